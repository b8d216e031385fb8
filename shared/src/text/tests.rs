//! That the table's machinery says what it should. What every sentence must be is a rule over the tree, in xtask.

use super::{Counted, Said};
use crate::settings::Language;

/// `Intl.PluralRules` knows two forms in Dutch and in English: one, for 1 alone, and other.
#[test]
fn a_counted_sentence_has_every_form_that_its_languages_need() {
    let counted = Counted::new(Said::new("één", "one"), Said::new("{n} stuks", "{n} pieces"));
    assert_eq!(counted.say(Language::Nl, 1), "één");
    assert_eq!(counted.say(Language::En, 1), "one");
    for n in [0, 2, 11, 21, 101] {
        assert_eq!(counted.say(Language::Nl, n), format!("{n} stuks"));
        assert_eq!(counted.say(Language::En, n), format!("{n} pieces"));
    }
    assert_eq!(counted.say(Language::Nl, 2_000), "2.000 stuks");
    assert_eq!(counted.say(Language::En, 2_000), "2,000 pieces");
}
