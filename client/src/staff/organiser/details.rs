//! The event that the board belongs to: one field a line, each sent as it is changed.

use leptos::prelude::*;
use shared::command::ReportChange;
use shared::day::Day;
use shared::text::{Said, organise as text};
use shared::words::{BadWords, Line, Title};
use web_sys::HtmlInputElement;

use super::field::{Fault, Words};
use super::outcome::{Reported, Shown};
use super::own::Remember;
use super::section::{Part, Section};
use crate::components::said::say;

/// One line of the cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Date,
    Place,
    Audience,
}

impl Field {
    fn id(self) -> &'static str {
        match self {
            Self::Title => "detail-title",
            Self::Date => "detail-date",
            Self::Place => "detail-place",
            Self::Audience => "detail-audience",
        }
    }

    fn said(self) -> (Said, Option<Said>) {
        match self {
            Self::Title => (text::TITLE, None),
            Self::Date => (text::DATE, Some(text::DATE_HINT)),
            Self::Place => (text::PLACE, Some(text::PLACE_HINT)),
            Self::Audience => (text::AUDIENCE, Some(text::AUDIENCE_HINT)),
        }
    }

    fn kind(self) -> &'static str {
        if self == Self::Date { "date" } else { "text" }
    }

    fn of(self, shown: &Shown) -> String {
        let details = &shown.outcome.details;
        match self {
            Self::Title => shown.title.clone(),
            Self::Date => details.date.map(|day| day.to_string()).unwrap_or_default(),
            Self::Place => details.place.to_string(),
            Self::Audience => details.audience.to_string(),
        }
    }

    /// This line as it was typed; the others are perhaps being filled in by a colleague.
    fn with(self, words: &str) -> Result<ReportChange, Wrong> {
        let (mut title, mut date, mut place, mut audience) = (None, None, None, None);
        match self {
            Self::Title => title = Some(Title::parse(words)?.to_string()),
            Self::Date if words.is_empty() => date = Some(String::new()),
            Self::Date => date = Some(words.parse::<Day>().map_err(|_| Wrong::Day)?.to_string()),
            Self::Place => place = Some(Line::parse(words)?.to_string()),
            Self::Audience => audience = Some(Line::parse(words)?.to_string()),
        }
        Ok(ReportChange::Details { title, date, place, audience })
    }
}

/// What is the matter with what was typed.
enum Wrong {
    Words(BadWords),
    Day,
}

impl From<BadWords> for Wrong {
    fn from(why: BadWords) -> Self {
        Self::Words(why)
    }
}

#[component]
pub(super) fn TheBoard(reported: Reported) -> impl IntoView {
    view! {
        <Section part=Part::Details>
            <div class="card">
                <Row reported field=Field::Title/>
                <Row reported field=Field::Date/>
                <Row reported field=Field::Place/>
                <Row reported field=Field::Audience/>
                <Remember reported/>
            </div>
        </Section>
    }
}

#[component]
fn Row(reported: Reported, field: Field) -> impl IntoView {
    let (label, hint) = field.said();
    let fault = Fault::of(field.id());
    let typed = Words::of(Memo::new(move |_| field.of(&reported.shown())));
    let change = move |event: leptos::ev::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        // A browser gives no words for a date that is none, and says so.
        if !input.check_validity() {
            return fault.say(text::NO_SUCH_DAY);
        }
        let (words, now) = (input.value(), reported.now());
        match field.with(&words) {
            Ok(change) => {
                fault.clear();
                typed.sent();
                let Ok(back) = field.with(&field.of(&now)) else { return };
                reported.change(change, back, say(label));
            }
            Err(Wrong::Words(why)) => fault.find(&words, why, shared::text::hall::NEEDS_NAME),
            Err(Wrong::Day) => fault.say(text::NO_SUCH_DAY),
        }
    };
    view! {
        <div class="sw">
            <label for=field.id()>{say(label)} {hint.map(|hint| view! { <small>{say(hint)}</small> })}</label>
            <input
                id=field.id()
                class="input wide"
                type=field.kind()
                dir=if field == Field::Date { "ltr" } else { "auto" }
                autocomplete="off"
                min=(field == Field::Date).then_some("1970-01-01")
                max=(field == Field::Date).then_some("9999-12-31")
                aria-invalid=move || fault.is_there()
                aria-describedby=fault.id()
                disabled=move || reported.told().is_none()
                prop:value=typed.shown()
                on:focus=move |_| typed.entered()
                on:input=move |_| typed.typed()
                on:change=change
                on:blur=move |event| typed.left(&event_target_value(&event))
            />
            {fault.shown()}
            {typed.contest()}
        </div>
    }
}
