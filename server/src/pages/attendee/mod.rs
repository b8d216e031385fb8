//! `GET /{code}`: the attendee's page. A plain form first; WebAssembly finds its places by id and takes over from
//! there, without touching the field that someone may be typing in.

mod compose;
mod lists;

use maud::{Markup, html};
use shared::api::{Me, Now, Refused, Spotlight};
use shared::ids::{BoardId, Key, ReflectionId};
use shared::phase::Phase;
use shared::settings::Reveal;
use shared::text::attendee::{self as text, category};
use shared::text::common;

use super::parts::{footer, icon, sign, skip};
use super::{Frame, Shell, Style, document};

/// All that the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct AttendeePage<'a> {
    pub board: BoardId,
    pub now: &'a Now,
    pub me: &'a Me,
    /// Signed by the server; comes back with the post.
    pub form: &'a str,
    pub draft: Draft<'a>,
    pub notice: Option<&'a Notice>,
    /// The id that the next reflection will have: a form that is sent twice posts once.
    pub reflection: ReflectionId,
    /// What others wrote, when the page was asked for with `?others=1` and it may be read.
    pub others: Option<&'a [Other]>,
}

/// What was typed and could not be posted, or nothing yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct Draft<'a> {
    pub prompt: Option<&'a Key>,
    pub text: &'a str,
    pub perspective: Option<&'a Key>,
}

/// What became of the last post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    Posted,
    Refused(Refused),
}

/// A published reflection, as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    pub id: ReflectionId,
    pub text: String,
    pub prompt: Key,
    pub recognised: u32,
}

/// Those that the server draws, and those that WebAssembly draws into this page later.
const ICONS: &[&str] = &[
    "i-down",
    "i-more",
    "i-right",
    "i-alert",
    "i-check",
    "i-wifi-off",
    "i-echo",
    "i-plus",
    "i-edit",
    "i-x",
    "i-copy",
    "s-zee",
    "s-pruim",
    "s-klei",
    "s-inkt",
    "s-neutraal",
];

pub fn attendee(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let now = page.now;
    let title = format!("{} · {}", shell.say(common::phase(now.phase)), now.title);
    let body = html! {
        (skip(shell))
        (top(shell, now))
        main.wrap #board tabindex="-1" data-board=(page.board) data-code=(now.code)
            data-language=(shell.language.as_str()) data-phase=(now.phase.as_str())
            data-kept[!page.draft.text.is_empty()] data-now=(json(now)) data-me=(json(page.me)) {
            @if page.notice == Some(&Notice::Posted) {
                p.bar.ok.notice #notice { (icon("check")) span { (shell.say(text::POSTED)) } }
            }
            (heading(shell, page))
            div #spot { @if let Some(spotlight) = &now.spotlight { (spot(shell, now, spotlight)) } }
            section.others #others { (lists::others(shell, page)) }
            (compose::compose(shell, page))
            section.sect #mine { (lists::mine(shell, page)) }
            p.muted.later #later hidden[!waits_for_reading(now)] { (shell.say(text::OTHERS_LATER)) }
            @if !text::takes_posts(now.phase) {
                noscript { p.later { a.btn href=(shell.path) { (shell.say(text::LOOK_AGAIN)) } } }
            }
        }
        (footer(shell))
        p.vh #status role="status" {}
        script type="module" src=(shell.assets.boot_attendee_url) {}
    };
    document(shell, Frame { title: &title, style: Style::Inline, icons: ICONS, body })
}

/// The round and its time; below them WebAssembly says when the connection is gone.
fn top(shell: &Shell<'_>, now: &Now) -> Markup {
    let round = text::round(now.phase, shell.language);
    let left = now.timer_ends_at.map(|ends| text::time_left(ends, now.server_now, shell.language));
    html! {
        header.top {
            div.wrap.round #round {
                strong { (round.as_deref().unwrap_or(&now.title)) }
                @if round.is_some() { span.muted { (shell.say(common::phase(now.phase))) } }
                @if let Some(left) = left { span.left { (left) } }
            }
            div #connection {}
        }
    }
}

/// While writing, the chosen prompt's question; else what this round is about.
fn heading(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let now = page.now;
    let lead = text::lead(now.phase).map(|lead| shell.say(lead));
    html! {
        h1 #heading {
            span.say #say { (shell.say(text::heading(now.phase))) }
            span.qs { (compose::questions(page)) }
        }
        p.lead #lead hidden[lead.is_none()] { (lead.unwrap_or_default()) }
    }
}

/// What the hall looks at.
fn spot(shell: &Shell<'_>, now: &Now, spotlight: &Spotlight) -> Markup {
    html! {
        section.spot {
            h2 { (shell.say(text::ON_SCREEN)) }
            @match spotlight {
                Spotlight::Reflection { text, prompt, .. } => {
                    @let category = category(&now.prompts, prompt);
                    blockquote.refl data-cat=(category) {
                        p.refl-text { (text) }
                        p.refl-meta { (sign(category, compose::title(now, prompt))) }
                    }
                }
                Spotlight::Theme { title, .. } => p.refl data-cat="neutraal" { span.refl-text { (title) } },
            }
        }
    }
}

/// May others' reflections be read now?
fn reveals(now: &Now) -> bool {
    now.phase.reveals() || now.settings.reveal == Reveal::Live
}

fn waits_for_reading(now: &Now) -> bool {
    now.phase == Phase::Write && !reveals(now)
}

/// The state that the live layer starts from, so that nothing flickers before the first message comes.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
