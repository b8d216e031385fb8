//! `GET /r/{result code}`: what came of a board, for everybody who has the address; and a new address for it.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::QRBuilder;
use serde::Serialize;
use shared::api::BoardView;
use shared::role::Role;

use super::auth::Session;
use super::page::{Choice, answer, shell, trouble};
use super::{ApiError, App, language, origin, readings};
use crate::pages::{self, ResultPage};
use crate::store::BoardRow;

/// A code that never was, one that was renewed and one whose board is not published look alike.
pub(super) async fn page(
    State(app): State<App>,
    Path(code): Path<String>,
    Query(Choice { lang }): Query<Choice>,
    headers: HeaderMap,
) -> Response {
    match show(&app, &code, lang.as_deref(), &headers).await {
        Ok(response) => response,
        Err(ApiError::NoBoard) => trouble(&app, &headers, &ApiError::NotFound),
        Err(error) => trouble(&app, &headers, &error),
    }
}

async fn show(app: &App, code: &str, lang: Option<&str>, headers: &HeaderMap) -> Result<Response, ApiError> {
    let row = app.store.board_of_result(code).await?.ok_or(ApiError::NotFound)?;
    let seen = readings::look(app, row.id).await?;
    let path = published(&row, &seen).ok_or(ApiError::NotFound)?;
    let report = readings::report(app, &row, &seen).await?;
    let language = language::choose(headers, lang, Some(report.cover.language));
    let url = format!("{}{path}", origin::public_url(&app.config, headers));
    let page = ResultPage { report: &report, url: &url, qr: &picture(&url)? };
    Ok(answer(StatusCode::OK, pages::result(&shell(app, language, &path), &page), lang))
}

/// Where everybody reads the results, if everybody may.
pub(super) fn published(row: &BoardRow, seen: &BoardView) -> Option<String> {
    let is_published = seen.outcome.as_ref().is_some_and(|outcome| outcome.is_published);
    is_published.then(|| format!("/r/{}", row.result))
}

fn picture(url: &str) -> Result<String, ApiError> {
    // Our own addresses are short; one that no code can hold is a mistake of ours.
    let code = QRBuilder::new(url).build().map_err(|error| ApiError::Internal(error.to_string().into()))?;
    Ok(SvgBuilder::default().margin(2).to_str(&code))
}

#[derive(Serialize)]
pub(super) struct Renewed {
    url: String,
}

/// The page is no longer found at the address that went around.
pub(super) async fn renew(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
) -> Result<Json<Renewed>, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    let code = app.store.renew_result(session.0.board).await?;
    Ok(Json(Renewed { url: format!("{}/r/{code}", origin::public_url(&app.config, &headers)) }))
}
