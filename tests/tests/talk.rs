//! Comments, suggested wordings and earlier wordings: what comes of them at a release, in conflicts, on the pages and at the API.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use domain::{
    claim::ClaimText,
    comment::{Removal, Said},
    debate::{ReleaseRhythm, Step},
    formats::{self, Format},
    ids::{ClaimId, CommentId, SuggestionId},
    moderation::{Deed, Reason, Why},
    policy::{Denial, Role},
    wording::How,
};
use http::{Method, StatusCode};
use isegoria::{
    live::{Live, Order, Refusal, Snapshot, What},
    secret::{OsRandom, Voice},
    store::{Debate, Spoken},
};
use isegoria_tests::{
    eventually,
    http::{Agent, Reply},
    local::{Kind, LocalServer, find, fresh, secret},
    stage::{Node, Stage, hourly, stage, voice},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// Each of these runs on SQLite and on PostgreSQL.
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() { crate::$name(crate::Kind::Sqlite).await; })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() { crate::$name(crate::Kind::Postgres).await; })+
        }
    };
}

contract!(
    what_is_said_waits_for_the_release_and_survives_a_restart,
    an_accepted_suggestion_is_the_wording_and_the_earlier_one_is_kept,
    two_answers_in_one_release_do_no_damage,
    what_is_about_a_claim_goes_with_it,
    earlier_wordings_are_forgotten_with_what_was_suggested_to_them,
    a_comment_that_is_removed_leaves_its_reason_and_no_words,
    whoever_runs_a_debate_removes_what_a_claim_said_earlier,
    a_reviewed_wording_keeps_the_one_before_and_what_is_archived_keeps_what_was_said,
    what_is_said_is_read_by_its_author_and_facilitators_alone_until_it_is_published,
);

async fn snapshot(stage: &Stage) -> Arc<Snapshot> {
    stage.node.live.room(stage.id).await.unwrap().snapshot()
}

/// Turns the clock over a day: a sweep releases what waits.
async fn release(stage: &Stage) {
    stage.hands.turn(25 * 60);
    eventually("a release", async || stage.store.load(stage.id).await.unwrap().unwrap().pending.is_empty()).await;
}

async fn comment(stage: &Stage, voice: &Voice, claim: ClaimId, text: &str) -> Result<CommentId, Refusal> {
    let id = CommentId::new(&mut OsRandom);
    stage.node.live.comment(stage.id, voice, id, claim, text).await.map(|()| id)
}

async fn suggest(stage: &Stage, voice: &Voice, claim: ClaimId, text: &str) -> Result<SuggestionId, Refusal> {
    let id = SuggestionId::new(&mut OsRandom);
    stage.node.live.suggest(stage.id, voice, id, claim, text).await.map(|()| id)
}

async fn accept(stage: &Stage, voice: Option<&Voice>, suggestion: SuggestionId) -> Result<(), Refusal> {
    stage.node.live.answer(stage.id, voice, suggestion, None).await
}

/// A claim of this voice that is released.
async fn claim_of(stage: &Stage, author: &Voice, text: &str) -> ClaimId {
    let claim = stage.add(&stage.node, author, text).await.unwrap();
    release(stage).await;
    claim
}

fn text_of(snapshot: &Snapshot, claim: ClaimId) -> String {
    snapshot.graph().claims()[snapshot.graph().claim_ix(claim).unwrap()].text.to_string()
}

fn said(snapshot: &Snapshot, claim: ClaimId) -> Vec<String> {
    let words = |said: &Said| match said {
        Said::Words(text) => text.to_string(),
        Said::Removed(reason) => format!("({})", reason.word()),
    };
    snapshot.comments(claim).iter().map(|comment| words(&comment.said)).collect()
}

async fn what_is_said_waits_for_the_release_and_survives_a_restart(kind: Kind) {
    let mut stage = stage(kind, hourly).await;
    let (claim, _) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let (one, other) = (voice(), voice());
    let id = comment(&stage, &one, claim, " What is cheap?\r\nAll of it? ").await.unwrap();
    // The same form once more, by its author and by somebody else.
    stage.node.live.comment(stage.id, &one, id, claim, "What is cheap?").await.unwrap();
    let taken = stage.node.live.comment(stage.id, &other, id, claim, "Mine").await;
    assert!(matches!(taken, Err(Refusal::NotYours)), "{taken:?}");
    let suggestion = suggest(&stage, &other, claim, "It is inexpensive.").await.unwrap();
    assert_eq!(snapshot(&stage).await.remarks(claim), (0, 0), "others see nothing yet");
    let room = stage.node.live.room(stage.id).await.unwrap();
    let mine = room.my_talk(&secret(), &one, &room.snapshot(), claim);
    assert_eq!((mine.comments.len(), mine.suggestions.len()), (1, 0), "its author sees it at once");

    stage.node.stop().await;
    stage.node = Node::start(&stage.scratch, &stage.hands).await;
    stage.node.live.room(stage.id).await.unwrap();
    release(&stage).await;
    let before = snapshot(&stage).await;
    assert_eq!(said(&before, claim), ["What is cheap?\nAll of it?"]);
    assert_eq!(before.suggestions(claim)[0].was, ClaimText::imported("It is cheap.").unwrap());
    assert!(stage.store.check().await.unwrap().is_empty());

    // Read again from the store, it is the same.
    stage.node.stop().await;
    stage.node = Node::start(&stage.scratch, &stage.hands).await;
    let after = snapshot(&stage).await;
    assert_eq!((&after.document.comments, &after.talk), (&before.document.comments, &before.talk));

    // Taken back by those whose they are alone, from the next release on.
    let live = &stage.node.live;
    let wrong = live.take_back(stage.id, &other, Spoken::Comment(id)).await;
    assert!(matches!(wrong, Err(Refusal::NotYours)), "{wrong:?}");
    live.take_back(stage.id, &one, Spoken::Comment(id)).await.unwrap();
    live.take_back(stage.id, &one, Spoken::Comment(id)).await.unwrap();
    live.take_back(stage.id, &other, Spoken::Suggestion(suggestion)).await.unwrap();
    assert_eq!(snapshot(&stage).await.remarks(claim), (1, 1));
    release(&stage).await;
    assert_eq!(snapshot(&stage).await.remarks(claim), (0, 0));
    let gone = stage.node.live.take_back(stage.id, &one, Spoken::Comment(id)).await;
    assert!(matches!(gone, Err(Refusal::NoRemark)), "{gone:?}");
}

async fn an_accepted_suggestion_is_the_wording_and_the_earlier_one_is_kept(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let (author, other) = (voice(), voice());
    let claim = claim_of(&stage, &author, "It is good.").await;
    let own = suggest(&stage, &author, claim, "It is very good.").await;
    assert!(matches!(own, Err(Refusal::OwnClaim)), "{own:?}");
    let same = suggest(&stage, &other, claim, " It is good. ").await;
    assert!(matches!(same, Err(Refusal::SameWording)), "{same:?}");
    let better = suggest(&stage, &other, claim, "It does good.").await.unwrap();
    let worse = suggest(&stage, &other, claim, "It is bad.").await.unwrap();
    release(&stage).await;

    let foreign = accept(&stage, Some(&other), better).await;
    assert!(matches!(foreign, Err(Refusal::NotYours)), "{foreign:?}");
    accept(&stage, Some(&author), better).await.unwrap();
    let both = accept(&stage, Some(&author), worse).await;
    assert!(matches!(&both, Err(Refusal::Changed { now, .. }) if now == "It does good."), "{both:?}");
    let unsaid = stage.node.live.answer(stage.id, Some(&author), worse, Some(" ")).await;
    assert!(matches!(unsaid, Err(Refusal::Comment(_))), "{unsaid:?}");
    stage.node.live.answer(stage.id, Some(&author), worse, Some("It says the opposite.")).await.unwrap();
    assert_eq!(text_of(&*snapshot(&stage).await, claim), "It is good.", "nothing changes before the release");
    release(&stage).await;

    let after = snapshot(&stage).await;
    assert_eq!(text_of(&after, claim), "It does good.");
    let [wording] = after.wordings(claim) else { panic!("one earlier wording") };
    assert_eq!((wording.text.as_ref().unwrap().as_str(), wording.how), ("It is good.", How::Accepted));
    let answers = after.suggestions(claim).iter().map(|one| (one.id, one.answer.clone().unwrap().answer));
    for (id, answer) in answers {
        assert_eq!((answer.accepted, answer.at_desk), (id == better, false));
        assert_eq!(
            answer.reason.map(|why| why.to_string()),
            (id == worse).then(|| "It says the opposite.".to_owned())
        );
    }
    let again = accept(&stage, None, worse).await;
    assert!(matches!(again, Err(Refusal::Answered)), "{again:?}");

    // Its author's own change is kept, too; and a claim that came with a file is changed at the desk.
    stage.node.live.edit_claim(stage.id, &author, claim, "It does much good.", &[]).await.unwrap();
    let (imported, _) = find(&stage.store, stage.id, "It is quick.").await.unwrap();
    let quicker = suggest(&stage, &other, imported, "It is fast.").await.unwrap();
    release(&stage).await;
    accept(&stage, None, quicker).await.unwrap();
    release(&stage).await;
    let after = snapshot(&stage).await;
    let hows: Vec<How> = after.wordings(claim).iter().map(|wording| wording.how).collect();
    assert_eq!(hows, [How::Accepted, How::Edited]);
    assert_eq!(
        (text_of(&after, imported), after.wordings(imported)[0].how),
        ("It is fast.".to_owned(), How::AcceptedAtDesk)
    );
    let source = &after.graph().claims()[after.graph().claim_ix(imported).unwrap()].sources;
    assert_eq!(source.len(), 1, "its source stays");
    assert!(stage.store.check().await.unwrap().is_empty());
}

async fn two_answers_in_one_release_do_no_damage(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let (author, other) = (voice(), voice());
    let claim = claim_of(&stage, &author, "It is good.").await;
    let first = suggest(&stage, &other, claim, "It does good.").await.unwrap();
    let second = suggest(&stage, &other, claim, "Good it is.").await.unwrap();
    release(&stage).await;
    // Neither learns of the other's before the release: both are taken, and the author's goes first.
    accept(&stage, None, first).await.unwrap();
    accept(&stage, Some(&author), second).await.unwrap();
    release(&stage).await;
    let after = snapshot(&stage).await;
    assert_eq!(text_of(&after, claim), "Good it is.");
    let left = after.suggestion(first).unwrap().1;
    assert!(left.answer.is_none() && !left.fits(&ClaimText::imported("Good it is.").unwrap()), "it stays open");
    let late = accept(&stage, None, first).await;
    let Err(Refusal::Changed { now, suggested }) = late else { panic!("{late:?}") };
    assert_eq!((now.as_str(), suggested.as_str()), ("Good it is.", "It does good."));

    // The author changes it meanwhile: what the desk accepted does not overwrite that.
    let third = suggest(&stage, &other, claim, "Good.").await.unwrap();
    release(&stage).await;
    stage.node.live.edit_claim(stage.id, &author, claim, "It is good for all.", &[]).await.unwrap();
    accept(&stage, None, third).await.unwrap();
    let own = accept(&stage, Some(&author), third).await;
    assert!(matches!(&own, Err(Refusal::Changed { now, .. }) if now == "It is good for all."), "{own:?}");
    release(&stage).await;
    let after = snapshot(&stage).await;
    assert_eq!(text_of(&after, claim), "It is good for all.");
    assert!(after.suggestion(third).unwrap().1.answer.is_none());
}

async fn what_is_about_a_claim_goes_with_it(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let (author, other) = (voice(), voice());
    let claim = claim_of(&stage, &author, "It is good.").await;
    comment(&stage, &other, claim, "Why?").await.unwrap();
    suggest(&stage, &other, claim, "Good.").await.unwrap();
    stage.node.live.edit_claim(stage.id, &author, claim, "It is very good.", &[]).await.unwrap();
    release(&stage).await;
    assert_eq!(snapshot(&stage).await.remarks(claim), (1, 1));
    comment(&stage, &other, claim, "Is it?").await.unwrap();
    stage.node.live.withdraw_claim(stage.id, &author, claim).await.unwrap();
    release(&stage).await;
    let after = snapshot(&stage).await;
    assert!(after.graph().claim_ix(claim).is_none());
    assert!(
        after.document.comments.is_empty() && after.talk.suggestions.is_empty() && after.talk.wordings.is_empty()
    );
    assert!(after.talk.keys.is_empty());
    assert!(stage.store.check().await.unwrap().is_empty());
    let late = comment(&stage, &other, claim, "Gone?").await;
    assert!(matches!(late, Err(Refusal::NoClaim)), "{late:?}");
}

async fn earlier_wordings_are_forgotten_with_what_was_suggested_to_them(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let (author, other) = (voice(), voice());
    let claim = claim_of(&stage, &author, "Anna said it is good.").await;
    let named = suggest(&stage, &other, claim, "Anna says it is good.").await.unwrap();
    release(&stage).await;
    stage.node.live.edit_claim(stage.id, &author, claim, "It is good.", &[]).await.unwrap();
    release(&stage).await;
    let open = suggest(&stage, &other, claim, "Good.").await.unwrap();
    release(&stage).await;
    let foreign = stage.node.live.purge_wordings(stage.id, &other, claim).await;
    assert!(matches!(foreign, Err(Refusal::NotYours)), "{foreign:?}");
    // Also once claims are frozen.
    stage.node.live.set_step(stage.id, Step::Reflect).await.unwrap();
    stage.node.live.purge_wordings(stage.id, &author, claim).await.unwrap();
    assert!(snapshot(&stage).await.wordings(claim)[0].text.is_some(), "not before the release");
    release(&stage).await;
    let after = snapshot(&stage).await;
    assert_eq!(after.wordings(claim).iter().map(|wording| wording.text.clone()).collect::<Vec<_>>(), [None]);
    assert!(after.suggestion(named).is_none() && after.suggestion(open).is_some());
    let stored = stage.store.load(stage.id).await.unwrap().unwrap();
    assert_eq!(stored.talk, *after.talk, "and so it is stored");
}

async fn a_comment_that_is_removed_leaves_its_reason_and_no_words(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let (claim, _) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let (one, other) = (voice(), voice());
    let id = comment(&stage, &one, claim, "Ask Anna.").await.unwrap();
    let waiting = stage.node.live.remove_spoken(stage.id, Spoken::Comment(id), Removal::IdentifiesAPerson).await;
    assert!(matches!(waiting, Err(Refusal::NoRemark)), "what waits is not there for anybody else: {waiting:?}");
    release(&stage).await;
    // Something of another voice waits; it goes on waiting.
    let later = comment(&stage, &other, claim, "Who is that?").await.unwrap();
    stage.node.live.remove_spoken(stage.id, Spoken::Comment(id), Removal::IdentifiesAPerson).await.unwrap();
    let after = snapshot(&stage).await;
    assert_eq!((said(&after, claim), after.remarks(claim)), (vec!["(identifies-a-person)".to_owned()], (0, 0)));
    let stored = stage.store.load(stage.id).await.unwrap().unwrap();
    assert_eq!(stored.comments, after.document.comments);
    assert!(stored.pending.talk.comments.contains_key(&later));
    let back = stage.node.live.take_back(stage.id, &one, Spoken::Comment(id)).await;
    assert!(matches!(back, Err(Refusal::NotYours)), "it is nobody's any more: {back:?}");
    let again = stage.node.live.comment(stage.id, &one, id, claim, "Ask Anna.").await;
    assert!(matches!(again, Err(Refusal::NotYours)), "the old form does not bring it back: {again:?}");
}

async fn whoever_runs_a_debate_removes_what_a_claim_said_earlier(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let (author, other) = (voice(), voice());
    let claim = claim_of(&stage, &author, "Anna said it is good.").await;
    let named = suggest(&stage, &other, claim, "Anna says it is good.").await.unwrap();
    release(&stage).await;
    stage.node.live.edit_claim(stage.id, &author, claim, "It is good.", &[]).await.unwrap();
    // This one waits, and holds what the claim said when it was made.
    let waits = suggest(&stage, &other, claim, "She said so.").await.unwrap();
    let held = async || stage.store.load(stage.id).await.unwrap().unwrap().pending.talk.suggestions;
    assert!(held().await.contains_key(&waits));
    let remove = async || stage.node.live.remove_wordings(stage.id, claim, Removal::IdentifiesAPerson).await;
    remove().await.unwrap();
    assert!(snapshot(&stage).await.history.is_empty(), "there is nothing earlier yet");
    release(&stage).await;
    let open = suggest(&stage, &other, claim, "Good.").await.unwrap();
    release(&stage).await;
    assert!(snapshot(&stage).await.suggestion(waits).is_some());
    remove().await.unwrap();
    let after = snapshot(&stage).await;
    assert_eq!(after.wordings(claim).iter().map(|wording| wording.text.clone()).collect::<Vec<_>>(), [None]);
    assert!(
        after.suggestion(named).is_none() && after.suggestion(waits).is_none() && after.suggestion(open).is_some()
    );
    assert_eq!(after.history.len(), 1);
    remove().await.unwrap();
    assert_eq!(snapshot(&stage).await.history.len(), 1, "the same form sent twice is harmless");
    let stored = stage.store.load(stage.id).await.unwrap().unwrap();
    assert_eq!((stored.talk, stored.history.len()), (after.talk.as_ref().clone(), 1), "and so it is stored");
    assert!(stage.store.check().await.unwrap().is_empty());
}

async fn moderate(stage: &Stage, what: What) {
    let why = Why { reason: Some(Reason::Unclear), note: String::new() };
    let seen = snapshot(stage).await.history.len();
    stage.node.live.moderate(stage.id, Order::new(what, why, seen)).await.unwrap();
}

async fn a_reviewed_wording_keeps_the_one_before_and_what_is_archived_keeps_what_was_said(kind: Kind) {
    let reviewed = |debate| Debate { review: true, ..hourly(debate) };
    let stage = stage(kind, reviewed).await;
    let (author, other) = (voice(), voice());
    let claim = claim_of(&stage, &author, "First words.").await;
    moderate(&stage, What::Deed(Deed::Publish(vec![claim]))).await;
    let text = ClaimText::imported("Better words.").unwrap();
    stage.node.live.edit_claim(stage.id, &author, claim, text.as_str(), &[]).await.unwrap();
    release(&stage).await;
    assert!(snapshot(&stage).await.wordings(claim).is_empty(), "it is under review");
    let suggestion = suggest(&stage, &other, claim, "The best words.").await.unwrap();
    let asked = comment(&stage, &other, claim, "Which words?").await.unwrap();
    release(&stage).await;
    for spoken in [Spoken::Suggestion(suggestion), Spoken::Comment(asked)] {
        stage.node.live.publish_spoken(stage.id, spoken).await.unwrap();
    }
    let reviewing = accept(&stage, None, suggestion).await;
    assert!(matches!(&reviewing, Err(Refusal::Changed { now, .. }) if now == "Better words."), "{reviewing:?}");
    moderate(&stage, What::Wording { claim, text, publish: true }).await;
    let after = snapshot(&stage).await;
    let [wording] = after.wordings(claim) else { panic!("one earlier wording") };
    assert_eq!((wording.text.as_ref().unwrap().as_str(), wording.how), ("First words.", How::Edited));

    // Archived, with a comment that still waits; and back again with all that was said.
    let late = comment(&stage, &other, claim, "And why?").await.unwrap();
    let place = after.graph().places()[after.graph().home(after.graph().claim_ix(claim).unwrap())].id;
    moderate(&stage, What::Deed(Deed::Archive(vec![place]))).await;
    release(&stage).await;
    stage.node.live.publish_spoken(stage.id, Spoken::Comment(late)).await.unwrap();
    let text = isegoria::export::text(&*snapshot(&stage).await, Format::Json).unwrap();
    assert!(formats::import(Format::Json, text.as_bytes(), &mut OsRandom).is_ok(), "a file without it");
    assert!(stage.store.check().await.unwrap().is_empty());
    let entries = snapshot(&stage).await.history.len();
    moderate(&stage, What::Undo(entries - 1)).await;
    assert_eq!(snapshot(&stage).await.remarks(claim), (2, 1));
    stage.node.live.remove_spoken(stage.id, Spoken::Suggestion(suggestion), Removal::Unrelated).await.unwrap();
    assert_eq!(snapshot(&stage).await.remarks(claim), (2, 0));
    // Taken back while it is archived, it leaves nothing.
    moderate(&stage, What::Deed(Deed::Archive(vec![place]))).await;
    stage.node.live.withdraw_claim(stage.id, &author, claim).await.unwrap();
    release(&stage).await;
    let stored = stage.store.load(stage.id).await.unwrap().unwrap();
    assert!(stored.comments.is_empty() && stored.talk.wordings.is_empty() && stored.talk.keys.is_empty());
    assert!(stage.store.check().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_takes_as_many_comments_and_suggestions_as_claims_and_counts_them_apart() {
    let limited = |debate| Debate { claims_per_day: Some(2), ..hourly(debate) };
    let stage = stage(Kind::Sqlite, limited).await;
    let (claim, _) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let one = voice();
    for text in ["One.", "Two."] {
        stage.add(&stage.node, &one, text).await.unwrap();
    }
    comment(&stage, &one, claim, "Why?").await.unwrap();
    suggest(&stage, &one, claim, "It costs little.").await.unwrap();
    let more = comment(&stage, &one, claim, "And how?").await;
    assert!(matches!(more, Err(Refusal::EnoughSaid(2))), "{more:?}");
    comment(&stage, &voice(), claim, "Somebody else asks.").await.unwrap();
    stage.hands.turn(24 * 60);
    comment(&stage, &one, claim, "And how?").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn once_claims_have_closed_nobody_comments_and_the_desk_still_answers() {
    let stage = stage(Kind::Sqlite, hourly).await;
    let (claim, _) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let suggestion = suggest(&stage, &voice(), claim, "It costs little.").await.unwrap();
    release(&stage).await;
    let settings = isegoria::live::Settings {
        claims_until: Some(Some(stage.hands.in_days(0) + jiff::SignedDuration::from_secs(60))),
        ..isegoria::live::Settings::default()
    };
    stage.node.live.set_up(stage.id, settings).await.unwrap();
    stage.hands.turn(2);
    let late = comment(&stage, &voice(), claim, "Why?").await;
    assert!(matches!(late, Err(Refusal::Denied(Denial::ClaimsClosed))), "{late:?}");
    accept(&stage, None, suggestion).await.unwrap();
    stage.node.live.set_step(stage.id, Step::Reflect).await.unwrap();
    assert_eq!(
        text_of(&*snapshot(&stage).await, claim),
        "It costs little.",
        "what was accepted comes with the step"
    );
    let frozen = accept(&stage, None, suggestion).await;
    assert!(matches!(frozen, Err(Refusal::Denied(Denial::Frozen))), "{frozen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn comments_go_through_a_file_and_back() {
    let stage = stage(Kind::Sqlite, |debate| Debate { rhythm: ReleaseRhythm::Hourly, ..debate }).await;
    let (claim, _) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let removed = comment(&stage, &voice(), claim, "Nonsense.").await.unwrap();
    comment(&stage, &voice(), claim, "“Cheap” for whom?\n<b>All?</b>").await.unwrap();
    release(&stage).await;
    stage.node.live.remove_spoken(stage.id, Spoken::Comment(removed), Removal::Unrelated).await.unwrap();
    let before = snapshot(&stage).await;
    let text = isegoria::export::text(&before, Format::Json).unwrap();
    assert!(!text.contains("Nonsense") && text.contains("\"unrelated\""));
    let document = formats::import(Format::Json, text.as_bytes(), &mut OsRandom).unwrap().document;
    assert_eq!(document.comments, before.document.comments);
    let live = Live::idle(stage.scratch.open().await, secret());
    let again = Debate { id: domain::ids::DebateId::new(&mut OsRandom), ..before.debate.clone() };
    assert!(live.create(&again, &document).await.unwrap());
    let read = live.room(again.id).await.unwrap().snapshot();
    assert_eq!(read.document.comments, before.document.comments);
    assert!(read.talk.keys.is_empty(), "nobody's any more");
}

/// The API as somebody with a role's link and perhaps a voice.
struct Caller<'a> {
    server: &'a LocalServer,
    role: Role,
    voice: Option<String>,
}

impl Caller<'_> {
    async fn call(&self, method: Method, below: &str, body: &Value) -> Reply {
        let bearer = format!("Bearer {}", self.server.link(self.role));
        let mut headers = vec![("authorization", bearer.as_str())];
        headers.extend(self.voice.as_deref().map(|voice| ("isegoria-voice", voice)));
        let said = if body.is_null() { String::new() } else { body.to_string() };
        Agent::new(&self.server.base).send(method, &format!("{}{below}", self.server.api()), &headers, said).await
    }

    async fn get(&self, below: &str) -> Value {
        self.call(Method::GET, below, &Value::Null).await.json()
    }
}

#[tokio::test]
async fn the_api_comments_suggests_answers_and_tells_what_became_of_it() {
    let server = LocalServer::start().await;
    let (claim, place) = find(&server.store, server.debate, "It is cheap.").await.unwrap();
    let caller = |role, voice: Option<String>| Caller { server: &server, role, voice };
    let nobody = caller(Role::Contributor, None);
    let (comments, suggestions) = (format!("/claims/{claim}/comments"), format!("/claims/{claim}/suggestions"));
    let added = nobody.call(Method::POST, &comments, &json!({ "text": "For whom?" })).await;
    assert_eq!((added.status, &added.json()["pending"]), (StatusCode::CREATED, &json!(true)), "{}", added.text());
    let one = caller(Role::Contributor, added.header("isegoria-voice").map(str::to_owned));
    let comment = added.json()["id"].as_str().unwrap().to_owned();
    let mine = &one.get(&comments).await["comments"][0];
    assert_eq!((&mine["text"], &mine["own"]), (&json!("For whom?"), &json!(true)));
    let added = one.call(Method::POST, &suggestions, &json!({ "text": "It costs little." })).await;
    let suggestion = added.json()["id"].as_str().unwrap().to_owned();
    let below = format!("/claims?under={}", server.place("We should.").await);
    eventually("both are released", async || {
        let claims = nobody.get(&below).await;
        let listed = claims["claims"].as_array().unwrap().iter().find(|c| c["place"] == place.to_string()).unwrap();
        listed["comments"] == 1 && listed["suggestions"] == 1
    })
    .await;
    let listed = &nobody.get(&comments).await["comments"][0];
    assert_eq!((&listed["own"], &listed["pending"]), (&json!(false), &json!(false)));
    assert_eq!(listed["released"].as_str().unwrap().len(), 10, "a date");
    let listed = &nobody.get(&suggestions).await["suggestions"][0];
    assert_eq!(
        (&listed["was"], &listed["fits"], &listed["accepted"]),
        (&json!("It is cheap."), &json!(true), &Value::Null)
    );

    let leader = caller(Role::Leadership, None);
    let (accept, decline) =
        (format!("/suggestions/{suggestion}/accept"), format!("/suggestions/{suggestion}/decline"));
    assert_eq!(leader.call(Method::POST, &accept, &Value::Null).await.status, StatusCode::FORBIDDEN);
    assert_eq!(one.call(Method::POST, &accept, &Value::Null).await.status, StatusCode::FORBIDDEN, "not the author");
    let desk = caller(Role::Facilitator, None);
    let long = desk.call(Method::POST, &decline, &json!({ "reason": "x".repeat(301) })).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.call(Method::POST, &accept, &Value::Null).await.status, StatusCode::NO_CONTENT);
    eventually("the claim reads so", async || {
        nobody.get(&format!("/claims/{claim}/wordings")).await["now"] == "It costs little."
    })
    .await;
    let wordings = nobody.get(&format!("/claims/{claim}/wordings")).await;
    assert_eq!(wordings["earlier"][0]["text"], "It is cheap.");
    assert_eq!(wordings["earlier"][0]["how"], "accepted-at-desk");
    let listed = &nobody.get(&suggestions).await["suggestions"][0];
    assert_eq!((&listed["accepted"], &listed["by"]), (&json!(true), &json!("facilitators")));
    let late = desk.call(Method::POST, &decline, &json!({ "reason": "Not now." })).await;
    assert_eq!(late.status, StatusCode::CONFLICT);

    let removal = format!("/comments/{comment}/removal");
    let guess = desk.call(Method::POST, &removal, &json!({ "reason": "because" })).await;
    assert_eq!(guess.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        one.call(Method::POST, &removal, &json!({ "reason": "abusive" })).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        desk.call(Method::POST, &removal, &json!({ "reason": "abusive" })).await.status,
        StatusCode::NO_CONTENT
    );
    let listed = &one.get(&comments).await["comments"][0];
    assert_eq!(
        (&listed["text"], &listed["removed"], &listed["own"]),
        (&Value::Null, &json!("abusive"), &json!(false))
    );
    let back = one.call(Method::DELETE, &format!("/comments/{comment}"), &Value::Null).await;
    assert_eq!(back.status, StatusCode::FORBIDDEN);

    let described = Agent::new(&server.base).get("/api/openapi.json").await.json();
    for path in [
        "claims/{claim}/comments",
        "claims/{claim}/suggestions",
        "suggestions/{suggestion}/accept",
        "claims/{claim}/wordings",
    ] {
        assert!(described["paths"][format!("/api/v1/debates/{{debate}}/{path}")].is_object(), "{path}");
    }
}

#[tokio::test]
async fn on_the_pages_one_comments_suggests_answers_and_reads_without_script() {
    let server = LocalServer::start().await;
    let mut author = server.reader(Role::Contributor).await;
    let page = server.page();
    let thesis = server.place("We should.").await.to_string();
    let id = fresh().to_string();
    let fields = [("id", id.as_str()), ("parent", &thesis), ("side", "pro"), ("text", "It is good <b>now</b>.")];
    assert_eq!(author.post(&format!("{page}/claims"), &fields).await.status, StatusCode::SEE_OTHER);
    eventually("the claim is released", async || {
        find(&server.store, server.debate, "It is good <b>now</b>.").await.is_some()
    })
    .await;
    let place = server.place("It is good <b>now</b>.").await.to_string();
    let at = format!("{page}?at={place}");

    // The form opens by a link, with an id and a voice of its own.
    let mut other = server.reader(Role::Contributor).await;
    let plain = other.get(&at).await.text();
    assert!(plain.contains(&format!("?at={place}&amp;say=comment#say")), "{plain}");
    assert!(!plain.contains("name=\"text\""), "the shared page has no form");
    let form = other.get(&format!("{at}&say=comment")).await.text();
    assert!(form.contains("data-limit=\"300\"") && form.contains("at most 300 characters"));
    let value = |name: &str| {
        let after = form.split(&format!("action=\"{page}/comments\"")).nth(1).unwrap();
        after.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (id, voice) = (value("id"), value("voice"));
    let hostile = "What is “now”? <script>alert(1)</script>";
    let fields =
        [("id", id.as_str()), ("voice", &voice), ("claim", &value("claim")), ("place", &place), ("text", hostile)];
    let too_long = [
        ("id", id.as_str()),
        ("voice", &voice),
        ("claim", &value("claim")),
        ("place", &place),
        ("text", &"ü".repeat(301)),
    ];
    let refused = other.post(&format!("{page}/comments"), &too_long).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text().contains("there are 301 characters") && refused.text().contains(&"ü".repeat(301)),
        "kept"
    );
    for _ in 0..2 {
        let saved = other.post(&format!("{page}/comments"), &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        let to = saved.header("location").unwrap();
        assert_eq!(to, format!("{page}?at={place}&done=commented#said-{id}"));
    }
    let own = other.get(&format!("{at}&done=commented")).await.text();
    assert!(
        own.contains("Yours. ") && own.contains("Your comment is saved.") && !own.contains("<script>alert"),
        "{own}"
    );
    eventually("others read it once", async || author.get(&at).await.text().matches("What is “now”?").count() == 1)
        .await;
    let cards = author.get(&format!("{page}?at={thesis}")).await.text();
    assert!(cards.contains("1 comment"), "the card counts it");

    // Another wording: a diff that is understood without colour, and its answer by the author alone.
    let wording = other.get(&format!("{at}&say=wording")).await.text();
    assert!(
        wording.contains("It is good &lt;b&gt;now&lt;/b&gt;.</textarea>"),
        "one begins with the wording as it is"
    );
    assert!(
        !author.get(&format!("{at}&say=wording")).await.text().contains("say=wording#say"),
        "an author just edits"
    );
    let id = fresh().to_string();
    let fields =
        [("id", id.as_str()), ("claim", &value("claim")), ("place", &place), ("text", "It is good today.")];
    assert_eq!(other.post(&format!("{page}/suggestions"), &fields).await.status, StatusCode::SEE_OTHER);
    eventually("the author can answer", async || author.get(&at).await.text().contains("suggestions/answer")).await;
    let seen = author.get(&at).await.text();
    assert!(
        seen.contains("<del>")
            && seen.contains("<ins>")
            && seen.contains("(removed:)")
            && seen.contains("(added:)")
    );
    assert!(!other.get(&at).await.text().contains("suggestions/answer"), "nobody else can here");
    let desk = server.reader(Role::Facilitator).await.get(&format!("/desk/{}/suggestions", server.debate)).await;
    assert!(desk.text().contains("<ins>") && desk.text().contains("value=\"accept\""));
    let answer = [("said", id.as_str()), ("place", &place), ("answer", "accept")];
    assert_eq!(other.post(&format!("{page}/suggestions/answer"), &answer).await.status, StatusCode::FORBIDDEN);
    assert_eq!(author.post(&format!("{page}/suggestions/answer"), &answer).await.status, StatusCode::SEE_OTHER);
    eventually("the claim reads so", async || {
        find(&server.store, server.debate, "It is good today.").await.is_some()
    })
    .await;

    // Earlier wordings, and having them removed.
    let wordings = format!("{page}/claims/{}/wordings", value("claim"));
    let read = other.get(&wordings).await.text();
    assert!(read.contains("It is good today.") && read.contains("accepted a suggestion") && read.contains("<del>"));
    assert!(!read.contains("Remove them") && author.get(&wordings).await.text().contains("Remove them"));
    assert_eq!(other.post(&wordings, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(author.post(&wordings, &[]).await.status, StatusCode::SEE_OTHER);
    eventually("they are gone", async || {
        other.get(&wordings).await.text().contains("An earlier wording was removed by its author.")
    })
    .await;
    assert!(!other.get(&at).await.text().contains("&lt;b&gt;now"), "and with them what was suggested to them");

    // Removed at the desk, with a reason.
    let mut facilitator = server.reader(Role::Facilitator).await;
    let comments = format!("/desk/{}/comments", server.debate);
    let list = facilitator.get(&comments).await.text();
    assert!(list.contains("What is “now”?") && !list.contains("<script>alert"));
    let comment = list.split("name=\"said\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let done = facilitator.post(&comments, &[("said", &comment), ("reason", "unrelated")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let after = other.get(&at).await.text();
    assert!(after.contains("A comment was removed: unrelated.") && !after.contains("What is “now”?"));
}

async fn what_is_said_is_read_by_its_author_and_facilitators_alone_until_it_is_published(kind: Kind) {
    let stage = stage(kind, |debate| Debate { review: true, rhythm: ReleaseRhythm::Now, ..debate }).await;
    let (claim, _) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let (author, live) = (voice(), &stage.node.live);
    let (comment, unkind) = (CommentId::new(&mut OsRandom), CommentId::new(&mut OsRandom));
    let suggestion = SuggestionId::new(&mut OsRandom);
    live.comment(stage.id, &author, comment, claim, "How cheap?").await.unwrap();
    live.comment(stage.id, &author, unkind, claim, "You fool.").await.unwrap();
    live.suggest(stage.id, &author, suggestion, claim, "It is cheap enough.").await.unwrap();
    let room = live.room(stage.id).await.unwrap();
    let talk = || room.snapshot().talk.clone();
    eventually("they are under review", async || {
        talk().reviewed_comments.values().flatten().count() == 2 && !talk().reviewed_suggestions.is_empty()
    })
    .await;
    let mine = |voice: &Voice| room.my_talk(&secret(), voice, room.snapshot().as_ref(), claim);
    assert_eq!((mine(&author).comments.len(), mine(&author).suggestions.len()), (2, 1));
    assert!(mine(&voice()).comments.is_empty() && room.snapshot().remarks(claim) == (0, 0));
    let early = live.answer(stage.id, None, suggestion, None).await;
    assert!(matches!(early, Err(Refusal::NoRemark)), "{early:?}");
    let again = Node::start(&stage.scratch, &stage.hands).await;
    let read = again.live.room(stage.id).await.unwrap().snapshot();
    assert_eq!(read.talk, room.snapshot().talk, "after a restart, too");
    again.stop().await;
    for spoken in [Spoken::Comment(comment), Spoken::Suggestion(suggestion), Spoken::Comment(comment)] {
        live.publish_spoken(stage.id, spoken).await.unwrap();
    }
    assert_eq!(room.snapshot().remarks(claim), (1, 1));
    // Of what nobody has read nothing is left, and the history says that something was removed.
    live.remove_spoken(stage.id, Spoken::Comment(unkind), Removal::Abusive).await.unwrap();
    assert_eq!((room.snapshot().comments(claim).len(), talk().reviewed_comments.len()), (1, 0));
    assert_eq!(room.snapshot().history.len(), 1);
    // One can take back what waits for review.
    let other = CommentId::new(&mut OsRandom);
    live.comment(stage.id, &author, other, claim, "Never mind.").await.unwrap();
    eventually("it is under review", async || !talk().reviewed_comments.is_empty()).await;
    live.take_back(stage.id, &author, Spoken::Comment(other)).await.unwrap();
    eventually("it is gone", async || talk().reviewed_comments.is_empty()).await;
    assert!(stage.store.check().await.unwrap().is_empty());
}
