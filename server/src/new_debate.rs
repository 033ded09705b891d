//! A debate from nothing or from a file, with the settings that a debate begins with.

use crate::{
    store::{Debate, Meeting, Plan},
    text,
};
use domain::{
    claim::{Claim, ClaimText, Origin, TextError},
    debate::{BACKGROUND_LIMIT, Document, Layout, RatingsShown, ReleaseRhythm, Semantics, Step, TITLE_LIMIT},
    graph::{Graph, GraphError, NewPlace},
    ids::{ClaimId, DebateId, PlaceId, RandomSource},
};
use std::fmt;

/// The smallest group about which anything is shown.
pub const K: u32 = 5;
/// The most theses that a form may name.
pub const THESES_LIMIT: usize = 50;

/// What a facilitator types to start a debate.
#[derive(Debug, Clone, Copy)]
pub struct NewDebate<'a> {
    /// The thesis, or the question where there are several theses.
    pub title: &'a str,
    /// The theses; empty: the title is the thesis.
    pub theses: &'a [&'a str],
    /// What one should know first; may be empty.
    pub background: &'a str,
}

/// What of a new debate has a limit of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// What one should know first.
    Background,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Title => "title",
            Self::Background => "background",
        })
    }
}

/// Why a debate can't be started so.
#[derive(Debug, thiserror::Error)]
pub enum NewDebateError {
    /// The title is missing.
    #[error("Write the thesis or the question: it is what everybody will read first.")]
    NoTitle,
    /// Something is too long.
    #[error("The {what} has {length} characters; at most {limit} fit.")]
    TooLong {
        /// What.
        what: Part,
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        limit: usize,
    },
    /// Too many theses.
    #[error("That are {0} theses; at most {THESES_LIMIT} fit.")]
    TooMany(usize),
    /// A thesis is no claim.
    #[error("The thesis “{thesis}…” does not fit: {error}.")]
    Thesis {
        /// Its beginning.
        thesis: String,
        /// What is wrong with it.
        error: TextError,
    },
    /// The graph refuses it.
    #[error(transparent)]
    Graph(#[from] GraphError),
}

impl NewDebate<'_> {
    /// The debate's graph: its theses.
    ///
    /// # Errors
    /// [`NewDebateError`], in the facilitator's words.
    pub fn document(&self, random: &mut impl RandomSource) -> Result<Document, NewDebateError> {
        let title = text::line(self.title);
        if title.is_empty() {
            return Err(NewDebateError::NoTitle);
        }
        for (what, text, limit) in
            [(Part::Title, title.as_str(), TITLE_LIMIT), (Part::Background, self.background, BACKGROUND_LIMIT)]
        {
            let length = text.chars().count();
            if length > limit {
                return Err(NewDebateError::TooLong { what, length, limit });
            }
        }
        if self.theses.len() > THESES_LIMIT {
            return Err(NewDebateError::TooMany(self.theses.len()));
        }
        let (mut claims, mut places) = (Vec::new(), Vec::new());
        let own = [title.as_str()];
        let theses = if self.theses.is_empty() { &own[..] } else { self.theses };
        for (order, thesis) in (0..).zip(theses) {
            let text = ClaimText::contributed(thesis)
                .map_err(|error| NewDebateError::Thesis { thesis: thesis.chars().take(40).collect(), error })?;
            let claim = Claim::new(ClaimId::new(random), text, Origin::Prepared);
            places.push(NewPlace {
                id: PlaceId::new(random),
                claim: claim.id,
                under: None,
                home: true,
                order: Some(order),
            });
            claims.push(claim);
        }
        Ok(Document {
            question: (!self.theses.is_empty()).then(|| title.clone()),
            title,
            background: text::lines(self.background),
            graph: Graph::build(claims, places)?,
            imported_tallies: Default::default(),
            comments: Default::default(),
            layout: Layout::default(),
        })
    }
}

/// The settings that a debate begins with.
pub fn settings(id: DebateId, document: &Document) -> Debate {
    Debate {
        id,
        space: None,
        title: document.title.clone(),
        question: document.question.clone(),
        background: document.background.clone(),
        step: Step::Contribute,
        rhythm: ReleaseRhythm::Hourly,
        ratings: RatingsShown::Reflect,
        claims_per_day: None,
        claims_until: None,
        ratings_until: None,
        semantics: Semantics::QuadraticEnergy,
        review: false,
        k: K,
        readable: false,
        invited: false,
        plan: Plan::default(),
        meeting: Meeting::default(),
        language: String::new(),
        contact: String::new(),
        names: String::new(),
        layout: document.layout.clone(),
    }
}
