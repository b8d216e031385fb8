//! What a municipality writes down about a board: an entry for its register of processing, and an annex for its DPIA.
//! An outline like a report's, so that it comes as Word and as a page from the same writers.

use shared::day::Day;
use shared::settings::{Identity, Language, Settings};
use shared::text::register::{self as text, Risk};
use shared::text::{Said, date};

use crate::export::outline::{Block, Cell, Column, Cover, Grid, Holds, Outline};
use crate::export::report::BoardKind;

/// What the document is made from.
#[derive(Debug, Clone, Copy)]
pub struct RegisterFacts<'a> {
    pub title: &'a str,
    pub settings: &'a Settings,
    /// The host's name.
    pub site: &'a str,
    pub date: Option<Day>,
    pub made: Day,
    pub erased_on: Day,
    pub is_published: bool,
    pub is_final: bool,
}

pub fn register(facts: &RegisterFacts<'_>, language: Language) -> Outline {
    let say = |said: Said| said.say(language).to_owned();
    let mut risks: Vec<Risk> = text::RISKS.to_vec();
    if facts.settings.identity == Identity::Named {
        risks.insert(0, text::NAMED_RISK);
    }
    let rows =
        risks.into_iter().map(|(risk, measure, rest)| [risk, measure, rest].map(|said| cell(say(said))));
    let blocks = vec![
        Block::Part(say(text::REGISTER)),
        Block::Note(say(text::DRAFT)),
        Block::Table(Grid {
            caption: say(text::REGISTER),
            columns: vec![column(text::FIELD, 30, language), column(text::CONTENT, 70, language)],
            rows: entry(facts, language),
        }),
        Block::Part(say(text::DPIA)),
        Block::Note(say(text::DPIA_NOTE)),
        Block::Table(Grid {
            caption: say(text::DPIA),
            columns: vec![
                column(text::RISK, 28, language),
                column(text::MEASURE, 44, language),
                column(text::REMAINS, 28, language),
            ],
            rows: rows.map(Vec::from).collect(),
        }),
        Block::Section(say(text::MEASURED)),
        Block::List(text::MEASURED_LIST.iter().map(|said| say(*said)).collect()),
        Block::Section(say(text::TO_DECIDE)),
        Block::List(text::TO_DECIDE_LIST.iter().map(|said| say(*said)).collect()),
    ];
    Outline { language, cover: cover(facts, language), blocks }
}

fn cover(facts: &RegisterFacts<'_>, language: Language) -> Cover {
    let title = text::TITLE.fill(language, &[("board", facts.title)]);
    let made = date(language, facts.made);
    Cover {
        kind: BoardKind::Real,
        event: facts.date.map(|on| date(language, on)).unwrap_or_default(),
        audience: None,
        figures: Vec::new(),
        pull: None,
        notes: vec![text::MADE_FROM.fill(language, &[("day", &made)]), text::DRAFT.say(language).to_owned()],
        running: format!("{title} · {made}"),
        made: facts.made,
        title,
    }
}

/// The fields that article 30 names, in its order. One paragraph a line.
fn entry(facts: &RegisterFacts<'_>, language: Language) -> Vec<Vec<Cell>> {
    let settings = facts.settings;
    let say = |said: Said| said.say(language).to_owned();
    let fill =
        |said: Said| text::FILL_IN.fill(language, &[("hint", &say(said).replace("{site}", facts.site))]);
    let row = |field: Said, lines: Vec<String>| vec![cell(say(field)), cell(lines.join("\n"))];
    let has_perspectives = !settings.perspectives.is_empty();
    let titles: Vec<_> = settings.perspectives.iter().map(|one| one.title.to_string()).collect();
    let behalf = if has_perspectives {
        text::DATA_BEHALF.fill(language, &[("list", &titles.join(", "))])
    } else {
        say(text::DATA_NO_BEHALF)
    };
    let mut recipients =
        vec![say(text::RECIPIENTS_STAFF), say(text::readers(settings.moderation, settings.reveal))];
    if has_perspectives {
        recipients.push(say(if settings.show_perspective {
            text::BEHALF_SHOWN
        } else {
            text::BEHALF_HIDDEN
        }));
    }
    recipients.push(say(if facts.is_published { text::RECIPIENTS_PUBLIC } else { text::RECIPIENTS_CLOSED }));
    let days = settings.retention_days.to_string();
    let until = date(language, facts.erased_on);
    let link = if facts.is_final { text::RETENTION_LINK_DONE } else { text::RETENTION_LINK };
    let mut security: Vec<_> = text::SECURITY_SAYS.iter().map(|said| say(*said)).collect();
    security.push(fill(text::SECURITY_HINT));
    vec![
        row(text::CONTROLLER, vec![fill(text::CONTROLLER_HINT)]),
        row(text::PROCESSOR, vec![fill(text::PROCESSOR_HINT)]),
        row(text::PURPOSE, vec![text::PURPOSE_SAYS.fill(language, &[("board", facts.title)])]),
        row(text::LEGAL_BASIS, vec![fill(text::LEGAL_BASIS_HINT)]),
        row(text::PEOPLE, vec![say(text::PEOPLE_SAYS)]),
        row(
            text::DATA,
            vec![
                say(text::DATA_TEXTS),
                say(text::identity(settings.identity)),
                behalf,
                say(text::DATA_SESSION),
            ],
        ),
        row(text::RECIPIENTS, recipients),
        row(text::TRANSFER, vec![say(text::TRANSFER_SAYS)]),
        row(
            text::RETENTION,
            vec![text::RETENTION_SAYS.fill(language, &[("days", &days), ("day", &until)]), say(link)],
        ),
        row(text::RIGHTS, vec![say(text::RIGHTS_SAYS)]),
        row(text::SECURITY, security),
    ]
}

fn column(title: Said, width: u16, language: Language) -> Column {
    Column { title: title.say(language).to_owned(), holds: Holds::Words, width }
}

fn cell(text: String) -> Cell {
    Cell { text, ..Cell::default() }
}
