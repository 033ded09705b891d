//! Pages, forms and the API, over a real connection.

use domain::policy::Role;
use http::{Method, StatusCode};
use isegoria_tests::{
    eventually,
    http::Agent,
    local::{LocalServer, fresh},
};
use serde_json::{Value, json};

#[tokio::test]
async fn a_link_becomes_a_cookie_and_leaves_no_secret_in_the_address() {
    let server = LocalServer::start().await;
    for (role, home) in [
        (Role::Contributor, server.page()),
        (Role::Leadership, server.page() + "/overview"),
        (Role::Facilitator, format!("/desk/{}", server.debate)),
    ] {
        let mut agent = Agent::new(&server.base);
        let reply = agent.get(&format!("/l/{}", server.link(role))).await;
        assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, Some(home.as_str())));
        assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
        let cookie = reply.header("set-cookie").unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        assert_eq!(agent.get(&home).await.status, StatusCode::OK, "{role:?}");
    }
    let unknown = Agent::new(&server.base).get(&format!("/l/{}", "0".repeat(40))).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.text().contains("ask the person who invited you"));
}

#[tokio::test]
async fn without_a_link_nothing_is_read_or_written() {
    let server = LocalServer::start().await;
    let mut nobody = Agent::new(&server.base);
    let page = server.page();
    for path in ["", "/outline", "/overview", "/topology.svg", "/export/json"] {
        let reply = nobody.get(&format!("{page}{path}")).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{path}");
        assert!(!reply.text().contains("We should."), "{path}");
    }
    assert_eq!(nobody.get(&format!("/desk/{}", server.debate)).await.status, StatusCode::FORBIDDEN);
    let place = server.place("We should.").await.to_string();
    let rated = nobody.post(&format!("{page}/rate"), &[("place", &place), ("rating", "3")]).await;
    assert_eq!(rated.status, StatusCode::FORBIDDEN);
    assert_eq!(nobody.get(&server.api()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn leadership_neither_writes_nor_reads_claims_before_reflect() {
    let server = LocalServer::start().await;
    let mut leader = server.reader(Role::Leadership).await;
    assert_eq!(leader.get(&server.page()).await.status, StatusCode::CONFLICT);
    let overview = leader.get(&(server.page() + "/overview")).await;
    assert_eq!(overview.status, StatusCode::OK);
    assert!(!overview.text().contains("It is risky."));
    let place = server.place("We should.").await.to_string();
    let rated = leader.post(&(server.page() + "/rate"), &[("place", &place), ("rating", "3")]).await;
    assert_eq!(rated.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_picture_comes_in_pixels_and_in_both_colourings() {
    let server = LocalServer::start().await;
    let mut reader = server.reader(Role::Contributor).await;
    let page = server.page();
    let mut pictures = Vec::new();
    for (query, width) in [("", 900_u32), ("?size=320", 320), ("?size=160", 160), ("?size=160&colour=stance", 160)]
    {
        let png = reader.get(&format!("{page}/topology.png{query}")).await;
        assert_eq!((png.status, png.header("content-type")), (StatusCode::OK, Some("image/png")), "{query}");
        assert!(png.body.starts_with(b"\x89PNG\r\n\x1a\n"));
        assert_eq!(png.body[16..24], [width.to_be_bytes(), width.to_be_bytes()].concat(), "{query}");
        assert_eq!(reader.get(&format!("{page}/topology.png{query}")).await.body, png.body, "made once");
        pictures.push(png.body);
    }
    assert_ne!(pictures[2], pictures[3], "a con of a con has another colour");
    let wrong = reader.get(&format!("{page}/topology.png?size=100000")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("160, 320 or 900 pixels wide"));
    let file = reader.get(&format!("{page}/export/png?size=320")).await;
    assert_eq!(
        (file.body, file.headers["content-disposition"].to_str().unwrap()),
        (pictures[1].clone(), "attachment; filename=\"debate.png\"")
    );
    let svg = reader.get(&format!("{page}/topology.svg?colour=stance")).await.text();
    assert!(
        svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sunburst stance\"")
            && !svg.contains("var(")
    );
}

#[tokio::test]
async fn the_colours_of_the_picture_are_chosen_by_a_plain_link_that_keeps_the_claim() {
    let server = LocalServer::start().await;
    let mut reader = server.reader(Role::Contributor).await;
    let (page, place) = (server.page(), server.place("It is risky.").await);
    let by_parent = reader.get(&format!("{page}?at={place}")).await.text();
    let link = format!("{page}?colour=stance&amp;at={place}");
    assert!(by_parent.contains(&link) && by_parent.contains("class=\"sunburst\""), "{by_parent}");
    let by_thesis = reader.get(&link.replace("&amp;", "&")).await.text();
    assert!(by_thesis.contains("class=\"sunburst stance\""), "the cache knows them apart");
    assert!(by_thesis.contains(&format!("href=\"{page}?at={place}\"")), "and the way back is there");
    assert!(by_thesis.contains("It is risky."));
}

async fn add(
    server: &LocalServer,
    agent: &mut Agent,
    id: &str,
    text: &str,
    voice: &str,
) -> isegoria_tests::http::Reply {
    let parent = server.place("We should.").await.to_string();
    let fields = [
        ("id", id),
        ("voice", voice),
        ("parent", &parent),
        ("side", "con"),
        ("text", text),
        ("source_url", ""),
        ("source_quote", ""),
    ];
    agent.post(&(server.page() + "/claims"), &fields).await
}

#[tokio::test]
async fn a_claim_is_ones_own_at_once_and_everybodys_after_the_release() {
    let server = LocalServer::start().await;
    let mut author = server.reader(Role::Contributor).await;
    let reply = add(&server, &mut author, &fresh().to_string(), "It is new.", "").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(author.get(&server.page()).await.text().contains("It is new."));
    let mut other = server.reader(Role::Contributor).await;
    eventually("others see it", async || other.get(&server.page()).await.text().contains("It is new.")).await;
    let (mine, theirs) = (author.get(&server.page()).await.text(), other.get(&server.page()).await.text());
    assert!(mine.contains("edit=") && !theirs.contains("edit="));
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_claim_of_one_voice() {
    let server = LocalServer::start().await;
    let (id, voice) = (fresh().to_string(), "ab".repeat(32));
    // Both leave the browser before the first answer brings the cookie.
    for _ in 0..2 {
        let mut agent = server.reader(Role::Contributor).await;
        assert_eq!(add(&server, &mut agent, &id, "Said once.", &voice).await.status, StatusCode::SEE_OTHER);
    }
    let mut stranger = server.reader(Role::Contributor).await;
    let stolen = add(&server, &mut stranger, &id, "Mine now.", &"cd".repeat(32)).await;
    assert_eq!(stolen.status, StatusCode::FORBIDDEN);
    eventually("it is released", async || {
        let stored = server.store.load(server.debate).await.unwrap().unwrap();
        stored.claims.iter().filter(|c| c.text.as_str() == "Said once.").count() == 1
    })
    .await;
    let stored = server.store.load(server.debate).await.unwrap().unwrap();
    assert_eq!((stored.claims.len(), stored.slots.len()), (6, 1));
}

#[tokio::test]
async fn what_can_not_be_taken_is_said_and_the_text_is_kept() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let long = "word ".repeat(120);
    for (text, says) in [("   ", "empty"), (long.as_str(), "at most 500"), ("a\u{7}b", "control character")] {
        let reply = add(&server, &mut agent, &fresh().to_string(), text, "").await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(reply.text().contains(says), "{says}");
    }
    let reply = add(&server, &mut agent, &fresh().to_string(), &long, "").await;
    assert!(reply.text().contains("word word word"), "the text is still in the form");
    let huge = add(&server, &mut agent, &fresh().to_string(), &"x".repeat(300_000), "").await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(server.store.load(server.debate).await.unwrap().unwrap().claims.len(), 5);
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let place = server.place("We should.").await;
    let form = ("content-type", "application/x-www-form-urlencoded");
    for header in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let body = format!("place={place}&rating=4");
        let reply = agent.send(Method::POST, &(server.page() + "/rate"), &[form, header], body).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{header:?}");
    }
}

#[tokio::test]
async fn a_typed_script_is_shown_as_text_everywhere() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&";
    add(&server, &mut agent, &fresh().to_string(), hostile, "").await;
    eventually("it is released", async || {
        agent.get(&(server.page() + "/outline")).await.text().contains("&lt;script&gt;alert(1)")
    })
    .await;
    for path in ["", "/outline", "/topology.svg", "/export/markdown", "/overview"] {
        let text = agent.get(&(server.page() + path)).await.text();
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{path}");
    }
}

#[tokio::test]
async fn only_the_author_changes_a_claim() {
    let server = LocalServer::start().await;
    let (mut author, mut other) = (server.reader(Role::Contributor).await, server.reader(Role::Contributor).await);
    let id = fresh().to_string();
    add(&server, &mut author, &id, "My words.", "").await;
    add(&server, &mut other, &fresh().to_string(), "Other words.", "").await;
    let edit = [("id", id.as_str()), ("text", "Better words."), ("parent", "")];
    assert_eq!(other.post(&(server.page() + "/edit"), &edit).await.status, StatusCode::FORBIDDEN);
    assert_eq!(author.post(&(server.page() + "/edit"), &edit).await.status, StatusCode::SEE_OTHER);
    eventually("the new words are released", async || {
        other.get(&server.page()).await.text().contains("Better words.")
    })
    .await;
    let withdraw = [("claim", id.as_str()), ("place", "")];
    assert_eq!(other.post(&(server.page() + "/withdraw"), &withdraw).await.status, StatusCode::FORBIDDEN);
    author.post(&(server.page() + "/withdraw"), &withdraw).await;
    eventually("it is gone", async || !other.get(&server.page()).await.text().contains("Better words.")).await;
}

#[tokio::test]
async fn when_reflect_begins_everything_is_frozen_and_results_are_shown_from_k_on() {
    let server = LocalServer::start().await;
    let place = server.place("We should.").await.to_string();
    for rating in ["4", "4", "4", "3", "4", "3", "4", "4", "4", "4"] {
        let mut agent = server.reader(Role::Contributor).await;
        agent.post(&(server.page() + "/rate"), &[("place", &place), ("rating", rating)]).await;
    }
    let mut late = server.reader(Role::Contributor).await;
    late.post(
        &(server.page() + "/rate"),
        &[("place", &server.place("It is cheap.").await.to_string()), ("rating", "1")],
    )
    .await;
    let mut leader = server.reader(Role::Leadership).await;
    eventually("voices are told in steps of k", async || {
        leader.get(&(server.page() + "/overview")).await.text().contains("at least 10 voices rated")
    })
    .await;
    let before = leader.get(&(server.page() + "/overview")).await.text();
    assert!(!before.contains("agree, 10 voices") && !before.contains("11 voices"));
    let mut desk = server.reader(Role::Facilitator).await;
    let step = desk.post(&format!("/desk/{}/step", server.debate), &[("to", "reflect"), ("sure", "yes")]).await;
    assert_eq!(step.status, StatusCode::SEE_OTHER);
    let results = leader.get(&(server.page() + "/overview")).await.text();
    assert!(results.contains("mostly agree, 10 voices") && results.contains("11 voices rated"));
    let reply = late.post(&(server.page() + "/rate"), &[("place", &place), ("rating", "0")]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    let reply = add(&server, &mut late, &fresh().to_string(), "Too late, but kept.", "").await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.text().contains("Too late, but kept."), "the text is kept");
    let back = desk.post(&format!("/desk/{}/step", server.debate), &[("to", "contribute")]).await;
    assert_eq!(back.status, StatusCode::CONFLICT);
    let brief = desk.get(&format!("/desk/{}/export/markdown", server.debate)).await;
    assert!(brief.text().contains("mostly agree, 10 voices"));
}

#[tokio::test]
async fn a_contributor_does_not_become_a_facilitator_by_the_form_that_starts_debates() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let fields = [("id", server.debate.to_string()), ("title", "Mine".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let reply = agent.post("/new", &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(!reply.header("location").unwrap().contains(&server.debate.to_string()));
    assert_eq!(agent.get(&format!("/desk/{}", server.debate)).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_debate_is_started_by_a_form_once_however_often_it_is_sent() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    let id = fresh().to_string();
    let fields =
        [("id", id.as_str()), ("title", "Where do we go?"), ("theses", "North.\n\nSouth."), ("background", "b")];
    let first = agent.post("/new", &fields).await;
    let second = agent.post("/new", &fields).await;
    assert_eq!(first.header("location"), second.header("location"));
    let desk = agent.get(first.header("location").unwrap()).await;
    assert!(desk.status == StatusCode::OK && desk.text().contains("Where do we go?"));
    assert_eq!(server.store.debates().await.unwrap().len(), 2);
    let empty =
        agent.post("/new", &[("id", &fresh().to_string()), ("title", " "), ("background", "kept text")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("kept text"));
}

async fn call(
    server: &LocalServer,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: Value,
) -> isegoria_tests::http::Reply {
    let bearer = format!("Bearer {}", server.link(Role::Contributor));
    let mut all = vec![("authorization", bearer.as_str())];
    all.extend_from_slice(headers);
    let body = if body.is_null() { String::new() } else { body.to_string() };
    Agent::new(&server.base).send(method, &format!("{}{path}", server.api()), &all, body).await
}

#[tokio::test]
async fn the_api_adds_rates_edits_and_lists() {
    let server = LocalServer::start().await;
    let place = server.place("It is cheap.").await;
    let body = json!({ "parent": place.to_string(), "relation": "con", "text": "Not in the long run.",
        "sources": [{ "url": "https://example.org/c", "quote": "q" }] });
    let added = call(&server, Method::POST, "/claims", &[], body).await;
    assert_eq!(added.status, StatusCode::CREATED);
    let voice = added.header("isegoria-voice").expect("a new voice").to_owned();
    let claim = added.json()["claim"].as_str().unwrap().to_owned();
    let voice = [("isegoria-voice", voice.as_str())];
    let edit = json!({ "text": "Not over ten years." });
    let edited = call(&server, Method::PATCH, &format!("/claims/{claim}"), &voice, edit.clone()).await;
    assert_eq!(edited.status, StatusCode::NO_CONTENT);
    let foreign = call(&server, Method::PATCH, &format!("/claims/{claim}"), &[], edit).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert_eq!(foreign.header("content-type"), Some("application/problem+json"));
    let rated =
        call(&server, Method::PUT, &format!("/places/{place}/ballot"), &voice, json!({ "rating": 4 })).await;
    assert_eq!((rated.status, rated.header("isegoria-voice")), (StatusCode::OK, None));
    let wrong =
        call(&server, Method::PUT, &format!("/places/{place}/ballot"), &voice, json!({ "rating": 5 })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    eventually("it is listed", async || {
        let listed = call(&server, Method::GET, &format!("/claims?under={place}"), &[], Value::Null).await.json();
        let claims = listed["claims"].as_array().unwrap().clone();
        claims.iter().any(|c| c["text"] == "Not over ten years." && c["relation"] == "con" && c["pending"] == false)
    })
    .await;
}

#[tokio::test]
async fn the_description_of_the_api_names_every_address_that_it_has() {
    let server = LocalServer::start().await;
    let description = Agent::new(&server.base).get("/api/openapi.json").await.json();
    let paths = description["paths"].as_object().unwrap();
    let addresses = isegoria::http::addresses();
    let api = addresses.iter().filter(|a| a.template.starts_with("/api/v1/"));
    let mut described: usize = paths.values().map(|path| path.as_object().unwrap().len()).sum();
    for address in api {
        let method = address.method.as_str().to_lowercase();
        assert!(paths[&address.template].get(&method).is_some(), "{method} {}", address.template);
        described -= 1;
    }
    assert_eq!(described, 0, "something is described that is not there");
}

#[tokio::test]
async fn an_import_with_an_error_says_where_and_stores_nothing() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    let bad = "Discussion Name:\nT\n\n1. Thesis:\nT\n\n  1.1. Pro:\n  -> See 1.9.\n";
    let reply = agent.send(Method::POST, "/api/v1/debates/import?format=kialo", &[], bad).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.json()["detail"].as_str().unwrap().contains("line 8"), "{}", reply.text());
    assert_eq!(server.store.debates().await.unwrap().len(), 1);
    let good = "Discussion Name:\nT\n\n1. Thesis:\nT\n\n  1.1. Pro:\n  P\n";
    let made = agent.send(Method::POST, "/api/v1/debates/import?format=kialo", &[], good).await;
    assert_eq!((made.status, made.json()["claims"].as_u64()), (StatusCode::CREATED, Some(2)));
}

#[tokio::test]
async fn an_acknowledged_claim_survives_a_stop_and_a_start() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    add(&server, &mut agent, &fresh().to_string(), "Still here.", "").await;
    let (scratch, debate) = server.stop().await;
    let server = LocalServer::on(scratch, debate, Default::default()).await;
    let mut agent = server.reader(Role::Contributor).await;
    assert!(agent.get(&server.page()).await.text().contains("Still here."));
}
