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
    let mut cells: Vec<Option<u32>> = vec![Some(0); columns.len()];
    for (cell, column) in cells.iter_mut().zip(columns) {
        let told: Vec<Option<u32>> = reports
            .iter()
            .enumerate()
            .filter_map(|(stop, report)| told(report, theme, stop, column))
            .collect();
        let sum: u32 = told.iter().copied().flatten().sum();
        *cell = if sum == 0 && told.contains(&None) { None } else { Some(sum) };
    }
    let shown: u32 = cells.iter().flatten().sum();
    SeriesRow { cells, rest: theme.reflections().saturating_sub(shown) }
}

/// What a stop tells of this theme and perspective: a number, "too few" (`Some(None)`), or nothing at all.
fn told(report: &Report, theme: &SeriesTheme, stop: usize, column: &Perspective) -> Option<Option<u32>> {
    theme.at.get(stop)?.as_ref()?;
    let table: &Table = report.table.as_ref()?;
    let at = table.columns.iter().position(|known| known.id == column.id)?;
    let row = theme.rows.get(stop).copied().flatten()?;
    table.rows.get(row)?.cells.get(at).copied()
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
