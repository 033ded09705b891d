//! An invitation as its holder has it: a code that stands in a link behind `#`, in a picture, or on paper.
//!
//! It is the fingerprint of the debate's key (10 bytes), a secret (20) and a checksum that is bound to the debate (5), in
//! base32: 56 characters, of which the first 16 are the same in all invitations of a debate. Who wants to know that they
//! were given the same key as everybody else compares those.

use crate::base32;
use sha2::{Digest, Sha256};

/// How many bytes of a key's hash stand for it.
pub const FINGERPRINT: usize = 10;
const SECRET: usize = 20;
const CHECK: usize = 5;
/// How many characters a code has.
pub const LENGTH: usize = (FINGERPRINT + SECRET + CHECK) / 5 * 8;

/// An invitation.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Which key signs for it.
    pub fingerprint: [u8; FINGERPRINT],
    /// What makes it this one.
    pub secret: [u8; SECRET],
}

impl std::fmt::Debug for Invitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Invitation(…)")
    }
}

/// Why a text is no invitation of a debate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvitationError {
    /// Nothing was entered.
    #[error("Enter the code of your invitation.")]
    Empty,
    /// A character that no code has.
    #[error("“{0}” is in no invitation. Compare this character with yours.")]
    Character(char),
    /// Too short or too long.
    #[error("An invitation has 56 characters; this has {0}. Compare it with yours.")]
    Length(usize),
    /// Mistyped, or of another debate.
    #[error("This invitation does not fit: either a character is wrong, or it is for another debate.")]
    Check,
}

impl Invitation {
    /// The code for a debate, without blanks.
    pub fn as_code(&self, debate: &[u8; 16]) -> String {
        let mut bytes = [self.fingerprint.as_slice(), &self.secret].concat();
        bytes.extend(check(debate, &bytes));
        base32::encode(&bytes)
    }

    /// Reads what somebody typed or pasted: capitals, blanks and hyphens don't matter, and of a whole address only what
    /// follows `#` counts.
    ///
    /// # Errors
    /// [`InvitationError`] in the words of whoever typed it.
    pub fn from_code(text: &str, debate: &[u8; 16]) -> Result<Self, InvitationError> {
        let text = text.rsplit('#').next().unwrap_or_default();
        let digits = base32::digits(text).map_err(InvitationError::Character)?;
        match digits.len() {
            0 => return Err(InvitationError::Empty),
            LENGTH => {}
            other => return Err(InvitationError::Length(other)),
        }
        let bytes = base32::bytes(&digits);
        let (held, said) = bytes.split_at(FINGERPRINT + SECRET);
        let (mut fingerprint, mut secret) = ([0; FINGERPRINT], [0; SECRET]);
        fingerprint.copy_from_slice(&held[..FINGERPRINT]);
        secret.copy_from_slice(&held[FINGERPRINT..]);
        if check(debate, held) == said { Ok(Self { fingerprint, secret }) } else { Err(InvitationError::Check) }
    }
}

fn check(debate: &[u8; 16], held: &[u8]) -> [u8; CHECK] {
    let hash =
        Sha256::new().chain_update(b"isegoria invitation").chain_update(debate).chain_update(held).finalize();
    let mut check = [0; CHECK];
    check.copy_from_slice(&hash[..CHECK]);
    check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_written_however_it_is_typed() {
        let (debate, invitation) = ([7; 16], Invitation { fingerprint: [0xab; 10], secret: [0x13; 20] });
        let code = invitation.as_code(&debate);
        assert_eq!(code.len(), LENGTH);
        let spoken = base32::groups(&code).join(" - ").to_lowercase().replace('0', "o");
        for typed in [code.clone(), spoken, format!("https://example.org/d/x/invitation#{code}")] {
            assert_eq!(Invitation::from_code(&typed, &debate), Ok(invitation.clone()));
        }
        let other = Invitation { secret: [0x14; 20], ..invitation }.as_code(&debate);
        assert_eq!(code[..16], other[..16], "all begin with the fingerprint of the key");
    }

    #[test]
    fn what_was_mistyped_or_is_of_another_debate_is_told() {
        let (debate, invitation) = ([7; 16], Invitation { fingerprint: [1; 10], secret: [2; 20] });
        let code = invitation.as_code(&debate);
        let read = |text: &str| Invitation::from_code(text, &debate).unwrap_err();
        assert_eq!(read(" - "), InvitationError::Empty);
        assert_eq!(read(&code[1..]), InvitationError::Length(55));
        assert_eq!(read(&code.replacen(&code[..1], "ü", 1)), InvitationError::Character('ü'));
        for at in 0..LENGTH {
            let mut wrong = code.clone().into_bytes();
            wrong[at] = if wrong[at] == b'7' { b'8' } else { b'7' };
            assert_eq!(read(&String::from_utf8(wrong).unwrap()), InvitationError::Check);
        }
        assert_eq!(Invitation::from_code(&code, &[8; 16]), Err(InvitationError::Check));
    }
}
