//! What the two bundles do differently. The phone's carries no code for what only staff can say: the linker leaves out
//! what no habit names, and that is a third of it.

use std::sync::Arc;

use serde::Deserialize;
use shared::board::{Board, Recognised};
use shared::command::{Action, Command};
use shared::ids::{CommandId, Key, ReflectionId};
use shared::role::Actor;
use shared::sync::overlay;

use super::storage::Kept;
use super::work::DocumentPositions;

/// Pass one of the two constants to [`super::Live::start_with`].
#[derive(Clone, Copy)]
pub struct Habits {
    /// Reads a stored command.
    pub(super) recall: fn(&str) -> Option<Kept<Command>>,
    /// Lays commands without an answer over the board that the documents tell.
    pub(super) lay: fn(Board, &[&Command], &Actor, &DocumentPositions<'_>) -> Board,
}

impl Habits {
    /// Every command, decided by the server's own rules.
    pub const STAFF: Self = Self {
        recall: |json| serde_json::from_str(json).ok(),
        lay: |board, commands, actor, positions| overlay(&board, commands.iter().copied(), actor, positions),
    };

    /// Only what an attendee says. Own texts are shown from `me` and the outbox, so of the board only "herken ik"
    /// is anticipated.
    pub const ATTENDEE: Self = Self {
        recall: |json| {
            let Kept { at, command, refused } = serde_json::from_str::<Kept<OwnCommand>>(json).ok()?;
            Some(Kept { at, command: command.read()?, refused })
        },
        lay: |mut board, commands, actor, _| {
            for command in commands {
                if let Action::Recognise { reflection, on } = command.action {
                    recognise(&mut board, actor, reflection, on);
                }
            }
            board
        },
    };
}

fn recognise(board: &mut Board, actor: &Actor, id: ReflectionId, on: bool) {
    let Some(entry) = board.reflections.get_mut(&id) else { return };
    let was = entry.recognised.by.contains(&actor.participant);
    if was == on {
        return;
    }
    let others = entry.recognised.count() - u32::from(was);
    let by = if on { [actor.participant].into() } else { std::collections::BTreeSet::new() };
    Arc::make_mut(entry).recognised = Recognised { by, others };
}

/// A [`Command`] as an attendee's page stores it: the same JSON, fewer kinds.
#[derive(Deserialize)]
struct OwnCommand {
    id: CommandId,
    post: Option<Post>,
    edit: Option<Edit>,
    withdraw: Option<Withdraw>,
    recognise: Option<Recognise>,
}

#[derive(Deserialize)]
struct Post {
    reflection: ReflectionId,
    prompt: Key,
    text: String,
    perspective: Option<Key>,
}

#[derive(Deserialize)]
struct Edit {
    reflection: ReflectionId,
    text: String,
}

#[derive(Deserialize)]
struct Withdraw {
    reflection: ReflectionId,
}

#[derive(Deserialize)]
struct Recognise {
    reflection: ReflectionId,
    on: bool,
}

impl OwnCommand {
    fn read(self) -> Option<Command> {
        let post = self.post.map(|Post { reflection, prompt, text, perspective }| Action::Post {
            reflection,
            prompt,
            text,
            perspective,
        });
        let edit = self.edit.map(|Edit { reflection, text }| Action::Edit { reflection, text });
        let withdraw = self.withdraw.map(|Withdraw { reflection }| Action::Withdraw { reflection });
        let recognise = self.recognise.map(|Recognise { reflection, on }| Action::Recognise { reflection, on });
        Some(Command { id: self.id, action: post.or(edit).or(withdraw).or(recognise)? })
    }
}
