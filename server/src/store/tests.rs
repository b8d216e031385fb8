use std::collections::BTreeSet;
use std::path::Path;

use shared::command::Afterwards;
use shared::event::{Event, Record, Standing};
use shared::ids::{BoardId, CommandId, ParticipantId, ReflectionId};
use shared::outcome::{Details, Noted};
use shared::role::Role;
use shared::settings::{Language, Settings};
use shared::template::Template;
use shared::words::{Line, Name, Text, Title};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, Executor};

use super::schema::{APPLICATION_ID, MIGRATIONS};
use super::*;
use crate::config::Durability;

fn id(of: u64) -> [u8; 16] {
    // Far apart, as drawn ones are, so that boards lie mixed in the file.
    let mixed = u128::from(of + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    mixed.to_be_bytes()
}

fn record(seq: u64, person: u64, events: Vec<Event>) -> Record {
    let participant = Some(ParticipantId::from_random(id(person)));
    Record { seq, command: CommandId::from_random(id(seq)), participant, role: Role::Attendee, events }
}

fn made() -> Event {
    let template = Template::find("leeg").unwrap();
    let settings = Settings { retention_days: 30, ..Settings::default() };
    Event::BoardCreated {
        title: Title::parse("Proef").unwrap(),
        settings,
        prompts: template.prompts(Language::Nl),
    }
}

fn posted(reflection: ReflectionId, text: &str) -> Event {
    Event::Posted {
        reflection,
        prompt: "parels".parse().unwrap(),
        text: Text::parse(text).unwrap(),
        perspective: Some("ouder".parse().unwrap()),
        lang: None,
        flags: Vec::new(),
        standing: Standing::Published,
        name: Some(Name::parse("Kanarienaam").unwrap()),
        source: None,
    }
}

async fn open(folder: &Path) -> Store {
    Store::open(&folder.join("weerklank.sqlite"), Durability::Nothing).await.unwrap()
}

async fn board(store: &Store, of: u64) -> BoardRow {
    let first = record(1, of, vec![made()]);
    let row = BoardRow::new(BoardId::from_random(id(of)), 1_000, BoardKind::Real, &first).unwrap();
    let new = NewBoard { row: row.clone(), first, links: Vec::new(), sessions: Vec::new() };
    store.create_board(new).await.unwrap();
    row
}

/// A log as a store gives it back that took it in record by record; for tests that know no runtime.
pub(crate) fn kept(log: &[Record]) -> Vec<Record> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        let row = BoardRow::new(BoardId::from_random(id(1)), 0, BoardKind::Real, &log[0]).unwrap();
        let (id, first) = (row.id, log[0].clone());
        store.create_board(NewBoard { row, first, links: Vec::new(), sessions: Vec::new() }).await.unwrap();
        for record in &log[1..] {
            store.append(id, vec![record.clone()], None).await.unwrap();
        }
        store.log(id).await.unwrap()
    })
}

/// The bytes of all files of a folder, whatever they are called.
fn everything(folder: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
    files.collect::<Vec<_>>().concat()
}

fn found(folder: &Path, needle: &str) -> bool {
    let bytes = everything(folder);
    bytes.windows(needle.len()).any(|part| part == needle.as_bytes())
}

#[tokio::test]
async fn a_file_of_the_version_before_gets_its_columns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("weerklank.sqlite");
    let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
    let mut old = options.connect().await.unwrap();
    for step in &MIGRATIONS[..2] {
        old.execute(sqlx::raw_sql(*step)).await.unwrap();
    }
    let mark = format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 2");
    old.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(mark))).await.unwrap();
    let longer = Settings { retention_days: 400, ..Settings::default() };
    let logs = [
        vec![vec![made()], vec![Event::CodeRotated], vec![Event::Closed { people: 0 }]],
        vec![vec![made()], vec![Event::CodeRotated, Event::SettingsSet { settings: longer }]],
    ];
    for (board, log) in (0..).zip(logs) {
        let code = format!("ABCDEFG{}", ["H", "J"][usize::try_from(board).unwrap()]);
        let insert = sqlx::query("INSERT INTO boards (id, code, created) VALUES (?, ?, 5)");
        old.execute(insert.bind(BoardId::from_random(id(board)).to_bytes().to_vec()).bind(code))
            .await
            .unwrap();
        for (seq, events) in (1..).zip(log) {
            let insert =
                "INSERT INTO log (board, seq, command, role, events) VALUES (?, ?, x'00', 'organiser', ?)";
            let events = serde_json::to_string::<Vec<Event>>(&events).unwrap();
            let insert = sqlx::query(insert)
                .bind(BoardId::from_random(id(board)).to_bytes().to_vec())
                .bind(seq)
                .bind(events);
            old.execute(insert).await.unwrap();
        }
    }
    old.close().await.unwrap();

    let store = open(folder.path()).await;
    let mut rows = store.boards().await.unwrap();
    rows.sort_by_key(|row| row.keep_days);
    let kept: Vec<_> = rows.iter().map(|row| (row.keep_days, row.is_closed, row.day)).collect();
    assert_eq!(kept, [(30, true, None), (400, false, None)]);
    assert_ne!(rows[0].result, rows[1].result);
    let again = store.board_of_result(rows[0].result.as_str()).await.unwrap().unwrap();
    assert_eq!(again.id, rows[0].id);
}

#[tokio::test]
async fn the_row_follows_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let row = board(&store, 1).await;
    assert_eq!(row.keep_days, 30);
    let day = "2026-11-14".parse().unwrap();
    let details = Details { date: Some(day), place: Line::default(), audience: Line::default() };
    let title = Title::parse("Anders").unwrap();
    let settings = Settings { retention_days: 7, ..Settings::default() };
    let records = vec![
        record(2, 1, vec![Event::SettingsSet { settings }]),
        record(3, 1, vec![Event::Reported(Noted::Details { title, details })]),
        record(4, 1, vec![Event::Closed { people: 0 }]),
    ];
    store.append(row.id, records, None).await.unwrap();
    let now = store.board(row.id).await.unwrap().unwrap();
    assert_eq!((now.keep_days, now.day, now.is_closed), (7, Some(day.starts()), true));
    let renewed = store.renew_result(row.id).await.unwrap();
    assert!(store.board_of_result(row.result.as_str()).await.unwrap().is_none());
    assert_eq!(store.board_of_result(renewed.as_str()).await.unwrap().unwrap().id, row.id);
}

#[tokio::test]
async fn a_series_goes_with_its_last_board() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let (one, two) = (board(&store, 1).await, board(&store, 2).await);
    let series = SeriesRow::new("Kanarietraject".into(), 5).unwrap();
    store.add_series(series.clone()).await.unwrap();
    for row in [&one, &two] {
        store.set_series(row.id, Some(series.id)).await.unwrap();
    }
    assert_eq!(store.boards_of_series(series.id).await.unwrap().len(), 2);
    store.set_series(one.id, None).await.unwrap();
    assert_eq!(store.series_of_code(series.code.as_str()).await.unwrap(), Some(series.clone()));
    store.erase_board(two.id, 9, Why::Asked).await.unwrap().unwrap();
    assert_eq!(store.series(series.id).await.unwrap(), None);
    assert!(!found(folder.path(), "Kanarietraject"));
}

#[tokio::test]
async fn what_is_taken_back_is_taken_out_of_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let row = board(&store, 1).await;
    let (gone, stays) = (ReflectionId::from_random([1; 16]), ReflectionId::from_random([2; 16]));
    let edited = |reflection, text| Event::Edited {
        reflection,
        text: Text::parse(text).unwrap(),
        flags: Vec::new(),
        standing: Standing::Published,
    };
    let said = vec![
        record(2, 7, vec![Event::Named { name: Name::parse("Kanarienaam").unwrap() }]),
        record(3, 7, vec![posted(gone, "Kanarie één “één”\n")]),
        record(4, 7, vec![edited(gone, "Kanarie twee")]),
        record(5, 8, vec![posted(stays, "Kanarie drie")]),
    ];
    store.append(row.id, said.clone(), None).await.unwrap();
    let then = Afterwards::Erase;
    let back = vec![Event::Withdrawn { reflection: gone }, Event::Kicked { author_of: gone, then }];
    store.append(row.id, vec![record(6, 9, back)], None).await.unwrap();
    let log = store.log(row.id).await.unwrap();
    assert_eq!(log[1].events, []);
    assert_eq!(log[4], said[3], "nobody else's");
    let Event::Posted { text, name, perspective, .. } = &log[2].events[0] else { panic!("{:?}", log[2]) };
    assert_eq!((text.as_str(), name), ("", &None));
    assert!(perspective.is_some(), "it decides how many clocks a replay writes");
    assert!(matches!(&log[3].events[0], Event::Edited { text, .. } if text.as_str().is_empty()));
    store.close().await;
    assert!(!found(folder.path(), "Kanarie één"));
    assert!(!found(folder.path(), "Kanarie twee"));
    assert!(found(folder.path(), "Kanarie drie"), "the search finds what is there");
}

#[tokio::test]
async fn a_closed_board_keeps_the_last_wording_and_no_name_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let row = board(&store, 1).await;
    let (one, two) = (ReflectionId::from_random([1; 16]), ReflectionId::from_random([2; 16]));
    let edited = |text| Event::Edited {
        reflection: one,
        text: Text::parse(text).unwrap(),
        flags: Vec::new(),
        standing: Standing::Published,
    };
    let said = vec![
        record(2, 7, vec![Event::Named { name: Name::parse("Kanarienaam").unwrap() }]),
        record(3, 7, vec![posted(one, "Kanarie met nummer")]),
        record(4, 8, vec![posted(two, "Merel")]),
        record(5, 7, vec![edited("Kanarie nog steeds")]),
        record(6, 7, vec![edited("Kanarie zonder")]),
        record(7, 9, vec![Event::Closed { people: 2 }]),
    ];
    store.append(row.id, said.clone(), None).await.unwrap();
    let log = store.log(row.id).await.unwrap();
    assert!(log.iter().all(|record| record.participant.is_none()));
    assert_eq!(log[1].events, []);
    assert_eq!((&log[3].events, &log[5].events), (&said[2].events, &said[4].events));
    store.close().await;
    for word in ["met nummer", "nog steeds"] {
        assert!(!found(folder.path(), word), "{word}");
    }
    assert!(found(folder.path(), "Kanarie zonder"));
}

#[tokio::test]
async fn a_killed_process_wipes_when_it_starts() {
    let folder = tempfile::tempdir().unwrap();
    let after = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let row = board(&store, 1).await;
    let gone = ReflectionId::from_random([1; 16]);
    store.append(row.id, vec![record(2, 7, vec![posted(gone, "Kanarievogel")])], None).await.unwrap();
    store
        .append(row.id, vec![record(3, 7, vec![Event::Withdrawn { reflection: gone }])], None)
        .await
        .unwrap();
    // The files as a power cut leaves them.
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), after.path().join(file.file_name())).unwrap();
    }
    assert!(found(after.path(), "Kanarievogel"), "or this shows nothing");
    let store = open(after.path()).await;
    assert!(!found(after.path(), "Kanarievogel"));
    assert_eq!(store.log(row.id).await.unwrap().len(), 3);
}

/// Somebody looks into the file with a tool of their own, and keeps looking.
#[tokio::test]
async fn a_reader_in_the_way_keeps_no_server_from_starting_and_no_certificate_from_telling() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let row = board(&store, 1).await;
    let options =
        SqliteConnectOptions::new().filename(folder.path().join("weerklank.sqlite")).read_only(true);
    let mut tool = options.connect().await.unwrap();
    tool.execute("BEGIN").await.unwrap();
    tool.fetch_one("SELECT count(*) FROM log").await.unwrap();
    let certificate = store.erase_board(row.id, 77, Why::Asked).await.unwrap().unwrap();
    assert!(!certificate.is_wiped, "not all is done");
    drop(store);
    let store = reopened(folder.path()).await;
    assert!(!store.erasure(row.id).await.unwrap().unwrap().is_wiped);
    tool.execute("COMMIT").await.unwrap();
    tool.close().await.unwrap();
    drop(store);
    let store = reopened(folder.path()).await;
    assert!(store.erasure(row.id).await.unwrap().unwrap().is_wiped);
}

/// The lock goes a moment after the last one who held it.
async fn reopened(folder: &Path) -> Store {
    loop {
        match Store::open(&folder.join("weerklank.sqlite"), Durability::Nothing).await {
            Err(OpenError::InUse { .. }) => tokio::task::yield_now().await,
            other => return other.unwrap(),
        }
    }
}

/// A small repeatable generator (xorshift64*).
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap() % most
    }
}

/// Texts of many lengths on boards that grow side by side: SQLite splits, joins and rebuilds pages all the time.
#[tokio::test]
async fn what_was_erased_stands_in_no_gap_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let mut rows = Vec::new();
    for of in 0..6 {
        rows.push((of, board(&store, of).await, 1));
    }
    let mut seeded = Seeded(5);
    let (mut there, mut gone) = (Vec::new(), Vec::new());
    for turn in 0..400_u64 {
        let (of, row, records) = &mut rows[seeded.below(6)];
        let mut said = Vec::new();
        for _ in 0..10 {
            let person = turn * 100 + u64::try_from(said.len()).unwrap();
            let reflection = ReflectionId::from_random(id(person));
            let vogel = format!("Vogel{of}x{person}");
            let text = format!("{vogel} ").repeat([1, 1, 2, 5, 20, 60][seeded.below(6)]);
            there.push((*of, row.id, reflection, vogel));
            *records += 1;
            said.push(record(*records, person, vec![posted(reflection, text.get(..990).unwrap_or(&text))]));
        }
        store.append(row.id, said, None).await.unwrap();
        for _ in 0..3 {
            let (of, board, reflection, vogel) = there.swap_remove(seeded.below(there.len()));
            let (.., records) = rows.iter_mut().find(|row| row.0 == of).unwrap();
            *records += 1;
            let back = record(*records, turn, vec![Event::Withdrawn { reflection }]);
            store.append(board, vec![back], None).await.unwrap();
            gone.push(vogel);
        }
    }
    let (of, row, records) = rows.remove(0);
    let certificate = store.erase_board(row.id, 77, Why::Expired).await.unwrap().unwrap();
    let left = there.iter().filter(|(board, ..)| *board == of).count();
    assert_eq!((u64::from(certificate.records), certificate.reflections as usize), (records, left));
    assert!(certificate.is_wiped && certificate.why == Why::Expired && certificate.at == 77);
    // Each stands between two dashes, so one pass finds all.
    let bytes = everything(folder.path());
    let words = bytes.split(|byte| !byte.is_ascii_alphanumeric()).collect::<BTreeSet<_>>();
    let holds = |vogel: &String| words.contains(vogel.as_bytes());
    let erased = there.iter().filter(|(board, ..)| *board == of).map(|(.., vogel)| vogel);
    let found: Vec<_> = gone.iter().chain(erased).filter(|vogel| holds(vogel)).collect();
    assert_eq!(found, Vec::<&String>::new());
    let mut others = there.iter().filter(|(board, ..)| *board != of);
    assert!(others.all(|(.., vogel)| holds(vogel)), "the search finds what is there");
}
