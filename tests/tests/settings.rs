//! How a debate runs: set up by form and API, and told to those who are open on it.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::{
    debate::{RatingsShown, ReleaseRhythm},
    policy::Role,
};
use http::{Method, StatusCode};
use isegoria::{http::Config, store::Debate};
use isegoria_tests::{
    eventually,
    http::{Agent, Reply},
    local::{Kind, LocalServer, SMALL, Scratch, fresh, make_debate_with},
};
use serde_json::{Value, json};
use std::sync::Arc;

async fn call(server: &LocalServer, role: Role, method: Method, body: Value) -> Reply {
    let bearer = format!("Bearer {}", server.link(role));
    let body = if body.is_null() { String::new() } else { body.to_string() };
    Agent::new(&server.base).send(method, &server.api(), &[("authorization", &bearer)], body).await
}

async fn rate(server: &LocalServer, text: &str, rating: &str) -> Agent {
    let place = server.place(text).await.to_string();
    let mut agent = server.reader(Role::Contributor).await;
    let reply = agent.post(&(server.page() + "/rate"), &[("place", &place), ("rating", rating)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    agent
}

#[tokio::test]
async fn a_debate_begins_with_hourly_batches_and_a_day_for_ratings_is_enough() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    let fields =
        [("id", fresh().to_string()), ("title", "We move.".into()), ("ratings_until", "2999-05-12".into())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let made = agent.post("/new", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let desk = agent.get(made.header("location").unwrap()).await.text();
    for closing in ["Claims until <time", ">10 May</time>", "Ratings until <time", ">12 May</time>"] {
        assert!(desk.contains(closing), "{closing}: {desk}");
    }
    assert!(desk.contains("about once an hour"));
    let debates = server.store.debates().await.unwrap();
    let debate = debates.iter().find(|debate| debate.title == "We move.").unwrap();
    assert_eq!((debate.rhythm, debate.ratings, debate.k), (ReleaseRhythm::Hourly, RatingsShown::Reflect, 5));
}

#[tokio::test]
async fn a_form_that_can_not_be_is_refused_with_all_that_was_typed() {
    let server = LocalServer::start().await;
    for (field, value, says) in [
        ("k", "3", "never smaller"),
        ("k", "many", "whole numbers"),
        ("claims_per_day", "0", "from 1 to"),
        ("ratings_until", "12.5.2999", "2026-05-12"),
        ("ratings_until", "2020-05-12", "over already"),
        ("release", "weekly", "none of"),
    ] {
        let mut agent = Agent::new(&server.base);
        let id = fresh().to_string();
        let fields = [("id", id.as_str()), ("title", "We stay."), ("background", "kept text"), (field, value)];
        let refused = agent.post("/new", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert!(refused.text().contains(says) && refused.text().contains("kept text"), "{}", refused.text());
    }
    assert_eq!(server.store.debates().await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_desk_changes_what_nobody_relies_on_yet() {
    let server = LocalServer::start().await;
    let mut desk = server.reader(Role::Facilitator).await;
    let (page, setup) = (format!("/desk/{}", server.debate), format!("/desk/{}/setup", server.debate));
    assert!(desk.get(&page).await.text().contains("The debate has opened"));
    // Without what is fixed, as a browser sends the form.
    let all = [("k", "7"), ("claims_per_day", "4"), ("ratings_until", "2999-05-12")];
    assert_eq!(desk.post(&setup, &all).await.status, StatusCode::SEE_OTHER);
    let read = call(&server, Role::Facilitator, Method::GET, Value::Null).await.json();
    assert_eq!((&read["k"], &read["claims_per_day"]), (&json!(7), &json!(4)));
    assert_eq!(read["ratings_until"], "2999-05-13T00:00:00Z");
    let late = desk.post(&setup, &[("release", "daily")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("people rely on them"));
    rate(&server, "We should.", "3").await;
    eventually("the rating is released", async || {
        !server.store.load(server.debate).await.unwrap().unwrap().ballots.is_empty()
    })
    .await;
    let mut k = 7;
    eventually("k is fixed", async || {
        k += 1;
        desk.post(&setup, &[("k", &k.to_string())]).await.status == StatusCode::CONFLICT
    })
    .await;
}

#[tokio::test]
async fn in_another_time_zone_everything_stays_at_its_hour_of_the_day() {
    let server = LocalServer::start().await;
    let mut desk = server.reader(Role::Facilitator).await;
    let at = |form: &str| format!("/desk/{}/{form}", server.debate);
    let days = [("zone", "Europe/Berlin"), ("claims_until", "2999-05-10"), ("ratings_until", "2999-05-11")];
    assert_eq!(desk.post(&at("setup"), &days).await.status, StatusCode::SEE_OTHER);
    let meeting = desk.post(&at("meeting"), &[("meets", "2999-05-12T14:00")]).await;
    assert_eq!(meeting.status, StatusCode::SEE_OTHER, "{}", meeting.text());
    let times = async || {
        let debate = server.store.load(server.debate).await.unwrap().unwrap().debate;
        [debate.claims_until, debate.ratings_until, debate.plan.meets].map(|at| at.unwrap().to_string())
    };
    assert_eq!(times().await, ["2999-05-10T22:00:00Z", "2999-05-11T22:00:00Z", "2999-05-12T12:00:00Z"]);
    let moved = [("zone", "America/New_York"), days[1], days[2]];
    assert_eq!(desk.post(&at("setup"), &moved).await.status, StatusCode::SEE_OTHER);
    assert_eq!(times().await, ["2999-05-11T04:00:00Z", "2999-05-12T04:00:00Z", "2999-05-12T18:00:00Z"]);
    // Sent as it is shown, nothing moves.
    assert_eq!(desk.post(&at("setup"), &moved).await.status, StatusCode::SEE_OTHER);
    assert_eq!(times().await[2], "2999-05-12T18:00:00Z");
}

#[tokio::test]
async fn the_api_tells_what_was_left_out_from_what_was_taken_away() {
    let server = LocalServer::start().await;
    let set = async |body: Value| call(&server, Role::Facilitator, Method::PATCH, body).await;
    let until = json!({ "ratings_until": "2999-05-12T12:00:00Z", "claims_per_day": 3 });
    assert_eq!(set(until).await.status, StatusCode::NO_CONTENT);
    let read = async || call(&server, Role::Facilitator, Method::GET, Value::Null).await.json();
    assert_eq!(read().await["claims_until"], "2999-05-10T12:00:00Z");
    assert_eq!(set(json!({ "claims_per_day": null })).await.status, StatusCode::NO_CONTENT);
    let now = read().await;
    assert_eq!((&now["claims_per_day"], &now["ratings_until"]), (&Value::Null, &json!("2999-05-12T12:00:00Z")));
    let after = set(json!({ "claims_until": "2999-06-01T00:00:00Z" })).await;
    assert_eq!(after.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (role, body) in [(Role::Contributor, json!({ "k": 9 })), (Role::Leadership, json!({ "k": 9 }))] {
        assert_eq!(call(&server, role, Method::PATCH, body).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn who_has_rated_sees_a_band_where_the_debate_is_set_up_so_and_nobody_else_does() {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let settings = |debate| Debate { rhythm: ReleaseRhythm::Now, ratings: RatingsShown::Rated, ..debate };
    let debate = make_debate_with(&scratch.open().await, SMALL, settings).await;
    let server = LocalServer::on(scratch, debate, Config::default()).await;
    let mut raters = Vec::new();
    for _ in 0..4 {
        raters.push(rate(&server, "It is cheap.", "4").await);
    }
    let at = format!("{}?at={}", server.page(), server.place("It is cheap.").await);
    eventually("four are released", async || {
        server.store.load(server.debate).await.unwrap().unwrap().ballots.len() == 4
    })
    .await;
    assert!(!raters[0].get(&at).await.text().contains("others so far"), "four are fewer than k");
    raters.push(rate(&server, "It is cheap.", "4").await);
    eventually("there is a band", async || {
        raters[0].get(&at).await.text().contains("others so far: decisive impact")
    })
    .await;
    let mut reader = server.reader(Role::Contributor).await;
    assert!(!reader.get(&at).await.text().contains("others so far"));
}

/// Reads a stream until it holds some words.
async fn hears(server: &LocalServer, path: &str, words: &str) -> String {
    let mut stream = tokio::net::TcpStream::connect(server.base.trim_start_matches("http://")).await.unwrap();
    let cookie = format!("isegoria_contributor={}", server.link(Role::Contributor));
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: {cookie}\r\n\r\n");
    tokio::io::AsyncWriteExt::write_all(&mut stream, request.as_bytes()).await.unwrap();
    let mut heard = String::new();
    let listen = async {
        while !heard.contains(words) {
            let mut bytes = [0; 4096];
            let read = tokio::io::AsyncReadExt::read(&mut stream, &mut bytes).await.unwrap();
            assert!(read > 0, "the stream ended: {heard}");
            heard += &String::from_utf8_lossy(&bytes[..read]);
        }
    };
    tokio::time::timeout(isegoria_tests::PATIENCE, listen).await.expect("the words come");
    heard
}

async fn add(server: &LocalServer, text: &str) {
    let parent = server.place("We should.").await.to_string();
    let mut agent = server.reader(Role::Contributor).await;
    let fields = [("id", fresh().to_string()), ("parent", parent), ("side", "con".into()), ("text", text.into())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(agent.post(&(server.page() + "/claims"), &fields).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_page_is_told_that_something_was_released_and_nothing_else() {
    let server = LocalServer::start().await;
    let events = format!("{}/events", server.page());
    let listening = hears(&server, &events, "event: release");
    let writing = async {
        // A rating alone changes nothing that is read.
        rate(&server, "It is cheap.", "4").await;
        add(&server, "Said meanwhile.").await;
    };
    let (heard, ()) = tokio::join!(listening, writing);
    assert!(heard.contains("text/event-stream"), "{heard}");
    assert!(heard.contains("data: {}") && !heard.contains("Said meanwhile."), "{heard}");
    assert_eq!(heard.matches("event: release").count(), 1, "{heard}");

    // Who comes back from an earlier state is told at once; who is up to date hears nothing old.
    let earlier = hears(&server, &format!("{events}?since={}", fresh()), "event: release").await;
    let id = earlier.lines().find_map(|line| line.strip_prefix("id: ")).unwrap().trim().to_owned();
    let page = server.reader(Role::Contributor).await.get(&server.page()).await.text();
    assert!(page.contains(&format!("/events?since={id}")), "the page says which state it shows");
}

#[tokio::test]
async fn streams_are_for_those_who_may_read_and_end_when_the_server_does() {
    let server = LocalServer::start().await;
    let events = format!("{}/events", server.page());
    let mut nobody = Agent::new(&server.base);
    assert_eq!(nobody.get(&events).await.status, StatusCode::FORBIDDEN);
    let mut stream = tokio::net::TcpStream::connect(server.base.trim_start_matches("http://")).await.unwrap();
    let cookie = format!("isegoria_contributor={}", server.link(Role::Contributor));
    let request = format!("GET {events} HTTP/1.1\r\nhost: localhost\r\ncookie: {cookie}\r\n\r\n");
    tokio::io::AsyncWriteExt::write_all(&mut stream, request.as_bytes()).await.unwrap();
    let mut bytes = [0; 16];
    assert!(tokio::io::AsyncReadExt::read(&mut stream, &mut bytes).await.unwrap() > 0);
    server.stop().await;
    let mut rest = Vec::new();
    tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut rest).await.unwrap();
}
