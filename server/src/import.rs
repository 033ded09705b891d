//! Making a debate of a file, for the command line and the API alike.

use crate::{
    http::Made,
    live::{Live, Refusal},
    new_debate,
    secret::OsRandom,
};
use domain::{
    debate::{Document, ReleaseRhythm, Step, TITLE_LIMIT},
    formats::{self, Format, ImportError, polis},
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
    /// It can't be read in this direction.
    #[error("this format can be written but not read")]
    NotRead,
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

/// Reads the file and stores the debate, whole or not at all.
///
/// # Errors
/// [`ImportFailure`]; nothing is stored then.
pub async fn import(
    live: &Live,
    public_url: &str,
    bytes: &[u8],
    name: &str,
    options: ImportOptions,
) -> Result<Made, ImportFailure> {
    let format = options.format.or_else(|| formats::detect(bytes, name)).ok_or(ImportFailure::Unknown)?;
    if !format.reads() {
        return Err(ImportFailure::NotRead);
    }
    store(live, public_url, formats::import(format, bytes, &mut OsRandom)?, options).await
}

/// Reads the tables of a Polis conversation and stores the debate, whole or not at all. What has no title, neither in
/// its summary nor in the options, is called `name`.
///
/// # Errors
/// [`ImportFailure`]; nothing is stored then.
pub async fn import_polis(
    live: &Live,
    public_url: &str,
    tables: polis::Tables<'_>,
    name: &str,
    options: ImportOptions,
) -> Result<Made, ImportFailure> {
    let mut import = polis::import(tables, &mut OsRandom)?;
    let document = &mut import.document;
    if document.title.is_empty() {
        document.title = options.title.as_deref().unwrap_or(name).to_owned();
    }
    // Comments answer something: without a question each would be read as if it stood alone.
    document.question.get_or_insert_with(|| document.title.clone());
    store(live, public_url, import, options).await
}

async fn store(
    live: &Live,
    public_url: &str,
    import: formats::Import,
    options: ImportOptions,
) -> Result<Made, ImportFailure> {
    let formats::Import { mut document, warnings } = import;
    if let Some(title) = options.title {
        document.title = title;
    }
    if document.title.chars().count() > TITLE_LIMIT {
        return Err(ImportFailure::Title);
    }
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
    warnings: Vec<String>,
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
        warnings,
    })
}
