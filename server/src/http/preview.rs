//! The desk's look at what others see. Nothing can be sent from there: the desk has no voice.

use super::{
    App, Failure,
    access::Reader,
    pages::{self, AskedQuery},
    view,
};
use crate::assets;
use app::model::{Frame, Notice, OverviewPage};
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{Html, IntoResponse, Response},
};
use domain::{policy::Role, topology::Colouring};
use words::say;

/// The frame of a page that is looked at: no way leads out of it but back to the desk.
pub(super) fn frame(reader: &Reader, role: Role) -> Frame {
    let text = match role {
        Role::Leadership => say!("preview-leadership"),
        _ => say!("preview-contributor"),
    };
    let next = Some((format!("/desk/{}", reader.debate), say!("preview-back").into_owned()));
    Frame {
        debate: None,
        events: None,
        notice: Some(Notice { text: text.into_owned(), error: false, next }),
        ..view::frame(reader, "preview")
    }
}

/// `GET /desk/{debate}/preview/{role}`
pub(super) async fn page(
    State(app): State<App>,
    Path((debate, role)): Path<(String, String)>,
    Query(query): Query<AskedQuery>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    match role.parse() {
        Ok(Role::Contributor) => pages::look(&app, &reader.previewing(Role::Contributor), query),
        Ok(Role::Leadership) => {
            let reader = reader.previewing(Role::Leadership);
            // The desk's cookie opens the desk's files alone.
            let page = OverviewPage {
                files: Vec::new(),
                ..view::overview_page(&reader, Colouring::asked(query.colour()))
            };
            Ok(Html(app::overview(&frame(&reader, Role::Leadership), &assets::urls(), page)).into_response())
        }
        _ => Err(Failure::not_found()),
    }
}
