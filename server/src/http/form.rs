//! The attendee's page and its plain form: posting works before and without WebAssembly, JavaScript and cookies.
//!
//! The form carries a value that the server signed (`signed.rs`).

mod say;

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use say::{Fields, say};
use serde::Deserialize;
use shared::api::{BoardView, Now, Refused};
use shared::ids::{Key, ReflectionId, ThemeId};
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::role::Role;
use shared::settings::{GroupBy, Language, VoteOn};
use shared::words::Lang;

use super::page::{answer, shell, trouble};
use super::{ApiError, App, boards, cookies, join, language, mine, origin, signed};
use crate::pages::{self, AttendeePage, Draft, Notice, Other};
use crate::room::Scope;
use crate::secret::{Secret, random};
use crate::store::{BoardRow, SessionRow};

#[derive(Default, Deserialize)]
pub(super) struct Query {
    pub(super) lang: Option<String>,
    /// `1`: show what others wrote, for who has no JavaScript.
    others: Option<String>,
    /// Of that, only what is in this theme.
    theme: Option<ThemeId>,
    /// `1`: the redirect after a post.
    posted: Option<String>,
}

/// Shows the page. `None`: no board opens to this code.
pub(super) async fn show(
    app: &App,
    address: IpAddr,
    typed: &str,
    query: &Query,
    headers: &HeaderMap,
) -> Result<Option<Response>, ApiError> {
    let found = join::find_board(app, typed).await?;
    let known = match &found {
        Some(board) => join::recognise(app, headers, board).await?,
        None => None,
    };
    if known.is_none() {
        app.gate.code_request(address, app.config.clock.now()).await?;
    }
    let Some(board) = found else { return Ok(None) };
    // Its sessions are gone, but whose browser still has the cookie was in: no stranger learns of the board.
    if known.is_none()
        && board.is_closed
        && cookies::read(&app.config, headers, board.id, Role::Attendee).is_some()
    {
        return mine::forgotten(app, board, query.lang.as_deref(), headers).await.map(Some);
    }
    let (session, token) = match known {
        Some(_) if !join::is_of(&board, typed) => {
            return Ok(Some(Redirect::to(&format!("/{}", board.code.as_str())).into_response()));
        }
        Some(session) => (session, None),
        None => {
            let Some(door) = join::open_board(app, typed).await? else { return Ok(None) };
            door.newcomers()?;
            let (session, token) = join::expect(app, &board)?;
            (session, Some(token))
        }
    };
    let visit = Visit { board: &board, session, token };
    let notice = query.posted.as_ref().map(|_| Notice::Posted);
    let shown = Shown { notice: notice.as_ref(), draft: None, query: Some(query) };
    Ok(Some(visit.page(app, headers, StatusCode::OK, shown).await?))
}

/// `POST /{code}`: stores, then leads back (with a cookie) or answers with the page itself (without).
pub(super) async fn post(
    State(app): State<App>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    Path(typed): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response {
    match take(&app, address.ip(), &typed, &headers, &fields).await {
        Ok(response) => response,
        Err(error) => trouble(&app, &headers, &error),
    }
}

async fn take(
    app: &App,
    address: IpAddr,
    typed: &str,
    headers: &HeaderMap,
    fields: &Fields,
) -> Result<Response, ApiError> {
    origin::caller(&app.config, headers)?;
    let now = app.config.clock.now();
    let found = join::find_board(app, typed).await?;
    let signed = found.as_ref().and_then(|board| signed::read(app.store.key(), &fields.form, board.id, now));
    let cookie = match &found {
        Some(board) => join::resume(app, headers, board).await?,
        None => None,
    };
    // Who holds neither a session nor a form of ours is guessing codes, or comes too late.
    if cookie.is_none() && signed.is_none() {
        app.gate.code_request(address, now).await?;
        let door = join::open_board(app, typed).await?;
        door.ok_or_else(|| app.gate.wrong_code(address, typed, now))?.newcomers()?;
    }
    let board = found.ok_or(ApiError::WrongCode)?;
    let keeps_cookies = cookie.is_some();
    let (session, token, fresh) = match (cookie, signed) {
        (Some(session), signed) => (session, None, signed.is_some()),
        (None, Some(participant)) => {
            let (session, token) = join::admit_as(app, &board, participant).await?;
            (session, Some(token), true)
        }
        (None, None) => {
            let (session, token) = join::admit(app, &board).await?;
            (session, Some(token), false)
        }
    };
    let visit = Visit { board: &board, session, token };
    let done = if fresh { say(app, &visit.session, fields).await? } else { Err(stale(fields)) };
    match done {
        Ok(back) if keeps_cookies => {
            Ok(Redirect::to(&format!("/{}{}", board.code.as_str(), back.path())).into_response())
        }
        Ok(back) => {
            let query = back.query();
            let shown = Shown { notice: back.notice(), draft: None, query: Some(&query) };
            visit.page(app, headers, StatusCode::OK, shown).await
        }
        Err(notice) => {
            let shown = Shown { notice: Some(&notice), draft: Some(fields), query: None };
            visit.page(app, headers, StatusCode::UNPROCESSABLE_ENTITY, shown).await
        }
    }
}

/// A form of another day or another server: the text is still in the fields, and sending again works.
fn stale(fields: &Fields) -> Notice {
    let again = Refused::new(None, Reason::Retry.into());
    if fields.is_post() { Notice::Refused(again) } else { Notice::Trouble(again) }
}

/// A person at the page.
struct Visit<'a> {
    board: &'a BoardRow,
    session: SessionRow,
    /// A session that this answer begins.
    token: Option<Secret>,
}

struct Shown<'a> {
    notice: Option<&'a Notice>,
    /// What they typed, when it was not taken.
    draft: Option<&'a Fields>,
    query: Option<&'a Query>,
}

impl Visit<'_> {
    async fn page(
        &self,
        app: &App,
        headers: &HeaderMap,
        status: StatusCode,
        shown: Shown<'_>,
    ) -> Result<Response, ApiError> {
        let wants_others = shown.query.is_some_and(|query| query.others.is_some());
        let scope = if wants_others { Scope::Whole } else { Scope::Own };
        let mut view = boards::read(app, &self.session, scope).await?;
        // What is voted for or grouped stands in the board itself.
        let needs_board = wants_others || is_about_reflections(&view.now);
        if needs_board && !wants_others {
            view = boards::read(app, &self.session, Scope::Whole).await?;
        }
        let is_readable = view.now.settings.reveals(view.now.phase);
        let themes = if needs_board { titles(&view) } else { Vec::new() };
        let only = shown.query.and_then(|query| query.theme);
        let others = (needs_board && is_readable).then(|| others(&view, only));
        let me = view.me.clone().unwrap_or_default();
        let lang = shown.query.and_then(|query| query.lang.as_deref());
        let language: Language = language::choose(headers, lang, Some(view.now.settings.language));
        let until = app.config.clock.now() + signed::LIFE_MS;
        let signed = signed::sign(app.store.key(), self.board.id, self.session.participant, until);
        let draft = shown.draft.filter(|fields| fields.is_post());
        let draft = draft.map(|fields| (fields, fields.prompt.parse().ok(), fields.perspective.parse().ok()));
        // A refused text keeps its id: sending it again cannot post it twice.
        let kept = shown.draft.and_then(|fields| fields.reflection.parse().ok());
        let reflection = match kept {
            Some(id) => id,
            None => ReflectionId::from_random(random()?),
        };
        let path = format!("/{}", self.board.code.as_str());
        let page = AttendeePage {
            board: self.board.id,
            now: &view.now,
            me: &me,
            form: &signed,
            draft: draft.as_ref().map_or(Draft::default(), |(fields, prompt, perspective)| Draft {
                prompt: prompt.as_ref(),
                text: &fields.text,
                perspective: perspective.as_ref(),
                name: &fields.name,
            }),
            notice: shown.notice,
            reflection,
            others: others.as_deref(),
            themes: &themes,
            is_new: self.token.is_some(),
        };
        let mut response = answer(status, pages::attendee(&shell(app, language, &path), &page), lang);
        if let Some(token) = &self.token {
            let cookie = cookies::set(&app.config, self.board.id, Role::Attendee, token);
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Ok(response)
    }
}

/// Rounds in which the reflections themselves are the work: they then stand in the page unasked.
fn is_about_reflections(now: &Now) -> bool {
    match now.phase {
        Phase::Vote => now.settings.vote_on == VoteOn::Reflections,
        Phase::Group => now.settings.group_by == GroupBy::Everyone,
        _ => false,
    }
}

/// What everybody may read, as the page lists it.
fn others(view: &BoardView, only: Option<ThemeId>) -> Vec<Other> {
    #[derive(Deserialize)]
    struct Entry {
        text: String,
        lang: Option<Lang>,
        prompt: Key,
        #[serde(default)]
        recognised: u32,
        theme: Option<ThemeId>,
        under: Option<ReflectionId>,
        name: Option<String>,
        #[serde(default)]
        perspective: Option<Key>,
        votes: Option<u32>,
    }
    let Some(reflections) = view.board.get("reflections").and_then(|r| r.as_object()) else {
        return Vec::new();
    };
    let read = reflections.iter().filter_map(|(id, value)| {
        let Entry { text, lang, prompt, recognised, theme, under, name, perspective, votes } =
            Entry::deserialize(value).ok()?;
        let title = |key| view.now.settings.perspectives.iter().find(|p| p.id == key);
        let name = name.or_else(|| perspective.and_then(title).map(|p| p.title.to_string()));
        Some(Other { id: id.parse().ok()?, text, lang, prompt, recognised, theme, under, name, votes })
    });
    read.filter(|other| only.is_none() || other.theme == only).collect()
}

/// The themes in their order.
fn titles(view: &BoardView) -> Vec<(ThemeId, String)> {
    let Some(themes) = view.board.get("themes").and_then(|t| t.as_object()) else { return Vec::new() };
    let text = |theme: &serde_json::Value, field| theme.get(field)?.as_str().map(str::to_owned);
    let mut all: Vec<_> = themes
        .iter()
        .filter_map(|(id, theme)| {
            Some((text(theme, "order")?, id.parse::<ThemeId>().ok()?, text(theme, "title")?))
        })
        .collect();
    all.sort();
    all.into_iter().map(|(_, id, title)| (id, title)).collect()
}
