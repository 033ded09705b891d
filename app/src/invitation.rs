//! Invitations: the page on which somebody uses theirs, and the desk's, which issues them.

use crate::{
    Assets,
    model::{Frame, InvitationPage, InvitationSheet, InvitationsPage, Issued},
    shell, ui,
};
use leptos::prelude::*;
use words::say;

/// Writes the page on which somebody uses their invitation.
pub fn invitation(frame: &Frame, assets: &Assets, page: InvitationPage) -> String {
    shell::page(frame, assets, "room narrow", || room(&page))
}

fn room(page: &InvitationPage) -> AnyView {
    let Some(key) = &page.key else {
        return view! {
            <h1 class="claim">{say!("invitation-title")}</h1>
            <p class="lead">{say!("invitation-none")}</p>
            <p class="actions"><a class="button" href=page.base.clone()>{say!("invitation-to-debate")}</a></p>
        }
        .into_any();
    };
    if page.has_voice {
        return view! {
            <h1 class="claim">{say!("invitation-title")}</h1>
            <p class="lead">{say!("invitation-has-voice")}</p>
            <p class="actions"><a class="button primary" href=page.base.clone()>{say!("invitation-to-debate")}</a></p>
        }
        .into_any();
    }
    view! {
        <h1 class="claim">{say!("invitation-title")}</h1>
        <p class="lead">{say!("invitation-lead")}</p>
        {blind(page, key)}
        <section aria-labelledby="key-heading">
            <h2 id="key-heading">{say!("invitation-same")}</h2>
            <p>{say!("invitation-same-text")}</p>
            <p class="fingerprint" translate="no">{page.fingerprint.clone()}</p>
        </section>
        {openly(page)}
        <p class="also"><a href=format!("{}/device", page.base)>{say!("invitation-device")}</a></p>
    }
    .into_any()
}

/// The form that a module in the browser sends, so that the server never sees the token.
fn blind(page: &InvitationPage, key: &str) -> AnyView {
    let message = |name: &'static str, text| view! { <p class="error" data-say=name hidden=true>{text}</p> };
    view! {
        <section aria-labelledby="use-heading">
            <h2 id="use-heading">{say!("invitation-use-heading")}</h2>
            <form class="stack" method="post" action=format!("{}/invitation", page.base) data-blind="" data-base=page.base.clone() data-debate=page.debate.clone() data-key=key.to_owned()>
                <div role="alert">
                    {message("mistyped", say!("invitation-mistyped"))}
                    {message("other-key", say!("invitation-other-key"))}
                    {message("wrong", say!("invitation-wrong"))}
                    {message("unanswered", say!("invitation-unanswered"))}
                    {message("said", "".into())}
                </div>
                <label for="invitation-code">{say!("invitation-code")}</label>
                <textarea id="invitation-code" rows="2" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="invitation-code-hint"></textarea>
                <p class="hint" id="invitation-code-hint">{say!("invitation-code-hint")}</p>
                <p class="actions"><button class="button primary" type="submit" disabled=true>{say!("invitation-use")}</button></p>
                <div role="status">
                    <p class="soft" data-say="busy" hidden=true>{say!("invitation-busy")}</p>
                    <p class="soft" data-say="no-script">{say!("invitation-no-script")}</p>
                </div>
                <p class="hint">{say!("invitation-how")}</p>
            </form>
        </section>
    }
    .into_any()
}

/// The form for browsers without script: weaker, and said to be.
fn openly(page: &InvitationPage) -> AnyView {
    let (described, invalid) = match page.error {
        Some(_) => ("invitation-open-error", Some("true")),
        None => ("invitation-open-warning", None),
    };
    let error = page
        .error
        .clone()
        .map(|text| view! { <p class="error" id="invitation-open-error" role="alert">{text}</p> });
    view! {
        <section aria-labelledby="open-heading">
            <h2 id="open-heading">{say!("invitation-open")}</h2>
            <details class="more" open=page.error.is_some()>
                <summary>{say!("invitation-open-more")}</summary>
                <form class="stack" method="post" action=format!("{}/invitation/open", page.base)>
                    {error}
                    <p class="warning" id="invitation-open-warning">{say!("invitation-open-warning")}</p>
                    <input type="hidden" name="token" value=page.token.clone() />
                    <label for="invitation-open-code">{say!("invitation-code")}</label>
                    <textarea id="invitation-open-code" name="invitation" rows="2" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby=described aria-invalid=invalid>{ui::typed(&page.typed)}</textarea>
                    <p class="actions"><button class="button" type="submit">{say!("invitation-open-use")}</button></p>
                </form>
            </details>
        </section>
    }
    .into_any()
}

/// Writes the desk's page of invitations.
pub fn invitations(frame: &Frame, assets: &Assets, page: InvitationsPage) -> String {
    let frame = &Frame { events: None, debate: None, ..frame.clone() };
    shell::page(frame, assets, "room narrow desk", || desk(&page))
}

fn desk(page: &InvitationsPage) -> AnyView {
    let back = view! { <p class="also"><a href=page.desk.clone()>{say!("invitations-back")}</a></p> };
    let head = view! {
        <p class="kind">{say!("invitations-title")}</p>
        <h1 class="claim">{page.title.clone()}</h1>
    };
    if !page.takes {
        return view! { {head} <p class="lead">{say!("invitations-none")}</p> {back} }.into_any();
    }
    let error = page.error.clone().map(|text| view! { <p class="error" role="alert">{text}</p> });
    let fingerprint = page.fingerprint.clone().map(|fingerprint| {
        view! { <p>{say!("invitations-fingerprint")}</p> <p class="fingerprint" translate="no">{fingerprint}</p> }
    });
    view! {
        {head}
        <p class="lead">{say!("invitations-lead")}</p>
        {error}
        {page.issued.as_ref().map(|issued| shown(page, issued))}
        {issue(page)}
        {revoke(page)}
        <section aria-labelledby="used-heading">
            <h2 id="used-heading">{say!("invitations-used-heading")}</h2>
            <p>{page.used.clone()}</p>
            <p class="hint">{say!("invitations-used-hint")}</p>
            {fingerprint}
        </section>
        {back}
    }
    .into_any()
}

/// Those just issued.
fn shown(page: &InvitationsPage, issued: &Issued) -> AnyView {
    view! {
        <section aria-labelledby="issued-heading">
            <h2 id="issued-heading">{say!("invitations-issued", count = issued.links.len())}</h2>
            <p class="warning">{say!("invitations-once")}</p>
            <p class="field">
                <label for="issued">{say!("invitations-links")}</label>
                <textarea id="issued" rows="8" readonly wrap="off">{ui::typed(&issued.links.join("\n"))}</textarea>
            </p>
            <form method="post" action=format!("{}/invitations/file", page.desk)>
                <input type="hidden" name="codes" value=issued.codes.clone() />
                <p class="actions">
                    <button class="button" type="submit" name="format" value="csv">{say!("invitations-csv")}</button>
                    <button class="button" type="submit" name="format" value="sheet">{say!("invitations-sheet")}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn issue(page: &InvitationsPage) -> AnyView {
    view! {
        <section aria-labelledby="issue-heading">
            <h2 id="issue-heading">{say!("invitations-issue")}</h2>
            <form class="stack" method="post" action=format!("{}/invitations", page.desk)>
                <p class="field short">
                    <label for="issue-number">{say!("invitations-how-many")}</label>
                    <input id="issue-number" name="number" type="number" min="1" max=page.limit.to_string() inputmode="numeric" required value=page.number.clone() aria-describedby="issue-hint" />
                    <span class="hint" id="issue-hint">{say!("invitations-issue-hint")}</span>
                </p>
                <p class="option">
                    <input id="issue-instead" name="instead" type="checkbox" value="yes" aria-describedby="issue-instead-hint" />
                    <label for="issue-instead">{say!("invitations-instead")}</label>
                    <span class="hint" id="issue-instead-hint">{say!("invitations-instead-hint")}</span>
                </p>
                <p class="actions"><button class="button primary" type="submit">{say!("invitations-issue-button")}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn revoke(page: &InvitationsPage) -> Option<AnyView> {
    page.fingerprint.as_ref()?;
    Some(
        view! {
            <section aria-labelledby="revoke-heading">
                <h2 id="revoke-heading">{say!("invitations-revoke")}</h2>
                <p>{say!("invitations-revoke-text")}</p>
                <form class="stack" method="post" action=format!("{}/invitations/revoke", page.desk)>
                    <p class="field">
                        <label for="revoke-code">{say!("invitations-revoke-which")}</label>
                        <input id="revoke-code" name="invitation" type="text" autocomplete="off" spellcheck="false" />
                    </p>
                    <p class="actions">
                        <button class="button" type="submit" name="which" value="one">{say!("invitations-revoke-one")}</button>
                        <button class="button danger" type="submit" name="which" value="all">{say!("invitations-revoke-all")}</button>
                    </p>
                </form>
            </section>
        }
        .into_any(),
    )
}

/// Writes invitations to be printed and cut apart.
pub fn invitation_sheet(frame: &Frame, assets: &Assets, sheet: InvitationSheet) -> String {
    shell::page(frame, assets, "room invitations-sheet", || slips(&sheet))
}

fn slips(sheet: &InvitationSheet) -> AnyView {
    let contact = (!sheet.contact.is_empty()).then(|| say!("debate-ask", contact = &sheet.contact));
    let slips: Vec<_> = sheet
        .slips
        .iter()
        .map(|(svg, code)| {
            // The server drew it from the address alone.
            view! {
                <li>
                    <div class="qr" inner_html=svg.clone()></div>
                    <div>
                        <p class="claim">{sheet.title.clone()}</p>
                        <p>{say!("invitations-slip")}</p>
                        <p class="address">{sheet.page.clone()}</p>
                        <p class="slip-code" translate="no">{code.clone()}</p>
                        {contact.clone().map(|text| view! { <p>{text}</p> })}
                    </div>
                </li>
            }
        })
        .collect();
    view! {
        <h1 class="claim unprinted">{say!("invitations-title")}</h1>
        <p class="warning unprinted">{say!("invitations-print")}</p>
        <p class="also unprinted"><a href=sheet.desk.clone()>{say!("invitations-to-desk")}</a></p>
        <ul class="slips">{slips}</ul>
    }
    .into_any()
}
