//! Who is connected, what they want to read, and what they are told.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use shared::api::{Counts, Known, News, Now, ServerFrame, Welcome};
use shared::document::{DocumentName, EPOCH, Updates};
use shared::ids::ParticipantId;
use shared::limits;
use shared::role::{Actor, Role};
use shared::{view, wire};

use super::{ConnectionId, Outcome, Revoked, Room, encode};
use crate::room::connection::Frame;
use crate::secret::SecretHash;
use crate::store::LinkId;

/// A connection that has shown who it is.
#[derive(Debug, Clone)]
pub struct Joining {
    pub actor: Actor,
    pub session: SecretHash,
    pub link: Option<LinkId>,
    pub kind: Kind,
    pub want: Vec<DocumentName>,
    pub known: BTreeMap<DocumentName, Known>,
    /// Commands that this client says it still has to send.
    pub pending: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `/sync`: commands, states and documents.
    Sync,
    /// `/yjs`: one document, read-only; it asks for it by sync step 1.
    Yjs,
}

pub(super) struct Reader {
    pub(super) actor: Actor,
    /// Both let a revocation find the connection.
    session: SecretHash,
    link: Option<LinkId>,
    pub(super) kind: Kind,
    wants: BTreeSet<DocumentName>,
    /// Documents still to be sent from this clock; set when it joins or wants more, served at the end of the turn.
    unserved: BTreeMap<DocumentName, u32>,
    /// Has not had `me` and `now` yet.
    is_new: bool,
    pub(super) knows_presence: bool,
    /// Commands that it said it has and that have not come.
    pub(super) pending: u32,
    /// Removed by a moderator: reads no document any more.
    is_out: bool,
}

impl Reader {
    pub(super) fn is_of(&self, revoked: Revoked) -> bool {
        match revoked {
            Revoked::Session(session) => self.session == session,
            Revoked::Link(link) => self.link == Some(link),
        }
    }

    fn may_read(&self, document: DocumentName) -> bool {
        !self.is_out && may_read(self.actor.role, document)
    }
}

impl Room {
    pub(super) fn join(&mut self, connection: ConnectionId, joining: Joining, now: u64, out: &mut Outcome) {
        let Joining { actor, session, link, kind, want, known, pending } = joining;
        let (wants, unserved) = (BTreeSet::new(), BTreeMap::new());
        let is_out = self.board.kicked.contains(&actor.participant);
        let (is_new, knows_presence) = (true, false);
        let pending = pending.min(limits::CONNECTION_REPLIES.try_into().unwrap_or(u32::MAX));
        let mut reader =
            Reader { actor, session, link, kind, wants, unserved, is_new, knows_presence, pending, is_out };
        self.is_back(actor.participant);
        if actor.role.is_staff() && kind == Kind::Sync {
            self.table.sit(actor.participant, actor.role, now);
        }
        if kind == Kind::Sync {
            choose(&mut reader, &want, &known);
            let welcome = welcome(&actor, reader.wants.iter().copied(), now);
            out.send(connection, Frame::Reply(encode(&ServerFrame::Welcome(welcome))));
        }
        self.readers.insert(connection, reader);
    }

    pub(super) fn leave(&mut self, connection: ConnectionId, now: u64) {
        if let Some(gone) = self.readers.remove(&connection) {
            self.get_up(gone.actor.participant, gone.actor.role, gone.pending, now);
        }
    }

    /// One of the commands that this client said it has.
    pub(super) fn hear_from(&mut self, connection: ConnectionId) {
        if let Some(reader) = self.readers.get_mut(&connection) {
            reader.pending = reader.pending.saturating_sub(1);
        }
    }

    /// Whoever was removed reads no further.
    pub(super) fn shut_out(&mut self) {
        for reader in self.readers.values_mut() {
            if self.board.kicked.contains(&reader.actor.participant) {
                reader.is_out = true;
                reader.wants.clear();
                reader.unserved.clear();
            }
        }
    }

    pub(super) fn want(
        &mut self,
        connection: ConnectionId,
        want: &[DocumentName],
        known: &BTreeMap<DocumentName, Known>,
        out: &mut Outcome,
    ) {
        let Some(reader) = self.readers.get_mut(&connection).filter(|r| r.kind == Kind::Sync) else { return };
        choose(reader, want, known);
        let server_now = self.told.as_ref().map_or(0, |now| now.server_now);
        let welcome = welcome(&reader.actor, reader.wants.iter().copied(), server_now);
        out.send(connection, Frame::Reply(encode(&ServerFrame::Welcome(welcome))));
    }

    /// The answer to sync step 1; a document that the reader may not read does not exist for it.
    pub(super) fn diff(
        &mut self,
        connection: ConnectionId,
        document: DocumentName,
        clock: u32,
        out: &mut Outcome,
    ) {
        let Some(reader) = self.readers.get_mut(&connection).filter(|r| r.may_read(document)) else { return };
        reader.wants.insert(document);
        reader.unserved.remove(&document);
        let kind = reader.kind;
        let update = self.documents.get(document).diff(clock);
        let bytes = match kind {
            Kind::Sync => wire::encode_step_2(document, &update),
            Kind::Yjs => wire::encode_yjs_step_2(&update),
        };
        out.send(connection, Frame::Diff { document, from: clock, bytes: bytes.into() });
    }

    /// One update a document, encoded once, for everybody who reads it and is up to date.
    pub(super) fn broadcast(&mut self, updates: Updates, out: &mut Outcome) {
        for (document, update) in [(DocumentName::Board, updates.board), (DocumentName::Staff, updates.staff)]
        {
            let Some(update) = update else { continue };
            let bytes = Bytes::from(wire::encode_update(document, &update.bytes));
            for (connection, reader) in &self.readers {
                if reader.wants.contains(&document) && !reader.unserved.contains_key(&document) {
                    let frame = Frame::Update { document, from: update.from, bytes: bytes.clone() };
                    out.send(*connection, frame);
                }
            }
        }
    }

    pub(super) fn serve_newcomers(&mut self, out: &mut Outcome) {
        let waiting: Vec<_> = self
            .readers
            .iter()
            .flat_map(|(id, reader)| reader.unserved.iter().map(|(document, clock)| (*id, *document, *clock)))
            .collect();
        for (connection, document, clock) in waiting {
            self.diff(connection, document, clock, out);
        }
        for (connection, reader) in &self.readers {
            if reader.is_new && reader.kind == Kind::Sync && reader.actor.role != Role::Projector {
                let me = view::me(&self.board, reader.actor.participant);
                out.send(*connection, Frame::Me(encode(&ServerFrame::Me(me))));
            }
        }
    }

    pub(super) fn tell_me(&mut self, touched: BTreeSet<ParticipantId>, out: &mut Outcome) {
        for participant in touched {
            let mut encoded = None;
            for (connection, reader) in &self.readers {
                let theirs = reader.actor.participant == participant && !reader.is_new;
                if theirs && reader.kind == Kind::Sync && reader.actor.role != Role::Projector {
                    let me = encoded
                        .get_or_insert_with(|| encode(&ServerFrame::Me(view::me(&self.board, participant))));
                    out.send(*connection, Frame::Me(me.clone()));
                }
            }
        }
    }

    /// Staff and projector hear of every change; an attendee only of what their screen needs, for a count that
    /// goes up with each post, each vote or each placement would cost 500 phones 500 frames.
    pub(super) fn tell_now(&mut self, at: u64, out: &mut Outcome) {
        let now = self.now(at);
        let same =
            |a: &Now, b: &Now| Now { server_now: 0, ..a.clone() } == Now { server_now: 0, ..b.clone() };
        let changed = self.told.as_ref().is_none_or(|told| !same(told, &now));
        let loud = changed && self.told.as_ref().is_none_or(|told| !same(&quiet(told), &quiet(&now)));
        let mut encoded = None;
        for (connection, reader) in &mut self.readers {
            let counts_matter = reader.actor.role != Role::Attendee;
            if reader.kind == Kind::Sync && (reader.is_new || loud || (changed && counts_matter)) {
                let bytes = encoded.get_or_insert_with(|| encode(&ServerFrame::Now(now.clone())));
                out.send(*connection, Frame::Now(bytes.clone()));
            }
            reader.is_new = false;
        }
        self.told = Some(now);
    }

    /// What a welcome, `me` and `now` would tell this person.
    pub(super) fn news(&self, actor: &Actor, now: u64) -> News {
        let is_out = self.board.kicked.contains(&actor.participant);
        let documents = DocumentName::ALL.into_iter().filter(|name| !is_out && may_read(actor.role, *name));
        News {
            welcome: welcome(actor, documents, now),
            now: self.now(now),
            me: (actor.role != Role::Projector).then(|| view::me(&self.board, actor.participant)),
        }
    }

    /// What they lack of a document that they may read.
    pub(super) fn polled(&self, actor: &Actor, document: DocumentName, clock: u32) -> Option<Bytes> {
        if self.board.kicked.contains(&actor.participant) || !may_read(actor.role, document) {
            return None;
        }
        let whole = self.documents.get(document);
        (clock < whole.clock()).then(|| wire::encode_step_2(document, &whole.diff(clock)).into())
    }

    /// People who are connected or have posted.
    pub(super) fn joined(&self) -> u32 {
        let connected = self.readers.values().filter(|r| r.actor.role == Role::Attendee);
        let connected: BTreeSet<_> = connected.map(|r| r.actor.participant).collect();
        let silent = connected.iter().filter(|p| !self.board.posted.contains_key(p)).count();
        self.board.people.saturating_add(u32::try_from(silent).unwrap_or(u32::MAX))
    }
}

/// `now` without what changes with every post, vote and placement: an attendee's screen does not need it.
pub(crate) fn quiet(now: &Now) -> Now {
    let mut quiet = Now { counts: Counts::default(), ..now.clone() };
    for choice in &mut quiet.ballot {
        (choice.reflections, choice.votes) = (0, choice.votes.map(|_| 0));
    }
    quiet
}

fn welcome(actor: &Actor, documents: impl Iterator<Item = DocumentName>, server_now: u64) -> Welcome {
    Welcome {
        role: actor.role,
        participant: (actor.role != Role::Projector).then_some(actor.participant),
        documents: documents.map(|name| (name, EPOCH)).collect(),
        server_now,
    }
}

fn may_read(role: Role, document: DocumentName) -> bool {
    document == DocumentName::Board || role.is_staff()
}

fn choose(reader: &mut Reader, want: &[DocumentName], known: &BTreeMap<DocumentName, Known>) {
    let wants: BTreeSet<_> = want.iter().copied().filter(|name| reader.may_read(*name)).collect();
    for name in &wants {
        if !reader.wants.contains(name) {
            let clock = known.get(name).map_or(0, |known| known.clock(EPOCH));
            reader.unserved.insert(*name, clock);
        }
    }
    reader.unserved.retain(|name, _| wants.contains(name));
    reader.wants = wants;
}

#[cfg(test)]
mod tests {
    use shared::command::{Action, Command};
    use shared::ids::{CommandId, ReflectionId, ThemeId};

    use super::*;
    use crate::room::state::staged::{REFLECTION, THEME, actor, join, room};
    use crate::room::state::{Given, Input, Output};

    /// To whom `now` went after this command.
    fn heard(room: &mut Room, role: Role, action: Action) -> Vec<ConnectionId> {
        let id = CommandId::from_random(std::array::from_fn(|at| {
            at.to_le_bytes()[0] ^ room.board.seq.to_le_bytes()[0]
        }));
        let command = Ok(Box::new(Command { id, action }));
        let said = Input::Command { connection: 1, actor: actor(role), command };
        let outputs = room.turn(vec![said], Given { now: 1_000, fresh_code: None }).outputs;
        let told = outputs.into_iter().filter_map(|output| match output {
            Output::Send { to, frame: Frame::Now(_) } => Some(to),
            _ => None,
        });
        told.collect()
    }

    #[test]
    fn a_vote_and_a_placement_are_no_news_for_500_phones() {
        let mut room = room();
        room.turn(vec![join(1, Role::Attendee), join(2, Role::Moderator)], Given::default());
        let theme = ThemeId::from_random(THEME);
        let vote = Action::Vote { target: theme.into(), count: 2 };
        assert_eq!(heard(&mut room, Role::Attendee, vote), [2], "a vote");
        let reflections = vec![ReflectionId::from_random(REFLECTION)];
        let place = Action::Place { reflections, theme, order: None };
        assert_eq!(heard(&mut room, Role::Moderator, place), [2], "a placement");
        let reveal = Action::RevealResults { on: true };
        assert_eq!(heard(&mut room, Role::Moderator, reveal), [1, 2], "the results");
        assert_eq!(
            heard(&mut room, Role::Moderator, Action::SetTimer { seconds: Some(60) }),
            [1, 2],
            "a timer"
        );
    }
}
