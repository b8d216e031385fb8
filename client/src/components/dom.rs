//! The few things that are done to elements directly: focus, and counting what is drawn.

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlElement};

/// Runs once the browser has drawn what is now pending.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(then));
}

/// Listens for as long as the page is open.
pub fn on(target: &EventTarget, event: &str, then: impl FnMut(Event) + 'static) {
    listen(target, event, Box::new(then));
}

/// One for all, so that the code around a listener is there once.
fn listen(target: &EventTarget, event: &str, then: Box<dyn FnMut(Event)>) {
    let then = Closure::wrap(then);
    // A browser that knows no listeners runs no WebAssembly either.
    let _ = target.add_event_listener_with_callback(event, then.as_ref().unchecked_ref());
    then.forget();
}

pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Is it drawn at all, or in a pane that is folded away?
pub fn is_shown(element: &HtmlElement) -> bool {
    element.get_bounding_client_rect().width() > 0.0
}

/// Does the page read from right to left? Then columns stand so too.
pub fn is_rtl() -> bool {
    document().document_element().and_then(|html| html.get_attribute("dir")).as_deref() == Some("rtl")
}

/// Is somebody at this part of the page, by pointer or by focus? What is looked at does not go away by itself.
pub fn is_attended(selector: &str) -> bool {
    find(&format!("{selector}:is(:hover, :focus-within)")).is_some()
}

pub fn focus(element: &HtmlElement) {
    // An element that cannot take focus leaves it where it was.
    let _ = element.focus();
}

pub fn closest(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// Does this element take typing? Then single keys are letters, not commands.
pub fn takes_typing(target: Option<EventTarget>) -> bool {
    closest(target, "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]")
        .is_some()
}

/// Counts drawings of reflections in `window.__renders`, so that a test can say: one change, one card.
pub fn count_render() {
    let (window, name) = (window(), JsValue::from_str("__renders"));
    let so_far = js_sys::Reflect::get(&window, &name).ok().and_then(|n| n.as_f64()).unwrap_or(0.0);
    // A frozen window only loses the count.
    let _ = js_sys::Reflect::set(&window, &name, &JsValue::from_f64(so_far + 1.0));
}
