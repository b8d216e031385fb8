//! The author's name, on boards with names: asked once, kept on the phone and by the server.

use leptos::prelude::*;
use shared::command::Action;
use shared::text::{Said, attendee as text};
use shared::{limits, words};
use web_sys::HtmlInputElement;

use super::dom::by_id;
use super::page::Page;

pub(super) fn field() -> Option<HtmlInputElement> {
    by_id("name")
}

/// The name that the server knows, where nothing was typed yet.
pub(super) fn follow(page: Page) {
    Effect::new(move |_| {
        let known = page.me(|me| me.name.clone());
        if let (Some(known), Some(field)) = (known, field())
            && field.value().is_empty()
        {
            field.set_value(&known);
        }
    });
}

/// The name that goes ahead of the first reflection: nothing where the server knows it; a sentence where it
/// is none.
pub(super) fn to_say(page: Page) -> Result<Option<String>, Said> {
    let is_named = untrack(|| page.now(text::is_named)).unwrap_or(false);
    let Some(field) = field().filter(|_| is_named) else { return Ok(None) };
    let name = words::clean(&field.value());
    if name.is_empty() {
        return Err(text::NAME_FIRST);
    }
    if name.chars().count() > limits::NAME {
        return Err(text::NAME_TOO_LONG);
    }
    let mut known = untrack(|| page.me(|me| me.name.clone()));
    untrack(|| {
        page.live().each_unsettled(&mut |action| {
            if let Action::Introduce { name } = action {
                known = Some(name.clone());
            }
        });
    });
    Ok(Some(name).filter(|name| known.as_ref() != Some(name)))
}
