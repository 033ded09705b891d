//! What happens when the process is killed in the middle.

use http::{Method, StatusCode};
use isegoria_tests::{
    http::Agent,
    local::fresh,
    server::{Database, TestServer, demo_debate},
};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// How many times the server is killed, unless `ISEGORIA_KILL_ROUNDS` says another number.
const ROUNDS: usize = 20;
/// How many clients write meanwhile.
const CLIENTS: usize = 8;

fn api(debate: &str, path: &str) -> String {
    format!("/api/v1/debates/{debate}{path}")
}

/// Adds claims until the connection breaks; returns the ids of those that were acknowledged.
async fn write_until_killed(
    base: String,
    debate: String,
    link: String,
    parent: String,
    over: Arc<AtomicBool>,
) -> Vec<String> {
    let mut acknowledged = Vec::new();
    while !over.load(Ordering::Relaxed) {
        let id = fresh().to_string();
        let body =
            json!({ "parent": parent, "relation": "pro", "text": format!("Claim {id}."), "id": id }).to_string();
        // The agent panics when the server is gone: that is this client's end.
        let (base, path, bearer) = (base.clone(), api(&debate, "/claims"), format!("Bearer {link}"));
        let sent = tokio::spawn(async move {
            Agent::new(&base).send(Method::POST, &path, &[("authorization", &bearer)], body).await.status
        });
        match sent.await {
            Ok(StatusCode::CREATED) => acknowledged.push(id),
            Ok(status) => panic!("a claim was answered with {status}"),
            Err(_) => break,
        }
    }
    acknowledged
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_there_once_after_the_process_was_killed() {
    let mut database = Database::sqlite();
    let imported = database.import(&demo_debate()).await;
    let link = imported.links.contributor.rsplit('/').next().expect("a secret").to_owned();
    let mut acknowledged: Vec<String> = Vec::new();
    let asked = std::env::var("ISEGORIA_KILL_ROUNDS").ok();
    let rounds: usize = asked.map_or(ROUNDS, |asked| asked.parse().expect("a number of rounds"));
    for round in 0..rounds {
        let server = TestServer::on(database).await;
        let bearer = format!("Bearer {link}");
        let headers = [("authorization", bearer.as_str())];
        let theses = server.agent().send(Method::GET, &api(&imported.debate, "/claims"), &headers, "").await.json();
        let parent = theses["claims"][0]["place"].as_str().expect("a thesis").to_owned();
        let over = Arc::new(AtomicBool::new(false));
        let clients: Vec<_> = (0..CLIENTS)
            .map(|_| {
                let (base, debate) = (server.base.clone(), imported.debate.clone());
                tokio::spawn(write_until_killed(base, debate, link.clone(), parent.clone(), over.clone()))
            })
            .collect();
        // Long enough that releases fall between the writes; at another moment each round.
        tokio::time::sleep(std::time::Duration::from_millis(1100 + 137 * (round as u64 % 10))).await;
        database = server.kill().await;
        let checked = database.run(&["check"]).await;
        assert!(checked.status.success(), "round {round}: {}", String::from_utf8_lossy(&checked.stderr));
        over.store(true, Ordering::Relaxed);
        for client in clients {
            acknowledged.extend(client.await.expect("a client ends"));
        }
    }
    let exported = database.run(&["export", &imported.debate, "--format", "json"]).await;
    let waiting = TestServer::on(database).await;
    isegoria_tests::eventually("all that waited is released", async || {
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
    assert!(exported.status.success() && serde_json::from_slice::<Value>(&exported.stdout).is_ok());
    assert!(acknowledged.len() > CLIENTS * rounds, "only {} claims were written", acknowledged.len());
}
