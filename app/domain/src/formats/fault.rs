//! What can be wrong with a file.

use crate::claim::TextError;

/// What was expected at a place of a file, or what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is no text, or saved in another way.
    #[error("UTF-8 text was expected; save the file as UTF-8")]
    Encoding,
    /// A character that no text should hold.
    #[error("text was expected, not the control character U+{0:04X}")]
    Control(u32),
    /// A line of Kialo's older dialect that is no claim.
    #[error("a claim, such as “1.2. Pro: text”, was expected")]
    Line,
    /// A line of Kialo's newer dialect that begins nothing.
    #[error("a claim's number and kind, such as “1.2. Pro:”, or “Sources:” was expected")]
    Block,
    /// A claim that does not say what it is to the one above it.
    #[error("“Pro: ”, “Con: ” or “Thesis: ” was expected after {0}")]
    Label(String),
    /// A claim without words.
    #[error("the text of {0} was expected")]
    NoWords(String),
    /// A claim that stands further left or right than its number says.
    #[error("{number} was expected after {spaces} spaces")]
    Indent {
        /// Its number.
        number: String,
        /// After how many spaces it should begin.
        spaces: usize,
    },
    /// A claim that comes before the one that it answers, or without it.
    #[error("{number} stands below {parent}, which was expected before it")]
    NoParent {
        /// Its number.
        number: String,
        /// The number of the one that it answers.
        parent: String,
    },
    /// A claim below a link.
    #[error("{number} stands below {parent}, which is a link: claims belong below the linked claim")]
    BelowLink {
        /// Its number.
        number: String,
        /// The link's number.
        parent: String,
    },
    /// Numbers do not count up.
    #[error("the number {expected} was expected, not {found}")]
    Number {
        /// The next number.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A link to a claim that is not there.
    #[error("{number} links to {target}, which does not exist")]
    NoTarget {
        /// The link's number.
        number: String,
        /// Where it leads.
        target: String,
    },
    /// A claim's words can't be taken.
    #[error("{name}: a claim's text was expected: {error}")]
    Text {
        /// How the file calls the claim.
        name: String,
        /// Why not.
        error: TextError,
    },
    /// A claim would stand below itself.
    #[error("{claim} can't stand under {parent}: {parent} stands below {claim}, or is the same")]
    Cycle {
        /// How the file calls the claim.
        claim: String,
        /// And the one above it.
        parent: String,
    },
    /// A table without a column.
    #[error("a first line with the column {0} was expected")]
    Column(String),
    /// A line of a table with more or fewer values than the first.
    #[error("{expected} values were expected in this line, as in the first, not {found}")]
    Width {
        /// How many the first has.
        expected: usize,
        /// How many this has.
        found: usize,
    },
    /// A quotation mark without its second one.
    #[error("the quotation mark that begins here has no end: another one was expected")]
    Quotation,
    /// A Polis conversation of which nothing is left.
    #[error("at least one comment that was not rejected was expected")]
    NoComment,
    /// What is rare, or said by a library, in English.
    #[error("{0}")]
    Other(String),
}

impl From<String> for Fault {
    fn from(words: String) -> Self {
        Self::Other(words)
    }
}

impl From<&str> for Fault {
    fn from(words: &str) -> Self {
        Self::Other(words.to_owned())
    }
}
