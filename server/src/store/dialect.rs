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

    /// A migration's text, which is written in SQLite's dialect; lines for PostgreSQL alone begin with `--postgres`.
    pub fn translate(self, sql: &str) -> String {
        match self {
            Self::Sqlite => sql.to_owned(),
            Self::Postgres => {
                sql.replace(" BLOB", " BYTEA").replace(" WITHOUT ROWID", "").replace("\n--postgres ", "\n")
            }
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

    /// How a transaction that only reads begins: all its queries see one state.
    pub fn begin_reading(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        }
    }

    /// The state that a debate is in, kept as it is until the transaction ends: no release comes in between. SQLite
    /// lets only one transaction write anyway.
    pub fn hold_release(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT release_id FROM debates WHERE id = $1",
            Self::Postgres => "SELECT release_id FROM debates WHERE id = $1 FOR SHARE",
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
                // What is sorted on the way never touches a disk.
                "PRAGMA temp_store = MEMORY",
            ],
            Self::Postgres => &["SET client_min_messages = warning"],
        }
    }

    /// Writes each table of what waits anew, in the order of its random keys, each in a transaction of its own. SQLite's
    /// pages keep cells where there was room when they came, and PostgreSQL's heap grows at its end.
    pub fn sort_waiting(self) -> Vec<String> {
        let sort = |(table, key): (&str, &str)| match self {
            Self::Sqlite => format!(
                "CREATE TEMP TABLE sorted AS SELECT * FROM {table} ORDER BY debate, {key}; DELETE FROM {table}; \
                 INSERT INTO {table} SELECT * FROM sorted ORDER BY debate, {key}; DROP TABLE sorted"
            ),
            Self::Postgres => cluster(table),
        };
        WAITING.map(sort).into()
    }

    /// The same for what is released, in PostgreSQL; SQLite does it in one go ([`Self::rewrite`]).
    pub fn sort_released(self) -> Vec<String> {
        match self {
            Self::Sqlite => Vec::new(),
            Self::Postgres => RELEASED.map(cluster).into(),
        }
    }

    /// Writes a whole SQLite file anew, in the order of its keys.
    pub fn rewrite(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => Some("VACUUM"),
            Self::Postgres => None,
        }
    }

    /// Empties the log of commits, which holds them in their order: SQLite's own. PostgreSQL's belongs to its operator.
    pub fn truncate_log(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => Some("PRAGMA wal_checkpoint(TRUNCATE)"),
            Self::Postgres => None,
        }
    }
}

/// Whether an error of this code says nothing about what was to be done: SQLite is busy or finds no room, no memory, no file
/// (its numbers, whose last byte is the kind); PostgreSQL has no room, does not accept connections or is going down (the
/// classes of SQLSTATE, of five characters).
pub(super) fn is_general(code: &str) -> bool {
    const SQLITE: [u32; 7] = [5, 6, 7, 8, 10, 13, 14];
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => SQLITE.contains(&(number & 0xff)),
        _ => ["08", "53", "57", "58", "25006", "55000"].iter().any(|class| code.starts_with(class)),
    }
}

/// What waits for a release, with its random key.
const WAITING: [(&str, &str); 13] = [
    ("pending_claims", "id"),
    ("pending_edits", "claim"),
    ("pending_ballots", "nullifier"),
    ("pending_slots", "slot"),
    ("pending_marks", "mark"),
    ("pending_markers", "marker"),
    ("day_slots", "slot"),
    ("pending_comments", "id"),
    ("pending_suggestions", "id"),
    ("pending_answers", "suggestion"),
    ("pending_withdrawals", "id"),
    ("pending_purges", "claim"),
    // Nothing of it is ever released; but in which order invitations were used is nobody's business either.
    ("invitations", "hash"),
];

/// What releases write to.
const RELEASED: [&str; 16] = [
    "claims",
    "places",
    "sources",
    "ballots",
    "slots",
    "marks",
    "banded",
    "sealed_tallies",
    "sealed_participation",
    "comments",
    "suggestions",
    "wordings",
    "held_edits",
    "settled_edits",
    "invitation_keys",
    "invitations",
];

/// Rewrites a table in the order of its primary key, without what was deleted from it.
fn cluster(table: &str) -> String {
    format!("CLUSTER {table} USING {table}_pkey")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_database_that_is_away_are_nobodys_fault() {
        // SQLite: no room, a write that failed, busy. PostgreSQL: no room, shutting down, starting, no connections.
        for code in ["13", "778", "5", "53100", "57P01", "57P03", "55000", "08006"] {
            assert!(is_general(code), "{code}");
        }
        // Of a row: a key that is there already, a reference to nothing, text that is none.
        for code in ["1555", "787", "19", "23505", "23503", "22021"] {
            assert!(!is_general(code), "{code}");
        }
    }
}
