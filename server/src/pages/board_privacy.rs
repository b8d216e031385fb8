//! `GET /b/{id}/privacy`: what becomes of what one writes on this board, from what its organiser set.

use maud::{Markup, html};
use shared::ids::BoardId;
use shared::text::board_privacy::{self as text, Facts};
use shared::text::outcome;

use super::parts::{brand, footer_on_board, skip};
use super::{Frame, Shell, Style, document};

#[derive(Debug, Clone, Copy)]
pub struct BoardPrivacy<'a> {
    pub board: BoardId,
    pub title: &'a str,
    pub facts: Facts<'a>,
}

pub fn board_privacy(shell: &Shell<'_>, page: &BoardPrivacy<'_>) -> Markup {
    let language = shell.language;
    let spoken = super::follow_up::spoken(shell, page.facts.settings.language);
    let body = html! {
        (skip(shell))
        main.wrap.plain #board tabindex="-1" {
            (brand(shell))
            h1 { (shell.say(text::TITLE)) }
            p.lead dir="auto" lang=[spoken] { (page.title) }
            div.prose {
                div.short data-short { @for said in text::short(&page.facts, language) { p { (said) } } }
                h2 { (shell.say(text::MORE)) }
                @for (heading, sentences) in text::long(&page.facts, language) {
                    h3 { (shell.say(heading)) }
                    @for said in sentences { p { (said) } }
                }
                @for (heading, sentences) in text::ALWAYS {
                    h3 { (shell.say(*heading)) }
                    @for said in *sentences { p { (shell.say(*said)) } }
                }
                p.onward {
                    @if !page.facts.is_final {
                        a.btn href={ "/b/" (page.board) "/mine" } { (shell.say(outcome::YOURS)) }
                    }
                    a.btn href="/privacy" { (shell.say(text::OF_ALL_BOARDS)) }
                }
            }
        }
        (footer_on_board(shell, page.board))
    };
    document(shell, Frame { title: shell.say(text::TITLE), style: Style::Outcome, icons: &["i-echo"], body })
}
