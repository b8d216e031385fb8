//! `/api/boards`: make, see and erase a board.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use shared::api::{BoardCreated, BoardView, CreateBoard, Links, Tokens};
use shared::event::{Event, Record};
use shared::ids::{BoardId, CommandId, ParticipantId, SeriesId};
use shared::limits;
use shared::role::Role;
use shared::settings::{NewPrompt, Settings};
use shared::template::Template;
use shared::words::Title;

use super::auth::Session;
use super::{ApiError, App, erase, origin};
use crate::config::Create;
use crate::keys::Keys;
use crate::room::{Input, Reply, Scope};
use crate::secret::{Secret, random};
use crate::store::{BoardKind, BoardRow, LinkId, LinkRow, NewBoard, SessionRow, Why};

/// The template of a board that names none.
const DEFAULT_TEMPLATE: &str = "parels-en-puzzels";

pub(super) async fn create(
    State(app): State<App>,
    headers: HeaderMap,
    body: Result<Json<CreateBoard>, JsonRejection>,
) -> Result<impl IntoResponse, ApiError> {
    origin::caller(&app.config, &headers)?;
    permit(&app, &headers, None)?;
    let Json(wanted) = body.map_err(bad_json)?;
    let created = make(&app, &wanted, &origin::public_url(&app.config, &headers)).await?;
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(created)))
}

pub(super) async fn view(State(app): State<App>, session: Session) -> Result<Json<BoardView>, ApiError> {
    whole_view(&app, &session.0).await.map(Json)
}

/// Erased from the store; whoever looks at it is told that it is gone.
pub(super) async fn remove(
    State(app): State<App>,
    Path(_): Path<String>,
    session: Session,
) -> Result<StatusCode, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    erase(&app, session.0.board, Why::Asked).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who may make boards: anyone, or holders of a key.
pub(super) fn permit(app: &App, headers: &HeaderMap, typed: Option<&str>) -> Result<(), ApiError> {
    let Create::Key(key) = &app.config.create else { return Ok(()) };
    let said = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()?.strip_prefix("Bearer "));
    let said = said.or(typed).ok_or(ApiError::KeyNeeded)?;
    let is_the_one = key.as_deref().is_some_and(|key| digest(key) == digest(said.trim()));
    let fits = is_the_one || Keys::beside(&app.config.database).hold(said)?;
    if fits { Ok(()) } else { Err(ApiError::KeyNeeded) }
}

/// Compared as hashes, so that the time it takes tells nothing of the key.
fn digest(text: &str) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).into()
}

pub(super) async fn whole_view(app: &App, session: &SessionRow) -> Result<BoardView, ApiError> {
    read(app, session, Scope::Whole).await
}

pub(super) async fn read(app: &App, session: &SessionRow, scope: Scope) -> Result<BoardView, ApiError> {
    let actor = shared::role::Actor { participant: session.participant, role: session.role };
    let reply = app.rooms.ask(session.board, move |call| Input::View { call, actor, scope }).await?;
    match reply {
        Reply::View(view) => Ok(*view),
        _ => Err(ApiError::Retry),
    }
}

pub(super) fn bad_json(rejection: JsonRejection) -> ApiError {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        ApiError::TooLarge
    } else {
        ApiError::BadJson(rejection.body_text())
    }
}

/// Makes a board with its code, its role links and a session for each of them.
pub async fn make(app: &App, wanted: &CreateBoard, url: &str) -> Result<BoardCreated, ApiError> {
    make_as(app, BoardId::from_random(random()?), wanted, url).await
}

pub(super) async fn make_as(
    app: &App,
    id: BoardId,
    wanted: &CreateBoard,
    url: &str,
) -> Result<BoardCreated, ApiError> {
    let begun = Begun { id, kind: BoardKind::Real, series: None, events: first_events(wanted)? };
    begin(app, begun, url).await
}

/// A board that begins with more than its settings: a copy, a rehearsal.
pub(super) struct Begun {
    pub(super) id: BoardId,
    pub(super) kind: BoardKind,
    pub(super) series: Option<SeriesId>,
    /// [`Event::BoardCreated`] before all else.
    pub(super) events: Vec<Event>,
}

pub(super) async fn begin(app: &App, begun: Begun, url: &str) -> Result<BoardCreated, ApiError> {
    let Begun { id, kind, series, events } = begun;
    let first = Record {
        seq: 1,
        command: CommandId::from_random(random()?),
        participant: None,
        role: Role::Organiser,
        events,
    };
    let created = app.config.clock.now();
    let row = BoardRow { series, ..BoardRow::new(id, created, kind, &first)? };
    let ways = ways(id, created)?;
    let board = NewBoard {
        row: row.clone(),
        first,
        links: ways.iter().map(|way| way.row).collect(),
        sessions: ways.iter().map(|way| way.session).collect(),
    };
    app.store.create_board(board).await?;
    Ok(handed_out(&row, &ways, url))
}

/// Fresh links to a board that is there; those handed out before go on working.
pub async fn invite(app: &App, board: &BoardRow, url: &str) -> Result<BoardCreated, ApiError> {
    let ways = ways(board.id, app.config.clock.now())?;
    for way in &ways {
        app.store.add_link(way.row).await?;
        app.store.add_session(way.session).await?;
    }
    Ok(handed_out(board, &ways, url))
}

fn ways(board: BoardId, created: u64) -> Result<[Way; 3], ApiError> {
    let way = |role| Way::new(board, role, created);
    Ok([way(Role::Organiser)?, way(Role::Moderator)?, way(Role::Projector)?])
}

fn handed_out(board: &BoardRow, [organiser, moderator, projector]: &[Way; 3], url: &str) -> BoardCreated {
    let token = |way: &Way| way.token.reveal().to_owned();
    BoardCreated {
        id: board.id,
        code: board.code.as_str().to_owned(),
        links: Links {
            attendee: format!("{url}/{}", board.code.as_str()),
            projector: projector.link(url, "project"),
            moderator: moderator.link(url, "moderate"),
            organiser: organiser.link(url, "organise"),
        },
        tokens: Tokens {
            organiser: token(organiser),
            moderator: token(moderator),
            projector: token(projector),
        },
    }
}

/// A role link, and a session of it for programs.
pub(crate) struct Way {
    pub row: LinkRow,
    pub secret: Secret,
    pub session: SessionRow,
    pub token: Secret,
}

impl Way {
    /// The link as it is handed out, with its secret in the fragment.
    pub(crate) fn link(&self, url: &str, page: &str) -> String {
        format!("{url}/b/{}/{page}#{}", self.row.board, self.secret.reveal())
    }

    pub(crate) fn new(board: BoardId, role: Role, created: u64) -> Result<Self, ApiError> {
        let (secret, token) = (Secret::new()?, Secret::new()?);
        let row = LinkRow { id: LinkId::from_random(random()?), board, role, hash: secret.hash(), created };
        let session = SessionRow {
            hash: token.hash(),
            board,
            role,
            participant: ParticipantId::from_random(random()?),
            link: Some(row.id),
        };
        Ok(Self { row, secret, session, token })
    }
}

fn first_events(wanted: &CreateBoard) -> Result<Vec<Event>, ApiError> {
    let invalid = |what: &str| ApiError::Invalid(what.to_owned());
    let title = Title::parse(&wanted.title)
        .map_err(|_| ApiError::Invalid(format!("a title has 1 to {} characters", limits::TITLE)))?;
    let template = Template::find(wanted.template.as_deref().unwrap_or(DEFAULT_TEMPLATE))
        .ok_or_else(|| invalid("there is no such template"))?;
    let language = wanted.language.or(wanted.settings.language).unwrap_or_default();
    let base = Settings { language, perspectives: template.perspectives(language), ..Settings::default() };
    let settings = wanted.settings.apply(&base).map_err(|bad| ApiError::Invalid(bad.to_string()))?;
    let settings = Settings { language, ..settings };
    let prompts = match &wanted.prompts {
        Some(own) if !own.is_empty() => {
            NewPrompt::read_all(own).ok_or_else(|| invalid("a prompt is not valid"))?
        }
        _ => template.prompts(language),
    };
    Ok(vec![Event::BoardCreated { title, settings, prompts }])
}
