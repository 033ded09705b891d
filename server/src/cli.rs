//! The command line.

use crate::{
    backup, bench, brief, demo, export,
    http::{Config, Limits, Made},
    import::{ImportFailure, ImportOptions, import},
    live::{Live, Snapshot},
    secret::{Hidden, ServerSecret},
    store::{Dialect, Fault, Store},
    telemetry,
};
use clap::{Args, Parser, Subcommand, builder::BoolishValueParser};
use domain::{
    debate::{ReleaseRhythm, Step},
    formats::{Format, polis},
    ids::DebateId,
    policy::{self, Role, Roles},
    topology::Colouring,
};
use std::{
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use tokio::net::TcpListener;
use words::Language;

type AnyError = Box<dyn std::error::Error + Send + Sync>;

/// Asynchronous, anonymous, structured debate before a meeting.
#[derive(Debug, Parser)]
#[command(name = "isegoria", version, about)]
pub struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Args)]
struct Database {
    /// `sqlite:FILE` or `postgres://…`
    #[arg(
        long,
        env = "ISEGORIA_DATABASE",
        default_value = "sqlite:isegoria-data/isegoria.sqlite",
        hide_env_values = true
    )]
    database: Hidden,
    /// The server's secret, 64 hexadecimal digits; otherwise a key file beside the SQLite database holds it
    #[arg(long, env = "ISEGORIA_SECRET", hide_env_values = true, hide_default_value = true)]
    secret: Option<Hidden>,
}

#[derive(Debug, Args)]
struct Serve {
    #[command(flatten)]
    database: Database,
    /// Where to listen
    #[arg(long, env = "ISEGORIA_LISTEN", default_value = "127.0.0.1:3000")]
    listen: String,
    /// The address that people see: https://debate.example.org
    #[arg(long, env = "ISEGORIA_PUBLIC_URL")]
    public_url: Option<String>,
    /// What one must know to start a debate here; without it everybody who reaches the server may
    #[arg(long, env = "ISEGORIA_START_KEY", hide_env_values = true)]
    start_key: Option<Hidden>,
    /// How many writes per second are taken of one voice for long; 0 switches the limit off
    #[arg(long, env = "ISEGORIA_VOICE_LIMIT", value_name = "N", default_value_t = Limits::default().voice)]
    voice_limit: u32,
    /// How many writes per second are taken of one network for long; 0 switches the limit off
    #[arg(long, env = "ISEGORIA_NETWORK_LIMIT", value_name = "N", default_value_t = Limits::default().network)]
    network_limit: u32,
    /// A proxy in front says who asks, as the last address of X-Forwarded-For
    #[arg(long, env = "ISEGORIA_BEHIND_PROXY", value_parser = BoolishValueParser::new())]
    behind_proxy: bool,
    /// For how many days backups of this server are kept: said where a debate is sealed, since they hold what is destroyed
    #[arg(long, env = "ISEGORIA_BACKUPS_KEPT", value_name = "DAYS")]
    backups_kept: Option<u32>,
    /// Where to serve metrics, for nobody but the operator; nowhere if left out
    #[arg(long, env = "ISEGORIA_METRICS_LISTEN", value_name = "ADDRESS")]
    metrics_listen: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Serve the debates of a database
    Serve(Serve),
    /// Serve, with a demo debate to try everything on
    Demo(Serve),
    /// Make a debate of a file, or of a folder with a Polis conversation
    Import {
        /// The file; for Polis the folder with comments.csv and votes.csv
        file: PathBuf,
        #[command(flatten)]
        database: Database,
        /// kialo, kialo-a, arguman, polis or json; found out if left out
        #[arg(long)]
        format: Option<Format>,
        /// Another title than the file's
        #[arg(long)]
        title: Option<String>,
        /// How contributions become visible: now, hourly or daily
        #[arg(long, default_value = "hourly")]
        release: ReleaseRhythm,
        /// draft, contribute or reflect
        #[arg(long, default_value = "contribute", value_parser = step)]
        step: Step,
        /// The address that people see, for the links that are printed
        #[arg(long, env = "ISEGORIA_PUBLIC_URL", default_value = "http://127.0.0.1:3000")]
        public_url: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a debate to a file or to the standard output
    Export {
        /// The debate's id
        debate: DebateId,
        #[command(flatten)]
        database: Database,
        /// json, kialo, kialo-a, markdown, svg, png, a brief (pdf, docx, html; on one page: page-pdf,
        /// page-docx, page-html, page-markdown), or the meeting as a calendar entry (ics)
        #[arg(long)]
        format: String,
        /// The language of a brief: en or de
        #[arg(long, default_value = "en", value_parser = language)]
        language: Language,
        /// The address that people see, for the links of a calendar entry
        #[arg(long, env = "ISEGORIA_PUBLIC_URL", default_value = "http://127.0.0.1:3000")]
        public_url: String,
        /// Where to; the standard output if left out
        #[arg(long)]
        output: Option<PathBuf>,
    },
    /// Print a debate's links, or replace one
    Links {
        /// The debate's id
        debate: DebateId,
        #[command(flatten)]
        database: Database,
        /// contributor, facilitator or leadership: the earlier link opens nothing any more
        #[arg(long)]
        rotate: Option<Role>,
        /// The address that people see
        #[arg(long, env = "ISEGORIA_PUBLIC_URL", default_value = "http://127.0.0.1:3000")]
        public_url: String,
    },
    /// Write everything into a new file (SQLite, whatever the database is), also while a server runs. The server’s secret is
    /// not in it: keep that file apart, for without it links and voices are lost
    Backup {
        /// The new file
        file: PathBuf,
        #[command(flatten)]
        database: Database,
    },
    /// Read a backup into an empty database
    Restore {
        /// The backup
        file: PathBuf,
        #[command(flatten)]
        database: Database,
    },
    /// Check whether what is stored hangs together
    Check {
        #[command(flatten)]
        database: Database,
    },
    /// Measure how fast this program is on this machine, in a temporary folder
    Bench(bench::Options),
    /// Bring a database's schema up to date (serving does so by itself)
    Migrate {
        #[command(flatten)]
        database: Database,
    },
}

fn step(word: &str) -> Result<Step, String> {
    match word.parse() {
        Ok(step @ (Step::Draft | Step::Contribute | Step::Reflect)) => Ok(step),
        _ => Err("a debate begins in draft, contribute or reflect".to_owned()),
    }
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "a brief is written in en or de".to_owned())
}

/// A brief, or the calendar entry of its meeting; `None` if the word names neither.
fn brief_file(snapshot: &Snapshot, live: &Live, word: &str, public_url: &str) -> Option<Result<Vec<u8>, AnyError>> {
    let today = live.clock.today();
    let brief = || brief::of(snapshot, &today);
    if let Some(file) = brief::File::from_word(word) {
        return Some(file.write(&brief(), snapshot.graph()).map_err(AnyError::from));
    }
    let entry = || brief::calendar::of(snapshot, &today, public_url.trim_end_matches('/'));
    let none = || AnyError::from("no time is set for the meeting yet");
    (word == "ics").then(|| entry().map(String::into_bytes).ok_or_else(none))
}

/// Runs a command. Exit status 0; 1 if it was refused, with the reason on the standard error; 2 for wrong usage.
pub fn run(command: Command) -> ExitCode {
    let directives = std::env::var("ISEGORIA_LOG").ok();
    let log = telemetry::subscriber(directives.as_deref(), io::stderr().is_terminal(), io::stderr);
    // It is set once per process: whoever set another one before has its way.
    let _ = tracing::subscriber::set_global_default(log);
    telemetry::tell_only_where_it_panicked();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return refused(&error.into()),
    };
    match runtime.block_on(act(command.action)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refused(&error),
    }
}

fn refused(error: &AnyError) -> ExitCode {
    // Nobody reads a closed standard error: nothing better can be done then.
    let _ = writeln!(io::stderr(), "isegoria: {error}");
    ExitCode::FAILURE
}

fn say(text: &str) -> Result<(), AnyError> {
    writeln!(io::stdout(), "{text}")?;
    Ok(())
}

async fn act(action: Action) -> Result<(), AnyError> {
    match action {
        Action::Serve(options) => serve(options, false).await,
        Action::Demo(options) => serve(options, true).await,
        Action::Import { file, database, format, title, release, step, public_url, json } => {
            let options = ImportOptions { format, title, rhythm: release, step, readable: false };
            let public_url = public_url.trim_end_matches('/');
            let made = with_live(&database, async |live| {
                let made = import_path(live, public_url, &file, options).await?;
                made.map_err(|e| format!("{}: {e}", file.display()).into())
            })
            .await?;
            if json {
                return say(&serde_json::to_string(&made)?);
            }
            for warning in &made.warnings {
                tracing::warn!("{warning}");
            }
            say(&format!("Imported as {}: {} claims in {} places.", made.debate, made.claims, made.places))?;
            for (role, link) in &made.links {
                say(&format!("{role:>12}  {link}"))?;
            }
            Ok(())
        }
        Action::Export { debate, database, format, language, public_url, output } => {
            must_be_there(&database)?;
            let file = with_live(&database, async |live| {
                let snapshot = live.room(debate).await?.snapshot();
                // Whoever has the database may do here what a facilitator may, and sees no more.
                let facilitator = Roles::NONE.with(Role::Facilitator);
                policy::may(facilitator, policy::Action::ReadClaims, snapshot.debate.situation(live.clock.now()))?;
                let colouring = Colouring::default();
                match format.as_str() {
                    "svg" => return Ok(export::svg(&snapshot, colouring).as_bytes().to_vec()),
                    "png" => {
                        let png = export::png(snapshot.graph(), colouring, &[], export::PNG_SIZES[2]);
                        return png.ok_or_else(|| "there is no memory for the picture".into());
                    }
                    _ => {}
                }
                let file = words::speak(language, || brief_file(&snapshot, live, &format, &public_url));
                if let Some(file) = file {
                    return file;
                }
                let format: Format = format.parse().map_err(|e| format!("{e}"))?;
                for loss in export::losses(&snapshot.document, format) {
                    tracing::warn!("{loss}");
                }
                let text = words::speak(language, || export::text(&snapshot, format));
                text.map(|text| text.as_bytes().to_vec())
                    .ok_or_else(|| "this format can be read but not written".into())
            })
            .await?;
            match output {
                Some(path) => std::fs::write(&path, &file)
                    .map_err(|e| format!("{} can't be written: {e}", path.display()).into()),
                None => Ok(io::stdout().write_all(&file)?),
            }
        }
        Action::Links { debate, database, rotate, public_url } => {
            must_be_there(&database)?;
            let links = with_live(&database, async |live| {
                live.room(debate).await?;
                if let Some(role) = rotate {
                    live.replace_link(debate, role).await?;
                }
                Ok(live.links(debate).await?)
            })
            .await?;
            for (role, secret) in links {
                say(&format!("{:>12}  {}/l/{secret}", role.word(), public_url.trim_end_matches('/')))?;
            }
            Ok(())
        }
        Action::Backup { file, database } => {
            must_be_there(&database)?;
            say(&backup::write(&open(&database).await?.0, &file).await?)
        }
        Action::Restore { file, database } => {
            // What is no backup makes no database.
            backup::look(&file).await?;
            let (store, secret) = open(&database).await?;
            say(&backup::read(&store, &file).await?)?;
            if fits(&store, &secret).await? { Ok(()) } else { say(&other_key(&database)) }
        }
        Action::Check { database } => {
            must_be_there(&database)?;
            let (store, secret) = open(&database).await?;
            let faults = store.check().await?;
            let key = if fits(&store, &secret).await? { None } else { Some(other_key(&database)) };
            if faults.is_empty() && key.is_none() {
                return say("Everything hangs together.");
            }
            let line = |fault: &Fault| match fault.debate {
                Some(debate) => format!("debate {debate}: {}", fault.what),
                None => fault.what.clone(),
            };
            Err(faults.iter().map(line).chain(key).collect::<Vec<_>>().join("\n").into())
        }
        Action::Bench(options) => say(&bench::run(&options).await?),
        Action::Migrate { database } => {
            open(&database).await?.0.close().await;
            say("The database's schema is up to date.")
        }
    }
}

/// Imports a file, or the folder of a Polis conversation. What can't be read is the outer error.
async fn import_path(
    live: &Live,
    public_url: &str,
    path: &Path,
    options: ImportOptions,
) -> Result<Result<Made, ImportFailure>, AnyError> {
    let read = |path: &Path| std::fs::read(path).map_err(|e| format!("{} can't be read: {e}", path.display()));
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !path.is_dir() {
        return Ok(import(live, public_url, &[(name(path), read(path)?)], options).await);
    }
    if options.format.is_some_and(|format| format != Format::Polis) {
        return Err(
            format!("{} is a folder, which only a Polis conversation is imported from", path.display()).into()
        );
    }
    let mut files = Vec::new();
    for table in [polis::COMMENTS, polis::VOTES] {
        files.push((table.to_owned(), read(&path.join(table))?));
    }
    let summary = path.join(polis::SUMMARY);
    let mut options = options;
    if summary.exists() {
        files.push((polis::SUMMARY.to_owned(), read(&summary)?));
    } else {
        // A conversation is called as its folder is, where nothing else says how.
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        options.title.get_or_insert_with(|| name(&whole));
    }
    Ok(import(live, public_url, &files, options).await)
}

/// The file of a SQLite database.
fn sqlite_file(address: &str) -> Option<PathBuf> {
    let Some(Dialect::Sqlite) = Dialect::of(address) else { return None };
    let path = address.trim_start_matches("sqlite:").trim_start_matches("//");
    Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
}

/// Where the server's secret stands: beside a SQLite file.
fn key_file(address: &str) -> Option<PathBuf> {
    Some(sqlite_file(address)?.with_extension("key"))
}

/// Refuses a SQLite file that is not there, where one that is made now would look like an instance without debates.
fn must_be_there(options: &Database) -> Result<(), AnyError> {
    match sqlite_file(options.database.reveal()) {
        Some(file) if !file.is_file() => Err(format!("there is no database at {}", file.display()).into()),
        _ => Ok(()),
    }
}

/// Opens the database and the server's secret; makes the folder of a SQLite file.
async fn open(options: &Database) -> Result<(Store, ServerSecret), AnyError> {
    let address = options.database.reveal();
    let key = key_file(address);
    if let Some(folder) = key.as_deref().and_then(Path::parent).filter(|p| !p.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| format!("{} can't be made: {e}", folder.display()))?;
    }
    let secret = match (&options.secret, &key) {
        (Some(text), _) => {
            ServerSecret::from_hex(text.reveal()).ok_or("the server's secret is 64 hexadecimal digits")?
        }
        (None, Some(path)) => {
            ServerSecret::from_file(path).map_err(|e| format!("the key file {}: {e}", path.display()))?
        }
        (None, None) => {
            return Err("with PostgreSQL the server's secret comes from ISEGORIA_SECRET: 64 hexadecimal digits, the same for every server".into());
        }
    };
    Ok((Store::open(address).await?, secret))
}

/// Does something with a store that no server of this process serves.
async fn with_live<T>(
    options: &Database,
    work: impl AsyncFnOnce(&Live) -> Result<T, AnyError>,
) -> Result<T, AnyError> {
    let (store, secret) = open(options).await?;
    let live = Live::idle(store.clone(), secret);
    let outcome = work(&live).await;
    store.close().await;
    outcome
}

/// Whether the data were written with this secret, as far as they tell.
async fn fits(store: &Store, secret: &ServerSecret) -> Result<bool, AnyError> {
    let link = store.some_link().await?;
    Ok(link.is_none_or(|link| secret.store_link(&secret.link(&link.nonce)) == link.hash))
}

/// What to do where the secret is another one than the data were written with.
fn other_key(options: &Database) -> String {
    let place = match key_file(options.database.reveal()) {
        Some(path) => format!("put the key file of the instance that they come from at {}", path.display()),
        None => "set ISEGORIA_SECRET to the secret of the instance that they come from".to_owned(),
    };
    format!(
        "The server's key is not the one that these data were written with: no link opens, and nobody can change what is \
         theirs. Before you serve them, {place}."
    )
}

async fn serve(options: Serve, with_demo: bool) -> Result<(), AnyError> {
    let (store, secret) = open(&options.database).await?;
    if !fits(&store, &secret).await? {
        tracing::error!("{}", other_key(&options.database));
    }
    let listener =
        TcpListener::bind(&options.listen).await.map_err(|e| format!("can't listen on {}: {e}", options.listen))?;
    let public_url = match options.public_url {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None => format!("http://{}", listener.local_addr()?),
    };
    let limits =
        Limits { voice: options.voice_limit, network: options.network_limit, behind_proxy: options.behind_proxy };
    let mut config = Config {
        public_url: public_url.clone(),
        start_key: options.start_key,
        backups_kept: options.backups_kept,
        limits,
        ..Config::default()
    };
    if with_demo {
        let live = Arc::new(Live::idle(store.clone(), secret.clone()));
        let debate = demo::prepare(&live).await?;
        config.demo = Some(debate);
        say(&format!(
            "Isegoria is at {public_url}/ with a demo debate. Its data is in {}.",
            options.database.database.reveal()
        ))?;
        for (role, link) in live.links(debate).await? {
            say(&format!("{:>12}  {public_url}/l/{link}", role.word()))?;
        }
        say("Stop it with Ctrl+C; a second start finds the same data.")?;
    } else {
        tracing::info!(%public_url, "serving");
        if store.is_empty().await? {
            let key = if config.start_key.is_some() { " It asks for the key that you set." } else { "" };
            say(&format!("There is nothing here yet. Start a space for your team: {public_url}/s{key}"))?;
        }
    }
    let metrics = match &options.metrics_listen {
        Some(address) => {
            let listener =
                TcpListener::bind(address).await.map_err(|e| format!("can't listen on {address}: {e}"))?;
            Some(tokio::spawn(telemetry::serve_metrics(listener, telemetry::count()?)))
        }
        None => None,
    };
    let served = crate::serve(listener, store, secret, config, shutdown()).await;
    if let Some(metrics) = metrics {
        metrics.abort();
    }
    Ok(served?)
}

/// Ready when the process is asked to end.
async fn shutdown() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
