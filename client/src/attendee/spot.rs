//! What the hall looks at, for who sits at the back.

use leptos::prelude::*;
use shared::api::Spotlight;
use shared::text::attendee as text;

use super::page::Page;
use super::view::{part, sign};
use crate::components::said::say;

pub(super) fn spot(page: Page) -> AnyView {
    let spotlight = Memo::new(move |_| page.now(|now| now.spotlight.clone()).flatten());
    part(move || {
        let (category, text, below) = match spotlight.get()? {
            Spotlight::Reflection { text, prompt, .. } => {
                let category = page.category(&prompt);
                (category, text, Some(sign(category, page.title(&prompt))))
            }
            Spotlight::Theme { title, .. } => ("neutraal", title, None),
        };
        Some(
            view! {
                <section class="spot">
                    <h2>{say(text::ON_SCREEN)}</h2>
                    <blockquote class="refl" data-cat=category>
                        <p class="refl-text">{text}</p>
                        <p class="refl-meta">{below}</p>
                    </blockquote>
                </section>
            }
            .into_any(),
        )
    })
}
