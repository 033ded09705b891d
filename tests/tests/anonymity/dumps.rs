//! What somebody has who copies the database: its files as they lie on disk, and its rows in physical order.

use crate::listed;
use isegoria_tests::local::{Kind, Scratch};
use sqlx::{AnyPool, AssertSqlSafe, Row as _};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::PathBuf,
    process::Command,
};

/// What a column names. Two rows may hold the same token only if both name the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Names {
    /// No token: words and numbers.
    Nothing,
    /// The debate: the same in every row.
    Debate,
    /// A claim, which everybody sees.
    Claim,
    /// A place, which everybody sees.
    Place,
    /// A comment or a suggestion, which everybody sees.
    Spoken,
    /// A role's link.
    Link,
    /// What a link's secret is derived from.
    Nonce,
    /// The right to change one claim.
    Right,
    /// One mark for review. What waits may name it once more.
    Mark,
    /// One ballot. What bands rest on, and what waits, names it once more.
    Ballot,
    /// One slot.
    Slot,
    /// One voice in one release.
    Marker,
    /// An invitation.
    Invitation,
    /// What was asked to be signed for one.
    Asked,
}

impl Names {
    /// Whether everybody may know it.
    pub(crate) fn is_shown(self) -> bool {
        matches!(self, Self::Debate | Self::Claim | Self::Place | Self::Spoken)
    }
}

/// A value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cell {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("–"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Bytes(bytes) => f.write_str(&hex(bytes)),
        }
    }
}

/// A row, by column.
pub(crate) type Row = BTreeMap<String, Cell>;

/// A copy of the database.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dump {
    /// Files, or what `pg_dump` writes.
    pub(crate) raw: Vec<u8>,
    /// Rows by table, in physical order where the database tells one.
    pub(crate) tables: BTreeMap<String, Vec<Row>>,
}

/// A token somewhere in a dump.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) bytes: Vec<u8>,
    pub(crate) names: Names,
    pub(crate) table: String,
}

impl Dump {
    /// All tokens.
    pub(crate) fn tokens(&self) -> Vec<Token> {
        let rows = self.tables.iter().flat_map(|(table, rows)| rows.iter().map(move |row| (table, row)));
        rows.flat_map(|(table, row)| tokens(table, row)).collect()
    }

    /// The rows of a table.
    pub(crate) fn rows(&self, table: &str) -> &[Row] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    /// What another dump has more, by table.
    pub(crate) fn new_in(&self, later: &Self) -> Vec<(String, Row)> {
        let mut new = Vec::new();
        for (table, rows) in &later.tables {
            let old: BTreeSet<&Row> = self.rows(table).iter().collect();
            new.extend(rows.iter().filter(|row| !old.contains(row)).map(|row| (table.clone(), row.clone())));
        }
        new
    }
}

/// The tokens of a row.
pub(crate) fn tokens(table: &str, row: &Row) -> Vec<Token> {
    row.iter()
        .filter_map(|(column, cell)| match cell {
            Cell::Bytes(bytes) => {
                Some(Token { bytes: bytes.clone(), names: listed::names(table, column), table: table.to_owned() })
            }
            _ => None,
        })
        .collect()
}

/// A column as the database describes it.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) table: String,
    pub(crate) name: String,
    /// Its type in small letters.
    pub(crate) kind: String,
    /// Whether the database fills it by counting.
    pub(crate) counts: bool,
}

/// A database, looked at from outside.
#[derive(Debug)]
pub(crate) struct Database {
    kind: Kind,
    url: String,
    pool: AnyPool,
    columns: Vec<Column>,
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Database {
    pub(crate) async fn of(scratch: &Scratch, kind: Kind) -> Self {
        let pool = AnyPool::connect(&scratch.url).await.unwrap();
        let mut database = Self { kind, url: scratch.url.clone(), pool, columns: Vec::new() };
        database.columns = database.columns().await;
        database
    }

    async fn texts<const N: usize>(&self, sql: &str) -> Vec<[String; N]> {
        let rows = sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_all(&self.pool).await.unwrap();
        rows.iter().map(|row| std::array::from_fn(|i| row.get::<String, _>(i))).collect()
    }

    /// Every column of every table.
    pub(crate) async fn columns(&self) -> Vec<Column> {
        let sql = match self.kind {
            Kind::Sqlite => {
                "SELECT CAST(m.name AS TEXT), CAST(c.name AS TEXT), CAST(lower(c.type) AS TEXT), \
                 CAST(CASE WHEN lower(m.sql) LIKE '%autoincrement%' OR (c.pk > 0 AND lower(c.type) = 'integer') \
                 THEN 'yes' ELSE 'no' END AS TEXT) \
                 FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1, 2"
            }
            Kind::Postgres => {
                "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT), \
                 CAST(CASE WHEN is_identity = 'YES' OR is_generated = 'ALWAYS' OR column_default LIKE 'nextval%' \
                 THEN 'yes' ELSE 'no' END AS TEXT) \
                 FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema') \
                 ORDER BY 1, 2"
            }
        };
        let found = self.texts::<4>(sql).await.into_iter();
        found.map(|[table, name, kind, counts]| Column { table, name, kind, counts: counts == "yes" }).collect()
    }

    /// What counts up, and which tables keep their rows in the order in which they came. PostgreSQL's heaps all do, until
    /// they are rewritten.
    pub(crate) async fn counters(&self) -> (Vec<String>, Vec<String>) {
        let flat = |rows: Vec<[String; 1]>| rows.into_iter().map(|[name]| name).collect();
        match self.kind {
            Kind::Sqlite => {
                let counters = "SELECT CAST(name AS TEXT) FROM sqlite_schema WHERE name LIKE 'sqlite_sequence%'";
                let in_order = "SELECT CAST(name AS TEXT) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' \
                     AND wr = 0 AND name NOT IN ('_sqlx_migrations', 'sqlite_schema', 'sqlite_stat1')";
                (flat(self.texts(counters).await), flat(self.texts(in_order).await))
            }
            Kind::Postgres => {
                let counters = "SELECT CAST(relname AS TEXT) FROM pg_class WHERE relkind = 'S'";
                (flat(self.texts(counters).await), Vec::new())
            }
        }
    }

    /// The file of an SQLite database.
    pub(crate) fn file(&self) -> PathBuf {
        PathBuf::from(self.url.strip_prefix("sqlite:").expect("a file"))
    }

    /// Copies everything.
    pub(crate) async fn dump(&self) -> Dump {
        let tables: BTreeSet<&str> = self.columns.iter().map(|column| column.table.as_str()).collect();
        let mut dump = Dump { raw: self.raw(), tables: BTreeMap::new() };
        // The program that upgrades the schema keeps times of its own: see the list.
        for table in tables.into_iter().filter(|table| *table != "_sqlx_migrations") {
            dump.tables.insert(table.to_owned(), self.rows(table).await);
        }
        dump
    }

    /// A table's rows, in the order of PostgreSQL's heap. How cells lie in SQLite's pages: [`crate::keys`].
    pub(crate) async fn rows(&self, table: &str) -> Vec<Row> {
        let columns: Vec<&str> =
            self.columns.iter().filter(|c| c.table == table).map(|column| column.name.as_str()).collect();
        let order = match self.kind {
            Kind::Sqlite => "",
            Kind::Postgres => " ORDER BY ctid",
        };
        let sql = format!("SELECT {} FROM {table}{order}", columns.join(", "));
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&self.pool).await.unwrap();
        rows.iter()
            .map(|row| columns.iter().enumerate().map(|(i, name)| ((*name).to_owned(), cell(row, i))).collect())
            .collect()
    }

    /// The bytes of a copy: SQLite's file and its log of commits, or what `pg_dump` writes.
    pub(crate) fn raw(&self) -> Vec<u8> {
        match self.kind {
            Kind::Sqlite => {
                let file = self.file();
                let mut bytes = std::fs::read(&file).unwrap();
                let log = PathBuf::from(format!("{}-wal", file.display()));
                bytes.extend(std::fs::read(log).unwrap_or_default());
                bytes
            }
            Kind::Postgres => {
                let made = Command::new("pg_dump").arg("--dbname").arg(&self.url).output();
                let made = made.expect("pg_dump, which comes with PostgreSQL (tests/run installs it)");
                assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
                made.stdout
            }
        }
    }
}

fn cell(row: &sqlx::any::AnyRow, i: usize) -> Cell {
    if let Ok(bytes) = row.try_get::<Option<Vec<u8>>, _>(i) {
        return bytes.map_or(Cell::Null, Cell::Bytes);
    }
    if let Ok(number) = row.try_get::<Option<i64>, _>(i) {
        return number.map_or(Cell::Null, Cell::Number);
    }
    row.get::<Option<String>, _>(i).map_or(Cell::Null, Cell::Text)
}
