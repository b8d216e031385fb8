//! Sentences of the staff surface.
