//! A rehearsal: a shadow board that a simulated hall fills, so that an organiser and moderators can practise an evening
//! with nobody there. It goes the way of every other board: commands, decided and stored.

mod plan;
mod play;
mod random;

pub use plan::{Cue, LENGTH, PHONES, POSTS, Post, Stage, plan};
pub use play::{AT_ONCE, Busy, Rehearsals, Running, start};
