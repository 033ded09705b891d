//! The one writer of this process: checks contributions against memory, writes many in one transaction, then acknowledges;
//! and makes the releases in between, so that no contribution can fall between two of them.
//!
//! Several servers may share a PostgreSQL. Each transaction names the released state that it rests on; if another server
//! has released meanwhile, it is refused, the debate is read again and its contributions are checked once more.

use super::{
    Live, Order, Own, Refusal, Room, Settings, Snapshot, as_released, moderation,
    release::release,
    remembered,
    talk::{self, TalkWork},
};
use crate::{
    secret::{OsRandom, SlotKind, StoredKey, Voice},
    store::{Batch, Change, Debate, Happened, News, Next, PendingClaim, PendingEdit, StoreError},
};
use domain::{
    ballot::Rating,
    claim::{ClaimText, Source, State},
    debate::{ReleaseRhythm, Step},
    history::Event,
    ids::{ClaimId, DebateId, PlaceId, ReleaseId},
    moderation::{Reason, Shelf},
    policy::{self, Action, Role, Roles},
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};
use tokio::sync::{mpsc, oneshot, watch};

/// The most contributions that one transaction takes.
const BATCH: usize = 256;
/// How often something is planned anew because another server was quicker.
pub(super) const ATTEMPTS: usize = 5;
/// Releases “at once” come at most this often.
const AT_ONCE: Duration = Duration::from_secs(1);
/// How long a release that failed is left alone.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// How often the order of what waits is forgotten, and debates are looked for that another server left waiting.
const TIDY: Duration = Duration::from_secs(60);
/// How often the order of what was released is forgotten.
const TIDY_RELEASED: Duration = Duration::from_secs(3600);

/// What the writer is told.
#[derive(Debug)]
pub(super) enum Task {
    Job(Job),
    News(News),
}

impl Task {
    /// Whether it takes a debate to another step.
    fn is_step(&self) -> bool {
        matches!(self, Self::Job(Job { work: Work::Step(_), .. }))
    }
}

/// A contribution on its way.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) debate: DebateId,
    pub(super) work: Work,
    pub(super) reply: oneshot::Sender<Result<(), Refusal>>,
}

/// What is to be done.
#[derive(Debug)]
pub(super) enum Work {
    Claim(PendingClaim, Voice),
    Edit { claim: ClaimId, voice: Voice, text: ClaimText, sources: Vec<Source> },
    Withdraw { claim: ClaimId, voice: Voice },
    Rate { place: PlaceId, rating: Option<Rating>, voice: Voice },
    Mark { claim: ClaimId, reason: Option<Reason>, voice: Voice },
    Talk(TalkWork),
    Step(Step),
    Settings(Box<Settings>),
    Moderate(Box<Order>),
}

impl Work {
    /// Whether it is done at once, not with the next release: what those who run a debate do.
    fn is_at_once(&self) -> bool {
        match self {
            Self::Step(_) | Self::Settings(_) | Self::Moderate(_) => true,
            Self::Talk(work) => work.is_at_once(),
            _ => false,
        }
    }

    /// Whose it is, where a voice does it: whoever adds something says here whether one does.
    pub(super) fn voice(&self) -> Option<&Voice> {
        match self {
            Self::Claim(_, voice)
            | Self::Edit { voice, .. }
            | Self::Withdraw { voice, .. }
            | Self::Rate { voice, .. }
            | Self::Mark { voice, .. } => Some(voice),
            Self::Talk(work) => work.voice(),
            Self::Step(_) | Self::Settings(_) | Self::Moderate(_) => None,
        }
    }
}

/// Two random numbers for the times of releases. Without random numbers from the operating system nothing works here
/// anyway; then they are at the end of each interval.
pub(super) fn chance() -> [u32; 2] {
    let bytes: [u8; 8] = OsRandom.array().unwrap_or([0xff; 8]);
    let [a, b, c, d, e, f, g, h] = bytes;
    [u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h])]
}

/// Hears what other servers of the same database do, and tells the writer, until told to stop.
pub(super) async fn listen(live: Arc<Live>, mut stop: watch::Receiver<bool>) {
    let hear = async {
        loop {
            match live.store.listen().await {
                Ok(None) => return,
                Ok(Some(mut listener)) => {
                    // What happened before the first word was not heard.
                    let mut news = Ok(News::Missed);
                    while let Ok(heard) = news {
                        if live.jobs.send(Task::News(heard)).await.is_err() {
                            return;
                        }
                        news = listener.next().await;
                    }
                }
                Err(error) => tracing::warn!(%error, "other servers can't be heard"),
            }
            tokio::time::sleep(AFTER_FAILURE).await;
        }
    };
    tokio::select! { () = hear => {}, _ = stop.changed() => {} }
}

/// When the writer last did what it does from time to time.
#[derive(Debug)]
struct Rounds {
    /// Until when a debate's releases are left alone.
    quiet: HashMap<DebateId, Instant>,
    tidied: Instant,
    tidied_released: Instant,
    /// Until when nothing is done from time to time, since the database is away.
    rest: Instant,
    /// Whether something was written, and released, since.
    written: bool,
    released: bool,
}

/// Runs until told to stop; then releases what is released at once, and ends.
pub(super) async fn run(live: Arc<Live>, mut queue: mpsc::Receiver<Task>, mut stop: watch::Receiver<bool>) {
    let now = Instant::now();
    let mut rounds = Rounds {
        quiet: HashMap::new(),
        tidied: now,
        tidied_released: now,
        rest: now,
        written: true,
        released: true,
    };
    let mut tick = tokio::time::interval(Duration::from_millis(100));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    look_for_waiting(&live).await;
    loop {
        tokio::select! {
            biased;
            _ = stop.changed() => break,
            _ = tick.tick() => {
                if Instant::now() < rounds.rest {
                    continue;
                }
                if live.answers().await {
                    make_sure(&live).await;
                    take_planned_steps(&live, &mut rounds).await;
                    release_due(&live, &mut rounds).await;
                    tidy(&live, &mut rounds).await;
                } else {
                    // Asking took a while: now it is the turn of those who wait.
                    rounds.rest = Instant::now() + AT_ONCE;
                }
            }
            task = queue.recv() => {
                let Some(task) = task else { break };
                let mut tasks = vec![task];
                while tasks.len() < BATCH && let Ok(task) = queue.try_recv() {
                    tasks.push(task);
                }
                rounds.written = true;
                // A step releases; what sealing deletes is written anew until it worked.
                rounds.released |= tasks.iter().any(Task::is_step);
                work_off(&live, tasks).await;
            }
        }
    }
    queue.close();
    let mut rest = Vec::new();
    while let Some(task) = queue.recv().await {
        rest.push(task);
    }
    work_off(&live, rest).await;
    rounds.quiet.clear();
    release_due(&live, &mut rounds).await;
    // A server that is off is when many an operator copies its database.
    forget_order(&live, &mut rounds, true).await;
}

/// Loads debates in which something waits, or whose next step has come: those of before a restart, and those that another
/// server left.
async fn look_for_waiting(live: &Live) {
    let found = async {
        let mut debates = live.store.waiting().await?;
        debates.extend(live.store.due(live.clock.now()).await?);
        Ok::<_, StoreError>(debates)
    };
    match found.await {
        Ok(debates) => {
            for debate in debates {
                if let Err(error) = live.room(debate).await {
                    tracing::error!(%error, "a debate in which something waits can't be read");
                }
            }
        }
        Err(error) => tracing::error!(%error, "what waits can't be read"),
    }
}

/// Does what is done from time to time.
async fn tidy(live: &Live, rounds: &mut Rounds) {
    if rounds.tidied.elapsed() < TIDY || !live.answers().await {
        return;
    }
    rounds.tidied = Instant::now();
    look_for_waiting(live).await;
    let over = rounds.tidied_released.elapsed() >= TIDY_RELEASED;
    forget_order(live, rounds, over).await;
}

/// Forgets the order of what waits, and, where that is asked for, of what was released.
async fn forget_order(live: &Live, rounds: &mut Rounds, released: bool) {
    rounds.written |= live.admissions.were_used();
    let work = async {
        live.store.forget_days_before(&live.clock.today()).await?;
        if rounds.written {
            live.store.forget_order_of_waiting().await?;
            rounds.written = false;
        }
        if released && rounds.released {
            live.store.forget_order_of_released().await?;
            (rounds.released, rounds.tidied_released) = (false, Instant::now());
        }
        Ok::<_, StoreError>(())
    };
    if let Err(error) = work.await {
        tracing::warn!(%error, "the order in which things came could not be forgotten; the next round tries again");
    }
}

/// Reads a debate again, since memory and store differ. While the database is away, its released state is shown as it was,
/// and it is read as soon as that can be done. One that is damaged is read by the next who asks for it.
pub(super) async fn read_again(live: &Live, debate: DebateId) {
    let Some(room) = live.loaded(debate) else { return };
    if !live.answers().await {
        room.unsure.store(true, Ordering::Relaxed);
        return;
    }
    let read = async {
        let stored =
            live.store.load(debate).await?.ok_or_else(|| StoreError::Damaged("a debate is gone".to_owned()))?;
        remembered(stored, &live.secret, &live.clock)
    };
    match live.note(read.await) {
        Ok((mut snapshot, own)) => {
            room.unsure.store(false, Ordering::Relaxed);
            let known = room.snapshot();
            if known.release == snapshot.release && known.history.len() == snapshot.history.len() {
                snapshot.contents = known.contents;
            }
            *room.own() = own;
            room.show(snapshot);
        }
        Err(error @ StoreError::Damaged(_)) => {
            tracing::error!(%error, "a debate can't be read");
            live.forget(debate);
        }
        Err(error) => {
            tracing::error!(%error, "a debate can't be read just now; it is tried again");
            room.unsure.store(true, Ordering::Relaxed);
        }
    }
}

/// Reads again what could not be read when it should have been.
async fn make_sure(live: &Live) {
    for room in live.all_loaded().into_iter().filter(|room| room.is_unsure()) {
        read_again(live, room.id).await;
        if room.is_unsure() {
            break;
        }
    }
}

async fn work_off(live: &Live, tasks: Vec<Task>) {
    let (mut contributions, mut changed) = (Vec::with_capacity(tasks.len()), HashSet::new());
    for task in tasks {
        match task {
            Task::News(News::Changed(debate)) => {
                changed.insert(debate);
            }
            Task::News(News::Missed) => changed.extend(live.all_loaded().iter().map(|room| room.id)),
            Task::Job(job) if job.work.is_at_once() => {
                contribute(live, std::mem::take(&mut contributions)).await;
                let outcome = facilitate(live, &job).await;
                // The receiver may be gone (a closed tab): the work counts all the same, here and below.
                let _ = job.reply.send(outcome);
            }
            Task::Job(job) => contributions.push(job),
        }
    }
    for debate in changed {
        read_again(live, debate).await;
    }
    contribute(live, contributions).await;
}

/// Takes contributions, writes them together and acknowledges. What can't be written together is written one by one, so
/// that one can't spoil the others.
async fn contribute(live: &Live, mut jobs: Vec<Job>) {
    if !jobs.is_empty() && !live.answers().await {
        return refuse(jobs, StoreError::Away);
    }
    for _ in 0..ATTEMPTS {
        let mut changes: BTreeMap<DebateId, (ReleaseId, Vec<Change>)> = BTreeMap::new();
        let mut accepted = Vec::with_capacity(jobs.len());
        for job in jobs {
            match take(live, &job, &mut changes).await {
                Ok(()) => accepted.push(job),
                Err(refusal) => {
                    let _ = job.reply.send(Err(refusal));
                }
            }
        }
        jobs = accepted;
        for (_, changes) in changes.values_mut() {
            // One transaction's rows lie in the order of their random keys, not in that in which they came.
            changes.sort_by(|a, b| a.key().cmp(b.key()));
        }
        let batches = changes.iter().filter(|(_, (_, changes))| !changes.is_empty());
        let batches: Vec<Batch<'_>> = batches
            .map(|(debate, (release, changes))| Batch { debate: *debate, release: *release, changes })
            .collect();
        let outcome = if batches.is_empty() { Ok(()) } else { live.note(live.store.write(&batches).await) };
        let Err(error) = outcome else {
            for job in jobs {
                let _ = job.reply.send(Ok(()));
            }
            return;
        };
        // Memory is ahead of the store now.
        for debate in changes.into_keys() {
            read_again(live, debate).await;
        }
        match error {
            StoreError::Stale => {}
            error if jobs.len() == 1 || error.is_general() => {
                tracing::error!(%error, "contributions could not be written");
                return refuse(jobs, error);
            }
            _ => {
                for job in jobs {
                    Box::pin(contribute(live, vec![job])).await;
                }
                return;
            }
        }
    }
    refuse(jobs, StoreError::Stale);
}

fn refuse(jobs: Vec<Job>, error: StoreError) {
    let error = Arc::new(error);
    for job in jobs {
        let _ = job.reply.send(Err(Refusal::Store(error.clone())));
    }
}

/// Checks a contribution and takes it into memory.
async fn take(
    live: &Live,
    job: &Job,
    changes: &mut BTreeMap<DebateId, (ReleaseId, Vec<Change>)>,
) -> Result<(), Refusal> {
    let room = live.room(job.debate).await?;
    if room.is_unsure() {
        read_again(live, room.id).await;
        if room.is_unsure() {
            return Err(StoreError::Away.into());
        }
    }
    let snapshot = room.snapshot();
    if let Some(voice) = job.work.voice() {
        live.admit(&snapshot.debate, voice).await?;
    }
    let new = accept(live, &room, &snapshot, &job.work)?;
    changes.entry(job.debate).or_insert_with(|| (snapshot.release, Vec::new())).1.extend(new);
    Ok(())
}

fn accept(live: &Live, room: &Room, snapshot: &Snapshot, work: &Work) -> Result<Vec<Change>, Refusal> {
    let (role, action) = match work {
        Work::Claim(..) | Work::Edit { .. } => (Role::Contributor, Action::Contribute),
        Work::Withdraw { .. } => (Role::Contributor, Action::Withdraw),
        Work::Mark { .. } => (Role::Contributor, Action::Mark),
        Work::Talk(work) => work.needs(),
        _ => (Role::Contributor, Action::Rate),
    };
    // Whose link it was is the handler's business; whether it is too late is settled here, in the order of writing.
    let situation = snapshot.debate.situation(live.clock.now());
    policy::may(Roles::NONE.with(role), action, situation)?;
    let mut own = room.own();
    let mut taken = Taken { live, snapshot, own: &mut own, changes: Vec::with_capacity(3) };
    match work {
        Work::Claim(claim, voice) => taken.claim(claim, voice)?,
        Work::Edit { claim, voice, text, sources } => taken.edit(*claim, voice, text, sources)?,
        Work::Withdraw { claim, voice } => taken.withdraw(*claim, voice)?,
        Work::Rate { place, rating, voice } => taken.rate(*place, *rating, voice)?,
        Work::Mark { claim, reason, voice } => taken.mark_claim(*claim, *reason, voice)?,
        Work::Talk(work) => taken.talk(work)?,
        Work::Step(_) | Work::Settings(_) | Work::Moderate(_) => {}
    }
    Ok(taken.changes)
}

/// A contribution being taken into memory, and what is to be written of it.
pub(super) struct Taken<'a> {
    pub(super) live: &'a Live,
    pub(super) snapshot: &'a Snapshot,
    pub(super) own: &'a mut Own,
    pub(super) changes: Vec<Change>,
}

impl Taken<'_> {
    fn claim(&mut self, claim: &PendingClaim, voice: &Voice) -> Result<(), Refusal> {
        let pending = self.own.pending.claims.get(&claim.id).map(|c| &c.edit_key);
        if let Some(known) = pending.or(self.snapshot.edit_keys.get(&claim.id)) {
            // The same form sent twice is harmless; somebody else's id is not ours to take.
            return owned(known, &claim.edit_key);
        }
        if self.snapshot.any_claim(claim.id).is_some() {
            return Err(Refusal::NotYours);
        }
        let (as_claim, place) = as_released(claim);
        self.snapshot.graph().check_new(&as_claim, &place)?;
        self.count_the_day(voice)?;
        self.slot(voice, SlotKind::Claim);
        self.mark(voice);
        self.changes.push(Change::Claim(claim.clone()));
        self.own.pending.claims.insert(claim.id, claim.clone());
        Ok(())
    }

    fn edit(&mut self, claim: ClaimId, voice: &Voice, text: &ClaimText, sources: &[Source]) -> Result<(), Refusal> {
        let key = voice.edit_key(&self.live.secret, claim);
        if let Some(pending) = self.own.pending.claims.get_mut(&claim) {
            owned(&pending.edit_key, &key)?;
            (pending.text, pending.sources) = (text.clone(), sources.to_vec());
            self.changes.push(Change::Claim(pending.clone()));
            return Ok(());
        }
        self.change_released(claim, voice, Some(text.clone()), sources.to_vec())
    }

    fn withdraw(&mut self, claim: ClaimId, voice: &Voice) -> Result<(), Refusal> {
        let key = voice.edit_key(&self.live.secret, claim);
        let Some(pending) = self.own.pending.claims.get(&claim) else {
            return self.change_released(claim, voice, None, Vec::new());
        };
        owned(&pending.edit_key, &key)?;
        self.own.pending.claims.remove(&claim);
        self.changes.push(Change::DropClaim(claim));
        self.unmark(voice);
        Ok(())
    }

    fn change_released(
        &mut self,
        claim: ClaimId,
        voice: &Voice,
        text: Option<ClaimText>,
        sources: Vec<Source>,
    ) -> Result<(), Refusal> {
        let known_claim = self.snapshot.any_claim(claim).ok_or(Refusal::NoClaim)?;
        let known = self.snapshot.edit_keys.get(&claim).ok_or(Refusal::NotYours)?;
        owned(known, &voice.edit_key(&self.live.secret, claim))?;
        // What was taken back stays so, though the form for changing it may still be open elsewhere.
        let waits_to_go = self.own.pending.edits.get(&claim).is_some_and(|edit| edit.text.is_none());
        if known_claim.state == State::Withdrawn || (waits_to_go && text.is_some()) {
            return Err(Refusal::Withdrawn);
        }
        if text.is_some() && matches!(self.snapshot.away.claims.get(&claim), Some((Shelf::Archived, _))) {
            return Err(Refusal::NoClaim);
        }
        self.mark(voice);
        let edit = PendingEdit { claim, text, sources };
        self.changes.push(Change::Edit(edit.clone()));
        self.own.pending.edits.insert(claim, edit);
        Ok(())
    }

    fn mark_claim(&mut self, claim: ClaimId, reason: Option<Reason>, voice: &Voice) -> Result<(), Refusal> {
        self.snapshot.graph().claim_ix(claim).ok_or(Refusal::NoClaim)?;
        let mark = voice.mark_key(&self.live.secret, claim);
        let known = self.own.marks.get(&mark).map(|(_, reason)| *reason);
        if known == reason {
            return Ok(());
        }
        match reason {
            Some(reason) => self.own.marks.insert(mark, (claim, reason)),
            None => self.own.marks.remove(&mark),
        };
        self.mark(voice);
        self.changes.push(Change::Mark { mark, claim, reason });
        self.own.pending.marks.insert(mark, (claim, reason));
        Ok(())
    }

    fn rate(&mut self, place: PlaceId, rating: Option<Rating>, voice: &Voice) -> Result<(), Refusal> {
        let ix = self.snapshot.graph().place_ix(place).ok_or(Refusal::NoPlace)?;
        let claim = self.snapshot.claim(ix);
        if claim.state == State::Withdrawn {
            return Err(Refusal::Withdrawn);
        }
        if claim.text.is_reference() {
            return Err(Refusal::Reference);
        }
        let nullifier = voice.nullifier(&self.live.secret, place);
        if self.own.ballots.get(&nullifier).map(|(_, rating)| *rating) == rating {
            return Ok(());
        }
        let first = !self.own.ballots.contains_key(&nullifier) && !self.own.released.contains_key(&nullifier);
        if rating.is_some() && first {
            self.slot(voice, SlotKind::Rating);
        }
        self.mark(voice);
        match rating {
            Some(rating) => self.own.ballots.insert(nullifier, (place, rating)),
            None => self.own.ballots.remove(&nullifier),
        };
        self.own.pending.ballots.insert(nullifier, (place, rating));
        self.changes.push(Change::Ballot { nullifier, place, rating });
        Ok(())
    }

    fn marker(&self, voice: &Voice) -> StoredKey {
        voice.marker(&self.live.secret, self.snapshot.debate.id, self.snapshot.release)
    }

    /// Notes that something of this voice waits, where that decides when it is released.
    pub(super) fn mark(&mut self, voice: &Voice) {
        if self.snapshot.debate.rhythm == ReleaseRhythm::Now {
            return;
        }
        let marker = self.marker(voice);
        if self.own.pending.markers.insert(marker) {
            self.changes.push(Change::Marker(marker));
        }
    }

    /// Notes that nothing of this voice waits, if that is so.
    pub(super) fn unmark(&mut self, voice: &Voice) {
        if !self.waits(voice) {
            let marker = self.marker(voice);
            if self.own.pending.markers.remove(&marker) {
                self.changes.push(Change::DropMarker(marker));
            }
        }
    }

    /// Whether anything of this voice waits.
    fn waits(&self, voice: &Voice) -> bool {
        let (pending, secret) = (&self.own.pending, &self.live.secret);
        let key_of = |claim: &ClaimId| voice.edit_key(secret, *claim);
        pending.claims.values().any(|claim| claim.edit_key == key_of(&claim.id))
            || pending.edits.keys().any(|claim| self.snapshot.edit_keys.get(claim) == Some(&key_of(claim)))
            || pending.ballots.iter().any(|(nullifier, (place, _))| *nullifier == voice.nullifier(secret, *place))
            || pending.marks.iter().any(|(mark, (claim, _))| *mark == voice.mark_key(secret, *claim))
            || self.talk_waits(voice)
    }

    /// Counts a claim towards the day's limit, if there is one.
    fn count_the_day(&mut self, voice: &Voice) -> Result<(), Refusal> {
        let Some(limit) = self.snapshot.debate.claims_per_day else { return Ok(()) };
        let (day, id) = (self.live.clock.today(), self.snapshot.debate.id);
        let mut slots = (1..=limit).map(|i| voice.day_slot(&self.live.secret, id, &day, i));
        let slot = slots.find(|slot| !self.own.day_slots.contains_key(slot)).ok_or(Refusal::Enough(limit))?;
        self.take_day_slot(slot, day);
        Ok(())
    }

    /// Notes one of a voice's claims or remarks of a day.
    pub(super) fn take_day_slot(&mut self, slot: StoredKey, day: String) {
        self.own.day_slots.insert(slot, day.clone());
        self.changes.push(Change::DaySlot { slot, day });
    }

    /// Takes the voice's next free slot of a kind. Slots have no gaps, so doubling and halving finds it.
    fn slot(&mut self, voice: &Voice, kind: SlotKind) {
        let slot = |i| voice.slot(&self.live.secret, kind, self.snapshot.debate.id, i);
        let taken = |i| self.own.slots.contains_key(&slot(i));
        let (mut low, mut high) = (0, 1);
        while taken(high) {
            (low, high) = (high, high.saturating_mul(2));
        }
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            if taken(middle) { low = middle } else { high = middle }
        }
        let slot = slot(high);
        self.own.slots.insert(slot, (kind, high));
        self.changes.push(Change::Slot { slot, kind, i: self.live.secret.veil(&slot, high) });
    }
}

pub(super) fn owned(known: &StoredKey, key: &StoredKey) -> Result<(), Refusal> {
    if subtle::ConstantTimeEq::ct_eq(&known[..], &key[..]).into() { Ok(()) } else { Err(Refusal::NotYours) }
}

async fn release_due(live: &Live, rounds: &mut Rounds) {
    for room in live.all_loaded() {
        if !live.answers().await {
            return;
        }
        if rounds.quiet.get(&room.id).is_some_and(|until| Instant::now() < *until) {
            continue;
        }
        let rhythm = room.snapshot().debate.rhythm;
        let (schedule, voices) = {
            let own = room.own();
            (own.schedule, own.voices_waiting())
        };
        let now = live.clock.minute();
        let outcome = match rhythm {
            ReleaseRhythm::Now if voices == 0 => continue,
            ReleaseRhythm::Now => release(live, &room, None).await.map(|()| true),
            _ if !schedule.is_due(now) && !schedule.is_lost(now) => continue,
            _ if schedule.releases(now, voices) => release(live, &room, None).await.map(|()| true),
            _ => put_off(live, &room).await.map(|()| false),
        };
        let mut quiet = AT_ONCE;
        match live.note(outcome) {
            Ok(released) => {
                rounds.released |= released;
                // What waited was deleted from where it waited: that is to be written anew, too.
                rounds.written |= released;
            }
            Err(error) => {
                quiet = AFTER_FAILURE;
                tracing::error!(%error, "a release failed; what waits still waits");
            }
        }
        rounds.quiet.insert(room.id, Instant::now() + quiet);
    }
}

/// Waits for the next slot.
async fn put_off(live: &Live, room: &Room) -> Result<(), StoreError> {
    let snapshot = room.snapshot();
    let later = room.own().schedule.after(snapshot.debate.rhythm, live.clock.minute(), chance());
    match live.store.put_off(room.id, snapshot.release, later).await {
        Ok(()) => room.own().schedule = later,
        Err(StoreError::Stale) => read_again(live, room.id).await,
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Steps and settings.
async fn facilitate(live: &Live, job: &Job) -> Result<(), Refusal> {
    let room = live.room(job.debate).await?;
    match &job.work {
        Work::Step(step) => {
            // Another server may release or moderate in between; then that was taken over, and the step is still to come.
            for _ in 0..ATTEMPTS {
                if room.snapshot().debate.step == *step {
                    return Ok(());
                }
                take_step(live, &room, *step, false).await?;
            }
            if room.snapshot().debate.step != *step {
                return Err(StoreError::Stale.into());
            }
        }
        Work::Settings(settings) => set_up(live, &room, settings).await?,
        Work::Moderate(order) => moderation::carry_out(live, &room, order).await?,
        Work::Talk(work) => talk::settle(live, &room, work).await?,
        _ => {}
    }
    Ok(())
}

/// Puts a debate in a step, from whatever state it is in now.
async fn take_step(live: &Live, room: &Room, step: Step, planned: bool) -> Result<(), StoreError> {
    let old = room.snapshot();
    let event = Event::Step { to: step, planned };
    if step == Step::Sealed {
        return seal(live, room, &old, event).await;
    }
    let mut debate = Debate { step, ..old.debate.clone() };
    if step == Step::Draft {
        // The time at which it opened is over: it would open again at once.
        debate.plan.opens = None;
    }
    release(live, room, Some((debate, event))).await
}

/// Destroys what could link a person to a contribution, in the tables and in the pages below them.
async fn seal(live: &Live, room: &Room, old: &Snapshot, event: Event) -> Result<(), StoreError> {
    let schedule = room.own().schedule.after(old.debate.rhythm, live.clock.minute(), chance());
    let date = live.clock.today();
    let happened = Some(Happened { day: date.clone(), event });
    let next = Next { release: ReleaseId::new(&mut OsRandom), schedule, date, settings: None, happened };
    let sealed = Debate { step: Step::Sealed, ..old.debate.clone() };
    let outcome = live.store.seal(old.version(), &sealed, &next).await;
    read_again(live, room.id).await;
    match outcome {
        // What waited has gone through pages, too, which keep what was deleted until they are written anew.
        Ok(()) => {
            live.store.forget_order_of_waiting().await?;
            live.store.forget_order_of_released().await
        }
        Err(StoreError::Stale) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Takes the steps that have come, one after the other. What can't be done now is tried again in the next round.
async fn take_planned_steps(live: &Live, rounds: &mut Rounds) {
    for room in live.all_loaded() {
        if !live.answers().await {
            return;
        }
        if rounds.quiet.get(&room.id).is_some_and(|until| Instant::now() < *until) {
            continue;
        }
        let next = || {
            let debate = &room.snapshot().debate;
            debate.plan.after(debate.step).filter(|(time, _)| *time <= live.clock.now()).map(|(_, step)| step)
        };
        while let Some(step) = next() {
            (rounds.written, rounds.released) = (true, true);
            if let Err(error) = live.note(take_step(live, &room, step, true).await) {
                tracing::error!(%error, "a planned step could not be taken; it is tried again");
                rounds.quiet.insert(room.id, Instant::now() + AFTER_FAILURE);
                break;
            }
        }
    }
}

/// Changes settings. Nothing is released by it: a facilitator can't bring forward what waits.
async fn set_up(live: &Live, room: &Room, settings: &Settings) -> Result<(), Refusal> {
    for _ in 0..ATTEMPTS {
        let old = room.snapshot();
        let debate = settings.of(&old.debate, old.is_touched(), live.clock.now())?;
        if debate == old.debate {
            return Ok(());
        }
        let mut later = room.own().schedule;
        if debate.rhythm != old.debate.rhythm {
            later = super::first_schedule(debate.rhythm, &live.clock);
        }
        let dates = |debate: &Debate| (debate.claims_until, debate.ratings_until, debate.plan.clone());
        let happened = (dates(&debate) != dates(&old.debate))
            .then(|| Happened { day: live.clock.today(), event: Event::Dates });
        let outcome = live.store.set_up(old.version(), &debate, later, happened.as_ref()).await;
        read_again(live, room.id).await;
        match outcome {
            Err(StoreError::Stale) => {}
            outcome => return Ok(outcome?),
        }
    }
    Err(StoreError::Stale.into())
}
