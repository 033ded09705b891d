//! Downloads.

use super::{App, Failure, access::Reader};
use crate::live::Snapshot;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{formats::Format, policy::Action};
use std::sync::Arc;

/// A format's name for people.
pub(super) fn name(format: Format) -> &'static str {
    match format {
        Format::Json => "Isegoria JSON, lossless",
        Format::Kialo => "Kialo text",
        Format::KialoA => "Kialo text, older dialect",
        Format::Markdown => "Markdown",
        Format::Arguman => "arguman",
    }
}

/// `GET /d/{debate}/export/{format}`
pub(super) async fn debate(
    State(app): State<App>,
    Path((debate, format)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    download(&reader.snapshot, &format)
}

/// `GET /desk/{debate}/export/{format}`
pub(super) async fn desk(
    State(app): State<App>,
    Path((debate, format)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    reader.demand(Action::Facilitate)?;
    download(&reader.snapshot, &format)
}

/// The debate in a format, as a file.
pub(super) fn download(snapshot: &Snapshot, format: &str) -> Result<Response, Failure> {
    if format == "svg" {
        return Ok(
            ([(header::CONTENT_DISPOSITION, "attachment; filename=\"debate.svg\"")], svg(snapshot)).into_response()
        );
    }
    let unknown = || Failure::new(http::StatusCode::NOT_FOUND, "There is no export in this format.");
    let format: Format = format.parse().map_err(|_| unknown())?;
    let text = crate::export::text(snapshot, format).ok_or_else(unknown)?;
    let file = format!("attachment; filename=\"debate.{}\"", format.extension());
    let headers = [(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, file)];
    Ok((headers, shared(text)).into_response())
}

/// The picture as a file of its own.
pub(super) fn svg(snapshot: &Snapshot) -> Response {
    let svg = crate::export::svg(snapshot);
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
        // The file carries its own colours; nothing else in it may load or run.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
    ];
    (headers, shared(svg)).into_response()
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
