//! Why something was not done, in the reader's words. The errors say it themselves in English, for logs and the command
//! line; here each has its message, so that none is forgotten.

use crate::{
    code::CodeError,
    import::ImportFailure,
    live::{CONTACT_LIMIT, GOAL_LIMIT, K_LIMIT, NAMES_LIMIT, PER_DAY_LIMIT, Refusal, SettingsError},
    new_debate::{NewDebateError, Part, THESES_LIMIT},
};
use blind::InvitationError;
use domain::{
    agenda::{AgendaError, BOUNDS, ITEM_LIMIT, ITEMS_LIMIT},
    ballot::InvalidRating,
    claim::{SOURCES_LIMIT, SourceError, SourcePart, TextError},
    comment::CommentError,
    debate::{Step, TITLE_LIMIT, UnknownWord},
    formats::{Fault, ImportError},
    graph::{DEPTH_CAP, GraphError},
    moderation::{MANY_LIMIT, NOTE_LIMIT, Obstacle, PARTS_LIMIT},
    policy::Denial,
};
use std::borrow::Cow;
use words::say;

type Words = Cow<'static, str>;

/// Why a contribution was not taken.
pub(super) fn refusal(refusal: &Refusal) -> Words {
    match refusal {
        Refusal::NoDebate => say!("failure-no-debate"),
        Refusal::NoPlace => say!("failure-no-place"),
        Refusal::NoClaim => say!("failure-no-claim"),
        Refusal::NotYours => say!("failure-not-yours"),
        Refusal::Text(error) => say!("failure-not-saved", why = text(*error)),
        Refusal::Source(error) => say!("failure-not-saved", why = source(error)),
        Refusal::Graph(error) => say!("failure-not-saved", why = graph(error)),
        Refusal::Withdrawn => say!("failure-withdrawn"),
        Refusal::Reference => say!("failure-reference"),
        Refusal::Denied(error) => denial(*error),
        Refusal::Obstacle(error) => say!("failure-not-changed", why = obstacle(error)),
        Refusal::Enough(limit) => say!("failure-enough", limit = *limit),
        Refusal::Reviewed => say!("talk-fail-reviewed"),
        Refusal::EnoughSaid(limit) => say!("talk-fail-enough", limit = *limit),
        Refusal::Comment(error) => say!("failure-not-saved", why = remark(*error)),
        Refusal::NoRemark => say!("talk-fail-gone"),
        Refusal::OwnClaim => say!("talk-fail-own"),
        Refusal::SameWording => say!("talk-fail-same"),
        Refusal::Changed { now, suggested } => say!("talk-fail-changed", now = now, suggested = suggested),
        Refusal::Answered => say!("talk-fail-answered"),
        Refusal::Settings(error) => settings(*error),
        Refusal::Uninvited => say!("failure-uninvited"),
        Refusal::Used => say!("failure-invitation-used"),
        Refusal::Store(_) => say!("failure-store"),
        Refusal::Stopping => say!("failure-stopping"),
    }
}

/// Why something is not allowed.
pub(super) fn denial(denial: Denial) -> Words {
    match denial {
        Denial::NoLink => say!("failure-no-link"),
        Denial::NoSpaceLink => say!("failure-no-space-link"),
        Denial::OtherRole => say!("failure-other-role"),
        Denial::NotYet => say!("failure-not-yet"),
        Denial::Draft => say!("failure-draft"),
        Denial::Frozen => say!("failure-frozen"),
        Denial::NoVoice => say!("failure-no-voice"),
        Denial::ClaimsClosed => say!("failure-claims-closed"),
        Denial::Sealed => say!("failure-sealed"),
        Denial::RatingsClosed => say!("failure-ratings-closed"),
    }
}

/// Why a debate can't be set up so.
pub(super) fn settings(error: SettingsError) -> Words {
    match error {
        SettingsError::Relied => say!("failure-relied"),
        SettingsError::Access => say!("failure-access"),
        SettingsError::Touched => say!("failure-touched"),
        SettingsError::K => say!("failure-k", limit = K_LIMIT),
        SettingsError::PerDay => say!("failure-per-day", limit = PER_DAY_LIMIT),
        SettingsError::Order => say!("failure-order"),
        SettingsError::Plan => say!("failure-plan"),
        SettingsError::Past => say!("failure-past"),
        SettingsError::Zone => say!("failure-zone"),
        SettingsError::Language => say!("failure-language"),
        SettingsError::Contact => say!("failure-contact", limit = CONTACT_LIMIT),
        SettingsError::Goal => say!("failure-goal", limit = GOAL_LIMIT),
        SettingsError::Minutes => say!("failure-minutes", least = BOUNDS.0, most = BOUNDS.1),
        SettingsError::Agenda(error) => agenda(error),
        SettingsError::Names => say!("failure-names", limit = NAMES_LIMIT),
    }
}

/// Why a text is no claim, within a sentence.
fn text(error: TextError) -> Words {
    match error {
        TextError::Empty => say!("failure-text-empty"),
        TextError::TooLong { length, limit } => say!("failure-text-too-long", length = length, limit = limit),
        TextError::Control(code) => say!("failure-text-control", code = format!("{code:04X}")),
    }
}

/// Why a text is no comment and no reason, within a sentence.
fn remark(error: CommentError) -> Words {
    match error {
        CommentError::Empty => say!("talk-fail-empty"),
        CommentError::TooLong { length, limit } => say!("talk-fail-too-long", length = length, limit = limit),
        CommentError::Control(code) => say!("talk-fail-control", code = format!("{code:04X}")),
    }
}

/// Why a source can't be taken, within a sentence.
fn source(error: &SourceError) -> Words {
    match error {
        SourceError::NotHttp(address) => say!("failure-source-address", address = address),
        SourceError::TooLong { what: SourcePart::Address, length, limit } => {
            say!("failure-source-address-too-long", length = *length, limit = *limit)
        }
        SourceError::TooLong { what: SourcePart::Quotation, length, limit } => {
            say!("failure-source-quotation-too-long", length = *length, limit = *limit)
        }
        SourceError::TooMany(count) => say!("failure-too-many-sources", limit = SOURCES_LIMIT, count = *count),
    }
}

/// Why a debate can't be moderated so, within a sentence.
fn obstacle(error: &Obstacle) -> Words {
    match error {
        Obstacle::Nothing => say!("failure-nothing-chosen"),
        Obstacle::TooMany(count) => say!("failure-too-many-chosen", count = *count, limit = MANY_LIMIT),
        Obstacle::Gone => say!("failure-chosen-gone"),
        Obstacle::Conflict => say!("failure-conflict"),
        Obstacle::Reworded => say!("failure-reworded"),
        Obstacle::Cycle { .. } => say!("failure-graph-cycle"),
        Obstacle::TooDeep { .. } => say!("failure-deeper", limit = DEPTH_CAP),
        Obstacle::AlreadyThere => say!("failure-stands-there"),
        Obstacle::OnlyPlace => say!("failure-only-place"),
        Obstacle::LastThesis => say!("failure-last-thesis"),
        Obstacle::NotUnderReview => say!("failure-not-under-review"),
        Obstacle::EmptyPart => say!("failure-empty-part"),
        Obstacle::Parts => say!("failure-parts", limit = PARTS_LIMIT),
        Obstacle::Text(error) => text(*error),
        Obstacle::Note(length) => say!("failure-note", length = *length, limit = NOTE_LIMIT),
        Obstacle::NoReason => say!("failure-no-reason"),
        Obstacle::NoWhy => say!("failure-no-why"),
        Obstacle::NotUndoable => say!("failure-not-undoable"),
        Obstacle::Later => say!("failure-later"),
    }
}

/// Why a claim can't stand there, within a sentence.
fn graph(error: &GraphError) -> Words {
    match error {
        GraphError::NoClaim(claim) => say!("failure-graph-no-claim", claim = claim.to_string()),
        GraphError::Duplicate(id) => say!("failure-graph-duplicate", id = id),
        GraphError::Cycle { .. } => say!("failure-graph-cycle"),
        GraphError::TooDeep { .. } => say!("failure-graph-too-deep", limit = DEPTH_CAP),
        GraphError::AlreadyThere => say!("failure-graph-already-there"),
        GraphError::NoHome(claim) => say!("failure-graph-no-home", claim = claim.to_string()),
    }
}

/// Why a debate can't be started so.
pub(super) fn new_debate(error: &NewDebateError) -> Words {
    match error {
        NewDebateError::NoTitle => say!("failure-no-title"),
        NewDebateError::TooLong { what: Part::Title, length, limit } => {
            say!("failure-title-too-long", length = *length, limit = *limit)
        }
        NewDebateError::TooLong { what: Part::Background, length, limit } => {
            say!("failure-background-too-long", length = *length, limit = *limit)
        }
        NewDebateError::TooMany(count) => say!("failure-too-many-theses", count = *count, limit = THESES_LIMIT),
        NewDebateError::Thesis { thesis, error } => say!("failure-thesis", thesis = thesis, why = text(*error)),
        NewDebateError::Graph(error) => graph(error),
    }
}

/// Why a text is no code of this debate.
pub(super) fn code(error: &CodeError) -> Words {
    match error {
        CodeError::Empty => say!("failure-code-empty"),
        CodeError::Character(character) => say!("failure-code-character", character = character.to_string()),
        CodeError::Length(length) => say!("failure-code-length", length = *length),
        CodeError::Check(_) => say!("failure-code-check"),
    }
}

/// Why a text is no invitation to this debate.
pub(super) fn invitation(error: &InvitationError) -> Words {
    match error {
        InvitationError::Empty => say!("failure-invitation-empty"),
        InvitationError::Character(character) => {
            say!("failure-invitation-character", character = character.to_string())
        }
        InvitationError::Length(length) => say!("failure-invitation-length", length = *length),
        InvitationError::Check => say!("failure-invitation-check"),
    }
}

/// Why a number is no rating.
pub(super) fn rating(error: InvalidRating) -> Words {
    say!("failure-rating", number = error.0.to_string())
}

/// Why a word is not one of those that are known.
pub(super) fn unknown_word(error: &UnknownWord) -> Words {
    say!("failure-unknown-word", word = error.word(), known = error.known())
}

/// Why what a facilitator wrote is no agenda.
fn agenda(error: AgendaError) -> Words {
    match error {
        AgendaError::NoMinutes(line) => say!("failure-agenda-minutes", line = line),
        AgendaError::NoWords(line) => say!("failure-agenda-words", line = line),
        AgendaError::LongItem(line, length) => {
            say!("failure-agenda-item", line = line, length = length, limit = ITEM_LIMIT)
        }
        AgendaError::TooMany(items) => say!("failure-agenda-items", items = items, limit = ITEMS_LIMIT),
        AgendaError::TooLong(minutes) => say!("failure-agenda-long", minutes = minutes, limit = BOUNDS.1),
    }
}

/// Where a file is wrong, and how.
fn malformed(error: &ImportError) -> Words {
    let (line, column, what) = (error.line, error.column, fault(&error.fault));
    match error.file {
        Some(file) => say!("failure-file-in", file = file, line = line, column = column, what = what),
        None => say!("failure-file-at", line = line, column = column, what = what),
    }
}

/// What is wrong with a file, within a sentence.
fn fault(fault: &Fault) -> Words {
    match fault {
        Fault::Encoding => say!("failure-file-encoding"),
        Fault::Control(code) => say!("failure-file-control", code = format!("{code:04X}")),
        Fault::Line => say!("failure-file-line"),
        Fault::Block => say!("failure-file-block"),
        Fault::Label(number) => say!("failure-file-label", number = number),
        Fault::NoWords(number) => say!("failure-file-no-words", number = number),
        Fault::Indent { number, spaces } => say!("failure-file-indent", number = number, spaces = *spaces),
        Fault::NoParent { number, parent } => say!("failure-file-no-parent", number = number, parent = parent),
        Fault::BelowLink { number, parent } => say!("failure-file-below-link", number = number, parent = parent),
        Fault::Number { expected, found } => say!("failure-file-number", expected = expected, found = found),
        Fault::NoTarget { number, target } => say!("failure-file-no-target", number = number, target = target),
        Fault::Text { name, error } => say!("failure-file-text", name = name, why = text(*error)),
        Fault::Cycle { claim, parent } => say!("failure-file-cycle", claim = claim, parent = parent),
        Fault::Column(name) => say!("failure-file-column", name = name),
        Fault::Width { expected, found } => say!("failure-file-width", expected = *expected, found = *found),
        Fault::Quotation => say!("failure-file-quotation"),
        Fault::NoComment => say!("failure-file-no-comment"),
        Fault::Other(words) => say!("failure-file-other", words = words),
    }
}

/// Why a file was not imported.
pub(super) fn import(error: &ImportFailure) -> Words {
    match error {
        ImportFailure::Unknown => say!("failure-import", why = say!("failure-import-unknown")),
        ImportFailure::Empty => say!("failure-import", why = say!("failure-import-empty")),
        ImportFailure::NotRead => say!("failure-import", why = say!("failure-import-not-read")),
        ImportFailure::Several => say!("failure-import", why = say!("failure-import-several")),
        ImportFailure::NoTitle => say!("failure-import", why = say!("failure-import-no-title")),
        ImportFailure::Title => say!("failure-import", why = say!("failure-import-title", limit = TITLE_LIMIT)),
        ImportFailure::Malformed(error) => say!("failure-import", why = malformed(error)),
        ImportFailure::Refused(error) => refusal(error),
    }
}

/// The name of a step.
pub(super) fn step(step: Step) -> Words {
    match step {
        Step::Draft => say!("desk-step-draft"),
        Step::Contribute => say!("desk-step-contribute"),
        Step::Reflect => say!("desk-step-reflect"),
        Step::Decide => say!("desk-step-decide"),
        Step::Sealed => say!("desk-step-sealed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        claim::{ClaimText, Source},
        debate::ReleaseRhythm,
        ids::{ClaimId, Counting},
    };
    use words::Language;

    fn refusals() -> Vec<Refusal> {
        let claim = ClaimId::new(&mut Counting::default());
        let texts = [
            TextError::Empty,
            ClaimText::contributed(&"x".repeat(1501)).unwrap_err(),
            ClaimText::contributed("\u{7}").unwrap_err(),
        ];
        let sources = [
            Source::contributed("javascript:alert(1)", "").unwrap_err(),
            Source::contributed(&"x".repeat(2001), "").unwrap_err(),
            Source::contributed("https://a.example", &"x".repeat(1001)).unwrap_err(),
            SourceError::TooMany(11),
        ];
        let graphs = [
            GraphError::NoClaim(claim),
            GraphError::Duplicate("1".to_owned()),
            GraphError::Cycle { claim, parent: claim },
            GraphError::TooDeep { claim },
            GraphError::AlreadyThere,
            GraphError::NoHome(claim),
        ];
        let denials = [
            Denial::NoLink,
            Denial::OtherRole,
            Denial::NotYet,
            Denial::Draft,
            Denial::Frozen,
            Denial::Sealed,
            Denial::ClaimsClosed,
            Denial::NoVoice,
            Denial::RatingsClosed,
        ];
        let settings = [
            SettingsError::Relied,
            SettingsError::Access,
            SettingsError::Touched,
            SettingsError::K,
            SettingsError::PerDay,
            SettingsError::Order,
            SettingsError::Plan,
            SettingsError::Past,
            SettingsError::Zone,
            SettingsError::Language,
            SettingsError::Contact,
        ];
        let plain = [
            Refusal::NoDebate,
            Refusal::NoPlace,
            Refusal::NoClaim,
            Refusal::NotYours,
            Refusal::Withdrawn,
            Refusal::Reference,
            Refusal::Enough(2),
            Refusal::EnoughSaid(2),
            Refusal::Reviewed,
            Refusal::NoRemark,
            Refusal::OwnClaim,
            Refusal::SameWording,
            Refusal::Changed { now: "It is so.".to_owned(), suggested: "So it is.".to_owned() },
            Refusal::Answered,
            Refusal::Comment(CommentError::Empty),
            Refusal::Comment(CommentError::TooLong { length: 301, limit: 300 }),
            Refusal::Comment(CommentError::Control(7)),
            Refusal::Uninvited,
            Refusal::Used,
            Refusal::Stopping,
        ];
        let texts = texts.into_iter().map(Refusal::from);
        let sources = sources.into_iter().map(Refusal::from);
        let graphs = graphs.into_iter().map(Refusal::from);
        let denials = denials.into_iter().map(Refusal::from);
        let settings = settings.into_iter().map(Refusal::from);
        texts.chain(sources).chain(graphs).chain(denials).chain(settings).chain(plain).collect()
    }

    #[test]
    fn english_says_what_the_errors_say_themselves() {
        for error in refusals() {
            assert_eq!(refusal(&error), error.to_string());
        }
        let codes = [CodeError::Empty, CodeError::Character('ü'), CodeError::Length(55), CodeError::Check(None)];
        for error in codes {
            assert_eq!(code(&error), error.to_string());
        }
        let invitations = [
            InvitationError::Empty,
            InvitationError::Character('ü'),
            InvitationError::Length(55),
            InvitationError::Check,
        ];
        for error in invitations {
            assert_eq!(invitation(&error), error.to_string());
        }
        let debates = [
            NewDebateError::NoTitle,
            NewDebateError::TooLong { what: Part::Title, length: 501, limit: 500 },
            NewDebateError::TooLong { what: Part::Background, length: 10_001, limit: 10_000 },
            NewDebateError::TooMany(51),
            NewDebateError::Thesis { thesis: "x".to_owned(), error: TextError::Empty },
            NewDebateError::Graph(GraphError::AlreadyThere),
        ];
        for error in debates {
            assert_eq!(new_debate(&error), error.to_string());
        }
        assert_eq!(rating(InvalidRating(-7)), InvalidRating(-7).to_string());
        let unknown = "soon".parse::<ReleaseRhythm>().unwrap_err();
        assert_eq!(unknown_word(&unknown), format!("{unknown}."));
        for error in [ImportFailure::Empty, ImportFailure::NotRead, ImportFailure::Title] {
            assert_eq!(import(&error), format!("Nothing was imported: {error}."));
        }
        for of in Step::ALL {
            assert_eq!(step(*of), of.word());
        }
        for fault in faults() {
            let error = ImportError { file: None, line: 5, column: 8, fault };
            assert_eq!(malformed(&error), error.to_string());
            let error = ImportError { file: Some("votes.csv"), ..error };
            assert_eq!(malformed(&error), error.to_string());
        }
    }

    fn faults() -> Vec<Fault> {
        let (number, parent, target) = ("1.2.", "1.", "1.7.");
        let [number, parent, target] = [number, parent, target].map(str::to_owned);
        vec![
            Fault::Encoding,
            Fault::Control(7),
            Fault::Line,
            Fault::Block,
            Fault::Label(number.clone()),
            Fault::NoWords(number.clone()),
            Fault::Indent { number: number.clone(), spaces: 2 },
            Fault::NoParent { number: number.clone(), parent: parent.clone() },
            Fault::BelowLink { number: number.clone(), parent: parent.clone() },
            Fault::Number { expected: parent.clone(), found: number.clone() },
            Fault::NoTarget { number: number.clone(), target },
            Fault::Text { name: number.clone(), error: TextError::Empty },
            Fault::Cycle { claim: number, parent },
            Fault::Column("vote".to_owned()),
            Fault::Width { expected: 3, found: 2 },
            Fault::Quotation,
            Fault::NoComment,
            Fault::Other("a comma was expected".to_owned()),
        ]
    }

    #[test]
    fn no_refusal_is_said_in_english_to_who_reads_german() {
        for error in refusals() {
            let german = words::speak(Language::German, || refusal(&error));
            assert_ne!(german, error.to_string());
        }
        for fault in faults() {
            assert_ne!(words::speak(Language::German, || super::fault(&fault)), fault.to_string());
        }
    }
}
