//! `POST /api/boards/{id}/import`: a table is read, and its lines are told with what is wrong. Posting them is up to
//! whoever reads that, by the commands that everybody uses.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, header};
use shared::api::Intake;
use shared::role::Role;

use super::auth::Session;
use super::{ApiError, App, boards};
use crate::intake::{NotATable, Terms, read};
use crate::room::Scope;

pub(super) async fn preview(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Intake>, ApiError> {
    session.require(Role::is_staff)?;
    let body = body.map_err(|_| ApiError::TooLarge)?;
    let is_csv = |value: &str| value.split(';').next().is_some_and(|kind| kind.trim() == "text/csv");
    if !headers.get(header::CONTENT_TYPE).is_some_and(|value| value.to_str().is_ok_and(is_csv)) {
        return Err(ApiError::Invalid("send text/csv".into()));
    }
    let now = boards::read(&app, &session.0, Scope::Own).await?.now;
    let read = tokio::task::spawn_blocking(move || {
        read(&body, Terms { prompts: &now.prompts, perspectives: &now.settings.perspectives })
    });
    match read.await.map_err(|error| ApiError::Internal(Box::new(error)))? {
        Ok(intake) => Ok(Json(intake)),
        Err(NotATable::TooLarge) => Err(ApiError::TooLarge),
        Err(error) => Err(ApiError::Invalid(error.to_string())),
    }
}
