//! Spaces: a team's place with all its debates, for those who run it and for leadership.

use super::{
    App, Failure, access, api, brief, form::Fields, moderation, pages::link_view, refusals, setup, start, view,
};
use crate::{
    assets,
    live::{CONTACT_LIMIT, Refusal, SettingsError, Snapshot},
    overview,
    secret::{LinkSecret, OsRandom},
    store::{Quiet, Space},
    text,
};
use app::model::{
    Frame, NewSpacePage, QuietHours, SpaceDebate, SpaceOverviewPage, SpacePage, SpaceRow, SpaceStanding,
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    charts::Size,
    debate::Step,
    figures::{Division, Kind},
    graph::PlaceIx,
    ids::{ClaimId, DebateId, SpaceId},
    policy::{self, Action, Role, Roles, SpaceAction},
    topology::{Colouring, Setting},
};
use jiff::{Timestamp, civil::Time, tz::TimeZone};
use serde::Deserialize;
use std::{borrow::Cow, cmp::Reverse, collections::HashMap, sync::Arc};
use words::say;

/// The most characters of a space's name.
const NAME_LIMIT: usize = 100;
/// The most characters of its mission.
const MISSION_LIMIT: usize = 2_000;

/// Where a role's link of a space leads.
pub(super) fn home_of(space: SpaceId, role: Role) -> String {
    match role {
        Role::Facilitator => format!("/s/{space}"),
        _ => format!("/s/{space}/overview"),
    }
}

fn cookie_name(role: Role) -> String {
    format!("isegoria_space_{}", role.word())
}

/// The cookie that an opened link of a space leaves.
pub(super) fn keep_link(app: &App, space: SpaceId, role: Role, secret: &LinkSecret) -> header::HeaderValue {
    access::set_cookie(app, &cookie_name(role), &secret.reveal(), &format!("/s/{space}"))
}

/// Somebody in a space.
pub(super) struct Visitor {
    pub(super) space: Space,
    roles: Roles,
}

impl Visitor {
    pub(super) async fn of(app: &App, space: &str, headers: &HeaderMap) -> Result<Self, Failure> {
        let kept = |role| {
            let secret = access::cookie(headers, &cookie_name(role)).and_then(LinkSecret::parse)?;
            Some((Some(role), secret))
        };
        let links = [Role::Facilitator, Role::Leadership].into_iter().filter_map(kept).collect();
        Self::with(app, space, links).await
    }

    /// Whoever asks the API, by the link in a header.
    pub(super) async fn of_api(app: &App, space: &str, headers: &HeaderMap) -> Result<Self, Failure> {
        let link = access::bearer(headers).and_then(LinkSecret::parse).map(|secret| (None, secret));
        Self::with(app, space, link.into_iter().collect()).await
    }

    /// A link counts if it is of this space and of the role, if one is given, that it was kept as.
    async fn with(app: &App, space: &str, links: Vec<(Option<Role>, LinkSecret)>) -> Result<Self, Failure> {
        let id: SpaceId = space.parse().map_err(|_| Failure::not_found())?;
        let live = app.live();
        let space = live.store.space(id).await.map_err(Refusal::from)?.ok_or_else(Failure::not_found)?;
        let mut roles = Roles::NONE;
        for (kept_as, secret) in links {
            let found = live.store.space_link(&live.secret.store_link(&secret)).await;
            if let Some((of, role)) = found.map_err(Refusal::from)?
                && of == id
                && kept_as.is_none_or(|kept| kept == role)
            {
                roles = roles.with(role);
            }
        }
        Ok(Self { space, roles })
    }

    pub(super) fn demand(&self, action: SpaceAction) -> Result<(), Failure> {
        Ok(policy::may_in_space(self.roles, action).map_err(Refusal::from)?)
    }

    /// As whom they come, if their link still opens the space.
    pub(super) fn role(&self) -> Option<Role> {
        [Role::Facilitator, Role::Leadership].into_iter().find(|role| self.roles.has(*role))
    }

    fn base(&self) -> String {
        format!("/s/{}", self.space.id)
    }

    fn frame(&self, here: &'static str) -> Frame {
        Frame { title: self.space.name.clone(), here, ..Frame::default() }
    }
}

fn cut_to(what: Cow<'static, str>, text: String, limit: usize) -> Result<String, Failure> {
    let length = text.chars().count();
    if length > limit {
        return Err(Failure::unprocessable(say!("space-too-long", what = what, length = length, limit = limit)));
    }
    Ok(text)
}

/// What a form calls a space.
fn named(fields: &Fields, id: SpaceId) -> Result<Space, Failure> {
    let name = cut_to(say!("space-name"), text::line(fields.get("name")), NAME_LIMIT)?;
    if name.is_empty() {
        return Err(Failure::unprocessable(say!("space-no-name")));
    }
    let mission = cut_to(say!("space-mission"), text::lines(fields.get("mission")), MISSION_LIMIT)?;
    let contact = cut_to(say!("space-contact"), text::line(fields.get("contact")), CONTACT_LIMIT)?;
    Ok(Space { id, name, mission, contact, quiet: quiet(fields)? })
}

/// The quiet hours of a form; both times or none.
fn quiet(fields: &Fields) -> Result<Option<Quiet>, Failure> {
    let (from, until) = (fields.get("quiet_from").trim(), fields.get("quiet_until").trim());
    if from.is_empty() && until.is_empty() {
        return Ok(None);
    }
    let wrong = |_| Failure::unprocessable(say!("space-quiet-wrong"));
    let time = |text: &str| text.parse::<Time>().map_err(wrong);
    let zone = Some(fields.get("zone").trim()).filter(|zone| !zone.is_empty()).unwrap_or("UTC").to_owned();
    if TimeZone::get(&zone).is_err() {
        return Err(Failure::unprocessable(refusals::settings(SettingsError::Zone)));
    }
    let quiet = Quiet { from: time(from)?, until: time(until)?, zone };
    if quiet.from == quiet.until {
        return Err(Failure::unprocessable(say!("space-quiet-wrong")));
    }
    Ok(Some(quiet))
}

/// The quiet hours as a form writes them.
fn quiet_form(quiet: Option<&Quiet>) -> QuietHours {
    let Some(Quiet { from, until, zone }) = quiet else { return QuietHours::default() };
    let time = |time: &Time| time.strftime("%H:%M").to_string();
    QuietHours { from: time(from), until: time(until), zone: zone.clone() }
}

/// The quiet hours as they were typed.
fn quiet_sent(fields: &Fields) -> QuietHours {
    let field = |name| fields.get(name).to_owned();
    QuietHours { from: field("quiet_from"), until: field("quiet_until"), zone: field("zone") }
}

/// The quiet hours for people.
pub(super) fn quiet_in_words(quiet: &Quiet) -> Cow<'static, str> {
    let QuietHours { from, until, zone } = quiet_form(Some(quiet));
    say!("space-quiet-words", from = from, until = until, zone = zone)
}

fn show_form(page: NewSpacePage) -> Html<String> {
    let frame = Frame { title: say!("space-start").into_owned(), here: "new", ..Frame::default() };
    Html(app::new_space(&frame, &assets::urls(), page))
}

/// `GET /s`
pub(super) async fn form(State(app): State<App>) -> Html<String> {
    show_form(NewSpacePage {
        id: ClaimId::new(&mut OsRandom).to_string(),
        key: app.config().start_key.is_some(),
        ..NewSpacePage::default()
    })
}

/// `POST /s`: makes the space and opens it.
pub(super) async fn submit(State(app): State<App>, fields: Fields) -> Result<Response, Failure> {
    match make(&app, &fields).await {
        Err(failure) if !failure.status.is_server_error() => {
            let field = |name| fields.get(name).to_owned();
            let page = NewSpacePage {
                name: field("name"),
                mission: field("mission"),
                contact: field("contact"),
                quiet: quiet_sent(&fields),
                id: field("id"),
                error: Some(failure.text.to_string()),
                key: app.config().start_key.is_some(),
            };
            Ok((failure.status, show_form(page)).into_response())
        }
        outcome => outcome,
    }
}

async fn make(app: &App, fields: &Fields) -> Result<Response, Failure> {
    start::demand_key(app, fields.get("key"))?;
    let form: ClaimId = fields.get("id").parse().map_err(|_| Failure::bad(say!("space-reload")))?;
    let space = named(fields, app.live().secret.space_of(form))?;
    app.live().create_space(&space).await?;
    opened(app, space.id, Role::Facilitator).await
}

/// The answer that leaves somebody with a role's link of a space.
async fn opened(app: &App, space: SpaceId, role: Role) -> Result<Response, Failure> {
    let links = app.live().space_links(space).await?;
    let secret = links.iter().find(|(of, _)| *of == role).and_then(|(_, secret)| LinkSecret::parse(secret));
    let secret = secret.ok_or_else(Failure::not_found)?;
    let cookie = keep_link(app, space, role, &secret);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&home_of(space, role))).into_response())
}

/// The released states of a space's debates.
async fn debates(app: &App, space: SpaceId) -> Result<Vec<Arc<Snapshot>>, Failure> {
    let ids = app.live().store.debates_of(space).await.map_err(Refusal::from)?;
    let mut debates = Vec::with_capacity(ids.len());
    for id in ids {
        debates.push(app.live().room(id).await?.snapshot());
    }
    Ok(debates)
}

/// The addresses of a role's links of all debates of a space.
async fn links_of(app: &App, space: SpaceId, role: Role) -> Result<HashMap<DebateId, String>, Failure> {
    let links = app.live().links_in_space(space, role).await?;
    Ok(links.into_iter().map(|(debate, secret)| (debate, format!("/l/{secret}"))).collect())
}

/// What comes first when somebody looks for what needs doing: decisions to take, where the group is split before the
/// others, then what ends soonest, then the rest.
fn attention(snapshot: &Snapshot) -> (u8, Reverse<u8>, bool, Option<Timestamp>, String) {
    let debate = &snapshot.debate;
    let class = match debate.step {
        Step::Reflect => 0,
        Step::Contribute => 1,
        Step::Draft => 2,
        Step::Decide => 3,
        Step::Sealed => 4,
    };
    let next = next(snapshot);
    (class, Reverse(most_divided(snapshot)), next.is_none(), next, debate.title.clone())
}

/// When the next step comes, or what goes before it ends.
pub(super) fn next(snapshot: &Snapshot) -> Option<Timestamp> {
    let debate = &snapshot.debate;
    let closes = debate.ratings_until.filter(|_| debate.step == Step::Contribute);
    debate.plan.after(debate.step).map(|(time, _)| time).or(closes)
}

/// How divided the group is on the thesis on which it is most: 0 where nothing is told.
fn most_divided(snapshot: &Snapshot) -> u8 {
    let bands = snapshot.figures().bands(Colouring::Polarisation);
    snapshot.graph().theses().iter().filter_map(|ix| bands[*ix]).max().map_or(0, |band| band + 1)
}

/// What a debate needs of those who read its overview.
pub(super) fn needs(snapshot: &Snapshot) -> Cow<'static, str> {
    let debate = &snapshot.debate;
    let split = most_divided(snapshot) == Division::Split as u8 + 1;
    match (debate.step, next(snapshot).map(|time| setup::day_in_words(debate, time))) {
        (Step::Draft, _) => say!("space-needs-draft"),
        (Step::Contribute, _) if snapshot.figures().participation(Kind::Ratings).is_none() => {
            say!("space-needs-voices", k = debate.k)
        }
        (Step::Contribute, Some(day)) => say!("space-needs-time", day = day),
        (Step::Contribute, None) => say!("space-needs-end"),
        (Step::Reflect, _) if split => say!("space-needs-talk"),
        (Step::Reflect, _) => say!("space-needs-meeting"),
        (Step::Decide, _) => say!("space-needs-record"),
        (Step::Sealed, _) => say!("space-do-sealed"),
    }
}

/// Where a thesis stands, each thesis named if there are several.
fn standings(snapshot: &Snapshot) -> Vec<SpaceStanding> {
    let (graph, figures) = (snapshot.graph(), snapshot.figures());
    let several = graph.theses().len() > 1;
    let standing = |ix: &PlaceIx| {
        let shown = figures.shown(*ix);
        let thesis = if several { view::mention(snapshot.claim(*ix).text.as_str()) } else { String::new() };
        Some(SpaceStanding {
            thesis,
            words: super::figures::shown(&shown)?,
            chart: overview::distribution(&shown, Size::Tiny, Setting::Page)
                .map(|chart| chart.svg)
                .unwrap_or_default(),
            division: figures.division(*ix).map(super::figures::division).unwrap_or_default().into_owned(),
        })
    };
    graph.theses().iter().filter_map(standing).collect()
}

/// What the one who runs a debate should do next, by what it needs now or else by its step.
fn to_do(snapshot: &Snapshot) -> Cow<'static, str> {
    let debate = &snapshot.debate;
    let waiting = moderation::waiting(snapshot);
    if waiting > 0 && debate.step != Step::Sealed {
        return say!("space-do-moderate", count = waiting);
    }
    let on = debate.plan.after(debate.step).map(|(time, _)| setup::day_in_words(debate, time));
    match (debate.step, on) {
        (Step::Draft, Some(day)) => say!("space-do-draft-planned", day = day),
        (Step::Draft, None) => say!("space-do-draft"),
        (Step::Contribute, Some(day)) => say!("space-do-contribute-planned", day = day),
        (Step::Contribute, None) => match debate.ratings_until {
            Some(until) => say!("space-do-contribute-closing", day = setup::day_in_words(debate, until)),
            None => say!("space-do-contribute"),
        },
        (Step::Reflect, _) => say!("space-do-reflect"),
        (Step::Decide, Some(day)) => say!("space-do-decide-planned", day = day),
        (Step::Decide, None) => say!("space-do-decide"),
        (Step::Sealed, _) => say!("space-do-sealed"),
    }
}

/// The word of a step for people.
fn step_word(step: Step) -> Cow<'static, str> {
    match step {
        Step::Draft => say!("space-step-draft"),
        Step::Contribute => say!("space-step-contribute"),
        Step::Reflect => say!("space-step-reflect"),
        Step::Decide => say!("space-step-decide"),
        Step::Sealed => say!("space-step-sealed"),
    }
}

/// `GET /s/{space}`
pub(super) async fn desk(
    State(app): State<App>,
    Path(space): Path<String>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let visitor = Visitor::of(&app, &space, &headers).await?;
    visitor.demand(SpaceAction::Facilitate)?;
    let quiet = quiet_form(visitor.space.quiet.as_ref());
    show_desk(&app, &visitor, quiet, None).await
}

async fn show_desk(
    app: &App,
    visitor: &Visitor,
    quiet: QuietHours,
    error: Option<String>,
) -> Result<Html<String>, Failure> {
    let mut all = debates(app, visitor.space.id).await?;
    all.sort_by_cached_key(|snapshot| attention(snapshot));
    let mut cards = Vec::with_capacity(all.len());
    let desks = links_of(app, visitor.space.id, Role::Facilitator).await?;
    for snapshot in &all {
        cards.push(SpaceDebate {
            title: snapshot.debate.title.clone(),
            desk: desks.get(&snapshot.debate.id).cloned().unwrap_or_default(),
            step: step_word(snapshot.debate.step).into_owned(),
            open: snapshot.debate.step == Step::Contribute,
            dates: view::dates(&snapshot.debate, snapshot.debate.situation(app.live().clock.now())),
            picture: view::small_picture(snapshot),
            to_do: to_do(snapshot).into_owned(),
            claims: snapshot.graph().claims().len(),
            took_part: view::participation(snapshot),
        });
    }
    let links = app.live().space_links(visitor.space.id).await?.into_iter().map(|(role, secret)| {
        let purpose = match role {
            Role::Facilitator => say!("space-link-facilitator"),
            _ => say!("space-link-leadership"),
        };
        link_view(app, role, &purpose, &secret)
    });
    let page = SpacePage {
        base: visitor.base(),
        name: visitor.space.name.clone(),
        mission: visitor.space.mission.clone(),
        contact: visitor.space.contact.clone(),
        quiet,
        debates: cards,
        links: links.collect(),
        error,
    };
    Ok(Html(app::space(&visitor.frame("space"), &assets::urls(), page)))
}

/// By what an overview is sorted.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Sorted {
    #[serde(default)]
    sort: String,
}

/// The debates of a space as its overview shows them: a draft is its facilitators' alone.
pub(super) async fn overviewed(app: &App, space: SpaceId, sort: &str) -> Result<Vec<Arc<Snapshot>>, Failure> {
    let mut all = debates(app, space).await?;
    all.retain(|snapshot| snapshot.debate.step != Step::Draft);
    all.sort_by_cached_key(|snapshot| attention(snapshot));
    match sort {
        "title" => all.sort_by_cached_key(|snapshot| snapshot.debate.title.to_lowercase()),
        "step" => all.sort_by_key(|snapshot| snapshot.debate.step),
        "next" => all.sort_by_key(|snapshot| (next(snapshot).is_none(), next(snapshot))),
        "division" => all.sort_by_cached_key(|snapshot| Reverse(most_divided(snapshot))),
        "claims" => all.sort_by_key(|snapshot| Reverse(snapshot.graph().claims().len())),
        _ => {}
    }
    Ok(all)
}

fn row(app: &App, snapshot: &Snapshot, link: String) -> SpaceRow {
    let situation = snapshot.debate.situation(app.live().clock.now());
    let leadership = Roles::NONE.with(Role::Leadership);
    let may_read = policy::may(leadership, Action::ReadClaims, situation).is_ok();
    SpaceRow {
        title: snapshot.debate.title.clone(),
        link,
        picture: if may_read { view::small_picture(snapshot) } else { String::new() },
        step: step_word(snapshot.debate.step).into_owned(),
        next: next(snapshot).map(|time| setup::day_in_words(&snapshot.debate, time)).unwrap_or_default(),
        standings: standings(snapshot),
        claims: snapshot.graph().claims().len(),
        took_part: view::participation(snapshot),
        needs: needs(snapshot).into_owned(),
    }
}

/// What `/s/{space}/overview` shows.
async fn overview_page(app: &App, visitor: &Visitor, sort: String) -> Result<SpaceOverviewPage, Failure> {
    let mut rows = Vec::new();
    let links = links_of(app, visitor.space.id, Role::Leadership).await?;
    for snapshot in overviewed(app, visitor.space.id, &sort).await? {
        let link = links.get(&snapshot.debate.id).cloned().unwrap_or_default();
        rows.push(row(app, &snapshot, link));
    }
    let sorted = matches!(sort.as_str(), "title" | "step" | "next" | "division" | "claims");
    let first = rows.first().filter(|_| !sorted && rows.len() > 1);
    Ok(SpaceOverviewPage {
        base: visitor.base(),
        json: format!("{}/v1/spaces/{}/overview", api::PREFIX, visitor.space.id),
        name: visitor.space.name.clone(),
        mission: visitor.space.mission.clone(),
        first: first.map(|row| (row.title.clone(), row.needs.clone())),
        rows,
        sort: if sorted { sort } else { String::new() },
    })
}

/// `GET /s/{space}/overview`
pub(super) async fn overview(
    State(app): State<App>,
    Path(space): Path<String>,
    Query(Sorted { sort }): Query<Sorted>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let visitor = Visitor::of(&app, &space, &headers).await?;
    visitor.demand(SpaceAction::ReadOverview)?;
    let page = overview_page(&app, &visitor, sort).await?;
    Ok(Html(app::space_overview(&visitor.frame("space"), &assets::urls(), page)))
}

/// `GET /s/{space}/export/overview-csv`
pub(super) async fn csv(
    State(app): State<App>,
    Path(space): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let visitor = Visitor::of(&app, &space, &headers).await?;
    visitor.demand(SpaceAction::ReadOverview)?;
    let heads = [
        say!("space-column-title"),
        say!("space-column-step"),
        say!("space-column-next"),
        say!("space-column-standing"),
        say!("space-column-division"),
        say!("space-column-claims"),
        say!("space-column-took-part"),
        say!("space-column-needs"),
    ];
    let mut rows = vec![heads.map(Cow::into_owned).to_vec()];
    for snapshot in overviewed(&app, visitor.space.id, "").await? {
        let row = row(&app, &snapshot, String::new());
        let (standings, divisions) = (overview::debates::standings(&row), overview::debates::divisions(&row));
        rows.push(vec![
            row.title,
            row.step,
            row.next,
            standings,
            divisions,
            row.claims.to_string(),
            row.took_part,
            row.needs,
        ]);
    }
    let csv = overview::written(&rows);
    let file = overview::File::Csv;
    Ok(brief::attached(file.name(), file.media_type(), csv.into()))
}

/// `GET /s/{space}/export/overview-pdf`
pub(super) async fn pdf(
    State(app): State<App>,
    Path(space): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let visitor = Visitor::of(&app, &space, &headers).await?;
    visitor.demand(SpaceAction::ReadOverview)?;
    let page = overview_page(&app, &visitor, String::new()).await?;
    let (file, today) = (overview::File::Pdf, app.live().clock.today());
    let make = move || {
        let written = overview::debates::pdf(&page, &today);
        // What a library says of it may hold what somebody wrote.
        written.inspect_err(|_| tracing::error!(file = file.name(), "no file was made")).ok()
    };
    let bytes = app.0.briefs.once(make).await;
    let bytes = bytes.ok_or_else(|| Failure::new(StatusCode::SERVICE_UNAVAILABLE, say!("overview-not-made")))?;
    Ok(brief::attached(file.name(), file.media_type(), bytes))
}

/// `GET /s/{space}/new`
pub(super) async fn new_debate(
    State(app): State<App>,
    Path(space): Path<String>,
    Query(begun): Query<start::Begun>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let visitor = Visitor::of(&app, &space, &headers).await?;
    visitor.demand(SpaceAction::Facilitate)?;
    Ok(start::empty_form(&app, Some(&visitor.space), &begun))
}

/// `POST /s/{space}/new`
pub(super) async fn start_debate(
    State(app): State<App>,
    Path(space): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let visitor = Visitor::of(&app, &space, &headers).await?;
    visitor.demand(SpaceAction::Facilitate)?;
    start::started(&app, &fields, Some(&visitor.space)).await
}

/// `POST /s/{space}/setup`: name, mission, contact.
pub(super) async fn change(
    State(app): State<App>,
    Path(space): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let mut visitor = Visitor::of(&app, &space, &headers).await?;
    visitor.demand(SpaceAction::Facilitate)?;
    match named(&fields, visitor.space.id) {
        Ok(space) if space == visitor.space => Ok(Redirect::to(&visitor.base()).into_response()),
        Ok(space) => {
            app.live().store.change_space(&space).await.map_err(Refusal::from)?;
            Ok(Redirect::to(&visitor.base()).into_response())
        }
        Err(failure) => {
            let field = |name| fields.get(name).to_owned();
            let id = visitor.space.id;
            let (name, mission, contact) = (field("name"), field("mission"), field("contact"));
            visitor.space = Space { id, name, mission, contact, quiet: None };
            let page = show_desk(&app, &visitor, quiet_sent(&fields), Some(failure.text.to_string())).await?;
            Ok((failure.status, page).into_response())
        }
    }
}

/// `POST /s/{space}/links`: replaces a role's link. The facilitator's own keeps its holder in the space.
pub(super) async fn replace_link(
    State(app): State<App>,
    Path(space): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let visitor = Visitor::of(&app, &space, &headers).await?;
    visitor.demand(SpaceAction::Facilitate)?;
    let role = match fields.get("role").parse() {
        Ok(role @ (Role::Facilitator | Role::Leadership)) => role,
        _ => return Err(Failure::unprocessable(say!("space-no-such-link"))),
    };
    app.live().replace_space_link(visitor.space.id, role).await?;
    if role == Role::Facilitator {
        return opened(&app, visitor.space.id, role).await;
    }
    Ok(Redirect::to(&visitor.base()).into_response())
}
