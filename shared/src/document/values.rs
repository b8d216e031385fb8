//! Values as documents hold them, and writing them so that nothing is written twice.

use std::collections::HashMap;
use std::sync::Arc;

use yrs::{Any, Map, MapRef, Number, Out, TransactionMut};

pub(super) fn put(map: &MapRef, txn: &mut TransactionMut<'_>, key: &str, value: Any, tally: &mut i64) {
    if !map.contains_key(txn, key) {
        *tally += 1;
    }
    map.insert(txn, key, value);
}

pub(super) fn take(map: &MapRef, txn: &mut TransactionMut<'_>, key: &str, tally: &mut i64) {
    if map.contains_key(txn, key) {
        *tally -= 1;
        map.remove(txn, key);
    }
}

pub(super) fn tell(map: &MapRef, txn: &mut TransactionMut<'_>, key: &str, value: i64) {
    if map.get(txn, key) != Some(Out::Any(number(value))) {
        map.insert(txn, key, number(value));
    }
}

pub(super) fn string(text: &str) -> Any {
    Any::String(Arc::from(text))
}

pub(super) fn number(value: i64) -> Any {
    Any::Number(Number::Int(value))
}

pub(super) fn object(pairs: impl IntoIterator<Item = (&'static str, Any)>) -> Any {
    let map: HashMap<String, Any> = pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
    Any::Map(Arc::new(map))
}

/// The wire name of a unit variant.
pub(super) fn name_of(value: &impl serde::Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

pub(super) fn json_any(value: &serde_json::Value) -> Any {
    use serde_json::Value;
    match value {
        Value::Null => Any::Null,
        Value::Bool(b) => Any::Bool(*b),
        Value::Number(n) => n.as_i64().map_or(Any::Null, number),
        Value::String(s) => string(s),
        Value::Array(items) => Any::Array(items.iter().map(json_any).collect::<Vec<_>>().into()),
        Value::Object(map) => Any::Map(Arc::new(map.iter().map(|(k, v)| (k.clone(), json_any(v))).collect())),
    }
}
