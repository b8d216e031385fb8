//! What a reader may not know is in no byte that this reader gets: canary words over everything received.

use harness::{Api, Browser, Hall, LiveClient, ServerProcess, ids};
use reqwest::Method;
use serde_json::{Value, json};
use shared::command::{Action, SetAsideReason};
use shared::document::DocumentName;
use shared::ids::ParticipantId;
use shared::phase::Phase;
use shared::role::Role;

/// Words that stand nowhere else.
const SECRETS: [&str; 5] =
    ["kanarie-privé", "kanarie-wachtend", "kanarie-opzij", "kanarie-eerdere-versie", "kanarie-ingetrokken"];

/// All bytes that this role can get without a socket: pages, API, QR, errors.
async fn pages(api: &Api, hall: &Hall, token: &str) -> Vec<u8> {
    let board = hall.board.id;
    let mut heard = Vec::new();
    for path in [
        format!("/{}", hall.board.code),
        format!("/{}?others=1", hall.board.code),
        format!("/b/{board}/project"),
        format!("/b/{board}/moderate"),
        format!("/b/{board}/organise"),
        format!("/qr/{}", hall.board.code),
        format!("/api/boards/{board}"),
        format!("/api/boards/{board}/links"),
        format!("/api/boards/{board}/export/json"),
        format!("/api/boards/{board}/suggestions"),
        "/".to_owned(),
        "/healthz".to_owned(),
        "/readyz".to_owned(),
    ] {
        let answer = api.get(&path).bearer_auth(token).send().await.unwrap();
        heard.extend_from_slice(format!("{:?}", answer.headers()).as_bytes());
        heard.extend_from_slice(&answer.bytes().await.unwrap());
    }
    heard
}

/// The bytes of a stock Yjs reader's first answer.
async fn yjs(api: &Api, hall: &Hall, token: &str) -> Vec<u8> {
    use futures_util::{SinkExt, StreamExt};
    use tokio_tungstenite::tungstenite::Message;
    let ticket = api.ticket(hall.board.id, token).await;
    let path = format!("/yjs/{}/board?ticket={ticket}", hall.board.id);
    let mut socket = harness::live::open(api, &path).await.unwrap();
    socket.send(Message::binary(vec![0, 0, 1, 0])).await.unwrap();
    harness::wait::within("an answer for a Yjs reader", async {
        loop {
            if let Message::Binary(bytes) = socket.next().await.unwrap().unwrap()
                && bytes.starts_with(&[0, 1])
            {
                return bytes.to_vec();
            }
        }
    })
    .await
}

fn holds(bytes: &[u8], what: &str) -> bool {
    bytes.windows(what.len()).any(|window| window == what.as_bytes())
}

fn holds_raw(bytes: &[u8], participant: ParticipantId) -> bool {
    let raw = participant.to_bytes();
    bytes.windows(raw.len()).any(|window| window == raw) || holds(bytes, &participant.to_string())
}

#[tokio::test]
async fn hidden_words_and_people_are_in_no_byte_of_attendees_and_projectors() {
    let hall = Hall::open_as(&json!({"title": "x", "settings": {"moderation": "before"}})).await;
    let mut author = hall.attendee().await;
    let mut moderator = hall.moderator().await;
    let (mut reader, mut projector) = (hall.attendee().await, hall.projector().await);
    let mut last = author.post("kanarie-openbaar").await;
    moderator.command(Action::Approve { reflections: vec![last] }).await;
    let aside = author.post("kanarie-opzij").await;
    moderator.command(Action::SetAside { reflections: vec![aside], reason: SetAsideReason::Rude }).await;
    let withdrawn = author.post("kanarie-ingetrokken").await;
    author.command(Action::Withdraw { reflection: withdrawn }).await;
    let edited = author.post("kanarie-eerdere-versie").await;
    author.command(Action::Edit { reflection: edited, text: "nieuwe versie".into() }).await;
    moderator.command(Action::Approve { reflections: vec![edited] }).await;
    hall.phase(Phase::Write, Phase::Read).await;
    author.post("kanarie-wachtend").await;
    hall.phase(Phase::Read, Phase::Write).await;
    author.post("kanarie-privé").await;
    last = moderator.post("kanarie-slot").await;
    moderator.command(Action::Approve { reflections: vec![last] }).await;
    hall.phase(Phase::Write, Phase::Lobby).await;

    let is_over = |c: &LiveClient| c.now.as_ref().is_some_and(|now| now.phase == Phase::Lobby);
    for client in [&mut reader, &mut projector, &mut moderator, &mut author] {
        client.wait_until("the last round", is_over).await;
    }
    let token = hall.api.newcomer(&hall.board.code).await;
    let mut late =
        LiveClient::connect(&hall.api, hall.board.id, Role::Attendee, &token, &DocumentName::ALL).await;
    late.wait_until("the board", |c| {
        c.json(DocumentName::Board)["reflections"].as_object().unwrap().len() == 2
    })
    .await;

    let mut heard = vec![("reader", reader.heard), ("projector", projector.heard), ("late", late.heard)];
    for (who, token) in [("attendee", &token), ("projector", &hall.board.tokens.projector)] {
        heard.push((who, pages(&hall.api, &hall, token).await));
        heard.push((who, yjs(&hall.api, &hall, token).await));
    }
    let people = [author.participant.unwrap(), moderator.participant.unwrap()];
    for (who, bytes) in &heard {
        assert!(bytes.len() > 100, "{who} heard next to nothing, so nothing was tested");
        for secret in SECRETS {
            assert!(!holds(bytes, secret), "{who} heard {secret}");
        }
        for person in people {
            assert!(!holds_raw(bytes, person), "{who} heard who somebody is");
        }
    }
    assert!(holds(&heard[0].1, "kanarie-openbaar"), "the canary sings where it may");
    for secret in &SECRETS[..4] {
        assert!(holds(&moderator.heard, secret), "the staff reads {secret}");
    }
    assert!(holds(&author.heard, "kanarie-wachtend"), "one's own words are one's own");
    assert!(!holds_raw(&moderator.heard, people[0]), "not even the staff learns who wrote it");
}

/// Who wrote what, on two boards that are the same but for that.
async fn paired(authors: [usize; 6]) -> (Value, Value, Value) {
    let hall = Hall::open().await;
    let mut phones = [hall.attendee().await, hall.attendee().await, hall.attendee().await];
    let mut reader = hall.attendee().await;
    for (n, author) in [0, 1, 2].into_iter().chain(authors).enumerate() {
        let (_, action) = fixed(n);
        phones[author].command(action).await;
    }
    hall.phase(Phase::Write, Phase::Read).await;
    let seen = |c: &LiveClient| c.json(DocumentName::Board)["counts"]["reflections"] == 9;
    reader.wait_until("all nine", seen).await;
    let view = hall.api.view(hall.board.id, &hall.board.tokens.projector).await;
    let staff = hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.staff.unwrap();
    let mut now = serde_json::to_value(&view.now).unwrap();
    now["server_now"] = Value::Null;
    now["code"] = Value::Null;
    assert_eq!(view.board, reader.json(DocumentName::Board));
    (view.board, staff, now)
}

/// The same reflection on both boards.
fn fixed(n: usize) -> (usize, Action) {
    let byte = u8::try_from(n).unwrap();
    let action = Action::Post {
        reflection: shared::ids::ReflectionId::from_random([byte.wrapping_mul(57) ^ 0x2b; 16]),
        prompt: "parels".parse().unwrap(),
        text: format!("Tekst {n}"),
        perspective: None,
        lang: None,
        source: None,
    };
    (n, action)
}

#[tokio::test]
async fn boards_that_differ_in_who_wrote_what_look_the_same() {
    assert_eq!(paired([0, 0, 0, 0, 0, 0]).await, paired([2, 1, 0, 1, 2, 1]).await);
}

#[tokio::test]
async fn a_session_of_one_role_is_no_way_to_another() {
    let hall = Hall::open().await;
    let token = hall.api.newcomer(&hall.board.code).await;
    let path = format!("/api/boards/{}", hall.board.id);
    let view: Value = harness::api::take(
        hall.api.get(&path).bearer_auth(&token).header("weerklank-role", "organiser"),
        reqwest::StatusCode::OK,
    )
    .await;
    assert_eq!((view["role"].as_str(), view.get("staff")), (Some("attendee"), None));
    let projector = hall.api.view(hall.board.id, &hall.board.tokens.projector).await;
    assert!(projector.me.is_none() && projector.staff.is_none());
    let browser = Browser::new(&hall.api);
    browser.open(&format!("/{}", hall.board.code)).await;
    for role in ["moderator", "organiser", "projector", "koning"] {
        assert_eq!(browser.view(hall.board.id, role).await.0, reqwest::StatusCode::UNAUTHORIZED, "{role}");
    }
    let command = json!(ids::command(Action::SetPrompt { prompt: None }));
    let call = browser.fetch(Method::POST, &format!("{path}/commands"), "moderator", &command);
    assert_eq!(call.send().await.unwrap().status(), reqwest::StatusCode::UNAUTHORIZED);
}

/// What a process tells its operator: that it serves, and nothing of what people wrote, are called or carry.
#[tokio::test]
async fn no_log_line_tells_a_text_a_token_a_code_or_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let redirect = format!("exec \"$0\" \"$@\" 2> {}", log.display());
    let mut server = ServerProcess::under(&["sh", "-c", &redirect], &[("RUST_LOG", "trace")]).await;
    let api = server.api.clone();
    let named = json!({"title": "kanarie-bord", "settings": {"identity": "named", "moderation": "before"}});
    let board = api.create_as(&named).await;
    let write = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
    api.done(board.id, &board.tokens.moderator, write).await;
    let token = api.newcomer(&board.code).await;
    let want = [DocumentName::Board];
    let mut author = LiveClient::connect(&api, board.id, Role::Attendee, &token, &want).await;
    author.command(Action::Introduce { name: "kanarie-naam".into() }).await;
    let id = author.post("kanarie-tekst").await;
    author.refused(ids::post("kanarie-bsn 123456782").1).await;
    let aside = Action::SetAside { reflections: vec![id], reason: SetAsideReason::Worry };
    api.done(board.id, &board.tokens.moderator, aside).await;
    author.socket_says(&api, "kanarie-onzin").await;
    api.send(board.id, "kanarie-token", &json!(["kanarie-commando"])).send().await.unwrap();
    api.post("/api/join", &json!({"code": "kanarie-code"})).send().await.unwrap();
    api.get(&format!("/{}?kanarie-query", board.code)).send().await.unwrap();
    let participant = author.participant.unwrap().to_string();
    drop(author);
    server.terminate().await;
    let told = std::fs::read_to_string(&log).unwrap();
    assert!(told.contains("stopping"), "nothing was logged, so nothing was tested: {told}");
    let secrets = ["kanarie", &board.code, &token, &board.tokens.organiser, &participant];
    for secret in secrets {
        assert!(!told.contains(secret), "the log tells {secret}: {told}");
    }
}
