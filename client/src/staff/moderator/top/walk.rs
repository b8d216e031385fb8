//! Walking with the spotlight: through the theme that is in it, or through what has no theme.

use leptos::prelude::*;
use shared::command::{Action, SpotlightTarget};
use shared::event::Standing;
use shared::ids::{ReflectionId, ThemeId};
use shared::rights::Right;
use shared::text::staff as text;

use super::super::desk::Desk;
use crate::components::said::say;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Back,
    On,
}

/// Where the spotlight is, and what else it can go to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Walk {
    pub(super) theme: Option<ThemeId>,
    pub(super) path: Vec<ReflectionId>,
    /// None before the first step.
    pub(super) at: Option<usize>,
}

impl Walk {
    /// Reactive.
    pub(super) fn now(desk: Desk) -> Self {
        let target = desk.live.board.spotlight();
        let lit = target.reflection.and_then(|id| desk.live.board.reflection(id)).map(|r| r.get());
        let placed = lit.as_ref().and_then(|reflection| reflection.placement.as_ref()).map(|p| p.theme);
        let theme = target.theme.or(placed);
        let path = match theme.and_then(|theme| desk.live.board.theme(theme)) {
            Some(signals) => public(desk, &signals.members.get()),
            None => without_theme(desk),
        };
        let at = target.reflection.and_then(|id| path.iter().position(|other| *other == id));
        Self { theme, path, at }
    }

    pub(super) fn to(&self, step: Step) -> Option<ReflectionId> {
        let at = match (self.at, step) {
            (None, Step::On) => 0,
            (None, Step::Back) => return None,
            (Some(at), Step::On) => at + 1,
            (Some(at), Step::Back) => at.checked_sub(1)?,
        };
        self.path.get(at).copied()
    }
}

/// What everybody may read, and of a stack its top alone.
fn public(desk: Desk, ids: &[ReflectionId]) -> Vec<ReflectionId> {
    let fits = |id: &ReflectionId| {
        desk.live.board.reflection(*id).map(|reflection| reflection.get()).is_some_and(|reflection| {
            reflection.standing == Standing::Published
                && reflection.under.is_none_or(|top| !ids.contains(&top))
        })
    };
    ids.iter().copied().filter(fits).collect()
}

/// Where everything has a theme, all there is.
fn without_theme(desk: Desk) -> Vec<ReflectionId> {
    let lists = desk.live.board.lists();
    let bare = public(desk, &lists.unplaced);
    if bare.is_empty() { public(desk, &lists.published) } else { bare }
}

pub(super) fn step(desk: Desk, step: Step) {
    let next = untrack(|| Walk::now(desk).to(step));
    if let Some(next) = next.filter(|_| untrack(|| desk.may(Right::Steer))) {
        let target = SpotlightTarget::reflection(next);
        desk.act(Action::Spotlight(target), say(text::ON_SCREEN_NOW).to_owned());
    }
}
