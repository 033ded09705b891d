//! `isegoria bench`: how fast this program is on this machine.
//!
//! It serves debates of several sizes from a temporary folder and asks for them over HTTP on the loopback interface,
//! on connections that are kept open, as fast as each connection goes. Client and server share one process and the
//! machine's cores, so the figures are what is left for the server of both. docs/performance.md says how to read them.

use crate::{
    http::{Config, Limits},
    live::Live,
    new_debate,
    secret::{OsRandom, ServerSecret, Voice},
    store::{Debate, Store},
};
use bytes::Bytes;
use domain::{
    claim::{Claim, ClaimText, Origin},
    debate::{Document, Layout, ReleaseRhythm},
    graph::{Graph, NewPlace, Relation},
    ids::{ClaimId, DebateId, PlaceId},
    policy::Role,
};
use http::{Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

type AnyError = Box<dyn std::error::Error + Send + Sync>;

/// How many connections are many.
const CONNECTIONS: usize = 16;
/// How many voices have claims and ratings of their own when pages are read with a voice.
const VOICES: usize = 200;
/// How many replies each of these voices rates at most.
const RATED: usize = 4;

/// What to measure.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many claims the debates have, one debate after the other
    #[arg(long, value_delimiter = ',', default_value = "100,1000,10000", value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    claims: Vec<u32>,
    /// How long each measurement takes
    #[arg(long, default_value = "3", value_parser = seconds)]
    seconds: Duration,
    /// Ask for compressed pages and downloads, as browsers do: br or gzip
    #[arg(long)]
    accept_encoding: Option<String>,
    /// Print JSON instead of a Markdown table
    #[arg(long)]
    json: bool,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().map_err(|_| "not a number of seconds")?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

/// What one measurement found.
#[derive(Debug, Serialize)]
struct Figure {
    /// What was asked for, again and again.
    what: &'static str,
    /// How many claims the debate had at first.
    claims: u32,
    /// On how many connections at once.
    connections: usize,
    requests_per_second: f64,
    /// The median time from sending a request to its last byte, in milliseconds.
    p50_ms: f64,
    /// The time that one request in a hundred exceeds.
    p99_ms: f64,
    /// The size of one answer's body as it came.
    bytes: usize,
    /// The memory of the whole process right afterwards; none where the system does not tell.
    resident_kib: Option<u64>,
}

/// Measures everything and says it in the form that was asked for.
///
/// # Errors
/// The first answer that is not what it should be, or whatever else kept a measurement from its end.
pub(crate) async fn run(options: &Options) -> Result<String, AnyError> {
    let mut figures = Vec::new();
    for claims in &options.claims {
        figures.extend(measure_debate(*claims, options).await?);
    }
    Ok(if options.json { serde_json::to_string(&figures)? } else { table(&figures) })
}

fn table(figures: &[Figure]) -> String {
    let head = "| what | claims | connections | requests/s | p50 ms | p99 ms | bytes | resident MiB |\n\
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";
    let rows = figures.iter().map(|f| {
        let resident =
            f.resident_kib.map_or_else(|| "not known here".to_owned(), |kib| format!("{:.0}", kib as f64 / 1024.0));
        format!(
            "| {} | {} | {} | {:.0} | {:.2} | {:.2} | {} | {resident} |",
            f.what, f.claims, f.connections, f.requests_per_second, f.p50_ms, f.p99_ms, f.bytes
        )
    });
    std::iter::once(head.to_owned()).chain(rows).collect::<Vec<_>>().join("\n")
}

/// A folder for one debate's database, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self, AnyError> {
        let path = std::env::temp_dir().join(format!("isegoria-bench-{}", DebateId::new(&mut OsRandom)));
        std::fs::create_dir(&path).map_err(|e| format!("{} can't be made: {e}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, "{} is left behind", self.0.display());
        }
    }
}

/// A debate of one thesis and `n` − 1 replies, shaped by a fixed pseudorandom sequence: the same on every machine. Also
/// its places, the thesis' first.
fn debate_of(n: u32) -> Result<(Document, Vec<NewPlace>), AnyError> {
    let mut state: u32 = 42;
    let (mut claims, mut places) = (Vec::<Claim>::new(), Vec::new());
    for i in 0..n {
        let mut under = None;
        if i > 0 {
            // A linear congruential generator (Numerical Recipes); its state scaled to [0, i).
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let parent = ((u64::from(state) * u64::from(i)) >> 32) as usize;
            under = Some((claims[parent].id, if i % 2 == 0 { Relation::Con } else { Relation::Pro }));
        }
        let claim = Claim::new(ClaimId::new(&mut OsRandom), ClaimText::contributed(&text(i))?, Origin::Imported);
        let id = PlaceId::new(&mut OsRandom);
        places.push(NewPlace { id, claim: claim.id, under, home: true, order: Some(i) });
        claims.push(claim);
    }
    let document = Document {
        title: "A debate to measure".to_owned(),
        question: None,
        background: String::new(),
        graph: Graph::build(claims, places.clone())?,
        imported_tallies: Default::default(),
        comments: Default::default(),
        layout: Layout::default(),
    };
    Ok((document, places))
}

/// About 150 characters, as claims have.
fn text(i: u32) -> String {
    format!(
        "Claim {i} says one thing that can be true or false, gives the reason why it matters for the claim that it \
         answers, and is about as long as claims are."
    )
}

/// Serves a debate of `n` claims and measures everything about it.
async fn measure_debate(n: u32, options: &Options) -> Result<Vec<Figure>, AnyError> {
    let folder = Folder::new()?;
    let store = Store::open(&format!("sqlite:{}", folder.0.join("bench.sqlite").display())).await?;
    let secret = ServerSecret::from_file(&folder.0.join("bench.key"))?;
    let (document, places) = debate_of(n)?;
    let debate = DebateId::new(&mut OsRandom);
    let live = Live::idle(store.clone(), secret.clone());
    let settings = new_debate::settings(debate, &document);
    // The rhythm that makes the most work.
    let settings = Debate { readable: true, rhythm: ReleaseRhythm::Now, ..settings };
    live.create(&settings, &document).await?;
    let links = live.links(debate).await?;
    let link = links.into_iter().find(|(role, _)| *role == Role::Contributor).map(|(_, secret)| secret);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let config = Config { public_url: format!("http://{address}"), limits: Limits::OFF, ..Config::default() };
    let (stop, stopping) = tokio::sync::oneshot::channel::<()>();
    // Told to stop or the bench gone: both are the end.
    let server = tokio::spawn(crate::serve(listener, store, secret, config, async { drop(stopping.await) }));
    let bench = Bench {
        address,
        debate,
        link: link.ok_or("the debate has no link for contributors")?,
        places,
        encoding: options.accept_encoding.clone(),
        claims: n,
        time: options.seconds,
    };
    let figures = bench.measure_all().await?;
    drop(stop);
    server.await??;
    Ok(figures)
}

/// A request that is sent again and again, and the status that its answer must have.
struct Ask {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: String,
    expected: StatusCode,
}

impl Ask {
    fn get(path: String) -> Self {
        Self { method: Method::GET, path, headers: Vec::new(), body: String::new(), expected: StatusCode::OK }
    }
}

/// One connection, kept open.
struct Connection(SendRequest<Full<Bytes>>);

impl Connection {
    async fn open(address: SocketAddr) -> Result<Self, AnyError> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // If it breaks, the next request says so.
        tokio::spawn(connection);
        Ok(Self(sender))
    }

    /// Sends a request and reads the whole answer; also how long that took.
    async fn send(&mut self, ask: Ask) -> Result<(Bytes, Duration), AnyError> {
        let what = format!("{} {}", ask.method, ask.path);
        let mut request = Request::builder().method(ask.method).uri(ask.path).header(header::HOST, "localhost");
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        let request = request.body(Full::new(Bytes::from(ask.body)))?;
        let start = Instant::now();
        self.0.ready().await?;
        let (head, body) = self.0.send_request(request).await?.into_parts();
        let body = body.collect().await?.to_bytes();
        let took = start.elapsed();
        if head.status != ask.expected {
            return Err(format!("{what}: {}: {}", head.status, String::from_utf8_lossy(&body)).into());
        }
        Ok((body, took))
    }
}

/// A debate that is served, and how to measure it.
struct Bench {
    address: SocketAddr,
    debate: DebateId,
    link: String,
    places: Vec<NewPlace>,
    encoding: Option<String>,
    claims: u32,
    time: Duration,
}

impl Bench {
    async fn measure_all(&self) -> Result<Vec<Figure>, AnyError> {
        let page = format!("/d/{}", self.debate);
        let json = format!("/d/{}/export/json", self.debate);
        let mut figures = Vec::new();
        for (what, path) in [("page, no voice", page), ("whole debate, JSON", json)] {
            for connections in [1, CONNECTIONS] {
                let (path, encoding) = (path.clone(), self.encoding.clone());
                let ask = move |_, _| Ask { headers: accepting(encoding.as_deref()), ..Ask::get(path.clone()) };
                figures.push(self.measure(what, connections, ask).await?);
            }
        }
        let voices = new_voices(VOICES)?;
        let pages: Vec<(String, String)> = self.give_voices_something(&voices).await?;
        let encoding = self.encoding.clone();
        let ask = move |connection: usize, turn: usize| {
            let (path, cookies) = &pages[(connection + turn * CONNECTIONS) % pages.len()];
            let mut headers = accepting(encoding.as_deref());
            headers.push((header::COOKIE.as_str(), cookies.clone()));
            Ask { headers, ..Ask::get(path.clone()) }
        };
        figures.push(self.measure("page, 200 voices", CONNECTIONS, ask).await?);
        for connections in [1, CONNECTIONS] {
            let (write, voices) = (self.writer(), new_voices(connections)?);
            let ask =
                move |connection: usize, turn: usize| write.claim(&voices[connection], turn * 31 + connection);
            figures.push(self.measure("new claim", connections, ask).await?);
        }
        let (write, voices) = (self.writer(), new_voices(CONNECTIONS)?);
        let ask = move |connection: usize, turn: usize| write.ballot(&voices[connection], turn);
        figures.push(self.measure("ballot", CONNECTIONS, ask).await?);
        Ok(figures)
    }

    /// Sends what `ask` makes (of the connection's number and its turn) on so many connections, for the set time.
    async fn measure(
        &self,
        what: &'static str,
        connections: usize,
        ask: impl Fn(usize, usize) -> Ask + Send + Sync + 'static,
    ) -> Result<Figure, AnyError> {
        let ask = Arc::new(ask);
        let (mut ready, mut bytes) = (Vec::new(), 0);
        for number in 0..connections {
            let mut connection = Connection::open(self.address).await?;
            // The first request warms up: the debate is read, the page prepared.
            bytes = connection.send(ask(number, 0)).await?.0.len();
            ready.push(connection);
        }
        let mut running = JoinSet::new();
        let (start, time) = (Instant::now(), self.time);
        for (number, mut connection) in ready.into_iter().enumerate() {
            let ask = Arc::clone(&ask);
            running.spawn(async move {
                let mut times = Vec::new();
                while start.elapsed() < time || times.is_empty() {
                    times.push(connection.send(ask(number, times.len() + 1)).await?.1);
                }
                Ok::<_, AnyError>(times)
            });
        }
        let mut times = Vec::new();
        while let Some(done) = running.join_next().await {
            times.extend(done??);
        }
        let requests_per_second = times.len() as f64 / start.elapsed().as_secs_f64();
        times.sort_unstable();
        let percentile =
            |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
        Ok(Figure {
            what,
            claims: self.claims,
            connections,
            requests_per_second,
            p50_ms: percentile(50),
            p99_ms: percentile(99),
            bytes,
            resident_kib: resident_kib(),
        })
    }

    /// Lets each voice answer one of the thesis' replies and rate what stands there. Gives the page where it sees both,
    /// and the cookies that it sees it with, once all is released.
    async fn give_voices_something(&self, voices: &[String]) -> Result<Vec<(String, String)>, AnyError> {
        let under = |claim: ClaimId| {
            let replies = (0..).zip(&self.places).filter(move |(_, p)| p.under.is_some_and(|(of, _)| of == claim));
            replies.map(|(i, _)| i).collect::<Vec<usize>>()
        };
        let replies = under(self.places[0].claim);
        let rated: Vec<Vec<usize>> = (replies.iter())
            .map(|reply| std::iter::once(*reply).chain(under(self.places[*reply].claim)).take(1 + RATED).collect())
            .collect();
        let (mut writing, write) = (JoinSet::new(), self.writer());
        let mut pages = Vec::new();
        for (v, voice) in voices.iter().enumerate() {
            let at = self.places[replies[v % replies.len()]].id;
            let cookies = format!("isegoria_contributor={}; isegoria_voice={voice}", self.link);
            pages.push((format!("/d/{}?at={at}", self.debate), cookies));
            let ballots = rated[v % replies.len()].iter().map(|place| write.ballot(voice, *place));
            let asks: Vec<Ask> =
                std::iter::once(write.claim(voice, replies[v % replies.len()])).chain(ballots).collect();
            let mut connection = Connection::open(self.address).await?;
            writing.spawn(async move {
                for ask in asks {
                    connection.send(ask).await?;
                }
                Ok::<_, AnyError>(())
            });
        }
        while let Some(done) = writing.join_next().await {
            done??;
        }
        let mut connection = Connection::open(self.address).await?;
        let all = self.places.len() + voices.len();
        loop {
            let (body, _) = connection.send(Ask::get(format!("/api/v1/debates/{}", self.debate))).await?;
            let debate: serde_json::Value = serde_json::from_slice(&body)?;
            if debate["claims"].as_u64() >= u64::try_from(all).ok() {
                return Ok(pages);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    fn writer(&self) -> Writer {
        Writer {
            api: format!("/api/v1/debates/{}", self.debate),
            link: self.link.clone(),
            places: self.places.iter().map(|p| p.id).collect(),
        }
    }
}

/// Makes contributions to a debate.
struct Writer {
    api: String,
    link: String,
    places: Vec<PlaceId>,
}

impl Writer {
    /// A claim below place number `i`, counted round and round.
    fn claim(&self, voice: &str, i: usize) -> Ask {
        let body = serde_json::json!({
            "parent": self.places[i % self.places.len()].to_string(),
            "relation": if i.is_multiple_of(2) { "pro" } else { "con" },
            "text": text(u32::try_from(i).unwrap_or(u32::MAX)),
        });
        self.ask(Method::POST, "/claims".to_owned(), voice, &body, StatusCode::CREATED)
    }

    /// A rating of place number `i`, counted round and round: another one each time round.
    fn ballot(&self, voice: &str, i: usize) -> Ask {
        let (round, place) = (i / self.places.len(), self.places[i % self.places.len()]);
        let body = serde_json::json!({ "rating": round % 5 });
        self.ask(Method::PUT, format!("/places/{place}/ballot"), voice, &body, StatusCode::OK)
    }

    fn ask(
        &self,
        method: Method,
        path: String,
        voice: &str,
        body: &serde_json::Value,
        expected: StatusCode,
    ) -> Ask {
        let headers = vec![
            (header::AUTHORIZATION.as_str(), format!("Bearer {}", self.link)),
            ("isegoria-voice", voice.to_owned()),
            (header::CONTENT_TYPE.as_str(), "application/json".to_owned()),
        ];
        Ask { method, path: self.api.clone() + &path, headers, body: body.to_string(), expected }
    }
}

fn new_voices(n: usize) -> Result<Vec<String>, AnyError> {
    Ok((0..n).map(|_| Voice::new().map(|voice| voice.reveal())).collect::<Result<_, _>>()?)
}

fn accepting(encoding: Option<&str>) -> Vec<(&'static str, String)> {
    encoding.map(|coding| (header::ACCEPT_ENCODING.as_str(), coding.to_owned())).into_iter().collect()
}

/// The memory of this process that is in RAM, as Linux tells it.
fn resident_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().strip_suffix(" kB")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn a_small_debate_is_measured_without_a_failure() {
        let options = Options {
            claims: vec![30],
            seconds: Duration::from_millis(10),
            accept_encoding: Some("br".to_owned()),
            json: false,
        };
        let table = run(&options).await.unwrap();
        assert_eq!(table.lines().count(), 2 + 8, "{table}");
    }
}
