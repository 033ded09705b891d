//! Similar claims: by example and by property, in any script.

use domain::similar::{BEGINNING, Corpus, Features, fold, found, index, words};
use proptest::prelude::*;
use std::fmt::Write as _;

const TEXTS: [&str; 6] = [
    "Four days are enough to do the work of five, as the trial of 2022 has shown.",
    "Customers will wait longer on Fridays.",
    "A shorter week makes it easier to find good people.",
    "Ältere Kolleginnen profitieren besonders von kürzeren Wochen.",
    "四天工作制会提高生产力",
    "العمل أربعة أيام يزيد الإنتاجية",
];

fn corpus() -> Corpus {
    let claims: Vec<(String, &str)> =
        TEXTS.iter().enumerate().map(|(n, text)| (format!("{n:08x}-0000"), *text)).collect();
    Corpus::read(&index(&claims))
}

fn nearest(draft: &str) -> Vec<usize> {
    let corpus = corpus();
    let found = corpus.nearest(draft, &[], 3);
    found.iter().map(|entry| usize::from_str_radix(&entry.place, 16).expect("a number")).collect()
}

#[test]
fn marks_on_letters_do_not_count() {
    assert_eq!(fold("Ça Ärgert die Straße, Ğ Łódź"), "ca argert die strasse, g lodz");
    assert_eq!(fold("e\u{301}"), fold("é"));
    assert_eq!(fold("ΆΛΦΑ ς"), "αλφα σ");
    assert_eq!(fold("Ёж И\u{306}"), fold("ёж й"));
    assert_eq!(fold("أَرْبَعَة"), fold("اربعة"));
    assert_eq!(fold("ＡＢＣ１"), "abc1");
    assert_eq!(words("四天 ok!"), ["四天", "ok"]);
}

#[test]
fn words_are_found_where_they_stand_with_their_marks_and_whole_letters() {
    let parts = |text: &str, sought: &str| -> Vec<String> {
        found(text, &fold(sought)).into_iter().map(|range| text[range].to_owned()).collect()
    };
    assert_eq!(parts("Nobody asked the Café, nor the cafe.", "CAFE"), ["Café", "cafe"]);
    assert_eq!(parts("Cafe\u{301}!", "café"), ["Cafe\u{301}"]);
    assert_eq!(parts("Straße", "s"), ["S", "ß"]);
    assert_eq!(parts("Straße", "strass"), ["Straß"]);
    assert_eq!(parts("四天工作制", "工作"), ["工作"]);
    assert_eq!(parts("\u{301}a", "a"), ["a"]);
    assert_eq!(parts("aaa", "aa"), ["aa"]);
    assert_eq!(parts("words", "sword"), [""; 0]);
    assert_eq!(found("words", ""), []);
}

#[test]
fn a_claim_in_other_words_is_found_and_a_different_one_is_not() {
    assert_eq!(nearest("In four days one does the work of five"), [0]);
    assert_eq!(nearest("custommers have to wait longer on friday"), [1]);
    assert_eq!(nearest("Gute Leute zu finden ist nicht alles im Leben"), [0usize; 0]);
    assert_eq!(nearest("altere kollegen profitieren von kurzeren wochen"), [3]);
    assert_eq!(nearest("四天工作制提高生产力"), [4]);
    assert_eq!(nearest("العمل اربعه ايام يزيد الانتاجية"), [5]);
}

#[test]
fn a_half_written_claim_is_found_and_a_few_words_are_not_compared() {
    assert_eq!(nearest("A shorter week makes it"), [2]);
    assert_eq!(nearest("A week"), [0usize; 0]);
}

#[test]
fn what_is_left_out_is_not_offered() {
    let corpus = corpus();
    assert!(corpus.nearest(TEXTS[0], &["00000000"], 3).is_empty());
    assert_eq!(corpus.nearest(TEXTS[0], &[], 3).len(), 1);
}

#[test]
fn an_index_of_three_thousand_long_claims_stays_small() {
    let mut claims = Vec::new();
    for n in 0..3000_u32 {
        let mut text = String::new();
        for word in 0..60 {
            let _ = write!(text, "word{} ", n.wrapping_mul(31).wrapping_add(word * 7919) % 4001);
        }
        claims.push((format!("{:08x}-0000", n.wrapping_mul(2_654_435_761)), text));
    }
    let claims: Vec<(String, &str)> = claims.iter().map(|(place, text)| (place.clone(), text.as_str())).collect();
    let index = index(&claims);
    assert_eq!(index.lines().count(), 3000);
    assert!(index.len() < 200_000, "{}", index.len());
    assert!(index.lines().all(|line| line.ends_with('…')), "each is cut");
}

#[test]
fn line_breaks_and_broken_lines_do_no_harm() {
    let corpus = Corpus::read(&index(&[("abcdef012".to_owned(), "One\nline")]));
    assert_eq!(corpus.entries().len(), 1);
    assert_eq!(corpus.entries()[0].text, "One line");
    assert_eq!(Corpus::read("short\n\n").entries().len(), 0);
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,80}", "[a-f ]{0,40}", "[一-龥]{0,20}", "[ا-ي ]{0,40}", "[가-힣 ]{0,20}"]
}

proptest! {
    #[test]
    fn likeness_is_symmetric_between_0_and_1_and_whole_for_the_same(a in text(), b in text()) {
        let corpus = corpus();
        let (of_a, of_b) = (Features::of(&a), Features::of(&b));
        let likeness = corpus.likeness(&of_a, &of_b);
        prop_assert_eq!(likeness.to_bits(), corpus.likeness(&of_b, &of_a).to_bits());
        prop_assert!((0.0..=1.0).contains(&likeness));
        let same = corpus.likeness(&of_a, &of_a);
        prop_assert_eq!(same, if words(&a).is_empty() { 0.0 } else { 1.0 });
    }

    #[test]
    fn folding_twice_is_folding_once(a in text()) {
        let once = fold(&a);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn what_is_written_is_read(texts in prop::collection::vec(text(), 0..20)) {
        let claims: Vec<(String, &str)> =
            texts.iter().enumerate().map(|(n, text)| (format!("{n:08x}"), text.as_str())).collect();
        let corpus = Corpus::read(&index(&claims));
        prop_assert_eq!(corpus.entries().len(), texts.len());
        for (entry, text) in corpus.entries().iter().zip(&texts) {
            prop_assert_eq!(entry.place.len(), BEGINNING);
            prop_assert!(entry.text.len() <= text.len() + 3);
        }
        let _ = corpus.nearest(texts.first().map_or("", String::as_str), &[], 3);
    }

    #[test]
    fn what_is_found_is_what_was_looked_for(before in text(), sought in text(), after in text()) {
        let (text, folded) = (format!("{before}{sought}{after}"), fold(&sought));
        let ranges = found(&text, &folded);
        prop_assert_eq!(ranges.is_empty(), folded.is_empty());
        for range in &ranges {
            prop_assert!(fold(&text[range.clone()]).contains(&folded));
        }
        prop_assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }

    #[test]
    fn hints_stand_in_the_text_and_never_panic(a in text()) {
        let _ = domain::hints::hints(&a);
    }
}
