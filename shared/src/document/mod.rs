//! The documents that everybody reads: projections of the board, written by the server alone, under one author id.
//!
//! The same log gives the same state vector and content however its events were batched into turns: every event
//! writes the same number of clocks in the same order, and nothing is written that depends on the batch.

mod history;
mod project;
mod published;
mod read;
mod text;
mod values;

use yrs::types::ToJson;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{
    Any, ClientID, Doc, MapRef, OffsetKind, Options, ReadTxn, StateVector, Transact, TransactionMut, Update,
};

pub use history::{Happening, Line};
pub use published::{Published, Titled};
pub use read::{Reading, read_board};
pub use text::text_position;

use crate::board::Board;
use crate::event::Record;

/// The author of everything in every document.
pub const AUTHOR: u64 = 1;

/// Goes up when the projection changes; clients then start the document afresh.
pub const EPOCH: u32 = 2;

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentName {
    Board,
    Staff,
}

impl DocumentName {
    pub const ALL: [Self; 2] = [Self::Board, Self::Staff];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Staff => "staff",
        }
    }

    /// The first byte of a binary frame.
    pub fn byte(self) -> u8 {
        match self {
            Self::Board => 0,
            Self::Staff => 1,
        }
    }

    pub fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.byte() == byte)
    }

    fn roots(self) -> &'static [&'static str] {
        match self {
            Self::Board => &["meta", "prompts", "reflections", "themes", "counts"],
            Self::Staff => &[
                "waiting",
                "set_aside",
                "flags",
                "perspectives",
                "sources",
                "quotes",
                "tallies",
                "history",
                "meta",
            ],
        }
    }
}

/// One document, on the server or as a reader's replica.
pub struct Document {
    name: DocumentName,
    doc: Doc,
    /// In the order of [`DocumentName::roots`].
    roots: Vec<MapRef>,
}

/// The server's bytes were no update: the reader drops the replica and starts afresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an update of this document")]
pub struct BadUpdate;

impl Document {
    pub fn new(name: DocumentName) -> Self {
        let doc = Doc::with_options(Options {
            // As in a browser, so that indices and clocks count alike.
            offset_kind: OffsetKind::Utf16,
            ..Options::with_guid_and_client_id("".into(), ClientID::new(AUTHOR))
        });
        let roots = name.roots().iter().map(|root| doc.get_or_insert_map(*root)).collect();
        Self { name, doc, roots }
    }

    pub fn name(&self) -> DocumentName {
        self.name
    }

    /// The author's clock: all there is to a state vector here.
    pub fn clock(&self) -> u32 {
        self.doc.transact().state_vector().get(&ClientID::new(AUTHOR))
    }

    pub fn state_vector(&self) -> Vec<u8> {
        self.doc.transact().state_vector().encode_v1()
    }

    /// What a reader at `clock` lacks, as one update.
    pub fn diff(&self, clock: u32) -> Vec<u8> {
        let mut known = StateVector::default();
        if clock > 0 {
            known.set_max(ClientID::new(AUTHOR), clock);
        }
        self.doc.transact().encode_state_as_update_v1(&known)
    }

    /// Takes an update that the server made. Never called with bytes of a client.
    pub fn apply(&mut self, update: &[u8]) -> Result<(), BadUpdate> {
        let update = Update::decode_v1(update).map_err(|_| BadUpdate)?;
        self.doc.transact_mut().apply_update(update).map_err(|_| BadUpdate)
    }

    /// The whole document as JSON, root by root.
    pub fn json(&self) -> serde_json::Value {
        let txn = self.doc.transact();
        let roots = self.name.roots().iter().zip(&self.roots);
        let json = roots.map(|(name, root)| ((*name).to_owned(), any_json(&root.to_json(&txn))));
        serde_json::Value::Object(json.collect())
    }

    fn root(&self, name: &str) -> &MapRef {
        let at = self.name.roots().iter().position(|root| *root == name).unwrap_or(0);
        &self.roots[at]
    }
}

/// Both documents of a board, as the server holds them.
pub struct Documents {
    pub board: Document,
    pub staff: Document,
    tally: project::Tally,
}

impl Default for Documents {
    fn default() -> Self {
        Self {
            board: Document::new(DocumentName::Board),
            staff: Document::new(DocumentName::Staff),
            tally: project::Tally::default(),
        }
    }
}

/// What one turn changed: at most one update a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Updates {
    pub board: Option<DocumentUpdate>,
    pub staff: Option<DocumentUpdate>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentUpdate {
    /// The clock that a reader must have for the update to fit.
    pub from: u32,
    pub bytes: Vec<u8>,
}

/// One turn: records are applied and projected one after another; positions resolve on what stands so far.
pub struct Turn<'a> {
    documents: Pair<'a>,
    board: TransactionMut<'a>,
    staff: TransactionMut<'a>,
    tally: project::Tally,
}

#[derive(Clone, Copy)]
struct Pair<'a> {
    board: &'a Document,
    staff: &'a Document,
}

impl Documents {
    pub fn get(&self, name: DocumentName) -> &Document {
        match name {
            DocumentName::Board => &self.board,
            DocumentName::Staff => &self.staff,
        }
    }

    /// Runs one turn and returns what it changed, encoded once.
    pub fn turn<T>(&mut self, work: impl FnOnce(&mut Turn<'_>) -> T) -> (T, Updates) {
        let mut turn = Turn {
            documents: Pair { board: &self.board, staff: &self.staff },
            board: self.board.doc.transact_mut(),
            staff: self.staff.doc.transact_mut(),
            tally: std::mem::take(&mut self.tally),
        };
        let done = work(&mut turn);
        let Turn { board, staff, tally, .. } = turn;
        let updates = Updates { board: finish(board), staff: finish(staff) };
        self.tally = tally;
        (done, updates)
    }
}

impl Turn<'_> {
    /// Applies a record to the board and writes what it changes into the documents.
    pub fn commit(&mut self, board: &mut Board, record: &Record) {
        let mut undo = Vec::new();
        for event in &record.events {
            let step = board.apply_event(record, event);
            self.project(board, record, event, step.as_ref());
            undo.extend(step);
        }
        board.finish(record, undo);
    }
}

/// Commits first: only then is overwritten content gone from what is encoded.
fn finish(mut txn: TransactionMut<'_>) -> Option<DocumentUpdate> {
    let from = txn.before_state().get(&ClientID::new(AUTHOR));
    let changed = txn.has_changes();
    txn.commit();
    changed.then(|| DocumentUpdate { from, bytes: txn.encode_update_v1() })
}

fn any_json(any: &Any) -> serde_json::Value {
    serde_json::to_value(any).unwrap_or(serde_json::Value::Null)
}
