//! A board for one cell of the table, made of events alone: no rule has a say in how it came about.

use shared::board::Board;
use shared::command::{
    Action, Afterwards, Colour, Command, Position, Screen, SetAsideReason, SpotlightTarget, TextEdit,
    TextField,
};
use shared::decide::Positions;
use shared::event::{Event, Placement, Record, Standing};
use shared::ids::{CommandId, ParticipantId, ReflectionId, ThemeId};
use shared::order::Order;
use shared::phase::Phase;
use shared::role::{Actor, Role};
use shared::settings::{
    GroupBy, Identity, Language, Moderation, NewPrompt, Prompt, Reveal, Settings, SettingsPatch,
};
use shared::template::Template;
use shared::words::{Protocol, Text, Title};

pub(crate) const NOW: u64 = 1_750_000_000_000;

/// Whose reflection the command names, and whether everybody may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Own,
    OwnWaiting,
    Other,
    OtherWaiting,
}

impl Target {
    pub(crate) const ALL: [Self; 4] = [Self::Own, Self::OwnWaiting, Self::Other, Self::OtherWaiting];

    pub(crate) fn is_own(self) -> bool {
        matches!(self, Self::Own | Self::OwnWaiting)
    }

    pub(crate) fn is_public(self) -> bool {
        matches!(self, Self::Own | Self::Other)
    }
}

/// What else may be the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Condition {
    Open,
    /// `close_board` was done.
    Final,
    Kicked,
}

#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) role: Role,
    pub(crate) phase: Phase,
    pub(crate) target: Target,
    pub(crate) group_by: GroupBy,
    pub(crate) identity: Identity,
    pub(crate) moderation: Moderation,
    pub(crate) reveal: Reveal,
    pub(crate) condition: Condition,
}

pub(crate) struct Scene {
    pub(crate) board: Board,
    pub(crate) actor: Actor,
    pub(crate) command: Command,
}

/// Every place is the beginning of the text.
pub(crate) struct Beginning;

impl Positions for Beginning {
    fn index(&self, _: ThemeId, _: TextField, _: &Position) -> Option<u32> {
        Some(0)
    }

    fn known(&self, _: ThemeId, _: TextField, _: u32, _: u32, _: u32) -> Vec<(u32, u32)> {
        Vec::new()
    }
}

fn me() -> ParticipantId {
    ParticipantId::from_random([0xa1; 16])
}

fn other() -> ParticipantId {
    ParticipantId::from_random([0xa2; 16])
}

fn staff() -> ParticipantId {
    ParticipantId::from_random([0xa3; 16])
}

fn reflection(n: u8) -> ReflectionId {
    ReflectionId::from_random([n; 16])
}

fn theme(n: u8) -> ThemeId {
    ThemeId::from_random([0x70 + n; 16])
}

fn order(text: &str) -> Order {
    text.parse().unwrap()
}

/// Two ids that every scene has besides the target: published, by the other attendee, in the first theme.
fn anchor() -> ReflectionId {
    reflection(9)
}

#[derive(Clone)]
pub(crate) struct Script {
    board: Board,
    next: u8,
}

impl Script {
    fn happens(&mut self, by: ParticipantId, role: Role, events: Vec<Event>) -> CommandId {
        self.next += 1;
        let command = CommandId::from_random([self.next; 16]);
        let seq = self.board.seq + 1;
        self.board.apply(&Record { seq, command, participant: Some(by), role, events });
        command
    }
}

fn posted(reflection: ReflectionId, standing: Standing) -> Event {
    Event::Posted {
        reflection,
        prompt: "parels".parse().unwrap(),
        text: Text::parse("Zo staat het er").unwrap(),
        perspective: None,
        lang: None,
        flags: Vec::new(),
        standing,
        name: None,
        source: None,
    }
}

fn made(theme: ThemeId, at: &str) -> Event {
    Event::ThemeCreated {
        theme,
        title: "Rust".into(),
        summary: String::new(),
        order: order(at),
        colour: Colour::Neutraal,
        key_phrase: None,
    }
}

fn placed(reflection: ReflectionId, theme: ThemeId) -> Event {
    Event::Placed { reflection, placement: Some(Placement { theme, order: order("V") }) }
}

fn prompts() -> Vec<Prompt> {
    Template::find("parels-en-puzzels").unwrap().prompts(Language::Nl)
}

impl Cell {
    fn settings(&self) -> Settings {
        Settings {
            group_by: self.group_by,
            identity: self.identity,
            moderation: self.moderation,
            reveal: self.reveal,
            ..Settings::default()
        }
    }

    /// What every scene of this cell begins with.
    pub(crate) fn script(&self) -> Script {
        let mut script = Script { board: Board::default(), next: 100 };
        let title = Title::parse("Proef").unwrap();
        let created = Event::BoardCreated { title, settings: self.settings(), prompts: prompts() };
        script.happens(staff(), Role::Organiser, vec![created]);
        let target = reflection(1);
        let standing = if self.target.is_public() { Standing::Published } else { Standing::Waiting };
        // So that a role that may not post still has something of its own.
        script.happens(me(), self.role, vec![posted(reflection(2), Standing::Published)]);
        script.happens(other(), Role::Attendee, vec![posted(anchor(), Standing::Published)]);
        let (author, role) = if self.target.is_own() { (me(), self.role) } else { (other(), Role::Attendee) };
        script.happens(author, role, vec![posted(target, standing)]);
        let themes = vec![made(theme(1), "V"), made(theme(2), "W"), placed(anchor(), theme(1))];
        script.happens(staff(), Role::Organiser, themes);
        script.happens(staff(), Role::Organiser, vec![placed(target, theme(1))]);
        script
    }

    pub(crate) fn scene(&self, mut script: Script, command: &str) -> Scene {
        let action = self.action(command, reflection(1), &mut script);
        script.happens(staff(), Role::Organiser, vec![Event::PhaseSet { phase: self.phase }]);
        match self.condition {
            Condition::Open => {}
            Condition::Final => {
                script.happens(staff(), Role::Organiser, vec![Event::Closed { people: 2 }]);
            }
            Condition::Kicked => {
                let kicked = Event::Kicked { author_of: reflection(2), then: Afterwards::Keep };
                script.happens(staff(), Role::Organiser, vec![kicked]);
            }
        }
        let command = Command { id: CommandId::from_random([0xee; 16]), action };
        Scene { board: script.board, actor: Actor { participant: me(), role: self.role }, command }
    }

    /// A command that changes something, if it may be done at all; what it needs happens first.
    fn action(&self, command: &str, target: ReflectionId, script: &mut Script) -> Action {
        let role = self.role;
        let reflections = vec![target];
        let text = || "Anders gezegd".to_owned();
        let prompt = || "puzzels".parse().unwrap();
        let mut before = |events| script.happens(me(), role, events);
        let undo = |command| Action::Undo { command };
        match command {
            "post" => Action::Post {
                reflection: reflection(77),
                prompt: prompt(),
                text: text(),
                perspective: None,
                lang: None,
                source: None,
            },
            "post_again" => Action::Post {
                reflection: target,
                prompt: prompt(),
                text: text(),
                perspective: None,
                lang: None,
                source: None,
            },
            "edit" => Action::Edit { reflection: target, text: text() },
            "withdraw" => Action::Withdraw { reflection: target },
            "recognise" => Action::Recognise { reflection: target, on: true },
            "vote" => Action::Vote { target: target.into(), count: 2 },
            "vote_theme" => Action::Vote { target: theme(1).into(), count: 2 },
            "place" => Action::Place { reflections, theme: theme(2), order: None },
            "unplace" => Action::Unplace { reflections },
            "stack" => Action::Stack { reflections, under: anchor() },
            "unstack" => {
                before(vec![Event::Stacked { reflection: target, under: Some(anchor()) }]);
                Action::Unstack { reflections }
            }
            "create_theme" => Action::CreateTheme { theme: theme(3), title: "Nieuw".into() },
            "edit_text" => Action::EditText(TextEdit {
                theme: theme(1),
                field: TextField::Title,
                at: Some(Position { of: None, item: None, assoc: 0 }),
                insert: Some("On".into()),
                from: None,
                to: None,
                seen: None,
            }),
            "colour_theme" => Action::ColourTheme { theme: theme(1), colour: Colour::Klei },
            "key_phrase" => Action::KeyPhrase { theme: theme(1), reflection: Some(target) },
            "move_theme" => Action::MoveTheme { theme: theme(1), order: order("X") },
            "remove_theme" => Action::RemoveTheme { theme: theme(1) },
            "merge_themes" => Action::MergeThemes { from: theme(1), into: theme(2) },
            "approve" => {
                before(vec![Event::Judged { reflection: target, standing: Standing::Waiting }]);
                Action::Approve { reflections }
            }
            "set_aside" => Action::SetAside { reflections, reason: SetAsideReason::Worry },
            "restore" => {
                let standing = Standing::SetAside(SetAsideReason::Rude);
                before(vec![Event::Judged { reflection: target, standing }]);
                Action::Restore { reflections }
            }
            "set_phase" => {
                let phase = if self.phase == Phase::Read { Phase::Vote } else { Phase::Read };
                Action::SetPhase { phase, expected: self.phase }
            }
            "set_timer" => Action::SetTimer { seconds: Some(180) },
            "set_prompt" => Action::SetPrompt { prompt: Some(prompt()) },
            "spotlight" => Action::Spotlight(SpotlightTarget::reflection(target)),
            "spotlight_theme" => Action::Spotlight(SpotlightTarget::theme(theme(2))),
            "screen" => Action::Screen { mode: Screen::Black },
            "reveal_results" => Action::RevealResults { on: true },
            "kick" => Action::Kick { author_of: target, then: Afterwards::Keep },
            "lock" => Action::Lock { on: true },
            "rotate_code" => Action::RotateCode {},
            "introduce" => Action::Introduce { name: "Noor".into() },
            "set_settings" => {
                Action::SetSettings(SettingsPatch { retention_days: Some(30), ..SettingsPatch::default() })
            }
            "set_prompts" => Action::SetPrompts { prompts: renamed() },
            "set_protocol" => Action::SetProtocol { text: "Bel de vertrouwenspersoon.".into() },
            "close_board" => Action::CloseBoard {},
            "undo_edit" => undo(before(vec![Event::Edited {
                reflection: target,
                text: Text::parse("Toen zo").unwrap(),
                flags: Vec::new(),
                standing: if self.target.is_public() { Standing::Published } else { Standing::Waiting },
            }])),
            "undo_recognise" => undo(before(vec![Event::Recognised { reflection: anchor(), on: true }])),
            "undo_vote" => undo(before(vec![Event::Voted { target: theme(1).into(), count: 1 }])),
            "undo_place" => undo(before(vec![placed(target, theme(2))])),
            "undo_stack" => undo(before(vec![Event::Stacked { reflection: target, under: Some(anchor()) }])),
            "undo_theme" => undo(before(vec![made(theme(3), "Z")])),
            "undo_set_aside" => undo(before(vec![Event::Judged {
                reflection: target,
                standing: Standing::SetAside(SetAsideReason::Other),
            }])),
            "undo_lock" => undo(before(vec![Event::LockSet { on: true }])),
            "undo_settings" => {
                let settings = Settings { retention_days: 30, ..self.settings() };
                undo(before(vec![Event::SettingsSet { settings }]))
            }
            "undo_protocol" => {
                undo(before(vec![Event::ProtocolSet { text: Protocol::parse("Bel").unwrap() }]))
            }
            "undo_of_another" => {
                undo(script.happens(staff(), Role::Organiser, vec![Event::LockSet { on: true }]))
            }
            other => unreachable!("no such command: {other}"),
        }
    }
}

fn renamed() -> Vec<NewPrompt> {
    let asks = |prompt: Prompt| NewPrompt {
        id: Some(prompt.id),
        title: format!("{}!", prompt.title),
        question: prompt.question.to_string(),
    };
    prompts().into_iter().map(asks).collect()
}
