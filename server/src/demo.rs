//! The demo debate: a question that many teams have, with the ballots of thirty voices.
//!
//! Text and ratings stand in `server/demo/`. The ballots go the way of all ballots: thirty voices are made, each rates
//! its places under its own nullifiers, and the voices are then forgotten. Serving releases what they did.

use crate::{
    import::{ImportFailure, ImportOptions},
    live::{Live, Refusal},
    new_debate,
    secret::{OsRandom, SlotKind, Voice},
    store::{Batch, Change},
};
use domain::{
    ballot::Rating,
    debate::ReleaseRhythm,
    formats::{self, Format},
    graph::{Graph, PlaceIx},
    ids::DebateId,
};
use std::collections::HashMap;

pub(crate) const TEXT: &str = include_str!("../demo/debate.txt");
const RATINGS: &str = include_str!("../demo/ratings.csv");
/// How many voices take part.
const VOICES: usize = 30;
/// The form that makes the demo debate: always the same, so that a second start finds it.
const FORM: [u8; 16] = *b"isegoria's demo!";

/// Finds the demo debate, or makes it with its ballots.
///
/// # Errors
/// [`ImportFailure`] if it can't be stored.
pub async fn prepare(live: &Live) -> Result<DebateId, ImportFailure> {
    let id = live.secret.debate_of(domain::ids::ClaimId::from_bytes(FORM));
    match live.room(id).await {
        Ok(_) => return Ok(id),
        Err(Refusal::NoDebate) => {}
        Err(refusal) => return Err(refusal.into()),
    }
    let document = formats::import(Format::Kialo, TEXT.as_bytes(), &mut OsRandom)?.document;
    let ImportOptions { step, .. } = ImportOptions::default();
    // At once, so that whoever tries it sees what becomes of a claim.
    let debate = crate::store::Debate {
        readable: true,
        step,
        rhythm: ReleaseRhythm::Now,
        ..new_debate::settings(id, &document)
    };
    live.create(&debate, &document).await?;
    let changes = ballots(live, id, &document.graph)?;
    let release = live.room(id).await?.snapshot().release;
    live.store.write(&[Batch { debate: id, release, changes: &changes }]).await.map_err(Refusal::from)?;
    Ok(id)
}

/// One line of `ratings.csv`: how the voices rate a place.
struct Profile {
    mean: f64,
    spread: f64,
    split: bool,
    voices: usize,
}

fn profiles() -> HashMap<&'static str, Profile> {
    let lines = RATINGS.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let number = cells.next()?.trim_end_matches('.');
        let mean = cells.next()?.parse().ok()?;
        let spread = cells.next()?.parse().ok()?;
        let split = cells.next()? == "1";
        Some((number, Profile { mean, spread, split, voices: cells.next()?.parse().ok()? }))
    });
    lines.collect()
}

/// The number of each place in the outline, without the final dot: `1.2.1`.
fn numbers(graph: &Graph) -> Vec<(PlaceIx, String)> {
    let (mut path, mut numbers) = (Vec::<usize>::new(), Vec::new());
    for (place, depth) in graph.theses().iter().flat_map(|thesis| graph.walk(*thesis)) {
        path.truncate(depth + 1);
        match path.get_mut(depth) {
            Some(number) => *number += 1,
            None => path.push(1),
        }
        numbers.push((place, path.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")));
    }
    numbers
}

fn ballots(live: &Live, id: DebateId, graph: &Graph) -> Result<Vec<Change>, Refusal> {
    let voices = (0..VOICES).map(|_| Voice::new()).collect::<Result<Vec<_>, _>>();
    let voices = voices.map_err(|_| Refusal::Stopping)?;
    let mut made = [0u32; VOICES];
    let (profiles, mut changes) = (profiles(), Vec::new());
    for (seed, (place, number)) in numbers(graph).into_iter().enumerate() {
        let Some(profile) = profiles.get(number.as_str()) else { continue };
        // Which voices rate a place rotates from place to place.
        for turn in 0..profile.voices.min(VOICES) {
            let voice = (seed * 7 + turn) % VOICES;
            // Evenly spread points of the profile's range; a split place has its voices at both ends of it.
            let point = (turn as f64 + 0.5) / profile.voices as f64 * 2.0 - 1.0;
            let offset = if profile.split { 0.4 * point + 0.6 * point.signum() } else { point };
            let value = (profile.mean + offset * profile.spread * 1.5).round().clamp(0.0, 4.0);
            let Ok(rating) = Rating::try_from(value as i64) else { continue };
            let place = graph.places()[place].id;
            made[voice] += 1;
            let slot = voices[voice].slot(&live.secret, SlotKind::Rating, id, made[voice]);
            changes.push(Change::Slot { slot, kind: SlotKind::Rating, i: live.secret.veil(&slot, made[voice]) });
            let nullifier = voices[voice].nullifier(&live.secret, place);
            changes.push(Change::Ballot { nullifier, place, rating: Some(rating) });
        }
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_demo_debate_has_a_profile() {
        let document = formats::import(Format::Kialo, TEXT.as_bytes(), &mut OsRandom).unwrap().document;
        let (numbers, profiles) = (numbers(&document.graph), profiles());
        assert!(numbers.len() >= 60);
        for (_, number) in numbers {
            assert!(profiles.contains_key(number.as_str()), "{number}");
        }
    }
}
