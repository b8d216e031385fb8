//! What the two bundles do differently. The phone's carries no code for what only staff can say: the linker leaves out
//! what no habit names, and that is a third of it.

use std::sync::Arc;

use leptos::prelude::*;
use serde::Deserialize;
use shared::api::StaffFrame;
use shared::command::{Action, Command};
use shared::ids::{CommandId, Key, ReflectionId};

use super::Live;
use super::storage::Kept;

/// Pass one of the two constants to [`Live::start_with`].
#[derive(Clone, Copy)]
pub struct Habits {
    /// Reads a stored command.
    pub(super) recall: fn(&str) -> Option<Kept<Command>>,
    /// Tells the page that something changed.
    pub(super) show: fn(Live),
    /// Hears a frame that is not for everybody.
    pub(super) overhear: fn(Live, &str),
}

impl Habits {
    /// The whole board as signals, every command decided by the server's own rules.
    pub const STAFF: Self = Self {
        recall: |json| serde_json::from_str(json).ok(),
        show: Live::show_board,
        overhear: |live, text| {
            if let Ok(StaffFrame::Presence(presence)) = serde_json::from_str(text) {
                live.presence.set(Some(Arc::new(presence)));
            }
        },
    };

    /// Own texts are shown from `me` and the outbox, so the board is only read, as [`Live::published`].
    pub const ATTENDEE: Self = Self {
        recall: |json| {
            let Kept { at, command, refused } = serde_json::from_str::<Kept<OwnCommand>>(json).ok()?;
            Some(Kept { at, command: command.read()?, refused })
        },
        show: |live| live.changes.update(|changes| *changes += 1),
        overhear: |_, _| {},
    };
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
        let recognise =
            self.recognise.map(|Recognise { reflection, on }| Action::Recognise { reflection, on });
        Some(Command { id: self.id, action: post.or(edit).or(withdraw).or(recognise)? })
    }
}
