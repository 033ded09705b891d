//! What is said about a claim: comments, suggested wordings, earlier wordings; and the desk's lists of them.

use crate::{
    Assets,
    card::Ground,
    compose::Composer,
    dates,
    model::{
        Card, Frame, RemarkForm, RemarkView, Standing, SuggestionView, TalkDeskPage, TalkView, WordingView,
        WordingsPage,
    },
    shell, ui,
};
use domain::{
    claim::CLAIM_LIMIT,
    comment::{COMMENT_LIMIT, Removal},
    wording::{Fate, Piece},
};
use leptos::prelude::*;
use std::borrow::Cow;
use words::say;

/// From how many comments on a list is folded, so that pros and cons stay near.
const FOLDED: usize = 6;

/// On a card: how much was said about its claim.
pub(crate) fn counts(card: &Card) -> Option<AnyView> {
    let comments = (card.comments > 0).then(|| say!("talk-comments", count = card.comments));
    let suggestions =
        (card.own && card.suggestions > 0).then(|| say!("talk-suggestions", count = card.suggestions));
    let said: Vec<Cow<'static, str>> = comments.into_iter().chain(suggestions).collect();
    (!said.is_empty()).then(|| view! { <span class="soft">{said.join(" · ")}</span> }.into_any())
}

/// Below the focused claim.
pub(crate) fn section(ground: &Ground<'_>, talk: &TalkView) -> AnyView {
    let nothing = talk.comments.is_empty()
        && talk.suggestions.is_empty()
        && talk.form.is_none()
        && talk.wordings.is_none()
        && !talk.can_comment
        && !talk.can_suggest;
    if nothing {
        return ().into_any();
    }
    let here = ui::at(ground.base, ground.at);
    let way = |kind: &str, words: Cow<'static, str>| {
        view! { <a href=format!("{here}&say={kind}#say")>{words}</a> " " }
    };
    let comment = talk.can_comment.then(|| way("comment", say!("talk-comment")));
    let suggest = talk.can_suggest.then(|| way("wording", say!("talk-suggest")));
    let earlier = talk.wordings.clone().map(
        |(href, count)| view! { <a rel="nofollow" href=href>{say!("talk-earlier-wordings", count = count)}</a> },
    );
    let ways = (talk.form.is_none() || talk.wordings.is_some()).then(|| {
        let (comment, suggest) = if talk.form.is_some() { (None, None) } else { (comment, suggest) };
        view! { <p class="ways-to-say">{comment}{suggest}{earlier}</p> }
    });
    let heading = match (talk.comments.is_empty(), talk.suggestions.is_empty()) {
        (true, true) => None,
        _ => Some(view! { <h2 id="said-heading">{say!("talk-heading")}</h2> }),
    };
    let label = heading.is_none().then(|| say!("talk-heading"));
    let named = heading.is_some().then_some("said-heading");
    view! {
        <section class="talk" id="said" aria-labelledby=named aria-label=label>
            {heading}
            {comments(ground, talk)}
            {suggestions(ground, talk)}
            {talk.form.as_ref().map(|open| form(ground, open, here.clone()))}
            {ways}
        </section>
    }
    .into_any()
}

fn comments(ground: &Ground<'_>, talk: &TalkView) -> Option<AnyView> {
    let count = talk.comments.len();
    if count == 0 {
        return None;
    }
    let items: Vec<_> = talk
        .comments
        .iter()
        .map(|one| {
            let class = if one.standing.released.is_empty() { "remark pending" } else { "remark" };
            view! {
                <li class=class id=format!("said-{}", one.id) tabindex="-1">
                    {words(ground.language, one)}
                    {standing(ground, "comments", &one.id, &one.standing)}
                </li>
            }
        })
        .collect();
    let list = view! { <ul class="remarks">{items}</ul> };
    let own = talk.comments.iter().any(|one| one.standing.own);
    Some(match count < FOLDED {
        true => list.into_any(),
        false => {
            view! { <details class="more" open=own><summary>{say!("talk-comments", count = count)}</summary>{list}</details> }
                .into_any()
        }
    })
}

/// What stands where a comment stands.
fn words(language: &str, comment: &RemarkView) -> AnyView {
    match &comment.removed {
        Some(why) => view! { <p class="soft">{why.clone()}</p> }.into_any(),
        None => {
            let (lang, dir) = ui::written(language);
            view! { <p class="said" lang=lang dir=dir>{comment.text.clone()}</p> }.into_any()
        }
    }
}

/// Since when it is there, whose it is, and the way to take it back. `kind` stands in the form's address.
fn standing(ground: &Ground<'_>, kind: &str, id: &str, standing: &Standing) -> AnyView {
    let own = match standing {
        Standing { going: true, .. } => Some(say!("talk-going", when = standing.when)),
        Standing { own: true, review: true, .. } => Some(say!("talk-review")),
        Standing { own: true, released, .. } if released.is_empty() => {
            Some(say!("talk-pending", when = standing.when))
        }
        Standing { own: true, .. } => Some(say!("talk-own")),
        _ => None,
    };
    let since = day(&standing.released);
    let back = standing.can_take_back.then(|| {
        view! {
            <form method="post" action=format!("{}/{kind}/withdraw", ground.base)>
                <input type="hidden" name="said" value=id.to_owned() />
                <input type="hidden" name="place" value=ground.at.to_owned() />
                <button class="quiet" type="submit">{say!("talk-take-back")}</button>
            </form>
        }
    });
    view! { <div class="about soft">{since}{own.map(|words| view! { <span>{words}</span> })}{back}</div> }
        .into_any()
}

fn day(released: &str) -> Option<AnyView> {
    (!released.is_empty()).then(|| dates::time(released))
}

fn suggestions(ground: &Ground<'_>, talk: &TalkView) -> Option<AnyView> {
    if talk.suggestions.is_empty() {
        return None;
    }
    let items: Vec<_> = talk
        .suggestions
        .iter()
        .map(|one| {
            let class = if one.standing.released.is_empty() { "remark pending" } else { "remark" };
            let answer = Answering { action: format!("{}/suggestions/answer", ground.base), place: ground.at };
            view! {
                <li class=class id=format!("said-{}", one.id) tabindex="-1">
                    {proposed(ground.language, one)}
                    {standing(ground, "suggestions", &one.id, &one.standing)}
                    {answering(&answer, one)}
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <h3>{say!("talk-suggestions", count = talk.suggestions.len())}</h3>
            <ul class="remarks">{items}</ul>
        }
        .into_any(),
    )
}

/// What a suggestion changes, and what became of it.
fn proposed(language: &str, one: &SuggestionView) -> AnyView {
    let (lang, dir) = ui::written(language);
    let now = one.now.clone().map(|now| {
        let (lang, dir) = ui::written(language);
        view! { <p class="soft">{say!("talk-stale")} " " <q lang=lang dir=dir>{now}</q></p> }
    });
    let answer = one.answer.clone().map(|words| {
        let (lang, dir) = ui::written(language);
        let reason = one.reason.clone().map(|why| view! { " " <q lang=lang dir=dir>{why}</q> });
        view! { <p class="answer">{words}{reason}</p> }
    });
    view! { <p class="claim diff" lang=lang dir=dir>{diff(language, &one.diff)}</p>{now}{answer} }.into_any()
}

/// A diff that is understood without colour and without sight.
fn diff(language: &str, pieces: &[Piece]) -> AnyView {
    let spoken = ui::interface(language);
    let pieces: Vec<AnyView> = pieces
        .iter()
        .map(|Piece { fate, text }| {
            let text = text.clone();
            match fate {
                Fate::Kept => text.into_any(),
                Fate::Removed => {
                    view! { <del><span class="hidden" lang=spoken>{say!("talk-removed-words")} " "</span>{text}</del> }
                        .into_any()
                }
                Fate::Added => {
                    view! { <ins><span class="hidden" lang=spoken>{say!("talk-added-words")} " "</span>{text}</ins> }
                        .into_any()
                }
            }
        })
        .collect();
    pieces.into_any()
}

/// Where answers are sent to.
struct Answering<'a> {
    action: String,
    place: &'a str,
}

fn answering(to: &Answering<'_>, one: &SuggestionView) -> Option<AnyView> {
    if !one.can_answer {
        return None;
    }
    let field = format!("why-{}", one.id);
    let hidden = || {
        view! {
            <input type="hidden" name="said" value=one.id.clone() />
            <input type="hidden" name="place" value=to.place.to_owned() />
        }
    };
    let accept = one.now.is_none().then(|| {
        view! {
            <form method="post" action=to.action.clone()>
                {hidden()}
                <button class="button" type="submit" name="answer" value="accept">{say!("talk-accept")}</button>
            </form>
        }
    });
    Some(
        view! {
            <div class="answers-to">
                {accept}
                <details>
                    <summary>{say!("talk-decline")}</summary>
                    <form class="stack" method="post" action=to.action.clone()>
                        {hidden()}
                        <label for=field.clone()>{say!("talk-decline-why")}</label>
                        <input id=field type="text" name="reason" required maxlength=COMMENT_LIMIT.to_string() autocomplete="off" />
                        <button class="button" type="submit" name="answer" value="decline">{say!("talk-decline-it")}</button>
                    </form>
                </details>
            </div>
        }
        .into_any(),
    )
}

/// The form for a comment or another wording; `back` is where “Cancel” leads. The composer's island counts, keeps a draft on the
/// device and hints at what may identify somebody, as for claims.
fn form(ground: &Ground<'_>, form: &RemarkForm, back: String) -> AnyView {
    let (label, submit, hint, limit) = match form.wording {
        true => (
            say!("talk-suggest-label"),
            say!("talk-suggest-send"),
            say!("talk-suggest-hint", limit = CLAIM_LIMIT),
            CLAIM_LIMIT,
        ),
        false => (
            say!("talk-comment-label"),
            say!("talk-comment-send"),
            say!("talk-comment-hint", limit = COMMENT_LIMIT),
            COMMENT_LIMIT,
        ),
    };
    let voice =
        (!form.voice.is_empty()).then(|| view! { <input type="hidden" name="voice" value=form.voice.clone() /> });
    let (lang, dir) = ui::written(ground.language);
    let (described, invalid) = match form.error {
        Some(_) => ("compose-error compose-hint", Some("true")),
        None => ("compose-hint", None),
    };
    let draft = format!("draft {} {}", form.action, form.claim);
    let names = (!form.names.is_empty()).then(|| form.names.join("\n"));
    let rows = if form.wording { "5" } else { "3" };
    view! {
        <form class="compose" id="say" method="post" action=form.action.clone() data-draft=draft data-limit=limit.to_string() data-names=names data-refused=form.error.as_ref().map(|_| "")>
            <p class="error" id="compose-error" role="alert" hidden=form.error.is_none()>{form.error.clone()}</p>
            <input type="hidden" name="id" value=form.id.clone() />
            <input type="hidden" name="claim" value=form.claim.clone() />
            <input type="hidden" name="place" value=ground.at.to_owned() />
            {voice}
            <label for="compose-text">{label}</label>
            <p class="soft" role="status" data-kept="" hidden>{say!("compose-kept")} " " <button class="quiet" type="button" data-discard="">{say!("compose-discard")}</button></p>
            <textarea id="compose-text" name="text" rows=rows lang=lang dir=dir required autofocus=form.error.is_some() aria-describedby=described aria-invalid=invalid>{ui::typed(&form.text)}</textarea>
            <p class="hint" id="compose-hint">
                <span>{hint} " " <a href="/promise" target="_blank" rel="noopener">{say!("compose-promise")}</a></span>
                <output class="counter" data-count=""></output>
            </p>
            <p class="hint telling" role="status" data-hints="" hidden></p>
            <p class="hint telling" role="status" data-named="" hidden></p>
            <p class="actions"><button class="button primary" type="submit">{submit}</button> <a class="quiet" href=back>{say!("compose-cancel")}</a></p>
            <Composer />
        </form>
    }
    .into_any()
}

/// Writes the page of a claim's earlier wordings.
pub fn wordings(frame: &Frame, assets: &Assets, page: WordingsPage) -> String {
    shell::page(frame, assets, "room narrow", || wordings_room(&page))
}

fn wordings_room(page: &WordingsPage) -> AnyView {
    let (lang, dir) = ui::written(&page.language);
    let earlier: Vec<_> = page.earlier.iter().map(|one| earlier(&page.language, one)).collect();
    let list = match (page.earlier.is_empty(), page.sealed) {
        (true, true) => view! { <p class="empty">{say!("talk-wordings-sealed")}</p> }.into_any(),
        (true, false) => view! { <p class="empty">{say!("talk-wordings-none")}</p> }.into_any(),
        (false, _) => view! { <ol class="remarks wordings">{earlier}</ol> }.into_any(),
    };
    let purge = page.purge.clone().map(|action| match page.purges {
        true => view! { <p class="note">{say!("talk-purges", when = page.when)}</p> }.into_any(),
        false => view! {
            <details class="more">
                <summary>{say!("talk-purge")}</summary>
                <form class="stack" method="post" action=action>
                    <p>{say!("talk-purge-what", when = page.when)}</p>
                    <button class="button danger" type="submit">{say!("talk-purge-it")}</button>
                </form>
            </details>
        }
        .into_any(),
    });
    view! {
        <p class="kind">{say!("talk-wordings-heading")}</p>
        <h1 class="claim" lang=lang dir=dir>{page.now.clone()}</h1>
        {list}
        {purge}
        <p class="back"><a href=ui::at(&page.base, &page.place)>{say!("talk-to-claim")}</a></p>
    }
    .into_any()
}

pub(crate) fn earlier(language: &str, one: &WordingView) -> AnyView {
    let (lang, dir) = ui::written(language);
    let text = match (one.text.is_empty(), one.diff.is_empty()) {
        (true, _) => view! { <p class="soft">{say!("talk-wording-removed")}</p> }.into_any(),
        (false, true) => view! { <p class="claim" lang=lang dir=dir>{one.text.clone()}</p> }.into_any(),
        (false, false) => {
            view! { <p class="claim diff" lang=lang dir=dir>{diff(language, &one.diff)}</p> }.into_any()
        }
    };
    view! { <li class="remark">{text}<p class="about soft">{one.until.clone()}</p></li> }.into_any()
}

/// Writes the desk's list of suggestions or of comments.
pub fn talk_desk(frame: &Frame, assets: &Assets, page: TalkDeskPage) -> String {
    let frame = &Frame { events: None, debate: None, ..frame.clone() };
    shell::page(frame, assets, "room narrow desk", || desk_room(&page))
}

fn desk_room(page: &TalkDeskPage) -> AnyView {
    let (heading, lead, empty) = match page.of_comments {
        true => (say!("talk-desk-comments"), say!("talk-desk-comments-lead"), say!("talk-desk-no-comments")),
        false => {
            let lead = match page.over {
                true => say!("talk-desk-suggestions-over"),
                false => say!("talk-desk-suggestions-lead", when = page.when),
            };
            (say!("talk-desk-suggestions"), lead, say!("talk-desk-no-suggestions"))
        }
    };
    let comments = page.comments.iter().map(|one| {
        view! {
            <li class="remark" id=format!("said-{}", one.id)>
                {about(&page.language, one.about.as_ref())}
                {words(&page.language, one)}
                <div class="about soft">{day(&one.standing.released)}</div>
                {publish(format!("{}/comments", page.desk), &one.id, &one.standing)}
                {remove(&page.desk, one)}
            </li>
        }
        .into_any()
    });
    let suggestions = page.suggestions.iter().map(|one| {
        let answer = Answering { action: format!("{}/suggestions", page.desk), place: "" };
        view! {
            <li class="remark" id=format!("said-{}", one.id)>
                {about(&page.language, one.about.as_ref())}
                {proposed(&page.language, one)}
                <div class="about soft">{day(&one.standing.released)}</div>
                {publish(answer.action.clone(), &one.id, &one.standing)}
                {answering(&answer, one)}
                {removal(answer.action.clone(), &one.id, say!("talk-discard-what"))}
            </li>
        }
        .into_any()
    });
    let items: Vec<AnyView> = comments.chain(suggestions).collect();
    let rooms = if page.of_comments { "comments" } else { "suggestions" };
    let list = match items.is_empty() {
        true => view! { <p class="empty">{empty}</p> }.into_any(),
        false => view! { <ul class="remarks">{items}</ul> }.into_any(),
    };
    let (lang, dir) = ui::written(&page.language);
    view! {
        <p class="kind" lang=lang dir=dir>{page.title.clone()}</p>
        <h1 class="claim">{heading}</h1>
        <p class="lead">{lead}</p>
        {list}
        {ui::paging(page.page, |n| format!("{}/{rooms}?page={n}", page.desk))}
        <p class="back"><a href=page.desk.clone()>{say!("talk-to-desk")}</a></p>
    }
    .into_any()
}

/// The claim that something is about.
fn about(language: &str, about: Option<&(String, String)>) -> Option<AnyView> {
    let (text, href) = about?.clone();
    let (lang, dir) = ui::written(language);
    Some(view! { <p class="about soft"><a href=href lang=lang dir=dir>{text}</a></p> }.into_any())
}

fn remove(desk: &str, one: &RemarkView) -> Option<AnyView> {
    if one.removed.is_some() {
        return None;
    }
    Some(removal(format!("{desk}/comments"), &one.id, say!("talk-remove-what")))
}

/// The way to publish what is under review.
fn publish(action: String, id: &str, standing: &Standing) -> Option<AnyView> {
    let form = || {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="said" value=id.to_owned() />
                <p class="soft">{say!("talk-waits-for-review")}</p>
                <button class="button primary" type="submit" name="answer" value="publish">{say!("moderation-publish")}</button>
            </form>
        }
        .into_any()
    };
    standing.review.then(form)
}

/// The way to remove something that nobody should read, for one of the reasons.
pub(crate) fn removal(action: String, id: &str, what: Cow<'static, str>) -> AnyView {
    let button = |reason: &Removal| {
        view! { <button class="button" type="submit" name="reason" value=reason.word()>{removal_button(*reason)}</button> }
    };
    let buttons: Vec<_> = Removal::ALL.iter().map(button).collect();
    view! {
        <details>
            <summary>{say!("talk-remove")}</summary>
            <form method="post" action=action>
                <input type="hidden" name="said" value=id.to_owned() />
                <input type="hidden" name="answer" value="remove" />
                <p>{what}</p>
                <p class="actions">{buttons}</p>
            </form>
        </details>
    }
    .into_any()
}

fn removal_button(reason: Removal) -> Cow<'static, str> {
    match reason {
        Removal::Abusive => say!("talk-remove-abusive"),
        Removal::IdentifiesAPerson => say!("talk-remove-identifies"),
        Removal::Unrelated => say!("talk-remove-unrelated"),
    }
}
