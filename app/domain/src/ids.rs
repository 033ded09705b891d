//! Random identifiers.
//!
//! Every id is a UUIDv4: it tells neither when nor in which order something was made. The domain draws no
//! random numbers itself, so whoever makes an id passes a [`RandomSource`].

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// Where random bytes come from: the operating system in the server, a counter in tests.
pub trait RandomSource {
    /// Sixteen fresh random bytes.
    fn bytes(&mut self) -> [u8; 16];
}

impl<F: FnMut() -> [u8; 16]> RandomSource for F {
    fn bytes(&mut self) -> [u8; 16] {
        self()
    }
}

/// A source that counts, for tests and for ids which never leave a computation.
#[derive(Debug, Default, Clone)]
pub struct Counting(pub u128);

impl RandomSource for Counting {
    fn bytes(&mut self) -> [u8; 16] {
        self.0 += 1;
        self.0.to_be_bytes()
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id from the given source.
            pub fn new(random: &mut impl RandomSource) -> Self {
                Self(uuid::Builder::from_random_bytes(random.bytes()).into_uuid())
            }

            /// The id that these stored bytes stand for.
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The sixteen bytes that are stored.
            pub fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(s: &str) -> Result<Self, InvalidId> {
                Uuid::parse_str(s).map(Self).map_err(|_| InvalidId)
            }
        }
    };
}

/// The text is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an id: 32 hexadecimal digits in five groups were expected")]
pub struct InvalidId;

id!(
    /// A debate.
    DebateId
);
id!(
    /// A space: a team's place, holding debates.
    SpaceId
);
id!(
    /// A claim: one statement, wherever it stands.
    ClaimId
);
id!(
    /// A place: a claim under one parent, or a thesis. It names an edge of the graph.
    PlaceId
);
id!(
    /// A released state of a debate: drawn anew at each release, so that it tells that two states differ and no more.
    ReleaseId
);
id!(
    /// A comment on a claim.
    CommentId
);
id!(
    /// A suggestion of a better wording.
    SuggestionId
);
