//! How a debate is best set up for a group of so many people.

use crate::debate::ReleaseRhythm;

/// What is proposed for a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// The smallest group of which anything is shown.
    pub k: u32,
    /// How often contributions become visible: three voices of few people come together in a day, not in an hour.
    pub rhythm: ReleaseRhythm,
    /// The most claims of a voice in a day: where many write, that each is heard.
    pub claims_per_day: Option<u32>,
}

/// Whether a group is large enough for what is shown of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enough {
    /// It is.
    Yes,
    /// Fewer than 2k: there are words at most, if nearly all of them rate.
    Words,
    /// Fewer than k: nothing is ever shown of ratings.
    Nothing,
}

impl Proposal {
    /// What is proposed for so many people.
    pub fn for_people(people: u32) -> Self {
        Self {
            k: match people {
                0..50 => 5,
                50..200 => 7,
                200.. => 10,
            },
            rhythm: if people < 15 { ReleaseRhythm::Daily } else { ReleaseRhythm::Hourly },
            claims_per_day: match people {
                0..50 => None,
                50..200 => Some(10),
                200.. => Some(5),
            },
        }
    }
}

impl Enough {
    /// Whether so many people are enough where nothing is shown of fewer than k.
    pub fn of(people: u32, k: u32) -> Self {
        match people {
            _ if people < k => Self::Nothing,
            _ if people < k.saturating_mul(2) => Self::Words,
            _ => Self::Yes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_team_of_ten_is_enough_and_of_nine_gets_words_alone() {
        assert_eq!(Enough::of(10, 5), Enough::Yes);
        assert_eq!(Enough::of(9, 5), Enough::Words);
        assert_eq!(Enough::of(5, 5), Enough::Words);
        assert_eq!(Enough::of(4, 5), Enough::Nothing);
    }

    proptest! {
        #[test]
        fn what_is_proposed_never_makes_a_group_too_small(people in 10u32..100_000) {
            let proposed = Proposal::for_people(people);
            prop_assert!(proposed.k >= 5);
            prop_assert_eq!(Enough::of(people, proposed.k), Enough::Yes);
        }

        #[test]
        fn larger_groups_are_never_shown_in_finer_detail(few in 0u32..1000, more in 0u32..1000) {
            let (few, more) = (few.min(more), few.max(more));
            prop_assert!(Proposal::for_people(few).k <= Proposal::for_people(more).k);
        }
    }
}
