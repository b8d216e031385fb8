//! The keys, and the switch for whoever does not want them.

use leptos::html;
use leptos::prelude::*;
use shared::settings::Language;
use shared::text::Said;
use shared::text::keys::MODERATOR;
use shared::text::{pages, staff as text};

use super::super::desk::Desk;
use super::super::keys;
use crate::components::modal::{Modal, close};
use crate::components::said::{language, say};

/// What stands below every page, for the mouse: the table fills the window, so its footer shows for the keyboard alone.
const PAGES: [(&str, Said); 4] = [
    ("/help", pages::HELP),
    ("/privacy", pages::PRIVACY),
    ("/contact", pages::CONTACT),
    ("/accessibility", pages::ACCESSIBILITY),
];

#[component]
pub(super) fn Help() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let lines: Vec<_> = MODERATOR
        .iter()
        .map(|(key, said)| view! { <div><dt><kbd>{*key}</kbd></dt><dd>{say(*said)}</dd></div> })
        .collect();
    let other = match language() {
        Language::Nl => Language::En,
        Language::En => Language::Nl,
    };
    let links: Vec<_> = PAGES
        .into_iter()
        .map(|(path, said)| view! { <a href=path target="_blank" rel="noopener">{say(said)}</a> })
        .collect();
    view! {
        <Modal title=say(text::KEYS) dialog closed=move || desk.dialog.set(None)>
            <dl class="keys">{lines}</dl>
            <label class="opt switch">
                <input
                    type="checkbox"
                    autofocus
                    prop:checked=desk.has_keys
                    on:change=move |event| keys::switch(desk, event_target_checked(&event))
                />
                <span>{say(text::KEYS_ON)}</span>
            </label>
            <nav class="about" aria-label=say(pages::FOOTER)>
                {links}
                <a href=format!("?lang={}", other.as_str()) hreflang=other.as_str() lang=other.as_str()>
                    {say(pages::OTHER_LANGUAGE)}
                </a>
            </nav>
            <div class="dlg-f">
                <button type="button" class="btn btn-main" on:click=move |_| close(dialog)>{say(text::CLOSE)}</button>
            </div>
        </Modal>
    }
}
