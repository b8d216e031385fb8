//! What a socket tells, for networks that let none through: the client asks now and then, and hears in 304 or 204
//! that there is nothing new.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use shared::api::{Known, Me, News, Welcome};
use shared::document::{DocumentName, EPOCH};
use shared::role::Role;

use super::auth::Session;
use super::{ApiError, App};
use crate::room::{Input, Reply, quiet};

/// `GET /api/boards/{id}/now`
pub(super) async fn now(
    State(app): State<App>,
    session: Session,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let actor = session.actor();
    let reply = app.rooms.ask(session.0.board, move |call| Input::News { call, actor }).await?;
    let Reply::News(news) = reply else { return Err(ApiError::Retry) };
    let tag = tag(&news, actor.role)?;
    let is_known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == tag);
    let mut response =
        if is_known { StatusCode::NOT_MODIFIED.into_response() } else { axum::Json(news).into_response() };
    response.headers_mut().insert(header::ETAG, tag);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The same as long as there is no news: for an attendee the counts that go up with each post are none.
fn tag(news: &News, role: Role) -> Result<HeaderValue, ApiError> {
    let mut told = if role == Role::Attendee { quiet(&news.now) } else { news.now.clone() };
    told.server_now = 0;
    let news = News {
        welcome: Welcome { server_now: 0, ..news.welcome.clone() },
        now: told,
        me: news.me.clone().map(|me| Me { version: 0, ..me }),
    };
    let bytes = serde_json::to_vec(&news).map_err(|error| ApiError::Internal(Box::new(error)))?;
    let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(bytes)[..12]));
    HeaderValue::from_str(&tag).map_err(|error| ApiError::Internal(Box::new(error)))
}

#[derive(Deserialize)]
pub(super) struct Have {
    #[serde(default)]
    epoch: u32,
    /// A Yjs state vector in base64, as in `hello.known`.
    #[serde(default)]
    sv: String,
}

/// `GET /api/boards/{id}/documents/{name}`: the binary frame that a socket would bring.
pub(super) async fn document(
    State(app): State<App>,
    Path((_, name)): Path<(String, String)>,
    Query(Have { epoch, sv }): Query<Have>,
    session: Session,
) -> Result<Response, ApiError> {
    let document = DocumentName::ALL.into_iter().find(|known| known.as_str() == name);
    let document = document.ok_or(ApiError::NotFound)?;
    let actor = session.actor();
    let clock = Known { epoch, sv }.clock(EPOCH);
    let ask = move |call| Input::Diff { call, actor, document, clock };
    let Reply::Diff(frame) = app.rooms.ask(session.0.board, ask).await? else { return Err(ApiError::Retry) };
    let mut response = match frame {
        Some(bytes) => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    };
    let headers = response.headers_mut();
    headers.insert("weerklank-epoch", HeaderValue::from(EPOCH));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
