//! The outline by its address alone: branches, depth, filters and what is looked for.

use domain::{debate::Step, policy::Role};
use http::StatusCode;
use isegoria::http::Config;
use isegoria_tests::{
    http::Agent,
    local::{Kind, LocalServer, Scratch, make_debate, set_step},
};
use std::sync::Arc;

const DEBATE: &str = "Discussion Name:\nShould we?\n\n1. Thesis:\nWe should.\n\n  1.1. Pro:\n  It is quick. [1]\n\n    \
    1.1.1. Con:\n    Nobody asked the café.\n\n      1.1.1.1. Pro:\n      Two of them answered.\n\n  1.2. Con:\n  \
    It is risky.\n\n    1.2.1. Pro:\n    It was tried before.\n\nSources:\n[1] https://example.org/a\nwords\n";

async fn serve(step: Step) -> (LocalServer, Agent) {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let store = scratch.open().await;
    let debate = make_debate(&store, DEBATE).await;
    if step != Step::Contribute {
        set_step(&store, debate, step).await;
    }
    let server = LocalServer::on(scratch, debate, Config::default()).await;
    let agent = server.reader(Role::Contributor).await;
    (server, agent)
}

async fn outline(server: &LocalServer, agent: &mut Agent, asked: &str) -> String {
    let reply = agent.get(&format!("{}/outline?{asked}", server.page())).await;
    assert_eq!(reply.status, StatusCode::OK, "{asked}");
    reply.text()
}

/// The lines that are shown: number, and whether the line only leads to others.
fn lines(html: &str) -> Vec<(String, bool)> {
    let tree = html.split("class=\"tree\"").nth(1).unwrap_or_default();
    let line = |item: &str| {
        let number = item.split("class=\"number\"").nth(1)?.split('>').nth(1)?.split('<').next()?;
        Some((number.to_owned(), item.split('>').next()?.contains("context")))
    };
    tree.split("<li").skip(1).filter_map(line).collect()
}

fn hits(html: &str) -> Vec<String> {
    lines(html).into_iter().filter(|(_, context)| !context).map(|(number, _)| number).collect()
}

#[tokio::test]
async fn filters_keep_what_they_say_with_what_leads_there_and_the_numbers() {
    let (server, mut agent) = serve(Step::Contribute).await;
    let html = outline(&server, &mut agent, "").await;
    assert_eq!(lines(&html).len(), 6);
    for count in ["6 claims", "Pro (3)", "Con (2)", "No con against it yet (4)", "With sources (1)"] {
        assert!(html.contains(count), "{count}");
    }
    for (asked, expected) in [
        ("side=pro", &["1.1.", "1.1.1.1.", "1.2.1."][..]),
        ("side=con", &["1.1.1.", "1.2."]),
        ("unanswered=1&side=con", &["1.1.1.", "1.2."]),
        ("sources=1", &["1.1."]),
        ("sources=1&side=con", &[]),
        ("find=CAFE", &["1.1.1."]),
        ("find=&side=&depth=0", &["1.", "1.1.", "1.1.1.", "1.1.1.1.", "1.2.", "1.2.1."]),
    ] {
        let html = outline(&server, &mut agent, asked).await;
        assert_eq!(hits(&html), expected, "{asked}");
        if asked.contains('1') {
            assert!(html.contains(&format!("{} of 6 claims", expected.len())), "{asked}");
        }
    }
    let html = outline(&server, &mut agent, "find=caf%C3%A9").await;
    let context = lines(&html).into_iter().filter(|(_, context)| *context).map(|(number, _)| number);
    assert_eq!(context.collect::<Vec<_>>(), ["1.", "1.1."]);
    assert!(outline(&server, &mut agent, "find=nothing+like+it").await.contains("No claim is like that."));
}

#[tokio::test]
async fn what_is_looked_for_is_marked_as_it_stands() {
    let (server, mut agent) = serve(Step::Contribute).await;
    for asked in ["find=CAFE", "find=caf%C3%A9"] {
        let html = outline(&server, &mut agent, asked).await;
        assert!(html.contains("Nobody asked the <mark>café</mark>."), "{asked}");
        assert_eq!(html.matches("<mark>").count(), 1, "{asked}");
    }
    assert!(!outline(&server, &mut agent, "").await.contains("<mark>"));
}

#[tokio::test]
async fn what_few_have_rated_is_told_from_reflect_on_only() {
    let (server, mut agent) = serve(Step::Contribute).await;
    let html = outline(&server, &mut agent, "overlooked=1").await;
    assert_eq!(hits(&html).len(), 6, "the filter does nothing");
    assert!(!html.contains("Overlooked"));
    let (server, mut agent) = serve(Step::Reflect).await;
    let html = outline(&server, &mut agent, "overlooked=1").await;
    assert!(html.contains("6 of 6 claims") && html.contains("Overlooked: rated by few (6)"));
}

#[tokio::test]
async fn a_depth_folds_what_is_deeper_and_keeps_it_on_the_page() {
    let (server, mut agent) = serve(Step::Contribute).await;
    let open = async |agent: &mut Agent, asked: &str| {
        outline(&server, agent, asked)
            .await
            .split("class=\"tree\"")
            .nth(1)
            .unwrap()
            .matches("<details open>")
            .count()
    };
    assert_eq!(open(&mut agent, "").await, 4);
    assert_eq!(open(&mut agent, "depth=1").await, 0);
    assert_eq!(open(&mut agent, "depth=2").await, 1);
    for odd in ["depth=99", "depth=-1", "depth=x"] {
        assert_eq!(open(&mut agent, odd).await, 4, "{odd}");
    }
    assert_eq!(lines(&outline(&server, &mut agent, "depth=1").await).len(), 6);
}

#[tokio::test]
async fn a_branch_stands_alone_with_the_way_to_it() {
    let (server, mut agent) = serve(Step::Contribute).await;
    let place = server.place("Nobody asked the café.").await;
    let html = outline(&server, &mut agent, &format!("at={place}&side=")).await;
    assert_eq!(lines(&html).len(), 2);
    assert!(html.contains("2 claims") && html.contains("Where this claim stands"));
    assert!(html.contains(&format!("name=\"at\" value=\"{place}\"")), "filters stay within the branch");
    let gone = agent.get(&(server.page() + "/outline?at=nowhere")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_looked_for_stays_text() {
    let (server, mut agent) = serve(Step::Contribute).await;
    let html = outline(&server, &mut agent, "find=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
    assert!(!html.contains("<script>alert"));
    let long = "x".repeat(3000);
    assert!(outline(&server, &mut agent, &format!("find={long}")).await.contains("No claim is like that."));
}
