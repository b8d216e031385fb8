//! `/_kit`: every component in every state and theme, side by side, to be looked at and to be tested. Not in a release.
//!
//! Made of the classes that the pages use, and of nothing beside them but the grid that it stands in.

mod hall;
mod phone;
mod table;

use maud::{Markup, html};
use shared::template;

use super::parts::{ALL_ICONS, shape};
use super::{Frame, Shell, Style, document};
use crate::theme::Scheme;

/// Which sheet of the kit; each is dressed by the style sheet of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    Phone,
    Plain,
    Table,
    Hall,
}

impl Sheet {
    pub const ALL: [Self; 4] = [Self::Phone, Self::Plain, Self::Table, Self::Hall];

    pub fn path(self) -> &'static str {
        match self {
            Self::Phone => "/_kit",
            Self::Plain => "/_kit/plain",
            Self::Table => "/_kit/table",
            Self::Hall => "/_kit/hall",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Phone => "Telefoon",
            Self::Plain => "Pagina’s",
            Self::Table => "Tafel",
            Self::Hall => "Scherm",
        }
    }
}

/// The grid, and what lets a full screen stand in it.
pub const CSS: &str = "
.kit { padding: 16px; }
.kit > nav { display: flex; flex-wrap: wrap; gap: 8px; margin-block: 16px; }
.kit-themes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 16px; }
.kit-theme { min-width: 0; padding: 16px; background: var(--bg); color: var(--text); border: 1px solid var(--border-ui); }
.kit-part { margin-top: 24px; }
.kit-name { margin-bottom: 12px; color: var(--muted); font-weight: 600; }
.kit-row { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
.kit-stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
.kit .loading { min-height: 0; }
.kit .top, .kit .toasts { position: static; translate: none; }
.kit .problem { min-height: 0; margin-bottom: 32px; }
.kit .hall { min-height: 0; height: 16rem; }
.kit .themes { grid-template-rows: repeat(3, 1fr); }
.kit .btn-big { margin-top: 12px; }
.kit .skip { position: static; transform: none; }
.kit .cols { height: auto; }
.kit .menu { position: static; display: grid; width: auto; }
.kit .balance i { flex: 1; }
.kit .results li:nth-child(1) .b > i { width: 86%; } .kit .results li:nth-child(2) .b > i { width: 67%; } .kit .results li:nth-child(3) .b > i { width: 48%; }
.kit .rows { max-height: none; overflow: visible; }
.kit-screen { overflow: hidden; border: 1px solid var(--border-ui); }
.kit-screen > .pj { zoom: .28; max-width: none; width: 120rem; height: 67.5rem; }
";

/// One component: its name, and how it looks, told apart by the theme so that ids and groups stay single.
type Part = (&'static str, fn(&Shell<'_>, &str) -> Markup);

pub fn kit(shell: &Shell<'_>, sheet: Sheet) -> Markup {
    let (parts, style) = match sheet {
        Sheet::Phone => (phone::PARTS, Style::Inline),
        Sheet::Plain => (phone::AROUND, Style::Plain),
        Sheet::Table => (table::PARTS, Style::Staff),
        Sheet::Hall => (hall::PARTS, Style::Staff),
    };
    let surface = (sheet == Sheet::Table).then_some("moderate");
    let body = html! {
        link rel="stylesheet" href="/_kit.css";
        main.kit data-surface=[surface] {
            h1 { "Kit: " (sheet.name()) }
            nav aria-label="Kit" {
                @for other in Sheet::ALL {
                    a.btn href=(other.path()) aria-current=[(other == sheet).then_some("page")] { (other.name()) }
                }
            }
            div.kit-themes {
                @for scheme in Scheme::ALL {
                    @let name = scheme.as_str();
                    section.kit-theme data-theme=(name) aria-label=(name) {
                        h2 { (name) }
                        @for (title, draw) in parts {
                            div.kit-part { p.kit-name { (title) } (draw(shell, name)) }
                        }
                    }
                }
            }
        }
    };
    document(shell, Frame { title: "Kit", style, icons: ALL_ICONS, body })
}

/// Colour, title and question of the four prompts that everybody knows, as the first template has them.
const CATEGORIES: [&str; 4] = ["zee", "pruim", "klei", "inkt"];

fn prompts(shell: &Shell<'_>) -> Vec<(&'static str, String)> {
    let prompts = template::ALL[0].prompts(shell.language);
    CATEGORIES.into_iter().zip(prompts.into_iter().map(|prompt| prompt.title.to_string())).collect()
}

/// What people wrote: short, long, without a space, and in three scripts.
const WORDS: [&str; 4] = [
    "Eén aanmeldpunt in de regio werkt! Gezinnen hoeven niet meer zelf alle instellingen af te bellen 🙌",
    "Elke keer een nieuw gezicht.",
    "Bij iedere nieuwe collega vragen: wie gaat er dan uit? En wie vertelt het verhaal verder aan de ouders, aan school en aan de huisarts?",
    "Jeugdgezondheidszorgorganisatiesamenwerkingsverband · مرحبا · 你好",
];

fn cat(category: &str, title: &str) -> Markup {
    html! { span.cat data-cat=(category) { (shape(category)) (title) } }
}
