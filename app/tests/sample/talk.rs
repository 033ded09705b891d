//! What is said about claims, filled in everywhere.

use app::model::{
    RemarkForm, RemarkView, Standing, SuggestionView, TalkDeskPage, TalkView, WordingView, WordingsPage,
};
use domain::wording::{Fate, Piece};

fn pieces(words: &str) -> Vec<Piece> {
    [Fate::Kept, Fate::Removed, Fate::Added].map(|fate| Piece { fate, text: words.to_owned() }).into()
}

fn standings() -> [Standing; 4] {
    let released = || Standing { released: "2026-05-12".to_owned(), ..Standing::default() };
    [
        released(),
        Standing { own: true, can_take_back: true, ..released() },
        Standing { own: true, going: true, ..released() },
        Standing { own: true, can_take_back: true, ..Standing::default() },
    ]
}

fn comments(words: &str) -> Vec<RemarkView> {
    let comment = |(n, standing): (usize, Standing)| RemarkView {
        id: format!("comment{n}"),
        text: words.to_owned(),
        removed: (n == 2).then(|| words.to_owned()),
        standing,
        about: Some((words.to_owned(), "/desk/1/preview/contributor".to_owned())),
    };
    standings().into_iter().cycle().take(7).enumerate().map(comment).collect()
}

fn suggestions(words: &str) -> Vec<SuggestionView> {
    let suggestion = |(n, standing): (usize, Standing)| SuggestionView {
        id: format!("suggestion{n}"),
        diff: pieces(words),
        standing,
        answer: (n == 1).then(|| words.to_owned()),
        reason: (n == 1).then(|| words.to_owned()),
        now: (n == 2).then(|| words.to_owned()),
        can_answer: n != 1,
        about: Some((words.to_owned(), "/desk/1/preview/contributor".to_owned())),
    };
    standings().into_iter().enumerate().map(suggestion).collect()
}

/// Below a claim; with a form, where there is no other.
pub(crate) fn below(words: &str, form: bool) -> TalkView {
    let form = form.then(|| RemarkForm {
        wording: true,
        action: "/d/1/suggestions".to_owned(),
        id: "id".to_owned(),
        voice: "voice".to_owned(),
        claim: "claim1".to_owned(),
        text: words.to_owned(),
        error: Some(words.to_owned()),
        names: vec![words.to_owned()],
    });
    TalkView {
        claim: "claim1".to_owned(),
        comments: comments(words),
        suggestions: suggestions(words),
        can_comment: true,
        can_suggest: true,
        form,
        wordings: Some(("/d/1/claims/claim1/wordings".to_owned(), 2)),
    }
}

/// The desk's two lists.
pub(crate) fn desk(words: &str, of_comments: bool) -> TalkDeskPage {
    TalkDeskPage {
        desk: "/desk/1".to_owned(),
        title: words.to_owned(),
        comments: if of_comments { comments(words) } else { Vec::new() },
        suggestions: if of_comments { Vec::new() } else { suggestions(words) },
        of_comments,
        over: false,
        when: "at-once",
        page: (2, 3),
        language: "ar".to_owned(),
    }
}

/// Earlier wordings, as their author sees them.
pub(crate) fn wordings(words: &str) -> WordingsPage {
    let wording = |text: &str, diff| WordingView { diff, text: text.to_owned(), until: words.to_owned() };
    WordingsPage {
        base: "/d/1".to_owned(),
        place: "place1".to_owned(),
        now: words.to_owned(),
        earlier: vec![wording(words, pieces(words)), wording("", Vec::new()), wording(words, Vec::new())],
        purge: Some("/d/1/claims/claim1/wordings".to_owned()),
        language: "ar".to_owned(),
        ..WordingsPage::default()
    }
}
