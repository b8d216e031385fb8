//! A word that was taken back, or whose board is gone, is nowhere any more: in no file as bytes, in no answer.

use std::path::Path;

use harness::api::{problem, take};
use harness::wait::poll;
use harness::{Hall, ids};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use shared::command::{Action, Afterwards, ReportChange};
use shared::document::DocumentName;
use shared::ids::BoardId;

/// Files of the folder that hold this, by name: the database, its log, its index, its lock, and whatever else is there.
fn files_with(folder: &Path, needle: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let holding = files.filter(|file| {
        let bytes = std::fs::read(file.path()).unwrap();
        bytes.windows(needle.len()).any(|part| part == needle.as_bytes())
    });
    holding.map(|file| file.file_name().to_string_lossy().into_owned()).collect()
}

async fn soon_in_no_file(folder: &Path, needle: &str) {
    poll(&format!("{needle} is in no file"), || async {
        files_with(folder, needle).is_empty().then_some(())
    })
    .await;
}

/// Everything that staff, and one person, can be told about a board.
async fn answers(hall: &Hall, phone: &str) -> String {
    let id = hall.board.id;
    let mut heard = String::new();
    let tokens =
        [phone, &hall.board.tokens.moderator, &hall.board.tokens.organiser, &hall.board.tokens.projector];
    for token in tokens {
        for path in ["", "/now", "/documents/board?clock=0", "/documents/staff?clock=0", "/report"] {
            let path = format!("/api/boards/{id}{path}");
            let answer = hall.api.get(&path).bearer_auth(token).send().await.unwrap();
            heard += &String::from_utf8_lossy(&answer.bytes().await.unwrap());
        }
    }
    heard
}

#[tokio::test]
async fn a_withdrawn_word_is_in_no_file_and_no_answer() {
    let hall = Hall::open().await;
    let (id, folder) = (hall.board.id, hall.server.folder());
    let (phone, other) =
        (hall.api.newcomer(&hall.board.code).await, hall.api.newcomer(&hall.board.code).await);
    let (own, post) = ids::post("Kanarie-eerst");
    hall.api.done(id, &phone, post).await;
    hall.api.done(id, &phone, Action::Edit { reflection: own, text: "Kanarie-later".into() }).await;
    let (_, post) = ids::post("Merel-blijft");
    hall.api.done(id, &other, post).await;
    let moderator = &hall.board.tokens.moderator;
    assert!(answers(&hall, &phone).await.contains("Kanarie-later"), "or this shows nothing");
    assert!(!files_with(folder, "Kanarie-eerst").is_empty(), "or this shows nothing");

    let edit = ids::command(Action::Edit { reflection: own, text: "Kanarie-laatst".into() });
    hall.api.commands(id, &phone, std::slice::from_ref(&edit)).await;
    hall.api.done(id, &phone, Action::Withdraw { reflection: own }).await;
    let undone = hall.api.command(id, &phone, Action::Undo { command: edit.id }).await;
    assert!(matches!(undone, shared::api::Answer::Refused(_)), "{undone:?}");
    for word in ["Kanarie-eerst", "Kanarie-later", "Kanarie-laatst"] {
        soon_in_no_file(folder, word).await;
        assert!(!answers(&hall, &phone).await.contains(word));
    }
    assert!(answers(&hall, moderator).await.contains("Merel-blijft"));
    let mut late = hall.moderator().await;
    late.wait_until("the board", |c| c.json(DocumentName::Staff)["tallies"].is_object()).await;
    assert!(!late.heard_text("Kanarie-l") && !late.heard_text("Kanarie-e"));
    // What was there when the process was killed is not there when it comes back.
    let logs = hall.server.stop().await;
    assert!(!format!("{:?}", logs.of(id)).contains("Kanarie-"));
    logs.check(id);
}

#[tokio::test]
async fn who_is_removed_and_erased_leaves_no_word_and_no_name() {
    let hall = Hall::open_as(&json!({"title": "Proefbord", "settings": {"identity": "named"}})).await;
    let (id, folder) = (hall.board.id, hall.server.folder());
    let phone = hall.api.newcomer(&hall.board.code).await;
    hall.api.done(id, &phone, Action::Introduce { name: "Kanarienaam".into() }).await;
    let (one, post) = ids::post("Kanarie-een");
    hall.api.done(id, &phone, post).await;
    let (_, post) = ids::post("Kanarie-twee");
    hall.api.done(id, &phone, post).await;
    let kick = Action::Kick { author_of: one, then: Afterwards::Erase };
    hall.api.done(id, &hall.board.tokens.moderator, kick).await;
    for word in ["Kanarie-een", "Kanarie-twee", "Kanarienaam"] {
        soon_in_no_file(folder, word).await;
        assert!(!answers(&hall, &phone).await.contains(word), "{word}");
    }
}

/// A board with a word of each kind on it.
async fn full_board() -> (Hall, String) {
    let hall = Hall::open_as(&json!({"title": "Kanarie-titel", "settings": {"identity": "named"}})).await;
    let (id, tokens) = (hall.board.id, hall.board.tokens.clone());
    let phone = hall.api.newcomer(&hall.board.code).await;
    hall.api.done(id, &phone, Action::Introduce { name: "Kanarie-naam".into() }).await;
    let (_, post) = ids::post("Kanarie-tekst");
    hall.api.done(id, &phone, post).await;
    let (withdrawn, post) = ids::post("Kanarie-terug");
    hall.api.done(id, &phone, post).await;
    hall.api.done(id, &phone, Action::Withdraw { reflection: withdrawn }).await;
    let theme = ids::theme();
    let title = "Kanarie-thema".into();
    hall.api.done(id, &tokens.moderator, Action::CreateTheme { theme, title }).await;
    let protocol = "Kanarie-protocol".into();
    hall.api.done(id, &tokens.organiser, Action::SetProtocol { text: protocol }).await;
    let summary = ReportChange::Summary { text: "Kanarie-samenvatting".into() };
    hall.api.done(id, &tokens.moderator, Action::Report(summary)).await;
    (hall, phone)
}

const WORDS: [&str; 7] = ["titel", "naam", "tekst", "terug", "thema", "protocol", "samenvatting"];

async fn nothing_is_left(hall: &Hall, phone: &str, id: BoardId) {
    for word in WORDS {
        assert_eq!(files_with(hall.server.folder(), &format!("Kanarie-{word}")), Vec::<String>::new());
    }
    assert_eq!(files_with(hall.server.folder(), &hall.board.code), Vec::<String>::new());
    for token in [phone, &hall.board.tokens.organiser] {
        let view = hall.api.get(&format!("/api/boards/{id}")).bearer_auth(token);
        assert_eq!(problem(view).await.status, 401);
    }
    assert!(!answers(hall, phone).await.contains("Kanarie"));
    for language in ["nl", "en"] {
        let page = hall.api.get(&format!("/erased/{id}?lang={language}")).send().await.unwrap();
        assert_eq!(page.status(), StatusCode::OK);
        let page = page.text().await.unwrap();
        assert!(page.contains(&id.to_string()) && page.contains(&format!("lang=\"{language}\"")));
        assert!(!page.contains("Kanarie"));
    }
}

#[tokio::test]
async fn an_erased_board_is_in_no_file_and_no_answer_and_leaves_a_certificate() {
    let (hall, phone) = full_board().await;
    let id = hall.board.id;
    let page = format!("/erased/{id}");
    assert_eq!(hall.api.get(&page).send().await.unwrap().status(), StatusCode::NOT_FOUND);
    assert!(answers(&hall, &phone).await.contains("Kanarie-tekst"), "or this shows nothing");
    for word in WORDS.iter().filter(|word| **word != "terug") {
        assert!(!files_with(hall.server.folder(), &format!("Kanarie-{word}")).is_empty(), "{word}");
    }
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);

    let erase = |token: &str| {
        hall.api.post(&format!("/api/boards/{id}/erase"), &json!({})).bearer_auth(token.to_owned())
    };
    for token in [&phone, &hall.board.tokens.moderator, &hall.board.tokens.projector] {
        assert_eq!(problem(erase(token)).await.status, 403);
    }
    let certificate: Value = take(erase(&hall.board.tokens.organiser), StatusCode::OK).await;
    assert_eq!(certificate["board"], json!(id));
    assert_eq!(certificate["why"], "asked");
    let counts = &certificate["counts"];
    assert_eq!(
        (&counts["reflections"], &counts["people"], &counts["links"]),
        (&json!(1), &json!(1), &json!(3))
    );
    assert!(
        counts["records"].as_u64().unwrap() >= 9 && counts["sessions"].as_u64().unwrap() >= 4,
        "{counts}"
    );
    assert_eq!(certificate["out_of_reach"].as_array().unwrap().len(), 4);
    assert!(!certificate.to_string().contains("Kanarie"), "{certificate}");
    assert_eq!((attendee.wait_closed().await, moderator.wait_closed().await), (4404, 4404));
    nothing_is_left(&hall, &phone, id).await;
}

#[tokio::test]
async fn a_deleted_board_leaves_a_certificate_too() {
    let (hall, phone) = full_board().await;
    let id = hall.board.id;
    let delete = hall.api.request(Method::DELETE, &format!("/api/boards/{id}"));
    let delete = delete.bearer_auth(&hall.board.tokens.organiser).send().await.unwrap();
    assert_eq!(delete.status(), StatusCode::NO_CONTENT);
    nothing_is_left(&hall, &phone, id).await;
    let strange = BoardId::from_random([3; 16]);
    for nobody in [strange.to_string(), "x".into(), hall.board.code.clone()] {
        let page = hall.api.get(&format!("/erased/{nobody}")).send().await.unwrap();
        assert_eq!(page.status(), StatusCode::NOT_FOUND, "{nobody}");
    }
}

/// `close_board` takes the link between people and words; the words stay.
#[tokio::test]
async fn a_closed_board_knows_nobody_any_more() {
    let (hall, _) = full_board().await;
    let id = hall.board.id;
    let person = {
        let phone = hall.attendee().await;
        phone.participant.unwrap()
    };
    hall.api.done(id, &hall.board.tokens.organiser, Action::CloseBoard {}).await;
    let folder = hall.server.folder().to_owned();
    let raw = person.to_bytes();
    poll("no file knows the person", || async {
        let mut files = std::fs::read_dir(&folder).unwrap();
        let found = files.any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(16).any(|part| part == raw)
        });
        (!found).then_some(())
    })
    .await;
    let logs = hall.server.stop().await;
    assert!(logs.of(id).iter().all(|record| record.participant.is_none()));
    let text = format!("{:?}", logs.of(id));
    assert!(text.contains("Kanarie-tekst"), "the words stay");
}
