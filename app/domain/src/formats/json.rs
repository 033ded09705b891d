//! Isegoria's own JSON: loses nothing of a document. `docs/isegoria.schema.json` is its schema.

use super::{CLAIMS_LIMIT, Export, Import, ImportError, PLACES_LIMIT};
use crate::{
    ballot::Tally,
    claim::{Claim, ClaimText, Origin, Source, State},
    comment::{Comment, CommentText, Removal, Said, is_date},
    debate::{Document, Layout, Step, words},
    figures::Figures,
    graph::{Graph, NewPlace, Relation},
    ids::{ClaimId, CommentId, PlaceId},
    moderation::{Deeds, NOTE_LIMIT, Reason},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The version that is written. Versions 1, which had no comments, and 2, which had no history, are read too.
pub const VERSION: u32 = 3;
/// The most comments that a file may hold.
const COMMENTS_LIMIT: usize = 400_000;
/// The most entries that the history of a file may have.
const HISTORY_LIMIT: usize = 400_000;

/// Tallies by place.
pub type Tallies = BTreeMap<PlaceId, Tally>;

/// The word that says which format this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Name {
    Isegoria,
}

/// A debate.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Isegoria debate")]
struct File {
    /// Always `isegoria`.
    format: Name,
    /// The version of this format: 3. Version 2 had no history, version 1 no comments either.
    #[schemars(range(min = 1, max = 3))]
    version: u32,
    title: String,
    /// The question, where the debate has several theses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    /// What one should know before arguing.
    #[serde(default)]
    background: String,
    claims: Vec<FileClaim>,
    places: Vec<FilePlace>,
    /// How many ballots gave each rating from 0 to 4, by place. Only tallies that may be released.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    tallies: Tallies,
    /// Tallies that came with an import, by place. Never added to the debate's own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    imported_tallies: Tallies,
    /// What was asked and answered about claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    comments: Vec<FileComment>,
    /// What those who ran the debate did, oldest first. It is read and not taken over: a debate's history is its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    history: Vec<Past>,
    /// Quirks of the file that the debate came from.
    #[serde(default)]
    layout: Layout,
}

/// What happened to a debate, as its public history tells it: by day, never by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Past {
    /// The day, and no finer: `2026-05-12`.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub day: String,
    /// What happened.
    pub what: What,
    /// Whether this undid such a deed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub undone: bool,
    /// The step that the debate came into, for `step`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Step>,
    /// Whether that step came at the time that was set, and not by hand.
    #[serde(default, skip_serializing_if = "is_false")]
    pub planned: bool,
    /// How many claims a deed was about.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub count: usize,
    /// Those of them, and of those that they came to, that the public history names: none where their words are what was
    /// wrong, none that nobody may read. Some may not be among the file's claims, as those that were archived.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimId>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What was added to the reason, at most 500 characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Past {
    /// Something that happened on a day, with nothing more to say about it.
    pub fn new(day: &str, what: What) -> Self {
        Self {
            day: day.to_owned(),
            what,
            undone: false,
            to: None,
            planned: false,
            count: 0,
            claims: Vec::new(),
            reason: None,
            note: String::new(),
        }
    }

    /// What is wrong with it, if anything.
    fn wrong(&self) -> Option<String> {
        if !is_date(&self.day) {
            return Some(format!("history: a date was expected: {:.40?}", self.day));
        }
        if (self.what == What::Step) != self.to.is_some() {
            return Some(format!("history, {}: “to” was expected for a step, and for nothing else", self.day));
        }
        let control = self.note.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t'));
        let long = self.note.chars().count() > NOTE_LIMIT;
        (control || long).then(|| {
            format!(
                "history, {}: a note of at most {NOTE_LIMIT} characters was expected, without control characters",
                self.day
            )
        })
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_zero(value: &usize) -> bool {
    *value == 0
}

words!(
    /// What happened to a debate.
    What {
        /// It came into another step.
        Step = "step",
        /// Other dates were set.
        Dates = "dates",
        /// Claims under review came into the graph.
        Publish = "publish",
        /// Claims under review did not.
        Decline = "decline",
        /// Claims left the graph, with what answers them.
        Archive = "archive",
        /// Archived claims came back, declined ones came under review again.
        Restore = "restore",
        /// Claims stand elsewhere.
        Move = "move",
        /// A claim stands in a further place.
        Link = "link",
        /// A claim left one of its places.
        Unlink = "unlink",
        /// Several claims became one.
        Merge = "merge",
        /// One claim became several.
        Split = "split",
        /// A branch became a debate of its own.
        Extract = "extract",
        /// Marks were looked at, and the claim was left as it is.
        Keep = "keep",
        /// A comment on a claim, a suggestion for it or its earlier wordings were removed.
        Remove = "remove",
        /// Something was undone of which nothing is told.
        Something = "something",
    }
);

impl From<Deeds> for What {
    fn from(deed: Deeds) -> Self {
        match deed {
            Deeds::Publish => Self::Publish,
            Deeds::Decline => Self::Decline,
            Deeds::Archive => Self::Archive,
            Deeds::Restore => Self::Restore,
            Deeds::Move => Self::Move,
            Deeds::Link => Self::Link,
            Deeds::Unlink => Self::Unlink,
            Deeds::Merge => Self::Merge,
            Deeds::Split => Self::Split,
            Deeds::Extract => Self::Extract,
            Deeds::Keep => Self::Keep,
            Deeds::Remove => Self::Remove,
        }
    }
}

/// One statement.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileClaim {
    id: ClaimId,
    text: ClaimText,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Source>,
    origin: Origin,
    #[serde(default)]
    state: State,
}

/// Where a claim stands.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FilePlace {
    id: PlaceId,
    claim: ClaimId,
    /// The parent and what the claim does for it; left out for a thesis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    under: Option<Under>,
    /// Whether the claim's replies are drawn here. One place of each claim is its home.
    home: bool,
    /// The rank among siblings; left out for contributed claims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<u32>,
}

/// A comment on a claim. One that was removed has a reason instead of a text.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileComment {
    id: CommentId,
    claim: ClaimId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<CommentText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    removed: Option<Removal>,
    /// The day on which it appeared, with others: `2026-05-12`.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    released: String,
}

impl FileComment {
    fn of(claim: ClaimId, comment: &Comment) -> Self {
        let (text, removed) = match &comment.said {
            Said::Words(text) => (Some(text.clone()), None),
            Said::Removed(reason) => (None, Some(*reason)),
        };
        Self { id: comment.id, claim, text, removed, released: comment.released.clone() }
    }

    fn read(self) -> Result<(ClaimId, Comment), String> {
        let said = match (self.text, self.removed) {
            (Some(text), None) => Said::Words(text),
            (None, Some(reason)) => Said::Removed(reason),
            _ => return Err(format!("comment {}: either a text or why it was removed was expected", self.id)),
        };
        if !is_date(&self.released) {
            return Err(format!("comment {}: a date was expected: {:.40?}", self.id, self.released));
        }
        Ok((self.claim, Comment { id: self.id, said, released: self.released }))
    }
}

/// A parent.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Under {
    claim: ClaimId,
    relation: Relation,
}

/// The JSON Schema (2020-12) of what [`export`] writes and [`import`] reads.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(File).into()
}

/// Reads a file: the document with its ids, and the debate's own tallies. Its history is checked and left out.
///
/// # Errors
/// [`ImportError`] with the place of the mistake; for a graph that can't be, line 1.
pub fn import(text: &str) -> Result<(Import, Tallies), ImportError> {
    let file: File = serde_json::from_str(text).map_err(|error| {
        let whole = error.to_string();
        let at = format!(" at line {} column {}", error.line(), error.column());
        ImportError::new(error.line().max(1), error.column().max(1), whole.trim_end_matches(&at))
    })?;
    let wrong = |message: String| ImportError::new(1, 1, message);
    if !(1..=VERSION).contains(&file.version) {
        return Err(wrong(format!("version {VERSION} was expected, not {}", file.version)));
    }
    if file.comments.len() > COMMENTS_LIMIT {
        return Err(wrong(format!("at most {COMMENTS_LIMIT} comments were expected")));
    }
    if file.history.len() > HISTORY_LIMIT {
        return Err(wrong(format!("at most {HISTORY_LIMIT} entries of a history were expected")));
    }
    if let Some(message) = file.history.iter().find_map(Past::wrong) {
        return Err(wrong(message));
    }
    if file.claims.len() > CLAIMS_LIMIT || file.places.len() > PLACES_LIMIT {
        return Err(wrong(format!("at most {CLAIMS_LIMIT} claims and {PLACES_LIMIT} places were expected")));
    }
    if let Some(message) = wrong_text(&file) {
        return Err(wrong(message));
    }
    let claims = file.claims.into_iter().map(|claim| Claim {
        id: claim.id,
        text: claim.text,
        sources: claim.sources,
        origin: claim.origin,
        state: claim.state,
    });
    let places = file.places.into_iter().map(|place| NewPlace {
        id: place.id,
        claim: place.claim,
        under: place.under.map(|under| (under.claim, under.relation)),
        home: place.home,
        order: place.order,
    });
    let graph = Graph::build(claims, places).map_err(|error| wrong(error.to_string()))?;
    if let Some(place) =
        file.tallies.keys().chain(file.imported_tallies.keys()).find(|p| graph.place_ix(**p).is_none())
    {
        return Err(wrong(format!("there is a tally for {place}, but no such place")));
    }
    let comments = comments(file.comments, &graph).map_err(wrong)?;
    let document = Document {
        title: file.title,
        question: file.question,
        background: file.background,
        graph,
        imported_tallies: file.imported_tallies,
        comments,
        layout: file.layout,
    };
    Ok((Import { document, warnings: Vec::new() }, file.tallies))
}

/// The comments of a file by claim, in their order.
fn comments(file: Vec<FileComment>, graph: &Graph) -> Result<BTreeMap<ClaimId, Vec<Comment>>, String> {
    let (mut comments, mut known) = (BTreeMap::<ClaimId, Vec<Comment>>::new(), BTreeSet::new());
    for comment in file {
        let (claim, comment) = comment.read()?;
        if graph.claim_ix(claim).is_none() {
            return Err(format!("there is a comment on {claim}, but no such claim"));
        }
        if !known.insert(comment.id) {
            return Err(format!("comment {} stands in the file twice", comment.id));
        }
        comments.entry(claim).or_default().push(comment);
    }
    comments.values_mut().for_each(|of_claim| of_claim.sort_by(Comment::in_order));
    Ok(comments)
}

/// What is wrong with the words of a file, if anything: control characters, spans that do not fit.
fn wrong_text(file: &File) -> Option<String> {
    let sources = file.claims.iter().flat_map(|claim| &claim.sources);
    let quoted = sources.flat_map(|source| std::iter::once(&source.url).chain(&source.quote));
    let mut words = [&file.title, &file.background].into_iter().chain(&file.question).chain(quoted);
    if let Some(text) = words.find(|text| text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t'))) {
        return Some(format!("text without control characters was expected: {text:.80?}"));
    }
    let mut spans =
        file.claims.iter().flat_map(|claim| claim.sources.iter().map(move |source| (claim, source.span)));
    spans.find_map(|(claim, span)| {
        let (start, end) = span?;
        let range = usize::try_from(start).ok()?..usize::try_from(end).ok()?;
        let fits = claim.text.as_str().get(range).is_some();
        (!fits).then(|| format!("claim {}: the span {start} to {end} lies not within its text", claim.id))
    })
}

/// Writes a file, with what of the debate's own tallies its figures release, and with its public history, oldest first.
pub fn export(document: &Document, figures: Option<&Figures>, history: Vec<Past>) -> Export {
    let graph = &document.graph;
    let claims = graph.claims().iter().map(|claim| FileClaim {
        id: claim.id,
        text: claim.text.clone(),
        sources: claim.sources.clone(),
        origin: claim.origin,
        state: claim.state,
    });
    let places = graph.places().iter().map(|place| {
        let place = graph.describe(place);
        FilePlace {
            id: place.id,
            claim: place.claim,
            under: place.under.map(|(claim, relation)| Under { claim, relation }),
            home: place.home,
            order: place.order,
        }
    });
    let file = File {
        format: Name::Isegoria,
        version: VERSION,
        title: document.title.clone(),
        question: document.question.clone(),
        background: document.background.clone(),
        claims: claims.collect(),
        places: places.collect(),
        tallies: figures.map(|figures| figures.tallies(graph)).unwrap_or_default(),
        imported_tallies: document.imported_tallies.clone(),
        comments: document
            .comments
            .iter()
            // Those on claims that were archived wait with them.
            .filter(|(claim, _)| graph.claim_ix(**claim).is_some())
            .flat_map(|(claim, comments)| comments.iter().map(|comment| FileComment::of(*claim, comment)))
            .collect(),
        history,
        layout: document.layout.clone(),
    };
    match serde_json::to_string_pretty(&file) {
        Ok(text) => Export { text: text + "\n", losses: Vec::new() },
        // All keys are text, so this can't be; a caller would still be told.
        Err(error) => Export { text: String::new(), losses: vec![format!("everything: {error}")] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_in_docs_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/isegoria.schema.json");
        let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap().replace("\r\n", "\n"), text, "run with UPDATE_SCHEMA=1");
    }

    #[test]
    fn an_error_says_where_the_file_is_wrong() {
        let error = import("{\"format\": \"isegoria\",\n \"colour\": 1}").unwrap_err();
        assert_eq!((error.line, error.column), (2, 9));
        assert!(error.to_string().contains("unknown field `colour`"), "{error}");
    }
}
