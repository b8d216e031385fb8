//! What every file owes its reader and its user.

use super::Rule;
use super::source::Source;

pub(super) const RULES: [Rule; 4] = [
    Rule {
        says: "a file has at most 600 lines",
        find: too_long,
        bad: &[("client/src/long.rs", LONG), ("client/styles/long.css", LONG)],
        good: &[("tests/data/long.txt", LONG)],
    },
    Rule {
        says: "nothing is left undone, and no test is left out",
        find: unfinished,
        bad: &[
            ("server/src/app.rs", "fn f() { todo!() }"),
            ("server/src/app.rs", "    unimplemented!(\"x\")"),
            ("tests/it/main.rs", "#[ignore = \"slow\"]"),
            ("tests/it/main.rs", "#[ignore]"),
        ],
        good: &[("server/src/app.rs", "// todo! is refused\nlet _ignore = 1;")],
    },
    Rule {
        says: "the time comes from clock.rs alone",
        find: wall_clock,
        bad: &[
            ("server/src/room/task.rs", "let now = std::time::Instant::now();"),
            ("server/src/session.rs", "use std::time::SystemTime;"),
        ],
        good: &[
            ("server/src/clock.rs", "SystemTime::now()"),
            ("server/src/room/task.rs", "let later = tokio::time::Instant::now() + pause;"),
            ("xtask/src/journal.rs", "Instant::now()"),
        ],
    },
    Rule {
        says: "no page asks another host for anything",
        find: other_hosts,
        bad: &[
            ("client/styles/base.css", "@import url(https://fonts.cdn.test/a.css);"),
            ("server/src/pages/home.rs", "script src=\"//cdn.test/x.js\" {}"),
            ("client/src/socket.rs", "WebSocket::new(\"wss://relay.test\")"),
        ],
        good: &[
            ("client/styles/icons.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">"),
            ("server/src/export/docx.rs", "xmlns:dc=\"http://purl.org/dc/elements/1.1/\""),
            (
                "server/src/app.rs",
                "format!(\"http://{address}/\"); x.starts_with(\"https://\"); \"https://board.example\"",
            ),
            ("server/src/config.rs", "// a path: a //b\nlet x = \"http://localhost:8080\";"),
        ],
    },
];

const MOST_LINES: usize = 600;

/// One line more than allowed.
const LONG: &str = {
    const LINES: [u8; MOST_LINES + 1] = [b'\n'; MOST_LINES + 1];
    match std::str::from_utf8(&LINES) {
        Ok(text) => text,
        Err(_) => "",
    }
};

fn too_long(source: &Source<'_>) -> Option<String> {
    let lines = source.text.lines().count();
    (source.is(&["rs", "js", "mjs", "css"]) && lines > MOST_LINES).then(|| format!("{lines} lines"))
}

fn unfinished(source: &Source<'_>) -> Option<String> {
    let faults = ["todo!", "unimplemented!", "#[ignore"];
    let (at, line) = source.code().find(|(_, line)| faults.iter().any(|fault| line.contains(fault)))?;
    source.is(&["rs"]).then(|| format!("line {at}: {}", line.trim()))
}

fn wall_clock(source: &Source<'_>) -> Option<String> {
    if !source.within("server/src") || source.path.ends_with("/clock.rs") {
        return None;
    }
    let reads = |line: &str| {
        line.contains("SystemTime") || line.replace("tokio::time::Instant::now", "").contains("Instant::now")
    };
    source.code().find(|(_, line)| reads(line)).map(|(at, line)| format!("line {at}: {}", line.trim()))
}

/// Names that stand for something else than a host to ask: XML's namespaces, this machine, documentation.
const NO_HOSTS: [&str; 6] =
    ["www.w3.org", "schemas.openxmlformats.org", "purl.org", "localhost", "127.0.0.1", "[::1]"];

fn other_hosts(source: &Source<'_>) -> Option<String> {
    if !(source.within("client") || source.within("server/src")) {
        return None;
    }
    let begins = ["http://", "https://", "ws://", "wss://", "\"//", "'//", "(//"];
    source.code().find_map(|(at, line)| {
        let mut hosts = begins.iter().flat_map(|begin| line.split(begin).skip(1)).map(host);
        hosts.find(|host| !is_no_host(host)).map(|host| format!("line {at}: {host}"))
    })
}

fn host(after: &str) -> &str {
    let end =
        after.find(|character: char| !character.is_ascii_alphanumeric() && !".-[]:{".contains(character));
    let host = &after[..end.unwrap_or(after.len())];
    if host.starts_with('[') { host } else { host.split(':').next().unwrap_or_default() }
}

fn is_no_host(host: &str) -> bool {
    let documentation = host.split('.').any(|label| label == "example");
    host.is_empty()
        || host.starts_with('{')
        || documentation
        || NO_HOSTS.iter().any(|known| host.starts_with(known))
}
