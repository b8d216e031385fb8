//! What staff write down for the report and after it: who may, until when, and that it is there the next day.

use harness::hall::theme;
use harness::{Hall, LiveClient, api, ids};
use serde_json::{Value, json};
use shared::api::MyState;
use shared::command::{Action, NewReached, ReportChange, Source};
use shared::document::DocumentName;
use shared::event::Flag;
use shared::ids::AgreementId;
use shared::outcome::Step;
use shared::phase::Phase;
use shared::refusal::Reason;

/// Far from now, whatever the clock says.
const FOREVER: u64 = 4_000_000_000_000;

fn agreement(what: &str) -> Action {
    let agreement = AgreementId::from_random([3; 16]);
    let (who, when) = ("Fatima".to_owned(), "voor de zomer".to_owned());
    Action::Report(ReportChange::Agreement { agreement, what: what.to_owned(), who, when, theme: None })
}

fn details(title: &str) -> Action {
    let (title, date) = (Some(title.to_owned()), Some("2025-11-14".to_owned()));
    Action::Report(ReportChange::Details { title, date, place: Some("Utrecht".to_owned()), audience: None })
}

async fn facts(hall: &Hall, token: &str) -> Value {
    let call = hall.api.get(&format!("/api/boards/{}/report", hall.board.id)).bearer_auth(token);
    api::take(call, reqwest::StatusCode::OK).await
}

#[tokio::test]
async fn the_cover_renames_the_board_for_everybody() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    assert_eq!(attendee.refused(details("Mijn bord")).await.reason, Reason::Role);
    moderator.command(details("Wat werkt al?")).await;
    let title = |c: &LiveClient| c.json(DocumentName::Board)["meta"]["title"].clone();
    attendee.wait_until("renamed", |c| title(c) == "Wat werkt al?").await;
    let facts = facts(&hall, &hall.board.tokens.organiser).await;
    assert_eq!(facts["outcome"]["details"]["place"], "Utrecht");
    assert_eq!(facts["title"], "Wat werkt al?");
}

#[tokio::test]
async fn two_who_fill_in_different_lines_both_have_their_way() {
    let hall = Hall::open().await;
    let (mut moderator, mut organiser) = (hall.moderator().await, hall.organiser().await);
    let line = |place: Option<&str>, audience: Option<&str>| {
        let (place, audience) = (place.map(str::to_owned), audience.map(str::to_owned));
        Action::Report(ReportChange::Details { title: None, date: None, place, audience })
    };
    let reported = |c: &LiveClient| c.seen().reported;
    moderator.command(line(Some("Utrecht"), None)).await;
    organiser.wait_until("told that something changed", |c| reported(c) > 0).await;
    let before = reported(&organiser);
    organiser.command(line(None, Some("ouders"))).await;
    moderator.wait_until("told as well", |c| reported(c) > before).await;
    let details = facts(&hall, &hall.board.tokens.organiser).await["outcome"]["details"].clone();
    assert_eq!(details, json!({"date": null, "place": "Utrecht", "audience": "ouders"}));
    moderator.command(line(Some(""), None)).await;
    let details = facts(&hall, &hall.board.tokens.organiser).await["outcome"]["details"].clone();
    assert_eq!(details["place"], "", "an empty line takes it away");
    let odd = ReportChange::Details { title: None, date: Some("morgen".into()), place: None, audience: None };
    assert_eq!(organiser.refused(Action::Report(odd)).await.reason, Reason::Invalid);
}

#[tokio::test]
async fn follow_up_goes_on_after_the_board_is_closed_for_good() {
    let hall = Hall::open().await;
    let (mut moderator, mut organiser) = (hall.moderator().await, hall.organiser().await);
    let waiting = theme(&mut moderator, "Wachttijden").await;
    organiser.command(Action::CloseBoard {}).await;
    let reached = NewReached { note: "raadscommissie".into(), ..NewReached::default() };
    let step =
        Action::Report(ReportChange::FollowUp { theme: waiting, step: Step::Agenda, reached: Some(reached) });
    moderator.command(step).await;
    moderator.command(agreement("Elke twee weken bellen")).await;
    assert_eq!(moderator.refused(agreement(" ")).await.reason, Reason::Empty);
    let publish = Action::Report(ReportChange::Publish { on: true });
    assert_eq!(moderator.refused(publish.clone()).await.reason, Reason::Role, "only the organiser publishes");
    organiser.command(publish).await;
    let late = Action::Report(ReportChange::Late { until: Some(FOREVER) });
    assert_eq!(organiser.refused(late).await.reason, Reason::Phase, "nobody's words come in any more");
    let facts = facts(&hall, &hall.board.tokens.moderator).await;
    let outcome = &facts["outcome"];
    assert_eq!(outcome["follow_up"][waiting.to_string()]["agenda"]["note"], "raadscommissie");
    assert_eq!(outcome["agreements"][0]["what"], "Elke twee weken bellen");
    assert_eq!((&outcome["is_published"], &facts["is_final"]), (&json!(true), &json!(true)));
}

#[tokio::test]
async fn after_the_last_round_people_may_still_add_while_the_organiser_listens() {
    let hall = Hall::open().await;
    let (mut attendee, mut organiser) = (hall.attendee().await, hall.organiser().await);
    hall.phase(Phase::Write, Phase::Closed).await;
    let (_, post) = ids::post("nog iets");
    assert_eq!(attendee.refused(post).await.reason, Reason::Phase);
    organiser.command(Action::Report(ReportChange::Late { until: Some(FOREVER) })).await;
    let id = attendee.post("thuis dacht ik nog").await;
    let waits = |c: &LiveClient| {
        let mine = c.me.as_ref().and_then(|me| me.reflections.iter().find(|mine| mine.id == id));
        mine.is_some_and(|mine| mine.state == MyState::Waiting && mine.flags.contains(&Flag::Late))
    };
    attendee.wait_until("a moderator reads it first", waits).await;
    organiser.command(Action::Report(ReportChange::Late { until: None })).await;
    let (_, post) = ids::post("te laat");
    assert_eq!(attendee.refused(post).await.reason, Reason::Phase);
}

#[tokio::test]
async fn what_came_on_paper_says_so_to_staff_alone() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let from = |text: &str, source| match ids::post(text) {
        (id, Action::Post { reflection, prompt, text, perspective, lang, .. }) => {
            (id, Action::Post { reflection, prompt, text, perspective, lang, source: Some(source) })
        }
        _ => unreachable!("a post is a post"),
    };
    let (_, claimed) = from("zelf", Source::Paper { table: None });
    assert_eq!(attendee.refused(claimed).await.reason, Reason::Invalid, "a phone is no paper");
    let (_, odd) = from("tafel 0", Source::Paper { table: Some(0) });
    assert_eq!(moderator.refused(odd).await.reason, Reason::Invalid);
    let (paper, post) = from("van tafel vier", Source::Paper { table: Some(4) });
    moderator.command(post).await;
    let (import, post) = from("uit een bestand", Source::Import);
    moderator.command(post).await;
    hall.phase(Phase::Write, Phase::Read).await;
    let sources = |c: &LiveClient| c.json(DocumentName::Staff)["sources"].clone();
    let both = json!({paper.to_string(): {"paper": {"table": 4}}, import.to_string(): "import"});
    moderator.wait_until("marked", |c| sources(c) == both).await;
    let published = |c: &LiveClient| c.json(DocumentName::Board)["reflections"].clone();
    attendee.wait_until("read by all", |c| published(c).get(paper.to_string()).is_some()).await;
    let seen = published(&attendee);
    assert!(seen.get(import.to_string()).is_none(), "nothing from a file is published by itself");
    assert!(seen[paper.to_string()].get("source").is_none());
}

#[tokio::test]
async fn a_chosen_quote_stands_in_the_report_until_its_author_takes_it_back() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let (waiting, other) = (theme(&mut moderator, "Wachttijden").await, attendee.post("gewoon").await);
    let quote = attendee.post("dit blijft hangen").await;
    let choose = |reflection, on| Action::Report(ReportChange::Quote { reflection, on });
    assert_eq!(moderator.refused(choose(quote, true)).await.reason, Reason::Phase, "nobody may read it yet");
    hall.phase(Phase::Write, Phase::Read).await;
    moderator
        .wait_until("published", |c| {
            c.json(DocumentName::Board)["reflections"].get(quote.to_string()).is_some()
        })
        .await;
    moderator.command(Action::Place { reflections: vec![other, quote], theme: waiting, order: None }).await;
    moderator.command(choose(quote, true)).await;
    moderator.wait_until("marked", |c| c.seen().outcome.quotes.contains(&quote)).await;
    let path = format!("/api/boards/{}/export/json", hall.board.id);
    let report = async || -> Value {
        let call = hall.api.get(&path).bearer_auth(&hall.board.tokens.moderator);
        api::take(call, reqwest::StatusCode::OK).await
    };
    let first = report().await;
    let number = |report: &Value| {
        let entries = report["annex"].as_array().cloned().unwrap_or_default();
        entries.iter().find(|entry| entry["id"] == quote.to_string()).map(|entry| entry["number"].clone())
    };
    assert_eq!(first["themes"][0]["quotes"], json!([number(&first)]));
    attendee.command(Action::Withdraw { reflection: quote }).await;
    moderator.wait_until("gone", |c| c.seen().outcome.quotes.is_empty()).await;
    let second = report().await;
    assert_eq!((number(&second), second["annex"].as_array().map(Vec::len)), (None, Some(1)));
}
