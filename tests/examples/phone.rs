//! How fast it is on a slow phone: Chromium with a quarter of this machine's speed, 1.6 Mbit/s and 150 ms to the server.
//! Prints a table. Wants a release build (`ISEGORIA_BIN`) and a quiet machine; docs/performance.md says how to read it.

use isegoria_tests::browser::{Browser, PHONE};
use isegoria_tests::tour::{Debate, Stage};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;

/// How often each thing is measured.
const TIMES: usize = 7;
/// How many claims the debates have. 75 are the demo's.
const SIZES: [usize; 3] = [75, 1_000, 10_000];

/// Words to make texts of that do not repeat themselves more than people do.
const WORDS: &str = "time people work week day team other same long much goal study firm trust plan cost part year rule \
    meeting answer reason result change group place hour money problem order risk office message decision first last \
    only never often few many each whole free hard early late clear fair open quiet small large safe useful because \
    although where while unless without before after against between would could should must may will can gives takes \
    brings loses keeps needs shows asks finds makes turns holds helps costs grows ends the a of to in for on with by as \
    at from it they we those who what that this their our";

/// The numbers after `s` (Numerical Recipes), as in the trees of docs/performance.md.
fn next(s: &mut u32) -> u64 {
    *s = s.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    u64::from(*s)
}

/// A debate of `n` claims as a Kialo text: the tree of docs/performance.md, each claim of about 150 characters.
fn debate_of(n: usize) -> String {
    let (mut state, mut children) = (42, vec![Vec::new(); n]);
    for i in 1..n as u64 {
        let parent = (next(&mut state) * i) >> 32;
        children[parent as usize].push(i as usize);
    }
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut text = "Discussion Name:\nA debate to measure\n".to_owned();
    let mut open = vec![(0, "1.".to_owned())];
    while let Some((i, number)) = open.pop() {
        let indent = " ".repeat(2 * (number.matches('.').count() - 1));
        let side = if i == 0 { "Thesis" } else { ["Pro", "Con"][i % 2] };
        let _ = write!(text, "\n{indent}{number} {side}:\n{indent}Claim {i}");
        for _ in 0..27 {
            let word = words[(next(&mut state) >> 8) as usize % words.len()];
            let _ = write!(text, " {word}");
        }
        text.push_str(".\n");
        // The first child comes next: it is pushed last.
        let below = children[i].iter().enumerate().rev();
        open.extend(below.map(|(at, child)| (*child, format!("{number}{}.", at + 1))));
    }
    text
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// A quarter of the speed and a slow line, or what this machine has.
async fn throttle(browser: &Browser, slow: bool) {
    let (latency, throughput) = if slow { (150, 1_600_000 / 8) } else { (0, -1) };
    let line = json!({ "offline": false, "latency": latency, "downloadThroughput": throughput, "uploadThroughput": throughput });
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": slow })).await;
    browser.devtools("Network.emulateNetworkConditions", line).await;
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": if slow { 4 } else { 1 } })).await;
}

/// When something was painted first, and when the islands were alive.
async fn first_paint(browser: &Browser, address: &str) -> (f64, f64) {
    let (mut paints, mut alive) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        browser.goto("about:blank").await;
        browser.goto(address).await;
        let told =
            "return [performance.getEntriesByName('first-contentful-paint')[0].startTime, window.aliveAfter]";
        let told = browser.ask(told).await;
        paints.push(number(&told[0]));
        alive.push(number(&told[1]));
    }
    (median(paints), median(alive))
}

/// How long a zoom takes until the next frame: the first on a page, and later ones.
async fn zooms(browser: &Browser, address: &str) -> (f64, f64) {
    let zoom = "window.zoom = key => new Promise(done => {
            const arc = [...document.querySelectorAll('.drawing a')].find(a => / 1 [1-9]/.test(a.dataset.at ?? ''));
            const begun = performance.now();
            arc.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            requestAnimationFrame(() => { const channel = new MessageChannel();
                channel.port1.onmessage = () => done(performance.now() - begun);
                channel.port2.postMessage(0); });
        });";
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        browser.goto("about:blank").await;
        browser.goto(address).await;
        browser.ask(zoom).await;
        first.push(number(&browser.ask("return window.zoom('z')").await));
        for _ in 0..2 {
            browser.ask("return window.zoom('Escape')").await;
            later.push(number(&browser.ask("return window.zoom('z')").await));
        }
    }
    (median(first), median(later))
}

/// The sizes of a page, its picture as a file and its browser part, in KB as a browser is sent them.
async fn weigh(stage: &Stage, debate: &Debate) -> [f64; 3] {
    let mut agent = stage.agent();
    agent.follow(&stage.url(&debate.contributor)).await;
    let brotli = [("accept-encoding", "br")];
    let plain = agent.get(&debate.base).await.text();
    let loader = asset(&plain, "/assets/loader.");
    let parts = agent.get(&loader).await.text();
    let mut kb =
        async |path: &str| agent.send(http::Method::GET, path, &brotli, "").await.body.len() as f64 / 1000.0;
    let page = kb(&debate.base).await;
    let picture = kb(&format!("{}/topology.svg", debate.base)).await;
    let mut part = kb(&loader).await;
    for name in ["app.", "app_bg."] {
        let at = parts.find(&format!("./{name}")).expect("a file of the browser part") + 2;
        let end = parts[at..].find('"').expect("the end of its name");
        part += kb(&format!("/assets/{}", &parts[at..at + end])).await;
    }
    [page, picture, part]
}

/// The address in a page that begins so.
fn asset(page: &str, start: &str) -> String {
    let at = page.find(start).expect("a release build");
    page[at..].chars().take_while(|c| !matches!(c, '"' | '>' | ' ')).collect()
}

#[tokio::main]
async fn main() {
    let stage = Stage::open().await;
    let mut table = "| claims | page KB | picture KB | browser part KB | first paint ms | alive ms | first zoom ms | later zooms ms \
        | first zoom ms, not slowed | later zooms ms, not slowed |\n\
        | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for claims in SIZES {
        let debate = match claims {
            75 => stage.debate("now").await,
            n => stage.import(debate_of(n), "now").await,
        };
        let [page, picture, part] = weigh(&stage, &debate).await;
        let browser = Browser::open(PHONE).await;
        browser.by_touch(true).await;
        let watch = "new MutationObserver(() => { if ('ready' in document.documentElement.dataset) \
            window.aliveAfter ??= performance.now(); }).observe(document, { attributes: true, subtree: true });";
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch })).await;
        browser.goto(&stage.url(&debate.contributor)).await;
        let address = stage.url(&debate.base);
        throttle(&browser, true).await;
        let (paint, alive) = first_paint(&browser, &address).await;
        let (first, later) = zooms(&browser, &address).await;
        throttle(&browser, false).await;
        let (quick_first, quick_later) = zooms(&browser, &address).await;
        let _ = writeln!(
            table,
            "| {claims} | {page:.1} | {picture:.1} | {part:.1} | {paint:.0} | {alive:.0} | {first:.0} | {later:.0} | \
             {quick_first:.0} | {quick_later:.0} |"
        );
    }
    let _ = std::io::stdout().write_all(table.as_bytes());
}
