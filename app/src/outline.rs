//! The outline: the whole debate as text, to read, to search with the browser, to print.

use crate::{
    Assets, card,
    model::{Frame, OutlinePage, OutlineRow, Side},
    shell, ui, visit,
};
use leptos::prelude::*;
use std::{borrow::Cow, fmt::Write as _};
use words::say;

/// Writes the outline.
pub fn outline(frame: &Frame, assets: &Assets, page: OutlinePage) -> String {
    shell::page(frame, assets, "room outline", || room(&page))
}

fn room(page: &OutlinePage) -> AnyView {
    let heading = page.question.clone().unwrap_or_else(|| page.title.clone());
    let whole = format!("{}/outline", page.base);
    let rest = page.rest.clone().filter(|_| !page.sift.active);
    let rest = rest.map(|href| view! { <p><a class="button" href=href>{say!("outline-rest")}</a></p> });
    let cut =
        (page.sift.active && page.rest.is_some()).then(|| view! { <p class="soft">{say!("outline-cut")}</p> });
    let list = if !page.rows.is_empty() {
        view! { <div class="tree" inner_html=nested(page)></div> }.into_any()
    } else if page.sift.active {
        view! { <p class="empty">{say!("outline-no-hit")} " " <a href=whole.clone()>{say!("outline-show-whole")}</a></p> }
            .into_any()
    } else {
        view! { <p class="empty">{say!("outline-empty")}</p> }.into_any()
    };
    let branch = (!page.sift.at.is_empty()).then(|| {
        view! { <p class="branch-line soft">{say!("outline-one-branch")} " " <a href=whole>{say!("outline-whole")}</a></p> }
    });
    let (lang, dir) = ui::written(&page.language);
    view! {
        {ui::strip(&page.strip)}
        {visit::bar(&page.base, &page.contents, "", false)}
        <p class="kind">{say!("outline-kind")}</p>
        <h1 class="claim" lang=lang dir=dir>{heading}</h1>
        {card::crumbs(&page.base, &page.language, None, &page.crumbs)}
        {branch}
        {sift(page)}
        {list}
        {rest}
        {cut}
    }
    .into_any()
}

/// The filters: a plain form whose answer is this page again.
fn sift(page: &OutlinePage) -> AnyView {
    let sift = &page.sift;
    let at = (!sift.at.is_empty()).then(|| view! { <input type="hidden" name="at" value=sift.at.clone() /> });
    let sides = [
        ("", say!("outline-both"), None),
        ("pro", say!("outline-pro", count = sift.sides.0), Some(Side::Pro)),
        ("con", say!("outline-con", count = sift.sides.1), Some(Side::Con)),
    ];
    let sides =
        sides.map(|(value, words, side)| view! { <option value=value selected=sift.side == side>{words}</option> });
    let depths: Vec<_> = (0..=sift.deepest)
        .map(|depth| {
            let words = if depth == 0 { say!("outline-all-levels") } else { say!("common-levels", count = depth) };
            view! { <option value=depth.to_string() selected=sift.depth == depth>{words}</option> }
        })
        .collect();
    let overlooked =
        sift.overlooked_of.map(|n| check("overlooked", say!("outline-overlooked", count = n), sift.overlooked));
    let said = if sift.active {
        let all = format!(
            "{}/outline{}",
            page.base,
            if sift.at.is_empty() { String::new() } else { format!("?at={}", sift.at) }
        );
        view! { <p role="status">{say!("outline-shown", shown = sift.shown, all = sift.all)} " " <a href=all>{say!("outline-show-all")}</a></p> }.into_any()
    } else {
        view! { <p class="soft">{say!("common-claims", count = sift.all)}</p> }.into_any()
    };
    let open = sift.active || sift.depth > 0;
    view! {
        <details class="sift" open=open>
            <summary>{say!("outline-sift")}</summary>
            <form method="get" action=format!("{}/outline", page.base) role="search">
                {at}
                <div class="field find"><label for="sift-find">{say!("outline-words")}</label><input id="sift-find" type="text" name="find" maxlength="200" autocomplete="off" value=sift.find.clone() /></div>
                <div class="field"><label for="sift-side">{say!("outline-side")}</label><select id="sift-side" name="side">{sides}</select></div>
                <div class="field"><label for="sift-depth">{say!("outline-unfolded")}</label><select id="sift-depth" name="depth">{depths}</select></div>
                <div class="checks">
                    {check("unanswered", say!("outline-unanswered", count = sift.unanswered_of), sift.unanswered)}
                    {overlooked}
                    {check("sources", say!("outline-sources", count = sift.sources_of), sift.sources)}
                </div>
                <button class="button" type="submit">{say!("outline-show")}</button>
            </form>
        </details>
        {said}
    }
    .into_any()
}

fn check(name: &'static str, words: Cow<'static, str>, on: bool) -> AnyView {
    let id = format!("sift-{name}");
    view! { <p class="option"><input type="checkbox" id=id.clone() name=name value="1" checked=on /><label for=id>{words}</label></p> }
        .into_any()
}

/// The rows as nested lists. Written as text, row by row: a debate may be hundreds of levels deep, and neither a view of
/// that depth nor a recursion would be wise.
pub(crate) fn nested(page: &OutlinePage) -> String {
    let mut html = String::new();
    // How deep the lists are open, and per open item whether it has a list of its own to close.
    let mut open: Vec<bool> = Vec::new();
    for (i, row) in page.rows.iter().enumerate() {
        close(&mut html, &mut open, row.depth);
        let parent = page.rows.get(i + 1).is_some_and(|next| next.depth > row.depth);
        if html.is_empty() || (i > 0 && page.rows[i - 1].depth < row.depth) {
            html.push_str("<ul>");
        }
        let place = card::remembered(&row.card.place);
        let _ = write!(
            html,
            "<li data-place=\"{}\"{}>",
            ui::escape(&place),
            if row.context { " class=\"context\"" } else { "" }
        );
        html.push_str(&line(page, row, parent));
        if parent {
            // The link stays outside: what is inside a summary folds, and can't be two things at once.
            let (pro, con) = row.card.below;
            let sides = ui::escape(&say!("outline-below", pro = pro, con = con));
            let below = ui::escape(&say!("outline-below-number", number = &row.number));
            let open = page.sift.active || page.sift.depth == 0 || row.depth + 1 < usize::from(page.sift.depth);
            let open = if open { " open" } else { "" };
            let _ = write!(html, "<details{open}><summary>{sides}<span class=\"hidden\"> {below}</span></summary>");
        }
        open.push(parent);
    }
    close(&mut html, &mut open, 0);
    html.push_str("</ul>");
    html
}

/// The text of a line, with what is looked for marked in it.
fn text(row: &OutlineRow) -> String {
    if row.card.withdrawn {
        return ui::escape(&say!("card-taken-back"));
    }
    let (plain, mut html, mut at) = (&row.card.plain, String::new(), 0);
    for found in &row.found {
        let (before, words) = (ui::escape(&plain[at..found.start]), ui::escape(&plain[found.clone()]));
        let _ = write!(html, "{before}<mark>{words}</mark>");
        at = found.end;
    }
    html + &ui::escape(&plain[at..])
}

/// Closes items until `depth` of them are open.
fn close(html: &mut String, open: &mut Vec<bool>, depth: usize) {
    while open.len() > depth {
        html.push_str(if open.pop() == Some(true) { "</ul></details></li>" } else { "</li>" });
    }
}

fn line(page: &OutlinePage, row: &OutlineRow, parent: bool) -> String {
    let sign = row.card.side.map_or_else(String::new, |side| {
        let (word, sign) = (ui::side_word(side), ui::side_sign(side));
        let said = ui::escape(&ui::side_said(side));
        format!(
            "<span class=\"sign {word}\" aria-hidden=\"true\">{sign}</span><span class=\"hidden\">{said}: </span>"
        )
    });
    let linked = if row.card.linked {
        format!(" <span class=\"soft\">{}</span>", ui::escape(&say!("common-elsewhere")))
    } else {
        String::new()
    };
    let result = row
        .card
        .result
        .as_ref()
        .map_or_else(String::new, |r| format!(" <span class=\"soft\">{}</span>", ui::escape(r)));
    let number = ui::escape(&row.number);
    // A number with something below it opens that branch alone, to read or to print.
    let number = if parent {
        let href = ui::escape(&format!("{}/outline?at={}", page.base, row.card.place));
        let label = ui::escape(&say!("outline-only-branch", number = &row.number));
        format!("<a class=\"number\" href=\"{href}\" aria-label=\"{label}\">{number}</a>")
    } else {
        format!("<span class=\"number\">{number}</span>")
    };
    let written = match card::written(&page.language, &row.card) {
        (Some(lang), Some(dir)) => format!(" lang=\"{}\" dir=\"{dir}\"", ui::escape(&lang)),
        _ => String::new(),
    };
    format!(
        "<span class=\"row\">{number} {sign}<a class=\"claim\" href=\"{}\"{written}>{}</a>{linked}{result}</span>",
        ui::escape(&ui::at(&page.base, &row.card.place)),
        text(row),
    )
}
