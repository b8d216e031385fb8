//! `GET /api/boards/{id}/register/{html,docx}`: what the organiser sends to who keeps the register of processing.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use shared::day::Day;
use shared::outcome::erased_on;
use shared::role::Role;
use shared::text::register as text;

use super::auth::Session;
use super::page::Choice;
use super::{ApiError, App, boards, language, origin};
use crate::export::Format;
use crate::pages::{RegisterFacts, register};
use crate::room::Scope;

pub(super) async fn document(
    State(app): State<App>,
    session: Session,
    Path((_, format)): Path<(String, String)>,
    Query(Choice { lang }): Query<Choice>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    session.require(|role| role == Role::Organiser)?;
    let format = Format::parse(&format).ok_or(ApiError::NotFound)?;
    let row = app.store.board(session.0.board).await?.ok_or(ApiError::NoBoard)?;
    let seen = boards::read(&app, &session.0, Scope::Own).await?;
    let outcome = seen.outcome.unwrap_or_default();
    let settings = &seen.now.settings;
    let language = language::choose(&headers, lang.as_deref(), Some(settings.language));
    let url = origin::public_url(&app.config, &headers);
    let made = Day::of(app.config.clock.now());
    let facts = RegisterFacts {
        title: &seen.now.title,
        settings,
        site: origin::host_of(&url),
        date: outcome.details.date,
        made,
        erased_on: erased_on(row.created, outcome.details.date, settings.retention_days),
        is_published: outcome.is_published,
        is_final: seen.now.is_final,
    };
    // Made of the settings alone: small enough to write while others wait.
    let written = format.write_words(&register(&facts, language)).ok_or(ApiError::NotFound)?;
    let bytes = written.map_err(|error| ApiError::Internal(Box::new(error)))?;
    let name = format!("{}-{made}.{}", text::FILE.say(language), format.extension());
    let headers = [
        (header::CONTENT_TYPE, format.mime().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
