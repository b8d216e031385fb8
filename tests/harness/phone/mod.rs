//! A scripted phone: somebody who writes, and a page that is reloaded, killed and cut off while they do.
//!
//! The page runs the state machines of `shared::sync` as the client does. What outlives it is its [`Storage`] alone.

mod crowd;
mod fate;
mod page;
mod person;
mod storage;
mod wire;

use std::time::Duration;

use serde_json::json;
use shared::api::Joined;
use shared::ids::BoardId;
use tokio::time::{Instant, sleep};

pub use crowd::{Crowd, STORM_SPEED, Told, Writing, everywhere};
pub use fate::{Fate, Killed};
pub use page::Page;
pub use person::{Person, Typed};
pub use storage::{Draft, Storage};

use crate::api::Api;
use crate::proxy::Proxy;
use crate::random::Random;

/// Between two tries of whoever cannot come in.
const AGAIN: Duration = Duration::from_millis(300);
/// No phone waits longer for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The time that a line counts in. A line that waits for minutes can be tried in seconds: its clock runs faster.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    began: Instant,
    speed: u32,
}

impl Clock {
    pub fn running(speed: u32) -> Self {
        Self { began: Instant::now(), speed }
    }

    pub fn now(self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX) * u64::from(self.speed)
    }

    fn until(self, at: u64) -> Instant {
        // Rounded up: who wakes a moment early has nothing to do yet.
        self.began + Duration::from_millis(at / u64::from(self.speed) + 1)
    }
}

/// A device with its own link to the server.
pub struct Phone {
    pub storage: Storage,
    pub proxy: Proxy,
    pub clock: Clock,
    board: BoardId,
    code: String,
}

impl Phone {
    pub fn new(proxy: Proxy, clock: Clock, board: BoardId, code: &str) -> Self {
        Self { storage: Storage::default(), proxy, clock, board, code: code.to_owned() }
    }

    fn api(&self) -> Api {
        Api::new(&self.proxy.base())
    }

    /// Opens the page. The first time it must come from the server; from then on the phone has it.
    pub async fn open(&self, fate: Fate, random: Random) -> Page {
        let token = match self.storage.token() {
            Some(token) => token,
            None => {
                let token = self.join().await;
                self.storage.keep_token(&token);
                token
            }
        };
        let mut page = Page::load(self, token, fate, random);
        page.start();
        page
    }

    async fn join(&self) -> String {
        loop {
            // Another connection each time: the last one may be a dead one.
            let call = self.api().post("/api/join", &json!({"code": self.code})).timeout(PATIENCE).send();
            if let Ok(answer) = call.await
                && let Ok(Joined { token: Some(token), .. }) = answer.json().await
            {
                return token;
            }
            sleep(AGAIN).await;
        }
    }
}
