//! What happened to a debate, in words.

use super::{App, Failure, access::Reader, refusals, view};
use crate::{assets, live::Snapshot, store::Happened};
use app::model::HistoryPage;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Html,
};
use domain::{history::Event, policy::Action};
use words::say;

/// Day and words of all that happened, latest first.
pub(super) fn events(snapshot: &Snapshot) -> Vec<(String, String)> {
    let words = |Happened { day, event }: &Happened| {
        let words = match event {
            Event::Step { to, planned: true } => say!("history-step-planned", step = refusals::step(*to)),
            Event::Step { to, planned: false } => say!("history-step", step = refusals::step(*to)),
            Event::Dates => say!("history-dates"),
        };
        (day.clone(), words.into_owned())
    };
    snapshot.history.iter().rev().map(words).collect()
}

/// `GET /d/{debate}/history`
pub(super) async fn page(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    let debate = &reader.snapshot.debate;
    let page = HistoryPage {
        title: debate.title.clone(),
        language: debate.language.clone(),
        events: events(&reader.snapshot),
    };
    Ok(Html(app::history(&view::frame(&reader, "history"), &assets::urls(), page)))
}
