//! `/api/boards/{id}/links`: the organiser hands out ways in, and takes them back.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use shared::role::Role;

use super::auth::Session;
use super::boards::{self, Way};
use super::{ApiError, App, origin};
use crate::room::{Input, Revoked};
use crate::store::LinkId;

#[derive(Serialize)]
pub(super) struct Link {
    id: LinkId,
    role: Role,
    /// Milliseconds since 1970.
    created: u64,
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    role: Role,
}

#[derive(Serialize)]
pub(super) struct Added {
    id: LinkId,
    role: Role,
    /// With its secret, this once.
    link: String,
    /// A session of that link, for programs.
    token: String,
}

pub(super) async fn list(State(app): State<App>, session: Session) -> Result<Json<Vec<Link>>, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    let rows = app.store.links(session.0.board).await?;
    Ok(Json(rows.into_iter().map(|row| Link { id: row.id, role: row.role, created: row.created }).collect()))
}

pub(super) async fn add(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
    body: Result<Json<Wanted>, JsonRejection>,
) -> Result<impl IntoResponse, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    let Json(Wanted { role }) = body.map_err(boards::bad_json)?;
    let page = match role {
        Role::Moderator => "moderate",
        Role::Organiser => "organise",
        Role::Projector => "project",
        Role::Attendee => return Err(ApiError::Invalid("attendees come in by the code".into())),
    };
    let board = session.0.board;
    let way = Way::new(board, role, app.config.clock.now())?;
    app.store.add_link(way.row).await?;
    app.store.add_session(way.session).await?;
    let url = origin::public_url(&app.config, &headers);
    let added =
        Added { id: way.row.id, role, link: way.link(&url, page), token: way.token.reveal().to_owned() };
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(added)))
}

/// The link, its sessions and their open connections.
pub(super) async fn revoke(
    State(app): State<App>,
    session: Session,
    Path((_, link)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    let link: LinkId = link.parse().map_err(|_| ApiError::NotFound)?;
    let board = session.0.board;
    let rows = app.store.links(board).await?;
    let revoked = rows.iter().find(|row| row.id == link).ok_or(ApiError::NotFound)?;
    let organisers = rows.iter().filter(|row| row.role == Role::Organiser).count();
    if revoked.role == Role::Organiser && organisers == 1 {
        return Err(ApiError::LastLink);
    }
    app.store.revoke_link(board, link).await?;
    app.tickets.forget_link(link);
    app.rooms.tell_loaded(board, Input::Revoke { sessions: Revoked::Link(link) }).await;
    Ok(StatusCode::NO_CONTENT)
}
