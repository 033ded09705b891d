//! The server of Isegoria: it keeps debates, serves pages, API and downloads, and is the command line.
//!
//! [`serve`] takes a listener and a shutdown future, so that tests run it on port 0.

pub mod assets;
pub mod backup;
mod bench;
pub mod brief;
pub mod cli;
pub mod clock;
pub mod code;
pub mod demo;
pub mod export;
pub mod http;
pub mod import;
pub mod live;
pub mod new_debate;
mod overview;
pub mod secret;
pub mod store;
pub mod telemetry;
mod text;

use std::{
    future::{Future, IntoFuture},
    io,
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};
use tokio::{net::TcpListener, sync::watch};

/// How long connections may take to end once the server shall: streams and slow readers are cut then.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until `shutdown` is ready; then finishes what is under way, releases what waits, and closes the store. What is
/// under way has ten seconds: whatever streams without end is cut then.
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
    let (stop, stopping) = watch::channel(false);
    let (live, writer) = live::Live::start(store.clone(), secret, config.clock.clone(), stopping);
    let (leave, mut leaving) = watch::channel(());
    let app = http::App::new(Arc::clone(&live), config, leaving.clone());
    let hours = tokio::spawn(app.clone().keep_hours());
    let service = http::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let shutdown = async move {
        shutdown.await;
        // The last one to hear of it may have gone: then all connections have ended.
        let _ = leave.send(());
    };
    let late = async {
        // An error is the sender gone, which says the same.
        let _ = leaving.changed().await;
        tokio::time::sleep(GRACE).await;
    };
    let served = tokio::select! {
        served = axum::serve(listener, service).with_graceful_shutdown(shutdown).into_future() => served,
        () = late => Ok(()),
    };
    hours.abort();
    app.tell_writes();
    // The writer may have ended already; then there is nobody to tell.
    let _ = stop.send(true);
    if writer.await.is_err() {
        tracing::error!("the writer ended badly; what was acknowledged is in the database all the same");
    }
    store.close().await;
    served
}
