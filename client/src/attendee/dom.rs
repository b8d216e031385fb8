//! Reaching elements that the server drew.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;

pub(super) use crate::components::dom::on;

pub(super) fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Puts a text on the clipboard; says whether the browser has one for us. Whether it then took the text it tells only
/// later, and the person sees it sooner.
pub(super) fn copy(text: &str) -> bool {
    let get = |from: &JsValue, name: &str| js_sys::Reflect::get(from, &name.into()).ok();
    let clipboard = get(&window().navigator(), "clipboard").filter(|clipboard| !clipboard.is_undefined());
    let write = clipboard
        .as_ref()
        .and_then(|clipboard| get(clipboard, "writeText")?.dyn_into::<js_sys::Function>().ok());
    let (Some(clipboard), Some(write)) = (clipboard, write) else { return false };
    write.call1(&clipboard, &text.into()).is_ok()
}
