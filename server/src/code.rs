//! The code that takes a voice to another device: typed, pasted, or read from a picture.
//!
//! It is the voice's 32 bytes, the contributor link's 20 (if there is one) and 3 bytes of a checksum that is bound to the
//! debate, in base32: 88 characters, or 56 without a link. The voice of somebody who was invited has 288 bytes, a token
//! with its signature, and 7 of a checksum: 504 characters, or 472, which nobody types.

use crate::secret::{LinkSecret, SIGNED, Voice};
pub use blind::base32::groups;
use blind::{base32, hex};
use domain::ids::DebateId;
use sha2::{Digest, Sha256};

const VOICE: usize = 32;
const LINK: usize = 20;
const CHECK: usize = 3;
/// Makes the long codes a multiple of five bytes, too.
const LONG_CHECK: usize = 7;

/// The parts of a code: how long the voice is, the link, and the checksum.
const FORMS: [[usize; 3]; 4] =
    [[VOICE, 0, CHECK], [VOICE, LINK, CHECK], [SIGNED, 0, LONG_CHECK], [SIGNED, LINK, LONG_CHECK]];

/// What a device needs to go on as the same voice.
#[derive(Debug, Clone)]
pub struct DeviceCode {
    /// The voice.
    pub voice: Voice,
    /// The secret of the contributor link, so that nothing else is needed.
    pub link: Option<LinkSecret>,
}

/// Why a text is no code of this debate.
#[derive(Debug, thiserror::Error)]
pub enum CodeError {
    /// Nothing was entered.
    #[error("Enter the code that the other device shows.")]
    Empty,
    /// A character that no code has.
    #[error("“{0}” is in no code. Compare this character with the other device.")]
    Character(char),
    /// Too short or too long.
    #[error("A code has 88 characters (56 if it holds no link); this has {0}. Compare it with the other device.")]
    Length(usize),
    /// The checksum does not fit: mistyped, or of another debate. The link says which, where there is one.
    #[error(
        "This code does not fit. Either a character is wrong, or it is the code of another debate: compare it with the \
         other device."
    )]
    Check(Option<LinkSecret>),
}

impl DeviceCode {
    /// The code for a debate, without spaces.
    pub fn as_code(&self, debate: DebateId) -> String {
        let mut bytes = hex::bytes(&self.voice.reveal()).unwrap_or_default();
        let check = if bytes.len() == SIGNED { LONG_CHECK } else { CHECK };
        bytes.extend(self.link.iter().filter_map(|link| hex::bytes(&link.reveal())).flatten());
        bytes.extend(&checksum(debate, &bytes)[..check]);
        base32::encode(&bytes)
    }

    /// Reads what somebody typed or pasted: capitals, spaces and hyphens don't matter, and of a whole address only what
    /// follows `#` counts.
    ///
    /// # Errors
    /// [`CodeError`] in the words of whoever typed it.
    pub fn from_code(text: &str, debate: DebateId) -> Result<Self, CodeError> {
        let text = text.rsplit('#').next().unwrap_or_default();
        let digits = base32::digits(text).map_err(CodeError::Character)?;
        if digits.is_empty() {
            return Err(CodeError::Empty);
        }
        let form = FORMS.into_iter().find(|form| form.iter().sum::<usize>() * 8 / 5 == digits.len());
        let [voice, link, _] = form.ok_or(CodeError::Length(digits.len()))?;
        let bytes = base32::bytes(&digits);
        let (held, check) = bytes.split_at(voice + link);
        let (voice, link) = held.split_at(voice);
        let link = if link.is_empty() { None } else { LinkSecret::parse(&hex::encode(link)) };
        match Voice::parse(&hex::encode(voice)) {
            Some(voice) if checksum(debate, held)[..check.len()] == *check => Ok(Self { voice, link }),
            _ => Err(CodeError::Check(link)),
        }
    }

    /// Whether the code is too long to be typed.
    pub fn is_long(&self) -> bool {
        self.voice.signed().is_some()
    }
}

fn checksum(debate: DebateId, held: &[u8]) -> [u8; 32] {
    let hash = Sha256::new().chain_update(b"isegoria device").chain_update(debate.as_bytes()).chain_update(held);
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::OsRandom;

    fn random(link: bool) -> (DeviceCode, DebateId) {
        let link = link.then(|| LinkSecret::parse(&hex::encode(&OsRandom.array::<LINK>().unwrap())).unwrap());
        (DeviceCode { voice: Voice::new().unwrap(), link }, DebateId::new(&mut OsRandom))
    }

    fn same(a: &DeviceCode, b: &DeviceCode) -> bool {
        let link = |code: &DeviceCode| code.link.as_ref().map(LinkSecret::reveal);
        a.voice.reveal() == b.voice.reveal() && link(a) == link(b)
    }

    #[test]
    fn a_code_is_read_as_it_was_written_however_it_is_typed() {
        for n in 0..200 {
            let (device, debate) = random(n % 2 == 0);
            let code = device.as_code(debate);
            assert_eq!(code.len(), if n % 2 == 0 { 88 } else { 56 });
            let spoken = groups(&code).join(" - ").to_lowercase().replace('0', "o").replace('1', "l");
            let pasted = format!("https://example.org/d/x/device#{code}");
            for typed in [&code, &spoken, &pasted] {
                assert!(same(&DeviceCode::from_code(typed, debate).unwrap(), &device), "{typed}");
            }
        }
    }

    #[test]
    fn every_single_wrong_character_and_every_swap_of_neighbours_is_told() {
        let (device, debate) = random(true);
        let code = device.as_code(debate).into_bytes();
        let wrong = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            assert!(matches!(DeviceCode::from_code(&text, debate), Err(CodeError::Check(_))), "{text}");
        };
        for at in 0..code.len() {
            let mut other = code.clone();
            other[at] = if code[at] == b'7' { b'8' } else { b'7' };
            wrong(&other);
            if at > 0 && code[at] != code[at - 1] {
                let mut swapped = code.clone();
                swapped.swap(at, at - 1);
                wrong(&swapped);
            }
        }
    }

    #[test]
    fn a_code_fits_its_debate_only_and_a_wrong_one_says_why() {
        let (device, debate) = random(false);
        let code = device.as_code(debate);
        let other = DebateId::new(&mut OsRandom);
        assert!(matches!(DeviceCode::from_code(&code, other), Err(CodeError::Check(None))));
        assert!(matches!(DeviceCode::from_code(" - ", debate), Err(CodeError::Empty)));
        assert!(matches!(DeviceCode::from_code(&code[1..], debate), Err(CodeError::Length(55))));
        assert!(matches!(
            DeviceCode::from_code(&code.replace(&code[..1], "ü"), debate),
            Err(CodeError::Character('ü'))
        ));
    }

    #[test]
    fn the_voice_of_somebody_invited_travels_with_its_signature() {
        let debate = DebateId::new(&mut OsRandom);
        let signed = blind::Signed { token: [7; 32], signature: [8; 256] };
        for link in [None, LinkSecret::parse(&"9".repeat(40))] {
            let device = DeviceCode { voice: Voice::invited(signed.clone()), link };
            let code = device.as_code(debate);
            assert_eq!(code.len(), if device.link.is_some() { 504 } else { 472 });
            assert!(same(&DeviceCode::from_code(&code, debate).unwrap(), &device));
            let swapped = code.replacen(&code[..1], if code.starts_with('7') { "8" } else { "7" }, 1);
            assert!(matches!(DeviceCode::from_code(&swapped, debate), Err(CodeError::Check(_))));
        }
    }
}
