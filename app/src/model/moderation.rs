//! What the rooms of moderation show, and what a contributor sees of it.

use super::{Side, SourceView, Strip, WordingView};
use domain::moderation::{Deeds, Reason};

/// What the rooms of moderation have in common.
#[derive(Debug, Clone, Default)]
pub struct Moderating {
    /// `/desk/{id}`.
    pub desk: String,
    /// The debate's title.
    pub title: String,
    /// The language that people write in (BCP 47); empty: nothing was said about it.
    pub language: String,
    /// Step and dates.
    pub strip: Strip,
    /// How much waits in the queue.
    pub waiting: usize,
    /// How many entries the history has: what is ordered from this page rests on them.
    pub seen: usize,
    /// Why a facilitator can change nothing, where that is so.
    pub closed: Option<String>,
}

/// A claim in one of its places, as moderation mentions it.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// The place's id; empty where it has none in the graph.
    pub place: String,
    /// The claim's id.
    pub claim: String,
    /// Its side; `None` for a thesis.
    pub side: Option<Side>,
    /// What it says.
    pub text: String,
    /// What it answers, cut; `None` for a thesis.
    pub under: Option<String>,
    /// Pros and cons below.
    pub below: (usize, usize),
    /// How deep it stands below the first claim of a list.
    pub depth: usize,
    /// Whether this is a further place of a claim whose home is elsewhere.
    pub linked: bool,
}

/// A claim that waits for a facilitator.
#[derive(Debug, Clone, Default)]
pub struct Reviewed {
    /// The claim.
    pub chosen: Chosen,
    /// Its sources.
    pub sources: Vec<SourceView>,
    /// What it reads like, in short: if that changes before it is published, it is not.
    pub read: String,
}

/// A new wording that waits for a facilitator.
#[derive(Debug, Clone, Default)]
pub struct NewWording {
    /// The claim as it reads now.
    pub chosen: Chosen,
    /// How it shall read.
    pub text: String,
}

/// A claim that was marked.
#[derive(Debug, Clone, Default)]
pub struct Marked {
    /// The claim.
    pub chosen: Chosen,
    /// Why, each reason once.
    pub reasons: Vec<Reason>,
}

/// The part of a list that stands on a page.
#[derive(Debug, Clone, Default)]
pub struct Part<T> {
    /// That part.
    pub rows: Vec<T>,
    /// How many there are on all pages.
    pub of: usize,
}

/// `/desk/{debate}/moderation`
#[derive(Debug, Clone, Default)]
pub struct ModerationQueue {
    /// The frame of the room.
    pub room: Moderating,
    /// Whether new claims are reviewed.
    pub review: bool,
    /// Claims under review.
    pub reviewed: Part<Reviewed>,
    /// Wordings under review.
    pub wordings: Part<NewWording>,
    /// Where comments and suggestions under review are listed, and how many: words and address.
    pub said: Vec<(String, String)>,
    /// Claims that were marked.
    pub marked: Part<Marked>,
    /// Claims that may say the same.
    pub alike: Part<(Chosen, Chosen)>,
    /// This page and how many there are, from 1.
    pub page: (usize, usize),
}

/// `/desk/{debate}/moderation/claims`
#[derive(Debug, Clone, Default)]
pub struct ModerationClaims {
    /// The frame of the room.
    pub room: Moderating,
    /// The place that the list begins at; empty for the theses.
    pub at: String,
    /// The way to it.
    pub crumbs: Vec<Chosen>,
    /// What is looked for.
    pub find: String,
    /// The claims of this page.
    pub rows: Vec<Chosen>,
    /// This page and how many there are, from 1.
    pub page: (usize, usize),
}

/// `/desk/{debate}/moderation/act`
#[derive(Debug, Clone)]
pub struct ModerationAct {
    /// The frame of the room.
    pub room: Moderating,
    /// What is to be done.
    pub deed: Deeds,
    /// What can be done with what was chosen.
    pub deeds: Vec<Deeds>,
    /// What was chosen.
    pub chosen: Vec<Chosen>,
    /// How it read earlier, latest first, where that is one claim and something of that is left.
    pub earlier: Vec<WordingView>,
    /// What it shall come to, where one was chosen.
    pub target: Option<Chosen>,
    /// What is looked for to come to.
    pub find: String,
    /// What was found.
    pub found: Vec<Chosen>,
    /// The side on which it shall stand.
    pub side: Option<Side>,
    /// The new claims of a split, as they were typed.
    pub parts: Vec<String>,
    /// What answers a claim that is to be split, and the part that it is to answer.
    pub replies: Vec<(Chosen, usize)>,
    /// The reason that is chosen.
    pub reason: Option<Reason>,
    /// What was typed to go with it.
    pub note: String,
    /// The random id of the form.
    pub id: String,
    /// What was wrong.
    pub error: Option<String>,
    /// The claims on the way that was in the way.
    pub path: Vec<String>,
}

/// Something that happened to a debate.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The day.
    pub day: String,
    /// What.
    pub words: String,
    /// The claims that it was about, and where they are read.
    pub claims: Vec<(String, Option<String>)>,
    /// Why, and what the facilitator added.
    pub why: String,
    /// Its index, where it can be undone.
    pub undo: Option<usize>,
}

/// `/desk/{debate}/moderation/history`
#[derive(Debug, Clone, Default)]
pub struct ModerationHistory {
    /// The frame of the room.
    pub room: Moderating,
    /// What happened, latest first: the part on this page.
    pub events: Vec<Told>,
    /// What is archived, and whether it can come back by itself.
    pub archived: Part<(Chosen, bool)>,
    /// This page and how many there are, from 1.
    pub page: (usize, usize),
}

/// Where something is that one contributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts {
    /// It waits for a release.
    Pending,
    /// It waits for a facilitator.
    Review,
    /// A facilitator declined it.
    Declined,
    /// A facilitator took it out.
    Archived,
    /// A facilitator put it into another claim that says the same.
    Merged,
    /// A facilitator made several claims of it.
    Split,
    /// What it answers is gone for now.
    Late,
    /// Everybody reads it.
    Standing,
}

/// Something that one contributed.
#[derive(Debug, Clone)]
pub struct MyClaim {
    /// The claim; its place is empty where it has no page.
    pub chosen: Chosen,
    /// Where it is.
    pub whereabouts: Whereabouts,
    /// Why, in words, where a facilitator said so.
    pub why: String,
    /// Whether a new wording waits.
    pub wording: bool,
    /// Whether it can be changed here.
    pub can_edit: bool,
    /// Whether it can be taken back.
    pub can_withdraw: bool,
}

/// `/d/{debate}/mine`
#[derive(Debug, Clone, Default)]
pub struct MinePage {
    /// `/d/{id}`.
    pub base: String,
    /// The debate's title.
    pub title: String,
    /// The language that people write in (BCP 47).
    pub language: String,
    /// Whether the debate is sealed: nothing is known to be anybody's.
    pub sealed: bool,
    /// What one contributed.
    pub claims: Vec<MyClaim>,
}
