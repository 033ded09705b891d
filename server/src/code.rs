//! The code that takes a voice to another device: typed, pasted, or read from a picture.
//!
//! It is the voice's 32 bytes, the contributor link's 20 (if there is one) and 3 bytes of a checksum that is bound to the
//! debate, in the base32 of Douglas Crockford (<https://www.crockford.com/base32.html>): 88 characters, or 56 without a
//! link. That alphabet has no U and takes O for 0, I and L for 1, so that reading aloud and typing go well.

use crate::secret::{LinkSecret, Voice};
use domain::ids::DebateId;
use sha2::{Digest, Sha256};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const VOICE: usize = 32;
const LINK: usize = 20;
const CHECK: usize = 3;
/// How many characters stand together where a code is shown.
const GROUP: usize = 4;

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
        let mut bytes = unhex(&self.voice.reveal());
        bytes.extend(self.link.iter().flat_map(|link| unhex(&link.reveal())));
        bytes.extend(checksum(debate, &bytes));
        encode(&bytes)
    }

    /// Reads what somebody typed or pasted: capitals, spaces and hyphens don't matter, and of a whole address only what
    /// follows `#` counts.
    ///
    /// # Errors
    /// [`CodeError`] in the words of whoever typed it.
    pub fn from_code(text: &str, debate: DebateId) -> Result<Self, CodeError> {
        let text = text.rsplit('#').next().unwrap_or_default();
        let bytes = decode(text)?;
        let (held, check) = bytes.split_at(bytes.len() - CHECK);
        let (voice, link) = held.split_at(VOICE);
        let link = if link.is_empty() { None } else { LinkSecret::parse(&hex(link)) };
        match Voice::parse(&hex(voice)) {
            Some(voice) if checksum(debate, held) == check => Ok(Self { voice, link }),
            _ => Err(CodeError::Check(link)),
        }
    }
}

/// A code as it is shown: in groups.
pub fn groups(code: &str) -> Vec<String> {
    let characters: Vec<char> = code.chars().collect();
    characters.chunks(GROUP).map(|group| group.iter().collect()).collect()
}

fn checksum(debate: DebateId, held: &[u8]) -> [u8; CHECK] {
    let hash = Sha256::new().chain_update(b"isegoria device").chain_update(debate.as_bytes()).chain_update(held);
    let hash = hash.finalize();
    [hash[0], hash[1], hash[2]]
}

/// Both lengths, 55 and 35 bytes, are multiples of five bytes, that is of eight characters: nothing is padded.
fn encode(bytes: &[u8]) -> String {
    let mut code = String::with_capacity(bytes.len() * 8 / 5);
    for five in bytes.chunks(5) {
        let number = five.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        code.extend((0..8).rev().map(|i| char::from(ALPHABET[(number >> (5 * i)) as usize & 31])));
    }
    code
}

fn decode(text: &str) -> Result<Vec<u8>, CodeError> {
    let digits: Vec<u8> =
        text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(digit).collect::<Result<_, _>>()?;
    let lengths = [VOICE + CHECK, VOICE + LINK + CHECK].map(|bytes| bytes * 8 / 5);
    if digits.is_empty() {
        return Err(CodeError::Empty);
    }
    if !lengths.contains(&digits.len()) {
        return Err(CodeError::Length(digits.len()));
    }
    let fives = digits.chunks(8).flat_map(|eight| {
        let number = eight.iter().fold(0_u64, |number, digit| number << 5 | u64::from(*digit));
        number.to_be_bytes().into_iter().skip(3)
    });
    Ok(fives.collect())
}

fn digit(character: char) -> Result<u8, CodeError> {
    let plain = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        plain => plain,
    };
    let found = ALPHABET.iter().zip(0_u8..).find(|(of, _)| char::from(**of) == plain);
    found.map(|(_, digit)| digit).ok_or(CodeError::Character(character))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|d| char::from_digit(d.into(), 16)).collect()
}

fn unhex(digits: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        digits.chars().filter_map(|c| c.to_digit(16)).filter_map(|d| u8::try_from(d).ok()).collect();
    digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::OsRandom;

    fn random(link: bool) -> (DeviceCode, DebateId) {
        let link = link.then(|| LinkSecret::parse(&hex(&OsRandom.array::<LINK>().unwrap())).unwrap());
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
    fn the_alphabet_is_crockfords() {
        assert_eq!(encode(&[0, 0x44, 0x32, 0x14, 0xc7]), "01234567");
        assert_eq!(decode(&"Zz".repeat(28)).unwrap(), vec![255; 35]);
    }
}
