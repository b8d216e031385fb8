//! `/api/openapi.json`: the API as a document, checked against the routes by a test.

use axum::http::header;
use axum::response::IntoResponse;

const DOCUMENT: &str = include_str!("openapi.json");

pub(super) async fn document() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_names_every_api_route_and_no_other() {
        let routes = include_str!("mod.rs");
        let named = routes.split('"').filter(|part| part.starts_with("/api/"));
        let document: serde_json::Value = serde_json::from_str(DOCUMENT).unwrap();
        let mut documented: Vec<_> =
            document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
        for route in named {
            let at = documented.iter().position(|path| *path == route);
            documented.remove(at.unwrap_or_else(|| panic!("{route} is not documented")));
        }
        assert_eq!(documented, Vec::<&str>::new());
    }

    #[test]
    fn the_document_names_the_reasons_of_a_refusal() {
        use shared::refusal::Reason;
        for reason in
            [Reason::Phase, Reason::NotYours, Reason::TooFast, Reason::PersonalData, Reason::Invalid]
        {
            let name = serde_json::to_string(&reason).unwrap();
            assert!(DOCUMENT.contains(&name), "{name}");
        }
    }
}
