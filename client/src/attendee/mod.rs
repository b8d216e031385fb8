//! The attendee page.
