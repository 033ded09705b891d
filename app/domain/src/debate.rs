//! A debate: what it is about, the step it is in, how it is set up.

use crate::{ballot::Tally, graph::Graph, ids::PlaceId};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// The most characters of a debate's title.
pub const TITLE_LIMIT: usize = 500;
/// The most characters of a debate's background text.
pub const BACKGROUND_LIMIT: usize = 10_000;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
            /// The word that is stored, sent and typed.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(s: &str) -> Result<Self, UnknownWord> {
                Self::ALL.iter().copied().find(|v| v.word() == s).ok_or_else(|| UnknownWord {
                    word: s.chars().take(40).collect(),
                    known: concat!($($word, " "),+),
                })
            }
        }
    };
}

/// A word that none of the known ones is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{word}” is none of: {}", known.trim_end())]
pub struct UnknownWord {
    word: String,
    known: &'static str,
}

impl UnknownWord {
    /// The word, cut.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// The known ones, with blanks between.
    pub fn known(&self) -> &'static str {
        self.known.trim_end()
    }
}

words!(
    /// The cycle of a debate.
    Step {
        /// Only facilitators see it; theses and seeds are prepared.
        Draft = "draft",
        /// Claims and ratings come in, whenever it suits each.
        Contribute = "contribute",
        /// Claims and ballots are frozen, all results are shown; the meeting runs.
        Reflect = "reflect",
        /// Outcomes are recorded.
        Decide = "decide",
        /// What could link a person to a contribution is destroyed.
        Sealed = "sealed",
    }
);

impl Step {
    /// Whether exact tallies are shown (to everybody, from k on): when reflect begins, ballots freeze.
    pub fn shows_results(self) -> bool {
        self >= Self::Reflect
    }
}

words!(
    /// How often pending contributions become visible.
    ReleaseRhythm {
        /// At once (at most once a second): gives times away.
        Now = "now",
        /// At a random minute of each hour.
        Hourly = "hourly",
        /// At a random minute of each day.
        Daily = "daily",
    }
);

words!(
    /// When others' ratings are shown, beside the exact tallies at reflect.
    RatingsShown {
        /// Not before reflect.
        Reflect = "reflect",
        /// Earlier to those who have rated the place, as one of five bands.
        Rated = "rated",
    }
);

words!(
    /// Which semantics computes the strength of claims (measures.md in docs).
    Semantics {
        /// Potyka 2018.
        QuadraticEnergy = "quadratic-energy",
        /// Rago et al. 2016.
        DfQuad = "df-quad",
    }
);

/// A debate as formats carry it: the graph with its title and what else may be released.
#[derive(Debug, Clone)]
pub struct Document {
    /// The title.
    pub title: String,
    /// The question, where the debate has several theses. `None`: the single thesis is the question.
    pub question: Option<String>,
    /// What one should know before arguing; may be empty.
    pub background: String,
    /// Claims and places.
    pub graph: Graph,
    /// Tallies that came with an import, by place. Never added to our own ballots.
    pub imported_tallies: BTreeMap<PlaceId, Tally>,
    /// Quirks of the file it came from, which an export in the same format gives back.
    pub layout: Layout,
}

/// Quirks of a file that its text does not show, kept so that its export equals it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default)]
pub struct Layout {
    /// Kialo B: how many empty lines follow the line `Sources:`.
    pub lines_before_sources: u8,
}
