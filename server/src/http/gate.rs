//! What keeps guessing and floods out without ever shutting out a hall that shares one address.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use dashmap::DashMap;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use shared::ids::BoardId;
use tokio::sync::Semaphore;

use super::ApiError;
use crate::code::Code;

// The `unwrap`s of these constants are settled when they are compiled.

/// Wrong codes at once from one address, then one a second.
const WRONG_CODES: NonZeroU32 = NonZeroU32::new(200).unwrap();
/// How long a code request waits once its address guesses too much, and how many may wait.
const WAIT: Duration = Duration::from_secs(2);
const WAITING: usize = 500;
/// New participants of one board at once, then so many a second.
const JOIN_BURST: NonZeroU32 = NonZeroU32::new(600).unwrap();
const JOINS_PER_SECOND: NonZeroU32 = NonZeroU32::new(20).unwrap();
/// Above this many addresses or boards, those that are idle are forgotten.
const KEYS: usize = 10_000;

pub(crate) struct Gate {
    wrong_codes: DefaultKeyedRateLimiter<IpAddr>,
    /// Addresses that guessed too much, until when; milliseconds since 1970.
    slow_until: DashMap<IpAddr, u64>,
    joins: DefaultKeyedRateLimiter<BoardId>,
    waiting: Semaphore,
}

impl Default for Gate {
    fn default() -> Self {
        let guesses = Quota::per_second(NonZeroU32::MIN).allow_burst(WRONG_CODES);
        let joins = Quota::per_second(JOINS_PER_SECOND).allow_burst(JOIN_BURST);
        Self {
            wrong_codes: RateLimiter::keyed(guesses),
            slow_until: DashMap::new(),
            joins: RateLimiter::keyed(joins),
            waiting: Semaphore::new(WAITING),
        }
    }
}

impl Gate {
    /// Before a code is looked up. From an address that guessed too much, each code request waits, right or wrong;
    /// holders of a session never come here.
    pub(super) async fn code_request(&self, address: IpAddr, now: u64) -> Result<(), ApiError> {
        if self.slow_until.get(&address).is_none_or(|until| *until <= now) {
            return Ok(());
        }
        let Ok(_place) = self.waiting.try_acquire() else { return Err(ApiError::TooMany { seconds: 2 }) };
        tokio::time::sleep(WAIT).await;
        Ok(())
    }

    /// A code was wrong. What has not even a code's shape (a browser asking for some icon) is no guess.
    pub(super) fn wrong_code(&self, address: IpAddr, typed: &str, now: u64) -> ApiError {
        if Code::parse(typed).is_some() {
            metrics::counter!("weerklank_wrong_codes").increment(1);
            if let Err(not_until) = self.wrong_codes.check_key(&address) {
                let wait = not_until.wait_time_from(DefaultClock::default().now());
                let until = now.saturating_add(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX));
                self.slow_until.insert(address, until);
            }
            self.tidy(now);
        }
        ApiError::WrongCode
    }

    /// One more participant on a board, or how long to wait.
    pub(super) fn newcomer(&self, board: BoardId) -> Result<(), ApiError> {
        self.joins.check_key(&board).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            ApiError::TooMany { seconds: u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1) }
        })
    }

    fn tidy(&self, now: u64) {
        if self.slow_until.len() > KEYS {
            self.slow_until.retain(|_, until| *until > now);
        }
        if self.wrong_codes.len() > KEYS {
            self.wrong_codes.retain_recent();
        }
        if self.joins.len() > KEYS {
            self.joins.retain_recent();
        }
    }
}
