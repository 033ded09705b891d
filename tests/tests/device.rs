//! “Another device”: a voice travels as a code, or is forgotten.
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use domain::policy::Role;
use http::StatusCode;
use isegoria_tests::{
    eventually,
    http::Agent,
    local::{LocalServer, fresh, make_debate},
};

const TEXT: &str = "Only its author can change this.";

/// A contributor with a claim of their own.
async fn author(server: &LocalServer) -> Agent {
    let mut agent = server.reader(Role::Contributor).await;
    let (id, parent) = (fresh().to_string(), server.place("We should.").await.to_string());
    let fields = [("id", id.as_str()), ("parent", &parent), ("side", "pro"), ("text", TEXT)];
    let reply = agent.post(&(server.page() + "/claims"), &fields).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    agent
}

/// The code that a browser shows, as one would type it.
async fn code(server: &LocalServer, agent: &mut Agent) -> String {
    let reply = agent.post(&(server.page() + "/device/show"), &[]).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    let html = reply.text();
    assert!(html.contains("<svg") && html.contains("Keep it to yourself."));
    let groups = html.split("class=\"groups\"").nth(1).unwrap().split("</p>").next().unwrap();
    let groups = groups.split("<span>").skip(1).map(|group| group.split('<').next().unwrap());
    groups.collect::<Vec<_>>().join(" ").to_lowercase()
}

async fn sees_own(server: &LocalServer, agent: &mut Agent) -> bool {
    let html = agent.get(&server.page()).await.text();
    html.contains(TEXT) && html.contains("edit=")
}

#[tokio::test]
async fn a_code_makes_another_browser_the_same_voice_without_any_link() {
    let server = LocalServer::start().await;
    let mut phone = author(&server).await;
    let code = code(&server, &mut phone).await;
    let mut laptop = Agent::new(&server.base);
    let empty = laptop.get(&(server.page() + "/device")).await;
    assert_eq!(empty.status, StatusCode::OK, "the page opens without a link");
    assert!(
        !empty.text().contains("should") && !empty.text().contains("Forget me"),
        "and shows nothing of the debate"
    );
    let reply = laptop.post(&(server.page() + "/device"), &[("code", &code)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    let cookies: Vec<_> = reply.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    assert_eq!(cookies.len(), 2);
    for cookie in cookies {
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        assert!(cookie.contains(&format!("Path=/d/{};", server.debate)), "nothing travels to the desk");
    }
    assert!(laptop.follow(reply.header("location").unwrap()).await.text().contains("is yours here, too"));
    assert!(sees_own(&server, &mut laptop).await);
    // Both rate as one.
    let place = server.place("We should.").await.to_string();
    for (agent, rating) in [(&mut phone, "4"), (&mut laptop, "1")] {
        agent.post(&(server.page() + "/rate"), &[("place", &place), ("rating", rating)]).await;
    }
    eventually("the ratings are released", async || {
        let stored = server.store.load(server.debate).await.unwrap().unwrap();
        stored.ballots.len() == 1 && stored.ballots.values().all(|(_, rating)| rating.get() == 1)
    })
    .await;
}

#[tokio::test]
async fn a_wrong_code_says_what_is_wrong_and_changes_nothing() {
    let server = LocalServer::start().await;
    let code = code(&server, &mut author(&server).await).await;
    let (swapped, short) =
        (code.replacen(&code[..1], if code.starts_with('7') { "8" } else { "7" }, 1), &code[2..]);
    let strange = code.replacen(&code[..1], "ü", 1);
    let mut other = server.reader(Role::Contributor).await;
    for (typed, says) in [
        ("", "Enter the code"),
        (short, "88 characters"),
        (strange.as_str(), "“ü”"),
        (swapped.as_str(), "does not fit"),
    ] {
        let reply = other.post(&(server.page() + "/device"), &[("code", typed)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(reply.text().contains(says) && reply.header("set-cookie").is_none(), "{says}");
        assert!(reply.text().contains(typed), "what was typed is kept");
    }
}

#[tokio::test]
async fn the_code_of_another_debate_is_told_from_a_mistyped_one() {
    let server = LocalServer::start().await;
    let code = code(&server, &mut author(&server).await).await;
    let second = make_debate(&server.store, "Discussion Name:\nT\n\n1. Thesis:\nT\n").await;
    let reply = Agent::new(&server.base).post(&format!("/d/{second}/device"), &[("code", &code)]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains("the code of another debate. Open that debate"));
    assert!(reply.header("set-cookie").is_none());
}

#[tokio::test]
async fn another_voice_is_only_replaced_when_that_is_confirmed() {
    let server = LocalServer::start().await;
    let code = code(&server, &mut author(&server).await).await;
    let mut other = server.reader(Role::Contributor).await;
    let place = server.place("It is cheap.").await.to_string();
    other.post(&(server.page() + "/rate"), &[("place", &place), ("rating", "2")]).await;
    let asked = other.post(&(server.page() + "/device"), &[("code", &code)]).await;
    assert_eq!((asked.status, asked.header("set-cookie")), (StatusCode::CONFLICT, None));
    assert!(
        asked.text().contains("already has a voice here") && asked.text().contains("Leave everything as it is")
    );
    assert!(!sees_own(&server, &mut other).await);
    let fields = [("code", code.as_str()), ("replace", "yes")];
    assert_eq!(other.post(&(server.page() + "/device"), &fields).await.status, StatusCode::SEE_OTHER);
    assert!(sees_own(&server, &mut other).await);
    // The same code once more is no other voice.
    assert_eq!(other.post(&(server.page() + "/device"), &[("code", &code)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_code_whose_link_was_replaced_still_carries_the_voice_and_says_what_is_missing() {
    let server = LocalServer::start().await;
    let code = code(&server, &mut author(&server).await).await;
    let mut desk = server.reader(Role::Facilitator).await;
    desk.post(&format!("/desk/{}/links", server.debate), &[("role", "contributor")]).await;
    let mut laptop = Agent::new(&server.base);
    let reply = laptop.post(&(server.page() + "/device"), &[("code", &code)]).await;
    let page = laptop.follow(reply.header("location").unwrap()).await;
    assert!(
        page.status == StatusCode::OK && page.text().contains("ask the person who invited you for the new one")
    );
    assert_eq!(laptop.get(&server.page()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn forgetting_takes_voice_and_link_from_this_browser_only() {
    let server = LocalServer::start().await;
    let mut agent = author(&server).await;
    let mut kept = Agent::new(&server.base);
    let code = code(&server, &mut agent).await;
    kept.post(&(server.page() + "/device"), &[("code", &code)]).await;
    assert!(agent.get(&server.page()).await.text().contains(&format!("href=\"{}/device\"", server.page())));
    let reply = agent.post(&(server.page() + "/forget"), &[]).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.text().contains("You are forgotten here.") && !reply.text().contains(TEXT));
    assert_eq!(agent.get(&server.page()).await.status, StatusCode::FORBIDDEN);
    agent.get(&format!("/l/{}", server.link(Role::Contributor))).await;
    eventually("the claim is released", async || agent.get(&server.page()).await.text().contains(TEXT)).await;
    assert!(!sees_own(&server, &mut agent).await, "it is somebody's, but not this browser's any more");
    assert!(sees_own(&server, &mut kept).await);
}

#[tokio::test]
async fn nobody_else_can_have_a_code_shown_or_a_voice_forgotten() {
    let server = LocalServer::start().await;
    let nothing = Agent::new(&server.base).post(&(server.page() + "/device/show"), &[]).await;
    assert_eq!((nothing.status, nothing.header("set-cookie")), (StatusCode::FORBIDDEN, None));
    let mut leader = server.reader(Role::Leadership).await;
    assert_eq!(leader.post(&(server.page() + "/device/show"), &[]).await.status, StatusCode::FORBIDDEN);
    assert!(!leader.get(&(server.page() + "/overview")).await.text().contains("/device\""));
    let mut author = author(&server).await;
    let foreign = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];
    for path in ["/device/show", "/device", "/forget"] {
        let reply = author.send(http::Method::POST, &(server.page() + path), &foreign, "code=x").await;
        assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::FORBIDDEN, None), "{path}");
    }
    assert!(sees_own(&server, &mut author).await);
}

#[tokio::test]
async fn both_devices_can_begin_as_one_before_anything_is_written() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let first = code(&server, &mut agent).await;
    assert_eq!(code(&server, &mut agent).await, first, "the voice that was made stays");
}
