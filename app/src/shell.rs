//! The document around every page: head, header, notice, footer.

use crate::{
    Assets,
    model::{Frame, Notice},
    news,
};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// Writes a whole document. `room` is called under an owner of its own, which islands need.
pub(crate) fn page(frame: &Frame, assets: &Assets, class: &'static str, room: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| document(frame, assets, class, room()).to_html());
    owner.unset_with_forced_cleanup();
    format!("<!DOCTYPE html>{html}")
}

fn document(frame: &Frame, assets: &Assets, class: &'static str, room: AnyView) -> AnyView {
    let title = match frame.title.as_str() {
        "" => "Isegoria".to_owned(),
        title => format!("{title} · Isegoria"),
    };
    let loader = assets.loader.clone().map(|src| view! { <script type="module" src=src></script> });
    let device = frame.debate.as_ref().filter(|_| frame.device).map(|base| {
        view! { <li><a href=format!("{base}/device")>"Another device, or forget this one"</a></li> }
    });
    view! {
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="referrer" content="no-referrer" />
                <title>{title}</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=assets.style.clone() />
                {loader}
            </head>
            <body>
                <a class="skip" href="#main">"Skip to the content"</a>
                {header(frame)}
                {frame.notice.clone().map(notice)}
                <main id="main" class=class tabindex="-1">{room}</main>
                {frame.events.clone().map(news::bar)}
                <footer class="foot">
                    <p>"Isegoria: argue first, then meet."</p>
                    <ul><li><a href="/promise">"Who can see what"</a></li>{device}</ul>
                </footer>
            </body>
        </html>
    }
    .into_any()
}

fn header(frame: &Frame) -> AnyView {
    let mut links: Vec<(String, &'static str, &'static str)> = Vec::new();
    if let Some(base) = &frame.debate {
        links.push((base.clone(), "debate", "Debate"));
        links.push((format!("{base}/outline"), "outline", "Outline"));
        if frame.overview {
            links.push((format!("{base}/overview"), "overview", "Overview"));
        }
    }
    links.push(("/promise".to_owned(), "promise", "The promise"));
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
            <nav aria-label="Pages"><ul>{links}</ul></nav>
        </header>
    }
    .into_any()
}

fn notice(notice: Notice) -> AnyView {
    let (role, class) = if notice.error { ("alert", "notice refused") } else { ("status", "notice") };
    let next = notice.next.map(|(href, words)| view! { " " <a href=href>{words}</a> });
    view! { <p class=class role=role>{notice.text}{next}</p> }.into_any()
}
