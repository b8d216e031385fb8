//! `GET /b/{id}/mine`: what this phone wrote, and what happened with it. The days after the event are what it is for, so
//! it needs no code, no round and no script; only that the board still knows who one is.

mod change;

pub use change::{MineNotice, WhyKept};
use change::{change, notice};
use maud::{Markup, html};
use shared::api::{Me, MyReflection, MyState};
use shared::day::Day;
use shared::ids::BoardId;
use shared::text::attendee::{self, Trail, category};
use shared::text::{Said, date, outcome as text, pages as words, report};

use super::follow_up::{agreements, day, rail, spoken};
use super::parts::{brand, footer_on_board, icon, icon_push, kept, sign, skip};
use super::{Frame, Shell, Style, Trouble, document};
use crate::export::report::{Report, ReportTheme};

#[derive(Debug, Clone, Copy)]
pub struct MinePage<'a> {
    pub board: BoardId,
    pub me: &'a Me,
    pub report: &'a Report,
    /// Signed by the server; comes back with what is asked here.
    pub form: &'a str,
    /// The board's own page.
    pub attendee: &'a str,
    /// The result page, once it is published.
    pub result: Option<&'a str>,
    pub notice: Option<MineNotice<'a>>,
}

/// Why there is nothing to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotMine {
    /// Closed for good: nobody knows any more who wrote what.
    Forgotten,
    /// This browser wrote nothing here.
    Elsewhere,
    /// All of it is gone, so many reflections, by the person's own wish.
    Erased(u32),
}

const ICONS: &[&str] = &[
    "i-echo",
    "i-right",
    "i-alert",
    "i-check",
    "i-lock",
    "i-download",
    "s-zee",
    "s-pruim",
    "s-klei",
    "s-inkt",
    "s-neutraal",
];

pub fn mine(shell: &Shell<'_>, page: &MinePage<'_>) -> Markup {
    let report = page.report;
    let title = format!("{} · {}", shell.say(text::YOURS), report.cover.title);
    let (on, off): (Vec<_>, Vec<_>) =
        page.me.reflections.iter().rev().partition(|mine| mine.state == MyState::Published);
    let theme_of = |mine: &MyReflection| report.annex.iter().find(|entry| entry.id == mine.id)?.theme;
    let loose: Vec<_> = on.iter().copied().filter(|mine| theme_of(mine).is_none()).collect();
    let body = html! {
        (skip(shell))
        main.wrap.own-page #board tabindex="-1" {
            (brand(shell))
            (notice(shell, page))
            h1 { (shell.say(text::YOURS)) }
            p.lead { (lead(shell, report)) }
            p.lead { (shell.say(if page.me.reflections.is_empty() { text::YOURS_NONE } else { text::YOURS_LEAD })) }
            p.deeds {
                a.btn href=(page.attendee) { (shell.say(text::BACK_TO_BOARD)) }
                @if let Some(result) = page.result { a.btn href=(result) { (shell.say(text::TO_RESULT)) } }
            }
            @for (n, theme) in report.themes.iter().enumerate() {
                @let own: Vec<_> = on.iter().copied().filter(|mine| theme_of(mine) == Some(theme.id)).collect();
                @if !own.is_empty() { (in_theme(shell, page, n, theme, &own)) }
            }
            (part(shell, page, "loose", (text::YOURS_LOOSE, text::YOURS_LOOSE_NOTE), &loose))
            (part(shell, page, "off", (text::YOURS_NOT_THERE, text::YOURS_NOT_THERE_NOTE), &off))
            (your_data(shell, page))
        }
        (footer_on_board(shell, page.board))
    };
    document(shell, Frame { title: &title, style: Style::Outcome, icons: ICONS, body })
}

fn lead(shell: &Shell<'_>, report: &Report) -> Markup {
    let spoken = spoken(shell, report.cover.language);
    html! {
        span dir="auto" lang=[spoken] { (report.cover.title) }
        @if let Some(on) = report.cover.date { " · " (day(shell, on)) }
    }
}

fn in_theme(
    shell: &Shell<'_>,
    page: &MinePage<'_>,
    n: usize,
    theme: &ReportTheme,
    own: &[&MyReflection],
) -> Markup {
    let language = page.report.cover.language;
    let label = format!("theme-{n}");
    html! {
        section aria-labelledby=(label) {
            h2 #(label) dir="auto" lang=[spoken(shell, language)] { (theme.title) }
            (cards(shell, page, own))
            h3 { (shell.say(text::WHAT_HAPPENS)) }
            @if theme.follow_up.iter().all(|(_, reached)| reached.is_none()) {
                p.note { (shell.say(text::NOTHING_YET)) }
            }
            (rail(shell, language, Day::of(page.report.cover.made), &theme.follow_up))
            @if !theme.agreements.is_empty() {
                h3 { (shell.say(text::AGREED)) }
                (agreements(shell, language, &theme.agreements, |_| None))
            }
        }
    }
}

fn part(
    shell: &Shell<'_>,
    page: &MinePage<'_>,
    id: &str,
    (title, note): (Said, Said),
    own: &[&MyReflection],
) -> Markup {
    html! {
        @if !own.is_empty() {
            section aria-labelledby=(id) {
                h2 #(id) { (shell.say(title)) }
                p.note { (shell.say(note)) }
                (cards(shell, page, own))
            }
        }
    }
}

fn cards(shell: &Shell<'_>, page: &MinePage<'_>, own: &[&MyReflection]) -> Markup {
    let cover = &page.report.cover;
    let spoken = spoken(shell, cover.language);
    html! {
        ul.list role="list" {
            @for mine in own {
                @let category = category(&cover.prompts, &mine.prompt);
                @let prompt = page.report.prompt(&mine.prompt);
                @let lang = mine.lang.as_ref().map(shared::words::Lang::as_str).or(spoken);
                li {
                    article.refl data-cat=(category) {
                        p.refl-text dir="auto" lang=[lang] { (mine.text) }
                        @if let Some(note) = attendee::note(mine, shell.language) { p.refl-note { (note) } }
                        div.refl-meta {
                            div.signs {
                                (sign(category, prompt.map_or(mine.prompt.as_str(), |prompt| prompt.title.as_str())))
                                (trail(&Trail::of(mine, shell.language)))
                                @if mine.recognised > 0 {
                                    span { (text::RECOGNISED_BY.say(shell.language, mine.recognised)) }
                                }
                            }
                        }
                        // Who was shown out changes nothing any more, but may have all of it erased.
                        @if !page.me.kicked { (change(shell, page, mine, lang)) }
                    }
                }
            }
        }
    }
}

fn trail(trail: &Trail) -> Markup {
    html! {
        span class=(trail.tone.class()) {
            span.trail-dots aria-hidden="true" {
                @for step in 1..=4_u8 { i class=[(step <= trail.steps).then_some("on")] {} }
            }
            b { (trail.word) }
        }
    }
}

/// To take along, and to erase: without an account, and asked once.
fn your_data(shell: &Shell<'_>, page: &MinePage<'_>) -> Markup {
    let path = format!("/b/{}/mine", page.board);
    let erased = date(shell.language, page.report.cover.erased_on);
    html! {
        section aria-labelledby="data" {
            h2 #data { (shell.say(text::YOUR_DATA)) }
            p.note { (shell.say(text::DOWNLOAD_NOTE)) " " (shell.say(text::UNTIL_CLOSED)) }
            p.note { (text::ERASED_BY.fill(shell.language, &[("day", &erased)])) }
            p.deeds {
                a.btn href={ (path) ".txt" } download { (icon("download")) (shell.say(text::DOWNLOAD_TEXT)) }
                a.btn href={ (path) ".json" } download { (icon("download")) (shell.say(text::DOWNLOAD_JSON)) }
            }
            details.erase open[matches!(page.notice, Some(MineNotice::Left(_)))] {
                summary.more { span { (shell.say(text::ERASE)) } (icon_push("right")) }
                div {
                    p { (shell.say(text::ERASE_WHAT)) }
                    p { (shell.say(text::ERASE_LEFT)) }
                    p { (shell.say(text::ERASE_REACH)) }
                    form method="post" action=(path) {
                        input type="hidden" name="form" value=(page.form);
                        button.btn name="erase" value="1" { (shell.say(text::YES_ERASE)) }
                    }
                }
            }
        }
    }
}

/// One sentence, and where to go from here.
pub fn not_mine(shell: &Shell<'_>, board: BoardId, why: NotMine, result: Option<&str>) -> Markup {
    let (title, sentence) = match why {
        NotMine::Forgotten => (text::LINK_GONE, shell.say(text::LINK_GONE_SENTENCE).to_owned()),
        NotMine::Elsewhere => (text::NOT_THIS_PHONE, shell.say(text::NOT_THIS_PHONE_SENTENCE).to_owned()),
        NotMine::Erased(n) => (text::ERASED, text::ERASED_MANY.say(shell.language, n)),
    };
    let is_erased = matches!(why, NotMine::Erased(_));
    // For the phone it is gone: it forgets what it kept of the board, and shows what it never sent.
    let is_forgotten = why == NotMine::Forgotten;
    let body = html! {
        (skip(shell))
        main.wrap.plain #board tabindex="-1" data-status=[is_forgotten.then_some(404)] {
            (brand(shell))
            div.problem {
                span.sign { @if is_erased { (icon("check")) } @else { (Trouble::Shut.sign()) } }
                h1 { (shell.say(title)) }
                p { (sentence) }
                @if is_erased {
                    p { (shell.say(text::ERASED_ON_PHONE)) }
                    p { (shell.say(text::ERASE_REACH)) }
                }
                @match result {
                    Some(result) => a.btn.btn-main href=(result) { (shell.say(text::TO_RESULT)) },
                    None => a.btn.btn-main href="/" { (shell.say(words::TO_START)) },
                }
            }
            @if is_forgotten { (kept(shell)) }
        }
        (footer_on_board(shell, board))
    };
    document(shell, Frame { title: shell.say(title), style: Style::Outcome, icons: ICONS, body })
}

/// All that this person wrote, as lines that any program shows.
pub fn mine_as_text(shell: &Shell<'_>, me: &Me, report: &Report, today: Day) -> String {
    let language = shell.language;
    let mut lines = vec![report.cover.title.clone()];
    lines.extend(report.cover.date.map(|on| date(language, on)));
    lines.push(text::WRITTEN_ON.fill(language, &[("day", &date(language, today))]));
    for mine in &me.reflections {
        let prompt = report.prompt(&mine.prompt);
        lines.extend([String::new(), "—".repeat(20)]);
        lines.extend(prompt.map(|prompt| format!("{}: {}", prompt.title.as_str(), prompt.question.as_str())));
        lines.extend([String::new(), mine.text.clone(), String::new()]);
        lines.push(text::STANDS.fill(language, &[("state", &Trail::of(mine, language).word)]));
        lines.extend(attendee::note(mine, language));
        if mine.recognised > 0 {
            lines.push(text::RECOGNISED_BY.say(language, mine.recognised));
        }
        let theme = report.annex.iter().find(|entry| entry.id == mine.id).and_then(|entry| entry.theme);
        for (step, reached) in theme.and_then(|id| report.theme(id)).into_iter().flat_map(|t| &t.follow_up) {
            let Some(reached) = reached else { continue };
            let on = reached.on.map(|on| date(language, on)).unwrap_or_default();
            let url = reached.url.as_ref().map(|url| url.as_str().to_owned()).unwrap_or_default();
            let parts = [on, reached.note.as_str().to_owned(), url];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            lines.push(format!("- {}: {}", report::step(*step).say(language), parts.join(", ")));
        }
    }
    let mut all = lines.join("\r\n");
    all.push_str("\r\n");
    all
}
