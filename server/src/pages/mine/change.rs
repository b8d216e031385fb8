//! To change one of one's own, or take it back: the phone's card does both, and here it takes no script.

use maud::{Markup, html};
use shared::api::{MyReflection, Refused};
use shared::ids::ReflectionId;
use shared::refusal::Reason;
use shared::text::{attendee, outcome as text};

use super::MinePage;
use crate::pages::Shell;
use crate::pages::attendee::trouble;
use crate::pages::parts::{field_error, icon, icon_push};

/// What became of what was asked just now.
#[derive(Debug, Clone, Copy)]
pub enum MineNotice<'a> {
    Changed,
    Withdrawn,
    /// What could not be erased.
    Left(u32),
    /// It stands as it stood. What was typed is not lost.
    Kept {
        reflection: ReflectionId,
        typed: Option<&'a str>,
        why: WhyKept<'a>,
    },
}

#[derive(Debug, Clone, Copy)]
pub enum WhyKept<'a> {
    Refused(&'a Refused),
    /// Its author may have it so, but is asked once.
    Asked,
}

impl MineNotice<'_> {
    /// Was it not done?
    pub fn is_trouble(&self) -> bool {
        matches!(self, Self::Left(_) | Self::Kept { .. })
    }
}

fn sentence(shell: &Shell<'_>, typed: Option<&str>, why: WhyKept<'_>) -> String {
    let concern = || attendee::concern(typed?, shell.language);
    match (why, concern()) {
        (WhyKept::Asked, Some(concern)) => {
            format!("{} {}", concern.sentence(), shell.say(attendee::ASK_PLACE))
        }
        (WhyKept::Asked, None) => shell.say(attendee::ASK_PLACE).to_owned(),
        (WhyKept::Refused(refused), Some(concern)) if refused.reason == Reason::PersonalData => {
            concern.sentence().to_owned()
        }
        (WhyKept::Refused(refused), _) => trouble(shell, refused),
    }
}

/// Over the page; but what is about a reflection that stands there, is said beside it.
pub(super) fn notice(shell: &Shell<'_>, page: &MinePage<'_>) -> Markup {
    let Some(notice) = page.notice else { return Markup::default() };
    let done = |said| html! { p.bar.ok role="status" { (icon("check")) span { (shell.say(said)) } } };
    let not = |said: &str| html! { p.bar.err role="alert" { (icon("alert")) span { (said) } } };
    match notice {
        MineNotice::Changed => done(attendee::CHANGED),
        MineNotice::Withdrawn => done(attendee::WITHDRAWN),
        MineNotice::Left(n) => not(&text::NOT_ERASED_MANY.say(shell.language, n)),
        MineNotice::Kept { reflection, .. }
            if page.me.reflections.iter().any(|mine| mine.id == reflection) =>
        {
            Markup::default()
        }
        MineNotice::Kept { typed, why, .. } => html! {
            (not(&sentence(shell, typed, why)))
            @if let Some(typed) = typed { p.refl-text dir="auto" { (typed) } }
        },
    }
}

/// The two small forms under a reflection.
pub(super) fn change(
    shell: &Shell<'_>,
    page: &MinePage<'_>,
    mine: &MyReflection,
    lang: Option<&str>,
) -> Markup {
    let kept = match page.notice {
        Some(MineNotice::Kept { reflection, typed, why }) if reflection == mine.id => Some((typed, why)),
        _ => None,
    };
    let typed = kept.and_then(|(typed, _)| typed);
    let wrong = kept.map(|(typed, why)| sentence(shell, typed, why));
    let is_asked = matches!(kept, Some((_, WhyKept::Asked)));
    let path = format!("/b/{}/mine", page.board);
    let (field, error) = (format!("t-{}", mine.id), format!("e-{}", mine.id));
    let named = html! {
        input type="hidden" name="form" value=(page.form);
        input type="hidden" name="reflection" value=(mine.id);
    };
    html! {
        details.change open[kept.is_some()] {
            summary.more { span { (shell.say(text::CHANGE_OR_WITHDRAW)) } (icon_push("right")) }
            form method="post" action=(path) {
                (named)
                @if is_asked { input type="hidden" name="confirm" value="1"; }
                label.label for=(field) { (shell.say(attendee::YOUR_REFLECTION)) }
                div.composer {
                    textarea #(field) name="text" dir="auto" lang=[lang] rows="4"
                        aria-invalid=[wrong.is_some().then_some("true")]
                        aria-describedby=[wrong.is_some().then_some(error.as_str())] {
                        (typed.unwrap_or(&mine.text))
                    }
                }
                @if let Some(wrong) = &wrong { (field_error(&error, wrong)) }
                button.btn name="wish" value="edit" {
                    (shell.say(if is_asked { attendee::PLACE_ANYWAY } else { attendee::KEEP }))
                }
            }
            form method="post" action=(path) {
                (named)
                p { (shell.say(attendee::WITHDRAW_SURE)) }
                button.btn name="wish" value="withdraw" { (shell.say(attendee::YES_WITHDRAW)) }
            }
        }
    }
}
