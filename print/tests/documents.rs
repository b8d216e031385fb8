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

/// What somebody may write, by mischief or by accident.
const HOSTILE: [&str; 12] = [
    "#panic(\"x\") #include \"/etc/passwd\" $ x = *nee* _nee_ @label <label> // weg /* ook */",
    "=HYPERLINK(\"https://evil.example\";\"klik\")",
    "<script>alert(1)</script> \\u{41} \\ \\\\ ` ``` ~ -- ---",
    "مرحبا بالعالم: 23 مساعدين \u{202e}omgekeerd\u{202c}",
    "שלום 123 ሰላም їжак İıŞş 中文字 ไทย हिन्दी",
    "👨‍👩‍👧‍👦 👍🏽 🇳🇱 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ ☠️ 🙌🫠",
    "Z̷̡̢̛̗̘a̸l̴g̵o̶ e\u{301}\u{302}\u{303}\u{304}\u{353}",
    "\u{0}\u{7}\u{1b}[31m\u{feff}\u{fffe}\u{ffff}\u{e000}\u{200b}\u{200d}\u{fe0f}\u{10ffff}\t\r\n",
    "",
    " ",
    "a\n\n\n\n\n\n\nb",
    "\u{301}\u{202e}\u{1f3fd}\u{ad}",
];

fn long(piece: &str) -> String {
    piece.chars().cycle().take(1_000).collect()
}

/// Everything that people wrote is one hostile text, in every place of every sheet.
#[test]
fn no_text_keeps_a_document_from_coming() {
    let mut texts: Vec<String> = HOSTILE.map(str::to_owned).into();
    texts.extend(["x", "é", "م", "🙌", "中", "ab ", "\u{301}", "https://a.example/?b=c&", "a\n"].map(long));
    for text in &texts {
        let say = |_: &str| Words::new(text.as_str()).in_language(Some("ar"));
        let report = print::report(&fixture::report(6, &say));
        assert!(report.is_ok(), "{text:?}: {report:?}");
        for sheet in [
            print::poster(&fixture::poster(&say)),
            print::handout(&fixture::handout(&say)),
            print::slips(&fixture::slips(&say)),
        ] {
            assert!(sheet.is_ok(), "{text:?}: {sheet:?}");
        }
    }
}

/// Two hundred, each in a place of its own; they stay where they are put.
#[test]
fn hostile_texts_stand_beside_each_other() {
    let at = std::cell::Cell::new(0);
    let say = |text: &str| {
        at.set(at.get() + 1);
        let hostile = HOSTILE[at.get() % HOSTILE.len()];
        match at.get() % 4 {
            0 => Words::new(long("x")),
            1 => Words::new(text),
            _ => Words::new(hostile),
        }
    };
    keep("hostile", &print::report(&fixture::report(200, &say)).unwrap());
    let long = |_: &str| Words::new("Overheidsvergaderingsverslaggever".repeat(4) + "x");
    keep("long", &print::report(&fixture::report(6, &long)).unwrap());
    let mut poster = fixture::poster(&long);
    for mark in &mut poster.marks {
        mark.title = "Handvattenvoormorgenenovermorgen ".repeat(3);
    }
    keep("long-marks", &print::poster(&poster).unwrap());
    keep("long-poster", &print::poster(&fixture::poster(&long)).unwrap());
    keep("long-handout", &print::handout(&fixture::handout(&long)).unwrap());
    keep("long-slips", &print::slips(&fixture::slips(&long)).unwrap());
}

/// The promise: a thousand reflections in less than ten seconds. Quiet machines need a fifth of it.
#[test]
fn a_thousand_reflections_take_seconds() {
    let begun = std::time::Instant::now();
    keep("thousand", &print::report(&fixture::report(1_000, &plain)).unwrap());
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    println!("1,000 reflections: {:?}", begun.elapsed());
}
