//! Whoever holds the phone: writes one text after the other, looks what is still there after a reload, and goes on.

use std::collections::BTreeMap;
use std::time::Duration;

use shared::ids::ReflectionId;
use tokio::time::{Instant, sleep, sleep_until};

use super::Phone;
use super::fate::{Fate, Killed};
use super::page::Page;
use super::storage::Draft;
use crate::ids;
use crate::random::Random;

/// What was typed, by the id that the form had for it.
pub type Typed = BTreeMap<ReflectionId, String>;

/// A page is killed at latest after so many steps, if it is to be killed.
const STEPS: usize = 60;
/// One page load in so many is not.
const SPARED: usize = 8;
/// A phone that was put away or restarted; at most so long.
const AWAY: usize = 400;

pub struct Person {
    pub name: usize,
    pub phone: Phone,
    /// How many texts.
    pub texts: usize,
    /// Between two of them, on the average.
    pub pace: Duration,
    pub random: Random,
    /// Pages that ended before their person had done.
    pub killed: usize,
    typed: Typed,
}

impl Person {
    pub fn new(name: usize, phone: Phone, texts: usize, pace: Duration, seed: u64) -> Self {
        Self { name, phone, texts, pace, random: Random::new(seed), killed: 0, typed: Typed::new() }
    }

    /// Until everything is typed and the phone has nothing left to send. Most page loads end badly.
    pub async fn write_all(&mut self) -> &Typed {
        loop {
            let fate =
                if self.random.chance(SPARED) { Fate::SPARED } else { Fate::drawn(&mut self.random, STEPS) };
            let random = self.fork();
            let page = self.phone.open(fate, random).await;
            if self.visit(page).await.is_ok() {
                return &self.typed;
            }
            self.killed += 1;
            sleep(Duration::from_millis(self.below(AWAY))).await;
        }
    }

    fn fork(&mut self) -> Random {
        Random::new(u64::from_be_bytes(self.random.bytes()[..8].try_into().unwrap()))
    }

    fn below(&mut self, end: usize) -> u64 {
        u64::try_from(self.random.below(end)).unwrap()
    }

    async fn visit(&mut self, mut page: Page) -> Result<(), Killed> {
        // A second tab now and then: it finds the same outbox, and sends the same things.
        let mut second = None;
        if self.random.chance(4) {
            let (fate, random) = (Fate::drawn(&mut self.random, STEPS), self.fork());
            second = Some(self.phone.open(fate, random).await);
        }
        let mut next = Instant::now();
        loop {
            let has_written = self.typed.len() >= self.texts && self.phone.storage.draft().is_none();
            if has_written && self.phone.storage.commands().is_empty() {
                return Ok(());
            }
            let second_turn = async {
                match &mut second {
                    Some(page) => page.turn().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                turned = page.turn() => turned?,
                ended = second_turn => if ended.is_err() { second = None },
                () = sleep_until(next), if !has_written => {
                    let draft = self.type_on();
                    page.press(&draft)?;
                    let pace = usize::try_from(self.pace.as_millis() * 2).unwrap();
                    next = Instant::now() + Duration::from_millis(self.below(pace + 1));
                }
            }
        }
    }

    /// What stands in the field after a reload is theirs, and not yet sent; else the next text. It counts as typed once
    /// it stands on the phone, which is at the first key.
    fn type_on(&mut self) -> Draft {
        if let Some(draft) = self.phone.storage.draft() {
            return draft;
        }
        let text = format!("Telefoon {} schrijft zin {} van {}", self.name, self.typed.len() + 1, self.texts);
        let draft = Draft { reflection: ids::reflection(), text };
        self.phone.storage.keep_draft(Some(draft.clone()));
        self.typed.insert(draft.reflection, draft.text.clone());
        draft
    }
}
