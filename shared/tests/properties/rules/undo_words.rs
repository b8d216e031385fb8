//! A theme's words: what is typed where, what is refused, and what an undo gives back.

use shared::command::{Action, ItemId, Position, TextEdit, TextField};
use shared::document::text_position;
use shared::ids::ThemeId;
use shared::refusal::Reason;

use super::{does, hall, reason, refuses, would};
use crate::world::{MODERATOR, OTHER_MODERATOR, World};

const FIELD: TextField = TextField::Summary;

fn at(world: &World, theme: ThemeId, index: u32, assoc: i32) -> Option<Position> {
    text_position(&world.documents.board, theme, FIELD, index, assoc)
}

fn nothing(theme: ThemeId) -> TextEdit {
    TextEdit { theme, field: FIELD, at: None, insert: None, from: None, to: None, seen: None }
}

fn insert(world: &World, theme: ThemeId, index: u32, text: &str) -> Action {
    let at = at(world, theme, index, -1);
    Action::EditText(TextEdit { at, insert: Some(text.into()), ..nothing(theme) })
}

fn replace(world: &World, theme: ThemeId, from: u32, to: u32, text: Option<&str>) -> Action {
    let (from, to) = (at(world, theme, from, 0), at(world, theme, to, -1));
    Action::EditText(TextEdit { from, to, insert: text.map(str::to_owned), ..nothing(theme) })
}

fn summary(world: &World, theme: ThemeId) -> String {
    let told = world.documents.board.json()["themes"][theme.to_string()]["summary"].clone();
    assert_eq!(told, world.board.themes[&theme].summary.to_string());
    told.as_str().unwrap().to_owned()
}

fn typed(text: &str) -> (World, ThemeId) {
    let (mut world, _, [one, _]) = hall();
    let action = insert(&world, one, 0, text);
    does(&mut world, MODERATOR, action);
    assert_eq!(summary(&world, one), text);
    (world, one)
}

#[test]
fn five_hundred_characters_and_no_more() {
    let (mut world, one) = typed(&"x".repeat(499));
    let two = insert(&world, one, 5, "yy");
    let refusal = refuses(&mut world, MODERATOR, two);
    assert_eq!((refusal.reason, refusal.limit), (Reason::TooLong, Some(500)));
    let last = insert(&world, one, 5, "y");
    does(&mut world, MODERATOR, last);
    // What is replaced makes room for as much.
    let same = replace(&world, one, 0, 10, Some("0123456789"));
    does(&mut world, MODERATOR, same);
    assert!(summary(&world, one).starts_with("0123456789x"));
    let more = replace(&world, one, 0, 10, Some("0123456789a"));
    assert_eq!(reason(refuses(&mut world, MODERATOR, more)), Reason::TooLong);
}

#[test]
fn a_title_has_one_line_and_its_own_limit() {
    let (mut world, _, [one, _]) = hall();
    let title = |world: &World, text: &str| {
        let at = text_position(&world.documents.board, one, TextField::Title, 0, -1);
        let insert = Some(text.to_owned());
        Action::EditText(TextEdit { field: TextField::Title, at, insert, ..nothing(one) })
    };
    let lines = title(&world, "a\nb\tc ");
    does(&mut world, MODERATOR, lines);
    assert_eq!(world.board.themes[&one].title.to_string(), "a b c Thema 0");
    let long = title(&world, &"x".repeat(108));
    assert_eq!(refuses(&mut world, MODERATOR, long).limit, Some(120));
    let fits = title(&world, &"x".repeat(107));
    does(&mut world, MODERATOR, fits);
    let (mut world, one) = typed("regel");
    let summary_line = insert(&world, one, 5, "\nregel");
    does(&mut world, MODERATOR, summary_line);
    assert_eq!(summary(&world, one), "regel\nregel");
}

#[test]
fn an_edit_says_where() {
    let (mut world, one) = typed("woorden");
    let here = at(&world, one, 2, -1);
    let nowhere = Some(Position { of: None, item: Some(ItemId { client: 1, clock: 9_999 }), assoc: 0 });
    let edits = [
        (TextEdit { insert: Some("x".into()), ..nothing(one) }, Reason::Invalid),
        (TextEdit { from: here.clone(), ..nothing(one) }, Reason::Invalid),
        (TextEdit { to: here.clone(), insert: Some("x".into()), ..nothing(one) }, Reason::Invalid),
        (TextEdit { at: nowhere.clone(), insert: Some("x".into()), ..nothing(one) }, Reason::Invalid),
        (TextEdit { from: here.clone(), to: nowhere, ..nothing(one) }, Reason::Invalid),
        (TextEdit { at: here, ..nothing(one) }, Reason::Empty),
    ];
    for (edit, expected) in edits {
        let what = format!("{edit:?}");
        assert_eq!(refuses(&mut world, MODERATOR, Action::EditText(edit)).reason, expected, "{what}");
    }
    let other = TextEdit { insert: Some("x".into()), ..nothing(crate::steps::theme(2)) };
    assert_eq!(reason(refuses(&mut world, MODERATOR, Action::EditText(other))), Reason::Unknown);
}

#[test]
fn a_selection_is_replaced_where_it_was() {
    let (mut world, one) = typed("een twee drie");
    let middle = replace(&world, one, 4, 8, Some("2"));
    does(&mut world, MODERATOR, middle);
    assert_eq!(summary(&world, one), "een 2 drie");
    let gone = replace(&world, one, 3, 5, None);
    does(&mut world, MODERATOR, gone);
    assert_eq!(summary(&world, one), "een drie");
    let empty = replace(&world, one, 3, 3, None);
    assert!(would(&mut world, MODERATOR, empty).unwrap().events.is_empty());
    // Typed elsewhere than what is deleted: the place moves along with what went before it.
    let (from, to) = (at(&world, one, 0, 0), at(&world, one, 4, -1));
    let end = at(&world, one, 8, -1);
    let both = TextEdit { from, to, at: end, insert: Some("!".into()), ..nothing(one) };
    does(&mut world, MODERATOR, Action::EditText(both));
    assert_eq!(summary(&world, one), "drie!");
    let (from, to) = (at(&world, one, 3, 0), at(&world, one, 5, -1));
    let start = at(&world, one, 1, -1);
    let before = TextEdit { from, to, at: start, insert: Some("?".into()), ..nothing(one) };
    does(&mut world, MODERATOR, Action::EditText(before));
    assert_eq!(summary(&world, one), "d?ri");
}

#[test]
fn nobody_deletes_letters_that_they_had_not_seen() {
    let (mut world, one) = typed("oud");
    let seen = Some(world.documents.board.clock());
    let (from, to) = (at(&world, one, 0, 0), at(&world, one, 3, -1));
    let colleague = insert(&world, one, 2, "NIEUW");
    does(&mut world, OTHER_MODERATOR, colleague);
    assert_eq!(summary(&world, one), "ouNIEUWd");
    let edit = TextEdit { from, to, seen, insert: Some("weg".into()), ..nothing(one) };
    does(&mut world, MODERATOR, Action::EditText(edit));
    assert_eq!(summary(&world, one), "wegNIEUW");
}

#[test]
fn half_a_letter_is_no_place() {
    let (mut world, one) = typed("a🙌b");
    let half = at(&world, one, 2, -1);
    if half.is_some() {
        let edit = TextEdit { at: half, insert: Some("x".into()), ..nothing(one) };
        let _ = world.run(MODERATOR, Action::EditText(edit));
    }
    assert!(summary(&world, one).contains('🙌'));
}

#[test]
fn words_come_back_letter_by_letter_among_those_of_colleagues() {
    let (mut world, one) = typed("abcd");
    let mine = world.log.last().unwrap().command;
    let theirs = insert(&world, one, 2, "XY");
    does(&mut world, OTHER_MODERATOR, theirs);
    does(&mut world, MODERATOR, Action::Undo { command: mine });
    assert_eq!(summary(&world, one), "XY");
    let again = world.log.last().unwrap().command;
    does(&mut world, MODERATOR, Action::Undo { command: again });
    let back = summary(&world, one);
    let mut letters: Vec<char> = back.chars().filter(char::is_ascii_lowercase).collect();
    letters.sort_unstable();
    assert_eq!((back.len(), letters), (6, vec!['a', 'b', 'c', 'd']), "{back}");
    let cut = replace(&world, one, 0, 3, None);
    let cut = does(&mut world, MODERATOR, cut);
    does(&mut world, MODERATOR, Action::Undo { command: cut });
    assert_eq!(summary(&world, one), back);
}

#[test]
fn words_do_not_come_back_where_there_is_no_room_or_no_theme() {
    let (mut world, one) = typed(&"x".repeat(400));
    let cut = replace(&world, one, 0, 400, None);
    let cut = does(&mut world, MODERATOR, cut);
    let full = insert(&world, one, 0, &"y".repeat(101));
    let full = does(&mut world, OTHER_MODERATOR, full);
    assert_eq!(reason(refuses(&mut world, MODERATOR, Action::Undo { command: cut })), Reason::Gone);
    does(&mut world, OTHER_MODERATOR, Action::Undo { command: full });
    let fits = insert(&world, one, 0, &"y".repeat(100));
    does(&mut world, OTHER_MODERATOR, fits);
    does(&mut world, MODERATOR, Action::Undo { command: cut });
    assert_eq!(summary(&world, one).len(), 500);
    let (mut world, one) = typed("weg");
    let mine = world.log.last().unwrap().command;
    does(&mut world, OTHER_MODERATOR, Action::RemoveTheme { theme: one });
    assert_eq!(reason(refuses(&mut world, MODERATOR, Action::Undo { command: mine })), Reason::Gone);
}
