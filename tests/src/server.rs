//! The program, started as its operator would start it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::sync::{Arc, Mutex};

use serde::Deserialize;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::http::Agent;
use crate::local::{Kind, Scratch};
use crate::{eventually, free_port, path_from_env};

/// What `isegoria import --json` prints.
#[derive(Debug, Deserialize)]
pub struct Imported {
    /// The debate's id.
    pub debate: String,
    /// How many claims.
    pub claims: usize,
    /// How many places.
    pub places: usize,
    /// The links of the three roles, as whole addresses or paths.
    pub links: Links,
    /// What the format could say and we could not keep.
    pub warnings: Vec<String>,
}

/// A link for each role.
#[derive(Debug, Deserialize)]
pub struct Links {
    /// For those who write and rate.
    pub contributor: String,
    /// For those who keep it tidy.
    pub facilitator: String,
    /// For those who read the overview.
    pub leadership: String,
}

/// A database in a folder of its own, removed at the end.
#[derive(Debug)]
pub struct Database {
    folder: TempDir,
    /// The address of a PostgreSQL; a file in the folder if there is none.
    postgres: Option<String>,
}

impl Database {
    /// An SQLite database that does not exist yet.
    ///
    /// # Panics
    /// If there is no temporary folder.
    #[must_use]
    pub fn sqlite() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder"), postgres: None }
    }

    /// A new database in the PostgreSQL of the tests.
    pub async fn postgres() -> Self {
        let url = Scratch::new(Kind::Postgres).await.url;
        Self { postgres: Some(url), ..Self::sqlite() }
    }

    /// Its address for `--database`.
    #[must_use]
    pub fn address(&self) -> String {
        let file = || format!("sqlite:{}", self.folder.path().join("isegoria.sqlite").display());
        self.postgres.clone().unwrap_or_else(file)
    }

    /// The folder that holds it, the server's key beside it.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a command of the program on this database and waits for its end.
    ///
    /// # Panics
    /// If it can't be started.
    pub async fn run(&self, arguments: &[&str]) -> Output {
        command(self).args(arguments).output().await.expect("the program runs")
    }

    /// Imports a file as a debate that is open for contributions and releases at once.
    ///
    /// # Panics
    /// If the program refuses the file or prints something else than it should.
    pub async fn import(&self, file: &Path) -> Imported {
        let file = file.to_str().expect("a path of text");
        let output = self.run(&["import", file, "--release", "now", "--json"]).await;
        assert!(output.status.success(), "import {file}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("import {file} ({error}): {}", String::from_utf8_lossy(&output.stdout)))
    }
}

/// The file with the debate that `isegoria demo` shows.
///
/// # Panics
/// If it is not there.
#[must_use]
pub fn demo_debate() -> PathBuf {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/demo/debate.txt");
    // Browsers take no way round as the path of a file.
    file.canonicalize().expect("the demo's debate")
}

/// A running server; it ends when this is dropped.
#[derive(Debug)]
pub struct TestServer {
    /// Its origin, without a slash at the end.
    pub base: String,
    /// What it serves.
    pub database: Database,
    printed: Arc<Mutex<String>>,
    log: std::fs::File,
    child: Child,
}

impl TestServer {
    /// `isegoria serve` on a database of its own.
    pub async fn start() -> Self {
        Self::serve("serve", Database::sqlite(), &[], &[]).await
    }

    /// `isegoria serve` on `database`, for instance after an import.
    pub async fn on(database: Database) -> Self {
        Self::serve("serve", database, &[], &[]).await
    }

    /// The same where a server that ended had listened, for browsers that knew it.
    pub async fn again(database: Database, base: &str) -> Self {
        let address = base.trim_start_matches("http://").to_owned();
        Self::listen("serve", database, &[], &[], address).await
    }

    /// `isegoria serve` where a file that becomes too large ([`Self::let_files_grow`]) fails to be written, as on a full disk,
    /// and does not end the process.
    pub async fn on_a_small_disk(database: Database) -> Self {
        let address = format!("127.0.0.1:{}", free_port());
        Self::run(in_spite_of_limits(&database), "serve", database, &[], &[], address).await
    }

    /// Sets how large its files may become, in bytes; `None`: as they like.
    ///
    /// # Panics
    /// If that can't be set.
    pub async fn let_files_grow(&self, to: Option<u64>) {
        let id = self.child.id().expect("it runs").to_string();
        let limit = to.map_or_else(|| "unlimited".to_owned(), |to| to.to_string());
        let set =
            Command::new("prlimit").args(["--pid", &id, &format!("--fsize={limit}:unlimited")]).status().await;
        assert!(set.expect("prlimit is there (util-linux)").success(), "the limit could not be set");
    }

    /// The same with more options and environment variables.
    pub async fn with(database: Database, options: &[&str], environment: &[(&str, &str)]) -> Self {
        Self::serve("serve", database, options, environment).await
    }

    /// Ends it as an operator does, and hands over all that it ever wrote to its outputs, with the database.
    ///
    /// # Panics
    /// If it does not end well.
    pub async fn stop(mut self) -> (String, Database) {
        let id = self.child.id().expect("it runs").to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().await.expect("kill is there");
        assert!(asked.success(), "it could not be asked to end");
        let status = self.child.wait().await.expect("it ends");
        let written = read_from_start(&self.log);
        assert!(status.success(), "it ended badly ({status}): {written}");
        let printed = self.printed.lock().expect("no panic while it was held");
        (format!("{printed}{written}"), self.database)
    }

    /// Ends it as `kill -9` does, and hands the database on.
    ///
    /// # Panics
    /// If it can't be ended.
    pub async fn kill(mut self) -> Database {
        self.child.kill().await.expect("it was running");
        self.database
    }

    /// `isegoria demo`.
    pub async fn demo() -> Self {
        Self::serve("demo", Database::sqlite(), &[], &[]).await
    }

    async fn serve(how: &str, database: Database, options: &[&str], environment: &[(&str, &str)]) -> Self {
        Self::listen(how, database, options, environment, format!("127.0.0.1:{}", free_port())).await
    }

    async fn listen(
        how: &str,
        database: Database,
        options: &[&str],
        environment: &[(&str, &str)],
        address: String,
    ) -> Self {
        Self::run(command(&database), how, database, options, environment, address).await
    }

    async fn run(
        mut command: Command,
        how: &str,
        database: Database,
        options: &[&str],
        environment: &[(&str, &str)],
        address: String,
    ) -> Self {
        let base = format!("http://{address}");
        let log = tempfile::tempfile().expect("a temporary file");
        let mut child = command
            .args([how, "--listen", &address, "--public-url", &base])
            .args(options)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(log.try_clone().expect("a second handle"))
            .spawn()
            .expect("the program starts");
        let printed = Arc::new(Mutex::new(String::new()));
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let sink = Arc::clone(&printed);
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                *sink.lock().expect("no panic while it was held") += &(line + "\n");
            }
        });
        eventually("the server is ready", async || {
            if let Some(status) = child.try_wait().expect("a child to ask") {
                panic!("isegoria {how} ended ({status}): {}", read_from_start(&log));
            }
            // Connecting first, as an agent panics when nobody listens.
            tokio::net::TcpStream::connect(&address).await.is_ok()
                && Agent::new(&base).get("/readyz").await.status.is_success()
        })
        .await;
        Self { base, database, printed, log, child }
    }

    /// The role links that the program has printed so far, in its order.
    ///
    /// # Panics
    /// Never, unless a thread panicked before.
    #[must_use]
    pub fn links_printed(&self) -> Vec<String> {
        let printed = self.printed.lock().expect("no panic while it was held");
        printed.split_whitespace().filter(|word| word.contains("/l/")).map(str::to_owned).collect()
    }

    /// A whole address for a path on this server; a whole address stays as it is, under this server's origin.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        // The import ran before this server had an address, so only the path of its links counts.
        let path = match path.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
            None => path,
        };
        format!("{}{path}", self.base)
    }

    /// A reader without a browser.
    #[must_use]
    pub fn agent(&self) -> Agent {
        Agent::new(&self.base)
    }
}

/// The program with `--database` in its environment.
fn command(database: &Database) -> Command {
    settled(Command::new(path_from_env("ISEGORIA_BIN")), database)
}

/// The same, deaf to the signal that a file has become too large.
fn in_spite_of_limits(database: &Database) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(path_from_env("ISEGORIA_BIN"));
    settled(shell, database)
}

fn settled(mut command: Command, database: &Database) -> Command {
    command.env("ISEGORIA_DATABASE", database.address()).stdin(Stdio::null()).kill_on_drop(true);
    if database.postgres.is_some() {
        command.env("ISEGORIA_SECRET", "5e".repeat(32));
    }
    command
}

fn read_from_start(mut file: &std::fs::File) -> String {
    let mut text = String::new();
    std::io::Seek::rewind(&mut file).expect("a file to read");
    file.read_to_string(&mut text).expect("text");
    text
}
