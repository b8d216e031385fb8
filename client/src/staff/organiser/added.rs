//! What the organiser adds to people's words: a summary, and where more is to be found.

use leptos::prelude::*;
use shared::command::{NewLink, ReportChange};
use shared::limits;
use shared::outcome::{Link, Url};
use shared::text::{hall, organise as text};
use shared::words::{BadWords, Line, Text};

use super::field::{Fault, Words};
use super::list::{Move, Moves};
use super::outcome::Reported;
use super::section::{Part, Section};
use crate::components::icon::small_icon;
use crate::components::number::number;
use crate::components::said::{fill, say};

#[component]
pub(super) fn Added(reported: Reported) -> impl IntoView {
    view! {
        <Section part=Part::Added>
            <div class="card">
                <Summary reported/>
                <Links reported/>
            </div>
        </Section>
    }
}

#[component]
fn Summary(reported: Reported) -> impl IntoView {
    let words =
        reported.part(|outcome| outcome.summary.as_ref().map(ToString::to_string).unwrap_or_default());
    let (fault, field) = (Fault::of("summary"), Words::of(words));
    let change = move |event: leptos::ev::Event| {
        let new = event_target_value(&event);
        match Text::parse(&new) {
            Ok(_) | Err(BadWords::Empty) => {
                fault.clear();
                field.sent();
                let back = ReportChange::Summary { text: words.get_untracked() };
                reported.change(ReportChange::Summary { text: new }, back, say(text::SUMMARY));
            }
            Err(why) => fault.find(&new, why, text::NEEDS_WORDS),
        }
    };
    view! {
        <div class="sw tall">
            <label for="summary">
                {say(text::SUMMARY)}
                <small id="summary-hint">{fill(text::SUMMARY_HINT, &[("n", &number(limits::TEXT))])}</small>
            </label>
            <textarea
                id="summary"
                class="input"
                rows="4"
                dir="auto"
                aria-invalid=move || fault.is_there()
                aria-describedby=fault.id()
                disabled=move || reported.told().is_none()
                prop:value=field.shown()
                on:focus=move |_| field.entered()
                on:input=move |_| field.typed()
                on:change=change
                on:blur=move |event| field.left(&event_target_value(&event))
            ></textarea>
            {fault.shown()}
            {field.contest()}
        </div>
    }
}

fn wanted(link: &Link) -> NewLink {
    NewLink { title: link.title.to_string(), url: link.url.as_str().to_owned() }
}

fn save(reported: Reported, old: &[Link], new: Vec<NewLink>, what: &str) {
    let back = ReportChange::Links { links: old.iter().map(wanted).collect() };
    reported.change(ReportChange::Links { links: new }, back, what);
}

#[component]
fn Links(reported: Reported) -> impl IntoView {
    let list = reported.part(|outcome| outcome.links.clone());
    let rows = move || list.with(|list| (0..list.len()).collect::<Vec<_>>());
    view! {
        <div class="sw" id="links-head"><span class="q">{say(text::MORE_TO_READ)}</span></div>
        <ul class="edits" role="list" aria-labelledby="links-head">
            <For each=rows key=|at| *at let:at>
                <Row reported list at/>
            </For>
        </ul>
        {move || list.with(Vec::is_empty).then(|| view! { <p class="sw muted">{say(text::NO_LINKS)}</p> })}
        <Another reported list/>
    }
}

/// By place: a link is its words and its address, and has no name besides.
#[component]
fn Row(reported: Reported, list: Memo<Vec<Link>>, at: usize) -> impl IntoView {
    let of = move |part: fn(&Link) -> String| {
        Memo::new(move |_| list.with(|list| list.get(at).map(part).unwrap_or_default()))
    };
    let (title, address) = (of(|link| link.title.to_string()), of(|link| link.url.as_str().to_owned()));
    let (fault, doubt) = (Fault::of(format!("link-{at}")), Fault::of(format!("address-{at}")));
    let (name, place) = (Words::of(title), Words::of(address));
    let change = move |change: &dyn Fn(&mut NewLink)| {
        let old = list.get_untracked();
        let mut new: Vec<_> = old.iter().map(wanted).collect();
        if let Some(link) = new.get_mut(at) {
            change(link);
            let what = link.title.clone();
            save(reported, &old, new, &what);
        }
    };
    let rename = move |event: leptos::ev::Event| {
        let words = event_target_value(&event);
        match named(&words) {
            Ok(title) => {
                fault.clear();
                name.sent();
                change(&|link| link.title = title.to_string());
            }
            Err(why) => fault.find(&words, why, text::NEEDS_WORDS),
        }
    };
    let readdress = move |event: leptos::ev::Event| match event_target_value(&event).parse::<Url>() {
        Ok(url) => {
            doubt.clear();
            place.sent();
            change(&|link| url.as_str().clone_into(&mut link.url));
        }
        Err(_) => doubt.say(text::NO_ADDRESS),
    };
    let go = move |to: Move| {
        let old = list.get_untracked();
        let mut new: Vec<_> = old.iter().map(wanted).collect();
        to.apply(&mut new, at);
        save(reported, &old, new, &title.get_untracked());
    };
    view! {
        <li class="pair">
            <input
                class="input"
                dir="auto"
                aria-label=say(text::LINK_TITLE)
                aria-invalid=move || fault.is_there()
                aria-describedby=fault.id()
                prop:value=name.shown()
                on:focus=move |_| name.entered()
                on:input=move |_| name.typed()
                on:change=rename
                on:blur=move |event| name.left(&event_target_value(&event))
            />
            <input
                class="input"
                type="url"
                dir="ltr"
                aria-label=say(text::LINK_ADDRESS)
                aria-invalid=move || doubt.is_there()
                aria-describedby=doubt.id()
                prop:value=place.shown()
                on:focus=move |_| place.entered()
                on:input=move |_| place.typed()
                on:change=readdress
                on:blur=move |event| place.left(&event_target_value(&event))
            />
            <Moves
                what=title
                at=Signal::stored(at)
                length=Signal::derive(move || list.with(Vec::len))
                is_closed=Signal::stored(false)
                why_not=Signal::derive(|| None::<String>)
                after="#new-link"
                go
            />
            {fault.shown()}
            {doubt.shown()}
            {name.contest()}
            {place.contest()}
        </li>
    }
}

/// A line with something in it.
fn named(words: &str) -> Result<Line, BadWords> {
    Line::parse(words).and_then(|line| if line.is_empty() { Err(BadWords::Empty) } else { Ok(line) })
}

#[component]
fn Another(reported: Reported, list: Memo<Vec<Link>>) -> impl IntoView {
    let (title, address) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (fault, doubt) = (Fault::of("new-link"), Fault::of("new-address"));
    let is_closed =
        Memo::new(move |_| reported.told().is_none() || list.with(|list| list.len() >= limits::LINKS));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = title.get_untracked();
        let name = named(&words);
        let url = address.get_untracked().parse::<Url>();
        if let Err(why) = &name {
            fault.find(&words, *why, text::NEEDS_WORDS);
        }
        if url.is_err() {
            doubt.say(text::NO_ADDRESS);
        }
        let (Ok(name), Ok(url)) = (name, url) else { return };
        let old = list.get_untracked();
        let added = NewLink { title: name.to_string(), url: url.as_str().to_owned() };
        let new = old.iter().map(wanted).chain(std::iter::once(added)).collect();
        title.set(String::new());
        address.set(String::new());
        save(reported, &old, new, name.as_str());
    };
    view! {
        <form class="sw new" novalidate on:submit=add>
            <p class="q">
                {say(text::ADD_LINK)} <small>{fill(hall::MOST_OF, &[("n", &number(limits::LINKS))])}</small>
            </p>
            <div class="fields">
                <label>
                    {say(text::LINK_TITLE)}
                    <input
                        id="new-link"
                        class="input"
                        autocomplete="off"
                        dir="auto"
                        aria-invalid=move || fault.is_there()
                        aria-describedby=fault.id()
                        disabled=is_closed
                        prop:value=title
                        on:input=move |event| {
                            fault.clear();
                            title.set(event_target_value(&event));
                        }
                    />
                </label>
                <label>
                    {say(text::LINK_ADDRESS)}
                    <input
                        class="input"
                        type="url"
                        inputmode="url"
                        autocomplete="off"
                        dir="ltr"
                        placeholder="https://"
                        aria-invalid=move || doubt.is_there()
                        aria-describedby=doubt.id()
                        disabled=is_closed
                        prop:value=address
                        on:input=move |event| {
                            doubt.clear();
                            address.set(event_target_value(&event));
                        }
                    />
                </label>
                <button type="submit" class="btn" disabled=is_closed>{small_icon("plus")} {say(hall::ADD)}</button>
            </div>
            {fault.shown()}
            {doubt.shown()}
        </form>
    }
}
