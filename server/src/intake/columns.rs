//! Which column holds what: by the names in the first line, else by what stands in them.

use shared::api::Column;

use super::{Line, Terms, folded, table_number};

/// What the first line may call each column.
const NAMES: [(Column, &[&str]); 4] = [
    (
        Column::Text,
        &["tekst", "text", "reflectie", "reflection", "opmerking", "comment", "antwoord", "answer"],
    ),
    (Column::Prompt, &["vraag", "prompt", "question"]),
    (Column::Perspective, &["namens", "perspectief", "perspective", "on behalf of", "rol", "role"]),
    (Column::Table, &["tafel", "table", "tafelnummer", "table number"]),
];

pub(super) struct Columns {
    pub(super) of: Vec<Column>,
    pub(super) has_head: bool,
}

pub(super) fn named(name: &str) -> Option<Column> {
    let name = folded(name.trim().trim_matches('"'));
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column)
}

pub(super) fn columns(lines: &[Line], terms: Terms<'_>) -> Columns {
    let width = lines.iter().map(|line| line.fields.len()).max().unwrap_or(0);
    let head = lines.first().map(|line| line.fields.as_slice()).unwrap_or_default();
    let mut of = vec![Column::Unknown; width];
    for (column, field) in of.iter_mut().zip(head) {
        *column = named(field).unwrap_or(Column::Unknown);
    }
    let has_head = of.iter().any(|column| *column != Column::Unknown) && is_short(head);
    if !has_head {
        of = guessed(lines, width, terms);
    }
    once(&mut of);
    if !of.contains(&Column::Text)
        && let Some(longest) = longest(&lines[usize::from(has_head)..], &of)
    {
        of[longest] = Column::Text;
    }
    Columns { of, has_head }
}

/// A head names its columns; it tells no story.
fn is_short(head: &[String]) -> bool {
    head.iter().all(|name| name.chars().count() <= 40)
}

fn guessed(lines: &[Line], width: usize, terms: Terms<'_>) -> Vec<Column> {
    let guess = |at: usize| {
        let all: Vec<&str> = lines
            .iter()
            .filter_map(|line| line.fields.get(at))
            .map(|f| f.trim())
            .filter(|f| !f.is_empty())
            .collect();
        let most = |fits: &dyn Fn(&str) -> bool| {
            !all.is_empty() && all.iter().filter(|field| fits(field)).count() * 2 > all.len()
        };
        if most(&|field| terms.prompt(field).is_some()) {
            Column::Prompt
        } else if most(&|field| terms.perspective(field).is_some()) {
            Column::Perspective
        } else if width > 1 && most(&|field| table_number(field).is_some() && field.len() < 12) {
            Column::Table
        } else {
            Column::Unknown
        }
    };
    (0..width).map(guess).collect()
}

/// The first of a name counts.
fn once(of: &mut [Column]) {
    for at in 1..of.len() {
        let (before, here) = of.split_at_mut(at);
        if before.contains(&here[0]) {
            here[0] = Column::Unknown;
        }
    }
}

/// Where most is written, among what is not known to be something else.
fn longest(lines: &[Line], of: &[Column]) -> Option<usize> {
    let written =
        |at: &usize| lines.iter().filter_map(|line| line.fields.get(*at)).map(String::len).sum::<usize>();
    let free = of.iter().enumerate().filter(|(_, column)| **column == Column::Unknown).map(|(at, _)| at);
    free.max_by_key(|at| (written(at), std::cmp::Reverse(*at)))
}
