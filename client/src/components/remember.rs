//! What a browser remembers between visits, by name. One that stores nothing asks again next time.

use leptos::prelude::window;

pub fn recall(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

pub fn keep(key: &str, value: &str) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        // A browser that stores nothing asks again next time.
        let _ = storage.set_item(key, value);
    }
}
