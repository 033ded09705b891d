//! Kialo's text export in its two dialects: what they have in common.
//!
//! Both number the claims (`1.2.3.`) and write a claim that stands in a further place as `-> See 1.2.3.`.

pub(super) mod a;
pub(super) mod b;

use super::{
    Fault, Import, ImportError, JOINER,
    assemble::{Assembly, Position},
};
use crate::{
    claim::Source,
    debate::{Document, Layout},
    graph::{ClaimIx, DEPTH_CAP, Graph, PlaceIx, Relation},
    ids::RandomSource,
};
use std::collections::HashMap;

/// What a line says its claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Question,
    Thesis,
    Reply(Relation),
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Question => "Question",
            Self::Thesis => "Thesis",
            Self::Reply(Relation::Pro) => "Pro",
            Self::Reply(Relation::Con) => "Con",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Question, Self::Thesis, Self::Reply(Relation::Pro), Self::Reply(Relation::Con)]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// A number such as `1.2.3.` at the beginning of a text, as its digits with dots, and what follows it.
/// Leading zeros and numbers beyond `u32` are none.
fn number(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    while let Some(dot) = text[end..].find('.') {
        let part = &text[end..end + dot];
        if !is_count(part) {
            break;
        }
        end += dot + 1;
    }
    (end > 0).then(|| text.split_at(end))
}

/// Whether a text is a number from 1 without leading zeros that fits `u32`.
fn is_count(text: &str) -> bool {
    !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u32>().is_ok()
}

/// The number of the parent, empty at the top, and the last part.
fn split_number(number: &str) -> (&str, u32) {
    let inner = number.trim_end_matches('.');
    let (parent, last) = inner.rfind('.').map_or(("", inner), |dot| (&number[..=dot], &inner[dot + 1..]));
    (parent, last.parse().unwrap_or(0))
}

/// How many parts a number has.
fn depth(number: &str) -> usize {
    number.matches('.').count()
}

/// How many joiners stand in the link pattern `-> See 1.2.` that this whole text is, and the number.
fn link(text: &str) -> Option<(usize, &str)> {
    let rest = text.strip_prefix("->")?;
    let inner = rest.trim_start_matches(JOINER);
    let (number, after) = number(inner.strip_prefix(" See ")?)?;
    after.is_empty().then_some(((rest.len() - inner.len()) / JOINER.len_utf8(), number))
}

/// The text with one joiner more, if it would be read as a link or as such a text.
fn defuse_link(text: String) -> String {
    match link(&text) {
        Some(_) => format!("->{JOINER}{}", &text[2..]),
        None => text,
    }
}

/// What a text in a file means.
enum Words<'a> {
    /// The claim with this number stands here too.
    Link(&'a str),
    /// A claim.
    Claim(String),
}

/// Tells links from claims and takes the joiner out that [`defuse_link`] put in.
fn words(text: &str) -> Words<'_> {
    match link(text) {
        Some((0, number)) => Words::Link(number),
        Some(_) => Words::Claim(format!("->{}", &text[2 + JOINER.len_utf8()..])),
        None => Words::Claim(text.to_owned()),
    }
}

/// A claim or link as it stands in the file.
struct Entry {
    number: String,
    kind: Kind,
    at: Position,
    /// Where the text begins.
    text_at: Position,
    text: String,
}

/// What a number in the file stands for.
enum Numbered {
    Question,
    Claim(usize),
    Link,
}

/// Makes a graph of entries in file order; `read` makes plain text and sources of a claim's text.
fn assemble(
    title: String,
    entries: Vec<Entry>,
    random: &mut impl RandomSource,
    mut read: impl FnMut(&Entry, &str) -> Result<(String, Vec<Source>), ImportError>,
) -> Result<Import, ImportError> {
    let mut assembly = Assembly::default();
    let mut question = None;
    let mut numbers: HashMap<&str, Numbered> = HashMap::with_capacity(entries.len());
    let mut replies: HashMap<&str, u32> = HashMap::new();
    // A link may point forwards, so its claim is looked up when all numbers are known: first each entry's claim.
    let mut claims = Vec::with_capacity(entries.len());
    for entry in &entries {
        let error = |fault: Fault| Err(ImportError::new(entry.at.0, entry.at.1, fault));
        let number = entry.number.as_str();
        let (parent, last) = split_number(number);
        if depth(number) > DEPTH_CAP + 2 {
            return error(format!("a number of at most {} parts was expected", DEPTH_CAP + 2).into());
        }
        let expected = match (parent, numbers.get(parent)) {
            ("", _) => [Kind::Thesis, Kind::Question].contains(&entry.kind),
            (_, Some(Numbered::Question)) => entry.kind == Kind::Thesis,
            (_, Some(Numbered::Claim(_))) => matches!(entry.kind, Kind::Reply(_)),
            (_, Some(Numbered::Link)) => {
                return error(Fault::BelowLink { number: number.to_owned(), parent: parent.to_owned() });
            }
            (_, None) => {
                return error(Fault::NoParent { number: number.to_owned(), parent: parent.to_owned() });
            }
        };
        let count = replies.entry(parent).or_default();
        if last != *count + 1 {
            let expected = format!("{parent}{}.", *count + 1);
            return error(Fault::Number { expected, found: number.to_owned() });
        }
        *count = last;
        if !expected
            || (parent.is_empty() && question.is_some())
            || (entry.kind == Kind::Question && number != "1.")
        {
            let wanted = match (parent, numbers.get(parent)) {
                ("", _) if question.is_some() => "nothing beside the question",
                ("", _) => "a thesis, or one question as 1.",
                (_, Some(Numbered::Question)) => "a thesis under the question",
                _ => "Pro or Con under a claim",
            };
            return error(format!("{wanted} was expected, not {number} {}", entry.kind.word()).into());
        }
        if entry.kind == Kind::Question {
            numbers.insert(number, Numbered::Question);
            question = Some(entry.text.clone());
            claims.push(None);
            continue;
        }
        match words(&entry.text) {
            Words::Link(_) => {
                numbers.insert(number, Numbered::Link);
                claims.push(None);
            }
            Words::Claim(words) => {
                let (text, sources) = read(entry, &words)?;
                let claim = assembly.claim(number.to_owned(), entry.text_at, &text, sources, random)?;
                numbers.insert(number, Numbered::Claim(claim));
                claims.push(Some(claim));
            }
        }
    }
    for (entry, claim) in entries.iter().zip(claims) {
        let error = |fault: Fault| Err(ImportError::new(entry.text_at.0, entry.text_at.1, fault));
        let number = entry.number.as_str();
        let (parent, _) = split_number(number);
        let under = match (numbers.get(parent), entry.kind) {
            (Some(Numbered::Claim(parent)), Kind::Reply(relation)) => Some((*parent, relation)),
            _ => None,
        };
        let (claim, home) = match (claim, words(&entry.text)) {
            _ if entry.kind == Kind::Question => continue,
            (Some(claim), _) => (claim, true),
            (None, Words::Link(target)) => {
                if number.starts_with(target) {
                    let words =
                        format!("{number} links to {target}, under which it stands: another claim was expected");
                    return error(words.into());
                }
                match numbers.get(target) {
                    Some(Numbered::Claim(claim)) => (*claim, false),
                    Some(Numbered::Link) => {
                        let words =
                            format!("{number} links to {target}, which is a link itself: a claim was expected");
                        return error(words.into());
                    }
                    Some(Numbered::Question) => {
                        return error(
                            format!("{number} links to {target}, the question: a claim was expected").into(),
                        );
                    }
                    None => {
                        return error(Fault::NoTarget { number: number.to_owned(), target: target.to_owned() });
                    }
                }
            }
            (None, Words::Claim(_)) => continue,
        };
        assembly.place(claim, under, home, entry.text_at)?;
    }
    let graph = assembly.finish(random)?;
    let document = Document {
        title,
        question,
        background: String::new(),
        graph,
        imported_tallies: Default::default(),
        comments: Default::default(),
        layout: Layout::default(),
    };
    Ok(Import { document, warnings: Vec::new() })
}

/// Every place of the drawn tree with its number, in the order in which a file lists them, and each claim's number.
fn numbering(document: &Document) -> (Vec<(PlaceIx, String)>, Vec<String>) {
    let graph = &document.graph;
    let top = if document.question.is_some() { "1." } else { "" };
    let mut homes = vec![String::new(); graph.claims().len()];
    let mut listed = Vec::with_capacity(graph.places().len());
    let ranked = |prefix: &str, places: &[PlaceIx]| -> Vec<(PlaceIx, String)> {
        let numbered = places.iter().enumerate().rev();
        numbered.map(|(ix, place)| (*place, format!("{prefix}{}.", ix + 1))).collect()
    };
    let mut stack = ranked(top, graph.theses());
    while let Some((place, number)) = stack.pop() {
        let standing = &graph.places()[place];
        if standing.home {
            stack.extend(ranked(&number, graph.children(standing.claim)));
            homes[standing.claim].clone_from(&number);
        }
        listed.push((place, number));
    }
    (listed, homes)
}

/// What a place is called in a file.
fn kind(graph: &Graph, place: PlaceIx) -> Kind {
    graph.places()[place].relation().map_or(Kind::Thesis, Kind::Reply)
}

/// The citations of a claim as (start, end, index of the source), in order and without overlap; sources without
/// a valid span are left out.
fn citations(graph: &Graph, claim: ClaimIx) -> Vec<(usize, usize, usize)> {
    let claim = &graph.claims()[claim];
    let text = claim.text.as_str();
    let mut cited: Vec<(usize, usize, usize)> = claim
        .sources
        .iter()
        .enumerate()
        .filter_map(|(ix, source)| {
            let (start, end) = valid_span(text, source)?;
            Some((start, end, ix))
        })
        .collect();
    cited.sort_by_key(|(start, ..)| *start);
    let mut free = 0;
    for (start, end, _) in &mut cited {
        *start = free.max(*start);
        *end = (*end).max(*start);
        free = *end;
    }
    cited
}

/// A source's span, if it fits the text: an edited text may have left it behind.
fn valid_span(text: &str, source: &Source) -> Option<(usize, usize)> {
    let (start, end) = source.span?;
    let (start, end) = (usize::try_from(start).ok()?, usize::try_from(end).ok()?);
    text.get(start..end).map(|_| (start, end))
}

/// A span for a source, where the text was trimmed by `cut` bytes at its beginning to `length`.
fn span(start: usize, end: usize, cut: usize, length: usize) -> Option<(u32, u32)> {
    let shift = |at: usize| u32::try_from(at.saturating_sub(cut).min(length)).ok();
    Some((shift(start)?, shift(end)?))
}

/// Cuts the blanks that a claim's text never begins or ends with.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n'])
}

/// What none of Kialo's dialects can hold of a document.
fn common_losses(document: &Document) -> Vec<String> {
    let mut losses = Vec::new();
    if !document.background.is_empty() {
        losses.push("the background text".to_owned());
    }
    if !document.imported_tallies.is_empty() {
        losses.push("the tallies that came with an import".to_owned());
    }
    let comments: usize = document.comments.values().map(Vec::len).sum();
    if comments > 0 {
        losses.push(format!("{comments} comments"));
    }
    if document.title.contains('\n') {
        losses.push("line breaks in the title".to_owned());
    }
    let withdrawn = document.graph.claims().iter().filter(|c| c.state == crate::claim::State::Withdrawn).count();
    if withdrawn > 0 {
        losses.push(format!("that {withdrawn} claims were withdrawn (their notice stands as text)"));
    }
    losses
}
