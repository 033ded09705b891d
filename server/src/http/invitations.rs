//! Invitations: one person, one voice.
//!
//! The desk issues them; whoever holds one has a token signed for it and comes back with the signed token, which is a voice.
//! Between the two requests nothing leads from one to the other: the first says which invitation and shows no token, the
//! second shows the token and says nothing of an invitation.

use super::{
    App, Failure,
    access::{self, Reader},
    brief::attached,
    device,
    failure::wants_json,
    form::Fields,
    refusals, view,
};
use crate::{
    assets,
    live::{ISSUED_LIMIT, Refusal},
    secret::{LinkSecret, OsRandom, Voice},
};
use app::model::{Frame, InvitationPage, InvitationSheet, InvitationsPage, Issued, Notice};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, Html, IntoResponse, Redirect, Response},
};
use blind::{Invitation, PublicKey, Signed, base32, hex};
use domain::{ids::DebateId, policy::Role};
use serde::Deserialize;
use words::say;

/// What was just done.
#[derive(Debug, Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

/// The fingerprint of a key as invitations begin with it, in groups.
fn fingerprint(key: &PublicKey) -> String {
    key.fingerprint().map(|bytes| base32::groups(&base32::encode(&bytes)).join(" ")).unwrap_or_default()
}

fn address(app: &App, debate: DebateId, invitation: &Invitation) -> String {
    format!("{}/d/{debate}/invitation#{}", app.config().public_url, invitation.as_code(debate.as_bytes()))
}

/// An invitation that somebody sent.
fn read(debate: DebateId, code: &str) -> Result<Invitation, Failure> {
    Invitation::from_code(code, debate.as_bytes())
        .map_err(|error| Failure::unprocessable(refusals::invitation(&error)))
}

async fn key_of(app: &App, reader: &Reader) -> Result<PublicKey, Failure> {
    let key = app.live().invitation_key(&reader.snapshot.debate).await?;
    key.map(|key| key.as_ref().clone()).ok_or_else(|| Refusal::Uninvited.into())
}

/// The page of an invitation. What was typed where a form was refused comes back.
async fn show(app: &App, reader: &Reader, typed: &str, error: Option<String>) -> Result<Html<String>, Failure> {
    let key = app.live().invitation_key(&reader.snapshot.debate).await?;
    let token: [u8; blind::TOKEN] = OsRandom.array().map_err(|_| Failure::unavailable())?;
    let page = InvitationPage {
        base: format!("/d/{}", reader.debate),
        debate: hex::encode(reader.debate.as_bytes()),
        key: key.as_ref().and_then(|key| key.to_der().ok()).map(|der| hex::encode(&der)),
        fingerprint: key.as_deref().map(fingerprint).unwrap_or_default(),
        has_voice: key.is_some() && reader.voice.is_some(),
        token: hex::encode(&token),
        typed: typed.to_owned(),
        error,
    };
    // It shows nothing of the debate: its holder has no link yet.
    let frame = Frame { title: say!("invitation-title").into_owned(), ..Frame::default() };
    Ok(Html(app::invitation(&frame, &assets::urls(), page)))
}

/// `GET /d/{debate}/invitation`: uses nothing up, whoever opens or previews the link.
pub(super) async fn page(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    show(&app, &reader, "", None).await
}

/// `POST /d/{debate}/invitation/exchange`: signs a blinded token. What the browser holds already does not matter here.
pub(super) async fn exchange(State(app): State<App>, Path(debate): Path<String>, fields: Fields) -> Response {
    match signed(&app, &debate, fields.get("invitation"), fields.get("blinded")).await {
        Ok(signature) => axum::Json(serde_json::json!({ "signature": signature })).into_response(),
        Err(failure) => failure.problem(),
    }
}

/// The signature of a blinded token, for an invitation.
pub(super) async fn signed(app: &App, debate: &str, code: &str, blinded: &str) -> Result<String, Failure> {
    let debate: DebateId = debate.parse().map_err(|_| Failure::not_found())?;
    let room = app.live().room(debate).await?;
    if !room.snapshot().debate.invited {
        return Err(Refusal::Uninvited.into());
    }
    let invitation = read(debate, code)?;
    let blinded = hex::decode::<{ blind::SIGNATURE }>(blinded)
        .ok_or_else(|| Failure::unprocessable(say!("invitation-not-blinded")))?;
    Ok(hex::encode(&app.live().exchange(debate, &invitation, &blinded).await?))
}

/// The key of a debate, for programs: as it is sent, and its fingerprint.
pub(super) async fn public_key(app: &App, debate: &str) -> Result<(String, String), Failure> {
    let debate: DebateId = debate.parse().map_err(|_| Failure::not_found())?;
    let room = app.live().room(debate).await?;
    let key = app.live().invitation_key(&room.snapshot().debate).await?.ok_or(Refusal::Uninvited)?;
    let der = key.to_der().map_err(|_| Failure::unavailable())?;
    Ok((hex::encode(&der), fingerprint(&key).replace(' ', "")))
}

/// Cookies and way on of somebody who now is a voice. The contributor link comes along: reading outlasts the key, which
/// sealing deletes.
async fn welcome(app: &App, reader: &Reader, voice: &Voice, json: bool) -> Result<Response, Failure> {
    let mut cookies = vec![(header::SET_COOKIE, access::keep_voice(app, reader.debate, voice))];
    let links = app.live().links(reader.debate).await?;
    let link = links.iter().find(|(role, _)| *role == Role::Contributor);
    if let Some(secret) = link.and_then(|(_, secret)| LinkSecret::parse(secret)) {
        let cookie = access::keep_link(app, reader.debate, Role::Contributor, &secret);
        cookies.push((header::SET_COOKIE, cookie));
    }
    let to = format!("/d/{}?done=invited", reader.debate);
    let cookies = AppendHeaders(cookies);
    Ok(match json {
        true => (cookies, axum::Json(serde_json::json!({ "to": to }))).into_response(),
        false => (cookies, Redirect::to(&to)).into_response(),
    })
}

/// Whether this browser speaks with another voice already, which must not be lost on the way.
fn is_other(reader: &Reader, voice: &Voice) -> bool {
    let token = |voice: &Voice| voice.signed().map(|signed| signed.token);
    reader.voice.as_ref().is_some_and(|own| token(own) != token(voice))
}

/// `POST /d/{debate}/invitation/voice`: a signed token becomes this browser's voice.
pub(super) async fn take_voice(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let json = wants_json(&headers);
    match take_voice_inner(&app, &debate, &headers, &fields, json).await {
        Err(failure) if json => failure.problem(),
        outcome => outcome.into_response(),
    }
}

async fn take_voice_inner(
    app: &App,
    debate: &str,
    headers: &HeaderMap,
    fields: &Fields,
    json: bool,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(app, debate, headers).await?;
    // Whether it takes invitations at all is told first: else whatever is sent could be a voice.
    key_of(app, &reader).await?;
    let signed = hex::decode(fields.get("token")).zip(hex::decode(fields.get("signature")));
    let signed = signed.map(|(token, signature)| Signed { token, signature });
    let voice = Voice::invited(signed.ok_or_else(|| Failure::unprocessable(say!("invitation-not-signed")))?);
    if let Err(refusal) = app.live().admit(&reader.snapshot.debate, &voice).await {
        let failure = Failure::from(refusal);
        let ours = failure.status.is_server_error();
        return Err(if ours { failure } else { Failure::forbidden(say!("invitation-not-signed")) });
    }
    if is_other(&reader, &voice) {
        return Err(Failure::new(StatusCode::CONFLICT, say!("invitation-has-voice")));
    }
    welcome(app, &reader, &voice, json).await
}

/// `POST /d/{debate}/invitation/open`: for browsers without script. Here the server makes the token, and could tell.
pub(super) async fn exchange_openly(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    let typed = fields.get("invitation").trim();
    key_of(&app, &reader).await?;
    if reader.voice.is_some() {
        return Err(Failure::new(StatusCode::CONFLICT, say!("invitation-has-voice")));
    }
    let outcome = match (read(reader.debate, typed), hex::decode(fields.get("token"))) {
        (Ok(invitation), Some(token)) => {
            let voice = app.live().exchange_openly(reader.debate, &invitation, token).await;
            voice.map_err(Failure::from)
        }
        (Err(failure), _) => Err(failure),
        (_, None) => Err(Failure::bad(say!("form-incomplete"))),
    };
    match outcome {
        Ok(voice) => welcome(&app, &reader, &voice, false).await,
        Err(failure) if failure.status.is_server_error() => Err(failure),
        Err(failure) => {
            let page = show(&app, &reader, typed, Some(failure.text.into_owned())).await?;
            Ok((failure.status, page).into_response())
        }
    }
}

/// What the desk's page of invitations says besides.
#[derive(Debug, Default)]
struct Said {
    issued: Vec<Invitation>,
    number: String,
    notice: Option<String>,
    error: Option<String>,
}

async fn show_desk(app: &App, reader: &Reader, said: Said) -> Result<Html<String>, Failure> {
    let debate = &reader.snapshot.debate;
    let key = app.live().invitation_key(debate).await?;
    let used = app.live().store.invitations_used(reader.debate).await.map_err(Refusal::from)?;
    // In steps of k, as what is told of participation before there are results.
    let shown = used - used % debate.k.max(1);
    let issued = (!said.issued.is_empty()).then(|| Issued {
        links: said.issued.iter().map(|invitation| address(app, reader.debate, invitation)).collect(),
        codes: codes(reader.debate, &said.issued),
    });
    let page = InvitationsPage {
        desk: format!("/desk/{}", reader.debate),
        title: debate.title.clone(),
        takes: debate.invited && debate.step != domain::debate::Step::Sealed,
        fingerprint: key.as_deref().map(fingerprint),
        used: match shown {
            0 => say!("invitations-used-few", k = debate.k),
            shown => say!("invitations-used", used = shown),
        }
        .into_owned(),
        issued,
        number: said.number,
        limit: ISSUED_LIMIT,
        error: said.error,
    };
    let notice = said.notice.map(|text| Notice { text, error: false, next: None });
    let frame = Frame { title: say!("invitations-title").into_owned(), notice, ..view::frame(reader, "desk") };
    Ok(Html(app::invitations(&frame, &assets::urls(), page)))
}

fn codes(debate: DebateId, invitations: &[Invitation]) -> String {
    let codes: Vec<String> = invitations.iter().map(|invitation| invitation.as_code(debate.as_bytes())).collect();
    codes.join(" ")
}

/// `GET /desk/{debate}/invitations`
pub(super) async fn desk(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(query): Query<Done>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let notice = match query.done.as_deref() {
        Some("one") => Some(say!("invitations-revoked-one").into_owned()),
        Some("all") => Some(say!("invitations-revoked-all").into_owned()),
        _ => None,
    };
    show_desk(&app, &reader, Said { notice, ..Said::default() }).await
}

/// `POST /desk/{debate}/invitations`: issues some, and shows them this once.
pub(super) async fn issue(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let typed = fields.get("number").trim();
    let number = typed.parse().ok().filter(|number| (1..=ISSUED_LIMIT).contains(number));
    let Some(number) = number else {
        let error = Some(say!("invitations-number", limit = ISSUED_LIMIT).into_owned());
        let said = Said { number: typed.to_owned(), error, ..Said::default() };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, show_desk(&app, &reader, said).await?).into_response());
    };
    let instead = fields.get("instead") == "yes";
    let issued = app.live().issue_invitations(reader.debate, number, instead).await?;
    Ok(show_desk(&app, &reader, Said { issued, ..Said::default() }).await?.into_response())
}

/// `POST /desk/{debate}/invitations/file`: invitations that were just issued, as another file. They come with the form:
/// nobody else has them any more.
pub(super) async fn file(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let sent = fields.get("codes").split_whitespace().take(ISSUED_LIMIT as usize);
    let invitations: Vec<Invitation> = sent.map(|code| read(reader.debate, code)).collect::<Result<_, _>>()?;
    if fields.get("format") == "csv" {
        let mut csv = format!("{},{}\r\n", say!("invitations-csv-link"), say!("invitations-csv-code"));
        for invitation in &invitations {
            let code = invitation.as_code(reader.debate.as_bytes());
            csv.push_str(&format!("{},{code}\r\n", address(&app, reader.debate, invitation)));
        }
        return Ok(attached("invitations.csv", "text/csv; charset=utf-8", csv.into()));
    }
    let slip = |invitation: &Invitation| {
        let address = address(&app, reader.debate, invitation);
        let code = base32::groups(&invitation.as_code(reader.debate.as_bytes())).join(" ");
        (device::picture(&address, &say!("invitations-picture")), code)
    };
    let sheet = InvitationSheet {
        title: reader.snapshot.debate.title.clone(),
        desk: format!("/desk/{}/invitations", reader.debate),
        page: format!("{}/d/{}/invitation", app.config().public_url, reader.debate),
        contact: reader.snapshot.debate.contact.clone(),
        slips: invitations.iter().map(slip).collect(),
    };
    let frame = Frame { title: say!("invitations-title").into_owned(), ..Frame::default() };
    Ok(Html(app::invitation_sheet(&frame, &assets::urls(), sheet)).into_response())
}

/// `POST /desk/{debate}/invitations/revoke`: one, or all, as far as they were not used. Which were is not told.
pub(super) async fn revoke(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let done = match fields.get("which") {
        "all" => {
            app.live().revoke_invitations(reader.debate, None).await?;
            "all"
        }
        _ => match read(reader.debate, fields.get("invitation")) {
            Ok(invitation) => {
                app.live().revoke_invitations(reader.debate, Some(&invitation)).await?;
                "one"
            }
            Err(failure) => {
                let said = Said { error: Some(failure.text.into_owned()), ..Said::default() };
                return Ok((failure.status, show_desk(&app, &reader, said).await?).into_response());
            }
        },
    };
    Ok(Redirect::to(&format!("/desk/{}/invitations?done={done}", reader.debate)).into_response())
}
