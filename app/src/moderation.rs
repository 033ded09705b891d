//! The rooms of moderation: what waits, the claims, what is done with them, and what was done. All of it works as plain
//! forms: what is chosen stands in the address until it is done.

use crate::{
    Assets, dates,
    model::{
        Chosen, Frame, Marked, Moderating, ModerationAct, ModerationClaims, ModerationHistory, ModerationQueue,
        NewWording, Reviewed, Side, Told,
    },
    shell,
    sorting::Sorting,
    talk, ui,
};
use domain::moderation::{Deeds, NOTE_LIMIT, PARTS_LIMIT, Reason};
use leptos::prelude::*;
use std::borrow::Cow;
use words::say;

/// Writes the queue.
pub fn moderation_queue(frame: &Frame, assets: &Assets, page: ModerationQueue) -> String {
    shell::page(&quiet(frame), assets, "room desk moderation", || queue(&page))
}

/// Writes the list of claims.
pub fn moderation_claims(frame: &Frame, assets: &Assets, page: ModerationClaims) -> String {
    shell::page(&quiet(frame), assets, "room desk moderation", || claims(&page))
}

/// Writes the form for one deed.
pub fn moderation_act(frame: &Frame, assets: &Assets, page: ModerationAct) -> String {
    shell::page(&quiet(frame), assets, "room desk moderation", || act(&page))
}

/// Writes what was done.
pub fn moderation_history(frame: &Frame, assets: &Assets, page: ModerationHistory) -> String {
    shell::page(&quiet(frame), assets, "room desk moderation", || history(&page))
}

/// The desk's cookie does not open the stream of claims.
fn quiet(frame: &Frame) -> Frame {
    Frame { events: None, ..frame.clone() }
}

/// The name of a reason.
pub fn reason(reason: Reason) -> Cow<'static, str> {
    match reason {
        Reason::Unsupported => say!("reason-unsupported"),
        Reason::NotAClaim => say!("reason-not-a-claim"),
        Reason::Unclear => say!("reason-unclear"),
        Reason::Duplicate => say!("reason-duplicate"),
        Reason::Unrelated => say!("reason-unrelated"),
        Reason::SeveralClaims => say!("reason-several-claims"),
        Reason::BelongsElsewhere => say!("reason-belongs-elsewhere"),
        Reason::Abusive => say!("reason-abusive"),
        Reason::IdentifiesAPerson => say!("reason-identifies-a-person"),
    }
}

/// What a deed is called on a button.
fn deed_name(deed: Deeds) -> Cow<'static, str> {
    match deed {
        Deeds::Publish => say!("moderation-publish"),
        Deeds::Decline => say!("moderation-decline"),
        Deeds::Archive => say!("moderation-archive"),
        Deeds::Restore => say!("moderation-restore"),
        Deeds::Move => say!("moderation-move"),
        Deeds::Link => say!("moderation-link"),
        Deeds::Unlink => say!("moderation-unlink"),
        Deeds::Merge => say!("moderation-merge"),
        Deeds::Split => say!("moderation-split"),
        Deeds::Extract => say!("moderation-extract"),
        Deeds::Keep => say!("moderation-keep"),
        Deeds::Remove => say!("talk-remove"),
    }
}

/// What a deed does.
fn deed_hint(deed: Deeds) -> Cow<'static, str> {
    match deed {
        Deeds::Publish | Deeds::Decline | Deeds::Restore => say!("moderation-review-hint"),
        Deeds::Archive => say!("moderation-archive-hint"),
        Deeds::Move => say!("moderation-move-hint"),
        Deeds::Link => say!("moderation-link-hint"),
        Deeds::Unlink => say!("moderation-unlink-hint"),
        Deeds::Merge => say!("moderation-merge-hint"),
        Deeds::Split => say!("moderation-split-hint"),
        Deeds::Extract => say!("moderation-extract-hint"),
        Deeds::Keep => say!("moderation-keep-hint"),
        Deeds::Remove => say!("talk-remove-what"),
    }
}

/// Heading and ways between the rooms.
fn head(room: &Moderating, here: &str) -> AnyView {
    let (lang, dir) = ui::written(&room.language);
    let queue = match room.waiting {
        0 => say!("moderation-queue"),
        waiting => say!("moderation-queue-of", count = waiting),
    };
    let ways = [
        ("queue", queue, "moderation"),
        ("claims", say!("moderation-claims"), "moderation/claims"),
        ("history", say!("moderation-history"), "moderation/history"),
    ];
    let ways: Vec<_> = ways
        .into_iter()
        .map(|(name, words, path)| {
            let current = (name == here).then_some("page");
            view! { <li><a href=format!("{}/{path}", room.desk) aria-current=current>{words}</a></li> }
        })
        .collect();
    let closed = room.closed.clone().map(|text| view! { <p class="reading">{text}</p> });
    view! {
        <p class="kind"><a href=room.desk.clone()>{say!("desk-heading")}</a></p>
        <h1 class="claim" lang=lang dir=dir>{room.title.clone()}</h1>
        {ui::strip(&room.strip)}
        <nav class="tabs" aria-label=say!("moderation-rooms")><ul>{ways}</ul></nav>
        {closed}
    }
    .into_any()
}

/// A claim as it is mentioned, with what it answers.
fn mentioned(room: &Moderating, chosen: &Chosen) -> AnyView {
    let (lang, dir) = ui::written(&room.language);
    let under = chosen.under.clone().map(|under| {
        view! { <p class="under soft">{say!("moderation-answers")} " " <q lang=lang.clone() dir=dir>{under}</q></p> }
    });
    view! { <p class="claim">{ui::sign(chosen.side)}<span lang=lang dir=dir>{chosen.text.clone()}</span></p>{under} }.into_any()
}

/// The reasons to choose from, and room for a note.
fn why(id: &str, chosen: Option<Reason>, note: &str, needed: bool) -> AnyView {
    let (reason_id, note_id, hint_id) = (format!("{id}-reason"), format!("{id}-note"), format!("{id}-note-hint"));
    let none = (chosen.is_none() || !needed).then(|| {
        let words = if needed { say!("moderation-choose-reason") } else { say!("moderation-no-reason") };
        view! { <option value="" disabled=needed selected=chosen.is_none()>{words}</option> }
    });
    let reasons: Vec<_> = Reason::ALL
        .iter()
        .map(|one| view! { <option value=one.word() selected=chosen == Some(*one)>{reason(*one)}</option> })
        .collect();
    view! {
        <p class="field"><label for=reason_id.clone()>{say!("moderation-reason")}</label><select id=reason_id name="reason" required=needed>{none}{reasons}</select></p>
        <p class="field">
            <label for=note_id.clone()>{say!("moderation-note")}</label>
            <textarea id=note_id name="note" rows="2" maxlength=NOTE_LIMIT.to_string() aria-describedby=hint_id.clone()>{ui::typed(note)}</textarea>
            <span class="hint" id=hint_id>{say!("moderation-note-hint")}</span>
        </p>
    }
    .into_any()
}

fn hidden(name: &'static str, value: impl Into<String>) -> AnyView {
    view! { <input type="hidden" name=name value=value.into() /> }.into_any()
}

fn queue(page: &ModerationQueue) -> AnyView {
    let room = &page.room;
    let open = room.closed.is_none();
    let waiting = page.reviewed.of + page.wordings.of + page.said.len() + page.marked.of + page.alike.of;
    let empty = (waiting == 0).then(|| view! { <p class="empty">{say!("moderation-nothing")}</p> });
    let said = |(words, href): &(String, String)| {
        view! { <li class="card"><a href=href.clone()>{words.clone()}</a></li> }.into_any()
    };
    let review = (!page.review).then(|| view! { <p class="soft">{say!("moderation-no-review")}</p> });
    view! {
        {head(room, "queue")}
        {empty}
        {review}
        {section("reviewed", say!("moderation-reviewed", count = page.reviewed.of), page.reviewed.rows.iter().map(|one| reviewed(room, one, open)).collect())}
        {publish_all(room, &page.reviewed.rows, open)}
        {section("wordings", say!("moderation-wordings", count = page.wordings.of), page.wordings.rows.iter().map(|one| wording(room, one, open)).collect())}
        {section("said", say!("moderation-said"), page.said.iter().map(said).collect())}
        {section("marked", say!("moderation-marked", count = page.marked.of), page.marked.rows.iter().map(|one| marked(room, one, open)).collect())}
        {section("alike", say!("moderation-alike", count = page.alike.of), page.alike.rows.iter().map(|(a, b)| alike(room, a, b, open)).collect())}
        {ui::paging(page.page, |n| format!("{}/moderation?page={n}", room.desk))}
    }
    .into_any()
}

fn section(name: &str, heading: Cow<'static, str>, items: Vec<AnyView>) -> Option<AnyView> {
    if items.is_empty() {
        return None;
    }
    let id = format!("{name}-heading");
    let labelled = id.clone();
    Some(view! { <section aria-labelledby=labelled><h2 id=id>{heading}</h2><ul class="cards waiting">{items}</ul></section> }.into_any())
}

/// Publish, or decline with a reason; `read` says what one has read.
fn decide(room: &Moderating, claim: &str, read: &dyn Fn() -> AnyView, open: bool) -> Option<AnyView> {
    if !open {
        return None;
    }
    let action = format!("{}/moderation", room.desk);
    let common = || view! { {hidden("seen", room.seen.to_string())}{hidden("claim", claim)}{read()} }.into_any();
    Some(
        view! {
            <div class="actions">
                <form method="post" action=action.clone()>{common()}<button class="button primary" type="submit" name="do" value="publish">{say!("moderation-publish")}</button></form>
                <details class="more">
                    <summary>{say!("moderation-decline-more")}</summary>
                    <form class="stack" method="post" action=action>
                        {common()}
                        {why(&format!("decline-{claim}"), None, "", true)}
                        <p class="actions"><button class="button" type="submit" name="do" value="decline">{say!("moderation-decline")}</button></p>
                    </form>
                </details>
            </div>
        }
        .into_any(),
    )
}

fn reviewed(room: &Moderating, one: &Reviewed, open: bool) -> AnyView {
    let sources: Vec<_> = one
        .sources
        .iter()
        .map(|source| {
            let quote = source.quote.clone().map(|quote| view! { " " <q>{quote}</q> });
            view! { <li>{source.url.clone()}{quote}</li> }
        })
        .collect();
    let sources = (!sources.is_empty()).then(|| view! { <ul class="sources">{sources}</ul> });
    view! {
        <li class="card">
            {mentioned(room, &one.chosen)}
            {sources}
            {decide(room, &one.chosen.claim, &|| read(one).into_any(), open)}
        </li>
    }
    .into_any()
}

fn publish_all(room: &Moderating, reviewed: &[Reviewed], open: bool) -> Option<AnyView> {
    if reviewed.len() < 2 || !open {
        return None;
    }
    let claims: Vec<_> = reviewed
        .iter()
        .map(|one| view! { {hidden("claim", one.chosen.claim.clone())}{read(one)} }.into_any())
        .collect();
    Some(
        view! {
            <form method="post" action=format!("{}/moderation", room.desk)>
                {hidden("seen", room.seen.to_string())}
                {claims}
                <button class="button" type="submit" name="do" value="publish">{say!("moderation-publish-all", count = reviewed.len())}</button>
            </form>
        }
        .into_any(),
    )
}

/// How a claim reads that is published from here.
fn read(one: &Reviewed) -> impl IntoView {
    let name = format!("read-{}", one.chosen.claim);
    view! { <input type="hidden" name=name value=one.read.clone() /> }
}

fn wording(room: &Moderating, one: &NewWording, open: bool) -> AnyView {
    let (lang, dir) = ui::written(&room.language);
    view! {
        <li class="card">
            <p class="soft">{say!("moderation-reads")}</p>
            {mentioned(room, &one.chosen)}
            <p class="soft">{say!("moderation-shall-read")}</p>
            <p class="claim" lang=lang dir=dir>{one.text.clone()}</p>
            {decide(room, &one.chosen.claim, &|| hidden("wording", one.text.clone()).into_any(), open)}
        </li>
    }
    .into_any()
}

fn marked(room: &Moderating, one: &Marked, open: bool) -> AnyView {
    let reasons: Vec<_> = one.reasons.iter().map(|one| view! { <li>{reason(*one)}</li> }).collect();
    let place = &one.chosen.place;
    // What a reason asks for comes first.
    let asked = one.reasons.iter().find_map(|reason| match reason {
        Reason::Duplicate => Some(Deeds::Merge),
        Reason::BelongsElsewhere => Some(Deeds::Move),
        Reason::SeveralClaims => Some(Deeds::Split),
        _ => None,
    });
    let asked = asked.unwrap_or(Deeds::Archive);
    let act = format!("{}/moderation/act?place={place}", room.desk);
    let seen_marks: Vec<_> = one.reasons.iter().map(|reason| hidden("marked", reason.word())).collect();
    let ways = open.then(|| {
        view! {
            <div class="actions">
                <a class="button primary" href=format!("{act}&do={}", asked.word())>{deed_name(asked)} "…"</a>
                <a class="button" href=act.clone()>{say!("moderation-other")}</a>
                <form method="post" action=format!("{}/moderation", room.desk)>
                    {hidden("seen", room.seen.to_string())}{hidden("claim", one.chosen.claim.clone())}
                    {seen_marks}
                    <button class="button" type="submit" name="do" value="keep">{say!("moderation-keep")}</button>
                </form>
            </div>
        }
    });
    view! {
        <li class="card">
            {mentioned(room, &one.chosen)}
            <ul class="reasons" aria-label=say!("moderation-marked-as")>{reasons}</ul>
            {ways}
        </li>
    }
    .into_any()
}

fn alike(room: &Moderating, a: &Chosen, b: &Chosen, open: bool) -> AnyView {
    let act = format!("{}/moderation/act?place={}&place={}&do=merge", room.desk, a.place, b.place);
    let merge = open
        .then(|| view! { <p class="actions"><a class="button" href=act>{say!("moderation-merge")} "…"</a></p> });
    view! { <li class="card">{mentioned(room, a)}<hr />{mentioned(room, b)}{merge}</li> }.into_any()
}

fn claims(page: &ModerationClaims) -> AnyView {
    let room = &page.room;
    let here = format!("{}/moderation/claims", room.desk);
    let (lang, dir) = ui::written(&room.language);
    let crumbs: Vec<_> = page
        .crumbs
        .iter()
        .map(|crumb| view! { <li>{ui::sign(crumb.side)}<a href=format!("{here}?at={}", crumb.place) lang=lang.clone() dir=dir>{crumb.text.clone()}</a></li> })
        .collect();
    let crumbs = (!crumbs.is_empty()).then(|| view! { <nav class="crumbs" aria-label=say!("card-where")><ol><li><a href=here.clone()>{say!("moderation-all")}</a></li>{crumbs}</ol></nav> });
    let rows: Vec<_> = page.rows.iter().map(|row| row_of(room, &here, row, page.find.is_empty())).collect();
    let list = match page.rows.is_empty() {
        true => view! { <p class="empty">{say!("moderation-none-found")}</p> }.into_any(),
        false => view! {
            <form method="get" action=format!("{}/moderation/act", room.desk) class="picking">
                <ul class="pick" data-act=format!("{}/moderation/act", room.desk)>{rows}</ul>
                <div class="picked-bar">
                    <span class="soft">{say!("moderation-with-chosen")}</span>
                    <button class="button" type="submit" name="do" value="move">{deed_name(Deeds::Move)} "…"</button>
                    <button class="button" type="submit" name="do" value="merge">{deed_name(Deeds::Merge)} "…"</button>
                    <button class="button" type="submit" name="do" value="archive">{deed_name(Deeds::Archive)} "…"</button>
                    <button class="button" type="submit">{say!("moderation-other")}</button>
                </div>
            </form>
        }
        .into_any(),
    };
    let query: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("at", &page.at)
        .append_pair("find", &page.find)
        .finish();
    view! {
        {head(room, "claims")}
        <form method="get" action=here.clone() role="search" class="finder">
            <div class="field find"><label for="find">{say!("moderation-find")}</label><input id="find" type="text" name="find" maxlength="200" autocomplete="off" value=page.find.clone() /></div>
            <button class="button" type="submit">{say!("moderation-find-it")}</button>
        </form>
        {crumbs}
        {list}
        <p class="hint" data-sorting="" hidden>{say!("moderation-sorting")}</p>
        <Sorting />
        {ui::paging(page.page, |n| format!("{here}?{query}&page={n}"))}
    }
    .into_any()
}

/// A row of the list. `outline`: it stands below its parent, and can be moved by keys from there.
fn row_of(room: &Moderating, here: &str, row: &Chosen, outline: bool) -> AnyView {
    let (lang, dir) = ui::written(&room.language);
    let id = format!("pick-{}", row.place);
    let below = (row.below != (0, 0)).then(|| {
        let (pro, con) = row.below;
        view! { <a class="below soft" href=format!("{here}?at={}", row.place)>{say!("moderation-below", pro = pro, con = con)}</a> }
    });
    let elsewhere = row.linked.then(|| view! { <span class="soft">{say!("common-elsewhere")}</span> });
    view! {
        <li class=format!("depth-{}", row.depth.min(6)) data-depth=outline.then(|| row.depth.to_string()) data-place=row.place.clone() data-claim=row.claim.clone() draggable="true">
            <input type="checkbox" id=id.clone() name="place" value=row.place.clone() />
            <label for=id>{ui::sign(row.side)}<span lang=lang dir=dir>{row.text.clone()}</span></label>
            {below}{elsewhere}
        </li>
    }
    .into_any()
}

/// The address of the form for a deed with what was chosen.
fn act_at(page: &ModerationAct, deed: Deeds, target: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for chosen in &page.chosen {
        query.append_pair("place", &chosen.place);
    }
    query.append_pair("do", deed.word());
    if let Some(target) = target {
        query.append_pair("to", target);
    }
    format!("{}/moderation/act?{}", page.room.desk, query.finish())
}

fn act(page: &ModerationAct) -> AnyView {
    let room = &page.room;
    let deeds: Vec<_> = page
        .deeds
        .iter()
        .map(|deed| {
            let current = (*deed == page.deed).then_some("true");
            view! { <li><a href=act_at(page, *deed, None) aria-current=current>{deed_name(*deed)}</a></li> }
        })
        .collect();
    let chosen: Vec<_> =
        page.chosen.iter().map(|chosen| view! { <li class="card">{mentioned(room, chosen)}</li> }).collect();
    let error = page.error.clone().map(|text| {
        let path: Vec<_> = page.path.iter().map(|claim| view! { <li>{claim.clone()}</li> }).collect();
        let path = (!path.is_empty()).then(|| view! { <ol class="path">{path}</ol> });
        view! { <div class="error" role="alert"><p>{text}</p>{path}</div> }
    });
    let form = (!page.chosen.is_empty() && room.closed.is_none()).then(|| deed_form(page));
    view! {
        {head(room, "claims")}
        {error}
        <section aria-labelledby="chosen-heading">
            <h2 id="chosen-heading">{say!("moderation-chosen", count = page.chosen.len())}</h2>
            <ul class="cards waiting">{chosen}</ul>
        </section>
        <nav class="deeds" aria-label=say!("moderation-deeds")><ul>{deeds}</ul></nav>
        <p>{deed_hint(page.deed)}</p>
        {form}
        {wordings(page)}
    }
    .into_any()
}

/// How a claim read earlier, which may tell what it must not.
fn wordings(page: &ModerationAct) -> Option<AnyView> {
    let (room, claim) = (&page.room, page.chosen.first()?);
    if page.earlier.is_empty() || room.closed.is_some() {
        return None;
    }
    let earlier: Vec<_> = page.earlier.iter().map(|one| talk::earlier(&room.language, one)).collect();
    let removal =
        talk::removal(format!("{}/wordings", room.desk), &claim.claim, say!("moderation-wordings-remove"));
    Some(
        view! {
            <section aria-labelledby="earlier-heading">
                <h2 id="earlier-heading">{say!("moderation-earlier")}</h2>
                <ol class="remarks wordings">{earlier}</ol>
                {removal}
            </section>
        }
        .into_any(),
    )
}

fn deed_form(page: &ModerationAct) -> AnyView {
    let room = &page.room;
    let needs_target = matches!(page.deed, Deeds::Move | Deeds::Link | Deeds::Merge) && !survivor_chosen(page);
    let finder = needs_target.then(|| finder(page));
    if needs_target && page.target.is_none() {
        return finder.into_any();
    }
    let places: Vec<_> = page.chosen.iter().map(|chosen| hidden("place", chosen.place.clone())).collect();
    let claims: Vec<_> = page.chosen.iter().map(|chosen| hidden("claim", chosen.claim.clone())).collect();
    let target = page.target.as_ref().map(|target| {
        let heading = match page.deed {
            Deeds::Merge => say!("moderation-survivor"),
            _ => say!("moderation-target"),
        };
        view! { <h3>{heading}</h3><div class="card">{mentioned(room, target)}{hidden("to", target.claim.clone())}</div> }
    });
    let sides = matches!(page.deed, Deeds::Move | Deeds::Link).then(|| sides(page.side));
    let survivors = (page.deed == Deeds::Merge && page.target.is_none()).then(|| survivors(page));
    let parts = (page.deed == Deeds::Split).then(|| parts(page));
    let needed = matches!(page.deed, Deeds::Archive | Deeds::Move | Deeds::Merge | Deeds::Split | Deeds::Extract);
    let why = (page.deed != Deeds::Keep).then(|| why("act", page.reason, &page.note, needed));
    view! {
        <form class="stack" method="post" action=format!("{}/moderation", room.desk)>
            {hidden("seen", room.seen.to_string())}
            {hidden("id", page.id.clone())}
            {places}{claims}
            {target}{survivors}{sides}{parts}
            {why}
            <p class="actions"><button class="button primary" type="submit" name="do" value=page.deed.word()>{deed_name(page.deed)}</button> <a href=format!("{}/moderation/claims", room.desk)>{say!("moderation-back")}</a></p>
        </form>
        {finder}
    }
    .into_any()
}

/// Whether one of several chosen claims takes in the others.
fn survivor_chosen(page: &ModerationAct) -> bool {
    page.deed == Deeds::Merge && page.chosen.len() > 1
}

fn finder(page: &ModerationAct) -> AnyView {
    let places: Vec<_> = page.chosen.iter().map(|chosen| hidden("place", chosen.place.clone())).collect();
    let (lang, dir) = ui::written(&page.room.language);
    let found: Vec<_> = page
        .found
        .iter()
        .map(|one| {
            let href = act_at(page, page.deed, Some(&one.claim));
            view! { <li>{ui::sign(one.side)}<a href=href lang=lang.clone() dir=dir>{one.text.clone()}</a></li> }
        })
        .collect();
    let found = match page.found.is_empty() {
        true => (!page.find.is_empty())
            .then(|| view! { <p class="empty">{say!("moderation-none-found")}</p> }.into_any()),
        false => Some(view! { <ul class="found">{found}</ul> }.into_any()),
    };
    let heading = match (page.deed, page.target.is_some()) {
        (_, true) => say!("moderation-find-other"),
        (Deeds::Merge, _) => say!("moderation-find-survivor"),
        _ => say!("moderation-find-target"),
    };
    view! {
        <section aria-labelledby="finder-heading">
            <h2 id="finder-heading">{heading}</h2>
            <form method="get" action=format!("{}/moderation/act", page.room.desk) role="search" class="finder">
                {places}{hidden("do", page.deed.word())}
                <div class="field find"><label for="find">{say!("moderation-find")}</label><input id="find" type="text" name="find" maxlength="200" autocomplete="off" value=page.find.clone() /></div>
                <button class="button" type="submit">{say!("moderation-find-it")}</button>
            </form>
            {found}
        </section>
    }
    .into_any()
}

fn sides(chosen: Option<Side>) -> AnyView {
    let sides = [Side::Pro, Side::Con].map(|side| {
        let id = format!("side-{}", ui::side_word(side));
        view! { <p class="option"><input type="radio" id=id.clone() name="relation" value=ui::side_word(side) checked=chosen == Some(side) required=true /><label for=id>{ui::side_name(side)}</label></p> }
    });
    view! { <fieldset class="choice"><legend>{say!("moderation-side")}</legend>{sides}</fieldset> }.into_any()
}

fn survivors(page: &ModerationAct) -> AnyView {
    let (lang, dir) = ui::written(&page.room.language);
    let options: Vec<_> = page
        .chosen
        .iter()
        .enumerate()
        .map(|(n, chosen)| {
            let id = format!("survivor-{n}");
            view! { <p class="option"><input type="radio" id=id.clone() name="to" value=chosen.claim.clone() checked=n == 0 /><label for=id lang=lang.clone() dir=dir>{chosen.text.clone()}</label></p> }
        })
        .collect();
    view! { <fieldset class="choice"><legend>{say!("moderation-survivor")}</legend>{options}</fieldset> }.into_any()
}

/// The claims that a split makes at least.
const NEEDED: usize = 2;

fn parts(page: &ModerationAct) -> AnyView {
    let (lang, dir) = ui::written(&page.room.language);
    let mut fields: Vec<_> = (0..PARTS_LIMIT)
        .map(|n| {
            let id = format!("part-{n}");
            let text = page.parts.get(n).cloned().unwrap_or_default();
            let required = n < NEEDED;
            view! { <p class="field"><label for=id.clone()>{say!("moderation-part", number = n + 1)}</label><textarea id=id name="part" rows="2" maxlength="2000" required=required lang=lang.clone() dir=dir>{ui::typed(&text)}</textarea></p> }
        })
        .collect();
    // The others are there for who wants them.
    let more = fields.split_off(NEEDED);
    let open = page.parts.iter().skip(NEEDED).any(|text| !text.is_empty());
    let more = view! { <details class="more" open=open><summary>{say!("moderation-more-parts")}</summary>{more}</details> };
    let replies: Vec<_> = page
        .replies
        .iter()
        .map(|(reply, part)| {
            let id = format!("reply-{}", reply.place);
            let options: Vec<_> = (0..PARTS_LIMIT)
                .map(|n| view! { <option value=n.to_string() selected=n == *part>{say!("moderation-part", number = n + 1)}</option> })
                .collect();
            view! { <p class="field"><label for=id.clone()>{ui::sign(reply.side)}<span lang=lang.clone() dir=dir>{reply.text.clone()}</span></label><select id=id name=format!("reply-{}", reply.place)>{options}</select></p> }
        })
        .collect();
    let replies = (!replies.is_empty()).then(
        || view! { <fieldset class="choice"><legend>{say!("moderation-replies")}</legend>{replies}</fieldset> },
    );
    let text = page.chosen.first().map(|chosen| hidden("text", chosen.text.clone()));
    view! { {text}{fields}{more}{replies} }.into_any()
}

fn history(page: &ModerationHistory) -> AnyView {
    let room = &page.room;
    let open = room.closed.is_none();
    let undo = |entry: usize| {
        view! {
            <form method="post" action=format!("{}/moderation", room.desk)>
                {hidden("seen", room.seen.to_string())}{hidden("entry", entry.to_string())}
                <button class="button" type="submit" name="do" value="undo">{say!("moderation-undo")}</button>
            </form>
        }
        .into_any()
    };
    let events: Vec<_> = page
        .events
        .iter()
        .map(|event| {
            let undo = event.undo.filter(|_| open).map(undo);
            view! { <li>{told(&room.language, event)}{undo}</li> }
        })
        .collect();
    let events = match page.events.is_empty() {
        true => view! { <p class="empty">{say!("history-empty")}</p> }.into_any(),
        false => view! { <ol class="events">{events}</ol> }.into_any(),
    };
    let archived: Vec<_> = page
        .archived
        .rows
        .iter()
        .map(|(chosen, may_come_back)| {
            let restore = (*may_come_back && open).then(|| {
                view! {
                    <details class="more">
                        <summary>{say!("moderation-restore-more")}</summary>
                        <form class="stack" method="post" action=format!("{}/moderation", room.desk)>
                            {hidden("seen", room.seen.to_string())}{hidden("claim", chosen.claim.clone())}
                            {why(&format!("restore-{}", chosen.claim), None, "", false)}
                            <p class="actions"><button class="button" type="submit" name="do" value=Deeds::Restore.word()>{deed_name(Deeds::Restore)}</button></p>
                        </form>
                    </details>
                }
            });
            view! { <li class="card">{mentioned(room, chosen)}{restore}</li> }.into_any()
        })
        .collect();
    view! {
        {head(room, "history")}
        {section("archived", say!("moderation-archived", count = page.archived.of), archived)}
        <section aria-labelledby="done-heading"><h2 id="done-heading">{say!("history-heading")}</h2>{events}</section>
        {ui::paging(page.page, |n| format!("{}/moderation/history?page={n}", room.desk))}
    }
    .into_any()
}

/// Day, words, the claims that it was about, and why.
pub(crate) fn told(language: &str, event: &Told) -> AnyView {
    let (lang, dir) = ui::written(language);
    let claims: Vec<_> = event
        .claims
        .iter()
        .map(|(text, href)| match href {
            Some(href) => {
                view! { <li lang=lang.clone() dir=dir><a href=href.clone()>{text.clone()}</a></li> }.into_any()
            }
            None => view! { <li lang=lang.clone() dir=dir>{text.clone()}</li> }.into_any(),
        })
        .collect();
    let claims = (!claims.is_empty()).then(|| view! { <ul class="about">{claims}</ul> });
    let why = (!event.why.is_empty()).then(|| view! { <p class="soft">{event.why.clone()}</p> });
    view! { {dates::time(&event.day)} " " <span>{event.words.clone()}</span>{claims}{why} }.into_any()
}
