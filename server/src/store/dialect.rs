//! Where SQLite and PostgreSQL differ. Everything else is one SQL text for both.

/// The database behind a store, by the scheme of its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// A file, the default.
    Sqlite,
    /// A server, when one machine is not enough.
    Postgres,
}

impl Dialect {
    /// The dialect of a database address: `sqlite:FILE` or `postgres://…`.
    pub fn of(url: &str) -> Option<Self> {
        if url.starts_with("sqlite:") {
            Some(Self::Sqlite)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Some(Self::Postgres)
        } else {
            None
        }
    }

    /// A migration's text, which is written in SQLite's dialect.
    pub fn translate(self, sql: &str) -> String {
        match self {
            Self::Sqlite => sql.to_owned(),
            Self::Postgres => sql.replace(" BLOB", " BYTEA").replace(" WITHOUT ROWID", ""),
        }
    }

    /// How a transaction that will write begins: SQLite takes the write lock at once, since a reader that turns
    /// writer may find it has read too old a state.
    pub fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// What each new connection is told. Overwritten pages are zeroed, so that what is deleted is gone from the
    /// file; a commit is on disk before it is acknowledged.
    pub fn greeting(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => &[
                "PRAGMA busy_timeout = 10000",
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = FULL",
                "PRAGMA foreign_keys = ON",
                "PRAGMA secure_delete = ON",
            ],
            Self::Postgres => &["SET client_min_messages = warning"],
        }
    }

    /// What is asked after a release, so that the order in which contributions came is not kept: SQLite's write-ahead
    /// log holds every commit, one after the other, until it is truncated.
    pub fn forget_order(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => Some("PRAGMA wal_checkpoint(TRUNCATE)"),
            Self::Postgres => None,
        }
    }
}
