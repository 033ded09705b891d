//! Days as people say them.

use jiff::{Timestamp, tz::TimeZone};
use words::say;

/// The day of a time (UTC) in the reader's language, without the year: “12 May”, „12. Mai“.
pub(super) fn day(at: Timestamp) -> String {
    let date = at.to_zoned(TimeZone::UTC).date();
    let day = i32::from(date.day());
    let words = match date.month() {
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
        let at = |month: i8| -> Timestamp { format!("2026-{month:02}-12T09:30:00Z").parse().unwrap() };
        for month in 1..=12 {
            assert_eq!(day(at(month)), at(month).strftime("%-d %B").to_string());
        }
        assert_eq!(speak(Language::German, || day(at(3))), "12. März");
    }
}
