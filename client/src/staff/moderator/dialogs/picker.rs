//! "Verplaats naar…" and "Voeg samen met…": a search, the themes with their counts, digits, Enter. Nothing is chosen
//! before somebody chooses, except where one moved to last: an Enter by habit goes nowhere unmeant.

use leptos::html;
use leptos::prelude::*;
use shared::ids::{ReflectionId, ThemeId};
use shared::text::staff as text;

use super::super::attention::After;
use super::super::column::{DIGITS, size};
use super::super::desk::{Desk, Dialog};
use crate::components::icon::icon;
use crate::components::modal::{Modal, close};
use crate::components::number::number;
use crate::components::said::{count, fill, say};

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Choice {
    Theme(ThemeId),
    New,
    /// Out of its theme.
    None,
}

#[component]
pub(super) fn Move(ids: Vec<ReflectionId>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let one = ids.first().filter(|_| ids.len() == 1).and_then(|id| desk.peek(*id));
    let quote = one.map_or_else(|| count(text::REFLECTIONS, ids.len()), |r| short(r.text.as_str()));
    let is_placed = ids.iter().any(|id| desk.peek(*id).is_some_and(|r| r.placement.is_some()));
    let mut more = vec![Choice::New];
    if is_placed {
        more.push(Choice::None);
    }
    let picked = move |choice: Choice, words: String| match choice {
        Choice::Theme(theme) => desk.place(ids.clone(), theme, None, After::Next),
        Choice::None => desk.unplace(ids.clone()),
        // That dialog says that there is no room for one more.
        Choice::New if words.is_empty() || untrack(|| desk.is_full()) => {
            desk.typed.set_value(words);
            desk.open(Dialog::NewTheme(ids.clone()));
        }
        Choice::New => desk.create_theme(&words, ids.clone()),
    };
    view! { <Picker title=say(text::MOVE_TO) quote act=say(text::MOVE) more without=None first=desk.moved_to.get_value() picked/> }
}

#[component]
pub(super) fn Merge(theme: ThemeId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let quote = fill(text::MERGE_HINT, &[("theme", &desk.theme_title(theme))]);
    let picked = move |choice: Choice, _| {
        if let Choice::Theme(into) = choice {
            desk.merge(theme, into);
        }
    };
    view! { <Picker title=say(text::MERGE_WITH) quote act=say(text::MERGE) more=Vec::new() without=Some(theme) first=None picked/> }
}

#[component]
fn Picker(
    title: &'static str,
    quote: String,
    act: &'static str,
    /// Choices below the themes.
    more: Vec<Choice>,
    /// The theme that is not offered.
    without: Option<ThemeId>,
    /// The theme that is chosen until somebody types or chooses.
    first: Option<ThemeId>,
    picked: impl Fn(Choice, String) + 'static,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let words = RwSignal::new(String::new());
    let cursor = RwSignal::new(None::<Choice>);
    let answer = RwSignal::new(None::<Choice>);
    let choices = Memo::new(move |_| {
        let sought = words.get().to_lowercase();
        let themes = desk.live.board.themes();
        let fits =
            |id: &&ThemeId| Some(**id) != without && desk.theme_title(**id).to_lowercase().contains(&sought);
        let found = themes.iter().filter(fits).map(|id| Choice::Theme(*id));
        found.chain(more.iter().copied()).collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| {
        let choices = choices.get();
        let offered = |choice: &Choice| choices.contains(choice);
        let likely = if words.with(|words| words.trim().is_empty()) {
            first.map(Choice::Theme)
        } else {
            choices.first().copied()
        };
        cursor.get().filter(offered).or(likely.filter(offered))
    });
    let choose = move |choice: Choice| {
        answer.set(Some(choice));
        close(dialog);
    };
    // What was picked happens once focus is back where it was, so that what follows can move it on.
    let closed = StoredValue::new_local(move || {
        desk.dialog.set(None);
        if let Some(choice) = answer.get_untracked() {
            picked(choice, words.get_untracked().trim().to_owned());
        }
    });
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let digit = event.key().parse::<usize>().ok().filter(|_| words.with_untracked(String::is_empty));
        match (event.key().as_str(), digit) {
            ("Enter", _) => {
                if let Some(choice) = chosen.get_untracked() {
                    choose(choice);
                }
            }
            ("ArrowDown", _) => cursor.set(beside(&choices.get_untracked(), chosen.get_untracked(), 1)),
            ("ArrowUp", _) => cursor.set(beside(&choices.get_untracked(), chosen.get_untracked(), -1)),
            (_, Some(0)) if choices.with_untracked(|c| c.contains(&Choice::None)) => choose(Choice::None),
            (_, Some(n)) => {
                let theme =
                    n.checked_sub(1).and_then(|at| untrack(|| desk.live.board.themes()).get(at).copied());
                match theme.map(Choice::Theme).filter(|choice| choices.with_untracked(|c| c.contains(choice)))
                {
                    Some(choice) => choose(choice),
                    None => return,
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let list = move || {
        choices
            .get()
            .into_iter()
            .map(move |choice| option(desk, choice, words, chosen, cursor, choose))
            .collect::<Vec<_>>()
    };
    view! {
        <Modal title dialog closed=move || closed.with_value(|closed| closed())>
            <p class="dlg-q" dir="auto">{quote}</p>
            <div class="find">
                {icon("search")}
                <label class="vh" for="theme-search">{say(text::SEARCH_THEME)}</label>
                <input
                    id="theme-search"
                    autocomplete="off"
                    autofocus
                    placeholder=say(text::SEARCH_THEME)
                    prop:value=words
                    on:input=move |event| words.set(event_target_value(&event))
                    on:keydown=keys
                />
            </div>
            <div class="opts" role="radiogroup" aria-label=say(text::THEME)>{list}</div>
            <div class="dlg-f">
                <button type="button" class="btn" on:click=move |_| close(dialog)>{say(text::CANCEL)}</button>
                <button
                    type="button"
                    class="btn btn-main"
                    disabled=move || chosen.get().is_none()
                    on:click=move |_| if let Some(choice) = chosen.get_untracked() { choose(choice) }
                >
                    {act}" "<kbd aria-hidden="true">"↵"</kbd>
                </button>
            </div>
        </Modal>
    }
}

fn option(
    desk: Desk,
    choice: Choice,
    words: RwSignal<String>,
    chosen: Memo<Option<Choice>>,
    cursor: RwSignal<Option<Choice>>,
    choose: impl Fn(Choice) + Copy + 'static,
) -> impl IntoView {
    let (key, said, n) = match choice {
        Choice::Theme(id) => {
            let at = untrack(|| desk.live.board.themes()).iter().position(|other| *other == id);
            let key = at.map(|at| at + 1).filter(|n| *n <= DIGITS).map(|n| n.to_string());
            (key, desk.theme_title(id), Some(untrack(|| size(desk, id))))
        }
        Choice::New => {
            let sought = words.get_untracked();
            let said = match sought.trim() {
                "" => format!("{}…", say(text::NEW_THEME)),
                sought => fill(text::NEW_THEME_NAMED, &[("theme", sought)]),
            };
            (None, said, None)
        }
        Choice::None => (Some("0".to_owned()), say(text::NO_THEME).to_owned(), None),
    };
    let is_on = move || chosen.get() == Some(choice);
    view! {
        <label class="opt" class:on=is_on on:dblclick=move |_| choose(choice)>
            <input
                type="radio"
                name="theme"
                prop:checked=is_on
                on:change=move |_| cursor.set(Some(choice))
                on:keydown=move |event| if event.key() == "Enter" {
                    event.prevent_default();
                    choose(choice);
                }
            />
            <span class="digit" aria-hidden="true">{key.map(|key| view! { <kbd>{key}</kbd> })}</span>
            <span class="name">{said}</span>
            {n.map(|n| view! { <span class="n">{number(n)}</span> })}
        </label>
    }
}

fn beside(choices: &[Choice], from: Option<Choice>, step: isize) -> Option<Choice> {
    let from = from.and_then(|from| choices.iter().position(|choice| *choice == from));
    let at = from.map_or(0, |at| at.saturating_add_signed(step)).min(choices.len().saturating_sub(1));
    choices.get(at).copied()
}

pub(super) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(140).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("‘{short}’")
}
