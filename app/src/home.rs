//! The start page: what this is, one debate to look at, and the way to start one's own.

use crate::{
    Assets,
    model::{Frame, HomePage},
    picture, shell,
};
use leptos::prelude::*;

/// Writes the start page.
pub fn home(frame: &Frame, assets: &Assets, page: HomePage) -> String {
    shell::page(frame, assets, "room home", || room(&page))
}

fn room(page: &HomePage) -> AnyView {
    let start = page.can_start.then(|| view! { <a class="button primary" href="/new">"Start a debate"</a> });
    let look =
        page.demo.as_ref().map(|(href, _, _)| view! { <a class="button" href=href.clone()>"Look at a debate"</a> });
    let demo = page.demo.as_ref().map(|(href, title, picture)| {
        view! {
            <section class="demo" aria-labelledby="demo-heading">
                {picture::figure(picture)}
                <h2 id="demo-heading"><a href=href.clone()>{title.clone()}</a></h2>
            </section>
        }
    });
    view! {
        <div class="matter">
            <h1 class="claim">"Argue first, then meet."</h1>
            <p class="lead">
                "A question, everything that speaks for it and against it, and what a group thinks of each reason: written \
                 and rated without names, before anybody sits down at a table."
            </p>
            <p class="actions">{start} " " {look}</p>
            <ul class="points">
                <li><strong>"Nobody can see who wrote or rated what."</strong> " Not colleagues, not the facilitator, not their boss. " <a href="/promise">"How that works"</a></li>
                <li><strong>"Reasons, not comments."</strong> " Each claim speaks for or against one other claim, so that nothing is said twice and nothing gets lost."</li>
                <li><strong>"Then the meeting."</strong> " It begins with a picture of where the group agrees and where it is split."</li>
            </ul>
        </div>
        {demo}
    }
    .into_any()
}
