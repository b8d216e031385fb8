//! A series ("traject"): several boards as stops, their themes from one to the next, and a report of its own.

mod format;
mod outline;
mod report;
mod words;

pub use format::Format;
pub use report::{AtStop, Difference, SeriesReport, SeriesRow, SeriesTable, SeriesTheme, Stop, percent};
