//! From documents back to a board: as much of it as this reader may know. The client decides and renders from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use yrs::{Any, Map, Out, ReadTxn, Transact};

use super::Document;
use super::project::string_of;
use crate::board::{Board, Letters, Recognised, Reflection, Theme};
use crate::command::{SetAsideReason, TextField};
use crate::event::{Flag, Placement, Standing};
use crate::ids::{Key, ReflectionId, TargetId, ThemeId};
use crate::order::Order;
use crate::words::{Name, Question, Text, Title};

#[derive(Deserialize)]
struct Entry {
    text: String,
    prompt: Key,
    #[serde(default)]
    recognised: u32,
    #[serde(default)]
    theme: Option<ThemeId>,
    #[serde(default)]
    order: Option<Order>,
    #[serde(default)]
    perspective: Option<Key>,
    #[serde(default)]
    approved: bool,
    #[serde(default)]
    under: Option<ReflectionId>,
    #[serde(default)]
    name: Option<Name>,
    #[serde(default)]
    reason: Option<SetAsideReason>,
}

#[derive(Deserialize)]
struct PromptEntry {
    title: Title,
    question: Question,
    order: Order,
}

/// The board that these documents tell of. What stays equal to `before` keeps its `Arc`s, so that a page sees at a
/// glance what changed. `phase`, `spotlight` and `screen` beyond `meta` come with `now`.
pub fn read_board(board: &Document, staff: Option<&Document>, before: &Board) -> Board {
    let mut next = Board::default();
    let txn = board.doc.transact();
    let meta = board.root("meta");
    next.title = value(meta.get(&txn, "title"));
    next.settings = value(meta.get(&txn, "settings")).unwrap_or_default();
    next.phase = value(meta.get(&txn, "phase")).unwrap_or(next.phase);
    next.prompt = value(meta.get(&txn, "prompt"));
    next.results = value(meta.get(&txn, "results")).unwrap_or(false);
    next.is_final = value(meta.get(&txn, "closed")).unwrap_or(false);
    for (key, out) in board.root("prompts").iter(&txn) {
        if let (Ok(id), Some(PromptEntry { title, question, order })) = (key.parse(), value(Some(out))) {
            next.prompts.push(crate::settings::Prompt { id, title, question, order });
        }
    }
    next.prompts.sort_by(|a, b| a.order.cmp(&b.order).then(a.id.cmp(&b.id)));
    for (key, out) in board.root("themes").iter(&txn) {
        let (Ok(id), Out::YMap(_)) = (key.parse::<ThemeId>(), &out) else { continue };
        if let Some(theme) = read_theme(board, &txn, id) {
            next.themes.insert(id, keep(before.themes.get(&id), theme));
        }
    }
    collect(&mut next, before, board, "reflections", &txn, |_| Standing::Published);
    if let Some(staff) = staff {
        let txn = staff.doc.transact();
        collect(&mut next, before, staff, "waiting", &txn, |entry| {
            if entry.approved { Standing::Approved } else { Standing::Waiting }
        });
        collect(&mut next, before, staff, "set_aside", &txn, |entry| {
            Standing::SetAside(entry.reason.unwrap_or(SetAsideReason::Other))
        });
        next.protocol = value(staff.root("meta").get(&txn, "protocol")).unwrap_or_default();
        for (key, out) in staff.root("tallies").iter(&txn) {
            let count = value::<u32>(Some(out)).unwrap_or(0);
            if key == "voters" {
                next.tally.voters = count;
            } else if let Ok(target) = key.parse::<TargetId>() {
                next.tally.votes.insert(target, count);
            }
        }
        for (key, out) in staff.root("perspectives").iter(&txn) {
            amend(&mut next, before, key, |entry| entry.perspective = value(Some(out)));
        }
        for (key, out) in staff.root("flags").iter(&txn) {
            let flags: BTreeSet<Flag> = value(Some(out)).unwrap_or_default();
            amend(&mut next, before, key, |entry| entry.flags = flags);
        }
    }
    next
}

fn read_theme(document: &Document, txn: &impl ReadTxn, id: ThemeId) -> Option<Theme> {
    let themes = document.root("themes");
    let letters = |field| {
        let text = super::text::find(themes, txn, id, field)?;
        Some(Letters::typed(&string_of(&text, txn), 0))
    };
    let Some(Out::YMap(entry)) = themes.get(txn, &id.to_string()) else { return None };
    let order = value(entry.get(txn, "order"))?;
    Some(Theme {
        title: letters(TextField::Title)?,
        summary: letters(TextField::Summary)?,
        order,
        colour: value(entry.get(txn, "colour")).unwrap_or_default(),
        key_phrase: value(entry.get(txn, "key_phrase")),
    })
}

fn collect(
    next: &mut Board,
    before: &Board,
    document: &Document,
    root: &str,
    txn: &impl ReadTxn,
    standing: impl Fn(&Entry) -> Standing,
) {
    for (key, out) in document.root(root).iter(txn) {
        let (Ok(id), Some(entry)) = (key.parse::<ReflectionId>(), value::<Entry>(Some(out))) else {
            continue;
        };
        let standing = standing(&entry);
        let Ok(text) = Text::parse(&entry.text) else { continue };
        let reflection = Reflection {
            author: None,
            posted: 0,
            prompt: entry.prompt,
            text,
            perspective: entry.perspective,
            standing,
            flags: BTreeSet::new(),
            placement: entry.theme.zip(entry.order).map(|(theme, order)| Placement { theme, order }),
            recognised: Recognised { by: BTreeSet::new(), others: entry.recognised },
            under: entry.under,
            name: entry.name,
        };
        next.reflections.insert(id, keep(before.reflections.get(&id), reflection));
    }
}

fn amend(next: &mut Board, before: &Board, key: &str, change: impl FnOnce(&mut Reflection)) {
    let Ok(id) = key.parse::<ReflectionId>() else { return };
    let Some(entry) = next.reflections.get_mut(&id) else { return };
    let mut amended = (**entry).clone();
    change(&mut amended);
    *entry = keep(before.reflections.get(&id), amended);
}

fn keep<T: PartialEq>(before: Option<&Arc<T>>, now: T) -> Arc<T> {
    match before {
        Some(same) if **same == now => Arc::clone(same),
        _ => Arc::new(now),
    }
}

pub(super) fn value<T: DeserializeOwned>(out: Option<Out>) -> Option<T> {
    match out {
        Some(Out::Any(Any::Null | Any::Undefined)) | None => None,
        // Through text, not through `serde_json::Value`: one reader of JSON in the phone's bundle, not two.
        Some(Out::Any(any)) => serde_json::from_str(&serde_json::to_string(&any).ok()?).ok(),
        Some(_) => None,
    }
}
