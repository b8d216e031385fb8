//! The only place that reads the wall clock. Everything else is handed a [`Clock`].

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Milliseconds since 1970. Tests hand in one that they turn themselves.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    #[default]
    Wall,
    Turned(Arc<AtomicU64>),
}

impl Clock {
    #[allow(clippy::disallowed_methods, reason = "this is where the wall clock is read")]
    pub fn now(&self) -> u64 {
        match self {
            Self::Wall => {
                let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
                since.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
            }
            Self::Turned(at) => at.load(Ordering::Relaxed),
        }
    }
}
