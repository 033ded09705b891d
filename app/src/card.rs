//! A claim as a card, and the parts it shares with the focused claim: text, sources, rating.

use crate::{
    model::{Card, Crumb, Piece, Side, SourceView, Waits},
    rate, talk, ui,
};
use domain::similar::BEGINNING;
use leptos::prelude::*;
use words::say;

/// What the forms of a page have in common.
pub(crate) struct Ground<'a> {
    /// `/d/{id}`.
    pub(crate) base: &'a str,
    /// The focused place; empty where theses are listed.
    pub(crate) at: &'a str,
    /// A voice for a reader who has none; empty otherwise.
    pub(crate) voice: &'a str,
    /// The language that people write in here (BCP 47); empty: nothing was said about it.
    pub(crate) language: &'a str,
}

/// The text without footnote marks, line breaks kept by the stylesheet.
fn plain(card: &Card) -> String {
    if card.withdrawn { say!("card-taken-back").into_owned() } else { card.plain.clone() }
}

/// `lang` and `dir` of a card's text.
pub(crate) fn written(language: &str, card: &Card) -> (Option<String>, Option<&'static str>) {
    // What stands in the place of a text that was taken back are words of the interface.
    ui::written(if card.withdrawn { "" } else { language })
}

/// The footnote mark of a source, within a text of this language.
fn mark(language: &str, place: &str, number: usize) -> AnyView {
    let label = say!("card-source", number = number);
    let lang = ui::interface(language);
    view! { <sup lang=lang><a href=format!("#src-{place}-{number}") aria-label=label>{number}</a></sup> }.into_any()
}

/// The text with its footnote marks.
pub(crate) fn text(language: &str, card: &Card) -> AnyView {
    if card.withdrawn {
        return plain(card).into_any();
    }
    let pieces: Vec<AnyView> = card
        .text
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone().into_any(),
            Piece::Mark(number) => mark(language, &card.place, *number),
        })
        .collect();
    pieces.into_any()
}

/// The text as the link that opens the claim; footnote marks stay links of their own, for links do not nest.
fn linked_text(ground: &Ground<'_>, card: &Card) -> AnyView {
    let (href, language) = (ui::at(ground.base, &card.place), ground.language);
    if card.withdrawn {
        return view! { <a class="open" href=href>{plain(card)}</a> }.into_any();
    }
    let mut first = true;
    let pieces: Vec<AnyView> = card
        .text
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) if first => {
                first = false;
                view! { <a class="open" href=href.clone()>{text.clone()}</a> }.into_any()
            }
            // The first piece's link covers the whole card; a second link to the same place would only be noise.
            Piece::Text(text) => text.clone().into_any(),
            Piece::Mark(number) => mark(language, &card.place, *number),
        })
        .collect();
    pieces.into_any()
}

/// The way from the question and the thesis to a claim.
pub(crate) fn crumbs(base: &str, language: &str, question: Option<&str>, crumbs: &[Crumb]) -> Option<AnyView> {
    let (lang, dir) = ui::written(language);
    let mut steps: Vec<AnyView> = Vec::new();
    if let Some(question) = question {
        steps.push(
            view! { <li><a href=base.to_owned() lang=lang.clone() dir=dir>{question.to_owned()}</a></li> }
                .into_any(),
        );
    }
    steps.extend(crumbs.iter().map(|Crumb { place, text, side }| {
        view! { <li>{ui::sign(*side)}<a href=ui::at(base, place) lang=lang.clone() dir=dir>{text.clone()}</a></li> }.into_any()
    }));
    (!steps.is_empty())
        .then(|| view! { <nav class="crumbs" aria-label=say!("card-where")><ol>{steps}</ol></nav> }.into_any())
}

/// The numbered list of sources.
pub(crate) fn sources(card: &Card) -> Option<AnyView> {
    if card.sources.is_empty() || card.withdrawn {
        return None;
    }
    let items: Vec<_> = card.sources.iter().map(|source| one_source(&card.place, source)).collect();
    Some(view! { <ul class="sources" aria-label=say!("card-sources")>{items}</ul> }.into_any())
}

fn one_source(place: &str, source: &SourceView) -> AnyView {
    let address = if source.link {
        let url = source.url.clone();
        view! { <a href=url.clone() rel="nofollow noopener noreferrer">{url.clone()}</a> }.into_any()
    } else {
        source.url.clone().into_any()
    };
    let quote = source.quote.clone().map(|quote| view! { " " <q>{quote}</q> });
    view! { <li id=format!("src-{place}-{}", source.number)><span class="number">{source.number}</span> " " {address}{quote}</li> }
        .into_any()
}

/// What lies below: “+3 −2”, with words for those who hear the page.
fn below((pro, con): (usize, usize)) -> AnyView {
    view! {
        <span class="below">
            <span class="pro-words">{format!("+{pro}")}<span class="hidden">" " {ui::side_said(Side::Pro)}</span></span> " "
            <span class="con-words">{format!("−{con}")}<span class="hidden">" " {ui::side_said(Side::Con)}</span></span>
        </span>
    }
    .into_any()
}

/// The rating of a card: what one said, and the five words when it is opened.
fn rating(ground: &Ground<'_>, card: &Card) -> Option<AnyView> {
    if !card.can_rate {
        return rate::own(card).map(|own| view! { <span class="own">{own}</span> }.into_any());
    }
    let own = rate::own(card).unwrap_or_else(|| say!("card-not-rated"));
    Some(
        view! {
            <details class="rating" data-rated="" open=card.undo.is_some()>
                <summary><span class="hidden">{say!("card-rate")} " "</span><span class="own" data-own=say!("card-not-rated") aria-live="polite">{own}</span></summary>
                {rate::form(ground.base, ground.at, ground.voice, card)}
            </details>
        }
        .into_any(),
    )
}

/// Edit and withdraw, for one's own.
pub(crate) fn own_actions(ground: &Ground<'_>, card: &Card) -> Option<AnyView> {
    if !card.can_edit {
        return None;
    }
    let at = if ground.at.is_empty() { &card.place } else { ground.at };
    let edit = format!("{}?at={at}&edit={}#compose", ground.base, card.claim);
    Some(
        view! {
            <div class="own-actions">
                <a href=edit>{say!("card-edit")}</a>
                <details>
                    <summary>{say!("card-withdraw")}</summary>
                    <form method="post" action=format!("{}/withdraw", ground.base)>
                        <input type="hidden" name="claim" value=card.claim.clone() />
                        <input type="hidden" name="place" value=at.to_owned() />
                        <p>{say!("card-withdraw-what")}</p>
                        <button class="button" type="submit">{say!("card-withdraw-it")}</button>
                    </form>
                </details>
            </div>
        }
        .into_any(),
    )
}

/// “Yours” and what happens to it, where it waits; “Yours” alone where it is out.
pub(crate) fn mine(card: &Card) -> Option<AnyView> {
    let note = match &card.waits {
        Some(Waits::Batch) => say!("card-pending"),
        Some(Waits::Moment) => say!("card-pending-now"),
        Some(Waits::Review) => say!("card-review"),
        Some(Waits::Wording) => say!("card-wording"),
        Some(Waits::Declined(why)) => say!("card-declined", why = why.clone()),
        None if card.own => say!("card-own"),
        None => return None,
    };
    Some(view! { <p class="note">{note}</p> }.into_any())
}

/// What the browser remembers a place by.
pub(crate) fn remembered(place: &str) -> String {
    place.chars().take(BEGINNING).collect()
}

/// A claim in a column or a thesis in the list: the whole card opens it.
pub(crate) fn card(ground: &Ground<'_>, card: &Card) -> AnyView {
    let mut class = "card".to_owned();
    for (is, name) in [(card.own, " mine"), (card.waits.is_some(), " pending"), (card.withdrawn, " withdrawn")] {
        if is {
            class.push_str(name);
        }
    }
    // One's own waiting claim has no page of its own yet.
    let waiting_new = card.waits.is_some() && card.below == (0, 0) && !card.can_rate;
    let claim = if waiting_new { text(ground.language, card) } else { linked_text(ground, card) };
    let elsewhere = card.linked.then(|| view! { <span class="soft">{say!("common-elsewhere")}</span> });
    let reference = card.reference.then(|| view! { <span class="soft">{say!("card-another-debate")}</span> });
    let result = card.result.clone().map(|words| view! { <span class="result">{words}</span> });
    let side = card.side.map(|side| format!("{}: ", ui::side_name(side)));
    let (lang, dir) = written(ground.language, card);
    let spoken = ui::interface(ground.language);
    view! {
        <li class=class id=format!("claim-{}", card.claim) tabindex="-1" data-place=remembered(&card.place)>
            <p class="claim" lang=lang dir=dir><span class="hidden" lang=spoken>{side}</span>{claim}</p>
            {sources(card)}
            {mine(card)}
            <div class="meta">{below(card.below)}{rating(ground, card)}{result}{talk::counts(card)}{elsewhere}{reference}</div>
            {own_actions(ground, card)}
        </li>
    }
    .into_any()
}
