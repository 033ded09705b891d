//! What the pages show: plain values, made by the server from the released snapshot and the reader's own things.
//! Everything here has already passed `domain::policy`; a view shows what it is given and decides nothing.

mod invitation;
mod moderation;
mod talk;

pub use invitation::{InvitationPage, InvitationSheet, InvitationsPage, Issued};
pub use moderation::{
    Chosen, Marked, MinePage, Moderating, ModerationAct, ModerationClaims, ModerationHistory, ModerationQueue,
    MyClaim, NewWording, Part, Reviewed, Told, Whereabouts,
};
pub use talk::{
    RemarkForm, RemarkView, Standing, SuggestionView, TalkDeskPage, TalkView, WordingView, WordingsPage,
};

use std::{borrow::Cow, ops::Range};

/// The frame around every page.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// For the title bar; the product's name is added.
    pub title: String,
    /// Where the debate's pages are (`/d/{id}`), if this page belongs to one: the navigation.
    pub debate: Option<String>,
    /// Which navigation entry is current: `debate`, `outline`, `overview`, `desk`, or nothing.
    pub here: &'static str,
    /// Whether the reader may open the overview.
    pub overview: bool,
    /// Whether the reader may read claims: the navigation leads to them, and the footer to what happened to the debate.
    pub claims: bool,
    /// Whether the footer links to “Your contributions” and “Another device”: the reader has a voice in this debate or may get one.
    pub device: bool,
    /// Where a page that stays open learns that a release happened; `None` where nothing is to be learnt, and on the
    /// answer to a refused form, whose address can't be opened again.
    pub events: Option<String>,
    /// A message about what was just done or refused.
    pub notice: Option<Notice>,
}

/// A message on top of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    /// What happened, what was kept, what to do.
    pub text: String,
    /// Whether something was refused.
    pub error: bool,
    /// Where one could go from here: address and words.
    pub next: Option<(String, String)>,
}

/// The side of a claim towards its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It speaks for the parent.
    Pro,
    /// It speaks against the parent.
    Con,
}

/// A source below a claim, or cited in its text.
#[derive(Debug, Clone)]
pub struct SourceView {
    /// The number shown in the text and in the list.
    pub number: usize,
    /// The text of the address.
    pub url: String,
    /// Whether the address may be followed (http or https); otherwise it is only text.
    pub link: bool,
    /// The words quoted.
    pub quote: Option<String>,
}

/// A piece of a claim's text.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Plain text; line breaks are kept.
    Text(String),
    /// A footnote mark of the source with this number.
    Mark(usize),
}

/// What somebody's own claim, or its new wording, waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waits {
    /// The next batch.
    Batch,
    /// A few seconds: the debate releases at once.
    Moment,
    /// A facilitator, who reads it first.
    Review,
    /// The same, for the new wording of a claim that others read.
    Wording,
    /// Other words: it was declined, for this reason.
    Declined(String),
}

/// A claim in one place: a card, or the focused claim.
#[derive(Debug, Clone)]
pub struct Card {
    /// The place's id.
    pub place: String,
    /// The claim's id.
    pub claim: String,
    /// The side; `None` for a thesis.
    pub side: Option<Side>,
    /// The text with its footnote marks.
    pub text: Vec<Piece>,
    /// The same as plain text.
    pub plain: String,
    /// The sources.
    pub sources: Vec<SourceView>,
    /// Pros and cons below.
    pub below: (usize, usize),
    /// How many comments on it stand.
    pub comments: usize,
    /// How many suggested wordings nobody has answered yet.
    pub suggestions: usize,
    /// This is a further place of a claim whose home is elsewhere.
    pub linked: bool,
    /// The claim refers to another debate and can't be rated.
    pub reference: bool,
    /// Written by this reader.
    pub own: bool,
    /// What it waits for before others see it so; `None`: they do.
    pub waits: Option<Waits>,
    /// Taken back by its author; replies remain.
    pub withdrawn: bool,
    /// May this reader rate it now?
    pub can_rate: bool,
    /// May this reader edit or withdraw it now?
    pub can_edit: bool,
    /// May this reader mark it for review now?
    pub can_mark: bool,
    /// Why this reader marked it.
    pub mark: Option<domain::moderation::Reason>,
    /// The reader's own rating, 0 to 4.
    pub rating: Option<u8>,
    /// What that was before it was just changed or taken back: one can go back to it.
    pub undo: Option<u8>,
    /// What the group said, in words, where it may be shown.
    pub result: Option<String>,
}

/// The picture with its words.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// A complete `<svg>` element, safe to insert.
    pub svg: String,
    /// Claims on the pro side of the theses.
    pub pro: usize,
    /// Claims on the con side.
    pub con: usize,
    /// The deepest level.
    pub levels: usize,
    /// Whether a claim in it stands at a further place, and is hatched there.
    pub linked: bool,
    /// Whether some of its arcs are counts of claims.
    pub gathered: bool,
    /// Whether it is coloured by what each claim does for the thesis, not for its parent.
    pub by_thesis: bool,
    /// The addresses of this page with the picture coloured by the parent and by the thesis, where it can be chosen.
    pub colours: Option<(String, String)>,
    /// The same for what follows from ratings: name, address, and whether it is coloured so.
    pub bands: Vec<(String, String, bool)>,
    /// What the colours of bands mean, where it is coloured so: the swatch's class and words.
    pub legend: Vec<(&'static str, String)>,
    /// The colouring's class, where it is coloured by bands.
    pub banded: &'static str,
}

/// A form that writes or changes a claim, with what was typed so far.
#[derive(Debug, Clone, Default)]
pub struct ComposeForm {
    /// Where it posts to.
    pub action: String,
    /// The contribution's random id, issued with the form.
    pub id: String,
    /// A voice for a reader who has none yet; empty otherwise.
    pub voice: String,
    /// The parent place; empty when a claim is edited.
    pub parent: String,
    /// The side; `None` when a claim is edited.
    pub side: Option<Side>,
    /// What was typed.
    pub text: String,
    /// Sources typed: address and quotation. At least one empty pair follows in the form.
    pub sources: Vec<(String, String)>,
    /// What was wrong.
    pub error: Option<String>,
    /// What is answered, as plain text.
    pub answers: String,
    /// Names that may give people away, for the browser to warn of.
    pub names: Vec<String>,
    /// The language that people write in here (BCP 47); empty: nothing was said about it.
    pub language: String,
}

/// One step of the breadcrumb.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// The place.
    pub place: String,
    /// The text, cut.
    pub text: String,
    /// The side; `None` for a thesis.
    pub side: Option<Side>,
}

/// A sentence with a time in it.
#[derive(Debug, Clone, Default)]
pub struct Dated {
    /// The sentence, with [`Dated::TIME`] where the time stands.
    pub words: String,
    /// The time, as machines read it (RFC 3339).
    pub at: String,
    /// The zone (IANA) in which it is written.
    pub zone: String,
    /// The time in words: “12 May”.
    pub time: String,
}

impl Dated {
    /// Stands in a sentence for its time; nobody types it.
    pub const TIME: &str = "\u{fffc}";
}

/// The strip that says step and dates, and who reads it.
#[derive(Debug, Clone, Default)]
pub struct Strip {
    /// “Open for claims”, “Results are shown”, …
    pub state: String,
    /// Whether it is open (a green dot).
    pub open: bool,
    /// When something closes or begins.
    pub dates: Vec<Dated>,
    /// What comes next, or how it runs; may be empty.
    pub detail: String,
    /// How others' ratings are shown: “Others’ ratings appear when the meeting begins.”
    pub ratings: String,
    /// Whether the debate shows things `at-once`, or with the next `batch`.
    pub when: &'static str,
}

/// `/d/{debate}`: focus on one claim, or the list of theses.
#[derive(Debug, Clone, Default)]
pub struct DebatePage {
    /// `/d/{id}`.
    pub base: String,
    /// The debate's title.
    pub title: String,
    /// The question, where there are several theses.
    pub question: Option<String>,
    /// Background text; may be empty. Shown folded, on the thesis only.
    pub background: String,
    /// Step and dates.
    pub strip: Strip,
    /// The picture of the whole, with the focused branch full.
    pub picture: Picture,
    /// From the thesis to the parent of the focus.
    pub crumbs: Vec<Crumb>,
    /// The focused claim; `None` shows the question with its theses.
    pub focus: Option<Card>,
    /// Theses, where no claim is focused: those of this page.
    pub theses: Vec<Card>,
    /// The pros, in the order in which this reader sees them.
    pub pros: Vec<Card>,
    /// The cons.
    pub cons: Vec<Card>,
    /// How many pros and cons there are in all; more than shown when the column is paged.
    pub totals: (usize, usize),
    /// How many theses there are in all, where no claim is focused.
    pub all_theses: usize,
    /// The page of the columns or theses that is shown, from 1, and how many there are.
    pub page: (usize, usize),
    /// May this reader add claims now?
    pub can_add: bool,
    /// The guided queue, if this reader may rate now.
    pub queue: Option<String>,
    /// Who reads what now and from when on.
    pub readers: String,
    /// Whom one can ask; empty if nobody was named.
    pub contact: String,
    /// The language that people write in here (BCP 47); empty: nothing was said about it.
    pub language: String,
    /// A voice for the rating forms of a reader who has none yet; empty otherwise.
    pub voice: String,
    /// An open form, if one was asked for or refused.
    pub compose: Option<ComposeForm>,
    /// What is said about the focused claim.
    pub talk: Option<TalkView>,
    /// What votes the focused claim had where it was imported from, in words.
    pub imported: Option<String>,
    /// Other places where the focused claim stands: place id and the parent's text.
    pub also: Vec<(String, String)>,
    /// Whether a phone, which has room for one column, shows the cons first.
    pub cons_first: bool,
    /// Shown instead of forms to somebody who may read but not, or no longer, take part.
    pub only_reading: Option<String>,
    /// The overview, if this reader may open it.
    pub overview: Option<String>,
    /// Whether this reader has not contributed yet and may: they are told in a few lines what this is.
    pub welcome: bool,
    /// Whether this reader may add claims somewhere in the debate.
    pub claims_open: bool,
    /// The state of the claims, for the browser to know whether something is new.
    pub contents: String,
}

/// `/d/{debate}/queue`: one claim at a time. Addresses are whole, with the branches that are left out.
#[derive(Debug, Clone, Default)]
pub struct QueuePage {
    /// `/d/{id}`.
    pub base: String,
    /// Step and dates.
    pub strip: Strip,
    /// The language that people write in here (BCP 47); empty: nothing was said about it.
    pub language: String,
    /// The claim to rate; `None` at the end of the queue.
    pub card: Option<Card>,
    /// From the thesis to above the claim that it answers.
    pub crumbs: Vec<Crumb>,
    /// What it answers, whole; empty for a thesis.
    pub answers: String,
    /// A voice for a reader who has none yet; empty otherwise.
    pub voice: String,
    /// Branches left out, as the form sends them on.
    pub without: Vec<String>,
    /// Why this claim comes now; empty where one went back to it.
    pub why: Cow<'static, str>,
    /// Whether the rating of the claim before was just saved.
    pub saved: bool,
    /// The next claim, or the end.
    pub next: String,
    /// The claim before; `None` at the first.
    pub back: Option<String>,
    /// Branches that can be left out from here: their text and the address that does it.
    pub branches: Vec<(String, String)>,
    /// Branches left out: their text and the address that brings them back.
    pub left_out: Vec<(String, String)>,
    /// At the end: the claims that were skipped, if there are any.
    pub skipped: Option<String>,
}

/// A line of the outline.
#[derive(Debug, Clone)]
pub struct OutlineRow {
    /// 0 for a thesis.
    pub depth: usize,
    /// The number in the outline: `1.2.1.`
    pub number: String,
    /// The claim there.
    pub card: Card,
    /// It only leads to what a filter keeps.
    pub context: bool,
    /// Where what is looked for stands in the card's plain text: ranges of its bytes, in order and apart from each other.
    pub found: Vec<Range<usize>>,
}

/// What an outline is reduced to, and what each filter would show of it.
#[derive(Debug, Clone, Default)]
pub struct Sift {
    /// The branch; empty for the whole debate.
    pub at: String,
    /// How many levels are open; 0 for all.
    pub depth: u8,
    /// Only this side towards the parent.
    pub side: Option<Side>,
    /// Only claims without a con below.
    pub unanswered: bool,
    /// Only claims that few have rated.
    pub overlooked: bool,
    /// Only claims with sources.
    pub sources: bool,
    /// What is looked for.
    pub find: String,
    /// Whether any filter is on.
    pub active: bool,
    /// How many claims the filters show.
    pub shown: usize,
    /// How many there are.
    pub all: usize,
    /// How many pros and cons.
    pub sides: (usize, usize),
    /// How many claims without a con below.
    pub unanswered_of: usize,
    /// How many that few have rated; `None` before results are shown.
    pub overlooked_of: Option<usize>,
    /// How many with sources.
    pub sources_of: usize,
    /// The most levels that can be chosen.
    pub deepest: u8,
}

/// `/d/{debate}/outline`.
#[derive(Debug, Clone, Default)]
pub struct OutlinePage {
    /// `/d/{id}`.
    pub base: String,
    /// The debate's title.
    pub title: String,
    /// The question, where there are several theses.
    pub question: Option<String>,
    /// From the thesis to the claim that the branch begins with; empty for the whole debate.
    pub crumbs: Vec<Crumb>,
    /// Rows in reading order, parents before children.
    pub rows: Vec<OutlineRow>,
    /// The number of rows that stand elsewhere because the branch was cut; the link leads to the rest.
    pub rest: Option<String>,
    /// What the rows are reduced to.
    pub sift: Sift,
    /// Step and dates.
    pub strip: Strip,
    /// The language that people write in here (BCP 47); empty: nothing was said about it.
    pub language: String,
    /// The state of the claims, for the browser to know whether something is new.
    pub contents: String,
}

/// A bar of a distribution.
#[derive(Debug, Clone)]
pub struct Bar {
    /// “disagree” … “agree”.
    pub word: Cow<'static, str>,
    /// How many.
    pub count: u32,
}

/// A chart, and what it says as a table.
#[derive(Debug, Clone, Default)]
pub struct ChartView {
    /// A complete `<svg>` element, safe to insert.
    pub svg: String,
    /// Its width and height, in the unit of its coordinates.
    pub size: (f64, f64),
    /// What it shows, in words.
    pub label: String,
    /// The heads of the table's two columns.
    pub heads: (String, String),
    /// Its rows.
    pub rows: Vec<(String, String)>,
}

/// A claim in a list of the overview.
#[derive(Debug, Clone, Default)]
pub struct Ranked {
    /// The place.
    pub place: String,
    /// Its number in the outline.
    pub number: String,
    /// Its text.
    pub text: String,
    /// The side; `None` for a thesis.
    pub side: Option<Side>,
    /// What it answers, cut.
    pub under: String,
    /// Words that say why it is here: “split, 12 voices”.
    pub why: String,
    /// The distribution, where it may be shown.
    pub chart: Option<ChartView>,
}

/// A reason in a chain.
#[derive(Debug, Clone, Default)]
pub struct Reason {
    /// The place.
    pub place: String,
    /// Its number in the outline.
    pub number: String,
    /// Its text.
    pub text: String,
}

/// How a thesis stands.
#[derive(Debug, Clone, Default)]
pub struct StandingView {
    /// The thesis.
    pub text: String,
    /// Its place.
    pub place: String,
    /// Its number in the outline.
    pub number: String,
    /// Words first: “mostly agree, 34 voices”.
    pub words: String,
    /// How divided the group is, in words; empty where it may not be shown.
    pub division: String,
    /// The strength band in words; empty where it may not be shown.
    pub strength: String,
    /// The distribution of agreement; `None` where it may not be shown.
    pub chart: Option<ChartView>,
    /// How it moved from week to week.
    pub trend: Option<ChartView>,
    /// The strongest pro, and what speaks for that, and so on.
    pub pro: Vec<Reason>,
    /// The strongest con, likewise.
    pub con: Vec<Reason>,
}

/// `/d/{debate}/overview`.
#[derive(Debug, Clone, Default)]
pub struct OverviewPage {
    /// `/d/{id}`.
    pub base: String,
    /// The debate's title.
    pub title: String,
    /// One sentence that says where it stands.
    pub sentence: String,
    /// Step and dates.
    pub strip: Strip,
    /// The language that people write in here (BCP 47); empty: nothing was said about it.
    pub language: String,
    /// The smallest group of which anything is told.
    pub k: u32,
    /// Whether results are shown.
    pub results: bool,
    /// Whether the reader may read the claims, so that theses lead to them.
    pub claims: bool,
    /// Per thesis.
    pub standings: Vec<StandingView>,
    /// The picture.
    pub picture: Picture,
    /// Most contested.
    pub contested: Vec<Ranked>,
    /// Points of consensus.
    pub consensus: Vec<Ranked>,
    /// Claims without a reply of the opposite relation, the first of them.
    pub unanswered: Vec<Ranked>,
    /// How many there are in all.
    pub unanswered_of: usize,
    /// Claims that too few have rated, the first of them.
    pub overlooked: Vec<Ranked>,
    /// How many there are in all.
    pub overlooked_of: usize,
    /// What speaks for and against, by net stance.
    pub balance: Option<ChartView>,
    /// The same counted in other ways: names and words.
    pub balances: Vec<(String, String)>,
    /// Who took part, and how evenly: names and words.
    pub participation: Vec<(String, String)>,
    /// How strength is computed in this debate, in plain words.
    pub strength_how: String,
    /// Said where results are not shown yet or rest on too few.
    pub withheld: Option<String>,
    /// Imported tallies exist and are shown apart: words.
    pub imported: Option<String>,
    /// Addresses and names of the same as files.
    pub files: Vec<(String, String)>,
}

/// How a debate runs, as its form has it. Empty fields stand for what a debate begins with.
#[derive(Debug, Clone, Default)]
pub struct SetUp {
    /// How many people are expected to take part; asked for new debates alone.
    pub people: String,
    /// What is proposed for so many.
    pub proposed: Option<String>,
    /// `link`, `public` or `invited`; empty: by link.
    pub access: String,
    /// Whether the debate takes one voice per invitation, as it stands.
    pub invited: bool,
    /// `now`, `hourly` or `daily`.
    pub release: String,
    /// `reflect` or `rated`.
    pub ratings: String,
    /// The smallest group that anything is shown of.
    pub k: String,
    /// `no` or `yes`: whether new claims are looked at before they appear; empty: no.
    pub review: String,
    /// The most claims of a voice in a day; empty: any number.
    pub claims_per_day: String,
    /// The last day for claims: `2026-05-12`.
    pub claims_until: String,
    /// The last day for ratings.
    pub ratings_until: String,
    /// Whether results are shown by themselves when ratings close.
    pub by_itself: bool,
    /// The time zone of all days and times: `Europe/Berlin`; empty: UTC.
    pub zone: String,
    /// When it opens: `2026-05-12T09:30`; empty: at once.
    pub opens: String,
    /// When the meeting begins; asked for new debates here, later with the meeting.
    pub meets: String,
    /// The last day before decisions are recorded.
    pub decides: String,
    /// The last day before it is sealed.
    pub seals: String,
    /// The language that people write in: `de`.
    pub language: String,
    /// Whom to ask.
    pub contact: String,
    /// Names that the composer warns of, one a line.
    pub names: String,
    /// Whether the debate has opened: then release and ratings stay.
    pub opened: bool,
    /// Whether something that somebody contributed was released: then k stays.
    pub touched: bool,
    /// Whether results are shown: then all that was about claims and ratings is over.
    pub frozen: bool,
    /// Whether the debate is there already.
    pub kept: bool,
}

/// The form for a debate's meeting.
#[derive(Debug, Clone, Default)]
pub struct MeetingForm {
    /// When it begins: `2026-05-12T09:30`.
    pub meets: String,
    /// The time zone that is meant in.
    pub zone: String,
    /// What it is for; empty: as proposed.
    pub goal: String,
    /// What is proposed for that.
    pub proposed_goal: String,
    /// How long it takes, in minutes, where its agenda is proposed.
    pub minutes: String,
    /// The agenda, an item a line: the facilitator's own, or the proposed one to go on from.
    pub agenda: String,
    /// Whether the agenda is the facilitator's own.
    pub own: bool,
    /// What was wrong with what was sent.
    pub error: Option<String>,
}

/// A step that a debate can be put in now.
#[derive(Debug, Clone, Default)]
pub struct NextStep {
    /// The form's word.
    pub to: String,
    /// What the button says.
    pub button: String,
    /// What happens.
    pub does: String,
    /// Why one should wait with it: what is still to be done before; empty: nothing.
    pub before: String,
    /// Whether there is no way back: it is asked for twice then.
    pub for_good: bool,
}

/// `/desk/{debate}`.
#[derive(Debug, Clone, Default)]
pub struct DeskPage {
    /// `/d/{id}`.
    pub base: String,
    /// `/desk/{id}`.
    pub desk: String,
    /// The debate's title.
    pub title: String,
    /// Step and dates.
    pub strip: Strip,
    /// Links to hand out.
    pub links: Vec<LinkView>,
    /// A text that invites, ready to be sent; empty once there is nothing to take part in.
    pub invitation: String,
    /// Claims, places, levels in words.
    pub numbers: Vec<(String, String)>,
    /// Where the facilitator takes part like everybody, while the debate is open: the contributor link.
    pub take_part: String,
    /// The same link once there is only something to read; empty before.
    pub read: String,
    /// Whether each person takes part by an invitation of their own.
    pub by_invitation: bool,
    /// How it runs; `None` once it is sealed.
    pub set_up: Option<SetUp>,
    /// What was wrong with what was sent of how it runs.
    pub set_up_error: Option<String>,
    /// The meeting; `None` once the debate is sealed.
    pub meeting: Option<MeetingForm>,
    /// What happened to it last, latest first.
    pub history: Vec<Told>,
    /// Whether more has happened than that.
    pub more_history: bool,
    /// How much waits for a facilitator.
    pub waiting: usize,
    /// What was said about claims and can be answered or removed: words and address.
    pub said: Vec<(String, String)>,
    /// Whether the debate takes one voice per invitation, which a page of its own issues.
    pub invitations: bool,
    /// What others see: what the link says, and where it leads.
    pub previews: Vec<(String, String)>,
    /// The steps that can be taken now.
    pub steps: Vec<NextStep>,
    /// Names and addresses of exports.
    pub exports: Vec<(String, String)>,
}

/// A template of a debate: what it is called and for, and where the form is that it fills.
#[derive(Debug, Clone, Default)]
pub struct TemplateLink {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// The form.
    pub href: String,
}

/// `/new`: start a debate.
#[derive(Debug, Clone, Default)]
pub struct NewDebatePage {
    /// Templates that fill the form; empty where it was sent already.
    pub templates: Vec<TemplateLink>,
    /// Where the form is sent to.
    pub action: String,
    /// The thesis, or the question when there are several.
    pub title: String,
    /// One thesis a line; empty when the title is the thesis.
    pub theses: String,
    /// What one should know first.
    pub background: String,
    /// How it runs.
    pub set_up: SetUp,
    /// The debate's random id, issued with the form.
    pub id: String,
    /// What was wrong.
    pub error: Option<String>,
    /// Whether the operator asks for a key here.
    pub key: bool,
    /// Whether how it runs is unfolded.
    pub unfolded: bool,
    /// Whether it was warned that the group is small: what is sent next starts the debate all the same.
    pub warned: bool,
    /// Where a file is imported instead; none where the form was sent already.
    pub import: Option<String>,
}

/// What a debate of a file, or of another debate, would hold.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// Its title.
    pub title: String,
    /// Its language (BCP 47); may be empty.
    pub language: String,
    /// What there is and how many: “Claims”, “34”.
    pub numbers: Vec<(String, String)>,
    /// What can't come in as it was, or should be known.
    pub warnings: Vec<String>,
    /// Its first claims: how deep each stands, on which side, and its words.
    pub beginning: Vec<(usize, Option<Side>, String)>,
    /// How many more there are.
    pub more: usize,
    /// The picture of it: a complete `<svg>` element.
    pub picture: String,
}

/// `/import`: a debate from a file, looked at before it is kept.
#[derive(Debug, Clone, Default)]
pub struct ImportPage {
    /// Where the form is sent to; where the file is kept, that with `/keep` behind it.
    pub action: String,
    /// The debate's random id, issued with the form.
    pub id: String,
    /// What was wrong.
    pub error: Option<String>,
    /// Whether the operator asks for a key here.
    pub key: bool,
    /// What would come in, once a file was read.
    pub contents: Option<Contents>,
    /// Name and content (base64) of the files that were read.
    pub files: Vec<(String, String)>,
    /// What the file calls the debate, or what was typed instead.
    pub title: String,
}

/// `/desk/{debate}/clone`: a debate like another one.
#[derive(Debug, Clone, Default)]
pub struct ClonePage {
    /// `/desk/{id}` of the other one.
    pub desk: String,
    /// The new debate's random id, issued with the form.
    pub id: String,
    /// What it is to be called.
    pub title: String,
    /// What would come along.
    pub contents: Contents,
    /// Whether the theses alone come along.
    pub theses_only: bool,
    /// What was wrong.
    pub error: Option<String>,
}

/// A link to hand out.
#[derive(Debug, Clone, Default)]
pub struct LinkView {
    /// Whose it is: `contributor`, `facilitator` or `leadership`.
    pub role: String,
    /// What it is for.
    pub purpose: String,
    /// The whole link.
    pub link: String,
    /// The same as a picture for cameras: a complete `<svg>` element.
    pub qr: String,
}

/// `/d/{debate}/history`.
#[derive(Debug, Clone, Default)]
pub struct HistoryPage {
    /// The debate's title.
    pub title: String,
    /// Its language (BCP 47); may be empty.
    pub language: String,
    /// Where it is read.
    pub here: String,
    /// What happened, latest first: the part on this page.
    pub events: Vec<Told>,
    /// The page that is shown, from 1, and how many there are.
    pub page: (usize, usize),
}

/// `/`.
#[derive(Debug, Clone, Default)]
pub struct HomePage {
    /// The demo debate: address, title and picture.
    pub demo: Option<(String, String, Picture)>,
    /// Whether debates can be started here.
    pub can_start: bool,
}

/// What became of a code that was entered.
#[derive(Debug, Clone, Default)]
pub struct EnteredCode {
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// This browser has another voice here already: it must be confirmed that it goes.
    pub replaces: bool,
}

/// The code of a voice, shown because its holder asked for it.
#[derive(Debug, Clone)]
pub struct ShownCode {
    /// In groups of four characters.
    pub groups: Vec<String>,
    /// The QR code: a complete `<svg>` element, safe to insert. Empty if there is none.
    pub svg: String,
    /// Whether the code opens the debate on a device that has no link yet.
    pub link: bool,
    /// Whether it is too long to be typed: somebody's who was invited.
    pub long: bool,
}

/// `/d/{debate}/device`: take one's voice to another device, or forget it on this one. It opens without a link and shows
/// nothing of the debate.
#[derive(Debug, Clone, Default)]
pub struct DevicePage {
    /// `/d/{id}`.
    pub base: String,
    /// Whether there is something to take along or to forget.
    pub known: bool,
    /// The code, if it was asked for.
    pub code: Option<ShownCode>,
    /// The form for a code from elsewhere.
    pub entered: EnteredCode,
    /// Everything was just forgotten here: only this is said.
    pub forgotten: bool,
    /// Whether the debate takes one voice per invitation, which is used up then.
    pub invited: bool,
}

/// Anything that went wrong.
#[derive(Debug, Clone, Default)]
pub struct MessagePage {
    /// What happened.
    pub heading: String,
    /// The debate that it is about and the language that is written in, where the reader may know it.
    pub about: Option<(String, String)>,
    /// What was kept and what to do.
    pub text: String,
    /// When that changes, where it is planned.
    pub dates: Vec<Dated>,
    /// What they typed, to send it once more.
    pub kept: Option<KeptForm>,
    /// Where to go next, the best first: address and words.
    pub next: Vec<(String, String)>,
}

/// A form that was refused where its own page can't be shown.
#[derive(Debug, Clone, Default)]
pub struct KeptForm {
    /// Where it is sent.
    pub action: String,
    /// What its texts are, by name.
    pub typed: Vec<(String, String)>,
    /// All else that it sends.
    pub hidden: Vec<(String, String)>,
}

/// `/s`: starting a space.
#[derive(Debug, Clone, Default)]
pub struct NewSpacePage {
    /// What it is to be called.
    pub name: String,
    /// What the team is there for.
    pub mission: String,
    /// Whom to ask.
    pub contact: String,
    /// When nobody is expected to write.
    pub quiet: QuietHours,
    /// The form's random id.
    pub id: String,
    /// What was wrong.
    pub error: Option<String>,
    /// Whether the operator's key is asked for.
    pub key: bool,
}

/// When nobody of a team is expected to write, as forms write it; all empty if nothing is said.
#[derive(Debug, Clone, Default)]
pub struct QuietHours {
    /// When it begins: `20:00`.
    pub from: String,
    /// When it ends: `07:00`.
    pub until: String,
    /// The time zone: `Europe/Berlin`; empty: UTC.
    pub zone: String,
}

/// A debate in its space, for the one who runs it.
#[derive(Debug, Clone, Default)]
pub struct SpaceDebate {
    /// Its title.
    pub title: String,
    /// The way to its desk.
    pub desk: String,
    /// The step that it is in, in a word.
    pub step: String,
    /// Whether it is open (a green dot).
    pub open: bool,
    /// When something closes or begins.
    pub dates: Vec<Dated>,
    /// What is to be done next, in a sentence.
    pub to_do: String,
    /// The picture, small: a complete `<svg>` element.
    pub picture: String,
    /// How many claims there are.
    pub claims: usize,
    /// How many took part, in words.
    pub took_part: String,
}

/// `/s/{space}`: all debates of a space, for the one who runs it.
#[derive(Debug, Clone, Default)]
pub struct SpacePage {
    /// `/s/{id}`.
    pub base: String,
    /// What it is called.
    pub name: String,
    /// What the team is there for; may be empty.
    pub mission: String,
    /// Whom to ask; may be empty.
    pub contact: String,
    /// When nobody is expected to write.
    pub quiet: QuietHours,
    /// Its debates, what needs doing first.
    pub debates: Vec<SpaceDebate>,
    /// Links to hand out.
    pub links: Vec<LinkView>,
    /// What was wrong with the form at the end.
    pub error: Option<String>,
}

/// How a thesis stands, in the overview of a space.
#[derive(Debug, Clone, Default)]
pub struct SpaceStanding {
    /// The thesis, cut, where there are several.
    pub thesis: String,
    /// Words first: “mostly agree, 34 voices”.
    pub words: String,
    /// The distribution, where it may be shown: a complete `<svg>` element; may be empty.
    pub chart: String,
    /// How divided the group is, in words; may be empty.
    pub division: String,
}

/// A debate in the overview of its space.
#[derive(Debug, Clone, Default)]
pub struct SpaceRow {
    /// Its title.
    pub title: String,
    /// The way to its overview.
    pub link: String,
    /// The picture, small: a complete `<svg>` element; empty where its reader may not see it yet.
    pub picture: String,
    /// The step that it is in, in a word.
    pub step: String,
    /// When the next step comes, in words; may be empty.
    pub next: String,
    /// Where each thesis stands; empty before results are shown.
    pub standings: Vec<SpaceStanding>,
    /// How many claims there are.
    pub claims: usize,
    /// How many took part, in words.
    pub took_part: String,
    /// What it needs, in a sentence.
    pub needs: String,
}

/// `/s/{space}/overview`.
#[derive(Debug, Clone, Default)]
pub struct SpaceOverviewPage {
    /// `/s/{id}`.
    pub base: String,
    /// Where programs get the same.
    pub json: String,
    /// What it is called.
    pub name: String,
    /// What the team is there for; may be empty.
    pub mission: String,
    /// Its debates.
    pub rows: Vec<SpaceRow>,
    /// The debate that needs attention first, and what it needs.
    pub first: Option<(String, String)>,
    /// The column that they are sorted by: `title`, `step`, `next`, `division`, `claims`; empty: what needs attention first.
    pub sort: String,
}

/// `/style`, in debug builds: every component in every state.
#[derive(Debug, Clone, Default)]
pub struct StylePage {
    /// In which state the composer is shown: `empty`, `refused`, `editing`.
    pub composer: String,
    /// The same debate in each colouring.
    pub pictures: Vec<Picture>,
    /// Charts of each kind.
    pub charts: Vec<ChartView>,
    /// A code for cameras: a complete `<svg>` element.
    pub qr: String,
}
