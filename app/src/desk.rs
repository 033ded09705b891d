//! The facilitator's desk: links to hand out, the next step, and what to take along.

use crate::{
    Assets,
    model::{DeskPage, Frame},
    setup, shell, ui,
};
use leptos::prelude::*;
use words::say;

/// Writes the page of the desk.
pub fn desk(frame: &Frame, assets: &Assets, page: DeskPage) -> String {
    // The desk shows no claims, and its cookie opens neither the stream of them nor the debate's pages.
    let frame = &Frame { events: None, debate: None, ..frame.clone() };
    shell::page(frame, assets, "room narrow desk", || room(&page))
}

fn room(page: &DeskPage) -> AnyView {
    let numbers: Vec<_> = page
        .numbers
        .iter()
        .map(|(name, value)| view! { <div><dt>{name.clone()}</dt><dd>{value.clone()}</dd></div> })
        .collect();
    view! {
        <p class="kind">{say!("desk-heading")}</p>
        <h1 class="claim">{page.title.clone()}</h1>
        {ui::strip(&page.strip)}
        <p class="note">{say!("desk-save")}</p>
        {way_in(page)}
        {previews(page)}
        {said(page)}
        {ui::links(&page.desk, &page.links)}
        {invitations(page)}
        {invitation(page)}
        {moderation(page)}
        {steps(page)}
        {meeting(page)}
        {set_up(page)}
        <section aria-labelledby="numbers-heading"><h2 id="numbers-heading">{say!("desk-numbers")}</h2><dl class="figures">{numbers}</dl></section>
        {exports(page)}
        {history(page)}
    }
    .into_any()
}

/// The way into the debate: to take part in it while it is open, to read it afterwards.
fn way_in(page: &DeskPage) -> Option<AnyView> {
    if !page.take_part.is_empty() {
        return Some(view! { <p class="actions"><a class="button primary" href=page.take_part.clone()>{say!("desk-take-part")}</a> <span class="soft">{say!("desk-take-part-how")}</span></p> }.into_any());
    }
    // Now is what the brief is for.
    (!page.read.is_empty()).then(|| {
        let brief = brief(page, "button primary");
        view! { <p class="actions">{brief}<a class="button" href=page.read.clone()>{say!("desk-read")}</a></p> }
            .into_any()
    })
}

/// What the meeting is for, when it begins, and what it talks about when.
fn meeting(page: &DeskPage) -> Option<AnyView> {
    let meeting = page.meeting.as_ref()?;
    let invalid = meeting.error.is_some().then_some("meeting-error");
    let error =
        meeting.error.clone().map(|text| view! { <p class="error" id="meeting-error" role="alert">{text}</p> });
    let (hint, anew) = match meeting.own {
        true => (say!("desk-agenda-own"), Some(say!("desk-agenda-anew"))),
        false => (say!("desk-agenda-proposed"), None),
    };
    let anew = anew.map(|words| {
        view! { <button class="button" type="submit" name="agenda_from" value="debate" formnovalidate=true>{words}</button> }
    });
    Some(
        view! {
            <section aria-labelledby="meeting-heading">
                <h2 id="meeting-heading">{say!("desk-meeting")}</h2>
                <details class="more" open=meeting.error.is_some()>
                    <summary>{say!("desk-meeting-more")}</summary>
                    <form class="stack" id="meeting" method="post" action=format!("{}/meeting", page.desk)>
                        {error}
                        {setup::meets(&meeting.meets)}
                        <p class="hint">{say!("desk-meeting-zone", zone = &meeting.zone)}</p>
                        <p class="field">
                            <label for="meeting-goal">{say!("desk-goal")}</label>
                            <input id="meeting-goal" name="goal" type="text" maxlength="500" value=meeting.goal.clone() placeholder=meeting.proposed_goal.clone() autocomplete="off" aria-describedby="meeting-goal-hint" />
                            <span class="hint" id="meeting-goal-hint">{say!("desk-goal-hint", proposed = &meeting.proposed_goal)}</span>
                        </p>
                        <p class="field short">
                            <label for="meeting-minutes">{say!("desk-minutes")}</label>
                            <input id="meeting-minutes" name="minutes" type="number" min="10" max="240" inputmode="numeric" value=meeting.minutes.clone() />
                        </p>
                        <p class="field">
                            <label for="meeting-agenda">{say!("desk-agenda")}</label>
                            <textarea id="meeting-agenda" name="agenda" rows="8" aria-describedby="meeting-agenda-hint" aria-invalid=invalid.map(|_| "true")>{ui::typed(&meeting.agenda)}</textarea>
                            <span class="hint" id="meeting-agenda-hint">{hint}</span>
                        </p>
                        <p class="actions"><button class="button primary" type="submit">{say!("desk-meeting-save")}</button> {anew}</p>
                    </form>
                </details>
            </section>
        }
        .into_any(),
    )
}

/// The way to what keeps the debate tidy.
fn moderation(page: &DeskPage) -> Option<AnyView> {
    // A sealed debate stays as it is.
    page.set_up.as_ref()?;
    let waiting = match page.waiting {
        0 => say!("moderation-nothing"),
        waiting => say!("moderation-waiting", count = waiting),
    };
    let class = if page.waiting == 0 { "button" } else { "button primary" };
    Some(
    view! {
        <section aria-labelledby="moderation-heading">
            <h2 id="moderation-heading">{say!("moderation-heading")}</h2>
            <p>{waiting}</p>
            <p class="actions"><a class=class href=format!("{}/moderation", page.desk)>{say!("moderation-open")}</a> <a class="button" href=format!("{}/moderation/claims", page.desk)>{say!("moderation-claims")}</a></p>
        </section>
    }
    .into_any(),
    )
}

/// What happened to it, latest first.
fn history(page: &DeskPage) -> Option<AnyView> {
    if page.history.is_empty() {
        return None;
    }
    let events = ui::events("", &page.history);
    let all = format!("{}/moderation/history", page.desk);
    let more = page.more_history.then(|| view! { <p><a href=all>{say!("desk-all-history")}</a></p> });
    Some(view! { <section aria-labelledby="history-heading"><h2 id="history-heading">{say!("history-heading")}</h2>{events}{more}</section> }.into_any())
}

/// The ways to what was said about claims.
fn said(page: &DeskPage) -> Option<AnyView> {
    let links: Vec<_> =
        page.said.iter().map(|(words, href)| view! { <a href=href.clone()>{words.clone()}</a> " " }).collect();
    (!links.is_empty()).then(|| view! { <p class="also">{say!("talk-on-the-desk")} " " {links}</p> }.into_any())
}

/// What others see.
fn previews(page: &DeskPage) -> AnyView {
    let links: Vec<_> =
        page.previews.iter().map(|(words, href)| view! { <a href=href.clone()>{words.clone()}</a> " " }).collect();
    view! {
        <p class="also">{say!("desk-previews")} " " {links}</p>
        <p class="also"><a href=format!("{}/clone", page.desk)>{say!("desk-clone")}</a></p>
    }
    .into_any()
}

/// The way to the page of invitations.
fn invitations(page: &DeskPage) -> Option<AnyView> {
    page.invitations.then(|| {
        view! {
            <section aria-labelledby="invitations-heading">
                <h2 id="invitations-heading">{say!("invitations-title")}</h2>
                <p>{say!("desk-invitations")}</p>
                <p class="actions"><a class="button primary" href=format!("{}/invitations", page.desk)>{say!("desk-invitations-issue")}</a></p>
            </section>
        }
        .into_any()
    })
}

fn invitation(page: &DeskPage) -> Option<AnyView> {
    if page.invitation.is_empty() {
        return None;
    }
    let hint = if page.by_invitation { say!("desk-invite-own-hint") } else { say!("desk-invite-hint") };
    Some(
    view! {
        <section aria-labelledby="invitation-heading">
            <h2 id="invitation-heading">{say!("desk-invite")}</h2>
            <p class="field">
                <label for="invitation">{say!("desk-invite-label")}</label>
                <textarea id="invitation" rows="9" readonly aria-describedby="invitation-hint">{ui::typed(&page.invitation)}</textarea>
                <span class="hint" id="invitation-hint">{hint}</span>
            </p>
        </section>
    }
    .into_any(),
    )
}

fn steps(page: &DeskPage) -> Option<AnyView> {
    if page.steps.is_empty() {
        return None;
    }
    let steps: Vec<_> = page
        .steps
        .iter()
        .map(|step| {
            let before = (!step.before.is_empty()).then(|| view! { <p class="notice">{step.before.clone()}</p> });
            if !step.for_good {
                return view! {
                    <form method="post" action=format!("{}/step", page.desk)>
                        <p>{step.does.clone()}</p>
                        <button class="button" type="submit" name="to" value=step.to.clone()>{step.button.clone()}</button>
                    </form>
                }
                .into_any();
            }
            let id = format!("sure-{}", step.to);
            view! {
                <p>{step.does.clone()}</p>
                <details class="more">
                    <summary>{step.button.clone()} "…"</summary>
                    <form class="stack" method="post" action=format!("{}/step", page.desk)>
                        {before}
                        <p class="option"><input type="checkbox" id=id.clone() name="sure" value="yes" required=true /><label for=id>{say!("desk-step-sure")}</label></p>
                        <p class="actions"><button class="button danger" type="submit" name="to" value=step.to.clone()>{step.button.clone()}</button></p>
                    </form>
                </details>
            }
            .into_any()
        })
        .collect();
    Some(view! { <section aria-labelledby="steps-heading"><h2 id="steps-heading">{say!("desk-steps")}</h2>{steps}</section> }.into_any())
}

fn set_up(page: &DeskPage) -> Option<AnyView> {
    let set_up = page.set_up.as_ref()?;
    let error = page.set_up_error.clone().map(|text| view! { <p class="error" role="alert">{text}</p> });
    Some(
        view! {
            <section aria-labelledby="setup-heading">
                <h2 id="setup-heading">{say!("desk-set-up")}</h2>
                <details class="more" open=page.set_up_error.is_some()>
                    <summary>{say!("desk-set-up-more")}</summary>
                    <form class="stack" method="post" action=format!("{}/setup", page.desk)>
                        {error}
                        {setup::fields(set_up)}
                        <p class="actions"><button class="button" type="submit">{say!("desk-set-up-save")}</button></p>
                    </form>
                </details>
            </section>
        }
        .into_any(),
    )
}

/// The way to the brief.
fn brief(page: &DeskPage, class: &'static str) -> AnyView {
    view! { <a class=class href=format!("{}/brief", page.desk)>{say!("desk-read-brief")}</a> }.into_any()
}

fn exports(page: &DeskPage) -> AnyView {
    let exports: Vec<_> = page
        .exports
        .iter()
        .map(|(name, href)| view! { <li><a href=href.clone() download="">{name.clone()}</a></li> })
        .collect();
    view! {
        <section aria-labelledby="exports-heading">
            <h2 id="exports-heading">{say!("desk-exports")}</h2>
            <p>{brief(page, "button")}</p>
            <ul>{exports}</ul>
        </section>
    }
    .into_any()
}
