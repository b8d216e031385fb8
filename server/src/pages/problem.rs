//! When something cannot be shown: what happened, and the one thing to do next.

use maud::{Markup, html};
use shared::text::{Said, pages as text};

use super::parts::{brand, footer, icon, kept, skip, waves};
use super::{Frame, Shell, Style, document};

/// What is wrong, as far as it changes what a person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// What was asked for is not there.
    Gone,
    /// It is there, and one may not come in.
    Shut,
    /// Asking again helps.
    Busy,
}

impl Trouble {
    pub(super) fn sign(self) -> Markup {
        match self {
            // One voice, and no answer.
            Self::Gone => waves(3),
            Self::Shut => icon("lock"),
            Self::Busy => icon("timer"),
        }
    }

    /// An empty address is the page itself.
    pub(super) fn next(self) -> (&'static str, Said) {
        match self {
            Self::Gone | Self::Shut => ("/", text::TO_START),
            Self::Busy => ("", text::AGAIN),
        }
    }
}

pub fn problem(shell: &Shell<'_>, status: u16, trouble: Trouble, (title, sentence): (Said, Said)) -> Markup {
    let (address, next) = trouble.next();
    let body = html! {
        (skip(shell))
        main.wrap.plain #board tabindex="-1" data-status=(status) {
            (brand(shell))
            div.problem {
                span.sign { (trouble.sign()) }
                h1 { (shell.say(title)) }
                p { (shell.say(sentence)) }
                a.btn.btn-main href=(address) { (shell.say(next)) }
            }
            (kept(shell))
        }
        (footer(shell))
    };
    let icons = &["i-echo", "i-lock", "i-timer", "i-right"];
    document(shell, Frame { title: shell.say(title), style: Style::Plain, icons, body })
}
