//! What became of one reflection or theme, for the moderators who decide what becomes of it next.

use serde::Deserialize;
use yrs::{Map, Transact};

use super::Document;
use super::read::value;
use crate::ids::ThemeId;
use crate::phase::Phase;
use crate::role::Role;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    Placed,
    Unplaced,
    Stacked,
    Unstacked,
    Approved,
    SetAside,
    Waiting,
    Created,
    Moved,
    Coloured,
    Phrased,
    Unphrased,
    Reworded,
}

/// What happened, in which round, and by someone of which role: of attendees never by whom.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Line {
    pub what: Happening,
    pub role: Role,
    pub phase: Phase,
    #[serde(default)]
    pub theme: Option<ThemeId>,
    /// A moderator who said what they are called.
    #[serde(default)]
    pub who: Option<String>,
}

impl Document {
    /// The latest first. Lines of a later version that do not read as one are passed over.
    pub fn history(&self, key: &str) -> Vec<Line> {
        let txn = self.doc.transact();
        let lines: Vec<serde_json::Value> = value(self.root("history").get(&txn, key)).unwrap_or_default();
        let lines = lines.into_iter().rev();
        lines.filter_map(|line| serde_json::from_value(line).ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use yrs::Any;

    use super::*;
    use crate::document::DocumentName;

    #[test]
    fn the_latest_comes_first_and_an_unknown_line_is_passed_over() {
        let document = Document::new(DocumentName::Staff);
        let theme = ThemeId::from_random([1; 16]);
        let lines = format!(
            r#"[{{"what": "placed", "role": "attendee", "phase": "group", "theme": "{theme}"}},
                {{"what": "praised", "role": "moderator", "phase": "group"}},
                {{"what": "set_aside", "role": "moderator", "phase": "vote"}}]"#
        );
        {
            let mut txn = document.doc.transact_mut();
            let lines = serde_json::from_str::<Any>(&lines).unwrap();
            document.root("history").insert(&mut txn, "a", lines);
        }
        let line = |what, role, phase, theme| Line { what, role, phase, theme, who: None };
        let expected = [
            line(Happening::SetAside, Role::Moderator, Phase::Vote, None),
            line(Happening::Placed, Role::Attendee, Phase::Group, Some(theme)),
        ];
        assert_eq!(document.history("a"), expected);
        assert_eq!(document.history("b"), []);
    }
}
