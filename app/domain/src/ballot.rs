//! Ratings and their tallies.

use serde::{Deserialize, Serialize};

/// One voice's rating of one claim in one place: 0 to 4. Under a parent it is the impact on the parent (none, weak,
/// some, strong, decisive); for a thesis it is agreement (disagree … agree).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(try_from = "u8", into = "u8")]
#[schemars(with = "u8")]
pub struct Rating(u8);

/// The number is no rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a rating is a whole number from 0 to 4, not {0}")]
pub struct InvalidRating(pub i64);

impl Rating {
    /// All five, from 0 to 4.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// The number, 0 to 4.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The word for it: impact under a parent, agreement for a thesis.
    pub fn word(self, thesis: bool) -> &'static str {
        let words = if thesis {
            ["disagree", "rather not", "torn", "rather", "agree"]
        } else {
            ["none", "weak", "some", "strong", "decisive"]
        };
        words[usize::from(self.0)]
    }
}

impl TryFrom<i64> for Rating {
    type Error = InvalidRating;
    fn try_from(value: i64) -> Result<Self, InvalidRating> {
        u8::try_from(value).ok().filter(|v| *v <= 4).map(Self).ok_or(InvalidRating(value))
    }
}

impl TryFrom<u8> for Rating {
    type Error = InvalidRating;
    fn try_from(value: u8) -> Result<Self, InvalidRating> {
        i64::from(value).try_into()
    }
}

impl From<Rating> for u8 {
    fn from(rating: Rating) -> Self {
        rating.0
    }
}

/// How many ballots of a place gave each rating from 0 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Tally(pub [u32; 5]);

impl Tally {
    /// Counts one ballot.
    pub fn add(&mut self, rating: Rating) {
        self.0[usize::from(rating.0)] += 1;
    }

    /// How many ballots there are. Absurd counts from a file end at the largest number.
    pub fn n(&self) -> u32 {
        self.0.iter().fold(0, |sum, t| sum.saturating_add(*t))
    }

    /// Σ i·tᵢ.
    pub fn sum(&self) -> u32 {
        (0u32..).zip(self.0).fold(0, |sum, (i, t)| sum.saturating_add(t.saturating_mul(i)))
    }

    /// The mean rating, 0 to 4; none without ballots.
    pub fn mean(&self) -> Option<f64> {
        (self.n() > 0).then(|| f64::from(self.sum()) / f64::from(self.n()))
    }
}
