//! A series ("traject"): several boards as stops, their themes from one to the next, and a report of its own.

mod report;

pub use report::{AtStop, Difference, SeriesReport, SeriesRow, SeriesTable, SeriesTheme, Stop, percent};
