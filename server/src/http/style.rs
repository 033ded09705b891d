//! `/style`: every component in every state. Registered in debug builds only.

use super::{Failure, device};
use crate::{assets, demo};
use app::model::{Frame, Picture, StylePage};
use axum::{extract::Query, response::Html};
use domain::{
    formats::{self, Format},
    ids::Counting,
    topology::{self, Colouring},
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
    let page = StylePage {
        composer: asked.composer.unwrap_or_default(),
        pictures: [Colouring::Relation, Colouring::Stance].map(picture).to_vec(),
        qr: device::picture("https://example.org/l/secret", "The link as a picture"),
    };
    let frame = Frame { title: "Style".to_owned(), ..Frame::default() };
    Ok(Html(app::style(&frame, &assets::urls(), page)))
}
