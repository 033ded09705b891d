//! Logs and metrics that tell an operator how the server does, and nobody what a person did.
//!
//! Each request is one line: method, the template of its address, status. Never a path, an address, a header, a body.
//! Every line's time is cut to the hour. As what collects a log (journald, for one) stamps each line when it comes, lines
//! of writes do not come when they happen: they are counted, and told together at each full hour and at the end.

use axum::{
    Router,
    extract::{MatchedPath, Request},
    http::{Method, header},
    routing::get,
};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use std::{
    collections::BTreeMap,
    fmt, io,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::net::TcpListener;
use tracing::{Level, Subscriber};
use tracing_subscriber::{
    EnvFilter, Layer,
    filter::filter_fn,
    fmt::{MakeWriter, format::Writer, time::FormatTime},
    layer::SubscriberExt,
};

/// Of every request, one line.
const REQUEST: &str = "isegoria::request";
/// Stands for the template where no address matched.
const NO_ROUTE: &str = "(none)";
/// Asked every few seconds by machines: not worth a line.
const HEALTH: [&str; 2] = ["/healthz", "/readyz"];
/// What the log holds unless `ISEGORIA_LOG` says otherwise.
const LOGGED: &str = "info,sqlx=warn";
/// How often the samples of the histogram are folded, asked for or not.
const UPKEEP: Duration = Duration::from_secs(60);
/// Requests, by method, template and status.
const REQUESTS: &str = "isegoria_requests_total";
/// How long reads take.
const SECONDS: &str = "isegoria_read_duration_seconds";
/// Where the histogram's buckets end.
const BUCKETS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 5.0];
/// How many releases there were.
const RELEASES: &str = "isegoria_releases_total";
/// How many claims they brought.
const CLAIMS: &str = "isegoria_claims_released_total";

/// Times as the log holds them: `2026-11-22T10Z`.
#[derive(Debug, Clone, Copy)]
struct Hours;

impl FormatTime for Hours {
    fn format_time(&self, w: &mut Writer<'_>) -> fmt::Result {
        write!(w, "{}", jiff::Timestamp::now().strftime("%Y-%m-%dT%HZ"))
    }
}

/// What writes the log. `directives` are those of `ISEGORIA_LOG`. Whatever they say, other people's crates only warn: what
/// they would tell in detail (addresses of connections, statements) is not for the log.
pub fn subscriber<W>(directives: Option<&str>, colours: bool, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let wanted =
        directives.and_then(|text| EnvFilter::try_new(text).ok()).unwrap_or_else(|| EnvFilter::new(LOGGED));
    let lines = tracing_subscriber::fmt::layer().with_timer(Hours).with_ansi(colours).with_writer(writer);
    let ours = filter_fn(|event| {
        let ours = matches!(event.target().split("::").next(), Some("isegoria" | "app" | "domain"));
        ours || *event.level() <= Level::WARN
    });
    tracing_subscriber::registry().with(wanted).with(lines.with_filter(ours))
}

/// Makes panics tell where they happened and nothing else: their message may hold what somebody wrote.
pub fn tell_only_where_it_panicked() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(%at, "something panicked");
    }));
}

/// What is told of a request. The order is that of the lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    route: String,
    method: &'static str,
    status: u16,
}

impl Line {
    fn count(&self, n: u64) {
        let labels = [
            ("method", self.method.to_owned()),
            ("route", self.route.clone()),
            ("status", self.status.to_string()),
        ];
        metrics::counter!(REQUESTS, &labels).increment(n);
    }
}

/// The method's name, or one word for those that nobody knows: whoever asks may make them up.
fn name(method: &Method) -> &'static str {
    const KNOWN: [&str; 9] = ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"];
    KNOWN.into_iter().find(|known| *known == method.as_str()).unwrap_or("(other)")
}

/// The requests of which nothing is told yet.
#[derive(Debug, Default)]
pub(crate) struct Requests(Mutex<BTreeMap<Line, u64>>);

/// A request that is being answered.
#[derive(Debug)]
pub(crate) struct Begun {
    route: String,
    method: &'static str,
    write: bool,
    at: Instant,
}

impl Begun {
    /// Keeps of a request what may be told.
    pub(crate) fn new(request: &Request) -> Self {
        let route = request.extensions().get::<MatchedPath>().map_or(NO_ROUTE, MatchedPath::as_str).to_owned();
        let method = request.method();
        Self { route, method: name(method), write: !method.is_safe(), at: Instant::now() }
    }
}

impl Requests {
    /// Tells of a request that was read; remembers a write for later.
    pub(crate) fn answered(&self, begun: Begun, status: u16) {
        let Begun { route, method, write, at } = begun;
        if HEALTH.contains(&route.as_str()) {
            return;
        }
        if status >= 500 {
            tracing::error!(%route, status, "a request failed here");
        }
        let line = Line { route, method, status };
        if write {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(line).or_default() += 1;
            return;
        }
        let took = at.elapsed();
        let ms = took.as_millis();
        tracing::info!(target: REQUEST, method = %line.method, route = %line.route, status = line.status, ms);
        line.count(1);
        metrics::histogram!(SECONDS, "route" => line.route).record(took);
    }

    /// Tells of all writes since the last time, sorted, and lets the metrics move.
    pub(crate) fn tell_writes(&self) {
        let lines = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for (line, n) in lines {
            for _ in 0..n {
                tracing::info!(target: REQUEST, method = %line.method, route = %line.route, status = line.status);
            }
            line.count(n);
        }
    }
}

/// How long it is until the next full hour.
pub(crate) fn until_the_full_hour() -> Duration {
    let past = jiff::Timestamp::now().as_second().rem_euclid(3600);
    Duration::from_secs(3600 - past.unsigned_abs())
}

/// To be called when a release is done, which brought so many claims: only then may they be counted.
pub fn released(claims: usize) {
    metrics::counter!(RELEASES).increment(1);
    metrics::counter!(CLAIMS).increment(claims as u64);
}

fn builder() -> Result<PrometheusBuilder, BuildError> {
    PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(SECONDS.to_owned()), &BUCKETS)
}

/// Starts to count. Without this, nothing is.
///
/// # Errors
/// If this process counts already.
pub fn count() -> Result<PrometheusHandle, BuildError> {
    let handle = builder()?.install_recorder()?;
    metrics::describe_counter!(REQUESTS, "Requests; those that write are added at each full hour");
    metrics::describe_histogram!(SECONDS, metrics::Unit::Seconds, "How long answers to readers took");
    metrics::describe_counter!(RELEASES, "Releases");
    metrics::describe_counter!(CLAIMS, "Claims that releases brought");
    Ok(handle)
}

/// Serves the metrics at `/metrics` until it is dropped, for a listener that only the operator reaches.
///
/// # Errors
/// If the listener fails.
pub async fn serve_metrics(listener: TcpListener, counts: PrometheusHandle) -> io::Result<()> {
    let asked = counts.clone();
    let text = async move || ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], asked.render());
    let upkeep = async {
        loop {
            tokio::time::sleep(UPKEEP).await;
            counts.run_upkeep();
        }
    };
    tokio::select! {
        served = axum::serve(listener, Router::new().route("/metrics", get(text))) => served,
        () = upkeep => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[derive(Clone, Default)]
    struct Sink(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What is logged meanwhile.
    fn logged(directives: &str, work: impl FnOnce()) -> String {
        let sink = Sink::default();
        let writer = sink.clone();
        let subscriber = subscriber(Some(directives), false, move || writer.clone());
        tracing::subscriber::with_default(subscriber, work);
        String::from_utf8(sink.0.lock().unwrap().clone()).unwrap()
    }

    fn begun(method: &'static str, route: &str) -> Begun {
        Begun { route: route.to_owned(), method, write: method != "GET", at: Instant::now() }
    }

    #[test]
    fn reads_are_told_at_once_and_writes_sorted_later() {
        let requests = Requests::default();
        let text = logged("info", || {
            requests.answered(begun("POST", "/d/{debate}/rate"), 303);
            requests.answered(begun("POST", "/d/{debate}/claims"), 422);
            requests.answered(begun("POST", "/d/{debate}/rate"), 303);
            requests.answered(begun("GET", "/d/{debate}"), 200);
            requests.answered(begun("GET", "/healthz"), 200);
            requests.tell_writes();
            requests.tell_writes();
        });
        let lines: Vec<&str> = text.lines().map(|line| line.split_once("isegoria::request: ").unwrap().1).collect();
        assert!(lines[0].starts_with("method=GET route=/d/{debate} status=200 ms="), "{text}");
        let rated = "method=POST route=/d/{debate}/rate status=303";
        assert_eq!(lines[1..], ["method=POST route=/d/{debate}/claims status=422", rated, rated]);
    }

    #[test]
    fn a_failure_is_told_at_once_with_its_template_only() {
        let text = logged("info", || Requests::default().answered(begun("POST", "/d/{debate}/rate"), 503));
        assert!(text.trim().ends_with("a request failed here route=/d/{debate}/rate status=503"), "{text}");
    }

    #[test]
    fn a_time_is_an_hour() {
        let text = logged("info", || tracing::info!("here"));
        let time = text.split_whitespace().next().unwrap();
        assert!(time.len() == "2026-11-22T10Z".len() && time.ends_with('Z') && !time.contains(':'), "{time}");
    }

    #[test]
    fn other_crates_only_warn_whatever_is_asked_for() {
        let text = logged("trace", || {
            tracing::trace!(target: "axum::serve", "connection 203.0.113.9 accepted");
            tracing::info!(target: "hyper", "203.0.113.9");
            tracing::warn!(target: "sqlx::query", "slow");
            tracing::trace!("ours");
        });
        assert!(text.contains("slow") && text.contains("ours") && !text.contains("203"), "{text}");
    }

    #[test]
    fn a_made_up_method_is_not_told() {
        assert_eq!(name(&Method::from_bytes(b"SECRET").unwrap()), "(other)");
        assert_eq!(name(&Method::PATCH), "PATCH");
    }

    #[test]
    fn counts_of_writes_move_with_their_lines_and_never_in_a_histogram() {
        let recorder = builder().unwrap().build_recorder();
        let counts = recorder.handle();
        metrics::with_local_recorder(&recorder, || {
            let requests = Requests::default();
            requests.answered(begun("GET", "/d/{debate}"), 200);
            requests.answered(begun("POST", "/d/{debate}/rate"), 303);
            assert!(!counts.render().contains("POST"));
            requests.tell_writes();
            released(3);
        });
        let text = counts.render();
        let has = |line: &str| assert!(text.lines().any(|l| l == line), "{line} is not in\n{text}");
        has(r#"isegoria_requests_total{method="POST",route="/d/{debate}/rate",status="303"} 1"#);
        has(r#"isegoria_requests_total{method="GET",route="/d/{debate}",status="200"} 1"#);
        has(r#"isegoria_read_duration_seconds_count{route="/d/{debate}"} 1"#);
        has("isegoria_releases_total 1");
        has("isegoria_claims_released_total 3");
        assert!(!text.lines().any(|line| line.starts_with(SECONDS) && line.contains("rate")), "{text}");
    }
}
