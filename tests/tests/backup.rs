//! Backups: everything of either database in one file, read into either, and nothing that hangs loose.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::ids::DebateId;
use isegoria::{
    backup::{self, BackupError},
    store::{Store, StoreError, Stored},
};
use isegoria_tests::{
    eventually,
    local::{Kind, SMALL, Scratch, make_debate},
    stage::{Stage, hourly, stage, voice},
};
use sqlx::any::AnyPoolOptions;
use std::{path::Path, sync::Arc};
use tempfile::TempDir;

/// Each of these runs on SQLite and on PostgreSQL.
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod sqlite { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Sqlite).await; })+ }
        mod postgres { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Postgres).await; })+ }
    };
}

contract!(
    what_a_backup_holds_is_the_same_in_either_database,
    a_backup_that_is_made_while_people_write_is_one_state_of_everything,
    a_backup_is_read_into_an_empty_database_alone,
    what_does_not_hang_together_is_found,
);

/// Everything of a debate, to be compared.
async fn told(store: &Store, id: DebateId) -> String {
    let Stored { debate, release, claims, places, ballots, slots, banded, trend, sealed, pending, history, .. } =
        store.load(id).await.unwrap().unwrap();
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list.join("\n")
    };
    let ballots = ballots.iter().chain(&banded).map(|ballot| format!("{ballot:?}")).collect();
    let slots = slots.iter().chain(&pending.slots).map(|slot| format!("{slot:?}")).collect();
    let waiting = pending.claims.values().map(|claim| format!("{claim:?}"));
    let waiting = waiting.chain(pending.ballots.iter().map(|ballot| format!("{ballot:?}"))).collect();
    format!(
        "{debate:?} {release} {claims:?} {places:?} {trend:?} {sealed:?} {history:?}\n{}\n{}\n{}",
        sorted(ballots),
        sorted(slots),
        sorted(waiting)
    )
}

/// A debate with claims and ratings, some released, some waiting.
async fn lively(kind: Kind) -> Stage {
    let stage = stage(kind, hourly).await;
    for round in 0..2 {
        for voter in 0..4 {
            let voice = voice();
            stage.add(&stage.node, &voice, &format!("Said {round}-{voter}.")).await.unwrap();
            stage.rate(&voice, voter % 5).await.unwrap();
        }
        if round == 0 {
            assert!(stage.wait_for("Said 0-0.", 24 * 60).await.is_some());
        }
    }
    stage
}

fn file(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("backup.sqlite")
}

async fn restored(file: &Path, kind: Kind) -> (Scratch, Store) {
    let scratch = Scratch::new(kind).await;
    let store = scratch.open().await;
    backup::read(&store, file).await.unwrap();
    (scratch, store)
}

async fn what_a_backup_holds_is_the_same_in_either_database(kind: Kind) {
    let (stage, folder) = (lively(kind).await, TempDir::new().unwrap());
    backup::write(&stage.store, &file(&folder)).await.unwrap();
    let before = told(&stage.store, stage.id).await;
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let (_scratch, store) = restored(&file(&folder), kind).await;
        assert_eq!(told(&store, stage.id).await, before, "{kind:?}");
        assert_eq!(store.check().await.unwrap(), []);
        let (old, new) = (stage.store.links(stage.id).await.unwrap(), store.links(stage.id).await.unwrap());
        assert!(old.len() == 3 && old.iter().all(|link| new.contains(link)), "its links open the same");
    }
    let bytes = std::fs::read(file(&folder)).unwrap();
    let (hex, raw) = ("5e".repeat(32), [0x5e; 32]);
    assert!(!String::from_utf8_lossy(&bytes).contains(&hex) && !bytes.windows(32).any(|part| part == raw));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

async fn a_backup_that_is_made_while_people_write_is_one_state_of_everything(kind: Kind) {
    let stage = Arc::new(lively(kind).await);
    let folder = TempDir::new().unwrap();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let stage = stage.clone();
            tokio::spawn(async move {
                for n in 0..40 {
                    let voice = voice();
                    stage.add(&stage.node, &voice, &format!("Meanwhile {writer}-{n}.")).await.unwrap();
                    stage.rate(&voice, n % 5).await.unwrap();
                }
            })
        })
        .collect();
    for n in 0..5 {
        let file = folder.path().join(format!("{n}.sqlite"));
        backup::write(&stage.store, &file).await.unwrap();
        let (_scratch, store) = restored(&file, Kind::Sqlite).await;
        assert_eq!(store.check().await.unwrap(), [], "backup {n}");
        // A voice rates after it has written: no rating is there without its slot.
        let pending = store.load(stage.id).await.unwrap().unwrap().pending;
        assert!(pending.slots.len() >= pending.claims.len() + pending.ballots.len(), "backup {n}");
    }
    for writer in writers {
        writer.await.unwrap();
    }
    // And nothing of what was written meanwhile was lost by it.
    eventually("all of it waits", async || {
        let stored = stage.store.load(stage.id).await.unwrap().unwrap();
        let all = stored.claims.iter().map(|claim| claim.text.as_str());
        let all = all.chain(stored.pending.claims.values().map(|claim| claim.text.as_str()));
        all.filter(|text| text.starts_with("Meanwhile")).count() == 160
    })
    .await;
}

async fn a_backup_is_read_into_an_empty_database_alone(kind: Kind) {
    let (scratch, folder) = (Scratch::new(kind).await, TempDir::new().unwrap());
    let store = scratch.open().await;
    let id = make_debate(&store, SMALL).await;
    backup::write(&store, &file(&folder)).await.unwrap();
    let before = told(&store, id).await;
    assert!(matches!(backup::read(&store, &file(&folder)).await, Err(BackupError::Store(StoreError::NotEmpty))));
    assert!(matches!(backup::write(&store, &file(&folder)).await, Err(BackupError::Exists(_))));
    assert_eq!(told(&store, id).await, before);
    let empty = Scratch::new(kind).await;
    let empty = empty.open().await;
    let gone = folder.path().join("gone.sqlite");
    assert!(matches!(backup::read(&empty, &gone).await, Err(BackupError::Missing { .. })));
    let other = folder.path().join("other.sqlite");
    let pool = AnyPoolOptions::new().connect(&format!("sqlite:{}?mode=rwc", other.display())).await.unwrap();
    sqlx::raw_sql("CREATE TABLE claims (id TEXT); INSERT INTO claims VALUES ('x')").execute(&pool).await.unwrap();
    pool.close().await;
    for bytes in ["", "x", &"no database at all, but long enough to be one: ".repeat(40)] {
        std::fs::write(&gone, bytes).unwrap();
        assert!(matches!(backup::read(&empty, &gone).await, Err(BackupError::Foreign(_))), "{bytes:.20}");
        assert_eq!(std::fs::read_to_string(&gone).unwrap(), bytes, "it is left as it is");
    }
    assert!(matches!(backup::read(&empty, &other).await, Err(BackupError::Foreign(_))), "of another program");
    assert!(matches!(backup::write(&empty, Path::new("/nowhere/at/all")).await, Err(BackupError::Backup { .. })));
    assert!(empty.is_empty().await.unwrap());
}

async fn what_does_not_hang_together_is_found(kind: Kind) {
    let stage = lively(kind).await;
    assert_eq!(stage.store.check().await.unwrap(), []);
    let one = AnyPoolOptions::new().max_connections(1);
    let pool = one.connect(&stage.scratch.url).await.unwrap();
    for (sql, says) in [
        ("UPDATE slots SET i = i + 1", "but fewer made one less"),
        ("UPDATE debates SET step = 'sealed'", "keys of contributions are left"),
        ("DELETE FROM claims", "places of no claim"),
    ] {
        if matches!(kind, Kind::Sqlite) {
            sqlx::raw_sql("PRAGMA foreign_keys = OFF").execute(&pool).await.unwrap();
        }
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(&pool).await.unwrap();
        let faults = stage.store.check().await.unwrap();
        assert!(faults.iter().any(|fault| fault.what.contains(says)), "{sql}: {faults:?}");
    }
}

#[tokio::test]
async fn the_program_backs_up_restores_and_checks() {
    use isegoria_tests::server::{Database, demo_debate};
    let (database, other) = (Database::sqlite(), Database::sqlite());
    let imported = database.import(&demo_debate()).await;
    let file = database.folder().join("backup.sqlite");
    let file = file.to_str().unwrap();
    let done = database.run(&["backup", file]).await;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(String::from_utf8_lossy(&done.stdout).contains("secret is not in it"));
    assert_eq!(database.run(&["backup", file]).await.status.code(), Some(1), "it is there already");
    // A database that is not there is not made, only to be found in order.
    for command in [&["check"][..], &["backup", "nowhere.sqlite"], &["links", &imported.debate]] {
        let refused = other.run(command).await;
        let words = String::from_utf8_lossy(&refused.stderr);
        assert!(
            refused.status.code() == Some(1) && words.contains("there is no database at"),
            "{command:?}: {words}"
        );
    }
    assert_eq!(std::fs::read_dir(other.folder()).unwrap().count(), 0);
    // What is no backup is refused in words, and makes no database.
    let empty = other.folder().join("empty.sqlite");
    std::fs::write(&empty, "").unwrap();
    let before = std::fs::read_dir(other.folder()).unwrap().count();
    let refused = other.run(&["restore", empty.to_str().unwrap()]).await;
    let words = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(1), "{words}");
    assert!(words.contains("is no backup") && refused.stdout.is_empty(), "{words}");
    assert_eq!(std::fs::read_dir(other.folder()).unwrap().count(), before, "nothing was written");
    let restored = other.run(&["restore", file]).await;
    assert!(restored.status.success());
    // The key is not in a backup: without it no link opens, and that is said.
    let told = String::from_utf8_lossy(&restored.stdout);
    assert!(told.contains("is there again") && told.contains("isegoria.key"), "{told}");
    let foreign = other.run(&["check"]).await;
    assert_eq!(foreign.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&foreign.stderr).contains("isegoria.key"));
    std::fs::copy(database.folder().join("isegoria.key"), other.folder().join("isegoria.key")).unwrap();
    let checked = other.run(&["check"]).await;
    assert_eq!(String::from_utf8_lossy(&checked.stdout).trim(), "Everything hangs together.");
    let export = async |of: &Database| of.run(&["export", &imported.debate, "--format", "kialo"]).await.stdout;
    assert_eq!(export(&database).await, export(&other).await);
}

#[cfg(unix)]
#[tokio::test]
async fn database_key_and_backup_are_for_the_programs_user_alone() {
    use isegoria_tests::server::{Database, demo_debate};
    use std::os::unix::fs::PermissionsExt;
    let database = Database::sqlite();
    database.import(&demo_debate()).await;
    let file = database.folder().join("backup.sqlite");
    assert!(database.run(&["backup", file.to_str().unwrap()]).await.status.success());
    let files: Vec<_> = std::fs::read_dir(database.folder()).unwrap().map(|entry| entry.unwrap()).collect();
    assert!(files.len() >= 3, "{files:?}");
    for file in files {
        let mode = file.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{file:?}: {mode:o}");
    }
}
