//! A debate from a file or like another one: looked at first, then kept.

use super::{
    App, Failure,
    access::Reader,
    form::Fields,
    refusals,
    space::Visitor,
    start::{demand_key, opened},
    view::PictureWords,
};
use crate::{
    assets,
    import::{self, ImportFailure, Read},
    live::Refusal,
    new_debate,
    secret::OsRandom,
    store::{Debate, Plan, Space},
    text,
};
use app::model::{ClonePage, Contents, Frame, ImportPage};
use axum::{
    extract::{Multipart, Path, State, multipart::MultipartError},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    claim::State as ClaimState,
    debate::{Document, Step, TITLE_LIMIT},
    formats::{Comments, Warning, polis},
    ids::{ClaimId, Counting, DebateId, RandomSource},
    policy::SpaceAction,
    topology,
};
use std::borrow::Cow;
use words::say;

/// How many claims are shown before a debate is kept.
const BEGINNING: usize = 12;
/// The most bytes of a form with a file in it: what is kept is sent twice, the second time a third longer.
pub(super) const UPLOAD_LIMIT: usize = 12 << 20;
/// The most bytes of the files that a form may bring.
const FILES_LIMIT: usize = 8 << 20;

/// What a document would bring into a debate.
fn contents(document: &Document, language: &str, warnings: Vec<String>) -> Contents {
    let graph = &document.graph;
    let further = graph.places().iter().filter(|place| !place.home).count();
    let sources: usize = graph.claims().iter().map(|claim| claim.sources.len()).sum();
    let numbers: [(Cow<'static, str>, usize); 7] = [
        (say!("seed-theses"), graph.theses().len()),
        (say!("seed-claims"), graph.claims().len()),
        (say!("seed-further"), further),
        (say!("seed-sources"), sources),
        (say!("seed-levels"), topology::sides(graph).levels),
        (say!("seed-tallies"), document.imported_tallies.len()),
        (say!("seed-comments"), document.comments.values().map(Vec::len).sum()),
    ];
    let walk = graph.theses().iter().flat_map(|thesis| graph.walk(*thesis));
    let beginning = walk.take(BEGINNING).map(|(ix, depth)| {
        let place = &graph.places()[ix];
        let text = super::view::mention(graph.claims()[place.claim].text.as_str());
        (depth, place.relation().map(super::view::side), text)
    });
    let beginning: Vec<_> = beginning.collect();
    Contents {
        title: document.title.clone(),
        language: language.to_owned(),
        numbers: numbers
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(name, n)| (name.into_owned(), n.to_string()))
            .collect(),
        warnings,
        more: graph.places().len().saturating_sub(beginning.len()),
        beginning,
        picture: topology::svg(graph, &topology::Svg { words: &PictureWords, ..topology::Svg::default() }),
    }
}

/// What of a file was left out or changed.
fn warning(warning: &Warning) -> String {
    let words = match warning {
        Warning::EmptyArgument { line, id } => say!("import-warning-empty", line = *line, id = id),
        Warning::Theses(count) => say!("import-warning-theses", count = *count),
        Warning::QuestionSources => say!("import-warning-question"),
        Warning::SourceAdded(number) => say!("import-warning-source-added", number = *number),
        Warning::SourceLeftOut(number) => say!("import-warning-source-left-out", number = *number),
        Warning::Continued { line, number } => say!("import-warning-continued", line = *line, number = number),
        Warning::Rejected(comments) => {
            say!("import-warning-rejected", count = comments.count, votes = comments.votes, which = which(comments))
        }
        Warning::Wordless(comments) => {
            say!("import-warning-wordless", count = comments.count, votes = comments.votes, which = which(comments))
        }
        Warning::Replaced(count) => say!("import-warning-replaced", count = *count),
        Warning::Astray(count) => say!("import-warning-astray", count = *count, file = polis::COMMENTS),
    };
    words.into_owned()
}

/// The numbers of comments that were left out, as far as they are named.
fn which(comments: &Comments) -> String {
    match comments.more() {
        0 => comments.ids(),
        more => say!("import-warning-more", ids = comments.ids(), more = more).into_owned(),
    }
}

/// Where the form of an import is sent to.
pub(super) fn import_address(space: Option<&Space>) -> String {
    space.map_or_else(|| "/import".to_owned(), |space| format!("/s/{}/import", space.id))
}

fn import_page(app: &App, space: Option<&Space>) -> ImportPage {
    ImportPage {
        action: import_address(space),
        id: ClaimId::new(&mut OsRandom).to_string(),
        key: space.is_none() && app.config().start_key.is_some(),
        ..ImportPage::default()
    }
}

fn show_import(page: ImportPage) -> Html<String> {
    let frame = Frame { title: say!("import-title").into_owned(), here: "new", ..Frame::default() };
    Html(app::import(&frame, &assets::urls(), page))
}

/// `GET /import`
pub(super) async fn import_form(State(app): State<App>) -> Html<String> {
    show_import(import_page(&app, None))
}

/// `GET /s/{space}/import`
pub(super) async fn import_form_in_space(
    State(app): State<App>,
    Path(space): Path<String>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let space = space_of(&app, &space, &headers).await?;
    Ok(show_import(import_page(&app, Some(&space))))
}

async fn space_of(app: &App, space: &str, headers: &HeaderMap) -> Result<Space, Failure> {
    let visitor = Visitor::of(app, space, headers).await?;
    visitor.demand(SpaceAction::Facilitate)?;
    Ok(visitor.space)
}

/// A form with files, as it was sent.
#[derive(Default)]
struct Upload {
    id: String,
    title: String,
    key: String,
    files: Vec<(String, Vec<u8>)>,
}

fn cut(error: MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Failure::new(StatusCode::PAYLOAD_TOO_LARGE, say!("import-too-large", limit = FILES_LIMIT >> 20));
    }
    Failure::bad(say!("form-cut"))
}

async fn upload(mut form: Multipart) -> Result<Upload, Failure> {
    let mut upload = Upload::default();
    while let Some(field) = form.next_field().await.map_err(cut)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.map_err(cut)?;
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        match (name.as_str(), file) {
            ("id", None) => upload.id = text(),
            ("title", None) => upload.title = text(),
            ("key", None) => upload.key = text(),
            // Browsers send a file without a name where none was chosen.
            ("file", Some(file)) if !file.is_empty() => upload.files.push((file, bytes.to_vec())),
            _ => {}
        }
    }
    if upload.files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > FILES_LIMIT {
        return Err(Failure::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            say!("import-too-large", limit = FILES_LIMIT >> 20),
        ));
    }
    Ok(upload)
}

fn read(files: &[(String, Vec<u8>)], title: &str) -> Result<Read, Failure> {
    if files.is_empty() {
        return Err(Failure::unprocessable(say!("import-no-file")));
    }
    let title = Some(title.trim()).filter(|title| !title.is_empty()).map(str::to_owned);
    let read =
        import::read(files, None, title).map_err(|error| Failure::unprocessable(refusals::import(&error)))?;
    if read.document.graph.theses().is_empty() {
        return Err(Failure::unprocessable(say!("import-empty")));
    }
    Ok(read)
}

/// What comes in, for somebody to look at. Nothing is stored: the file travels in the page's form.
async fn looked_at(app: &App, space: Option<&Space>, form: Multipart) -> Result<Response, Failure> {
    let mut page = import_page(app, space);
    let outcome = async {
        let upload = upload(form).await?;
        if upload.id.parse::<ClaimId>().is_ok() {
            page.id = upload.id;
        }
        if space.is_none() {
            demand_key(app, &upload.key)?;
        }
        page.title = upload.title.trim().to_owned();
        let read = read(&upload.files, &page.title)?;
        page.contents = Some(contents(&read.document, "", read.warnings.iter().map(warning).collect()));
        page.files = upload.files.into_iter().map(|(name, bytes)| (name, STANDARD.encode(bytes))).collect();
        page.action.push_str("/keep");
        Ok(())
    };
    let status = match outcome.await {
        Ok(()) => StatusCode::OK,
        Err(failure) => refused_into(&mut page.error, failure)?,
    };
    Ok((status, show_import(page)).into_response())
}

/// What was wrong, for the form to say; what is the server's own fault is none of the form's.
fn refused_into(error: &mut Option<String>, failure: Failure) -> Result<StatusCode, Failure> {
    if failure.status.is_server_error() {
        return Err(failure);
    }
    *error = Some(failure.text.to_string());
    Ok(failure.status)
}

/// `POST /import`
pub(super) async fn look(State(app): State<App>, form: Multipart) -> Result<Response, Failure> {
    looked_at(&app, None, form).await
}

/// `POST /s/{space}/import`
pub(super) async fn look_in_space(
    State(app): State<App>,
    Path(space): Path<String>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response, Failure> {
    let space = space_of(&app, &space, &headers).await?;
    looked_at(&app, Some(&space), form).await
}

/// `POST /import/keep`
pub(super) async fn keep(State(app): State<App>, fields: Fields) -> Result<Response, Failure> {
    kept(&app, None, &fields).await
}

/// `POST /s/{space}/import/keep`
pub(super) async fn keep_in_space(
    State(app): State<App>,
    Path(space): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let space = space_of(&app, &space, &headers).await?;
    kept(&app, Some(&space), &fields).await
}

/// Keeps what was looked at, as a draft, and opens its desk.
async fn kept(app: &App, space: Option<&Space>, fields: &Fields) -> Result<Response, Failure> {
    let outcome = async {
        if space.is_none() {
            demand_key(app, fields.get("key"))?;
        }
        let files = fields.all("name").zip(fields.all("file"));
        let files = files.map(|(name, file)| Ok((name.to_owned(), STANDARD.decode(file)?)));
        let files: Result<Vec<_>, base64::DecodeError> = files.collect();
        let Read { document, .. } = read(&files.map_err(|_| Failure::bad(say!("form-cut")))?, fields.get("title"))?;
        let id = debate_of(app, fields)?;
        let space = space.map(|space| (space.id, space.contact.clone()));
        let (space, contact) = space.unzip();
        let language = words::language().tag().to_owned();
        let contact = contact.unwrap_or_default();
        let begun = new_debate::settings(id, &document);
        let debate = Debate { step: Step::Draft, space, contact, language, ..begun };
        app.live().create(&debate, &document).await?;
        opened(app, id).await
    };
    let failure = match outcome.await {
        Ok(response) => return Ok(response),
        Err(failure) => failure,
    };
    let mut page = import_page(app, space);
    let status = refused_into(&mut page.error, failure)?;
    Ok((status, show_import(page)).into_response())
}

/// The debate that a form makes: the same one however often it is sent.
fn debate_of(app: &App, fields: &Fields) -> Result<DebateId, Failure> {
    let form: ClaimId = fields.get("id").parse().map_err(|_| Failure::bad(say!("start-reload")))?;
    Ok(app.live().secret.debate_of(form))
}

/// What a debate like another one begins with.
fn like(reader: &Reader, theses_only: bool, random: &mut impl RandomSource) -> Result<Document, Failure> {
    let failed = |_| Failure::unprocessable(say!("clone-nothing"));
    reader.snapshot.document.seed(theses_only, random).map_err(failed)
}

fn clone_page(reader: &Reader, title: String, theses_only: bool) -> Result<ClonePage, Failure> {
    let withdrawn = |document: &Document| {
        document.graph.claims().iter().filter(|claim| claim.state == ClaimState::Withdrawn).count()
    };
    // What is only looked at is the same each time: it says nothing of when it was.
    let document = like(reader, theses_only, &mut Counting::default())?;
    let gone = withdrawn(&reader.snapshot.document) - withdrawn(&document);
    let warnings = (gone > 0).then(|| say!("clone-withdrawn", count = gone).into_owned()).into_iter().collect();
    Ok(ClonePage {
        desk: format!("/desk/{}", reader.debate),
        id: ClaimId::new(&mut OsRandom).to_string(),
        title,
        contents: contents(&document, &reader.snapshot.debate.language, warnings),
        theses_only,
        error: None,
    })
}

fn show_clone(page: ClonePage) -> Html<String> {
    let frame = Frame { title: say!("clone-title").into_owned(), ..Frame::default() };
    Html(app::clone(&frame, &assets::urls(), page))
}

/// `GET /desk/{debate}/clone`
pub(super) async fn clone_form(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let title = reader.snapshot.debate.title.clone();
    Ok(show_clone(clone_page(&reader, title, false)?))
}

/// `POST /desk/{debate}/clone`: looks at it with other choices, or keeps it as a draft and opens its desk.
pub(super) async fn clone(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let theses_only = fields.get("what") == "theses";
    let title = text::line(fields.get("title"));
    if fields.get("look") == "yes" {
        let id = fields.get("id").to_owned();
        return Ok(show_clone(ClonePage { id, ..clone_page(&reader, title, theses_only)? }).into_response());
    }
    match cloned(&app, &reader, &fields, &title, theses_only).await {
        Ok(response) => Ok(response),
        Err(failure) => {
            let mut page = clone_page(&reader, title, theses_only)?;
            let status = refused_into(&mut page.error, failure)?;
            Ok((status, show_clone(page)).into_response())
        }
    }
}

async fn cloned(
    app: &App,
    reader: &Reader,
    fields: &Fields,
    title: &str,
    theses_only: bool,
) -> Result<Response, Failure> {
    if title.is_empty() {
        return Err(Failure::unprocessable(say!("clone-no-title")));
    }
    if title.chars().count() > TITLE_LIMIT {
        return Err(Failure::unprocessable(refusals::import(&ImportFailure::Title)));
    }
    let id = debate_of(app, fields)?;
    let document = Document { title: title.to_owned(), ..like(reader, theses_only, &mut OsRandom)? };
    let old = &reader.snapshot.debate;
    let begun = Debate {
        title: title.to_owned(),
        step: Step::Draft,
        plan: Plan { zone: old.plan.zone.clone(), ..Plan::default() },
        claims_until: None,
        ratings_until: None,
        meeting: crate::store::Meeting { minutes: old.meeting.minutes, ..Default::default() },
        ..old.clone()
    };
    app.live().create(&Debate { id, ..begun }, &document).await.map_err(|error: Refusal| Failure::from(error))?;
    opened(app, id).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Language;

    fn warnings(count: usize) -> Vec<Warning> {
        let comments = Comments { count, votes: count, named: vec![3] };
        vec![
            Warning::EmptyArgument { line: 4, id: "b".to_owned() },
            Warning::Theses(2),
            Warning::QuestionSources,
            Warning::SourceAdded(1),
            Warning::SourceLeftOut(1),
            Warning::Continued { line: 4, number: "1.2.".to_owned() },
            Warning::Rejected(comments.clone()),
            Warning::Wordless(comments),
            Warning::Replaced(count),
            Warning::Astray(count),
        ]
    }

    #[test]
    fn warnings_of_several_are_said_in_english_as_they_say_themselves() {
        for of in warnings(2) {
            let plain = of.to_string();
            let (first, rest) = plain.split_at(1);
            assert_eq!(warning(&of), format!("{}{rest}.", first.to_uppercase()));
        }
    }

    #[test]
    fn no_warning_is_said_in_english_to_who_reads_german() {
        for of in [1, 2].into_iter().flat_map(warnings) {
            let german = words::speak(Language::German, || warning(&of));
            assert_ne!(german, warning(&of));
        }
    }

    #[test]
    fn one_comment_and_one_vote_are_told_as_one() {
        let comments = |count, votes| Warning::Rejected(Comments { count, votes, named: vec![3] });
        let one = comments(1, 1);
        assert_eq!(
            warning(&one),
            "One comment that the moderators of Polis had rejected was left out, with its one vote: 3."
        );
        let german = |of| words::speak(Language::German, || warning(of));
        assert_eq!(
            german(&one),
            "Ein Kommentar, den die Moderation von Polis abgelehnt hatte, wurde weggelassen, mit einer Stimme: 3."
        );
        assert_eq!(
            german(&comments(3, 1)),
            "3 Kommentare, die die Moderation von Polis abgelehnt hatte, wurden weggelassen, mit einer Stimme: 3 und 2 weitere."
        );
    }
}
