//! The words for what may be told of ballots. What that is, `domain::figures` has decided.

use app::model::Bar;
use domain::{
    ballot::{Rating, Tally},
    figures::{Division, Evenness, Shown, Strength, Voices, Word},
};
use std::borrow::Cow;
use words::say;

/// What the group thinks of a place: “mostly agree, 34 voices”. Nothing if nothing may be told.
pub(crate) fn shown(shown: &Shown) -> Option<String> {
    match shown {
        Shown::Nothing => None,
        Shown::Words(of) => Some(say!("figures-few", word = word(*of)).into_owned()),
        Shown::Exact { word: of, tally, .. } => {
            Some(say!("figures-exact", word = word(*of), voices = tally.n()).into_owned())
        }
    }
}

/// How many gave each rating, from the lowest to the highest; empty if that may not be told.
pub(crate) fn bars(shown: &Shown) -> Vec<Bar> {
    match shown {
        Shown::Nothing | Shown::Words(_) => Vec::new(),
        Shown::Exact { thesis, tally, .. } => {
            let bar =
                |rating: Rating| Bar { word: rated(rating, *thesis), count: tally.0[usize::from(rating.get())] };
            Rating::ALL.map(bar).into()
        }
    }
}

/// How many gave which rating, without those that nobody gave: “18 disagree, 37 agree”.
pub(super) fn counted(tally: &Tally, thesis: bool) -> String {
    let given = Rating::ALL.iter().zip(tally.0).filter(|(_, count)| *count > 0);
    let words: Vec<_> = given.map(|(rating, count)| format!("{count} {}", rated(*rating, thesis))).collect();
    words.join(", ")
}

/// The word of a rating: how strong a claim is, or whether one agrees with a thesis.
pub(crate) fn rated(rating: Rating, thesis: bool) -> Cow<'static, str> {
    match (thesis, rating.get()) {
        (false, 0) => say!("rate-none"),
        (false, 1) => say!("rate-weak"),
        (false, 2) => say!("rate-some"),
        (false, 3) => say!("rate-strong"),
        (false, _) => say!("rate-decisive"),
        (true, 0) => say!("rate-disagree"),
        (true, 1) => say!("rate-rather-not"),
        (true, 2) => say!("rate-torn"),
        (true, 3) => say!("rate-rather"),
        (true, _) => say!("rate-agree"),
    }
}

/// What a group thinks, in a word or two.
pub(crate) fn word(word: Word) -> Cow<'static, str> {
    match word {
        Word::MostlyDisagree => say!("figures-mostly-disagree"),
        Word::RatherDisagree => say!("figures-rather-disagree"),
        Word::Torn => say!("figures-torn"),
        Word::RatherAgree => say!("figures-rather-agree"),
        Word::MostlyAgree => say!("figures-mostly-agree"),
        Word::Split => say!("figures-split"),
        Word::HardlyAny => say!("figures-hardly-any"),
        Word::Weak => say!("figures-weak"),
        Word::Some => say!("figures-some"),
        Word::Strong => say!("figures-strong"),
        Word::Decisive => say!("figures-decisive"),
        Word::SplitImpact => say!("figures-split-impact"),
    }
}

/// How strong a claim or thesis is once its replies are weighed.
pub(crate) fn strength(strength: Strength) -> Cow<'static, str> {
    match strength {
        Strength::VeryWeak => say!("figures-strength-very-weak"),
        Strength::Weak => say!("figures-strength-weak"),
        Strength::Undecided => say!("figures-strength-undecided"),
        Strength::Strong => say!("figures-strength-strong"),
        Strength::VeryStrong => say!("figures-strength-very-strong"),
    }
}

/// How divided the group is.
pub(crate) fn division(division: Division) -> Cow<'static, str> {
    match division {
        Division::United => say!("figures-united"),
        Division::Mixed => say!("figures-mixed"),
        Division::Split => say!("figures-division-split"),
    }
}

/// How many voices: “at least 10 voices”.
pub(crate) fn voices(voices: Voices) -> Cow<'static, str> {
    match voices {
        Voices::AtLeast(count) => say!("figures-voices-at-least", count = count),
        Voices::Between(from, to) => say!("figures-voices-between", from = from, to = to),
        Voices::Exactly(count) => say!("figures-voices", count = count),
    }
}

/// How evenly voices contributed.
pub(crate) fn evenness(evenness: Evenness) -> Cow<'static, str> {
    match evenness {
        Evenness::Even => say!("figures-even"),
        Evenness::SomewhatUneven => say!("figures-somewhat-uneven"),
        Evenness::FewDominate => say!("figures-few-dominate"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ballot::Tally;
    use words::Language;

    #[test]
    fn english_says_what_files_say() {
        for of in Word::ALL {
            assert_eq!(word(of), of.word());
        }
        for of in [Strength::VeryWeak, Strength::Weak, Strength::Undecided, Strength::Strong, Strength::VeryStrong]
        {
            assert_eq!(strength(of), of.to_string());
        }
        for of in [Division::United, Division::Mixed, Division::Split] {
            assert_eq!(division(of), of.to_string());
        }
        for of in [Voices::AtLeast(10), Voices::Between(5, 10), Voices::Exactly(1234)] {
            assert_eq!(voices(of), of.to_string());
        }
        for of in [Evenness::Even, Evenness::SomewhatUneven, Evenness::FewDominate] {
            assert_eq!(evenness(of), of.to_string());
        }
        let tally = Tally([1, 0, 2, 7, 3]);
        for (of, thesis) in [(Word::RatherAgree, true), (Word::Strong, false)] {
            let exact = Shown::Exact { word: of, thesis, tally };
            let said: Vec<(String, u32)> =
                bars(&exact).into_iter().map(|bar| (bar.word.into_owned(), bar.count)).collect();
            let file = exact.bars().unwrap().map(|(word, count)| (word.to_owned(), count));
            assert_eq!(said, file);
            for told in [Shown::Nothing, Shown::Words(of), exact] {
                assert_eq!(shown(&told), told.words());
            }
        }
    }

    #[test]
    fn german_says_it_in_german() {
        words::speak(Language::German, || {
            assert_eq!(word(Word::RatherAgree), "eher dafür");
            assert_eq!(shown(&Shown::Words(Word::Split)).as_deref(), Some("gespalten, einige Stimmen"));
        });
    }
}
