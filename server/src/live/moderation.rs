//! Moderation, as the writer carries it out: planned on what is released, written as one change, read again.

use super::{Live, Refusal, Room, Snapshot, writer};
use crate::{
    secret::OsRandom,
    store::{Debate, Extracted, Happened, Moderated, Next, Plan, SettledEdit, StoreError},
};
use domain::{
    claim::{Claim, ClaimText},
    debate::Step,
    history::{Event, concerned_since},
    ids::{ClaimId, DebateId, PlaceId, ReleaseId},
    moderation::{self, Change, Deed, Deeds, Entry, NOTE_LIMIT, Obstacle, Reason, Shelf, Shift, Why, Written},
    policy::{self, Action, Role, Roles},
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What a facilitator wants done.
#[derive(Debug, Clone)]
pub struct Order {
    /// What.
    pub what: What,
    /// Why.
    pub why: Why,
    /// How many entries the history had on the page that it was ordered from.
    pub seen: usize,
    /// How the claims read there ([`reading`]), of which that matters: if one has changed since, nothing is done.
    pub read: BTreeMap<ClaimId, String>,
    /// The reasons of marks that stood there, where marks are looked at; none: all.
    pub marked: Vec<Reason>,
}

impl Order {
    /// An order that rests on no more than the history.
    pub fn new(what: What, why: Why, seen: usize) -> Self {
        Self { what, why, seen, read: BTreeMap::new(), marked: Vec::new() }
    }
}

/// How a claim reads, in short: 16 hexadecimal digits of the SHA-256 of its words and sources.
pub fn reading(claim: &Claim) -> String {
    let mut hash = Sha256::new().chain_update(claim.text.as_str());
    for source in &claim.sources {
        hash.update([0]);
        hash.update(&source.url);
        hash.update([0]);
        hash.update(source.quote.as_deref().unwrap_or_default());
    }
    hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is to be done.
#[derive(Debug, Clone)]
pub enum What {
    /// Something in the graph.
    Deed(Deed),
    /// Undoing an entry of the history, by its index.
    Undo(usize),
    /// Publishing a new wording that is under review, or declining it.
    Wording {
        /// Whose.
        claim: ClaimId,
        /// What it says at present: if it has changed since, nothing is done.
        text: ClaimText,
        /// Whether it is published.
        publish: bool,
    },
    /// Making a debate of a branch.
    Extract {
        /// Where it begins.
        place: PlaceId,
        /// The new debate.
        debate: DebateId,
        /// Where it will be read.
        address: String,
    },
}

/// Does what is ordered, or nothing.
pub(super) async fn carry_out(live: &Live, room: &Room, order: &Order) -> Result<(), Refusal> {
    for _ in 0..writer::ATTEMPTS {
        let snapshot = room.snapshot();
        policy::may(
            Roles::NONE.with(Role::Facilitator),
            Action::Moderate,
            snapshot.debate.situation(live.clock.now()),
        )?;
        let outcome = attempt(live, room, &snapshot, order).await;
        if matches!(outcome, Err(Refusal::Obstacle(_))) {
            return outcome;
        }
        writer::read_again(live, room.id).await;
        match outcome {
            Err(Refusal::Store(error)) if matches!(*error, StoreError::Stale) => {}
            outcome => return outcome,
        }
    }
    Err(StoreError::Stale.into())
}

async fn attempt(live: &Live, room: &Room, snapshot: &Snapshot, order: &Order) -> Result<(), Refusal> {
    let events: Vec<&Event> = snapshot.history.iter().map(|happened| &happened.event).collect();
    let plan = |deed: &Deed| {
        if concerned_since(events.iter().copied(), order.seen, &deed.concerns(snapshot.graph())) {
            return Err(Obstacle::Conflict);
        }
        moderation::plan(snapshot.graph(), &snapshot.away, deed, &order.why, &mut OsRandom)
    };
    let mut writing = Writing::default();
    match &order.what {
        What::Deed(deed) => {
            let reworded = |(claim, read): (&ClaimId, &String)| {
                snapshot.any_claim(*claim).is_some_and(|claim| reading(claim) != *read)
            };
            if order.read.iter().any(reworded) {
                return Err(Obstacle::Reworded.into());
            }
            writing.change(plan(deed)?, snapshot, order);
        }
        What::Undo(entry) => {
            let change = moderation::undo(snapshot.graph(), &snapshot.away, &events, *entry)?;
            // Marks that it settled wait again; those that came since still do.
            writing.change(change, snapshot, order);
            writing.settled.clear();
            writing.wording = wording_back(snapshot, *entry)?;
            writing.undoes = Some(*entry);
            writing.event = Some(Event::Undone { entry: *entry });
        }
        What::Wording { claim, text, publish } => {
            let held = snapshot.talk.held.get(claim).ok_or(Obstacle::NotUnderReview)?;
            let known = snapshot.any_claim(*claim).ok_or(Obstacle::Gone)?;
            if held.text != *text {
                return Err(Obstacle::Reworded.into());
            }
            let edit = SettledEdit {
                claim: *claim,
                edit: held.clone(),
                was: publish.then(|| (known.text.clone(), known.sources.clone())),
            };
            writing.wording(edit, known, &order.why)?;
        }
        What::Extract { place, debate, address } => {
            let made = branch(snapshot, *place, *debate)?;
            let reference = reference(*debate, &made.1.title)?;
            if live.store.is_debate(*debate).await? {
                return Err(Obstacle::Conflict.into());
            }
            let deed = Deed::Extract { place: *place, debate: *debate, reference, address: address.clone() };
            writing.change(plan(&deed)?, snapshot, order);
            writing.extracted = Some(made);
        }
    }
    writing.write(live, room, snapshot).await
}

/// What is to be written of one order.
#[derive(Default)]
struct Writing {
    written: Written,
    answers: Vec<(ClaimId, ClaimId)>,
    settled: BTreeSet<(ClaimId, Reason)>,
    wording: Option<(SettledEdit, Option<Claim>)>,
    undoes: Option<usize>,
    event: Option<Event>,
    extracted: Option<(Debate, domain::debate::Document)>,
}

impl Writing {
    /// A change in the graph. Marks are done with where it was done for what they say; where they were looked at, those
    /// that were seen.
    fn change(&mut self, change: Change, snapshot: &Snapshot, order: &Order) {
        (self.written, self.answers) = (change.written, change.answers);
        let kept = change.entry.deed == Deeds::Keep;
        let meant = |reason: &Reason| match kept {
            true => order.marked.is_empty() || order.marked.contains(reason),
            false => change.entry.reason == Some(*reason),
        };
        let marks =
            snapshot.marks.values().filter(|(claim, reason)| change.entry.about.contains(claim) && meant(reason));
        self.settled = marks.copied().collect();
        self.event = Some(Event::Moderated(change.entry));
    }

    fn wording(&mut self, edit: SettledEdit, known: &Claim, why: &Why) -> Result<(), Obstacle> {
        let deed = if edit.was.is_some() { Deeds::Publish } else { Deeds::Decline };
        if deed == Deeds::Decline && why.reason.is_none() {
            return Err(Obstacle::NoReason);
        }
        let length = why.note.chars().count();
        if length > NOTE_LIMIT {
            return Err(Obstacle::Note(length));
        }
        let to = (deed == Deeds::Decline).then_some(Shelf::Declined);
        let shift = Shift::Word { claim: edit.claim, from: Some(Shelf::Review), to };
        let entry = Entry { shifts: vec![shift], ..Entry::new(deed, vec![edit.claim], why) };
        self.event = Some(Event::Moderated(entry));
        let reads = edit.was.is_some();
        let reads = reads.then(|| Claim {
            text: edit.edit.text.clone(),
            sources: edit.edit.sources.clone(),
            ..known.clone()
        });
        self.wording = Some((edit, reads));
        Ok(())
    }

    async fn write(self, live: &Live, room: &Room, snapshot: &Snapshot) -> Result<(), Refusal> {
        let Some(event) = self.event else { return Ok(()) };
        let happened = Happened { day: live.clock.today(), event };
        let links = Role::ALL.map(|role| live.new_link(role));
        let rhythm = snapshot.debate.rhythm;
        let next = Next {
            release: ReleaseId::new(&mut OsRandom),
            schedule: super::first_schedule(rhythm, &live.clock),
            date: live.clock.today(),
            settings: None,
            happened: None,
        };
        let extracted = self.extracted.as_ref().map(|(debate, document)| Extracted {
            debate,
            document,
            links: &links,
            next: &next,
        });
        let moderated = Moderated {
            version: snapshot.version(),
            written: &self.written,
            wording: self.wording.as_ref().map(|(edit, reads)| (edit, reads.as_ref())),
            undoes: self.undoes,
            answers: &self.answers,
            settled: &self.settled.into_iter().collect::<Vec<_>>(),
            happened: &happened,
            extracted,
        };
        Ok(live.store.moderate(room.id, &moderated).await?)
    }
}

/// What it takes to undo that a new wording was published or declined: the wording, and the claim as it read before. Nothing
/// where the entry is about something else.
fn wording_back(snapshot: &Snapshot, entry: usize) -> Result<Option<(SettledEdit, Option<Claim>)>, Obstacle> {
    let of_wording = |shift: &Shift| matches!(shift, Shift::Word { .. });
    match snapshot.history.get(entry).map(|happened| &happened.event) {
        Some(Event::Moderated(entry)) if entry.shifts.iter().any(of_wording) => {}
        _ => return Ok(None),
    }
    let edit = snapshot.talk.settled.get(&entry).ok_or(Obstacle::NotUndoable)?.clone();
    let now = snapshot.any_claim(edit.claim).ok_or(Obstacle::Gone)?;
    let reworded = edit.was.is_some() && now.text != edit.edit.text;
    if reworded || snapshot.talk.held.contains_key(&edit.claim) {
        return Err(Obstacle::Reworded);
    }
    let reads = edit.was.clone().map(|(text, sources)| Claim { text, sources, ..now.clone() });
    Ok(Some((edit, reads)))
}

/// A debate made of a branch: in preparation, set up like the one that it comes from, without its dates.
fn branch(
    snapshot: &Snapshot,
    place: PlaceId,
    debate: DebateId,
) -> Result<(Debate, domain::debate::Document), Refusal> {
    let ix = snapshot.graph().place_ix(place).ok_or(Obstacle::Gone)?;
    let document = snapshot.document.branch(ix, &mut OsRandom)?;
    let old = &snapshot.debate;
    let debate = Debate {
        id: debate,
        title: document.title.clone(),
        question: None,
        background: String::new(),
        step: Step::Draft,
        claims_until: None,
        ratings_until: None,
        plan: Plan { zone: old.plan.zone.clone(), ..Plan::default() },
        meeting: crate::store::Meeting::default(),
        layout: document.layout.clone(),
        ..old.clone()
    };
    Ok((debate, document))
}

/// What stands where a branch was, in Kialo's words, which importers know.
fn reference(debate: DebateId, title: &str) -> Result<ClaimText, Refusal> {
    let [a, b, c, d, ..] = *debate.as_bytes();
    let number = u32::from_be_bytes([a, b, c, d]);
    Ok(ClaimText::imported(&format!("-> See discussion #{number}: {title}"))?)
}
