//! The pages that work before and without WebAssembly: pure functions from data to HTML.
//!
//! No `style` attribute and no inline script anywhere: the Content-Security-Policy refuses both, and so do the tests.

mod attendee;
mod board_privacy;
mod created;
mod erased;
mod follow_up;
mod info;
#[cfg(debug_assertions)]
pub mod kit;
mod landing;
mod mine;
mod parts;
mod problem;
mod register;
mod result;
mod series;
mod staff;
#[cfg(test)]
mod tests;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use shared::settings::Language;
use shared::text::Said;
use shared::text::common::PRODUCT;
use shared::text::pages as words;

pub use attendee::{AttendeePage, Draft, NEW_THEME, Notice, Other, attendee};
pub use board_privacy::{BoardPrivacy, board_privacy};
pub use created::created;
pub use erased::erased;
pub use info::{accessibility, contact, help, keys, privacy};
pub use landing::{BLANK, CreateAccess, CreateError, CreateForm, Landing, landing};
pub use mine::{MineNotice, MinePage, NotMine, WhyKept, mine, mine_as_text, not_mine};
pub use problem::{Trouble, problem};
pub use register::{RegisterFacts, register};
pub use result::{ResultPage, result};
pub use series::series;
pub use staff::{Surface, staff};

/// What every page needs beside its own data.
#[derive(Debug, Clone, Copy)]
pub struct Shell<'a> {
    pub language: Language,
    pub assets: &'a AssetUrls,
    /// The page's own path, for the link to the other language.
    pub path: &'a str,
    /// The address that people see, for those who send a link on; empty when nobody said it.
    pub site: &'a str,
}

impl Shell<'_> {
    pub(crate) fn say(&self, said: Said) -> &'static str {
        said.say(self.language)
    }
}

/// Where the built files are. Two style sheets are the text itself, with the house's tokens in it: one request less on
/// hall wifi.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssetUrls {
    pub attendee_css: String,
    /// For the pages around a board.
    pub plain_css: String,
    /// For what comes of a board.
    pub outcome_css: String,
    pub staff_css_url: String,
    /// The house's tokens, for the pages that fetch their looks; none without a house.
    pub house_css_url: String,
    pub boot_attendee_url: String,
    pub boot_staff_url: String,
    pub boot_unsent_url: String,
    pub icons_url: String,
    /// For a phone that puts the page among its apps.
    pub touch_icon_url: String,
    /// Beside a link that somebody sends on.
    pub social_url: String,
    /// The ground of a page, which a browser's own edge takes over: light, then dark.
    pub paper: [String; 2],
}

/// The mark as a picture in the address of the picture: no request, and no 404 for a default one.
const FAVICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' \
    stroke='%230b5c8a' stroke-width='2.5' stroke-linecap='round'%3E%3Ccircle cx='6.5' cy='12' r='3' fill='%230b5c8a' \
    stroke='none'/%3E%3Cpath d='M11.4 7.4a6.4 6.4 0 0 1 0 9.2M15.6 4.2a11 11 0 0 1 0 15.6'/%3E%3C/svg%3E";

/// Where a page's looks come from.
enum Style {
    Inline,
    Plain,
    /// Its address is a key, or one's own: nothing beside the link says what is behind it.
    Outcome,
    Staff,
}

/// What a page puts in the common frame.
struct Frame<'a> {
    /// In front of the product's name.
    title: &'a str,
    style: Style,
    /// The icons that this page names, and no others.
    icons: &'a [&'a str],
    body: Markup,
}

/// The page as an app among others. The browser's own edge takes the colour of the paper.
fn app(shell: &Shell<'_>) -> Markup {
    html! {
        meta name="theme-color" media="(prefers-color-scheme: light)" content=(shell.assets.paper[0]);
        meta name="theme-color" media="(prefers-color-scheme: dark)" content=(shell.assets.paper[1]);
        @match shell.language {
            Language::Nl => link rel="manifest" href="/manifest.webmanifest";,
            Language::En => link rel="manifest" href="/manifest.webmanifest?lang=en";,
        }
        @if !shell.assets.touch_icon_url.is_empty() {
            link rel="apple-touch-icon" href=(shell.assets.touch_icon_url);
        }
    }
}

/// How the page looks beside a link to it. A picture's address must be whole, so without one nothing is promised.
fn card(shell: &Shell<'_>, title: &str) -> Markup {
    let Shell { site, path, .. } = *shell;
    let picture = &shell.assets.social_url;
    let language = match shell.language {
        Language::Nl => "nl_NL",
        Language::En => "en_GB",
    };
    html! {
        meta name="description" content=(shell.say(words::CARD));
        meta property="og:site_name" content=(shell.say(PRODUCT));
        meta property="og:type" content="website";
        meta property="og:locale" content=(language);
        meta property="og:title" content=(title);
        meta property="og:description" content=(shell.say(words::CARD));
        @if !site.is_empty() {
            meta property="og:url" content={ (site) (path) };
            @if !picture.is_empty() {
                meta property="og:image" content={ (site) (picture) };
                meta property="og:image:width" content="1200";
                meta property="og:image:height" content="630";
                meta property="og:image:alt" content=(shell.say(words::CARD_ALT));
                meta name="twitter:card" content="summary_large_image";
            }
        }
    }
}

fn looks(shell: &Shell<'_>, style: &Style) -> Markup {
    let assets = shell.assets;
    html! {
        @match style {
            Style::Inline => { (app(shell)) style { (PreEscaped(&assets.attendee_css)) } },
            Style::Plain => { (app(shell)) style { (PreEscaped(&assets.plain_css)) } },
            Style::Outcome => { (app(shell)) style { (PreEscaped(&assets.outcome_css)) } },
            Style::Staff => {
                link rel="stylesheet" href=(assets.staff_css_url);
                @if !assets.house_css_url.is_empty() { link rel="stylesheet" href=(assets.house_css_url); }
            },
        }
    }
}

fn document(shell: &Shell<'_>, frame: Frame<'_>) -> Markup {
    let Frame { title, style, icons, body } = frame;
    html! {
        (DOCTYPE)
        html lang=(shell.language.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                meta name="referrer" content="same-origin";
                title { (title) " · " (shell.say(PRODUCT)) }
                link rel="icon" href=(FAVICON);
                @match style {
                    // Their addresses are keys: nothing invites to send them on.
                    Style::Staff | Style::Outcome => {},
                    Style::Inline | Style::Plain => (card(shell, title)),
                }
                (looks(shell, &style))
            }
            body {
                (parts::sprite(icons))
                (body)
            }
        }
    }
}
