//! Anything that went wrong: what happened, what was kept, and the one next step.

use crate::{
    Assets,
    model::{Frame, MessagePage},
    shell,
};
use leptos::prelude::*;

/// Writes the page of a message.
pub fn message(frame: &Frame, assets: &Assets, page: MessagePage) -> String {
    shell::page(frame, assets, "room narrow", || {
        let next = page.next.map(|(href, words)| view! { <p><a class="button primary" href=href>{words}</a></p> });
        view! { <h1 class="claim">{page.heading}</h1><p class="lead">{page.text}</p>{next} }.into_any()
    })
}
