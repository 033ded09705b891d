//! The base32 of Douglas Crockford (<https://www.crockford.com/base32.html>) for codes that people read aloud and type:
//! it has no U, and takes O for 0, I and L for 1. All codes have a multiple of five bytes: nothing is padded.

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Writes bytes, of which there are a multiple of five.
pub fn encode(bytes: &[u8]) -> String {
    let mut code = String::with_capacity(bytes.len() * 8 / 5);
    for five in bytes.chunks(5) {
        let number = five.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        code.extend((0..8).rev().map(|i| char::from(ALPHABET[(number >> (5 * i)) as usize & 31])));
    }
    code
}

/// The digits of what somebody typed: capitals, blanks and hyphens don't matter.
///
/// # Errors
/// The first character that no code has.
pub fn digits(text: &str) -> Result<Vec<u8>, char> {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(digit).collect()
}

/// The bytes of digits, of which there are a multiple of eight.
pub fn bytes(digits: &[u8]) -> Vec<u8> {
    let fives = digits.chunks(8).flat_map(|eight| {
        let number = eight.iter().fold(0_u64, |number, digit| number << 5 | u64::from(*digit));
        number.to_be_bytes().into_iter().skip(3)
    });
    fives.collect()
}

fn digit(character: char) -> Result<u8, char> {
    let plain = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        plain => plain,
    };
    let found = ALPHABET.iter().zip(0_u8..).find(|(of, _)| char::from(**of) == plain);
    found.map(|(_, digit)| digit).ok_or(character)
}

/// How many characters stand together where a code is shown.
const GROUP: usize = 4;

/// The code in groups of four.
pub fn groups(code: &str) -> Vec<String> {
    let characters: Vec<char> = code.chars().collect();
    characters.chunks(GROUP).map(|group| group.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_is_crockfords() {
        assert_eq!(encode(&[0, 0x44, 0x32, 0x14, 0xc7]), "01234567");
        assert_eq!(bytes(&digits(&"Zz".repeat(28)).unwrap()), vec![255; 35]);
        assert_eq!(digits("oil-0"), Ok(vec![0, 1, 1, 0]));
        assert_eq!(digits("01ü"), Err('ü'));
    }
}
