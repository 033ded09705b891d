//! Keys for the debate page. They can be switched off (WCAG 2.1.4), do nothing while somebody writes, and are said on the
//! page.

use leptos::prelude::*;
#[cfg(feature = "ssr")]
use words::say;

/// The keys in words, for `PageKeys` to show: without script they do nothing.
#[cfg(feature = "ssr")]
pub(crate) fn help() -> AnyView {
    let keys = [
        ("j", say!("keys-next")),
        ("k", say!("keys-before")),
        ("Enter", say!("keys-open")),
        ("u", say!("keys-up")),
        ("p", say!("keys-pro")),
        ("c", say!("keys-con")),
        ("?", say!("keys-help")),
    ];
    let keys = keys.map(|(key, what)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div> });
    view! {
        <details class="page-keys" data-keys="" hidden>
            <summary>{say!("keys-summary")}</summary>
            <dl>{keys}</dl>
            <p class="option"><input type="checkbox" id="keys-on" checked /><label for="keys-on">{say!("keys-use")}</label></p>
        </details>
        <PageKeys />
    }
    .into_any()
}

/// Listens for the keys on the whole page, except where something is typed or chosen.
#[island]
pub fn PageKeys() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::listen();
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::rc::Rc;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Document, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Storage};

    /// Says in the storage of the device that the keys are off.
    const OFF: &str = "keys off";
    /// Where keys belong to somebody else: what is typed into, and the queue of one claim with keys of its own.
    const TAKEN: &str = "input:not([type=checkbox]), textarea, select, [contenteditable], [data-queue]";
    /// The claims that one can go through.
    const CLAIMS: &str = ".columns .card .open, .cards .card .open";

    pub(super) fn listen() -> Option<()> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let help: HtmlElement = document.query_selector("[data-keys]").ok()??.dyn_into().ok()?;
        let switch: HtmlInputElement = help.query_selector("input").ok()??.dyn_into().ok()?;
        let storage: Rc<Option<Storage>> = Rc::new(window.local_storage().ok().flatten());
        let off = storage.as_ref().as_ref().and_then(|kept| kept.get_item(OFF).ok().flatten()).is_some();
        switch.set_checked(!off);
        help.set_hidden(false);
        let turn = {
            let switch = switch.clone();
            Closure::<dyn Fn(Event)>::new(move |_| {
                let Some(storage) = storage.as_ref() else { return };
                let _ = if switch.checked() { storage.remove_item(OFF) } else { storage.set_item(OFF, "1") };
            })
        };
        switch.add_event_listener_with_callback("change", turn.as_ref().unchecked_ref()).ok()?;
        turn.forget();
        let on_key = {
            let document = document.clone();
            Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
                let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing();
                if switch.checked() && !modified && !typing(&event) && act(&document, &help, &event.key()).is_some()
                {
                    event.prevent_default();
                }
            })
        };
        document.add_event_listener_with_callback("keydown", on_key.as_ref().unchecked_ref()).ok()?;
        on_key.forget();
        Some(())
    }

    fn typing(event: &KeyboardEvent) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        target.is_some_and(|target| target.closest(TAKEN).ok().flatten().is_some())
    }

    fn act(document: &Document, help: &HtmlElement, key: &str) -> Option<()> {
        let press = |css: &str| -> Option<()> {
            document.query_selector(css).ok()??.dyn_into::<HtmlElement>().ok()?.click();
            Some(())
        };
        match key {
            "j" => go(document, 1),
            "k" => go(document, -1),
            "u" => press(".crumbs li:last-child a"),
            "p" => press("[data-add=pro]"),
            "c" => press("[data-add=con]"),
            "?" => {
                let open = help.toggle_attribute("open").ok()?;
                let summary: HtmlElement = help.query_selector("summary").ok()??.dyn_into().ok()?;
                if open { summary.focus().ok() } else { Some(()) }
            }
            _ => None,
        }
    }

    /// Moves the focus along the claims that are shown.
    fn go(document: &Document, by: i32) -> Option<()> {
        let all = document.query_selector_all(CLAIMS).ok()?;
        let shown: Vec<HtmlElement> = (0..all.length())
            .filter_map(|i| all.get(i)?.dyn_into::<HtmlElement>().ok())
            // A column that a phone does not show takes no room.
            .filter(|link| link.offset_height() > 0)
            .collect();
        let active = document.active_element();
        let within = |link: &HtmlElement| {
            let card = link.closest(".card").ok().flatten();
            card.is_some_and(|card| card.contains(active.as_ref().map(|element| element.as_ref())))
        };
        let next = match shown.iter().position(within) {
            Some(here) => i32::try_from(here).ok()? + by,
            None if by > 0 => 0,
            None => return None,
        };
        shown.get(usize::try_from(next).ok()?)?.focus().ok()
    }
}
