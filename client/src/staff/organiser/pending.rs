//! What is under way with the server: not to be begun twice, and said when it takes longer than a second.

use std::time::Duration;

use leptos::prelude::*;

/// Shorter than this nobody waits.
pub(super) const SLOW: Duration = Duration::from_secs(1);

/// `T` tells what is under way.
pub(super) struct Pending<T: Send + Sync + 'static> {
    what: RwSignal<Option<T>>,
    is_slow: RwSignal<bool>,
    /// Which one it is, so that an old timer says nothing of a new call.
    turn: StoredValue<u32>,
}

impl<T: Send + Sync + 'static> Clone for Pending<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Pending<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Pending<T> {
    pub(super) fn new() -> Self {
        Self { what: RwSignal::new(None), is_slow: RwSignal::new(false), turn: StoredValue::new(0) }
    }

    /// False as long as something else is under way.
    pub(super) fn begin(self, what: T) -> bool {
        if self.what.with_untracked(Option::is_some) {
            return false;
        }
        self.what.set(Some(what));
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        let slow = move || {
            let is_same = self.turn.try_get_value() == Some(turn);
            if is_same && self.what.try_with_untracked(Option::is_some) == Some(true) {
                self.is_slow.set(true);
            }
        };
        set_timeout(slow, SLOW);
        true
    }

    pub(super) fn end(self) {
        self.what.set(None);
        self.is_slow.set(false);
    }

    pub(super) fn is(self, what: &T) -> bool {
        self.what.with(|now| now.as_ref() == Some(what))
    }

    /// Is it this one, and for longer than a second?
    pub(super) fn is_slow(self, what: &T) -> bool {
        self.is(what) && self.is_slow.get()
    }
}
