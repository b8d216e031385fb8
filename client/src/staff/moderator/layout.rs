//! "Kolommen | Lijst": themes side by side, or below each other in one column with the very same actions. Each device
//! remembers its own.

use leptos::prelude::*;
use shared::rights::Right;
use shared::text::staff as text;

use super::desk::{Desk, Dialog, Layout};
use crate::components::dom::{after_drawing, find, focus};
use crate::components::icon::small_icon;
use crate::components::remember::{keep, recall};
use crate::components::said::say;

const STORED: &str = "weerklank:layout";
/// A window of 1280 × 1024 at 400 %: no room for columns, whatever was chosen elsewhere.
const MAGNIFIED: &str = "(max-width: 22em) and (max-height: 20em)";

pub(super) fn stored() -> Layout {
    let stored = recall(STORED);
    let is_magnified = window().match_media(MAGNIFIED).ok().flatten().is_some_and(|media| media.matches());
    if is_magnified || stored.as_deref() == Some("list") { Layout::List } else { Layout::Columns }
}

impl Desk {
    pub(super) fn lay_out(self, layout: Layout) {
        self.layout.set(layout);
        keep(STORED, if layout == Layout::List { "list" } else { "columns" });
        // The switch stands elsewhere now, and whoever used it stands there too.
        after_drawing(|| {
            if let Some(chosen) = find(".shape-switch [aria-pressed=true]") {
                focus(&chosen);
            }
        });
    }

    /// Reactive.
    pub(super) fn is_list(self) -> bool {
        self.layout.get() == Layout::List
    }
}

#[component]
pub(super) fn LayoutSwitch() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let choice = move |layout: Layout, said| {
        view! {
            <button
                type="button"
                aria-pressed=move || (desk.layout.get() == layout).to_string()
                on:click=move |_| desk.lay_out(layout)
            >
                {say(said)}
            </button>
        }
    };
    view! {
        <div class="shape-switch" role="group" aria-label=say(text::LAYOUT)>
            {choice(Layout::Columns, text::COLUMNS)}
            {choice(Layout::List, text::LIST)}
        </div>
    }
}

/// The head of the list: what the rail says above columns stands here above all.
#[component]
pub(super) fn ListHead() -> impl IntoView {
    let desk = expect_context::<Desk>();
    move || desk.is_list().then(|| view! { <div class="rail list-head"><LayoutSwitch/> <NewTheme/></div> })
}

#[component]
pub(super) fn NewTheme() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <button
            type="button"
            class="btn btn-bare"
            data-drop="new"
            disabled=move || !desk.may(Right::Group)
            on:click=move |_| desk.open(Dialog::NewTheme(Vec::new()))
        >
            {small_icon("plus")}
            {say(text::NEW_THEME)}
            <kbd aria-hidden="true">"N"</kbd>
        </button>
    }
}
