//! What happened to each theme afterwards: five steps, each with a date, a note and a link.

mod editor;

use leptos::prelude::*;
use shared::ids::ThemeId;
use shared::outcome::{Reached, Step};
use shared::text::{organise as text, report as said};

use super::date;
use super::outcome::Reported;
use super::section::{Part, Section};
use crate::components::icon::icon;
use crate::components::said::{fill, say};
use editor::Editor;

/// Which step the dialog is about.
type Asked = RwSignal<Option<(ThemeId, Step)>>;

#[component]
pub(super) fn FollowUp(reported: Reported) -> impl IntoView {
    let asked: Asked = RwSignal::new(None);
    let themes = move || reported.live().board.themes().to_vec();
    let is_empty = move || reported.live().board.themes().is_empty();
    let head: Vec<_> =
        Step::ALL.into_iter().map(|step| view! { <span>{say(said::step(step))}</span> }).collect();
    view! {
        <Section part=Part::FollowUp>
            <div class="card fu">
                <div class="fu-h" aria-hidden="true" class:is-off=is_empty><span></span>{head}</div>
                <ul role="list">
                    <For each=themes key=|id| *id let:id>
                        <Row reported asked theme=id/>
                    </For>
                </ul>
                {move || is_empty().then(|| view! { <p class="sw muted">{say(text::NO_THEMES)}</p> })}
            </div>
            {move || asked.get().map(|(theme, step)| view! { <Editor reported asked theme step/> })}
        </Section>
    }
}

#[component]
fn Row(reported: Reported, asked: Asked, theme: ThemeId) -> impl IntoView {
    let words = reported.live().board.theme(theme);
    let title = Memo::new(move |_| {
        words.as_ref().map(|words| words.theme.get().title.to_string()).unwrap_or_default()
    });
    let steps = reported.part(move |outcome| outcome.follow_up.get(&theme).cloned().unwrap_or_default());
    // The one that comes after all that were taken.
    let next = Memo::new(move |_| {
        let last = steps.with(|steps| steps.keys().next_back().copied());
        Step::ALL.into_iter().find(|step| last.is_none_or(|last| *step > last))
    });
    let buttons: Vec<_> = Step::ALL
        .into_iter()
        .map(|step| {
            let reached = Memo::new(move |_| steps.with(|steps| steps.get(&step).cloned()));
            let is_next = move || reached.with(Option::is_none) && next.get() == Some(step);
            let state = move || reached.with(|reached| state(reached.as_ref()));
            let sign = move || {
                if reached.with(Option::is_some) {
                    icon("check").into_any()
                } else {
                    view! { <span class="o" aria-hidden="true"></span> }.into_any()
                }
            };
            let seen = move || reached.with(|reached| reached.as_ref().map(short));
            let more = move || {
                let reached = reached.get()?;
                (!reached.note.is_empty() || reached.url.is_some()).then(|| view! { <span class="dot" aria-hidden="true"></span> })
            };
            view! {
                <li>
                    <button
                        type="button"
                        class="st"
                        class:next=is_next
                        aria-label=move || format!("{}: {}", fill(text::STEP_OF, &[("step", say(said::step(step))), ("theme", &title.get())]), state())
                        disabled=move || reported.told().is_none()
                        on:click=move |_| asked.set(Some((theme, step)))
                    >
                        {sign}
                        <span class="st-n">{say(said::step(step))}</span>
                        <span>{move || if is_next() { Some(say(text::SET_DATE).to_owned()) } else { seen() }}</span>
                        {more}
                    </button>
                </li>
            }
        })
        .collect();
    view! {
        <li class="fu-r">
            <h3 dir="auto">{title}</h3>
            <ol role="list">{buttons}</ol>
        </li>
    }
}

/// For who hears it: the day in full, and what was noted.
fn state(reached: Option<&Reached>) -> String {
    let Some(reached) = reached else { return say(text::NOT_YET).to_owned() };
    let on = reached.on.map_or_else(|| say(text::DONE).to_owned(), date::of_day);
    if reached.note.is_empty() { on } else { format!("{on}. {}", reached.note) }
}

fn short(reached: &Reached) -> String {
    reached.on.map_or_else(|| say(text::DONE).to_owned(), date::short)
}
