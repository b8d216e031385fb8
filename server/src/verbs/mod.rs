//! What the command does besides serving: one verb a file.

pub mod backup;
pub mod doctor;
pub mod export;
