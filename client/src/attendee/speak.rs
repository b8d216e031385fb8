//! What a screen reader is told: own actions at once, rounds once, the timer at five minutes, one, and none.
//! What others write is never announced.

use std::time::Duration;

use leptos::prelude::*;

use super::dom::by_id;

/// Long enough for a screen reader to notice that the same sentence was said again.
const BREATH: Duration = Duration::from_millis(80);

pub(super) fn announce(sentence: impl Into<String>) {
    let sentence = sentence.into();
    let Some(status) = by_id::<web_sys::HtmlElement>("status") else { return };
    status.set_text_content(None);
    set_timeout(move || status.set_text_content(Some(&sentence)), BREATH);
}
