//! The form's questions and choices follow the board while someone types: text, caret and choice stay.

use leptos::prelude::*;
use shared::api::Now;
use shared::settings::Prompt;
use shared::text::attendee::{self as text, category};
use shared::text::common;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::dom::by_id;
use super::view::{El, el, shape};
use crate::components::dom::find;
use crate::components::said::say;

/// Keeps in step with the board what the server drew of it.
pub(super) fn follow(now: &Now) {
    document().set_title(&format!(
        "{} · {} · {}",
        say(common::phase(now.phase)),
        now.title,
        say(common::PRODUCT)
    ));
    follow_code(&now.code);
    if let Some(naming) = by_id::<HtmlElement>("naming") {
        naming.set_hidden(!text::is_named(now));
    }
    perspectives(now);
    prompts(now);
}

/// A fresh code: the address and the form's own must open the board when the page is loaded again.
fn follow_code(code: &str) {
    let Some(board) = by_id::<HtmlElement>("board") else { return };
    if board.get_attribute("data-code").as_deref() == Some(code) {
        return;
    }
    let _ = board.set_attribute("data-code", code);
    let path = format!("/{code}");
    if let Some(form) = find("#post") {
        let _ = form.set_attribute("action", &path);
    }
    if let Some(link) = find("footer [hreflang]") {
        let lang = link.get_attribute("hreflang").unwrap_or_default();
        let _ = link.set_attribute("href", &format!("{path}?lang={lang}"));
    }
    // A browser that keeps no history loses only the address.
    let _ = window()
        .history()
        .and_then(|all| all.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path)));
}

/// What was drawn, so that the same is not drawn again.
fn tell(told: &mut String, parts: &[&str]) {
    for part in parts {
        told.push_str(part);
        told.push('\n');
    }
}

fn question(prompt: &Prompt) -> &str {
    Some(prompt.question.as_str()).filter(|question| !question.is_empty()).unwrap_or(prompt.title.as_str())
}

fn prompts(now: &Now) {
    let Some(field) = by_id::<HtmlElement>("prompts") else { return };
    let mut told = String::new();
    for prompt in &now.prompts {
        tell(&mut told, &[prompt.id.as_str(), prompt.title.as_str(), question(prompt)]);
    }
    // Only what changed is drawn again; the server's own drawing counts as the first.
    if field.get_attribute("data-told").is_some_and(|before| before != told) {
        draw_chips(now, &field);
        draw_questions(now);
    }
    let _ = field.set_attribute("data-told", &told);
    let mut asked = 0;
    for prompt in &now.prompts {
        let is_asked = text::is_asked(now, &prompt.id);
        asked += usize::from(is_asked);
        if let Some(chip) = input(prompt).and_then(|input| input.parent_element()) {
            let _ = chip.toggle_attribute_with_force("hidden", !is_asked);
        }
    }
    field.set_hidden(asked < 2);
    // The question of the round changed under someone's hands: the text stays, the chip follows.
    let chosen = find("#prompts .chip:not([hidden]) input:checked");
    let first = find("#prompts .chip:not([hidden]) input");
    if let (None, Some(first)) = (chosen, first) {
        first.unchecked_into::<HtmlInputElement>().set_checked(true);
    }
}

fn input(prompt: &Prompt) -> Option<HtmlElement> {
    find(&format!("#prompts input[value='{}']", prompt.id))
}

/// A chip that stays is only written over, so the choice and the focus in it stay.
fn draw_chips(now: &Now, field: &HtmlElement) {
    let mut place = field.query_selector(".chip").ok().flatten();
    for prompt in &now.prompts {
        let known = input(prompt).and_then(|input| input.parent_element());
        let chip = known.unwrap_or_else(|| {
            let input = el("input", "")
                .attr("type", "radio")
                .attr("name", "prompt")
                .attr("value", prompt.id.as_str());
            el("label", "chip").with(input.attr("required", "")).with(el("span", "")).0
        });
        let category = category(&now.prompts, &prompt.id);
        let _ = chip.set_attribute("data-cat", category);
        if let Some(word) = chip.last_element_child() {
            word.set_text_content(None);
            let _ = El(word).with(shape(category)).text(prompt.title.as_str());
        }
        if place.as_ref() == Some(&chip) {
            place = chip.next_element_sibling();
        } else {
            let _ = field.insert_before(&chip, place.as_deref());
        }
    }
    while let Some(gone) = place {
        place = gone.next_element_sibling();
        gone.remove();
    }
}

fn draw_questions(now: &Now) {
    for name in ["h1 .qs", ".ask"] {
        let Some(place) = find(name) else { continue };
        place.set_text_content(None);
        for prompt in &now.prompts {
            let _ = place.append_child(&el("span", "q").text(question(prompt)).0);
        }
    }
}

fn perspectives(now: &Now) {
    let (Some(field), Some(select)) =
        (by_id::<HtmlElement>("behalf"), by_id::<HtmlSelectElement>("perspective"))
    else {
        return;
    };
    let all = &now.settings.perspectives;
    field.set_hidden(all.is_empty());
    let mut told = String::new();
    for perspective in all {
        tell(&mut told, &[perspective.id.as_str(), perspective.title.as_str()]);
    }
    if field.get_attribute("data-told").is_some_and(|before| before != told) {
        let chosen = select.value();
        select.set_text_content(None);
        let option = |value: &str, word: &str| el("option", "").attr("value", value).text(word);
        let _ = select.append_child(&option("", say(common::PREFER_NOT_TO_SAY)).0);
        for perspective in all {
            let _ = select.append_child(&option(perspective.id.as_str(), perspective.title.as_str()).0);
        }
        select.set_value(&chosen);
        if select.selected_index() < 0 {
            select.set_value("");
        }
    }
    let _ = field.set_attribute("data-told", &told);
}
