//! Erasing a board, and the certificate that stays of it.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Serialize;
use shared::day::Day;
use shared::ids::BoardId;
use shared::role::Role;
use shared::settings::Language;
use shared::text::{Said, erase as text};

use super::auth::Session;
use super::page::{Choice, answer, shell, trouble};
use super::{ApiError, App, language, origin};
use crate::pages;
use crate::room::Input;
use crate::store::{Erasure, Why};

/// For an organiser's papers: no title, no text, no hash of either.
#[derive(Serialize)]
pub(super) struct Certificate {
    board: BoardId,
    /// Milliseconds since 1970.
    made: u64,
    erased: u64,
    erased_on: Day,
    why: &'static str,
    counts: Counts,
    overwritten: Vec<&'static str>,
    out_of_reach: Vec<&'static str>,
    url: String,
}

#[derive(Serialize)]
struct Counts {
    reflections: u32,
    people: u32,
    records: u32,
    sessions: u32,
    links: u32,
}

impl Certificate {
    fn new(erasure: &Erasure, language: Language, site: &str) -> Self {
        let say = |said: &[Said]| said.iter().map(|said| said.say(language)).collect::<Vec<_>>();
        let rest = if erasure.is_wiped { text::WIPED } else { text::NOT_WIPED };
        Self {
            board: erasure.board,
            made: erasure.created,
            erased: erasure.at,
            erased_on: Day::of(erasure.at),
            why: match erasure.why {
                Why::Asked => "asked",
                Why::Expired => "expired",
            },
            counts: Counts {
                reflections: erasure.reflections,
                people: erasure.people,
                records: erasure.records,
                sessions: erasure.sessions,
                links: erasure.links,
            },
            overwritten: [say(text::GONE), say(&[rest])].concat(),
            out_of_reach: say(text::ELSEWHERE),
            url: format!("{site}/erased/{}", erasure.board),
        }
    }
}

/// Nothing of the board is left in the store or in memory when this returns; whoever looks at it is told.
pub(crate) async fn erase(app: &App, board: BoardId, why: Why) -> Result<Erasure, ApiError> {
    let erasure = app.store.erase_board(board, app.config.clock.now(), why).await?;
    app.rooms.tell_loaded(board, Input::Delete).await;
    app.tickets.forget_board(board);
    app.readings.forget(board);
    app.lobby.forget_board(board);
    erasure.ok_or(ApiError::NoBoard)
}

pub(super) async fn now(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
) -> Result<Json<Certificate>, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    let erasure = erase(&app, session.0.board, Why::Asked).await?;
    let site = origin::public_url(&app.config, &headers);
    Ok(Json(Certificate::new(&erasure, language::choose(&headers, None, None), &site)))
}

/// A board that is still there, or never was, has none.
pub(super) async fn page(
    State(app): State<App>,
    Path(board): Path<String>,
    Query(Choice { lang }): Query<Choice>,
    headers: HeaderMap,
) -> Response {
    let found = match board.parse() {
        Ok(board) => app.store.erasure(board).await,
        Err(_) => Ok(None),
    };
    match found {
        Ok(Some(erasure)) => {
            let path = format!("/erased/{}", erasure.board);
            let shell = shell(&app, language::choose(&headers, lang.as_deref(), None), &path);
            answer(StatusCode::OK, pages::erased(&shell, &erasure), lang.as_deref())
        }
        Ok(None) => trouble(&app, &headers, &ApiError::NotFound),
        Err(error) => trouble(&app, &headers, &error.into()),
    }
}
