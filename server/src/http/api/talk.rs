//! Comments, suggested wordings and earlier wordings at the API.

use super::{Answer, ProblemDetails, body, own_voice, uuid, voice_or_new, with_voice};
use crate::{
    http::{App, access::Reader, talk},
    live::{MyTalk, Refusal},
    secret::OsRandom,
    store::Spoken,
};
use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::{
    comment::Said,
    ids::{ClaimId, CommentId, SuggestionId},
    policy::{Action, Role},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A comment, or another wording, to add.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct RemarkBody {
    /// At most 300 characters; 500 for a wording.
    text: String,
    /// A random UUIDv4 made by the client, so that sending twice makes one. Left out: the server makes one.
    #[serde(default)]
    id: Option<Uuid>,
}

/// A comment or suggestion that was taken.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RemarkAdded {
    /// Its id.
    id: Uuid,
    /// Whether it waits for the next release.
    pending: bool,
}

/// A comment.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CommentBody {
    /// Its id.
    comment: Uuid,
    /// Its words; none where it was removed.
    text: Option<String>,
    /// Why it was removed: `abusive`, `identifies-a-person` or `unrelated`.
    removed: Option<&'static str>,
    /// The date of its release; none while it waits.
    released: Option<String>,
    /// Whether it is one's own and waits for the next release.
    pending: bool,
    /// Whether it is one's own.
    own: bool,
}

/// The comments on a claim.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Comments {
    /// Oldest first; those of a day in a random order.
    comments: Vec<CommentBody>,
}

/// A suggested wording.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SuggestionBody {
    /// Its id.
    suggestion: Uuid,
    /// How the claim read when it was made.
    was: String,
    /// How it could read.
    text: String,
    /// Whether the claim still reads as it did, so that this can be accepted.
    fits: bool,
    /// Whether it was accepted; none while nobody has answered.
    accepted: Option<bool>,
    /// Who answered: `author` or `facilitators`.
    by: Option<&'static str>,
    /// Why it was declined.
    reason: Option<String>,
    /// The date of its release; none while it waits.
    released: Option<String>,
    /// Whether it is one's own and waits for the next release.
    pending: bool,
    /// Whether it is one's own.
    own: bool,
}

/// The suggested wordings of a claim.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Suggestions {
    /// Oldest first; those of a day in a random order.
    suggestions: Vec<SuggestionBody>,
}

/// An earlier wording.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WordingBody {
    /// How the claim read; none where its author had it removed.
    text: Option<String>,
    /// The date of the release that replaced it.
    replaced: String,
    /// How it gave way: `edited`, `accepted` (a suggestion, by the author) or `accepted-at-desk`.
    how: &'static str,
}

/// The earlier wordings of a claim.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Wordings {
    /// How it reads now.
    now: String,
    /// Oldest first.
    earlier: Vec<WordingBody>,
}

/// Why something is declined or removed.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct ReasonBody {
    /// Why a suggestion is declined, in at most 300 characters that everybody can read; why something is removed: `abusive`,
    /// `identifies-a-person` or `unrelated`.
    reason: String,
}

/// The claim, which a reader may read, and what of it is their own.
async fn asked(app: &App, debate: &str, claim: Uuid, headers: &HeaderMap) -> Answer<(Reader, ClaimId, MyTalk)> {
    let reader = Reader::of_api(app, debate, headers).await?;
    reader.demand(Action::ReadClaims)?;
    let claim = ClaimId::from_bytes(*claim.as_bytes());
    reader.snapshot.graph().claim_ix(claim).ok_or(Refusal::NoClaim)?;
    let mine = reader.voice.as_ref();
    let mine = mine.map(|v| reader.room.my_talk(&app.live().secret, v, &reader.snapshot, claim));
    Ok((reader, claim, mine.unwrap_or_default()))
}

/// The comments on a claim, one's own that wait among them.
#[utoipa::path(get, path = "/api/v1/debates/{debate}/claims/{claim}/comments", params(("debate" = Uuid, Path), ("claim" = Uuid, Path)), security(("link" = []), ("link" = [], "voice" = [])),
    responses((status = 200, body = Comments), (status = 403, body = ProblemDetails), (status = 410, body = ProblemDetails)))]
pub(super) async fn comments(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<Json<Comments>> {
    let (reader, claim, mine) = asked(&app, &debate, claim, &headers).await?;
    let mut comments = Vec::new();
    for comment in reader.snapshot.comments(claim) {
        let (text, removed) = match &comment.said {
            Said::Words(text) => (Some(text.to_string()), None),
            Said::Removed(reason) => (None, Some(reason.word())),
        };
        comments.push(CommentBody {
            comment: uuid(comment.id.as_bytes()),
            text,
            removed,
            released: Some(comment.released.clone()),
            pending: false,
            own: mine.own.contains(&Spoken::Comment(comment.id)),
        });
    }
    comments.extend(mine.comments.iter().map(|comment| CommentBody {
        comment: uuid(comment.id.as_bytes()),
        text: Some(comment.text.to_string()),
        removed: None,
        released: None,
        pending: true,
        own: true,
    }));
    Ok(Json(Comments { comments }))
}

/// Comments on a claim. Without a voice the answer's header `Isegoria-Voice` holds a new one, to be kept.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/claims/{claim}/comments", params(("debate" = Uuid, Path), ("claim" = Uuid, Path)), request_body = RemarkBody, security(("link" = []), ("link" = [], "voice" = [])),
    responses((status = 201, body = RemarkAdded), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub(super) async fn comment(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, Uuid)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<Response> {
    add(&app, &debate, claim, &headers, &bytes, false).await
}

/// Suggests another wording for somebody else's claim. Without a voice the answer's header `Isegoria-Voice` holds a new one.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/claims/{claim}/suggestions", params(("debate" = Uuid, Path), ("claim" = Uuid, Path)), request_body = RemarkBody, security(("link" = []), ("link" = [], "voice" = [])),
    responses((status = 201, body = RemarkAdded), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub(super) async fn suggest(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, Uuid)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<Response> {
    add(&app, &debate, claim, &headers, &bytes, true).await
}

async fn add(
    app: &App,
    debate: &str,
    claim: Uuid,
    headers: &HeaderMap,
    bytes: &Bytes,
    wording: bool,
) -> Answer<Response> {
    let reader = Reader::of_api(app, debate, headers).await?;
    reader.demand(Action::Comment)?;
    let new: RemarkBody = body(bytes)?;
    let (voice, fresh) = voice_or_new(&reader)?;
    let id = new.id.map_or_else(|| *CommentId::new(&mut OsRandom).as_bytes(), |id| *id.as_bytes());
    let (live, claim) = (app.live(), ClaimId::from_bytes(*claim.as_bytes()));
    if wording {
        live.suggest(reader.debate, &voice, SuggestionId::from_bytes(id), claim, &new.text).await?;
    } else {
        live.comment(reader.debate, &voice, CommentId::from_bytes(id), claim, &new.text).await?;
    }
    let added = RemarkAdded { id: uuid(&id), pending: true };
    Ok(with_voice((StatusCode::CREATED, Json(added)).into_response(), fresh.then_some(&voice)))
}

/// Takes one's own comment back.
#[utoipa::path(delete, path = "/api/v1/debates/{debate}/comments/{comment}", params(("debate" = Uuid, Path), ("comment" = Uuid, Path)), security(("link" = [], "voice" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 410, body = ProblemDetails)))]
pub(super) async fn withdraw_comment(
    State(app): State<App>,
    Path((debate, comment)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    take_back(&app, &debate, &headers, Spoken::Comment(CommentId::from_bytes(*comment.as_bytes()))).await
}

/// Takes one's own suggestion back.
#[utoipa::path(delete, path = "/api/v1/debates/{debate}/suggestions/{suggestion}", params(("debate" = Uuid, Path), ("suggestion" = Uuid, Path)), security(("link" = [], "voice" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 410, body = ProblemDetails)))]
pub(super) async fn withdraw_suggestion(
    State(app): State<App>,
    Path((debate, suggestion)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    take_back(&app, &debate, &headers, Spoken::Suggestion(SuggestionId::from_bytes(*suggestion.as_bytes()))).await
}

async fn take_back(app: &App, debate: &str, headers: &HeaderMap, spoken: Spoken) -> Answer<StatusCode> {
    let reader = Reader::of_api(app, debate, headers).await?;
    reader.demand(Action::Withdraw)?;
    app.live().take_back(reader.debate, own_voice(&reader)?, spoken).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a comment, with a reason that everybody reads in its place. For facilitators.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/comments/{comment}/removal", params(("debate" = Uuid, Path), ("comment" = Uuid, Path)), request_body = ReasonBody, security(("link" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 410, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub(super) async fn remove(
    State(app): State<App>,
    Path((debate, comment)): Path<(String, Uuid)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<StatusCode> {
    removal(&app, &debate, Spoken::Comment(CommentId::from_bytes(*comment.as_bytes())), &headers, &bytes).await
}

/// Removes a suggested wording, with a reason. For facilitators.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/suggestions/{suggestion}/removal", params(("debate" = Uuid, Path), ("suggestion" = Uuid, Path)), request_body = ReasonBody, security(("link" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 410, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub(super) async fn discard(
    State(app): State<App>,
    Path((debate, suggestion)): Path<(String, Uuid)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<StatusCode> {
    let spoken = Spoken::Suggestion(SuggestionId::from_bytes(*suggestion.as_bytes()));
    removal(&app, &debate, spoken, &headers, &bytes).await
}

/// Publishes a comment that is under review. For facilitators.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/comments/{comment}/publication", params(("debate" = Uuid, Path), ("comment" = Uuid, Path)), security(("link" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 410, body = ProblemDetails)))]
pub(super) async fn publish_comment(
    State(app): State<App>,
    Path((debate, comment)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    publication(&app, &debate, Spoken::Comment(CommentId::from_bytes(*comment.as_bytes())), &headers).await
}

/// Publishes a suggested wording that is under review. For facilitators.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/suggestions/{suggestion}/publication", params(("debate" = Uuid, Path), ("suggestion" = Uuid, Path)), security(("link" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 410, body = ProblemDetails)))]
pub(super) async fn publish_suggestion(
    State(app): State<App>,
    Path((debate, suggestion)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    let spoken = Spoken::Suggestion(SuggestionId::from_bytes(*suggestion.as_bytes()));
    publication(&app, &debate, spoken, &headers).await
}

async fn publication(app: &App, debate: &str, spoken: Spoken, headers: &HeaderMap) -> Answer<StatusCode> {
    let reader = Reader::of_api(app, debate, headers).await?;
    reader.demand(Action::Facilitate)?;
    app.live().publish_spoken(reader.debate, spoken).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn removal(
    app: &App,
    debate: &str,
    spoken: Spoken,
    headers: &HeaderMap,
    bytes: &Bytes,
) -> Answer<StatusCode> {
    let reader = Reader::of_api(app, debate, headers).await?;
    reader.demand(Action::Facilitate)?;
    let why: ReasonBody = body(bytes)?;
    app.live().remove_spoken(reader.debate, spoken, talk::reason(&why.reason)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The suggested wordings of a claim, one's own that wait among them.
#[utoipa::path(get, path = "/api/v1/debates/{debate}/claims/{claim}/suggestions", params(("debate" = Uuid, Path), ("claim" = Uuid, Path)), security(("link" = []), ("link" = [], "voice" = [])),
    responses((status = 200, body = Suggestions), (status = 403, body = ProblemDetails), (status = 410, body = ProblemDetails)))]
pub(super) async fn suggestions(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<Json<Suggestions>> {
    let (reader, claim, mine) = asked(&app, &debate, claim, &headers).await?;
    let graph = reader.snapshot.graph();
    let now = graph.claim_ix(claim).map(|ix| &graph.claims()[ix].text).ok_or(Refusal::NoClaim)?;
    let released = reader.snapshot.suggestions(claim).iter().map(|one| {
        let answer = one.answer.as_ref().map(|answered| &answered.answer);
        SuggestionBody {
            suggestion: uuid(one.id.as_bytes()),
            was: one.was.to_string(),
            text: one.text.to_string(),
            fits: one.fits(now),
            accepted: answer.map(|answer| answer.accepted),
            by: answer.map(|answer| if answer.at_desk { "facilitators" } else { "author" }),
            reason: answer.and_then(|answer| answer.reason.as_ref()).map(ToString::to_string),
            released: Some(one.released.clone()),
            pending: false,
            own: mine.own.contains(&Spoken::Suggestion(one.id)),
        }
    });
    let waiting = mine.suggestions.iter().map(|one| SuggestionBody {
        suggestion: uuid(one.id.as_bytes()),
        was: one.was.to_string(),
        text: one.text.to_string(),
        fits: one.was == *now,
        accepted: None,
        by: None,
        reason: None,
        released: None,
        pending: true,
        own: true,
    });
    Ok(Json(Suggestions { suggestions: released.chain(waiting).collect() }))
}

/// Accepts a suggestion: as the claim's author by their voice, or as a facilitator. The claim reads so from the next release on.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/suggestions/{suggestion}/accept", params(("debate" = Uuid, Path), ("suggestion" = Uuid, Path)), security(("link" = []), ("link" = [], "voice" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 409, description = "The claim has changed, or somebody has answered", body = ProblemDetails), (status = 410, body = ProblemDetails)))]
pub(super) async fn accept(
    State(app): State<App>,
    Path((debate, suggestion)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    answer(&app, &debate, &headers, suggestion, None).await
}

/// Declines a suggestion with a reason that everybody can read, likewise.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/suggestions/{suggestion}/decline", params(("debate" = Uuid, Path), ("suggestion" = Uuid, Path)), request_body = ReasonBody, security(("link" = []), ("link" = [], "voice" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 410, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
pub(super) async fn decline(
    State(app): State<App>,
    Path((debate, suggestion)): Path<(String, Uuid)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<StatusCode> {
    answer(&app, &debate, &headers, suggestion, Some(&bytes)).await
}

async fn answer(
    app: &App,
    debate: &str,
    headers: &HeaderMap,
    suggestion: Uuid,
    declined: Option<&Bytes>,
) -> Answer<StatusCode> {
    let reader = Reader::of_api(app, debate, headers).await?;
    reader.demand(Action::Answer)?;
    let voice = if reader.roles.has(Role::Facilitator) { None } else { Some(own_voice(&reader)?) };
    let why: Option<ReasonBody> = declined.map(body).transpose()?;
    let (id, why) = (SuggestionId::from_bytes(*suggestion.as_bytes()), why.as_ref().map(|why| why.reason.as_str()));
    app.live().answer(reader.debate, voice, id, why).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How a claim read earlier.
#[utoipa::path(get, path = "/api/v1/debates/{debate}/claims/{claim}/wordings", params(("debate" = Uuid, Path), ("claim" = Uuid, Path)), security(("link" = [])),
    responses((status = 200, body = Wordings), (status = 403, body = ProblemDetails), (status = 410, body = ProblemDetails)))]
pub(super) async fn wordings(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<Json<Wordings>> {
    let (reader, claim, _) = asked(&app, &debate, claim, &headers).await?;
    let graph = reader.snapshot.graph();
    let now = graph.claim_ix(claim).map(|ix| graph.claims()[ix].text.to_string()).unwrap_or_default();
    let earlier = reader.snapshot.wordings(claim).iter().map(|wording| WordingBody {
        text: wording.text.as_ref().map(ToString::to_string),
        replaced: wording.replaced.clone(),
        how: wording.how.word(),
    });
    Ok(Json(Wordings { now, earlier: earlier.collect() }))
}

/// Has the earlier wordings of one's own claim removed, from the next release on.
#[utoipa::path(delete, path = "/api/v1/debates/{debate}/claims/{claim}/wordings", params(("debate" = Uuid, Path), ("claim" = Uuid, Path)), security(("link" = [], "voice" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 410, body = ProblemDetails)))]
pub(super) async fn purge(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Purge)?;
    let claim = ClaimId::from_bytes(*claim.as_bytes());
    app.live().purge_wordings(reader.debate, own_voice(&reader)?, claim).await?;
    Ok(StatusCode::NO_CONTENT)
}
