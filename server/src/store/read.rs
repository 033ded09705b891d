//! Reading: a debate is read whole, once, with a fixed number of queries; then it lives in memory.

use super::{
    Banded, Debate, Happened, Meeting, Pending, PendingClaim, PendingEdit, Plan, Sealed, Store, StoreError, Stored,
    StoredLink, talk,
    write::{ALL, BANDED},
};
use crate::secret::{SlotKind, StoredKey};
use domain::{
    ballot::{Rating, Tally},
    claim::{Claim, ClaimText, Origin, Source, State},
    graph::NewPlace,
    ids::{ClaimId, DebateId, PlaceId, ReleaseId, SpaceId},
    moderation::{Away, Reason, Shelf},
    policy::Role,
    release::Schedule,
};
use jiff::Timestamp;
use sqlx::{AnyConnection, Row, any::AnyRow};
use std::{
    collections::{BTreeMap, HashMap},
    fmt::Display,
};

pub(super) fn damaged(what: impl Display) -> StoreError {
    StoreError::Damaged(what.to_string())
}

pub(super) fn bytes<const N: usize>(row: &AnyRow, column: &str) -> Result<[u8; N], StoreError> {
    let bytes: Vec<u8> = row.try_get(column)?;
    bytes.try_into().map_err(|_| damaged(format_args!("{column} has not {N} bytes")))
}

pub(super) fn optional_bytes<const N: usize>(row: &AnyRow, column: &str) -> Result<Option<[u8; N]>, StoreError> {
    let bytes: Option<Vec<u8>> = row.try_get(column)?;
    bytes.map(|b| b.try_into().map_err(|_| damaged(format_args!("{column} has not {N} bytes")))).transpose()
}

pub(super) fn claim_id(row: &AnyRow, column: &str) -> Result<ClaimId, StoreError> {
    bytes(row, column).map(ClaimId::from_bytes)
}

fn place_id(row: &AnyRow, column: &str) -> Result<PlaceId, StoreError> {
    bytes(row, column).map(PlaceId::from_bytes)
}

fn number(row: &AnyRow, column: &str) -> Result<u32, StoreError> {
    row.try_get::<i64, _>(column)?.try_into().map_err(|_| damaged(format_args!("{column} is out of range")))
}

fn optional_number(row: &AnyRow, column: &str) -> Result<Option<u32>, StoreError> {
    let number: Option<i64> = row.try_get(column)?;
    number.map(|n| n.try_into().map_err(|_| damaged(format_args!("{column} is out of range")))).transpose()
}

pub(super) fn word<T: std::str::FromStr<Err: Display>>(row: &AnyRow, column: &str) -> Result<T, StoreError> {
    row.try_get::<String, _>(column)?.parse().map_err(damaged)
}

pub(super) fn text(row: &AnyRow, column: &str) -> Result<ClaimText, StoreError> {
    ClaimText::imported(&row.try_get::<String, _>(column)?).map_err(damaged)
}

pub(super) fn json<T: serde::de::DeserializeOwned>(row: &AnyRow, column: &str) -> Result<T, StoreError> {
    serde_json::from_str(&row.try_get::<String, _>(column)?).map_err(damaged)
}

fn time(row: &AnyRow, column: &str) -> Result<Option<Timestamp>, StoreError> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| text.parse().map_err(damaged)).transpose()
}

/// A debate from before there were releases on a schedule is in a state that no other is called.
pub(super) fn release_of(row: &AnyRow) -> Result<ReleaseId, StoreError> {
    match row.try_get::<String, _>("release_id")?.as_str() {
        "" => Ok(ReleaseId::from_bytes([0; 16])),
        id => id.parse().map_err(damaged),
    }
}

fn schedule(row: &AnyRow) -> Result<Option<Schedule>, StoreError> {
    let minutes = |time: Timestamp| time.as_second().div_euclid(60);
    let times = time(row, "slot")?.zip(time(row, "sweep")?);
    Ok(times.map(|(slot, sweep)| Schedule { slot: minutes(slot), sweep: minutes(sweep) }))
}

fn rating(value: i64) -> Result<Rating, StoreError> {
    value.try_into().map_err(damaged)
}

fn origin(row: &AnyRow) -> Result<Origin, StoreError> {
    match row.try_get::<String, _>("origin")?.as_str() {
        "prepared" => Ok(Origin::Prepared),
        "imported" => Ok(Origin::Imported),
        "contributed" => Ok(Origin::Contributed),
        other => Err(damaged(format_args!("unknown origin {other}"))),
    }
}

fn state(row: &AnyRow) -> Result<State, StoreError> {
    match row.try_get::<String, _>("state")?.as_str() {
        "standing" => Ok(State::Standing),
        "withdrawn" => Ok(State::Withdrawn),
        other => Err(damaged(format_args!("unknown state {other}"))),
    }
}

/// Where a claim or place is that is not in the graph.
fn shelf(row: &AnyRow) -> Result<Option<Shelf>, StoreError> {
    match row.try_get::<String, _>("shelf")?.as_str() {
        "" => Ok(None),
        word => word.parse().map(Some).map_err(damaged),
    }
}

fn debate(row: &AnyRow) -> Result<Debate, StoreError> {
    Ok(Debate {
        id: DebateId::from_bytes(bytes(row, "id")?),
        space: optional_bytes(row, "space")?.map(SpaceId::from_bytes),
        title: row.try_get("title")?,
        question: row.try_get("question")?,
        background: row.try_get("background")?,
        step: word(row, "step")?,
        rhythm: word(row, "rhythm")?,
        ratings: word(row, "ratings_shown")?,
        review: row.try_get::<i64, _>("review")? != 0,
        claims_per_day: optional_number(row, "claims_per_day")?,
        claims_until: time(row, "claims_until")?,
        ratings_until: time(row, "ratings_until")?,
        semantics: word(row, "semantics")?,
        k: number(row, "k")?,
        readable: row.try_get::<i64, _>("readable")? != 0,
        invited: row.try_get::<i64, _>("invited")? != 0,
        plan: Plan {
            zone: row.try_get("zone")?,
            opens: time(row, "opens")?,
            reflects: time(row, "reflects")?,
            meets: time(row, "meets")?,
            decides: time(row, "decides")?,
            seals: time(row, "seals")?,
        },
        meeting: Meeting {
            goal: row.try_get("goal")?,
            agenda: row.try_get("agenda")?,
            minutes: number(row, "minutes")?,
            edition: number(row, "edition")?,
        },
        language: row.try_get("language")?,
        contact: row.try_get("contact")?,
        names: row.try_get("names")?,
        layout: json(row, "layout")?,
    })
}

pub(super) async fn rows(
    db: &mut AnyConnection,
    sql: &'static str,
    debate: DebateId,
) -> Result<Vec<AnyRow>, StoreError> {
    Ok(sqlx::query(sql).bind(debate.as_bytes().to_vec()).fetch_all(db).await?)
}

async fn sources(db: &mut AnyConnection, id: DebateId) -> Result<HashMap<ClaimId, Vec<Source>>, StoreError> {
    let mut sources: HashMap<ClaimId, Vec<Source>> = HashMap::new();
    for row in rows(db, "SELECT * FROM sources WHERE debate = $1 ORDER BY claim, rank", id).await? {
        let span = optional_number(&row, "span_start")?.zip(optional_number(&row, "span_end")?);
        sources.entry(claim_id(&row, "claim")?).or_default().push(Source {
            url: row.try_get("url")?,
            quote: row.try_get("quote")?,
            span,
            label: optional_number(&row, "label")?,
        });
    }
    Ok(sources)
}

async fn places(db: &mut AnyConnection, id: DebateId, away: &mut Away) -> Result<Vec<NewPlace>, StoreError> {
    let place = |row: &AnyRow| -> Result<NewPlace, StoreError> {
        let under = match optional_bytes(row, "parent")? {
            Some(parent) => Some((ClaimId::from_bytes(parent), word(row, "relation")?)),
            None => None,
        };
        Ok(NewPlace {
            id: place_id(row, "id")?,
            claim: claim_id(row, "claim")?,
            under,
            home: row.try_get::<i64, _>("home")? != 0,
            order: optional_number(row, "rank")?,
        })
    };
    let mut places = Vec::new();
    for row in rows(db, "SELECT * FROM places WHERE debate = $1 ORDER BY id", id).await? {
        let place = place(&row)?;
        match shelf(&row)? {
            None => places.push(place),
            Some(shelf) => drop(away.places.insert(place.id, (shelf, place))),
        }
    }
    Ok(places)
}

async fn ballots(
    db: &mut AnyConnection,
    sql: &'static str,
    id: DebateId,
) -> Result<HashMap<StoredKey, (PlaceId, Rating)>, StoreError> {
    let ballot =
        |row: &AnyRow| Ok((bytes(row, "nullifier")?, (place_id(row, "place")?, rating(row.try_get("rating")?)?)));
    rows(db, sql, id).await?.iter().map(ballot).collect()
}

async fn slots(
    db: &mut AnyConnection,
    sql: &'static str,
    id: DebateId,
) -> Result<HashMap<StoredKey, (SlotKind, u32)>, StoreError> {
    let slot = |row: &AnyRow| Ok((bytes(row, "slot")?, (word(row, "kind")?, number(row, "i")?)));
    rows(db, sql, id).await?.iter().map(slot).collect()
}

async fn marks(db: &mut AnyConnection, id: DebateId) -> Result<HashMap<StoredKey, (ClaimId, Reason)>, StoreError> {
    let mark = |row: &AnyRow| Ok((bytes(row, "mark")?, (claim_id(row, "claim")?, word(row, "reason")?)));
    rows(db, "SELECT * FROM marks WHERE debate = $1 AND settled IS NULL", id).await?.iter().map(mark).collect()
}

fn tally(row: &AnyRow) -> Result<Tally, StoreError> {
    let mut tally = Tally::default();
    for (count, column) in tally.0.iter_mut().zip(["t0", "t1", "t2", "t3", "t4"]) {
        *count = number(row, column)?;
    }
    Ok(tally)
}

async fn sealed(db: &mut AnyConnection, id: DebateId) -> Result<Sealed, StoreError> {
    let mut sealed = Sealed::default();
    for row in rows(db, "SELECT * FROM sealed_tallies WHERE debate = $1", id).await? {
        let of = match row.try_get::<String, _>("kind")?.as_str() {
            ALL => &mut sealed.tallies,
            BANDED => &mut sealed.banded,
            other => return Err(damaged(format_args!("unknown tally {other}"))),
        };
        of.insert(place_id(&row, "place")?, tally(&row)?);
    }
    for row in rows(db, "SELECT * FROM sealed_participation WHERE debate = $1", id).await? {
        sealed.participation.insert((word(&row, "kind")?, number(&row, "i")?), number(&row, "voices")?);
    }
    Ok(sealed)
}

/// What waits in a debate, as this transaction sees it.
pub(super) async fn pending(db: &mut AnyConnection, id: DebateId) -> Result<Pending, StoreError> {
    let slots = slots(db, "SELECT * FROM pending_slots WHERE debate = $1", id).await?;
    let talk = talk::pending(db, id).await?;
    let mut pending = Pending { slots, talk, ..Pending::default() };
    for row in rows(db, "SELECT * FROM pending_claims WHERE debate = $1", id).await? {
        let id = claim_id(&row, "id")?;
        let claim = PendingClaim {
            id,
            place: place_id(&row, "place")?,
            parent: claim_id(&row, "parent")?,
            relation: word(&row, "relation")?,
            text: text(&row, "text")?,
            sources: json(&row, "sources")?,
            edit_key: bytes(&row, "edit_key")?,
        };
        pending.claims.insert(id, claim);
    }
    for row in rows(db, "SELECT * FROM pending_edits WHERE debate = $1", id).await? {
        let claim = claim_id(&row, "claim")?;
        let words: Option<String> = row.try_get("text")?;
        let text = words.map(|w| ClaimText::imported(&w)).transpose().map_err(damaged)?;
        pending.edits.insert(claim, PendingEdit { claim, text, sources: json(&row, "sources")? });
    }
    for row in rows(db, "SELECT * FROM pending_ballots WHERE debate = $1", id).await? {
        let value: Option<i64> = row.try_get("rating")?;
        let rating = value.map(rating).transpose()?;
        pending.ballots.insert(bytes(&row, "nullifier")?, (place_id(&row, "place")?, rating));
    }
    for row in rows(db, "SELECT * FROM pending_marks WHERE debate = $1", id).await? {
        let reason: Option<String> = row.try_get("reason")?;
        let reason = reason.map(|word| word.parse().map_err(damaged)).transpose()?;
        pending.marks.insert(bytes(&row, "mark")?, (claim_id(&row, "claim")?, reason));
    }
    for row in rows(db, "SELECT * FROM pending_markers WHERE debate = $1", id).await? {
        pending.markers.insert(bytes(&row, "marker")?);
    }
    Ok(pending)
}

fn stored_link(row: &AnyRow) -> Result<StoredLink, StoreError> {
    Ok(StoredLink { hash: bytes(row, "hash")?, role: word(row, "role")?, nonce: bytes(row, "nonce")? })
}

impl Store {
    /// Everything stored of one debate, if it is there: one state of it, whatever others write meanwhile.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn load(&self, id: DebateId) -> Result<Option<Stored>, StoreError> {
        let mut db = self.pool.begin_with(self.dialect.begin_reading()).await?;
        let found = sqlx::query("SELECT * FROM debates WHERE id = $1").bind(id.as_bytes().to_vec());
        let Some(row) = found.fetch_optional(&mut *db).await? else { return Ok(None) };
        let (debate, release, schedule) = (debate(&row)?, release_of(&row)?, schedule(&row)?);

        let mut sources = sources(&mut db, id).await?;
        let (mut claims, mut edit_keys, mut away) = (Vec::new(), HashMap::new(), Away::default());
        for row in rows(&mut db, "SELECT * FROM claims WHERE debate = $1 ORDER BY id", id).await? {
            let id = claim_id(&row, "id")?;
            if let Some(key) = optional_bytes(&row, "edit_key")? {
                edit_keys.insert(id, key);
            }
            let sources = sources.remove(&id).unwrap_or_default();
            let (origin, state) = (origin(&row)?, state(&row)?);
            let claim = Claim { id, text: text(&row, "text")?, sources, origin, state };
            match shelf(&row)? {
                None => claims.push(claim),
                Some(shelf) => drop(away.claims.insert(id, (shelf, claim))),
            }
        }
        let mut imported_tallies = BTreeMap::new();
        for row in rows(&mut db, "SELECT * FROM imported_tallies WHERE debate = $1", id).await? {
            imported_tallies.insert(place_id(&row, "place")?, tally(&row)?);
        }
        let mut trend = Vec::new();
        for row in rows(&mut db, "SELECT * FROM trend WHERE debate = $1 ORDER BY week, place", id).await? {
            let place = place_id(&row, "place")?;
            trend.push(Banded { week: row.try_get("week")?, place, band: row.try_get("band")? });
        }
        let mut day_slots = HashMap::new();
        for row in rows(&mut db, "SELECT * FROM day_slots WHERE debate = $1", id).await? {
            day_slots.insert(bytes(&row, "slot")?, row.try_get("day")?);
        }
        let mut history = Vec::new();
        for row in rows(&mut db, "SELECT day, event FROM history WHERE debate = $1 ORDER BY i", id).await? {
            history.push(Happened { day: row.try_get("day")?, event: json(&row, "event")? });
        }
        let (comments, talk) = talk::released(&mut db, id).await?;
        let stored = Stored {
            debate,
            release,
            schedule,
            claims,
            edit_keys,
            places: places(&mut db, id, &mut away).await?,
            away,
            marks: marks(&mut db, id).await?,
            imported_tallies,
            ballots: ballots(&mut db, "SELECT * FROM ballots WHERE debate = $1", id).await?,
            slots: slots(&mut db, "SELECT * FROM slots WHERE debate = $1", id).await?,
            banded: ballots(&mut db, "SELECT * FROM banded WHERE debate = $1", id).await?,
            trend,
            day_slots,
            sealed: sealed(&mut db, id).await?,
            history,
            comments,
            talk,
            pending: pending(&mut db, id).await?,
        };
        db.commit().await?;
        Ok(Some(stored))
    }

    /// All debates, in the order of their random ids.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn debates(&self) -> Result<Vec<Debate>, StoreError> {
        let rows = sqlx::query("SELECT * FROM debates ORDER BY id").fetch_all(&self.pool).await?;
        rows.iter().map(debate).collect()
    }

    /// The ids of debates whose next step is due at this time: what a restart finds.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn due(&self, now: Timestamp) -> Result<Vec<DebateId>, StoreError> {
        let sql = "SELECT * FROM debates WHERE opens IS NOT NULL OR reflects IS NOT NULL OR decides IS NOT NULL \
                   OR seals IS NOT NULL";
        let rows = sqlx::query(sql).fetch_all(&self.pool).await?;
        let debates: Vec<Debate> = rows.iter().map(debate).collect::<Result<_, _>>()?;
        let due = |debate: &Debate| debate.plan.after(debate.step).is_some_and(|(time, _)| time <= now);
        Ok(debates.iter().filter(|debate| due(debate)).map(|debate| debate.id).collect())
    }

    /// The ids of debates in which something waits for a release: what a restart finds.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn waiting(&self) -> Result<Vec<DebateId>, StoreError> {
        let sql = "SELECT debate FROM pending_claims UNION SELECT debate FROM pending_edits \
                   UNION SELECT debate FROM pending_ballots UNION SELECT debate FROM pending_slots \
                   UNION SELECT debate FROM pending_marks \
                   UNION SELECT debate FROM pending_comments UNION SELECT debate FROM pending_suggestions \
                   UNION SELECT debate FROM pending_answers UNION SELECT debate FROM pending_withdrawals \
                   UNION SELECT debate FROM pending_purges";
        let rows = sqlx::query(sql).fetch_all(&self.pool).await?;
        rows.iter().map(|row| bytes(row, "debate").map(DebateId::from_bytes)).collect()
    }

    /// Whether there is such a debate.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_debate(&self, id: DebateId) -> Result<bool, StoreError> {
        let query = sqlx::query("SELECT 1 FROM debates WHERE id = $1").bind(id.as_bytes().to_vec());
        Ok(query.fetch_optional(&self.pool).await?.is_some())
    }

    /// The links of a debate.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn links(&self, id: DebateId) -> Result<Vec<StoredLink>, StoreError> {
        let query = sqlx::query("SELECT * FROM links WHERE debate = $1").bind(id.as_bytes().to_vec());
        query.fetch_all(&self.pool).await?.iter().map(stored_link).collect()
    }

    /// The link of some debate, if there is one: it tells whether a server's secret is the one that all this was written with.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn some_link(&self) -> Result<Option<StoredLink>, StoreError> {
        let row = sqlx::query("SELECT * FROM links LIMIT 1").fetch_optional(&self.pool).await?;
        row.as_ref().map(stored_link).transpose()
    }

    /// What the link with this hash opens.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn link(&self, hash: &StoredKey) -> Result<Option<(DebateId, Role)>, StoreError> {
        let query = sqlx::query("SELECT debate, role FROM links WHERE hash = $1").bind(hash.to_vec());
        let row = query.fetch_optional(&self.pool).await?;
        row.map(|row| Ok((DebateId::from_bytes(bytes(&row, "debate")?), word(&row, "role")?))).transpose()
    }

    /// Asks the database anything at all: is it there?
    ///
    /// # Errors
    /// [`StoreError`] if not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }
}
