//! The pages of staff: moderator, projector, organiser. One bundle; the page's address says which.

mod chime;
mod clock;
mod entry;
mod moderator;
mod organiser;
mod projector;

use leptos::prelude::*;
use shared::ids::BoardId;
use shared::role::Role;

use crate::live::Store;

/// Draws the page that the server's shell asks for. A shell without a board is not ours, and stays as it is.
pub fn start() {
    let Some(root) = crate::components::dom::find("#app") else { return };
    let board = root.get_attribute("data-board").and_then(|id| id.parse::<BoardId>().ok());
    let surface = root.get_attribute("data-surface").as_deref().and_then(Surface::parse);
    let (Some(board), Some(surface)) = (board, surface) else { return };
    Store::open(board, move |store| {
        root.set_inner_html("");
        let mount = move || {
            let store = StoredValue::new_local(store);
            view! { <entry::Entry board surface store/> }
        };
        mount_to(root, mount).forget();
    });
}

/// Which page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    Moderate,
    Project,
    Organise,
}

impl Surface {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "moderate" => Some(Self::Moderate),
            "project" => Some(Self::Project),
            "organise" => Some(Self::Organise),
            _ => None,
        }
    }

    /// The role whose cookie this page uses. The path fixes it; nothing is picked.
    fn role(self) -> Role {
        match self {
            Self::Moderate => Role::Moderator,
            Self::Project => Role::Projector,
            Self::Organise => Role::Organiser,
        }
    }
}
