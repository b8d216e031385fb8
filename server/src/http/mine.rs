//! `/b/{id}/mine`: a person finds back what they wrote, takes it along, or has all of it erased. The cookie says who
//! they are; the page's path fixes the role, as on the attendee's page.

mod change;

use std::time::Duration;

use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use change::{Change, Wish, stale};
use serde::{Deserialize, Serialize};
use shared::api::{Answer, Me, MyState};
use shared::command::{Action, Afterwards, Command};
use shared::day::Day;
use shared::ids::{BoardId, CommandId, ParticipantId, ReflectionId, TargetId};
use shared::refusal::Reason;
use shared::role::{Actor, Role};
use shared::text::attendee::Trail;
use shared::text::outcome as text;

use super::page::{Choice, answer, shell, trouble};
use super::{ApiError, App, boards, commands, cookies, join, language, origin, readings, result, signed};
use crate::export::report::Report;
use crate::pages::{self, MineNotice, MinePage, NotMine};
use crate::room::{Input, Revoked, Scope};
use crate::secret::random;
use crate::store::{BoardRow, SessionRow};

/// Commands of one call to the room: others come in between.
const PIECE: usize = 50;
/// How often a piece is asked again when it went too fast; more than anybody can have written needs.
const TRIES: usize = 10;

/// `/b/{id}/mine`, or with what one takes along as its ending.
#[derive(Debug, Clone, Copy)]
enum Kind<'a> {
    Page(Option<MineNotice<'a>>),
    Text,
    Json,
}

#[derive(Deserialize)]
pub(super) struct Shown {
    lang: Option<String>,
    /// The redirect after a change.
    done: Option<Wish>,
}

pub(super) async fn page(
    state: State<App>,
    path: Path<String>,
    query: Query<Shown>,
    headers: HeaderMap,
) -> Response {
    let notice = query.0.done.map(Wish::done);
    get(&state.0, Kind::Page(notice), &path.0, query.0.lang.as_deref(), &headers).await
}

pub(super) async fn text(
    state: State<App>,
    path: Path<String>,
    query: Query<Choice>,
    headers: HeaderMap,
) -> Response {
    get(&state.0, Kind::Text, &path.0, query.0.lang.as_deref(), &headers).await
}

pub(super) async fn json(
    state: State<App>,
    path: Path<String>,
    query: Query<Choice>,
    headers: HeaderMap,
) -> Response {
    get(&state.0, Kind::Json, &path.0, query.0.lang.as_deref(), &headers).await
}

async fn get(app: &App, kind: Kind<'_>, board: &str, lang: Option<&str>, headers: &HeaderMap) -> Response {
    let shown = async {
        let visit = Visit::of(app, board, lang).await?;
        let Some(session) = join::recognise(app, headers, &visit.row).await? else {
            return visit.nothing(app, headers, visit.why(), None).await;
        };
        visit.show(app, headers, &session, kind).await
    };
    shown.await.unwrap_or_else(|error| trouble(app, headers, &error))
}

/// For who comes back by the code of a board that is closed for good: the code is not wrong, and what is left to read is
/// told.
pub(super) async fn forgotten(
    app: &App,
    row: BoardRow,
    lang: Option<&str>,
    headers: &HeaderMap,
) -> Result<Response, ApiError> {
    let visit = Visit { path: format!("/b/{}/mine", row.id), row, lang };
    visit.nothing(app, headers, NotMine::Forgotten, None).await
}

#[derive(Deserialize)]
pub(super) struct Fields {
    #[serde(default)]
    form: String,
    #[serde(default)]
    erase: String,
    /// About one `reflection`.
    wish: Option<Wish>,
    #[serde(default)]
    reflection: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    confirm: String,
}

impl Fields {
    fn change(&self) -> Option<Change<'_>> {
        let reflection = self.reflection.parse().ok()?;
        Some(Change { wish: self.wish?, reflection, text: &self.text, confirm: &self.confirm })
    }
}

/// The page's forms.
pub(super) async fn post(
    State(app): State<App>,
    Path(board): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Response {
    match take(&app, &board, &headers, &fields).await {
        Ok(response) => response,
        Err(error) => trouble(&app, &headers, &error),
    }
}

async fn take(app: &App, board: &str, headers: &HeaderMap, fields: &Fields) -> Result<Response, ApiError> {
    origin::caller(&app.config, headers)?;
    let visit = Visit::of(app, board, None).await?;
    let Some(session) = join::resume(app, headers, &visit.row).await? else {
        return visit.nothing(app, headers, visit.why(), None).await;
    };
    let signed = signed::read(app.store.key(), &fields.form, visit.row.id, app.config.clock.now());
    if let Some(change) = fields.change() {
        let is_ours = signed == Some(session.participant);
        let made = if is_ours { change.make(app, &session).await? } else { Err(stale()) };
        let Err(kept) = made else {
            return Ok(Redirect::to(&format!("{}?done={}", visit.path, change.wish.as_str())).into_response());
        };
        let notice =
            MineNotice::Kept { reflection: change.reflection, typed: change.typed(), why: kept.why() };
        return visit.show(app, headers, &session, Kind::Page(Some(notice))).await;
    }
    // A page of another day, or of another person: what it shows is not what would be erased.
    if signed != Some(session.participant) || fields.erase != "1" {
        return Err(ApiError::ForeignOrigin);
    }
    let me = boards::read(app, &session, Scope::Own).await?.me.unwrap_or_default();
    let left = erase(app, &session, &me).await?;
    if left > 0 {
        return visit.show(app, headers, &session, Kind::Page(Some(MineNotice::Left(left)))).await;
    }
    for hash in [session.hash, signed::digest(visit.row.id, session.participant)] {
        app.store.revoke_session(hash).await?;
        app.rooms.tell_loaded(visit.row.id, Input::Revoke { sessions: Revoked::Session(hash) }).await;
    }
    let gone = u32::try_from(me.reflections.len()).unwrap_or(u32::MAX);
    let cookie = cookies::clear(&app.config, visit.row.id, Role::Attendee);
    visit.nothing(app, headers, NotMine::Erased(gone), Some(cookie)).await
}

/// Withdraws what was written, and takes back what was given to others' while the round allows it. How many texts are
/// still there.
async fn erase(app: &App, session: &SessionRow, me: &Me) -> Result<u32, ApiError> {
    let withdraw = me.reflections.iter().map(|mine| Action::Withdraw { reflection: mine.id });
    let unvote = me.votes.keys().map(|target| Action::Vote { target: *target, count: 0 });
    let unsay = me.recognised.iter().map(|id| Action::Recognise { reflection: *id, on: false });
    let mut todo: Vec<_> = withdraw.chain(unvote).chain(unsay).collect();
    for _ in 0..TRIES {
        todo = attempt(app, session, todo).await?;
        if todo.is_empty() {
            break;
        }
    }
    if let Some(mine) = me.reflections.first() {
        remove(app, session.board, mine.id, me).await?;
    }
    let left = boards::read(app, session, Scope::Own).await?.me.unwrap_or_default().reflections.len();
    Ok(u32::try_from(left).unwrap_or(u32::MAX))
}

/// What a person cannot take back on their own goes as a moderator would remove them: the name that stands in the log
/// beside the texts, votes of a round that is over, and the texts of who was removed. They may come back, unless
/// somebody else showed them out.
async fn remove(app: &App, board: BoardId, author_of: ReflectionId, me: &Me) -> Result<(), ApiError> {
    let actor = Actor { participant: ParticipantId::from_random(random()?), role: Role::Moderator };
    let fresh = |action| Ok::<_, ApiError>(Command { id: CommandId::from_random(random()?), action });
    let out = fresh(Action::Kick { author_of, then: Afterwards::Erase })?;
    let back = fresh(Action::Undo { command: out.id })?;
    let mut commands = vec![Ok(out)];
    if !me.kicked {
        commands.push(Ok(back));
    }
    commands::execute(app, board, actor, commands).await.map(|_| ())
}

/// Gives back what went too fast; the rest is done, or cannot be.
async fn attempt(app: &App, session: &SessionRow, todo: Vec<Action>) -> Result<Vec<Action>, ApiError> {
    let actor = Actor { participant: session.participant, role: session.role };
    let (mut again, mut wait) = (Vec::new(), 0);
    for piece in todo.chunks(PIECE) {
        let mut asked = Vec::with_capacity(piece.len());
        for action in piece {
            asked.push(Ok(Command { id: CommandId::from_random(random()?), action: action.clone() }));
        }
        let answers = commands::execute(app, session.board, actor, asked).await?;
        for (action, answer) in piece.iter().zip(answers) {
            if let Answer::Refused(refused) = answer
                && matches!(refused.reason, Reason::TooFast | Reason::Retry)
            {
                wait = wait.max(refused.retry_after_ms.unwrap_or(0));
                again.push(action.clone());
            }
        }
    }
    if !again.is_empty() {
        // Room for the next piece, not only for the next command.
        tokio::time::sleep(Duration::from_millis(u64::from(wait).max(2_500))).await;
    }
    Ok(again)
}

/// A board at whose page somebody is.
struct Visit<'a> {
    row: BoardRow,
    lang: Option<&'a str>,
    path: String,
}

impl<'a> Visit<'a> {
    async fn of(app: &App, board: &str, lang: Option<&'a str>) -> Result<Self, ApiError> {
        let id: BoardId = board.parse().map_err(|_| ApiError::NoBoard)?;
        let row = app.store.board(id).await?.ok_or(ApiError::NoBoard)?;
        Ok(Self { row, lang, path: format!("/b/{id}/mine") })
    }

    fn why(&self) -> NotMine {
        if self.row.is_closed { NotMine::Forgotten } else { NotMine::Elsewhere }
    }

    async fn nothing(
        &self,
        app: &App,
        headers: &HeaderMap,
        why: NotMine,
        cookie: Option<axum::http::HeaderValue>,
    ) -> Result<Response, ApiError> {
        let seen = readings::look(app, self.row.id).await?;
        let language = language::choose(headers, self.lang, Some(seen.now.settings.language));
        let result = result::published(&self.row, &seen);
        let page = pages::not_mine(&shell(app, language, &self.path), self.row.id, why, result.as_deref());
        let status = match why {
            NotMine::Forgotten => StatusCode::GONE,
            NotMine::Elsewhere => StatusCode::FORBIDDEN,
            NotMine::Erased(_) => StatusCode::OK,
        };
        let mut response = answer(status, page, self.lang);
        if let Some(cookie) = cookie {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Ok(response)
    }

    async fn show(
        &self,
        app: &App,
        headers: &HeaderMap,
        session: &SessionRow,
        kind: Kind<'_>,
    ) -> Result<Response, ApiError> {
        let own = boards::read(app, session, Scope::Own).await?;
        if own.now.is_final {
            return self.nothing(app, headers, NotMine::Forgotten, None).await;
        }
        let me = own.me.unwrap_or_default();
        let seen = readings::look(app, self.row.id).await?;
        let report = readings::report(app, &self.row, &seen).await?;
        let language = language::choose(headers, self.lang, Some(report.cover.language));
        let now = app.config.clock.now();
        let shell = shell(app, language, &self.path);
        let notice = match kind {
            Kind::Text => {
                let lines = pages::mine_as_text(&shell, &me, &report, Day::of(now));
                return Ok(file(
                    "text/plain; charset=utf-8",
                    &format!("{}.txt", text::FILE.say(language)),
                    lines,
                ));
            }
            Kind::Json => {
                let taken = Taken::of(&me, &report, &own.now.ballot, now, language);
                let lines =
                    serde_json::to_string_pretty(&taken).map_err(|error| ApiError::Internal(error.into()))?;
                return Ok(file("application/json", &format!("{}.json", text::FILE.say(language)), lines));
            }
            Kind::Page(notice) => notice,
        };
        let form = signed::sign(app.store.key(), self.row.id, session.participant, now + signed::LIFE_MS);
        let result = result::published(&self.row, &seen);
        let page = MinePage {
            board: self.row.id,
            me: &me,
            report: &report,
            form: &form,
            attendee: &format!("/{}", self.row.code.as_str()),
            result: result.as_deref(),
            notice,
        };
        let is_trouble = notice.is_some_and(|notice| notice.is_trouble());
        let status = if is_trouble { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        Ok(answer(status, pages::mine(&shell, &page), self.lang))
    }
}

fn file(kind: &'static str, name: &str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, body).into_response()
}

/// What one takes along for another program.
#[derive(Serialize)]
struct Taken<'a> {
    board: &'a str,
    date: Option<Day>,
    /// When it was downloaded.
    made: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    reflections: Vec<TakenReflection<'a>>,
    votes: Vec<TakenVote<'a>>,
    /// Others' words that one recognised.
    recognised: Vec<&'a str>,
}

#[derive(Serialize)]
struct TakenReflection<'a> {
    prompt: &'a str,
    question: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    perspective: Option<&'a str>,
    state: MyState,
    /// The same in words, as the page has it.
    said: String,
    /// Who can read it, in a sentence.
    means: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<&'a str>,
    recognised: u32,
}

#[derive(Serialize)]
struct TakenVote<'a> {
    #[serde(rename = "for")]
    target: &'a str,
    count: u32,
}

impl<'a> Taken<'a> {
    fn of(
        me: &'a Me,
        report: &'a Report,
        ballot: &'a [shared::api::Choice],
        now: u64,
        language: shared::settings::Language,
    ) -> Self {
        let settings = &report.cover.settings;
        let perspective = |key: &shared::ids::Key| {
            settings.perspectives.iter().find(|known| known.id == *key).map(|known| known.title.as_str())
        };
        let reflections = me.reflections.iter().map(|mine| {
            let prompt = report.prompt(&mine.prompt);
            TakenReflection {
                prompt: prompt.map_or(mine.prompt.as_str(), |prompt| prompt.title.as_str()),
                question: prompt.map_or("", |prompt| prompt.question.as_str()),
                text: &mine.text,
                perspective: mine.perspective.as_ref().and_then(perspective),
                state: mine.state,
                said: Trail::of(mine, language).word,
                means: text::means(mine, language),
                theme: mine.theme.as_deref(),
                recognised: mine.recognised,
            }
        });
        let words = |id| report.annex.iter().find(|entry| entry.id == id).map(|entry| entry.text.as_str());
        let titled = |target: &TargetId| {
            let theme =
                ballot.iter().find(|choice| choice.id == target.theme()).map(|choice| choice.title.as_str());
            theme.or_else(|| words(target.reflection()))
        };
        let votes = me
            .votes
            .iter()
            .filter_map(|(target, count)| Some(TakenVote { target: titled(target)?, count: *count }));
        Self {
            board: &report.cover.title,
            date: report.cover.date,
            made: Day::of(now),
            name: me.name.as_deref(),
            reflections: reflections.collect(),
            votes: votes.collect(),
            recognised: me.recognised.iter().filter_map(|id| words(*id)).collect(),
        }
    }
}
