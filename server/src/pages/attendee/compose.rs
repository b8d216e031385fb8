//! The form. It stands in the page in every round, so that WebAssembly never has to make or move it.

use maud::{Markup, html};
use shared::api::{Now, Refused};
use shared::ids::Key;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::settings::Prompt;
use shared::text::attendee::{self as text, category, is_asked};
use shared::text::common;
use shared::text::staff::CALL_FAILED;

use super::{AttendeePage, Notice};
use crate::pages::Shell;
use crate::pages::parts::{field_error, icon, icon_push, shape};

pub(super) fn compose(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let wrong = wrong(shell, page);
    let open = page.now.phase == Phase::Write || wrong.is_some() || !page.draft.text.is_empty();
    let asked = page.notice == Some(&Notice::Asked);
    let send = if asked { text::PLACE_ANYWAY } else { text::POST };
    html! {
        details.compose #compose open[open] {
            summary.more { h2 { (shell.say(text::WRITE_ANOTHER)) } (icon_push("right")) }
            form.form #post method="post" action=(shell.path) {
                input type="hidden" name="reflection" value=(page.reflection);
                input type="hidden" name="form" value=(page.form);
                input type="hidden" name="ask" value="1";
                // Who writes in another language than the board's most likely writes in the page's.
                @if page.spoken(shell).is_some() { input type="hidden" name="lang" value=(shell.language.as_str()); }
                @if asked { input type="hidden" name="confirm" value="1"; }
                p.ask dir="auto" lang=[page.spoken(shell)] { (questions(page)) }
                (name(shell, page))
                (chips(shell, page))
                (composer(shell, page, wrong.as_deref()))
                (behalf(shell, page))
                button.btn.btn-main.btn-big #send type="submit" { (shell.say(send)) }
            }
        }
    }
}

/// What stands in the way of the text, beside it.
pub(super) fn wrong(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Option<String> {
    let concern = || text::concern(page.draft.text, shell.language);
    match page.notice? {
        Notice::Refused(refused) if refused.reason == Reason::PersonalData => {
            concern().map(|concern| concern.sentence().to_owned()).or_else(|| Some(why(shell, refused)))
        }
        Notice::Refused(refused) => Some(why(shell, refused)),
        Notice::Asked => {
            let concern = concern()?;
            Some(format!("{} {}", concern.sentence(), shell.say(text::ASK_PLACE)))
        }
        Notice::NameFirst => Some(shell.say(text::NAME_FIRST).to_owned()),
        Notice::NameTooLong => Some(shell.say(text::NAME_TOO_LONG).to_owned()),
        Notice::Posted | Notice::Trouble(_) => None,
    }
}

/// There on every board, for one may become a board with names while the page is open.
fn name(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let known = page.me.name.as_deref().unwrap_or_default();
    let typed = Some(page.draft.name).filter(|typed| !typed.is_empty()).unwrap_or(known);
    html! {
        div #naming hidden[!text::is_named(page.now)] {
            label.label for="name" { (shell.say(text::YOUR_NAME)) }
            input.input #name name="name" dir="auto" value=(typed) autocomplete="name" autocapitalize="words"
                aria-describedby="name-hint";
            p.hint #name-hint { (shell.say(text::NAME_IS_SHOWN)) }
        }
    }
}

/// Every prompt's question; the style sheet shows the one of the chosen chip.
pub(super) fn questions(page: &AttendeePage<'_>) -> Markup {
    let chosen = chosen(page);
    html! {
        @for prompt in &page.now.prompts {
            span class=(if Some(&prompt.id) == chosen { "q on" } else { "q" }) { (question(prompt)) }
        }
    }
}

pub(super) fn title<'a>(now: &'a Now, prompt: &'a Key) -> &'a str {
    now.prompts.iter().find(|p| p.id == *prompt).map_or(prompt.as_str(), |p| p.title.as_str())
}

fn question(prompt: &Prompt) -> &str {
    Some(prompt.question.as_str()).filter(|question| !question.is_empty()).unwrap_or(prompt.title.as_str())
}

/// What was chosen before, if it is still asked; else the first that is.
fn chosen<'a>(page: &AttendeePage<'a>) -> Option<&'a Key> {
    let mut asked = page.now.prompts.iter().map(|prompt| &prompt.id).filter(|id| is_asked(page.now, id));
    let first = asked.clone().next();
    asked.find(|id| Some(*id) == page.draft.prompt).or(first)
}

fn chips(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let now = page.now;
    let chosen = chosen(page);
    let only = now.prompts.iter().filter(|prompt| is_asked(now, &prompt.id)).count() < 2;
    html! {
        fieldset.chips #prompts hidden[only] {
            legend.vh { (shell.say(text::CHOOSE_PROMPT)) }
            @for prompt in &now.prompts {
                @let category = category(&now.prompts, &prompt.id);
                label.chip data-cat=(category) hidden[!is_asked(now, &prompt.id)] {
                    input type="radio" name="prompt" value=(prompt.id) required checked[Some(&prompt.id) == chosen];
                    span dir="auto" lang=[page.spoken(shell)] { (shape(category)) (prompt.title) }
                }
            }
        }
    }
}

/// No `maxlength`: what is too long is said, never cut off.
fn composer(shell: &Shell<'_>, page: &AttendeePage<'_>, refused: Option<&str>) -> Markup {
    html! {
        div {
            p.no-line { (icon("wifi-off")) span { (shell.say(text::OFFLINE_HERE)) } }
            div.composer {
                label.vh for="text" { (shell.say(text::YOUR_REFLECTION)) }
                // A line break first: HTML takes the first one away, so that a text's own one stays.
                textarea #text name="text" rows="4" dir="auto" required autocapitalize="sentences" enterkeyhint="enter"
                    aria-describedby="text-error text-hint" aria-invalid=[refused.map(|_| "true")] {
                    "\n" (page.draft.text)
                }
                div.composer-foot {
                    span #text-hint { (shell.say(text::NO_NAMES)) }
                    span.count #count {}
                }
            }
            div #text-error { @if let Some(refused) = refused { (field_error("refused", refused)) } }
        }
    }
}

fn behalf(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let perspectives = &page.now.settings.perspectives;
    html! {
        div #behalf hidden[perspectives.is_empty()] {
            label.label for="perspective" { (shell.say(text::ON_BEHALF_OF)) }
            span.select-wrap {
                select.select #perspective name="perspective" {
                    option value="" { (shell.say(common::PREFER_NOT_TO_SAY)) }
                    @for perspective in perspectives {
                        option value=(perspective.id)
                            selected[Some(&perspective.id) == page.draft.perspective] { (perspective.title) }
                    }
                }
                (icon("down"))
            }
        }
    }
}

pub(super) fn why(shell: &Shell<'_>, refused: &Refused) -> String {
    let limit = refused.limit.unwrap_or_default().to_string();
    let said = match refused.reason {
        Reason::Retry => text::PRESS_AGAIN,
        Reason::Kicked => text::REMOVED,
        reason => common::refusal(reason),
    };
    said.fill(shell.language, &[("limit", &limit)])
}

/// Who voted, tapped or moved something is not told about a text.
pub(in crate::pages) fn trouble(shell: &Shell<'_>, refused: &Refused) -> String {
    match refused.reason {
        Reason::Retry => shell.say(CALL_FAILED).to_owned(),
        _ => why(shell, refused),
    }
}
