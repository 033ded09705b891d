//! Anything that went wrong: what happened, what was kept, and the next steps.

use crate::{
    Assets,
    model::{Frame, KeptForm, MessagePage},
    shell, times, ui,
};
use leptos::prelude::*;
use words::say;

/// Writes the page of a message.
pub fn message(frame: &Frame, assets: &Assets, page: MessagePage) -> String {
    shell::page(frame, assets, "room narrow", || {
        let about = page.about.map(|(title, language)| {
            let (lang, dir) = ui::written(&language);
            view! { <p class="kind" lang=lang dir=dir>{title}</p> }
        });
        let dates: Vec<_> = page.dates.iter().map(|date| view! { <p>{times::dated(date)}</p> }).collect();
        let next: Vec<_> = page
            .next
            .into_iter()
            .enumerate()
            .map(|(i, (href, words))| {
                let class = if i == 0 { "button primary" } else { "button" };
                view! { <p><a class=class href=href>{words}</a></p> }
            })
            .collect();
        view! {
            {about}
            <h1 class="claim">{page.heading}</h1>
            <p class="lead">{page.text}</p>
            {dates}
            {page.kept.as_ref().map(kept)}
            {next}
        }
        .into_any()
    })
}

/// What was typed, to send it again or to take it elsewhere.
fn kept(form: &KeptForm) -> AnyView {
    let typed: Vec<_> = form
        .typed
        .iter()
        .enumerate()
        .map(|(i, (name, text))| {
            let id = format!("kept-{i}");
            view! {
                <p class="field">
                    <label for=id.clone()>{say!("failure-kept")}</label>
                    <textarea id=id name=name.clone() rows="5" dir="auto">{ui::typed(text)}</textarea>
                </p>
            }
        })
        .collect();
    let hidden: Vec<_> = form
        .hidden
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> })
        .collect();
    view! {
        <form method="post" action=form.action.clone() class="stack">
            {hidden}
            {typed}
            <p><button type="submit" class="button">{say!("failure-send-again")}</button></p>
        </form>
    }
    .into_any()
}
