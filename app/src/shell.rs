//! The document around every page: head, header, notice, footer.

use crate::{
    Assets,
    model::{Frame, Notice},
    news,
};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;
use words::{Language, say};

/// Writes a whole document in the language that is spoken. `room` is called under an owner of its own, which islands
/// need.
pub(crate) fn page(frame: &Frame, assets: &Assets, class: &'static str, room: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        let body = body(frame, class, room()).to_html();
        // A page without islands needs no script.
        let loader = assets.loader.as_deref().filter(|_| body.contains("<leptos-island"));
        let blind = assets.blind.as_deref().filter(|_| body.contains(" data-blind"));
        let head = head(frame, assets, loader, blind).to_html();
        format!("<!DOCTYPE html><html lang=\"{}\">{head}{body}</html>", words::language().tag())
    });
    owner.unset_with_forced_cleanup();
    html
}

fn head(frame: &Frame, assets: &Assets, loader: Option<&str>, blind: Option<&str>) -> AnyView {
    let title = match frame.title.as_str() {
        "" => "Isegoria".to_owned(),
        title => format!("{title} · Isegoria"),
    };
    let loader = loader.map(|src| {
        view! {
            <script id="words" type="application/json" inner_html=words::for_browser(words::language())></script>
            <script type="module" src=src.to_owned()></script>
        }
    });
    let blind = blind.map(|src| view! { <script type="module" src=src.to_owned()></script> });
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="referrer" content="no-referrer" />
            <title>{title}</title>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
            <link rel="stylesheet" href=assets.style.clone() />
            {loader}
            {blind}
        </head>
    }
    .into_any()
}

fn body(frame: &Frame, class: &'static str, room: AnyView) -> AnyView {
    let device = frame
        .debate
        .as_ref()
        .filter(|_| frame.device)
        .map(|base| view! { <li><a href=format!("{base}/device")>{say!("shell-device")}</a></li> });
    let mine = frame
        .debate
        .as_ref()
        .filter(|_| frame.device)
        .map(|base| view! { <li><a href=format!("{base}/mine")>{say!("mine-heading")}</a></li> });
    let history = frame
        .debate
        .as_ref()
        .filter(|_| frame.claims)
        .map(|base| view! { <li><a href=format!("{base}/history")>{say!("shell-history")}</a></li> });
    view! {
        <body>
            <a class="skip" href="#main">{say!("shell-skip")}</a>
            {header(frame)}
            {frame.notice.clone().map(notice)}
            <main id="main" class=class tabindex="-1">{room}</main>
            {frame.events.clone().map(news::bar)}
            <footer class="foot">
                <p>{say!("shell-motto")}</p>
                <ul><li><a href="/promise">{say!("shell-who-sees-what")}</a></li>{history}{mine}{device}{other_languages()}</ul>
            </footer>
        </body>
    }
    .into_any()
}

/// The way to each other language. This link alone tells the server which page it is on, to come back to.
fn other_languages() -> AnyView {
    let others = Language::ALL.into_iter().filter(|language| *language != words::language());
    let links: Vec<_> = others
        .map(|language| {
            let (tag, href) = (language.tag(), format!("/language/{}", language.tag()));
            view! { <li><a href=href lang=tag hreflang=tag rel="nofollow" referrerpolicy="same-origin">{language.name()}</a></li> }
        })
        .collect();
    links.into_any()
}

fn header(frame: &Frame) -> AnyView {
    let mut links = Vec::new();
    if let Some(base) = &frame.debate {
        if frame.claims {
            links.push((base.clone(), "debate", say!("shell-debate")));
            links.push((format!("{base}/outline"), "outline", say!("shell-outline")));
        }
        if frame.overview {
            links.push((format!("{base}/overview"), "overview", say!("shell-overview")));
        }
    }
    links.push(("/promise".to_owned(), "promise", say!("shell-promise")));
    let here = frame.here;
    let links: Vec<_> = links
        .into_iter()
        .map(|(href, name, words)| {
            let current = (name == here).then_some("page");
            view! { <li><a href=href aria-current=current>{words}</a></li> }
        })
        .collect();
    view! {
        <header class="top">
            <a class="wordmark" href="/">"Isegoria"</a>
            <nav aria-label=say!("shell-pages")><ul>{links}</ul></nav>
        </header>
    }
    .into_any()
}

pub(crate) fn notice(notice: Notice) -> AnyView {
    let (role, class) = if notice.error { ("alert", "notice refused") } else { ("status", "notice") };
    let next = notice.next.map(|(href, words)| view! { " " <a href=href>{words}</a> });
    view! { <p class=class role=role>{notice.text}{next}</p> }.into_any()
}
