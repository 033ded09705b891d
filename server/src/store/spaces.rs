//! Spaces: what they are called, their links, and which debates they hold.

use super::{
    Quiet, Space, Store, StoreError, StoredLink,
    read::{bytes, damaged, word},
};
use crate::secret::StoredKey;
use domain::{
    ids::{DebateId, SpaceId},
    policy::Role,
};
use sqlx::{Any, AnyConnection, Row, any::AnyArguments, query::Query};

fn blob(id: SpaceId) -> Vec<u8> {
    id.as_bytes().to_vec()
}

impl Store {
    /// Stores a new space with its links. A space of this id that is there already is left alone, so that a form sent twice
    /// makes one space: returns whether it was new.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is stored then.
    pub async fn create_space(&self, space: &Space, links: &[StoredLink]) -> Result<bool, StoreError> {
        let mut db = self.begin().await?;
        let sql = "INSERT INTO spaces (id, name, mission, contact, quiet) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
        if described(sql, space).execute(&mut *db).await?.rows_affected() == 0 {
            return Ok(false);
        }
        for link in links {
            insert_link(&mut db, space.id, link).await?;
        }
        db.commit().await?;
        Ok(true)
    }

    /// Calls a space something else.
    ///
    /// # Errors
    /// [`StoreError`]; it stays as it was then.
    pub async fn change_space(&self, space: &Space) -> Result<(), StoreError> {
        let sql = "UPDATE spaces SET name = $2, mission = $3, contact = $4, quiet = $5 WHERE id = $1";
        described(sql, space).execute(&self.pool).await?;
        Ok(())
    }

    /// A space, if it is there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn space(&self, id: SpaceId) -> Result<Option<Space>, StoreError> {
        let row =
            sqlx::query("SELECT * FROM spaces WHERE id = $1").bind(blob(id)).fetch_optional(&self.pool).await?;
        row.map(|row| {
            let (name, mission, contact) = (row.try_get("name")?, row.try_get("mission")?, row.try_get("contact")?);
            let quiet: String = row.try_get("quiet")?;
            let quiet = Some(quiet).filter(|quiet| !quiet.is_empty()).map(|quiet| quiet.parse().map_err(damaged));
            Ok(Space { id, name, mission, contact, quiet: quiet.transpose()? })
        })
        .transpose()
    }

    /// Whether there is neither a space nor a debate.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM spaces UNION ALL SELECT 1 FROM debates LIMIT 1";
        Ok(sqlx::query(sql).fetch_optional(&self.pool).await?.is_none())
    }

    /// The debates of a space, in the order of their random ids.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn debates_of(&self, id: SpaceId) -> Result<Vec<DebateId>, StoreError> {
        let query = sqlx::query("SELECT id FROM debates WHERE space = $1 ORDER BY id").bind(blob(id));
        let rows = query.fetch_all(&self.pool).await?;
        rows.iter().map(|row| bytes(row, "id").map(DebateId::from_bytes)).collect()
    }

    /// A role's links of all debates of a space, in one go.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn links_in_space(&self, id: SpaceId, role: Role) -> Result<Vec<(DebateId, StoredLink)>, StoreError> {
        let sql = "SELECT l.debate, l.hash, l.nonce FROM links l JOIN debates d ON d.id = l.debate \
             WHERE d.space = $1 AND l.role = $2 ORDER BY l.debate";
        let rows = sqlx::query(sql).bind(blob(id)).bind(role.word()).fetch_all(&self.pool).await?;
        let link = |row| {
            let link = StoredLink { hash: bytes(row, "hash")?, role, nonce: bytes(row, "nonce")? };
            Ok((DebateId::from_bytes(bytes(row, "debate")?), link))
        };
        rows.iter().map(link).collect()
    }

    /// The links of a space.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn space_links(&self, id: SpaceId) -> Result<Vec<StoredLink>, StoreError> {
        let query = sqlx::query("SELECT * FROM space_links WHERE space = $1").bind(blob(id));
        let rows = query.fetch_all(&self.pool).await?;
        let link = |row| {
            Ok(StoredLink { hash: bytes(row, "hash")?, role: word(row, "role")?, nonce: bytes(row, "nonce")? })
        };
        rows.iter().map(link).collect()
    }

    /// What the space link with this hash opens.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn space_link(&self, hash: &StoredKey) -> Result<Option<(SpaceId, Role)>, StoreError> {
        let query = sqlx::query("SELECT space, role FROM space_links WHERE hash = $1").bind(hash.to_vec());
        let row = query.fetch_optional(&self.pool).await?;
        row.map(|row| Ok((SpaceId::from_bytes(bytes(&row, "space")?), word(&row, "role")?))).transpose()
    }

    /// Replaces a role's link of a space: the earlier one opens nothing any more.
    ///
    /// # Errors
    /// [`StoreError`]; the earlier one still works then.
    pub async fn replace_space_link(&self, space: SpaceId, link: &StoredLink) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        let query = sqlx::query("DELETE FROM space_links WHERE space = $1 AND role = $2").bind(blob(space));
        query.bind(link.role.word()).execute(&mut *db).await?;
        insert_link(&mut db, space, link).await?;
        Ok(db.commit().await?)
    }
}

/// A statement with what a space says of itself.
fn described(sql: &'static str, space: &Space) -> Query<'static, Any, AnyArguments> {
    let query = sqlx::query(sql).bind(blob(space.id)).bind(space.name.clone()).bind(space.mission.clone());
    query.bind(space.contact.clone()).bind(space.quiet.as_ref().map(Quiet::to_string).unwrap_or_default())
}

async fn insert_link(db: &mut AnyConnection, space: SpaceId, link: &StoredLink) -> Result<(), StoreError> {
    let sql = "INSERT INTO space_links (hash, space, role, nonce) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(link.hash.to_vec()).bind(blob(space));
    query.bind(link.role.word()).bind(link.nonce.to_vec()).execute(db).await?;
    Ok(())
}
