//! The live notice: an open page learns that a release happened and offers what is new. It never changes by itself and
//! takes no focus.

use leptos::prelude::*;
#[cfg(feature = "ssr")]
use words::say;

/// Where the notice will stand, and the island that waits for it. `events` is the address of the stream.
#[cfg(feature = "ssr")]
pub(crate) fn bar(events: String) -> AnyView {
    view! {
        <div class="news" role="status" data-events=events>
            <p data-offer="" hidden>{say!("news-there")} " " <a href="">{say!("news-show")}</a></p>
            // A reload would cost somebody who is writing the sources that they typed, so they are only told.
            <p data-writing="" hidden>{say!("news-writing")}</p>
        </div>
        <NewsTap />
    }
    .into_any()
}

/// Listens to the stream that `data-events` names, only while the page is visible: a browser allows six connections to a
/// server, and tabs in the background would use them up.
#[island]
pub fn NewsTap() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::listen();
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::RefCell, rc::Rc};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Document, Element, Event, EventSource, UrlSearchParams};

    /// The stream, while there is one.
    type Stream = Rc<RefCell<Option<EventSource>>>;

    pub(super) fn listen() -> Option<()> {
        let document = web_sys::window()?.document()?;
        let bar = document.query_selector("[data-events]").ok()??;
        let stream = Stream::default();
        let on_release = {
            let (stream, bar) = (stream.clone(), bar.clone());
            Closure::<dyn Fn(Event)>::new(move |_| {
                close(&stream);
                // Once is enough: there is nothing else to learn.
                let _ = bar.remove_attribute("data-events");
                let _ = offer(&bar);
            })
        };
        let turn = {
            let document = document.clone();
            move || {
                close(&stream);
                if !document.hidden()
                    && let Some(address) = bar.get_attribute("data-events")
                    && let Ok(source) = EventSource::new(&address)
                {
                    let listener = on_release.as_ref().unchecked_ref();
                    let _ = source.add_event_listener_with_callback("release", listener);
                    *stream.borrow_mut() = Some(source);
                }
            }
        };
        turn();
        let on_turn = Closure::<dyn Fn(Event)>::new(move |_| turn());
        document.add_event_listener_with_callback("visibilitychange", on_turn.as_ref().unchecked_ref()).ok()?;
        on_turn.forget();
        Some(())
    }

    fn close(stream: &Stream) {
        if let Some(source) = stream.borrow_mut().take() {
            source.close();
        }
    }

    /// Says that there is something new: with a link to the same page, or without while something is being written.
    fn offer(bar: &Element) -> Option<()> {
        let document: Document = bar.owner_document()?;
        let writing = document.query_selector("textarea").ok()?.is_some();
        let words = bar.query_selector(if writing { "[data-writing]" } else { "[data-offer]" }).ok()??;
        if let Some(link) = words.query_selector("a").ok()? {
            link.set_attribute("href", &here()?).ok()?;
        }
        words.remove_attribute("hidden").ok()
    }

    /// This page's address, without what was said about the last form.
    fn here() -> Option<String> {
        let location = web_sys::window()?.location();
        let asked = UrlSearchParams::new_with_str(&location.search().ok()?).ok()?;
        asked.delete("done");
        Some(format!("{}?{}", location.pathname().ok()?, String::from(asked.to_string())))
    }
}
