//! Strengths, agreement, balance and what may be shown.

mod common;

use common::{Row, claim, place};
use domain::{
    ballot::Tally,
    debate::Semantics,
    graph::{Graph, Relation},
    measures::{Balance, Measures, Shown, agreement, evenness, participation, polarisation},
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
    assert_eq!(polarisation(&Tally([4, 0, 0, 0, 4])), Some(1.0));
}

#[test]
fn a_con_of_a_con_speaks_for() {
    let graph = worked();
    let measures = Measures::of(&graph, &[Tally::default(); 5], 5, Semantics::QuadraticEnergy);
    assert_eq!(measures.first_level, Balance { pro: 1, con: 1 });
    assert_eq!(measures.net, Balance { pro: 3, con: 1 });
    assert_eq!(measures.overlooked.len(), 5);
    assert!(measures.contested.is_empty() && measures.consensus.is_empty());
}

#[test]
fn ballots_are_balanced_only_where_enough_voices_rated() {
    let graph = worked();
    let mut tallies = vec![Tally::default(); graph.places().len()];
    // Five rated each place but the last, which only four did.
    for (ix, tally) in tallies.iter_mut().enumerate() {
        *tally = Tally([0, 0, if ix + 1 == graph.places().len() { 4 } else { 5 }, 0, 0]);
    }
    let measures = Measures::of(&graph, &tallies, 5, Semantics::QuadraticEnergy);
    let (all, near) = (measures.net_ballots, measures.first_level_ballots);
    assert_eq!(all.pro + all.con, 15, "three of the four replies count");
    assert_eq!(near.pro + near.con, 10);
}

#[test]
fn evenness_and_participation_need_enough_voices() {
    assert_eq!(evenness(&[9], 5), None);
    assert_eq!(evenness(&[], 0), None);
    assert_eq!(evenness(&[10, 10], 5), Some("even"));
    assert_eq!(
        evenness(&[10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 5),
        Some("a few voices dominate")
    );
    assert_eq!(participation(4, 5), None);
    assert_eq!(participation(5, 5).as_deref(), Some("between 5 and 10 voices"));
    assert_eq!(participation(10, 5).as_deref(), Some("10 voices"));
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
    fn few_voices_show_nothing_then_words_then_the_distribution(tally in tally(), k in 5u32..9, thesis: bool) {
        let shown = Shown::of(tally, k, thesis);
        prop_assert_eq!(shown.words().is_some(), tally.n() >= k);
        prop_assert_eq!(shown.tally().is_some(), tally.n() >= 2 * k);
        for word in shown.words().unwrap_or_default().split(|c: char| !c.is_alphabetic()) {
            prop_assert!(!["all", "nobody", "everybody", "none"].contains(&word));
        }
        if tally.n() < 2 * k {
            prop_assert!(!shown.words().unwrap_or_default().contains(|c: char| c.is_ascii_digit()));
        }
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
