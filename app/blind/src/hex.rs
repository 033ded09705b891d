//! Hexadecimal digits, for what programs pass on.

/// Writes bytes.
pub fn encode(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|d| char::from_digit(d.into(), 16)).collect()
}

/// Reads exactly so many bytes.
pub fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    bytes(text).and_then(|bytes| bytes.try_into().ok())
}

/// Reads any number of bytes.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
    let whole = digits.len().is_multiple_of(2);
    whole.then(|| digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}
