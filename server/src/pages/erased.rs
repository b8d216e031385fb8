//! What stays of an erased board: for the organiser's papers, and for whoever follows an old link to it.

use maud::{Markup, html};
use shared::day::{DAY_MS, Day};
use shared::text::{Said, date, erase as text, number};

use super::parts::{brand, footer, skip};
use super::{Frame, Shell, Style, document};
use crate::store::{Erasure, Why};

pub fn erased(shell: &Shell<'_>, erasure: &Erasure) -> Markup {
    let counts = [
        (text::REFLECTIONS, erasure.reflections),
        (text::PEOPLE, erasure.people),
        (text::RECORDS, erasure.records),
        (text::SESSIONS, erasure.sessions),
        (text::LINKS, erasure.links),
    ];
    let why = match erasure.why {
        Why::Asked => text::ASKED,
        Why::Expired => text::EXPIRED,
    };
    let rest = if erasure.is_wiped { text::WIPED } else { text::NOT_WIPED };
    let list = |said: &[Said]| html! { @for said in said { li { (shell.say(*said)) } } };
    let body = html! {
        (skip(shell))
        main.wrap.plain #board tabindex="-1" {
            (brand(shell))
            h1 { (shell.say(text::TITLE)) }
            div.prose {
                p.short { (shell.say(text::LEAD)) }
                dl.facts {
                    dt { (shell.say(text::BOARD)) } dd { (erasure.board) }
                    dt { (shell.say(text::MADE)) } dd { (moment(shell, erasure.created)) }
                    dt { (shell.say(text::ERASED)) } dd { (moment(shell, erasure.at)) }
                    dt { (shell.say(text::WHY)) } dd { (shell.say(why)) }
                }
                h2 { (shell.say(text::COUNTS)) }
                dl.facts {
                    @for (what, count) in counts {
                        dt { (shell.say(what)) } dd { (number(shell.language, count.into())) }
                    }
                }
                h2 { (shell.say(text::OVERWRITTEN)) }
                ul { (list(text::GONE)) (list(&[rest])) }
                h2 { (shell.say(text::OUT_OF_REACH)) }
                ul { (list(text::ELSEWHERE)) }
                p { (shell.say(text::NO_WORDS)) }
            }
        }
        (footer(shell))
    };
    document(shell, Frame { title: shell.say(text::TITLE), style: Style::Plain, icons: &["i-echo"], body })
}

fn moment(shell: &Shell<'_>, moment: u64) -> String {
    let minutes = moment % DAY_MS / 60_000;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    text::AT.fill(shell.language, &[("day", &date(shell.language, Day::of(moment))), ("time", &time)])
}
