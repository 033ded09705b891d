//! The overview: what of it is told to whom and from when on, and on how many voices it rests.

mod common;

use common::{Row, claim, place};
use domain::{
    ballot::Tally,
    debate::{Document, Layout, Semantics, Step},
    figures::{Attention, Counted, Division, Figures},
    graph::{Graph, Relation},
    overview::{Overview, Sight},
    topology::Colouring,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const PRO: Relation = Relation::Pro;
const CON: Relation = Relation::Con;
const K: u32 = 5;

/// A thesis with a pro that a con answers, and a con.
fn document() -> Document {
    let rows: [Row; 4] =
        [(0, None, true), (1, Some((0, PRO)), true), (2, Some((0, CON)), true), (3, Some((1, CON)), true)];
    let claims = rows.iter().map(|row| claim(row.0, if row.0 == 0 { "What is asked" } else { "A reply" }));
    let graph = Graph::build(claims, (0..).zip(rows).map(|(n, row)| place(n, row))).expect("a sound example");
    Document {
        title: "A debate".to_owned(),
        question: None,
        background: String::new(),
        graph,
        imported_tallies: BTreeMap::new(),
        comments: Default::default(),
        layout: Layout::default(),
    }
}

fn figures(document: &Document, step: Step, tally: Tally) -> Figures {
    Figures::of(&Counted {
        graph: &document.graph,
        tallies: &[tally; 4],
        banded: None,
        at_least: [&[tally.n()], &[tally.n()]],
        k: K,
        step,
        semantics: Semantics::QuadraticEnergy,
    })
}

const ALL: Sight = Sight { claims: true, participation: true };

#[test]
fn how_divided_a_group_is_is_told_in_bands_and_below_twice_k_only_as_its_word() {
    let document = document();
    let of = |cells| figures(&document, Step::Reflect, Tally(cells)).division(0);
    for (cells, told) in [
        ([2, 0, 0, 0, 2], None),
        ([4, 0, 0, 0, 3], Some(Division::Split)),
        ([0, 0, 0, 0, 7], Some(Division::United)),
        // “torn” may come of anything.
        ([0, 2, 3, 2, 0], None),
        ([0, 0, 0, 6, 6], Some(Division::United)),
        ([1, 2, 4, 3, 2], Some(Division::Mixed)),
        ([9, 0, 0, 0, 9], Some(Division::Split)),
    ] {
        assert_eq!(of(cells), told, "{cells:?}");
    }
}

#[test]
fn attention_is_told_in_steps_of_k() {
    let document = document();
    let of = |n| figures(&document, Step::Reflect, Tally([0, 0, n, 0, 0])).heard(1);
    let told = [0, 4, 5, 9, 10, 19, 20, 900].map(of);
    let [some, more, much] = [Attention::Some, Attention::More, Attention::Much].map(Some);
    assert_eq!(told, [None, None, some, some, more, more, much, much]);
}

#[test]
fn the_lists_say_how_many_there_are() {
    let document = document();
    let few = Overview::of(&document, &figures(&document, Step::Reflect, Tally::default()), ALL);
    // Nobody argued against the con, nor against the con of the pro.
    assert_eq!((few.unanswered.0.len(), few.unanswered.1), (2, 2));
    assert_eq!((few.overlooked.0.len(), few.overlooked.1), (4, 4));
    let many = Overview::of(&document, &figures(&document, Step::Reflect, Tally([0, 0, 3, 9, 0])), ALL);
    assert_eq!(many.overlooked.1, 0);
    assert_eq!((many.net.pro, many.net.con), (1, 2));
    assert!(!many.standings[0].pro.is_empty() && many.standings[0].division.is_some());
}

proptest! {
    #[test]
    fn before_reflect_no_ballot_tells_anything_and_who_reads_no_claims_reads_no_reply(
        tally in prop::array::uniform5(0u32..20)
    ) {
        let document = document();
        let before = figures(&document, Step::Contribute, Tally(tally));
        let nothing = figures(&document, Step::Contribute, Tally::default());
        for colouring in Colouring::ALL {
            prop_assert!(before.bands(colouring).iter().all(Option::is_none));
        }
        let sight = Sight { claims: true, participation: false };
        prop_assert_eq!(Overview::of(&document, &before, sight), Overview::of(&document, &nothing, sight));
        let leadership = Overview::of(&document, &before, Sight { claims: false, participation: true });
        let said = format!("{leadership:?}");
        prop_assert!(!said.contains("A reply") && said.contains("What is asked"));
        prop_assert_eq!(leadership.rated.is_some(), tally.iter().sum::<u32>() >= K);
    }

    #[test]
    fn what_rests_on_fewer_than_k_voices_has_no_band(tally in prop::array::uniform5(0u32..6)) {
        let document = document();
        let n: u32 = tally.iter().sum();
        let figures = figures(&document, Step::Reflect, Tally(tally));
        for colouring in Colouring::ALL {
            for band in figures.bands(colouring) {
                prop_assert!(band.is_none_or(|band| n >= K && band < colouring.bands()));
            }
        }
    }
}
