//! A soft sound when the time is up, made by the browser itself: no file, no request. It can be off, and stays so.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::components::remember::{keep, recall};

/// A page's switch, remembered under its own name.
#[derive(Clone, Copy)]
pub(super) struct Chime {
    stored: &'static str,
    is_on: RwSignal<bool>,
    /// A browser lets a page sound only after somebody touched it, so the switch makes this.
    context: StoredValue<Option<JsValue>, LocalStorage>,
}

/// What the page does as long as nobody chose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    Sounds,
    Silent,
}

impl Chime {
    pub(super) fn new(stored: &'static str, habit: Habit) -> Self {
        let is_on = recall(stored).map_or(habit == Habit::Sounds, |chosen| chosen == "on");
        Self { stored, is_on: RwSignal::new(is_on), context: StoredValue::new_local(None) }
    }

    pub(super) fn is_on(self) -> bool {
        self.is_on.get()
    }

    /// Sounds once when it goes on, so that the hall's volume can be set.
    pub(super) fn switch(self) {
        let on = !self.is_on.get_untracked();
        self.is_on.set(on);
        keep(self.stored, if on { "on" } else { "off" });
        if on {
            self.ring();
        }
    }

    /// Two soft tones, if it is on; a browser that makes no sound leaves the page as it is.
    pub(super) fn ring(self) {
        if self.is_on.get_untracked() {
            let context = self.context.get_value().or_else(make);
            self.context.set_value(context.clone());
            let _ = context.and_then(|context| play(&context).ok());
        }
    }
}

fn make() -> Option<JsValue> {
    let maker = js_sys::Reflect::get(&window(), &"AudioContext".into()).ok()?;
    let maker: js_sys::Function = maker.dyn_into().ok()?;
    js_sys::Reflect::construct(&maker, &js_sys::Array::new()).ok()
}

fn play(context: &JsValue) -> Result<(), JsValue> {
    call(context, "resume", &[])?;
    let now = js_sys::Reflect::get(context, &"currentTime".into())?.as_f64().unwrap_or(0.0);
    for (at, hertz) in [(0.0, 659.3), (0.28, 523.3)] {
        let (begin, end) = (now + at, now + at + 1.4);
        let tone = call(context, "createOscillator", &[])?;
        let loudness = call(context, "createGain", &[])?;
        set(&tone, "frequency", "setValueAtTime", hertz, begin)?;
        set(&loudness, "gain", "setValueAtTime", 0.0001, begin)?;
        set(&loudness, "gain", "exponentialRampToValueAtTime", 0.22, begin + 0.03)?;
        set(&loudness, "gain", "exponentialRampToValueAtTime", 0.0001, end)?;
        call(&tone, "connect", std::slice::from_ref(&loudness))?;
        let out = js_sys::Reflect::get(context, &"destination".into())?;
        call(&loudness, "connect", &[out])?;
        call(&tone, "start", &[begin.into()])?;
        call(&tone, "stop", &[end.into()])?;
    }
    Ok(())
}

fn set(of: &JsValue, what: &str, how: &str, value: f64, at: f64) -> Result<(), JsValue> {
    let parameter = js_sys::Reflect::get(of, &what.into())?;
    call(&parameter, how, &[value.into(), at.into()]).map(|_| ())
}

fn call(this: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: js_sys::Function = js_sys::Reflect::get(this, &name.into())?.dyn_into()?;
    js_sys::Reflect::apply(&function, this, &arguments.iter().collect())
}
