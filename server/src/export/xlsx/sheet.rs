//! One sheet: a row of heads that stays in sight and filters, and rows of values below it.

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};
use shared::day::Day;

use super::super::for_xml;
use super::super::report::Cover;

/// What one cell takes at most; Excel refuses a file with more.
const CELL: usize = 32_767;
/// A4 in Excel's numbers.
const A4: u8 = 9;

pub(super) struct Sheet {
    name: String,
    columns: Vec<(String, f64)>,
    rows: Vec<Vec<Value>>,
}

pub(super) enum Value {
    Nothing,
    Text(String),
    Number(u32),
    Day(Day),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(for_xml(text).chars().take(CELL).collect()) }
    }

    pub(super) fn count(n: usize) -> Self {
        Self::Number(u32::try_from(n).unwrap_or(u32::MAX))
    }

    pub(super) fn maybe(n: Option<u32>) -> Self {
        n.map_or(Self::Nothing, Self::Number)
    }
}

impl Sheet {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), columns: Vec::new(), rows: Vec::new() }
    }

    pub(super) fn column(&mut self, head: &str, width: f64) -> &mut Self {
        self.columns.push((for_xml(head), width));
        self
    }

    pub(super) fn row(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }

    pub(super) fn write(&self, book: &mut Workbook, cover: &Cover) -> Result<(), XlsxError> {
        let head = Format::new()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(Color::RGB(0x1f_2a33))
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        let body = || {
            Format::new()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(Color::RGB(0xd9_d4c9))
        };
        let words = body().set_text_wrap();
        let number = body().set_num_format("#,##0");
        let day = body().set_num_format("d mmmm yyyy").set_align(FormatAlign::Left);
        let sheet = book.add_worksheet();
        sheet.set_name(&self.name)?;
        for (at, (title, width)) in (0_u16..).zip(&self.columns) {
            sheet.set_column_width(at, *width)?;
            sheet.write_string_with_format(0, at, title, &head)?;
        }
        for (line, row) in (1_u32..).zip(&self.rows) {
            sheet.set_row_height(line, self.height(row))?;
            for (at, value) in (0_u16..).zip(row) {
                match value {
                    Value::Nothing => sheet.write_blank(line, at, &words)?,
                    Value::Text(text) => sheet.write_string_with_format(line, at, text, &words)?,
                    Value::Number(n) => sheet.write_number_with_format(line, at, *n, &number)?,
                    Value::Day(value) => {
                        let value = ExcelDateTime::from_ymd(value.year, value.month, value.day)?;
                        sheet.write_datetime_with_format(line, at, &value, &day)?
                    }
                };
            }
        }
        let last_row = u32::try_from(self.rows.len()).unwrap_or(0);
        let last_column = u16::try_from(self.columns.len()).unwrap_or(1).saturating_sub(1);
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, last_row, last_column)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        // In a page's foot `&` begins a code of Excel; doubled it is itself.
        let title: String = for_xml(&cover.title).replace('&', "&&").chars().take(120).collect();
        sheet.set_footer(format!("&L{title}&R&P / &N"));
        Ok(())
    }

    /// As high as its longest text, nearly: Excel finds that out by itself, others do not.
    fn height(&self, row: &[Value]) -> f64 {
        const LINE: f64 = 15.0;
        /// Excel's highest row.
        const MOST: f64 = 409.0;
        let lines = row.iter().zip(&self.columns).map(|(value, (_, width))| match value {
            Value::Text(text) => text
                .split('\n')
                .map(|line| (super::super::bars::breadth(line, 11.0) / (width * 5.4)).ceil().max(1.0))
                .sum(),
            _ => 1.0,
        });
        (lines.fold(1.0, f64::max) * LINE).min(MOST)
    }

    #[cfg(test)]
    pub(super) fn check(&self) {
        for row in &self.rows {
            assert!(row.len() <= self.columns.len(), "{}: {} values", self.name, row.len());
        }
    }
}
