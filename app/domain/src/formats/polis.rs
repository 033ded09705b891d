//! A Polis conversation: the tables `comments.csv` and `votes.csv` of its export, and `summary.csv` if it is there.
//! Read only. A question with one thesis per comment; the votes become imported tallies, and nothing else of who voted
//! or wrote when is kept.

use super::{
    Comments, Fault, Import, ImportError, Warning,
    assemble::{Assembly, Position},
    decode, flatten,
};
use crate::{
    ballot::{Rating, Tally},
    claim::{ClaimText, TextError},
    debate::{Document, Layout, TITLE_LIMIT},
    ids::RandomSource,
};
use csv_core::ReadFieldResult;
use std::collections::{BTreeMap, HashMap, hash_map::Entry};

/// The name of the table of comments.
pub const COMMENTS: &str = "comments.csv";
/// The name of the table of votes.
pub const VOTES: &str = "votes.csv";
/// The name of the table that says what the conversation is about.
pub const SUMMARY: &str = "summary.csv";

/// The most values that a line may have. Far above any real table; keeps hostile ones small.
const WIDTH_LIMIT: usize = 100;
/// How many of the comments that are left out a warning names.
const NAMED: usize = 20;
/// What the column `moderated` says of a comment that the moderators rejected.
const REJECTED: &str = "-1";

/// The tables of one conversation.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'a> {
    /// `comments.csv`: the columns `comment-id` and `comment-body` are needed, `moderated` is heeded.
    pub comments: &'a [u8],
    /// `votes.csv`: the columns `comment-id`, `voter-id` and `vote` are needed, `timestamp` is heeded.
    pub votes: &'a [u8],
    /// `summary.csv`: lines of a name and a value, of which `topic` and `conversation-description` are heeded.
    pub summary: Option<&'a [u8]>,
}

/// Reads a conversation. Its title is the topic of its summary, or empty.
///
/// # Errors
/// [`ImportError`] says in which table it is wrong, and where.
pub fn import(tables: Tables<'_>, random: &mut impl RandomSource) -> Result<Import, ImportError> {
    let read = |file, bytes| decode(bytes).map_err(|error| error.within(file));
    let (comments, votes) = (read(COMMENTS, tables.comments)?, read(VOTES, tables.votes)?);
    let summary = tables.summary.map(|bytes| read(SUMMARY, bytes)).transpose()?;
    let about = summary.map(|text| about(&text)).transpose()?.unwrap_or_default();

    let mut warnings = Vec::new();
    let comments = read_comments(&comments)?;
    let votes = read_votes(&votes, &comments, &mut warnings)?;
    let mut assembly = Assembly::default();
    let (mut tallies, mut rejected, mut empty) = (Vec::new(), Vec::new(), Vec::new());
    for (id, comment) in &comments {
        let tally = votes.get(id).copied().unwrap_or_default();
        if comment.rejected {
            rejected.push((*id, tally));
        } else if ClaimText::imported(&comment.text) == Err(TextError::Empty) {
            empty.push((*id, tally));
        } else {
            let claim = assembly.claim(format!("comment {id}"), comment.at, &comment.text, Vec::new(), random);
            let claim = claim.and_then(|claim| assembly.place(claim, None, true, comment.at));
            claim.map_err(|error| error.within(COMMENTS))?;
            tallies.push(tally);
        }
    }
    warnings.extend(left_out(&rejected).map(Warning::Rejected));
    warnings.extend(left_out(&empty).map(Warning::Wordless));
    if tallies.is_empty() {
        let error = ImportError::new(1, 1, Fault::NoComment);
        return Err(error.within(COMMENTS));
    }
    let graph = assembly.finish(random).map_err(|error| error.within(COMMENTS))?;
    let places = graph.theses().iter().map(|ix| &graph.places()[*ix]);
    let imported = places.map(|place| (place.id, tallies[place.claim])).filter(|(_, tally)| tally.n() > 0);
    let imported_tallies = imported.collect();
    let document = Document {
        title: about.topic,
        question: about.question,
        background: String::new(),
        graph,
        imported_tallies,
        comments: Default::default(),
        layout: Layout::default(),
    };
    Ok(Import { document, warnings })
}

/// Comments that become no theses, with the votes that go with them, if there are any.
fn left_out(comments: &[(u64, Tally)]) -> Option<Comments> {
    let named = comments.iter().take(NAMED).map(|(id, _)| *id).collect();
    let votes = comments.iter().map(|(_, tally)| tally.n() as usize).sum();
    (!comments.is_empty()).then_some(Comments { count: comments.len(), votes, named })
}

/// What a summary says of a conversation.
#[derive(Default)]
struct About {
    topic: String,
    /// What was asked, where that is said.
    question: Option<String>,
}

fn about(text: &str) -> Result<About, ImportError> {
    let mut about = About::default();
    let mut table = Table::new(SUMMARY, text);
    while table.next()? {
        let [name, value] = &table.cells[..] else {
            return Err(table.wrong(0, "a name and a value with a comma between them were expected".to_owned()));
        };
        match name.text.trim() {
            "topic" => about.topic = flatten(value.text.trim()).chars().take(TITLE_LIMIT).collect(),
            "conversation-description" => match ClaimText::imported(&value.text) {
                Ok(question) => about.question = Some(question.to_string()),
                Err(TextError::Empty) => {}
                Err(error) => return Err(table.wrong(1, format!("what was asked was expected: {error}"))),
            },
            _ => {}
        }
    }
    Ok(about)
}

struct Comment {
    text: String,
    at: Position,
    rejected: bool,
}

/// The comments by id: Polis counts them up, so that this is the order in which they were written.
fn read_comments(text: &str) -> Result<BTreeMap<u64, Comment>, ImportError> {
    let mut table = Table::new(COMMENTS, text);
    table.next()?;
    let (id, body) = (table.column("comment-id")?, table.column("comment-body")?);
    let moderated = table.column("moderated").ok();
    let mut comments: BTreeMap<u64, Comment> = BTreeMap::new();
    while table.next()? {
        let number = table.number(id, "the number of a comment")?;
        if let Some(earlier) = comments.get(&number) {
            let message =
                format!("the comment {number} stands here again: it stands in line {} already", earlier.at.0);
            return Err(table.wrong(id, message));
        }
        let rejected = match moderated.map(|column| table.cells[column].text.trim()) {
            None | Some("" | "0" | "1") => false,
            Some(REJECTED) => true,
            Some(_) => {
                let expected = "1 (accepted), 0 (not looked at) or -1 (rejected)";
                return Err(table.unexpected(moderated.unwrap_or(id), expected));
            }
        };
        let comment = Comment { text: table.cells[body].text.clone(), at: table.place(body), rejected };
        comments.insert(number, comment);
    }
    Ok(comments)
}

/// The tallies by comment. Of several votes of one voter on one comment the latest counts; of equally late ones the one
/// that stands further below.
fn read_votes(
    text: &str,
    comments: &BTreeMap<u64, Comment>,
    warnings: &mut Vec<Warning>,
) -> Result<HashMap<u64, Tally>, ImportError> {
    let mut table = Table::new(VOTES, text);
    table.next()?;
    let (comment, voter) = (table.column("comment-id")?, table.column("voter-id")?);
    let (vote, time) = (table.column("vote")?, table.column("timestamp").ok());
    let mut latest: HashMap<(u64, u64), (u64, Rating)> = HashMap::new();
    let (mut replaced, mut astray) = (0, 0);
    while table.next()? {
        let id = table.number(comment, "the number of a comment")?;
        let voter = table.number(voter, "the number of a voter")?;
        let when = time.map_or(Ok(0), |column| table.number(column, "a time in milliseconds"))?;
        let rating = match table.cells[vote].text.trim() {
            "1" => Rating::ALL[4],
            "0" => Rating::ALL[2],
            "-1" => Rating::ALL[0],
            _ => return Err(table.unexpected(vote, "1 (agree), 0 (pass) or -1 (disagree)")),
        };
        if !comments.contains_key(&id) {
            astray += 1;
            continue;
        }
        match latest.entry((id, voter)) {
            Entry::Vacant(free) => {
                free.insert((when, rating));
            }
            Entry::Occupied(mut held) => {
                replaced += 1;
                if when >= held.get().0 {
                    held.insert((when, rating));
                }
            }
        }
    }
    if replaced > 0 {
        warnings.push(Warning::Replaced(replaced));
    }
    if astray > 0 {
        warnings.push(Warning::Astray(astray));
    }
    let mut tallies: HashMap<u64, Tally> = HashMap::new();
    for ((id, _), (_, rating)) in latest {
        tallies.entry(id).or_default().add(rating);
    }
    Ok(tallies)
}

/// A value and where it begins: its line, and in bytes that line's and its own beginning.
struct Cell {
    text: String,
    line: usize,
    line_begins: usize,
    begins: usize,
}

/// A table of comma-separated values (RFC 4180), read line by line.
struct Table<'a> {
    file: &'static str,
    text: &'a str,
    reader: csv_core::Reader,
    /// How far the text is read, in bytes.
    at: usize,
    line: usize,
    /// Where that line begins, in bytes.
    line_begins: usize,
    /// The values of the line that was read last.
    cells: Vec<Cell>,
    /// How many values each line has, which the first one says.
    width: usize,
    value: Vec<u8>,
}

impl<'a> Table<'a> {
    fn new(file: &'static str, text: &'a str) -> Self {
        let reader = csv_core::Reader::new();
        Self {
            file,
            text,
            reader,
            at: 0,
            line: 1,
            line_begins: 0,
            cells: Vec::new(),
            width: 0,
            value: vec![0; 1024],
        }
    }

    /// Reads the next line that is not empty; `false` at the end.
    fn next(&mut self) -> Result<bool, ImportError> {
        self.cells.clear();
        while self.text[self.at..].starts_with('\n') {
            self.advance(1);
        }
        if self.at == self.text.len() {
            return Ok(false);
        }
        while !self.cell()? {
            if self.cells.len() == WIDTH_LIMIT {
                let message = format!("at most {WIDTH_LIMIT} values were expected in a line");
                return Err(self.wrong(WIDTH_LIMIT - 1, message));
            }
        }
        let (width, cells) = (self.width, self.cells.len());
        if width == 0 {
            self.width = cells;
        } else if cells != width {
            let last = cells.min(width) - 1;
            return Err(self.wrong(last, Fault::Width { expected: width, found: cells }));
        }
        Ok(true)
    }

    /// Reads the next value; whether it ends its line.
    fn cell(&mut self) -> Result<bool, ImportError> {
        let (line, line_begins, begins) = (self.line, self.line_begins, self.at);
        let mut length = 0;
        let ends_line = loop {
            let rest = &self.text.as_bytes()[self.at..];
            let (result, read, written) = self.reader.read_field(rest, &mut self.value[length..]);
            length += written;
            self.advance(read);
            match result {
                ReadFieldResult::OutputFull => self.value.resize(self.value.len() * 2, 0),
                // What is asked next sees no input, which ends the last value.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::Field { record_end } => break record_end,
                ReadFieldResult::End => break true,
            }
        };
        // It only leaves quotation marks out of what is text, so nothing is replaced here.
        let text = String::from_utf8_lossy(&self.value[..length]).into_owned();
        self.cells.push(Cell { text, line, line_begins, begins });
        let raw = &self.text[begins..self.at];
        if raw.starts_with('"') && raw.matches('"').count() % 2 == 1 {
            return Err(self.wrong(self.cells.len() - 1, Fault::Quotation));
        }
        Ok(ends_line)
    }

    fn advance(&mut self, bytes: usize) {
        let read = &self.text[self.at..self.at + bytes];
        self.line += read.matches('\n').count();
        if let Some(end) = read.rfind('\n') {
            self.line_begins = self.at + end + 1;
        }
        self.at += bytes;
    }

    /// Which value of each line has this name in the first, which was just read.
    fn column(&self, name: &str) -> Result<usize, ImportError> {
        self.cells
            .iter()
            .position(|cell| cell.text.trim() == name)
            .ok_or_else(|| ImportError::new(1, 1, Fault::Column(name.to_owned())).within(self.file))
    }

    fn number(&self, column: usize, what: &str) -> Result<u64, ImportError> {
        self.cells[column].text.trim().parse().map_err(|_| self.unexpected(column, what))
    }

    fn unexpected(&self, column: usize, expected: &str) -> ImportError {
        let found: String = flatten(&self.cells[column].text).chars().take(40).collect();
        self.wrong(column, format!("{expected} was expected, not “{found}”"))
    }

    /// Where a value of this line begins.
    fn place(&self, column: usize) -> Position {
        let cell = &self.cells[column];
        (cell.line, self.text[cell.line_begins..cell.begins].chars().count() + 1)
    }

    fn wrong(&self, column: usize, fault: impl Into<Fault>) -> ImportError {
        let (line, at) = self.place(column);
        ImportError::new(line, at, fault).within(self.file)
    }
}
