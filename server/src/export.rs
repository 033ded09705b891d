//! What a debate looks like outside: the same for pages, API and command line, made once per release.

use crate::{
    clock::Clock,
    live::{PageKey, Snapshot},
};
use domain::{
    brief::{Brief, Material},
    debate::Document,
    formats::{self, Format},
};
use std::sync::Arc;

/// The debate in a format; `None` if it can't be written. Markdown is the brief with the outline as its annex.
pub fn text(snapshot: &Snapshot, format: Format) -> Option<Arc<str>> {
    if !format.writes() {
        return None;
    }
    let key = PageKey { kind: format.word(), place: None, page: 0, reader: 0 };
    Some(snapshot.cached(key, || match format {
        Format::Markdown => brief(snapshot),
        Format::Json => formats::json::export(&snapshot.document, Some(snapshot.figures())).text,
        _ => formats::export(format, &snapshot.document).map(|export| export.text).unwrap_or_default(),
    }))
}

/// What an export in this format could not hold, in words.
pub fn losses(document: &Document, format: Format) -> Vec<String> {
    formats::export(format, document).map(|export| export.losses).unwrap_or_default()
}

/// The picture as a file of its own.
pub fn svg(snapshot: &Snapshot) -> Arc<str> {
    let key = PageKey { kind: "standalone", place: None, page: 0, reader: 0 };
    let options = domain::topology::Svg { standalone: true, ..Default::default() };
    snapshot.cached(key, || domain::topology::svg(snapshot.graph(), &options))
}

fn brief(snapshot: &Snapshot) -> String {
    let material =
        Material { document: &snapshot.document, figures: snapshot.figures(), date: &Clock::default().today() };
    Brief::of(&material).markdown(&formats::outline(&snapshot.document))
}
