//! The live side of a board. One task owns one board; [`state::Room`] decides, the task only carries out.

mod connection;
mod registry;
mod state;
mod task;

pub use connection::{CloseReason, Frame, Outgoing, Queue};
pub use registry::{Registry, RoomError};
pub use state::{ConnectionId, Joining, Kind, Room};
pub(crate) use state::{Input, Reply, Revoked, Scope, quiet};
pub use task::RoomHandle;
