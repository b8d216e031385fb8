//! Which boards are in memory. Loading is single-flight: however many come at once, a log is read once.

use std::sync::Arc;

use dashmap::DashMap;
use shared::ids::BoardId;
use tokio::sync::OnceCell;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::state::{CallId, Input, Reply, Room};
use super::task::{RoomHandle, start};
use crate::clock::Clock;
use crate::store::{Store, StoreError};

/// Why a room did not answer.
#[derive(Debug, thiserror::Error)]
pub enum RoomError {
    #[error("there is no such board")]
    NoBoard,
    /// It stops or starts again just now; ask once more.
    #[error("the room is leaving")]
    Leaving,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How often a room that is just leaving is asked again before the caller is told to come back.
const TRIES: usize = 3;

#[derive(Clone)]
pub struct Registry {
    rooms: Arc<DashMap<BoardId, Arc<OnceCell<RoomHandle>>>>,
    store: Store,
    clock: Clock,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Registry {
    pub fn new(store: Store, clock: Clock, stop: CancellationToken) -> Self {
        Self { rooms: Arc::default(), store, clock, tasks: TaskTracker::new(), stop }
    }

    /// The room of a board, loaded if need be.
    pub async fn room(&self, id: BoardId) -> Result<RoomHandle, RoomError> {
        for _ in 0..TRIES {
            if self.stop.is_cancelled() {
                break;
            }
            let cell = Arc::clone(&self.rooms.entry(id).or_default());
            let is_first = !cell.initialized();
            let loaded = cell.get_or_try_init(|| self.load(id)).await;
            match loaded {
                // Erased while its log was read: whoever erased it found no room to tell.
                Ok(room) if is_first && self.store.board(id).await?.is_none() => {
                    let _ = room.tell(Input::Delete).await;
                    return Err(RoomError::NoBoard);
                }
                Ok(room) if room.is_closed() => {
                    self.rooms.remove_if(&id, |_, there| Arc::ptr_eq(there, &cell));
                }
                Ok(room) => return Ok(room.clone()),
                Err(error) => {
                    self.rooms.remove_if(&id, |_, there| !there.initialized());
                    return Err(error);
                }
            }
        }
        Err(RoomError::Leaving)
    }

    /// Asks a room, and asks again when it leaves meanwhile. `input` may be asked for more than once.
    pub(crate) async fn ask<F>(&self, id: BoardId, input: F) -> Result<Reply, RoomError>
    where
        F: Fn(CallId) -> Input + Clone + Send + 'static,
    {
        let mut last = RoomError::Leaving;
        for _ in 0..TRIES {
            match self.room(id).await?.ask(input.clone()).await {
                Err(error @ RoomError::Leaving) => last = error,
                other => return other,
            }
        }
        Err(last)
    }

    /// Tells a room something, if it is in memory; if not, there is nobody to tell.
    pub(crate) async fn tell_loaded(&self, id: BoardId, input: Input) {
        let room = self.rooms.get(&id).and_then(|cell| cell.get().cloned());
        if let Some(room) = room {
            let _ = room.tell(input).await;
        }
    }

    /// Waits until all rooms have stored and left; the caller has cancelled the token before.
    pub async fn drained(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }

    pub(super) async fn stopping(&self) {
        self.stop.cancelled().await;
    }

    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.tasks.spawn(task);
    }

    pub(super) fn forget(&self, id: BoardId) {
        self.rooms.remove(&id);
    }

    async fn load(&self, id: BoardId) -> Result<RoomHandle, RoomError> {
        let row = self.store.board(id).await?.ok_or(RoomError::NoBoard)?;
        let log = self.store.log(id).await?;
        let code = row.code.as_str().to_owned();
        let now = self.clock.now();
        let room = tokio::task::spawn_blocking(move || Room::load(id, code, &log, now)).await;
        let room = room.map_err(|_| StoreError::Shape)?;
        Ok(start(id, room, self.store.clone(), self.clock.clone(), self.clone()))
    }
}
