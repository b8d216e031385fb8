//! What a phone reads of the board: the published reflections and the titles of themes, for a reader that needs no more
//! and should not carry the code for it.

use yrs::{Any, Map, Number, Out, ReadTxn, Transact};

use super::Document;
use super::project::string_of;
use super::text::find;
use crate::command::TextField;
use crate::ids::{Key, ReflectionId, ThemeId};
use crate::words::Lang;

/// A reflection as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub id: ReflectionId,
    pub text: String,
    pub prompt: Key,
    pub recognised: u32,
    pub theme: Option<ThemeId>,
    /// The one that it lies under, which may be gone.
    pub under: Option<ReflectionId>,
    /// Its author's, on a named board.
    pub name: Option<String>,
    /// On whose behalf, where the board shows it.
    pub perspective: Option<String>,
    /// What the text is in, where that is not the board's language.
    pub lang: Option<Lang>,
    /// Once the results are shown.
    pub votes: Option<u32>,
}

/// A theme with no more than its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titled {
    pub id: ThemeId,
    pub title: String,
}

impl Document {
    /// In no order. An entry that does not read as one is passed over.
    pub fn published(&self) -> Vec<Published> {
        let txn = self.doc.transact();
        self.root("reflections").iter(&txn).filter_map(|(id, entry)| read(id, &entry)).collect()
    }

    /// In their order.
    pub fn titles(&self) -> Vec<Titled> {
        let txn = self.doc.transact();
        let mut all: Vec<(String, Titled)> = Vec::new();
        for (id, _) in self.root("themes").iter(&txn) {
            let Some((order, theme)) = id.parse().ok().and_then(|id| self.titled(&txn, id)) else { continue };
            // By insertion: there are few, and the library's sort weighs 3 KB on a phone.
            let later = |other: &(String, Titled)| (&other.0, other.1.id) > (&order, theme.id);
            let place = all.iter().position(later).unwrap_or(all.len());
            all.insert(place, (order, theme));
        }
        all.into_iter().map(|(_, theme)| theme).collect()
    }

    fn titled(&self, txn: &impl ReadTxn, id: ThemeId) -> Option<(String, Titled)> {
        let themes = self.root("themes");
        let title = string_of(&find(themes, txn, id, TextField::Title)?, txn);
        let Some(Out::YMap(entry)) = themes.get(txn, &id.to_string()) else { return None };
        let Some(Out::Any(Any::String(order))) = entry.get(txn, "order") else { return None };
        Some((order.to_string(), Titled { id, title }))
    }
}

fn read(id: &str, entry: &Out) -> Option<Published> {
    let Out::Any(Any::Map(entry)) = entry else { return None };
    let text = |name: &str| match entry.get(name) {
        Some(Any::String(text)) => Some(text.to_string()),
        _ => None,
    };
    Some(Published {
        id: id.parse().ok()?,
        text: text("text")?,
        prompt: text("prompt")?.parse().ok()?,
        recognised: entry.get("recognised").map_or(0, count),
        theme: text("theme").and_then(|theme| theme.parse().ok()),
        under: text("under").and_then(|under| under.parse().ok()),
        name: text("name"),
        perspective: text("perspective"),
        lang: text("lang").and_then(|lang| lang.parse().ok()),
        votes: entry.get("votes").map(count),
    })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a count of people; `as` saturates
fn count(any: &Any) -> u32 {
    match any {
        Any::Number(Number::Int(count)) => u32::try_from(*count).unwrap_or(0),
        Any::Number(Number::Float(count)) => *count as u32,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use yrs::Transact;

    use super::*;
    use crate::document::DocumentName;

    #[test]
    fn an_entry_that_is_none_is_passed_over() {
        let document = Document::new(DocumentName::Board);
        let id = ReflectionId::from_random([1; 16]);
        let entry = |json: &str| serde_json::from_str::<Any>(json).unwrap();
        {
            let mut txn = document.doc.transact_mut();
            let root = document.root("reflections");
            let whole =
                entry(r#"{"text": "hallo", "prompt": "parels", "recognised": 3, "lang": "en", "votes": 2}"#);
            root.insert(&mut txn, id.to_string(), whole);
            root.insert(&mut txn, "no-id", entry(r#"{"text": "x", "prompt": "parels"}"#));
            root.insert(&mut txn, ReflectionId::from_random([2; 16]).to_string(), entry(r#"{"text": 7}"#));
        }
        let prompt = "parels".parse().unwrap();
        let (text, votes) = ("hallo".into(), Some(2));
        let expected = Published {
            id,
            text,
            prompt,
            recognised: 3,
            theme: None,
            under: None,
            name: None,
            perspective: None,
            lang: Some("en".parse().unwrap()),
            votes,
        };
        assert_eq!(document.published(), vec![expected]);
    }
}
