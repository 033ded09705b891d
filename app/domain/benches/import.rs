//! How long the import of a Kialo file takes: it should grow with the file, not faster.

use divan::{Bencher, black_box};
use domain::{
    formats::{Format, import},
    ids::Counting,
};
use std::fmt::Write;

fn main() {
    divan::main();
}

/// A file whose claims have four replies each, in the order in which Kialo writes them.
fn file(claims: usize) -> String {
    let mut text = String::from("Discussion Name:\nA large debate\n");
    let mut waiting = vec!["1.".to_owned()];
    let mut made = 1;
    while let Some(number) = waiting.pop() {
        let depth = number.matches('.').count() - 1;
        let (kind, indent) = (if depth == 0 { "Thesis" } else { "Con" }, 2 * depth);
        // Writing into a string can't fail.
        let _ = writeln!(text, "\n{:indent$}{number} {kind}:", "");
        let _ =
            writeln!(text, "{:indent$}Some words that a claim of usual length might hold, with a source [1].", "");
        let replies = claims.saturating_sub(made).min(4);
        made += replies;
        waiting.extend((1..=replies).rev().map(|n| format!("{number}{n}.")));
    }
    text + "\nSources:\n[1] https://example.org/\n"
}

#[divan::bench(args = [1_000, 10_000, 50_000, 100_000], max_time = 5)]
fn kialo(bencher: Bencher<'_, '_>, claims: usize) {
    let text = file(claims);
    bencher.bench(|| import(Format::Kialo, black_box(text.as_bytes()), &mut Counting::default()));
}
