//! Which language a page speaks: what the person chose, else what the board says, else what the browser asks.

use axum::http::{HeaderMap, HeaderValue, header};
use shared::settings::Language;

const COOKIE: &str = "w-lang";

/// `?lang=` wins over the cookie of an earlier choice.
pub(super) fn choose(headers: &HeaderMap, query: Option<&str>, board: Option<Language>) -> Language {
    let asked = query.and_then(Language::parse);
    asked.or_else(|| chosen(headers)).or(board).or_else(|| preferred(headers)).unwrap_or_default()
}

/// Remembers a choice made by `?lang=`.
pub(super) fn remember(query: Option<&str>) -> Option<HeaderValue> {
    let language = query.and_then(Language::parse)?;
    let cookie = format!("{COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000", language.as_str());
    HeaderValue::from_str(&cookie).ok()
}

fn chosen(headers: &HeaderMap) -> Option<Language> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).and_then(|(_, value)| Language::parse(value))
}

fn preferred(headers: &HeaderMap) -> Option<Language> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    accepted.split(',').find_map(|range| Language::parse(range.trim()))
}
