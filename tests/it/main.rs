//! What the board promises, asked of a real server from outside.
#![cfg(test)]

mod form;
mod join;
mod moderation;
mod posting;
mod secrecy;
mod themes;
