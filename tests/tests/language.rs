//! The reader's language: asked for by the browser or chosen in the footer, over a real connection.

use domain::{debate::Step, ids::PlaceId, policy::Role};
use http::{Method, StatusCode};
use isegoria::store::Debate;
use isegoria_tests::{
    http::{Agent, Reply},
    local::{Kind, LocalServer, SMALL, Scratch, fresh, make_debate_with, set_step},
};
use std::sync::Arc;

const GERMAN: (&str, &str) = ("accept-language", "de-AT,de;q=0.9,en;q=0.5");
const ENGLISH: (&str, &str) = ("accept-language", "en-GB,en;q=0.9");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

async fn get(agent: &mut Agent, path: &str, headers: &[(&str, &str)]) -> Reply {
    agent.send(Method::GET, path, headers, "").await
}

/// Whether a page is whole in a language: its `lang`, its header, and words of its frame.
fn speaks(reply: &Reply, tag: &str) -> bool {
    let skip = match tag {
        "de" => "Zum Inhalt springen",
        _ => "Skip to the content",
    };
    let html = reply.text();
    reply.header("content-language") == Some(tag)
        && html.contains(&format!("<html lang=\"{tag}\">"))
        && html.contains(skip)
}

#[tokio::test]
async fn pages_speak_the_language_that_the_browser_asks_for() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let page = server.page();
    let below = |path: &str| format!("{page}{path}");
    for (path, says) in [
        ("/promise".to_owned(), "Niemand kann sehen, wer was geschrieben oder bewertet hat."),
        ("/new".to_owned(), "Sag, was zu entscheiden ist."),
        (below("/queue"), "Warum gerade dieses?"),
        (below("/device"), "Auf einem anderen Gerät weitermachen"),
        (below("/overview"), "Überblick"),
        (below(""), "Debatte"),
        (below("/outline"), "Gliederung"),
    ] {
        let german = get(&mut agent, &path, &[GERMAN]).await;
        assert_eq!(german.status, StatusCode::OK, "{path}");
        assert!(speaks(&german, "de") && german.text().contains(says), "{path}: {}", german.text());
        let english = get(&mut agent, &path, &[ENGLISH]).await;
        assert!(speaks(&english, "en") && !english.text().contains(says), "{path}: {}", english.text());
        assert!(speaks(&get(&mut agent, &path, &[]).await, "en"), "{path}");
        assert!(speaks(&get(&mut agent, &path, &[("accept-language", "fr")]).await, "en"), "{path}");
    }
    let mut desk = server.reader(Role::Facilitator).await;
    let reply = get(&mut desk, &format!("/desk/{}", server.debate), &[GERMAN]).await;
    assert!(speaks(&reply, "de"));
    for says in ["Dein Pult", "Weiter zu „Auswerten“", "value=\"reflect\"", "Etwa einmal in der Stunde"] {
        assert!(reply.text().contains(says), "{says}: {}", reply.text());
    }
}

#[tokio::test]
async fn results_are_told_in_the_readers_language() {
    let server = LocalServer::start().await;
    let place = server.place("We should.").await.to_string();
    for rating in ["4", "4", "4", "4", "3", "4"] {
        let mut voice = server.reader(Role::Contributor).await;
        voice.post(&(server.page() + "/rate"), &[("place", &place), ("rating", rating)]).await;
    }
    let released = async || server.store.load(server.debate).await.unwrap().unwrap().ballots.len() == 6;
    isegoria_tests::eventually("the ratings are released", released).await;
    let (scratch, debate) = server.stop().await;
    set_step(&scratch.open().await, debate, Step::Reflect).await;
    let server = LocalServer::on(scratch, debate, Default::default()).await;
    let mut agent = server.reader(Role::Contributor).await;
    let overview = server.page() + "/overview";
    let german = get(&mut agent, &overview, &[GERMAN]).await.text();
    assert!(german.contains("überwiegend dafür, einige Stimmen"), "{german}");
    let english = get(&mut agent, &overview, &[]).await.text();
    assert!(english.contains("mostly agree, a few voices"), "{english}");
    // A file is the same for everybody.
    let file = format!("{}/export/json", server.page());
    let (one, other) = (get(&mut agent, &file, &[GERMAN]).await, get(&mut agent, &file, &[]).await);
    assert_eq!(one.body, other.body);
}

#[tokio::test]
async fn the_switch_keeps_the_choice_and_goes_back_to_the_page() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let from = format!("{}{}/outline?depth=2#x", server.base, server.page());
    let reply = get(&mut agent, "/language/de", &[("referer", &from)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_eq!(reply.header("location"), Some(format!("{}/outline?depth=2", server.page()).as_str()));
    assert!(reply.header("set-cookie").unwrap().starts_with("isegoria_language=de; Path=/;"));
    let german = get(&mut agent, &server.page(), &[ENGLISH]).await;
    assert!(speaks(&german, "de"), "what was chosen counts more than what the browser asks for");
    assert!(german.text().contains("href=\"/language/en\""), "the way back is offered");
    get(&mut agent, "/language/en", &[]).await;
    assert!(speaks(&get(&mut agent, &server.page(), &[GERMAN]).await, "en"));
}

#[tokio::test]
async fn the_switch_leads_to_no_other_site_and_knows_no_other_language() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    for (referer, to) in [
        ("https://evil.example/a", "/a"),
        ("https://a.example//evil.example/", "/evil.example/"),
        ("https://a.example/\\evil.example", "/evil.example"),
        ("https://a.example", "/"),
        ("//evil.example/", "/"),
        ("evil.example", "/"),
        ("", "/"),
    ] {
        let reply = get(&mut agent, "/language/de", &[("referer", referer)]).await;
        assert_eq!(reply.header("location"), Some(to), "{referer}");
    }
    assert_eq!(get(&mut agent, "/language/de", &[]).await.header("location"), Some("/"));
    for tag in ["fr", "DE", "de-AT", "x"] {
        let reply = get(&mut Agent::new(&server.base), &format!("/language/{tag}"), &[]).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{tag}");
        assert_eq!(reply.header("set-cookie"), None, "{tag}");
    }
}

#[tokio::test]
async fn a_form_is_refused_in_the_readers_language_with_what_was_typed() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let parent = server.place("We should.").await.to_string();
    let send = async |agent: &mut Agent, path: &str, fields: &[(&str, &str)]| {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        agent.send(Method::POST, path, &[GERMAN, FORM, ("origin", &server.base)], body).await
    };
    let (id, long) = (fresh().to_string(), "ä".repeat(501));
    let claim = [("id", id.as_str()), ("side", "pro"), ("parent", &parent), ("text", &long)];
    let refused = send(&mut agent, &(server.page() + "/claims"), &claim).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = refused.text();
    let says = "Nicht gespeichert: Das Argument hat 501 Zeichen; höchstens 500 passen hinein.";
    assert!(speaks(&refused, "de") && html.contains(says) && html.contains(&long), "{html}");

    let new = [("id", id.as_str()), ("title", "Wir ziehen um."), ("background", "der Vertrag"), ("k", "3")];
    let refused = send(&mut agent, "/new", &new).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = refused.text();
    for says in ["kann größer werden, bis 50, aber nie kleiner", "Wir ziehen um.", "der Vertrag"] {
        assert!(speaks(&refused, "de") && html.contains(says), "{says}: {html}");
    }

    let refused = send(&mut agent, &(server.page() + "/device"), &[("code", "Ä1B2")]).await;
    let html = refused.text();
    assert!(html.contains("„Ä“ kommt in keinem Code vor.") && html.contains("Ä1B2"), "{html}");

    let refused = send(&mut Agent::new(&server.base), &(server.page() + "/rate"), &[("place", &parent)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("Hier nicht offen für dich"), "{}", refused.text());
    assert!(refused.text().contains("Bitte die Person, die dich eingeladen hat, um den Link."));
}

#[tokio::test]
async fn pages_that_are_kept_for_many_readers_do_not_mix_languages() {
    let server = LocalServer::start().await;
    for path in [server.page(), server.page() + "/outline"] {
        for _ in 0..2 {
            for (asked, tag) in [(GERMAN, "de"), (ENGLISH, "en")] {
                let reply = get(&mut server.reader(Role::Contributor).await, &path, &[asked]).await;
                assert!(speaks(&reply, tag), "{path} {tag}: {}", reply.text());
            }
        }
    }
}

#[tokio::test]
async fn what_people_write_says_its_language_and_direction_and_the_interface_keeps_its_own() {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let arabic = |debate| Debate { language: "ar".to_owned(), ..debate };
    let debate = make_debate_with(&scratch.open().await, SMALL, arabic).await;
    let server = LocalServer::on(scratch, debate, Default::default()).await;
    let mut agent = server.reader(Role::Contributor).await;
    let (thesis, risky) = (server.place("We should.").await, server.place("It is risky.").await);
    let at = |place: PlaceId| format!("?at={place}");
    for (path, written) in [
        (String::new(), "<h1 lang=\"ar\" dir=\"rtl\" class=\"claim\">We should.".to_owned()),
        (
            at(thesis),
            "<p lang=\"ar\" dir=\"rtl\" class=\"claim\"><span lang=\"en\" class=\"hidden\">Con: ".to_owned(),
        ),
        (at(risky), format!("at={thesis}\" lang=\"ar\" dir=\"rtl\">We should")),
        (at(thesis) + "&add=pro", "<q lang=\"ar\" dir=\"rtl\">We should".to_owned()),
        ("/outline".to_owned(), format!("at={risky}\" lang=\"ar\" dir=\"rtl\">It is risky.")),
        ("/overview".to_owned(), "<h2 lang=\"ar\" dir=\"rtl\" class=\"claim\">".to_owned()),
        ("/queue".to_owned(), "autofocus lang=\"ar\" dir=\"rtl\" class=\"claim\">".to_owned()),
    ] {
        let page = agent.get(&(server.page() + &path)).await;
        let html = page.text().replace("<!>", "");
        assert!(speaks(&page, "en") && html.contains(&written), "{path}: {html}");
        assert!(!html.contains("<main id=\"main\" lang"), "{path}");
    }
    let unsaid = LocalServer::start().await;
    let html = unsaid.reader(Role::Contributor).await.get(&unsaid.page()).await.text();
    assert!(!html.contains(" dir=") && !html.contains("lang=\"\""), "{html}");
}

#[tokio::test]
async fn the_api_speaks_english_unless_it_is_asked_for_something_else() {
    let server = LocalServer::start().await;
    let bearer = format!("Bearer {}", server.link(Role::Contributor));
    let mut agent = Agent::new(&server.base);
    let path = server.api() + "/overview";
    let call = async |agent: &mut Agent, more: &[(&str, &str)]| {
        let mut headers = vec![("authorization", bearer.as_str())];
        headers.extend(more);
        get(agent, &path, &headers).await
    };
    let english = call(&mut agent, &[]).await;
    assert_eq!(english.header("content-language"), Some("en"));
    let sentence = english.json()["sentence"].as_str().unwrap().to_owned();
    assert!(sentence.ends_with("on the con side."), "{sentence}");
    let german = call(&mut agent, &[GERMAN]).await;
    assert!(german.json()["sentence"].as_str().unwrap().ends_with("auf der Kontra-Seite."));

    let refused = get(&mut agent, &path, &[]).await.json();
    assert_eq!(refused["title"], "Not open to you here");
    assert_eq!(
        refused["detail"],
        "This debate is read by those who were invited. Ask the person who invited you for the link."
    );
    let refused = get(&mut agent, &path, &[GERMAN]).await.json();
    assert_eq!(
        (refused["title"].as_str(), refused["status"].as_u64()),
        (Some("Hier nicht offen für dich"), Some(403))
    );
}
