//! Logs outlive boards: nothing that people wrote, and nothing that opens a door, may stand in one.

use super::Rule;
use super::source::{Source, first_identifier, group, has_word};

pub(super) const RULES: [Rule; 2] = [
    Rule {
        says: "no text, token, code, secret or title in a log",
        find: told,
        bad: &[
            ("server/src/http/join.rs", "info!(code, \"joined\");"),
            ("server/src/http/join.rs", "tracing::warn!(\n    board = %id,\n    token = ?session.token,\n);"),
            ("server/src/http/join.rs", "debug!(%self.secret);"),
            ("server/src/http/join.rs", "error!(\"bad title {title:?}\");"),
            ("server/src/http/join.rs", "let s = info_span!(\"post\", text = 1);"),
            ("server/src/http/join.rs", "info!(\"posted {}\", post.text);"),
        ],
        good: &[
            ("server/src/http/join.rs", "info!(board = %id, \"a code was wrong\");"),
            ("server/src/http/join.rs", "info!(reason = reason(\"token\", 1), \"refused {status_code}\");"),
            ("tests/harness/lib.rs", "info!(code);"),
        ],
    },
    Rule {
        says: "a traced function skips its arguments",
        find: instrumented,
        bad: &[
            ("server/src/http/join.rs", "#[tracing::instrument]"),
            ("server/src/http/join.rs", "#[instrument(level = \"info\")]"),
        ],
        good: &[("server/src/http/join.rs", "#[tracing::instrument(skip_all, fields(board))]")],
    },
];

const SECRETS: [&str; 5] = ["text", "token", "code", "secret", "title"];

const MACROS: [&str; 12] = [
    "trace!",
    "debug!",
    "info!",
    "warn!",
    "error!",
    "event!",
    "span!",
    "trace_span!",
    "debug_span!",
    "info_span!",
    "warn_span!",
    "error_span!",
];

fn told(source: &Source<'_>) -> Option<String> {
    if !source.within("server/src") {
        return None;
    }
    MACROS.iter().find_map(|name| {
        let calls = source.text.match_indices(name).map(|(at, _)| &source.text[at + name.len()..]);
        calls
            .filter(|call| call.starts_with('('))
            .find_map(|call| group(call).into_iter().find_map(secret_in))
            .map(|field| format!("{name} tells {field}"))
    })
}

/// The secret that an argument of a log macro gives away: by its field's name, as a value of that name, or
/// captured in the message.
fn secret_in(argument: &str) -> Option<&'static str> {
    let argument = argument.trim().trim_start_matches(['%', '?']);
    if argument.starts_with('"') {
        return argument.split('{').skip(1).map(first_identifier).find_map(known);
    }
    let (name, value) = argument.split_once('=').unwrap_or((argument, argument));
    let value = value.trim().trim_start_matches(['%', '?', '&']);
    name.split('.')
        .map(str::trim)
        .find_map(known)
        .or_else(|| is_path(value).then(|| value.rsplit('.').next().and_then(known))?)
}

fn is_path(value: &str) -> bool {
    value.chars().all(|character| character.is_alphanumeric() || "_.".contains(character))
}

fn known(name: &str) -> Option<&'static str> {
    SECRETS.into_iter().find(|secret| *secret == name)
}

fn instrumented(source: &Source<'_>) -> Option<String> {
    if !source.within("server/src") {
        return None;
    }
    let attribute = |line: &str| {
        line.trim_start().starts_with("#[") && has_word(line, "instrument") && !has_word(line, "skip_all")
    };
    source.code().find(|(_, line)| attribute(line)).map(|(at, line)| format!("line {at}: {}", line.trim()))
}
