//! A debate on a server without addresses, with a clock that stands still until a test turns it.

use crate::{
    eventually,
    hands::Hands,
    local::{Kind, SMALL, Scratch, find, fresh, make_debate_with, secret},
};
use domain::{
    ballot::Rating,
    debate::ReleaseRhythm,
    graph::Relation,
    ids::{ClaimId, DebateId},
};
use isegoria::{
    live::{Live, NewClaim, Refusal},
    secret::Voice,
    store::{Debate, Store},
};
use std::sync::Arc;

/// A running server without its addresses.
#[derive(Debug)]
pub struct Node {
    /// Its debates.
    pub live: Arc<Live>,
    stop: tokio::sync::watch::Sender<bool>,
    /// Its writer, for tests that end it in the middle.
    pub writer: tokio::task::JoinHandle<()>,
}

impl Node {
    /// Starts on this database, by this clock.
    pub async fn start(scratch: &Scratch, hands: &Hands) -> Self {
        let (stop, stopping) = tokio::sync::watch::channel(false);
        let (live, writer) = Live::start(scratch.open().await, secret(), hands.clock(), stopping);
        Self { live, stop, writer }
    }

    /// Stops as a server does that is told to.
    ///
    /// # Panics
    /// If it had panicked.
    pub async fn stop(self) {
        self.stop.send(true).expect("the writer listens");
        self.writer.await.expect("the writer ends");
    }
}

/// A small debate on a server whose clock a test turns.
#[derive(Debug)]
pub struct Stage {
    /// Where it is kept.
    pub scratch: Scratch,
    /// The clock.
    pub hands: Hands,
    /// Another way to what is stored.
    pub store: Store,
    /// The server.
    pub node: Node,
    /// The debate.
    pub id: DebateId,
}

/// Sets the stage: the debate begins with these settings.
///
/// # Panics
/// If the database can't be made.
pub async fn stage(kind: Kind, settings: impl FnOnce(Debate) -> Debate) -> Stage {
    let (scratch, hands) = (Scratch::new(kind).await, Hands::default());
    let store = scratch.open().await;
    let id = make_debate_with(&store, SMALL, settings).await;
    let node = Node::start(&scratch, &hands).await;
    // Its schedule was drawn by the clock on the wall, which this one can't follow: it is drawn anew.
    node.live.room(id).await.expect("it is there");
    eventually("a schedule of this clock", async || {
        let stored = store.load(id).await.expect("the store answers").expect("it is there");
        let schedule = stored.schedule;
        stored.debate.rhythm == ReleaseRhythm::Now
            || schedule.is_some_and(|schedule| !schedule.is_lost(hands.clock().minute()))
    })
    .await;
    Stage { scratch, hands, store, node, id }
}

/// The same debate with releases each hour.
#[must_use]
pub fn hourly(debate: Debate) -> Debate {
    Debate { rhythm: ReleaseRhythm::Hourly, ..debate }
}

/// Somebody new.
///
/// # Panics
/// Without random numbers.
#[must_use]
pub fn voice() -> Voice {
    Voice::new().expect("random numbers")
}

impl Stage {
    /// Adds a pro to the thesis.
    ///
    /// # Errors
    /// What the server refuses.
    ///
    /// # Panics
    /// If there is no thesis.
    pub async fn add(&self, node: &Node, voice: &Voice, text: &str) -> Result<ClaimId, Refusal> {
        let (_, parent) = find(&self.store, self.id, "We should.").await.expect("it is there");
        let id = fresh();
        let new = NewClaim { id, parent, relation: Relation::Pro, text: text.to_owned(), sources: Vec::new() };
        node.live.add_claim(self.id, voice, new).await.map(|_| id)
    }

    /// Rates “It is cheap.”.
    ///
    /// # Errors
    /// What the server refuses.
    ///
    /// # Panics
    /// If it is not there.
    pub async fn rate(&self, voice: &Voice, rating: i64) -> Result<(), Refusal> {
        let (_, place) = find(&self.store, self.id, "It is cheap.").await.expect("it is there");
        self.node.live.rate(self.id, voice, place, Some(Rating::try_from(rating).expect("0 to 4"))).await
    }

    /// Whether a claim with this text is released.
    pub async fn released(&self, text: &str) -> bool {
        find(&self.store, self.id, text).await.is_some()
    }

    /// Lets the writer look at the clock a few times.
    pub async fn let_it_look(&self) {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    }

    /// Turns the clock on, in steps as a real one goes, until the text is released; how many minutes that took.
    pub async fn wait_for(&self, text: &str, at_most: i64) -> Option<i64> {
        self.wait_until(async || self.released(text).await, at_most).await
    }

    /// The same, until something is so.
    pub async fn wait_until(&self, is_so: impl AsyncFn() -> bool, at_most: i64) -> Option<i64> {
        for passed in (0..=at_most).step_by(30) {
            self.let_it_look().await;
            if is_so().await {
                return Some(passed);
            }
            self.hands.turn(30);
        }
        None
    }
}
