//! What a screen reader is told: own actions at once, rounds once, the timer at five minutes, one, and none.
//! What others write is never announced.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;

use super::dom::by_id;

/// Long enough for a screen reader to notice that the same sentence was said again.
const BREATH: Duration = Duration::from_millis(80);

thread_local! {
    /// What is said in a breath: a newer sentence takes the place of one that was not heard yet.
    static NEXT: Cell<Option<String>> = const { Cell::new(None) };
}

pub(super) fn announce(sentence: impl Into<String>) {
    NEXT.set(Some(sentence.into()));
    let Some(status) = by_id::<web_sys::HtmlElement>("status") else { return };
    status.set_text_content(None);
    let speak = move || {
        if let Some(sentence) = NEXT.take() {
            status.set_text_content(Some(&sentence));
        }
    };
    set_timeout(speak, BREATH);
}
