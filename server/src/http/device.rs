//! “Another device”: a voice leaves this browser as a code, comes in as one, or is forgotten.
//!
//! The page opens without a link, on a device that knows nothing yet, and shows nothing of the debate. The code stands in
//! the fragment of the address, which browsers send to no server, and comes here only in the body of a form.

use super::{
    App, Failure,
    access::{self, Reader},
    form::Fields,
    refusals, view,
};
use crate::{
    assets,
    code::{self, CodeError, DeviceCode},
    live::Refusal,
    secret::{LinkSecret, Voice},
};
use app::model::{DevicePage, EnteredCode, Frame, Notice, ShownCode};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, Html, IntoResponse, Redirect, Response},
};
use domain::{
    ids::DebateId,
    policy::{Action, Denial, Role},
};
use fast_qr::{ECL, QRBuilder};
use serde::Deserialize;
use std::fmt::Write as _;
use words::say;

/// What was just done.
#[derive(Debug, Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

fn html(reader: &Reader, notice: Option<Notice>, page: DevicePage) -> Html<String> {
    let frame = if reader.may(Action::ReadClaims) { view::frame(reader, "device") } else { Frame::default() };
    let frame = Frame { title: say!("device-title").into_owned(), notice, events: None, ..frame };
    Html(app::device(&frame, &assets::urls(), page))
}

fn blank(reader: &Reader) -> DevicePage {
    let invited = reader.snapshot.debate.invited;
    let base = format!("/d/{}", reader.debate);
    DevicePage { base, known: reader.may_have_voice(), invited, ..DevicePage::default() }
}

/// `GET /d/{debate}/device`
pub(super) async fn page(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(query): Query<Done>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    let notice = (query.done.as_deref() == Some("voice")).then(|| Notice {
        text: say!("device-link-opens-nothing").into_owned(),
        error: false,
        next: None,
    });
    Ok(html(&reader, notice, blank(&reader)))
}

/// `POST /d/{debate}/device/show`: the code of this browser's voice. Who may contribute but has no voice yet gets one, so
/// that both devices begin as one.
pub(super) async fn show(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    if reader.situation().voiceless {
        return Err(Refusal::Denied(Denial::NoVoice).into());
    }
    if !reader.may_have_voice() {
        return Err(Failure::forbidden(say!("device-nothing-to-take")));
    }
    let voice = match reader.voice.clone() {
        Some(voice) => voice,
        None => Voice::new().map_err(|_| Failure::unavailable())?,
    };
    let link = access::contributor_link(&headers).filter(|_| reader.roles.has(Role::Contributor));
    let cookie = access::keep_voice(&app, reader.debate, &voice);
    let device = DeviceCode { voice, link };
    let code = device.as_code(reader.debate);
    let shown = ShownCode {
        svg: picture(
            &format!("{}/d/{}/device#{code}", app.config().public_url, reader.debate),
            &say!("device-picture"),
        ),
        groups: code::groups(&code),
        link: device.link.is_some(),
        long: device.is_long(),
    };
    let page = DevicePage { code: Some(shown), ..blank(&reader) };
    Ok(([(header::SET_COOKIE, cookie)], html(&reader, None, page)).into_response())
}

/// A QR code, black on white in every theme, since cameras expect it so. Empty for an address that is too long for one.
pub(super) fn picture(address: &str, label: &str) -> String {
    let Ok(qr) = QRBuilder::new(address).ecl(ECL::M).build() else { return String::new() };
    let mut path = String::new();
    for y in 0..qr.size {
        let mut x = 0;
        while x < qr.size {
            let run = (x..qr.size).take_while(|x| qr[y][*x].value()).count();
            if run > 0 {
                // Cameras need a margin of four modules. Writing to a String does not fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + 4, y + 4);
            }
            x += run + 1;
        }
    }
    let size = qr.size + 8;
    format!(
        r##"<svg viewBox="0 0 {size} {size}" role="img" aria-label="{label}" shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>"##
    )
}

/// What a link that came in a code opens.
enum Opens {
    /// This debate, to contribute.
    This,
    /// Another debate.
    Other,
    /// Nothing (any more).
    Nothing,
}

async fn opens(app: &App, debate: DebateId, link: Option<&LinkSecret>) -> Result<Opens, Failure> {
    let Some(link) = link else { return Ok(Opens::Nothing) };
    Ok(match app.0.links.find(app.live(), link).await? {
        Some((of, Role::Contributor)) if of == debate => Opens::This,
        Some((of, _)) if of != debate => Opens::Other,
        _ => Opens::Nothing,
    })
}

/// `POST /d/{debate}/device`: takes a code. A voice that is here already is only replaced when that was confirmed.
pub(super) async fn enter(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    let typed = fields.get("code").trim();
    let again = |status: StatusCode, error: Option<String>| {
        let entered = EnteredCode { typed: typed.to_owned(), replaces: error.is_none(), error };
        Ok((status, html(&reader, None, DevicePage { entered, ..blank(&reader) })).into_response())
    };
    let device = match DeviceCode::from_code(typed, reader.debate) {
        Ok(device) => device,
        Err(error) => {
            let text = match &error {
                CodeError::Check(link)
                    if matches!(opens(&app, reader.debate, link.as_ref()).await?, Opens::Other) =>
                {
                    say!("device-other-debate")
                }
                error => refusals::code(error),
            };
            return again(StatusCode::UNPROCESSABLE_ENTITY, Some(text.into_owned()));
        }
    };
    if let Err(refusal) = app.live().admit(&reader.snapshot.debate, &device.voice).await {
        let failure = Failure::from(refusal);
        return match failure.status {
            StatusCode::FORBIDDEN => {
                again(StatusCode::UNPROCESSABLE_ENTITY, Some(say!("device-not-invited").into_owned()))
            }
            _ => Err(failure),
        };
    }
    let other = reader.voice.as_ref().is_some_and(|voice| voice.reveal() != device.voice.reveal());
    if other && fields.get("replace") != "yes" {
        return again(StatusCode::CONFLICT, None);
    }
    let base = format!("/d/{}", reader.debate);
    let mut cookies = vec![(header::SET_COOKIE, access::keep_voice(&app, reader.debate, &device.voice))];
    let mut to = if reader.roles.has(Role::Contributor) {
        format!("{base}?done=device")
    } else {
        format!("{base}/device?done=voice")
    };
    if let (Some(link), Opens::This) = (&device.link, opens(&app, reader.debate, device.link.as_ref()).await?) {
        cookies.push((header::SET_COOKIE, access::keep_link(&app, reader.debate, Role::Contributor, link)));
        to = format!("{base}?done=device");
    }
    Ok((AppendHeaders(cookies), Redirect::to(&to)).into_response())
}

/// `POST /d/{debate}/forget`: works for a debate that is no longer there, too.
pub(super) async fn forget(State(app): State<App>, Path(debate): Path<String>) -> Result<Response, Failure> {
    let debate: DebateId = debate.parse().map_err(|_| Failure::not_found())?;
    let cookies = access::forget(&app, debate).map(|cookie| (header::SET_COOKIE, cookie));
    let invited = app.live().room(debate).await.is_ok_and(|room| room.snapshot().debate.invited);
    let page = DevicePage { base: format!("/d/{debate}"), forgotten: true, invited, ..DevicePage::default() };
    let frame = Frame { title: say!("device-forgotten-title").into_owned(), ..Frame::default() };
    Ok((AppendHeaders(cookies), Html(app::device(&frame, &assets::urls(), page))).into_response())
}
