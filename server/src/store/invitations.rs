//! Invitations: the key of a debate, and a row for each invitation that is not revoked.

use super::{Store, StoreError, read::bytes};
use crate::secret::{OsRandom, StoredKey};
use domain::{debate::Step, ids::DebateId};
use sqlx::{AnyConnection, Row};

/// The key pair of a debate as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationKey {
    /// The public key (SubjectPublicKeyInfo, DER).
    pub public: Vec<u8>,
    /// The private key, wrapped under the server's secret.
    pub wrapped: Vec<u8>,
}

/// How many invitations one statement inserts.
const ROWS: usize = 50;

/// What a release tells of invitations: how many were used until then.
pub(super) const TELL: &str = "UPDATE invitation_keys SET told = \
    (SELECT COUNT(*) FROM invitations WHERE debate = $1 AND state = 'used') WHERE debate = $1";

impl Store {
    /// Keeps a debate from being sealed until the transaction ends: what sealing deletes must not come back.
    async fn hold_unsealed(&self, db: &mut AnyConnection, debate: DebateId) -> Result<(), StoreError> {
        sqlx::query(self.dialect.hold_release()).bind(debate.as_bytes().to_vec()).fetch_optional(&mut *db).await?;
        let query = sqlx::query("SELECT step FROM debates WHERE id = $1").bind(debate.as_bytes().to_vec());
        let row = query.fetch_optional(db).await?;
        match row.map(|row| row.try_get::<String, _>("step")).transpose()? {
            Some(step) if step != Step::Sealed.word() => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    /// The key of a debate, once it has one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn invitation_key(&self, debate: DebateId) -> Result<Option<InvitationKey>, StoreError> {
        let query = sqlx::query("SELECT public, wrapped FROM invitation_keys WHERE debate = $1");
        let row = query.bind(debate.as_bytes().to_vec()).fetch_optional(&self.pool).await?;
        let key = |row: sqlx::any::AnyRow| {
            Ok(InvitationKey { public: row.try_get("public")?, wrapped: row.try_get("wrapped")? })
        };
        row.map(key).transpose()
    }

    /// Gives a debate this key if it has none. Returns the one that it has then.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the debate was sealed meanwhile, or any other [`StoreError`].
    pub async fn keep_invitation_key(
        &self,
        debate: DebateId,
        key: &InvitationKey,
    ) -> Result<InvitationKey, StoreError> {
        let mut db = self.begin().await?;
        self.hold_unsealed(&mut db, debate).await?;
        let sql = "INSERT INTO invitation_keys (debate, public, wrapped, told) VALUES ($1, $2, $3, 0) \
                   ON CONFLICT DO NOTHING";
        let query = sqlx::query(sql).bind(debate.as_bytes().to_vec()).bind(key.public.clone());
        query.bind(key.wrapped.clone()).execute(&mut *db).await?;
        let row = sqlx::query("SELECT public, wrapped FROM invitation_keys WHERE debate = $1");
        let row = row.bind(debate.as_bytes().to_vec()).fetch_one(&mut *db).await?;
        let kept = InvitationKey { public: row.try_get("public")?, wrapped: row.try_get("wrapped")? };
        db.commit().await?;
        Ok(kept)
    }

    /// Adds invitations; `instead`: of all that were not used, which are revoked.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the debate was sealed meanwhile, or any other [`StoreError`]; nothing changes then.
    pub async fn issue_invitations(
        &self,
        debate: DebateId,
        hashes: &[StoredKey],
        instead: bool,
    ) -> Result<(), StoreError> {
        let mut hashes = hashes.to_vec();
        hashes.sort_unstable();
        let mut db = self.begin().await?;
        self.hold_unsealed(&mut db, debate).await?;
        if instead {
            let query = sqlx::query("DELETE FROM invitations WHERE debate = $1 AND state = 'open'");
            query.bind(debate.as_bytes().to_vec()).execute(&mut *db).await?;
        }
        for chunk in hashes.chunks(ROWS) {
            let row = |n: usize| format!("(${}, $1, 'open', ${})", 2 * n + 2, 2 * n + 3);
            let rows: Vec<String> = (0..chunk.len()).map(row).collect();
            let sql = format!("INSERT INTO invitations (hash, debate, state, asked) VALUES {}", rows.join(", "));
            let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(debate.as_bytes().to_vec());
            for hash in chunk {
                let nothing: StoredKey = OsRandom.array().map_err(|e| StoreError::Damaged(e.to_string()))?;
                query = query.bind(hash.to_vec()).bind(nothing.to_vec());
            }
            query.execute(&mut *db).await?;
        }
        Ok(db.commit().await?)
    }

    /// Revokes one invitation, or (`None`) all, if it was not used.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is revoked then.
    pub async fn revoke_invitations(&self, debate: DebateId, only: Option<StoredKey>) -> Result<(), StoreError> {
        let sql = "DELETE FROM invitations WHERE debate = $1 AND state = 'open' AND hash = $2";
        match only {
            Some(hash) => {
                let query = sqlx::query(sql).bind(debate.as_bytes().to_vec()).bind(hash.to_vec());
                query.execute(&self.pool).await?;
            }
            None => {
                let query = sqlx::query("DELETE FROM invitations WHERE debate = $1 AND state = 'open'");
                query.bind(debate.as_bytes().to_vec()).execute(&self.pool).await?;
            }
        }
        Ok(())
    }

    /// Whether there is such an invitation, used or not.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_invitation(&self, debate: DebateId, hash: &StoredKey) -> Result<bool, StoreError> {
        let query = sqlx::query("SELECT hash FROM invitations WHERE debate = $1 AND hash = $2");
        let row = query.bind(debate.as_bytes().to_vec()).bind(hash.to_vec()).fetch_optional(&self.pool).await?;
        Ok(row.map(|row| bytes::<32>(&row, "hash")).transpose()?.is_some())
    }

    /// Uses an invitation for this question. Whether it could be: it was not used before, or for the same question.
    ///
    /// # Errors
    /// [`StoreError`]; it is as it was then.
    pub async fn use_invitation(
        &self,
        debate: DebateId,
        hash: &StoredKey,
        asked: &StoredKey,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE invitations SET state = 'used', asked = $3 \
                   WHERE debate = $1 AND hash = $2 AND (state = 'open' OR asked = $3)";
        let query = sqlx::query(sql).bind(debate.as_bytes().to_vec()).bind(hash.to_vec()).bind(asked.to_vec());
        Ok(query.execute(&self.pool).await?.rows_affected() == 1)
    }

    /// How many invitations of a debate had been used at its last release.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn invitations_used(&self, debate: DebateId) -> Result<u32, StoreError> {
        let query = sqlx::query("SELECT told FROM invitation_keys WHERE debate = $1");
        let row = query.bind(debate.as_bytes().to_vec()).fetch_optional(&self.pool).await?;
        let told: i64 = row.map_or(Ok(0), |row| row.try_get("told"))?;
        u32::try_from(told).map_err(|_| StoreError::Damaged("told is out of range".to_owned()))
    }
}
