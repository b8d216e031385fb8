//! Reflections from a table that somebody brought: first read and shown with what is wrong, then posted, to wait for a
//! moderator like all that comes from outside.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Intake, IntakeRow, Letters, Wrong};
use shared::ids::Key;
use shared::limits;
use shared::rights::Right;
use shared::text::{Said, staff, table as text};
use wasm_bindgen::{JsCast, JsValue};

use super::super::desk::{Desk, Dialog};
use super::super::intake::{Brought, Progress, Sending, Table, sent_of};
use super::choice::Prompts;
use crate::components::category::PromptTag;
use crate::components::dom::{after_drawing, find, focus};
use crate::components::icon::{icon, small_icon};
use crate::components::modal::{Modal, close};
use crate::components::said::{count, fill, say};
use crate::live::http::{self, Fault, Problem};

/// Lines of each list that are drawn; more are counted.
const IN_SIGHT: usize = 100;

#[component]
pub(super) fn Import() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let brought = desk.paper.brought;
    let Brought { table: read, sending, .. } = brought;
    let closed = move || {
        brought.put_down(desk);
        if desk.dialog.get_untracked() == Some(Dialog::Import) {
            desk.dialog.set(None);
        }
    };
    let may = Memo::new(move |_| desk.may(Right::Post));
    view! {
        <Modal title=say(text::FROM_FILE) dialog closed>
            <div class="dlg-b import">
                {move || (!may.get()).then(|| view! {
                    <p class="dlg-full">{icon("alert")} <span>{say(text::PAPER_NOT_NOW)}</span></p>
                })}
                {move || match read.get() {
                    None => view! { <Bring read/> }.into_any(),
                    Some(table) => view! { <Preview table brought/> }.into_any(),
                }}
            </div>
            <div class="dlg-f">
                {move || read.with(Option::is_some).then(|| view! {
                    <button
                        type="button"
                        class="btn btn-bare start"
                        disabled=move || sending.is_under_way()
                        on:click=move |_| brought.clear()
                    >
                        {say(text::OTHER_FILE)}
                    </button>
                })}
                <button type="button" class="btn" on:click=move |_| close(dialog)>{say(staff::CLOSE)}</button>
                {move || read.with(Option::is_some).then(|| view! { <Go sending may/> })}
            </div>
        </Modal>
    }
}

/// A file, or the lines themselves.
#[component]
fn Bring(read: RwSignal<Option<Arc<Table>>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let pasted = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Said>);
    let is_reading = RwSignal::new(false);
    let ask = move |table: JsValue| {
        if is_reading.get_untracked() {
            return;
        }
        is_reading.set(true);
        wrong.set(None);
        let path = format!("/api/boards/{}/import", desk.live.id);
        spawn_local(async move {
            match preview(&path, desk, &table).await {
                Ok(intake) if intake.rows.is_empty() => {
                    wrong.try_set(Some(text::IMPORT_EMPTY));
                }
                // Whoever closed the dialog meanwhile asks for nothing any more.
                Ok(intake) if desk.dialog.get_untracked() == Some(Dialog::Import) => {
                    read.set(Some(Arc::new(Table::new(intake, desk))));
                }
                Ok(_) => {}
                Err(problem) => {
                    wrong.try_set(Some(why(&problem)));
                }
            }
            is_reading.try_set(false);
        });
    };
    let chosen = move |event: leptos::ev::Event| {
        let input: Option<web_sys::HtmlInputElement> = event.target().and_then(|t| t.dyn_into().ok());
        let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
        #[allow(clippy::cast_precision_loss)] // a megabyte
        let is_large = file.size() > limits::IMPORT_BYTES as f64;
        if is_large { wrong.set(Some(text::IMPORT_TOO_LARGE)) } else { ask(file.into()) }
    };
    view! {
        <p class="dlg-q">{say(text::IMPORT_HINT)}</p>
        <div>
            <label class="label" for="import-file">{say(text::CHOOSE_FILE)}</label>
            <input
                id="import-file"
                class="input file"
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
                autofocus
                on:change=chosen
            />
        </div>
        <div>
            <label class="label" for="import-paste">{say(text::OR_PASTE)}</label>
            <textarea
                id="import-paste"
                class="input line"
                rows="5"
                dir="auto"
                prop:value=pasted
                on:input=move |event| pasted.set(event_target_value(&event))
            ></textarea>
        </div>
        <p class="field-err" role="alert">
            {move || wrong.get().map(|said| view! { {small_icon("alert")} <span>{say(said)}</span> })}
        </p>
        <p>
            <button
                type="button"
                class="btn btn-main"
                disabled=move || is_reading.get() || pasted.with(|pasted| pasted.trim().is_empty())
                on:click=move |_| ask(JsValue::from_str(&pasted.get_untracked()))
            >
                {say(text::SHOW_LINES)}
            </button>
        </p>
    }
}

async fn preview(path: &str, desk: Desk, table: &JsValue) -> Result<Intake, Problem> {
    let response = http::hand_over(path, desk.live.role, "text/csv", table).await?;
    let json = http::text(&response).await.map_err(Problem::of)?;
    serde_json::from_str(&json).map_err(|_| Problem::of(Fault::Unreadable))
}

fn why(problem: &Problem) -> Said {
    match (problem.fault, problem.slug.as_str()) {
        (_, "too-large") => text::IMPORT_TOO_LARGE,
        (_, "invalid") => text::IMPORT_NO_TABLE,
        (Fault::Offline, _) => text::IMPORT_OFFLINE,
        _ => text::IMPORT_FAILED,
    }
}

/// What the file says, line by line: what can go on the board, and what cannot, with its text.
#[component]
fn Preview(table: Arc<Table>, brought: Brought) -> impl IntoView {
    let Brought { prompt: default, again, sending, .. } = brought;
    let (left, letters) = (table.intake.left, table.intake.letters);
    let has_tables = table.intake.rows.iter().any(|row| row.table.is_some());
    let asks = table.intake.rows.iter().any(needs_prompt);
    let sorted = Memo::new(move |_| {
        let default = default.get();
        let mut sorted = Sorted::default();
        for row in &table.intake.rows {
            match mended(row, default.as_ref()) {
                None => sorted.bad.push(row.clone()),
                Some(row) if table.is_known(&row) => sorted.known.push(row),
                Some(row) => sorted.new.push(row),
            }
        }
        sorted
    });
    let known = Memo::new(move |_| sorted.with(|sorted| sorted.known.clone()));
    let bad = Memo::new(move |_| sorted.with(|sorted| sorted.bad.clone()));
    let ready = Memo::new(move |_| {
        let mut ready = sorted.with(|sorted| sorted.new.clone());
        if again.get() {
            ready.extend(known.get());
            ready.sort_by_key(|row| row.line);
        }
        ready
    });
    // What needs a look stands in sight, however long the list is.
    let shown = Memo::new(move |_| {
        let mut shown = ready.get();
        shown.sort_by_key(|row| row.wrong.is_empty());
        shown
    });
    Effect::new(move |_| sending.take(&ready.get()));
    let is_begun = move || sending.progress() != Progress::Ready;
    view! {
        <p class="dlg-status" role="status">
            <b>{move || count(text::LINES_READY, ready.with(Vec::len))}</b>
            {move || (!bad.with(Vec::is_empty)).then(|| format!(" {}", count(text::LINES_BAD, bad.with(Vec::len))))}
            {move || (!known.with(Vec::is_empty)).then(|| format!(" {}", count(text::LINES_KNOWN, known.with(Vec::len))))}
            {(left > 0).then(|| format!(" {}", count(text::LINES_LEFT, left as usize)))}
        </p>
        {(letters == Letters::Windows).then(|| view! {
            <p class="dlg-full">{icon("alert")} <span>{say(text::IMPORT_WINDOWS)}</span></p>
        })}
        <p class="muted">
            {say(text::IMPORT_WAITS)}
            {has_tables.then(|| format!(" {}", say(text::TABLES_STAY)))}
        </p>
        {asks.then(|| view! {
            <Prompts id="import-prompt" chosen=default label=text::PROMPT_FOR_OTHERS none=Some(text::NONE_CHOSEN)/>
        })}
        <Track sending/>
        {move || (!bad.with(Vec::is_empty)).then(|| view! {
            <section>
                <h3>{say(text::NOT_ON_BOARD)}</h3>
                <Lines rows=bad.into()/>
            </section>
        })}
        {move || (!known.with(Vec::is_empty)).then(|| view! {
            <section>
                <h3>{say(text::ALREADY_ON_BOARD)}</h3>
                <label class="opt switch">
                    <input
                        type="checkbox"
                        role="switch"
                        disabled=is_begun
                        prop:checked=again
                        on:change=move |event| again.set(event_target_checked(&event))
                    />
                    <span>{say(text::POST_AGAIN)}</span>
                </label>
                <Lines rows=known.into()/>
            </section>
        })}
        {move || (!shown.with(Vec::is_empty)).then(|| view! {
            <section>
                <h3>{say(text::ON_BOARD)}</h3>
                <Lines rows=shown.into()/>
            </section>
        })}
    }
}

/// The lines of a file by what can become of them.
#[derive(Clone, PartialEq, Default)]
struct Sorted {
    new: Vec<IntakeRow>,
    known: Vec<IntakeRow>,
    bad: Vec<IntakeRow>,
}

fn needs_prompt(row: &IntakeRow) -> bool {
    row.wrong.iter().any(|wrong| matches!(wrong, Wrong::Prompt | Wrong::NoPrompt))
}

/// The line as it can be posted: with the question that was chosen for those without, and without what nobody knows.
fn mended(row: &IntakeRow, default: Option<&Key>) -> Option<IntakeRow> {
    let prompt = row.prompt.clone().or_else(|| default.cloned())?;
    let mut wrong = row.wrong.clone();
    wrong.retain(|wrong| !matches!(wrong, Wrong::Prompt | Wrong::NoPrompt));
    let is_fit = wrong.iter().all(|wrong| wrong.lets_pass());
    is_fit.then(|| IntakeRow { prompt: Some(prompt), wrong, ..row.clone() })
}

#[component]
fn Lines(rows: Signal<Vec<IntakeRow>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let board = desk.live.board;
    let line = move |row: IntakeRow| {
        let number = fill(text::LINE_NUMBER, &[("n", &row.line.to_string())]);
        let reasons = row.wrong.iter().map(|wrong| {
            view! { <span class="badge warn">{small_icon("alert")} {say(text::wrong(*wrong))}</span> }
        });
        let reasons = reasons.collect::<Vec<_>>();
        let behalf = row.perspective.as_ref().map(|key| {
            let found = board.settings().perspectives.into_iter().find(|one| one.id == *key);
            view! { <span>{found.map_or_else(|| key.to_string(), |one| one.title.to_string())}</span> }
        });
        let table = row
            .table
            .map(|table| view! { <span>{fill(text::AT_TABLE, &[("n", &table.to_string())])}</span> });
        let prompt = row.prompt.clone().map(|prompt| view! { <PromptTag board prompt/> });
        view! {
            <li>
                <p class="t" dir="auto">{row.text}</p>
                <p class="m"><span class="muted">{number}</span> {prompt} {behalf} {table} {reasons}</p>
            </li>
        }
    };
    let more = move || {
        let n = rows.with(Vec::len).saturating_sub(IN_SIGHT);
        (n > 0).then(|| view! { <p class="muted">{count(text::AND_MORE, n)}</p> })
    };
    view! {
        <ul class="lines" role="list">
            {move || rows.get().into_iter().take(IN_SIGHT).map(line).collect::<Vec<_>>()}
        </ul>
        {more}
    }
}

/// How far posting is.
#[component]
fn Track(sending: Sending) -> impl IntoView {
    let said = move || match sending.progress() {
        Progress::Ready => None,
        Progress::Sending { sent, of } => Some(sent_of(text::IMPORT_SENT, sent, of)),
        Progress::Done { sent } => match sending.refused().len() {
            0 => Some(count(text::IMPORT_DONE, sent)),
            refused => {
                Some(format!("{} {}", count(text::IMPORT_DONE, sent), count(text::IMPORT_REFUSED, refused)))
            }
        },
        Progress::Broken { sent, of } => Some(sent_of(text::IMPORT_BROKEN, sent, of)),
    };
    let bar = move || match sending.progress() {
        Progress::Sending { sent, of } | Progress::Broken { sent, of } => Some(
            view! { <progress max=of.to_string() value=sent.to_string() aria-label=say(text::IMPORT_PROGRESS)></progress> },
        ),
        Progress::Ready | Progress::Done { .. } => None,
    };
    let refused = move || {
        let texts = sending.refused();
        let line = |text: String| view! { <li><p class="t" dir="auto">{text}</p></li> };
        (!texts.is_empty()).then(|| {
            view! { <ul class="lines" role="list">{texts.into_iter().map(line).collect::<Vec<_>>()}</ul> }
        })
    };
    // The button that began it goes with the last line, and whoever pressed it is told here.
    Effect::new(move |_| {
        if matches!(sending.progress(), Progress::Done { .. }) {
            after_drawing(|| {
                if let Some(track) = find(".track") {
                    focus(&track);
                }
            });
        }
    });
    view! {
        <div class="track" tabindex="-1">
            {bar}
            <p role="status">{said}</p>
            {refused}
        </div>
    }
}

#[component]
fn Go(sending: Sending, may: Memo<bool>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let said = move || match sending.progress() {
        Progress::Broken { .. } => say(text::IMPORT_GO_ON).to_owned(),
        _ => count(text::POST_LINES, sending.left()),
    };
    let cannot = move || !may.get() || sending.is_under_way() || sending.left() == 0;
    let is_done = Memo::new(move |_| matches!(sending.progress(), Progress::Done { .. }));
    move || {
        (!is_done.get()).then(|| {
            view! {
                <button type="button" class="btn btn-main" disabled=cannot on:click=move |_| sending.go(desk)>
                    {said}
                </button>
            }
        })
    }
}
