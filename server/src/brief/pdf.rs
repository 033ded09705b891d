//! The brief as PDF: A4, tagged, with an outline to turn pages by. Blocks become rows (`set`), rows become pages, pages are drawn
//! (`draw`).

mod draw;
mod set;

use super::fonts::{self, Fonts};
use app::sheet::{Block, Sheet};
use domain::graph::Graph;
use resvg::usvg::{self, Tree};
use std::rc::Rc;
use words::say;

/// How PDF is made.
pub(super) struct Press<'a> {
    /// The debate that the picture shows.
    pub(super) graph: &'a Graph,
    /// The date, `YYYY-MM-DD`.
    pub(super) date: &'a str,
    /// The fonts of the machine.
    pub(super) machine: fn() -> &'static usvg::fontdb::Database,
}

/// Why no PDF came of it.
#[derive(Debug, thiserror::Error)]
#[error("the PDF could not be written: {0}")]
pub struct PdfError(String);

/// A sheet that is set, on as many pages as it takes.
pub(super) struct Pages {
    rows: Vec<set::Row>,
    nodes: Vec<set::Node>,
    /// The rows of each page: where each begins on it.
    pages: Vec<Vec<(usize, f32)>>,
    /// What stands at the foot of each page: left and right.
    footers: Vec<(Rc<set::Paragraph>, Rc<set::Paragraph>)>,
    title: String,
    kind: String,
    language: &'static str,
}

impl Pages {
    pub(super) fn count(&self) -> usize {
        self.pages.len()
    }

    /// Whether a paragraph holds these words.
    #[cfg(test)]
    pub(super) fn says(&self, words: &str) -> bool {
        let marks = self.rows.iter().flat_map(|row| &row.marks);
        marks
            .into_iter()
            .any(|mark| matches!(&mark.ink, set::Ink::Text(paragraph, _) if paragraph.text.contains(words)))
    }
}

impl Press<'_> {
    /// Sets a sheet. `beside`: the picture stands at the head beside the words, not in a place of its own.
    pub(super) fn set(&self, sheet: &Sheet, beside: bool) -> Pages {
        let mut fonts = Fonts::of(texts(sheet).into_iter(), self.machine);
        let mut sheet = sheet.clone();
        if !fonts.missing().is_empty() {
            let names = fonts::names(fonts.missing());
            let notice = say!("brief-cannot-show", count = fonts.missing().len(), names = names).into_owned();
            let lead = sheet.blocks.iter().position(|block| matches!(block, Block::Lead(_)));
            // It has to be read before what it speaks of.
            sheet.blocks.insert(lead.map_or(0, |at| at + 1), Block::Notice(notice));
        }
        let mut setter = set::Setter::new(&mut fonts, beside);
        let (rows, nodes) = setter.set(&sheet);
        let pages = set::paginate(&rows);
        let footers = (1..=pages.len()).map(|page| setter.footer(&sheet.title, page, pages.len())).collect();
        let Sheet { title, kind, language, .. } = sheet;
        Pages { title: fonts.fit(&title).into_owned(), rows, nodes, pages, footers, kind, language }
    }

    /// Writes what is set.
    ///
    /// # Errors
    /// [`PdfError`] if the library refuses it.
    pub(super) fn write(&self, pages: &Pages) -> Result<Vec<u8>, PdfError> {
        let picture = picture(self.graph);
        // What a font of the machine lacks may keep a file from being accessible as PDF/UA-1 asks: tagged it is all the same.
        draw::write(pages, picture.as_ref(), self.date, true)
            .or_else(|_| draw::write(pages, picture.as_ref(), self.date, false))
            .map_err(PdfError)
    }
}

/// The picture, for print.
fn picture(graph: &Graph) -> Option<Tree> {
    use domain::topology::{Setting, Svg, svg};
    read(&svg(graph, &Svg { setting: Setting::Print, ..Svg::default() }))
}

/// A drawing of ours as what it consists of.
fn read(svg: &str) -> Option<Tree> {
    let options = usvg::Options { fontdb: fonts::pictures(), ..usvg::Options::default() };
    Tree::from_str(svg, &options).ok()
}

/// All texts of a sheet.
fn texts(sheet: &Sheet) -> Vec<&str> {
    use app::sheet::Point;
    fn point<'a>(texts: &mut Vec<&'a str>, point: &'a Point) {
        texts.extend([&point.sign, &point.number, &point.text, &point.told, &point.under].map(String::as_str));
        texts.extend(point.bars.iter().map(|(word, _)| word.as_str()));
    }
    let mut texts: Vec<&str> = vec![&sheet.kind, &sheet.title];
    for block in &sheet.blocks {
        match block {
            Block::Heading(_, text)
            | Block::Lead(text)
            | Block::Prose(text)
            | Block::Remark(text)
            | Block::Notice(text) => texts.push(text),
            Block::Break => {}
            Block::Thesis(one) => point(&mut texts, one),
            Block::Bars(caption, bars) => {
                texts.push(caption);
                texts.extend(bars.iter().map(|(word, _)| word.as_str()));
            }
            // Its words are ours, and set with our fonts.
            Block::Charts(_) => {}
            Block::Table(table) => {
                texts.extend(table.columns.iter().map(|column| column.head.as_str()));
                texts.extend(table.rows.iter().flat_map(|row| &row.cells).map(String::as_str));
                texts.extend(table.rows.iter().map(|row| row.note.as_str()));
            }
            Block::Chain(chain) => {
                texts.extend([chain.heading.as_str(), chain.because.as_str()]);
                chain.steps.iter().for_each(|step| point(&mut texts, step));
            }
            Block::Points(points) => points.iter().for_each(|one| point(&mut texts, one)),
            Block::Agenda(slots) => {
                for slot in slots {
                    texts.extend([&slot.time, &slot.title, &slot.detail].map(String::as_str));
                    slot.points.iter().for_each(|one| point(&mut texts, one));
                }
            }
            Block::Picture(picture) => texts.extend([picture.alt.as_str(), picture.caption.as_str()]),
            Block::Outline(lines) => {
                for line in lines {
                    texts.push(&line.remark);
                    point(&mut texts, &line.point);
                }
            }
            Block::Sources(sources) => {
                texts.extend(sources.iter().flat_map(|source| [source.url.as_str(), source.quote.as_str()]));
            }
        }
    }
    texts
}
