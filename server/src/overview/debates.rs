//! The overview of a space as one page of blocks, for print.

use crate::brief::{Pdf, WriteError, clip, day};
use app::{
    model::{SpaceOverviewPage, SpaceRow},
    sheet::{Block, Column, Sheet, Table, TableRow},
};
use domain::graph::Graph;
use words::say;

/// The most debates that are tried: no page holds more.
const MOST: usize = 24;
/// The most characters of what people wrote about the space.
const MISSION: usize = 200;
/// The most characters of a title, and of where a debate's theses stand.
const CELL: usize = 110;

/// Writes it with as many debates as fit, those that need attention first, in the language that is spoken, as of a date
/// (`YYYY-MM-DD`). It takes a while, so it is for a thread that may be blocked.
///
/// # Errors
/// [`WriteError`] if a library refuses what came of it.
pub(crate) fn pdf(page: &SpaceOverviewPage, date: &str) -> Result<Vec<u8>, WriteError> {
    // It has no picture: that of each debate is in its own overview.
    let pdf = Pdf { graph: &Graph::new(), date };
    pdf.on_one_page(sheets(page, date))
}

/// The page with all debates, with one less, and so on.
fn sheets(page: &SpaceOverviewPage, date: &str) -> impl Iterator<Item = Sheet> {
    (0..=page.rows.len().min(MOST)).rev().map(move |count| compose(page, date, count))
}

/// Chooses the words, with so many debates.
fn compose(page: &SpaceOverviewPage, date: &str, count: usize) -> Sheet {
    let mut blocks = vec![Block::Remark(say!("brief-made", date = day(date)).into_owned())];
    if !page.mission.is_empty() {
        blocks.push(Block::Prose(clip(&page.mission, MISSION)));
    }
    if let Some((title, needs)) = &page.first {
        let title = clip(title, CELL);
        blocks.push(Block::Lead(format!("{} {title} – {needs}", say!("space-first"))));
    }
    if page.rows.is_empty() {
        blocks.push(Block::Remark(say!("space-overview-empty").into_owned()));
    } else {
        let rows = page.rows.iter().take(count).map(row).collect();
        blocks.push(Block::Table(Table { columns: columns(), rows }));
    }
    let left_out = page.rows.len().saturating_sub(count);
    if left_out > 0 {
        blocks.push(Block::Remark(say!("space-left-out", count = left_out).into_owned()));
    }
    Sheet {
        language: words::language().tag(),
        kind: say!("space-kind-page").into_owned(),
        title: page.name.clone(),
        blocks,
    }
}

fn columns() -> Vec<Column> {
    let heads = [
        (say!("space-column-title"), 25),
        (say!("space-column-step"), 13),
        (say!("space-column-next"), 11),
        (say!("space-column-standing"), 15),
        (say!("space-column-division"), 11),
        (say!("space-column-claims"), 10),
        (say!("space-column-took-part"), 15),
    ];
    heads.into_iter().map(|(head, share)| Column { head: head.into_owned(), share }).collect()
}

fn row(row: &SpaceRow) -> TableRow {
    let cells = vec![
        clip(&row.title, CELL),
        row.step.clone(),
        row.next.clone(),
        clip(&standings(row), CELL),
        clip(&divisions(row), CELL),
        row.claims.to_string(),
        row.took_part.clone(),
    ];
    TableRow { cells, note: row.needs.clone() }
}

/// Where a debate's theses stand, in one line.
pub(crate) fn standings(row: &SpaceRow) -> String {
    let standing = |one: &app::model::SpaceStanding| match one.thesis.is_empty() {
        true => one.words.clone(),
        false => format!("{}: {}", one.thesis, one.words),
    };
    row.standings.iter().map(standing).collect::<Vec<_>>().join("; ")
}

/// How united the group is on each of them, in one line.
pub(crate) fn divisions(row: &SpaceRow) -> String {
    let divisions = row.standings.iter().map(|one| one.division.as_str()).filter(|words| !words.is_empty());
    divisions.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::model::SpaceStanding;

    fn page(text: &str, debates: usize) -> SpaceOverviewPage {
        let standing = SpaceStanding {
            thesis: text.to_owned(),
            words: "torn, 17 voices".to_owned(),
            division: "of several minds".to_owned(),
            ..SpaceStanding::default()
        };
        let row = SpaceRow {
            title: text.to_owned(),
            step: "Decisions".to_owned(),
            next: "12 May".to_owned(),
            standings: vec![standing; 5],
            claims: 17,
            took_part: "at least 10 voices rated; fewer than 5 voices added claims".to_owned(),
            needs: "Results are there, and the group is split: take time to talk.".to_owned(),
            ..SpaceRow::default()
        };
        SpaceOverviewPage {
            name: text.chars().take(100).collect(),
            mission: text.to_owned(),
            first: Some((text.to_owned(), row.needs.clone())),
            rows: vec![row; debates],
            ..SpaceOverviewPage::default()
        }
    }

    /// How many debates the page has that is written, and whether it says that there are more.
    fn written(page: &SpaceOverviewPage) -> (usize, bool) {
        let pdf = Pdf { graph: &Graph::new(), date: "2026-05-12" };
        let sheet = sheets(page, "2026-05-12").find(|sheet| pdf.pages(sheet) == 1).unwrap();
        let rows = sheet.blocks.iter().map(|block| match block {
            Block::Table(table) => table.rows.len(),
            _ => 0,
        });
        let remark = |block: &Block| matches!(block, Block::Remark(text) if text.contains("did not fit"));
        (rows.sum(), sheet.blocks.iter().any(remark))
    }

    #[test]
    fn a_few_debates_all_fit_and_of_many_it_says_how_many_are_left_out() {
        assert_eq!(written(&page("Should we move?", 6)), (6, false));
        let (rows, told) = written(&page("Should we move?", 60));
        assert!(told && rows >= 6, "{rows}");
        assert_eq!(written(&SpaceOverviewPage::default()), (0, false));
    }

    #[test]
    fn the_page_is_one_whatever_people_wrote() {
        for text in ["Some words of usual length. ".repeat(80), "W".repeat(2_000)] {
            let page = page(&text, 40);
            let (rows, told) = written(&page);
            assert!(told && rows > 2, "{rows}");
            assert!(pdf(&page, "2026-05-12").unwrap().starts_with(b"%PDF-"));
        }
    }
}
