//! The published reflections alone, for a reader that needs no more of the board and should not carry the code for it.

use yrs::{Any, Map, Number, Out, Transact};

use super::Document;
use crate::ids::{Key, ReflectionId};

/// A reflection as everybody may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub id: ReflectionId,
    pub text: String,
    pub prompt: Key,
    pub recognised: u32,
    /// Once the results are shown.
    pub votes: Option<u32>,
}

impl Document {
    /// In no order. An entry that does not read as one is passed over.
    pub fn published(&self) -> Vec<Published> {
        let txn = self.doc.transact();
        self.root("reflections").iter(&txn).filter_map(|(id, entry)| read(id, &entry)).collect()
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
            let whole = entry(r#"{"text": "hallo", "prompt": "parels", "recognised": 3, "votes": 2}"#);
            root.insert(&mut txn, id.to_string(), whole);
            root.insert(&mut txn, "no-id", entry(r#"{"text": "x", "prompt": "parels"}"#));
            root.insert(&mut txn, ReflectionId::from_random([2; 16]).to_string(), entry(r#"{"text": 7}"#));
        }
        let prompt = "parels".parse().unwrap();
        let expected = Published { id, text: "hallo".into(), prompt, recognised: 3, votes: Some(2) };
        assert_eq!(document.published(), vec![expected]);
    }
}
