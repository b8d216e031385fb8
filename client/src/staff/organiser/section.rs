//! The page's parts and their table of contents: before the meeting, during it, and afterwards.

use leptos::prelude::*;
use shared::text::{Said, hall, organise as text, staff};

use crate::components::dom::{find, focus};
use crate::components::said::say;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Details,
    Prompts,
    Perspectives,
    Settings,
    Protocol,
    Links,
    Handout,
    Rehearsal,
    Rounds,
    Report,
    Added,
    Agreements,
    FollowUp,
    Result,
    Late,
    Series,
    Keeping,
}

/// As they stand on the page, with when they are needed.
const CONTENTS: [(Said, &[Part]); 3] = [
    (
        text::BEFORE,
        &[
            Part::Details,
            Part::Prompts,
            Part::Perspectives,
            Part::Settings,
            Part::Protocol,
            Part::Links,
            Part::Handout,
            Part::Rehearsal,
        ],
    ),
    (text::DURING, &[Part::Rounds]),
    (
        text::AFTER,
        &[
            Part::Report,
            Part::Added,
            Part::Agreements,
            Part::FollowUp,
            Part::Result,
            Part::Late,
            Part::Series,
            Part::Keeping,
        ],
    ),
];

impl Part {
    fn id(self) -> &'static str {
        match self {
            Self::Details => "details",
            Self::Prompts => "prompts",
            Self::Perspectives => "perspectives",
            Self::Settings => "how",
            Self::Protocol => "protocol",
            Self::Links => "joining",
            Self::Handout => "handout",
            Self::Rehearsal => "rehearsal",
            Self::Rounds => "rounds",
            Self::Report => "report",
            Self::Added => "added",
            Self::Agreements => "agreements",
            Self::FollowUp => "follow-up",
            Self::Result => "result",
            Self::Late => "late",
            Self::Series => "series",
            Self::Keeping => "keeping",
        }
    }

    fn title(self) -> Said {
        match self {
            Self::Details => text::THE_BOARD,
            Self::Prompts => hall::PROMPTS,
            Self::Perspectives => hall::PERSPECTIVES,
            Self::Settings => staff::HOW_IT_WORKS,
            Self::Protocol => hall::PROTOCOL,
            Self::Links => text::LINKS_AND_QR,
            Self::Handout => text::HANDOUT,
            Self::Rehearsal => text::REHEARSAL,
            Self::Rounds => staff::ROUNDS,
            Self::Report => text::REPORT,
            Self::Added => text::IN_REPORT,
            Self::Agreements => text::AGREEMENTS,
            Self::FollowUp => text::FOLLOW_UP,
            Self::Result => text::RESULT,
            Self::Late => text::LATE,
            Self::Series => text::SERIES,
            Self::Keeping => text::KEEPING,
        }
    }

    fn hint(self) -> Said {
        match self {
            Self::Details => text::THE_BOARD_HINT,
            Self::Prompts => hall::PROMPTS_HINT,
            Self::Perspectives => hall::PERSPECTIVES_HINT,
            Self::Settings => staff::HOW_HINT,
            Self::Protocol => hall::PROTOCOL_HINT,
            Self::Links => staff::JOINING_HINT,
            Self::Handout => text::HANDOUT_HINT,
            Self::Rehearsal => text::REHEARSAL_HINT,
            Self::Rounds => staff::ROUNDS_HINT,
            Self::Report => text::REPORT_HINT,
            Self::Added => text::IN_REPORT_HINT,
            Self::Agreements => text::AGREEMENTS_HINT,
            Self::FollowUp => text::FOLLOW_UP_HINT,
            Self::Result => text::RESULT_HINT,
            Self::Late => text::LATE_HINT,
            Self::Series => text::SERIES_HINT,
            Self::Keeping => text::KEEPING_HINT,
        }
    }

    pub(super) fn go(self) {
        let Some(heading) = find(&format!("#{}", self.id())) else { return };
        heading.scroll_into_view();
        focus(&heading);
    }
}

#[component]
pub(super) fn Section(part: Part, children: Children) -> impl IntoView {
    view! {
        <section class="sec" aria-labelledby=part.id()>
            <header>
                <h2 id=part.id() tabindex="-1">{say(part.title())}</h2>
                <p>{say(part.hint())}</p>
            </header>
            <div class="body">{children()}</div>
        </section>
    }
}

#[component]
pub(super) fn Contents() -> impl IntoView {
    let group = |(when, parts): (Said, &'static [Part])| {
        let links: Vec<_> = parts.iter().map(|part| view! { <li><To part=*part/></li> }).collect();
        view! { <div class="toc-g"><p>{say(when)}</p><ul role="list">{links}</ul></div> }
    };
    let groups: Vec<_> = CONTENTS.into_iter().map(group).collect();
    view! { <nav class="toc" aria-label=say(text::ON_THIS_PAGE)>{groups}</nav> }
}

/// Behind the # of this page's address stands the secret of a link, never a place: the focus goes, the address stays.
#[component]
fn To(part: Part) -> impl IntoView {
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        part.go();
    };
    view! { <a href=format!("#{}", part.id()) on:click=go>{say(part.title())}</a> }
}
