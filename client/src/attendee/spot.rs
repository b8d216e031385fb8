//! What the hall looks at, for who sits at the back.

use leptos::prelude::*;
use shared::api::Spotlight;
use shared::text::attendee as text;

use super::page::Page;
use crate::components::icon::shape;
use crate::components::said::say;

#[component]
pub(super) fn Spot(page: Page) -> impl IntoView {
    let spotlight = Memo::new(move |_| page.now(|now| now.spotlight.clone()).flatten());
    move || {
        let shown = match spotlight.get()? {
            Spotlight::Reflection { text, prompt, .. } => {
                let category = page.category(&prompt);
                view! {
                    <blockquote class="refl" data-cat=category>
                        <p class="refl-text">{text}</p>
                        <p class="refl-meta"><span class="cat">{shape(category)}{page.title(&prompt)}</span></p>
                    </blockquote>
                }
                .into_any()
            }
            Spotlight::Theme { title, .. } => {
                view! { <p class="refl" data-cat="neutraal"><span class="refl-text">{title}</span></p> }
                    .into_any()
            }
        };
        Some(view! { <section class="spot"><h2>{say(text::ON_SCREEN)}</h2>{shown}</section> })
    }
}
