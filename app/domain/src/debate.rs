//! A debate: what it is about, the step it is in, how it is set up.

use crate::{
    ballot::Tally,
    claim::{Claim, Origin, State},
    comment::Comment,
    graph::{ClaimIx, Graph, GraphError, NewPlace, PlaceIx},
    ids::{ClaimId, PlaceId, RandomSource},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::debate::UnknownWord;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|v| v.word() == s).ok_or_else(|| $crate::debate::UnknownWord {
                    word: s.chars().take(40).collect(),
                    known: concat!($($word, " "),+),
                })
            }
        }
    };
}
pub(crate) use words;

/// A word that none of the known ones is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{word}” is none of: {}", known.trim_end())]
pub struct UnknownWord {
    pub(crate) word: String,
    pub(crate) known: &'static str,
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
    /// Comments by claim, oldest first; those of a day in the order of their random ids.
    pub comments: BTreeMap<ClaimId, Vec<Comment>>,
    /// Quirks of the file it came from, which an export in the same format gives back.
    pub layout: Layout,
}

impl Document {
    /// The same claims, or the theses alone, for another debate to begin with: prepared, under other ids, without tallies and comments.
    /// What was withdrawn stays behind where nothing answers it.
    ///
    /// # Errors
    /// [`GraphError`], which a graph that was built never gives.
    pub fn seed(&self, theses_only: bool, random: &mut impl RandomSource) -> Result<Self, GraphError> {
        let old = &self.graph;
        let ids: Vec<ClaimId> = old.claims().iter().map(|_| ClaimId::new(random)).collect();
        let is_thesis = |ix: ClaimIx| old.standing(ix).iter().any(|place| old.places()[*place].parent().is_none());
        let mut comes = vec![false; ids.len()];
        // Replies first: what was withdrawn comes along where a reply does.
        for ix in old.topological().rev() {
            let answered = || old.children(ix).iter().any(|reply| comes[old.places()[*reply].claim]);
            let standing = old.claims()[ix].state == State::Standing;
            comes[ix] = is_thesis(ix) || (!theses_only && (standing || answered()));
        }
        let claims = (0..ids.len()).filter(|ix| comes[*ix]);
        let claims: Vec<Claim> =
            claims.map(|ix| Claim { id: ids[ix], origin: Origin::Prepared, ..old.claims()[ix].clone() }).collect();
        let mut places = Vec::with_capacity(claims.len());
        for place in old.places() {
            let under = match place.under {
                Some((parent, relation)) if comes[parent] && comes[place.claim] && !theses_only => {
                    Some((ids[parent], relation))
                }
                None => None,
                Some(_) => continue,
            };
            let home = place.home || theses_only;
            places.push(NewPlace {
                id: PlaceId::new(random),
                claim: ids[place.claim],
                under,
                home,
                order: place.order,
            });
        }
        Ok(Self {
            graph: Graph::build(claims, places)?,
            imported_tallies: BTreeMap::new(),
            comments: Default::default(),
            layout: Layout::default(),
            ..self.clone()
        })
    }
}

impl Document {
    /// A branch as a debate of its own to begin with: the claim of a place as its thesis, and what stands below it, prepared,
    /// under other ids, without tallies.
    ///
    /// # Errors
    /// [`GraphError`], which a graph that was built never gives.
    pub fn branch(&self, place: PlaceIx, random: &mut impl RandomSource) -> Result<Self, GraphError> {
        let old = &self.graph;
        let top = old.places()[place].claim;
        let mut ids: BTreeMap<ClaimIx, ClaimId> = BTreeMap::from([(top, ClaimId::new(random))]);
        let mut queue = vec![top];
        while let Some(claim) = queue.pop() {
            for reply in old.children(claim).iter().map(|place| old.places()[*place].claim) {
                ids.entry(reply).or_insert_with(|| {
                    queue.push(reply);
                    ClaimId::new(random)
                });
            }
        }
        let claims: Vec<Claim> = ids
            .iter()
            .map(|(ix, id)| Claim { id: *id, origin: Origin::Prepared, ..old.claims()[*ix].clone() })
            .collect();
        let thesis =
            NewPlace { id: PlaceId::new(random), claim: ids[&top], under: None, home: true, order: Some(0) };
        let mut places = vec![thesis];
        let mut homes: BTreeSet<ClaimIx> = BTreeSet::from([top]);
        let inside = old.places().iter().filter_map(|place| Some((place, ids.get(&place.parent()?)?)));
        let mut inside: Vec<_> = inside.filter(|(place, _)| place.claim != top).collect();
        // Where a claim is at home stays, if that is inside.
        inside.sort_by_key(|(place, _)| !place.home);
        for (place, parent) in inside {
            places.push(NewPlace {
                id: PlaceId::new(random),
                claim: ids[&place.claim],
                under: place.relation().map(|relation| (*parent, relation)),
                home: homes.insert(place.claim),
                order: place.order,
            });
        }
        Ok(Self {
            title: old.claims()[top].text.to_string(),
            question: None,
            background: String::new(),
            graph: Graph::build(claims, places)?,
            imported_tallies: BTreeMap::new(),
            comments: BTreeMap::new(),
            layout: Layout::default(),
        })
    }
}

/// Quirks of a file that its text does not show, kept so that its export equals it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default)]
pub struct Layout {
    /// Kialo B: how many empty lines follow the line `Sources:`.
    pub lines_before_sources: u8,
}
