//! The facilitator's desk: links to hand out, the next step, and what to take along.

use crate::{
    Assets,
    model::{DeskPage, Frame},
    setup, shell, ui,
};
use leptos::prelude::*;

/// Writes the page of the desk.
pub fn desk(frame: &Frame, assets: &Assets, page: DeskPage) -> String {
    // The desk shows no claims, and its cookie does not open the stream of them.
    let frame = &Frame { events: None, ..frame.clone() };
    shell::page(frame, assets, "room narrow desk", || room(&page))
}

fn room(page: &DeskPage) -> AnyView {
    let numbers: Vec<_> = page
        .numbers
        .iter()
        .map(|(name, value)| view! { <div><dt>{name.clone()}</dt><dd>{value.clone()}</dd></div> })
        .collect();
    view! {
        <p class="kind">"Your desk"</p>
        <h1 class="claim">{page.title.clone()}</h1>
        {ui::strip(&page.strip)}
        <p class="note">"Save your own desk link below: it is the only way back to this page."</p>
        <p class="actions"><a class="button primary" href=page.take_part.clone()>"Take part yourself"</a> <span class="soft">"As a voice like everybody else’s: the desk and your voice never travel together."</span></p>
        {links(page)}
        {steps(page)}
        {set_up(page)}
        <section aria-labelledby="numbers-heading"><h2 id="numbers-heading">"So far"</h2><dl class="figures">{numbers}</dl></section>
        {exports(page)}
    }
    .into_any()
}

fn links(page: &DeskPage) -> AnyView {
    let links: Vec<_> = page
        .links
        .iter()
        .map(|(role, purpose, link)| {
            let id = format!("link-{role}");
            view! {
                <li>
                    <label for=id.clone()>{purpose.clone()}</label>
                    <div class="copy">
                        <input id=id type="text" readonly value=link.clone() />
                        <form method="post" action=format!("{}/links", page.desk)>
                            <input type="hidden" name="role" value=role.clone() />
                            <button class="button" type="submit" aria-label=format!("Replace the link: {purpose}")>"Replace"</button>
                        </form>
                    </div>
                </li>
            }
        })
        .collect();
    view! {
        <section aria-labelledby="links-heading">
            <h2 id="links-heading">"Links to hand out"</h2>
            <ul class="links">{links}</ul>
            <p class="hint">"Replacing a link closes the old one for everybody who has not used it yet, and asks the others to open the new one."</p>
        </section>
    }
    .into_any()
}

fn steps(page: &DeskPage) -> Option<AnyView> {
    if page.steps.is_empty() {
        return None;
    }
    let steps: Vec<_> = page
        .steps
        .iter()
        .map(|(word, does)| {
            view! {
                <form method="post" action=format!("{}/step", page.desk)>
                    <p>{does.clone()}</p>
                    <button class="button" type="submit" name="to" value=word.clone()>{format!("Go to “{word}”")}</button>
                </form>
            }
        })
        .collect();
    Some(view! { <section aria-labelledby="steps-heading"><h2 id="steps-heading">"The next step"</h2>{steps}</section> }.into_any())
}

fn set_up(page: &DeskPage) -> Option<AnyView> {
    let set_up = page.set_up.as_ref()?;
    Some(
        view! {
            <section aria-labelledby="setup-heading">
                <h2 id="setup-heading">"How it runs"</h2>
                <details class="more">
                    <summary>"Batches, dates, limits"</summary>
                    <form class="stack" method="post" action=format!("{}/setup", page.desk)>
                        {setup::fields(set_up)}
                        <p class="actions"><button class="button" type="submit">"Save"</button></p>
                    </form>
                </details>
            </section>
        }
        .into_any(),
    )
}

fn exports(page: &DeskPage) -> Option<AnyView> {
    let ((name, href), rest) = page.exports.split_first()?;
    let rest: Vec<_> = rest
        .iter()
        .map(|(name, href)| view! { <li><a href=href.clone() download="">{name.clone()}</a></li> })
        .collect();
    Some(
        view! {
            <section aria-labelledby="exports-heading">
                <h2 id="exports-heading">"Take it along"</h2>
                <p><a class="button primary" href=href.clone() download="">{name.clone()}</a></p>
                <ul>{rest}</ul>
            </section>
        }
        .into_any(),
    )
}
