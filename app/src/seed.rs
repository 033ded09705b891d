//! A debate from a file or like another one: looked at before it is kept.

use crate::{
    Assets,
    model::{ClonePage, Contents, Frame, ImportPage},
    shell, ui,
};
use leptos::prelude::*;
use words::say;

/// Writes the page of an import: the form, or what would come in.
pub fn import(frame: &Frame, assets: &Assets, page: ImportPage) -> String {
    shell::page(frame, assets, "room narrow seed", || match &page.contents {
        Some(contents) => keep(&page, contents),
        None => upload(&page),
    })
}

/// Writes the page of a debate like another one.
pub fn clone(frame: &Frame, assets: &Assets, page: ClonePage) -> String {
    shell::page(frame, assets, "room narrow seed", || again(&page))
}

fn upload(page: &ImportPage) -> AnyView {
    let error = page.error.clone().map(|text| view! { <p class="error" role="alert">{text}</p> });
    view! {
        <h1 class="claim">{say!("import-title")}</h1>
        <p class="lead">{say!("import-lead")}</p>
        <form class="stack" method="post" action=page.action.clone() enctype="multipart/form-data">
            {error}
            <input type="hidden" name="id" value=page.id.clone() />
            <p class="field">
                <label for="import-file">{say!("import-file")}</label>
                <input id="import-file" name="file" type="file" required multiple aria-describedby="import-file-hint" />
                <span class="hint" id="import-file-hint">{say!("import-file-hint")}</span>
            </p>
            <p class="field">
                <label for="import-name">{say!("import-name")}</label>
                <input id="import-name" name="title" type="text" autocomplete="off" value=page.title.clone() aria-describedby="import-name-hint" />
                <span class="hint" id="import-name-hint">{say!("import-name-hint")}</span>
            </p>
            {ui::operators_key(page.key)}
            <p class="actions"><button class="button primary" type="submit">{say!("import-look")}</button></p>
        </form>
    }
    .into_any()
}

fn keep(page: &ImportPage, contents: &Contents) -> AnyView {
    let files: Vec<_> = page
        .files
        .iter()
        .map(|(name, file)| {
            view! { <input type="hidden" name="name" value=name.clone() /><input type="hidden" name="file" value=file.clone() /> }
        })
        .collect();
    let again = page.action.trim_end_matches("/keep").to_owned();
    view! {
        <p class="kind">{say!("import-title")}</p>
        <h1 class="claim">{contents.title.clone()}</h1>
        <p class="lead">{say!("import-preview")}</p>
        {shown(contents)}
        <form class="stack" method="post" action=page.action.clone()>
            <input type="hidden" name="id" value=page.id.clone() />
            <input type="hidden" name="title" value=page.title.clone() />
            {files}
            {ui::operators_key(page.key)}
            <p class="actions">
                <button class="button primary" type="submit">{say!("seed-keep")}</button>
                <a class="button" href=again>{say!("import-other")}</a>
            </p>
        </form>
    }
    .into_any()
}

fn again(page: &ClonePage) -> AnyView {
    let error = page.error.clone().map(|text| view! { <p class="error" role="alert">{text}</p> });
    let choices = [
        ("all", say!("clone-all"), say!("clone-all-hint")),
        ("theses", say!("clone-theses"), say!("clone-theses-hint")),
    ];
    let chosen = if page.theses_only { "theses" } else { "all" };
    view! {
        <p class="kind">{say!("clone-title")}</p>
        <h1 class="claim">{page.contents.title.clone()}</h1>
        <p class="lead">{say!("clone-lead")}</p>
        <form class="stack" method="post" action=format!("{}/clone", page.desk)>
            {error}
            // The Enter key starts the debate; it would press the first button there is.
            <button type="submit" hidden=true></button>
            <input type="hidden" name="id" value=page.id.clone() />
            <p class="field">
                <label for="clone-name">{say!("clone-name")}</label>
                <input id="clone-name" name="title" type="text" autocomplete="off" required value=page.title.clone() />
            </p>
            {ui::choice("what", say!("clone-what"), &choices, chosen, false)}
            <p class="actions"><button class="button" type="submit" name="look" value="yes" formnovalidate=true>{say!("clone-look")}</button></p>
            {shown(&page.contents)}
            <p class="actions">
                <button class="button primary" type="submit">{say!("seed-keep")}</button>
                <a class="button" href=page.desk.clone()>{say!("clone-back")}</a>
            </p>
        </form>
    }
    .into_any()
}

/// What there would be.
fn shown(contents: &Contents) -> AnyView {
    let numbers: Vec<_> = contents
        .numbers
        .iter()
        .map(|(name, value)| view! { <div><dt>{name.clone()}</dt><dd>{value.clone()}</dd></div> })
        .collect();
    let warnings: Vec<_> = contents.warnings.iter().map(|text| view! { <li>{text.clone()}</li> }).collect();
    let warnings = (!warnings.is_empty()).then(|| {
        view! { <div class="note" role="status"><p><strong>{say!("seed-warnings")}</strong></p><ul>{warnings}</ul></div> }
    });
    let (lang, dir) = ui::written(&contents.language);
    let beginning: Vec<_> = contents
        .beginning
        .iter()
        .map(|(depth, side, text)| {
            let class = format!("depth-{}", depth.min(&4));
            view! { <li class=class>{ui::sign(*side)} " " <span lang=lang.clone() dir=dir>{text.clone()}</span></li> }
        })
        .collect();
    let more =
        (contents.more > 0).then(|| view! { <p class="soft">{say!("seed-more", count = contents.more)}</p> });
    view! {
        {warnings}
        <div class="contents">
            <div class="drawing" inner_html=contents.picture.clone()></div>
            <dl class="figures">{numbers}</dl>
        </div>
        <section aria-labelledby="seed-heading">
            <h2 id="seed-heading">{say!("seed-beginning")}</h2>
            <ul class="beginning">{beginning}</ul>
            {more}
        </section>
    }
    .into_any()
}
