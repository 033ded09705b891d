//! What people do, in a real browser against the release build: with script, without, on a phone.
//!
//! Forms are found by what they post, not by how they look.

use isegoria_tests::browser::{Browser, PHONE, WIDE};
use isegoria_tests::eventually;
use isegoria_tests::server::{Database, Imported, TestServer, demo_debate};

const THESIS: &str = "Our team should try a four-day week at full pay for six months";
/// The deepest claim of the demo debate.
const DEEPEST: &str = "It is written once and read many times";

/// The link that covers a claim's card and opens it.
const OPEN: &str = "a.open";
const EDIT: &str = "a[href*='edit=']";
const WITHDRAW: &str = "form[action$='/withdraw'] button";
const TEXT: &str = "textarea[name=text]";
const SEND: &str = "form:has(textarea[name=text]) button[type=submit]";

/// The button that rates a place.
fn rate(place: &str, rating: u8) -> String {
    format!("form[action$='/rate']:has(input[name=place][value='{place}']) button[name=rating][value='{rating}']")
}

/// The same button, where it shows the reader's own rating.
fn rated(place: &str, rating: u8) -> String {
    rate(place, rating) + "[aria-pressed=true]"
}

/// A server with the demo debate, open for contributions that are released at once.
async fn debate() -> (TestServer, Imported) {
    let database = Database::sqlite();
    let imported = database.import(&demo_debate()).await;
    (TestServer::on(database).await, imported)
}

/// Opens a role link and asserts that it leaves no trace in the address.
async fn open_link(browser: &Browser, server: &TestServer, link: &str, place: &str) {
    browser.goto(&server.url(link)).await;
    assert!(browser.path().await.starts_with(place), "{} should begin with {place}", browser.path().await);
}

/// Unfolds what stands folded around an element, so that it can be typed into or clicked on.
async fn unfold(browser: &Browser, css: &str) {
    browser.find(css).await;
    let script = format!(
        "for (let box = document.querySelector(\"{css}\").closest('details'); box; \
         box = box.parentElement.closest('details')) box.open = true"
    );
    browser.ask(&script).await;
}

/// On a phone only one column is shown at a time: turns to the cons.
async fn show_cons(browser: &Browser) {
    let switch = "label[for=show-con]";
    if browser.count(switch).await > 0 && browser.find(switch).await.is_displayed().await.expect("an answer") {
        browser.click(switch).await;
    }
}

/// Adds a con with a source below the claim that is shown, and sees it as one's own.
async fn add_con(browser: &Browser, text: &str) {
    show_cons(browser).await;
    browser.click("a[href*='add=con']").await;
    browser.fill(TEXT, text).await;
    unfold(browser, "[name=source_url]").await;
    browser.fill("[name=source_url]", "https://example.org/study").await;
    browser.fill("[name=source_quote]", "Words from the study").await;
    browser.click(SEND).await;
    show_cons(browser).await;
    browser.sees(text).await;
    browser.find(EDIT).await;
    browser.find("a[href='https://example.org/study']").await;
}

/// All that a contributor does, in the order in which people do it.
async fn contributes(browser: &Browser) {
    let (server, imported) = debate().await;
    let base = format!("/d/{}", imported.debate);
    open_link(browser, &server, &imported.links.contributor, &base).await;
    browser.sees(THESIS).await;

    // Opens a claim and comes back.
    let before = browser.path().await;
    browser.click(OPEN).await;
    eventually("a claim is open", async || browser.path().await != before).await;
    let claim = browser.path().await;
    assert!(claim.starts_with(&format!("{base}?at=")), "{claim}");
    browser.back().await;
    eventually("the thesis is back", async || browser.path().await == before).await;
    browser.sees(THESIS).await;

    // Rates, and thinks again.
    let place = browser.attribute("form[action$='/rate'] input[name=place]", "value").await;
    for rating in [3, 1] {
        browser.click(&rate(&place, rating)).await;
        browser.find(&rated(&place, rating)).await;
    }
    assert_eq!(browser.count(&rated(&place, 3)).await, 0, "the second rating replaces the first");
    browser.goto(&server.url(&before)).await;
    browser.find(&rated(&place, 1)).await;

    // Answers a claim.
    browser.goto(&server.url(&claim)).await;
    assert_eq!(browser.count(EDIT).await, 0, "nothing here is one's own yet");
    add_con(browser, "Nobody has asked the night shift.").await;
    assert_eq!(browser.count(EDIT).await, 1, "only the new claim is one's own");

    // Words it better.
    browser.click(EDIT).await;
    assert_eq!(
        browser.find(TEXT).await.prop("value").await.expect("a value").as_deref(),
        Some("Nobody has asked the night shift.")
    );
    browser.fill(TEXT, "Nobody has asked those who work at night.").await;
    browser.click(SEND).await;
    browser.sees("Nobody has asked those who work at night.").await;
    assert!(!browser.text().await.contains("night shift"), "the old words are gone");

    // Takes it back.
    if browser.count(WITHDRAW).await == 0 {
        browser.click(EDIT).await;
    }
    unfold(browser, WITHDRAW).await;
    browser.click(WITHDRAW).await;
    eventually("the claim is gone", async || {
        browser.goto(&server.url(&claim)).await;
        browser.count(EDIT).await == 0 && !browser.text().await.contains("Nobody has asked")
    })
    .await;
    browser.no_console_errors().await;
}

#[tokio::test]
async fn a_contributor_reads_rates_answers_edits_and_withdraws() {
    contributes(&Browser::open(WIDE).await).await;
}

#[tokio::test]
async fn everything_a_contributor_does_works_without_script() {
    let mut browser = Browser::open(WIDE).await;
    browser.without_script().await;
    contributes(&browser).await;
}

#[tokio::test]
async fn a_contributor_answers_and_rates_on_a_phone() {
    let (server, imported) = debate().await;
    let browser = Browser::open(PHONE).await;
    open_link(&browser, &server, &imported.links.contributor, "/d/").await;
    let place = browser.attribute("form[action$='/rate'] input[name=place]", "value").await;
    browser.click(&rate(&place, 4)).await;
    browser.find(&rated(&place, 4)).await;
    add_con(&browser, "On a small screen, too, one can disagree.").await;
    browser.no_sideways_scroll().await;
    browser.no_console_errors().await;
}

#[tokio::test]
async fn others_see_a_claim_after_the_release_and_never_as_their_own() {
    let (server, imported) = debate().await;
    let text = "Somebody wrote this, and nobody knows who.";
    let author = Browser::open(WIDE).await;
    open_link(&author, &server, &imported.links.contributor, "/d/").await;
    add_con(&author, text).await;
    let at = author.path().await;

    let reader = Browser::open(WIDE).await;
    open_link(&reader, &server, &imported.links.contributor, "/d/").await;
    eventually("the claim is released", async || {
        reader.goto(&server.url(&at)).await;
        reader.text().await.contains(text)
    })
    .await;
    assert_eq!(reader.count(EDIT).await, 0);
    assert_eq!(reader.count(WITHDRAW).await, 0);

    // It stays its author's own after the release.
    author.goto(&server.url(&at)).await;
    author.find(EDIT).await;
}

#[tokio::test]
async fn without_a_link_there_is_nothing_to_read() {
    let (server, imported) = debate().await;
    let browser = Browser::open(WIDE).await;
    browser.goto(&server.url(&format!("/d/{}", imported.debate))).await;
    assert!(!browser.text().await.contains(THESIS));
}

#[tokio::test]
async fn the_outline_holds_every_claim() {
    let (server, imported) = debate().await;
    let browser = Browser::open(WIDE).await;
    open_link(&browser, &server, &imported.links.contributor, "/d/").await;
    browser.goto(&server.url(&format!("/d/{}/outline", imported.debate))).await;
    let text = browser.ask("return document.body.textContent").await;
    let text = text.as_str().expect("text");
    assert!(text.contains(THESIS) && text.contains(DEEPEST));
}

#[tokio::test]
async fn the_leadership_link_opens_the_overview_and_no_form() {
    let (server, imported) = debate().await;
    let browser = Browser::open(WIDE).await;
    let overview = format!("/d/{}/overview", imported.debate);
    open_link(&browser, &server, &imported.links.leadership, &overview).await;
    browser.sees(THESIS).await;
    assert_eq!(browser.count("form[action$='/rate'], form:has(textarea)").await, 0);
}

#[tokio::test]
async fn the_facilitator_link_opens_the_desk_with_the_brief() {
    let (server, imported) = debate().await;
    let browser = Browser::open(WIDE).await;
    open_link(&browser, &server, &imported.links.facilitator, &format!("/desk/{}", imported.debate)).await;
    let brief = browser.attribute("a[href*='/export/markdown']", "href").await;

    let mut facilitator = server.agent();
    facilitator.follow(&server.url(&imported.links.facilitator)).await;
    let brief = facilitator.get(&brief).await;
    assert_eq!(brief.status, 200);
    assert!(
        brief.header("content-type").is_some_and(|kind| kind.starts_with("text/markdown")),
        "{:?}",
        brief.headers
    );
    // Markdown escapes what it could take for a mark.
    assert!(brief.text().replace('\\', "").contains(THESIS));
}

#[tokio::test]
async fn every_page_is_sound_on_a_laptop_and_on_a_phone_in_both_themes() {
    let (server, imported) = debate().await;
    let mut browser = Browser::open(WIDE).await;
    let links = &imported.links;
    open_link(&browser, &server, &links.contributor, "/d/").await;
    browser.click(OPEN).await;
    let claim = browser.path().await;
    let base = format!("/d/{}", imported.debate);
    let pages = [
        ("home", "/".to_owned()),
        ("promise", "/promise".to_owned()),
        ("debate", base.clone()),
        ("claim", claim.clone()),
        ("compose", format!("{claim}&add=pro#compose")),
        ("outline", format!("{base}/outline")),
        ("overview", links.leadership.clone()),
        ("desk", links.facilitator.clone()),
        ("not-found", "/nowhere".to_owned()),
    ];
    for (size, kind) in [(WIDE, "wide"), (PHONE, "phone")] {
        browser.resize(size).await;
        for (name, path) in &pages {
            browser.goto(&server.url(path)).await;
            if *name == "not-found" {
                // The console tells of the status 404, as it should.
                browser.console_errors().await;
            }
            browser.page_is_sound().await;
            for (dark, theme) in [(true, "dark"), (false, "light")] {
                browser.prefer_dark(dark).await;
                browser.screenshot(&format!("{name}-{kind}-{theme}")).await;
            }
        }
    }
}
