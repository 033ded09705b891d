//! The brief as DOCX: real styles, headings, lists of sources with links, a picture with words for who does not see it.
//!
//! What the library leaves out (title, language, dates, words for pictures) is put into the parts that it made, and what it
//! counts over the whole life of the process is taken out: the same brief is the same file.

use app::{
    model::Side,
    sheet::{Block, Chain, Cited, Count, Line, Point, Sheet, Slot},
};
use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, Hyperlink, HyperlinkType, LineSpacing, PageMargin, PageNum, Paragraph,
    Pic, Run, RunFonts, SpecialIndentType, Style, StyleType, Table, TableCell, TableRow, WidthType, XMLDocx,
};
use std::io::Cursor;

/// Twentieths of a point.
const PAPER: (u32, u32) = (11906, 16838);
const SIDE: i32 = 1250;
/// How far in a level of the outline stands.
const LEVEL: i32 = 240;
/// The deepest level that moves inwards.
const LEVELS: usize = 9;
const INK: &str = "23262B";
const SOFT: &str = "5F656E";
const PRO: &str = "007256";
const CON: &str = "B02F22";
const LINK: &str = "2457C5";
/// English metric units in a centimetre.
const CENTIMETRE: u32 = 360_000;

/// Why no DOCX came of it.
#[derive(Debug, thiserror::Error)]
#[error("the DOCX could not be written: {0}")]
pub struct DocxError(String);

/// Writes it, with the picture as PNG. `page`: it shall fit on one page, so everything is smaller.
///
/// # Errors
/// [`DocxError`] if it can't be packed.
pub(super) fn write(sheet: &Sheet, picture: Option<Vec<u8>>, date: &str, page: bool) -> Result<Vec<u8>, DocxError> {
    let mut writing = Writing { picture, page, docx: styled(page) };
    writing.paragraph(styled_as("Kind").add_run(Run::new().add_text(shown(&sheet.kind))));
    writing.paragraph(styled_as("Title").add_run(Run::new().add_text(shown(&sheet.title))));
    for block in &sheet.blocks {
        writing.block(block);
    }
    let number = Paragraph::new().align(AlignmentType::Right).add_page_num(PageNum::new());
    let day = format!("{date}T00:00:00Z");
    let docx = writing.docx.footer(Footer::new().add_paragraph(number)).created_at(&day).updated_at(&day);
    let mut file = Cursor::new(Vec::new());
    completed(docx.build(), sheet).pack(&mut file).map_err(|error| DocxError(error.to_string()))?;
    Ok(file.into_inner())
}

struct Writing {
    docx: Docx,
    picture: Option<Vec<u8>>,
    page: bool,
}

impl Writing {
    fn paragraph(&mut self, paragraph: Paragraph) {
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_paragraph(paragraph);
    }

    fn text(&mut self, style: &str, text: &str) {
        self.paragraph(styled_as(style).add_run(Run::new().add_text(shown(text))));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => {
                let style = if *level == 1 { "Heading1" } else { "Heading2" };
                let run = Run::new().add_text(shown(text));
                self.paragraph(styled_as(style).keep_next(true).add_run(run));
            }
            Block::Break => self.paragraph(Paragraph::new().add_run(Run::new().add_break(BreakType::Page))),
            Block::Lead(text) => self.text("Lead", text),
            Block::Prose(text) => self.text("BodyText", text),
            Block::Remark(text) => self.text("Remark", text),
            Block::Notice(text) => self.text("Notice", text),
            Block::Thesis(point) => self.text("Thesis", &point.text),
            Block::Bars(caption, bars) => self.bars(caption, bars),
            Block::Charts(charts) => charts.iter().for_each(|chart| self.text("Remark", &chart.alt)),
            Block::Table(table) => self.table(table),
            Block::Chain(chain) => self.chain(chain),
            Block::Points(points) => points.iter().for_each(|point| self.point(point, 0)),
            Block::Agenda(slots) => slots.iter().for_each(|slot| self.slot(slot)),
            Block::Picture(picture) => self.picture(&picture.caption),
            Block::Outline(lines) => lines.iter().for_each(|line| self.line(line)),
            Block::Sources(sources) => sources.iter().for_each(|source| self.source(source)),
        }
    }

    /// Lines of cells under heads, as lines.
    fn table(&mut self, table: &app::sheet::Table) {
        let heads: Vec<_> = table.columns.iter().map(|column| column.head.as_str()).collect();
        self.text("Remark", &heads.join(" · "));
        for row in &table.rows {
            let cells = row.cells.iter().chain([&row.note]).map(String::as_str).filter(|cell| !cell.is_empty());
            self.text("Remark", &cells.collect::<Vec<_>>().join(" · "));
        }
    }

    /// Words, bars of squares for the eye, counts.
    fn bars(&mut self, caption: &str, bars: &[Count]) {
        const LONGEST: u32 = 24;
        self.text("Remark", caption);
        let most = bars.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
        let cell = |run: Run, width: usize| {
            let paragraph = styled_as("Cell").add_run(run);
            TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
        };
        let row = |(word, count): &Count| {
            let squares = "■".repeat((count * LONGEST).div_ceil(most) as usize);
            TableRow::new(vec![
                cell(Run::new().add_text(shown(word)), 1700),
                cell(Run::new().add_text(count.to_string()).bold(), 700),
                cell(Run::new().add_text(squares).color(SOFT), 4600),
            ])
        };
        let table = Table::without_borders(bars.iter().map(row).collect()).set_grid(vec![1700, 700, 4600]);
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_table(table);
    }

    fn chain(&mut self, chain: &Chain) {
        let heading = format!("{} {}", sign(Some(chain.side)), chain.heading);
        self.paragraph(styled_as("Remark").keep_next(true).add_run(marked(&heading, Some(chain.side))));
        for (i, step) in chain.steps.iter().enumerate() {
            let because = format!("{} ", shown(&chain.because));
            let paragraph = styled_as("Claim").indent(Some(LEVEL * (i as i32 + 1)), None, None, None);
            let paragraph = match i {
                0 => paragraph,
                _ => paragraph.add_run(Run::new().add_text(because).bold().color(SOFT)),
            };
            let number = Run::new().add_text(format!("  {}", step.number)).size(self.small()).color(SOFT);
            self.paragraph(paragraph.add_run(Run::new().add_text(shown(&step.text))).add_run(number));
        }
    }

    /// Half points.
    fn small(&self) -> usize {
        if self.page { 14 } else { 17 }
    }

    fn point(&mut self, point: &Point, level: i32) {
        let head = format!("{} {} ", sign(point.side), point.sign);
        let number = Run::new().add_text(format!("{}  ", point.number)).size(self.small()).color(SOFT);
        let paragraph = styled_as("Claim").indent(Some(LEVEL * level), None, None, None);
        let paragraph = paragraph.add_run(marked(&head, point.side)).add_run(number);
        let told = [&point.told, &point.under].into_iter().filter(|words| !words.is_empty());
        let told: Vec<String> = told.map(|words| shown(words)).collect();
        let paragraph = paragraph.add_run(Run::new().add_text(shown(&point.text)));
        self.paragraph(match told.is_empty() {
            true => paragraph,
            false => {
                let told = format!("  {}", told.join(" · "));
                paragraph.add_run(Run::new().add_text(told).size(self.small()).color(SOFT))
            }
        });
    }

    fn slot(&mut self, slot: &Slot) {
        let time = Run::new().add_text(format!("{}  ", shown(&slot.time))).color(SOFT);
        let mut paragraph = styled_as("Item").add_run(time).add_run(Run::new().add_text(shown(&slot.title)).bold());
        if !slot.detail.is_empty() {
            paragraph = paragraph.add_run(Run::new().add_text(format!("  {}", shown(&slot.detail))).color(SOFT));
        }
        self.paragraph(paragraph);
        slot.points.iter().for_each(|point| self.point(point, 2));
    }

    fn picture(&mut self, caption: &str) {
        let side = if self.page { 4 * CENTIMETRE } else { 12 * CENTIMETRE };
        if let Some(png) = self.picture.take() {
            let picture = Pic::new_with_dimensions(png, 900, 900).size(side, side);
            let paragraph = styled_as("BodyText").keep_next(true).add_run(Run::new().add_image(picture));
            self.paragraph(paragraph);
        }
        self.text("Remark", caption);
    }

    fn line(&mut self, line: &Line) {
        let Point { side, sign: word, number, text, told, .. } = &line.point;
        let small = self.small();
        let soft = |text: String| Run::new().add_text(text).size(small).color(SOFT);
        let left = LEVEL * line.depth.min(LEVELS) as i32;
        let mut paragraph = styled_as("Outline")
            .indent(Some(left + LEVEL), Some(SpecialIndentType::Hanging(LEVEL)), None, None)
            .add_run(marked(&format!("{} {word} ", sign(*side)), *side))
            .add_run(soft(format!("{number}  ")))
            .add_run(Run::new().add_text(shown(text)));
        let sources = line.sources.iter().map(|n| format!("[{n}]")).collect::<String>();
        let remarks = [&sources, told, &line.remark].into_iter().filter(|words| !words.is_empty());
        let remarks: Vec<String> = remarks.map(|words| shown(words)).collect();
        if !remarks.is_empty() {
            paragraph = paragraph.add_run(soft(format!("  {}", remarks.join(" · "))));
        }
        self.paragraph(paragraph);
    }

    fn source(&mut self, source: &Cited) {
        let number = Run::new().add_text(format!("[{}]  ", source.number)).color(SOFT);
        let url = Run::new().add_text(shown(&source.url));
        let paragraph = styled_as("Outline").add_run(number);
        let paragraph = match source.link {
            true => {
                let link = Hyperlink::new(shown(&source.url), HyperlinkType::External);
                paragraph.add_hyperlink(link.add_run(url.color(LINK).underline("single")))
            }
            false => paragraph.add_run(url),
        };
        self.paragraph(match source.quote.is_empty() {
            true => paragraph,
            false => paragraph.add_run(Run::new().add_text(format!("  “{}”", shown(&source.quote))).color(SOFT)),
        });
    }
}

fn styled_as(style: &str) -> Paragraph {
    Paragraph::new().style(style)
}

fn sign(side: Option<Side>) -> &'static str {
    match side {
        None => "",
        Some(Side::Pro) => "+",
        Some(Side::Con) => "−",
    }
}

/// Words in the colour of a side.
fn marked(words: &str, side: Option<Side>) -> Run {
    let colour = match side {
        None => INK,
        Some(Side::Pro) => PRO,
        Some(Side::Con) => CON,
    };
    Run::new().add_text(shown(words.trim_start())).bold().color(colour)
}

/// A text as XML can hold it, without what turns the direction of what follows.
fn shown(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// An empty file with its styles. Sizes are half points, spaces twentieths of a point.
fn styled(page: bool) -> Docx {
    let (sans, serif) =
        (RunFonts::new().ascii("Arial").hi_ansi("Arial"), RunFonts::new().ascii("Georgia").hi_ansi("Georgia"));
    let scale = |size: usize| if page { size * 4 / 5 } else { size };
    let space = |before: u32, after: u32| {
        let part = if page { 2 } else { 1 };
        LineSpacing::new().before(before / part).after(after / part)
    };
    let style = |id: &str, name: &str, fonts: &RunFonts, size: usize| {
        Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").fonts(fonts.clone()).size(scale(size))
    };
    let margin = if page { 700 } else { SIDE };
    Docx::new()
        .page_size(PAPER.0, PAPER.1)
        .page_margin(
            PageMargin::new().left(margin).right(margin).top(margin).bottom(margin).header(400).footer(400),
        )
        .default_fonts(serif.clone())
        .default_size(scale(21))
        .add_style(style("Kind", "Subtitle", &sans, 18).color(SOFT).line_spacing(space(0, 40)))
        .add_style(style("Title", "Title", &serif, 44).line_spacing(space(0, 160)))
        .add_style(heading(style("Heading1", "heading 1", &sans, 26), 0).line_spacing(space(360, 100)))
        .add_style(heading(style("Heading2", "heading 2", &sans, 22), 1).line_spacing(space(240, 80)))
        .add_style(style("Lead", "Lead", &serif, 26).line_spacing(space(80, 160)))
        .add_style(style("BodyText", "Body Text", &serif, 21).line_spacing(space(0, 120)))
        .add_style(style("Remark", "Remark", &sans, 18).color(SOFT).line_spacing(space(80, 60)))
        .add_style(style("Notice", "Notice", &sans, 18).bold().color(CON).line_spacing(space(80, 120)))
        .add_style(style("Thesis", "Thesis", &serif, 26).line_spacing(space(80, 80)))
        .add_style(style("Claim", "Claim", &serif, 21).line_spacing(space(40, 60)))
        .add_style(style("Item", "Agenda Item", &sans, 20).line_spacing(space(100, 40)))
        .add_style(style("Outline", "Outline", &serif, 18).line_spacing(space(20, 20)))
        .add_style(style("Cell", "Cell", &sans, 17).line_spacing(space(0, 0)))
}

/// A style that readers list among the headings.
fn heading(style: Style, level: usize) -> Style {
    style.bold().outline_lvl(level)
}

/// The parts with what the library leaves out.
fn completed(mut parts: XMLDocx, sheet: &Sheet) -> XMLDocx {
    let alt = sheet.blocks.iter().find_map(|block| match block {
        Block::Picture(picture) => Some(escaped(&picture.alt)),
        _ => None,
    });
    let title = escaped(&shown(&sheet.title));
    let language = sheet.language;
    edit(&mut parts.doc_props.core, |core| {
        let end = format!("<dc:language>{language}</dc:language><dc:title>{title}</dc:title></cp:coreProperties>");
        core.replace("</cp:coreProperties>", &end).replace(">unknown<", ">Isegoria<")
    });
    edit(&mut parts.styles, |styles| {
        let plain = "<w:style w:type=\"paragraph\" w:styleId=\"Normal\"";
        let default = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"";
        let end = "</w:rPr></w:rPrDefault>";
        let spoken = format!("<w:lang w:val=\"{language}\" />{end}");
        styles.replacen(end, &spoken, 1).replacen(plain, default, 1)
    });
    let alt = alt.unwrap_or_default();
    edit(&mut parts.document, |document| {
        let document = document.replace(
            "<wp:docPr id=\"1\" name=\"Figure\" />",
            &format!("<wp:docPr id=\"1\" name=\"Picture\" descr=\"{alt}\" />"),
        );
        without_counted(&document)
    });
    for footer in &mut parts.footers {
        edit(footer, |footer| without_counted(&footer));
    }
    parts
}

fn edit(part: &mut Vec<u8>, how: impl FnOnce(String) -> String) {
    // It is XML that the library wrote: UTF-8.
    *part = how(String::from_utf8_lossy(part).into_owned()).into_bytes();
}

/// Without the ids of paragraphs, which the library counts on and on.
fn without_counted(xml: &str) -> String {
    let mut parts = xml.split(" w14:paraId=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('"').map_or("", |(_, rest)| rest))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
