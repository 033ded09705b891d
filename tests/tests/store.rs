//! The store's contract, once per database.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::{
    ballot::{Rating, Tally},
    claim::{ClaimText, Source},
    debate::Step,
    graph::{Graph, Relation},
    ids::{ClaimId, DebateId},
    policy::Role,
};
use isegoria::{
    clock::Clock,
    live::{Live, NewClaim, Refusal},
    secret::{SlotKind, Voice},
    store::{Batch, Change, PendingClaim, PendingEdit, ReleasePlan, Store, StoreError},
};
use isegoria_tests::{
    eventually,
    local::{Kind, SMALL, Scratch, find, fresh, make_debate, next, release, secret, set_step, write},
};
use std::sync::Arc;

/// Each of these runs on SQLite and on PostgreSQL.
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod sqlite { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Sqlite).await; })+ }
        mod postgres { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Postgres).await; })+ }
    };
}

contract!(
    a_debate_is_read_back_as_it_was_stored,
    a_debate_that_is_stored_twice_is_stored_once,
    a_refused_debate_leaves_nothing_behind,
    opening_again_changes_nothing,
    what_is_pending_is_moved_by_a_release_and_by_nothing_else,
    an_id_that_stands_in_two_debates_disturbs_neither,
    a_ballot_is_replaced_and_taken_back,
    an_edit_and_a_withdrawal_take_effect_at_the_release,
    a_replaced_link_opens_nothing,
    the_step_is_kept,
    what_rests_on_an_earlier_release_is_refused_whole,
    what_waits_is_written_anew_in_the_order_of_its_keys_and_nothing_is_lost,
    slots_of_a_day_are_gone_the_next,
    a_waiting_claim_is_worded_anew_by_its_own_key_only,
    a_restart_releases_what_waited,
    two_voices_count_twice_and_one_voice_once,
    a_withdrawn_claim_with_replies_keeps_its_place,
);

async fn debate(kind: Kind) -> (Scratch, Store, DebateId) {
    let scratch = Scratch::new(kind).await;
    let store = scratch.open().await;
    let id = make_debate(&store, SMALL).await;
    (scratch, store, id)
}

fn voice() -> Voice {
    Voice::new().expect("random numbers")
}

fn pending(store_voice: &Voice, parent: ClaimId, text: &str) -> PendingClaim {
    let id = fresh();
    PendingClaim {
        id,
        place: secret().place_of(id),
        parent,
        relation: Relation::Con,
        text: ClaimText::contributed(text).expect("a claim"),
        sources: vec![Source::contributed("https://example.org/b", "quoted").expect("a source")],
        edit_key: store_voice.edit_key(&secret(), id),
    }
}

async fn a_debate_is_read_back_as_it_was_stored(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let stored = store.load(id).await.unwrap().unwrap();
    assert_eq!((stored.claims.len(), stored.places.len()), (5, 6));
    let graph = Graph::build(stored.claims, stored.places).unwrap();
    let (quick, _) = find(&store, id, "It is quick.").await.unwrap();
    let quick = &graph.claims()[graph.claim_ix(quick).unwrap()];
    assert_eq!(quick.sources[0].url, "https://example.org/a");
    assert_eq!(quick.sources[0].quote.as_deref(), Some("words"));
    assert_eq!(quick.sources[0].label, Some(1));
    assert_eq!(stored.debate.title, "Should we?");
    assert!(stored.pending.is_empty() && stored.ballots.is_empty() && stored.edit_keys.is_empty());
}

async fn a_debate_that_is_stored_twice_is_stored_once(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let stored = store.load(id).await.unwrap().unwrap();
    let document = document(&store, id).await;
    assert!(!store.create(&stored.debate, &document, &[], &next()).await.unwrap());
    assert_eq!(store.load(id).await.unwrap().unwrap().claims.len(), 5);
    assert_eq!(store.debates().await.unwrap().len(), 1);
}

async fn document(store: &Store, id: DebateId) -> domain::debate::Document {
    let stored = store.load(id).await.unwrap().unwrap();
    domain::debate::Document {
        title: stored.debate.title,
        question: None,
        background: String::new(),
        graph: Graph::build(stored.claims, stored.places).unwrap(),
        imported_tallies: Default::default(),
        comments: Default::default(),
        layout: Default::default(),
    }
}

async fn a_refused_debate_leaves_nothing_behind(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let other = DebateId::from_bytes([7; 16]);
    let settings = isegoria::store::Debate { id: other, ..store.load(id).await.unwrap().unwrap().debate };
    // The link is the first debate's: the second must vanish whole.
    let taken = store.links(id).await.unwrap();
    let same_claims = document(&store, id).await;
    assert!(store.create(&settings, &same_claims, &taken, &next()).await.is_err());
    assert!(store.load(other).await.unwrap().is_none());
    assert_eq!(store.debates().await.unwrap().len(), 1);
}

async fn opening_again_changes_nothing(kind: Kind) {
    let (scratch, store, id) = debate(kind).await;
    store.close().await;
    let again = scratch.open().await;
    assert_eq!(again.load(id).await.unwrap().unwrap().claims.len(), 5);
}

async fn what_is_pending_is_moved_by_a_release_and_by_nothing_else(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let (thesis, _) = find(&store, id, "We should.").await.unwrap();
    let claim = pending(&voice(), thesis, "New.");
    let slot = Change::Slot { slot: [9; 32], kind: SlotKind::Claim, i: 1 };
    write(&store, id, &[Change::Claim(claim.clone()), slot]).await.unwrap();

    let before = store.load(id).await.unwrap().unwrap();
    assert_eq!(before.claims.len(), 5);
    assert!(before.slots.is_empty(), "what waits counts for nothing, after a restart either");
    assert_eq!(before.pending.claims[&claim.id], claim);
    assert_eq!(store.waiting().await.unwrap(), [id]);

    // The numbers of slots are veiled while they wait: whoever releases them says what they are.
    let plan = ReleasePlan { slots: vec![([9; 32], SlotKind::Claim, 1)], ..ReleasePlan::default() };
    release(&store, id, plan).await.unwrap();
    let after = store.load(id).await.unwrap().unwrap();
    assert_eq!(after.claims.len(), 6);
    assert_eq!(after.edit_keys[&claim.id], claim.edit_key);
    let released = after.claims.iter().find(|c| c.id == claim.id).unwrap();
    assert_eq!((&released.text, &released.sources), (&claim.text, &claim.sources));
    let place = after.places.iter().find(|p| p.id == claim.place).unwrap();
    assert_eq!((place.under, place.order), (Some((thesis, Relation::Con)), None));
    assert!(after.pending.is_empty() && store.waiting().await.unwrap().is_empty());
    assert_eq!(after.slots[&[9; 32]], (SlotKind::Claim, 1));
}

async fn an_id_that_stands_in_two_debates_disturbs_neither(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let other = make_debate(&store, SMALL).await;
    let (live, _stop) = start(store.clone());
    let (author, form) = (voice(), fresh());
    for (debate, text) in [(id, "In the first."), (other, "In the second.")] {
        let (_, parent) = find(&store, debate, "We should.").await.unwrap();
        let text = text.to_owned();
        let new = NewClaim { id: form, parent, relation: Relation::Pro, text, sources: Vec::new() };
        live.add_claim(debate, &author, new).await.unwrap();
    }
    eventually("both are released", async || {
        find(&store, id, "In the first.").await.is_some() && find(&store, other, "In the second.").await.is_some()
    })
    .await;
    live.withdraw_claim(other, &author, form).await.unwrap();
    eventually("one is taken back", async || find(&store, other, "In the second.").await.is_none()).await;
    assert!(find(&store, id, "In the first.").await.is_some());
}

async fn a_ballot_is_replaced_and_taken_back(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let (_, place) = find(&store, id, "It is cheap.").await.unwrap();
    let nullifier = voice().nullifier(&secret(), place);
    for rating in [Some(4), Some(1), None, Some(2)] {
        let rating = rating.map(|r: i64| Rating::try_from(r).unwrap());
        write(&store, id, &[Change::Ballot { nullifier, place, rating }]).await.unwrap();
        assert_eq!(store.load(id).await.unwrap().unwrap().pending.ballots[&nullifier], (place, rating));
        release(&store, id, ReleasePlan::default()).await.unwrap();
        let stored = store.load(id).await.unwrap().unwrap();
        assert_eq!(stored.ballots.get(&nullifier).copied(), rating.map(|r| (place, r)));
    }
}

async fn an_edit_and_a_withdrawal_take_effect_at_the_release(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let (cheap, _) = find(&store, id, "It is cheap.").await.unwrap();
    let (quick, _) = find(&store, id, "It is quick.").await.unwrap();
    let text = Some(ClaimText::contributed("It costs little.").unwrap());
    let edit = PendingEdit { claim: cheap, text, sources: Vec::new() };
    let gone = PendingEdit { claim: quick, text: None, sources: Vec::new() };
    write(&store, id, &[Change::Edit(edit), Change::Edit(gone)]).await.unwrap();
    assert!(find(&store, id, "It costs little.").await.is_none());

    let stored = store.load(id).await.unwrap().unwrap();
    let mut changed = stored.claims.iter().find(|c| c.id == cheap).unwrap().clone();
    changed.text = stored.pending.edits[&cheap].text.clone().unwrap();
    let plan = ReleasePlan { changed: vec![changed], removed: vec![quick], ..ReleasePlan::default() };
    release(&store, id, plan).await.unwrap();
    assert!(find(&store, id, "It costs little.").await.is_some());
    assert!(find(&store, id, "It is quick.").await.is_none());
    let after = store.load(id).await.unwrap().unwrap();
    assert_eq!((after.claims.len(), after.places.len()), (4, 5));
}

async fn a_replaced_link_opens_nothing(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let live = Live::idle(store.clone(), secret());
    let old = live.links(id).await.unwrap();
    live.replace_link(id, Role::Contributor).await.unwrap();
    let new = live.links(id).await.unwrap();
    assert_eq!(new.len(), 3);
    assert_ne!(old[0], new[0]);
    assert_eq!(old[1..], new[1..]);
}

async fn the_step_is_kept(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    set_step(&store, id, Step::Reflect).await;
    assert_eq!(store.load(id).await.unwrap().unwrap().debate.step, Step::Reflect);
}

async fn what_rests_on_an_earlier_release_is_refused_whole(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let (_, place) = find(&store, id, "It is cheap.").await.unwrap();
    let old = store.load(id).await.unwrap().unwrap().version();
    release(&store, id, ReleasePlan::default()).await.unwrap();
    let ballot = Change::Ballot { nullifier: [1; 32], place, rating: Some(Rating::try_from(3i64).unwrap()) };
    let late = Batch { debate: id, release: old.release, changes: &[ballot] };
    assert!(matches!(store.write(&[late]).await, Err(StoreError::Stale)));
    let again = store.release(id, old, &next(), |_| Ok(ReleasePlan::default())).await;
    assert!(matches!(again, Err(StoreError::Stale)));
    assert!(store.load(id).await.unwrap().unwrap().pending.is_empty());
}

async fn what_waits_is_written_anew_in_the_order_of_its_keys_and_nothing_is_lost(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let (thesis, place) = find(&store, id, "We should.").await.unwrap();
    let claims: Vec<_> = (0..5).map(|i| pending(&voice(), thesis, &format!("Number {i}."))).collect();
    for claim in &claims {
        let ballot = Change::Ballot { nullifier: claim.edit_key, place, rating: None };
        write(&store, id, &[Change::Claim(claim.clone()), ballot, Change::Marker(claim.edit_key)]).await.unwrap();
    }
    let before = store.load(id).await.unwrap().unwrap();
    store.forget_order_of_waiting().await.unwrap();
    store.forget_order_of_released().await.unwrap();
    let after = store.load(id).await.unwrap().unwrap();
    assert_eq!(before.pending.claims, after.pending.claims);
    assert_eq!((after.pending.ballots.len(), after.pending.markers.len()), (5, 5));
    assert_eq!(before.claims, after.claims);
}

/// Another server may not have heard of it yet, and takes the same id from somebody else.
async fn a_waiting_claim_is_worded_anew_by_its_own_key_only(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let (thesis, _) = find(&store, id, "We should.").await.unwrap();
    let claim = pending(&voice(), thesis, "Mine.");
    write(&store, id, &[Change::Claim(claim.clone())]).await.unwrap();
    let text = |text| ClaimText::contributed(text).unwrap();
    let stolen = PendingClaim { text: text("Stolen."), edit_key: [7; 32], ..claim.clone() };
    write(&store, id, &[Change::Claim(stolen)]).await.unwrap();
    assert_eq!(store.load(id).await.unwrap().unwrap().pending.claims[&claim.id], claim);
    let better = PendingClaim { text: text("Mine, in better words."), ..claim.clone() };
    write(&store, id, &[Change::Claim(better.clone())]).await.unwrap();
    assert_eq!(store.load(id).await.unwrap().unwrap().pending.claims[&claim.id], better);
}

async fn slots_of_a_day_are_gone_the_next(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let on = |slot: u8, day: &str| Change::DaySlot { slot: [slot; 32], day: day.to_owned() };
    write(&store, id, &[on(1, "2026-02-03"), on(2, "2026-02-04")]).await.unwrap();
    store.forget_days_before("2026-02-04").await.unwrap();
    let left = store.load(id).await.unwrap().unwrap().day_slots;
    assert_eq!(left.into_iter().collect::<Vec<_>>(), [([2; 32], "2026-02-04".to_owned())]);
}

fn start(store: Store) -> (Arc<Live>, tokio::sync::watch::Sender<bool>) {
    let (stop, stopping) = tokio::sync::watch::channel(false);
    (Live::start(store, secret(), Clock::default(), stopping).0, stop)
}

async fn a_restart_releases_what_waited(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let (thesis, _) = find(&store, id, "We should.").await.unwrap();
    write(&store, id, &[Change::Claim(pending(&voice(), thesis, "It waited."))]).await.unwrap();
    let (_live, _stop) = start(store.clone());
    eventually("it is released", async || find(&store, id, "It waited.").await.is_some()).await;
}

async fn two_voices_count_twice_and_one_voice_once(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let (_, place) = find(&store, id, "It is cheap.").await.unwrap();
    let (live, _stop) = start(store.clone());
    let (one, other) = (voice(), voice());
    let rating = |r: i64| Some(Rating::try_from(r).unwrap());
    live.rate(id, &one, place, rating(4)).await.unwrap();
    live.rate(id, &one, place, rating(3)).await.unwrap();
    live.rate(id, &other, place, rating(0)).await.unwrap();
    let tally = async || {
        let mut tally = Tally::default();
        let ballots = store.load(id).await.unwrap().unwrap().ballots;
        ballots.values().filter(|(at, _)| *at == place).for_each(|(_, rating)| tally.add(*rating));
        tally
    };
    eventually("both count", async || tally().await == Tally([1, 0, 0, 1, 0])).await;
    let slots = store.load(id).await.unwrap().unwrap().slots;
    let raters = slots.values().filter(|(kind, i)| *kind == SlotKind::Rating && *i == 1).count();
    assert_eq!((slots.len(), raters), (2, 2));
    live.rate(id, &one, place, None).await.unwrap();
    eventually("one is taken back", async || tally().await == Tally([1, 0, 0, 0, 0])).await;
}

async fn a_withdrawn_claim_with_replies_keeps_its_place(kind: Kind) {
    let (_scratch, store, id) = debate(kind).await;
    let (_, thesis) = find(&store, id, "We should.").await.unwrap();
    let (live, _stop) = start(store.clone());
    let (author, other) = (voice(), voice());
    let new = |parent, text: &str| NewClaim {
        id: fresh(),
        parent,
        relation: Relation::Pro,
        text: text.to_owned(),
        sources: Vec::new(),
    };
    let claim = new(thesis, "I say so.");
    let place = live.add_claim(id, &author, claim.clone()).await.unwrap();
    eventually("it is released", async || find(&store, id, "I say so.").await.is_some()).await;
    live.add_claim(id, &other, new(place, "So do I.")).await.unwrap();
    eventually("the reply too", async || find(&store, id, "So do I.").await.is_some()).await;

    assert!(matches!(live.withdraw_claim(id, &other, claim.id).await, Err(Refusal::NotYours)));
    live.withdraw_claim(id, &author, claim.id).await.unwrap();
    eventually("its words are gone", async || find(&store, id, "I say so.").await.is_none()).await;
    assert!(find(&store, id, "So do I.").await.is_some());
    let refused = live.add_claim(id, &other, new(place, "Too late.")).await;
    assert!(matches!(refused, Err(Refusal::Withdrawn)));
}
