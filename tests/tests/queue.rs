//! The guided queue: one claim at a time, over a real connection.
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use domain::policy::Role;
use http::StatusCode;
use isegoria_tests::{
    http::{Agent, Reply},
    local::LocalServer,
};
use std::collections::HashSet;

/// The places of the small debate: five claims, one of them in two places.
const PLACES: usize = 6;
const DONE: &str = "You have been through everything.";

/// The value of the first attribute `name` behind `mark`.
fn value<'a>(html: &'a str, mark: &str, name: &str) -> Option<&'a str> {
    let tag = html.split(mark).nth(1)?;
    tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()
}

/// The address of the link with this relation, as the browser would read it.
fn link(html: &str, rel: &str) -> Option<String> {
    let tag = html
        .split("<a ")
        .find(|tag| tag.split('>').next().is_some_and(|t| t.contains(&format!("rel=\"{rel}\""))))?;
    Some(tag.split("href=\"").nth(1)?.split('"').next()?.replace("&amp;", "&"))
}

/// The place that the queue shows; `None` at the end.
fn shown(html: &str) -> Option<String> {
    value(html, "name=\"place\"", "value").map(str::to_owned)
}

async fn rate(server: &LocalServer, agent: &mut Agent, html: &str, rating: &str) -> Reply {
    let mut fields =
        vec![("place", shown(html).unwrap()), ("queue", "next".to_owned()), ("rating", rating.to_owned())];
    if let Some(voice) = value(html, "name=\"voice\"", "value") {
        fields.push(("voice", voice.to_owned()));
    }
    for tag in html.split("name=\"without\"").skip(1) {
        fields.push(("without", tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    agent.post(&(server.page() + "/rate"), &fields).await
}

/// A contributor who has a voice, and the queue's first page for them.
async fn voiced(server: &LocalServer) -> Agent {
    let mut agent = server.reader(Role::Contributor).await;
    let place = server.place("We should.").await.to_string();
    agent.post(&(server.page() + "/rate"), &[("place", &place), ("rating", "3")]).await;
    agent
}

#[tokio::test]
async fn rating_one_after_the_other_goes_through_every_place_once_and_ends() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let mut html = agent.get(&(server.page() + "/queue")).await.text();
    let mut seen = HashSet::new();
    for _ in 0..PLACES {
        assert!(html.contains("Why this one?"));
        assert!(seen.insert(shown(&html).unwrap()), "no place comes twice");
        let reply = rate(&server, &mut agent, &html, "2").await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
        html = agent.get(reply.header("location").unwrap()).await.text();
        assert!(html.contains("Your rating is saved."));
    }
    assert!(html.contains(DONE) && shown(&html).is_none());
    let again = agent.get(&(server.page() + "/queue")).await.text();
    assert!(again.contains(DONE), "nothing waits at the beginning either");
    let last = agent.get(&link(&again, "prev").unwrap()).await.text();
    assert!(
        last.contains("aria-pressed=\"true\"") && !last.contains("Why this one?"),
        "one may go back to a rated claim"
    );
}

#[tokio::test]
async fn places_near_the_thesis_come_first_and_each_voice_has_an_order_of_its_own() {
    let server = LocalServer::start().await;
    let deep = server.place("It was tried before.").await.to_string();
    let mut orders = HashSet::new();
    for _ in 0..12 {
        let mut agent = voiced(&server).await;
        let mut order = Vec::new();
        let mut html = agent.get(&(server.page() + "/queue")).await.text();
        while let Some(place) = shown(&html) {
            order.push(place);
            html = agent.get(&link(&html, "next").unwrap()).await.text();
        }
        assert_eq!(order.len(), PLACES - 1, "the thesis is rated already");
        assert!(order[3..].contains(&deep), "{order:?}");
        let once_more = agent.get(&(server.page() + "/queue")).await.text();
        assert_eq!(shown(&once_more).as_ref(), Some(&order[0]), "the order stays");
        orders.insert(order);
    }
    assert!(orders.len() > 1, "twelve voices with one order would be no shuffle");
}

#[tokio::test]
async fn skipping_passes_a_claim_over_and_the_end_leads_to_what_was_skipped() {
    let server = LocalServer::start().await;
    let mut agent = voiced(&server).await;
    let first = agent.get(&(server.page() + "/queue")).await.text();
    assert!(first.contains(">Skip</a>"));
    let second = agent.get(&link(&first, "next").unwrap()).await.text();
    assert_ne!(shown(&first), shown(&second));
    let back = agent.get(&link(&second, "prev").unwrap()).await.text();
    let thesis = server.place("We should.").await.to_string();
    assert!(shown(&back) == shown(&first) || shown(&back) == Some(thesis), "back leads to the place before");
    let end = agent.get(&(server.page() + "/queue?at=end")).await.text();
    assert!(!end.contains(DONE) && end.contains("Go through what you skipped"));
}

#[tokio::test]
async fn a_branch_is_left_out_with_all_below_it_and_comes_back() {
    let server = LocalServer::start().await;
    let mut agent = voiced(&server).await;
    let (con, below) =
        (server.place("It is risky.").await.to_string(), server.place("It was tried before.").await.to_string());
    let at_below = agent.get(&format!("{}/queue?at={below}", server.page())).await.text();
    assert!(at_below.contains("Leave this branch out") && at_below.contains(&format!("without={con}")));
    let mut html = agent.get(&format!("{}/queue?at={below}&without={con}", server.page())).await.text();
    let first = agent.get(&format!("{}/queue?without={con}", server.page())).await.text();
    assert!(first.contains("One branch is left out") && first.contains("Bring back"));
    let mut seen = vec![shown(&html)];
    html = first;
    while let Some(place) = shown(&html) {
        seen.push(Some(place));
        html = agent.get(&link(&html, "next").unwrap()).await.text();
    }
    for left_out in [&con, &below] {
        assert!(!seen.contains(&Some(left_out.clone())), "{left_out}");
    }
    // A rating goes on with the same branch left out.
    let first = agent.get(&format!("{}/queue?without={con}", server.page())).await.text();
    let reply = rate(&server, &mut agent, &first, "1").await;
    assert!(reply.header("location").unwrap().contains(&format!("without={con}")));
}

#[tokio::test]
async fn only_those_who_may_rate_see_the_queue_and_afterwards_it_says_that_it_is_over() {
    let server = LocalServer::start().await;
    let queue = server.page() + "/queue";
    let nobody = Agent::new(&server.base).get(&queue).await;
    assert_eq!(nobody.status, StatusCode::FORBIDDEN);
    assert!(!nobody.text().contains("We should."));
    assert_eq!(server.reader(Role::Leadership).await.get(&queue).await.status, StatusCode::FORBIDDEN);
    let mut contributor = server.reader(Role::Contributor).await;
    assert!(
        contributor.get(&server.page()).await.text().contains(&format!("href=\"{queue}\"")),
        "the debate leads there"
    );
    let mut desk = server.reader(Role::Facilitator).await;
    desk.post(&format!("/desk/{}/step", server.debate), &[("to", "reflect"), ("sure", "yes")]).await;
    let over = contributor.get(&queue).await;
    assert_eq!(over.status, StatusCode::CONFLICT);
    assert!(over.text().contains("Rating is over") && over.text().contains("See the results"));
    assert!(!contributor.get(&server.page()).await.text().contains(&format!("href=\"{queue}\"")));
}

#[tokio::test]
async fn reading_the_queue_leaves_no_voice_and_nonsense_in_its_address_does_no_harm() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let odd = "/queue?at=%3Cscript%3E&without=x&without=&at=00000000-0000-4000-8000-000000000000&done=<b>";
    let reply = agent.get(&(server.page() + &odd.replace(['<', '>'], "%22"))).await;
    assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::OK, None));
    assert!(shown(&reply.text()).is_some() && !reply.text().contains("<script>"));
    let many: String = (0..200).map(|n| format!("&without=00000000-0000-4000-8000-{n:012}")).collect();
    let reply = agent.get(&format!("{}/queue?x=y{many}", server.page())).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.text().matches("name=\"without\"").count(), 40);
}
