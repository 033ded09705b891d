//! What is taken along: backups, and the overview as files.

use crate::{
    actions::{Act, Stage},
    keys::{File, ascending},
    linkage::{Secrets, first, second},
};
use domain::{debate::ReleaseRhythm, policy::Role};
use isegoria::{
    backup,
    http::{Config, Limits},
    secret::Voice,
    store::Debate,
};
use isegoria_tests::{
    eventually,
    local::{Kind, LocalServer, SMALL, Scratch, make_debate_with},
};
use sqlx::Row as _;
use std::{path::Path, sync::Arc};

/// The keys of a table of a backup in the order in which they lie on its pages.
async fn lying(file: &Path, table: &str, key: &str) -> Vec<Vec<u8>> {
    let pool = sqlx::AnyPool::connect(&format!("sqlite:{}?mode=ro", file.display())).await.unwrap();
    let (pages, root) = (File::of(file), File::root(&pool, table).await);
    let spots = pages.spots(root);
    assert!(File::is_sorted(&spots), "{table}: rows lie in another order than that of their keys");
    assert_eq!(pages.left_over(), 0, "pages that hold nothing hold something");
    let sql = sqlx::AssertSqlSafe(format!("SELECT {key} FROM {table} ORDER BY debate, {key}"));
    let keys: Vec<Vec<u8>> =
        sqlx::query(sql).fetch_all(&pool).await.unwrap().iter().map(|row| row.get(0)).collect();
    assert_eq!(keys.len(), spots.len(), "{table}");
    let held = |key: &Vec<u8>, bytes: &[u8]| bytes.windows(key.len()).any(|part| part == key);
    assert!(keys.iter().zip(&spots).all(|(key, spot)| held(key, &spot.bytes)), "{table} lies by its keys");
    keys
}

pub(crate) async fn a_backup_holds_no_voice_no_secret_and_no_order(kind: Kind) {
    let mut stage = Stage::set(kind).await;
    let mut secrets = Secrets::default();
    for (who, act) in first() {
        stage.act(who, act).await;
    }
    stage.release().await;
    // What is not released yet is in it, too.
    for (who, act) in second() {
        stage.act(who, act).await;
    }
    (0..2).for_each(|who| secrets.of_voice(&stage, who));
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("backup.sqlite");
    backup::write(&stage.store, &file).await.unwrap();
    secrets.stand_nowhere_in(&std::fs::read(&file).unwrap());
    let tables = [
        ("ballots", "nullifier", "ballots"),
        ("slots", "slot", "slots"),
        ("claims", "id", "claims"),
        ("pending_ballots", "nullifier", "ballots"),
        ("pending_slots", "slot", "slots"),
        ("pending_claims", "id", "claims"),
        ("day_slots", "slot", "slots"),
    ];
    let mut compared = 0;
    for (table, key, came) in tables {
        let lies = lying(&file, table, key).await;
        let (kept, pairs) = ascending(&stage.arrival[came], &lies);
        if pairs >= 20 {
            // Random keys leave half of all neighbours as they came, give or take five standard deviations.
            let far = 5.0 * (pairs as f64 / 12.0).sqrt() + 1.0;
            assert!((kept as f64 - pairs as f64 / 2.0).abs() < far, "{table}: {kept} of {pairs} lie as they came");
            compared += 1;
        }
    }
    assert!(compared > 0, "there is something to compare");
    assert!(stage.actors.iter().all(|actor| !actor.made.is_empty()), "{:?}", Act::Claim);
}

/// The small debate at its meeting, on a copy of a database, after so many voices gave this rating everywhere.
async fn overview_after(file: &Path, debate: domain::ids::DebateId, voices: usize, rating: &str) -> Vec<Vec<u8>> {
    let scratch = Scratch::new(Kind::Sqlite).await;
    backup::read(&scratch.open().await, file).await.unwrap();
    let config = Config { limits: Limits::OFF, ..Config::default() };
    let server = LocalServer::on(Arc::new(scratch), debate, config).await;
    let places = [server.place("We should.").await.to_string(), server.place("It is risky.").await.to_string()];
    for _ in 0..voices {
        let voice = Voice::new().unwrap().reveal();
        for place in &places {
            let mut agent = server.reader(Role::Contributor).await;
            let fields = [("place", place.as_str()), ("rating", rating), ("voice", &voice)];
            assert!(agent.post(&format!("{}/rate", server.page()), &fields).await.status.is_redirection());
        }
    }
    eventually("all is released", async || {
        let stored = server.store.load(debate).await.unwrap().unwrap();
        stored.pending.is_empty() && stored.ballots.len() == 2 * voices
    })
    .await;
    let mut desk = server.reader(Role::Facilitator).await;
    assert!(
        desk.post(&format!("/desk/{debate}/step"), &[("to", "reflect"), ("sure", "yes")])
            .await
            .status
            .is_redirection()
    );
    let mut leadership = server.reader(Role::Leadership).await;
    let mut files = Vec::new();
    for name in ["overview-csv", "overview-pdf", "overview-png"] {
        let file = leadership.get(&format!("{}/export/{name}", server.page())).await;
        assert!(file.status.is_success(), "{name}: {}", file.text());
        files.push(file.body.to_vec());
    }
    files
}

/// Whoever compares the files of two overviews learns nothing of voices that are fewer than k: they are the same bytes.
#[tokio::test(flavor = "multi_thread")]
async fn the_overviews_files_are_the_same_bytes_whatever_fewer_than_k_voices_rated() {
    let scratch = Scratch::new(Kind::Sqlite).await;
    let store = scratch.open().await;
    let at_once = |debate| Debate { rhythm: ReleaseRhythm::Now, ..debate };
    let debate = make_debate_with(&store, SMALL, at_once).await;
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("backup.sqlite");
    backup::write(&store, &file).await.unwrap();
    let nobody = overview_after(&file, debate, 0, "4").await;
    for (voices, rating) in [(1, "0"), (4, "0"), (4, "4")] {
        assert!(overview_after(&file, debate, voices, rating).await == nobody, "{voices} voices rated {rating}");
    }
    // And the comparison sees a difference where there is one to be seen.
    let told = overview_after(&file, debate, 12, "4").await;
    assert!(told.iter().zip(&nobody).all(|(told, nothing)| told != nothing));
}
