//! A client's side of the conversation as state machines without I/O: what is still to be acknowledged, what the
//! documents say, and what the person sees. A browser, a headless client and a test all run these.

pub mod line;
mod outbox;
mod overlay;
mod replica;
mod splice;

pub use line::Line;
pub use outbox::Outbox;
pub use overlay::{overlay, recognise_own};
pub use replica::{Change, Replica};
pub use splice::{Splice, caret, merge};
