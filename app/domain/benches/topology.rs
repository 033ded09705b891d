//! How long the picture takes: the layout alone, comparable with d3-hierarchy's partition, and the whole drawing.

mod tree;

use divan::{Bencher, black_box};
use domain::{
    graph::Graph,
    topology::{self, Svg},
};

fn main() {
    divan::main();
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn partition(bencher: Bencher<'_, '_>, nodes: u32) {
    let parents = tree::parents(nodes);
    bencher.bench(|| topology::partition(black_box(&parents)));
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn svg(bencher: Bencher<'_, '_>, claims: u32) {
    let (claims, places) = tree::debate(claims);
    let graph = Graph::build(claims, places).expect("a tree is a graph");
    bencher.bench(|| topology::svg(black_box(&graph), &Svg::default()));
}
