//! Starting a debate: a thesis, and the desk opens.

use crate::{
    Assets,
    model::{Frame, NewDebatePage},
    setup, shell, ui,
};
use leptos::prelude::*;

/// Writes the page of a new debate.
pub fn new_debate(frame: &Frame, assets: &Assets, page: NewDebatePage) -> String {
    shell::page(frame, assets, "room narrow", || room(page))
}

fn room(page: NewDebatePage) -> AnyView {
    let invalid = page.error.is_some().then_some("new-error");
    let error = page.error.clone().map(|text| view! { <p class="error" id="new-error" role="alert">{text}</p> });
    view! {
        <h1 class="claim">"Start a debate"</h1>
        <p class="lead">"Say what is to be decided. You get a desk with links to copy: one for those who take part, one for yourself."</p>
        <form class="stack" method="post" action=page.action.clone()>
            {error}
            <input type="hidden" name="id" value=page.id />
            <p class="field">
                <label for="new-title">"The thesis, or the question if there are several theses"</label>
                <input id="new-title" name="title" type="text" value=page.title autocomplete="off" required aria-describedby=invalid />
            </p>
            <p class="field">
                <label for="new-theses">"Theses, one a line"</label>
                <textarea id="new-theses" name="theses" rows="4" aria-describedby="new-theses-hint">{ui::typed(&page.theses)}</textarea>
                <span class="hint" id="new-theses-hint">"Leave it empty when the line above is the thesis."</span>
            </p>
            <p class="field">
                <label for="new-background">"What one should know first"</label>
                <textarea id="new-background" name="background" rows="6" aria-describedby="new-background-hint">{ui::typed(&page.background)}</textarea>
                <span class="hint" id="new-background-hint">"Facts everybody agrees on, not arguments. May be empty."</span>
            </p>
            <details class="more" open=page.error.is_some()>
                <summary>"How it runs: batches, dates, limits"</summary>
                <div class="stack">{setup::fields(&page.set_up)}</div>
            </details>
            {ui::operators_key(page.key)}
            <p class="actions"><button class="button primary" type="submit">"Start the debate"</button></p>
        </form>
    }
    .into_any()
}
