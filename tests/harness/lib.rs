//! What the suites stand on: a server on port 0, headless clients that run the real state machines, seeded plans.
//!
//! Nothing here sleeps to wait. Each helper awaits the fact itself, and fails loudly after a deadline.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a harness that cannot go on stops"
)]

pub mod api;
pub mod browser;
pub mod hall;
pub mod ids;
pub mod live;
pub mod load;
pub mod log;
pub mod phone;
pub mod process;
pub mod proxy;
pub mod random;
pub mod server;
pub mod wait;
pub mod workspace;

pub use api::Api;
pub use browser::Browser;
pub use hall::Hall;
pub use live::LiveClient;
pub use process::ServerProcess;
pub use proxy::{Profile, Proxy};
pub use random::Random;
pub use server::TestServer;

/// The small count in everyday tests, the full one when `WEERKLANK_PROVE` is set.
pub fn count(small: usize, full: usize) -> usize {
    if std::env::var_os("WEERKLANK_PROVE").is_some() { full } else { small }
}
