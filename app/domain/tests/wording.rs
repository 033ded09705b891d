//! Properties of the word diff.

use domain::wording::{Fate, diff};
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!["a", "b", "word", " ", "  ", "\n", ",", "ü", "語", "👩‍👧", "<b>"]),
        0..30,
    )
    .prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_diff_holds_both_texts_whole_and_no_empty_piece(old in text(), new in text()) {
        let pieces = diff(&old, &new);
        let without = |fate| pieces.iter().filter(|p| p.fate != fate).map(|p| p.text.as_str()).collect::<String>();
        prop_assert_eq!(without(Fate::Added), old);
        prop_assert_eq!(without(Fate::Removed), new);
        prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
        prop_assert!(pieces.windows(2).all(|two| two[0].fate != two[1].fate));
    }
}
