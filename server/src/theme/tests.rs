//! The colours that people get, and what a house may make of them.

use super::contrast::{Colour, Drawn, faint, pairs};
use super::sheet::{Block, read};
use super::tokens::{Scheme, Tokens, values};
use super::{House, paper};

const OURS: &str = include_str!("../../../client/styles/tokens.css");

#[test]
fn every_pair_that_touches_can_be_told_apart() {
    let faint = faint(&Tokens::ours());
    assert!(faint.is_empty(), "{faint:#?}");
    let (text, signs): (Vec<_>, Vec<_>) = pairs().into_iter().partition(|pair| pair.drawn == Drawn::Text);
    assert!(text.len() >= 40 && signs.len() >= 60, "{} and {} pairs", text.len(), signs.len());
}

#[test]
fn a_pair_that_is_too_faint_is_found() {
    for (scheme, name, value) in [
        (Scheme::Light, "muted", "#9aa3ab"),
        (Scheme::Dark, "border-ui", "#3a444c"),
        (Scheme::Contrast, "chosen", "transparent"),
        (Scheme::Contrast, "edge", "#202020"),
    ] {
        let mut tokens = Tokens::ours();
        tokens.colours.get_mut(&scheme).unwrap().insert(name.to_owned(), value.to_owned());
        let faint = faint(&tokens);
        assert!(faint.iter().all(|one| one.scheme == scheme && one.pair.front == name), "{faint:?}");
        assert!(!faint.is_empty(), "{name} {value}");
    }
}

#[test]
fn ratios_are_those_of_the_standard() {
    let ratio = |one, two| Colour::read(one).unwrap().ratio(Colour::read(two).unwrap());
    assert!((ratio("#000", "#ffffff") - 21.0).abs() < 0.001);
    assert!((ratio("#777777", "#ffffff") - 4.478).abs() < 0.001, "the known grey that just fails");
    assert!((ratio("#0b5c8a", "#0b5c8a") - 1.0).abs() < 0.001);
    assert_eq!(Colour::read("#12345"), None);
}

fn block<'a>(blocks: &'a [Block], media: Option<&str>, selector: &str) -> &'a Block {
    let mut found = blocks.iter().filter(|one| one.media.as_deref() == media && one.selector == selector);
    found.next().unwrap_or_else(|| panic!("{media:?} {selector}"))
}

#[test]
fn who_chooses_a_theme_gets_what_the_device_would_have_given() {
    let blocks = read(OURS).unwrap();
    let light = values(block(&blocks, None, Scheme::Light.by_hand()));
    for scheme in [Scheme::Dark, Scheme::Contrast] {
        let by_device = values(block(&blocks, scheme.by_device(), ":root:not([data-theme])"));
        let by_hand = values(block(&blocks, Some("@media screen"), scheme.by_hand()));
        assert_eq!(by_device, by_hand, "{scheme:?}");
        assert!(by_hand.keys().eq(light.keys()), "{scheme:?} has a value for every colour, and for no other");
    }
}

#[test]
fn no_colour_is_named_outside_the_tokens() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../client/styles/");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.extension().is_none_or(|kind| kind != "css") || name == "tokens.css" {
            continue;
        }
        let css = std::fs::read_to_string(&path).unwrap();
        for block in read(&css).unwrap() {
            for one in &block.declarations {
                let is_named = one.value.split([' ', ',', '(', ')']).any(|word| Colour::read(word).is_some());
                // A QR code is black on white in the dark as well, and a black screen is black.
                let is_meant = block.selector.contains("qr") || block.selector.contains("black");
                assert!(!is_named || is_meant, "{name}:{}: {}: {}", one.line, one.name, one.value);
            }
        }
    }
}

const HOUSE: &str = "/* Voorbeeldstad */
:root {
  --action: #7A1E5C; --action-hover: #5c1444;
  --font: \"Voorbeeld Sans\", system-ui, sans-serif;
  --radius: 4px;
}
[data-theme='dark'] { --action: #f0a6d8; --on-action: #1c0a14 }
";

#[test]
fn a_house_lays_its_own_over_ours() {
    let house = House::of(HOUSE).unwrap();
    assert_eq!(
        house.css(),
        ":root{--font:\"Voorbeeld Sans\", system-ui, sans-serif;--radius:4px}\
         :where(:root, [data-theme=\"light\"]){--action:#7a1e5c;--action-hover:#5c1444}\
         @media screen and (prefers-color-scheme: dark) and (not (prefers-contrast: more)){\
         :root:not([data-theme]){--action:#f0a6d8;--on-action:#1c0a14}}\
         @media screen{[data-theme=\"dark\"]{--action:#f0a6d8;--on-action:#1c0a14}}"
    );
    assert_eq!(house.weak(), Vec::<String>::new());
    assert_eq!(paper(Scheme::Light, Some(&house)), "#f6f4ef");
    let pink = House::of(":root { --bg: #FEF }").unwrap();
    assert_eq!(
        (paper(Scheme::Light, Some(&pink)), paper(Scheme::Dark, Some(&pink))),
        ("#fef".into(), "#12181d".into())
    );
    assert_eq!(House::of("").unwrap().css(), "");
}

#[test]
fn a_house_is_told_what_cannot_be_read() {
    let house = House::of(":root { --action: #7cc4ee }").unwrap();
    let weak = house.weak();
    assert!(
        weak.contains(&"light: --action on --surface has contrast 1.91, and needs 4.5".to_owned()),
        "{weak:#?}"
    );
    assert!(weak.iter().all(|one| one.contains("--action")), "{weak:#?}");
    // As letters and as signs: still one pair.
    let on_surface = weak.iter().filter(|one| one.starts_with("light: --action on --surface "));
    assert_eq!(on_surface.count(), 1, "{weak:#?}");
}

#[test]
fn anything_else_in_a_house_is_refused_with_its_line() {
    for (css, line, why) in [
        ("body { color: red }", 1, "“body” is not a block of tokens"),
        ("\n\n:root { color: #fff }", 3, "“color” is not a token"),
        (":root {\n  --brand: #fff;\n}", 2, "--brand is not one of our tokens"),
        (":root { --action: blue }", 1, "--action needs a colour"),
        (":root { --action: #0b5c8a80 }", 1, "--action needs a colour"),
        (":root { --font: url(https://weerklank.example/a.woff2) }", 1, "“:” cannot stand"),
        (":root { --font: url(a.woff2) }", 1, "url() is not one of"),
        (":root { --font: \"open }", 1, "a quote is not closed"),
        (":root { --font: a</style> }", 1, "“<” cannot stand"),
        (":root { --radius: expression(1) }", 1, "expression() is not one of"),
        (":root { --radius: calc((1px) }", 1, "is not closed"),
        (":root { --radius: }", 1, "has no value"),
        (":root { --target: 20px }", 1, "--target is not for a house"),
        (":root { --dir: 1 }", 1, "--dir is not for a house"),
        ("[data-theme=dark] { --radius: 4px }", 1, "set it in :root"),
        ("@import \"a.css\";", 1, "stands outside a block"),
        ("@media (prefers-color-scheme: dark) {\n :root { --bg: #000 } }", 2, "@media is not needed"),
        ("@font-face { --font: a }", 1, "is not a block of tokens"),
        (":root, body { --bg: #fff }", 1, "is not a block of tokens"),
        (":root { --bg: #fff", 1, "not closed with }"),
        (":root { --bg: #fff }\n}", 2, "closes nothing"),
        (":root { .a { --bg: #fff } }", 1, "a block inside a block"),
        (":root {}\n/* open", 2, "a comment is not closed"),
        (":root {}\nnonsense", 2, "stands outside a block"),
    ] {
        let fault = House::of(css).unwrap_err();
        assert!(fault.line == line && fault.why.contains(why), "{css}\n{fault:?}");
    }
}
