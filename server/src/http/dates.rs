//! Days as people say them.

use jiff::Zoned;
use words::say;

/// A day in the reader's language, without the year: “12 May”, „12. Mai“.
pub(super) fn day(at: &Zoned) -> String {
    let day = i32::from(at.day());
    let words = match at.month() {
        1 => say!("date-january", day = day),
        2 => say!("date-february", day = day),
        3 => say!("date-march", day = day),
        4 => say!("date-april", day = day),
        5 => say!("date-may", day = day),
        6 => say!("date-june", day = day),
        7 => say!("date-july", day = day),
        8 => say!("date-august", day = day),
        9 => say!("date-september", day = day),
        10 => say!("date-october", day = day),
        11 => say!("date-november", day = day),
        _ => say!("date-december", day = day),
    };
    words.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::{Language, speak};

    #[test]
    fn every_month_has_its_name_in_each_language() {
        let at = |month: i8| -> Zoned { format!("2026-{month:02}-12T09:30:00[UTC]").parse().unwrap() };
        for month in 1..=12 {
            assert_eq!(day(&at(month)), at(month).strftime("%-d %B").to_string());
        }
        assert_eq!(speak(Language::German, || day(&at(3))), "12. März");
    }
}
