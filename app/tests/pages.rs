//! What must hold for every page, whatever people write into it.

mod sample;

use std::collections::HashSet;
use words::{Language, speak};

const HOSTILE: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></textarea></title>&lt;";

/// Every page in every language, by the name of its file and the language's tag.
fn pages(written: &str) -> Vec<(String, String)> {
    let spoken = |language: Language| {
        let pages = speak(language, || sample::pages(written));
        pages.into_iter().map(move |(name, html)| (format!("{name} ({})", language.tag()), html))
    };
    Language::ALL.into_iter().flat_map(spoken).collect()
}

/// The values of an attribute, wherever it stands in the page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The opening tags of an element.
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("<{name} ");
    html.split(&start).skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

#[test]
fn what_people_write_stays_text_on_every_page() {
    for (name, html) in pages(HOSTILE) {
        assert!(!html.contains("<script>"), "{name}");
        assert!(!html.contains("<img"), "{name}");
        assert!(!html.contains("\"'>"), "{name}: a quotation mark could close an attribute");
        assert_eq!(html.matches("</title>").count(), 1, "{name}");
        assert_eq!(html.matches("</textarea>").count(), html.matches("<textarea").count(), "{name}");
    }
}

#[test]
fn no_id_stands_twice_on_a_page() {
    for (name, html) in pages("words") {
        let mut seen = HashSet::new();
        for id in values(&html, "id") {
            assert!(seen.insert(id), "{name}: {id}");
        }
    }
}

#[test]
fn every_field_has_a_label() {
    for (name, html) in pages("words") {
        let labels: HashSet<&str> = values(&html, "for").into_iter().collect();
        let fields = tags(&html, "input").into_iter().chain(tags(&html, "textarea"));
        for field in fields.filter(|field| !field.contains("type=\"hidden\"")) {
            let field = format!(" {field}");
            assert!(values(&field, "id").iter().any(|id| labels.contains(id)), "{name}: {field}");
        }
    }
}

#[test]
fn what_a_page_refers_to_is_on_it() {
    for (name, html) in pages("words") {
        let ids: HashSet<&str> = values(&html, "id").into_iter().collect();
        let named = ["aria-describedby", "aria-labelledby"].into_iter().flat_map(|a| values(&html, a));
        let marks = values(&html, "href").into_iter().filter_map(|href| href.strip_prefix('#'));
        for id in named.flat_map(str::split_whitespace).chain(marks) {
            assert!(ids.contains(id), "{name}: {id}");
        }
    }
}

#[test]
fn no_page_needs_a_script_or_a_style_of_its_own() {
    for (name, html) in pages("words") {
        // What a page brings as data is nothing that runs.
        let data = "type=\"application/json\"";
        assert!(tags(&html, "script").iter().all(|tag| tag.contains("src=") || tag.contains(data)), "{name}");
        assert!(values(&html, "style").is_empty(), "{name}");
        assert!(!html.contains("<style") && !html.contains(" onclick"), "{name}");
    }
}

#[test]
fn a_page_in_german_says_nothing_in_english() {
    // What the sample pages say themselves, as the server would, is not among these.
    let english = [
        "Nobody",
        "Somebody",
        "Everybody",
        "Skip to",
        "Picture of",
        "How that works",
        "Add a",
        "Rate ",
        "Edit<",
        "Show",
        "Withdraw",
        "Cancel",
        "take back",
        "undo: ",
        "Find and",
        "This ",
        "There are",
        "You ",
        "Your desk",
        "Your draft",
        "Which ",
        "Where ",
        "One ",
        "Back<",
        "Next<",
        "Save",
        "Enter ",
        " below",
        "pro side",
        "con side",
        "Earlier ",
    ];
    for (name, html) in speak(Language::German, || sample::pages("words")) {
        let html = html.replace("Saved. words", "");
        let said: Vec<&str> = english.into_iter().filter(|words| html.contains(words)).collect();
        assert!(said.is_empty(), "{name}: {said:?}");
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"de\">"), "{name}");
    }
}

#[test]
fn an_outline_closes_what_it_opens() {
    let pages = pages("words");
    let outlines: Vec<_> = pages.iter().filter(|(name, _)| name.starts_with("outline ")).collect();
    assert_eq!(outlines.len(), Language::ALL.len());
    for (name, outline) in outlines {
        for element in ["ul", "li", "details", "summary"] {
            let opened =
                outline.matches(&format!("<{element}>")).count() + outline.matches(&format!("<{element} ")).count();
            assert_eq!(opened, outline.matches(&format!("</{element}>")).count(), "{name}: {element}");
        }
    }
}

#[test]
fn what_is_looked_for_is_marked_and_stays_text() {
    for (name, html) in pages("a<b>c").into_iter().filter(|(name, _)| name.starts_with("outline ")) {
        assert!(html.contains("a<mark>&lt;b&gt;</mark><mark>c</mark>"), "{name}");
    }
}

#[test]
fn the_own_rating_is_the_pressed_button() {
    let mut page = sample::debate("words", false);
    page.pros.clear();
    page.cons.clear();
    if let Some(focus) = &mut page.focus {
        focus.rating = Some(4);
    }
    let html = app::debate(&sample::frame("debate", "words"), &sample::assets(), page);
    let pressed: Vec<_> =
        tags(&html, "button").into_iter().filter(|b| b.contains("aria-pressed=\"true\"")).collect();
    assert_eq!(pressed.len(), 1);
    assert!(pressed[0].contains("value=\"4\""));
    assert!(html.contains("you: agree"));
}
