//! The tokens of the look: ours, and those of a house (a municipality) that lays its own over them with one file.
//!
//! A house changes values and nothing else. So its file is read and written again by us, never passed on: no rule, no
//! address and no character of it reaches a page that was not understood here.

mod contrast;
mod house;
mod sheet;
#[cfg(test)]
mod tests;
mod tokens;

pub use house::{House, HouseError, Weak};
pub use tokens::{Scheme, paper};
