//! The rooms of moderation as a browser without script uses them, and what a contributor sees of it.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::{debate::ReleaseRhythm, policy::Role};
use http::{Method, StatusCode};
use isegoria::{http::Config, store::Debate};
use isegoria_tests::{
    eventually,
    http::{Agent, Reply},
    local::{Kind, LocalServer, SMALL, Scratch, find, fresh, make_debate_with},
};
use serde_json::{Value, json};
use std::sync::Arc;

async fn serve(settings: impl FnOnce(Debate) -> Debate) -> LocalServer {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let now = |debate| settings(Debate { rhythm: ReleaseRhythm::Now, ..debate });
    let debate = make_debate_with(&scratch.open().await, SMALL, now).await;
    LocalServer::on(scratch, debate, Config::default()).await
}

fn desk(server: &LocalServer, path: &str) -> String {
    format!("/desk/{}/moderation{path}", server.debate)
}

async fn add(agent: &mut Agent, server: &LocalServer, text: &str) -> String {
    let (id, parent) = (fresh().to_string(), server.place("We should.").await.to_string());
    let fields = [("id", id.as_str()), ("parent", &parent), ("side", "pro"), ("text", text)];
    let reply = agent.post(&format!("{}/claims", server.page()), &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
    id
}

async fn read_until(agent: &mut Agent, path: &str, part: &str) -> Reply {
    eventually(part, async || agent.get(path).await.text().contains(part)).await;
    agent.get(path).await
}

/// The number of entries of the history that a page rests on.
fn seen(page: &Reply) -> String {
    let text = page.text();
    text.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_claim_is_reviewed_declined_with_a_reason_and_only_its_author_reads_that() {
    let server = serve(|debate| Debate { review: true, ..debate }).await;
    let (mut author, mut other) = (server.reader(Role::Contributor).await, server.reader(Role::Contributor).await);
    let mut facilitator = server.reader(Role::Facilitator).await;
    let claim = add(&mut author, &server, "Hm, well.").await;
    let mine = format!("{}/mine", server.page());
    let queue = read_until(&mut facilitator, &desk(&server, ""), "Hm, well.").await;
    assert!(author.get(&mine).await.text().contains("Waits for review"));
    // On the debate's page, too, its author finds it where it was put.
    let own = author.get(&server.page()).await.text();
    assert!(own.contains("Hm, well.") && own.contains("A facilitator reads it before others do"), "{own}");
    for path in ["", "/outline", "/export/json", "/similar", "/mine", "/history", "/overview"] {
        assert!(!other.get(&(server.page() + path)).await.text().contains("Hm, well"), "{path}");
    }
    let shown = queue.text();
    let placeholder = shown.split("required").nth(1).unwrap().split("</option>").next().unwrap();
    assert!(placeholder.contains("disabled") && placeholder.contains("Choose a reason"), "{placeholder}");
    let (seen, path) = (seen(&queue), desk(&server, ""));
    let without = facilitator.post(&path, &[("do", "decline"), ("claim", &claim), ("seen", &seen)]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.text().contains("choose a reason"), "{}", without.text());
    let fields = [
        ("do", "decline"),
        ("claim", claim.as_str()),
        ("reason", "not-a-claim"),
        ("note", "What do you mean?"),
        ("seen", &seen),
    ];
    assert_eq!(facilitator.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    let page = author.get(&mine).await.text();
    assert!(page.contains("Was declined") && page.contains("Is not a claim: What do you mean?"), "{page}");
    assert!(!other.get(&mine).await.text().contains("Hm, well"));
    let told = other.get(&format!("{}/history", server.page())).await.text();
    assert!(told.contains("A claim was declined.") && !told.contains("Hm, well"), "{told}");
    // The author writes it anew from there, and it is looked at again.
    let form = author.get(&format!("{}?edit={claim}", server.page())).await.text();
    assert!(form.contains("Hm, well."), "{form}");
    let edit = [("id", claim.as_str()), ("text", "We save time.")];
    assert_eq!(author.post(&format!("{}/edit", server.page()), &edit).await.status, StatusCode::SEE_OTHER);
    let queue = read_until(&mut facilitator, &desk(&server, ""), "We save time.").await;
    let publish = [("do", "publish"), ("claim", claim.as_str()), ("seen", &self::seen(&queue))];
    assert_eq!(facilitator.post(&path, &publish).await.status, StatusCode::SEE_OTHER);
    assert!(other.get(&server.page()).await.text().contains("We save time."));
}

#[tokio::test]
async fn a_claim_is_chosen_moved_under_another_and_brought_back_by_plain_forms() {
    let server = serve(|debate| debate).await;
    let mut facilitator = server.reader(Role::Facilitator).await;
    let (cheap, _) = find(&server.store, server.debate, "It is cheap.").await.unwrap();
    let place = server.place("It is cheap.").await.to_string();
    let (risky, _) = find(&server.store, server.debate, "It is risky.").await.unwrap();
    let list = facilitator.get(&desk(&server, "/claims")).await.text();
    assert!(list.contains("It is cheap.") && list.contains(&format!("value=\"{place}\"")), "{list}");
    let found = facilitator.get(&desk(&server, "/claims?find=CHEAP")).await.text();
    assert!(found.contains("It is cheap.") && !found.contains("It is quick."), "{found}");
    let act = format!("/act?place={place}&do=move");
    let page = facilitator.get(&desk(&server, &format!("{act}&find=risky"))).await.text();
    assert!(page.contains(&format!("to={risky}")), "{page}");
    let page = facilitator.get(&desk(&server, &format!("{act}&to={risky}"))).await;
    let (risky, path) = (risky.to_string(), desk(&server, ""));
    let order = [
        ("do", "move"),
        ("place", place.as_str()),
        ("to", &risky),
        ("relation", "con"),
        ("reason", "belongs-elsewhere"),
        ("note", "It answers the risk."),
        ("seen", &seen(&page)),
    ];
    assert_eq!(facilitator.post(&path, &order).await.status, StatusCode::SEE_OTHER);
    assert_ne!(server.place("It is cheap.").await.to_string(), place);
    // The same page once more, from another tab: it is no longer as it was.
    let again = facilitator.post(&path, &order).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text());
    assert!(again.text().contains("Nothing was changed"));
    let mut contributor = server.reader(Role::Contributor).await;
    let told = contributor.get(&format!("{}/history", server.page())).await.text();
    assert!(
        told.contains("A claim was moved.") && told.contains("Belongs elsewhere: It answers the risk."),
        "{told}"
    );
    let history = facilitator.get(&desk(&server, "/history")).await;
    let undo = [("do", "undo"), ("entry", "0"), ("seen", &*seen(&history))];
    assert_eq!(facilitator.post(&path, &undo).await.status, StatusCode::SEE_OTHER);
    assert_eq!(server.place("It is cheap.").await.to_string(), place);
    // Below itself it can't stand: the form comes back with the way.
    let order = [
        ("do", "move"),
        ("place", place.as_str()),
        ("to", &cheap.to_string()),
        ("relation", "con"),
        ("reason", "unclear"),
    ];
    let cycle = facilitator.post(&path, &order).await;
    assert_eq!(cycle.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = cycle.text();
    assert!(text.contains("can't stand below itself") && text.contains("class=\"path\""), "{text}");
}

#[tokio::test]
async fn what_is_archived_for_its_words_is_repeated_nowhere_and_restored_from_the_archive() {
    let server = serve(|debate| debate).await;
    let mut facilitator = server.reader(Role::Facilitator).await;
    let place = server.place("It is quick.").await.to_string();
    let fields = [("do", "archive"), ("place", place.as_str()), ("reason", "abusive"), ("note", "It says quick.")];
    assert_eq!(facilitator.post(&desk(&server, ""), &fields).await.status, StatusCode::SEE_OTHER);
    let mut contributor = server.reader(Role::Contributor).await;
    for path in ["", "/history", "/outline", "/export/json", "/export/markdown", "/similar"] {
        let text = contributor.get(&(server.page() + path)).await.text();
        assert!(!text.contains("It is quick") && !text.contains("It says quick"), "{path}: {text}");
    }
    let history = facilitator.get(&desk(&server, "/history")).await;
    assert!(history.text().contains("It is quick.") && history.text().contains("Restore"));
    let undo = [("do", "undo"), ("entry", "0"), ("seen", &*seen(&history))];
    assert_eq!(facilitator.post(&desk(&server, ""), &undo).await.status, StatusCode::SEE_OTHER);
    assert!(contributor.get(&server.page()).await.text().contains("It is quick."));
}

#[tokio::test]
async fn a_part_of_a_claim_that_goes_for_its_words_takes_the_whole_out_of_the_history() {
    let server = serve(|debate| debate).await;
    let (mut facilitator, mut contributor) =
        (server.reader(Role::Facilitator).await, server.reader(Role::Contributor).await);
    let mut author = server.reader(Role::Contributor).await;
    let whole = "Ada was ill, and errors are costly.";
    let claim = add(&mut author, &server, whole).await;
    eventually("it is released", async || find(&server.store, server.debate, whole).await.is_some()).await;
    let split = [
        ("do", "split"),
        ("claim", claim.as_str()),
        ("text", whole),
        ("part", "Ada was ill."),
        ("part", "Errors are costly."),
        ("reason", "several-claims"),
    ];
    assert_eq!(facilitator.post(&desk(&server, ""), &split).await.status, StatusCode::SEE_OTHER);
    let history = server.page() + "/history";
    assert!(contributor.get(&history).await.text().contains(whole), "nobody has found it hurtful yet");
    assert!(author.get(&(server.page() + "/mine")).await.text().contains("Was split into several claims"));
    let part = server.place("Ada was ill.").await.to_string();
    let archive = [("do", "archive"), ("place", part.as_str()), ("reason", "identifies-a-person")];
    assert_eq!(facilitator.post(&desk(&server, ""), &archive).await.status, StatusCode::SEE_OTHER);
    let history = contributor.get(&history).await.text();
    assert!(!history.contains("Ada") && history.contains("A claim was split"), "{history}");
}

#[tokio::test]
async fn what_a_claim_said_earlier_is_removed_where_it_is_moderated() {
    let server = serve(|debate| debate).await;
    let (mut facilitator, mut author) =
        (server.reader(Role::Facilitator).await, server.reader(Role::Contributor).await);
    let claim = add(&mut author, &server, "Ada says so.").await;
    eventually("it is released", async || find(&server.store, server.debate, "Ada says so.").await.is_some()).await;
    let parent = server.place("We should.").await.to_string();
    let fields = [("id", claim.as_str()), ("parent", &parent), ("text", "Somebody says so.")];
    assert_eq!(author.post(&format!("{}/edit", server.page()), &fields).await.status, StatusCode::SEE_OTHER);
    eventually("it is reworded", async || find(&server.store, server.debate, "Somebody says so.").await.is_some())
        .await;
    let wordings = format!("{}/claims/{claim}/wordings", server.page());
    assert!(author.get(&wordings).await.text().contains("Ada"));
    let place = server.place("Somebody says so.").await;
    let act = desk(&server, &format!("/act?place={place}"));
    let page = facilitator.get(&act).await.text();
    assert!(page.contains("How it read earlier") && page.contains("Ada"), "{page}");
    let form = format!("/desk/{}/wordings", server.debate);
    let unsaid = facilitator.post(&form, &[("said", &claim)]).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY, "without a reason nothing is removed");
    let done = facilitator.post(&form, &[("said", &claim), ("reason", "identifies-a-person")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(!author.get(&wordings).await.text().contains("Ada"));
    assert!(!facilitator.get(&act).await.text().contains("How it read earlier"));
    let history = author.get(&(server.page() + "/history")).await.text();
    assert!(history.contains("its earlier wordings were removed"), "{history}");
}

#[tokio::test]
async fn from_the_desk_no_way_leads_to_where_its_link_opens_nothing() {
    let server = serve(|debate| debate).await;
    let mut facilitator = server.reader(Role::Facilitator).await;
    let home = format!("/desk/{}", server.debate);
    for path in ["", "/moderation", "/suggestions", "/comments", "/invitations", "/preview/leadership"] {
        let page = facilitator.get(&format!("{home}{path}")).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let text = page.text();
        for href in text.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let inside = href.starts_with('/') && !href.starts_with("/assets") && !href.starts_with("/language");
            if !inside || href.starts_with("/l/") {
                continue;
            }
            let status = facilitator.get(&href.replace("&amp;", "&")).await.status;
            assert_eq!(status, StatusCode::OK, "{path} leads to {href}");
        }
    }
}

#[tokio::test]
async fn a_split_that_is_refused_keeps_what_was_typed() {
    let server = serve(|debate| debate).await;
    let mut facilitator = server.reader(Role::Facilitator).await;
    let (claim, _) = find(&server.store, server.debate, "It is risky.").await.unwrap();
    let place = server.place("It is risky.").await.to_string();
    let reply = server.place("It was tried before.").await.to_string();
    let (claim, long) = (claim.to_string(), "x".repeat(501));
    let names = format!("reply-{reply}");
    let order = |second: &str| {
        vec![
            ("do".to_owned(), "split".to_owned()),
            ("place".to_owned(), place.clone()),
            ("claim".to_owned(), claim.clone()),
            ("text".to_owned(), "It is risky.".to_owned()),
            ("part".to_owned(), "It may fail.".to_owned()),
            ("part".to_owned(), second.to_owned()),
            (names.clone(), "1".to_owned()),
            ("reason".to_owned(), "several-claims".to_owned()),
        ]
    };
    let mut send = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        facilitator.post(&desk(&server, ""), &fields).await
    };
    let refused = send(order(&long)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("It may fail.") && text.contains("501 characters"), "{text}");
    // Two texts are needed; the fields for more are folded until one is used.
    let needed = |page: &str| {
        page.split("<textarea").filter(|field| field.split('>').next().unwrap().contains("required")).count()
    };
    assert!(
        needed(&text) == 2 && text.contains("<details class=\"more\"><summary>More than two</summary><p"),
        "{text}"
    );
    let mut three = order(&long);
    three.push(("part".to_owned(), "It may take long.".to_owned()));
    let three = send(three).await.text();
    assert!(three.contains("<details open class=\"more\"><summary>More than two</summary><p"), "{three}");
    assert_eq!(send(order("It may cost more.")).await.status, StatusCode::SEE_OTHER);
    let (second, _) = find(&server.store, server.debate, "It may cost more.").await.unwrap();
    let stored = server.store.load(server.debate).await.unwrap().unwrap();
    let answer = stored.places.iter().find(|place| place.id.to_string() == reply).unwrap();
    assert_eq!(answer.under.unwrap().0, second, "the reply answers the part that was chosen");
}

#[tokio::test]
async fn a_mark_is_sent_changed_and_taken_back_and_its_number_is_told_nobody() {
    let server = serve(|debate| debate).await;
    let mut facilitator = server.reader(Role::Facilitator).await;
    let (claim, _) = find(&server.store, server.debate, "It is quick.").await.unwrap();
    let (claim, place) = (claim.to_string(), server.place("It is quick.").await.to_string());
    let mark = format!("{}/mark", server.page());
    let mut readers = Vec::new();
    for reason in ["unsupported", "unsupported", "duplicate"] {
        let mut reader = server.reader(Role::Contributor).await;
        let sent = reader.post(&mark, &[("claim", &*claim), ("place", &place), ("reason", reason)]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        readers.push(reader);
    }
    let nothing = readers[0].post(&mark, &[("claim", &*claim), ("place", &place), ("reason", "")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let queue = read_until(&mut facilitator, &desk(&server, ""), "Says what another claim says").await.text();
    assert_eq!(queue.matches("Claims more than it supports</li>").count(), 1, "{queue}");
    assert!(readers[0].get(&format!("{}?at={place}", server.page())).await.text().contains("You marked this"));
    for reader in &mut readers {
        reader.post(&mark, &[("claim", &*claim), ("place", &place), ("back", "yes")]).await;
    }
    eventually("no mark is left", async || {
        !facilitator.get(&desk(&server, "")).await.text().contains("Says what another")
    })
    .await;
}

#[tokio::test]
async fn a_branch_is_made_a_debate_and_its_desk_opens() {
    let server = serve(|debate| debate).await;
    let mut facilitator = server.reader(Role::Facilitator).await;
    let (place, id) = (server.place("It is risky.").await.to_string(), fresh().to_string());
    let fields = [("do", "extract"), ("place", place.as_str()), ("id", &id), ("reason", "unrelated")];
    let made = facilitator.post(&desk(&server, ""), &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let desk = made.header("location").unwrap().to_owned();
    let page = facilitator.get(&desk).await;
    assert!(page.status == StatusCode::OK && page.text().contains("It is risky."), "{}", page.text());
}

async fn call(server: &LocalServer, role: Role, method: Method, path: &str, body: Value) -> Reply {
    let bearer = format!("Bearer {}", server.link(role));
    let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    let body = if body.is_null() { String::new() } else { body.to_string() };
    Agent::new(&server.base).send(method, &(server.api() + path), &headers, body).await
}

#[tokio::test]
async fn programs_mark_review_and_moderate_with_the_same_words() {
    let server = serve(|debate| Debate { review: true, ..debate }).await;
    let (claim, _) = find(&server.store, server.debate, "It is quick.").await.unwrap();
    let path = format!("/claims/{claim}/marks");
    let marked = call(&server, Role::Contributor, Method::POST, &path, json!({ "reason": "unclear" })).await;
    assert_eq!(marked.status, StatusCode::NO_CONTENT, "{}", marked.text());
    assert!(marked.header("isegoria-voice").is_some());
    let wrong = call(&server, Role::Contributor, Method::POST, &path, json!({ "reason": "ugly" })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let parent = server.place("We should.").await.to_string();
    let new = json!({ "parent": parent, "relation": "con", "text": "It waits." });
    let added = call(&server, Role::Contributor, Method::POST, "/claims", new).await.json();
    let queue = async || call(&server, Role::Facilitator, Method::GET, "/moderation", Value::Null).await.json();
    eventually("both are released", async || {
        let queue = queue().await;
        !queue["review"].as_array().unwrap().is_empty() && !queue["marks"].as_array().unwrap().is_empty()
    })
    .await;
    let waits = queue().await;
    assert_eq!((&waits["review"][0]["claim"], &waits["review"][0]["text"]), (&added["claim"], &json!("It waits.")));
    assert_eq!(waits["marks"][0]["reasons"], json!(["unclear"]));
    let publish = json!({ "do": "publish", "claims": [added["claim"]], "seen": waits["seen"] });
    for (role, status) in [(Role::Contributor, StatusCode::FORBIDDEN), (Role::Facilitator, StatusCode::NO_CONTENT)]
    {
        let reply = call(&server, role, Method::POST, "/moderation", publish.clone()).await;
        assert_eq!(reply.status, status, "{}", reply.text());
    }
    assert!(find(&server.store, server.debate, "It waits.").await.is_some());
    for (order, status) in [
        (json!({ "do": "archive", "places": ["nonsense"], "reason": "unclear" }), StatusCode::CONFLICT),
        (json!({ "do": "fly" }), StatusCode::UNPROCESSABLE_ENTITY),
        (json!({ "do": "archive", "who": "me" }), StatusCode::BAD_REQUEST),
        (json!({ "do": "undo", "entry": 99 }), StatusCode::CONFLICT),
        (json!({ "do": "archive", "places": [parent], "reason": "unclear" }), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let reply = call(&server, Role::Facilitator, Method::POST, "/moderation", order.clone()).await;
        assert_eq!(reply.status, status, "{order}: {}", reply.text());
    }
}

#[tokio::test]
async fn from_a_step_without_a_way_back_one_is_asked_twice_and_told_what_waits() {
    let server = serve(|debate| Debate { review: true, ..debate }).await;
    let (mut author, mut desk) = (server.reader(Role::Contributor).await, server.reader(Role::Facilitator).await);
    add(&mut author, &server, "Look at me.").await;
    let path = format!("/desk/{}", server.debate);
    let page = read_until(&mut desk, &path, "One thing still waits").await.text();
    assert!(page.contains("I know that there is no way back"), "{page}");
    let step = format!("{path}/step");
    let unsure = desk.post(&step, &[("to", "reflect")]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    for to in ["reflect", "decide"] {
        assert_eq!(desk.post(&step, &[("to", to), ("sure", "yes")]).await.status, StatusCode::SEE_OTHER);
    }
    assert!(desk.get(&path).await.text().contains("is destroyed with this step"));
}

/// A debate whose only column holds so many claims.
async fn wide(claims: usize, settings: impl FnOnce(Debate) -> Debate) -> LocalServer {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let below: String = (1..=claims).map(|n| format!("\n  1.{n}. Pro:\n  Number {n} of them.\n")).collect();
    let text = format!("Discussion Name:\nShould we?\n\n1. Thesis:\nWe should.\n{below}");
    let debate = make_debate_with(&scratch.open().await, &text, settings).await;
    LocalServer::on(scratch, debate, Config::default()).await
}

#[tokio::test]
async fn what_was_done_is_told_a_page_at_a_time_and_the_desk_tells_the_last_of_it() {
    let server = wide(60, |debate| debate).await;
    let mut facilitator = server.reader(Role::Facilitator).await;
    for n in 1..=60 {
        let place = server.place(&format!("Number {n} of them.")).await.to_string();
        let fields = [("do", "archive"), ("place", place.as_str()), ("reason", "unrelated")];
        let reply = facilitator.post(&desk(&server, ""), &fields).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{n}: {}", reply.text());
    }
    let entries = |page: &str| page.matches("A claim was archived").count();
    let public = format!("{}/history", server.page());
    let first = server.reader(Role::Contributor).await.get(&public).await.text();
    assert!(first.contains(&format!("href=\"{public}?page=2\"")) && first.contains("1 of 2"), "{first}");
    let last = server.reader(Role::Contributor).await.get(&format!("{public}?page=9")).await.text();
    assert!(last.contains(&format!("href=\"{public}?page=1\"")) && last.contains("2 of 2"), "{last}");
    assert_eq!((entries(&first), entries(&last)), (50, 10));
    // The archive stands beside what was done, on the same pages.
    let rooms = [1, 2].map(|page| desk(&server, &format!("/history?page={page}")));
    let (first, last) = (facilitator.get(&rooms[0]).await.text(), facilitator.get(&rooms[1]).await.text());
    let restorable = |page: &str| page.matches("value=\"restore\"").count();
    assert_eq!((restorable(&first), restorable(&last)), (50, 10));
    assert!(last.contains("60 claims that were archived or declined"), "{last}");
    let whole = facilitator.get(&format!("/desk/{}", server.debate)).await.text();
    assert!(whole.contains("All that happened") && entries(&whole) < 10, "{whole}");
}

#[tokio::test]
async fn a_long_queue_is_gone_through_page_by_page_and_published_as_it_is_read() {
    let server = wide(1, |debate| Debate { review: true, rhythm: ReleaseRhythm::Now, ..debate }).await;
    let (mut author, mut facilitator) =
        (server.reader(Role::Contributor).await, server.reader(Role::Facilitator).await);
    for n in 1..=53 {
        add(&mut author, &server, &format!("Reviewed one by one: {n}")).await;
    }
    let queue = read_until(&mut facilitator, &desk(&server, ""), "53 claims to review").await.text();
    let waiting = |page: &str| page.matches("Decline, with a reason").count();
    let next = desk(&server, "?page=2");
    assert!(queue.contains(&format!("href=\"{next}\"")) && queue.contains("Publish these 50"), "{queue}");
    let rest = facilitator.get(&next).await.text();
    assert_eq!((waiting(&queue), waiting(&rest)), (50, 3));
    let form = rest.split("<form").find(|form| form.contains("Publish these 3")).unwrap();
    let value = |part: &str| part.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let inputs = form.split("<input").skip(1);
    let fields: Vec<_> = inputs
        .map(|input| (input.split("name=\"").nth(1).unwrap().split('"').next().unwrap(), value(input)))
        .collect();
    let fields: Vec<_> =
        fields.iter().map(|(name, value)| (*name, value.as_str())).chain([("do", "publish")]).collect();
    assert_eq!(facilitator.post(&desk(&server, ""), &fields).await.status, StatusCode::SEE_OTHER);
    let queue = facilitator.get(&desk(&server, "?page=2")).await.text();
    assert!(queue.contains("50 claims to review") && waiting(&queue) == 50, "one page is left: {queue}");
}

#[tokio::test]
async fn whose_published_claim_waits_in_new_words_is_told_that_others_still_read_the_old() {
    let server = serve(|debate| Debate { review: true, ..debate }).await;
    let (mut author, mut facilitator) =
        (server.reader(Role::Contributor).await, server.reader(Role::Facilitator).await);
    let claim = add(&mut author, &server, "Said before.").await;
    let queue = read_until(&mut facilitator, &desk(&server, ""), "Said before.").await.text();
    let read = queue.split(&format!("name=\"read-{claim}\" value=\"")).nth(1).unwrap().split('"').next().unwrap();
    let read_as = format!("read-{claim}");
    let publish = [("do", "publish"), ("claim", claim.as_str()), (read_as.as_str(), read)];
    assert_eq!(facilitator.post(&desk(&server, ""), &publish).await.status, StatusCode::SEE_OTHER);
    let parent = server.place("We should.").await.to_string();
    let fields = [("id", claim.as_str()), ("parent", &parent), ("text", "Said better.")];
    let edited = author.post(&format!("{}/edit", server.page()), &fields).await;
    assert_eq!(edited.status, StatusCode::SEE_OTHER, "{}", edited.text());
    // So it is said before the release as well as after it.
    let page = author.get(&server.page()).await.text();
    assert!(page.contains("Said better.") && page.contains("others still read the old one"), "{page}");
}

#[tokio::test]
async fn an_answer_that_takes_up_the_words_of_its_claim_is_no_duplicate_of_it() {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let said = "The harbour bridge should be closed for lorries at night";
    let text = format!(
        "Discussion Name:\nShould we?\n\n1. Thesis:\n{said}.\n\n  1.1. Pro:\n  {said}, because it is loud.\n\n  1.2. Con:\n  \
         The ferry in the old town is cheaper than any tunnel.\n\n  1.3. Con:\n  Any tunnel is dearer than the ferry in the old \
         town.\n"
    );
    let debate = make_debate_with(&scratch.open().await, &text, |debate| debate).await;
    let server = LocalServer::on(scratch, debate, Config::default()).await;
    let queue = server.reader(Role::Facilitator).await.get(&desk(&server, "")).await.text();
    let alike = queue.split("id=\"alike-heading\"").nth(1).unwrap();
    assert!(alike.contains("The ferry in the old town") && !alike.contains("because it is loud"), "{alike}");
}
