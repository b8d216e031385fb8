//! The thin shell of a room: takes inputs in turns, stores, then sends. While a commit runs, what arrives forms the
//! next turn; there is no tick.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use shared::ids::BoardId;
use shared::limits;
use tokio::sync::{mpsc, oneshot};

use super::connection::{CloseReason, Frame, Queue};
use super::registry::{Registry, RoomError};
use super::state::{CallId, ConnectionId, Given, Input, Joining, Output, Reply, Room};
use crate::clock::Clock;
use crate::code::Code;
use crate::store::Store;

/// How long a room stays in memory with nobody connected.
const IDLE: Duration = Duration::from_secs(30);

/// Sends inputs to a room.
#[derive(Clone)]
pub struct RoomHandle {
    messages: mpsc::Sender<Message>,
}

/// An input, with what the task needs to carry out the outputs that it leads to.
pub(super) enum Message {
    Plain(Input),
    Join { connection: ConnectionId, joining: Joining, queue: Arc<Queue>, joined: oneshot::Sender<()> },
    Ask { input: Box<dyn FnOnce(CallId) -> Input + Send>, reply: oneshot::Sender<Reply> },
}

static NEXT_CONNECTION: AtomicU64 = AtomicU64::new(1);

impl RoomHandle {
    /// Connects a reader; frames then come through its queue.
    pub async fn join(&self, joining: Joining, queue: Arc<Queue>) -> Result<ConnectionId, RoomError> {
        let connection = NEXT_CONNECTION.fetch_add(1, Ordering::Relaxed);
        let (joined, answer) = oneshot::channel();
        self.send(Message::Join { connection, joining, queue, joined }).await?;
        answer.await.map_err(|_| RoomError::Leaving)?;
        Ok(connection)
    }

    pub(crate) async fn tell(&self, input: Input) -> Result<(), RoomError> {
        self.send(Message::Plain(input)).await
    }

    pub(crate) async fn ask(
        &self,
        input: impl FnOnce(CallId) -> Input + Send + 'static,
    ) -> Result<Reply, RoomError> {
        let (reply, answer) = oneshot::channel();
        self.send(Message::Ask { input: Box::new(input), reply }).await?;
        answer.await.map_err(|_| RoomError::Leaving)
    }

    async fn send(&self, message: Message) -> Result<(), RoomError> {
        self.messages.send(message).await.map_err(|_| RoomError::Leaving)
    }

    pub(super) fn is_closed(&self) -> bool {
        self.messages.is_closed()
    }
}

/// Starts the task of a loaded room.
pub(super) fn start(id: BoardId, room: Room, store: Store, clock: Clock, registry: Registry) -> RoomHandle {
    let (messages, inbox) = mpsc::channel(limits::ROOM_QUEUE);
    let handle = RoomHandle { messages };
    let task = Task { id, room, store, clock, queues: HashMap::new(), calls: HashMap::new(), next_call: 0 };
    registry.spawn(run(task, inbox, registry.clone()));
    handle
}

/// Nothing of the turn is stored; the room starts again from its log.
#[derive(Debug, thiserror::Error)]
enum TurnError {
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    #[error(transparent)]
    Code(#[from] crate::secret::NoRandomness),
}

struct Task {
    id: BoardId,
    room: Room,
    store: Store,
    clock: Clock,
    /// Where each connection's frames go.
    queues: HashMap<ConnectionId, Arc<Queue>>,
    /// Who waits for which reply.
    calls: HashMap<CallId, oneshot::Sender<Reply>>,
    next_call: CallId,
}

async fn run(mut task: Task, mut inbox: mpsc::Receiver<Message>, registry: Registry) {
    let mut batch = Vec::with_capacity(limits::TURN_INPUTS);
    metrics::gauge!("weerklank_rooms").increment(1.0);
    loop {
        batch.clear();
        let due = task.room.wakes().map(|at| Duration::from_millis(at.saturating_sub(task.clock.now())));
        let happened = tokio::select! {
            biased;
            () = registry.stopping() => false,
            received = inbox.recv_many(&mut batch, limits::TURN_INPUTS) => received > 0,
            () = tokio::time::sleep(due.unwrap_or_default()), if due.is_some() => true,
            () = tokio::time::sleep(IDLE), if task.room.is_empty() && due.is_none() => false,
        };
        if !happened {
            break;
        }
        let deleted = batch.iter().any(|message| matches!(message, Message::Plain(Input::Delete)));
        if let Err(error) = task.turn(batch.drain(..)).await {
            tracing::error!(%error, "a turn could not be stored; the room starts again from its log");
            break;
        }
        if deleted {
            break;
        }
    }
    // Whoever sends from here on finds the queue closed and asks the registry again.
    registry.forget(self_id(&task));
    inbox.close();
    for queue in task.queues.values() {
        queue.push(Frame::Close(CloseReason::Restart));
    }
    metrics::gauge!("weerklank_rooms").decrement(1.0);
}

fn self_id(task: &Task) -> BoardId {
    task.id
}

impl Task {
    async fn turn(&mut self, messages: impl Iterator<Item = Message>) -> Result<(), TurnError> {
        let mut joined = Vec::new();
        let mut left = Vec::new();
        let mut inputs = Vec::new();
        for message in messages {
            match message {
                Message::Plain(input) => {
                    if let Input::Leave { connection } = &input {
                        left.push(*connection);
                    }
                    inputs.push(input);
                }
                Message::Join { connection, joining, queue, joined: tell } => {
                    self.queues.insert(connection, queue);
                    joined.push(tell);
                    inputs.push(Input::Join { connection, joining });
                }
                Message::Ask { input, reply } => {
                    self.next_call += 1;
                    self.calls.insert(self.next_call, reply);
                    inputs.push(input(self.next_call));
                }
            }
        }
        let asks_for_code = inputs.iter().any(Input::may_rotate_code);
        let fresh_code = if asks_for_code { Some(Code::random()?) } else { None };
        let outcome = self.room.turn(inputs, Given { now: self.clock.now(), fresh_code });
        if !outcome.records.is_empty() {
            self.store.append(self.id, outcome.records, outcome.new_code).await?;
        }
        for tell in joined {
            let _ = tell.send(());
        }
        for output in outcome.outputs {
            match output {
                Output::Send { to, frame } => {
                    if let Some(queue) = self.queues.get(&to) {
                        queue.push(frame);
                    }
                }
                Output::Reply { call, reply } => {
                    if let Some(waiting) = self.calls.remove(&call) {
                        let _ = waiting.send(reply);
                    }
                }
            }
        }
        for connection in left {
            self.queues.remove(&connection);
        }
        metrics::gauge!("weerklank_readers", "board" => "all")
            .set(f64::from(u32::try_from(self.room.readers()).unwrap_or(0)));
        Ok(())
    }
}
