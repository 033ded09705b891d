//! The picture of the overview: where each thesis stands, or, as long as that is not told, what is said for and against.

use crate::export;
use app::model::{ChartView, OverviewPage};
use domain::{
    charts::{self, Drawn},
    topology::Setting,
};

/// The most theses that one picture shows.
const THESES: usize = 6;
/// How many pixels a unit of the chart has.
const SCALE: f32 = 4.0;

/// The charts of a page, whose setting was [`Setting::Pixels`], as a PNG. `None` if there is no memory for it, or nothing to show.
pub(super) fn png(page: &OverviewPage) -> Option<Vec<u8>> {
    let drawn = |chart: &ChartView| Drawn { svg: chart.svg.clone(), width: chart.size.0, height: chart.size.1 };
    let standings = page.standings.iter().filter_map(|one| Some((one.words.clone(), drawn(one.chart.as_ref()?))));
    let mut parts: Vec<(String, Drawn)> = standings.take(THESES).collect();
    if parts.is_empty() {
        parts.extend(page.balance.as_ref().map(|balance| (String::new(), drawn(balance))));
    }
    // A debate without any claim is a sheet of paper.
    let empty = || Drawn { svg: String::new(), width: 320.0, height: 1.0 };
    if parts.is_empty() {
        parts.push((page.sentence.clone(), empty()));
    }
    let sheet = charts::sheet(&parts, &page.sentence, Setting::Pixels)?;
    export::pixels(&sheet.svg, sheet.width as f32 * SCALE)
}
