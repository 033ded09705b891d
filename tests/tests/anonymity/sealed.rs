//! Sealing: what was stored for the sake of its authors is gone from tables, pages and logs, and what is read stays.

use crate::dumps::{Database, hex};
use domain::{
    debate::Step,
    figures::Kind as Of,
    graph::PlaceIx,
    ids::{CommentId, SuggestionId},
};
use isegoria::{
    live::Refusal,
    secret::{OsRandom, SlotKind, StoredKey, Voice},
    store::Debate,
};
use isegoria_tests::{
    eventually,
    local::{Kind, find, secret},
    stage::{Stage, stage, voice},
};
use sqlx::Row as _;

/// What readers learn of the ballots, in words and numbers.
async fn told(stage: &Stage) -> Vec<String> {
    let snapshot = stage.node.live.room(stage.id).await.unwrap().snapshot();
    let figures = snapshot.figures();
    let places: std::ops::Range<PlaceIx> = 0..snapshot.graph().places().len();
    let of_place = |ix: PlaceIx| {
        let (text, shown) = (&snapshot.claim(ix).text, figures.shown(ix));
        format!("{text} {shown:?} {:?} {:?}", figures.strength(ix), figures.rank(ix))
    };
    let mut told: Vec<String> = places.map(of_place).collect();
    // Places are numbered anew when a debate is read from the store.
    told.sort();
    for kind in [Of::Claims, Of::Ratings] {
        told.push(format!("{:?} {:?}", figures.participation(kind), figures.evenness(kind)));
    }
    told.push(format!("{:?} {:?} {:?}", figures.net_ballots(), figures.first_level_ballots(), snapshot.trend()));
    told
}

async fn all_released(stage: &Stage) {
    eventually("all is released", async || stage.store.load(stage.id).await.unwrap().unwrap().pending.is_empty())
        .await;
}

/// Whether a copy holds a key: as bytes, or as `pg_dump` writes them.
fn holds(copy: &[u8], key: &StoredKey) -> bool {
    let text = hex(key);
    copy.windows(key.len()).any(|part| part == key) || copy.windows(text.len()).any(|part| part == text.as_bytes())
}

/// The data files of a PostgreSQL database as they lie on disk, tables, indexes and statistics: what a copy of the folder
/// holds. Its own log of commits is its operator's.
async fn pages(stage: &Stage) -> Vec<u8> {
    let pool = sqlx::AnyPool::connect(&stage.scratch.url).await.unwrap();
    sqlx::raw_sql("CHECKPOINT").execute(&pool).await.unwrap();
    let sql = "SELECT CAST(current_setting('data_directory') AS TEXT), CAST(oid AS TEXT) FROM pg_database \
         WHERE datname = current_database()";
    let row = sqlx::query(sql).fetch_one(&pool).await.unwrap();
    let folder = std::path::Path::new(&row.get::<String, _>(0)).join("base").join(row.get::<String, _>(1));
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(folder).expect("a PostgreSQL on this machine, whose files we may read") {
        // A file that was replaced is gone by then.
        bytes.extend(std::fs::read(file.unwrap().path()).unwrap_or_default());
    }
    bytes
}

/// Which of the keys are there.
fn found<'a>(copy: &[u8], keys: &'a [StoredKey]) -> Vec<&'a StoredKey> {
    let heads: std::collections::HashMap<&[u8], &StoredKey> = keys.iter().map(|key| (&key[..8], key)).collect();
    let mut found: Vec<_> = (0..copy.len().saturating_sub(32))
        .filter_map(|at| heads.get(&copy[at..at + 8]).filter(|key| copy[at..].starts_with(&key[..])).copied())
        .collect();
    found.sort();
    found.dedup();
    found
}

pub(crate) async fn a_sealed_debate_reads_as_before_and_nothing_is_anybody_s_any_more(kind: Kind) {
    let at_once = |debate| Debate { rhythm: domain::debate::ReleaseRhythm::Now, ..debate };
    let mut stage = stage(kind, at_once).await;
    let voices: Vec<Voice> = (0..11).map(|_| voice()).collect();
    let mut keys = Vec::new();
    let (_, cheap) = find(&stage.store, stage.id, "It is cheap.").await.unwrap();
    for (i, voice) in (0..).zip(&voices) {
        stage.rate(voice, i % 5).await.unwrap();
        let claim = stage.add(&stage.node, voice, &format!("Claim {i}.")).await.unwrap();
        keys.push(voice.edit_key(&secret(), claim));
        keys.push(voice.nullifier(&secret(), cheap));
        keys.extend([SlotKind::Claim, SlotKind::Rating].map(|of| voice.slot(&secret(), of, stage.id, 1)));
    }
    all_released(&stage).await;
    // One changes a claim, another comments on it and suggests how to say it; somebody's suggestion is declined.
    let live = &stage.node.live;
    let (claim, _) = find(&stage.store, stage.id, "Claim 0.").await.unwrap();
    let (comment, suggestion) = (CommentId::new(&mut OsRandom), SuggestionId::new(&mut OsRandom));
    live.comment(stage.id, &voices[1], comment, claim, "What is meant?").await.unwrap();
    live.suggest(stage.id, &voices[1], suggestion, claim, "Claim nought.").await.unwrap();
    keys.push(voices[1].comment_key(&secret(), comment));
    keys.push(voices[1].suggestion_key(&secret(), suggestion));
    all_released(&stage).await;
    live.edit_claim(stage.id, &voices[0], claim, "Claim 0, in other words.", &[]).await.unwrap();
    all_released(&stage).await;
    let late = SuggestionId::new(&mut OsRandom);
    live.suggest(stage.id, &voices[2], late, claim, "Claim zero.").await.unwrap();
    keys.push(voices[2].suggestion_key(&secret(), late));
    all_released(&stage).await;
    for step in [Step::Reflect, Step::Decide] {
        stage.node.live.set_step(stage.id, step).await.unwrap();
    }
    let database = Database::of(&stage.scratch, kind).await;
    let before = told(&stage).await;
    assert!(before.iter().any(|line| line.contains("11")), "there are results: {before:?}");
    let copy = database.raw();
    assert!(keys.iter().all(|key| holds(&copy, key)), "the search finds keys where there are any");
    let earlier = b"Claim 0.";
    assert!(copy.windows(earlier.len()).any(|part| part == earlier), "and earlier wordings");
    stage.node.live.purge_wordings(stage.id, &voices[0], claim).await.unwrap();
    if matches!(kind, Kind::Postgres) {
        // It keeps statistics of what it holds, and so do its pages of what waited.
        let pool = sqlx::AnyPool::connect(&stage.scratch.url).await.unwrap();
        sqlx::raw_sql("ANALYZE").execute(&pool).await.unwrap();
        assert_eq!(found(&pages(&stage).await, &keys).len(), keys.len(), "the search finds keys on disk");
    }

    stage.node.live.set_step(stage.id, Step::Sealed).await.unwrap();
    let copy = database.raw();
    let left = keys.iter().filter(|key| holds(&copy, key)).count();
    assert_eq!(left, 0, "keys of {} are still there", keys.len());
    if matches!(kind, Kind::Postgres) {
        let left = found(&pages(&stage).await, &keys).len();
        assert_eq!(left, 0, "of {} keys, so many are still in the data files", keys.len());
    }
    assert!(!copy.windows(earlier.len()).any(|part| part == earlier), "an earlier wording is still there");
    let waiting = ["pending_comments", "pending_suggestions", "pending_answers", "pending_purges"];
    let tables = ["ballots", "slots", "banded", "day_slots", "pending_markers", "wordings", "pending_withdrawals"];
    for table in tables.into_iter().chain(waiting) {
        assert!(database.rows(table).await.is_empty(), "{table}");
    }
    assert_eq!(stage.store.check().await.unwrap(), []);
    let snapshot = stage.node.live.room(stage.id).await.unwrap().snapshot();
    assert_eq!((snapshot.comments(claim).len(), snapshot.suggestions(claim).len()), (1, 1), "what was said stays");
    assert_eq!(told(&stage).await, before, "what is read stays");
    let late = stage.node.live.withdraw_claim(stage.id, &voices[0], claim).await;
    assert!(matches!(late, Err(Refusal::Denied(_))), "{late:?}");
    let room = stage.node.live.room(stage.id).await.unwrap();
    let mine = room.mine(&secret(), &voices[0], &room.snapshot(), &[cheap]);
    assert!(mine.ratings.is_empty() && mine.claims_of.is_empty(), "nothing is anybody's own");

    // And after a restart, from what is stored alone.
    stage.node.stop().await;
    stage.node = isegoria_tests::stage::Node::start(&stage.scratch, &stage.hands).await;
    assert_eq!(told(&stage).await, before);
}
