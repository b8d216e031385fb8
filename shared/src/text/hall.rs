//! Sentences about the hall as moderators steer it: rounds, timer, screen, people, settings; and what the big screen
//! says of votes and time.

use super::Said;

pub const SCREEN_TAB: Said = Said::new("Scherm", "Screen");
