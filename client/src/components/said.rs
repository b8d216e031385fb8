//! The page's language, and sentences in it.

use std::cell::OnceCell;

use leptos::prelude::document;
use shared::settings::Language;
use shared::text::{Counted, Said};

/// As the server wrote it in `<html lang>`; a page keeps its language for life.
pub fn language() -> Language {
    thread_local! {
        static LANGUAGE: OnceCell<Language> = const { OnceCell::new() };
    }
    LANGUAGE.with(|language| {
        *language.get_or_init(|| {
            let lang = document().document_element().and_then(|html| html.get_attribute("lang"));
            lang.and_then(|lang| Language::parse(&lang)).unwrap_or_default()
        })
    })
}

pub fn say(said: Said) -> &'static str {
    said.say(language())
}

pub fn fill(said: Said, values: &[(&str, &str)]) -> String {
    said.fill(language(), values)
}

pub fn count(counted: Counted, n: usize) -> String {
    counted.say(language(), u32::try_from(n).unwrap_or(u32::MAX))
}
