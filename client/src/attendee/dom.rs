//! Reaching elements that the server drew.

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

pub(super) fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Listens for as long as the page is open.
pub(super) fn on(target: &EventTarget, event: &str, then: impl FnMut(Event) + 'static) {
    let then = Closure::<dyn FnMut(Event)>::new(then);
    // A browser that knows no listeners runs no WebAssembly either.
    let _ = target.add_event_listener_with_callback(event, then.as_ref().unchecked_ref());
    then.forget();
}

#[wasm_bindgen]
extern "C" {
    /// Rejected where the page may not write to the clipboard.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    async fn write_text(text: &str) -> Result<JsValue, JsValue>;
}

/// Returns whether the text is on the clipboard.
pub(super) async fn copy(text: &str) -> bool {
    write_text(text).await.is_ok()
}
