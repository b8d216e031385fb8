//! The parts of a Word file, read back.

use std::io::{Cursor, Read};

use super::*;
use crate::export::sample;

fn part(file: &[u8], name: &str) -> String {
    let mut parts = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    parts.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_file_says_its_title_and_its_languages() {
    let report = sample::report();
    let file = write(&Outline::of(&report)).unwrap();
    assert!(part(&file, "docProps/core.xml").contains("<dc:title>Wat werkt al, en wat nog niet?</dc:title>"));
    assert!(part(&file, "docProps/core.xml").contains("<dc:language>nl-NL</dc:language>"));
    assert!(part(&file, "word/styles.xml").contains("<w:lang w:val=\"nl-NL\""));
    assert!(part(&file, "word/document.xml").contains("<w:lang w:val=\"en\"/>"));
}

#[test]
fn heads_are_repeated_and_no_mark_is_left() {
    let report = sample::report();
    let text = part(&write(&Outline::of(&report)).unwrap(), "word/document.xml");
    let grids = Outline::of(&report).blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(text.matches("<w:tblHeader/>").count(), grids);
    assert!(
        !text.contains("lang-") && !text.contains("picture-") && !text.contains("w:trHeight w:val=\"7\"")
    );
    let charts = text.matches("<w:drawing>").count();
    assert!(charts >= 3 && text.matches(" descr=\"Reflecties per thema").count() == 2, "{charts} charts");
    assert!(text.matches("w:val=\"Heading1\"").count() >= report.themes.len());
    assert!(text.contains("&lt;script&gt;"));
}
