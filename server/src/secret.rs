//! The server's secret, voices and the keys made of them.
//!
//! A key that a voice makes (its right to one claim, its ballot in one place, its i-th contribution) is
//! HMAC-SHA256(voice, purpose ‖ …). What is stored is HMAC-SHA256(server secret, key): whoever has only the database
//! can test no guess, and no two stored keys of one voice can be told from those of two.

use domain::ids::{ClaimId, CommentId, DebateId, PlaceId, RandomSource, ReleaseId, SpaceId, SuggestionId};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::{convert::Infallible, fmt, io, path::Path, str::FromStr};
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
                let mut options = std::fs::OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut file = options.open(path)?;
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

/// A voice: the random secret of one contributor in one debate, held by their browser alone.
#[derive(Clone)]
pub struct Voice([u8; 32]);

impl fmt::Debug for Voice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Voice(…)")
    }
}

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
        OsRandom.array().map(Self)
    }

    /// Reads 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        parse_hex(text).map(Self)
    }

    /// The digits for the cookie or header that takes it to its holder.
    pub fn reveal(&self) -> String {
        hex(&self.0)
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::Counting;

    #[test]
    fn keys_of_one_voice_differ_by_purpose_and_thing() {
        let (server, voice) = (ServerSecret([1; 32]), Voice([2; 32]));
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
        let voice = Voice([0xab; 32]);
        assert_eq!(Voice::parse(&voice.reveal()).unwrap().0, voice.0);
        assert!(Voice::parse("ab").is_none() && Voice::parse(&"é".repeat(32)).is_none());
        assert_eq!(format!("{voice:?}"), "Voice(…)");
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
