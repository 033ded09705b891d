//! Releases on a schedule: never early, never lost, never twice, on one server or several, across restarts.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::{
    ballot::Rating,
    debate::{RatingsShown, ReleaseRhythm, Step},
    policy::Denial,
};
use isegoria::{
    live::{Refusal, Settings, SettingsError},
    secret::Voice,
    store::Debate,
};
use isegoria_tests::{
    eventually,
    hands::Hands,
    local::{Kind, find, secret},
    stage::{Node, hourly, stage, voice},
};

/// Each of these runs on SQLite and on PostgreSQL.
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod sqlite { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Sqlite).await; })+ }
        mod postgres { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Postgres).await; })+ }
    };
}

contract!(
    a_lone_voice_waits_for_others_and_is_told_what_waits,
    a_lone_voice_waits_a_day_at_most,
    three_voices_are_released_at_the_next_slot_and_not_before,
    who_takes_everything_back_counts_for_nobody,
    a_stop_and_a_start_release_nothing_early_and_lose_nothing,
    a_slot_that_passed_while_the_server_was_off_counts,
    claims_close_before_ratings,
    a_day_takes_as_many_claims_of_a_voice_as_the_debate_allows,
    what_people_rely_on_can_not_be_changed_under_them,
    a_facilitator_can_not_bring_a_release_forward,
    reflect_releases_what_waits_and_freezes_it,
    a_band_is_made_anew_only_after_k_ballots_are_others,
    how_a_thesis_moved_is_told_from_reflect_on_and_never_by_fewer_than_k,
);

async fn a_lone_voice_waits_for_others_and_is_told_what_waits(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let author = voice();
    let claim = stage.add(&stage.node, &author, "Alone.").await.unwrap();
    for _ in 0..4 {
        stage.hands.turn(60);
        stage.let_it_look().await;
    }
    assert!(!stage.released("Alone.").await);
    let room = stage.node.live.room(stage.id).await.unwrap();
    let mine = room.mine(&secret(), &author, &room.snapshot(), &[]);
    assert_eq!(mine.claims.iter().map(|c| c.id).collect::<Vec<_>>(), [claim]);
    assert!(room.mine(&secret(), &voice(), &room.snapshot(), &[]).claims.is_empty());
}

async fn a_lone_voice_waits_a_day_at_most(kind: Kind) {
    let stage = stage(kind, hourly).await;
    stage.add(&stage.node, &voice(), "Alone.").await.unwrap();
    // The writer is given time to look every half an hour only, so a slot may be seen that much later.
    let waited = stage.wait_for("Alone.", 24 * 60 + 60).await;
    assert!(waited.is_some_and(|minutes| minutes > 10 * 60), "{waited:?}");
}

async fn three_voices_are_released_at_the_next_slot_and_not_before(kind: Kind) {
    let stage = stage(kind, hourly).await;
    for i in 0..3 {
        stage.add(&stage.node, &voice(), &format!("Voice {i}.")).await.unwrap();
    }
    stage.let_it_look().await;
    assert!(!stage.released("Voice 0.").await, "a slot comes in the next hour at the earliest");
    assert!(stage.wait_for("Voice 0.", 150).await.is_some());
    for i in 1..3 {
        assert!(stage.released(&format!("Voice {i}.")).await);
    }
    let stored = stage.store.load(stage.id).await.unwrap().unwrap();
    assert!(stored.pending.is_empty() && stored.pending.markers.is_empty());
}

async fn who_takes_everything_back_counts_for_nobody(kind: Kind) {
    let stage = stage(kind, hourly).await;
    stage.add(&stage.node, &voice(), "One.").await.unwrap();
    stage.add(&stage.node, &voice(), "Two.").await.unwrap();
    let third = voice();
    let claim = stage.add(&stage.node, &third, "Three.").await.unwrap();
    stage.node.live.withdraw_claim(stage.id, &third, claim).await.unwrap();
    for _ in 0..3 {
        stage.hands.turn(60);
        stage.let_it_look().await;
    }
    assert!(!stage.released("One.").await);
    assert_eq!(stage.store.load(stage.id).await.unwrap().unwrap().pending.markers.len(), 2);
}

async fn a_stop_and_a_start_release_nothing_early_and_lose_nothing(kind: Kind) {
    let mut stage = stage(kind, hourly).await;
    for i in 0..3 {
        stage.add(&stage.node, &voice(), &format!("Voice {i}.")).await.unwrap();
    }
    let before = stage.store.load(stage.id).await.unwrap().unwrap();
    stage.node.stop().await;
    stage.node = Node::start(&stage.scratch, &stage.hands).await;
    stage.let_it_look().await;
    let after = stage.store.load(stage.id).await.unwrap().unwrap();
    assert_eq!(before.pending.claims, after.pending.claims);
    assert_eq!(before.pending.markers, after.pending.markers);
    assert!(stage.wait_for("Voice 2.", 150).await.is_some());
}

async fn a_slot_that_passed_while_the_server_was_off_counts(kind: Kind) {
    let mut stage = stage(kind, hourly).await;
    for i in 0..3 {
        stage.add(&stage.node, &voice(), &format!("Voice {i}.")).await.unwrap();
    }
    stage.node.stop().await;
    stage.hands.turn(300);
    stage.node = Node::start(&stage.scratch, &stage.hands).await;
    eventually("what waited is released", async || stage.released("Voice 0.").await).await;
}

async fn claims_close_before_ratings(kind: Kind) {
    let hands = Hands::default();
    let (claims, ratings) = (hands.in_days(1), hands.in_days(3));
    let stage =
        stage(kind, |debate| Debate { claims_until: Some(claims), ratings_until: Some(ratings), ..hourly(debate) })
            .await;
    let author = voice();
    let claim = stage.add(&stage.node, &author, "In time.").await.unwrap();
    stage.hands.turn(24 * 60);
    let late = stage.add(&stage.node, &author, "Too late.").await;
    assert!(matches!(late, Err(Refusal::Denied(Denial::ClaimsClosed))));
    stage.rate(&author, 3).await.unwrap();
    stage.node.live.withdraw_claim(stage.id, &author, claim).await.unwrap();
    stage.hands.turn(48 * 60);
    assert!(matches!(stage.rate(&author, 2).await, Err(Refusal::Denied(Denial::RatingsClosed))));
}

async fn a_day_takes_as_many_claims_of_a_voice_as_the_debate_allows(kind: Kind) {
    let stage = stage(kind, |debate| Debate { claims_per_day: Some(2), ..hourly(debate) }).await;
    let (author, other) = (voice(), voice());
    for text in ["One.", "Two."] {
        stage.add(&stage.node, &author, text).await.unwrap();
    }
    assert!(matches!(stage.add(&stage.node, &author, "Three.").await, Err(Refusal::Enough(2))));
    stage.add(&stage.node, &other, "Mine.").await.unwrap();
    stage.rate(&author, 1).await.unwrap();
    stage.hands.turn(24 * 60);
    stage.add(&stage.node, &author, "Three.").await.unwrap();
}

async fn what_people_rely_on_can_not_be_changed_under_them(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let set = async |settings: Settings| stage.node.live.set_up(stage.id, settings).await;
    let raised = Settings { k: Some(7), ..Settings::default() };
    set(raised).await.unwrap();
    let smaller = set(Settings { k: Some(5), ..Settings::default() }).await;
    assert!(matches!(smaller, Err(Refusal::Settings(SettingsError::K))));
    for settings in [
        Settings { rhythm: Some(ReleaseRhythm::Now), ..Settings::default() },
        Settings { ratings: Some(RatingsShown::Rated), ..Settings::default() },
    ] {
        assert!(matches!(set(settings).await, Err(Refusal::Settings(SettingsError::Relied))));
    }
    // What waits changes no answer: a refusal would tell that somebody was there.
    stage.rate(&voice(), 1).await.unwrap();
    set(Settings { k: Some(8), ..Settings::default() }).await.unwrap();
    for _ in 0..2 {
        stage.rate(&voice(), 1).await.unwrap();
    }
    eventually("a release", async || {
        stage.hands.turn(60);
        stage.let_it_look().await;
        stage.store.load(stage.id).await.unwrap().unwrap().pending.is_empty()
    })
    .await;
    let late = set(Settings { k: Some(9), ..Settings::default() }).await;
    assert!(matches!(late, Err(Refusal::Settings(SettingsError::Touched))));
    set(Settings { claims_per_day: Some(Some(3)), ..Settings::default() }).await.unwrap();
    let stored = stage.store.load(stage.id).await.unwrap().unwrap().debate;
    assert_eq!((stored.k, stored.rhythm, stored.claims_per_day), (8, ReleaseRhythm::Hourly, Some(3)));
}

async fn a_facilitator_can_not_bring_a_release_forward(kind: Kind) {
    let stage = stage(kind, hourly).await;
    stage.add(&stage.node, &voice(), "Alone.").await.unwrap();
    let before = stage.store.load(stage.id).await.unwrap().unwrap();
    let settings =
        Settings { readable: Some(true), ratings_until: Some(Some(stage.hands.in_days(9))), ..Settings::default() };
    stage.node.live.set_up(stage.id, settings).await.unwrap();
    stage.let_it_look().await;
    let after = stage.store.load(stage.id).await.unwrap().unwrap();
    assert_eq!((before.release, before.schedule), (after.release, after.schedule));
    assert_eq!(before.pending.claims, after.pending.claims);
}

async fn reflect_releases_what_waits_and_freezes_it(kind: Kind) {
    let stage = stage(kind, hourly).await;
    let author = voice();
    stage.add(&stage.node, &author, "The last word.").await.unwrap();
    stage.node.live.set_step(stage.id, Step::Reflect).await.unwrap();
    assert!(stage.released("The last word.").await);
    let late = stage.add(&stage.node, &author, "One more.").await;
    assert!(matches!(late, Err(Refusal::Denied(Denial::Frozen))));
}

async fn a_band_is_made_anew_only_after_k_ballots_are_others(kind: Kind) {
    let stage = stage(kind, |d| Debate { ratings: RatingsShown::Rated, rhythm: ReleaseRhythm::Now, ..d }).await;
    let (_, place) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    let voices: Vec<Voice> = (0..10).map(|_| voice()).collect();
    let band = async || {
        let snapshot = stage.node.live.room(stage.id).await.unwrap().snapshot();
        snapshot.figures().band(snapshot.graph().place_ix(place).unwrap()).map(|band| band.word())
    };
    let settled = async |ballots: usize| {
        eventually("all is released", async || {
            let stored = stage.store.load(stage.id).await.unwrap().unwrap();
            stored.pending.is_empty() && stored.ballots.len() == ballots
        })
        .await;
    };
    for one in &voices[..4] {
        stage.rate(one, 4).await.unwrap();
    }
    settled(4).await;
    assert_eq!(band().await, None, "four are fewer than k");
    stage.rate(&voices[4], 4).await.unwrap();
    settled(5).await;
    eventually("there is a band", async || band().await == Some("decisive impact")).await;
    for one in &voices[5..9] {
        stage.rate(one, 0).await.unwrap();
    }
    settled(9).await;
    assert_eq!(band().await, Some("decisive impact"), "four others move nothing");
    stage.rate(&voices[9], 0).await.unwrap();
    settled(10).await;
    eventually("the fifth does", async || band().await == Some("some impact")).await;
    let stored = stage.store.load(stage.id).await.unwrap().unwrap();
    assert_eq!(stored.banded.values().filter(|(of, _)| *of == place).count(), 10);
}

async fn how_a_thesis_moved_is_told_from_reflect_on_and_never_by_fewer_than_k(kind: Kind) {
    for (late, told) in [(0, 2), (3, 1), (5, 3)] {
        let stage = stage(kind, |debate| Debate { rhythm: ReleaseRhythm::Now, ..debate }).await;
        let (_, thesis) = find(&stage.store, stage.id, "We should.").await.unwrap();
        let rate = async |voices: std::ops::Range<usize>, all: &[Voice], rating: i64| {
            for voice in &all[voices] {
                let rating = Some(Rating::try_from(rating).unwrap());
                stage.node.live.rate(stage.id, voice, thesis, rating).await.unwrap();
            }
            eventually("all is released", async || {
                stage.store.load(stage.id).await.unwrap().unwrap().pending.is_empty()
            })
            .await;
        };
        let voices: Vec<Voice> = (0..15).map(|_| voice()).collect();
        rate(0..5, &voices, 4).await;
        stage.hands.turn(7 * 24 * 60);
        rate(5..10, &voices, 0).await;
        stage.hands.turn(7 * 24 * 60);
        rate(10..10 + late, &voices, 2).await;
        let trend = async || {
            let snapshot = stage.node.live.room(stage.id).await.unwrap().snapshot();
            snapshot.trend().iter().map(|band| (band.week.clone(), band.band.clone())).collect::<Vec<_>>()
        };
        assert!(trend().await.is_empty(), "nothing before reflect");
        stage.node.live.set_step(stage.id, Step::Reflect).await.unwrap();
        let moved = trend().await;
        assert_eq!(moved.len(), told, "{late} late: {moved:?}");
        assert_eq!(moved[0], ("2026-W06".to_owned(), "mostly agree".to_owned()));
        let stored = stage.store.load(stage.id).await.unwrap().unwrap();
        assert_eq!(stored.trend.len(), told);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_database_lose_nothing_and_double_nothing() {
    let stage = stage(Kind::Postgres, |d| Debate { rhythm: ReleaseRhythm::Now, ..d }).await;
    let other = Node::start(&stage.scratch, &stage.hands).await;
    let nodes = [&stage.node, &other];
    let mut all = Vec::new();
    for round in 0..20 {
        for (at, node) in nodes.iter().enumerate() {
            let text = format!("Round {round} at server {at}.");
            stage.add(node, &voice(), &text).await.unwrap();
            all.push(text);
        }
    }
    eventually("everything is released, once", async || {
        let stored = stage.store.load(stage.id).await.unwrap().unwrap();
        assert!(stored.claims.len() <= 45);
        stored.claims.len() == 45
    })
    .await;
    for node in nodes {
        eventually("every server shows it", async || {
            let snapshot = node.live.room(stage.id).await.unwrap().snapshot();
            all.iter().all(|text| snapshot.graph().claims().iter().filter(|c| c.text.as_str() == text).count() == 1)
        })
        .await;
        assert_eq!(node.live.room(stage.id).await.unwrap().snapshot().graph().claims().len(), 45);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn voices_at_two_servers_are_counted_together_and_one_voice_once() {
    let stage = stage(Kind::Postgres, hourly).await;
    let other = Node::start(&stage.scratch, &stage.hands).await;
    let (one, two) = (voice(), voice());
    stage.add(&stage.node, &one, "One here.").await.unwrap();
    stage.add(&other, &one, "One there.").await.unwrap();
    stage.add(&other, &two, "Two there.").await.unwrap();
    for _ in 0..3 {
        stage.hands.turn(60);
        stage.let_it_look().await;
    }
    assert!(!stage.released("One here.").await, "two voices are not three");
    stage.add(&other, &voice(), "Three there.").await.unwrap();
    assert!(stage.wait_for("One here.", 150).await.is_some());
    assert!(stage.released("Three there.").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_does_not_take_what_another_has_frozen() {
    let stage = stage(Kind::Postgres, hourly).await;
    let other = Node::start(&stage.scratch, &stage.hands).await;
    other.live.room(stage.id).await.unwrap();
    stage.node.live.set_step(stage.id, Step::Reflect).await.unwrap();
    let late = stage.add(&other, &voice(), "Too late.").await;
    assert!(matches!(late, Err(Refusal::Denied(Denial::Frozen))), "{late:?}");
    eventually("the other server shows the step", async || {
        other.live.room(stage.id).await.unwrap().snapshot().debate.step == Step::Reflect
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_at_a_server_that_went_away_is_released_by_another() {
    let stage = stage(Kind::Postgres, hourly).await;
    for i in 0..3 {
        stage.add(&stage.node, &voice(), &format!("Voice {i}.")).await.unwrap();
    }
    stage.node.writer.abort();
    let other = Node::start(&stage.scratch, &stage.hands).await;
    stage.hands.turn(300);
    eventually("the other one releases it", async || stage.released("Voice 0.").await).await;
    drop(other);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_leaves_what_waits_in_the_order_of_its_keys() {
    let stage = stage(Kind::Postgres, hourly).await;
    for rating in [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1] {
        stage.rate(&voice(), rating).await.unwrap();
    }
    stage.node.stop().await;
    let pool = sqlx::AnyPool::connect(&stage.scratch.url).await.unwrap();
    let rows = sqlx::query_scalar("SELECT nullifier FROM pending_ballots ORDER BY ctid").fetch_all(&pool).await;
    let rows: Vec<Vec<u8>> = rows.unwrap();
    assert!(rows.len() == 12 && rows.is_sorted(), "{rows:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_does_not_come_back_by_a_form_that_was_still_open() {
    let stage = stage(Kind::Sqlite, hourly).await;
    let author = voice();
    let claim = stage.add(&stage.node, &author, "Not for long.").await.unwrap();
    for _ in 0..2 {
        stage.add(&stage.node, &voice(), "Something else.").await.unwrap();
    }
    stage.wait_for("Not for long.", 200).await.unwrap();
    stage.node.live.withdraw_claim(stage.id, &author, claim).await.unwrap();
    let again = stage.node.live.edit_claim(stage.id, &author, claim, "It is back.", &[]).await;
    assert!(matches!(again, Err(Refusal::Withdrawn)), "{again:?}");
}
