//! Who reads what when: every address × every role × every step × readable or not, against a table of its own. The
//! addresses come from the server's own list, so one that has no entry here fails.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    debate::{ReleaseRhythm, Step},
    formats::{self, Format},
    ids::{ClaimId, DebateId, SpaceId},
    policy::{Action, Role, SpaceAction},
};
use http::{Method, StatusCode};
use isegoria::{
    code::DeviceCode,
    http::{Address, Config, Limits, Needs},
    live::Live,
    new_debate,
    secret::{OsRandom, Voice},
    store::{Debate, Plan, Space},
};
use isegoria_tests::{
    eventually,
    http::{Agent, Reply, upload},
    local::{Kind, LocalServer, SMALL, Scratch, find, fresh, secret, set_step},
};
use serde_json::json;
use std::sync::Arc;

/// What an address is, in the words of the table “Who reads what when” of the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    /// Open to everybody who reaches the server.
    Open,
    /// Starts a debate: for whoever has the operator's key.
    Start,
    /// Opens a link.
    Door,
    /// Claims, in whatever form.
    Claims,
    /// What is asked, dates, numbers.
    Overview,
    /// Writing of a contributor.
    Writing,
    /// Taking one's own claim back.
    TakingBack,
    /// Commenting, and suggesting a wording.
    Commenting,
    /// Answering a suggestion: by the claim's author or at the desk.
    Answering,
    /// Having earlier wordings of one's own forgotten.
    Forgetting,
    /// Rating.
    Rating,
    /// The way to another device: open before there is a link there, and it shows nothing of the debate.
    Device,
    /// A voice as a code: for whoever has one, as everybody has who asks here.
    Code,
    /// Marking for review.
    Marking,
    /// The way of an invitation: this debate takes none, so that nobody gets anything.
    Invitation,
    /// Issuing invitations: the facilitator's, but not in this debate.
    Inviting,
    /// The facilitator's work.
    Desk,
    /// What a facilitator changes in the graph: until it is sealed.
    Moderation,
    /// The overview of a space.
    SpaceOverview,
    /// The work of whoever runs a space.
    SpaceDesk,
}

/// The entry of an address. This is written down on purpose a second time, apart from what the router says.
fn entry(method: &Method, template: &str) -> Option<Is> {
    Some(match (method.as_str(), template) {
        (
            "GET",
            "/" | "/promise" | "/new" | "/import" | "/s" | "/healthz" | "/readyz" | "/language/{tag}"
            | "/favicon.svg" | "/favicon.ico" | "/style",
        )
        | ("GET", "/assets/{name}" | "/api/openapi.json") => Is::Open,
        ("POST", "/new" | "/import" | "/import/keep" | "/s" | "/api/v1/debates" | "/api/v1/debates/import") => {
            Is::Start
        }
        ("GET", "/l/{secret}") => Is::Door,
        (
            "GET",
            "/d/{debate}"
            | "/d/{debate}/brief"
            | "/d/{debate}/history"
            | "/d/{debate}/mine"
            | "/d/{debate}/outline"
            | "/d/{debate}/topology.svg"
            | "/d/{debate}/topology.png",
        )
        | ("GET", "/d/{debate}/export/{format}")
        | ("GET", "/api/v1/debates/{debate}/claims" | "/api/v1/debates/{debate}/export/{format}") => Is::Claims,
        ("GET", "/d/{debate}/claims/{claim}/wordings")
        | (
            "GET",
            "/api/v1/debates/{debate}/claims/{claim}/comments"
            | "/api/v1/debates/{debate}/claims/{claim}/suggestions"
            | "/api/v1/debates/{debate}/claims/{claim}/wordings",
        ) => Is::Claims,
        (
            "POST",
            "/d/{debate}/comments"
            | "/d/{debate}/suggestions"
            | "/api/v1/debates/{debate}/claims/{claim}/comments"
            | "/api/v1/debates/{debate}/claims/{claim}/suggestions",
        ) => Is::Commenting,
        ("POST", "/d/{debate}/comments/withdraw" | "/d/{debate}/suggestions/withdraw")
        | (
            "DELETE",
            "/api/v1/debates/{debate}/comments/{comment}" | "/api/v1/debates/{debate}/suggestions/{suggestion}",
        ) => Is::TakingBack,
        (
            "POST",
            "/d/{debate}/suggestions/answer"
            | "/desk/{debate}/suggestions"
            | "/api/v1/debates/{debate}/suggestions/{suggestion}/accept"
            | "/api/v1/debates/{debate}/suggestions/{suggestion}/decline",
        ) => Is::Answering,
        ("POST", "/d/{debate}/claims/{claim}/wordings")
        | ("DELETE", "/api/v1/debates/{debate}/claims/{claim}/wordings") => Is::Forgetting,
        ("GET" | "POST", "/desk/{debate}/comments")
        | ("POST", "/desk/{debate}/wordings")
        | ("GET", "/desk/{debate}/suggestions")
        | ("POST", "/api/v1/debates/{debate}/comments/{comment}/removal")
        | ("POST", "/api/v1/debates/{debate}/suggestions/{suggestion}/removal")
        | ("POST", "/api/v1/debates/{debate}/comments/{comment}/publication")
        | ("POST", "/api/v1/debates/{debate}/suggestions/{suggestion}/publication") => Is::Desk,
        ("GET", "/d/{debate}/events" | "/d/{debate}/similar" | "/d/{debate}/places") => Is::Claims,
        ("GET", "/d/{debate}/queue") => Is::Rating,
        ("GET" | "POST", "/d/{debate}/device") | ("POST", "/d/{debate}/forget") => Is::Device,
        // It says that there are no invitations.
        ("GET", "/d/{debate}/invitation") => Is::Device,
        (
            "POST",
            "/d/{debate}/invitation/exchange"
            | "/d/{debate}/invitation/voice"
            | "/d/{debate}/invitation/open"
            | "/api/v1/debates/{debate}/invitations/exchange",
        )
        | ("GET", "/api/v1/debates/{debate}/invitations/key") => Is::Invitation,
        ("POST", "/d/{debate}/device/show") => Is::Code,
        (
            "GET",
            "/d/{debate}/overview"
            | "/d/{debate}/export/overview-csv"
            | "/d/{debate}/export/overview-pdf"
            | "/d/{debate}/export/overview-png"
            | "/api/v1/debates/{debate}"
            | "/api/v1/debates/{debate}/overview",
        ) => Is::Overview,
        ("POST", "/d/{debate}/claims" | "/d/{debate}/edit" | "/api/v1/debates/{debate}/claims")
        | ("PATCH", "/api/v1/debates/{debate}/claims/{claim}") => Is::Writing,
        ("POST", "/d/{debate}/withdraw") | ("DELETE", "/api/v1/debates/{debate}/claims/{claim}") => Is::TakingBack,
        ("POST", "/d/{debate}/rate") | ("PUT" | "DELETE", "/api/v1/debates/{debate}/places/{place}/ballot") => {
            Is::Rating
        }
        ("POST", "/d/{debate}/mark") | ("POST" | "DELETE", "/api/v1/debates/{debate}/claims/{claim}/marks") => {
            Is::Marking
        }
        ("POST", "/desk/{debate}/moderation" | "/api/v1/debates/{debate}/moderation") => Is::Moderation,
        (
            "GET",
            "/desk/{debate}/moderation"
            | "/desk/{debate}/moderation/claims"
            | "/desk/{debate}/moderation/act"
            | "/desk/{debate}/moderation/history"
            | "/api/v1/debates/{debate}/moderation",
        ) => Is::Desk,
        ("POST", "/desk/{debate}/invitations") => Is::Inviting,
        ("GET", "/desk/{debate}" | "/desk/{debate}/brief" | "/desk/{debate}/export/{format}")
        | ("GET", "/desk/{debate}/invitations")
        | ("POST", "/desk/{debate}/invitations/file" | "/desk/{debate}/invitations/revoke")
        | ("GET", "/desk/{debate}/preview/{role}" | "/desk/{debate}/clone")
        | ("PATCH", "/api/v1/debates/{debate}")
        | (
            "POST",
            "/desk/{debate}/setup"
            | "/desk/{debate}/meeting"
            | "/desk/{debate}/clone"
            | "/desk/{debate}/step"
            | "/desk/{debate}/links"
            | "/api/v1/debates/{debate}/step",
        ) => Is::Desk,
        (
            "GET",
            "/s/{space}/overview"
            | "/s/{space}/export/overview-csv"
            | "/s/{space}/export/overview-pdf"
            | "/api/v1/spaces/{space}/overview",
        ) => Is::SpaceOverview,
        ("GET", "/s/{space}" | "/s/{space}/desk")
        | ("GET" | "POST", "/s/{space}/new" | "/s/{space}/import")
        | ("POST", "/s/{space}/import/keep")
        | ("POST", "/s/{space}/setup" | "/s/{space}/links") => Is::SpaceDesk,
        _ => return None,
    })
}

/// Whether somebody with this link may, by the table alone.
fn open(is: Is, who: Option<Role>, step: Step, readable: bool) -> bool {
    let opened = step != Step::Draft;
    let results = matches!(step, Step::Reflect | Step::Decide | Step::Sealed);
    match (is, who) {
        (Is::Open | Is::Start | Is::Door | Is::Device | Is::Code, _) => true,
        (Is::Moderation, who) => who == Some(Role::Facilitator) && step != Step::Sealed,
        (Is::Invitation | Is::Inviting, _) => false,
        (Is::Desk | Is::SpaceDesk, who) => who == Some(Role::Facilitator),
        (Is::SpaceOverview, who) => matches!(who, Some(Role::Facilitator | Role::Leadership)),
        (Is::Answering, who) => {
            matches!(who, Some(Role::Contributor | Role::Facilitator)) && step == Step::Contribute
        }
        (Is::Forgetting, who) => who == Some(Role::Contributor) && opened && step != Step::Sealed,
        (Is::Writing | Is::TakingBack | Is::Commenting | Is::Rating | Is::Marking, who) => {
            who == Some(Role::Contributor) && step == Step::Contribute
        }
        (Is::Claims | Is::Overview, Some(Role::Facilitator)) => true,
        (Is::Claims | Is::Overview, Some(Role::Contributor)) => opened,
        (Is::Claims, Some(Role::Leadership)) => opened && (results || readable),
        (Is::Overview, Some(Role::Leadership)) => opened,
        (Is::Claims | Is::Overview, None) => opened && readable,
    }
}

/// What the router says that such an address needs.
fn needs(is: Is) -> Needs {
    match is {
        Is::Open | Is::Device => Needs::Nothing,
        Is::Code => Needs::Voice,
        Is::Invitation => Needs::Invitation,
        Is::Start => Needs::StartKey,
        Is::Door => Needs::Link,
        Is::Claims => Needs::May(Action::ReadClaims),
        Is::Overview => Needs::May(Action::ReadOverview),
        Is::Writing => Needs::May(Action::Contribute),
        Is::TakingBack => Needs::May(Action::Withdraw),
        Is::Commenting => Needs::May(Action::Comment),
        Is::Answering => Needs::May(Action::Answer),
        Is::Forgetting => Needs::May(Action::Purge),
        Is::Rating => Needs::May(Action::Rate),
        Is::Marking => Needs::May(Action::Mark),
        Is::Desk | Is::Inviting => Needs::May(Action::Facilitate),
        Is::Moderation => Needs::May(Action::Moderate),
        Is::SpaceDesk => Needs::InSpace(SpaceAction::Facilitate),
        Is::SpaceOverview => Needs::InSpace(SpaceAction::ReadOverview),
    }
}

const EVERYBODY: [Option<Role>; 4] =
    [None, Some(Role::Contributor), Some(Role::Facilitator), Some(Role::Leadership)];
const START_KEY: &str = "the-operators-key";
/// Words of replies: nobody reads them who may not read claims. (The thesis is what is asked.)
const REPLIES: [&str; 5] = ["It is quick", "It is cheap", "It is risky", "It was tried before", "Own words"];
/// What an edit says.
const NEW_WORDS: &str = "Own words, once more.";

/// A server with a debate in one step, and all that a well-formed request names.
struct Stage {
    server: LocalServer,
    step: Step,
    readable: bool,
    /// Another debate on the same server.
    other: DebateId,
    /// The space of the debate, and another one.
    spaces: [SpaceId; 2],
    voice: String,
    /// Claims of that voice: one for each address that changes one.
    own: Vec<String>,
    /// Comments of that voice, likewise.
    comments: Vec<String>,
    /// Suggestions: two of that voice for a claim of nobody's, then of another voice for its own claims and that one.
    suggestions: Vec<String>,
    /// A claim of nobody's.
    claim: String,
    place: String,
}

/// A request apart from who sends it.
struct Ask {
    path: String,
    headers: Vec<(&'static str, String)>,
    body: String,
}

/// What the API answers to somebody with this voice.
async fn say(server: &LocalServer, voice: &str, below: &str, body: &serde_json::Value) -> serde_json::Value {
    let bearer = format!("Bearer {}", server.link(Role::Contributor));
    let headers = [("authorization", bearer.as_str()), ("isegoria-voice", voice)];
    let path = server.api() + below;
    Agent::new(&server.base).send(Method::POST, &path, &headers, body.to_string()).await.json()
}

async fn create_space(server: &Scratch) -> SpaceId {
    let space = Space {
        id: SpaceId::new(&mut OsRandom),
        name: "A team".to_owned(),
        mission: String::new(),
        contact: String::new(),
        quiet: None,
    };
    assert!(Live::idle(server.open().await, secret()).create_space(&space).await.unwrap());
    space.id
}

async fn create(server: &Scratch, readable: bool, space: SpaceId) -> DebateId {
    let document = formats::import(Format::Kialo, SMALL.as_bytes(), &mut OsRandom).unwrap().document;
    let id = DebateId::new(&mut OsRandom);
    let settings = new_debate::settings(id, &document);
    let plan = Plan { meets: Some("2027-05-12T14:00:00Z".parse().unwrap()), ..settings.plan.clone() };
    let debate = Debate { readable, space: Some(space), rhythm: ReleaseRhythm::Now, plan, ..settings };
    assert!(Live::idle(server.open().await, secret()).create(&debate, &document).await.unwrap());
    id
}

impl Stage {
    async fn set(step: Step, readable: bool) -> Self {
        let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
        let spaces = [create_space(&scratch).await, create_space(&scratch).await];
        let (debate, other) =
            (create(&scratch, readable, spaces[0]).await, create(&scratch, false, spaces[1]).await);
        let voice = "7a".repeat(32);
        let server = LocalServer::on(scratch, debate, Config::default()).await;
        let parent = server.place("We should.").await.to_string();
        let mut own = Vec::new();
        for i in 0..7 {
            let body = json!({ "parent": parent, "relation": "pro", "text": format!("Own words {i}.") });
            let added = say(&server, &voice, "/claims", &body).await;
            own.push(added["claim"].as_str().unwrap().to_owned());
        }
        eventually("one's own claims are released", async || {
            find(&server.store, server.debate, "Own words 6.").await.is_some()
        })
        .await;
        let claim = find(&server.store, server.debate, "It is risky.").await.unwrap().0.to_string();
        let (mut comments, mut suggestions) = (Vec::new(), Vec::new());
        for i in 0..4 {
            let (path, body) =
                (format!("/claims/{claim}/comments"), json!({ "text": format!("Own words: why {i}?") }));
            comments.push(say(&server, &voice, &path, &body).await["id"].as_str().unwrap().to_owned());
        }
        let another = "7b".repeat(32);
        let for_claims =
            [(&voice, &claim), (&voice, &claim), (&another, &own[4]), (&another, &own[5]), (&another, &own[6])];
        for (i, (voice, claim)) in for_claims.into_iter().chain([(&another, &claim); 2]).enumerate() {
            let path = format!("/claims/{claim}/suggestions");
            let body = json!({ "text": format!("Own words, but better {i}.") });
            suggestions.push(say(&server, voice, &path, &body).await["id"].as_str().unwrap().to_owned());
        }
        let (scratch, debate) = server.stop().await;
        set_step(&scratch.open().await, debate, step).await;
        // One voice asks at every address: quicker than anybody does.
        let config = Config { start_key: Some(START_KEY.into()), limits: Limits::OFF, ..Config::default() };
        let server = LocalServer::on(scratch, debate, config).await;
        let place = server.place("It is cheap.").await.to_string();
        Self { server, step, readable, other, spaces, voice, own, comments, suggestions, claim, place }
    }

    /// The link as it is now: an allowed request may have replaced it.
    async fn link(&self, role: Role) -> String {
        self.link_of(self.server.debate, role).await
    }

    async fn link_of(&self, debate: DebateId, role: Role) -> String {
        let links = Live::idle(self.server.store.clone(), secret()).links(debate).await.unwrap();
        links.into_iter().find(|(r, _)| *r == role).unwrap().1
    }

    async fn space_link(&self, space: SpaceId, role: Role) -> Option<String> {
        let links = Live::idle(self.server.store.clone(), secret()).space_links(space).await.unwrap();
        links.into_iter().find(|(of, _)| *of == role).map(|(_, secret)| secret)
    }

    /// Well-formed requests to an address: one, or one for each format of an export.
    async fn asks(&self, address: &Address) -> Vec<Ask> {
        let formats: &[&str] = match address.template.contains("{format}") {
            true => &[
                "json",
                "kialo",
                "kialo-a",
                "markdown",
                "svg",
                "png",
                "html",
                "page-markdown",
                "page-pdf",
                "page-docx",
                "ics",
            ],
            false => &["json"],
        };
        let asset = isegoria::assets::all()[0].path.rsplit('/').next().unwrap();
        let door = self.link(Role::Contributor).await;
        let api = address.template.starts_with("/api/");
        let (headers, body) = if api { self.call(address) } else { self.form(address) };
        let template = address.template.as_str();
        let own = match address.method {
            _ if template.ends_with("/wordings") => &self.own[6],
            _ if template.ends_with("/comments") || template.ends_with("/suggestions") => &self.claim,
            Method::PATCH => &self.own[0],
            _ if address.template.ends_with("/marks") => &self.own[0],
            _ => &self.own[1],
        };
        let at_desk = template.ends_with("/removal") || template.ends_with("/publication");
        let comment = &self.comments[if at_desk { 0 } else { 1 }];
        let suggestion = match template.rsplit('/').next() {
            Some("accept") => &self.suggestions[2],
            Some("decline") => &self.suggestions[3],
            Some("removal") => &self.suggestions[6],
            Some("publication") => &self.suggestions[3],
            _ => &self.suggestions[0],
        };
        let (debate, space) = (self.server.debate.to_string(), self.spaces[0].to_string());
        let ask = |format: &&str| {
            let values = [
                ("{debate}", debate.as_str()),
                ("{secret}", door.as_str()),
                ("{format}", format),
                ("{name}", asset),
                ("{claim}", own.as_str()),
                ("{comment}", comment.as_str()),
                ("{suggestion}", suggestion.as_str()),
                ("{place}", self.place.as_str()),
                ("{space}", space.as_str()),
                ("{tag}", "de"),
                ("{role}", "contributor"),
            ];
            let path =
                values.iter().fold(address.template.clone(), |path, (name, value)| path.replace(name, value));
            assert!(!path.contains('{'), "{path}: say in `asks` what stands for the name in braces");
            let path = if path.ends_with("/debates/import") { format!("{path}?format=kialo") } else { path };
            Ask { path, headers: headers.clone(), body: body.clone() }
        };
        formats.iter().map(ask).collect()
    }

    fn form(&self, address: &Address) -> (Vec<(&'static str, String)>, String) {
        let mut headers = Vec::new();
        if address.template.starts_with("/d/") {
            headers.push(("cookie", format!("isegoria_voice={}", self.voice)));
        }
        if address.method != Method::POST {
            return (headers, String::new());
        }
        headers.push(("sec-fetch-site", "same-origin".to_owned()));
        if address.template.ends_with("/import") {
            headers.push(("content-type", "multipart/form-data; boundary=cut".to_owned()));
            return (
                headers,
                upload(&[("id", "", &fresh().to_string()), ("key", "", START_KEY), ("file", "a.txt", SMALL)]),
            );
        }
        headers.push(("content-type", "application/x-www-form-urlencoded".to_owned()));
        let small = STANDARD.encode(SMALL);
        let (id, step) = (fresh().to_string(), self.step.to_string());
        let (place, own) = (self.place.as_str(), |i: usize| self.own[i].as_str());
        let voice = Voice::parse(&self.voice).unwrap();
        let code = DeviceCode { voice, link: None }.as_code(self.server.debate);
        let (invitation, digits) = (self.invitation(), "07".repeat(256));
        let fields: &[(&str, &str)] = match address.template.as_str() {
            "/new" | "/s/{space}/new" => &[("id", &id), ("title", "Another one?"), ("key", START_KEY)],
            "/import/keep" | "/s/{space}/import/keep" => {
                &[("id", &id), ("key", START_KEY), ("name", "a.txt"), ("file", &small)]
            }
            "/desk/{debate}/clone" => &[("id", &id), ("title", "Once more"), ("what", "all")],
            "/desk/{debate}/meeting" => &[("meets", "2027-05-12T14:00"), ("goal", "To decide"), ("minutes", "30")],
            "/s" | "/s/{space}/setup" => &[("id", &id), ("name", "Another team"), ("key", START_KEY)],
            "/d/{debate}/claims" => &[("id", &id), ("parent", place), ("side", "con"), ("text", "Newly said.")],
            "/d/{debate}/edit" => &[("id", own(2)), ("parent", place), ("text", NEW_WORDS)],
            "/d/{debate}/withdraw" => &[("claim", own(3)), ("place", place)],
            "/d/{debate}/rate" => &[("place", place), ("rating", "3")],
            "/d/{debate}/mark" => &[("claim", own(0)), ("place", place), ("reason", "unclear")],
            "/desk/{debate}/moderation" => &[("do", "keep"), ("claim", own(0))],
            "/d/{debate}/comments" => &[("id", &id), ("claim", &self.claim), ("text", "What is meant?")],
            "/d/{debate}/comments/withdraw" => &[("said", &self.comments[2])],
            "/d/{debate}/suggestions" => &[("id", &id), ("claim", &self.claim), ("text", "Better said.")],
            "/d/{debate}/suggestions/withdraw" => &[("said", &self.suggestions[1])],
            "/d/{debate}/suggestions/answer" => &[("said", &self.suggestions[4]), ("answer", "accept")],
            "/d/{debate}/claims/{claim}/wordings" => &[],
            "/desk/{debate}/suggestions" => {
                &[("said", &self.suggestions[5]), ("answer", "decline"), ("reason", "Not now.")]
            }
            "/desk/{debate}/comments" => &[("said", &self.comments[3]), ("reason", "unrelated")],
            "/desk/{debate}/wordings" => &[("said", &self.claim), ("reason", "unrelated")],
            "/d/{debate}/device" => &[("code", &code)],
            "/d/{debate}/device/show" | "/d/{debate}/forget" => &[],
            template if template.starts_with("/d/{debate}/invitation/") => &[
                ("invitation", &invitation),
                ("blinded", &digits),
                ("token", &digits[..64]),
                ("signature", &digits),
            ],
            "/desk/{debate}/invitations" => &[("number", "3")],
            "/desk/{debate}/invitations/file" => &[("codes", &invitation), ("format", "csv")],
            "/desk/{debate}/invitations/revoke" => &[("invitation", &invitation)],
            // The step that it is in already: allowed, and nothing changes.
            "/desk/{debate}/step" => &[("to", &step), ("sure", "yes")],
            "/desk/{debate}/setup" => &[("claims_per_day", "9")],
            "/desk/{debate}/links" | "/s/{space}/links" => &[("role", "leadership")],
            template => panic!("POST {template} has no well-formed form here: add one"),
        };
        (headers, url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish())
    }

    /// A well-formed one, which nobody issued.
    fn invitation(&self) -> String {
        let invitation = blind::Invitation { fingerprint: [1; 10], secret: [2; 20] };
        invitation.as_code(self.server.debate.as_bytes())
    }

    fn call(&self, address: &Address) -> (Vec<(&'static str, String)>, String) {
        let headers = vec![("isegoria-voice", self.voice.clone())];
        let id = fresh().to_string();
        let body = match (address.method.as_str(), address.template.as_str()) {
            ("GET" | "DELETE", _) => String::new(),
            (_, "/api/v1/debates") => json!({ "title": "Another one?" }).to_string(),
            (_, "/api/v1/debates/import") => SMALL.to_owned(),
            (_, "/api/v1/debates/{debate}/claims") => {
                json!({ "id": id, "parent": self.place, "relation": "con", "text": "Newly said." }).to_string()
            }
            (_, "/api/v1/debates/{debate}/claims/{claim}/marks") => json!({ "reason": "unclear" }).to_string(),
            (_, "/api/v1/debates/{debate}/moderation") => {
                json!({ "do": "keep", "claims": [self.own[0]] }).to_string()
            }
            (_, template) if template.ends_with("/comments") || template.ends_with("/suggestions") => {
                json!({ "id": id, "text": "Newly said." }).to_string()
            }
            (_, "/api/v1/debates/{debate}/suggestions/{suggestion}/accept") => String::new(),
            (_, "/api/v1/debates/{debate}/suggestions/{suggestion}/decline") => {
                json!({ "reason": "Not now." }).to_string()
            }
            (_, template) if template.ends_with("/publication") => String::new(),
            (_, template) if template.ends_with("/removal") => json!({ "reason": "abusive" }).to_string(),
            (_, "/api/v1/debates/{debate}/invitations/exchange") => {
                json!({ "invitation": self.invitation(), "blinded": "07".repeat(256) }).to_string()
            }
            ("PATCH", "/api/v1/debates/{debate}") => json!({ "claims_per_day": 9 }).to_string(),
            ("PATCH", _) => json!({ "text": NEW_WORDS }).to_string(),
            ("PUT", _) => json!({ "rating": 3 }).to_string(),
            (_, "/api/v1/debates/{debate}/step") => json!({ "to": self.step.to_string() }).to_string(),
            (method, template) => panic!("{method} {template} has no well-formed body here: add one"),
        };
        (headers, body)
    }

    async fn send(&self, agent: &mut Agent, address: &Address, ask: &Ask, more: &[(&str, String)]) -> Reply {
        let headers = ask.headers.iter().map(|(n, v)| (*n, v.as_str()));
        let headers: Vec<_> = headers.chain(more.iter().map(|(n, v)| (*n, v.as_str()))).collect();
        // A stream has no end to wait for: its head says all.
        let method = if address.template.ends_with("/events") { Method::HEAD } else { address.method.clone() };
        agent.send(method, &ask.path, &headers, ask.body.clone()).await
    }

    /// What somebody with a link gets: pages by the cookies that opening it left, the API by the header.
    async fn reply(&self, who: Option<Role>, address: &Address, ask: &Ask) -> Reply {
        let mut agent = Agent::new(&self.server.base);
        let mut more = Vec::new();
        if address.template.starts_with("/api/") {
            let bearer = match who {
                _ if address.needs == Needs::StartKey => Some(START_KEY.into()),
                Some(role) if address.template.contains("{space}") => self.space_link(self.spaces[0], role).await,
                Some(role) => Some(self.link(role).await),
                None => None,
            };
            more.extend(bearer.map(|secret| ("authorization", format!("Bearer {secret}"))));
        } else if address.template.starts_with("/s/") {
            if let Some(role) = who
                && let Some(secret) = self.space_link(self.spaces[0], role).await
            {
                agent.get(&format!("/l/{secret}")).await;
            }
        } else if let Some(role) = who {
            agent.get(&format!("/l/{}", self.link(role).await)).await;
        }
        self.send(&mut agent, address, ask, &more).await
    }

    fn case(&self, who: &str, address: &Address) -> String {
        let Address { method, template, .. } = address;
        format!("{who} · {method} {template} · {} · readable: {}", self.step, self.readable)
    }

    /// Which link counts at an address, if its holder sends what a browser sends there.
    fn counts(address: &Address, who: Option<Role>) -> Option<Role> {
        let desk = address.template.starts_with("/desk/");
        let page = address.template.starts_with("/d/");
        who.filter(|role| !(desk && *role != Role::Facilitator || page && *role == Role::Facilitator))
    }

    async fn everybody_gets_what_the_table_says(&self, address: &Address, is: Is) {
        for who in EVERYBODY {
            let counts = Self::counts(address, who);
            let expected = open(is, counts, self.step, self.readable);
            let reads = open(Is::Claims, counts, self.step, self.readable);
            for ask in self.asks(address).await {
                let reply = self.reply(who, address, &ask).await;
                let case = self.case(&format!("{who:?}"), address);
                assert_eq!(answered(&reply), expected, "{case}: {} {}", reply.status, reply.text());
                // An overview before reflect, a refusal: neither holds a reply's words unless claims may be read.
                if is != Is::Open && !reads {
                    without_replies(&reply, &ask, &case);
                }
            }
        }
    }

    async fn nothing_else_opens_it(&self, address: &Address, is: Is) {
        if !matches!(address.needs, Needs::May(_) | Needs::InSpace(_)) {
            return;
        }
        let api = address.template.starts_with("/api/");
        let nobody = open(is, None, self.step, self.readable);
        for (what, more) in self.wrong_ways(address, api).await {
            for ask in self.asks(address).await {
                let reply = self.send(&mut Agent::new(&self.server.base), address, &ask, &more).await;
                let case = self.case(what, address);
                assert_eq!(answered(&reply), nobody, "{case}: {} {}", reply.status, reply.text());
                if !open(Is::Claims, None, self.step, self.readable) {
                    without_replies(&reply, &ask, &case);
                }
            }
        }
    }

    /// Secrets that are right somewhere else.
    async fn wrong_ways(&self, address: &Address, api: bool) -> Vec<(&'static str, Vec<(&'static str, String)>)> {
        let mut cookies = Vec::new();
        for role in Role::ALL {
            cookies.push((role, self.link(role).await));
        }
        let kept = |as_role: Role, secret: &str| format!("isegoria_{}={secret}", as_role.word());
        let all: Vec<_> = cookies.iter().map(|(role, secret)| kept(*role, secret)).collect();
        let contributor = self.link(Role::Contributor).await;
        let elsewhere = self.link_of(self.other, Role::Contributor).await;
        let desk_elsewhere = self.link_of(self.other, Role::Facilitator).await;
        if api && address.template.contains("{space}") {
            let own = self.space_link(self.spaces[0], Role::Leadership).await.unwrap();
            let elsewhere = self.space_link(self.spaces[1], Role::Facilitator).await.unwrap();
            let desk = self.link(Role::Facilitator).await;
            let kept = format!("isegoria_space_{}={own}", Role::Leadership.word());
            return vec![
                ("the space's cookie at the API", vec![("cookie", kept)]),
                ("another space's link", vec![("authorization", format!("Bearer {elsewhere}"))]),
                ("the link of a desk in the space", vec![("authorization", format!("Bearer {desk}"))]),
                ("a space's link without Bearer", vec![("authorization", own)]),
            ];
        }
        if api {
            return vec![
                ("cookies at the API", vec![("cookie", all.join("; "))]),
                ("another debate's link", vec![("authorization", format!("Bearer {elsewhere}"))]),
                ("another debate's desk", vec![("authorization", format!("Bearer {desk_elsewhere}"))]),
                ("a link without Bearer", vec![("authorization", contributor)]),
            ];
        }
        let facilitator = self.link(Role::Facilitator).await;
        if address.template.starts_with("/s/") {
            let kept = |as_role: Role, secret: &str| format!("isegoria_space_{}={secret}", as_role.word());
            let elsewhere = self.space_link(self.spaces[1], Role::Facilitator).await.unwrap();
            let mut ways = vec![
                ("another space's cookie", vec![("cookie", kept(Role::Facilitator, &elsewhere))]),
                ("the debate's desk in its space", vec![("cookie", all.join("; "))]),
                ("the debate's desk kept as the space's", vec![("cookie", kept(Role::Facilitator, &facilitator))]),
                ("the API's header in a space", vec![("authorization", format!("Bearer {facilitator}"))]),
            ];
            if address.needs == Needs::InSpace(SpaceAction::Facilitate) {
                let leadership = self.space_link(self.spaces[0], Role::Leadership).await.unwrap();
                let way =
                    ("leadership kept as who runs it", vec![("cookie", kept(Role::Facilitator, &leadership))]);
                ways.push(way);
            }
            return ways;
        }
        let mut ways = vec![
            ("the API's headers at a page", vec![("authorization", format!("Bearer {contributor}"))]),
            ("the API's desk header at a page", vec![("authorization", format!("Bearer {facilitator}"))]),
            ("another debate's cookie", vec![("cookie", kept(Role::Contributor, &elsewhere))]),
            ("another debate's desk cookie", vec![("cookie", kept(Role::Facilitator, &desk_elsewhere))]),
        ];
        if address.template.starts_with("/desk/") {
            let others = format!("{}; {}", all[0], all[2]);
            ways.push(("cookies of the debate at the desk", vec![("cookie", others)]));
            ways.push(("a link kept as the desk's", vec![("cookie", kept(Role::Facilitator, &contributor))]));
        } else {
            ways.push(("the desk's cookie at the debate", vec![("cookie", kept(Role::Facilitator, &facilitator))]));
            ways.push(("the desk kept as a link", vec![("cookie", kept(Role::Contributor, &facilitator))]));
        }
        ways
    }
}

fn answered(reply: &Reply) -> bool {
    let refused = matches!(reply.status, StatusCode::FORBIDDEN | StatusCode::CONFLICT);
    let done = reply.status.is_success() || reply.status.is_redirection();
    assert!(refused || done, "neither allowed nor refused but {}: {}", reply.status, reply.text());
    done
}

fn without_replies(reply: &Reply, ask: &Ask, case: &str) {
    // What one typed oneself may come back.
    let typed = url::form_urlencoded::parse(ask.body.as_bytes()).map(|(_, v)| v.into_owned()).collect::<String>();
    let text = reply.text();
    for words in REPLIES.iter().filter(|words| !typed.contains(**words)) {
        assert!(!text.contains(words), "{case}: the answer tells “{words}”");
    }
}

async fn in_the_step(step: Step) {
    for readable in [false, true] {
        let stage = Stage::set(step, readable).await;
        for address in isegoria::http::addresses() {
            let Address { method, template, .. } = &address;
            let is = entry(method, template).unwrap_or_else(|| {
                panic!("{method} {template} is new: say in `entry` of {} who may use it when", file!())
            });
            stage.everybody_gets_what_the_table_says(&address, is).await;
            stage.nothing_else_opens_it(&address, is).await;
        }
    }
}

#[tokio::test]
async fn a_draft_is_the_facilitators_alone() {
    in_the_step(Step::Draft).await;
}

#[tokio::test]
async fn while_claims_are_written_contributors_read_and_write_and_leadership_reads_what_is_asked() {
    in_the_step(Step::Contribute).await;
}

#[tokio::test]
async fn from_reflect_on_all_who_have_a_link_read_and_nobody_writes() {
    in_the_step(Step::Reflect).await;
}

#[tokio::test]
async fn while_it_is_decided_all_who_have_a_link_read_and_nobody_writes() {
    in_the_step(Step::Decide).await;
}

#[tokio::test]
async fn a_sealed_debate_is_read_and_nobody_writes() {
    in_the_step(Step::Sealed).await;
}

#[test]
fn the_router_says_of_every_address_what_the_table_says() {
    for Address { method, template, needs: said } in isegoria::http::addresses() {
        let is = entry(&method, &template).unwrap_or_else(|| panic!("{method} {template} has no entry in `entry`"));
        assert_eq!(said, needs(is), "{method} {template}");
    }
}

#[tokio::test]
async fn a_debate_is_started_with_the_operators_key_only() {
    let stage = Stage::set(Step::Contribute, false).await;
    for address in isegoria::http::addresses().into_iter().filter(|a| a.needs == Needs::StartKey) {
        for ask in stage.asks(&address).await {
            let without = Ask { body: ask.body.replace(START_KEY, "guessed"), ..ask };
            let guess = [("authorization", "Bearer guessed".to_owned())];
            let reply = stage.send(&mut Agent::new(&stage.server.base), &address, &without, &guess).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{address:?}");
        }
    }
    assert_eq!(stage.server.store.debates().await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_link_that_nobody_has_opens_nothing() {
    let stage = Stage::set(Step::Contribute, false).await;
    let mut agent = Agent::new(&stage.server.base);
    for guess in ["0".repeat(40), ClaimId::new(&mut OsRandom).to_string(), "x".to_owned()] {
        let reply = agent.get(&format!("/l/{guess}")).await;
        assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::NOT_FOUND, None), "{guess}");
    }
}
