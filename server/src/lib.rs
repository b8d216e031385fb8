//! The Weerklank server: rooms that own boards, a durable log, HTTP and WebSocket around them.
//!
//! Dependencies run one way: `app → http → room → store`.

pub mod app;
pub mod assets;
pub mod clock;
pub mod code;
pub mod config;
pub mod demo;
pub mod export;
pub mod http;
pub mod intake;
pub mod keys;
pub mod pages;
pub mod rehearsal;
pub mod retention;
pub mod room;
pub mod samples;
pub mod secret;
pub mod series;
pub mod store;
pub mod theme;
pub mod verbs;
