//! One person, one voice: what an invitation opens, what it does not, and what somebody who records everything learns.
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use blind::{Invitation, SigningKey, hex};
use domain::{debate::Step, policy::Role};
use http::{Method, StatusCode};
use isegoria::{
    live::Live,
    secret::{SlotKind, Voice},
    store::Debate,
};
use isegoria_tests::{
    eventually,
    http::Agent,
    invited::{Guest, codes, guest, issue, issue_at, server, server_with},
    local::{Kind, LocalServer, SMALL, fresh, make_debate_with, secret},
    recorder::Recorder,
};
use serde_json::json;
use std::collections::BTreeSet;

/// Each of these runs on SQLite and on PostgreSQL.
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Sqlite).await; })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name(super::Kind::Postgres).await; })+
        }
    };
}

contract!(
    somebody_who_records_everything_can_not_tell_which_invitation_became_which_voice,
    an_invitation_is_used_once_and_a_lost_answer_can_be_had_again,
    fifty_uses_of_one_token_at_once_are_one_voice,
    fifty_at_once_get_one_signature_for_one_invitation,
    how_many_were_used_is_told_by_batches_and_from_k_on,
);

async fn rate(server: &LocalServer, agent: &mut Agent, rating: &str) -> StatusCode {
    let place = server.place("It is cheap.").await.to_string();
    agent.post(&(server.page() + "/rate"), &[("place", &place), ("rating", rating)]).await.status
}

async fn ballots(server: &LocalServer) -> usize {
    server.store.load(server.debate).await.unwrap().unwrap().ballots.len()
}

async fn somebody_who_records_everything_can_not_tell_which_invitation_became_which_voice(kind: Kind) {
    let server = server(kind).await;
    let code = issue(&server, 3).await.remove(1);
    let recorder = Recorder::before(&server.base).await;
    let mut guest = Guest::open(&recorder.base, server.debate, &code).await;
    let answer = guest.ask(&recorder.base).await;
    let issued = recorder.requests().len();
    let signed = guest.finish(&answer);
    assert_eq!(guest.come(&signed).await.status, StatusCode::SEE_OTHER);
    assert_eq!(rate(&server, &mut guest.agent, "3").await, StatusCode::SEE_OTHER);
    let (id, parent) = (fresh().to_string(), server.place("We should.").await.to_string());
    let fields = [("id", id.as_str()), ("parent", &parent), ("side", "pro"), ("text", "I was invited.")];
    let claimed = guest.agent.post(&(server.page() + "/claims"), &fields).await;
    assert_eq!(claimed.status, StatusCode::SEE_OTHER);
    let (token, signature) = (hex::encode(&signed.token), hex::encode(&signed.signature));
    let bearer = format!("Bearer {}", server.link(Role::Contributor));
    let voice = token.clone() + &signature;
    let headers = [("authorization", bearer.as_str()), ("isegoria-voice", &voice)];
    let ballot = format!("{}/places/{parent}/ballot", server.api());
    let rated = Agent::new(&recorder.base).send(Method::PUT, &ballot, &headers, r#"{"rating":4}"#).await;
    assert_eq!(rated.status, StatusCode::OK, "{}", rated.text());

    let requests = recorder.requests();
    let (before, after) = requests.split_at(issued);
    let exchange = before.last().unwrap();
    assert!(exchange.line.ends_with("/invitation/exchange") && exchange.body.contains(&code));
    assert!(!exchange.head.to_lowercase().contains("cookie"), "{}", exchange.head);
    assert!(after.len() >= 4, "all that came later was seen: {after:?}");
    let lower = |text: String| text.to_lowercase();
    for sent in before {
        for later in [&token, &signature] {
            assert!(!lower(sent.whole()).contains(later.as_str()), "told before: {}", sent.line);
        }
    }
    let answer = answer.json()["signature"].as_str().unwrap().to_owned();
    let secret_half = code[16..48].to_lowercase();
    let of_issuance =
        [code.to_lowercase(), secret_half, hex::encode(&guest.attempt.blinded), answer, "invitation=".to_owned()];
    for sent in after {
        for earlier in &of_issuance {
            assert!(!lower(sent.whole()).contains(earlier), "told later: {}", sent.line);
        }
    }
    // And neither is a voice stored, nor what it was made of.
    let stored = server.store.load(server.debate).await.unwrap().unwrap();
    let own = Voice::invited(signed).nullifier(&secret(), parent.parse().unwrap());
    eventually("the rating is released", async || {
        server.store.load(server.debate).await.unwrap().unwrap().ballots.contains_key(&own)
    })
    .await;
    assert!(stored.debate.invited);
}

async fn an_invitation_is_used_once_and_a_lost_answer_can_be_had_again(kind: Kind) {
    let server = server(kind).await;
    let [code, unused, ..] = &issue(&server, 3).await[..] else { panic!("three were issued") };
    for _ in 0..3 {
        let page = Agent::new(&server.base).get(&(server.page() + "/invitation")).await.text();
        assert!(!page.contains("We should") && !page.contains("cheap"), "it shows nothing of the debate");
    }
    let first = Guest::open(&server.base, server.debate, code).await;
    let answer = first.ask(&server.base).await;
    let again = first.ask(&server.base).await;
    assert_eq!((again.status, again.json()), (StatusCode::OK, answer.json()), "the same question, the same answer");
    let second = Guest::open(&server.base, server.debate, code).await;
    let reused = second.ask(&server.base).await;
    assert_eq!(reused.status, StatusCode::FORBIDDEN, "another question");
    let invitation = Invitation::from_code(code, server.debate.as_bytes()).unwrap();
    let forged = Invitation { secret: [9; 20], ..invitation };
    let forged = Guest { code: forged.as_code(server.debate.as_bytes()), ..second };
    let refused = forged.ask(&server.base).await;
    assert_eq!((refused.status, refused.json()), (StatusCode::FORBIDDEN, reused.json()), "nobody is told which");

    // What can't be signed uses nothing up.
    let path = server.page() + "/invitation/exchange";
    for blinded in ["ff".repeat(256), "07".repeat(255), "no digits".to_owned()] {
        let fields = [("invitation", unused.as_str()), ("blinded", &blinded)];
        let status = Agent::new(&server.base).post(&path, &fields).await.status;
        assert!(matches!(status, StatusCode::FORBIDDEN | StatusCode::UNPROCESSABLE_ENTITY), "{status}");
    }
    let (_, voice) = guest(&server.base, server.debate, unused).await;
    assert!(voice.signed().is_some());
}

async fn fifty_uses_of_one_token_at_once_are_one_voice(kind: Kind) {
    let server = server(kind).await;
    let code = issue(&server, 1).await.remove(0);
    let (_, voice) = guest(&server.base, server.debate, &code).await;
    let place = server.place("It is cheap.").await.to_string();
    let uses = (0..50).map(|i| {
        let (base, page, place, cookie) =
            (server.base.clone(), server.page(), place.clone(), format!("isegoria_voice={}", voice.reveal()));
        tokio::spawn(async move {
            let rating = (i % 5).to_string();
            let body = format!("place={place}&rating={rating}");
            let headers = [("cookie", cookie.as_str()), ("content-type", "application/x-www-form-urlencoded")];
            Agent::new(&base).send(Method::POST, &(page + "/rate"), &headers, body).await.status
        })
    });
    for used in uses.collect::<Vec<_>>() {
        assert_eq!(used.await.unwrap(), StatusCode::SEE_OTHER);
    }
    eventually("it is released", async || ballots(&server).await == 1).await;
    let stored = server.store.load(server.debate).await.unwrap().unwrap();
    let slots = stored.slots.values().chain(stored.pending.slots.values());
    assert_eq!(slots.filter(|(kind, _)| *kind == SlotKind::Rating).count(), 1, "one voice rated one place");
}

async fn fifty_at_once_get_one_signature_for_one_invitation(kind: Kind) {
    let server = server(kind).await;
    let [code, other] = &issue(&server, 2).await[..] else { panic!("two were issued") };
    let mut asked = Vec::new();
    for _ in 0..50 {
        let (guest, base) = (Guest::open(&server.base, server.debate, code).await, server.base.clone());
        asked.push(tokio::spawn(async move { guest.ask(&base).await.status }));
    }
    let mut signed = 0;
    for asked in asked {
        signed += usize::from(asked.await.unwrap() == StatusCode::OK);
    }
    assert_eq!(signed, 1);
    let one = Guest::open(&server.base, server.debate, other).await;
    let asked = (0..20).map(|_| one.ask(&server.base));
    let mut answers = BTreeSet::new();
    for asked in asked.collect::<Vec<_>>() {
        answers.insert(asked.await.json()["signature"].to_string());
    }
    assert_eq!(answers.len(), 1);
}

async fn how_many_were_used_is_told_by_batches_and_from_k_on(kind: Kind) {
    let server = server(kind).await;
    let mut desk = server.reader(Role::Facilitator).await;
    let path = format!("/desk/{}/invitations", server.debate);
    let codes = issue(&server, 7).await;
    let mut agents = Vec::new();
    for code in &codes[..6] {
        agents.push(guest(&server.base, server.debate, code).await.0);
    }
    let told = desk.get(&path).await.text();
    assert!(told.contains("Fewer than 5 so far"), "six used, and no batch came");
    assert_eq!(rate(&server, &mut agents[0], "1").await, StatusCode::SEE_OTHER);
    eventually("a batch came", async || ballots(&server).await == 1).await;
    let told = desk.get(&path).await.text();
    assert!(told.contains("At least 5."), "{told}");
    assert!(!told.contains("At least 6"));
    for code in &codes {
        assert!(!told.contains(code.as_str()), "never which, and never again");
    }
}

#[tokio::test]
async fn without_an_invitation_one_reads_and_writes_nothing() {
    let server = server(Kind::Sqlite).await;
    issue(&server, 1).await;
    let mut reader = server.reader(Role::Contributor).await;
    let page = reader.get(&server.page()).await.text();
    assert!(page.contains("It is cheap.") && page.contains("one voice per invitation"), "{page}");
    assert!(!page.contains("name=\"voice\"") && !page.contains("name=\"rating\""), "no voice is offered");
    let place = server.place("It is cheap.").await.to_string();
    let (id, plain) = (fresh().to_string(), Voice::new().unwrap().reveal());
    let key = SigningKey::generate().unwrap();
    let attempt = key.public().unwrap().begin().unwrap();
    let signed = key.public().unwrap().finish(&attempt, &key.sign(&attempt.blinded).unwrap()).unwrap();
    let foreign = Voice::invited(signed).reveal();
    let claim = [("id", id.as_str()), ("parent", &place), ("side", "pro"), ("text", "Not invited.")];
    for voice in ["", &plain, &foreign, &"07".repeat(288)] {
        let cookie = format!("isegoria_contributor={}; isegoria_voice={voice}", server.link(Role::Contributor));
        for (path, fields) in [
            ("/rate", vec![("place", place.as_str()), ("rating", "3"), ("voice", voice)]),
            ("/claims", claim.iter().copied().chain([("voice", voice)]).collect()),
            ("/withdraw", vec![("claim", id.as_str()), ("place", &place)]),
            ("/mark", vec![("claim", id.as_str()), ("reason", "duplicate"), ("voice", voice)]),
            ("/device/show", vec![]),
        ] {
            let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
            let headers = [
                ("cookie", cookie.as_str()),
                ("content-type", "application/x-www-form-urlencoded"),
                ("sec-fetch-site", "same-origin"),
            ];
            let path = server.page() + path;
            let reply = Agent::new(&server.base).send(Method::POST, &path, &headers, body).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{path} {voice}");
            assert!(reply.text().contains("one voice per invitation"), "{path}: {}", reply.text());
            let kept = reply.headers.get_all("set-cookie").iter().any(|c| c.to_str().unwrap().contains("voice="));
            assert!(!kept, "{path}: no voice is given");
        }
        let bearer = format!("Bearer {}", server.link(Role::Contributor));
        let mut headers = vec![("authorization", bearer.as_str())];
        headers.extend((!voice.is_empty()).then_some(("isegoria-voice", voice)));
        let body = json!({ "parent": place, "relation": "pro", "text": "Not invited." }).to_string();
        let reply = Agent::new(&server.base).send(Method::POST, &(server.api() + "/claims"), &headers, body).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{}", reply.text());
    }
    // Whatever a handler may let pass, the writer does not.
    let scratch_live = Live::idle(server.store.clone(), secret());
    let debate = server.store.load(server.debate).await.unwrap().unwrap().debate;
    for voice in [Voice::new().unwrap(), Voice::parse(&foreign).unwrap()] {
        assert!(scratch_live.admit(&debate, &voice).await.is_err());
    }
    assert_eq!(ballots(&server).await, 0);
}

#[tokio::test]
async fn a_voice_reads_and_writes_without_any_link() {
    let server = server(Kind::Sqlite).await;
    let code = issue(&server, 1).await.remove(0);
    let (mut agent, voice) = guest(&server.base, server.debate, &code).await;
    let page = agent.get(&(server.page() + "?done=invited")).await.text();
    assert!(page.contains("It is cheap.") && page.contains("now has its voice"));
    // The link that came along is replaced: the voice still reads.
    let mut desk = server.reader(Role::Facilitator).await;
    desk.post(&format!("/desk/{}/links", server.debate), &[("role", "contributor")]).await;
    assert_eq!(agent.get(&server.page()).await.status, StatusCode::OK);
    assert_eq!(rate(&server, &mut agent, "2").await, StatusCode::SEE_OTHER);
    let voice = voice.reveal();
    let headers = [("isegoria-voice", voice.as_str())];
    let claims = Agent::new(&server.base).send(Method::GET, &(server.api() + "/claims"), &headers, "").await;
    assert_eq!(claims.status, StatusCode::OK, "{}", claims.text());
    // The page of the invitation says that there is a voice, and offers nothing to use up.
    let page = agent.get(&(server.page() + "/invitation")).await.text();
    assert!(page.contains("already has a voice") && !page.contains("data-key"));
}

#[tokio::test]
async fn invitations_that_are_revoked_or_of_another_debate_open_nothing() {
    let server = server(Kind::Sqlite).await;
    let mut desk = server.reader(Role::Facilitator).await;
    let issued = issue(&server, 4).await;
    let path = format!("/desk/{}/invitations", server.debate);
    let (mut used, _) = guest(&server.base, server.debate, &issued[0]).await;
    let link = format!("{}{}/invitation#{}", server.base, server.page(), issued[1]);
    for which in [link.as_str(), &issued[0]] {
        let reply = desk.post(&format!("{path}/revoke"), &[("which", "one"), ("invitation", which)]).await;
        assert_eq!(reply.header("location"), Some(format!("{path}?done=one").as_str()), "used or not: the same");
    }
    let revoked = Guest::open(&server.base, server.debate, &issued[1]).await;
    assert_eq!(revoked.ask(&server.base).await.status, StatusCode::FORBIDDEN);
    let anew = issue_at(&mut desk, server.debate, &[("number", "2"), ("instead", "yes")]).await;
    let replaced = Guest::open(&server.base, server.debate, &issued[2]).await;
    assert_eq!(replaced.ask(&server.base).await.status, StatusCode::FORBIDDEN);
    guest(&server.base, server.debate, &anew[0]).await;
    desk.post(&format!("{path}/revoke"), &[("which", "all")]).await;
    let late = Guest::open(&server.base, server.debate, &anew[1]).await;
    assert_eq!(late.ask(&server.base).await.status, StatusCode::FORBIDDEN);
    assert_eq!(rate(&server, &mut used, "4").await, StatusCode::SEE_OTHER, "a voice stays one");

    // Another debate by invitation on the same server.
    let other = make_debate_with(&server.store, SMALL, |debate| Debate { invited: true, ..debate }).await;
    let live = Live::idle(server.store.clone(), secret());
    let foreign = live.issue_invitations(other, 1, false).await.unwrap().remove(0);
    let key = live.store.invitation_key(other).await.unwrap().unwrap();
    let key = blind::PublicKey::from_der(&key.public).unwrap();
    let attempt = key.begin().unwrap();
    let fields = |code: String| [("invitation", code), ("blinded", hex::encode(&attempt.blinded))];
    for (code, status) in [
        (foreign.as_code(other.as_bytes()), StatusCode::UNPROCESSABLE_ENTITY),
        (foreign.as_code(server.debate.as_bytes()), StatusCode::FORBIDDEN),
    ] {
        let fields = fields(code);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let reply = Agent::new(&server.base).post(&(server.page() + "/invitation/exchange"), &fields).await;
        assert_eq!(reply.status, status, "{}", reply.text());
    }
    let answer = live.exchange(other, &foreign, &attempt.blinded).await.unwrap();
    let elsewhere = key.finish(&attempt, &answer).unwrap();
    let (token, signature) = (hex::encode(&elsewhere.token), hex::encode(&elsewhere.signature));
    let fields = [("token", token.as_str()), ("signature", &signature)];
    let reply = Agent::new(&server.base).post(&(server.page() + "/invitation/voice"), &fields).await;
    assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::FORBIDDEN, None));
}

#[tokio::test]
async fn without_script_the_server_makes_the_voice_and_says_what_that_means() {
    let server = server(Kind::Sqlite).await;
    let code = issue(&server, 1).await.remove(0);
    let mut agent = Agent::new(&server.base);
    let page = agent.get(&(server.page() + "/invitation")).await.text();
    assert!(page.contains("clearly weaker"));
    let token = page.split("name=\"token\" value=\"").nth(1).unwrap()[..64].to_owned();
    let path = server.page() + "/invitation/open";
    let wrong = agent.post(&path, &[("invitation", "ABC"), ("token", &token)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("56 characters") && wrong.text().contains("ABC"), "what was typed is kept");
    let spoken = code.to_lowercase();
    let fields = [("invitation", spoken.as_str()), ("token", &token)];
    let mut lost = Agent::new(&server.base);
    let cookie = |reply: &isegoria_tests::http::Reply| {
        let mut cookies =
            reply.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap().to_owned());
        cookies.find(|cookie| cookie.starts_with("isegoria_voice=")).unwrap()
    };
    let first = cookie(&lost.post(&path, &fields).await);
    let again = agent.post(&path, &fields).await;
    let token_of = |cookie: &str| cookie.split('=').nth(1).unwrap()[..64].to_owned();
    assert_eq!(token_of(&cookie(&again)), token_of(&first), "the same form again is the same voice");
    assert!(first.contains("HttpOnly") && first.contains(&format!("Path=/d/{};", server.debate)));
    assert_eq!(rate(&server, &mut agent, "3").await, StatusCode::SEE_OTHER);
    assert_eq!(rate(&server, &mut lost, "1").await, StatusCode::SEE_OTHER);
    eventually("one ballot", async || ballots(&server).await == 1).await;
    let other = [("invitation", spoken.as_str()), ("token", &"8".repeat(64))];
    assert_eq!(Agent::new(&server.base).post(&path, &other).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_voice_of_an_invitation_goes_on_to_another_device() {
    let server = server(Kind::Sqlite).await;
    let code = issue(&server, 1).await.remove(0);
    let (mut phone, _) = guest(&server.base, server.debate, &code).await;
    assert_eq!(rate(&server, &mut phone, "3").await, StatusCode::SEE_OTHER);
    let shown = phone.post(&(server.page() + "/device/show"), &[]).await.text();
    assert!(shown.contains("<svg") && shown.contains("too long to be typed"));
    let groups = shown.split("class=\"groups\"").nth(1).unwrap().split("</p>").next().unwrap();
    let device: String = groups.split("<span>").skip(1).map(|group| group.split('<').next().unwrap()).collect();
    assert_eq!(device.len(), 504);
    let mut laptop = Agent::new(&server.base);
    let taken = laptop.post(&(server.page() + "/device"), &[("code", &device)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    assert_eq!(rate(&server, &mut laptop, "1").await, StatusCode::SEE_OTHER);
    eventually("both are one", async || {
        let stored = server.store.load(server.debate).await.unwrap().unwrap();
        stored.ballots.len() == 1 && stored.ballots.values().all(|(_, rating)| rating.get() == 1)
    })
    .await;
    // A voice that nobody invited is none here, whatever its code looks like.
    let voice = Voice::new().unwrap();
    let uninvited = isegoria::code::DeviceCode { voice, link: None }.as_code(server.debate);
    let refused = Agent::new(&server.base).post(&(server.page() + "/device"), &[("code", &uninvited)]).await;
    assert_eq!((refused.status, refused.header("set-cookie")), (StatusCode::UNPROCESSABLE_ENTITY, None));
    assert!(refused.text().contains("comes from none"));
}

#[tokio::test]
async fn programs_use_an_invitation_through_the_api() {
    let server = server(Kind::Sqlite).await;
    let code = issue(&server, 1).await.remove(0);
    let mut agent = Agent::new(&server.base);
    let key = agent.get(&(server.api() + "/invitations/key")).await.json();
    assert_eq!(key["fingerprint"], code[..16]);
    let key = blind::PublicKey::from_der(&hex::bytes(key["key"].as_str().unwrap()).unwrap()).unwrap();
    let attempt = key.begin().unwrap();
    let body = json!({ "invitation": code, "blinded": hex::encode(&attempt.blinded) }).to_string();
    let answer = agent.send(Method::POST, &(server.api() + "/invitations/exchange"), &[], body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let answer = hex::bytes(answer.json()["signature"].as_str().unwrap()).unwrap();
    let voice = Voice::invited(key.finish(&attempt, &answer).unwrap()).reveal();
    let place = server.place("It is cheap.").await;
    let path = format!("{}/places/{place}/ballot", server.api());
    let rated = agent.send(Method::PUT, &path, &[("isegoria-voice", voice.as_str())], r#"{"rating":2}"#).await;
    assert_eq!(rated.status, StatusCode::OK, "{}", rated.text());
}

#[tokio::test]
async fn whether_a_debate_takes_invitations_is_settled_once_it_has_opened() {
    let open = server(Kind::Sqlite).await;
    let mut desk = open.reader(Role::Facilitator).await;
    let setup = format!("/desk/{}/setup", open.debate);
    for access in ["link", "public"] {
        let reply = desk.post(&setup, &[("access", access)]).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.text());
    }
    let draft = server_with(Kind::Sqlite, |debate| Debate { step: Step::Draft, invited: false, ..debate }).await;
    let mut desk = draft.reader(Role::Facilitator).await;
    let (setup, invitations) =
        (format!("/desk/{}/setup", draft.debate), format!("/desk/{}/invitations", draft.debate));
    assert_eq!(desk.post(&invitations, &[("number", "1")]).await.status, StatusCode::CONFLICT);
    assert_eq!(desk.post(&setup, &[("access", "invited")]).await.status, StatusCode::SEE_OTHER);
    let page = desk.get(&format!("/desk/{}", draft.debate)).await.text();
    assert!(page.contains(&invitations) && page.contains("value=\"invited\" checked"));
    for wrong in ["0", "501", "many", ""] {
        let reply = desk.post(&invitations, &[("number", wrong)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    // It can be used before the debate opens, so that neither tells of the other.
    let code = codes(&desk.post(&invitations, &[("number", "1")]).await.text()).remove(0);
    let (mut agent, _) = guest(&draft.base, draft.debate, &code).await;
    assert_eq!(rate(&draft, &mut agent, "3").await, StatusCode::CONFLICT, "not open yet");
    // The text to send leads nobody in by the link of all.
    let sent = page.split("id=\"invitation\"").nth(1).unwrap().split("</textarea>").next().unwrap();
    assert!(sent.contains("Your own invitation") && !sent.contains("/l/"), "{sent}");
    assert!(page.contains("To take part, one needs an invitation as well"), "{page}");
    desk.post(&format!("/desk/{}/step", draft.debate), &[("to", "contribute")]).await;
    assert_eq!(rate(&draft, &mut agent, "3").await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn invitations_are_taken_along_as_a_table_and_as_a_sheet() {
    let server = server(Kind::Sqlite).await;
    let mut desk = server.reader(Role::Facilitator).await;
    let issued = issue(&server, 500).await;
    assert_eq!(issued.iter().collect::<BTreeSet<_>>().len(), 500);
    let path = format!("/desk/{}/invitations/file", server.debate);
    let all = issued.join(" ");
    let csv = desk.post(&path, &[("codes", &all), ("format", "csv")]).await;
    assert_eq!(csv.header("content-disposition"), Some("attachment; filename=\"invitations.csv\""));
    assert_eq!(csv.text().lines().count(), 501);
    assert!(csv.text().contains(&format!("/invitation#{},{}", issued[7], issued[7])));
    let sheet = desk.post(&path, &[("codes", &issued[..3].join(" ")), ("format", "sheet")]).await.text();
    assert_eq!(sheet.matches("<svg").count(), 3);
    let wrong = desk.post(&path, &[("codes", "ABC"), ("format", "csv")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}
