//! Codes of people: the one that opens a board is eight characters of 31 that cannot be mistaken for one another, shown
//! 4-4; the one of a public page is too long to be guessed.

use std::fmt;

use crate::secret::{NoRandomness, random};

/// No I, L, O, 0, 1: 31^8 is about 8.5 × 10^11 codes.
const ALPHABET: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/// A code in its stored form: eight upper-case characters.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Code(String);

impl Code {
    pub const LENGTH: usize = 8;

    pub fn random() -> Result<Self, NoRandomness> {
        let mut code = String::with_capacity(Self::LENGTH);
        while code.len() < Self::LENGTH {
            // Bytes above the last whole multiple of 31 would favour the first letters.
            let bytes = random::<16>()?;
            let fair = bytes.iter().filter(|b| **b < 248).map(|b| char::from(ALPHABET[usize::from(*b) % 31]));
            code.extend(fair.take(Self::LENGTH - code.len()));
        }
        Ok(Self(code))
    }

    /// What a person typed: case, spaces and dashes are forgiven.
    pub fn parse(typed: &str) -> Option<Self> {
        if typed.len() > 64 {
            return None;
        }
        let kept = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.'));
        let code: String = kept.map(|c| c.to_ascii_uppercase()).collect();
        let fits = code.len() == Self::LENGTH && code.bytes().all(|b| ALPHABET.contains(&b));
        fits.then_some(Self(code))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As the hall reads it: `K7MR 4HXP`.
    pub fn shown(&self) -> String {
        format!("{} {}", &self.0[..4], &self.0[4..])
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// The code of a page that everybody who has its address may read: 128 random bits, in 32 hexadecimal digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicCode(String);

impl PublicCode {
    pub fn random() -> Result<Self, NoRandomness> {
        Ok(Self(format!("{:032x}", u128::from_be_bytes(random()?))))
    }

    /// As it stands in an address, where a mail program may have made capitals of it.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| Self(text.to_ascii_lowercase()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PublicCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PublicCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_is_forgiven() {
        let code = Code::parse("K7MR4HXP").unwrap();
        for typed in ["k7mr 4hxp", " K7MR-4HXP ", "k7 mr 4h xp"] {
            assert_eq!(Code::parse(typed).as_ref(), Some(&code), "{typed}");
        }
        for typed in ["", "K7MR4HX", "K7MR4HXPP", "K7MR4HX0", "favicon.ico", "K7MR4HXé"] {
            assert_eq!(Code::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn random_codes_parse() {
        let code = Code::random().unwrap();
        assert_eq!(Code::parse(&code.shown()), Some(code));
    }
}
