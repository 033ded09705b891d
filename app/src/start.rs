//! Starting a debate: a thesis, and the desk opens.

use crate::{
    Assets,
    model::{Frame, NewDebatePage},
    setup, shell, ui,
};
use leptos::prelude::*;
use words::say;

/// Writes the page of a new debate.
pub fn new_debate(frame: &Frame, assets: &Assets, page: NewDebatePage) -> String {
    shell::page(frame, assets, "room narrow", || room(page))
}

fn room(page: NewDebatePage) -> AnyView {
    let invalid = page.error.is_some().then_some("new-error");
    let error = page.error.clone().map(|text| view! { <p class="error" id="new-error" role="alert">{text}</p> });
    view! {
        <h1 class="claim">{say!("start-title")}</h1>
        <p class="lead">{say!("start-lead")}</p>
        {templates(&page)}
        {page.import.clone().map(|href| view! { <p class="ways"><a href=href>{say!("import-instead")}</a></p> })}
        <form class="stack" method="post" action=page.action.clone()>
            {error}
            // The Enter key starts the debate; it would press the first button there is.
            <button type="submit" hidden=true></button>
            <input type="hidden" name="id" value=page.id />
            {page.warned.then(|| view! { <input type="hidden" name="warned" value="yes" /> })}
            <p class="field">
                <label for="new-title">{say!("start-thesis")}</label>
                <input id="new-title" name="title" type="text" value=page.title autocomplete="off" required aria-describedby=invalid />
            </p>
            <p class="field">
                <label for="new-theses">{say!("start-theses")}</label>
                <textarea id="new-theses" name="theses" rows="4" aria-describedby="new-theses-hint">{ui::typed(&page.theses)}</textarea>
                <span class="hint" id="new-theses-hint">{say!("start-theses-hint")}</span>
            </p>
            <p class="field">
                <label for="new-background">{say!("start-background")}</label>
                <textarea id="new-background" name="background" rows="6" aria-describedby="new-background-hint">{ui::typed(&page.background)}</textarea>
                <span class="hint" id="new-background-hint">{say!("start-background-hint")}</span>
            </p>
            <details class="more" open=page.unfolded>
                <summary>{say!("start-set-up")}</summary>
                <div class="stack">{setup::fields(&page.set_up)}</div>
            </details>
            {ui::operators_key(page.key)}
            <p class="actions"><button class="button primary" type="submit">{if page.warned { say!("start-anyway") } else { say!("start-submit") }}</button></p>
        </form>
    }
    .into_any()
}

fn templates(page: &NewDebatePage) -> Option<AnyView> {
    if page.templates.is_empty() {
        return None;
    }
    let links: Vec<_> = page
        .templates
        .iter()
        .map(|one| view! { <li><a href=one.href.clone()><strong>{one.name.clone()}</strong> " " <span class="soft">{one.about.clone()}</span></a></li> })
        .collect();
    Some(
        view! {
            <details class="more templates">
                <summary>{say!("template-heading")}</summary>
                <p class="hint">{say!("template-hint")}</p>
                <ul>{links}</ul>
            </details>
        }
        .into_any(),
    )
}
