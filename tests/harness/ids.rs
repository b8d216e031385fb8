//! Ids as clients choose them.

use shared::command::{Action, Command};
use shared::ids::{CommandId, ReflectionId, ThemeId};

fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

pub fn reflection() -> ReflectionId {
    ReflectionId::from_random(random())
}

pub fn theme() -> ThemeId {
    ThemeId::from_random(random())
}

pub fn command(action: Action) -> Command {
    Command { id: CommandId::from_random(random()), action }
}

/// A post of a new reflection.
pub fn post(text: &str) -> (ReflectionId, Action) {
    let reflection = reflection();
    let prompt = "parels".parse().unwrap();
    (
        reflection,
        Action::Post {
            reflection,
            prompt,
            text: text.to_owned(),
            perspective: None,
            lang: None,
            source: None,
        },
    )
}
