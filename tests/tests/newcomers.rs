//! Five things that somebody wants on their first visit, each done from the contributor link alone on a phone, counting
//! the steps that it takes. docs/usability.md has the table.

use isegoria_tests::browser::{Browser, PHONE};
use isegoria_tests::eventually;
use isegoria_tests::tour::{Debate, Stage};

/// Somebody with a phone and a link, and nothing else. A step is a tap, words typed into one field, or one way back.
/// Opening the link is where it begins; reading and scrolling are not counted.
struct Newcomer {
    browser: Browser,
    steps: u32,
}

impl Newcomer {
    async fn arrives(stage: &Stage, debate: &Debate) -> Self {
        let browser = Browser::open(PHONE).await;
        browser.by_touch(true).await;
        browser.goto(&stage.url(&debate.contributor)).await;
        Self { browser, steps: 0 }
    }

    /// Taps on what can be seen.
    async fn taps(&mut self, css: &str) {
        let shown = self.browser.find(css).await.is_displayed().await.expect("an answer");
        assert!(shown, "{css} can't be seen on {}", self.browser.path().await);
        self.browser.click(css).await;
        self.steps += 1;
    }

    async fn types(&mut self, css: &str, words: &str) {
        self.browser.fill(css, words).await;
        self.steps += 1;
    }

    /// What can be read under a CSS selector.
    async fn reads(&self, css: &str) -> String {
        self.browser.find(css).await.text().await.expect("its text")
    }

    fn took(&self, most: u32) {
        assert!(self.steps <= most, "it took {} steps, and nobody would accept more than {most}", self.steps);
    }
}

#[tokio::test]
async fn the_strongest_con_is_found_when_results_are_shown() {
    let stage = Stage::open().await;
    let demo = stage.demo().await;
    stage.step(&demo, "reflect").await;
    let mut newcomer = Newcomer::arrives(&stage, &demo).await;
    newcomer.taps("label[for=show-con]").await;
    // It stands first, with what the group thinks of it.
    let first = newcomer.reads(".column.con .card:first-child").await;
    assert!(first.contains("After six months we would not know") && first.contains("strong"), "{first}");
    newcomer.took(1);
}

#[tokio::test]
async fn a_con_with_a_source_is_added() {
    let stage = Stage::open().await;
    let debate = stage.debate("hourly").await;
    let mut newcomer = Newcomer::arrives(&stage, &debate).await;
    newcomer.taps("label[for=show-con]").await;
    newcomer.taps("[data-add=con]").await;
    newcomer.types("textarea[name=text]", "Nobody has asked those who work at night.").await;
    newcomer.taps(".add-source > summary").await;
    newcomer.types("[name=source_url]", "https://example.org/study").await;
    newcomer.taps(".compose button[type=submit]").await;
    eventually("it is saved", async || newcomer.browser.path().await.contains("done=con")).await;
    let own = newcomer.reads(".card.pending").await;
    assert!(own.contains("those who work at night") && own.contains("https://example.org/study"), "{own}");
    newcomer.took(6);
}

#[tokio::test]
async fn three_claims_are_rated() {
    let stage = Stage::open().await;
    let debate = stage.debate("hourly").await;
    let mut newcomer = Newcomer::arrives(&stage, &debate).await;
    newcomer.taps(".welcome .button.primary").await;
    let place = "return document.querySelector('[data-queue] input[name=place]')?.value ?? ''";
    for _ in 0..3 {
        let before = newcomer.browser.ask(place).await;
        newcomer.taps("[data-queue] .pill button[value='3']").await;
        eventually("the next claim", async || {
            let now = newcomer.browser.ask(place).await;
            now != "" && now != before
        })
        .await;
    }
    newcomer.took(4);
}

#[tokio::test]
async fn what_is_new_since_the_last_visit_is_seen() {
    let stage = Stage::open().await;
    let debate = stage.debate("now").await;
    let mut newcomer = Newcomer::arrives(&stage, &debate).await;
    let kept = "return Object.keys(localStorage).some(key => key.startsWith('seen '))";
    eventually("the visit is remembered", async || newcomer.browser.ask(kept).await == true).await;
    stage.others_add(&debate, "con", "Nobody has asked those who clean the office.").await;
    // Days later, with the same link.
    newcomer.browser.ask("sessionStorage.clear()").await;
    newcomer.browser.goto(&stage.url(&debate.contributor)).await;
    newcomer.browser.find("[data-visit]:not([hidden])").await;
    newcomer.taps("[data-next]").await;
    let claim = newcomer.reads("h1").await;
    assert_eq!(claim, "Nobody has asked those who clean the office.");
    newcomer.took(1);
}

#[tokio::test]
async fn who_can_read_it_is_found_out() {
    let stage = Stage::open().await;
    let debate = stage.debate("hourly").await;
    let mut newcomer = Newcomer::arrives(&stage, &debate).await;
    // This debate's readers stand below its claims; the whole table is a tap away.
    let here = newcomer.reads(".promise-line").await;
    assert!(here.contains("Contributors and facilitators read claims"), "{here}");
    newcomer.taps(".top a[href='/promise']").await;
    let table = newcomer.reads(".readers").await;
    assert!(table.contains("Leadership"), "{table}");
    newcomer.took(1);
}
