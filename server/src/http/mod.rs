//! HTTP and WebSocket: one resource a file, all routes here, grouped by who calls them.

mod assets;
mod auth;
mod board_privacy;
mod boards;
mod commands;
mod cookies;
mod copy;
mod erase;
mod error;
mod export;
mod form;
mod gate;
mod headers;
mod health;
mod intake;
mod join;
#[cfg(debug_assertions)]
mod kit;
mod language;
mod links;
mod lobby;
mod mine;
mod openapi;
mod origin;
mod page;
mod poll;
mod print;
mod qr;
mod readings;
mod register;
mod rehearsal;
mod report;
mod result;
mod series;
mod session;
mod signed;
mod sync;
mod tickets;
mod yjs;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderValue;
use axum::routing::{delete, get, post};
use shared::limits;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::Config;
use crate::pages::AssetUrls;
use crate::rehearsal::Rehearsals;
use crate::room::Registry;
use crate::store::Store;
pub use boards::{invite, make};
pub(crate) use erase::erase;
pub use error::ApiError;
pub use health::metrics_router;

/// What every handler may reach. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub config: Arc<Config>,
    pub store: Store,
    pub rooms: Registry,
    pub urls: Arc<AssetUrls>,
    /// The Content-Security-Policy of every answer.
    policy: HeaderValue,
    pub(crate) gate: Arc<gate::Gate>,
    pub(crate) tickets: Arc<tickets::Tickets>,
    pub(crate) lobby: Arc<lobby::Lobby>,
    pub(crate) readings: Arc<readings::Readings>,
    pub(crate) rehearsals: Rehearsals,
    pub(crate) exports: Arc<export::Turns>,
    /// Open sockets: the server stops when they have said goodbye.
    pub sockets: TaskTracker,
    pub stop: CancellationToken,
}

impl App {
    pub fn new(config: Config, store: Store, rooms: Registry, stop: CancellationToken) -> Self {
        let urls = crate::assets::urls(config.house.as_ref());
        Self {
            config: Arc::new(config),
            store,
            rooms,
            policy: headers::policy(&[&urls.attendee_css, &urls.plain_css, &urls.outcome_css]),
            urls: Arc::new(urls),
            gate: Arc::default(),
            tickets: Arc::default(),
            lobby: Arc::default(),
            readings: Arc::default(),
            rehearsals: Rehearsals::default(),
            exports: Arc::default(),
            sockets: TaskTracker::new(),
            stop,
        }
    }
}

/// What only its makers look at.
#[cfg(debug_assertions)]
fn workshop() -> Router<App> {
    kit::router()
}

#[cfg(not(debug_assertions))]
fn workshop() -> Router<App> {
    Router::new()
}

/// The whole of the public surface.
pub fn router(app: App) -> Router {
    let people = Router::new()
        .route("/", get(page::landing).post(page::open))
        .route("/new", get(page::to_form).post(page::create))
        .route("/help", get(page::help))
        .route("/privacy", get(page::privacy))
        .route("/contact", get(page::contact))
        .route("/keys", get(page::keys))
        .route("/accessibility", get(page::accessibility))
        .route("/{code}", get(page::attendee).post(form::post))
        .route("/b/{id}/mine", get(mine::page).post(mine::post))
        .route("/b/{id}/mine.txt", get(mine::text))
        .route("/b/{id}/mine.json", get(mine::json))
        .route("/b/{id}/privacy", get(board_privacy::page))
        .route("/r/{code}", get(result::page))
        .route("/b/{id}/moderate", get(page::moderate))
        .route("/b/{id}/project", get(page::project))
        .route("/b/{id}/organise", get(page::organise))
        .route("/erased/{board}", get(erase::page))
        .route("/s/{code}", get(series::page))
        .route("/s/{code}/{file}", get(series::download))
        .route("/qr/{code}", get(qr::picture));
    let programs = Router::new()
        .route("/api/boards", post(boards::create))
        .route("/api/boards/import", post(export::import).layer(DefaultBodyLimit::max(export::IMPORT_BYTES)))
        .route("/api/boards/{id}", get(boards::view).delete(boards::remove))
        .route("/api/boards/{id}/commands", post(commands::post))
        .route("/api/boards/{id}/copy", post(copy::copy))
        .route("/api/boards/{id}/erase", post(erase::now))
        .route("/api/boards/{id}/rehearsal", post(rehearsal::rehearse))
        .route(
            "/api/boards/{id}/import",
            post(intake::preview).layer(DefaultBodyLimit::max(limits::IMPORT_BYTES)),
        )
        .route("/api/boards/{id}/series", get(series::show).post(series::enter).delete(series::leave))
        .route("/api/boards/{id}/export/{format}", get(export::download))
        .route("/api/boards/{id}/now", get(poll::now))
        .route("/api/boards/{id}/documents/{name}", get(poll::document))
        .route("/api/boards/{id}/links", get(links::list).post(links::add))
        .route("/api/boards/{id}/links/{link}", delete(links::revoke))
        .route("/api/boards/{id}/print/{sheet}", get(print::sheet))
        .route("/api/boards/{id}/report", get(report::facts))
        .route("/api/boards/{id}/register/{format}", get(register::document))
        .route("/api/boards/{id}/result", post(result::renew))
        .route("/api/boards/{id}/tickets", post(tickets::issue))
        .route("/api/openapi.json", get(openapi::document))
        .route("/api/join", post(join::join))
        .route("/api/session", post(session::exchange).delete(session::end));
    let live = Router::new()
        .route("/sync/{board}", get(sync::upgrade))
        .route("/yjs/{board}/board", get(yjs::upgrade));
    let machines = Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/assets/{name}", get(assets::file))
        .route("/favicon.ico", get(assets::favicon))
        .route("/manifest.webmanifest", get(assets::manifest))
        .route("/sw.js", get(assets::worker));
    Router::new()
        .merge(people)
        .merge(programs)
        .merge(live)
        .merge(machines)
        .merge(workshop())
        .fallback(page::not_found)
        .layer(DefaultBodyLimit::max(limits::COMMAND_BYTES * limits::COMMANDS_PER_CALL))
        .layer(axum::middleware::from_fn_with_state(app.clone(), headers::add))
        .with_state(app)
}
