//! The facts of arguman.org: `arg(a).`, `text(a, …).`, `att(a, b).` (a con b), `support(a, b).` (a pro b). Read only.

use super::{
    Import, ImportError, Warning,
    assemble::{Assembly, Position},
    flatten, position,
};
use crate::{
    claim::{ClaimText, TextError},
    debate::{Document, Layout, TITLE_LIMIT},
    graph::Relation,
    ids::RandomSource,
};
use std::collections::{HashMap, HashSet};

/// The id that the files give the thesis.
const ROOT: &str = "root";

#[derive(Default)]
struct Arg<'a> {
    at: Position,
    text: Option<(&'a str, Position)>,
    declared: bool,
    related: Vec<(Relation, &'a str, Position)>,
}

/// Reads a file.
pub(super) fn import(text: &str, random: &mut impl RandomSource) -> Result<Import, ImportError> {
    let mut order: Vec<&str> = Vec::new();
    let mut args: HashMap<&str, Arg<'_>> = HashMap::new();
    for fact in facts(text)? {
        let at = fact.at;
        let error = |message: String| Err(ImportError::new(at.0, at.1, message));
        let (id, rest) = match fact.body.split_once(',') {
            Some((id, rest)) => (id.trim(), Some(rest.trim())),
            None => (fact.body.trim(), None),
        };
        if id.is_empty() {
            return error(format!("{}( and the id of an argument was expected", fact.word));
        }
        let arg = args.entry(id).or_insert_with(|| {
            order.push(id);
            Arg { at, ..Arg::default() }
        });
        match (fact.word, rest) {
            ("arg", None) if arg.declared => {
                return error(format!("the argument {id} is declared twice"));
            }
            ("arg", None) => {
                arg.declared = true;
                arg.at = at;
            }
            ("text", Some(_)) if arg.text.is_some() => {
                return error(format!("the argument {id} has two texts"));
            }
            ("text", Some(words)) => arg.text = Some((words, at)),
            ("att", Some(to)) => arg.related.push((Relation::Con, to, at)),
            ("support", Some(to)) => arg.related.push((Relation::Pro, to, at)),
            ("arg", Some(_)) => return error("arg(id). with one id was expected".to_owned()),
            (word, _) => return error(format!("{word}({id}, …). was expected")),
        }
    }
    let mut assembly = Assembly::default();
    let mut warnings = Vec::new();
    let answered: HashSet<&str> = args.values().flat_map(|arg| arg.related.iter().map(|(_, to, _)| *to)).collect();
    let mut claims = HashMap::with_capacity(order.len());
    for id in &order {
        let arg = &args[id];
        let error = |message: String| Err(ImportError::new(arg.at.0, arg.at.1, message));
        if !arg.declared {
            return error(format!("there is no argument {id}: arg({id}). was expected"));
        }
        let Some((words, at)) = arg.text else {
            return error(format!("text({id}, …). was expected: {id} has no text"));
        };
        // Real files hold some, which say nothing and which nothing depends on.
        if ClaimText::imported(words) == Err(TextError::Empty) && !answered.contains(id) {
            warnings.push(Warning::EmptyArgument { line: at.0, id: (*id).to_owned() });
        } else {
            claims.insert(*id, assembly.claim((*id).to_owned(), at, words, Vec::new(), random)?);
        }
    }
    let mut theses = Vec::new();
    for id in &order {
        let arg = &args[id];
        let Some(&claim) = claims.get(id) else { continue };
        if arg.related.is_empty() {
            theses.push(*id);
            assembly.place(claim, None, true, arg.at)?;
        }
        for (n, (relation, to, at)) in arg.related.iter().enumerate() {
            let Some(parent) = claims.get(to) else {
                return Err(ImportError::new(
                    at.0,
                    at.1,
                    format!("{id} relates to {to}, but there is no argument {to}"),
                ));
            };
            assembly.place(claim, Some((*parent, *relation)), n == 0, *at)?;
        }
    }
    let graph = assembly.finish(random)?;
    let main = theses.iter().find(|id| **id == ROOT).or(theses.first());
    let title = main
        .and_then(|id| args[id].text)
        .map_or_else(String::new, |(words, _)| flatten(words).chars().take(TITLE_LIMIT).collect());
    if theses.len() > 1 {
        warnings.push(Warning::Theses(theses.len()));
    }
    let document = Document {
        title,
        question: None,
        background: String::new(),
        graph,
        imported_tallies: Default::default(),
        comments: Default::default(),
        layout: Layout::default(),
    };
    Ok(Import { document, warnings })
}

struct Fact<'a> {
    word: &'a str,
    body: &'a str,
    at: Position,
}

/// The facts of a file. A fact ends with `).` at a line's end where the next line that is not empty begins a fact, or
/// at the end of the file: a text may hold `).` and line breaks.
fn facts(text: &str) -> Result<Vec<Fact<'_>>, ImportError> {
    let mut found = Vec::new();
    let mut open: Option<(&str, usize, Position)> = None;
    let mut at = 0;
    let mut end = 0;
    let mut ended = true;
    for (line_number, line) in (1..).zip(text.split('\n')) {
        let begin = at;
        at += line.len() + 1;
        if line.trim().is_empty() {
            continue;
        }
        if ended && let Some(word) = fact_word(line) {
            if let Some((word, from, at)) = open.take() {
                found.push(Fact { word, body: &text[from..end], at });
            }
            let indent = line.len() - line.trim_start().len();
            open = Some((word, begin + indent + word.len() + 1, (line_number, line[..indent].chars().count() + 1)));
        } else if open.is_none() {
            let column = line.len() - line.trim_start().len() + 1;
            let message = "arg(, text(, att( or support( was expected";
            return Err(ImportError::new(line_number, column, message));
        }
        let trimmed = line.trim_end();
        ended = trimmed.ends_with(").");
        if ended {
            end = begin + trimmed.len() - 2;
        }
    }
    match open {
        Some((word, from, at)) if ended && end >= from => found.push(Fact { word, body: &text[from..end], at }),
        Some((word, ..)) => {
            let (line, column) = position(text, text.trim_end().len());
            return Err(ImportError::new(line, column, format!("“).” was expected at the end of {word}(")));
        }
        None => {}
    }
    Ok(found)
}

fn fact_word(line: &str) -> Option<&str> {
    let (word, _) = line.trim_start().split_once('(')?;
    ["arg", "text", "att", "support"].contains(&word).then_some(word)
}
