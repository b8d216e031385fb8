//! The card in the hand, and what it does when it is let go.

use leptos::prelude::*;
use shared::text::{staff as text, table};

use super::desk::Desk;
use super::drag::{Drag, Stage};
use crate::components::category::{self, PromptTag};
use crate::components::icon::small_icon;
use crate::components::said::{count, say};

/// The card in the hand: the only thing on the page with a shadow.
#[component]
pub(super) fn Ghost() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let lifted = Memo::new(move |_| {
        desk.drag.with(|drag| drag.as_ref().filter(|drag| drag.stage != Stage::Pressed).map(|drag| drag.id))
    });
    let part = move |pick: fn(&Drag) -> String| {
        move || desk.drag.with(|drag| drag.as_ref().map(pick).unwrap_or_default())
    };
    let shift = |drag: &Drag| {
        let lean = if drag.stage == Stage::Lifted { " rotate(-.6deg) scale(1.02)" } else { "" };
        format!("translate({}px, {}px){lean}", drag.now.0 - drag.start.0, drag.now.1 - drag.start.1)
    };
    let is_returning =
        move || desk.drag.with(|drag| drag.as_ref().is_some_and(|d| d.stage == Stage::Returning));
    let many = Memo::new(move |_| desk.drag.with(|drag| drag.as_ref().map_or(0, |drag| drag.ids.len())));
    let is_many = move || many.get() > 1;
    let badge = move || {
        (many.get() > 1)
            .then(|| view! { <span class="many-badge">{count(table::CHOSEN_COUNT, many.get())}</span> })
    };
    let is_onto =
        Memo::new(move |_| desk.drag.with(|drag| drag.as_ref().is_some_and(|d| d.onto().is_some())));
    let stack = move || {
        is_onto
            .get()
            .then(|| view! { <span class="many-badge">{small_icon("stack")} {say(table::STACK)}</span> })
    };
    move || {
        let reflection = lifted.get().and_then(|id| desk.peek(id))?;
        let prompt = reflection.prompt.clone();
        let key = prompt.clone();
        Some(view! {
            <div
                class="ghost refl"
                class:is-returning=is_returning
                class:is-many=is_many
                data-cat=move || category::of_prompt(desk.live.board, &key)
                aria-hidden="true"
                style:left=part(|drag| format!("{}px", drag.home.0))
                style:top=part(|drag| format!("{}px", drag.home.1))
                style:width=part(|drag| format!("{}px", drag.home.2))
                style:transform=part(shift)
            >
                <p class="refl-text">{reflection.text.to_string()}</p>
                <p class="m"><PromptTag board=desk.live.board prompt/> {badge} {stack}</p>
                <span class="vh">{say(text::ESC_PUTS_BACK)}</span>
            </div>
        })
    }
}
