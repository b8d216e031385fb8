//! How the board works: a choice is sent as it is made.

use leptos::prelude::*;
use shared::command::Action;
use shared::limits;
use shared::settings::{GroupBy, Identity, Language, Moderation, Reveal, Settings, SettingsPatch, VoteOn};
use shared::text::{Said, hall, organise, staff as text};

use super::field::Fault;
use super::saving::Saving;
use super::section::{Part, Section};
use crate::components::icon::icon;
use crate::components::number::number;
use crate::components::said::{fill, say};
use crate::live::Live;

/// One choice: what it is called, and what it changes.
type Choice = (Said, fn(&Settings) -> bool, fn() -> SettingsPatch);

#[component]
pub(super) fn HowItWorks(live: Live) -> impl IntoView {
    const MODERATION: [Choice; 2] = [
        (
            text::MODERATION_AFTER,
            |now| now.moderation == Moderation::After,
            || SettingsPatch { moderation: Some(Moderation::After), ..SettingsPatch::default() },
        ),
        (
            text::MODERATION_BEFORE,
            |now| now.moderation == Moderation::Before,
            || SettingsPatch { moderation: Some(Moderation::Before), ..SettingsPatch::default() },
        ),
    ];
    const REVEAL: [Choice; 2] = [
        (
            text::REVEAL_ON_READ,
            |now| now.reveal == Reveal::OnRead,
            || SettingsPatch { reveal: Some(Reveal::OnRead), ..SettingsPatch::default() },
        ),
        (
            text::REVEAL_LIVE,
            |now| now.reveal == Reveal::Live,
            || SettingsPatch { reveal: Some(Reveal::Live), ..SettingsPatch::default() },
        ),
    ];
    const GROUP_BY: [Choice; 2] = [
        (
            text::GROUP_MODERATORS,
            |now| now.group_by == GroupBy::Moderators,
            || SettingsPatch { group_by: Some(GroupBy::Moderators), ..SettingsPatch::default() },
        ),
        (
            text::GROUP_EVERYONE,
            |now| now.group_by == GroupBy::Everyone,
            || SettingsPatch { group_by: Some(GroupBy::Everyone), ..SettingsPatch::default() },
        ),
    ];
    const PERSPECTIVE: [Choice; 2] = [
        (
            text::PERSPECTIVE_STAFF,
            |now| !now.show_perspective,
            || SettingsPatch { show_perspective: Some(false), ..SettingsPatch::default() },
        ),
        (
            text::PERSPECTIVE_ALL,
            |now| now.show_perspective,
            || SettingsPatch { show_perspective: Some(true), ..SettingsPatch::default() },
        ),
    ];
    const IDENTITY: [Choice; 2] = [
        (
            hall::ANONYMOUS,
            |now| now.identity == Identity::Anonymous,
            || SettingsPatch { identity: Some(Identity::Anonymous), ..SettingsPatch::default() },
        ),
        (
            hall::NAMED,
            |now| now.identity == Identity::Named,
            || SettingsPatch { identity: Some(Identity::Named), ..SettingsPatch::default() },
        ),
    ];
    const VOTE_ON: [Choice; 2] = [
        (
            hall::ON_THEMES,
            |now| now.vote_on == VoteOn::Themes,
            || SettingsPatch { vote_on: Some(VoteOn::Themes), ..SettingsPatch::default() },
        ),
        (
            hall::ON_REFLECTIONS,
            |now| now.vote_on == VoteOn::Reflections,
            || SettingsPatch { vote_on: Some(VoteOn::Reflections), ..SettingsPatch::default() },
        ),
    ];
    const LANGUAGE: [Choice; 2] = [
        (
            hall::DUTCH,
            |now| now.language == Language::Nl,
            || SettingsPatch { language: Some(Language::Nl), ..SettingsPatch::default() },
        ),
        (
            hall::ENGLISH,
            |now| now.language == Language::En,
            || SettingsPatch { language: Some(Language::En), ..SettingsPatch::default() },
        ),
    ];
    let (moderation, reveal) = (hall::MODERATION_HINT, hall::REVEAL_HINT);
    view! {
        <Section part=Part::Settings>
            <div class="card">
                <Setting live id="set-moderation" said=text::SET_MODERATION hint=moderation choices=MODERATION/>
                <Setting live id="set-reveal" said=text::SET_REVEAL hint=reveal choices=REVEAL/>
                <Setting live id="set-identity" said=hall::SET_IDENTITY hint=hall::IDENTITY_HINT choices=IDENTITY/>
                <Setting live id="set-group-by" said=text::SET_GROUP_BY hint=hall::GROUP_HINT choices=GROUP_BY/>
                <Setting live id="set-vote-on" said=hall::SET_VOTE_ON choices=VOTE_ON/>
                <Number live id="set-votes" of=VOTES/>
                <Number live id="set-per-target" of=PER_TARGET/>
                <Number live id="set-per-person" of=PER_PERSON/>
                <Setting live id="set-perspective" said=text::SET_SHOW_PERSPECTIVE hint=hall::PERSPECTIVE_HINT choices=PERSPECTIVE/>
                <Setting live id="set-language" said=hall::SET_LANGUAGE hint=hall::LANGUAGE_HINT choices=LANGUAGE/>
            </div>
        </Section>
    }
}

/// A number with its limits.
#[derive(Clone, Copy)]
pub(super) struct Numbered {
    said: Said,
    from: u32,
    to: u32,
    is: fn(&Settings) -> u32,
    set: fn(u32) -> SettingsPatch,
}

const VOTES: Numbered = Numbered {
    said: hall::SET_VOTES,
    from: 1,
    to: limits::VOTES_PER_PERSON,
    is: |now| now.votes_per_person,
    set: |n| SettingsPatch { votes_per_person: Some(n), ..SettingsPatch::default() },
};
const PER_TARGET: Numbered = Numbered {
    said: hall::SET_PER_TARGET,
    from: 1,
    to: limits::VOTES_PER_PERSON,
    is: |now| now.votes_per_target,
    set: |n| SettingsPatch { votes_per_target: Some(n), ..SettingsPatch::default() },
};
const PER_PERSON: Numbered = Numbered {
    said: text::SET_PER_PERSON,
    from: 1,
    to: limits::REFLECTIONS_PER_PERSON,
    is: |now| now.reflections_per_person,
    set: |n| SettingsPatch { reflections_per_person: Some(n), ..SettingsPatch::default() },
};
pub(super) const RETENTION: Numbered = Numbered {
    said: hall::SET_RETENTION,
    from: 1,
    to: limits::RETENTION_DAYS,
    is: |now| now.retention_days,
    set: |n| SettingsPatch { retention_days: Some(n), ..SettingsPatch::default() },
};

#[component]
fn Setting(
    live: Live,
    id: &'static str,
    said: Said,
    #[prop(optional)] hint: Option<Said>,
    choices: [Choice; 2],
) -> impl IntoView {
    let saving = expect_context::<Saving>();
    let chosen = Memo::new(move |_| {
        let now = live.board.settings();
        choices.iter().position(|(_, is_chosen, _)| is_chosen(&now)).unwrap_or(0)
    });
    let change = move |event: leptos::ev::Event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some((_, _, patch)) = at.and_then(|at| choices.get(at)) {
            saving.save_said(Action::SetSettings(patch()), said);
        }
    };
    let options: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(at, (said, _, _))| {
            view! { <option value=at.to_string() selected=move || chosen.get() == at>{say(said)}</option> }
        })
        .collect();
    view! {
        <div class="sw">
            <label for=id>{say(said)} {hint.map(|hint| view! { <small>{say(hint)}</small> })}</label>
            <span class="select-wrap">
                <select
                    id=id
                    class="select"
                    disabled=move || live.board.is_final()
                    prop:value=move || chosen.get().to_string()
                    on:change=change
                >
                    {options}
                </select>
                {icon("down")}
            </span>
        </div>
    }
}

#[component]
pub(super) fn Number(live: Live, id: &'static str, of: Numbered) -> impl IntoView {
    let saving = expect_context::<Saving>();
    let Numbered { said, from, to, is, set } = of;
    // Set anew only when it changed: what is being typed must not give way to news of something else.
    let value = Memo::new(move |_| is(&live.board.settings()).to_string());
    let (least, most) = (number(from), number(to));
    let limits = fill(hall::BETWEEN, &[("from", &least), ("to", &most)]);
    let fault = Fault::of(id);
    // A colleague's number takes the place of one that was never saved.
    Effect::new(move |_| {
        value.track();
        fault.clear();
    });
    let change = move |event: leptos::ev::Event| {
        let field = event_target::<web_sys::HtmlInputElement>(&event);
        match field.value().parse::<u32>() {
            Ok(n) if (from..=to).contains(&n) => {
                fault.clear();
                field.set_value(&n.to_string());
                saving.save_said(Action::SetSettings(set(n)), said);
            }
            // Never put right in silence: whoever typed it would think that it holds.
            _ => fault.tell(fill(organise::CHOOSE_NUMBER, &[("from", &least), ("to", &most)])),
        }
    };
    view! {
        <div class="sw">
            <label for=id>{say(said)} <small>{limits}</small></label>
            <input
                id=id
                class="input"
                type="number"
                inputmode="numeric"
                min=from.to_string()
                max=to.to_string()
                aria-invalid=move || fault.is_there()
                aria-describedby=fault.id()
                disabled=move || live.board.is_final()
                prop:value=value
                on:change=change
            />
            {fault.shown()}
        </div>
    }
}
