//! The agenda of the meeting, proposed from the debate: what is contested first, time-boxed.

use crate::brief::Entry;

/// How long a meeting takes if nothing else was said, in minutes.
pub const MINUTES: u32 = 40;
/// The shortest and the longest meeting that an agenda is made for, in minutes.
pub const BOUNDS: (u32, u32) = (10, 240);
/// The most items of an agenda that a facilitator writes.
pub const ITEMS_LIMIT: usize = 40;
/// The most characters of such an item.
pub const ITEM_LIMIT: usize = 300;
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
    /// What a facilitator wrote.
    Own(String),
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

/// Why what a facilitator wrote is no agenda. Lines are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgendaError {
    /// A line does not begin with its minutes.
    #[error("Line {0} of the agenda does not begin with its minutes.")]
    NoMinutes(usize),
    /// A line has nothing but its minutes.
    #[error("Line {0} of the agenda says nothing.")]
    NoWords(usize),
    /// A line has too many characters: the line, and how many.
    #[error("Line {0} of the agenda has {1} characters; at most {ITEM_LIMIT} fit.")]
    LongItem(usize, usize),
    /// Too many items.
    #[error("The agenda has {0} items; at most {ITEMS_LIMIT} fit.")]
    TooMany(usize),
    /// It takes too many minutes.
    #[error("The agenda takes {0} minutes; at most {max} fit.", max = BOUNDS.1)]
    TooLong(u32),
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
        // What is talked about anyway is not quiet, and a thesis is what all of it is about.
        let contested = &points.contested[..points.contested.len().min(CONTESTED)];
        let quiet = |list: &[Entry]| {
            let fresh =
                |one: &&Entry| one.relation.is_some() && contested.iter().all(|other| other.place != one.place);
            list.iter().filter(fresh).take(SHARED).cloned().collect::<Vec<_>>()
        };
        let (overlooked, unanswered) = (quiet(points.overlooked), quiet(points.unanswered));
        let mut weighed = vec![(Item::Open, 3)];
        if points.contested.is_empty() {
            weighed.push((Item::Sides, 15));
        }
        // The most contested gets the most time.
        weighed.extend(contested.iter().cloned().map(Item::Contested).zip([8, 7, 6]));
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

    /// Reads an agenda as a facilitator writes it: an item a line, its minutes before its words (`8 Contested: …`). Empty lines
    /// count for nothing; a text without an item is no agenda.
    ///
    /// # Errors
    /// [`AgendaError`] names the line.
    pub fn written(text: &str) -> Result<Option<Self>, AgendaError> {
        let lines = (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty());
        let slots: Vec<Slot> = lines.map(|(line, text)| item(line, text)).collect::<Result<_, _>>()?;
        if slots.len() > ITEMS_LIMIT {
            return Err(AgendaError::TooMany(slots.len()));
        }
        if slots.is_empty() {
            return Ok(None);
        }
        let minutes = slots.iter().map(|slot| slot.minutes).sum();
        if minutes > BOUNDS.1 {
            return Err(AgendaError::TooLong(minutes));
        }
        Ok(Some(Self { minutes, slots }))
    }

    /// Whether a facilitator wrote it.
    pub fn is_own(&self) -> bool {
        self.slots.iter().any(|slot| matches!(slot.item, Item::Own(_)))
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

/// An item as it is written: `8 Contested: …`.
fn item(line: usize, text: &str) -> Result<Slot, AgendaError> {
    let words = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &text[..text.len() - words.len()];
    let minutes = number.parse().ok().filter(|minutes| (1..=BOUNDS.1).contains(minutes));
    let minutes = minutes.ok_or(AgendaError::NoMinutes(line))?;
    let words: String = words.trim().chars().filter(|c| !c.is_control()).collect();
    match words.chars().count() {
        0 => Err(AgendaError::NoWords(line)),
        length if length > ITEM_LIMIT => Err(AgendaError::LongItem(line, length)),
        _ => Ok(Slot { item: Item::Own(words), minutes }),
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
        entries_from(0, n)
    }

    fn entries_from(first: u8, n: usize) -> Vec<Entry> {
        let entry = |i: usize| Entry {
            place: PlaceId::from_bytes([first.wrapping_add(i as u8); 16]),
            number: format!("1.{i}"),
            relation: Some(Relation::Pro),
            text: format!("Claim {i}."),
            under: None,
            shown: Shown::Nothing,
        };
        (0..n).map(entry).collect()
    }

    fn proposed(counts: [usize; 4], minutes: u32) -> Agenda {
        let [contested, consensus, ..] = counts.map(entries);
        let [unanswered, overlooked] = [counts[2], counts[3]].map(|n| entries_from(128, n));
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
    fn what_is_contested_is_not_quiet_and_neither_is_a_thesis() {
        let (contested, mut quiet) = (entries(4), entries(6));
        quiet[5].relation = None;
        let points = Points {
            contested: &contested,
            consensus: &[],
            unanswered: &quiet,
            overlooked: &quiet[..3],
            theses: &["We should.".to_owned()],
        };
        let agenda = Agenda::propose(&points, MINUTES);
        let Some(Item::Quiet { overlooked, unanswered }) =
            agenda.slots.iter().map(|slot| &slot.item).find(|item| matches!(item, Item::Quiet { .. }))
        else {
            panic!("something is quiet: {agenda:?}");
        };
        let numbers = |list: &[Entry]| list.iter().map(|entry| entry.number.clone()).collect::<Vec<_>>();
        assert_eq!((numbers(overlooked), numbers(unanswered)), (vec![], vec!["1.3".to_owned(), "1.4".to_owned()]));
    }

    #[test]
    fn where_nothing_is_contested_both_sides_are_heard() {
        let agenda = proposed([0; 4], MINUTES);
        assert!(matches!(
            agenda.slots.iter().map(|slot| &slot.item).collect::<Vec<_>>()[..],
            [Item::Open, Item::Sides, Item::Decide(_)]
        ));
    }

    #[test]
    fn a_facilitator_writes_an_item_a_line_with_its_minutes() {
        let agenda = Agenda::written("5 Arrive\r\n\n 30 Decide: yes or no?\n").unwrap().unwrap();
        assert_eq!(agenda.minutes, 35);
        assert!(agenda.is_own());
        assert_eq!(agenda.slots[1], Slot { item: Item::Own("Decide: yes or no?".to_owned()), minutes: 30 });
        assert_eq!(Agenda::written(" \n\t\n"), Ok(None));
    }

    #[test]
    fn what_is_no_agenda_is_refused_with_its_line() {
        assert_eq!(Agenda::written("5 Arrive\nDecide"), Err(AgendaError::NoMinutes(2)));
        assert_eq!(Agenda::written("0 Arrive"), Err(AgendaError::NoMinutes(1)));
        assert_eq!(Agenda::written("99999999999 Arrive"), Err(AgendaError::NoMinutes(1)));
        assert_eq!(Agenda::written("\n5\n"), Err(AgendaError::NoWords(2)));
        assert_eq!(Agenda::written("200 One\n41 Two"), Err(AgendaError::TooLong(241)));
        assert_eq!(Agenda::written(&"1 x\n".repeat(41)), Err(AgendaError::TooMany(41)));
        assert_eq!(Agenda::written(&format!("1 {}", "ä".repeat(301))), Err(AgendaError::LongItem(1, 301)));
    }

    proptest! {
        #[test]
        fn any_text_is_an_agenda_or_refused_and_its_minutes_are_those_of_its_items(text in "[0-9a-zä \r\n\u{0}]{0,80}") {
            if let Ok(Some(agenda)) = Agenda::written(&text) {
                prop_assert!(agenda.minutes > 0 && agenda.minutes <= BOUNDS.1);
                prop_assert_eq!(agenda.minutes, agenda.slots.iter().map(|slot| slot.minutes).sum::<u32>());
            }
        }

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
