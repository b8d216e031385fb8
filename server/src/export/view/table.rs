//! Theme × perspective without giving small groups away: a cell below five is not told, and neither is a cell from
//! which such a one follows by subtraction (complementary suppression, as statistical offices do it).

use std::collections::BTreeMap;

use shared::board::Board;
use shared::ids::Key;
use shared::limits;

use super::super::report::{Row, Table};
use super::{published, theme_of};

/// None where no perspective has enough people to stand apart.
pub(super) fn table(board: &Board, known: &BTreeMap<Key, u32>) -> Option<Table> {
    let columns: Vec<_> =
        board.settings.perspectives.iter().filter(|p| known.contains_key(&p.id)).cloned().collect();
    if columns.is_empty() {
        return None;
    }
    let mut ids: Vec<_> = board.themes_in_order().into_iter().map(|(id, _)| Some(id)).collect();
    ids.push(None);
    let mut counts = vec![vec![0_u32; columns.len()]; ids.len()];
    let mut sums = vec![0_u32; ids.len()];
    for (_, entry) in published(board) {
        let theme = theme_of(board, entry);
        let Some(row) = ids.iter().position(|id| *id == theme) else { continue };
        sums[row] += 1;
        let column = columns.iter().position(|p| Some(&p.id) == entry.perspective.as_ref());
        if let Some(column) = column {
            counts[row][column] += 1;
        }
    }
    let shown = suppress(&counts, &sums);
    let row = |(row, cells): (usize, Vec<Option<u32>>)| {
        let told: u32 = cells.iter().flatten().sum();
        Row { cells, rest: sums[row] - told }
    };
    let totals = columns.iter().map(|p| known.get(&p.id).copied().unwrap_or(0)).collect();
    Some(Table { columns, totals, rows: shown.into_iter().enumerate().map(row).collect() })
}

/// The cells that may be told. `sums` are the rows' totals, which everybody knows; the columns' totals are known too.
pub(super) fn suppress(counts: &[Vec<u32>], sums: &[u32]) -> Vec<Vec<Option<u32>>> {
    let least = u32::try_from(limits::GROUP).unwrap_or(u32::MAX);
    let small = |n: u32| 0 < n && n < least;
    let mut shown: Vec<Vec<Option<u32>>> =
        counts.iter().map(|row| row.iter().map(|n| Some(*n).filter(|n| !small(*n))).collect()).collect();
    let columns = counts.first().map_or(0, Vec::len);
    loop {
        let mut hide = None;
        for (row, cells) in shown.iter().enumerate() {
            let told: u32 = cells.iter().flatten().sum();
            if cells.contains(&None) && sums[row] - told < least {
                hide = hide.or_else(|| smallest((0..columns).map(|column| (row, column)), &shown));
            }
        }
        for column in 0..columns {
            let all: u32 = counts.iter().map(|row| row[column]).sum();
            let told: u32 = shown.iter().filter_map(|row| row[column]).sum();
            if small(all - told) {
                hide = hide.or_else(|| smallest((0..counts.len()).map(|row| (row, column)), &shown));
            }
        }
        let Some((row, column)) = hide else { return shown };
        shown[row][column] = None;
    }
}

/// The smallest cell still told that is not zero: hiding it takes least away.
fn smallest(of: impl Iterator<Item = (usize, usize)>, shown: &[Vec<Option<u32>>]) -> Option<(usize, usize)> {
    let told = of.filter_map(|(row, column)| Some((shown[row][column].filter(|n| *n > 0)?, row, column)));
    told.min().map(|(_, row, column)| (row, column))
}
