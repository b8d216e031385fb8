//! How a series' report is taken along. Documents are written by the boards' own writers; the table is one line a theme
//! and stop.

use shared::day::Day;
use shared::ids::Key;
use shared::text::{report as words, series as text};

use super::outline::outline;
use super::{SeriesReport, SeriesTheme, Stop};
use crate::export::{self, ExportError, guarded};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Md,
    Html,
    Docx,
}

impl Format {
    pub const ALL: [Self; 4] = [Self::Csv, Self::Md, Self::Html, Self::Docx];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.of_board().extension() == text)
    }

    pub fn mime(self) -> &'static str {
        self.of_board().mime()
    }

    pub fn write(self, report: &SeriesReport) -> Result<Vec<u8>, ExportError> {
        match self.of_board().write_words(&outline(report)) {
            Some(written) => written,
            None => table(report),
        }
    }

    /// Letters, digits and dashes alone, on every disk the same.
    pub fn file_name(self, report: &SeriesReport) -> String {
        const LONGEST: usize = 60;
        let named = Key::from_title(&report.title);
        let mut name =
            named.map_or_else(|| text::FILE.say(report.language).to_owned(), |key| key.to_string());
        name.truncate(LONGEST);
        let day = Day::of(report.made);
        format!("{}-{day}.{}", name.trim_end_matches('-'), self.of_board().extension())
    }

    fn of_board(self) -> export::Format {
        match self {
            Self::Csv => export::Format::Csv,
            Self::Md => export::Format::Md,
            Self::Html => export::Format::Html,
            Self::Docx => export::Format::Docx,
        }
    }
}

/// Excel takes a file without it for Windows-1252.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

fn table(report: &SeriesReport) -> Result<Vec<u8>, ExportError> {
    let language = report.language;
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let heads = [
        words::THEME,
        text::STOP,
        words::COLUMN_DAY,
        words::PLACE,
        words::COLUMN_REFLECTIONS,
        words::COLUMN_RECOGNISED,
        words::COLUMN_VOTES,
        text::NAME_THERE,
    ];
    writer.write_record(heads.map(|head| head.say(language))).map_err(failed)?;
    for theme in &report.themes {
        for (at, stop) in report.stops.iter().enumerate() {
            if let Some(line) = line(theme, at, stop) {
                writer.write_record(line.map(|field| guarded(&field))).map_err(failed)?;
            }
        }
    }
    for stop in report.stops.iter().filter(|stop| stop.loose > 0) {
        let loose = text::LOOSE.say(language).to_owned();
        let line = [loose, stop.title.clone(), day(stop), place(stop), stop.loose.to_string()];
        let empty = std::array::from_fn::<String, 3, _>(|_| String::new());
        writer.write_record(line.into_iter().chain(empty).map(|field| guarded(&field))).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| failed(error.into_error()))
}

fn line(theme: &SeriesTheme, at: usize, stop: &Stop) -> Option<[String; 8]> {
    let here = theme.at.get(at)?.as_ref()?;
    Some([
        theme.title.clone(),
        stop.title.clone(),
        day(stop),
        place(stop),
        here.reflections.to_string(),
        here.recognised.to_string(),
        here.votes.map(|votes| votes.to_string()).unwrap_or_default(),
        here.title.clone(),
    ])
}

fn day(stop: &Stop) -> String {
    stop.date.map(|day| day.to_string()).unwrap_or_default()
}

fn place(stop: &Stop) -> String {
    stop.place.clone().unwrap_or_default()
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> ExportError {
    ExportError::Writer(Box::new(error))
}
