//! A question and a perspective to choose, in the dialogs that bring reflections in.

use leptos::prelude::*;
use shared::ids::Key;
use shared::text::{Said, common, table as text};

use super::super::desk::Desk;
use crate::components::icon::icon;
use crate::components::said::say;

/// Which question; with `none` also "not chosen yet", in these words.
#[component]
pub(super) fn Prompts(
    id: &'static str,
    chosen: RwSignal<Option<Key>>,
    label: Said,
    none: Option<Said>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let options = move || {
        let prompts = desk.live.board.prompts().into_iter();
        prompts.map(|prompt| (prompt.id.to_string(), prompt.title.to_string())).collect::<Vec<_>>()
    };
    view! { <Select id chosen label none options/> }
}

#[component]
pub(super) fn Perspectives(id: &'static str, chosen: RwSignal<Option<Key>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let options = move || {
        let all = desk.live.board.settings().perspectives.into_iter();
        all.map(|one| (one.id.to_string(), one.title.to_string())).collect::<Vec<_>>()
    };
    view! { <Select id chosen label=text::BY_PERSPECTIVE none=Some(common::PREFER_NOT_TO_SAY) options/> }
}

#[component]
fn Select(
    id: &'static str,
    chosen: RwSignal<Option<Key>>,
    label: Said,
    none: Option<Said>,
    options: impl Fn() -> Vec<(String, String)> + Send + 'static,
) -> impl IntoView {
    let value = move || chosen.get().map(|key| key.to_string()).unwrap_or_default();
    let listed = move || {
        let option = |(key, title): (String, String)| {
            let own = key.clone();
            view! { <option value=key selected=move || value() == own>{title}</option> }
        };
        options().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <div>
            <label class="label" for=id>{say(label)}</label>
            <span class="select-wrap">
                <select id=id class="select" on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                    {none.map(|said| view! { <option value="" selected=move || value().is_empty()>{say(said)}</option> })}
                    {listed}
                </select>
                {icon("down")}
            </span>
        </div>
    }
}
