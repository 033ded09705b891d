//! Abuse: what is not one's own, what is forged, what is no request at all, and script in every field. Each is refused
//! with plain words and leaves nothing behind, or is shown as the text that it is.
#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use domain::{
    debate::ReleaseRhythm,
    formats::{self, Format},
    ids::{ClaimId, DebateId},
    policy::Role,
};
use http::{Method, StatusCode};
use isegoria::{
    code::DeviceCode,
    http::{Config, Limits, Needs},
    live::Live,
    new_debate,
    secret::{LinkSecret, OsRandom, Voice},
    store::Debate,
};
use isegoria_tests::{
    eventually,
    http::{Agent, Reply},
    local::{Kind, LocalServer, SMALL, Scratch, find, fresh, make_debate, secret},
};
use serde_json::json;
use std::sync::Arc;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// A server with the small debate, and another debate beside it.
struct Two {
    server: LocalServer,
    other: DebateId,
}

async fn two() -> Two {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let store = scratch.open().await;
    let (debate, other) = (make_debate(&store, SMALL).await, make_debate(&store, SMALL).await);
    let config = Config { limits: Limits::OFF, ..Config::default() };
    Two { server: LocalServer::on(scratch, debate, config).await, other }
}

fn voice() -> String {
    Voice::new().unwrap().reveal()
}

impl Two {
    /// What is stored of both debates: whatever is refused changes none of it.
    async fn stored(&self) -> String {
        let mut all = String::new();
        for debate in [self.server.debate, self.other] {
            let stored = self.server.store.load(debate).await.unwrap().unwrap();
            let texts: Vec<_> = stored.claims.iter().map(|claim| claim.text.to_string()).collect();
            let counts = (stored.ballots.len(), stored.slots.len(), stored.pending.claims.len());
            let waiting = (stored.pending.edits.len(), stored.pending.ballots.len(), stored.pending.slots.len());
            let said = (&stored.comments, &stored.talk.suggestions, &stored.talk.wordings, &stored.pending.talk);
            all.push_str(&format!("{texts:?} {counts:?} {waiting:?} {said:?} {:?}\n", stored.debate));
        }
        format!("{all}{}", self.server.store.debates().await.unwrap().len())
    }

    async fn call(&self, method: Method, path: &str, voice: &str, body: impl Into<hyper::body::Bytes>) -> Reply {
        let bearer = format!("Bearer {}", self.server.link(Role::Contributor));
        let headers = [("authorization", bearer.as_str()), ("isegoria-voice", voice)];
        Agent::new(&self.server.base).send(method, path, &headers, body).await
    }

    fn page(&self, below: &str) -> String {
        format!("{}{below}", self.server.page())
    }

    fn api(&self, below: &str) -> String {
        format!("{}{below}", self.server.api())
    }

    /// A claim of a voice, released.
    async fn claim(&self, voice: &str, text: &str) -> ClaimId {
        let id = fresh();
        let parent = self.server.place("We should.").await.to_string();
        let body = json!({ "id": id.to_string(), "parent": parent, "relation": "pro", "text": text }).to_string();
        let added = self.call(Method::POST, &self.api("/claims"), voice, body).await;
        assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
        eventually("it is released", async || find(&self.server.store, self.server.debate, text).await.is_some())
            .await;
        id
    }

    /// Sends bytes as they are and returns what comes back until the server closes.
    async fn raw(&self, request: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.server.base.strip_prefix("http://").unwrap()).await.unwrap();
        stream.write_all(request).await.unwrap();
        let mut answer = Vec::new();
        // A server that closes while there is more to read resets the connection: what came before is the answer.
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8_lossy(&answer).into_owned()
    }
}

fn is_refused(reply: &Reply, what: &str) {
    assert!(reply.status.is_client_error(), "{what}: {} {}", reply.status, reply.text());
    assert!(!reply.text().is_empty(), "{what}: a refusal says what happened");
}

#[tokio::test]
async fn ids_of_another_debate_are_not_taken() {
    let two = two().await;
    let (foreign_claim, foreign_place) = find(&two.server.store, two.other, "It is cheap.").await.unwrap();
    let (before, place, id) = (two.stored().await, foreign_place.to_string(), fresh().to_string());
    let mut agent = two.server.reader(Role::Contributor).await;
    let claim = [("id", id.as_str()), ("parent", &place), ("side", "pro"), ("text", "Across.")];
    is_refused(&agent.post(&two.page("/claims"), &claim).await, "a claim below another debate's");
    is_refused(&agent.post(&two.page("/rate"), &[("place", &place), ("rating", "3")]).await, "a rating");
    let (mine, claim) = (voice(), foreign_claim.to_string());
    let body = json!({ "parent": place, "relation": "pro", "text": "Across." }).to_string();
    is_refused(&two.call(Method::POST, &two.api("/claims"), &mine, body).await, "a claim by the API");
    let ballot = two.api(&format!("/places/{place}/ballot"));
    is_refused(&two.call(Method::PUT, &ballot, &mine, r#"{"rating":3}"#).await, "a rating by the API");
    let path = two.api(&format!("/claims/{claim}"));
    is_refused(&two.call(Method::PATCH, &path, &mine, r#"{"text":"Mine."}"#).await, "another wording");
    is_refused(&two.call(Method::DELETE, &path, &mine, "").await, "taking back");
    // This debate's link at the other debate.
    let elsewhere = format!("/api/v1/debates/{}/claims", two.other);
    is_refused(&two.call(Method::GET, &elsewhere, &mine, "").await, "another debate with this one's link");
    assert_eq!(two.stored().await, before);
}

#[tokio::test]
async fn claims_of_another_voice_are_neither_changed_nor_taken_back_nor_taken_over() {
    let two = two().await;
    let (author, other) = (voice(), voice());
    let id = two.claim(&author, "My words.").await;
    let (before, path) = (two.stored().await, two.api(&format!("/claims/{id}")));
    for (thief, what) in [(other.as_str(), "another voice"), (&"0".repeat(64), "no voice at all"), ("x", "no key")]
    {
        is_refused(&two.call(Method::PATCH, &path, thief, r#"{"text":"Mine."}"#).await, what);
        is_refused(&two.call(Method::DELETE, &path, thief, "").await, what);
    }
    let parent = two.server.place("We should.").await.to_string();
    let again = json!({ "id": id.to_string(), "parent": parent, "relation": "con", "text": "Mine." }).to_string();
    is_refused(&two.call(Method::POST, &two.api("/claims"), &other, again).await, "the same id from another voice");
    let mut agent = two.server.reader(Role::Contributor).await;
    let claim = id.to_string();
    is_refused(
        &agent.post(&two.page("/edit"), &[("id", &claim), ("text", "Mine.")]).await,
        "a browser without a voice",
    );
    is_refused(&agent.post(&two.page("/withdraw"), &[("claim", &claim)]).await, "a browser without a voice");
    let open = agent.get(&two.page(&format!("?edit={claim}"))).await.text();
    assert!(!open.contains("name=\"text\""), "no form opens for somebody else's claim");
    assert_eq!(two.stored().await, before);
    // Its author sending the same again changes nothing either.
    let again = json!({ "id": claim, "parent": parent, "relation": "pro", "text": "My words." }).to_string();
    assert_eq!(two.call(Method::POST, &two.api("/claims"), &author, again).await.status, StatusCode::CREATED);
    assert_eq!(two.stored().await, before);
}

#[tokio::test]
async fn comments_and_suggestions_of_another_voice_are_neither_taken_back_nor_taken_over_nor_answered() {
    let two = two().await;
    let (author, speaker, thief) = (voice(), voice(), voice());
    let claim = two.claim(&author, "My words.").await;
    let mut said = Vec::new();
    for kind in ["comments", "suggestions"] {
        let id = fresh().to_string();
        let body = json!({ "id": id, "text": "Other words." }).to_string();
        let path = two.api(&format!("/claims/{claim}/{kind}"));
        assert_eq!(two.call(Method::POST, &path, &speaker, body.clone()).await.status, StatusCode::CREATED);
        said.push((kind, id, path, body));
    }
    eventually("both are released", async || {
        let stored = two.server.store.load(two.server.debate).await.unwrap().unwrap();
        stored.pending.is_empty() && stored.talk.keys.len() == 2
    })
    .await;
    let before = two.stored().await;
    for (kind, id, path, body) in &said {
        let one = two.api(&format!("/{kind}/{id}"));
        is_refused(&two.call(Method::DELETE, &one, &thief, "").await, "another voice takes it back");
        is_refused(&two.call(Method::DELETE, &one, &author, "").await, "the claim's author takes it back");
        is_refused(&two.call(Method::POST, path, &thief, body.clone()).await, "the same id from another voice");
        let elsewhere = path.replace(&two.server.debate.to_string(), &two.other.to_string());
        is_refused(&two.call(Method::POST, &elsewhere, &speaker, body.clone()).await, "in another debate");
        assert_eq!(
            two.call(Method::POST, path, &speaker, body.clone()).await.status,
            StatusCode::CREATED,
            "once more"
        );
    }
    let suggestion = two.api(&format!("/suggestions/{}", said[1].1));
    for who in [&thief, &speaker] {
        is_refused(&two.call(Method::POST, &format!("{suggestion}/accept"), who, "").await, "who did not write it");
        let why = r#"{"reason":"No."}"#;
        is_refused(&two.call(Method::POST, &format!("{suggestion}/decline"), who, why).await, "likewise");
        let wordings = two.api(&format!("/claims/{claim}/wordings"));
        is_refused(&two.call(Method::DELETE, &wordings, who, "").await, "earlier wordings of another");
    }
    let removal = two.api(&format!("/comments/{}/removal", said[0].1));
    is_refused(&two.call(Method::POST, &removal, &author, r#"{"reason":"abusive"}"#).await, "no facilitator");
    for wrong in [" ", r"\u0007", r"\u200b", &"x".repeat(301)] {
        let body = format!(r#"{{"text":"{wrong}"}}"#);
        is_refused(&two.call(Method::POST, &said[0].2, &thief, body).await, "no comment");
    }
    assert_eq!(two.stored().await, before);
}

#[tokio::test]
async fn links_that_are_forged_cut_or_replaced_open_nothing() {
    let two = two().await;
    let link = two.server.link(Role::Contributor).to_owned();
    let mut forged = vec![link[..39].to_owned(), format!("{link}0"), "0".repeat(40), format!("{link}%00")];
    for at in [0, 20, 39] {
        let other = if &link[at..=at] == "0" { "1" } else { "0" };
        forged.push(format!("{}{other}{}", &link[..at], &link[at + 1..]));
    }
    forged.extend(["..%2f", "%2e%2e", "é", "'%20OR%201=1", "%0d%0aset-cookie:%20a=b"].map(str::to_owned));
    for secret in &forged {
        let reply = Agent::new(&two.server.base).get(&format!("/l/{}", secret.replace('é', "%C3%A9"))).await;
        is_refused(&reply, secret);
        assert_eq!(reply.header("set-cookie"), None, "{secret}");
    }
    let mut reader = two.server.reader(Role::Contributor).await;
    assert_eq!(reader.get(&two.page("")).await.status, StatusCode::OK);
    let mut desk = two.server.reader(Role::Facilitator).await;
    let replaced = desk.post(&format!("/desk/{}/links", two.server.debate), &[("role", "contributor")]).await;
    assert_eq!(replaced.status, StatusCode::SEE_OTHER);
    is_refused(&Agent::new(&two.server.base).get(&format!("/l/{link}")).await, "a link that was replaced");
    is_refused(&reader.get(&two.page("")).await, "a cookie of a link that was replaced");
    is_refused(
        &two.call(Method::GET, &two.api("/claims"), &voice(), "").await,
        "a header of a link that was replaced",
    );
}

#[tokio::test]
async fn codes_for_another_device_that_are_forged_or_of_another_debate_give_no_voice() {
    let two = two().await;
    let device =
        || DeviceCode { voice: Voice::new().unwrap(), link: LinkSecret::parse(two.server.link(Role::Contributor)) };
    let good = device().as_code(two.server.debate);
    let last = if good.ends_with('A') { "B" } else { "A" };
    let forged = [
        device().as_code(two.other),
        format!("{}{last}", &good[..good.len() - 1]),
        good[..good.len() - 2].to_owned(),
        format!("{good}{good}"),
        "<zz-red>".to_owned(),
        "x".repeat(100_000),
    ];
    for code in forged {
        let mut agent = two.server.reader(Role::Contributor).await;
        let reply = agent.post(&two.page("/device"), &[("code", &code)]).await;
        is_refused(&reply, &code[..code.len().min(80)]);
        assert_eq!(reply.header("set-cookie"), None);
        assert!(!reply.text().contains("<zz-red"));
    }
    // A voice that is there already is not replaced without being asked.
    let mut agent = two.server.reader(Role::Contributor).await;
    let place = two.server.place("It is cheap.").await.to_string();
    agent.post(&two.page("/rate"), &[("place", &place), ("rating", "2")]).await;
    let reply = agent.post(&two.page("/device"), &[("code", &good)]).await;
    assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::CONFLICT, None));
}

#[tokio::test]
async fn a_leadership_link_writes_nowhere() {
    let two = two().await;
    let (before, place) = (two.stored().await, two.server.place("It is cheap.").await.to_string());
    let mut leader = two.server.reader(Role::Leadership).await;
    let (id, claim) = (fresh().to_string(), fresh().to_string());
    let fields = [
        ("id", id.as_str()),
        ("parent", &place),
        ("place", &place),
        ("claim", &claim),
        ("side", "pro"),
        ("text", "Mine."),
        ("rating", "4"),
        ("to", "reflect"),
        ("role", "contributor"),
        ("voice", &"ab".repeat(32)),
    ];
    let bearer = format!("Bearer {}", two.server.link(Role::Leadership));
    let mut tried = 0;
    for address in isegoria::http::addresses() {
        if address.method == Method::GET || !matches!(address.needs, Needs::May(_)) {
            continue;
        }
        tried += 1;
        let path = address.template.replace("{debate}", &two.server.debate.to_string());
        let path = path.replace("{claim}", &claim).replace("{place}", &place);
        let path = path.replace("{comment}", &claim).replace("{suggestion}", &claim);
        let reply = if path.starts_with("/api/") {
            let headers = [("authorization", bearer.as_str()), ("isegoria-voice", &"ab".repeat(32))];
            let body = json!({ "parent": place, "relation": "pro", "text": "M", "rating": 3, "to": "reflect" });
            Agent::new(&two.server.base).send(address.method.clone(), &path, &headers, body.to_string()).await
        } else {
            leader.post(&path, &fields).await
        };
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{} {path}: {}", address.method, reply.text());
        assert_eq!(reply.header("set-cookie"), None, "{path}");
    }
    assert!(tried >= 12, "{tried}");
    assert_eq!(two.stored().await, before);
}

#[tokio::test]
async fn a_cookie_of_one_path_does_nothing_on_another() {
    let two = two().await;
    let server = &two.server;
    let mine = voice();
    two.claim(&mine, "My words.").await;
    let cookie = |role: Role| format!("isegoria_{}={}", role.word(), server.link(role));
    let all = Role::ALL.map(cookie).join("; ");
    let get = async |path: String, cookie: String| {
        Agent::new(&server.base).send(Method::GET, &path, &[("cookie", &cookie)], "").await
    };
    let everything = format!("{all}; isegoria_voice={mine}");
    is_refused(&get(format!("/d/{}", two.other), everything.clone()).await, "all cookies at another debate");
    is_refused(&get(format!("/desk/{}", two.other), everything.clone()).await, "all cookies at another desk");
    is_refused(
        &get(format!("/desk/{}", server.debate), cookie(Role::Contributor)).await,
        "a contributor's at the desk",
    );
    is_refused(&get(server.page(), cookie(Role::Facilitator)).await, "the desk's at the debate");
    is_refused(&get(server.api(), everything.clone()).await, "cookies at the API");
    // At its own desk the voice is not looked at: nothing there is anybody's own.
    let desk = get(format!("/desk/{}", server.debate), everything).await;
    assert!(desk.status == StatusCode::OK && !desk.text().contains("edit="));
    // Several cookies of one name: the first counts, and no other gets in.
    let twice = format!("isegoria_contributor={}; {}", "0".repeat(40), cookie(Role::Contributor));
    is_refused(&get(server.page(), twice).await, "a forged cookie before the right one");
}

#[tokio::test]
async fn bodies_that_are_too_large_or_no_text_are_refused_and_leave_nothing() {
    let two = two().await;
    let before = two.stored().await;
    let place = two.server.place("It is cheap.").await.to_string();
    let png: Vec<u8> = b"\x89PNG\r\n\x1a\n".iter().copied().chain((0..4096).map(|i| (i * 7 % 256) as u8)).collect();
    let form = |text: &[u8]| [format!("id={}&parent={place}&side=pro&text=", fresh()).as_bytes(), text].concat();
    let bodies: Vec<(&str, Vec<u8>)> = vec![
        ("a picture", png.clone()),
        ("a picture as a text", form(&png)),
        ("a NUL", form(b"a%00b")),
        ("an escape sequence", form(b"a%1b[31mb")),
        ("a form too large", form(&vec![b'x'; 200_000])),
        ("a text too long", form(&vec![b'x'; 501])),
        ("nothing to be seen", form("\u{200b}\u{202e}".as_bytes())),
        ("forty thousand fields", b"a=&".repeat(43_000)),
        ("no end of a percent sign", form(b"%")[..40].to_vec()),
    ];
    for (what, body) in bodies {
        let mut agent = two.server.reader(Role::Contributor).await;
        is_refused(&agent.send(Method::POST, &two.page("/claims"), &[FORM], body.clone()).await, what);
        let rate = Agent::new(&two.server.base);
        let mut rate = rate;
        rate.get(&format!("/l/{}", two.server.link(Role::Contributor))).await;
        is_refused(&rate.send(Method::POST, &two.page("/rate"), &[FORM], body.clone()).await, what);
        is_refused(&two.call(Method::POST, &two.api("/claims"), &voice(), body.clone()).await, what);
        is_refused(&two.call(Method::POST, "/api/v1/debates", "", body).await, what);
    }
    for (what, body) in [("a picture", png), ("zeros", vec![0; 100_000]), ("brackets", b"[".repeat(100_000))] {
        is_refused(&two.call(Method::POST, "/api/v1/debates/import", "", body).await, what);
    }
    // The server answers before it has read all that is announced.
    let much = Agent::new(&two.server.base)
        .send(Method::POST, "/api/v1/debates/import", &[], vec![b'x'; (32 << 20) + 1])
        .await;
    assert_eq!(much.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(two.stored().await, before);
}

#[tokio::test]
async fn json_that_is_deep_doubled_or_of_huge_numbers_is_refused() {
    let two = two().await;
    let before = two.stored().await;
    let place = two.server.place("It is cheap.").await;
    let ballot = two.api(&format!("/places/{place}/ballot"));
    let deep = format!("{{\"rating\":{}1{}}}", "[".repeat(50_000), "]".repeat(50_000));
    for rating in
        ["5", "-1", "1e400", "99999999999999999999", "3.5", "\"3\"", "null", "true", "[3]", "3,\"rating\":4"]
    {
        is_refused(&two.call(Method::PUT, &ballot, &voice(), format!("{{\"rating\":{rating}}}")).await, rating);
    }
    is_refused(&two.call(Method::PUT, &ballot, &voice(), deep).await, "deep");
    for body in ["", "null", "[]", "{", "{\"rating\"}", "\u{feff}{\"rating\":3}", "{\"rating\":3}{\"rating\":3}"] {
        is_refused(&two.call(Method::PUT, &ballot, &voice(), body.to_owned()).await, body);
    }
    is_refused(&two.call(Method::PUT, &ballot, &voice(), b"{\"rating\":\xff}".to_vec()).await, "not UTF-8");
    for query in ["depth=-1", "depth=99999999999999999999", "under=x", "after=x", "depth=1&depth=2", "under=%00"] {
        is_refused(&two.call(Method::GET, &two.api(&format!("/claims?{query}")), "", "").await, query);
    }
    let sources: Vec<_> = (0..1000).map(|i| json!({ "url": format!("https://example.org/{i}") })).collect();
    let body = json!({ "parent": place.to_string(), "relation": "pro", "text": "Much.", "sources": sources });
    is_refused(&two.call(Method::POST, &two.api("/claims"), &voice(), body.to_string()).await, "1000 sources");
    assert_eq!(two.stored().await, before);
}

#[tokio::test]
async fn the_first_of_two_fields_of_one_name_counts() {
    let two = two().await;
    let place = two.server.place("It is cheap.").await;
    let voice = voice();
    let mut agent = two.server.reader(Role::Contributor).await;
    let body = format!("place={place}&rating=1&rating=4&place=x&voice={voice}&voice={}", "0".repeat(64));
    let reply = agent.send(Method::POST, &two.page("/rate"), &[FORM], body).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    eventually("it is released", async || {
        let stored = two.server.store.load(two.server.debate).await.unwrap().unwrap();
        stored.ballots.values().map(|(_, rating)| rating.get()).collect::<Vec<_>>() == [1]
    })
    .await;
}

#[tokio::test]
async fn nothing_that_a_form_says_reaches_a_header() {
    let two = two().await;
    let mine = voice();
    let id = two.claim(&mine, "My words.").await.to_string();
    let place = two.server.place("It is cheap.").await.to_string();
    let link = two.server.link(Role::Contributor);
    let cookie = format!("isegoria_contributor={link}; isegoria_voice={mine}");
    let headers = [FORM, ("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
    for hostile in [
        "%0d%0aset-cookie:%20a=b",
        "%0aX-Red:%201",
        "x%00y",
        "%C3%A9%E2%80%AE",
        "//evil.example",
        "x&done=device",
        "%ff",
    ] {
        let forms = [
            ("/rate", format!("place={place}&rating=3&at={hostile}")),
            ("/rate", format!("place={place}&rating=3&queue=1&without={hostile}")),
            ("/edit", format!("id={id}&text=My+words+again.&parent={hostile}")),
            ("/comments", format!("id={}&claim={id}&text=Why&place={hostile}", fresh())),
        ];
        for (below, body) in forms {
            let reply = Agent::new(&two.server.base).send(Method::POST, &two.page(below), &headers, body).await;
            assert_eq!(reply.status, StatusCode::SEE_OTHER, "{below} {hostile}: {}", reply.text());
            let to = reply.header("location").unwrap();
            assert!(to.starts_with(&two.server.page()), "{hostile} leads to {to}");
            assert!(!to.contains("evil") && !to.contains("set-cookie") && !to.contains("X-Red"), "{to}");
            assert!(reply.headers.get("x-red").is_none());
            let kept = reply.headers.get_all("set-cookie");
            assert!(kept.iter().all(|cookie| cookie.as_bytes().starts_with(b"isegoria_")), "{hostile}: {kept:?}");
        }
    }
    let withdrawn = format!("claim={id}&place=%0d%0aset-cookie:%20a=b");
    let reply = Agent::new(&two.server.base).send(Method::POST, &two.page("/withdraw"), &headers, withdrawn).await;
    assert_eq!(reply.header("location"), Some(two.page("?done=withdrawn").as_str()));
}

#[tokio::test]
async fn paths_that_are_twisted_lead_nowhere() {
    let two = two().await;
    let (id, link) = (two.server.debate.to_string(), two.server.link(Role::Contributor));
    let cookie =
        format!("isegoria_contributor={link}; isegoria_facilitator={}", two.server.link(Role::Facilitator));
    let paths = [
        "/d/..%2f".to_owned(),
        "/d/../../etc/passwd".to_owned(),
        "/d/%2e%2e/%2e%2e/etc/passwd".to_owned(),
        format!("//d/{id}"),
        format!("/d//{id}"),
        format!("/d/{id}/"),
        format!("/d/{id}//outline"),
        format!("/D/{id}"),
        format!("/d/{id}%00"),
        format!("/d/{id}%2foutline"),
        format!("/d/{id}/..%2f..%2fdesk%2f{id}"),
        format!("/d/{id};/outline"),
        format!("/d/{id}/export/..%2fjson"),
        format!("/d/{id}/export/json%00"),
        format!("/d/{id}/export/JSON/../kialo"),
        "/assets/..%2f..%2fCargo.toml".to_owned(),
        "/assets/%2e%2e%2fisegoria.key".to_owned(),
        "/l/".to_owned(),
        "/d/".to_owned(),
        "/api/v1/debates/".to_owned(),
        format!("/api//v1/debates/{id}"),
        "/d/00000000-0000-0000-0000-000000000000".to_owned(),
        format!("/d/{}", "x".repeat(8000)),
        "/d/%ff%fe".to_owned(),
        "/%".to_owned(),
        "/d/%zz".to_owned(),
    ];
    for path in paths {
        let mut agent = Agent::new(&two.server.base);
        let reply = agent.send(Method::GET, &path, &[("cookie", &cookie)], "").await;
        let short = &path[..path.len().min(90)];
        is_refused(&reply, short);
        for words in ["It is cheap", "It is risky", "root:", "[package]"] {
            assert!(!reply.text().contains(words), "{short} tells {words}");
        }
    }
}

#[tokio::test]
async fn another_spelling_of_a_debates_id_changes_nothing_for_others() {
    let two = two().await;
    let id = two.server.debate.to_string();
    let cookie = format!("isegoria_contributor={}", two.server.link(Role::Contributor));
    let desk = format!("isegoria_facilitator={}", two.server.link(Role::Facilitator));
    for spelt in [id.to_uppercase(), id.replace('-', ""), format!("%7B{id}%7D"), format!("urn:uuid:{id}")] {
        let paths = ["/d/{}", "/d/{}/outline", "/d/{}/overview", "/desk/{}"].map(|path| path.replace("{}", &spelt));
        for path in paths {
            let cookie = if path.starts_with("/desk") { &desk } else { &cookie };
            let reply = Agent::new(&two.server.base).send(Method::GET, &path, &[("cookie", cookie)], "").await;
            assert!(!reply.status.is_server_error(), "{path}");
            if reply.status.is_success() {
                let whole = reply.text();
                assert!(whole.contains(&id), "{path} has links with the id as it is");
                assert!(
                    !whole.contains(&format!("/d/{spelt}")) && !whole.contains(&format!("/desk/{spelt}")),
                    "{path}"
                );
            }
        }
    }
    // Pages are shared: nobody else is sent to another spelling, where their cookies would not go.
    let mut reader = two.server.reader(Role::Contributor).await;
    assert!(reader.get(&two.page("/outline")).await.text().contains(&format!("/d/{id}")));
}

#[tokio::test]
async fn absurd_hosts_and_forwarded_headers_stand_in_no_answer() {
    let two = two().await;
    let absurd = [
        ("host", "evil.example"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "javascript"),
        ("x-forwarded-for", "evil.example, <zz-red>"),
        ("forwarded", "host=evil.example"),
        ("x-original-url", "/desk/evil.example"),
        ("x-rewrite-url", "/desk/evil.example"),
        ("x-http-method-override", "DELETE"),
        ("accept-language", "<zz-red>"),
        ("user-agent", "<zz-red>"),
        ("referer", "https://evil.example/<zz-red>"),
    ];
    let mut agent = two.server.reader(Role::Contributor).await;
    for path in
        ["/", "/new", &two.page(""), &two.page("/outline"), &two.page("/device"), "/nothing", "/api/nothing"]
    {
        let reply = agent.send(Method::GET, path, &absurd, "").await;
        assert!(!reply.status.is_server_error(), "{path}");
        assert!(!reply.text().contains("evil.example") && !reply.text().contains("<zz-red"), "{path}");
    }
    let opened = agent.send(Method::GET, &format!("/l/{}", two.server.link(Role::Contributor)), &absurd, "").await;
    assert_eq!(opened.header("location"), Some(two.page("").as_str()), "a way on this server, whatever the host");
    for head in [
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        "\r\n\r\n\u{1}\u{2}\r\n\r\n",
    ] {
        let answer = two.raw(head.as_bytes()).await;
        assert!(!answer.starts_with("HTTP/1.1 5"), "{head}: {answer}");
    }
    let smuggled = "POST /new HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /promise HTTP/1.1\r\nHost: a\r\n\r\n";
    let answer = two.raw(smuggled.as_bytes()).await;
    assert!(answer.matches("HTTP/1.1 ").count() <= 1, "one answer to one request: {answer}");
}

#[tokio::test]
async fn a_body_of_another_kind_than_a_form_is_refused() {
    let two = two().await;
    let (before, place) = (two.stored().await, two.server.place("It is cheap.").await);
    let body = format!("place={place}&rating=3");
    let kinds = [
        "text/plain",
        "application/json",
        "multipart/form-data; boundary=x",
        "",
        "application/x-www-form",
        "image/svg+xml",
    ];
    for kind in kinds {
        let mut agent = two.server.reader(Role::Contributor).await;
        let reply = agent.send(Method::POST, &two.page("/rate"), &[("content-type", kind)], body.clone()).await;
        assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
        is_refused(&reply, kind);
    }
    assert_eq!(two.stored().await, before);
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_refused_in_plain_words() {
    let two = two().await;
    let before = two.stored().await;
    let addresses = isegoria::http::addresses();
    for address in &addresses {
        let taken =
            |method: &Method| addresses.iter().any(|a| a.template == address.template && a.method == *method);
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW"] {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            if taken(&method) {
                continue;
            }
            let path = address.template.replace("{debate}", &two.server.debate.to_string());
            let path = path.replace("{claim}", &fresh().to_string()).replace("{place}", &fresh().to_string());
            let path = path.replace("{format}", "json").replace("{secret}", "x").replace("{name}", "x");
            let reply = Agent::new(&two.server.base).send(method.clone(), &path, &[], "").await;
            assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            assert!(reply.header("allow").is_some(), "{method} {path}");
            assert!(reply.text().contains("does not take"), "{method} {path}: {}", reply.text());
        }
    }
    assert_eq!(two.stored().await, before);
}

#[tokio::test]
async fn ranges_and_conditions_change_no_answer() {
    let two = two().await;
    let odd = [
        ("range", "bytes=0-10"),
        ("range", "bytes=99999999999999999999-"),
        ("if-none-match", "*"),
        ("if-match", "\"x\""),
        ("if-modified-since", "Thu, 01 Jan 2099 00:00:00 GMT"),
        ("if-unmodified-since", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("expect", "100-continue"),
        ("accept", "text/../../etc"),
        ("accept-encoding", "x, *;q=0"),
        ("last-event-id", "<zz-red>"),
    ];
    let asset = &isegoria::assets::all()[0].path;
    for path in [&*two.page("/outline"), &two.page("/export/json"), &two.page("/topology.svg"), asset] {
        let mut agent = two.server.reader(Role::Contributor).await;
        let whole = agent.get(path).await;
        for header in odd {
            let reply = agent.send(Method::GET, path, &[header], "").await;
            assert_eq!((reply.status, &reply.body), (StatusCode::OK, &whole.body), "{path} {header:?}");
        }
    }
}

/// Text that would be markup, an attribute, a script's string, a formula, a link or a comment somewhere. What it begins
/// with must never stand in an answer as it is.
const HOSTILE: &str = "</title></textarea></script><zz-red onload=zz(1)><svg/onload=zz(2)>\" zz-red=\"1' zz-red='1 \
    {{zz}} ${zz} `zz` ]]><!-- --> [zz](javascript:zz(3)) ![zz](x) \\u003czz-red\\u003e =zz|' /C zz'!A1 @zz \u{202e}zz";

/// A debate whose every field is hostile, and which has been written in by hostile contributors.
async fn hostile() -> LocalServer {
    let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
    let text = SMALL.replace("Should we?", "=zz <zz-red onload=zz(0)> Should we?");
    let text = text.replace("It is quick.", &format!("=zz {HOSTILE} It is quick."));
    let text = text.replace("https://example.org/a", "javascript:zz(4)//https://example.org/a");
    let text = text.replace("\nwords\n", &format!("\n{HOSTILE}\n"));
    let mut document = formats::import(Format::Kialo, text.as_bytes(), &mut OsRandom).unwrap().document;
    document.question = Some(format!("Which? {HOSTILE}"));
    document.background = format!("First.\n{HOSTILE}\n# heading\n<zz-red>");
    let id = DebateId::new(&mut OsRandom);
    let debate = Debate { rhythm: ReleaseRhythm::Now, ..new_debate::settings(id, &document) };
    assert!(Live::idle(scratch.open().await, secret()).create(&debate, &document).await.unwrap());
    let server = LocalServer::on(scratch, id, Config { limits: Limits::OFF, ..Config::default() }).await;
    let (parent, voice) = (server.place("We should.").await.to_string(), voice());
    let bearer = format!("Bearer {}", server.link(Role::Contributor));
    let headers = [("authorization", bearer.as_str()), ("isegoria-voice", voice.as_str())];
    let sources = json!([{ "url": "https://example.org/\"><zz-red>?a='b", "quote": HOSTILE }]);
    let words = format!("Contributed. {HOSTILE}");
    let body = json!({ "parent": parent, "relation": "con", "text": words, "sources": sources }).to_string();
    let added = Agent::new(&server.base).send(Method::POST, &(server.api() + "/claims"), &headers, body).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    eventually("it is released", async || find(&server.store, id, &words).await.is_some()).await;
    // And in comments, suggestions and earlier wordings.
    let claim = find(&server.store, id, &words).await.unwrap().0;
    let below = |rest: &str| format!("{}/claims/{claim}{rest}", server.api());
    let others = [("authorization", bearer.as_str()), ("isegoria-voice", &"7c".repeat(32))];
    let mut agent = Agent::new(&server.base);
    for (rest, text) in [("/comments", format!("{HOSTILE} Why?")), ("/suggestions", format!("Better. {HOSTILE}"))] {
        let body = json!({ "text": text }).to_string();
        assert_eq!(agent.send(Method::POST, &below(rest), &others, body).await.status, StatusCode::CREATED);
    }
    let said = async || {
        let stored = server.store.load(id).await.unwrap().unwrap();
        (stored.comments.len(), stored.talk.suggestions.len(), stored.talk.wordings.len())
    };
    eventually("they are released", async || said().await == (1, 1, 0)).await;
    let body = json!({ "text": format!("Changed. {HOSTILE}") }).to_string();
    agent.send(Method::PATCH, &below(""), &headers, body).await;
    eventually("so is the change", async || said().await == (1, 1, 1)).await;
    server
}

/// No markup of a page, a picture or a Markdown text comes from what people wrote.
fn is_inert(reply: &Reply, path: &str) {
    assert!(!reply.status.is_server_error(), "{path}: {}", reply.text());
    let kind = reply.header("content-type").unwrap_or_default();
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
    // In Markdown a bracket after a backslash is a bracket.
    let text = reply.text().replace("\\](", "");
    if kind.starts_with("application/json") || kind.starts_with("application/problem+json") {
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{path}");
        return;
    }
    if kind.starts_with("text/plain") {
        assert!(reply.header("content-disposition").is_none_or(|d| d.starts_with("attachment")), "{path}");
        return;
    }
    let link = if kind.starts_with("text/markdown") { "](javascript:" } else { "<zz-red" };
    for live in ["<zz-red", "<svg/onload", "</textarea></script>", "<!-- -->", link] {
        let near =
            text.find(live).map(|at| String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(80)..at + 20]));
        assert!(near.is_none(), "{path} ({kind}) has {live}: {near:?}");
    }
    if kind.starts_with("text/html") {
        // Within an element's text a quotation mark is harmless; within a tag it would end an attribute.
        let mut tags = text.split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| tag);
        assert!(!tags.any(|tag| tag.contains("\" zz-red=")), "{path}: an attribute is ended");
        for address in text.split(" href=\"").skip(1).chain(text.split(" src=\"").skip(1)) {
            let address = address.split('"').next().unwrap().to_lowercase();
            let known = ["/", "#", "?", "http://", "https://"].iter().any(|start| address.starts_with(start));
            // Without the browser part, as some build for tests, its addresses are empty.
            assert!(known || address.is_empty(), "{path} links to {address}");
        }
        let policy = reply.header("content-security-policy").unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{path}");
    }
}

#[tokio::test]
async fn script_in_every_field_is_text_in_every_way_out() {
    let server = hostile().await;
    let (page, api) = (server.page(), server.api());
    let quick = server.store.load(server.debate).await.unwrap().unwrap().places;
    let mut paths: Vec<String> =
        ["", "/outline", "/overview", "/topology.svg", "/queue", "/device", "?add=pro", "?page=2"]
            .map(|below| format!("{page}{below}"))
            .into();
    paths.extend(quick.iter().map(|place| format!("{page}?at={}", place.id)));
    paths.extend(["json", "kialo", "kialo-a", "markdown", "svg"].map(|format| format!("{page}/export/{format}")));
    paths.extend(["", "/suggestions", "/comments"].map(|below| format!("/desk/{}{below}", server.debate)));
    let stored = server.store.load(server.debate).await.unwrap().unwrap();
    let (claim, _) = stored.talk.wordings.first_key_value().unwrap();
    let place = stored.places.iter().find(|place| place.claim == *claim).unwrap().id;
    paths.push(format!("{page}/claims/{claim}/wordings"));
    paths.extend(["comment", "wording"].map(|kind| format!("{page}?at={place}&say={kind}")));
    let lists = ["comments", "suggestions", "wordings"].map(|list| format!("/claims/{claim}/{list}"));
    let steps = ["contribute", "reflect"];
    for step in steps {
        let mut desk = server.reader(Role::Facilitator).await;
        assert!(
            desk.post(&format!("/desk/{}/step", server.debate), &[("to", step), ("sure", "yes")])
                .await
                .status
                .is_redirection()
        );
        for role in [Role::Contributor, Role::Leadership, Role::Facilitator] {
            let mut agent = server.reader(role).await;
            for path in &paths {
                is_inert(&agent.get(path).await, &format!("{role:?} {step} {path}"));
            }
            let bearer = format!("Bearer {}", server.link(role));
            let known = ["", "/claims?depth=9", "/overview", "/export/json", "/export/markdown", "/export/svg"];
            for below in known.into_iter().chain(lists.iter().map(String::as_str)) {
                let path = format!("{api}{below}");
                let reply = agent.send(Method::GET, &path, &[("authorization", &bearer)], "").await;
                is_inert(&reply, &format!("{role:?} {step} {path}"));
            }
        }
    }
}

#[tokio::test]
async fn file_names_hold_nothing_that_anybody_wrote() {
    let server = hostile().await;
    let mut agent = server.reader(Role::Contributor).await;
    for format in ["json", "kialo", "kialo-a", "markdown", "svg"] {
        let reply = agent.get(&format!("{}/export/{format}", server.page())).await;
        let file = reply.header("content-disposition").unwrap();
        let name = file.strip_prefix("attachment; filename=\"debate.").and_then(|rest| rest.strip_suffix('"'));
        assert!(name.is_some_and(|name| name.chars().all(|c| c.is_ascii_lowercase())), "{file}");
    }
}

#[tokio::test]
async fn only_web_addresses_become_links() {
    let server = LocalServer::start().await;
    let parent = server.place("We should.").await.to_string();
    for url in [
        "javascript:zz(1)",
        "data:text/html,<zz-red>",
        "JaVaScRiPt:zz(1)",
        " \tjavascript:zz",
        "vbscript:zz",
        "file:///etc/passwd",
        "//evil.example",
        "https://",
        "https:// x",
        "ht\ntps://x",
        "https://x\u{0}y",
    ] {
        let mut agent = server.reader(Role::Contributor).await;
        let id = fresh().to_string();
        let fields =
            [("id", id.as_str()), ("parent", &parent), ("side", "pro"), ("text", "Cited."), ("source_url", url)];
        let reply = agent.post(&format!("{}/claims", server.page()), &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{url}");
        is_inert(&reply, url);
        assert!(!reply.text().contains(&format!("href=\"{url}\"")), "{url}");
    }
    // What came from a file may be any text: it is shown, and is no link.
    let text = SMALL.replace("https://example.org/a", "javascript:zz(1)");
    let made = Agent::new(&server.base).send(Method::POST, "/api/v1/debates/import?format=kialo", &[], text).await;
    let link = made.json()["links"]["contributor"].as_str().unwrap().to_owned();
    let mut agent = Agent::new(&server.base);
    let opened = agent.follow(&link).await;
    is_inert(&opened, "an imported source");
    assert!(opened.text().contains("javascript:zz(1)") || opened.text().contains("It is quick"));
}

#[tokio::test]
async fn what_an_address_or_a_refused_form_says_comes_back_as_text() {
    let server = LocalServer::start().await;
    let mut agent = server.reader(Role::Contributor).await;
    let said: String = url::form_urlencoded::byte_serialize(HOSTILE.as_bytes()).collect();
    let page = server.page();
    for query in ["at", "add", "edit", "page", "done", "without", "since", "code", "title", "unknown"] {
        for below in ["", "/outline", "/queue", "/device", "/overview"] {
            let path = format!("{page}{below}?{query}={said}");
            is_inert(&agent.get(&path).await, &path[..60]);
        }
    }
    for path in [
        format!("/{said}"),
        format!("/l/{said}"),
        format!("/d/{said}"),
        format!("{page}/export/{said}"),
        format!("/api/{said}"),
    ] {
        let reply = agent.get(&path).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{}", &path[..40]);
        is_inert(&reply, &path[..40]);
    }
    let parent = server.place("We should.").await.to_string();
    for field in [
        "id",
        "voice",
        "parent",
        "side",
        "text",
        "source_url",
        "source_quote",
        "rating",
        "place",
        "at",
        "claim",
        "code",
        "replace",
    ] {
        for below in ["/claims", "/edit", "/withdraw", "/rate", "/device"] {
            let long = format!("{HOSTILE}{}", "x".repeat(600));
            let id = fresh().to_string();
            let mut fields = vec![
                ("id", id.as_str()),
                ("parent", &parent),
                ("side", "pro"),
                ("text", "   "),
                ("place", &parent),
            ];
            fields.retain(|(name, _)| *name != field);
            fields.push((field, &long));
            let reply = server.reader(Role::Contributor).await.post(&format!("{page}{below}"), &fields).await;
            is_inert(&reply, &format!("{below} {field}"));
            assert!(
                reply.status.is_client_error() || reply.status.is_redirection(),
                "{below} {field} {}",
                reply.status
            );
        }
    }
    for field in ["title", "theses", "background", "key", "id"] {
        let long = HOSTILE.repeat(400);
        let reply = agent.post("/new", &[(field, &long), ("title", "")]).await;
        is_refused(&reply, field);
        is_inert(&reply, field);
    }
}

#[tokio::test]
async fn a_text_that_turns_the_writing_around_stays_in_an_element_of_its_own() {
    let two = two().await;
    two.claim(&voice(), "Turned \u{202e}dnuora\u{2066} here.").await;
    let mut agent = two.server.reader(Role::Contributor).await;
    let page = agent.get(&two.page("")).await.text();
    // What stands before the first card is the picture, which tells the beginning of each claim, too.
    let mut cards = page.split("<p class=\"claim\">").skip(1);
    let claim = cards.find(|part| part.contains("Turned")).unwrap();
    let end = claim.find("</p>").unwrap();
    assert!(claim.find("here.").unwrap() < end, "a paragraph ends what turns the writing around");
}
