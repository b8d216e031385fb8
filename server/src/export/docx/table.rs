//! Tables of the Word file: those of numbers and words, with a head that each page repeats, and those that only set
//! figures and steps side by side.

use docx_rs::{
    AlignmentType, BorderType, HeightRule, Hyperlink, HyperlinkType, Paragraph, Run, Table, TableBorders,
    TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders, TableCellMargins, TableLayoutType,
    TableRow, TextDirectionType, WidthType,
};

use super::super::outline::{Cell, Column, Figure, Grid, Holds, StepLine, Words};
use super::package::{HEAD_ROW, TALL_HEAD_ROW};
use super::style::{MUTED, TEXT};
use super::{WIDTH, begins_at_right, right_to_left, run, said};

const LINE: &str = "D9D4C9";
const DONE: &str = "1E6B3A";

/// Where figures stand: large on the cover, smaller below a theme's title.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Cover,
    Theme,
}

fn bare(rows: Vec<TableRow>, widths: Vec<usize>) -> Table {
    let margins = TableCellMargins::new().margin_left(0, WidthType::Dxa).margin_right(120, WidthType::Dxa);
    let mut table = Table::without_borders(rows).set_borders(TableBorders::with_empty());
    table = table.layout(TableLayoutType::Fixed).width(WIDTH, WidthType::Dxa);
    table.margins(margins).set_grid(widths)
}

fn line(position: TableCellBorderPosition, size: usize, colour: &str) -> TableCellBorders {
    let border = TableCellBorder::new(position).border_type(BorderType::Single).size(size).color(colour);
    TableCellBorders::with_empty().set(border)
}

pub(super) fn figures(figures: &[Figure], side: Side) -> Table {
    let width = WIDTH / figures.len().max(4);
    let style = match side {
        Side::Cover => "Figure",
        Side::Theme => "SmallFigure",
    };
    let edge = || match side {
        Side::Cover => TableCellBorderPosition::Top,
        Side::Theme => TableCellBorderPosition::Bottom,
    };
    let number = |figure: &Figure| Paragraph::new().style(style).add_run(run(&figure.value));
    let label = |figure: &Figure| Paragraph::new().style("FigureLabel").add_run(run(&figure.label));
    let cell = |figure: Option<&Figure>| {
        let cell = TableCell::new().width(width, WidthType::Dxa).set_borders(line(edge(), 12, TEXT));
        match figure {
            Some(figure) => cell.add_paragraph(number(figure)).add_paragraph(label(figure)),
            // The line runs on to the margin.
            None => cell.add_paragraph(Paragraph::new().style("FigureLabel")),
        }
    };
    let count = figures.len().max(4);
    let row = TableRow::new((0..count).map(|at| cell(figures.get(at))).collect());
    bare(vec![row.cant_split()], vec![width; count])
}

pub(super) fn steps(steps: &[StepLine], link: &str) -> Table {
    let width = WIDTH / steps.len().max(1);
    let cell = |step: &StepLine| {
        let colour = if step.is_reached { DONE } else { LINE };
        let mark = if step.is_reached { "● " } else { "○ " };
        let mark = Run::new().add_text(mark).color(if step.is_reached { DONE } else { MUTED });
        let head = Paragraph::new().style("TableHead").add_run(mark).add_run(run(&step.step));
        let cell = TableCell::new().width(width, WidthType::Dxa);
        let cell = cell.set_borders(line(TableCellBorderPosition::Top, 12, colour)).add_paragraph(head);
        let small = |text: &str| Paragraph::new().style("TableSmall").add_run(run(text));
        let cell = step.says.iter().fold(cell, |cell, text| cell.add_paragraph(small(text)));
        let Some(url) = &step.url else { return cell };
        let target = Hyperlink::new(url, HyperlinkType::External).add_run(run(link).style("Hyperlink"));
        cell.add_paragraph(Paragraph::new().style("TableSmall").add_hyperlink(target))
    };
    bare(vec![TableRow::new(steps.iter().map(cell).collect()).cant_split()], vec![width; steps.len()])
}

pub(super) fn grid(grid: &Grid) -> Table {
    let widths: Vec<usize> =
        grid.columns.iter().map(|column| WIDTH * usize::from(column.width) / 100).collect();
    let heads = grid.columns.iter().zip(&widths).map(|(column, width)| {
        let stands = grid.is_dense() && column.holds == Holds::Numbers;
        let head = head(column, *width);
        if stands { head.text_direction(TextDirectionType::BtLr) } else { head }
    });
    let heads = heads.collect();
    // Marks the head, for the writer of tables knows no repeated rows.
    let height = if grid.is_dense() { TALL_HEAD_ROW } else { HEAD_ROW };
    let mut rows = vec![TableRow::new(heads).row_height(height).height_rule(HeightRule::AtLeast)];
    rows.extend(grid.rows.iter().map(|row| {
        let cells = row.iter().zip(grid.columns.iter().zip(&widths));
        TableRow::new(cells.map(|(one, (column, width))| cell(one, column, *width)).collect()).cant_split()
    }));
    bare(rows, widths)
}

fn aligned(paragraph: Paragraph, column: &Column) -> Paragraph {
    match column.holds {
        Holds::Words => paragraph,
        Holds::Numbers => paragraph.align(AlignmentType::Right),
    }
}

fn head(column: &Column, width: usize) -> TableCell {
    let title = Paragraph::new().style("TableHead").add_run(run(&column.title));
    TableCell::new()
        .width(width, WidthType::Dxa)
        .vertical_align(docx_rs::VAlignType::Bottom)
        .set_borders(line(TableCellBorderPosition::Bottom, 12, TEXT))
        .add_paragraph(aligned(title, column))
}

fn cell(cell: &Cell, column: &Column, width: usize) -> TableCell {
    let style = if cell.is_withheld { "TableSmall" } else { "TableText" };
    let words = Words { text: cell.text.clone(), lang: cell.lang };
    let text = Paragraph::new().style(style).add_run(said(&words));
    let text = if begins_at_right(&cell.text) { right_to_left(text) } else { aligned(text, column) };
    let made = TableCell::new()
        .width(width, WidthType::Dxa)
        .set_borders(line(TableCellBorderPosition::Bottom, 4, LINE))
        .add_paragraph(text);
    let small = |fact: &String| Paragraph::new().style("TableSmall").add_run(run(fact));
    cell.facts.iter().fold(made, |made, fact| made.add_paragraph(small(fact)))
}
