//! The picture stands still while somebody points at it, and after "Pauzeer" until "Ga door". What the moderators do
//! with the screen comes through all the same, and so does what is taken off the board: nobody pauses those.

use leptos::prelude::*;

use crate::live::Live;

/// A handle; the page's picture and its switches share one. A preview has none, and never stands still.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hold {
    is_pointed: RwSignal<bool>,
    /// How many could be read when somebody paused.
    paused_at: RwSignal<Option<usize>>,
}

impl Hold {
    pub(super) fn here() -> Self {
        use_context().unwrap_or_default()
    }

    pub(super) fn is_held(self) -> bool {
        self.is_pointed.get() || self.is_paused()
    }

    pub(super) fn is_held_now(self) -> bool {
        untrack(|| self.is_held())
    }

    pub(super) fn is_paused(self) -> bool {
        self.paused_at.with(Option::is_some)
    }

    /// The pointer came on the picture. An idle one is hidden, and then points at nothing.
    pub(super) fn point(self) {
        if !self.is_pointed.get_untracked() {
            self.is_pointed.set(true);
        }
    }

    pub(super) fn let_go(self) {
        if self.is_pointed.get_untracked() {
            self.is_pointed.set(false);
        }
    }

    pub(super) fn switch(self, live: Live) {
        let readable = untrack(|| live.board.lists().published.len());
        self.paused_at.update(|at| *at = at.is_none().then_some(readable));
    }

    /// How many came since the pause.
    pub(super) fn waiting(self, live: Live) -> usize {
        let at = self.paused_at.get();
        at.map_or(0, |at| live.board.lists().published.len().saturating_sub(at))
    }

    /// A value that keeps what it was as long as the picture stands still.
    pub(super) fn still<T>(self, compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |was: Option<&T>| match was {
            Some(was) if self.is_held() => was.clone(),
            _ => compute(),
        })
    }
}
