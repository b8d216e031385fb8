//! The page on which everybody reads what came of a board, and what the organiser hands on beside it.

use harness::api::{problem, take};
use harness::browser::page;
use harness::{Browser, Hall, ids};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use shared::command::{Action, Afterwards, NewReached, ReportChange};
use shared::ids::{ReflectionId, ThemeId};
use shared::outcome::Step;
use shared::phase::Phase;

/// A board with one theme in which two texts stand; a third is loose, and a fourth set aside.
pub(crate) struct Evening {
    pub(crate) hall: Hall,
    pub(crate) theme: ThemeId,
    pub(crate) texts: [ReflectionId; 4],
}

pub(crate) const TEXTS: [&str; 4] =
    ["Wachten duurt zo lang", "Iemand die blijft", "Iets heel anders", "Dit hoort hier niet thuis"];

impl Evening {
    pub(crate) async fn open() -> Self {
        let hall = Hall::open().await;
        let person = hall.api.newcomer(&hall.board.code).await;
        let texts = TEXTS.map(|_| ids::reflection());
        for (reflection, text) in texts.iter().zip(TEXTS) {
            let action = Action::Post {
                reflection: *reflection,
                prompt: "parels".parse().unwrap(),
                text: text.to_owned(),
                perspective: None,
                lang: None,
                source: None,
            };
            hall.api.done(hall.board.id, &person, action).await;
        }
        let theme = ids::theme();
        let evening = Self { hall, theme, texts };
        let reason = shared::command::SetAsideReason::OffTopic;
        evening.staff(Action::SetAside { reflections: vec![texts[3]], reason }).await;
        evening.hall.phase(Phase::Write, Phase::Group).await;
        evening.staff(Action::CreateTheme { theme, title: "Wachttijden".into() }).await;
        evening.staff(Action::Place { reflections: texts[..2].to_vec(), theme, order: None }).await;
        evening
    }

    pub(crate) async fn staff(&self, action: Action) {
        let token = &self.hall.board.tokens.organiser;
        self.hall.api.done(self.hall.board.id, token, action).await;
    }

    pub(crate) async fn report(&self, change: ReportChange) {
        self.staff(Action::Report(change)).await;
    }

    pub(crate) async fn publish(&self, on: bool) {
        self.report(ReportChange::Publish { on }).await;
    }

    pub(crate) async fn step(&self, step: Step, on: &str, note: &str) {
        let reached = NewReached { on: Some(on.parse().unwrap()), note: note.into(), url: String::new() };
        self.report(ReportChange::FollowUp { theme: self.theme, step, reached: Some(reached) }).await;
    }

    fn organiser(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let path = format!("/api/boards/{}/{path}", self.hall.board.id);
        self.hall.api.request(method, &path).bearer_auth(&self.hall.board.tokens.organiser)
    }

    /// The path of the result page.
    pub(crate) async fn address(&self) -> String {
        let facts: Value = take(self.organiser(Method::GET, "report"), StatusCode::OK).await;
        path_of(facts["result_url"].as_str().unwrap())
    }

    async fn result(&self, path: &str) -> (StatusCode, String) {
        let page = page(self.hall.api.get(path)).await;
        (page.status, page.html)
    }
}

fn path_of(url: &str) -> String {
    format!("/r/{}", url.split("/r/").nth(1).unwrap())
}

/// A moment after now, whatever the clock says.
const FAR_AHEAD: u64 = 4_000_000_000_000;

#[tokio::test]
async fn it_opens_when_it_is_published_and_not_before() {
    let evening = Evening::open().await;
    let path = evening.address().await;
    let unknown = evening.result("/r/00000000000000000000000000000000").await;
    let closed = evening.result(&path).await;
    assert_eq!(closed.0, StatusCode::NOT_FOUND);
    assert_eq!(closed, unknown, "an unpublished page looks like one that never was");
    evening.publish(true).await;
    let (status, html) = evening.result(&path).await;
    assert_eq!(status, StatusCode::OK);
    for text in &TEXTS[..3] {
        assert!(html.contains(text), "{text}");
    }
    assert!(!html.contains(TEXTS[3]), "what was set aside stays out of sight");
    assert!(html.contains("Wachttijden") && html.contains("noindex"));
    assert!(!html.contains("<script"), "nothing runs here");
    evening.publish(false).await;
    assert_eq!(evening.result(&path).await, unknown, "and it can be closed again");
}

#[tokio::test]
async fn it_follows_what_changes_and_forgets_what_is_taken_back() {
    let evening = Evening::open().await;
    evening.publish(true).await;
    let path = evening.address().await;
    let (_, before) = evening.result(&path).await;
    assert!(!before.contains("17 november 2025") && before.contains(TEXTS[0]));
    evening.step(Step::Shared, "2025-11-17", "college").await;
    let link = |url: &str| shared::command::NewLink { title: "De dia’s".into(), url: url.into() };
    evening.report(ReportChange::Links { links: vec![link("https://weerklank.example/dias")] }).await;
    let author_of = evening.texts[0];
    evening.staff(Action::Kick { author_of, then: Afterwards::Erase }).await;
    let (_, after) = evening.result(&path).await;
    assert!(
        after.contains("17 november 2025") && after.contains("college"),
        "the step, its day and its note"
    );
    assert!(after.contains("href=\"https://weerklank.example/dias\" rel=\"noopener noreferrer\""));
    assert!(!after.contains(TEXTS[0]), "an erased text is in no answer");
}

#[tokio::test]
async fn its_address_can_be_renewed_by_the_organiser_alone() {
    let evening = Evening::open().await;
    evening.publish(true).await;
    let path = evening.address().await;
    let url = format!("/api/boards/{}/result", evening.hall.board.id);
    let moderator = &evening.hall.board.tokens.moderator;
    let refused = problem(evening.hall.api.request(Method::POST, &url).bearer_auth(moderator)).await;
    assert_eq!((refused.status, refused.r#type.as_str()), (403, "role"));
    let renewed: Value = take(evening.organiser(Method::POST, "result"), StatusCode::OK).await;
    let next = path_of(renewed["url"].as_str().unwrap());
    assert_ne!(next, path);
    assert_eq!(evening.result(&path).await.0, StatusCode::NOT_FOUND, "the old address is dead");
    assert_eq!(evening.result(&next).await.0, StatusCode::OK);
    assert_eq!(evening.address().await, next);
}

#[tokio::test]
async fn it_outlives_the_closing_of_the_board_but_not_its_erasure() {
    let evening = Evening::open().await;
    evening.publish(true).await;
    let path = evening.address().await;
    evening.staff(Action::CloseBoard {}).await;
    let (status, html) = evening.result(&path).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("Nergens staat meer wie wat schreef"), "it says that the link is erased");
    evening.step(Step::Answered, "2025-12-01", "brief aan alle gezinnen").await;
    assert!(
        evening.result(&path).await.1.contains("brief aan alle gezinnen"),
        "what happens next is still told"
    );
    let board = evening.hall.board.id;
    let delete = evening.hall.api.request(Method::DELETE, &format!("/api/boards/{board}"));
    let gone = delete.bearer_auth(&evening.hall.board.tokens.organiser).send().await.unwrap();
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    assert_eq!(evening.result(&path).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn people_may_still_add_something_for_as_long_as_it_is_said() {
    let evening = Evening::open().await;
    let path = format!("/{}", evening.hall.board.code);
    let browser = Browser::new(&evening.hall.api);
    let form = browser.open(&path).await.form("achteraf bedacht");
    evening.hall.phase(Phase::Group, Phase::Closed).await;
    let stranger = Browser::new(&evening.hall.api);
    assert_eq!(
        stranger.open(&path).await.status,
        StatusCode::NOT_FOUND,
        "the code is dead after the last round"
    );
    assert_eq!(browser.submit(&path, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "too late");

    evening.report(ReportChange::Late { until: Some(FAR_AHEAD) }).await;
    let open = stranger.open(&path).await;
    assert_eq!(open.status, StatusCode::OK, "the code opens once more");
    assert!(open.html.contains("id=\"late\">Je kunt nog iets toevoegen tot en met "), "{}", open.html);
    assert!(open.html.contains("data-late=\""), "the form is in sight");
    let posted = browser.submit(&path, &form).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER);
    assert!(browser.open(&path).await.html.contains("achteraf bedacht"));
    let token = &evening.hall.board.tokens.moderator;
    let staff = evening.hall.api.view(evening.hall.board.id, token).await.staff.unwrap();
    assert!(staff["waiting"].to_string().contains("achteraf bedacht"), "a moderator reads it first");

    evening.report(ReportChange::Late { until: None }).await;
    assert_eq!(Browser::new(&evening.hall.api).open(&path).await.status, StatusCode::NOT_FOUND);
    assert!(!browser.open(&path).await.html.contains("id=\"late\">Je kunt"));
}

#[tokio::test]
async fn the_privacy_page_is_made_of_what_was_really_set() {
    let hall = Hall::open().await;
    let path = format!("/b/{}/privacy", hall.board.id);
    let read = async || page(hall.api.get(&path)).await.html;
    let html = read().await;
    assert!(html.contains("Je hoeft niet te zeggen wie je bent") && html.contains("vanaf ronde 2"));
    assert!(!html.contains("zet je een naam bij"));
    let settings = json!({"id": ids::command(Action::CloseBoard {}).id, "set_settings": {"identity": "named", "moderation": "before", "reveal": "live", "retention_days": 30}});
    let send = hall.api.send(hall.board.id, &hall.board.tokens.organiser, &settings);
    take::<Value>(send, StatusCode::OK).await;
    let html = read().await;
    assert!(
        html.contains("zet je een naam bij")
            && html.contains("leest eerst")
            && html.contains("koos 30 dagen")
    );
    let english = page(hall.api.get(&format!("{path}?lang=en"))).await.html;
    assert!(english.contains("put a name to"));
    let attendee = Browser::new(&hall.api).open(&format!("/{}", hall.board.code)).await.html;
    let footer = attendee.split("<footer").nth(1).unwrap();
    assert!(footer.contains(&format!("href=\"{path}\"")), "the board's own page is the one that is linked");
    let unknown = page(hall.api.get("/b/00000000-0000-4000-8000-000000000000/privacy")).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_register_is_for_the_organiser() {
    let evening = Evening::open().await;
    let html = evening.organiser(Method::GET, "register/html").send().await.unwrap();
    assert_eq!(html.status(), StatusCode::OK);
    assert!(
        html.headers()["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment; filename=\"register-")
    );
    let html = html.text().await.unwrap();
    for field in
        ["Verwerkingsverantwoordelijke", "Grondslag", "Betrokkenen", "Ontvangers", "Bewaartermijn", "Risico"]
    {
        assert!(html.contains(field), "{field}");
    }
    assert!(html.contains("[zelf invullen]") && html.contains("Proefbord") && html.contains("90 dagen"));
    assert!(!html.contains(TEXTS[0]), "nobody's words are in it");
    let docx = evening.organiser(Method::GET, "register/docx").send().await.unwrap().bytes().await.unwrap();
    assert!(docx.starts_with(b"PK"), "a Word file is a zip");
    assert_eq!(problem(evening.organiser(Method::GET, "register/csv")).await.status, 404);
    let path = format!("/api/boards/{}/register/html", evening.hall.board.id);
    let moderator = evening.hall.api.get(&path).bearer_auth(&evening.hall.board.tokens.moderator);
    assert_eq!(problem(moderator).await.r#type, "role");
}
