//! Debates without the program: a store on either database, and the server's library on port 0 of this process.

use domain::{
    debate::{ReleaseRhythm, Step},
    formats::{self, Format},
    ids::{ClaimId, DebateId, PlaceId, ReleaseId},
    policy::Role,
    release::Schedule,
};
use isegoria::{
    http::Config,
    live::Live,
    new_debate,
    secret::{OsRandom, ServerSecret, Voice},
    store::{Batch, Change, Debate, Next, Pending, ReleasePlan, Store, StoreError, Version},
};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use crate::http::Agent;

/// A small debate: a thesis, two pros, a con, a con of the con that is also a pro of the second pro.
pub const SMALL: &str = "Discussion Name:\nShould we?\n\n1. Thesis:\nWe should.\n\n  1.1. Pro:\n  It is quick. [1]\n\n  \
    1.2. Pro:\n  It is cheap.\n\n    1.2.1. Pro:\n    -> See 1.3.1.\n\n  1.3. Con:\n  It is risky.\n\n    1.3.1. Con:\n    \
    It was tried before.\n\nSources:\n[1] https://example.org/a\nwords\n";

/// Which database a contract test runs on.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A file of its own.
    Sqlite,
    /// A database of its own in the PostgreSQL that `tests/run` started.
    Postgres,
}

/// A database of its own for one test.
#[derive(Debug)]
pub struct Scratch {
    /// Its address.
    pub url: String,
    _folder: TempDir,
}

impl Scratch {
    /// A new, empty database.
    ///
    /// # Panics
    /// If it can't be made.
    pub async fn new(kind: Kind) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let url = match kind {
            Kind::Sqlite => format!("sqlite:{}", folder.path().join("test.sqlite").display()),
            Kind::Postgres => {
                let server = std::env::var("ISEGORIA_TEST_POSTGRES")
                    .expect("ISEGORIA_TEST_POSTGRES is not set: run the tests with tests/run");
                let name = format!("t{}", Voice::new().expect("random numbers").reveal().split_at(20).0);
                sqlx::any::install_default_drivers();
                let pool = sqlx::AnyPool::connect(&server).await.expect("PostgreSQL answers");
                let sql = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
                sqlx::raw_sql(sql).execute(&pool).await.expect("a database of its own");
                pool.close().await;
                format!("{}/{name}", server.rsplit_once('/').expect("an address with a database").0)
            }
        };
        Self { url, _folder: folder }
    }

    /// Opens it, with the schema brought up to date.
    ///
    /// # Panics
    /// If it does not open.
    pub async fn open(&self) -> Store {
        Store::open(&self.url).await.expect("the store opens")
    }
}

/// The secret of all test servers.
///
/// # Panics
/// Never: the digits are right.
#[must_use]
pub fn secret() -> ServerSecret {
    ServerSecret::from_hex(&"5e".repeat(32)).expect("64 digits")
}

/// Stores a debate from a Kialo text, open for contributions that appear at once, and returns its id.
///
/// # Panics
/// If it can't be stored.
pub async fn make_debate(store: &Store, text: &str) -> DebateId {
    make_debate_with(store, text, |debate| Debate { rhythm: ReleaseRhythm::Now, ..debate }).await
}

/// Stores a debate from a Kialo text, set up as `settings` has it.
///
/// # Panics
/// If it can't be stored.
pub async fn make_debate_with(store: &Store, text: &str, settings: impl FnOnce(Debate) -> Debate) -> DebateId {
    let document = formats::import(Format::Kialo, text.as_bytes(), &mut OsRandom).expect("a good text").document;
    let id = DebateId::new(&mut OsRandom);
    let live = Live::idle(store.clone(), secret());
    let debate = settings(new_debate::settings(id, &document));
    assert!(live.create(&debate, &document).await.expect("it is stored"));
    id
}

/// A state that comes after a release, of a day in February, with nothing due for a long time.
#[must_use]
pub fn next() -> Next {
    Next {
        release: ReleaseId::new(&mut OsRandom),
        // The year 2655.
        schedule: Schedule { slot: 360_000_000, sweep: 360_000_000 },
        date: "2026-02-03".to_owned(),
        settings: None,
        happened: None,
    }
}

/// The version that a debate is in.
///
/// # Panics
/// If it can't be read.
pub async fn state(store: &Store, debate: DebateId) -> Version {
    store.load(debate).await.expect("it is read").expect("it is there").version()
}

/// Writes changes of one debate, resting on the state that it is in.
///
/// # Errors
/// As the store says.
pub async fn write(store: &Store, debate: DebateId, changes: &[Change]) -> Result<(), StoreError> {
    store.write(&[Batch { debate, release: state(store, debate).await.release, changes }]).await
}

/// Releases what waits, by this plan.
///
/// # Errors
/// As the store says.
pub async fn release(store: &Store, debate: DebateId, plan: ReleasePlan) -> Result<Pending, StoreError> {
    store.release(debate, state(store, debate).await, &next(), |_| Ok(plan)).await
}

/// Puts a debate in a step, whatever it was in.
///
/// # Panics
/// If it can't be stored.
pub async fn set_step(store: &Store, debate: DebateId, step: Step) {
    let stored = store.load(debate).await.expect("it is read").expect("it is there");
    let version = stored.version();
    let settings = Some(Debate { step, ..stored.debate });
    let next = Next { settings, ..next() };
    store.release(debate, version, &next, |_| Ok(ReleasePlan::default())).await.expect("it is stored");
}

/// A server in this process, with the small debate.
#[derive(Debug)]
pub struct LocalServer {
    /// Its origin.
    pub base: String,
    /// The debate's id.
    pub debate: DebateId,
    /// Link secrets by role.
    pub links: Vec<(Role, String)>,
    /// The same store.
    pub store: Store,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<std::io::Result<()>>,
    _scratch: Arc<Scratch>,
}

impl LocalServer {
    /// Serves the small debate on a database of its own.
    pub async fn start() -> Self {
        let scratch = Arc::new(Scratch::new(Kind::Sqlite).await);
        let debate = make_debate(&scratch.open().await, SMALL).await;
        Self::on(scratch, debate, Config::default()).await
    }

    /// Serves a database.
    ///
    /// # Panics
    /// If there is no port.
    pub async fn on(scratch: Arc<Scratch>, debate: DebateId, config: Config) -> Self {
        let store = scratch.open().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let links = Live::idle(store.clone(), secret()).links(debate).await.expect("links");
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = isegoria::serve(listener, scratch.open().await, secret(), config, async {
            let _ = stopped.await;
        });
        Self { base, debate, links, store, stop: Some(stop), task: tokio::spawn(serving), _scratch: scratch }
    }

    /// Stops as an operator would stop it, and hands the database on.
    ///
    /// # Panics
    /// If it ends badly.
    pub async fn stop(mut self) -> (Arc<Scratch>, DebateId) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        self.task.await.expect("it ends").expect("it ends well");
        (self._scratch, self.debate)
    }

    /// A role's link secret.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn link(&self, role: Role) -> &str {
        self.links.iter().find(|(r, _)| *r == role).map(|(_, link)| link.as_str()).expect("a link per role")
    }

    /// A reader who has opened a role's link.
    pub async fn reader(&self, role: Role) -> Agent {
        let mut agent = Agent::new(&self.base);
        agent.get(&format!("/l/{}", self.link(role))).await;
        agent
    }

    /// The debate's page.
    #[must_use]
    pub fn page(&self) -> String {
        format!("/d/{}", self.debate)
    }

    /// The API's address of the debate.
    #[must_use]
    pub fn api(&self) -> String {
        format!("/api/v1/debates/{}", self.debate)
    }

    /// The place of the claim with this text, as it is stored.
    ///
    /// # Panics
    /// If there is none.
    pub async fn place(&self, text: &str) -> PlaceId {
        let (_, place) = find(&self.store, self.debate, text).await.expect("a released claim with this text");
        place
    }
}

/// The released claim with this text and its home place.
///
/// # Panics
/// If the debate can't be read.
pub async fn find(store: &Store, debate: DebateId, text: &str) -> Option<(ClaimId, PlaceId)> {
    let stored = store.load(debate).await.expect("it is read").expect("it is there");
    let claim = stored.claims.iter().find(|claim| claim.text.as_str() == text)?.id;
    let place = stored.places.iter().find(|place| place.claim == claim && place.home)?.id;
    Some((claim, place))
}

/// A random id for a form.
#[must_use]
pub fn fresh() -> ClaimId {
    ClaimId::new(&mut OsRandom)
}
