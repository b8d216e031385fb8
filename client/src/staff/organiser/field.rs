//! What is wrong with a field's words, said beside it. The words stay: nothing typed is ever cut off, and nothing a
//! colleague writes meanwhile comes over it.

use leptos::prelude::*;
use shared::text::{Said, hall as text, organise};
use shared::words::{BadWords, clean};

use crate::components::icon::small_icon;
use crate::components::number::number;
use crate::components::said::{fill, say};

/// A field's fault, and the id by which the field points at it.
#[derive(Clone, Copy)]
pub(super) struct Fault {
    id: StoredValue<String>,
    said: RwSignal<Option<String>>,
}

impl Fault {
    pub(super) fn of(field: impl std::fmt::Display) -> Self {
        Self { id: StoredValue::new(format!("{field}-fault")), said: RwSignal::new(None) }
    }

    /// `empty` is what this field says when nothing stands in it.
    pub(super) fn find(self, words: &str, why: BadWords, empty: Said) {
        let said = match why {
            BadWords::Empty => say(empty).to_owned(),
            BadWords::TooLong { limit } => {
                let n = clean(words).chars().count();
                fill(text::TOO_LONG, &[("limit", &number(limit)), ("n", &number(n))])
            }
        };
        self.said.set(Some(said));
    }

    pub(super) fn say(self, said: Said) {
        self.tell(say(said).to_owned());
    }

    pub(super) fn tell(self, said: String) {
        self.said.set(Some(said));
    }

    pub(super) fn clear(self) {
        if self.said.with_untracked(Option::is_some) {
            self.said.set(None);
        }
    }

    pub(super) fn is_there(self) -> Option<&'static str> {
        self.said.with(Option::is_some).then_some("true")
    }

    pub(super) fn id(self) -> String {
        self.id.get_value()
    }

    /// Always in the page, so that it is heard when it comes.
    pub(super) fn shown(self) -> impl IntoView {
        let said = move || {
            let said = self.said.get()?;
            Some(view! { <span class="field-err">{small_icon("alert")} <span>{said}</span></span> })
        };
        view! { <span class="fault" id=self.id() role="alert">{said}</span> }
    }
}

/// The words of a field that colleagues fill in too: theirs come in by themselves, but never over what is being typed.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// As they are for everybody.
    told: Memo<String>,
    /// As the field was filled last.
    shown: RwSignal<String>,
    is_typed: StoredValue<bool>,
    is_contested: RwSignal<bool>,
}

impl Words {
    pub(super) fn of(told: Memo<String>) -> Self {
        let words = Self {
            told,
            shown: RwSignal::new(told.get_untracked()),
            is_typed: StoredValue::new(false),
            is_contested: RwSignal::new(false),
        };
        Effect::new(move |_| words.follow());
        words
    }

    fn follow(self) {
        let told = self.told.get();
        let is_news = self.shown.with_untracked(|shown| *shown != told);
        if is_news && self.is_typed.get_value() {
            self.is_contested.set(true);
        } else if is_news {
            self.shown.set(told);
        }
    }

    /// For the field's `value`.
    pub(super) fn shown(self) -> RwSignal<String> {
        self.shown
    }

    pub(super) fn typed(self) {
        self.is_typed.set_value(true);
    }

    /// What was typed is on its way.
    pub(super) fn sent(self) {
        self.is_typed.set_value(false);
    }

    /// Somebody comes back to the field, and has read what it said.
    pub(super) fn entered(self) {
        if !self.is_typed.get_value() && self.is_contested.get_untracked() {
            self.is_contested.set(false);
        }
    }

    /// Where nothing was changed after all, the colleague's words come in.
    pub(super) fn left(self, words: &str) {
        if self.is_typed.get_value() && self.shown.with_untracked(|shown| shown == words) {
            self.is_typed.set_value(false);
            self.is_contested.set(false);
            self.follow();
        }
    }

    pub(super) fn contest(self) -> impl IntoView {
        changed_too(self.is_contested.into())
    }
}

/// That a colleague changed the same meanwhile; always in the page, so that it is heard when it comes.
pub(super) fn changed_too(is_contested: Signal<bool>) -> impl IntoView {
    let said = move || {
        is_contested.get().then(|| {
            view! { <span class="field-warn">{small_icon("info")} <span>{say(organise::CHANGED_TOO)}</span></span> }
        })
    };
    view! { <span class="fault" role="alert">{said}</span> }
}
