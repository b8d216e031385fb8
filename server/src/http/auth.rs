//! Who is asking: a bearer token, or the cookie of the role that the call names. Never the strongest of several.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use shared::ids::BoardId;
use shared::role::{Actor, Role};

use super::origin::{Caller, caller};
use super::{ApiError, App, cookies, lobby, signed};
use crate::secret::Secret;
use crate::store::SessionRow;

/// A session for the board in the path. Its role is its own; what it may do, the handler asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Session(pub SessionRow);

impl Session {
    pub(super) fn actor(&self) -> Actor {
        Actor { participant: self.0.participant, role: self.0.role }
    }

    pub(super) fn require(&self, allowed: impl Fn(Role) -> bool) -> Result<(), ApiError> {
        if allowed(self.0.role) { Ok(()) } else { Err(ApiError::Forbidden) }
    }
}

impl FromRequestParts<App> for Session {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let board = board_in(parts.uri.path()).ok_or(ApiError::NoBoard)?;
        if let Some(secret) = bearer(&parts.headers) {
            return find(app, &secret?, board).await.map(Self);
        }
        let role = named_role(&parts.headers)?;
        let secret = cookies::read(&app.config, &parts.headers, board, role);
        let form = parts.headers.get("weerklank-form").and_then(|form| form.to_str().ok());
        if secret.is_none() && form.is_none() {
            return Err(ApiError::Unauthenticated);
        }
        if parts.method != Method::GET && caller(&app.config, &parts.headers)? == Caller::Program {
            return Err(ApiError::ForeignOrigin);
        }
        browser(app, board, role, secret.as_ref(), form).await.map(Self)
    }
}

/// The session of a secret, if it is one of this board; its first use if it only waited in the lobby.
pub(super) async fn find(app: &App, secret: &Secret, board: BoardId) -> Result<SessionRow, ApiError> {
    let of_board = |session: Option<SessionRow>| session.filter(|session| session.board == board);
    let session = match of_board(app.store.session(secret.hash()).await?) {
        Some(session) => Some(session),
        None => match lobby::enter(app, secret, board).await? {
            Some(session) => Some(session),
            // Another call's first use came in between, and has stored it.
            None => of_board(app.store.session(secret.hash()).await?),
        },
    };
    session.ok_or(ApiError::Unauthenticated)
}

/// Who a browser is: by its cookie; an attendee without a good one by what the server signed into their page.
pub(super) async fn browser(
    app: &App,
    board: BoardId,
    role: Role,
    cookie: Option<&Secret>,
    form: Option<&str>,
) -> Result<SessionRow, ApiError> {
    let known = match cookie {
        Some(secret) => find(app, secret, board).await,
        None => Err(ApiError::Unauthenticated),
    };
    let session = match (known, form) {
        (Err(ApiError::Unauthenticated), Some(form)) => signed::session(app, form, board).await?,
        (known, _) => known?,
    };
    if session.role == role { Ok(session) } else { Err(ApiError::Unauthenticated) }
}

/// `Weerklank-Role`; an attendee's where none is named.
pub(super) fn named_role(headers: &HeaderMap) -> Result<Role, ApiError> {
    match headers.get("weerklank-role") {
        None => Ok(Role::Attendee),
        Some(value) => value.to_str().ok().and_then(Role::parse).ok_or(ApiError::Unauthenticated),
    }
}

fn bearer(headers: &HeaderMap) -> Option<Result<Secret, ApiError>> {
    let value = headers.get(header::AUTHORIZATION)?;
    let token = value.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
    Some(token.and_then(|token| Secret::parse(token.trim())).ok_or(ApiError::Unauthenticated))
}

/// `/api/boards/{id}/…`
fn board_in(path: &str) -> Option<BoardId> {
    path.strip_prefix("/api/boards/")?.split('/').next()?.parse().ok()
}
