//! What all connections of one phone share: the rate, the silence, the counters.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep_until};

use super::profile::Profile;
use super::weather::Blow;
use crate::random::Random;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// What came through, in bytes of TCP's payload.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traffic {
    pub up: u64,
    pub down: u64,
    /// Connections that were tried.
    pub connections: u64,
}

/// One TCP connection of the phone.
#[derive(Default)]
pub(super) struct Connection {
    /// The access point does not know it any more: what is said on it is lost, and neither end is told.
    forgotten: AtomicBool,
    pub(super) reset: Notify,
}

impl Connection {
    pub(super) fn forget(&self) {
        self.forgotten.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_forgotten(&self) -> bool {
        self.forgotten.load(Ordering::Relaxed)
    }
}

pub(super) struct Link {
    state: Mutex<State>,
    /// No byte passes before this moment.
    silence: watch::Sender<Instant>,
}

pub(super) struct State {
    pub(super) profile: Profile,
    pub(super) target: SocketAddr,
    pub(super) traffic: Traffic,
    /// The hotspot's terms were accepted.
    pub(super) accepted: bool,
    connections: BTreeMap<u64, Arc<Connection>>,
    /// When the last byte of each way has left.
    up_free_at: Instant,
    down_free_at: Instant,
    stalled_until: Instant,
}

impl Link {
    pub(super) fn new(target: SocketAddr, profile: Profile) -> Self {
        let now = Instant::now();
        let state = State {
            profile,
            target,
            traffic: Traffic::default(),
            accepted: false,
            connections: BTreeMap::new(),
            up_free_at: now,
            down_free_at: now,
            stalled_until: now,
        };
        Self { state: Mutex::new(state), silence: watch::Sender::new(now) }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn open(&self) -> (u64, Arc<Connection>) {
        let mut state = self.state();
        state.traffic.connections += 1;
        let (number, connection) = (state.traffic.connections, Arc::<Connection>::default());
        state.connections.insert(number, Arc::clone(&connection));
        (number, connection)
    }

    pub(super) fn close(&self, number: u64) {
        self.state().connections.remove(&number);
    }

    pub(super) fn each(&self, mut what: impl FnMut(&Connection)) {
        self.state().connections.values().for_each(|connection| what(connection));
    }

    pub(super) fn count(&self, way: Way, bytes: usize) {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let traffic = &mut self.state().traffic;
        match way {
            Way::Up => traffic.up += bytes,
            Way::Down => traffic.down += bytes,
        }
    }

    /// No byte for so long, from now on; nothing ends a silence that is already under way.
    pub(super) fn silence(&self, lasts: Duration) {
        let until = Instant::now() + lasts;
        self.silence.send_modify(|end| *end = (*end).max(until));
    }

    pub(super) fn end_silence(&self) {
        self.silence.send_modify(|end| *end = Instant::now());
    }

    pub(super) async fn until_heard(&self) {
        let mut silence = self.silence.subscribe();
        loop {
            let end = *silence.borrow_and_update();
            if end <= Instant::now() {
                return;
            }
            tokio::select! {
                () = sleep_until(end) => {}
                _ = silence.changed() => {}
            }
        }
    }

    /// Waits until so many bytes have left at this link's rate. Whoever waits has one segment on its way, so
    /// connections take turns.
    pub(super) async fn leave(&self, way: Way, bytes: usize) {
        self.until_heard().await;
        let left = {
            let state = &mut *self.state();
            let free = match way {
                Way::Up => &mut state.up_free_at,
                Way::Down => &mut state.down_free_at,
            };
            let begins = Instant::now().max(*free).max(state.stalled_until);
            let takes = state.profile.rate.map_or(Duration::ZERO, |rate| {
                Duration::from_micros(u64::try_from(bytes).unwrap_or(0) * 1_000_000 / u64::from(rate))
            });
            *free = begins + takes;
            *free
        };
        sleep_until(left).await;
    }

    pub(super) fn strike(&self, blow: Blow) {
        match blow {
            Blow::Stall(lasts) => self.state().stalled_until = Instant::now() + lasts,
            Blow::Reset(pick) => {
                let state = self.state();
                let open: Vec<_> = state.connections.values().collect();
                if let Some(connection) = open.get(pick % open.len().max(1)) {
                    connection.reset.notify_one();
                }
            }
            Blow::Blackout(lasts, seed) => {
                let random = &mut Random::new(seed);
                self.each(|connection| {
                    if random.chance(2) {
                        connection.forget();
                    }
                });
                self.silence(lasts);
            }
        }
    }
}
