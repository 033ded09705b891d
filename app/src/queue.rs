//! The guided queue: one claim at a time, with what it answers. Rating brings the next one; skipping and going back are
//! plain links. The island only adds keys.

#[cfg(feature = "ssr")]
use crate::{
    Assets, card,
    model::{Card, Frame, QueuePage, Side},
    rate, shell, ui,
};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use words::say;

/// Writes the page of the queue.
#[cfg(feature = "ssr")]
pub fn queue(frame: &Frame, assets: &Assets, page: QueuePage) -> String {
    shell::page(frame, assets, "room narrow queue", || room(&page))
}

#[cfg(feature = "ssr")]
fn room(page: &QueuePage) -> AnyView {
    let saved = page.saved.then(|| view! { <p class="saved soft" role="status">{say!("queue-saved")}</p> });
    let claim = match &page.card {
        Some(card) => one(page, card),
        None => end(page),
    };
    view! {
        {ui::strip(&page.strip)}
        {saved}
        {claim}
        {left_out(page)}
        <p class="promise-line">{say!("queue-promise")} " " <a href="/promise">{say!("queue-promise-how")}</a></p>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn one(page: &QueuePage, card: &Card) -> AnyView {
    let (kind, question) = match card.side {
        None => (say!("queue-thesis"), say!("queue-agree")),
        Some(Side::Pro) => (say!("queue-pro"), say!("queue-how-strongly-for")),
        Some(Side::Con) => (say!("queue-con"), say!("queue-how-strongly-against")),
    };
    let (lang, dir) = ui::written(&page.language);
    let answers = (!page.answers.is_empty())
        .then(|| view! { <p class="answers"><span class="hidden">{say!("queue-answers")} " "</span><q class="claim" lang=lang dir=dir>{page.answers.clone()}</q></p> });
    let (lang, dir) = card::written(&page.language, card);
    let why = (!page.why.is_empty())
        .then(|| view! { <p class="soft reason"><strong>{say!("queue-why")}</strong> " " {page.why.clone()}</p> });
    let back =
        page.back.clone().map(|href| view! { <a class="button" rel="prev" href=href>{say!("queue-back")}</a> });
    let forward = if card.rating.is_some() { say!("queue-next") } else { say!("queue-skip") };
    let replies = match card.below {
        (0, 0) => say!("queue-open"),
        (pro, con) => say!("queue-open-replies", pro = pro, con = con),
    };
    view! {
        {card::crumbs(&page.base, &page.language, None, &page.crumbs)}
        <article class="focus asked" tabindex="-1" data-queue="" aria-labelledby="queue-claim">
            {answers}
            <p class="kind">{ui::sign(card.side)}{kind}</p>
            <h1 class="claim" id="queue-claim" tabindex="-1" autofocus lang=lang dir=dir>{card::text(&page.language, card)}</h1>
            {card::sources(card)}
            {card::mine(card)}
            <div class="ask">
                <p aria-hidden="true">{question.clone()}</p>
                {rate::queued(&page.base, &page.without, &page.voice, card, question)}
            </div>
            <nav class="turn" aria-label=say!("queue-through")>
                {back}
                <a class="button" rel="next" href=page.next.clone()>{forward}</a>
            </nav>
            {why}
            // Without script the keys do nothing, so they are only mentioned once they work.
            <p class="keys soft" data-keys="" hidden>
                {say!("queue-keys")} " " <kbd>"1"</kbd> " " {say!("queue-keys-to")} " " <kbd>"5"</kbd> " " {say!("queue-keys-rate")} " "
                <kbd>"n"</kbd> " " {say!("queue-keys-on")} " " <kbd>"p"</kbd> " " {say!("queue-keys-back")}
            </p>
        </article>
        <QueueKeys />
        <div class="ways">
            <a href=ui::at(&page.base, &card.place)>{replies}</a>
            {leave_out(page)}
        </div>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn leave_out(page: &QueuePage) -> Option<AnyView> {
    if page.branches.is_empty() {
        return None;
    }
    let (lang, dir) = ui::written(&page.language);
    let branches: Vec<_> = page
        .branches
        .iter()
        .map(|(text, href)| view! { <li><a href=href.clone() lang=lang.clone() dir=dir>{text.clone()}</a></li> })
        .collect();
    Some(
        view! {
            <details>
                <summary>{say!("queue-leave-out")}</summary>
                <p class="soft">{say!("queue-leave-out-which")}</p>
                <ul class="branches">{branches}</ul>
            </details>
        }
        .into_any(),
    )
}

#[cfg(feature = "ssr")]
fn left_out(page: &QueuePage) -> Option<AnyView> {
    if page.left_out.is_empty() {
        return None;
    }
    let (lang, dir) = ui::written(&page.language);
    let branches: Vec<_> = page
        .left_out
        .iter()
        .map(|(text, href)| {
            let label = say!("queue-bring-back-branch", branch = text);
            view! { <li><span lang=lang.clone() dir=dir>{text.clone()}</span> " " <a href=href.clone() aria-label=label>{say!("queue-bring-back")}</a></li> }
        })
        .collect();
    let words = say!("queue-left-out", count = page.left_out.len());
    Some(
        view! { <details class="left-out"><summary>{words}</summary><ul class="branches">{branches}</ul></details> }
            .into_any(),
    )
}

#[cfg(feature = "ssr")]
fn end(page: &QueuePage) -> AnyView {
    let (heading, text) = match page.skipped {
        Some(_) => (say!("queue-last"), say!("queue-last-text")),
        None => (say!("queue-done"), say!("queue-done-text", when = page.strip.when)),
    };
    let skipped =
        page.skipped.clone().map(|href| view! { <a class="button primary" href=href>{say!("queue-skipped")}</a> });
    let class = if page.skipped.is_some() { "button" } else { "button primary" };
    let back =
        page.back.clone().map(|href| view! { <a class="button" rel="prev" href=href>{say!("queue-back")}</a> });
    view! {
        <article class="focus asked" tabindex="-1" data-queue="" aria-labelledby="queue-claim">
            <h1 class="claim" id="queue-claim" tabindex="-1" autofocus>{heading}</h1>
            <p class="lead">{text}</p>
            <p class="actions">{skipped} <a class=class href=page.base.clone()>{say!("queue-to-debate")}</a> {back}</p>
        </article>
    }
    .into_any()
}

/// Keys for the queue: 1 to 5 rate, n and → go on, p and ← go back. They work while the focus is within the claim's
/// article only, so that they are in nobody's way (WCAG 2.1.4), and say so.
#[island]
pub fn QueueKeys() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::listen();
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Element, HtmlElement, KeyboardEvent};

    pub(super) fn listen() -> Option<()> {
        let queue = web_sys::window()?.document()?.query_selector("[data-queue]").ok()??;
        let on_key = {
            let queue = queue.clone();
            Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
                let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
                if !modified && !event.repeat() && act(&queue, &event.key()).is_some() {
                    event.prevent_default();
                }
            })
        };
        queue.add_event_listener_with_callback("keydown", on_key.as_ref().unchecked_ref()).ok()?;
        on_key.forget();
        // The words about keys are true from now on.
        queue.query_selector("[data-keys]").ok()??.remove_attribute("hidden").ok()
    }

    /// Presses what a key stands for.
    fn act(queue: &Element, key: &str) -> Option<()> {
        let target = match key {
            "1" => "button[value='0']",
            "2" => "button[value='1']",
            "3" => "button[value='2']",
            "4" => "button[value='3']",
            "5" => "button[value='4']",
            "n" | "ArrowRight" => "a[rel=next]",
            "p" | "ArrowLeft" => "a[rel=prev]",
            _ => return None,
        };
        queue.query_selector(target).ok()??.dyn_into::<HtmlElement>().ok()?.click();
        Some(())
    }
}
