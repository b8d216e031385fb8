//! The server in this process, on a port of its own, in a folder of its own.

use std::path::{Path, PathBuf};

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
    folder: TempDir,
}

impl TestServer {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// Starts with a configuration that differs in what `change` sets.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::on(tempfile::tempdir().unwrap(), change).await
    }

    /// On the files of a server that was there before.
    pub async fn on(folder: TempDir, change: impl FnOnce(&mut Config)) -> Self {
        let database = folder.path().join("weerklank.sqlite");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let mut config = Config::new(database.clone());
        change(&mut config);
        let (stop, stopped) = oneshot::channel();
        let shutdown = async move { stopped.await.unwrap_or(()) };
        // The listener takes connections from here on, so the first request need not wait for anything.
        let running = tokio::spawn(run_until(config, listener, shutdown));
        Self { api: Api::new(&base), database, stop, running, folder }
    }

    /// Where all its files are.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Stops, and starts again on the same files.
    pub async fn again(self, change: impl FnOnce(&mut Config)) -> Self {
        Self::on(self.halt().await, change).await
    }

    /// Stops as SIGTERM does; the files stay.
    pub async fn halt(self) -> TempDir {
        let _ = self.stop.send(());
        within("the server stops", self.running).await.unwrap().unwrap();
        self.folder
    }

    /// Stops as SIGTERM does, and gives the logs of all boards.
    pub async fn stop(self) -> crate::log::Logs {
        let database = self.database.clone();
        let _folder = self.halt().await;
        crate::log::Logs::read(&database).await
    }
}
