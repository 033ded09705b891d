//! How a debate runs: the choices of the one who starts it, the same on the form that starts it and on the desk.

use crate::model::SetUp;
use leptos::prelude::*;
use std::borrow::Cow;
use words::say;

/// What a form sends, and its label and hint.
type Choice = (&'static str, Cow<'static, str>, Cow<'static, str>);

fn releases() -> [Choice; 3] {
    [
        ("hourly", say!("setup-hourly"), say!("setup-hourly-hint")),
        ("daily", say!("setup-daily"), say!("setup-daily-hint")),
        ("now", say!("setup-now"), say!("setup-now-hint")),
    ]
}

fn ratings() -> [Choice; 2] {
    [
        ("reflect", say!("setup-reflect"), say!("setup-reflect-hint")),
        ("rated", say!("setup-rated"), say!("setup-rated-hint")),
    ]
}

fn choice(name: &'static str, legend: Cow<'static, str>, choices: &[Choice], chosen: &str, fixed: bool) -> AnyView {
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
                    <label for=id>{label.clone()}</label>
                    <span class="hint" id=hint_id>{hint.clone()}</span>
                </div>
            }
        })
        .collect();
    view! { <fieldset class="choice"><legend>{legend}</legend>{options}</fieldset> }.into_any()
}

/// The fields, without the form around them.
pub(crate) fn fields(set_up: &SetUp) -> AnyView {
    let fixed = set_up.opened.then(|| {
        view! { <p class="note">{say!("setup-fixed")}</p> }
    });
    view! {
        {fixed}
        {choice("release", say!("setup-release"), &releases(), &set_up.release, set_up.opened)}
        {choice("ratings", say!("setup-ratings"), &ratings(), &set_up.ratings, set_up.opened)}
        <p class="field">
            <label for="setup-ratings-until">{say!("setup-ratings-until")}</label>
            <input id="setup-ratings-until" name="ratings_until" type="date" value=set_up.ratings_until.clone() aria-describedby="setup-until-hint" />
        </p>
        <p class="field">
            <label for="setup-claims-until">{say!("setup-claims-until")}</label>
            <input id="setup-claims-until" name="claims_until" type="date" value=set_up.claims_until.clone() aria-describedby="setup-until-hint" />
            <span class="hint" id="setup-until-hint">{say!("setup-until-hint")}</span>
        </p>
        <p class="field short">
            <label for="setup-k">{say!("setup-k")}</label>
            <input id="setup-k" name="k" type="number" min="5" max="50" inputmode="numeric" placeholder="5" value=set_up.k.clone() disabled=set_up.touched aria-describedby="setup-k-hint" />
            <span class="hint" id="setup-k-hint">{say!("setup-k-hint")}</span>
        </p>
        <p class="field short">
            <label for="setup-per-day">{say!("setup-per-day")}</label>
            <input id="setup-per-day" name="claims_per_day" type="number" min="1" max="1000" inputmode="numeric" placeholder=say!("setup-no-limit") value=set_up.claims_per_day.clone() />
        </p>
    }
    .into_any()
}
