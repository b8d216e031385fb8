//! "Op papier": what people wrote by hand, typed over line by line. Enter posts, and the hands stay where they are.

use leptos::html;
use leptos::prelude::*;
use shared::command::{Action, Source};
use shared::ids::{Key, ReflectionId};
use shared::limits;
use shared::privacy::{Severity, findings};
use shared::rights::Right;
use shared::text::{common, staff, table as text};
use shared::words::{BadWords, Text};

use super::super::desk::{Desk, Dialog};
use super::super::paper::{Entered, Paper};
use super::choice::{Perspectives, Prompts};
use crate::components::dom::{after_drawing, find, focus};
use crate::components::icon::{icon, small_icon};
use crate::components::modal::{Modal, close};
use crate::components::said::{count, fill, say};
use crate::live::random;

/// Lines that are still in sight after they were posted.
const IN_SIGHT: usize = 4;

#[component]
pub(super) fn PaperEntry() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let Paper { prompt, perspective, table, line, entered, .. } = desk.paper;
    let wrong = RwSignal::new(None::<String>);
    let closed = move || {
        if desk.dialog.get_untracked() == Some(Dialog::Paper) {
            desk.dialog.set(None);
        }
    };
    let may = Memo::new(move |_| desk.may(Right::Post));
    let agree = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match may.get_untracked().then(|| post(desk)) {
            Some(Ok(())) => wrong.set(None),
            Some(Err(said)) => wrong.set(Some(said)),
            None => {}
        }
        back_to_line();
    };
    let now = move || {
        let n = entered.with(Vec::len);
        (n > 0).then(|| count(text::FROM_PAPER, n))
    };
    view! {
        <Modal title=say(text::ON_PAPER) dialog closed>
            <form class="dlg-b paper" on:submit=agree>
                <p class="dlg-q">{say(text::PAPER_HINT)}</p>
                {move || (!may.get()).then(|| view! {
                    <p class="dlg-full">{icon("alert")} <span>{say(text::PAPER_NOT_NOW)}</span></p>
                })}
                <div class="fields">
                    <Prompts id="paper-prompt" chosen=prompt label=text::BY_PROMPT none=None/>
                    <Perspectives id="paper-perspective" chosen=perspective/>
                    <div class="narrow-field">
                        <label class="label" for="paper-table">{say(text::TABLE)}</label>
                        <input
                            id="paper-table"
                            class="input"
                            inputmode="numeric"
                            autocomplete="off"
                            maxlength="3"
                            prop:value=table
                            on:input=move |event| table.set(event_target_value(&event))
                        />
                    </div>
                </div>
                <div>
                    <label class="label" for="paper-line">{say(text::PAPER_LINE)}</label>
                    // Above the field: a long line and the buttons that stick to the foot would hide it.
                    <p id="paper-wrong" class="field-err" role="alert">
                        {move || wrong.get().map(|said| view! { {small_icon("alert")} <span>{said}</span> })}
                    </p>
                    <textarea
                        id="paper-line"
                        class="input line"
                        rows="2"
                        dir="auto"
                        autocomplete="off"
                        autofocus
                        aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                        aria-describedby="paper-wrong"
                        prop:value=line
                        on:input=move |event| line.set(event_target_value(&event))
                        on:keydown=on_enter
                    ></textarea>
                </div>
                <p class="dlg-status" role="status">{now}</p>
                <Last/>
                <div class="dlg-f">
                    <button type="button" class="btn btn-bare start" on:click=move |_| desk.open(Dialog::Import)>
                        {small_icon("sheet")} {say(text::FROM_FILE)}
                    </button>
                    <button type="button" class="btn" on:click=move |_| close(dialog)>{say(staff::CLOSE)}</button>
                    <button
                        type="submit"
                        class="btn btn-main"
                        disabled=move || !may.get() || line.with(|line| line.trim().is_empty())
                    >
                        {say(text::POST_LINE)} <kbd aria-hidden="true">"Enter"</kbd>
                    </button>
                </div>
            </form>
        </Modal>
    }
}

/// A line ends with Enter; with Shift it goes on, for who copies a letter.
fn on_enter(event: leptos::ev::KeyboardEvent) {
    if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
        event.prevent_default();
        let form = find(".paper").and_then(|form| wasm_bindgen::JsCast::dyn_into(form).ok());
        if let Some(form) = form.filter(|_| !event.repeat()) {
            let form: web_sys::HtmlFormElement = form;
            // Fails only for a form that is not in the page.
            let _ = form.request_submit();
        }
    }
}

fn back_to_line() {
    after_drawing(|| {
        if let Some(line) = find("#paper-line") {
            focus(&line);
        }
    });
}

/// Posts the line and empties the field, or says why not and leaves it as it is.
fn post(desk: Desk) -> Result<(), String> {
    let paper = desk.paper;
    let typed = paper.line.get_untracked();
    let words = Text::parse(&typed).map_err(|bad| match bad {
        BadWords::Empty => say(text::PAPER_EMPTY).to_owned(),
        BadWords::TooLong { limit } => {
            fill(common::refusal(shared::refusal::Reason::TooLong), &[("limit", &limit.to_string())])
        }
    })?;
    if findings(words.as_str()).iter().any(|finding| finding.hint.severity() == Severity::Refuse) {
        return Err(say(common::refusal(shared::refusal::Reason::PersonalData)).to_owned());
    }
    let table = table_number(&paper.table.get_untracked())?;
    let chosen = paper.prompt.get_untracked();
    let prompts = untrack(|| desk.live.board.prompts());
    let known = chosen.filter(|key| prompts.iter().any(|prompt| prompt.id == *key));
    let prompt: Key = known.or_else(|| Some(prompts.first()?.id.clone())).ok_or_else(String::new)?;
    let reflection = ReflectionId::from_random(random::bytes());
    let action = Action::Post {
        reflection,
        prompt: prompt.clone(),
        text: words.to_string(),
        perspective: paper.perspective.get_untracked(),
        lang: None,
        source: Some(Source::Paper { table }),
    };
    desk.live.send(action);
    paper.entered.update(|all| all.push(Entered { reflection, prompt, text: words.to_string() }));
    paper.line.set(String::new());
    Ok(())
}

/// Nothing is no table; what is no number is told.
fn table_number(typed: &str) -> Result<Option<u16>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let fits = typed.parse().ok().filter(|table| (1..=limits::TABLES).contains(table));
    fits.map(Some).ok_or_else(|| fill(text::TABLE_WRONG, &[("most", &limits::TABLES.to_string())]))
}

/// What was just typed over, the newest first; each can be taken back into the field.
#[component]
fn Last() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Paper { line, entered, prompt, .. } = desk.paper;
    let last = move || entered.with(|all| all.iter().rev().take(IN_SIGHT).cloned().collect::<Vec<_>>());
    let back = move |one: Entered| {
        desk.live.send(Action::Withdraw { reflection: one.reflection });
        entered.update(|all| all.retain(|other| other.reflection != one.reflection));
        prompt.set(Some(one.prompt));
        line.set(one.text);
        back_to_line();
    };
    let row = move |one: Entered| {
        let words = one.text.clone();
        let named = fill(text::TAKE_BACK_LINE, &[("words", &super::super::refusals::excerpt(&words))]);
        view! {
            <li>
                {small_icon("check")}
                <span dir="auto">{words}</span>
                <button type="button" class="btn btn-bare" aria-label=named on:click=move |_| back(one.clone())>
                    {say(text::TAKE_BACK)}
                </button>
            </li>
        }
    };
    move || {
        let last = last();
        (!last.is_empty()).then(|| {
            view! { <ul class="entered" role="list" aria-label=say(text::JUST_ENTERED)>{last.into_iter().map(row).collect::<Vec<_>>()}</ul> }
        })
    }
}
