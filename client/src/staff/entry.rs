//! The way in: a link's secret becomes a session before anything else; and what is said when that fails.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::document::DocumentName;
use shared::ids::BoardId;
use shared::text::{common, hall, pages, staff as text};

use super::Surface;
use super::moderator::Moderator;
use super::organiser::{Certificate, Erased, Organiser, OwnLink, RENEWED, forget, forget_link};
use super::projector::Projector;
use crate::components::icon::icon;
use crate::components::said::say;
use crate::live::http::Fault;
use crate::live::{Connection, Live, Store, session};

/// What this browser keeps of the board.
pub(super) type Kept = StoredValue<Store, LocalStorage>;

/// Where the exchange of the link's secret stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Exchanging,
    In,
    Failed(Fault),
}

#[component]
pub(super) fn Entry(board: BoardId, surface: Surface, store: Kept) -> impl IntoView {
    let is_renewed = was_renewed();
    let secret = StoredValue::new(session::take_secret());
    if surface == Surface::Organise {
        provide_context(OwnLink::of(board, secret.get_value().as_deref(), is_renewed));
        provide_context(Certificate(RwSignal::new(None)));
    }
    let way = RwSignal::new(Way::Exchanging);
    let go = move || {
        let Some(secret) = secret.get_value() else {
            way.set(Way::In);
            return;
        };
        way.set(Way::Exchanging);
        spawn_local(async move {
            way.set(match session::exchange(&secret, surface.role()).await {
                Ok(()) => Way::In,
                Err(fault) => {
                    if surface == Surface::Organise && matches!(fault, Fault::Status(401 | 403 | 404)) {
                        forget_link(board, &secret);
                    }
                    Way::Failed(fault)
                }
            });
        });
    };
    go();
    move || match way.get() {
        Way::Exchanging => view! { <Waiting said=say(text::COMING_IN)/> }.into_any(),
        Way::In => view! { <Inside board surface store/> }.into_any(),
        Way::Failed(fault) => view! { <Failed fault again=go/> }.into_any(),
    }
}

/// Does the page load again because the organiser renewed the link by which it was opened?
fn was_renewed() -> bool {
    let state = window().history().ok().and_then(|history| history.state().ok());
    state.and_then(|state| state.as_string()).as_deref() == Some(RENEWED)
}

/// The page itself, from the moment that there may be a session.
#[component]
fn Inside(board: BoardId, surface: Surface, store: Kept) -> impl IntoView {
    let want: &[DocumentName] = match surface {
        Surface::Project => &[DocumentName::Board],
        Surface::Moderate | Surface::Organise => &[DocumentName::Board, DocumentName::Staff],
    };
    let live = Live::start(board, surface.role(), want, store.get_value());
    // The page is drawn once something came, and kept when the connection is lost: a hall goes on looking.
    let certificate = use_context::<Certificate>();
    let scene = Memo::new(move |was: Option<&Scene>| match live.connection() {
        _ if let Some(proof) = certificate.and_then(|certificate| certificate.0.get()) => {
            Scene::Erased(proof)
        }
        Connection::Revoked => Scene::NoAccess,
        Connection::Gone => Scene::Gone,
        _ if was == Some(&Scene::Page) || live.board.is_ready() => Scene::Page,
        Connection::Offline => Scene::NoServer,
        Connection::Captive => Scene::Captive,
        Connection::Connecting | Connection::Open | Connection::Polling => Scene::ComingIn,
    });
    Effect::new(move |_| {
        let title = live.board.title();
        if !title.is_empty() {
            document().set_title(&format!("{title} · Weerklank"));
        }
    });
    move || match scene.get() {
        Scene::NoAccess => view! { <NoAccess board surface/> }.into_any(),
        Scene::Gone => view! { <Gone board/> }.into_any(),
        Scene::Erased(proof) => view! { <Erased board proof/> }.into_any(),
        Scene::NoServer => view! { <Away said=say(text::NO_SERVER)/> }.into_any(),
        Scene::Captive => view! { <Away said=say(common::CAPTIVE)/> }.into_any(),
        Scene::ComingIn => view! { <Waiting said=say(text::COMING_IN)/> }.into_any(),
        Scene::Page => match surface {
            Surface::Moderate => view! { <Moderator live/> }.into_any(),
            Surface::Project => view! { <Projector live/> }.into_any(),
            Surface::Organise => view! { <Organiser live/> }.into_any(),
        },
    }
}

/// What is drawn inside.
#[derive(Clone, PartialEq, Eq)]
enum Scene {
    ComingIn,
    NoServer,
    Captive,
    NoAccess,
    Gone,
    /// By the organiser, from this page; with the server's certificate.
    Erased(String),
    Page,
}

/// A link to it opens nothing any more, so this browser need not keep it.
#[component]
fn Gone(board: BoardId) -> impl IntoView {
    forget(board);
    view! { <Closed said=say(text::BOARD_GONE) hint=say(hall::GONE_HINT)/> }
}

#[component]
fn Waiting(said: &'static str) -> impl IntoView {
    view! { <div class="loading" role="status">{icon("echo")}<h1>{said}</h1></div> }
}

/// It goes on trying by itself; the button is for who wants to do something.
#[component]
fn Away(said: &'static str) -> impl IntoView {
    // A window that cannot load again stays as it is, and goes on trying.
    let again = move |_| drop(window().location().reload());
    view! {
        <div class="loading" role="status">
            {icon("wifi-off")}
            <h1>{said}</h1>
            <button type="button" class="btn" on:click=again>{say(text::TRY_AGAIN)}</button>
        </div>
    }
}

/// Before it says no, it asks whether this browser holds a session that may lend one.
#[component]
fn NoAccess(board: BoardId, surface: Surface) -> impl IntoView {
    let refused = RwSignal::new(false);
    spawn_local(async move {
        if !session::borrow_one(board, surface.role()).await || window().location().reload().is_err() {
            refused.set(true);
        }
    });
    move || {
        if refused.get() {
            view! { <Closed said=say(text::NO_ACCESS) hint=say(text::ASK_FOR_LINK)/> }.into_any()
        } else {
            view! { <Waiting said=say(text::COMING_IN)/> }.into_any()
        }
    }
}

/// The end of the way: why, what to do about it, and a way out.
#[component]
fn Closed(said: &'static str, hint: &'static str) -> impl IntoView {
    view! {
        <div class="loading" role="alert">
            {icon("echo")}
            <h1>{said}</h1>
            <p>{hint}</p>
            <a class="btn" href="/">{say(pages::TO_START)}</a>
        </div>
    }
}

#[component]
fn Failed(fault: Fault, again: impl Fn() + 'static) -> impl IntoView {
    let (sign, said) = match fault {
        Fault::Offline => ("wifi-off", say(text::NO_SERVER)),
        Fault::Status(429) => ("timer", say(text::WAIT_A_MOMENT)),
        _ => return view! { <Closed said=say(text::LINK_FAILED) hint=say(text::ASK_FOR_LINK)/> }.into_any(),
    };
    view! {
        <div class="loading" role="alert">
            {icon(sign)}
            <h1>{said}</h1>
            <button type="button" class="btn btn-main" on:click=move |_| again()>{say(text::TRY_AGAIN)}</button>
        </div>
    }
    .into_any()
}
