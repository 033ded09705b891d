//! Dialect A: a claim per line, sources as inline links.

use super::{
    Entry, Kind, assemble, citations, common_losses, defuse_link, depth, kind, number, numbering, span, trim,
    valid_span,
};
use crate::{
    claim::Source,
    debate::Document,
    formats::{Export, Fault, Import, ImportError, Warning, flatten},
    graph::ClaimIx,
    ids::RandomSource,
};
use std::fmt::Write;

const TITLE: &str = "Discussion Title:";

/// Reads a file.
pub(in crate::formats) fn import(text: &str, random: &mut impl RandomSource) -> Result<Import, ImportError> {
    let mut lines = (1..).zip(text.split('\n')).filter(|(_, line)| !trim(line).is_empty());
    let (first, line) = lines.next().unwrap_or((1, ""));
    let Some(title) = line.strip_prefix(TITLE) else {
        return Err(ImportError::new(first, 1, "“Discussion Title: ” and the title was expected"));
    };
    let mut entries = lines.map(|(at, line)| entry(line, at)).collect::<Result<Vec<_>, _>>()?;
    if entries.iter().any(|e| e.kind == Kind::Thesis && depth(&e.number) == 2)
        && let Some(first) = entries.first_mut()
    {
        first.kind = Kind::Question;
    }
    let mut warnings = Vec::new();
    for entry in entries.iter_mut().filter(|entry| entry.kind == Kind::Question) {
        let (question, sources) = read_links(&entry.text);
        if !sources.is_empty() {
            warnings.push(Warning::QuestionSources);
        }
        entry.text = question;
    }
    let mut import = assemble(trim(title).to_owned(), entries, random, |_, words| Ok(read_links(words)))?;
    import.warnings.append(&mut warnings);
    Ok(import)
}

fn entry(line: &str, at: usize) -> Result<Entry, ImportError> {
    let expected = |column| Err(ImportError::new(at, column, Fault::Line));
    let Some((number, rest)) = number(line) else {
        return expected(1);
    };
    let Some(rest) = rest.strip_prefix(' ') else {
        return expected(number.len() + 1);
    };
    let (kind, text) = if depth(number) == 1 {
        (Kind::Thesis, rest)
    } else {
        let labelled = rest.split_once(':').and_then(|(word, text)| Some((Kind::parse(word)?, text)));
        match labelled {
            Some(labelled) => labelled,
            None => {
                return Err(ImportError::new(at, number.len() + 2, Fault::Label(number.to_owned())));
            }
        }
    };
    let text_at = (at, line[..line.len() - text.trim_start().len()].chars().count() + 1);
    let text = trim(text).to_owned();
    if text.is_empty() {
        return Err(ImportError::new(at, text_at.1, Fault::NoWords(number.to_owned())));
    }
    Ok(Entry { number: number.to_owned(), kind, at: (at, 1), text_at, text })
}

/// Whether a backslash before this character makes it a plain one.
fn is_escaped(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']')
}

/// The character at the beginning of a text, whether it was escaped, and what follows.
fn next(text: &str) -> Option<(char, bool, &str)> {
    let mut chars = text.chars();
    match chars.next()? {
        '\\' if chars.as_str().starts_with(is_escaped) => {
            let c = chars.next()?;
            Some((c, true, chars.as_str()))
        }
        c => Some((c, false, chars.as_str())),
    }
}

/// A link in a text.
struct Link<'a> {
    anchor: String,
    url: String,
    /// What follows it.
    rest: &'a str,
}

/// The link that begins here, if one does: `text` stands after the `[`.
fn link(text: &str) -> Option<Link<'_>> {
    let (anchor, rest) = until(text, ']')?;
    let (url, rest) = until(rest.strip_prefix('(')?, ')')?;
    Some(Link { anchor, url, rest })
}

/// The plain text up to an unescaped `close`, and what follows it. Parentheses within may be balanced instead of
/// escaped. An unescaped `[` ends the search, as another link may begin there: so reading stays linear.
fn until(mut text: &str, close: char) -> Option<(String, &str)> {
    let mut plain = String::new();
    let mut inner = 0_usize;
    while let Some((c, escaped, rest)) = next(text) {
        text = rest;
        match c {
            '[' if !escaped => return None,
            c if !escaped && c == close && (inner == 0 || c == ']') => return Some((plain, rest)),
            '(' if !escaped => inner += 1,
            ')' if !escaped => inner = inner.saturating_sub(1),
            _ => {}
        }
        plain.push(c);
    }
    None
}

/// Makes plain text and sources of a text with links.
fn read_links(words: &str) -> (String, Vec<Source>) {
    let mut plain = String::new();
    let mut found = Vec::new();
    let mut text = words;
    while let Some((c, escaped, rest)) = next(text) {
        text = rest;
        if c == '['
            && !escaped
            && let Some(link) = link(rest)
        {
            let start = plain.len();
            plain.push_str(&link.anchor);
            found.push((start, plain.len(), link.url));
            text = link.rest;
            continue;
        }
        plain.push(c);
    }
    let trimmed = trim(&plain);
    let cut = plain.len() - plain.trim_start_matches([' ', '\t', '\n']).len();
    let sources = found
        .into_iter()
        .map(|(start, end, url)| Source {
            url,
            quote: None,
            span: span(start, end, cut, trimmed.len()),
            label: None,
        })
        .collect();
    (trimmed.to_owned(), sources)
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if is_escaped(c) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Writes a file.
pub(in crate::formats) fn export(document: &Document) -> Export {
    let graph = &document.graph;
    let (listed, homes) = numbering(document);
    let mut losses = common_losses(document);
    let mut out = format!("{TITLE} {}\n\n", flatten(&document.title));
    if let Some(question) = &document.question {
        if graph.theses().is_empty() {
            losses.push("that the only claim is a question".to_owned());
        }
        out.push_str("1. ");
        escape(trim(&flatten(question)), &mut out);
        out.push('\n');
    }
    let (mut breaks, mut quotes, mut whole) = (0, 0, 0);
    for (place, number) in &listed {
        let standing = &graph.places()[*place];
        let kind = kind(graph, *place);
        let label = if depth(number) == 1 { String::new() } else { format!("{}: ", kind.word()) };
        let text = if standing.home {
            let claim = &graph.claims()[standing.claim];
            breaks += usize::from(claim.text.as_str().contains('\n'));
            quotes += claim.sources.iter().filter(|source| source.quote.is_some()).count();
            let (text, appended) = claim_text(document, standing.claim);
            whole += appended;
            defuse_link(text)
        } else {
            format!("-> See {}", homes[standing.claim])
        };
        // Writing into a string can't fail.
        let _ = writeln!(out, "{number} {label}{text}");
    }
    let counted = [
        (breaks, "the line breaks of {} claims (written as spaces)"),
        (quotes, "the quotations of {} sources"),
        (whole, "that {} sources support a whole claim (their address was added to the text as a link)"),
    ];
    losses.extend(counted.iter().filter(|(n, _)| *n > 0).map(|(n, what)| what.replace("{}", &n.to_string())));
    Export { text: out, losses }
}

/// A claim's text with links, and how many sources without a citation were added at its end.
fn claim_text(document: &Document, claim: ClaimIx) -> (String, usize) {
    let sources = &document.graph.claims()[claim].sources;
    let text = flatten(document.graph.claims()[claim].text.as_str());
    let cited = citations(&document.graph, claim);
    let mut out = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (start, end, ix) in &cited {
        let (start, end) = clear_of_backslashes(&text, from, *start, *end);
        escape(&text[from..start], &mut out);
        write_link(&text[start..end], &sources[*ix].url, &mut out);
        from = end;
    }
    escape(&text[from..], &mut out);
    let mut appended = 0;
    for source in sources {
        if valid_span(&text, source).is_none() {
            out.push(' ');
            write_link(&source.url, &source.url, &mut out);
            appended += 1;
        }
    }
    (out, appended)
}

/// Moves the ends of an anchor so that no backslash of the text stands right before a bracket of the link, where it
/// would be read as an escape.
fn clear_of_backslashes(text: &str, from: usize, start: usize, end: usize) -> (usize, usize) {
    let start = start.max(from);
    let end = start + text[start..end.max(start)].trim_end_matches('\\').len();
    let before = from + text[from..start].trim_end_matches('\\').len();
    if start == end { (before, before) } else { (before, end) }
}

fn write_link(anchor: &str, url: &str, out: &mut String) {
    out.push('[');
    escape(anchor, out);
    out.push_str("](");
    let url = flatten(url);
    let path = url.trim_end_matches('\\');
    escape(path, out);
    out.push_str(&"%5C".repeat(url.len() - path.len()));
    out.push(')');
}
