//! Downloads.

use super::{App, Failure, access::Reader};
use crate::{brief::File, export::PNG_SIZES, live::Snapshot};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{
    formats::Format,
    ids::{DebateId, ReleaseId},
    policy::Action,
    topology::Colouring,
};
use serde::Deserialize;
use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::Semaphore;
use words::say;

/// A format's name for people.
pub(super) fn name(format: Format) -> Cow<'static, str> {
    match format {
        Format::Json => say!("export-json"),
        Format::Kialo => say!("export-kialo"),
        Format::KialoA => say!("export-kialo-a"),
        Format::Markdown => say!("export-markdown"),
        Format::Arguman => say!("export-arguman"),
        Format::Polis => say!("export-polis"),
    }
}

/// How a picture is asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    colour: Option<String>,
    size: Option<String>,
}

impl Asked {
    fn colouring(&self) -> Colouring {
        Colouring::asked(self.colour.as_deref())
    }

    /// The width of a PNG: the largest unless said otherwise.
    fn size(&self) -> Result<u32, Failure> {
        let Some(text) = &self.size else { return Ok(PNG_SIZES[2]) };
        let size = text.parse().ok().filter(|size| PNG_SIZES.contains(size));
        size.ok_or_else(|| {
            let [small, phone, large] = PNG_SIZES;
            Failure::unprocessable(say!("export-sizes", small = small, phone = phone, large = large))
        })
    }
}

/// `GET /d/{debate}/export/{format}`
pub(super) async fn debate(
    State(app): State<App>,
    Path((debate, format)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    download(&app, &reader, &format, &asked).await
}

/// `GET /desk/{debate}/export/{format}`
pub(super) async fn desk(
    State(app): State<App>,
    Path((debate, format)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    download(&app, &reader, &format, &asked).await
}

/// `GET /d/{debate}/topology.svg`
pub(super) async fn topology_svg(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    Ok(svg(&reader.snapshot, &asked))
}

/// `GET /d/{debate}/topology.png`
pub(super) async fn topology_png(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    png(&app, &reader, &asked).await
}

/// The debate in a format, as a file.
pub(super) async fn download(app: &App, reader: &Reader, format: &str, asked: &Asked) -> Result<Response, Failure> {
    let snapshot = &reader.snapshot;
    if let Some(file) = File::from_word(format) {
        return super::brief::download(app, reader, file).await;
    }
    let (ending, mut response) = match format {
        "svg" => ("svg", svg(snapshot, asked)),
        "png" => ("png", png(app, reader, asked).await?),
        "ics" => return super::brief::calendar(app, reader),
        _ => {
            let unknown = || Failure::new(http::StatusCode::NOT_FOUND, say!("export-unknown"));
            let format: Format = format.parse().map_err(|_| unknown())?;
            let text = crate::export::text(snapshot, format).ok_or_else(unknown)?;
            (format.extension(), ([(header::CONTENT_TYPE, format.media_type())], shared(text)).into_response())
        }
    };
    let file = HeaderValue::try_from(format!("attachment; filename=\"debate.{ending}\""));
    response.headers_mut().extend(file.ok().map(|file| (header::CONTENT_DISPOSITION, file)));
    Ok(response)
}

/// The picture as a file of its own.
fn svg(snapshot: &Snapshot, asked: &Asked) -> Response {
    let svg = crate::export::svg(snapshot, asked.colouring());
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
        // The file carries its own colours; nothing else in it may load or run.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
    ];
    (headers, shared(svg)).into_response()
}

/// The picture in pixels.
async fn png(app: &App, reader: &Reader, asked: &Asked) -> Result<Response, Failure> {
    let made = app.0.pictures.png(&reader.snapshot, asked.colouring(), asked.size()?).await;
    let png = made.ok_or_else(|| Failure::new(http::StatusCode::SERVICE_UNAVAILABLE, say!("export-no-png")))?;
    Ok(([(header::CONTENT_TYPE, "image/png")], png).into_response())
}

/// The most PNGs that are remembered: some megabytes.
const PICTURES: usize = 60;

/// Which PNG: of which debate in which released state, in which colouring and width.
type PictureKey = (DebateId, Option<ReleaseId>, ReleaseId, Colouring, u32);

/// PNGs, each made when it is first asked for. One is made at a time, so that asking for many keeps nobody else waiting.
#[derive(Debug)]
pub(super) struct Pictures {
    made: Mutex<HashMap<PictureKey, Bytes>>,
    turn: Arc<Semaphore>,
}

impl Default for Pictures {
    fn default() -> Self {
        Self { made: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl Pictures {
    fn known(&self, key: &PictureKey) -> Option<Bytes> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    async fn png(&self, snapshot: &Arc<Snapshot>, colouring: Colouring, size: u32) -> Option<Bytes> {
        // What follows from ratings changes with releases that bring ratings alone, too; moderation changes contents alone.
        let release = (colouring.bands() > 0).then_some(snapshot.release);
        let key = (snapshot.debate.id, release, snapshot.contents, colouring, size);
        if let Some(png) = self.known(&key) {
            return Some(png);
        }
        let turn = Arc::clone(&self.turn).acquire_owned().await.ok()?;
        if let Some(png) = self.known(&key) {
            return Some(png);
        }
        let snapshot = Arc::clone(snapshot);
        let making = tokio::task::spawn_blocking(move || {
            // Until it is done, even if whoever asked is gone.
            let _turn = turn;
            let bands = snapshot.figures().bands(colouring);
            crate::export::png(snapshot.graph(), colouring, &bands, size)
        });
        let png = Bytes::from(making.await.ok()??);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.len() >= PICTURES {
            made.clear();
        }
        made.insert(key, png.clone());
        Some(png)
    }
}

/// A text that all who ask are sent, without copying it for each.
pub(super) fn shared(text: Arc<str>) -> Bytes {
    struct Text(Arc<str>);
    impl AsRef<[u8]> for Text {
        fn as_ref(&self) -> &[u8] {
            self.0.as_bytes()
        }
    }
    Bytes::from_owner(Text(text))
}
