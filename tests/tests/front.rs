//! The front line: limits, headers, where a request came from, and what is never printed.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use domain::policy::Role;
use http::{Method, StatusCode};
use isegoria::http::{Config, Limits};
use isegoria_tests::{
    eventually,
    http::{Agent, Reply},
    local::{Kind, LocalServer, SMALL, Scratch, fresh, make_debate},
};
use serde_json::json;
use std::sync::Arc;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

async fn server(config: Config) -> LocalServer {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let debate = make_debate(&scratch.open().await, SMALL).await;
    LocalServer::on(scratch, debate, config).await
}

async fn limited(limits: Limits) -> LocalServer {
    server(Config { limits, ..Config::default() }).await
}

/// Sends the same thing again and again until it is too much: the machine is faster than any limit of these tests.
async fn until_too_much(what: &str, mut send: impl AsyncFnMut() -> Reply) -> Reply {
    let mut last = None;
    eventually(what, async || {
        let reply = send().await;
        let over = reply.status == StatusCode::TOO_MANY_REQUESTS;
        last = Some(reply);
        over
    })
    .await;
    last.unwrap()
}

fn wait(reply: &Reply) -> u64 {
    reply.header("retry-after").unwrap().parse().unwrap()
}

/// A rating through the API, with whatever voice and address.
async fn rate(server: &LocalServer, headers: &[(&str, &str)]) -> Reply {
    let place = server.place("It is cheap.").await;
    let bearer = format!("Bearer {}", server.link(Role::Contributor));
    let all: Vec<_> = [("authorization", bearer.as_str())].iter().chain(headers).copied().collect();
    let path = format!("{}/places/{place}/ballot", server.api());
    Agent::new(&server.base).send(Method::PUT, &path, &all, json!({ "rating": 3 }).to_string()).await
}

#[tokio::test]
async fn a_voice_that_is_too_quick_is_told_how_long_to_wait_and_others_go_on() {
    let server = limited(Limits { voice: 1, ..Limits::default() }).await;
    let (quick, calm) = ("ab".repeat(32), "cd".repeat(32));
    let quick = [("isegoria-voice", quick.as_str())];
    let reply = until_too_much("a quick voice is stopped", async || rate(&server, &quick).await).await;
    assert_eq!(reply.header("content-type"), Some("application/problem+json"));
    assert!(wait(&reply) >= 1);
    let words = reply.json()["detail"].as_str().unwrap().to_owned();
    assert!(words.starts_with("You are quicker than this debate takes contributions. What you wrote is still"));
    assert_eq!(rate(&server, &[("isegoria-voice", &calm)]).await.status, StatusCode::OK);
    assert_eq!(rate(&server, &[]).await.status, StatusCode::OK, "who has no voice yet is not counted as one");
    let bearer = format!("Bearer {}", server.link(Role::Contributor));
    let reading = [("authorization", bearer.as_str()), quick[0]];
    let read = Agent::new(&server.base).send(Method::GET, &server.api(), &reading, "").await;
    assert_eq!(read.status, StatusCode::OK, "reading is not limited");
}

#[tokio::test]
async fn a_quick_voice_on_the_pages_gets_a_page_or_for_an_island_problem_details() {
    let server = limited(Limits { voice: 1, ..Limits::default() }).await;
    let place = server.place("It is cheap.").await.to_string();
    let (mut agent, path) = (server.reader(Role::Contributor).await, server.page() + "/rate");
    let fields = [("place", place.as_str()), ("rating", "2")];
    let reply = until_too_much("a quick voice is stopped", async || agent.post(&path, &fields).await).await;
    assert!(reply.header("content-type").unwrap().starts_with("text/html"));
    assert!(reply.text().contains("What you wrote is still in the form: go back, wait"), "{}", reply.text());
    assert!(reply.text().contains(&format!("href=\"{}\"", server.page())), "a way on: {}", reply.text());
    let body = format!("place={place}&rating=2");
    let json = until_too_much("its island too", async || {
        agent.send(Method::POST, &path, &[FORM, ("accept", "application/json")], body.clone()).await
    })
    .await;
    assert_eq!(json.json()["status"].as_u64(), Some(429));
    assert!(json.header("content-security-policy").is_some());
    // The API looks at no cookie, so the cookie's voice is not limited there.
    assert_eq!(rate(&server, &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn behind_a_proxy_the_last_forwarded_address_says_which_network_asks() {
    let server = limited(Limits { voice: 0, network: 1, behind_proxy: true }).await;
    let from = async |address: &str| rate(&server, &[("x-forwarded-for", address)]).await;
    let mut turn = 0;
    let reply = until_too_much("a quick network is stopped", async || {
        turn += 1;
        from(&format!("198.51.{}.7, 203.0.113.{}", turn % 250, turn % 250)).await
    })
    .await;
    assert!(wait(&reply) >= 1 && reply.text().contains("your network"), "{}", reply.text());
    assert_eq!(from("203.0.113.9, 203.0.114.9").await.status, StatusCode::OK, "another network goes on");
    assert_eq!(rate(&server, &[]).await.status, StatusCode::OK, "so does this machine itself");
}

#[tokio::test]
async fn without_a_proxy_nobody_chooses_their_network_by_a_header() {
    let server = limited(Limits { voice: 0, network: 1, behind_proxy: false }).await;
    for _ in 0..30 {
        assert_eq!(rate(&server, &[("x-forwarded-for", "203.0.113.9")]).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn debates_are_started_thirty_at_once_by_a_network_whatever_the_way() {
    let server = limited(Limits { behind_proxy: true, ..Limits::default() }).await;
    let from = [("x-forwarded-for", "203.0.113.9")];
    let mut agent = Agent::new(&server.base);
    for i in 0..30 {
        let (path, body) = match i % 2 {
            0 => ("/api/v1/debates", json!({ "title": "Again?" }).to_string()),
            _ => ("/api/v1/debates/import?format=kialo", SMALL.to_owned()),
        };
        assert_eq!(agent.send(Method::POST, path, &from, body).await.status, StatusCode::CREATED, "{i}");
    }
    let reply = until_too_much("debates are too many", async || {
        let (id, headers) = (fresh(), [FORM, from[0]]);
        agent.send(Method::POST, "/new", &headers, format!("id={id}&title=Again")).await
    })
    .await;
    assert!(reply.text().contains("Many debates were started from your network"), "{}", reply.text());
    assert_eq!(rate(&server, &from).await.status, StatusCode::OK, "contributions go on");
}

#[tokio::test]
async fn what_another_site_sends_is_refused_by_every_method_at_every_address() {
    let server = server(Config::default()).await;
    let writes = isegoria::http::addresses().into_iter().filter(|address| !address.method.is_safe());
    let own = server.base.trim_start_matches("http://");
    let evil = format!("https://{own}.evil.example");
    let foreign = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "made up"),
        ("origin", "https://evil.example"),
        ("origin", evil.as_str()),
        ("origin", "evil"),
    ];
    for address in writes {
        for header in foreign {
            let mut agent = server.reader(Role::Facilitator).await;
            let path = address.template.replace("{debate}", &server.debate.to_string());
            let reply = agent.send(address.method.clone(), &path, &[FORM, header], "title=T").await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{address:?} {header:?}");
            assert!(reply.text().contains("came from another site"), "{address:?} {header:?}: {}", reply.text());
            let problem = reply.header("content-type") == Some("application/problem+json");
            assert_eq!(problem, address.template.starts_with("/api/"), "{address:?}");
        }
    }
    let mut unknown = Agent::new(&server.base);
    let made_up = Method::from_bytes(b"MADEUP").unwrap();
    let reply = unknown.send(made_up, "/new", &[("sec-fetch-site", "cross-site")], "").await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert_eq!(server.store.debates().await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_api_refuses_in_problem_details_whoever_refuses() {
    let server = server(Config::default()).await;
    let bearer = format!("Bearer {}", server.link(Role::Contributor));
    let headers = [("authorization", bearer.as_str())];
    let claims = server.api() + "/claims";
    let (query, wrong) = (format!("{claims}?depth=deep"), format!("{claims}/no-claim"));
    for (method, path, body, status) in [
        (Method::POST, claims.as_str(), "x".repeat(200_000), StatusCode::PAYLOAD_TOO_LARGE),
        (Method::PUT, &claims, String::new(), StatusCode::METHOD_NOT_ALLOWED),
        (Method::GET, &query, String::new(), StatusCode::BAD_REQUEST),
        (Method::DELETE, &wrong, String::new(), StatusCode::BAD_REQUEST),
        (Method::GET, "/api/nothing", String::new(), StatusCode::NOT_FOUND),
    ] {
        let reply = Agent::new(&server.base).send(method, path, &headers, body).await;
        assert_eq!((reply.status, reply.json()["status"].as_u64()), (status, Some(u64::from(status.as_u16()))));
        assert_eq!(reply.header("content-type"), Some("application/problem+json"), "{path}");
        assert_eq!(reply.header("allow").is_some(), status == StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
}

#[tokio::test]
async fn every_answer_has_the_headers_whatever_it_is() {
    let server = server(Config { public_url: "https://debate.example.org".to_owned(), ..Config::default() }).await;
    let mut agent = server.reader(Role::Contributor).await;
    let (page, api) = (server.page(), server.api());
    let paths = [
        "/",
        "/nothing",
        "/api/nothing",
        "/favicon.svg",
        "/healthz",
        isegoria::assets::all()[0].path,
        &page,
        &format!("{page}/overview"),
        &format!("{page}/topology.svg"),
        &format!("{page}/topology.png?size=160"),
        &format!("{page}/export/json"),
        &format!("{page}/export/svg"),
        &format!("{page}/claims"),
        &api,
    ];
    for path in paths {
        let reply = agent.get(path).await;
        for (name, value) in [
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000"),
        ] {
            assert_eq!(reply.header(name), Some(value), "{path}: {name}");
        }
        assert!(reply.header("permissions-policy").unwrap().contains("geolocation=()"), "{path}");
        let policy = reply.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("data:") && !policy.contains("unsafe-eval "), "{path}: {policy}");
        let shared = path.starts_with("/assets/") || path == "/favicon.svg";
        assert_eq!(reply.header("cache-control") == Some("private, no-store"), !shared, "{path}");
    }
}

#[tokio::test]
async fn pages_hold_no_code_and_no_style_of_their_own() {
    let server = server(Config::default()).await;
    let (mut agent, mut desk) = (server.reader(Role::Contributor).await, server.reader(Role::Facilitator).await);
    let mut pages = vec![desk.get(&format!("/desk/{}", server.debate)).await];
    for path in ["", "?add=pro", "/outline", "/overview"] {
        pages.push(agent.get(&(server.page() + path)).await);
    }
    for path in ["/", "/new", "/promise", "/nothing"] {
        pages.push(agent.get(path).await);
    }
    for page in pages {
        let text = page.text().to_lowercase();
        for (at, _) in text.match_indices("<script") {
            let tag = &text[at..at + text[at..].find("</script>").unwrap()];
            assert!(tag.contains(" src=") && tag.ends_with('>'), "an inline script: {tag}");
        }
        for word in
            ["<style", " style=", " onclick=", " onload=", " onerror=", " onsubmit=", "javascript:", "data:"]
        {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }
}

#[tokio::test]
async fn a_file_has_a_name_that_tells_nothing() {
    let server = server(Config::default()).await;
    let (mut agent, mut desk) = (server.reader(Role::Contributor).await, server.reader(Role::Facilitator).await);
    for format in ["json", "kialo", "kialo-a", "markdown", "svg", "png"] {
        for reply in [
            agent.get(&format!("{}/export/{format}", server.page())).await,
            desk.get(&format!("/desk/{}/export/{format}", server.debate)).await,
        ] {
            let name = reply.header("content-disposition").unwrap();
            let ending = name.strip_prefix("attachment; filename=\"debate.").unwrap().strip_suffix('"').unwrap();
            assert!(ending.chars().all(|c| c.is_ascii_alphanumeric() || c == '.'), "{name}");
        }
    }
}

#[test]
fn what_the_operator_hides_is_printed_by_no_debug() {
    use clap::Parser;
    let (key, secret) = ("the-start-key-1", "5e".repeat(32));
    let command = isegoria::cli::Command::try_parse_from([
        "isegoria",
        "serve",
        "--start-key",
        key,
        "--secret",
        &secret,
        "--database",
        "postgres://isegoria:the-password-1@db.example.org/isegoria",
    ]);
    let config = Config { start_key: Some(key.into()), ..Config::default() };
    let printed = format!("{:?} {:#?} {config:?}", command.as_ref().unwrap(), command.as_ref().unwrap());
    for hidden in [key, &secret, "the-password-1"] {
        assert!(!printed.contains(hidden), "{printed}");
    }
}
