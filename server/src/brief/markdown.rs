//! The brief as Markdown (CommonMark with GitHub's tables and footnotes). What people wrote is escaped.

use app::{
    model::Side,
    sheet::{Block, Chain, Line, Point, Sheet, Table},
};
use domain::formats::escape;
use std::fmt::Write as _;

/// Writes it.
pub(super) fn write(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n\n*{}*\n\n", escape(&sheet.title), escape(&sheet.kind));
    for block in &sheet.blocks {
        self::block(&mut out, block);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Writing to a string can't fail.
fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(level, text) => {
            put(out, format_args!("{} {}\n\n", "#".repeat(usize::from(*level) + 1), escape(text)))
        }
        Block::Break => {}
        Block::Lead(text) => put(out, format_args!("**{}**\n\n", escape(text))),
        Block::Prose(text) | Block::Remark(text) => put(out, format_args!("{}\n\n", escape(text))),
        Block::Notice(text) => put(out, format_args!("> {}\n\n", escape(text))),
        Block::Thesis(point) => put(out, format_args!("### {}\n\n", escape(&point.text))),
        Block::Bars(caption, bars) => {
            let cells =
                |cell: &dyn Fn(&(String, u32)) -> String| bars.iter().map(cell).collect::<Vec<_>>().join(" | ");
            put(out, format_args!("{}:\n\n| {} |\n", escape(caption), cells(&|(word, _)| escape(word))));
            put(
                out,
                format_args!("| {} |\n| {} |\n\n", cells(&|_| "--:".to_owned()), cells(&|(_, n)| n.to_string())),
            );
        }
        Block::Charts(charts) => charts.iter().for_each(|one| put(out, format_args!("{}\n\n", escape(&one.alt)))),
        Block::Table(table) => self::table(out, table),
        Block::Chain(chain) => self::chain(out, chain),
        Block::Points(points) => {
            points.iter().for_each(|point| item(out, 0, point));
            out.push('\n');
        }
        Block::Agenda(slots) => {
            for slot in slots {
                let detail =
                    if slot.detail.is_empty() { String::new() } else { format!(" — {}", escape(&slot.detail)) };
                put(out, format_args!("- **{}** {}{detail}\n", escape(&slot.time), escape(&slot.title)));
                slot.points.iter().for_each(|point| item(out, 1, point));
            }
            out.push('\n');
        }
        // Markdown alone can't hold it; it stands beside it as a file of its own.
        Block::Picture(picture) => put(out, format_args!("{}\n\n", escape(&picture.caption))),
        Block::Outline(lines) => {
            lines.iter().for_each(|line| self::line(out, line));
            out.push('\n');
        }
        Block::Sources(sources) => {
            for source in sources {
                put(out, format_args!("[^{}]: {}", source.number, escape(&source.url)));
                if !source.quote.is_empty() {
                    put(out, format_args!(" “{}”", escape(&source.quote)));
                }
                out.push('\n');
            }
        }
    }
}

fn table(out: &mut String, table: &Table) {
    let mut line = |cells: Vec<String>| put(out, format_args!("| {} |\n", cells.join(" | ")));
    line(table.columns.iter().map(|column| escape(&column.head)).collect());
    line(table.columns.iter().map(|_| "---".to_owned()).collect());
    for row in &table.rows {
        let note = |i: usize| {
            if i == 0 && !row.note.is_empty() { format!(" ({})", escape(&row.note)) } else { String::new() }
        };
        line(row.cells.iter().enumerate().map(|(i, cell)| escape(cell) + &note(i)).collect());
    }
    out.push('\n');
}

fn chain(out: &mut String, chain: &Chain) {
    let sign = match chain.side {
        Side::Pro => '+',
        Side::Con => '−',
    };
    let steps: Vec<_> =
        chain.steps.iter().map(|step| format!("{} ({})", escape(&step.text), step.number)).collect();
    let because = format!("\n  *{}*\n  ", escape(&chain.because));
    put(out, format_args!("- **{} {sign}:** {}\n\n", escape(&chain.heading), steps.join(&because)));
}

fn item(out: &mut String, depth: usize, point: &Point) {
    let told = if point.told.is_empty() { String::new() } else { format!(" ({})", escape(&point.told)) };
    let under = if point.under.is_empty() { String::new() } else { format!(" — *{}*", escape(&point.under)) };
    let indent = "  ".repeat(depth);
    let text = escape(&point.text);
    put(out, format_args!("{indent}- **{} {}:** {text}{told}{under}\n", escape(&point.sign), point.number));
}

fn line(out: &mut String, line: &Line) {
    let Point { sign, number, text, told, .. } = &line.point;
    let indent = "  ".repeat(line.depth);
    put(out, format_args!("{indent}- **{} {number}:** {}", escape(sign), escape(text)));
    line.sources.iter().for_each(|source| put(out, format_args!("[^{source}]")));
    for remark in [told, &line.remark].into_iter().filter(|remark| !remark.is_empty()) {
        put(out, format_args!(" *({})*", escape(remark)));
    }
    out.push('\n');
}
