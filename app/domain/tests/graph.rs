//! The argument graph: what it accepts, what it refuses, and what always holds.

mod common;

use common::{claim, claim_id, place};
use domain::graph::{DEPTH_CAP, Graph, GraphError, NewPlace, Relation};
use proptest::prelude::*;
use std::collections::BTreeSet;

const PRO: Relation = Relation::Pro;

/// A chain of this many claims below a thesis.
fn chain(length: u8) -> Graph {
    let mut graph = Graph::new();
    for i in 0..=length {
        let under = i.checked_sub(1).map(|parent| (parent, PRO));
        graph.add(claim(i, "c"), &place(i, (i, under, true))).expect("a sound example");
    }
    graph
}

/// Everything that can be seen of a graph, whatever its indices are.
fn seen(graph: &Graph) -> (BTreeSet<String>, Vec<String>) {
    let claims = graph.claims().iter().enumerate().map(|(ix, c)| {
        let children: Vec<_> = graph.children(ix).iter().map(|p| graph.places()[*p].id).collect();
        format!("{} {} {children:?} {}", c.id, graph.depth(ix), graph.places()[graph.home(ix)].id)
    });
    let places = graph.places().iter().map(|p| format!("{:?}", graph.describe(p)));
    let theses = graph.theses().iter().map(|p| graph.places()[*p].id.to_string());
    (claims.chain(places).collect(), theses.collect())
}

fn rebuilt(graph: &Graph) -> Graph {
    let places: Vec<NewPlace> = graph.places().iter().map(|p| graph.describe(p)).collect();
    Graph::build(graph.claims().iter().cloned(), places).expect("a sound example")
}

fn check(graph: &Graph) {
    let mut done = vec![false; graph.claims().len()];
    for ix in graph.topological() {
        let parents = || graph.standing(ix).iter().filter_map(|p| graph.places()[*p].parent());
        assert!(parents().all(|p| done[p]), "parents come first");
        assert_eq!(graph.depth(ix), parents().map(|p| graph.depth(p) + 1).max().unwrap_or(0));
        assert!(graph.depth(ix) <= DEPTH_CAP);
        assert_eq!(graph.standing(ix).iter().filter(|p| graph.places()[**p].home).count(), 1);
        done[ix] = true;
    }
    assert!(done.iter().all(|done| *done));
    assert_eq!(seen(graph), seen(&rebuilt(graph)));
}

#[test]
fn a_claim_cannot_stand_below_itself() {
    let mut graph = chain(2);
    let before = seen(&graph);
    for parent in [0, 1, 2] {
        let error = graph.link(&place(9, (0, Some((parent, PRO)), false)));
        assert_eq!(error, Err(GraphError::Cycle { claim: claim_id(0), parent: claim_id(parent) }));
    }
    assert_eq!(seen(&graph), before);
    let circle = [(0, None, true), (1, Some((2, PRO)), true), (2, Some((1, PRO)), true)];
    let places = (0..).zip(circle).map(|(number, row)| place(number, row));
    let built = Graph::build((0..3).map(|i| claim(i, "c")), places);
    assert!(matches!(built, Err(GraphError::Cycle { .. })), "{built:?}");
}

#[test]
fn nothing_is_taken_twice() {
    let mut graph = chain(1);
    let before = seen(&graph);
    let again = graph.add(claim(1, "c"), &place(9, (1, Some((0, PRO)), true)));
    assert_eq!(again, Err(GraphError::Duplicate(claim_id(1).to_string())));
    let place_taken = graph.add(claim(9, "c"), &place(1, (9, Some((0, PRO)), true)));
    assert!(matches!(place_taken, Err(GraphError::Duplicate(_))));
    assert_eq!(graph.link(&place(9, (1, Some((0, PRO)), false))), Err(GraphError::AlreadyThere));
    assert_eq!(seen(&graph), before);
}

#[test]
fn a_claim_needs_one_home_and_a_parent_that_is_there() {
    let homeless = Graph::build([claim(0, "c")], [place(0, (0, None, false))]);
    assert!(matches!(homeless, Err(GraphError::NoHome(_))));
    let mut graph = chain(0);
    let orphan = graph.add(claim(1, "c"), &place(1, (1, Some((7, PRO)), true)));
    assert_eq!(orphan, Err(GraphError::NoClaim(claim_id(7))));
}

#[test]
fn no_claim_stands_deeper_than_the_cap() {
    let cap = u8::try_from(DEPTH_CAP).unwrap();
    let mut graph = chain(cap);
    let deeper = graph.add(claim(99, "c"), &place(99, (99, Some((cap, PRO)), true)));
    assert_eq!(deeper, Err(GraphError::TooDeep { claim: claim_id(99) }));
    // A link pushes down what is below it.
    graph.add(claim(100, "c"), &place(100, (100, Some((0, PRO)), true))).unwrap();
    graph.add(claim(101, "c"), &place(101, (101, Some((100, PRO)), true))).unwrap();
    let before = seen(&graph);
    let pushed = graph.link(&place(102, (100, Some((cap - 1, PRO)), false)));
    assert_eq!(pushed, Err(GraphError::TooDeep { claim: claim_id(101) }));
    assert_eq!(seen(&graph), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn the_rules_hold_after_any_changes_and_a_refusal_changes_nothing(
        steps in prop::collection::vec((0u8..4, 0u8..12, 0u8..12, any::<bool>()), 1..40)
    ) {
        let mut graph = Graph::new();
        for (number, (kind, one, other, con)) in (0..).zip(steps) {
            let relation = if con { Relation::Con } else { PRO };
            let before = seen(&graph);
            let accepted = match kind {
                0 => graph.add(claim(one, "c"), &place(number, (one, None, true))).is_ok(),
                1 => graph.add(claim(one, "c"), &place(number, (one, Some((other, relation)), true))).is_ok(),
                2 => graph.link(&place(number, (one, Some((other, relation)), false))).is_ok(),
                _ => graph.without(claim_id(one)).map(|less| graph = less).is_ok(),
            };
            check(&graph);
            prop_assert!(accepted || seen(&graph) == before);
        }
    }
}
