//! A hall of phones that all write at once, and what comes of it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use shared::api::BoardCreated;
use shared::command::Action;
use shared::document::DocumentName;
use shared::ids::ReflectionId;
use shared::phase::Phase;
use shared::role::Role;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval, interval_at};

use crate::api::Api;
use crate::ids;
use crate::live::LiveClient;
use crate::wait::within_of;

#[derive(Debug, Clone, Copy)]
pub struct Load {
    pub phones: usize,
    /// Each phone posts once a second, this often.
    pub seconds: usize,
}

pub struct Report {
    pub board: BoardCreated,
    /// All that was posted and acknowledged, with its words.
    pub posted: BTreeMap<ReflectionId, String>,
    /// Everybody, still connected: the phones, the moderator, the projector.
    pub readers: Vec<LiveClient>,
    /// From the moment of posting to the moment that the moderator's copy has it, sorted.
    pub latencies: Vec<Duration>,
}

type Sent = Arc<Mutex<BTreeMap<ReflectionId, (Instant, String)>>>;

impl Load {
    pub async fn run(self, api: &Api) -> Report {
        let board = api.create().await;
        let steer = |phase, expected| Action::SetPhase { phase, expected };
        api.done(board.id, &board.tokens.moderator, steer(Phase::Write, Phase::Lobby)).await;
        let sent: Sent = Arc::default();
        let all = self.phones * self.seconds;
        let moderator = {
            let token = &board.tokens.moderator;
            let client = LiveClient::connect(api, board.id, Role::Moderator, token, &DocumentName::ALL).await;
            tokio::spawn(watch(client, Arc::clone(&sent), all))
        };
        let mut phones = JoinSet::new();
        for phone in 0..self.phones {
            let token = api.newcomer(&board.code).await;
            let client =
                LiveClient::connect(api, board.id, Role::Attendee, &token, &[DocumentName::Board]).await;
            phones.spawn(write(client, self, phone, Arc::clone(&sent)));
        }
        let projector = {
            let token = &board.tokens.projector;
            LiveClient::connect(api, board.id, Role::Projector, token, &[DocumentName::Board]).await
        };
        let limit = Duration::from_secs(30 + u64::try_from(self.seconds).unwrap());
        let mut readers = within_of(limit, "all phones have posted", phones.join_all()).await;
        let (moderator, mut latencies) =
            within_of(limit, "the moderator has it all", moderator).await.unwrap();
        latencies.sort();
        readers.extend([moderator, projector]);
        api.done(board.id, &board.tokens.moderator, steer(Phase::Read, Phase::Write)).await;
        let posted = sent.lock().unwrap().iter().map(|(id, (_, text))| (*id, text.clone())).collect();
        Report { board, posted, readers, latencies }
    }
}

/// One phone: a post a second, each acknowledged. Phones begin spread over the first second, as people do.
async fn write(mut client: LiveClient, load: Load, phone: usize, sent: Sent) -> LiveClient {
    let offset = Duration::from_millis(u64::try_from(phone * 1_000 / load.phones).unwrap());
    let mut clock = interval_at(Instant::now() + offset, Duration::from_secs(1));
    let mut waiting = Vec::new();
    let mut left = load.seconds;
    while left > 0 {
        tokio::select! {
            _ = clock.tick() => {
                left -= 1;
                let text = format!("Telefoon {phone} schrijft nummer {left}");
                let (id, action) = ids::post(&text);
                sent.lock().unwrap().insert(id, (Instant::now(), text));
                waiting.push(client.send(action).await);
            }
            open = client.listen() => assert!(open, "phone {phone} was closed with {:?}", client.closed),
        }
    }
    for id in waiting {
        let answer = client.answer(id).await;
        assert!(matches!(answer, shared::api::Answer::Ack(_)), "{answer:?}");
    }
    client
}

/// The moderator notes when each reflection is in its copy.
async fn watch(mut client: LiveClient, sent: Sent, all: usize) -> (LiveClient, Vec<Duration>) {
    let mut seen = BTreeMap::new();
    let mut patience = interval(Duration::from_mins(1));
    patience.tick().await;
    while seen.len() < all {
        let before = client.heard.len();
        tokio::select! {
            open = client.listen() => assert!(open, "the moderator was closed with {:?}", client.closed),
            _ = patience.tick() => panic!("{} of {all} came to the moderator", seen.len()),
        }
        let now = Instant::now();
        for id in ids_in(&client.heard[before..]) {
            if let Some((at, _)) = sent.lock().unwrap().get(&id) {
                seen.entry(id).or_insert(now - *at);
            }
        }
    }
    (client, seen.into_values().collect())
}

/// Every id that stands in a frame; the bytes were applied to the replica before we look.
fn ids_in(frame: &[u8]) -> impl Iterator<Item = ReflectionId> {
    const ID: usize = 36;
    let windows = frame.windows(ID).filter(|window| window[8] == b'-' && window[13] == b'-');
    windows.filter_map(|window| std::str::from_utf8(window).ok()?.parse().ok())
}

impl Report {
    /// The latency that this share of all posts did not pass.
    pub fn percentile(&self, share: usize) -> Duration {
        let at = (self.latencies.len() * share).div_ceil(100).saturating_sub(1);
        self.latencies.get(at).copied().unwrap_or_default()
    }
}
