//! Near-duplicates as one: stacking and taking apart. The originals are kept, and stay to be read.

use leptos::prelude::*;
use shared::command::Action;
use shared::event::Standing;
use shared::ids::ReflectionId;
use shared::rights::Right;
use shared::text::table;

use super::attention::After;
use super::desk::{Desk, Dialog};
use crate::components::said::count;

impl Desk {
    /// Many are stacked under the first of them; one asks what it goes on.
    pub(super) fn stack_chosen(self, ids: Vec<ReflectionId>) {
        if ids.is_empty() || !untrack(|| self.may(Right::Group)) {
            return;
        }
        match ids.as_slice() {
            [id] => self.open(Dialog::StackOn(*id)),
            [top, rest @ ..] => self.stack(rest.to_vec(), *top, After::Stay),
            [] => {}
        }
    }

    pub(super) fn stack(self, mut ids: Vec<ReflectionId>, under: ReflectionId, after: After) {
        if !untrack(|| self.may(Right::Group)) {
            return;
        }
        self.keep(&mut ids, |r| r.under != Some(under) && !matches!(r.standing, Standing::SetAside(_)));
        ids.retain(|id| *id != under);
        if ids.is_empty() {
            return;
        }
        let next = self.next_after(&ids);
        let note = count(table::STACKED, ids.len());
        self.act_on(&ids, note, |reflections| Action::Stack { reflections, under });
        match after {
            After::Stay => self.selection.cursor.set(Some(under)),
            After::Next => self.go_on(next, after),
        }
    }

    pub(super) fn unstack(self, mut ids: Vec<ReflectionId>) {
        self.keep(&mut ids, |r| r.under.is_some());
        if ids.is_empty() || !untrack(|| self.may(Right::Group)) {
            return;
        }
        self.admit(&ids);
        let note = count(table::UNSTACKED, ids.len());
        self.act_on(&ids, note, |reflections| Action::Unstack { reflections });
    }
}
