//! The overview as one page of blocks, for print.

use crate::brief::{clip, day};
use app::{
    model::{ChartView, OverviewPage, Ranked, Reason, Side, StandingView},
    sheet::{Block, Chain, Picture, Point, Sheet},
};
use domain::topology::Sides;
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
pub(super) const BUDGETS: [Budget; 13] = {
    let most = Budget { theses: 6, chain: 3, list: 3, clip: 200, charts: true };
    [
        most,
        Budget { theses: 5, ..most },
        Budget { theses: 4, ..most },
        Budget { theses: 3, ..most },
        Budget { theses: 3, chain: 1, list: 2, clip: 140, ..most },
        Budget { theses: 2, ..most },
        Budget { theses: 1, clip: 170, ..most },
        Budget { theses: 1, chain: 2, clip: 140, ..most },
        Budget { theses: 1, chain: 2, list: 2, clip: 120, ..most },
        Budget { theses: 1, chain: 1, list: 2, clip: 100, ..most },
        Budget { theses: 1, chain: 1, list: 1, clip: 80, ..most },
        Budget { theses: 1, chain: 0, list: 1, clip: 60, ..most },
        Budget { theses: 1, chain: 0, list: 0, clip: 40, charts: false },
    ]
};

/// Chooses the words. With the sides there is the picture, too.
pub(super) fn compose(page: &OverviewPage, sides: Option<Sides>, date: &str, budget: &Budget) -> Sheet {
    let mut blocks =
        vec![Block::Remark(say!("brief-made", date = day(date)).into_owned()), Block::Lead(page.sentence.clone())];
    blocks.extend(page.withheld.clone().map(Block::Notice));
    if let Some(sides) = sides {
        let alt = say!("brief-picture-alt", pro = sides.pro, con = sides.con, levels = sides.levels);
        blocks.push(Block::Picture(Picture { alt: alt.into_owned(), caption: String::new() }));
    }
    for one in page.standings.iter().take(budget.theses).filter(|_| page.results) {
        standing(&mut blocks, one, budget);
    }
    let left_out = page.standings.len().saturating_sub(budget.theses);
    if page.results && left_out > 0 {
        blocks.push(Block::Remark(say!("overview-left-out", count = left_out).into_owned()));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Pdf;
    use domain::{
        charts::{self, Chart as Drawing, Column},
        graph::Graph,
        topology::Setting,
    };

    fn full(text: &str) -> OverviewPage {
        let columns = [3, 0, 1, 9, 4].map(|count| Column { word: "rather", count });
        let drawing = Drawing::Distribution { columns: &columns, thesis: true, size: charts::Size::Large };
        let drawn = charts::draw(&drawing, "spread", Setting::Print).unwrap();
        let size = (drawn.width, drawn.height);
        let chart = Some(ChartView { svg: drawn.svg, size, ..ChartView::default() });
        let reason = Reason { text: text.to_owned(), ..Reason::default() };
        let claim =
            Ranked { text: text.to_owned(), chart: chart.clone(), why: "split".into(), ..Ranked::default() };
        let thesis = StandingView {
            text: text.to_owned(),
            words: "torn, 17 voices".to_owned(),
            chart: chart.clone(),
            trend: chart.clone(),
            pro: vec![reason.clone(); 4],
            con: vec![reason; 4],
            ..StandingView::default()
        };
        let claims = vec![claim; 5];
        OverviewPage {
            title: text.to_owned(),
            sentence: "Where the group stands: torn, 17 voices.".to_owned(),
            results: true,
            standings: vec![thesis; 3],
            contested: claims.clone(),
            consensus: claims.clone(),
            unanswered: claims.clone(),
            overlooked: claims,
            balance: chart,
            participation: vec![("Ratings".to_owned(), "17 voices rated".to_owned())],
            ..OverviewPage::default()
        }
    }

    #[test]
    fn as_many_theses_as_fit_are_shown_and_the_others_are_counted() {
        let graph = Graph::new();
        let pdf = Pdf { graph: &graph, date: "2026-05-12" };
        let fitting = |page: &OverviewPage| {
            let mut sheets = BUDGETS.iter().map(|budget| compose(page, None, "2026-05-12", budget));
            sheets.find(|sheet| pdf.pages(sheet) == 1).unwrap().blocks
        };
        let theses = |blocks: &[Block]| blocks.iter().filter(|block| matches!(block, Block::Thesis(_))).count();
        let remark = |blocks: &[Block]| {
            blocks.iter().any(|block| matches!(block, Block::Remark(text) if text.contains("left out")))
        };
        let plain = StandingView {
            text: "Short.".to_owned(),
            words: "torn, 17 voices".to_owned(),
            ..StandingView::default()
        };
        let page = OverviewPage { results: true, standings: vec![plain.clone(); 3], ..OverviewPage::default() };
        let blocks = fitting(&page);
        assert_eq!((theses(&blocks), remark(&blocks)), (3, false));
        let blocks = fitting(&OverviewPage { standings: vec![plain; 40], ..page });
        assert!(remark(&blocks) && theses(&blocks) > 3, "{}", theses(&blocks));
        let few = OverviewPage { results: false, ..full("Not yet.") };
        assert!(!remark(&fitting(&few)), "nothing is left out where nothing is shown");
    }

    #[test]
    fn the_overview_is_one_page_whatever_people_wrote() {
        let graph = Graph::new();
        for text in ["Short.".to_owned(), "Some words of usual length. ".repeat(17), "W".repeat(500)] {
            let page = full(&text);
            let pdf = Pdf { graph: &graph, date: "2026-05-12" };
            let sheets = BUDGETS.iter().map(|budget| compose(&page, Some(Sides::default()), "2026-05-12", budget));
            let fitting = sheets.clone().position(|sheet| pdf.pages(&sheet) == 1);
            assert!(fitting.is_some_and(|at| at < BUDGETS.len() - 1), "{text}: {fitting:?}");
            assert!(pdf.on_one_page(sheets).unwrap().starts_with(b"%PDF-"));
        }
    }
}
