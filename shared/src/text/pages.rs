//! Sentences of the pages surface.
