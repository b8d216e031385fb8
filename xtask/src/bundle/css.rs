//! Style sheets without what only people read.

/// Takes out comments, line breaks and the spaces that no rule needs.
///
/// Only spaces beside `{ } ; ,` and after `:` go: elsewhere one may mean "descendant" or stand in a `calc()`.
/// Strings stay as they are.
pub(super) fn shorten(css: &str) -> String {
    let mut short = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(character) = rest.chars().next() {
        let length = if let Some(comment) = rest.strip_prefix("/*") {
            space(&mut short);
            comment.find("*/").map_or(rest.len(), |end| end + 4)
        } else if character == '"' || character == '\'' {
            let length = string_length(rest, character);
            short.push_str(&rest[..length]);
            length
        } else if character.is_ascii_whitespace() {
            space(&mut short);
            1
        } else {
            plain(&mut short, character);
            character.len_utf8()
        };
        rest = &rest[length..];
    }
    short.truncate(short.trim_end().len());
    short
}

fn space(short: &mut String) {
    if !short.is_empty() && !short.ends_with(['{', '}', ';', ',', ':', ' ']) {
        short.push(' ');
    }
}

fn plain(short: &mut String, character: char) {
    if matches!(character, '{' | '}' | ';' | ',') && short.ends_with(' ') {
        short.pop();
    }
    if character == '}' && short.ends_with(';') {
        short.pop();
    }
    short.push(character);
}

/// Up to and with the closing quote; a backslash takes the next character along.
fn string_length(text: &str, quote: char) -> usize {
    let mut characters = text.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if character == quote {
            return at + character.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn comments_and_needless_spaces_go() {
        assert_eq!(
            shorten("/* a */\n.card , .pin {\n  color : red;\n  margin: 0 auto;\n}\n\n"),
            ".card,.pin{color :red;margin:0 auto}"
        );
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        for css in [
            ".a .b{c:d}",
            ".a :hover{c:d}",
            "a{width:calc(1px + 2px)}",
            "@media (x) and (y){a{b:c}}",
            "a>b{c:1px -1px}",
        ] {
            assert_eq!(shorten(css), css);
        }
    }

    #[test]
    fn strings_are_left_alone() {
        let css = r#"a{content:"  /* {\"} */ ; é"}"#;
        assert_eq!(shorten(css), css);
    }

    #[test]
    fn a_comment_between_words_keeps_them_apart() {
        assert_eq!(shorten("a{margin:1px/* x */2px}"), "a{margin:1px 2px}");
        assert_eq!(shorten("a{b:c}/* never closed"), "a{b:c}");
    }
}
