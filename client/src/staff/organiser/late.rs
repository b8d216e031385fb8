//! Late words ("napraten"): open after the last round until the end of a day that the organiser chooses.

use js_sys::Date;
use leptos::prelude::*;
use shared::command::ReportChange;
use shared::day::Day;
use shared::text::organise as text;

use super::date;
use super::field::Fault;
use super::outcome::Reported;
use super::own::today;
use super::section::{Part, Section};
use crate::components::dom::{after_drawing, find, focus};
use crate::components::said::{fill, say};

#[component]
pub(super) fn LateWords(reported: Reported) -> impl IntoView {
    let until = reported.part(|outcome| outcome.late_until);
    let day = RwSignal::new(String::new());
    let fault = Fault::of("late-day");
    let is_final = Memo::new(move |_| reported.live().board.is_final());
    let is_closed = move || is_final.get() || reported.told().is_none();
    let send = move |to: Option<u64>| {
        let back = ReportChange::Late { until: until.get_untracked() };
        reported.change(ReportChange::Late { until: to }, back, say(text::LATE));
    };
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = day.get_untracked().parse::<Day>().ok();
        match chosen.map(end_of).filter(|end| *end > Date::now()) {
            Some(end) => {
                fault.clear();
                send(Some(millis(end)));
            }
            None => fault.say(text::LATE_PAST),
        }
    };
    let stop = move |_| {
        send(None);
        // The button went with what it stopped.
        after_drawing(|| {
            if let Some(field) = find("#late-day") {
                focus(&field);
            }
        });
    };
    let state = move || match until.get() {
        _ if is_final.get() => say(text::LATE_FINAL).to_owned(),
        // The last moment belongs to the day before.
        Some(until) if float(until) > Date::now() => {
            fill(text::LATE_IS_OPEN, &[("date", &date::long(float(until) - 1.0))])
        }
        _ => say(text::LATE_NOT).to_owned(),
    };
    let is_open = move || until.get().is_some_and(|until| float(until) > Date::now());
    view! {
        <Section part=Part::Late>
            <div class="card">
                <div class="sw">
                    <p class="q"><span>{state}</span> <small>{say(text::LATE_RULE)}</small></p>
                    {move || (is_open() && !is_closed()).then(|| view! {
                        <button type="button" class="btn" on:click=stop>{say(text::LATE_STOP)}</button>
                    })}
                </div>
                <form class="sw" novalidate on:submit=open>
                    <label for="late-day">{say(text::LATE_UNTIL)}</label>
                    <input
                        id="late-day"
                        class="input wide"
                        type="date"
                        min=today()
                        aria-invalid=move || fault.is_there()
                        aria-describedby=fault.id()
                        disabled=is_closed
                        prop:value=day
                        on:input=move |event| {
                            fault.clear();
                            day.set(event_target_value(&event));
                        }
                    />
                    <button type="submit" class="btn" disabled=is_closed>{say(text::LATE_OPEN)}</button>
                    {fault.shown()}
                </form>
            </div>
        </Section>
    }
}

/// The first moment after a day, where the organiser is.
fn end_of(day: Day) -> f64 {
    let next =
        Date::new_with_year_month_day(u32::from(day.year), i32::from(day.month) - 1, i32::from(day.day) + 1);
    next.get_time()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // milliseconds since 1970; `as` saturates
fn millis(moment: f64) -> u64 {
    moment as u64
}

#[allow(clippy::cast_precision_loss)] // milliseconds since 1970 fit in 53 bits
fn float(moment: u64) -> f64 {
    moment as f64
}
