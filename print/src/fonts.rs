//! The fonts that stand in the binary. A document uses these and no others, so it looks the same from every server.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

/// In the order in which a sign is looked for; the sheets name the same families in the same order.
static FILES: [&[u8]; 5] = [
    include_bytes!("../fonts/Inter.ttf"),
    include_bytes!("../fonts/NotoSansArabic.ttf"),
    include_bytes!("../fonts/NotoSansEthiopic.ttf"),
    include_bytes!("../fonts/NotoSansHebrew.ttf"),
    include_bytes!("../fonts/NotoEmoji.ttf"),
];

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect());

pub(crate) fn fonts() -> &'static [Font] {
    &FONTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font_that_the_sheets_name() {
        let families: Vec<&str> = fonts().iter().map(|font| font.info().family.as_str()).collect();
        assert_eq!(families.len(), FILES.len());
        let kit = include_str!("../sheets/kit.typ");
        for family in families {
            assert!(kit.contains(&format!("\"{family}\"")), "{family}");
        }
    }
}
