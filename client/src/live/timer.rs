//! Later, once; and the clock that goes with it. One way for all, so that the code around a timer is there once.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A number to stop it by.
pub(crate) fn after(ms: i32, then: Box<dyn FnOnce()>) -> i32 {
    let then = Closure::once_into_js(then);
    // A browser without timers runs no WebAssembly either.
    window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), ms)
        .unwrap_or_default()
}

pub(crate) fn stop(timer: i32) {
    window().clear_timeout_with_handle(timer);
}

/// Milliseconds that only go forward: the phone's own time may be set right at any moment.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // since the page was opened
pub(crate) fn clock() -> u64 {
    window().performance().map_or(0.0, |performance| performance.now()) as u64
}
