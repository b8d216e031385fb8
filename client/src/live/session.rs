//! From a role link to a session: the secret in the fragment is exchanged for a cookie and leaves the address at once.

use leptos::prelude::window;
use serde::Serialize;
use shared::ids::BoardId;
use shared::role::Role;
use wasm_bindgen::JsValue;

use super::http::{self, Fault};

#[derive(Serialize)]
struct Exchange<'a> {
    secret: &'a str,
}

/// The secret of the link, taken out of the address bar, the history and what a person copies from there.
pub fn take_secret() -> Option<String> {
    let location = window().location();
    let hash = location.hash().ok()?;
    let secret = hash.strip_prefix('#').filter(|secret| !secret.is_empty())?.to_owned();
    let path = location.pathname().ok()?;
    let history = window().history().ok()?;
    history.replace_state_with_url(&JsValue::NULL, "", Some(&path)).ok()?;
    Some(secret)
}

#[derive(Serialize)]
struct Lend {
    board: BoardId,
    role: Role,
}

/// A moderator opens the projector on the same laptop, an organiser either page: a session that may do more lends
/// one that may do less. Was there one?
pub async fn borrow_one(board: BoardId, role: Role) -> bool {
    let Ok(body) = serde_json::to_string(&Lend { board, role }) else { return false };
    for lender in [Role::Moderator, Role::Organiser] {
        if lender != role && http::call("POST", "/api/session", lender, Some(body.clone())).await.is_ok() {
            return true;
        }
    }
    false
}

/// Exchanges the secret. The cookie that comes with the answer is all that is kept.
pub async fn exchange(secret: &str, role: Role) -> Result<(), Fault> {
    let body = serde_json::to_string(&Exchange { secret }).map_err(|_| Fault::Unreadable)?;
    http::call("POST", "/api/session", role, Some(body)).await.map(|_| ())
}
