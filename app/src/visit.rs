//! What is new since the last visit, and which drafts are no longer needed: known to this browser alone. The server sends
//! the same list of places to everybody and is told nothing.

use leptos::prelude::*;
#[cfg(feature = "ssr")]
use words::say;

/// Where it is said what is new; empty without script. `at` is the focused place, if one is.
#[cfg(feature = "ssr")]
pub(crate) fn bar(base: &str, contents: &str, at: &str, focused: bool) -> AnyView {
    let at = if focused { crate::card::remembered(at) } else { String::new() };
    view! {
        <p class="fresh" role="status" data-visit=base.to_owned() data-contents=contents.to_owned() data-at=at hidden>
            <span data-said=""></span> <a rel="next" data-next="" hidden></a>
            <button class="quiet" type="button" aria-pressed="false" data-only-new="" hidden>{say!("visit-only-new")}</button>
        </p>
        <Visit />
    }
    .into_any()
}

/// Remembers, per debate, which places were there when the page was last visited, and marks those that came since.
#[island]
pub fn Visit() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::start();
}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::device::browser as device;
    use domain::similar::BEGINNING;
    use std::collections::HashSet;
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use wasm_bindgen_futures::spawn_local;
    use web_sys::{Document, Element, Event, HtmlElement, NodeList, Storage, UrlSearchParams, Window};
    use words::say;

    /// The most places that are remembered: of larger debates nothing is marked.
    const MOST: usize = 5_000;

    /// What this browser knows of a debate's places, each by the beginning of its id.
    #[derive(Default)]
    struct Memory {
        /// The state of the claims when it last looked.
        contents: String,
        /// What came since the last visit, in the order of the outline.
        fresh: Vec<String>,
        /// What was there before.
        seen: Vec<String>,
    }

    impl Memory {
        fn read(text: &str) -> Self {
            let mut lines = text.split('\n');
            let mut line = || lines.next().unwrap_or_default();
            let contents = line().to_owned();
            let mut places = || {
                let chunks = line().as_bytes().chunks(BEGINNING);
                chunks.map(|chunk| String::from_utf8_lossy(chunk).into_owned()).collect()
            };
            Self { contents, fresh: places(), seen: places() }
        }

        fn write(&self) -> String {
            format!("{}\n{}\n{}", self.contents, self.fresh.concat(), self.seen.concat())
        }
    }

    pub(super) fn start() -> Option<()> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let bar: HtmlElement = document.query_selector("[data-visit]").ok()??.dyn_into().ok()?;
        let base = bar.get_attribute("data-visit")?;
        let storage = window.local_storage().ok()??;
        let _ = clear_saved(&window, &storage, &base);
        spawn_local(async move {
            let _ = visit(&window, &document, &storage, &bar, &base).await;
        });
        Some(())
    }

    /// A page that comes after a successful form names the saved claim behind `#`: its draft is no longer needed, whatever
    /// place it was for. Then the mark is taken from the address, so that a newer draft is safe from a later reload.
    fn clear_saved(window: &Window, storage: &Storage, base: &str) -> Option<()> {
        let location = window.location();
        let hash = location.hash().ok()?;
        let claim = hash.strip_prefix("#claim-").or_else(|| hash.strip_prefix("#said-"))?;
        let search = location.search().ok()?;
        UrlSearchParams::new_with_str(&search).ok()?.get("done")?;
        let start = format!("draft {base}/");
        for key in device::keys(storage).iter().filter(|key| key.starts_with(&start)) {
            let kept = storage.get_item(key).ok().flatten().unwrap_or_default();
            let id = UrlSearchParams::new_with_str(&kept).ok().and_then(|kept| kept.get("id"));
            if id.as_deref() == Some(claim) {
                let _ = storage.remove_item(key);
            }
        }
        let address = format!("{}{search}", location.pathname().ok()?);
        window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()
    }

    async fn visit(
        window: &Window,
        document: &Document,
        storage: &Storage,
        bar: &HtmlElement,
        base: &str,
    ) -> Option<()> {
        let (key, running) = (format!("seen {base}"), format!("visit {base}"));
        let known = storage.get_item(&key).ok().flatten();
        let mut memory = known.as_deref().map(Memory::read).unwrap_or_default();
        // A visit lasts as long as its tab: until then what was new stays marked.
        let tab = window.session_storage().ok()??;
        if tab.get_item(&running).ok().flatten().is_none() {
            memory.seen.append(&mut memory.fresh);
            tab.set_item(&running, "1").ok()?;
        }
        let contents = bar.get_attribute("data-contents")?;
        if memory.contents != contents {
            let all = device::fetch_text(&format!("{base}/places")).await.ok()?;
            let all: Vec<String> = all.lines().map(str::to_owned).collect();
            if all.len() > MOST {
                return None;
            }
            if known.is_none() {
                memory.seen = all;
            } else {
                let seen: HashSet<String> = memory.seen.drain(..).collect();
                (memory.seen, memory.fresh) = all.into_iter().partition(|place| seen.contains(place));
            }
            memory.contents = contents;
        }
        // What one wrote oneself is not new to oneself.
        let own: HashSet<String> =
            places_of(document.query_selector_all(".mine[data-place]").ok()?).map(|(_, place)| place).collect();
        memory.fresh.retain(|place| !own.contains(place));
        let known: HashSet<String> = memory.seen.iter().cloned().collect();
        memory.seen.extend(own.into_iter().filter(|place| !known.contains(place)));
        let _ = storage.set_item(&key, &memory.write());
        mark(document, &memory.fresh)?;
        tell(document, bar, base, &memory.fresh)
    }

    fn places_of(nodes: NodeList) -> impl Iterator<Item = (Element, String)> {
        (0..nodes.length()).filter_map(move |i| {
            let element: Element = nodes.get(i)?.dyn_into().ok()?;
            let place = element.get_attribute("data-place")?;
            Some((element, place))
        })
    }

    /// Marks what is new on this page.
    fn mark(document: &Document, fresh: &[String]) -> Option<()> {
        let fresh: HashSet<&str> = fresh.iter().map(String::as_str).collect();
        let here = places_of(document.query_selector_all("[data-place]").ok()?);
        for (element, _) in here.filter(|(_, place)| fresh.contains(place.as_str())) {
            let _ = element.class_list().add_1("is-new");
            let words = document.create_element("span").ok()?;
            words.set_class_name("new-mark");
            words.set_text_content(Some(&say!("visit-new")));
            // The line of its own that a card, a line of the outline and the claim in the focus have.
            if let Some(line) = element.query_selector(".meta, .row, .kind").ok()? {
                line.prepend_with_node_1(&words).ok()?;
            }
        }
        Some(())
    }

    /// Says how many are new, with the way from one to the next.
    fn tell(document: &Document, bar: &HtmlElement, base: &str, fresh: &[String]) -> Option<()> {
        if fresh.is_empty() {
            return None;
        }
        let at = bar.get_attribute("data-at")?;
        let here = fresh.iter().position(|place| *place == at);
        let said = match here {
            Some(n) => say!("visit-nth", number = n + 1, count = fresh.len()),
            None => say!("visit-count", count = fresh.len()),
        };
        bar.query_selector("[data-said]").ok()??.set_text_content(Some(&said));
        let next = fresh.get(here.map_or(0, |n| n + 1));
        let link: HtmlElement = bar.query_selector("[data-next]").ok()??.dyn_into().ok()?;
        if let Some(place) = next {
            link.set_attribute("href", &format!("{base}?at={place}")).ok()?;
            let words = if here.is_some() { say!("visit-next") } else { say!("visit-first") };
            link.set_text_content(Some(&words));
            link.set_hidden(false);
        }
        bar.set_hidden(false);
        if let Some(tree) = document.query_selector(".tree").ok()? {
            only_new(bar, tree)?;
        }
        Some(())
    }

    /// In the outline, what is not new can be left out.
    fn only_new(bar: &HtmlElement, tree: Element) -> Option<()> {
        let button: HtmlElement = bar.query_selector("[data-only-new]").ok()??.dyn_into().ok()?;
        button.set_hidden(false);
        let pressed = button.clone();
        let turn = Closure::<dyn Fn(Event)>::new(move |_| {
            let only = tree.class_list().toggle("only-new").unwrap_or(false);
            let _ = pressed.set_attribute("aria-pressed", if only { "true" } else { "false" });
        });
        button.add_event_listener_with_callback("click", turn.as_ref().unchecked_ref()).ok()?;
        turn.forget();
        Some(())
    }
}
