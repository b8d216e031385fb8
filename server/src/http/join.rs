//! `POST /api/join`: from a code to a session.

use std::net::SocketAddr;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use shared::api::{Join, Joined};
use shared::ids::ParticipantId;
use shared::phase::Phase;
use shared::role::Role;

use super::origin::{Caller, caller};
use super::{ApiError, App, auth, boards, cookies};
use crate::code::Code;
use crate::room::Scope;
use crate::secret::{Secret, random};
use crate::store::{BoardRow, SessionRow};

pub(super) async fn join(
    State(app): State<App>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Result<Json<Join>, JsonRejection>,
) -> Result<Response, ApiError> {
    let caller = caller(&app.config, &headers)?;
    let Json(Join { code }) = body.map_err(boards::bad_json)?;
    app.gate.code_request(address.ip(), app.config.clock.now()).await?;
    let Some(door) = open_board(&app, &code).await? else {
        return Err(app.gate.wrong_code(address.ip(), &code, app.config.clock.now()));
    };
    let board = door.board();
    match caller {
        Caller::Program => {
            let board = door.newcomers()?;
            let (session, token) = admit(&app, board).await?;
            let joined = Joined {
                board: board.id,
                participant: Some(session.participant),
                token: Some(token.reveal().to_owned()),
            };
            Ok(([(header::CACHE_CONTROL, "no-store")], Json(joined)).into_response())
        }
        Caller::Browser => {
            let joined = Json(Joined { board: board.id, participant: None, token: None });
            if resume(&app, &headers, board).await?.is_some() {
                return Ok(joined.into_response());
            }
            let (_, token) = admit(&app, door.newcomers()?).await?;
            let cookie = cookies::set(&app.config, board.id, Role::Attendee, &token);
            Ok(([(header::SET_COOKIE, cookie)], joined).into_response())
        }
    }
}

/// A board whose code is good.
pub(super) enum Door {
    Open(BoardRow),
    /// A moderator lets nobody new in; who has a session passes.
    Locked(BoardRow),
}

impl Door {
    pub(super) fn board(&self) -> &BoardRow {
        match self {
            Self::Open(board) | Self::Locked(board) => board,
        }
    }

    /// The board, for somebody who has no session yet.
    pub(super) fn newcomers(&self) -> Result<&BoardRow, ApiError> {
        match self {
            Self::Open(board) => Ok(board),
            Self::Locked(_) => Err(ApiError::Locked),
        }
    }
}

/// The board that a typed code opens; none once its last round is over and nobody wants to hear more.
pub(super) async fn open_board(app: &App, typed: &str) -> Result<Option<Door>, ApiError> {
    let Some(board) = find_board(app, typed).await?.filter(|board| is_of(board, typed)) else {
        return Ok(None);
    };
    let nobody = SessionRow {
        hash: crate::secret::SecretHash([0; 32]),
        board: board.id,
        role: Role::Projector,
        participant: ParticipantId::from_random([0; 16]),
        link: None,
    };
    let view = boards::read(app, &nobody, Scope::Own).await?;
    let is_open = view.now.phase != Phase::Closed || view.now.late_until.is_some();
    let is_open = is_open && !view.now.is_final;
    let door = if view.now.locked { Door::Locked(board) } else { Door::Open(board) };
    Ok(is_open.then_some(door))
}

/// The board of a code, open or not; also of one it had before, for who is in already.
pub(super) async fn find_board(app: &App, typed: &str) -> Result<Option<BoardRow>, ApiError> {
    let Some(code) = Code::parse(typed) else { return Ok(None) };
    match app.store.board_of_code(&code).await? {
        Some(board) => Ok(Some(board)),
        None => Ok(app.store.board_of_old_code(&code).await?),
    }
}

/// Is that the board's code now?
pub(super) fn is_of(board: &BoardRow, typed: &str) -> bool {
    Code::parse(typed).is_some_and(|code| code == board.code)
}

/// The attendee's session that this browser already has; using it, if it only waited so far.
pub(super) async fn resume(
    app: &App,
    headers: &HeaderMap,
    board: &BoardRow,
) -> Result<Option<SessionRow>, ApiError> {
    let Some(secret) = cookies::read(&app.config, headers, board.id, Role::Attendee) else { return Ok(None) };
    match auth::find(app, &secret, board.id).await {
        Ok(session) => Ok(Some(session)),
        Err(ApiError::Unauthenticated) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The same without using it: a GET changes nothing.
pub(super) async fn recognise(
    app: &App,
    headers: &HeaderMap,
    board: &BoardRow,
) -> Result<Option<SessionRow>, ApiError> {
    let Some(secret) = cookies::read(&app.config, headers, board.id, Role::Attendee) else { return Ok(None) };
    // The lobby first: who leaves it is stored by then, so nobody is missed in between.
    if let Some(waiting) = app.lobby.peek(&secret, board.id, app.config.clock.now()) {
        return Ok(Some(waiting));
    }
    Ok(app.store.session(secret.hash()).await?.filter(|session| session.board == board.id))
}

/// A session for whoever opened the page, to begin when it is used.
pub(super) fn expect(app: &App, board: &BoardRow) -> Result<(SessionRow, Secret), ApiError> {
    let token = Secret::new()?;
    let participant = ParticipantId::from_random(random()?);
    let session =
        SessionRow { hash: token.hash(), board: board.id, role: Role::Attendee, participant, link: None };
    app.lobby.seat(session, app.config.clock.now())?;
    Ok((session, token))
}

/// A new participant.
pub(super) async fn admit(app: &App, board: &BoardRow) -> Result<(SessionRow, Secret), ApiError> {
    let participant = ParticipantId::from_random(random()?);
    admit_as(app, board, participant).await
}

pub(super) async fn admit_as(
    app: &App,
    board: &BoardRow,
    participant: ParticipantId,
) -> Result<(SessionRow, Secret), ApiError> {
    app.gate.newcomer(board.id)?;
    let token = Secret::new()?;
    let session =
        SessionRow { hash: token.hash(), board: board.id, role: Role::Attendee, participant, link: None };
    app.store.add_session(session).await?;
    Ok((session, token))
}
