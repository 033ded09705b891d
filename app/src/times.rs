//! Times: written in the debate's zone by the server, and said in the reader's own by the browser.

#[cfg(feature = "ssr")]
use crate::model::Dated;
use leptos::prelude::*;

/// A sentence with its time as an element that a browser can put into the reader's zone.
#[cfg(feature = "ssr")]
pub(crate) fn dated(dated: &Dated) -> AnyView {
    let (before, after) = dated.words.split_once(Dated::TIME).unwrap_or((&dated.words, ""));
    view! {
        {before.to_owned()}
        <time datetime=dated.at.clone() data-zone=dated.zone.clone()>{dated.time.clone()}</time>
        {after.to_owned()}
    }
    .into_any()
}

/// Fills the field for a time zone with the browser's own, if nothing stands there.
#[island]
pub fn OwnZone() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::fill();
}

#[cfg(feature = "hydrate")]
pub(crate) mod browser {
    use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Document, Element, HtmlInputElement};

    fn document() -> Option<Document> {
        web_sys::window()?.document()
    }

    fn own_zone() -> Option<String> {
        let options = DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
        Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
    }

    pub(super) fn fill() -> Option<()> {
        let field: HtmlInputElement = document()?.query_selector("input[name=zone]").ok()??.dyn_into().ok()?;
        if field.value().is_empty() {
            field.set_value(&own_zone()?);
        }
        Some(())
    }

    /// Says every time of the page in the reader's zone, where that is another one than the debate's.
    pub(crate) fn localise() -> Option<()> {
        let (document, own) = (document()?, own_zone()?);
        let language = document.document_element()?.get_attribute("lang")?;
        let times = document.query_selector_all("time[data-zone]").ok()?;
        for time in (0..times.length()).filter_map(|i| times.get(i)?.dyn_into::<Element>().ok()) {
            if time.get_attribute("data-zone").as_ref() != Some(&own) {
                let at = Date::new(&JsValue::from(time.get_attribute("datetime")));
                let options = Object::new();
                for (part, how) in
                    [("day", "numeric"), ("month", "long"), ("hour", "2-digit"), ("minute", "2-digit")]
                {
                    Reflect::set(&options, &part.into(), &how.into()).ok()?;
                }
                time.set_text_content(at.to_locale_string(&language, &options).as_string().as_deref());
            }
        }
        Some(())
    }
}
