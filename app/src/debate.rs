//! The debate: the picture on the left, one claim in the focus, its pros and cons as equals beside each other.

use crate::{
    Assets,
    card::{self, Ground},
    compose, keys, mine,
    model::{Card, DebatePage, Frame, Side},
    picture,
    rate::{self, RateTap},
    shell, talk, times, ui, visit,
};
use leptos::prelude::*;
use words::say;

/// Writes the page of a debate.
pub fn debate(frame: &Frame, assets: &Assets, page: DebatePage) -> String {
    shell::page(frame, assets, "room debate", || room(&page))
}

fn room(page: &DebatePage) -> AnyView {
    let at = page.focus.as_ref().map_or("", |focus| focus.place.as_str());
    let ground = Ground { base: &page.base, at, voice: &page.voice, language: &page.language };
    let body = match &page.focus {
        Some(focus) => focused(page, &ground, focus),
        None => theses(page, &ground),
    };
    view! {
        <div class="aside">
            <details class="fold" open><summary>{say!("debate-picture")}</summary>{picture::figure(&page.picture)}</details>
        </div>
        <div class="matter">
            {ui::strip(&page.strip)}
            {(!page.contents.is_empty()).then(|| visit::bar(&page.base, &page.contents, at, page.focus.is_some()))}
            {body}
            <p class="promise-line">{say!("debate-promise")} " " <a href="/promise">{say!("debate-promise-how")}</a> <br />{page.readers.clone()}</p>
        </div>
        {keys::help()}
        <RateTap />
    }
    .into_any()
}

/// Why there are no forms, with the way to where the group stands.
fn reading(page: &DebatePage) -> Option<AnyView> {
    let text = page.only_reading.clone()?;
    let overview =
        page.overview.clone().map(|href| view! { " " <a href=href>{say!("debate-where-group-stands")}</a> });
    Some(view! { <p class="reading">{text}{overview}</p> }.into_any())
}

fn focused(page: &DebatePage, ground: &Ground<'_>, focus: &Card) -> AnyView {
    let edit = page.compose.as_ref().filter(|form| form.side.is_none());
    let edit = edit.map(|form| compose::form(form, ui::at(ground.base, ground.at)));
    let label = focus.side.map_or_else(|| say!("common-thesis"), ui::side_name);
    let rating = focus.can_rate.then(|| rate_focus(page, ground, focus));
    let own = (!focus.can_rate).then(|| rate::own(focus)).flatten().map(|own| view! { <p class="own">{own}</p> });
    let result = focus.result.clone().map(|words| view! { <p class="result">{words}</p> });
    let imported = page.imported.clone().map(|words| view! { <p class="soft">{words}</p> });
    let class = if focus.own { "focus mine" } else { "focus" };
    let background = (focus.side.is_none() && !page.background.is_empty()).then(|| background(page));
    let (lang, dir) = card::written(&page.language, focus);
    view! {
        {card::crumbs(&page.base, &page.language, page.question.as_deref(), &page.crumbs)}
        {edit}
        <article class=class id=format!("claim-{}", focus.claim) tabindex="-1" data-place=card::remembered(&focus.place)>
            <p class="kind">{ui::sign(focus.side)}{label}</p>
            <h1 class="claim" lang=lang dir=dir>{card::text(&page.language, focus)}</h1>
            {card::sources(focus)}
            {card::mine(focus)}
            {rating}
            {own}
            {result}
            {imported}
            {card::own_actions(ground, focus)}
            {mine::mark(ground, focus)}
            {also(page)}
            {background}
        </article>
        {page.talk.as_ref().map(|said| talk::section(ground, said))}
        {reading(page)}
        {invitation(page)}
        {columns(page, ground)}
    }
    .into_any()
}

/// The way into the guided queue; for whoever is new, what this is and how to begin.
fn invitation(page: &DebatePage) -> Option<AnyView> {
    let href = page.queue.clone()?;
    if page.welcome && page.crumbs.is_empty() && page.compose.is_none() {
        return Some(welcome(page, href));
    }
    Some(
        view! {
            <p class="invitation">
                <a class="button" href=href>{say!("debate-one-by-one")}</a> " "
                <span class="soft">{say!("debate-equal-hearing")}</span>
            </p>
        }
        .into_any(),
    )
}

/// What this is and how to begin, for whoever is new.
pub(crate) fn welcome(page: &DebatePage, queue: String) -> AnyView {
    let add = (page.can_add && page.focus.is_some())
        .then(|| view! { " " <a class="button" href="#add">{say!("debate-add-one")}</a> });
    let invite = match (page.claims_open, add.is_some()) {
        (true, true) => say!("debate-welcome-add"),
        (true, false) => say!("debate-welcome-open"),
        (false, _) => say!("debate-welcome-rate"),
    };
    let until = (!page.strip.dates.is_empty()).then(|| {
        let dates: Vec<_> = page.strip.dates.iter().map(|dated| view! { <li>{times::dated(dated)}</li> }).collect();
        view! { <ul class="dates">{dates}</ul> }
    });
    let ask = (!page.contact.is_empty()).then(|| view! { " " {say!("debate-ask", contact = &page.contact)} });
    view! {
        <section class="welcome" aria-labelledby="welcome-heading">
            <h2 id="welcome-heading">{invite}</h2>
            <p>{say!("debate-welcome")}</p>
            {until}
            <p class="soft">{page.readers.clone()} {ask}</p>
            <p class="actions"><a class="button primary" href=queue>{say!("debate-rate-three")}</a>{add}</p>
        </section>
    }
    .into_any()
}

fn rate_focus(page: &DebatePage, ground: &Ground<'_>, focus: &Card) -> AnyView {
    let own = rate::own(focus).unwrap_or_default();
    view! {
        <div class="rating-large" data-rated="">
            {rate::form(ground.base, ground.at, ground.voice, focus)}
            <p class="soft"><span class="own" data-own="" aria-live="polite">{own}</span> " " {page.strip.ratings.clone()}</p>
        </div>
    }
    .into_any()
}

fn background(page: &DebatePage) -> AnyView {
    let (text, (lang, dir)) = (page.background.clone(), ui::written(&page.language));
    view! { <details class="background"><summary>{say!("debate-background")}</summary><div class="prose" lang=lang dir=dir>{text}</div></details> }
        .into_any()
}

fn also(page: &DebatePage) -> Option<AnyView> {
    if page.also.is_empty() {
        return None;
    }
    let (lang, dir) = ui::written(&page.language);
    let places: Vec<_> = page
        .also
        .iter()
        .map(|(place, parent)| view! { <li><a href=ui::at(&page.base, place) lang=lang.clone() dir=dir>{parent.clone()}</a></li> })
        .collect();
    Some(view! { <div class="also"><p>{say!("debate-also")}</p><ul>{places}</ul></div> }.into_any())
}

/// Pros and cons beside each other.
pub(crate) fn columns(page: &DebatePage, ground: &Ground<'_>) -> AnyView {
    let con_first = page.cons_first || page.compose.as_ref().is_some_and(|form| form.side == Some(Side::Con));
    view! {
        <div class="columns" id="add">
            // On a phone one side at a time; a browser without :has shows both.
            <div class="sides" role="group" aria-label=say!("debate-which-side")>
                <input type="radio" name="shown" id="show-pro" checked=!con_first /><label for="show-pro">{tab(Side::Pro, page.totals.0)}</label>
                <input type="radio" name="shown" id="show-con" checked=con_first /><label for="show-con">{tab(Side::Con, page.totals.1)}</label>
            </div>
            {column(page, ground, Side::Pro, &page.pros, page.totals.0)}
            {column(page, ground, Side::Con, &page.cons, page.totals.1)}
        </div>
        {ui::paging(page.page, |n| format!("{}&page={n}", ui::at(&page.base, ground.at)))}
    }
    .into_any()
}

/// “+ Pro 3”: what a phone switches to a side with.
fn tab(side: Side, total: usize) -> String {
    format!("{} {} {total}", ui::side_sign(side), ui::side_name(side))
}

fn column(page: &DebatePage, ground: &Ground<'_>, side: Side, cards: &[Card], total: usize) -> AnyView {
    let (word, name) = (ui::side_word(side), ui::side_name(side));
    let (empty, add) = match side {
        Side::Pro => (say!("debate-no-pro"), say!("debate-add-pro")),
        Side::Con => (say!("debate-no-con"), say!("debate-add-con")),
    };
    let list = if cards.is_empty() {
        let invite = page.can_add.then(|| view! { " " {say!("debate-best-reason")} });
        (total == 0).then(|| view! { <p class="empty">{empty}{invite}</p> }.into_any())
    } else {
        let cards: Vec<_> = cards.iter().map(|one| card::card(ground, one)).collect();
        Some(view! { <ul class="cards">{cards}</ul> }.into_any())
    };
    let back = ui::at(ground.base, ground.at);
    let open = page.compose.as_ref().filter(|form| form.side == Some(side));
    let end = match open {
        Some(form) => Some(compose::form(form, back)),
        None => page.can_add.then(|| {
            let href = format!("{back}&add={word}#compose");
            view! { <p class="add"><a class=format!("button tinted {word}") data-add=word href=href>{add}</a></p> }
                .into_any()
        }),
    };
    view! {
        <section class=format!("column {word}") aria-labelledby=format!("{word}-heading")>
            <h2 id=format!("{word}-heading")><span><span aria-hidden="true">{ui::side_sign(side)} " "</span>{name}</span> " " <span class="total">{total}</span></h2>
            {list}
            {end}
        </section>
    }
    .into_any()
}

fn theses(page: &DebatePage, ground: &Ground<'_>) -> AnyView {
    let heading = page.question.clone().unwrap_or_else(|| page.title.clone());
    let background = (!page.background.is_empty()).then(|| background(page));
    let (lang, dir) = ui::written(&page.language);
    let edit = page.compose.as_ref().map(|form| compose::form(form, ground.base.to_owned()));
    let cards: Vec<_> = page.theses.iter().map(|thesis| card::card(ground, thesis)).collect();
    view! {
        <div class="focus"><p class="kind">{say!("debate-question")}</p><h1 class="claim" lang=lang dir=dir>{heading}</h1>{background}</div>
        {edit}
        {reading(page)}
        {invitation(page)}
        <section aria-labelledby="theses-heading">
            <h2 id="theses-heading">{say!("debate-theses", count = page.all_theses)}</h2>
            <ul class="cards">{cards}</ul>
        </section>
        {ui::paging(page.page, |n| format!("{}&page={n}", ui::at(&page.base, "")))}
    }
    .into_any()
}
