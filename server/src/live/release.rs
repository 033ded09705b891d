//! A release: what waits becomes everybody's, and a new snapshot is made of it.

use super::{
    Live, Room, Snapshot, as_released,
    snapshot::Basis,
    talk, unveiled,
    writer::{chance, read_again},
};
use crate::{
    secret::{OsRandom, StoredKey},
    store::{Banded, Debate, Happened, Next, Pending, PendingEdit, ReleasePlan, Sealed, StoreError},
};
use domain::{
    ballot::Rating,
    claim::{Claim, ClaimText, State},
    debate::{Document, RatingsShown},
    figures,
    graph::{Graph, GraphError},
    history::Event,
    ids::{ClaimId, PlaceId, ReleaseId},
    moderation::{Away, Shelf},
};
use std::collections::{HashMap, HashSet};

/// What a withdrawn claim says where replies to it remain.
const WITHDRAWN: &str = "(withdrawn by its author)";

type Ballots = HashMap<StoredKey, (PlaceId, Rating)>;

/// What a release makes of a debate.
struct Outcome {
    graph: Graph,
    away: Away,
    ballots: Ballots,
    banded: Ballots,
    trend: Vec<Banded>,
    gone: HashSet<ClaimId>,
    accepted: Vec<talk::Accepted>,
}

/// Releases everything that waits in a debate, and changes its settings if there are others. If another server has done
/// so meanwhile, its release is taken over.
pub(super) async fn release(live: &Live, room: &Room, change: Option<(Debate, Event)>) -> Result<(), StoreError> {
    let old = room.snapshot();
    let other_settings = change.is_some();
    let (settings, event) = change.unzip();
    let date = live.clock.today();
    let happened = event.map(|event| Happened { day: date.clone(), event });
    let debate = settings.clone().unwrap_or_else(|| old.debate.clone());
    let schedule = room.own().schedule.after(debate.rhythm, live.clock.minute(), chance());
    let next = Next { release: ReleaseId::new(&mut OsRandom), schedule, date, settings, happened };
    let mut made = None;
    let released = live
        .store
        .release(room.id, old.version(), &next, |waiting| {
            let (plan, outcome) = outcome(room, &old, &debate, &live.clock.week(), waiting)?;
            let Outcome { graph, away, accepted, .. } = &outcome;
            let of_claims = talk::Made { graph, away, held: &plan.held, accepted, review: debate.review };
            let (talk_plan, talk) = talk::after(&old, &of_claims, waiting, &next.date);
            made = Some((outcome, talk));
            let slots = unveiled(&live.secret, waiting).map(|(slot, (kind, i))| (slot, kind, i)).collect();
            Ok(ReleasePlan { slots, talk: talk_plan, ..plan })
        })
        .await;
    let (waiting, (Outcome { graph, away, ballots, banded, trend, gone, .. }, after)) = match (released, made) {
        (Ok(waiting), Some(outcome)) => (waiting, outcome),
        (Err(StoreError::Stale), _) => {
            read_again(live, room.id).await;
            return Ok(());
        }
        (Err(error), _) => return Err(error),
        (Ok(_), None) => return Ok(()),
    };
    let mut edit_keys = old.edit_keys.clone();
    edit_keys.extend(waiting.claims.values().map(|claim| (claim.id, claim.edit_key)));
    edit_keys.retain(|id, _| !gone.contains(id));
    let mut marks = old.marks.clone();
    for (mark, (claim, reason)) in &waiting.marks {
        match reason {
            Some(reason) => marks.insert(*mark, (*claim, *reason)),
            None => marks.remove(mark),
        };
    }
    let document = Document { graph, comments: after.comments, ..old.document.clone() };
    let snapshot = {
        let mut own = room.own();
        let own = &mut *own;
        own.slots.extend(unveiled(&live.secret, &waiting));
        own.pending = Pending::default();
        own.ballots.clone_from(&ballots);
        own.released = ballots;
        own.banded = banded;
        own.schedule = next.schedule;
        let says_nothing = waiting.claims.is_empty() && waiting.edits.is_empty() && waiting.talk.is_empty();
        let read_alike = says_nothing && !other_settings;
        let basis = Basis {
            release: next.release,
            contents: if read_alike { old.contents } else { next.release },
            ballots: &own.released,
            slots: &own.slots,
            banded: &own.banded,
            sealed: &Sealed::default(),
            trend,
            history: old.history.iter().cloned().chain(next.happened).collect(),
            away,
            marks,
            talk: after.talk,
        };
        Snapshot::of(debate, document, edit_keys, basis)
    };
    room.show(snapshot);
    crate::telemetry::released(waiting.claims.len());
    if let Err(error) = live.store.truncate_log().await {
        tracing::warn!(%error, "the write-ahead log was not truncated after a release; the next one tries again");
    }
    Ok(())
}

/// What moving this does to the claims and ballots.
fn outcome(
    room: &Room,
    old: &Snapshot,
    debate: &Debate,
    week: &str,
    waiting: &Pending,
) -> Result<(ReleasePlan, Outcome), StoreError> {
    let accepted = talk::accepted(old, debate.review, waiting);
    let released = plan(old.graph(), &old.away, debate.review, waiting, &accepted);
    let (mut plan, graph, away) = released.map_err(|error| StoreError::Damaged(error.to_string()))?;
    let own = room.own();
    let (mut ballots, mut banded) = (own.released.clone(), own.banded.clone());
    drop(own);
    for (nullifier, (place, rating)) in &waiting.ballots {
        match rating {
            Some(rating) => ballots.insert(*nullifier, (*place, *rating)),
            None => ballots.remove(nullifier),
        };
    }
    // What is archived keeps its ballots, in case that it comes back.
    ballots.retain(|_, (place, _)| graph.place_ix(*place).is_some() || away.places.contains_key(place));
    let theses: HashSet<PlaceId> = graph.theses().iter().map(|ix| graph.places()[*ix].id).collect();
    let rated = waiting.ballots.values().map(|(place, _)| *place);
    let rated: HashSet<PlaceId> =
        rated.filter(|place| debate.ratings == RatingsShown::Rated || theses.contains(place)).collect();
    plan.rebanded = rebanded(&rated, &ballots, &mut banded, debate.k);
    let mut trend = old.trend_so_far().to_vec();
    for place in plan.rebanded.iter().filter(|place| theses.contains(place)) {
        let Some(band) = figures::band_of(of_place(&banded, *place).values().copied(), debate.k) else { continue };
        trend.retain(|of| (of.place, of.week.as_str()) != (*place, week));
        let made = Banded { week: week.to_owned(), place: *place, band: band.to_owned() };
        plan.trend.push(made.clone());
        trend.push(made);
    }
    if debate.step.shows_results() && !old.debate.step.shows_results() && debate.ratings == RatingsShown::Reflect {
        // The results count every ballot. A last band that differs from them by fewer than k would tell those.
        for place in &theses {
            let (then, now) = (of_place(&banded, *place), of_place(&ballots, *place));
            if then != now
                && !figures::rebanded(&then, &now, debate.k)
                && let Some(at) = trend.iter().rposition(|of| of.place == *place)
            {
                plan.untrend.push(trend.remove(at));
            }
        }
    }
    let gone = plan.orphans.iter().chain(&plan.removed).copied().collect();
    Ok((plan, Outcome { graph, away, ballots, banded, trend, gone, accepted }))
}

/// The ballots of one place.
fn of_place(ballots: &Ballots, place: PlaceId) -> HashMap<StoredKey, Rating> {
    ballots
        .iter()
        .filter(|(_, (of, _))| *of == place)
        .map(|(nullifier, (_, rating))| (*nullifier, *rating))
        .collect()
}

/// Which of the places that were rated get a new band; their ballots are copied into what bands rest on.
fn rebanded(rated: &HashSet<PlaceId>, ballots: &Ballots, banded: &mut Ballots, k: u32) -> Vec<PlaceId> {
    if rated.is_empty() {
        return Vec::new();
    }
    let mut sides: HashMap<PlaceId, [HashMap<StoredKey, Rating>; 2]> = HashMap::new();
    for (side, all) in [&*banded, ballots].into_iter().enumerate() {
        for (nullifier, (place, rating)) in all.iter().filter(|(_, (place, _))| rated.contains(place)) {
            sides.entry(*place).or_default()[side].insert(*nullifier, *rating);
        }
    }
    let mut places = Vec::new();
    for (place, [old, new]) in sides {
        if figures::rebanded(&old, &new, k) {
            banded.retain(|_, (of, _)| *of != place);
            banded.extend(new.into_iter().map(|(nullifier, rating)| (nullifier, (place, rating))));
            places.push(place);
        }
    }
    places
}

/// What a release does to the graph, and the graph after it.
fn plan(
    graph: &Graph,
    away: &Away,
    review: bool,
    waiting: &Pending,
    accepted: &[talk::Accepted],
) -> Result<(ReleasePlan, Graph, Away), GraphError> {
    let mut plan = ReleasePlan::default();
    let (mut next, mut away) = (graph.clone(), away.clone());
    let mut answered: HashSet<ClaimId> = waiting.claims.values().map(|c| c.parent).collect();
    answered.extend(away.places.values().filter_map(|(_, place)| place.under.map(|(parent, _)| parent)));
    for edit in waiting.edits.values() {
        let Some(ix) = next.claim_ix(edit.claim) else {
            // What stands as soon as it can is read by everybody then.
            let late = away.claims.get(&edit.claim).is_some_and(|(shelf, _)| *shelf == Shelf::Late);
            if late && review && edit.text.is_some() {
                plan.held.push(edit.claim);
                continue;
            }
            edit_away(&mut away, edit, &answered, &mut plan);
            continue;
        };
        if edit.text.is_none() && next.children(ix).is_empty() && !answered.contains(&edit.claim) {
            next = next.without(edit.claim)?;
            away.places.retain(|_, (_, place)| place.claim != edit.claim);
            plan.removed.push(edit.claim);
        } else if edit.text.is_some() && review {
            plan.held.push(edit.claim);
        } else {
            let claim = next.claim_mut(ix);
            reword(claim, edit);
            plan.changed.push(Claim::clone(claim));
        }
    }
    for accepted in accepted {
        let Some(ix) = next.claim_ix(accepted.claim) else { continue };
        plan.changed.push(accepted.apply(next.claim_mut(ix)));
    }
    for claim in waiting.claims.values() {
        let (new, place) = as_released(claim);
        // Somebody took its id meanwhile, in the graph or out of it.
        if next.claim_ix(claim.id).is_some() || away.claims.contains_key(&claim.id) {
            plan.orphans.push(claim.id);
            continue;
        }
        let late = away.claims.contains_key(&claim.parent);
        if review || late {
            let parent = late || next.claim_ix(claim.parent).is_some();
            if !parent {
                plan.orphans.push(claim.id);
                continue;
            }
            let shelf = if review { Shelf::Review } else { Shelf::Late };
            away.claims.insert(claim.id, (shelf, new));
            away.places.insert(place.id, (Shelf::Late, place));
            plan.shelved.push((claim.id, shelf));
        } else if next.add(new, &place).is_err() {
            // Its parent was taken back meanwhile. One claim that no longer fits must not hold up everybody's.
            plan.orphans.push(claim.id);
        }
    }
    Ok((plan, next, away))
}

/// Lets a claim read as its author wants it.
fn reword(claim: &mut Claim, edit: &PendingEdit) {
    match (&edit.text, ClaimText::imported(WITHDRAWN)) {
        (Some(text), _) => claim.text = text.clone(),
        (None, Ok(withdrawn)) => (claim.text, claim.state) = (withdrawn, State::Withdrawn),
        (None, Err(_)) => claim.state = State::Withdrawn,
    }
    claim.sources = edit.sources.clone();
}

/// Changes or takes back a claim that is not in the graph. One that was declined is looked at again in its new words.
fn edit_away(away: &mut Away, edit: &PendingEdit, answered: &HashSet<ClaimId>, plan: &mut ReleasePlan) {
    let Some((shelf, claim)) = away.claims.get_mut(&edit.claim) else { return };
    if edit.text.is_none() && !answered.contains(&edit.claim) {
        away.claims.remove(&edit.claim);
        away.places.retain(|_, (_, place)| place.claim != edit.claim);
        plan.removed.push(edit.claim);
        return;
    }
    reword(claim, edit);
    plan.changed.push(claim.clone());
    if *shelf == Shelf::Declined {
        *shelf = Shelf::Review;
        plan.shelved.push((edit.claim, Shelf::Review));
    }
}
