use shared::api::Letters;
use shared::settings::Language;
use shared::template::Template;

use super::*;

fn read_with(text: &str, template: &str) -> Intake {
    let template = Template::find(template).unwrap();
    let (prompts, perspectives) = (template.prompts(Language::Nl), template.perspectives(Language::Nl));
    read(text.as_bytes(), Terms { prompts: &prompts, perspectives: &perspectives }).unwrap()
}

fn said(text: &str) -> Intake {
    read_with(text, "parels-en-puzzels")
}

fn key(text: &str) -> Key {
    text.parse().unwrap()
}

#[test]
fn a_head_names_its_columns_in_any_order_and_any_delimiter() {
    for mark in [",", ";", "\t"] {
        let lines = [
            "Tafel|VRAAG|Reflectie|Namens",
            "4|puzzels|\"Wachten, lang; te lang\"|Ouder(vereniging)",
            "|Parels|Rust|",
        ];
        let table = said(&lines.join("\r\n").replace('|', mark));
        assert_eq!(table.columns, [Column::Table, Column::Prompt, Column::Text, Column::Perspective]);
        let first = &table.rows[0];
        assert_eq!(
            (first.line, first.text.as_str(), first.table),
            (2, "Wachten, lang; te lang", Some(4)),
            "{mark:?}"
        );
        assert_eq!((first.prompt.clone(), first.wrong.len()), (Some(key("puzzels")), 0), "{first:?}");
        assert!(first.perspective.is_some());
        assert_eq!(
            (table.rows[1].prompt.clone(), table.rows[1].perspective.clone()),
            (Some(key("parels")), None)
        );
    }
}

#[test]
fn without_a_head_the_words_tell() {
    let table = said("1;Parels;Wij eten samen;jongere\n2;Puzzels;Niemand belt terug;gemeente\n");
    assert_eq!(table.columns, [Column::Table, Column::Prompt, Column::Text, Column::Perspective]);
    assert_eq!(table.rows.len(), 2);
    assert!(table.rows.iter().all(|row| row.wrong.is_empty()), "{:?}", table.rows);
}

#[test]
fn lines_of_plain_text_keep_their_commas() {
    let table = read_with("\u{feff}Ja, maar rustig\n\nNee, nooit\n\"Tussen aanhalingstekens\"\n", "leeg");
    let texts: Vec<_> = table.rows.iter().map(|row| (row.line, row.text.as_str())).collect();
    assert_eq!(texts, [(1, "Ja, maar rustig"), (3, "Nee, nooit"), (4, "Tussen aanhalingstekens")]);
    assert!(
        table.rows.iter().all(|row| row.prompt.is_some() && row.wrong.is_empty()),
        "one question is asked"
    );
}

#[test]
fn what_is_wrong_is_told_and_the_text_is_kept() {
    let long = "x".repeat(1_001);
    let table = said(&format!(
        "tekst;vraag;namens;tafel\n;parels;;\n{long};parels;;\nBSN 999990019;parels;;\nGoed;Onzin;;\nGoed;;;\nGoed;parels;marsman;\nGoed;parels;;duizend\n"
    ));
    let wrong: Vec<_> = table.rows.iter().map(|row| row.wrong.clone()).collect();
    assert_eq!(
        wrong,
        [
            vec![Wrong::Empty],
            vec![Wrong::TooLong],
            vec![Wrong::PersonalData],
            vec![Wrong::Prompt],
            vec![Wrong::NoPrompt],
            vec![Wrong::Perspective],
            vec![Wrong::Table],
        ]
    );
    assert_eq!(table.rows[1].text.len(), 1_001, "shown, to be mended");
}

#[test]
fn a_text_over_several_lines_is_one() {
    let table = said("tekst,vraag\n\"Eerste regel\nTweede regel\",parels\nKort,puzzels\n");
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(table.rows[0].text, "Eerste regel\nTweede regel");
}

#[test]
fn our_own_table_reads_back_without_its_guard() {
    let table = said("Nummer,Thema,Vraag,Reflectie\r\nK-001,,Parels,'=1+1\r\nK-002,,Puzzels,'t is goed\r\n");
    assert_eq!(table.rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(), ["=1+1", "'t is goed"]);
}

#[test]
fn what_is_no_table_is_refused_in_words() {
    let terms = Terms { prompts: &[], perspectives: &[] };
    assert_eq!(read(&[0xff, 0xfe, 0x41], terms), Err(NotATable::NotText), "half a letter");
    assert_eq!(read(b"PK\x03\x04\x14\x00\xff\xfe", terms), Err(NotATable::NotText), "a workbook");
    assert_eq!(read(&vec![b'a'; limits::IMPORT_BYTES + 1], terms), Err(NotATable::TooLarge));
}

#[test]
fn a_file_without_words_is_a_table_without_rows() {
    let terms = Terms { prompts: &[], perspectives: &[] };
    for blank in ["", "\u{feff} \n\n", "sep=;\r\n"] {
        assert_eq!(read(blank.as_bytes(), terms).unwrap().rows, [], "{blank:?}");
    }
}

#[test]
fn the_first_line_of_excel_names_the_delimiter_and_is_no_row() {
    let body = "Vraag|Tekst\r\nParels|Ja, samen; echt\r\n";
    for (mark, first) in [(";", "sep=;"), (",", "SEP=,"), ("\t", "sep=\t"), ("|", "\"sep=|\"")] {
        let table =
            said(&format!("\u{feff}{first}\r\n{}", body.replace("Ja, samen; echt", "Ja").replace('|', mark)));
        let rows: Vec<_> =
            table.rows.iter().map(|row| (row.line, row.text.as_str(), row.wrong.len())).collect();
        assert_eq!(rows, [(3, "Ja", 0)], "{first:?}");
    }
}

#[test]
fn what_excel_writes_is_read() {
    let body = "Vraag\tTekst\r\nParels\tEén coördinator voor iedereen, € 10\r\n";
    let little: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(body.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(body.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let windows = b"Vraag;Tekst\r\nParels;E\xe9n co\xf6rdinator voor iedereen, \x80 10\r\n";
    let template = Template::find("parels-en-puzzels").unwrap();
    let (prompts, perspectives) = (template.prompts(Language::Nl), template.perspectives(Language::Nl));
    let terms = Terms { prompts: &prompts, perspectives: &perspectives };
    for (bytes, letters) in
        [(&little[..], Letters::Unicode), (&big[..], Letters::Unicode), (&windows[..], Letters::Windows)]
    {
        let table = read(bytes, terms).unwrap();
        assert_eq!(table.letters, letters);
        assert_eq!(table.rows[0].text, "Eén coördinator voor iedereen, € 10");
        assert_eq!((table.rows.len(), table.rows[0].wrong.len()), (1, 0));
    }
}

#[test]
fn a_quote_that_swallows_lines_is_told() {
    let at_end = said("tekst;vraag\nGoed;parels\n\"Niet dicht;parels\nMee;puzzels\n");
    assert_eq!(at_end.rows[0].wrong, []);
    assert!(at_end.rows[1].wrong.contains(&Wrong::OpenQuote), "{:?}", at_end.rows);
    // Closed by the mark that opens the next text.
    let amid = said("vraag;tekst\nparels;\"Niet dicht\nparels;\"Wel dicht\"\nparels;Los\n");
    let wrong: Vec<_> = amid.rows.iter().map(|row| (row.line, row.wrong.clone())).collect();
    assert_eq!(wrong, [(2, vec![Wrong::OpenQuote]), (4, vec![])]);
    let closed = said("vraag;tekst\nparels;\"Zij zei \"\"nee\"\"\nen toen; ja\"\n\nparels;5\" breed\n");
    let wrong: Vec<_> = closed.rows.iter().map(|row| (row.line, row.wrong.len())).collect();
    assert_eq!(wrong, [(2, 0), (5, 0)]);
}

#[test]
fn lines_beyond_the_limit_are_counted_and_not_read() {
    let table = read_with(&"regel\n".repeat(limits::IMPORT_ROWS + 3), "leeg");
    assert_eq!((table.rows.len(), table.left), (limits::IMPORT_ROWS, 3));
}

proptest::proptest! {
    #[test]
    fn whatever_the_bytes_it_answers(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let template = Template::find("parels-en-puzzels").unwrap();
        let (prompts, perspectives) = (template.prompts(Language::Nl), template.perspectives(Language::Nl));
        if let Ok(table) = read(&bytes, Terms { prompts: &prompts, perspectives: &perspectives }) {
            proptest::prop_assert!(table.rows.len() <= limits::IMPORT_ROWS);
        }
    }
}
