//! What happens when the process is killed in the middle, when the disk is full, the database away, the clock wrong: nothing
//! that was acknowledged is lost or doubled, what is refused is refused in words, and all goes on without a restart.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::debate::{ReleaseRhythm, Step};
use http::{Method, StatusCode};
use isegoria::{
    http::{Config, Limits},
    live::Refusal,
    secret::Voice,
    store::{Debate, Plan, Store},
};
use isegoria_tests::{
    eventually,
    hands::Hands,
    http::{Agent, Reply},
    local::{Kind, LocalServer, SMALL, Scratch, fresh, make_debate},
    server::{Database, TestServer, demo_debate},
    stage::{hourly, stage, voice},
};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

/// How many times the server is killed, unless `ISEGORIA_KILL_ROUNDS` says another number.
const ROUNDS: usize = 20;
/// How many clients write meanwhile.
const CLIENTS: usize = 8;

fn api(debate: &str, path: &str) -> String {
    format!("/api/v1/debates/{debate}{path}")
}

/// Somebody who asks a server through the API until that is gone.
#[derive(Clone)]
struct Client {
    base: String,
    debate: String,
    link: String,
    over: Arc<AtomicBool>,
}

impl Client {
    /// The answer, or nothing once the server is gone.
    async fn ask(&self, method: Method, path: &str, body: &Value) -> Option<Reply> {
        if self.over.load(Ordering::Relaxed) {
            return None;
        }
        let (base, path, bearer) = (self.base.clone(), api(&self.debate, path), format!("Bearer {}", self.link));
        let body = if body.is_null() { String::new() } else { body.to_string() };
        // The agent panics when the server is gone: that is this client's end.
        let sent = tokio::spawn(async move {
            Agent::new(&base).send(method, &path, &[("authorization", &bearer)], body).await
        });
        sent.await.ok()
    }

    /// Adds claims and rates; returns the ids of the claims that were acknowledged.
    async fn write(self, parent: String) -> Vec<String> {
        let mut acknowledged = Vec::new();
        loop {
            let id = fresh().to_string();
            let body = json!({ "parent": parent, "relation": "pro", "text": format!("Claim {id}."), "id": id });
            let Some(added) = self.ask(Method::POST, "/claims", &body).await else { break };
            assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
            acknowledged.push(id);
            let ballot = format!("/places/{parent}/ballot");
            let Some(rated) = self.ask(Method::PUT, &ballot, &json!({ "rating": 3 })).await else { break };
            assert_eq!(rated.status, StatusCode::OK, "{}", rated.text());
        }
        acknowledged
    }

    /// Archives a claim with what answers it, and undoes that, over and over; returns how often that was acknowledged.
    async fn moderate(self, place: String) -> usize {
        let mut acknowledged = 0;
        let archive = json!({ "do": "archive", "places": [place], "reason": "unrelated" });
        loop {
            let Some(archived) = self.ask(Method::POST, "/moderation", &archive).await else { break };
            acknowledged += usize::from(archived.status == StatusCode::NO_CONTENT);
            let Some(queue) = self.ask(Method::GET, "/moderation", &Value::Null).await else { break };
            let last = queue.json()["seen"].as_u64().and_then(|seen| seen.checked_sub(1));
            let undo = json!({ "do": "undo", "entry": last });
            let Some(undone) = self.ask(Method::POST, "/moderation", &undo).await else { break };
            assert_eq!(undone.status, StatusCode::NO_CONTENT, "{}", undone.text());
            acknowledged += 1;
        }
        acknowledged
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_there_once_after_the_process_was_killed_on_sqlite() {
    is_there_once_after_a_kill(Database::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_there_once_after_the_process_was_killed_on_postgres() {
    is_there_once_after_a_kill(Database::postgres().await).await;
}

async fn is_there_once_after_a_kill(mut database: Database) {
    let imported = database.import(&demo_debate()).await;
    let link = imported.links.contributor.rsplit('/').next().expect("a secret").to_owned();
    let mut acknowledged: Vec<String> = Vec::new();
    let facilitator = imported.links.facilitator.rsplit('/').next().expect("a secret").to_owned();
    let before = database.run(&["export", &imported.debate, "--format", "json"]).await;
    let before: Value = serde_json::from_slice(&before.stdout).expect("JSON");
    let branch = before["places"].as_array().expect("places").iter().find(|place| !place["under"].is_null());
    let branch = branch.and_then(|place| place["id"].as_str()).expect("a claim below the thesis").to_owned();
    let mut moderated = 0;
    let asked = std::env::var("ISEGORIA_KILL_ROUNDS").ok();
    let rounds: usize = asked.map_or(ROUNDS, |asked| asked.parse().expect("a number of rounds"));
    for round in 0..rounds {
        let server = TestServer::on(database).await;
        let bearer = format!("Bearer {link}");
        let headers = [("authorization", bearer.as_str())];
        let theses = server.agent().send(Method::GET, &api(&imported.debate, "/claims"), &headers, "").await.json();
        let parent = theses["claims"][0]["place"].as_str().expect("a thesis").to_owned();
        let over = Arc::new(AtomicBool::new(false));
        let client = |link: &str| Client {
            base: server.base.clone(),
            debate: imported.debate.clone(),
            link: link.to_owned(),
            over: over.clone(),
        };
        let clients: Vec<_> = (0..CLIENTS).map(|_| tokio::spawn(client(&link).write(parent.clone()))).collect();
        let moderator = tokio::spawn(client(&facilitator).moderate(branch.clone()));
        // Long enough that releases fall between the writes; at another moment each round.
        tokio::time::sleep(std::time::Duration::from_millis(1100 + 137 * (round as u64 % 10))).await;
        database = server.kill().await;
        let checked = database.run(&["check"]).await;
        assert!(checked.status.success(), "round {round}: {}", String::from_utf8_lossy(&checked.stderr));
        over.store(true, Ordering::Relaxed);
        for client in clients {
            acknowledged.extend(client.await.expect("a client ends"));
        }
        moderated += moderator.await.expect("a client ends");
    }
    let exported = database.run(&["export", &imported.debate, "--format", "json"]).await;
    let waiting = TestServer::on(database).await;
    eventually("all that waited is released", async || {
        let bearer = format!("Bearer {link}");
        let headers = [("authorization", bearer.as_str())];
        let whole =
            waiting.agent().send(Method::GET, &api(&imported.debate, "/export/json"), &headers, "").await.json();
        let mut found: HashMap<&str, usize> = HashMap::new();
        for id in whole["claims"].as_array().into_iter().flatten().filter_map(|claim| claim["id"].as_str()) {
            *found.entry(id).or_default() += 1;
        }
        acknowledged.iter().all(|id| found.get(id.as_str()) == Some(&1))
    })
    .await;
    assert!(exported.status.success());
    // What was moderated is whole: the history tells each that was acknowledged, besides one that was under way in each
    // round, and the claim is where its last entry says.
    let whole: Value = serde_json::from_slice(&exported.stdout).expect("JSON");
    let history = whole["history"].as_array().expect("a history");
    assert!((moderated..=moderated + rounds).contains(&history.len()), "{moderated}: {}", history.len());
    assert!(moderated > rounds, "only {moderated} times something was moderated");
    let stands = whole["places"].as_array().expect("places").iter().any(|place| place["id"] == *branch);
    assert_eq!(stands, history.last().is_some_and(|entry| entry["undone"] == true), "{history:?}");
    assert!(acknowledged.len() > CLIENTS * rounds, "only {} claims were written", acknowledged.len());
}

/// A contributor by the API, with a voice.
struct Writer {
    base: String,
    debate: String,
    link: String,
    voice: String,
    parent: String,
}

impl Writer {
    /// Somebody new, who will answer the first thesis.
    async fn new(base: &str, debate: &str, link: &str) -> Self {
        let voice = Voice::new().unwrap().reveal();
        let writer = Self {
            base: base.to_owned(),
            debate: debate.to_owned(),
            link: link.to_owned(),
            voice,
            parent: String::new(),
        };
        let theses = writer.ask(Method::GET, "/claims", &Value::Null).await.json();
        Self { parent: theses["claims"][0]["place"].as_str().expect("a thesis").to_owned(), ..writer }
    }

    async fn ask(&self, method: Method, path: &str, body: &Value) -> Reply {
        let bearer = format!("Bearer {}", self.link);
        let headers = [("authorization", bearer.as_str()), ("isegoria-voice", self.voice.as_str())];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        Agent::new(&self.base).send(method, &api(&self.debate, path), &headers, body).await
    }

    /// Adds a claim of this id.
    async fn add(&self, id: &str) -> Reply {
        let text = format!("Claim {id}. {}", "It is long, so that it takes room. ".repeat(12));
        let claim = json!({ "parent": self.parent, "relation": "pro", "text": text, "id": id });
        self.ask(Method::POST, "/claims", &claim).await
    }

    /// How often each claim is there, as everybody may read it.
    async fn found(&self) -> HashMap<String, usize> {
        let whole = self.ask(Method::GET, "/export/json", &Value::Null).await.json();
        let mut found = HashMap::new();
        for id in whole["claims"].as_array().into_iter().flatten().filter_map(|claim| claim["id"].as_str()) {
            *found.entry(id.to_owned()).or_default() += 1;
        }
        found
    }

    /// Waits until all of these are there, each once.
    async fn finds(&self, ids: &[String]) {
        eventually("all that was acknowledged is there once", async || {
            let found = self.found().await;
            ids.iter().all(|id| found.get(id) == Some(&1))
        })
        .await;
    }
}

fn refused_for_now(reply: &Reply) {
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE, "{}", reply.text());
    assert!(reply.text().contains("could not be saved just now"), "{}", reply.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_contributions_are_refused_in_words_and_taken_again_when_there_is_room() {
    let database = Database::sqlite();
    let imported = database.import(&demo_debate()).await;
    let link = imported.links.contributor.rsplit('/').next().expect("a secret").to_owned();
    let server = TestServer::on_a_small_disk(database).await;
    let writer = Writer::new(&server.base, &imported.debate, &link).await;
    let mut saved = Vec::new();
    for _ in 0..5 {
        let id = fresh().to_string();
        assert_eq!(writer.add(&id).await.status, StatusCode::CREATED);
        saved.push(id);
    }
    for round in 0..2 {
        // No file may grow beyond what the log of commits takes of a few contributions.
        server.let_files_grow(Some(64 << 10)).await;
        let mut refused = Vec::new();
        for _ in 0..400 {
            let id = fresh().to_string();
            let reply = writer.add(&id).await;
            if reply.status == StatusCode::CREATED {
                saved.push(id);
                continue;
            }
            refused_for_now(&reply);
            refused.push(id);
            if refused.len() == 5 {
                break;
            }
        }
        assert_eq!(refused.len(), 5, "round {round}: the disk never became full");
        // Reading goes on, and shows nothing of what was refused.
        let mut reader = server.agent();
        reader.get(&format!("/l/{link}")).await;
        let page = reader.get(&format!("/d/{}", imported.debate)).await;
        assert_eq!(page.status, StatusCode::OK);
        let found = writer.found().await;
        assert!(refused.iter().all(|id| !found.contains_key(id)), "round {round}");

        server.let_files_grow(None).await;
        eventually("there is room again", async || {
            let id = fresh().to_string();
            let taken = writer.add(&id).await.status == StatusCode::CREATED;
            saved.extend(taken.then_some(id));
            taken
        })
        .await;
        // What was refused is sent again, as its author would.
        for id in refused {
            assert_eq!(writer.add(&id).await.status, StatusCode::CREATED);
            saved.push(id);
        }
        writer.finds(&saved).await;
    }
    let (_, database) = server.stop().await;
    let checked = database.run(&["check"]).await;
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let again = TestServer::on(database).await;
    Writer::new(&again.base, &imported.debate, &link).await.finds(&saved).await;
}

/// The way to a PostgreSQL. It can be closed: whoever goes it is cut off, and nobody is let in. Or it can fall silent: nothing
/// comes through any more, and nobody is told.
struct Way {
    to: String,
    at: u16,
    open: Option<JoinHandle<()>>,
    silent: watch::Sender<bool>,
}

impl Way {
    async fn open(to: &str) -> Self {
        let mut way = Self { to: to.to_owned(), at: 0, open: None, silent: watch::Sender::new(false) };
        way.reopen().await;
        way
    }

    async fn reopen(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.at)).await.expect("the port is free");
        self.at = listener.local_addr().unwrap().port();
        let to = self.to.clone();
        let silent = watch::Sender::new(false);
        let heard = silent.subscribe();
        self.silent = silent;
        self.open = Some(tokio::spawn(async move {
            // Dropped with this task, they end, too.
            let mut ways = tokio::task::JoinSet::new();
            while let Ok((mut one, _)) = listener.accept().await {
                let (to, mut heard) = (to.clone(), heard.clone());
                ways.spawn(async move {
                    let Ok(mut other) = TcpStream::connect(to).await else { return };
                    let silent = tokio::select! {
                        _ = tokio::io::copy_bidirectional(&mut one, &mut other) => false,
                        _ = heard.wait_for(|silent| *silent) => true,
                    };
                    if silent {
                        std::future::pending::<()>().await;
                    }
                });
            }
        }));
    }

    fn fall_silent(&self) {
        self.silent.send_replace(true);
    }

    async fn close(&mut self) {
        let open = self.open.take().expect("it was open");
        open.abort();
        let _ = open.await;
    }
}

/// A server whose way to its PostgreSQL a test can close; and that database, asked directly.
async fn behind_a_way() -> (Way, LocalServer, Store) {
    let mut scratch = Scratch::new(Kind::Postgres).await;
    let direct = scratch.open().await;
    let debate = make_debate(&direct, SMALL).await;
    let address = url::Url::parse(&scratch.url).unwrap();
    let host = format!("{}:{}", address.host_str().unwrap(), address.port().unwrap_or(5432));
    let way = Way::open(&host).await;
    scratch.url = scratch.url.replace(&host, &format!("127.0.0.1:{}", way.at));
    let config = Config { limits: Limits::OFF, ..Config::default() };
    (way, LocalServer::on(Arc::new(scratch), debate, config).await, direct)
}

#[tokio::test(flavor = "multi_thread")]
async fn while_postgres_says_nothing_who_writes_is_told_so_and_what_was_sent_is_there_once_afterwards() {
    let (mut way, server, direct) = behind_a_way().await;
    let link = server.link(domain::policy::Role::Contributor).to_owned();
    let writer = Writer::new(&server.base, &server.debate.to_string(), &link).await;
    let mut reader = server.reader(domain::policy::Role::Contributor).await;
    let [first, lost] = [fresh(), fresh()].map(|id| id.to_string());
    assert_eq!(writer.add(&first).await.status, StatusCode::CREATED);
    assert_eq!(reader.get(&server.page()).await.status, StatusCode::OK);
    way.fall_silent();
    refused_for_now(&writer.add(&lost).await);
    assert_eq!(reader.get(&server.page()).await.status, StatusCode::OK, "what is released is read");
    way.close().await;
    way.reopen().await;
    eventually("it is taken", async || writer.add(&lost).await.status == StatusCode::CREATED).await;
    writer.finds(&[first, lost]).await;
    assert_eq!(direct.check().await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_postgres_is_away_what_is_released_is_read_and_nothing_is_taken_and_then_all_goes_on() {
    let (mut way, server, direct) = behind_a_way().await;
    let (id, link) = (server.debate.to_string(), server.link(domain::policy::Role::Contributor).to_owned());
    let writer = Writer::new(&server.base, &id, &link).await;
    let mut saved = Vec::new();
    let mut reader = server.reader(domain::policy::Role::Contributor).await;
    for round in 0..2 {
        let first = fresh().to_string();
        assert_eq!(writer.add(&first).await.status, StatusCode::CREATED);
        saved.push(first);
        writer.finds(&saved).await;
        assert_eq!(reader.get(&server.page()).await.status, StatusCode::OK);

        way.close().await;
        let refused: Vec<String> = (0..3).map(|_| fresh().to_string()).collect();
        let sent = refused.iter().map(|id| writer.add(id));
        let mut replies = Vec::new();
        for reply in sent {
            replies.push(reply.await);
        }
        replies.iter().for_each(refused_for_now);
        for path in ["", "/outline", "/queue"] {
            let read = reader.get(&format!("{}{path}", server.page())).await;
            assert_eq!(read.status, StatusCode::OK, "round {round}, {path}: {}", read.text());
        }
        let own = format!("isegoria_contributor={link}; isegoria_voice={}", writer.voice);
        let page = Agent::new(&server.base).send(Method::GET, &server.page(), &[("cookie", &own)], "").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("What you saved is kept"), "{}", page.text());
        assert!(refused.iter().all(|id| !page.text().contains(&format!("Claim {id}"))), "it was refused");

        way.reopen().await;
        eventually("it is taken again", async || {
            let id = fresh().to_string();
            let taken = writer.add(&id).await.status == StatusCode::CREATED;
            saved.extend(taken.then_some(id));
            taken
        })
        .await;
        assert_eq!(writer.add(&refused[0]).await.status, StatusCode::CREATED);
        saved.push(refused[0].clone());
        writer.finds(&saved).await;
        let page = Agent::new(&server.base).send(Method::GET, &server.page(), &[("cookie", &own)], "").await;
        assert!(!page.text().contains("What you saved is kept"), "nothing is said of it any more");
    }
    assert_eq!(direct.check().await.unwrap(), []);
}

/// Each of these runs on SQLite and on PostgreSQL.
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod sqlite { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Sqlite).await; })+ }
        mod postgres { $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Postgres).await; })+ }
    };
}

contract!(
    a_clock_that_is_put_on_by_a_year_releases_once_and_takes_each_step_once,
    a_clock_that_is_put_back_holds_nothing_up_and_doubles_nothing,
    a_days_limit_holds_on_whatever_day_the_clock_shows,
);

const YEAR: i64 = 365 * 24 * 60;

/// How many claims with this beginning are released, and how many wait.
async fn counted(store: &Store, id: domain::ids::DebateId, beginning: &str) -> (usize, usize) {
    let stored = store.load(id).await.unwrap().unwrap();
    let released = stored.claims.iter().filter(|claim| claim.text.as_str().starts_with(beginning)).count();
    (released, stored.pending.claims.values().filter(|claim| claim.text.as_str().starts_with(beginning)).count())
}

async fn a_clock_that_is_put_on_by_a_year_releases_once_and_takes_each_step_once(kind: Kind) {
    let hands = Hands::default();
    let day = |days| Some(hands.in_days(days));
    let planned = |debate| Debate {
        plan: Plan { reflects: day(400), decides: day(401), seals: day(402), ..Plan::default() },
        ..hourly(debate)
    };
    let stage = stage(kind, planned).await;
    for n in 0..4 {
        stage.add(&stage.node, &voice(), &format!("Before {n}.")).await.unwrap();
    }
    stage.hands.turn(YEAR);
    eventually("all is released", async || counted(&stage.store, stage.id, "Before").await == (4, 0)).await;
    let schedule = stage.store.load(stage.id).await.unwrap().unwrap().schedule.unwrap();
    let now = stage.hands.clock().minute();
    assert!(!schedule.is_due(now) && !schedule.is_lost(now), "the next release is within a day");
    stage.add(&stage.node, &voice(), "After it.").await.unwrap();
    assert!(stage.wait_for("After it.", 25 * 60).await.is_some());
    // Another year: all steps are over at once.
    stage.hands.turn(YEAR);
    eventually("it is sealed", async || {
        stage.store.load(stage.id).await.unwrap().unwrap().debate.step == Step::Sealed
    })
    .await;
    let history = stage.store.load(stage.id).await.unwrap().unwrap().history;
    assert_eq!(history.len(), 3, "each step once: {history:?}");
    assert_eq!(counted(&stage.store, stage.id, "Before").await, (4, 0));
    assert_eq!(stage.store.check().await.unwrap(), []);
}

async fn a_clock_that_is_put_back_holds_nothing_up_and_doubles_nothing(kind: Kind) {
    let stage = stage(kind, hourly).await;
    for (round, back) in [60, 60 * 24, YEAR].into_iter().enumerate() {
        let text = format!("Round {round}.");
        stage.add(&stage.node, &voice(), &text).await.unwrap();
        stage.hands.turn(-back);
        stage.let_it_look().await;
        let later = format!("Later in round {round}.");
        stage.add(&stage.node, &voice(), &later).await.unwrap();
        for text in [&text, &later] {
            // What was drawn before the jump may still hold, so it may take as long again.
            assert!(stage.wait_for(text, 26 * 60).await.is_some(), "{back} minutes back: {text}");
        }
        assert_eq!(counted(&stage.store, stage.id, &text).await, (1, 0));
        assert_eq!(counted(&stage.store, stage.id, &later).await, (1, 0));
    }
    // And over a restart with a clock that was put back meanwhile.
    stage.add(&stage.node, &voice(), "Before the restart.").await.unwrap();
    let isegoria_tests::stage::Stage { scratch, hands, store, node, id } = stage;
    node.stop().await;
    hands.turn(-YEAR);
    let node = isegoria_tests::stage::Node::start(&scratch, &hands).await;
    let stage = isegoria_tests::stage::Stage { scratch, hands, store, node, id };
    assert!(stage.wait_for("Before the restart.", 26 * 60).await.is_some());
    assert_eq!(stage.store.check().await.unwrap(), []);
}

async fn a_days_limit_holds_on_whatever_day_the_clock_shows(kind: Kind) {
    let limited = |debate| Debate { claims_per_day: Some(2), rhythm: ReleaseRhythm::Now, ..debate };
    let stage = stage(kind, limited).await;
    let voice = voice();
    let mut added = 0;
    for (n, turn) in [0, 24 * 60, YEAR, -60, -YEAR, 60].into_iter().enumerate() {
        stage.hands.turn(turn);
        let mut today = 0;
        loop {
            match stage.add(&stage.node, &voice, &format!("Said {n}-{today}.")).await {
                Ok(_) => today += 1,
                Err(Refusal::Enough(2)) => break,
                Err(error) => panic!("{error}"),
            }
            assert!(today <= 2, "jump {n}: more than the limit");
        }
        added += today;
    }
    eventually("all is there", async || counted(&stage.store, stage.id, "Said").await == (added, 0)).await;
    assert!(added >= 6, "a new day is a new day: {added}");
    assert_eq!(stage.store.check().await.unwrap(), []);
}
