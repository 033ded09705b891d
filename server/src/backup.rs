//! Backups: everything of a database in one SQLite file. The server's secret is none of it.

use crate::store::{Store, StoreError};
use std::path::{Path, PathBuf};

/// Why there is no backup, or why it was not read.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file is there already.
    #[error("{} is there already: a backup goes into a new file", .0.display())]
    Exists(PathBuf),
    /// There is no such file.
    #[error("{} is not there, or can't be read: {error}", file.display())]
    Missing {
        /// The file.
        file: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The file is something else.
    #[error(
        "{} is no backup of this program: it is empty, or something else wrote it. Nothing was read into the database",
        .0.display()
    )]
    Foreign(PathBuf),
    /// The file can't be written.
    #[error("{} can't be written: {error}", file.display())]
    Unwritten {
        /// The file.
        file: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// Something went wrong in the backup.
    #[error("in the backup {}: {error}", file.display())]
    Backup {
        /// The file.
        file: PathBuf,
        /// What.
        error: StoreError,
    },
    /// Something went wrong in the database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The address of a SQLite file.
fn address(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// Writes everything into a new file, one state of it, also while a server writes. The file has its name only once it is
/// whole. Returns what was done, in words.
///
/// # Errors
/// [`BackupError`]; there is no backup then.
pub async fn write(store: &Store, file: &Path) -> Result<String, BackupError> {
    if file.exists() {
        return Err(BackupError::Exists(file.to_owned()));
    }
    let mut unfinished = file.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    let _ = std::fs::remove_file(&unfinished);
    let made = fill(store, &unfinished).await;
    let rows = match made {
        Ok(rows) => rows,
        Err(error) => {
            remove(&unfinished);
            return Err(error);
        }
    };
    std::fs::rename(&unfinished, file).map_err(|error| BackupError::Unwritten { file: file.to_owned(), error })?;
    Ok(format!(
        "{} holds everything ({rows} rows). The server’s secret is not in it: keep that file apart, or links and voices \
         are lost. Whoever has both can link what the voices of debates that are not sealed wrote.",
        file.display()
    ))
}

async fn fill(store: &Store, file: &Path) -> Result<u64, BackupError> {
    let within = |error| BackupError::Backup { file: file.to_owned(), error };
    let backup = Store::open(&address(file)).await.map_err(within)?;
    let outcome = match store.copy_into(&backup).await {
        Ok(rows) => backup.forget_order_of_released().await.map(|()| rows).map_err(within),
        Err(error) => Err(error.into()),
    };
    backup.close().await;
    let rows = outcome?;
    // On disk before it has its name.
    let synced = std::fs::File::open(file).and_then(|file| file.sync_all());
    synced.map_err(|error| BackupError::Unwritten { file: file.to_owned(), error })?;
    Ok(rows)
}

/// Removes what is left of a file that was not finished, and of its log.
fn remove(file: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut path = file.as_os_str().to_owned();
        path.push(end);
        let _ = std::fs::remove_file(PathBuf::from(path));
    }
}

/// Whether a file is a backup, before a database is opened or made for it. The file is only read.
///
/// # Errors
/// [`BackupError`] if not.
pub async fn look(file: &Path) -> Result<(), BackupError> {
    let missing = |error| BackupError::Missing { file: file.to_owned(), error };
    if std::fs::File::open(file).and_then(|file| file.metadata()).map_err(missing)?.is_dir() {
        return Err(BackupError::Foreign(file.to_owned()));
    }
    match Store::is_ours(file).await {
        Ok(true) => Ok(()),
        Ok(false) => Err(BackupError::Foreign(file.to_owned())),
        Err(error) => Err(BackupError::Backup { file: file.to_owned(), error }),
    }
}

/// Reads a backup into an empty database. The backup is left as it is; one of an earlier version is brought up to date in a
/// temporary copy. Returns what was done, in words.
///
/// # Errors
/// [`BackupError`]; the database stays empty then.
pub async fn read(store: &Store, file: &Path) -> Result<String, BackupError> {
    let folder =
        tempfile::tempdir().map_err(|error| BackupError::Unwritten { file: std::env::temp_dir(), error })?;
    let copy = folder.path().join("backup.sqlite");
    std::fs::copy(file, &copy).map_err(|error| BackupError::Missing { file: file.to_owned(), error })?;
    if !Store::is_ours(&copy).await.unwrap_or_default() {
        return Err(BackupError::Foreign(file.to_owned()));
    }
    let within = |error| BackupError::Backup { file: file.to_owned(), error };
    let backup = Store::open(&address(&copy)).await.map_err(within)?;
    let outcome = backup.copy_into(store).await;
    backup.close().await;
    let rows = outcome?;
    Ok(format!("Everything of {} is there again ({rows} rows).", file.display()))
}
