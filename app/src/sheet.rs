//! The brief as it is written: plain blocks in the order in which they are read, all words chosen. The page shows it, and
//! the server sets it as Markdown, PDF and DOCX, so that all four say the same.

use crate::model::Side;

/// A rating's word and how many gave it.
pub type Count = (String, u32);

/// A whole brief.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The language of its words (BCP 47).
    pub language: &'static str,
    /// What it is: “Brief for the meeting”.
    pub kind: String,
    /// The debate's title.
    pub title: String,
    /// What follows.
    pub blocks: Vec<Block>,
}

/// A piece of a brief.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading: of a section (1) or of a part of one (2).
    Heading(u8, String),
    /// What follows begins on a page of its own.
    Break,
    /// What one should read if one reads nothing else.
    Lead(String),
    /// A paragraph of people's words.
    Prose(String),
    /// A paragraph around people's words.
    Remark(String),
    /// What a reader must know to read the rest rightly.
    Notice(String),
    /// A thesis, large.
    Thesis(Point),
    /// How many gave each rating, under a caption.
    Bars(String, Vec<Count>),
    /// Charts that the server has drawn, beside each other.
    Charts(Vec<Chart>),
    /// Lines of cells under heads.
    Table(Table),
    /// Reasons, each of which carries the one before it.
    Chain(Chain),
    /// Claims.
    Points(Vec<Point>),
    /// What comes when.
    Agenda(Vec<Slot>),
    /// The picture of the debate.
    Picture(Picture),
    /// The whole debate.
    Outline(Vec<Line>),
    /// What claims rest on.
    Sources(Vec<Cited>),
}

/// A chart that the server has drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chart {
    /// A complete `<svg>` element, with its colours in it.
    pub svg: String,
    /// What it shows, in words.
    pub alt: String,
    /// Its width and height, in points.
    pub size: (f64, f64),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its lines.
    pub rows: Vec<TableRow>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// What stands in it.
    pub head: String,
    /// Its part of the table's width, in hundredths.
    pub share: u8,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableRow {
    /// A cell for each column; the first says what the line is about.
    pub cells: Vec<String>,
    /// What stands below the first cell's words; may be empty.
    pub note: String,
}

/// A claim that is mentioned.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Point {
    /// On which side of its parent; none for a thesis.
    pub side: Option<Side>,
    /// The side in a word: “Pro”.
    pub sign: String,
    /// Its number in the outline.
    pub number: String,
    /// What it says.
    pub text: String,
    /// What the group says of it; empty if nothing is told.
    pub told: String,
    /// How many gave each rating; empty if that is not told.
    pub bars: Vec<Count>,
    /// The same as a chart that stands beside it.
    pub chart: Option<Chart>,
    /// “on: …”; empty for a thesis.
    pub under: String,
    /// Its id, for an address.
    pub place: String,
}

/// Reasons, each of which carries the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// “Strongest for”.
    pub heading: String,
    /// For or against the thesis.
    pub side: Side,
    /// What stands between two reasons: “because”.
    pub because: String,
    /// The reasons.
    pub steps: Vec<Point>,
}

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// “0–3 min”
    pub time: String,
    /// What it is about.
    pub title: String,
    /// More about it; may be empty.
    pub detail: String,
    /// The claims that it is about.
    pub points: Vec<Point>,
}

/// The picture of the debate.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What it shows, for who does not see it.
    pub alt: String,
    /// What stands below it.
    pub caption: String,
}

/// A line of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// How far in: 0 for a thesis.
    pub depth: usize,
    /// The claim.
    pub point: Point,
    /// “stands at 1.2”; may be empty.
    pub remark: String,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
}

/// A source.
#[derive(Debug, Clone, PartialEq)]
pub struct Cited {
    /// Its number.
    pub number: usize,
    /// Its address, or any text that an import had.
    pub url: String,
    /// Whether it may be followed.
    pub link: bool,
    /// The words quoted from it; may be empty.
    pub quote: String,
}
