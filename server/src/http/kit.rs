//! `/_kit` in a debug build: the parts of the pages, to be looked at and to be tested.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::page::{Choice, answer, shell};
use super::{App, language};
use crate::pages::kit::{CSS, Sheet, kit};

pub(super) fn router() -> Router<App> {
    let styles = get(|| async { ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], CSS).into_response() });
    Sheet::ALL.into_iter().fold(Router::new().route("/_kit.css", styles), |router, sheet| {
        let show = move |state: State<App>, query: Query<Choice>, headers: HeaderMap| async move {
            page(&state.0, sheet, &query.0, &headers)
        };
        router.route(sheet.path(), get(show))
    })
}

fn page(app: &App, sheet: Sheet, Choice { lang }: &Choice, headers: &HeaderMap) -> Response {
    let shell = shell(app, language::choose(headers, lang.as_deref(), None), sheet.path());
    answer(StatusCode::OK, kit(&shell, sheet), lang.as_deref())
}
