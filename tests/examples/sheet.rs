//! A contact sheet: every page in every state, on a phone and on a laptop, light and dark, as pictures in
//! `target/sheet`, with a page that shows them all. `tests/sheet` runs this.

use isegoria_tests::browser::{Browser, PHONE, target};
use isegoria_tests::tour::{self, SIZES, Stage, Stop};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// The page around the pictures. A line marks where a phone's first screen ends.
const HEAD: &str = "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Contact sheet</title>\
    <style>body{font:16px/1.4 system-ui;margin:2rem;background:#777;color:#fff}h2{margin:2rem 0 .5rem}\
    div{display:flex;gap:1rem;align-items:start;overflow-x:auto}figure{margin:0;position:relative;flex:none}\
    img{display:block;width:390px}figure.wide img{width:640px}\
    .phone::after{content:'';position:absolute;inset:844px 0 auto;border-top:2px dashed #f0f}</style>";

async fn look(folder: &Path, browser: &mut Browser, stop: Stop, page: &mut String) {
    let _ = write!(page, "<h2>{}</h2><div>", stop.name);
    for (size, kind) in SIZES {
        browser.resize(size).await;
        browser.by_touch(size == PHONE).await;
        for (dark, theme) in [(false, "light"), (true, "dark")] {
            browser.prefer_dark(dark).await;
            let name = format!("{}-{kind}-{theme}.png", stop.name);
            std::fs::write(folder.join(&name), browser.whole_page(5_000).await).expect("the picture is written");
            let _ =
                write!(page, "<figure class={kind}><img src={name} alt='{kind}, {theme}' loading=lazy></figure>");
        }
    }
    browser.by_touch(false).await;
    browser.prefer_dark(false).await;
    page.push_str("</div>");
}

#[tokio::main]
async fn main() {
    let folder = target().join("sheet");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    let only: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|word| name.contains(word.as_str()));
    let mut page = HEAD.to_owned();
    let mut pictures = 0;
    for part in 0..8 {
        let stage = Stage::open().await;
        let mut browser = Browser::open(PHONE).await;
        let look = async |browser: &mut Browser, stop: Stop| {
            if wanted(stop.name) {
                look(&folder, browser, stop, &mut page).await;
                pictures += 4;
            }
        };
        match part {
            0 => tour::reading(&stage, &mut browser, look).await,
            1 => tour::writing(&stage, &mut browser, look).await,
            2 => tour::running(&stage, &mut browser, look).await,
            3 => tour::spaces(&stage, &mut browser, look).await,
            4 => tour::moderating(&stage, &mut browser, look).await,
            5 => tour::inviting(&stage, &mut browser, look).await,
            6 => tour::preparing(&stage, &mut browser, look).await,
            _ => tour::german(&stage, &mut browser, look).await,
        }
    }
    let index = folder.join("index.html");
    std::fs::write(&index, page).expect("the page is written");
    let _ = writeln!(std::io::stdout(), "{pictures} pictures: {}", index.display());
}
