//! How the board works, for a moderator: what was agreed, to read; and what they may change themselves.

use leptos::html;
use leptos::prelude::*;
use shared::command::Action;
use shared::rights::Right;
use shared::settings::{GroupBy, Identity, Language, Moderation, Reveal, Settings, VoteOn};
use shared::text::{Said, hall as text, staff};

use super::super::desk::{Desk, Dialog};
use super::super::top::Choices;
use super::people::WayIn;
use crate::components::icon::icon;
use crate::components::modal::{Modal, close};
use crate::components::number::number;
use crate::components::said::{fill, say};

#[component]
pub(super) fn Facts() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let closed = move || {
        if desk.dialog.get_untracked() == Some(Dialog::Facts) {
            desk.dialog.set(None);
        }
    };
    let facts = move || {
        let settings = desk.live.board.settings();
        let line = |(said, value): (Said, String)| view! { <div><dt>{say(said)}</dt><dd>{value}</dd></div> };
        facts(&settings).into_iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <Modal title=say(text::SETTINGS) dialog closed>
            <div class="dlg-b">
                <RoundPrompt/>
                <section>
                    <h3>{say(text::TIMER)}</h3>
                    <div class="menu flat"><Choices/></div>
                </section>
                <WayIn/>
                <section>
                    <h3>{say(text::AGREEMENTS)}</h3>
                    <p class="muted">{say(text::AGREEMENTS_HINT)}</p>
                    <dl class="facts-l">{facts}</dl>
                </section>
            </div>
            <div class="dlg-f">
                <button type="button" class="btn btn-main" autofocus on:click=move |_| close(dialog)>{say(staff::CLOSE)}</button>
            </div>
        </Modal>
    }
}

/// Every setting in words.
fn facts(settings: &Settings) -> Vec<(Said, String)> {
    let said = |said: Said| say(said).to_owned();
    let moderation = match settings.moderation {
        Moderation::After => staff::MODERATION_AFTER,
        Moderation::Before => staff::MODERATION_BEFORE,
    };
    let reveal = match settings.reveal {
        Reveal::OnRead => staff::REVEAL_ON_READ,
        Reveal::Live => staff::REVEAL_LIVE,
    };
    let identity = match settings.identity {
        Identity::Anonymous => text::ANONYMOUS,
        Identity::Named => text::NAMED,
    };
    let group_by = match settings.group_by {
        GroupBy::Moderators => staff::GROUP_MODERATORS,
        GroupBy::Everyone => staff::GROUP_EVERYONE,
    };
    let vote_on = match settings.vote_on {
        VoteOn::Themes => text::ON_THEMES,
        VoteOn::Reflections => text::ON_REFLECTIONS,
    };
    let perspective =
        if settings.show_perspective { staff::PERSPECTIVE_ALL } else { staff::PERSPECTIVE_STAFF };
    let language = match settings.language {
        Language::Nl => text::DUTCH,
        Language::En => text::ENGLISH,
    };
    vec![
        (staff::SET_MODERATION, said(moderation)),
        (staff::SET_REVEAL, said(reveal)),
        (text::SET_IDENTITY, said(identity)),
        (staff::SET_GROUP_BY, said(group_by)),
        (text::SET_VOTE_ON, said(vote_on)),
        (text::SET_VOTES, number(settings.votes_per_person)),
        (text::SET_PER_TARGET, number(settings.votes_per_target)),
        (staff::SET_PER_PERSON, number(settings.reflections_per_person)),
        (staff::SET_SHOW_PERSPECTIVE, said(perspective)),
        (text::SET_LANGUAGE, said(language)),
        (text::SET_RETENTION, number(settings.retention_days)),
    ]
}

/// One question at a time, or all.
#[component]
fn RoundPrompt() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let board = desk.live.board;
    let chosen = move || board.prompt().map(|key| key.to_string()).unwrap_or_default();
    let change = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        let found = untrack(|| board.prompts()).into_iter().find(|prompt| prompt.id.as_str() == value);
        let note = found.as_ref().map_or_else(
            || say(text::ALL_PROMPTS_NOW).to_owned(),
            |prompt| fill(text::PROMPT_NOW, &[("prompt", prompt.title.as_str())]),
        );
        desk.act(Action::SetPrompt { prompt: found.map(|prompt| prompt.id) }, note);
    };
    let options = move || {
        let option = |prompt: shared::settings::Prompt| {
            let id = prompt.id.to_string();
            let is_chosen = chosen() == id;
            view! { <option value=id selected=is_chosen>{prompt.title.to_string()}</option> }
        };
        board.prompts().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <section class="one">
            <label for="round-prompt">{say(text::ROUND_PROMPT)}</label>
            <span class="select-wrap">
                <select
                    id="round-prompt"
                    class="select"
                    disabled=move || !desk.may(Right::Steer)
                    prop:value=chosen
                    on:change=change
                >
                    <option value="" selected=move || chosen().is_empty()>{say(text::ALL_PROMPTS)}</option>
                    {options}
                </select>
                {icon("down")}
            </span>
        </section>
    }
}
