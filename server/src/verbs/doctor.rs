//! `weerklank doctor`: what would go wrong with this set-up, before a hall is waiting.

use std::net::SocketAddr;
use std::path::Path;

use crate::app::bind;
use crate::config::{Config, Create};
use crate::keys::Keys;
use crate::retention::{Due, due};
use crate::store::{OpenError, Store};
use Finding::{Doubt, Fault, Well};

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    Well(String),
    /// It works, and somebody will be sorry.
    Doubt(String),
    /// The server would not start, or not do what it must.
    Fault(String),
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Well(said) => write!(f, "well   {said}"),
            Self::Doubt(said) => write!(f, "doubt  {said}"),
            Self::Fault(said) => write!(f, "fault  {said}"),
        }
    }
}

/// Nothing is changed, but for a file that is written into the data folder and taken away again.
pub async fn examine(config: &Config, listen: SocketAddr) -> Vec<Finding> {
    let folder = config.database.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut found = vec![writable(folder)];
    found.extend(private(folder));
    let runs = is_served(&config.database);
    found.extend(store(config, runs).await);
    if runs {
        found.push(Well("a server runs on this database".into()));
    } else {
        found.push(match bind(listen).await {
            Ok(_) => Well(format!("{listen}: can be listened on")),
            Err(error) => Fault(error.to_string()),
        });
    }
    found.push(address(config, listen));
    found.push(makers(config));
    found
}

fn writable(folder: &Path) -> Finding {
    let shown = folder.display();
    let probe = folder.join("weerklank.doctor");
    let tried = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe));
    match tried {
        Ok(()) => Well(format!("{shown}: can be written")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Well(format!("{shown}: is not there yet; the server makes it"))
        }
        Err(error) => Fault(format!("{shown}: cannot be written ({error})")),
    }
}

/// People's words stand in it.
#[cfg(unix)]
fn private(folder: &Path) -> Option<Finding> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(folder).ok()?.permissions().mode();
    let shown = folder.display();
    (mode & 0o007 != 0).then(|| {
        Doubt(format!(
            "{shown}: everybody with an account on this machine may look into it (chmod o-rwx {shown})"
        ))
    })
}

#[cfg(not(unix))]
fn private(_: &Path) -> Option<Finding> {
    None
}

/// Does another process hold the lock?
fn is_served(database: &Path) -> bool {
    let mut lock = database.as_os_str().to_owned();
    lock.push(".lock");
    let Ok(file) = std::fs::File::open(lock) else { return false };
    matches!(file.try_lock_shared(), Err(std::fs::TryLockError::WouldBlock))
}

async fn store(config: &Config, runs: bool) -> Vec<Finding> {
    let shown = config.database.display();
    if !config.database.exists() {
        return vec![Well(format!("{shown}: is not there yet; the server makes it"))];
    }
    let read = async {
        let store = Store::open_read_only(&config.database).await?;
        let boards = store.boards().await;
        store.close().await;
        Ok::<_, OpenError>(boards)
    };
    let boards = match read.await {
        Ok(Ok(boards)) => boards,
        Ok(Err(error)) => return vec![Fault(format!("{shown}: {error}"))],
        Err(error) => return vec![Fault(error.to_string())],
    };
    let now = config.clock.now();
    let mut found = vec![Well(format!("{shown}: {} boards", boards.len()))];
    let late = boards.iter().filter(|row| due(row, now) == Due::Erase).count();
    if late > 0 && !runs {
        found.push(Doubt(format!(
            "{late} boards are kept longer than was promised: serve, or run erase-expired"
        )));
    }
    if boards.iter().any(|row| row.created > now) {
        found.push(Fault(
            "the clock of this machine is behind: a board was made later than now, and none would be erased on its day"
                .into(),
        ));
    }
    found
}

fn address(config: &Config, listen: SocketAddr) -> Finding {
    match &config.public_url {
        None if listen.ip().is_loopback() => Well("only this machine can reach it".into()),
        None if config.hall => Well("the address that a browser asks for counts as ours (--hall)".into()),
        None => Fault("nobody can take part without --public-url, or --hall".into()),
        Some(url) if url.starts_with("https://") => Well(format!("people reach it at {url}")),
        Some(url) => Doubt(format!("{url}: without https everybody on the same wifi may read along")),
    }
}

fn makers(config: &Config) -> Finding {
    let Create::Key(one) = &config.create else { return Well("anyone may make boards".into()) };
    match Keys::beside(&config.database).list() {
        Err(error) => Fault(error.to_string()),
        Ok(keys) if keys.is_empty() && one.is_none() => {
            Doubt("nobody may make boards: there is no key (weerklank keys add NAME)".into())
        }
        Ok(keys) => {
            Well(format!("holders of {} keys may make boards", keys.len() + usize::from(one.is_some())))
        }
    }
}
