//! "Mijn reflecties": every own text with how far it has come, and what can still be done with it.

use std::sync::Arc;

use leptos::prelude::*;
use shared::api::{Me, MyState};
use shared::command::{Action, Command};
use shared::ids::{CommandId, Key, ReflectionId};
use shared::refusal::Reason;
use shared::text::attendee::{self as text, Concern, Trail, is_busy_elsewhere};
use shared::text::common;
use shared::{limits, words};
use web_sys::HtmlTextAreaElement;

use super::dom::{copy, on};
use super::form::{chosen_prompt, put_back, too_long};
use super::items::{Item, ItemId, Sent, items, remember};
use super::page::Page;
use super::speak::announce;
use super::view::{El, acts, button, by_people, cast, el, memo, row, sign, styled_button, wrong};
use crate::components::dom::{after_drawing, find, focus};
use crate::components::said::{language, say};
use crate::live::storage::unheard;

pub(super) fn mine(page: Page) -> El {
    let live = page.live();
    let sent = RwSignal::new(Sent::new());
    Effect::new(move |before: Option<Arc<Vec<Arc<Command>>>>| {
        let pending = live.pending();
        if let Some(before) = before {
            let done = untrack(|| live.done());
            let mut is_new = false;
            page.me(|me| sent.update(|sent| is_new = remember(sent, &before, &done, me, language())));
            // Of many that waited, the bar tells at once.
            let waits = pending.iter().any(|command| matches!(command.action, Action::Post { .. }));
            if is_new && !waits {
                announce(say(text::POSTED));
            }
        }
        pending
    });
    let all: All = memo(move || {
        page.me(|me| sent.with(|sent| items(me, &live.pending(), &live.refused(), sent, language())))
    });
    let many = move || all.with(Vec::len);
    let is_some = memo(move || many() > 0);
    let folds = memo(move || is_busy_elsewhere(page.phase()) && page.over().is_none());
    // Who reloads in the middle of a change finds it open again.
    let opened = RwSignal::new(untrack(|| all.with(|all| all.iter().any(|i| begun(page, i.id).is_some()))));
    let is_open = memo(move || opened.get() || !folds.get());
    let many = move || {
        let aside = |me: &Me| me.reflections.iter().filter(|mine| mine.state == MyState::SetAside).count();
        text::how_many(many(), page.me(aside), language())
    };
    let head = move || {
        if folds.get() {
            let toggle = move || opened.update(|opened| *opened = !*opened);
            row(say(text::MINE), many, move || is_open.get(), toggle)
        } else {
            let title = el("h2", "").text(say(text::MINE));
            el("div", "h2row").with(title).with(el("span", "n").words(many))
        }
    };
    let ids = move || all.with(|all| all.iter().map(|item| item.id).collect::<Vec<_>>());
    let list = move || el("ul", "list").attr("role", "list").list(ids, move |id| card(page, all, id));
    el("div", "")
        .part(move || is_some.get().then(head))
        .part(move || (is_some.get() && is_open.get()).then(list))
}

type All = Memo<Vec<Item>>;

/// What a card is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Rest,
    Menu,
    Edit,
    Withdraw,
}

/// One card: handles, so copy it freely.
#[derive(Clone, Copy)]
struct Card {
    page: Page,
    item: Memo<Option<Item>>,
    id: ItemId,
    mode: RwSignal<Mode>,
    /// Memos, so that news which changes neither draws no menu anew under somebody's finger.
    is_final: Memo<bool>,
    is_out: Memo<bool>,
}

/// A change that was typed and neither saved nor left.
fn begun(page: Page, id: ItemId) -> Option<String> {
    page.live().store().get(&edit_key(id)?)
}

fn edit_key(id: ItemId) -> Option<String> {
    let ItemId::Reflection(id) = id else { return None };
    let mut key = String::from("edit:");
    key.push_str(&id.to_string());
    Some(key)
}

fn card(page: Page, all: All, id: ItemId) -> El {
    // The last one stays while the list takes the card away.
    let item = Memo::new(move |before: Option<&Option<Item>>| {
        let found = all.with(|all| all.iter().find(|item| item.id == id).cloned());
        found.or_else(|| before.cloned().flatten())
    });
    let mode = RwSignal::new(Mode::Rest);
    if begun(page, id).is_some() && !untrack(|| page.is_final()) {
        mode.set(Mode::Edit);
        announce(say(text::DRAFT_BACK));
    }
    let (is_final, is_out) = (memo(move || page.is_final()), memo(move || page.is_removed()));
    let card = Card { page, item, id, mode, is_final, is_out };
    let category = move || card.read(|item| page.category(&item.prompt)).unwrap_or("neutraal").to_owned();
    let text = move || {
        Some(if mode.get() == Mode::Edit {
            edit(card)
        } else {
            let (lang, text) = card.read(|item| (item.lang, item.text.clone())).unwrap_or_default();
            by_people("p", "refl-text", lang).text(&text)
        })
    };
    let note = move || {
        let note = card.read(|item| item.note.clone())??;
        let class = if matches!(id, ItemId::Refused(_)) { "refl-note err" } else { "refl-note" };
        Some(el("p", class).text(&note))
    };
    let signs = move || {
        card.read(|item| {
            let sign = sign(page.category(&item.prompt), &page.title(&item.prompt));
            el("div", "signs").with(sign).with(trail(&item.trail))
        })
    };
    let menu = move || match (mode.get(), id) {
        (Mode::Menu, ItemId::Reflection(_)) => Some(menu(card)),
        (Mode::Menu, ItemId::Refused(id)) => Some(refused_menu(card, id)),
        (Mode::Withdraw, ItemId::Reflection(id)) => Some(withdraw(card, id)),
        _ => None,
    };
    let toggle =
        move || mode.update(|mode| *mode = if *mode == Mode::Rest { Mode::Menu } else { Mode::Rest });
    let key = match id {
        ItemId::Reflection(id) => id.to_string(),
        ItemId::Refused(id) => id.to_string(),
    };
    let dots = styled_button("btn btn-bare btn-icon", Some("more"), toggle)
        .attr("aria-label", say(text::ACTIONS))
        .lively("aria-expanded", move || (mode.get() != Mode::Rest).to_string());
    let card = el("article", "refl is-new").lively("data-cat", category).attr("data-reflection", &key);
    let meta = el("div", "refl-meta").part(signs).with(dots);
    el("li", "").with(card.part(text).part(note).with(meta).part(menu))
}

impl Card {
    fn read<T>(self, read: impl FnOnce(&Item) -> T) -> Option<T> {
        self.item.with(|item| item.as_ref().map(read))
    }

    fn rest(self) {
        self.keep(None);
        self.mode.set(Mode::Rest);
    }

    /// Only who asks for the field gets the focus in it; one that a reload opened waits.
    fn edit(self) {
        self.mode.set(Mode::Edit);
        let ItemId::Reflection(id) = self.id else { return };
        after_drawing(move || {
            if let Some(field) = find(&format!("[data-reflection='{id}'] textarea")) {
                focus(&field);
            }
        });
    }

    fn keep(self, text: Option<String>) {
        let (store, Some(key)) = (self.page.live().store(), edit_key(self.id)) else { return };
        match text {
            Some(text) => store.put(&key, text, unheard()),
            None => store.remove(&key),
        }
    }
}

fn trail(trail: &Trail) -> El {
    let mut dots = el("span", "trail-dots").attr("aria-hidden", "true");
    for step in 1..=4 {
        dots = dots.with(el("i", if step <= trail.steps { "on" } else { "" }));
    }
    el("span", trail.tone.class()).with(dots).with(el("b", "").text(&trail.word))
}

fn menu(card: Card) -> El {
    let mut buttons = Vec::new();
    if !card.is_final.get() {
        buttons.push(button(Some("edit"), say(text::EDIT), move || card.edit()));
        buttons.push(button(Some("x"), say(text::WITHDRAW), move || card.mode.set(Mode::Withdraw)));
    }
    buttons.push(copy_button(card));
    acts(buttons)
}

fn copy_button(card: Card) -> El {
    button(Some("copy"), say(text::COPY), move || {
        let Some(text) = untrack(|| card.read(|item| item.text.clone())) else { return };
        if copy(&text) {
            announce(say(text::COPIED));
        }
    })
}

/// A text that the server would not take: still here, to be changed, sent again, copied, or thrown away.
fn refused_menu(card: Card, id: CommandId) -> El {
    let live = card.page.live();
    let again = move || {
        let refused = untrack(|| live.refused()).iter().find(|refused| refused.command.id == id).cloned();
        let Some(refused) = refused else { return };
        let action = match &refused.command.action {
            Action::Post { reflection, prompt, text, perspective, lang, .. } => {
                // What is no longer asked is answered where the person writes now.
                let is_asked = untrack(|| card.page.prompts()).iter().any(|asked| asked.id == *prompt);
                let chosen = if is_asked { None } else { chosen_prompt() };
                Action::Post {
                    reflection: *reflection,
                    prompt: chosen.unwrap_or_else(|| prompt.clone()),
                    text: text.clone(),
                    perspective: perspective.clone(),
                    lang: *lang,
                    source: None,
                }
            }
            Action::Edit { reflection, text } => Action::Edit { reflection: *reflection, text: text.clone() },
            _ => return,
        };
        // The old entry stays until the new one is there, but one text is one card.
        live.hide(id);
        live.send_then(action, Box::new(move |_| live.dismiss(id)));
    };
    let back = move || {
        let Some((text, prompt)) = untrack(|| card.read(|item| (item.text.clone(), item.prompt.clone())))
        else {
            return;
        };
        if put_back(&text, &prompt) {
            live.dismiss(id);
        }
    };
    let mut buttons = Vec::new();
    if !card.is_out.get() {
        buttons.push(button(None, say(text::SEND_AGAIN), again));
        // What stands in the field is not written over.
        if !card.page.is_writing().get() {
            buttons.push(button(None, say(text::BACK_TO_FIELD), back));
        }
    }
    buttons.push(copy_button(card));
    if !card.is_out.get() {
        buttons.push(button(Some("x"), say(text::REMOVE), move || live.dismiss(id)));
    }
    acts(buttons)
}

fn withdraw(card: Card, id: ReflectionId) -> El {
    let live = card.page.live();
    let yes = move || {
        // What never left the phone needs no word to the server.
        live.replace_unsent(move |command| about(&command.action) == Some(id));
        let is_pending = untrack(|| live.pending()).iter().any(|command| about(&command.action) == Some(id));
        let is_known = untrack(|| card.page.me(|me| me.reflections.iter().any(|mine| mine.id == id)));
        if is_pending || is_known {
            live.send(Action::Withdraw { reflection: id });
        }
        card.rest();
        announce(say(text::WITHDRAWN));
    };
    acts(vec![
        el("p", "").text(say(text::WITHDRAW_SURE)),
        button(None, say(text::YES_WITHDRAW), yes),
        button(None, say(text::LEAVE), move || card.rest()),
    ])
}

/// The reflection that a post, an edit or a withdrawal is about.
fn about(action: &Action) -> Option<ReflectionId> {
    match action {
        Action::Post { reflection, .. }
        | Action::Edit { reflection, .. }
        | Action::Withdraw { reflection } => Some(*reflection),
        _ => None,
    }
}

fn edit(card: Card) -> El {
    let area = by_people("textarea", "", None).attr("aria-label", say(text::YOUR_REFLECTION));
    let Some(field) = cast::<HtmlTextAreaElement>(&area) else { return area };
    let before = untrack(|| card.read(|item| item.text.clone())).unwrap_or_default();
    field.set_value(&begun(card.page, card.id).unwrap_or_else(|| before.clone()));
    let typed = field.clone();
    on(&area.0, "input", move |_| card.keep(Some(typed.value())));
    let error = RwSignal::new(None::<String>);
    // Asked once, then it is the author's to say.
    let asks = RwSignal::new(None::<String>);
    let asked = StoredValue::new(false);
    let complain = move |sentence: String| {
        announce(sentence.clone());
        error.set(Some(sentence));
    };
    let save = move || {
        let Some(item) = card.item.get_untracked() else { return };
        let value = field.value();
        let length = words::clean(&value).chars().count();
        if length == 0 {
            return complain(say(common::refusal(Reason::Empty)).to_owned());
        }
        if length > limits::TEXT {
            return complain(too_long(length - limits::TEXT));
        }
        if words::clean(&value) == words::clean(&before) {
            return card.rest();
        }
        match text::concern(&value, language()) {
            Some(Concern::Refuse(sentence)) => return complain(sentence),
            Some(Concern::Ask(sentence)) if !asked.get_value() => {
                announce(sentence.clone());
                asked.set_value(true);
                error.set(None);
                return asks.set(Some(sentence));
            }
            _ => {}
        }
        change(card.page, &item, value);
        announce(say(text::CHANGED));
        card.rest();
    };
    let error = move || error.get().map(|sentence| wrong(&sentence));
    let buttons = move || {
        let leave = button(None, say(text::LEAVE), move || card.rest());
        let keep = |word| button(None, say(word), save.clone());
        Some(match asks.get() {
            Some(sentence) => acts(vec![
                el("p", "field-ask").text(&sentence),
                button(None, say(text::TAKE_IT_OUT), move || asks.set(None)),
                keep(text::PLACE_ANYWAY),
            ]),
            None => acts(vec![keep(text::KEEP), leave]),
        })
    };
    el("div", "field").with(area).part(error).part(buttons)
}

/// A post that is still here is posted as it reads now; anything else is an edit.
fn change(page: Page, item: &Item, value: String) {
    let ItemId::Reflection(reflection) = item.id else { return };
    let live = page.live();
    let was_pending = is_pending_post(page, reflection);
    live.replace_unsent(move |command| matches!(about(&command.action), Some(id) if id == reflection));
    if was_pending && !is_pending_post(page, reflection) {
        let (prompt, perspective): (Key, Option<Key>) = (item.prompt.clone(), item.perspective.clone());
        live.send(Action::Post {
            reflection,
            prompt,
            text: value,
            perspective,
            lang: item.lang,
            source: None,
        });
    } else {
        live.send(Action::Edit { reflection, text: value });
    }
}

fn is_pending_post(page: Page, id: ReflectionId) -> bool {
    let pending = untrack(|| page.live().pending());
    pending.iter().any(|c| matches!(&c.action, Action::Post { reflection, .. } if *reflection == id))
}
