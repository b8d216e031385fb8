//! Is it alive, is it ready, and what does it count.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusHandle;

use super::App;

pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// Ready: the store answers, and we are not about to stop.
pub(super) async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    if !app.stop.is_cancelled() && app.store.ping().await.is_ok() {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    }
}

/// The operator's own listener: what is counted, without a board, a person or a word.
pub fn metrics_router(app: App, handle: PrometheusHandle) -> Router {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/metrics", get(move || std::future::ready(handle.render())))
        .with_state(app)
}
