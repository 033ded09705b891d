//! The outline: the whole debate as text, to read, to search with the browser, to print.

use crate::{
    Assets, card,
    model::{Frame, OutlinePage, OutlineRow, Side},
    shell, ui, visit,
};
use leptos::prelude::*;
use std::fmt::Write as _;

/// Writes the outline.
pub fn outline(frame: &Frame, assets: &Assets, page: OutlinePage) -> String {
    shell::page(frame, assets, "room outline", || room(&page))
}

fn room(page: &OutlinePage) -> AnyView {
    let heading = page.question.clone().unwrap_or_else(|| page.title.clone());
    let whole = format!("{}/outline", page.base);
    let rest = page.rest.clone().filter(|_| !page.sift.active);
    let rest = rest.map(|href| view! { <p><a class="button" href=href>"The rest of this branch"</a></p> });
    let cut = (page.sift.active && page.rest.is_some())
        .then(|| view! { <p class="soft">"More does not fit on one page: ask for less, or open a branch by its number."</p> });
    let list = if !page.rows.is_empty() {
        view! { <div class="tree" inner_html=nested(page)></div> }.into_any()
    } else if page.sift.active {
        view! { <p class="empty">"No claim is like that. " <a href=whole.clone()>"Show the whole outline"</a></p> }
            .into_any()
    } else {
        view! { <p class="empty">"There is nothing here yet."</p> }.into_any()
    };
    let branch = (!page.sift.at.is_empty()).then(|| {
        view! { <p class="branch-line soft">"One branch, as it prints. " <a href=whole>"The whole outline"</a></p> }
    });
    view! {
        {ui::strip(&page.strip)}
        {visit::bar(&page.base, &page.contents, "", false)}
        <p class="kind">"Outline"</p>
        <h1 class="claim">{heading}</h1>
        {card::crumbs(&page.base, None, &page.crumbs)}
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
    let sides = [("", "Both".to_owned(), None)].into_iter().chain([
        ("pro", format!("Pro ({})", sift.sides.0), Some(Side::Pro)),
        ("con", format!("Con ({})", sift.sides.1), Some(Side::Con)),
    ]);
    let sides: Vec<_> = sides
        .map(|(value, words, side)| view! { <option value=value selected=sift.side == side>{words}</option> })
        .collect();
    let depths: Vec<_> = (0..=sift.deepest)
        .map(|depth| {
            let words =
                if depth == 0 { "All levels".to_owned() } else { ui::count(depth.into(), "level", "levels") };
            view! { <option value=depth.to_string() selected=sift.depth == depth>{words}</option> }
        })
        .collect();
    let overlooked =
        sift.overlooked_of.map(|n| check("overlooked", "Overlooked: rated by few", n, sift.overlooked));
    let said = if sift.active {
        let all = format!(
            "{}/outline{}",
            page.base,
            if sift.at.is_empty() { String::new() } else { format!("?at={}", sift.at) }
        );
        view! { <p role="status">{format!("{} of {} claims. ", sift.shown, sift.all)}<a href=all>"Show all"</a></p> }.into_any()
    } else {
        view! { <p class="soft">{ui::count(sift.all, "claim", "claims")}</p> }.into_any()
    };
    let open = sift.active || sift.depth > 0;
    view! {
        <details class="sift" open=open>
            <summary>"Find and filter"</summary>
            <form method="get" action=format!("{}/outline", page.base) role="search">
                {at}
                <div class="field find"><label for="sift-find">"Words"</label><input id="sift-find" type="text" name="find" maxlength="200" autocomplete="off" value=sift.find.clone() /></div>
                <div class="field"><label for="sift-side">"Side"</label><select id="sift-side" name="side">{sides}</select></div>
                <div class="field"><label for="sift-depth">"Unfolded"</label><select id="sift-depth" name="depth">{depths}</select></div>
                <div class="checks">
                    {check("unanswered", "No con against it yet", sift.unanswered_of, sift.unanswered)}
                    {overlooked}
                    {check("sources", "With sources", sift.sources_of, sift.sources)}
                </div>
                <button class="button" type="submit">"Show"</button>
            </form>
        </details>
        {said}
    }
    .into_any()
}

fn check(name: &'static str, words: &'static str, n: usize, on: bool) -> AnyView {
    let id = format!("sift-{name}");
    view! { <p class="option"><input type="checkbox" id=id.clone() name=name value="1" checked=on /><label for=id>{format!("{words} ({n})")}</label></p> }
        .into_any()
}

/// The rows as nested lists. Written as text, row by row: a debate may be hundreds of levels deep, and neither a view of
/// that depth nor a recursion would be wise.
fn nested(page: &OutlinePage) -> String {
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
            let (number, (pro, con)) = (ui::escape(&row.number), row.card.below);
            let open = page.sift.active || page.sift.depth == 0 || row.depth + 1 < usize::from(page.sift.depth);
            let open = if open { " open" } else { "" };
            let _ = write!(
                html,
                "<details{open}><summary>{pro} pro · {con} con<span class=\"hidden\"> below {number}</span></summary>"
            );
        }
        open.push(parent);
    }
    close(&mut html, &mut open, 0);
    html.push_str("</ul>");
    html
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
        format!(
            "<span class=\"sign {word}\" aria-hidden=\"true\">{sign}</span><span class=\"hidden\">{word}: </span>"
        )
    });
    let text = if row.card.withdrawn { "Taken back by its author." } else { &row.card.plain };
    let linked = if row.card.linked { " <span class=\"soft\">also stands elsewhere</span>" } else { "" };
    let result = row
        .card
        .result
        .as_ref()
        .map_or_else(String::new, |r| format!(" <span class=\"soft\">{}</span>", ui::escape(r)));
    let number = ui::escape(&row.number);
    // A number with something below it opens that branch alone, to read or to print.
    let number = if parent {
        let href = ui::escape(&format!("{}/outline?at={}", page.base, row.card.place));
        format!("<a class=\"number\" href=\"{href}\" aria-label=\"{number} Only this branch\">{number}</a>")
    } else {
        format!("<span class=\"number\">{number}</span>")
    };
    format!(
        "<span class=\"row\">{number} {sign}<a class=\"claim\" href=\"{}\">{}</a>{linked}{result}</span>",
        ui::escape(&ui::at(&page.base, &row.card.place)),
        ui::escape(text),
    )
}
