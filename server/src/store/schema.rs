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
    "
    ALTER TABLE boards ADD COLUMN result TEXT;
    ALTER TABLE boards ADD COLUMN kind TEXT NOT NULL DEFAULT 'real';
    ALTER TABLE boards ADD COLUMN series BLOB;
    ALTER TABLE boards ADD COLUMN day INTEGER;
    ALTER TABLE boards ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 90;
    ALTER TABLE boards ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
    UPDATE boards SET
        result = lower(hex(randomblob(16))),
        -- Of an element by its path in the whole: an event without data is a bare string, and no JSON by itself.
        keep_days = coalesce(
            (SELECT coalesce(json_extract(l.events, e.fullkey || '.settings_set.settings.retention_days'),
                             json_extract(l.events, e.fullkey || '.board_created.settings.retention_days'))
             FROM log l, json_each(l.events) e
             WHERE l.board = boards.id AND (json_type(l.events, e.fullkey || '.settings_set') = 'object'
                                         OR json_type(l.events, e.fullkey || '.board_created') = 'object')
             ORDER BY l.seq DESC, e.key DESC LIMIT 1), 90),
        closed = EXISTS (SELECT 1 FROM log l, json_each(l.events) e
                         WHERE l.board = boards.id AND json_type(l.events, e.fullkey || '.closed') = 'object');
    CREATE UNIQUE INDEX boards_by_result ON boards (result);
    CREATE INDEX boards_by_series ON boards (series);
    CREATE TABLE series (
        id BLOB PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        created INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE erasures (
        board BLOB PRIMARY KEY,
        created INTEGER NOT NULL,
        at INTEGER NOT NULL,
        why TEXT NOT NULL,
        reflections INTEGER NOT NULL,
        people INTEGER NOT NULL,
        records INTEGER NOT NULL,
        sessions INTEGER NOT NULL,
        links INTEGER NOT NULL,
        wiped INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
",
];
