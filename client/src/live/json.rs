//! JSON read with the browser's own parser. The phone's page reads all its JSON by this: serde's code for the same
//! types weighs a fifth of its bundle.

use std::str::FromStr;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value that is there; what is `null` counts as not there.
pub(crate) struct Json(JsValue);

impl Json {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        js_sys::JSON::parse(text).ok().map(Self)
    }

    pub(crate) fn get(&self, name: &str) -> Option<Self> {
        let value = Reflect::get(&self.0, &name.into()).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(Self(value))
    }

    pub(crate) fn string(&self) -> Option<String> {
        self.0.as_string()
    }

    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.get(name)?.string()
    }

    /// A string of some form: an id, a key, an order.
    pub(crate) fn read<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name)?.parse().ok()
    }

    pub(crate) fn float(&self, name: &str) -> Option<f64> {
        self.get(name)?.0.as_f64()
    }

    /// Nothing there is none.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates
    pub(crate) fn count(&self, name: &str) -> u32 {
        self.float(name).unwrap_or(0.0) as u32
    }

    /// Milliseconds and the like, exact up to 2⁵³.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates
    pub(crate) fn long(&self, name: &str) -> Option<u64> {
        self.float(name).map(|value| value as u64)
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.0.is_truthy())
    }

    pub(crate) fn list(&self, name: &str) -> Vec<Self> {
        self.get(name).map(|list| list.elements()).unwrap_or_default()
    }

    /// Of a value that is a list.
    pub(crate) fn elements(&self) -> Vec<Self> {
        Array::from(&self.0).to_vec().into_iter().map(Self).collect()
    }

    /// As JSON again.
    pub(crate) fn written(&self) -> String {
        written(&self.0)
    }

    /// Ids of a list.
    pub(crate) fn ids<T: FromStr>(&self, name: &str) -> Vec<T> {
        self.list(name).iter().filter_map(|value| value.string()?.parse().ok()).collect()
    }

    /// The names in an object.
    pub(crate) fn names(&self) -> Vec<String> {
        let object: &Object = self.0.unchecked_ref();
        let names = Object::keys(object);
        names.to_vec().iter().filter_map(JsValue::as_string).collect()
    }
}

/// An object that is being written.
pub(crate) struct Writer(String);

impl Writer {
    pub(crate) fn new() -> Self {
        Self(String::from("{"))
    }

    fn name(&mut self, name: &str) {
        if !self.0.ends_with('{') {
            self.0.push(',');
        }
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
    }

    /// A value that is JSON already.
    pub(crate) fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.0.push_str(json);
    }

    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.raw(name, &quoted(text));
    }

    /// A list of ids or words.
    pub(crate) fn texts(&mut self, name: &str, ids: &[impl ToString]) {
        let ids: Vec<String> = ids.iter().map(|id| quoted(&id.to_string())).collect();
        self.raw(name, &format!("[{}]", ids.join(",")));
    }

    /// An object inside this one, until [`Writer::close`].
    pub(crate) fn open(&mut self, name: &str) {
        self.raw(name, "{");
    }

    pub(crate) fn close(&mut self) {
        self.0.push('}');
    }

    pub(crate) fn done(mut self) -> String {
        self.close();
        self.0
    }
}

/// As the browser writes a string; half of a surrogate pair cannot stand in ours.
fn quoted(text: &str) -> String {
    written(&text.into())
}

fn written(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).map(String::from).unwrap_or_default()
}
