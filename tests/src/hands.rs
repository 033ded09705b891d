//! A clock that stands still until a test turns it.

use isegoria::clock::Clock;
use jiff::{SignedDuration, Timestamp};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// The hands of a clock, which show noon on the third of February 2026, UTC, at first.
#[derive(Debug, Clone)]
pub struct Hands(Arc<AtomicI64>);

impl Default for Hands {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(1_770_120_000)))
    }
}

impl Hands {
    /// The clock with these hands.
    #[must_use]
    pub fn clock(&self) -> Clock {
        let seconds = self.0.clone();
        // No test turns it out of the range of times.
        Clock::new(move || Timestamp::from_second(seconds.load(Ordering::SeqCst)).unwrap_or_default())
    }

    /// What it shows, in seconds since 1970.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    /// What it will show in some days.
    #[must_use]
    pub fn in_days(&self, days: i64) -> Timestamp {
        self.clock().now() + SignedDuration::from_hours(24 * days)
    }

    /// Turns it on by some minutes.
    pub fn turn(&self, minutes: i64) {
        self.turn_seconds(60 * minutes);
    }

    /// Turns it on by some seconds.
    pub fn turn_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}
