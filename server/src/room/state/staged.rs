//! A small board and who comes to it, for tests of a room.

use std::collections::BTreeMap;

use shared::event::{Event, Record, Standing};
use shared::ids::{BoardId, CommandId, ParticipantId, ReflectionId, ThemeId};
use shared::order::Order;
use shared::phase::Phase;
use shared::role::{Actor, Role};
use shared::settings::{Language, Settings};
use shared::template::Template;
use shared::words::{Text, Title};

use super::{ConnectionId, Input, Joining, Kind, Room};
use crate::secret::SecretHash;

pub(super) const REFLECTION: [u8; 16] = [7; 16];
pub(super) const THEME: [u8; 16] = [8; 16];

/// A board in its vote round, with one reflection and one theme.
pub(super) fn room() -> Room {
    let happened = [
        Event::BoardCreated {
            title: Title::parse("Proef").unwrap(),
            settings: Settings::default(),
            prompts: Template::find("leeg").unwrap().prompts(Language::Nl),
        },
        Event::Posted {
            reflection: ReflectionId::from_random(REFLECTION),
            prompt: "reflectie".parse().unwrap(),
            text: Text::parse("Hallo").unwrap(),
            perspective: None,
            lang: None,
            flags: Vec::new(),
            standing: Standing::Published,
            name: None,
            source: None,
        },
        Event::ThemeCreated {
            theme: ThemeId::from_random(THEME),
            title: "Rust".into(),
            summary: String::new(),
            order: Order::between(None, None),
            colour: shared::command::Colour::Neutraal,
            key_phrase: None,
        },
        Event::PhaseSet { phase: Phase::Vote },
    ];
    let log: Vec<Record> = (1..)
        .zip(happened)
        .map(|(seq, event)| Record {
            seq,
            command: CommandId::from_random([u8::try_from(seq).unwrap(); 16]),
            participant: None,
            role: Role::Organiser,
            events: vec![event],
        })
        .collect();
    Room::load(BoardId::from_random([9; 16]), "ABCDEFGH".into(), &log, 0)
}

pub(super) fn actor(role: Role) -> Actor {
    let byte = u8::try_from(Role::ALL.iter().position(|r| *r == role).unwrap()).unwrap();
    Actor { participant: ParticipantId::from_random([byte; 16]), role }
}

pub(super) fn join(connection: ConnectionId, role: Role) -> Input {
    let joining = Joining {
        actor: actor(role),
        session: SecretHash([0; 32]),
        link: None,
        kind: Kind::Sync,
        want: Vec::new(),
        known: BTreeMap::new(),
        pending: 0,
    };
    Input::Join { connection, joining }
}
