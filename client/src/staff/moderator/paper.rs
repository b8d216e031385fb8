//! What a moderator who types paper over keeps between lines: the same table, the same question. And the file that was
//! brought instead.

use leptos::prelude::*;
use shared::ids::{Key, ReflectionId};

use super::intake::Brought;

#[derive(Clone, Copy)]
pub(super) struct Paper {
    pub(super) prompt: RwSignal<Option<Key>>,
    pub(super) perspective: RwSignal<Option<Key>>,
    /// As it was typed.
    pub(super) table: RwSignal<String>,
    /// Not posted yet: closing the dialog loses no word.
    pub(super) line: RwSignal<String>,
    /// On this page, the newest last.
    pub(super) entered: RwSignal<Vec<Entered>>,
    pub(super) brought: Brought,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entered {
    pub(super) reflection: ReflectionId,
    pub(super) prompt: Key,
    pub(super) text: String,
}

impl Paper {
    pub(super) fn new() -> Self {
        Self {
            prompt: RwSignal::new(None),
            perspective: RwSignal::new(None),
            table: RwSignal::new(String::new()),
            line: RwSignal::new(String::new()),
            entered: RwSignal::new(Vec::new()),
            brought: Brought::new(),
        }
    }
}
