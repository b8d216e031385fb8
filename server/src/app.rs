//! The server put together, and run until it is told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::http::{App, metrics_router, router};
use crate::retention::watch;
use crate::room::Registry;
use crate::store::{OpenError, Store};

/// Time for sockets to say goodbye and rooms to store what they hold.
const DRAIN: Duration = Duration::from_secs(10);

/// How often to see whether it is another day.
const LOOK: Duration = Duration::from_mins(30);

/// Why the server did not start: one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Store(#[from] OpenError),
    #[error("{address}: cannot be listened on ({cause})")]
    Listen { address: SocketAddr, cause: std::io::Error },
    #[error("the server stopped: {0}")]
    Serve(std::io::Error),
    #[error("{0}")]
    Metrics(String),
}

/// Opens the store and puts rooms and routes around it.
pub async fn build(config: Config, stop: CancellationToken) -> Result<App, StartError> {
    let store = Store::open(&config.database, config.durability).await?;
    let rooms = Registry::new(store.clone(), config.clock.clone(), stop.clone());
    Ok(App::new(config, store, rooms, stop))
}

/// Serves until `shutdown` is done, then lets sockets and rooms finish.
pub async fn run_until(
    config: Config,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), StartError> {
    let app = build(config, CancellationToken::new()).await?;
    run(app, listener, shutdown).await
}

pub async fn run(
    app: App,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), StartError> {
    if let Some(address) = app.config.metrics {
        serve_metrics(&app, address).await?;
    }
    let stop = app.stop.clone();
    // Among the sockets: the store must not close in the middle of it.
    app.sockets.spawn(watch(app.clone(), LOOK));
    let service = router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let serving = {
        let stop = stop.clone();
        let graceful = async move { stop.cancelled().await };
        tokio::spawn(async move { axum::serve(listener, service).with_graceful_shutdown(graceful).await })
    };
    shutdown.await;
    tracing::info!("stopping");
    stop.cancel();
    app.sockets.close();
    let drained = async {
        app.sockets.wait().await;
        app.rooms.drained().await;
        app.store.close().await;
        serving.await
    };
    match tokio::time::timeout(DRAIN, drained).await {
        Ok(Ok(served)) => served.map_err(StartError::Serve),
        Ok(Err(_)) | Err(_) => {
            tracing::warn!("some connections did not end in time");
            Ok(())
        }
    }
}

async fn serve_metrics(app: &App, address: SocketAddr) -> Result<(), StartError> {
    let handle = metrics_exporter_prometheus::PrometheusBuilder::new()
        .install_recorder()
        .map_err(|error| StartError::Metrics(error.to_string()))?;
    let listener = bind(address).await?;
    let router = metrics_router(app.clone(), handle);
    let stop = app.stop.clone();
    tokio::spawn(async move {
        let graceful = async move { stop.cancelled().await };
        if let Err(error) = axum::serve(listener, router).with_graceful_shutdown(graceful).await {
            tracing::error!(%error, "the metrics listener ended");
        }
    });
    Ok(())
}

pub async fn bind(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|cause| StartError::Listen { address, cause })
}
