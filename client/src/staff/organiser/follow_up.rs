//! What happened to each theme afterwards: five steps, each with a date, a note and a link.

mod editor;

use leptos::prelude::*;
use shared::day::Day;
use shared::ids::ThemeId;
use shared::outcome::{Reached, Step};
use shared::text::{organise as text, outcome, report as said};

use super::date;
use super::outcome::Reported;
use super::section::{Part, Section};
use crate::components::icon::icon;
use crate::components::said::say;
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
            let far = Memo::new(move |_| {
                let today = date::today(reported.live());
                reached.with(|reached| Far::of(reached.as_ref(), today))
            });
            let sign = move || match far.get() {
                Far::Taken => icon("check").into_any(),
                Far::Planned => icon("timer").into_any(),
                Far::NotYet => view! { <span class="o" aria-hidden="true"></span> }.into_any(),
            };
            let told = move || {
                let is_next = next.get() == Some(step);
                told(far.get(), reached.get().and_then(|reached| reached.on), is_next.then_some(step))
            };
            let rest = move || reached.with(|reached| reached.as_ref().map(rest)).unwrap_or_default();
            let has_more = move || reached.with(|reached| reached.as_ref().is_some_and(has_more));
            view! {
                <li>
                    <button
                        type="button"
                        class="st"
                        class:next=is_next
                        class:planned=move || far.get() == Far::Planned
                        disabled=move || reported.told().is_none()
                        on:click=move |_| asked.set(Some((theme, step)))
                    >
                        {sign}
                        <span class="st-n">{say(said::step(step))}</span>
                        <span class="vh">{move || format!("{}:", title.get())}</span>
                        {told}
                        <span class="vh">{rest}</span>
                        {move || has_more().then(|| view! { <span class="dot" aria-hidden="true"></span> })}
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

/// How far one step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Far {
    Taken,
    /// Its day lies ahead, or it has a note and no day yet.
    Planned,
    NotYet,
}

impl Far {
    fn of(reached: Option<&Reached>, today: Day) -> Self {
        match reached {
            Some(reached) if reached.is_taken(today) => Self::Taken,
            Some(_) => Self::Planned,
            None => Self::NotYet,
        }
    }
}

/// When it was or is to be; where it is not yet, that is only said, and the `next` one offers to set it.
fn told(far: Far, on: Option<Day>, next: Option<Step>) -> AnyView {
    match (far, on) {
        (Far::Taken, Some(day)) => view! { <span>{date::short(day)}</span> }.into_any(),
        (Far::Taken, None) => view! { <span>{say(text::DONE)}</span> }.into_any(),
        (Far::Planned, Some(day)) => {
            view! { <span>{date::short(day)} " " <small>{say(outcome::PLANNED)}</small></span> }.into_any()
        }
        (Far::Planned, None) => view! { <span>{say(outcome::PLANNED)}</span> }.into_any(),
        (Far::NotYet, _) if next.is_some() => view! { <span>{say(text::SET_DATE)}</span> }.into_any(),
        (Far::NotYet, _) => view! { <span class="vh">{say(text::NOT_YET)}</span> }.into_any(),
    }
}

fn has_more(reached: &Reached) -> bool {
    !reached.note.is_empty() || reached.url.is_some()
}

/// For who hears it: what was noted.
fn rest(reached: &Reached) -> String {
    if reached.note.is_empty() { String::new() } else { format!(". {}", reached.note) }
}
