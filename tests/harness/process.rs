//! The real binary, to be killed, traced and stopped.

use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::api::Api;
use crate::wait::within;
use crate::workspace::binary;

pub struct ServerProcess {
    pub api: Api,
    folder: TempDir,
    child: Child,
}

impl ServerProcess {
    pub async fn start() -> Self {
        Self::started(tempfile::tempdir().unwrap(), &[], &[]).await
    }

    /// Under another program, as `strace …`, with an environment.
    pub async fn under(wrapper: &[&str], environment: &[(&str, &str)]) -> Self {
        Self::started(tempfile::tempdir().unwrap(), wrapper, environment).await
    }

    async fn started(folder: TempDir, wrapper: &[&str], environment: &[(&str, &str)]) -> Self {
        let (child, base) = spawn(folder.path(), wrapper, environment).await;
        Self { api: Api::new(&base), folder, child }
    }

    pub fn pid(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("weerklank.sqlite")
    }

    /// `kill -9`, and a new process on the same folder, at another port.
    pub async fn kill_and_restart(&mut self) {
        self.kill().await;
        self.restart().await;
    }

    pub async fn kill(&mut self) {
        self.child.kill().await.unwrap();
    }

    pub async fn restart(&mut self) {
        let (child, base) = spawn(self.folder.path(), &[], &[]).await;
        self.child = child;
        self.api = Api::new(&base);
    }

    /// SIGTERM, and the exit code after the drain. A wrapper passes it on only if it is told to, so its child gets it.
    pub async fn terminate(&mut self) -> ExitStatus {
        let pid = self.child.id().expect("it runs");
        let target = server_below(pid).unwrap_or(pid);
        let sent = Command::new("sh").args(["-c", &format!("kill -TERM {target}")]).status().await.unwrap();
        assert!(sent.success());
        within("the process ends", self.child.wait()).await.unwrap()
    }

    /// Stops it and reads what it stored.
    pub async fn logs(mut self) -> crate::log::Logs {
        assert_eq!(self.terminate().await.code(), Some(0), "SIGTERM drains and exits with 0");
        crate::log::Logs::read(&self.database()).await
    }
}

/// The only child of a tracer is the server.
fn server_below(pid: u32) -> Option<u32> {
    let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).ok()?;
    children.split_whitespace().next()?.parse().ok()
}

async fn spawn(folder: &Path, wrapper: &[&str], environment: &[(&str, &str)]) -> (Child, String) {
    let mut command = match wrapper {
        [] => Command::new(binary()),
        [program, arguments @ ..] => {
            let mut command = Command::new(program);
            command.args(arguments).arg(binary());
            command
        }
    };
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder);
    command
        .envs(environment.iter().copied())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .kill_on_drop(true);
    let mut child = command.spawn().expect("the server starts");
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let base = within("the line that says where it listens", async {
        while let Some(line) = lines.next_line().await.unwrap() {
            if let Some(at) = line.find("http://127.0.0.1:") {
                return line[at..].trim().to_owned();
            }
        }
        panic!("the server ended before it listened");
    })
    .await;
    // Read on, so that the process never waits for a full pipe.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    (child, base)
}
