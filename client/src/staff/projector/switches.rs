//! What the person beside the big screen may set: does it stand still, its light, its sound. Out of sight until the
//! pointer moves or a key goes there, for a hall looks at words and not at buttons.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::text::hall as text;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::super::chime::Chime;
use super::hold::Hold;
use super::light;
use crate::components::dom::{closest, takes_typing};
use crate::components::icon::icon;
use crate::components::remember::{keep, recall};
use crate::components::said::{count, say};
use crate::live::Live;

/// Single keys can be off: who speaks to the computer would press them by talking (WCAG 2.1.4).
const KEYS: &str = "weerklank:screen-keys";
/// How long they stay after the pointer moved, and how long it then still points.
const SIGHT: Duration = Duration::from_secs(3);

/// Did the pointer move lately?
#[derive(Clone, Copy)]
pub(super) struct Sight {
    pub(super) is_seen: RwSignal<bool>,
    hold: Hold,
    hiding: StoredValue<Option<TimeoutHandle>>,
}

impl Sight {
    pub(super) fn new(hold: Hold) -> Self {
        Self { is_seen: RwSignal::new(false), hold, hiding: StoredValue::new(None) }
    }

    fn show(self) {
        self.is_seen.set(true);
        self.hiding.update_value(|hiding| {
            if let Some(hiding) = hiding.take() {
                hiding.clear();
            }
            *hiding = set_timeout_with_handle(move || self.hide(), SIGHT).ok();
        });
    }

    fn hide(self) {
        self.is_seen.set(false);
        self.hold.let_go();
    }
}

#[component]
pub(super) fn Switches(
    live: Live,
    sight: Sight,
    hold: Hold,
    chime: Chime,
    note: RwSignal<String>,
) -> impl IntoView {
    if let Some(stored) = light::stored() {
        light::set(&stored);
    }
    let dim = move || note.set(say(light::switch().said()).to_owned());
    let pause = move || {
        hold.switch(live);
        let said = if untrack(|| hold.is_paused()) { text::PAUSED } else { text::GOES_ON };
        note.set(say(said).to_owned());
    };
    let sound = move || {
        chime.switch();
        let said = if untrack(|| chime.is_on()) { text::SOUND_ON } else { text::SOUND_OFF };
        note.set(say(said).to_owned());
    };
    watch(sight, hold);
    let has_keys = RwSignal::new(stored_keys());
    let switch_keys = move || {
        let on = !has_keys.get_untracked();
        has_keys.set(on);
        keep(KEYS, if on { "on" } else { "off" });
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.repeat();
        if !is_plain || !has_keys.get_untracked() || takes_typing(event.target()) {
            return;
        }
        match event.key().to_lowercase().as_str() {
            "d" => dim(),
            "g" => sound(),
            "p" => pause(),
            _ => return,
        }
        sight.show();
    });
    on_cleanup(move || keys.remove());
    let paused = move || {
        let waiting = hold.waiting(live);
        match (hold.is_paused(), waiting) {
            (false, _) => say(text::PAUSE).to_owned(),
            (true, 0) => say(text::GO_ON).to_owned(),
            (true, n) => format!("{} · {}", say(text::GO_ON), count(text::WAITING, n)),
        }
    };
    view! {
        <div class="switches" class:is-seen=sight.is_seen role="group" aria-label=say(text::BIG_SCREEN)>
            {move || hold.is_paused().then(|| view! { <span class="still">{say(text::PAUSED)}</span> })}
            <button
                type="button"
                class="btn"
                class:is-on=move || hold.is_paused()
                on:click=pressed(pause)
            >
                {move || sign(hold.is_paused().into())} {paused} <kbd aria-hidden="true">"P"</kbd>
            </button>
            <button
                type="button"
                class="btn"
                on:click=pressed(dim)
            >
                {icon("light")} {say(text::LIGHT)} <kbd aria-hidden="true">"D"</kbd>
            </button>
            <button
                type="button"
                class="btn"
                aria-pressed=move || chime.is_on().to_string()
                on:click=pressed(sound)
            >
                {move || icon(if chime.is_on() { "sound" } else { "mute" })} {say(text::SOUND)}
                <kbd aria-hidden="true">"G"</kbd>
            </button>
            <button
                type="button"
                class="btn"
                on:click=pressed(switch_keys)
            >
                {icon("keys")} {move || say(if has_keys.get() { text::KEYS_ON } else { text::KEYS_OFF })}
            </button>
        </div>
    }
}

fn stored_keys() -> bool {
    recall(KEYS).is_none_or(|keys| keys != "off")
}

/// What a button here does when it is pressed.
fn pressed(act: impl Fn() + 'static) -> impl Fn(ev::MouseEvent) + 'static {
    move |event| {
        leave(&event);
        act();
    }
}

/// A button that was pressed with the pointer would keep the focus, and all of them in sight, for the whole evening.
fn leave(event: &ev::MouseEvent) {
    if event.detail() > 0
        && let Some(button) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok())
    {
        // An element that cannot lose focus keeps it.
        let _ = button.blur();
    }
}

/// What the first switch would do.
enum Next {
    Pause,
    GoOn,
}

impl From<bool> for Next {
    fn from(is_paused: bool) -> Self {
        if is_paused { Self::GoOn } else { Self::Pause }
    }
}

fn sign(next: Next) -> impl IntoView {
    let path = match next {
        Next::Pause => "M9 5.5v13M15 5.5v13",
        Next::GoOn => "M8 5.5l10.5 6.5L8 18.5z",
    };
    view! { <svg class="ic" viewBox="0 0 24 24" aria-hidden="true"><path d=path></path></svg> }
}

/// A browser tells of a pointer also when the page moved below it; only one that itself moved points.
fn watch(sight: Sight, hold: Hold) {
    let last = StoredValue::new(None::<(i32, i32)>);
    let moved = window_event_listener(ev::pointermove, move |event| {
        let at = (event.screen_x(), event.screen_y());
        let before = last.get_value();
        last.set_value(Some(at));
        if before == Some(at) {
            return;
        }
        match closest(event.target(), ".pj") {
            Some(_) => hold.point(),
            None => hold.let_go(),
        }
        sight.show();
    });
    let left = window_event_listener(ev::pointerout, move |event| {
        if event.related_target().is_none() {
            hold.let_go();
        }
    });
    on_cleanup(move || {
        moved.remove();
        left.remove();
    });
}
