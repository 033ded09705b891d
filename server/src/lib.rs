//! The server of Isegoria: it keeps debates, serves pages, API and downloads, and is the command line.
//!
//! [`serve`] takes a listener and a shutdown future, so that tests run it on port 0.

pub mod assets;
mod bench;
pub mod cli;
pub mod code;
pub mod demo;
pub mod export;
pub mod http;
pub mod import;
pub mod live;
pub mod new_debate;
pub mod secret;
pub mod store;

use std::{future::Future, io, sync::Arc};
use tokio::net::TcpListener;

/// Serves until `shutdown` is ready; then finishes what is under way, releases what waits, and closes the store.
///
/// # Errors
/// If the listener fails.
pub async fn serve(
    listener: TcpListener,
    store: store::Store,
    secret: secret::ServerSecret,
    config: http::Config,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let (live, writer) = live::Live::start(store.clone(), secret, stopping);
    let app = http::router(http::App::new(Arc::clone(&live), config));
    let served = axum::serve(listener, app).with_graceful_shutdown(shutdown).await;
    // The writer may have ended already; then there is nobody to tell.
    let _ = stop.send(true);
    if writer.await.is_err() {
        tracing::error!("the writer ended badly; what was acknowledged is in the database all the same");
    }
    store.close().await;
    served
}
