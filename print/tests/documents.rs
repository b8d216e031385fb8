//! The documents themselves: that they come, and keep to PDF/UA-1, whatever people write. `PRINT_TO=folder` keeps them,
//! to be looked at.
#![cfg(feature = "press")]

mod fixture;

use print::Words;

fn plain(text: &str) -> Words {
    Words::new(text)
}

fn keep(name: &str, pdf: &[u8]) {
    assert!(pdf.starts_with(b"%PDF-"), "{name}");
    if let Ok(folder) = std::env::var("PRINT_TO") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.pdf")), pdf).unwrap();
    }
}

#[test]
fn the_sheets_of_a_board_come_out() {
    keep("report", &print::report(&fixture::report(40, &plain)).unwrap());
    keep("poster", &print::poster(&fixture::poster(&plain)).unwrap());
    keep("handout", &print::handout(&fixture::handout(&plain)).unwrap());
    keep("slips", &print::slips(&fixture::slips(&plain)).unwrap());
}
