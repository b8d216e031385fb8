//! `GET /{code}`: the attendee's page. A plain form first; WebAssembly finds its places by id and takes over from
//! there, without touching the field that someone may be typing in.

mod compose;
mod lists;
mod vote;

pub(super) use compose::trouble;
use maud::{Markup, html};
use shared::api::{Me, Now, Refused, Spotlight};
use shared::ids::{BoardId, Key, ReflectionId, ThemeId};
use shared::text::attendee::{self as text, category};
use shared::text::{common, outcome, pages as words};
use shared::words::Lang;

use super::parts::{footer_on_board, icon, icon_push, shape, sign, skip};
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
    /// In their order, where the page has use for them.
    pub themes: &'a [(ThemeId, String)],
    /// The server does not know this browser: perhaps it forgot who it was, and its store did not.
    pub is_new: bool,
}

impl AttendeePage<'_> {
    /// A moderator has removed this person: they read their own texts, and no more.
    fn is_out(&self) -> bool {
        self.me.kicked
    }

    /// The board's language, where the page is in another: what people wrote is read aloud in its own.
    fn spoken(&self, shell: &Shell<'_>) -> Option<&'static str> {
        let board = self.now.settings.language;
        (board != shell.language).then(|| board.as_str())
    }

    /// What a text says of its language, or the board's.
    fn lang<'b>(&self, shell: &Shell<'_>, own: Option<&'b Lang>) -> Option<&'b str> {
        own.map(Lang::as_str).or_else(|| self.spoken(shell))
    }
}

/// The choice "a new theme" among the themes of a form.
pub const NEW_THEME: &str = "new";

/// What was typed and could not be posted, or nothing yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct Draft<'a> {
    pub prompt: Option<&'a Key>,
    pub text: &'a str,
    pub perspective: Option<&'a Key>,
    pub name: &'a str,
}

/// What became of the last post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    Posted,
    Refused(Refused),
    /// The text gives something away about a person: sent again, it goes.
    Asked,
    NameFirst,
    NameTooLong,
    /// Something else than the text was refused.
    Trouble(Refused),
}

/// A published reflection, as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    pub id: ReflectionId,
    pub text: String,
    pub lang: Option<Lang>,
    pub prompt: Key,
    pub recognised: u32,
    pub theme: Option<ThemeId>,
    /// The one that it lies under, which may not be there.
    pub under: Option<ReflectionId>,
    /// Its author's, on a named board.
    pub name: Option<String>,
    /// Once the results are shown.
    pub votes: Option<u32>,
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
    "i-minus",
    "i-undo",
    "i-move",
    "i-stack",
    "i-edit",
    "i-x",
    "i-copy",
    "i-sound",
    "i-mute",
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
        (top(shell, page))
        main.wrap #board tabindex="-1" data-board=(page.board) data-code=(now.code)
            data-language=(shell.language.as_str()) data-phase=(now.phase.as_str()) data-over[page.is_out()]
            data-kept[!page.draft.text.is_empty()] data-lang=[page.spoken(shell)] data-late=[now.late_until] {
            (notice(shell, page))
            div.soon aria-hidden="true" { (icon("echo")) }
            (heading(shell, page))
            (soon(shell, page))
            div #spot { @if let Some(spotlight) = &now.spotlight { (spot(shell, page, spotlight)) } }
            section.vote #vote { @if !page.is_out() { (vote::vote(shell, page)) } }
            section.others #others { @if !page.is_out() { (lists::others(shell, page)) } }
            (compose::compose(shell, page))
            // It runs as soon as it is there, and finds the form: what is typed is safe before the page is complete.
            script type="module" async src=(shell.assets.boot_attendee_url) {}
            section.sect #mine { (lists::mine(shell, page)) }
            p.became { a.more href={ "/b/" (page.board) "/mine" } { (shell.say(outcome::WHAT_BECAME)) (icon_push("right")) } }
            div #still hidden { (still(shell)) }
            @if !text::takes_posts(now) {
                noscript { (still(shell)) }
            }
        }
        (footer_on_board(shell, page.board))
        p.vh #status role="status" {}
        (state(shell, page))
    };
    document(shell, Frame { title: &title, style: Style::Inline, icons: ICONS, body })
}

/// What became of the last thing that was done, where it does not stand beside its field.
fn notice(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    html! {
        @match page.notice {
            Some(Notice::Posted) => {
                p.bar.ok.notice #notice { (icon("check")) span { (shell.say(text::POSTED)) } }
            }
            Some(Notice::Trouble(refused)) => {
                p.bar.err.notice #notice { (icon("alert")) span { (trouble(shell, refused)) } }
            }
            Some(_) if form_is_far(page) => {
                @if let Some(wrong) = compose::wrong(shell, page) {
                    a.bar.err.notice href="#text" { (icon("alert")) span { (wrong) } }
                }
            }
            _ => {}
        }
    }
}

/// Does the form stand far below what the round is about?
fn form_is_far(page: &AttendeePage<'_>) -> bool {
    text::is_busy_elsewhere(page.now.phase)
}

/// The round and its time; below them WebAssembly says when the connection is gone.
fn top(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let now = page.now;
    let round = text::round(now.phase, shell.language);
    let left = now.timer_ends_at.filter(|_| !page.is_out());
    let seconds = left.map(|ends| ends.saturating_sub(now.server_now).div_ceil(1_000));
    let last = seconds.filter(|seconds| *seconds <= 60);
    html! {
        header.top {
            div.wrap.round #round {
                strong { (round.as_deref().unwrap_or(&now.title)) }
                @if round.is_some() { span.muted { (shell.say(common::phase(now.phase))) } }
                @if let Some(ends) = left {
                    span.left { (text::time_left(ends, now.server_now, shell.language)) }
                }
                @if let Some(said) = last.and_then(|seconds| text::last_words(seconds, now.phase)) {
                    span.last { (shell.say(said)) }
                }
            }
            @if let Some(seconds) = seconds {
                progress.timebar aria-hidden="true" value=(seconds) max=(seconds.max(300)) {}
            }
            div #purse { @if !page.is_out() { (vote::purse(shell, page)) } }
            div #connection {}
        }
    }
}

/// While writing, the chosen prompt's question; else what this round is about.
fn heading(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let now = page.now;
    let (said, lead) = if page.is_out() {
        (text::OUT, shell.say(text::REMOVED).to_owned())
    } else {
        (text::heading(now.phase), text::lead(now, page.me.reflections.len(), shell.language))
    };
    html! {
        h1 #heading {
            span.say #say { (shell.say(said)) }
            span.qs dir="auto" lang=[page.spoken(shell)] { (compose::questions(page)) }
        }
        p.lead #lead { (lead) }
        p #late { (outcome::late(now.late_until, shell.language).unwrap_or_default()) }
        (aloud(shell))
    }
}

/// Shown by the boot script where the phone itself has a voice: no other computer hears what is asked here.
fn aloud(shell: &Shell<'_>) -> Markup {
    html! {
        button.btn.aloud #aloud type="button" hidden aria-pressed="false" {
            span.row.is-off { (icon("sound")) (shell.say(text::READ_ALOUD)) }
            span.row.is-on { (icon("mute")) (shell.say(text::STOP)) }
        }
    }
}

/// What will be asked, for who is early.
fn soon(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let now = page.now;
    html! {
        section.soon {
            h2 { (shell.say(text::SOON)) }
            ul.list role="list" #soon lang=[page.spoken(shell)] {
                @for prompt in &now.prompts {
                    @let category = category(&now.prompts, &prompt.id);
                    li.refl data-cat=(category) {
                        span.cat dir="auto" { (shape(category)) (prompt.title) }
                        p dir="auto" { (prompt.question) }
                    }
                }
            }
        }
    }
}

/// What the hall looks at.
fn spot(shell: &Shell<'_>, page: &AttendeePage<'_>, spotlight: &Spotlight) -> Markup {
    let now = page.now;
    html! {
        section.spot lang=[page.spoken(shell)] {
            h2 lang=(shell.language.as_str()) { (shell.say(text::ON_SCREEN)) }
            @match spotlight {
                Spotlight::Reflection { text, prompt, .. } => {
                    @let category = category(&now.prompts, prompt);
                    blockquote.refl data-cat=(category) {
                        p.refl-text dir="auto" { (text) }
                        p.refl-meta { (sign(category, compose::title(now, prompt))) }
                    }
                }
                Spotlight::Theme { title, .. } => p.refl data-cat="neutraal" { span.refl-text dir="auto" { (title) } },
            }
        }
    }
}

/// May others' reflections be read now?
fn reveals(now: &Now) -> bool {
    now.settings.reveals(now.phase)
}

/// The state that the live layer starts from, so that nothing flickers before the first message comes. Below all that
/// is read: on a slow line the form must not wait for it.
/// With what the keeper of the draft says when it has put one back.
fn state(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    html! {
        template #state data-now=(json(page.now)) data-me=(json(page.me)) data-fresh[page.is_new]
            data-back=(shell.say(text::DRAFT_BACK)) data-again=(shell.say(text::PRESS_AGAIN)) data-late=(shell.say(outcome::LATE_UNTIL))
            data-one=(shell.say(text::NEWS.one)) data-news=(shell.say(text::NEWS.other)) {}
    }
}

/// Where nothing comes by itself: no JavaScript, no WebAssembly, or a phone that saves data.
fn still(shell: &Shell<'_>) -> Markup {
    html! {
        p.later { (shell.say(words::STANDS_STILL)) }
        p { a.btn href=(shell.path) { (shell.say(text::LOOK_AGAIN)) } }
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
