//! Blind invitations: one person, one voice, and nobody can tell whose.
//!
//! Whoever is invited holds an [`Invitation`]. Their browser makes a random token, blinds it ([`PublicKey::begin`]) and has
//! it signed for the invitation; unblinded ([`PublicKey::finish`]), the token with its signature is a voice. Who signed has
//! seen neither, so no invitation can be told to be that voice's.
//!
//! This crate is sent to browsers as a module of its own, on one page alone: it stays small.

pub mod base32;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod hex;
mod invitation;
mod token;

pub use invitation::{FINGERPRINT, Invitation, InvitationError, LENGTH};
pub use token::{Attempt, BlindError, PublicKey, SIGNATURE, Signed, SigningKey, TOKEN};
