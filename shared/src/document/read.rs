//! From documents back to a board: as much of it as this reader may know. The client decides and renders from it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use yrs::{Any, Map, Out, ReadTxn, Transact};

use super::Document;
use super::project::string_of;
use crate::board::{Board, Letters, Recognised, Reflection, Theme};
use crate::command::{SetAsideReason, TextField};
use crate::event::{Placement, Standing};
use crate::ids::{Key, ReflectionId, TargetId, ThemeId};
use crate::order::Order;
use crate::words::{Lang, Name, Question, Text, Title};

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
    lang: Option<Lang>,
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

/// A board as it was read, and what it was read from: reading it again looks only at what is new.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    pub board: Board,
    seen: BTreeMap<ReflectionId, Source>,
}

/// The values that one reflection was read from. A value of a document never changes: it is replaced by another.
#[derive(Debug, Clone)]
struct Source {
    entry: Arc<HashMap<String, Any>>,
    root: Root,
    perspective: Option<Any>,
    flags: Option<Any>,
    came: Option<Any>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    Reflections,
    Waiting,
    SetAside,
}

impl Source {
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.entry, &other.entry)
            && self.root == other.root
            && self.perspective == other.perspective
            && self.flags == other.flags
            && self.came == other.came
    }
}

/// The board that these documents tell of. What stays equal to `before` keeps its `Arc`s, so that a page sees at a
/// glance what changed. `phase`, `spotlight` and `screen` beyond `meta` come with `now`.
pub fn read_board(board: &Document, staff: Option<&Document>, before: &Reading) -> Reading {
    let Reading { board: before, seen } = before;
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
    let mut sources = BTreeMap::new();
    collect(&mut sources, board, &txn, Root::Reflections);
    if let Some(staff) = staff {
        let txn = staff.doc.transact();
        collect(&mut sources, staff, &txn, Root::Waiting);
        collect(&mut sources, staff, &txn, Root::SetAside);
        next.reported = value(staff.root("meta").get(&txn, "reported")).unwrap_or(0);
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
            amend(&mut sources, key, out, |source, any| source.perspective = Some(any));
        }
        let quotes: BTreeSet<_> =
            staff.root("quotes").iter(&txn).filter_map(|(key, _)| key.parse().ok()).collect();
        if !quotes.is_empty() {
            Arc::make_mut(&mut next.outcome).quotes = quotes;
        }
        for (key, out) in staff.root("sources").iter(&txn) {
            amend(&mut sources, key, out, |source, any| source.came = Some(any));
        }
        for (key, out) in staff.root("flags").iter(&txn) {
            amend(&mut sources, key, out, |source, any| source.flags = Some(any));
        }
    }
    for (id, source) in &sources {
        let known = before.reflections.get(id);
        let same = known.filter(|_| seen.get(id).is_some_and(|was| was.is(source)));
        let entry = match same {
            Some(same) => Some(Arc::clone(same)),
            None => reflection(source).map(|entry| keep(known, entry)),
        };
        next.reflections.extend(entry.map(|entry| (*id, entry)));
    }
    Reading { board: next, seen: sources }
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
    sources: &mut BTreeMap<ReflectionId, Source>,
    document: &Document,
    txn: &impl ReadTxn,
    root: Root,
) {
    let name = match root {
        Root::Reflections => "reflections",
        Root::Waiting => "waiting",
        Root::SetAside => "set_aside",
    };
    for (key, out) in document.root(name).iter(txn) {
        if let (Ok(id), Out::Any(Any::Map(entry))) = (key.parse::<ReflectionId>(), out) {
            sources.insert(id, Source { entry, root, perspective: None, flags: None, came: None });
        }
    }
}

fn amend(
    sources: &mut BTreeMap<ReflectionId, Source>,
    key: &str,
    out: Out,
    change: impl FnOnce(&mut Source, Any),
) {
    let Ok(id) = key.parse::<ReflectionId>() else { return };
    if let (Some(source), Out::Any(any)) = (sources.get_mut(&id), out) {
        change(source, any);
    }
}

fn reflection(source: &Source) -> Option<Reflection> {
    let entry: Entry = parse(&Any::Map(Arc::clone(&source.entry)))?;
    let standing = match source.root {
        Root::Reflections => Standing::Published,
        Root::Waiting if entry.approved => Standing::Approved,
        Root::Waiting => Standing::Waiting,
        Root::SetAside => Standing::SetAside(entry.reason.unwrap_or(SetAsideReason::Other)),
    };
    Some(Reflection {
        author: None,
        posted: 0,
        prompt: entry.prompt,
        text: Text::parse(&entry.text).ok()?,
        perspective: source.perspective.as_ref().and_then(parse).or(entry.perspective),
        lang: entry.lang,
        standing,
        flags: source.flags.as_ref().and_then(parse).unwrap_or_default(),
        placement: entry.theme.zip(entry.order).map(|(theme, order)| Placement { theme, order }),
        recognised: Recognised { by: BTreeSet::new(), others: entry.recognised },
        under: entry.under,
        name: entry.name,
        source: source.came.as_ref().and_then(parse),
    })
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
        Some(Out::Any(any)) => parse(&any),
        Some(_) => None,
    }
}

/// Through text, not through `serde_json::Value`: one reader of JSON in the phone's bundle, not two.
fn parse<T: DeserializeOwned>(any: &Any) -> Option<T> {
    serde_json::from_str(&serde_json::to_string(any).ok()?).ok()
}
