//! Texts that people type, as they are kept: without characters that can't be seen and that PostgreSQL refuses.

/// On one line: blanks of any kind become one, control characters go.
pub(crate) fn line(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// On as many lines as were typed, with `\n` at the end of each; control characters go.
pub(crate) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let seen: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    seen.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_goes_and_lines_stay_lines() {
        assert_eq!(line(" a\u{0}b\r\n\u{1b}c\u{7}  d \u{0}"), "ab c d");
        assert_eq!(lines(" a\u{0}\r\nb\r\n\r\nc\td\u{9f} "), "a\nb\n\nc\td");
        assert_eq!((line("\u{0}").as_str(), lines("\u{0}\u{8}").as_str()), ("", ""));
    }
}
