//! `GET /d/{debate}/events`: tells open pages that something was released. Nothing else: not what, not how much, not by
//! how many; and a release comes when the schedule says, never when somebody writes.

use super::{App, Failure, access::Reader};
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::{ids::ReleaseId, policy::Action};
use futures_util::stream;
use serde::Deserialize;
use std::{convert::Infallible, time::Duration};

/// How long one stream lives: then the browser asks again, and whether its link still opens anything is looked at anew.
const LIFE: Duration = Duration::from_secs(15 * 60);
/// How often something is sent so that what stands in between keeps the connection.
const KEEP_ALIVE: Duration = Duration::from_secs(30);

/// What the page already shows.
#[derive(Debug, Deserialize)]
pub(super) struct Since {
    since: Option<ReleaseId>,
}

/// `GET /d/{debate}/events`
pub(super) async fn follow(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(Since { since }): Query<Since>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    // A browser that connects again says what it has heard last.
    let heard = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok()).or(since);
    let mut news = reader.room.follow();
    if heard.is_none_or(|heard| heard == *news.borrow()) {
        news.mark_unchanged();
    } else {
        news.mark_changed();
    }
    let leaving = app.0.leaving.clone();
    let end = tokio::time::Instant::now() + LIFE;
    let events = stream::unfold((news, leaving), move |(mut news, mut leaving)| async move {
        tokio::select! {
            // An error is the room gone: the browser connects again, to the next one.
            changed = news.changed() => changed.ok()?,
            _ = leaving.changed() => return None,
            () = tokio::time::sleep_until(end) => return None,
        }
        let release = *news.borrow_and_update();
        let event = Event::default().event("release").id(release.to_string()).data("{}");
        Some((Ok::<_, Infallible>(event), (news, leaving)))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response())
}
