//! `/api/boards/{id}/report`: what staff know of a board beside its documents: the cover, what comes of it, how long
//! it is kept, and where its results are.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use shared::api::ReportFacts;
use shared::outcome::erased_on;
use shared::role::Role;

use super::auth::Session;
use super::{ApiError, App, boards, origin};
use crate::export::report::Report;
use crate::export::view::{self, Facts};
use crate::room::Scope;
use crate::store::BoardRow;

pub(super) async fn facts(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
) -> Result<Json<ReportFacts>, ApiError> {
    session.require(Role::is_staff)?;
    let seen = boards::read(&app, &session.0, Scope::Own).await?;
    let row = app.store.board(session.0.board).await?.ok_or(ApiError::NoBoard)?;
    let url = origin::public_url(&app.config, &headers);
    let outcome = seen.outcome.unwrap_or_default();
    let retention = seen.now.settings.retention_days;
    Ok(Json(ReportFacts {
        title: seen.now.title,
        code: row.code.as_str().to_owned(),
        kind: row.kind,
        is_final: seen.now.is_final,
        created: row.created,
        erased_on: erased_on(row.created, outcome.details.date, retention),
        result_url: format!("{url}/r/{}", row.result),
        series_url: match row.series {
            None => None,
            Some(series) => app.store.series(series).await?.map(|series| format!("{url}/s/{}", series.code)),
        },
        outcome,
    }))
}

/// The report of a board as its log tells it now. Reads the whole log: not for what people wait for by the hundred.
pub(super) async fn of_board(app: &App, row: &BoardRow) -> Result<Report, ApiError> {
    let log = app.store.log(row.id).await?;
    let facts = Facts { board: row.id, kind: row.kind, created: row.created, made: app.config.clock.now() };
    let read = tokio::task::spawn_blocking(move || view::report(facts, &log)).await;
    read.map_err(|error| ApiError::Internal(Box::new(error)))
}
