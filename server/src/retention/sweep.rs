//! All boards, one by one: at the start of the server and on each new day.

use std::time::Duration;

use futures_util::StreamExt;
use shared::api::Answer;
use shared::command::{Action, Command};
use shared::day::Day;
use shared::ids::{BoardId, CommandId, ParticipantId};
use shared::role::{Actor, Role};

use super::{Due, due};
use crate::http::{ApiError, App, erase};
use crate::room::{Input, Reply};
use crate::secret::random;
use crate::store::{StoreError, Why};

/// Boards at once: their erasures share one commit, and one rewriting of the file.
const TOGETHER: usize = 32;

/// What a sweep did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    pub erased: usize,
    pub closed: usize,
    /// Left for the next time; why stands in the log.
    pub failed: usize,
}

/// Sweeps now and then whenever the day is another one, until the server stops. It looks every `pause`: a laptop that
/// slept through midnight must not wait until the next one.
pub async fn watch(app: App, pause: Duration) {
    let mut last = None;
    loop {
        let today = Day::of(app.config.clock.now());
        if last != Some(today) {
            match sweep(&app).await {
                Ok(swept) if swept.failed == 0 => last = Some(today),
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "what is kept too long could not be looked up"),
            }
        }
        tokio::select! {
            () = app.stop.cancelled() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

pub async fn sweep(app: &App) -> Result<Swept, StoreError> {
    let now = app.config.clock.now();
    let rows = app.store.boards().await?.into_iter();
    let due = rows.map(|row| (row.id, due(&row, now))).filter(|(_, due)| *due != Due::Nothing);
    let work = futures_util::stream::iter(due).map(|(board, due)| async move {
        let done = match due {
            Due::Nothing => Ok(()),
            Due::Close => close(app, board).await,
            Due::Erase => erase(app, board, Why::Expired).await.map(drop),
        };
        (board, due, done)
    });
    let mut swept = Swept::default();
    let mut work = std::pin::pin!(work.buffer_unordered(TOGETHER));
    while let Some((board, due, done)) = work.next().await {
        match (due, done) {
            // Somebody was faster.
            (_, Ok(()) | Err(ApiError::NoBoard)) if due == Due::Erase => swept.erased += 1,
            (_, Ok(()) | Err(ApiError::NoBoard)) => swept.closed += 1,
            (_, Err(error)) => {
                tracing::error!(%board, %error, "a board is kept longer than was promised");
                swept.failed += 1;
            }
        }
    }
    if swept != Swept::default() {
        let Swept { erased, closed, failed } = swept;
        tracing::info!(erased, closed, failed, "boards whose time had come");
    }
    Ok(swept)
}

/// As an organiser does it.
async fn close(app: &App, board: BoardId) -> Result<(), ApiError> {
    let actor = Actor { participant: ParticipantId::from_random(random()?), role: Role::Organiser };
    let command = Command { id: CommandId::from_random(random()?), action: Action::CloseBoard {} };
    let reply = app
        .rooms
        .ask(board, move |call| Input::Call { call, actor, commands: vec![Ok(command.clone())] })
        .await?;
    match reply {
        Reply::Answers(answers) if matches!(answers[..], [Answer::Ack(_)]) => Ok(()),
        _ => Err(ApiError::Retry),
    }
}
