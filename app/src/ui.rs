//! What several rooms share: the strip, the picture, bars, and words.

use crate::{
    model::{ChartView, LinkView, Side, Strip, Told},
    moderation, times,
};
use leptos::prelude::*;
use std::borrow::Cow;
use words::say;

/// Text that may stand between tags and in quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// What was typed, as the content of a text area. Leptos writes that content as it is, so it is escaped here; and a text
/// area swallows a first line break, so it gets one to swallow.
pub(crate) fn typed(text: &str) -> String {
    format!("\n{}", escape(text))
}

/// The link to a place of a debate.
pub(crate) fn at(base: &str, place: &str) -> String {
    format!("{base}?at={place}")
}

/// `lang` and `dir` for the elements that hold what people wrote in a debate, whose language this is (BCP 47). Where
/// nothing was said about it, the elements have neither.
pub(crate) fn written(language: &str) -> (Option<String>, Option<&'static str>) {
    let said = Some(language).filter(|language| !language.is_empty());
    (said.map(str::to_owned), said.map(words::direction))
}

/// `lang` for words of the interface within such an element.
pub(crate) fn interface(language: &str) -> Option<&'static str> {
    (!language.is_empty()).then(|| words::language().tag())
}

/// The word of a side, as forms and addresses spell it.
pub(crate) fn side_word(side: Side) -> &'static str {
    match side {
        Side::Pro => "pro",
        Side::Con => "con",
    }
}

/// The name of a side.
pub(crate) fn side_name(side: Side) -> Cow<'static, str> {
    match side {
        Side::Pro => say!("common-pro"),
        Side::Con => say!("common-con"),
    }
}

/// The same within a sentence.
pub(crate) fn side_said(side: Side) -> Cow<'static, str> {
    match side {
        Side::Pro => say!("common-pro-word"),
        Side::Con => say!("common-con-word"),
    }
}

/// The shape that stands beside the colour of a side.
pub(crate) fn side_sign(side: Side) -> &'static str {
    match side {
        Side::Pro => "+",
        Side::Con => "−",
    }
}

/// A sign with its side in words for those who hear the page.
pub(crate) fn sign(side: Option<Side>) -> Option<AnyView> {
    side.map(|side| {
        let class = format!("sign {}", side_word(side));
        view! {
            <span class=class aria-hidden="true">{side_sign(side)}</span>
            <span class="hidden">{side_said(side)} ": "</span>
        }
        .into_any()
    })
}

/// Step and dates in one line.
pub(crate) fn strip(strip: &Strip) -> AnyView {
    let dot = if strip.open { "dot open" } else { "dot" };
    let dates: Vec<_> =
        strip.dates.iter().map(|dated| view! { <span class="date">{times::dated(dated)}</span> " " }).collect();
    let detail = (!strip.detail.is_empty()).then(|| view! { <span class="soft">{strip.detail.clone()}</span> });
    view! { <p class="strip"><span class=dot aria-hidden="true"></span><strong>{strip.state.clone()}</strong> " " {dates}{detail}</p> }
        .into_any()
}

/// A chart for the eye, and the same as a table for everybody.
pub(crate) fn chart(chart: &ChartView) -> AnyView {
    let (first, second) = chart.heads.clone();
    let rows: Vec<_> = chart
        .rows
        .iter()
        .map(|(name, value)| view! { <tr><th scope="row">{name.clone()}</th><td class="number">{value.clone()}</td></tr> })
        .collect();
    // The server draws it and escapes its words.
    let svg = chart.svg.clone();
    view! {
        <figure class="charted">
            <div class="plot" inner_html=svg></div>
            <details class="as-table">
                <summary>{say!("common-as-table")}</summary>
                <table>
                    <caption class="hidden">{chart.label.clone()}</caption>
                    <thead><tr><th scope="col">{first}</th><th scope="col" class="number">{second}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </figure>
    }
    .into_any()
}

/// The field for the operator's key, where one is asked for.
pub(crate) fn operators_key(asked: bool) -> Option<AnyView> {
    asked.then(|| {
        view! {
            <p class="field">
                <label for="new-key">{say!("start-key")}</label>
                <input id="new-key" name="key" type="password" autocomplete="off" aria-describedby="new-key-hint" required />
                <span class="hint" id="new-key-hint">{say!("start-key-hint")}</span>
            </p>
        }
        .into_any()
    })
}

/// What a form sends, and its label and hint.
pub(crate) type Choice = (&'static str, Cow<'static, str>, Cow<'static, str>);

/// One of several, each with a hint; the first where none was chosen yet.
pub(crate) fn choice(
    name: &'static str,
    legend: Cow<'static, str>,
    choices: &[Choice],
    chosen: &str,
    fixed: bool,
) -> AnyView {
    // What a debate begins with, where nothing is said.
    let chosen = if chosen.is_empty() { choices[0].0 } else { chosen };
    let options: Vec<_> = choices
        .iter()
        .map(|(value, label, hint)| {
            let id = format!("{name}-{value}");
            let hint_id = format!("{id}-hint");
            view! {
                <div class="option">
                    <input type="radio" id=id.clone() name=name value=*value checked=*value == chosen disabled=fixed aria-describedby=hint_id.clone() />
                    <label for=id>{label.clone()}</label>
                    <span class="hint" id=hint_id>{hint.clone()}</span>
                </div>
            }
        })
        .collect();
    view! { <fieldset class="choice"><legend>{legend}</legend>{options}</fieldset> }.into_any()
}

/// What happened to a debate, in whose language it is told what claims say.
pub(crate) fn events(language: &str, events: &[Told]) -> AnyView {
    let events: Vec<_> =
        events.iter().map(|event| view! { <li>{moderation::told(language, event)}</li> }).collect();
    view! { <ol class="events">{events}</ol> }.into_any()
}

/// The ways between the pages of a long list; `page`: this one, from 1, and how many there are.
pub(crate) fn paging((here, all): (usize, usize), href: impl Fn(usize) -> String) -> Option<AnyView> {
    if all <= 1 {
        return None;
    }
    let before = (here > 1).then(|| view! { <a rel="prev" href=href(here - 1)>{say!("paging-before")}</a> });
    let next = (here < all).then(|| view! { <a rel="next" href=href(here + 1)>{say!("paging-next")}</a> });
    Some(view! { <nav class="paging" aria-label=say!("paging-label")>{before}<span class="soft">{say!("paging-page", page = here, pages = all)}</span>{next}</nav> }.into_any())
}

/// Links to hand out, each with a way to replace it. `base` is where that is asked for.
pub(crate) fn links(base: &str, links: &[LinkView]) -> AnyView {
    let links: Vec<_> = links
        .iter()
        .map(|LinkView { role, purpose, link, qr }| {
            let id = format!("link-{role}");
            view! {
                <li>
                    <label for=id.clone()>{purpose.clone()}</label>
                    <div class="copy">
                        <input id=id type="text" readonly value=link.clone() />
                        <form method="post" action=format!("{base}/links")>
                            <input type="hidden" name="role" value=role.clone() />
                            <button class="button" type="submit" aria-label=say!("links-replace-which", which = purpose)>{say!("links-replace")}</button>
                        </form>
                    </div>
                    <details class="more"><summary>{say!("links-qr")}</summary><div class="qr" inner_html=qr.clone()></div></details>
                </li>
            }
        })
        .collect();
    view! {
        <section aria-labelledby="links-heading">
            <h2 id="links-heading">{say!("links-heading")}</h2>
            <ul class="links">{links}</ul>
            <p class="hint">{say!("links-hint")}</p>
        </section>
    }
    .into_any()
}
