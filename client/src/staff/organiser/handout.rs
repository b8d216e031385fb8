//! What is printed before the meeting.

use leptos::prelude::*;
use shared::text::organise as text;

use super::download::{Download, File};
use super::section::{Part, Section};
use crate::live::Live;

#[component]
pub(super) fn Handout(live: Live) -> impl IntoView {
    let sheet = move |kind: &str, sign, title, hint| {
        let (path, name) = (format!("/api/boards/{}/print/{kind}", live.id), format!("{kind}.pdf"));
        let file = File { sign, title, hint, act: None, path, name, missing: text::NO_PAPER };
        view! { <Download file/> }
    };
    view! {
        <Section part=Part::Handout>
            <ul class="card" role="list">
                {sheet("poster", "print", text::POSTER, text::POSTER_HINT)}
                {sheet("handout", "doc", text::SHEETS, text::SHEETS_HINT)}
                {sheet("slips", "edit", text::SLIPS, text::SLIPS_HINT)}
            </ul>
        </Section>
    }
}
