//! The bundle of the moderator, the projector and the organiser.

fn main() {
    client::staff::start();
}
