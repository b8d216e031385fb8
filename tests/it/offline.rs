//! Two moderators go offline, write in one summary, move different and the same reflections, while an attendee posts;
//! they come back in any order. Everybody ends with the same board, and nobody's letters are lost.

use std::collections::BTreeSet;

use harness::hall::theme;
use harness::random::Random;
use harness::{Api, Hall, LiveClient, TestServer, count};
use serde_json::Value;
use shared::api::{Answer, BoardCreated};
use shared::command::{Action, TextEdit, TextField};
use shared::document::DocumentName;
use shared::ids::{BoardId, ReflectionId, ThemeId};
use shared::order::Order;
use shared::phase::Phase;
use shared::role::Role;
use tokio::task::JoinSet;

const AT_ONCE: usize = 8;

/// Letters that occur once in a run, so that each can be followed.
struct Letters {
    next: u32,
    /// Typed by somebody, deleted by somebody who saw them.
    typed: BTreeSet<char>,
    deleted: BTreeSet<char>,
}

impl Letters {
    fn take(&mut self, count: usize) -> String {
        let text: String = (0..count)
            .map(|_| {
                self.next += 1;
                char::from_u32(0x4e00 + self.next).unwrap()
            })
            .collect();
        self.typed.extend(text.chars());
        text
    }
}

/// What two people work on.
struct Table {
    themes: Vec<ThemeId>,
    reflections: Vec<ReflectionId>,
}

fn summary(client: &LiveClient, theme: ThemeId) -> Vec<char> {
    let json = client.json(DocumentName::Board);
    json["themes"][theme.to_string()]["summary"].as_str().unwrap_or_default().chars().collect()
}

/// One change of the first theme's summary against the copy that this person has.
fn rewrite(client: &LiveClient, table: &Table, letters: &mut Letters, random: &mut Random) -> Action {
    let theme = table.themes[0];
    let field = TextField::Summary;
    let text = summary(client, theme);
    let from = random.below(text.len() + 1);
    let to = (from + random.below(4)).min(text.len());
    letters.deleted.extend(&text[from..to]);
    let typed = random.below(4) + usize::from(from == to);
    let insert = letters.take(typed);
    let at = |index: usize, assoc| client.position(theme, field, u32::try_from(index).unwrap(), assoc);
    Action::EditText(TextEdit {
        theme,
        field,
        at: at(from, -1),
        insert: Some(insert),
        from: at(from, 0).filter(|_| from < to),
        to: at(to, -1).filter(|_| from < to),
        seen: Some(client.document(DocumentName::Board).clock()),
    })
}

/// What one moderator does without a connection.
async fn work(client: &mut LiveClient, table: &Table, letters: &mut Letters, random: &mut Random) {
    for _ in 0..random.below(6) + 2 {
        let one = *random.pick(&table.reflections);
        let action = match random.below(6) {
            0..=2 => rewrite(client, table, letters, random),
            3 => Action::Unplace { reflections: vec![one] },
            4 => {
                let order = Order::between(None, Some(&"V".parse().unwrap()));
                Action::Place {
                    reflections: vec![one],
                    theme: *random.pick(&table.themes),
                    order: Some(order),
                }
            }
            _ => {
                let reflections = vec![one, *random.pick(&table.reflections)];
                Action::Place { reflections, theme: *random.pick(&table.themes), order: None }
            }
        };
        client.send(action).await;
    }
}

/// What is known when a run is over, to hold against the log when the server has stopped.
struct Ended {
    board: BoardId,
    json: [Value; 2],
}

async fn run(api: &Api, board: &BoardCreated, seed: u64) -> Ended {
    let random = &mut Random::new(seed);
    let mut letters = Letters { next: 0, typed: BTreeSet::new(), deleted: BTreeSet::new() };
    let connect = async |role, token: &str| {
        let want = if role == Role::Attendee { &[DocumentName::Board][..] } else { &DocumentName::ALL };
        LiveClient::connect(api, board.id, role, token, want).await
    };
    let steer = |phase, expected| Action::SetPhase { phase, expected };
    let other = api.add_link(board.id, &board.tokens.organiser, "moderator").await.token;
    let mut attendee = connect(Role::Attendee, &api.newcomer(&board.code).await).await;
    let mut one = connect(Role::Moderator, &board.tokens.moderator).await;
    let mut two = connect(Role::Moderator, &other).await;

    one.command(steer(Phase::Write, Phase::Lobby)).await;
    let mut table = Table { themes: Vec::new(), reflections: Vec::new() };
    for n in 0..4 {
        table.reflections.push(attendee.post(&format!("Reflectie {n}")).await);
    }
    for title in ["Rust", "Thuis"] {
        table.themes.push(theme(&mut one, title).await);
    }
    one.command(steer(Phase::Group, Phase::Write)).await;
    let first = rewrite(&one, &table, &mut letters, random);
    one.command(first).await;
    let length = letters.typed.len();
    for client in [&mut one, &mut two] {
        client.wait_until("the first words", |c| summary(c, table.themes[0]).len() == length).await;
    }

    one.disconnect();
    two.disconnect();
    work(&mut one, &table, &mut letters, random).await;
    attendee.post("Intussen").await;
    work(&mut two, &table, &mut letters, random).await;
    for client in [&one, &two] {
        let seen = client.seen();
        assert_eq!(seen.reflections.len(), 4, "offline, the board stays on screen");
    }

    let mut both = [one, two];
    random.shuffle(&mut both);
    for client in &mut both {
        client.reconnect(api).await;
        if random.chance(2) {
            client.wait_until("all answers", |c| c.outbox.is_empty()).await;
        }
    }
    for client in &mut both {
        client.wait_until("all answers", |c| c.outbox.is_empty()).await;
        for answer in client.answers.values() {
            assert!(matches!(answer, Answer::Ack(_)), "seed {seed}: {answer:?}");
        }
    }

    let fresh = {
        let mut fresh = connect(Role::Organiser, &board.tokens.organiser).await;
        let view = api.view(board.id, &board.tokens.organiser).await;
        let json = [view.board, view.staff.unwrap()];
        fresh
            .wait_until("a newcomer has it all", |c| DocumentName::ALL.map(|name| c.json(name)) == json)
            .await;
        fresh
    };
    let [a, b] = &mut both;
    for (reader, names) in
        [(&mut attendee, &[DocumentName::Board][..]), (a, &DocumentName::ALL), (b, &DocumentName::ALL)]
    {
        for &name in names {
            // Both: a deletion moves no clock, and what was typed and deleted again changes no word.
            let (json, vector) = (fresh.json(name), fresh.document(name).state_vector());
            let what = format!("seed {seed}: the newcomer's {}", name.as_str());
            let same = |c: &LiveClient| c.json(name) == json && c.document(name).state_vector() == vector;
            reader.wait_until(&what, same).await;
        }
    }

    let there = summary(&fresh, table.themes[0]);
    let set: BTreeSet<char> = there.iter().copied().collect();
    assert_eq!(set.len(), there.len(), "seed {seed}: a letter stands twice");
    let kept: BTreeSet<char> = letters.typed.difference(&letters.deleted).copied().collect();
    assert_eq!(set, kept, "seed {seed}");
    Ended { board: board.id, json: DocumentName::ALL.map(|name| fresh.json(name)) }
}

#[tokio::test]
async fn prove_seeds_offline_work_of_two_moderators_merges() {
    let server = TestServer::start().await;
    let seeds = count(100, 1_000);
    let mut ended = Vec::new();
    let mut running = JoinSet::new();
    for seed in 0..seeds {
        // A few at once: most of a run is waiting for the disk, which several boards share.
        if running.len() == AT_ONCE {
            ended.push(running.join_next().await.unwrap().unwrap());
        }
        let api = server.api.clone();
        running.spawn(async move {
            let board = api.create().await;
            run(&api, &board, u64::try_from(seed).unwrap()).await
        });
    }
    ended.extend(running.join_all().await);
    let logs = server.stop().await;
    for Ended { board, json } in ended {
        logs.check(board);
        let (_, documents) = logs.replay(board);
        assert_eq!(DocumentName::ALL.map(|name| documents.get(name).json()), json, "a replay of the log");
    }
    println!("seeds: {seeds} runs, all replicas, newcomers and replays equal, no letter lost");
}

#[tokio::test]
async fn what_was_typed_offline_is_posted_once_on_return() {
    let hall = Hall::open().await;
    let mut attendee = hall.attendee().await;
    attendee.disconnect();
    let mut ids = Vec::new();
    for n in 0..20 {
        let (id, action) = harness::ids::post(&format!("in de trein {n}"));
        attendee.send(action).await;
        ids.push(id);
    }
    attendee.reconnect(&hall.api).await;
    // The connection breaks again before all is answered: nobody knows what has arrived.
    attendee.wait_until("some answers", |c| c.answers.len() > 3).await;
    attendee.disconnect();
    attendee.reconnect(&hall.api).await;
    attendee.wait_until("all answers", |c| c.outbox.is_empty()).await;
    let logs = hall.server.stop().await;
    logs.check(hall.board.id);
    let posts = logs.posts(hall.board.id);
    assert_eq!(posts.len(), 20);
    assert!(ids.iter().all(|id| posts.get(id) == Some(&1)));
}

#[tokio::test]
async fn a_reader_who_was_away_gets_only_what_it_lacks() {
    let hall = Hall::open_as(&serde_json::json!({"title": "x", "settings": {"reveal": "live"}})).await;
    let (mut attendee, mut reader) = (hall.attendee().await, hall.attendee().await);
    for n in 0..30 {
        attendee.post(&format!("eerst {n}")).await;
    }
    let count = |c: &LiveClient| c.json(DocumentName::Board)["reflections"].as_object().unwrap().len();
    reader.wait_until("thirty", |c| count(c) == 30).await;
    reader.disconnect();
    attendee.post("terwijl je weg was").await;
    reader.heard.clear();
    reader.reconnect(&hall.api).await;
    reader.wait_until("what it lacks", |c| count(c) == 31).await;
    assert!(
        reader.heard_text("terwijl je weg was") && !reader.heard_text("eerst 3"),
        "not the whole board again"
    );
}

/// A deletion moves no clock, so a state vector alone does not tell that it is lacking.
#[tokio::test]
async fn a_reader_who_was_away_misses_no_deletion() {
    let hall = Hall::open().await;
    let mut moderator = hall.moderator().await;
    let rest = theme(&mut moderator, "Rust").await;
    let mut reader = hall.attendee().await;
    let title = |c: &LiveClient| c.json(DocumentName::Board)["themes"][rest.to_string()]["title"].clone();
    reader.wait_until("the title", |c| title(c) == "Rust").await;
    reader.disconnect();
    let at = |index, assoc| moderator.position(rest, TextField::Title, index, assoc);
    let delete = TextEdit {
        theme: rest,
        field: TextField::Title,
        at: None,
        insert: None,
        from: at(1, 0),
        to: at(4, -1),
        seen: None,
    };
    let before = moderator.document(DocumentName::Board).clock();
    moderator.command(Action::EditText(delete)).await;
    moderator.wait_until("the deletion", |c| title(c) == "R").await;
    assert_eq!(moderator.document(DocumentName::Board).clock(), before, "no clock tells of it");
    reader.reconnect(&hall.api).await;
    reader.wait_until("the deletion", |c| title(c) == "R").await;
}
