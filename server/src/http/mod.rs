//! Addresses. A handler loads the data, asks `domain::policy`, and hands plain values to a view of `app`.

mod access;
mod api;
mod contribute;
mod desk;
mod device;
mod export;
mod failure;
mod form;
mod pages;
mod queue;
mod start;
mod view;

use crate::{assets, live::Live};
use access::Links;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use domain::ids::DebateId;
use std::sync::Arc;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

pub use api::Made;
pub use failure::Failure;

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
    pub start_key: Option<String>,
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
}

impl App {
    /// All of the server's state.
    pub fn new(live: Arc<Live>, config: Config) -> Self {
        Self(Arc::new(Inner { live, config, links: Links::default() }))
    }

    fn live(&self) -> &Live {
        &self.0.live
    }

    fn config(&self) -> &Config {
        &self.0.config
    }
}

/// All addresses.
pub fn router(app: App) -> Router {
    let pages = Router::new()
        .route("/", get(pages::home))
        .route("/promise", get(pages::promise))
        .route("/new", get(start::form).post(start::submit))
        .route("/l/{secret}", get(pages::link))
        .route("/d/{debate}", get(pages::debate))
        .route("/d/{debate}/outline", get(pages::outline))
        .route("/d/{debate}/overview", get(pages::overview))
        .route("/d/{debate}/topology.svg", get(pages::topology))
        .route("/d/{debate}/export/{format}", get(export::debate))
        .route("/d/{debate}/claims", post(contribute::add))
        .route("/d/{debate}/edit", post(contribute::edit))
        .route("/d/{debate}/withdraw", post(contribute::withdraw))
        .route("/d/{debate}/rate", post(contribute::rate))
        .route("/d/{debate}/queue", get(queue::page))
        .route("/d/{debate}/device", get(device::page).post(device::enter))
        .route("/d/{debate}/device/show", post(device::show))
        .route("/d/{debate}/forget", post(device::forget))
        .route("/desk/{debate}", get(desk::page))
        .route("/desk/{debate}/export/{format}", get(export::desk))
        .route("/desk/{debate}/step", post(desk::step))
        .route("/desk/{debate}/links", post(desk::replace_link))
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .route_layer(middleware::from_fn(access::same_origin));
    Router::new()
        .merge(pages)
        .nest("/api", api::router(IMPORT_LIMIT))
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(pages::ready))
        .route("/favicon.svg", get(|| async { ([(header::CONTENT_TYPE, "image/svg+xml")], FAVICON) }))
        .route("/favicon.ico", get(|| async { ([(header::CONTENT_TYPE, "image/svg+xml")], FAVICON) }))
        .route("/assets/{name}", get(asset))
        .fallback(pages::not_found)
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
        .layer(middleware::from_fn(headers))
        .layer(CatchPanicLayer::new())
        .with_state(app)
}

/// A small sunburst.
const FAVICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="5" fill="#23262b"/><path d="M16 2a14 14 0 0 1 0 28v-5a9 9 0 0 0 0-18z" fill="#007256"/><path d="M16 2a14 14 0 0 0 0 28v-5a9 9 0 0 1 0-18z" fill="#b02f22"/></svg>"##;

/// Only what this server itself sends may run, show or be posted to.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
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
