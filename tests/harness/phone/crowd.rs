//! Many phones that write through bad wifi, and what must be stored in the end.

use std::collections::BTreeMap;
use std::future::pending;
use std::time::Duration;

use serde_json::Value;
use shared::api::{BoardView, Refused};
use shared::command::Command;
use shared::ids::BoardId;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::{Clock, Person, Phone, Typed};
use crate::proxy::{Profile, Proxy, Sign};
use crate::random::Random;

/// How fast the phones' clocks run in a storm: ten minutes of theirs are half a minute of ours.
pub const STORM_SPEED: u32 = 20;

#[derive(Debug, Clone, Copy)]
pub struct Crowd {
    pub phones: usize,
    /// Each phone writes so many.
    pub texts: usize,
    pub pace: Duration,
    /// Each phone has no network at all for a while, at most so long, beside the storm that all are in.
    pub dark: Duration,
    pub seed: u64,
}

/// What one phone says in the end.
pub struct Told {
    pub typed: Typed,
    /// Page loads that ended badly.
    pub killed: usize,
    pub refused: Vec<(Command, Refused)>,
}

/// Phones at work.
pub struct Writing {
    running: JoinSet<Told>,
    /// The links, to lead them to a server that was started anew.
    pub signs: Vec<Sign>,
}

impl Crowd {
    pub async fn start(self, base: &str, board: BoardId, code: &str) -> Writing {
        let mut writing = Writing { running: JoinSet::new(), signs: Vec::new() };
        for name in 0..self.phones {
            let seed = self.seed.wrapping_mul(1_000) + u64::try_from(name).unwrap();
            let proxy = Proxy::before(base, Profile::STORM, seed).await;
            writing.signs.push(proxy.sign());
            let sign = proxy.sign();
            let random = &mut Random::new(!seed);
            let part =
                |random: &mut Random, of: Duration| of * u32::try_from(random.below(100)).unwrap() / 100;
            let texts = u32::try_from(self.texts).unwrap();
            let (at, lasts) = (part(random, self.pace * texts), part(random, self.dark));
            let phone = Phone::new(proxy, Clock::running(STORM_SPEED), board, code);
            let mut person = Person::new(name, phone, self.texts, self.pace, seed);
            writing.running.spawn(async move {
                let dark = async {
                    sleep(at).await;
                    sign.blackout(lasts, seed);
                    pending::<()>().await;
                };
                let typed = tokio::select! {
                    typed = person.write_all() => typed.clone(),
                    () = dark => Typed::new(),
                };
                Told { typed, killed: person.killed, refused: person.phone.storage.refused() }
            });
        }
        writing
    }
}

impl Writing {
    pub fn left(&self) -> usize {
        self.running.len()
    }

    /// The next phone that has written all, and knows that it is safe.
    pub async fn next(&mut self) -> Option<Told> {
        self.running.join_next().await.map(|told| told.unwrap())
    }
}

/// Every reflection that stands anywhere on a board, with how it is told: text and flags.
pub fn everywhere(view: &BoardView) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    let staff = view.staff.as_ref().expect("a moderator's view");
    for place in [&view.board["reflections"], &staff["waiting"], &staff["set_aside"]] {
        for (id, entry) in place.as_object().into_iter().flatten() {
            let before = all.insert(id.clone(), entry.clone());
            assert!(before.is_none(), "{id} stands in two places");
        }
    }
    all
}
