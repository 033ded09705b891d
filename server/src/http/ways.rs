//! The ways on from a page that refuses something: back into the debate, to the desk or to the space, as far as this reader
//! may go there, and what is known of when it will be otherwise.

use super::{
    App, Failure,
    access::Reader,
    failure::When,
    setup,
    space::{self, Visitor},
};
use app::model::{Dated, MessagePage};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::Response,
};
use domain::policy::Action;
use jiff::Timestamp;
use words::say;

/// An address and what it is called.
type Way = (String, String);

/// Writes the page of a refusal again, for the reader who asked.
pub(super) async fn show(State(app): State<App>, request: Request, next: Next) -> Response {
    let (read, path) = (request.method() == Method::GET, request.uri().path().to_owned());
    let cookies: HeaderMap =
        request.headers().get_all(header::COOKIE).iter().map(|line| (header::COOKIE, line.clone())).collect();
    let mut response = next.run(request).await;
    let Some(failure) = response.extensions_mut().remove::<Failure>() else { return response };
    // What failed here is not asked once more.
    if failure.status.is_server_error() {
        return response;
    }
    let mut more = known(&app, &failure, &path, &cookies).await;
    more.next.retain(|(href, _)| !(read && *href == path));
    if more.next.is_empty() {
        return response;
    }
    response.headers_mut().remove(header::CONTENT_LENGTH);
    *response.body_mut() = Body::from(failure.page(more));
    response
}

/// What this reader is told besides.
async fn known(app: &App, failure: &Failure, path: &str, cookies: &HeaderMap) -> MessagePage {
    let mut steps = path.split('/').skip(1);
    let (Some(room), Some(id)) = (steps.next(), steps.next()) else { return MessagePage::default() };
    let known = match room {
        "d" => Reader::of_page(app, id, cookies)
            .await
            .map(|reader| of_debate(&reader, failure, app.live().clock.now())),
        "desk" => Reader::of_desk(app, id, cookies).await.map(|reader| at_desk(&reader, steps.next())),
        "s" => Visitor::of(app, id, cookies).await.map(|visitor| in_space(&visitor)),
        _ => return MessagePage::default(),
    };
    known.unwrap_or_default()
}

fn of_debate(reader: &Reader, failure: &Failure, now: Timestamp) -> MessagePage {
    let base = format!("/d/{}", reader.debate);
    let mut next = Vec::new();
    if reader.may(Action::ReadClaims) {
        next.push((base, say!("failure-to-debate").into_owned()));
    } else if reader.may(Action::ReadOverview) {
        next.push((format!("{base}/overview"), say!("failure-to-overview").into_owned()));
    }
    let debate = &reader.snapshot.debate;
    let early =
        MessagePage { about: Some((debate.title.clone(), debate.language.clone())), ..MessagePage::default() };
    match failure.when {
        When::Opened => {
            let opens = debate.plan.opens.filter(|at| *at > now);
            let dates = opens.map(|at| setup::beginning(debate, say!("failure-opens", time = Dated::TIME), at));
            let text = if dates.is_none() { say!("failure-opens-some-day").into_owned() } else { String::new() };
            next.push(("/promise".to_owned(), say!("shell-who-sees-what").into_owned()));
            MessagePage { text, dates: dates.into_iter().collect(), next, ..early }
        }
        When::Shown => {
            let meets = debate.plan.meets.filter(|at| *at > now);
            let dates = meets.map(|at| setup::beginning(debate, say!("strip-meets", time = Dated::TIME), at));
            MessagePage { dates: dates.into_iter().collect(), next, ..early }
        }
        When::Whenever | When::Before => MessagePage { next, ..MessagePage::default() },
    }
}

/// First the room of the desk in which the form stood.
fn at_desk(reader: &Reader, room: Option<&str>) -> MessagePage {
    let desk = format!("/desk/{}", reader.debate);
    let back = match room {
        Some("moderation") => Some(say!("failure-to-moderation")),
        Some("suggestions") => Some(say!("failure-to-suggestions")),
        Some("comments") => Some(say!("failure-to-comments")),
        Some("invitations") => Some(say!("failure-to-invitations")),
        _ => None,
    };
    let back: Option<Way> = back.zip(room).map(|(words, room)| (format!("{desk}/{room}"), words.into_owned()));
    let desk = (desk, say!("failure-to-desk").into_owned());
    MessagePage { next: back.into_iter().chain([desk]).collect(), ..MessagePage::default() }
}

fn in_space(visitor: &Visitor) -> MessagePage {
    let next =
        visitor.role().map(|role| (space::home_of(visitor.space.id, role), say!("failure-to-space").into_owned()));
    MessagePage { next: next.into_iter().collect(), ..MessagePage::default() }
}
