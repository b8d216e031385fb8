//! Dates as the reader's own browser writes them: "22 november 2026".

use js_sys::{Array, Date, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use crate::components::said::language;

/// `millis` since 1970. In the page's language, and in the way of the reader's country where that speaks it.
pub(super) fn long(millis: f64) -> String {
    let options = Object::new();
    for (part, how) in [("day", "numeric"), ("month", "long"), ("year", "numeric")] {
        // A plain object takes any property.
        let _ = Reflect::set(&options, &part.into(), &how.into());
    }
    let page = language().as_str();
    let own = window().navigator().language().filter(|own| own.starts_with(page));
    let locales = Array::of1(&own.as_deref().unwrap_or(page).into());
    let date = Date::new(&JsValue::from_f64(millis));
    Reflect::get(&date, &"toLocaleDateString".into())
        .and_then(|write| js_sys::Function::from(write).call2(&date, &locales, &options))
        .ok()
        .and_then(|said| said.as_string())
        .unwrap_or_default()
}
