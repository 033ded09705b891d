//! How a debate runs: the choices of the one who starts it, the same on the form that starts it and on the desk.

use crate::model::SetUp;
use leptos::prelude::*;

const RELEASES: [(&str, &str, &str); 3] = [
    (
        "hourly",
        "About once an hour",
        "At a random minute, and only when three people have added something (or after a day). Nobody can tell who was online.",
    ),
    ("daily", "About once a day", "The same, once a day: the calmest, and the most anonymous."),
    (
        "now",
        "At once",
        "Within seconds. Everybody can tell when something was written, and perhaps from that by whom.",
    ),
];

const RATINGS: [(&str, &str, &str); 2] = [
    ("reflect", "When the meeting begins", "Nobody is swayed by what others think."),
    (
        "rated",
        "Earlier, to those who have rated the claim themselves",
        "As one of five words, made anew only when enough ratings have changed. The last few ratings of a claim may then stay uncounted.",
    ),
];

fn choice(
    name: &'static str,
    legend: &'static str,
    choices: &[(&'static str, &'static str, &'static str)],
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
                    <label for=id>{*label}</label>
                    <span class="hint" id=hint_id>{*hint}</span>
                </div>
            }
        })
        .collect();
    view! { <fieldset class="choice"><legend>{legend}</legend>{options}</fieldset> }.into_any()
}

/// The fields, without the form around them.
pub(crate) fn fields(set_up: &SetUp) -> AnyView {
    let fixed = set_up.opened.then(|| {
        view! { <p class="note">"The debate has opened: how contributions appear and who sees ratings stay as they are, because people rely on them."</p> }
    });
    view! {
        {fixed}
        {choice("release", "When do contributions appear to others?", &RELEASES, &set_up.release, set_up.opened)}
        {choice("ratings", "When do others’ ratings show?", &RATINGS, &set_up.ratings, set_up.opened)}
        <p class="field">
            <label for="setup-ratings-until">"Ratings close at the end of"</label>
            <input id="setup-ratings-until" name="ratings_until" type="date" value=set_up.ratings_until.clone() aria-describedby="setup-until-hint" />
        </p>
        <p class="field">
            <label for="setup-claims-until">"Claims close at the end of"</label>
            <input id="setup-claims-until" name="claims_until" type="date" value=set_up.claims_until.clone() aria-describedby="setup-until-hint" />
            <span class="hint" id="setup-until-hint">"Days in UTC. Left empty, claims close two days before ratings, so that the last ones are heard too; without a day for ratings, both stay open until you begin the meeting."</span>
        </p>
        <p class="field short">
            <label for="setup-k">"The smallest group that anything is shown of"</label>
            <input id="setup-k" name="k" type="number" min="5" max="50" inputmode="numeric" placeholder="5" value=set_up.k.clone() disabled=set_up.touched aria-describedby="setup-k-hint" />
            <span class="hint" id="setup-k-hint">"5 or more. It can be made larger until the first ratings appear, never smaller."</span>
        </p>
        <p class="field short">
            <label for="setup-per-day">"The most claims from one person in a day"</label>
            <input id="setup-per-day" name="claims_per_day" type="number" min="1" max="1000" inputmode="numeric" placeholder="no limit" value=set_up.claims_per_day.clone() />
        </p>
    }
    .into_any()
}
