//! The outline of a debate in Markdown: nested lists with footnotes for sources. Written only.

use crate::{debate::Document, formats::flatten, graph::Relation};
use std::fmt::Write;

/// The outline. What people wrote is escaped: none of it becomes markup or HTML.
pub fn outline(document: &Document) -> String {
    let graph = &document.graph;
    let mut out = format!("# {}\n\n", escape(&document.title));
    for text in document.question.iter().chain(Some(&document.background).filter(|text| !text.trim().is_empty())) {
        for paragraph in text.split('\n').filter(|line| !line.trim().is_empty()) {
            // Writing into a string can't fail.
            let _ = writeln!(out, "{}\n", escape(paragraph));
        }
    }
    let mut notes = String::new();
    let mut count = 0;
    for thesis in graph.theses() {
        for (ix, depth) in graph.walk(*thesis) {
            let place = &graph.places()[ix];
            let claim = &graph.claims()[place.claim];
            let label = match place.relation() {
                None => "**Thesis**",
                Some(Relation::Pro) => "**Pro**",
                Some(Relation::Con) => "**Con**",
            };
            let _ = write!(out, "{:indent$}- {label} {}", "", escape(claim.text.as_str()), indent = 2 * depth);
            if place.home || ix == *thesis {
                for source in &claim.sources {
                    count += 1;
                    let _ = write!(out, "[^{count}]");
                    let _ = write!(notes, "[^{count}]: {}", escape(&source.url));
                    if let Some(quote) = source.quote.as_deref().filter(|quote| !quote.trim().is_empty()) {
                        let _ = write!(notes, " “{}”", escape(quote));
                    }
                    notes.push('\n');
                }
            } else {
                out.push_str(" *(stands in several places)*");
            }
            out.push('\n');
        }
    }
    if count > 0 {
        out.push('\n');
        out.push_str(&notes);
    }
    out
}

/// Text on one line in which nothing is markup: every punctuation character that Markdown knows is escaped.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in flatten(text).trim().chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Bare addresses and e-mail addresses become links in some readers.
            ':' => out.push_str("&#58;"),
            '@' => out.push_str("&#64;"),
            c if c.is_ascii_punctuation() && !matches!(c, ',' | ';' | '?' | '\'' | '"' | '%' | '/') => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    // A number with a dot or bracket is a list only at the beginning of a line, where its dot is escaped already.
    out.split("www\\.").collect::<Vec<_>>().join("www&#46;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_typed_becomes_markup() {
        assert_eq!(
            escape("<b>*a*</b>\n# [x](y) & `z`"),
            "&lt;b&gt;\\*a\\*&lt;/b&gt; \\# \\[x\\]\\(y\\) &amp; \\`z\\`"
        );
        assert_eq!(escape("1. https://www.example.org"), "1\\. https&#58;//www&#46;example\\.org");
    }
}
