//! One step of one theme: when, what, and where to read more. Changed in a dialog, and taken back there too.

use leptos::html;
use leptos::prelude::*;
use shared::command::{NewReached, ReportChange};
use shared::day::Day;
use shared::ids::ThemeId;
use shared::outcome::{Reached, Step, Url};
use shared::text::{organise as text, report as said, staff};
use shared::words::Line;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::super::agreements::OneLine;
use super::super::field::{Fault, changed_too};
use super::super::outcome::Reported;
use super::super::own::today;
use super::Asked;
use crate::components::dom::{find, focus};
use crate::components::modal::{Modal, close};
use crate::components::said::{fill, say};

fn as_new(reached: &Reached) -> NewReached {
    NewReached {
        on: reached.on,
        note: reached.note.to_string(),
        url: reached.url.as_ref().map(|url| url.as_str().to_owned()).unwrap_or_default(),
    }
}

#[component]
pub(super) fn Editor(reported: Reported, asked: Asked, theme: ThemeId, step: Step) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let now = reported.part(move |outcome| outcome.follow_up.get(&theme)?.get(&step).map(as_new));
    let old = now.get_untracked();
    let is_taken = old.is_some();
    let fresh = || NewReached { on: today().parse().ok(), ..NewReached::default() };
    let start = old.clone().unwrap_or_else(fresh);
    let on = RwSignal::new(start.on.map(|day| day.to_string()).unwrap_or_default());
    let (note, url) = (RwSignal::new(start.note), RwSignal::new(start.url));
    let is_contested = Signal::derive(move || now.get() != old);
    let [day_fault, note_fault, url_fault] = ["step-on", "step-note", "step-url"].map(Fault::of);
    let title = reported.live().board.theme(theme).map(|words| words.theme.get_untracked().title.to_string());
    let what = fill(text::STEP_OF, &[("step", say(said::step(step))), ("theme", &title.unwrap_or_default())]);
    let name = StoredValue::new(what.clone());
    let send = move |reached: Option<NewReached>| {
        let change = |reached| ReportChange::FollowUp { theme, step, reached };
        reported.change(change(reached), change(now.get_untracked()), &name.get_value());
        close(dialog);
    };
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (words, address) = (note.get_untracked(), url.get_untracked());
        let day = match on.get_untracked() {
            day if day.is_empty() => Ok(None),
            day => day.parse::<Day>().map(Some),
        };
        let is_day = day.is_ok() && is_whole("#step-on");
        if !is_day {
            day_fault.say(text::NO_SUCH_DAY);
        }
        let line = Line::parse(&words);
        if let Err(why) = &line {
            note_fault.find(&words, *why, text::NEEDS_WORDS);
        }
        let is_address = address.trim().is_empty() || address.parse::<Url>().is_ok();
        if !is_address {
            url_fault.say(text::NO_ADDRESS);
        }
        match (day, line.is_ok()) {
            (Ok(day), true) if is_day && is_address => {
                send(Some(NewReached { on: day, note: words, url: address }));
            }
            _ => {
                if let Some(field) = find("dialog [aria-invalid=true]") {
                    focus(&field);
                }
            }
        }
    };
    view! {
        <Modal title=what dialog closed=move || asked.set(None)>
            <form class="dlg-form" novalidate on:submit=keep>
                <OneLine id="step-on" label=text::STEP_ON hint=text::STEP_ON_HINT kind="date" words=on fault=day_fault/>
                <OneLine id="step-note" label=text::STEP_NOTE hint=text::STEP_NOTE_HINT words=note fault=note_fault/>
                <OneLine id="step-url" label=text::STEP_LINK hint=text::NO_ADDRESS_HINT kind="url" words=url fault=url_fault/>
                {changed_too(is_contested)}
                <div class="dlg-f">
                    {is_taken.then(|| view! {
                        <button type="button" class="btn first" on:click=move |_| send(None)>{say(text::NOT_YET_AFTER_ALL)}</button>
                    })}
                    <button type="button" class="btn" on:click=move |_| close(dialog)>{say(staff::CANCEL)}</button>
                    <button type="submit" class="btn btn-main">{say(text::KEEP)}</button>
                </div>
            </form>
        </Modal>
    }
}

/// Half a date gives no words, and a browser says so.
fn is_whole(field: &str) -> bool {
    let input = find(field).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    input.is_none_or(|input| input.check_validity())
}
