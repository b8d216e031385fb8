//! The attendee's layer over the server's plain page.

fn main() {
    client::attendee::start();
}
