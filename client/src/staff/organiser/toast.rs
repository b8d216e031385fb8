//! A sentence that stands at the bottom for a while, and for as long as somebody reads it.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::text::Said;

use crate::components::icon::icon;
use crate::components::said::say;

/// Time to read it and to reach its button; a pointer or focus on it stops the clock.
const SIGHT: Duration = Duration::from_secs(10);

#[derive(Clone, Copy)]
pub(super) struct Stay {
    is_attended: RwSignal<bool>,
    hiding: StoredValue<Option<TimeoutHandle>>,
}

impl Stay {
    pub(super) fn new() -> Self {
        Self { is_attended: RwSignal::new(false), hiding: StoredValue::new(None) }
    }

    /// Call it in an effect: it begins anew when the attention goes away.
    pub(super) fn then_hide(self, hide: impl Fn() + 'static) {
        let hide = (!self.is_attended.get()).then(|| set_timeout_with_handle(hide, SIGHT).ok());
        self.put(hide.flatten());
    }

    /// What is shown next has no clock yet, and nobody reads it.
    pub(super) fn stop(self) {
        self.put(None);
        if self.is_attended.get_untracked() {
            self.is_attended.set(false);
        }
    }

    fn put(self, next: Option<TimeoutHandle>) {
        self.hiding.update_value(|hiding| {
            if let Some(hiding) = std::mem::replace(hiding, next) {
                hiding.clear();
            }
        });
    }

    pub(super) fn frame(
        self,
        sign: &'static str,
        said: String,
        button: impl IntoView + 'static,
    ) -> impl IntoView {
        view! {
            <p
                class="toast"
                on:pointerenter=move |_| self.is_attended.set(true)
                on:pointerleave=move |_| self.is_attended.set(false)
                on:focusin=move |_| self.is_attended.set(true)
                on:focusout=move |_| self.is_attended.set(false)
            >
                {icon(sign)}
                <span>{said}</span>
                {button}
            </p>
        }
    }
}

/// What is said aloud, and what of it stands there to be read.
#[derive(Clone, Copy)]
pub(super) struct Note {
    pub(super) spoken: RwSignal<String>,
    seen: RwSignal<Option<(&'static str, Said)>>,
    stay: Stay,
}

impl Note {
    pub(super) fn new() -> Self {
        let note =
            Self { spoken: RwSignal::new(String::new()), seen: RwSignal::new(None), stay: Stay::new() };
        Effect::new(move |_| {
            if note.seen.get().is_some() {
                note.stay.then_hide(move || note.seen.set(None));
            }
        });
        note
    }

    pub(super) fn done(self, said: Said) {
        self.tell("check", said);
    }

    pub(super) fn failed(self, said: Said) {
        self.tell("alert", said);
    }

    fn tell(self, sign: &'static str, said: Said) {
        self.stay.stop();
        self.seen.set(Some((sign, said)));
        self.spoken.set(say(said).to_owned());
    }

    pub(super) fn shown(self) -> impl IntoView {
        move || self.seen.get().map(|(sign, said)| self.stay.frame(sign, say(said).to_owned(), ()))
    }
}
