//! Comparison with what other programs computed: see the README beside the tables.

mod common;

use common::{claim, place};
use domain::{
    ballot::Tally,
    debate::Semantics,
    graph::{Graph, Relation},
    measures::agreement,
    score::strengths,
    topology::partition,
};
use serde::Deserialize;
use std::collections::HashSet;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Case {
    weights: Vec<f64>,
    edges: Vec<(u8, u8, Relation)>,
    quadratic_energy: Vec<f64>,
    df_quad: Vec<f64>,
}

#[test]
fn strengths_equal_those_of_formal_argumentation() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("fixtures/reference/strengths.json")).unwrap();
    for case in cases {
        let claims = (0..).zip(&case.weights).map(|(number, _)| claim(number, "c"));
        let mut at_home = HashSet::new();
        let replies = case
            .edges
            .iter()
            .map(|(child, parent, relation)| (*child, Some((*parent, *relation)), at_home.insert(*child)));
        let rows: Vec<_> = std::iter::once((0, None, true)).chain(replies).collect();
        let graph = Graph::build(claims, (0..).zip(rows).map(|(number, row)| place(number, row))).unwrap();
        let weights: Vec<f64> = graph.places().iter().map(|place| case.weights[place.claim]).collect();
        for (semantics, expected) in
            [(Semantics::QuadraticEnergy, &case.quadratic_energy), (Semantics::DfQuad, &case.df_quad)]
        {
            let found = strengths(&graph, &weights, semantics);
            for (place, found) in graph.places().iter().zip(found) {
                let expected = expected[place.claim];
                assert!((found - expected).abs() < 1e-9, "{semantics}: {found}, {expected}");
            }
        }
    }
}

#[test]
fn agreement_equals_that_of_exact_fractions() {
    let cases: Vec<(Tally, f64)> = serde_json::from_str(include_str!("fixtures/reference/agreement.json")).unwrap();
    for (tally, expected) in cases {
        let found = agreement(&tally).unwrap();
        assert!((found - expected).abs() < 1e-9, "{tally:?}: {found}, {expected}");
    }
}

#[derive(Deserialize)]
struct Angles {
    parents: Vec<u32>,
    x0: Vec<f64>,
    x1: Vec<f64>,
}

#[test]
fn the_partition_of_a_small_tree_equals_that_of_d3() {
    let expected: Angles = serde_json::from_str(include_str!("fixtures/reference/partition.json")).unwrap();
    let found = partition(&expected.parents);
    let angles = found.x0.iter().chain(&found.x1).zip(expected.x0.iter().chain(&expected.x1));
    for (found, expected) in angles {
        assert!((found - expected).abs() < 1e-9, "{found}, {expected}");
    }
}
