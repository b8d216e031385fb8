//! What the sheets are given: tables that stand as one, titles that leave a row its height.

use shared::settings::Language;

use super::*;
use crate::export::sample;

fn grid(numbers: usize) -> Grid {
    let column = |at: usize| outline::Column {
        title: format!("Groep {at}"),
        holds: if at == 0 { Holds::Words } else { Holds::Numbers },
        width: 5,
    };
    let cell =
        |at: usize| outline::Cell { text: at.to_string(), lang: None, facts: Vec::new(), is_withheld: false };
    Grid {
        caption: say::THEMES_AND_PERSPECTIVES.say(Language::Nl).to_owned(),
        columns: (0..=numbers).map(column).collect(),
        rows: vec![(0..=numbers).map(cell).collect()],
    }
}

/// The columns of each table that a grid becomes.
fn widths(numbers: usize) -> Vec<usize> {
    let report = sample::report();
    let outline = Outline::of(&report);
    let tables = Writer { report: &report, outline: &outline }.tables(&grid(numbers));
    tables.iter().map(|table| table.columns.len()).collect()
}

#[test]
fn fourteen_columns_of_numbers_are_one_table() {
    assert_eq!(widths(10), [11]);
    assert_eq!(widths(14), [15]);
    // What does not fit is shared out evenly, each part with the column that heads the rows.
    assert_eq!(widths(16), [9, 9]);
    assert_eq!(widths(29), [11, 11, 10]);
}

#[test]
fn a_long_title_of_a_theme_is_whole_on_its_page_and_cut_in_the_annex() {
    let mut report = sample::report();
    let long = "W".repeat(120);
    let id = report.annex.iter().find_map(|entry| entry.theme).unwrap();
    let theme = report.themes.iter_mut().find(|theme| theme.id == id).unwrap();
    theme.title.clone_from(&long);
    let outline = Outline::of(&report);
    let blocks = Writer { report: &report, outline: &outline }.blocks();
    let cut = Words::new(format!("{}…", "W".repeat(THEME)));
    let is_whole = |block: &sheet::Block| matches!(block, sheet::Block::Theme { title, .. } if *title == Words::new(&*long));
    assert!(blocks.iter().any(is_whole));
    let annex = |block: &sheet::Block| match block {
        sheet::Block::Table(table) => table.rows.iter().filter(|row| row.anchor.is_some()).cloned().collect(),
        _ => Vec::new(),
    };
    let cells: Vec<sheet::Cell> = blocks.iter().flat_map(annex).flat_map(|row| row.cells).collect();
    assert!(cells.iter().any(|cell| cell.words == cut));
    assert!(!cells.iter().any(|cell| cell.words == Words::new(&*long)));
}
