//! A way through every page in every state that it can be in, to check it (`tests/access.rs`) or to look at it
//! (`tests/sheet`). It makes each state as people make it, through the product's own doors.

mod moderating;

pub use moderating::moderating;

use http::Method;
use serde_json::{Value, json};

use crate::browser::{Browser, PHONE, WIDE};
use crate::eventually;
use crate::http::{Agent, Reply};
use crate::server::{TestServer, demo_debate};

/// The field of a claim's text.
const TEXT: &str = "textarea[name=text]";
/// The button that sends it.
const SEND: &str = "form:has(textarea[name=text]) button[type=submit]";

/// One stop of the way.
#[derive(Debug, Clone, Copy)]
pub struct Stop {
    /// What the page shows there, in words that make a file's name.
    pub name: &'static str,
    /// Whether the server answered it with an error's status, which the browser's console tells of.
    pub refused: bool,
}

const fn stop(name: &'static str) -> Stop {
    Stop { name, refused: false }
}

const fn refused(name: &'static str) -> Stop {
    Stop { name, refused: true }
}

/// A debate with its doors.
#[derive(Debug)]
pub struct Debate {
    /// `/d/{id}`.
    pub base: String,
    /// The contributor link's path.
    pub contributor: String,
    /// The facilitator link's path.
    pub facilitator: String,
    /// The leadership link's path.
    pub leadership: String,
}

impl Debate {
    /// From what the API answers.
    ///
    /// # Panics
    /// If that is no new debate.
    fn made(reply: &Reply) -> Self {
        assert_eq!(reply.status, 201, "{}", reply.text());
        let made = reply.json();
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let link = |role: &str| {
            let link = text(&made["links"][role]);
            link[link.find("/l/").expect("a link")..].to_owned()
        };
        Self {
            base: format!("/d/{}", text(&made["debate"])),
            contributor: link("contributor"),
            facilitator: link("facilitator"),
            leadership: link("leadership"),
        }
    }

    /// An address of the API within the debate.
    #[must_use]
    pub fn api(&self, rest: &str) -> String {
        format!("/api/v1/debates/{}{rest}", &self.base["/d/".len()..])
    }
}

/// A server with the demo debate, to which debates for each state are added.
#[derive(Debug)]
pub struct Stage {
    server: TestServer,
}

impl Stage {
    /// `isegoria demo`.
    pub async fn open() -> Self {
        Self { server: TestServer::demo().await }
    }

    /// A whole address.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        self.server.url(path)
    }

    /// A reader without a browser.
    #[must_use]
    pub fn agent(&self) -> Agent {
        self.server.agent()
    }

    /// The demo's debate, with the ballots of thirty voices.
    ///
    /// # Panics
    /// If the program printed other links.
    pub async fn demo(&self) -> Debate {
        let mut links = self.server.links_printed();
        links.sort_unstable();
        let mut debate = Debate {
            base: String::new(),
            contributor: String::new(),
            facilitator: String::new(),
            leadership: String::new(),
        };
        // The links don't say whose they are; where they lead does.
        for link in links {
            let path = link[link.find("/l/").expect("a link")..].to_owned();
            let mut agent = self.server.agent();
            let to = agent.get(&path).await;
            let to = to.header("location").expect("a way on").to_owned();
            match to.rsplit('/').next() {
                Some("overview") => debate.leadership = path,
                Some(id) if to.starts_with("/desk/") => {
                    debate.base = format!("/d/{id}");
                    debate.facilitator = path;
                }
                _ => debate.contributor = path,
            }
        }
        debate
    }

    /// The demo's claims as a debate of its own; `release` says how contributions appear.
    ///
    /// # Panics
    /// If it is refused.
    pub async fn debate(&self, release: &str) -> Debate {
        let text = std::fs::read(demo_debate()).expect("the demo's text");
        self.import(text, release).await
    }

    /// A debate that takes one voice per invitation.
    ///
    /// # Panics
    /// If it is refused.
    pub async fn invited(&self) -> Debate {
        let new = json!({ "title": "Should we try a four-day week?", "invited": true });
        Debate::made(&self.server.agent().send(Method::POST, "/api/v1/debates", &[], new.to_string()).await)
    }

    /// A debate of a file's text.
    ///
    /// # Panics
    /// If it is refused.
    pub async fn import(&self, text: impl Into<hyper::body::Bytes>, release: &str) -> Debate {
        let path = format!("/api/v1/debates/import?release={release}");
        Debate::made(&self.server.agent().send(Method::POST, &path, &[], text).await)
    }

    /// A debate that is still prepared: it opens on another day.
    ///
    /// # Panics
    /// If it is refused.
    pub async fn draft(&self) -> Debate {
        let opens = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(48);
        let new = json!({ "title": "Should meetings be recorded?", "theses": ["All meetings should be recorded.",
            "Only meetings that decide something should be recorded."], "background": "Recordings are kept for a year.", "opens": opens.to_string() });
        Debate::made(&self.server.agent().send(Method::POST, "/api/v1/debates", &[], new.to_string()).await)
    }

    /// Asks the API with a role's link; `link` is its path.
    ///
    /// # Panics
    /// If it refuses.
    pub async fn api(&self, link: &str, method: Method, path: &str, body: &Value) -> Reply {
        let bearer = format!("Bearer {}", &link["/l/".len()..]);
        let headers = [("authorization", bearer.as_str())];
        let said = if body.is_null() { String::new() } else { body.to_string() };
        let reply = self.server.agent().send(method, path, &headers, said).await;
        assert!(reply.status.is_success(), "{path}: {}", reply.text());
        reply
    }

    /// Puts a debate in a step.
    pub async fn step(&self, debate: &Debate, to: &str) {
        self.api(&debate.facilitator, Method::POST, &debate.api("/step"), &json!({ "to": to })).await;
    }

    /// Another voice's claim for or against the thesis, whose place this returns. It is not waited for.
    ///
    /// # Panics
    /// If it is refused.
    pub async fn others_write(&self, debate: &Debate, relation: &str, text: &str) -> String {
        let link = &debate.contributor;
        let thesis = self.api(link, Method::GET, &debate.api("/claims"), &Value::Null).await.json();
        let parent = thesis["claims"][0]["place"].as_str().expect("a place");
        let claim = json!({ "parent": parent, "relation": relation, "text": text });
        self.api(link, Method::POST, &debate.api("/claims"), &claim).await;
        parent.to_owned()
    }

    /// Another voice's claim, as soon as all can read it.
    ///
    /// # Panics
    /// If it is refused.
    pub async fn others_add(&self, debate: &Debate, relation: &str, text: &str) {
        let parent = self.others_write(debate, relation, text).await;
        let below = debate.api(&format!("/claims?under={parent}"));
        eventually("the claim is released", async || {
            self.api(&debate.contributor, Method::GET, &below, &Value::Null).await.text().contains(text)
        })
        .await;
    }

    /// Another voice's wording of the first claim below the thesis, as soon as all can read it.
    ///
    /// # Panics
    /// If it is refused.
    pub async fn others_suggest(&self, debate: &Debate, text: &str) -> String {
        let (link, below) = (&debate.contributor, self.about_first(debate, "suggestions").await);
        let added = self.api(link, Method::POST, &below, &json!({ "text": text })).await.json();
        let suggestion = added["id"].as_str().expect("an id").to_owned();
        eventually("the suggestion is released", async || {
            self.api(link, Method::GET, &below, &Value::Null).await.text().contains(&suggestion)
        })
        .await;
        suggestion
    }

    /// The address of a list about the first claim below the thesis.
    async fn about_first(&self, debate: &Debate, list: &str) -> String {
        let path = debate.api("/claims?depth=2");
        let claims = self.api(&debate.contributor, Method::GET, &path, &Value::Null).await.json();
        debate.api(&format!("/claims/{}/{list}", claims["claims"][1]["claim"].as_str().expect("a claim")))
    }

    /// A debate whose first claim was commented on, reworded, and has a suggestion that waits for an answer.
    ///
    /// # Panics
    /// If something is refused.
    pub async fn discussed(&self) -> Debate {
        let debate = self.import("Discussion Name:\nShould we meet less?\n\n1. Thesis:\nWe should.\n\n  1.1. Pro:\n  It saves time.\n", "now").await;
        let link = debate.contributor.as_str();
        let comments = self.about_first(&debate, "comments").await;
        for text in ["Whose time: of those who meet, or of all?", "Of those who meet, I think."] {
            self.api(link, Method::POST, &comments, &json!({ "text": text })).await;
        }
        let text = "It saves everybody an hour a week.";
        let suggestion = self.others_suggest(&debate, text).await;
        let accept = debate.api(&format!("/suggestions/{suggestion}/accept"));
        self.api(&debate.facilitator, Method::POST, &accept, &Value::Null).await;
        let wordings = self.about_first(&debate, "wordings").await;
        eventually("the claim reads so", async || {
            self.api(link, Method::GET, &wordings, &Value::Null).await.json()["now"] == text
        })
        .await;
        self.others_suggest(&debate, "It saves each of us an hour a week.").await;
        debate
    }

    async fn go(&self, browser: &Browser, path: &str) {
        browser.goto(&self.url(path)).await;
    }
}

/// Unfolds a `details`.
async fn unfold(browser: &Browser, css: &str) {
    browser.find(css).await;
    browser.ask(&format!("document.querySelector(\"{css}\").open = true")).await;
}

/// Opens the form for a con, on a phone after turning to the cons.
async fn begin_con(browser: &Browser, stage: &Stage, at: &str) {
    let mark = if at.contains('?') { '&' } else { '?' };
    stage.go(browser, &format!("{at}{mark}add=con")).await;
    browser.find(TEXT).await;
}

/// The address of the first claim below the thesis.
async fn first_claim(browser: &Browser) -> String {
    browser.attribute("a.open", "href").await
}

/// The pages of somebody who looks around and has not said anything yet.
pub async fn reading(stage: &Stage, browser: &mut Browser, mut look: impl AsyncFnMut(&mut Browser, Stop)) {
    let debate = stage.debate("now").await;
    let (base, demo) = (debate.base.as_str(), stage.demo().await);
    stage.go(browser, "/").await;
    look(browser, stop("home")).await;
    stage.go(browser, "/promise").await;
    look(browser, stop("promise")).await;

    stage.go(browser, base).await;
    look(browser, refused("no-link")).await;
    stage.go(browser, "/l/00000000000000000000000000000000").await;
    look(browser, refused("dead-link")).await;
    stage.go(browser, "/nowhere").await;
    look(browser, refused("not-found")).await;

    stage.go(browser, &debate.contributor).await;
    look(browser, stop("first-visit")).await;
    let claim = first_claim(browser).await;
    stage.go(browser, &claim).await;
    look(browser, stop("claim")).await;
    stage.go(browser, &format!("{claim}&colour=stance")).await;
    look(browser, stop("coloured-by-stance")).await;
    let arc = "const arc = [...document.querySelectorAll('.drawing a')].find(a => / 1 [1-9]/.test(a.dataset.at ?? ''));\
        arc.focus(); arc.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', bubbles: true }))";
    stage.go(browser, base).await;
    browser.ask(arc).await;
    look(browser, stop("picture-zoomed")).await;
    unfold(browser, "details.page-keys").await;
    look(browser, stop("keys")).await;
    // The deepest claim has a long way up and nothing below.
    stage.go(browser, &format!("{base}/outline")).await;
    look(browser, stop("outline")).await;
    let deepest = "return [...document.querySelectorAll('.tree a.claim')].map(a => [a.closest('li'), a.getAttribute('href')]) \
        .map(([li, href]) => { let n = 0; for (; li; li = li.parentElement.closest('li')) n++; return [n, href] }) \
        .sort((a, b) => b[0] - a[0])[0][1]";
    let deepest = browser.ask(deepest).await;
    stage.go(browser, deepest.as_str().expect("an address")).await;
    look(browser, stop("deepest-claim")).await;
    stage.go(browser, &format!("{base}/outline?find=week&sources=1")).await;
    look(browser, stop("outline-sifted")).await;
    stage.go(browser, &format!("{base}/outline?find=zeppelin")).await;
    look(browser, stop("outline-nothing-found")).await;
    stage.go(browser, &format!("{base}/outline?depth=2")).await;
    look(browser, stop("outline-folded")).await;
    let branch = browser.attribute(".tree li li a.number", "href").await;
    stage.go(browser, &branch).await;
    look(browser, stop("outline-branch")).await;

    stage.go(browser, &format!("{base}/queue")).await;
    look(browser, stop("queue")).await;
    stage.go(browser, &format!("{base}/queue?at=end")).await;
    look(browser, stop("queue-end")).await;
    stage.go(browser, &format!("{}/device", demo.base)).await;
    look(browser, stop("device-without-voice")).await;

    // While the page is open others write; then one comes back.
    stage.go(browser, base).await;
    stage.others_add(&debate, "con", "Nobody has asked those who clean the office.").await;
    browser.find("[data-offer]:not([hidden])").await;
    look(browser, stop("something-new-offered")).await;
    browser.click("[data-offer] a").await;
    browser.find("[data-visit]:not([hidden])").await;
    look(browser, stop("new-since-last-visit")).await;
}

/// The pages of somebody who writes and rates.
pub async fn writing(stage: &Stage, browser: &mut Browser, mut look: impl AsyncFnMut(&mut Browser, Stop)) {
    let debate = stage.debate("hourly").await;
    let base = debate.base.as_str();
    stage.go(browser, &debate.contributor).await;
    let claim = first_claim(browser).await;

    begin_con(browser, stage, base).await;
    look(browser, stop("compose")).await;
    browser.fill(TEXT, "As the only tester I say: ask anna@example.org.").await;
    browser.find("[data-hints]:not([hidden])").await;
    look(browser, stop("compose-hint")).await;
    browser.fill(TEXT, "three days in a row off let people recover").await;
    browser.find("[data-alike]:not([hidden])").await;
    unfold(browser, "details.add-source").await;
    look(browser, stop("compose-similar")).await;
    begin_con(browser, stage, base).await;
    browser.find("[data-kept]:not([hidden])").await;
    look(browser, stop("compose-draft")).await;
    browser.fill(TEXT, &"Too much is said at once. ".repeat(25)).await;
    browser.click(SEND).await;
    browser.find("#compose-error:not([hidden])").await;
    look(browser, refused("compose-refused")).await;

    browser.fill(TEXT, "Nobody has asked those who work at night.").await;
    browser.find("details.add-source[open] [name=source_url], details.add-source:not([open])").await;
    unfold(browser, "details.add-source").await;
    browser.fill("[name=source_url]", "https://example.org/study").await;
    browser.fill("[name=source_quote]", "Words from the study").await;
    browser.click(SEND).await;
    eventually("it is saved", async || browser.path().await.contains("done=con")).await;
    look(browser, stop("claim-saved")).await;
    // On a phone one's own claim stands at the end of a column: close enough to be seen alone.
    browser.click(".own-actions > a").await;
    browser.find(TEXT).await;
    look(browser, stop("compose-edit")).await;
    browser.back().await;
    unfold(browser, ".own-actions details").await;
    look(browser, stop("withdraw")).await;

    stage.go(browser, &format!("{claim}&say=comment")).await;
    browser.fill(TEXT, "Which week is meant?").await;
    look(browser, stop("comment")).await;
    browser.click(SEND).await;
    eventually("it is saved", async || browser.path().await.contains("done=commented")).await;
    look(browser, stop("comment-saved")).await;
    stage.go(browser, &format!("{claim}&say=wording")).await;
    browser.fill(TEXT, &"Too much is said at once. ".repeat(25)).await;
    browser.click(SEND).await;
    browser.find("#compose-error:not([hidden])").await;
    look(browser, refused("suggestion-refused")).await;

    stage.go(browser, &claim).await;
    browser.click(".rating-large button[value='3']").await;
    browser.find(".rating-large button[value='3'][aria-pressed=true]").await;
    // The columns' ratings unfold where they stand.
    browser.ask("document.querySelectorAll('.rating').forEach(box => { box.open = true })").await;
    look(browser, stop("rated")).await;
    stage.go(browser, &format!("{base}/queue")).await;
    browser.click("[data-queue] .pill button[value='2']").await;
    browser.find(".saved").await;
    look(browser, stop("queue-on")).await;
    // The thesis is no branch, so it may have to be passed over.
    while browser.count(".ways .branches a").await == 0 {
        browser.click("a[rel=next]").await;
    }
    unfold(browser, ".ways details").await;
    browser.click(".ways .branches a").await;
    unfold(browser, ".left-out").await;
    look(browser, stop("queue-branch-left-out")).await;

    let device = format!("{base}/device");
    stage.go(browser, &device).await;
    look(browser, stop("device")).await;
    browser.fill("textarea[name=code]", "no such code").await;
    browser.click("form:has(textarea[name=code]) button").await;
    browser.find("#code-error").await;
    look(browser, refused("device-code-refused")).await;
    stage.go(browser, &device).await;
    browser.click("form[action$='/device/show'] button").await;
    browser.find(".groups").await;
    look(browser, stop("device-code")).await;
    stage.go(browser, &device).await;
    browser.click("form[action$='/forget'] button").await;
    browser.find("leptos-island[data-component^=Forgotten], a[href='/']").await;
    look(browser, stop("forgotten")).await;
}

/// The pages of those who run a debate, and of every step that it goes through.
pub async fn running(stage: &Stage, browser: &mut Browser, mut look: impl AsyncFnMut(&mut Browser, Stop)) {
    stage.go(browser, "/new").await;
    look(browser, stop("new-debate")).await;
    browser.fill("[name=title]", "Should we try a four-day week?").await;
    unfold(browser, "details.more:not(.templates)").await;
    browser.fill("[name=claims_per_day]", "999").await;
    // A date that is over is refused; the field itself takes any.
    browser.ask("document.querySelector('[name=ratings_until]').value = '2020-01-01'").await;
    browser.click("form[action='/new'] button.primary").await;
    browser.find("#new-error").await;
    look(browser, refused("new-debate-refused")).await;

    let draft = stage.draft().await;
    stage.go(browser, &draft.facilitator).await;
    look(browser, stop("desk-of-a-draft")).await;
    unfold(browser, "details.more").await;
    look(browser, stop("desk-set-up")).await;
    stage.go(browser, &draft.contributor).await;
    look(browser, refused("draft-not-open-yet")).await;

    stage.step(&draft, "contribute").await;
    stage.go(browser, &draft.contributor).await;
    look(browser, stop("several-theses")).await;
    let thesis = first_claim(browser).await;
    stage.go(browser, &thesis).await;
    look(browser, stop("nothing-said-yet")).await;
    stage.go(browser, &draft.leadership).await;
    look(browser, stop("overview-of-nothing")).await;

    let closed = stage.debate("now").await;
    stage.go(browser, &closed.leadership).await;
    look(browser, stop("overview-withheld")).await;
    // A time that is over is refused, so it is one that soon will be.
    let soon = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(2);
    let over = json!({ "claims_until": soon.to_string() });
    stage.api(&closed.facilitator, Method::PATCH, &closed.api(""), &over).await;
    eventually("claims have closed", async || jiff::Timestamp::now() > soon).await;
    stage.go(browser, &closed.contributor).await;
    look(browser, stop("claims-closed")).await;

    let discussed = stage.discussed().await;
    stage.go(browser, &discussed.contributor).await;
    let claim = first_claim(browser).await;
    stage.go(browser, &claim).await;
    look(browser, stop("comments-and-suggestions")).await;
    browser.click(".ways-to-say a[href$='/wordings']").await;
    look(browser, stop("earlier-wordings")).await;
    stage.go(browser, &discussed.facilitator).await;
    let desk = format!("/desk/{}", &discussed.base["/d/".len()..]);
    stage.go(browser, &format!("{desk}/suggestions")).await;
    unfold(browser, ".answers-to details").await;
    look(browser, stop("desk-suggestions")).await;
    stage.go(browser, &format!("{desk}/comments")).await;
    unfold(browser, ".remark details").await;
    look(browser, stop("desk-comments")).await;

    let demo = stage.demo().await;
    stage.go(browser, &demo.facilitator).await;
    look(browser, stop("desk")).await;
    stage.step(&demo, "reflect").await;
    stage.go(browser, &demo.contributor).await;
    look(browser, stop("results")).await;
    let claim = first_claim(browser).await;
    stage.go(browser, &claim).await;
    look(browser, stop("results-claim")).await;
    stage.go(browser, &format!("{}/queue", demo.base)).await;
    look(browser, refused("queue-closed")).await;
    stage.go(browser, &demo.leadership).await;
    look(browser, stop("overview-results")).await;
    let strength = browser.attribute("a[href$='colour=strength']", "href").await;
    stage.go(browser, &strength).await;
    look(browser, stop("overview-by-strength")).await;
    stage.go(browser, &demo.facilitator).await;
    look(browser, stop("desk-at-the-meeting")).await;
    stage.go(browser, &format!("{}/brief", demo.base)).await;
    look(browser, stop("brief")).await;
    stage.go(browser, &format!("{}/brief?length=page", demo.base)).await;
    look(browser, stop("brief-on-a-page")).await;
    stage.step(&demo, "decide").await;
    stage.go(browser, &demo.contributor).await;
    look(browser, stop("deciding")).await;
    stage.go(browser, &demo.facilitator).await;
    look(browser, stop("desk-deciding")).await;
    stage.step(&demo, "sealed").await;
    stage.go(browser, &demo.contributor).await;
    look(browser, stop("sealed")).await;
    stage.go(browser, &format!("{}/outline", demo.base)).await;
    look(browser, stop("sealed-outline")).await;
    stage.go(browser, &demo.leadership).await;
    look(browser, stop("sealed-overview")).await;
    stage.go(browser, &demo.facilitator).await;
    look(browser, stop("sealed-desk")).await;
}

/// What a debate is made of, looked at before it is kept, and what the desk sees of what others see.
///
/// # Panics
/// If a page is not there.
pub async fn preparing(stage: &Stage, browser: &mut Browser, mut look: impl AsyncFnMut(&mut Browser, Stop)) {
    stage.go(browser, "/import").await;
    look(browser, stop("import")).await;
    choose(browser, &demo_debate()).await;
    browser.click(LOOK).await;
    browser.find(KEEP).await;
    look(browser, stop("import-looked-at")).await;
    browser.click(KEEP).await;
    eventually("its desk", async || browser.path().await.starts_with("/desk/")).await;
    look(browser, stop("desk-of-an-import")).await;
    let desk = browser.path().await;
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let none = folder.path().join("notes.txt");
    std::fs::write(&none, "no debate at all").expect("a file");
    stage.go(browser, "/import").await;
    choose(browser, &none).await;
    browser.click(LOOK).await;
    browser.find("[role=alert]").await;
    look(browser, refused("import-refused")).await;
    // A file that can be read in part only.
    let arguman = folder.path().join("half.apxd");
    let facts = [
        "arg(a).",
        "text(a, We should move.).",
        "arg(b).",
        "text(b, ).",
        "arg(c).",
        "text(c, It is near.).",
        "support(c, a).",
    ];
    std::fs::write(&arguman, facts.join("\n")).expect("a file");
    stage.go(browser, "/import").await;
    choose(browser, &arguman).await;
    browser.fill("[name=title]", "Should we move?").await;
    browser.click(LOOK).await;
    browser.find(".note").await;
    look(browser, stop("import-with-warnings")).await;

    stage.go(browser, &format!("{desk}/clone")).await;
    look(browser, stop("clone")).await;
    browser.click("input[name=what][value=theses]").await;
    browser.click("button[name=look]").await;
    browser.find("input[name=what][value=theses]:checked").await;
    look(browser, stop("clone-looked-at")).await;

    stage.go(browser, &format!("{desk}/preview/contributor")).await;
    look(browser, stop("preview-as-contributor")).await;
    let claim = first_claim(browser).await;
    stage.go(browser, &claim).await;
    look(browser, stop("preview-of-a-claim")).await;
    stage.go(browser, &format!("{desk}/preview/leadership")).await;
    look(browser, stop("preview-as-leadership")).await;

    let demo = stage.demo().await;
    let history = format!("{}/history", demo.base);
    stage.go(browser, &demo.contributor).await;
    stage.go(browser, &history).await;
    look(browser, stop("history-of-nothing")).await;
    stage.step(&demo, "reflect").await;
    stage.step(&demo, "decide").await;
    stage.go(browser, &history).await;
    look(browser, stop("history")).await;
    stage.go(browser, &demo.facilitator).await;
    let desk = browser.path().await;
    stage.go(browser, &format!("{desk}/preview/leadership")).await;
    look(browser, stop("preview-of-results")).await;
    // More theses than are told of one by one.
    let theses: Vec<String> = (1..=12).map(|n| format!("Room {n} should become the library.")).collect();
    let new = json!({ "title": "Which room becomes the library?", "theses": theses });
    let many =
        Debate::made(&stage.server.agent().send(Method::POST, "/api/v1/debates", &[], new.to_string()).await);
    stage.step(&many, "reflect").await;
    stage.go(browser, &many.leadership).await;
    unfold(browser, "details.further").await;
    look(browser, stop("overview-of-many-theses")).await;
}

/// The button that shows what a file would bring.
const LOOK: &str = "form[action$='/import'] button[type=submit]";
/// The button that keeps it.
const KEEP: &str = "form[action$='/import/keep'] button.primary";

/// Chooses a file to import.
async fn choose(browser: &Browser, file: &std::path::Path) {
    let field = browser.find("input[type=file]").await;
    field.send_keys(file.to_str().expect("a path of text")).await.expect("a file is chosen");
}

/// The pages of a space, from the form that starts it to an overview with debates.
pub async fn spaces(stage: &Stage, browser: &mut Browser, mut look: impl AsyncFnMut(&mut Browser, Stop)) {
    stage.go(browser, "/s").await;
    look(browser, stop("new-space")).await;
    browser.fill("[name=name]", "The works council").await;
    browser.fill("[name=mission]", "That everybody is heard before something is decided.").await;
    browser.fill("[name=contact]", "Ada, room 5").await;
    browser.click("form[action='/s'] button[type=submit]").await;
    eventually("the space is there", async || browser.path().await.starts_with("/s/")).await;
    let space = browser.path().await;
    look(browser, stop("space-without-debates")).await;
    let leadership = browser.ask("return [...document.querySelectorAll('main')].map(m => m.innerHTML.match(/\\/l\\/[0-9a-f]+/g))[0].at(-1)").await;
    let leadership = leadership.as_str().expect("a link").to_owned();
    stage.go(browser, &leadership).await;
    look(browser, stop("space-overview-without-debates")).await;
    stage.go(browser, &format!("{space}/new")).await;
    look(browser, stop("new-debate-in-a-space")).await;
    for title in ["Should we try a four-day week?", "Should we move to the river?"] {
        stage.go(browser, &format!("{space}/new")).await;
        browser.fill("[name=title]", title).await;
        browser.click("form[action$='/new'] button.primary").await;
        eventually("its desk", async || browser.path().await.starts_with("/desk/")).await;
    }
    stage.go(browser, &space).await;
    look(browser, stop("space")).await;
    unfold(browser, "details.more").await;
    look(browser, stop("space-set-up")).await;
    stage.go(browser, &leadership).await;
    look(browser, stop("space-overview")).await;
}

/// The pages of a debate by invitation: issuing, using, reading without.
pub async fn inviting(stage: &Stage, browser: &mut Browser, mut look: impl AsyncFnMut(&mut Browser, Stop)) {
    let debate = stage.invited().await;
    let (base, desk) = (debate.base.as_str(), debate.base.replacen("/d/", "/desk/", 1));
    stage.go(browser, &format!("{base}/invitation")).await;
    look(browser, stop("invitation-none-issued")).await;
    stage.go(browser, &debate.facilitator).await;
    look(browser, stop("desk-by-invitation")).await;
    stage.go(browser, &format!("{desk}/invitations")).await;
    look(browser, stop("invitations")).await;
    browser.fill("[name=number]", "4").await;
    browser.click("form[action$='/invitations'] button.primary").await;
    browser.find("#issued").await;
    look(browser, stop("invitations-issued")).await;
    let codes = browser.attribute("[name=codes]", "value").await;
    let code = codes.split(' ').next().expect("a code");
    browser.click("[name=format][value=sheet]").await;
    browser.find(".slips").await;
    look(browser, stop("invitations-on-paper")).await;

    stage.go(browser, &debate.contributor).await;
    look(browser, stop("reading-without-a-voice")).await;
    stage.go(browser, &format!("{base}/invitation#{code}")).await;
    browser.find("[data-blind] button:enabled").await;
    look(browser, stop("invitation")).await;
    unfold(browser, "details.more").await;
    browser.fill("[name=invitation]", "no such code").await;
    browser.click("form[action$='/invitation/open'] button").await;
    browser.find("#invitation-open-error").await;
    look(browser, refused("invitation-refused")).await;
    stage.go(browser, &format!("{base}/invitation#{code}")).await;
    browser.find("[data-blind] button:enabled").await;
    browser.fill("#invitation-code", &code.replacen(&code[..4], "7777", 1)).await;
    browser.click("[data-blind] button").await;
    browser.find("[data-say=mistyped]:not([hidden])").await;
    look(browser, stop("invitation-mistyped")).await;
    browser.fill("#invitation-code", code).await;
    browser.click("[data-blind] button").await;
    eventually("the voice is there", async || browser.path().await.contains("done=invited")).await;
    look(browser, stop("invited")).await;
    stage.go(browser, &format!("{base}/invitation")).await;
    look(browser, stop("invitation-not-needed")).await;
    stage.go(browser, &format!("{base}/device")).await;
    browser.click("form[action$='/device/show'] button").await;
    browser.find(".groups").await;
    look(browser, stop("device-code-of-somebody-invited")).await;
}

/// Some pages in German, whose words are longer.
pub async fn german(stage: &Stage, browser: &mut Browser, mut look: impl AsyncFnMut(&mut Browser, Stop)) {
    let (debate, demo) = (stage.debate("hourly").await, stage.demo().await);
    let base = debate.base.as_str();
    stage.go(browser, "/language/de").await;
    look(browser, stop("german-home")).await;
    stage.go(browser, "/promise").await;
    look(browser, stop("german-promise")).await;
    stage.go(browser, &debate.contributor).await;
    look(browser, stop("german-first-visit")).await;
    let claim = first_claim(browser).await;
    stage.go(browser, &claim).await;
    browser.ask("document.querySelectorAll('.rating').forEach(box => { box.open = true })").await;
    look(browser, stop("german-claim")).await;
    begin_con(browser, stage, base).await;
    browser.fill(TEXT, "Als Einziger im Lager sage ich: frag anna@example.org.").await;
    browser.find("[data-hints]:not([hidden])").await;
    look(browser, stop("german-compose")).await;
    stage.go(browser, &format!("{base}/outline?depth=2")).await;
    look(browser, stop("german-outline")).await;
    stage.go(browser, &format!("{base}/queue")).await;
    look(browser, stop("german-queue")).await;
    stage.go(browser, "/new").await;
    unfold(browser, "details.more:not(.templates)").await;
    look(browser, stop("german-new-debate")).await;
    stage.go(browser, "/import").await;
    choose(browser, &demo_debate()).await;
    browser.click(LOOK).await;
    browser.find(KEEP).await;
    look(browser, stop("german-import-looked-at")).await;
    stage.go(browser, &demo.facilitator).await;
    look(browser, stop("german-desk")).await;
    let desk = browser.path().await;
    stage.go(browser, &format!("{desk}/clone")).await;
    look(browser, stop("german-clone")).await;
    stage.go(browser, &format!("{desk}/preview/contributor")).await;
    look(browser, stop("german-preview")).await;
    stage.step(&demo, "reflect").await;
    stage.go(browser, &demo.contributor).await;
    look(browser, stop("german-results")).await;
    stage.go(browser, &demo.leadership).await;
    look(browser, stop("german-overview")).await;
    stage.go(browser, &format!("{}/brief", demo.base)).await;
    look(browser, stop("german-brief")).await;
}

/// The sizes in which every stop is looked at.
pub const SIZES: [((u32, u32), &str); 2] = [(PHONE, "phone"), (WIDE, "wide")];
