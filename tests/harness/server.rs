//! The server in this process, on a port of its own, in a folder of its own.

use std::path::PathBuf;

use server::app::{StartError, run_until};
use server::config::Config;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::api::Api;
use crate::wait::within;

pub struct TestServer {
    pub api: Api,
    database: PathBuf,
    stop: oneshot::Sender<()>,
    running: JoinHandle<Result<(), StartError>>,
    /// Removed with the server.
    _folder: TempDir,
}

impl TestServer {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// Starts with a configuration that differs in what `change` sets.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("weerklank.sqlite");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let mut config = Config::new(database.clone());
        change(&mut config);
        let (stop, stopped) = oneshot::channel();
        let shutdown = async move { stopped.await.unwrap_or(()) };
        // The listener takes connections from here on, so the first request need not wait for anything.
        let running = tokio::spawn(run_until(config, listener, shutdown));
        Self { api: Api::new(&base), database, stop, running, _folder: folder }
    }

    /// Stops as SIGTERM does, and gives the logs of all boards.
    pub async fn stop(self) -> crate::log::Logs {
        let Self { database, stop, running, _folder, .. } = self;
        let _ = stop.send(());
        within("the server stops", running).await.unwrap().unwrap();
        crate::log::Logs::read(&database).await
    }
}
