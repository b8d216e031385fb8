//! Own reflections as one list, from what the server says, what is still on the phone, and what was refused.

use std::sync::Arc;

use shared::api::{Me, MyReflection};
use shared::command::{Action, Command};
use shared::ids::{CommandId, Key, ReflectionId};
use shared::refusal::Reason;
use shared::settings::Language;
use shared::text::attendee::{self as text, Tone, Trail};
use shared::text::common;
use shared::words::Lang;

use crate::live::RefusedCommand;

/// What makes a card the same card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum ItemId {
    Reflection(ReflectionId),
    Refused(CommandId),
}

/// One card under "Mijn reflecties".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) id: ItemId,
    pub(super) prompt: Key,
    pub(super) text: String,
    pub(super) perspective: Option<Key>,
    pub(super) lang: Option<Lang>,
    pub(super) trail: Trail,
    pub(super) note: Option<String>,
}

/// Posts that were acknowledged, until `me` tells of them: nothing disappears in between.
pub(super) type Sent = Vec<Item>;

/// The newest first; what was refused stands on top, for it asks for something.
pub(super) fn items(
    me: &Me,
    pending: &[Arc<Command>],
    refused: &[RefusedCommand],
    sent: &Sent,
    language: Language,
) -> Vec<Item> {
    let mut all: Vec<Item> = me.reflections.iter().map(|mine| known(mine, language)).collect();
    for item in sent {
        if !all.iter().any(|known| known.id == item.id) {
            all.push(item.clone());
        }
    }
    for command in pending {
        lay(&mut all, command, language);
    }
    let mut list: Vec<Item> = refused.iter().filter_map(|refused| not_sent(refused, me, language)).collect();
    list.reverse();
    list.extend(all.into_iter().rev());
    list
}

fn known(mine: &MyReflection, language: Language) -> Item {
    Item {
        id: ItemId::Reflection(mine.id),
        prompt: mine.prompt.clone(),
        text: mine.text.clone(),
        perspective: mine.perspective.clone(),
        lang: mine.lang,
        trail: Trail::of(mine, language),
        note: text::note(mine, language),
    }
}

/// A command that has no answer yet, as it will be once it has a good one.
fn lay(all: &mut Vec<Item>, command: &Command, language: Language) {
    let find = |all: &mut Vec<Item>, id| all.iter().position(|item| item.id == ItemId::Reflection(id));
    match &command.action {
        Action::Post { reflection, prompt, text, perspective, lang, .. }
            if find(all, *reflection).is_none() =>
        {
            all.push(Item {
                id: ItemId::Reflection(*reflection),
                prompt: prompt.clone(),
                text: text.clone(),
                perspective: perspective.clone(),
                lang: *lang,
                trail: Trail::on_phone(language),
                note: None,
            });
        }
        Action::Edit { reflection, text } => {
            if let Some(at) = find(all, *reflection) {
                all[at].text.clone_from(text);
                all[at].trail = Trail::on_phone(language);
            }
        }
        Action::Withdraw { reflection } => {
            if let Some(at) = find(all, *reflection) {
                let word = text::WITHDRAWING.say(language).to_owned();
                all[at].trail = Trail { steps: 1, tone: Tone::Wait, word };
            }
        }
        _ => {}
    }
}

/// Its text is still its author's, whatever the reason.
fn not_sent(refused: &RefusedCommand, me: &Me, language: Language) -> Option<Item> {
    let known = |id: ReflectionId| me.reflections.iter().find(|mine| mine.id == id);
    let (prompt, text, perspective, lang) = match &refused.command.action {
        Action::Post { prompt, text, perspective, lang, .. } => {
            (prompt.clone(), text.clone(), perspective.clone(), *lang)
        }
        Action::Edit { reflection, text } => {
            (known(*reflection)?.prompt.clone(), text.clone(), None, known(*reflection)?.lang)
        }
        _ => return None,
    };
    let limit = refused.refused.limit.unwrap_or_default().to_string();
    let sentence = match refused.refused.reason {
        // No server has seen it.
        _ if refused.refused.id.is_none() => text::LEFT_BEHIND,
        Reason::Phase => text::CLOSED_DRAFT,
        Reason::Kicked => text::REMOVED,
        reason => common::refusal(reason),
    };
    Some(Item {
        id: ItemId::Refused(refused.command.id),
        prompt,
        text,
        perspective,
        lang,
        trail: Trail::not_sent(language),
        note: Some(sentence.fill(language, &[("limit", &limit)])),
    })
}

/// Updates what is remembered: a post that left the outbox with a good answer counts as sent until `me` has it. One
/// that was taken back has no answer. Says whether there is a new one.
pub(super) fn remember(
    sent: &mut Sent,
    before: &[Arc<Command>],
    done: &[CommandId],
    me: &Me,
    language: Language,
) -> bool {
    let mut is_new = false;
    for command in before {
        let Action::Post { reflection, prompt, text, perspective, lang, .. } = &command.action else {
            continue;
        };
        if done.contains(&command.id) {
            is_new = true;
            let trail = Trail { steps: 2, tone: Tone::Plain, word: text::SENT.say(language).to_owned() };
            let (id, prompt) = (ItemId::Reflection(*reflection), prompt.clone());
            let item = Item {
                id,
                prompt,
                text: text.clone(),
                perspective: perspective.clone(),
                lang: *lang,
                trail,
                note: None,
            };
            sent.retain(|known| known.id != item.id);
            sent.push(item);
        }
    }
    sent.retain(|item| !me.reflections.iter().any(|mine| ItemId::Reflection(mine.id) == item.id));
    is_new
}
