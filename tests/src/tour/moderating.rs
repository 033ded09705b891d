//! The rooms of moderation, and what a contributor sees of it.

use super::{SEND, Stage, Stop, TEXT, refused, stop};
use crate::{browser::Browser, eventually};
use http::Method;
use serde_json::{Value, json};

/// What waits, the claims, each deed's form, a refusal, what was done, and what became of one's own.
///
/// # Panics
/// If a page is not there.
pub async fn moderating(stage: &Stage, browser: &mut Browser, mut look: impl AsyncFnMut(&mut Browser, Stop)) {
    let debate = stage.debate("now").await;
    let (contributor, facilitator) = (secret(&debate.contributor), secret(&debate.facilitator));
    let call = async |method: Method, path: &str, secret: &str, voice: &str, body: Value| {
        let bearer = format!("Bearer {secret}");
        let mut headers = vec![("authorization", bearer.as_str()), ("content-type", "application/json")];
        if !voice.is_empty() {
            headers.push(("isegoria-voice", voice));
        }
        let reply = stage.agent().send(method, &debate.api(path), &headers, body.to_string()).await;
        assert!(reply.status.is_success(), "{}", reply.text());
        reply
    };
    call(Method::PATCH, "", facilitator, "", json!({ "review": true })).await;
    let claims = call(Method::GET, "/claims?depth=3", contributor, "", Value::Null).await.json();
    let claims = claims["claims"].as_array().expect("claims").clone();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let voice = "5e".repeat(32);
    let parent = text(&claims[0]["place"]);
    for words in ["It saves the way to work on one day of five.", "Everybody loves a long weekend!!", "It depends."]
    {
        let new = json!({ "parent": parent, "relation": "pro", "text": words, "sources": [{ "url": "https://example.org/a-study", "quote": "One day less." }] });
        call(Method::POST, "/claims", contributor, &voice, new).await;
    }
    for (claim, reason) in [(1, "unclear"), (2, "duplicate"), (2, "unsupported"), (3, "belongs-elsewhere")] {
        let path = format!("/claims/{}/marks", text(&claims[claim]["claim"]));
        call(Method::POST, &path, contributor, "", json!({ "reason": reason })).await;
    }
    let queue = async || call(Method::GET, "/moderation", facilitator, "", Value::Null).await.json();
    eventually("what waits is released", async || {
        let queue = queue().await;
        queue["review"].as_array().is_some_and(|review| review.len() == 3)
            && queue["marks"].as_array().is_some_and(|marks| marks.len() == 3)
    })
    .await;
    let order = async |body: Value| drop(call(Method::POST, "/moderation", facilitator, "", body).await);
    let review = queue().await["review"].clone();
    let depends =
        review.as_array().expect("a list").iter().find(|one| one["text"] == "It depends.").expect("it is there");
    order(json!({ "do": "decline", "claims": [depends["claim"]], "reason": "not-a-claim", "note": "What does it depend on?" })).await;

    stage.go(browser, &debate.facilitator).await;
    let desk = browser.path().await;
    let room = format!("{desk}/moderation");
    stage.go(browser, &room).await;
    look(browser, stop("moderation-queue")).await;
    browser.click(".waiting details.more summary").await;
    look(browser, stop("moderation-decline")).await;
    stage.go(browser, &format!("{room}/claims")).await;
    look(browser, stop("moderation-claims")).await;
    stage.go(browser, &format!("{room}/claims?find=no+such+words")).await;
    look(browser, stop("moderation-claims-not-found")).await;
    // An argument for or against the thesis, which is to answer another one.
    let beside = |claim: &&Value| claim["parent"] == claims[0]["place"] && claim["claim"] != claims[1]["claim"];
    let moved = claims.iter().find(beside).expect("a second argument");
    let place = text(&moved["place"]);
    let act = format!("{room}/act?place={place}");
    stage.go(browser, &format!("{act}&do=move&find=work")).await;
    look(browser, stop("moderation-move-where")).await;
    let target = text(&claims[1]["claim"]);
    stage.go(browser, &format!("{act}&do=move&to={target}")).await;
    look(browser, stop("moderation-move")).await;
    let other = text(&claims[2]["place"]);
    stage.go(browser, &format!("{act}&place={other}&do=merge")).await;
    look(browser, stop("moderation-merge")).await;
    stage.go(browser, &format!("{room}/act?place={}&do=split", text(&claims[1]["place"]))).await;
    look(browser, stop("moderation-split")).await;
    stage.go(browser, &format!("{act}&do=archive")).await;
    look(browser, stop("moderation-archive")).await;
    // Under itself it can't go.
    let itself = text(&moved["claim"]);
    stage.go(browser, &format!("{act}&do=move&to={itself}")).await;
    browser.click("form.stack button[type=submit]").await;
    browser.find("[role=alert]").await;
    look(browser, refused("moderation-refused")).await;
    order(json!({ "do": "move", "places": [place], "to": target, "relation": "con", "reason": "belongs-elsewhere", "note": "It answers that one." })).await;
    order(json!({ "do": "archive", "places": [other], "reason": "unsupported" })).await;
    stage.go(browser, &format!("{room}/history?done=archive")).await;
    look(browser, stop("moderation-history")).await;

    stage.go(browser, &debate.contributor).await;
    stage.go(browser, &format!("{}/history", debate.base)).await;
    look(browser, stop("history-of-moderation")).await;
    stage.go(browser, &format!("{}?at={}", debate.base, text(&claims[1]["place"]))).await;
    browser.click("details.mark summary").await;
    look(browser, stop("claim-to-mark")).await;
    stage.go(browser, &format!("{}/mine", debate.base)).await;
    look(browser, stop("mine-of-nobody")).await;
    let mine = format!("{}/mine", debate.base);
    for words in ["It leaves an evening for a course.", "Somebody told me so."] {
        stage.go(browser, &format!("{}?at={parent}&add=pro", debate.base)).await;
        browser.fill(TEXT, words).await;
        browser.click(SEND).await;
        eventually("it is saved", async || browser.path().await.contains("done=pro")).await;
        let waits = async || {
            let queue = queue().await;
            let review = queue["review"].as_array().expect("a list").clone();
            review.into_iter().find(|one| one["text"] == words)
        };
        eventually("it waits for review", async || waits().await.is_some()).await;
        let claim = waits().await.expect("it waits")["claim"].clone();
        if words.starts_with("Somebody") {
            order(json!({ "do": "decline", "claims": [claim], "reason": "unsupported", "note": "Who said so, and where?" }))
                .await;
        }
    }
    stage.go(browser, &mine).await;
    look(browser, stop("mine")).await;
}

/// The secret of a link.
fn secret(link: &str) -> &str {
    link.rsplit('/').next().unwrap_or_default()
}
