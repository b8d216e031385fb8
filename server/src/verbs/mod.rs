//! What the command does besides serving: one verb a file.

pub mod export;
