//! What a voice does on the pages: plain forms below the voice cookie's path.

use super::{
    App, Failure,
    access::{self, Reader},
    form::Fields,
    pages::{self, Asked},
    queue::{self, Position},
    undo::Undo,
};
use crate::{
    live::{NewClaim, Refusal},
    secret::Voice,
};
use app::model::{ComposeForm, Side};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use domain::{
    ballot::Rating,
    graph::Relation,
    ids::{ClaimId, PlaceId},
    policy::Action,
};
use words::say;

/// The reader's voice: their cookie's, else the one issued with the form (so that a form sent twice is one voice),
/// else a new one.
pub(super) fn voice_of(reader: &Reader, fields: &Fields) -> Result<Voice, Failure> {
    if let Some(voice) = reader.voice.clone().or_else(|| Voice::parse(fields.get("voice"))) {
        return Ok(voice);
    }
    Voice::new().map_err(|_| Failure::unavailable())
}

/// One's own voice, for what only an earlier contributor can want.
pub(super) fn own_voice(reader: &Reader) -> Result<&Voice, Failure> {
    reader.voice.as_ref().ok_or_else(|| Refusal::NotYours.into())
}

pub(super) fn claim_id(text: &str) -> Result<ClaimId, Failure> {
    text.parse().map_err(|_| Failure::bad(say!("form-incomplete")))
}

fn place_id(text: &str) -> Result<PlaceId, Failure> {
    text.parse().map_err(|_| Failure::from(Refusal::NoPlace))
}

/// The page of a place. What a form says that is no place leads back to the whole debate: it may be any text, which has no
/// business in an address.
pub(super) fn page_of(reader: &Reader, place: &str, done: &str) -> String {
    let at = place.parse().map(|place: PlaceId| format!("at={place}&")).unwrap_or_default();
    format!("/d/{}?{at}done={done}", reader.debate)
}

/// Back to a claim, with the voice kept in a cookie.
pub(super) fn back(app: &App, reader: &Reader, voice: &Voice, place: &str, done: &str) -> Response {
    kept(app, reader, voice, &page_of(reader, place, done))
}

/// Back to the page of a place, and on it to the claim that was just saved, which gets the focus. That stands behind `#`,
/// which no server and no log on the way is ever sent.
fn saved_at(reader: &Reader, place: &str, done: &str, claim: ClaimId) -> String {
    format!("{}#claim-{claim}", page_of(reader, place, done))
}

/// A saved claim: a script is told where to go on, a plain form is led there.
pub(super) fn saved(app: &App, reader: &Reader, voice: &Voice, to: &str, json: bool) -> Response {
    if !json {
        return kept(app, reader, voice, to);
    }
    let cookie = access::keep_voice(app, reader.debate, voice);
    ([(header::SET_COOKIE, cookie)], axum::Json(serde_json::json!({ "to": to }))).into_response()
}

/// On to an address, with the voice kept in a cookie.
pub(super) fn kept(app: &App, reader: &Reader, voice: &Voice, to: &str) -> Response {
    ([(header::SET_COOKIE, access::keep_voice(app, reader.debate, voice))], Redirect::to(to)).into_response()
}

/// `POST /d/{debate}/claims`
pub(super) async fn add(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let json = super::failure::wants_json(&headers);
    match add_inner(&app, &debate, &headers, &fields, json).await {
        Err(failure) if json => failure.problem(),
        outcome => outcome.into_response(),
    }
}

async fn add_inner(
    app: &App,
    debate: &str,
    headers: &HeaderMap,
    fields: &Fields,
    json: bool,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(app, debate, headers).await?;
    let voice = voice_of(&reader, fields)?;
    let relation: Relation = fields.get("side").parse().map_err(|_| Failure::bad(say!("form-side")))?;
    let parent = place_id(fields.get("parent"))?;
    let (id, sources) = (claim_id(fields.get("id"))?, fields.sources());
    let new = NewClaim { id, parent, relation, text: fields.get("text").to_owned(), sources: sources.clone() };
    let outcome = match reader.demand(Action::Contribute) {
        Ok(()) => app.live().add_claim(reader.debate, &voice, new).await.map_err(Failure::from),
        Err(failure) => Err(failure),
    };
    match outcome {
        // On a phone only one column is open: the new claim's own.
        Ok(_) => {
            let to = saved_at(&reader, &parent.to_string(), relation.word(), id);
            Ok(saved(app, &reader, &voice, &to, json))
        }
        Err(failure) if reader.may(Action::ReadClaims) && !json => {
            let compose = ComposeForm {
                action: format!("/d/{}/claims", reader.debate),
                id: id.to_string(),
                voice: if reader.voice.is_none() { voice.reveal() } else { String::new() },
                parent: parent.to_string(),
                side: Some(if relation == Relation::Pro { Side::Pro } else { Side::Con }),
                text: fields.get("text").to_owned(),
                sources,
                error: Some(failure.text.to_string()),
                answers: String::new(),
                ..ComposeForm::default()
            };
            Ok(again(app, &reader, Some(parent), compose, failure.status))
        }
        Err(failure) => Err(failure.keeping(format!("/d/{}/claims", reader.debate), fields, "text")),
    }
}

/// The page once more, with the form as it was and what was wrong.
fn again(app: &App, reader: &Reader, at: Option<PlaceId>, compose: ComposeForm, status: StatusCode) -> Response {
    let asked = Asked { at, compose: Some(compose), ..Asked::default() };
    match pages::render_debate(app, reader, asked) {
        Ok(page) => (status, page).into_response(),
        Err(failure) => failure.into_response(),
    }
}

/// `POST /d/{debate}/edit`
pub(super) async fn edit(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let json = super::failure::wants_json(&headers);
    match edit_inner(&app, &debate, &headers, &fields, json).await {
        Err(failure) if json => failure.problem(),
        outcome => outcome.into_response(),
    }
}

async fn edit_inner(
    app: &App,
    debate: &str,
    headers: &HeaderMap,
    fields: &Fields,
    json: bool,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(app, debate, headers).await?;
    let voice = own_voice(&reader)?;
    let (claim, sources) = (claim_id(fields.get("id"))?, fields.sources());
    let at = fields.get("parent");
    let outcome = match reader.demand(Action::Contribute) {
        Ok(()) => {
            let edited = app.live().edit_claim(reader.debate, voice, claim, fields.get("text"), &sources).await;
            edited.map_err(Failure::from)
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(()) => Ok(saved(app, &reader, voice, &saved_at(&reader, at, "edited", claim), json)),
        Err(failure) if reader.may(Action::ReadClaims) && !json => {
            let compose = ComposeForm {
                action: format!("/d/{}/edit", reader.debate),
                id: claim.to_string(),
                parent: at.to_owned(),
                text: fields.get("text").to_owned(),
                sources,
                error: Some(failure.text.to_string()),
                ..ComposeForm::default()
            };
            Ok(again(app, &reader, at.parse().ok(), compose, failure.status))
        }
        Err(failure) => Err(failure.keeping(format!("/d/{}/edit", reader.debate), fields, "text")),
    }
}

/// `POST /d/{debate}/withdraw`
pub(super) async fn withdraw(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::Withdraw)?;
    let voice = own_voice(&reader)?;
    app.live().withdraw_claim(reader.debate, voice, claim_id(fields.get("claim"))?).await?;
    Ok(back(&app, &reader, voice, fields.get("place"), "withdrawn"))
}

/// A rating that was saved.
struct Rated {
    reader: Reader,
    voice: Voice,
    rating: Option<Rating>,
    /// What it replaced, where the page that comes next offers to go back.
    undo: Option<Undo>,
}

/// `POST /d/{debate}/rate`
pub(super) async fn rate(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let json = super::failure::wants_json(&headers);
    let queued = !fields.get("queue").is_empty();
    match rate_inner(&app, &debate, &headers, &fields, !json && !queued).await {
        Ok(Rated { reader, voice, rating, .. }) if json => {
            let cookie = access::keep_voice(&app, reader.debate, &voice);
            let body = serde_json::json!({ "rating": rating.map(Rating::get) });
            ([(header::SET_COOKIE, cookie)], axum::Json(body)).into_response()
        }
        Ok(Rated { reader, voice, .. }) if queued => {
            let position = Position::read(fields.all("without").map(|place| ("without", place)));
            let place = fields.get("place").parse();
            match place.map(|place| queue::after(&app, &reader, &voice, place, &position)) {
                Ok(to) => kept(&app, &reader, &voice, &to),
                Err(_) => Failure::from(Refusal::NoPlace).into_response(),
            }
        }
        Ok(Rated { reader, voice, undo, .. }) => {
            let place = fields.get("place");
            let at = if fields.get("at").is_empty() { place } else { fields.get("at") };
            let claim = place.parse().ok().and_then(|place| reader.snapshot.claim_at(place));
            let page = match claim {
                Some((claim, _)) => kept(&app, &reader, &voice, &saved_at(&reader, at, "rated", claim)),
                None => back(&app, &reader, &voice, at, "rated"),
            };
            let undo = AppendHeaders([(header::SET_COOKIE, Undo::keep(&app, &reader, undo))]);
            (undo, page).into_response()
        }
        Err(failure) if json => failure.problem(),
        Err(failure) => failure.into_response(),
    }
}

async fn rate_inner(
    app: &App,
    debate: &str,
    headers: &HeaderMap,
    fields: &Fields,
    undoable: bool,
) -> Result<Rated, Failure> {
    let reader = Reader::of_page(app, debate, headers).await?;
    reader.demand(Action::Rate)?;
    let voice = voice_of(&reader, fields)?;
    let rating = match fields.get("rating") {
        "withdraw" => None,
        number => {
            let number: i64 = number.parse().map_err(|_| Failure::unprocessable(say!("form-rating")))?;
            Some(Rating::try_from(number).map_err(|_| Failure::unprocessable(say!("form-rating")))?)
        }
    };
    let place = place_id(fields.get("place"))?;
    let undo = if undoable { Undo::of(app, &reader, &voice, place, rating) } else { None };
    app.live().rate(reader.debate, &voice, place, rating).await?;
    Ok(Rated { reader, voice, rating, undo })
}
