//! What the board promises, asked of a real server from outside.
#![cfg(test)]
#![allow(clippy::large_futures, reason = "a test's future lives once, on a stack of its own")]

mod afterwards;
mod backup;
mod chaos;
mod desk;
mod doctor;
mod durability;
mod erasure;
mod export;
mod first_paint;
mod form;
mod hall;
mod install;
mod intake;
mod join;
mod keys;
mod kills;
mod load;
mod mine;
mod moderation;
mod offline;
mod people;
mod plain;
mod poll;
mod posting;
mod print;
mod proxy;
mod rehearsal;
mod result;
mod retention;
mod rounds;
mod secrecy;
mod series;
mod siege;
mod start;
mod start_page;
mod table;
mod theme;
mod themes;
mod traffic;
mod votes;
mod weights;
mod yjs;
