//! `POST /api/boards/{id}/copy`: the next board from this one, without anything that people wrote.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::Deserialize;
use shared::board::Board;
use shared::event::Event;
use shared::ids::{BoardId, SeriesId};
use shared::limits;
use shared::role::Role;
use shared::words::Title;

use super::auth::Session;
use super::boards::{self, Begun};
use super::{ApiError, App, origin};
use crate::secret::random;
use crate::store::{BoardKind, BoardRow};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    title: String,
    with: With,
}

/// What goes along besides settings, perspectives and the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum With {
    /// Another meeting of its own.
    Prompts,
    /// The next stop of the journey: themes keep their ids, and so their history.
    Themes,
}

/// An organiser's session is enough, also where boards are made with a key: who holds one was let in before.
pub(super) async fn copy(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
    body: Result<Json<Wanted>, JsonRejection>,
) -> Result<impl IntoResponse, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    let Json(Wanted { title, with }) = body.map_err(boards::bad_json)?;
    let title = Title::parse(&title)
        .map_err(|_| ApiError::Invalid(format!("a title has 1 to {} characters", limits::TITLE)))?;
    let source = Source::read(&app, session.0.board).await?;
    let begun = Begun {
        id: BoardId::from_random(random()?),
        kind: BoardKind::Real,
        series: source.series(with),
        events: source.events(title, with),
    };
    let created = boards::begin(&app, begun, &origin::public_url(&app.config, &headers)).await?;
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(created)))
}

/// The board that is copied, as it stands in the log.
pub(super) struct Source {
    pub(super) row: BoardRow,
    pub(super) board: Board,
}

impl Source {
    pub(super) async fn read(app: &App, id: BoardId) -> Result<Self, ApiError> {
        let row = app.store.board(id).await?.ok_or(ApiError::NoBoard)?;
        let log = app.store.log(id).await?;
        let board = tokio::task::spawn_blocking(move || {
            let mut board = Board::default();
            for record in &log {
                board.apply(record);
            }
            board
        });
        Ok(Self { row, board: board.await.map_err(|error| ApiError::Internal(Box::new(error)))? })
    }

    fn series(&self, with: With) -> Option<SeriesId> {
        self.row.series.filter(|_| with == With::Themes && self.row.kind == BoardKind::Real)
    }

    pub(super) fn events(&self, title: Title, with: With) -> Vec<Event> {
        let board = &self.board;
        let (settings, prompts) = (board.settings.clone(), board.prompts.clone());
        let mut events = vec![Event::BoardCreated { title, settings, prompts }];
        if !board.protocol.as_str().is_empty() {
            events.push(Event::ProtocolSet { text: board.protocol.clone() });
        }
        if with == With::Themes {
            let carried = board.themes_in_order().into_iter().map(|(theme, words)| Event::ThemeCreated {
                theme,
                title: words.title.to_string(),
                summary: words.summary.to_string(),
                order: words.order.clone(),
                colour: words.colour,
                // It stays with the words of those who were there.
                key_phrase: None,
            });
            events.extend(carried);
        }
        events
    }
}
