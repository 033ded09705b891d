//! The pictures of the guide, `docs/guide/*.png`, from the product itself. `tests/guide` runs this and makes them small.

use isegoria_tests::browser::{Browser, PHONE};
use isegoria_tests::eventually;
use isegoria_tests::tour::Stage;
use std::path::Path;

/// A laptop's window, low enough for a picture in a text.
const LAPTOP: (u32, u32) = (1180, 760);
/// How large a laptop's picture is drawn.
const SMALLER: f64 = 0.8;

async fn keep(browser: &Browser, name: &str, css: &str, scale: f64) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/guide").join(name).with_extension("png");
    std::fs::write(path, browser.window_at(css, scale).await).expect("the picture is written");
}

/// What contributors see.
async fn contributor(stage: &Stage) {
    let (debate, browser) = (stage.debate("hourly").await, Browser::open(PHONE).await);
    browser.by_touch(true).await;
    browser.goto(&stage.url(&debate.contributor)).await;
    keep(&browser, "debate", "body", 1.0).await;
    browser.goto(&stage.url(&format!("{}/queue", debate.base))).await;
    keep(&browser, "one-by-one", "body", 1.0).await;
    browser.goto(&stage.url(&format!("{}?add=con", debate.base))).await;
    browser.fill("textarea[name=text]", "three days in a row off let people recover").await;
    browser.find("[data-alike]:not([hidden])").await;
    keep(&browser, "write", ".compose", 1.0).await;
}

/// What facilitators see.
async fn facilitator(stage: &Stage) {
    let (demo, browser) = (stage.demo().await, Browser::open(LAPTOP).await);
    browser.goto(&stage.url("/new")).await;
    keep(&browser, "start", "body", SMALLER).await;
    browser.goto(&stage.url(&demo.facilitator)).await;
    keep(&browser, "desk", "body", SMALLER).await;
    stage.step(&demo, "reflect").await;
    browser.goto(&stage.url(&demo.contributor)).await;
    browser.goto(&stage.url(&format!("{}/brief", demo.base))).await;
    keep(&browser, "brief", "body", SMALLER).await;
}

/// What leadership sees, of the debate that is in reflect by now, and of a space.
async fn leadership(stage: &Stage) {
    let (demo, browser) = (stage.demo().await, Browser::open(LAPTOP).await);
    browser.goto(&stage.url(&demo.leadership)).await;
    keep(&browser, "overview", "body", SMALLER).await;
    browser.goto(&stage.url("/s")).await;
    browser.fill("[name=name]", "Works council").await;
    browser.fill("[name=mission]", "That everybody is heard before something is decided.").await;
    browser.click("form[action='/s'] button[type=submit]").await;
    eventually("the space is there", async || browser.path().await.starts_with("/s/")).await;
    let space = browser.path().await;
    for title in ["Should we try a four-day week?", "Should we move to the river?", "Should meetings be recorded?"]
    {
        browser.goto(&stage.url(&format!("{space}/new"))).await;
        browser.fill("[name=title]", title).await;
        browser.click("form[action$='/new'] button[type=submit]").await;
        eventually("its desk", async || browser.path().await.starts_with("/desk/")).await;
    }
    browser.goto(&stage.url(&space)).await;
    keep(&browser, "space", "body", SMALLER).await;
}

#[tokio::main]
async fn main() {
    let stage = Stage::open().await;
    contributor(&stage).await;
    facilitator(&stage).await;
    leadership(&stage).await;
}
