//! Posting many lines: a bounded number at a time, each with an id of its own, so that sending a chunk again after a
//! fault posts nothing twice.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Answer, Intake, IntakeRow};
use shared::command::{Action, Command, Source};
use shared::ids::{CommandId, Key, ReflectionId};
use shared::refusal::Reason;
use shared::text::{Said, table as text};

use super::desk::{Desk, Dialog};
use crate::components::number::number;
use crate::components::said::{count, fill};
use crate::live::{http, random, timer};

/// Lines in one call. The server takes so many commands of one person at once, and then some each second.
const CHUNK: usize = 40;
/// Between two calls, in milliseconds: what the server's pace allows.
const PAUSE_MS: i32 = 2_000;
/// Chunks that go without a pause: a burst is allowed for.
const AT_ONCE: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// Nothing was sent yet.
    Ready,
    Sending {
        sent: usize,
        of: usize,
    },
    Done {
        sent: usize,
    },
    /// The server did not answer; what was not sent is kept.
    Broken {
        sent: usize,
        of: usize,
    },
}

/// A file as it was read, beside what stood on the board then: its own lines, once posted, are not told as known.
pub(super) struct Table {
    pub(super) intake: Intake,
    known: HashSet<(Key, String)>,
}

impl Table {
    pub(super) fn new(intake: Intake, desk: Desk) -> Self {
        let lists = untrack(|| desk.live.board.lists());
        let all = [&lists.published, &lists.unplaced, &lists.waiting, &lists.set_aside];
        let all = all.into_iter().flatten().filter_map(|id| desk.peek(*id));
        let known = all.map(|one| (one.prompt.clone(), one.text.to_string())).collect();
        Self { intake, known }
    }

    /// Both were cleaned by the same rules, so the same words are the same text.
    pub(super) fn is_known(&self, row: &IntakeRow) -> bool {
        let asked = row.prompt.clone().map(|prompt| (prompt, row.text.clone()));
        asked.is_some_and(|asked| self.known.contains(&asked))
    }
}

/// A file under way to the board. It lives as long as the page: closing the dialog stops nothing and loses nothing.
#[derive(Clone, Copy)]
pub(super) struct Brought {
    pub(super) table: RwSignal<Option<Arc<Table>>>,
    /// For lines that name no question.
    pub(super) prompt: RwSignal<Option<Key>>,
    /// Are lines posted that stand on the board already?
    pub(super) again: RwSignal<bool>,
    pub(super) sending: Sending,
}

impl Brought {
    pub(super) fn new() -> Self {
        Self {
            table: RwSignal::new(None),
            prompt: RwSignal::new(None),
            again: RwSignal::new(false),
            sending: Sending::new(),
        }
    }

    pub(super) fn clear(self) {
        self.table.set(None);
        self.prompt.set(None);
        self.again.set(false);
        self.sending.clear();
    }

    /// What is being sent, or waits to go on, is kept.
    pub(super) fn put_down(self, desk: Desk) {
        match self.sending.progress.get_untracked() {
            Progress::Sending { sent, of } => desk.note.set(sent_of(text::IMPORT_GOES_ON, sent, of)),
            Progress::Broken { sent, of } => desk.note.set(sent_of(text::IMPORT_WAITS_FOR_YOU, sent, of)),
            Progress::Ready | Progress::Done { .. } => self.clear(),
        }
    }
}

#[derive(Clone, Copy)]
pub(super) struct Sending {
    /// Not answered yet, in the order of the file.
    left: RwSignal<Vec<Command>>,
    progress: RwSignal<Progress>,
    /// Texts that the board did not take: they stay with who brought them.
    refused: RwSignal<Vec<String>>,
}

impl Sending {
    fn new() -> Self {
        Self {
            left: RwSignal::new(Vec::new()),
            progress: RwSignal::new(Progress::Ready),
            refused: RwSignal::new(Vec::new()),
        }
    }

    pub(super) fn progress(self) -> Progress {
        self.progress.get()
    }

    pub(super) fn refused(self) -> Vec<String> {
        self.refused.get()
    }

    pub(super) fn left(self) -> usize {
        self.left.with(Vec::len)
    }

    pub(super) fn is_under_way(self) -> bool {
        matches!(self.progress.get(), Progress::Sending { .. })
    }

    /// What is to be posted; once it began, it stays as it is.
    pub(super) fn take(self, rows: &[IntakeRow]) {
        if self.progress.get_untracked() == Progress::Ready {
            self.left.set(rows.iter().filter_map(command).collect());
        }
    }

    fn clear(self) {
        self.left.set(Vec::new());
        self.refused.set(Vec::new());
        self.progress.set(Progress::Ready);
    }

    pub(super) fn go(self, desk: Desk) {
        if self.progress.with_untracked(|progress| matches!(progress, Progress::Sending { .. })) {
            return;
        }
        let before = match self.progress.get_untracked() {
            Progress::Broken { sent, .. } => sent,
            _ => 0,
        };
        let of = before + self.left.with_untracked(Vec::len);
        self.progress.set(Progress::Sending { sent: before, of });
        spawn_local(async move { self.send(desk, before, of).await });
    }

    async fn send(self, desk: Desk, before: usize, of: usize) {
        let path = format!("/api/boards/{}/commands", desk.live.id);
        let (mut sent, mut calls) = (before, 0);
        let is_out_of_sight = || desk.dialog.get_untracked() != Some(Dialog::Import);
        while let Some(chunk) = self.next() {
            if calls >= AT_ONCE {
                pause().await;
            }
            calls += 1;
            let answers: Vec<Answer> = match http::post(&path, desk.live.role, &chunk).await {
                Ok(answers) => answers,
                Err(_) => {
                    self.progress.set(Progress::Broken { sent, of });
                    if is_out_of_sight() {
                        desk.note.set(sent_of(text::IMPORT_WAITS_FOR_YOU, sent, of));
                    }
                    return;
                }
            };
            let waits = |answer: &Answer| matches!(answer, Answer::Refused(told) if matches!(told.reason, Reason::TooFast | Reason::Retry));
            let again: Vec<CommandId> = chunk
                .iter()
                .zip(&answers)
                .filter(|(_, answer)| waits(answer))
                .map(|(one, _)| one.id)
                .collect();
            sent += answers.iter().filter(|answer| matches!(answer, Answer::Ack(_))).count();
            let gone = chunk
                .iter()
                .zip(&answers)
                .filter(|(_, answer)| matches!(answer, Answer::Refused(_)) && !waits(answer));
            let gone: Vec<String> = gone.filter_map(|(one, _)| words(one)).collect();
            self.refused.update(|refused| refused.extend(gone));
            let answered: Vec<CommandId> =
                chunk.iter().map(|one| one.id).filter(|id| !again.contains(id)).collect();
            self.left.update(|left| left.retain(|one| !answered.contains(&one.id)));
            self.progress.set(Progress::Sending { sent, of });
            if is_out_of_sight() {
                desk.note.set(sent_of(text::IMPORT_GOES_ON, sent, of));
            }
        }
        self.progress.set(Progress::Done { sent });
        if is_out_of_sight() {
            let refused = self.refused.with_untracked(Vec::len);
            let refused = (refused > 0).then(|| format!(" {}", count(text::IMPORT_REFUSED, refused)));
            desk.note.set(count(text::IMPORT_DONE, sent) + &refused.unwrap_or_default());
        }
    }

    fn next(self) -> Option<Vec<Command>> {
        let chunk: Vec<Command> = self.left.with_untracked(|left| left.iter().take(CHUNK).cloned().collect());
        (!chunk.is_empty()).then_some(chunk)
    }
}

pub(super) fn sent_of(said: Said, sent: usize, of: usize) -> String {
    fill(said, &[("n", &number(sent)), ("of", &number(of))])
}

fn command(row: &IntakeRow) -> Option<Command> {
    Some(Command {
        id: CommandId::from_random(random::bytes()),
        action: Action::Post {
            reflection: ReflectionId::from_random(random::bytes()),
            prompt: row.prompt.clone()?,
            text: row.text.clone(),
            perspective: row.perspective.clone(),
            lang: None,
            source: Some(Source::Import),
        },
    })
}

fn words(command: &Command) -> Option<String> {
    match &command.action {
        Action::Post { text, .. } => Some(text.clone()),
        _ => None,
    }
}

async fn pause() {
    let waited = js_sys::Promise::new(&mut |done, _| {
        timer::after(
            PAUSE_MS,
            Box::new(move || {
                // A promise that nobody waits for any more takes its answer all the same.
                let _ = done.call0(&wasm_bindgen::JsValue::NULL);
            }),
        );
    });
    let _ = wasm_bindgen_futures::JsFuture::from(waited).await;
}
