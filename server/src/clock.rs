//! The time, as a parameter: tests let it pass as they like.

use jiff::Timestamp;
use std::{fmt, sync::Arc};

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// A clock that shows what the function says.
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }

    /// Whole minutes since 1970, UTC.
    pub fn minute(&self) -> i64 {
        self.now().as_second().div_euclid(60)
    }

    /// The date, UTC, which is all that is stored of a contribution's time: `2026-11-22`.
    pub fn today(&self) -> String {
        self.now().strftime("%Y-%m-%d").to_string()
    }

    /// The week, as ISO 8601 writes it: `2026-W47`.
    pub fn week(&self) -> String {
        self.now().strftime("%G-W%V").to_string()
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new(Timestamp::now)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock(…)")
    }
}
