//! What a debate looks like outside: the same for pages, API and command line, made once per release.

use crate::{
    brief::{self, Length, fonts},
    clock::Clock,
    http,
    live::{PageKey, Snapshot},
};
use domain::{
    debate::Document,
    formats::{self, Format},
    graph::Graph,
    topology::{self, Colouring, Setting, Svg},
};
use resvg::{tiny_skia, usvg};
use std::sync::Arc;

/// The debate in a format; `None` if it can't be written. Markdown is the brief with the outline as its annex.
pub fn text(snapshot: &Snapshot, format: Format) -> Option<Arc<str>> {
    if !format.writes() {
        return None;
    }
    let key = PageKey { kind: format.word(), place: None, page: 0, reader: 0 };
    Some(snapshot.cached(key, || match format {
        Format::Markdown => {
            let brief = brief::of(snapshot, &Clock::default().today());
            brief::markdown(&brief, Length::Full)
        }
        Format::Json => {
            formats::json::export(&snapshot.document, Some(snapshot.figures()), http::past(snapshot)).text
        }
        _ => formats::export(format, &snapshot.document).map(|export| export.text).unwrap_or_default(),
    }))
}

/// What an export in this format could not hold, in words.
pub fn losses(document: &Document, format: Format) -> Vec<String> {
    formats::export(format, document).map(|export| export.losses).unwrap_or_default()
}

/// The picture as a file of its own.
pub fn svg(snapshot: &Snapshot, colouring: Colouring) -> Arc<str> {
    let kind = match colouring {
        Colouring::Relation => "file",
        Colouring::Stance => "file-stance",
        Colouring::Strength => "file-strength",
        Colouring::Polarisation => "file-polarisation",
        Colouring::Attention => "file-attention",
    };
    let key = PageKey { kind, place: None, page: 0, reader: 0 };
    snapshot.cached(key, || {
        let bands = &snapshot.figures().bands(colouring);
        topology::svg(snapshot.graph(), &Svg { colouring, bands, setting: Setting::File, ..Svg::default() })
    })
}

/// The picture as a PNG of so many pixels in width and height: light, on the colour of paper. `bands` are those of its
/// colouring. That takes a while (see [`PNG_SIZES`]), so it is for a thread that may be blocked. `None` if there is no
/// memory for it.
pub fn png(graph: &Graph, colouring: Colouring, bands: &[Option<u8>], size: u32) -> Option<Vec<u8>> {
    pixels(
        &topology::svg(graph, &Svg { colouring, bands, setting: Setting::Pixels, ..Svg::default() }),
        size as f32,
    )
}

/// A drawing of ours as a PNG of so many pixels in width. `None` if there is no memory for it.
pub(crate) fn pixels(svg: &str, width: f32) -> Option<Vec<u8>> {
    let options = usvg::Options { fontdb: fonts::pictures(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).ok()?;
    let scale = width / tree.size().width();
    let height = (tree.size().height() * scale).round();
    let mut pixels = tiny_skia::Pixmap::new(width.round() as u32, height as u32)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// The widths that a PNG may have: for cards and mail, for a phone, for a projector.
pub const PNG_SIZES: [u32; 3] = [160, 320, 900];

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{formats::Format, ids::Counting};

    #[test]
    fn a_png_shows_pros_on_the_right_and_cons_on_the_left_on_paper() {
        let text =
            "Discussion Name:\nShould we?\n\n1. Thesis:\nWe should.\n\n  1.1. Pro:\n  Yes.\n\n  1.2. Con:\n  No.\n";
        let document = formats::import(Format::Kialo, text.as_bytes(), &mut Counting::default()).unwrap().document;
        for size in PNG_SIZES {
            let png = png(&document.graph, Colouring::Relation, &[], size).unwrap();
            let pixels = tiny_skia::Pixmap::decode_png(&png).unwrap();
            assert_eq!((pixels.width(), pixels.height()), (size, size));
            let at = |x: f32, y: f32| {
                let pixel = pixels.pixel((size as f32 * x) as u32, (size as f32 * y) as u32).unwrap();
                [pixel.red(), pixel.green(), pixel.blue()]
            };
            assert_eq!(at(0.01, 0.01), [0xfa, 0xf8, 0xf4], "paper");
            assert_eq!(at(0.5, 0.44), [0xec, 0xea, 0xe6], "the disc");
            // The number in its middle, which only a font can draw.
            let row = |y: f32| (0..size).filter(move |x| at(*x as f32 / size as f32, y)[0] < 0x60).count();
            assert!((0..20).any(|step| row(0.48 + 0.002 * step as f32) > 0), "the number of claims");
            let ([r, g, _], [red, green, _]) = (at(0.66, 0.5), at(0.34, 0.5));
            assert!(g > 2 * r && red > 2 * green, "green {r} {g}, red {red} {green}");
        }
    }
}
