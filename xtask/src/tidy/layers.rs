//! Which part may name which.

use super::Rule;
use super::source::Source;

pub(super) const RULES: [Rule; 5] = [
    Rule {
        says: "yrs is named only where documents are made, carried and merged",
        find: yrs,
        bad: &[
            ("server/src/room/state.rs", "use yrs::Doc;"),
            ("client/src/socket.rs", "fn f(d: &yrs::Doc) {}"),
        ],
        good: &[
            ("shared/src/document/mod.rs", "use yrs::Doc;"),
            ("server/src/room/state.rs", "// yrs is elsewhere"),
        ],
    },
    Rule {
        says: "inside the server: main → app → http → room → store, never back",
        find: server_order,
        bad: &[
            ("server/src/store/sqlite.rs", "use crate::room::Room;"),
            ("server/src/room/task.rs", "use crate::{\n    clock::Clock,\n    http::Answer,\n};"),
            ("server/src/http/mod.rs", "let x = crate::app::build();"),
        ],
        good: &[
            ("server/src/http/mod.rs", "use crate::{room, store};"),
            ("server/src/rooms.rs", "use crate::http;"),
        ],
    },
    Rule {
        says: "exports and suggestions are made from views alone",
        find: pure_parts,
        bad: &[
            ("server/src/export/csv.rs", "use crate::store::Store;"),
            ("server/src/suggest.rs", "use crate::room;"),
        ],
        good: &[("server/src/export/csv.rs", "use crate::suggest::Theme;")],
    },
    Rule {
        says: "shared has no I/O, no clock, no randomness, no async",
        find: shared_is_pure,
        bad: &[
            ("shared/src/decide.rs", "use std::time::SystemTime;"),
            ("shared/src/sync/mod.rs", "async fn f() { tokio::spawn(g()); }"),
        ],
        good: &[("shared/src/decide.rs", "/// No SystemTime here.\nuse std::time::Duration;")],
    },
    Rule {
        says: "a room's state machine knows no runtime, and only the store knows SQL",
        find: server_is_layered,
        bad: &[
            ("server/src/room/state.rs", "use tokio::sync::mpsc;"),
            ("server/src/room/task.rs", "use sqlx::Row;"),
        ],
        good: &[
            ("server/src/room/task.rs", "use tokio::sync::mpsc;"),
            ("server/src/store/sqlite.rs", "use sqlx::Row;"),
        ],
    },
];

fn yrs(source: &Source<'_>) -> Option<String> {
    let home = ["shared/src/document", "shared/src/wire", "shared/src/sync", "tests"];
    if !source.is(&["rs"]) || home.iter().any(|module| source.within(module)) {
        return None;
    }
    source.naming(&["yrs"])
}

/// From the bottom up; a module may name those before it.
const ORDER: [&str; 5] = ["store", "room", "http", "app", "main"];

fn server_order(source: &Source<'_>) -> Option<String> {
    let rank = ORDER.iter().position(|module| source.within(&format!("server/src/{module}")))?;
    names(source, &ORDER[rank + 1..])
}

fn pure_parts(source: &Source<'_>) -> Option<String> {
    let pure = ["server/src/export", "server/src/suggest"].iter().any(|module| source.within(module));
    if pure { names(source, &ORDER) } else { None }
}

fn names(source: &Source<'_>, modules: &[&str]) -> Option<String> {
    source
        .siblings()
        .into_iter()
        .find(|name| modules.contains(name))
        .map(|name| format!("names crate::{name}"))
}

fn shared_is_pure(source: &Source<'_>) -> Option<String> {
    if !source.within("shared/src") {
        return None;
    }
    source.naming(&[
        "tokio",
        "axum",
        "SystemTime",
        "Instant",
        "getrandom",
        "std::fs",
        "std::net",
        "std::thread",
        "async",
    ])
}

fn server_is_layered(source: &Source<'_>) -> Option<String> {
    if source.within("server/src/room/state") {
        return source.naming(&["tokio", "axum", "sqlx"]);
    }
    let elsewhere = source.within("server/src") && !source.within("server/src/store");
    if elsewhere { source.naming(&["sqlx"]) } else { None }
}
