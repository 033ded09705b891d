//! What a debate's ballots say, and what of it may be shown.
//!
//! Tallies of fewer than k voices are shown to nobody: [`Shown`] is the only way from a [`Tally`] to words and numbers.

use crate::{
    ballot::{Rating, Tally},
    debate::Semantics,
    graph::{Graph, PlaceIx, Relation},
    score,
};
use std::cmp::Ordering;

/// Agreement from which on a place can be a point of consensus.
const CONSENSUS: f64 = 0.6;

/// Van der Eijk's agreement A (2001, Quality & Quantity 35) of a tally: 1 all in one category, 0 uniform, −1 split
/// between the two ends. None without ballots.
///
/// The tally is peeled into layers, each with the same height in every category that is not empty. A layer's weight is
/// its share of the ballots; its agreement is U · (1 − (S−1)/(K−1)) with S categories filled of K = 5, and U from the
/// triples of categories that are unimodal (TU) or not (TDU): U = ((K−2)·TU − (K−1)·TDU) / ((K−2)·(TU+TDU)).
pub fn agreement(tally: &Tally) -> Option<f64> {
    let n = f64::from(tally.n());
    let mut rest = tally.0;
    let mut agreement = 0.0;
    if tally.n() == 0 {
        return None;
    }
    while let Some(height) = rest.iter().copied().filter(|t| *t > 0).min() {
        let filled = rest.map(|t| t > 0);
        let count = filled.iter().filter(|f| **f).count() as f64;
        agreement += count * f64::from(height) / n * layer_agreement(filled);
        rest = rest.map(|t| t.saturating_sub(height));
    }
    Some(agreement)
}

fn layer_agreement(filled: [bool; 5]) -> f64 {
    const K: f64 = 5.0;
    let count = filled.iter().filter(|f| **f).count();
    if count == 1 {
        return 1.0;
    }
    let (mut unimodal, mut bimodal) = (0.0, 0.0);
    for i in 0..5 {
        for j in i + 1..5 {
            for k in j + 1..5 {
                match (filled[i], filled[j], filled[k]) {
                    (true, true, false) | (false, true, true) => unimodal += 1.0,
                    (true, false, true) => bimodal += 1.0,
                    _ => {}
                }
            }
        }
    }
    let total = unimodal + bimodal;
    let u = if total == 0.0 { 1.0 } else { ((K - 2.0) * unimodal - (K - 1.0) * bimodal) / ((K - 2.0) * total) };
    u * (1.0 - (count as f64 - 1.0) / (K - 1.0))
}

/// Polarisation P = (1 − A)/2, in [0, 1]. None without ballots.
pub fn polarisation(tally: &Tally) -> Option<f64> {
    agreement(tally).map(|a| (1.0 - a) / 2.0)
}

/// What of a tally may be shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// It rests on fewer than k voices: nothing, not even how many.
    Nothing,
    /// Between k and 2k voices: words only.
    Words(String),
    /// From 2k voices on.
    Exact {
        /// “mostly agree, 34 voices”
        words: String,
        /// The distribution.
        tally: Tally,
    },
}

impl Shown {
    /// What of this tally may be shown with this k. A thesis is agreed with; other places have an impact.
    pub fn of(tally: Tally, k: u32, thesis: bool) -> Self {
        let n = tally.n();
        if n < k {
            Self::Nothing
        } else if n < 2 * k {
            Self::Words(format!("{}, a few voices", words(&tally, thesis)))
        } else {
            Self::Exact { words: format!("{}, {n} voices", words(&tally, thesis)), tally }
        }
    }

    /// The words, if any may be shown.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Nothing => None,
            Self::Words(words) | Self::Exact { words, .. } => Some(words),
        }
    }

    /// The distribution, if it may be shown.
    pub fn tally(&self) -> Option<Tally> {
        match self {
            Self::Exact { tally, .. } => Some(*tally),
            _ => None,
        }
    }
}

/// A tally in words that never say “all” or “nobody”.
fn words(tally: &Tally, thesis: bool) -> &'static str {
    let mean = tally.mean().unwrap_or(2.0);
    let split = agreement(tally).is_some_and(|a| a < 0.0);
    let nearest = if mean < 0.8 {
        0
    } else if mean < 1.6 {
        1
    } else if mean <= 2.4 {
        2
    } else if mean <= 3.2 {
        3
    } else {
        4
    };
    match (thesis, split) {
        (true, true) => "split",
        (true, false) => ["mostly disagree", "rather disagree", "torn", "rather agree", "mostly agree"][nearest],
        (false, true) => "split on its impact",
        (false, false) => {
            ["hardly any impact", "weak impact", "some impact", "strong impact", "decisive impact"][nearest]
        }
    }
}

/// How the sides compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// How many for.
    pub pro: usize,
    /// How many against.
    pub con: usize,
}

/// All figures of a debate, computed once per release. Indices are places of the graph they were computed from.
#[derive(Debug, Clone, Default)]
pub struct Measures {
    /// Strength of each place, with w = ½ where fewer than k voices rated. Shown as bands only.
    pub strengths: Vec<f64>,
    /// Places with n ≥ k, the most contested (P·√n) first; only those that are split at all (P > ¼).
    pub contested: Vec<PlaceIx>,
    /// Places with n ≥ k, A ≥ 0.6 and a mean in the outer thirds, the most agreed first.
    pub consensus: Vec<PlaceIx>,
    /// Home places of claims without a reply of the opposite relation, nearest to the thesis first.
    pub unanswered: Vec<PlaceIx>,
    /// Places with fewer than k ratings, nearest to the thesis first.
    pub overlooked: Vec<PlaceIx>,
    /// First level: claims directly under a thesis.
    pub first_level: Balance,
    /// All claims by net stance towards the thesis: a con of a con speaks for.
    pub net: Balance,
    /// Ballots of the claims directly under a thesis, of places with n ≥ k only.
    pub first_level_ballots: Balance,
    /// Ballots of all claims by net stance, of places with n ≥ k only.
    pub net_ballots: Balance,
}

impl Measures {
    /// Computes all figures: O((V + E) log V). `tallies` is indexed by place.
    pub fn of(graph: &Graph, tallies: &[Tally], k: u32, semantics: Semantics) -> Self {
        let weight = |tally: &Tally| if tally.n() < k { 0.5 } else { score::base_weight(tally) };
        let weights: Vec<f64> = tallies.iter().map(weight).collect();
        let mut measures = Self { strengths: score::strengths(graph, &weights, semantics), ..Self::default() };
        let rated = || (0..tallies.len()).filter(|ix| tallies[*ix].n() >= k.max(1));
        let heat = |ix: PlaceIx| {
            let p = polarisation(&tallies[ix]).unwrap_or(0.0);
            (p, p * f64::from(tallies[ix].n()).sqrt())
        };
        measures.contested = descending(rated().filter(|ix| heat(*ix).0 > 0.25), |ix| heat(ix).1);
        let agreed = |ix: PlaceIx| agreement(&tallies[ix]).unwrap_or(-1.0);
        let outer = |ix: PlaceIx| tallies[ix].mean().is_some_and(|mean| !(4.0 / 3.0..=8.0 / 3.0).contains(&mean));
        measures.consensus = descending(rated().filter(|ix| agreed(*ix) >= CONSENSUS && outer(*ix)), agreed);

        let stances = stances(graph);
        for (ix, place) in graph.places().iter().enumerate() {
            let replies = graph.children(place.claim);
            if place.home && !replies.iter().any(|c| graph.places()[*c].relation() == Some(Relation::Con)) {
                measures.unanswered.push(ix);
            }
            if tallies[ix].n() < k {
                measures.overlooked.push(ix);
            }
            let Some((parent, relation)) = place.under else { continue };
            let ballots = if tallies[ix].n() < k { 0 } else { tallies[ix].n() as usize };
            if graph.standing(parent).iter().any(|p| graph.places()[*p].under.is_none()) {
                measures.first_level.count(relation, 1);
                measures.first_level_ballots.count(relation, ballots);
            }
            if let Some(stance) = stances[ix] {
                measures.net.count(stance, 1);
                measures.net_ballots.count(stance, ballots);
            }
        }
        let near = |ix: &PlaceIx| (graph.depth(graph.places()[*ix].claim), graph.places()[*ix].id);
        measures.unanswered.sort_by_key(near);
        measures.overlooked.sort_by_key(near);
        measures
    }
}

impl Balance {
    fn count(&mut self, relation: Relation, by: usize) {
        match relation {
            Relation::Pro => self.pro += by,
            Relation::Con => self.con += by,
        }
    }
}

/// The stance of each place towards its thesis along home places; none for a thesis.
pub fn stances(graph: &Graph) -> Vec<Option<Relation>> {
    let mut stances: Vec<Option<Relation>> = vec![None; graph.places().len()];
    for claim in graph.topological() {
        for ix in graph.standing(claim) {
            if let Some((parent, relation)) = graph.places()[*ix].under {
                let above = stances[graph.home(parent)];
                stances[*ix] = Some(above.map_or(relation, |above| above.then(relation)));
            }
        }
    }
    stances
}

fn descending(places: impl Iterator<Item = PlaceIx>, key: impl Fn(PlaceIx) -> f64) -> Vec<PlaceIx> {
    let mut places: Vec<_> = places.map(|ix| (key(ix), ix)).collect();
    places.sort_by(|(a, _), (b, _)| b.partial_cmp(a).unwrap_or(Ordering::Equal));
    places.into_iter().map(|(_, ix)| ix).collect()
}

/// 1 − Gini of contributions per voice, as a band, from how many voices made at least 1, 2, … contributions. Nothing
/// for fewer than 2k voices.
pub fn evenness(at_least: &[u32], k: u32) -> Option<&'static str> {
    let n = *at_least.first()?;
    if n == 0 || n < 2 * k {
        return None;
    }
    // Σ over pairs |x−y| from the survival counts: at each level, those above differ by one from those below.
    let total: f64 = at_least.iter().map(|s| f64::from(*s)).sum();
    let apart: f64 = at_least.iter().map(|s| f64::from(*s) * f64::from(n - s.min(&n))).sum();
    let gini = apart / (f64::from(n) * total);
    Some(match 1.0 - gini {
        e if e >= 0.7 => "even",
        e if e >= 0.45 => "somewhat uneven",
        _ => "a few voices dominate",
    })
}

/// How many voices took part, in words: nothing below k, exact from 2k on.
pub fn participation(voices: u32, k: u32) -> Option<String> {
    if voices < k {
        None
    } else if voices < 2 * k {
        Some(format!("between {k} and {} voices", 2 * k))
    } else {
        Some(format!("{voices} voices"))
    }
}

/// A rating's word and count, from the lowest to the highest.
pub fn bars(tally: Tally, thesis: bool) -> [(&'static str, u32); 5] {
    Rating::ALL.map(|rating| (rating.word(thesis), tally.0[usize::from(rating.get())]))
}
