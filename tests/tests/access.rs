//! Whether everybody can use it (WCAG 2.2, level AA): every page and state in both themes, by keys alone, enlarged, on a
//! narrow screen, in the reader's own colours, without motion, on paper, and as assistive technology is told of it.

use http::Method;
use isegoria_tests::browser::{Browser, PHONE, WIDE};
use isegoria_tests::eventually;
use isegoria_tests::local::SMALL;
use isegoria_tests::server::demo_debate;
use isegoria_tests::tour::{self, Stage, Stop};
use serde_json::json;

const ENTER: char = '\u{e007}';
const SPACE: char = ' ';
const TAB: char = '\u{e004}';
const ALT: char = '\u{e00a}';
const LEFT: char = '\u{e012}';
const DOWN: char = '\u{e015}';

/// The narrowest screen that nothing may be cut on (WCAG 1.4.10), and a laptop's at 200 % zoom.
const NARROW: (u32, u32) = (320, 640);
const ZOOMED: (u32, u32) = (640, 450);

/// All that is wrong with a page in a state.
async fn faults(browser: &mut Browser, stop: Stop) -> Vec<String> {
    let mut faults = Vec::new();
    let mut add = |what: String, found: Vec<String>| {
        faults.extend(found.iter().map(|fault| format!("{}, {what}: {fault}", stop.name)));
    };
    // Browsers differ in which features they know to forbid.
    let said = browser.console().await.into_iter().filter(|line| !line.contains("Permissions-Policy"));
    add("console".to_owned(), said.filter(|_| !stop.refused).collect());
    for (size, dark) in [(WIDE, false), (PHONE, true), (PHONE, false)] {
        browser.resize(size).await;
        browser.prefer_dark(dark).await;
        add(format!("axe at {} px", size.0), browser.axe_violations().await);
    }
    for size in [WIDE, ZOOMED, PHONE, NARROW] {
        browser.resize(size).await;
        add(format!("targets at {} px", size.0), browser.small_targets().await);
        add(format!("sideways at {} px", size.0), browser.too_wide().await);
        add(format!("words at {} px", size.0), browser.cut_or_overlapping().await);
    }
    for size in [WIDE, PHONE] {
        browser.resize(size).await;
        browser.ask("document.documentElement.style.fontSize = '200%'").await;
        add(format!("sideways at {} px with text at 200 %", size.0), browser.too_wide().await);
        add(format!("words at {} px with text at 200 %", size.0), browser.cut_or_overlapping().await);
        browser.ask("document.documentElement.style.fontSize = ''").await;
    }
    browser.resize(WIDE).await;
    browser.force_colours().await;
    add("in the reader's own colours".to_owned(), browser.without_edge().await);
    browser.prefer_dark(false).await;
    faults
}

#[tokio::test]
async fn every_page_that_one_reads_is_accessible() {
    let (stage, mut browser, mut found) = (Stage::open().await, Browser::open(WIDE).await, Vec::new());
    tour::reading(&stage, &mut browser, async |browser, stop| found.extend(faults(browser, stop).await)).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn every_page_that_one_writes_on_is_accessible() {
    let (stage, mut browser, mut found) = (Stage::open().await, Browser::open(WIDE).await, Vec::new());
    tour::writing(&stage, &mut browser, async |browser, stop| found.extend(faults(browser, stop).await)).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn every_page_of_those_who_run_a_debate_is_accessible() {
    let (stage, mut browser, mut found) = (Stage::open().await, Browser::open(WIDE).await, Vec::new());
    tour::running(&stage, &mut browser, async |browser, stop| found.extend(faults(browser, stop).await)).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn every_page_of_moderation_is_accessible() {
    let (stage, mut browser, mut found) = (Stage::open().await, Browser::open(WIDE).await, Vec::new());
    tour::moderating(&stage, &mut browser, async |browser, stop| found.extend(faults(browser, stop).await)).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn every_page_of_a_space_is_accessible() {
    let (stage, mut browser, mut found) = (Stage::open().await, Browser::open(WIDE).await, Vec::new());
    tour::spaces(&stage, &mut browser, async |browser, stop| found.extend(faults(browser, stop).await)).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn every_page_of_a_debate_by_invitation_is_accessible() {
    let (stage, mut browser, mut found) = (Stage::open().await, Browser::open(WIDE).await, Vec::new());
    tour::inviting(&stage, &mut browser, async |browser, stop| found.extend(faults(browser, stop).await)).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn every_page_of_those_who_prepare_a_debate_is_accessible() {
    let (stage, mut browser, mut found) = (Stage::open().await, Browser::open(WIDE).await, Vec::new());
    tour::preparing(&stage, &mut browser, async |browser, stop| found.extend(faults(browser, stop).await)).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn pages_in_german_are_accessible() {
    let (stage, mut browser, mut found) = (Stage::open().await, Browser::open(WIDE).await, Vec::new());
    tour::german(&stage, &mut browser, async |browser, stop| found.extend(faults(browser, stop).await)).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Asserts that the focus is where it is expected, and can be seen there.
async fn focus_is_on(browser: &Browser, css: &str) {
    let there = format!("return document.activeElement.matches(\"{css}\")");
    eventually(&format!("the focus is on {css}"), async || browser.ask(&there).await == true).await;
    let lost = browser.lost_focus().await;
    assert!(lost.is_empty(), "{css} on {}: {lost}", browser.path().await);
}

/// Presses Enter on what has the focus, and waits for another page whose address contains `part`.
async fn enter_to(browser: &Browser, part: &str) {
    let before = browser.path().await;
    browser.press(ENTER).await;
    eventually(&format!("a page with {part}"), async || {
        let path = browser.path().await;
        path != before && path.contains(part)
    })
    .await;
    browser.alive().await;
}

#[tokio::test]
async fn everything_a_contributor_does_is_done_by_keys_alone_and_the_focus_is_never_lost() {
    let stage = Stage::open().await;
    let debate = stage.debate("hourly").await;
    let browser = Browser::open(WIDE).await;
    browser.goto(&stage.url(&debate.contributor)).await;

    // Past the header, and into a claim.
    browser.press(TAB).await;
    focus_is_on(&browser, ".skip").await;
    browser.press(ENTER).await;
    focus_is_on(&browser, "main").await;
    browser.tab_to(".card .open", false).await;
    enter_to(&browser, "?at=").await;

    // Rated, thought again, and taken back.
    browser.tab_to(".rating-large button[value='3']", false).await;
    browser.press(SPACE).await;
    browser.find(".rating-large button[value='3'][aria-pressed=true]").await;
    focus_is_on(&browser, ".rating-large button[value='3']").await;
    browser.tab_to(".rating-large button[value='withdraw']", false).await;
    browser.press(ENTER).await;
    eventually("it is taken back", async || browser.count(".rating-large [aria-pressed=true]").await == 0).await;
    focus_is_on(&browser, ".rating-large .pill button").await;

    // A card's own rating unfolds in its place.
    browser.tab_to(".card .rating > summary", false).await;
    browser.press(SPACE).await;
    browser.tab_to(".card .rating[open] button[value='4']", false).await;
    browser.press(ENTER).await;
    browser.find(".card .rating button[value='4'][aria-pressed=true]").await;
    focus_is_on(&browser, ".card .rating button[value='4']").await;

    // A con with a source.
    browser.tab_to("[data-add=con]", false).await;
    enter_to(&browser, "add=con").await;
    focus_is_on(&browser, "textarea[name=text]").await;
    browser.write("Nobody has asked those who work at night.").await;
    browser.tab_to(".add-source > summary", false).await;
    browser.press(ENTER).await;
    browser.tab_to("[name=source_url]", false).await;
    browser.write("https://example.org/study").await;
    browser.tab_to("[name=source_quote]", false).await;
    browser.write("Words from the study").await;
    browser.tab_to(".compose button[type=submit]", false).await;
    enter_to(&browser, "done=con").await;
    focus_is_on(&browser, ".card.pending").await;
    browser.find("a[href='https://example.org/study']").await;

    // Taken back again.
    browser.tab_to(".own-actions summary", false).await;
    browser.press(ENTER).await;
    browser.tab_to("form[action$='/withdraw'] button", false).await;
    enter_to(&browser, "done=").await;
    assert_eq!(browser.count(".card.pending").await, 0);

    // The outline: a fold and a filter.
    browser.tab_to(".top a[href$='/outline']", false).await;
    enter_to(&browser, "/outline").await;
    browser.tab_to(".tree summary", false).await;
    browser.press(SPACE).await;
    eventually("it is folded", async || browser.count(".tree > ul > li > details:not([open])").await == 1).await;
    focus_is_on(&browser, ".tree summary").await;
    browser.press(ENTER).await;
    eventually("it is unfolded", async || browser.count(".tree > ul > li > details[open]").await == 1).await;
    browser.tab_to(".sift > summary", true).await;
    browser.press(ENTER).await;
    browser.tab_to("[name=find]", false).await;
    browser.write("burnout").await;
    enter_to(&browser, "find=burnout").await;

    // One by one: its keys work on the claim.
    browser.tab_to(".top li:first-child a", false).await;
    enter_to(&browser, &debate.base).await;
    browser.tab_to(".matter a[href$='/queue']", false).await;
    enter_to(&browser, "/queue").await;
    focus_is_on(&browser, "[data-queue] h1").await;
    let place = "return document.querySelector('[data-queue] input[name=place]')?.value ?? ''";
    for key in ['4', 'n', 'p'] {
        let before = browser.ask(place).await;
        browser.press(key).await;
        eventually("another claim", async || {
            let now = browser.ask(place).await;
            now != "" && now != before
        })
        .await;
        browser.alive().await;
        focus_is_on(&browser, "[data-queue] h1").await;
    }

    // The picture: one stop, then arrows.
    browser.tab_to(".top li:first-child a", true).await;
    enter_to(&browser, &debate.base).await;
    browser.tab_to(".drawing a", false).await;
    for key in ['\u{e015}', '\u{e014}', '\u{e015}'] {
        browser.press(key).await;
        focus_is_on(&browser, ".drawing a[data-at]").await;
    }
    enter_to(&browser, "?at=").await;
    browser.no_console_errors().await;
}

#[tokio::test]
async fn a_debate_is_imported_looked_at_and_made_again_by_keys_alone() {
    let stage = Stage::open().await;
    let browser = Browser::open(PHONE).await;
    browser.goto(&stage.url("/import")).await;
    browser.tab_to("input[type=file]", false).await;
    let file = demo_debate();
    let field = browser.find("input[type=file]").await;
    field.send_keys(file.to_str().expect("a path of text")).await.expect("a file is chosen");
    browser.tab_to("form[action$='/import'] button[type=submit]", false).await;
    browser.press(ENTER).await;
    browser.find("form[action$='/keep']").await;
    browser.tab_to("form[action$='/keep'] button", false).await;
    browser.press(ENTER).await;
    eventually("its desk", async || browser.path().await.starts_with("/desk/")).await;
    let desk = browser.path().await;
    browser.alive().await;
    browser.tab_to("a[href$='/preview/contributor']", false).await;
    enter_to(&browser, "/preview/contributor").await;
    browser.tab_to("a.open", false).await;
    enter_to(&browser, "?at=").await;
    browser.tab_to(&format!("a[href='{desk}']"), false).await;
    enter_to(&browser, &desk).await;
    browser.tab_to("a[href$='/clone']", false).await;
    enter_to(&browser, "/clone").await;
    browser.tab_to("input[name=what]", false).await;
    browser.press('\u{e015}').await;
    browser.tab_to("button[name=look]", false).await;
    browser.press(ENTER).await;
    browser.find("input[name=what][value=theses]:checked").await;
    browser.alive().await;
    browser.tab_to("button.primary", false).await;
    browser.press(ENTER).await;
    eventually("another desk", async || {
        let path = browser.path().await;
        path.starts_with("/desk/") && !path.starts_with(&desk)
    })
    .await;
}

#[tokio::test]
async fn a_claim_is_moved_by_keys_alone_or_by_dragging_and_the_move_is_undone() {
    let stage = Stage::open().await;
    let debate = stage.debate("now").await;
    let browser = Browser::open(WIDE).await;
    browser.goto(&stage.url(&debate.facilitator)).await;
    browser.tab_to("a[href$='/moderation/claims']", false).await;
    enter_to(&browser, "/moderation/claims").await;
    browser.find("[data-sorting]:not([hidden])").await;
    browser.tab_to("input[name=place]", false).await;
    // From the thesis to a reply of its first argument, and with that out to the thesis.
    browser.press(DOWN).await;
    browser.press(DOWN).await;
    browser.press_with(ALT, LEFT).await;
    eventually("the form of the move", async || browser.path().await.contains("do=move&to=")).await;
    browser.tab_to("form.stack button[value=move]", false).await;
    browser.press(ENTER).await;
    eventually("it is moved", async || browser.path().await.contains("/claims?done=move")).await;
    browser.tab_to("a[href$='/moderation/history']", false).await;
    enter_to(&browser, "/moderation/history").await;
    browser.tab_to("button[value=undo]", false).await;
    browser.press(ENTER).await;
    eventually("it is undone", async || browser.path().await.contains("/history?done=undo")).await;
    browser.tab_to("a[href$='/moderation/claims']", false).await;
    enter_to(&browser, "/moderation/claims").await;
    browser.find("[data-sorting]:not([hidden])").await;
    let drag = "const [thesis, , reply] = document.querySelectorAll('.pick li');
        const dataTransfer = new DataTransfer();
        const fire = (on, type) => on.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
        fire(reply, 'dragstart'); fire(thesis, 'dragover'); const over = thesis.className; fire(thesis, 'drop'); return over";
    let over = browser.ask(drag).await;
    assert!(over.as_str().is_some_and(|class| class.contains("over")), "{over}");
    eventually("the form of the move", async || browser.path().await.contains("do=move&to=")).await;
    browser.no_console_errors().await;
}

/// Goes by keys to what a selector finds first, and on from there to another page whose address contains `part`.
async fn go_on(browser: &Browser, css: &str, part: &str) {
    browser.tab_to(css, false).await;
    enter_to(browser, part).await;
}

/// Goes by keys to what a selector finds first, and types there.
async fn write_in(browser: &Browser, css: &str, text: &str) {
    browser.tab_to(css, false).await;
    browser.write(text).await;
}

#[tokio::test]
async fn claims_are_merged_split_linked_unlinked_and_archived_by_keys_alone_and_each_deed_is_undone() {
    let stage = Stage::open().await;
    let debate = stage.import(SMALL, "now").await;
    let browser = Browser::open(WIDE).await;
    browser.goto(&stage.url(&debate.facilitator)).await;
    let down = DOWN.to_string();
    // What is done with the claim that says so, the other claim that it takes, what else the form asks for, and how many
    // places there are then.
    let deeds = [
        ("merge", "cheap", Some("quick"), None, 5),
        ("split", "risky", None, Some(("#part-1", "It is new.")), 7),
        ("link", "quick", Some("risky"), Some(("#act-note", "It speaks for both.")), 7),
        ("unlink", "tried", None, Some(("#act-note", "It speaks for one.")), 5),
        ("archive", "cheap", None, Some(("[name=reason]", down.as_str())), 4),
    ];
    go_on(&browser, "a[href$='/moderation/claims']", "/moderation/claims").await;
    for (deed, claim, other, more, places) in deeds {
        write_in(&browser, "#find", claim).await;
        enter_to(&browser, "find=").await;
        browser.tab_to("[name=place]", false).await;
        browser.press(SPACE).await;
        go_on(&browser, ".picked-bar button:not([value])", "/act?place=").await;
        go_on(&browser, &format!(".deeds a[href$='do={deed}']"), "do=").await;
        if let Some(other) = other {
            write_in(&browser, "#find", other).await;
            enter_to(&browser, "find=").await;
            go_on(&browser, ".found a", "&to=").await;
        }
        if let Some((css, text)) = more {
            write_in(&browser, css, text).await;
        }
        go_on(&browser, &format!("form.stack button[value={deed}]"), &format!("/claims?done={deed}")).await;
        assert_eq!(browser.count(".pick li").await, places, "after {deed}");
        go_on(&browser, "a[href$='/moderation/history']", "/moderation/history").await;
        go_on(&browser, "button[value=undo]", "/history?done=undo").await;
        go_on(&browser, "a[href$='/moderation/claims']", "/moderation/claims").await;
        assert_eq!(browser.count(".pick li").await, 6, "after {deed} was undone");
    }
    browser.no_console_errors().await;
}

#[tokio::test]
async fn what_is_said_about_claims_is_answered_and_removed_by_keys_alone() {
    let stage = Stage::open().await;
    let debate = stage.discussed().await;
    for text in ["It saves us a meeting a week.", "It saves time and money."] {
        stage.others_suggest(&debate, text).await;
    }
    let browser = Browser::open(PHONE).await;
    browser.goto(&stage.url(&debate.facilitator)).await;
    go_on(&browser, "main a[href$='/suggestions']", "/suggestions").await;
    let list = browser.path().await;
    let waiting = async |count: usize| {
        eventually(&format!("{count} suggestions wait for an answer"), async || {
            browser.goto(&stage.url(&list)).await;
            browser.count(".answers-to").await == count
        })
        .await;
    };
    waiting(3).await;
    browser.tab_to(".answers-to summary", false).await;
    browser.press(ENTER).await;
    write_in(&browser, "[name=reason]", "It says something else.").await;
    go_on(&browser, "button[value=decline]", "done=").await;
    waiting(2).await;
    go_on(&browser, "button[value=accept]", "done=").await;
    waiting(1).await;
    browser.tab_to(".remark > details > summary", false).await;
    browser.press(SPACE).await;
    go_on(&browser, "button[value=unrelated]", "done=discarded").await;
    waiting(0).await;
    assert_eq!(browser.count(".remark").await, 3, "what was answered stays");

    go_on(&browser, ".back a", "/desk/").await;
    go_on(&browser, "main a[href$='/comments']", "/comments").await;
    browser.tab_to(".remark summary", false).await;
    browser.press(ENTER).await;
    go_on(&browser, "button[value=unrelated]", "done=removed").await;
    browser.sees("A comment was removed: unrelated.").await;
    assert_eq!(browser.count(".remark details").await, 1, "the other one stays");
    browser.no_console_errors().await;
}

#[tokio::test]
async fn claims_are_reviewed_by_keys_alone() {
    let stage = Stage::open().await;
    let debate = stage.import(SMALL, "now").await;
    let review = json!({ "review": true });
    stage.api(&debate.facilitator, Method::PATCH, &debate.api(""), &review).await;
    for text in ["It is fair.", "It is fun.", "It is near.", "It depends."] {
        stage.others_write(&debate, "pro", text).await;
    }
    let browser = Browser::open(WIDE).await;
    eventually("four claims wait", async || {
        browser.goto(&stage.url(&debate.facilitator)).await;
        browser.text().await.contains("4 things wait for you.")
    })
    .await;
    go_on(&browser, "a[href$='/moderation']", "/moderation").await;
    go_on(&browser, ".waiting button[value=publish]", "done=publish").await;
    browser.tab_to(".waiting summary", false).await;
    browser.press(ENTER).await;
    browser.tab_to("[name=reason]", false).await;
    browser.press(DOWN).await;
    write_in(&browser, "[name=note]", "What does it depend on?").await;
    go_on(&browser, "button[value=decline]", "done=decline").await;
    assert_eq!(browser.count(".waiting > li").await, 2);
    go_on(&browser, "main > form button[value=publish]", "done=publish").await;
    browser.sees("Nothing waits for you.").await;
    go_on(&browser, "a[href$='/moderation/history']", "/moderation/history").await;
    assert_eq!(browser.count("[aria-labelledby=archived-heading] li").await, 1, "one was declined");
    browser.no_console_errors().await;
}

#[tokio::test]
async fn a_claim_is_asked_about_reworded_and_marked_by_keys_alone() {
    let stage = Stage::open().await;
    let debate = stage.debate("now").await;
    let browser = Browser::open(WIDE).await;
    browser.goto(&stage.url(&debate.contributor)).await;
    browser.tab_to("a.open", false).await;
    enter_to(&browser, "?at=").await;
    let claim = browser.path().await;
    for (say, done, words) in
        [("comment", "commented", "Which week is meant?"), ("wording", "suggested", " Or so.")]
    {
        browser.goto(&stage.url(&claim)).await;
        browser.tab_to(&format!("a[href*='say={say}']"), false).await;
        enter_to(&browser, &format!("say={say}")).await;
        // The form that was opened waits for words.
        eventually("the field has the focus", async || {
            browser.ask("return document.activeElement.name === 'text'").await == true
        })
        .await;
        browser.write(words).await;
        browser.tab_to("form:has(textarea[name=text]) button[type=submit]", false).await;
        browser.press(ENTER).await;
        eventually("it is saved", async || browser.path().await.contains(&format!("done={done}"))).await;
        browser.alive().await;
    }
    browser.tab_to(".mark summary", true).await;
    browser.press(ENTER).await;
    browser.tab_to(".mark input[name=reason]", false).await;
    browser.press(SPACE).await;
    browser.tab_to(".mark button[type=submit]", false).await;
    browser.press(ENTER).await;
    eventually("it is marked", async || browser.path().await.contains("done=marked")).await;
    browser.alive().await;
    browser.tab_to("a[href$='/mine']", false).await;
    enter_to(&browser, "/mine").await;
    browser.no_console_errors().await;
}

#[tokio::test]
async fn invitations_are_issued_and_used_by_keys_alone() {
    let stage = Stage::open().await;
    let debate = stage.invited().await;
    let browser = Browser::open(PHONE).await;
    browser.goto(&stage.url(&debate.facilitator)).await;
    browser.tab_to("a[href$='/invitations']", false).await;
    enter_to(&browser, "/invitations").await;
    browser.tab_to("input[name=number]", false).await;
    browser.write("2").await;
    browser.tab_to("form[action$='/invitations'] button.primary", false).await;
    browser.press(ENTER).await;
    browser.find("#issued").await;
    let codes = browser.attribute("[name=codes]", "value").await;
    let code = codes.split(' ').next().expect("a code");
    browser.goto(&stage.url(&format!("{}/invitation#{code}", debate.base))).await;
    browser.find("[data-blind] button:enabled").await;
    browser.tab_to("[data-blind] button", false).await;
    browser.press(ENTER).await;
    eventually("the voice is there", async || browser.path().await.contains("done=invited")).await;
    browser.alive().await;
    browser.no_console_errors().await;
}

#[tokio::test]
async fn what_is_looked_at_before_it_is_kept_can_be_printed() {
    let stage = Stage::open().await;
    let mut browser = Browser::open(WIDE).await;
    let mut wrong = Vec::new();
    tour::preparing(&stage, &mut browser, async |browser, stop| {
        // Forms are filled in, and the desk is worked at.
        let read = ["looked-at", "with-warnings", "preview", "history", "overview"];
        if !read.iter().any(|part| stop.name.contains(part)) {
            return;
        }
        browser.as_printed().await;
        let printed = "const seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().height > 0;
            const of = css => [...document.querySelectorAll(css)].filter(seen);
            const found = of('button, input:not([type=text], [readonly]), summary:not(.background > summary), nav:not(.crumbs), .button')
                .map(e => 'to press: ' + e.outerHTML.slice(0, 120));
            found.push(...of('body *').filter(e => ['sticky', 'fixed'].includes(getComputedStyle(e).position)).map(e => 'floats: ' + e.className));
            if (!of('h1').length) found.push('no heading');
            return found;";
        let found = browser.ask(printed).await;
        wrong.extend(found.as_array().into_iter().flatten().map(|fault| format!("{}: {fault}", stop.name)));
        browser.prefer_dark(false).await;
    })
    .await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn the_picture_is_told_as_a_figure_with_a_link_for_each_claim() {
    let stage = Stage::open().await;
    let debate = stage.import(SMALL, "now").await;
    let browser = Browser::open(WIDE).await;
    browser.goto(&stage.url(&debate.contributor)).await;
    let told = browser.aria("figure").await;
    assert_eq!(told.join("\n"), EXPECTED.join("\n"));
}

/// What assistive technology is told of the small debate's picture.
const EXPECTED: [&str; 41] = [
    "figure \"\"",
    "  group \"4 claims: 2 on the pro side, 2 on the con side, 2 levels deep\"",
    "    link \"Thesis: We should, 3 pro and 2 con below\"",
    "      group \"Thesis: We should, 3 pro and 2 con below\"",
    "        generic \"\"",
    "          StaticText \"4\"",
    "        generic \"\"",
    "          StaticText \"claims\"",
    "    link \"Pro, level 1: It is cheap, 1 pro and 0 con below\"",
    "      graphics-symbol \"Pro, level 1: It is cheap, 1 pro and 0 con below\"",
    "    link \"Pro, level 2: It was tried before, also stands elsewhere\"",
    "      graphics-symbol \"Pro, level 2: It was tried before, also stands elsewhere\"",
    "    link \"Pro, level 1: It is quick\"",
    "      graphics-symbol \"Pro, level 1: It is quick\"",
    "    link \"Con, level 1: It is risky, 0 pro and 1 con below\"",
    "      graphics-symbol \"Con, level 1: It is risky, 0 pro and 1 con below\"",
    "    link \"Con, level 2: It was tried before\"",
    "      graphics-symbol \"Con, level 2: It was tried before\"",
    "  Figcaption \"\"",
    "    StaticText \"+ 2\"",
    "    StaticText \"pro side\"",
    "    StaticText \"2 levels\"",
    "    StaticText \"− 2\"",
    "    StaticText \"con side\"",
    "    button \"Zoom into a branch\"",
    "      StaticText \"Zoom into a branch\"",
    "    status \"\"",
    "    list \"Legend\"",
    "      listitem \"\"",
    "        StaticText \"pro\"",
    "      listitem \"\"",
    "        StaticText \"con\"",
    "      listitem \"\"",
    "        StaticText \"also stands elsewhere\"",
    "    paragraph \"\"",
    "      StaticText \"Colour:\"",
    "      link \"by side of its parent\"",
    "        StaticText \"by side of its parent\"",
    "      StaticText \" / \"",
    "      link \"by side of the thesis\"",
    "        StaticText \"by side of the thesis\"",
];

#[tokio::test]
async fn in_the_readers_own_colours_sides_and_choices_can_still_be_told_apart() {
    let stage = Stage::open().await;
    let debate = stage.debate("now").await;
    let browser = Browser::open(PHONE).await;
    browser.goto(&stage.url(&debate.contributor)).await;
    browser.click(".rating-large button[value='3']").await;
    browser.find(".rating-large button[value='3'][aria-pressed=true]").await;
    browser.force_colours().await;
    let style = async |css: &str, what: &str| {
        browser.find(css).await;
        let value =
            browser.ask(&format!("return getComputedStyle(document.querySelector(\"{css}\")).{what}")).await;
        value.as_str().unwrap_or_default().to_owned()
    };
    let (pro, con) = (".drawing path[class^=p]", ".drawing path[class^=c]");
    assert_ne!(style(pro, "fill").await, style(con, "fill").await);
    for arc in [pro, con] {
        assert_ne!(style(arc, "stroke").await, style(arc, "fill").await, "{arc} has an edge");
    }
    let (pressed, other) = (".pill [aria-pressed=true]", ".pill [aria-pressed=false]");
    assert_ne!(style(pressed, "backgroundColor").await, style(other, "backgroundColor").await);
    let (shown, hidden) = ("#show-pro:checked + label", "#show-con + label");
    assert_ne!(style(shown, "backgroundColor").await, style(hidden, "backgroundColor").await);
    for (css, sign) in [("label[for=show-pro]", "+"), ("label[for=show-con]", "−")] {
        let text = browser.find(css).await.text().await.expect("its text");
        assert!(text.starts_with(sign), "{text}");
    }
}

#[tokio::test]
async fn nothing_moves_where_motion_is_not_wanted() {
    let stage = Stage::open().await;
    let debate = stage.debate("now").await;
    let browser = Browser::open(WIDE).await;
    browser.goto(&stage.url(&debate.contributor)).await;
    let zoom = "const arc = [...document.querySelectorAll('.drawing a')].find(a => / 1 [1-9]/.test(a.dataset.at ?? ''));
        arc.focus();
        arc.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', bubbles: true }));
        const shapes = () => [...document.querySelectorAll('.drawing path')].map(path => path.getAttribute('d')).join();
        return [document.getAnimations().length, shapes(), document.querySelectorAll('.drawing a[display]').length > 0];";
    let zoomed = browser.ask(zoom).await;
    assert_eq!((&zoomed[0], &zoomed[2]), (&0.into(), &true.into()), "at once, and nothing runs");
    let shapes =
        "return [...document.querySelectorAll('.drawing path')].map(path => path.getAttribute('d')).join()";
    assert_eq!(browser.ask(shapes).await, zoomed[1], "nothing moved since");
    for css in [".drawing a[data-at]", ".card .open", ".pill button"] {
        let hover = format!(
            "document.querySelector(\"{css}\").focus(); return [document.getAnimations().length, \
             getComputedStyle(document.querySelector(\"{css}\")).transitionDuration]"
        );
        assert_eq!(browser.ask(&hover).await, json!([0, "0s"]), "{css}");
    }
}

#[tokio::test]
async fn on_paper_there_are_picture_and_words_and_nothing_to_press() {
    let stage = Stage::open().await;
    let demo = stage.demo().await;
    stage.step(&demo, "reflect").await;
    let debate = stage.debate("now").await;
    let browser = Browser::open(WIDE).await;
    for link in [&demo.contributor, &demo.leadership, &debate.contributor] {
        browser.goto(&stage.url(link)).await;
    }
    let outline = format!("{}/outline", debate.base);
    let claims = ".card .claim, .tree .claim, .brief .points > li, .brief .lines > li";
    let overview = format!("{}/overview", demo.base);
    let briefs = ["brief", "brief?length=page"].map(|brief| format!("{}/{brief}", demo.base));
    let pages = [(debate.base.as_str(), true), (&outline, false), (&overview, true)];
    for (path, picture) in pages.into_iter().chain(briefs.iter().map(|brief| (brief.as_str(), true))) {
        browser.prefer_dark(false).await;
        browser.goto(&stage.url(path)).await;
        browser.as_printed().await;
        let printed = format!(
            "const seen = e => e.checkVisibility({{ visibilityProperty: true }}) && e.getBoundingClientRect().height > 0;
            const of = css => [...document.querySelectorAll(css)].filter(seen);
            return {{
                pressed: of('button, input, select, textarea, summary:not(.background > summary), nav:not(.crumbs), .button').map(e => e.outerHTML.slice(0, 120)),
                floats: of('body *').filter(e => ['sticky', 'fixed'].includes(getComputedStyle(e).position)).map(e => e.className),
                picture: of('.drawing > svg, .drawing > div > svg').length,
                claims: of('{claims}').length,
                all: document.querySelectorAll('{claims}').length,
            }}"
        );
        let printed = browser.ask(&printed).await;
        assert_eq!(printed["pressed"], json!([]), "{path}");
        assert_eq!(printed["floats"], json!([]), "{path}");
        assert_eq!(printed["picture"], u8::from(picture), "{path}");
        assert!(printed["claims"] != 0 && printed["claims"] == printed["all"], "{path}: {printed}");
    }
}

#[tokio::test]
async fn on_a_phones_first_screen_stands_what_is_asked() {
    let stage = Stage::open().await;
    let debate = stage.debate("now").await;
    // What is left of a phone's screen when the browser shows its bars.
    let browser = Browser::open((390, 664)).await;
    browser.by_touch(true).await;
    browser.goto(&stage.url(&debate.contributor)).await;
    let bottom = browser.ask("return document.querySelector('h1').getBoundingClientRect().bottom").await;
    assert!(bottom.as_f64().is_some_and(|bottom| bottom <= 664.0), "the thesis ends at {bottom} px");
}
