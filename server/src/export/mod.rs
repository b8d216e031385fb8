//! What is handed on of a board: one reading of it, and the formats that are written from that.

pub mod report;
