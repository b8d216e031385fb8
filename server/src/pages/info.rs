//! Help, privacy, contact, accessibility: short, honest, plain.

use maud::{Markup, html};
use shared::text::Said;
use shared::text::pages::{self as text, Part};

use super::parts::{brand, footer, skip};
use super::{Frame, Shell, Style, document};

pub fn help(shell: &Shell<'_>) -> Markup {
    let more = html! { p { a.btn href="/accessibility" { (shell.say(text::ACCESSIBILITY)) } } };
    page(shell, text::HELP, &[], text::HELP_PARTS, more)
}

pub fn privacy(shell: &Shell<'_>) -> Markup {
    page(shell, text::PRIVACY, text::PRIVACY_SHORT, text::PRIVACY_PARTS, html! {})
}

pub fn contact(shell: &Shell<'_>) -> Markup {
    page(shell, text::CONTACT, &[], text::CONTACT_PARTS, html! {})
}

pub fn accessibility(shell: &Shell<'_>) -> Markup {
    page(shell, text::ACCESSIBILITY, &[], text::ACCESSIBILITY_PARTS, html! {})
}

fn page(shell: &Shell<'_>, title: Said, short: &[Said], parts: &[Part], more: Markup) -> Markup {
    let body = html! {
        (skip(shell))
        main.wrap.plain #board tabindex="-1" {
            (brand(shell))
            h1 { (shell.say(title)) }
            div.prose {
                @for sentence in short { p.short { (shell.say(*sentence)) } }
                @for (heading, sentences) in parts {
                    h2 { (shell.say(*heading)) }
                    @for sentence in *sentences { p { (shell.say(*sentence)) } }
                }
                (more)
            }
        }
        (footer(shell))
    };
    document(shell, Frame { title: shell.say(title), style: Style::Plain, icons: &["i-echo"], body })
}
