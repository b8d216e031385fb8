//! The tables, and how an older file becomes a new one.

/// "WRKL": how a file says that it is ours (SQLite `application_id`).
pub(super) const APPLICATION_ID: i64 = 0x5752_4b4c;

/// One step a version; `user_version` counts those done.
pub(super) const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE boards (
        id BLOB PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        created INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE log (
        board BLOB NOT NULL,
        seq INTEGER NOT NULL,
        command BLOB NOT NULL,
        participant BLOB,
        role TEXT NOT NULL,
        events TEXT NOT NULL,
        PRIMARY KEY (board, seq)
    ) WITHOUT ROWID;
    CREATE TABLE links (
        id BLOB PRIMARY KEY,
        board BLOB NOT NULL,
        role TEXT NOT NULL,
        hash BLOB NOT NULL UNIQUE,
        created INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX links_by_board ON links (board);
    CREATE TABLE sessions (
        hash BLOB PRIMARY KEY,
        board BLOB NOT NULL,
        role TEXT NOT NULL,
        participant BLOB NOT NULL,
        link BLOB
    ) WITHOUT ROWID;
    CREATE INDEX sessions_by_board ON sessions (board);
    CREATE TABLE server (
        name TEXT PRIMARY KEY,
        value BLOB NOT NULL
    ) WITHOUT ROWID;
",
    "
    CREATE TABLE old_codes (
        code TEXT PRIMARY KEY,
        board BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX old_codes_by_board ON old_codes (board);
",
];
