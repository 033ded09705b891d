//! The promise: who can learn who wrote or rated what, and what this early version does not do yet.

use crate::{Assets, model::Frame, shell};
use leptos::prelude::*;

/// Who, and whether they can learn it.
const WHO: [(&str, &str); 6] = [
    (
        "Other contributors, facilitators, leadership",
        "No: at no time, through no page, download, program interface or count.",
    ),
    (
        "Somebody with a copy of the database or its backups, without the server’s secret",
        "No: nothing that is stored links two contributions of one person, or a person to a contribution.",
    ),
    (
        "The same, who also has the server’s secret and gets hold of your browser",
        "Yes, what you wrote and rated yourself. Clear this site’s cookies when you are done, and nothing leads back to you.",
    ),
    (
        "Whoever runs the server and changes it to record who visits, or changes its pages",
        "Yes. No web service can rule this out, this one neither.",
    ),
    ("People who plant many voices in an open debate", "They can narrow small groups down."),
    ("A reader who knows how you write", "Perhaps. Write plainly, without the phrases that only you use."),
];

/// Writes the page of the promise.
pub fn promise(frame: &Frame, assets: &Assets) -> String {
    shell::page(frame, assets, "room narrow", room)
}

fn room() -> AnyView {
    let rows: Vec<_> =
        WHO.iter().map(|(who, can)| view! { <tr><th scope="row">{*who}</th><td>{*can}</td></tr> }).collect();
    view! {
        <h1 class="claim">"Nobody can see who wrote or rated what."</h1>
        <p class="lead">"That is not a setting that somebody could switch off: there is nothing stored that could be shown."</p>
        <section aria-labelledby="who-heading">
            <h2 id="who-heading">"Can they learn who wrote or rated what?"</h2>
            <table class="who">
                <thead><tr><th scope="col">"Who"</th><th scope="col">"Can they?"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
        <section aria-labelledby="how-heading">
            <h2 id="how-heading">"How that works"</h2>
            <ul>
                <li>"There are no accounts and no names. Your browser holds a random voice for each debate; the server keeps no list of voices."</li>
                <li>"Under each claim and each rating the server stores a mark that is different every time. Only your voice and the server’s secret together can tell which are yours: that is how you can edit them."</li>
                <li>"Nothing is stored that says when a claim was written or a rating given, and no address of your device."</li>
                <li>"What a group thinks is only shown when enough people have rated, and during the debate not at all."</li>
                <li>"Who clears their cookies, or changes the browser, can no longer change what they wrote. That is the price."</li>
            </ul>
        </section>
        <section aria-labelledby="not-yet-heading">
            <h2 id="not-yet-heading">"What this early version does not do yet"</h2>
            <ul>
                <li>"Where a debate releases claims at once, they appear about once a second: somebody who watches the page can tell when they were written, and perhaps from that by whom."</li>
                <li>"One person can take part with more than one voice. Invitations that give each person exactly one, without telling the server which, are not there yet."</li>
                <li>"Sealing, which makes sure that even the server’s secret leads nowhere once a debate is closed, is not there yet."</li>
                <li>"There are no limits on how fast somebody may write yet."</li>
            </ul>
        </section>
    }
    .into_any()
}
