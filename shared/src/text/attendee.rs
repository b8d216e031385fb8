//! Sentences of the attendee surface.
