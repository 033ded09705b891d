//! What a claim says: its text, its sources, where it came from.

use crate::ids::ClaimId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The most characters that a new claim may have, as rendered.
pub const CLAIM_LIMIT: usize = 500;
/// The most characters that an imported claim may have. Far above any real file; keeps hostile files small.
pub const IMPORTED_CLAIM_LIMIT: usize = 20_000;
/// The most sources that a new claim may name.
pub const SOURCES_LIMIT: usize = 10;
/// The most characters of a source's address.
pub const URL_LIMIT: usize = 2_000;
/// The most characters of a source's quotation in a new claim.
pub const QUOTE_LIMIT: usize = 1_000;

/// The text of a claim: plain text, never markup; not blank; without control characters but line breaks.
///
/// No-break spaces, zero-width characters and soft hyphens are kept as they are.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct ClaimText(String);

/// Why a text can't be a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing visible is in it.
    #[error("the claim is empty: write one statement")]
    Empty,
    /// It has more characters than the limit.
    #[error("the claim has {length} characters; at most {limit} fit. Shorten it, or make two claims of it")]
    TooLong {
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        limit: usize,
    },
    /// It holds a character that no text should hold.
    #[error("the claim holds a control character (U+{0:04X}) that can't be shown")]
    Control(u32),
}

impl ClaimText {
    /// A text that somebody contributes now: at most [`CLAIM_LIMIT`] characters; surrounding blanks are cut and
    /// line ends become `\n`.
    ///
    /// # Errors
    /// [`TextError`] says in the contributor's words what is wrong.
    pub fn contributed(text: &str) -> Result<Self, TextError> {
        Self::with_limit(text, CLAIM_LIMIT)
    }

    /// A text from a file, which may be longer than a new one.
    ///
    /// # Errors
    /// [`TextError`], as for a contributed text but with [`IMPORTED_CLAIM_LIMIT`].
    pub fn imported(text: &str) -> Result<Self, TextError> {
        Self::with_limit(text, IMPORTED_CLAIM_LIMIT)
    }

    fn with_limit(text: &str, limit: usize) -> Result<Self, TextError> {
        checked(text, limit).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this claim only refers to another debate (`-> See discussion #35761: title` in Kialo's files).
    pub fn is_reference(&self) -> bool {
        self.0.starts_with("-> See discussion #")
    }
}

/// A text as it will stand on the page, if it has something visible, no control characters and at most so many others.
pub(crate) fn checked(text: &str, limit: usize) -> Result<String, TextError> {
    let text = as_rendered(text);
    if let Some(c) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(TextError::Control(c.into()));
    }
    if !text.chars().any(visible) {
        return Err(TextError::Empty);
    }
    let length = text.chars().count();
    if length > limit {
        return Err(TextError::TooLong { length, limit });
    }
    Ok(text)
}

/// A text as it will stand on the page: surrounding blanks cut, line ends made `\n`. Its characters are those that count.
pub fn as_rendered(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // Only ASCII blanks: a no-break space or a zero-width character at the edge is part of a file's text.
    text.trim_matches([' ', '\t', '\n']).to_owned()
}

/// Whether a character leaves a mark on paper.
fn visible(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}')
}

impl fmt::Display for ClaimText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ClaimText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl AsRef<str> for ClaimText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for ClaimText {
    /// Reads a text by the rules for imported ones.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::imported(&text).map_err(serde::de::Error::custom)
    }
}

/// What supports a claim from outside the debate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// An http(s) address; what came from a file may be any text.
    pub url: String,
    /// The words quoted from it, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Where the claim's text cites it: start and end in bytes of the text, on character boundaries. The two are
    /// equal for a mere mark; between them stands the anchor of an inline link. `None`: the whole claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<(u32, u32)>,
    /// The number that the file it came from gave it. The same number in two claims is the same source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<u32>,
}

/// A part of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourcePart {
    /// Where it is.
    Address,
    /// The words quoted from it.
    Quotation,
}

impl fmt::Display for SourcePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Address => "address",
            Self::Quotation => "quotation",
        })
    }
}

/// Why a source can't be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// Not an http or https address.
    #[error("“{0}” is not a web address: it should begin with https:// or http://")]
    NotHttp(String),
    /// The address or quotation is too long.
    #[error("a source's {what} has {length} characters; at most {limit} fit")]
    TooLong {
        /// What of it.
        what: SourcePart,
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        limit: usize,
    },
    /// More sources than [`SOURCES_LIMIT`].
    #[error("a claim can name at most {SOURCES_LIMIT} sources; this one names {0}")]
    TooMany(usize),
}

impl Source {
    /// A source that somebody contributes now: an http(s) address and perhaps a quotation. Surrounding blanks are
    /// cut; an empty quotation is none.
    ///
    /// # Errors
    /// [`SourceError`] for other addresses and for what is too long.
    pub fn contributed(url: &str, quote: &str) -> Result<Self, SourceError> {
        let (url, quote) = (url.trim(), quote.trim());
        for (what, text, limit) in
            [(SourcePart::Address, url, URL_LIMIT), (SourcePart::Quotation, quote, QUOTE_LIMIT)]
        {
            let length = text.chars().count();
            if length > limit {
                return Err(SourceError::TooLong { what, length, limit });
            }
        }
        if !is_web_address(url) {
            return Err(SourceError::NotHttp(url.chars().take(80).collect()));
        }
        let quote: String = quote.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        Ok(Self { url: url.to_owned(), quote: (!quote.is_empty()).then_some(quote), span: None, label: None })
    }
}

/// Whether a text is an http(s) address that may be followed: only then does it become a link.
pub fn is_web_address(text: &str) -> bool {
    !text.contains(|c: char| c.is_whitespace() || c.is_control())
        && url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// Where a claim came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Written by facilitators before the debate opened.
    Prepared,
    /// Read from a file.
    Imported,
    /// Contributed by a voice.
    Contributed,
}

/// Whether a claim still says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It stands.
    #[default]
    Standing,
    /// Its author took it back after others had replied: the replies stay, its words are gone.
    Withdrawn,
}

/// One statement, wherever in the graph it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its random id.
    pub id: ClaimId,
    /// What it says. For a withdrawn claim a fixed sentence that says so.
    pub text: ClaimText,
    /// What supports it, in the order in which it is cited.
    pub sources: Vec<Source>,
    /// Where it came from.
    pub origin: Origin,
    /// Whether it stands.
    pub state: State,
}

impl Claim {
    /// A standing claim without sources.
    pub fn new(id: ClaimId, text: ClaimText, origin: Origin) -> Self {
        Self { id, text, sources: Vec::new(), origin, state: State::Standing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contributed_text_has_at_most_500_characters_after_trimming() {
        assert!(ClaimText::contributed(&format!("  {}\r\n", "ü".repeat(500))).is_ok());
        assert_eq!(ClaimText::contributed(&"x".repeat(501)), Err(TextError::TooLong { length: 501, limit: 500 }));
    }

    #[test]
    fn a_text_of_invisible_characters_is_empty() {
        assert_eq!(ClaimText::contributed(" \u{200b}\u{00a0}\u{ad}\n"), Err(TextError::Empty));
    }

    #[test]
    fn control_characters_are_refused_and_line_breaks_kept() {
        assert_eq!(ClaimText::contributed("a\u{0}b"), Err(TextError::Control(0)));
        assert_eq!(ClaimText::contributed("a\r\nb").unwrap().as_str(), "a\nb");
    }

    #[test]
    fn a_source_must_be_a_web_address() {
        assert!(Source::contributed("https://example.org/a_(b)", "").is_ok());
        for bad in ["javascript:alert(1)", "data:text/html,x", "example.org", "https://", "http://a b", ""] {
            assert!(matches!(Source::contributed(bad, ""), Err(SourceError::NotHttp(_))), "{bad}");
        }
    }
}
