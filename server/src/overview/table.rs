//! The overview as a table for spreadsheets (RFC 4180): one figure a line, with what it is about.

use app::model::{ChartView, OverviewPage, Ranked, StandingView};
use words::say;

/// A line: its cells.
pub(super) type Row = Vec<String>;

/// Lines as one text. Cells that a spreadsheet would compute are defused.
pub(crate) fn written(rows: &[Row]) -> String {
    // Spreadsheets know by it that the text is in Unicode.
    let mut out = "\u{feff}".to_owned();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&defused(cell))).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A cell that begins like a formula gets a mark before it, so that it stays text.
fn defused(cell: &str) -> String {
    match cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r', '\n']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// All that the overview says.
pub(super) fn rows(page: &OverviewPage) -> Vec<Row> {
    let mut rows = vec![
        [say!("csv-about"), say!("csv-number"), say!("csv-claim"), say!("csv-figure"), say!("csv-value")]
            .map(|head| head.into_owned())
            .into(),
    ];
    let mut put = |about: &str, (number, claim): (&str, &str), figure: &str, value: &str| {
        if !value.is_empty() {
            rows.push([about, number, claim, figure, value].map(str::to_owned).into());
        }
    };
    let whole = ("", "");
    put(&say!("csv-debate"), whole, &say!("csv-title"), &page.title);
    put(&say!("csv-debate"), whole, &say!("csv-sentence"), &page.sentence);
    for words in [&page.withheld, &page.imported].into_iter().flatten() {
        put(&say!("csv-debate"), whole, &say!("csv-note"), words);
    }
    let untold = match page.results {
        true => say!("overview-few", k = page.k),
        false => say!("csv-not-yet"),
    };
    for one in &page.standings {
        let told = if one.words.is_empty() { &untold } else { one.words.as_str() };
        put(&say!("csv-thesis"), (&one.number, &one.text), &say!("csv-words"), told);
        standing(&mut put, one);
    }
    let lists = [
        (say!("overview-contested"), &page.contested),
        (say!("overview-consensus"), &page.consensus),
        (say!("overview-unanswered"), &page.unanswered),
        (say!("overview-overlooked"), &page.overlooked),
    ];
    for (about, claims) in lists {
        for (rank, claim) in (1..).zip(claims) {
            ranked(&mut put, &about, rank, claim);
        }
    }
    for (about, of) in
        [(say!("overview-unanswered"), page.unanswered_of), (say!("overview-overlooked"), page.overlooked_of)]
    {
        put(
            &about,
            whole,
            &say!("csv-in-all"),
            &Some(of).filter(|of| *of > 0).map(|of| of.to_string()).unwrap_or_default(),
        );
    }
    if let Some(chart) = &page.balance {
        counts(&mut put, &say!("overview-balance"), whole, chart);
    }
    for (about, facts) in
        [(say!("overview-balance"), &page.balances), (say!("overview-took-part"), &page.participation)]
    {
        facts.iter().for_each(|(name, words)| put(&about, whole, name, words));
    }
    rows
}

/// What takes a figure: what it is about, the claim's number and text, its name and value.
type Put<'a> = &'a mut dyn FnMut(&str, (&str, &str), &str, &str);

fn counts(put: Put<'_>, about: &str, claim: (&str, &str), chart: &ChartView) {
    chart.rows.iter().for_each(|(name, value)| put(about, claim, name, value));
}

fn standing(put: Put<'_>, standing: &StandingView) {
    let (about, claim) = (say!("csv-thesis"), (standing.number.as_str(), standing.text.as_str()));
    put(&about, claim, &say!("space-column-division"), &standing.division);
    put(&about, claim, &say!("csv-strength"), &standing.strength);
    for chart in [&standing.chart, &standing.trend].into_iter().flatten() {
        counts(put, &about, claim, chart);
    }
    for (about, reasons) in [(say!("overview-for"), &standing.pro), (say!("overview-against"), &standing.con)] {
        for (step, reason) in (1..).zip(reasons) {
            put(&about, (&reason.number, &reason.text), &say!("csv-step"), &i32::to_string(&step));
        }
    }
}

fn ranked(put: Put<'_>, about: &str, rank: i32, claim: &Ranked) {
    let of = (claim.number.as_str(), claim.text.as_str());
    put(about, of, &say!("csv-rank"), &rank.to_string());
    put(about, of, &say!("csv-words"), &claim.why);
    if let Some(chart) = &claim.chart {
        counts(put, about, of, chart);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The cells of a text, read as RFC 4180 has it.
    fn read(text: &str) -> Vec<Row> {
        let mut rows = vec![vec![]];
        let mut chars = text.strip_prefix('\u{feff}').unwrap_or(text).chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' => {
                    let mut cell = String::new();
                    while let Some(c) = chars.next() {
                        match c {
                            '"' if chars.peek() == Some(&'"') => cell.extend(chars.next()),
                            '"' => break,
                            c => cell.push(c),
                        }
                    }
                    rows.last_mut().unwrap().push(cell);
                }
                '\n' => rows.push(vec![]),
                _ => {}
            }
        }
        rows.pop();
        rows
    }

    proptest! {
        #[test]
        fn what_people_write_comes_back_as_text_and_computes_nothing(
            cells in prop::collection::vec(prop::collection::vec("[=+@\\-\"',;\\n\\r\\t \\PC]{0,12}", 1..4), 1..4)
        ) {
            let found = read(&written(&cells));
            prop_assert_eq!(found.len(), cells.len());
            for (found, cell) in found.iter().flatten().zip(cells.iter().flatten()) {
                let defused = ["'", cell].concat();
                prop_assert!(found == cell || *found == defused);
                prop_assert!(!found.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", found);
            }
        }
    }
}
