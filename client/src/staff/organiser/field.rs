//! What is wrong with a field's words, said beside it. The words stay: nothing typed is ever cut off.

use leptos::prelude::*;
use shared::text::{Said, hall as text};
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
        self.said.set(Some(say(said).to_owned()));
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
