//! Marks, the queue and moderation, for programs.

use super::{
    Answer, Made, ProblemDetails, SourceBody, body, own_voice, source_bodies, uuid, voice_or_new, with_voice,
};
use crate::{
    http::{
        App, Failure,
        access::Reader,
        moderation::{self as rooms, Ordered},
        setup::word,
    },
    import,
    live::reading,
};
use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::{
    claim::State as ClaimState,
    comment::Said,
    ids::ClaimId,
    moderation::{Reason, Shelf},
    policy::Action,
    wording::Suggestion,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;
use words::say;

/// A mark for review.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct MarkBody {
    /// `unsupported`, `not-a-claim`, `unclear`, `duplicate`, `unrelated`, `several-claims`, `belongs-elsewhere`, `abusive` or
    /// `identifies-a-person`.
    reason: String,
}

/// Marks a claim for review, or changes the reason. One mark for each voice and claim; it takes effect with the next release.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/claims/{claim}/marks", params(("debate" = Uuid, Path), ("claim" = Uuid, Path)), request_body = MarkBody, security(("link" = []), ("link" = [], "voice" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 410, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub(super) async fn mark(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, Uuid)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<Response> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Mark)?;
    let mark: MarkBody = body(&bytes)?;
    let reason: Reason = word(&mark.reason)?.ok_or_else(|| Failure::unprocessable(say!("mark-no-reason")))?;
    let (voice, fresh) = voice_or_new(&reader)?;
    app.live().mark(reader.debate, &voice, ClaimId::from_bytes(*claim.as_bytes()), Some(reason)).await?;
    Ok(with_voice(StatusCode::NO_CONTENT.into_response(), fresh.then_some(&voice)))
}

/// Takes one's mark back.
#[utoipa::path(delete, path = "/api/v1/debates/{debate}/claims/{claim}/marks", params(("debate" = Uuid, Path), ("claim" = Uuid, Path)), security(("link" = [], "voice" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails)))]
pub(super) async fn unmark(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Mark)?;
    app.live().mark(reader.debate, own_voice(&reader)?, ClaimId::from_bytes(*claim.as_bytes()), None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A claim that waits for a facilitator.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WaitingBody {
    /// The claim.
    claim: Uuid,
    /// What it says.
    text: String,
    /// How it reads, in short: with this in `read` it is published only if it still reads so.
    reading: String,
    /// Its sources.
    sources: Vec<SourceBody>,
    /// The claim that it answers.
    parent: Option<Uuid>,
    /// `pro` or `con`.
    relation: Option<&'static str>,
}

/// A new wording that waits for a facilitator.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WordingBody {
    /// The claim.
    claim: Uuid,
    /// How it shall read.
    text: String,
}

/// A comment or a suggested wording that waits for a facilitator.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SaidBody {
    /// Its id.
    id: Uuid,
    /// The claim that it is about.
    claim: Uuid,
    /// What it says.
    text: String,
}

/// A claim that was marked.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MarkedBody {
    /// The claim.
    claim: Uuid,
    /// Why, each reason once.
    reasons: Vec<&'static str>,
}

/// What waits for a facilitator.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct QueueBody {
    /// Claims under review.
    review: Vec<WaitingBody>,
    /// New wordings under review.
    wordings: Vec<WordingBody>,
    /// Comments under review.
    comments: Vec<SaidBody>,
    /// Suggested wordings under review.
    suggestions: Vec<SaidBody>,
    /// Marked claims.
    marks: Vec<MarkedBody>,
    /// How many entries the history has: `seen`, where something is ordered from here.
    seen: usize,
}

/// What waits for a facilitator: nothing of it tells from whom, or from how many.
#[utoipa::path(get, path = "/api/v1/debates/{debate}/moderation", params(("debate" = Uuid, Path)), security(("link" = [])),
    responses((status = 200, body = QueueBody), (status = 403, body = ProblemDetails)))]
pub(super) async fn queue(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Answer<Json<QueueBody>> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Facilitate)?;
    let snapshot = &reader.snapshot;
    let id = |claim: ClaimId| uuid(claim.as_bytes());
    let review = snapshot.away.on(Shelf::Review).filter(|claim| claim.state == ClaimState::Standing).map(|claim| {
        let under = snapshot.away.places_of(claim.id).next().and_then(|place| place.under);
        WaitingBody {
            claim: id(claim.id),
            text: claim.text.to_string(),
            reading: reading(claim),
            sources: source_bodies(&claim.sources),
            parent: under.map(|(parent, _)| id(parent)),
            relation: under.map(|(_, relation)| relation.word()),
        }
    });
    let held = snapshot.talk.held.iter();
    let wordings = held.map(|(claim, edit)| WordingBody { claim: id(*claim), text: edit.text.to_string() });
    let mut comments = Vec::new();
    for (claim, list) in &snapshot.talk.reviewed_comments {
        comments.extend(list.iter().filter_map(|one| match &one.said {
            Said::Words(text) => {
                Some(SaidBody { id: uuid(one.id.as_bytes()), claim: id(*claim), text: text.to_string() })
            }
            Said::Removed(_) => None,
        }));
    }
    let mut suggestions = Vec::new();
    for (claim, list) in &snapshot.talk.reviewed_suggestions {
        let said = |one: &Suggestion| SaidBody {
            id: uuid(one.id.as_bytes()),
            claim: id(*claim),
            text: one.text.to_string(),
        };
        suggestions.extend(list.iter().map(said));
    }
    let mut marks: BTreeMap<ClaimId, Vec<&'static str>> = BTreeMap::new();
    for (claim, reason) in snapshot.marks.values() {
        marks.entry(*claim).or_default().push(reason.word());
    }
    let marks = marks.into_iter().filter(|(claim, _)| snapshot.graph().claim_ix(*claim).is_some());
    let marks = marks.map(|(claim, mut reasons)| {
        reasons.sort_unstable();
        reasons.dedup();
        MarkedBody { claim: id(claim), reasons }
    });
    Ok(Json(QueueBody {
        review: review.collect(),
        wordings: wordings.collect(),
        comments,
        suggestions,
        marks: marks.collect(),
        seen: snapshot.history.len(),
    }))
}

/// Moderates: one change, whole or not at all, told in the history without persons.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/moderation", params(("debate" = Uuid, Path)), request_body = Ordered, security(("link" = [])),
    responses((status = 201, description = "`extract`: the debate that was made", body = Made), (status = 204), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub(super) async fn moderate(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<Response> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Moderate)?;
    let Some(made) = rooms::carry_out(&app, &reader, &body(&bytes)?).await? else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    let document = app.live().room(made).await?.snapshot().document.clone();
    let made = import::made(app.live(), &app.config().public_url, made, &document, Vec::new()).await?;
    Ok((StatusCode::CREATED, Json(made)).into_response())
}
