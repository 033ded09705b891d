//! The checks of the browser tests, checked: they pass on a sound page and notice what they are there for.

use isegoria_tests::browser::{Browser, PHONE, WIDE};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Serves one page at every path, under a policy as strict as the product's, and returns its address.
async fn page(body: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}/", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut request = [0; 4096];
                let read = stream.read(&mut request).await.unwrap_or(0);
                let script = request[..read].starts_with(b"GET /script.js");
                let (kind, text) = if script {
                    ("text/javascript", "document.querySelector('h1').textContent = 'Changed by script'".to_owned())
                } else {
                    let head = "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>A page</title>\
                        <meta name=viewport content='width=device-width'><link rel=icon href=data:,>\
                        <style>@media (prefers-color-scheme: dark) { body { background: #000; color: #fff } }</style>";
                    ("text/html", format!("{head}<body><main><h1>Hello</h1>{body}</main>"))
                };
                let head = format!(
                    "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\
                     content-security-policy: default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; \
                     img-src 'self' data:; require-trusted-types-for 'script'\r\n\r\n",
                    text.len()
                );
                let _ = stream.write_all((head + &text).as_bytes()).await;
            });
        }
    });
    address
}

#[tokio::test]
async fn a_sound_page_passes_every_check_in_both_themes_and_on_a_phone() {
    let address = page("<p>All is well.</p><script src=/script.js></script>").await;
    let mut browser = Browser::open(WIDE).await;
    browser.goto(&address).await;
    browser.sees("Changed by script").await;
    browser.page_is_sound().await;
    browser.resize(PHONE).await;
    assert_eq!(browser.ask("return innerWidth").await, 390);
    browser.page_is_sound().await;
    let ground = "return getComputedStyle(document.body).backgroundColor";
    browser.prefer_dark(true).await;
    assert_eq!(browser.ask(ground).await, "rgb(0, 0, 0)");
}

#[tokio::test]
async fn a_broken_page_is_noticed() {
    let address = page("<img src=/nothing><div style='width: 2000px'>wide</div><script>1</script>").await;
    let browser = Browser::open(PHONE).await;
    browser.goto(&address).await;
    let violations = browser.axe_violations().await;
    assert!(violations.iter().any(|violation| violation.starts_with("image-alt")), "{violations:?}");
    let wide = browser.too_wide().await;
    assert!(wide.iter().any(|element| element.contains("2000px")), "{wide:?}");
    let errors = browser.console_errors().await;
    assert!(errors.iter().any(|error| error.contains("script")), "{errors:?}");
    assert!(browser.console_errors().await.is_empty(), "errors are told once");
}

#[tokio::test]
async fn without_script_no_script_runs_and_the_page_can_still_be_asked() {
    let address = page("<a href=/next>Go on</a><script src=/script.js></script>").await;
    let mut browser = Browser::open(WIDE).await;
    browser.without_script().await;
    browser.goto(&address).await;
    browser.click("a").await;
    assert_eq!(browser.path().await, "/next");
    browser.sees("Hello").await;
    browser.back().await;
    assert_eq!(browser.path().await, "/");
    browser.page_is_sound().await;
    browser.goto(&address).await;
    browser.sees("Hello").await;
}
