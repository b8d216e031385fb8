//! Weerklank on paper. The modules of this crate say what stands on a sheet, in words that are ready to print; with the
//! feature `press` the sheets become PDF. People's words are data all the way: no sheet reads them as markup.

mod colour;
mod failure;
#[cfg(feature = "press")]
mod fonts;
#[cfg(feature = "press")]
mod legible;
mod matrix;
#[cfg(feature = "press")]
mod press;
pub mod report;
pub mod sheets;
mod words;

pub use colour::Colour;
pub use failure::Failure;
pub use matrix::Matrix;
pub use report::Report;
pub use sheets::{Handout, Poster, Slips};
pub use words::{Mark, Words};

/// Can this build make PDF at all?
pub const HAS_PRESS: bool = cfg!(feature = "press");

/// Which sheet, as its file in `sheets/` is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sheet {
    Report,
    Poster,
    Handout,
    Slips,
}

/// The report as PDF/UA-1.
pub fn report(report: &Report) -> Result<Vec<u8>, Failure> {
    pressed(Sheet::Report, report)
}

/// A4 to hang up; it may be printed larger, for nothing on it is a picture of points.
pub fn poster(poster: &Poster) -> Result<Vec<u8>, Failure> {
    pressed(Sheet::Poster, poster)
}

/// Twice the same on an A4, to be cut through.
pub fn handout(handout: &Handout) -> Result<Vec<u8>, Failure> {
    pressed(Sheet::Handout, handout)
}

/// Four on an A4, to be cut apart and written on.
pub fn slips(slips: &Slips) -> Result<Vec<u8>, Failure> {
    pressed(Sheet::Slips, slips)
}

#[cfg(feature = "press")]
fn pressed(sheet: Sheet, data: &impl serde::Serialize) -> Result<Vec<u8>, Failure> {
    press::press(sheet, data)
}

#[cfg(not(feature = "press"))]
fn pressed(_: Sheet, _: &impl serde::Serialize) -> Result<Vec<u8>, Failure> {
    Err(Failure::NoPress)
}
