//! A space: starting one, its page for those who run it, and its overview for leadership.

use crate::{
    Assets,
    model::{Frame, NewSpacePage, QuietHours, SpaceDebate, SpaceOverviewPage, SpacePage, SpaceRow, Strip},
    setup, shell,
    times::OwnZone,
    ui,
};
use leptos::prelude::*;
use words::say;

/// How many theses a row of the overview tells of.
const FIRST: usize = 3;

/// Writes the page that starts a space.
pub fn new_space(frame: &Frame, assets: &Assets, page: NewSpacePage) -> String {
    shell::page(frame, assets, "room narrow", || start(&page))
}

/// Writes the page of a space.
pub fn space(frame: &Frame, assets: &Assets, page: SpacePage) -> String {
    shell::page(frame, assets, "room narrow desk", || room(&page))
}

/// Writes the overview of a space.
pub fn space_overview(frame: &Frame, assets: &Assets, page: SpaceOverviewPage) -> String {
    shell::page(frame, assets, "room space", || table(&page))
}

/// The fields that say what a space is.
fn fields(name: &str, mission: &str, contact: &str, quiet: &QuietHours, error: Option<&String>) -> AnyView {
    let invalid = error.map(|_| "space-error");
    view! {
        <p class="error" id="space-error" role="alert" hidden=error.is_none()>{error.cloned()}</p>
        <p class="field">
            <label for="space-name">{say!("space-name-label")}</label>
            <input id="space-name" name="name" type="text" value=name.to_owned() maxlength="100" autocomplete="off" required aria-describedby=invalid />
        </p>
        <p class="field">
            <label for="space-mission">{say!("space-mission-label")}</label>
            <textarea id="space-mission" name="mission" rows="3" aria-describedby="space-mission-hint">{ui::typed(mission)}</textarea>
            <span class="hint" id="space-mission-hint">{say!("space-mission-hint")}</span>
        </p>
        <p class="field">
            <label for="space-contact">{say!("space-contact-label")}</label>
            <input id="space-contact" name="contact" type="text" value=contact.to_owned() maxlength="200" autocomplete="off" aria-describedby="space-contact-hint" />
            <span class="hint" id="space-contact-hint">{say!("space-contact-hint")}</span>
        </p>
        <fieldset class="dates">
            <legend>{say!("space-quiet")}</legend>
            <p class="hint">{say!("space-quiet-hint")}</p>
            <p class="field short">
                <label for="space-quiet-from">{say!("space-quiet-from")}</label>
                <input id="space-quiet-from" name="quiet_from" type="time" value=quiet.from.clone() />
            </p>
            <p class="field short">
                <label for="space-quiet-until">{say!("space-quiet-until")}</label>
                <input id="space-quiet-until" name="quiet_until" type="time" value=quiet.until.clone() />
            </p>
            <p class="field">
                <label for="setup-zone">{say!("setup-zone")}</label>
                <input id="setup-zone" name="zone" type="text" list="setup-zones" value=quiet.zone.clone() placeholder="UTC" autocomplete="off" />
                {setup::zones()}
            </p>
            <OwnZone />
        </fieldset>
    }
    .into_any()
}

fn start(page: &NewSpacePage) -> AnyView {
    view! {
        <h1 class="claim">{say!("space-start")}</h1>
        <p class="lead">{say!("space-lead")}</p>
        <form class="stack" method="post" action="/s">
            <input type="hidden" name="id" value=page.id.clone() />
            {fields(&page.name, &page.mission, &page.contact, &page.quiet, page.error.as_ref())}
            {ui::operators_key(page.key)}
            <p class="actions"><button class="button primary" type="submit">{say!("space-start-button")}</button></p>
        </form>
    }
    .into_any()
}

fn room(page: &SpacePage) -> AnyView {
    let mission = (!page.mission.is_empty()).then(|| view! { <p class="lead">{page.mission.clone()}</p> });
    let new = format!("{}/new", page.base);
    let debates = if page.debates.is_empty() {
        view! { <p class="empty">{say!("space-empty")}</p> }.into_any()
    } else {
        let debates: Vec<_> = page.debates.iter().map(debate).collect();
        view! { <ul class="cards">{debates}</ul> }.into_any()
    };
    view! {
        <p class="kind">{say!("space-kind")}</p>
        <h1 class="claim">{page.name.clone()}</h1>
        {mission}
        <p class="actions">
            <a class="button primary" href=new>{say!("space-new-debate")}</a>
            <a class="button" href=format!("{}/overview", page.base)>{say!("space-overview")}</a>
            <a class="button" href=format!("{}/import", page.base)>{say!("import-title")}</a>
        </p>
        <section aria-labelledby="debates-heading"><h2 id="debates-heading">{say!("space-debates")}</h2>{debates}</section>
        {ui::links(&page.base, &page.links)}
        <section aria-labelledby="space-heading">
            <h2 id="space-heading">{say!("space-about")}</h2>
            <details class="more" open=page.error.is_some()>
                <summary>{say!("space-change")}</summary>
                <form class="stack" method="post" action=format!("{}/setup", page.base)>
                    {fields(&page.name, &page.mission, &page.contact, &page.quiet, page.error.as_ref())}
                    <p class="actions"><button class="button" type="submit">{say!("space-save")}</button></p>
                </form>
            </details>
        </section>
    }
    .into_any()
}

fn debate(debate: &SpaceDebate) -> AnyView {
    let strip =
        Strip { state: debate.step.clone(), open: debate.open, dates: debate.dates.clone(), ..Strip::default() };
    view! {
        <li class="card pictured">
            {small(&debate.picture)}
            <div>
                {ui::strip(&strip)}
                <p class="claim"><a class="open" href=debate.desk.clone()>{debate.title.clone()}</a></p>
                <p>{debate.to_do.clone()}</p>
                <p class="soft">{say!("space-claims", n = debate.claims)} " · " {debate.took_part.clone()}</p>
            </div>
        </li>
    }
    .into_any()
}

/// A picture beside its words.
fn small(svg: &str) -> AnyView {
    view! { <div class="small-picture" inner_html=svg.to_owned()></div> }.into_any()
}

/// How a column is sorted when it is asked for.
fn order(sort: &str) -> &'static str {
    if matches!(sort, "claims" | "division") { "descending" } else { "ascending" }
}

fn table(page: &SpaceOverviewPage) -> AnyView {
    let mission = (!page.mission.is_empty()).then(|| view! { <p class="lead">{page.mission.clone()}</p> });
    if page.rows.is_empty() {
        return view! {
            <p class="kind">{say!("space-overview")}</p>
            <h1 class="claim">{page.name.clone()}</h1>
            {mission}
            <p class="empty">{say!("space-overview-empty")}</p>
        }
        .into_any();
    }
    let heads = [
        ("title", say!("space-column-title")),
        ("step", say!("space-column-step")),
        ("next", say!("space-column-next")),
        ("", say!("space-column-standing")),
        ("division", say!("space-column-division")),
        ("claims", say!("space-column-claims")),
        ("", say!("space-column-took-part")),
    ];
    let heads: Vec<_> = heads
        .into_iter()
        .map(|(sort, words)| {
            if sort.is_empty() {
                return view! { <th scope="col">{words}</th> }.into_any();
            }
            let sorted = (sort == page.sort).then_some(order(sort));
            let href = format!("{}/overview?sort={sort}", page.base);
            view! { <th scope="col" aria-sort=sorted><a href=href>{words}</a></th> }.into_any()
        })
        .collect();
    let rows: Vec<_> = page.rows.iter().map(row).collect();
    let first = page.first.clone().map(|(title, needs)| {
        view! { <p class="lead first">{say!("space-first")} " " <strong>{title}</strong> " – " {needs}</p> }
    });
    let back = (!page.sort.is_empty()).then(|| {
        view! { <p><a href=format!("{}/overview", page.base)>{say!("space-sort-attention")}</a></p> }
    });
    view! {
        <p class="kind">{say!("space-overview")}</p>
        <h1 class="claim">{page.name.clone()}</h1>
        {mission}
        {first}
        <div class="wide" tabindex="0" role="region" aria-label=say!("space-overview")>
            <table class="debates"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
        {back}
        <details class="how"><summary>{say!("overview-how")}</summary><p>{say!("space-how")}</p></details>
        <nav class="files" aria-label=say!("overview-files")>
            <ul>
                <li><a href=format!("{}/export/overview-pdf", page.base)>{say!("overview-as-pdf")}</a></li>
                <li><a href=format!("{}/export/overview-csv", page.base)>{say!("overview-as-csv")}</a></li>
            </ul>
            <p class="soft">{say!("space-for-programs")} " " <code>{page.json.clone()}</code></p>
        </nav>
    }
    .into_any()
}

fn row(row: &SpaceRow) -> AnyView {
    let picture = (!row.picture.is_empty()).then(|| small(&row.picture));
    let more = row.standings.len().saturating_sub(FIRST);
    let more = (more > 0).then(|| view! { <p class="soft">{say!("overview-more-theses", count = more)}</p> });
    let standings: Vec<_> = row
        .standings
        .iter()
        .take(FIRST)
        .map(|one| {
            let chart = (!one.chart.is_empty())
                .then(|| view! { <span class="plot tiny" inner_html=one.chart.clone()></span> " " });
            let thesis =
                (!one.thesis.is_empty()).then(|| view! { <span class="soft">{one.thesis.clone()} ": "</span> });
            view! { <p>{thesis}{chart}{one.words.clone()}</p> }
        })
        .collect();
    let divisions: Vec<_> = row
        .standings
        .iter()
        .take(FIRST)
        .filter(|one| !one.division.is_empty())
        .map(|one| view! { <p>{one.division.clone()}</p> })
        .collect();
    let next = (!row.next.is_empty()).then(|| row.next.clone());
    view! {
        <tr>
            <th scope="row">
                <div class="pictured">
                    {picture}
                    <div><a class="claim" href=row.link.clone()>{row.title.clone()}</a><p class="soft">{row.needs.clone()}</p></div>
                </div>
            </th>
            <td data-column=say!("space-column-step")>{row.step.clone()}</td>
            <td data-column=say!("space-column-next")>{next}</td>
            <td data-column=say!("space-column-standing")>{standings}{more}</td>
            <td data-column=say!("space-column-division")>{divisions}</td>
            <td class="number" data-column=say!("space-column-claims")>{row.claims}</td>
            <td data-column=say!("space-column-took-part")>{row.took_part.clone()}</td>
        </tr>
    }
    .into_any()
}
