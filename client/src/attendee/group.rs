//! Grouping by everyone, as a list: each reflection has "Verplaats naar…" and "Leg op een andere…", and what was done
//! last can be undone. Nothing here needs a drag.

use leptos::prelude::*;
use shared::command::Action;
use shared::document::Titled;
use shared::ids::{CommandId, Key, ReflectionId, TargetId, ThemeId};
use shared::text::attendee as text;
use shared::words;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::dom::on;
use super::others::other;
use super::page::Page;
use super::published::Pile;
use super::speak::announce;
use super::view::{El, acts, button, by_people, cast, el, icon, memo};
use crate::components::dom::{after_drawing, find, focus};
use crate::components::said::{fill, say};
use crate::live::random;

/// The choice "a new theme".
const NEW: &str = "new";

/// What was done last, so that it can be undone: the newest command last.
type Done = RwSignal<Option<(Vec<CommandId>, String)>>;

/// The themes in their order, own new ones at the end.
fn titles(page: Page) -> Vec<Titled> {
    let mut all = page.live().titles();
    page.live().each_unsettled(&mut |action| {
        if let Action::CreateTheme { theme, title } = action
            && !all.iter().any(|known| known.id == *theme)
        {
            all.push(Titled { id: *theme, title: title.clone() });
        }
    });
    all
}

pub(super) fn title_of(page: Page, theme: ThemeId) -> String {
    titles(page).into_iter().find(|known| known.id == theme).map(|known| known.title).unwrap_or_default()
}

/// The list per theme; what has none comes last, for it is what the round is about to shrink.
pub(super) fn grouped(page: Page, pile: Pile, only: RwSignal<Option<Key>>) -> El {
    // No theme's id is that of nothing, which stands for "without theme".
    let none = TargetId::from_random([0; 16]);
    let themes = move || {
        let ids = titles(page).into_iter().map(|theme| theme.id.into());
        [none].into_iter().chain(ids).collect::<Vec<TargetId>>()
    };
    let done: Done = RwSignal::new(None);
    provide_context(done);
    let all = el("div", "").list(themes, move |id| {
        let theme = Some(id.theme()).filter(|_| id != none);
        let inside = memo(move || {
            let mut drawn = only.with(|only| pile.drawn(only.as_ref(), theme));
            drawn.retain(|id| pile.theme(*id) == theme);
            drawn
        });
        let title = move || match theme {
            Some(theme) => title_of(page, theme),
            None => say(text::WITHOUT_THEME).to_owned(),
        };
        let many = el("span", "n").words(move || inside.with(Vec::len).to_string());
        let head = by_people("h3", "pile", None).words(title).text(" ").with(many);
        let cards = el("ul", "list").attr("role", "list");
        el("section", "").with(head).with(cards.list(move || inside.get(), move |id| other(page, pile, id)))
    });
    el("div", "").with(all).part(move || done.get().map(|(ids, said)| undoable(page, done, ids, &said)))
}

fn undoable(page: Page, done: Done, ids: Vec<CommandId>, said: &str) -> El {
    let live = page.live();
    let undo = move || {
        let is_pending = |id| untrack(|| live.pending()).iter().any(|command| command.id == id);
        for id in ids.iter().rev().copied() {
            let was_pending = is_pending(id);
            live.replace_unsent(move |command| command.id == id);
            // What never left the phone needs no word to the server.
            if !was_pending || is_pending(id) {
                live.send(Action::Undo { command: id });
            }
        }
        announce(say(text::UNDONE));
        done.set(None);
    };
    el("div", "toast")
        .with(el("span", "").text(said))
        .with(button(Some("undo"), say(text::UNDO), undo).attr("id", "undo"))
}

fn tell(done: Option<Done>, ids: Vec<CommandId>, said: String) {
    announce(said.clone());
    if let Some(done) = done {
        done.set(Some((ids, said)));
    }
    // The button that was pressed is gone, and with it its focus.
    focus_soon("#undo".to_owned());
}

fn focus_soon(selector: String) {
    after_drawing(move || {
        if let Some(element) = find(&selector) {
            focus(&element);
        }
    });
}

/// What can be done with one reflection.
pub(super) fn mover(page: Page, pile: Pile, id: ReflectionId) -> El {
    let done = use_context::<Done>();
    let open = RwSignal::new(false);
    let here = format!("[data-reflection='{id}'] .acts");
    el("div", "").part(move || {
        let here = here.clone();
        let lift = move || {
            pile.lifted.set(Some(id));
            focus_soon(format!("{here} button"));
        };
        let move_it = {
            let here = format!("[data-reflection='{id}'] .acts select");
            move || {
                open.set(true);
                focus_soon(here.clone());
            }
        };
        Some(match pile.lifted.get() {
            Some(lifted) if lifted == id => acts(vec![
                el("p", "").text(say(text::STACK_WHERE)),
                button(None, say(text::LEAVE), move || pile.lifted.set(None)),
            ]),
            Some(lifted) => {
                let put = move || {
                    pile.lifted.set(None);
                    let sent = page.live().send(Action::Stack { reflections: vec![lifted], under: id });
                    tell(done, vec![sent], say(text::STACKED).to_owned());
                };
                acts(vec![button(Some("stack"), say(text::STACK_HERE), put)])
            }
            None if open.get() => destinations(page, pile, id, open, done),
            None => acts(vec![
                button(Some("move"), say(text::MOVE_TO), move_it),
                button(Some("stack"), say(text::STACK_ON), lift),
            ]),
        })
    })
}

/// The themes as a native choice, which every phone shows well, and a field for a new one.
fn destinations(page: Page, pile: Pile, id: ReflectionId, open: RwSignal<bool>, done: Option<Done>) -> El {
    let option = |value: &str, word: &str| el("option", "").attr("value", value).text(word);
    let mut select = el("select", "select").attr("aria-label", say(text::MOVE_TO));
    for theme in untrack(|| titles(page)) {
        select = select.with(option(&theme.id.to_string(), &theme.title));
    }
    let select = select.with(option("", say(text::WITHOUT_THEME))).with(option(NEW, say(text::NEW_THEME)));
    let name = by_people("input", "input", None)
        .attr("aria-label", say(text::THEME_NAME))
        .attr("placeholder", say(text::THEME_NAME));
    let (Some(chosen), Some(title)) = (cast::<HtmlSelectElement>(&select), cast::<HtmlInputElement>(&name))
    else {
        return select;
    };
    let now = untrack(|| pile.theme(id)).map(|theme| theme.to_string()).unwrap_or_default();
    chosen.set_value(&now);
    let (choice, field) = (chosen.clone(), title.clone());
    let show = move || field.set_hidden(choice.value() != NEW);
    show();
    on(&select.0, "change", move |_| show());
    let go = move || {
        let (live, reflections) = (page.live(), vec![id]);
        let value = chosen.value();
        let mut sent = Vec::new();
        let theme = if value == NEW {
            let title = words::clean(&title.value());
            if title.is_empty() {
                return focus_soon(format!("[data-reflection='{id}'] .acts input"));
            }
            let theme = ThemeId::from_random(random::bytes());
            sent.push(live.send(Action::CreateTheme { theme, title }));
            Some(theme)
        } else {
            value.parse().ok()
        };
        sent.push(live.send(match theme {
            Some(theme) => Action::Place { reflections, theme, order: None },
            None => Action::Unplace { reflections },
        }));
        open.set(false);
        let place = theme.map(|theme| untrack(|| title_of(page, theme)));
        let place = place.unwrap_or_else(|| say(text::WITHOUT_THEME).to_owned());
        tell(done, sent, fill(text::MOVED, &[("theme", &place)]));
    };
    let wrap = el("span", "select-wrap").with(select).with(icon("down"));
    acts(vec![
        wrap,
        name,
        button(None, say(text::MOVE), go),
        button(None, say(text::LEAVE), move || open.set(false)),
    ])
}
