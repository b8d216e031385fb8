//! The parts around the themes: cover, summary, perspectives, what stands apart, agreements, method.

use shared::day::Day;
use shared::outcome::Agreement;
use shared::settings::Identity;
use shared::text::common::set_aside;
use shared::text::report as say;
use shared::text::{Counted, date, number};

use super::{Bar, Block, Card, Category, Cell, Chart, Column, Cover, Figure, Grid, Holds, Quote, Words};
use crate::export::report::{BoardKind, Entry, Medium, Number, Report, ReportTheme};

/// Themes that the conversation begins with.
const FIRST_THEMES: usize = 3;
/// Letters of a quote that stands large.
const SHORT: usize = 220;
/// So many loose reflections are read whole; more stand in the annex alone.
const LOOSE_IN_FULL: usize = 30;

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

pub(super) fn quote(report: &Report, entry: &Entry) -> Quote {
    let language = report.cover.language;
    let mut facts = Vec::new();
    if entry.stacked > 0 {
        facts.push(say::WROTE_THIS.say(language, entry.stacked + 1));
    }
    if entry.recognised > 0 {
        facts.push(say::RECOGNISED.say(language, entry.recognised));
    }
    if let Some(votes) = entry.votes.filter(|votes| *votes > 0) {
        facts.push(say::GOT_VOTES.say(language, votes));
    }
    facts.extend(told(report, entry));
    Quote {
        number: entry.number.to_string(),
        words: Words::of(entry),
        prompt: Category::of(&report.cover.prompts, &entry.prompt),
        facts,
    }
}

/// Who says it, as far as that is told, and how it came.
pub(super) fn told(report: &Report, entry: &Entry) -> Vec<String> {
    let language = report.cover.language;
    let perspectives = &report.cover.settings.perspectives;
    let title =
        |key: &shared::ids::Key| perspectives.iter().find(|p| p.id == *key).map(|p| p.title.to_string());
    let mut facts: Vec<String> = entry.name.iter().cloned().collect();
    facts.extend(entry.perspective.as_ref().and_then(title));
    if entry.on == Medium::Paper {
        facts.push(say::ON_PAPER.say(language).to_owned());
    }
    facts
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
    if has_votes(report) {
        blocks.push(Block::Chart(votes_chart(report)));
    }
    blocks.push(Block::Section(said(say::TALK_STARTS_HERE)));
    blocks.push(Block::Note(said(if has_votes(report) { say::MOST_VOTES } else { say::MOST_REFLECTIONS })));
    blocks.push(Block::Cards(by_weight(report).iter().take(FIRST_THEMES).map(|t| card(report, t)).collect()));
    further(report, blocks);
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

fn chart(report: &Report, title: shared::text::Said, legend: Vec<Category>, bars: Vec<Bar>) -> Chart {
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

pub(super) fn perspectives(report: &Report, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    if report.cover.settings.perspectives.is_empty() {
        return;
    }
    blocks.push(Block::Part(said(say::THEMES_AND_PERSPECTIVES)));
    let Some(table) = &report.table else {
        return blocks.push(Block::Text(said(say::NO_TABLE)));
    };
    let rest = said(say::REST);
    blocks.push(Block::Note(say::TABLE_NOTE.fill(language, &[("rest", &rest)])));
    let sum =
        |column: usize| table.rows.iter().filter_map(|row| row.cells.get(column).copied().flatten()).sum();
    let mut bars: Vec<Bar> = table
        .columns
        .iter()
        .enumerate()
        .map(|(column, perspective)| Bar { label: perspective.title.to_string(), parts: vec![sum(column)] })
        .collect();
    bars.push(Bar { label: rest.clone(), parts: vec![table.rows.iter().map(|row| row.rest).sum()] });
    let one = Category { title: said(say::COLUMN_REFLECTIONS), name: "neutraal" };
    blocks.push(Block::Chart(chart(report, say::CHART_PERSPECTIVES, vec![one], bars)));
    blocks.push(Block::Table(grid(report, table)));
    if table.rows.iter().any(|row| row.cells.contains(&None)) {
        blocks.push(Block::Note(said(say::TOO_FEW_MEANS)));
    }
}

fn grid(report: &Report, table: &crate::export::report::Table) -> Grid {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    let numbers = table.columns.len() + 2;
    let share = u16::try_from(70 / numbers.max(1)).unwrap_or(5);
    let column = |title: String| Column { title, holds: Holds::Numbers, width: share };
    let first = 100 - share * u16::try_from(numbers).unwrap_or(1);
    let mut columns = vec![Column { title: said(say::THEME), holds: Holds::Words, width: first }];
    columns.extend(table.columns.iter().map(|perspective| column(perspective.title.to_string())));
    columns.extend([column(said(say::REST)), column(said(say::TOTAL))]);
    let titles = report.themes.iter().map(|theme| theme.title.clone());
    let sizes = report.themes.iter().map(|theme| theme.members.len()).chain([report.loose.len()]);
    let titles = titles.chain([said(say::LOOSE)]);
    let n = |n: u32| Cell::text(number(language, n.into()));
    let rows = table.rows.iter().zip(titles.zip(sizes)).map(|(row, (title, size))| {
        let cell = |cell: &Option<u32>| match cell {
            Some(count) => n(*count),
            None => Cell { is_withheld: true, ..Cell::text("–") },
        };
        let mut cells = vec![Cell::text(title)];
        cells.extend(row.cells.iter().map(cell));
        cells.extend([n(row.rest), n(total(size))]);
        cells
    });
    Grid { caption: said(say::THEMES_AND_PERSPECTIVES), columns, rows: rows.collect() }
}

pub(super) fn loose(report: &Report, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    if report.cover.reflections == 0 {
        return;
    }
    blocks.push(Block::Part(said(say::LOOSE)));
    if report.loose.is_empty() {
        return blocks.push(Block::Text(said(say::LOOSE_NONE)));
    }
    blocks.push(Block::Note(said(say::LOOSE_NOTE)));
    let entries: Vec<&Entry> = report.loose.iter().filter_map(|number| report.entry(*number)).collect();
    if entries.len() <= LOOSE_IN_FULL {
        return blocks.push(Block::Quotes(entries.into_iter().map(|entry| quote(report, entry)).collect()));
    }
    let count = number(language, u64::from(total(entries.len())));
    blocks.push(Block::Text(say::LOOSE_MANY.fill(language, &[("n", &count)])));
    let numbers: Vec<String> = report.loose.iter().map(Number::to_string).collect();
    blocks.push(Block::Text(numbers.join(", ")));
}

pub(super) fn not_on_board(report: &Report, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    blocks.push(Block::Section(said(say::NOT_ON_BOARD)));
    if report.set_aside.is_empty() {
        blocks.push(Block::Text(said(say::NOTHING_SET_ASIDE)));
    } else {
        blocks.push(Block::Note(said(say::NOT_ON_BOARD_NOTE)));
        let column = |title, holds, width| Column { title: said(title), holds, width };
        let columns = vec![column(say::REASON, Holds::Words, 75), column(say::NUMBER_OF, Holds::Numbers, 25)];
        let n = |n: u32| Cell::text(number(language, n.into()));
        let rows = report
            .set_aside
            .iter()
            .map(|(reason, count)| vec![Cell::text(set_aside(*reason).say(language)), n(*count)]);
        blocks.push(Block::Table(Grid { caption: said(say::NOT_ON_BOARD), columns, rows: rows.collect() }));
    }
    if report.unread > 0 {
        blocks.push(Block::Text(say::UNREAD.say(language, report.unread)));
    }
}

pub(super) fn agreements(report: &Report, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let (title, all) = (say::AGREEMENTS.say(language).to_owned(), all_agreements(report));
    if all.is_empty() {
        // Not worth a page.
        blocks.push(Block::Section(title));
        return blocks.push(Block::Text(say::NO_AGREEMENTS.say(language).to_owned()));
    }
    blocks.push(Block::Part(title));
    blocks.push(Block::Table(agreed(report, &all, Whose::Everybody)));
}

/// Those of a theme are listed with it, and once more here: who carries something out looks in one place.
pub(in crate::export) fn all_agreements(report: &Report) -> Vec<&Agreement> {
    let of_themes = report.themes.iter().flat_map(|theme| theme.agreements.iter());
    let mut all: Vec<&Agreement> = report.agreements.iter().collect();
    all.extend(of_themes.filter(|own| !report.agreements.iter().any(|other| other.id == own.id)));
    all
}

/// Does a table of agreements name the theme of each?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Everybody,
    Theme,
}

pub(super) fn agreed(report: &Report, agreements: &[&Agreement], whose: Whose) -> Grid {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    let column = |title, width| Column { title: said(title), holds: Holds::Words, width };
    let mut columns = match whose {
        Whose::Everybody => vec![column(say::WHAT, 40), column(say::WHO, 20), column(say::BY_WHEN, 18)],
        Whose::Theme => vec![column(say::WHAT, 52), column(say::WHO, 26), column(say::BY_WHEN, 22)],
    };
    if whose == Whose::Everybody {
        columns.push(column(say::THEME, 22));
    }
    let theme = |agreement: &Agreement| {
        let title = agreement.theme.and_then(|id| report.theme(id)).map(|theme| theme.title.clone());
        Cell::text(title.unwrap_or_else(|| said(say::WHOLE_BOARD)))
    };
    let rows = agreements.iter().map(|agreement| {
        let words = [agreement.what.as_str(), agreement.who.as_str(), agreement.when.as_str()];
        let last = (whose == Whose::Everybody).then(|| theme(agreement));
        words.into_iter().map(Cell::text).chain(last).collect()
    });
    Grid { caption: said(say::AGREEMENTS), columns, rows: rows.collect() }
}

pub(super) fn method(report: &Report, blocks: &mut Vec<Block>) {
    let (cover, language) = (&report.cover, report.cover.language);
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    blocks.push(Block::Part(said(say::METHOD)));
    blocks.push(Block::Text(said(say::METHOD_WROTE)));
    let asked = cover.prompts.iter().map(|prompt| match prompt.question.as_str() {
        "" => prompt.title.to_string(),
        question => format!("{}: {question}", prompt.title),
    });
    blocks.push(Block::List(asked.collect()));
    let mut steps = vec![said(say::grouped_by(cover.settings.group_by))];
    let on_paper = total(report.annex.iter().filter(|entry| entry.on == Medium::Paper).count());
    if on_paper > 0 {
        steps.push(say::METHOD_PAPER.say(language, on_paper));
    }
    steps.extend([said(say::METHOD_RECOGNISED), said(say::METHOD_STACKED), said(say::METHOD_QUOTES)]);
    steps.push(say::had_votes(cover.settings.vote_on).say(language, cover.settings.votes_per_person));
    steps.push(said(say::METHOD_SAME_NUMBERS));
    blocks.push(Block::List(steps));
    blocks.push(Block::Section(said(say::PRIVACY)));
    let mut privacy = vec![said(say::identity(cover.settings.identity)), said(say::SMALL_GROUPS)];
    privacy.push(said(say::FEW_VOTERS));
    if cover.is_final && cover.settings.identity == Identity::Anonymous {
        privacy.push(said(say::NOBODY_LINKED));
    }
    privacy.push(say::ERASED_ON.fill(language, &[("day", &date(language, cover.erased_on))]));
    privacy.push(said(say::COPIES_STAY));
    blocks.push(Block::List(privacy));
}

pub(super) fn total(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
