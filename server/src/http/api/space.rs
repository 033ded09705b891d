//! Spaces, for programs.

use super::{Answer, ProblemDetails, uuid};
use crate::{
    http::{
        App, figures,
        space::{self, Visitor},
        view,
    },
    live::Snapshot,
};
use axum::{
    Json,
    extract::{Path, State},
    http::HeaderMap,
};
use domain::{graph::PlaceIx, policy::SpaceAction};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// How a thesis was rated.
#[derive(Debug, Serialize, ToSchema)]
struct SpaceStandingBody {
    /// The thesis, shortened to a line.
    thesis: String,
    /// How it was rated, in words.
    words: String,
    /// Counts from the lowest to the highest rating; empty where they may not be shown.
    distribution: Vec<u32>,
    /// How divided the group is, in words; none where that may not be shown.
    division: Option<String>,
}

/// A debate of a space.
#[derive(Debug, Serialize, ToSchema)]
struct SpaceDebateBody {
    /// Its id.
    debate: Uuid,
    /// Its title.
    title: String,
    /// The step that it is in.
    step: &'static str,
    /// When the next step comes, or ratings close before it (RFC 3339).
    next: Option<String>,
    /// The theses of which something may be shown.
    standings: Vec<SpaceStandingBody>,
    /// How many claims there are, theses included.
    claims: usize,
    /// The smallest group about which anything is shown.
    k: u32,
    /// How many took part, in words; nothing of fewer than k.
    took_part: String,
    /// What it needs, in words.
    needs: String,
}

/// All debates of a space that have opened.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SpaceOverviewBody {
    /// Its id.
    space: Uuid,
    /// What it is called.
    name: String,
    /// What the team is there for; may be empty.
    mission: String,
    /// Its debates: what needs attention stands first.
    debates: Vec<SpaceDebateBody>,
}

fn standing_body(snapshot: &Snapshot, ix: PlaceIx) -> Option<SpaceStandingBody> {
    let told = snapshot.figures();
    let shown = told.shown(ix);
    Some(SpaceStandingBody {
        thesis: view::mention(snapshot.claim(ix).text.as_str()),
        words: figures::shown(&shown)?,
        distribution: figures::bars(&shown).iter().map(|bar| bar.count).collect(),
        division: told.division(ix).map(|division| figures::division(division).into_owned()),
    })
}

fn debate_body(snapshot: &Snapshot) -> SpaceDebateBody {
    let debate = &snapshot.debate;
    let theses = snapshot.graph().theses().iter();
    SpaceDebateBody {
        debate: uuid(debate.id.as_bytes()),
        title: debate.title.clone(),
        step: debate.step.word(),
        next: space::next(snapshot).map(|at| at.to_string()),
        standings: theses.filter_map(|ix| standing_body(snapshot, *ix)).collect(),
        claims: snapshot.graph().claims().len(),
        k: debate.k,
        took_part: view::participation(snapshot),
        needs: space::needs(snapshot).into_owned(),
    }
}

/// All debates of a space: what its overview page shows. For the space's own links.
#[utoipa::path(get, path = "/api/v1/spaces/{space}/overview", params(("space" = Uuid, Path)), security(("link" = [])),
    responses((status = 200, body = SpaceOverviewBody), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
pub(super) async fn space_overview(
    State(app): State<App>,
    Path(space): Path<String>,
    headers: HeaderMap,
) -> Answer<Json<SpaceOverviewBody>> {
    let visitor = Visitor::of_api(&app, &space, &headers).await?;
    visitor.demand(SpaceAction::ReadOverview)?;
    let debates = space::overviewed(&app, visitor.space.id, "").await?;
    Ok(Json(SpaceOverviewBody {
        space: uuid(visitor.space.id.as_bytes()),
        name: visitor.space.name.clone(),
        mission: visitor.space.mission,
        debates: debates.iter().map(|snapshot| debate_body(snapshot)).collect(),
    }))
}
