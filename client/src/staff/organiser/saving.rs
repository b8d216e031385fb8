//! Each change is sent as it is made, said aloud, and can be taken back for a while.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::command::Action;
use shared::ids::CommandId;
use shared::text::{Said, hall as text, staff};

use crate::components::icon::icon;
use crate::components::said::{fill, say};
use crate::live::Live;

/// How long a change can be taken back where it was said.
const SIGHT: Duration = Duration::from_secs(10);

#[derive(Clone, Copy)]
pub(super) struct Saving {
    pub(super) live: Live,
    pub(super) note: RwSignal<String>,
    last: RwSignal<Option<(CommandId, String)>>,
    hiding: StoredValue<Option<TimeoutHandle>>,
}

impl Saving {
    pub(super) fn new(live: Live, note: RwSignal<String>) -> Self {
        Self { live, note, last: RwSignal::new(None), hiding: StoredValue::new(None) }
    }

    /// `what` names the change, as the page names its field.
    pub(super) fn save(self, action: Action, what: &str) {
        let said = fill(text::SAVED, &[("what", what)]);
        let command = self.live.send(action);
        self.note.set(said.clone());
        self.last.set(Some((command, said)));
        self.hiding.update_value(|hiding| {
            if let Some(hiding) = hiding.take() {
                hiding.clear();
            }
            *hiding = set_timeout_with_handle(move || self.last.set(None), SIGHT).ok();
        });
    }

    pub(super) fn save_said(self, action: Action, what: Said) {
        self.save(action, say(what));
    }

    fn take_back(self) {
        if let Some((command, _)) = self.last.get_untracked() {
            self.live.send(Action::Undo { command });
            self.last.set(None);
            self.note.set(say(staff::TAKEN_BACK).to_owned());
        }
    }

    /// What was changed last, with the way back; nothing once the server refused it.
    pub(super) fn shown(self) -> impl IntoView {
        move || {
            let (command, said) = self.last.get()?;
            let is_refused = self.live.refused().iter().any(|refused| refused.command.id == command);
            (!is_refused).then(|| {
                view! {
                    <p class="toast">
                        {icon("check")}
                        <span>{said}</span>
                        <button type="button" class="btn" on:click=move |_| self.take_back()>{say(staff::UNDO)}</button>
                    </p>
                }
            })
        }
    }
}
