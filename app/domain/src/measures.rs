//! What tallies and numbers of contributions say: formulas, and the kinds of their results.
//!
//! What of it may be shown, [`crate::figures`] decides: outside this crate no word for a tally is to be had but there.

use crate::{
    ballot::Tally,
    graph::{Graph, Relation},
};
use std::fmt;

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

/// Polarisation P = (1 − A)/2 of an agreement A: in [0, 1].
pub fn polarisation(agreement: f64) -> f64 {
    (1.0 - agreement) / 2.0
}

/// The nearest of five words to a mean: five equal parts of 0 to 4.
pub(crate) fn nearest(mean: f64) -> u8 {
    match mean {
        m if m < 0.8 => 0,
        m if m < 1.6 => 1,
        m if m <= 2.4 => 2,
        m if m <= 3.2 => 3,
        _ => 4,
    }
}

/// What a group thinks of a place, as it is told: one of five words, of which none says “all” or “nobody”, or that it is
/// split. A thesis is agreed with; other places have an impact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// Of a thesis: mostly disagree.
    MostlyDisagree,
    /// Rather disagree.
    RatherDisagree,
    /// Torn.
    Torn,
    /// Rather agree.
    RatherAgree,
    /// Mostly agree.
    MostlyAgree,
    /// Ratings of a thesis are against each other.
    Split,
    /// Of any other place: hardly any impact.
    HardlyAny,
    /// Weak impact.
    Weak,
    /// Some impact.
    Some,
    /// Strong impact.
    Strong,
    /// Decisive impact.
    Decisive,
    /// Ratings of its impact are against each other.
    SplitImpact,
}

impl Word {
    /// All of them, of a thesis first.
    pub const ALL: [Self; 12] = [
        Self::MostlyDisagree,
        Self::RatherDisagree,
        Self::Torn,
        Self::RatherAgree,
        Self::MostlyAgree,
        Self::Split,
        Self::HardlyAny,
        Self::Weak,
        Self::Some,
        Self::Strong,
        Self::Decisive,
        Self::SplitImpact,
    ];

    /// The word for the nearest of the five ratings.
    pub(crate) fn near(nearest: u8, thesis: bool) -> Self {
        let first = if thesis { 0 } else { 6 };
        Self::ALL[first + usize::from(nearest.min(4))]
    }

    /// The word where ratings are against each other.
    pub(crate) fn split(thesis: bool) -> Self {
        if thesis { Self::Split } else { Self::SplitImpact }
    }

    /// In English, as it is stored and stands in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::MostlyDisagree => "mostly disagree",
            Self::RatherDisagree => "rather disagree",
            Self::Torn => "torn",
            Self::RatherAgree => "rather agree",
            Self::MostlyAgree => "mostly agree",
            Self::Split => "split",
            Self::HardlyAny => "hardly any impact",
            Self::Weak => "weak impact",
            Self::Some => "some impact",
            Self::Strong => "strong impact",
            Self::Decisive => "decisive impact",
            Self::SplitImpact => "split on its impact",
        }
    }

    /// The word that was stored so.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.word() == word)
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// How evenly voices contributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evenness {
    /// 1 − Gini of 0.7 and more.
    Even,
    /// Of 0.45 and more.
    SomewhatUneven,
    /// Of less.
    FewDominate,
}

impl fmt::Display for Evenness {
    /// In English, for files and programs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Even => "even",
            Self::SomewhatUneven => "somewhat uneven",
            Self::FewDominate => "a few voices dominate",
        })
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

impl Balance {
    pub(crate) fn count(&mut self, relation: Relation, by: usize) {
        match relation {
            Relation::Pro => self.pro += by,
            Relation::Con => self.con += by,
        }
    }
}

/// The stance of each place towards its thesis along home places; none for a thesis.
pub(crate) fn stances(graph: &Graph) -> Vec<Option<Relation>> {
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

/// 1 − Gini of contributions per voice, as a band, from how many voices made at least 1, 2, … contributions. Nothing
/// for fewer than 2k voices.
pub(crate) fn evenness(at_least: &[u32], k: u32) -> Option<Evenness> {
    let n = *at_least.first()?;
    if n == 0 || n < k.saturating_mul(2) {
        return None;
    }
    // Σ over pairs |x−y| from the survival counts: at each level, those above differ by one from those below.
    let total: f64 = at_least.iter().map(|s| f64::from(*s)).sum();
    let apart: f64 = at_least.iter().map(|s| f64::from(*s) * f64::from(n - s.min(&n))).sum();
    let gini = apart / (f64::from(n) * total);
    Some(match 1.0 - gini {
        e if e >= 0.7 => Evenness::Even,
        e if e >= 0.45 => Evenness::SomewhatUneven,
        _ => Evenness::FewDominate,
    })
}
