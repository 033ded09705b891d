//! Writing a claim: what a script is told, what the browser compares with, and that nothing about it stands in an address.

use domain::{debate::ReleaseRhythm, policy::Role};
use http::{Method, StatusCode};
use isegoria::{http::Config, store::Debate};
use isegoria_tests::{
    eventually,
    http::{Agent, Reply},
    local::{Kind, LocalServer, Scratch, fresh, make_debate_with},
};
use std::{fmt::Write as _, sync::Arc};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("accept", "application/json");

/// Sends a claim as the island does.
async fn send(server: &LocalServer, agent: &mut Agent, id: &str, text: &str) -> Reply {
    let parent = server.place("We should.").await.to_string();
    let fields = [("id", id), ("parent", &parent), ("side", "con"), ("text", text)];
    let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let headers = [FORM, JSON, ("sec-fetch-site", "same-origin")];
    agent.send(Method::POST, &(server.page() + "/claims"), &headers, body).await
}

#[tokio::test]
async fn a_script_is_told_where_to_go_on_and_no_server_is_ever_sent_which_claim_it_was() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let id = fresh().to_string();
    let reply = send(&server, &mut agent, &id, "By script.").await;
    assert_eq!(reply.status, StatusCode::OK);
    let cookie = reply.header("set-cookie").unwrap();
    assert!(cookie.starts_with("isegoria_voice=") && cookie.contains("HttpOnly"), "{cookie}");
    let to = reply.json()["to"].as_str().unwrap().to_owned();
    let (sent, mark) = to.split_once('#').unwrap();
    assert!(!sent.contains(&id) && sent.contains("done=con"), "{sent}");
    assert_eq!(mark, format!("claim-{id}"));
    let page = agent.get(sent).await.text();
    assert!(page.contains(&format!("id=\"{mark}\"")) && page.contains("Your claim is saved."));
}

#[tokio::test]
async fn the_names_to_warn_of_stand_in_the_composer_and_on_no_other_page() {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let named = |debate| Debate { names: "Anna Alt\n\n O’Neill & Söhne\n".to_owned(), ..debate };
    let debate = make_debate_with(&scratch.open().await, isegoria_tests::local::SMALL, named).await;
    let server = LocalServer::on(scratch, debate, Config::default()).await;
    let mut author = server.reader(Role::Contributor).await;
    let place = server.place("We should.").await.to_string();
    let form = author.get(&format!("{}?at={place}&add=pro", server.page())).await.text();
    assert!(form.contains("data-names=\"Anna Alt\nO’Neill &amp; Söhne\""), "{form}");
    assert_eq!(form.matches("Anna Alt").count(), 1);
    for path in ["", "/outline", "/queue", "/overview"] {
        assert!(!author.get(&(server.page() + path)).await.text().contains("Anna Alt"), "{path}");
    }
    let refused = [("id", "x"), ("parent", place.as_str()), ("side", "pro"), ("text", "")];
    let again = author.post(&(server.page() + "/claims"), &refused).await.text();
    assert!(!again.contains("<textarea") || again.contains("data-names="), "{again}");
}

#[tokio::test]
async fn a_plain_form_leads_to_the_same_place_after_adding_editing_and_rating() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let place = server.place("We should.").await.to_string();
    let id = fresh().to_string();
    let fields = [("id", id.as_str()), ("parent", &place), ("side", "pro"), ("text", "By hand.")];
    let added = agent.post(&(server.page() + "/claims"), &fields).await;
    let edited = agent.post(&(server.page() + "/edit"), &fields).await;
    for (reply, done) in [(added, "pro"), (edited, "edited")] {
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{done}");
        let to = reply.header("location").unwrap();
        assert!(to.ends_with(&format!("at={place}&done={done}#claim-{id}")), "{to}");
    }
    let risky = server.place("It is risky.").await.to_string();
    let rated = agent.post(&(server.page() + "/rate"), &[("place", &risky), ("at", &place), ("rating", "2")]).await;
    let to = rated.header("location").unwrap().to_owned();
    let (path, mark) = to.split_once('#').unwrap();
    assert!(agent.get(path).await.text().contains(&format!("id=\"{mark}\"")), "{to}");
}

#[tokio::test]
async fn a_changed_rating_can_be_undone_without_a_word_of_it_in_an_address() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let place = server.place("We should.").await.to_string();
    let mut offered = Vec::new();
    for rating in ["3", "1", "withdraw", "3", "3"] {
        let rated = agent.post(&(server.page() + "/rate"), &[("place", &place), ("rating", rating)]).await;
        let to = rated.header("location").unwrap().split('#').next().unwrap().to_owned();
        assert!(to.ends_with(&format!("at={place}&done=rated")), "{to}");
        let page = agent.get(&to).await.text();
        // The thesis's is the first form of the page.
        let button = page.split("<button").find(|button| button.contains("data-undo")).unwrap();
        let (tag, words) = button.split("</button>").next().unwrap().split_once('>').unwrap();
        offered.push(words.replace("<!>", ""));
        assert_eq!(tag.contains(" hidden"), offered.last().unwrap().is_empty(), "{tag}");
        let again = agent.get(&format!("{}?at={place}", server.page())).await.text();
        assert!(!again.contains("undo: back"), "it is offered on the page after a rating only");
    }
    assert_eq!(offered, ["", "undo: back to “rather”", "undo: back to “rather not”", "", ""]);
}

#[tokio::test]
async fn a_script_is_told_what_is_wrong_in_words() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    for (text, says) in [("  ", "empty"), ("x ".repeat(300).as_str(), "at most 500")] {
        let reply = send(&server, &mut agent, &fresh().to_string(), text).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(reply.header("content-type"), Some("application/problem+json"));
        assert!(reply.json()["detail"].as_str().unwrap().contains(says), "{}", reply.text());
    }
    let mut nobody = Agent::new(&server.base);
    let reply = send(&server, &mut nobody, &fresh().to_string(), "Without a link.").await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert!(reply.json()["detail"].as_str().unwrap().contains("Ask the person who invited you"));
}

#[tokio::test]
async fn the_index_holds_what_is_released_and_its_places_open() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let index = agent.get(&(server.page() + "/similar")).await;
    assert_eq!(index.header("content-type"), Some("text/plain; charset=utf-8"));
    let index = index.text();
    assert_eq!(index.lines().count(), 5);
    let line = index.lines().find(|line| line.ends_with("It is risky.")).unwrap();
    let beginning = line.strip_suffix("It is risky.").unwrap();
    assert!(server.place("It is risky.").await.to_string().starts_with(beginning));
    let places = agent.get(&(server.page() + "/places")).await.text();
    assert_eq!(places.lines().count(), 5);
    assert!(places.lines().any(|place| place == beginning));
    let whole = format!("{}?at={}", server.page(), server.place("It is risky.").await);
    let title = |html: &str| html.split("<h1").nth(1).unwrap().split("</h1>").next().unwrap().to_owned();
    let short = agent.get(&format!("{}?at={beginning}", server.page())).await.text();
    assert_eq!(title(&short), title(&agent.get(&whole).await.text()));
    assert!(agent.get(&(server.page() + "?at=00000000")).await.text().contains("no longer there"));
    assert_eq!(agent.get(&(server.page() + "?at=zz")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_waits_for_a_release_is_in_no_index_not_even_in_its_authors() {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let hourly = |debate| Debate { rhythm: ReleaseRhythm::Hourly, ..debate };
    let debate = make_debate_with(&scratch.open().await, isegoria_tests::local::SMALL, hourly).await;
    let server = LocalServer::on(scratch, debate, Config::default()).await;
    let mut author = server.reader(Role::Contributor).await;
    assert_eq!(send(&server, &mut author, &fresh().to_string(), "This waits.").await.status, StatusCode::OK);
    assert!(author.get(&server.page()).await.text().contains("This waits."));
    for address in ["/similar", "/places"] {
        let text = author.get(&(server.page() + address)).await.text();
        assert_eq!(text.lines().count(), 5, "{address}");
        assert!(!text.contains("This waits."), "{address}");
    }
}

#[tokio::test]
async fn a_withdrawn_claim_leaves_the_index_at_the_release() {
    let server = LocalServer::start().await;
    let mut author = server.reader(Role::Contributor).await;
    let id = fresh().to_string();
    send(&server, &mut author, &id, "Said and taken back.").await;
    let address = server.page() + "/similar";
    let mut reader = server.reader(Role::Contributor).await;
    eventually("it is in", async || reader.get(&address).await.text().contains("taken back")).await;
    author.post(&(server.page() + "/withdraw"), &[("claim", &id)]).await;
    eventually("it is out", async || !reader.get(&address).await.text().contains("taken back")).await;
}

#[tokio::test]
async fn the_index_of_three_thousand_claims_takes_less_than_100_kb_on_the_wire() {
    // The demo debate's words in ever new order: no sentence comes twice, which would compress away.
    let demo = std::fs::read_to_string(isegoria_tests::server::demo_debate()).unwrap();
    let words: Vec<&str> = demo.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).collect();
    let mut text = "Discussion Name:\nLarge?\n\n1. Thesis:\nIt is large.\n\n".to_owned();
    let mut seed = 1_u64;
    for n in 1..3000 {
        let mut claim = String::new();
        for _ in 0..25 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let _ = write!(claim, " {}", words[(seed >> 33) as usize % words.len()]);
        }
        let _ = writeln!(text, "  1.{n}. Pro:\n  {}.\n", claim.trim());
    }
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let debate = make_debate_with(&scratch.open().await, &text, |debate| debate).await;
    let server = LocalServer::on(scratch, debate, Config::default()).await;
    let mut reader = server.reader(Role::Contributor).await;
    for (address, limit) in [("/similar", 100 << 10), ("/places", 20 << 10)] {
        let plain = reader.get(&(server.page() + address)).await;
        assert_eq!(plain.text().lines().count(), 3000);
        for coding in ["br", "gzip"] {
            let headers = [("accept-encoding", coding)];
            let sent = reader.send(Method::GET, &(server.page() + address), &headers, "").await;
            assert_eq!(sent.header("content-encoding"), Some(coding));
            assert!(sent.body.len() <= limit, "{address} {coding}: {} of {}", sent.body.len(), plain.body.len());
        }
    }
}
