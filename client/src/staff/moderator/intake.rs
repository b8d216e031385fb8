//! Posting many lines: a bounded number at a time, each with an id of its own, so that sending a chunk again after a
//! fault posts nothing twice.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Answer, IntakeRow};
use shared::command::{Action, Command, Source};
use shared::ids::{CommandId, ReflectionId};
use shared::refusal::Reason;

use super::desk::Desk;
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

#[derive(Clone, Copy)]
pub(super) struct Sending {
    desk: Desk,
    /// Not answered yet, in the order of the file.
    left: RwSignal<Vec<Command>>,
    progress: RwSignal<Progress>,
    /// Texts that the board did not take: they stay with who brought them.
    refused: RwSignal<Vec<String>>,
    is_stopped: RwSignal<bool>,
}

impl Sending {
    pub(super) fn new(desk: Desk) -> Self {
        Self {
            desk,
            left: RwSignal::new(Vec::new()),
            progress: RwSignal::new(Progress::Ready),
            refused: RwSignal::new(Vec::new()),
            is_stopped: RwSignal::new(false),
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

    pub(super) fn clear(self) {
        self.left.set(Vec::new());
        self.refused.set(Vec::new());
        self.progress.set(Progress::Ready);
    }

    /// What is on its way arrives; the rest is not sent.
    pub(super) fn stop(self) {
        self.is_stopped.set(true);
    }

    pub(super) fn go(self) {
        if self.is_under_way() {
            return;
        }
        self.is_stopped.set(false);
        let before = match self.progress.get_untracked() {
            Progress::Broken { sent, .. } => sent,
            _ => 0,
        };
        let of = before + self.left.with_untracked(Vec::len);
        self.progress.set(Progress::Sending { sent: before, of });
        spawn_local(async move { self.send(before, of).await });
    }

    async fn send(self, before: usize, of: usize) {
        let path = format!("/api/boards/{}/commands", self.desk.live.id);
        let (mut sent, mut calls) = (before, 0);
        // The dialog may be closed, and its signals gone with it, while a call is out.
        while let Some(chunk) = self.next() {
            if calls >= AT_ONCE {
                pause().await;
            }
            calls += 1;
            let answers: Vec<Answer> = match http::post(&path, self.desk.live.role, &chunk).await {
                Ok(answers) => answers,
                Err(_) => {
                    self.progress.try_set(Progress::Broken { sent, of });
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
            let gone: Vec<String> = gone.filter_map(|(one, _)| text(one)).collect();
            self.refused.try_update(|refused| refused.extend(gone));
            let answered: Vec<CommandId> =
                chunk.iter().map(|one| one.id).filter(|id| !again.contains(id)).collect();
            self.left.try_update(|left| left.retain(|one| !answered.contains(&one.id)));
            self.progress.try_set(Progress::Sending { sent, of });
        }
        self.progress.try_set(Progress::Done { sent });
    }

    fn next(self) -> Option<Vec<Command>> {
        if self.is_stopped.try_get_untracked().unwrap_or(true) {
            return None;
        }
        let chunk =
            self.left.try_with_untracked(|left| left.iter().take(CHUNK).cloned().collect::<Vec<_>>())?;
        (!chunk.is_empty()).then_some(chunk)
    }
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

fn text(command: &Command) -> Option<String> {
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
