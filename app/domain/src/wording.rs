//! How claims are worded: suggestions of a better wording, earlier wordings, and what differs between two.

use crate::{claim::ClaimText, comment::CommentText, ids::SuggestionId};
use ::similar::{ChangeTag, TextDiff};
use std::str::FromStr;

/// Another wording for a claim, by nobody in particular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Its random id.
    pub id: SuggestionId,
    /// How the claim read when it was made.
    pub was: ClaimText,
    /// How it could read.
    pub text: ClaimText,
    /// The date of its release: `2026-05-12`.
    pub released: String,
    /// What became of it; `None` while nobody has answered.
    pub answer: Option<Answered>,
}

impl Suggestion {
    /// Whether it can still be accepted: the claim reads as it did when it was made.
    pub fn fits(&self, now: &ClaimText) -> bool {
        self.was == *now
    }
}

/// An answer to a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whether it was accepted.
    pub accepted: bool,
    /// Whether those who moderate answered, and not the claim's author.
    pub at_desk: bool,
    /// Why it was declined.
    pub reason: Option<CommentText>,
}

/// An answer, and when it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// What.
    pub answer: Answer,
    /// The date of its release.
    pub day: String,
}

/// How a wording gave way to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The claim's author changed it.
    Edited,
    /// Its author accepted a suggestion.
    Accepted,
    /// Those who moderate accepted a suggestion.
    AcceptedAtDesk,
}

impl How {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Edited, Self::Accepted, Self::AcceptedAtDesk];

    /// The word that is stored and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Accepted => "accepted",
            Self::AcceptedAtDesk => "accepted-at-desk",
        }
    }
}

impl FromStr for How {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, String> {
        let how = Self::ALL.into_iter().find(|how| how.word() == word);
        how.ok_or_else(|| format!("no wording is replaced like this: {word:.40}"))
    }
}

/// An earlier wording of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// How it read; `None` once its author had it forgotten.
    pub text: Option<ClaimText>,
    /// The date of the release with which the next one came.
    pub replaced: String,
    /// How it gave way.
    pub how: How,
}

/// What happened to a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both.
    Kept,
    /// It stands in the old text alone.
    Removed,
    /// It stands in the new text alone.
    Added,
}

/// A piece of a diff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What happened to it.
    pub fate: Fate,
    /// Its words, with the blanks around them.
    pub text: String,
}

/// What differs between two texts, word by word (Myers 1986, by the crate `similar`). Kept and removed pieces in a row are the
/// old text, kept and added ones the new. Blanks between changed words go with them, so that a changed phrase is one piece.
pub fn diff(old: &str, new: &str) -> Vec<Piece> {
    let diff = TextDiff::from_unicode_words(old, new);
    let changes: Vec<(ChangeTag, &str)> = diff.iter_all_changes().map(|c| (c.tag(), c.value())).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    for (i, (tag, word)) in changes.iter().enumerate() {
        match tag {
            ChangeTag::Delete => removed.push_str(word),
            ChangeTag::Insert => added.push_str(word),
            ChangeTag::Equal => {
                let within = !(removed.is_empty() && added.is_empty())
                    && word.chars().all(char::is_whitespace)
                    && changes.get(i + 1).is_some_and(|(next, _)| *next != ChangeTag::Equal);
                if within {
                    removed.push_str(word);
                    added.push_str(word);
                    continue;
                }
                push(&mut pieces, Fate::Removed, std::mem::take(&mut removed));
                push(&mut pieces, Fate::Added, std::mem::take(&mut added));
                match pieces.last_mut() {
                    Some(last) if last.fate == Fate::Kept => last.text.push_str(word),
                    _ => push(&mut pieces, Fate::Kept, (*word).to_owned()),
                }
            }
        }
    }
    push(&mut pieces, Fate::Removed, removed);
    push(&mut pieces, Fate::Added, added);
    pieces
}

fn push(pieces: &mut Vec<Piece>, fate: Fate, text: String) {
    if !text.is_empty() {
        pieces.push(Piece { fate, text });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(old: &str, new: &str) -> String {
        let piece = |Piece { fate, text }: Piece| match fate {
            Fate::Kept => text,
            Fate::Removed => format!("[-{text}-]"),
            Fate::Added => format!("[+{text}+]"),
        };
        diff(old, new).into_iter().map(piece).collect()
    }

    #[test]
    fn words_are_compared_and_a_changed_phrase_is_one_piece() {
        assert_eq!(written("It is cheap.", "It is very cheap."), "It is [+very +]cheap.");
        assert_eq!(written("It was quite bad.", "It is rather bad."), "It [-was quite-][+is rather+] bad.");
        assert_eq!(written("Same.", "Same."), "Same.");
        assert_eq!(written("", "New"), "[+New+]");
        assert_eq!(written("word", "word,"), "word[+,+]");
    }

    #[test]
    fn a_way_is_stored_in_a_word() {
        for how in How::ALL {
            assert_eq!(how.word().parse(), Ok(how));
        }
        assert!("guessed".parse::<How>().is_err());
    }
}
