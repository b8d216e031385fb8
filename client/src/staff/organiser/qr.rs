//! A QR code drawn by the page itself: a link's secret goes to no server for it.

use std::fmt::Write;

use fast_qr::qr::QRBuilder;
use leptos::prelude::*;
use shared::text::organise as text;

use crate::components::icon::small_icon;
use crate::components::said::say;

/// White around it, in modules, as readers want.
const MARGIN: usize = 4;

/// Nothing where the words are too long for any code.
pub(super) fn picture(words: &str, label: String) -> Option<impl IntoView + use<>> {
    let code = QRBuilder::new(words).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        for (x, _) in code[y].iter().take(code.size).enumerate().filter(|(_, module)| module.value()) {
            // A string takes whatever is written.
            let _ = write!(path, "M{} {}h1v1h-1z", x + MARGIN, y + MARGIN);
        }
    }
    let side = code.size + 2 * MARGIN;
    Some(view! {
        <svg viewBox=format!("0 0 {side} {side}") role="img" aria-label=label>
            <path d=path fill="#000"></path>
        </svg>
    })
}

/// Out of sight until it is asked for: this page may be on the big screen.
#[component]
pub(super) fn QrSwitch(#[prop(into)] words: Signal<String>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let shown = move || {
        let words = is_open.get().then(|| words.get()).filter(|words| !words.is_empty())?;
        let picture = picture(&words, say(text::QR_OF_LINK).to_owned())?;
        Some(view! { <span class="qr">{picture}</span> })
    };
    view! {
        <button
            type="button"
            class="btn"
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {small_icon("qr")} {move || say(if is_open.get() { text::HIDE_QR } else { text::SHOW_QR })}
        </button>
        {shown}
    }
}
