//! What is done to a theme itself: its mark, its key phrase, its place among the others.

use leptos::prelude::*;
use shared::command::{Action, Colour, ReportChange};
use shared::ids::{ReflectionId, ThemeId};
use shared::limits;
use shared::order::Order;
use shared::rights::Right;
use shared::text::table;

use super::desk::Desk;
use crate::components::said::{fill, say};

/// Which way a theme moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Left,
    Right,
}

impl Desk {
    /// Are there as many themes as a board holds? Reactive.
    pub(super) fn is_full(self) -> bool {
        self.live.board.themes().len() >= limits::THEMES
    }

    pub(super) fn colour_theme(self, theme: ThemeId, colour: Colour) {
        let is_same = self.live.board.theme(theme).is_some_and(|t| t.theme.get_untracked().colour == colour);
        if is_same || !untrack(|| self.may(Right::Group)) {
            return;
        }
        let values = [("theme", &*self.theme_title(theme)), ("mark", say(table::mark(colour)))];
        self.act(Action::ColourTheme { theme, colour }, fill(table::MARK_SET, &values));
    }

    /// Is this the key phrase of its theme? Reactive.
    pub(super) fn is_key_phrase(self, id: ReflectionId) -> bool {
        let theme = self.peek(id).and_then(|r| r.placement.as_ref().map(|placement| placement.theme));
        let signals = theme.and_then(|theme| self.live.board.theme(theme));
        signals.is_some_and(|signals| signals.theme.get().key_phrase == Some(id))
    }

    /// Makes it the key phrase of its theme, or no longer.
    pub(super) fn turn_key_phrase(self, id: ReflectionId) {
        let theme = self.peek(id).and_then(|r| r.placement.as_ref().map(|placement| placement.theme));
        let Some(theme) = theme.filter(|_| untrack(|| self.may(Right::Group))) else { return };
        let is_now = untrack(|| self.is_key_phrase(id));
        let said = if is_now { table::KEY_PHRASE_GONE } else { table::KEY_PHRASE_SET };
        let note = fill(said, &[("theme", &self.theme_title(theme))]);
        self.act(Action::KeyPhrase { theme, reflection: (!is_now).then_some(id) }, note);
    }

    /// Chooses it for the report, or no longer. No step of its own to take back: the button beside it does that.
    pub(super) fn turn_quote(self, id: ReflectionId) {
        if !untrack(|| self.may(Right::Report)) {
            return;
        }
        let on = !untrack(|| self.live.board.is_quoted(id));
        let said = if on { table::QUOTED } else { table::QUOTED_NOT };
        self.send(Action::Report(ReportChange::Quote { reflection: id, on }));
        self.note.set(say(said).to_owned());
    }

    pub(super) fn can_move(self, theme: ThemeId, way: Way) -> bool {
        let themes = self.live.board.themes();
        match themes.iter().position(|other| *other == theme) {
            Some(at) => {
                if way == Way::Left {
                    at > 0
                } else {
                    at + 1 < themes.len()
                }
            }
            None => false,
        }
    }

    pub(super) fn shift_theme(self, theme: ThemeId, way: Way) {
        let themes = untrack(|| self.live.board.themes());
        let Some(at) = themes.iter().position(|other| *other == theme) else { return };
        let ahead_of = match way {
            Way::Left => at.checked_sub(1).and_then(|at| themes.get(at)),
            Way::Right => themes.get(at + 2),
        };
        if untrack(|| self.can_move(theme, way)) {
            self.move_theme(theme, ahead_of.copied());
        }
    }

    /// Ahead of that one, or to the end.
    pub(super) fn move_theme(self, theme: ThemeId, ahead_of: Option<ThemeId>) {
        if ahead_of == Some(theme) || !untrack(|| self.may(Right::Group)) {
            return;
        }
        let themes = untrack(|| self.live.board.themes());
        let others: Vec<ThemeId> = themes.iter().copied().filter(|other| *other != theme).collect();
        let at = ahead_of.and_then(|id| others.iter().position(|other| *other == id)).unwrap_or(others.len());
        if themes.iter().position(|other| *other == theme) == Some(at) {
            return;
        }
        let order = |id: &ThemeId| {
            self.live.board.theme(*id).map(|signals| signals.theme.get_untracked().order.clone())
        };
        let before = at.checked_sub(1).and_then(|at| order(&others[at]));
        let after = others.get(at).and_then(order);
        let order = Order::between(before.as_ref(), after.as_ref());
        let note = fill(table::THEME_MOVED, &[("theme", &self.theme_title(theme))]);
        self.act(Action::MoveTheme { theme, order }, note);
    }
}
