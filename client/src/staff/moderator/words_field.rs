//! A theme's title or summary as a field that several moderators can type in at once.
//!
//! It sends splices with relative positions, one at a time: the next one is made when the document tells the last.

use std::sync::Arc;
use std::time::Duration;

use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::board::Theme;
use shared::command::{Action, Command, TextEdit, TextField};
use shared::ids::{CommandId, ThemeId};
use shared::limits;
use shared::rights::Right;
use shared::sync::{Splice, caret, merge};
use shared::text::staff as text;

use super::desk::Desk;
use crate::components::said::{fill, say};

/// How long typing rests before it is sent.
const REST: Duration = Duration::from_millis(350);

#[derive(Clone, Default)]
struct Typing {
    /// What stands in the field.
    draft: String,
    /// What the document would say if nobody else typed: the draft grew out of this.
    from: String,
    /// Sent, and not yet told by the document; with what it was made from.
    sent: Option<(CommandId, String)>,
    timer: Option<TimeoutHandle>,
}

#[derive(Clone, Copy)]
struct Words {
    desk: Desk,
    theme: ThemeId,
    field: TextField,
    typing: StoredValue<Typing, LocalStorage>,
    /// What is drawn.
    shown: RwSignal<String>,
    element: NodeRef<html::Textarea>,
}

#[component]
pub(super) fn WordsField(id: ThemeId, field: TextField, theme: ArcReadSignal<Arc<Theme>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let start = theme.get_untracked().letters(field).to_string();
    let typing = Typing { draft: start.clone(), from: start.clone(), ..Typing::default() };
    let words = Words {
        desk,
        theme: id,
        field,
        typing: StoredValue::new_local(typing),
        shown: RwSignal::new(start),
        element: NodeRef::new(),
    };
    let is_title = field == TextField::Title;
    Effect::new(move |_| {
        theme.track();
        desk.live.pending();
        words.settle();
    });
    Effect::new(move |_| {
        if let (true, Some(element)) = (is_title, words.element.get()) {
            // Fails only for an element that is not in the page.
            let _ = element.focus();
            element.select();
        }
    });
    on_cleanup(move || words.push());
    let (class, label, hint, longest) = match field {
        TextField::Title => ("title-field", text::TITLE_OF_THEME, "", limits::TITLE),
        TextField::Summary => ("summary", text::SUMMARY, say(text::SUMMARY_HINT), limits::SUMMARY),
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let is_done = event.key() == "Escape" || (is_title && event.key() == "Enter");
        if is_done && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            if let Some(element) = words.element.get_untracked() {
                let _ = element.blur();
            }
        }
    };
    let left = move |_| {
        words.push();
        words.explain_empty();
        if is_title {
            desk.renaming.set(None);
        }
    };
    view! {
        <textarea
            class=class
            rows="1"
            node_ref=words.element
            aria-label=say(label)
            placeholder=hint
            maxlength=longest.to_string()
            readonly=move || !desk.may(Right::Group)
            prop:value=words.shown
            on:input=move |event| words.typed(event_target_value(&event))
            on:keydown=keys
            on:blur=left
        ></textarea>
    }
}

impl Words {
    fn typed(self, draft: String) {
        let draft = if self.field == TextField::Title { draft.replace('\n', " ") } else { draft };
        self.shown.set(draft.clone());
        let handle = set_timeout_with_handle(move || self.push(), REST).ok();
        self.typing.update_value(|typing| {
            typing.draft = draft;
            if let Some(old) = std::mem::replace(&mut typing.timer, handle) {
                old.clear();
            }
        });
    }

    /// Takes in what the document tells, and sends on what was typed meanwhile.
    fn settle(self) {
        let live = self.desk.live;
        let Some(now) = live.text_of(self.theme, self.field) else { return };
        let Some((sent, timer)) =
            self.typing.try_with_value(|t| (t.sent.as_ref().map(|(id, _)| *id), t.timer.is_some()))
        else {
            return;
        };
        if let Some(sent) = sent {
            let waits = untrack(|| live.pending()).iter().any(|c| c.id == sent);
            if waits {
                return;
            }
            let is_told = self.typing.try_with_value(|t| t.from == now) == Some(true);
            if !is_told && live.is_settling(sent) {
                // The answer is here, the document is on its way.
                set_timeout(move || self.settle(), Duration::from_millis(50));
                return;
            }
        }
        let old = self.typing.try_update_value(|typing| {
            typing.sent = None;
            let old = typing.draft.clone();
            typing.draft = merge(&typing.from, &typing.draft, &now);
            typing.from = now;
            (old, typing.draft.clone(), typing.draft != typing.from)
        });
        let Some((old, draft, is_ahead)) = old else { return };
        if old != draft {
            self.show(&old, draft);
        }
        if is_ahead && !timer {
            self.push();
        }
    }

    /// Draws text that others changed, and leaves the caret beside its letter.
    fn show(self, old: &str, draft: String) {
        let element = self.element.get_untracked();
        let selection = element.as_ref().map(|e| (e.selection_start(), e.selection_end()));
        self.shown.set(draft.clone());
        if let (Some(element), Some((Ok(Some(start)), Ok(Some(end))))) = (element, selection) {
            element.set_value(&draft);
            // Only moves a caret; where the browser refuses, it stands at the end.
            let _ = element.set_selection_range(caret(old, &draft, start), caret(old, &draft, end));
        }
    }

    /// Sends the difference, unless one is on its way whose fate is unknown.
    fn push(self) {
        let live = self.desk.live;
        let Some(Typing { draft, from, sent, .. }) = self.typing.try_update_value(|typing| {
            if let Some(timer) = typing.timer.take() {
                timer.clear();
            }
            typing.clone()
        }) else {
            return;
        };
        let is_empty_title = self.field == TextField::Title && draft.trim().is_empty();
        if is_empty_title || !untrack(|| self.desk.may(Right::Group)) {
            return;
        }
        let mut from = from;
        if let Some((id, made_from)) = sent {
            let is_pending = || untrack(|| live.pending()).iter().any(|c| c.id == id);
            if !is_pending() {
                return self.settle();
            }
            // What never left this page is said better by one that holds all of it.
            live.replace_unsent(|command: &Command| command.id == id);
            if is_pending() {
                return;
            }
            from.clone_from(&made_from);
            self.typing.try_update_value(|typing| {
                typing.sent = None;
                typing.from = made_from;
            });
        }
        // Positions are looked up in the document, so it must say what the draft grew out of.
        if live.text_of(self.theme, self.field).as_ref() != Some(&from) {
            return self.settle();
        }
        let Some(edit) = self.edit(&from, &draft) else { return };
        let id = live.send(Action::EditText(edit));
        self.typing.try_update_value(|typing| {
            typing.sent = Some((id, from));
            typing.from = typing.draft.clone();
        });
    }

    /// A title is never emptied: says so to whoever tried.
    fn explain_empty(self) {
        let is_empty = self.typing.try_with_value(|typing| typing.draft.trim().is_empty());
        if self.field == TextField::Title && is_empty == Some(true) {
            let kept = self.desk.theme_title(self.theme);
            self.desk.note.set(fill(text::TITLE_KEPT, &[("theme", &kept)]));
        }
    }

    fn edit(self, from: &str, draft: &str) -> Option<TextEdit> {
        let live = self.desk.live;
        let splice = Splice::between(from, draft)?;
        let position = |index, assoc| live.position(self.theme, self.field, index, assoc);
        let cuts = splice.delete > 0;
        Some(TextEdit {
            theme: self.theme,
            field: self.field,
            // Typing goes on behind the letter on the left.
            at: position(splice.at, -1),
            insert: Some(splice.insert).filter(|insert| !insert.is_empty()),
            from: if cuts { position(splice.at, 0) } else { None },
            to: if cuts { position(splice.at + splice.delete, -1) } else { None },
            seen: live.clock().filter(|_| cuts),
        })
    }
}
