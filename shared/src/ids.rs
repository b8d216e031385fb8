//! Identifiers. Every id that a client chooses is a UUID version 4 (RFC 9562): 122 random bits, no time in it, so
//! that an id tells nothing about who made it or when.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Why a string is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a version 4 UUID")]
pub struct NotAnId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// Makes an id of 16 random bytes; the version and variant bits are set here.
            pub fn from_random(bytes: [u8; 16]) -> Self {
                Self(stamp(u128::from_be_bytes(bytes)))
            }

            pub fn to_bytes(self) -> [u8; 16] {
                self.0.to_be_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_uuid(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_uuid(self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse_uuid(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    };
}

id!(
    /// A board. Chosen by the server.
    BoardId
);
id!(
    /// One person's or program's presence on one board in one role. Chosen by the server; in no document.
    ParticipantId
);
id!(
    /// Several boards as stops of one journey. Chosen by the server.
    SeriesId
);
id!(
    /// A command; the client chooses it, so that sending again is harmless.
    CommandId
);
id!(
    /// A reflection; the client that posts it chooses it.
    ReflectionId
);
id!(
    /// A theme; the moderator's client that creates it chooses it.
    ThemeId
);

id!(
    /// Who does what by when; the client that writes it down chooses it.
    AgreementId
);

id!(
    /// What a vote is for: a theme or a reflection. Ids are random, so one id can only be one of the two.
    TargetId
);

impl TargetId {
    pub fn theme(self) -> ThemeId {
        ThemeId(self.0)
    }

    pub fn reflection(self) -> ReflectionId {
        ReflectionId(self.0)
    }
}

impl From<ThemeId> for TargetId {
    fn from(id: ThemeId) -> Self {
        Self(id.0)
    }
}

impl From<ReflectionId> for TargetId {
    fn from(id: ReflectionId) -> Self {
        Self(id.0)
    }
}

fn stamp(bits: u128) -> u128 {
    let versioned = (bits & !(0xf << 76)) | (0x4 << 76);
    (versioned & !(0x3 << 62)) | (0x2 << 62)
}

fn parse_uuid(text: &str) -> Result<u128, NotAnId> {
    let bytes = text.as_bytes();
    if bytes.len() != 36 {
        return Err(NotAnId);
    }
    let mut bits: u128 = 0;
    for (index, &byte) in bytes.iter().enumerate() {
        match index {
            8 | 13 | 18 | 23 if byte == b'-' => {}
            8 | 13 | 18 | 23 => return Err(NotAnId),
            _ => {
                let digit = char::from(byte).to_digit(16).ok_or(NotAnId)?;
                bits = (bits << 4) | u128::from(digit);
            }
        }
    }
    if stamp(bits) == bits { Ok(bits) } else { Err(NotAnId) }
}

fn write_uuid(bits: u128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let hex = format!("{bits:032x}");
    write!(f, "{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The short name of a prompt or a perspective (`parels`, `ouder`): 1 to 40 of `a-z 0-9 - _`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Key(std::sync::Arc<str>);

/// Why a string is not a [`Key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a key is 1 to 40 of a-z, 0-9, - and _")]
pub struct NotAKey;

impl Key {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key that a title suggests: lower case, other characters as one `-`.
    pub fn from_title(title: &str) -> Option<Self> {
        let mut key = String::new();
        for c in title.chars().flat_map(char::to_lowercase) {
            match c {
                'a'..='z' | '0'..='9' => key.push(c),
                _ if !key.is_empty() && !key.ends_with('-') => key.push('-'),
                _ => {}
            }
        }
        key.truncate(40);
        key.trim_end_matches('-').parse().ok()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Key {
    type Err = NotAKey;
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let fits = (1..=40).contains(&text.len())
            && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
        if fits { Ok(Self(text.into())) } else { Err(NotAKey) }
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_reads_back_as_written() {
        let id = ReflectionId::from_random([0xff; 16]);
        assert_eq!(id.to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(serde_json::from_str::<ReflectionId>(&format!("\"{id}\"")).unwrap(), id);
    }

    #[test]
    fn other_versions_and_shapes_are_no_ids() {
        for text in [
            "",
            "ffffffff-ffff-7fff-bfff-ffffffffffff",
            "ffffffff-ffff-4fff-ffff-ffffffffffff",
            "ffffffffffff4fffbfffffffffffffffffff",
            "ffffffff-ffff-4fff-bfff-fffffffffffg",
            "+fffffff-ffff-4fff-bfff-ffffffffffff",
        ] {
            assert_eq!(text.parse::<ThemeId>(), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn keys_come_of_titles() {
        assert_eq!(Key::from_title("Zeg ik liever niet").unwrap().as_str(), "zeg-ik-liever-niet");
        assert_eq!(Key::from_title("welzijns-/jongerenwerk").unwrap().as_str(), "welzijns-jongerenwerk");
        assert_eq!(Key::from_title("…"), None);
    }
}
