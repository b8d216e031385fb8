//! What comes first: the cover, and a page that says it all.

use shared::day::Day;
use shared::text::report as say;
use shared::text::{Counted, date, number};

use super::parts::{quote, total};
use super::{Bar, Block, Card, Category, Chart, Cover, Figure, Quote, Words};
use crate::export::report::{BoardKind, Entry, Report, ReportTheme};

/// Themes that the conversation begins with.
const FIRST_THEMES: usize = 3;
/// Letters of a quote that stands large.
const SHORT: usize = 220;

pub(in crate::export) fn cover(report: &Report) -> Cover {
    let (cover, language) = (&report.cover, report.cover.language);
    let day = cover.date.map(|day| date(language, day));
    let event: Vec<String> = day.iter().cloned().chain(cover.place.clone()).collect();
    let count = |n: u32, what: Counted| Figure::counted(language, n, what);
    let mut figures = vec![
        count(cover.reflections, say::REFLECTIONS),
        count(cover.people, say::PEOPLE),
        count(total(report.themes.len()), say::THEMES),
    ];
    if cover.votes > 0 {
        figures.push(count(cover.votes, say::VOTES));
    }
    let running = day.into_iter().fold(cover.title.clone(), |title, day| format!("{title} · {day}"));
    Cover {
        title: cover.title.clone(),
        kind: cover.kind,
        event: event.join(" · "),
        audience: cover.audience.clone(),
        figures,
        pull: pull(report),
        notes: notes(report),
        running,
        made: Day::of(cover.made),
    }
}

fn notes(report: &Report) -> Vec<String> {
    let (cover, language) = (&report.cover, report.cover.language);
    let made = date(language, Day::of(cover.made));
    let mut notes = vec![say::MADE_ON.fill(language, &[("day", &made)])];
    if !cover.is_final {
        notes.push(say::SO_FAR.say(language).to_owned());
    }
    if cover.kind == BoardKind::Rehearsal {
        notes.push(say::REHEARSAL.fill(language, &[]) + ".");
    }
    notes.push(say::identity(cover.settings.identity).say(language).to_owned());
    notes.push(say::SMALL_GROUPS.say(language).to_owned());
    notes.push(say::ERASED_ON.fill(language, &[("day", &date(language, cover.erased_on))]));
    notes
}

/// The key phrase of the theme that people speak of most; without one, what most people recognised.
fn pull(report: &Report) -> Option<Quote> {
    let mut of_themes = by_weight(report).into_iter().filter_map(|theme| report.entry(theme.key_phrase?));
    let recognised = || {
        let short = report.annex.iter().rev().filter(|entry| is_short(entry));
        short.max_by_key(|entry| entry.recognised).filter(|most| most.recognised > 0)
    };
    let entry = of_themes.find(|entry| is_short(entry)).or_else(recognised)?;
    let mut quote = quote(report, entry);
    quote.facts = entry.theme.and_then(|id| report.theme(id)).map(|t| t.title.clone()).into_iter().collect();
    Some(quote)
}

/// Short enough, and in the report's language, to open it or to stand beside others. Nothing is cut off: longer ones
/// stand with their theme.
fn is_short(entry: &Entry) -> bool {
    entry.lang.is_none() && entry.text.chars().count() <= SHORT && entry.text.lines().count() <= 4
}

/// The themes that most is said of: by votes where these are told, else by how many reflections.
fn by_weight(report: &Report) -> Vec<&ReportTheme> {
    let mut themes: Vec<&ReportTheme> = report.themes.iter().collect();
    let is_voted = has_votes(report);
    themes.sort_by_key(|theme| {
        let weight = if is_voted { theme.votes.unwrap_or(0) } else { total(theme.members.len()) };
        std::cmp::Reverse((weight, theme.members.len()))
    });
    themes
}

fn has_votes(report: &Report) -> bool {
    report.themes.iter().any(|theme| theme.votes.is_some_and(|votes| votes > 0))
}

pub(super) fn summary(report: &Report, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    blocks.push(Block::Part(said(say::SUMMARY)));
    blocks.extend(report.summary.clone().map(Block::Lede));
    if report.cover.reflections == 0 {
        blocks.push(Block::Text(said(say::NO_REFLECTIONS)));
    }
    if report.themes.is_empty() {
        blocks.push(Block::Text(said(say::NO_THEMES)));
        return further(report, blocks);
    }
    blocks.push(Block::Section(said(say::WHAT_IT_WAS_ABOUT)));
    let loose = total(report.loose.len());
    let all = number(language, report.cover.reflections.into());
    let placed = say::WITH_A_THEME.say(language, report.cover.reflections.saturating_sub(loose));
    let mut note = placed.replace("{all}", &all);
    if loose > 0 {
        note = format!("{note} {}", say::WITHOUT_A_THEME.say(language, loose));
    }
    blocks.push(Block::Note(note));
    blocks.push(Block::Chart(themes_chart(report)));
    blocks.push(Block::Section(said(say::TALK_STARTS_HERE)));
    blocks.push(Block::Note(said(if has_votes(report) { say::MOST_VOTES } else { say::MOST_REFLECTIONS })));
    blocks.push(Block::Cards(by_weight(report).iter().take(FIRST_THEMES).map(|t| card(report, t)).collect()));
    further(report, blocks);
    // Last, so that all above is one page.
    if has_votes(report) {
        blocks.push(Block::Chart(votes_chart(report)));
    }
}

fn further(report: &Report, blocks: &mut Vec<Block>) {
    if !report.cover.links.is_empty() {
        blocks.push(Block::Section(say::FURTHER.say(report.cover.language).to_owned()));
        blocks.push(Block::Links(report.cover.links.clone()));
    }
}

fn card(report: &Report, theme: &ReportTheme) -> Card {
    let language = report.cover.language;
    let fact = match theme.votes.filter(|_| has_votes(report)) {
        Some(votes) => say::GOT_VOTES.say(language, votes),
        None => say::SAID_REFLECTIONS.say(language, total(theme.members.len())),
    };
    let own = (!theme.summary.is_empty()).then(|| Words { text: theme.summary.clone(), lang: None });
    let phrases = theme.key_phrase.iter().chain(&theme.quotes).filter_map(|number| report.entry(*number));
    let text = own.or_else(|| phrases.into_iter().find(|entry| is_short(entry)).map(Words::of));
    Card { title: theme.title.clone(), fact, text }
}

fn themes_chart(report: &Report) -> Chart {
    let prompts = &report.cover.prompts;
    let legend: Vec<Category> = prompts.iter().map(|prompt| Category::of(prompts, &prompt.id)).collect();
    let bars = report.themes.iter();
    let bars = bars.map(|theme| Bar { label: theme.title.clone(), parts: theme.by_prompt.clone() }).collect();
    chart(report, say::CHART_THEMES, legend, bars)
}

fn votes_chart(report: &Report) -> Chart {
    let language = report.cover.language;
    let one = Category { title: say::COLUMN_VOTES.say(language).to_owned(), name: "neutraal" };
    let mut themes: Vec<&ReportTheme> = report.themes.iter().collect();
    themes.sort_by_key(|theme| std::cmp::Reverse(theme.votes));
    let bar = |theme: &ReportTheme| Bar { label: theme.title.clone(), parts: vec![theme.votes.unwrap_or(0)] };
    chart(report, say::CHART_VOTES, vec![one], themes.into_iter().map(bar).collect())
}

pub(super) fn chart(
    report: &Report,
    title: shared::text::Said,
    legend: Vec<Category>,
    bars: Vec<Bar>,
) -> Chart {
    let language = report.cover.language;
    let title = title.say(language).to_owned();
    let told = |bar: &Bar| {
        let parts = legend.iter().zip(&bar.parts).filter(|(_, n)| **n > 0);
        let parts: Vec<_> =
            parts.map(|(part, n)| format!("{} {}", part.title, number(language, (*n).into()))).collect();
        let count = number(language, bar.total().into());
        let values = [("label", bar.label.as_str()), ("total", &count), ("parts", &parts.join(", "))];
        let sentence = if legend.len() > 1 && bar.total() > 0 { say::BAR_SPLIT } else { say::BAR };
        sentence.fill(language, &values)
    };
    let description = format!("{title}: {}.", bars.iter().map(told).collect::<Vec<_>>().join("; "));
    Chart { title, legend, bars, description }
}
