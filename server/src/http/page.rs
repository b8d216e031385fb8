//! Pages for people. Each works without JavaScript, but for the staff's, whose work is live.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Form, OriginalUri, Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use serde::Deserialize;
use shared::api::CreateBoard;
use shared::ids::BoardId;
use shared::role::Role;
use shared::settings::{Language, NewPrompt, Prompt, SettingsPatch};
use shared::template::Template;
use shared::text::Said;
use shared::text::pages as words;
use shared::words::Question;

use super::{ApiError, App, boards, cookies, form, join, language, origin};
use crate::code::Code;
use crate::config::Create;
use crate::pages::{self, BLANK, CreateAccess, CreateError, CreateForm, Landing, Shell, Surface, Trouble};
use crate::secret::{Secret, random};
use crate::store::BoardRow;

#[derive(Deserialize)]
pub(super) struct Choice {
    pub(super) lang: Option<String>,
}

/// A page's answer: never stored, for it may carry what is one person's.
pub(super) fn answer(status: StatusCode, page: Markup, lang: Option<&str>) -> Response {
    let mut response = (status, page).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(cookie) = language::remember(lang) {
        headers.append(header::SET_COOKIE, cookie);
    }
    response
}

pub(super) async fn landing(
    State(app): State<App>,
    Query(Choice { lang }): Query<Choice>,
    headers: HeaderMap,
) -> Response {
    let shell = shell(&app, language::choose(&headers, lang.as_deref(), None), "/");
    let create = match form(&app) {
        Ok(create) => create,
        Err(error) => return trouble(&app, &headers, &error),
    };
    let page = Landing { code: "", error: None, create };
    answer(StatusCode::OK, pages::landing(&shell, &page), lang.as_deref())
}

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    code: String,
}

/// The code field: a code that opens a board leads to it, any other back to the field with a sentence.
pub(super) async fn open(
    State(app): State<App>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(Typed { code }): Form<Typed>,
) -> Result<Response, ApiError> {
    origin::caller(&app.config, &headers)?;
    app.gate.code_request(address.ip(), app.config.clock.now()).await?;
    if join::open_board(&app, &code).await?.is_some() {
        let code = Code::parse(&code).ok_or(ApiError::WrongCode)?;
        return Ok(Redirect::to(&format!("/{}", code.as_str())).into_response());
    }
    let shell = shell(&app, language::choose(&headers, None, None), "/");
    let error = wrong(&app.gate.wrong_code(address.ip(), &code, app.config.clock.now()), &code);
    // In another language it is asked for by its address.
    let path = if is_meant_as_code(&code) { format!("/{}", bare(&code)) } else { "/".to_owned() };
    let shell = Shell { path: &path, ..shell };
    let page = Landing { code: &code, error: Some(error), create: form(&app)? };
    Ok(answer(StatusCode::NOT_FOUND, pages::landing(&shell, &page), None))
}

#[derive(Deserialize)]
pub(super) struct NewBoard {
    #[serde(default)]
    board: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    template: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    key: String,
}

/// The blank template's one prompt with the question that was typed; nothing where the template's own will do.
fn own_prompts(template: &str, question: &str, language: Language) -> Option<Vec<NewPrompt>> {
    let blank =
        Template::find(template).filter(|found| found.name == BLANK && !question.trim().is_empty())?;
    let own = |prompt: Prompt| NewPrompt {
        id: Some(prompt.id),
        title: prompt.title.to_string(),
        question: question.to_owned(),
    };
    Some(blank.prompts(language).into_iter().map(own).collect())
}

/// The links are shown once, so "Back" must find them: a page that may not be kept is lost there. It stays in the
/// browser of who made the board, which holds its organiser's session as well.
const SHOWN_ONCE: &str = "private, no-cache";

/// The address of a made board, typed or sent on: here boards are made by a form, and this is where it stands.
pub(super) async fn to_form() -> Redirect {
    Redirect::to("/#new")
}

/// "Maak een bord": the four links, once, and the organiser's cookie.
pub(super) async fn create(
    State(app): State<App>,
    headers: HeaderMap,
    Form(typed): Form<NewBoard>,
) -> Result<Response, ApiError> {
    origin::caller(&app.config, &headers)?;
    let shell = shell(&app, language::choose(&headers, None, None), "/");
    let language = Language::parse(&typed.language);
    let id = match typed.board.parse() {
        Ok(id) => id,
        Err(_) => BoardId::from_random(random()?),
    };
    let wrong = |error: CreateError, status: StatusCode| {
        let form = CreateForm {
            access: access(&app),
            board: id,
            title: &typed.title,
            template: &typed.template,
            language,
            question: &typed.question,
            error: Some(error),
        };
        let page = Landing { code: "", error: None, create: form };
        answer(status, pages::landing(&shell, &page), None)
    };
    if boards::permit(&app, &headers, Some(&typed.key)).is_err() {
        return Ok(wrong(CreateError::Key, StatusCode::FORBIDDEN));
    }
    let wanted = CreateBoard {
        title: typed.title.clone(),
        template: Some(typed.template.clone()).filter(|name| !name.is_empty()),
        language,
        settings: SettingsPatch::default(),
        prompts: own_prompts(&typed.template, &typed.question, language.unwrap_or_default()),
    };
    if wanted.prompts.is_some() && Question::parse(&typed.question).is_err() {
        return Ok(wrong(CreateError::Question, StatusCode::UNPROCESSABLE_ENTITY));
    }
    let url = origin::public_url(&app.config, &headers);
    let made = match again(&app, &headers, id).await? {
        Some(board) => boards::invite(&app, &board, &url).await,
        None => boards::make_as(&app, unused(&app, id).await?, &wanted, &url).await,
    };
    let created = match made {
        Ok(created) => created,
        Err(ApiError::Invalid(_)) => return Ok(wrong(CreateError::Title, StatusCode::UNPROCESSABLE_ENTITY)),
        Err(error) => return Err(error),
    };
    let mut response = answer(StatusCode::CREATED, pages::created(&shell, &created, &typed.title), None);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(SHOWN_ONCE));
    if let Some(token) = Secret::parse(&created.tokens.organiser) {
        let cookie = cookies::set(&app.config, created.id, Role::Organiser, &token);
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// `GET /{code}`. A holder of a session passes always; a wrong code gets its sentence.
pub(super) async fn attendee(
    State(app): State<App>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    Path(typed): Path<String>,
    Query(query): Query<form::Query>,
    headers: HeaderMap,
) -> Response {
    match form::show(&app, address.ip(), &typed, &query, &headers).await {
        Ok(Some(response)) => response,
        Ok(None) => {
            let error = app.gate.wrong_code(address.ip(), &typed, app.config.clock.now());
            no_board(&app, &headers, &typed, query.lang.as_deref(), &error)
        }
        Err(error) => trouble(&app, &headers, &error),
    }
}

/// What is said beside the field.
fn wrong(error: &ApiError, typed: &str) -> Said {
    match error {
        ApiError::WrongCode if typed.chars().filter(|c| c.is_alphanumeric()).count() != Code::LENGTH => {
            words::WRONG_LENGTH
        }
        error => sentence(error).1,
    }
}

/// As it is written on the wall, but for the space.
fn bare(typed: &str) -> String {
    typed.chars().filter(|c| !matches!(c, ' ' | '-')).collect()
}

/// About as long as a code, and of its letters.
fn is_meant_as_code(typed: &str) -> bool {
    let kept = bare(typed);
    (6..=10).contains(&kept.len()) && kept.chars().all(|c| c.is_ascii_alphanumeric())
}

/// A code that opens nothing (yesterday's QR, a slip of the finger) leads to the field where it can be mended. What
/// never was a code is a page that is not there.
fn no_board(app: &App, headers: &HeaderMap, typed: &str, lang: Option<&str>, error: &ApiError) -> Response {
    let (true, Ok(create)) = (is_meant_as_code(typed), form(app)) else {
        return trouble(app, headers, &ApiError::NotFound);
    };
    let path = format!("/{}", bare(typed));
    let shell = shell(app, language::choose(headers, lang, None), &path);
    let page = Landing { code: typed, error: Some(wrong(error, typed)), create };
    answer(error.status(), pages::landing(&shell, &page), lang)
}

pub(super) async fn moderate(
    state: State<App>,
    path: Path<String>,
    query: Query<Choice>,
    headers: HeaderMap,
) -> Response {
    staff(state.0, Surface::Moderate, &path.0, query.0.lang.as_deref(), &headers).await
}

pub(super) async fn project(
    state: State<App>,
    path: Path<String>,
    query: Query<Choice>,
    headers: HeaderMap,
) -> Response {
    staff(state.0, Surface::Project, &path.0, query.0.lang.as_deref(), &headers).await
}

pub(super) async fn organise(
    state: State<App>,
    path: Path<String>,
    query: Query<Choice>,
    headers: HeaderMap,
) -> Response {
    staff(state.0, Surface::Organise, &path.0, query.0.lang.as_deref(), &headers).await
}

/// The same for everybody: who may see the board is asked when the page connects.
async fn staff(app: App, surface: Surface, board: &str, lang: Option<&str>, headers: &HeaderMap) -> Response {
    let found = match board.parse::<BoardId>() {
        Ok(id) => app.store.board(id).await.map_err(ApiError::from),
        Err(_) => Ok(None),
    };
    let board = match found {
        Ok(Some(board)) => board,
        Ok(None) => return trouble(&app, headers, &ApiError::NoBoard),
        Err(error) => return trouble(&app, headers, &error),
    };
    let path = format!("/b/{}/{}", board.id, surface.as_str());
    let shell = shell(&app, language::choose(headers, lang, None), &path);
    answer(StatusCode::OK, pages::staff(&shell, surface, board.id, ""), lang)
}

pub(super) async fn help(state: State<App>, query: Query<Choice>, headers: HeaderMap) -> Response {
    plain(&state.0, "/help", query.0.lang.as_deref(), &headers, pages::help)
}

pub(super) async fn privacy(state: State<App>, query: Query<Choice>, headers: HeaderMap) -> Response {
    plain(&state.0, "/privacy", query.0.lang.as_deref(), &headers, pages::privacy)
}

pub(super) async fn contact(state: State<App>, query: Query<Choice>, headers: HeaderMap) -> Response {
    plain(&state.0, "/contact", query.0.lang.as_deref(), &headers, pages::contact)
}

pub(super) async fn keys(state: State<App>, query: Query<Choice>, headers: HeaderMap) -> Response {
    plain(&state.0, "/keys", query.0.lang.as_deref(), &headers, pages::keys)
}

pub(super) async fn accessibility(state: State<App>, query: Query<Choice>, headers: HeaderMap) -> Response {
    plain(&state.0, "/accessibility", query.0.lang.as_deref(), &headers, pages::accessibility)
}

fn plain(
    app: &App,
    path: &str,
    lang: Option<&str>,
    headers: &HeaderMap,
    page: impl Fn(&Shell<'_>) -> Markup,
) -> Response {
    let shell = shell(app, language::choose(headers, lang, None), path);
    answer(StatusCode::OK, page(&shell), lang)
}

/// Programs get problem+json, people a page.
pub(super) async fn not_found(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    if uri.path().starts_with("/api/") {
        ApiError::NotFound.into_response()
    } else {
        trouble(&app, &headers, &ApiError::NotFound)
    }
}

/// An error as a page, in the person's language.
pub(super) fn trouble(app: &App, headers: &HeaderMap, error: &ApiError) -> Response {
    if let ApiError::Internal(cause) = error {
        tracing::error!(%cause, "a page failed");
    }
    let shell = shell(app, language::choose(headers, None, None), "/");
    let status = error.status();
    let page = pages::problem(&shell, status.as_u16(), kind(error), sentence(error));
    let mut response = answer(status, page, None);
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn kind(error: &ApiError) -> Trouble {
    match error {
        ApiError::WrongCode | ApiError::NotFound | ApiError::NoBoard | ApiError::Method => Trouble::Gone,
        ApiError::TooMany { .. } | ApiError::Retry | ApiError::Internal(_) => Trouble::Busy,
        _ => Trouble::Shut,
    }
}

fn sentence(error: &ApiError) -> (Said, Said) {
    match error {
        ApiError::WrongCode => (words::NOT_FOUND, words::WRONG_CODE),
        ApiError::Locked => (words::LOCKED, words::LOCKED_SENTENCE),
        ApiError::NotFound => (words::NOT_FOUND, words::NOT_FOUND_SENTENCE),
        ApiError::NoBoard => (words::BOARD_GONE, words::BOARD_GONE_SENTENCE),
        ApiError::Method => (words::NOT_THIS_WAY, words::NOT_THIS_WAY_SENTENCE),
        ApiError::TooMany { .. } | ApiError::Retry => (words::WAIT, words::WAIT_SENTENCE),
        ApiError::ForeignOrigin => (words::FORM_EXPIRED, words::FORM_EXPIRED_SENTENCE),
        ApiError::Unauthenticated | ApiError::Forbidden => (words::NOT_ALLOWED, words::NOT_ALLOWED_SENTENCE),
        _ => (words::BROKEN, words::BROKEN_SENTENCE),
    }
}

pub(super) fn shell<'a>(app: &'a App, language: Language, path: &'a str) -> Shell<'a> {
    let site = app.config.public_url.as_deref().unwrap_or_default();
    Shell { language, assets: &app.urls, path, site }
}

fn form(app: &App) -> Result<CreateForm<'static>, ApiError> {
    Ok(CreateForm::empty(access(app), BoardId::from_random(random()?)))
}

/// The board of a page that is sent again by the organiser who made it.
async fn again(app: &App, headers: &HeaderMap, id: BoardId) -> Result<Option<BoardRow>, ApiError> {
    let Some(secret) = cookies::read(&app.config, headers, id, Role::Organiser) else { return Ok(None) };
    let session = app.store.session(secret.hash()).await?;
    let own = session.is_some_and(|session| session.board == id && session.role == Role::Organiser);
    if own { Ok(app.store.board(id).await?) } else { Ok(None) }
}

/// An id that somebody else has already is no reason to fail: the board gets another.
async fn unused(app: &App, id: BoardId) -> Result<BoardId, ApiError> {
    match app.store.board(id).await? {
        None => Ok(id),
        Some(_) => Ok(BoardId::from_random(random()?)),
    }
}

fn access(app: &App) -> CreateAccess {
    match app.config.create {
        Create::Open => CreateAccess::Open,
        Create::Key(_) => CreateAccess::Key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_code_is_taken_for_one() {
        for typed in ["AAAABBBB", "k7mr 4hxp", "K7MR-4HX", "K7MR4HXPP"] {
            assert!(is_meant_as_code(typed), "{typed}");
        }
        for typed in ["wp-login.php", "robots.txt", "x", "apple-touch-icon.png", "een-heel-lange-naam"] {
            assert!(!is_meant_as_code(typed), "{typed}");
        }
    }

    #[test]
    fn only_a_blank_board_takes_a_question_of_ones_own() {
        let own = own_prompts(BLANK, "Wat nu?", Language::En).unwrap();
        assert_eq!(
            (own.len(), own[0].title.as_str(), own[0].question.as_str()),
            (1, "Reflection", "Wat nu?")
        );
        assert_eq!(own_prompts(BLANK, "  ", Language::Nl), None);
        assert_eq!(own_prompts("raad-in-gesprek", "Wat nu?", Language::Nl), None);
    }
}
