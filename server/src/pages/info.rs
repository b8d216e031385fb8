//! Help, keys, privacy, contact, accessibility: short, honest, plain.

use maud::{Markup, html};
use shared::text::keys::{self, Line};
use shared::text::pages::{self as text, Part, statement};
use shared::text::{Said, date};

use super::parts::{brand, footer, skip};
use super::{Frame, Shell, Style, document};

pub fn help(shell: &Shell<'_>) -> Markup {
    let more = html! {
        p.onward {
            a.btn href="/keys" { (shell.say(text::KEYS)) }
            a.btn href="/accessibility" { (shell.say(text::ACCESSIBILITY)) }
        }
    };
    page(shell, text::HELP, html! { (parts(shell, text::HELP_PARTS)) (more) })
}

pub fn keys(shell: &Shell<'_>) -> Markup {
    let words = html! {
        p.short { (shell.say(text::KEYS_LEAD)) }
        (map(shell, text::KEYS_EVERYWHERE, keys::EVERYWHERE))
        (map(shell, text::KEYS_MODERATOR, keys::MODERATOR))
        p { (shell.say(text::KEYS_OFF)) }
        (map(shell, text::KEYS_SCREEN, keys::SCREEN))
        p { (shell.say(text::KEYS_LISTS)) }
    };
    page(shell, text::KEYS, words)
}

pub fn privacy(shell: &Shell<'_>) -> Markup {
    let words = html! {
        @for sentence in text::PRIVACY_SHORT { p.short { (shell.say(*sentence)) } }
        (parts(shell, text::PRIVACY_PARTS))
    };
    page(shell, text::PRIVACY, words)
}

pub fn contact(shell: &Shell<'_>) -> Markup {
    page(shell, text::CONTACT, parts(shell, text::CONTACT_PARTS))
}

/// The statement that a public body owes its visitors: how far, since when, what not, and where to complain.
pub fn accessibility(shell: &Shell<'_>) -> Markup {
    let words = html! {
        p.short { (shell.say(statement::SHORT)) }
        dl.facts {
            @for (name, value) in statement::FACTS { dt { (shell.say(*name)) } dd { (shell.say(*value)) } }
            dt { (shell.say(statement::DATE)) }
            dd { (date(shell.language, statement::SINCE)) }
        }
        (parts(shell, statement::DONE))
        h2 { (shell.say(statement::LIMITS)) }
        ul { @for limit in statement::LIMIT_LIST { li { (shell.say(*limit)) } } }
        (parts(shell, statement::COMPLAINTS))
        p.onward { a.btn href="/keys" { (shell.say(text::KEYS)) } a.btn href="/contact" { (shell.say(text::CONTACT)) } }
    };
    page(shell, text::ACCESSIBILITY, words)
}

fn parts(shell: &Shell<'_>, parts: &[Part]) -> Markup {
    html! {
        @for (heading, sentences) in parts {
            h2 { (shell.say(*heading)) }
            @for sentence in *sentences { p { (shell.say(*sentence)) } }
        }
    }
}

fn map(shell: &Shell<'_>, heading: Said, lines: &[Line]) -> Markup {
    html! {
        h2 { (shell.say(heading)) }
        dl.map {
            @for (key, said) in lines {
                div {
                    dt { @for one in key.split(' ') { @if one == "…" { " … " } @else { kbd { (key_cap(shell, one)) } " " } } }
                    dd { (shell.say(*said)) }
                }
            }
        }
    }
}

/// A sign on a key is a picture: its name is what is read aloud.
fn key_cap(shell: &Shell<'_>, key: &str) -> Markup {
    let signs = [("⇧", text::SHIFT), ("␣", text::SPACE)];
    let found = signs.into_iter().find_map(|(sign, name)| Some((sign, name, key.strip_prefix(sign)?)));
    html! {
        @match found {
            Some((sign, name, rest)) => {
                span aria-hidden="true" { (sign) }
                span.vh { (shell.say(name)) " " }
                (rest)
            }
            None => (key),
        }
    }
}

fn page(shell: &Shell<'_>, title: Said, words: Markup) -> Markup {
    let body = html! {
        (skip(shell))
        main.wrap.plain #board tabindex="-1" {
            (brand(shell))
            h1 { (shell.say(title)) }
            div.prose { (words) }
        }
        (footer(shell))
    };
    document(shell, Frame { title: shell.say(title), style: Style::Plain, icons: &["i-echo"], body })
}
