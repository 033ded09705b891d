//! Spaces, over HTTP: a team's place, whose links open its pages and nothing else.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use domain::{
    debate::{ReleaseRhythm, Step},
    ids::SpaceId,
    policy::Role,
};
use http::{Method, StatusCode};
use isegoria::{
    http::{Config, Limits},
    live::Live,
    secret::{OsRandom, Voice},
    store::{Debate, Space},
};
use isegoria_tests::{
    eventually,
    http::{Agent, Reply},
    local::{Kind, LocalServer, SMALL, Scratch, make_debate, make_debate_with, secret, set_step},
};
use serde_json::{Value, json};
use std::sync::Arc;

const SCRIPT: &str = "<script>alert(1)</script>\"'&";

async fn server(kind: Kind, config: Config) -> LocalServer {
    let scratch = Arc::new(Scratch::new(kind).await);
    let debate = make_debate(&scratch.open().await, SMALL).await;
    LocalServer::on(scratch, debate, config).await
}

/// The value of a hidden field of a page.
fn hidden(page: &Reply, name: &str) -> String {
    let text = page.text();
    let (_, rest) = text.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// The secrets in the links that a page hands out.
fn links(page: &Reply) -> Vec<String> {
    let text = page.text();
    let mut found: Vec<String> = text.split("/l/").skip(1).map(|rest| rest[..40].to_owned()).collect();
    found.dedup();
    found
}

/// Starts a space and is left in it.
async fn start(server: &LocalServer, name: &str) -> (Agent, String) {
    let mut agent = Agent::new(&server.base);
    let id = hidden(&agent.get("/s").await, "id");
    let fields = [("id", id.as_str()), ("name", name), ("mission", "To be heard"), ("contact", "Ada, room 5")];
    let made = agent.post("/s", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let base = made.header("location").unwrap().to_owned();
    // Sent twice it is one space.
    assert_eq!(agent.post("/s", &fields).await.header("location"), Some(base.as_str()));
    (agent, base)
}

async fn a_space_holds_its_debates_and_its_links_open_what_they_are_for(kind: Kind) {
    let server = server(kind, Config::default()).await;
    let (mut agent, base) = start(&server, "The works council").await;
    let page = agent.get(&base).await;
    assert!(page.text().contains("The works council") && page.text().contains("There is no debate here yet"));

    let form = agent.get(&format!("{base}/new")).await;
    let fields = [("id", hidden(&form, "id")), ("title", "Should we move?".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let made = agent.post(&format!("{base}/new"), &fields).await;
    let desk = made.header("location").unwrap().to_owned();
    assert!(desk.starts_with("/desk/"), "{desk}");
    assert!(agent.get(&desk).await.text().contains("Should we move?"));

    let page = agent.get(&base).await;
    assert!(
        page.text().contains("Should we move?") && !page.text().contains("We should."),
        "its own debates alone"
    );
    let [to_desk, facilitator, leadership] = links(&page).try_into().unwrap();
    let mut elsewhere = Agent::new(&server.base);
    let opened = elsewhere.get(&format!("/l/{to_desk}")).await;
    assert_eq!(opened.header("location"), Some(desk.as_str()), "the way to the desk goes through its link");

    let mut boss = Agent::new(&server.base);
    let opened = boss.get(&format!("/l/{leadership}")).await;
    let overview = format!("{base}/overview");
    assert_eq!(opened.header("location"), Some(overview.as_str()));
    let page = boss.get(&overview).await;
    assert!(page.text().contains("Should we move?") && page.text().contains("To be heard"));
    // Who runs it sees each debate's picture; leadership before results neither that nor any figure of few.
    assert!(agent.get(&base).await.text().contains("class=\"sunburst\""));
    for told in ["sunburst", "class=\"chart\"", "mostly"] {
        assert!(!page.text().contains(told), "{told}");
    }
    assert!(page.text().contains("Fewer than 5 voices have rated so far"));
    for (address, expected) in [(&base, StatusCode::FORBIDDEN), (&desk, StatusCode::FORBIDDEN)] {
        assert_eq!(boss.get(address).await.status, expected, "{address}");
    }
    let sorted = boss.get(&format!("{overview}?sort=title")).await.text();
    assert!(sorted.contains("aria-sort=\"ascending\""));
    let divided = boss.get(&format!("{overview}?sort=division")).await.text();
    assert!(divided.contains("aria-sort=\"descending\"") && divided.matches("aria-sort").count() == 1);
    let csv = boss.get(&format!("{base}/export/overview-csv")).await;
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(csv.text().contains("\"Should we move?\",\"Open\""), "{}", csv.text());

    // A replaced link opens nothing, the other one still does.
    let replaced = agent.post(&format!("{base}/links"), &[("role", "leadership")]).await;
    assert!(replaced.status.is_redirection());
    assert_eq!(boss.get(&overview).await.status, StatusCode::FORBIDDEN);
    assert_eq!(Agent::new(&server.base).get(&format!("/l/{leadership}")).await.status, StatusCode::NOT_FOUND);
    assert!(Agent::new(&server.base).get(&format!("/l/{facilitator}")).await.status.is_redirection());
}

#[tokio::test]
async fn on_sqlite_a_space_holds_its_debates_and_its_links_open_what_they_are_for() {
    a_space_holds_its_debates_and_its_links_open_what_they_are_for(Kind::Sqlite).await;
}

#[tokio::test]
async fn on_postgresql_a_space_holds_its_debates_and_its_links_open_what_they_are_for() {
    a_space_holds_its_debates_and_its_links_open_what_they_are_for(Kind::Postgres).await;
}

#[tokio::test]
async fn what_a_space_is_called_stays_text_and_what_does_not_fit_is_said_and_kept() {
    let server = server(Kind::Sqlite, Config::default()).await;
    let (mut agent, base) = start(&server, SCRIPT).await;
    let page = agent.get(&base).await.text();
    assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert(1)"));

    let long = "x".repeat(101);
    let setup = format!("{base}/setup");
    let refused = agent.post(&setup, &[("name", &long), ("mission", "Kept")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("at most 100 fit") && refused.text().contains(&long));
    assert!(!agent.get(&base).await.text().contains("Kept"), "nothing was saved");
    assert_eq!(agent.post(&setup, &[("name", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(agent.post(&setup, &[("name", "Renamed")]).await.status.is_redirection());
    assert!(agent.get(&base).await.text().contains("Renamed"));
}

#[tokio::test]
async fn where_the_operator_has_a_key_only_its_holder_starts_a_space_and_the_space_needs_it_no_more() {
    let config = Config { start_key: Some("the-key".into()), ..Config::default() };
    let server = server(Kind::Sqlite, config).await;
    let mut agent = Agent::new(&server.base);
    let id = hidden(&agent.get("/s").await, "id");
    let refused = agent.post("/s", &[("id", &id), ("name", "A team"), ("key", "guessed")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("A team"), "what was typed is still there");
    let made = agent.post("/s", &[("id", &id), ("name", "A team"), ("key", "the-key")]).await;
    let base = made.header("location").unwrap().to_owned();
    let form = agent.get(&format!("{base}/new")).await;
    assert!(!form.text().contains("name=\"key\""));
    let id = hidden(&form, "id");
    let made = agent.post(&format!("{base}/new"), &[("id", &id), ("title", "Should we?")]).await;
    assert!(made.header("location").is_some_and(|to| to.starts_with("/desk/")), "{}", made.status);
    assert_eq!(server.reader(Role::Facilitator).await.get(&base).await.status, StatusCode::FORBIDDEN);
}

/// A space with the small debate, in which so many voices agree wholly with the thesis, at its results; and the space's links.
async fn rated(voices: usize) -> (LocalServer, String, Vec<(Role, String)>) {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let (store, id) = (scratch.open().await, SpaceId::new(&mut OsRandom));
    let space = Space {
        id,
        name: "The works council".to_owned(),
        mission: "To be heard".to_owned(),
        contact: String::new(),
        quiet: None,
    };
    let live = Live::idle(store.clone(), secret());
    assert!(live.create_space(&space).await.unwrap());
    let settings = |debate| Debate { space: Some(id), rhythm: ReleaseRhythm::Now, ..debate };
    let debate = make_debate_with(&store, SMALL, settings).await;
    make_debate_with(&store, &SMALL.replace("We should.", "Not yet."), settings).await;
    let links = live.space_links(id).await.unwrap();
    let config = Config { limits: Limits::OFF, ..Config::default() };
    let server = LocalServer::on(scratch.clone(), debate, config.clone()).await;
    let place = server.place("We should.").await.to_string();
    for _ in 0..voices {
        let voice = Voice::new().unwrap().reveal();
        let fields = [("place", place.as_str()), ("rating", "4"), ("voice", &voice)];
        let rated = server.reader(Role::Contributor).await.post(&format!("{}/rate", server.page()), &fields).await;
        assert!(rated.status.is_redirection());
    }
    eventually("all is released", async || {
        let stored = server.store.load(debate).await.unwrap().unwrap();
        stored.pending.is_empty() && stored.ballots.len() == voices
    })
    .await;
    let (scratch, debate) = server.stop().await;
    set_step(&scratch.open().await, debate, Step::Reflect).await;
    (LocalServer::on(scratch, debate, config).await, format!("/s/{id}"), links)
}

async fn by_api(server: &LocalServer, base: &str, link: &str) -> Reply {
    let bearer = format!("Bearer {link}");
    let path = format!("/api/v1/spaces/{}/overview", base.trim_start_matches("/s/"));
    Agent::new(&server.base).send(Method::GET, &path, &[("authorization", bearer.as_str())], "").await
}

#[tokio::test]
async fn the_overview_of_a_space_is_one_page_to_print_and_json_for_its_own_links_alone() {
    let (server, base, links) = rated(12).await;
    let (file, mut nobody) = (format!("{base}/export/overview-pdf"), Agent::new(&server.base));
    for (role, link) in &links {
        let mut agent = Agent::new(&server.base);
        agent.get(&format!("/l/{link}")).await;
        let page = agent.get(&format!("{base}/overview")).await.text();
        assert!(page.contains(&format!("href=\"{file}\"")) && page.contains("/api/v1/spaces/"), "{role:?}");
        for language in ["en", "de"] {
            let pdf = agent.send(Method::GET, &file, &[("accept-language", language)], "").await;
            assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, Some("application/pdf")));
            assert!(pdf.header("content-disposition").unwrap().contains("overview.pdf"));
            assert!(pdf.body.starts_with(b"%PDF-"));
        }
        assert_eq!(by_api(&server, &base, link).await.status, StatusCode::OK, "{role:?}");
        // A cookie opens no API, a header no page.
        let api = format!("/api/v1{}/overview", base.replace("/s/", "/spaces/"));
        assert_eq!(agent.get(&api).await.status, StatusCode::FORBIDDEN);
        let bearer = format!("Bearer {link}");
        let by_header = nobody.send(Method::GET, &file, &[("authorization", bearer.as_str())], "").await;
        assert_eq!(by_header.status, StatusCode::FORBIDDEN);
    }
    for role in Role::ALL {
        assert_eq!(by_api(&server, &base, server.link(role)).await.status, StatusCode::FORBIDDEN, "{role:?}");
        assert_eq!(server.reader(role).await.get(&file).await.status, StatusCode::FORBIDDEN, "{role:?}");
    }
    assert_eq!(by_api(&server, "/s/nowhere", &links[0].1).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_program_reads_of_a_space_the_figures_of_its_page_and_of_fewer_than_k_none() {
    let (server, base, links) = rated(12).await;
    let told = by_api(&server, &base, &links[0].1).await.json();
    assert_eq!((&told["name"], &told["mission"]), (&json!("The works council"), &json!("To be heard")));
    let debates = told["debates"].as_array().unwrap();
    let [first, second] = debates.as_slice() else { panic!("{told}") };
    assert_eq!(first["debate"], json!(server.debate.to_string()), "what has results needs attention first");
    assert_eq!((&first["step"], &second["step"]), (&json!("reflect"), &json!("contribute")));
    assert_eq!(first["standings"][0]["distribution"], json!([0, 0, 0, 0, 12]));
    assert_eq!(first["standings"][0]["division"], json!("mostly of one mind"));
    assert_eq!(second["standings"], json!([]));
    let mut reader = Agent::new(&server.base);
    reader.get(&format!("/l/{}", links[0].1)).await;
    let page = reader.get(&format!("{base}/overview")).await.text().replace("<!>", "");
    for key in ["title", "took_part", "needs"] {
        for debate in debates {
            let words = debate[key].as_str().unwrap();
            assert!(page.contains(words), "{key}: {words}");
        }
    }
    assert!(page.contains(first["standings"][0]["words"].as_str().unwrap()));

    let few = async |voices| -> Value {
        let (server, base, links) = rated(voices).await;
        let mut told = by_api(&server, &base, &links[0].1).await.json();
        for debate in told["debates"].as_array_mut().unwrap() {
            debate["debate"] = Value::Null;
        }
        told["space"] = Value::Null;
        told
    };
    assert_eq!(few(4).await, few(0).await, "four voices are told like none");
}
