//! Order without authors: review, marks, and what those who run a debate do to it, each on a real database.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::{
    ballot::Rating,
    claim::ClaimText,
    debate::{ReleaseRhythm, Step},
    formats::{self, Format},
    graph::Relation,
    history::Event,
    ids::{ClaimId, PlaceId, SuggestionId},
    moderation::{Deed, Obstacle, Reason, Shelf, Why},
    policy::Denial,
};
use isegoria::{
    live::{NewClaim, Order, Refusal, Snapshot, What, reading},
    secret::{OsRandom, Voice},
    store::{Debate, Spoken, StoreError},
};
use isegoria_tests::{
    eventually,
    local::{Kind, find, fresh, secret},
    stage::{Node, Stage, hourly, stage, voice},
};
use std::{collections::BTreeMap, sync::Arc};

/// Each of these runs on SQLite and on PostgreSQL.
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod sqlite { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Sqlite).await; })+ }
        mod postgres { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Postgres).await; })+ }
    };
}

contract!(
    a_claim_under_review_is_read_by_its_author_and_facilitators_alone_until_it_is_published,
    a_declined_claim_is_looked_at_again_in_its_new_words,
    a_new_wording_of_a_published_claim_is_reviewed_too,
    a_suggestion_is_no_way_around_the_review,
    an_archived_branch_comes_back_with_its_ratings_and_what_came_meanwhile,
    a_moved_place_keeps_its_ratings_apart_until_the_move_is_undone,
    a_merge_takes_along_what_waits_for_the_claims_that_go,
    a_branch_becomes_a_debate_of_its_own_and_leaves_a_reference,
    two_facilitators_who_do_the_same_at_once_do_it_once,
    what_a_stale_page_orders_is_refused_and_changes_nothing,
    marks_reach_facilitators_with_the_release_and_are_settled_by_what_they_do,
    who_takes_a_claim_back_counts_as_long_as_a_mark_waits,
    moderation_brings_no_release_forward_and_counts_nobody_twice,
    what_was_decided_about_a_new_wording_is_undone_step_by_step,
    marks_are_settled_where_somebody_looked_at_them_and_wait_again_once_that_is_undone,
    nobody_sees_before_a_release_that_a_wording_under_review_is_no_longer_wanted,
    what_nobody_has_read_is_not_published,
    an_id_that_is_taken_is_refused_and_stops_nobodys_release,
    what_rests_on_what_was_moderated_meanwhile_is_refused_whole,
    claims_archived_together_come_back_one_by_one_though_one_was_taken_back,
    a_sealed_debate_keeps_nothing_of_what_was_taken_out,
    a_file_tells_the_history_by_day_and_names_no_claim_that_hurt_somebody,
    what_was_moderated_is_there_after_a_restart_and_hangs_together,
);

fn now(debate: Debate) -> Debate {
    Debate { rhythm: ReleaseRhythm::Now, ..debate }
}

fn reviewed(debate: Debate) -> Debate {
    Debate { review: true, ..now(debate) }
}

async fn seen(stage: &Stage) -> Arc<Snapshot> {
    stage.node.live.room(stage.id).await.unwrap().snapshot()
}

fn why() -> Why {
    Why { reason: Some(Reason::Unclear), note: "Say what you mean.".to_owned() }
}

async fn order(stage: &Stage, what: What) -> Result<(), Refusal> {
    let seen = seen(stage).await.history.len();
    stage.node.live.moderate(stage.id, Order::new(what, why(), seen)).await
}

async fn deed(stage: &Stage, deed: Deed) -> Result<(), Refusal> {
    order(stage, What::Deed(deed)).await
}

async fn undo_last(stage: &Stage) -> Result<(), Refusal> {
    let last = seen(stage).await.history.len() - 1;
    order(stage, What::Undo(last)).await
}

async fn rate(stage: &Stage, voice: &Voice, place: PlaceId, rating: i64) {
    let rating = Rating::try_from(rating).unwrap();
    stage.node.live.rate(stage.id, voice, place, Some(rating)).await.unwrap();
}

/// What the store says once a release has come.
async fn stored(stage: &Stage) -> isegoria::store::Stored {
    eventually("a release", async || stage.store.load(stage.id).await.unwrap().unwrap().pending.is_empty()).await;
    stage.store.load(stage.id).await.unwrap().unwrap()
}

async fn add_below(stage: &Stage, parent: PlaceId, text: &str) -> ClaimId {
    let (id, author) = (fresh(), voice());
    let new = NewClaim { id, parent, relation: Relation::Con, text: text.to_owned(), sources: Vec::new() };
    stage.node.live.add_claim(stage.id, &author, new).await.unwrap();
    id
}

async fn reaches(stage: &Stage, claim: ClaimId, shelf: Option<Shelf>) {
    eventually("a claim comes to its shelf", async || {
        let snapshot = seen(stage).await;
        match shelf {
            None => snapshot.graph().claim_ix(claim).is_some(),
            Some(shelf) => snapshot.away.claims.get(&claim).is_some_and(|(on, _)| *on == shelf),
        }
    })
    .await;
}

async fn a_claim_under_review_is_read_by_its_author_and_facilitators_alone_until_it_is_published(kind: Kind) {
    let stage = stage(kind, reviewed).await;
    let author = voice();
    let claim = stage.add(&stage.node, &author, "Look at me first.").await.unwrap();
    reaches(&stage, claim, Some(Shelf::Review)).await;
    let (room, snapshot) = (stage.node.live.room(stage.id).await.unwrap(), seen(&stage).await);
    let written = |voice: &_| room.written(&secret(), voice, &snapshot).away;
    assert_eq!(written(&author), [(claim, Shelf::Review)]);
    assert!(written(&voice()).is_empty());
    assert!(snapshot.graph().claim_ix(claim).is_none() && !stage.released("Look at me first.").await);
    deed(&stage, Deed::Publish(vec![claim])).await.unwrap();
    assert!(seen(&stage).await.graph().claim_ix(claim).is_some() && stage.released("Look at me first.").await);
    let again = deed(&stage, Deed::Publish(vec![claim])).await;
    assert!(matches!(again, Err(Refusal::Obstacle(Obstacle::NotUnderReview))));
}

async fn a_declined_claim_is_looked_at_again_in_its_new_words(kind: Kind) {
    let stage = stage(kind, reviewed).await;
    let author = voice();
    let claim = stage.add(&stage.node, &author, "Hm.").await.unwrap();
    reaches(&stage, claim, Some(Shelf::Review)).await;
    deed(&stage, Deed::Decline(vec![claim])).await.unwrap();
    let snapshot = seen(&stage).await;
    assert_eq!(snapshot.moderated(claim).unwrap().note, "Say what you mean.");
    stage.node.live.edit_claim(stage.id, &author, claim, "We save time.", &[]).await.unwrap();
    reaches(&stage, claim, Some(Shelf::Review)).await;
    deed(&stage, Deed::Publish(vec![claim])).await.unwrap();
    assert!(stage.released("We save time.").await);
    // And one can take back what was never published.
    let other = stage.add(&stage.node, &author, "Never mind.").await.unwrap();
    reaches(&stage, other, Some(Shelf::Review)).await;
    stage.node.live.withdraw_claim(stage.id, &author, other).await.unwrap();
    eventually("it is gone", async || seen(&stage).await.any_claim(other).is_none()).await;
    assert!(stored(&stage).await.away.claims.is_empty());
}

async fn a_new_wording_of_a_published_claim_is_reviewed_too(kind: Kind) {
    let stage = stage(kind, reviewed).await;
    let author = voice();
    let claim = published(&stage, &author, "First words.").await;
    for (text, publish) in [("Worse words.", false), ("Better words.", true)] {
        reword(&stage, &author, claim, text).await;
        assert!(stage.released("First words.").await);
        let stale = order(&stage, wording(claim, "Other words.", publish)).await;
        assert!(matches!(stale, Err(Refusal::Obstacle(Obstacle::Reworded))));
        order(&stage, wording(claim, text, publish)).await.unwrap();
        assert!(seen(&stage).await.talk.held.is_empty());
        assert_eq!(stage.released(text).await, publish);
    }
}

/// A claim that was reviewed and published.
async fn published(stage: &Stage, author: &Voice, text: &str) -> ClaimId {
    let claim = stage.add(&stage.node, author, text).await.unwrap();
    reaches(stage, claim, Some(Shelf::Review)).await;
    deed(stage, Deed::Publish(vec![claim])).await.unwrap();
    claim
}

/// Words a claim differently, until that waits for review.
async fn reword(stage: &Stage, author: &Voice, claim: ClaimId, text: &str) {
    stage.node.live.edit_claim(stage.id, author, claim, text, &[]).await.unwrap();
    eventually("it waits for review", async || {
        seen(stage).await.talk.held.get(&claim).is_some_and(|edit| edit.text.as_str() == text)
    })
    .await;
}

fn wording(claim: ClaimId, text: &str, publish: bool) -> What {
    What::Wording { claim, text: ClaimText::contributed(text).unwrap(), publish }
}

async fn what_was_decided_about_a_new_wording_is_undone_step_by_step(kind: Kind) {
    let stage = stage(kind, reviewed).await;
    let author = voice();
    let claim = published(&stage, &author, "First words.").await;
    reword(&stage, &author, claim, "Second words.").await;
    for publish in [false, true] {
        order(&stage, wording(claim, "Second words.", publish)).await.unwrap();
        assert_eq!(stage.released("Second words.").await, publish);
        assert_eq!(seen(&stage).await.wordings(claim).len(), usize::from(publish));
        undo_last(&stage).await.unwrap();
        let now = seen(&stage).await;
        assert!(stage.released("First words.").await && now.wordings(claim).is_empty());
        assert_eq!(now.talk.held[&claim].text.as_str(), "Second words.", "it is under review again");
    }
    order(&stage, wording(claim, "Second words.", true)).await.unwrap();
    let entry = seen(&stage).await.history.len() - 1;
    reword(&stage, &author, claim, "Third words.").await;
    let undone = order(&stage, What::Undo(entry)).await;
    assert!(matches!(undone, Err(Refusal::Obstacle(Obstacle::Reworded))), "{undone:?}");
    stage.node.live.purge_wordings(stage.id, &author, claim).await.unwrap();
    eventually("they are forgotten", async || seen(&stage).await.talk.settled.is_empty()).await;
    let undone = order(&stage, What::Undo(entry)).await;
    assert!(matches!(undone, Err(Refusal::Obstacle(Obstacle::NotUndoable))), "{undone:?}");
    assert!(stage.released("Second words.").await && stage.store.check().await.unwrap().is_empty());
}

async fn marks_are_settled_where_somebody_looked_at_them_and_wait_again_once_that_is_undone(kind: Kind) {
    let stage = stage(kind, now).await;
    let (claim, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let (under, _) = find(&stage.store, stage.id, "It is quick.").await.unwrap();
    for reason in [Reason::Unclear, Reason::Abusive] {
        stage.node.live.mark(stage.id, &voice(), claim, Some(reason)).await.unwrap();
    }
    let left = async || -> Vec<Reason> { seen(&stage).await.marks.values().map(|(_, reason)| *reason).collect() };
    eventually("both are released", async || left().await.len() == 2).await;
    let seen_one = seen(&stage).await.history.len();
    let keep =
        Order { marked: vec![Reason::Unclear], ..Order::new(What::Deed(Deed::Keep(claim)), why(), seen_one) };
    let moved = Deed::Move { places: vec![place], under, relation: Relation::Con };
    // Who keeps it has seen one of them, who moves it gives one of them as the reason.
    for order in [keep, Order::new(What::Deed(moved), why(), seen_one + 2)] {
        stage.node.live.moderate(stage.id, order).await.unwrap();
        assert_eq!(left().await, [Reason::Abusive]);
        undo_last(&stage).await.unwrap();
        assert_eq!(left().await.len(), 2);
    }
}

async fn nobody_sees_before_a_release_that_a_wording_under_review_is_no_longer_wanted(kind: Kind) {
    let stage = stage(kind, |debate| Debate { review: true, ..hourly(debate) }).await;
    let author = voice();
    let claim = stage.add(&stage.node, &author, "First words.").await.unwrap();
    // Three voices make a release come with the hour.
    let by_others = async || {
        for _ in 0..2 {
            stage.add(&stage.node, &voice(), "Something else.").await.unwrap();
        }
    };
    by_others().await;
    stage.wait_until(async || seen(&stage).await.any_claim(claim).is_some(), 200).await.unwrap();
    deed(&stage, Deed::Publish(vec![claim])).await.unwrap();
    stage.node.live.edit_claim(stage.id, &author, claim, "Second words.", &[]).await.unwrap();
    by_others().await;
    stage.wait_until(async || !seen(&stage).await.talk.held.is_empty(), 200).await.unwrap();
    stage.node.live.edit_claim(stage.id, &author, claim, "Third words.", &[]).await.unwrap();
    let room = stage.node.live.room(stage.id).await.unwrap();
    let own = room.written(&secret(), &author, seen(&stage).await.as_ref());
    assert_eq!(own.edits[&claim].text.as_ref().unwrap().as_str(), "Third words.");
    assert_eq!(seen(&stage).await.talk.held[&claim].text.as_str(), "Second words.");
    let again = Node::start(&stage.scratch, &stage.hands).await;
    let read = again.live.room(stage.id).await.unwrap().snapshot();
    assert_eq!(read.talk.held[&claim].text.as_str(), "Second words.", "after a restart, too");
    again.stop().await;
    order(&stage, wording(claim, "Second words.", true)).await.unwrap();
    by_others().await;
    stage.wait_until(async || seen(&stage).await.talk.held.contains_key(&claim), 200).await.unwrap();
    assert_eq!(seen(&stage).await.talk.held[&claim].text.as_str(), "Third words.");
}

async fn what_nobody_has_read_is_not_published(kind: Kind) {
    let stage = stage(kind, reviewed).await;
    let author = voice();
    let claim = stage.add(&stage.node, &author, "Harmless.").await.unwrap();
    reaches(&stage, claim, Some(Shelf::Review)).await;
    let read = [(claim, reading(seen(&stage).await.any_claim(claim).unwrap()))].into();
    let publish = Order { read, ..Order::new(What::Deed(Deed::Publish(vec![claim])), why(), 0) };
    stage.node.live.edit_claim(stage.id, &author, claim, "Harmful.", &[]).await.unwrap();
    eventually("it reads differently", async || {
        seen(&stage).await.any_claim(claim).unwrap().text.as_str() == "Harmful."
    })
    .await;
    let unread = stage.node.live.moderate(stage.id, publish).await;
    assert!(matches!(unread, Err(Refusal::Obstacle(Obstacle::Reworded))), "{unread:?}");
    // And what comes back with its parent reads as it was reviewed.
    let parent = published(&stage, &voice(), "A parent.").await;
    let place = find(&stage.store, stage.id, "A parent.").await.unwrap().1;
    let new = NewClaim {
        id: fresh(),
        parent: place,
        relation: Relation::Pro,
        text: "A reply.".to_owned(),
        sources: Vec::new(),
    };
    let reply = new.id;
    stage.node.live.add_claim(stage.id, &author, new).await.unwrap();
    reaches(&stage, reply, Some(Shelf::Review)).await;
    deed(&stage, Deed::Publish(vec![reply])).await.unwrap();
    deed(&stage, Deed::Archive(vec![place])).await.unwrap();
    reaches(&stage, reply, Some(Shelf::Late)).await;
    reword(&stage, &author, reply, "Not reviewed.").await;
    deed(&stage, Deed::Restore(vec![parent])).await.unwrap();
    assert!(stage.released("A reply.").await && !stage.released("Not reviewed.").await);
}

async fn an_id_that_is_taken_is_refused_and_stops_nobodys_release(kind: Kind) {
    let stage = stage(kind, now).await;
    let (taken, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let (_, parent) = find(&stage.store, stage.id, "We should.").await.unwrap();
    deed(&stage, Deed::Archive(vec![place])).await.unwrap();
    let new = NewClaim {
        id: taken,
        parent,
        relation: Relation::Con,
        text: "In its place.".to_owned(),
        sources: Vec::new(),
    };
    let refused = stage.node.live.add_claim(stage.id, &voice(), new).await;
    assert!(matches!(refused, Err(Refusal::NotYours)), "{refused:?}");
    stage.add(&stage.node, &voice(), "Something else.").await.unwrap();
    eventually("a release", async || stage.released("Something else.").await).await;
}

async fn what_rests_on_what_was_moderated_meanwhile_is_refused_whole(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let (_, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let old = seen(&stage).await;
    deed(&stage, Deed::Archive(vec![place])).await.unwrap();
    let next = isegoria_tests::local::next();
    let released = stage.store.release(stage.id, old.version(), &next, |_| unreachable!("it is stale")).await;
    assert!(matches!(released, Err(StoreError::Stale)));
    let raised = Debate { k: old.debate.k + 1, ..old.debate.clone() };
    for outcome in [
        stage.store.set_up(old.version(), &raised, next.schedule, None).await,
        stage.store.seal(old.version(), &raised, &next).await,
    ] {
        assert!(matches!(outcome, Err(StoreError::Stale)));
    }
    let stored = stage.store.load(stage.id).await.unwrap().unwrap();
    assert_eq!((stored.debate.k, stored.history.len()), (old.debate.k, old.history.len() + 1));
}

async fn claims_archived_together_come_back_one_by_one_though_one_was_taken_back(kind: Kind) {
    let stage = stage(kind, now).await;
    let author = voice();
    let mut claims = Vec::new();
    for text in ["One.", "Two."] {
        let claim = stage.add(&stage.node, &author, text).await.unwrap();
        eventually("a release", async || stage.released(text).await).await;
        claims.push((claim, find(&stage.store, stage.id, text).await.unwrap().1));
    }
    let [(one, first), (two, second)] = claims[..] else { unreachable!("two were added") };
    deed(&stage, Deed::Archive(vec![first, second])).await.unwrap();
    let archived = seen(&stage).await.history.len() - 1;
    deed(&stage, Deed::Restore(vec![two])).await.unwrap();
    assert!(stage.released("Two.").await && !stage.released("One.").await);
    let early = order(&stage, What::Undo(archived)).await;
    assert!(matches!(early, Err(Refusal::Obstacle(Obstacle::Later))), "{early:?}");
    undo_last(&stage).await.unwrap();
    stage.node.live.withdraw_claim(stage.id, &author, one).await.unwrap();
    eventually("it is gone", async || seen(&stage).await.any_claim(one).is_none()).await;
    order(&stage, What::Undo(archived)).await.unwrap();
    assert!(stage.released("Two.").await && stage.store.check().await.unwrap().is_empty());
}

async fn a_suggestion_is_no_way_around_the_review(kind: Kind) {
    let stage = stage(kind, reviewed).await;
    let (author, other) = (voice(), voice());
    let claim = published(&stage, &author, "First words.").await;
    let (live, suggestion) = (&stage.node.live, SuggestionId::new(&mut OsRandom));
    live.suggest(stage.id, &other, suggestion, claim, "Unseen words.").await.unwrap();
    eventually("it is under review", async || !seen(&stage).await.talk.reviewed_suggestions.is_empty()).await;
    live.publish_spoken(stage.id, Spoken::Suggestion(suggestion)).await.unwrap();
    let accepted = live.answer(stage.id, Some(&author), suggestion, None).await;
    assert!(matches!(accepted, Err(Refusal::Reviewed)), "{accepted:?}");
    live.answer(stage.id, None, suggestion, None).await.unwrap();
    eventually("who reviews has accepted it", async || stage.released("Unseen words.").await).await;
}

async fn a_file_tells_the_history_by_day_and_names_no_claim_that_hurt_somebody(kind: Kind) {
    let stage = stage(kind, now).await;
    let (unclear, first) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    deed(&stage, Deed::Archive(vec![first])).await.unwrap();
    undo_last(&stage).await.unwrap();
    let (hurtful, second) = find(&stage.store, stage.id, "It is risky.").await.unwrap();
    let why = Why { reason: Some(Reason::Abusive), note: "It says that Ada lies.".to_owned() };
    let archived = Order::new(What::Deed(Deed::Archive(vec![second])), why, 2);
    stage.node.live.moderate(stage.id, archived).await.unwrap();

    let snapshot = seen(&stage).await;
    let file = isegoria::export::text(&snapshot, Format::Json).unwrap();
    let told: serde_json::Value = serde_json::from_str(&file).unwrap();
    let day = snapshot.history[0].day.as_str();
    assert_eq!(day.len(), 10, "{day}");
    let (claims, note) = ([unclear.to_string()], "Say what you mean.");
    assert_eq!(
        told["history"],
        serde_json::json!([
            { "day": day, "what": "archive", "count": 1, "claims": claims, "reason": "unclear", "note": note },
            { "day": day, "what": "archive", "undone": true, "count": 1, "claims": claims },
            { "day": snapshot.history[2].day, "what": "archive", "count": 1, "reason": "abusive" },
        ])
    );
    for kept_back in [hurtful.to_string().as_str(), "It is risky.", "Ada"] {
        assert!(!file.contains(kept_back), "{kept_back}");
    }
    let read = formats::import(Format::Json, file.as_bytes(), &mut OsRandom).unwrap().document;
    assert_eq!(read.graph.claims().len(), snapshot.graph().claims().len());
}

async fn an_archived_branch_comes_back_with_its_ratings_and_what_came_meanwhile(kind: Kind) {
    let stage = stage(kind, now).await;
    let (claim, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    rate(&stage, &voice(), place, 3).await;
    assert_eq!(stored(&stage).await.ballots.len(), 1);
    deed(&stage, Deed::Archive(vec![place])).await.unwrap();
    reaches(&stage, claim, Some(Shelf::Archived)).await;
    let gone = stage.node.live.rate(stage.id, &voice(), place, Some(Rating::try_from(1i64).unwrap())).await;
    assert!(matches!(gone, Err(Refusal::NoPlace)));
    stage.add(&stage.node, &voice(), "Meanwhile.").await.unwrap();
    eventually("a release", async || stage.released("Meanwhile.").await).await;
    undo_last(&stage).await.unwrap();
    let stored = stored(&stage).await;
    assert_eq!((stored.ballots.len(), stored.away.claims.len()), (1, 0));
    assert!(seen(&stage).await.graph().place_ix(place).is_some());
    let twice = order(&stage, What::Undo(0)).await;
    assert!(matches!(twice, Err(Refusal::Obstacle(Obstacle::NotUndoable))));
}

async fn a_moved_place_keeps_its_ratings_apart_until_the_move_is_undone(kind: Kind) {
    let stage = stage(kind, now).await;
    let (claim, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let target = stage.add(&stage.node, &voice(), "A roof for it.").await.unwrap();
    rate(&stage, &voice(), place, 4).await;
    stored(&stage).await;
    deed(&stage, Deed::Move { places: vec![place], under: target, relation: Relation::Pro }).await.unwrap();
    let (_, moved) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    assert_ne!(moved, place);
    rate(&stage, &voice(), moved, 0).await;
    assert_eq!(stored(&stage).await.ballots.len(), 2);
    let below = deed(&stage, Deed::Move { places: vec![], under: target, relation: Relation::Pro }).await;
    assert!(matches!(below, Err(Refusal::Obstacle(Obstacle::Nothing))));
    let moves = seen(&stage).await.history.iter().rposition(|h| matches!(h.event, Event::Moderated(_))).unwrap();
    order(&stage, What::Undo(moves)).await.unwrap();
    assert_eq!(find(&stage.store, stage.id, "It is cheap.").await.unwrap(), (claim, place));
    let cycle = deed(&stage, Deed::Link { claim, under: claim, relation: Relation::Pro }).await;
    assert!(matches!(cycle, Err(Refusal::Obstacle(Obstacle::Cycle { .. }))));
}

async fn a_merge_takes_along_what_waits_for_the_claims_that_go(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let (survivor, _) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let (other, place) = find(&stage.store, stage.id, "It is quick.").await.unwrap();
    let waiting = add_below(&stage, place, "It waits for a release.").await;
    deed(&stage, Deed::Merge { survivor, others: vec![other] }).await.unwrap();
    assert!(!stage.released("It waits for a release.").await, "a merge releases nothing");
    let parent = stage.store.load(stage.id).await.unwrap().unwrap().pending.claims[&waiting].parent;
    assert_eq!(parent, survivor);
    let snapshot = seen(&stage).await;
    assert!(snapshot.graph().claim_ix(other).is_none());
}

async fn a_branch_becomes_a_debate_of_its_own_and_leaves_a_reference(kind: Kind) {
    let stage = stage(kind, now).await;
    let (_, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let debate = secret().debate_of(fresh());
    let address = format!("https://debates.example/d/{debate}");
    for _ in 0..2 {
        let order = order(&stage, What::Extract { place, debate, address: address.clone() }).await;
        assert!(matches!(order, Ok(()) | Err(Refusal::Obstacle(Obstacle::Gone))));
    }
    let made = stage.store.load(debate).await.unwrap().unwrap();
    assert_eq!((made.debate.title.as_str(), made.debate.step), ("It is cheap.", Step::Draft));
    assert!(made.ballots.is_empty() && made.pending.is_empty());
    assert_eq!(stage.store.links(debate).await.unwrap().len(), 3);
    let snapshot = seen(&stage).await;
    let reference = snapshot.graph().claims().iter().find(|claim| claim.text.is_reference()).unwrap();
    assert_eq!(reference.sources[0].url, address);
    undo_last(&stage).await.unwrap();
    assert!(stage.released("It is cheap.").await);
}

async fn two_facilitators_who_do_the_same_at_once_do_it_once(kind: Kind) {
    let stage = stage(kind, now).await;
    let other = Node::start(&stage.scratch, &stage.hands).await;
    let (_, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let (target, _) = find(&stage.store, stage.id, "It is quick.").await.unwrap();
    other.live.room(stage.id).await.unwrap();
    let what = || What::Deed(Deed::Move { places: vec![place], under: target, relation: Relation::Con });
    let order = || Order::new(what(), why(), 0);
    let (one, two) =
        tokio::join!(stage.node.live.moderate(stage.id, order()), other.live.moderate(stage.id, order()));
    let refused = |outcome: &Result<(), Refusal>| {
        matches!(outcome, Err(Refusal::Obstacle(Obstacle::Conflict | Obstacle::Gone)))
    };
    assert!(one.is_ok() != two.is_ok() && (refused(&one) || refused(&two)), "{one:?} {two:?}");
    let stored = stage.store.load(stage.id).await.unwrap().unwrap();
    let entries = stored.history.iter().filter(|h| matches!(h.event, Event::Moderated(_))).count();
    assert_eq!(entries, 1);
    assert!(stage.store.check().await.unwrap().is_empty());
    other.stop().await;
}

async fn what_a_stale_page_orders_is_refused_and_changes_nothing(kind: Kind) {
    let stage = stage(kind, now).await;
    let (claim, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let before = seen(&stage).await.history.len();
    deed(&stage, Deed::Keep(claim)).await.unwrap();
    let stale = Order::new(What::Deed(Deed::Archive(vec![place])), why(), before);
    let refused = stage.node.live.moderate(stage.id, stale.clone()).await;
    assert!(matches!(refused, Err(Refusal::Obstacle(Obstacle::Conflict))));
    assert!(stage.released("It is cheap.").await);
    assert!(stage.node.live.moderate(stage.id, Order { seen: before + 1, ..stale }).await.is_ok());
}

async fn marks_reach_facilitators_with_the_release_and_are_settled_by_what_they_do(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let (claim, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let voices = [voice(), voice(), voice()];
    for voice in &voices {
        stage.node.live.mark(stage.id, voice, claim, Some(Reason::Unclear)).await.unwrap();
    }
    stage.node.live.mark(stage.id, &voices[2], claim, Some(Reason::Abusive)).await.unwrap();
    assert!(seen(&stage).await.marks.is_empty(), "nobody sees them before the release");
    let room = stage.node.live.room(stage.id).await.unwrap();
    let mine = room.mine(&secret(), &voices[2], seen(&stage).await.as_ref(), &[place]);
    assert_eq!(mine.marks.get(&claim), Some(&Reason::Abusive), "but oneself does at once");
    stage.wait_until(async || !seen(&stage).await.marks.is_empty(), 200).await.unwrap();
    assert_eq!(seen(&stage).await.marks.len(), 3);
    stage.node.live.mark(stage.id, &voices[0], claim, None).await.unwrap();
    deed(&stage, Deed::Keep(claim)).await.unwrap();
    assert!(seen(&stage).await.marks.is_empty());
    let gone = stage.node.live.mark(stage.id, &voices[0], fresh(), Some(Reason::Unclear)).await;
    assert!(matches!(gone, Err(Refusal::NoClaim)));
}

async fn who_takes_a_claim_back_counts_as_long_as_a_mark_waits(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let (cheap, _) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let voice = voice();
    let waits = async || stage.store.load(stage.id).await.unwrap().unwrap().pending.markers.len();
    let claim = stage.add(&stage.node, &voice, "Said too soon.").await.unwrap();
    stage.node.live.mark(stage.id, &voice, cheap, Some(Reason::Unclear)).await.unwrap();
    stage.node.live.withdraw_claim(stage.id, &voice, claim).await.unwrap();
    assert_eq!(waits().await, 1);
    // What takes a mark back waits like the mark itself: it would show when it vanished.
    stage.node.live.mark(stage.id, &voice, cheap, None).await.unwrap();
    let claim = stage.add(&stage.node, &voice, "Said too soon again.").await.unwrap();
    stage.node.live.withdraw_claim(stage.id, &voice, claim).await.unwrap();
    assert_eq!(waits().await, 1);
}

async fn moderation_brings_no_release_forward_and_counts_nobody_twice(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let author = voice();
    let (claim, _) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    for text in ["One.", "Two."] {
        stage.add(&stage.node, &author, text).await.unwrap();
        deed(&stage, Deed::Keep(claim)).await.unwrap();
    }
    let stored = stage.store.load(stage.id).await.unwrap().unwrap();
    assert_eq!(stored.pending.markers.len(), 1, "the same voice still has one marker");
    assert!(!stage.released("One.").await);
}

async fn a_sealed_debate_keeps_nothing_of_what_was_taken_out(kind: Kind) {
    let stage = stage(kind, now).await;
    let (claim, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    rate(&stage, &voice(), place, 4).await;
    stage.node.live.mark(stage.id, &voice(), claim, Some(Reason::Abusive)).await.unwrap();
    stored(&stage).await;
    deed(&stage, Deed::Archive(vec![place])).await.unwrap();
    for step in [Step::Reflect, Step::Decide, Step::Sealed] {
        stage.node.live.set_step(stage.id, step).await.unwrap();
    }
    let sealed = stage.store.load(stage.id).await.unwrap().unwrap();
    assert!(sealed.away.claims.is_empty() && sealed.away.places.is_empty() && sealed.marks.is_empty());
    assert!(!sealed.sealed.tallies.contains_key(&place));
    let shifts = sealed.history.iter().filter_map(|h| match &h.event {
        Event::Moderated(entry) => Some(entry.shifts.len()),
        _ => None,
    });
    assert_eq!(shifts.collect::<Vec<_>>(), [0], "what was done stays in the history, how to undo it does not");
    let late = deed(&stage, Deed::Keep(claim)).await;
    assert!(matches!(late, Err(Refusal::Denied(Denial::Sealed))));
    assert!(stage.store.check().await.unwrap().is_empty());
}

async fn what_was_moderated_is_there_after_a_restart_and_hangs_together(kind: Kind) {
    let stage = stage(kind, now).await;
    let (claim, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let text = ClaimText::imported("It is cheap.").unwrap();
    let parts = ["It costs little.", "It lasts long."].map(|part| ClaimText::contributed(part).unwrap()).to_vec();
    deed(&stage, Deed::Split { claim, text, parts, replies: BTreeMap::new() }).await.unwrap();
    let shown = seen(&stage).await;
    let Stage { scratch, hands, store, node, id } = stage;
    node.stop().await;
    let node = Node::start(&scratch, &hands).await;
    let again = node.live.room(id).await.unwrap().snapshot();
    let claims = |snapshot: &Snapshot| {
        let mut claims: Vec<_> = snapshot.graph().claims().iter().map(|claim| claim.text.to_string()).collect();
        claims.sort();
        claims
    };
    assert_eq!(claims(&again), claims(&shown));
    assert!(claims(&again).contains(&"It lasts long.".to_owned()) && again.away.claims.contains_key(&claim));
    assert_eq!((again.contents, again.away.places.contains_key(&place)), (shown.contents, true));
    assert!(store.check().await.unwrap().is_empty());
    node.stop().await;
}
