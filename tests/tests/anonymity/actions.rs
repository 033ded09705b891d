//! The stage: one debate on a server of this process, a clock that the test turns, two voices who act by pages and by the
//! API in turn, and a script in an order that the test knows.

use crate::{
    dumps::{Database, Dump},
    ways::{Reader, shown},
};
use domain::{
    debate::ReleaseRhythm,
    ids::{ClaimId, CommentId, DebateId, PlaceId, SuggestionId},
    policy::Role,
};
use http::{Method, StatusCode};
use isegoria::{
    http::{Config, Limits},
    secret::{SlotKind, StoredKey, Voice},
    store::{Debate, Store},
};
use isegoria_tests::{
    eventually,
    hands::Hands,
    http::{Agent, Reply},
    local::{Kind, LocalServer, Scratch, find, fresh, make_debate_with, secret},
};
use serde_json::json;
use std::{collections::BTreeMap, sync::Arc};

/// How many arguments are there to be rated, besides the thesis.
const ARGUMENTS: usize = 31;

/// What a voice does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Act {
    /// Rates a place that it has not rated.
    Rate,
    /// Changes its latest rating.
    RateAgain,
    /// Takes its latest rating back.
    Unrate,
    /// Changes its first rating, which is released.
    RateReleased,
    /// Adds a claim.
    Claim,
    /// Changes its latest claim, which waits.
    Edit,
    /// Takes its latest claim back, which waits.
    Withdraw,
    /// Changes its first claim, which is released.
    EditReleased,
    /// Takes its second claim back, which is released.
    WithdrawReleased,
    /// Comments on one of the arguments.
    Comment,
    /// Takes its latest comment back, which waits.
    DropComment,
    /// Takes its first comment back, which is released.
    WithdrawComment,
    /// Suggests another wording for an argument.
    Suggest,
    /// Takes its first suggestion back, which is released.
    WithdrawSuggestion,
    /// Suggests another wording for the other voice's last claim.
    SuggestToOther,
    /// Accepts what was suggested for its own last claim.
    Accept,
    /// Declines what else was suggested for it.
    Decline,
    /// Has earlier wordings of its first claim forgotten.
    Purge,
    /// Marks one of the arguments for review.
    Mark,
    /// Takes its mark back, which is released.
    Unmark,
}

impl Act {
    /// Whether it is about comments, suggestions or wordings.
    pub(crate) fn is_said(self) -> bool {
        self >= Self::Comment
    }
}

/// A voice with all that the test knows of it.
#[derive(Debug)]
pub(crate) struct Actor {
    pub(crate) name: &'static str,
    pub(crate) voice: Voice,
    agent: Agent,
    /// Whether its next action goes through the API.
    api: bool,
    /// Places that it has rated, in order.
    pub(crate) rated: Vec<PlaceId>,
    /// Claims that stand, in order, with the words as they are now.
    pub(crate) claims: Vec<(ClaimId, String)>,
    /// Every claim that it ever made.
    pub(crate) made: Vec<ClaimId>,
    /// Its comments that stand, in order, with their words.
    pub(crate) comments: Vec<(CommentId, String)>,
    /// Its suggestions that stand, in order.
    pub(crate) suggestions: Vec<SuggestionId>,
    /// Every comment and suggestion that it ever made.
    pub(crate) said: Vec<(&'static [u8], [u8; 16])>,
    /// Its latest rating.
    rating: i64,
}

impl Actor {
    fn new(server: &LocalServer, name: &'static str, api: bool) -> Self {
        Self {
            name,
            voice: Voice::new().unwrap(),
            agent: Agent::new(&server.base),
            api,
            rated: Vec::new(),
            claims: Vec::new(),
            made: Vec::new(),
            comments: Vec::new(),
            suggestions: Vec::new(),
            said: Vec::new(),
            rating: 0,
        }
    }
}

impl Actor {
    /// A rating other than the latest.
    fn another(&mut self) -> i64 {
        self.rating = (self.rating + 1) % 5;
        self.rating
    }
}

/// Everything together.
#[derive(Debug)]
pub(crate) struct Stage {
    pub(crate) database: Database,
    pub(crate) server: LocalServer,
    pub(crate) hands: Hands,
    pub(crate) store: Store,
    pub(crate) places: Vec<PlaceId>,
    pub(crate) arguments: Vec<ClaimId>,
    pub(crate) actors: [Actor; 2],
    /// Keys of ballots, slots and claims in the order in which they came.
    pub(crate) arrival: BTreeMap<&'static str, Vec<Vec<u8>>>,
    _scratch: Arc<Scratch>,
}

fn debate_text() -> String {
    let arguments = (1..=ARGUMENTS).map(|i| {
        let side = if i % 2 == 0 { "Pro" } else { "Con" };
        format!("  1.{i}. {side}:\n  Argument number {i}.\n\n")
    });
    format!("Discussion Name:\nShould we?\n\n1. Thesis:\nWe should.\n\n{}", arguments.collect::<String>())
}

impl Stage {
    /// A debate under way: somebody else has said and rated something, and that is released.
    pub(crate) async fn set(kind: Kind) -> Self {
        let mut stage = Self::fresh(kind).await;
        stage.begin().await;
        stage
    }

    /// A debate in which nobody has done anything.
    pub(crate) async fn fresh(kind: Kind) -> Self {
        let (scratch, hands) = (Arc::new(Scratch::new(kind).await), Hands::default());
        let store = scratch.open().await;
        let hourly = |debate| Debate { rhythm: ReleaseRhythm::Hourly, claims_per_day: Some(40), ..debate };
        let debate = make_debate_with(&store, &debate_text(), hourly).await;
        let config = Config { clock: hands.clock(), limits: Limits::OFF, ..Config::default() };
        let server = LocalServer::on(scratch.clone(), debate, config).await;
        let (mut places, mut arguments) = (Vec::new(), Vec::new());
        for i in 1..=ARGUMENTS {
            let (claim, place) = find(&store, debate, &format!("Argument number {i}.")).await.unwrap();
            arguments.push(claim);
            places.push(place);
        }
        let mut actors = [Actor::new(&server, "one", false), Actor::new(&server, "other", true)];
        for actor in &mut actors {
            actor.agent.get(&format!("/l/{}", server.link(Role::Contributor))).await;
        }
        // Its schedule was drawn by the clock on the wall, which this one can't follow: it is drawn anew.
        actors[0].agent.get(&server.page()).await;
        let clock = hands.clock();
        eventually("a schedule of this clock", async || {
            let stored = store.load(debate).await.unwrap().unwrap();
            stored.schedule.is_some_and(|schedule| !schedule.is_lost(clock.minute()))
        })
        .await;
        Self {
            database: Database::of(&scratch, kind).await,
            server,
            hands,
            store,
            places,
            arguments,
            actors,
            arrival: BTreeMap::new(),
            _scratch: scratch,
        }
    }

    async fn begin(&mut self) {
        let somebody = Actor::new(&self.server, "somebody", true);
        let first = std::mem::replace(&mut self.actors[0], somebody);
        self.act(0, Act::Claim).await;
        self.act(0, Act::Rate).await;
        self.actors[0] = first;
        self.arrival.clear();
        self.release().await;
    }

    pub(crate) fn debate(&self) -> DebateId {
        self.server.debate
    }

    pub(crate) async fn dump(&self) -> Dump {
        self.database.dump().await
    }

    /// Has a voice do something, by a page and by the API in turn, and the clock go on a little.
    pub(crate) async fn act(&mut self, who: usize, act: Act) {
        self.hands.turn_seconds(37);
        match act {
            Act::Rate => {
                let place = self.places[self.actors[who].rated.len()];
                self.actors[who].rated.push(place);
                self.came("ballots", |actor| actor.voice.nullifier(&secret(), place), who);
                let (id, i) = (self.debate(), u32::try_from(self.actors[who].rated.len()).unwrap());
                self.came("slots", |actor| actor.voice.slot(&secret(), SlotKind::Rating, id, i), who);
                let rating = self.actors[who].another();
                self.rate(who, place, Some(rating)).await;
            }
            Act::RateAgain => {
                let place = *self.actors[who].rated.last().unwrap();
                let rating = self.actors[who].another();
                self.rate(who, place, Some(rating)).await;
            }
            Act::Unrate => {
                let place = *self.actors[who].rated.last().unwrap();
                self.rate(who, place, None).await;
            }
            Act::RateReleased => {
                let place = self.actors[who].rated[0];
                let stored = self.store.load(self.debate()).await.unwrap().unwrap();
                let nullifier = self.actors[who].voice.nullifier(&secret(), place);
                let (_, was) = stored.ballots[&nullifier];
                self.rate(who, place, Some((i64::from(was.get()) + 1) % 5)).await;
            }
            Act::Claim => self.claim(who).await,
            Act::Edit | Act::EditReleased => {
                let at = if act == Act::Edit { self.actors[who].claims.len() - 1 } else { 0 };
                let words = format!("{} in other words.", self.actors[who].claims[at].1.trim_end_matches('.'));
                self.actors[who].claims[at].1.clone_from(&words);
                let claim = self.actors[who].claims[at].0;
                self.edit(who, claim, &words).await;
            }
            Act::Withdraw | Act::WithdrawReleased => {
                let at = if act == Act::Withdraw { self.actors[who].claims.len() - 1 } else { 1 };
                let (claim, _) = self.actors[who].claims.remove(at);
                self.withdraw(who, claim).await;
            }
            Act::Comment => {
                let n = self.actors[who].said.len();
                let words = format!("What is meant, {n} of {}?", self.actors[who].name);
                let id = self.say(who, "comments", self.arguments[n % 3], &words).await;
                self.actors[who].comments.push((CommentId::from_bytes(id), words));
                self.actors[who].said.push((b"comment", id));
                self.arrival.entry("comments").or_default().push(id.to_vec());
            }
            Act::DropComment | Act::WithdrawComment => {
                let at = if act == Act::DropComment { self.actors[who].comments.len() - 1 } else { 0 };
                let (comment, _) = self.actors[who].comments.remove(at);
                self.take_back(who, "comments", &comment.to_string()).await;
            }
            Act::Suggest | Act::SuggestToOther => {
                let n = self.actors[who].said.len();
                let claim = match act {
                    Act::Suggest => self.arguments[n % 3],
                    _ => *self.actors[1 - who].made.get(3).unwrap(),
                };
                let words = format!("Said better, {n} by {}.", self.actors[who].name);
                let id = self.say(who, "suggestions", claim, &words).await;
                self.actors[who].suggestions.push(SuggestionId::from_bytes(id));
                self.actors[who].said.push((b"suggestion", id));
            }
            Act::WithdrawSuggestion => {
                let suggestion = self.actors[who].suggestions.remove(0);
                self.take_back(who, "suggestions", &suggestion.to_string()).await;
            }
            Act::Accept | Act::Decline => {
                // The other voice's last two suggestions are for this one's claim.
                let theirs = &self.actors[1 - who].suggestions;
                let at = theirs.len() - if act == Act::Accept { 1 } else { 2 };
                let suggestion = theirs[at].to_string();
                self.answer(who, &suggestion, act == Act::Accept).await;
            }
            Act::Mark | Act::Unmark => {
                let claim = self.arguments[ARGUMENTS - 1].to_string();
                let reason = (act == Act::Mark).then_some("unclear");
                match (self.actors[who].api, reason) {
                    (true, Some(reason)) => {
                        let body = json!({ "reason": reason }).to_string();
                        self.call(who, Method::POST, &format!("/claims/{claim}/marks"), &body).await;
                    }
                    (true, None) => self.call(who, Method::DELETE, &format!("/claims/{claim}/marks"), "").await,
                    (false, Some(reason)) => {
                        self.submit(who, "/mark", &[("claim", &claim), ("reason", reason)]).await
                    }
                    (false, None) => self.submit(who, "/mark", &[("claim", &claim), ("back", "yes")]).await,
                }
                let id = *self.arguments[ARGUMENTS - 1].as_bytes();
                self.actors[who].said.push((b"mark", id));
            }
            Act::Purge => {
                let claim = self.actors[who].claims[0].0;
                let path = format!("/claims/{claim}/wordings");
                match self.actors[who].api {
                    true => self.call(who, Method::DELETE, &path, "").await,
                    false => self.submit(who, &path, &[]).await,
                }
            }
        }
        self.actors[who].api = !self.actors[who].api;
    }

    fn came(&mut self, what: &'static str, key: impl FnOnce(&Actor) -> StoredKey, who: usize) {
        let key = key(&self.actors[who]);
        self.arrival.entry(what).or_default().push(key.to_vec());
    }

    async fn claim(&mut self, who: usize) {
        let id = fresh();
        let parent = self.places[self.actors[who].made.len() * 3 + who];
        let words = format!("Said by nobody, {} of {}.", self.actors[who].made.len(), self.actors[who].name);
        self.actors[who].made.push(id);
        self.actors[who].claims.push((id, words.clone()));
        self.arrival.entry("claims").or_default().push(id.as_bytes().to_vec());
        let (debate, i) = (self.debate(), u32::try_from(self.actors[who].made.len()).unwrap());
        self.came("slots", |actor| actor.voice.slot(&secret(), SlotKind::Claim, debate, i), who);
        let (id, parent) = (id.to_string(), parent.to_string());
        if self.actors[who].api {
            let sources = json!([{ "url": "https://example.org/read", "quote": "as it says" }]);
            let body = json!({ "id": id, "parent": parent, "relation": "pro", "text": words, "sources": sources });
            self.call(who, Method::POST, "/claims", &body.to_string()).await;
        } else {
            let fields = [("id", &*id), ("parent", &parent), ("side", "con"), ("text", &words)];
            self.submit(who, "/claims", &fields).await;
        }
    }

    /// Comments on a claim or suggests a wording for it.
    async fn say(&mut self, who: usize, kind: &str, claim: ClaimId, words: &str) -> [u8; 16] {
        let id = fresh();
        let (form, claim) = (id.to_string(), claim.to_string());
        if self.actors[who].api {
            let body = json!({ "id": form, "text": words }).to_string();
            self.call(who, Method::POST, &format!("/claims/{claim}/{kind}"), &body).await;
        } else {
            let fields = [("id", &*form), ("claim", &claim), ("text", words)];
            self.submit(who, &format!("/{kind}"), &fields).await;
        }
        *id.as_bytes()
    }

    async fn take_back(&mut self, who: usize, kind: &str, said: &str) {
        if self.actors[who].api {
            self.call(who, Method::DELETE, &format!("/{kind}/{said}"), "").await;
        } else {
            self.submit(who, &format!("/{kind}/withdraw"), &[("said", said)]).await;
        }
    }

    async fn answer(&mut self, who: usize, suggestion: &str, accept: bool) {
        let word = if accept { "accept" } else { "decline" };
        if self.actors[who].api {
            let body = json!({ "reason": "It would say something else." }).to_string();
            self.call(who, Method::POST, &format!("/suggestions/{suggestion}/{word}"), &body).await;
        } else {
            let fields = [("said", suggestion), ("answer", word), ("reason", "It would say something else.")];
            self.submit(who, "/suggestions/answer", &fields).await;
        }
    }

    async fn edit(&mut self, who: usize, claim: ClaimId, words: &str) {
        let claim = claim.to_string();
        if self.actors[who].api {
            let body = json!({ "text": words }).to_string();
            self.call(who, Method::PATCH, &format!("/claims/{claim}"), &body).await;
        } else {
            self.submit(who, "/edit", &[("id", &claim), ("text", words)]).await;
        }
    }

    async fn withdraw(&mut self, who: usize, claim: ClaimId) {
        let claim = claim.to_string();
        if self.actors[who].api {
            self.call(who, Method::DELETE, &format!("/claims/{claim}"), "").await;
        } else {
            self.submit(who, "/withdraw", &[("claim", &claim)]).await;
        }
    }

    async fn rate(&mut self, who: usize, place: PlaceId, rating: Option<i64>) {
        let path = format!("/places/{place}/ballot");
        match (self.actors[who].api, rating) {
            (true, Some(rating)) => {
                self.call(who, Method::PUT, &path, &json!({ "rating": rating }).to_string()).await;
            }
            (true, None) => self.call(who, Method::DELETE, &path, "").await,
            (false, rating) => {
                let rating = rating.map_or("withdraw".to_owned(), |rating| rating.to_string());
                self.submit(who, "/rate", &[("place", &place.to_string()), ("rating", &rating)]).await;
            }
        }
    }

    async fn call(&mut self, who: usize, method: Method, below: &str, body: &str) {
        let bearer = format!("Bearer {}", self.server.link(Role::Contributor));
        let path = format!("{}{below}", self.server.api());
        let actor = &mut self.actors[who];
        let voice = actor.voice.reveal();
        let headers = [("authorization", bearer.as_str()), ("isegoria-voice", voice.as_str())];
        let reply = actor.agent.send(method, &path, &headers, body.to_owned()).await;
        taken(&reply, &path);
    }

    async fn submit(&mut self, who: usize, below: &str, fields: &[(&str, &str)]) {
        let path = format!("{}{below}", self.server.page());
        let actor = &mut self.actors[who];
        let cookie = format!("isegoria_voice={}", actor.voice.reveal());
        let link = format!("isegoria_contributor={}", self.server.link(Role::Contributor));
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "same-origin"),
            ("cookie", &format!("{cookie}; {link}")),
        ];
        // A new agent, so that no jar adds cookies of its own.
        let reply = Agent::new(&self.server.base).send(Method::POST, &path, &headers, body).await;
        taken(&reply, &path);
    }

    /// What the author sees of its own on the page of a place.
    pub(crate) fn reader(&self, who: usize) -> Reader {
        Reader::voice(&self.server, &self.actors[who].voice)
    }

    /// Turns the clock over a day, so that a sweep releases what waits; there is a claim in it, which pages are told of.
    pub(crate) async fn release(&self) {
        let before = shown(&self.server).await;
        self.hands.turn(25 * 60);
        eventually("a release, and everybody sees it", async || {
            let stored = self.store.load(self.debate()).await.unwrap().unwrap();
            stored.pending.is_empty() && shown(&self.server).await != before
        })
        .await;
    }

    /// Whether a text is released.
    pub(crate) async fn released(&self, text: &str) -> bool {
        find(&self.store, self.debate(), text).await.is_some()
    }
}

fn taken(reply: &Reply, path: &str) {
    let done = reply.status.is_success() || reply.status == StatusCode::SEE_OTHER;
    assert!(done, "{path}: {} {}", reply.status, reply.text());
}
