//! How long the strength of all claims takes, by either semantics.

mod tree;

use divan::{Bencher, black_box};
use domain::{debate::Semantics, graph::Graph, score};

fn main() {
    divan::main();
}

fn strengths(bencher: Bencher<'_, '_>, claims: u32, semantics: Semantics) {
    let (claims, places) = tree::debate(claims);
    let graph = Graph::build(claims, places).expect("a tree is a graph");
    // From 0 to 1 in eleven steps, so that no branch of the formulas is always the same.
    let weights: Vec<f64> = (0..graph.places().len()).map(|ix| (ix % 11) as f64 / 10.0).collect();
    bencher.bench(|| score::strengths(black_box(&graph), black_box(&weights), semantics));
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn quadratic_energy(bencher: Bencher<'_, '_>, claims: u32) {
    strengths(bencher, claims, Semantics::QuadraticEnergy);
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn df_quad(bencher: Bencher<'_, '_>, claims: u32) {
    strengths(bencher, claims, Semantics::DfQuad);
}
