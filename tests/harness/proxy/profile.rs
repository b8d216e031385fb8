//! The kinds of wifi that halls have, as data.

use std::time::Duration;

/// What one phone's link does to its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    pub name: &'static str,
    /// Bytes a second, each way, shared by all connections of the phone. Nothing: as fast as the machine.
    pub rate: Option<u32>,
    /// One way; a round trip is twice this, and so is what a new connection costs before its first byte.
    pub delay: Duration,
    /// At most this on top, each segment its own, never out of order within a connection.
    pub jitter: Duration,
    /// Nothing moves, then all goes on.
    pub stalls: Option<Mishap>,
    /// One connection is cut off with a reset.
    pub resets: Option<Mishap>,
    /// No network: what is on its way waits, new connections hang, and some of the old ones are forgotten for good.
    pub blackouts: Option<Mishap>,
    pub upgrades: Upgrades,
    pub portal: Portal,
}

/// Something that happens now and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mishap {
    /// On the average; half as long to one and a half times.
    pub every: Duration,
    pub shortest: Duration,
    pub longest: Duration,
}

/// What becomes of a request for a WebSocket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upgrades {
    Passed,
    /// Answered with 400 by an old proxy on the way.
    Refused,
    /// Cut off.
    Cut,
    /// Never answered.
    Swallowed,
    /// Opened, and then no frame comes through, in either direction.
    Muted,
}

/// A hotspot that wants its terms accepted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portal {
    Absent,
    /// Its page stands in the place of every answer.
    Page,
    /// Every request is sent on to the hotspot's own address, which is another origin.
    Redirect,
}

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

const fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}

impl Profile {
    /// No trouble at all: to count bytes.
    pub const PLAIN: Self = Self {
        name: "plain",
        rate: None,
        delay: Duration::ZERO,
        jitter: Duration::ZERO,
        stalls: None,
        resets: None,
        blackouts: None,
        upgrades: Upgrades::Passed,
        portal: Portal::Absent,
    };

    /// 300 people on one access point: 400 kbit/s and 300 ms there and back for each.
    pub const HALL: Self = Self {
        name: "hall",
        rate: Some(400_000 / 8),
        delay: ms(150),
        jitter: ms(40),
        stalls: Some(Mishap { every: secs(20), shortest: secs(1), longest: secs(3) }),
        resets: Some(Mishap { every: secs(120), shortest: ms(0), longest: ms(0) }),
        ..Self::PLAIN
    };

    /// At the edge of what a phone still calls a network.
    pub const EDGE: Self = Self {
        name: "edge",
        rate: Some(120_000 / 8),
        delay: ms(300),
        jitter: ms(150),
        stalls: Some(Mishap { every: secs(12), shortest: secs(1), longest: secs(4) }),
        resets: Some(Mishap { every: secs(60), shortest: ms(0), longest: ms(0) }),
        ..Self::PLAIN
    };

    pub const BLACKOUT: Self = Self {
        name: "blackout",
        blackouts: Some(Mishap { every: secs(60), shortest: secs(10), longest: secs(40) }),
        ..Self::HALL
    };

    /// The same weather in a hundredth of the time, for runs that must see many of them.
    pub const STORM: Self = Self {
        name: "storm",
        rate: Some(400_000),
        delay: ms(5),
        jitter: ms(10),
        stalls: Some(Mishap { every: ms(2_000), shortest: ms(50), longest: ms(300) }),
        resets: Some(Mishap { every: ms(3_000), shortest: ms(0), longest: ms(0) }),
        blackouts: Some(Mishap { every: ms(6_000), shortest: ms(300), longest: ms(3_000) }),
        ..Self::PLAIN
    };

    pub const CAPTIVE: Self = Self { name: "captive", portal: Portal::Page, ..Self::HALL };
    pub const CAPTIVE_REDIRECT: Self =
        Self { name: "captive-redirect", portal: Portal::Redirect, ..Self::HALL };

    pub const NO_WEBSOCKET: Self = Self { name: "no-websocket", upgrades: Upgrades::Refused, ..Self::HALL };
    pub const CUT_WEBSOCKET: Self = Self { name: "cut-websocket", upgrades: Upgrades::Cut, ..Self::HALL };
    pub const SWALLOWED_WEBSOCKET: Self =
        Self { name: "swallowed-websocket", upgrades: Upgrades::Swallowed, ..Self::HALL };
    pub const MUTED_WEBSOCKET: Self =
        Self { name: "muted-websocket", upgrades: Upgrades::Muted, ..Self::HALL };

    pub const ALL: [Self; 11] = [
        Self::PLAIN,
        Self::HALL,
        Self::EDGE,
        Self::BLACKOUT,
        Self::STORM,
        Self::CAPTIVE,
        Self::CAPTIVE_REDIRECT,
        Self::NO_WEBSOCKET,
        Self::CUT_WEBSOCKET,
        Self::SWALLOWED_WEBSOCKET,
        Self::MUTED_WEBSOCKET,
    ];

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name == name)
    }

    /// This profile with its delay, jitter and rate taken away: what remains are its refusals.
    #[must_use]
    pub fn at_full_speed(self) -> Self {
        Self { upgrades: self.upgrades, portal: self.portal, name: self.name, ..Self::PLAIN }
    }
}
