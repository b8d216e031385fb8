//! The moderators' table: who is at it, what each holds so that no two do the same work, and how the hall is doing.
//! Presence: last value wins, in no document and no log, never to attendees.

use std::collections::{BTreeMap, BTreeSet};

use shared::api::{Colleague, Hall, Presence, StaffFrame, Whereabouts};
use shared::board::Board;
use shared::event::{Event, Record, Standing};
use shared::ids::{ParticipantId, ReflectionId};
use shared::limits;
use shared::role::Role;

use super::{ConnectionId, Outcome, Room, encode};
use crate::room::connection::Frame;
use crate::room::state::Kind;

/// How long a hold counts after its moderator last spoke of it.
const HOLD_MS: u64 = 20_000;
/// Between two presence frames: at most 20 a second.
const PAUSE_MS: u64 = 50;
/// How long a phone that went with something unsent is still counted on.
const LOST_MS: u64 = 15 * 60 * 1_000;
/// Phones remembered so.
const LOST: usize = 2_000;

#[derive(Default)]
pub(super) struct Table {
    /// One a person, however many pages they have open.
    seats: BTreeMap<ParticipantId, Seat>,
    /// People who went while their phone still had commands to send, with how many and when.
    lost: BTreeMap<ParticipantId, (u32, u64)>,
    /// When each reflection that waits for a moderator came; forgotten with the room.
    arrived: BTreeMap<ReflectionId, u64>,
    /// What was told last, without the reader's own number.
    told: Option<Presence>,
    told_at: u64,
    /// Something may have changed since, and the pause is not over.
    is_owed: bool,
}

struct Seat {
    number: u32,
    role: Role,
    place: Option<ReflectionId>,
    holds: BTreeSet<ReflectionId>,
    said_at: u64,
}

impl Table {
    pub(super) fn new(board: &Board, now: u64) -> Self {
        let waiting = board.reflections.iter().filter(|(_, r)| r.standing == Standing::Waiting);
        let arrived = waiting.map(|(id, _)| (*id, now)).collect();
        Self { arrived, ..Self::default() }
    }

    pub(super) fn sit(&mut self, participant: ParticipantId, role: Role, now: u64) {
        let taken: BTreeSet<u32> = self.seats.values().map(|seat| seat.number).collect();
        let number = (1..=u32::MAX).find(|number| !taken.contains(number)).unwrap_or(u32::MAX);
        let seat = Seat { number, role, place: None, holds: BTreeSet::new(), said_at: now };
        self.seats.entry(participant).or_insert(seat);
    }

    fn rise(&mut self, participant: ParticipantId) {
        self.seats.remove(&participant);
    }

    /// First come, first held. What is not there or done already cannot be held.
    fn say(&mut self, participant: ParticipantId, said: &Whereabouts, board: &Board, now: u64) {
        let others: BTreeSet<ReflectionId> = self
            .seats
            .iter()
            .filter(|(id, _)| **id != participant)
            .flat_map(|(_, seat)| seat.held(now))
            .collect();
        let Some(seat) = self.seats.get_mut(&participant) else { return };
        let wanted = said.hold.iter().take(limits::HOLDS);
        let free = |id: &&ReflectionId| board.reflections.contains_key(*id) && !others.contains(*id);
        seat.holds = wanted.filter(free).copied().collect();
        seat.place = said.place.filter(|id| board.reflections.contains_key(id));
        seat.said_at = now;
    }

    /// A reflection begins to wait.
    pub(super) fn note(&mut self, record: &Record, now: u64) {
        for event in &record.events {
            if let Event::Posted { reflection, standing: Standing::Waiting, .. }
            | Event::Edited { reflection, standing: Standing::Waiting, .. }
            | Event::Judged { reflection, standing: Standing::Waiting } = event
            {
                self.arrived.entry(*reflection).or_insert(now);
            }
        }
    }
}

impl Seat {
    fn held(&self, now: u64) -> impl Iterator<Item = ReflectionId> {
        let counts = now < self.said_at.saturating_add(HOLD_MS);
        self.holds.iter().copied().filter(move |_| counts)
    }
}

impl Room {
    pub(super) fn say_presence(&mut self, connection: ConnectionId, said: &Whereabouts, now: u64) {
        let Some(reader) = self.readers.get(&connection).filter(|r| r.actor.role.is_staff()) else { return };
        self.table.say(reader.actor.participant, said, &self.board, now);
    }

    /// After a connection is gone: its person's seat, if it was the last, and what their phone had yet to send.
    pub(super) fn get_up(&mut self, participant: ParticipantId, role: Role, pending: u32, now: u64) {
        if self.readers.values().any(|reader| reader.actor.participant == participant) {
            return;
        }
        self.table.rise(participant);
        if role == Role::Attendee && pending > 0 && self.table.lost.len() < LOST {
            self.table.lost.insert(participant, (pending, now));
        }
    }

    pub(super) fn is_back(&mut self, participant: ParticipantId) {
        self.table.lost.remove(&participant);
    }

    /// Tells staff what changed, and no more often than the pause allows.
    pub(super) fn tell_presence(&mut self, now: u64, out: &mut Outcome) {
        let is_staff = |reader: &&super::Reader| reader.actor.role.is_staff() && reader.kind == Kind::Sync;
        if !self.readers.values().any(|reader| is_staff(&reader)) {
            self.table.told = None;
            self.table.is_owed = false;
            return;
        }
        let is_new = |reader: &super::Reader| !reader.knows_presence;
        let waits = now < self.table.told_at.saturating_add(PAUSE_MS);
        if waits && !self.readers.values().any(|reader| is_staff(&reader) && is_new(reader)) {
            self.table.is_owed = true;
            return;
        }
        self.table.is_owed = false;
        let presence = self.presence(now);
        let changed = self.table.told.as_ref() != Some(&presence);
        for (connection, reader) in &mut self.readers {
            let concerns = reader.actor.role.is_staff() && reader.kind == Kind::Sync;
            if concerns && (changed || !reader.knows_presence) {
                reader.knows_presence = true;
                let you = self.table.seats.get(&reader.actor.participant).map_or(0, |seat| seat.number);
                let frame = StaffFrame::Presence(Presence { you, ..presence.clone() });
                out.send(*connection, Frame::Presence(encode(&frame)));
            }
        }
        if changed {
            self.table.told = Some(presence);
            self.table.told_at = now;
        }
    }

    /// When the table has something to tell although nobody speaks: an owed frame, a hold that runs out.
    pub(super) fn table_wakes(&self) -> Option<u64> {
        let owed = self.table.is_owed.then_some(self.table.told_at.saturating_add(PAUSE_MS));
        let told = self.table.told.as_ref()?;
        let held = |number| told.colleagues.iter().any(|c| c.number == number && !c.holds.is_empty());
        let holding = self.table.seats.values().filter(|seat| held(seat.number));
        let runs_out = holding.map(|seat| seat.said_at.saturating_add(HOLD_MS)).min();
        owed.into_iter().chain(runs_out).min()
    }

    fn presence(&mut self, now: u64) -> Presence {
        let Self { table, board, .. } = self;
        table.lost.retain(|_, (_, since)| now < since.saturating_add(LOST_MS));
        table
            .arrived
            .retain(|id, _| board.reflections.get(id).is_some_and(|r| r.standing == Standing::Waiting));
        let names = &self.board.names;
        let colleague = |(id, seat): (&ParticipantId, &Seat)| Colleague {
            number: seat.number,
            role: seat.role,
            name: names.get(id).map(ToString::to_string),
            place: seat.place,
            holds: seat.held(now).collect(),
        };
        let mut colleagues: Vec<_> = self.table.seats.iter().map(colleague).collect();
        colleagues.sort_by_key(|colleague| colleague.number);
        Presence { you: 0, colleagues, hall: self.hall() }
    }

    fn hall(&self) -> Hall {
        let attendees = self.readers.values().filter(|reader| reader.actor.role == Role::Attendee);
        let mut connected: BTreeMap<ParticipantId, u32> = BTreeMap::new();
        for reader in attendees {
            *connected.entry(reader.actor.participant).or_default() += reader.pending;
        }
        let silent = connected.keys().filter(|id| !self.board.posted.contains_key(id)).count();
        let unsent = connected.values().chain(self.table.lost.values().map(|(pending, _)| pending));
        let unsent: Vec<u32> = unsent.copied().filter(|pending| *pending > 0).collect();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Hall {
            joined: self.joined(),
            connected: count(connected.len()),
            posted: self.board.people,
            silent: count(silent),
            pending: unsent.iter().sum(),
            phones: count(unsent.len()),
            waiting_since: self.table.arrived.values().min().copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::room::state::staged::{REFLECTION, join, room};
    use crate::room::state::{Given, Input, Output};

    const ONE: ConnectionId = 1;
    const TWO: ConnectionId = 2;
    const PHONE: ConnectionId = 3;

    /// What each connection is told of the table in a turn at this time.
    fn told(room: &mut Room, inputs: Vec<Input>, now: u64) -> BTreeMap<ConnectionId, Presence> {
        let outputs = room.turn(inputs, Given { now, fresh_code: None }).outputs;
        let frames = outputs.into_iter().filter_map(|output| match output {
            Output::Send { to, frame: Frame::Presence(bytes) } => Some((to, bytes)),
            _ => None,
        });
        frames
            .map(|(to, bytes)| {
                let StaffFrame::Presence(presence) = serde_json::from_slice(&bytes).unwrap();
                (to, presence)
            })
            .collect()
    }

    fn hold(connection: ConnectionId) -> Input {
        let held = vec![ReflectionId::from_random(REFLECTION)];
        Input::Presence { connection, said: Whereabouts { place: None, hold: held } }
    }

    fn holds(presence: &Presence) -> Vec<usize> {
        presence.colleagues.iter().map(|colleague| colleague.holds.len()).collect()
    }

    #[test]
    fn what_one_holds_another_cannot_until_twenty_seconds_are_over() {
        let mut room = room();
        let come = vec![join(ONE, Role::Moderator), join(TWO, Role::Organiser), join(PHONE, Role::Attendee)];
        let first = told(&mut room, come, 0);
        assert_eq!(first.keys().copied().collect::<Vec<_>>(), [ONE, TWO], "no phone hears of the table");
        assert_eq!((first[&ONE].you, first[&TWO].you), (1, 2));

        let both = told(&mut room, vec![hold(ONE), hold(TWO)], 1_000);
        assert_eq!(holds(&both[&TWO]), [1, 0], "first come, first held");
        assert_eq!(room.wakes(), Some(21_000));
        assert_eq!(holds(&told(&mut room, Vec::new(), 21_000)[&ONE]), [0, 0], "it ran out");
        assert_eq!(holds(&told(&mut room, vec![hold(TWO)], 21_100)[&ONE]), [0, 1]);
    }

    #[test]
    fn presence_is_told_at_most_twenty_times_a_second() {
        let mut room = room();
        told(&mut room, vec![join(ONE, Role::Moderator), join(TWO, Role::Organiser)], 0);
        let at = |n: u64| 1_000 + n * 10;
        let say = |n: u64| {
            let place = n.is_multiple_of(2).then(|| ReflectionId::from_random(REFLECTION));
            vec![Input::Presence { connection: ONE, said: Whereabouts { place, hold: Vec::new() } }]
        };
        let frames: usize = (0..100).map(|n| told(&mut room, say(n), at(n)).len()).sum();
        assert!((2..=42).contains(&frames), "{frames} frames to two in a second");
        assert!(room.wakes().is_some_and(|due| due <= at(99) + 50), "the last word is still owed");
    }
}
