//! Dialect B: blocks with indentation, and numbered sources at the end.

use super::{
    Entry, Kind, assemble, citations, common_losses, defuse_link, depth, is_count, kind, number, numbering, span,
    trim, valid_span,
};
use crate::{
    claim::{Claim, ClaimText, Source},
    debate::Document,
    formats::{BYTES_LIMIT, Export, Fault, Import, ImportError, JOINER, Warning, flatten},
    graph::ClaimIx,
    ids::RandomSource,
};
use std::{collections::HashMap, fmt::Write};

const SOURCES: &str = "Sources:";

/// The most bytes of all sources, each counted as often as it is cited: a small file could otherwise fill the memory.
const COPIED_LIMIT: usize = 2 * BYTES_LIMIT;

/// An entry below `Sources:`: address and quotation.
type Listed = (String, Option<String>);

/// Reads a file.
pub(in crate::formats) fn import(text: &str, random: &mut impl RandomSource) -> Result<Import, ImportError> {
    let mut reader = Reader { lines: text.split('\n').collect(), at: 0, warnings: Vec::new() };
    let title = reader.title()?;
    let mut entries = reader.entries()?;
    let (blank, sources) = reader.sources()?;
    let mut cited = vec![false; sources.len()];
    for entry in entries.iter_mut().filter(|entry| entry.kind == Kind::Question) {
        entry.text = without_line_joiners(&entry.text);
    }
    let mut copied = 0;
    let read = |entry: &Entry, words: &str| {
        let words = if depth(&entry.number) == 1 { without_line_joiners(words) } else { words.to_owned() };
        let (text, found) = read_citations(&words, &sources, &mut cited);
        copied += found.iter().map(|s| s.url.len() + s.quote.as_ref().map_or(0, String::len)).sum::<usize>();
        if copied > COPIED_LIMIT {
            let message = format!("the sources are too long for being cited so often, here by {}", entry.number);
            return Err(ImportError::new(entry.text_at.0, entry.text_at.1, message));
        }
        Ok((text, found))
    };
    let mut import = assemble(title, entries, random, read)?;
    let thesis = import.document.graph.theses().first().map(|place| import.document.graph.places()[*place].claim);
    for (n, _) in cited.iter().enumerate().filter(|(_, cited)| !**cited) {
        reader.warnings.push(match thesis {
            Some(thesis) => {
                import.document.graph.claim_mut(thesis).sources.push(source(&sources, n, None));
                Warning::SourceAdded(n + 1)
            }
            None => Warning::SourceLeftOut(n + 1),
        });
    }
    import.document.layout.lines_before_sources = blank;
    import.warnings.append(&mut reader.warnings);
    Ok(import)
}

struct Reader<'a> {
    lines: Vec<&'a str>,
    at: usize,
    warnings: Vec<Warning>,
}

impl<'a> Reader<'a> {
    fn error<T>(&self, column: usize, fault: impl Into<Fault>) -> Result<T, ImportError> {
        Err(ImportError::new(self.at.min(self.lines.len() - 1) + 1, column, fault))
    }

    fn line(&self) -> Option<&'a str> {
        self.lines.get(self.at).copied()
    }

    fn skip_blank(&mut self) {
        while self.line().is_some_and(is_blank) {
            self.at += 1;
        }
    }

    fn title(&mut self) -> Result<String, ImportError> {
        self.skip_blank();
        if self.line().map(str::trim_end) != Some("Discussion Name:") {
            return self.error(1, "“Discussion Name:” was expected");
        }
        self.at += 1;
        let title = trim(self.line().unwrap_or_default()).to_owned();
        self.at += 1;
        Ok(title)
    }

    fn entries(&mut self) -> Result<Vec<Entry>, ImportError> {
        let mut entries = Vec::new();
        loop {
            self.skip_blank();
            match self.line() {
                None => return Ok(entries),
                Some(line) if is_sources(line) => return Ok(entries),
                Some(line) => entries.push(self.entry(line)?),
            }
        }
    }

    fn entry(&mut self, line: &'a str) -> Result<Entry, ImportError> {
        let Some((number, kind)) = header(line) else {
            let column = line.chars().take_while(|c| *c == ' ').count() + 1;
            return self.error(column, Fault::Block);
        };
        let indent = 2 * (depth(number) - 1);
        let column = line.len() - line.trim_start_matches(' ').len() + 1;
        if column != indent + 1 {
            return self.error(column, Fault::Indent { number: number.to_owned(), spaces: indent });
        }
        let at = (self.at + 1, column);
        self.at += 1;
        let text_at = (self.at + 1, indent + 1);
        let text = if indent == 0 { self.top_text(number) } else { self.text(number, indent)? };
        let text = trim(&text).to_owned();
        if text.is_empty() {
            return Err(ImportError::new(text_at.0, text_at.1, Fault::NoWords(number.to_owned())));
        }
        Ok(Entry { number: number.to_owned(), kind, at, text_at, text })
    }

    /// The text of a thesis or question without indentation: an empty line ends it only if the next line that is not
    /// empty begins something else.
    fn top_text(&mut self, number: &str) -> String {
        let mut text = String::new();
        while let Some(line) = self.line() {
            if is_blank(line) {
                let blank = self.at;
                self.skip_blank();
                match self.line() {
                    Some(next) if header(next).is_none() && !is_sources(next) => {
                        self.warnings.push(Warning::Continued { line: self.at + 1, number: number.to_owned() });
                        for empty in &self.lines[blank..self.at] {
                            text.push_str(empty);
                            text.push('\n');
                        }
                    }
                    _ => break,
                }
            } else {
                text.push_str(line);
                text.push('\n');
                self.at += 1;
            }
        }
        text
    }

    /// The indented text of a claim, up to a line that is truly empty.
    fn text(&mut self, number: &str, indent: usize) -> Result<String, ImportError> {
        let mut text = String::new();
        while let Some(line) = self.line() {
            if line.is_empty() || is_sources(line) {
                break;
            }
            let spaces = line.len() - line.trim_start_matches(' ').len();
            if spaces < indent && !is_blank(line) {
                return self.error(
                    spaces + 1,
                    format!("the text of {number} was expected after {indent} spaces, or an empty line"),
                );
            }
            text.push_str(line.get(indent..).unwrap_or_default());
            text.push('\n');
            self.at += 1;
        }
        Ok(text)
    }

    /// How many empty lines follow `Sources:`, and the sources.
    fn sources(&mut self) -> Result<(u8, Vec<Listed>), ImportError> {
        let mut sources: Vec<Listed> = Vec::new();
        if self.line().is_none() {
            return Ok((0, sources));
        }
        self.at += 1;
        let begin = self.at;
        self.skip_blank();
        let blank = u8::try_from(self.at - begin).unwrap_or(u8::MAX);
        // Blanks at the end of the file belong to nobody's quotation.
        while self.lines.last().is_some_and(|line| is_blank(line)) && self.lines.len() > self.at {
            self.lines.pop();
        }
        while let Some(line) = self.line() {
            if let Some((0, url)) = opening(line, sources.len() + 1) {
                sources.push((url.trim_end_matches([' ', '\t']).to_owned(), None));
            } else if let Some((_, quote)) = sources.last_mut() {
                append_line(quote, line);
            } else {
                return self.error(1, "“[1] ” and the address of a source was expected");
            }
            self.at += 1;
        }
        let count = sources.len();
        for (n, (_, quote)) in (1..=count).zip(&mut sources) {
            if let Some(quote) = quote {
                *quote = map_lines(quote, |line, _| match opening(line, n + 1) {
                    Some((1.., _)) => line[JOINER.len_utf8()..].to_owned(),
                    _ => line.to_owned(),
                });
            }
        }
        Ok((blank, sources))
    }
}

fn append_line(quote: &mut Option<String>, line: &str) {
    match quote {
        Some(quote) => {
            quote.push('\n');
            quote.push_str(line);
        }
        None => *quote = Some(line.to_owned()),
    }
}

fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\t']).is_empty()
}

fn is_sources(line: &str) -> bool {
    line.trim_end_matches([' ', '\t']) == SOURCES
}

/// The number and kind of a line such as `  1.2. Pro:`.
fn header(line: &str) -> Option<(&str, Kind)> {
    let (number, rest) = number(line.trim_matches([' ', '\t']))?;
    Some((number, Kind::parse(rest.strip_prefix(' ')?.strip_suffix(':')?)?))
}

/// If a line opens the source `n`, perhaps after joiners: how many joiners, and the address.
fn opening(line: &str, n: usize) -> Option<(usize, &str)> {
    let inner = line.trim_start_matches(JOINER);
    let (label, rest) = inner.strip_prefix('[')?.split_once(']')?;
    let url = if rest.is_empty() { rest } else { rest.strip_prefix(' ')? };
    (is_count(label) && label.parse() == Ok(n)).then_some(((line.len() - inner.len()) / JOINER.len_utf8(), url))
}

/// Each line of a text replaced; the function is also told whether the line before is blank.
fn map_lines(text: &str, mut change: impl FnMut(&str, bool) -> String) -> String {
    let mut after_blank = false;
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let changed = change(line, after_blank);
            after_blank = is_blank(line);
            changed
        })
        .collect();
    lines.join("\n")
}

/// Whether a line after an empty one at depth 1 would end the claim, perhaps after joiners.
fn would_end(line: &str) -> bool {
    let inner = line.trim_start_matches(JOINER);
    header(inner).is_some() || is_sources(inner)
}

fn with_line_joiners(text: &str) -> String {
    map_lines(
        text,
        |line, after_blank| {
            if after_blank && would_end(line) { format!("{JOINER}{line}") } else { line.to_owned() }
        },
    )
}

fn without_line_joiners(text: &str) -> String {
    map_lines(text, |line, after_blank| match line.strip_prefix(JOINER) {
        Some(rest) if after_blank && would_end(line) => rest.to_owned(),
        _ => line.to_owned(),
    })
}

/// The next `[n]` in a text with n at most `count`, perhaps with joiners after the bracket: where it begins and ends,
/// how many joiners, n.
fn next_mark(text: &str, count: usize) -> Option<(usize, usize, usize, usize)> {
    text.match_indices('[').find_map(|(start, _)| {
        let after = &text[start + 1..];
        let inner = after.trim_start_matches(JOINER);
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let n: usize = Some(&inner[..digits]).filter(|d| is_count(d))?.parse().ok()?;
        let joiners = after.len() - inner.len();
        let closed = inner[digits..].starts_with(']') && n <= count;
        closed.then_some((start, start + joiners + digits + 2, joiners / JOINER.len_utf8(), n))
    })
}

/// Makes plain text and sources of a text with `[n]`.
///
/// The marks are taken out if writing gives them back at the same places; otherwise they stay in the text, and each
/// span covers its mark.
fn read_citations(words: &str, sources: &[Listed], cited: &mut [bool]) -> (String, Vec<Source>) {
    let mut plain = String::new();
    let mut whole = String::new();
    let mut marks = Vec::new();
    let mut rest = words;
    while let Some((start, end, joiners, n)) = next_mark(rest, sources.len()) {
        plain.push_str(&rest[..start]);
        whole.push_str(&rest[..start]);
        if joiners > 0 {
            let defused = &rest[start + 1 + JOINER.len_utf8()..end];
            for text in [&mut plain, &mut whole] {
                text.push('[');
                text.push_str(defused);
            }
        } else {
            marks.push((plain.len(), whole.len(), whole.len() + end - start, n));
            whole.push_str(&rest[start..end]);
            cited[n - 1] = true;
        }
        rest = &rest[end..];
    }
    plain.push_str(rest);
    whole.push_str(rest);
    let text = trim(&plain);
    let cut = plain.len() - plain.trim_start_matches([' ', '\t', '\n']).len();
    let spans: Vec<_> = marks.iter().map(|(at, ..)| span(*at, *at, cut, text.len())).collect();
    let written = marks.iter().zip(&spans).filter_map(|((.., n), span)| {
        span.and_then(|(at, _)| usize::try_from(at).ok()).map(|at| Citation {
            start: at,
            end: at,
            numbered: true,
            n: *n,
        })
    });
    if ClaimText::imported(text).is_ok() && write_citations(text, written, sources.len()) == words {
        let found = marks.iter().zip(spans).map(|((.., n), span)| source(sources, n - 1, span)).collect();
        (text.to_owned(), found)
    } else {
        let length = whole.len();
        let found =
            marks.iter().map(|(_, start, end, n)| source(sources, n - 1, span(*start, *end, 0, length))).collect();
        (whole, found)
    }
}

/// The source with the index `n` in the file.
fn source(sources: &[Listed], n: usize, span: Option<(u32, u32)>) -> Source {
    let (url, quote) = sources[n].clone();
    Source { url, quote, span, label: u32::try_from(n + 1).ok() }
}

/// Where a text cites the source `n`.
struct Citation {
    start: usize,
    end: usize,
    /// Whether the source came with a number: then a span over `[n]` is that mark.
    numbered: bool,
    n: usize,
}

impl Citation {
    /// Whether the span covers a mark that stayed in the text.
    fn is_mark(&self, text: &str) -> bool {
        let digits = text[self.start..self.end].strip_prefix('[').and_then(|mark| mark.strip_suffix(']'));
        self.numbered && digits.is_some_and(is_count)
    }
}

/// The text with `[n]` for each citation; of `count` sources in all.
fn write_citations(text: &str, citations: impl Iterator<Item = Citation>, count: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for citation in citations {
        let is_mark = citation.is_mark(text);
        let Citation { start, end, n, .. } = citation;
        let until = if is_mark { start } else { end };
        defuse_marks(&text[from..until], count, &mut out);
        from = end;
        // Writing into a string can't fail.
        let _ = match end {
            _ if is_mark => write!(out, "[{n}]"),
            0 => write!(out, "[{n}] "),
            end if end == text.len() => write!(out, " [{n}]"),
            _ => write!(out, "[{n}]"),
        };
    }
    defuse_marks(&text[from..], count, &mut out);
    out
}

/// Appends text with a joiner in each `[n]` that would be read as a citation.
fn defuse_marks(text: &str, count: usize, out: &mut String) {
    let mut rest = text;
    while let Some((start, end, ..)) = next_mark(rest, count) {
        out.push_str(&rest[..=start]);
        out.push(JOINER);
        out.push_str(&rest[start + 1..end]);
        rest = &rest[end..];
    }
    out.push_str(rest);
}

/// The sources of a document as a file numbers them.
#[derive(Default)]
struct Numbers<'a> {
    listed: Vec<&'a Source>,
    /// By label, address and quotation.
    numbers: HashMap<(Option<u32>, &'a str, Option<&'a str>), usize>,
}

impl<'a> Numbers<'a> {
    /// Sources that came with a number keep their order, the others follow in the order of the claims.
    fn new(document: &'a Document, claims: impl Iterator<Item = ClaimIx>) -> Self {
        let mut all: Vec<&Source> = claims.flat_map(|ix| &document.graph.claims()[ix].sources).collect();
        all.sort_by_key(|source| (source.label.is_none(), source.label));
        let mut numbers = Self::default();
        for source in all {
            let next = numbers.listed.len() + 1;
            if *numbers.numbers.entry(key(source)).or_insert(next) == next {
                numbers.listed.push(source);
            }
        }
        numbers
    }

    fn of(&self, source: &Source) -> usize {
        self.numbers.get(&key(source)).copied().unwrap_or_default()
    }
}

fn key(source: &Source) -> (Option<u32>, &str, Option<&str>) {
    (source.label, &source.url, source.quote.as_deref())
}

/// Writes a file.
pub(in crate::formats) fn export(document: &Document) -> Export {
    let graph = &document.graph;
    let (listed, homes) = numbering(document);
    let mut losses = common_losses(document);
    let mut anchors = 0;
    let in_order = listed.iter().map(|(place, _)| &graph.places()[*place]).filter(|place| place.home);
    let numbers = Numbers::new(document, in_order.map(|place| place.claim));
    let mut out = format!("Discussion Name:\n{}\n", flatten(&document.title));
    if let Some(question) = &document.question {
        block(&mut out, "1.", Kind::Question, &with_line_joiners(trim(question)));
    }
    for (place, number) in &listed {
        let standing = &graph.places()[*place];
        let text = if standing.home {
            let text = graph.claims()[standing.claim].text.as_str();
            let cited: Vec<Citation> = cited(document, standing.claim, &numbers).collect();
            anchors += cited.iter().filter(|c| c.start < c.end && !c.is_mark(text)).count();
            let text = defuse_link(write_citations(text, cited.into_iter(), numbers.listed.len()));
            if depth(number) == 1 { with_line_joiners(&text) } else { text }
        } else {
            format!("-> See {}", homes[standing.claim])
        };
        block(&mut out, number, kind(graph, *place), &text);
    }
    if !numbers.listed.is_empty() {
        out.push_str("\nSources:\n");
        out.extend(std::iter::repeat_n('\n', document.layout.lines_before_sources.into()));
    }
    for (n, source) in (1..).zip(&numbers.listed) {
        let _ = writeln!(out, "[{n}] {}", flatten(&source.url));
        if let Some(quote) = &source.quote {
            out.push_str(&map_lines(quote, |line, _| match opening(line, n + 1) {
                Some(_) => format!("{JOINER}{line}"),
                None => line.to_owned(),
            }));
            out.push('\n');
        }
    }
    if anchors > 0 {
        losses.push(format!("the anchors of {anchors} links (a number stands at the end of each)"));
    }
    Export { text: out, losses }
}

fn block(out: &mut String, number: &str, kind: Kind, text: &str) {
    let indent = 2 * (depth(number) - 1);
    let _ = writeln!(out, "\n{:indent$}{number} {}:", "", kind.word());
    for line in text.split('\n') {
        let _ = writeln!(out, "{:indent$}{line}", "");
    }
}

/// The citations of a claim in order.
fn cited<'a>(
    document: &'a Document,
    claim: ClaimIx,
    numbers: &'a Numbers<'_>,
) -> impl Iterator<Item = Citation> + use<'a> {
    let Claim { text, sources, .. } = &document.graph.claims()[claim];
    let text = text.as_str();
    // A source of the whole claim is cited after the text, unless it came as one that no claim cites.
    let whole = sources.iter().enumerate().filter(|(_, source)| {
        valid_span(text, source).is_none() && (source.label.is_none() || source.span.is_some())
    });
    let whole = whole.map(|(ix, _)| (text.len(), text.len(), ix));
    citations(&document.graph, claim).into_iter().chain(whole).map(|(start, end, ix)| Citation {
        start,
        end,
        numbered: sources[ix].label.is_some(),
        n: numbers.of(&sources[ix]),
    })
}
