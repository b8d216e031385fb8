//! Walking with the spotlight: through the themes in their order, then through what has no theme.

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
    path: Vec<Stop>,
    /// None before the first step.
    at: Option<usize>,
    /// A theme as a whole is in the spotlight: the next step goes to its first reflection.
    whole: Option<ThemeId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stop {
    theme: Option<ThemeId>,
    id: ReflectionId,
}

impl Walk {
    /// Reactive.
    pub(super) fn now(desk: Desk) -> Self {
        let mut path = Vec::new();
        for theme in desk.live.board.themes().iter() {
            if let Some(signals) = desk.live.board.theme(*theme) {
                let inside = public(desk, &signals.members.get());
                path.extend(inside.into_iter().map(|id| Stop { theme: Some(*theme), id }));
            }
        }
        let bare = public(desk, &desk.live.board.lists().unplaced);
        path.extend(bare.into_iter().map(|id| Stop { theme: None, id }));
        let target = desk.live.board.spotlight();
        let at = target.reflection.and_then(|id| path.iter().position(|stop| stop.id == id));
        Self { path, at, whole: target.theme }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.path.is_empty()
    }

    /// The theme that is walked through; none before the first step, and where there is no theme.
    pub(super) fn theme(&self) -> Option<ThemeId> {
        self.at.map_or(self.whole, |at| self.path[at].theme)
    }

    /// The how-manieth of how many in its theme.
    pub(super) fn place(&self) -> Option<(usize, usize)> {
        let at = self.at?;
        let theme = self.path[at].theme;
        let of = |stop: &&Stop| stop.theme == theme;
        Some((self.path[..=at].iter().filter(of).count(), self.path.iter().filter(of).count()))
    }

    pub(super) fn to(&self, step: Step) -> Option<ReflectionId> {
        let first = || match self.whole {
            Some(theme) => self.path.iter().position(|stop| stop.theme == Some(theme)).unwrap_or(0),
            None => 0,
        };
        let at = match (self.at, step) {
            (None, Step::On) => first(),
            (None, Step::Back) => return None,
            (Some(at), Step::On) => at + 1,
            (Some(at), Step::Back) => at.checked_sub(1)?,
        };
        self.path.get(at).map(|stop| stop.id)
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

pub(super) fn step(desk: Desk, step: Step) {
    let next = untrack(|| Walk::now(desk).to(step));
    if let Some(next) = next.filter(|_| untrack(|| desk.may(Right::Steer))) {
        let target = SpotlightTarget::reflection(next);
        desk.act(Action::Spotlight(target), say(text::ON_SCREEN_NOW).to_owned());
    }
}
