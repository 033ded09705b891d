//! The server's secret, voices and the keys made of them.
//!
//! A key that a voice makes (its right to one claim, its ballot in one place, its i-th contribution) is
//! HMAC-SHA256(voice, purpose ‖ …). What is stored is HMAC-SHA256(server secret, key): whoever has only the database
//! can test no guess, and no two stored keys of one voice can be told from those of two.

use blind::{Invitation, Signed};
use domain::ids::{ClaimId, CommentId, DebateId, PlaceId, RandomSource, ReleaseId, SpaceId, SuggestionId};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::{convert::Infallible, fmt, io, path::Path, str::FromStr, sync::Arc};
use subtle::ConstantTimeEq;

/// What is stored of a key: 32 bytes.
pub type StoredKey = [u8; 32];

/// HMAC-SHA256 of the parts, one after the other.
pub(crate) fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes keys of every length: the error can't occur, and an all-zero key would still tell nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Random numbers of the operating system.
#[derive(Debug, Default, Clone, Copy)]
pub struct OsRandom;

impl OsRandom {
    /// Fills an array.
    ///
    /// # Errors
    /// If the operating system has no random numbers to give.
    pub fn array<const N: usize>(self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        Ok(bytes)
    }
}

impl RandomSource for OsRandom {
    #[expect(clippy::expect_used, reason = "without random numbers no promise can be kept: stop")]
    fn bytes(&mut self) -> [u8; 16] {
        self.array().expect("the operating system gives random numbers")
    }
}

/// A word from the operator that nobody else may read: the text of a secret, a database's address with its password.
#[derive(Clone)]
pub struct Hidden(String);

impl Hidden {
    /// The word itself, for the one place that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether somebody said the same, in a time that does not tell how much of it was right.
    pub fn is(&self, said: &str) -> bool {
        self.0.as_bytes().ct_eq(said.as_bytes()).into()
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
}

impl FromStr for Hidden {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl From<&str> for Hidden {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// The server's secret: 32 bytes in a file beside the database, in no backup and no dump.
#[derive(Clone)]
pub struct ServerSecret([u8; 32]);

impl fmt::Debug for ServerSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServerSecret(…)")
    }
}

impl ServerSecret {
    /// A secret from 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        parse_hex(text.trim()).map(Self)
    }

    /// Reads the key file, or makes it (readable by its owner only) if it is not there.
    ///
    /// # Errors
    /// If the file can't be read or written, or holds no key.
    pub fn from_file(path: &Path) -> io::Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::from_hex(&text).ok_or_else(|| {
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("{} holds no key of 64 hexadecimal digits", path.display()),
                )
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let secret = Self(OsRandom.array()?);
                let mut file = new_private_file(path)?;
                io::Write::write_all(&mut file, hex(&secret.0).as_bytes())?;
                file.sync_all()?;
                Ok(secret)
            }
            Err(error) => Err(error),
        }
    }

    /// What is stored of a key.
    pub fn store(&self, key: &[u8; 32]) -> StoredKey {
        mac(&self.0, &[b"key", key])
    }

    /// The number of a slot while it waits, so that two copies of the database around one action do not tell that it was
    /// somebody's seventeenth; the same again gives the number back.
    pub fn veil(&self, slot: &StoredKey, i: u32) -> u32 {
        let [a, b, c, ..] = mac(&self.0, &[b"slot number", slot]);
        // 23 bits: more than anybody contributes, and too few to be taken for a time.
        i ^ u32::from_be_bytes([0, a & 0x7f, b, c])
    }

    /// The link secret that belongs to a stored nonce.
    pub fn link(&self, nonce: &[u8; 16]) -> LinkSecret {
        let full = mac(&self.0, &[b"link", nonce]);
        let mut short = [0; 20];
        short.copy_from_slice(&full[..20]);
        LinkSecret(short)
    }

    /// What is stored of a link.
    pub fn store_link(&self, link: &LinkSecret) -> StoredKey {
        mac(&self.0, &[b"link hash", &link.0])
    }

    /// The debate that a form makes: the same when the form is sent twice, and not to be guessed back from the debate's
    /// address, which every contributor knows.
    pub fn debate_of(&self, form: ClaimId) -> DebateId {
        DebateId::new(&mut || self.sixteen(&[b"debate", form.as_bytes()]))
    }

    /// The space that a form makes, likewise.
    pub fn space_of(&self, form: ClaimId) -> SpaceId {
        SpaceId::new(&mut || self.sixteen(&[b"space", form.as_bytes()]))
    }

    fn sixteen(&self, parts: &[&[u8]]) -> [u8; 16] {
        let full = mac(&self.0, parts);
        let mut short = [0; 16];
        short.copy_from_slice(&full[..16]);
        short
    }

    /// What is stored of an invitation.
    pub fn store_invitation(&self, debate: DebateId, invitation: &Invitation) -> StoredKey {
        mac(&self.0, &[b"invitation", debate.as_bytes(), &invitation.secret])
    }

    /// What is stored of the question that an invitation was used for.
    pub fn store_asked(&self, debate: DebateId, blinded: &[u8]) -> StoredKey {
        mac(&self.0, &[b"asked", debate.as_bytes(), blinded])
    }

    /// Encrypts something for the database, so that it is of no use without this secret: HMAC-SHA256 in counter mode under a
    /// random nonce, and an HMAC over all of it under another key.
    ///
    /// # Errors
    /// If the operating system has no random numbers to give.
    pub fn wrap(&self, of: DebateId, plain: &[u8]) -> io::Result<Vec<u8>> {
        let nonce: [u8; 32] = OsRandom.array()?;
        let mut wrapped = nonce.to_vec();
        wrapped.extend(self.veiled(of, &nonce, plain));
        wrapped.extend(self.seal_of(of, &wrapped));
        Ok(wrapped)
    }

    /// Decrypts it; nothing if it is not what this secret encrypted.
    pub fn unwrap(&self, of: DebateId, wrapped: &[u8]) -> Option<Vec<u8>> {
        let (held, seal) = wrapped.split_at_checked(wrapped.len().checked_sub(32)?)?;
        let (nonce, veiled) = held.split_at_checked(32)?;
        let whole: bool = self.seal_of(of, held).ct_eq(seal).into();
        whole.then(|| self.veiled(of, nonce, veiled))
    }

    fn veiled(&self, of: DebateId, nonce: &[u8], text: &[u8]) -> Vec<u8> {
        let key = mac(&self.0, &[b"wrap", of.as_bytes(), nonce]);
        let block = |(i, block): (u32, &[u8])| {
            let stream = mac(&key, &[&i.to_be_bytes()]);
            block.iter().zip(stream).map(|(a, b)| a ^ b).collect::<Vec<u8>>()
        };
        (0..).zip(text.chunks(32)).flat_map(block).collect()
    }

    fn seal_of(&self, of: DebateId, held: &[u8]) -> [u8; 32] {
        mac(&mac(&self.0, &[b"wrap seal", of.as_bytes()]), &[held])
    }

    /// The place where a contributed claim first stands: random to everybody else, the same when a form is sent twice.
    pub fn place_of(&self, claim: ClaimId) -> PlaceId {
        PlaceId::new(&mut || self.sixteen(&[b"place", claim.as_bytes()]))
    }
}

/// The secret in a role's link: 160 bits.
#[derive(Clone)]
pub struct LinkSecret([u8; 20]);

impl LinkSecret {
    /// Reads 40 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        parse_hex(text).map(Self)
    }

    /// The digits that stand in the address.
    pub fn reveal(&self) -> String {
        hex(&self.0)
    }
}

impl fmt::Debug for LinkSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkSecret(…)")
    }
}

/// A voice: the random secret of one contributor in one debate, held by their browser alone. In a debate by invitation the
/// secret follows from a random token that the debate's key has signed blindly; whoever holds the voice shows both.
#[derive(Clone)]
pub struct Voice([u8; 32], Option<Arc<Signed>>);

impl fmt::Debug for Voice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Voice(…)")
    }
}

/// How many bytes a token has with its signature.
pub const SIGNED: usize = blind::TOKEN + blind::SIGNATURE;

/// What a voice's i-th contribution is counted as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlotKind {
    /// A claim.
    Claim,
    /// A rating of a place not rated before.
    Rating,
}

impl SlotKind {
    /// The word that is stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Rating => "rating",
        }
    }
}

impl std::str::FromStr for SlotKind {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, String> {
        let kind = [Self::Claim, Self::Rating].into_iter().find(|kind| kind.word() == word);
        kind.ok_or_else(|| format!("unknown slot {word}"))
    }
}

impl Voice {
    /// A new voice.
    ///
    /// # Errors
    /// If the operating system has no random numbers to give.
    pub fn new() -> io::Result<Self> {
        OsRandom.array().map(Self::plain)
    }

    fn plain(secret: [u8; 32]) -> Self {
        Self(secret, None)
    }

    /// The voice of a signed token. It follows from the token alone: with another signature it is the same.
    pub fn invited(signed: Signed) -> Self {
        let secret = Sha256::new().chain_update(b"isegoria voice").chain_update(signed.token).finalize();
        Self(secret.into(), Some(Arc::new(signed)))
    }

    /// The token with its signature, of somebody who was invited.
    pub fn signed(&self) -> Option<&Signed> {
        self.1.as_deref()
    }

    /// Reads 64 hexadecimal digits, or those of a token with its signature.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() == 2 * SIGNED {
            let (token, signature) = text.split_at_checked(2 * blind::TOKEN)?;
            let signed = Signed { token: parse_hex(token)?, signature: parse_hex(signature)? };
            return Some(Self::invited(signed));
        }
        parse_hex(text).map(Self::plain)
    }

    /// The digits for the cookie or header that takes it to its holder.
    pub fn reveal(&self) -> String {
        match &self.1 {
            Some(signed) => hex(&signed.token) + &hex(&signed.signature),
            None => hex(&self.0),
        }
    }

    /// The stored form of the right to change one claim.
    pub fn edit_key(&self, server: &ServerSecret, claim: ClaimId) -> StoredKey {
        server.store(&mac(&self.0, &[b"edit", claim.as_bytes()]))
    }

    /// The stored form of the right to take one comment back.
    pub fn comment_key(&self, server: &ServerSecret, comment: CommentId) -> StoredKey {
        server.store(&mac(&self.0, &[b"comment", comment.as_bytes()]))
    }

    /// The stored form of the right to take one suggestion back.
    pub fn suggestion_key(&self, server: &ServerSecret, suggestion: SuggestionId) -> StoredKey {
        server.store(&mac(&self.0, &[b"suggestion", suggestion.as_bytes()]))
    }

    /// The stored form of the nullifier: one ballot per voice and place.
    pub fn nullifier(&self, server: &ServerSecret, place: PlaceId) -> StoredKey {
        server.store(&mac(&self.0, &[b"ballot", place.as_bytes()]))
    }

    /// The stored form of the right to change this voice's mark of a claim: one per voice and claim.
    pub fn mark_key(&self, server: &ServerSecret, claim: ClaimId) -> StoredKey {
        server.store(&mac(&self.0, &[b"mark", claim.as_bytes()]))
    }

    /// The stored form of the slot of this voice's `i`-th contribution of a kind, from 1.
    pub fn slot(&self, server: &ServerSecret, kind: SlotKind, debate: DebateId, i: u32) -> StoredKey {
        server.store(&mac(&self.0, &[kind.word().as_bytes(), debate.as_bytes(), &i.to_be_bytes()]))
    }

    /// The stored form of this voice's marker: something of it waits for the release after this one.
    pub fn marker(&self, server: &ServerSecret, debate: DebateId, release: ReleaseId) -> StoredKey {
        server.store(&mac(&self.0, &[b"marker", debate.as_bytes(), release.as_bytes()]))
    }

    /// The stored form of the slot of this voice's `i`-th claim of a day, from 1.
    pub fn day_slot(&self, server: &ServerSecret, debate: DebateId, day: &str, i: u32) -> StoredKey {
        server.store(&mac(&self.0, &[b"day", debate.as_bytes(), day.as_bytes(), &i.to_be_bytes()]))
    }

    /// The stored form of the slot of this voice's `i`-th comment or suggestion of a day, from 1.
    pub fn day_remark(&self, server: &ServerSecret, debate: DebateId, day: &str, i: u32) -> StoredKey {
        server.store(&mac(&self.0, &[b"day remark", debate.as_bytes(), day.as_bytes(), &i.to_be_bytes()]))
    }

    /// A number that shuffles siblings for this voice and tells nothing else.
    pub fn shuffle(&self, place: PlaceId) -> [u8; 32] {
        mac(&self.0, &[b"shuffle", place.as_bytes()])
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]).map(char::from).collect()
}

fn parse_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let (high, low) = (char::from(pair[0]).to_digit(16)?, char::from(pair[1]).to_digit(16)?);
        *byte = u8::try_from(high << 4 | low).ok()?;
    }
    Some(bytes)
}

/// Makes a file that this program's user alone can read and write.
///
/// # Errors
/// If it can't be made, or is there already.
pub(crate) fn new_private_file(path: &Path) -> io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::Counting;

    #[test]
    fn keys_of_one_voice_differ_by_purpose_and_thing() {
        let (server, voice) = (ServerSecret([1; 32]), Voice::plain([2; 32]));
        let mut ids = Counting::default();
        let (a, b) = (ClaimId::new(&mut ids), ClaimId::new(&mut ids));
        let place = PlaceId::from_bytes(*a.as_bytes());
        let keys = [voice.edit_key(&server, a), voice.edit_key(&server, b), voice.nullifier(&server, place)];
        assert!(keys[0] != keys[1] && keys[0] != keys[2] && keys[1] != keys[2]);
        assert_ne!(voice.edit_key(&ServerSecret([3; 32]), a), keys[0]);
    }

    #[test]
    fn a_veiled_number_comes_back_and_veils_differ() {
        let server = ServerSecret([1; 32]);
        let veiled = [[4; 32], [5; 32]].map(|slot| server.veil(&slot, 17));
        assert!(veiled[0] != 17 && veiled[0] != veiled[1]);
        assert_eq!(server.veil(&[4; 32], veiled[0]), 17);
    }

    #[test]
    fn a_secret_survives_the_way_through_text_and_shows_nothing_in_debug() {
        let voice = Voice::plain([0xab; 32]);
        assert_eq!(Voice::parse(&voice.reveal()).unwrap().0, voice.0);
        assert!(Voice::parse("ab").is_none() && Voice::parse(&"é".repeat(32)).is_none());
        assert_eq!(format!("{voice:?}"), "Voice(…)");
    }

    #[test]
    fn a_signed_token_is_the_same_voice_whatever_its_signature() {
        let signed = Signed { token: [1; 32], signature: [2; 256] };
        let voice = Voice::parse(&Voice::invited(signed.clone()).reveal()).unwrap();
        assert_eq!(voice.signed(), Some(&signed));
        let other = Voice::invited(Signed { signature: [3; 256], ..signed.clone() });
        assert_eq!(voice.0, other.0);
        assert_ne!(voice.0, signed.token);
        assert_ne!(voice.0, Voice::invited(Signed { token: [4; 32], ..signed }).0);
    }

    #[test]
    fn what_is_wrapped_comes_back_under_the_same_secret_alone() {
        let (server, mut ids) = (ServerSecret([1; 32]), Counting::default());
        let (of, other) = (DebateId::new(&mut ids), DebateId::new(&mut ids));
        let plain: Vec<u8> = (0..100).collect();
        let wrapped = server.wrap(of, &plain).unwrap();
        assert!(!wrapped.windows(8).any(|part| part == &plain[..8]));
        assert_ne!(server.wrap(of, &plain).unwrap(), wrapped, "each time otherwise");
        assert_eq!(server.unwrap(of, &wrapped), Some(plain));
        assert_eq!(server.unwrap(other, &wrapped), None);
        assert_eq!(ServerSecret([2; 32]).unwrap(of, &wrapped), None);
        for at in 0..wrapped.len() {
            let mut changed = wrapped.clone();
            changed[at] ^= 1;
            assert_eq!(server.unwrap(of, &changed), None);
            assert_eq!(server.unwrap(of, &wrapped[..at]), None);
        }
    }

    #[test]
    fn the_key_file_is_made_once_and_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("key");
        let first = ServerSecret::from_file(&path).unwrap();
        assert_eq!(ServerSecret::from_file(&path).unwrap().0, first.0);
        std::fs::write(&path, "nonsense").unwrap();
        assert!(ServerSecret::from_file(&path).is_err());
    }
}
