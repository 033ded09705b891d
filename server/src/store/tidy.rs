//! Forgetting the order in which things came.
//!
//! Ids are random and releases are sorted, but databases keep traces of their own: cells stay where there was room, heaps
//! grow at their end, logs hold commit after commit. From time to time everything is written anew.

use super::{Store, StoreError};

impl Store {
    /// Writes anew what waits, in the order of its random keys, and empties the log of commits.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is lost then, and the order is still there.
    pub async fn forget_order_of_waiting(&self) -> Result<(), StoreError> {
        self.run_each(self.dialect.sort_waiting()).await?;
        self.run(self.dialect.truncate_log()).await
    }

    /// The same for what is released: within a day nothing tells which release it came with.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is lost then, and the order is still there.
    pub async fn forget_order_of_released(&self) -> Result<(), StoreError> {
        self.run_each(self.dialect.sort_released()).await?;
        self.run(self.dialect.rewrite()).await?;
        self.run(self.dialect.truncate_log()).await
    }

    /// Empties the log of commits after a release.
    ///
    /// # Errors
    /// [`StoreError`]; the log is as it was then.
    pub async fn truncate_log(&self) -> Result<(), StoreError> {
        self.run(self.dialect.truncate_log()).await
    }

    /// Deletes the slots of claims that count for a day that is over.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn forget_days_before(&self, day: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM day_slots WHERE day < $1").bind(day.to_owned()).execute(&self.pool).await?;
        Ok(())
    }

    /// Each in a transaction of its own: several tables locked at once could lock each other out.
    async fn run_each(&self, statements: Vec<String>) -> Result<(), StoreError> {
        for sql in statements {
            let mut db = self.pool.begin_with(self.dialect.begin()).await?;
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut *db).await?;
            db.commit().await?;
        }
        Ok(())
    }

    async fn run(&self, sql: Option<&'static str>) -> Result<(), StoreError> {
        if let Some(sql) = sql {
            sqlx::raw_sql(sql).execute(&self.pool).await?;
        }
        Ok(())
    }
}
