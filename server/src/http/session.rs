//! `/api/session`: from a role link's secret to a session of its own, and its end.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use shared::ids::{BoardId, ParticipantId};

use super::origin::caller;
use super::{ApiError, App, auth, boards, cookies};
use crate::room::{Input, Revoked};
use crate::secret::{Secret, random};
use crate::store::SessionRow;

#[derive(Deserialize)]
pub(super) struct Exchange {
    secret: String,
}

/// Each exchange is a session of its own, so that one laptop's can be ended without the others'.
pub(super) async fn exchange(
    State(app): State<App>,
    headers: HeaderMap,
    body: Result<Json<Exchange>, JsonRejection>,
) -> Result<Response, ApiError> {
    caller(&app.config, &headers)?;
    let Json(Exchange { secret }) = body.map_err(boards::bad_json)?;
    let secret = Secret::parse(&secret).ok_or(ApiError::Unauthenticated)?;
    let link = app.store.link_of_secret(secret.hash()).await?.ok_or(ApiError::Unauthenticated)?;
    let token = Secret::new()?;
    let session = SessionRow {
        hash: token.hash(),
        board: link.board,
        role: link.role,
        participant: ParticipantId::from_random(random()?),
        link: Some(link.id),
    };
    app.store.add_session(session).await?;
    let cookie = cookies::set(&app.config, link.board, link.role, &token);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

#[derive(Deserialize)]
pub(super) struct End {
    board: BoardId,
}

/// Ends the session of the cookie that the call names.
pub(super) async fn end(
    State(app): State<App>,
    headers: HeaderMap,
    body: Result<Json<End>, JsonRejection>,
) -> Result<Response, ApiError> {
    caller(&app.config, &headers)?;
    let Json(End { board }) = body.map_err(boards::bad_json)?;
    let role = auth::named_role(&headers)?;
    let secret = cookies::read(&app.config, &headers, board, role).ok_or(ApiError::Unauthenticated)?;
    let session = auth::find(&app, &secret, board).await?;
    app.store.revoke_session(session.hash).await?;
    app.rooms.tell_loaded(board, Input::Revoke { sessions: Revoked::Session(session.hash) }).await;
    let cookie = cookies::clear(&app.config, board, role);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}
