//! There and back again.

use shared::ids::BoardId;

use super::*;
use crate::export::report::BoardKind;
use crate::export::{Format, read_json, sample};

fn read(log: &[Record]) -> Report {
    let facts = Facts { board: BoardId::from_random([1; 16]), kind: BoardKind::Real, created: 0, made: 0 };
    view::report(facts, log)
}

/// What a new board has of its own, and what stays behind.
fn alike(mut report: Report) -> Report {
    let cover = &mut report.cover;
    (cover.board, cover.made) = (BoardId::from_random([0; 16]), 0);
    cover.erased_on = shared::day::Day::of(0);
    report
}

#[test]
fn a_report_makes_a_board_with_that_report() {
    let first = read(&records(&sample::report()).unwrap());
    assert_eq!(first.cover.reflections, 60);
    let file = Format::Json.write(&first, None).unwrap();
    let again = read(&records(&read_json(&file).unwrap()).unwrap());
    assert_eq!(alike(again), alike(first.clone()));
    assert_eq!((first.unread, first.cover.people, first.cover.votes), (2, 118, 240));
    assert_eq!(first.set_aside, sample::report().set_aside);
}

#[test]
fn a_number_stays_where_another_was_taken_back() {
    let mut report = sample::report();
    let gone = report.annex.remove(10).number;
    report.themes.iter_mut().for_each(|theme| theme.members.retain(|number| *number != gone));
    report.loose.retain(|number| *number != gone);
    let numbers: Vec<_> = read(&records(&report).unwrap()).annex.iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, report.annex.iter().map(|entry| entry.number).collect::<Vec<_>>());
}

#[test]
fn what_fits_no_board_is_refused_with_a_sentence() {
    let refused = |change: fn(&mut Report)| {
        let mut report = sample::report();
        change(&mut report);
        records(&report).unwrap_err().to_string()
    };
    assert!(refused(|r| r.annex[3].number = Number(4_000_000_000)).contains("numbers"));
    assert!(refused(|r| r.unread = 20_000).contains("more reflections"));
    assert!(refused(|r| r.annex[5].recognised = u32::MAX).contains("recognised"));
    assert!(refused(|r| r.annex[5].under = Some(r.annex[5].number)).contains("K-006"));
    assert!(refused(|r| r.annex[6].id = r.annex[5].id).contains("twice"));
    assert!(refused(|r| r.annex[6].text = "x".repeat(1_001)).contains("K-007"));
    assert!(refused(|r| r.annex[6].text = "mijn bsn is 111222333".into()).contains("citizen"));
    assert!(refused(|r| r.cover.settings.retention_days = 9_999).contains("retention_days"));
    assert!(refused(|r| r.cover.prompts.clear()).contains("points to"));
    assert!(refused(|r| r.cover.people = u32::MAX).contains("people"));
}
