//! Reports for pages that many people open at once: a hall that scans the code on the last slide. A board's log is
//! read once for all of them, and again only when the board has changed.

use std::sync::Arc;
use std::time::Duration;

use dashmap::DashMap;
use shared::api::BoardView;
use shared::ids::{BoardId, ParticipantId};
use shared::role::Role;
use tokio::sync::Mutex;

use super::{ApiError, App, boards, report};
use crate::export::report::Report;
use crate::room::Scope;
use crate::secret::SecretHash;
use crate::store::{BoardRow, SessionRow};

/// A report holds people's words, so it is not kept longer than a crowd takes to come in.
const KEEP: Duration = Duration::from_secs(30);

/// Of one board: the record that its log ended with, and what was read of it. Locked while somebody reads, so that all
/// others wait for the same reading.
type Reading = Arc<Mutex<Option<(u64, Arc<Report>)>>>;

#[derive(Default)]
pub(crate) struct Readings {
    kept: DashMap<BoardId, Reading>,
}

impl Readings {
    /// What was read of an erased board must not stay anywhere.
    pub(crate) fn forget(&self, board: BoardId) {
        self.kept.remove(&board);
    }
}

/// The board as staff see it, for a page that shows of it what everybody may know.
pub(super) async fn look(app: &App, board: BoardId) -> Result<BoardView, ApiError> {
    let nobody = SessionRow {
        hash: SecretHash([0; 32]),
        board,
        role: Role::Moderator,
        participant: ParticipantId::from_random([0; 16]),
        link: None,
    };
    boards::read(app, &nobody, Scope::Own).await
}

/// The report of the board as it was seen, or as it has become since.
pub(super) async fn report(app: &App, row: &BoardRow, seen: &BoardView) -> Result<Arc<Report>, ApiError> {
    let version = seen.me.as_ref().map_or(u64::MAX, |me| me.version);
    let reading = Arc::clone(&app.readings.kept.entry(row.id).or_default());
    let mut known = reading.lock().await;
    if let Some((at, report)) = known.as_ref()
        && *at >= version
    {
        return Ok(Arc::clone(report));
    }
    let is_first = known.is_none();
    let report = Arc::new(report::of_board(app, row).await?);
    *known = Some((version, Arc::clone(&report)));
    if is_first {
        expire(Arc::clone(&app.readings), row.id, Arc::clone(&reading));
    }
    Ok(report)
}

fn expire(readings: Arc<Readings>, board: BoardId, reading: Reading) {
    tokio::spawn(async move {
        tokio::time::sleep(KEEP).await;
        readings.kept.remove_if(&board, |_, kept| Arc::ptr_eq(kept, &reading));
    });
}
