//! What moderation writes: each public function is one transaction.

use super::{
    Debate, Happened, Next, ReleasePlan, SettledEdit, Store, StoreError, StoredLink, Version,
    read::damaged,
    talk,
    write::{Outcome, create_in, hold_version, id, insert_claim, insert_happened, insert_place, insert_sources},
};
use crate::secret::StoredKey;
use domain::{
    claim::Claim,
    debate::Document,
    graph::NewPlace,
    history::Event,
    ids::{ClaimId, DebateId},
    moderation::{Entry, Reason, Shelf, Written},
};
use sqlx::{AnyConnection, Row};

/// A moderation as it is written.
#[derive(Debug)]
pub struct Moderated<'a> {
    /// The version of the debate that it rests on.
    pub version: Version,
    /// What changes.
    pub written: &'a Written,
    /// A new wording that is published or declined, or comes back under review; and the claim as it reads then, where that
    /// changes.
    pub wording: Option<(&'a SettledEdit, Option<&'a Claim>)>,
    /// The entry of the history that is undone, if one is.
    pub undoes: Option<usize>,
    /// Claims whose pending replies answer another one.
    pub answers: &'a [(ClaimId, ClaimId)],
    /// Claims whose marks for a reason are done with.
    pub settled: &'a [(ClaimId, Reason)],
    /// What goes down in the history.
    pub happened: &'a Happened,
    /// A debate that is made of a branch.
    pub extracted: Option<Extracted<'a>>,
}

/// A debate that is made of a branch of another one.
#[derive(Debug)]
pub struct Extracted<'a> {
    /// The debate.
    pub debate: &'a Debate,
    /// Its claims.
    pub document: &'a Document,
    /// Its links.
    pub links: &'a [StoredLink],
    /// Its first state.
    pub next: &'a Next,
}

/// How a shelf is stored; none is the graph.
pub(super) fn shelf_word(shelf: Option<Shelf>) -> &'static str {
    shelf.map_or("", Shelf::word)
}

async fn put_claim(db: &mut AnyConnection, debate: DebateId, claim: ClaimId, shelf: Option<Shelf>) -> Outcome {
    let query = sqlx::query("UPDATE claims SET shelf = $3 WHERE debate = $1 AND id = $2");
    let query = query.bind(id(debate.as_bytes())).bind(id(claim.as_bytes()));
    query.bind(shelf_word(shelf)).execute(db).await?;
    Ok(())
}

async fn put_place(db: &mut AnyConnection, debate: DebateId, place: &NewPlace, shelf: Option<Shelf>) -> Outcome {
    let sql = "UPDATE places SET shelf = $3, parent = $4, home = $5 WHERE debate = $1 AND id = $2";
    sqlx::query(sql)
        .bind(id(debate.as_bytes()))
        .bind(id(place.id.as_bytes()))
        .bind(shelf_word(shelf))
        .bind(place.under.map(|(parent, _)| id(parent.as_bytes())))
        .bind(i64::from(place.home))
        .execute(db)
        .await?;
    Ok(())
}

async fn of_claim(db: &mut AnyConnection, sql: &'static str, debate: DebateId, claim: ClaimId) -> Outcome {
    sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(claim.as_bytes())).execute(db).await?;
    Ok(())
}

/// Puts claims that were just released on their shelves, and keeps back wordings that somebody is to look at.
pub(super) async fn hold_back(db: &mut AnyConnection, debate: DebateId, plan: &ReleasePlan) -> Outcome {
    for (claim, shelf) in &plan.shelved {
        put_claim(db, debate, *claim, Some(*shelf)).await?;
        let sql = "UPDATE places SET shelf = 'late' WHERE debate = $1 AND claim = $2 AND shelf = ''";
        of_claim(db, sql, debate, *claim).await?;
    }
    let edited = "DELETE FROM held_edits WHERE debate = $1 \
         AND claim IN (SELECT claim FROM pending_edits WHERE debate = $1)";
    sqlx::query(edited).bind(id(debate.as_bytes())).execute(&mut *db).await?;
    for claim in &plan.held {
        let sql = "INSERT INTO held_edits (claim, debate, text, sources) \
             SELECT claim, debate, text, sources FROM pending_edits WHERE debate = $1 AND claim = $2";
        of_claim(db, sql, debate, *claim).await?;
    }
    Ok(())
}

/// Writes a mark that waits.
pub(super) async fn wait_with_mark(
    db: &mut AnyConnection,
    debate: DebateId,
    (mark, claim, reason): (&StoredKey, ClaimId, Option<Reason>),
) -> Outcome {
    let sql = "INSERT INTO pending_marks (mark, debate, claim, reason) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (debate, mark) DO UPDATE SET reason = excluded.reason";
    let query = sqlx::query(sql).bind(id(mark)).bind(id(debate.as_bytes())).bind(id(claim.as_bytes()));
    query.bind(reason.map(Reason::word)).execute(db).await?;
    Ok(())
}

/// Moves the marks that wait to where facilitators see them.
pub(super) async fn release_marks(db: &mut AnyConnection, debate: DebateId) -> Outcome {
    for sql in [
        "DELETE FROM marks WHERE debate = $1 AND mark IN (SELECT mark FROM pending_marks WHERE debate = $1)",
        "INSERT INTO marks (mark, debate, claim, reason, settled) SELECT mark, debate, claim, reason, NULL FROM pending_marks \
         WHERE debate = $1 AND reason IS NOT NULL ORDER BY mark",
        "DELETE FROM pending_marks WHERE debate = $1",
    ] {
        sqlx::query(sql).bind(id(debate.as_bytes())).execute(&mut *db).await?;
    }
    Ok(())
}

/// Deletes what moderation took out of a debate that is sealed, and what it would take to undo it.
pub(super) async fn seal(db: &mut AnyConnection, debate: DebateId) -> Outcome {
    for sql in [
        "DELETE FROM ballots WHERE debate = $1 AND place IN \
         (SELECT id FROM places WHERE debate = $1 AND shelf <> '')",
        "DELETE FROM banded WHERE debate = $1 AND place IN \
         (SELECT id FROM places WHERE debate = $1 AND shelf <> '')",
        "DELETE FROM imported_tallies WHERE debate = $1 AND place IN \
         (SELECT id FROM places WHERE debate = $1 AND shelf <> '')",
        "DELETE FROM trend WHERE debate = $1 AND place IN \
         (SELECT id FROM places WHERE debate = $1 AND shelf <> '')",
        "DELETE FROM places WHERE debate = $1 AND shelf <> ''",
        "DELETE FROM sources WHERE debate = $1 AND claim IN \
         (SELECT id FROM claims WHERE debate = $1 AND shelf <> '')",
        "DELETE FROM claims WHERE debate = $1 AND shelf <> ''",
        "DELETE FROM marks WHERE debate = $1",
        "DELETE FROM pending_marks WHERE debate = $1",
        "DELETE FROM pending_edits WHERE debate = $1",
    ] {
        sqlx::query(sql).bind(id(debate.as_bytes())).execute(&mut *db).await?;
    }
    let rows = sqlx::query("SELECT i, event FROM history WHERE debate = $1").bind(id(debate.as_bytes()));
    for row in rows.fetch_all(&mut *db).await? {
        let event: Event = serde_json::from_str(&row.try_get::<String, _>("event")?)
            .map_err(|error| StoreError::Damaged(error.to_string()))?;
        let Event::Moderated(entry) = event else { continue };
        let event = Event::Moderated(Entry { shifts: Vec::new(), ..entry });
        let sql = "UPDATE history SET event = $3 WHERE debate = $1 AND i = $2";
        let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(row.try_get::<i64, _>("i")?);
        query.bind(super::write::words(&event)?).execute(&mut *db).await?;
    }
    Ok(())
}

impl Store {
    /// Writes a moderation: all of it, or nothing. Nothing is released by it.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the debate is in another state, or was moderated since; any other [`StoreError`].
    pub async fn moderate(&self, debate: DebateId, moderated: &Moderated<'_>) -> Outcome {
        let Moderated { version, written, wording, undoes, answers, settled, happened, extracted } = moderated;
        let mut db = self.begin().await?;
        hold_version(&mut db, debate, *version).await?;
        let entry = i64::try_from(version.entries).map_err(damaged)?;
        let undoes = undoes.map(i64::try_from).transpose().map_err(damaged)?;
        if let Some(Extracted { debate, document, links, next }) = extracted
            && !create_in(&mut db, debate, document, links, next).await?
        {
            // Somebody has made a debate of this id meanwhile: planned anew, this is refused.
            return Err(StoreError::Stale);
        }
        for (shelf, claim) in &written.new_claims {
            insert_claim(&mut db, debate, claim, &happened.day, None).await?;
            put_claim(&mut db, debate, claim.id, *shelf).await?;
        }
        for (shelf, place) in &written.new_places {
            insert_place(&mut db, debate, place).await?;
            put_place(&mut db, debate, place, *shelf).await?;
        }
        for (shelf, claim) in &written.claims {
            put_claim(&mut db, debate, *claim, *shelf).await?;
        }
        for (shelf, place) in &written.places {
            put_place(&mut db, debate, place, *shelf).await?;
        }
        for (claim, sources) in &written.sources {
            of_claim(&mut db, "DELETE FROM sources WHERE debate = $1 AND claim = $2", debate, *claim).await?;
            insert_sources(&mut db, debate, *claim, sources).await?;
        }
        match (wording, undoes) {
            (Some(wording), None) => talk::settle_wording(&mut db, debate, entry, *wording, &happened.day).await?,
            (Some(wording), Some(entry)) => talk::unsettle_wording(&mut db, debate, entry, *wording).await?,
            (None, _) => {}
        }
        for (from, to) in *answers {
            let sql = "UPDATE pending_claims SET parent = $3 WHERE debate = $1 AND parent = $2";
            let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(from.as_bytes()));
            query.bind(id(to.as_bytes())).execute(&mut *db).await?;
        }
        for (claim, reason) in *settled {
            let sql = "UPDATE marks SET settled = $4 \
                 WHERE debate = $1 AND claim = $2 AND reason = $3 AND settled IS NULL";
            let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(claim.as_bytes()));
            query.bind(reason.word()).bind(entry).execute(&mut *db).await?;
        }
        if let Some(entry) = undoes {
            let sql = "UPDATE marks SET settled = NULL WHERE debate = $1 AND settled = $2";
            sqlx::query(sql).bind(id(debate.as_bytes())).bind(entry).execute(&mut *db).await?;
        }
        insert_happened(&mut db, debate, happened).await?;
        self.tell(&mut db, debate).await?;
        Ok(db.commit().await?)
    }
}
