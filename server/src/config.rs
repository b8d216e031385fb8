//! What an operator may choose. Everything has a default: the server runs with no flags, no network, no other process.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::clock::Clock;
use crate::rehearsal;
use crate::theme::House;

#[derive(Debug, Clone)]
pub struct Config {
    /// The SQLite file.
    pub database: PathBuf,
    /// The address that people see, without a slash at the end. Without it only own-host loopback origins count.
    pub public_url: Option<String>,
    /// Where `/metrics`, `/healthz` and `/readyz` are served for the operator alone.
    pub metrics: Option<SocketAddr>,
    pub create: Create,
    /// A laptop as the server of a hall: without a public address, the host that a browser asked for counts as ours.
    pub hall: bool,
    /// The organisation's own tokens, laid over ours.
    pub house: Option<House>,
    pub durability: Durability,
    pub clock: Clock,
    /// How long a rehearsal takes; a test has no five minutes.
    pub rehearsal: Duration,
}

/// Who may create boards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Create {
    Open,
    /// Holders of this key, and of those that `weerklank keys` made; nobody while there are none.
    Key(Option<String>),
}

/// What a commit waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The disk (SQLite `synchronous=FULL`).
    Disk,
    /// Nothing: only for the test that shows that the durability check can fail.
    Nothing,
}

impl Config {
    pub fn new(database: impl Into<PathBuf>) -> Self {
        Self {
            database: database.into(),
            public_url: None,
            metrics: None,
            create: Create::Open,
            hall: false,
            house: None,
            durability: Durability::Disk,
            clock: Clock::Wall,
            rehearsal: rehearsal::LENGTH,
        }
    }
}
