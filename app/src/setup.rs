//! How a debate runs: the choices of the one who starts it, the same on the form that starts it and on the desk.

use crate::{model::SetUp, times::OwnZone, ui};
use leptos::prelude::*;
use words::say;

fn releases() -> [ui::Choice; 3] {
    [
        ("hourly", say!("setup-hourly"), say!("setup-hourly-hint")),
        ("daily", say!("setup-daily"), say!("setup-daily-hint")),
        ("now", say!("setup-now"), say!("setup-now-hint")),
    ]
}

/// Who may read it and take part. Whether by invitation is settled once it has opened.
fn access(set_up: &SetUp) -> AnyView {
    let settled = set_up.opened || set_up.touched;
    if settled && set_up.invited {
        return view! { <p class="note">{say!("setup-invited-fixed")}</p> }.into_any();
    }
    let mut choices = vec![
        ("link", say!("setup-link"), say!("setup-link-hint")),
        ("public", say!("setup-public"), say!("setup-public-hint")),
    ];
    if !settled {
        choices.push(("invited", say!("setup-invited"), say!("setup-invited-hint")));
    }
    ui::choice("access", say!("setup-access"), &choices, &set_up.access, false)
}

fn ratings() -> [ui::Choice; 2] {
    [
        ("reflect", say!("setup-reflect"), say!("setup-reflect-hint")),
        ("rated", say!("setup-rated"), say!("setup-rated-hint")),
    ]
}

/// When its steps come.
fn dates(set_up: &SetUp) -> AnyView {
    let opens = (!set_up.opened).then(|| {
        view! {
            <p class="field">
                <label for="setup-opens">{say!("setup-opens")}</label>
                <input id="setup-opens" name="opens" type="datetime-local" value=set_up.opens.clone() aria-describedby="setup-opens-hint" />
                <span class="hint" id="setup-opens-hint">{say!("setup-opens-hint")}</span>
            </p>
        }
    });
    let closings = (!set_up.frozen).then(|| closings(set_up));
    let meets = (!set_up.kept).then(|| meets(&set_up.meets));
    view! {
        <fieldset class="dates">
            <legend>{say!("setup-dates")}</legend>
            {opens}
            {closings}
            {meets}
            <p class="field">
                <label for="setup-decides">{say!("setup-decides")}</label>
                <input id="setup-decides" name="decides" type="date" value=set_up.decides.clone() />
            </p>
            <p class="field">
                <label for="setup-seals">{say!("setup-seals")}</label>
                <input id="setup-seals" name="seals" type="date" value=set_up.seals.clone() aria-describedby="setup-seals-hint" />
                <span class="hint" id="setup-seals-hint">{say!("setup-seals-hint")}</span>
            </p>
            <p class="field">
                <label for="setup-zone">{say!("setup-zone")}</label>
                <input id="setup-zone" name="zone" type="text" list="setup-zones" value=set_up.zone.clone() placeholder="UTC" autocomplete="off" aria-describedby="setup-zone-hint" />
                {zones()}
                <span class="hint" id="setup-zone-hint">{say!("setup-zone-hint")}</span>
            </p>
            <OwnZone />
        </fieldset>
    }
    .into_any()
}

/// The zones that are offered where one is typed.
pub(crate) fn zones() -> AnyView {
    view! { <datalist id="setup-zones">{ZONES.map(|zone| view! { <option value=zone></option> }).collect_view()}</datalist> }.into_any()
}

/// When the meeting begins.
pub(crate) fn meets(value: &str) -> AnyView {
    view! {
        <p class="field">
            <label for="setup-meets">{say!("setup-meets")}</label>
            <input id="setup-meets" name="meets" type="datetime-local" value=value.to_owned() />
        </p>
    }
    .into_any()
}

/// When claims and ratings close.
fn closings(set_up: &SetUp) -> AnyView {
    view! {
            <p class="field">
                <label for="setup-ratings-until">{say!("setup-ratings-until")}</label>
                <input id="setup-ratings-until" name="ratings_until" type="date" value=set_up.ratings_until.clone() aria-describedby="setup-until-hint" />
                <span class="hint" id="setup-until-hint">{say!("setup-until-hint")}</span>
            </p>
            <p class="option">
                <input id="setup-by-itself" name="by_itself" type="checkbox" value="yes" checked=set_up.by_itself />
                <label for="setup-by-itself">{say!("setup-by-itself")}</label>
            </p>
            <p class="field">
                <label for="setup-claims-until">{say!("setup-claims-until")}</label>
                <input id="setup-claims-until" name="claims_until" type="date" value=set_up.claims_until.clone() aria-describedby="setup-claims-hint" />
                <span class="hint" id="setup-claims-hint">{say!("setup-claims-hint")}</span>
            </p>
    }
    .into_any()
}

/// Zones that are offered; any other of the world's may be typed.
const ZONES: [&str; 12] = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Paris",
    "Europe/Kyiv",
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Africa/Lagos",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Sydney",
    "UTC",
];

/// Who can be asked, in which language, which names the composer warns of.
fn people(set_up: &SetUp) -> AnyView {
    view! {
        <p class="field">
            <label for="setup-contact">{say!("setup-contact")}</label>
            <input id="setup-contact" name="contact" type="text" maxlength="200" value=set_up.contact.clone() autocomplete="off" aria-describedby="setup-contact-hint" />
            <span class="hint" id="setup-contact-hint">{say!("setup-contact-hint")}</span>
        </p>
        <p class="field short">
            <label for="setup-language">{say!("setup-language")}</label>
            <input id="setup-language" name="language" type="text" list="setup-languages" maxlength="35" value=set_up.language.clone() autocomplete="off" aria-describedby="setup-language-hint" />
            <datalist id="setup-languages">{LANGUAGES.map(|(tag, name)| view! { <option value=tag>{name}</option> }).collect_view()}</datalist>
            <span class="hint" id="setup-language-hint">{say!("setup-language-hint")}</span>
        </p>
        <p class="field">
            <label for="setup-names">{say!("setup-names")}</label>
            <textarea id="setup-names" name="names" rows="3" aria-describedby="setup-names-hint">{ui::typed(&set_up.names)}</textarea>
            <span class="hint" id="setup-names-hint">{say!("setup-names-hint")}</span>
        </p>
    }
    .into_any()
}

/// Languages that are offered, as their speakers call them; any other may be typed.
const LANGUAGES: [(&str, &str); 12] = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("it", "Italiano"),
    ("pt", "Português"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ar", "العربية"),
    ("he", "עברית"),
];

/// How many people are expected, and what is proposed for so many.
fn people_expected(set_up: &SetUp) -> Option<AnyView> {
    if set_up.kept {
        return None;
    }
    let proposed = set_up.proposed.clone().map(|text| view! { <p class="note" role="status">{text}</p> });
    Some(
        view! {
            <p class="field short">
                <label for="setup-people">{say!("setup-people")}</label>
                <input id="setup-people" name="people" type="number" min="1" max="100000" inputmode="numeric" value=set_up.people.clone() aria-describedby="setup-people-hint" />
                <span class="hint" id="setup-people-hint">{say!("setup-people-hint")}</span>
            </p>
            <p class="actions"><button class="button" type="submit" name="propose" value="yes" formnovalidate=true>{say!("setup-propose")}</button></p>
            {proposed}
        }
        .into_any(),
    )
}

fn review() -> [ui::Choice; 2] {
    [
        ("no", say!("setup-review-no"), say!("setup-review-no-hint")),
        ("yes", say!("setup-review-yes"), say!("setup-review-yes-hint")),
    ]
}

/// What is about claims and ratings.
fn contributions(set_up: &SetUp) -> AnyView {
    let fixed = set_up.opened.then(|| {
        view! { <p class="note">{say!("setup-fixed")}</p> }
    });
    view! {
        {fixed}
        {ui::choice("release", say!("setup-release"), &releases(), &set_up.release, set_up.opened)}
        {ui::choice("ratings", say!("setup-ratings"), &ratings(), &set_up.ratings, set_up.opened)}
        {ui::choice("review", say!("setup-review"), &review(), &set_up.review, false)}
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

/// The fields, without the form around them.
pub(crate) fn fields(set_up: &SetUp) -> AnyView {
    let contributions = (!set_up.frozen).then(|| contributions(set_up));
    view! {
        {dates(set_up)}
        {people_expected(set_up)}
        {contributions}
        {access(set_up)}
        {people(set_up)}
    }
    .into_any()
}
