//! Writing a claim: a form that works without script, and the island that counts and keeps a draft.
#![expect(missing_docs, reason = "the island macro writes a public struct of properties without words")]

#[cfg(feature = "ssr")]
use crate::{
    model::{ComposeForm, Side},
    ui,
};
use leptos::prelude::*;

/// The most characters of a claim. The server has the last word; here it is only counted.
const LIMIT: usize = 500;

/// The form in its place; `back` is where “Cancel” leads.
#[cfg(feature = "ssr")]
pub(crate) fn form(form: &ComposeForm, back: String) -> AnyView {
    let (label, submit, class) = match form.side {
        Some(Side::Pro) => ("What speaks for it?", "Add this pro", "compose pro"),
        Some(Side::Con) => ("What speaks against it?", "Add this con", "compose con"),
        None => ("Your new wording", "Save the new wording", "compose"),
    };
    let side = form.side.map(|side| view! { <input type="hidden" name="side" value=ui::side_word(side) /> });
    let voice =
        (!form.voice.is_empty()).then(|| view! { <input type="hidden" name="voice" value=form.voice.clone() /> });
    let answers = (!form.answers.is_empty())
        .then(|| view! { <p class="answers">"Answers: " <q>{form.answers.clone()}</q></p> });
    let error =
        form.error.clone().map(|text| view! { <p class="error" id="compose-error" role="alert">{text}</p> });
    let (described, invalid) = match form.error {
        Some(_) => ("compose-error compose-hint", Some("true")),
        None => ("compose-hint", None),
    };
    // A draft belongs to what is answered or edited, not to the form's id, which is new each time.
    let subject = if form.side.is_some() { &form.parent } else { &form.id };
    let draft = format!("draft {} {subject} {}", form.action, form.side.map_or("", ui::side_word));
    let mut pairs: Vec<(String, String)> = form.sources.clone();
    let typed = !pairs.is_empty();
    pairs.push(Default::default());
    let sources: Vec<_> = (1..).zip(pairs).map(|(number, pair)| source(number, pair)).collect();
    view! {
        <form class=class id="compose" method="post" action=form.action.clone()>
            {error}
            {answers}
            <input type="hidden" name="id" value=form.id.clone() />
            <input type="hidden" name="parent" value=form.parent.clone() />
            {side}
            {voice}
            <label for="compose-text">{label}</label>
            <textarea id="compose-text" name="text" rows="5" required autofocus aria-describedby=described aria-invalid=invalid>{ui::typed(&form.text)}</textarea>
            <p class="hint" id="compose-hint">
                // In a tab of its own: what is typed stays where it is.
                <span>{format!("One point, at most {LIMIT} characters. Nobody can see who wrote it: ")}<a href="/promise" target="_blank" rel="noopener">"the promise (new tab)"</a></span>
                <Counter field="compose-text".to_owned() draft=draft />
            </p>
            <details class="add-source" open=typed>
                <summary>"Add a source"</summary>
                {sources}
            </details>
            <p class="actions"><button class="button primary" type="submit">{submit}</button> <a class="quiet" href=back>"Cancel"</a></p>
        </form>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn source(number: usize, (url, quote): (String, String)) -> AnyView {
    let (url_id, quote_id) = (format!("source-url-{number}"), format!("source-quote-{number}"));
    view! {
        <div class="pair">
            <label for=url_id.clone()>{format!("Address of source {number}")}</label>
            <input id=url_id name="source_url" type="text" inputmode="url" autocomplete="off" value=url />
            <label for=quote_id.clone()>{format!("Words quoted from source {number}")}</label>
            <input id=quote_id name="source_quote" type="text" autocomplete="off" value=quote />
        </div>
    }
    .into_any()
}

/// Counts the characters of the field with this id, keeps what is typed as a draft under this key on the device, and
/// disables the form's button once it is sent.
#[island]
pub fn Counter(
    /// The id of the text area.
    field: String,
    /// The key of the draft.
    draft: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::watch(&field, draft);
    #[cfg(not(feature = "hydrate"))]
    let _ = (field, draft);
    view! { <output class="counter" id="compose-count"></output> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::LIMIT;
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{Event, EventTarget, HtmlTextAreaElement};

    pub(super) fn watch(field: &str, draft: String) -> Option<()> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let field: HtmlTextAreaElement = document.get_element_by_id(field)?.dyn_into().ok()?;
        let form = field.closest("form").ok()??;
        let button = form.query_selector("button[type=submit]").ok()??;
        // A browser may forbid storage: then there is no draft, and everything else works.
        let storage = window.local_storage().ok().flatten();
        if field.value().is_empty()
            && let Some(kept) = storage.as_ref().and_then(|s| s.get_item(&draft).ok().flatten())
        {
            field.set_value(&kept);
        }
        let count = {
            let field = field.clone();
            move || {
                // Looked up each time: the island's own element is only there after it has been started.
                let Some(output) = document.get_element_by_id("compose-count") else { return };
                let n = field.value().trim().chars().count();
                output.set_text_content(Some(&format!("{n} of {LIMIT}")));
                let _ = output.class_list().toggle_with_force("over", n > LIMIT);
            }
        };
        count();
        let typed = {
            let (storage, draft, field) = (storage.clone(), draft.clone(), field.clone());
            move || {
                count();
                if let Some(storage) = &storage {
                    let _ = match field.value() {
                        text if text.trim().is_empty() => storage.remove_item(&draft),
                        text => storage.set_item(&draft, &text),
                    };
                }
            }
        };
        on(&field, "input", typed).ok()?;
        let sent = {
            let button = button.clone();
            move || {
                if let Some(storage) = &storage {
                    let _ = storage.remove_item(&draft);
                }
                let _ = button.set_attribute("disabled", "");
            }
        };
        on(&form, "submit", sent).ok()?;
        // A page that comes back from the browser's cache would keep its button disabled.
        on(&window, "pageshow", move || _ = button.remove_attribute("disabled")).ok()
    }

    fn on(target: &EventTarget, event: &str, act: impl Fn() + 'static) -> Result<(), JsValue> {
        let listener = Closure::<dyn Fn(Event)>::new(move |_| act());
        target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())?;
        listener.forget();
        Ok(())
    }
}
