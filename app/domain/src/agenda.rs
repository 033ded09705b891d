//! The agenda of the meeting, proposed from the debate: what is contested first, time-boxed.

use crate::brief::Entry;

/// How long a meeting takes if nothing else was said, in minutes.
pub const MINUTES: u32 = 40;
/// The shortest and the longest meeting that an agenda is made for, in minutes.
pub const BOUNDS: (u32, u32) = (10, 240);
/// The most contested claims that get a time of their own.
const CONTESTED: usize = 3;
/// The most claims that share an item.
const SHARED: usize = 3;

/// What an item of the agenda is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Why we meet and where the group stands.
    Open,
    /// Both sides, where nothing is known to be contested.
    Sides,
    /// One claim on which the group is split.
    Contested(Entry),
    /// What few have rated and what nobody has argued against.
    Quiet {
        /// Too few have rated them.
        overlooked: Vec<Entry>,
        /// Nobody has argued against them.
        unanswered: Vec<Entry>,
    },
    /// On what the group agrees: to be confirmed, not discussed.
    Confirm(Vec<Entry>),
    /// What to decide: the theses.
    Decide(Vec<String>),
}

/// An item with its time.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// What it is about.
    pub item: Item,
    /// How long it takes, in minutes; at least one.
    pub minutes: u32,
}

/// An agenda. Its minutes are the sum of those of its items.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// How long the meeting takes.
    pub minutes: u32,
    /// What comes when.
    pub slots: Vec<Slot>,
}

/// What an agenda is made of: the lists of a brief, the most important first.
#[derive(Debug, Clone, Copy)]
pub struct Points<'a> {
    /// The most contested.
    pub contested: &'a [Entry],
    /// Points of consensus.
    pub consensus: &'a [Entry],
    /// Claims without a con.
    pub unanswered: &'a [Entry],
    /// Claims that too few have rated.
    pub overlooked: &'a [Entry],
    /// What the theses say.
    pub theses: &'a [String],
}

impl Agenda {
    /// Proposes an agenda for a meeting of so many minutes, within [`BOUNDS`].
    pub fn propose(points: &Points<'_>, minutes: u32) -> Self {
        let minutes = minutes.clamp(BOUNDS.0, BOUNDS.1);
        let some = |list: &[Entry]| list.iter().take(SHARED).cloned().collect::<Vec<_>>();
        let (overlooked, unanswered) = (some(points.overlooked), some(points.unanswered));
        let mut weighed = vec![(Item::Open, 3)];
        if points.contested.is_empty() {
            weighed.push((Item::Sides, 15));
        }
        // The most contested gets the most time.
        let contested = points.contested.iter().take(CONTESTED).cloned().map(Item::Contested);
        weighed.extend(contested.zip([8, 7, 6]));
        if !overlooked.is_empty() || !unanswered.is_empty() {
            weighed.push((Item::Quiet { overlooked, unanswered }, 5));
        }
        if !points.consensus.is_empty() {
            weighed.push((Item::Confirm(some(points.consensus)), 3));
        }
        weighed.push((Item::Decide(points.theses.to_vec()), 8));
        let times = shares(&weighed.iter().map(|(_, weight)| *weight).collect::<Vec<_>>(), minutes);
        let slots = weighed.into_iter().zip(times).map(|((item, _), minutes)| Slot { item, minutes });
        Self { minutes, slots: slots.collect() }
    }

    /// Each item with the minute in which it begins.
    pub fn timed(&self) -> impl Iterator<Item = (u32, &Slot)> {
        self.slots.iter().scan(0, |begin, slot| {
            let at = *begin;
            *begin += slot.minutes;
            Some((at, slot))
        })
    }
}

/// Divides whole minutes by weights: each part at least one, the largest remainders rounded up. There are at least as many
/// minutes as weights.
fn shares(weights: &[u32], minutes: u32) -> Vec<u32> {
    let whole: u32 = weights.iter().sum::<u32>().max(1);
    let free = minutes - weights.len() as u32;
    let mut shares: Vec<u32> = weights.iter().map(|weight| 1 + weight * free / whole).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(weights[*i] * free % whole));
    let rest = (minutes - shares.iter().sum::<u32>()) as usize;
    for i in order.into_iter().take(rest) {
        shares[i] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{figures::Shown, graph::Relation, ids::PlaceId};
    use proptest::prelude::*;

    fn entries(n: usize) -> Vec<Entry> {
        let entry = |i: usize| Entry {
            place: PlaceId::from_bytes([i as u8; 16]),
            number: format!("1.{i}"),
            relation: Some(Relation::Pro),
            text: format!("Claim {i}."),
            under: None,
            shown: Shown::Nothing,
        };
        (0..n).map(entry).collect()
    }

    fn proposed(counts: [usize; 4], minutes: u32) -> Agenda {
        let [contested, consensus, unanswered, overlooked] = counts.map(entries);
        let points = Points {
            contested: &contested,
            consensus: &consensus,
            unanswered: &unanswered,
            overlooked: &overlooked,
            theses: &["We should.".to_owned()],
        };
        Agenda::propose(&points, minutes)
    }

    #[test]
    fn what_is_contested_comes_first_and_a_decision_last() {
        let agenda = proposed([5, 2, 2, 2], MINUTES);
        let kinds: Vec<_> = agenda.slots.iter().map(|slot| std::mem::discriminant(&slot.item)).collect();
        assert_eq!(kinds.len(), 7);
        assert!(matches!(agenda.slots[0].item, Item::Open));
        assert!(agenda.slots[1..4].iter().all(|slot| matches!(slot.item, Item::Contested(_))));
        assert!(matches!(agenda.slots[4].item, Item::Quiet { .. }));
        assert!(matches!(agenda.slots[5].item, Item::Confirm(_)));
        assert!(matches!(agenda.slots[6].item, Item::Decide(_)));
        assert_eq!(agenda.slots.iter().map(|slot| slot.minutes).collect::<Vec<_>>(), [3, 8, 7, 6, 5, 3, 8]);
    }

    #[test]
    fn where_nothing_is_contested_both_sides_are_heard() {
        let agenda = proposed([0; 4], MINUTES);
        assert!(matches!(
            agenda.slots.iter().map(|slot| &slot.item).collect::<Vec<_>>()[..],
            [Item::Open, Item::Sides, Item::Decide(_)]
        ));
    }

    proptest! {
        #[test]
        fn times_are_whole_minutes_that_fill_the_meeting(counts in prop::array::uniform4(0usize..9), minutes in 0u32..400) {
            let agenda = proposed(counts, minutes);
            prop_assert_eq!(agenda.minutes, minutes.clamp(10, 240));
            prop_assert_eq!(agenda.slots.iter().map(|slot| slot.minutes).sum::<u32>(), agenda.minutes);
            prop_assert!(agenda.slots.iter().all(|slot| slot.minutes > 0));
            let last = agenda.timed().last().map(|(at, slot)| at + slot.minutes);
            prop_assert_eq!(last, Some(agenda.minutes));
        }
    }
}
