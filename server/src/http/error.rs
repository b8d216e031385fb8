//! What a caller hears when something fails: RFC 9457 problem details with a stable `type` slug. Private causes are
//! logged here and returned never; a text, token, code or address is in neither.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::keys::KeysError;
use crate::rehearsal::Busy;
use crate::room::RoomError;
use crate::secret::NoRandomness;
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error("no valid session for this")]
    Unauthenticated,
    #[error("this role may not do that")]
    Forbidden,
    #[error("this call must come from our own pages")]
    ForeignOrigin,
    #[error("boards are made here with a key")]
    KeyNeeded,
    #[error("there is no board with this code")]
    WrongCode,
    #[error("this board takes no new people now")]
    Locked,
    #[error("there is no such board")]
    NoBoard,
    #[error("this is the last organiser link: without it nobody could settle, close or delete the board")]
    LastLink,
    #[error(transparent)]
    Rehearsing(#[from] Busy),
    #[error("this address does not take this method")]
    Method,
    #[error("there is nothing here")]
    NotFound,
    #[error("the body is not the JSON that this call takes: {0}")]
    BadJson(String),
    #[error("{0}")]
    Invalid(String),
    #[error("the body is too large")]
    TooLarge,
    #[error("too many at once; come back in {seconds} s")]
    TooMany { seconds: u32 },
    #[error("come back in a moment")]
    Retry,
    #[error("this build makes no PDF: print the report as a web page instead, or install a build with PDF")]
    NoPdf,
    #[error("something failed on our side")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

#[derive(Serialize)]
struct Problem {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
}

impl ApiError {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::ForeignOrigin | Self::KeyNeeded | Self::Locked => StatusCode::FORBIDDEN,
            Self::WrongCode | Self::NoBoard | Self::NotFound => StatusCode::NOT_FOUND,
            Self::LastLink | Self::Rehearsing(Busy::ThisBoard) => StatusCode::CONFLICT,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadJson(_) => StatusCode::BAD_REQUEST,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Retry | Self::Rehearsing(Busy::Server) => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoPdf => StatusCode::NOT_IMPLEMENTED,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn slug(&self) -> (&'static str, &'static str) {
        match self {
            Self::Unauthenticated => ("unauthenticated", "No valid session"),
            Self::Forbidden => ("role", "Not for this role"),
            Self::ForeignOrigin => ("foreign-origin", "Foreign origin"),
            Self::KeyNeeded => ("key-needed", "A key is needed"),
            Self::WrongCode => ("wrong-code", "Wrong code"),
            Self::Locked => ("locked", "Takes no new people"),
            Self::NoBoard => ("no-board", "No such board"),
            Self::LastLink => ("last-link", "The last organiser link"),
            Self::Rehearsing(_) => ("rehearsing", "A rehearsal is under way"),
            Self::Method => ("method", "Not with this method"),
            Self::NotFound => ("not-found", "Not found"),
            Self::BadJson(_) => ("bad-json", "Not the expected JSON"),
            Self::Invalid(_) => ("invalid", "Not valid"),
            Self::TooLarge => ("too-large", "Too large"),
            Self::TooMany { .. } => ("too-many", "Too many at once"),
            Self::Retry => ("retry", "Come back in a moment"),
            Self::NoPdf => ("no-pdf", "No PDF from this build"),
            Self::Internal(_) => ("internal", "Our fault"),
        }
    }

    pub(super) fn retry_after(&self) -> Option<u32> {
        match self {
            Self::TooMany { seconds } => Some(*seconds),
            Self::Retry => Some(1),
            _ => None,
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        if let Self::Internal(cause) = &self {
            tracing::error!(%cause, "a request failed");
        }
        let (slug, title) = self.slug();
        let status = self.status();
        let problem = Problem { r#type: slug, title, status: status.as_u16(), detail: self.to_string() };
        let mut response = (status, Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoBoard => Self::NoBoard,
            other => Self::Internal(Box::new(other)),
        }
    }
}

impl From<KeysError> for ApiError {
    fn from(error: KeysError) -> Self {
        Self::Internal(Box::new(error))
    }
}

impl From<print::Failure> for ApiError {
    fn from(failure: print::Failure) -> Self {
        match failure {
            print::Failure::NoPress => Self::NoPdf,
            other => Self::Internal(Box::new(other)),
        }
    }
}

impl From<NoRandomness> for ApiError {
    fn from(error: NoRandomness) -> Self {
        Self::Internal(Box::new(error))
    }
}

impl From<RoomError> for ApiError {
    fn from(error: RoomError) -> Self {
        match error {
            RoomError::NoBoard => Self::NoBoard,
            RoomError::Leaving => Self::Retry,
            RoomError::Store(error) => error.into(),
        }
    }
}
