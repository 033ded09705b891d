//! The facilitator's desk: links to hand out, the next step, and what to take along.

use crate::{
    Assets,
    model::{DeskPage, Frame},
    setup, shell, ui,
};
use leptos::prelude::*;
use words::say;

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
        <p class="kind">{say!("desk-heading")}</p>
        <h1 class="claim">{page.title.clone()}</h1>
        {ui::strip(&page.strip)}
        <p class="note">{say!("desk-save")}</p>
        <p class="actions"><a class="button primary" href=page.take_part.clone()>{say!("desk-take-part")}</a> <span class="soft">{say!("desk-take-part-how")}</span></p>
        {ui::links(&page.desk, &page.links)}
        {invitation(page)}
        {steps(page)}
        {set_up(page)}
        <section aria-labelledby="numbers-heading"><h2 id="numbers-heading">{say!("desk-numbers")}</h2><dl class="figures">{numbers}</dl></section>
        {exports(page)}
    }
    .into_any()
}

fn invitation(page: &DeskPage) -> AnyView {
    let qr = (!page.qr.is_empty()).then(|| {
        view! { <details class="more"><summary>{say!("desk-qr")}</summary><div class="qr" inner_html=page.qr.clone()></div></details> }
    });
    view! {
        <section aria-labelledby="invitation-heading">
            <h2 id="invitation-heading">{say!("desk-invite")}</h2>
            <p class="field">
                <label for="invitation">{say!("desk-invite-label")}</label>
                <textarea id="invitation" rows="9" readonly aria-describedby="invitation-hint">{ui::typed(&page.invitation)}</textarea>
                <span class="hint" id="invitation-hint">{say!("desk-invite-hint")}</span>
            </p>
            {qr}
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
        .map(|(word, button, does)| {
            view! {
                <form method="post" action=format!("{}/step", page.desk)>
                    <p>{does.clone()}</p>
                    <button class="button" type="submit" name="to" value=word.clone()>{button.clone()}</button>
                </form>
            }
        })
        .collect();
    Some(view! { <section aria-labelledby="steps-heading"><h2 id="steps-heading">{say!("desk-steps")}</h2>{steps}</section> }.into_any())
}

fn set_up(page: &DeskPage) -> Option<AnyView> {
    let set_up = page.set_up.as_ref()?;
    Some(
        view! {
            <section aria-labelledby="setup-heading">
                <h2 id="setup-heading">{say!("desk-set-up")}</h2>
                <details class="more">
                    <summary>{say!("desk-set-up-more")}</summary>
                    <form class="stack" method="post" action=format!("{}/setup", page.desk)>
                        {setup::fields(set_up)}
                        <p class="actions"><button class="button" type="submit">{say!("desk-set-up-save")}</button></p>
                    </form>
                </details>
            </section>
        }
        .into_any(),
    )
}

fn exports(page: &DeskPage) -> AnyView {
    let exports: Vec<_> = page
        .exports
        .iter()
        .map(|(name, href)| view! { <li><a href=href.clone() download="">{name.clone()}</a></li> })
        .collect();
    view! {
        <section aria-labelledby="exports-heading">
            <h2 id="exports-heading">{say!("desk-exports")}</h2>
            <p><a class="button primary" href=format!("{}/brief", page.desk)>{say!("desk-read-brief")}</a></p>
            <ul>{exports}</ul>
        </section>
    }
    .into_any()
}
