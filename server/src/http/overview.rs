//! The overview: as a page, and as files for those who take it along.

use super::{
    App, Failure,
    access::Reader,
    brief::{What, attached},
    view,
};
use crate::{assets, overview::File};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{Html, Response},
};
use domain::{policy::Action, topology::Colouring};
use serde::Deserialize;
use words::say;

/// How an overview is asked for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    colour: Option<String>,
}

async fn reader(app: &App, debate: &str, headers: &HeaderMap) -> Result<Reader, Failure> {
    let reader = Reader::of_page(app, debate, headers).await?;
    reader.demand(Action::ReadOverview)?;
    Ok(reader)
}

/// `GET /d/{debate}/overview`
pub(super) async fn page(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = reader(&app, &debate, &headers).await?;
    let page = view::overview_page(&reader, Colouring::asked(asked.colour.as_deref()));
    Ok(Html(app::overview(&view::frame(&reader, "overview"), &assets::urls(), page)))
}

/// `GET /d/{debate}/export/overview-csv`
pub(super) async fn csv(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    file(&app, &debate, &headers, File::Csv).await
}

/// `GET /d/{debate}/export/overview-pdf`
pub(super) async fn pdf(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    file(&app, &debate, &headers, File::Pdf).await
}

/// `GET /d/{debate}/export/overview-png`
pub(super) async fn png(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    file(&app, &debate, &headers, File::Png).await
}

async fn file(app: &App, debate: &str, headers: &HeaderMap, file: File) -> Result<Response, Failure> {
    let reader = reader(app, debate, headers).await?;
    let what = What::Overview(file, view::sight(&reader));
    let made = app.0.briefs.file(&reader.snapshot, what, app.live().clock.today()).await;
    let bytes = made.ok_or_else(|| Failure::new(StatusCode::SERVICE_UNAVAILABLE, say!("overview-not-made")))?;
    Ok(attached(file.name(), file.media_type(), bytes))
}
