//! Moving claims about in the list of moderation: by dragging one onto another, and by keys. Both lead to the form that says
//! what will happen and asks for a reason: nothing is moved by a slip of the hand.

use leptos::prelude::*;

/// Listens on the list of claims.
#[island]
pub fn Sorting() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let _ = browser::listen();
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{DragEvent, Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, UrlSearchParams};

    /// A row over which something is dragged.
    const OVER: &str = "over";

    pub(super) fn listen() -> Option<()> {
        let document = web_sys::window()?.document()?;
        let list = document.query_selector(".pick").ok()??;
        if let Some(help) = document.query_selector("[data-sorting]").ok().flatten() {
            help.remove_attribute("hidden").ok()?;
        }
        let on = |event: &str, handler: Closure<dyn Fn(Event)>| {
            let _ = list.add_event_listener_with_callback(event, handler.as_ref().unchecked_ref());
            handler.forget();
        };
        let of = list.clone();
        on(
            "dragstart",
            Closure::new(move |event| {
                let _ = begin(&of, &event);
            }),
        );
        let of = list.clone();
        on(
            "dragover",
            Closure::new(move |event| {
                let _ = over(&of, &event);
            }),
        );
        let of = list.clone();
        on(
            "drop",
            Closure::new(move |event: Event| {
                let _ = end(&of, &event);
            }),
        );
        let of = list.clone();
        on("dragend", Closure::new(move |_| clear(&of, OVER)));
        let of = list.clone();
        on(
            "keydown",
            Closure::new(move |event: Event| {
                if key(&of, &event).is_some() {
                    event.prevent_default();
                }
            }),
        );
        Some(())
    }

    fn row(event: &Event) -> Option<Element> {
        event.target()?.dyn_into::<Element>().ok()?.closest("li[data-place]").ok()?
    }

    fn rows(list: &Element) -> Vec<HtmlElement> {
        let Ok(rows) = list.query_selector_all("li[data-place]") else { return Vec::new() };
        (0..rows.length()).filter_map(|i| rows.get(i)?.dyn_into().ok()).collect()
    }

    fn clear(list: &Element, class: &str) {
        for row in rows(list) {
            let _ = row.class_list().remove_1(class);
        }
    }

    fn tick(row: &Element) -> Option<HtmlInputElement> {
        row.query_selector("input[type=checkbox]").ok()??.dyn_into().ok()
    }

    /// What is dragged is ticked, with all that was ticked before.
    fn begin(list: &Element, event: &Event) -> Option<()> {
        let row = row(event)?;
        let box_of = tick(&row)?;
        if !box_of.checked() {
            for other in rows(list) {
                tick(&other)?.set_checked(false);
            }
            box_of.set_checked(true);
        }
        let dragged: &DragEvent = event.dyn_ref()?;
        dragged.data_transfer()?.set_data("text/plain", &row.get_attribute("data-place")?).ok()
    }

    fn over(list: &Element, event: &Event) -> Option<()> {
        let row = row(event)?;
        if tick(&row)?.checked() {
            return None;
        }
        event.prevent_default();
        clear(list, OVER);
        row.class_list().add_1(OVER).ok()
    }

    fn end(list: &Element, event: &Event) -> Option<()> {
        event.prevent_default();
        let target = row(event)?;
        clear(list, OVER);
        go(list, &target)
    }

    /// On to the form that moves what is ticked under the claim of a row.
    fn go(list: &Element, target: &Element) -> Option<()> {
        let query = UrlSearchParams::new().ok()?;
        for row in rows(list).iter().filter(|row| tick(row).is_some_and(|tick| tick.checked())) {
            query.append("place", &row.get_attribute("data-place")?);
        }
        query.append("do", "move");
        query.append("to", &target.get_attribute("data-claim")?);
        let act = list.get_attribute("data-act")?;
        let to = format!("{act}?{}", String::from(query.to_string()));
        web_sys::window()?.location().assign(&to).ok()
    }

    /// How deep a row stands; nothing in a list that is no outline.
    fn depth(row: &Element) -> Option<usize> {
        row.get_attribute("data-depth")?.parse().ok()
    }

    /// Arrows go through the rows; with Alt they move a row below the one before it, or out of its parent.
    fn key(list: &Element, event: &Event) -> Option<()> {
        let pressed: &KeyboardEvent = event.dyn_ref()?;
        let (all, here) = (rows(list), row(event)?);
        let at = all.iter().position(|row| row.is_same_node(Some(&here)))?;
        match (pressed.key().as_str(), pressed.alt_key()) {
            ("ArrowDown", false) => tick(all.get(at + 1)?)?.focus().ok(),
            ("ArrowUp", false) => tick(all.get(at.checked_sub(1)?)?)?.focus().ok(),
            (key @ ("ArrowRight" | "ArrowLeft"), true) => {
                let depth_here = depth(&here)?;
                let wanted = if key == "ArrowRight" { depth_here } else { depth_here.checked_sub(2)? };
                let mut above = all[..at].iter().rev();
                let target = above.find(|row| depth(row).is_some_and(|depth| depth <= wanted))?;
                if depth(target)? != wanted {
                    return None;
                }
                if let Some(tick) = tick(&here)
                    && !tick.checked()
                {
                    all.iter().filter_map(|row| self::tick(row)).for_each(|tick| tick.set_checked(false));
                    tick.set_checked(true);
                }
                go(list, target)
            }
            _ => None,
        }
    }
}
