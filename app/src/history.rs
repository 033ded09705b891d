//! What happened to a debate, for everybody who reads it.

use crate::{
    Assets,
    model::{Frame, HistoryPage},
    shell, ui,
};
use leptos::prelude::*;
use words::say;

/// Writes the page.
pub fn history(frame: &Frame, assets: &Assets, page: HistoryPage) -> String {
    shell::page(frame, assets, "room narrow", || room(&page))
}

fn room(page: &HistoryPage) -> AnyView {
    let (lang, dir) = ui::written(&page.language);
    let events = match page.events.is_empty() {
        true => view! { <p class="empty">{say!("history-empty")}</p> }.into_any(),
        false => ui::events(&page.language, &page.events),
    };
    view! {
        <p class="kind">{say!("history-heading")}</p>
        <h1 class="claim" lang=lang dir=dir>{page.title.clone()}</h1>
        <p class="lead">{say!("history-lead")}</p>
        {events}
        {ui::paging(page.page, |n| format!("{}?page={n}", page.here))}
    }
    .into_any()
}
