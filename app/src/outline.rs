//! The outline: the whole debate as text, to read, to search with the browser, to print.

use crate::{
    Assets,
    model::{Frame, OutlinePage, OutlineRow},
    shell, ui,
};
use leptos::{either::Either, prelude::*};
use std::fmt::Write as _;

/// Writes the outline.
pub fn outline(frame: &Frame, assets: &Assets, page: OutlinePage) -> String {
    shell::page(frame, assets, "room outline", || room(&page))
}

fn room(page: &OutlinePage) -> AnyView {
    let heading = page.question.clone().unwrap_or_else(|| page.title.clone());
    let rest =
        page.rest.clone().map(|href| view! { <p><a class="button" href=href>"The rest of this branch"</a></p> });
    let list = match page.rows.is_empty() {
        true => Either::Left(view! { <p class="empty">"There is nothing here yet."</p> }),
        false => Either::Right(view! { <div class="tree" inner_html=nested(page)></div> }),
    };
    view! {
        {ui::strip(&page.strip)}
        <p class="kind">"Outline"</p>
        <h1 class="claim">{heading}</h1>
        {list}
        {rest}
    }
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
        html.push_str("<li>");
        html.push_str(&line(page, row));
        if parent {
            // The link stays outside: what is inside a summary folds, and can't be two things at once.
            let (number, (pro, con)) = (ui::escape(&row.number), row.card.below);
            let _ = write!(
                html,
                "<details open><summary>{pro} pro · {con} con<span class=\"hidden\"> below {number}</span></summary>"
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

fn line(page: &OutlinePage, row: &OutlineRow) -> String {
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
    format!(
        "<span class=\"row\"><span class=\"number\">{}</span> {sign}<a class=\"claim\" href=\"{}\">{}</a>{linked}{result}</span>",
        ui::escape(&row.number),
        ui::escape(&ui::at(&page.base, &row.card.place)),
        ui::escape(text),
    )
}
