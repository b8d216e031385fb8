//! What the store holds after the server has gone, replayed afresh.

use std::collections::BTreeMap;
use std::path::Path;

use server::config::Durability;
use server::store::Store;
use shared::board::Board;
use shared::document::Documents;
use shared::event::{Event, Record};
use shared::ids::{BoardId, CommandId, ReflectionId};

/// The records of every board.
pub struct Logs(BTreeMap<BoardId, Vec<Record>>);

impl Logs {
    pub async fn read(database: &Path) -> Self {
        let store = Store::open(database, Durability::Disk).await.unwrap();
        let mut logs = BTreeMap::new();
        for board in store.boards().await.unwrap() {
            logs.insert(board.id, store.log(board.id).await.unwrap());
        }
        Self(logs)
    }

    pub fn of(&self, board: BoardId) -> &[Record] {
        self.0.get(&board).map_or(&[], Vec::as_slice)
    }

    /// The documents that this log gives, its records one by one.
    pub fn replay(&self, board: BoardId) -> (Board, Documents) {
        let (mut state, mut documents) = (Board::default(), Documents::default());
        for record in self.of(board) {
            documents.turn(|turn| turn.commit(&mut state, record));
        }
        (state, documents)
    }

    /// Records without a gap, and no command in two of them.
    pub fn check(&self, board: BoardId) {
        let mut seen = std::collections::BTreeSet::new();
        for (record, seq) in self.of(board).iter().zip(1..) {
            assert_eq!(record.seq, seq, "a record is missing");
            assert!(seen.insert(record.command), "command {} was done twice", record.command);
        }
    }

    /// How often each reflection was posted.
    pub fn posts(&self, board: BoardId) -> BTreeMap<ReflectionId, usize> {
        let mut posts = BTreeMap::new();
        for event in self.of(board).iter().flat_map(|record| &record.events) {
            if let Event::Posted { reflection, .. } = event {
                *posts.entry(*reflection).or_insert(0) += 1;
            }
        }
        posts
    }

    pub fn commands(&self, board: BoardId) -> std::collections::BTreeSet<CommandId> {
        self.of(board).iter().map(|record| record.command).collect()
    }
}
