//! What the tests of the whole share: the program started as its operator would start it, a reader without a browser,
//! and a real browser with its checks.
//!
//! `tests/run` sets what these helpers need: `ISEGORIA_BIN` (the release binary), `ISEGORIA_AXE` (axe.min.js) and
//! `ISEGORIA_TEST_POSTGRES`. Nothing here skips: what is missing is a panic that says so.

pub mod browser;
pub mod checks;
pub mod hands;
pub mod http;
pub mod invited;
pub mod local;
pub mod recorder;
pub mod server;
pub mod stage;
pub mod tour;

use std::path::PathBuf;
use std::time::Duration;

/// How long anything may take before a test gives up on it. Generous, as the machine may be busy.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A path that `tests/run` hands over in the environment variable `name`.
///
/// # Panics
/// If it is not set.
#[must_use]
pub fn path_from_env(name: &str) -> PathBuf {
    PathBuf::from(
        std::env::var_os(name).unwrap_or_else(|| panic!("{name} is not set: run the tests with tests/run")),
    )
}

/// A loopback port that was free just now.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// Asks again and again until the answer is yes.
///
/// # Panics
/// If it is still no when [`PATIENCE`] is at its end.
pub async fn eventually(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let ask = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    assert!(tokio::time::timeout(PATIENCE, ask).await.is_ok(), "waited in vain: {what}");
}
