//! The promise: who can learn who wrote or rated what, who reads what when, and what is not promised.

use crate::{Assets, model::Frame, shell};
use leptos::prelude::*;

/// Who, whether they can learn who wrote or rated what, and why.
const WHO: [(&str, &str, &str); 6] = [
    (
        "Other contributors, facilitators, leadership",
        "No.",
        "At no time, through no page, download, program interface or count.",
    ),
    (
        "Somebody with a copy of the database, its backups or the logs, without the server’s secret",
        "No.",
        "Nothing that is stored links two contributions of one person, or a person to a contribution.",
    ),
    (
        "The same, who also has the server’s secret and gets hold of your browser",
        "Yes, yours.",
        "Until this device forgets you, your browser and the secret together lead to what you wrote and rated.",
    ),
    (
        "Whoever runs the server and changes it to record who visits, or changes its pages",
        "Yes.",
        "No web service can rule this out, this one neither. Trust in those who run it is needed here.",
    ),
    (
        "People who take part in one debate with many voices",
        "Partly.",
        "They can narrow small groups down, because they know which voices are their own.",
    ),
    (
        "A reader who knows how you write",
        "Perhaps.",
        "Write plainly, without the phrases and the details that only you would use.",
    ),
];

/// Who reads what: while claims and ratings are collected, and from the meeting on.
const READERS: [(&str, &str, &str); 4] = [
    ("Without a link", "Nothing, unless the debate is public", "The same"),
    ("Contributors", "All released claims; what they wrote and rated themselves", "Claims and results"),
    (
        "Leadership",
        "What is asked and when, how many claims there are; how many took part, from five on",
        "Claims and results",
    ),
    ("Facilitators", "All released claims; how many took part, from five on", "Claims and results"),
];

/// Writes the page of the promise.
pub fn promise(frame: &Frame, assets: &Assets) -> String {
    shell::page(frame, assets, "room narrow promise", room)
}

fn room() -> AnyView {
    let who: Vec<_> = WHO
        .iter()
        .map(|(who, can, why)| {
            view! { <tr><th scope="row">{*who}</th><td><strong>{*can}</strong> " " {*why}</td></tr> }
        })
        .collect();
    let readers: Vec<_> = READERS
        .iter()
        .map(|(who, now, later)| {
            view! {
                <tr>
                    <th scope="row">{*who}</th>
                    <td><span class="when soft">"Now: "</span>{*now}</td>
                    <td><span class="when soft">"Then: "</span>{*later}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <h1 class="claim">"Nobody can see who wrote or rated what."</h1>
        <p class="lead">"Not colleagues, not the facilitator, not their boss. That is not a setting that somebody could switch off: nothing is stored that could be shown."</p>
        <section aria-labelledby="how-heading">
            <h2 id="how-heading">"What makes it so"</h2>
            <ul>
                <li>"There are no accounts and no names. With your first claim or rating your browser gets a random secret for this one debate, your voice. The server keeps no list of voices."</li>
                <li>"Under each claim and each rating the server stores a mark that is different every time. Only your voice and the server’s secret together can tell which are yours: that is how you alone can change them."</li>
                <li>"Of the time of a claim only a date is stored, of a rating nothing; of your device nothing at all."</li>
                <li>"Results are shown only where enough people have rated, five or more, and during the debate not at all. Nothing is ever shown about fewer."</li>
            </ul>
        </section>
        <section aria-labelledby="who-heading">
            <h2 id="who-heading">"Can they learn who wrote or rated what?"</h2>
            <table class="who">
                <thead><tr><th scope="col">"Who"</th><th scope="col">"Can they?"</th></tr></thead>
                <tbody>{who}</tbody>
            </table>
        </section>
        <section aria-labelledby="readers-heading">
            <h2 id="readers-heading">"Who reads what, and when?"</h2>
            <table class="who readers">
                <thead><tr><th scope="col">"Who"</th><th scope="col">"While the debate is open"</th><th scope="col">"From the meeting on"</th></tr></thead>
                <tbody>{readers}</tbody>
            </table>
            <p class="soft">"Your own claims you see at once, marked as yours. Only your browser is told that they are."</p>
        </section>
        <section aria-labelledby="batch-heading">
            <h2 id="batch-heading">"Why “with the next batch”?"</h2>
            <p>"If a claim appeared the moment it was sent, whoever watched the page could tell who was online just then. So claims and ratings are collected and appear together, at a time that nobody chose. A debate that shows them at once says so on every page: there, times are given away."</p>
        </section>
        <section aria-labelledby="self-heading">
            <h2 id="self-heading">"What you can do yourself"</h2>
            <ul>
                <li><strong>"Forget me on this device."</strong> " At the foot of a debate’s pages. Afterwards nothing on the device leads to what you wrote, and you can no longer change it. Drafts, and which claims you have seen, are kept on the device alone and go with it."</li>
                <li><strong>"Continue on another device."</strong> " In the same place: a code makes your phone and your laptop one voice. Show it to nobody, and never enter a code that somebody else gave you: they could see what you write."</li>
                <li><strong>"Choose device and network."</strong> " Whoever runs the network at work may see that you visit this site, though not what you do here. Your own phone is not seen there."</li>
                <li><strong>"Write so that it could be anybody."</strong> " Leave out what only you can know, unless it has to be said."</li>
            </ul>
        </section>
        <section aria-labelledby="not-heading">
            <h2 id="not-heading">"What is not promised"</h2>
            <ul>
                <li>"That whoever runs this server has not changed it. Its source is open; what actually runs, you can’t see from outside."</li>
                <li>"That one person has only one voice: clearing cookies or using two browsers makes two. Invitations that give each person exactly one, without telling the server which, are not there yet."</li>
                <li>"That the server’s secret leads nowhere once a debate is over. Sealing, which will make sure of that, is not there yet; until then, have yourself forgotten on your devices."</li>
                <li>"That you can come back without your browser or its code. Nobody can give your voice back to you, because nobody has it."</li>
            </ul>
        </section>
    }
    .into_any()
}
