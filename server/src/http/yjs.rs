//! `/yjs/{board}/board`: any Yjs client reads along by the plain y-websocket protocol. Its writes are answered with
//! permission denied and never decoded: a document here has one author.

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use shared::document::DocumentName;
use shared::ids::BoardId;
use shared::role::Actor;
use shared::wire::{YjsFrame, decode_yjs_frame, encode_empty_awareness, encode_permission_denied};

use super::sync::{bounded, converse};
use super::{ApiError, App, origin};
use crate::room::{Frame, Input, Joining, Kind, Queue};

#[derive(Deserialize)]
pub(super) struct Asked {
    ticket: Option<String>,
}

pub(super) async fn upgrade(
    State(app): State<App>,
    Path(board): Path<String>,
    Query(Asked { ticket }): Query<Asked>,
    headers: HeaderMap,
    socket: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, ApiError> {
    origin::caller(&app.config, &headers)?;
    let board = board.parse::<BoardId>().map_err(|_| ApiError::NoBoard)?;
    let issued = ticket.and_then(|ticket| app.tickets.session(&ticket, board, app.config.clock.now()));
    let session = issued.ok_or(ApiError::Unauthenticated)?;
    // A ticket dies with its session.
    let session = app.store.session(session.hash).await?.ok_or(ApiError::Unauthenticated)?;
    let socket = socket.map_err(|_| ApiError::Invalid("this address speaks WebSocket".into()))?;
    let joining = Joining {
        actor: Actor { participant: session.participant, role: session.role },
        session: session.hash,
        link: session.link,
        kind: Kind::Yjs,
        want: Vec::new(),
        known: std::collections::BTreeMap::new(),
        pending: 0,
    };
    let tracker = app.sockets.clone();
    Ok(bounded(socket).on_upgrade(move |socket| {
        tracker.track_future(async move { converse(&app, board, joining, socket).await })
    }))
}

pub(super) fn asked(bytes: &[u8], connection: u64, queue: &Queue) -> Option<Input> {
    match decode_yjs_frame(bytes) {
        Ok(YjsFrame::Step1 { clock }) => {
            Some(Input::SyncStep1 { connection, document: DocumentName::Board, clock })
        }
        Ok(YjsFrame::Write) | Err(_) => {
            queue.push(Frame::Raw(encode_permission_denied("this document is read-only").into()));
            None
        }
        Ok(YjsFrame::QueryAwareness) => {
            queue.push(Frame::Raw(encode_empty_awareness().into()));
            None
        }
        Ok(YjsFrame::Other) => None,
    }
}
