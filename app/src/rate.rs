//! Rating: a form of five words that works without script, and the island that saves the reload.

#[cfg(feature = "ssr")]
use crate::model::Card;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use std::borrow::Cow;
#[cfg(feature = "ssr")]
use words::say;

/// The five words for a card: how strong a claim is, or whether one agrees with a thesis.
#[cfg(feature = "ssr")]
fn five_words(card: &Card) -> [Cow<'static, str>; 5] {
    if card.side.is_none() {
        [say!("rate-disagree"), say!("rate-rather-not"), say!("rate-torn"), say!("rate-rather"), say!("rate-agree")]
    } else {
        [say!("rate-none"), say!("rate-weak"), say!("rate-some"), say!("rate-strong"), say!("rate-decisive")]
    }
}

/// What one said oneself: “you: strong”.
#[cfg(feature = "ssr")]
pub(crate) fn own(card: &Card) -> Option<Cow<'static, str>> {
    five_words(card).get(usize::from(card.rating?)).map(|word| say!("rate-own", rating = word))
}

/// The five words as one pill, for `RateTap` to take over. `at` is the focused place, to come back to.
#[cfg(feature = "ssr")]
pub(crate) fn form(base: &str, at: &str, voice: &str, card: &Card) -> AnyView {
    let question = if card.side.is_none() { say!("rate-do-you-agree") } else { say!("rate-how-strong") };
    pill(base, &[("at", at)], voice, card, question, Some(""))
}

/// The same in the guided queue. Its answer is the next claim, so it is sent as a plain form with script too.
#[cfg(feature = "ssr")]
pub(crate) fn queued(
    base: &str,
    without: &[String],
    voice: &str,
    card: &Card,
    question: Cow<'static, str>,
) -> AnyView {
    let fields: Vec<_> =
        [("queue", "next")].into_iter().chain(without.iter().map(|place| ("without", place.as_str()))).collect();
    pill(base, &fields, voice, card, question, None)
}

#[cfg(feature = "ssr")]
fn pill(
    base: &str,
    fields: &[(&'static str, &str)],
    voice: &str,
    card: &Card,
    question: Cow<'static, str>,
    tap: Option<&'static str>,
) -> AnyView {
    let buttons: Vec<_> = (0_u8..)
        .zip(five_words(card))
        .map(|(value, word)| {
            let pressed = if card.rating == Some(value) { "true" } else { "false" };
            view! { <button type="submit" name="rating" value=value.to_string() aria-pressed=pressed>{word}</button> }
        })
        .collect();
    let undo = tap.map(|_| undo(card));
    let voice = (!voice.is_empty()).then(|| view! { <input type="hidden" name="voice" value=voice.to_owned() /> });
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=*name value=(*value).to_owned() /> })
        .collect();
    view! {
        <form class="rate" method="post" action=format!("{base}/rate") data-rate=tap>
            <input type="hidden" name="place" value=card.place.clone() />
            {fields}
            {voice}
            <div class="pill" role="group" aria-label=question>{buttons}</div>
            <button class="quiet" type="submit" name="rating" value="withdraw" hidden=card.rating.is_none()>{say!("rate-take-back")}</button>
            {undo}
        </form>
    }
    .into_any()
}

/// The way back to the rating before, shown once there is one.
#[cfg(feature = "ssr")]
fn undo(card: &Card) -> AnyView {
    let words = card.undo.and_then(|rating| five_words(card).into_iter().nth(rating.into()));
    let words = words.map(|word| say!("rate-undo", rating = word));
    let rating = card.undo.map(|rating| rating.to_string()).unwrap_or_default();
    view! {
        <button class="quiet" type="submit" name="rating" value=rating data-undo="" hidden=card.undo.is_none()>{words}</button>
    }
    .into_any()
}

/// Sends every rating of the page without a reload. One is enough for all forms with `data-rate`: it listens on the
/// document. Whatever fails is sent again as a plain form, so that the server's own page says what is wrong.
#[island]
pub fn RateTap() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::listen();
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use wasm_bindgen_futures::{JsFuture, spawn_local};
    use web_sys::{
        Headers, HtmlElement, HtmlFormElement, HtmlInputElement, RequestInit, Response, SubmitEvent,
        UrlSearchParams, Window,
    };
    use words::say;

    pub(super) fn listen() {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let on_submit = Closure::<dyn Fn(SubmitEvent)>::new(|event: SubmitEvent| {
            if tapped(&event).is_some() {
                event.prevent_default();
            }
        });
        if document.add_event_listener_with_callback("submit", on_submit.as_ref().unchecked_ref()).is_ok() {
            on_submit.forget();
        }
    }

    /// Takes over the submit of a rating form; `None` leaves it to the browser.
    fn tapped(event: &SubmitEvent) -> Option<()> {
        let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
        if !form.has_attribute("data-rate") {
            return None;
        }
        let button: HtmlElement = event.submitter()?;
        if form.has_attribute("aria-busy") {
            return Some(());
        }
        form.set_attribute("aria-busy", "true").ok()?;
        spawn_local(async move {
            let sent = send(&form, &button).await;
            let _ = form.remove_attribute("aria-busy");
            if sent.is_err() || show(&form, &button).is_none() {
                // Without the mark the next submit is the browser's own.
                let _ = form.remove_attribute("data-rate");
                let _ = form.request_submit_with_submitter(Some(&button));
            }
        });
        Some(())
    }

    async fn send(form: &HtmlFormElement, button: &HtmlElement) -> Result<(), JsValue> {
        let body = UrlSearchParams::new()?;
        let fields = form.query_selector_all("input")?;
        for field in (0..fields.length()).filter_map(|i| fields.get(i)?.dyn_into::<HtmlInputElement>().ok()) {
            body.append(&field.name(), &field.value());
        }
        body.append("rating", &button.get_attribute("value").unwrap_or_default());
        let headers = Headers::new()?;
        headers.set("accept", "application/json")?;
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_headers(&headers);
        request.set_body(&body);
        let window: Window = web_sys::window().ok_or(JsValue::NULL)?;
        let action = form.get_attribute("action").unwrap_or_default();
        let response: Response =
            JsFuture::from(window.fetch_with_str_and_init(&action, &request)).await?.dyn_into()?;
        if response.ok() { Ok(()) } else { Err(JsValue::NULL) }
    }

    fn show(form: &HtmlFormElement, button: &HtmlElement) -> Option<()> {
        let value = button.get_attribute("value")?;
        let pill = form.query_selector_all(".pill button").ok()?;
        let pill: Vec<HtmlElement> = (0..pill.length()).filter_map(|i| pill.get(i)?.dyn_into().ok()).collect();
        let pressed = |of: &&HtmlElement| of.get_attribute("aria-pressed").as_deref() == Some("true");
        let before = pill.iter().find(pressed);
        let now = pill.iter().find(|of| of.get_attribute("value").as_ref() == Some(&value));
        for of in &pill {
            of.set_attribute("aria-pressed", if Some(of) == now { "true" } else { "false" }).ok()?;
        }
        let take_back: HtmlElement = form.query_selector("[value=withdraw]").ok()??.dyn_into().ok()?;
        take_back.set_hidden(now.is_none());
        // The same once more changes nothing, the way back included.
        if before != now {
            let undo: HtmlElement = form.query_selector("[data-undo]").ok()??.dyn_into().ok()?;
            let word = before.and_then(|before| before.text_content()).unwrap_or_default();
            let value = before.and_then(|before| before.get_attribute("value")).unwrap_or_default();
            undo.set_attribute("value", &value).ok()?;
            undo.set_text_content(Some(&say!("rate-undo", rating = word)));
            undo.set_hidden(before.is_none());
        }
        if button.hidden() {
            // What is no longer there can't keep the focus.
            now.or(pill.first())?.focus().ok()?;
        }
        let status = form.closest("[data-rated]").ok()??.query_selector("[data-own]").ok()??;
        let words = match now.and_then(|now| now.text_content()) {
            Some(word) => Some(say!("rate-own", rating = word).into_owned()),
            None => status.get_attribute("data-own"),
        };
        status.set_text_content(words.as_deref());
        Some(())
    }
}
