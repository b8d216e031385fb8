//! After "Maak een bord" without JavaScript: the four ways in, and what each is for. Shown once.

use maud::{Markup, html};
use shared::api::BoardCreated;
use shared::text::{Said, attendee, pages as text, series};

use super::parts::{boot_unsent, brand, footer_beside, icon, skip};
use super::{Frame, Shell, Style, document};

const ICONS: &[&str] = &["i-echo", "i-info", "i-right"];

pub fn created(shell: &Shell<'_>, created: &BoardCreated, title: &str) -> Markup {
    let links = &created.links;
    let body = html! {
        (skip(shell))
        main.wrap.plain.made #board tabindex="-1" {
            (brand(shell))
            h1 { (shell.say(text::MADE)) }
            p.lead dir="auto" { (title) }
            p.keep { (icon("info")) span { (shell.say(text::MADE_LEAD)) } }
            ul.card.links.ways role="list" {
                li {
                    div.way-in {
                        div.qr {
                            img src={ "/qr/" (created.code) } width="192" height="192"
                                alt=(text::QR_ALT.fill(shell.language, &[("link", &links.attendee)]));
                        }
                        div {
                            h2 { (shell.say(text::FOR_ATTENDEES)) }
                            p { (shell.say(text::FOR_ATTENDEES_HINT)) }
                            strong.code { (in_fours(&created.code)) }
                            (address(shell, text::FOR_ATTENDEES, &links.attendee))
                        }
                    }
                }
                (way(shell, text::FOR_MODERATORS, text::FOR_MODERATORS_HINT, &links.moderator))
                (way(shell, text::FOR_SCREEN, text::FOR_SCREEN_HINT, &links.projector))
                (way(shell, text::FOR_ORGANISER, text::FOR_ORGANISER_HINT, &links.organiser))
            }
            (remembered(shell, created, title))
            p.muted.later { (shell.say(text::KEPT_FOR)) }
        }
        (footer_beside(shell))
        (boot_unsent(shell))
    };
    document(shell, Frame { title: shell.say(text::MADE), style: Style::Plain, icons: ICONS, body })
}

/// The organiser's link goes on this browser's list, and off it again for who sits at somebody else's machine.
fn remembered(shell: &Shell<'_>, created: &BoardCreated, title: &str) -> Markup {
    html! {
        div.remembered #made-board hidden data-id=(created.id) data-title=(title) data-url=(created.links.organiser)
            data-forgot=(shell.say(series::FORGOTTEN)) {
            p { (shell.say(series::REMEMBERED)) }
            button.btn type="button" { (shell.say(series::FORGET)) }
            p.muted role="status" {}
        }
    }
}

fn way(shell: &Shell<'_>, what: Said, why: Said, link: &str) -> Markup {
    html! {
        li {
            h2 { (shell.say(what)) }
            p { (shell.say(why)) }
            (address(shell, what, link))
        }
    }
}

fn address(shell: &Shell<'_>, what: Said, link: &str) -> Markup {
    html! {
        div.way {
            span.url { (link) }
            a.btn href=(link) target="_blank" rel="noopener" { (shell.say(text::OPEN)) span.vh { " " (shell.say(what)) } }
            button.btn type="button" hidden data-copies=(link) data-copied=(shell.say(attendee::COPIED)) {
                (shell.say(attendee::COPY)) span.vh { " " (shell.say(what)) }
            }
            span.muted role="status" {}
        }
    }
}

/// "K7MR 4HXP": two groups that are easy to say aloud; read as one word by a copy.
fn in_fours(code: &str) -> Markup {
    let (first, second) = code.split_at_checked(4).unwrap_or((code, ""));
    html! { span { (first) } span { (second) } }
}
