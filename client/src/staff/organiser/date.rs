//! Dates as the reader's own browser writes them: "22 november 2026".

use js_sys::{Array, Date, Object, Reflect};
use leptos::prelude::window;
use shared::day::Day;
use wasm_bindgen::JsValue;

use crate::components::said::language;
use crate::live::Live;

/// `millis` since 1970. In the page's language, and in the way of the reader's country where that speaks it.
pub(super) fn long(millis: f64) -> String {
    write(millis, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// A day has no zone, so it is the same one everywhere.
pub(super) fn of_day(day: Day) -> String {
    shared::text::date(language(), day)
}

/// By the server's clock, so that a step is taken on the same day on every page.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // milliseconds since 1970; `as` saturates
pub(super) fn today(live: Live) -> Day {
    Day::of(live.server_time() as u64)
}

/// "17 nov"; with its year where that is not this one.
pub(super) fn short(day: Day) -> String {
    let is_this_year = u32::from(day.year) == Date::new_0().get_full_year();
    let parts = [("timeZone", "UTC"), ("day", "numeric"), ("month", "short"), ("year", "numeric")];
    let moment = Date::parse(&day.to_string());
    write(moment, if is_this_year { &parts[..3] } else { &parts })
}

fn write(millis: f64, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (part, how) in parts {
        // A plain object takes any property.
        let _ = Reflect::set(&options, &(*part).into(), &(*how).into());
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
