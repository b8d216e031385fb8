//! Reaching elements that the server drew.

use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

pub(super) fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Listens for as long as the page is open.
pub(super) fn on(target: &EventTarget, event: &str, then: impl FnMut(Event) + 'static) {
    listen(target, event, Box::new(then));
}

/// One for all, so that the code around a listener is there once.
fn listen(target: &EventTarget, event: &str, then: Box<dyn FnMut(Event)>) {
    let then = Closure::wrap(then);
    // A browser that knows no listeners runs no WebAssembly either.
    let _ = target.add_event_listener_with_callback(event, then.as_ref().unchecked_ref());
    then.forget();
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
