//! How servers of one PostgreSQL hear of each other: a notification names a debate in which something changed, and who
//! changed it, nothing else. A SQLite file has one server.

use super::{Dialect, Store, StoreError};
use domain::ids::{DebateId, ReleaseId};
use sqlx::{AnyConnection, postgres::PgListener};

const CHANNEL: &str = "isegoria";

/// What another server did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Something changed in this debate.
    Changed(DebateId),
    /// The connection was lost for a while: anything may have changed.
    Missed,
}

/// Hears what other servers do.
#[derive(Debug)]
pub struct Listener {
    listener: PgListener,
    node: ReleaseId,
}

impl Listener {
    /// Waits for the next news.
    ///
    /// # Errors
    /// [`StoreError`] if the database is away; asking again connects again.
    pub async fn next(&mut self) -> Result<News, StoreError> {
        loop {
            let Some(notification) = self.listener.try_recv().await? else { return Ok(News::Missed) };
            let Some((node, debate)) = notification.payload().split_once(' ') else { continue };
            if let Ok(debate) = debate.parse()
                && node != self.node.to_string()
            {
                return Ok(News::Changed(debate));
            }
        }
    }
}

impl Store {
    /// Listens to other servers of this database; `None` where there are none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn listen(&self) -> Result<Option<Listener>, StoreError> {
        if self.dialect != Dialect::Postgres {
            return Ok(None);
        }
        let mut listener = PgListener::connect(&self.address.0).await?;
        listener.listen(CHANNEL).await?;
        Ok(Some(Listener { listener, node: self.node }))
    }

    /// Tells other servers, when the transaction commits, that something changed in a debate.
    pub(super) async fn tell(&self, db: &mut AnyConnection, debate: DebateId) -> Result<(), StoreError> {
        if self.dialect == Dialect::Postgres {
            let query = sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL);
            query.bind(format!("{} {debate}", self.node)).fetch_optional(db).await?;
        }
        Ok(())
    }
}
