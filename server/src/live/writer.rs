//! The one writer: checks contributions against memory, writes many in one transaction, then acknowledges; and makes
//! the releases in between, so that no contribution can fall between two of them.

use super::{Live, Own, Refusal, Room, Snapshot, as_released, today};
use crate::{
    secret::{SlotKind, StoredKey, Voice},
    store::{Change, PendingClaim, PendingEdit, ReleasePlan},
};
use domain::{
    ballot::Rating,
    claim::{Claim, ClaimText, Source, State},
    debate::Step,
    graph::{Graph, GraphError},
    ids::{ClaimId, DebateId, PlaceId},
    policy::Denial,
};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::{mpsc, oneshot, watch};

/// The most contributions that one transaction takes.
const BATCH: usize = 256;
/// Releases “at once” come at most this often.
const AT_ONCE: Duration = Duration::from_secs(1);
/// What a withdrawn claim says where replies to it remain.
const WITHDRAWN: &str = "(withdrawn by its author)";

/// A contribution on its way.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) debate: DebateId,
    pub(super) room: Arc<Room>,
    pub(super) work: Work,
    pub(super) reply: oneshot::Sender<Result<(), Refusal>>,
}

/// What is to be done.
#[derive(Debug)]
pub(super) enum Work {
    Claim(PendingClaim, Voice),
    Edit { claim: ClaimId, key: StoredKey, text: ClaimText, sources: Vec<Source> },
    Withdraw { claim: ClaimId, key: StoredKey },
    Rate { nullifier: StoredKey, place: PlaceId, rating: Option<Rating>, voice: Voice },
    Step(Step),
}

/// Runs until nobody can send any more, or until told to stop; then releases what waits, and ends.
pub(super) async fn run(live: Arc<Live>, mut queue: mpsc::Receiver<Job>, mut stop: watch::Receiver<bool>) {
    let mut released: HashMap<DebateId, Instant> = HashMap::new();
    let mut tick = tokio::time::interval(Duration::from_millis(100));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    match live.store.waiting().await {
        Ok(debates) => {
            for debate in debates {
                if let Err(error) = live.room(debate).await {
                    tracing::error!(%error, "a debate with waiting contributions can't be read");
                }
            }
        }
        Err(error) => tracing::error!(%error, "waiting contributions can't be read"),
    }
    loop {
        tokio::select! {
            biased;
            _ = stop.changed() => break,
            _ = tick.tick() => release_due(&live, &mut released).await,
            job = queue.recv() => {
                let Some(job) = job else { break };
                let mut jobs = vec![job];
                while jobs.len() < BATCH && let Ok(job) = queue.try_recv() {
                    jobs.push(job);
                }
                work_off(&live, jobs).await;
            }
        }
    }
    queue.close();
    let mut rest = Vec::new();
    while let Some(job) = queue.recv().await {
        rest.push(job);
    }
    work_off(&live, rest).await;
    released.clear();
    release_due(&live, &mut released).await;
}

/// A contribution that fits, with what to write for it and whom to tell.
struct Accepted {
    debate: DebateId,
    changes: Vec<Change>,
    reply: oneshot::Sender<Result<(), Refusal>>,
}

async fn work_off(live: &Live, jobs: Vec<Job>) {
    let mut accepted = Vec::with_capacity(jobs.len());
    for Job { debate, room, work, reply } in jobs {
        let outcome = match work {
            Work::Step(step) => {
                write(live, std::mem::take(&mut accepted)).await;
                // The receiver may be gone (a closed tab): the work counts all the same, here and below.
                let _ = reply.send(change_step(live, debate, &room, step).await);
                continue;
            }
            work => accept(live, &room, debate, work),
        };
        match outcome {
            Ok(changes) => accepted.push(Accepted { debate, changes, reply }),
            Err(refusal) => {
                let _ = reply.send(Err(refusal));
            }
        }
    }
    write(live, accepted).await;
}

/// Writes all in one transaction; if that fails, each in its own, so that one can't spoil the others.
async fn write(live: &Live, accepted: Vec<Accepted>) {
    if accepted.is_empty() {
        return;
    }
    let all: Vec<(DebateId, &[Change])> = accepted.iter().map(|a| (a.debate, a.changes.as_slice())).collect();
    let whole = live.store.write(&all).await;
    for Accepted { debate, changes, reply } in accepted {
        let mut outcome = Ok(());
        if whole.is_err() {
            outcome = live.store.write(&[(debate, &changes)]).await;
        }
        if let Err(error) = &outcome {
            tracing::error!(%error, "a contribution could not be written");
            // Memory is ahead of the store now: read it again when it is next asked for.
            live.forget(debate);
        }
        let _ = reply.send(outcome.map_err(Refusal::from));
    }
}

/// Checks a contribution and takes it into memory.
fn accept(live: &Live, room: &Room, debate: DebateId, work: Work) -> Result<Vec<Change>, Refusal> {
    let snapshot = room.snapshot();
    if snapshot.debate.step != Step::Contribute {
        return Err(Denial::Frozen.into());
    }
    let mut own = room.own();
    let mut changes = Vec::with_capacity(2);
    match work {
        Work::Claim(claim, voice) => {
            if let Some(known) =
                own.pending.claims.get(&claim.id).map(|c| &c.edit_key).or(snapshot.edit_keys.get(&claim.id))
            {
                // The same form sent twice is harmless; somebody else's id is not ours to take.
                return if *known == claim.edit_key { Ok(changes) } else { Err(Refusal::NotYours) };
            }
            let (as_claim, place) = as_released(&claim);
            snapshot.graph().check_new(&as_claim, &place)?;
            changes.extend(slot(live, &mut own, &voice, SlotKind::Claim, debate));
            changes.push(Change::Claim(claim.clone()));
            own.pending.claims.insert(claim.id, claim);
        }
        Work::Edit { claim, key, text, sources } => {
            if let Some(pending) = own.pending.claims.get_mut(&claim) {
                owned(&pending.edit_key, &key)?;
                (pending.text, pending.sources) = (text, sources);
                changes.push(Change::Claim(pending.clone()));
            } else {
                check_released(&snapshot, claim, &key)?;
                let edit = PendingEdit { claim, text: Some(text), sources };
                changes.push(Change::Edit(edit.clone()));
                own.pending.edits.insert(claim, edit);
            }
        }
        Work::Withdraw { claim, key } => {
            if let Some(pending) = own.pending.claims.get(&claim) {
                owned(&pending.edit_key, &key)?;
                own.pending.claims.remove(&claim);
                changes.push(Change::DropClaim(claim));
            } else {
                check_released(&snapshot, claim, &key)?;
                let edit = PendingEdit { claim, text: None, sources: Vec::new() };
                changes.push(Change::Edit(edit.clone()));
                own.pending.edits.insert(claim, edit);
            }
        }
        Work::Rate { nullifier, place, rating, voice } => {
            let ix = snapshot.graph().place_ix(place).ok_or(Refusal::NoPlace)?;
            let claim = snapshot.claim(ix);
            if claim.state == State::Withdrawn {
                return Err(Refusal::Withdrawn);
            }
            if claim.text.is_reference() {
                return Err(Refusal::Reference);
            }
            if own.ballots.get(&nullifier).map(|(_, rating)| *rating) == rating {
                return Ok(changes);
            }
            if rating.is_some() && !own.ballots.contains_key(&nullifier) && !own.released.contains_key(&nullifier) {
                changes.extend(slot(live, &mut own, &voice, SlotKind::Rating, debate));
            }
            match rating {
                Some(rating) => own.ballots.insert(nullifier, (place, rating)),
                None => own.ballots.remove(&nullifier),
            };
            own.pending.ballots.insert(nullifier, (place, rating));
            changes.push(Change::Ballot { nullifier, place, rating });
        }
        Work::Step(_) => {}
    }
    Ok(changes)
}

fn owned(known: &StoredKey, key: &StoredKey) -> Result<(), Refusal> {
    if subtle::ConstantTimeEq::ct_eq(&known[..], &key[..]).into() { Ok(()) } else { Err(Refusal::NotYours) }
}

fn check_released(snapshot: &Snapshot, claim: ClaimId, key: &StoredKey) -> Result<(), Refusal> {
    let ix = snapshot.graph().claim_ix(claim).ok_or(Refusal::NoClaim)?;
    owned(snapshot.edit_keys.get(&claim).ok_or(Refusal::NotYours)?, key)?;
    if snapshot.graph().claims()[ix].state == State::Withdrawn {
        return Err(Refusal::Withdrawn);
    }
    Ok(())
}

/// The voice's next free slot of a kind. Slots have no gaps, so doubling and halving finds it.
fn slot(live: &Live, own: &mut Own, voice: &Voice, kind: SlotKind, debate: DebateId) -> Option<Change> {
    let taken = |i| own.slots.contains_key(&voice.slot(&live.secret, kind, debate, i));
    let (mut low, mut high) = (0, 1);
    while taken(high) {
        (low, high) = (high, high.checked_mul(2)?);
    }
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if taken(middle) { low = middle } else { high = middle }
    }
    let slot = voice.slot(&live.secret, kind, debate, high);
    own.slots.insert(slot, (kind, high));
    Some(Change::Slot { slot, kind, i: high })
}

async fn release_due(live: &Live, released: &mut HashMap<DebateId, Instant>) {
    for (debate, room) in live.all_loaded() {
        if released.get(&debate).is_some_and(|at| at.elapsed() < AT_ONCE) || room.own().pending.is_empty() {
            continue;
        }
        released.insert(debate, Instant::now());
        if let Err(error) = release(live, debate, &room).await {
            tracing::error!(%error, "a release failed; what waits still waits");
        }
    }
}

/// Releases everything that waits in a debate.
async fn release(live: &Live, debate: DebateId, room: &Room) -> Result<(), Refusal> {
    let old = room.snapshot();
    let pending = room.own().pending.clone();
    let waiting: Vec<PendingClaim> = pending.claims.into_values().collect();
    let (plan, graph) = plan(old.graph(), &waiting, pending.edits.values())?;
    live.store.release(debate, &waiting, &plan, &today()).await?;

    let gone: HashSet<ClaimId> = plan.orphans.iter().chain(&plan.removed).copied().collect();
    let mut edit_keys = old.edit_keys.clone();
    edit_keys.extend(waiting.iter().map(|c| (c.id, c.edit_key)));
    edit_keys.retain(|id, _| !gone.contains(id));
    let mut own = room.own();
    own.pending = Default::default();
    own.ballots.retain(|_, (place, _)| graph.place_ix(*place).is_some());
    own.released = own.ballots.clone();
    let document = domain::debate::Document { graph, ..old.document.clone() };
    let new = Snapshot::of(old.debate.clone(), document, edit_keys, &own.released, &own.slots);
    *room.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
    Ok(())
}

/// What a release does to the graph, and the graph after it.
fn plan<'a>(
    graph: &Graph,
    waiting: &[PendingClaim],
    edits: impl Iterator<Item = &'a PendingEdit>,
) -> Result<(ReleasePlan, Graph), GraphError> {
    let mut plan = ReleasePlan::default();
    let mut next = graph.clone();
    let answered: HashSet<ClaimId> = waiting.iter().map(|c| c.parent).collect();
    for edit in edits {
        let Some(ix) = next.claim_ix(edit.claim) else { continue };
        if edit.text.is_none() && next.children(ix).is_empty() && !answered.contains(&edit.claim) {
            next = next.without(edit.claim)?;
            plan.removed.push(edit.claim);
            continue;
        }
        let claim = next.claim_mut(ix);
        match (&edit.text, ClaimText::imported(WITHDRAWN)) {
            (Some(text), _) => claim.text = text.clone(),
            (None, Ok(withdrawn)) => (claim.text, claim.state) = (withdrawn, State::Withdrawn),
            (None, Err(_)) => claim.state = State::Withdrawn,
        }
        claim.sources = edit.sources.clone();
        plan.changed.push(Claim::clone(claim));
    }
    for claim in waiting {
        let (new, place) = as_released(claim);
        // Its parent was taken back meanwhile. One claim that no longer fits must not hold up everybody's.
        if next.add(new, &place).is_err() {
            plan.orphans.push(claim.id);
        }
    }
    Ok((plan, next))
}

async fn change_step(live: &Live, debate: DebateId, room: &Room, step: Step) -> Result<(), Refusal> {
    release(live, debate, room).await?;
    live.store.set_step(debate, step).await?;
    let old = room.snapshot();
    let settings = crate::store::Debate { step, ..old.debate.clone() };
    let own = room.own();
    let new = Snapshot::of(settings, old.document.clone(), old.edit_keys.clone(), &own.released, &own.slots);
    *room.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
    Ok(())
}
