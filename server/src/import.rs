//! Making a debate of a file, for the command line and the API alike.

use crate::{
    http::Made,
    live::{Live, Refusal},
    new_debate,
    secret::OsRandom,
    text,
};
use domain::{
    debate::{Document, ReleaseRhythm, Step, TITLE_LIMIT},
    formats::{self, Format, ImportError, Warning, polis},
    ids::DebateId,
};
use uuid::Uuid;

/// How to import.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// The format; found out from name and content if left out.
    pub format: Option<Format>,
    /// Another title than the file's.
    pub title: Option<String>,
    /// How often contributions become visible.
    pub rhythm: ReleaseRhythm,
    /// The step that the debate begins in.
    pub step: Step,
    /// Whether everybody may read it.
    pub readable: bool,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { format: None, title: None, rhythm: ReleaseRhythm::Hourly, step: Step::Contribute, readable: false }
    }
}

/// Why a file was not imported. Nothing is stored then.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    /// What it is could not be found out.
    #[error("this file's format was not recognised: say which with --format (kialo, kialo-a, arguman, json)")]
    Unknown,
    /// There is nothing in it.
    #[error("this file is empty")]
    Empty,
    /// It can't be read in this direction.
    #[error("this format can be written but not read")]
    NotRead,
    /// Several files that do not belong together.
    #[error("choose one file, or comments.csv and votes.csv of a Polis conversation together")]
    Several,
    /// The file has no title, and none was given.
    #[error("this has no title of its own: give it one")]
    NoTitle,
    /// The title does not fit.
    #[error("a title has at most {TITLE_LIMIT} characters")]
    Title,
    /// The file is malformed.
    #[error("{0}")]
    Malformed(#[from] ImportError),
    /// It could not be stored.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// A file that was read.
#[derive(Debug)]
pub struct Read {
    /// What it holds.
    pub document: Document,
    /// What could not come in as it was.
    pub warnings: Vec<Warning>,
}

/// Reads files, each a name and its bytes. The format is found out from name and content if left out; a title replaces the
/// file's.
///
/// # Errors
/// [`ImportFailure`].
pub fn read<B: AsRef<[u8]>>(
    files: &[(String, B)],
    format: Option<Format>,
    title: Option<String>,
) -> Result<Read, ImportFailure> {
    if files.iter().any(|(_, bytes)| is_empty(bytes.as_ref())) {
        return Err(ImportFailure::Empty);
    }
    let formats::Import { mut document, warnings } = match files {
        [(name, bytes)] => {
            let bytes = bytes.as_ref();
            let format = format.or_else(|| formats::detect(bytes, name)).ok_or(ImportFailure::Unknown)?;
            if !format.reads() {
                return Err(ImportFailure::NotRead);
            }
            if format == Format::Polis {
                return Err(ImportFailure::Several);
            }
            formats::import(format, bytes, &mut OsRandom)?
        }
        _ => polis_of(files)?,
    };
    if let Some(title) = title {
        document.title = text::line(&title);
    }
    if files.len() != 1 && document.question.is_none() {
        // Comments answer something: without a question each would be read as if it stood alone.
        document.question = Some(document.title.clone());
    }
    match document.title.chars().count() {
        0 => Err(ImportFailure::NoTitle),
        length if length > TITLE_LIMIT => Err(ImportFailure::Title),
        _ => Ok(Read { document, warnings }),
    }
}

/// Whether a file holds nothing but blanks.
fn is_empty(bytes: &[u8]) -> bool {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii().is_empty()
}

/// The tables of a Polis conversation, by the names of their files.
fn polis_of<B: AsRef<[u8]>>(files: &[(String, B)]) -> Result<formats::Import, ImportFailure> {
    let of = |name: &str| files.iter().find(|(of, _)| of == name).map(|(_, bytes)| bytes.as_ref());
    let (Some(comments), Some(votes)) = (of(polis::COMMENTS), of(polis::VOTES)) else {
        return Err(ImportFailure::Several);
    };
    let tables = polis::Tables { comments, votes, summary: of(polis::SUMMARY) };
    Ok(polis::import(tables, &mut OsRandom)?)
}

/// Reads the files and stores the debate, whole or not at all.
///
/// # Errors
/// [`ImportFailure`]; nothing is stored then.
pub async fn import<B: AsRef<[u8]>>(
    live: &Live,
    public_url: &str,
    files: &[(String, B)],
    options: ImportOptions,
) -> Result<Made, ImportFailure> {
    let Read { document, warnings } = read(files, options.format, options.title)?;
    let id = DebateId::new(&mut OsRandom);
    let mut debate = new_debate::settings(id, &document);
    (debate.rhythm, debate.step, debate.readable) = (options.rhythm, options.step, options.readable);
    live.create(&debate, &document).await?;
    Ok(made(live, public_url, id, &document, warnings).await?)
}

/// What is told of a debate that was made.
pub(crate) async fn made(
    live: &Live,
    public_url: &str,
    id: DebateId,
    document: &Document,
    warnings: Vec<Warning>,
) -> Result<Made, Refusal> {
    let links = live.links(id).await?;
    Ok(Made {
        debate: Uuid::from_bytes(*id.as_bytes()),
        claims: document.graph.claims().len(),
        places: document.graph.places().len(),
        links: links
            .into_iter()
            .map(|(role, secret)| (role.word().to_owned(), format!("{public_url}/l/{secret}")))
            .collect(),
        warnings: warnings.iter().map(Warning::to_string).collect(),
    })
}
