//! What of a file was left out or changed.

use super::polis::COMMENTS;
use std::fmt;

/// What of a file was left out or changed. It displays itself in plain English, for programs and the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// An argument without words was left out.
    EmptyArgument {
        /// The line of its text, counted from 1.
        line: usize,
        /// How the file calls it.
        id: String,
    },
    /// So many arguments, more than one, relate to no other: each became a thesis.
    Theses(usize),
    /// The sources of the question were left out.
    QuestionSources,
    /// A source that no claim cites was added to the first thesis.
    SourceAdded(usize),
    /// A source that no claim cites was left out, as there is no thesis to add it to.
    SourceLeftOut(usize),
    /// A line was read as part of a claim, though an empty one stands before it.
    Continued {
        /// The line, counted from 1.
        line: usize,
        /// The number of the claim.
        number: String,
    },
    /// Comments that the moderators of Polis had rejected were left out.
    Rejected(Comments),
    /// Comments without words were left out.
    Wordless(Comments),
    /// So many votes gave way to a later one of the same person on the same comment.
    Replaced(usize),
    /// So many votes were left out, as the table of comments does not hold what they are for.
    Astray(usize),
}

/// Comments that were left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comments {
    /// How many.
    pub count: usize,
    /// How many votes went with them.
    pub votes: usize,
    /// The numbers of the first of them.
    pub named: Vec<u64>,
}

impl Comments {
    /// The numbers of the first of them, with commas between.
    #[must_use]
    pub fn ids(&self) -> String {
        let ids: Vec<String> = self.named.iter().map(u64::to_string).collect();
        ids.join(", ")
    }

    /// How many are not among those that are named.
    #[must_use]
    pub fn more(&self) -> usize {
        self.count.saturating_sub(self.named.len())
    }

    fn tell(&self, which: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, votes, ids) = (self.count, self.votes, self.ids());
        write!(f, "{count} comments {which} were left out, with their {votes} votes: {ids}")?;
        match self.more() {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyArgument { line, id } => {
                write!(f, "line {line}: the argument {id} was left out, as its text is empty")
            }
            Self::Theses(count) => write!(f, "{count} arguments relate to no other: each became a thesis"),
            Self::QuestionSources => f.write_str("the sources of the question were left out"),
            Self::SourceAdded(n) => write!(f, "no claim cites the source [{n}]: it was added to the first thesis"),
            Self::SourceLeftOut(n) => {
                write!(f, "no claim cites the source [{n}]: it was left out, as there is no thesis")
            }
            Self::Continued { line, number } => {
                write!(f, "line {line}: read as part of {number}, though an empty line stands before it")
            }
            Self::Rejected(comments) => comments.tell("that the moderators of Polis had rejected", f),
            Self::Wordless(comments) => comments.tell("without words", f),
            Self::Replaced(votes) => {
                write!(f, "{votes} votes gave way to a later vote of the same person on the same comment")
            }
            Self::Astray(votes) => {
                write!(f, "{votes} votes were left out: they are for comments that {COMMENTS} does not hold")
            }
        }
    }
}
