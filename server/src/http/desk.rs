//! The facilitator's desk.

use super::{
    App, Failure,
    access::Reader,
    form::Fields,
    history, moderation,
    pages::{link_purpose, link_view},
    refusals, setup, space, talk, view,
};
use crate::{assets, live::Refusal, store::Quiet};
use app::model::{Dated, DeskPage, MeetingForm, NextStep, SetUp};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{Html, Redirect},
};
use domain::{debate::Step, formats::Format, policy::Role};
use std::borrow::Cow;
use words::say;

/// How much of what happened the desk itself tells.
const LATEST: usize = 8;

/// The steps that may follow, by hand, and what each does. From reflect on there is no way back.
pub(super) fn next_steps(step: Step) -> Vec<(Step, Cow<'static, str>)> {
    match step {
        Step::Draft => vec![(Step::Contribute, say!("desk-to-contribute"))],
        Step::Contribute => {
            vec![(Step::Reflect, say!("desk-to-reflect")), (Step::Draft, say!("desk-to-draft"))]
        }
        Step::Reflect => vec![(Step::Decide, say!("desk-to-decide"))],
        Step::Decide => vec![(Step::Sealed, say!("desk-to-seal"))],
        Step::Sealed => Vec::new(),
    }
}

/// Takes a step if it may follow.
pub(super) async fn take_step(app: &App, reader: &Reader, word: &str) -> Result<(), Failure> {
    let from = reader.snapshot.debate.step;
    let to: Step = word.parse().map_err(|_| Failure::unprocessable(say!("desk-no-step")))?;
    if to == from {
        return Ok(());
    }
    if !next_steps(from).iter().any(|(step, _)| *step == to) {
        let text = say!("desk-not-that-step", from = refusals::step(from), to = refusals::step(to));
        return Err(Failure::new(StatusCode::CONFLICT, text));
    }
    Ok(app.live().set_step(reader.debate, to).await?)
}

/// A form of the desk that was refused, as it was sent, with what was wrong.
#[derive(Debug, Default)]
pub(super) struct Refused {
    pub(super) set_up: Option<(SetUp, String)>,
    pub(super) meeting: Option<MeetingForm>,
}

/// What others see, where there is something to see.
fn previews(desk: &str) -> Vec<(String, String)> {
    [Role::Contributor, Role::Leadership]
        .map(|role| {
            let words = match role {
                Role::Leadership => say!("desk-preview-leadership"),
                _ => say!("desk-preview-contributor"),
            };
            (words.into_owned(), format!("{desk}/preview/{}", role.word()))
        })
        .into()
}

/// `GET /desk/{debate}`
pub(super) async fn page(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    show(&app, &reader, Refused::default()).await
}

/// The desk, with what was typed where a form was refused.
pub(super) async fn show(app: &App, reader: &Reader, refused: Refused) -> Result<Html<String>, Failure> {
    let snapshot = &reader.snapshot;
    let graph = snapshot.graph();
    let desk = format!("/desk/{}", reader.debate);
    let links = app.live().links(reader.debate).await?;
    let sides = domain::topology::sides(graph);
    let mut numbers = vec![
        (say!("desk-claims").into_owned(), graph.claims().len().to_string()),
        (say!("desk-pro-side").into_owned(), sides.pro.to_string()),
        (say!("desk-con-side").into_owned(), sides.con.to_string()),
        (say!("desk-levels").into_owned(), sides.levels.to_string()),
    ];
    numbers.push((say!("desk-took-part").into_owned(), view::participation(snapshot)));
    let waiting = moderation::waiting(snapshot);
    let steps = next_steps(snapshot.debate.step).into_iter().map(|(step, does)| {
        let does = match step {
            Step::Sealed => format!("{does} {}", backups(app)).into(),
            _ => does,
        };
        let for_good = !matches!(step, Step::Draft | Step::Contribute);
        let before = match (step, waiting) {
            (_, 0) => String::new(),
            (Step::Sealed, _) => say!("desk-step-waiting-sealed", count = waiting).into_owned(),
            _ => say!("desk-step-waiting", count = waiting).into_owned(),
        };
        let button = say!("desk-go-to", step = refusals::step(step)).into_owned();
        NextStep { to: step.to_string(), button, does: does.into_owned(), before, for_good }
    });
    let mut exports = vec![(say!("desk-brief").into_owned(), format!("{desk}/export/markdown"))];
    exports.extend([
        (say!("brief-name-pdf").into_owned(), format!("{desk}/export/pdf")),
        (say!("brief-name-docx").into_owned(), format!("{desk}/export/docx")),
        (say!("brief-name-page").into_owned(), format!("{desk}/export/page-pdf")),
    ]);
    if snapshot.debate.plan.meets.is_some() {
        exports.push((say!("calendar-get").into_owned(), format!("{desk}/export/ics")));
    }
    exports.extend(
        Format::ALL
            .iter()
            .filter(|f| f.writes() && **f != Format::Markdown)
            .map(|format| (super::export::name(*format).into_owned(), format!("{desk}/export/{}", format.word()))),
    );
    exports.push((say!("desk-svg").into_owned(), format!("{desk}/export/svg")));
    exports.push((say!("desk-png").into_owned(), format!("{desk}/export/png")));
    let take_part =
        links.iter().find(|(role, _)| *role == Role::Contributor).map(|(_, secret)| format!("/l/{secret}"));
    let read = take_part.clone();
    let contributor =
        take_part.as_deref().map(|path| format!("{}{path}", app.config().public_url)).unwrap_or_default();
    let links = links
        .into_iter()
        .map(|(role, secret)| link_view(app, role, &link_purpose(role, &snapshot.debate), &secret));
    let today = app.live().clock.today();
    let kept = snapshot.debate.step != Step::Sealed;
    let step = snapshot.debate.step;
    let over = step.shows_results();
    // In a debate by invitation the link alone lets nobody take part.
    let by_link = !over && !snapshot.debate.invited;
    let (set_up, set_up_error) = refused.set_up.unzip();
    let form = || setup::form_of(&snapshot.debate, snapshot.is_touched());
    let quiet = match snapshot.debate.space {
        Some(space) => app.live().store.space(space).await.map_err(Refusal::from)?.and_then(|space| space.quiet),
        None => None,
    };
    let page = DeskPage {
        take_part: take_part.filter(|_| step == Step::Contribute && by_link).unwrap_or_default(),
        read: read.filter(|_| over).unwrap_or_default(),
        invitation: if over { String::new() } else { invitation(reader, &contributor, quiet.as_ref()) },
        by_invitation: snapshot.debate.invited,
        set_up: kept.then(|| set_up.unwrap_or_else(form)),
        set_up_error,
        meeting: kept.then(|| refused.meeting.unwrap_or_else(|| setup::meeting_of(snapshot, &today))),
        history: history::events(reader).take(LATEST).collect(),
        more_history: snapshot.history.len() > LATEST,
        waiting,
        previews: previews(&desk),
        said: talk::links(snapshot, &desk),
        invitations: snapshot.debate.invited && kept,
        base: format!("/d/{}", reader.debate),
        desk,
        title: snapshot.debate.title.clone(),
        strip: view::strip(reader),
        links: links.collect(),
        numbers,
        steps: steps.collect(),
        exports,
    };
    Ok(Html(app::desk(&view::frame(reader, "desk"), &assets::urls(), page)))
}

/// How long backups from before hold what sealing destroys.
fn backups(app: &App) -> Cow<'static, str> {
    match app.config().backups_kept {
        Some(days) => say!("desk-backups-kept", days = days),
        None => say!("desk-backups-unsaid"),
    }
}

/// A text that invites people: what is asked, until when, the promise, whom to ask, the link.
fn invitation(reader: &Reader, link: &str, quiet: Option<&Quiet>) -> String {
    let debate = &reader.snapshot.debate;
    let mut text = say!("desk-invitation", title = &debate.title).into_owned();
    if !debate.meeting.goal.is_empty() {
        text.push('\n');
        text.push_str(&say!("agenda-open-goal", goal = &debate.meeting.goal));
    }
    for dated in view::strip(reader).dates {
        let words = dated.words.replace(Dated::TIME, &dated.time);
        text.push_str(&format!("\n– {words} ({})", dated.zone));
    }
    text.push_str("\n\n");
    text.push_str(&say!(
        "desk-invitation-promise",
        promise = format!("{}/promise", link.split("/l/").next().unwrap_or_default())
    ));
    if let Some(quiet) = quiet {
        text.push('\n');
        text.push_str(&space::quiet_in_words(quiet));
    }
    if !debate.contact.is_empty() {
        text.push('\n');
        text.push_str(&say!("debate-ask", contact = &debate.contact));
    }
    text.push_str("\n\n");
    match debate.invited {
        true => text.push_str(&say!("desk-invitation-own")),
        false => text.push_str(link),
    }
    text
}

/// `POST /desk/{debate}/step`
pub(super) async fn step(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Redirect, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let for_good = !matches!(fields.get("to").parse(), Ok(Step::Draft | Step::Contribute));
    if for_good && fields.get("sure") != "yes" {
        return Err(Failure::unprocessable(say!("desk-step-unsure")));
    }
    take_step(&app, &reader, fields.get("to")).await?;
    Ok(Redirect::to(&format!("/desk/{}", reader.debate)))
}

/// `POST /desk/{debate}/links`: replaces a role's link. The facilitator's own keeps its holder at the desk.
pub(super) async fn replace_link(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Redirect, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let role: Role = fields.get("role").parse().map_err(|_| Failure::unprocessable(say!("desk-no-link")))?;
    app.live().replace_link(reader.debate, role).await?;
    app.0.links.forget();
    if role == Role::Facilitator {
        let links = app.live().links(reader.debate).await?;
        let secret = links.into_iter().find(|(r, _)| *r == role).map(|(_, secret)| secret).unwrap_or_default();
        return Ok(Redirect::to(&format!("/l/{secret}")));
    }
    Ok(Redirect::to(&format!("/desk/{}", reader.debate)))
}
