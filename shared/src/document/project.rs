//! What each event writes, and where. Text that a reader may not see is never in a document that reader gets.

use std::collections::HashMap;
use std::sync::Arc;

use yrs::{
    Any, GetString, Map, MapPrelim, MapRef, Number, Out, Text as _, TextPrelim, TextRef, TransactionMut,
};

use super::Turn;
use crate::board::{Board, Reflection};
use crate::command::TextField;
use crate::event::{Event, Record, Standing};
use crate::ids::{ReflectionId, ThemeId};
use crate::limits;
use crate::settings::Settings;
use crate::undo::Undo;

/// How many stand where, kept so that counting costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    published: i64,
    waiting: i64,
    set_aside: i64,
}

impl Turn<'_> {
    /// `board` has the event applied already; `undo` tells what was before.
    pub(super) fn project(&mut self, board: &Board, record: &Record, event: &Event, undo: Option<&Undo>) {
        match event {
            Event::BoardCreated { title, settings, prompts } => {
                self.meta("title", string(title.as_str()));
                self.meta("phase", string(board.phase.as_str()));
                self.settings(settings);
                let root = self.documents.board.root("prompts").clone();
                for prompt in prompts {
                    let value = object([
                        ("title", string(prompt.title.as_str())),
                        ("question", string(prompt.question.as_str())),
                        ("order", string(prompt.order.as_str())),
                    ]);
                    root.insert(&mut self.board, prompt.id.as_str(), value);
                }
                self.tell_counts(board);
            }
            Event::Posted { reflection, perspective, flags, .. } => {
                self.reflection(board, *reflection);
                if let Some(perspective) = perspective {
                    self.staff_entry("perspectives", *reflection, string(perspective.as_str()));
                }
                if !flags.is_empty() {
                    let flags =
                        flags.iter().filter_map(name_of).map(|name| string(&name)).collect::<Vec<_>>();
                    self.staff_entry("flags", *reflection, Any::Array(flags.into()));
                }
                self.tell_counts(board);
            }
            Event::Withdrawn { reflection } => {
                self.forget(*reflection);
                self.tell_counts(board);
            }
            Event::Edited { reflection, .. } => {
                self.reflection(board, *reflection);
                self.tell_counts(board);
            }
            Event::Judged { reflection, standing } => {
                self.reflection(board, *reflection);
                let what = match standing {
                    Standing::SetAside(_) => "set_aside",
                    Standing::Waiting => "waiting",
                    Standing::Approved | Standing::Published => "approved",
                };
                self.history(board, record, &reflection.to_string(), what, None);
                self.tell_counts(board);
            }
            Event::Recognised { reflection, .. } => self.reflection(board, *reflection),
            Event::Placed { reflection, placement } => {
                self.reflection(board, *reflection);
                let theme = placement.as_ref().map(|p| p.theme);
                let what = if theme.is_some() { "placed" } else { "unplaced" };
                self.history(board, record, &reflection.to_string(), what, theme);
            }
            Event::Revealed { reflections } => {
                for reflection in reflections {
                    self.reflection(board, *reflection);
                }
                self.tell_counts(board);
            }
            Event::ThemeCreated { theme, title, summary, order } => {
                let root = self.documents.board.root("themes").clone();
                // Key by key: a prelim's own map has no order, and clocks must not depend on chance.
                let entry = root.insert(&mut self.board, theme.to_string(), MapPrelim::default());
                entry.insert(&mut self.board, "title", TextPrelim::new(title.as_str()));
                entry.insert(&mut self.board, "summary", TextPrelim::new(summary.as_str()));
                entry.insert(&mut self.board, "order", string(order.as_str()));
                entry.insert(&mut self.board, "colour", string("neutraal"));
                self.history(board, record, &theme.to_string(), "created", None);
                self.tell_counts(board);
            }
            Event::ThemeRemoved { theme } => {
                let root = self.documents.board.root("themes").clone();
                root.remove(&mut self.board, &theme.to_string());
                self.drop_staff_entry("history", &theme.to_string());
                self.tell_counts(board);
            }
            Event::TextInserted { theme, field, index, text } => {
                if let Some(target) = self.text(*theme, *field) {
                    target.insert(&mut self.board, *index, text);
                }
            }
            Event::TextDeleted { theme, field, index, length } => {
                if let Some(target) = self.text(*theme, *field) {
                    target.remove_range(&mut self.board, *index, *length);
                }
            }
            Event::PhaseSet { phase } => self.meta("phase", string(phase.as_str())),
            Event::PromptSet { prompt } => {
                let value = prompt.as_ref().map_or(Any::Null, |key| string(key.as_str()));
                self.meta("prompt", value);
            }
            Event::SettingsSet { settings } => {
                self.settings(settings);
                let shown_before = matches!(undo, Some(Undo::Settings { was, .. }) if was.show_perspective);
                if shown_before != settings.show_perspective {
                    let published = board.reflections.iter();
                    let published = published.filter(|(_, r)| r.standing == Standing::Published);
                    for (id, _) in published {
                        self.reflection(board, *id);
                    }
                }
            }
            Event::Closed { .. } => self.meta("closed", Any::Bool(true)),
            Event::Spotlit { .. } | Event::ScreenSet { .. } => {}
        }
    }

    /// Writes a reflection where it now belongs, and takes it away from where it was.
    fn reflection(&mut self, board: &Board, id: ReflectionId) {
        let Some(entry) = board.reflections.get(&id) else { return };
        let key = id.to_string();
        let documents = self.documents;
        let reflections = documents.board.root("reflections");
        let (waiting, set_aside) = (documents.staff.root("waiting"), documents.staff.root("set_aside"));
        let Tally { published, waiting: waits, set_aside: aside } = &mut self.tally;
        match entry.standing {
            Standing::Published => {
                let value = public(entry, &board.settings);
                put(reflections, &mut self.board, &key, value, published);
                take(waiting, &mut self.staff, &key, waits);
                take(set_aside, &mut self.staff, &key, aside);
            }
            Standing::Approved | Standing::Waiting => {
                let approved = Any::Bool(entry.standing == Standing::Approved);
                let value = for_staff(entry, ("approved", approved));
                take(reflections, &mut self.board, &key, published);
                put(waiting, &mut self.staff, &key, value, waits);
                take(set_aside, &mut self.staff, &key, aside);
            }
            Standing::SetAside(reason) => {
                let reason = string(&name_of(&reason).unwrap_or_default());
                let value = for_staff(entry, ("reason", reason));
                take(reflections, &mut self.board, &key, published);
                take(waiting, &mut self.staff, &key, waits);
                put(set_aside, &mut self.staff, &key, value, aside);
            }
        }
    }

    fn forget(&mut self, id: ReflectionId) {
        let key = id.to_string();
        let documents = self.documents;
        let staff = &documents.staff;
        take(documents.board.root("reflections"), &mut self.board, &key, &mut self.tally.published);
        take(staff.root("waiting"), &mut self.staff, &key, &mut self.tally.waiting);
        take(staff.root("set_aside"), &mut self.staff, &key, &mut self.tally.set_aside);
        for root in ["flags", "perspectives", "history"] {
            self.drop_staff_entry(root, &key);
        }
    }

    fn drop_staff_entry(&mut self, root: &str, key: &str) {
        let mut none = 0;
        take(self.documents.staff.root(root), &mut self.staff, key, &mut none);
    }

    fn staff_entry(&mut self, root: &str, id: ReflectionId, value: Any) {
        self.documents.staff.root(root).insert(&mut self.staff, id.to_string(), value);
    }

    fn meta(&mut self, key: &str, value: Any) {
        self.documents.board.root("meta").insert(&mut self.board, key, value);
    }

    fn settings(&mut self, settings: &Settings) {
        self.meta("language", string(settings.language.as_str()));
        let json = serde_json::to_value(settings).unwrap_or_default();
        self.meta("settings", json_any(&json));
    }

    fn text(&self, theme: ThemeId, field: TextField) -> Option<TextRef> {
        super::text::find(self.documents.board.root("themes"), &self.board, theme, field)
    }

    /// One line a deed, the latest last; without times within the round.
    fn history(&mut self, board: &Board, record: &Record, key: &str, what: &str, theme: Option<ThemeId>) {
        let root = self.documents.staff.root("history").clone();
        let mut lines = match root.get(&self.staff, key) {
            Some(Out::Any(Any::Array(lines))) => lines.to_vec(),
            _ => Vec::new(),
        };
        if lines.len() >= limits::HISTORY {
            lines.remove(0);
        }
        let mut line = vec![
            ("what", string(what)),
            ("role", string(record.role.as_str())),
            ("phase", string(board.phase.as_str())),
        ];
        line.extend(theme.map(|theme| ("theme", string(&theme.to_string()))));
        lines.push(object(line));
        root.insert(&mut self.staff, key, Any::Array(lines.into()));
    }

    fn tell_counts(&mut self, board: &Board) {
        let Tally { published, waiting, set_aside } = self.tally;
        let themes = i64::try_from(board.themes.len()).unwrap_or(i64::MAX);
        let documents = self.documents;
        let counts = documents.board.root("counts");
        tell(counts, &mut self.board, "reflections", published);
        tell(counts, &mut self.board, "themes", themes);
        let tallies = documents.staff.root("tallies");
        tell(tallies, &mut self.staff, "waiting", waiting);
        tell(tallies, &mut self.staff, "set_aside", set_aside);
    }
}

/// What everybody may read. Nothing here tells who wrote it or when.
fn public(entry: &Reflection, settings: &Settings) -> Any {
    let shown = entry.perspective.as_ref().filter(|_| settings.show_perspective);
    let perspective = shown.map(|key| ("perspective", string(key.as_str())));
    object(common(entry).into_iter().chain(perspective))
}

fn for_staff(entry: &Reflection, extra: (&'static str, Any)) -> Any {
    object(common(entry).into_iter().chain([extra]))
}

fn common(entry: &Reflection) -> Vec<(&'static str, Any)> {
    let mut pairs = vec![
        ("text", string(entry.text.as_str())),
        ("prompt", string(entry.prompt.as_str())),
        ("recognised", number(i64::from(entry.recognised.count()))),
    ];
    if let Some(placement) = &entry.placement {
        pairs.push(("theme", string(&placement.theme.to_string())));
        pairs.push(("order", string(placement.order.as_str())));
    }
    pairs
}

fn put(map: &MapRef, txn: &mut TransactionMut<'_>, key: &str, value: Any, tally: &mut i64) {
    if !map.contains_key(txn, key) {
        *tally += 1;
    }
    map.insert(txn, key, value);
}

fn take(map: &MapRef, txn: &mut TransactionMut<'_>, key: &str, tally: &mut i64) {
    if map.contains_key(txn, key) {
        *tally -= 1;
        map.remove(txn, key);
    }
}

fn tell(map: &MapRef, txn: &mut TransactionMut<'_>, key: &str, value: i64) {
    if map.get(txn, key) != Some(Out::Any(number(value))) {
        map.insert(txn, key, number(value));
    }
}

fn string(text: &str) -> Any {
    Any::String(Arc::from(text))
}

fn number(value: i64) -> Any {
    Any::Number(Number::Int(value))
}

fn object(pairs: impl IntoIterator<Item = (&'static str, Any)>) -> Any {
    let map: HashMap<String, Any> = pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
    Any::Map(Arc::new(map))
}

/// The wire name of a unit variant.
fn name_of(value: &impl serde::Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

fn json_any(value: &serde_json::Value) -> Any {
    use serde_json::Value;
    match value {
        Value::Null => Any::Null,
        Value::Bool(b) => Any::Bool(*b),
        Value::Number(n) => n.as_i64().map_or(Any::Null, number),
        Value::String(s) => string(s),
        Value::Array(items) => Any::Array(items.iter().map(json_any).collect::<Vec<_>>().into()),
        Value::Object(map) => Any::Map(Arc::new(map.iter().map(|(k, v)| (k.clone(), json_any(v))).collect())),
    }
}

/// Only here so that `GetString` is one import for readers of theme texts.
pub(super) fn string_of(text: &TextRef, txn: &impl yrs::ReadTxn) -> String {
    text.get_string(txn)
}
