//! Every way out: what each reader gets at each address that is read.

use domain::{
    ids::{ClaimId, PlaceId},
    policy::Role,
};
use http::Method;
use isegoria::secret::Voice;
use isegoria_tests::{
    http::{Agent, Reply},
    local::LocalServer,
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Somebody who reads: with a role's link, or none, and perhaps with a voice.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    name: String,
    base: String,
    link: Option<(Role, String)>,
    voice: Option<String>,
}

/// What was read, by reader and address.
pub(crate) type Read = BTreeMap<String, String>;

impl Reader {
    /// A contributor with a voice.
    pub(crate) fn voice(server: &LocalServer, voice: &Voice) -> Self {
        Self { name: "a voice".to_owned(), voice: Some(voice.reveal()), ..Self::with(server, Role::Contributor) }
    }

    fn with(server: &LocalServer, role: Role) -> Self {
        let link = Some((role, server.link(role).to_owned()));
        Self { name: role.word().to_owned(), base: server.base.clone(), link, voice: None }
    }

    /// Everybody who has done nothing themselves.
    pub(crate) fn bystanders(server: &LocalServer) -> Vec<Self> {
        let mut readers: Vec<Self> = Role::ALL.map(|role| Self::with(server, role)).into();
        readers.push(Self { name: "nobody".to_owned(), link: None, ..Self::with(server, Role::Contributor) });
        readers
    }

    fn headers(&self, path: &str) -> Vec<(&'static str, String)> {
        let mut headers = Vec::new();
        if path.starts_with("/api/") {
            headers.extend(self.link.iter().map(|(_, secret)| ("authorization", format!("Bearer {secret}"))));
            headers.extend(self.voice.iter().map(|voice| ("isegoria-voice", voice.clone())));
            return headers;
        }
        let desk = path.starts_with("/desk/");
        let cookies = self.link.iter().filter(|(role, _)| desk == (*role == Role::Facilitator));
        let mut cookies: Vec<_> =
            cookies.map(|(role, secret)| format!("isegoria_{}={secret}", role.word())).collect();
        if !desk {
            cookies.extend(self.voice.iter().map(|voice| format!("isegoria_voice={voice}")));
        }
        headers.push(("cookie", cookies.join("; ")));
        headers
    }

    /// What this reader gets there.
    pub(crate) async fn get(&self, path: &str) -> Reply {
        let headers = self.headers(path);
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        // A stream has no end to wait for; it is followed apart.
        let method = if path.ends_with("/events") { Method::HEAD } else { Method::GET };
        Agent::new(&self.base).send(method, path, &headers, "").await
    }

    /// All that this reader can read, without what is random at each request.
    pub(crate) async fn all(&self, server: &LocalServer, places: &[PlaceId]) -> Read {
        let mut read = Read::new();
        let stored = server.store.load(server.debate).await.unwrap().unwrap();
        let claims = stored.places.iter().filter(|place| places.contains(&place.id)).map(|place| place.claim);
        for path in paths(server, places, &claims.collect::<Vec<_>>()) {
            let reply = self.get(&path).await;
            let headers = reply.headers.iter().filter(|(name, _)| *name != "date");
            let headers: Vec<String> =
                headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
            let whole = format!("{}\n{}\n\n{}", reply.status, headers.join("\n"), reply.text());
            read.insert(format!("{} · {path}", self.name), without_random(&whole));
        }
        read
    }

    /// The claims' words as this reader gets them, of one place.
    pub(crate) async fn sees(&self, server: &LocalServer, place: PlaceId, text: &str) -> bool {
        let page = self.get(&format!("{}?at={place}", server.page())).await.text();
        let listed = self.get(&format!("{}/claims?under={place}", server.api())).await.text();
        page.contains(text) && listed.contains(text)
    }
}

/// The requests that read an address, for every address of the server's own list.
fn paths(server: &LocalServer, places: &[PlaceId], claims: &[ClaimId]) -> Vec<String> {
    let asset = isegoria::assets::all()[0].path.rsplit('/').next().unwrap();
    let mut paths = Vec::new();
    for address in isegoria::http::addresses().into_iter().filter(|address| address.method == Method::GET) {
        let path = address
            .template
            .replace("{debate}", &server.debate.to_string())
            .replace("{name}", asset)
            .replace("{tag}", "de");
        // Spaces show nothing that overviews do not; this stage has none.
        let path = path.replace("{space}", "00000000-0000-4000-8000-000000000000");
        match address.template.as_str() {
            "/desk/{debate}/preview/{role}" => {
                paths.extend(["contributor", "leadership"].map(|role| path.replace("{role}", role)));
            }
            "/l/{secret}" => paths.extend(server.links.iter().map(|(_, secret)| format!("/l/{secret}"))),
            "/d/{debate}" => {
                paths.push(path.clone());
                paths.extend(["?page=2", "?add=con", "?done=rated"].map(|query| format!("{path}{query}")));
                paths.extend(places.iter().map(|place| format!("{path}?at={place}")));
                let say = ["comment", "wording"].map(|kind| format!("{path}?at={}&say={kind}", places[0]));
                paths.extend(say);
            }
            "/d/{debate}/overview" => {
                paths.push(path.clone());
                let colourings = ["stance", "strength", "polarisation", "attention"];
                paths.extend(colourings.map(|colour| format!("{path}?colour={colour}")));
            }
            "/d/{debate}/topology.svg" => {
                paths.push(path.clone());
                let colourings = ["strength", "polarisation", "attention"];
                paths.extend(colourings.map(|colour| format!("{path}?colour={colour}")));
            }
            "/d/{debate}/brief" | "/desk/{debate}/brief" => {
                paths.push(path.clone());
                paths.push(format!("{path}?length=page"));
            }
            "/d/{debate}/outline" => {
                paths.push(path.clone());
                paths.push(format!("{path}?at={}", places[0]));
            }
            "/desk/{debate}/moderation/act" => {
                let deeds = ["move", "merge", "split", "archive"];
                paths.extend(deeds.map(|deed| format!("{path}?place={}&do={deed}", places[0])));
            }
            "/desk/{debate}/moderation/claims" => {
                paths.push(path.clone());
                paths.push(format!("{path}?find=argument"));
            }
            "/d/{debate}/queue" => {
                paths.push(path.clone());
                paths.push(format!("{path}?at={}", places[0]));
            }
            "/api/v1/debates/{debate}/claims" => {
                paths.push(format!("{path}?depth=99"));
                paths.push(format!("{path}?under={}", places[0]));
            }
            template if template.contains("{claim}") => {
                paths.extend(claims.iter().map(|claim| path.replace("{claim}", &claim.to_string())));
            }
            template if template.ends_with("{format}") => {
                // Each form once: a page and a full brief are made of the same.
                let formats = [
                    "json",
                    "kialo",
                    "kialo-a",
                    "markdown",
                    "svg",
                    "png",
                    "html",
                    "docx",
                    "page-markdown",
                    "page-pdf",
                    "ics",
                ];
                paths.extend(formats.map(|format| path.replace("{format}", format)));
            }
            _ => {
                assert!(!path.contains('{'), "{path}: say in `paths` of {} what stands in braces", file!());
                paths.push(path);
            }
        }
    }
    paths
}

/// Without the voice that is offered to who has none, and without the random ids of forms: they are new at each request.
fn without_random(text: &str) -> String {
    // A calendar entry's edition is the minute of its own request, as the header `date` is.
    let text: String = text.split_inclusive('\n').filter(|line| !line.starts_with("SEQUENCE:")).collect();
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars().chain(['\u{0}']) {
        if c.is_ascii_digit() || ('a'..='f').contains(&c) {
            run.push(c);
            continue;
        }
        out.push_str(if run.len() == 64 { "(a voice is offered)" } else { &run });
        run.clear();
        out.push(c);
    }
    // <input type="hidden" name="id" value="…">
    let mut parts = out.split("name=\"id\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| format!("{text}name=\"id\" (random){}", part.get(36..).unwrap_or_default()))
}

/// Every run of 64 hexadecimal digits in what was read: nobody is ever shown a key that is stored.
pub(crate) fn long_words(reply: &str) -> Vec<String> {
    let runs = reply.split(|c: char| !c.is_ascii_hexdigit());
    runs.filter(|run| run.len() >= 32).map(str::to_owned).collect()
}

/// The state that pages show, as they name it to the stream.
pub(crate) async fn shown(server: &LocalServer) -> String {
    let page = Reader::with(server, Role::Contributor).get(&server.page()).await.text();
    page.split_once("events?since=").unwrap().1[..36].to_owned()
}

/// A page that stays open and is told of releases.
#[derive(Debug)]
pub(crate) struct Open(Arc<Mutex<String>>);

impl Open {
    /// Opens the stream of a debate, as somebody who already knows what it shows.
    pub(crate) async fn follow(server: &LocalServer) -> Self {
        let reader = Reader::with(server, Role::Contributor);
        let since = shown(server).await;
        let (path, host) = (format!("{}/events", server.page()), server.base.strip_prefix("http://").unwrap());
        let mut stream = TcpStream::connect(host).await.unwrap();
        let cookie = &reader.headers(&path)[0].1;
        let head = format!("GET {path}?since={since} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        let heard = Arc::new(Mutex::new(String::new()));
        let open = Self(heard.clone());
        tokio::spawn(async move {
            let mut bytes = [0; 1024];
            while let Ok(read @ 1..) = stream.read(&mut bytes).await {
                heard.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..read]));
            }
        });
        open
    }

    /// How many events came.
    pub(crate) fn events(&self) -> usize {
        self.0.lock().unwrap().matches("event:").count()
    }

    /// Whether the stream has begun.
    pub(crate) fn is_open(&self) -> bool {
        self.0.lock().unwrap().starts_with("HTTP/1.1 200")
    }
}
