//! The brief as a page: a document of its own, made to be printed as much as to be read, without script.

use crate::{
    model::Side,
    sheet::{Block, Chain, Cited, Count, Line, Point, Sheet, Slot, Table},
};
use leptos::prelude::*;
use words::say;

/// Where the style of a brief comes from.
#[derive(Debug, Clone)]
pub enum Style {
    /// The page's own server, at this address.
    At(String),
    /// The file itself: it can be read anywhere.
    Inline(String),
}

/// What stands around a brief.
#[derive(Debug, Clone)]
pub struct Around {
    /// Its style.
    pub style: Style,
    /// The picture as SVG.
    pub picture: String,
    /// The address of the debate, for links to its claims; none in a file.
    pub debate: Option<String>,
    /// Ways on: address and words. They are not printed.
    pub ways: Vec<(String, String)>,
}

/// Writes the document.
pub fn brief(sheet: &Sheet, around: Around) -> String {
    let Around { style, picture, debate, ways } = around;
    let style = match style {
        Style::At(href) => view! { <link rel="stylesheet" href=href /> }.into_any(),
        Style::Inline(css) => view! { <style inner_html=css></style> }.into_any(),
    };
    let ways: Vec<_> = ways.into_iter().map(|(href, words)| view! { <li><a href=href>{words}</a></li> }).collect();
    let ways =
        (!ways.is_empty()).then(|| view! { <nav class="ways" aria-label=say!("brief-take")><ul>{ways}</ul></nav> });
    let blocks: Vec<_> = sheet.blocks.iter().map(|one| block(one, debate.as_deref(), &picture)).collect();
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        view! {
            <html lang=sheet.language>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content="light dark" />
                    <meta name="referrer" content="no-referrer" />
                    <title>{format!("{} · {}", sheet.title, sheet.kind)}</title>
                    {style}
                </head>
                <body class="brief">
                    {ways}
                    <main>
                        <p class="kind">{sheet.kind.clone()}</p>
                        <h1><bdi>{sheet.title.clone()}</bdi></h1>
                        {blocks}
                    </main>
                </body>
            </html>
        }
        .to_html()
    });
    owner.unset_with_forced_cleanup();
    format!("<!DOCTYPE html>{html}")
}

fn block(block: &Block, debate: Option<&str>, svg: &str) -> AnyView {
    match block {
        Block::Heading(1, text) => view! { <h2>{text.clone()}</h2> }.into_any(),
        Block::Heading(_, text) => view! { <h3>{text.clone()}</h3> }.into_any(),
        Block::Break => view! { <div class="break"></div> }.into_any(),
        Block::Lead(text) => view! { <p class="brief-lead">{text.clone()}</p> }.into_any(),
        Block::Prose(text) => view! { <p class="prose" dir="auto">{text.clone()}</p> }.into_any(),
        Block::Remark(text) => view! { <p class="soft">{text.clone()}</p> }.into_any(),
        Block::Notice(text) => view! { <p class="note">{text.clone()}</p> }.into_any(),
        Block::Thesis(point) => {
            view! { <p class="thesis" dir="auto">{words(point, debate)}</p> }.into_any()
        }
        Block::Bars(caption, counts) => bars(caption, counts),
        Block::Charts(charts) => {
            let charts = charts.iter().map(|chart| view! { <div class="plot" inner_html=chart.svg.clone()></div> });
            view! { <figure class="charted">{charts.collect_view()}</figure> }.into_any()
        }
        Block::Table(table) => self::table(table),
        Block::Chain(chain) => self::chain(chain, debate),
        Block::Points(points) => list(points, debate),
        Block::Agenda(slots) => agenda(slots, debate),
        Block::Picture(picture) => view! {
            <figure class="drawing"><div role="img" aria-label=picture.alt.clone() inner_html=svg.to_owned()></div><figcaption class="soft">{picture.caption.clone()}</figcaption></figure>
        }
        .into_any(),
        Block::Outline(lines) => outline(lines, debate),
        Block::Sources(sources) => self::sources(sources),
    }
}

/// What a claim says, as a link to it where there is a debate to go to.
fn words(point: &Point, debate: Option<&str>) -> AnyView {
    match debate {
        Some(debate) => {
            view! { <a href=crate::ui::at(debate, &point.place)><bdi>{point.text.clone()}</bdi></a> }.into_any()
        }
        None => view! { <bdi>{point.text.clone()}</bdi> }.into_any(),
    }
}

/// “+ Pro 1.2”
fn label(point: &Point) -> AnyView {
    let sign = point.side.map(|side| {
        let class = format!("sign {}", crate::ui::side_word(side));
        view! { <span class=class aria-hidden="true">{crate::ui::side_sign(side)}</span> }
    });
    view! { <span class="label">{sign}<b>{point.sign.clone()}</b>" "<span class="number">{point.number.clone()}</span></span> }
        .into_any()
}

fn bars(caption: &str, counts: &[Count]) -> AnyView {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let rows: Vec<_> = counts
        .iter()
        .map(|(word, count)| {
            view! { <tr>
                <th scope="row">{word.clone()}</th>
                <td class="bar"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=f64::from(*count) / f64::from(most) * 100.0 height="8"></rect>
                </svg></td>
                <td class="number">{*count}</td>
            </tr> }
        })
        .collect();
    view! { <table class="bars"><caption class="soft">{caption.to_owned()}</caption><tbody>{rows}</tbody></table> }
        .into_any()
}

fn table(table: &Table) -> AnyView {
    let heads: Vec<_> =
        table.columns.iter().map(|column| view! { <th scope="col">{column.head.clone()}</th> }).collect();
    let rows: Vec<_> = table
        .rows
        .iter()
        .map(|row| {
            let mut cells = row.cells.iter().cloned();
            let first = cells.next();
            let note = (!row.note.is_empty()).then(|| view! { <p class="soft">{row.note.clone()}</p> });
            let cells: Vec<_> = cells.map(|cell| view! { <td>{cell}</td> }).collect();
            view! { <tr><th scope="row"><bdi>{first}</bdi>{note}</th>{cells}</tr> }
        })
        .collect();
    view! { <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table> }.into_any()
}

fn chain(chain: &Chain, debate: Option<&str>) -> AnyView {
    let class = format!("chain {}", crate::ui::side_word(chain.side));
    let sign = match chain.side {
        Side::Pro => "+ ",
        Side::Con => "− ",
    };
    let steps: Vec<_> = chain
        .steps
        .iter()
        .enumerate()
        .map(|(i, step)| {
            let because = (i > 0).then(|| view! { <b class="because">{chain.because.clone()}" "</b> });
            view! { <li>{because}{words(step, debate)}" "<span class="number">{step.number.clone()}</span></li> }
        })
        .collect();
    view! { <section class=class><h3><span aria-hidden="true">{sign}</span>{chain.heading.clone()}</h3><ol>{steps}</ol></section> }
        .into_any()
}

fn list(points: &[Point], debate: Option<&str>) -> AnyView {
    let points: Vec<_> = points.iter().map(|one| point(one, debate)).collect();
    view! { <ul class="points">{points}</ul> }.into_any()
}

fn point(point: &Point, debate: Option<&str>) -> AnyView {
    let more = [&point.told, &point.under].into_iter().filter(|words| !words.is_empty());
    let more: Vec<_> = more.map(|words| view! { <p class="soft"><bdi>{words.clone()}</bdi></p> }).collect();
    let most = point.bars.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let columns = (!point.bars.is_empty()).then(|| {
        let said: Vec<String> = point.bars.iter().map(|(word, count)| format!("{word}: {count}")).collect();
        let columns: Vec<_> = point
            .bars
            .iter()
            .enumerate()
            .map(|(i, (_, count))| {
                let height = (f64::from(*count) / f64::from(most) * 20.0).max(0.8);
                view! { <rect x=i * 12 y=20.0 - height width="9" height=height></rect> }
            })
            .collect();
        view! { <svg class="columns" viewBox="0 0 57 20" role="img" aria-label=said.join(", ")>{columns}</svg> }
    });
    view! { <li>{label(point)}<div><p dir="auto">{words(point, debate)}</p>{more}</div>{columns}</li> }.into_any()
}

fn agenda(slots: &[Slot], debate: Option<&str>) -> AnyView {
    let slots: Vec<_> = slots
        .iter()
        .map(|slot| {
            let detail = (!slot.detail.is_empty()).then(|| view! { <p class="soft" dir="auto">{slot.detail.clone()}</p> });
            let points = (!slot.points.is_empty()).then(|| list(&slot.points, debate));
            view! { <li><span class="label">{slot.time.clone()}</span><div><p><b>{slot.title.clone()}</b></p>{detail}{points}</div></li> }
        })
        .collect();
    view! { <ol class="agenda">{slots}</ol> }.into_any()
}

/// A list in which each line knows its depth: nested as deep as debates are, it would be hard on every reader.
fn outline(lines: &[Line], debate: Option<&str>) -> AnyView {
    let lines: Vec<_> = lines
        .iter()
        .map(|line| {
            let class = format!("level-{}", line.depth.min(9));
            let marks: Vec<_> = line
                .sources
                .iter()
                .map(|n| view! { <sup><a href=format!("#source-{n}")>{format!("[{n}]")}</a></sup> })
                .collect();
            let remarks = [&line.point.told, &line.remark].into_iter().filter(|words| !words.is_empty());
            let remarks: Vec<_> =
                remarks.map(|words| view! { " "<span class="soft">{words.clone()}</span> }).collect();
            view! { <li class=class>{label(&line.point)}" "{words(&line.point, debate)}{marks}{remarks}</li> }
        })
        .collect();
    view! { <ul class="lines">{lines}</ul> }.into_any()
}

fn sources(sources: &[Cited]) -> AnyView {
    let sources: Vec<_> = sources
        .iter()
        .map(|source| {
            let url = source.url.clone();
            let url = match source.link {
                true => view! { <a href=url.clone() rel="noreferrer noopener nofollow">{url.clone()}</a> }.into_any(),
                false => view! { <bdi>{url}</bdi> }.into_any(),
            };
            let quote = (!source.quote.is_empty()).then(|| view! { " "<q dir="auto">{source.quote.clone()}</q> });
            let id = format!("source-{}", source.number);
            view! { <li id=id><span class="label">{format!("[{}]", source.number)}</span><div>{url}{quote}</div></li> }
        })
        .collect();
    view! { <ul class="cited">{sources}</ul> }.into_any()
}
