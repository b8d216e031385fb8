//! The pages in the browser. Two bundles share this crate: an attendee's (small) and the staff's (moderator,
//! projector, organiser); what a bundle does not use, the linker leaves out.

#![allow(
    unreachable_pub,
    reason = "leptos' component macro writes `pub` whatever the component's own visibility"
)]

pub mod attendee;
pub mod components;
pub mod live;
pub mod staff;
