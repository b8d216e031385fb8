//! Telling where two JSON values differ: a whole board in a failure message tells nobody anything.

use proptest::prelude::TestCaseError;
use serde_json::Value;

/// The first place where they differ, with what stands there.
pub(crate) fn difference(a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Object(left), Value::Object(right)) => {
            let keys = left.keys().chain(right.keys().filter(|key| !left.contains_key(*key)));
            let mut inner = keys.filter_map(|key| {
                let at = |map: &serde_json::Map<String, Value>| map.get(key).cloned().unwrap_or_default();
                difference(&at(left), &at(right)).map(|text| format!("{key}.{text}"))
            });
            inner.next()
        }
        _ => (a != b).then(|| format!(": {a} != {b}")),
    }
}

pub(crate) fn same(a: &Value, b: &Value, when: impl FnOnce() -> String) -> Result<(), TestCaseError> {
    match difference(a, b) {
        None => Ok(()),
        Some(place) => Err(TestCaseError::fail(format!("{place}, {}", when()))),
    }
}
