//! Words that were taken back are in no document any more, but what takes a command back may still hold them.

use std::collections::BTreeSet;
use std::sync::Arc;

use shared::board::Board;
use shared::command::Afterwards;
use shared::event::{Event, Record};
use shared::undo::Undo;

/// After this the board holds no word that these records took away. A room that starts again comes to the same from
/// a log that was redacted, but for steps back that lead nowhere.
pub(super) fn forget(board: &mut Board, records: &[Record]) {
    let mut withdrawn = BTreeSet::new();
    for event in records.iter().flat_map(|record| &record.events) {
        match event {
            Event::Withdrawn { reflection } => drop(withdrawn.insert(*reflection)),
            Event::Kicked { author_of, then: Afterwards::Erase } => {
                if let Some(author) = board.author_of(*author_of) {
                    board.names.remove(&author);
                }
            }
            _ => {}
        }
    }
    if withdrawn.is_empty() {
        return;
    }
    let holds = |step: &Undo| matches!(step, Undo::Text { reflection, .. } if withdrawn.contains(reflection));
    for done in board.done.values_mut().filter(|done| done.undo.iter().any(holds)) {
        Arc::make_mut(done).undo.retain(|step| !holds(step));
    }
}
