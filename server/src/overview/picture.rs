//! The picture of the overview: where each thesis stands, or, as long as that is not told, what is said for and against.

use crate::{brief::clip, export};
use app::model::{ChartView, OverviewPage, StandingView};
use domain::{
    charts::{self, Drawn},
    topology::Setting,
};
use words::say;

/// The most theses that one picture shows.
const THESES: usize = 6;
/// The most characters of a thesis that stand above its chart.
const LINE: usize = 46;
/// How many pixels a unit of the chart has.
const SCALE: f32 = 4.0;

/// The charts of a page, whose setting was [`Setting::Pixels`], as a PNG. `None` if there is no memory for it, or nothing to show.
pub(super) fn png(page: &OverviewPage) -> Option<Vec<u8>> {
    let drawn = |chart: &ChartView| Drawn { svg: chart.svg.clone(), width: chart.size.0, height: chart.size.1 };
    let standing =
        |one: &StandingView| Some(([one.words.clone(), clip(&one.text, LINE)], drawn(one.chart.as_ref()?)));
    let mut parts: Vec<([String; 2], Drawn)> = page.standings.iter().filter_map(standing).take(THESES).collect();
    if parts.is_empty() {
        let heads = [say!("overview-balance").into_owned(), clip(&page.title, LINE)];
        parts.extend(page.balance.as_ref().map(|balance| (heads, drawn(balance))));
    }
    // A debate without any claim is a sheet of paper.
    let empty = || Drawn { svg: String::new(), width: 320.0, height: 1.0 };
    if parts.is_empty() {
        parts.push(([String::new(), clip(&page.title, LINE)], empty()));
    }
    let sheet = charts::sheet(&parts, &page.sentence, Setting::Pixels)?;
    export::pixels(&sheet.svg, sheet.width as f32 * SCALE)
}
