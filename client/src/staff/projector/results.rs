//! The vote's outcome as bars with numbers; or why there is none to see.

use leptos::prelude::*;
use shared::ids::{TargetId, ThemeId};
use shared::limits;
use shared::phase::Phase;
use shared::settings::VoteOn;
use shared::text::{Said, hall as text};
use shared::words::Lang;

use super::Eyes;
use super::bare::Bare;
use super::hold::Hold;
use crate::components::number::number;
use crate::components::said::{count, fill, say};
use crate::live::Live;

/// The most that a hall can compare.
const MOST: usize = 10;
/// What the longest bar leaves for its number, in hundredths.
const LONGEST: f64 = 82.0;
/// A title of more letters than this needs a wider column.
const WORDY: usize = 44;

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    target: TargetId,
    title: String,
    lang: Option<Lang>,
    votes: u32,
}

/// What there is to see.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Bars(Vec<Row>),
    /// The vote is yet to come, or an earlier round was opened again.
    Later,
    Secret,
    TooFew,
}

fn outcome(live: Live) -> Outcome {
    let Some(now) = live.now() else { return Outcome::Later };
    if !matches!(now.phase, Phase::Vote | Phase::Discuss | Phase::Closed) {
        return Outcome::Later;
    }
    if !live.board.shows_results() {
        return Outcome::Secret;
    }
    if now.counts.voters < limits::VOTERS {
        return Outcome::TooFew;
    }
    let mut rows: Vec<Row> = match now.settings.vote_on {
        VoteOn::Themes => {
            let choices = now.ballot.iter();
            choices
                .map(|choice| Row {
                    target: choice.id.into(),
                    title: choice.title.clone(),
                    lang: None,
                    votes: choice.votes.unwrap_or(0),
                })
                .collect()
        }
        VoteOn::Reflections => live
            .published()
            .into_iter()
            .filter_map(|reflection| {
                Some(Row {
                    target: reflection.id.into(),
                    title: reflection.text,
                    lang: reflection.lang,
                    votes: reflection.votes?,
                })
            })
            .collect(),
    };
    // Equal ones stay in the board's order.
    rows.sort_by_key(|row| std::cmp::Reverse(row.votes));
    rows.truncate(MOST);
    Outcome::Bars(rows)
}

#[component]
pub(super) fn Results(live: Live, eyes: Eyes) -> impl IntoView {
    let hold = Hold::here();
    // Bars keep their places while somebody points at them; a vote that becomes secret again goes at once.
    let outcome = Memo::new(move |was: Option<&Outcome>| match (was, outcome(live)) {
        (Some(was @ Outcome::Bars(_)), Outcome::Bars(_)) if hold.is_held() => was.clone(),
        (_, now) => now,
    });
    let voters = Memo::new(move |_| live.now().map_or(0, |now| now.counts.voters));
    let voted = move || match voters.get() {
        0 => say(text::NO_VOTES).to_owned(),
        n => count(text::VOTED, n as usize),
    };
    let plain = move |sign, said, hint: Option<Said>| {
        let hint = move || hint.map_or_else(voted, |hint| say(hint).to_owned());
        view! {
            <header class="q"><h1>{say(text::WHAT_FIRST)}</h1></header>
            {move || view! { <Bare sign said=say(said) hint=hint()/> }}
        }
        .into_any()
    };
    move || match outcome.get() {
        Outcome::Bars(rows) => view! { <Bars rows voters eyes/> }.into_any(),
        Outcome::Later => plain("timer", text::VOTES_LATER, Some(text::VOTES_LATER_HINT)),
        Outcome::Secret => plain("lock", text::SECRET, None),
        Outcome::TooFew => plain("lock", text::TOO_FEW, None),
    }
}

#[component]
fn Bars(rows: Vec<Row>, voters: Memo<u32>, eyes: Eyes) -> impl IntoView {
    let total: u32 = rows.iter().map(|row| row.votes).sum();
    let most = rows.iter().map(|row| row.votes).max().unwrap_or(0).max(1);
    let sum = move || {
        let votes = count(text::VOTE_COUNT, total as usize);
        let people = count(text::PEOPLE_COUNT, voters.get() as usize);
        fill(text::VOTES_OF, &[("votes", &votes), ("people", &people)])
    };
    let size = if rows.len() > 8 { "many" } else { "few" };
    let is_wordy = rows.iter().any(|row| row.title.chars().count() > WORDY);
    let words = if is_wordy { "long" } else { "short" };
    let bars: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let width = f64::from(row.votes) / f64::from(most) * LONGEST;
            let lang = row.lang.map(|lang| lang.as_str().to_owned());
            view! {
                <li data-target=eyes.mark(row.target)>
                    <h2 dir="auto" lang=lang>{row.title}</h2>
                    <div class="b"><i style:width=format!("{width}%")></i><b>{number(row.votes)}</b></div>
                </li>
            }
        })
        .collect();
    view! {
        <header class="q"><h1>{say(text::FIRST_ABOUT)}</h1><p class="legend"><span>{sum}</span></p></header>
        <ol class="results" role="list" data-size=size data-words=words>{bars}</ol>
    }
}

/// A theme's votes, where everybody may see them.
pub(super) fn votes_of(live: Live, theme: ThemeId) -> Option<u32> {
    let now = live.now()?;
    now.ballot.iter().find(|choice| choice.id == theme)?.votes
}
