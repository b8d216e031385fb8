//! Votes, recognising and grouping by forms, and what a form needs to be taken.

use super::*;

#[tokio::test]
async fn votes_are_given_and_taken_back_by_their_buttons() {
    let hall = Hall::open().await;
    let (one, two) = (theme(&hall, "Rust").await.to_string(), theme(&hall, "Wachttijd").await.to_string());
    let person = Person::at(&hall);
    let early = person.press(&person.open().await, &[("vote", &one), ("count", "1")]).await;
    refused(&early, "Dat kan niet in deze ronde.");
    hall.phase(Phase::Write, Phase::Vote).await;
    let page = person.open().await;
    assert!(says(&page, "Je hebt nog 3 stemmen") && says(&page, "Een stem meer voor Wachttijd"));
    done(&person.press(&page, &[("vote", &one), ("count", "2")]).await, &format!("#v-{one}"));
    done(&person.press(&page, &[("vote", &two), ("count", "1")]).await, &format!("#v-{two}"));
    assert!(says(&person.open().await, "Je hebt nog 0 stemmen"));
    refused(&person.press(&page, &[("vote", &one), ("count", "3")]).await, "Meer dan 3 kan niet.");
    done(&person.press(&page, &[("vote", &one), ("count", "0")]).await, &format!("#v-{one}"));
    let left = person.open().await;
    assert!(says(&left, "Je hebt nog 2 stemmen"), "what was refused took nothing");
    for (vote, count) in [("nergens", "1"), (one.as_str(), ""), (&one, "-1"), (&one, "een")] {
        refused(&person.press(&page, &[("vote", vote), ("count", count)]).await, "Dat begrepen we niet.");
    }
    let unknown = person.press(&page, &[("vote", &ids::theme().to_string()), ("count", "1")]).await;
    refused(&unknown, "Dit is er niet.");
    assert!(says(&person.open().await, "Je hebt nog 2 stemmen"));
}

#[tokio::test]
async fn reflections_can_be_voted_for_and_no_cookie_is_needed() {
    let hall = room(json!({"vote_on": "reflections"})).await;
    let (one, two) =
        (post(&hall, "Stilte in de klas").await.to_string(), post(&hall, "Acht maanden").await.to_string());
    hall.phase(Phase::Write, Phase::Read).await;
    hall.phase(Phase::Read, Phase::Vote).await;
    let person = Person::without_cookies(&hall);
    let first = person.open().await;
    assert!(says(&first, "Stilte in de klas") && says(&first, "Een stem meer voor deze reflectie"));
    let second = person.press(&first, &[("vote", &one), ("count", "2")]).await;
    assert_eq!(second.status, StatusCode::OK, "the answer is the page itself");
    assert!(says(&second, "Je hebt nog 1 stem"));
    let third = person.press(&second, &[("vote", &two), ("count", "1")]).await;
    assert!(says(&third, "Je hebt nog 0 stemmen"), "still the same person");
}

#[tokio::test]
async fn the_outcome_is_on_the_page_from_five_voters_on() {
    let hall = Hall::open().await;
    let target = theme(&hall, "Rust").await.into();
    hall.phase(Phase::Write, Phase::Vote).await;
    let vote = async || {
        let token = hall.api.newcomer(&hall.board.code).await;
        hall.api.done(hall.board.id, &token, Action::Vote { target, count: 1 }).await;
    };
    for _ in 0..4 {
        vote().await;
    }
    moderate(&hall, Action::RevealResults { on: true }).await;
    hall.phase(Phase::Vote, Phase::Discuss).await;
    let person = Person::at(&hall);
    let few = person.open().await;
    assert!(says(&few, "Nog te weinig stemmen om te tonen.") && !says(&few, "4 stemmen"));
    hall.phase(Phase::Discuss, Phase::Vote).await;
    vote().await;
    hall.phase(Phase::Vote, Phase::Discuss).await;
    moderate(&hall, Action::RevealResults { on: true }).await;
    let told = person.open().await;
    assert!(says(&told, "Uitkomst") && says(&told, "5 stemmen"), "{}", told.html);
}

#[tokio::test]
async fn what_others_write_is_recognised_and_no_longer() {
    let hall = Hall::open().await;
    let id = post(&hall, "Steeds opnieuw je verhaal doen").await.to_string();
    hall.phase(Phase::Write, Phase::Read).await;
    let recognised = async || board(&hall).await["reflections"][&id]["recognised"].as_u64().unwrap_or(0);
    let person = Person::at(&hall);
    let page = person.others().await;
    let yes = person.press(&page, &[("recognise", &id), ("on", "1")]).await;
    done(&yes, &format!("?others=1#r-{id}"));
    person.press(&page, &[("recognise", &id), ("on", "1")]).await;
    assert_eq!(recognised().await, 1, "twice pressed is once recognised");
    assert!(says(&person.others().await, "aria-pressed=\"true\""));
    let bare = Person::without_cookies(&hall);
    let seen = bare.press(&bare.others().await, &[("recognise", &id), ("on", "1")]).await;
    assert!(seen.status == StatusCode::OK && says(&seen, "aria-pressed=\"true\""), "{}", seen.html);
    assert_eq!(recognised().await, 2);
    bare.press(&seen, &[("recognise", &id), ("on", "0")]).await;
    person.press(&page, &[("recognise", &id), ("on", "0")]).await;
    assert_eq!(recognised().await, 0);
    refused(&person.press(&page, &[("recognise", "x"), ("on", "1")]).await, "Dat begrepen we niet.");
}

#[tokio::test]
async fn a_small_room_groups_by_forms() {
    let hall = room(json!({"group_by": "everyone"})).await;
    let id = post(&hall, "Acht maanden wachten").await.to_string();
    let wait = theme(&hall, "Wachttijd").await.to_string();
    hall.phase(Phase::Write, Phase::Group).await;
    let place = async || board(&hall).await["reflections"][&id]["theme"].clone();
    let titles = async || {
        let themes = board(&hall).await["themes"].as_object().unwrap().clone();
        let mut titles: Vec<_> =
            themes.values().map(|theme| theme["title"].as_str().unwrap().to_owned()).collect();
        titles.sort();
        titles
    };
    for person in [Person::at(&hall), Person::without_cookies(&hall)] {
        let page = person.open().await;
        assert!(says(&page, "Verplaats naar…") && says(&page, "Acht maanden wachten"));
        person.press(&page, &[("place", &id), ("theme", &wait)]).await;
        assert_eq!(place().await, json!(wait));
        person.press(&page, &[("place", &id), ("theme", "")]).await;
        assert_eq!(place().await, Value::Null);
    }
    let person = Person::at(&hall);
    let page = person.open().await;
    let new = [("place", id.as_str()), ("theme", "new"), ("title", "Samen")];
    done(&person.press(&page, &new).await, &format!("?others=1#r-{id}"));
    assert_eq!(titles().await, ["Samen", "Wachttijd"]);
    let samen = place().await;
    let nameless = person.press(&page, &[("place", &id), ("theme", "new"), ("title", " ")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused(&person.press(&page, &[("place", &id), ("theme", "ergens")]).await, "Dat begrepen we niet.");
    let gone = person.press(&page, &[("place", &id), ("theme", &ids::theme().to_string())]).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nothing = person.press(&page, &[("place", &ids::reflection().to_string()), ("theme", &wait)]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let gone = ids::reflection().to_string();
    let nothing = person.press(&page, &[("place", &gone), ("theme", "new"), ("title", "Leeg")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "no theme for what is not there");
    let (again, twice) = tokio::join!(person.press(&page, &new), person.press(&page, &new));
    assert_eq!((again.status, twice.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!((place().await, titles().await), (samen, vec!["Samen".to_owned(), "Wachttijd".to_owned()]));
}

#[tokio::test]
async fn where_moderators_group_a_form_cannot() {
    let hall = Hall::open().await;
    let id = post(&hall, "Acht maanden wachten").await.to_string();
    let wait = theme(&hall, "Wachttijd").await.to_string();
    hall.phase(Phase::Write, Phase::Group).await;
    let person = Person::at(&hall);
    let page = person.others().await;
    assert!(!says(&page, "name=\"place\""));
    refused(&person.press(&page, &[("place", &id), ("theme", &wait)]).await, "Dat mag alleen de begeleider.");
    assert_eq!(board(&hall).await["reflections"][&id].get("theme"), None);
}

#[tokio::test]
async fn none_of_it_works_without_our_form_or_from_elsewhere() {
    let hall = room(json!({"group_by": "everyone"})).await;
    let id = post(&hall, "Van iemand").await.to_string();
    let wait = theme(&hall, "Wachttijd").await.to_string();
    let (inside, signed) = (Person::at(&hall), Person::at(&hall).open().await.form("").form);
    let own = inside.open().await;
    inside.write(&own, "Van binnen", &[]).await;
    hall.phase(Phase::Write, Phase::Group).await;
    let before = board(&hall).await;
    let asks: [&[(&str, &str)]; 5] = [
        &[("place", &id), ("theme", &wait)],
        &[("place", &id), ("theme", "new"), ("title", "Van elders")],
        &[("recognise", &id), ("on", "1")],
        &[("vote", &wait), ("count", "1")],
        &[
            ("reflection", &ids::reflection().to_string()),
            ("prompt", "parels"),
            ("text", "x"),
            ("confirm", "1"),
        ],
    ];
    let forged = signed.replacen(|c: char| c.is_ascii_lowercase(), "Z", 3);
    for fields in asks {
        for form in ["", "AAAA", &forged] {
            let fields = [fields, &[("form", form)]].concat();
            let page = inside.send(&fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "with a session: {fields:?}");
            let is_text = fields.iter().any(|(name, _)| *name == "text");
            let again =
                if is_text { "Druk nog eens op Plaats." } else { "Dat lukte niet. Probeer het zo nog eens." };
            refused(&page, again);
            assert_eq!(says(&page, "Druk nog eens op Plaats."), is_text, "no talk of a text to who voted");
            let page = Person::without_cookies(&hall).send(&fields).await;
            assert!(page.status.is_client_error(), "with nothing at all: {fields:?}");
        }
        let fields = [fields, &[("form", signed.as_str())]].concat();
        for from in [("origin", "http://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")]
        {
            assert_eq!(
                inside.send_from(from, &fields).await.status,
                StatusCode::FORBIDDEN,
                "{from:?}: {fields:?}"
            );
        }
    }
    assert_eq!(board(&hall).await, before);
    let waiting = staff(&hall).await["waiting"].clone();
    assert!(!waiting.to_string().contains("\"x\""), "{waiting}");
    hall.phase(Phase::Group, Phase::Vote).await;
    assert!(says(&inside.open().await, "Je hebt nog 3 stemmen"), "no vote of theirs was taken");
    // With the form itself each of them is taken, so it was the form that they lacked.
    let page = inside.open().await;
    done(&inside.press(&page, &[("vote", &wait), ("count", "1")]).await, &format!("#v-{wait}"));
}
