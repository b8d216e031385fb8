//! What the server signs into an attendee's page: which board, which participant, until when. It keeps other sites
//! from posting in a person's name, and it is who a person is whose browser keeps no cookies.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use shared::ids::{BoardId, ParticipantId};
use shared::role::Role;

use super::{ApiError, App, boards, lobby};
use crate::room::Scope;
use crate::secret::SecretHash;
use crate::store::SessionRow;

/// How long a page may lie open before its form is too old: a day of sessions.
pub(super) const LIFE_MS: u64 = 24 * 60 * 60 * 1_000;

/// `base64url(board ‖ participant ‖ expiry ‖ HMAC-SHA-256 of these)`.
pub(super) fn sign(key: &[u8; 32], board: BoardId, participant: ParticipantId, until: u64) -> String {
    let mut body = Vec::with_capacity(72);
    body.extend_from_slice(&board.to_bytes());
    body.extend_from_slice(&participant.to_bytes());
    body.extend_from_slice(&until.to_be_bytes());
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) {
        mac.update(&body);
        body.extend_from_slice(&mac.finalize().into_bytes());
    }
    URL_SAFE_NO_PAD.encode(body)
}

pub(super) fn read(key: &[u8; 32], form: &str, board: BoardId, now: u64) -> Option<ParticipantId> {
    let bytes = URL_SAFE_NO_PAD.decode(form.as_bytes()).ok().filter(|bytes| bytes.len() == 72)?;
    let (body, signature) = bytes.split_at(40);
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(body);
    mac.verify_slice(signature).ok()?;
    let until = u64::from_be_bytes(body[32..40].try_into().ok()?);
    let same_board = body[..16] == board.to_bytes();
    (same_board && until > now).then(|| body[16..32].try_into().ok().map(ParticipantId::from_random))?
}

/// The session of a page's form: one a participant, however often it is shown. A board that is closed for good has
/// erased its attendees' sessions, and gets no new ones.
pub(super) async fn session(app: &App, form: &str, board: BoardId) -> Result<SessionRow, ApiError> {
    let now = app.config.clock.now();
    let participant = read(app.store.key(), form, board, now).ok_or(ApiError::Unauthenticated)?;
    let hash = digest(board, participant);
    if let Some(session) = app.store.session(hash).await? {
        return Ok(session);
    }
    let session = SessionRow { hash, board, role: Role::Attendee, participant, link: None };
    if boards::read(app, &session, Scope::Own).await?.now.is_final {
        return Err(ApiError::Unauthenticated);
    }
    lobby::begin(app, session).await
}

/// Nobody knows a secret with this hash: only a good form leads to the session.
pub(super) fn digest(board: BoardId, participant: ParticipantId) -> SecretHash {
    let mut digest = Sha256::new();
    digest.update(b"form");
    digest.update(board.to_bytes());
    digest.update(participant.to_bytes());
    SecretHash(digest.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_good_for_its_board_until_it_expires() {
        let key = [7; 32];
        let board = BoardId::from_random([1; 16]);
        let participant = ParticipantId::from_random([2; 16]);
        let form = sign(&key, board, participant, 100);
        assert_eq!(read(&key, &form, board, 99), Some(participant));
        assert_eq!(read(&key, &form, board, 100), None);
        assert_eq!(read(&key, &form, BoardId::from_random([3; 16]), 99), None);
        assert_eq!(read(&[8; 32], &form, board, 99), None);
        assert_eq!(read(&key, &form.replace('A', "B"), board, 99), None);
        assert_eq!(read(&key, "", board, 99), None);
    }
}
