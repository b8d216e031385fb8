//! `/api/session`: from a role link's secret to a session of its own, and its end.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use shared::ids::{BoardId, ParticipantId};
use shared::role::Role;

use super::origin::caller;
use super::{ApiError, App, auth, boards, cookies, signed};
use crate::room::{Input, Revoked};
use crate::secret::{Secret, random};
use crate::store::SessionRow;

/// What a session is asked for with.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Exchange {
    /// A role link's secret.
    Link { secret: String },
    /// A session that may do more: a moderator opens the projector on the same laptop, an organiser either page.
    Lend { board: BoardId, role: Role },
    /// What was signed into an attendee's page: a browser that was killed may have lost its cookie, and kept this.
    Form { board: BoardId, form: String },
}

/// Each exchange is a session of its own, so that one laptop's can be ended without the others'. It ends with the
/// link that it goes back to.
pub(super) async fn exchange(
    State(app): State<App>,
    headers: HeaderMap,
    body: Result<Json<Exchange>, JsonRejection>,
) -> Result<Response, ApiError> {
    caller(&app.config, &headers)?;
    let Json(exchange) = body.map_err(boards::bad_json)?;
    let participant = ParticipantId::from_random(random()?);
    let (board, role, link, participant) = match exchange {
        Exchange::Link { secret } => {
            let secret = Secret::parse(&secret).ok_or(ApiError::Unauthenticated)?;
            let link = app.store.link_of_secret(secret.hash()).await?.ok_or(ApiError::Unauthenticated)?;
            (link.board, link.role, Some(link.id), participant)
        }
        Exchange::Lend { board, role } => {
            let lender = of_cookie(&app, &headers, board).await?;
            if !may_lend(lender.role, role) {
                return Err(ApiError::Forbidden);
            }
            (board, role, lender.link, participant)
        }
        Exchange::Form { board, form } => {
            let known = signed::session(&app, &form, board).await?;
            (board, known.role, None, known.participant)
        }
    };
    let token = Secret::new()?;
    app.store.add_session(SessionRow { hash: token.hash(), board, role, participant, link }).await?;
    let cookie = cookies::set(&app.config, board, role, &token);
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
    let session = of_cookie(&app, &headers, board).await?;
    let role = session.role;
    app.store.revoke_session(session.hash).await?;
    app.rooms.tell_loaded(board, Input::Revoke { sessions: Revoked::Session(session.hash) }).await;
    let cookie = cookies::clear(&app.config, board, role);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

/// The session of the cookie whose role the call names.
async fn of_cookie(app: &App, headers: &HeaderMap, board: BoardId) -> Result<SessionRow, ApiError> {
    let role = auth::named_role(headers)?;
    let secret = cookies::read(&app.config, headers, board, role).ok_or(ApiError::Unauthenticated)?;
    let session = auth::find(app, &secret, board).await?;
    if session.role == role { Ok(session) } else { Err(ApiError::Unauthenticated) }
}

/// Only what can do less may be lent.
fn may_lend(lender: Role, role: Role) -> bool {
    match role {
        Role::Projector => lender.is_staff(),
        Role::Moderator => lender == Role::Organiser,
        Role::Attendee | Role::Organiser => false,
    }
}
