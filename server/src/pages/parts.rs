//! Pieces that several pages share.

use maud::{Markup, PreEscaped, html};
use shared::ids::BoardId;
use shared::settings::Language;
use shared::text::common::PRODUCT;
use shared::text::{Said, attendee, pages as text};

use super::Shell;

/// One symbol a line. Pages carry what they name; the staff's pages carry all.
const ICONS: &str = include_str!("../../../client/styles/icons.svg");

/// Stands for "every icon there is".
pub(super) const ALL_ICONS: &[&str] = &["*"];

/// The named symbols, ready for `<use href="#…">`: no request, and no flash of missing icons.
pub(super) fn sprite(names: &[&str]) -> Markup {
    let wanted = |line: &&str| {
        let id = line.strip_prefix("<symbol id=\"").and_then(|rest| rest.split('"').next());
        id.is_none_or(|id| names == ALL_ICONS || names.contains(&id))
    };
    html! { (PreEscaped(ICONS.lines().filter(wanted).collect::<String>())) }
}

pub(super) fn icon(name: &str) -> Markup {
    html! { svg.ic aria-hidden="true" { use href={ "#i-" (name) } {} } }
}

/// The icon at the right of a row that opens something.
pub(super) fn icon_push(name: &str) -> Markup {
    html! { svg class="ic push" aria-hidden="true" { use href={ "#i-" (name) } {} } }
}

pub(super) fn shape(category: &str) -> Markup {
    html! { svg.sh viewBox="0 0 12 12" aria-hidden="true" { use href={ "#s-" (category) } {} } }
}

/// A prompt's sign: shape and word, so that colour is never alone.
pub(super) fn sign(category: &str, title: &str) -> Markup {
    html! { span.cat data-cat=(category) { (shape(category)) (title) } }
}

pub(super) fn skip(shell: &Shell<'_>) -> Markup {
    skip_to("board", shell.say(text::SKIP))
}

pub(super) fn skip_to(id: &str, what: &str) -> Markup {
    html! { a.skip href={ "#" (id) } { (what) } }
}

pub(super) fn brand(shell: &Shell<'_>) -> Markup {
    html! { a.brand href="/" { (icon("echo")) strong { (shell.say(PRODUCT)) } } }
}

/// The mark, grown to what it stands for: one voice, and a hall that answers. Drawn here, for each wave is fainter.
pub(super) fn waves(count: u8) -> Markup {
    let width = 60 + 34 * u16::from(count);
    html! {
        svg.waves viewBox={ "0 0 " (width) " 200" } aria-hidden="true" focusable="false" {
            circle cx="40" cy="100" r="17" {}
            @for n in 0..count {
                @let radius = 44 + 34 * i32::from(n);
                // Far waves are a piece of a larger circle: none reaches over the edge of the picture.
                @let down = (f64::from(radius) * 0.669).min(90.0);
                @let across = (f64::from(radius).powi(2) - down.powi(2)).sqrt();
                path opacity=(format!("{:.2}", 1.0 - f64::from(n) / f64::from(count)))
                    d=(format!("M{:.1} {:.1}A{radius} {radius} 0 0 1 {:.1} {:.1}", 40.0 + across, 100.0 - down, 40.0 + across, 100.0 + down)) {}
            }
        }
    }
}

/// A sentence beside the field that it is about.
pub(super) fn field_error(id: &str, sentence: &str) -> Markup {
    html! { p.field-err id=(id) role="alert" { (icon("alert")) span { (sentence) } } }
}

/// What this phone still keeps: drawn by a script, for the server knows nothing of it.
pub(super) fn kept(shell: &Shell<'_>) -> Markup {
    html! {
        section.kept #kept hidden data-copy=(shell.say(attendee::COPY)) data-copied=(shell.say(attendee::COPIED))
            data-drop=(shell.say(attendee::REMOVE)) data-back=(shell.say(text::BACK_TO_BOARD)) {
            h2 { (shell.say(text::ON_THIS_PHONE)) }
            p.lead { (shell.say(text::NOT_SENT_YET)) }
            template { (icon_push("right")) }
        }
        (boot_unsent(shell))
    }
}

/// For the pages around a board: what this phone keeps, and the buttons that copy.
pub(super) fn boot_unsent(shell: &Shell<'_>) -> Markup {
    html! {
        @if !shell.assets.boot_unsent_url.is_empty() {
            script type="module" src=(shell.assets.boot_unsent_url) {}
        }
    }
}

/// Under what is read.
pub(super) fn footer(shell: &Shell<'_>) -> Markup {
    html! { footer.wrap { (links(shell, "about")) } }
}

/// Under what is read on a board: what is kept there, for how long and who sees it is the board's own answer.
pub(super) fn footer_on_board(shell: &Shell<'_>, board: BoardId) -> Markup {
    let own = format!("/b/{board}/privacy");
    let path = |path: &'static str| if path == PRIVACY { own.clone() } else { path.to_owned() };
    html! { footer.wrap { (links_to(shell, "about", path)) } }
}

/// Under a page that is shown once: nothing on it leads away from it, and asking for it in another language would.
pub(super) fn footer_beside(shell: &Shell<'_>) -> Markup {
    html! {
        footer.wrap {
            nav.about aria-label=(shell.say(text::FOOTER)) {
                @for (path, what) in ABOUT { a href=(path) target="_blank" rel="noopener" { (shell.say(what)) } }
            }
        }
    }
}

const PRIVACY: &str = "/privacy";

const ABOUT: [(&str, Said); 4] = [
    ("/help", text::HELP),
    (PRIVACY, text::PRIVACY),
    ("/contact", text::CONTACT),
    ("/accessibility", text::ACCESSIBILITY),
];

/// The same links in the same order on every page.
pub(super) fn links(shell: &Shell<'_>, class: &str) -> Markup {
    links_to(shell, class, str::to_owned)
}

fn links_to(shell: &Shell<'_>, class: &str, address: impl Fn(&'static str) -> String) -> Markup {
    let other = match shell.language {
        Language::Nl => Language::En,
        Language::En => Language::Nl,
    };
    html! {
        nav class=(class) aria-label=(shell.say(text::FOOTER)) {
            @for (path, what) in ABOUT { a href=(address(path)) { (shell.say(what)) } }
            a href={ (shell.path) "?lang=" (other.as_str()) } hreflang=(other.as_str()) lang=(other.as_str()) {
                (shell.say(text::OTHER_LANGUAGE))
            }
        }
    }
}
