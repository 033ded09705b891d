//! The overview, over HTTP: what the page, its files and the API tell of how many voices, and to whom.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use domain::{
    debate::{ReleaseRhythm, Step},
    policy::Role,
};
use http::{Method, StatusCode};
use isegoria::{
    http::{Config, Limits},
    secret::Voice,
    store::Debate,
};
use isegoria_tests::{
    eventually,
    http::{Agent, Reply},
    local::{Kind, LocalServer, SMALL, Scratch, make_debate_with},
};
use serde_json::{Value, json};
use std::{fmt::Write as _, sync::Arc};

const FILES: [&str; 3] = ["overview-csv", "overview-pdf", "overview-png"];
const GERMAN: (&str, &str) = ("accept-language", "de");
/// What a chart of answers is called.
const SPREAD: &str = "How the answers are spread";

async fn serve(text: &str, settings: impl FnOnce(Debate) -> Debate) -> LocalServer {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let debate = make_debate_with(&scratch.open().await, text, settings).await;
    LocalServer::on(scratch, debate, Config { limits: Limits::OFF, ..Config::default() }).await
}

/// The small debate in which so many voices have rated each of two places, and results are shown.
async fn rated(voices: usize, rating: &str) -> LocalServer {
    let server = serve(SMALL, |debate| Debate { rhythm: ReleaseRhythm::Now, ..debate }).await;
    let places = [server.place("We should.").await.to_string(), server.place("It is risky.").await.to_string()];
    for _ in 0..voices {
        let voice = Voice::new().unwrap().reveal();
        for place in &places {
            let mut agent = server.reader(Role::Contributor).await;
            let fields = [("place", place.as_str()), ("rating", rating), ("voice", &voice)];
            assert!(agent.post(&format!("{}/rate", server.page()), &fields).await.status.is_redirection());
        }
    }
    eventually("all is released", async || {
        let stored = server.store.load(server.debate).await.unwrap().unwrap();
        stored.pending.is_empty() && stored.ballots.len() == voices * 2
    })
    .await;
    let mut desk = server.reader(Role::Facilitator).await;
    let step = desk.post(&format!("/desk/{}/step", server.debate), &[("to", "reflect"), ("sure", "yes")]).await;
    assert!(step.status.is_redirection());
    server
}

async fn page(server: &LocalServer, query: &str) -> String {
    let reply = server.reader(Role::Leadership).await.get(&format!("{}/overview{query}", server.page())).await;
    assert_eq!(reply.status, StatusCode::OK);
    reply.text().replace("<!>", "")
}

async fn file(server: &LocalServer, name: &str, headers: &[(&str, &str)]) -> Reply {
    let path = format!("{}/export/{name}", server.page());
    server.reader(Role::Leadership).await.send(Method::GET, &path, headers, "").await
}

async fn api(server: &LocalServer) -> Value {
    let bearer = format!("Bearer {}", server.link(Role::Leadership));
    let headers = [("authorization", bearer.as_str())];
    let path = server.api() + "/overview";
    let reply = Agent::new(&server.base).send(Method::GET, &path, &headers, "").await;
    assert_eq!(reply.status, StatusCode::OK);
    reply.json()
}

#[tokio::test]
async fn of_two_voices_nothing_is_shown_of_seven_a_word_and_of_twelve_a_chart_with_its_table() {
    for (voices, words, chart) in [(0, false, false), (2, false, false), (7, true, false), (12, true, true)] {
        let server = rated(voices, "4").await;
        let (html, csv, found) =
            (page(&server, "").await, file(&server, FILES[0], &[]).await.text(), api(&server).await);
        let thesis = &found["theses"][0];
        for (form, told) in [("page", html.contains("mostly agree")), ("csv", csv.contains("mostly agree"))] {
            assert_eq!(told, words, "{voices} voices, {form}");
        }
        assert_eq!(thesis["words"].is_string(), words, "{voices}");
        for (form, drawn) in [("page", html.contains(SPREAD)), ("csv", csv.contains("\"agree\",\"12\""))] {
            assert_eq!(drawn, chart, "{voices} voices, {form}");
        }
        assert_eq!(thesis["distribution"], if chart { json!([0, 0, 0, 0, 12]) } else { json!([]) });
        let table = "<th scope=\"row\">agree</th><td class=\"number\">12</td>";
        assert_eq!(html.contains(table), chart, "{voices}");
        // Nothing says how many few are, nor that they are all.
        if !chart && voices > 0 {
            let told = format!("{voices} voices");
            assert!(!html.contains(&told) && !csv.contains(&told), "{voices}");
        }
        assert!(html.contains("How this is computed"));
    }
}

#[tokio::test]
async fn a_picture_of_few_voices_tells_nothing_of_them() {
    let png = async |voices, rating| {
        let reply = file(&rated(voices, rating).await, FILES[2], &[]).await;
        assert_eq!(reply.header("content-type"), Some("image/png"));
        reply.body
    };
    let none = png(0, "0").await;
    assert_eq!(none, png(3, "4").await);
    assert_eq!(none, png(7, "0").await);
    assert_ne!(none, png(10, "0").await);
}

#[tokio::test]
async fn before_reflect_leadership_reads_no_reply_in_any_form() {
    let server = serve(SMALL, |debate| debate).await;
    let html = page(&server, "?colour=strength").await;
    let csv = file(&server, FILES[0], &[]).await.text();
    let found = api(&server).await;
    for (form, text) in [("page", &html), ("csv", &csv), ("api", &found.to_string())] {
        assert!(text.contains("We should."), "{form}: what is asked");
        for reply in ["It is quick", "It is cheap", "It is risky", "It was tried before"] {
            assert!(!text.contains(reply), "{form}: {reply}");
        }
    }
    assert!(!html.contains("sunburst") && !html.contains("banded"));
    assert_eq!(found["unanswered"], json!({ "all": 0, "first": [] }));
    for name in FILES {
        assert_eq!(file(&server, name, &[]).await.status, StatusCode::OK, "{name}");
        let contributor =
            server.reader(Role::Contributor).await.get(&format!("{}/export/{name}", server.page())).await;
        assert_eq!(contributor.status, StatusCode::OK, "{name}");
        let nobody = Agent::new(&server.base).get(&format!("{}/export/{name}", server.page())).await;
        assert_eq!(nobody.status, StatusCode::FORBIDDEN, "{name}");
    }
    // Other exports stay closed to leadership.
    assert_eq!(file(&server, "json", &[]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_picture_is_coloured_by_ratings_once_results_are_shown() {
    let server = rated(12, "3").await;
    let plain = page(&server, "").await;
    for (colour, words) in
        [("strength", "very strong"), ("polarisation", "of several minds"), ("attention", "10 to 20 voices")]
    {
        assert!(plain.contains(&format!("overview?colour={colour}\"")), "{colour}");
        let html = page(&server, &format!("?colour={colour}")).await;
        assert!(html.contains(&format!("class=\"sunburst banded {colour}\"")) && html.contains(words), "{colour}");
        // Two places were rated; the others are outlines.
        assert!(html.contains(" untold") && html.matches("aria-current=\"true\"").count() == 1, "{colour}");
        assert!(!html.contains("data-colour"), "another picture needs another page");
        let contributor =
            server.reader(Role::Contributor).await.get(&format!("{}?colour={colour}", server.page())).await;
        assert!(!contributor.text().contains("banded"), "the debate's pages are coloured by claims alone");
    }
    assert!(plain.contains("data-colour"));
}

#[tokio::test]
async fn files_are_named_speak_the_readers_language_and_compute_nothing() {
    let text = "Discussion Name:\n=HYPERLINK(\"https://example.org\")\n\n1. Thesis:\n@SUM(1+1)\n\n  1.1. Pro:\n  -2+3, said \"so\".\n";
    let server = serve(text, |debate| Debate { step: Step::Reflect, ..debate }).await;
    let csv = file(&server, FILES[0], &[GERMAN]).await;
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    assert_eq!(csv.header("content-disposition"), Some("attachment; filename=\"overview.csv\""));
    let text = csv.text();
    assert!(
        text.contains("\"Worum es geht\"") && text.contains("\"'=HYPERLINK(\"\"https://example.org\"\")\""),
        "{text}"
    );
    assert!(text.contains("\"'@SUM(1+1)\"") && text.contains("\"'-2+3, said \"\"so\"\".\""), "{text}");
    let formula = |cell: &str| ["\"=", "\"+", "\"-", "\"@"].iter().any(|begin| cell.starts_with(begin));
    assert!(!text.lines().flat_map(|line| line.split(',')).any(formula), "{text}");
    let pdf = file(&server, FILES[1], &[GERMAN]).await;
    assert!(pdf.body.starts_with(b"%PDF-") && pdf.header("content-type") == Some("application/pdf"));
    let mut german = server.reader(Role::Leadership).await;
    let page = german.send(Method::GET, &format!("{}/overview", server.page()), &[GERMAN], "").await.text();
    assert!(page.contains("Wie das berechnet ist") && page.contains("Noch unbeantwortet"));
}

/// A debate of so many claims.
fn large(claims: usize) -> String {
    let mut text = "Discussion Name:\nLarge\n\n1. Thesis:\nWe should.\n".to_owned();
    let (branch, side) = (100, |n: usize| if n.is_multiple_of(2) { "Pro" } else { "Con" });
    for n in 1..=claims / branch {
        let _ = write!(text, "\n  1.{n}. {}:\n  A claim that begins a branch, number {n}.\n", side(n));
        for m in 1..branch {
            let _ = write!(
                text,
                "\n    1.{n}.{m}. {}:\n    A claim in branch {n} that answers it, number {m}.\n",
                side(m)
            );
        }
    }
    text
}

#[tokio::test]
async fn the_overview_of_ten_thousand_claims_stays_small() {
    for claims in [1_000, 10_000] {
        let server = serve(&large(claims), |debate| Debate { step: Step::Reflect, ..debate }).await;
        let html = page(&server, "").await;
        assert!(html.contains(&format!(">{claims}</text>")), "all claims are counted");
        assert!(html.len() < 120_000, "{claims} claims: {} bytes", html.len());
        assert!(file(&server, FILES[0], &[]).await.body.len() < 20_000);
    }
}

#[tokio::test]
async fn several_theses_have_a_section_each_and_one_sentence_together() {
    let server = serve(SMALL, |debate| debate).await;
    let new = json!({ "title": "Which one?", "theses": ["The first.", "The second."] }).to_string();
    let made = Agent::new(&server.base).send(Method::POST, "/api/v1/debates", &[], new).await.json();
    let secret = |role: &str| made["links"][role].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let (facilitator, leadership) = (format!("Bearer {}", secret("facilitator")), secret("leadership"));
    let debate = made["debate"].as_str().unwrap();
    for step in ["contribute", "reflect"] {
        let path = format!("/api/v1/debates/{debate}/step");
        let headers = [("authorization", facilitator.as_str())];
        let body = json!({ "to": step }).to_string();
        let taken = Agent::new(&server.base).send(Method::POST, &path, &headers, body).await;
        assert!(taken.status.is_success(), "{}", taken.text());
    }
    let mut leader = Agent::new(&server.base);
    leader.get(&format!("/l/{leadership}")).await;
    let html = leader.get(&format!("/d/{debate}/overview")).await.text().replace("<!>", "");
    assert_eq!(html.matches("<section class=\"standing\">").count(), 2, "{html}");
    assert!(html.contains("There are 2 theses, and too few have rated any of them"));
    for name in FILES {
        assert_eq!(leader.get(&format!("/d/{debate}/export/{name}")).await.status, StatusCode::OK, "{name}");
    }
}

#[tokio::test]
async fn of_many_theses_the_first_are_told_of_one_by_one_and_the_others_as_a_table() {
    let server = LocalServer::start().await;
    let theses: Vec<String> = (1..=12).map(|n| format!("Room number {n}.")).collect();
    let new = json!({ "title": "Which room?", "theses": theses }).to_string();
    let made = Agent::new(&server.base).send(Method::POST, "/api/v1/debates", &[], new).await.json();
    let link = |role: &str| {
        let link = made["links"][role].as_str().unwrap();
        link[link.find("/l/").unwrap()..].to_owned()
    };
    let bearer = format!("Bearer {}", &link("facilitator")["/l/".len()..]);
    let path = format!("/api/v1/debates/{}/step", made["debate"].as_str().unwrap());
    let headers = [("authorization", bearer.as_str())];
    let to = json!({ "to": "reflect" }).to_string();
    let step = Agent::new(&server.base).send(Method::POST, &path, &headers, to).await;
    assert!(step.status.is_success());
    let html = Agent::new(&server.base).follow(&link("leadership")).await.text().replace("<!>", "");
    assert_eq!(html.matches("class=\"standing\"").count(), 5);
    assert!(html.contains("7 more theses") && theses.iter().all(|thesis| html.contains(thesis.as_str())), "{html}");
}
