//! The brief: as a page, as files, and its meeting as a calendar entry.

use super::{App, Failure, access::Reader};
use crate::{
    brief::{self, File, Length},
    live::{PageKey, Snapshot},
    overview,
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use bytes::Bytes;
use domain::{
    ids::{DebateId, ReleaseId},
    overview::Sight,
    policy::Action,
};
use serde::Deserialize;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::Semaphore;
use words::{Language, say};

/// How a brief is asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    length: Option<String>,
}

impl Asked {
    fn length(&self) -> Length {
        if self.length.as_deref() == Some("page") { Length::Page } else { Length::Full }
    }
}

/// `GET /d/{debate}/brief`
pub(super) async fn page(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    Ok(show(&app, &reader, asked.length(), false))
}

/// `GET /desk/{debate}/brief`
pub(super) async fn desk(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    Ok(show(&app, &reader, asked.length(), true))
}

fn show(app: &App, reader: &Reader, length: Length, desk: bool) -> Html<String> {
    let (snapshot, debate) = (&reader.snapshot, format!("/d/{}", reader.debate));
    let (now, today) = (app.live().clock.now(), app.live().clock.today());
    let kind = match length {
        Length::Full => "brief",
        Length::Page => "brief-page",
    };
    // It says its date, so it is another page each day.
    let day = usize::try_from(now.as_second() / 86_400).unwrap_or_default();
    let key = PageKey { kind, place: None, page: day, reader: u8::from(desk) };
    let make = || {
        let brief = brief::of(snapshot, &today);
        // Whoever has the desk's link alone can't go to the debate with it.
        let debate = (!desk).then_some(debate.as_str());
        brief::page(&brief, snapshot.graph(), length, debate, ways(reader, length, desk))
    };
    Html(snapshot.cached(key, make).to_string())
}

/// Where one goes from the page of a brief.
fn ways(reader: &Reader, length: Length, desk: bool) -> Vec<(String, String)> {
    let base = if desk { format!("/desk/{}", reader.debate) } else { format!("/d/{}", reader.debate) };
    let export = |word: &str| format!("{base}/export/{word}");
    let back = if desk { say!("brief-back-desk") } else { say!("brief-back") };
    let other = match length {
        Length::Full => (format!("{base}/brief?length=page"), say!("brief-one-page")),
        Length::Page => (format!("{base}/brief"), say!("brief-whole")),
    };
    let mut ways = vec![(base.clone(), back), other];
    ways.extend(match length {
        Length::Full => [
            (export("pdf"), say!("brief-as-pdf")),
            (export("docx"), say!("brief-as-docx")),
            (export("markdown"), say!("brief-as-markdown")),
        ],
        Length::Page => [
            (export("page-pdf"), say!("brief-as-page-pdf")),
            (export("page-docx"), say!("brief-as-page-docx")),
            (export("page-markdown"), say!("brief-as-markdown")),
        ],
    });
    if reader.snapshot.debate.plan.meets.is_some() {
        ways.push((export("ics"), say!("calendar-get")));
    }
    ways.into_iter().map(|(href, words)| (href, words.into_owned())).collect()
}

/// The brief as a file.
pub(super) async fn download(app: &App, reader: &Reader, file: File) -> Result<Response, Failure> {
    let made = app.0.briefs.file(&reader.snapshot, What::Brief(file), app.live().clock.today()).await;
    let bytes = made.ok_or_else(|| Failure::new(StatusCode::SERVICE_UNAVAILABLE, say!("brief-not-made")))?;
    Ok(attached(file.name(), file.media_type(), bytes))
}

/// The meeting as a calendar entry.
pub(super) fn calendar(app: &App, reader: &Reader) -> Result<Response, Failure> {
    let none = || Failure::new(StatusCode::CONFLICT, say!("calendar-none"));
    let (today, public_url) = (app.live().clock.today(), &app.config().public_url);
    let entry = brief::calendar::of(&reader.snapshot, &today, public_url).ok_or_else(none)?;
    Ok(attached("meeting.ics", "text/calendar; charset=utf-8; method=PUBLISH", Bytes::from(entry)))
}

pub(super) fn attached(name: &str, media_type: &'static str, bytes: Bytes) -> Response {
    let file = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, file)], bytes).into_response()
}

/// The most bytes of files that are remembered.
const REMEMBERED: usize = 32 << 20;

/// What is written as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum What {
    /// A brief.
    Brief(File),
    /// An overview, for those who may see so much in it.
    Overview(overview::File, Sight),
}

impl What {
    fn write(self, snapshot: &Snapshot, date: &str) -> Option<Vec<u8>> {
        let written = match self {
            Self::Brief(file) => file.write(&brief::of(snapshot, date), snapshot.graph()).map(Some),
            Self::Overview(file, sight) => file.write(snapshot, sight, date),
        };
        // What a library says of it may hold what somebody wrote.
        written.inspect_err(|_| tracing::error!(file = self.word(), "no file was made")).ok()?
    }

    fn word(self) -> &'static str {
        match self {
            Self::Brief(file) => file.word(),
            Self::Overview(file, _) => file.name(),
        }
    }
}

/// Which file: of which debate in which released state and edition, in which language, of which date.
type FileKey = (DebateId, ReleaseId, u32, What, Language, String);

/// Briefs and overviews as files, each made when it is first asked for. One is made at a time, so that asking for many keeps nobody else
/// waiting.
#[derive(Debug)]
pub(super) struct Briefs {
    made: Mutex<HashMap<FileKey, Bytes>>,
    turn: Arc<Semaphore>,
}

impl Default for Briefs {
    fn default() -> Self {
        Self { made: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl Briefs {
    fn known(&self, key: &FileKey) -> Option<Bytes> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// What is written for this request alone, when it is its turn; nothing if it could not be made.
    pub(super) async fn once(&self, make: impl FnOnce() -> Option<Vec<u8>> + Send + 'static) -> Option<Bytes> {
        let language = words::language();
        let turn = Arc::clone(&self.turn).acquire_owned().await.ok()?;
        let making = tokio::task::spawn_blocking(move || {
            // Until it is done, even if whoever asked is gone.
            let _turn = turn;
            words::speak(language, make)
        });
        Some(Bytes::from(making.await.ok()??))
    }

    pub(super) async fn file(&self, snapshot: &Arc<Snapshot>, what: What, date: String) -> Option<Bytes> {
        let language = words::language();
        let key = (snapshot.debate.id, snapshot.release, snapshot.edition(), what, language, date.clone());
        if let Some(bytes) = self.known(&key) {
            return Some(bytes);
        }
        let turn = Arc::clone(&self.turn).acquire_owned().await.ok()?;
        if let Some(bytes) = self.known(&key) {
            return Some(bytes);
        }
        let snapshot = Arc::clone(snapshot);
        let making = tokio::task::spawn_blocking(move || {
            // Until it is done, even if whoever asked is gone.
            let _turn = turn;
            words::speak(language, || what.write(&snapshot, &date))
        });
        let bytes = Bytes::from(making.await.ok()??);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.values().map(Bytes::len).sum::<usize>() + bytes.len() > REMEMBERED {
            made.clear();
        }
        made.insert(key, bytes.clone());
        Some(bytes)
    }
}
