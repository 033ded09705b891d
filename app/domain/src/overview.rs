//! The overview: where a debate stands, for those who did not take part in it. Data alone, like the brief: the page, the
//! files and the API take it from here, so that all say the same.
//!
//! Of ballots it holds what [`Figures`] tells, and of claims only what its reader may read.

use crate::{
    brief::{Entry, Making, Standing},
    debate::Document,
    figures::{Evenness, Figures, Kind, Voices},
    measures::Balance,
    topology::{self, Sides},
};

/// What a reader of an overview may see in it, besides what everybody may who opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sight {
    /// Claims: without them there is only what is asked, and how many they are.
    pub claims: bool,
    /// How many took part.
    pub participation: bool,
}

/// Where a debate stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Whether results are shown.
    pub results: bool,
    /// The smallest group of which anything is told.
    pub k: u32,
    /// How many claims there are, theses included.
    pub claims: usize,
    /// How many stand on each side, and how deep.
    pub sides: Sides,
    /// Per thesis.
    pub standings: Vec<Standing>,
    /// The most contested claims.
    pub contested: Vec<Entry>,
    /// Points of consensus.
    pub consensus: Vec<Entry>,
    /// Claims without a con, the first of them; and how many there are.
    pub unanswered: (Vec<Entry>, usize),
    /// Claims that too few have rated, likewise.
    pub overlooked: (Vec<Entry>, usize),
    /// Claims directly under a thesis.
    pub first_level: Balance,
    /// All claims by net stance.
    pub net: Balance,
    /// Ratings of the claims directly under a thesis, as far as their tallies are shown.
    pub first_level_ballots: Option<Balance>,
    /// Ratings of all claims by net stance, likewise.
    pub net_ballots: Option<Balance>,
    /// How many rated, where that may be said.
    pub rated: Option<Voices>,
    /// How many added claims, likewise.
    pub contributed: Option<Voices>,
    /// How evenly voices rated, likewise.
    pub evenness: Option<Evenness>,
}

impl Overview {
    /// The overview of a debate for a reader: O(V + E).
    pub fn of(document: &Document, figures: &Figures, sight: Sight) -> Self {
        let graph = &document.graph;
        let making = Making::new(document, figures);
        let listed = |places: &[usize]| match sight.claims {
            true => (making.entries(places), places.len()),
            false => (Vec::new(), 0),
        };
        let took_part = |kind| figures.participation(kind).filter(|_| sight.participation);
        Self {
            results: figures.results(),
            k: figures.k(),
            claims: graph.claims().len(),
            sides: topology::sides(graph),
            standings: graph.theses().iter().map(|ix| making.standing(*ix)).collect(),
            contested: if sight.claims { making.claims(figures.contested()) } else { Vec::new() },
            consensus: if sight.claims { making.claims(figures.consensus()) } else { Vec::new() },
            unanswered: listed(figures.unanswered()),
            overlooked: listed(figures.overlooked()),
            first_level: figures.first_level(),
            net: figures.net(),
            first_level_ballots: figures.first_level_ballots(),
            net_ballots: figures.net_ballots(),
            rated: took_part(Kind::Ratings),
            contributed: took_part(Kind::Claims),
            evenness: figures.evenness(Kind::Ratings).filter(|_| sight.participation),
        }
    }
}
