//! What holds for any sequence of commands: rules do not panic, and documents follow from the log alone.
#![cfg(test)]

mod anticipate;
mod compare;
mod concurrent;
mod fuzz;
mod model;
mod naive;
mod pairing;
mod replay;
mod rules;
mod secrecy;
mod steps;
mod undo;
mod world;
