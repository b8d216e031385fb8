//! On whose behalf people may write: a ready list, or one's own.

use leptos::prelude::*;
use shared::command::Action;
use shared::ids::Key;
use shared::limits;
use shared::settings::{Perspective, SettingsPatch};
use shared::template::Preset;
use shared::text::hall as text;
use shared::words::Title;

use super::field::Fault;
use super::list::{Move, Moves};
use super::saving::Saving;
use super::section::{Part, Section};
use crate::components::icon::small_icon;
use crate::components::number::number;
use crate::components::said::{fill, say};
use crate::live::Live;

#[component]
pub(super) fn Perspectives(live: Live) -> impl IntoView {
    let saving = expect_context::<Saving>();
    let list = Memo::new(move |_| live.board.settings().perspectives);
    let keys = move || list.with(|list| list.iter().map(|p| p.id.clone()).collect::<Vec<_>>());
    let is_closed = Memo::new(move |_| live.board.is_final());
    let presets: Vec<_> = Preset::ALL
        .into_iter()
        .map(|preset| {
            let title = say(preset.title());
            let take = move |_| {
                // In the board's language: that is what attendees read.
                let perspectives = preset.perspectives(untrack(|| live.board.settings()).language);
                save(&saving, perspectives, &fill(text::PRESET_TAKEN, &[("what", title)]));
            };
            view! { <button type="button" class="btn" disabled=is_closed on:click=take>{title}</button> }
        })
        .collect();
    view! {
        <Section part=Part::Perspectives>
            <div class="card">
                <div class="sw" role="group" aria-labelledby="presets">
                    <span class="q" id="presets">{say(text::PRESET)}</span>
                    <span class="row">{presets}</span>
                </div>
                <ul class="edits" role="list">
                    <For each=keys key=Clone::clone let:key>
                        <Row key list saving is_closed/>
                    </For>
                </ul>
                {move || list.with(Vec::is_empty).then(|| view! { <p class="sw muted">{say(text::NO_PERSPECTIVES)}</p> })}
                <Another list saving is_closed/>
            </div>
        </Section>
    }
}

fn save(saving: &Saving, perspectives: Vec<Perspective>, what: &str) {
    let patch = SettingsPatch { perspectives: Some(perspectives), ..SettingsPatch::default() };
    saving.save(Action::SetSettings(patch), what);
}

#[component]
fn Row(key: Key, list: Memo<Vec<Perspective>>, saving: Saving, is_closed: Memo<bool>) -> impl IntoView {
    let key = StoredValue::new(key);
    let at = Memo::new(move |was: Option<&usize>| {
        let place = list.with(|list| list.iter().position(|p| key.with_value(|key| p.id == *key)));
        place.or(was.copied()).unwrap_or_default()
    });
    let title = Memo::new(move |_| {
        list.with(|list| list.get(at.get()).map(|p| p.title.to_string()).unwrap_or_default())
    });
    let fault = Fault::of(format!("perspective-{}", key.with_value(ToString::to_string)));
    let rename = move |event: leptos::ev::Event| {
        let mut all = list.get_untracked();
        let words = event_target_value(&event);
        match (Title::parse(&words), all.get_mut(at.get_untracked())) {
            (Ok(title), Some(perspective)) => {
                fault.clear();
                let what = title.to_string();
                perspective.title = title;
                save(&saving, all, &what);
            }
            (Err(why), _) => fault.find(&words, why, text::NEEDS_NAME),
            // Somebody else took it away meanwhile.
            (Ok(_), None) => {}
        }
    };
    let go = move |to: Move| {
        let mut all = list.get_untracked();
        to.apply(&mut all, at.get_untracked());
        save(&saving, all, &title.get_untracked());
    };
    view! {
        <li>
            <input
                class="input"
                dir="auto"
                aria-label=say(text::NAME_OF)
                aria-invalid=move || fault.is_there()
                aria-describedby=fault.id()
                disabled=is_closed
                prop:value=title
                on:change=rename
            />
            <Moves
                what=title
                at
                length=Signal::derive(move || list.with(Vec::len))
                is_closed
                why_not=Signal::derive(|| None::<String>)
                after="#new-perspective"
                go
            />
            {fault.shown()}
        </li>
    }
}

#[component]
fn Another(list: Memo<Vec<Perspective>>, saving: Saving, is_closed: Memo<bool>) -> impl IntoView {
    let title = RwSignal::new(String::new());
    let fault = Fault::of("new-perspective");
    let is_full = move || list.with(|list| list.len() >= limits::PERSPECTIVES);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut all = list.get_untracked();
        let words = title.get_untracked();
        if let Err(why) = Title::parse(&words) {
            return fault.find(&words, why, text::NEEDS_NAME);
        }
        let Some(new) = Perspective::of_title(&words) else { return fault.say(text::NEEDS_NAME) };
        if all.iter().any(|p| p.id == new.id || p.title == new.title) {
            return fault.say(text::THERE_ALREADY);
        }
        fault.clear();
        let what = new.title.to_string();
        all.push(new);
        title.set(String::new());
        save(&saving, all, &what);
    };
    view! {
        <form class="sw" on:submit=add>
            <label for="new-perspective">
                {say(text::ADD_PERSPECTIVE)}
                <small>{fill(text::MOST_OF, &[("n", &number(limits::PERSPECTIVES))])}</small>
            </label>
            <input
                id="new-perspective"
                class="input wide"
                autocomplete="off"
                dir="auto"
                aria-invalid=move || fault.is_there()
                aria-describedby=fault.id()
                disabled=move || is_closed.get() || is_full()
                prop:value=title
                on:input=move |event| {
                    fault.clear();
                    title.set(event_target_value(&event));
                }
            />
            <button type="submit" class="btn" disabled=move || is_closed.get() || title.with(|title| title.trim().is_empty())>
                {small_icon("plus")} {say(text::ADD)}
            </button>
            {fault.shown()}
        </form>
    }
}
