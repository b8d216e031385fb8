//! Plays a plan on a board: one bounded task a rehearsal, through the commands that phones send.

use std::sync::Arc;
use std::time::Duration;

use dashmap::DashSet;
use shared::command::{Action, Command};
use shared::ids::{BoardId, CommandId, ParticipantId};
use shared::phase::Phase;
use shared::role::{Actor, Role};
use tokio::time::sleep_until;

use super::plan::{Cue, LENGTH_MS, PHONES};
use crate::http::{ApiError, App};
use crate::room::Input;
use crate::secret::random;

/// Rehearsals that one server plays at once: each is a hall of its own.
pub const AT_ONCE: usize = 4;

/// Which boards are rehearsed now.
#[derive(Clone, Default)]
pub struct Rehearsals(Arc<DashSet<BoardId>>);

/// Why no rehearsal begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Busy {
    #[error("a rehearsal of this board is under way")]
    ThisBoard,
    #[error("this server plays {AT_ONCE} rehearsals already")]
    Server,
}

/// Held as long as a rehearsal goes on.
pub struct Running {
    all: Rehearsals,
    of: BoardId,
}

impl Rehearsals {
    /// Takes the place of a rehearsal of this board.
    pub fn begin(&self, of: BoardId) -> Result<Running, Busy> {
        // Two that come at once may both pass: one too many does no harm.
        if self.0.len() >= AT_ONCE && !self.0.contains(&of) {
            return Err(Busy::Server);
        }
        if self.0.insert(of) { Ok(Running { all: self.clone(), of }) } else { Err(Busy::ThisBoard) }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.all.0.remove(&self.of);
    }
}

/// Plays the plan in `length`; ends with it, with its board, or with the server, whichever comes first.
pub fn start(app: &App, board: BoardId, cues: Vec<Cue>, length: Duration, running: Running) {
    let task = {
        let app = app.clone();
        async move {
            let stop = app.stop.clone();
            tokio::select! {
                biased;
                () = stop.cancelled() => {}
                ended = play(&app, board, cues, length) => if let Err(ApiError::Internal(cause)) = ended {
                    tracing::warn!(%cause, "a rehearsal broke off");
                },
            }
            drop(running);
        }
    };
    app.sockets.spawn(task);
}

async fn play(app: &App, board: BoardId, cues: Vec<Cue>, length: Duration) -> Result<(), ApiError> {
    let someone =
        |role| Ok::<_, ApiError>(Actor { participant: ParticipantId::from_random(random()?), role });
    let phones = (0..PHONES).map(|_| someone(Role::Attendee)).collect::<Result<Vec<_>, _>>()?;
    let moderator = someone(Role::Moderator)?;
    let begin = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
    say(app, board, moderator, begin).await?;
    let start = tokio::time::Instant::now();
    for Cue { at_ms, phone, post } in cues {
        sleep_until(start + scaled(at_ms, length)).await;
        let Some(actor) = phones.get(phone).copied() else { continue };
        let action = Action::Post {
            reflection: post.reflection,
            prompt: post.prompt,
            text: post.text,
            perspective: post.perspective,
            lang: post.lang,
            source: None,
        };
        say(app, board, actor, action).await?;
    }
    Ok(())
}

/// A moment of the plan, in a rehearsal of this length.
fn scaled(at_ms: u32, length: Duration) -> Duration {
    length * at_ms / LENGTH_MS
}

/// A refusal (a board that was closed, a prompt that was taken away) is part of the exercise; a board that is gone ends
/// it.
async fn say(app: &App, board: BoardId, actor: Actor, action: Action) -> Result<(), ApiError> {
    let command = Command { id: CommandId::from_random(random()?), action };
    app.rooms
        .ask(board, move |call| Input::Call { call, actor, commands: vec![Ok(command.clone())] })
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board(n: u8) -> BoardId {
        BoardId::from_random([n; 16])
    }

    #[test]
    fn a_board_is_rehearsed_once_at_a_time_and_a_server_has_room_for_few() {
        let all = Rehearsals::default();
        let first = all.begin(board(0)).unwrap();
        assert_eq!(all.begin(board(0)).err(), Some(Busy::ThisBoard));
        let others: Vec<_> = (1..4).map(|n| all.begin(board(n)).unwrap()).collect();
        assert_eq!(all.begin(board(9)).err(), Some(Busy::Server));
        drop(first);
        assert!(all.begin(board(0)).is_ok());
        drop(others);
    }

    #[test]
    fn a_short_rehearsal_keeps_the_order_of_the_long_one() {
        let short = Duration::from_secs(2);
        assert_eq!(scaled(0, short), Duration::ZERO);
        assert_eq!(scaled(LENGTH_MS / 2, short), Duration::from_secs(1));
        assert!(scaled(LENGTH_MS - 1, short) < short);
    }
}
