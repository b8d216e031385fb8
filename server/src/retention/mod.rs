//! Nothing is kept longer than was promised: boards whose day has come are erased, and those that nobody closed are
//! closed a month after their event.

mod sweep;

use shared::day::Day;
use shared::outcome::erased_on;

use crate::store::BoardRow;

pub use sweep::{Swept, sweep, watch};

/// Days between the event and a board that closes itself: time for who came home with a question.
const OPEN_DAYS: u32 = 30;

/// What a board's time asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    Nothing,
    /// The link between people and what they wrote has stood long enough.
    Close,
    Erase,
}

/// `now` in milliseconds since 1970. A day begins at midnight in universal time.
pub fn due(row: &BoardRow, now: u64) -> Due {
    let has_come = |days| erased_on(row.created, row.day.map(Day::of), days).starts() <= now;
    if has_come(row.keep_days) {
        Due::Erase
    } else if !row.is_closed && has_come(OPEN_DAYS) {
        Due::Close
    } else {
        Due::Nothing
    }
}

#[cfg(test)]
mod tests {
    use shared::event::Record;
    use shared::ids::{BoardId, CommandId};
    use shared::role::Role;

    use super::*;
    use crate::store::BoardKind;

    fn at(day: &str) -> u64 {
        day.parse::<Day>().unwrap().starts()
    }

    fn row(event: Option<&str>, keep_days: u32) -> BoardRow {
        let first = Record {
            seq: 1,
            command: CommandId::from_random([1; 16]),
            participant: None,
            role: Role::Organiser,
            events: Vec::new(),
        };
        let noon = at("2026-11-01") + 12 * 60 * 60 * 1_000;
        let row = BoardRow::new(BoardId::from_random([1; 16]), noon, BoardKind::Real, &first).unwrap();
        BoardRow { day: event.map(at), keep_days, ..row }
    }

    #[test]
    fn a_board_is_erased_on_the_first_moment_of_its_day() {
        for (event, day) in
            [(None, "2027-01-30"), (Some("2026-11-14"), "2027-02-12"), (Some("2020-01-01"), "2027-01-30")]
        {
            let row = BoardRow { is_closed: true, ..row(event, 90) };
            assert_eq!(due(&row, at(day)), Due::Erase, "{event:?}");
            assert_eq!(due(&row, at(day) - 1), Due::Nothing, "{event:?}");
        }
    }

    #[test]
    fn an_open_board_closes_a_month_after_its_event_and_once() {
        let row = row(Some("2026-11-14"), 90);
        assert_eq!(due(&row, at("2026-12-14") - 1), Due::Nothing);
        assert_eq!(due(&row, at("2026-12-14")), Due::Close);
        assert_eq!(due(&BoardRow { is_closed: true, ..row }, at("2026-12-14")), Due::Nothing);
    }

    #[test]
    fn what_is_kept_for_a_week_is_erased_and_never_closed() {
        let row = row(None, 7);
        assert_eq!(due(&row, at("2026-11-07")), Due::Nothing);
        assert_eq!(due(&row, at("2026-11-08")), Due::Erase);
    }
}
