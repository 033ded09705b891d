//! From blocks to rows: what stands on one line together, with where each mark goes and what it is.

use super::{
    super::{
        compose::clip,
        fonts::{Fonts, SANS, SERIF},
    },
    read,
};
use app::{
    model::Side,
    sheet::{Block, Chain, Chart, Cited, Column, Count, Line, Picture, Point, Sheet, Slot, Table},
};
use parley::{
    Alignment, AlignmentOptions, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, LineHeight,
    OverflowWrap, StyleProperty,
};
use resvg::usvg::Tree;
use std::{borrow::Cow, rc::Rc};
use words::say;

/// A4, in points.
pub(super) const PAPER: (f32, f32) = (595.28, 841.89);
pub(super) const LEFT: f32 = 58.0;
const TOP: f32 = 62.0;
pub(super) const BOTTOM: f32 = PAPER.1 - 66.0;
/// Where words begin: signs, numbers and times stand to the left of it.
const COLUMN: f32 = 134.0;
pub(super) const RIGHT: f32 = PAPER.0 - 64.0;
/// The width of the picture beside the head of a page.
const BESIDE: f32 = 132.0;

pub(super) const INK: Colour = [0x23, 0x26, 0x2b];
pub(super) const SOFT: Colour = [0x5f, 0x65, 0x6e];
pub(super) const LINE: Colour = [0xd3, 0xce, 0xc4];
const PRO: Colour = [0x00, 0x72, 0x56];
const CON: Colour = [0xb0, 0x2f, 0x22];
const LINK: Colour = [0x24, 0x57, 0xc5];

/// Red, green, blue.
pub(super) type Colour = [u8; 3];

/// How a run of text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    serif: bool,
    bold: bool,
    size: f32,
    lead: f32,
    colour: Colour,
}

impl Look {
    pub(super) const fn sans(size: f32) -> Self {
        Self { serif: false, bold: false, size, lead: 1.35, colour: INK }
    }

    const fn serif(size: f32) -> Self {
        Self { serif: true, lead: 1.38, ..Self::sans(size) }
    }

    const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    const fn lead(self, lead: f32) -> Self {
        Self { lead, ..self }
    }
}

/// The looks of a whole file.
#[derive(Debug, Clone, Copy)]
struct Looks {
    title: Look,
    section: Look,
    lead: Look,
    thesis: Look,
    text: Look,
    note: Look,
    small: Look,
    /// Space between sections, between paragraphs.
    gaps: (f32, f32),
}

const WHOLE: Looks = Looks {
    title: Look::serif(24.0).lead(1.18),
    section: Look::sans(12.5).bold(),
    lead: Look::serif(13.5).lead(1.42),
    thesis: Look::serif(13.5),
    text: Look::serif(10.5),
    note: Look::sans(9.0),
    small: Look::sans(8.5),
    gaps: (20.0, 6.0),
};

const PAGE: Looks = Looks {
    title: Look::serif(18.0).lead(1.16),
    section: Look::sans(8.5).bold().lead(1.2),
    lead: Look::serif(11.0).lead(1.36),
    thesis: Look::serif(10.5),
    text: Look::serif(9.0).lead(1.32),
    note: Look::sans(8.0),
    small: Look::sans(7.5),
    gaps: (7.0, 4.0),
};

/// Text that is set, with what it says.
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) layout: Layout<Colour>,
}

/// What is drawn.
#[derive(Clone)]
pub(super) enum Ink {
    /// A line of a paragraph.
    Text(Rc<Paragraph>, usize),
    /// A filled box.
    Fill { width: f32, height: f32, colour: Colour },
    /// Small columns, one for each rating, of heights between 0 and 1.
    Columns(Vec<f32>),
    /// The picture, square.
    Picture(f32),
    /// A chart, with its width and height.
    Chart(Rc<Tree>, f32, f32),
}

/// Something at a place of a row.
#[derive(Clone)]
pub(super) struct Mark {
    pub(super) x: f32,
    /// Below the top of the row.
    pub(super) y: f32,
    pub(super) ink: Ink,
    /// What it is a part of; ornaments are of nothing.
    pub(super) node: Option<usize>,
    /// Where it leads.
    pub(super) link: Option<String>,
}

/// What can't be divided between two pages.
pub(super) struct Row {
    /// Space above it, but at the top of a page.
    before: f32,
    height: f32,
    /// Whether the next row stands on the same page.
    keep: bool,
    /// Whether a new page begins with it.
    fresh: bool,
    pub(super) marks: Vec<Mark>,
}

/// What a part of the file is, for who does not see it.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// A heading with its level and words.
    Heading(u16, String),
    Paragraph,
    Note,
    List,
    Item,
    Label,
    Body,
    Table,
    TableRow,
    ColumnHead,
    RowHead,
    Cell,
    Link,
    /// With what it shows.
    Figure(String),
}

/// A part of the file, in the order in which it is read.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) parent: Option<usize>,
}

/// Sets a sheet.
pub(super) struct Setter<'a> {
    fonts: &'a mut Fonts,
    looks: Looks,
    layouts: LayoutContext<Colour>,
    rows: Vec<Row>,
    nodes: Vec<Node>,
    /// Whether the picture stands beside the head.
    beside: bool,
    /// Whether the next section begins a page.
    fresh: bool,
    /// How far down the rows reach, until where they are narrow, and how far down a heading at their side reaches.
    down: f32,
    narrow_until: f32,
    side_until: f32,
    /// A heading that will stand beside what comes next, with its part.
    aside: Option<(String, usize)>,
}

/// Runs of text with their looks.
type Runs<'a> = &'a [(&'a str, Look)];

impl<'a> Setter<'a> {
    pub(super) fn new(fonts: &'a mut Fonts, beside: bool) -> Self {
        Self {
            fonts,
            looks: if beside { PAGE } else { WHOLE },
            layouts: LayoutContext::new(),
            rows: Vec::new(),
            nodes: Vec::new(),
            beside,
            fresh: false,
            down: TOP,
            narrow_until: 0.0,
            side_until: 0.0,
            aside: None,
        }
    }

    pub(super) fn set(&mut self, sheet: &Sheet) -> (Vec<Row>, Vec<Node>) {
        self.head(sheet);
        let mut before: Option<&Block> = None;
        for block in &sheet.blocks {
            let first = self.rows.len();
            self.block(block);
            // A heading and what explains it stand on the page of what they are about.
            if matches!((before, block), (Some(Block::Heading(..)), Block::Remark(_))) {
                self.rows[first..].iter_mut().for_each(|row| row.keep = true);
            }
            before = Some(block);
        }
        (std::mem::take(&mut self.rows), std::mem::take(&mut self.nodes))
    }

    /// What stands at the foot of a page: the debate's title and the page's number.
    pub(super) fn footer(&mut self, title: &str, page: usize, pages: usize) -> (Rc<Paragraph>, Rc<Paragraph>) {
        let look = Look::sans(7.5).colour(SOFT);
        let number = say!("brief-page-of", page = page, pages = pages);
        let numbers = self.paragraph(&[(&number, look)], 120.0);
        (self.paragraph(&[(&clip(title, 70), look)], RIGHT - LEFT - 120.0), numbers)
    }

    fn node(&mut self, kind: Kind, parent: Option<usize>) -> usize {
        self.nodes.push(Node { kind, parent });
        self.nodes.len() - 1
    }

    /// The right edge of what begins here.
    fn right(&self) -> f32 {
        if self.down < self.narrow_until { RIGHT - BESIDE - 18.0 } else { RIGHT }
    }

    fn push(&mut self, mut row: Row) {
        let words = row.marks.iter().any(|mark| matches!(mark.ink, Ink::Text(..) | Ink::Chart(..)));
        if let Some((heading, node)) = self.aside.take_if(|_| words) {
            let look = self.looks.section;
            let label = self.paragraph(&[(&heading, look)], COLUMN - LEFT - 10.0);
            let drop = |i: usize| label.layout.get(i).map_or(0.0, |line| line.metrics().block_min_coord);
            let mark = |i: usize| Mark {
                x: LEFT,
                y: drop(i),
                ink: Ink::Text(label.clone(), i),
                node: Some(node),
                link: None,
            };
            row.marks.splice(0..0, (0..label.layout.len()).map(mark));
            self.side_until = self.down + row.before + label.layout.height();
        }
        self.down += row.before + row.height;
        self.rows.push(row);
    }

    fn paragraph(&mut self, runs: Runs<'_>, width: f32) -> Rc<Paragraph> {
        let fitted: Vec<(Cow<'_, str>, Look)> =
            runs.iter().map(|(text, look)| (self.fonts.fit(text), *look)).collect();
        let text: String = fitted.iter().map(|(text, _)| text.as_ref()).collect();
        let fallbacks = self.fonts.fallbacks.clone();
        let mut builder = self.layouts.ranged_builder(&mut self.fonts.context, &text, 1.0, false);
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        // Else every line would be as high as the library's own size of text asks.
        if let Some((_, look)) = fitted.iter().min_by(|a, b| a.1.size.total_cmp(&b.1.size)) {
            builder.push_default(StyleProperty::FontSize(look.size));
            builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(look.lead)));
        }
        let mut at = 0;
        for (part, look) in fitted.iter().filter(|(part, _)| !part.is_empty()) {
            let range = at..at + part.len();
            at = range.end;
            let ours = if look.serif { [SERIF, SANS] } else { [SANS, SERIF] };
            let names = ours.into_iter().chain(fallbacks.iter().map(String::as_str));
            let names: Vec<_> = names.map(|name| FontFamilyName::Named(Cow::Borrowed(name))).collect();
            builder.push(StyleProperty::FontFamily(FontFamily::List(Cow::Owned(names))), range.clone());
            builder.push(StyleProperty::FontSize(look.size), range.clone());
            builder.push(StyleProperty::LineHeight(LineHeight::FontSizeRelative(look.lead)), range.clone());
            let weight = if look.bold { FontWeight::BOLD } else { FontWeight::NORMAL };
            builder.push(StyleProperty::FontWeight(weight), range.clone());
            builder.push(StyleProperty::Brush(look.colour), range);
        }
        let mut layout = builder.build(&text);
        layout.break_all_lines(Some(width));
        layout.align(Alignment::Start, AlignmentOptions::default());
        Rc::new(Paragraph { text, layout })
    }

    /// The rows of a text between two edges, which belong to a node. The first and the last two lines stay together.
    fn lines(&mut self, runs: Runs<'_>, x: f32, right: f32, node: usize, link: Option<&str>) -> Vec<Row> {
        let paragraph = self.paragraph(runs, right - x);
        let count = paragraph.layout.len();
        let row = |i: usize| {
            let height = paragraph.layout.get(i).map_or(0.0, |line| line.metrics().line_height);
            let mark = Mark {
                x,
                y: 0.0,
                ink: Ink::Text(paragraph.clone(), i),
                node: Some(node),
                link: link.map(str::to_owned),
            };
            Row {
                before: 0.0,
                height,
                keep: count > 1 && (i == 0 || i + 2 == count),
                fresh: false,
                marks: vec![mark],
            }
        };
        (0..count).map(row).collect()
    }

    /// A text over the whole column, as a part of its own.
    fn text(&mut self, runs: Runs<'_>, kind: Kind, before: f32, keep: bool) {
        let node = self.node(kind, None);
        let mut rows = self.lines(runs, COLUMN, self.right(), node, None);
        if let Some(first) = rows.first_mut() {
            first.before = before;
        }
        if keep {
            rows.iter_mut().for_each(|row| row.keep = true);
        }
        rows.into_iter().for_each(|row| self.push(row));
    }

    /// What stands left of the column in the row of a first line, on the same base line.
    fn beside(&mut self, row: &mut Row, runs: Runs<'_>, x: f32, right: f32, node: usize) {
        let label = self.paragraph(runs, right - x);
        let base = |paragraph: &Paragraph, i: usize| {
            paragraph.layout.get(i).map_or(0.0, |line| line.metrics().baseline - line.metrics().block_min_coord)
        };
        let Some(Ink::Text(first, i)) = row.marks.first().map(|mark| &mark.ink) else { return };
        let y = base(first, *i) - base(&label, 0);
        // Read before what it stands beside.
        row.marks.insert(0, Mark { x, y, ink: Ink::Text(label, 0), node: Some(node), link: None });
    }

    fn head(&mut self, sheet: &Sheet) {
        let Looks { title, small, .. } = self.looks;
        let picture = sheet.blocks.iter().find_map(|block| match block {
            Block::Picture(picture) if self.beside => Some(picture),
            _ => None,
        });
        if picture.is_some() {
            self.narrow_until = TOP + BESIDE + 6.0;
        }
        let node = self.node(Kind::Paragraph, None);
        for row in self.lines(&[(&sheet.kind, small.colour(SOFT))], LEFT, self.right(), node, None) {
            self.push(Row { keep: true, ..row });
        }
        let node = self.node(Kind::Heading(1, sheet.title.clone()), None);
        let mut rows = self.lines(&[(&sheet.title, title)], LEFT, self.right(), node, None);
        if let Some(first) = rows.first_mut() {
            first.before = 4.0;
        }
        rows.into_iter().for_each(|row| self.push(row));
        if let Some(picture) = picture {
            self.picture(picture);
        }
    }

    fn block(&mut self, block: &Block) {
        let Looks { section, lead, text, note, gaps: (wide, narrow), .. } = self.looks;
        match block {
            Block::Heading(level, words) => self.heading(*level, words, section),
            Block::Break => self.fresh = true,
            Block::Lead(words) => self.text(&[(words, lead)], Kind::Paragraph, wide * 0.6, false),
            Block::Prose(words) => self.text(&[(words, text)], Kind::Paragraph, narrow, false),
            Block::Remark(words) => self.text(&[(words, note.colour(SOFT))], Kind::Paragraph, narrow, false),
            Block::Notice(words) => self.notice(words, note),
            Block::Thesis(point) => self.thesis(point),
            Block::Bars(caption, bars) => self.bars(caption, bars),
            Block::Charts(charts) => self.charts(charts),
            Block::Table(table) => self.table(table),
            Block::Chain(chain) => self.chain(chain),
            Block::Points(points) => self.points(points),
            Block::Agenda(slots) => self.agenda(slots),
            Block::Picture(_) if self.beside => {}
            Block::Picture(picture) => self.picture(picture),
            Block::Outline(lines) => self.outline(lines),
            Block::Sources(sources) => self.sources(sources),
        }
    }

    fn heading(&mut self, level: u8, words: &str, look: Look) {
        let (wide, narrow) = self.looks.gaps;
        // One that stands at the side of a few lines may reach further down than they do.
        let wide = wide.max(self.side_until - self.down + narrow);
        if level == 1 {
            let fill = Ink::Fill { width: self.right() - LEFT, height: 0.6, colour: LINE };
            let mark = Mark { x: LEFT, y: 0.0, ink: fill, node: None, link: None };
            let fresh = std::mem::take(&mut self.fresh);
            self.push(Row { before: wide, height: narrow, keep: true, fresh, marks: vec![mark] });
        }
        if self.beside {
            let node = self.node(Kind::Heading(u16::from(level) + 1, words.to_owned()), None);
            self.aside = Some((words.to_owned(), node));
            return;
        }
        let look = if level == 1 { look } else { look.colour(SOFT) };
        self.text(&[(words, look)], Kind::Heading(u16::from(level) + 1, words.to_owned()), narrow / 2.0, true);
    }

    /// With a bar at its side, so that nobody overlooks it.
    fn notice(&mut self, words: &str, look: Look) {
        let node = self.node(Kind::Note, None);
        let mut rows = self.lines(&[(words, look)], COLUMN + 10.0, self.right(), node, None);
        for (i, row) in rows.iter_mut().enumerate() {
            row.before = if i == 0 { self.looks.gaps.1 * 1.5 } else { 0.0 };
            let fill = Ink::Fill { width: 2.5, height: row.height, colour: CON };
            row.marks.push(Mark { x: COLUMN, y: 0.0, ink: fill, node: None, link: None });
        }
        rows.into_iter().for_each(|row| self.push(row));
    }

    fn thesis(&mut self, point: &Point) {
        let Looks { thesis, small, gaps, .. } = self.looks;
        if self.beside {
            self.text(&[(&point.text, thesis)], Kind::Paragraph, 0.0, false);
            return;
        }
        let node = self.node(Kind::Paragraph, None);
        let label = self.node(Kind::Paragraph, None);
        // The label is read first.
        self.nodes.swap(node, label);
        let mut rows = self.lines(&[(&point.text, thesis)], COLUMN, self.right(), label, None);
        if let Some(first) = rows.first_mut() {
            first.before = gaps.1;
            let words = format!("{} {}", point.sign, point.number);
            self.beside(first, &[(&words, small.colour(SOFT))], LEFT, COLUMN - 8.0, node);
        }
        rows.into_iter().for_each(|row| self.push(row));
    }

    /// A table of words, bars and counts.
    fn bars(&mut self, caption: &str, bars: &[Count]) {
        let Looks { small, note, gaps: (_, narrow), .. } = self.looks;
        let most = bars.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
        self.text(&[(caption, small.colour(SOFT))], Kind::Paragraph, narrow, true);
        let table = self.node(Kind::Table, None);
        let (bar, room) = (COLUMN + 92.0, (self.right() - COLUMN - 92.0 - 30.0).min(220.0));
        for (i, (word, count)) in bars.iter().enumerate() {
            let line = self.node(Kind::TableRow, Some(table));
            let (head, cell) = (self.node(Kind::RowHead, Some(line)), self.node(Kind::Cell, Some(line)));
            let Some(mut row) = self.lines(&[(word, note)], COLUMN, bar - 6.0, head, None).into_iter().next()
            else {
                continue;
            };
            let width = room * *count as f32 / most as f32;
            let fill = Ink::Fill { width: width.max(0.6), height: row.height * 0.55, colour: SOFT };
            row.marks.push(Mark { x: bar, y: row.height * 0.24, ink: fill, node: None, link: None });
            let number = self.paragraph(&[(&count.to_string(), note)], 30.0);
            let ink = Ink::Text(number, 0);
            row.marks.push(Mark { x: bar + width + 5.0, y: 0.0, ink, node: Some(cell), link: None });
            row.before = if i == 0 { 2.0 } else { 0.0 };
            row.keep = i + 1 < bars.len();
            self.push(row);
        }
    }

    /// A table over the whole width; its lines are not divided between pages.
    fn table(&mut self, table: &Table) {
        let Looks { small, gaps: (wide, narrow), .. } = self.looks;
        let node = self.node(Kind::Table, None);
        let heads: Vec<_> = table.columns.iter().map(|column| (column.head.as_str(), "")).collect();
        let columns = &table.columns;
        self.table_row(columns, &heads, node, (small.bold().colour(SOFT), Kind::ColumnHead), wide);
        for row in &table.rows {
            let note = |i: usize| if i == 0 { row.note.as_str() } else { "" };
            let cells: Vec<_> = row.cells.iter().enumerate().map(|(i, cell)| (cell.as_str(), note(i))).collect();
            self.table_row(columns, &cells, node, (small, Kind::RowHead), narrow);
        }
    }

    /// A line of a table under a rule. `first`: how its cells look, and what the first of them is.
    fn table_row(
        &mut self,
        columns: &[Column],
        cells: &[(&str, &str)],
        table: usize,
        (look, first): (Look, Kind),
        before: f32,
    ) {
        const BETWEEN: f32 = 6.0;
        let (right, narrow) = (self.right(), self.looks.gaps.1);
        let line = self.node(Kind::TableRow, Some(table));
        let fill = Ink::Fill { width: right - LEFT, height: 0.4, colour: LINE };
        let mut marks = vec![Mark { x: LEFT, y: 0.0, ink: fill, node: None, link: None }];
        let (mut x, mut high) = (LEFT, 0.0f32);
        for (i, ((words, note), column)) in cells.iter().zip(columns).enumerate() {
            let kind = match first {
                Kind::RowHead if i > 0 => Kind::Cell,
                ref first => first.clone(),
            };
            let cell = self.node(kind, Some(line));
            let width = (right - LEFT) * f32::from(column.share) / 100.0;
            let mut y = narrow;
            let bold = if i == 0 { look.bold() } else { look };
            for (words, look) in [(words, bold), (note, look.colour(SOFT))] {
                if words.is_empty() {
                    continue;
                }
                let set = self.paragraph(&[(words, look)], width - BETWEEN);
                let drop = |i: usize| set.layout.get(i).map_or(0.0, |line| line.metrics().block_min_coord);
                let mark = |i: usize| Mark {
                    x,
                    y: y + drop(i),
                    ink: Ink::Text(set.clone(), i),
                    node: Some(cell),
                    link: None,
                };
                marks.extend((0..set.layout.len()).map(mark));
                y += set.layout.height();
            }
            (x, high) = (x + width, high.max(y));
        }
        self.push(Row { before, height: high, keep: false, fresh: false, marks });
    }

    /// Charts beside each other, as far as there is room.
    fn charts(&mut self, charts: &[Chart]) {
        let (mut marks, mut x, mut high) = (Vec::new(), COLUMN, 0.0f32);
        for chart in charts {
            let (width, height) = (chart.size.0 as f32, chart.size.1 as f32);
            let Some(tree) = read(&chart.svg).filter(|_| x + width <= RIGHT) else { continue };
            let node = self.node(Kind::Figure(chart.alt.clone()), None);
            let ink = Ink::Chart(Rc::new(tree), width, height);
            marks.push(Mark { x, y: 0.0, ink, node: Some(node), link: None });
            (x, high) = (x + width + 16.0, high.max(height));
        }
        let before = self.looks.gaps.1 * 1.5;
        self.push(Row { before, height: high, keep: false, fresh: false, marks });
    }

    /// A chart at the right of rows, which it makes as high as it is.
    fn chart_beside(&mut self, rows: &mut [Row], chart: &Chart, item: usize) {
        let Some(tree) = read(&chart.svg) else { return };
        let (width, height) = (chart.size.0 as f32, chart.size.1 as f32);
        let node = self.node(Kind::Figure(chart.alt.clone()), Some(item));
        let ink = Ink::Chart(Rc::new(tree), width, height);
        let high: f32 = rows.iter().map(|row| row.height).sum();
        rows.iter_mut().rev().skip(1).for_each(|row| row.keep = true);
        if let Some(last) = rows.last_mut() {
            last.height += (height - high).max(0.0);
        }
        if let Some(first) = rows.first_mut() {
            first.marks.push(Mark { x: RIGHT - width, y: 0.0, ink, node: Some(node), link: None });
        }
    }

    fn chain(&mut self, chain: &Chain) {
        let Looks { text, small, note, gaps: (_, narrow), .. } = self.looks;
        let colour = side_colour(Some(chain.side));
        let heading = format!("{} {}", sign(Some(chain.side)), chain.heading);
        if self.beside {
            self.chain_in_a_line(chain, &heading);
            return;
        }
        self.text(&[(&heading, note.bold().colour(colour))], Kind::Paragraph, narrow * 1.6, true);
        let list = self.node(Kind::List, None);
        for (i, step) in chain.steps.iter().enumerate() {
            let item = self.node(Kind::Item, Some(list));
            let (label, body) = (self.node(Kind::Label, Some(item)), self.node(Kind::Body, Some(item)));
            let because = format!("{} ", chain.because);
            let mut runs = vec![(step.text.as_str(), text)];
            if i > 0 {
                runs.insert(0, (&because, note.bold().colour(SOFT)));
            }
            // Each reason stands a little further in than the one that it carries.
            let x = COLUMN + 12.0 * i as f32;
            let mut rows = self.lines(&runs, x, self.right(), body, None);
            if let Some(first) = rows.first_mut() {
                first.before = narrow * 0.5;
                self.beside(first, &[(&step.number, small.colour(SOFT))], LEFT, COLUMN - 8.0, label);
            }
            rows.into_iter().for_each(|row| self.push(row));
        }
    }

    /// All reasons as one paragraph.
    fn chain_in_a_line(&mut self, chain: &Chain, heading: &str) {
        let Looks { text, small, note, gaps: (_, narrow), .. } = self.looks;
        let soft = small.colour(SOFT);
        let (heading, because) = (format!("{heading}: "), format!(" {} ", chain.because));
        let numbers: Vec<String> = chain.steps.iter().map(|step| format!(" {}", step.number)).collect();
        let mut runs = vec![(heading.as_str(), note.bold().colour(side_colour(Some(chain.side))))];
        for (i, (step, number)) in chain.steps.iter().zip(&numbers).enumerate() {
            if i > 0 {
                runs.push((&because, note.bold().colour(SOFT)));
            }
            runs.extend([(step.text.as_str(), text), (number.as_str(), soft)]);
        }
        self.text(&runs, Kind::Paragraph, narrow, false);
    }

    /// A claim with its sign, its number and what is told of it in one paragraph.
    fn point_in_a_line(&mut self, point: &Point, list: usize) {
        let Looks { text, small, gaps: (_, narrow), .. } = self.looks;
        let item = self.node(Kind::Item, Some(list));
        let body = self.node(Kind::Body, Some(item));
        let head = format!("{} {} ", sign(point.side), point.sign);
        let number = format!("{}  ", point.number);
        let told = if point.told.is_empty() { String::new() } else { format!("  {}", point.told) };
        let soft = small.colour(SOFT);
        let runs = [
            (head.trim_start(), small.bold().colour(side_colour(point.side))),
            (&number, soft),
            (&point.text, text),
            (&told, soft),
        ];
        let room = point.chart.as_ref().map_or(0.0, |chart| chart.size.0 as f32 + 12.0);
        let mut rows = self.lines(&runs, COLUMN, self.right().min(RIGHT - room), body, None);
        if let Some(chart) = &point.chart {
            self.chart_beside(&mut rows, chart, item);
        }
        if let Some(first) = rows.first_mut().filter(|_| self.aside.is_none()) {
            first.before = narrow;
        }
        rows.into_iter().for_each(|row| self.push(row));
    }

    fn points(&mut self, points: &[Point]) {
        let list = self.node(Kind::List, None);
        for point in points {
            match self.beside {
                true => self.point_in_a_line(point, list),
                false => self.point(point, list, COLUMN),
            }
        }
    }

    /// A claim: its sign and number at the side, how it was rated below it.
    fn point(&mut self, point: &Point, list: usize, x: f32) {
        let Looks { text, small, gaps: (_, narrow), .. } = self.looks;
        let item = self.node(Kind::Item, Some(list));
        let (label, body) = (self.node(Kind::Label, Some(item)), self.node(Kind::Body, Some(item)));
        let right = self.right();
        let mut rows = self.lines(&[(&point.text, text)], x, right, body, None);
        if let Some(first) = rows.first_mut() {
            first.before = narrow;
            let words = format!("{} {} ", sign(point.side), point.sign);
            let runs = [
                (words.as_str(), small.bold().colour(side_colour(point.side))),
                (&point.number, small.colour(SOFT)),
            ];
            self.beside(first, &runs, LEFT, COLUMN - 6.0, label);
        }
        for words in [&point.told, &point.under].into_iter().filter(|words| !words.is_empty()) {
            rows.extend(self.lines(&[(words, small.colour(SOFT))], x, right, body, None));
        }
        if !point.bars.is_empty() && rows.len() > 1 {
            let most = point.bars.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1) as f32;
            let heights = point.bars.iter().map(|(_, count)| *count as f32 / most).collect();
            let alt: Vec<String> = point.bars.iter().map(|(word, count)| format!("{word}: {count}")).collect();
            let figure = self.node(Kind::Figure(alt.join(", ")), Some(item));
            rows[1].marks.push(Mark {
                x: LEFT,
                y: 2.0,
                ink: Ink::Columns(heights),
                node: Some(figure),
                link: None,
            });
        }
        let last = rows.len().saturating_sub(1);
        // What was said of it stays with its last line.
        rows.iter_mut().take(last).skip(last.saturating_sub(3)).for_each(|row| row.keep = true);
        rows.into_iter().for_each(|row| self.push(row));
    }

    fn agenda(&mut self, slots: &[Slot]) {
        let Looks { note, small, gaps: (_, narrow), .. } = self.looks;
        let list = self.node(Kind::List, None);
        for slot in slots {
            let item = self.node(Kind::Item, Some(list));
            let (label, body) = (self.node(Kind::Label, Some(item)), self.node(Kind::Body, Some(item)));
            let detail = if slot.detail.is_empty() { String::new() } else { format!("  {}", slot.detail) };
            let runs = [(slot.title.as_str(), note.bold()), (&detail, note.colour(SOFT))];
            // Where headings stand at the side, times are in the column.
            let (from, x) = if self.beside { (COLUMN, COLUMN + 52.0) } else { (LEFT, COLUMN) };
            let mut rows = self.lines(&runs, x, self.right(), body, None);
            if let Some(first) = rows.first_mut() {
                first.before = if self.beside { 0.0 } else { narrow };
                self.beside(first, &[(&slot.time, small.colour(SOFT))], from, x - 8.0, label);
            }
            if !slot.points.is_empty() {
                rows.iter_mut().for_each(|row| row.keep = true);
            }
            rows.into_iter().for_each(|row| self.push(row));
            if !slot.points.is_empty() {
                let inner = self.node(Kind::List, Some(body));
                slot.points
                    .iter()
                    .for_each(|point| self.point(&Point { bars: Vec::new(), ..point.clone() }, inner, COLUMN));
            }
        }
    }

    fn picture(&mut self, picture: &Picture) {
        let node = self.node(Kind::Figure(picture.alt.clone()), None);
        let small = self.looks.small;
        if self.beside {
            let mark = Mark {
                x: RIGHT - BESIDE,
                y: TOP - self.down,
                ink: Ink::Picture(BESIDE),
                node: Some(node),
                link: None,
            };
            self.push(Row { before: 0.0, height: 0.0, keep: false, fresh: false, marks: vec![mark] });
            return;
        }
        let size = 300.0;
        let mark = Mark { x: COLUMN, y: 0.0, ink: Ink::Picture(size), node: Some(node), link: None };
        self.push(Row { before: 8.0, height: size, keep: true, fresh: false, marks: vec![mark] });
        self.text(&[(&picture.caption, small.colour(SOFT))], Kind::Paragraph, 6.0, false);
    }

    fn outline(&mut self, lines: &[Line]) {
        let Looks { small, .. } = self.looks;
        let text = Look::serif(9.0);
        let list = self.node(Kind::List, None);
        for line in lines {
            let Point { side, sign: word, number, text: words, told, .. } = &line.point;
            let item = self.node(Kind::Item, Some(list));
            let (label, body) = (self.node(Kind::Label, Some(item)), self.node(Kind::Body, Some(item)));
            // Deep branches stop moving inwards: the numbers say the depth.
            let x = LEFT + 12.0 * line.depth.min(9) as f32;
            let sources = line.sources.iter().map(|n| format!("[{n}]")).collect::<Vec<_>>().join("");
            let remarks: Vec<&str> =
                [told, &line.remark].into_iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
            let remarks = remarks.join(" · ");
            let head = format!("{} {word} ", sign(*side));
            let numbered = format!("{number}  ");
            let runs = [
                (head.as_str(), small.bold().colour(side_colour(*side))),
                (numbered.as_str(), small.colour(SOFT)),
                (words.as_str(), text),
                (" ", text),
                (&sources, Look::sans(6.5).colour(SOFT)),
                (if remarks.is_empty() || sources.is_empty() { "" } else { " " }, small),
                (&remarks, small.colour(SOFT)),
            ];
            let mut rows = self.lines(&runs, x, RIGHT, body, None);
            if let Some(first) = rows.first_mut() {
                first.before = if line.depth == 0 { 8.0 } else { 2.5 };
            }
            // The label is in the line; a list's item needs none of its own.
            self.nodes[label].parent = None;
            if line.depth > 0 {
                let guide = |row: &mut Row| {
                    let fill = Ink::Fill { width: 0.4, height: row.height, colour: LINE };
                    row.marks.push(Mark { x: x - 6.0, y: 0.0, ink: fill, node: None, link: None });
                };
                rows.iter_mut().for_each(guide);
            }
            rows.into_iter().for_each(|row| self.push(row));
        }
    }

    fn sources(&mut self, sources: &[Cited]) {
        let (small, text) = (self.looks.small, Look::serif(9.0));
        let list = self.node(Kind::List, None);
        for source in sources {
            let item = self.node(Kind::Item, Some(list));
            let (label, body) = (self.node(Kind::Label, Some(item)), self.node(Kind::Body, Some(item)));
            let inner = self.node(if source.link { Kind::Link } else { Kind::Paragraph }, Some(body));
            let look = if source.link { small.colour(LINK) } else { small };
            let link = source.link.then_some(source.url.as_str());
            let mut rows = self.lines(&[(&source.url, look)], COLUMN, RIGHT, inner, link);
            if let Some(first) = rows.first_mut() {
                first.before = 4.0;
                self.beside(
                    first,
                    &[(&format!("[{}]", source.number), small.colour(SOFT))],
                    LEFT,
                    COLUMN - 8.0,
                    label,
                );
            }
            if !source.quote.is_empty() {
                let quote = self.node(Kind::Paragraph, Some(body));
                let words = format!("“{}”", source.quote);
                rows.extend(self.lines(&[(&words, text.colour(SOFT))], COLUMN, RIGHT, quote, None));
            }
            rows.into_iter().for_each(|row| self.push(row));
        }
    }
}

fn side_colour(side: Option<Side>) -> Colour {
    match side {
        None => INK,
        Some(Side::Pro) => PRO,
        Some(Side::Con) => CON,
    }
}

fn sign(side: Option<Side>) -> &'static str {
    match side {
        None => "",
        Some(Side::Pro) => "+",
        Some(Side::Con) => "−",
    }
}

/// Puts rows on pages: each with where it begins. What must stay together does, unless it is longer than a page.
pub(super) fn paginate(rows: &[Row]) -> Vec<Vec<(usize, f32)>> {
    let mut pages: Vec<Vec<(usize, f32)>> = vec![Vec::new()];
    let (mut y, mut i) = (TOP, 0);
    while i < rows.len() {
        let together = rows[i..].iter().take_while(|row| row.keep).count() + 1;
        let chunk = &rows[i..(i + together).min(rows.len())];
        let height: f32 = chunk.iter().map(|row| row.before + row.height).sum();
        let fresh = pages.last().is_none_or(Vec::is_empty);
        let fits = y + height <= BOTTOM && !chunk[0].fresh;
        // Longer than a page: as much as fits, then on.
        let endless = height > BOTTOM - TOP && !chunk[0].fresh;
        if !fits && !fresh && !endless {
            pages.push(Vec::new());
            y = TOP;
        }
        for (row, n) in chunk.iter().zip(i..) {
            let mut before = if pages.last().is_none_or(Vec::is_empty) { 0.0 } else { row.before };
            if y + before + row.height > BOTTOM && !pages.last().is_none_or(Vec::is_empty) {
                pages.push(Vec::new());
                (y, before) = (TOP, 0.0);
            }
            y += before;
            if let Some(page) = pages.last_mut() {
                page.push((n, y));
            }
            y += row.height;
        }
        i += chunk.len();
    }
    pages
}
