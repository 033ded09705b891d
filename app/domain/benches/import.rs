//! How long the import of a Kialo file takes: it should grow with the file, not faster.

mod tree;

use divan::{Bencher, black_box};
use domain::{
    debate::{Document, Layout},
    formats::{Format, export, import},
    graph::Graph,
    ids::Counting,
};

fn main() {
    divan::main();
}

fn file(claims: u32) -> String {
    let (claims, places) = tree::debate(claims);
    let document = Document {
        title: "A large debate".to_owned(),
        question: None,
        background: String::new(),
        graph: Graph::build(claims, places).expect("a tree is a graph"),
        imported_tallies: Default::default(),
        comments: Default::default(),
        layout: Layout::default(),
    };
    export(Format::Kialo, &document).expect("Kialo's format is written").text
}

#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 5)]
fn kialo(bencher: Bencher<'_, '_>, claims: u32) {
    let text = file(claims);
    bencher.bench(|| {
        // A refused file would be measured as a very fast one.
        import(Format::Kialo, black_box(text.as_bytes()), &mut Counting::default()).expect("a good file")
    });
}
