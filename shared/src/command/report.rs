//! What staff write down for the report and afterwards: `{"id": "…", "report": {"summary": {"text": "…"}}}`.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::ids::{AgreementId, ReflectionId, ThemeId};
use crate::limits;
use crate::outcome::Step;

/// One change. Each sets what it names, so sending it again is harmless.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportChange {
    /// Lines of the cover. What is left out stays, so that two who fill in different lines both have their way; an
    /// empty one is taken away.
    Details {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        /// `2025-11-14`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        date: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        audience: Option<String>,
    },
    /// An empty text takes it away.
    Summary {
        text: String,
    },
    Links {
        links: Vec<NewLink>,
    },
    Quote {
        reflection: ReflectionId,
        on: bool,
    },
    /// Made, or changed where it is there.
    Agreement {
        agreement: AgreementId,
        what: String,
        #[serde(default)]
        who: String,
        #[serde(default)]
        when: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        theme: Option<ThemeId>,
    },
    DropAgreement {
        agreement: AgreementId,
    },
    /// A step of a theme; none: not taken after all.
    FollowUp {
        theme: ThemeId,
        step: Step,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reached: Option<NewReached>,
    },
    Publish {
        on: bool,
    },
    /// Until then people may still add something after the last round. Milliseconds since 1970; none: no more.
    Late {
        #[serde(default)]
        until: Option<u64>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLink {
    pub title: String,
    pub url: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewReached {
    pub on: Option<Day>,
    pub note: String,
    pub url: String,
}

/// How a reflection came in, where nobody typed it on a phone of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A moderator typed it over for somebody in the room.
    Paper {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<u16>,
    },
    /// From a file: a moderator reads it before anybody else does.
    Import,
}

impl Source {
    pub(crate) fn is_sound(self) -> bool {
        !matches!(self, Self::Paper { table: Some(table) } if !(1..=limits::TABLES).contains(&table))
    }
}
