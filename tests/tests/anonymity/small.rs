//! Small groups: below k nothing, from k on words, from twice k on numbers.

use crate::ways::Reader;
use domain::{debate::ReleaseRhythm, policy::Role};
use isegoria::{
    http::{Config, Limits},
    secret::Voice,
    store::Debate,
};
use isegoria_tests::{
    eventually,
    http::Agent,
    local::{Kind, LocalServer, SMALL, Scratch, make_debate_with},
};
use std::sync::Arc;

/// What four and five voices said in one place: all the same, so that “all” would tell everybody's rating.
const RATED: [(&str, usize); 2] = [("It is cheap.", 4), ("It is risky.", 5)];

async fn rated(kind: Kind) -> LocalServer {
    let scratch = Arc::new(Scratch::new(kind).await);
    let at_once = |debate| Debate { rhythm: ReleaseRhythm::Now, ..debate };
    let debate = make_debate_with(&scratch.open().await, SMALL, at_once).await;
    let server = LocalServer::on(scratch, debate, Config { limits: Limits::OFF, ..Config::default() }).await;
    for (text, voices) in RATED {
        let place = server.place(text).await.to_string();
        for _ in 0..voices {
            let mut agent = server.reader(Role::Contributor).await;
            let voice = Voice::new().unwrap().reveal();
            let fields = [("place", place.as_str()), ("rating", "4"), ("voice", &voice)];
            assert!(agent.post(&format!("{}/rate", server.page()), &fields).await.status.is_redirection());
        }
    }
    eventually("all is released", async || {
        let stored = server.store.load(server.debate).await.unwrap().unwrap();
        stored.pending.is_empty() && stored.ballots.len() == 9
    })
    .await;
    server
}

/// All that can be read of the two places and of the whole.
async fn everything(server: &LocalServer) -> String {
    let mut places = Vec::new();
    for (text, _) in RATED {
        places.push(server.place(text).await);
    }
    let mut all = String::new();
    for reader in Reader::bystanders(server) {
        for (path, text) in reader.all(server, &places).await {
            all.push_str(&format!("\n=== {path}\n{text}"));
        }
    }
    all
}

/// The words that tell how a place was rated.
const TELLS: [&str; 5] = ["decisive impact", "strong impact", "some impact", "weak impact", "hardly any impact"];

/// How many of the words stand on the page of a place.
async fn told(server: &LocalServer, reader: &Reader, text: &str) -> usize {
    let place = server.place(text).await;
    let page = reader.get(&format!("{}?at={place}", server.page())).await.text();
    TELLS.iter().map(|word| page.matches(word).count()).sum()
}

/// What is read tells no number of those who rated a place.
fn tells_no_number(all: &str) {
    // That fewer than k are not told stands there, too.
    let all = all.replace("fewer than 5 ", "").replace("Fewer than 5 ", "").replace("at least 5 ", "");
    for number in ["4", "5", "9"] {
        for what in ["voices", "people", "ratings", "ballots"] {
            let told = all.find(&format!(" {number} {what}"));
            let near = told.map(|at| String::from_utf8_lossy(&all.as_bytes()[at.saturating_sub(200)..at + 20]));
            assert!(near.is_none(), "{number} {what}: {near:?}");
        }
    }
    for counts in ["[0,0,0,0,4]", "[0,0,0,0,5]", "[0, 0, 0, 0, 4]", "[0, 0, 0, 0, 5]", "| 0 | 0 | 0 | 0 |"] {
        assert!(!all.contains(counts), "{counts}");
    }
}

pub(crate) async fn four_ratings_are_never_told_and_five_only_in_words(kind: Kind) {
    let server = rated(kind).await;
    let reader = Reader::voice(&server, &Voice::new().unwrap());
    tells_no_number(&everything(&server).await);
    // The form that rates has these words, once for each place that can be rated, whatever others said.
    let before = [told(&server, &reader, "It is quick.").await, told(&server, &reader, "It is risky.").await];

    let mut desk: Agent = server.reader(Role::Facilitator).await;
    let step = desk.post(&format!("/desk/{}/step", server.debate), &[("to", "reflect"), ("sure", "yes")]).await;
    assert!(step.status.is_redirection());
    tells_no_number(&everything(&server).await);
    assert_eq!(told(&server, &reader, "It is quick.").await, 0, "nobody rated it: {before:?}");
    assert_eq!(told(&server, &reader, "It is cheap.").await, 0, "four rated it");
    assert!(told(&server, &reader, "It is risky.").await > 0, "five rated it");
}
