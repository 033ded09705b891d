//! Days as people say them.

use leptos::prelude::*;
use words::say;

/// A day in the reader's language, without the year: “12 May”, „12. Mai“. The month counts from 1.
pub fn day(month: u8, day: u8) -> String {
    let day = i32::from(day);
    let words = match month {
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

/// A date as releases have it, `2026-05-12`, as people say it: “12 May 2026”. What is none stays as it is.
pub fn in_words(date: &str) -> String {
    let mut parts = date.splitn(3, '-');
    let mut part = || parts.next().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let (year, month, of_month) =
        (part(), part().and_then(|m| m.parse().ok()), part().and_then(|d| d.parse().ok()));
    match (year, month, of_month) {
        (Some(year), Some(month), Some(of_month)) => format!("{} {year}", day(month, of_month)),
        _ => date.to_owned(),
    }
}

/// A date, for people and for programs.
pub(crate) fn time(date: &str) -> AnyView {
    view! { <time datetime=date.to_owned()>{in_words(date)}</time> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::{Language, speak};

    #[test]
    fn every_month_has_its_name_in_each_language() {
        let english = ["January", "February", "March", "April", "May", "June", "July", "August", "September"];
        let english = english.into_iter().chain(["October", "November", "December"]);
        for (month, name) in (1..).zip(english) {
            assert_eq!(in_words(&format!("2026-{month:02}-09")), format!("9 {name} 2026"));
        }
        assert_eq!(speak(Language::German, || in_words("2026-03-12")), "12. März 2026");
        assert_eq!(in_words("some day"), "some day");
    }
}
