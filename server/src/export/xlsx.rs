//! A workbook for whoever counts on: themes, reflections, votes, actions, and what the cover says. Every text is
//! written as a text, so none becomes a formula or a link.

mod sheet;

use rust_xlsxwriter::{DocProperties, Workbook};
use shared::outcome::Url;
use shared::settings::Language;
use shared::text::report as say;

use self::sheet::{Sheet, Value};
use super::outline::Outline;
use super::report::{BoardKind, Report};
use super::{ExportError, csv, for_xml};

pub(super) fn write(report: &Report) -> Result<Vec<u8>, ExportError> {
    let mut sheets = vec![themes(report), reflections(report), votes(report), actions(report)];
    // What is made up is said before anything else.
    let place = if report.cover.kind == BoardKind::Rehearsal { 0 } else { sheets.len() };
    sheets.insert(place, cover(report));
    let mut book = Workbook::new();
    book.set_properties(&properties(report));
    for sheet in &sheets {
        sheet.write(&mut book, &report.cover).map_err(ExportError::writer)?;
    }
    book.save_to_buffer().map_err(ExportError::writer)
}

fn properties(report: &Report) -> DocProperties {
    let outline = super::outline::cover(report);
    let language = match report.cover.language {
        Language::Nl => "nl-NL",
        Language::En => "en-GB",
    };
    let mut subject = outline.event;
    if report.cover.kind == BoardKind::Rehearsal {
        subject = format!("{}. {subject}", say::REHEARSAL.say(report.cover.language));
    }
    DocProperties::new()
        .set_title(for_xml(&outline.title))
        .set_subject(for_xml(&subject))
        .set_author("Weerklank")
        .set_custom_property("Language", language)
}

fn themes(report: &Report) -> Sheet {
    let language = report.cover.language;
    let mut sheet = Sheet::new(say::SHEET_THEMES.say(language));
    sheet.column("", 5.0).column(say::THEME.say(language), 34.0);
    sheet.column(say::COLUMN_SUMMARY.say(language), 50.0);
    sheet.column(say::COLUMN_REFLECTIONS.say(language), 12.0);
    for prompt in &report.cover.prompts {
        sheet.column(prompt.title.as_str(), 12.0);
    }
    sheet.column(say::COLUMN_RECOGNISED.say(language), 12.0).column(say::COLUMN_VOTES.say(language), 12.0);
    sheet.column(say::COLUMN_BREADTH.say(language), 15.0).column(say::KEY_PHRASE.say(language), 60.0);
    if let Some(table) = &report.table {
        for perspective in &table.columns {
            sheet.column(perspective.title.as_str(), 14.0);
        }
        sheet.column(say::REST.say(language), 14.0);
    }
    let apart = |row: usize| {
        let row = report.table.as_ref().and_then(|table| table.rows.get(row));
        let cell = |cell: &Option<u32>| match cell {
            Some(n) => Value::Number(*n),
            None => Value::text(say::TOO_FEW.say(language)),
        };
        row.into_iter().flat_map(move |row| row.cells.iter().map(cell).chain([Value::Number(row.rest)]))
    };
    for (at, theme) in report.themes.iter().enumerate() {
        let breadth = theme.breadth.map(|breadth| {
            let values = [("of", &*breadth.of.to_string()), ("among", &*breadth.among.to_string())];
            say::OF_AMONG.fill(language, &values)
        });
        let phrase =
            theme.key_phrase.and_then(|number| report.entry(number)).map(|entry| entry.text.as_str());
        let mut row = vec![Value::count(at + 1), Value::text(&theme.title), Value::text(&theme.summary)];
        row.push(Value::count(theme.members.len()));
        row.extend(theme.by_prompt.iter().map(|n| Value::Number(*n)));
        row.extend([Value::Number(theme.recognised), Value::maybe(theme.votes)]);
        row.extend([Value::text(&breadth.unwrap_or_default()), Value::text(phrase.unwrap_or_default())]);
        row.extend(apart(at));
        sheet.row(row);
    }
    let loose = || report.loose.iter().filter_map(|number| report.entry(*number));
    let by_prompt = |key| loose().filter(|entry| entry.prompt == key).count();
    let mut last = vec![Value::Nothing, Value::text(say::LOOSE.say(language)), Value::Nothing];
    last.push(Value::count(report.loose.len()));
    last.extend(report.cover.prompts.iter().map(|prompt| Value::count(by_prompt(prompt.id.clone()))));
    last.push(Value::Number(loose().map(|entry| entry.recognised).sum()));
    last.extend([Value::Nothing, Value::Nothing, Value::Nothing]);
    last.extend(apart(report.themes.len()));
    sheet.row(last);
    sheet
}

fn reflections(report: &Report) -> Sheet {
    let language = report.cover.language;
    let mut sheet = Sheet::new(say::SHEET_REFLECTIONS.say(language));
    for (head, width) in [
        (say::NUMBER, 10.0),
        (say::THEME, 28.0),
        (say::PROMPT, 15.0),
        (say::REFLECTION, 80.0),
        (say::COLUMN_RECOGNISED, 10.0),
        (say::COLUMN_VOTES, 10.0),
        (say::UNDER, 12.0),
        (say::PERSPECTIVE, 20.0),
        (say::MEDIUM, 13.0),
        (say::LANGUAGE, 8.0),
    ] {
        sheet.column(head.say(language), width);
    }
    let has_names = report.annex.iter().any(|entry| entry.name.is_some());
    if has_names {
        sheet.column(say::NAME.say(language), 20.0);
    }
    for entry in &report.annex {
        let fields = csv::fields(report, entry);
        let mut row: Vec<Value> = fields.iter().map(|field| Value::text(field)).collect();
        row[4] = Value::Number(entry.recognised);
        row[5] = Value::maybe(entry.votes);
        if has_names {
            row.push(Value::text(entry.name.as_deref().unwrap_or_default()));
        }
        sheet.row(row);
    }
    sheet
}

fn votes(report: &Report) -> Sheet {
    let language = report.cover.language;
    let mut sheet = Sheet::new(say::SHEET_VOTES.say(language));
    sheet.column(say::ACTION_OR_STEP.say(language), 14.0).column(say::NUMBER.say(language), 10.0);
    sheet.column(say::WHAT.say(language), 80.0).column(say::COLUMN_VOTES.say(language), 10.0);
    let mut lines: Vec<(u32, &str, String, &str)> = Vec::new();
    for (at, theme) in report.themes.iter().enumerate() {
        let kind = say::THEME.say(language);
        lines.extend(theme.votes.map(|votes| (votes, kind, (at + 1).to_string(), theme.title.as_str())));
    }
    for entry in &report.annex {
        let kind = say::REFLECTION.say(language);
        lines.extend(entry.votes.map(|votes| (votes, kind, entry.number.to_string(), entry.text.as_str())));
    }
    lines.sort_by_key(|(votes, ..)| std::cmp::Reverse(*votes));
    if lines.is_empty() {
        let why = Value::text(say::VOTES_HIDDEN.say(language));
        sheet.row(vec![Value::Nothing, Value::Nothing, why, Value::Nothing]);
    }
    for (votes, kind, number, what) in lines {
        sheet.row(vec![Value::text(kind), Value::text(&number), Value::text(what), Value::Number(votes)]);
    }
    sheet
}

fn actions(report: &Report) -> Sheet {
    let language = report.cover.language;
    let mut sheet = Sheet::new(say::SHEET_ACTIONS.say(language));
    for (head, width) in [
        (say::ACTION_OR_STEP, 14.0),
        (say::THEME, 34.0),
        (say::WHAT, 60.0),
        (say::WHO, 26.0),
        (say::BY_WHEN, 20.0),
        (say::COLUMN_DAY, 18.0),
        (say::COLUMN_LINK, 40.0),
    ] {
        sheet.column(head.say(language), width);
    }
    for agreement in super::outline::all_agreements(report) {
        let theme = agreement.theme.and_then(|id| report.theme(id)).map(|theme| theme.title.as_str());
        let theme = theme.unwrap_or(say::WHOLE_BOARD.say(language));
        let words = [theme, agreement.what.as_str(), agreement.who.as_str(), agreement.when.as_str()];
        let mut row = vec![Value::text(say::AGREEMENT.say(language))];
        row.extend(words.into_iter().map(Value::text));
        sheet.row(row);
    }
    for theme in &report.themes {
        for (step, reached) in &theme.follow_up {
            let Some(reached) = reached else { continue };
            let step = say::step(*step).say(language);
            let note = reached.note.as_str();
            let what = if note.is_empty() { step.to_owned() } else { format!("{step}: {note}") };
            let url = reached.url.as_ref().map(Url::as_str).unwrap_or_default();
            sheet.row(vec![
                Value::text(say::FOLLOW_UP.say(language)),
                Value::text(&theme.title),
                Value::text(&what),
                Value::Nothing,
                Value::Nothing,
                reached.on.map_or(Value::Nothing, Value::Day),
                Value::text(url),
            ]);
        }
    }
    sheet
}

/// What the cover says, and what stands beside the board: so that the numbers of this file add up by themselves.
fn cover(report: &Report) -> Sheet {
    let (facts, language) = (&report.cover, report.cover.language);
    let outline = Outline::of(report);
    let mut sheet = Sheet::new(say::SHEET_COVER.say(language));
    sheet.column(say::REPORT.say(language), 40.0).column(&facts.title, 80.0);
    let mut add = |head: &str, value: Value| {
        sheet.row(vec![Value::text(head), value]);
    };
    if facts.kind == BoardKind::Rehearsal {
        add("", Value::text(say::REHEARSAL.say(language)));
    }
    if let Some(day) = facts.date {
        add(say::WHEN.say(language), Value::Day(day));
    }
    for (head, text) in
        [(say::PLACE, &facts.place), (say::AUDIENCE, &facts.audience), (say::SUMMARY, &report.summary)]
    {
        if let Some(text) = text {
            add(head.say(language), Value::text(text));
        }
    }
    for (label, n) in [
        (say::REFLECTIONS, facts.reflections),
        (say::PEOPLE, facts.people),
        (say::THEMES, u32::try_from(report.themes.len()).unwrap_or(u32::MAX)),
        (say::VOTES, facts.votes),
    ] {
        add(&label.say(language, n), Value::Number(n));
    }
    add(say::LOOSE.say(language), Value::count(report.loose.len()));
    for (reason, n) in &report.set_aside {
        let reason = shared::text::common::set_aside(*reason).say(language);
        add(&format!("{}: {reason}", say::NOT_ON_BOARD.say(language)), Value::Number(*n));
    }
    for note in &outline.cover.notes {
        add("", Value::text(note));
    }
    for link in &facts.links {
        add(link.title.as_str(), Value::text(link.url.as_str()));
    }
    if report.unread > 0 {
        add("", Value::text(&say::UNREAD.say(language, report.unread)));
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    /// The parts of the file, as their names.
    #[test]
    fn a_row_has_a_value_for_each_column() {
        let report = sample::report();
        for sheet in [themes(&report), reflections(&report), votes(&report), actions(&report), cover(&report)]
        {
            sheet.check();
        }
        assert!(write(&report).unwrap().starts_with(b"PK"));
    }
}
