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
            let label = Relation::title(place.relation());
            let _ = write!(out, "{:indent$}- **{label}** {}", "", escape(claim.text.as_str()), indent = 2 * depth);
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

/// Text on one line in which CommonMark (with GitHub's tables, strikethrough and footnotes) finds no markup, whether it
/// begins the line, ends it or stands within. Only what would be markup is escaped, so that the source reads well too.
pub fn escape(text: &str) -> String {
    let flat = flatten(text);
    let text = flat.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let next = rest.chars().next();
        let markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '~' => true,
            // Within a word it is nothing.
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            // At the end of a heading they would vanish.
            '#' => at == 0 || rest.trim_start_matches('#').is_empty(),
            '+' | '-' | '>' => at == 0,
            '.' | ')' => digits > 0 && at == digits,
            // A footnote may follow.
            '!' => next.is_none_or(|next| next == '['),
            _ => false,
        };
        match c {
            '<' => out.push_str("&lt;"),
            '&' if begins_entity(rest) => out.push_str("&amp;"),
            c => {
                if markup {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        before = Some(c);
    }
    out
}

/// Whether an ampersand before this text may begin a character reference.
fn begins_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    /// What a reader of this Markdown sees, and how many elements there are around it.
    fn rendered(markdown: &str) -> (String, usize) {
        let (mut text, mut elements) = (String::new(), 0);
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::End(_) => {}
                _ => elements += 1,
            }
        }
        (text, elements)
    }

    fn comes_back(text: &str) {
        let escaped = escape(text);
        let plain = flatten(text).trim().to_owned();
        assert_eq!(rendered(&escaped), (plain.clone(), usize::from(!plain.is_empty())), "{escaped}");
        assert_eq!(rendered(&format!("# {escaped}")), (plain.clone(), 1), "{escaped}");
        assert_eq!(rendered(&format!("- **Pro:** {escaped}")), (format!("Pro: {plain}").trim().to_owned(), 3));
    }

    #[test]
    fn only_what_would_be_markup_is_escaped() {
        for (text, escaped) in [
            (
                "A four-day week (32 h). Really: yes + no = maybe | 5 > 4!?",
                "A four-day week (32 h). Really: yes + no = maybe | 5 > 4!?",
            ),
            ("<b>*a*</b>\n# [x](y) & `z`", "&lt;b>\\*a\\*&lt;/b> # \\[x\\](y) & \\`z\\`"),
            ("AT&T &amp; snake_case _x_", "AT&T &amp;amp; snake_case \\_x\\_"),
            ("1. https://www.example.org", "1\\. https://www.example.org"),
            ("- # > +", "\\- # > +"),
            ("C# and F#", "C# and F\\#"),
        ] {
            assert_eq!(escape(text), escaped);
            comes_back(text);
        }
    }

    proptest! {
        #[test]
        fn escaped_text_is_rendered_as_it_was_typed(
            text in "([-\\\\`*_{}\\[\\]()#+!|>~.:=<&;$^ \n\"'/@0-9a-cx]|&amp;|&#35;|<b>|https://a\\.b|ü|\u{5d0}){0,24}"
        ) {
            comes_back(&text);
        }
    }
}
