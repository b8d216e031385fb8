//! The keyboard map: what each key does, in the order in which a hand learns them. One list for the page and the
//! dialogs, so that neither says more than the other.

use super::{Said, hall, staff, table};

/// The keys as they are printed on a keyboard, and what they do.
pub type Line = (&'static str, Said);

pub const EVERYWHERE: &[Line] = &[
    ("Tab", Said::new("Naar het volgende", "To the next thing")),
    ("⇧Tab", Said::new("Naar het vorige", "To the previous thing")),
    ("Enter", Said::new("Doe het", "Do it")),
    ("␣", Said::new("Spatie: zet aan of uit, kies", "Space: switch on or off, choose")),
    ("Esc", Said::new("Sluit wat open is", "Close what is open")),
];

pub const MODERATOR: &[Line] = &[
    ("J K", staff::KEY_NEXT),
    ("⇧J ⇧K", table::KEY_EXTEND),
    ("X", table::KEY_CHOOSE),
    ("Ctrl A", table::KEY_ALL),
    ("1 … 9", staff::KEY_DIGIT),
    ("V", staff::MOVE_TO),
    ("0", staff::NO_THEME),
    ("N", staff::NEW_THEME),
    ("A", staff::APPROVE),
    ("H", staff::SET_ASIDE),
    ("M", table::STACK),
    ("S", staff::ON_SCREEN),
    ("Z", staff::UNDO),
    ("⇧Z", table::REDO),
    ("Esc", table::KEY_ESCAPE),
    ("T", hall::TIMER),
    ("B", staff::BLACK),
    ("P", hall::PEOPLE),
    ("O", table::ON_PAPER),
    ("/", staff::SEARCH),
    ("?", staff::KEYS),
];

pub const SCREEN: &[Line] = &[("P", hall::PAUSE), ("D", hall::LIGHT), ("G", hall::SOUND)];
