//! From set-up to the meeting: what a facilitator prepares, looks at before it is kept, and changes on the way.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::{
    claim::Origin,
    debate::{ReleaseRhythm, Step},
    ids::DebateId,
    policy::Role,
};
use http::{Method, StatusCode};
use isegoria::{http::Config, store::Stored};
use isegoria_tests::{
    http::{Agent, Reply, upload},
    local::{Kind, LocalServer, SMALL, Scratch, fresh, make_debate_with, set_step},
};
use std::sync::Arc;

/// The values of all hidden fields of a name.
fn hidden(page: &Reply, name: &str) -> Vec<String> {
    let (text, field) = (page.text(), format!("name=\"{name}\" value=\""));
    let rest = text.split(&field).skip(1);
    rest.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

async fn send_file(agent: &mut Agent, path: &str, id: &str, name: &str, content: &str) -> Reply {
    let headers = [("content-type", "multipart/form-data; boundary=cut")];
    let body = upload(&[("id", "", id), ("title", "", ""), ("file", name, content)]);
    agent.send(Method::POST, path, &headers, body).await
}

fn desk_of(reply: &Reply) -> DebateId {
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
    reply.header("location").unwrap().strip_prefix("/desk/").unwrap().parse().unwrap()
}

async fn stored(server: &LocalServer, id: DebateId) -> Stored {
    server.store.load(id).await.unwrap().unwrap()
}

async fn post(agent: &mut Agent, path: &str, fields: &[(&str, &str)]) -> Reply {
    agent.post(path, fields).await
}

#[tokio::test]
async fn settings_are_proposed_for_so_many_people_and_nothing_typed_is_lost() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    let id = fresh().to_string();
    let fields = [("id", id.as_str()), ("title", "We move."), ("people", "60"), ("propose", "yes")];
    let page = post(&mut agent, "/new", &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    for part in [
        "value=\"We move.\"",
        "Proposed for 60 people",
        "name=\"k\" type=\"number\"",
        "value=\"7\"",
        "value=\"10\"",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(hidden(&page, "id"), [id.as_str()]);
    let page = post(&mut agent, "/new", &[("id", &id), ("people", "some"), ("propose", "yes")]).await;
    assert!(page.text().contains("as a whole number"), "{}", page.text());
    assert_eq!(server.store.debates().await.unwrap().len(), 1, "proposing starts nothing");
}

#[tokio::test]
async fn a_group_of_fewer_than_twice_k_is_warned_once_and_then_believed() {
    let server = LocalServer::start().await;
    for (people, says) in [("7", "told in words at most"), ("3", "nothing is ever shown of ratings")] {
        let mut agent = Agent::new(&server.base);
        let id = fresh().to_string();
        let title = format!("We are {people}.");
        let fields = [("id", id.as_str()), ("title", &title), ("people", people)];
        let warned = post(&mut agent, "/new", &fields).await;
        assert_eq!(warned.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(warned.text().contains(says) && warned.text().contains("Start it all the same"));
        assert_eq!(hidden(&warned, "warned"), ["yes"]);
        let fields = [fields.as_slice(), &[("warned", "yes")]].concat();
        desk_of(&post(&mut agent, "/new", &fields).await);
    }
    let mut agent = Agent::new(&server.base);
    desk_of(
        &post(&mut agent, "/new", &[("id", &fresh().to_string()), ("title", "We are ten."), ("people", "10")])
            .await,
    );
}

#[tokio::test]
async fn a_debate_that_everybody_may_read_is_read_without_a_link() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    let fields = [("id", fresh().to_string()), ("title", "In the open.".into()), ("access", "public".into())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let id = desk_of(&post(&mut agent, "/new", &fields).await);
    assert_eq!(Agent::new(&server.base).get(&format!("/d/{id}")).await.status, StatusCode::OK);
    let setup = format!("/desk/{id}/setup");
    assert_eq!(post(&mut agent, &setup, &[("access", "link")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(Agent::new(&server.base).get(&format!("/d/{id}")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_import_is_looked_at_before_it_is_kept_and_kept_once() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    let id = hidden(&agent.get("/import").await, "id").remove(0);
    let preview = send_file(&mut agent, "/import", &id, "small.txt", SMALL).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    assert!(preview.text().contains("Nothing is kept yet") && preview.text().contains("It is cheap."));
    assert_eq!(server.store.debates().await.unwrap().len(), 1, "looking keeps nothing");
    let fields = ["id", "title", "name", "file"].map(|name| (name, hidden(&preview, name).remove(0)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let kept = desk_of(&post(&mut agent, "/import/keep", &fields).await);
    assert_eq!(desk_of(&post(&mut agent, "/import/keep", &fields).await), kept, "sent twice it is one debate");
    let stored = stored(&server, kept).await;
    assert_eq!((stored.debate.step, server.store.debates().await.unwrap().len()), (Step::Draft, 2));
    assert_eq!(agent.get(&format!("/desk/{kept}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_in_words_and_keeps_nothing() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    let id = fresh().to_string();
    let cases = [
        ("", "", "Choose a file first"),
        ("a.txt", "no debate at all", "was not recognised"),
        ("a.txt", "Discussion Title: T\n\n1. T.\n1.1. Pro: -> See 1.9.\n", "1.9"),
        ("a.json", "{\"isegoria\": ", "line 1"),
        ("a.txt", "Discussion Title: T\n\n1. T.\n1.1. So: it is.\n", "line 4, column 6: “Pro: ”, “Con: ” or"),
        ("a.txt", " \n\n", "this file is empty"),
        ("votes.csv", "timestamp,comment-id,voter-id,vote\n", "comments.csv and votes.csv together"),
        ("a.png", "\u{89}PNG\u{0}\u{1}", "was not recognised"),
    ];
    for (name, content, says) in cases {
        let refused = send_file(&mut agent, "/import", &id, name, content).await;
        assert!(refused.status.is_client_error(), "{name} {content}: {}", refused.status);
        assert!(refused.text().contains(says), "{content}: {}", refused.text());
        assert!(!refused.text().contains("--format"), "a page has no flags: {}", refused.text());
        assert_eq!(hidden(&refused, "id"), [id.as_str()]);
    }
    let large = "x".repeat(9 << 20);
    let refused = send_file(&mut agent, "/import", &id, "a.txt", &large).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.text().contains("more than 8"), "{}", refused.text());
    // Half of a form, and a file that was changed on the way.
    let headers = [("content-type", "multipart/form-data; boundary=cut")];
    let half = agent.send(Method::POST, "/import", &headers, "--cut\r\ncontent-disposition: form-data; na").await;
    assert!(half.status.is_client_error(), "{}", half.status);
    let changed = post(&mut agent, "/import/keep", &[("id", &id), ("name", "a.txt"), ("file", "!!")]).await;
    assert_eq!(changed.status, StatusCode::BAD_REQUEST);
    assert_eq!(server.store.debates().await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_an_import_left_out_is_told_in_the_language_of_the_page() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    let facts = "arg(a).\ntext(a, We move.).\narg(b).\ntext(b, ).\n";
    let english = send_file(&mut agent, "/import", &fresh().to_string(), "a.apxd", facts).await.text();
    assert!(english.contains("Line 4: the argument b was left out, as its text is empty."), "{english}");
    agent.get("/language/de").await;
    let german = send_file(&mut agent, "/import", &fresh().to_string(), "a.apxd", facts).await.text();
    assert!(german.contains("Zeile 4: Das Argument b wurde weggelassen, denn sein Text ist leer."), "{german}");
    assert!(!german.contains("left out"), "{german}");
}

#[tokio::test]
async fn what_a_file_holds_is_shown_as_text_only() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    let script = "<script>alert(1)</script>";
    let file = format!("Discussion Title: {script}\n\n1. {script}\n1.1. Pro: {script}\n");
    let name = "\\\"><img src=x>.txt";
    let preview = send_file(&mut agent, "/import", &fresh().to_string(), name, &file).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(!preview.text().contains(script) && !preview.text().contains("<img"), "{}", preview.text());
}

#[tokio::test]
async fn a_debate_like_another_one_takes_claims_and_settings_along_and_nothing_of_anybody() {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let settings =
        |debate| isegoria::store::Debate { rhythm: ReleaseRhythm::Daily, contact: "Ada".to_owned(), ..debate };
    let debate = make_debate_with(&scratch.open().await, SMALL, settings).await;
    let server = LocalServer::on(scratch, debate, Config::default()).await;
    let mut desk = server.reader(Role::Facilitator).await;
    let path = format!("/desk/{debate}/clone");
    let page = desk.get(&path).await;
    assert!(page.text().contains("It is cheap.") && page.text().contains("Keep it as a draft"));
    let id = hidden(&page, "id").remove(0);
    let looked =
        post(&mut desk, &path, &[("id", &id), ("title", "Again"), ("what", "theses"), ("look", "yes")]).await;
    assert_eq!(looked.status, StatusCode::OK);
    assert!(!looked.text().contains("It is cheap."), "the theses alone");
    assert_eq!(server.store.debates().await.unwrap().len(), 1);
    let refused = post(&mut desk, &path, &[("id", &id), ("title", " "), ("what", "all")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    let made = desk_of(&post(&mut desk, &path, &[("id", &id), ("title", "Again"), ("what", "all")]).await);
    let (old, new) = (stored(&server, debate).await, stored(&server, made).await);
    assert_eq!((new.debate.title.as_str(), new.debate.step), ("Again", Step::Draft));
    assert_eq!((new.debate.rhythm, new.debate.contact.as_str()), (ReleaseRhythm::Daily, "Ada"));
    assert_eq!((new.claims.len(), new.places.len()), (old.claims.len(), old.places.len()));
    assert!(new.claims.iter().all(|claim| claim.origin == Origin::Prepared));
    assert!(new.claims.iter().all(|claim| old.claims.iter().all(|known| known.id != claim.id)), "other ids");
    assert!(new.ballots.is_empty() && new.imported_tallies.is_empty() && new.edit_keys.is_empty());
}

#[tokio::test]
async fn the_meetings_goal_and_agenda_stand_in_brief_and_calendar_and_follow_the_debate_until_they_are_changed() {
    let server = LocalServer::start().await;
    set_step(&server.store, server.debate, Step::Reflect).await;
    let (scratch, debate) = server.stop().await;
    let server = LocalServer::on(scratch, debate, Config::default()).await;
    let (desk_path, path) = (format!("/desk/{debate}"), format!("/desk/{debate}/meeting"));
    let mut desk = server.reader(Role::Facilitator).await;
    let page = desk.get(&desk_path).await.text();
    let (_, rest) = page.split_once("id=\"meeting-agenda\"").unwrap();
    let proposed = rest.split_once('>').unwrap().1.split_once("</textarea>").unwrap().0.trim().to_owned();
    assert!(proposed.lines().count() >= 3 && proposed.starts_with(|c: char| c.is_ascii_digit()), "{proposed}");

    // Saved as it was proposed, it still follows the debate.
    let meets = ("meets", "2999-05-12T14:00");
    let same = [meets, ("goal", " Decide on\n the move "), ("minutes", "30"), ("agenda", proposed.as_str())];
    let saved = post(&mut desk, &path, &same).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let meeting = stored(&server, debate).await.debate.meeting;
    assert_eq!((meeting.goal.as_str(), meeting.agenda.as_str(), meeting.minutes), ("Decide on the move", "", 30));

    let calendar = format!("{desk_path}/export/ics");
    let first = desk.get(&calendar).await.text();
    let own = [meets, ("goal", "Decide"), ("minutes", "30"), ("agenda", "5 Arrive\r\n20 Talk; and listen\r\n")];
    assert_eq!(post(&mut desk, &path, &own).await.status, StatusCode::SEE_OTHER);
    let second = desk.get(&calendar).await.text();
    let line = |text: &str, name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned();
        line.trim().to_owned()
    };
    assert_eq!(line(&first, "UID:"), line(&second, "UID:"));
    assert!(line(&first, "SEQUENCE:").parse::<u32>().unwrap() < line(&second, "SEQUENCE:").parse().unwrap());
    assert!(second.replace("\r\n ", "").contains("Talk\\; and listen"), "{second}");
    let brief = desk.get(&format!("{desk_path}/export/markdown")).await.text();
    assert!(brief.contains("Talk; and listen") && !brief.contains("Proposed agenda"), "{brief}");

    for (field, value, says) in [
        ("agenda", "Arrive", "Line 1 of the agenda"),
        ("agenda", "5 Arrive\n\n300 Stay", "Line 3"),
        ("minutes", "5", "from 10 to 240"),
        ("goal", &"x".repeat(501), "at most 500"),
    ] {
        let refused = post(&mut desk, &path, &[meets, (field, value)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(refused.text().contains(says) && refused.text().contains(value), "{field}: {}", refused.text());
    }
    let anew = [meets, ("agenda", "5 Arrive"), ("agenda_from", "debate")];
    assert_eq!(post(&mut desk, &path, &anew).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stored(&server, debate).await.debate.meeting.agenda, "");
}

#[tokio::test]
async fn steps_go_down_in_the_history_by_day_and_an_opened_debate_can_be_prepared_further() {
    let server = LocalServer::start().await;
    let debate = server.debate;
    let (page, step) = (format!("/d/{debate}/history"), format!("/desk/{debate}/step"));
    let (mut reader, mut desk) = (server.reader(Role::Contributor).await, server.reader(Role::Facilitator).await);
    assert!(reader.get(&page).await.text().contains("Nothing yet"));
    for to in ["draft", "contribute", "reflect"] {
        assert_eq!(
            post(&mut desk, &step, &[("to", to), ("sure", "yes")]).await.status,
            StatusCode::SEE_OTHER,
            "{to}"
        );
        if to == "draft" {
            assert!(reader.get(&page).await.status.is_client_error(), "nobody reads what is being prepared");
        }
    }
    let back = post(&mut desk, &step, &[("to", "contribute")]).await;
    assert_eq!(back.status, StatusCode::CONFLICT, "from reflect on there is no way back");
    let text = reader.get(&page).await.text();
    let told: Vec<usize> = ["results", "open", "draft"].iter().filter_map(|step| text.find(step)).collect();
    assert_eq!(text.matches("<li><time").count(), 3, "{text}");
    assert!(!told.is_empty() && !text.contains("T0"), "days, no times: {text}");
}

#[tokio::test]
async fn dates_are_changed_after_the_results_too() {
    let server = LocalServer::start().await;
    let mut desk = server.reader(Role::Facilitator).await;
    let debate = server.debate;
    for to in ["reflect", "decide"] {
        assert_eq!(
            post(&mut desk, &format!("/desk/{debate}/step"), &[("to", to), ("sure", "yes")]).await.status,
            StatusCode::SEE_OTHER
        );
    }
    let page = desk.get(&format!("/desk/{debate}")).await.text();
    assert!(page.contains("name=\"seals\"") && !page.contains("name=\"ratings_until\""));
    let fields = [("seals", "2999-05-12"), ("zone", "Europe/Berlin"), ("contact", "Ada")];
    assert_eq!(post(&mut desk, &format!("/desk/{debate}/setup"), &fields).await.status, StatusCode::SEE_OTHER);
    let stored = stored(&server, debate).await;
    assert_eq!(stored.debate.plan.seals.unwrap().to_string(), "2999-05-12T22:00:00Z");
    assert_eq!(stored.debate.contact, "Ada");
    let refused =
        post(&mut desk, &format!("/desk/{debate}/setup"), &[("seals", "2020-01-01"), ("contact", "Bob")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text().contains("value=\"Bob\"") && refused.text().contains("over already"),
        "{}",
        refused.text()
    );
}

#[tokio::test]
async fn the_desk_looks_at_what_others_see_and_sends_nothing_from_there() {
    let server = LocalServer::start().await;
    let mut desk = server.reader(Role::Facilitator).await;
    let base = format!("/desk/{}/preview", server.debate);
    let seen = desk.get(&format!("{base}/contributor")).await;
    assert_eq!(seen.status, StatusCode::OK);
    let text = seen.text();
    assert!(text.contains("What contributors see") && text.contains("It is cheap."));
    assert!(!text.contains("<form") && text.contains(&format!("{base}/contributor?at=")), "{text}");
    let led = desk.get(&format!("{base}/leadership")).await.text();
    assert!(led.contains("What leadership sees") && !led.contains("It is cheap."), "before reflect: {led}");
    assert_eq!(desk.get(&format!("{base}/facilitator")).await.status, StatusCode::NOT_FOUND);
    let mut contributor = server.reader(Role::Contributor).await;
    assert_eq!(contributor.get(&format!("{base}/leadership")).await.status, StatusCode::FORBIDDEN);
    // Before it opens, too.
    let step = format!("/desk/{}/step", server.debate);
    assert_eq!(post(&mut desk, &step, &[("to", "draft")]).await.status, StatusCode::SEE_OTHER);
    assert!(desk.get(&format!("{base}/contributor")).await.text().contains("It is cheap."));
}

#[tokio::test]
async fn quiet_hours_stand_in_every_invitation_of_the_space() {
    let server = LocalServer::start().await;
    let mut agent = Agent::new(&server.base);
    let id = fresh().to_string();
    let quiet = [("quiet_from", "20:00"), ("quiet_until", "07:00"), ("zone", "Europe/Berlin")];
    let space = |more: &[(&'static str, &'static str)]| [&[("id", id.as_str()), ("name", "A team")], more].concat();
    for wrong in
        [("quiet_until", ""), ("quiet_until", "20:00"), ("quiet_until", "late"), ("zone", "Europe/Nowhere")]
    {
        let mut fields = space(&quiet);
        fields.retain(|(name, _)| *name != wrong.0);
        fields.push(wrong);
        let refused = post(&mut agent, "/s", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        assert!(refused.text().contains("value=\"20:00\""), "{}", refused.text());
    }
    let made = post(&mut agent, "/s", &space(&quiet)).await;
    let base = made.header("location").unwrap().to_owned();
    assert!(agent.get(&base).await.text().contains("value=\"07:00\""));
    let fields = [("id", fresh().to_string()), ("title", "Should we move?".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let debate = desk_of(&post(&mut agent, &format!("{base}/new"), &fields).await);
    let desk = agent.get(&format!("/desk/{debate}")).await.text();
    assert!(desk.contains("Between 20:00 and 07:00 (Europe/Berlin) nobody is expected to write."), "{desk}");
}

/// A server on either database.
async fn server_on(kind: Kind) -> LocalServer {
    let scratch = Arc::new(Scratch::new(kind).await);
    let debate = make_debate_with(&scratch.open().await, SMALL, |debate| debate).await;
    LocalServer::on(scratch, debate, Config::default()).await
}

#[tokio::test]
async fn what_cannot_be_seen_is_cut_from_whatever_is_typed_on_sqlite() {
    what_cannot_be_seen_is_cut(Kind::Sqlite).await;
}

#[tokio::test]
async fn what_cannot_be_seen_is_cut_from_whatever_is_typed_on_postgres() {
    what_cannot_be_seen_is_cut(Kind::Postgres).await;
}

async fn what_cannot_be_seen_is_cut(kind: Kind) {
    let server = server_on(kind).await;
    let (mut agent, mut desk) = (Agent::new(&server.base), server.reader(Role::Facilitator).await);
    let id = fresh().to_string();
    let space =
        [("id", id.as_str()), ("name", "A\0 te\u{1b}am"), ("mission", "One.\0\r\nTwo."), ("contact", "A\0da\nB")];
    let made = post(&mut agent, "/s", &space).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let base = made.header("location").unwrap().to_owned();
    let space = server.store.space(base["/s/".len()..].parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(
        (space.name.as_str(), space.mission.as_str(), space.contact.as_str()),
        ("A team", "One.\nTwo.", "Ada B")
    );
    let again = [("name", "A\0 team"), ("mission", "\0"), ("contact", "\u{7}")];
    assert_eq!(post(&mut agent, &format!("{base}/setup"), &again).await.status, StatusCode::SEE_OTHER);

    let id = fresh().to_string();
    let new = [
        ("id", id.as_str()),
        ("title", "Sh\0all\r\nwe?"),
        ("background", "Be\0fore.\r\nNow."),
        ("names", "A\0da\r\nBo"),
        ("contact", "C\0y"),
    ];
    let made = desk_of(&post(&mut agent, &format!("{base}/new"), &new).await);
    let debate = stored(&server, made).await.debate;
    assert_eq!((debate.title.as_str(), debate.background.as_str()), ("Shall we?", "Before.\nNow."));
    assert_eq!((debate.names.as_str(), debate.contact.as_str()), ("Ada\nBo", "Cy"));
    // A thesis is a claim: those are refused in words, as everywhere.
    let id = fresh().to_string();
    let refused = post(&mut agent, "/new", &[("id", id.as_str()), ("title", "Q"), ("theses", "One\0\nTwo")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    let nothing = post(&mut agent, "/new", &[("id", id.as_str()), ("title", "\0\u{1}")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is left of it");

    let path = format!("/desk/{}", server.debate);
    let meeting = [("goal", "De\0cide\r\nnow"), ("agenda", "5 Ar\0rive\r\n\0\r\n10 Ta\u{9f}lk"), ("minutes", "40")];
    assert_eq!(post(&mut desk, &format!("{path}/meeting"), &meeting).await.status, StatusCode::SEE_OTHER);
    let set_up = [("contact", "E\0ve"), ("names", "\0Fay\0"), ("language", "en")];
    assert_eq!(post(&mut desk, &format!("{path}/setup"), &set_up).await.status, StatusCode::SEE_OTHER);
    for (field, value) in [("zone", "U\0TC"), ("language", "e\0n"), ("k", "\0")] {
        let refused = post(&mut desk, &format!("{path}/setup"), &[(field, value)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
    }
    let debate = stored(&server, server.debate).await.debate;
    assert_eq!(
        (debate.meeting.goal.as_str(), debate.meeting.agenda.as_str()),
        ("Decide now", "5 Arrive\n\n10 Talk")
    );
    assert_eq!((debate.contact.as_str(), debate.names.as_str()), ("Eve", "Fay"));
    let id = fresh().to_string();
    let like = [("id", id.as_str()), ("title", "A\0gain"), ("what", "all")];
    let made = desk_of(&post(&mut desk, &format!("{path}/clone"), &like).await);
    assert_eq!(stored(&server, made).await.debate.title, "Again");

    // The API and imports do the same.
    let new = serde_json::json!({ "title": "Sh\0all", "background": "x\0", "contact": "\0Gil" });
    let made = agent.send(Method::POST, "/api/v1/debates", &[], new.to_string()).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let id = fresh().to_string();
    let headers = [("content-type", "multipart/form-data; boundary=cut")];
    let body = upload(&[("id", "", &id), ("title", "", "A\0 title"), ("file", "a.txt", SMALL)]);
    let preview = agent.send(Method::POST, "/import", &headers, body).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    let fields = ["id", "title", "name", "file"].map(|name| (name, hidden(&preview, name).remove(0)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let kept = desk_of(&post(&mut agent, "/import/keep", &fields).await);
    assert_eq!(stored(&server, kept).await.debate.title, "A title");
    // And what voices write.
    let mut voice = server.reader(Role::Contributor).await;
    let page = voice.get(&format!("/d/{}?add=pro", server.debate)).await;
    let [id, parent, candidate] = ["id", "parent", "voice"].map(|name| hidden(&page, name).remove(0));
    let claim =
        [("id", id.as_str()), ("parent", &parent), ("voice", &candidate), ("side", "pro"), ("text", "N\0o.")];
    let refused = post(&mut voice, &format!("/d/{}/claims", server.debate), &claim).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
}

#[tokio::test]
async fn settings_that_are_saved_unchanged_write_nothing_and_make_no_other_edition() {
    let server = LocalServer::start().await;
    let mut desk = server.reader(Role::Facilitator).await;
    let path = format!("/desk/{}", server.debate);
    let fields = [
        ("zone", "Europe/Berlin"),
        ("ratings_until", "2999-10-27"),
        ("claims_until", "2999-10-25"),
        ("by_itself", "yes"),
        ("seals", "2999-12-01"),
        ("contact", "Ada"),
        ("names", "Ada\r\nBo"),
    ];
    assert_eq!(post(&mut desk, &format!("{path}/setup"), &fields).await.status, StatusCode::SEE_OTHER);
    // Times that are finer than the form.
    let body =
        serde_json::json!({ "meets": "2999-11-03T13:00:25Z", "decides": "2999-11-05T13:00:25Z" }).to_string();
    let link = server.link(Role::Facilitator);
    let bearer = format!("Bearer {link}");
    let api = format!("/api/v1/debates/{}", server.debate);
    let headers = [("authorization", bearer.as_str())];
    let changed = Agent::new(&server.base).send(Method::PATCH, &api, &headers, body.clone()).await;
    assert!(changed.status.is_success(), "{}", changed.text());
    let before = stored(&server, server.debate).await;

    let page = desk.get(&path).await.text();
    let value = |name: &str| {
        let at = page.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no {name}"));
        let field = &page[at..at + page[at..].find('>').unwrap()];
        field.split("value=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned()).unwrap_or_default()
    };
    let names = ["zone", "ratings_until", "claims_until", "opens", "decides", "seals", "language", "contact", "k"];
    let mut whole: Vec<(&str, String)> = names
        .into_iter()
        .filter(|name| page.contains(&format!("name=\"{name}\"")))
        .map(|name| (name, value(name)))
        .collect();
    whole.extend([("by_itself", "yes".to_owned()), ("names", "Ada\r\nBo".to_owned())]);
    let whole: Vec<(&str, &str)> = whole.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(whole.contains(&("decides", "2999-11-05")), "{whole:?}");
    let meeting = [("meets", "2999-11-03T14:00"), ("goal", ""), ("minutes", "40"), ("agenda_from", "debate")];
    for _ in 0..2 {
        assert_eq!(post(&mut desk, &format!("{path}/setup"), &whole).await.status, StatusCode::SEE_OTHER);
        assert_eq!(post(&mut desk, &format!("{path}/meeting"), &meeting).await.status, StatusCode::SEE_OTHER);
        let changed = Agent::new(&server.base).send(Method::PATCH, &api, &headers, body.clone()).await;
        assert!(changed.status.is_success(), "{}", changed.text());
    }
    let after = stored(&server, server.debate).await;
    assert_eq!((&after.debate, after.release, &after.history), (&before.debate, before.release, &before.history));
    // One thing that is different is another edition.
    assert_eq!(
        post(&mut desk, &format!("{path}/setup"), &[("contact", "Eve")]).await.status,
        StatusCode::SEE_OTHER
    );
    let later = stored(&server, server.debate).await.debate;
    assert_eq!(later.meeting.edition, before.debate.meeting.edition + 1);
    assert_eq!(later.plan, before.debate.plan);
}

#[tokio::test]
async fn a_desk_offers_to_take_part_only_while_the_debate_is_open() {
    let server = LocalServer::start().await;
    let mut desk = server.reader(Role::Facilitator).await;
    let path = format!("/desk/{}", server.debate);
    for to in ["contribute", "draft", "contribute", "reflect", "decide", "sealed"] {
        assert_eq!(
            post(&mut desk, &format!("{path}/step"), &[("to", to), ("sure", "yes")]).await.status,
            StatusCode::SEE_OTHER
        );
        let page = desk.get(&path).await.text();
        let over = matches!(to, "reflect" | "decide" | "sealed");
        assert_eq!(page.contains("Take part yourself"), to == "contribute", "{to}");
        assert_eq!(page.contains(">Read the debate<"), over, "{to}");
        assert_eq!(page.contains("For everybody who argues"), !over, "{to}");
        assert_eq!(page.contains("A text to send"), !over, "{to}");
    }
}

#[tokio::test]
async fn an_invitation_that_is_sent_before_the_debate_opens_says_every_planned_date() {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let at = |time: &str| Some(time.parse().unwrap());
    let debate = make_debate_with(&scratch.open().await, SMALL, |debate| {
        let mut debate = isegoria::store::Debate {
            step: Step::Draft,
            claims_until: at("2096-12-09T00:00:00Z"),
            ratings_until: at("2096-12-11T00:00:00Z"),
            ..debate
        };
        (debate.plan.opens, debate.plan.meets) = (at("2096-12-01T09:00:00Z"), at("2096-12-12T09:00:00Z"));
        debate
    })
    .await;
    let server = LocalServer::on(scratch, debate, Config::default()).await;
    let desk = server.reader(Role::Facilitator).await.get(&format!("/desk/{debate}")).await.text();
    let start = desk.find("id=\"invitation\"").unwrap();
    let text = &desk[start..start + desk[start..].find("</textarea>").unwrap()];
    for date in ["Opens on 1 December, 09:00", "8 December", "10 December", "begins on 12 December, 09:00"] {
        assert!(text.contains(date), "{date}: {text}");
    }
}
