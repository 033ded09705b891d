//! The brief as it is handed out. The files stay in the build's folder, for programs of other people to open (tests/run).
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use domain::{debate::Step, policy::Role};
use http::{Method, StatusCode};
use isegoria::{
    clock::Clock,
    http::Config,
    store::{Debate, Plan},
};
use isegoria_tests::{
    http::Reply,
    local::{Kind, LocalServer, SMALL, Scratch, make_debate_with},
};
use std::{path::Path, sync::Arc};

/// A server with the small debate in reflect.
async fn met(meets: Option<&str>) -> LocalServer {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let meets = meets.map(|at| at.parse().unwrap());
    let settings =
        |debate: Debate| Debate { step: Step::Reflect, plan: Plan { meets, ..debate.plan.clone() }, ..debate };
    let debate = make_debate_with(&scratch.open().await, SMALL, settings).await;
    let clock = Clock::new(|| "2026-05-10T09:17:33Z".parse().unwrap());
    LocalServer::on(scratch, debate, Config { clock, ..Config::default() }).await
}

async fn export(server: &LocalServer, format: &str, language: &str) -> Reply {
    let path = format!("{}/export/{format}", server.page());
    let headers = [("accept-language", language)];
    server.reader(Role::Contributor).await.send(Method::GET, &path, &headers, String::new()).await
}

fn keep(name: &str, reply: &Reply) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("brief");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), &reply.body).unwrap();
}

#[tokio::test]
async fn every_form_of_the_brief_is_a_file_of_its_kind_in_the_readers_language() {
    let server = met(None).await;
    for (format, kind, name) in [
        ("pdf", "application/pdf", "brief.pdf"),
        ("page-pdf", "application/pdf", "brief-page.pdf"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "brief.docx"),
        ("page-docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "brief-page.docx"),
        ("html", "text/html; charset=utf-8", "brief.html"),
        ("page-html", "text/html; charset=utf-8", "brief-page.html"),
        ("page-markdown", "text/markdown; charset=utf-8", "brief-page.md"),
    ] {
        let reply = export(&server, format, "de").await;
        assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, Some(kind)), "{format}");
        assert_eq!(reply.header("content-disposition"), Some(format!("attachment; filename=\"{name}\"").as_str()));
        assert_eq!(
            export(&server, format, "de").await.body,
            reply.body,
            "{format} is another file the second time"
        );
        keep(name, &reply);
    }
    let german = export(&server, "html", "de").await.text();
    assert!(german.contains("lang=\"de\"") && german.contains("Wo die Gruppe steht"));
    assert!(export(&server, "html", "en").await.text().contains("Where the group stands"));
}

#[tokio::test]
async fn the_page_of_the_brief_runs_no_script_and_leads_to_its_files() {
    let server = met(None).await;
    let page = server.reader(Role::Contributor).await.get(&format!("{}/brief", server.page())).await.text();
    assert!(!page.contains("<script") && !page.contains("<style"), "{page}");
    assert!(page.contains(&format!("{}/export/pdf", server.page())));
    assert!(page.contains("We should.") && page.contains("https://example.org/a"));
}

#[tokio::test]
async fn a_meeting_is_a_calendar_entry_whose_later_editions_count_more() {
    let server = met(Some("2026-05-12T14:00:00Z")).await;
    let mut desk = server.reader(Role::Facilitator).await;
    let mut editions = Vec::new();
    for name in ["first.ics", "second.ics"] {
        let reply = export(&server, "ics", "en").await;
        assert!(reply.header("content-type").unwrap().starts_with("text/calendar"), "{}", reply.text());
        keep(name, &reply);
        editions.extend(reply.text().lines().find(|line| line.starts_with("SEQUENCE:")).map(str::to_owned));
        // What is saved as it was is no other edition; whom to ask is.
        let same = desk.post(&format!("/desk/{}/meeting", server.debate), &[("minutes", "40")]).await;
        let changed =
            desk.post(&format!("/desk/{}/setup", server.debate), &[("contact", "Ask at the door.")]).await;
        assert_eq!([same.status, changed.status], [StatusCode::SEE_OTHER; 2]);
    }
    assert_eq!(editions, ["SEQUENCE:0", "SEQUENCE:1"]);
    let server = met(None).await;
    assert_eq!(export(&server, "ics", "en").await.status, StatusCode::CONFLICT, "nobody said when it is");
}
