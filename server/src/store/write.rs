//! Writing: each public function is one transaction, done whole or not at all.

use super::{
    Banded, Batch, Change, Debate, Happened, Next, Pending, ReleasePlan, Store, StoreError, StoredLink, Version,
    moderation,
    read::{pending, release_of},
    talk,
};
use crate::secret::{SlotKind, StoredKey};
use domain::{
    ballot::Tally,
    claim::{Claim, Origin, Source, State},
    debate::Document,
    graph::NewPlace,
    ids::{ClaimId, DebateId, PlaceId, ReleaseId},
    policy::Role,
    release::Schedule,
};
use jiff::Timestamp;
use sqlx::{Any, AnyConnection, Row, Transaction};

pub(super) type Outcome = Result<(), StoreError>;

/// What a sealed tally counts: all ballots of a place, or those that its last band rested on.
pub(super) const ALL: &str = "all";
pub(super) const BANDED: &str = "banded";
/// How many slots one statement inserts.
const SLOTS_AT_ONCE: usize = 100;

pub(super) fn id<T: AsRef<[u8]>>(bytes: T) -> Vec<u8> {
    bytes.as_ref().to_vec()
}

pub(super) fn words<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Damaged(e.to_string()))
}

/// A minute since 1970 as it is stored.
fn minute(minutes: i64) -> Result<String, StoreError> {
    Timestamp::from_second(minutes * 60)
        .map(|time| time.to_string())
        .map_err(|e| StoreError::Damaged(e.to_string()))
}

pub(super) async fn insert_sources(
    db: &mut AnyConnection,
    debate: DebateId,
    claim: ClaimId,
    sources: &[Source],
) -> Outcome {
    for (rank, source) in (0i64..).zip(sources) {
        sqlx::query(
            "INSERT INTO sources (claim, rank, debate, url, quote, span_start, span_end, label) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(id(claim.as_bytes()))
        .bind(rank)
        .bind(id(debate.as_bytes()))
        .bind(source.url.clone())
        .bind(source.quote.clone())
        .bind(source.span.map(|(start, _)| i64::from(start)))
        .bind(source.span.map(|(_, end)| i64::from(end)))
        .bind(source.label.map(i64::from))
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

pub(super) async fn insert_claim(
    db: &mut AnyConnection,
    debate: DebateId,
    claim: &Claim,
    date: &str,
    edit_key: Option<&[u8; 32]>,
) -> Outcome {
    sqlx::query(
        "INSERT INTO claims (id, debate, text, origin, state, released, edit_key) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id(claim.id.as_bytes()))
    .bind(id(debate.as_bytes()))
    .bind(claim.text.as_str().to_owned())
    .bind(origin_word(claim.origin))
    .bind(state_word(claim.state))
    .bind(date.to_owned())
    .bind(edit_key.map(id))
    .execute(&mut *db)
    .await?;
    insert_sources(db, debate, claim.id, &claim.sources).await
}

pub(super) async fn insert_place(db: &mut AnyConnection, debate: DebateId, place: &NewPlace) -> Outcome {
    sqlx::query(
        "INSERT INTO places (id, debate, claim, parent, relation, home, rank) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id(place.id.as_bytes()))
    .bind(id(debate.as_bytes()))
    .bind(id(place.claim.as_bytes()))
    .bind(place.under.map(|(parent, _)| id(parent.as_bytes())))
    .bind(place.under.map(|(_, relation)| relation.word()))
    .bind(i64::from(place.home))
    .bind(place.order.map(i64::from))
    .execute(&mut *db)
    .await?;
    Ok(())
}

async fn insert_link(db: &mut AnyConnection, debate: DebateId, link: &StoredLink) -> Outcome {
    sqlx::query("INSERT INTO links (hash, debate, role, nonce) VALUES ($1, $2, $3, $4)")
        .bind(id(link.hash))
        .bind(id(debate.as_bytes()))
        .bind(link.role.word())
        .bind(id(link.nonce))
        .execute(&mut *db)
        .await?;
    Ok(())
}

/// Many at a time: in a debate that releases at once under load there are thousands.
async fn insert_slots(db: &mut AnyConnection, debate: DebateId, slots: &[(StoredKey, SlotKind, u32)]) -> Outcome {
    let mut slots = slots.to_vec();
    slots.sort_unstable_by_key(|(slot, ..)| *slot);
    for chunk in slots.chunks(SLOTS_AT_ONCE) {
        let row = |n: usize| format!("(${}, $1, ${}, ${})", 3 * n + 2, 3 * n + 3, 3 * n + 4);
        let rows: Vec<String> = (0..chunk.len()).map(row).collect();
        let sql =
            format!("INSERT INTO slots (slot, debate, kind, i) VALUES {} ON CONFLICT DO NOTHING", rows.join(", "));
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id(debate.as_bytes()));
        for (slot, kind, i) in chunk {
            query = query.bind(id(slot)).bind(kind.word()).bind(i64::from(*i));
        }
        query.execute(&mut *db).await?;
    }
    Ok(())
}

async fn insert_imported_tally(db: &mut AnyConnection, debate: DebateId, place: PlaceId, tally: Tally) -> Outcome {
    let [t0, t1, t2, t3, t4] = tally.0.map(i64::from);
    sqlx::query(
        "INSERT INTO imported_tallies (place, debate, t0, t1, t2, t3, t4) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id(place.as_bytes()))
    .bind(id(debate.as_bytes()))
    .bind(t0)
    .bind(t1)
    .bind(t2)
    .bind(t3)
    .bind(t4)
    .execute(&mut *db)
    .await?;
    Ok(())
}

/// The debate's row is held by whoever writes this, so no two take the same number.
pub(super) async fn insert_happened(
    db: &mut AnyConnection,
    debate: DebateId,
    Happened { day, event }: &Happened,
) -> Outcome {
    let sql = "INSERT INTO history (debate, i, day, event) \
         SELECT id, (SELECT COALESCE(MAX(i), 0) + 1 FROM history WHERE debate = $1), CAST($2 AS TEXT), CAST($3 AS TEXT) \
         FROM debates WHERE id = $1";
    let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(day.clone());
    query.bind(words(event)?).execute(db).await?;
    Ok(())
}

fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::Prepared => "prepared",
        Origin::Imported => "imported",
        Origin::Contributed => "contributed",
    }
}

fn state_word(state: State) -> &'static str {
    match state {
        State::Standing => "standing",
        State::Withdrawn => "withdrawn",
    }
}

async fn apply(db: &mut AnyConnection, debate: DebateId, change: &Change) -> Outcome {
    match change {
        Change::Claim(claim) => {
            sqlx::query(
                "INSERT INTO pending_claims (id, debate, place, parent, relation, text, sources, edit_key) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
                 ON CONFLICT (debate, id) DO UPDATE SET text = excluded.text, sources = excluded.sources \
                 WHERE pending_claims.edit_key = excluded.edit_key",
            )
            .bind(id(claim.id.as_bytes()))
            .bind(id(debate.as_bytes()))
            .bind(id(claim.place.as_bytes()))
            .bind(id(claim.parent.as_bytes()))
            .bind(claim.relation.word())
            .bind(claim.text.as_str().to_owned())
            .bind(words(&claim.sources)?)
            .bind(id(claim.edit_key))
            .execute(db)
            .await?;
        }
        Change::DropClaim(claim) => drop_pending(db, debate, *claim).await?,
        Change::Edit(edit) => {
            sqlx::query(
                "INSERT INTO pending_edits (claim, debate, text, sources) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (debate, claim) DO UPDATE SET text = excluded.text, sources = excluded.sources",
            )
            .bind(id(edit.claim.as_bytes()))
            .bind(id(debate.as_bytes()))
            .bind(edit.text.as_ref().map(|t| t.as_str().to_owned()))
            .bind(words(&edit.sources)?)
            .execute(db)
            .await?;
        }
        Change::Ballot { nullifier, place, rating } => {
            sqlx::query(
                "INSERT INTO pending_ballots (nullifier, debate, place, rating) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (debate, nullifier) DO UPDATE SET rating = excluded.rating",
            )
            .bind(id(nullifier))
            .bind(id(debate.as_bytes()))
            .bind(id(place.as_bytes()))
            .bind(rating.map(|r| i64::from(r.get())))
            .execute(db)
            .await?;
        }
        Change::Slot { slot, kind, i } => {
            sqlx::query(
                "INSERT INTO pending_slots (slot, debate, kind, i) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            )
            .bind(id(slot))
            .bind(id(debate.as_bytes()))
            .bind(kind.word())
            .bind(i64::from(*i))
            .execute(db)
            .await?;
        }
        Change::Mark { mark, claim, reason } => {
            moderation::wait_with_mark(db, debate, (mark, *claim, *reason)).await?;
        }
        Change::Marker(marker) => {
            let sql = "INSERT INTO pending_markers (marker, debate) VALUES ($1, $2) ON CONFLICT DO NOTHING";
            sqlx::query(sql).bind(id(marker)).bind(id(debate.as_bytes())).execute(db).await?;
        }
        Change::DropMarker(marker) => {
            let sql = "DELETE FROM pending_markers WHERE marker = $1 AND debate = $2";
            sqlx::query(sql).bind(id(marker)).bind(id(debate.as_bytes())).execute(db).await?;
        }
        Change::DaySlot { slot, day } => {
            let sql = "INSERT INTO day_slots (slot, debate, day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
            sqlx::query(sql).bind(id(slot)).bind(id(debate.as_bytes())).bind(day.clone()).execute(db).await?;
        }
        Change::Talk(change) => talk::apply(db, debate, change).await?,
    }
    Ok(())
}

async fn drop_pending(db: &mut AnyConnection, debate: DebateId, claim: ClaimId) -> Outcome {
    let query = sqlx::query("DELETE FROM pending_claims WHERE debate = $1 AND id = $2");
    query.bind(id(debate.as_bytes())).bind(id(claim.as_bytes())).execute(db).await?;
    Ok(())
}

/// Keeps a debate in this version until the transaction ends, for one writer alone.
///
/// # Errors
/// [`StoreError::Stale`] if it is in another one.
pub(super) async fn hold_version(db: &mut AnyConnection, debate: DebateId, version: Version) -> Outcome {
    let Version { release, entries, edition } = version;
    // A debate from before there were releases on a schedule has no id of its state yet.
    let none = if release == ReleaseId::from_bytes([0; 16]) { "" } else { "-" };
    let sql = "UPDATE debates SET edition = edition WHERE id = $1 AND release_id IN ($2, $3) AND edition = $4";
    let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(release.to_string()).bind(none);
    let held = query.bind(i64::from(edition)).execute(&mut *db).await?;
    // PostgreSQL has kept others waiting from here on: what they wrote is counted.
    let count = sqlx::query("SELECT COUNT(*) FROM history WHERE debate = $1").bind(id(debate.as_bytes()));
    let count: i64 = count.fetch_one(db).await?.try_get(0)?;
    if held.rows_affected() == 0 || usize::try_from(count) != Ok(entries) {
        return Err(StoreError::Stale);
    }
    Ok(())
}

impl Store {
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(self.pool.begin_with(self.dialect.begin()).await?)
    }

    /// Keeps a debate in the state that something rests on until the transaction ends.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if it is in another one.
    pub(super) async fn hold(&self, db: &mut AnyConnection, debate: DebateId, release: ReleaseId) -> Outcome {
        let query = sqlx::query(self.dialect.hold_release()).bind(id(debate.as_bytes()));
        let row = query.fetch_optional(db).await?;
        match row.as_ref().map(release_of).transpose()? {
            Some(found) if found == release => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    /// Stores a new debate whole: settings, graph, imported tallies, links. A debate of this id that is there
    /// already is left alone, so that a form sent twice makes one debate: returns whether it was new.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is stored then.
    pub async fn create(
        &self,
        debate: &Debate,
        document: &Document,
        links: &[StoredLink],
        next: &Next,
    ) -> Result<bool, StoreError> {
        let mut db = self.begin().await?;
        let new = create_in(&mut db, debate, document, links, next).await?;
        db.commit().await?;
        Ok(new)
    }

    /// Writes contributions of any number of debates in one transaction: durable when this returns.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if one of the debates is in another state than its changes rest on, or any other
    /// [`StoreError`]; nothing of it is stored then.
    pub async fn write(&self, batches: &[Batch<'_>]) -> Outcome {
        let mut batches = batches.to_vec();
        batches.sort_by_key(|batch| batch.debate);
        let mut db = self.begin().await?;
        for Batch { debate, release, changes } in &batches {
            self.hold(&mut db, *debate, *release).await?;
            for change in *changes {
                apply(&mut db, *debate, change).await?;
            }
        }
        for batch in batches {
            self.tell(&mut db, batch.debate).await?;
        }
        Ok(db.commit().await?)
    }

    /// Moves all that waits in a debate to where everybody's things are, in the order of the random ids, and puts the
    /// debate in its next state. `plan` says what that does to the claims, from what waits: it is given what this
    /// transaction moves, neither more nor less. Returns what was moved.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the debate is no longer in the version `from`: then somebody else has released or moderated.
    /// Or any other [`StoreError`]. Everything still waits then.
    pub async fn release(
        &self,
        debate: DebateId,
        from: Version,
        next: &Next,
        plan: impl FnOnce(&Pending) -> Result<ReleasePlan, StoreError>,
    ) -> Result<Pending, StoreError> {
        let mut db = self.begin().await?;
        // The new state first: in PostgreSQL this row keeps writers and other servers' releases waiting.
        hold_version(&mut db, debate, from).await?;
        set_release(&mut db, debate, next).await?;
        if let Some(settings) = &next.settings {
            update_settings(&mut db, settings).await?;
        }
        if let Some(happened) = &next.happened {
            insert_happened(&mut db, debate, happened).await?;
        }
        let waiting = pending(&mut db, debate).await?;
        let plan = plan(&waiting)?;
        carry_out(&mut db, debate, &waiting, &plan, &next.date).await?;
        self.tell(&mut db, debate).await?;
        db.commit().await?;
        Ok(waiting)
    }

    /// Sets a debate up differently, if it is still in that version. Nothing is released by it.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if it is in another one, or any other [`StoreError`].
    pub async fn set_up(
        &self,
        version: Version,
        debate: &Debate,
        schedule: Schedule,
        happened: Option<&Happened>,
    ) -> Outcome {
        let mut db = self.begin().await?;
        hold_version(&mut db, debate.id, version).await?;
        update_settings(&mut db, debate).await?;
        set_schedule(&mut db, debate.id, schedule).await?;
        if let Some(happened) = happened {
            insert_happened(&mut db, debate.id, happened).await?;
        }
        self.tell(&mut db, debate.id).await?;
        Ok(db.commit().await?)
    }

    /// Puts off a debate's next release, if it is still in that state.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if not, or any other [`StoreError`].
    pub async fn put_off(&self, debate: DebateId, release: ReleaseId, schedule: Schedule) -> Outcome {
        let mut db = self.begin().await?;
        self.hold(&mut db, debate, release).await?;
        set_schedule(&mut db, debate, schedule).await?;
        Ok(db.commit().await?)
    }

    /// Seals a debate that is in the version `from`: of ballots and slots only their numbers stay, and nothing by which anybody
    /// could show that something is theirs. The pages of the database still hold what was deleted until they are written
    /// anew ([`Store::forget_order_of_released`]).
    ///
    /// # Errors
    /// [`StoreError::Stale`] if it is in another one, or any other [`StoreError`]; nothing is sealed then.
    pub async fn seal(&self, from: Version, debate: &Debate, next: &Next) -> Outcome {
        let mut db = self.begin().await?;
        hold_version(&mut db, debate.id, from).await?;
        set_release(&mut db, debate.id, next).await?;
        update_settings(&mut db, debate).await?;
        if let Some(happened) = &next.happened {
            insert_happened(&mut db, debate.id, happened).await?;
        }
        moderation::seal(&mut db, debate.id).await?;
        for (kind, ballots) in [(ALL, "ballots"), (BANDED, "banded")] {
            let [t0, t1, t2, t3, t4] = [0, 1, 2, 3, 4]
                .map(|rating| format!("CAST(SUM(CASE WHEN rating = {rating} THEN 1 ELSE 0 END) AS BIGINT)"));
            let sql = format!(
                "INSERT INTO sealed_tallies (place, debate, kind, t0, t1, t2, t3, t4) \
                 SELECT place, debate, '{kind}', {t0}, {t1}, {t2}, {t3}, {t4} FROM {ballots} \
                 WHERE debate = $1 GROUP BY place, debate ORDER BY place"
            );
            sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id(debate.id.as_bytes())).execute(&mut *db).await?;
        }
        for sql in [
            "INSERT INTO sealed_participation (debate, kind, i, voices) \
             SELECT debate, kind, i, COUNT(*) FROM slots WHERE debate = $1 GROUP BY debate, kind, i ORDER BY kind, i",
            "UPDATE claims SET edit_key = NULL WHERE debate = $1",
            "DELETE FROM ballots WHERE debate = $1",
            "DELETE FROM banded WHERE debate = $1",
            "DELETE FROM slots WHERE debate = $1",
            "DELETE FROM day_slots WHERE debate = $1",
            "DELETE FROM pending_markers WHERE debate = $1",
            "DELETE FROM invitations WHERE debate = $1",
            "DELETE FROM invitation_keys WHERE debate = $1",
        ]
        .into_iter()
        .chain(talk::SEAL)
        {
            sqlx::query(sql).bind(id(debate.id.as_bytes())).execute(&mut *db).await?;
        }
        self.tell(&mut db, debate.id).await?;
        Ok(db.commit().await?)
    }

    /// Replaces a role's link: the earlier one opens nothing any more.
    ///
    /// # Errors
    /// [`StoreError`]; the earlier one still works then.
    pub async fn replace_link(&self, debate: DebateId, link: &StoredLink) -> Outcome {
        let mut db = self.begin().await?;
        remove_link(&mut db, debate, link.role).await?;
        insert_link(&mut db, debate, link).await?;
        Ok(db.commit().await?)
    }
}

/// Inserts a new debate, if there is none of this id: returns whether it was new.
pub(super) async fn create_in(
    db: &mut AnyConnection,
    debate: &Debate,
    document: &Document,
    links: &[StoredLink],
    next: &Next,
) -> Result<bool, StoreError> {
    let inserted = sqlx::query(
        "INSERT INTO debates (id, title, question, background, step, rhythm, semantics, k, readable, layout) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
    )
    .bind(id(debate.id.as_bytes()))
    .bind(debate.title.clone())
    .bind(debate.question.clone())
    .bind(debate.background.clone())
    .bind(debate.step.word())
    .bind(debate.rhythm.word())
    .bind(debate.semantics.word())
    .bind(i64::from(debate.k))
    .bind(i64::from(debate.readable))
    .bind(words(&debate.layout)?)
    .execute(&mut *db)
    .await?;
    if inserted.rows_affected() == 0 {
        return Ok(false);
    }
    update_settings(db, debate).await?;
    set_release(db, debate.id, next).await?;
    let date = next.date.as_str();
    for claim in document.graph.claims() {
        insert_claim(db, debate.id, claim, date, None).await?;
    }
    for place in document.graph.places() {
        insert_place(db, debate.id, &document.graph.describe(place)).await?;
    }
    for (place, tally) in &document.imported_tallies {
        insert_imported_tally(db, debate.id, *place, *tally).await?;
    }
    talk::insert_comments(db, debate.id, &document.comments).await?;
    for link in links {
        insert_link(db, debate.id, link).await?;
    }
    Ok(true)
}

async fn remove_link(db: &mut AnyConnection, debate: DebateId, role: Role) -> Outcome {
    let query = sqlx::query("DELETE FROM links WHERE debate = $1 AND role = $2");
    query.bind(id(debate.as_bytes())).bind(role.word()).execute(db).await?;
    Ok(())
}

async fn set_schedule(db: &mut AnyConnection, debate: DebateId, schedule: Schedule) -> Outcome {
    let query = sqlx::query("UPDATE debates SET slot = $2, sweep = $3 WHERE id = $1").bind(id(debate.as_bytes()));
    query.bind(minute(schedule.slot)?).bind(minute(schedule.sweep)?).execute(db).await?;
    Ok(())
}

async fn set_release(db: &mut AnyConnection, debate: DebateId, next: &Next) -> Outcome {
    let query = sqlx::query("UPDATE debates SET release_id = $2 WHERE id = $1");
    query.bind(id(debate.as_bytes())).bind(next.release.to_string()).execute(&mut *db).await?;
    set_schedule(db, debate, next.schedule).await
}

/// The settings that can change after a debate was made.
async fn update_settings(db: &mut AnyConnection, debate: &Debate) -> Outcome {
    let sql = "UPDATE debates SET step = $2, rhythm = $3, ratings_shown = $4, k = $5, readable = $6, \
         claims_per_day = $7, claims_until = $8, ratings_until = $9, zone = $10, opens = $11, reflects = $12, \
         meets = $13, decides = $14, seals = $15, language = $16, contact = $17, space = $18, names = $19, goal = $20, \
         agenda = $21, minutes = $22, edition = $23, review = $24, invited = $25 WHERE id = $1";
    let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
    let plan = &debate.plan;
    sqlx::query(sql)
        .bind(id(debate.id.as_bytes()))
        .bind(debate.step.word())
        .bind(debate.rhythm.word())
        .bind(debate.ratings.word())
        .bind(i64::from(debate.k))
        .bind(i64::from(debate.readable))
        .bind(debate.claims_per_day.map(i64::from))
        .bind(time(debate.claims_until))
        .bind(time(debate.ratings_until))
        .bind(plan.zone.clone())
        .bind(time(plan.opens))
        .bind(time(plan.reflects))
        .bind(time(plan.meets))
        .bind(time(plan.decides))
        .bind(time(plan.seals))
        .bind(debate.language.clone())
        .bind(debate.contact.clone())
        .bind(debate.space.map(|space| id(space.as_bytes())))
        .bind(debate.names.clone())
        .bind(debate.meeting.goal.clone())
        .bind(debate.meeting.agenda.clone())
        .bind(i64::from(debate.meeting.minutes))
        .bind(i64::from(debate.meeting.edition))
        .bind(i64::from(debate.review))
        .bind(i64::from(debate.invited))
        .execute(db)
        .await?;
    Ok(())
}

/// Lets a claim read otherwise.
pub(super) async fn change_claim(db: &mut AnyConnection, debate: DebateId, claim: &Claim) -> Outcome {
    sqlx::query("UPDATE claims SET text = $3, state = $4 WHERE debate = $1 AND id = $2")
        .bind(id(debate.as_bytes()))
        .bind(id(claim.id.as_bytes()))
        .bind(claim.text.as_str().to_owned())
        .bind(state_word(claim.state))
        .execute(&mut *db)
        .await?;
    let old = sqlx::query("DELETE FROM sources WHERE debate = $1 AND claim = $2");
    old.bind(id(debate.as_bytes())).bind(id(claim.id.as_bytes())).execute(&mut *db).await?;
    insert_sources(db, debate, claim.id, &claim.sources).await
}

/// Does to the tables what a release does.
async fn carry_out(
    db: &mut AnyConnection,
    debate: DebateId,
    waiting: &Pending,
    plan: &ReleasePlan,
    date: &str,
) -> Outcome {
    for claim in &plan.orphans {
        drop_pending(db, debate, *claim).await?;
    }
    let claims = "INSERT INTO claims (id, debate, text, origin, state, released, edit_key) \
         SELECT id, debate, text, 'contributed', 'standing', CAST($2 AS TEXT), edit_key FROM pending_claims \
         WHERE debate = $1 ORDER BY id";
    sqlx::query(claims).bind(id(debate.as_bytes())).bind(date.to_owned()).execute(&mut *db).await?;
    let places = "INSERT INTO places (id, debate, claim, parent, relation, home, rank) \
         SELECT place, debate, id, parent, relation, 1, NULL FROM pending_claims WHERE debate = $1 ORDER BY place";
    sqlx::query(places).bind(id(debate.as_bytes())).execute(&mut *db).await?;
    let cited = waiting.claims.values().filter(|c| !c.sources.is_empty() && !plan.orphans.contains(&c.id));
    let mut cited: Vec<_> = cited.collect();
    cited.sort_by_key(|c| c.id);
    for claim in cited {
        insert_sources(db, debate, claim.id, &claim.sources).await?;
    }
    for claim in &plan.changed {
        change_claim(db, debate, claim).await?;
    }
    moderation::hold_back(db, debate, plan).await?;
    for claim in &plan.removed {
        for sql in [
            "DELETE FROM ballots WHERE debate = $1 AND place IN \
             (SELECT id FROM places WHERE debate = $1 AND claim = $2)",
            "DELETE FROM banded WHERE debate = $1 AND place IN \
             (SELECT id FROM places WHERE debate = $1 AND claim = $2)",
            "DELETE FROM places WHERE debate = $1 AND claim = $2",
            "DELETE FROM marks WHERE debate = $1 AND claim = $2",
            "DELETE FROM pending_marks WHERE debate = $1 AND claim = $2",
            "DELETE FROM sources WHERE debate = $1 AND claim = $2",
            "DELETE FROM claims WHERE debate = $1 AND id = $2",
        ] {
            let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(claim.as_bytes()));
            query.execute(&mut *db).await?;
        }
    }
    for sql in [
        "DELETE FROM ballots WHERE debate = $1 AND nullifier IN \
         (SELECT nullifier FROM pending_ballots WHERE debate = $1)",
        // A place may have gone in this very release, with its claim.
        "INSERT INTO ballots (nullifier, debate, place, rating) \
         SELECT nullifier, debate, place, rating FROM pending_ballots WHERE debate = $1 AND rating IS NOT NULL \
         AND place IN (SELECT id FROM places WHERE debate = $1) ORDER BY nullifier",
        "DELETE FROM pending_claims WHERE debate = $1",
        "DELETE FROM pending_edits WHERE debate = $1",
        "DELETE FROM pending_ballots WHERE debate = $1",
        "DELETE FROM pending_slots WHERE debate = $1",
        "DELETE FROM pending_markers WHERE debate = $1",
        super::invitations::TELL,
    ] {
        sqlx::query(sql).bind(id(debate.as_bytes())).execute(&mut *db).await?;
    }
    moderation::release_marks(db, debate).await?;
    talk::carry_out(db, debate, &plan.talk, date).await?;
    insert_slots(db, debate, &plan.slots).await?;
    for place in &plan.rebanded {
        for sql in [
            "DELETE FROM banded WHERE debate = $1 AND place = $2",
            "INSERT INTO banded (nullifier, debate, place, rating) \
             SELECT nullifier, debate, place, rating FROM ballots WHERE debate = $1 AND place = $2 ORDER BY nullifier",
        ] {
            let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(place.as_bytes()));
            query.execute(&mut *db).await?;
        }
    }
    for Banded { week, place, band } in &plan.trend {
        let sql = "INSERT INTO trend (week, place, debate, band) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (debate, place, week) DO UPDATE SET band = excluded.band";
        let query = sqlx::query(sql).bind(week.clone()).bind(id(place.as_bytes()));
        query.bind(id(debate.as_bytes())).bind(band.clone()).execute(&mut *db).await?;
    }
    for Banded { week, place, .. } in &plan.untrend {
        let query = sqlx::query("DELETE FROM trend WHERE week = $1 AND place = $2 AND debate = $3");
        query.bind(week.clone()).bind(id(place.as_bytes())).bind(id(debate.as_bytes())).execute(&mut *db).await?;
    }
    Ok(())
}
