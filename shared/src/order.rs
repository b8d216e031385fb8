//! Order by fractional keys: a key between any two others always exists, so moves of several people combine without
//! renumbering. Equal keys are told apart by id.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de};

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LONGEST: usize = 128;

/// A place in an order: base-62 digits read as a fraction, the last one not `0`. Keys compare as strings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Order(String);

/// Why a string is no order key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an order is 1 to 128 of 0-9, A-Z and a-z, and does not end in 0")]
pub struct NotAnOrder;

impl Order {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A key after `before` and ahead of `after`; a missing one is the end of the list. Where the two are equal or
    /// crossed (two people moved at once) the answer stands right after `before`, and the tie-break by id decides.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let low = before.map_or("", Self::as_str);
        let high = after.map(Self::as_str).filter(|high| *high > low);
        Self(midpoint(low.as_bytes(), high.map(str::as_bytes)))
    }
}

impl FromStr for Order {
    type Err = NotAnOrder;
    fn from_str(text: &str) -> Result<Self, NotAnOrder> {
        let fits = (1..=LONGEST).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric())
            && !text.ends_with('0');
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAnOrder) }
    }
}

impl<'de> Deserialize<'de> for Order {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

fn digit(byte: u8) -> usize {
    DIGITS.iter().position(|d| *d == byte).unwrap_or(0)
}

/// The shortest digits strictly between `low` and `high` (`None`: one). At the end of the list it steps by one
/// digit instead of halving, so that appending 10,000 times keeps keys short.
fn midpoint(low: &[u8], high: Option<&[u8]>) -> String {
    let mut out = Vec::new();
    let mut high = high;
    let mut index = 0;
    loop {
        let from = low.get(index).map_or(0, |b| digit(*b));
        let to = high.map_or(DIGITS.len(), |h| h.get(index).map_or(0, |b| digit(*b)));
        if from == to {
            out.push(DIGITS[from]);
        } else if to.saturating_sub(from) > 1 {
            let next = if high.is_none() && index + 1 >= low.len() && !low.is_empty() {
                from + 1
            } else {
                from.midpoint(to)
            };
            out.push(DIGITS[next]);
            break;
        } else {
            out.push(DIGITS[from]);
            high = None;
        }
        index += 1;
    }
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_key_between_two_is_between_them(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let mut keys: Vec<Order> = Vec::new();
            for pick in picks {
                let at = pick.index(keys.len() + 1);
                let key = Order::between(at.checked_sub(1).and_then(|i| keys.get(i)), keys.get(at));
                prop_assert!(key.as_str().parse::<Order>().is_ok(), "{key:?}");
                keys.insert(at, key);
                prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{keys:?}");
            }
        }
    }

    #[test]
    fn appending_keeps_keys_short() {
        let mut last = None;
        for _ in 0..2_000 {
            last = Some(Order::between(last.as_ref(), None));
        }
        assert!(last.unwrap().as_str().len() < 70);
    }
}
