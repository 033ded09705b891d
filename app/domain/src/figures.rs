//! What anybody may learn of a debate's ballots: rule 8 of the promise (docs/anonymity.md, “What is shown”).
//!
//! A release counts ballots and slots into [`Counted`]; [`Figures`] are made of it once and hold only what may be told.
//! Pages, API, brief, exports and queue all read them, and a raw tally is not to be had from them.
//!
//! Two rules keep the whole provable. *What is said of a place* is nothing, one word or the exact tally, by the number
//! of its voices alone. *Everything else* (strength, contested, consensus, order, sums) is computed from what is said,
//! never from the ballots: nothing that is derived can tell more than what stands beside it, however it is combined.

use crate::{
    ballot::{Rating, Tally},
    debate::{Semantics, Step},
    formats::json::Tallies,
    graph::{Graph, PlaceIx, Relation},
    measures::{self, Balance},
    score,
    topology::Colouring,
};
use std::{cmp::Ordering, collections::HashMap, fmt, hash::Hash};

pub use crate::{
    measures::{Evenness, Word},
    score::Strength,
};

/// Agreement from which on a place can be a point of consensus.
const CONSENSUS: f64 = 0.6;
/// Polarisation beyond which a place can be contested.
const CONTESTED: f64 = 0.25;

/// What a release has counted. It goes into [`Figures::of`] and nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// Claims and places.
    pub graph: &'a Graph,
    /// Our own ballots, by place. Tallies that came with an import are no part of this: they are public, stand apart
    /// and count for nothing.
    pub tallies: &'a [Tally],
    /// Where a debate shows bands early: the ballots as they were when each place's band was last made (see
    /// [`rebanded`]), by place; empty tallies where there is none.
    pub banded: Option<&'a [Tally]>,
    /// How many voices made at least 1, 2, … contributions, by [`Kind`].
    pub at_least: [&'a [u32]; 2],
    /// The smallest group about which anything is told.
    pub k: u32,
    /// The step that the debate is in.
    pub step: Step,
    /// How strength is computed.
    pub semantics: Semantics,
}

/// Which contributions are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Claims.
    Claims,
    /// Ratings.
    Ratings,
}

/// What is said of a place's ballots. Nothing else of them survives in [`Figures`].
#[derive(Debug, Clone, Copy, PartialEq)]
enum Said {
    Nothing,
    /// Nearest to one of the five words.
    Near(u8),
    /// Against each other.
    Split,
    Exact(Tally),
}

impl Said {
    fn of(tally: Tally, k: u32) -> Self {
        let n = tally.n();
        if n < k {
            Self::Nothing
        } else if n < k.saturating_mul(2) {
            Self::word(&tally)
        } else {
            Self::Exact(tally)
        }
    }

    fn word(tally: &Tally) -> Self {
        if measures::agreement(tally).is_some_and(|a| a < 0.0) {
            return Self::Split;
        }
        Self::Near(measures::nearest(tally.mean().unwrap_or(2.0)))
    }

    /// What derived figures take this for: n, mean and agreement. A word stands for the middle of what it covers, for
    /// as few voices and as little as it can mean, since anything closer would tell more than the word.
    fn meaning(self, k: u32) -> Option<Meaning> {
        let few = f64::from(k);
        match self {
            Self::Nothing => None,
            Self::Near(near) => Some(Meaning {
                n: few,
                mean: 0.4 + 0.8 * f64::from(near),
                agreement: if matches!(near, 0 | 4) { CONSENSUS } else { 1.0 - 2.0 * CONTESTED },
            }),
            Self::Split => Some(Meaning { n: few, mean: 2.0, agreement: 0.0 }),
            Self::Exact(tally) => Some(Meaning {
                n: f64::from(tally.n()),
                mean: tally.mean()?,
                agreement: measures::agreement(&tally)?,
            }),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Meaning {
    n: f64,
    mean: f64,
    agreement: f64,
}

/// What may be shown of a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// It rests on fewer than k voices, or it is too early: nothing, not even how many.
    Nothing,
    /// Between k and 2k voices: a word only.
    Words(Word),
    /// From 2k voices on.
    Exact {
        /// The word.
        word: Word,
        /// Whether it is a thesis, which is agreed with.
        thesis: bool,
        /// How many gave each rating, from the lowest to the highest.
        tally: Tally,
    },
}

impl Shown {
    /// The words in English, for files and programs: “mostly agree, 34 voices”. Nothing if none may be shown.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Words(word) => Some(format!("{word}, a few voices")),
            Self::Exact { word, tally, .. } => Some(format!("{word}, {} voices", tally.n())),
        }
    }

    /// Each rating's word in English and count, if they may be shown.
    pub fn bars(&self) -> Option<[(&'static str, u32); 5]> {
        match self {
            Self::Exact { thesis, tally, .. } => {
                Some(Rating::ALL.map(|rating| (rating.word(*thesis), tally.0[usize::from(rating.get())])))
            }
            _ => None,
        }
    }
}

/// How divided a group is on a place, as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// Polarisation of at most a quarter: most are near each other.
    United,
    /// More than that.
    Mixed,
    /// Ratings are against each other.
    Split,
}

impl fmt::Display for Division {
    /// In English, for files and programs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::United => "mostly of one mind",
            Self::Mixed => "of several minds",
            Self::Split => "split",
        })
    }
}

/// How much attention a place has had, as it is told from reflect on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// Fewer than 2k voices.
    Some,
    /// Fewer than 4k.
    More,
    /// 4k and more.
    Much,
}

/// How many voices contributed, as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voices {
    /// At least so many.
    AtLeast(u32),
    /// Between so many.
    Between(u32, u32),
    /// Exactly so many.
    Exactly(u32),
}

impl fmt::Display for Voices {
    /// In English, for files and programs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(n) => write!(f, "at least {n} voices"),
            Self::Between(from, to) => write!(f, "between {from} and {to} voices"),
            Self::Exactly(n) => write!(f, "{n} voices"),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Place {
    thesis: bool,
    said: Said,
    band: Option<u8>,
    attention: u8,
    strength: f64,
}

/// Everything that anybody may learn of a debate's ballots, as of one release. Places are those of the graph that it
/// was made from.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    k: u32,
    results: bool,
    places: Vec<Place>,
    participation: [Option<Voices>; 2],
    evenness: [Option<Evenness>; 2],
    contested: Vec<PlaceIx>,
    consensus: Vec<PlaceIx>,
    unanswered: Vec<PlaceIx>,
    overlooked: Vec<PlaceIx>,
    first_level: Balance,
    net: Balance,
    first_level_ballots: Balance,
    net_ballots: Balance,
}

impl Figures {
    /// Computes all figures: O((V + E) log V).
    pub fn of(counted: &Counted<'_>) -> Self {
        let Counted { graph, k, .. } = *counted;
        let k = k.max(1);
        let results = counted.step.shows_results();
        let place = |ix: PlaceIx| place(counted, k, results, ix);
        let mut figures = Self {
            k,
            results,
            places: (0..graph.places().len()).map(place).collect(),
            participation: counted.at_least.map(|list| participation(list, k, results)),
            evenness: counted.at_least.map(|list| measures::evenness(list, k).filter(|_| results)),
            ..Self::default()
        };
        figures.rank_claims(graph);
        if results {
            figures.rank_results(graph, counted.semantics);
        }
        figures
    }

    /// What follows from the claims alone.
    fn rank_claims(&mut self, graph: &Graph) {
        for (claim, _) in graph.claims().iter().enumerate() {
            let replies = graph.children(claim);
            if !replies.iter().any(|c| graph.places()[*c].relation() == Some(Relation::Con)) {
                self.unanswered.push(graph.home(claim));
            }
        }
        self.unanswered.sort_by_key(|ix| near_the_thesis(graph, *ix));
        for (ix, first, stance) in sides(graph) {
            let relation = graph.places()[ix].relation();
            if let Some(relation) = relation.filter(|_| first) {
                self.first_level.count(relation, 1);
            }
            self.net.count(stance, 1);
        }
    }

    /// What follows from what is said of the places.
    fn rank_results(&mut self, graph: &Graph, semantics: Semantics) {
        let meant: Vec<Option<Meaning>> = self.places.iter().map(|place| place.said.meaning(self.k)).collect();
        let weights: Vec<f64> = meant.iter().map(|m| m.map_or(0.5, |m| score::shrunk(m.n, m.n * m.mean))).collect();
        for (place, strength) in self.places.iter_mut().zip(score::strengths(graph, &weights, semantics)) {
            place.strength = strength;
        }
        let heat = |m: &Meaning| Some(measures::polarisation(m.agreement)).filter(|p| *p > CONTESTED);
        self.contested = descending(graph, &meant, |m| Some(heat(m)? * m.n.sqrt()));
        let outer = |m: &Meaning| !(4.0 / 3.0..=8.0 / 3.0).contains(&m.mean);
        self.consensus = descending(graph, &meant, |m| Some(m.agreement).filter(|a| *a >= CONSENSUS && outer(m)));
        self.overlooked = (0..meant.len()).filter(|ix| meant[*ix].is_none()).collect();
        self.overlooked.sort_by_key(|ix| near_the_thesis(graph, *ix));
        for (ix, first, stance) in sides(graph) {
            let Said::Exact(tally) = self.places[ix].said else { continue };
            let n = tally.n() as usize;
            if let Some(relation) = graph.places()[ix].relation().filter(|_| first) {
                self.first_level_ballots.count(relation, n);
            }
            self.net_ballots.count(stance, n);
        }
    }

    /// The smallest group about which anything is told.
    pub fn k(&self) -> u32 {
        self.k
    }

    /// Whether results are shown.
    pub fn results(&self) -> bool {
        self.results
    }

    /// What may be shown of a place: nothing before reflect.
    pub fn shown(&self, ix: PlaceIx) -> Shown {
        let Place { thesis, said, .. } = self.places[ix];
        match said {
            Said::Nothing => Shown::Nothing,
            Said::Exact(tally) => Shown::Exact { word: word(Said::word(&tally), thesis), thesis, tally },
            few => Shown::Words(word(few, thesis)),
        }
    }

    /// Before reflect, where the debate is set up so: one of five words for those who have rated the place. The caller
    /// shows it to nobody else.
    pub fn band(&self, ix: PlaceIx) -> Option<Word> {
        let place = self.places[ix];
        place.band.map(|near| Word::near(near, place.thesis))
    }

    /// The strength of a place of which something is said: beside one that few have rated it would look like their word,
    /// though only its replies speak.
    pub fn strength(&self, ix: PlaceIx) -> Option<Strength> {
        let place = self.places[ix];
        (place.said != Said::Nothing).then(|| Strength::of(place.strength))
    }

    /// The strongest of some places, before reflect none: an order by strength would tell it.
    pub fn strongest(&self, graph: &Graph, places: impl Iterator<Item = PlaceIx>) -> Option<PlaceIx> {
        let key = |ix: PlaceIx| (self.places[ix].strength, graph.places()[ix].id);
        let stronger = |a: &PlaceIx, b: &PlaceIx| {
            let ((a, a_id), (b, b_id)) = (key(*a), key(*b));
            a.total_cmp(&b).then(b_id.cmp(&a_id))
        };
        places.filter(|_| self.results).max_by(stronger)
    }

    /// How divided the group is on a place, from what is said of it: between k and 2k voices only where the word itself says so.
    pub fn division(&self, ix: PlaceIx) -> Option<Division> {
        let said = self.places[ix].said;
        let polarisation = measures::polarisation(said.meaning(self.k)?.agreement);
        match said {
            Said::Nothing => None,
            Said::Split => Some(Division::Split),
            // At an end of the scale most are near each other; elsewhere a mean may come of anything.
            Said::Near(near) => matches!(near, 0 | 4).then_some(Division::United),
            Said::Exact(tally) if Said::word(&tally) == Said::Split => Some(Division::Split),
            Said::Exact(_) if polarisation > CONTESTED => Some(Division::Mixed),
            Said::Exact(_) => Some(Division::United),
        }
    }

    /// How much attention a place has had, from reflect on and from k voices on.
    pub fn heard(&self, ix: PlaceIx) -> Option<Attention> {
        match self.places[ix].said {
            Said::Nothing => None,
            Said::Near(_) | Said::Split => Some(Attention::Some),
            Said::Exact(tally) if tally.n() < self.k.saturating_mul(4) => Some(Attention::More),
            Said::Exact(_) => Some(Attention::Much),
        }
    }

    /// The band of each place in a picture that is coloured so; none where nothing may be told, and before reflect nowhere.
    pub fn bands(&self, colouring: Colouring) -> Vec<Option<u8>> {
        let band = |ix: PlaceIx| match colouring {
            Colouring::Relation | Colouring::Stance => None,
            Colouring::Strength => self.strength(ix).map(|strength| strength as u8),
            Colouring::Polarisation => self.division(ix).map(|division| division as u8),
            Colouring::Attention => self.heard(ix).map(|attention| attention as u8),
        };
        (0..self.places.len()).map(band).collect()
    }

    /// By what siblings are ordered, the greatest first: impact as it is shown. All places of which nothing is said are
    /// equal and come last; order equals by a shuffle.
    pub fn rank(&self, ix: PlaceIx) -> u32 {
        // At most 4000.
        self.places[ix].said.meaning(self.k).map_or(0, |m| 1 + (m.mean * 1000.0) as u32)
    }

    /// How much attention a place has had, for the guided queue alone, which lifts the least first: 0 near a thesis
    /// and fewer than k ratings, 1 elsewhere and fewer than k, 2 fewer than 2k, 3 fewer than 4k, 4 more.
    pub fn attention(&self, ix: PlaceIx) -> u8 {
        self.places[ix].attention
    }

    /// How many voices contributed; nothing below k. Before reflect in steps of k, so that no change of it rests on fewer;
    /// then a range below 2k, and exact from there on.
    pub fn participation(&self, kind: Kind) -> Option<Voices> {
        self.participation[kind as usize]
    }

    /// How evenly voices contributed: from reflect on and from 2k voices on.
    pub fn evenness(&self, kind: Kind) -> Option<Evenness> {
        self.evenness[kind as usize]
    }

    /// The most contested (P·√n) first; only those that are split at all. Empty before reflect.
    pub fn contested(&self) -> &[PlaceIx] {
        &self.contested
    }

    /// Places with A ≥ 0.6 and a mean in the outer thirds, the most agreed first. Empty before reflect.
    pub fn consensus(&self) -> &[PlaceIx] {
        &self.consensus
    }

    /// Home places of claims without a reply of the opposite relation, nearest to the thesis first.
    pub fn unanswered(&self) -> &[PlaceIx] {
        &self.unanswered
    }

    /// Places with fewer than k ratings, nearest to the thesis first. Empty before reflect.
    pub fn overlooked(&self) -> &[PlaceIx] {
        &self.overlooked
    }

    /// Claims directly under a thesis.
    pub fn first_level(&self) -> Balance {
        self.first_level
    }

    /// All claims by net stance towards the thesis: a con of a con speaks for.
    pub fn net(&self) -> Balance {
        self.net
    }

    /// Ballots of the claims directly under a thesis: only of places whose tallies are shown, so that no remainder
    /// tells how many rated another.
    pub fn first_level_ballots(&self) -> Option<Balance> {
        Some(self.first_level_ballots).filter(|b| *b != Balance::default())
    }

    /// Ballots of all claims by net stance, of the same places.
    pub fn net_ballots(&self) -> Option<Balance> {
        Some(self.net_ballots).filter(|b| *b != Balance::default())
    }

    /// The tallies that everybody may have, by place.
    pub fn tallies(&self, graph: &Graph) -> Tallies {
        let exact = |place: &Place| if let Said::Exact(tally) = place.said { Some(tally) } else { None };
        graph.places().iter().zip(&self.places).filter_map(|(at, place)| Some((at.id, exact(place)?))).collect()
    }
}

fn place(counted: &Counted<'_>, k: u32, results: bool, ix: PlaceIx) -> Place {
    let at = &counted.graph.places()[ix];
    let banded = counted.banded.map(|banded| banded[ix]).filter(|tally| tally.n() >= k);
    // Where a band was shown, the results are those of the last band: between it and the ballots of today are fewer
    // than k changes, and who knows whose they are would read them off the difference.
    let tally = if results { banded.unwrap_or(counted.tallies[ix]) } else { counted.tallies[ix] };
    let attention = match tally.n() {
        n if n < k => u8::from(counted.graph.depth(at.claim) > 1),
        n if n < k.saturating_mul(2) => 2,
        n if n < k.saturating_mul(4) => 3,
        _ => 4,
    };
    let mean = banded.filter(|_| !results).and_then(|tally| tally.mean());
    Place {
        thesis: at.under.is_none(),
        said: if results { Said::of(tally, k) } else { Said::Nothing },
        band: mean.map(measures::nearest),
        attention,
        strength: 0.5,
    }
}

fn word(said: Said, thesis: bool) -> Word {
    match said {
        Said::Near(near) => Word::near(near, thesis),
        _ => Word::split(thesis),
    }
}

fn participation(at_least: &[u32], k: u32, results: bool) -> Option<Voices> {
    let voices = at_least.first().copied().unwrap_or(0);
    match voices {
        few if few < k => None,
        n if !results => Some(Voices::AtLeast(n - n % k)),
        n if n < k.saturating_mul(2) => Some(Voices::Between(k, k.saturating_mul(2))),
        n => Some(Voices::Exactly(n)),
    }
}

/// The key that puts what is near a thesis first, and is random among equals.
fn near_the_thesis(graph: &Graph, ix: PlaceIx) -> (usize, crate::ids::PlaceId) {
    let place = &graph.places()[ix];
    (graph.depth(place.claim), place.id)
}

/// Each place under a parent, whether it stands directly under a thesis, and its net stance.
fn sides(graph: &Graph) -> impl Iterator<Item = (PlaceIx, bool, Relation)> {
    let thesis = |claim| graph.standing(claim).iter().any(|p| graph.places()[*p].under.is_none());
    let stances = measures::stances(graph).into_iter().enumerate();
    stances.filter_map(move |(ix, stance)| Some((ix, thesis(graph.places()[ix].parent()?), stance?)))
}

/// Places by a key, the greatest first; equals by their random ids.
fn descending(graph: &Graph, meant: &[Option<Meaning>], key: impl Fn(&Meaning) -> Option<f64>) -> Vec<PlaceIx> {
    let keyed = meant.iter().enumerate().filter_map(|(ix, m)| Some((key(m.as_ref()?)?, ix)));
    let mut keyed: Vec<(f64, PlaceIx)> = keyed.collect();
    keyed.sort_by(|(a, a_ix), (b, b_ix)| {
        let ids = graph.places()[*a_ix].id.cmp(&graph.places()[*b_ix].id);
        b.partial_cmp(a).unwrap_or(Ordering::Equal).then(ids)
    });
    keyed.into_iter().map(|(_, ix)| ix).collect()
}

/// The band of a thesis that these ballots make, as it is stored: one of five words, nothing below k.
pub fn band_of(ratings: impl Iterator<Item = Rating>, k: u32) -> Option<&'static str> {
    let mut tally = Tally::default();
    ratings.for_each(|rating| tally.add(rating));
    let mean = tally.mean().filter(|_| tally.n() >= k.max(1))?;
    Some(Word::near(measures::nearest(mean), true).word())
}

/// Whether a place's band is made anew: k and more of its ballots have come or changed since it was last made of `old`
/// (empty if it never was). Those that are gone do not count: else k − 1 who leave would let one who comes move the
/// band alone. The caller then keeps a copy of `new` and passes its tally as [`Counted::banded`] until the next time,
/// in reflect too.
pub fn rebanded<K: Eq + Hash>(old: &HashMap<K, Rating>, new: &HashMap<K, Rating>, k: u32) -> bool {
    let came = new.iter().filter(|(key, rating)| old.get(key) != Some(rating)).count();
    came >= k.max(1) as usize
}
