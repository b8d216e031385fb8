//! Binary frames: `[0 board | 1 staff][y-protocols sync message]`, and the y-websocket envelope of read-only readers.
//!
//! Decoding here is ours and bounded: of what a client sends, only a state vector is ever read, and only one number
//! of it is kept. Nothing of it reaches a yrs decoder.

mod varint;

use crate::document::{AUTHOR, DocumentName};
use crate::limits;
use varint::{Reader, write_varint};

const STEP_1: u8 = 0;
const STEP_2: u8 = 1;
const UPDATE: u8 = 2;

/// Envelope tags of y-websocket.
const SYNC: u8 = 0;
const AWARENESS: u8 = 1;
const AUTH: u8 = 2;
const QUERY_AWARENESS: u8 = 3;

/// Why a frame was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadFrame {
    #[error("the frame ends too early or goes on too long")]
    Length,
    #[error("no such document")]
    Document,
    #[error("clients may send sync step 1 only")]
    Kind,
    #[error("not a state vector")]
    StateVector,
}

/// A reader asks for what it lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyncStep1 {
    pub document: DocumentName,
    pub clock: u32,
}

/// Reads a client's binary frame. Both `[document][step 1]` and `[document][0][step 1]` (with the envelope tag of
/// y-websocket) are understood: a state vector is never empty, so they cannot be confused.
pub fn decode_client_frame(frame: &[u8]) -> Result<SyncStep1, BadFrame> {
    if frame.len() > limits::FRAME_BYTES {
        return Err(BadFrame::Length);
    }
    let (first, rest) = frame.split_first().ok_or(BadFrame::Length)?;
    let document = DocumentName::of_byte(*first).ok_or(BadFrame::Document)?;
    let rest = match rest {
        [SYNC, STEP_1, tail @ ..] if !tail.is_empty() => &rest[1..],
        _ => rest,
    };
    let clock = decode_step_1(rest)?;
    Ok(SyncStep1 { document, clock })
}

/// What a y-websocket client sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YjsFrame {
    Step1 {
        clock: u32,
    },
    /// A write: answered with permission denied, never decoded.
    Write,
    QueryAwareness,
    /// Awareness and what we do not know: ignored.
    Other,
}

pub fn decode_yjs_frame(frame: &[u8]) -> Result<YjsFrame, BadFrame> {
    match frame {
        [] => Err(BadFrame::Length),
        [SYNC, STEP_1, ..] => decode_step_1(&frame[1..]).map(|clock| YjsFrame::Step1 { clock }),
        [SYNC, STEP_2 | UPDATE, ..] => Ok(YjsFrame::Write),
        [SYNC, ..] => Err(BadFrame::Kind),
        [QUERY_AWARENESS, ..] => Ok(YjsFrame::QueryAwareness),
        _ => Ok(YjsFrame::Other),
    }
}

fn decode_step_1(message: &[u8]) -> Result<u32, BadFrame> {
    let (kind, rest) = message.split_first().ok_or(BadFrame::Length)?;
    if *kind != STEP_1 {
        return Err(BadFrame::Kind);
    }
    let mut reader = Reader::new(rest);
    let length = reader.varint().ok_or(BadFrame::Length)?;
    let bytes = reader.rest();
    if usize::try_from(length).ok() != Some(bytes.len()) {
        return Err(BadFrame::Length);
    }
    decode_state_vector(bytes)
}

/// The author's clock in a Yjs state vector (version 1), 0 when it is not named.
pub fn decode_state_vector(bytes: &[u8]) -> Result<u32, BadFrame> {
    let mut reader = Reader::new(bytes);
    let count = reader.varint().ok_or(BadFrame::StateVector)?;
    if count > u64::from(limits::STATE_VECTOR_ENTRIES) {
        return Err(BadFrame::StateVector);
    }
    let mut clock = 0;
    for _ in 0..count {
        let client = reader.varint().ok_or(BadFrame::StateVector)?;
        let at = reader.varint().ok_or(BadFrame::StateVector)?;
        let at = u32::try_from(at).map_err(|_| BadFrame::StateVector)?;
        if client == AUTHOR {
            clock = at;
        }
    }
    if reader.rest().is_empty() { Ok(clock) } else { Err(BadFrame::StateVector) }
}

/// A state vector that names the author alone.
pub fn encode_state_vector(clock: u32) -> Vec<u8> {
    let mut out = Vec::new();
    if clock == 0 {
        write_varint(&mut out, 0);
    } else {
        write_varint(&mut out, 1);
        write_varint(&mut out, AUTHOR);
        write_varint(&mut out, u64::from(clock));
    }
    out
}

/// A client's question, for headless clients and the browser.
pub fn encode_step_1(document: DocumentName, clock: u32) -> Vec<u8> {
    frame(&[document.byte(), STEP_1], &encode_state_vector(clock))
}

/// The answer to a question: all that the reader lacks.
pub fn encode_step_2(document: DocumentName, update: &[u8]) -> Vec<u8> {
    frame(&[document.byte(), STEP_2], update)
}

/// What a turn changed.
pub fn encode_update(document: DocumentName, update: &[u8]) -> Vec<u8> {
    frame(&[document.byte(), UPDATE], update)
}

/// The same messages in the y-websocket envelope.
pub fn encode_yjs_step_2(update: &[u8]) -> Vec<u8> {
    frame(&[SYNC, STEP_2], update)
}

/// An update frame of `/sync` as `/yjs` sends it: only the first byte differs in meaning, and for `board` not at all.
pub fn yjs_update_of(board_frame: &[u8]) -> &[u8] {
    debug_assert_eq!(board_frame.first(), Some(&SYNC));
    board_frame
}

pub fn encode_permission_denied(reason: &str) -> Vec<u8> {
    frame(&[AUTH, 0], reason.as_bytes())
}

/// Nobody is present here: presence never leaves the moderators' frames.
pub fn encode_empty_awareness() -> Vec<u8> {
    frame(&[AWARENESS], &[0])
}

/// A server's binary frame as a reader takes it: the document and the update bytes.
pub fn decode_server_frame(frame: &[u8]) -> Result<(DocumentName, &[u8]), BadFrame> {
    let [first, STEP_2 | UPDATE, rest @ ..] = frame else { return Err(BadFrame::Kind) };
    let document = DocumentName::of_byte(*first).ok_or(BadFrame::Document)?;
    let mut reader = Reader::new(rest);
    let length = reader.varint().ok_or(BadFrame::Length)?;
    let bytes = reader.rest();
    if usize::try_from(length).ok() == Some(bytes.len()) {
        Ok((document, bytes))
    } else {
        Err(BadFrame::Length)
    }
}

fn frame(head: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(head.len() + payload.len() + 5);
    out.extend_from_slice(head);
    write_varint(&mut out, payload.len() as u64);
    out.extend_from_slice(payload);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn frames_read_back() {
        let step = encode_step_1(DocumentName::Staff, 4_000_000_000);
        let read = SyncStep1 { document: DocumentName::Staff, clock: 4_000_000_000 };
        assert_eq!(decode_client_frame(&step), Ok(read));
        assert_eq!(decode_client_frame(&[0, 0, 0, 1, 0]).map(|s| s.clock), Ok(0));
        assert_eq!(
            decode_server_frame(&encode_update(DocumentName::Board, b"abc")),
            Ok((DocumentName::Board, &b"abc"[..]))
        );
    }

    #[test]
    fn a_state_vector_may_not_claim_more_than_it_holds() {
        assert_eq!(decode_state_vector(&[0xff, 0xff, 0xff, 0xff, 0x0f]), Err(BadFrame::StateVector));
        assert_eq!(decode_state_vector(&[1, 1, 5, 9]), Err(BadFrame::StateVector));
        assert_eq!(decode_state_vector(&[2, 9, 7, 1, 5]), Ok(5));
        assert_eq!(decode_state_vector(&[]), Err(BadFrame::StateVector));
    }

    #[test]
    fn a_write_is_told_from_a_question() {
        assert_eq!(decode_client_frame(&[0, UPDATE, 1, 0]), Err(BadFrame::Kind));
        assert_eq!(decode_yjs_frame(&[0, 2, 200, 1]), Ok(YjsFrame::Write));
        assert_eq!(decode_yjs_frame(&[0, 1, 0]), Ok(YjsFrame::Write));
        assert_eq!(decode_yjs_frame(&[3]), Ok(YjsFrame::QueryAwareness));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = decode_client_frame(&bytes);
            let _ = decode_yjs_frame(&bytes);
            let _ = decode_state_vector(&bytes);
        }
    }
}
