//! The start page: what this is, one debate to look at, and the way to start one's own.

use crate::{
    Assets,
    model::{Frame, HomePage},
    picture, shell,
};
use leptos::prelude::*;
use words::say;

/// Writes the start page.
pub fn home(frame: &Frame, assets: &Assets, page: HomePage) -> String {
    shell::page(frame, assets, "room home", || room(&page))
}

fn room(page: &HomePage) -> AnyView {
    let start = page.can_start.then(|| view! { <a class="button primary" href="/new">{say!("home-start")}</a> " " <a class="button" href="/s">{say!("home-space")}</a> });
    let look = page
        .demo
        .as_ref()
        .map(|(href, _, _)| view! { <a class="button" href=href.clone()>{say!("home-look")}</a> });
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
            <h1 class="claim">{say!("home-heading")}</h1>
            <p class="lead">
                {say!("home-lead")}
            </p>
            <p class="actions">{start} " " {look}</p>
            <ul class="points">
                <li><strong>{say!("home-nobody")}</strong> " " {say!("home-nobody-more")} " " <a href="/promise">{say!("home-nobody-how")}</a></li>
                <li><strong>{say!("home-reasons")}</strong> " " {say!("home-reasons-more")}</li>
                <li><strong>{say!("home-meeting")}</strong> " " {say!("home-meeting-more")}</li>
            </ul>
        </div>
        {demo}
    }
    .into_any()
}
