//! What people do, in a real browser against the release build: with script, without, on a phone.
//!
//! Forms are found by what they post, not by how they look.

use isegoria_tests::browser::{Browser, PHONE, WIDE};
use isegoria_tests::eventually;
use isegoria_tests::invited::issue_at;
use isegoria_tests::recorder::Recorder;
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

/// The button that goes back to the rating of a place before.
fn undo(place: &str) -> String {
    format!("form[action$='/rate']:has(input[name=place][value='{place}']) [data-undo]:not([hidden])")
}

/// The button that rates a place, where it shows the reader's own rating.
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
    eventually("it is saved", async || browser.path().await.contains("done=con")).await;
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
    for rating in [3, 1] {
        browser.click(&undo(&place)).await;
        browser.find(&rated(&place, rating)).await;
    }
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

/// The place that the queue shows, as its form sends it.
async fn queued(browser: &Browser) -> String {
    // In one question: between finding a field and reading it the page may be replaced.
    let script = "return document.querySelector('[data-queue] input[name=place]')?.value ?? ''";
    let mut place = String::new();
    eventually("the queue shows a claim", async || {
        place = browser.ask(script).await.as_str().unwrap_or_default().to_owned();
        !place.is_empty()
    })
    .await;
    place
}

/// Rates one by one: on by a rating, on by skipping, back, and past a branch.
async fn goes_through_the_queue(browser: &Browser) {
    let (server, imported) = debate().await;
    let base = format!("/d/{}", imported.debate);
    open_link(browser, &server, &imported.links.contributor, &base).await;
    browser.click(&format!("a[href='{base}/queue']")).await;

    // The first rating makes the voice, and with it the order.
    let first = queued(browser).await;
    browser.click(&rate(&first, 3)).await;
    browser.sees("Your rating is saved.").await;
    let second = queued(browser).await;
    assert_ne!(first, second);
    browser.click(&rate(&second, 1)).await;
    eventually("the next claim comes", async || queued(browser).await != second).await;
    let third = queued(browser).await;

    // Back to the claim just rated, which says so, and on again.
    browser.click("a[rel=prev]").await;
    eventually("the claim before is back", async || queued(browser).await != third).await;
    assert_eq!(browser.count("[data-queue] button[aria-pressed=true]").await, 1);
    browser.click("a[rel=next]").await;
    eventually("the third is back", async || queued(browser).await == third).await;
    assert_eq!(browser.count("[data-queue] button[aria-pressed=true]").await, 0);

    // Skips it, and leaves the branch of the next one out.
    browser.click("a[rel=next]").await;
    eventually("it is skipped", async || queued(browser).await != third).await;
    let branch = "a[href*='without=']";
    for _ in 0..5 {
        // The thesis is no branch, so it may have to be passed over.
        if browser.count(&format!(".branches {branch}")).await > 0 {
            break;
        }
        let before = queued(browser).await;
        browser.click("a[rel=next]").await;
        eventually("the next claim comes", async || queued(browser).await != before).await;
    }
    let left = queued(browser).await;
    unfold(browser, &format!(".branches {branch}")).await;
    browser.click(&format!(".branches {branch}")).await;
    browser.sees("One branch is left out").await;
    assert_ne!(queued(browser).await, left);
    browser.no_sideways_scroll().await;
    browser.no_console_errors().await;
}

#[tokio::test]
async fn a_contributor_rates_one_by_one_on_a_phone() {
    goes_through_the_queue(&Browser::open(PHONE).await).await;
}

#[tokio::test]
async fn the_queue_works_without_script() {
    let mut browser = Browser::open(WIDE).await;
    browser.without_script().await;
    goes_through_the_queue(&browser).await;
}

#[tokio::test]
async fn the_queue_is_gone_through_by_keys_that_work_on_the_claim_only() {
    let (server, imported) = debate().await;
    let base = format!("/d/{}", imported.debate);
    let browser = Browser::open(WIDE).await;
    open_link(&browser, &server, &imported.links.contributor, &base).await;
    // With a voice from here on, so that the order stays.
    let thesis = browser.attribute("form[action$='/rate'] input[name=place]", "value").await;
    browser.click(&rate(&thesis, 2)).await;
    browser.find(&rated(&thesis, 2)).await;
    browser.goto(&server.url(&format!("{base}/queue"))).await;
    let press = async |css: &str, key: &str| {
        // The island says so as soon as it listens.
        browser.sees("goes back").await;
        browser.find(css).await.send_keys(key).await.expect("a key");
    };

    let focused = "return document.querySelector('[data-queue]').contains(document.activeElement)";
    assert_eq!(browser.ask(focused).await, true, "the claim has the focus from the beginning");
    let first = queued(&browser).await;
    press("header a", "4").await;
    assert_eq!(queued(&browser).await, first, "a key outside the claim does nothing");
    press("[data-queue]", "4").await;
    eventually("it is rated and the next one is there", async || queued(&browser).await != first).await;
    let second = queued(&browser).await;
    press("[data-queue]", "n").await;
    eventually("the second is skipped", async || queued(&browser).await != second).await;
    let third = queued(&browser).await;
    press("[data-queue]", "p").await;
    eventually("the one before is back", async || queued(&browser).await != third).await;
    // By chance the thesis, which is rated already, stands between the two.
    if queued(&browser).await == thesis {
        press("[data-queue]", "p").await;
    }
    eventually("the second is back", async || queued(&browser).await == second).await;
    browser.goto(&server.url(&format!("{base}/queue?at={first}"))).await;
    browser.find(&rated(&first, 3)).await;
    browser.no_console_errors().await;
}

/// Writes a claim in one browser, and is its author in another one after the code went over.
async fn continues_elsewhere(here: &Browser, there: &Browser, script: bool) {
    let (server, imported) = debate().await;
    let base = format!("/d/{}", imported.debate);
    open_link(here, &server, &imported.links.contributor, &base).await;
    add_con(here, "Begun here and finished there.").await;
    let at = here.path().await;
    here.click(&format!("footer a[href='{base}/device']")).await;
    here.click("form[action$='/device/show'] button").await;
    here.sees("Keep it to yourself.").await;
    let code: String =
        here.ask("return document.querySelector('.groups').textContent").await.as_str().expect("text").into();
    let code = code.replace(' ', "");
    assert_eq!(code.len(), 88);
    here.page_is_sound().await;

    let field = "textarea[name=code]";
    if script {
        there.goto(&server.url(&format!("{base}/device#{code}"))).await;
        let typed = there.find(field).await.prop("value").await.expect("a value");
        assert_eq!(typed.as_deref(), Some(code.as_str()), "the island puts the code in");
        assert_eq!(there.ask("return location.hash").await, "", "and takes it from the address");
    } else {
        there.goto(&server.url(&format!("{base}/device"))).await;
        there.fill(field, &code.to_lowercase()).await;
    }
    assert!(!there.text().await.contains(THESIS), "nothing of the debate is shown yet");
    there.click("form:has(textarea[name=code]) button").await;
    there.sees("is yours here, too").await;
    there.goto(&server.url(&at)).await;
    show_cons(there).await;
    there.sees("Begun here and finished there.").await;
    there.find(EDIT).await;

    // And is forgotten here.
    here.goto(&server.url(&format!("{base}/device"))).await;
    here.click("form[action$='/forget'] button").await;
    here.sees("You are forgotten here.").await;
    here.page_is_sound().await;
    here.goto(&server.url(&at)).await;
    assert!(!here.text().await.contains(THESIS));
    there.no_console_errors().await;
}

#[tokio::test]
async fn a_voice_continues_on_another_device_and_is_forgotten_on_this_one() {
    continues_elsewhere(&Browser::open(PHONE).await, &Browser::open(WIDE).await, true).await;
}

#[tokio::test]
async fn a_voice_travels_without_script_too() {
    let (mut here, mut there) = (Browser::open(WIDE).await, Browser::open(PHONE).await);
    here.without_script().await;
    there.without_script().await;
    continues_elsewhere(&here, &there, false).await;
}

#[tokio::test]
async fn an_open_page_offers_what_is_new_and_does_not_change_by_itself() {
    let (server, imported) = debate().await;
    let text = "This came while somebody was reading.";
    let (reader, writer) = (Browser::open(WIDE).await, Browser::open(WIDE).await);
    for browser in [&reader, &writer] {
        open_link(browser, &server, &imported.links.contributor, "/d/").await;
    }
    add_con(&writer, text).await;
    reader.sees("There are new contributions.").await;
    assert!(!reader.text().await.contains(text), "the page waits until its reader wants it");
    assert_eq!(reader.ask("return document.activeElement === document.body").await, true, "no focus is taken");
    reader.no_console_errors().await;
    reader.click("[data-offer] a").await;
    reader.sees(text).await;
}

/// What the browser remembers of this kind: the keys of its storage that begin so.
async fn remembered(browser: &Browser, kind: &str) -> usize {
    let script = format!("return Object.keys(localStorage).filter(key => key.startsWith('{kind} ')).length");
    browser.ask(&script).await.as_u64().and_then(|n| usize::try_from(n).ok()).expect("a number")
}

async fn value(browser: &Browser, css: &str) -> String {
    browser.find(css).await.prop("value").await.expect("an answer").unwrap_or_default()
}

/// Whether the focus is on a claim's card, whose beginning is visible.
const FOCUSED_CLAIM: &str = "return document.activeElement.id.startsWith('claim-') && \
    document.activeElement.getBoundingClientRect().top < innerHeight";

#[tokio::test]
async fn a_draft_survives_a_reload_a_lost_line_and_a_restart_of_the_server() {
    let (server, imported) = debate().await;
    let browser = Browser::open(PHONE).await;
    let base = format!("/d/{}", imported.debate);
    open_link(&browser, &server, &imported.links.contributor, &base).await;
    show_cons(&browser).await;
    browser.click("a[href*='add=con']").await;
    let form = browser.path().await;
    browser.fill(TEXT, "Typed before the line went down.").await;
    unfold(&browser, "[name=source_url]").await;
    browser.fill("[name=source_url]", "https://example.org/kept").await;
    browser.click("[data-more]").await;
    browser.fill(".pair:last-of-type [name=source_url]", "https://example.org/second").await;
    assert_eq!(remembered(&browser, "draft").await, 1);

    // It is offered again, with both sources.
    browser.goto(&server.url(&form)).await;
    browser.sees("Your draft is back").await;
    assert_eq!(value(&browser, TEXT).await, "Typed before the line went down.");
    let second = "#source-url-2";
    assert_eq!(value(&browser, second).await, "https://example.org/second");
    browser.page_is_sound().await;
    browser.screenshot("draft-phone-light").await;
    let id = value(&browser, "form#compose input[name=id]").await;

    // The line is lost while it is sent: nothing else is.
    let origin = server.base.clone();
    let (_, database) = server.stop().await;
    browser.click(SEND).await;
    browser.sees("the connection is lost").await;
    assert_eq!(value(&browser, TEXT).await, "Typed before the line went down.");
    browser.console_errors().await;

    let server = TestServer::again(database, &origin).await;
    browser.goto(&server.url(&form)).await;
    assert_eq!(value(&browser, "form#compose input[name=id]").await, id, "sent twice it would be one claim");
    browser.click(SEND).await;
    eventually("it is saved", async || browser.path().await.contains("done=con")).await;
    browser.sees("Typed before the line went down.").await;
    eventually("the draft is gone", async || remembered(&browser, "draft").await == 0).await;
    assert_eq!(browser.ask(FOCUSED_CLAIM).await, true, "the focus is on what was just saved");
    browser.find("a[href='https://example.org/second']").await;
    browser.no_console_errors().await;
    browser.screenshot("saved-phone-light").await;
}

#[tokio::test]
async fn a_draft_can_be_discarded_and_is_forgotten_with_everything_else() {
    let (server, imported) = debate().await;
    let browser = Browser::open(WIDE).await;
    let base = format!("/d/{}", imported.debate);
    open_link(&browser, &server, &imported.links.contributor, &base).await;
    browser.click("a[href*='add=pro']").await;
    let form = browser.path().await;
    browser.fill(TEXT, "Perhaps not.").await;
    browser.goto(&server.url(&form)).await;
    browser.click("[data-discard]").await;
    assert_eq!((value(&browser, TEXT).await.as_str(), remembered(&browser, "draft").await), ("", 0));

    browser.fill(TEXT, "Still nobody's business.").await;
    assert_eq!((remembered(&browser, "draft").await, remembered(&browser, "seen").await), (1, 1));
    browser.goto(&server.url(&format!("{base}/device"))).await;
    browser.click("form[action$='/forget'] button").await;
    browser.sees("You are forgotten here.").await;
    assert_eq!((remembered(&browser, "draft").await, remembered(&browser, "seen").await), (0, 0));
}

#[tokio::test]
async fn a_similar_claim_is_offered_and_what_may_identify_is_said_while_one_writes() {
    let (server, imported) = debate().await;
    let browser = Browser::open(PHONE).await;
    open_link(&browser, &server, &imported.links.contributor, "/d/").await;
    browser.click("a[href*='add=pro']").await;
    browser.fill(TEXT, "As the only tester I say: ask anna@example.org.").await;
    browser.sees("“anna@example.org”, “as the only” may tell others").await;
    browser.page_is_sound().await;
    browser.fill(TEXT, "three days in a row off let people recover").await;
    browser.sees("Already said?").await;
    assert!(!browser.text().await.contains("may tell others"), "there is nothing to hint at any more");
    browser.page_is_sound().await;
    browser.screenshot("similar-phone-light").await;
    let words = browser.ask("return document.querySelector('[data-alike] q').textContent").await;
    browser.click("[data-alike] a").await;
    eventually("the other claim is open", async || browser.path().await.contains("?at=")).await;
    browser.find(".rating-large form[action$='/rate']").await;
    let heading = browser.ask("return document.querySelector('h1').textContent").await;
    assert_eq!(heading, words, "it can be rated there");
    assert_eq!(remembered(&browser, "draft").await, 1, "and the draft waits");
    browser.no_console_errors().await;
}

#[tokio::test]
async fn what_is_new_since_the_last_visit_is_marked_for_others_and_not_for_its_author() {
    let (server, imported) = debate().await;
    let base = format!("/d/{}", imported.debate);
    let (reader, writer) = (Browser::open(PHONE).await, Browser::open(WIDE).await);
    for browser in [&reader, &writer] {
        open_link(browser, &server, &imported.links.contributor, &base).await;
        eventually("the visit is remembered", async || remembered(browser, "seen").await == 1).await;
    }
    assert_eq!(reader.count(".new-mark").await, 0, "at first nothing is new");
    let texts = ["New to the reader.", "And one more."];
    for text in texts {
        writer.goto(&server.url(&base)).await;
        add_con(&writer, text).await;
    }
    eventually("both are released", async || {
        reader.goto(&server.url(&base)).await;
        show_cons(&reader).await;
        let shown = reader.text().await;
        texts.iter().all(|text| shown.contains(text))
    })
    .await;
    reader.sees("2 new since your last visit.").await;
    eventually("both are marked", async || reader.count(".card.is-new .new-mark").await == 2).await;
    reader.page_is_sound().await;
    reader.screenshot("new-phone-light").await;
    reader.click("[data-next]").await;
    reader.sees("1 of 2 new since your last visit.").await;
    reader.click("[data-next]").await;
    reader.sees("2 of 2 new since your last visit.").await;
    assert!(!reader.find("[data-next]").await.is_displayed().await.expect("an answer"), "it was the last");

    // In the outline the rest can be left out.
    reader.goto(&server.url(&format!("{base}/outline"))).await;
    reader.click("[data-only-new]").await;
    let shown = "return [...document.querySelectorAll('.tree li')].filter(li => li.offsetHeight > 0).length";
    assert_eq!(reader.ask(shown).await, 3, "the two with their thesis");
    reader.page_is_sound().await;

    writer.ask("sessionStorage.clear()").await;
    writer.goto(&server.url(&base)).await;
    assert_eq!(writer.count(".new-mark").await, 0, "one's own is not new");
    // The next visit: what was new has been seen.
    reader.ask("sessionStorage.clear()").await;
    reader.goto(&server.url(&base)).await;
    assert_eq!(reader.count(".new-mark").await, 0);
    reader.no_console_errors().await;
}

#[tokio::test]
async fn the_debate_is_read_by_keys_that_never_type_and_can_be_switched_off() {
    let (server, imported) = debate().await;
    let base = format!("/d/{}", imported.debate);
    let browser = Browser::open(WIDE).await;
    open_link(&browser, &server, &imported.links.contributor, &base).await;
    let press = async |key: &str| {
        // Keys sent to the page's body would take the focus there.
        let to = if browser.count(":focus").await > 0 { ":focus" } else { "body" };
        browser.find(to).await.send_keys(key).await.expect("a key");
    };
    let card = "return document.activeElement.closest('.card')?.dataset.place ?? ''";
    press("j").await;
    let first = browser.ask(card).await;
    assert_ne!(first, "");
    press("j").await;
    assert_ne!(browser.ask(card).await, first);
    press("k").await;
    assert_eq!(browser.ask(card).await, first);
    browser.find(":focus").await.send_keys("\u{e007}").await.expect("Enter");
    eventually("it is open", async || browser.path().await.contains("?at=")).await;
    let claim = browser.path().await;
    browser.goto(&server.url(&claim)).await;
    press("u").await;
    eventually("up again", async || browser.path().await != claim).await;
    browser.goto(&server.url(&claim)).await;
    press("?").await;
    browser.sees("the next claim on this page").await;
    browser.page_is_sound().await;
    browser.screenshot("keys-wide-light").await;
    browser.click("#keys-on").await;
    browser.goto(&server.url(&claim)).await;
    press("j").await;
    assert_eq!(browser.ask(card).await, "", "they are off");
    browser.ask("document.querySelector('[data-keys]').open = true").await;
    browser.click("#keys-on").await;
    browser.goto(&server.url(&claim)).await;
    press("c").await;
    eventually("a form is open", async || browser.path().await.contains("add=con")).await;
    browser.fill(TEXT, "jkpcu?").await;
    assert_eq!(value(&browser, TEXT).await, "jkpcu?");
    browser.no_console_errors().await;
}

#[tokio::test]
async fn without_script_a_claim_is_saved_into_view_and_the_outline_is_sifted() {
    let (server, imported) = debate().await;
    let base = format!("/d/{}", imported.debate);
    let mut browser = Browser::open(PHONE).await;
    browser.without_script().await;
    open_link(&browser, &server, &imported.links.contributor, &base).await;
    browser.sees("Rate three, add one.").await;
    browser.no_sideways_scroll().await;
    add_con(&browser, "Written by hand.").await;
    assert!(!browser.text().await.contains("Rate three, add one."), "said to the new only");
    assert_eq!(browser.count("[data-keys]:not([hidden]), .fresh:not([hidden])").await, 0);
    browser.goto(&server.url(&format!("{base}/outline"))).await;
    browser.click(".sift summary").await;
    browser.fill("[name=find]", "burnout").await;
    browser.click(".sift button[type=submit]").await;
    browser.sees("Show all").await;
    browser.no_sideways_scroll().await;
    browser.no_console_errors().await;
}

#[tokio::test]
async fn without_script_a_debate_is_started_imported_made_again_prepared_and_looked_at() {
    let server = TestServer::start().await;
    let mut browser = Browser::open(PHONE).await;
    browser.without_script().await;
    let at_desk = async |other: &str| {
        eventually("a desk", async || {
            let path = browser.path().await;
            path.starts_with("/desk/") && (other.is_empty() || !path.starts_with(other))
        })
        .await;
        browser.path().await
    };
    browser.goto(&server.url("/new")).await;
    browser.fill("[name=title]", "Should we move to the river?").await;
    browser.click("form[action='/new'] button.primary").await;
    let first = at_desk("").await;
    browser.sees("Should we move to the river?").await;

    browser.goto(&server.url("/import")).await;
    let file = browser.find("input[type=file]").await;
    file.send_keys(demo_debate().to_str().expect("a path of text")).await.expect("a file is chosen");
    browser.click("form[action='/import'] button[type=submit]").await;
    browser.sees("Nothing is kept yet").await;
    browser.sees(THESIS).await;
    browser.no_sideways_scroll().await;
    browser.click("form[action='/import/keep'] button").await;
    let desk = at_desk(&first).await;

    browser.goto(&server.url(&format!("{desk}/clone"))).await;
    browser.fill("[name=title]", "The same, next year").await;
    browser.click("label:has(input[name=what][value=theses]), label[for=what-theses]").await;
    browser.click("button[name=look]").await;
    browser.find("input[name=what][value=theses]:checked").await;
    assert_eq!(
        browser.find("[name=title]").await.prop("value").await.expect("a field").as_deref(),
        Some("The same, next year")
    );
    browser.no_sideways_scroll().await;
    browser.click("button.primary").await;
    let again = at_desk(&desk).await;
    browser.sees("The same, next year").await;

    // The meeting, from the desk, with a mistake first.
    unfold(&browser, "#meeting").await;
    browser.fill("#meeting-goal", "Decide on a trial").await;
    browser.fill("#meeting-agenda", "Arrive").await;
    browser.click("#meeting button.primary").await;
    browser.sees("Line 1 of the agenda").await;
    assert!(browser.console_errors().await.iter().all(|error| error.contains("422")), "refused as unprocessable");
    browser.fill("#meeting-agenda", "5 Arrive").await;
    browser.click("#meeting button.primary").await;
    eventually("it is saved", async || browser.path().await == again).await;
    unfold(&browser, "#meeting").await;
    let goal = browser.find("#meeting-goal").await.prop("value").await.expect("a field");
    assert_eq!(goal.as_deref(), Some("Decide on a trial"));

    for (role, says) in [("contributor", "What contributors see"), ("leadership", "What leadership sees")] {
        browser.goto(&server.url(&again)).await;
        browser.click(&format!("a[href='{again}/preview/{role}']")).await;
        browser.sees(says).await;
        browser.no_sideways_scroll().await;
        browser.click(&format!("a[href='{again}']")).await;
        assert_eq!(browser.path().await, again);
    }
    browser.no_console_errors().await;
}

/// WebDriver's codes of keys.
const UP: char = '\u{e013}';
const DOWN: char = '\u{e015}';
const LEFT: char = '\u{e012}';
const RIGHT: char = '\u{e014}';
const HOME: char = '\u{e011}';
const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';

/// Asks about the picture: `picture`, its links `arcs`, and `arc`, the first one of the first ring with replies.
async fn of_picture(browser: &Browser, question: &str) -> serde_json::Value {
    let script = format!(
        "const picture = document.querySelector('.drawing > svg'); const arcs = [...picture.querySelectorAll('a')]; \
         const arc = arcs.find(a => / 1 [1-9]/.test(a.dataset.at ?? '')); {question}"
    );
    browser.ask(&script).await
}

/// The name of the arc that has the focus.
async fn focused(browser: &Browser) -> String {
    let name =
        of_picture(browser, "return document.activeElement.querySelector?.('title')?.textContent ?? ''").await;
    name.as_str().unwrap_or_default().to_owned()
}

/// Turns to the colouring by stance and back, at a claim.
async fn turns_the_colours(browser: &Browser) {
    let (server, imported) = debate().await;
    open_link(browser, &server, &imported.links.contributor, "/d/").await;
    browser.click(OPEN).await;
    let at = browser.path().await;
    let turned = "getComputedStyle(picture.querySelector('.turned')).fill";
    let before = of_picture(browser, &format!("return {turned}")).await;
    browser.click("[data-colour=stance]").await;
    browser.find(".sunburst.stance").await;
    browser.find("[data-colour=stance][aria-current]").await;
    assert_eq!(browser.count("[data-colour=relation][aria-current]").await, 0);
    let address = browser.path().await;
    assert!(
        address.contains("colour=stance") && address.contains(at.split_once('?').expect("a claim").1),
        "{address}"
    );
    assert_ne!(of_picture(browser, &format!("return {turned}")).await, before);
    let kept = "return arcs.every(a => a.getAttribute('href').includes('?colour=stance&at='))";
    assert_eq!(of_picture(browser, kept).await, true, "who goes on through the picture keeps the colours");
    browser.goto(&server.url(&address)).await;
    browser.find(".sunburst.stance").await;
    browser.click("[data-colour=relation]").await;
    browser.find(".sunburst:not(.stance)").await;
    assert_eq!(browser.path().await, at);
    assert_eq!(of_picture(browser, &format!("return {turned}")).await, before);
    browser.no_console_errors().await;
}

#[tokio::test]
async fn the_picture_is_coloured_by_the_parent_or_by_the_thesis() {
    turns_the_colours(&Browser::open(WIDE).await).await;
}

#[tokio::test]
async fn the_picture_changes_its_colours_and_opens_claims_without_script() {
    let mut browser = Browser::open(WIDE).await;
    browser.without_script().await;
    turns_the_colours(&browser).await;
    let href = of_picture(&browser, "return arc.getAttribute('href')").await;
    let href = href.as_str().expect("an address");
    of_picture(&browser, "arc.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))").await;
    eventually("the claim is open", async || browser.path().await == href).await;
    assert_eq!(browser.count("[data-tools]:not([hidden]), [data-told]:not([hidden])").await, 0);
}

#[tokio::test]
async fn the_picture_is_walked_through_by_keys() {
    let (server, imported) = debate().await;
    let browser = Browser::open(WIDE).await;
    open_link(&browser, &server, &imported.links.contributor, "/d/").await;
    assert_eq!(browser.count(".drawing a[tabindex='0']").await, 1, "one stop on the way through the page");
    of_picture(&browser, "document.querySelector('.drawing a[tabindex=\"0\"]').focus()").await;
    assert!(
        focused(&browser).await.starts_with(&format!("Thesis: {}", &THESIS[..40])),
        "{}",
        focused(&browser).await
    );
    browser.press(DOWN).await;
    let first = focused(&browser).await;
    assert!(first.starts_with("Pro, level 1: "), "{first}");
    let told = browser.ask("return document.querySelector('[data-told]').textContent").await;
    assert_eq!(told.as_str(), Some(first.as_str()));
    browser.press(RIGHT).await;
    let second = focused(&browser).await;
    assert!(second.contains(", level 1: ") && second != first, "{second}");
    browser.press(LEFT).await;
    browser.press(LEFT).await;
    // The pros begin at the top, so against the clock comes the first con.
    assert!(focused(&browser).await.starts_with("Con, level 1: "), "{}", focused(&browser).await);
    browser.press(RIGHT).await;
    browser.press(DOWN).await;
    assert!(focused(&browser).await.contains(", level 2: "), "{}", focused(&browser).await);
    browser.press(UP).await;
    assert_eq!(focused(&browser).await, first);
    browser.press(HOME).await;
    assert!(focused(&browser).await.starts_with("Thesis: "));
    browser.press(DOWN).await;
    let href = of_picture(&browser, "return document.activeElement.getAttribute('href')").await;
    browser.press(ENTER).await;
    eventually("the claim is open", async || Some(browser.path().await.as_str()) == href.as_str()).await;
    browser.find(".drawing .here").await;
    browser.no_console_errors().await;
}

#[tokio::test]
async fn the_picture_zooms_into_a_branch_and_back() {
    let (server, imported) = debate().await;
    let browser = Browser::open(WIDE).await;
    open_link(&browser, &server, &imported.links.contributor, "/d/").await;
    let drawing =
        "return arcs.map(a => a.querySelector('path').getAttribute('d').length > 0 && !a.hasAttribute('display'))";
    let hidden = "return arcs.filter(a => a.hasAttribute('display')).length";
    let whole = of_picture(&browser, drawing).await;
    let claims = of_picture(&browser, "return picture.querySelector('.count').textContent").await;

    // By the key, at once where motion is not wanted: the branch and the middle alone are left.
    of_picture(&browser, "arc.focus()").await;
    let name = focused(&browser).await;
    browser.press('z').await;
    let below =
        of_picture(&browser, "return Number(arc.dataset.at.split(' ')[3])").await.as_u64().expect("a number");
    let left = of_picture(&browser, "return arcs.filter(a => !a.hasAttribute('display')).length").await;
    assert_eq!(left.as_u64(), Some(below + 2), "the middle, the claim, and what is below it");
    assert_eq!(of_picture(&browser, "return picture.querySelector('.count').textContent").await, below.to_string());
    assert_eq!(focused(&browser).await, name);
    browser.page_is_sound().await;
    browser.press(ESCAPE).await;
    assert_eq!(of_picture(&browser, drawing).await, whole);
    assert_eq!(of_picture(&browser, "return picture.querySelector('.count').textContent").await, claims);

    // By the button and a click, and back by the other button; a plain click opens the claim as ever.
    let click = "arc.firstElementChild.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))";
    let before = browser.path().await;
    browser.click("[data-zoom]").await;
    browser.find("[data-zoom][aria-pressed=true]").await;
    of_picture(&browser, click).await;
    assert_ne!(of_picture(&browser, hidden).await, 0);
    assert_eq!(browser.path().await, before);
    browser.click("[data-whole]").await;
    assert_eq!(of_picture(&browser, hidden).await, 0);

    // With motion it takes a moment.
    browser.prefer_motion(true).await;
    let key = "arc.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', bubbles: true }));";
    assert_eq!(of_picture(&browser, &format!("{key} {hidden}")).await, 0);
    eventually("the branch is alone", async || of_picture(&browser, hidden).await != 0).await;
    browser.no_console_errors().await;

    of_picture(&browser, click).await;
    eventually("the claim is open", async || browser.path().await != before).await;
}

#[tokio::test]
async fn from_claim_to_claim_the_page_changes_quietly_where_motion_is_welcome() {
    let (server, imported) = debate().await;
    let browser = Browser::open(WIDE).await;
    let listen = "addEventListener('pagereveal', event => { window.turned = event.viewTransition !== null; })";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": listen })).await;
    open_link(&browser, &server, &imported.links.contributor, "/d/").await;
    browser.prefer_motion(true).await;
    // A busy browser may leave a transition out.
    eventually("a page turns", async || {
        let before = browser.path().await;
        browser.click(".crumbs a, a.open").await;
        eventually("another claim is open", async || browser.path().await != before).await;
        browser.alive().await;
        browser.ask("return window.turned").await == true
    })
    .await;
    browser.prefer_motion(false).await;
    let before = browser.path().await;
    browser.click(".crumbs a, a.open").await;
    eventually("another claim is open", async || browser.path().await != before).await;
    browser.alive().await;
    assert_eq!(browser.ask("return window.turned").await, false, "nothing moves");
}

#[tokio::test]
async fn a_browser_uses_an_invitation_and_who_records_all_it_sends_can_not_tell_which_voice_it_became() {
    let server = TestServer::start().await;
    let new = serde_json::json!({ "title": "Should we?", "invited": true, "release": "now" }).to_string();
    let made = server.agent().send(http::Method::POST, "/api/v1/debates", &[], new).await.json();
    let debate = made["debate"].as_str().expect("a debate").to_owned();
    let mut desk = server.agent();
    desk.get(&server.url(made["links"]["facilitator"].as_str().expect("a link"))).await;
    let code = issue_at(&mut desk, debate.parse().expect("an id"), &[("number", "2")]).await.remove(0);

    let recorder = Recorder::before(&server.base).await;
    let browser = Browser::open(PHONE).await;
    browser.goto(&format!("{}/d/{debate}/invitation#{code}", recorder.base)).await;
    browser.find("[data-blind] button:enabled").await;
    let shown = browser.ask("return [location.hash, document.querySelector('#invitation-code').value]").await;
    assert_eq!(shown, serde_json::json!(["", code]), "the code is in the form, and in no address any more");
    assert!(!recorder.requests().iter().any(|sent| sent.whole().contains(&code)), "opening it sends nothing of it");
    browser.click("[data-blind] button").await;
    eventually("the voice is there", async || browser.path().await.contains("done=invited")).await;
    // The debate's page keeps what was seen there, as for everybody.
    let kept = browser.ask("return Object.entries(localStorage).join()").await;
    let kept = kept.as_str().expect("text");
    assert!(!kept.contains(&code) && !kept.contains("blind "), "nothing of the way is kept: {kept}");
    // One rates, as a voice like any other.
    browser.click("button[name=rating][value='3']").await;
    browser.find("button[name=rating][value='3'][aria-pressed=true]").await;
    browser.page_is_sound().await;

    let requests = recorder.requests();
    let exchange =
        requests.iter().position(|sent| sent.line.ends_with("/invitation/exchange")).expect("it was asked");
    let voice = requests.iter().position(|sent| sent.line.ends_with("/invitation/voice")).expect("it came");
    assert!(exchange < voice);
    assert!(!requests[exchange].head.to_lowercase().contains("cookie:"), "{}", requests[exchange].head);
    let field = |at: usize, name: &str| {
        let fields = url::form_urlencoded::parse(requests[at].body.as_bytes());
        fields.into_owned().find(|(key, _)| key == name).map(|(_, value)| value).expect("it is sent")
    };
    assert_eq!(field(exchange, "invitation"), code);
    let (token, signature) = (field(voice, "token"), field(voice, "signature"));
    assert_eq!((token.len(), signature.len()), (64, 512));
    for sent in &requests[..voice] {
        assert!(!sent.whole().contains(&token) && !sent.whole().contains(&signature), "{}", sent.line);
    }
    let blinded = field(exchange, "blinded");
    for sent in &requests[exchange + 1..] {
        assert!(!sent.whole().contains(&code) && !sent.whole().contains(&blinded), "{}", sent.line);
    }
    let rated = requests.iter().rposition(|sent| sent.line.ends_with("/rate")).expect("it was rated");
    assert!(requests[rated].head.contains(&(token + &signature)), "what is shown later is the signed token");

    // The answer got lost: the browser that asked gets it once more, and becomes the same voice.
    let lost = Browser::open(WIDE).await;
    let second = issue_at(&mut desk, debate.parse().expect("an id"), &[("number", "1")]).await.remove(0);
    lost.goto(&format!("{}/d/{debate}/invitation#{second}", recorder.base)).await;
    lost.find("[data-blind] button:enabled").await;
    // The second request goes nowhere.
    lost.ask("window.was = window.fetch; window.fetch = r => r.url.endsWith('/voice') ? Promise.reject(new TypeError()) : was(r)")
        .await;
    lost.click("[data-blind] button").await;
    lost.find("[data-say=unanswered]:not([hidden])").await;
    lost.ask("window.fetch = window.was").await;
    lost.click("[data-blind] button").await;
    eventually("the voice is there", async || lost.path().await.contains("done=invited")).await;
}
