//! The JSON API, described by `GET /api/openapi.json`, which is generated from this file.
//!
//! It takes headers only: `Authorization: Bearer {link secret}` says which role, `Isegoria-Voice` which voice.

mod moderation;
mod space;
mod talk;

use super::{
    App, Failure,
    access::{Reader, VOICE_HEADER},
    addresses::{Addresses, Needs},
    desk,
    failure::PROBLEM,
    figures, invitations, refusals,
    setup::word,
    view,
};
use crate::{
    import::{self, ImportOptions},
    live::{NewClaim, Refusal, Settings, Snapshot},
    new_debate::{self, NewDebate},
    secret::{OsRandom, Voice},
};
use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    ballot::Rating,
    brief::{Entry, Standing},
    claim::Source,
    debate::ReleaseRhythm,
    figures::Voices,
    graph::PlaceIx,
    ids::{ClaimId, DebateId, PlaceId},
    measures::Balance,
    overview::Overview,
    policy::{Action, SpaceAction},
    topology::Setting,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;
use words::say;

/// The most claims that one answer lists.
const PAGE: usize = 1000;
/// How deep one answer goes unless asked otherwise.
const DEPTH: usize = 1;

/// Where the API is.
pub(super) const PREFIX: &str = "/api";

/// The API's addresses.
pub(super) fn addresses() -> Addresses {
    Addresses::below(PREFIX, super::FORM_LIMIT)
        .get("/openapi.json", Needs::Nothing, async || Json(Description::openapi()))
        .post("/v1/debates", Needs::StartKey, create)
        .get("/v1/debates/{debate}", Needs::May(Action::ReadOverview), read)
        .patch("/v1/debates/{debate}", Needs::May(Action::Facilitate), set_up)
        .get("/v1/debates/{debate}/claims", Needs::May(Action::ReadClaims), claims)
        .post("/v1/debates/{debate}/claims", Needs::May(Action::Contribute), add)
        .patch("/v1/debates/{debate}/claims/{claim}", Needs::May(Action::Contribute), edit)
        .delete("/v1/debates/{debate}/claims/{claim}", Needs::May(Action::Withdraw), withdraw)
        .post("/v1/debates/{debate}/claims/{claim}/marks", Needs::May(Action::Mark), moderation::mark)
        .delete("/v1/debates/{debate}/claims/{claim}/marks", Needs::May(Action::Mark), moderation::unmark)
        .get("/v1/debates/{debate}/moderation", Needs::May(Action::Facilitate), moderation::queue)
        .post("/v1/debates/{debate}/moderation", Needs::May(Action::Moderate), moderation::moderate)
        .get("/v1/debates/{debate}/claims/{claim}/comments", Needs::May(Action::ReadClaims), talk::comments)
        .post("/v1/debates/{debate}/claims/{claim}/comments", Needs::May(Action::Comment), talk::comment)
        .delete("/v1/debates/{debate}/comments/{comment}", Needs::May(Action::Withdraw), talk::withdraw_comment)
        .post("/v1/debates/{debate}/comments/{comment}/removal", Needs::May(Action::Facilitate), talk::remove)
        .post(
            "/v1/debates/{debate}/suggestions/{suggestion}/removal",
            Needs::May(Action::Facilitate),
            talk::discard,
        )
        .post(
            "/v1/debates/{debate}/comments/{comment}/publication",
            Needs::May(Action::Facilitate),
            talk::publish_comment,
        )
        .post(
            "/v1/debates/{debate}/suggestions/{suggestion}/publication",
            Needs::May(Action::Facilitate),
            talk::publish_suggestion,
        )
        .get("/v1/debates/{debate}/claims/{claim}/suggestions", Needs::May(Action::ReadClaims), talk::suggestions)
        .post("/v1/debates/{debate}/claims/{claim}/suggestions", Needs::May(Action::Comment), talk::suggest)
        .delete(
            "/v1/debates/{debate}/suggestions/{suggestion}",
            Needs::May(Action::Withdraw),
            talk::withdraw_suggestion,
        )
        .post("/v1/debates/{debate}/suggestions/{suggestion}/accept", Needs::May(Action::Answer), talk::accept)
        .post("/v1/debates/{debate}/suggestions/{suggestion}/decline", Needs::May(Action::Answer), talk::decline)
        .get("/v1/debates/{debate}/claims/{claim}/wordings", Needs::May(Action::ReadClaims), talk::wordings)
        .delete("/v1/debates/{debate}/claims/{claim}/wordings", Needs::May(Action::Purge), talk::purge)
        .put("/v1/debates/{debate}/places/{place}/ballot", Needs::May(Action::Rate), rate)
        .delete("/v1/debates/{debate}/places/{place}/ballot", Needs::May(Action::Rate), unrate)
        .get("/v1/debates/{debate}/overview", Needs::May(Action::ReadOverview), overview)
        .get("/v1/spaces/{space}/overview", Needs::InSpace(SpaceAction::ReadOverview), space::space_overview)
        .get("/v1/debates/{debate}/invitations/key", Needs::Invitation, invitation_key)
        .post("/v1/debates/{debate}/invitations/exchange", Needs::Invitation, exchange)
        .post("/v1/debates/{debate}/step", Needs::May(Action::Facilitate), step)
        .get("/v1/debates/{debate}/export/{format}", Needs::May(Action::ReadClaims), export)
        .limit(super::IMPORT_LIMIT)
        .post("/v1/debates/import", Needs::StartKey, import_file)
}

/// Everything else below [`PREFIX`].
pub(super) async fn not_found() -> impl IntoResponse {
    Problem(Failure::not_found())
}

/// Puts refusals that come from the framework (a body too large, a method that is not taken) into problem details too.
pub(super) async fn as_problem(response: Response) -> Response {
    let ours = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == PROBLEM);
    if ours || !response.status().is_client_error() {
        return response;
    }
    let text = match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => say!("failure-api-too-large"),
        StatusCode::METHOD_NOT_ALLOWED => say!("failure-api-method"),
        _ => say!("failure-api-other"),
    };
    let mut problem = Failure::new(response.status(), text).problem();
    problem.headers_mut().extend(response.headers().get(header::ALLOW).map(|allow| (header::ALLOW, allow.clone())));
    problem
}

/// A failure as problem details.
pub(super) struct Problem(Failure);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.0.problem()
    }
}

impl<T: Into<Failure>> From<T> for Problem {
    fn from(failure: T) -> Self {
        Self(failure.into())
    }
}

pub(super) type Answer<T> = Result<T, Problem>;

/// Reads a JSON body; what is wrong is said with line and column.
pub(super) fn body<T: serde::de::DeserializeOwned>(bytes: &Bytes) -> Result<T, Failure> {
    serde_json::from_slice(bytes).map_err(|e| Failure::bad(say!("failure-api-body", why = e.to_string())))
}

/// Problem details (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProblemDetails {
    /// `about:blank`.
    r#type: String,
    /// A short heading.
    title: String,
    /// The status.
    status: u16,
    /// What happened, in plain words.
    detail: String,
}

/// A source.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
struct SourceBody {
    /// An http(s) address.
    url: String,
    /// The words quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
}

/// A new claim.
#[derive(Debug, Deserialize, ToSchema)]
struct NewClaimBody {
    /// The place that it answers.
    parent: Uuid,
    /// `pro` or `con`.
    relation: String,
    /// At most 500 characters.
    text: String,
    /// At most ten.
    #[serde(default)]
    sources: Vec<SourceBody>,
    /// A random UUIDv4 made by the client, so that sending twice makes one claim. Left out: the server makes one.
    #[serde(default)]
    id: Option<Uuid>,
}

/// A changed claim.
#[derive(Debug, Deserialize, ToSchema)]
struct EditBody {
    /// At most 500 characters.
    text: String,
    /// At most ten.
    #[serde(default)]
    sources: Vec<SourceBody>,
}

/// A contribution that was taken.
#[derive(Debug, Serialize, ToSchema)]
struct Added {
    /// The claim's id.
    claim: Uuid,
    /// Where it stands.
    place: Uuid,
    /// Whether it waits for the next release.
    pending: bool,
}

/// A rating.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
struct Ballot {
    /// 0 to 4.
    #[schema(minimum = 0, maximum = 4)]
    rating: i64,
}

/// How many claims stand below.
#[derive(Debug, Serialize, ToSchema)]
struct BelowBody {
    /// Pros.
    pro: usize,
    /// Cons.
    con: usize,
}

/// A claim in one place.
#[derive(Debug, Serialize, ToSchema)]
struct ClaimBody {
    /// The claim.
    claim: Uuid,
    /// The place.
    place: Uuid,
    /// The parent's home place; none for a thesis.
    parent: Option<Uuid>,
    /// `pro` or `con`; none for a thesis.
    relation: Option<&'static str>,
    /// What it says.
    text: String,
    /// What supports it.
    sources: Vec<SourceBody>,
    /// What stands below.
    below: BelowBody,
    /// How many comments on it stand.
    comments: usize,
    /// How many suggested wordings nobody has answered yet.
    suggestions: usize,
    /// Whether it is one's own and waits for the next release.
    pending: bool,
}

/// Some claims.
#[derive(Debug, Serialize, ToSchema)]
struct Claims {
    /// Parents before their children.
    claims: Vec<ClaimBody>,
    /// Pass as `after` to get the rest.
    next: Option<Uuid>,
}

/// Which claims.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
struct ClaimsQuery {
    /// Only what stands below this place; the theses (and what is below them, by depth) if left out.
    under: Option<Uuid>,
    /// How many levels, 1 unless said otherwise.
    depth: Option<usize>,
    /// The `next` of the answer before.
    after: Option<Uuid>,
}

/// A debate without its claims.
#[derive(Debug, Serialize, ToSchema)]
struct DebateBody {
    /// Its id.
    debate: Uuid,
    /// Its title.
    title: String,
    /// The question, where there are several theses.
    question: Option<String>,
    /// What one should know first.
    background: String,
    /// The step that it is in.
    step: &'static str,
    /// How often contributions become visible.
    release: &'static str,
    /// The smallest group about which anything is shown.
    k: u32,
    /// When others' ratings are shown: `reflect`, or `rated` to those who have rated.
    ratings: &'static str,
    /// The most claims that a voice may add in a day.
    claims_per_day: Option<u32>,
    /// When claims close.
    claims_until: Option<String>,
    /// When ratings close.
    ratings_until: Option<String>,
    /// Whether it takes one voice per invitation.
    invited: bool,
    /// The time zone (IANA) that its times were set in.
    zone: String,
    /// When it opens by itself.
    opens: Option<String>,
    /// When claims and ratings freeze and results are shown.
    reflects: Option<String>,
    /// When the meeting begins.
    meets: Option<String>,
    /// When outcomes are recorded.
    decides: Option<String>,
    /// When it is sealed.
    seals: Option<String>,
    /// The language that people write in (BCP 47); empty: nothing was said about it.
    language: String,
    /// Whom to ask.
    contact: String,
    /// How many claims there are.
    claims: usize,
    /// How many places.
    places: usize,
}

/// A debate to start.
#[derive(Debug, Deserialize, ToSchema)]
struct NewDebateBody {
    /// The thesis, or the question where there are several theses.
    title: String,
    /// The theses; left out, the title is the thesis.
    #[serde(default)]
    theses: Vec<String>,
    /// What one should know first.
    #[serde(default)]
    background: String,
    /// How it runs.
    #[serde(flatten)]
    settings: SettingsBody,
}

/// How a debate runs. What is left out stays as it is; `null` takes a limit or a date away.
#[derive(Debug, Default, Deserialize, ToSchema)]
struct SettingsBody {
    /// How often contributions become visible: `hourly`, `daily` or `now`. Until the debate opens.
    release: Option<String>,
    /// When others' ratings are shown: `reflect`, or `rated` to those who have rated. Until the debate opens.
    ratings: Option<String>,
    /// The smallest group about which anything is shown; can be raised until the first ratings are released.
    k: Option<u32>,
    /// Whether everybody may read it, link or not.
    readable: Option<bool>,
    /// Whether new claims and wordings wait for a facilitator before anybody else sees them.
    review: Option<bool>,
    /// Whether it takes one voice per invitation, and is read with a link or a voice alone. Until the debate opens.
    invited: Option<bool>,
    /// The most claims that a voice may add in a day.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<u32>)]
    claims_per_day: Option<Option<u32>>,
    /// When claims close (RFC 3339); two days before ratings unless said otherwise.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    claims_until: Option<Option<Timestamp>>,
    /// When ratings close (RFC 3339).
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    ratings_until: Option<Option<Timestamp>>,
    /// The time zone (IANA) in which its times are shown where a reader's own is not known.
    zone: Option<String>,
    /// When it opens by itself (RFC 3339).
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    opens: Option<Option<Timestamp>>,
    /// When claims and ratings freeze and results are shown (RFC 3339).
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    reflects: Option<Option<Timestamp>>,
    /// When the meeting begins (RFC 3339).
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    meets: Option<Option<Timestamp>>,
    /// When outcomes are recorded (RFC 3339).
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    decides: Option<Option<Timestamp>>,
    /// When it is sealed (RFC 3339).
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    seals: Option<Option<Timestamp>>,
    /// The language that people write in (BCP 47).
    language: Option<String>,
    /// Whom to ask.
    contact: Option<String>,
    /// Names that the composer warns of, one a line.
    names: Option<String>,
    /// What the meeting is for; empty: it is proposed from the debate.
    goal: Option<String>,
    /// Its agenda, an item a line, its minutes before its words; empty: it is proposed from the debate.
    agenda: Option<String>,
    /// How long the meeting takes, in minutes, where its agenda is proposed.
    minutes: Option<u32>,
}

/// Tells `null` from what was left out.
fn said<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(from).map(Some)
}

impl SettingsBody {
    fn settings(&self, now: Timestamp) -> Result<Settings, Failure> {
        let close = |ratings: Option<Timestamp>| ratings.map(|ratings| Settings::claims_close(ratings, now));
        Ok(Settings {
            rhythm: word(self.release.as_deref().unwrap_or_default())?,
            ratings: word(self.ratings.as_deref().unwrap_or_default())?,
            k: self.k,
            readable: self.readable,
            review: self.review,
            invited: self.invited,
            claims_per_day: self.claims_per_day,
            claims_until: self.claims_until.or_else(|| self.ratings_until.map(close)),
            ratings_until: self.ratings_until,
            zone: self.zone.clone(),
            opens: self.opens,
            reflects: self.reflects,
            meets: self.meets,
            decides: self.decides,
            seals: self.seals,
            language: self.language.clone(),
            contact: self.contact.clone(),
            names: self.names.clone(),
            goal: self.goal.clone(),
            agenda: self.agenda.clone(),
            minutes: self.minutes,
        })
    }
}

/// A debate that was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Made {
    /// Its id.
    pub debate: Uuid,
    /// How many claims.
    pub claims: usize,
    /// How many places.
    pub places: usize,
    /// Whole addresses, by role.
    pub links: BTreeMap<String, String>,
    /// What an import could not take as it was.
    pub warnings: Vec<String>,
}

/// A step to take.
#[derive(Debug, Deserialize, ToSchema)]
struct StepBody {
    /// `contribute`, `reflect`, `decide` or `sealed`.
    to: String,
}

pub(super) fn uuid(bytes: &[u8; 16]) -> Uuid {
    Uuid::from_bytes(*bytes)
}

fn pairs(sources: Vec<SourceBody>) -> Vec<(String, String)> {
    sources.into_iter().map(|s| (s.url, s.quote.unwrap_or_default())).collect()
}

fn source_bodies(sources: &[Source]) -> Vec<SourceBody> {
    sources.iter().map(|s| SourceBody { url: s.url.clone(), quote: s.quote.clone() }).collect()
}

fn may_start(app: &App, headers: &HeaderMap) -> Result<(), Failure> {
    let given = super::access::bearer(headers).unwrap_or_default();
    if app.config().start_key.as_ref().is_none_or(|key| key.is(given)) {
        return Ok(());
    }
    Err(Failure::forbidden(say!("failure-api-key")))
}

/// Starts a debate.
#[utoipa::path(post, path = "/api/v1/debates", request_body = NewDebateBody,
    responses((status = 201, body = Made), (status = 422, body = ProblemDetails)))]
async fn create(State(app): State<App>, headers: HeaderMap, bytes: Bytes) -> Answer<(StatusCode, Json<Made>)> {
    may_start(&app, &headers)?;
    let new: NewDebateBody = body(&bytes)?;
    let theses: Vec<&str> = new.theses.iter().map(String::as_str).collect();
    let settings = new.settings.settings(app.live().clock.now())?;
    let new = NewDebate { title: &new.title, theses: &theses, background: &new.background };
    let document =
        new.document(&mut OsRandom).map_err(|error| Failure::unprocessable(refusals::new_debate(&error)))?;
    let debate = new_debate::settings(DebateId::new(&mut OsRandom), &document);
    let debate = settings.begun(&debate, app.live().clock.now()).map_err(Refusal::from)?;
    app.live().create(&debate, &document).await?;
    let made = import::made(app.live(), &app.config().public_url, debate.id, &document, Vec::new()).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// How to import.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
struct ImportQuery {
    /// `kialo`, `kialo-a`, `arguman`, `json`; found out if left out.
    format: Option<String>,
    /// Another title than the file's.
    title: Option<String>,
    /// How often contributions become visible: `hourly` (unless said otherwise), `daily` or `now`.
    release: Option<String>,
}

/// Makes a debate of a file (the body, as it is).
#[utoipa::path(post, path = "/api/v1/debates/import", params(ImportQuery), request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = Made), (status = 422, body = ProblemDetails)))]
async fn import_file(
    State(app): State<App>,
    Query(query): Query<ImportQuery>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<(StatusCode, Json<Made>)> {
    may_start(&app, &headers)?;
    let format = query.format.map(|f| f.parse()).transpose();
    let format = format.map_err(|_| Failure::unprocessable(say!("failure-api-format")))?;
    let rhythm = word(query.release.as_deref().unwrap_or_default())?.unwrap_or(ReleaseRhythm::Hourly);
    let options = ImportOptions { format, title: query.title, rhythm, ..ImportOptions::default() };
    let made = import::import(app.live(), &app.config().public_url, &[(String::new(), bytes)], options).await;
    Ok((StatusCode::CREATED, Json(made?)))
}

/// A debate without its claims.
#[utoipa::path(get, path = "/api/v1/debates/{debate}", params(("debate" = Uuid, Path)), security(("link" = [])),
    responses((status = 200, body = DebateBody), (status = 403, body = ProblemDetails)))]
async fn read(State(app): State<App>, Path(debate): Path<String>, headers: HeaderMap) -> Answer<Json<DebateBody>> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::ReadOverview)?;
    let (snapshot, debate) = (&reader.snapshot, &reader.snapshot.debate);
    Ok(Json(DebateBody {
        debate: uuid(debate.id.as_bytes()),
        title: debate.title.clone(),
        question: debate.question.clone(),
        background: debate.background.clone(),
        step: debate.step.word(),
        release: debate.rhythm.word(),
        k: debate.k,
        ratings: debate.ratings.word(),
        claims_per_day: debate.claims_per_day,
        claims_until: debate.claims_until.map(|at| at.to_string()),
        ratings_until: debate.ratings_until.map(|at| at.to_string()),
        invited: debate.invited,
        zone: debate.plan.zone.clone(),
        opens: debate.plan.opens.map(|at| at.to_string()),
        reflects: debate.plan.reflects.map(|at| at.to_string()),
        meets: debate.plan.meets.map(|at| at.to_string()),
        decides: debate.plan.decides.map(|at| at.to_string()),
        seals: debate.plan.seals.map(|at| at.to_string()),
        language: debate.language.clone(),
        contact: debate.contact.clone(),
        claims: snapshot.graph().claims().len(),
        places: snapshot.graph().places().len(),
    }))
}

/// Sets a debate up differently.
#[utoipa::path(patch, path = "/api/v1/debates/{debate}", params(("debate" = Uuid, Path)), request_body = SettingsBody, security(("link" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
async fn set_up(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<StatusCode> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Facilitate)?;
    let settings: SettingsBody = body(&bytes)?;
    app.live().set_up(reader.debate, settings.settings(app.live().clock.now())?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Claims, branch by branch.
#[utoipa::path(get, path = "/api/v1/debates/{debate}/claims", params(("debate" = Uuid, Path), ClaimsQuery), security(("link" = [])),
    responses((status = 200, body = Claims), (status = 403, body = ProblemDetails)))]
async fn claims(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(query): Query<ClaimsQuery>,
    headers: HeaderMap,
) -> Answer<Json<Claims>> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    let graph = reader.snapshot.graph();
    let depth = query.depth.unwrap_or(DEPTH).max(1);
    let (mut found, under): (Vec<PlaceIx>, _) = match query.under {
        Some(under) => {
            let ix = graph.place_ix(PlaceId::from_bytes(*under.as_bytes())).ok_or_else(Failure::not_found)?;
            (
                graph.walk(ix).into_iter().filter(|(_, d)| (1..=depth).contains(d)).map(|(p, _)| p).collect(),
                Some(ix),
            )
        }
        None => {
            let walks = graph.theses().iter().flat_map(|thesis| graph.walk(*thesis));
            (walks.filter(|(_, d)| *d < depth).map(|(p, _)| p).collect(), None)
        }
    };
    if let Some(after) = query.after {
        let at = found.iter().position(|ix| uuid(graph.places()[*ix].id.as_bytes()) == after);
        let at = at.ok_or_else(|| Failure::bad(say!("failure-api-after")))?;
        found.drain(..=at);
    }
    let next = (found.len() > PAGE).then(|| uuid(graph.places()[found[PAGE - 1]].id.as_bytes()));
    found.truncate(PAGE);
    let mut claims: Vec<ClaimBody> = found.into_iter().map(|ix| claim_body(&reader, ix)).collect();
    if let (None, Some(voice)) = (next, &reader.voice) {
        let mine = reader.room.mine(&app.live().secret, voice, &reader.snapshot, &[]);
        let parent = under.map(|ix| reader.snapshot.claim(ix).id);
        claims.extend(mine.claims.iter().filter(|c| Some(c.parent) == parent).map(|c| ClaimBody {
            claim: uuid(c.id.as_bytes()),
            place: uuid(c.place.as_bytes()),
            parent: query.under,
            relation: Some(c.relation.word()),
            text: c.text.to_string(),
            sources: source_bodies(&c.sources),
            below: BelowBody { pro: 0, con: 0 },
            comments: 0,
            suggestions: 0,
            pending: true,
        }));
    }
    Ok(Json(Claims { claims, next }))
}

fn claim_body(reader: &Reader, ix: PlaceIx) -> ClaimBody {
    let graph = reader.snapshot.graph();
    let (place, claim) = (&graph.places()[ix], reader.snapshot.claim(ix));
    let below = reader.snapshot.below[place.claim];
    let (comments, suggestions) = reader.snapshot.remarks(claim.id);
    ClaimBody {
        claim: uuid(claim.id.as_bytes()),
        place: uuid(place.id.as_bytes()),
        parent: place.parent().map(|p| uuid(graph.places()[graph.home(p)].id.as_bytes())),
        relation: place.relation().map(|r| r.word()),
        text: claim.text.to_string(),
        sources: source_bodies(&claim.sources),
        below: BelowBody { pro: below.pro, con: below.con },
        comments,
        suggestions,
        pending: false,
    }
}

/// Adds a claim. Without a voice the answer's header `Isegoria-Voice` holds a new one, to be kept.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/claims", params(("debate" = Uuid, Path)), request_body = NewClaimBody, security(("link" = []), ("link" = [], "voice" = [])),
    responses((status = 201, body = Added), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
async fn add(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<Response> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Contribute)?;
    let new: NewClaimBody = body(&bytes)?;
    let (voice, fresh) = voice_or_new(&reader)?;
    let id = new.id.map_or_else(|| ClaimId::new(&mut OsRandom), |id| ClaimId::from_bytes(*id.as_bytes()));
    let claim = NewClaim {
        id,
        parent: PlaceId::from_bytes(*new.parent.as_bytes()),
        relation: new.relation.parse().map_err(|_| Failure::unprocessable(say!("failure-api-relation")))?,
        text: new.text,
        sources: pairs(new.sources),
    };
    let place = app.live().add_claim(reader.debate, &voice, claim).await?;
    let added = Added { claim: uuid(id.as_bytes()), place: uuid(place.as_bytes()), pending: true };
    Ok(with_voice((StatusCode::CREATED, Json(added)).into_response(), fresh.then_some(&voice)))
}

/// Changes one's own claim.
#[utoipa::path(patch, path = "/api/v1/debates/{debate}/claims/{claim}", params(("debate" = Uuid, Path), ("claim" = Uuid, Path)), request_body = EditBody, security(("link" = [], "voice" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails)))]
async fn edit(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, Uuid)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<StatusCode> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Contribute)?;
    let edit: EditBody = body(&bytes)?;
    let claim = ClaimId::from_bytes(*claim.as_bytes());
    app.live().edit_claim(reader.debate, own_voice(&reader)?, claim, &edit.text, &pairs(edit.sources)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes one's own claim back.
#[utoipa::path(delete, path = "/api/v1/debates/{debate}/claims/{claim}", params(("debate" = Uuid, Path), ("claim" = Uuid, Path)), security(("link" = [], "voice" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails)))]
async fn withdraw(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Withdraw)?;
    app.live().withdraw_claim(reader.debate, own_voice(&reader)?, ClaimId::from_bytes(*claim.as_bytes())).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Rates a place, or changes the rating.
#[utoipa::path(put, path = "/api/v1/debates/{debate}/places/{place}/ballot", params(("debate" = Uuid, Path), ("place" = Uuid, Path)), request_body = Ballot, security(("link" = []), ("link" = [], "voice" = [])),
    responses((status = 200, body = Ballot), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
async fn rate(
    State(app): State<App>,
    Path((debate, place)): Path<(String, Uuid)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<Response> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Rate)?;
    let ballot: Ballot = body(&bytes)?;
    let rating = Rating::try_from(ballot.rating)?;
    let (voice, fresh) = voice_or_new(&reader)?;
    app.live().rate(reader.debate, &voice, PlaceId::from_bytes(*place.as_bytes()), Some(rating)).await?;
    Ok(with_voice(Json(ballot).into_response(), fresh.then_some(&voice)))
}

/// Takes a rating back.
#[utoipa::path(delete, path = "/api/v1/debates/{debate}/places/{place}/ballot", params(("debate" = Uuid, Path), ("place" = Uuid, Path)), security(("link" = [], "voice" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails)))]
async fn unrate(
    State(app): State<App>,
    Path((debate, place)): Path<(String, Uuid)>,
    headers: HeaderMap,
) -> Answer<StatusCode> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Rate)?;
    app.live().rate(reader.debate, own_voice(&reader)?, PlaceId::from_bytes(*place.as_bytes()), None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A claim that the overview mentions.
#[derive(Debug, Serialize, ToSchema)]
struct MentionBody {
    /// The place.
    place: String,
    /// Its number in the outline: `1.2.1`.
    number: String,
    /// `pro` or `con`; none for a thesis.
    relation: Option<&'static str>,
    /// What it says.
    text: String,
    /// How it was rated, in words; none where that may not be shown.
    words: Option<String>,
    /// Counts from the lowest to the highest rating; empty where they may not be shown.
    distribution: Vec<u32>,
}

/// How a thesis was rated in a week.
#[derive(Debug, Serialize, ToSchema)]
struct WeekBody {
    /// ISO 8601: `2026-W47`.
    week: String,
    /// One of five words, in English.
    band: String,
}

/// How a thesis stands.
#[derive(Debug, Serialize, ToSchema)]
struct StandingBody {
    /// The thesis.
    #[serde(flatten)]
    thesis: MentionBody,
    /// How divided the group is, in words.
    division: Option<String>,
    /// How strong it is once its replies are weighed, in words.
    strength: Option<String>,
    /// How it moved from week to week.
    trend: Vec<WeekBody>,
    /// The strongest pro, and what speaks for that, and so on.
    r#for: Vec<MentionBody>,
    /// The strongest con, likewise.
    against: Vec<MentionBody>,
}

/// The first claims of a list.
#[derive(Debug, Serialize, ToSchema)]
struct ListBody {
    /// How many there are.
    all: usize,
    /// The first of them.
    first: Vec<MentionBody>,
}

/// How the sides compare, counted in several ways.
#[derive(Debug, Serialize, ToSchema)]
struct BalanceBody {
    /// Claims directly under a thesis.
    first_level: BelowBody,
    /// All claims by net stance: a con of a con speaks for.
    net: BelowBody,
    /// Ratings of the claims directly under a thesis, as far as their tallies are shown.
    first_level_ratings: Option<BelowBody>,
    /// Ratings of all claims by net stance, likewise.
    net_ratings: Option<BelowBody>,
}

/// Who took part; nothing for those who may not know yet, and nothing of fewer than k.
#[derive(Debug, Serialize, ToSchema)]
struct ParticipationBody {
    /// How many voices rated, in words.
    rated: Option<String>,
    /// How many voices added claims, in words.
    added: Option<String>,
    /// How evenly ratings are spread over voices, in words.
    evenness: Option<String>,
}

/// Where a debate stands.
#[derive(Debug, Serialize, ToSchema)]
struct OverviewBody {
    /// One sentence.
    sentence: String,
    /// Why figures are missing, if they are.
    withheld: Option<String>,
    /// That tallies came with an import, which stand apart.
    imported: Option<String>,
    /// The smallest group about which anything is shown.
    k: u32,
    /// Whether results are shown.
    results: bool,
    /// How many claims there are, theses included.
    claims: usize,
    /// How many stand in branches that begin with a pro, and with a con.
    sides: BelowBody,
    /// Per thesis.
    theses: Vec<StandingBody>,
    /// The most contested claims, the most contested first.
    contested: Vec<MentionBody>,
    /// Points of consensus.
    consensus: Vec<MentionBody>,
    /// Claims without a reply of the opposite relation.
    unanswered: ListBody,
    /// Claims that too few have rated.
    overlooked: ListBody,
    /// How the sides compare.
    balance: BalanceBody,
    /// Who took part.
    participation: ParticipationBody,
}

fn mention_body(entry: &Entry) -> MentionBody {
    MentionBody {
        place: entry.place.to_string(),
        number: entry.number.clone(),
        relation: entry.relation.map(|relation| relation.word()),
        text: entry.text.clone(),
        words: figures::shown(&entry.shown),
        distribution: figures::bars(&entry.shown).iter().map(|bar| bar.count).collect(),
    }
}

fn mention_bodies(entries: &[Entry]) -> Vec<MentionBody> {
    entries.iter().map(mention_body).collect()
}

fn standing_body(snapshot: &Snapshot, standing: &Standing) -> StandingBody {
    let weeks = snapshot.trend().iter().filter(|banded| banded.place == standing.thesis.place);
    StandingBody {
        thesis: mention_body(&standing.thesis),
        division: standing.division.map(|division| figures::division(division).into_owned()),
        strength: standing.strength.map(|strength| figures::strength(strength).into_owned()),
        trend: weeks.map(|banded| WeekBody { week: banded.week.clone(), band: banded.band.clone() }).collect(),
        r#for: mention_bodies(&standing.pro),
        against: mention_bodies(&standing.con),
    }
}

/// Where a debate stands: what the overview page shows.
#[utoipa::path(get, path = "/api/v1/debates/{debate}/overview", params(("debate" = Uuid, Path)), security(("link" = [])),
    responses((status = 200, body = OverviewBody), (status = 403, body = ProblemDetails)))]
async fn overview(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Answer<Json<OverviewBody>> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::ReadOverview)?;
    let (snapshot, sight) = (&reader.snapshot, view::sight(&reader));
    let page = crate::overview::told(snapshot, sight, Setting::Page);
    let found = Overview::of(&snapshot.document, snapshot.figures(), sight);
    let sides = |balance: Balance| BelowBody { pro: balance.pro, con: balance.con };
    let list = |(first, all): &(Vec<Entry>, usize)| ListBody { all: *all, first: mention_bodies(first) };
    let voices = |voices: Option<Voices>| voices.map(|voices| figures::voices(voices).into_owned());
    Ok(Json(OverviewBody {
        sentence: page.sentence,
        withheld: page.withheld,
        imported: page.imported,
        k: found.k,
        results: found.results,
        claims: found.claims,
        sides: BelowBody { pro: found.sides.pro, con: found.sides.con },
        theses: found.standings.iter().map(|standing| standing_body(snapshot, standing)).collect(),
        contested: mention_bodies(&found.contested),
        consensus: mention_bodies(&found.consensus),
        unanswered: list(&found.unanswered),
        overlooked: list(&found.overlooked),
        balance: BalanceBody {
            first_level: sides(found.first_level),
            net: sides(found.net),
            first_level_ratings: found.first_level_ballots.map(sides),
            net_ratings: found.net_ballots.map(sides),
        },
        participation: ParticipationBody {
            rated: voices(found.rated),
            added: voices(found.contributed),
            evenness: found.evenness.map(|evenness| figures::evenness(evenness).into_owned()),
        },
    }))
}

/// The key that signs for a debate's invitations.
#[derive(Debug, Serialize, ToSchema)]
struct KeyBody {
    /// SubjectPublicKeyInfo (DER) in hexadecimal digits: RSA, 2048 bits.
    key: String,
    /// The beginning of its SHA-256 in base32: with this all invitations begin.
    fingerprint: String,
}

/// The key to blind a token for, if the debate takes invitations.
#[utoipa::path(get, path = "/api/v1/debates/{debate}/invitations/key", params(("debate" = Uuid, Path)),
    responses((status = 200, body = KeyBody), (status = 409, body = ProblemDetails)))]
async fn invitation_key(State(app): State<App>, Path(debate): Path<String>) -> Answer<Json<KeyBody>> {
    let (key, fingerprint) = invitations::public_key(&app, &debate).await?;
    Ok(Json(KeyBody { key, fingerprint }))
}

/// An invitation, and what is to be signed for it.
#[derive(Debug, Deserialize, ToSchema)]
struct ExchangeBody {
    /// The code of the invitation.
    invitation: String,
    /// A random token of 32 bytes, blinded for the debate's key (RFC 9474, RSABSSA-SHA384-PSS-Deterministic): 256 bytes in
    /// hexadecimal digits.
    blinded: String,
}

/// A blind signature.
#[derive(Debug, Serialize, ToSchema)]
struct SignedBody {
    /// 256 bytes in hexadecimal digits. Unblind it and check it; the token's 64 digits with the signature's 512 behind them
    /// are the voice, for the header `Isegoria-Voice`. It reads and writes without a link.
    signature: String,
}

/// Uses an invitation. The same token blinded alike, sent again, gets the same answer; another one none. Send it without
/// the headers of other requests, and not right before the first contribution.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/invitations/exchange", params(("debate" = Uuid, Path)), request_body = ExchangeBody,
    responses((status = 200, body = SignedBody), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails), (status = 422, body = ProblemDetails)))]
async fn exchange(State(app): State<App>, Path(debate): Path<String>, bytes: Bytes) -> Answer<Json<SignedBody>> {
    let ExchangeBody { invitation, blinded } = body(&bytes)?;
    Ok(Json(SignedBody { signature: invitations::signed(&app, &debate, &invitation, &blinded).await? }))
}

/// Takes a step.
#[utoipa::path(post, path = "/api/v1/debates/{debate}/step", params(("debate" = Uuid, Path)), request_body = StepBody, security(("link" = [])),
    responses((status = 204), (status = 403, body = ProblemDetails), (status = 409, body = ProblemDetails)))]
async fn step(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<StatusCode> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::Facilitate)?;
    let to: StepBody = body(&bytes)?;
    desk::take_step(&app, &reader, &to.to).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The debate in a format.
#[utoipa::path(get, path = "/api/v1/debates/{debate}/export/{format}", params(("debate" = Uuid, Path), ("format" = String, Path)), security(("link" = [])),
    responses((status = 200, description = "The file"), (status = 403, body = ProblemDetails), (status = 404, body = ProblemDetails)))]
async fn export(
    State(app): State<App>,
    Path((debate, format)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer<Response> {
    let reader = Reader::of_api(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    Ok(super::export::download(&app, &reader, &format, &super::export::Asked::default()).await?)
}

pub(super) fn own_voice(reader: &Reader) -> Result<&Voice, Failure> {
    reader.voice.as_ref().ok_or_else(|| Refusal::NotYours.into())
}

/// The caller's voice, or a new one; and whether it is new.
pub(super) fn voice_or_new(reader: &Reader) -> Result<(Voice, bool), Failure> {
    match &reader.voice {
        Some(voice) => Ok((voice.clone(), false)),
        None => {
            let voice = Voice::new().map_err(|_| Failure::unavailable())?;
            Ok((voice, true))
        }
    }
}

pub(super) fn with_voice(mut response: Response, voice: Option<&Voice>) -> Response {
    if let Some(mut value) = voice.and_then(|v| HeaderValue::try_from(v.reveal()).ok()) {
        value.set_sensitive(true);
        response.headers_mut().insert(VOICE_HEADER, value);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// The description of the API.
#[derive(OpenApi)]
#[openapi(
    info(title = "Isegoria", description = "Structured debate, anonymous and at everybody's own time."),
    paths(
        create,
        import_file,
        read,
        set_up,
        claims,
        add,
        edit,
        withdraw,
        talk::comments,
        talk::comment,
        talk::withdraw_comment,
        talk::remove,
        talk::discard,
        talk::publish_comment,
        talk::publish_suggestion,
        talk::suggestions,
        talk::suggest,
        talk::withdraw_suggestion,
        talk::accept,
        talk::decline,
        talk::wordings,
        talk::purge,
        rate,
        unrate,
        overview,
        space::space_overview,
        invitation_key,
        exchange,
        step,
        export,
        moderation::mark,
        moderation::unmark,
        moderation::queue,
        moderation::moderate
    ),
    modifiers(&Security)
)]
struct Description;

struct Security;

impl utoipa::Modify for Security {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme("link", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        let voice = SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new("Isegoria-Voice")));
        components.add_security_scheme("voice", voice);
    }
}
