//! What the person sees: the documents, and on top the own commands that have no answer yet, decided by the very
//! rules of the server. The client never decides what is allowed; it only anticipates it.

use std::sync::Arc;

use crate::api::Me;
use crate::board::{Board, Recognised};
use crate::command::Command;
use crate::decide::{Positions, decide};
use crate::event::Record;
use crate::ids::ParticipantId;
use crate::role::Actor;

/// The board with the pending commands applied. A command that the rules refuse here is left out; the server's own
/// word on it is still to come.
pub fn overlay<'a>(
    board: &Board,
    pending: impl IntoIterator<Item = &'a Command>,
    actor: &Actor,
    now: u64,
    positions: &impl Positions,
) -> Board {
    let mut seen = board.clone();
    for command in pending {
        let Ok(decision) = decide(&seen, actor, command, now, positions) else { continue };
        let record = Record {
            seq: seen.seq + 1,
            command: command.id,
            participant: Some(actor.participant),
            role: actor.role,
            events: decision.events,
        };
        seen.apply(&record);
    }
    seen
}

/// Marks on a board read from documents what `me` tells: which reflections are one's own, and which one recognises.
pub fn recognise_own(board: &mut Board, me: &Me, participant: ParticipantId) {
    for mine in &me.reflections {
        if let Some(entry) = board.reflections.get_mut(&mine.id).filter(|r| r.author != Some(participant)) {
            Arc::make_mut(entry).author = Some(participant);
        }
    }
    for id in &me.recognised {
        if let Some(entry) = board.reflections.get_mut(id) {
            let others = entry.recognised.count().saturating_sub(1);
            Arc::make_mut(entry).recognised = Recognised { by: [participant].into(), others };
        }
    }
}
