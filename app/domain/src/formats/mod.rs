//! Files in and out: what other tools wrote becomes a debate, and a debate becomes a file for other tools.
//!
//! Round trips lose nothing that a format can hold; what it can't hold is reported in [`Export::losses`]. An
//! import either gives a whole document or says where the file is wrong. `docs/formats.md` describes each format.

mod apxd;
mod assemble;
mod fault;
pub mod json;
mod kialo;
mod markdown;
pub mod polis;
mod warning;

use crate::{debate::Document, ids::RandomSource};
use std::{fmt, str::FromStr};

pub use fault::Fault;
pub use markdown::{escape, outline};
pub use warning::{Comments, Warning};

/// The most bytes that a file may have.
pub const BYTES_LIMIT: usize = 32 << 20;
/// The most claims that a file may hold.
pub const CLAIMS_LIMIT: usize = 200_000;
/// The most places that a file may hold: claims, and links to them.
pub const PLACES_LIMIT: usize = 400_000;

/// U+2060, inserted where our own text would be read as part of a format, and taken out again on reading.
const JOINER: char = '\u{2060}';

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Kialo's text export, the newer dialect (B): blocks with indentation and numbered sources.
    Kialo,
    /// Kialo's text export, the older dialect (A): a claim per line, sources as inline links.
    KialoA,
    /// The facts of arguman.org (`.apxd`). Read only.
    Arguman,
    /// A Polis conversation, which is several tables: [`polis::import`] reads them. Read only.
    Polis,
    /// Isegoria's own JSON, which loses nothing.
    Json,
    /// An outline in Markdown. Written only.
    Markdown,
}

impl Format {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Kialo, Self::KialoA, Self::Arguman, Self::Polis, Self::Json, Self::Markdown];

    /// The word that is typed and stands in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kialo => "kialo",
            Self::KialoA => "kialo-a",
            Self::Arguman => "arguman",
            Self::Polis => "polis",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }

    /// What files of this format are usually called, after the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Kialo | Self::KialoA => "txt",
            Self::Arguman => "apxd",
            Self::Polis => "csv",
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// The media type to send it with.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Kialo | Self::KialoA | Self::Arguman => "text/plain; charset=utf-8",
            Self::Polis => "text/csv; charset=utf-8",
            Self::Json => "application/json",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }

    /// Whether such a file can be imported.
    pub fn reads(self) -> bool {
        self != Self::Markdown
    }

    /// Whether such a file can be exported.
    pub fn writes(self) -> bool {
        !matches!(self, Self::Arguman | Self::Polis)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;
    fn from_str(s: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.iter().copied().find(|f| f.word() == s).ok_or(UnknownFormat)
    }
}

/// The word names no format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown format: kialo, kialo-a, arguman, polis, json or markdown was expected")]
pub struct UnknownFormat;

/// Where a file is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}line {line}, column {column}: {fault}", file.map(|file| format!("{file}, ")).unwrap_or_default())]
pub struct ImportError {
    /// Which file, where there are several.
    pub file: Option<&'static str>,
    /// The line, counted from 1.
    pub line: usize,
    /// The character in that line, counted from 1.
    pub column: usize,
    /// What was expected there, or what is wrong.
    pub fault: Fault,
}

impl ImportError {
    fn new(line: usize, column: usize, fault: impl Into<Fault>) -> Self {
        Self { file: None, line, column, fault: fault.into() }
    }

    fn within(self, file: &'static str) -> Self {
        Self { file: Some(file), ..self }
    }
}

/// What a file holds.
#[derive(Debug, Clone)]
pub struct Import {
    /// The debate.
    pub document: Document,
    /// What was read leniently.
    pub warnings: Vec<Warning>,
}

/// A file to hand out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Its content, with `\n` as line end.
    pub text: String,
    /// What the format can't hold.
    pub losses: Vec<String>,
}

/// Reads a file. Ids that it does not bring come from `random`.
///
/// # Errors
/// [`ImportError`] says where the file is wrong, or that the format can't be read.
pub fn import(format: Format, bytes: &[u8], random: &mut impl RandomSource) -> Result<Import, ImportError> {
    let text = decode(bytes)?;
    match format {
        Format::Kialo => kialo::b::import(&text, random),
        Format::KialoA => kialo::a::import(&text, random),
        Format::Arguman => apxd::import(&text, random),
        Format::Polis => Err(ImportError::new(
            1,
            1,
            "a Polis conversation is two files, comments.csv and votes.csv, which are imported together",
        )),
        Format::Json => json::import(&text).map(|(mut import, tallies)| {
            // What was another debate's own is an import here: shown apart, never counted towards k.
            let imported = &mut import.document.imported_tallies;
            for (place, tally) in tallies {
                imported.entry(place).or_insert(tally);
            }
            import
        }),
        Format::Markdown => Err(ImportError::new(1, 1, "Markdown can be written but not read")),
    }
}

/// Which format a file has, by its first words, else by its name's ending.
pub fn detect(bytes: &[u8], file_name: &str) -> Option<Format> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with("Discussion Name:") {
        Some(Format::Kialo)
    } else if head.starts_with("Discussion Title:") {
        Some(Format::KialoA)
    } else if head.starts_with('{') && head.contains("\"isegoria\"") {
        Some(Format::Json)
    } else if head.lines().next().is_some_and(|line| line.contains("comment-id,")) {
        Some(Format::Polis)
    } else if file_name.to_ascii_lowercase().ends_with(".apxd")
        || ["arg(", "text(", "att(", "support("].iter().any(|fact| head.starts_with(fact))
    {
        Some(Format::Arguman)
    } else {
        None
    }
}

/// Writes a file; `None` for a format that can only be read.
pub fn export(format: Format, document: &Document) -> Option<Export> {
    match format {
        Format::Kialo => Some(kialo::b::export(document)),
        Format::KialoA => Some(kialo::a::export(document)),
        Format::Arguman | Format::Polis => None,
        Format::Json => Some(json::export(document, None, Vec::new())),
        Format::Markdown => Some(Export { text: outline(document), losses: Vec::new() }),
    }
}

/// The file as text without a byte order mark and with `\n` as the only line end.
fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    if bytes.len() > BYTES_LIMIT {
        return Err(ImportError::new(1, 1, format!("the file is larger than {} MB", BYTES_LIMIT >> 20)));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let (line, column) = position(&good, good.len());
        ImportError::new(line, column, Fault::Encoding)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    if let Some((at, c)) = text.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\t')) {
        let (line, column) = position(&text, at);
        return Err(ImportError::new(line, column, Fault::Control(u32::from(c))));
    }
    Ok(text)
}

/// Line and column, counted from 1, of a byte of the text.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |n| n + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The text on one line.
fn flatten(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_line_column_and_what_was_expected() {
        let error = decode(b"one\r\ntw\xc3\xb6\xff").unwrap_err();
        assert_eq!((error.line, error.column), (2, 4));
        assert_eq!(error.to_string(), "line 2, column 4: UTF-8 text was expected; save the file as UTF-8");
        let error = decode("a\nb\0".as_bytes()).unwrap_err();
        assert_eq!((error.line, error.column), (2, 2));
    }

    #[test]
    fn a_format_is_found_by_its_first_words() {
        assert_eq!(detect(b"\xef\xbb\xbfDiscussion Name:\r\nx", "a.txt"), Some(Format::Kialo));
        assert_eq!(detect(b"Discussion Title: x", ""), Some(Format::KialoA));
        assert_eq!(detect(b"arg(root).", ""), Some(Format::Arguman));
        assert_eq!(detect(b"{\"format\": \"isegoria\"", ""), Some(Format::Json));
        assert_eq!(detect(b"timestamp,comment-id,voter-id,vote\n", "votes.csv"), Some(Format::Polis));
        assert_eq!(detect(b"hello", "a.txt"), None);
    }

    #[test]
    fn every_format_is_found_by_its_word() {
        for format in Format::ALL {
            assert_eq!(format.word().parse(), Ok(*format));
        }
    }
}
