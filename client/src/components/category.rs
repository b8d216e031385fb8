//! Colour means the prompt, by its place in the board's list, and never alone: a shape and a word go with it.

use leptos::prelude::*;
use shared::ids::Key;
pub use shared::text::common::category as of_index;

use super::icon::shape;
use crate::live::BoardStore;

pub fn of_prompt(board: BoardStore, prompt: &Key) -> &'static str {
    of_index(board.prompt_index(prompt))
}

/// The prompt's title, or its key as long as nothing else is known.
pub fn title(board: BoardStore, prompt: &Key) -> String {
    let prompts = board.prompts();
    let found = prompts.iter().find(|p| p.id == *prompt);
    found.map_or_else(|| prompt.to_string(), |p| p.title.to_string())
}

/// Shape and word of a prompt.
#[component]
pub fn PromptTag(board: BoardStore, prompt: Key) -> impl IntoView {
    let key = prompt.clone();
    let category = Memo::new(move |_| of_prompt(board, &key));
    view! {
        <span class="cat" data-cat=move || category.get()>
            {move || shape(category.get())}
            {move || title(board, &prompt)}
        </span>
    }
}
