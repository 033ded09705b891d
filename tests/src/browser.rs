//! A real browser, headless Chromium driven by chromedriver, and what every page is checked for.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::{ParseError, Url};

use crate::{PATIENCE, eventually, free_port, path_from_env};

/// A laptop's window.
pub const WIDE: (u32, u32) = (1280, 900);
/// A phone's window.
pub const PHONE: (u32, u32) = (390, 844);

/// A reader who wants nothing to move.
const STILL: (&str, &str) = ("prefers-reduced-motion", "reduce");

/// One browser with a profile of its own. It ends when this is dropped.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    script: bool,
    size: (u32, u32),
    // Dropped in this order: the driver first, then the profile that its browser writes to.
    _driver: Driver,
    _profile: TempDir,
}

impl Browser {
    /// Opens a browser with an empty page of this size.
    ///
    /// # Panics
    /// If chromium or chromedriver are missing or don't start.
    pub async fn open(size: (u32, u32)) -> Self {
        let profile = TempDir::new().expect("a temporary folder");
        let port = free_port();
        let driver = Driver::start(port);
        eventually("chromedriver listens", async || {
            tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok()
        })
        .await;

        let flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-device-scale-factor=1",
        ];
        let mut arguments: Vec<String> = flags.map(str::to_owned).into();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let capabilities = json!({
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("it is an object") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a browser session (tests/run installs chromium)");
        let mut browser = Self { client, script: true, size, _driver: driver, _profile: profile };
        // A browser starts with a page of its own, which complains when its script is cut off: it is left first.
        browser.client.goto("about:blank").await.expect("an empty page");
        browser.console_errors().await;
        browser.resize(size).await;
        browser.prefer_motion(false).await;
        browser
    }

    /// Gives the page another size. A window can't be as narrow as a phone, an emulated screen can.
    pub async fn resize(&mut self, size: (u32, u32)) {
        self.size = size;
        let metrics = json!({ "width": size.0, "height": size.1, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Says to the page whether its reader points with a finger.
    pub async fn by_touch(&self, touch: bool) {
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": touch })).await;
    }

    /// Says to the page that its reader prefers the dark theme, or the light one; and no motion, as from the start.
    pub async fn prefer_dark(&self, dark: bool) {
        self.emulate("", &[("prefers-color-scheme", if dark { "dark" } else { "light" }), STILL]).await;
    }

    /// Says to the page whether its reader welcomes motion. A browser does not, unless this is called: no check then meets
    /// a colour on its way to another. And a busy browser that drops a transition from page to page reports it as an
    /// uncaught error, which no page can catch (csswg-drafts 13726).
    pub async fn prefer_motion(&self, motion: bool) {
        self.emulate("", &[if motion { ("prefers-reduced-motion", "no-preference") } else { STILL }]).await;
    }

    /// Says to the page that its reader has chosen all colours (a high contrast), on dark ground.
    pub async fn force_colours(&self) {
        self.emulate("", &[("forced-colors", "active"), ("prefers-color-scheme", "dark"), STILL]).await;
    }

    /// Shows the page as it prints, until [`Self::prefer_dark`] or its like is called.
    pub async fn as_printed(&self) {
        self.emulate("print", &[STILL]).await;
    }

    async fn emulate(&self, media: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": media, "features": features })).await;
    }

    /// Presses a key where the focus is: a character, or one of WebDriver's codes for keys without.
    ///
    /// # Panics
    /// If the browser is gone.
    pub async fn press(&self, key: char) {
        let actions = KeyActions::new("keyboard".to_owned());
        let actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        self.client.perform_actions(actions).await.unwrap_or_else(|error| panic!("{key}: {error}"));
    }

    /// Presses a key while another one, such as Shift, is held.
    ///
    /// # Panics
    /// If the browser is gone.
    pub async fn press_with(&self, held: char, key: char) {
        let actions = KeyActions::new("keyboard".to_owned());
        let actions = actions.then(KeyAction::Down { value: held });
        let actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        let actions = actions.then(KeyAction::Up { value: held });
        self.client.perform_actions(actions).await.unwrap_or_else(|error| panic!("{key}: {error}"));
    }

    /// Types where the focus is, key by key.
    ///
    /// # Panics
    /// If the browser is gone.
    pub async fn write(&self, text: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.unwrap_or_else(|error| panic!("{text}: {error}"));
    }

    /// From the next page on, scripts don't run.
    pub async fn without_script(&mut self) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        self.script = false;
    }

    /// Goes to an address and waits until its islands are alive.
    ///
    /// # Panics
    /// If the page does not load.
    pub async fn goto(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
        self.alive().await;
    }

    /// Goes back, as with the browser's button.
    ///
    /// # Panics
    /// If the browser is gone.
    pub async fn back(&self) {
        self.client.back().await.expect("back");
        self.alive().await;
    }

    /// Waits until the page's islands are alive: they set `data-ready` on the document's element.
    pub async fn alive(&self) {
        if self.script {
            let alive = "return document.readyState === 'complete' && \
                (document.querySelector('leptos-island') === null || 'ready' in document.documentElement.dataset)";
            eventually("the islands are alive", async || self.ask(alive).await == true).await;
        }
    }

    /// The path and query of the page.
    ///
    /// # Panics
    /// If the browser is gone.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("an address");
        url[url::Position::BeforePath..url::Position::AfterQuery].to_owned()
    }

    /// The first element that a CSS selector finds, as soon as there is one.
    ///
    /// # Panics
    /// If there is none in time.
    pub async fn find(&self, css: &str) -> fantoccini::elements::Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("no {css} on {} ({error}): {}", self.path().await, self.text().await),
        }
    }

    /// How many elements a CSS selector finds now.
    ///
    /// # Panics
    /// If it is no selector.
    pub async fn count(&self, css: &str) -> usize {
        self.client.find_all(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}")).len()
    }

    /// Clicks on the first element that a CSS selector finds; waits for the page that may follow.
    ///
    /// # Panics
    /// If there is none, or it can't be clicked.
    pub async fn click(&self, css: &str) {
        let element = self.find(css).await;
        // What lies over the edge of the window, as the notice of a release, would take the click.
        let middle = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        let argument = serde_json::to_value(&element).expect("an element");
        self.client
            .execute(middle, vec![argument])
            .await
            .unwrap_or_else(|error| panic!("scroll to {css}: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("click on {css}: {error}"));
        self.alive().await;
    }

    /// Replaces what a field holds, by typing.
    ///
    /// # Panics
    /// If there is no such field.
    pub async fn fill(&self, css: &str, text: &str) {
        let element = self.find(css).await;
        element.clear().await.unwrap_or_else(|error| panic!("clear {css}: {error}"));
        element.send_keys(text).await.unwrap_or_else(|error| panic!("type into {css}: {error}"));
    }

    /// An attribute of the first element that a CSS selector finds.
    ///
    /// # Panics
    /// If the element or the attribute is missing.
    pub async fn attribute(&self, css: &str, name: &str) -> String {
        let value = self.find(css).await.attr(name).await.unwrap_or_else(|error| panic!("{css}: {error}"));
        value.unwrap_or_else(|| panic!("{css} has no {name}"))
    }

    /// The text of the page as one sees it.
    ///
    /// # Panics
    /// If the browser is gone.
    pub async fn text(&self) -> String {
        let body = self.client.find(Locator::Css("body")).await.expect("a body");
        body.text().await.expect("its text")
    }

    /// Waits until the page shows `text`.
    pub async fn sees(&self, text: &str) {
        // A page that is just being replaced has no body to ask for a moment.
        eventually(&format!("the page shows “{text}”"), async || {
            let Ok(body) = self.client.find(Locator::Css("body")).await else {
                return false;
            };
            body.text().await.is_ok_and(|shown| shown.contains(text))
        })
        .await;
    }

    /// Runs a script's function body and returns what it returns. Works on pages that run no script of their own.
    ///
    /// # Panics
    /// If the script throws.
    pub async fn ask(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The errors that the console has shown since it was asked last.
    pub async fn console_errors(&self) -> Vec<String> {
        let entries = self.console_entries().await;
        strings(entries.iter().filter(|entry| entry["level"] == "SEVERE").map(|entry| &entry["message"]))
    }

    /// All that the console has shown since it was asked last: warnings and notes, too.
    pub async fn console(&self) -> Vec<String> {
        strings(self.console_entries().await.iter().map(|entry| &entry["message"]))
    }

    async fn console_entries(&self) -> Vec<Value> {
        let entries = self.command("se/log", json!({ "type": "browser" })).await;
        entries.as_array().cloned().unwrap_or_default()
    }

    /// What axe-core finds wrong with the accessibility of the page.
    ///
    /// # Panics
    /// If axe-core is not there.
    pub async fn axe_violations(&self) -> Vec<String> {
        let axe = path_from_env("ISEGORIA_AXE");
        let axe = std::fs::read_to_string(&axe).unwrap_or_else(|error| panic!("{}: {error}", axe.display()));
        // Commands of the WebDriver are not bound by the page's content security policy.
        self.ask(&axe).await;
        let run = "const done = arguments[arguments.length - 1];
            const say = node => node.html + ' ' + (node.any[0]?.message ?? '');
            axe.run(document, { resultTypes: ['violations'] }).then(
                result => done(result.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 5).map(say).join(' | ')}`)),
                error => done([String(error)]));";
        let violations = self.client.execute_async(run, Vec::new()).await.expect("axe runs");
        strings(violations.as_array().into_iter().flatten())
    }

    /// The elements that make the page scroll sideways.
    pub async fn too_wide(&self) -> Vec<String> {
        let too_wide = "const page = document.documentElement;
            if (page.scrollWidth <= page.clientWidth) return [];
            return ['the page is ' + page.scrollWidth + ' wide', ...[...document.querySelectorAll('body *')]
                .filter(element => element.getBoundingClientRect().right > page.clientWidth + 0.5)
                .slice(0, 5).map(element => element.cloneNode(false).outerHTML)];";
        strings(self.ask(too_wide).await.as_array().into_iter().flatten())
    }

    /// Asserts that the console shows no error since this was asked last.
    ///
    /// # Panics
    /// If it does.
    pub async fn no_console_errors(&self) {
        let errors = self.console_errors().await;
        assert!(errors.is_empty(), "console of {}:\n{}", self.path().await, errors.join("\n"));
    }

    /// Asserts that axe-core finds no accessibility violation on the page.
    ///
    /// # Panics
    /// If it does.
    pub async fn no_axe_violations(&self) {
        let violations = self.axe_violations().await;
        assert!(violations.is_empty(), "axe on {}:\n{}", self.path().await, violations.join("\n"));
    }

    /// Asserts that nothing is wider than the page.
    ///
    /// # Panics
    /// If something is; it is named.
    pub async fn no_sideways_scroll(&self) {
        let mut wide = self.too_wide().await;
        // On the way from another page what moves lies over this one for a moment, scroll bar included.
        for _ in 0..20 {
            if wide.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            wide = self.too_wide().await;
        }
        assert!(
            wide.is_empty(),
            "{} scrolls sideways at {} px:\n{}",
            self.path().await,
            self.size.0,
            wide.join("\n")
        );
    }

    /// Everything that every page is checked for, in both themes. axe-core itself needs timers, so on pages that run no
    /// script it can't be asked: check the same page with script too.
    pub async fn page_is_sound(&self) {
        for dark in [true, false] {
            self.prefer_dark(dark).await;
            if self.script {
                self.no_axe_violations().await;
            }
            self.no_sideways_scroll().await;
        }
        self.no_console_errors().await;
    }

    /// Saves a picture of the whole page as `screenshots/{name}.png` in the build's target folder, to look at.
    ///
    /// # Panics
    /// If it can't be written.
    pub async fn screenshot(&self, name: &str) {
        let png = self.whole_page(8_000).await;
        let folder = target().join("screenshots");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        std::fs::write(folder.join(format!("{name}.png")), png).expect("the picture is written");
    }

    /// A picture (PNG) of the whole page, as far as it is not longer than `longest`.
    ///
    /// # Panics
    /// If the browser is gone.
    pub async fn whole_page(&self, longest: u32) -> Vec<u8> {
        let height = self.ask("return document.documentElement.scrollHeight").await;
        let height = height.as_u64().and_then(|height| u32::try_from(height).ok()).unwrap_or(self.size.1);
        // The window keeps its height, which some sizes of the style depend on.
        self.picture(0, height.clamp(self.size.1, longest), 1.0).await
    }

    /// A picture (PNG) of what the window shows when it is scrolled to an element, `scale` times as large.
    ///
    /// # Panics
    /// If there is no such element.
    pub async fn window_at(&self, css: &str, scale: f64) -> Vec<u8> {
        self.find(css).await;
        let top = format!(
            "return Math.max(0, document.querySelector(\"{css}\").getBoundingClientRect().top + scrollY - 96)"
        );
        let top = self.ask(&top).await.as_f64().unwrap_or_default();
        self.picture(top as u32, self.size.1, scale).await
    }

    async fn picture(&self, top: u32, height: u32, scale: f64) -> Vec<u8> {
        let clip = json!({ "x": 0, "y": top, "width": self.size.0, "height": height, "scale": scale });
        let picture = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.devtools("Page.captureScreenshot", picture).await;
        from_base64(picture["data"].as_str().expect("a picture"))
    }

    /// Calls a method of the browser's own protocol and returns what it returns.
    pub async fn devtools(&self, method: &str, params: Value) -> Value {
        self.command("goog/cdp/execute", json!({ "cmd": method, "params": params })).await
    }

    async fn command(&self, path: &'static str, body: Value) -> Value {
        let result = self.client.issue_cmd(Post { path, body: body.to_string() }).await;
        result.unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

/// chromedriver and the browser that it starts, which would outlive a killed driver. So both are in a process group of
/// their own, and a shell ends the group as soon as its input closes: when this is dropped or the test process dies.
#[derive(Debug)]
struct Driver(Child);

impl Driver {
    fn start(port: u16) -> Self {
        let script = "chromedriver --port=$1 --log-level=SEVERE </dev/null >/dev/null & read -r _; kill -KILL 0";
        let child = Command::new("sh")
            .args(["-c", script, "sh", &port.to_string()])
            .stdin(Stdio::piped())
            .process_group(0)
            .spawn();
        Self(child.expect("a shell"))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// A command of chromedriver that the WebDriver standard does not have.
#[derive(Debug)]
struct Post {
    path: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.clone()))
    }
}

/// The build's target folder: the binary under test stands in `target/release`.
///
/// # Panics
/// If `ISEGORIA_BIN` is not set.
#[must_use]
pub fn target() -> PathBuf {
    let binary = path_from_env("ISEGORIA_BIN");
    binary.parent().and_then(Path::parent).expect("the target folder").to_owned()
}

/// The bytes that a text in base64 (RFC 4648) stands for.
fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for digit in text.bytes().filter_map(|byte| (0_u32..).zip(DIGITS).find(|(_, digit)| **digit == byte)) {
        (bits, held) = (bits << 6 | digit.0, held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    bytes
}

fn strings<'a>(values: impl Iterator<Item = &'a Value>) -> Vec<String> {
    values.filter_map(Value::as_str).map(str::to_owned).collect()
}
