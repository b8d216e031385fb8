//! The Weerklank board: people speak in commands, `decide` answers with events, and everybody reads documents.
//!
//! Pure: no I/O, no clock, no randomness, no async. Runs natively and in a browser.

pub mod announcer;
pub mod api;
pub mod board;
pub mod command;
pub mod day;
pub mod decide;
pub mod document;
pub mod event;
pub mod ids;
pub mod limits;
pub mod order;
pub mod outcome;
pub mod phase;
pub mod privacy;
pub mod refusal;
pub mod rights;
pub mod role;
pub mod settings;
pub mod sync;
pub mod template;
pub mod text;
pub mod undo;
pub mod view;
pub mod wire;
pub mod words;
