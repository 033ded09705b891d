//! “Another device”: a voice is shown as a code, taken from a code, or forgotten. Nothing of the debate is shown here.
#![expect(missing_docs, reason = "the island macro writes a public struct of properties without words")]

#[cfg(feature = "ssr")]
use crate::{
    Assets,
    model::{DevicePage, EnteredCode, Frame, ShownCode},
    shell, ui,
};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use words::say;

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
        <h1 class="claim">{say!("device-title")}</h1>
        <p class="lead">{say!("device-lead")}</p>
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
            <p>{say!("device-take-text")}</p>
            <form method="post" action=format!("{}/device/show", page.base)>
                <button class="button primary" type="submit">{say!("device-show")}</button>
            </form>
        }
        .into_any(),
    };
    view! { <section aria-labelledby="take-heading"><h2 id="take-heading">{say!("device-take")}</h2>{inner}</section> }
        .into_any()
}

#[cfg(feature = "ssr")]
fn shown(code: &ShownCode) -> AnyView {
    // Drawn by the server from the code alone.
    let svg = (!code.svg.is_empty()).then(|| view! { <div class="qr" inner_html=code.svg.clone()></div> });
    let groups: Vec<_> = code.groups.iter().map(|group| view! { <span>{group.clone()}</span> " " }).collect();
    let point = if code.long { say!("device-point-long") } else { say!("device-point") };
    let link = (!code.link).then(|| view! { {say!("device-needs-link")} " " });
    view! {
        <p class="warning">{say!("device-warning")}</p>
        <div class="code">
            {svg}
            <div class="spelled">
                <p>{point}</p>
                <p class="groups" translate="no">{groups}</p>
                <p class="soft">{say!("device-case")} " " {link} {say!("device-not-kept")}</p>
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
            <h2 id="enter-heading">{say!("device-enter")}</h2>
            <form class="stack" method="post" action=format!("{}/device", page.base) data-code="">
                {error}
                <label for="code">{say!("device-code")}</label>
                <textarea id="code" name="code" rows="3" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby=described aria-invalid=invalid>{ui::typed(&typed)}</textarea>
                <p class="hint" id="code-hint">{say!("device-code-hint")}</p>
                <p class="actions"><button class="button" type="submit">{say!("device-continue")}</button></p>
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
        <h1 class="claim">{say!("device-replace")}</h1>
        <p class="lead">{say!("device-replace-lead")}</p>
        <ul>
            <li>{say!("device-replace-stays")}</li>
            <li>{say!("device-replace-twice")}</li>
            <li>{say!("device-replace-not-yours")}</li>
        </ul>
        <form class="stack" method="post" action=format!("{}/device", page.base)>
            <input type="hidden" name="code" value=page.entered.typed.clone() />
            <p class="actions">
                <button class="button primary" type="submit" name="replace" value="yes">{say!("device-replace-use")}</button>
                <a class="button" href=format!("{}/device", page.base)>{say!("device-replace-leave")}</a>
            </p>
        </form>
        <form method="post" action=format!("{}/device/show", page.base)>
            <button class="quiet" type="submit">{say!("device-replace-show")}</button>
        </form>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn forget(page: &DevicePage) -> AnyView {
    view! {
        <section aria-labelledby="forget-heading">
            <h2 id="forget-heading">{say!("device-forget")}</h2>
            <p>{say!("device-forget-text")}</p>
            {page.invited.then(|| view! { <p class="warning">{say!("device-forget-invited")}</p> })}
            <form method="post" action=format!("{}/forget", page.base)>
                <button class="button danger" type="submit">{say!("device-forget-here")}</button>
            </form>
        </section>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn forgotten(page: &DevicePage) -> AnyView {
    let back = if page.invited { say!("device-forgotten-invited") } else { say!("device-forgotten-back") };
    view! {
        <h1 class="claim">{say!("device-forgotten")}</h1>
        <p class="lead">{say!("device-forgotten-lead")}</p>
        <ul>
            <li>{say!("device-forgotten-stays")}</li>
            <li>{say!("device-forgotten-nobody")}</li>
            <li>{back}</li>
        </ul>
        <p class="soft">{say!("device-forgotten-history")}</p>
        <p class="actions"><a class="button" href=format!("{}/device", page.base)>{say!("device-forgotten-enter")}</a> <a class="button" href="/">{say!("device-forgotten-start")}</a></p>
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
