//! Strength: what a claim is worth given ratings and replies.
//!
//! Both semantics take each claim once, children first: O(V + E), without recursion.

use crate::{
    ballot::Tally,
    debate::Semantics,
    graph::{Graph, Relation},
};
use std::fmt;

/// Ballots that every place is given beforehand, at the middle: few ratings move a weight only a little.
const PRIOR: f64 = 4.0;

/// The base weight of a place, w = (Σ i·tᵢ + 2m) / (4(n + m)) with m = 4: in [0, 1], ½ without ballots.
pub fn base_weight(tally: &Tally) -> f64 {
    shrunk(f64::from(tally.n()), f64::from(tally.sum()))
}

/// The base weight of n ballots with this sum.
pub(crate) fn shrunk(n: f64, sum: f64) -> f64 {
    (sum + 2.0 * PRIOR) / (4.0 * (n + PRIOR))
}

/// The strength σ of each place, in [0, 1], from the base weight of each.
///
/// *Quadratic energy* (Potyka 2018, arXiv 1809.07133; Mossakowski & Neuhaus, arXiv 1807.06685): for a claim,
/// E = Σ σ of its pro places − Σ σ of its con places, h = E²/(1+E²); σ = w + h(1−w) if E > 0, else w − h·w.
/// *DF-QuAD* (Rago et al. 2016): E = Π over cons (1−s) − Π over pros (1−s); σ = w + E(1−w) if E ≥ 0, else w + E·w.
///
/// `weights` and the result are indexed by place.
pub fn strengths(graph: &Graph, weights: &[f64], semantics: Semantics) -> Vec<f64> {
    let mut strengths = weights.to_vec();
    for claim in graph.topological().rev() {
        let children = graph.children(claim).iter().map(|ix| (graph.places()[*ix].relation(), strengths[*ix]));
        let (energy, share) = match semantics {
            Semantics::QuadraticEnergy => {
                let energy: f64 = children.map(|(r, s)| if r == Some(Relation::Con) { -s } else { s }).sum();
                (energy, energy * energy / (1.0 + energy * energy))
            }
            Semantics::DfQuad => {
                let (pros, cons) = children.fold((1.0, 1.0), |(pros, cons), (relation, s)| match relation {
                    Some(Relation::Con) => (pros, cons * (1.0 - s)),
                    _ => (pros * (1.0 - s), cons),
                });
                let energy: f64 = cons - pros;
                (energy, energy.abs())
            }
        };
        for place in graph.standing(claim) {
            let w = weights[*place];
            strengths[*place] = if energy > 0.0 { w + share * (1.0 - w) } else { w - share * w };
        }
    }
    strengths
}

/// A strength as it is told: one of five equal bands, since decimals would tell single ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Below 0.2.
    VeryWeak,
    /// Below 0.4.
    Weak,
    /// Below 0.6.
    Undecided,
    /// Below 0.8.
    Strong,
    /// From there on.
    VeryStrong,
}

impl Strength {
    pub(crate) fn of(strength: f64) -> Self {
        match strength {
            s if s < 0.2 => Self::VeryWeak,
            s if s < 0.4 => Self::Weak,
            s if s < 0.6 => Self::Undecided,
            s if s < 0.8 => Self::Strong,
            _ => Self::VeryStrong,
        }
    }
}

impl fmt::Display for Strength {
    /// In English, for files and programs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::VeryWeak => "very weak",
            Self::Weak => "weak",
            Self::Undecided => "undecided",
            Self::Strong => "strong",
            Self::VeryStrong => "very strong",
        })
    }
}
