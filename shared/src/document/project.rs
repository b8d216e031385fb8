//! What each event writes, and where. Text that a reader may not see is never in a document that reader gets.

use std::collections::{BTreeMap, BTreeSet};

use yrs::{Any, GetString, Map, MapPrelim, Out, Text as _, TextPrelim, TextRef};

use super::Turn;
use super::values::{json_any, name_of, number, object, put, string, take, tell};
use crate::board::{Board, Reflection};
use crate::command::TextField;
use crate::event::{Event, Flag, Record, Standing};
use crate::ids::{Key, ReflectionId, TargetId, ThemeId};
use crate::limits;
use crate::outcome::Noted;
use crate::settings::{Identity, Prompt, Settings};
use crate::undo::Undo;

/// How many stand where, kept so that counting costs nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tally {
    published: i64,
    waiting: i64,
    set_aside: i64,
    /// Perspectives that stand with their reflections for everybody: enough people share them.
    groups: BTreeSet<Key>,
}

impl Turn<'_> {
    /// `board` has the event applied already; `undo` tells what was before.
    pub(super) fn project(&mut self, board: &Board, record: &Record, event: &Event, undo: Option<&Undo>) {
        self.write(board, record, event, undo);
        if matches!(
            event,
            Event::Posted { .. }
                | Event::Edited { .. }
                | Event::Withdrawn { .. }
                | Event::Judged { .. }
                | Event::Revealed { .. }
                | Event::SettingsSet { .. }
        ) {
            self.regroup(board);
        }
    }

    fn write(&mut self, board: &Board, record: &Record, event: &Event, undo: Option<&Undo>) {
        match event {
            Event::Reported(noted) => self.reported(record, noted),
            Event::BoardCreated { title, settings, prompts } => {
                self.meta("title", string(title.as_str()));
                self.meta("phase", string(board.phase.as_str()));
                self.settings(settings);
                self.prompts(prompts);
                self.tell_counts(board);
            }
            Event::Posted { reflection, perspective, flags, source, .. } => {
                self.reflection(board, *reflection);
                if let Some(perspective) = perspective {
                    self.staff_entry("perspectives", *reflection, string(perspective.as_str()));
                }
                if let Some(source) = source.and_then(|source| serde_json::to_value(source).ok()) {
                    self.staff_entry("sources", *reflection, json_any(&source));
                }
                self.flags(*reflection, &flags.iter().copied().collect());
                self.tell_counts(board);
            }
            Event::Withdrawn { reflection } => {
                self.forget(*reflection);
                self.tell_counts(board);
            }
            Event::Edited { reflection, flags, .. } => {
                self.reflection(board, *reflection);
                self.flags(*reflection, &flags.iter().copied().collect());
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
            Event::Tallied { voters, votes } => {
                let tallies = self.documents.staff.root("tallies").clone();
                tell(&tallies, &mut self.staff, "voters", i64::from(*voters));
                for (target, count) in votes {
                    let key = target.to_string();
                    match count {
                        0 => drop(tallies.remove(&mut self.staff, &key)),
                        _ => drop(tallies.insert(&mut self.staff, key, number(i64::from(*count)))),
                    }
                    if board.results {
                        self.votes(board, *target);
                    }
                }
            }
            Event::ResultsShown { on } => {
                self.meta("results", Any::Bool(*on));
                for target in board.tally.votes.keys() {
                    self.votes(board, *target);
                }
            }
            Event::ThemeCreated { theme, title, summary, order, colour, key_phrase } => {
                let root = self.documents.board.root("themes").clone();
                // Key by key: a prelim's own map has no order, and clocks must not depend on chance.
                let entry = root.insert(&mut self.board, theme.to_string(), MapPrelim::default());
                entry.insert(&mut self.board, "title", TextPrelim::new(title.as_str()));
                entry.insert(&mut self.board, "summary", TextPrelim::new(summary.as_str()));
                entry.insert(&mut self.board, "order", string(order.as_str()));
                entry.insert(&mut self.board, "colour", string(colour.as_str()));
                if let Some(phrase) = key_phrase {
                    entry.insert(&mut self.board, "key_phrase", string(&phrase.to_string()));
                }
                self.history(board, record, &theme.to_string(), "created", None);
                self.tell_counts(board);
            }
            Event::ThemeRemoved { theme, .. } => {
                let root = self.documents.board.root("themes").clone();
                root.remove(&mut self.board, &theme.to_string());
                self.drop_staff_entry("history", &theme.to_string());
                self.tell_counts(board);
            }
            Event::ThemeMoved { theme, order } => {
                self.theme(*theme, "order", Some(string(order.as_str())));
                self.history(board, record, &theme.to_string(), "moved", None);
            }
            Event::ThemeColoured { theme, colour } => {
                self.theme(*theme, "colour", Some(string(colour.as_str())));
                self.history(board, record, &theme.to_string(), "coloured", None);
            }
            Event::KeyPhraseSet { theme, reflection } => {
                let phrase = reflection.map(|id| string(&id.to_string()));
                let what = if phrase.is_some() { "phrased" } else { "unphrased" };
                self.theme(*theme, "key_phrase", phrase);
                self.history(board, record, &theme.to_string(), what, None);
            }
            Event::Stacked { reflection, under } => {
                self.reflection(board, *reflection);
                let what = if under.is_some() { "stacked" } else { "unstacked" };
                self.history(board, record, &reflection.to_string(), what, None);
            }
            Event::TextInserted { theme, field, index, text } => {
                if let Some(target) = self.text(*theme, *field) {
                    target.insert(&mut self.board, *index, text);
                }
                self.reworded(board, record, *theme);
            }
            Event::TextDeleted { theme, field, index, length } => {
                if let Some(target) = self.text(*theme, *field) {
                    target.remove_range(&mut self.board, *index, *length);
                }
                self.reworded(board, record, *theme);
            }
            Event::PhaseSet { phase } => self.meta("phase", string(phase.as_str())),
            Event::PromptSet { prompt } => {
                let value = prompt.as_ref().map_or(Any::Null, |key| string(key.as_str()));
                self.meta("prompt", value);
            }
            Event::SettingsSet { settings } => {
                self.settings(settings);
                let was = match undo {
                    Some(Undo::Settings { was, .. }) => was,
                    _ => settings,
                };
                if was.identity != settings.identity {
                    let published = board.reflections.iter();
                    let published = published.filter(|(_, r)| r.standing == Standing::Published);
                    for (id, _) in published {
                        self.reflection(board, *id);
                    }
                }
            }
            Event::PromptsSet { prompts } => self.prompts(prompts),
            Event::ProtocolSet { text } => {
                let meta = self.documents.staff.root("meta").clone();
                meta.insert(&mut self.staff, "protocol", string(text.as_str()));
            }
            Event::Closed { .. } => self.meta("closed", Any::Bool(true)),
            Event::Spotlit { .. }
            | Event::ScreenSet { .. }
            | Event::TimerSet { .. }
            | Event::LockSet { .. }
            | Event::Voted { .. }
            | Event::Named { .. }
            | Event::Kicked { .. }
            | Event::Pardoned { .. }
            | Event::CodeRotated => {}
        }
    }

    fn reported(&mut self, record: &Record, noted: &Noted) {
        match noted {
            Noted::Details { title, .. } => self.meta("title", string(title.as_str())),
            Noted::Quoted { reflection, on: true } => {
                self.staff_entry("quotes", *reflection, Any::Bool(true));
            }
            Noted::Quoted { reflection, on: false } => {
                self.drop_staff_entry("quotes", &reflection.to_string());
            }
            _ => {}
        }
        let meta = self.documents.staff.root("meta").clone();
        tell(&meta, &mut self.staff, "reported", i64::try_from(record.seq).unwrap_or(i64::MAX));
    }

    /// What is no more goes; the rest is written anew.
    fn prompts(&mut self, prompts: &[Prompt]) {
        let root = self.documents.board.root("prompts").clone();
        let known: BTreeSet<String> = root.keys(&self.board).map(str::to_owned).collect();
        for gone in known.iter().filter(|key| !prompts.iter().any(|prompt| prompt.id.as_str() == *key)) {
            root.remove(&mut self.board, gone);
        }
        for prompt in prompts {
            let value = object([
                ("title", string(prompt.title.as_str())),
                ("question", string(prompt.question.as_str())),
                ("order", string(prompt.order.as_str())),
            ]);
            root.insert(&mut self.board, prompt.id.as_str(), value);
        }
    }

    /// A group that has become large enough is shown from now on, and one that has shrunk below that no longer.
    fn regroup(&mut self, board: &Board) {
        if !board.settings.show_perspective && self.tally.groups.is_empty() {
            return;
        }
        let shows = |r: &Reflection| board.settings.show_perspective && r.standing == Standing::Published;
        let mut sizes: BTreeMap<&Key, usize> = BTreeMap::new();
        for entry in board.reflections.values().filter(|entry| shows(entry)) {
            if let Some(key) = &entry.perspective {
                *sizes.entry(key).or_default() += 1;
            }
        }
        let large = sizes.into_iter().filter(|(_, size)| *size >= limits::GROUP);
        let groups: BTreeSet<Key> = large.map(|(key, _)| key.clone()).collect();
        if groups == self.tally.groups {
            return;
        }
        let before = std::mem::replace(&mut self.tally.groups, groups);
        let changed: BTreeSet<Key> = before.symmetric_difference(&self.tally.groups).cloned().collect();
        for (id, entry) in &board.reflections {
            let concerns = entry.perspective.as_ref().is_some_and(|key| changed.contains(key));
            if concerns && entry.standing == Standing::Published {
                self.reflection(board, *id);
            }
        }
    }

    fn flags(&mut self, id: ReflectionId, flags: &BTreeSet<Flag>) {
        if flags.is_empty() {
            return self.drop_staff_entry("flags", &id.to_string());
        }
        let names: Vec<_> = flags.iter().filter_map(name_of).map(|name| string(&name)).collect();
        self.staff_entry("flags", id, Any::Array(names.into()));
    }

    fn theme(&mut self, theme: ThemeId, field: &str, value: Option<Any>) {
        let root = self.documents.board.root("themes").clone();
        let Some(Out::YMap(entry)) = root.get(&self.board, &theme.to_string()) else { return };
        match value {
            Some(value) => drop(entry.insert(&mut self.board, field, value)),
            None => drop(entry.remove(&mut self.board, field)),
        }
    }

    /// The total of a target, or nothing while the results are hidden.
    fn votes(&mut self, board: &Board, target: TargetId) {
        if board.themes.contains_key(&target.theme()) {
            let shown = board.tally.votes.get(&target).filter(|_| board.results);
            self.theme(target.theme(), "votes", shown.map(|count| number(i64::from(*count))));
        } else if board
            .reflections
            .get(&target.reflection())
            .is_some_and(|r| r.standing == Standing::Published)
        {
            self.reflection(board, target.reflection());
        }
    }

    /// Words that change letter by letter would fill a history: one line for as long as one person types.
    fn reworded(&mut self, board: &Board, record: &Record, theme: ThemeId) {
        self.history(board, record, &theme.to_string(), "reworded", None);
    }

    /// Writes a reflection where it now belongs, and takes it away from where it was.
    fn reflection(&mut self, board: &Board, id: ReflectionId) {
        let Some(entry) = board.reflections.get(&id) else { return };
        let key = id.to_string();
        let documents = self.documents;
        let reflections = documents.board.root("reflections");
        let (waiting, set_aside) = (documents.staff.root("waiting"), documents.staff.root("set_aside"));
        let Tally { published, waiting: waits, set_aside: aside, groups } = &mut self.tally;
        match entry.standing {
            Standing::Published => {
                let value = public(board, id, entry, groups);
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
        for root in ["flags", "perspectives", "sources", "quotes", "history"] {
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
        let who = record.participant.and_then(|who| board.names.get(&who)).filter(|_| record.role.is_staff());
        let mut line = vec![
            ("what", string(what)),
            ("role", string(record.role.as_str())),
            ("phase", string(board.phase.as_str())),
        ];
        line.extend(theme.map(|theme| ("theme", string(&theme.to_string()))));
        line.extend(who.map(|name| ("who", string(name.as_str()))));
        let line = object(line);
        if what == "reworded" && lines.last() == Some(&line) {
            lines.pop();
        }
        lines.push(line);
        root.insert(&mut self.staff, key, Any::Array(lines.into()));
    }

    fn tell_counts(&mut self, board: &Board) {
        let Tally { published, waiting, set_aside, .. } = self.tally;
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
fn public(board: &Board, id: ReflectionId, entry: &Reflection, groups: &BTreeSet<Key>) -> Any {
    let settings = &board.settings;
    let shown = entry.perspective.as_ref().filter(|key| groups.contains(key));
    let perspective = shown.map(|key: &Key| ("perspective", string(key.as_str())));
    let name = entry.name.as_ref().filter(|_| settings.identity == Identity::Named);
    let name = name.map(|name| ("name", string(name.as_str())));
    let votes = board.tally.votes.get(&id.into()).filter(|_| board.results);
    let votes = votes.map(|count| ("votes", number(i64::from(*count))));
    object(common(entry).into_iter().chain(perspective).chain(name).chain(votes))
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
    pairs.extend(entry.lang.map(|lang| ("lang", string(lang.as_str()))));
    pairs.extend(entry.under.map(|top| ("under", string(&top.to_string()))));
    pairs
}

/// Only here so that `GetString` is one import for readers of theme texts.
pub(super) fn string_of(text: &TextRef, txn: &impl yrs::ReadTxn) -> String {
    text.get_string(txn)
}
