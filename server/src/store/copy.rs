//! Copying everything from one database into another: backups are SQLite files, whatever they were made of.

use super::{Dialect, Store, StoreError};
use futures_util::TryStreamExt;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Connection, Row, any::AnyArguments, query::Query};
use std::path::Path;

/// All tables, those first that others refer to. The steps of its schema are each database's own affair.
const TABLES: [&str; 35] = [
    "spaces",
    "space_links",
    "debates",
    "links",
    "history",
    "claims",
    "places",
    "sources",
    "imported_tallies",
    "ballots",
    "slots",
    "marks",
    "banded",
    "trend",
    "sealed_tallies",
    "sealed_participation",
    "pending_claims",
    "pending_edits",
    "held_edits",
    "settled_edits",
    "pending_ballots",
    "pending_slots",
    "pending_marks",
    "pending_markers",
    "day_slots",
    "comments",
    "suggestions",
    "wordings",
    "pending_comments",
    "pending_suggestions",
    "pending_answers",
    "pending_withdrawals",
    "pending_purges",
    "invitation_keys",
    "invitations",
];
/// How many rows one statement inserts.
const ROWS: usize = 64;

/// What a column holds.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Bytes,
    Text,
    Number,
}

/// A column.
struct Column {
    name: String,
    kind: Kind,
    /// Its rank in the primary key, from 1; 0: not in it.
    key: i64,
}

/// A value of a row.
enum Value {
    Bytes(Option<Vec<u8>>),
    Text(Option<String>),
    Number(Option<i64>),
}

impl Store {
    /// Whether a file is a database of this program: it knows the steps of its schema, and debates. The file is only read.
    ///
    /// # Errors
    /// [`StoreError`] if it can't be told.
    pub async fn is_ours(file: &Path) -> Result<bool, StoreError> {
        sqlx::any::install_default_drivers();
        let mut db = match AnyConnection::connect(&format!("sqlite:{}?mode=ro", file.display())).await {
            Ok(db) => db,
            Err(error) if is_none(&error) => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        let sql = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('_sqlx_migrations', 'debates', 'claims')";
        let found = sqlx::query(sql).fetch_one(&mut db).await.and_then(|row| row.try_get::<i64, _>(0));
        db.close().await?;
        match found {
            Ok(found) => Ok(found == 3),
            Err(error) if is_none(&error) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Copies everything into an empty database: one state of it, whatever others write meanwhile, each table in the order
    /// of its random keys. Returns how many rows there were.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] if the other one holds something, or any other [`StoreError`]; nothing is copied then.
    pub async fn copy_into(&self, other: &Self) -> Result<u64, StoreError> {
        if !other.is_empty().await? {
            return Err(StoreError::NotEmpty);
        }
        let mut from = self.pool.begin_with(self.dialect.begin_reading()).await?;
        let mut to = other.begin().await?;
        let mut copied = 0;
        for table in TABLES {
            let columns = match self.dialect {
                Dialect::Sqlite => columns(&mut from, table).await?,
                Dialect::Postgres => columns(&mut to, table).await?,
            };
            copied += copy(&mut from, &mut to, table, &columns).await?;
        }
        to.commit().await?;
        Ok(copied)
    }
}

/// Whether SQLite says that a file is no database (its code 26).
fn is_none(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == "26")
}

/// The columns of a table, as SQLite knows them: one of the two databases always is one.
async fn columns(db: &mut AnyConnection, table: &str) -> Result<Vec<Column>, StoreError> {
    let sql = "SELECT name, type, CAST(pk AS BIGINT) AS key FROM pragma_table_info($1)";
    let rows = sqlx::query(sql).bind(table.to_owned()).fetch_all(db).await?;
    let column = |row: &sqlx::any::AnyRow| {
        let kind = match row.try_get::<String, _>("type")?.as_str() {
            "BLOB" => Kind::Bytes,
            "TEXT" => Kind::Text,
            "BIGINT" => Kind::Number,
            other => return Err(StoreError::Damaged(format!("a column of {table} holds {other}"))),
        };
        Ok(Column { name: row.try_get("name")?, kind, key: row.try_get("key")? })
    };
    rows.iter().map(column).collect()
}

async fn copy(
    from: &mut AnyConnection,
    to: &mut AnyConnection,
    table: &str,
    columns: &[Column],
) -> Result<u64, StoreError> {
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let mut key: Vec<&Column> = columns.iter().filter(|column| column.key > 0).collect();
    key.sort_by_key(|column| column.key);
    let key: Vec<&str> = key.into_iter().map(|column| column.name.as_str()).collect();
    let (names, key) = (names.join(", "), key.join(", "));
    let mut rows = sqlx::query(AssertSqlSafe(format!("SELECT {names} FROM {table} ORDER BY {key}"))).fetch(from);
    let (mut waiting, mut copied) = (Vec::with_capacity(ROWS), 0);
    while let Some(row) = rows.try_next().await? {
        let value = |(i, column): (usize, &Column)| {
            Ok(match column.kind {
                Kind::Bytes => Value::Bytes(row.try_get(i)?),
                Kind::Text => Value::Text(row.try_get(i)?),
                Kind::Number => Value::Number(row.try_get(i)?),
            })
        };
        waiting.push(columns.iter().enumerate().map(value).collect::<Result<Vec<_>, StoreError>>()?);
        copied += 1;
        if waiting.len() == ROWS {
            insert(to, table, &names, std::mem::take(&mut waiting)).await?;
        }
    }
    insert(to, table, &names, waiting).await?;
    Ok(copied)
}

async fn insert(to: &mut AnyConnection, table: &str, names: &str, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
    let Some(width) = rows.first().map(Vec::len) else { return Ok(()) };
    let row = |n: usize| {
        let values: Vec<String> = (1..=width).map(|i| format!("${}", n * width + i)).collect();
        format!("({})", values.join(", "))
    };
    let places: Vec<String> = (0..rows.len()).map(row).collect();
    let sql = format!("INSERT INTO {table} ({names}) VALUES {}", places.join(", "));
    let query = rows.into_iter().flatten().fold(sqlx::query(AssertSqlSafe(sql)), bound);
    query.execute(to).await?;
    Ok(())
}

fn bound<'q>(query: Query<'q, Any, AnyArguments>, value: Value) -> Query<'q, Any, AnyArguments> {
    match value {
        Value::Bytes(bytes) => query.bind(bytes),
        Value::Text(text) => query.bind(text),
        Value::Number(number) => query.bind(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[tokio::test]
    async fn every_table_is_copied() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite:{}", folder.path().join("a.sqlite").display())).await.unwrap();
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlx%'";
        let rows = sqlx::query(sql).fetch_all(&store.pool).await.unwrap();
        let found: BTreeSet<String> = rows.iter().map(|row| row.try_get(0).unwrap()).collect();
        assert_eq!(found, TABLES.map(str::to_owned).into());
    }
}
