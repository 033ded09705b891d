//! The overview: where it stands in one sentence, then per thesis, then where the group is split or agrees. Behind every
//! figure stands how it is computed.

use crate::{
    Assets,
    model::{Frame, OverviewPage, Ranked, Reason, Side, StandingView},
    picture, shell, ui,
};
use leptos::prelude::*;
use std::borrow::Cow;
use words::say;

/// How many theses are shown with all that is told of them. The others follow as a table.
const FIRST: usize = 5;

/// Writes the overview.
pub fn overview(frame: &Frame, assets: &Assets, page: OverviewPage) -> String {
    // Not everybody who reads it may follow the claims.
    let frame = &Frame { events: None, ..frame.clone() };
    shell::page(frame, assets, "room debate overview", || room(&page))
}

fn room(page: &OverviewPage) -> AnyView {
    let withheld = page.withheld.clone().map(|text| view! { <p class="note">{text}</p> });
    let imported = page.imported.clone().map(|text| view! { <p class="hint">{text}</p> });
    let (first, rest) = page.standings.split_at(page.standings.len().min(FIRST));
    let standings: Vec<_> = first.iter().map(|one| standing(page, one)).collect();
    let (lang, dir) = ui::written(&page.language);
    let (k, twice) = (page.k, page.k.saturating_mul(2));
    view! {
        <div class="aside">{picture::figure(&page.picture)}</div>
        <div class="matter">
            {ui::strip(&page.strip)}
            <p class="kind">{say!("overview-heading")}</p>
            <h1 class="claim" lang=lang dir=dir>{page.title.clone()}</h1>
            <p class="lead">{page.sentence.clone()}</p>
            {withheld}
            {imported}
            {standings}
            {further(page, rest)}
            {list(page, "contested", say!("overview-contested"), &page.contested, None, say!("overview-how-contested", k = k))}
            {list(page, "consensus", say!("overview-consensus"), &page.consensus, None, say!("overview-how-consensus", k = k))}
            <div class="pair">
            {list(page, "unanswered", say!("overview-unanswered"), &page.unanswered, Some(page.unanswered_of), say!("overview-how-unanswered"))}
            {list(page, "overlooked", say!("overview-overlooked"), &page.overlooked, Some(page.overlooked_of), say!("overview-how-overlooked", k = k))}
            </div>
            {balance(page)}
            {participation(page, k, twice)}
            {files(page)}
        </div>
    }
    .into_any()
}

/// How a figure comes about, for whoever wants to know. `of` says of which one.
fn how(of: &str, texts: impl IntoIterator<Item = Cow<'static, str>>) -> AnyView {
    let texts: Vec<_> = texts.into_iter().map(|text| view! { <p>{text}</p> }).collect();
    view! {
        <details class="how">
            <summary>{say!("overview-how")} <span class="hidden">{format!(": {of}")}</span></summary>
            {texts}
        </details>
    }
    .into_any()
}

/// A thesis, which leads to its claims if one may read them.
fn thesis(page: &OverviewPage, standing: &StandingView) -> AnyView {
    let text = standing.text.clone();
    if page.claims {
        return view! { <a href=ui::at(&page.base, &standing.place)>{text}</a> }.into_any();
    }
    text.into_any()
}

fn standing(page: &OverviewPage, standing: &StandingView) -> AnyView {
    let (k, twice) = (page.k, page.k.saturating_mul(2));
    let (lang, dir) = ui::written(&page.language);
    let told = !standing.words.is_empty();
    let words = (told || page.results).then(|| {
        let words = if told { standing.words.clone() } else { say!("overview-few", k = k).into_owned() };
        view! { <p class="words">{words}</p> }
    });
    let chart = standing.chart.as_ref().map(ui::chart);
    let details: Vec<_> = [&standing.division, &standing.strength]
        .into_iter()
        .filter(|words| !words.is_empty())
        .map(|words| view! { <li>{words.clone()}</li> })
        .collect();
    let details = (!details.is_empty()).then(|| view! { <ul class="details soft">{details}</ul> });
    let explained = told.then(|| {
        let agreement = say!("overview-how-standing", k = k, twice = twice);
        how(
            &say!("overview-agreement"),
            [agreement, say!("overview-how-division"), page.strength_how.clone().into()],
        )
    });
    let chains = [
        chain(page, Side::Pro, say!("overview-for"), &standing.pro),
        chain(page, Side::Con, say!("overview-against"), &standing.con),
    ];
    let reasons = chains.iter().any(Option::is_some).then(|| {
        let chains: Vec<_> = chains.into_iter().flatten().collect();
        view! { <div class="chains">{chains}</div> {how(&say!("overview-reasons"), [say!("overview-how-chains")])} }
    });
    let trend = standing.trend.as_ref().map(|trend| {
        view! {
            <h3>{say!("overview-moved")}</h3>
            {ui::chart(trend)}
            {how(&say!("overview-moved"), [say!("overview-how-trend", k = k)])}
        }
    });
    view! {
        <section class="standing">
            <h2 class="claim" lang=lang dir=dir>{thesis(page, standing)}</h2>
            {words}
            {chart}
            {details}
            {explained}
            {reasons}
            {trend}
        </section>
    }
    .into_any()
}

/// The theses that follow: where the group stands on each, in words.
fn further(page: &OverviewPage, rest: &[StandingView]) -> Option<AnyView> {
    if rest.is_empty() {
        return None;
    }
    let (lang, dir) = ui::written(&page.language);
    let untold = if page.results { say!("overview-few", k = page.k) } else { "".into() };
    let rows: Vec<_> = rest
        .iter()
        .map(|one| {
            let words = if one.words.is_empty() { untold.clone().into_owned() } else { one.words.clone() };
            let division = (!one.division.is_empty()).then(|| format!(" · {}", one.division));
            view! {
                <tr>
                    <th scope="row" lang=lang.clone() dir=dir>{thesis(page, one)}</th>
                    <td>{words}{division}</td>
                </tr>
            }
        })
        .collect();
    let count = rest.len();
    Some(
        view! {
            <details class="as-table further">
                <summary>{say!("overview-more-theses", count = count)}</summary>
                <table>
                    <caption class="hidden">{say!("overview-more-theses", count = count)}</caption>
                    <thead><tr><th scope="col">{say!("common-thesis")}</th><th scope="col">{say!("overview-agreement")}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        }
        .into_any(),
    )
}

/// Reasons, each of which carries the one before it.
fn chain(page: &OverviewPage, side: Side, heading: Cow<'static, str>, reasons: &[Reason]) -> Option<AnyView> {
    if reasons.is_empty() {
        return None;
    }
    let (lang, dir) = ui::written(&page.language);
    let steps: Vec<_> = reasons
        .iter()
        .enumerate()
        .map(|(i, reason)| {
            let because = (i > 0).then(|| view! { <span class="because">{say!("overview-because")}</span> " " });
            let href = ui::at(&page.base, &reason.place);
            view! { <li>{because}<a href=href lang=lang.clone() dir=dir>{reason.text.clone()}</a></li> }
        })
        .collect();
    let class = format!("chain {}", ui::side_word(side));
    let sign = format!("sign {}", ui::side_word(side));
    let view = view! {
        <div class=class>
            <h3><span class=sign aria-hidden="true">{ui::side_sign(side)}</span>{heading}</h3>
            <ol>{steps}</ol>
        </div>
    };
    Some(view.into_any())
}

/// The first claims of a list; `of` says how many there are, where that is told.
fn list(
    page: &OverviewPage,
    id: &'static str,
    heading: Cow<'static, str>,
    claims: &[Ranked],
    of: Option<usize>,
    explained: Cow<'static, str>,
) -> Option<AnyView> {
    if claims.is_empty() {
        return None;
    }
    let (lang, dir) = ui::written(&page.language);
    let shown = claims.len();
    let cards: Vec<_> = claims
        .iter()
        .map(|claim| {
            let under = (!claim.under.is_empty()).then(|| view! { <p class="soft">{say!("overview-on")} " " <span lang=lang.clone() dir=dir>{claim.under.clone()}</span></p> });
            let why = (!claim.why.is_empty()).then(|| view! { <p class="why">{claim.why.clone()}</p> });
            view! {
                <li class="card">
                    <p class="claim">{ui::sign(claim.side)}<a class="open" href=ui::at(&page.base, &claim.place) lang=lang.clone() dir=dir>{claim.text.clone()}</a></p>
                    {under}
                    {why}
                    {claim.chart.as_ref().map(ui::chart)}
                </li>
            }
        })
        .collect();
    let rest = of.filter(|of| *of > shown).map(|of| {
        let href = format!("{}/outline?{id}=1", page.base);
        view! { <p class="soft">{say!("overview-of", shown = shown, all = of)} " " <a href=href>{say!("overview-all")}</a></p> }
    });
    let of = heading.clone().into_owned();
    let id = format!("{id}-heading");
    let view = view! {
        <section class="listed" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{heading}</h2>
            <ul class="cards">{cards}</ul>
            {rest}
            {how(&of, [explained])}
        </section>
    };
    Some(view.into_any())
}

fn facts(facts: &[(String, String)]) -> AnyView {
    let facts: Vec<_> = facts
        .iter()
        .map(|(name, value)| view! { <div><dt>{name.clone()}</dt><dd>{value.clone()}</dd></div> })
        .collect();
    view! { <dl class="figures">{facts}</dl> }.into_any()
}

fn balance(page: &OverviewPage) -> Option<AnyView> {
    let chart = ui::chart(page.balance.as_ref()?);
    let view = view! {
        <section aria-labelledby="balance-heading">
            <h2 id="balance-heading">{say!("overview-balance")}</h2>
            {chart}
            {facts(&page.balances)}
            {how(&say!("overview-balance"), [say!("overview-how-balance")])}
        </section>
    };
    Some(view.into_any())
}

fn participation(page: &OverviewPage, k: u32, twice: u32) -> Option<AnyView> {
    if page.participation.is_empty() {
        return None;
    }
    let view = view! {
        <section aria-labelledby="participation-heading">
            <h2 id="participation-heading">{say!("overview-took-part")}</h2>
            {facts(&page.participation)}
            {how(&say!("overview-took-part"), [say!("overview-how-participation", k = k, twice = twice)])}
        </section>
    };
    Some(view.into_any())
}

/// The same as files.
fn files(page: &OverviewPage) -> Option<AnyView> {
    if page.files.is_empty() {
        return None;
    }
    let files: Vec<_> =
        page.files.iter().map(|(href, name)| view! { <li><a href=href.clone()>{name.clone()}</a></li> }).collect();
    Some(
        view! {
            <nav class="files" aria-labelledby="files-heading">
                <h2 id="files-heading">{say!("overview-files")}</h2>
                <ul>{files}</ul>
            </nav>
        }
        .into_any(),
    )
}
