//! What hangs in the room: who may have it, and that it is a PDF for everybody, or said not to be made here.

use harness::ServerProcess;
use harness::api::{problem, problem_of};
use reqwest::StatusCode;
use serde_json::json;

#[tokio::test]
async fn staff_print_the_sheets_of_a_board() {
    let server = ServerProcess::start().await;
    let api = &server.api;
    let title = "Wat werkt al, en wat nog niet? #panic(1) <b> 🙌 中";
    let board = api.create_as(&json!({"title": title, "template": "parels-en-puzzels"})).await;
    for sheet in ["poster", "handout", "slips"] {
        let path = format!("/api/boards/{}/print/{sheet}", board.id);
        for token in [&board.tokens.organiser, &board.tokens.moderator] {
            let response = api.get(&path).bearer_auth(token).send().await.unwrap();
            if response.status() == StatusCode::NOT_IMPLEMENTED {
                assert!(std::env::var_os("WEERKLANK_PROVE").is_none(), "the binary under proof makes PDF");
                assert_eq!(problem_of(response).await.r#type, "no-pdf");
                continue;
            }
            assert_eq!(response.status(), StatusCode::OK, "{sheet}");
            assert_eq!(response.headers()["content-type"], "application/pdf");
            assert_eq!(response.headers()["cache-control"], "no-store");
            let pdf = response.bytes().await.unwrap();
            let has = |part: &[u8]| pdf.windows(part.len()).any(|window| window == part);
            assert!(pdf.starts_with(b"%PDF-") && has(b"<pdfuaid:part>1"), "{sheet}");
        }
        let attendee = api.newcomer(&board.code).await;
        assert_eq!(problem(api.get(&path).bearer_auth(&attendee)).await.r#type, "role");
        assert_eq!(problem(api.get(&path)).await.status, 401);
    }
    let other =
        api.get(&format!("/api/boards/{}/print/flyer", board.id)).bearer_auth(&board.tokens.organiser);
    assert_eq!(problem(other).await.r#type, "not-found");
}
