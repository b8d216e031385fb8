//! Perspectives over the whole way, from what each stop's report tells and from nothing else: where a stop keeps a
//! small group to itself, so does the series.

use shared::settings::Perspective;

use super::{SeriesRow, SeriesTable, SeriesTheme};
use crate::export::report::{Breadth, Report, Table};

pub(super) fn table(reports: &[&Report], themes: &[SeriesTheme]) -> Option<SeriesTable> {
    let mut columns: Vec<Perspective> = Vec::new();
    for perspective in reports.iter().filter_map(|report| report.table.as_ref()).flat_map(|t| &t.columns) {
        if !columns.iter().any(|known| known.id == perspective.id) {
            columns.push(perspective.clone());
        }
    }
    if columns.is_empty() {
        return None;
    }
    let rows = themes.iter().map(|theme| row(reports, &columns, theme)).collect();
    Some(SeriesTable { columns, rows })
}

fn row(reports: &[&Report], columns: &[Perspective], theme: &SeriesTheme) -> SeriesRow {
    let cells: Vec<Option<u32>> = columns.iter().map(|column| cell(reports, theme, column)).collect();
    let shown: u32 = cells.iter().flatten().sum();
    SeriesRow { cells, rest: theme.reflections().saturating_sub(shown) }
}

/// The sum of what the stops tell; nothing where they only tell that it is too few.
fn cell(reports: &[&Report], theme: &SeriesTheme, column: &Perspective) -> Option<u32> {
    let told = reports.iter().enumerate().map(|(stop, report)| told(report, theme, stop, column));
    let (sum, is_kept_back) = told.fold((0, false), |(sum, is_kept_back), told| match told {
        Told::Number(n) => (sum + n, is_kept_back),
        Told::TooFew => (sum, true),
        Told::Nothing => (sum, is_kept_back),
    });
    (sum > 0 || !is_kept_back).then_some(sum)
}

/// What a stop tells of a theme and a perspective.
enum Told {
    Number(u32),
    TooFew,
    /// It has no such theme, or does not know that perspective apart.
    Nothing,
}

fn told(report: &Report, theme: &SeriesTheme, stop: usize, column: &Perspective) -> Told {
    let found = || {
        let table: &Table = report.table.as_ref()?;
        let at = table.columns.iter().position(|known| known.id == column.id)?;
        let row = theme.rows.get(stop).copied().flatten()?;
        table.rows.get(row)?.cells.get(at)
    };
    match found() {
        Some(Some(n)) => Told::Number(*n),
        Some(None) => Told::TooFew,
        None => Told::Nothing,
    }
}

/// From how many of how many perspectives. Never less than what a single stop tells.
pub(super) fn breadth(
    reports: &[&Report],
    table: Option<&SeriesTable>,
    row: usize,
    theme: &SeriesTheme,
) -> Option<Breadth> {
    let told = table.and_then(|table| {
        let cells = &table.rows.get(row)?.cells;
        let of = cells.iter().filter(|cell| cell.is_some_and(|n| n > 0)).count();
        Some(Breadth { of: count(of), among: count(table.columns.len()) })
    });
    let of_stop = |(stop, report): (usize, &&Report)| {
        let row = theme.rows.get(stop).copied().flatten()?;
        report.themes.get(row)?.breadth
    };
    let each = reports.iter().enumerate().filter_map(of_stop);
    each.chain(told).reduce(|a, b| Breadth { of: a.of.max(b.of), among: a.among.max(b.among) })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
