//! Moving parts of a view, behind boxes: each closure that leptos draws is compiled anew with all that draws it (about
//! 3 KB), and a phone in a full hall downloads the sum. Behind a box they are all the same closure.

use leptos::prelude::*;
use web_sys::MouseEvent;

pub(super) type Said = Box<dyn Fn() -> String + Send>;
pub(super) type Is = Box<dyn Fn() -> bool + Send>;
pub(super) type Does = Box<dyn FnMut(MouseEvent) + Send>;

/// Text that changes.
pub(super) fn words(read: impl Fn() -> String + Send + 'static) -> AnyView {
    fn draw(read: Said) -> AnyView {
        (move || read()).into_any()
    }
    draw(Box::new(read))
}

/// A part that changes, or is not there.
pub(super) fn part(read: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    fn draw(read: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
        (move || read()).into_any()
    }
    draw(Box::new(read))
}

/// An attribute's value that changes.
pub(super) fn said(read: impl Fn() -> String + Send + 'static) -> Said {
    Box::new(read)
}

/// Whether an attribute or a class is there.
pub(super) fn is(read: impl Fn() -> bool + Send + 'static) -> Is {
    Box::new(read)
}

/// A tap.
pub(super) fn does(act: impl FnMut() + Send + 'static) -> Does {
    fn tapped(mut act: Box<dyn FnMut() + Send>) -> Does {
        Box::new(move |_| act())
    }
    tapped(Box::new(act))
}

/// A quiet button with a word, and a sign in front of it where there is one.
pub(super) fn button(
    sign: Option<AnyView>,
    word: &'static str,
    act: impl FnMut() + Send + 'static,
) -> AnyView {
    styled_button("btn", sign, word.into_any(), act)
}

pub(super) fn styled_button(
    class: &'static str,
    sign: Option<AnyView>,
    words: AnyView,
    act: impl FnMut() + Send + 'static,
) -> AnyView {
    fn draw(class: &'static str, sign: Option<AnyView>, words: AnyView, act: Does) -> AnyView {
        view! { <button type="button" class=class on:click=act>{sign}{words}</button> }.into_any()
    }
    draw(class, sign, words, does(act))
}

pub(super) fn line(class: &'static str, text: String) -> AnyView {
    view! { <p class=class>{text}</p> }.into_any()
}

pub(super) fn span(class: &'static str, text: String) -> AnyView {
    view! { <span class=class>{text}</span> }.into_any()
}

/// A prompt's shape and word.
pub(super) fn sign(category: &'static str, title: String) -> AnyView {
    view! { <span class="cat">{crate::components::icon::shape(category)}{title}</span> }.into_any()
}

/// The row that opens and closes what is below it.
pub(super) fn row(word: &'static str, many: AnyView, is_open: Said, act: Does) -> AnyView {
    view! {
        <h2 class="vh">{word}</h2>
        <button type="button" class="more" aria-expanded=is_open on:click=act>
            {word}<small>{many}</small><span class="push turn">{icon("right")}</span>
        </button>
    }
    .into_any()
}

pub(super) fn icon(name: &'static str) -> AnyView {
    crate::components::icon::icon(name).into_any()
}
