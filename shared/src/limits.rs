//! Every limit, in one place. Text is counted in Unicode scalar values after NFC.

/// A reflection's text.
pub const TEXT: usize = 1_000;
/// From here on the phone shows a counter; nothing is cut off.
pub const TEXT_SOFT: usize = 280;
/// A board's, a prompt's or a theme's title.
pub const TITLE: usize = 120;
/// A theme's summary.
pub const SUMMARY: usize = 500;
/// A line in a report: a place, a name, a note.
pub const LINE: usize = 120;
/// An address on the web.
pub const URL: usize = 500;
/// Links to slides, film and press of one board.
pub const LINKS: usize = 12;
/// Agreements of one board.
pub const AGREEMENTS: usize = 100;
/// Reflections chosen to stand in a report.
pub const QUOTES: usize = 400;
/// A table of reflections that is brought along, in bytes and in lines.
pub const IMPORT_BYTES: usize = 1024 * 1024;
pub const IMPORT_ROWS: usize = 2_000;
/// Tables in a room, for what was written on paper.
pub const TABLES: u16 = 999;
/// A prompt's question.
pub const QUESTION: usize = 300;
pub const PROMPTS: usize = 12;
pub const PERSPECTIVES: usize = 24;
/// Reflections on one board.
pub const REFLECTIONS: usize = 10_000;
/// How often one person may post for each reflection that they may have: room to withdraw and write anew, and none to
/// fill the log.
pub const POSTS_FOR_ONE: u32 = 4;
pub const THEMES: usize = 64;
/// Targets of one command (clients chunk).
pub const TARGETS: usize = 200;
/// One command as JSON, in bytes.
pub const COMMAND_BYTES: usize = 16 * 1024;
/// One client frame on the socket, in bytes.
pub const FRAME_BYTES: usize = 64 * 1024;
/// Commands in one HTTP call.
pub const COMMANDS_PER_CALL: usize = 64;
/// Entries of a state vector that the server reads: its documents have one author, a replica has at most itself beside it.
pub const STATE_VECTOR_ENTRIES: u32 = 64;
/// What a relative position may weigh as JSON, in bytes.
pub const POSITION_BYTES: usize = 256;
/// Inputs that one room turn takes; the rest waits for the next turn.
pub const TURN_INPUTS: usize = 256;
/// Inputs waiting for a room; a full queue makes the senders wait, not the server grow.
pub const ROOM_QUEUE: usize = 1_024;
/// Replies (acknowledgements, refusals) waiting for one connection; above it the connection closes with 4408.
pub const CONNECTION_REPLIES: usize = 1_024;
/// Document frames waiting for one connection; above it they give way to one diff.
pub const CONNECTION_FRAMES: usize = 64;
/// Lines of history kept for one reflection or theme.
pub const HISTORY: usize = 20;
/// A person's name, of a moderator for colleagues or of an attendee on a named board.
pub const NAME: usize = 40;
/// The organiser's own text for when somebody worries about someone.
pub const PROTOCOL: usize = 1_000;
/// Fewer voters than this and totals would tell who voted for what.
pub const VOTERS: u32 = 5;
/// A perspective stands with reflections only when so many have it: fewer would tell who they are.
pub const GROUP: usize = 5;
/// The longest timer, in seconds: no round takes longer than an afternoon.
pub const TIMER_SECONDS: u32 = 4 * 60 * 60;
/// Reflections that one moderator may hold at once.
pub const HOLDS: usize = 25;
/// A reveal publishes a third of what is left at a time, and at least so many, so that 500 phones are not flooded.
pub const REVEAL_SLICE: usize = 50;
/// Votes and places an organiser may hand out.
pub const VOTES_PER_PERSON: u32 = 20;
/// The default and the most of one person's reflections.
pub const REFLECTIONS_PER_PERSON: u32 = 500;
/// Days that a board may be kept.
pub const RETENTION_DAYS: u32 = 730;
