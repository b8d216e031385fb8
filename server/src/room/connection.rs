//! What waits for one connection. Bounded: a slow reader's document frames give way to one diff from the clock it
//! had, and that costs nobody else anything.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;

use bytes::Bytes;
use shared::document::DocumentName;
use shared::limits;
use tokio::sync::Notify;

/// A piece of news for a connection; cheap to copy, made once for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// Welcome, acknowledgement, refusal: each counts.
    Reply(Bytes),
    /// An answer in binary, for `/yjs`.
    Raw(Bytes),
    /// Only the latest counts.
    Me(Bytes),
    Now(Bytes),
    Presence(Bytes),
    /// What a turn changed; `from` is the clock it builds on.
    Update {
        document: DocumentName,
        from: u32,
        bytes: Bytes,
    },
    /// All that a reader at `from` lacks; makes up for what was dropped.
    Diff {
        document: DocumentName,
        from: u32,
        bytes: Bytes,
    },
    Close(CloseReason),
}

/// Why the server closes a connection, with the code that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloseReason {
    Unauthenticated,
    Revoked,
    Gone,
    TooSlow,
    Flood,
    TooBig,
    /// The server stops or could not store: come back in a moment.
    Restart,
}

impl CloseReason {
    pub fn code(self) -> u16 {
        match self {
            Self::Unauthenticated => 4401,
            Self::Revoked => 4403,
            Self::Gone => 4404,
            Self::TooSlow => 4408,
            Self::Flood => 4429,
            Self::TooBig => 1009,
            Self::Restart => 1012,
        }
    }

    pub fn sentence(self) -> &'static str {
        match self {
            Self::Unauthenticated => "no hello with a session for this board and role",
            Self::Revoked => "this session was ended",
            Self::Gone => "this board does not exist",
            Self::TooSlow => "the connection is too slow",
            Self::Flood => "too many frames",
            Self::TooBig => "a frame may be 64 KB",
            Self::Restart => "come back in a moment",
        }
    }
}

/// What the connection writes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outgoing {
    Text(Bytes),
    Binary(Bytes),
    /// Document frames were dropped: ask the room for a diff from this clock.
    CatchUp {
        document: DocumentName,
        clock: u32,
    },
    Close(CloseReason),
}

/// Shared by the room, which pushes, and the connection, which writes. The lock is never held across an await.
#[derive(Default)]
pub struct Queue {
    waiting: Mutex<Waiting>,
    news: Notify,
}

#[derive(Default)]
struct Waiting {
    replies: VecDeque<Outgoing>,
    me: Option<Bytes>,
    now: Option<Bytes>,
    presence: Option<Bytes>,
    documents: VecDeque<(DocumentName, u32, Bytes)>,
    /// Documents whose frames were dropped, with the clock that the reader has.
    behind: BTreeMap<DocumentName, Behind>,
    close: Option<CloseReason>,
}

struct Behind {
    clock: u32,
    /// The room was asked for the diff; it is asked once.
    asked: bool,
}

impl Queue {
    pub fn push(&self, frame: Frame) {
        self.lock().push(frame);
        self.news.notify_one();
    }

    /// The next thing to write; waits for one.
    pub async fn next(&self) -> Outgoing {
        loop {
            if let Some(next) = self.lock().pop() {
                return next;
            }
            self.news.notified().await;
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Waiting {
    fn push(&mut self, frame: Frame) {
        match frame {
            Frame::Reply(_) | Frame::Raw(_) if self.replies.len() >= limits::CONNECTION_REPLIES => {
                self.close = self.close.or(Some(CloseReason::TooSlow));
            }
            Frame::Reply(bytes) => self.replies.push_back(Outgoing::Text(bytes)),
            Frame::Raw(bytes) => self.replies.push_back(Outgoing::Binary(bytes)),
            Frame::Me(bytes) => self.me = Some(bytes),
            Frame::Now(bytes) => self.now = Some(bytes),
            Frame::Presence(bytes) => self.presence = Some(bytes),
            Frame::Update { document, .. } if self.behind.contains_key(&document) => {}
            Frame::Update { document, from, bytes } => {
                if self.documents.len() >= limits::CONNECTION_FRAMES {
                    self.drop_documents();
                    self.behind.entry(document).or_insert(Behind { clock: from, asked: false });
                } else {
                    self.documents.push_back((document, from, bytes));
                }
            }
            Frame::Diff { document, from, bytes } => {
                self.behind.remove(&document);
                self.documents.retain(|(waiting, ..)| *waiting != document);
                self.documents.push_back((document, from, bytes));
            }
            // Of a board that was erased nothing goes out any more.
            Frame::Close(CloseReason::Gone) => {
                *self = Self { close: Some(CloseReason::Gone), ..Self::default() };
            }
            Frame::Close(reason) => self.close = self.close.or(Some(reason)),
        }
    }

    /// The oldest frame of each document tells what its reader has.
    fn drop_documents(&mut self) {
        metrics::counter!("weerklank_slow_readers").increment(1);
        for (document, from, _) in self.documents.drain(..) {
            self.behind.entry(document).or_insert(Behind { clock: from, asked: false });
        }
    }

    fn pop(&mut self) -> Option<Outgoing> {
        if let Some(reply) = self.replies.pop_front() {
            return Some(reply);
        }
        if let Some(me) = self.me.take() {
            return Some(Outgoing::Text(me));
        }
        if let Some((_, _, bytes)) = self.documents.pop_front() {
            return Some(Outgoing::Binary(bytes));
        }
        if let Some(state) = self.now.take().or_else(|| self.presence.take()) {
            return Some(Outgoing::Text(state));
        }
        if let Some(reason) = self.close {
            return Some(Outgoing::Close(reason));
        }
        let (document, behind) = self.behind.iter_mut().find(|(_, behind)| !behind.asked)?;
        behind.asked = true;
        Some(Outgoing::CatchUp { document: *document, clock: behind.clock })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn update(from: u32) -> Frame {
        Frame::Update { document: DocumentName::Board, from, bytes: Bytes::from(vec![0]) }
    }

    #[test]
    fn a_slow_reader_gets_one_diff_from_the_clock_it_had() {
        let mut queue = Waiting::default();
        for from in 10..200 {
            queue.push(update(from));
            assert!(queue.documents.len() <= limits::CONNECTION_FRAMES);
        }
        assert_eq!(queue.pop(), Some(Outgoing::CatchUp { document: DocumentName::Board, clock: 10 }));
        assert_eq!(queue.pop(), None);
        queue.push(update(200));
        assert_eq!(queue.pop(), None, "what the diff will hold is not sent beside it");
        let diff = Bytes::from(vec![7]);
        queue.push(Frame::Diff { document: DocumentName::Board, from: 10, bytes: diff.clone() });
        queue.push(update(201));
        assert_eq!(queue.pop(), Some(Outgoing::Binary(diff)));
        assert_eq!(queue.pop(), Some(Outgoing::Binary(Bytes::from(vec![0]))));
    }

    #[test]
    fn acknowledgements_come_first_and_old_states_never() {
        let mut queue = Waiting::default();
        queue.push(Frame::Now(Bytes::from("old")));
        queue.push(Frame::Now(Bytes::from("new")));
        queue.push(Frame::Reply(Bytes::from("ack")));
        assert_eq!(queue.pop(), Some(Outgoing::Text(Bytes::from("ack"))));
        assert_eq!(queue.pop(), Some(Outgoing::Text(Bytes::from("new"))));
        assert_eq!(queue.pop(), None);
    }

    #[test]
    fn of_an_erased_board_nothing_goes_out() {
        let mut queue = Waiting::default();
        queue.push(Frame::Me(Bytes::from("own words")));
        queue.push(update(1));
        queue.push(Frame::Close(CloseReason::Gone));
        assert_eq!(queue.pop(), Some(Outgoing::Close(CloseReason::Gone)));
    }

    #[test]
    fn who_never_reads_is_let_go() {
        let mut queue = Waiting::default();
        for _ in 0..=limits::CONNECTION_REPLIES {
            queue.push(Frame::Reply(Bytes::from("ack")));
        }
        assert_eq!(queue.close, Some(CloseReason::TooSlow));
        assert_eq!(queue.replies.len(), limits::CONNECTION_REPLIES);
    }
}
