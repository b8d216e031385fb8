//! The pages that WebAssembly draws: almost empty, so that nothing stands in them that a role may not read.

use maud::{Markup, html};
use shared::ids::BoardId;
use shared::text::{Said, pages as text};

use super::parts::{ALL_ICONS, icon, links, skip_to};
use super::{Frame, Shell, Style, document};

/// Which page of the board; the path fixes the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    Moderate,
    Project,
    Organise,
}

impl Surface {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Moderate => "moderate",
            Self::Project => "project",
            Self::Organise => "organise",
        }
    }

    fn title(self) -> Said {
        match self {
            Self::Moderate => text::MODERATOR,
            Self::Project => text::SCREEN,
            Self::Organise => text::ORGANISER,
        }
    }
}

impl Surface {
    /// Where a keyboard may jump to: the parts as the page itself names them once it is drawn.
    fn skips(self) -> &'static [(&'static str, Said)] {
        match self {
            Self::Moderate => &[
                ("stream", text::SKIP_STREAM),
                ("themes", text::SKIP_THEMES),
                ("inspector", text::SKIP_INSPECTOR),
            ],
            Self::Project => &[("stage", text::SKIP)],
            Self::Organise => &[("content", text::SKIP)],
        }
    }

    /// Two of the pages fill the window, so nothing can stand below them.
    fn footer(self) -> &'static str {
        match self {
            Self::Moderate | Self::Project => "about is-tucked",
            Self::Organise => "about is-staff",
        }
    }
}

/// `title` may be empty: who opens the link has shown nothing yet that allows to name the board.
pub fn staff(shell: &Shell<'_>, surface: Surface, board: BoardId, title: &str) -> Markup {
    let name = shell.say(surface.title());
    let full = if title.is_empty() { name.to_owned() } else { format!("{name} · {title}") };
    let body = html! {
        @for (id, what) in surface.skips() { (skip_to(id, shell.say(*what))) }
        main #app data-board=(board) data-surface=(surface.as_str()) data-language=(shell.language.as_str())
            data-broken=(shell.say(text::BROKEN_STAFF)) {
            div.loading {
                (icon("echo"))
                h1 { (if title.is_empty() { name } else { title }) }
                p role="status" { (shell.say(text::LOADING)) }
                noscript { p { (shell.say(text::NEEDS_SCRIPT)) } }
            }
        }
        footer { (links(shell, surface.footer())) }
        script type="module" src=(shell.assets.boot_staff_url) {}
    };
    document(shell, Frame { title: &full, style: Style::Staff, icons: ALL_ICONS, body })
}
