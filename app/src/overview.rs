//! The overview: where it stands in one sentence, then per thesis, then where the group is split or agrees.

use crate::{
    Assets,
    model::{Frame, OverviewPage, Ranked, StandingView},
    picture, shell, ui,
};
use leptos::prelude::*;
use std::borrow::Cow;
use words::say;

/// Writes the overview.
pub fn overview(frame: &Frame, assets: &Assets, page: OverviewPage) -> String {
    // Not everybody who reads it may follow the claims.
    let frame = &Frame { events: None, ..frame.clone() };
    shell::page(frame, assets, "room debate overview", || room(&page))
}

fn room(page: &OverviewPage) -> AnyView {
    let withheld = page.withheld.clone().map(|text| view! { <p class="note">{text}</p> });
    let imported = page.imported.clone().map(|text| view! { <p class="hint">{text}</p> });
    let standings: Vec<_> = page.standings.iter().map(|one| standing(page, one)).collect();
    let figures: Vec<_> = page
        .figures
        .iter()
        .map(|(name, value)| view! { <div><dt>{name.clone()}</dt><dd>{value.clone()}</dd></div> })
        .collect();
    let (lang, dir) = ui::written(&page.language);
    view! {
        <div class="aside">{picture::figure(&page.picture)}</div>
        <div class="matter">
            {ui::strip(&page.strip)}
            <p class="kind">{say!("overview-heading")}</p>
            <h1 class="claim" lang=lang dir=dir>{page.title.clone()}</h1>
            <p class="lead">{page.sentence.clone()}</p>
            {withheld}
            {imported}
            {standings}
            <dl class="figures">{figures}</dl>
            {list(page, "contested", say!("overview-contested"), &page.contested)}
            {list(page, "consensus", say!("overview-consensus"), &page.consensus)}
            {list(page, "unanswered", say!("overview-unanswered"), &page.unanswered)}
        </div>
    }
    .into_any()
}

fn standing(page: &OverviewPage, standing: &StandingView) -> AnyView {
    let strength =
        (!standing.strength.is_empty()).then(|| view! { <p class="soft">{standing.strength.clone()}</p> });
    let (lang, dir) = ui::written(&page.language);
    view! {
        <section class="standing">
            <h2 class="claim" lang=lang dir=dir><a href=ui::at(&page.base, &standing.place)>{standing.text.clone()}</a></h2>
            <p class="words">{standing.words.clone()}</p>
            {ui::bars(&standing.bars)}
            {strength}
        </section>
    }
    .into_any()
}

fn list(page: &OverviewPage, id: &'static str, heading: Cow<'static, str>, claims: &[Ranked]) -> Option<AnyView> {
    if claims.is_empty() {
        return None;
    }
    let (lang, dir) = ui::written(&page.language);
    let claims: Vec<_> = claims
        .iter()
        .map(|claim| {
            let under = (!claim.under.is_empty()).then(|| view! { <p class="soft">{say!("overview-on")} " " <span lang=lang.clone() dir=dir>{claim.under.clone()}</span></p> });
            view! {
                <li class="card">
                    <p class="claim">{ui::sign(claim.side)}<a class="open" href=ui::at(&page.base, &claim.place) lang=lang.clone() dir=dir>{claim.text.clone()}</a></p>
                    <p class="why">{claim.why.clone()}</p>
                    {ui::bars(&claim.bars)}
                    {under}
                </li>
            }
        })
        .collect();
    let id = format!("{id}-heading");
    Some(view! { <section aria-labelledby=id.clone()><h2 id=id.clone()>{heading}</h2><ul class="cards">{claims}</ul></section> }.into_any())
}
