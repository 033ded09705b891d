//! When contributions become visible: the rule that hides who was online.
//!
//! The times of releases depend on nothing that anybody does. *Slots* come at a random minute of each interval; at a slot
//! what waits is released if it comes from enough voices, so that a lone voice is not seen at work. *Sweeps* are slots
//! that release whatever there is, so that nothing waits longer than [`LONGEST`].
//!
//! Times are whole minutes since 1970, UTC. The caller brings clock and random numbers.

use crate::debate::ReleaseRhythm;

/// From how many voices something must wait before a slot releases it.
pub const VOICES: usize = 3;
/// The longest that anything waits, in minutes.
pub const LONGEST: i64 = 24 * 60;

const HOUR: i64 = 60;

/// The times of the next releases, in minutes since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// The next slot.
    pub slot: i64,
    /// From then on the next slot is a sweep.
    pub sweep: i64,
}

/// A number in `0..below` from random bits. The modulus favours no value noticeably: `below` is small against 2³².
fn pick(random: u32, below: i64) -> i64 {
    i64::from(random) % below
}

impl Schedule {
    /// The first times after `now`.
    pub fn new(rhythm: ReleaseRhythm, now: i64, random: [u32; 2]) -> Self {
        Self { slot: slot(rhythm, now, random[0]), sweep: sweep(rhythm, now, random[1]) }
    }

    /// The times after a slot has passed, whether it released anything or not.
    #[must_use]
    pub fn after(self, rhythm: ReleaseRhythm, now: i64, random: [u32; 2]) -> Self {
        let swept = now >= self.sweep || self.sweep > now + LONGEST;
        Self {
            slot: slot(rhythm, now, random[0]),
            sweep: if swept { sweep(rhythm, now, random[1]) } else { self.sweep },
        }
    }

    /// Whether slot or sweep are farther away than they can be: the clock was wrong when they were drawn, or is now.
    pub fn is_lost(self, now: i64) -> bool {
        self.slot.max(self.sweep) > now + LONGEST
    }

    /// Whether a slot has come.
    pub fn is_due(self, now: i64) -> bool {
        now >= self.slot
    }

    /// Whether what waits from this many voices is released at this slot.
    pub fn releases(self, now: i64, voices: usize) -> bool {
        self.is_due(now) && voices > 0 && (voices >= VOICES || now >= self.sweep)
    }
}

/// The next slot: a random minute of the next hour, or half a day to a day later.
fn slot(rhythm: ReleaseRhythm, now: i64, random: u32) -> i64 {
    match rhythm {
        ReleaseRhythm::Now => now,
        ReleaseRhythm::Hourly => now - now.rem_euclid(HOUR) + HOUR + pick(random, HOUR),
        ReleaseRhythm::Daily => now + 12 * HOUR + 1 + pick(random, 12 * HOUR),
    }
}

/// From when on a slot releases whatever there is. Hourly slots are at most two hours apart, which is left of the day.
fn sweep(rhythm: ReleaseRhythm, now: i64, random: u32) -> i64 {
    match rhythm {
        ReleaseRhythm::Now | ReleaseRhythm::Daily => now,
        ReleaseRhythm::Hourly => now + 12 * HOUR + 1 + pick(random, 10 * HOUR),
    }
}
