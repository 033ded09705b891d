//! `/style`: every component in every state. Registered in debug builds only.

use super::{Failure, device};
use crate::{assets, demo};
use app::model::{ChartView, Frame, Picture, StylePage};
use axum::{extract::Query, response::Html};
use domain::{
    charts::{self, Chart, Column, Size},
    formats::{self, Format},
    ids::Counting,
    measures::Balance,
    topology::{self, Colouring, Setting},
};
use serde::Deserialize;

/// In which state the composer is shown.
#[derive(Debug, Default, Deserialize)]
pub(super) struct AskedQuery {
    composer: Option<String>,
}

/// `GET /style`
pub(super) async fn page(Query(asked): Query<AskedQuery>) -> Result<Html<String>, Failure> {
    // The same page each time.
    let import = formats::import(Format::Kialo, demo::TEXT.as_bytes(), &mut Counting::default());
    let graph = import.map_err(|_| Failure::unavailable())?.document.graph;
    let sides = topology::sides(&graph);
    let picture = |colouring| Picture {
        svg: topology::svg(&graph, &topology::Svg { colouring, ..Default::default() }),
        pro: sides.pro,
        con: sides.con,
        levels: sides.levels,
        by_thesis: colouring == Colouring::Stance,
        ..Picture::default()
    };
    let columns = [("disagree", 3), ("rather not", 5), ("torn", 0), ("rather", 12), ("agree", 8)]
        .map(|(word, count)| Column { word, count });
    let weeks = [("week 45", Some(2)), ("week 46", None), ("week 47", Some(2)), ("week 48", Some(3))]
        .map(|(week, at)| (week.to_owned(), at));
    let answers = columns.map(|column| column.word);
    let sizes = [Size::Large, Size::Small, Size::Tiny];
    let spread = sizes.map(|size| Chart::Distribution { columns: &columns, thesis: true, size });
    let of_claim = Chart::Distribution { columns: &columns, thesis: false, size: Size::Large };
    let balance = Chart::Balance { balance: Balance { pro: 34, con: 27 }, words: ["27 against", "34 for"] };
    let charts = spread.into_iter().chain([of_claim, balance, Chart::Trend { words: &answers, weeks: &weeks }]);
    let charts = charts.filter_map(|chart| charts::draw(&chart, "A chart", Setting::Page)).map(|drawn| ChartView {
        svg: drawn.svg,
        heads: ("Answer".to_owned(), "Voices".to_owned()),
        rows: columns.map(|column| (column.word.to_owned(), column.count.to_string())).into(),
        ..ChartView::default()
    });
    let page = StylePage {
        charts: charts.collect(),
        composer: asked.composer.unwrap_or_default(),
        pictures: [Colouring::Relation, Colouring::Stance].map(picture).to_vec(),
        qr: device::picture("https://example.org/l/secret", "The link as a picture"),
    };
    let frame = Frame { title: "Style".to_owned(), ..Frame::default() };
    Ok(Html(app::style(&frame, &assets::urls(), page)))
}
