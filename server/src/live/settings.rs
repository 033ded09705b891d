//! What a facilitator can set, and until when.

use crate::store::Debate;
use domain::debate::{RatingsShown, ReleaseRhythm, Step};
use jiff::{SignedDuration, Timestamp};

/// The largest k: beyond it hardly any team would ever see a result.
pub const K_LIMIT: u32 = 50;
/// The most claims per voice and day that can be set.
pub const PER_DAY_LIMIT: u32 = 1000;

/// What is to be set differently; `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// How often contributions become visible.
    pub rhythm: Option<ReleaseRhythm>,
    /// When others' ratings are shown.
    pub ratings: Option<RatingsShown>,
    /// The smallest group about which anything is shown.
    pub k: Option<u32>,
    /// Whether everybody may read it, link or not.
    pub readable: Option<bool>,
    /// The most claims that a voice may add in a day; `Some(None)`: any number.
    pub claims_per_day: Option<Option<u32>>,
    /// When claims close; `Some(None)`: with the step.
    pub claims_until: Option<Option<Timestamp>>,
    /// When ratings close; `Some(None)`: with the step.
    pub ratings_until: Option<Option<Timestamp>>,
}

/// Why a debate can't be set up so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// The debate has opened: people rely on it. (If it were the first contribution that fixes it, trying to change it
    /// would tell whether there is one.)
    #[error(
        "How contributions appear and who sees ratings can't be changed once a debate has opened: people rely on them."
    )]
    Relied,
    /// Something was rated already.
    #[error("The smallest group that anything is shown of can't be changed any more: people rely on it.")]
    Touched,
    /// k may be raised only.
    #[error("The smallest group that anything is shown of can be made larger, up to {K_LIMIT}, never smaller.")]
    K,
    /// The daily limit is absurd.
    #[error("A limit of claims per day is a number from 1 to {PER_DAY_LIMIT}.")]
    PerDay,
    /// Claims can't close after ratings.
    #[error("Claims close before ratings, not after them.")]
    Order,
}

impl Settings {
    /// A debate begun so.
    ///
    /// # Errors
    /// [`SettingsError`].
    pub fn begun(&self, with: &Debate) -> Result<Debate, SettingsError> {
        self.applied(with)
    }

    /// The debate set up so. `touched`: something that somebody contributed was released.
    ///
    /// # Errors
    /// [`SettingsError`].
    pub(super) fn of(&self, old: &Debate, touched: bool) -> Result<Debate, SettingsError> {
        let new = self.applied(old)?;
        if old.step != Step::Draft && (new.rhythm, new.ratings) != (old.rhythm, old.ratings) {
            return Err(SettingsError::Relied);
        }
        if touched && new.k != old.k {
            return Err(SettingsError::Touched);
        }
        Ok(new)
    }

    fn applied(&self, old: &Debate) -> Result<Debate, SettingsError> {
        let new = Debate {
            rhythm: self.rhythm.unwrap_or(old.rhythm),
            ratings: self.ratings.unwrap_or(old.ratings),
            k: self.k.unwrap_or(old.k),
            readable: self.readable.unwrap_or(old.readable),
            claims_per_day: self.claims_per_day.unwrap_or(old.claims_per_day),
            claims_until: self.claims_until.unwrap_or(old.claims_until),
            ratings_until: self.ratings_until.unwrap_or(old.ratings_until),
            ..old.clone()
        };
        if !(old.k..=K_LIMIT.max(old.k)).contains(&new.k) {
            return Err(SettingsError::K);
        }
        if new.claims_per_day.is_some_and(|limit| !(1..=PER_DAY_LIMIT).contains(&limit)) {
            return Err(SettingsError::PerDay);
        }
        if new.claims_until.zip(new.ratings_until).is_some_and(|(claims, ratings)| claims > ratings) {
            return Err(SettingsError::Order);
        }
        Ok(new)
    }

    /// When claims close if nothing else was said: two days before ratings, so that the last claims are heard too; with
    /// ratings if those days have begun already.
    pub fn claims_close(ratings_until: Timestamp, now: Timestamp) -> Timestamp {
        let earlier = ratings_until - SignedDuration::from_hours(48);
        if earlier > now { earlier } else { ratings_until }
    }
}
