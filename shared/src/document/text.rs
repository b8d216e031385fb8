//! Relative positions in theme texts: from an index to JSON for the sender, and back to an index for the server.

use yrs::{
    Assoc, ClientID, ID, IndexScope, IndexedSequence, Map, MapRef, Out, ReadTxn, StickyIndex, TextRef,
    Transact,
};

use super::{AUTHOR, Document, Turn};
use crate::command::{ItemId, Position, TextField};
use crate::decide::Positions;
use crate::ids::ThemeId;

/// The position of a UTF-16 index, to be sent in an `edit_text`. `assoc` below zero: behind the letter on the left,
/// which is where typing goes on; else ahead of the letter on the right.
pub fn text_position(
    document: &Document,
    theme: ThemeId,
    field: TextField,
    index: u32,
    assoc: i32,
) -> Option<Position> {
    let txn = document.doc.transact();
    let text = find(document.root("themes"), &txn, theme, field)?;
    let side = if assoc < 0 { Assoc::Before } else { Assoc::After };
    let end = || StickyIndex::from_type(&txn, &text, side);
    let sticky = text.sticky_index(&txn, index, side).unwrap_or_else(end);
    let item_id = |id: &ID| ItemId { client: id.client.get(), clock: id.clock };
    let assoc = if assoc < 0 { -1 } else { 0 };
    match sticky.scope() {
        IndexScope::Relative(id) => Some(Position { of: None, item: Some(item_id(id)), assoc }),
        IndexScope::Nested(id) => Some(Position { of: Some(item_id(id)), item: None, assoc }),
        IndexScope::Root(_) => None,
    }
}

impl Positions for Turn<'_> {
    fn index(&self, theme: ThemeId, field: TextField, position: &Position) -> Option<u32> {
        index(self.documents.board.root("themes"), &self.board, theme, field, position)
    }

    fn known(&self, theme: ThemeId, field: TextField, from: u32, to: u32, seen: u32) -> Vec<(u32, u32)> {
        known(self.documents.board.root("themes"), &self.board, theme, field, from, to, seen)
    }
}

impl Positions for Document {
    fn index(&self, theme: ThemeId, field: TextField, position: &Position) -> Option<u32> {
        index(self.root("themes"), &self.doc.transact(), theme, field, position)
    }

    fn known(&self, theme: ThemeId, field: TextField, from: u32, to: u32, seen: u32) -> Vec<(u32, u32)> {
        known(self.root("themes"), &self.doc.transact(), theme, field, from, to, seen)
    }
}

pub(super) fn find(themes: &MapRef, txn: &impl ReadTxn, theme: ThemeId, field: TextField) -> Option<TextRef> {
    let Some(Out::YMap(entry)) = themes.get(txn, &theme.to_string()) else { return None };
    let field = match field {
        TextField::Title => "title",
        TextField::Summary => "summary",
    };
    match entry.get(txn, field) {
        Some(Out::YText(text)) => Some(text),
        _ => None,
    }
}

/// Only ids of the one author are looked up, and only an answer inside that very text counts.
fn index(
    themes: &MapRef,
    txn: &impl ReadTxn,
    theme: ThemeId,
    field: TextField,
    position: &Position,
) -> Option<u32> {
    let text = find(themes, txn, theme, field)?;
    let author = |item: &ItemId| (item.client == AUTHOR).then(|| ID::new(ClientID::new(AUTHOR), item.clock));
    let scope = match (&position.item, &position.of) {
        (Some(item), _) => IndexScope::Relative(author(item)?),
        (None, Some(of)) => IndexScope::Nested(author(of)?),
        (None, None) => return None,
    };
    let side = if position.assoc < 0 { Assoc::Before } else { Assoc::After };
    let offset = StickyIndex::new(scope, side).get_offset(txn)?;
    let same = offset.branch.id() == AsRef::<yrs::branch::Branch>::as_ref(&text).id();
    let length = yrs::Text::len(&text, txn);
    (same && offset.index <= length).then_some(offset.index)
}

fn known(
    themes: &MapRef,
    txn: &impl ReadTxn,
    theme: ThemeId,
    field: TextField,
    from: u32,
    to: u32,
    seen: u32,
) -> Vec<(u32, u32)> {
    let Some(text) = find(themes, txn, theme, field) else { return Vec::new() };
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for at in from..to {
        let letter = text.sticky_index(txn, at, Assoc::After);
        if letter.and_then(|sticky| sticky.id().map(|id| id.clock)).is_none_or(|clock| clock >= seen) {
            continue;
        }
        match runs.last_mut() {
            Some((start, length)) if *start + *length == at => *length += 1,
            _ => runs.push((at, 1)),
        }
    }
    runs.reverse();
    runs
}
