//! What the browser compares with on the device: the claims that are there, as text to find similar ones in and as a list
//! of places to know the new ones by. Both are the same for every reader, so asking for them tells nothing of a draft or
//! of what somebody has read.

use super::{App, Failure, access::Reader};
use crate::live::{PageKey, Snapshot};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use domain::{
    claim::State as ClaimState,
    graph::PlaceIx,
    policy::Action,
    similar::{self, BEGINNING},
};

/// `GET /d/{debate}/similar`: the index that a draft is compared with.
pub(super) async fn index(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    Ok(text(&reader.snapshot, "similar", |snapshot| {
        let graph = snapshot.graph();
        let claims: Vec<(String, &str)> = homes(snapshot)
            .map(|ix| (graph.places()[ix].id.to_string(), snapshot.claim(ix).text.as_str()))
            .collect();
        similar::index(&claims)
    }))
}

/// `GET /d/{debate}/places`: the first digits of each claim's place, a line each, in the order of the outline.
pub(super) async fn places(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    Ok(text(&reader.snapshot, "places", |snapshot| {
        let lines =
            homes(snapshot).map(|ix| format!("{:.BEGINNING$}\n", snapshot.graph().places()[ix].id.to_string()));
        lines.collect()
    }))
}

/// The home places of claims that say something, in the order of the outline.
fn homes(snapshot: &Snapshot) -> impl Iterator<Item = PlaceIx> {
    let graph = snapshot.graph();
    let walk = graph.theses().iter().flat_map(|thesis| graph.walk(*thesis)).map(|(ix, _)| ix);
    walk.filter(move |ix| {
        let claim = snapshot.claim(*ix);
        graph.places()[*ix].home && claim.state == ClaimState::Standing && !claim.text.is_reference()
    })
}

/// The same text for every reader of a snapshot, made once.
fn text(snapshot: &Snapshot, kind: &'static str, make: impl FnOnce(&Snapshot) -> String) -> Response {
    let key = PageKey { kind, place: None, page: 0, reader: 0 };
    let text = snapshot.cached(key, || make(snapshot));
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text.to_string()).into_response()
}
