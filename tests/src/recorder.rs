//! Somebody who records all that a server receives and sends, between it and its readers.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
};

/// What passed, in the order in which it came: the connection, whether a reader sent it, the bytes.
type Passed = Arc<Mutex<Vec<(usize, bool, Vec<u8>)>>>;

/// A server's traffic.
#[derive(Debug)]
pub struct Recorder {
    /// The origin behind which the server stands.
    pub base: String,
    passed: Passed,
}

/// A request as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// `POST /d/…`.
    pub line: String,
    /// All headers.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Sent {
    /// Everything of it.
    #[must_use]
    pub fn whole(&self) -> String {
        format!("{}\r\n{}\r\n\r\n{}", self.line, self.head, self.body)
    }
}

impl Recorder {
    /// Stands before a server.
    ///
    /// # Panics
    /// If there is no port.
    pub async fn before(base: &str) -> Self {
        let server = base.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let passed = Passed::default();
        let record = passed.clone();
        tokio::spawn(async move {
            let mut connection = 0;
            while let Ok((reader, _)) = listener.accept().await {
                let Ok(server) = TcpStream::connect(&server).await else { continue };
                let ((from_reader, to_reader), (from_server, to_server)) =
                    (reader.into_split(), server.into_split());
                tokio::spawn(pass(connection, true, from_reader, to_server, record.clone()));
                tokio::spawn(pass(connection, false, from_server, to_reader, record.clone()));
                connection += 1;
            }
        });
        Self { base, passed }
    }

    fn passed(&self) -> Vec<(usize, bool, Vec<u8>)> {
        self.passed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// All requests so far, in the order in which they began.
    #[must_use]
    pub fn requests(&self) -> Vec<Sent> {
        let passed = self.passed();
        let connections = passed.iter().map(|(connection, ..)| connection + 1).max().unwrap_or_default();
        let mut requests = Vec::new();
        for connection in 0..connections {
            let of_it = passed.iter().enumerate().filter(|(_, (of, sent, _))| *of == connection && *sent);
            let (mut stream, mut began) = (Vec::new(), Vec::new());
            for (order, (.., bytes)) in of_it {
                began.push((stream.len(), order));
                stream.extend_from_slice(bytes);
            }
            let mut at = 0;
            while let Some((sent, length)) = first(&stream[at..]) {
                let order = began.iter().rev().find(|(from, _)| *from <= at).map_or(0, |(_, order)| *order);
                requests.push((order, sent));
                at += length;
            }
        }
        requests.sort_by_key(|(order, _)| *order);
        requests.into_iter().map(|(_, sent)| sent).collect()
    }
}

/// The first request of a stream and how long it is, if it is whole.
fn first(stream: &[u8]) -> Option<(Sent, usize)> {
    let end = stream.windows(4).position(|part| part == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&stream[..end]).into_owned();
    let (line, head) = head.split_once("\r\n")?;
    let length = head.lines().filter_map(|line| line.split_once(':'));
    let mut length = length.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length: usize = length.next().and_then(|(_, value)| value.trim().parse().ok()).unwrap_or_default();
    let body = stream.get(end + 4..end + 4 + length)?;
    let body = String::from_utf8_lossy(body).into_owned();
    let line = line.trim_end_matches(" HTTP/1.1").to_owned();
    Some((Sent { line, head: head.to_owned(), body }, end + 4 + length))
}

async fn pass(of: usize, sent: bool, mut from: OwnedReadHalf, mut to: OwnedWriteHalf, record: Passed) {
    let mut bytes = vec![0; 64 << 10];
    while let Ok(read @ 1..) = from.read(&mut bytes).await {
        record.lock().unwrap_or_else(PoisonError::into_inner).push((of, sent, bytes[..read].to_vec()));
        if to.write_all(&bytes[..read]).await.is_err() {
            break;
        }
    }
    let _ = to.shutdown().await;
}
