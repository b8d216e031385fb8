//! The parts of the moderator's table.

use maud::{Markup, html};
use shared::text::{pages, staff as text};

use super::phone::{badges, bars, buttons, dialogs, fields};
use super::{Part, WORDS, cat, prompts};
use crate::pages::Shell;
use crate::pages::parts::{icon, shape};

pub(super) const PARTS: &[Part] = &[
    ("Knoppen", buttons),
    ("Velden", fields),
    ("Rondes", rounds),
    ("Kop van de stroom", head),
    ("Rijen", rows),
    ("Thema", column),
    ("Badges en mensen", badges),
    ("Balken en meldingen", bars),
    ("Dialoog en menu", dialogs),
    ("Leeg en wacht", waiting),
];

fn rounds(_: &Shell<'_>, theme: &str) -> Markup {
    html! {
        nav.rounds aria-label={ "Ronde, " (theme) } {
            button.back type="button" aria-label="Naar Schrijven" { (icon("right")) }
            @for (at, name) in ["Schrijven", "Lezen", "Ordenen"].iter().enumerate() {
                button type="button" aria-current=[(at == 1).then_some("step")] { span { (at + 1) } span.name { (name) } }
            }
            button.forth type="button" aria-label="Naar Stemmen" disabled { (icon("right")) }
        }
    }
}

fn head(_: &Shell<'_>, _: &str) -> Markup {
    html! {
        div.tabs role="group" aria-label="Toon" {
            @for (at, (name, n)) in [("Alles", 148), ("Gemarkeerd", 3), ("Nieuw", 12), ("Opzij", 0)].iter().enumerate() {
                button type="button" aria-pressed=(if at == 0 { "true" } else { "false" }) {
                    span { (name) } " " b class=[(*n == 0).then_some("is-nought")] { (n) }
                }
            }
        }
        div.list-line { button.newer type="button" { (icon("down")) "12 nieuwe" } }
    }
}

/// What may be the matter with a card, by the class that says so.
const STATES: [(&str, &str); 5] = [
    ("", "gewoon"),
    ("is-on", "gekozen"),
    ("is-picked", "aangevinkt"),
    ("held", "vastgehouden"),
    ("is-away", "weg"),
];

fn card(base: &str, category: &str, title: &str, (class, says): (&str, &str), words: &str) -> Markup {
    html! {
        article class={ (base) " " (class) } data-cat=(category) inert[class == "is-away"] {
            input.box type="checkbox" aria-label={ "Kies " (says) } checked[class == "is-picked"];
            @if class == "held" { span.held-tag data-cat="inkt" { (shape("inkt")) "Samira" } }
            @if class == "is-key" { p.key { (icon("quote")) "Kernzin" } }
            p.refl-text dir="auto" { (words) }
            p.m {
                @if class == "stack" { span.x { (icon("stack")) "31×" } }
                (cat(category, title))
                @if class.is_empty() { span.badge.warn { (icon("flag")) "naam" } }
                span.push { (icon("echo")) span.vh { "herkend door " } "7" }
            }
        }
    }
}

fn rows(shell: &Shell<'_>, _: &str) -> Markup {
    let prompts = prompts(shell);
    html! {
        section.stream { div.rows { ul role="list" {
            @for (at, state) in STATES.into_iter().enumerate() {
                @let (category, title) = &prompts[at % prompts.len()];
                li { (card("rw", category, title, state, WORDS[at % WORDS.len()])) }
            }
        } } }
    }
}

fn column(shell: &Shell<'_>, _: &str) -> Markup {
    let prompts = prompts(shell);
    let states = STATES.into_iter().chain([("is-key", "kernzin"), ("stack", "stapel"), ("is-onto", "erop")]);
    html! {
        div.cols { section.col {
            header.col-h {
                div.t {
                    span.mark data-cat="klei" { (shape("klei")) }
                    h3 { button.title type="button" { span.clamp { "Wachttijden en het eerste gesprek" } } }
                    button.btn.btn-bare.btn-icon type="button" aria-label="Acties voor Wachttijden" { (icon("more")) }
                }
                p.s { span { b { "14" } " reflecties" } span { b { "9" } " stemmen" } span.push { kbd { "1" } } }
                div.balance role="img" aria-label="3 parels, 8 puzzels" {
                    @for (category, _) in &prompts { i data-cat=(category) {} }
                }
            }
            div.col-b { ul role="list" {
                @for (at, state) in states.enumerate() {
                    @let (category, title) = &prompts[at % prompts.len()];
                    li { (card("refl", category, title, state, WORDS[at % WORDS.len()])) }
                }
                li { p.empty { "Sleep of kies Verplaats naar…" } }
            } }
        } }
    }
}

fn waiting(shell: &Shell<'_>, _: &str) -> Markup {
    html! {
        div.kit-stack {
            p.empty { (shell.say(text::ALL_PLACED)) }
            p.empty { (shell.say(text::NO_THEMES)) }
            div.loading { (icon("echo")) p role="status" { (shell.say(pages::LOADING)) } }
            div.loading { (icon("wifi-off")) p { (shell.say(text::NO_SERVER)) } button.btn type="button" { (shell.say(pages::AGAIN)) } }
        }
    }
}
