//! `/api/boards/{id}/export/{format}`: the report as a file; `/api/boards/import`: a board from such a file.

use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use shared::api::BoardCreated;
use shared::event::Record;
use shared::ids::BoardId;
use shared::role::Role;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::auth::Session;
use super::boards::Begun;
use super::{ApiError, App, boards, origin, report};
use crate::export::import::{self, NoBoard};
use crate::export::{ExportError, Format, NotAReport};
use crate::room::Scope;
use crate::secret::random;
use crate::store::{BoardKind, Why};

/// Files that are written at the same time: each takes a processor and some megabytes, and rooms go before.
const AT_ONCE: u32 = 2;
/// So long a call waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);

/// A report in JSON: 10,000 reflections of 1,000 letters, nearly.
pub(super) const IMPORT_BYTES: usize = 32 * 1024 * 1024;

/// Turns to write a file.
pub(crate) struct Turns(Semaphore);

impl Default for Turns {
    fn default() -> Self {
        Self(Semaphore::new(AT_ONCE as usize))
    }
}

pub(super) async fn download(
    State(app): State<App>,
    session: Session,
    Path((_, format)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    session.require(|role| matches!(role, Role::Organiser | Role::Moderator))?;
    let format = Format::parse(&format).ok_or(ApiError::NotFound)?;
    let turns = if format == Format::Pdf { AT_ONCE } else { 1 };
    let _turn = turn(&app, turns).await?;
    let row = app.store.board(session.0.board).await?.ok_or(ApiError::NoBoard)?;
    let report = report::of_board(&app, &row).await?;
    let seen = boards::read(&app, &session.0, Scope::Own).await?;
    let is_published = seen.outcome.is_some_and(|outcome| outcome.is_published);
    let result =
        is_published.then(|| format!("{}/r/{}", origin::public_url(&app.config, &headers), row.result));
    let name = format.file_name(&report);
    let written = tokio::task::spawn_blocking(move || format.write(&report, result.as_deref())).await;
    let bytes = written.map_err(|error| ApiError::Internal(Box::new(error)))??;
    let answer = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.mime())),
        (header::CONTENT_DISPOSITION, attachment(&name)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((answer, bytes).into_response())
}

/// A board from the report of another one. Whoever may make a board may do this.
pub(super) async fn import(
    State(app): State<App>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<impl IntoResponse, ApiError> {
    origin::caller(&app.config, &headers)?;
    boards::permit(&app, &headers, None)?;
    is_json(&headers)?;
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge,
        _ => ApiError::BadJson(rejection.body_text()),
    })?;
    let _turn = turn(&app, 1).await?;
    let read = tokio::task::spawn_blocking(move || {
        let report = crate::export::read_json(&body)?;
        let records = import::records(&report)?;
        Ok::<_, ApiError>((report.cover.kind, records))
    });
    let (kind, records) = read.await.map_err(|error| ApiError::Internal(Box::new(error)))??;
    let created = take_over(&app, kind, records, &origin::public_url(&app.config, &headers)).await?;
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(created)))
}

async fn take_over(
    app: &App,
    kind: BoardKind,
    mut records: Vec<Record>,
    url: &str,
) -> Result<BoardCreated, ApiError> {
    let id = BoardId::from_random(random()?);
    let rest = records.split_off(records.len().min(1));
    let events = records.into_iter().flat_map(|record| record.events).collect();
    let created = boards::begin(app, Begun { id, kind, series: None, events }, url).await?;
    if let Err(error) = app.store.append(id, rest, None).await {
        // Half a board is none, and nobody has its links yet.
        app.store.erase_board(id, app.config.clock.now(), Why::Asked).await?;
        return Err(error.into());
    }
    Ok(created)
}

/// A form of another page cannot send this type.
fn is_json(headers: &HeaderMap) -> Result<(), ApiError> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(ApiError::BadJson("it is sent with `Content-Type: application/json`".into()))
}

/// So many turns at once; a PDF takes all of them, for it needs many times the memory of the others.
async fn turn(app: &App, turns: u32) -> Result<SemaphorePermit<'_>, ApiError> {
    let busy = ApiError::TooMany { seconds: 5 };
    let turn = tokio::time::timeout(PATIENCE, app.exports.0.acquire_many(turns)).await.map_err(|_| busy)?;
    turn.map_err(|_| ApiError::Retry)
}

/// RFC 6266 with the name twice, as RFC 5987 writes it for who knows that. Our names are letters, digits, dashes and a
/// point, which both ways write alike.
fn attachment(name: &str) -> Result<HeaderValue, ApiError> {
    HeaderValue::from_str(&format!("attachment; filename=\"{name}\"; filename*=UTF-8''{name}"))
        .map_err(|error| ApiError::Internal(Box::new(error)))
}

impl From<ExportError> for ApiError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::NoPdf => Self::NoPdf,
            ExportError::Writer(cause) => Self::Internal(cause),
        }
    }
}

impl From<NotAReport> for ApiError {
    fn from(error: NotAReport) -> Self {
        match error {
            NotAReport::Json(_) => Self::BadJson(error.to_string()),
            NotAReport::Newer(_) => Self::Invalid(error.to_string()),
        }
    }
}

impl From<NoBoard> for ApiError {
    fn from(error: NoBoard) -> Self {
        match error {
            NoBoard::Misfit(_) => Self::Invalid(error.to_string()),
            NoBoard::NoRandomness(cause) => cause.into(),
        }
    }
}
