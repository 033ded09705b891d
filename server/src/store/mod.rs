//! The store: debates in SQLite or PostgreSQL.
//!
//! It knows rows and transactions, nothing of roles, steps or pages. What it is given are keys that are already
//! hashed under the server's secret: it never sees a voice or a link's secret.

mod check;
mod copy;
mod dialect;
mod invitations;
mod moderation;
mod news;
mod read;
mod spaces;
mod talk;
mod tidy;
mod write;

pub use check::Fault;
pub use dialect::Dialect;
pub use invitations::InvitationKey;
pub use moderation::{Extracted, Moderated};
pub use news::{Listener, News};
pub use talk::{
    HeldEdit, PendingComment, PendingSuggestion, PendingTalk, SettledEdit, Spoken, Talk, TalkChange, TalkPlan,
};

use crate::secret::{OsRandom, SlotKind, StoredKey, new_private_file};
use domain::{
    ballot::{Rating, Tally},
    claim::{Claim, ClaimText, Source},
    comment::Comment,
    debate::{Layout, RatingsShown, ReleaseRhythm, Semantics, Step},
    graph::{NewPlace, Relation},
    history::Event,
    ids::{ClaimId, DebateId, PlaceId, ReleaseId, SpaceId},
    moderation::{Away, Reason, Shelf},
    policy::{Role, Situation},
    release::Schedule,
};
use jiff::Timestamp;
use sqlx::{
    AnyPool, Connection, SqlSafeStr,
    any::AnyPoolOptions,
    migrate::{Migration, MigrationType, Migrator},
    sqlite::SqliteConnectOptions,
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
    fmt,
    str::FromStr,
    time::Duration,
};

/// The schema, oldest first. One that shipped is never edited.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "start", include_str!("../../../migrations/0001_start.sql")),
    (2, "releases", include_str!("../../../migrations/0002_releases.sql")),
    (3, "spaces and plans", include_str!("../../../migrations/0003_spaces_and_plans.sql")),
    (4, "meetings and history", include_str!("../../../migrations/0004_meetings_and_history.sql")),
    (5, "moderation", include_str!("../../../migrations/0005_moderation.sql")),
    (6, "invitations", include_str!("../../../migrations/0006_invitations.sql")),
    (7, "comments and wordings", include_str!("../../../migrations/0007_comments_and_wordings.sql")),
    (8, "no statistics of keys", include_str!("../../../migrations/0008_no_statistics_of_keys.sql")),
];

/// Why the store could not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address names no known database.
    #[error("a database is “sqlite:FILE” or “postgres://…”")]
    UnknownDatabase,
    /// The database refused, or is away.
    #[error("the database could not do it: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the database's schema could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// Something stored can't be read: another program wrote it, or the disk did.
    #[error("what is stored is damaged: {0}")]
    Damaged(String),
    /// A copy goes into an empty database alone.
    #[error("this database is not empty: nothing was copied into it")]
    NotEmpty,
    /// The database did not answer a moment ago.
    #[error("the database is away")]
    Away,
    /// Another server has released, or taken a step, since the state that this rests on was read.
    #[error("another server was quicker")]
    Stale,
}

impl StoreError {
    /// Whether anything else would have failed as well: the database is away, or has no room. Otherwise it may be what was to
    /// be written.
    pub fn is_general(&self) -> bool {
        let Self::Database(error) = self else { return false };
        match error {
            sqlx::Error::Database(error) => error.code().is_some_and(|code| dialect::is_general(&code)),
            error => matches!(
                error,
                sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::Tls(_)
            ),
        }
    }
}

/// How long a request waits for a connection. A database that is away is said to be away by then.
const PATIENCE: Duration = Duration::from_secs(5);

/// A debate without its graph.
#[derive(Debug, Clone, PartialEq)]
pub struct Debate {
    /// Its id.
    pub id: DebateId,
    /// The space that it belongs to, if it does.
    pub space: Option<SpaceId>,
    /// Its title.
    pub title: String,
    /// The question, where there are several theses.
    pub question: Option<String>,
    /// What one should know first; may be empty.
    pub background: String,
    /// The step that it is in.
    pub step: Step,
    /// How often contributions become visible.
    pub rhythm: ReleaseRhythm,
    /// When others' ratings are shown.
    pub ratings: RatingsShown,
    /// Whether new claims and wordings wait for a facilitator before anybody else sees them.
    pub review: bool,
    /// The most claims that a voice may add in a day; `None`: any number.
    pub claims_per_day: Option<u32>,
    /// When claims close; `None`: with the step.
    pub claims_until: Option<Timestamp>,
    /// When ratings close, and claims with them at the latest; `None`: with the step.
    pub ratings_until: Option<Timestamp>,
    /// How strength is computed.
    pub semantics: Semantics,
    /// The smallest group about which anything is shown.
    pub k: u32,
    /// Whether everybody may read it, link or not.
    pub readable: bool,
    /// Whether it takes one voice per invitation, and none without.
    pub invited: bool,
    /// When its steps come by themselves.
    pub plan: Plan,
    /// What it meets for.
    pub meeting: Meeting,
    /// The language that people write in here (BCP 47); empty: nothing was said about it.
    pub language: String,
    /// Whom to ask; may be empty.
    pub contact: String,
    /// Names that the composer warns of, one a line; may be empty.
    pub names: String,
    /// Quirks of the file it came from.
    pub layout: Layout,
}

/// A team's place, holding debates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Space {
    /// Its id.
    pub id: SpaceId,
    /// What it is called.
    pub name: String,
    /// What the team is there for; may be empty.
    pub mission: String,
    /// Whom to ask; may be empty. Debates that are started here begin with it.
    pub contact: String,
    /// When nobody is expected to write.
    pub quiet: Option<Quiet>,
}

/// Hours of each day in which nobody is expected to write. They may go over midnight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiet {
    /// When they begin.
    pub from: jiff::civil::Time,
    /// When they end.
    pub until: jiff::civil::Time,
    /// The time zone (IANA) that they are meant in.
    pub zone: String,
}

impl fmt::Display for Quiet {
    /// As it is stored: “20:00/07:00/Europe/Berlin”.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.from.strftime("%H:%M"), self.until.strftime("%H:%M"), self.zone)
    }
}

impl FromStr for Quiet {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        let mut parts = text.splitn(3, '/');
        let mut time = || jiff::civil::Time::strptime("%H:%M", parts.next().unwrap_or_default());
        let (from, until) = (time()?, time()?);
        Ok(Self { from, until, zone: parts.next().unwrap_or_default().to_owned() })
    }
}

/// What a debate's meeting is for and how long it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// What it is for; empty: it is proposed from the debate.
    pub goal: String,
    /// Its agenda, as [`domain::agenda::Agenda::written`] reads it; empty: it is proposed from the debate.
    pub agenda: String,
    /// How long it takes, in minutes, where the agenda is proposed.
    pub minutes: u32,
    /// How often a facilitator has set the debate up differently: each time it is another edition.
    pub edition: u32,
}

impl Default for Meeting {
    fn default() -> Self {
        Self { goal: String::new(), agenda: String::new(), minutes: domain::agenda::MINUTES, edition: 0 }
    }
}

/// When the steps of a debate come by themselves; `None`: by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The time zone (IANA) that the times were set in and are shown in where a reader's own is not known.
    pub zone: String,
    /// When it opens for claims and ratings.
    pub opens: Option<Timestamp>,
    /// When claims and ratings freeze and all results are shown.
    pub reflects: Option<Timestamp>,
    /// When the meeting begins. No step comes with it.
    pub meets: Option<Timestamp>,
    /// When outcomes are recorded.
    pub decides: Option<Timestamp>,
    /// When what could link a person to a contribution is destroyed.
    pub seals: Option<Timestamp>,
}

impl Default for Plan {
    fn default() -> Self {
        let none = None;
        Self { zone: "UTC".to_owned(), opens: none, reflects: none, meets: none, decides: none, seals: none }
    }
}

impl Plan {
    /// When the step after this one comes, and which it is.
    pub fn after(&self, step: Step) -> Option<(Timestamp, Step)> {
        let (time, next) = match step {
            Step::Draft => (self.opens, Step::Contribute),
            Step::Contribute => (self.reflects, Step::Reflect),
            Step::Reflect => (self.decides, Step::Decide),
            Step::Decide => (self.seals, Step::Sealed),
            Step::Sealed => return None,
        };
        time.map(|time| (time, next))
    }
}

impl Debate {
    /// What policy asks of the debate at this time.
    pub fn situation(&self, now: Timestamp) -> Situation {
        let over = |until: Option<Timestamp>| until.is_some_and(|until| now >= until);
        let ratings_closed = over(self.ratings_until);
        Situation {
            step: self.step,
            readable: self.readable,
            voiceless: false,
            claims_closed: ratings_closed || over(self.claims_until),
            ratings_closed,
        }
    }
}

/// Everything stored of one debate.
#[derive(Debug)]
pub struct Stored {
    /// The debate itself.
    pub debate: Debate,
    /// The released state that all of this is.
    pub release: ReleaseId,
    /// When it is released next; `None` if that was never drawn.
    pub schedule: Option<Schedule>,
    /// Released claims.
    pub claims: Vec<Claim>,
    /// The right to change a contributed claim.
    pub edit_keys: HashMap<ClaimId, StoredKey>,
    /// Released places.
    pub places: Vec<NewPlace>,
    /// Claims and places that were released and are not in the graph.
    pub away: Away,
    /// Released marks for review.
    pub marks: HashMap<StoredKey, (ClaimId, Reason)>,
    /// Tallies that came with an import.
    pub imported_tallies: BTreeMap<PlaceId, Tally>,
    /// Released ballots.
    pub ballots: HashMap<StoredKey, (PlaceId, Rating)>,
    /// Released slots, with kind and number: what participation may count.
    pub slots: HashMap<StoredKey, (SlotKind, u32)>,
    /// The ballots that bands rest on.
    pub banded: HashMap<StoredKey, (PlaceId, Rating)>,
    /// The bands of theses by week, oldest first.
    pub trend: Vec<Banded>,
    /// The slots of today's claims, with their day.
    pub day_slots: HashMap<StoredKey, String>,
    /// What sealing left of ballots and slots.
    pub sealed: Sealed,
    /// What happened to it, oldest first.
    pub history: Vec<Happened>,
    /// Released comments by claim, oldest first.
    pub comments: BTreeMap<ClaimId, Vec<Comment>>,
    /// What else is said about claims.
    pub talk: Talk,
    /// What waits for the next release.
    pub pending: Pending,
}

/// Something that happened to a debate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// The day, and no finer: `2026-05-12`.
    pub day: String,
    /// What.
    pub event: Event,
}

/// What is left of ballots and slots once a debate is sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sealed {
    /// How often each rating was given, by place.
    pub tallies: BTreeMap<PlaceId, Tally>,
    /// The same of the ballots that each place's last band rested on.
    pub banded: BTreeMap<PlaceId, Tally>,
    /// How many voices made at least i claims, ratings.
    pub participation: BTreeMap<(SlotKind, u32), u32>,
}

/// The band of a thesis that was made in a week, the last one of that week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banded {
    /// The week, as ISO 8601 writes it: `2026-W47`.
    pub week: String,
    /// The thesis.
    pub place: PlaceId,
    /// One of the five words.
    pub band: String,
}

impl Stored {
    /// Which version of the debate this is.
    pub fn version(&self) -> Version {
        Version { release: self.release, entries: self.history.len(), edition: self.debate.meeting.edition }
    }
}

/// What waits for the next release.
#[derive(Debug, Default, Clone)]
pub struct Pending {
    /// New claims.
    pub claims: HashMap<ClaimId, PendingClaim>,
    /// Changes of released claims.
    pub edits: HashMap<ClaimId, PendingEdit>,
    /// New, changed and withdrawn (`None`) ballots.
    pub ballots: HashMap<StoredKey, (PlaceId, Option<Rating>)>,
    /// Slots taken since the last release, with veiled numbers.
    pub slots: HashMap<StoredKey, (SlotKind, u32)>,
    /// New, changed and withdrawn (`None`) marks for review.
    pub marks: HashMap<StoredKey, (ClaimId, Option<Reason>)>,
    /// One for each voice of which something waits.
    pub markers: HashSet<StoredKey>,
    /// Comments, suggestions, answers to them, and what goes of all that.
    pub talk: PendingTalk,
}

impl Pending {
    /// Whether nothing waits for a release.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
            && self.edits.is_empty()
            && self.ballots.is_empty()
            && self.slots.is_empty()
            && self.marks.is_empty()
            && self.talk.is_empty()
    }
}

/// A claim that waits for the next release.
#[derive(Debug, Clone, PartialEq)]
pub struct PendingClaim {
    /// Its id, issued with the form.
    pub id: ClaimId,
    /// Where it will stand.
    pub place: PlaceId,
    /// The claim that it answers.
    pub parent: ClaimId,
    /// What it does for the parent.
    pub relation: Relation,
    /// Its words.
    pub text: ClaimText,
    /// Its sources.
    pub sources: Vec<Source>,
    /// The right to change it.
    pub edit_key: StoredKey,
}

/// A change of a released claim that waits.
#[derive(Debug, Clone, PartialEq)]
pub struct PendingEdit {
    /// The claim.
    pub claim: ClaimId,
    /// The new words; `None` takes the claim back.
    pub text: Option<ClaimText>,
    /// The new sources.
    pub sources: Vec<Source>,
}

/// One thing to write. Several are written in one transaction.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A new pending claim, or other words for one that still waits.
    Claim(PendingClaim),
    /// A pending claim that its author took back before anybody saw it.
    DropClaim(ClaimId),
    /// A change of a released claim.
    Edit(PendingEdit),
    /// A ballot; `None` takes it back.
    Ballot {
        /// One per voice and place.
        nullifier: StoredKey,
        /// The place.
        place: PlaceId,
        /// The rating.
        rating: Option<Rating>,
    },
    /// A voice's i-th contribution of a kind, the number veiled.
    Slot {
        /// The lone key.
        slot: StoredKey,
        /// Of what kind.
        kind: SlotKind,
        /// The i, veiled.
        i: u32,
    },
    /// A mark for review; without a reason it is taken back.
    Mark {
        /// One per voice and claim.
        mark: StoredKey,
        /// The claim.
        claim: ClaimId,
        /// Why.
        reason: Option<Reason>,
    },
    /// Something of one more voice waits.
    Marker(StoredKey),
    /// Nothing of a voice waits any more.
    DropMarker(StoredKey),
    /// A voice's i-th claim of a day.
    DaySlot {
        /// The lone key.
        slot: StoredKey,
        /// The date.
        day: String,
    },
    /// Something said about a claim.
    Talk(TalkChange),
}

impl Change {
    /// The random key of the row that it writes.
    pub fn key(&self) -> &[u8] {
        match self {
            Self::Claim(claim) => claim.id.as_bytes(),
            Self::DropClaim(claim) => claim.as_bytes(),
            Self::Edit(edit) => edit.claim.as_bytes(),
            Self::Talk(change) => change.key(),
            Self::Ballot { nullifier: key, .. }
            | Self::Slot { slot: key, .. }
            | Self::Mark { mark: key, .. }
            | Self::Marker(key)
            | Self::DropMarker(key)
            | Self::DaySlot { slot: key, .. } => key,
        }
    }
}

/// What one transaction writes of one debate, and the released state that it rests on.
#[derive(Debug, Clone, Copy)]
pub struct Batch<'a> {
    /// The debate.
    pub debate: DebateId,
    /// The state that the changes were checked against.
    pub release: ReleaseId,
    /// What to write.
    pub changes: &'a [Change],
}

/// Which version of a debate something rests on. A contribution rests on what is released alone; what those who run a debate
/// do, and a release, on all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// What is released.
    pub release: ReleaseId,
    /// How many entries its history has: each moderation adds one.
    pub entries: usize,
    /// The edition of its settings ([`Meeting::edition`]).
    pub edition: u32,
}

/// What comes after a release.
#[derive(Debug, Clone)]
pub struct Next {
    /// The new state's id.
    pub release: ReleaseId,
    /// When it is released next.
    pub schedule: Schedule,
    /// The release's date.
    pub date: String,
    /// Other settings, among them another step.
    pub settings: Option<Debate>,
    /// What goes down in the history with it.
    pub happened: Option<Happened>,
}

/// What a release does to the released claims, beside moving what waits.
#[derive(Debug, Clone, Default)]
pub struct ReleasePlan {
    /// Pending claims that find their parent gone: they are not released but dropped.
    pub orphans: Vec<ClaimId>,
    /// Claims that come to a shelf instead of the graph, their places with them.
    pub shelved: Vec<(ClaimId, Shelf)>,
    /// New wordings that wait for a facilitator from now on.
    pub held: Vec<ClaimId>,
    /// Withdrawn claims without replies: removed with their places.
    pub removed: Vec<ClaimId>,
    /// Claims as they now read (edited, or withdrawn with replies).
    pub changed: Vec<Claim>,
    /// The slots that waited, with their numbers.
    pub slots: Vec<(StoredKey, SlotKind, u32)>,
    /// Places whose band is made anew.
    pub rebanded: Vec<PlaceId>,
    /// Bands of theses that were made anew in this week; they replace the week's earlier ones.
    pub trend: Vec<Banded>,
    /// What becomes of comments, suggestions and earlier wordings.
    pub talk: TalkPlan,
    /// Bands from which the results differ by fewer than k ballots: they are forgotten.
    pub untrend: Vec<Banded>,
}

/// A role's link as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredLink {
    /// HMAC of the secret under the server's secret.
    pub hash: StoredKey,
    /// What its holder may be.
    pub role: Role,
    /// What the secret is derived from, under the server's secret.
    pub nonce: [u8; 16],
}

/// A database with the schema brought up to date.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
    dialect: Dialect,
    address: Address,
    /// This process among the servers of one database, for as long as it runs.
    node: ReleaseId,
}

/// Makes the file of a SQLite database that is not there yet, for this program's user alone: its log and its other helpers
/// inherit that. A file that is there keeps its mode; what can't be made here says so when it is opened.
fn make_private(url: &str) {
    if let (true, Ok(options)) = (url.ends_with("?mode=rwc"), SqliteConnectOptions::from_str(url)) {
        let _ = new_private_file(options.get_filename());
    }
}

/// A database's address, which may hold a password.
#[derive(Clone)]
struct Address(String);

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

impl Store {
    /// Opens a database (a SQLite file is made if it is not there) and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError`] if the address is unknown, the database is away, or its schema is newer than this program.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let dialect = Dialect::of(url).ok_or(StoreError::UnknownDatabase)?;
        let url = match dialect {
            Dialect::Sqlite if !url.contains('?') => format!("{url}?mode=rwc"),
            _ => url.to_owned(),
        };
        make_private(&url);
        let pool = AnyPoolOptions::new()
            .max_connections(4)
            .acquire_timeout(PATIENCE)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    for sql in dialect.greeting() {
                        sqlx::raw_sql(*sql).execute(&mut *connection).await?;
                    }
                    Ok(())
                })
            })
            .before_acquire(|connection, _| {
                // Where SQLite gave a transaction up by itself, as on a full disk, the driver counts it on: such a connection
                // could never begin another one.
                Box::pin(async move { Ok(!connection.is_in_transaction()) })
            })
            .connect(&url)
            .await?;
        let migrations = MIGRATIONS.iter().map(|(version, name, sql)| {
            let sql = sqlx::AssertSqlSafe(dialect.translate(sql)).into_sql_str();
            Migration::new(*version, Cow::Borrowed(name), MigrationType::Simple, sql, false)
        });
        let migrator = Migrator { migrations: Cow::Owned(migrations.collect()), ..Migrator::DEFAULT };
        migrator.run(&pool).await?;
        Ok(Self { pool, dialect, address: Address(url), node: ReleaseId::new(&mut OsRandom) })
    }

    /// Which database it is.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Closes all connections; what was acknowledged is on disk already.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
