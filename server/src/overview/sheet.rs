//! The overview as one page of blocks, for print.

use crate::{
    brief::{clip, day},
    live::Snapshot,
};
use app::{
    model::{ChartView, OverviewPage, Ranked, Reason, Side, StandingView},
    sheet::{Block, Chain, Picture, Point, Sheet},
};
use domain::overview::Sight;
use words::say;

/// How much there is room for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    theses: usize,
    chain: usize,
    list: usize,
    clip: usize,
    charts: bool,
}

/// What one page may hold, the most first. The last fits whatever people wrote.
pub(super) const BUDGETS: [Budget; 8] = {
    let most = Budget { theses: 2, chain: 3, list: 3, clip: 200, charts: true };
    [
        most,
        Budget { theses: 1, clip: 170, ..most },
        Budget { theses: 1, chain: 2, clip: 140, ..most },
        Budget { theses: 1, chain: 2, list: 2, clip: 120, ..most },
        Budget { theses: 1, chain: 1, list: 2, clip: 100, ..most },
        Budget { theses: 1, chain: 1, list: 1, clip: 80, ..most },
        Budget { theses: 1, chain: 0, list: 1, clip: 60, ..most },
        Budget { theses: 1, chain: 0, list: 0, clip: 40, charts: false },
    ]
};

/// Chooses the words.
pub(super) fn compose(
    page: &OverviewPage,
    snapshot: &Snapshot,
    sight: Sight,
    date: &str,
    budget: &Budget,
) -> Sheet {
    let mut blocks =
        vec![Block::Remark(say!("brief-made", date = day(date)).into_owned()), Block::Lead(page.sentence.clone())];
    blocks.extend(page.withheld.clone().map(Block::Notice));
    if sight.claims {
        let sides = domain::topology::sides(snapshot.graph());
        let alt = say!("brief-picture-alt", pro = sides.pro, con = sides.con, levels = sides.levels);
        blocks.push(Block::Picture(Picture { alt: alt.into_owned(), caption: String::new() }));
    }
    for one in page.standings.iter().take(budget.theses).filter(|_| page.results) {
        standing(&mut blocks, one, budget);
    }
    let lists = [
        (say!("overview-contested"), &page.contested),
        (say!("overview-consensus"), &page.consensus),
        (say!("overview-unanswered"), &page.unanswered),
        (say!("overview-overlooked"), &page.overlooked),
    ];
    for (heading, claims) in lists {
        let points: Vec<Point> = claims.iter().take(budget.list).map(|claim| point(claim, budget)).collect();
        if !points.is_empty() {
            blocks.extend([Block::Heading(1, heading.into_owned()), Block::Points(points)]);
        }
    }
    if let Some(balance) = &page.balance {
        blocks.push(Block::Heading(1, say!("overview-balance").into_owned()));
        blocks.push(Block::Charts(vec![chart(balance, 184.0)]));
    }
    if !page.participation.is_empty() {
        let facts: Vec<_> = page.participation.iter().map(|(name, words)| format!("{name}: {words}")).collect();
        blocks.push(Block::Heading(1, say!("overview-took-part").into_owned()));
        blocks.push(Block::Remark(facts.join(". ") + "."));
    }
    Sheet {
        language: words::language().tag(),
        kind: say!("overview-kind").into_owned(),
        title: clip(&page.title, budget.clip),
        blocks,
    }
}

fn standing(blocks: &mut Vec<Block>, standing: &StandingView, budget: &Budget) {
    blocks.push(Block::Heading(1, say!("brief-standing").into_owned()));
    blocks.push(Block::Thesis(Point { text: clip(&standing.text, budget.clip), ..Point::default() }));
    let told =
        [&standing.words, &standing.division, &standing.strength].into_iter().filter(|words| !words.is_empty());
    let told: Vec<_> = told.cloned().collect();
    if !told.is_empty() {
        blocks.push(Block::Remark(told.join(" · ")));
    }
    let charts = [&standing.chart, &standing.trend].into_iter().flatten().filter(|_| budget.charts);
    let charts: Vec<_> = charts.map(|one| chart(one, 184.0)).collect();
    if !charts.is_empty() {
        blocks.push(Block::Charts(charts));
    }
    let sides =
        [(Side::Pro, say!("overview-for"), &standing.pro), (Side::Con, say!("overview-against"), &standing.con)];
    for (side, heading, reasons) in
        sides.into_iter().filter(|(.., reasons)| !reasons.is_empty() && budget.chain > 0)
    {
        let step = |reason: &Reason| Point {
            number: reason.number.clone(),
            text: clip(&reason.text, budget.clip),
            ..Point::default()
        };
        blocks.push(Block::Chain(Chain {
            heading: heading.into_owned(),
            side,
            because: say!("brief-because").into_owned(),
            steps: reasons.iter().take(budget.chain).map(step).collect(),
        }));
    }
}

fn point(claim: &Ranked, budget: &Budget) -> Point {
    let sign = match claim.side {
        None => say!("brief-thesis"),
        Some(Side::Pro) => say!("brief-pro"),
        Some(Side::Con) => say!("brief-con"),
    };
    Point {
        side: claim.side,
        sign: sign.into_owned(),
        number: claim.number.clone(),
        text: clip(&claim.text, budget.clip),
        told: claim.why.clone(),
        place: claim.place.clone(),
        chart: claim.chart.as_ref().map(|one| chart(one, 62.0)),
        ..Point::default()
    }
}

/// A chart so many points wide.
fn chart(chart: &ChartView, width: f64) -> app::sheet::Chart {
    let (wide, high) = chart.size;
    app::sheet::Chart { svg: chart.svg.clone(), alt: chart.label.clone(), size: (width, high / wide * width) }
}
