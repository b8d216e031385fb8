//! Tickets: read one document for an hour. The only credential that ever stands in a query, for clients that can
//! send no header. Kept in memory: a restart ends them, and a new one is one call away.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use dashmap::DashMap;
use serde::Serialize;
use shared::ids::BoardId;

use super::auth::Session;
use super::{ApiError, App};
use crate::secret::{Secret, SecretHash};
use crate::store::{LinkId, SessionRow};

const LIFE_MS: u64 = 60 * 60 * 1_000;
/// Tickets at once on this server; above it the expired ones go first.
const MOST: usize = 50_000;

#[derive(Default)]
pub(crate) struct Tickets {
    issued: DashMap<SecretHash, Ticket>,
}

#[derive(Clone, Copy)]
struct Ticket {
    session: SessionRow,
    until: u64,
}

#[derive(Serialize)]
struct Issued {
    ticket: String,
}

pub(super) async fn issue(State(app): State<App>, session: Session) -> Result<impl IntoResponse, ApiError> {
    let ticket = Secret::new()?;
    app.tickets.keep(ticket.hash(), session.0, app.config.clock.now())?;
    let issued = Issued { ticket: ticket.reveal().to_owned() };
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(issued)))
}

impl Tickets {
    fn keep(&self, hash: SecretHash, session: SessionRow, now: u64) -> Result<(), ApiError> {
        if self.issued.len() >= MOST {
            self.issued.retain(|_, ticket| ticket.until > now);
            if self.issued.len() >= MOST {
                return Err(ApiError::TooMany { seconds: 60 });
            }
        }
        self.issued.insert(hash, Ticket { session, until: now + LIFE_MS });
        Ok(())
    }

    /// The session that a ticket stands for; the caller checks that it still lives.
    pub(super) fn session(&self, ticket: &str, board: BoardId, now: u64) -> Option<SessionRow> {
        let ticket = *self.issued.get(&Secret::parse(ticket)?.hash())?;
        (ticket.until > now && ticket.session.board == board).then_some(ticket.session)
    }

    pub(super) fn forget_link(&self, link: LinkId) {
        self.issued.retain(|_, ticket| ticket.session.link != Some(link));
    }

    pub(super) fn forget_board(&self, board: BoardId) {
        self.issued.retain(|_, ticket| ticket.session.board != board);
    }
}
