//! `/api/boards/{id}/series` and `/s/{code}`: a board becomes a stop of a journey, and the journey has a page.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use shared::limits;
use shared::role::Role;
use shared::words::Title;

use super::auth::Session;
use super::page::{Choice, answer, shell, trouble};
use super::{ApiError, App, boards, language, origin, readings};
use crate::export::report::Report;
use crate::pages;
use crate::series::{Format, SeriesReport};
use crate::store::{BoardKind, BoardRow, SeriesRow};

/// Begin one, or join one by its code.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum Wanted {
    Begin { title: String },
    Join { code: String },
}

#[derive(Serialize)]
pub(super) struct Told {
    title: String,
    /// Whoever has it reads the page, and may bring a board of their own.
    code: String,
    url: String,
}

impl Told {
    fn of(series: &SeriesRow, site: &str) -> Self {
        let code = series.code.as_str().to_owned();
        Self { title: series.title.clone(), url: format!("{site}/s/{code}"), code }
    }
}

pub(super) async fn show(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
) -> Result<Json<Option<Told>>, ApiError> {
    session.require(Role::is_staff)?;
    let row = app.store.board(session.0.board).await?.ok_or(ApiError::NoBoard)?;
    let Some(series) = row.series else { return Ok(Json(None)) };
    let found = app.store.series(series).await?;
    let site = origin::public_url(&app.config, &headers);
    Ok(Json(found.map(|series| Told::of(&series, &site))))
}

pub(super) async fn enter(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
    body: Result<Json<Wanted>, JsonRejection>,
) -> Result<Json<Told>, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    let Json(wanted) = body.map_err(boards::bad_json)?;
    let row = app.store.board(session.0.board).await?.ok_or(ApiError::NoBoard)?;
    if row.kind == BoardKind::Rehearsal {
        return Err(ApiError::Invalid("a rehearsal is no stop of a series".into()));
    }
    let series = match wanted {
        Wanted::Begin { title } => begin(&app, &title).await?,
        Wanted::Join { code } => join(&app, &row, &code).await?,
    };
    app.store.set_series(row.id, Some(series.id)).await?;
    // A series goes with its last stop, which may have left just now.
    if app.store.series(series.id).await?.is_none() {
        app.store.set_series(row.id, None).await?;
        return Err(ApiError::Retry);
    }
    Ok(Json(Told::of(&series, &origin::public_url(&app.config, &headers))))
}

async fn begin(app: &App, title: &str) -> Result<SeriesRow, ApiError> {
    let title = Title::parse(title)
        .map_err(|_| ApiError::Invalid(format!("a title has 1 to {} characters", limits::TITLE)))?;
    let series = SeriesRow::new(title.to_string(), app.config.clock.now())?;
    app.store.add_series(series.clone()).await?;
    Ok(series)
}

async fn join(app: &App, row: &BoardRow, code: &str) -> Result<SeriesRow, ApiError> {
    let series = app.store.series_of_code(code.trim()).await?.ok_or(ApiError::NotFound)?;
    let there = app.store.boards_of_series(series.id).await?;
    if there.len() >= STOPS && there.iter().all(|stop| stop.id != row.id) {
        return Err(ApiError::Invalid(format!("a series has at most {STOPS} stops")));
    }
    Ok(series)
}

/// Stops of one series: its page reads each of them whole.
const STOPS: usize = 24;

pub(super) async fn leave(State(app): State<App>, session: Session) -> Result<StatusCode, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    app.store.set_series(session.0.board, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// For everybody who has the address; no search engine learns it.
pub(super) async fn page(
    State(app): State<App>,
    Path(code): Path<String>,
    Query(Choice { lang }): Query<Choice>,
    headers: HeaderMap,
) -> Response {
    match read(&app, &code).await {
        Ok(report) => {
            let path = format!("/s/{}", code.to_ascii_lowercase());
            let shell =
                shell(&app, language::choose(&headers, lang.as_deref(), Some(report.language)), &path);
            answer(StatusCode::OK, pages::series(&shell, &report), lang.as_deref())
        }
        Err(error) => trouble(&app, &headers, &error),
    }
}

/// `report.docx` and its like.
pub(super) async fn download(
    State(app): State<App>,
    Path((code, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match written(&app, &code, &file).await {
        Ok(response) => response,
        Err(error) => trouble(&app, &headers, &error),
    }
}

async fn written(app: &App, code: &str, file: &str) -> Result<Response, ApiError> {
    let format = file.strip_prefix("report.").and_then(Format::parse).ok_or(ApiError::NotFound)?;
    let report = read(app, code).await?;
    let name = format!("attachment; filename=\"{}\"", format.file_name(&report));
    let name = HeaderValue::from_str(&name).map_err(|error| ApiError::Internal(Box::new(error)))?;
    let bytes = tokio::task::spawn_blocking(move || format.write(&report)).await;
    let bytes = bytes
        .map_err(|error| ApiError::Internal(Box::new(error)))?
        .map_err(|error| ApiError::Internal(Box::new(error)))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.mime())),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

async fn read(app: &App, code: &str) -> Result<SeriesReport, ApiError> {
    let series = app.store.series_of_code(code).await?.ok_or(ApiError::NotFound)?;
    let mut reports = Vec::new();
    for row in app.store.boards_of_series(series.id).await? {
        // Each stop is read as its own page is: once for all who come at once.
        let seen = readings::look(app, row.id).await?;
        reports.push(readings::report(app, &row, &seen).await?);
    }
    let reports: Vec<&Report> = reports.iter().map(AsRef::as_ref).collect();
    Ok(SeriesReport::new(series.title, &reports, app.config.clock.now()))
}
