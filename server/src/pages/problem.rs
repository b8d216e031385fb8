//! When something cannot be shown: what happened, and what to do next.

use maud::{Markup, html};
use shared::text::{Said, pages as text};

use super::parts::{brand, footer, kept, skip};
use super::{Frame, Shell, Style, document};

pub fn problem(shell: &Shell<'_>, status: u16, title: Said, sentence: Said) -> Markup {
    let body = html! {
        (skip(shell))
        main.wrap.plain #board tabindex="-1" data-status=(status) {
            (brand(shell))
            h1 { (shell.say(title)) }
            p.lead { (shell.say(sentence)) }
            a.btn.btn-main href="/" { (shell.say(text::TO_START)) }
            (kept(shell))
        }
        (footer(shell))
    };
    document(
        shell,
        Frame { title: shell.say(title), style: Style::Plain, icons: &["i-echo", "i-right"], body },
    )
}
