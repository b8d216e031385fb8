//! What the hall looks at, for who sits at the back.

use leptos::prelude::*;
use shared::api::Spotlight;
use shared::text::attendee as text;

use super::page::Page;
use super::view::{El, by_people, el, memo, sign};
use crate::components::said::say;

pub(super) fn spot(page: Page) -> El {
    let spotlight = memo(move || page.now(|now| now.spotlight.clone()).flatten());
    el("div", "").part(move || {
        let (category, text, below) = match spotlight.get()? {
            Spotlight::Reflection { text, prompt, .. } => {
                let category = page.category(&prompt);
                (category, text, Some(sign(category, &page.title(&prompt))))
            }
            Spotlight::Theme { title, .. } => ("neutraal", title, None),
        };
        let mut quote = el("blockquote", "refl")
            .attr("data-cat", category)
            .with(by_people("p", "refl-text", None).text(&text));
        if let Some(below) = below {
            quote = quote.with(el("p", "refl-meta").with(below));
        }
        Some(el("section", "spot").with(el("h2", "").text(say(text::ON_SCREEN))).with(quote))
    })
}
