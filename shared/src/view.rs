//! `me` and `now`: what one person sees of their own, and what every screen shows. Pure projections of the board.

use std::collections::BTreeMap;

use crate::api::{Choice, Counts, Me, MyReflection, MyState, Now, Spotlight};
use crate::board::{Board, Reflection};
use crate::event::{Event, Standing};
use crate::ids::{ParticipantId, ReflectionId, ThemeId};
use crate::phase::Phase;
use crate::settings::VoteOn;

/// What this participant sees of their own. A theme is named only where everybody may read the reflection in it.
pub fn me(board: &Board, participant: ParticipantId) -> Me {
    let own = board.reflections.iter().filter(|(_, r)| r.author == Some(participant));
    let mut reflections: Vec<_> = own.map(|(id, r)| (r.posted, mine(board, *id, r))).collect();
    reflections.sort_by_key(|(posted, _)| *posted);
    let recognised = board.reflections.iter().filter(|(_, r)| r.recognised.by.contains(&participant));
    let posted = board.posted.get(&participant).map_or(0, |own| own.standing);
    Me {
        version: board.seq,
        reflections: reflections.into_iter().map(|(_, mine)| mine).collect(),
        recognised: recognised.map(|(id, _)| *id).collect(),
        reflections_left: board.settings.reflections_per_person.saturating_sub(posted),
        votes_left: board.votes_left(participant),
        votes: board.votes_of(participant),
        name: board.names.get(&participant).map(ToString::to_string),
        kicked: board.kicked.contains(&participant),
    }
}

fn mine(board: &Board, id: ReflectionId, entry: &Reflection) -> MyReflection {
    let (state, reason) = match entry.standing {
        Standing::Waiting => (MyState::Waiting, None),
        Standing::Approved => (MyState::Approved, None),
        Standing::Published => (MyState::Published, None),
        Standing::SetAside(reason) => (MyState::SetAside, Some(reason)),
    };
    let placement = entry.placement.as_ref().filter(|_| state == MyState::Published);
    let theme = placement.and_then(|p| board.themes.get(&p.theme));
    MyReflection {
        id,
        prompt: entry.prompt.clone(),
        text: entry.text.to_string(),
        perspective: entry.perspective.clone(),
        lang: entry.lang,
        state,
        reason,
        flags: entry.flags.iter().copied().collect(),
        theme: theme.map(|t| t.title.to_string()),
        recognised: entry.recognised.count(),
    }
}

/// Whose `me` an event changes.
pub fn touched(board: &Board, actor: Option<ParticipantId>, event: &Event) -> Vec<ParticipantId> {
    let author = |id: &ReflectionId| board.reflections.get(id).and_then(|r| r.author);
    match event {
        Event::Posted { .. } | Event::Withdrawn { .. } | Event::Voted { .. } | Event::Named { .. } => {
            actor.into_iter().collect()
        }
        Event::Edited { reflection, .. }
        | Event::Judged { reflection, .. }
        | Event::Placed { reflection, .. } => author(reflection).into_iter().collect(),
        Event::Recognised { reflection, .. } => author(reflection).into_iter().chain(actor).collect(),
        Event::Revealed { reflections } => reflections.iter().filter_map(author).collect(),
        Event::TextInserted { theme, .. } | Event::TextDeleted { theme, .. } => {
            board.placed_in(*theme).iter().filter_map(|(_, r)| r.author).collect()
        }
        Event::SettingsSet { .. } => board.posted.keys().chain(board.votes.keys()).copied().collect(),
        // Votes for it come back, or count elsewhere.
        Event::ThemeCreated { .. } | Event::ThemeRemoved { .. } => board.votes.keys().copied().collect(),
        Event::Kicked { author_of, .. } | Event::Pardoned { author_of } => {
            board.author_of(*author_of).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// `joined` is what the board cannot know: how many people are connected or have posted.
pub fn now(board: &Board, code: &str, joined: u32, server_now: u64) -> Now {
    Now {
        title: board.title().to_owned(),
        code: code.to_owned(),
        phase: board.phase,
        prompts: board.prompts.clone(),
        prompt: board.prompt.clone(),
        timer_ends_at: board.timer_ends_at,
        server_now,
        spotlight: spotlight(board),
        screen: board.screen,
        counts: counts(board, joined),
        settings: board.settings.clone(),
        ballot: ballot(board),
        results: board.results,
        locked: board.locked,
        is_final: board.is_final,
        late_until: board.outcome.late_until.filter(|until| *until > server_now && !board.is_final),
    }
}

fn spotlight(board: &Board) -> Option<Spotlight> {
    if let Some(id) = board.spotlight.reflection {
        let entry = board.reflections.get(&id).filter(|r| r.standing == Standing::Published)?;
        return Some(Spotlight::Reflection {
            id,
            text: entry.text.to_string(),
            prompt: entry.prompt.clone(),
        });
    }
    let id = board.spotlight.theme?;
    let theme = board.themes.get(&id)?;
    Some(Spotlight::Theme { id, title: theme.title.to_string() })
}

fn ballot(board: &Board) -> Vec<Choice> {
    let is_open = matches!(board.phase, Phase::Vote | Phase::Discuss | Phase::Closed);
    if !is_open || board.settings.vote_on != VoteOn::Themes {
        return Vec::new();
    }
    let mut placed: BTreeMap<ThemeId, u32> = BTreeMap::new();
    let published = board.reflections.values().filter(|r| r.standing == Standing::Published);
    for placement in published.filter_map(|r| r.placement.as_ref()) {
        *placed.entry(placement.theme).or_default() += 1;
    }
    let choice = |(id, theme): (ThemeId, &crate::board::Theme)| Choice {
        id,
        title: theme.title.to_string(),
        reflections: placed.get(&id).copied().unwrap_or(0),
        votes: shown_votes(board, id),
    };
    board.themes_in_order().into_iter().map(choice).collect()
}

/// Nothing to show before the results are, nor while too few voted.
fn shown_votes(board: &Board, theme: ThemeId) -> Option<u32> {
    let told = board.results && board.tally.voters >= crate::limits::VOTERS;
    told.then(|| board.tally.votes.get(&theme.into()).copied().unwrap_or(0))
}

fn counts(board: &Board, joined: u32) -> Counts {
    let standing = board.reflections.values().filter(|r| !matches!(r.standing, Standing::SetAside(_)));
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Counts {
        reflections: count(standing.count()),
        published: count(board.published()),
        people: board.people,
        joined: joined.max(board.people),
        voters: board.tally.voters,
    }
}
