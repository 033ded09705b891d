//! Debates in memory: what is released, what waits, and the one writer that changes both.
//!
//! Requests read a shared [`Snapshot`]; they never query per claim. Contributions go through one writer task, which
//! checks them against memory, writes many in one transaction, and acknowledges after the commit.

mod invitations;
mod moderation;
mod release;
mod settings;
mod snapshot;
mod spaces;
mod talk;
mod writer;

pub use invitations::ISSUED_LIMIT;
pub use moderation::{Order, What, reading};
pub use settings::{CONTACT_LIMIT, GOAL_LIMIT, K_LIMIT, NAMES_LIMIT, PER_DAY_LIMIT, Settings, SettingsError};
pub use snapshot::{PageKey, Snapshot};
pub use talk::MyTalk;

use crate::{
    clock::Clock,
    secret::{OsRandom, ServerSecret, SlotKind, StoredKey, Voice},
    store::{Debate, HeldEdit, Next, Pending, PendingClaim, PendingEdit, Store, StoreError, Stored, StoredLink},
};
use domain::{
    ballot::Rating,
    claim::{Claim, ClaimText, Origin, Source, SourceError, State, TextError},
    comment::CommentError,
    debate::{Document, ReleaseRhythm, Step},
    graph::{GraphError, NewPlace, Relation},
    ids::{ClaimId, DebateId, PlaceId, ReleaseId},
    moderation::{Obstacle, Reason, Shelf},
    policy::{Denial, Role},
    release::Schedule,
};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::{mpsc, oneshot, watch};

/// Why a contribution was not taken, in its author's words.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// No such debate, or none that this address names.
    #[error("There is no debate here.")]
    NoDebate,
    /// The place is not there (any more).
    #[error("The claim you answer or rate is no longer there.")]
    NoPlace,
    /// The claim is not there (any more).
    #[error("This claim is no longer there.")]
    NoClaim,
    /// Somebody else's claim, or this browser has forgotten that it is one's own.
    #[error("Only the browser that wrote a claim can change it.")]
    NotYours,
    /// The text is not a claim.
    #[error("Not saved: {0}.")]
    Text(#[from] TextError),
    /// A source is wrong.
    #[error("Not saved: {0}.")]
    Source(#[from] SourceError),
    /// Too deep, or the id is taken by somebody else's claim.
    #[error("Not saved: {0}.")]
    Graph(#[from] GraphError),
    /// The claim has been withdrawn.
    #[error("This claim was withdrawn by its author; it takes no more ratings and replies.")]
    Withdrawn,
    /// A reference to another debate can't be rated.
    #[error("This only refers to another debate; it can't be rated.")]
    Reference,
    /// Not allowed, or too late.
    #[error(transparent)]
    Denied(#[from] Denial),
    /// A new wording that somebody is to look at first.
    #[error(
        "New wordings are reviewed in this debate. Change your claim to this wording yourself: it appears once it was \
         reviewed."
    )]
    Reviewed,
    /// A facilitator's change that can't be done.
    #[error("Nothing was changed: {0}.")]
    Obstacle(#[from] Obstacle),
    /// More claims than a voice may add in a day.
    #[error(
        "You have added {0} claims today, which is as many as this debate takes from one voice in a day. Your text is \
         still in the form: send it tomorrow."
    )]
    Enough(u32),
    /// More comments and suggestions than a voice may add in a day.
    #[error(
        "You have written {0} comments and suggestions today, which is as many as this debate takes from one voice in a \
         day. Send it tomorrow."
    )]
    EnoughSaid(u32),
    /// The text is no comment.
    #[error("Not saved: {0}.")]
    Comment(#[from] CommentError),
    /// The comment or suggestion is not there (any more).
    #[error("This is no longer there: its author may have taken it back.")]
    NoRemark,
    /// A suggestion to one's own claim.
    #[error("This is your own claim: change its wording yourself.")]
    OwnClaim,
    /// A suggestion of what is there.
    #[error("That is how the claim reads already. Your suggestion is still in the form: change it there.")]
    SameWording,
    /// The claim is not what the suggestion was made to.
    #[error(
        "The claim no longer reads as it did when this was suggested, so nothing was changed. It reads now, or will with \
         the next batch: “{now}” Suggested was: “{suggested}”"
    )]
    Changed {
        /// How the claim reads.
        now: String,
        /// How it could read.
        suggested: String,
    },
    /// Somebody has answered the suggestion.
    #[error("This suggestion has been answered already.")]
    Answered,
    /// The debate can't be set up so.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// No invitations are taken.
    #[error(
        "This debate takes no invitations, or no more: it is open to those who have its link, or it is sealed."
    )]
    Uninvited,
    /// The invitation is used up, was revoked, or never was one.
    #[error(
        "This invitation does not work: it was used before, it was revoked, or it is for another debate. Ask the person who \
         invited you for a new one."
    )]
    Used,
    /// The store could not do it.
    #[error("It could not be saved just now. Nothing was lost here: try again in a moment.")]
    Store(#[source] Arc<StoreError>),
    /// The server is stopping.
    #[error("The server is restarting. Try again in a moment.")]
    Stopping,
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(Arc::new(error))
    }
}

/// What a contributor sends to add a claim.
#[derive(Debug, Clone)]
pub struct NewClaim {
    /// The contribution's random id, issued with the form: the same id twice is the same claim.
    pub id: ClaimId,
    /// The place that it answers.
    pub parent: PlaceId,
    /// What it does for the parent.
    pub relation: Relation,
    /// Its words.
    pub text: String,
    /// Sources: address and quotation.
    pub sources: Vec<(String, String)>,
}

/// One debate in memory.
#[derive(Debug)]
pub struct Room {
    id: DebateId,
    snapshot: RwLock<Arc<Snapshot>>,
    own: Mutex<Own>,
    news: watch::Sender<ReleaseId>,
    /// Memory and store may differ: it could not be read again.
    unsure: AtomicBool,
}

/// What only its owners see, and what must not be counted before a release.
#[derive(Debug)]
struct Own {
    pending: Pending,
    /// All ballots, released and pending alike.
    ballots: HashMap<StoredKey, (PlaceId, Rating)>,
    /// Ballots as of the last release.
    released: HashMap<StoredKey, (PlaceId, Rating)>,
    /// All slots, released and pending alike.
    slots: HashMap<StoredKey, (SlotKind, u32)>,
    /// All marks for review, released and pending alike.
    marks: HashMap<StoredKey, (ClaimId, Reason)>,
    /// The ballots that bands rest on.
    banded: HashMap<StoredKey, (PlaceId, Rating)>,
    /// The slots of each day's claims.
    day_slots: HashMap<StoredKey, String>,
    schedule: Schedule,
}

impl Own {
    /// From how many voices something waits. What waits from before a debate waited for several has no marker.
    fn voices_waiting(&self) -> usize {
        self.pending.markers.len().max(usize::from(!self.pending.is_empty()))
    }
}

/// Memory of what is stored.
fn remembered(stored: Stored, secret: &ServerSecret, clock: &Clock) -> Result<(Snapshot, Own), StoreError> {
    let mut ballots = stored.ballots.clone();
    for (nullifier, (place, rating)) in &stored.pending.ballots {
        match rating {
            Some(rating) => ballots.insert(*nullifier, (*place, *rating)),
            None => ballots.remove(nullifier),
        };
    }
    let schedule = match stored.schedule {
        // A slot that passed while the server was off counts if something waited for it.
        Some(schedule) if !schedule.is_due(clock.minute()) || !stored.pending.is_empty() => schedule,
        _ => first_schedule(stored.debate.rhythm, clock),
    };
    let mut marks = stored.marks.clone();
    for (mark, (claim, reason)) in &stored.pending.marks {
        match reason {
            Some(reason) => marks.insert(*mark, (*claim, *reason)),
            None => marks.remove(mark),
        };
    }
    let snapshot = Snapshot::load(&stored)?;
    let mut slots = stored.slots;
    slots.extend(unveiled(secret, &stored.pending));
    let own = Own {
        pending: stored.pending,
        ballots,
        released: stored.ballots,
        slots,
        marks,
        banded: stored.banded,
        day_slots: stored.day_slots,
        schedule,
    };
    Ok((snapshot, own))
}

/// The slots that wait, with their numbers.
fn unveiled(secret: &ServerSecret, pending: &Pending) -> impl Iterator<Item = (StoredKey, (SlotKind, u32))> {
    pending.slots.iter().map(|(slot, (kind, i))| (*slot, (*kind, secret.veil(slot, *i))))
}

/// The first times of releases from now on.
fn first_schedule(rhythm: ReleaseRhythm, clock: &Clock) -> Schedule {
    Schedule::new(rhythm, clock.minute(), writer::chance())
}

/// What one voice sees of its own on a page.
#[derive(Debug, Default)]
pub struct Mine {
    /// Pending claims of this voice.
    pub claims: Vec<PendingClaim>,
    /// Pending changes of this voice's released claims.
    pub edits: HashMap<ClaimId, PendingEdit>,
    /// This voice's ratings of the places that were asked for.
    pub ratings: HashMap<PlaceId, Rating>,
    /// Which of the claims asked for are this voice's.
    pub claims_of: Vec<ClaimId>,
    /// Why this voice marked the claims that were asked for.
    pub marks: HashMap<ClaimId, Reason>,
}

/// Everything that a voice wrote in a debate.
#[derive(Debug, Default)]
pub struct Written {
    /// What waits for a release.
    pub pending: Vec<PendingClaim>,
    /// Changes that wait, by claim.
    pub edits: HashMap<ClaimId, PendingEdit>,
    /// Claims that stand.
    pub standing: Vec<ClaimId>,
    /// Claims that are not in the graph, and where they are.
    pub away: Vec<(ClaimId, Shelf)>,
}

impl Room {
    /// What is released.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Tells each time that a release changed what is read: that release ([`Snapshot::contents`]).
    pub fn follow(&self) -> watch::Receiver<ReleaseId> {
        self.news.subscribe()
    }

    /// Whether what one wrote oneself can't be told just now, since the database does not answer. What is released can.
    pub fn is_unsure(&self) -> bool {
        self.unsure.load(Ordering::Relaxed)
    }

    fn own(&self) -> MutexGuard<'_, Own> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn show(&self, snapshot: Snapshot) {
        let contents = snapshot.contents;
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
        self.news.send_if_modified(|known| std::mem::replace(known, contents) != contents);
    }

    /// This voice's own things among these places: computed from keys, since nothing stored says whose they are.
    pub fn mine(&self, secret: &ServerSecret, voice: &Voice, snapshot: &Snapshot, places: &[PlaceId]) -> Mine {
        let mut mine = Mine::default();
        if self.is_unsure() {
            return mine;
        }
        let own = self.own();
        for claim in own.pending.claims.values() {
            if voice.edit_key(secret, claim.id) == claim.edit_key {
                mine.claims.push(claim.clone());
            }
        }
        mine.claims.sort_by_key(|c| c.id);
        let released = places.iter().filter_map(|p| snapshot.claim_at(*p)).map(|(id, _)| id);
        for id in released {
            let key = snapshot.edit_keys.get(&id);
            // A key less to make where nothing is marked, as in most debates.
            if !own.marks.is_empty()
                && let Some((_, reason)) = own.marks.get(&voice.mark_key(secret, id))
            {
                mine.marks.insert(id, *reason);
            }
            if key.is_some_and(|key| *key == voice.edit_key(secret, id)) {
                mine.claims_of.push(id);
                mine.edits.extend(edit_of(&own, snapshot, id).map(|edit| (id, edit)));
            }
        }
        for place in places {
            if let Some((_, rating)) = own.ballots.get(&voice.nullifier(secret, *place)) {
                mine.ratings.insert(*place, *rating);
            }
        }
        mine
    }
}

impl Room {
    /// Everything that this voice wrote here: each claim's key is tried, since nothing stored says whose it is.
    pub fn written(&self, secret: &ServerSecret, voice: &Voice, snapshot: &Snapshot) -> Written {
        let mut written = Written::default();
        if self.is_unsure() {
            return written;
        }
        let own = self.own();
        let pending =
            own.pending.claims.values().filter(|claim| voice.edit_key(secret, claim.id) == claim.edit_key);
        written.pending = pending.cloned().collect();
        written.pending.sort_by_key(|claim| claim.id);
        for (claim, key) in &snapshot.edit_keys {
            if *key != voice.edit_key(secret, *claim) {
                continue;
            }
            match snapshot.away.claims.get(claim) {
                Some((shelf, _)) => written.away.push((*claim, *shelf)),
                None => written.standing.push(*claim),
            }
            written.edits.extend(edit_of(&own, snapshot, *claim).map(|edit| (*claim, edit)));
        }
        written.standing.sort();
        written.away.sort();
        written
    }
}

/// How an author has changed their claim: what waits for a release, or else what is under review.
fn edit_of(own: &Own, snapshot: &Snapshot, claim: ClaimId) -> Option<PendingEdit> {
    let held = || {
        let HeldEdit { text, sources } = snapshot.talk.held.get(&claim)?.clone();
        Some(PendingEdit { claim, text: Some(text), sources })
    };
    own.pending.edits.get(&claim).cloned().or_else(held)
}

/// All debates of this server.
#[derive(Debug)]
pub struct Live {
    /// Where they are kept.
    pub store: Store,
    /// The server's secret.
    pub secret: ServerSecret,
    /// What time it is.
    pub clock: Clock,
    rooms: RwLock<HashMap<DebateId, Arc<Room>>>,
    loading: tokio::sync::Mutex<()>,
    admissions: invitations::Admissions,
    jobs: mpsc::Sender<writer::Task>,
    /// The database did not answer when it was asked last.
    away: AtomicBool,
}

/// How long a database that was away is waited for.
const AWAY: Duration = Duration::from_secs(1);
/// How long somebody who contributes waits for a database that neither answers nor refuses.
const SILENCE: Duration = Duration::from_secs(15);

impl Live {
    /// Starts the writer. It ends when `stop` is signalled, after a last release of what is released at once.
    pub fn start(
        store: Store,
        secret: ServerSecret,
        clock: Clock,
        stop: watch::Receiver<bool>,
    ) -> (Arc<Self>, tokio::task::JoinHandle<()>) {
        let (jobs, queue) = mpsc::channel(1024);
        let live = Arc::new(Self::new(store, secret, clock, jobs));
        tokio::spawn(writer::listen(live.clone(), stop.clone()));
        let task = tokio::spawn(writer::run(live.clone(), queue, stop));
        (live, task)
    }

    /// Debates without a writer, for commands that read, create and replace links: contributions are refused.
    pub fn idle(store: Store, secret: ServerSecret) -> Self {
        let (jobs, _) = mpsc::channel(1);
        Self::new(store, secret, Clock::default(), jobs)
    }

    fn new(store: Store, secret: ServerSecret, clock: Clock, jobs: mpsc::Sender<writer::Task>) -> Self {
        Self {
            store,
            secret,
            clock,
            rooms: RwLock::default(),
            loading: tokio::sync::Mutex::new(()),
            admissions: invitations::Admissions::default(),
            jobs,
            away: AtomicBool::new(false),
        }
    }

    /// Notes whether an answer of the database says that it is away.
    fn note<T>(&self, answer: Result<T, StoreError>) -> Result<T, StoreError> {
        if answer.as_ref().is_err_and(StoreError::is_general) {
            self.away.store(true, Ordering::Relaxed);
        }
        answer
    }

    /// Whether the database answers. It is asked only if it did not a moment ago.
    async fn answers(&self) -> bool {
        if !self.away.load(Ordering::Relaxed) {
            return true;
        }
        let there = tokio::time::timeout(AWAY, self.store.ping()).await.is_ok_and(|answer| answer.is_ok());
        self.away.store(!there, Ordering::Relaxed);
        there
    }

    fn loaded(&self, id: DebateId) -> Option<Arc<Room>> {
        self.rooms.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    fn all_loaded(&self) -> Vec<Arc<Room>> {
        self.rooms.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    fn forget(&self, id: DebateId) {
        self.rooms.write().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }

    /// A debate, from memory or else from the store.
    ///
    /// # Errors
    /// [`Refusal::NoDebate`], or [`Refusal::Store`].
    pub async fn room(&self, id: DebateId) -> Result<Arc<Room>, Refusal> {
        if let Some(room) = self.loaded(id) {
            return Ok(room);
        }
        // One loader at a time: two rooms of one debate would drift apart.
        let _guard = self.loading.lock().await;
        if let Some(room) = self.loaded(id) {
            return Ok(room);
        }
        let stored = self.store.load(id).await?.ok_or(Refusal::NoDebate)?;
        let (snapshot, own) = remembered(stored, &self.secret, &self.clock)?;
        let (news, _) = watch::channel(snapshot.contents);
        let room = Arc::new(Room {
            id,
            snapshot: RwLock::new(Arc::new(snapshot)),
            own: Mutex::new(own),
            news,
            unsure: AtomicBool::new(false),
        });
        self.rooms.write().unwrap_or_else(PoisonError::into_inner).insert(id, room.clone());
        Ok(room)
    }

    async fn submit(&self, debate: DebateId, work: writer::Work) -> Result<(), Refusal> {
        let (reply, answer) = oneshot::channel();
        let contributed = work.voice().is_some();
        let job = writer::Job { debate, work, reply };
        let done = async {
            self.jobs.send(writer::Task::Job(job)).await.map_err(|_| Refusal::Stopping)?;
            answer.await.map_err(|_| Refusal::Stopping)?
        };
        // It may still be written once the database speaks again: the same sent again is harmless. What a facilitator orders may
        // take long for good reasons.
        match contributed {
            true => tokio::time::timeout(SILENCE, done).await.unwrap_or_else(|_| Err(StoreError::Away.into())),
            false => done.await,
        }
    }

    /// Adds a claim. The same id from the same voice again is harmless.
    ///
    /// # Errors
    /// [`Refusal`] says what is wrong; nothing is stored then.
    pub async fn add_claim(&self, debate: DebateId, voice: &Voice, new: NewClaim) -> Result<PlaceId, Refusal> {
        let snapshot = self.room(debate).await?.snapshot();
        let (parent, state) = snapshot.claim_at(new.parent).ok_or(Refusal::NoPlace)?;
        if state == State::Withdrawn {
            return Err(Refusal::Withdrawn);
        }
        let place = self.secret.place_of(new.id);
        let claim = PendingClaim {
            id: new.id,
            place,
            parent,
            relation: new.relation,
            text: ClaimText::contributed(&new.text)?,
            sources: sources(&new.sources)?,
            edit_key: voice.edit_key(&self.secret, new.id),
        };
        self.submit(debate, writer::Work::Claim(claim, voice.clone())).await?;
        Ok(place)
    }

    /// Changes the words and sources of one's own claim.
    ///
    /// # Errors
    /// [`Refusal`]; the claim stays as it was then.
    pub async fn edit_claim(
        &self,
        debate: DebateId,
        voice: &Voice,
        claim: ClaimId,
        text: &str,
        cited: &[(String, String)],
    ) -> Result<(), Refusal> {
        let (text, sources) = (ClaimText::contributed(text)?, sources(cited)?);
        self.submit(debate, writer::Work::Edit { claim, voice: voice.clone(), text, sources }).await
    }

    /// Takes one's own claim back.
    ///
    /// # Errors
    /// [`Refusal`]; the claim stays then.
    pub async fn withdraw_claim(&self, debate: DebateId, voice: &Voice, claim: ClaimId) -> Result<(), Refusal> {
        self.submit(debate, writer::Work::Withdraw { claim, voice: voice.clone() }).await
    }

    /// Rates a place, changes the rating, or (`None`) takes it back.
    ///
    /// # Errors
    /// [`Refusal`]; the earlier rating stays then.
    pub async fn rate(
        &self,
        debate: DebateId,
        voice: &Voice,
        place: PlaceId,
        rating: Option<Rating>,
    ) -> Result<(), Refusal> {
        self.submit(debate, writer::Work::Rate { place, rating, voice: voice.clone() }).await
    }

    /// Marks a claim for review, changes the reason, or (`None`) takes the mark back.
    ///
    /// # Errors
    /// [`Refusal`]; the earlier mark stays then.
    pub async fn mark(
        &self,
        debate: DebateId,
        voice: &Voice,
        claim: ClaimId,
        reason: Option<Reason>,
    ) -> Result<(), Refusal> {
        self.submit(debate, writer::Work::Mark { claim, reason, voice: voice.clone() }).await
    }

    /// Moderates.
    ///
    /// # Errors
    /// [`Refusal`]; nothing changes then.
    pub async fn moderate(&self, debate: DebateId, order: Order) -> Result<(), Refusal> {
        self.submit(debate, writer::Work::Moderate(Box::new(order))).await
    }

    /// Puts a debate in another step, after releasing what waits.
    ///
    /// # Errors
    /// [`Refusal`]; the step stays then.
    pub async fn set_step(&self, debate: DebateId, step: Step) -> Result<(), Refusal> {
        self.submit(debate, writer::Work::Step(step)).await
    }

    /// Sets a debate up differently.
    ///
    /// # Errors
    /// [`Refusal`]; nothing changes then.
    pub async fn set_up(&self, debate: DebateId, settings: Settings) -> Result<(), Refusal> {
        self.submit(debate, writer::Work::Settings(Box::new(settings))).await
    }

    /// Stores a new debate with one link per role.
    ///
    /// # Errors
    /// [`Refusal::Store`]; nothing is stored then.
    pub async fn create(&self, debate: &Debate, document: &Document) -> Result<bool, Refusal> {
        let links = Role::ALL.map(|role| self.new_link(role));
        let schedule = first_schedule(debate.rhythm, &self.clock);
        let release = ReleaseId::new(&mut OsRandom);
        let next = Next { release, schedule, date: self.clock.today(), settings: None, happened: None };
        Ok(self.store.create(debate, document, &links, &next).await?)
    }

    fn new_link(&self, role: Role) -> StoredLink {
        let nonce = domain::ids::RandomSource::bytes(&mut OsRandom);
        let secret = self.secret.link(&nonce);
        StoredLink { hash: self.secret.store_link(&secret), role, nonce }
    }

    /// The secrets of a debate's links, by role.
    ///
    /// # Errors
    /// [`Refusal::Store`].
    pub async fn links(&self, debate: DebateId) -> Result<Vec<(Role, String)>, Refusal> {
        let mut links = self.store.links(debate).await?;
        links.sort_by_key(|link| link.role);
        Ok(links.iter().map(|link| (link.role, self.secret.link(&link.nonce).reveal())).collect())
    }

    /// Replaces a role's link; the earlier one opens nothing any more.
    ///
    /// # Errors
    /// [`Refusal::Store`]; the earlier one still works then.
    pub async fn replace_link(&self, debate: DebateId, role: Role) -> Result<(), Refusal> {
        Ok(self.store.replace_link(debate, &self.new_link(role)).await?)
    }
}

/// The sources that were typed; wholly empty pairs are skipped.
fn sources(typed: &[(String, String)]) -> Result<Vec<Source>, SourceError> {
    let filled = typed.iter().filter(|(url, quote)| !(url.trim().is_empty() && quote.trim().is_empty()));
    let sources: Vec<_> = filled.map(|(url, quote)| Source::contributed(url, quote)).collect::<Result<_, _>>()?;
    if sources.len() > domain::claim::SOURCES_LIMIT {
        return Err(SourceError::TooMany(sources.len()));
    }
    Ok(sources)
}

/// A pending claim as it will stand in the graph.
fn as_released(claim: &PendingClaim) -> (Claim, NewPlace) {
    let under = Some((claim.parent, claim.relation));
    (
        Claim { sources: claim.sources.clone(), ..Claim::new(claim.id, claim.text.clone(), Origin::Contributed) },
        NewPlace { id: claim.place, claim: claim.id, under, home: true, order: None },
    )
}
