//! Elements by hand, moved by leptos' signals: a drawn closure of leptos' own views weighs about 3 KB with all that
//! draws it, and a phone in a full hall downloads the sum. Here every moving part is the same boxed closure.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use shared::words::Lang;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::dom::{by_id, on};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is being put together.
#[derive(Clone)]
pub(super) struct El(pub(super) Element);

/// A new element. The names are constants of ours, and every browser makes an element of them.
#[allow(clippy::expect_used)]
pub(super) fn el(tag: &str, class: &str) -> El {
    let element = document().create_element(tag).expect("our tag names are valid");
    element.set_class_name(class);
    El(element)
}

/// For what people wrote: it runs its own way, and is read aloud in its own language, or the board's where the page is
/// in another.
pub(super) fn by_people(tag: &str, class: &str, lang: Option<Lang>) -> El {
    let element = el(tag, class).attr("dir", "auto");
    let of_board = || by_id::<HtmlElement>("board")?.get_attribute("data-lang");
    match lang.map(|lang| lang.as_str().to_owned()).or_else(of_board) {
        Some(lang) => element.attr("lang", &lang),
        None => element,
    }
}

/// What is wrong, beside its field.
pub(super) fn wrong(sentence: &str) -> El {
    el("p", "field-err").with(icon("alert")).with(el("span", "").text(sentence))
}

impl El {
    pub(super) fn attr(self, name: &str, value: &str) -> Self {
        // Fails for a name that is no name; these are.
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// An attribute whose value changes.
    pub(super) fn lively(self, name: &'static str, read: impl Fn() -> String + 'static) -> Self {
        lively(self.0.clone(), name, Box::new(read));
        self
    }

    pub(super) fn child(self, child: &Node) -> Self {
        let _ = self.0.append_child(child);
        self
    }

    pub(super) fn with(self, child: El) -> Self {
        self.child(&child.0)
    }

    pub(super) fn text(self, text: &str) -> Self {
        let text = document().create_text_node(text);
        self.child(&text)
    }

    /// Text that changes.
    pub(super) fn words(self, read: impl Fn() -> String + 'static) -> Self {
        let text = document().create_text_node("");
        words(text.clone(), Box::new(read));
        self.child(&text)
    }

    /// A part that changes, or is not there.
    pub(super) fn part(self, read: impl Fn() -> Option<El> + 'static) -> Self {
        let anchor = document().create_comment("");
        let this = self.child(&anchor);
        part(anchor.into(), Box::new(read));
        this
    }

    pub(super) fn tapped(self, mut act: impl FnMut() + 'static) -> Self {
        on(&self.0, "click", move |_| act());
        self
    }

    pub(super) fn with_all(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, El::with)
    }

    /// A list by key: who stays is not touched, so focus and what is typed stay too.
    pub(super) fn list<K: Copy + PartialEq + 'static>(
        self,
        ids: impl Fn() -> Vec<K> + 'static,
        make: impl Fn(K) -> El + 'static,
    ) -> Self {
        list(self.0.clone(), Box::new(ids), Box::new(make));
        self
    }
}

// What follows takes its closures boxed: written out for each of them it would weigh 40 KB more.

fn lively(element: Element, name: &'static str, read: Box<dyn Fn() -> String>) {
    effect(Box::new(move || {
        let _ = element.set_attribute(name, &read());
    }));
}

fn words(place: web_sys::Text, read: Box<dyn Fn() -> String>) {
    effect(Box::new(move || place.set_data(&read())));
}

fn part(place: Node, read: Box<dyn Fn() -> Option<El>>) {
    let drawn = RefCell::new(None::<El>);
    effect(Box::new(move || {
        let next = read();
        if let Some(before) = drawn.borrow_mut().take() {
            before.0.remove();
        }
        if let (Some(next), Some(parent)) = (&next, place.parent_node()) {
            let _ = parent.insert_before(&next.0, Some(&place));
        }
        *drawn.borrow_mut() = next;
    }));
}

fn list<K: Copy + PartialEq + 'static>(
    list: Element,
    ids: Box<dyn Fn() -> Vec<K>>,
    make: Box<dyn Fn(K) -> El>,
) {
    // Cards outlive the effect's next run, so they belong to whom the list belongs to.
    let Some(owner) = Owner::current() else { return };
    let drawn: RefCell<Vec<(K, El, Owner)>> = RefCell::default();
    effect(Box::new(move || {
        let ids = ids();
        let mut drawn = drawn.borrow_mut();
        drawn.retain(|(id, el, owner)| {
            let stays = ids.contains(id);
            if !stays {
                el.0.remove();
                owner.cleanup();
            }
            stays
        });
        let mut place = list.first_child();
        for id in ids {
            let known = drawn.iter().find(|(known, ..)| *known == id).map(|(_, el, _)| el.clone());
            let el = known.unwrap_or_else(|| {
                let own = owner.child();
                let el = own.with(|| untrack(|| make(id)));
                drawn.push((id, el.clone(), own));
                el
            });
            let node: &Node = &el.0;
            if place.as_ref() == Some(node) {
                place = node.next_sibling();
            } else {
                let _ = list.insert_before(node, place.as_ref());
            }
        }
    }));
}

/// A value that wakes its readers only when it changed; boxed for the same reason.
pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed_memo(Box::new(read))
}

fn boxed_memo<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| read())
}

fn effect(run: Box<dyn Fn()>) {
    Effect::new(move |_| run());
}

pub(super) fn icon(name: &str) -> El {
    svg("ic", "0 0 24 24", &format!("#i-{name}"))
}

pub(super) fn shape(category: &str) -> El {
    svg("sh", "0 0 12 12", &format!("#s-{category}"))
}

fn svg(class: &str, view_box: &str, href: &str) -> El {
    let make = |tag| document().create_element_ns(Some(SVG), tag).map_or_else(|_| el("span", ""), El);
    let used = make("use").attr("href", href);
    make("svg").attr("class", class).attr("viewBox", view_box).attr("aria-hidden", "true").with(used)
}

/// A quiet button with a word, and a sign in front of it where there is one.
pub(super) fn button(sign: Option<&str>, word: &str, act: impl FnMut() + 'static) -> El {
    styled_button("btn", sign, act).text(word)
}

pub(super) fn styled_button(class: &str, sign: Option<&str>, act: impl FnMut() + 'static) -> El {
    let button = el("button", class).attr("type", "button").tapped(act);
    match sign {
        Some(sign) => button.with(icon(sign)),
        None => button,
    }
}

/// A line of buttons.
pub(super) fn acts(buttons: Vec<El>) -> El {
    el("div", "acts").with_all(buttons)
}

/// A prompt's shape and word.
pub(super) fn sign(category: &str, title: &str) -> El {
    el("span", "cat").attr("data-cat", category).with(shape(category)).text(title)
}

/// The row that opens and closes what is below it.
pub(super) fn row(
    word: &str,
    many: impl Fn() -> String + 'static,
    is_open: impl Fn() -> bool + 'static,
    toggle: impl FnMut() + 'static,
) -> El {
    let button = styled_button("more", None, toggle)
        .lively("aria-expanded", move || is_open().to_string())
        .text(word)
        .with(el("small", "").words(many))
        .with(el("span", "push turn").with(icon("right")));
    el("div", "").with(el("h2", "vh").text(word)).with(button)
}

/// Takes the place of what the server had drawn there.
pub(super) fn place(into: &HtmlElement, children: impl IntoIterator<Item = El>) {
    into.set_text_content(None);
    for child in children {
        let _ = into.append_child(&child.0);
    }
}

pub(super) fn cast<T: JsCast>(el: &El) -> Option<T> {
    el.0.clone().dyn_into().ok()
}
