//! The parts of the phone and of the pages around a board.

use maud::{Markup, html};
use shared::text::{attendee as text, common, pages};

use super::{CATEGORIES, Part, WORDS, cat, prompts};
use crate::pages::parts::{brand, field_error, icon, icon_push, shape, waves};
use crate::pages::{Shell, Trouble};

pub(super) const PARTS: &[Part] = &[
    ("Knoppen", buttons),
    ("Chips", chips),
    ("Velden", fields),
    ("Schrijven", composers),
    ("Reflectie en haar weg", trails),
    ("Van anderen", others),
    ("Badges en tekens", badges),
    ("Stemmen", votes),
    ("Balken", bars),
    ("Leeg, wacht, op het scherm", waiting),
];

pub(super) const AROUND: &[Part] = &[
    ("Knoppen", buttons),
    ("Velden", fields),
    ("Merk", brands),
    ("Er is iets", problems),
    ("Balken", bars),
    ("Code en QR", codes),
];

pub(super) fn buttons(_: &Shell<'_>, _: &str) -> Markup {
    html! {
        div.kit-row {
            button.btn.btn-main type="button" { "Plaats" }
            button.btn type="button" { (icon("copy")) "Kopieer" }
            button.btn.btn-bare type="button" { "Annuleer" }
            button.btn.btn-icon type="button" aria-label="Meer" { (icon("more")) }
            button.btn type="button" disabled { "Kan niet" }
            button.btn.btn-main type="button" disabled { "Kan niet" }
            button class="btn is-focus" type="button" { "Focus" }
            button class="btn btn-main is-focus" type="button" { "Focus" }
        }
        p { button.btn.btn-main.btn-big type="button" { "Doe mee" } }
    }
}

fn chips(shell: &Shell<'_>, theme: &str) -> Markup {
    html! {
        fieldset.chips {
            legend.vh { "Kies een vraag" }
            @for (at, (category, title)) in prompts(shell).into_iter().enumerate() {
                label.chip data-cat=(category) {
                    input type="radio" name={ "prompt-" (theme) } checked[at == 1];
                    span { (shape(category)) (title) }
                }
            }
        }
    }
}

pub(super) fn fields(shell: &Shell<'_>, theme: &str) -> Markup {
    let error = format!("error-{theme}");
    html! {
        div.kit-stack {
            div { label.label { "Naam" input.input value="Kick-off jeugd"; } p.hint { "Bijvoorbeeld: Kick-off jeugd" } }
            div {
                label.label { "Code" input.input value="K7MR 4HXQ" aria-invalid="true" aria-describedby=(error); }
                (field_error(&error, shell.say(pages::WRONG_CODE)))
            }
            label { span.label { "Namens" } span.select-wrap {
                select.select { option { (shell.say(common::PREFER_NOT_TO_SAY)) } }
                (icon("down"))
            } }
            label { span.label { "Dicht" } input.input disabled value="Niet te wijzigen"; }
        }
    }
}

fn composers(shell: &Shell<'_>, theme: &str) -> Markup {
    html! {
        div.kit-stack {
            (composer(shell, "", None, None))
            div data-cat="zee" { (composer(shell, WORDS[0], Some(("212", "count")), None)) }
            div data-cat="klei" { (composer(shell, WORDS[2], Some(("−14", "count is-over")), Some(&format!("long-{theme}")))) }
        }
    }
}

fn composer(shell: &Shell<'_>, words: &str, count: Option<(&str, &str)>, error: Option<&str>) -> Markup {
    html! {
        div {
            div.composer {
                textarea rows="4" aria-label=(shell.say(text::YOUR_REFLECTION)) aria-invalid=[error.map(|_| "true")]
                    aria-describedby=[error] { (words) }
                div.composer-foot {
                    span { (shell.say(text::NO_NAMES)) }
                    @if let Some((count, class)) = count { span class=(class) { (count) } }
                }
            }
            @if let Some(id) = error { (field_error(id, "Haal dit nummer weg.")) }
        }
    }
}

/// Class, dots and word of each state that a reflection can be in, and what is said below it.
const STATES: [(&str, u8, &str, Option<&str>); 7] = [
    ("trail wait", 1, "op je telefoon", None),
    ("trail", 2, "wordt verstuurd…", None),
    ("trail", 2, "verstuurd", Some("De begeleider leest je reflectie eerst.")),
    ("trail done", 3, "op het bord", None),
    ("trail done", 4, "in Wachttijden", None),
    ("trail stop", 2, "niet op het bord", Some("Niet op het bord gezet: gaat over iets anders.")),
    ("trail stop", 1, "niet verstuurd", Some("Na de ronde geschreven. De begeleider leest het eerst.")),
];

fn trails(shell: &Shell<'_>, _: &str) -> Markup {
    let prompts = prompts(shell);
    html! {
        ul.list role="list" {
            @for (at, (class, steps, word, note)) in STATES.iter().enumerate() {
                @let (category, title) = &prompts[at % prompts.len()];
                li { article.refl data-cat=(category) {
                    p.refl-text dir="auto" { (WORDS[at % WORDS.len()]) }
                    @if let Some(note) = note { p.refl-note { (note) } }
                    div.refl-meta { div.signs {
                        (cat(category, title))
                        span class=(class) {
                            span.trail-dots aria-hidden="true" {
                                @for step in 1..=4_u8 { i class=[(step <= *steps).then_some("on")] {} }
                            }
                            b { (word) }
                        }
                    } }
                } }
            }
        }
    }
}

fn others(shell: &Shell<'_>, _: &str) -> Markup {
    let prompts = prompts(shell);
    html! {
        ul.list role="list" {
            @for (at, pressed) in ["false", "true"].iter().enumerate() {
                @let (category, title) = &prompts[at];
                li { article.refl.by-others data-cat=(category) {
                    p.refl-text dir="auto" { (WORDS[at]) }
                    @if at == 0 {
                        details.stack open { summary { b { "3×" } " 2 die erop lijken" } ul { li { (WORDS[1]) } li { (WORDS[2]) } } }
                    }
                    div.refl-meta {
                        div.signs { (cat(category, title)) span.who { "Noor" } }
                        button.echo type="button" aria-pressed=(pressed) { (icon("echo")) "Herken ik" span.n { "12" } }
                    }
                } }
            }
        }
    }
}

pub(super) fn badges(_: &Shell<'_>, _: &str) -> Markup {
    html! {
        div.kit-row {
            span.badge { "nieuw" }
            span.badge.warn { (icon("flag")) "naam" }
            span.badge.err { "opzij" }
            span.badge.ok { (icon("check")) "op het bord" }
            p { "Bel " mark { "06-12345678" } " voor meer" }
        }
        div.kit-row {
            @for category in CATEGORIES { (cat(category, category)) }
            (cat("koffie", "koffie"))
            (cat("neutraal", "neutraal"))
            span.mod data-cat="inkt" { (shape("inkt")) "Samira" }
        }
    }
}

fn votes(_: &Shell<'_>, _: &str) -> Markup {
    html! {
        div.purse { span.dots aria-hidden="true" { i.on {} i.on {} i {} } span { "Nog 2 stemmen" } }
        ul.ballot role="list" {
            @for (title, own) in [("Wachttijden", 0), ("Eén aanspreekpunt voor het hele gezin", 1)] {
                li class=(if own > 0 { "choice on" } else { "choice" }) {
                    div.what { b { (title) } a href="#" { "14 reflecties" } }
                    div.stepper {
                        button type="button" disabled[own == 0] aria-label={ "Eén stem minder voor " (title) } { (icon("minus")) }
                        span.num { (own) }
                        button type="button" aria-label={ "Eén stem meer voor " (title) } { (icon("plus")) }
                    }
                }
            }
            li.choice {
                div.what { b { "Wachttijden" } a href="#" { "14 reflecties" } progress.tally aria-hidden="true" value="9" max="12" {} }
                strong.num { "9 stemmen" }
            }
        }
        p.later { span.timebar aria-hidden="true" {} }
    }
}

pub(super) fn bars(_: &Shell<'_>, _: &str) -> Markup {
    html! {
        div.kit-stack {
            p.bar { (icon("wifi-off")) span { "Geen verbinding. Je kunt doorschrijven. We versturen het straks." } }
            p.bar.ok { (icon("check")) span { "Weer verbonden. 2 reflecties verstuurd." } }
            p.bar.err { (icon("alert")) span { "Het bord is dicht. Je tekst staat nog op je telefoon." } }
            div.toast { span { "Opzij gezet." } button.btn type="button" { "Ongedaan maken" } }
        }
    }
}

fn waiting(shell: &Shell<'_>, _: &str) -> Markup {
    html! {
        div.kit-stack {
            p.empty { (shell.say(common::EMPTY_BOARD)) }
            button.newer type="button" { (icon("down")) "12 nieuwe" }
            button.more type="button" { h2 { "Mijn reflecties" } small { "2" } (icon_push("right")) }
            section.spot data-cat="zee" {
                h2 { "Op het scherm" }
                article.refl data-cat="zee" { p.refl-text { (WORDS[0]) } div.refl-meta { (cat("zee", "Parels")) } }
            }
            div.loading { (icon("echo")) p role="status" { (shell.say(pages::LOADING)) } }
        }
    }
}

fn brands(shell: &Shell<'_>, _: &str) -> Markup {
    html! { (brand(shell)) div.hall { (waves(9)) } }
}

fn problems(shell: &Shell<'_>, _: &str) -> Markup {
    let all = [
        (Trouble::Gone, pages::NOT_FOUND, pages::NOT_FOUND_SENTENCE),
        (Trouble::Shut, pages::LOCKED, pages::LOCKED_SENTENCE),
        (Trouble::Busy, pages::WAIT, pages::WAIT_SENTENCE),
    ];
    html! {
        @for (trouble, title, sentence) in all {
            div.problem {
                span.sign { (trouble.sign()) }
                h1 { (shell.say(title)) }
                p { (shell.say(sentence)) }
                a.btn.btn-main href="#" { (shell.say(trouble.next().1)) }
            }
        }
    }
}

pub(super) fn dialogs(_: &Shell<'_>, theme: &str) -> Markup {
    let title = format!("dialog-{theme}");
    html! {
        div.kit-stack {
            div.dialog role="group" aria-labelledby=(title) {
                div.dlg-h { h2 id=(title) { "Verplaats naar…" } button.btn.btn-bare.btn-icon type="button" aria-label="Sluit" { (icon("x")) } }
                div.opts {
                    @for (at, name) in ["Wachttijden", "Eén aanspreekpunt", WORDS[3]].iter().enumerate() {
                        label class=(if at == 0 { "opt on" } else { "opt" }) {
                            input type="radio" name={ "move-" (theme) } checked[at == 0];
                            span { (name) }
                            span.n { "14" }
                        }
                    }
                }
                div.dlg-f {
                    button.btn type="button" { "Annuleer" }
                    button.btn.btn-main type="button" { "Verplaats" }
                }
            }
            div.menu {
                button type="button" { (icon("edit")) "Hernoem" }
                button type="button" { (icon("stack")) "Voeg samen met…" }
                button type="button" disabled { (icon("x")) "Verwijder" }
            }
        }
    }
}

fn codes(_: &Shell<'_>, _: &str) -> Markup {
    html! {
        p { strong.code { span { "K7MR" } span { "4HXP" } } }
        p.figure { b { "148" } "reflecties" }
        div.kit-row { kbd { "J" } kbd { "K" } kbd { "Esc" } }
    }
}
