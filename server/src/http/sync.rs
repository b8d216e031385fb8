//! `/sync/{board}`: commands up, answers, states and documents down.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use bytes::Bytes;
use futures_util::stream::SplitStream;
use futures_util::{SinkExt, StreamExt};
use shared::api::{ClientFrame, Hello, Refused, ServerFrame, VERSION};
use shared::ids::BoardId;
use shared::limits;
use shared::refusal::Reason;
use shared::role::Actor;
use shared::wire::{SyncStep1, decode_client_frame};

use super::{ApiError, App, auth, commands, cookies, origin};
use crate::room::{CloseReason, Frame, Input, Joining, Kind, Outgoing, Queue, RoomError};
use crate::secret::Secret;
use crate::store::SessionRow;

/// Time to say hello.
const HELLO: Duration = Duration::from_secs(10);
/// How often a silent connection is asked whether it lives, and after how much silence it does not.
const PING: Duration = Duration::from_secs(15);
const SILENCE: Duration = Duration::from_secs(45);
/// Time to take the last frames.
const GOODBYE: Duration = Duration::from_secs(2);
/// Frames of one connection at once, and a second after that.
const FRAMES: u32 = 1_000;
const FRAMES_PER_SECOND: u32 = 100;

pub(super) async fn upgrade(
    State(app): State<App>,
    Path(board): Path<String>,
    headers: HeaderMap,
    socket: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, ApiError> {
    origin::caller(&app.config, &headers)?;
    let board = board.parse::<BoardId>().map_err(|_| ApiError::NoBoard)?;
    let socket = socket.map_err(|_| ApiError::Invalid("this address speaks WebSocket".into()))?;
    let tracker = app.sockets.clone();
    Ok(bounded(socket).on_upgrade(move |socket| tracker.track_future(serve(app, board, headers, socket))))
}

/// Frames above the limit end the connection before they are read.
pub(super) fn bounded(socket: WebSocketUpgrade) -> WebSocketUpgrade {
    socket.max_message_size(limits::FRAME_BYTES).max_frame_size(limits::FRAME_BYTES)
}

async fn serve(app: App, board: BoardId, headers: HeaderMap, mut socket: WebSocket) {
    metrics::gauge!("weerklank_sockets").increment(1.0);
    let greeted = tokio::time::timeout(HELLO, greet(&app, board, &headers, &mut socket)).await;
    match greeted {
        Ok(Ok((session, hello))) => {
            let joining = Joining {
                actor: Actor { participant: session.participant, role: session.role },
                session: session.hash,
                link: session.link,
                kind: Kind::Sync,
                want: hello.want,
                known: hello.known,
                pending: hello.pending,
            };
            converse(&app, board, joining, socket).await;
        }
        Ok(Err(reason)) => close(&mut socket, reason).await,
        Err(_) => close(&mut socket, CloseReason::Unauthenticated).await,
    }
    metrics::gauge!("weerklank_sockets").decrement(1.0);
}

/// The hello, and the session that it shows: a token in it, or the cookie of the role that it names.
async fn greet(
    app: &App,
    board: BoardId,
    headers: &HeaderMap,
    socket: &mut WebSocket,
) -> Result<(SessionRow, Hello), CloseReason> {
    let text = loop {
        match socket.recv().await {
            Some(Ok(Message::Text(text))) => break text,
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            _ => return Err(CloseReason::Unauthenticated),
        }
    };
    let Ok(ClientFrame::Hello { hello }) = serde_json::from_str(&text) else {
        return Err(CloseReason::Unauthenticated);
    };
    if hello.version != VERSION {
        return Err(CloseReason::Unauthenticated);
    }
    match app.store.board(board).await {
        Ok(Some(_)) => {}
        Ok(None) => return Err(CloseReason::Gone),
        Err(_) => return Err(CloseReason::Restart),
    }
    let secret = match &hello.token {
        Some(token) => Secret::parse(token),
        None => cookies::read(&app.config, headers, board, hello.role),
    };
    match auth::browser(app, board, hello.role, secret.as_ref(), hello.form.as_deref()).await {
        Ok(session) => Ok((session, hello)),
        Err(ApiError::Unauthenticated) => Err(CloseReason::Unauthenticated),
        Err(_) => Err(CloseReason::Restart),
    }
}

/// Joins the room and carries frames both ways until one side ends.
pub(super) async fn converse(app: &App, board: BoardId, joining: Joining, socket: WebSocket) {
    let queue = Arc::new(Queue::default());
    let actor = joining.actor;
    let kind = joining.kind;
    let session = joining.session;
    let mut socket = socket;
    let (room, connection) = match join(app, board, joining, &queue).await {
        Ok(joined) => joined,
        Err(RoomError::NoBoard) => return close(&mut socket, CloseReason::Gone).await,
        Err(_) => return close(&mut socket, CloseReason::Restart).await,
    };
    // A revocation between the hello and the join found nobody to close.
    if !matches!(app.store.session(session).await, Ok(Some(_))) {
        let _ = room.tell(Input::Leave { connection }).await;
        return close(&mut socket, CloseReason::Revoked).await;
    }
    let (mut sink, mut stream) = socket.split();
    let mut pace = Frames::default();
    let mut heard = tokio::time::Instant::now();
    let mut beat = tokio::time::interval_at(heard + PING, PING);
    let reason = loop {
        tokio::select! {
            biased;
            () = app.stop.cancelled() => break CloseReason::Restart,
            next = queue.next() => match next {
                Outgoing::Text(bytes) => if sink.send(text(bytes)).await.is_err() { break CloseReason::Gone },
                Outgoing::Binary(bytes) => if sink.send(Message::Binary(bytes)).await.is_err() { break CloseReason::Gone },
                Outgoing::CatchUp { document, clock } => {
                    let asked = room.tell(Input::SyncStep1 { connection, document, clock }).await;
                    if asked.is_err() { break CloseReason::Restart }
                }
                Outgoing::Close(reason) => break reason,
            },
            _ = beat.tick() => {
                if heard.elapsed() > SILENCE { break CloseReason::TooSlow }
                if sink.send(Message::Ping(Bytes::new())).await.is_err() { break CloseReason::Gone }
            }
            frame = stream.next() => {
                heard = tokio::time::Instant::now();
                let step = match frame {
                    None | Some(Ok(Message::Close(_))) => break CloseReason::Gone,
                    Some(Err(error)) => break too_big_or_gone(&error),
                    Some(Ok(_)) if !pace.take() => break CloseReason::Flood,
                    Some(Ok(Message::Text(text))) if kind == Kind::Sync => said(&text, connection, actor, &queue),
                    Some(Ok(Message::Binary(bytes))) => asked(&bytes, kind, connection, &queue),
                    Some(Ok(_)) => None,
                };
                if let Some(input) = step && room.tell(input).await.is_err() { break CloseReason::Restart }
            }
        }
    };
    let _ = room.tell(Input::Leave { connection }).await;
    let goodbye = async {
        let _ = sink.send(Message::Close(Some(close_frame(reason)))).await;
        drain(&mut stream).await;
    };
    let _ = tokio::time::timeout(GOODBYE, goodbye).await;
}

/// Reads on until the other side has closed too, so that it hears why.
async fn drain(stream: &mut SplitStream<WebSocket>) {
    while let Some(Ok(_)) = stream.next().await {}
}

async fn join(
    app: &App,
    board: BoardId,
    joining: Joining,
    queue: &Arc<Queue>,
) -> Result<(crate::room::RoomHandle, u64), RoomError> {
    let mut last = RoomError::Leaving;
    for _ in 0..3 {
        let room = app.rooms.room(board).await?;
        match room.join(joining.clone(), Arc::clone(queue)).await {
            Ok(connection) => return Ok((room, connection)),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// A text frame: a command, or other wants.
fn said(text: &str, connection: u64, actor: Actor, queue: &Queue) -> Option<Input> {
    let command = match commands::command(text) {
        Ok(command) => Ok(Box::new(command)),
        Err(Some(id)) => Err(Some(id)),
        Err(None) => match serde_json::from_str(text) {
            Ok(ClientFrame::Want { want, known }) => return Some(Input::Want { connection, want, known }),
            Ok(ClientFrame::Ping { ping }) => return pong(ping, queue),
            Ok(ClientFrame::Presence { presence: said }) => {
                return Some(Input::Presence { connection, said });
            }
            _ => return refuse(queue),
        },
    };
    Some(Input::Command { connection, actor, command })
}

/// A binary frame: a question on `/sync`; on `/yjs` also attempts to write, which are refused.
fn asked(bytes: &[u8], kind: Kind, connection: u64, queue: &Queue) -> Option<Input> {
    match (kind, decode_client_frame(bytes)) {
        (Kind::Yjs, _) => super::yjs::asked(bytes, connection, queue),
        (Kind::Sync, Ok(SyncStep1 { document, clock })) => {
            Some(Input::SyncStep1 { connection, document, clock })
        }
        (Kind::Sync, Err(_)) => refuse(queue),
    }
}

fn pong(ping: u32, queue: &Queue) -> Option<Input> {
    queue.push(Frame::Reply(serde_json::to_vec(&ServerFrame::Pong(ping)).unwrap_or_default().into()));
    None
}

/// Neither a command nor anything else that a client may say.
fn refuse(queue: &Queue) -> Option<Input> {
    let refused = ServerFrame::Refused(Refused::new(None, Reason::Invalid.into()));
    queue.push(Frame::Reply(serde_json::to_vec(&refused).unwrap_or_default().into()));
    None
}

fn too_big_or_gone(error: &axum::Error) -> CloseReason {
    let text = error.to_string();
    if text.contains("too long") || text.contains("too large") || text.contains("too big") {
        CloseReason::TooBig
    } else {
        CloseReason::Gone
    }
}

async fn close(socket: &mut WebSocket, reason: CloseReason) {
    let _ = tokio::time::timeout(GOODBYE, socket.send(Message::Close(Some(close_frame(reason))))).await;
}

fn close_frame(reason: CloseReason) -> CloseFrame {
    CloseFrame { code: reason.code(), reason: Utf8Bytes::from_static(reason.sentence()) }
}

/// Our own JSON is UTF-8.
fn text(bytes: Bytes) -> Message {
    Utf8Bytes::try_from(bytes).map_or_else(|_| Message::Ping(Bytes::new()), Message::Text)
}

/// How many frames a connection may still send.
struct Frames {
    left: f64,
    at: tokio::time::Instant,
}

impl Default for Frames {
    fn default() -> Self {
        Self { left: f64::from(FRAMES), at: tokio::time::Instant::now() }
    }
}

impl Frames {
    fn take(&mut self) -> bool {
        let gained = self.at.elapsed().as_secs_f64() * f64::from(FRAMES_PER_SECOND);
        self.left = (self.left + gained).min(f64::from(FRAMES)) - 1.0;
        self.at = tokio::time::Instant::now();
        self.left >= 0.0
    }
}
