//! Comments, suggested wordings and earlier wordings.

/// What is said about the focused claim.
#[derive(Debug, Clone, Default)]
pub struct TalkView {
    /// The claim's id.
    pub claim: String,
    /// Comments, oldest first; one's own that wait at the end.
    pub comments: Vec<RemarkView>,
    /// Suggested wordings, likewise.
    pub suggestions: Vec<SuggestionView>,
    /// May this reader comment?
    pub can_comment: bool,
    /// May this reader suggest another wording?
    pub can_suggest: bool,
    /// An open form.
    pub form: Option<RemarkForm>,
    /// Where earlier wordings are, and how many; `None` where there are none.
    pub wordings: Option<(String, usize)>,
}

/// A comment.
#[derive(Debug, Clone, Default)]
pub struct RemarkView {
    /// Its id.
    pub id: String,
    /// Its words; empty where it was removed.
    pub text: String,
    /// Why it was removed, in words.
    pub removed: Option<String>,
    /// Whose it is and since when.
    pub standing: Standing,
    /// The text of the claim that it is about, cut, and the address where that can be looked at: on the desk.
    pub about: Option<(String, String)>,
}

/// Since when a comment or suggestion is there, and what of that is the reader's own affair.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// The date of its release; empty while it waits.
    pub released: String,
    /// Written by this reader.
    pub own: bool,
    /// Taken back by this reader, which waits.
    pub going: bool,
    /// A facilitator reads it before others do.
    pub review: bool,
    /// May this reader take it back now?
    pub can_take_back: bool,
    /// Whether the debate shows things `at-once`, or with the next `batch`.
    pub when: &'static str,
}

/// A suggested wording.
#[derive(Debug, Clone, Default)]
pub struct SuggestionView {
    /// Its id.
    pub id: String,
    /// What it changes.
    pub diff: Vec<domain::wording::Piece>,
    /// Whose it is and since when.
    pub standing: Standing,
    /// What became of it, or will with the next batch, in words.
    pub answer: Option<String>,
    /// The reason of who declined it.
    pub reason: Option<String>,
    /// How the claim reads now, where that is not what the suggestion was made to.
    pub now: Option<String>,
    /// May this reader answer?
    pub can_answer: bool,
    /// As for comments.
    pub about: Option<(String, String)>,
}

/// A form for a comment or a suggestion, with what was typed so far.
#[derive(Debug, Clone, Default)]
pub struct RemarkForm {
    /// Whether it is for another wording, not for a comment.
    pub wording: bool,
    /// Where it posts to.
    pub action: String,
    /// The contribution's random id, issued with the form.
    pub id: String,
    /// A voice for a reader who has none yet; empty otherwise.
    pub voice: String,
    /// The claim.
    pub claim: String,
    /// What was typed; at first the claim's wording, where another one is to be suggested.
    pub text: String,
    /// What was wrong.
    pub error: Option<String>,
    /// Names that may give people away, for the browser to warn of.
    pub names: Vec<String>,
}

/// An earlier wording of a claim.
#[derive(Debug, Clone, Default)]
pub struct WordingView {
    /// What the next wording changed; empty where this or the next one was removed.
    pub diff: Vec<domain::wording::Piece>,
    /// How it read; empty where its author had it removed.
    pub text: String,
    /// Until when, and how it gave way, in words.
    pub until: String,
}

/// `/d/{debate}/claims/{claim}/wordings`.
#[derive(Debug, Clone, Default)]
pub struct WordingsPage {
    /// `/d/{id}`.
    pub base: String,
    /// The claim's home place.
    pub place: String,
    /// How it reads now.
    pub now: String,
    /// How it read earlier, latest first.
    pub earlier: Vec<WordingView>,
    /// Whether they were removed when the debate was sealed.
    pub sealed: bool,
    /// Where its author can have the earlier ones removed; `None` for everybody else.
    pub purge: Option<String>,
    /// Whether they will be gone with the next release: for their author.
    pub purges: bool,
    /// Whether the debate shows things `at-once`, or with the next `batch`.
    pub when: &'static str,
    /// The language that people write in here (BCP 47); empty: nothing was said about it.
    pub language: String,
}

/// `/desk/{debate}/suggestions` and `/desk/{debate}/comments`.
#[derive(Debug, Clone, Default)]
pub struct TalkDeskPage {
    /// `/desk/{id}`.
    pub desk: String,
    /// The debate's title.
    pub title: String,
    /// The comments of this page, latest first; or nothing.
    pub comments: Vec<RemarkView>,
    /// The suggestions of this page; or nothing.
    pub suggestions: Vec<SuggestionView>,
    /// Whether these are comments.
    pub of_comments: bool,
    /// Whether answers are over: the debate is sealed.
    pub over: bool,
    /// Whether the debate shows things `at-once`, or with the next `batch`.
    pub when: &'static str,
    /// The page that is shown, from 1, and how many there are.
    pub page: (usize, usize),
    /// The language that people write in here (BCP 47); empty: nothing was said about it.
    pub language: String,
}
