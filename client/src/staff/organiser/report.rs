//! The report in its formats: one reading, so the same numbers everywhere.

use leptos::prelude::*;
use shared::text::{Counted, Said, organise as text};

use super::download::{Download, File};
use super::section::{Part, Section};
use crate::components::icon::small_icon;
use crate::components::said::count;
use crate::live::Live;

/// What it is called in the address and as a file's ending; its icon, name and use.
type Format = (&'static str, &'static str, Said, Said);

const FORMATS: [Format; 7] = [
    ("docx", "doc", text::WORD, text::WORD_HINT),
    ("pdf", "print", text::PDF, text::PDF_HINT),
    ("xlsx", "sheet", text::EXCEL, text::EXCEL_HINT),
    ("html", "web", text::WEB, text::WEB_HINT),
    ("csv", "sheet", text::CSV, text::CSV_HINT),
    ("md", "doc", text::MARKDOWN, text::MARKDOWN_HINT),
    ("json", "stack", text::JSON, text::JSON_HINT),
];

#[component]
pub(super) fn Report(live: Live) -> impl IntoView {
    let rows: Vec<_> = FORMATS
        .into_iter()
        .map(|(format, sign, title, hint)| {
            let (path, name) =
                (format!("/api/boards/{}/export/{format}", live.id), format!("verslag.{format}"));
            let missing = if format == "pdf" { text::NO_PDF } else { text::NOT_HERE };
            view! { <Download file=File { sign, title, hint, act: None, path, name, missing }/> }
        })
        .collect();
    view! {
        <Section part=Part::Report>
            <NotRead live said=text::NOT_IN_REPORT/>
            <ul class="card" role="list">{rows}</ul>
        </Section>
    }
}

/// How many reflections everybody is still to read, by which a report is poorer than its writers think.
#[component]
pub(super) fn NotRead(live: Live, said: Counted) -> impl IntoView {
    let unread = Memo::new(move |_| {
        let lists = live.board.lists();
        lists.standing.saturating_sub(lists.published.len())
    });
    move || {
        let unread = Some(unread.get()).filter(|unread| *unread > 0)?;
        Some(view! { <p class="keep unread">{small_icon("info")} <span>{count(said, unread)}</span></p> })
    }
}
