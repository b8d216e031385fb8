//! Sessions that a page was handed but nobody has used yet. A GET stores nothing and takes nobody's place: the
//! session begins with its first post or hello.

use dashmap::DashMap;
use shared::ids::BoardId;

use super::{ApiError, App};
use crate::secret::{Secret, SecretHash};
use crate::store::SessionRow;

/// How long a page may lie open before it is used. After that its form still posts; only the cookie is no good.
const LIFE_MS: u64 = 2 * 60 * 60 * 1_000;
/// Sessions that wait at once on this server; about 15 MB. Above it those expired go, then newcomers wait.
const MOST: usize = 100_000;

#[derive(Default)]
pub(crate) struct Lobby {
    waiting: DashMap<SecretHash, Waiting>,
}

#[derive(Clone, Copy)]
struct Waiting {
    session: SessionRow,
    until: u64,
}

impl Lobby {
    pub(super) fn seat(&self, session: SessionRow, now: u64) -> Result<(), ApiError> {
        if self.waiting.len() >= MOST {
            self.waiting.retain(|_, waiting| waiting.until > now);
            if self.waiting.len() >= MOST {
                return Err(ApiError::TooMany { seconds: 60 });
            }
        }
        self.waiting.insert(session.hash, Waiting { session, until: now + LIFE_MS });
        Ok(())
    }

    /// Who sits here, without getting up.
    pub(super) fn peek(&self, secret: &Secret, board: BoardId, now: u64) -> Option<SessionRow> {
        let waiting = *self.waiting.get(&secret.hash())?;
        (waiting.until > now && waiting.session.board == board).then_some(waiting.session)
    }

    /// No board, nobody to let in.
    pub(super) fn forget_board(&self, board: BoardId) {
        self.waiting.retain(|_, waiting| waiting.session.board != board);
    }

    fn leave(&self, hash: SecretHash) {
        self.waiting.remove(&hash);
    }
}

/// The first use of a session: now it takes a newcomer's place, and is stored.
pub(super) async fn enter(
    app: &App,
    secret: &Secret,
    board: BoardId,
) -> Result<Option<SessionRow>, ApiError> {
    let Some(session) = app.lobby.peek(secret, board, app.config.clock.now()) else { return Ok(None) };
    let session = begin(app, session).await?;
    app.lobby.leave(session.hash);
    Ok(Some(session))
}

/// A session that takes a newcomer's place, and is stored.
pub(super) async fn begin(app: &App, session: SessionRow) -> Result<SessionRow, ApiError> {
    app.gate.newcomer(session.board)?;
    if let Err(error) = app.store.add_session(session).await {
        // Two first uses at once: the other one has stored it.
        return app.store.session(session.hash).await?.ok_or_else(|| error.into());
    }
    Ok(session)
}
