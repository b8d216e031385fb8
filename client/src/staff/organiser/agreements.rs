//! Who does what, and when: a list, and one dialog that makes and changes.

use leptos::html;
use leptos::prelude::*;
use shared::command::ReportChange;
use shared::ids::{AgreementId, ThemeId};
use shared::limits;
use shared::outcome::Agreement;
use shared::text::{Said, hall, organise as text, staff};
use shared::words::{BadWords, Line, Text};

use super::field::{Fault, changed_too};
use super::outcome::Reported;
use super::section::{Part, Section};
use crate::components::dom::{after_drawing, find, focus};
use crate::components::icon::{icon, small_icon};
use crate::components::modal::{Modal, close};
use crate::components::number::number;
use crate::components::said::{fill, say};
use crate::live::{Live, random};

/// Which agreement the dialog is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    New,
    Of(AgreementId),
}

type List = Memo<Vec<Agreement>>;

#[component]
pub(super) fn Agreements(reported: Reported) -> impl IntoView {
    let list: List = reported.part(|outcome| outcome.agreements.clone());
    let asked = RwSignal::new(None::<Asked>);
    let keys = move || list.with(|list| list.iter().map(|agreement| agreement.id).collect::<Vec<_>>());
    let is_closed = move || reported.told().is_none() || list.with(|list| list.len() >= limits::AGREEMENTS);
    view! {
        <Section part=Part::Agreements>
            <div class="card">
                <ol class="agreed" role="list">
                    <For each=keys key=|id| *id let:id>
                        <Row reported list asked id/>
                    </For>
                </ol>
                {move || list.with(Vec::is_empty).then(|| view! { <p class="sw muted">{say(text::NO_AGREEMENTS)}</p> })}
                <div class="sw">
                    <button
                        type="button"
                        class="btn"
                        id="new-agreement"
                        disabled=is_closed
                        on:click=move |_| asked.set(Some(Asked::New))
                    >
                        {small_icon("plus")} {say(text::ADD_AGREEMENT)}
                    </button>
                    <small>{fill(hall::MOST_OF, &[("n", &number(limits::AGREEMENTS))])}</small>
                </div>
            </div>
            {move || asked.get().map(|which| view! { <Editor reported list asked which/> })}
        </Section>
    }
}

/// The theme's title as it is now, or nothing once the theme went.
fn title_of(live: Live, theme: ThemeId) -> Option<String> {
    live.board.theme(theme).map(|theme| theme.theme.get().title.to_string())
}

fn as_change(agreement: &Agreement) -> ReportChange {
    ReportChange::Agreement {
        agreement: agreement.id,
        what: agreement.what.to_string(),
        who: agreement.who.to_string(),
        when: agreement.when.to_string(),
        theme: agreement.theme,
    }
}

#[component]
fn Row(reported: Reported, list: List, asked: RwSignal<Option<Asked>>, id: AgreementId) -> impl IntoView {
    let own = Memo::new(move |_| list.with(|list| list.iter().find(|agreement| agreement.id == id).cloned()));
    let what = move || own.get().map(|own| own.what.to_string()).unwrap_or_default();
    let rest = move || {
        let own = own.get()?;
        let theme = own.theme.and_then(|theme| title_of(reported.live(), theme));
        let parts = [own.who.to_string(), own.when.to_string(), theme.unwrap_or_default()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(parts.join(" · "))
    };
    let named = move |said: Said| move || fill(said, &[("what", &what())]);
    let drop_it = move |_| {
        let Some(own) = own.get_untracked() else { return };
        let gone = ReportChange::DropAgreement { agreement: id };
        reported.change(gone, as_change(&own), own.what.as_str());
        after_drawing(|| {
            if let Some(next) = find("#new-agreement") {
                focus(&next);
            }
        });
    };
    view! {
        <li class="arow">
            <p dir="auto"><b>{what}</b><span class="how">{rest}</span></p>
            <button type="button" class="btn btn-bare btn-icon" aria-label=named(text::CHANGE_OF) title=named(text::CHANGE_OF) on:click=move |_| asked.set(Some(Asked::Of(id)))>
                {icon("edit")}
            </button>
            <button type="button" class="btn btn-bare btn-icon" aria-label=named(hall::REMOVE_ONE) title=named(hall::REMOVE_ONE) on:click=drop_it>
                {icon("x")}
            </button>
        </li>
    }
}

/// What stands in the dialog.
#[derive(Clone, Copy)]
struct Draft {
    what: RwSignal<String>,
    who: RwSignal<String>,
    when: RwSignal<String>,
    theme: RwSignal<Option<ThemeId>>,
}

#[component]
fn Editor(reported: Reported, list: List, asked: RwSignal<Option<Asked>>, which: Asked) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let find_it =
        move |id: AgreementId| list.with_untracked(|list| list.iter().find(|a| a.id == id).cloned());
    let old = match which {
        Asked::New => None,
        Asked::Of(id) => find_it(id),
    };
    let words = |part: fn(&Agreement) -> String| RwSignal::new(old.as_ref().map(part).unwrap_or_default());
    let draft = Draft {
        what: words(|a| a.what.to_string()),
        who: words(|a| a.who.to_string()),
        when: words(|a| a.when.to_string()),
        theme: RwSignal::new(old.as_ref().and_then(|old| old.theme)),
    };
    let old = StoredValue::new(old);
    let is_contested = Signal::derive(move || {
        let id = old.with_value(|old| old.as_ref().map(|old| old.id));
        let now = id.and_then(|id| list.with(|list| list.iter().find(|a| a.id == id).cloned()));
        old.with_value(|old| *old != now)
    });
    let faults = [Fault::of("agree-what"), Fault::of("agree-who"), Fault::of("agree-when")];
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let texts = [draft.what, draft.who, draft.when].map(|words| words.get_untracked());
        let what = Text::parse(&texts[0]).map(|_| ());
        let lines = [what, Line::parse(&texts[1]).map(|_| ()), Line::parse(&texts[2]).map(|_| ())];
        for ((fault, words), read) in faults.iter().zip(&texts).zip(&lines) {
            match read {
                Ok(()) => fault.clear(),
                Err(why) => fault.find(words, *why, text::NEEDS_WHAT),
            }
        }
        if lines.iter().any(Result::is_err) {
            return point_at(&lines);
        }
        let old = old.get_value();
        let id = old.as_ref().map_or_else(|| AgreementId::from_random(random::bytes()), |old| old.id);
        let [what, who, when] = texts;
        let said = what.clone();
        let theme = draft.theme.get_untracked();
        let back = find_it(id).as_ref().map_or(ReportChange::DropAgreement { agreement: id }, as_change);
        reported.change(ReportChange::Agreement { agreement: id, what, who, when, theme }, back, &said);
        close(dialog);
    };
    let title = if which == Asked::New { text::ADD_AGREEMENT } else { text::CHANGE_AGREEMENT };
    let [what, who, when] = faults;
    view! {
        <Modal title=say(title) dialog closed=move || asked.set(None)>
            <form class="dlg-form" novalidate on:submit=keep>
                <label class="label" for="agree-what">{say(text::WHAT)}</label>
                <textarea
                    id="agree-what"
                    class="input"
                    rows="3"
                    dir="auto"
                    autofocus
                    aria-invalid=move || what.is_there()
                    aria-describedby=what.id()
                    prop:value=draft.what
                    on:input=move |event| {
                        what.clear();
                        draft.what.set(event_target_value(&event));
                    }
                ></textarea>
                {what.shown()}
                <OneLine id="agree-who" label=text::WHO words=draft.who fault=who/>
                <OneLine id="agree-when" label=text::WHEN hint=text::WHEN_HINT words=draft.when fault=when/>
                <Themes live=reported.live() chosen=draft.theme/>
                {changed_too(is_contested)}
                <div class="dlg-f">
                    <button type="button" class="btn" on:click=move |_| close(dialog)>{say(staff::CANCEL)}</button>
                    <button type="submit" class="btn btn-main">{say(text::KEEP)}</button>
                </div>
            </form>
        </Modal>
    }
}

/// The first field that is not right gets the focus.
fn point_at(lines: &[Result<(), BadWords>; 3]) {
    let at = lines.iter().position(Result::is_err).unwrap_or_default();
    let field = ["#agree-what", "#agree-who", "#agree-when"].get(at).and_then(|field| find(field));
    if let Some(field) = field {
        focus(&field);
    }
}

#[component]
pub(super) fn OneLine(
    id: &'static str,
    label: Said,
    #[prop(optional)] hint: Option<Said>,
    #[prop(optional)] kind: Option<&'static str>,
    words: RwSignal<String>,
    fault: Fault,
) -> impl IntoView {
    let kind = kind.unwrap_or("text");
    view! {
        <label class="label" for=id>{say(label)} {hint.map(|hint| view! { <small>{say(hint)}</small> })}</label>
        <input
            id=id
            class="input"
            type=kind
            dir=if kind == "text" { "auto" } else { "ltr" }
            autocomplete="off"
            aria-invalid=move || fault.is_there()
            aria-describedby=fault.id()
            prop:value=words
            on:input=move |event| {
                fault.clear();
                words.set(event_target_value(&event));
            }
        />
        {fault.shown()}
    }
}

#[component]
fn Themes(live: Live, chosen: RwSignal<Option<ThemeId>>) -> impl IntoView {
    let options: Vec<_> = untrack(|| live.board.themes())
        .iter()
        .filter_map(|id| Some((*id, untrack(|| title_of(live, *id))?)))
        .map(|(id, title)| {
            view! { <option value=id.to_string() selected=move || chosen.get() == Some(id)>{title}</option> }
        })
        .collect();
    let choose = move |event| chosen.set(event_target_value(&event).parse().ok());
    view! {
        <label class="label" for="agree-theme">{say(text::ABOUT_THEME)}</label>
        <span class="select-wrap">
            <select id="agree-theme" class="select" on:change=choose>
                <option value="" selected=move || chosen.get().is_none()>{say(text::WHOLE_BOARD)}</option>
                {options}
            </select>
            {icon("down")}
        </span>
    }
}
