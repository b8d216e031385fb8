//! The HTTP API as a program calls it: bearer tokens, no cookies, no origin.

use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shared::api::{Answer, BoardCreated, BoardView, Joined};
use shared::command::{Action, Command};
use shared::ids::BoardId;

use crate::ids;

#[derive(Clone)]
pub struct Api {
    pub base: String,
    http: Client,
}

/// RFC 9457 problem details, as every error of the API is told.
#[derive(Debug, Deserialize)]
pub struct Problem {
    pub r#type: String,
    pub title: String,
    pub status: u16,
    pub detail: String,
}

/// A link as its organiser gets it, once.
#[derive(Debug, Deserialize)]
pub struct LinkAdded {
    pub id: String,
    pub link: String,
    pub token: String,
}

impl Api {
    pub fn new(base: &str) -> Self {
        Self { base: base.to_owned(), http: Client::builder().no_proxy().build().unwrap() }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    pub fn post(&self, path: &str, body: &Value) -> RequestBuilder {
        self.request(Method::POST, path).json(body)
    }

    /// A board of the first template, in its lobby.
    pub async fn create(&self) -> BoardCreated {
        self.create_as(&json!({"title": "Proefbord"})).await
    }

    pub async fn create_as(&self, body: &Value) -> BoardCreated {
        take(self.post("/api/boards", body), StatusCode::CREATED).await
    }

    pub async fn join(&self, code: &str) -> Joined {
        take(self.post("/api/join", &json!({"code": code})), StatusCode::OK).await
    }

    /// A new participant's token.
    pub async fn newcomer(&self, code: &str) -> String {
        self.join(code).await.token.unwrap()
    }

    pub async fn view(&self, board: BoardId, token: &str) -> BoardView {
        take(self.get(&format!("/api/boards/{board}")).bearer_auth(token), StatusCode::OK).await
    }

    pub async fn commands(&self, board: BoardId, token: &str, commands: &[Command]) -> Vec<Answer> {
        take(self.send(board, token, &serde_json::to_value(commands).unwrap()), StatusCode::OK).await
    }

    pub async fn command(&self, board: BoardId, token: &str, action: Action) -> Answer {
        let mut answers = self.commands(board, token, &[ids::command(action)]).await;
        assert_eq!(answers.len(), 1, "one answer a command");
        answers.remove(0)
    }

    /// A command that must succeed.
    pub async fn done(&self, board: BoardId, token: &str, action: Action) {
        let answer = self.command(board, token, action).await;
        assert!(matches!(answer, Answer::Ack(_)), "{answer:?}");
    }

    /// Any JSON to the commands of a board.
    pub fn send(&self, board: BoardId, token: &str, body: &Value) -> RequestBuilder {
        self.post(&format!("/api/boards/{board}/commands"), body).bearer_auth(token)
    }

    /// A link of another moderator, projector or organiser.
    pub async fn add_link(&self, board: BoardId, organiser: &str, role: &str) -> LinkAdded {
        let call = self.post(&format!("/api/boards/{board}/links"), &json!({"role": role}));
        take(call.bearer_auth(organiser), StatusCode::CREATED).await
    }

    pub async fn ticket(&self, board: BoardId, token: &str) -> String {
        let call = self.post(&format!("/api/boards/{board}/tickets"), &json!({})).bearer_auth(token);
        let issued: Value = take(call, StatusCode::CREATED).await;
        issued["ticket"].as_str().unwrap().to_owned()
    }
}

/// The JSON of an answer that must have this status.
pub async fn take<T: DeserializeOwned>(call: RequestBuilder, status: StatusCode) -> T {
    let response = call.send().await.unwrap();
    let got = response.status();
    let text = response.text().await.unwrap();
    assert_eq!(got, status, "{text}");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The problem that this call must meet.
pub async fn problem(call: RequestBuilder) -> Problem {
    problem_of(call.send().await.unwrap()).await
}

pub async fn problem_of(response: Response) -> Problem {
    let status = response.status();
    let kind = response.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
    let text = response.text().await.unwrap();
    assert_eq!(kind.as_deref(), Some("application/problem+json"), "{status}: {text}");
    let problem: Problem = serde_json::from_str(&text).unwrap();
    assert_eq!(problem.status, status.as_u16());
    assert!(!problem.title.is_empty() && !problem.detail.is_empty(), "{problem:?}");
    problem
}
