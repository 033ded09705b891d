//! What must hold for every page, whatever people write into it.

mod sample;

use std::collections::HashSet;

const HOSTILE: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></textarea></title>&lt;";

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
    for (name, html) in sample::pages(HOSTILE) {
        assert!(!html.contains("<script>"), "{name}");
        assert!(!html.contains("<img"), "{name}");
        assert!(!html.contains("\"'>"), "{name}: a quotation mark could close an attribute");
        assert_eq!(html.matches("</title>").count(), 1, "{name}");
        assert_eq!(html.matches("</textarea>").count(), html.matches("<textarea").count(), "{name}");
    }
}

#[test]
fn no_id_stands_twice_on_a_page() {
    for (name, html) in sample::pages("words") {
        let mut seen = HashSet::new();
        for id in values(&html, "id") {
            assert!(seen.insert(id), "{name}: {id}");
        }
    }
}

#[test]
fn every_field_has_a_label() {
    for (name, html) in sample::pages("words") {
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
    for (name, html) in sample::pages("words") {
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
    for (name, html) in sample::pages("words") {
        assert!(tags(&html, "script").iter().all(|tag| tag.contains("src=")), "{name}");
        assert!(values(&html, "style").is_empty(), "{name}");
        assert!(!html.contains("<style") && !html.contains(" onclick"), "{name}");
    }
}

#[test]
fn an_outline_closes_what_it_opens() {
    let pages = sample::pages("words");
    let (_, outline) = pages.iter().find(|(name, _)| *name == "outline").expect("there is an outline");
    for element in ["ul", "li", "details", "summary"] {
        let opened =
            outline.matches(&format!("<{element}>")).count() + outline.matches(&format!("<{element} ")).count();
        assert_eq!(opened, outline.matches(&format!("</{element}>")).count(), "{element}");
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
