//! What the person beside the big screen may set: its light, its sound, its size. Out of sight until the pointer
//! moves or a key goes there, for a hall looks at words and not at buttons.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::text::hall as text;

use super::super::chime::Chime;
use crate::components::dom::takes_typing;
use crate::components::icon::icon;
use crate::components::said::say;

const STORED: &str = "weerklank:screen";
/// How long they stay after the pointer moved.
const SIGHT: Duration = Duration::from_secs(3);

#[component]
pub(super) fn Switches(chime: Chime) -> impl IntoView {
    dim(stored_light());
    let is_seen = RwSignal::new(false);
    let hiding = StoredValue::new(None::<TimeoutHandle>);
    let show = move || {
        is_seen.set(true);
        hiding.update_value(|hiding| {
            if let Some(hiding) = hiding.take() {
                hiding.clear();
            }
            *hiding = set_timeout_with_handle(move || is_seen.set(false), SIGHT).ok();
        });
    };
    let moved = window_event_listener(leptos::ev::pointermove, move |_| show());
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if !is_plain || takes_typing(event.target()) {
            return;
        }
        match event.key().to_lowercase().as_str() {
            "d" => switch_light(),
            "g" => chime.switch(),
            _ => return,
        }
        show();
    });
    on_cleanup(move || {
        moved.remove();
        keys.remove();
    });
    view! {
        <div class="switches" class:is-seen=is_seen>
            <button type="button" class="btn" on:click=move |_| switch_light()>
                {icon("light")} {say(text::LIGHT)} <kbd aria-hidden="true">"D"</kbd>
            </button>
            <button
                type="button"
                class="btn"
                aria-pressed=move || chime.is_on().to_string()
                on:click=move |_| chime.switch()
            >
                {move || icon(if chime.is_on() { "sound" } else { "mute" })} {say(text::SOUND)}
                <kbd aria-hidden="true">"G"</kbd>
            </button>
        </div>
    }
}

/// As this browser's big screen is set, so that a preview beside it looks the same.
pub(super) fn stored_light() -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(STORED).ok().flatten()
}

fn dim(light: Option<String>) {
    if let (Some(light), Some(html)) = (light, document().document_element()) {
        // Fails only for a name that no attribute may have.
        let _ = html.set_attribute("data-theme", &light);
    }
}

/// Dark for a dim hall, light for a bright one.
fn switch_light() {
    let html = document().document_element();
    let now = html.and_then(|html| html.get_attribute("data-theme"));
    let prefers_dark = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let is_dark = now.map_or(prefers_dark, |now| now == "dark");
    let next = if is_dark { "light" } else { "dark" };
    dim(Some(next.to_owned()));
    if let Some(storage) = window().local_storage().ok().flatten() {
        // A browser that stores nothing is asked again next time.
        let _ = storage.set_item(STORED, next);
    }
}
