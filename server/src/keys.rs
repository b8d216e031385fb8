//! Keys for `--create key`: who may make boards, one line each in a small file beside the database. A key is shown once
//! and kept as a hash; the server reads the file when a board is made, so a key works, or no longer works, at once.

use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use shared::day::Day;

use crate::secret::{NoRandomness, Secret, SecretHash};

/// Characters in the name of a key.
const NAME: usize = 60;

/// Why the keys did not change; one sentence for the administrator.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    #[error("the name of a key has 1 to {NAME} characters on one line")]
    Name,
    #[error("there is a key of this name already; revoke it first, or choose another name")]
    Taken,
    #[error("there is no key of this name")]
    NoKey,
    #[error("{path}: line {line} is no key")]
    Damaged { path: String, line: usize },
    #[error("{path}: cannot be read or written ({cause})")]
    Unusable { path: String, cause: std::io::Error },
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// One key, as its file keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub name: String,
    pub created: Day,
    hash: SecretHash,
}

/// The keys of one data folder.
#[derive(Debug, Clone)]
pub struct Keys {
    path: PathBuf,
}

impl Keys {
    /// Those beside this database.
    pub fn beside(database: &Path) -> Self {
        Self { path: database.with_file_name("keys") }
    }

    /// The oldest first. No file: no keys.
    pub fn list(&self) -> Result<Vec<Key>, KeysError> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(self.unusable(error)),
        };
        let damaged = |line| KeysError::Damaged { path: self.path.display().to_string(), line };
        (1..).zip(text.lines()).map(|(number, line)| read(line).ok_or_else(|| damaged(number))).collect()
    }

    /// The new key, for its holder; nobody can see it again.
    pub fn add(&self, name: &str, today: Day) -> Result<Secret, KeysError> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > NAME || name.contains(char::is_control) {
            return Err(KeysError::Name);
        }
        let mut keys = self.list()?;
        if keys.iter().any(|key| key.name == name) {
            return Err(KeysError::Taken);
        }
        let secret = Secret::new()?;
        keys.push(Key { name: name.to_owned(), created: today, hash: secret.hash() });
        self.write(&keys)?;
        Ok(secret)
    }

    pub fn revoke(&self, name: &str) -> Result<(), KeysError> {
        let mut keys = self.list()?;
        let before = keys.len();
        keys.retain(|key| key.name != name.trim());
        if keys.len() == before { Err(KeysError::NoKey) } else { self.write(&keys) }
    }

    /// Compared as hashes, so that the time it takes tells nothing of a key.
    pub fn hold(&self, said: &str) -> Result<bool, KeysError> {
        let Some(said) = Secret::parse(said.trim()) else { return Ok(false) };
        Ok(self.list()?.iter().any(|key| key.hash == said.hash()))
    }

    /// All at once or not at all, and for nobody else to read.
    fn write(&self, keys: &[Key]) -> Result<(), KeysError> {
        let failed = |error| self.unusable(error);
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.map_or(Ok(()), std::fs::create_dir_all).map_err(failed)?;
        let fresh = self.path.with_file_name("keys.new");
        let mut options = std::fs::File::options();
        options.create(true).truncate(true).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&fresh).map_err(failed)?;
        for key in keys {
            let hash = URL_SAFE_NO_PAD.encode(key.hash.0);
            writeln!(file, "{hash}\t{}\t{}", key.created, key.name).map_err(failed)?;
        }
        file.sync_all().map_err(failed)?;
        std::fs::rename(&fresh, &self.path).map_err(failed)
    }

    fn unusable(&self, cause: std::io::Error) -> KeysError {
        KeysError::Unusable { path: self.path.display().to_string(), cause }
    }
}

fn read(line: &str) -> Option<Key> {
    let (hash, rest) = line.split_once('\t')?;
    let (created, name) = rest.split_once('\t')?;
    let hash = URL_SAFE_NO_PAD.decode(hash).ok()?.try_into().ok()?;
    Some(Key { name: name.to_owned(), created: created.parse().ok()?, hash: SecretHash(hash) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_until_it_is_revoked_and_stands_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::beside(&folder.path().join("weerklank.sqlite"));
        let today = "2026-11-22".parse().unwrap();
        assert!(!keys.hold("wat dan ook").unwrap());
        let (one, two) = (keys.add("Gemeente Noord", today).unwrap(), keys.add(" West ", today).unwrap());
        for bad in ["", "  ", "twee\nregels", "een\ttab", &"x".repeat(61)] {
            assert!(matches!(keys.add(bad, today), Err(KeysError::Name)), "{bad:?}");
        }
        assert!(matches!(keys.add("West", today), Err(KeysError::Taken)));
        let names: Vec<_> = keys.list().unwrap().into_iter().map(|key| (key.name, key.created)).collect();
        assert_eq!(names, [("Gemeente Noord".to_owned(), today), ("West".to_owned(), today)]);
        let file = std::fs::read_to_string(folder.path().join("keys")).unwrap();
        assert!(!file.contains(one.reveal()) && !file.contains(two.reveal()));
        keys.revoke("Gemeente Noord").unwrap();
        assert!(matches!(keys.revoke("Gemeente Noord"), Err(KeysError::NoKey)));
        assert!(!keys.hold(one.reveal()).unwrap());
        assert!(keys.hold(&format!(" {}\n", two.reveal())).unwrap(), "as it is pasted");
    }

    #[test]
    fn a_damaged_file_is_named_and_opens_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::beside(&folder.path().join("weerklank.sqlite"));
        std::fs::write(folder.path().join("keys"), "geen sleutel\n").unwrap();
        assert!(matches!(keys.hold(&"a".repeat(43)), Err(KeysError::Damaged { line: 1, .. })));
    }
}
