//! Strengths, agreement, balance and what may be shown.

mod common;

use common::{Row, claim, place};
use domain::{
    ballot::Tally,
    debate::{Semantics, Step},
    figures::{Counted, Evenness, Figures, Kind, Shown},
    graph::{Graph, Relation},
    measures::{Balance, agreement, polarisation},
    score::{base_weight, strengths},
};
use proptest::prelude::*;

const PRO: Relation = Relation::Pro;
const CON: Relation = Relation::Con;

/// A graph whose place n is the home of claim n.
fn tree(under: &[Option<(u8, Relation)>]) -> Graph {
    let rows: Vec<Row> = (0..).zip(under).map(|(i, under)| (i, *under, true)).collect();
    let places: Vec<_> = (0..).zip(rows).map(|(i, row)| place(i, row)).collect();
    Graph::build((0..).zip(under).map(|(i, _)| claim(i, "c")), places).expect("a sound example")
}

/// t with pro p, con c; pro pp under p; con cc under c.
fn worked() -> Graph {
    tree(&[None, Some((0, PRO)), Some((0, CON)), Some((1, PRO)), Some((2, CON))])
}

#[test]
fn the_worked_example_has_its_strengths() {
    let weights = [0.5, 0.6, 0.7, 0.4, 0.8];
    for (semantics, expected) in [(Semantics::QuadraticEnergy, 0.524_778), (Semantics::DfQuad, 0.81)] {
        let found = strengths(&worked(), &weights, semantics)[0];
        assert!((found - expected).abs() < 1e-6, "{semantics}: {found}");
    }
}

#[test]
fn agreement_has_its_landmarks() {
    for (tally, expected) in [([0, 0, 7, 0, 0], 1.0), ([3, 3, 3, 3, 3], 0.0), ([4, 0, 0, 0, 4], -1.0)] {
        let found = agreement(&Tally(tally)).unwrap();
        assert!((found - expected).abs() < 1e-12, "{tally:?}: {found}");
    }
    assert_eq!(agreement(&Tally::default()), None);
    assert_eq!(agreement(&Tally([4, 0, 0, 0, 4])).map(polarisation), Some(1.0));
}

fn figures(graph: &Graph, tallies: &[Tally], at_least: &[u32], step: Step) -> Figures {
    let semantics = Semantics::QuadraticEnergy;
    Figures::of(&Counted { graph, tallies, banded: None, at_least: [&[], at_least], k: 5, step, semantics })
}

#[test]
fn a_con_of_a_con_speaks_for() {
    let graph = worked();
    let figures = figures(&graph, &[Tally::default(); 5], &[], Step::Reflect);
    assert_eq!(figures.first_level(), Balance { pro: 1, con: 1 });
    assert_eq!(figures.net(), Balance { pro: 3, con: 1 });
    assert_eq!(figures.overlooked().len(), 5);
    assert!(figures.contested().is_empty() && figures.consensus().is_empty());
}

#[test]
fn ballots_are_balanced_only_where_their_tallies_are_shown() {
    let graph = worked();
    let mut tallies = vec![Tally([0, 0, 10, 0, 0]); graph.places().len()];
    // The last reply has words only, the first reply nothing.
    (tallies[4], tallies[1]) = (Tally([0, 0, 9, 0, 0]), Tally([0, 0, 4, 0, 0]));
    let before = figures(&graph, &tallies, &[], Step::Contribute);
    assert_eq!((before.net_ballots(), before.first_level_ballots()), (None, None));
    let figures = figures(&graph, &tallies, &[], Step::Reflect);
    assert_eq!(figures.net_ballots(), Some(Balance { pro: 10, con: 10 }));
    assert_eq!(figures.first_level_ballots(), Some(Balance { pro: 0, con: 10 }));
}

#[test]
fn evenness_and_participation_need_enough_voices() {
    let figures = |at_least: &[u32], step| figures(&worked(), &[Tally::default(); 5], at_least, step);
    let evenness = |at_least: &[u32]| figures(at_least, Step::Reflect).evenness(Kind::Ratings);
    assert_eq!(evenness(&[9]), None);
    assert_eq!(evenness(&[]), None);
    assert_eq!(evenness(&[10, 10]), Some(Evenness::Even));
    assert_eq!(evenness(&[[10].as_slice(), &[1; 19]].concat()), Some(Evenness::FewDominate));
    assert_eq!(figures(&[10, 10], Step::Contribute).evenness(Kind::Ratings), None);
    for (voices, before, results) in [
        (4, None, None),
        (5, Some("at least 5 voices"), Some("between 5 and 10 voices")),
        (9, Some("at least 5 voices"), Some("between 5 and 10 voices")),
        (17, Some("at least 15 voices"), Some("17 voices")),
    ] {
        let words = |step| figures(&[voices], step).participation(Kind::Ratings).map(|voices| voices.to_string());
        assert_eq!(words(Step::Contribute).as_deref(), before);
        assert_eq!(words(Step::Reflect).as_deref(), results);
    }
}

fn tally() -> impl Strategy<Value = Tally> {
    prop::array::uniform5(0u32..9).prop_map(Tally)
}

proptest! {
    #[test]
    fn agreement_lies_between_minus_one_and_one(tally in tally()) {
        if let Some(a) = agreement(&tally) {
            prop_assert!((-1.0 - 1e-12..=1.0 + 1e-12).contains(&a), "{a}");
            let mut mirrored = tally;
            mirrored.0.reverse();
            prop_assert!((agreement(&mirrored).unwrap() - a).abs() < 1e-12);
        }
        prop_assert!((0.0..=1.0).contains(&base_weight(&tally)));
    }

    #[test]
    fn few_voices_show_nothing_then_words_then_the_distribution(tally in tally(), thesis: bool) {
        let ix = usize::from(!thesis);
        let (graph, mut tallies) = (worked(), [Tally::default(); 5]);
        tallies[ix] = tally;
        let shown = figures(&graph, &tallies, &[], Step::Reflect).shown(ix);
        prop_assert_eq!(shown.words().is_some(), tally.n() >= 5);
        prop_assert_eq!(shown.bars().map(|bars| bars.map(|(_, n)| n)), (tally.n() >= 10).then_some(tally.0));
        for word in shown.words().unwrap_or_default().split(|c: char| !c.is_alphabetic()) {
            prop_assert!(!["all", "nobody", "everybody", "none"].contains(&word));
        }
        if tally.n() < 10 {
            prop_assert!(!shown.words().unwrap_or_default().contains(|c: char| c.is_ascii_digit()));
        }
        prop_assert_eq!(figures(&graph, &tallies, &[], Step::Contribute).shown(ix), Shown::Nothing);
    }

    #[test]
    fn strengths_stay_in_range_and_grow_with_a_supporter(
        weights in prop::array::uniform5(0.0..=1.0), more in 0.0..=1.0, quadratic: bool
    ) {
        let semantics = if quadratic { Semantics::QuadraticEnergy } else { Semantics::DfQuad };
        let before = strengths(&worked(), &weights, semantics);
        prop_assert!(before.iter().all(|s| (0.0..=1.0).contains(s)));
        let mut stronger = weights;
        // The pro, the pro of the pro and the con of the con all speak for the thesis.
        for supporter in [1, 3, 4] {
            stronger[supporter] = f64::max(weights[supporter], more);
            prop_assert!(strengths(&worked(), &stronger, semantics)[0] >= before[0] - 1e-12);
        }
    }
}
