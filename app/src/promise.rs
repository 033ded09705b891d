//! The promise: who can learn who wrote or rated what, who reads what when, and what is not promised.

use crate::{Assets, model::Frame, shell};
use leptos::prelude::*;
use std::borrow::Cow;
use words::say;

type Words = Cow<'static, str>;

/// Who, whether they can learn who wrote or rated what, and why.
fn who() -> [(Words, Words, Words); 7] {
    [
        (say!("promise-people"), say!("promise-no"), say!("promise-people-why")),
        (say!("promise-copy"), say!("promise-no"), say!("promise-copy-why")),
        (say!("promise-secret"), say!("promise-secret-can"), say!("promise-secret-why")),
        (say!("promise-records"), say!("promise-records-can"), say!("promise-records-why")),
        (say!("promise-operator"), say!("promise-operator-can"), say!("promise-operator-why")),
        (say!("promise-many"), say!("promise-many-can"), say!("promise-many-why")),
        (say!("promise-style"), say!("promise-style-can"), say!("promise-style-why")),
    ]
}

/// Who reads what: while claims and ratings are collected, and from the meeting on.
fn readers() -> [(Words, Words, Words); 4] {
    let results = || say!("promise-results");
    [
        (say!("promise-no-link"), say!("promise-no-link-now"), say!("promise-no-link-then")),
        (say!("promise-contributors"), say!("promise-contributors-now"), results()),
        (say!("promise-leadership"), say!("promise-leadership-now"), results()),
        (say!("promise-facilitators"), say!("promise-facilitators-now"), results()),
    ]
}

/// Writes the page of the promise.
pub fn promise(frame: &Frame, assets: &Assets) -> String {
    shell::page(frame, assets, "room narrow promise", room)
}

fn room() -> AnyView {
    let who: Vec<_> = who()
        .into_iter()
        .map(|(who, can, why)| {
            view! { <tr><th scope="row">{who}</th><td><strong>{can}</strong> " " {why}</td></tr> }
        })
        .collect();
    let readers: Vec<_> = readers()
        .into_iter()
        .map(|(who, now, later)| {
            view! {
                <tr>
                    <th scope="row">{who}</th>
                    <td><span class="when soft">{say!("promise-now")} " "</span>{now}</td>
                    <td><span class="when soft">{say!("promise-then")} " "</span>{later}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <h1 class="claim">{say!("promise-heading")}</h1>
        <p class="lead">{say!("promise-lead")}</p>
        <section aria-labelledby="how-heading">
            <h2 id="how-heading">{say!("promise-how")}</h2>
            <ul>
                <li>{say!("promise-how-voice")}</li>
                <li>{say!("promise-how-mark")}</li>
                <li>{say!("promise-how-time")}</li>
                <li>{say!("promise-how-few")}</li>
                <li>{say!("promise-how-invited")}</li>
            </ul>
        </section>
        <section aria-labelledby="who-heading">
            <h2 id="who-heading">{say!("promise-who")}</h2>
            <table class="who">
                <thead><tr><th scope="col">{say!("promise-who-who")}</th><th scope="col">{say!("promise-who-can")}</th></tr></thead>
                <tbody>{who}</tbody>
            </table>
        </section>
        <section aria-labelledby="readers-heading">
            <h2 id="readers-heading">{say!("promise-readers")}</h2>
            <table class="who readers">
                <thead><tr><th scope="col">{say!("promise-who-who")}</th><th scope="col">{say!("promise-readers-now")}</th><th scope="col">{say!("promise-readers-then")}</th></tr></thead>
                <tbody>{readers}</tbody>
            </table>
            <p class="soft">{say!("promise-own")}</p>
        </section>
        <section aria-labelledby="batch-heading">
            <h2 id="batch-heading">{say!("promise-batch")}</h2>
            <p>{say!("promise-batch-text")}</p>
        </section>
        <section aria-labelledby="self-heading">
            <h2 id="self-heading">{say!("promise-self")}</h2>
            <ul>
                <li><strong>{say!("promise-self-forget")}</strong> " " {say!("promise-self-forget-how")}</li>
                <li><strong>{say!("promise-self-device")}</strong> " " {say!("promise-self-device-how")}</li>
                <li><strong>{say!("promise-self-network")}</strong> " " {say!("promise-self-network-how")}</li>
                <li><strong>{say!("promise-self-style")}</strong> " " {say!("promise-self-style-how")}</li>
            </ul>
        </section>
        <section aria-labelledby="not-heading">
            <h2 id="not-heading">{say!("promise-not")}</h2>
            <ul>
                <li>{say!("promise-not-server")}</li>
                <li>{say!("promise-not-one")}</li>
                <li>{say!("promise-not-sealed")}</li>
                <li>{say!("promise-not-back")}</li>
            </ul>
        </section>
    }
    .into_any()
}
