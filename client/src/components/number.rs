//! Numbers as the page's language writes them: 2.000 in Dutch, 2,000 in English.

use js_sys::Number;

use super::said::language;

/// By the browser's own `Intl`, so that no table of separators travels with the page.
pub fn number<N: TryInto<u32>>(n: N) -> String {
    // What does not fit is more than any hall holds.
    let n = n.try_into().unwrap_or(u32::MAX);
    Number::from(n).to_locale_string(language().as_str()).into()
}
