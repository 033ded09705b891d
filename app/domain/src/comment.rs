//! Comments: short questions and answers about a claim, for clarification. They argue nothing and count for nothing.

use crate::{
    claim::{TextError, checked},
    ids::CommentId,
    moderation::Reason,
};
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt, str::FromStr};

/// The most characters of a comment, as rendered.
pub const COMMENT_LIMIT: usize = 300;

/// A short text: a comment, or the reason why a suggestion was declined. Plain text, never markup; not blank; without control
/// characters but line breaks.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct CommentText(String);

/// Why a text can't be a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommentError {
    /// Nothing visible is in it.
    #[error("nothing is written there")]
    Empty,
    /// It has more characters than the limit.
    #[error("there are {length} characters; at most {limit} fit")]
    TooLong {
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        limit: usize,
    },
    /// It holds a character that no text should hold.
    #[error("there is a control character (U+{0:04X}) that can't be shown")]
    Control(u32),
}

impl From<TextError> for CommentError {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Empty => Self::Empty,
            TextError::TooLong { length, limit } => Self::TooLong { length, limit },
            TextError::Control(code) => Self::Control(code),
        }
    }
}

impl CommentText {
    /// A text of at most [`COMMENT_LIMIT`] characters; surrounding blanks are cut and line ends become `\n`.
    ///
    /// # Errors
    /// [`CommentError`] says what is wrong.
    pub fn new(text: &str) -> Result<Self, CommentError> {
        Ok(Self(checked(text, COMMENT_LIMIT)?))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CommentText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for CommentText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CommentText({:?})", self.0)
    }
}

impl<'de> Deserialize<'de> for CommentText {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

/// Why a comment was removed by those who moderate. Everybody is told.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Removal {
    /// It insults or threatens.
    Abusive,
    /// It tells who somebody is.
    IdentifiesAPerson,
    /// It has nothing to do with the claim.
    Unrelated,
}

impl From<Removal> for Reason {
    fn from(removal: Removal) -> Self {
        match removal {
            Removal::Abusive => Self::Abusive,
            Removal::IdentifiesAPerson => Self::IdentifiesAPerson,
            Removal::Unrelated => Self::Unrelated,
        }
    }
}

impl Removal {
    /// All reasons.
    pub const ALL: [Self; 3] = [Self::Abusive, Self::IdentifiesAPerson, Self::Unrelated];

    /// The word that is stored and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Abusive => "abusive",
            Self::IdentifiesAPerson => "identifies-a-person",
            Self::Unrelated => "unrelated",
        }
    }
}

/// No such reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reason is abusive, identifies-a-person or unrelated")]
pub struct UnknownReason;

impl FromStr for Removal {
    type Err = UnknownReason;
    fn from_str(word: &str) -> Result<Self, UnknownReason> {
        Self::ALL.into_iter().find(|reason| reason.word() == word).ok_or(UnknownReason)
    }
}

/// What stands where a comment stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Its words.
    Words(CommentText),
    /// That it was removed, and why; its words are gone.
    Removed(Removal),
}

/// A comment on a claim, by nobody in particular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its random id.
    pub id: CommentId,
    /// What stands there.
    pub said: Said,
    /// The date of its release: `2026-05-12`.
    pub released: String,
}

impl Comment {
    /// Oldest first; those of a day as their random ids have it, which tells nothing.
    pub fn in_order(&self, other: &Self) -> Ordering {
        (&self.released, self.id).cmp(&(&other.released, other.id))
    }

    /// Whether its words stand.
    pub fn stands(&self) -> bool {
        matches!(self.said, Said::Words(_))
    }
}

/// Whether a text is a date as releases have it: `2026-05-12`.
pub fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))?;
        part.parse::<u32>().ok()
    };
    let (year, month, day) = (number(4), number(2), number(2));
    year.is_some() && month.is_some_and(|m| (1..=12).contains(&m)) && day.is_some_and(|d| (1..=31).contains(&d))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_has_something_visible_and_at_most_300_characters() {
        assert!(CommentText::new(&format!(" {}\r\n", "ü".repeat(300))).is_ok());
        let long = CommentText::new(&"x".repeat(301));
        assert_eq!(long, Err(CommentError::TooLong { length: 301, limit: 300 }));
        assert_eq!(CommentText::new(" \u{200b}\n"), Err(CommentError::Empty));
        assert_eq!(CommentText::new("a\u{7}b"), Err(CommentError::Control(7)));
    }

    #[test]
    fn a_reason_is_stored_as_the_word_that_files_have() {
        for reason in Removal::ALL {
            assert_eq!(reason.word().parse(), Ok(reason));
            assert_eq!(serde_json::to_string(&reason).unwrap(), format!("\"{}\"", reason.word()));
        }
        assert_eq!("because".parse::<Removal>(), Err(UnknownReason));
    }

    #[test]
    fn a_date_is_a_day_and_no_time() {
        assert!(is_date("2026-05-12"));
        for wrong in ["2026-5-12", "2026-13-01", "2026-05-32", "2026-05-12T10:00", "", "20260512", "yyyy-mm-dd"] {
            assert!(!is_date(wrong), "{wrong}");
        }
    }
}
