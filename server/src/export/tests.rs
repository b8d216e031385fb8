//! What every format keeps.

use super::*;

#[test]
fn a_file_is_named_after_its_board_and_day() {
    let mut report = sample::report();
    assert_eq!(Format::Docx.file_name(&report), "wat-werkt-al-en-wat-nog-niet-2025-11-14.docx");
    report.cover.title = "Eén plan, ’s avonds & ../../x".into();
    assert_eq!(Format::Csv.file_name(&report), "een-plan-s-avonds-x-2025-11-14.csv");
    report.cover.title = "…".into();
    report.cover.date = None;
    assert_eq!(Format::Pdf.file_name(&report), "verslag-2025-11-16.pdf");
}

#[test]
fn a_format_is_named_by_its_extension() {
    for format in Format::ALL {
        assert_eq!(Format::parse(format.extension()), Some(format));
    }
    assert_eq!(Format::parse("exe"), None);
}

/// For whoever wants to look: `WEERKLANK_LOOK=folder cargo test -p server look_at`.
#[test]
fn look_at_every_format() {
    let Some(folder) = std::env::var_os("WEERKLANK_LOOK") else { return };
    let report = sample::report();
    for format in Format::ALL {
        if let Ok(bytes) = format.write(&report, None) {
            std::fs::write(std::path::Path::new(&folder).join(format.file_name(&report)), bytes).unwrap();
        }
    }
}
