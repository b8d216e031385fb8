//! Pieces that several pages share.

use maud::{Markup, PreEscaped, html};
use shared::settings::Language;
use shared::text::common::PRODUCT;
use shared::text::{attendee, pages as text};

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
    html! { a.skip href="#board" { (shell.say(text::SKIP)) } }
}

pub(super) fn brand(shell: &Shell<'_>) -> Markup {
    html! { a.brand href="/" { (icon("echo")) strong { (shell.say(PRODUCT)) } } }
}

/// A sentence beside the field that it is about.
pub(super) fn field_error(id: &str, sentence: &str) -> Markup {
    html! { p.field-err id=(id) { (icon("alert")) span { (sentence) } } }
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
        @if !shell.assets.boot_unsent_url.is_empty() {
            script type="module" src=(shell.assets.boot_unsent_url) {}
        }
    }
}

/// The same links in the same order on every page.
pub(super) fn footer(shell: &Shell<'_>) -> Markup {
    let other = match shell.language {
        Language::Nl => Language::En,
        Language::En => Language::Nl,
    };
    html! {
        footer.wrap {
            nav.foot aria-label=(shell.say(text::FOOTER)) {
                a href="/help" { (shell.say(text::HELP)) }
                a href="/privacy" { (shell.say(text::PRIVACY)) }
                a href="/contact" { (shell.say(text::CONTACT)) }
                a href={ (shell.path) "?lang=" (other.as_str()) } hreflang=(other.as_str()) lang=(other.as_str()) {
                    (shell.say(text::OTHER_LANGUAGE))
                }
            }
        }
    }
}
