//! One cookie per board and role, so that four links opened in one browser keep four roles.

use axum::http::{HeaderMap, HeaderValue, header};
use shared::ids::BoardId;
use shared::role::Role;

use super::origin;
use crate::config::Config;
use crate::secret::Secret;

/// A cookie lives as long as a board may: 90 days, then it is asked for anew.
const MAX_AGE_SECONDS: u32 = 90 * 24 * 3600;

pub(super) fn read(config: &Config, headers: &HeaderMap, board: BoardId, role: Role) -> Option<Secret> {
    let name = name(config, board, role);
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).and_then(|(_, value)| Secret::parse(value))
}

pub(super) fn set(config: &Config, board: BoardId, role: Role, token: &Secret) -> HeaderValue {
    write(config, board, role, token.reveal(), MAX_AGE_SECONDS)
}

pub(super) fn clear(config: &Config, board: BoardId, role: Role) -> HeaderValue {
    write(config, board, role, "", 0)
}

fn write(config: &Config, board: BoardId, role: Role, value: &str, max_age: u32) -> HeaderValue {
    let secure = if origin::is_secure(config) { "; Secure" } else { "" };
    let name = name(config, board, role);
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}");
    HeaderValue::from_str(&cookie).unwrap_or_else(|_| HeaderValue::from_static(""))
}

fn name(config: &Config, board: BoardId, role: Role) -> String {
    let prefix = if origin::is_secure(config) { "__Host-w" } else { "w" };
    format!("{prefix}-{board}-{role}")
}
