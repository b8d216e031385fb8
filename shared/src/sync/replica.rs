//! A reader's copies of the documents.

use crate::api::Known;
use crate::document::{Document, DocumentName, Reading, read_board};
use crate::wire::{BadFrame, decode_server_frame, encode_state_vector};

/// The documents that a client wants, as far as they have come.
#[derive(Default)]
pub struct Replica {
    board: Option<Copy>,
    staff: Option<Copy>,
}

struct Copy {
    document: Document,
    /// The epoch that the server named. Another one means: start afresh.
    epoch: u32,
}

/// What a frame did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Document(DocumentName),
    /// The frame did not fit what we have: the copy was dropped, ask for it anew.
    Restart(DocumentName),
}

impl Replica {
    /// The server's epoch of a document: keeps a copy of that epoch, replaces any other.
    pub fn open(&mut self, name: DocumentName, epoch: u32) {
        let slot = self.slot(name);
        if slot.as_ref().is_none_or(|copy| copy.epoch != epoch) {
            *slot = Some(Copy { document: Document::new(name), epoch });
        }
    }

    pub fn close(&mut self, name: DocumentName) {
        *self.slot(name) = None;
    }

    pub fn document(&self, name: DocumentName) -> Option<&Document> {
        let slot = match name {
            DocumentName::Board => &self.board,
            DocumentName::Staff => &self.staff,
        };
        slot.as_ref().map(|copy| &copy.document)
    }

    /// What to say in `hello.known`, so that only the rest is sent.
    pub fn known(&self, name: DocumentName) -> Option<Known> {
        let slot = match name {
            DocumentName::Board => &self.board,
            DocumentName::Staff => &self.staff,
        };
        slot.as_ref().map(|copy| Known::new(copy.epoch, &encode_state_vector(copy.document.clock())))
    }

    pub fn receive(&mut self, frame: &[u8]) -> Result<Change, BadFrame> {
        let (name, update) = decode_server_frame(frame)?;
        let slot = self.slot(name);
        let Some(copy) = slot else { return Ok(Change::Document(name)) };
        if copy.document.apply(update).is_ok() {
            return Ok(Change::Document(name));
        }
        *copy = Copy { document: Document::new(name), epoch: copy.epoch };
        Ok(Change::Restart(name))
    }

    /// The board as the documents tell it; what stayed equal keeps its `Arc`s.
    pub fn read(&self, before: &Reading) -> Reading {
        match &self.board {
            Some(board) => read_board(&board.document, self.staff.as_ref().map(|c| &c.document), before),
            None => Reading::default(),
        }
    }

    fn slot(&mut self, name: DocumentName) -> &mut Option<Copy> {
        match name {
            DocumentName::Board => &mut self.board,
            DocumentName::Staff => &mut self.staff,
        }
    }
}
