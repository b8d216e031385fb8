//! What the two bundles do differently. The phone's carries no code for what only staff can say: the linker leaves out
//! what no habit names, and that is a third of it.

use std::sync::Arc;

use leptos::prelude::*;
use shared::api::{ServerFrame, StaffFrame};
use shared::command::Command;

use super::drawer::Recall;
use super::{Live, own};

/// Pass one of the two constants to [`Live::start_with`].
#[derive(Clone, Copy)]
pub struct Habits {
    /// Reads a stored command.
    pub(super) recall: Recall,
    /// Writes a command, to be stored and sent.
    pub(super) write: fn(&Command) -> String,
    /// Reads a frame that is for everybody.
    pub(super) hear: fn(&str) -> Option<ServerFrame>,
    /// Tells the page that something changed.
    pub(super) show: fn(Live),
    /// Hears a frame that is not for everybody.
    pub(super) overhear: fn(Live, &str),
}

impl Habits {
    /// The whole board as signals, every command decided by the server's own rules.
    pub const STAFF: Self = Self {
        recall: |_, json| serde_json::from_str(json).ok(),
        write: |command| serde_json::to_string(command).unwrap_or_default(),
        hear: |text| serde_json::from_str(text).ok(),
        show: Live::show_board,
        overhear: |live, text| {
            if let Ok(StaffFrame::Presence(presence)) = serde_json::from_str(text) {
                live.presence.set(Some(Arc::new(presence)));
            }
        },
    };

    /// Own texts are shown from `me` and the outbox, so the board is only read, as [`Live::published`].
    pub const ATTENDEE: Self = Self {
        recall: own::recall,
        write: own::write,
        hear: own::frame,
        show: |live| live.changes.update(|changes| *changes += 1),
        overhear: |_, _| {},
    };
}
