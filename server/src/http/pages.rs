//! Pages that are read.

use super::{
    App, Failure,
    access::{self, Reader},
    device, preview, space, talk,
    undo::Undo,
    view,
};
use crate::{
    assets,
    live::{Mine, PageKey, Refusal, Snapshot},
    secret::{LinkSecret, OsRandom, Voice},
    store::Debate,
};
use app::model::{Card, ComposeForm, Crumb, DebatePage, Frame, HomePage, LinkView, Notice, Picture, RemarkForm};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    debate::{ReleaseRhythm, Step},
    graph::{PlaceIx, Relation},
    ids::{ClaimId, PlaceId},
    moderation::Shelf,
    policy::{Action, Role, Roles},
    similar::BEGINNING,
    topology::Colouring,
};
use serde::Deserialize;
use std::{borrow::Cow, sync::LazyLock};
use words::say;

/// How many claims a column shows, or theses a question, before it is paged.
const COLUMN: usize = 40;
/// Stands in a cached page where a reader without a voice is issued one. It is drawn when the server starts and never sent:
/// if anybody knew it, they could write it into a claim, and every reader's new voice would stand in that place, too.
static VOICE_SLOT: LazyLock<String> = LazyLock::new(|| ClaimId::new(&mut OsRandom).to_string());

/// `GET /`
pub(super) async fn home(State(app): State<App>) -> Result<Html<String>, Failure> {
    let mut page = HomePage { demo: None, can_start: true };
    if let Some(demo) = app.config().demo {
        let snapshot = app.live().room(demo).await?.snapshot();
        let base = format!("/d/{demo}");
        let picture = view::picture(&snapshot, &base, None, Colouring::default());
        page.demo = Some((base, snapshot.debate.title.clone(), picture));
    }
    let frame = Frame { title: say!("home-title").into_owned(), ..Frame::default() };
    Ok(Html(app::home(&frame, &assets::urls(), page)))
}

/// `GET /promise`
pub(super) async fn promise() -> Html<String> {
    let frame = Frame { title: say!("shell-promise").into_owned(), here: "promise", ..Frame::default() };
    Html(app::promise(&frame, &assets::urls()))
}

/// Everything else.
pub(super) async fn not_found() -> Failure {
    Failure::not_found()
}

/// `GET /readyz`
pub(super) async fn ready(State(app): State<App>) -> Response {
    match app.live().store.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response(),
    }
}

/// `GET /l/{secret}`: the link becomes a cookie, and the address that stays holds no secret.
pub(super) async fn link(State(app): State<App>, Path(secret): Path<String>) -> Result<Response, Failure> {
    let gone = || Failure::new(StatusCode::NOT_FOUND, say!("debate-link-opens-nothing"));
    let secret = LinkSecret::parse(&secret).ok_or_else(gone)?;
    let Some((debate, role)) = app.0.links.find(app.live(), &secret).await? else {
        let found = app.live().store.space_link(&app.live().secret.store_link(&secret)).await;
        let (space, role) = found.map_err(Refusal::from)?.ok_or_else(gone)?;
        let cookie = space::keep_link(&app, space, role, &secret);
        return Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&space::home_of(space, role))).into_response());
    };
    let cookie = access::keep_link(&app, debate, role, &secret);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&access::home_of(debate, role))).into_response())
}

/// What a debate page is asked to show.
#[derive(Debug, Default, Deserialize)]
pub(super) struct AskedQuery {
    at: Option<String>,
    add: Option<String>,
    edit: Option<String>,
    say: Option<String>,
    page: Option<usize>,
    done: Option<String>,
    colour: Option<String>,
}

impl AskedQuery {
    /// By what the picture is to be coloured.
    pub(super) fn colour(&self) -> Option<&str> {
        self.colour.as_deref()
    }
}

/// The same, understood.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// The focused place.
    pub(super) at: Option<PlaceId>,
    /// A form that is open.
    pub(super) compose: Option<ComposeForm>,
    /// A form for a comment or a suggestion that is open.
    pub(super) say: Option<RemarkForm>,
    /// The page of the columns, from 1.
    pub(super) page: usize,
    /// What was just done.
    pub(super) notice: Option<Notice>,
    /// Whether a phone, which has room for one column, shows the cons first.
    pub(super) cons_first: bool,
    /// By what the picture is coloured.
    pub(super) colouring: Colouring,
    /// What the rating that was just saved replaced.
    pub(super) undo: Option<Undo>,
}

/// What was just done. After adding a claim, whoever may rate is invited to the `queue`.
fn notice(done: &str, debate: &Debate, queue: Option<String>) -> Option<Notice> {
    let when = talk::when(debate);
    let text = match done {
        "pro" | "con" if debate.review => say!("done-saved-review"),
        "commented" | "suggested" if debate.review => say!("talk-done-review"),
        "pro" | "con" if debate.rhythm == ReleaseRhythm::Now => say!("done-saved-now"),
        "pro" | "con" => say!("done-saved"),
        "edited" => say!("done-edited"),
        "withdrawn" => say!("done-withdrawn"),
        "rated" => say!("done-rated"),
        "marked" => say!("done-marked", when = when),
        "unmarked" => say!("done-unmarked"),
        "device" => say!("done-device"),
        "invited" => say!("done-invited"),
        other => talk::done(other, when)?,
    };
    let added = matches!(done, "pro" | "con");
    let next = queue.filter(|_| added).map(|href| (href, say!("done-rate-others").into_owned()));
    Some(Notice { text: text.into_owned(), error: false, next })
}

/// `GET /d/{debate}`
pub(super) async fn debate(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(query): Query<AskedQuery>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    let snapshot = &reader.snapshot;
    let at = place_asked(snapshot, &query)?;
    let done = query.done.as_deref().unwrap_or_default();
    let mut asked = Asked {
        at,
        page: query.page.unwrap_or(1),
        notice: notice(done, &snapshot.debate, queue_of(&reader)),
        compose: None,
        say: None,
        cons_first: done == "con",
        colouring: Colouring::of_claims(query.colour.as_deref()),
        undo: Undo::kept(&headers).filter(|_| done == "rated"),
    };
    if query.at.as_ref().is_some_and(|at| !at.is_empty()) && at.is_none() && asked.notice.is_none() {
        let text = say!("debate-claim-gone").into_owned();
        asked.notice = Some(Notice { text, error: true, next: None });
    }
    if let Some(side) = query.add.as_deref().and_then(|s| s.parse::<Relation>().ok())
        && reader.may(Action::Contribute)
    {
        asked.compose = Some(new_form(&reader, at, side)?);
    } else if let Some(claim) = query.edit.as_deref().and_then(|s| s.parse::<ClaimId>().ok()) {
        asked.compose = edit_form(&app, &reader, at, claim);
    } else if let (Some(kind), Some(focus)) = (&query.say, focus_of(&reader, at)) {
        asked.say = talk::new_form(&reader, focus, kind);
    }
    Ok(render_debate(&app, &reader, asked)?.into_response())
}

/// The place that a page is to show, if it still stands.
fn place_asked(snapshot: &Snapshot, query: &AskedQuery) -> Result<Option<PlaceId>, Failure> {
    match query.at.as_deref().unwrap_or_default() {
        "" => Ok(None),
        text if text.parse::<PlaceId>().is_err() && text.len() != BEGINNING => Err(Failure::not_found()),
        text => Ok(view::place(snapshot, text).map(|ix| snapshot.graph().places()[ix].id)),
    }
}

/// The debate page as the desk looks at it.
pub(super) fn look(app: &App, reader: &Reader, query: AskedQuery) -> Result<Response, Failure> {
    let at = place_asked(&reader.snapshot, &query)?;
    let colouring = Colouring::asked(query.colour());
    let asked = Asked { at, page: query.page.unwrap_or(1), colouring, ..Asked::default() };
    Ok(Html(build_debate(app, reader, focus_of(reader, at), asked, String::new())).into_response())
}

/// The guided queue, for those who may rate now.
fn queue_of(reader: &Reader) -> Option<String> {
    reader.may(Action::Rate).then(|| format!("/d/{}/queue", reader.debate))
}

fn focus_of(reader: &Reader, at: Option<PlaceId>) -> Option<PlaceIx> {
    let graph = reader.snapshot.graph();
    at.and_then(|p| graph.place_ix(p)).or(match graph.theses() {
        [only] if reader.snapshot.debate.question.is_none() => Some(*only),
        _ => None,
    })
}

fn new_form(reader: &Reader, at: Option<PlaceId>, relation: Relation) -> Result<ComposeForm, Failure> {
    let focus = focus_of(reader, at).ok_or_else(Failure::not_found)?;
    let voice = match &reader.voice {
        Some(_) => String::new(),
        None => Voice::new().map(|v| v.reveal()).unwrap_or_default(),
    };
    Ok(ComposeForm {
        action: format!("/d/{}/claims", reader.debate),
        id: ClaimId::new(&mut OsRandom).to_string(),
        voice,
        parent: reader.snapshot.graph().places()[focus].id.to_string(),
        side: Some(view::side(relation)),
        answers: view::mention(reader.snapshot.claim(focus).text.as_str()),
        ..ComposeForm::default()
    })
}

/// The form for one's own claim, pending or released; nothing for anybody else's.
fn edit_form(app: &App, reader: &Reader, at: Option<PlaceId>, claim: ClaimId) -> Option<ComposeForm> {
    let voice = reader.voice.as_ref()?;
    let graph = reader.snapshot.graph();
    let places: Vec<PlaceId> =
        graph.claim_ix(claim).map(|ix| graph.places()[graph.home(ix)].id).into_iter().collect();
    let mine = reader.room.mine(&app.live().secret, voice, &reader.snapshot, &places);
    let (text, sources) = if let Some(pending) = mine.claims.iter().find(|c| c.id == claim) {
        (pending.text.clone(), pending.sources.clone())
    } else if let Some(edit) = mine.edits.get(&claim) {
        (edit.text.clone()?, edit.sources.clone())
    } else if mine.claims_of.contains(&claim) {
        let released = &graph.claims()[graph.claim_ix(claim)?];
        (released.text.clone(), released.sources.clone())
    } else {
        let (shelf, away) = reader.snapshot.away.claims.get(&claim)?;
        let own = reader.snapshot.edit_keys.get(&claim)? == &voice.edit_key(&app.live().secret, claim);
        if !own || *shelf == Shelf::Archived {
            return None;
        }
        (away.text.clone(), away.sources.clone())
    };
    Some(ComposeForm {
        action: format!("/d/{}/edit", reader.debate),
        id: claim.to_string(),
        parent: at.map(|p| p.to_string()).unwrap_or_default(),
        text: text.to_string(),
        sources: sources.into_iter().map(|s| (s.url, s.quote.unwrap_or_default())).collect(),
        ..ComposeForm::default()
    })
}

/// The debate page for a reader. Readers without a voice, form or notice share a cached page.
pub(super) fn render_debate(app: &App, reader: &Reader, mut asked: Asked) -> Result<Html<String>, Failure> {
    if reader.voice.is_some() && reader.room.is_unsure() && asked.notice.is_none() {
        asked.notice = Some(Notice { text: say!("debate-away").into_owned(), error: true, next: None });
    }
    let focus = focus_of(reader, asked.at);
    let no_form = asked.compose.is_none() && asked.say.is_none();
    let shared = reader.voice.is_none() && no_form && asked.notice.is_none();
    if !shared {
        let mut voice = String::new();
        if reader.voice.is_none() && reader.may(Action::Rate) {
            voice = Voice::new().map(|v| v.reveal()).unwrap_or_default();
        }
        return Ok(Html(build_debate(app, reader, focus, asked, voice)));
    }
    let key = PageKey {
        kind: match asked.colouring {
            Colouring::Stance => "debate-stance",
            _ => "debate",
        },
        place: focus.map(|ix| reader.snapshot.graph().places()[ix].id),
        page: asked.page,
        reader: audience(reader),
    };
    let rates = reader.may(Action::Rate);
    let slot = if rates { VOICE_SLOT.clone() } else { String::new() };
    let page = reader.snapshot.cached(key, || build_debate(app, reader, focus, asked, slot));
    if !rates {
        return Ok(Html(page.to_string()));
    }
    let voice = Voice::new().map_err(|_| Failure::unavailable())?;
    Ok(Html(page.replace(VOICE_SLOT.as_str(), &voice.reveal())))
}

/// What a shared page's content depends on: readers alike in this see the same page.
pub(super) fn audience(reader: &Reader) -> u8 {
    let may = [Action::Contribute, Action::Rate, Action::ReadOverview].map(|action| reader.may(action));
    let situation = reader.situation();
    let bits = may.into_iter().chain([
        reader.roles == Roles::NONE,
        reader.may_have_voice(),
        situation.claims_closed,
        situation.ratings_closed,
    ]);
    bits.fold(0, |bits, bit| bits << 1 | u8::from(bit))
}

/// The names that give people away, as a facilitator wrote them.
pub(super) fn names(debate: &Debate) -> Vec<String> {
    debate.names.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A form with what its debate says about writing.
fn for_debate(debate: &Debate, form: ComposeForm) -> ComposeForm {
    ComposeForm { names: names(debate), language: debate.language.clone(), ..form }
}

fn build_debate(app: &App, reader: &Reader, focus: Option<PlaceIx>, asked: Asked, voice: String) -> String {
    let (snapshot, graph) = (&reader.snapshot, reader.snapshot.graph());
    let base = reader.base();
    let mut columns =
        [Relation::Pro, Relation::Con].map(|r| focus.map(|f| view::column(reader, f, r)).unwrap_or_default());
    let mut totals = (columns[0].len(), columns[1].len());
    let mut theses: Vec<PlaceIx> = if focus.is_none() { graph.theses().to_vec() } else { Vec::new() };
    let all_theses = theses.len();
    let pages = totals.0.max(totals.1).max(all_theses).div_ceil(COLUMN).max(1);
    let page = asked.page.clamp(1, pages);
    for column in columns.iter_mut().chain([&mut theses]) {
        let rest = column.split_off(column.len().min((page - 1) * COLUMN));
        *column = rest.into_iter().take(COLUMN).collect();
    }
    let shown: Vec<PlaceIx> = focus.iter().chain(&theses).chain(&columns[0]).chain(&columns[1]).copied().collect();
    let mine: Option<Mine> = reader.voice.as_ref().map(|voice| {
        let ids: Vec<PlaceId> = shown.iter().map(|ix| graph.places()[*ix].id).collect();
        reader.room.mine(&app.live().secret, voice, snapshot, &ids)
    });
    let undo = |ix: PlaceIx| asked.undo.filter(|undo| undo.place == graph.places()[ix].id);
    let card = |ix: &PlaceIx| Card {
        undo: undo(*ix).map(|undo| undo.rating.get()),
        ..view::card(reader, mine.as_ref(), *ix)
    };
    let [mut pros, mut cons] = columns.map(|column| column.iter().map(card).collect::<Vec<_>>());
    if let (Some(focus), Some(mine)) = (focus, &mine) {
        let parent = snapshot.claim(focus).id;
        for claim in mine.claims.iter().filter(|c| c.parent == parent) {
            let (column, total) = match claim.relation {
                Relation::Pro => (&mut pros, &mut totals.0),
                Relation::Con => (&mut cons, &mut totals.1),
            };
            column.push(view::pending_card(reader, claim));
            *total += 1;
        }
        let reviewed = reader.voice.as_ref();
        let reviewed = reviewed.map(|voice| view::reviewed_cards(reader, &app.live().secret, voice, parent));
        for (relation, card) in reviewed.unwrap_or_default() {
            let (column, total) = match relation {
                Relation::Pro => (&mut pros, &mut totals.0),
                Relation::Con => (&mut cons, &mut totals.1),
            };
            column.push(card);
            *total += 1;
        }
    }
    let crumbs = focus.map(|f| graph.ancestors(f)).unwrap_or_default();
    let above = crumbs.split_last().map_or(&[][..], |(_, above)| above);
    let crumbs = above.iter().map(|ix| crumb(reader, *ix)).collect();
    let also = focus.map(|f| graph.standing(graph.places()[f].claim).to_vec()).unwrap_or_default();
    let also = also.into_iter().filter(|ix| Some(*ix) != focus).map(|ix| {
        let parent = graph.places()[ix].parent().map(|p| view::mention(graph.claims()[p].text.as_str()));
        (graph.places()[ix].id.to_string(), parent.unwrap_or_default())
    });
    let refused = asked.compose.as_ref().is_some_and(|form| form.error.is_some())
        || asked.say.as_ref().is_some_and(|form| form.error.is_some());
    let view = DebatePage {
        title: snapshot.debate.title.clone(),
        question: snapshot.debate.question.clone(),
        background: snapshot.debate.background.clone(),
        strip: view::strip(reader),
        picture: Picture {
            colours: Some(coloured(&base, focus.map(|ix| graph.places()[ix].id))),
            ..view::picture(snapshot, &base, focus, asked.colouring)
        },
        crumbs,
        focus: focus.as_ref().map(card),
        theses: theses.iter().map(card).collect(),
        pros,
        cons,
        totals,
        all_theses,
        page: (page, pages),
        can_add: reader.may(Action::Contribute) && focus.is_some_and(|f| !card(&f).withdrawn),
        queue: queue_of(reader),
        contact: snapshot.debate.contact.clone(),
        language: snapshot.debate.language.clone(),
        readers: view::readers(snapshot).into_owned(),
        voice,
        compose: asked.compose.map(|form| for_debate(&snapshot.debate, form)),
        talk: focus.map(|focus| talk::view(app, reader, focus, asked.say)),
        also: also.collect(),
        imported: focus.and_then(|focus| view::imported(snapshot, focus)),
        only_reading: only_reading(reader),
        overview: (reader.may(Action::ReadOverview) && reader.preview().is_none())
            .then(|| format!("{base}/overview")),
        welcome: reader.voice.is_none() && reader.may(Action::Rate),
        claims_open: reader.may(Action::Contribute),
        // The desk's look is nobody's visit.
        contents: if reader.preview().is_some() { String::new() } else { snapshot.contents.to_string() },
        cons_first: asked.cons_first,
        base,
    };
    let frame = match reader.preview() {
        Some(role) => preview::frame(reader, role),
        None => Frame { notice: asked.notice.or_else(|| uninvited(reader)), ..view::frame(reader, "debate") },
    };
    // The answer to a form that was refused has no address to come back to.
    let frame = Frame { events: frame.events.clone().filter(|_| !refused), ..frame };
    app::debate(&frame, &assets::urls(), view)
}

/// The way to one's voice, for a reader of a debate by invitation who has none yet.
fn uninvited(reader: &Reader) -> Option<Notice> {
    let writes = reader.situation().voiceless && reader.snapshot.debate.step == Step::Contribute;
    let next = || (format!("/d/{}/invitation", reader.debate), say!("debate-use-invitation").into_owned());
    let reads = writes && reader.roles.has(Role::Contributor);
    reads.then(|| Notice { text: say!("failure-no-voice").into_owned(), error: false, next: Some(next()) })
}

/// Why there are no forms, where there are none, and what one can do instead.
fn only_reading(reader: &Reader) -> Option<String> {
    let text = match reader.snapshot.debate.step {
        _ if reader.may(Action::Contribute) => return None,
        Step::Draft => say!("debate-prepared"),
        Step::Contribute if reader.roles == Roles::NONE => say!("debate-only-invited"),
        Step::Contribute if reader.situation().voiceless => return None,
        Step::Contribute if reader.may(Action::Rate) => say!("debate-only-rating"),
        Step::Contribute if reader.situation().ratings_closed => say!("debate-all-closed"),
        Step::Contribute => return None,
        Step::Reflect => say!("debate-frozen"),
        Step::Decide => say!("debate-met"),
        Step::Sealed => say!("debate-over"),
    };
    Some(text.into_owned())
}

/// The addresses of a claim's page with the picture in either colouring.
fn coloured(base: &str, at: Option<PlaceId>) -> (String, String) {
    match at {
        Some(at) => (format!("{base}?at={at}"), format!("{base}?colour=stance&at={at}")),
        None => (base.to_owned(), format!("{base}?colour=stance")),
    }
}

/// A step of the way to a claim.
pub(super) fn crumb(reader: &Reader, ix: PlaceIx) -> Crumb {
    let place = &reader.snapshot.graph().places()[ix];
    Crumb {
        place: place.id.to_string(),
        text: view::mention(reader.snapshot.claim(ix).text.as_str()),
        side: place.relation().map(view::side),
    }
}

/// Where a role's link leads, for a page that lists them.
fn link_address(app: &App, secret: &str) -> String {
    format!("{}/l/{secret}", app.config().public_url)
}

/// A link as the pages hand it out.
pub(super) fn link_view(app: &App, role: Role, purpose: &str, secret: &str) -> LinkView {
    let link = link_address(app, secret);
    let qr = device::picture(&link, &say!("links-qr-label", which = purpose));
    LinkView { role: role.word().to_owned(), purpose: purpose.to_owned(), link, qr }
}

/// What a role's link is for.
pub(super) fn link_purpose(role: Role, debate: &Debate) -> Cow<'static, str> {
    match role {
        Role::Contributor if debate.step.shows_results() => say!("link-contributor-reads"),
        Role::Contributor if debate.invited => say!("link-contributor-invited"),
        Role::Contributor => say!("link-contributor"),
        Role::Facilitator => say!("link-facilitator"),
        Role::Leadership => say!("link-leadership"),
    }
}
