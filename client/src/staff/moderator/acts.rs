//! What a moderator does, in one place: drag, dialog and keys all end here, so they cannot differ. Each action takes
//! all that is chosen, in as many commands as their limit asks for, and is one step to take back.

use leptos::prelude::*;
use shared::board::Reflection;
use shared::command::{Action, Command, Screen, SetAsideReason, SpotlightTarget};
use shared::event::Standing;
use shared::ids::{CommandId, ReflectionId, ThemeId};
use shared::limits;
use shared::order::Order;
use shared::rights::Right;
use shared::text::{staff as text, table};

use super::attention::After;
use super::desk::Desk;
use super::listing::Filter;
use super::refusals::Named;
use crate::components::dom::{after_drawing, find};
use crate::components::number::number;
use crate::components::said::{count, fill, say};
use crate::live::random;

impl Desk {
    // ---- grouping ----

    pub(super) fn place(
        self,
        mut ids: Vec<ReflectionId>,
        theme: ThemeId,
        order: Option<Order>,
        after: After,
    ) {
        if ids.is_empty() || !untrack(|| self.may(Right::Group)) {
            return;
        }
        if order.is_none() {
            self.keep(&mut ids, |r| r.placement.as_ref().is_none_or(|p| p.theme != theme));
        }
        if ids.is_empty() {
            self.note.set(fill(text::IS_THERE_ALREADY, &[("theme", &self.theme_title(theme))]));
            return;
        }
        self.moved_to.set_value(Some(theme));
        let next = self.next_after(&ids);
        let there = self.live.board.theme(theme).map(|t| t.members.get_untracked()).unwrap_or_default();
        let total = there.iter().filter(|id| !ids.contains(id)).count() + ids.len();
        let note = fill(
            text::MOVED_TO,
            &[
                ("what", &count(text::REFLECTIONS, ids.len())),
                ("theme", &self.theme_title(theme)),
                ("n", &number(total)),
            ],
        );
        self.act_on(&ids, note, |reflections| Action::Place { reflections, theme, order: order.clone() });
        self.go_on(next, after);
    }

    pub(super) fn unplace(self, mut ids: Vec<ReflectionId>) {
        self.keep(&mut ids, |r| r.placement.is_some());
        if ids.is_empty() || !untrack(|| self.may(Right::Group)) {
            return;
        }
        self.admit(&ids);
        let note = count(table::TAKEN_OUT_MANY, ids.len());
        self.act_on(&ids, note, |reflections| Action::Unplace { reflections });
    }

    /// A new theme with what goes into it, as one step to take back.
    pub(super) fn create_theme(self, title: &str, ids: Vec<ReflectionId>) {
        if !untrack(|| self.may(Right::Group)) {
            return;
        }
        let next = self.next_after(&ids);
        let theme = ThemeId::from_random(random::bytes());
        let mut commands = vec![self.send(Action::CreateTheme { theme, title: title.to_owned() })];
        let mut note = fill(text::THEME_MADE, &[("theme", title)]);
        if !ids.is_empty() {
            note = fill(
                text::MOVED_TO,
                &[
                    ("what", &count(text::REFLECTIONS, ids.len())),
                    ("theme", title),
                    ("n", &number(ids.len())),
                ],
            );
            let place = |reflections| Action::Place { reflections, theme, order: None };
            commands.extend(self.send_on(&ids, place));
            self.moved_to.set_value(Some(theme));
        }
        self.clear_choice();
        self.remember(commands, note);
        if !ids.is_empty() {
            self.go_on(next, After::Next);
        }
        after_drawing(move || {
            if let Some(column) = find(&format!("[data-theme-id=\"{theme}\"]")) {
                column.scroll_into_view_with_bool(false);
            }
        });
    }

    pub(super) fn remove_theme(self, theme: ThemeId) {
        let inside = self.live.board.theme(theme).map(|t| t.members.get_untracked()).unwrap_or_default();
        self.admit(&inside);
        let note = fill(text::THEME_REMOVED, &[("theme", &self.theme_title(theme))]);
        self.act(Action::RemoveTheme { theme }, note);
    }

    pub(super) fn merge(self, from: ThemeId, into: ThemeId) {
        let titles = (self.theme_title(from), self.theme_title(into));
        let note = fill(text::MERGED, &[("from", &titles.0), ("into", &titles.1)]);
        self.act(Action::MergeThemes { from, into }, note);
    }

    // ---- moderation and the hall ----

    pub(super) fn approve(self, mut ids: Vec<ReflectionId>) {
        self.keep(&mut ids, |r| !matches!(r.standing, Standing::Approved | Standing::Published));
        if ids.is_empty() || !untrack(|| self.may(Right::Steer)) {
            return;
        }
        let next = self.next_after(&ids);
        let note = count(table::APPROVED_MANY, ids.len());
        self.act_on(&ids, note, |reflections| Action::Approve { reflections });
        if self.list.filter.get_untracked() != Filter::All {
            self.go_on(next, After::Next);
        }
    }

    pub(super) fn set_aside(self, mut ids: Vec<ReflectionId>, reason: SetAsideReason) {
        self.keep(&mut ids, |r| r.standing != Standing::SetAside(reason));
        if ids.is_empty() {
            return;
        }
        let next = self.next_after(&ids);
        let note = count(table::PUT_ASIDE_MANY, ids.len());
        self.act_on(&ids, note, |reflections| Action::SetAside { reflections, reason });
        self.go_on(next, After::Next);
    }

    /// To the big screen; or away from it, when it is there already.
    pub(super) fn spotlight(self, id: ReflectionId) {
        if !untrack(|| self.may(Right::Steer)) {
            return;
        }
        let is_fit = self.peek(id).is_some_and(|r| r.standing == Standing::Published);
        if !is_fit {
            self.note.set(say(text::NOT_YET_PUBLIC).to_owned());
        } else if untrack(|| self.live.board.spotlight()).reflection == Some(id) {
            self.act(Action::Spotlight(SpotlightTarget::NOTHING), say(text::OFF_SCREEN).to_owned());
        } else {
            self.act(Action::Spotlight(SpotlightTarget::reflection(id)), say(text::ON_SCREEN_NOW).to_owned());
        }
    }

    pub(super) fn set_screen(self, mode: Screen) {
        if mode != untrack(|| self.live.board.screen()) {
            let shown = say(shared::text::common::screen(mode));
            self.act(Action::Screen { mode }, fill(text::SCREEN_NOW, &[("screen", shown)]));
        }
    }

    // ---- sending ----

    /// Sends one command that can be taken back alone.
    pub(super) fn act(self, action: Action, note: String) {
        let command = self.send(action);
        self.remember(vec![command], note);
    }

    /// The same for all of these, as one step; the choice is spent with it.
    pub(super) fn act_on(
        self,
        ids: &[ReflectionId],
        note: String,
        action: impl Fn(Vec<ReflectionId>) -> Action,
    ) {
        let commands = self.send_on(ids, action);
        self.clear_choice();
        self.remember(commands, note);
    }

    fn send_on(self, ids: &[ReflectionId], action: impl Fn(Vec<ReflectionId>) -> Action) -> Vec<CommandId> {
        ids.chunks(limits::TARGETS).map(|chunk| self.send(action(chunk.to_vec()))).collect()
    }

    pub(super) fn send(self, action: Action) -> CommandId {
        let named = Named::of(self, &action);
        let command = self.live.send(action);
        self.named.update_value(|all| {
            all.insert(command, named);
        });
        command
    }

    /// What a command was about; for one of an earlier page load, as far as it can still be told.
    pub(super) fn named(self, command: &Command) -> Named {
        let known = self.named.with_value(|all| all.get(&command.id).cloned());
        known.unwrap_or_else(|| Named::of(self, &command.action))
    }

    /// Leaves only what a command would change: one that changes nothing is answered, but cannot be taken back.
    pub(super) fn keep(self, ids: &mut Vec<ReflectionId>, changes: impl Fn(&Reflection) -> bool) {
        let pending = untrack(|| self.live.pending());
        if pending.iter().any(|command| matches!(command.action, Action::Undo { .. })) {
            // What an undo on its way leads to, only the server knows.
            return;
        }
        ids.retain(|id| self.peek(*id).is_some_and(|reflection| changes(&reflection)));
    }
}
