//! What somebody is told who comes too early, too late, or to where they may not go, and how they go on from there.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::{
    debate::{ReleaseRhythm, Step},
    policy::Role,
};
use http::StatusCode;
use isegoria::{http::Config, store::Debate};
use isegoria_tests::{
    http::{Agent, Reply},
    local::{Kind, LocalServer, SMALL, Scratch, fresh, make_debate_with},
};
use std::sync::Arc;

async fn with(settings: impl FnOnce(Debate) -> Debate) -> LocalServer {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let debate = make_debate_with(&scratch.open().await, SMALL, settings).await;
    LocalServer::on(scratch, debate, Config::default()).await
}

fn opening(at: &str) -> impl FnOnce(Debate) -> Debate {
    let opens = Some(at.parse().unwrap());
    move |debate| {
        let mut debate = Debate { step: Step::Draft, ..debate };
        debate.plan.opens = opens;
        debate.plan.zone = "Europe/Berlin".to_owned();
        debate
    }
}

async fn in_german(agent: &mut Agent, path: &str) -> String {
    agent.send(http::Method::GET, path, &[("accept-language", "de")], "").await.text()
}

fn leads_to(reply: &Reply, path: &str) -> bool {
    reply.text().contains(&format!("href=\"{path}\" class=\"button primary\""))
}

#[tokio::test]
async fn who_comes_before_a_debate_opens_learns_what_it_is_about_and_when_to_come_back() {
    let server = with(opening("2096-12-01T08:00:00Z")).await;
    for (role, path) in [(Role::Contributor, server.page()), (Role::Leadership, server.page() + "/overview")] {
        let mut early = server.reader(role).await;
        let reply = early.get(&path).await;
        assert_eq!(reply.status, StatusCode::CONFLICT);
        let page = reply.text();
        for part in [
            "<h1 class=\"claim\">Not yet</h1>",
            "Should we?",
            "It opens on <time datetime=\"2096-12-01T08:00:00Z\" data-zone=\"Europe/Berlin\">1 December, 09:00</time>",
            "href=\"/promise\"",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("We should.") && !page.contains("To the start page"), "{page}");
        let german = in_german(&mut early, &path).await;
        assert!(german.contains(">Noch nicht</h1>") && german.contains("Sie beginnt am <time"), "{german}");
    }
    let nobody = Agent::new(&server.base).get(&server.page()).await;
    assert_eq!(nobody.status, StatusCode::FORBIDDEN);
    assert!(!nobody.text().contains("Should we?") && !nobody.text().contains("1 December"), "a link is needed");
}

#[tokio::test]
async fn a_debate_that_opens_some_day_says_no_day() {
    let server = with(|debate| Debate { step: Step::Draft, ..debate }).await;
    let page = server.reader(Role::Contributor).await.get(&server.page()).await.text();
    assert!(page.contains("open it again later") && !page.contains("It opens on"), "{page}");
}

#[tokio::test]
async fn leadership_that_comes_too_early_finds_the_overview_and_no_link_that_leads_nowhere() {
    let server = LocalServer::start().await;
    let mut leader = server.reader(Role::Leadership).await;
    let overview = server.page() + "/overview";
    for path in ["", "/outline", "/history"] {
        let reply = leader.get(&(server.page() + path)).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{path}");
        assert!(reply.text().contains(">Not yet</h1>") && leads_to(&reply, &overview), "{path}: {}", reply.text());
    }
    let refused = |page: &str| {
        let place = format!("href=\"{}?at=", server.page());
        [format!("href=\"{}\"", server.page()), format!("href=\"{}/outline\"", server.page()), place]
            .map(|link| page.contains(&link))
    };
    let before = leader.get(&overview).await.text();
    assert!(before.contains("We should."), "the thesis stands there");
    assert_eq!(refused(&before), [false; 3], "{before}");
    let mut desk = server.reader(Role::Facilitator).await;
    desk.post(&format!("/desk/{}/step", server.debate), &[("to", "reflect"), ("sure", "yes")]).await;
    let after = leader.get(&overview).await.text();
    assert_eq!(refused(&after), [true; 3], "{after}");
}

#[tokio::test]
async fn a_refused_page_leads_back_to_where_its_reader_may_go() {
    let server = LocalServer::start().await;
    let (page, desk) = (server.page(), format!("/desk/{}", server.debate));
    let mut reader = server.reader(Role::Contributor).await;
    for path in ["/export/nothing", "/brief/nothing", "?at=nothing"] {
        let reply = reader.get(&(page.clone() + path)).await;
        assert!(reply.status.is_client_error(), "{path}");
        // The address itself is no way out.
        assert_eq!(leads_to(&reply, &page), path != "?at=nothing", "{path}: {}", reply.text());
    }
    let rated = reader.post(&format!("{page}/rate"), &[("place", "nothing"), ("rating", "3")]).await;
    assert!(rated.status.is_client_error() && leads_to(&rated, &page), "{}", rated.text());
    let mut facilitator = server.reader(Role::Facilitator).await;
    let reply = facilitator.get(&format!("{desk}/export/nothing")).await;
    assert!(leads_to(&reply, &desk), "{}", reply.text());
    let stranger = Agent::new(&server.base).get(&page).await;
    assert!(leads_to(&stranger, "/"), "{}", stranger.text());
}

#[tokio::test]
async fn only_what_is_over_is_too_late() {
    let server = LocalServer::start().await;
    let mut desk = server.reader(Role::Facilitator).await;
    let calendar = desk.get(&format!("/desk/{}/export/ics", server.debate)).await;
    assert!(!calendar.text().contains("Too late"), "{}", calendar.text());
    desk.post(&format!("/desk/{}/step", server.debate), &[("to", "reflect"), ("sure", "yes")]).await;
    let place = server.place("We should.").await.to_string();
    let mut reader = server.reader(Role::Contributor).await;
    let late = reader.post(&(server.page() + "/rate"), &[("place", &place), ("rating", "3")]).await;
    assert!(late.text().contains(">Too late</h1>") && leads_to(&late, &server.page()), "{}", late.text());
}

#[tokio::test]
async fn what_was_written_stays_on_the_page_when_the_debate_went_back_to_its_preparation() {
    let server = LocalServer::start().await;
    let (place, claim) = isegoria_tests::local::find(&server.store, server.debate, "We should.")
        .await
        .map(|(claim, place)| (place.to_string(), claim.to_string()))
        .unwrap();
    let mut author = server.reader(Role::Contributor).await;
    let mut desk = server.reader(Role::Facilitator).await;
    let step = format!("/desk/{}/step", server.debate);
    assert_eq!(desk.post(&step, &[("to", "draft")]).await.status, StatusCode::SEE_OTHER);
    let (id, voice) = (fresh().to_string(), "ab".repeat(32));
    let add = [
        ("id", id.as_str()),
        ("voice", &voice),
        ("parent", &place),
        ("side", "con"),
        ("text", "It took an hour & <more> to say this."),
        ("source_url", "https://a.example/"),
        ("source_quote", "so"),
    ];
    let say =
        [("id", id.as_str()), ("voice", &voice), ("claim", &claim), ("text", "It took an hour & <more> to ask.")];
    for (path, fields) in [("/claims", &add[..]), ("/comments", &say[..]), ("/suggestions", &say[..])] {
        let reply = author.post(&(server.page() + path), fields).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{path}");
        let page = reply.text();
        assert!(
            page.contains(">Not yet</h1>") && page.contains("It took an hour &amp; &lt;more&gt; to"),
            "{path}: {page}"
        );
        for (name, value) in fields.iter().filter(|(name, _)| *name != "text") {
            assert!(page.contains(&format!("name=\"{name}\" value=\"{value}\"")), "{path} {name}: {page}");
        }
    }
    desk.post(&step, &[("to", "contribute")]).await;
    let sent = author.post(&(server.page() + "/claims"), &add).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "the form that was kept can be sent again");
    assert!(author.get(&server.page()).await.text().contains("It took an hour"));
}

#[tokio::test]
async fn a_refused_form_of_the_desk_leads_back_to_its_room_and_keeps_the_note() {
    let server = LocalServer::start().await;
    let mut desk = server.reader(Role::Facilitator).await;
    let room = format!("/desk/{}/moderation", server.debate);
    let note = "so it is ".repeat(500);
    let fields = [("do", "decline"), ("claim", &fresh().to_string()), ("reason", "unclear"), ("note", &note)];
    let reply = desk.post(&room, &fields).await;
    assert!(reply.status.is_client_error() && leads_to(&reply, &room), "{}", reply.text());
    assert!(reply.text().contains(note.trim()), "{}", reply.text());
}

#[tokio::test]
async fn a_debate_that_shows_things_at_once_speaks_of_no_batch() {
    for (rhythm, batch) in [(ReleaseRhythm::Now, false), (ReleaseRhythm::Daily, true)] {
        let server = with(|debate| Debate { rhythm, ..debate }).await;
        let mut reader = server.reader(Role::Contributor).await;
        for done in ["pro", "commented", "suggested", "marked", "accepted", "declined", "purged"] {
            let page = reader.get(&format!("{}?done={done}", server.page())).await.text();
            let notice = page.split("class=\"notice\"").nth(1).unwrap().split("</p>").next().unwrap();
            assert_eq!(notice.contains("batch"), batch, "{done}: {notice}");
            assert_eq!(notice.contains("within a few seconds"), !batch, "{done}: {notice}");
        }
    }
}
