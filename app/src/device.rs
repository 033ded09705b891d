//! “Another device”: a voice is shown as a code, taken from a code, or forgotten. Nothing of the debate is shown here.
#![expect(missing_docs, reason = "the island macro writes a public struct of properties without words")]

#[cfg(feature = "ssr")]
use crate::{
    Assets,
    model::{DevicePage, EnteredCode, Frame, ShownCode},
    shell, ui,
};
use leptos::prelude::*;

/// Writes the page.
#[cfg(feature = "ssr")]
pub fn device(frame: &Frame, assets: &Assets, page: DevicePage) -> String {
    shell::page(frame, assets, "room narrow device", || room(&page))
}

#[cfg(feature = "ssr")]
fn room(page: &DevicePage) -> AnyView {
    if page.forgotten {
        return forgotten(page);
    }
    if page.entered.replaces {
        return replace(page);
    }
    let take = page.known.then(|| take_along(page));
    let forget = page.known.then(|| forget(page));
    view! {
        <h1 class="claim">"Another device"</h1>
        <p class="lead">"There are no accounts here: what makes you the author of what you wrote is a secret that only this browser holds. You can take it to another device of yours, or have it forgotten here."</p>
        {take}
        {enter(page)}
        {forget}
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn take_along(page: &DevicePage) -> AnyView {
    let inner = match &page.code {
        Some(code) => shown(code),
        None => view! {
            <p>"You get a code, as a picture for the camera and as text. The other device then speaks with the same voice: it sees, changes and takes back what you wrote here, and nothing counts twice."</p>
            <form method="post" action=format!("{}/device/show", page.base)>
                <button class="button primary" type="submit">"Show the code"</button>
            </form>
        }
        .into_any(),
    };
    view! { <section aria-labelledby="take-heading"><h2 id="take-heading">"Continue on another device"</h2>{inner}</section> }
        .into_any()
}

#[cfg(feature = "ssr")]
fn shown(code: &ShownCode) -> AnyView {
    // Drawn by the server from the code alone.
    let svg = (!code.svg.is_empty()).then(|| view! { <div class="qr" inner_html=code.svg.clone()></div> });
    let groups: Vec<_> = code.groups.iter().map(|group| view! { <span>{group.clone()}</span> " " }).collect();
    let link = (!code.link).then_some("The other device also needs the link to the debate, as it came to you. ");
    view! {
        <p class="warning">"Keep it to yourself. Whoever has this code can see which claims and ratings are yours, and change them."</p>
        <div class="code">
            {svg}
            <div class="spelled">
                <p>"Point the other device’s camera at the picture. Or open the debate there, choose “Another device” at the foot of its page, and type the code:"</p>
                <p class="groups" translate="no">{groups}</p>
                <p class="soft">"Capitals and spaces do not matter. " {link} "The code is not kept anywhere: close this page when you are done."</p>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn enter(page: &DevicePage) -> AnyView {
    let EnteredCode { typed, error, .. } = page.entered.clone();
    let (described, invalid) = match error {
        Some(_) => ("code-error code-hint", Some("true")),
        None => ("code-hint", None),
    };
    let error = error.map(|text| view! { <p class="error" id="code-error" role="alert">{text}</p> });
    view! {
        <section aria-labelledby="enter-heading">
            <h2 id="enter-heading">"Enter a code from your other device"</h2>
            <form class="stack" method="post" action=format!("{}/device", page.base) data-code="">
                {error}
                <label for="code">"The code"</label>
                <textarea id="code" name="code" rows="3" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby=described aria-invalid=invalid>{ui::typed(&typed)}</textarea>
                <p class="hint" id="code-hint">"Only use a code that you made yourself, on a device of yours. Whoever made it can see what you write here, and change it. If somebody sent it to you, don’t go on."</p>
                <p class="actions"><button class="button" type="submit">"Continue here"</button></p>
            </form>
        </section>
        <CodeTap />
    }
    .into_any()
}

/// This browser already has another voice.
#[cfg(feature = "ssr")]
fn replace(page: &DevicePage) -> AnyView {
    view! {
        <h1 class="claim">"This browser already has a voice here."</h1>
        <p class="lead">"Nothing has changed yet. If you go on, this browser speaks with the voice of the code instead, and forgets its own."</p>
        <ul>
            <li>"What was written and rated here so far stays in the debate and counts, but nobody can change it any more – unless you keep this browser’s own code first."</li>
            <li>"Somebody who rates with both voices is counted twice. Please don’t."</li>
            <li>"If you did not make the code yourself, leave everything as it is: whoever made it could see what you write."</li>
        </ul>
        <form class="stack" method="post" action=format!("{}/device", page.base)>
            <input type="hidden" name="code" value=page.entered.typed.clone() />
            <p class="actions">
                <button class="button primary" type="submit" name="replace" value="yes">"Use the voice of the code"</button>
                <a class="button" href=format!("{}/device", page.base)>"Leave everything as it is"</a>
            </p>
        </form>
        <form method="post" action=format!("{}/device/show", page.base)>
            <button class="quiet" type="submit">"Show this browser’s own code first"</button>
        </form>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn forget(page: &DevicePage) -> AnyView {
    view! {
        <section aria-labelledby="forget-heading">
            <h2 id="forget-heading">"Forget me on this device"</h2>
            <p>"Good on a shared device, or when you are done. What you wrote and rated stays in the debate, without a name as before. But this browser can no longer change or take back any of it, and the debate opens again only with its link. Without the code above there is no way back."</p>
            <form method="post" action=format!("{}/forget", page.base)>
                <button class="button danger" type="submit">"Forget me here"</button>
            </form>
        </section>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn forgotten(page: &DevicePage) -> AnyView {
    view! {
        <h1 class="claim">"You are forgotten here."</h1>
        <p class="lead">"This browser no longer holds your voice or the link of this debate."</p>
        <ul>
            <li>"What you wrote and rated stays in the debate, as before without anything that names you."</li>
            <li>"From here nobody can change it or take it back any more, or find out that it was you."</li>
            <li>"To come back as the same voice, enter the code if you kept it. To take part anew, open the link that you were given."</li>
        </ul>
        <p class="soft">"Your browser may still list this address in its history: clear that too if others use the device."</p>
        <p class="actions"><a class="button" href=format!("{}/device", page.base)>"Enter a code"</a> <a class="button" href="/">"To the start page"</a></p>
        <Forgotten base=page.base.clone() />
    }
    .into_any()
}

/// Puts the code that stands in the address behind `#`, which no server is ever sent, into the form, and takes it out of
/// the address. Sending it stays with the reader, who may have been sent somebody else's code.
#[island]
pub fn CodeTap() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::take_code();
}

/// Removes the drafts of this debate, and what it remembers as seen, from the device.
#[island]
pub fn Forgotten(
    /// `/d/{id}`.
    base: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::forget_debate(&base);
    #[cfg(not(feature = "hydrate"))]
    let _ = base;
}

#[cfg(feature = "hydrate")]
pub(crate) mod browser {
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{HtmlTextAreaElement, Response, Storage};

    pub(super) fn take_code() -> Option<()> {
        let window = web_sys::window()?;
        let location = window.location();
        let code = location.hash().ok()?.trim_start_matches('#').to_owned();
        // The skip link leaves a mark in the address, too.
        if code.len() < 40 {
            return None;
        }
        let address = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
        window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()?;
        let field = window.document()?.query_selector("[data-code] textarea[name=code]").ok()??;
        field.dyn_into::<HtmlTextAreaElement>().ok()?.set_value(&code);
        Some(())
    }

    pub(super) fn forget_debate(base: &str) -> Option<()> {
        let window = web_sys::window()?;
        let mut kept = vec![window.local_storage().ok().flatten(), window.session_storage().ok().flatten()];
        for storage in kept.drain(..).flatten() {
            let keys = keys(&storage);
            for key in keys.iter().filter(|key| of_debate(key, base)) {
                let _ = storage.remove_item(key);
            }
        }
        Some(())
    }

    /// Whether a key of the storage belongs to a debate: `draft /d/{id}/…`, `seen /d/{id}`, `visit /d/{id}`.
    fn of_debate(key: &str, base: &str) -> bool {
        let rest = key.split_once(' ').and_then(|(_, rest)| rest.strip_prefix(base));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// All keys of a storage.
    pub(crate) fn keys(storage: &Storage) -> Vec<String> {
        let length = storage.length().unwrap_or(0);
        (0..length).filter_map(|n| storage.key(n).ok().flatten()).collect()
    }

    /// The text at an address of this server.
    ///
    /// # Errors
    /// If it can't be had.
    pub(crate) async fn fetch_text(address: &str) -> Result<String, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let response: Response = JsFuture::from(window.fetch_with_str(address)).await?.dyn_into()?;
        if !response.ok() {
            return Err(JsValue::NULL);
        }
        JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL)
    }
}
