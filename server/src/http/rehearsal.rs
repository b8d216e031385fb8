//! `POST /api/boards/{id}/rehearsal`: a shadow of this board, with a simulated hall that fills it.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use shared::event::Event;
use shared::ids::BoardId;
use shared::limits;
use shared::role::Role;
use shared::text::series::REHEARSAL_OF;
use shared::words::Title;

use super::auth::Session;
use super::boards::{self, Begun};
use super::copy::{Source, With};
use super::{ApiError, App, origin};
use crate::rehearsal::{Stage, plan, start};
use crate::samples;
use crate::secret::random;
use crate::store::BoardKind;

/// An exercise is over after a week, whatever its board is kept for.
const KEPT_DAYS: u32 = 7;

pub(super) async fn rehearse(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    let broken = |error: serde_json::Error| ApiError::Internal(Box::new(error));
    let running = app.rehearsals.begin(session.0.board)?;
    let source = Source::read(&app, session.0.board).await?;
    let (samples, map) = samples::read().map_err(broken)?;
    let board = &source.board;
    let stage = Stage {
        prompts: board.prompts.iter().map(|prompt| prompt.id.clone()).collect(),
        perspectives: board.settings.perspectives.iter().map(|perspective| perspective.id.clone()).collect(),
    };
    let cues = plan(&samples, &map, &stage, u64::from_be_bytes(random()?));
    let id = BoardId::from_random(random()?);
    let mut events = source.events(title(&source)?, With::Themes);
    if let Some(Event::BoardCreated { settings, .. }) = events.first_mut() {
        settings.retention_days = settings.retention_days.min(KEPT_DAYS);
    }
    let begun = Begun { id, kind: BoardKind::Rehearsal, series: None, events };
    let created = boards::begin(&app, begun, &origin::public_url(&app.config, &headers)).await?;
    start(&app, id, cues, app.config.rehearsal, running);
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(created)))
}

/// Every page shows a board's title, so every page of this one says that it is an exercise; a long title gives way.
fn title(source: &Source) -> Result<Title, ApiError> {
    let language = source.board.settings.language;
    let whole = REHEARSAL_OF.fill(language, &[("title", source.board.title())]);
    let short: String = whole.chars().take(limits::TITLE).collect();
    Title::parse(&short).map_err(|error| ApiError::Invalid(error.to_string()))
}
