//! `POST /api/boards/{id}/commands`: what the socket takes, for who has none.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, header};
use serde::Deserialize;
use serde_json::value::RawValue;
use shared::api::Answer;
use shared::command::Command;
use shared::ids::CommandId;
use shared::limits;
use shared::role::Actor;

use super::auth::Session;
use super::{ApiError, App};
use crate::room::{Input, Reply};

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Vec<Answer>>, ApiError> {
    let body = body.map_err(|_| ApiError::TooLarge)?;
    let is_json = |value: &str| value.split(';').next().is_some_and(|kind| kind.trim() == "application/json");
    if !headers.get(header::CONTENT_TYPE).is_some_and(|value| value.to_str().is_ok_and(is_json)) {
        return Err(ApiError::BadJson("send application/json".into()));
    }
    let commands = parse(&body)?;
    execute(&app, session.0.board, session.actor(), commands).await.map(Json)
}

pub(super) async fn execute(
    app: &App,
    board: shared::ids::BoardId,
    actor: Actor,
    commands: Vec<Result<Command, Option<CommandId>>>,
) -> Result<Vec<Answer>, ApiError> {
    let reply =
        app.rooms.ask(board, move |call| Input::Call { call, actor, commands: commands.clone() }).await?;
    match reply {
        Reply::Answers(answers) => Ok(answers),
        _ => Err(ApiError::Retry),
    }
}

/// One command, or an array of at most 64. What is not a command gets its own refusal; what is not JSON fails whole.
fn parse(body: &[u8]) -> Result<Vec<Result<Command, Option<CommandId>>>, ApiError> {
    let bad = |error: serde_json::Error| ApiError::BadJson(error.to_string());
    let raw: &RawValue = serde_json::from_slice(body).map_err(bad)?;
    if !raw.get().trim_start().starts_with('[') {
        return Ok(vec![command(raw.get())]);
    }
    let each: Vec<&RawValue> = serde_json::from_str(raw.get()).map_err(bad)?;
    if each.len() > limits::COMMANDS_PER_CALL {
        return Err(ApiError::Invalid(format!("at most {} commands a call", limits::COMMANDS_PER_CALL)));
    }
    Ok(each.into_iter().map(|raw| command(raw.get())).collect())
}

/// A command, or the id of what is none.
pub(super) fn command(json: &str) -> Result<Command, Option<CommandId>> {
    #[derive(Deserialize)]
    struct IdOnly {
        id: CommandId,
    }
    let id = || serde_json::from_str::<IdOnly>(json).ok().map(|only| only.id);
    if json.len() > limits::COMMAND_BYTES {
        return Err(id());
    }
    serde_json::from_str(json).map_err(|_| id())
}
