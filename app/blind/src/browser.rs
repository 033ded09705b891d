//! What the page of an invitation does: it puts the code of the address into the form, and when asked to, has a token
//! signed for it and takes the token along.
//!
//! All words stand in the page, where the server put them.

use crate::{Attempt, Invitation, PublicKey, SIGNATURE, hex};
use js_sys::JSON;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Document, Element, Event, Headers, HtmlButtonElement, HtmlElement, HtmlTextAreaElement, Request, RequestCache,
    RequestCredentials, RequestInit, Response, Storage, Window,
};

/// Why it did not work: which of the page's messages says so, or what the server said.
enum Failure {
    /// The message with this name in `data-say`.
    Say(&'static str),
    /// The server's own words.
    Said(String),
}

impl From<JsValue> for Failure {
    fn from(_: JsValue) -> Self {
        Self::Say("unanswered")
    }
}

/// The page.
#[derive(Clone)]
struct Page {
    window: Window,
    document: Document,
    form: HtmlElement,
    /// `/d/{id}`.
    base: String,
}

/// Called once by the loader.
#[wasm_bindgen]
pub fn start() {
    let _ = listen();
}

fn listen() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let form: HtmlElement = document.query_selector("[data-blind]").ok()??.dyn_into().ok()?;
    let base = form.dataset().get("base")?;
    let page = Page { window, document, form, base };
    page.take_code();
    let button: HtmlButtonElement = page.form.query_selector("button").ok()??.dyn_into().ok()?;
    let asked = page.clone();
    let pressed = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        event.prevent_default();
        let page = asked.clone();
        spawn_local(async move { page.use_invitation().await });
    });
    page.form.add_event_listener_with_callback("submit", pressed.as_ref().unchecked_ref()).ok()?;
    // It lives as long as the page.
    pressed.forget();
    button.set_disabled(false);
    page.say(None);
    page.document.document_element()?.set_attribute("data-blind-ready", "").ok()
}

impl Page {
    /// Takes the code out of the address, whose part behind `#` no server is ever sent, and puts it into the form.
    fn take_code(&self) -> Option<()> {
        let location = self.window.location();
        let code = location.hash().ok()?.trim_start_matches('#').to_owned();
        // The skip link leaves a mark in the address, too.
        if code.len() < crate::LENGTH {
            return None;
        }
        let address = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
        self.window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()?;
        self.field()?.set_value(&code);
        Some(())
    }

    fn field(&self) -> Option<HtmlTextAreaElement> {
        self.form.query_selector("textarea").ok()??.dyn_into().ok()
    }

    /// Shows one of the page's messages and hides the others.
    fn say(&self, failure: Option<&Failure>) -> Option<()> {
        let messages = self.document.query_selector_all("[data-say]").ok()?;
        let wanted = match failure {
            None => "",
            Some(Failure::Say(name)) => name,
            Some(Failure::Said(_)) => "said",
        };
        for i in 0..messages.length() {
            let message: Element = messages.item(i)?.dyn_into().ok()?;
            let this = message.get_attribute("data-say").is_some_and(|name| name == wanted);
            if let (true, Some(Failure::Said(text))) = (this, failure) {
                message.set_text_content(Some(text));
            }
            let _ = if this { message.remove_attribute("hidden") } else { message.set_attribute("hidden", "") };
        }
        Some(())
    }

    async fn use_invitation(&self) {
        if self.form.has_attribute("aria-busy") {
            return;
        }
        let _ = self.form.set_attribute("aria-busy", "true");
        self.say(Some(&Failure::Say("busy")));
        let outcome = self.exchange().await;
        let _ = self.form.remove_attribute("aria-busy");
        match outcome {
            // The way on is under way: the message stays until it is there.
            Ok(to) => drop(self.window.location().assign(&to)),
            Err(failure) => drop(self.say(Some(&failure))),
        }
    }

    /// Asks for a signature, unblinds it, and becomes the voice that it makes. Returns where to go on.
    async fn exchange(&self) -> Result<String, Failure> {
        let code = self.field().ok_or(Failure::Say("unanswered"))?.value();
        let data = self.form.dataset();
        let debate = data.get("debate").and_then(|id| hex::decode(&id)).ok_or(Failure::Say("unanswered"))?;
        let key = data.get("key").and_then(|key| hex::bytes(&key)).ok_or(Failure::Say("unanswered"))?;
        let key = PublicKey::from_der(&key).map_err(|_| Failure::Say("other-key"))?;
        let invitation = Invitation::from_code(&code, &debate).map_err(|_| Failure::Say("mistyped"))?;
        if key.fingerprint() != Ok(invitation.fingerprint) {
            return Err(Failure::Say("other-key"));
        }
        let code = invitation.as_code(&debate);
        let attempt = self.attempt(&code, &key)?;
        let asked = format!("invitation={code}&blinded={}", hex::encode(&attempt.blinded));
        // Without cookies: whatever this browser holds already stays apart from the invitation.
        let answer = self.post("/invitation/exchange", &asked, RequestCredentials::Omit).await?;
        let answer = text_of(&answer, "signature").and_then(|text| hex::decode::<SIGNATURE>(&text));
        let answer = answer.ok_or(Failure::Say("unanswered"))?;
        let signed = key.finish(&attempt, &answer).map_err(|_| Failure::Say("wrong"))?;
        let voice = format!("token={}&signature={}", hex::encode(&signed.token), hex::encode(&signed.signature));
        let taken = self.post("/invitation/voice", &voice, RequestCredentials::SameOrigin).await?;
        if let Some(storage) = self.storage() {
            let _ = storage.remove_item(&self.kept());
        }
        text_of(&taken, "to").ok_or(Failure::Say("unanswered"))
    }

    /// The attempt that is under way for this invitation, whose answer may have got lost, or else a new one. It is kept until
    /// there is a voice: the same question gets the same answer, another one none.
    fn attempt(&self, code: &str, key: &PublicKey) -> Result<Attempt, Failure> {
        let storage = self.storage();
        let kept = storage.as_ref().and_then(|storage| storage.get_item(&self.kept()).ok().flatten());
        let kept = kept.as_deref().and_then(|kept| kept.split_once('\n')).filter(|(of, _)| *of == code);
        if let Some(attempt) = kept.and_then(|(_, attempt)| Attempt::from_text(attempt)) {
            return Ok(attempt);
        }
        let attempt = key.begin().map_err(|_| Failure::Say("other-key"))?;
        if let Some(storage) = storage {
            let _ = storage.set_item(&self.kept(), &format!("{code}\n{}", attempt.to_text()));
        }
        Ok(attempt)
    }

    fn storage(&self) -> Option<Storage> {
        self.window.local_storage().ok().flatten()
    }

    /// The name under which an attempt is kept; what forgets a debate knows it by its end.
    fn kept(&self) -> String {
        format!("blind {}", self.base)
    }

    /// Sends a form and returns the JSON of the answer.
    async fn post(&self, path: &str, body: &str, cookies: RequestCredentials) -> Result<JsValue, Failure> {
        let headers = Headers::new()?;
        headers.set("accept", "application/json")?;
        headers.set("content-type", "application/x-www-form-urlencoded")?;
        let options = RequestInit::new();
        options.set_method("POST");
        options.set_headers(&headers);
        options.set_body(&JsValue::from_str(body));
        options.set_credentials(cookies);
        options.set_cache(RequestCache::NoStore);
        let request = Request::new_with_str_and_init(&format!("{}{path}", self.base), &options)?;
        let response: Response = JsFuture::from(self.window.fetch_with_request(&request)).await?.dyn_into()?;
        let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
        let answer = JSON::parse(&text)?;
        if response.ok() {
            return Ok(answer);
        }
        Err(text_of(&answer, "detail").map_or(Failure::Say("unanswered"), Failure::Said))
    }
}

fn text_of(value: &JsValue, name: &str) -> Option<String> {
    js_sys::Reflect::get(value, &JsValue::from_str(name)).ok()?.as_string()
}
