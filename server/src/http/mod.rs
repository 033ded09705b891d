//! Addresses. A handler loads the data, asks `domain::policy`, and hands plain values to a view of `app`.

mod access;
mod addresses;
mod api;
mod brief;
mod contribute;
mod desk;
mod device;
mod events;
mod export;
mod failure;
pub(crate) mod figures;
mod form;
mod history;
mod invitations;
mod language;
mod limits;
mod mine;
mod moderation;
mod outline;
mod overview;
mod pages;
mod paging;
mod preview;
mod queue;
mod refusals;
mod seed;
mod setup;
mod similar;
mod space;
mod start;
mod style;
mod talk;
mod templates;
mod undo;
mod view;
mod ways;

use crate::{
    assets,
    clock::Clock,
    live::Live,
    secret::Hidden,
    telemetry::{self, Begun, Requests},
};
use access::Links;
use addresses::Addresses;
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next, map_response},
    response::{IntoResponse, Response},
};
use domain::{
    ids::DebateId,
    policy::{Action, SpaceAction},
};
use governor::clock::DefaultClock;
use limits::Limiter;
use std::{any::Any, sync::Arc};
use tokio::sync::watch;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};
use words::say;

pub use addresses::{Address, Needs};
pub use api::Made;
pub use failure::Failure;
pub(crate) use history::past;
pub use limits::Limits;
pub(crate) use view::{PictureWords, mention, side};

/// How hard answers are compressed: one step above the quickest, at which gzip hardly compresses.
const COMPRESSION: tower_http::CompressionLevel = tower_http::CompressionLevel::Precise(2);
/// The largest form that is read: a claim with all its sources fits many times.
const FORM_LIMIT: usize = 128 << 10;
/// The largest file that is imported over HTTP.
const IMPORT_LIMIT: usize = 32 << 20;

/// How this server is set up.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The address that people see, without a final slash: `https://debate.example.org`.
    pub public_url: String,
    /// The debate that the home page shows.
    pub demo: Option<DebateId>,
    /// What one must know to start a debate here; without it, everybody who reaches the server may.
    pub start_key: Option<Hidden>,
    /// How many writes are taken.
    pub limits: Limits,
    /// For how many days the operator keeps backups, where they said so.
    pub backups_kept: Option<u32>,
    /// What time it is.
    pub clock: Clock,
}

impl Config {
    fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// What every handler sees.
#[derive(Debug, Clone)]
pub struct App(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    live: Arc<Live>,
    config: Config,
    links: Links,
    limiter: Limiter,
    pictures: export::Pictures,
    briefs: brief::Briefs,
    requests: Requests,
    /// Told when the server shall end: streams end then.
    leaving: watch::Receiver<()>,
}

impl App {
    /// All of the server's state. `leaving` changes when the server shall end.
    pub(crate) fn new(live: Arc<Live>, config: Config, leaving: watch::Receiver<()>) -> Self {
        let limiter = Limiter::new(config.limits, DefaultClock::default(), &addresses());
        let (links, requests) = (Links::default(), Requests::default());
        let (pictures, briefs) = (export::Pictures::default(), brief::Briefs::default());
        Self(Arc::new(Inner { live, config, links, limiter, pictures, briefs, requests, leaving }))
    }

    /// Does for ever what each full hour brings: writes are told, and what was counted for the limits is thrown away.
    pub(crate) async fn keep_hours(self) {
        loop {
            tokio::time::sleep(telemetry::until_the_full_hour()).await;
            self.0.limiter.forget();
            self.tell_writes();
        }
    }

    /// Tells the log of the writes that it does not know of yet.
    pub(crate) fn tell_writes(&self) {
        self.0.requests.tell_writes();
    }

    fn live(&self) -> &Live {
        &self.0.live
    }

    fn config(&self) -> &Config {
        &self.0.config
    }
}

/// The addresses of pages, forms and files.
fn pages() -> Addresses {
    let addresses = Addresses::below("", FORM_LIMIT);
    let addresses =
        if cfg!(debug_assertions) { addresses.get("/style", Needs::Nothing, style::page) } else { addresses };
    addresses
        .get("/", Needs::Nothing, pages::home)
        .get("/promise", Needs::Nothing, pages::promise)
        .get("/new", Needs::Nothing, start::form)
        .post("/new", Needs::StartKey, start::submit)
        .get("/import", Needs::Nothing, seed::import_form)
        .get("/l/{secret}", Needs::Link, pages::link)
        .get("/s", Needs::Nothing, space::form)
        .post("/s", Needs::StartKey, space::submit)
        .get("/s/{space}", Needs::InSpace(SpaceAction::Facilitate), space::desk)
        .get("/s/{space}/desk", Needs::InSpace(SpaceAction::Facilitate), space::desk)
        .get("/s/{space}/overview", Needs::InSpace(SpaceAction::ReadOverview), space::overview)
        .get("/s/{space}/export/overview-csv", Needs::InSpace(SpaceAction::ReadOverview), space::csv)
        .get("/s/{space}/export/overview-pdf", Needs::InSpace(SpaceAction::ReadOverview), space::pdf)
        .get("/s/{space}/new", Needs::InSpace(SpaceAction::Facilitate), space::new_debate)
        .post("/s/{space}/new", Needs::InSpace(SpaceAction::Facilitate), space::start_debate)
        .get("/s/{space}/import", Needs::InSpace(SpaceAction::Facilitate), seed::import_form_in_space)
        .post("/s/{space}/setup", Needs::InSpace(SpaceAction::Facilitate), space::change)
        .post("/s/{space}/links", Needs::InSpace(SpaceAction::Facilitate), space::replace_link)
        .get("/d/{debate}", Needs::May(Action::ReadClaims), pages::debate)
        .get("/d/{debate}/outline", Needs::May(Action::ReadClaims), outline::outline)
        .get("/d/{debate}/overview", Needs::May(Action::ReadOverview), overview::page)
        .get("/d/{debate}/history", Needs::May(Action::ReadClaims), history::page)
        .get("/d/{debate}/topology.svg", Needs::May(Action::ReadClaims), export::topology_svg)
        .get("/d/{debate}/topology.png", Needs::May(Action::ReadClaims), export::topology_png)
        .get("/d/{debate}/brief", Needs::May(Action::ReadClaims), brief::page)
        .get("/d/{debate}/export/{format}", Needs::May(Action::ReadClaims), export::debate)
        .get("/d/{debate}/export/overview-csv", Needs::May(Action::ReadOverview), overview::csv)
        .get("/d/{debate}/export/overview-pdf", Needs::May(Action::ReadOverview), overview::pdf)
        .get("/d/{debate}/export/overview-png", Needs::May(Action::ReadOverview), overview::png)
        .post("/d/{debate}/claims", Needs::May(Action::Contribute), contribute::add)
        .post("/d/{debate}/edit", Needs::May(Action::Contribute), contribute::edit)
        .post("/d/{debate}/withdraw", Needs::May(Action::Withdraw), contribute::withdraw)
        .post("/d/{debate}/rate", Needs::May(Action::Rate), contribute::rate)
        .post("/d/{debate}/mark", Needs::May(Action::Mark), mine::mark)
        .get("/d/{debate}/mine", Needs::May(Action::ReadClaims), mine::page)
        .post("/d/{debate}/comments", Needs::May(Action::Comment), talk::comment)
        .post("/d/{debate}/comments/withdraw", Needs::May(Action::Withdraw), talk::withdraw_comment)
        .post("/d/{debate}/suggestions", Needs::May(Action::Comment), talk::suggest)
        .post("/d/{debate}/suggestions/withdraw", Needs::May(Action::Withdraw), talk::withdraw_suggestion)
        .post("/d/{debate}/suggestions/answer", Needs::May(Action::Answer), talk::answer)
        .get("/d/{debate}/claims/{claim}/wordings", Needs::May(Action::ReadClaims), talk::wordings)
        .post("/d/{debate}/claims/{claim}/wordings", Needs::May(Action::Purge), talk::purge)
        .get("/d/{debate}/events", Needs::May(Action::ReadClaims), events::follow)
        .get("/d/{debate}/similar", Needs::May(Action::ReadClaims), similar::index)
        .get("/d/{debate}/places", Needs::May(Action::ReadClaims), similar::places)
        .get("/d/{debate}/queue", Needs::May(Action::Rate), queue::page)
        .get("/d/{debate}/device", Needs::Nothing, device::page)
        .post("/d/{debate}/device", Needs::Nothing, device::enter)
        .post("/d/{debate}/device/show", Needs::Voice, device::show)
        .post("/d/{debate}/forget", Needs::Nothing, device::forget)
        .get("/d/{debate}/invitation", Needs::Nothing, invitations::page)
        .post("/d/{debate}/invitation/exchange", Needs::Invitation, invitations::exchange)
        .post("/d/{debate}/invitation/voice", Needs::Invitation, invitations::take_voice)
        .post("/d/{debate}/invitation/open", Needs::Invitation, invitations::exchange_openly)
        .get("/desk/{debate}/invitations", Needs::May(Action::Facilitate), invitations::desk)
        .post("/desk/{debate}/invitations", Needs::May(Action::Facilitate), invitations::issue)
        .post("/desk/{debate}/invitations/file", Needs::May(Action::Facilitate), invitations::file)
        .post("/desk/{debate}/invitations/revoke", Needs::May(Action::Facilitate), invitations::revoke)
        .get("/desk/{debate}", Needs::May(Action::Facilitate), desk::page)
        .get("/desk/{debate}/brief", Needs::May(Action::Facilitate), brief::desk)
        .get("/desk/{debate}/export/{format}", Needs::May(Action::Facilitate), export::desk)
        .post("/desk/{debate}/step", Needs::May(Action::Facilitate), desk::step)
        .post("/desk/{debate}/setup", Needs::May(Action::Facilitate), setup::change)
        .post("/desk/{debate}/meeting", Needs::May(Action::Facilitate), setup::change_meeting)
        .post("/desk/{debate}/links", Needs::May(Action::Facilitate), desk::replace_link)
        .get("/desk/{debate}/moderation", Needs::May(Action::Facilitate), moderation::queue)
        .post("/desk/{debate}/moderation", Needs::May(Action::Moderate), moderation::moderate)
        .get("/desk/{debate}/moderation/claims", Needs::May(Action::Facilitate), moderation::claims)
        .get("/desk/{debate}/moderation/act", Needs::May(Action::Facilitate), moderation::act)
        .get("/desk/{debate}/moderation/history", Needs::May(Action::Facilitate), moderation::history)
        .get("/desk/{debate}/preview/{role}", Needs::May(Action::Facilitate), preview::page)
        .get("/desk/{debate}/suggestions", Needs::May(Action::Facilitate), talk::desk_suggestions)
        .post("/desk/{debate}/suggestions", Needs::May(Action::Answer), talk::desk_answer)
        .get("/desk/{debate}/comments", Needs::May(Action::Facilitate), talk::desk_comments)
        .post("/desk/{debate}/wordings", Needs::May(Action::Facilitate), talk::desk_forget)
        .post("/desk/{debate}/comments", Needs::May(Action::Facilitate), talk::desk_remove)
        .get("/desk/{debate}/clone", Needs::May(Action::Facilitate), seed::clone_form)
        .post("/desk/{debate}/clone", Needs::May(Action::Facilitate), seed::clone)
        .get("/language/{tag}", Needs::Nothing, language::choose)
        .get("/healthz", Needs::Nothing, async || "ok\n")
        .get("/readyz", Needs::Nothing, pages::ready)
        .get("/favicon.svg", Needs::Nothing, favicon)
        .get("/favicon.ico", Needs::Nothing, favicon)
        .get("/assets/{name}", Needs::Nothing, asset)
        .limit(seed::UPLOAD_LIMIT)
        .post("/import", Needs::StartKey, seed::look)
        .post("/import/keep", Needs::StartKey, seed::keep)
        .post("/s/{space}/import", Needs::InSpace(SpaceAction::Facilitate), seed::look_in_space)
        .post("/s/{space}/import/keep", Needs::InSpace(SpaceAction::Facilitate), seed::keep_in_space)
}

/// All addresses of the server with what each needs: the list beside [`router`], made by the same lines.
pub fn addresses() -> Vec<Address> {
    pages().into_list().into_iter().chain(api::addresses().into_list()).collect()
}

/// All addresses, ready to serve.
pub fn router(app: App) -> Router {
    let api = api::addresses().into_router().fallback(api::not_found).layer(map_response(api::as_problem));
    Router::new()
        .merge(pages().into_router())
        .nest(api::PREFIX, api)
        .fallback(pages::not_found)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(app.clone(), limits::limit))
        .layer(middleware::from_fn_with_state(app.clone(), ways::show))
        .layer(middleware::from_fn(access::same_origin))
        .layer(CompressionLayer::new().quality(COMPRESSION))
        .layer(middleware::from_fn_with_state(app.clone(), headers))
        .layer(middleware::from_fn(language::speak))
        .layer(middleware::from_fn_with_state(app.clone(), observe))
        .with_state(app)
}

/// The answer where a handler panicked. What it said is for nobody: it may hold what somebody wrote.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    Failure::new(StatusCode::INTERNAL_SERVER_ERROR, say!("failure-panicked")).into_response()
}

/// Has every request told, and nothing of it but its template.
async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let begun = Begun::new(&request);
    let response = next.run(request).await;
    app.0.requests.answered(begun, response.status().as_u16());
    response
}

async fn favicon() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], FAVICON)
}

/// A small sunburst.
const FAVICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="5" fill="#23262b"/><path d="M16 2a14 14 0 0 1 0 28v-5a9 9 0 0 0 0-18z" fill="#007256"/><path d="M16 2a14 14 0 0 0 0 28v-5a9 9 0 0 1 0-18z" fill="#b02f22"/></svg>"##;

/// Only what this server itself sends may run, show or be posted to.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What no page here needs from the device.
const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), \
    local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
    publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), xr-spatial-tracking=()";

/// What every answer says, whoever gives it.
const ALWAYS: [(HeaderName, &str); 8] = [
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS_POLICY),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
];

async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if app.config().secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    // What somebody with a link reads is for nobody's shared cache.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
    response
}

/// A file of the browser part: its name holds a hash of its content, so it may be kept for ever.
async fn asset(axum::extract::Path(name): axum::extract::Path<String>, headers: http::HeaderMap) -> Response {
    let path = format!("/assets/{name}");
    let Some(asset) = assets::all().iter().find(|asset| asset.path == path) else {
        return Failure::not_found().into_response();
    };
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let brotli = accepted.split(',').any(|coding| coding.trim().split(';').next() == Some("br"));
    let fixed = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    if brotli && !asset.brotli.is_empty() {
        (fixed, [(header::CONTENT_ENCODING, "br")], asset.brotli).into_response()
    } else {
        (fixed, asset.raw).into_response()
    }
}
