//! The form that the server drew: its submit becomes a command, and its text stays until that command is stored.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use shared::api::MyReflection;
use shared::command::Action;
use shared::ids::{Key, ReflectionId};
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::text::attendee::{self as text, Concern};
use shared::text::common;
use shared::words::BadWords;
use shared::{limits, words};
use wasm_bindgen::JsCast;
use web_sys::{
    Event, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    KeyboardEvent,
};

use super::dom::{by_id, on};
use super::naming;
use super::page::{Page, Places};
use super::speak::announce;
use super::view::{acts, button, cast, el, wrong};
use crate::components::dom::{find, focus};
use crate::components::said::{count, fill, language, say};
use crate::live::{Connection, random};

/// The form's fields, where they are.
#[derive(Clone)]
struct Form {
    element: HtmlFormElement,
    text: HtmlTextAreaElement,
    board: HtmlElement,
    question: Rc<Cell<Question>>,
    /// A text is being stored: a second press means the same text.
    is_storing: Rc<Cell<bool>>,
}

/// What the text gives away is asked about once for each draft.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    NotYet,
    /// It stands below the field, and waits for an answer.
    Open,
    Done,
}

pub(super) fn attach(page: Page, places: &Places) {
    let form = Form {
        element: places.form.clone(),
        text: places.text.clone(),
        board: places.board.clone(),
        // The server may have put it already, before this layer came.
        question: Rc::new(Cell::new(match confirm() {
            Some(_) => Question::Done,
            None => Question::NotYet,
        })),
        is_storing: Rc::default(),
    };
    naming::follow(page);
    // What the server said beside the field stays until something is typed.
    if form.measure(page) > 0 {
        form.changed(page);
    }
    if form.text.value().is_empty() {
        renew();
    }
    let typed = form.clone();
    on(&form.element, "input", move |_| typed.changed(page));
    let leaving = form.clone();
    on(&window(), "beforeunload", move |event| {
        let owes = || !page.live().pending().is_empty() || !leaving.text.value().is_empty();
        if untrack(|| !page.live().is_kept() && owes()) {
            event.prevent_default();
        }
    });
    let submitted = form.clone();
    on(&form.element, "submit", move |event| {
        event.prevent_default();
        submitted.post(page);
    });
    let pressed = form.clone();
    on(&form.text, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) {
            event.prevent_default();
            pressed.post(page);
        }
    });
}

impl Form {
    /// The counter and the hint; how much is too much.
    fn measure(&self, page: Page) -> usize {
        let value = self.text.value();
        page.is_writing().set(!value.is_empty());
        let _ = self.board.toggle_attribute_with_force("data-kept", !value.is_empty());
        let length = words::clean(&value).chars().count();
        if let Some(place) = by_id::<HtmlElement>("count") {
            place.set_text_content(Some(&counter(length)));
            let _ = place.class_list().toggle_with_force("is-over", length > limits::TEXT_SOFT);
        }
        if let Some(hint) = by_id::<HtmlElement>("text-hint") {
            let has_name = text::has_name(&value);
            hint.set_text_content(Some(say(if has_name { text::RATHER_NO_NAMES } else { text::NO_NAMES })));
            let _ = hint.class_list().toggle_with_force("is-over", has_name);
        }
        length.saturating_sub(limits::TEXT)
    }

    /// The text itself is left alone.
    fn changed(&self, page: Page) {
        match self.measure(page) {
            0 => self.say_wrong(None),
            over => self.say_wrong(Some(&too_long(over))),
        }
    }

    fn say_wrong(&self, sentence: Option<&str>) {
        let Some(place) = by_id::<HtmlElement>("text-error") else { return };
        let was = place.text_content().unwrap_or_default();
        if was == sentence.unwrap_or_default() {
            return;
        }
        place.set_text_content(None);
        // Whoever types has answered the question in their own way.
        if self.question.get() == Question::Open {
            self.question.set(Question::Done);
        }
        Self::show_send(say(text::POST));
        let _ = self.text.remove_attribute("aria-invalid");
        let Some(sentence) = sentence else { return };
        let _ = self.text.set_attribute("aria-invalid", "true");
        let _ = place.append_child(&wrong(sentence).0);
        if was.is_empty() {
            announce(sentence);
        }
    }

    fn show_send(word: &str) {
        if let Some(send) = by_id::<HtmlElement>("send") {
            send.set_hidden(false);
            send.set_text_content(Some(word));
        }
    }

    /// Two buttons stand where the one was, and the focus that it had goes to the first of them.
    fn ask(&self, page: Page, sentence: &str) {
        let Some(place) = by_id::<HtmlElement>("text-error") else { return };
        place.set_text_content(None);
        self.question.set(Question::Open);
        if let Some(send) = by_id::<HtmlElement>("send") {
            send.set_hidden(true);
        }
        let (drop, keep) = (self.clone(), self.clone());
        let drop = button(None, say(text::TAKE_IT_OUT), move || {
            drop.say_wrong(None);
            focus(&drop.text);
        });
        let keep = button(None, say(text::PLACE_ANYWAY), move || {
            keep.say_wrong(None);
            keep.post(page);
        });
        let first: Option<HtmlElement> = cast(&drop);
        // A question is no error.
        let line = el("p", "field-ask").text(sentence);
        let _ = place.append_child(&el("div", "asked").with(line).with(acts(vec![drop, keep])).0);
        announce(sentence);
        if let Some(first) = first {
            focus(&first);
        }
    }

    fn post(&self, page: Page) {
        if self.is_storing.get() {
            return;
        }
        let value = self.text.value();
        let length = words::clean(&value).chars().count();
        let (phase, connection) = untrack(|| (page.phase(), page.live().connection()));
        if self.question.get() == Question::Open {
            return focus_on("#text-error button");
        }
        let wrong = if words::Text::parse(&value) == Err(BadWords::Empty) {
            Some(say(common::refusal(Reason::Empty)).to_owned())
        } else if length > limits::TEXT {
            Some(too_long(length - limits::TEXT))
        } else if connection.is_over() {
            let is_gone = connection == Connection::Gone;
            Some(say(if is_gone { text::BOARD_GONE } else { text::NO_LONGER_IN }).to_owned())
        } else if untrack(|| page.is_removed()) {
            Some(say(text::REMOVED).to_owned())
        } else if !untrack(|| page.now(text::takes_posts)).unwrap_or(false) {
            let said =
                if phase == Phase::Lobby { common::refusal(Reason::Phase) } else { text::CLOSED_DRAFT };
            Some(say(said).to_owned())
        } else {
            None
        };
        if let Some(wrong) = wrong {
            self.say_wrong(Some(&wrong));
            focus(&self.text);
            return;
        }
        match text::concern(&value, language()) {
            Some(Concern::Refuse(sentence)) => {
                self.say_wrong(Some(&sentence));
                return focus(&self.text);
            }
            Some(Concern::Ask(sentence)) if self.question.get() == Question::NotYet => {
                return self.ask(page, &sentence);
            }
            _ => {}
        }
        let Some(prompt) = chosen_prompt() else { return };
        match naming::to_say(page) {
            Ok(Some(name)) => {
                page.live().send(Action::Introduce { name });
            }
            Ok(None) => {}
            Err(said) => {
                self.say_wrong(Some(say(said)));
                return focus_on("#name");
            }
        }
        // Another tab has posted what this one shows.
        let shown = reflection().and_then(|hidden| hidden.value().parse::<ReflectionId>().ok());
        let same = |mine: &MyReflection| Some(mine.id) == shown && mine.text == words::clean(&value);
        if untrack(|| page.me(|me| me.reflections.iter().any(same))) {
            return self.stored(page, &value, None);
        }
        let reflection = own_reflection(page);
        let post = Action::Post {
            reflection,
            prompt,
            text: value.clone(),
            perspective: chosen_perspective(),
            lang: hidden("#post [name='lang']").and_then(|lang| lang.value().parse().ok()),
            source: None,
        };
        self.is_storing.set(true);
        let form = self.clone();
        page.live().send_then(post, Box::new(move |_| form.stored(page, &value, Some(reflection))));
    }

    /// Only now may the field forget; what was typed behind the text meanwhile stays.
    fn stored(&self, page: Page, value: &str, reflection: Option<ReflectionId>) {
        self.is_storing.set(false);
        let now = self.text.value();
        self.text.set_value(now.strip_prefix(value).unwrap_or(&now));
        self.question.set(Question::NotYet);
        for spent in [confirm(), by_id("notice")].into_iter().flatten() {
            spent.remove();
        }
        renew();
        touch(&self.element);
        // Some answers are faster than the store, and were told already.
        let is_post = |action: &Action| matches!(action, Action::Post { reflection: id, .. } if Some(*id) == reflection);
        if untrack(|| page.live().pending()).iter().any(|command| is_post(&command.action)) {
            announce(say(text::STORED));
        } else if reflection.is_none() {
            announce(say(text::POSTED));
        }
    }
}

/// The server's own question was answered by sending the form again.
fn confirm() -> Option<HtmlElement> {
    find("#post input[name='confirm']")
}

fn focus_on(selector: &str) {
    if let Some(element) = find(selector) {
        focus(&element);
    }
}

pub(super) fn chosen_prompt() -> Option<Key> {
    let chosen = find("#prompts input:checked")?.unchecked_into::<HtmlInputElement>();
    chosen.value().parse().ok()
}

/// A prompt that is not asked in this round stays unchosen.
fn choose(prompt: &Key) {
    if let Some(chip) = find(&format!("#prompts .chip:not([hidden]) input[value='{prompt}']")) {
        chip.unchecked_into::<HtmlInputElement>().set_checked(true);
    }
}

fn perspective() -> Option<HtmlSelectElement> {
    by_id("perspective")
}

fn chosen_perspective() -> Option<Key> {
    perspective()?.value().parse().ok()
}

/// What the server put into the form beside its fields.
fn hidden(selector: &str) -> Option<HtmlInputElement> {
    Some(find(selector)?.unchecked_into())
}

fn reflection() -> Option<HtmlInputElement> {
    hidden("#post [name='reflection']")
}

/// The id that stands in the form stays there until the text is stored: whichever way a text goes, twice sent is once
/// posted. But a page out of the browser's store comes with the same id each time, and one that was used is not good
/// for another text.
fn own_reflection(page: Page) -> ReflectionId {
    let own: Option<ReflectionId> = reflection().and_then(|hidden| hidden.value().parse().ok());
    let is_free = |id: &ReflectionId| {
        let is_post = |action: &Action| matches!(action, Action::Post { reflection, .. } if reflection == id);
        !page.me(|me| me.reflections.iter().any(|mine| mine.id == *id))
            && !page.live().pending().iter().any(|command| is_post(&command.action))
            && !page.live().refused().iter().any(|refused| is_post(&refused.command.action))
    };
    untrack(|| own.filter(is_free)).unwrap_or_else(fresh)
}

fn fresh() -> ReflectionId {
    ReflectionId::from_random(random::bytes())
}

fn renew() {
    if let Some(hidden) = reflection() {
        hidden.set_value(&fresh().to_string());
    }
}

/// The field changed, though nobody typed: the keeper of the draft looks at it, and so does all that counts letters.
fn touch(form: &HtmlFormElement) {
    if let Ok(event) = Event::new("input") {
        let _ = form.dispatch_event(&event);
    }
}

/// Nothing as long as there is room; what is left from 80 % on; then that it is long, which is allowed, and how much is
/// too much.
fn counter(length: usize) -> String {
    if length * 5 < limits::TEXT_SOFT * 4 {
        String::new()
    } else if length <= limits::TEXT_SOFT {
        fill(text::CHARACTERS_LEFT, &[("n", &(limits::TEXT_SOFT - length).to_string())])
    } else {
        let is_long = length <= limits::TEXT;
        let said = if is_long { text::A_LONG_ONE } else { text::TOO_MANY };
        fill(said, &[("n", &length.abs_diff(limits::TEXT).to_string())])
    }
}

pub(super) fn too_long(over: usize) -> String {
    count(text::TOO_LONG, over)
}

/// Puts a refused text back where it can be changed, if the field is free; says whether it was.
pub(super) fn put_back(value: &str, prompt: &Key) -> bool {
    let Some(field) = by_id::<HtmlTextAreaElement>("text").filter(|field| field.value().is_empty()) else {
        return false;
    };
    if let Some(compose) = by_id::<HtmlElement>("compose") {
        let _ = compose.set_attribute("open", "");
    }
    field.set_value(value);
    choose(prompt);
    if let Some(form) = by_id("post") {
        touch(&form);
    }
    focus(&field);
    true
}
