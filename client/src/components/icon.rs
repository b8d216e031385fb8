//! Icons and shapes from the one sprite file, whose address the server puts on `<html data-icons>`.

use std::cell::OnceCell;

use leptos::prelude::*;

fn sprite() -> String {
    thread_local! {
        static SPRITE: OnceCell<String> = const { OnceCell::new() };
    }
    SPRITE.with(|sprite| {
        sprite
            .get_or_init(|| {
                let html = document().document_element();
                html.and_then(|html| html.get_attribute("data-icons")).unwrap_or_default()
            })
            .clone()
    })
}

/// An icon of 20 px, hidden from assistive technology: the word beside it says what it means.
pub fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="ic" aria-hidden="true"><use href=format!("{}#i-{name}", sprite())></use></svg> }
}

pub fn small_icon(name: &'static str) -> impl IntoView {
    view! { <svg class="ic ic-s" aria-hidden="true"><use href=format!("{}#i-{name}", sprite())></use></svg> }
}

/// The filled shape of a category.
pub fn shape(category: &'static str) -> impl IntoView {
    view! {
        <svg class="sh" viewBox="0 0 12 12" aria-hidden="true">
            <use href=format!("{}#s-{category}", sprite())></use>
        </svg>
    }
}
