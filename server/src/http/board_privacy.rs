//! `GET /b/{id}/privacy`: for everybody, for nobody should have to join to read what joining means.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use shared::ids::BoardId;
use shared::outcome::erased_on;
use shared::text::board_privacy::Facts;

use super::page::{Choice, answer, shell, trouble};
use super::{ApiError, App, language, origin, readings};
use crate::pages::{self, BoardPrivacy};

pub(super) async fn page(
    State(app): State<App>,
    Path(board): Path<String>,
    Query(Choice { lang }): Query<Choice>,
    headers: HeaderMap,
) -> Response {
    match show(&app, &board, lang.as_deref(), &headers).await {
        Ok(response) => response,
        Err(error) => trouble(&app, &headers, &error),
    }
}

async fn show(app: &App, board: &str, lang: Option<&str>, headers: &HeaderMap) -> Result<Response, ApiError> {
    let id: BoardId = board.parse().map_err(|_| ApiError::NoBoard)?;
    let row = app.store.board(id).await?.ok_or(ApiError::NoBoard)?;
    let seen = readings::look(app, id).await?;
    let outcome = seen.outcome.unwrap_or_default();
    let settings = &seen.now.settings;
    let url = origin::public_url(&app.config, headers);
    let facts = Facts {
        settings,
        site: origin::host_of(&url),
        erased_on: erased_on(row.created, outcome.details.date, settings.retention_days),
        is_published: outcome.is_published,
        is_final: seen.now.is_final,
    };
    let path = format!("/b/{id}/privacy");
    let shell = shell(app, language::choose(headers, lang, Some(settings.language)), &path);
    let page = BoardPrivacy { board: id, title: &seen.now.title, facts };
    Ok(answer(StatusCode::OK, pages::board_privacy(&shell, &page), lang))
}
