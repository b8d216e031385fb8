//! What keeps guessing and floods out without ever shutting out a hall that shares one address.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use shared::ids::BoardId;
use tokio::sync::Semaphore;

use super::ApiError;
use crate::code::Code;

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
    joins: DefaultKeyedRateLimiter<BoardId>,
    waiting: Semaphore,
}

impl Default for Gate {
    fn default() -> Self {
        let guesses = Quota::per_second(NonZeroU32::MIN).allow_burst(WRONG_CODES);
        let joins = Quota::per_second(JOINS_PER_SECOND).allow_burst(JOIN_BURST);
        Self {
            wrong_codes: RateLimiter::keyed(guesses),
            joins: RateLimiter::keyed(joins),
            waiting: Semaphore::new(WAITING),
        }
    }
}

impl Gate {
    /// A code was wrong. From an address that guesses too much, the answer comes late. What has not even a code's
    /// shape (a browser asking for some icon) is no guess.
    pub(super) async fn wrong_code(&self, address: IpAddr, typed: &str) -> ApiError {
        if Code::parse(typed).is_none() {
            return ApiError::WrongCode;
        }
        metrics::counter!("weerklank_wrong_codes").increment(1);
        if self.wrong_codes.check_key(&address).is_ok() {
            self.tidy();
            return ApiError::WrongCode;
        }
        let Ok(_place) = self.waiting.try_acquire() else { return ApiError::TooMany { seconds: 2 } };
        tokio::time::sleep(WAIT).await;
        ApiError::WrongCode
    }

    /// One more participant on a board, or how long to wait.
    pub(super) fn newcomer(&self, board: BoardId) -> Result<(), ApiError> {
        self.joins.check_key(&board).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            ApiError::TooMany { seconds: u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1) }
        })
    }

    fn tidy(&self) {
        if self.wrong_codes.len() > KEYS {
            self.wrong_codes.retain_recent();
        }
        if self.joins.len() > KEYS {
            self.joins.retain_recent();
        }
    }
}
