//! The questions: their words and order. One that somebody answered stays, for its answers would hang in the air.

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;
use shared::command::Action;
use shared::ids::{Key, ReflectionId};
use shared::limits;
use shared::settings::{NewPrompt, Prompt};
use shared::text::hall as text;
use shared::words::{Question, Title};

use super::field::Fault;
use super::list::{Move, Moves};
use super::saving::Saving;
use super::section::{Part, Section};
use crate::components::category;
use crate::components::icon::{shape, small_icon};
use crate::components::number::number;
use crate::components::said::{count, fill, say};
use crate::live::Live;

#[component]
pub(super) fn Prompts(live: Live) -> impl IntoView {
    let saving = expect_context::<Saving>();
    let list = Memo::new(move |_| live.board.prompts());
    let answers = Memo::new(move |_| answers(live));
    let keys = move || list.with(|list| list.iter().map(|prompt| prompt.id.clone()).collect::<Vec<_>>());
    let is_closed = Memo::new(move |_| live.board.is_final());
    view! {
        <Section part=Part::Prompts>
            <div class="card">
                <ol class="edits" role="list">
                    <For each=keys key=Clone::clone let:key>
                        <Row key list answers saving is_closed/>
                    </For>
                </ol>
                <Another list saving is_closed/>
            </div>
        </Section>
    }
}

/// How many reflections answer each question, wherever they stand.
fn answers(live: Live) -> HashMap<Key, usize> {
    let lists = live.board.lists();
    let mut all: HashSet<ReflectionId> = HashSet::new();
    for list in [&lists.published, &lists.unplaced, &lists.waiting, &lists.set_aside] {
        all.extend(list);
    }
    for theme in live.board.themes().iter().filter_map(|theme| live.board.theme(*theme)) {
        all.extend(theme.members.get().iter());
    }
    let mut answers = HashMap::new();
    for reflection in all.into_iter().filter_map(|id| live.board.peek(id)) {
        *answers.entry(reflection.prompt.clone()).or_default() += 1;
    }
    answers
}

fn wanted(prompt: &Prompt) -> NewPrompt {
    NewPrompt {
        id: Some(prompt.id.clone()),
        title: prompt.title.to_string(),
        question: prompt.question.to_string(),
    }
}

fn save(saving: &Saving, prompts: &[Prompt], what: &str) {
    let prompts = prompts.iter().map(wanted).collect();
    saving.save(Action::SetPrompts { prompts }, what);
}

#[component]
fn Row(
    key: Key,
    list: Memo<Vec<Prompt>>,
    answers: Memo<HashMap<Key, usize>>,
    saving: Saving,
    is_closed: Memo<bool>,
) -> impl IntoView {
    let key = StoredValue::new(key);
    let at = Memo::new(move |was: Option<&usize>| {
        let place = list.with(|list| list.iter().position(|p| key.with_value(|key| p.id == *key)));
        place.or(was.copied()).unwrap_or_default()
    });
    let length = Memo::new(move |_| list.with(Vec::len));
    let of = move |part: fn(&Prompt) -> String| {
        Memo::new(move |_| list.with(|list| list.get(at.get()).map(part).unwrap_or_default()))
    };
    let (title, question) = (of(|p| p.title.to_string()), of(|p| p.question.to_string()));
    let answered =
        move || answers.with(|answers| key.with_value(|key| answers.get(key).copied().unwrap_or(0)));
    let why_not = Signal::derive(move || match (answered(), length.get()) {
        (_, 1) => Some(say(text::LAST_PROMPT).to_owned()),
        (0, _) => None,
        (n, _) => Some(count(text::IN_USE, n)),
    });
    let change = move |change: &dyn Fn(&mut Prompt)| {
        let mut all = list.get_untracked();
        if let Some(prompt) = all.get_mut(at.get_untracked()) {
            change(prompt);
            let what = prompt.title.to_string();
            save(&saving, &all, &what);
        }
    };
    let id = key.with_value(ToString::to_string);
    let (fault, doubt) = (Fault::of(format!("prompt-{id}")), Fault::of(format!("question-{id}")));
    let rename = move |event: leptos::ev::Event| {
        let words = event_target_value(&event);
        match Title::parse(&words) {
            Ok(new) => {
                fault.clear();
                change(&|prompt| prompt.title = new.clone());
            }
            Err(why) => fault.find(&words, why, text::NEEDS_TITLE),
        }
    };
    let reword = move |event: leptos::ev::Event| {
        let words = event_target_value(&event);
        match Question::parse(&words) {
            Ok(new) => {
                doubt.clear();
                change(&|prompt| prompt.question = new.clone());
            }
            Err(why) => doubt.find(&words, why, text::NEEDS_TITLE),
        }
    };
    let go = move |to: Move| {
        let mut all = list.get_untracked();
        to.apply(&mut all, at.get_untracked());
        save(&saving, &all, &title.get_untracked());
    };
    let category = move || category::of_index(Some(at.get()));
    view! {
        <li class="prompt" data-cat=category>
            {move || shape(category())}
            <input
                class="input short"
                dir="auto"
                aria-label=say(text::PROMPT_TITLE)
                aria-invalid=move || fault.is_there()
                aria-describedby=fault.id()
                disabled=is_closed
                prop:value=title
                on:change=rename
            />
            <textarea
                class="input"
                rows="2"
                dir="auto"
                aria-label=say(text::PROMPT_QUESTION)
                aria-invalid=move || doubt.is_there()
                aria-describedby=doubt.id()
                disabled=is_closed
                prop:value=question
                on:change=reword
                on:keydown=enter
            ></textarea>
            <Moves what=title at length is_closed why_not after="#new-prompt" go/>
            {fault.shown()}
            {doubt.shown()}
            {move || why_not.get().map(|why| view! { <small>{why}</small> })}
        </li>
    }
}

/// A question is one paragraph that may take more lines: Enter says that it is done, as it does in a field of one line.
fn enter(event: leptos::ev::KeyboardEvent) {
    if event.key() != "Enter" || event.is_composing() {
        return;
    }
    event.prevent_default();
    let field = event_target::<web_sys::HtmlElement>(&event);
    // Leaving the field tells what was changed, and the next key finds it as it was.
    let left = field.blur().and_then(|()| field.focus());
    // An element that cannot lose focus keeps its words until it can.
    drop(left);
}

#[component]
fn Another(list: Memo<Vec<Prompt>>, saving: Saving, is_closed: Memo<bool>) -> impl IntoView {
    let title = RwSignal::new(String::new());
    let fault = Fault::of("new-prompt");
    let is_full = move || list.with(|list| list.len() >= limits::PROMPTS);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let all = list.get_untracked();
        let words = title.get_untracked();
        let new = match Title::parse(&words) {
            Ok(new) => new,
            Err(why) => return fault.find(&words, why, text::NEEDS_TITLE),
        };
        fault.clear();
        // An id of its own, also beside one with the same words.
        let free = |key: &Key| all.iter().all(|prompt| prompt.id != *key);
        let numbered = (1..=limits::PROMPTS + 1).filter_map(|n| format!("vraag-{n}").parse::<Key>().ok());
        let Some(id) = Key::from_title(new.as_str()).into_iter().chain(numbered).find(free) else { return };
        let old = all.iter().map(wanted);
        let added = NewPrompt { id: Some(id), title: new.to_string(), question: String::new() };
        let prompts = old.chain(std::iter::once(added)).collect();
        title.set(String::new());
        saving.save(Action::SetPrompts { prompts }, new.as_str());
    };
    view! {
        <form class="sw" on:submit=add>
            <label for="new-prompt">
                {say(text::ADD_PROMPT)}
                <small>{fill(text::MOST_OF, &[("n", &number(limits::PROMPTS))])}</small>
            </label>
            <input
                id="new-prompt"
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
