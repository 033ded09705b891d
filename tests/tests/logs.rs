//! What a busy run of the program writes to its log and tells in its metrics: templates, statuses and hours.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use http::{Method, StatusCode};
use isegoria_tests::{
    eventually, free_port,
    http::{Agent, Reply},
    local::fresh,
    server::{Database, Imported, TestServer, demo_debate},
};
use serde_json::json;
use std::collections::BTreeMap;

const VOICE: &str = "7a7b7c7d7a7b7c7d7a7b7c7d7a7b7c7d7a7b7c7d7a7b7c7d7a7b7c7d7a7b7c7d";
const START_KEY: &str = "the-operators-key";
const SECRET: &str = "5e5f5e5f5e5f5e5f5e5f5e5f5e5f5e5f5e5f5e5f5e5f5e5f5e5f5e5f5e5f5e5f";
const WORDS: &str = "Zebras would say so";
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const ADDRESS: &str = "203.0.113.77";

/// Requests as they were sent: method, template, status. Their lines must be these, no more and no fewer.
type Sent = BTreeMap<(String, String, u16), usize>;

struct Busy {
    server: TestServer,
    imported: Imported,
    sent: Sent,
}

fn secret_of(link: &str) -> &str {
    link.rsplit('/').next().unwrap()
}

impl Busy {
    async fn send(
        &mut self,
        agent: &mut Agent,
        method: &str,
        (template, path): (&str, &str),
        headers: &[(&str, &str)],
        body: impl Into<hyper::body::Bytes>,
    ) -> Reply {
        let hostile = [
            ("user-agent", "Netscape-Navigator-4"),
            ("x-forwarded-for", ADDRESS),
            ("accept-language", "tlh-Klingon"),
            ("referer", "https://intranet.example/team-page"),
            ("x-request-id", "correlation-id-4711\u{9b}31m"),
            ("cookie", "tracking=cookie-value-4711"),
        ];
        let headers: Vec<_> = headers.iter().copied().chain(hostile).collect();
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let reply = agent.send(method.clone(), path, &headers, body).await;
        let known = if method.as_str() == "MADEUP" { "(other)" } else { method.as_str() };
        *self.sent.entry((known.to_owned(), template.to_owned(), reply.status.as_u16())).or_default() += 1;
        reply
    }

    fn page(&self, below: &str) -> String {
        format!("/d/{}{below}", self.imported.debate)
    }

    fn api(&self, below: &str) -> String {
        format!("/api/v1/debates/{}{below}", self.imported.debate)
    }

    /// Opens a role's link, with a query that a mail program added.
    async fn reader(&mut self, link: &str) -> Agent {
        let mut agent = self.server.agent();
        let path = format!("/l/{}?utm_source=newsletter-4711", secret_of(link));
        let opened = self.send(&mut agent, "GET", ("/l/{secret}", &path), &[], "").await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
        agent
    }

    async fn pages(&mut self, place: &str) {
        let link = self.imported.links.contributor.clone();
        let mut agent = self.reader(&link).await;
        let debate = self.page(&format!("?at={place}&add=con"));
        self.send(&mut agent, "GET", ("/d/{debate}", &debate), &[], "").await;
        let export = self.page("/export/json");
        self.send(&mut agent, "GET", ("/d/{debate}/export/{format}", &export), &[], "").await;
        self.send(&mut agent, "HEAD", ("/d/{debate}/outline", &self.page("/outline")), &[], "").await;
        let id = fresh();
        let add = format!("id={id}&voice={VOICE}&parent={place}&side=pro&text={WORDS}");
        let claims = ("/d/{debate}/claims", self.page("/claims"));
        let added = self.send(&mut agent, "POST", (claims.0, &claims.1), &[FORM], add).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
        let incomplete = format!("text={WORDS}");
        let reply = self.send(&mut agent, "POST", (claims.0, &claims.1), &[FORM], incomplete).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST);
        // The server closes a connection that brings too much, so this one is not used again.
        let (mut last, much) = (self.server.agent(), "x".repeat(200_000));
        let reply = self.send(&mut last, "POST", (claims.0, &claims.1), &[FORM], much).await;
        assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
        for rating in 0..5 {
            let rate = ("/d/{debate}/rate", self.page("/rate"));
            let body = format!("place={place}&rating={rating}");
            self.send(&mut agent, "POST", (rate.0, &rate.1), &[FORM], body).await;
        }
        let foreign = [FORM, ("sec-fetch-site", "cross-site"), ("origin", "https://evil-origin.example")];
        self.send(&mut agent, "POST", (claims.0, &claims.1), &foreign, "").await;
    }

    async fn calls(&mut self, place: &str) {
        let bearer = format!("Bearer {}", secret_of(&self.imported.links.contributor));
        let headers = [("authorization", bearer.as_str()), ("isegoria-voice", VOICE)];
        let mut agent = self.server.agent();
        let claims = ("/api/v1/debates/{debate}/claims", self.api("/claims"));
        let body = json!({ "parent": place, "relation": "con", "text": WORDS }).to_string();
        let added = self.send(&mut agent, "POST", (claims.0, &claims.1), &headers, body).await;
        let claim = added.json()["claim"].as_str().unwrap().to_owned();
        let one = format!("{}/{claim}", claims.1);
        for (method, body) in [("PATCH", format!("{{\"text\": \"{WORDS}\", ")), ("DELETE", String::new())] {
            self.send(&mut agent, method, ("/api/v1/debates/{debate}/claims/{claim}", &one), &headers, body).await;
        }
        let no_voice = [headers[0], ("isegoria-voice", "no-voice-but-a-word-4711")];
        self.send(&mut agent, "GET", (claims.0, &format!("{}?after={claim}", claims.1)), &no_voice, "").await;
        let key = format!("Bearer {START_KEY}");
        let made = json!({ "title": WORDS }).to_string();
        self.send(&mut agent, "POST", ("/api/v1/debates", "/api/v1/debates"), &[("authorization", &key)], made)
            .await;
        let import = ("/api/v1/debates/import", format!("/api/v1/debates/import?title={}", "Secret-title-4711"));
        let authorized = [("authorization", key.as_str())];
        self.send(&mut agent, "POST", (import.0, &import.1), &authorized, format!("not a debate: {WORDS}")).await;
    }

    async fn strangers(&mut self) {
        let mut agent = self.server.agent();
        let guessed = format!("/l/{}", "ab".repeat(20));
        self.send(&mut agent, "GET", ("/l/{secret}", &guessed), &[], "").await;
        for path in ["/wp-admin-4711/setup.php?token=4711", "/api/nothing-4711", "/d/not-a-debate-4711/claims/4711"]
        {
            self.send(&mut agent, "GET", ("(none)", path), &[], "").await;
            self.send(&mut agent, "POST", ("(none)", path), &[], WORDS).await;
        }
        let wrong = ("/d/{debate}", "/d/no-uuid-4711");
        self.send(&mut agent, "GET", wrong, &[], "").await;
        self.send(&mut agent, "MADEUP", ("/new", "/new"), &[], "").await;
        self.send(&mut agent, "DELETE", ("/promise", "/promise"), &[], "").await;
    }

    /// Takes the database's tables for ballots away, so that ratings fail.
    async fn break_ballots(&mut self, place: &str) {
        sqlx::any::install_default_drivers();
        let pool = sqlx::AnyPool::connect(&self.server.database.address()).await.unwrap();
        sqlx::raw_sql("ALTER TABLE pending_ballots RENAME TO gone").execute(&pool).await.unwrap();
        let mut agent = self.server.agent();
        let bearer = format!("Bearer {}", secret_of(&self.imported.links.contributor));
        let headers = [("authorization", bearer.as_str()), ("isegoria-voice", VOICE)];
        let template = "/api/v1/debates/{debate}/places/{place}/ballot";
        let path = self.api(&format!("/places/{place}/ballot"));
        let rated = json!({ "rating": 1 }).to_string();
        let reply = self.send(&mut agent, "PUT", (template, &path), &headers, rated).await;
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
        sqlx::raw_sql("ALTER TABLE gone RENAME TO pending_ballots").execute(&pool).await.unwrap();
        pool.close().await;
    }
}

/// What must stand nowhere: secrets, ids, addresses, headers, queries, texts.
fn nothing_of_anybody(text: &str, imported: &Imported, place: &str) {
    let links = [&imported.links.contributor, &imported.links.facilitator, &imported.links.leadership];
    let secrets = links.map(|link| secret_of(link));
    let fixed = [
        VOICE,
        START_KEY,
        SECRET,
        ADDRESS,
        "203.0",
        "127.0.0.1",
        "Zebras",
        "4711",
        "Netscape",
        "Klingon",
        "intranet",
        "evil-origin",
        "tracking",
        "utm_",
        "cookie",
        "Bearer",
        "abababab",
        "xxxx",
        "?at",
        "rating=",
    ];
    for word in fixed.into_iter().chain(secrets).chain([imported.debate.as_str(), place]) {
        assert!(!text.contains(word), "“{word}” is in\n{text}");
    }
    for word in text.split(|c: char| !(c.is_ascii_hexdigit() || c == '-')) {
        let digits = word.chars().filter(char::is_ascii_hexdigit).count();
        assert!(digits < 16, "{word} looks like an id or a key in\n{text}");
    }
}

/// Each line's time is an hour, and nothing else in it is a time.
fn no_time_finer_than_the_hour(line: &str) {
    let time = line.split_whitespace().next().unwrap();
    let digits = |range: std::ops::Range<usize>| time[range].chars().all(|c| c.is_ascii_digit());
    assert!(time.len() == 14 && digits(0..4) && digits(5..7) && digits(8..10) && digits(11..13), "{line}");
    assert!(&time[10..11] == "T" && time.ends_with('Z'), "{line}");
    let clock =
        |word: &str| word.len() >= 4 && word.contains(':') && word.chars().all(|c| c.is_ascii_digit() || c == ':');
    assert!(!line.split(|c: char| !(c.is_ascii_digit() || c == ':')).any(clock), "{line}");
}

fn lines_of_requests(log: &str) -> Sent {
    let mut lines = Sent::new();
    for line in log.lines().filter_map(|line| line.split_once("isegoria::request: ")).map(|(_, fields)| fields) {
        let fields: Vec<(&str, &str)> = line.split(' ').filter_map(|field| field.split_once('=')).collect();
        let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
        let read = matches!(fields[0].1, "GET" | "HEAD");
        assert_eq!(
            names,
            if read { vec!["method", "route", "status", "ms"] } else { vec!["method", "route", "status"] }
        );
        let key = (fields[0].1.to_owned(), fields[1].1.to_owned(), fields[2].1.parse().unwrap());
        *lines.entry(key).or_default() += 1;
    }
    lines
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_run_leaves_one_line_for_each_request_and_nothing_of_anybody() {
    let database = Database::sqlite();
    std::fs::write(database.folder().join("isegoria.key"), SECRET).unwrap();
    let imported = database.import(&demo_debate()).await;
    let metrics = format!("127.0.0.1:{}", free_port());
    let options = ["--metrics-listen", &metrics, "--start-key", START_KEY, "--behind-proxy"];
    // Whatever the operator asks for.
    let server = TestServer::with(database, &options, &[("ISEGORIA_LOG", "trace")]).await;
    let mut busy = Busy { server, imported, sent: Sent::new() };

    let bearer = format!("Bearer {}", secret_of(&busy.imported.links.contributor));
    let (mut agent, claims) = (busy.server.agent(), busy.api("/claims"));
    let headers = [("authorization", bearer.as_str())];
    let listed = busy.send(&mut agent, "GET", ("/api/v1/debates/{debate}/claims", &claims), &headers, "").await;
    let place = listed.json()["claims"][0]["place"].as_str().unwrap().to_owned();
    let desk = busy.imported.links.facilitator.clone();
    let mut facilitator = busy.reader(&desk).await;
    let path = format!("/desk/{}", busy.imported.debate);
    busy.send(&mut facilitator, "GET", ("/desk/{debate}", &path), &[], "").await;
    busy.pages(&place).await;
    busy.calls(&place).await;
    busy.strangers().await;
    busy.break_ballots(&place).await;

    let base = format!("http://{metrics}");
    eventually("the metrics are there", async || tokio::net::TcpStream::connect(&metrics).await.is_ok()).await;
    let counted = Agent::new(&base).get("/metrics").await.text();
    let labels: Vec<&str> =
        counted.lines().filter_map(|line| line.rsplit_once(' ')).map(|(label, _)| label).collect();
    nothing_of_anybody(&labels.join("\n"), &busy.imported, &place);
    assert!(
        counted.contains(r#"isegoria_requests_total{method="GET",route="/d/{debate}",status="200"} 1"#),
        "{counted}"
    );
    for write in ["POST", "PUT", "PATCH", "DELETE"] {
        assert!(!counted.contains(write), "{write} is counted before the hour is over:\n{counted}");
    }

    let Busy { server, imported, sent } = busy;
    let own = server.base.clone();
    let (log, _database) = server.stop().await;
    let log = log.replace(&own, "(own address)");
    nothing_of_anybody(&log, &imported, &place);
    for line in log.lines() {
        no_time_finer_than_the_hour(line);
    }
    assert_eq!(lines_of_requests(&log), sent, "{log}");
    let writes = log.lines().map(|line| line.contains("isegoria::request: method=P"));
    assert!(writes.skip_while(|write| !write).count() >= 10, "{log}");
}
