//! What a form asks before it posts, whose words they are, and who may no longer send any.

use shared::command::{Afterwards, SetAsideReason};

use super::*;

const CALL: &str = "Bel mij gerust op 06-12345678";
const BSN: &str = "mijn bsn is 111222333, help me";
const HELD: &str = "De begeleider leest je reflectie eerst: er staan gegevens van iemand in.";

#[tokio::test]
async fn the_question_comes_with_the_text_and_the_answer_posts_it_and_holds_it() {
    let hall = Hall::open().await;
    for person in [Person::at(&hall), Person::without_cookies(&hall)] {
        let first = person.open().await;
        let asked = person.write(&first, CALL, &[]).await;
        refused(&asked, "Hierin staat een telefoonnummer: 06-12345678. Wil je dat zo plaatsen?");
        assert!(says(&asked, &format!("\n{CALL}</textarea>")), "the text is still in the field");
        assert!(says(&asked, "Plaats toch") && says(&asked, "name=\"confirm\" value=\"1\""));
        nothing_waits(&hall).await;
        let id = first.form("").reflection;
        assert_eq!(asked.form("").reflection, id, "the text keeps its id: sent again, it is posted once");
        let posted = person.write(&asked, CALL, &[("confirm", "1")]).await;
        assert!(
            posted.status == StatusCode::SEE_OTHER || posted.status == StatusCode::OK,
            "{}",
            posted.status
        );
        let (seen, back) = (staff(&hall).await, person.write(&asked, CALL, &[("confirm", "1")]).await);
        assert_eq!(seen["waiting"][&id]["approved"], false);
        assert_eq!(seen["flags"][&id], json!(["phone"]));
        let own = if back.status == StatusCode::OK { back } else { person.open().await };
        assert!(says(&own, HELD), "its author reads why it waits: {}", own.html);
        let withdrawn =
            Action::SetAside { reflections: vec![id.parse().unwrap()], reason: SetAsideReason::Other };
        moderate(&hall, withdrawn).await;
    }
}

#[tokio::test]
async fn a_program_is_not_asked_and_what_it_posts_is_held_all_the_same() {
    let hall = Hall::open().await;
    let person = Person::at(&hall);
    let form = person.open().await.form("");
    let fields = [
        ("reflection", form.reflection.as_str()),
        ("form", &form.form),
        ("prompt", "parels"),
        ("text", CALL),
    ];
    done(&person.send(&fields).await, "?posted=1");
    assert_eq!(staff(&hall).await["waiting"][&form.reflection]["approved"], false);
    hall.phase(Phase::Write, Phase::Read).await;
    assert!(!Person::at(&hall).others().await.html.contains("06-12345678"), "a moderator reads it first");
}

#[tokio::test]
async fn a_citizen_number_is_refused_by_its_digits_asked_or_not() {
    let hall = Hall::open().await;
    let person = Person::at(&hall);
    for more in [&[][..], &[("confirm", "1")]] {
        let page = person.write(&person.open().await, BSN, more).await;
        refused(&page, "Haal dit nummer weg: 111222333.");
        assert!(says(&page, &format!("\n{BSN}</textarea>")), "the text is still in the field");
        assert!(!says(&page, "Plaats toch"), "it is not for its author to decide");
    }
    let form = person.open().await.form("");
    let fields =
        [("reflection", form.reflection.as_str()), ("form", &form.form), ("prompt", "parels"), ("text", BSN)];
    refused(&person.send(&fields).await, "Haal dit nummer weg: 111222333.");
    nothing_waits(&hall).await;
}

#[tokio::test]
async fn a_board_with_names_asks_for_one_and_shows_it() {
    let hall = room(json!({"identity": "named"})).await;
    let person = Person::at(&hall);
    let nameless = person.write(&person.open().await, "Dit zeg ik met naam", &[("name", " ")]).await;
    refused(&nameless, "Schrijf eerst je naam.");
    assert!(says(&nameless, "\nDit zeg ik met naam</textarea>"));
    let long = "n".repeat(41);
    let page = person.write(&nameless, "Dit zeg ik met naam", &[("name", &long)]).await;
    refused(&page, "Je naam is te lang: het mogen 40 tekens zijn.");
    assert!(page.html.contains(&long), "the name stays in its field too");
    nothing_waits(&hall).await;
    done(&person.write(&page, "Dit zeg ik met naam", &[("name", "Noor & co")]).await, "?posted=1");
    let known = person.open().await;
    assert!(says(&known, "value=\"Noor & co\""), "asked once");
    done(&person.write(&known, "En dit ook", &[("name", "")]).await, "?posted=1");
    hall.phase(Phase::Write, Phase::Read).await;
    let reader = Person::at(&hall).others().await;
    assert_eq!(
        reader.html.matches("<span class=\"who\" dir=\"auto\">Noor &amp; co</span>").count(),
        2,
        "{}",
        reader.html
    );
}

#[tokio::test]
async fn a_removed_person_reads_why_and_keeps_their_words() {
    let hall = Hall::open().await;
    let person = Person::at(&hall);
    let first = person.open().await;
    let id: ReflectionId = first.form("").reflection.parse().unwrap();
    done(&person.write(&first, "Dit schreef ik", &[]).await, "?posted=1");
    post(&hall, "Van een ander").await;
    let target = theme(&hall, "Rust").await.to_string();
    hall.phase(Phase::Write, Phase::Vote).await;
    moderate(&hall, Action::Kick { author_of: id, then: Afterwards::Keep }).await;
    let calm = "De begeleider heeft je van dit bord gehaald.";
    for page in [person.open().await, person.others().await] {
        assert_eq!(page.status, StatusCode::OK);
        assert!(says(&page, "Je doet niet meer mee") && says(&page, calm) && says(&page, "Dit schreef ik"));
        for offered in ["name=\"vote\"", "name=\"recognise\"", "Je hebt nog", "Van een ander"] {
            assert!(!says(&page, offered), "{offered}: {}", page.html);
        }
    }
    let late = person.write(&first, "Hier was ik mee bezig", &[]).await;
    refused(&late, calm);
    assert!(says(&late, "\nHier was ik mee bezig</textarea>"));
    refused(&person.press(&first, &[("vote", &target), ("count", "1")]).await, calm);
    assert!(!staff(&hall).await["waiting"].to_string().contains("mee bezig"));
}

#[tokio::test]
async fn a_locked_board_keeps_those_it_has_cookie_or_not() {
    let hall = Hall::open().await;
    let (inside, bare) = (Person::at(&hall), Person::without_cookies(&hall));
    let (page, first) = (inside.open().await, bare.open().await);
    let second = bare.write(&first, "Zonder koekje", &[]).await;
    moderate(&hall, Action::Lock { on: true }).await;
    done(&inside.write(&page, "Van binnen", &[]).await, "?posted=1");
    assert!(says(&inside.open().await, "Van binnen"));
    let third = bare.write(&second, "Nog steeds zonder koekje", &[]).await;
    assert!(third.status == StatusCode::OK && says(&third, "Nog steeds zonder koekje"), "{}", third.html);
    let stranger = Person::at(&hall);
    let locked = stranger.open().await;
    assert!(locked.status == StatusCode::FORBIDDEN && says(&locked, "op slot"), "{}", locked.html);
    let fields =
        [("reflection", &*ids::reflection().to_string()), ("prompt", "parels"), ("text", "Van buiten")];
    assert_eq!(stranger.send(&fields).await.status, StatusCode::FORBIDDEN);
    let waiting = staff(&hall).await["waiting"].clone();
    assert_eq!(waiting.as_object().unwrap().len(), 3, "{waiting}");
}

#[tokio::test]
async fn a_page_of_before_the_fresh_code_still_posts() {
    let hall = Hall::open().await;
    let (keeps, bare) = (Person::at(&hall), Person::without_cookies(&hall));
    let (with, without) = (keeps.open().await, bare.open().await);
    moderate(&hall, Action::RotateCode {}).await;
    let fresh = hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.now.code;
    assert_ne!(fresh, hall.board.code);
    done(&keeps.write(&with, "Met koekje", &[]).await, &format!("/{fresh}?posted=1"));
    let answer = bare.write(&without, "Zonder koekje", &[]).await;
    assert!(answer.status == StatusCode::OK && says(&answer, "Zonder koekje"), "{}", answer.html);
    assert!(says(&answer, &format!("action=\"/{fresh}\"")), "the next one goes to the fresh code");
    assert_eq!(staff(&hall).await["waiting"].as_object().unwrap().len(), 2);
    let stranger = Person::at(&hall).open().await;
    assert!(stranger.status == StatusCode::NOT_FOUND && !stranger.html.contains(&fresh));
}

#[tokio::test]
async fn a_late_post_says_so_and_the_last_minute_stands_in_the_page() {
    let hall = Hall::open().await;
    hall.phase(Phase::Write, Phase::Group).await;
    let person = Person::at(&hall);
    done(&person.write(&person.open().await, "Dit bedacht ik later", &[]).await, "?posted=1");
    let page = person.open().await;
    assert!(says(&page, "Na de ronde geschreven. De begeleider leest het eerst."), "{}", page.html);
    assert!(!says(&page, "Nog 1 minuut."));
    moderate(&hall, Action::SetTimer { seconds: Some(60) }).await;
    let page = person.open().await;
    assert!(says(&page, "Nog 1 minuut.") && says(&page, "nog 1 min"), "{}", page.html);
}
