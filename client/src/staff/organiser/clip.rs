//! The clipboard, where the browser lets a page use it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::text::staff as text;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::toast::Note;

/// The clipboard is there on https and on loopback only; elsewhere the person copies by hand.
pub(super) fn copy(note: Note, words: String) {
    spawn_local(async move {
        match write(&words).await {
            Some(()) => note.done(text::COPIED),
            None => note.failed(text::NOT_COPIED),
        }
    });
}

/// Who comes to a field that is only read, wants its words.
pub(super) fn choose_all(event: leptos::ev::FocusEvent) {
    event_target::<web_sys::HtmlInputElement>(&event).select();
}

async fn write(words: &str) -> Option<()> {
    let navigator: JsValue = window().navigator().into();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write =
        js_sys::Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let promise =
        write.call1(&clipboard, &JsValue::from_str(words)).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    JsFuture::from(promise).await.ok().map(|_| ())
}
