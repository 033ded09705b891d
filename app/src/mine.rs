//! What a contributor contributed, and what became of it; and the form that marks a claim for review.

use crate::{
    Assets,
    card::Ground,
    model::{Card, Frame, MinePage, MyClaim, Whereabouts},
    moderation, shell, ui,
};
use domain::moderation::Reason;
use leptos::prelude::*;
use words::say;

/// Writes the page.
pub fn mine(frame: &Frame, assets: &Assets, page: MinePage) -> String {
    shell::page(frame, assets, "room narrow", || room(&page))
}

fn room(page: &MinePage) -> AnyView {
    let (lang, dir) = ui::written(&page.language);
    let claims: Vec<_> = page.claims.iter().map(|claim| one(page, claim)).collect();
    let list = match (page.claims.is_empty(), page.sealed) {
        (true, true) => view! { <p class="empty">{say!("mine-sealed")}</p> }.into_any(),
        (true, false) => view! { <p class="empty">{say!("mine-empty")}</p> }.into_any(),
        (false, _) => view! { <ul class="cards">{claims}</ul> }.into_any(),
    };
    view! {
        <p class="kind">{say!("mine-heading")}</p>
        <h1 class="claim" lang=lang dir=dir><a href=page.base.clone()>{page.title.clone()}</a></h1>
        {(!page.sealed).then(|| view! { <p class="lead">{say!("mine-lead")}</p> })}
        {list}
    }
    .into_any()
}

fn one(page: &MinePage, claim: &MyClaim) -> AnyView {
    let (lang, dir) = ui::written(&page.language);
    let whereabouts = match claim.whereabouts {
        Whereabouts::Pending => say!("card-pending"),
        Whereabouts::Review => say!("mine-review"),
        Whereabouts::Declined => say!("mine-declined"),
        Whereabouts::Archived => say!("mine-archived"),
        Whereabouts::Merged => say!("mine-merged"),
        Whereabouts::Split => say!("mine-split"),
        Whereabouts::Late => say!("mine-late"),
        Whereabouts::Standing => say!("mine-standing"),
    };
    let chosen = &claim.chosen;
    let text = chosen.text.clone();
    let text = match chosen.place.is_empty() {
        true => view! { <span lang=lang dir=dir>{text}</span> }.into_any(),
        false => view! { <a href=ui::at(&page.base, &chosen.place) lang=lang dir=dir>{text}</a> }.into_any(),
    };
    let under = chosen
        .under
        .clone()
        .map(|under| view! { <p class="under soft">{say!("moderation-answers")} " " <q>{under}</q></p> });
    let why = (!claim.why.is_empty()).then(|| view! { <p class="note">{claim.why.clone()}</p> });
    let wording = claim.wording.then(|| view! { <p class="soft">{say!("mine-wording")}</p> });
    let edit = claim
        .can_edit
        .then(|| view! { <a href=format!("{}?edit={}#compose", page.base, chosen.claim)>{say!("card-edit")}</a> });
    let withdraw = claim.can_withdraw.then(|| {
        view! {
            <details>
                <summary>{say!("card-withdraw")}</summary>
                <form method="post" action=format!("{}/withdraw", page.base)>
                    <input type="hidden" name="claim" value=chosen.claim.clone() />
                    <p>{say!("card-withdraw-what")}</p>
                    <button class="button" type="submit">{say!("card-withdraw-it")}</button>
                </form>
            </details>
        }
    });
    view! {
        <li class="card mine">
            <p class="claim">{ui::sign(chosen.side)}{text}</p>
            {under}
            <p><strong>{whereabouts}</strong></p>
            {why}{wording}
            <div class="own-actions">{edit}{withdraw}</div>
        </li>
    }
    .into_any()
}

/// The form that asks those who run the debate to look at a claim.
pub(crate) fn mark(ground: &Ground<'_>, card: &Card) -> Option<AnyView> {
    let marked = card.mark;
    if !card.can_mark {
        return None;
    }
    let options: Vec<_> = Reason::ALL
        .iter()
        .map(|reason| {
            let id = format!("mark-{}", reason.word());
            view! { <p class="option"><input type="radio" id=id.clone() name="reason" value=reason.word() checked=marked == Some(*reason) required=true /><label for=id>{moderation::reason(*reason)}</label></p> }
        })
        .collect();
    let back = marked.is_some().then(|| view! { <button class="button" type="submit" name="back" value="yes" formnovalidate=true>{say!("mark-back")}</button> });
    let voice = (!ground.voice.is_empty())
        .then(|| view! { <input type="hidden" name="voice" value=ground.voice.to_owned() /> });
    let summary = match marked {
        Some(_) => say!("mark-done"),
        None => say!("mark-it"),
    };
    Some(
        view! {
            <details class="mark">
                <summary>{summary}</summary>
                <form method="post" action=format!("{}/mark", ground.base)>
                    <input type="hidden" name="claim" value=card.claim.clone() />
                    <input type="hidden" name="place" value=card.place.clone() />
                    {voice}
                    <fieldset class="choice"><legend>{say!("mark-why")}</legend>{options}</fieldset>
                    <p class="hint">{say!("mark-hint")}</p>
                    <p class="actions"><button class="button" type="submit">{say!("mark-send")}</button> {back}</p>
                </form>
            </details>
        }
        .into_any(),
    )
}
