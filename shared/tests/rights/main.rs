//! Who may do what, when: the contract's table, written a second time by hand, against `decide` in every cell.
#![cfg(test)]

mod scene;
mod table;

use shared::command::Action;
use shared::decide::decide;
use shared::event::{Event, Flag, Standing};
use shared::phase::Phase;
use shared::role::Role;
use shared::settings::{GroupBy, Identity, Moderation, Reveal};

use scene::{Beginning, Cell, Condition, NOW, Script, Target};
use table::{Row, rows};

/// What the table says of a cell: `yes`, or the reason of the refusal.
fn expected(row: &Row, cell: &Cell) -> &'static str {
    match cell.condition {
        Condition::Final => return "phase",
        Condition::Kicked => return "kicked",
        Condition::Open => {}
    }
    let column = match cell.role {
        Role::Attendee => row.roles[0],
        Role::Moderator => row.roles[1],
        Role::Organiser => row.roles[2],
        Role::Projector => row.roles[3],
    };
    let (only, phases) = column.split_once(':').unwrap_or(("", column));
    let letter = match cell.phase {
        Phase::Lobby => 'l',
        Phase::Write => 'w',
        Phase::Read => 'r',
        Phase::Group => 'g',
        Phase::Vote => 'v',
        Phase::Discuss => 'd',
        Phase::Closed => 'c',
    };
    if phases == "role" || (only == "everyone" && cell.group_by == GroupBy::Moderators) {
        return "role";
    }
    if !phases.contains(letter) {
        return "phase";
    }
    if only == "named" && cell.identity == Identity::Anonymous {
        return "invalid";
    }
    let staff = matches!(cell.role, Role::Moderator | Role::Organiser);
    match cell.target {
        Target::Own => row.targets[0],
        Target::OwnWaiting => row.targets[1],
        Target::Other => row.targets[2],
        Target::OtherWaiting if staff => row.targets[4],
        Target::OtherWaiting => row.targets[3],
    }
}

/// What becomes of a post, by the contract: late and waiting after its round, waiting where a moderator reads first,
/// on the board from the read round on or on a live board, and else ready for the reveal.
fn becomes(cell: &Cell) -> (Standing, Vec<Flag>) {
    let attendee = cell.role == Role::Attendee;
    let read =
        matches!(cell.phase, Phase::Read | Phase::Group | Phase::Vote | Phase::Discuss | Phase::Closed);
    if attendee && read {
        return (Standing::Waiting, vec![Flag::Late]);
    }
    if attendee && cell.moderation == Moderation::Before {
        return (Standing::Waiting, Vec::new());
    }
    let shown = read || cell.reveal == Reveal::Live;
    (if shown { Standing::Published } else { Standing::Approved }, Vec::new())
}

/// Whether the table says anything of this cell.
fn check(row: &Row, cell: &Cell, script: Script) -> bool {
    let expected = expected(row, cell);
    if expected == "-" {
        return false;
    }
    let scene = cell.scene(script, row.command);
    let answer = decide(&scene.board, &scene.actor, &scene.command, NOW, &Beginning);
    let told = match &answer {
        Ok(decision) => {
            assert!(decision.skipped.is_empty(), "{}: {cell:?}: {decision:?}", row.command);
            assert!(!decision.events.is_empty(), "{} does nothing: {cell:?}", row.command);
            "yes".to_owned()
        }
        Err(refusal) => serde_json::to_value(refusal.reason).unwrap().as_str().unwrap().to_owned(),
    };
    assert_eq!(told, expected, "{}: {cell:?}", row.command);
    if let (Action::Post { .. }, Ok(decision), "post") = (&scene.command.action, &answer, row.command) {
        let Some(Event::Posted { standing, flags, .. }) = decision.events.first() else {
            panic!("a post posts: {decision:?}")
        };
        assert_eq!((*standing, flags.clone()), becomes(cell), "{cell:?}");
    }
    true
}

fn cells() -> impl Iterator<Item = Cell> {
    let all = |role| {
        let kicked = (role == Role::Attendee).then_some(Condition::Kicked);
        [Condition::Open, Condition::Final].into_iter().chain(kicked)
    };
    let roles = [Role::Attendee, Role::Moderator, Role::Organiser, Role::Projector];
    let settings = (0..16_u8).map(|bits| {
        (
            if bits & 1 == 0 { GroupBy::Moderators } else { GroupBy::Everyone },
            if bits & 2 == 0 { Identity::Anonymous } else { Identity::Named },
            if bits & 4 == 0 { Moderation::After } else { Moderation::Before },
            if bits & 8 == 0 { Reveal::OnRead } else { Reveal::Live },
        )
    });
    let settings: Vec<_> = settings.collect();
    let phases =
        [Phase::Lobby, Phase::Write, Phase::Read, Phase::Group, Phase::Vote, Phase::Discuss, Phase::Closed];
    let mut cells = Vec::new();
    for role in roles {
        for phase in phases {
            for target in Target::ALL {
                for (group_by, identity, moderation, reveal) in settings.clone() {
                    for condition in all(role) {
                        cells.push(Cell {
                            role,
                            phase,
                            target,
                            group_by,
                            identity,
                            moderation,
                            reveal,
                            condition,
                        });
                    }
                }
            }
        }
    }
    cells.into_iter()
}

#[test]
fn every_cell_of_the_contracts_table_is_as_decided() {
    let mut count = 0;
    let rows = rows();
    for cell in cells() {
        let script = cell.script();
        for row in &rows {
            count += usize::from(check(row, &cell, script.clone()));
        }
    }
    println!("rights: {count} cells, {} commands", rows.len());
    assert!(count > 150_000, "only {count} cells");
}

/// The table is only as good as its list of commands.
#[test]
fn the_table_knows_every_command() {
    let cell = cells().next().unwrap();
    let mut named: Vec<String> = Vec::new();
    for row in rows() {
        let scene = cell.scene(cell.script(), row.command);
        let json = serde_json::to_value(&scene.command.action).unwrap();
        named.extend(json.as_object().unwrap().keys().cloned());
    }
    named.sort();
    named.dedup();
    // The contract's list ("Commands") and its extensions, counted by hand.
    assert_eq!(named.len(), 34, "{named:?}");
}
