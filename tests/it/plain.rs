//! The rounds without JavaScript: everything that a button of the attendee's page asks for, as a plain form.

use harness::browser::{Page, page};
use harness::{Browser, Hall, ids};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use shared::command::{Action, Afterwards};
use shared::ids::{ReflectionId, ThemeId};
use shared::phase::Phase;

const CALL: &str = "Bel mij gerust op 06-12345678";
const BSN: &str = "mijn bsn is 111222333, help me";
const HELD: &str = "De begeleider leest je reflectie eerst: er staan gegevens van iemand in.";

/// Somebody with a browser that runs no scripts.
struct Person {
    browser: Browser,
    origin: String,
    path: String,
}

type Fields<'a> = &'a [(&'a str, &'a str)];

impl Person {
    fn at(hall: &Hall) -> Self {
        Self::with(hall, Browser::new(&hall.api))
    }

    fn without_cookies(hall: &Hall) -> Self {
        Self::with(hall, Browser::without_cookies(&hall.api))
    }

    fn with(hall: &Hall, browser: Browser) -> Self {
        Self { browser, origin: hall.api.base.clone(), path: format!("/{}", hall.board.code) }
    }

    async fn open(&self) -> Page {
        self.browser.open(&self.path).await
    }

    async fn others(&self) -> Page {
        self.browser.open(&format!("{}?others=1", self.path)).await
    }

    /// Presses a button of this page.
    async fn press(&self, from: &Page, fields: Fields<'_>) -> Page {
        let signed = from.form("").form;
        self.send(&[fields, &[("form", signed.as_str())]].concat()).await
    }

    /// These fields and no others, from our own page.
    async fn send(&self, fields: Fields<'_>) -> Page {
        self.send_from(("origin", &self.origin), fields).await
    }

    async fn send_from(&self, (header, value): (&str, &str), fields: Fields<'_>) -> Page {
        page(self.browser.raw(Method::POST, &self.path).header(header, value).form(&fields)).await
    }

    /// Writes on this page and presses the button, as our own page does.
    async fn write(&self, from: &Page, text: &str, more: Fields<'_>) -> Page {
        let form = from.form(text);
        let post =
            [("reflection", form.reflection.as_str()), ("prompt", "parels"), ("text", text), ("ask", "1")];
        self.press(from, &[&post[..], more].concat()).await
    }
}

/// The sentence that stands in the page, whatever of it is written as an entity.
fn says(page: &Page, sentence: &str) -> bool {
    let html = page.html.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    // What the live layer starts from tells everything once more, and nobody reads it.
    let seen = html.split("data-now=").next().unwrap_or_default().to_owned()
        + html
            .split_once("data-now=")
            .and_then(|(_, rest)| rest.split_once('>'))
            .map_or("", |(_, rest)| rest);
    seen.contains(sentence)
}

fn refused(page: &Page, sentence: &str) {
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.html);
    assert!(says(page, sentence), "{sentence}: {}", page.html);
}

fn done(page: &Page, to: &str) {
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    let location = page.location.as_deref().unwrap();
    assert!(location.ends_with(to), "{location}");
}

async fn staff(hall: &Hall) -> Value {
    hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.staff.unwrap()
}

async fn board(hall: &Hall) -> Value {
    hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.board
}

async fn moderate(hall: &Hall, action: Action) {
    hall.api.done(hall.board.id, &hall.board.tokens.moderator, action).await;
}

/// What somebody else wrote.
async fn post(hall: &Hall, text: &str) -> ReflectionId {
    let (id, action) = ids::post(text);
    let token = hall.api.newcomer(&hall.board.code).await;
    hall.api.done(hall.board.id, &token, action).await;
    id
}

async fn theme(hall: &Hall, title: &str) -> ThemeId {
    let theme = ids::theme();
    moderate(hall, Action::CreateTheme { theme, title: title.to_owned() }).await;
    theme
}

async fn nothing_waits(hall: &Hall) {
    assert_eq!(staff(hall).await["waiting"], json!({}));
}

async fn room(settings: Value) -> Hall {
    Hall::open_as(&json!({"title": "Proefbord", "settings": settings})).await
}

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
        let withdrawn = Action::SetAside {
            reflections: vec![id.parse().unwrap()],
            reason: shared::command::SetAsideReason::Other,
        };
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
    assert_eq!(reader.html.matches("<span class=\"who\">Noor &amp; co</span>").count(), 2, "{}", reader.html);
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
    assert!(says(&page, "Te laat voor deze ronde. De begeleider leest hem nog."), "{}", page.html);
    assert!(!says(&page, "Nog 1 minuut."));
    moderate(&hall, Action::SetTimer { seconds: Some(60) }).await;
    let page = person.open().await;
    assert!(says(&page, "Nog 1 minuut.") && says(&page, "nog 1 min"), "{}", page.html);
}
