//! The head of a theme: its mark, its title, and the menu of what can be done with it.

use leptos::prelude::*;
use shared::command::{Colour, TextField};
use shared::ids::ThemeId;
use shared::rights::Right;
use shared::text::{staff as text, table};

use super::desk::{Desk, Dialog};
use super::theme_acts::Way;
use super::words_field::WordsField;
use crate::components::dom::{after_drawing, closest, find, focus};
use crate::components::icon::{icon, shape, small_icon};
use crate::components::said::{fill, say};

/// The title, its field while it is edited, and the menu.
#[component]
pub(super) fn Heading(
    id: ThemeId,
    theme: ArcReadSignal<std::sync::Arc<shared::board::Theme>>,
    title_id: String,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let title = {
        let theme = theme.clone();
        Memo::new(move |_| theme.get().title.to_string())
    };
    let colour = {
        let theme = theme.clone();
        Memo::new(move |_| theme.get().colour)
    };
    // The neutral one says nothing, so nothing is shown.
    let mark = move || {
        let colour = colour.get();
        (colour != Colour::Neutraal).then(|| {
            let said = say(table::mark(colour));
            view! { <span class="mark" data-cat=colour.as_str() role="img" aria-label=said title=said>{shape(colour.as_str())}</span> }
        })
    };
    let may = move || desk.may(Right::Group);
    let is_renaming = Memo::new(move |_| desk.renaming.get() == Some(id));
    let is_open = Memo::new(move |_| desk.menu.get() == Some(id));
    let words = move || {
        if is_renaming.get() {
            view! { <WordsField id field=TextField::Title theme=theme.clone()/> }.into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="title"
                    title=say(text::RENAME)
                    disabled=move || !may()
                    on:click=move |_| desk.renaming.set(Some(id))
                >
                    <span class="clamp">{move || title.get()}</span>
                </button>
            }
            .into_any()
        }
    };
    let words = StoredValue::new(words);
    let heading = move || {
        let words = words.get_value();
        if desk.is_list() {
            view! { <h2 id=title_id.clone()>{words}</h2> }.into_any()
        } else {
            view! { <h3 id=title_id.clone()>{words}</h3> }.into_any()
        }
    };
    view! {
        <div class="t">
            {mark}
            {heading}
            <button
                type="button"
                class="btn btn-bare btn-icon"
                aria-label=move || fill(text::ACTIONS_FOR, &[("theme", &title.get())])
                aria-expanded=move || is_open.get().to_string()
                data-menu=id.to_string()
                disabled=move || !may()
                on:click=move |_| desk.menu.update(|open| *open = if *open == Some(id) { None } else { Some(id) })
            >
                {icon("more")}
            </button>
            {move || is_open.get().then(|| view! { <Menu id colour/> })}
        </div>
    }
}

#[component]
fn Menu(id: ThemeId, colour: Memo<Colour>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let has_others = move || desk.live.board.themes().len() > 1;
    let said = move |columns, list| say(if desk.is_list() { list } else { columns });
    let rename = move |_| {
        desk.menu.set(None);
        desk.renaming.set(Some(id));
    };
    // An empty summary takes no room until somebody writes one.
    let summarise = move |_| {
        desk.menu.set(None);
        after_drawing(move || {
            if let Some(field) = find(&format!("[data-theme-id=\"{id}\"] .summary")) {
                focus(&field);
            }
        });
    };
    after_drawing(|| {
        if let Some(first) = find(".menu button") {
            focus(&first);
        }
    });
    // Gone from the menu altogether: it closes.
    let left = move |event: leptos::ev::FocusEvent| {
        let to = event.related_target();
        if closest(to, ".menu, [data-menu]").is_none() {
            desk.menu.set(None);
        }
    };
    let shift = move |way: Way| {
        move |_| {
            desk.shift_theme(id, way);
            after_drawing(move || {
                if let Some(column) = find(&format!("[data-theme-id=\"{id}\"]")) {
                    column.scroll_into_view_with_bool(false);
                }
            });
        }
    };
    let marks: Vec<_> = Colour::ALL
        .into_iter()
        .map(|choice| {
            let said = say(table::mark(choice));
            view! {
                <button
                    type="button"
                    data-cat=choice.as_str()
                    aria-pressed=move || (colour.get() == choice).to_string()
                    aria-label=said
                    title=said
                    on:click=move |_| desk.colour_theme(id, choice)
                >
                    {shape(choice.as_str())}
                </button>
            }
        })
        .collect();
    view! {
        <div class="menu" on:focusout=left>
            <button type="button" on:click=rename>{small_icon("edit")} {say(text::RENAME)}</button>
            <button type="button" on:click=summarise>{small_icon("quote")} {say(text::SUMMARY_HINT)}</button>
            <button type="button" disabled=move || !desk.can_move(id, Way::Left) on:click=shift(Way::Left)>
                <span class="flip">{small_icon("right")}</span> {move || said(table::MOVE_LEFT, table::MOVE_UP)}
            </button>
            <button type="button" disabled=move || !desk.can_move(id, Way::Right) on:click=shift(Way::Right)>
                <span class="flop">{small_icon("right")}</span> {move || said(table::MOVE_RIGHT, table::MOVE_DOWN)}
            </button>
            <div class="marks" role="group" aria-label=say(table::MARK)>
                <span>{say(table::MARK)}</span>
                {marks}
            </div>
            <button type="button" disabled=move || !has_others() on:click=move |_| desk.open(Dialog::Merge(id))>
                {small_icon("stack")} {say(text::MERGE_WITH)}
            </button>
            <button type="button" on:click=move |_| desk.open(Dialog::ThemeHistory(id))>
                {small_icon("timer")} {say(table::HISTORY)}
            </button>
            <button type="button" on:click=move |_| desk.open(Dialog::Remove(id))>{small_icon("x")} {say(text::REMOVE_THEME)}</button>
        </div>
    }
}
