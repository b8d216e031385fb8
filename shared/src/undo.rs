//! What it takes to take a command back. `Board::apply` notes it while it still knows the state before; `decide`
//! decides it anew when somebody asks, and skips what a colleague has changed since.

use crate::board::{LetterId, Theme};
use crate::command::{Colour, Screen, SpotlightTarget, TextField};
use crate::event::{Placement, Standing};
use crate::ids::{Key, ReflectionId, TargetId, ThemeId};
use crate::order::Order;
use crate::phase::Phase;
use crate::settings::{Prompt, Settings};
use crate::words::{Protocol, Text};

/// One step back. `now` is what the command left behind: the step applies only while that still stands.
#[derive(Debug, Clone)]
pub enum Undo {
    Withdraw(ReflectionId),
    Text {
        reflection: ReflectionId,
        was: Text,
        now: Text,
    },
    Recognise {
        reflection: ReflectionId,
        was: bool,
    },
    Vote {
        target: TargetId,
        was: u32,
        now: u32,
    },
    Standing {
        reflection: ReflectionId,
        was: Standing,
        now: Standing,
    },
    Place {
        reflection: ReflectionId,
        was: Option<Placement>,
        now: Option<Placement>,
    },
    Stack {
        reflection: ReflectionId,
        was: Option<ReflectionId>,
        now: Option<ReflectionId>,
    },
    MoveTheme {
        theme: ThemeId,
        was: Order,
        now: Order,
    },
    Colour {
        theme: ThemeId,
        was: Colour,
        now: Colour,
    },
    KeyPhrase {
        theme: ThemeId,
        was: Option<ReflectionId>,
        now: Option<ReflectionId>,
    },
    RemoveTheme {
        theme: ThemeId,
        /// It had been merged into this one: its votes count there again.
        into: Option<ThemeId>,
    },
    RestoreTheme {
        id: ThemeId,
        theme: Box<Theme>,
    },
    /// Delete the letters that record `seq` typed.
    Untype {
        theme: ThemeId,
        field: TextField,
        seq: u64,
    },
    /// Type these again, after the letter that stood before them.
    Retype {
        theme: ThemeId,
        field: TextField,
        after: Option<LetterId>,
        text: String,
    },
    Phase {
        was: Phase,
        now: Phase,
    },
    Prompt {
        was: Option<Key>,
    },
    Spotlight {
        was: SpotlightTarget,
    },
    Screen {
        was: Screen,
    },
    Timer {
        was: Option<u64>,
        now: Option<u64>,
    },
    Results {
        was: bool,
    },
    Lock {
        was: bool,
    },
    /// The person who wrote this may come back.
    Pardon(ReflectionId),
    Prompts {
        was: Vec<Prompt>,
        now: Vec<Prompt>,
    },
    Protocol {
        was: Protocol,
        now: Protocol,
    },
    Settings {
        was: Box<Settings>,
        now: Box<Settings>,
    },
}
