//! `/api/boards/{id}/print/{sheet}`: what hangs in the room and lies on its tables, as PDF.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use shared::outcome::erased_on;
use shared::role::Role;

use super::auth::Session;
use super::{ApiError, App, boards, origin};
use crate::export::pdf::sheets::{Room, Sheet};
use crate::room::Scope;

pub(super) async fn sheet(
    State(app): State<App>,
    session: Session,
    Path((_, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    session.require(|role| matches!(role, Role::Organiser | Role::Moderator))?;
    let sheet = Sheet::parse(&name).ok_or(ApiError::NotFound)?;
    let seen = boards::read(&app, &session.0, Scope::Own).await?;
    let row = app.store.board(session.0.board).await?.ok_or(ApiError::NoBoard)?;
    let url = origin::public_url(&app.config, &headers);
    let made = tokio::task::spawn_blocking(move || {
        let outcome = seen.outcome.unwrap_or_default();
        let kept = seen.now.settings.retention_days;
        let room = Room {
            details: &outcome.details,
            code: &row.code,
            url: &url,
            erased_on: erased_on(row.created, outcome.details.date, kept),
            now: &seen.now,
        };
        room.print(sheet)
    });
    let pdf = made.await.map_err(|error| ApiError::Internal(Box::new(error)))??;
    Ok(([(header::CONTENT_TYPE, "application/pdf"), (header::CACHE_CONTROL, "no-store")], pdf))
}
