//! How long a graph takes to build: it should grow with the debate, not faster.

mod tree;

use divan::Bencher;
use domain::graph::Graph;

fn main() {
    divan::main();
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn build(bencher: Bencher<'_, '_>, claims: u32) {
    let debate = tree::debate(claims);
    bencher.with_inputs(|| debate.clone()).bench_values(|(claims, places)| Graph::build(claims, places));
}
