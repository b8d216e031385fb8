//! How the board works: a choice is sent as it is made.

use leptos::prelude::*;
use shared::command::Action;
use shared::limits;
use shared::settings::{GroupBy, Moderation, Reveal, Settings, SettingsPatch};
use shared::text::Said;
use shared::text::staff as text;

use crate::components::icon::icon;
use crate::components::said::say;
use crate::live::Live;

/// One choice: what it is called, and what it changes.
type Choice = (Said, fn(&Settings) -> bool, fn() -> SettingsPatch);

#[component]
pub(super) fn HowItWorks(live: Live) -> impl IntoView {
    const MODERATION: [Choice; 2] = [
        (
            text::MODERATION_AFTER,
            |now| now.moderation == Moderation::After,
            || SettingsPatch { moderation: Some(Moderation::After), ..SettingsPatch::default() },
        ),
        (
            text::MODERATION_BEFORE,
            |now| now.moderation == Moderation::Before,
            || SettingsPatch { moderation: Some(Moderation::Before), ..SettingsPatch::default() },
        ),
    ];
    const REVEAL: [Choice; 2] = [
        (
            text::REVEAL_ON_READ,
            |now| now.reveal == Reveal::OnRead,
            || SettingsPatch { reveal: Some(Reveal::OnRead), ..SettingsPatch::default() },
        ),
        (
            text::REVEAL_LIVE,
            |now| now.reveal == Reveal::Live,
            || SettingsPatch { reveal: Some(Reveal::Live), ..SettingsPatch::default() },
        ),
    ];
    const GROUP_BY: [Choice; 2] = [
        (
            text::GROUP_MODERATORS,
            |now| now.group_by == GroupBy::Moderators,
            || SettingsPatch { group_by: Some(GroupBy::Moderators), ..SettingsPatch::default() },
        ),
        (
            text::GROUP_EVERYONE,
            |now| now.group_by == GroupBy::Everyone,
            || SettingsPatch { group_by: Some(GroupBy::Everyone), ..SettingsPatch::default() },
        ),
    ];
    const PERSPECTIVE: [Choice; 2] = [
        (
            text::PERSPECTIVE_STAFF,
            |now| !now.show_perspective,
            || SettingsPatch { show_perspective: Some(false), ..SettingsPatch::default() },
        ),
        (
            text::PERSPECTIVE_ALL,
            |now| now.show_perspective,
            || SettingsPatch { show_perspective: Some(true), ..SettingsPatch::default() },
        ),
    ];
    view! {
        <section class="sec" aria-labelledby="how">
            <header><h2 id="how">{say(text::HOW_IT_WORKS)}</h2><p>{say(text::HOW_HINT)}</p></header>
            <div class="card">
                <Setting live id="set-moderation" said=text::SET_MODERATION choices=MODERATION/>
                <Setting live id="set-reveal" said=text::SET_REVEAL choices=REVEAL/>
                <Setting live id="set-group-by" said=text::SET_GROUP_BY choices=GROUP_BY/>
                <Setting live id="set-perspective" said=text::SET_SHOW_PERSPECTIVE choices=PERSPECTIVE/>
                <PerPerson live/>
            </div>
        </section>
    }
}

#[component]
fn Setting(live: Live, id: &'static str, said: Said, choices: [Choice; 2]) -> impl IntoView {
    let chosen = move || {
        let now = live.board.settings();
        choices.iter().position(|(_, is_chosen, _)| is_chosen(&now)).unwrap_or(0)
    };
    let change = move |event: leptos::ev::Event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some((_, _, patch)) = at.and_then(|at| choices.get(at)) {
            live.send(Action::SetSettings(patch()));
        }
    };
    let options: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(at, (said, _, _))| {
            view! { <option value=at.to_string() selected=move || chosen() == at>{say(said)}</option> }
        })
        .collect();
    view! {
        <div class="sw">
            <label for=id>{say(said)}</label>
            <span class="select-wrap">
                <select
                    id=id
                    class="select"
                    disabled=move || live.board.is_final()
                    prop:value=move || chosen().to_string()
                    on:change=change
                >
                    {options}
                </select>
                {icon("down")}
            </span>
        </div>
    }
}

#[component]
fn PerPerson(live: Live) -> impl IntoView {
    let change = move |event: leptos::ev::Event| {
        if let Ok(most) = event_target_value(&event).parse() {
            live.send(Action::SetSettings(SettingsPatch {
                reflections_per_person: Some(most),
                ..SettingsPatch::default()
            }));
        }
    };
    view! {
        <div class="sw">
            <label for="set-per-person">{say(text::SET_PER_PERSON)}</label>
            <input
                id="set-per-person"
                class="input"
                type="number"
                inputmode="numeric"
                min="1"
                max=limits::REFLECTIONS_PER_PERSON.to_string()
                disabled=move || live.board.is_final()
                prop:value=move || live.board.settings().reflections_per_person.to_string()
                on:change=change
            />
        </div>
    }
}
