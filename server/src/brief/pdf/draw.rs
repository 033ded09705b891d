//! From pages of rows to a file: marks are drawn, tagged with what they are, and headings can be turned to.

use super::{
    Pages,
    set::{BOTTOM, Colour, Ink, Kind, LEFT, Mark, Node, PAPER, Paragraph, RIGHT, SOFT},
};
use krilla::{
    Document, SerializeSettings,
    action::LinkAction,
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect, Size, Transform},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node as TagNode, SpanTag, TableHeaderScope,
        Tag, TagGroup, TagKind, TagTree,
    },
    text::{Font, GlyphId, KrillaGlyph},
};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::Tree;
use std::{collections::HashMap, num::NonZeroU16};

/// Writes a file. `strict`: it is checked to be PDF/UA-1.
pub(super) fn write(pages: &Pages, picture: Option<&Tree>, date: &str, strict: bool) -> Result<Vec<u8>, String> {
    let builder = ConfigurationBuilder::new();
    let builder = if strict { builder.with_accessibility_validator(Accessibility::UA1) } else { builder };
    let configuration = builder.finish().map_err(|error| format!("{error:?}"))?;
    let settings = SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() };
    let document = Document::new_with(settings);
    let mut drawing = Drawing {
        document,
        picture,
        fonts: HashMap::new(),
        leaves: vec![Vec::new(); pages.nodes.len()],
        outline: Outline::new(),
    };
    for at in 0..pages.pages.len() {
        drawing.page(pages, at);
    }
    drawing.finish(pages, date)
}

struct Drawing<'a> {
    document: Document,
    picture: Option<&'a Tree>,
    fonts: HashMap<(u64, u32), Option<Font>>,
    /// What was drawn of each node.
    leaves: Vec<Vec<Identifier>>,
    outline: Outline,
}

impl Drawing<'_> {
    fn page(&mut self, pages: &Pages, at: usize) {
        let Some(settings) = PageSettings::from_wh(PAPER.0, PAPER.1) else { return };
        // The page holds on to the document: what else it needs is taken apart from that.
        let Self { document, picture, fonts, leaves, outline } = self;
        let mut page = document.start_page_with(settings);
        let mut links = Vec::new();
        let mut surface = page.surface();
        for (row, y) in &pages.pages[at] {
            for mark in &pages.rows[*row].marks {
                let top = y + mark.y;
                let id = surface.start_tagged(match (mark.node, &mark.ink) {
                    (None, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
                    (Some(_), Ink::Text(..)) => ContentTag::Span(SpanTag::empty()),
                    (Some(_), _) => ContentTag::Other,
                });
                draw(&mut surface, fonts, *picture, mark, top);
                surface.end_tagged();
                let Some(node) = mark.node else { continue };
                if leaves[node].is_empty()
                    && let Kind::Heading(2, words) = &pages.nodes[node].kind
                {
                    let place = XyzDestination::new(at, Point::from_xy(0.0, (top - 12.0).max(0.0)));
                    outline.push_child(OutlineNode::new(words.clone(), place));
                }
                leaves[node].push(id);
                if let (Some(to), Ink::Text(paragraph, line)) = (&mark.link, &mark.ink)
                    && let Some(rect) = area(paragraph, *line, mark.x, top)
                {
                    links.push((node, rect, to.clone()));
                }
            }
        }
        footer(&mut surface, fonts, pages, at);
        surface.finish();
        for (node, rect, to) in links {
            let link = LinkAnnotation::new(rect, Target::Action(LinkAction::new(to.clone()).into()));
            leaves[node].push(page.add_tagged_annotation(Annotation::new_link(link, Some(to))));
        }
        page.finish();
    }

    fn finish(mut self, pages: &Pages, date: &str) -> Result<Vec<u8>, String> {
        self.document.set_outline(self.outline);
        let metadata = Metadata::new()
            .title(pages.title.clone())
            .description(pages.kind.clone())
            .language(pages.language.to_owned())
            .creator("Isegoria".to_owned());
        // The date and nothing finer.
        let metadata = match day(date) {
            Some(day) => metadata.creation_date(day),
            None => metadata,
        };
        self.document.set_metadata(metadata);
        self.document.set_tag_tree(tree(&pages.nodes, &self.leaves, pages.language));
        self.document.finish().map_err(|error| format!("{error:?}"))
    }
}

fn day(date: &str) -> Option<DateTime> {
    let mut parts = date.split('-');
    let year = DateTime::new(parts.next()?.parse().ok()?);
    Some(year.month(parts.next()?.parse().ok()?).day(parts.next()?.parse().ok()?))
}

/// The whole as a tree of parts. A part of which nothing was drawn is left out.
fn tree(nodes: &[Node], leaves: &[Vec<Identifier>], language: &str) -> TagTree {
    let mut groups: Vec<Option<TagGroup>> =
        nodes.iter().zip(leaves).map(|(node, leaves)| Some(group(&node.kind, leaves))).collect();
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    let mut roots = Vec::new();
    // A node's children come after it, so they are whole when it is their turn.
    for i in (0..nodes.len()).rev() {
        let Some(mut group) = groups[i].take().filter(|group| !group.children.is_empty()) else { continue };
        // Children were put in from the last to the first, behind what was drawn.
        let drawn = leaves[i].len();
        group.children[drawn..].reverse();
        match nodes[i].parent.and_then(|parent| groups[parent].as_mut()) {
            Some(parent) => parent.push(group),
            None => roots.push(group),
        }
    }
    roots.into_iter().rev().for_each(|group| tree.push(group));
    tree
}

fn group(kind: &Kind, leaves: &[Identifier]) -> TagGroup {
    let tag: TagKind = match kind {
        Kind::Heading(level, words) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(words.clone())).into()
        }
        Kind::Paragraph | Kind::Note => Tag::P.into(),
        Kind::List => Tag::L(ListNumbering::None).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table => Tag::Table.into(),
        Kind::TableRow => Tag::TR.into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Link => Tag::Link.into(),
        Kind::Figure(alt) => Tag::Figure(Some(alt.clone())).into(),
    };
    TagGroup::with_children(tag, leaves.iter().map(|leaf| TagNode::Leaf(*leaf)).collect())
}

fn fill(surface: &mut Surface<'_>, [red, green, blue]: Colour) {
    let paint = rgb::Color::new(red, green, blue).into();
    surface.set_fill(Some(Fill { paint, opacity: NormalizedF32::ONE, rule: Default::default() }));
}

fn rectangle(surface: &mut Surface<'_>, x: f32, y: f32, width: f32, height: f32) {
    let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn draw(
    surface: &mut Surface<'_>,
    fonts: &mut HashMap<(u64, u32), Option<Font>>,
    picture: Option<&Tree>,
    mark: &Mark,
    top: f32,
) {
    match &mark.ink {
        Ink::Text(paragraph, line) => text(surface, fonts, paragraph, *line, mark.x, top),
        Ink::Fill { width, height, colour } => {
            fill(surface, *colour);
            rectangle(surface, mark.x, top, *width, *height);
        }
        Ink::Columns(heights) => {
            const TALL: f32 = 15.0;
            fill(surface, SOFT);
            for (i, height) in heights.iter().enumerate() {
                let height = (TALL * height).max(0.7);
                rectangle(surface, mark.x + 9.0 * i as f32, top + TALL - height, 7.0, height);
            }
        }
        Ink::Chart(tree, width, height) => {
            if let Some(size) = Size::from_wh(*width, *height) {
                surface.push_transform(&Transform::from_translate(mark.x, top));
                surface.draw_svg(tree, size, SvgSettings::default());
                surface.pop();
            }
        }
        Ink::Picture(side) => {
            if let (Some(tree), Some(size)) = (picture, Size::from_wh(*side, *side)) {
                surface.push_transform(&Transform::from_translate(mark.x, top));
                surface.draw_svg(tree, size, SvgSettings::default());
                surface.pop();
            }
        }
    }
}

/// Where a line of text stands on the page.
fn area(paragraph: &Paragraph, line: usize, x: f32, top: f32) -> Option<Rect> {
    let metrics = *paragraph.layout.get(line)?.metrics();
    Rect::from_xywh(x + metrics.offset, top, metrics.advance.max(1.0), metrics.line_height)
}

/// Draws a line of a paragraph with its upper left corner there: run by run, each run of one look as one piece of text.
fn text(
    surface: &mut Surface<'_>,
    fonts: &mut HashMap<(u64, u32), Option<Font>>,
    paragraph: &Paragraph,
    line: usize,
    left: f32,
    top: f32,
) {
    let Some(line) = paragraph.layout.get(line) else { return };
    let metrics = line.metrics();
    let y = top + metrics.baseline - metrics.block_min_coord;
    let mut x = left + metrics.offset;
    for run in line.runs() {
        let data = run.font().clone();
        let (blob, id) = data.data.into_raw_parts();
        let font = fonts.entry((id, data.index)).or_insert_with(|| Font::new(blob.into(), data.index));
        let Some(font) = font.clone() else {
            x += run.advance();
            continue;
        };
        let size = run.font_size();
        let (mut look, mut begin, mut glyphs) = (None, x, Vec::<KrillaGlyph>::new());
        let flush = |surface: &mut Surface<'_>, look: Option<u16>, begin: f32, glyphs: &mut Vec<KrillaGlyph>| {
            let style = look.and_then(|look| paragraph.layout.styles().get(usize::from(look)));
            if let Some(style) = style.filter(|_| !glyphs.is_empty()) {
                fill(surface, style.brush);
                surface.draw_glyphs(Point::from_xy(begin, y), glyphs, font.clone(), &paragraph.text, size, false);
            }
            glyphs.clear();
        };
        for cluster in run.visual_clusters() {
            if cluster.is_ligature_continuation() {
                // It has no glyph of its own.
                if let Some(glyph) = glyphs.last_mut() {
                    glyph.text_range.end = glyph.text_range.end.max(cluster.text_range().end);
                }
                continue;
            }
            let style = cluster.style_index();
            if look.is_some_and(|look| look != style) {
                flush(surface, look, begin, &mut glyphs);
                begin = x;
            }
            look = Some(style);
            for glyph in cluster.glyphs() {
                glyphs.push(KrillaGlyph::new(
                    GlyphId::new(glyph.id),
                    glyph.advance / size,
                    glyph.x / size,
                    glyph.y / size,
                    0.0,
                    cluster.text_range(),
                    None,
                ));
                x += glyph.advance;
            }
        }
        flush(surface, look, begin, &mut glyphs);
    }
}

/// The debate's title and the number of the page, on every page but those that stand alone.
fn footer(surface: &mut Surface<'_>, fonts: &mut HashMap<(u64, u32), Option<Font>>, pages: &Pages, at: usize) {
    let Some((title, numbers)) = pages.footers.get(at) else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    let y = BOTTOM + 22.0;
    text(surface, fonts, title, 0, LEFT, y);
    let width = numbers.layout.width();
    text(surface, fonts, numbers, 0, RIGHT - width, y);
    surface.end_tagged();
}
