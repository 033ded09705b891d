//! Writing a claim: a form that works without script, and the island that counts, keeps a draft on the device, compares
//! with what is there, and sends without losing what was typed.

#[cfg(feature = "ssr")]
use crate::{
    model::{ComposeForm, Side},
    ui,
};
#[cfg(feature = "ssr")]
use domain::claim::CLAIM_LIMIT;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use words::say;

/// The form in its place; `back` is where “Cancel” leads.
#[cfg(feature = "ssr")]
pub(crate) fn form(form: &ComposeForm, back: String) -> AnyView {
    let (label, submit, class) = match form.side {
        Some(Side::Pro) => (say!("compose-for"), say!("compose-add-pro"), "compose pro"),
        Some(Side::Con) => (say!("compose-against"), say!("compose-add-con"), "compose con"),
        None => (say!("compose-wording"), say!("compose-save"), "compose"),
    };
    let side = form.side.map(|side| view! { <input type="hidden" name="side" value=ui::side_word(side) /> });
    let voice =
        (!form.voice.is_empty()).then(|| view! { <input type="hidden" name="voice" value=form.voice.clone() /> });
    let (lang, dir) = ui::written(&form.language);
    let answers = (!form.answers.is_empty())
        .then(|| view! { <p class="answers">{say!("compose-answers")} " " <q lang=lang.clone() dir=dir>{form.answers.clone()}</q></p> });
    let (described, invalid) = match form.error {
        Some(_) => ("compose-error compose-hint", Some("true")),
        None => ("compose-hint", None),
    };
    // A draft belongs to what is answered or edited, not to the form's id, which is new each time.
    let subject = if form.side.is_some() { &form.parent } else { &form.id };
    let draft = format!("draft {} {subject} {}", form.action, form.side.map_or("", ui::side_word));
    // Only a new claim can be spared: an edited one is always like itself.
    let similar = form.side.and_then(|_| form.action.strip_suffix("/claims")).map(str::to_owned);
    let names = (!form.names.is_empty()).then(|| form.names.join("\n"));
    let mut pairs: Vec<(String, String)> = form.sources.clone();
    let typed = !pairs.is_empty();
    pairs.push(Default::default());
    let sources: Vec<_> = (1..).zip(pairs).map(|(number, pair)| source(number, pair)).collect();
    view! {
        <form class=class id="compose" method="post" action=form.action.clone() data-draft=draft data-similar=similar data-names=names data-refused=form.error.as_ref().map(|_| "")>
            <p class="error" id="compose-error" role="alert" hidden=form.error.is_none()>{form.error.clone()}</p>
            {answers}
            <input type="hidden" name="id" value=form.id.clone() />
            <input type="hidden" name="parent" value=form.parent.clone() />
            {side}
            {voice}
            <label for="compose-text">{label}</label>
            <p class="soft" role="status" data-kept="" hidden>{say!("compose-kept")} " " <button class="quiet" type="button" data-discard="">{say!("compose-discard")}</button></p>
            <textarea id="compose-text" name="text" rows="5" lang=lang dir=dir required autofocus=form.error.is_some() aria-describedby=described aria-invalid=invalid>{ui::typed(&form.text)}</textarea>
            <p class="hint" id="compose-hint">
                // In a tab of its own: what is typed stays where it is.
                <span>{say!("compose-hint", limit = CLAIM_LIMIT)} " " <a href="/promise" target="_blank" rel="noopener">{say!("compose-promise")}</a></span>
                <output class="counter" data-count=""></output>
            </p>
            <p class="hint telling" role="status" data-hints="" hidden></p>
            <p class="hint telling" role="status" data-named="" hidden></p>
            <div class="alike" aria-live="polite" data-alike="" hidden>
                <p class="soft">{say!("compose-already")}</p>
                <ul></ul>
            </div>
            <details class="add-source" open=typed>
                <summary>{say!("compose-add-source")}</summary>
                {sources}
                <button class="quiet" type="button" data-more="" hidden>{say!("compose-another-source")}</button>
            </details>
            <p class="actions"><button class="button primary" type="submit">{submit}</button> <a class="quiet" href=back>{say!("compose-cancel")}</a></p>
            <Composer />
        </form>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn source(number: usize, (url, quote): (String, String)) -> AnyView {
    let (url_id, quote_id) = (format!("source-url-{number}"), format!("source-quote-{number}"));
    view! {
        <div class="pair">
            <label for=url_id.clone()>{say!("compose-source-address", number = number)}</label>
            <input id=url_id name="source_url" type="text" inputmode="url" autocomplete="off" value=url />
            <label for=quote_id.clone()>{say!("compose-source-quote", number = number)}</label>
            <input id=quote_id name="source_quote" type="text" autocomplete="off" value=quote />
        </div>
    }
    .into_any()
}

/// Takes over the page's form with `data-draft`. What is typed is kept under that key on the device until the server has
/// it (see `visit`), and goes nowhere else before it is sent.
#[island]
pub fn Composer() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::start();
}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::device::browser as device;
    use domain::{
        claim::{CLAIM_LIMIT, SOURCES_LIMIT, as_rendered},
        hints::{hints, named},
        similar::{BEGINNING, Corpus},
    };
    use js_sys::Reflect;
    use std::{
        borrow::Cow,
        cell::{Cell, RefCell},
        rc::Rc,
    };
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use wasm_bindgen_futures::{JsFuture, spawn_local};
    use web_sys::{
        Element, Event, EventTarget, FormData, Headers, HtmlElement, HtmlFormElement, HtmlInputElement,
        HtmlTextAreaElement, RequestInit, Response, Storage, UrlSearchParams, Window,
    };
    use words::say;

    /// How long after the last key what was typed is looked at.
    const PAUSE: i32 = 400;
    /// From how many characters on a text is worth comparing: the index is fetched then.
    const WORTH: usize = 12;
    /// How many similar claims are offered.
    const OFFERED: usize = 3;

    /// The claims to compare with: not asked for yet, on their way (or not to be had), here.
    enum Index {
        NotAsked,
        Asked,
        Here(Corpus),
    }

    struct Composer {
        window: Window,
        form: HtmlFormElement,
        field: HtmlTextAreaElement,
        /// The key of the draft.
        key: String,
        /// The most characters.
        limit: usize,
        /// A browser may forbid storage: then there is no draft, and everything else works.
        storage: Option<Storage>,
        /// The names to warn of.
        names: Vec<String>,
        index: RefCell<Index>,
        /// The places that are offered.
        offered: RefCell<Vec<String>>,
        timer: Cell<i32>,
    }

    pub(super) fn start() -> Option<()> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let form: HtmlFormElement = document.query_selector("form[data-draft]").ok()??.dyn_into().ok()?;
        let composer = Rc::new(Composer {
            field: form.query_selector("textarea").ok()??.dyn_into().ok()?,
            key: form.get_attribute("data-draft")?,
            limit: form.get_attribute("data-limit").and_then(|limit| limit.parse().ok()).unwrap_or(CLAIM_LIMIT),
            storage: window.local_storage().ok().flatten(),
            names: form.get_attribute("data-names").unwrap_or_default().lines().map(str::to_owned).collect(),
            index: RefCell::new(Index::NotAsked),
            offered: RefCell::default(),
            timer: Cell::new(0),
            window,
            form,
        });
        composer.restore();
        // Who opens the form comes to write. Browsers don't heed `autofocus` where the address has a mark.
        if document.active_element().is_none_or(|active| active.tag_name() == "BODY") {
            let _ = composer.field.focus();
        }
        composer.count();
        composer.look();
        composer.listen().ok()
    }

    impl Composer {
        fn part(&self, css: &str) -> Option<HtmlElement> {
            self.form.query_selector(css).ok()??.dyn_into().ok()
        }

        fn inputs(&self, name: &str) -> Vec<HtmlInputElement> {
            let Ok(found) = self.form.query_selector_all(&format!("input[name={name}]")) else { return Vec::new() };
            (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect()
        }

        fn fields(&self) -> Option<UrlSearchParams> {
            let data = FormData::new_with_form(&self.form).ok()?;
            UrlSearchParams::new_with_str_sequence_sequence(&data).ok()
        }

        fn listen(self: &Rc<Self>) -> Result<(), JsValue> {
            let this = self.clone();
            on(&self.form, "input", move |_| {
                this.count();
                this.keep();
                this.look_later();
            })?;
            let this = self.clone();
            on(&self.form, "submit", move |event| {
                event.prevent_default();
                this.clone().send();
            })?;
            // A page that comes back from the browser's cache would keep its button disabled.
            let this = self.clone();
            on(&self.window, "pageshow", move |_| this.busy(false))?;
            if let Some(discard) = self.part("[data-discard]") {
                let this = self.clone();
                on(&discard, "click", move |_| this.discard())?;
            }
            if let Some(more) = self.part("[data-more]") {
                more.set_hidden(false);
                let this = self.clone();
                on(&more, "click", move |_| {
                    this.another_source();
                })?;
            }
            Ok(())
        }

        fn count(&self) {
            let Some(output) = self.part("[data-count]") else { return };
            let n = as_rendered(&self.field.value()).chars().count();
            output.set_text_content(Some(&say!("compose-count", count = n, limit = self.limit)));
            let _ = output.class_list().toggle_with_force("over", n > self.limit);
        }

        /// Puts what was kept back into the form, if the server did not just hand back something newer.
        fn restore(&self) -> Option<()> {
            if self.form.has_attribute("data-refused") {
                self.keep();
                return None;
            }
            let kept = self.storage.as_ref()?.get_item(&self.key).ok()??;
            let kept = UrlSearchParams::new_with_str(&kept).ok()?;
            let text = kept.get("text")?;
            if text == self.field.value() {
                return None;
            }
            self.field.set_value(&text);
            let pairs = kept.get_all("source_url").into_iter().zip(kept.get_all("source_quote"));
            for (n, (url, quote)) in pairs.enumerate() {
                if n >= self.inputs("source_url").len() {
                    self.another_source();
                }
                for (name, value) in [("source_url", url), ("source_quote", quote)] {
                    let value = value.as_string().unwrap_or_default();
                    if let Some(input) = self.inputs(name).get(n) {
                        input.set_value(&value);
                    }
                    if !value.is_empty() {
                        self.part("details")?.set_attribute("open", "").ok()?;
                    }
                }
            }
            // The same id again, so that what did arrive is not said twice; but only as the same voice.
            let voice = self.inputs("voice").pop();
            if let Some(id) = self.inputs("id").pop()
                && voice.is_some() == kept.has("voice")
            {
                id.set_value(&kept.get("id").unwrap_or_else(|| id.value()));
                if let Some(voice) = voice {
                    voice.set_value(&kept.get("voice").unwrap_or_default());
                }
            }
            self.part("[data-kept]")?.set_hidden(false);
            Some(())
        }

        fn keep(&self) -> Option<()> {
            let sources = ["source_url", "source_quote"].iter().flat_map(|name| self.inputs(name));
            let nothing = sources.map(|input| input.value()).all(|value| value.trim().is_empty());
            let storage = self.storage.as_ref()?;
            if nothing
                && (self.field.value().trim().is_empty() || self.field.default_value() == Ok(self.field.value()))
            {
                return storage.remove_item(&self.key).ok();
            }
            storage.set_item(&self.key, &String::from(self.fields()?.to_string())).ok()
        }

        fn discard(self: &Rc<Self>) {
            if let Some(storage) = &self.storage {
                let _ = storage.remove_item(&self.key);
            }
            self.form.reset();
            self.count();
            self.look();
            if let Some(note) = self.part("[data-kept]") {
                note.set_hidden(true);
            }
            let _ = self.field.focus();
        }

        /// One more pair of fields, a copy of the last one.
        fn another_source(&self) -> Option<()> {
            let pairs = self.form.query_selector_all(".pair").ok()?;
            let number = pairs.length() as usize + 1;
            if number > SOURCES_LIMIT {
                return self.part("[data-more]").map(|more| more.set_hidden(true));
            }
            let last: Element = pairs.get(pairs.length() - 1)?.dyn_into().ok()?;
            let copy: Element = last.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
            let parts = [
                ("url", say!("compose-source-address", number = number)),
                ("quote", say!("compose-source-quote", number = number)),
            ];
            for (kind, words) in parts {
                let id = format!("source-{kind}-{number}");
                let input: HtmlInputElement =
                    copy.query_selector(&format!("[name=source_{kind}]")).ok()??.dyn_into().ok()?;
                let label = input.previous_element_sibling()?;
                input.set_value("");
                input.set_id(&id);
                label.set_attribute("for", &id).ok()?;
                label.set_text_content(Some(&words));
            }
            last.after_with_node_1(&copy).ok()
        }

        fn look_later(self: &Rc<Self>) {
            self.window.clear_timeout_with_handle(self.timer.get());
            let this = self.clone();
            let look = Closure::once_into_js(move || this.look());
            if let Ok(timer) =
                self.window.set_timeout_with_callback_and_timeout_and_arguments_0(look.unchecked_ref(), PAUSE)
            {
                self.timer.set(timer);
            }
        }

        /// Says what in the text may tell who wrote it, and which claims are like it.
        fn look(self: &Rc<Self>) {
            let text = self.field.value();
            let telling: Vec<_> = hints(&text).iter().map(|hint| quoted(hint.words())).collect();
            self.tell("[data-hints]", &telling, |quoted| say!("compose-telling", quoted = quoted));
            let names: Vec<_> = named(&text, &self.names).into_iter().map(quoted).collect();
            self.tell("[data-named]", &names, |quoted| say!("compose-named", quoted = quoted));
            let wanted = as_rendered(&text).chars().count() >= WORTH;
            let ask = wanted && matches!(*self.index.borrow(), Index::NotAsked);
            if ask && let Some(base) = self.form.get_attribute("data-similar") {
                *self.index.borrow_mut() = Index::Asked;
                let this = self.clone();
                spawn_local(async move {
                    if let Ok(index) = device::fetch_text(&format!("{base}/similar")).await {
                        *this.index.borrow_mut() = Index::Here(Corpus::read(&index));
                        this.look();
                    }
                });
            }
            let _ = self.offer(&text);
        }

        /// Says in the line for it which words were found; nothing, where there are none.
        fn tell(
            &self,
            line: &str,
            words: &[Cow<'_, str>],
            say: impl FnOnce(String) -> Cow<'static, str>,
        ) -> Option<()> {
            let line = self.part(line)?;
            line.set_hidden(words.is_empty());
            let said = say(words.join(", "));
            if !words.is_empty() && line.text_content().as_deref() != Some(&*said) {
                line.set_text_content(Some(&said));
            }
            Some(())
        }

        fn offer(&self, text: &str) -> Option<()> {
            let index = self.index.borrow();
            let Index::Here(corpus) = &*index else { return None };
            // What is answered is often quoted, and is no alternative.
            let parent = self.inputs("parent").pop()?.value();
            let alike = corpus.nearest(text, &[parent.get(..BEGINNING).unwrap_or_default()], OFFERED);
            let places: Vec<String> = alike.iter().map(|entry| entry.place.clone()).collect();
            if *self.offered.borrow() == places {
                return None;
            }
            let (base, document) = (self.form.get_attribute("data-similar")?, self.window.document()?);
            let list = self.part("[data-alike] ul")?;
            list.set_text_content(None);
            for entry in alike {
                let (item, link) = (document.create_element("li").ok()?, document.create_element("a").ok()?);
                let words = document.create_element("q").ok()?;
                words.set_text_content(Some(&entry.text));
                words.set_attribute("class", "claim").ok()?;
                for name in ["lang", "dir"] {
                    if let Some(value) = self.field.get_attribute(name) {
                        words.set_attribute(name, &value).ok()?;
                    }
                }
                link.set_text_content(Some(&say!("compose-rate-that")));
                link.set_attribute("aria-label", &say!("compose-rate-that-claim", claim = &entry.text)).ok()?;
                link.set_attribute("href", &format!("{base}?at={}", entry.place)).ok()?;
                item.append_with_node_2(&words, &link).ok()?;
                list.append_child(&item).ok()?;
            }
            self.part("[data-alike]")?.set_hidden(places.is_empty());
            *self.offered.borrow_mut() = places;
            Some(())
        }

        fn busy(&self, busy: bool) {
            if let Some(button) = self.part("button[type=submit]") {
                let _ = button.toggle_attribute_with_force("disabled", busy);
            }
        }

        /// Sends the form without leaving the page, so that a lost line loses nothing.
        fn send(self: Rc<Self>) {
            self.keep();
            self.busy(true);
            spawn_local(async move {
                let wrong = match self.post().await {
                    Ok(Ok(to)) => {
                        let _ = self.window.location().assign(&to);
                        return;
                    }
                    Ok(Err(words)) => words,
                    Err(_) => say!("compose-lost").into_owned(),
                };
                self.busy(false);
                if let Some(error) = self.part("#compose-error") {
                    error.set_text_content(Some(&wrong));
                    error.set_hidden(false);
                }
                let _ = self.field.focus();
            });
        }

        /// Where to go on, or what the server says against it.
        async fn post(&self) -> Result<Result<String, String>, JsValue> {
            let headers = Headers::new()?;
            headers.set("accept", "application/json")?;
            let request = RequestInit::new();
            request.set_method("POST");
            request.set_headers(&headers);
            let fields: JsValue = self.fields().ok_or(JsValue::NULL)?.into();
            request.set_body(&fields);
            let action = self.form.get_attribute("action").unwrap_or_default();
            let response: Response =
                JsFuture::from(self.window.fetch_with_str_and_init(&action, &request)).await?.dyn_into()?;
            let said = JsFuture::from(response.json()?).await.unwrap_or(JsValue::NULL);
            let word = |name: &str| Reflect::get(&said, &name.into()).ok().and_then(|value| value.as_string());
            let failed = || say!("compose-failed").into_owned();
            Ok(if response.ok() {
                word("to").ok_or_else(failed)
            } else {
                Err(word("detail").unwrap_or_else(failed))
            })
        }
    }

    fn quoted(words: &str) -> Cow<'static, str> {
        say!("compose-quoted", words = words)
    }

    fn on(target: &EventTarget, event: &str, act: impl Fn(Event) + 'static) -> Result<(), JsValue> {
        let listener = Closure::<dyn Fn(Event)>::new(act);
        target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())?;
        listener.forget();
        Ok(())
    }
}
