//! A theme's page.

use shared::day::Day;
use shared::outcome::{Reached, Step};
use shared::text::report as say;
use shared::text::{date, number};

use super::parts::{Whose, agreed, quote, total};
use super::{Block, Category, Figure, StepLine, ThemeHead};
use crate::export::report::{Report, ReportTheme};

pub(super) fn page(report: &Report, theme: &ReportTheme, place: usize, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    blocks.push(Block::Theme(head(report, theme, place)));
    if !theme.summary.is_empty() {
        blocks.push(Block::Lede(theme.summary.clone()));
    }
    if theme.members.is_empty() {
        blocks.push(Block::Text(said(say::NO_MEMBERS)));
    }
    if let Some(entry) = theme.key_phrase.and_then(|number| report.entry(number)) {
        blocks.push(Block::KeyPhrase(quote(report, entry)));
    }
    if !theme.members.is_empty() {
        blocks.push(Block::Note(by_prompt(report, theme)));
    }
    let quotes: Vec<_> = theme.quotes.iter().filter_map(|number| report.entry(*number)).collect();
    if !quotes.is_empty() {
        let told = quotes.len() + usize::from(theme.key_phrase.is_some());
        let more = total(theme.members.len().saturating_sub(told));
        blocks.push(Block::Section(said(say::WHAT_PEOPLE_WROTE)));
        blocks.push(Block::Quotes(quotes.into_iter().map(|entry| quote(report, entry)).collect()));
        if more > 0 {
            blocks.push(Block::Note(say::MORE_IN_ANNEX.say(language, more)));
        }
    }
    if !theme.agreements.is_empty() {
        blocks.push(Block::Section(said(say::AGREEMENTS)));
        let agreements: Vec<_> = theme.agreements.iter().collect();
        blocks.push(Block::Table(agreed(report, &agreements, Whose::Theme)));
    }
    blocks.push(Block::Section(said(say::WHAT_HAPPENS_NOW)));
    let steps = theme.follow_up.iter().map(|(step, reached)| line(report, *step, reached.as_ref()));
    blocks.push(Block::Steps(steps.collect()));
}

fn head(report: &Report, theme: &ReportTheme, place: usize) -> ThemeHead {
    let language = report.cover.language;
    let mut figures = vec![Figure::counted(language, total(theme.members.len()), say::REFLECTIONS)];
    if theme.recognised > 0 {
        figures.push(Figure::counted(language, theme.recognised, say::TIMES_RECOGNISED));
    }
    if let Some(votes) = theme.votes {
        figures.push(Figure::counted(language, votes, say::VOTES));
    }
    if let Some(breadth) = theme.breadth {
        let (of, among) = (number(language, breadth.of.into()), number(language, breadth.among.into()));
        let value = say::OF_AMONG.fill(language, &[("of", &of), ("among", &among)]);
        figures.push(Figure { value, label: say::PERSPECTIVES.say(language, breadth.among) });
    }
    let eyebrow = say::THEME_N.fill(language, &[("n", &place.to_string())]);
    ThemeHead { eyebrow, title: theme.title.clone(), figures }
}

/// "Per vraag: Parels 12, Puzzels 44, Handvatten 8."
fn by_prompt(report: &Report, theme: &ReportTheme) -> String {
    let language = report.cover.language;
    let prompts = &report.cover.prompts;
    let split = prompts.iter().zip(&theme.by_prompt).map(|(prompt, n)| {
        let name = Category::of(prompts, &prompt.id).title;
        format!("{name} {}", number(language, (*n).into()))
    });
    format!("{}: {}.", say::BY_PROMPT.say(language), split.collect::<Vec<_>>().join(", "))
}

fn line(report: &Report, step: Step, reached: Option<&Reached>) -> StepLine {
    let language = report.cover.language;
    let mut says = Vec::new();
    if let Some(reached) = reached {
        says.extend(reached.on.map(|day| date(language, day)));
        says.extend(Some(reached.note.to_string()).filter(|note| !note.is_empty()));
        if says.is_empty() {
            says.push(say::DONE.say(language).to_owned());
        }
    } else {
        says.push(say::NOT_YET.say(language).to_owned());
    }
    StepLine {
        step: say::step(step).say(language).to_owned(),
        is_reached: reached.is_some_and(|reached| reached.is_taken(Day::of(report.cover.made))),
        says,
        url: reached.and_then(|reached| reached.url.as_ref()).map(|url| url.as_str().to_owned()),
    }
}
