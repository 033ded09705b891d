//! Charts of what a debate's figures say, drawn once: a page, a PDF and a PNG show the same drawing.
//!
//! A chart is given what may be told ([`crate::figures`]) and its words, and decides nothing. It is never the only way to
//! what it says: each carries its words as its name, and stands beside a table. What is for and what is against is told by
//! place (left and right, low and high) and by words; colour only repeats it.

use crate::{
    measures::Balance,
    topology::{Setting, Theme, escaped, write},
};

/// How much room a chart has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// For a section of its own: with numbers and all words.
    #[default]
    Large,
    /// Beside a claim: with numbers, and words at both ends.
    Small,
    /// In a line or a cell: the shape alone.
    Tiny,
}

/// What one of five answers got.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// The answer.
    pub word: &'a str,
    /// How many gave it.
    pub count: u32,
}

/// A chart.
#[derive(Debug, Clone, Copy)]
pub enum Chart<'a> {
    /// How answers are spread: a column for each, from the lowest to the highest.
    Distribution {
        /// The columns.
        columns: &'a [Column<'a>; 5],
        /// Whether they are answers to a thesis, from against to for.
        thesis: bool,
        /// How much room there is.
        size: Size,
    },
    /// What speaks for, and what against, as two parts of one bar.
    Balance {
        /// How many on each side.
        balance: Balance,
        /// What stands over the part against, and over the part for.
        words: [&'a str; 2],
    },
    /// Which of five answers was nearest, from week to week.
    Trend {
        /// The answers, from the lowest to the highest.
        words: &'a [&'a str; 5],
        /// A name and an answer, 0 to 4, for each week that follows the one before; no answer where none was told: there the
        /// line has a gap.
        weeks: &'a [(String, Option<u8>)],
    },
}

/// A chart that is drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawn {
    /// One `<svg>` element, safe to insert into a page. All text in it is escaped.
    pub svg: String,
    /// Its width, in the unit of its coordinates.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// The width of a large chart's coordinates.
const WIDE: f64 = 320.0;
/// Words that are longer do not fit beside each other.
const LONG: usize = 10;
/// The most names below a trend.
const NAMES: f64 = 6.0;
/// How wide a letter is, at most on average.
const LETTER: f64 = 6.8;

/// Draws a chart. `label` says in words what it shows. An answer that nobody gave is a line without height; where there is
/// nothing to draw at all, nothing is drawn.
pub fn draw(chart: &Chart<'_>, label: &str, setting: Setting<'_>) -> Option<Drawn> {
    let mut out = String::new();
    let (width, height) = match *chart {
        Chart::Distribution { columns, thesis, size } => distribution(&mut out, columns, thesis, size)?,
        Chart::Balance { balance, words } => self::balance(&mut out, balance, words)?,
        Chart::Trend { words, weeks } => trend(&mut out, words, weeks)?,
    };
    Some(Drawn { svg: framed(&out, width, height, label, setting), width, height })
}

/// Charts below each other as one, with a heading and a line of text above each, for a picture of its own.
pub fn sheet(parts: &[([String; 2], Drawn)], label: &str, setting: Setting<'_>) -> Option<Drawn> {
    const MARGIN: f64 = 16.0;
    const LINE: f64 = 20.0;
    let widest = parts.iter().map(|(_, drawn)| drawn.width).fold(0.0, f64::max);
    let (mut out, mut y) = (String::new(), MARGIN);
    for (lines, drawn) in parts {
        for (class, words) in ["head", "word"].into_iter().zip(lines).filter(|(_, words)| !words.is_empty()) {
            text(&mut out, class, "start", MARGIN, y + LINE / 2.0, words);
            y += LINE;
        }
        write(&mut out, format_args!("<g transform=\"translate({MARGIN} {y:.1})\">{}</g>", inner(&drawn.svg)));
        y += drawn.height + MARGIN;
    }
    let (width, height) = (widest + 2.0 * MARGIN, y);
    (!parts.is_empty()).then(|| Drawn { svg: framed(&out, width, height, label, setting), width, height })
}

/// What stands within a drawing.
fn inner(svg: &str) -> &str {
    let within = svg.split_once("<g class=\"drawn\">").and_then(|(_, rest)| rest.rsplit_once("</g></svg>"));
    within.map_or("", |(within, _)| within)
}

fn framed(inner: &str, width: f64, height: f64, label: &str, setting: Setting<'_>) -> String {
    let label = escaped(label);
    let mut out = String::with_capacity(inner.len() + 512);
    let file = matches!(setting, Setting::File | Setting::Pixels | Setting::Print);
    let space = if file { " xmlns=\"http://www.w3.org/2000/svg\"" } else { "" };
    write(
        &mut out,
        format_args!(
            "<svg{space} class=\"chart\" role=\"img\" viewBox=\"0 0 {width:.0} {height:.0}\" aria-label=\"{label}\">"
        ),
    );
    let ground = "<rect class=\"ground\" width=\"100%\" height=\"100%\"/>";
    match setting {
        Setting::Page | Setting::Linked(_) | Setting::Small => {}
        Setting::File => write(
            &mut out,
            format_args!(
                "<style>{}@media(prefers-color-scheme:dark){{{}}}</style>{ground}",
                shapes(&Theme::LIGHT),
                shapes(&Theme::DARK)
            ),
        ),
        Setting::Pixels => write(&mut out, format_args!("<style>{}</style>{ground}", shapes(&Theme::LIGHT))),
        Setting::Print => write(&mut out, format_args!("<style>{}</style>", shapes(&Theme::PRINT))),
    }
    write(&mut out, format_args!("<g class=\"drawn\">{inner}</g></svg>"));
    out
}

fn text(out: &mut String, class: &str, anchor: &str, x: f64, y: f64, words: &str) {
    let words = escaped(words);
    write(
        out,
        format_args!("<text class=\"{class}\" text-anchor=\"{anchor}\" x=\"{x:.1}\" y=\"{y:.1}\">{words}</text>"),
    );
}

fn rect(out: &mut String, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
    write(
        out,
        format_args!(
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>"
        ),
    );
}

/// The class of an answer.
fn class_of(answer: usize, thesis: bool) -> &'static str {
    match (thesis, answer) {
        (false, _) => "bar",
        (true, 0) => "con",
        (true, 1) => "con half",
        (true, 2) => "bar half",
        (true, 3) => "pro half",
        (true, _) => "pro",
    }
}

fn distribution(out: &mut String, columns: &[Column<'_>; 5], thesis: bool, size: Size) -> Option<(f64, f64)> {
    let most = columns.iter().map(|column| column.count).max().filter(|most| *most > 0)?;
    // Step from column to column, width of one, the highest, room above and below.
    let (step, wide, high, above, below) = match size {
        Size::Large => (WIDE / 5.0, 44.0, 96.0, 18.0, 20.0),
        Size::Small => (36.0, 26.0, 36.0, 14.0, 15.0),
        Size::Tiny => (10.0, 8.0, 20.0, 0.0, 1.0),
    };
    let staggered = size == Size::Large && columns.iter().any(|column| column.word.chars().count() > LONG);
    let base = above + high;
    for (i, column) in columns.iter().enumerate() {
        let middle = step * (i as f64 + 0.5);
        // An answer that somebody gave is seen.
        let height = f64::from(column.count) / f64::from(most) * high;
        let height = if column.count > 0 { height.max(1.5) } else { 0.0 };
        rect(out, class_of(i, thesis), (middle - wide / 2.0, base - height), (wide, height));
        match size {
            Size::Large => {
                let lower = if staggered && i % 2 == 1 { 15.0 } else { 0.0 };
                text(out, "number", "middle", middle, base - height - 5.0, &column.count.to_string());
                text(out, "word", "middle", middle, base + 15.0 + lower, column.word);
            }
            Size::Small => text(out, "number", "middle", middle, base - height - 3.0, &column.count.to_string()),
            Size::Tiny => {}
        }
    }
    let width = step * 5.0;
    rect(out, "axis", (0.0, base), (width, 1.0));
    if size == Size::Small {
        let [first, .., last] = columns;
        text(out, "word", "start", 0.0, base + 13.0, first.word);
        text(out, "word", "end", width, base + 13.0, last.word);
    }
    Some((width, base + below + if staggered { 15.0 } else { 0.0 }))
}

fn balance(out: &mut String, balance: Balance, [against, for_it]: [&str; 2]) -> Option<(f64, f64)> {
    let all = balance.pro + balance.con;
    if all == 0 {
        return None;
    }
    let border = WIDE * balance.con as f64 / all as f64;
    let gap = if balance.pro > 0 && balance.con > 0 { 1.0 } else { 0.0 };
    text(out, "word", "start", 0.0, 13.0, against);
    text(out, "word", "end", WIDE, 13.0, for_it);
    let parts = [("con", 0.0, (border - gap).max(0.0)), ("pro", border + gap, (WIDE - border - gap).max(0.0))];
    for (class, x, width) in parts.into_iter().filter(|(.., width)| *width > 0.0) {
        rect(out, class, (x, 21.0), (width, 16.0));
    }
    // Where both would be equal.
    rect(out, "axis", (WIDE / 2.0 - 0.5, 18.0), (1.0, 22.0));
    Some((WIDE, 42.0))
}

fn trend(out: &mut String, words: &[&str; 5], weeks: &[(String, Option<u8>)]) -> Option<(f64, f64)> {
    const ROW: f64 = 24.0;
    let longest = words.iter().map(|word| word.chars().count()).max().filter(|_| !weeks.is_empty())?;
    let left = (longest as f64 * LETTER + 14.0).min(130.0);
    let y = |level: u8| ROW * (4.5 - f64::from(level.min(4)));
    for (level, word) in (0..).zip(words) {
        text(out, "word", "start", 0.0, y(level) + 4.0, word);
        rect(out, "grid", (left, y(level)), (WIDE - left, 0.8));
    }
    // The names of the first and the last stand below the middle of their points.
    let name = weeks.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0) as f64 * LETTER;
    let (from, to) = (left + name / 2.0, WIDE - name / 2.0);
    let x = |i: usize| match weeks.len() {
        1 => f64::midpoint(from, to),
        all => from + (to - from) * i as f64 / (all - 1) as f64,
    };
    let points: Vec<Option<String>> = weeks
        .iter()
        .enumerate()
        .map(|(i, (_, level))| level.map(|level| format!("{:.1},{:.1}", x(i), y(level))))
        .collect();
    for way in points.split(Option::is_none).filter(|way| way.len() > 1) {
        let way: Vec<&str> = way.iter().flatten().map(String::as_str).collect();
        write(out, format_args!("<polyline class=\"way\" points=\"{}\"/>", way.join(" ")));
    }
    let most = ((to - from) / (name + 8.0)).floor().clamp(1.0, NAMES) as usize;
    let every = (weeks.len() - 1).div_ceil(most).max(1);
    for (i, (name, level)) in weeks.iter().enumerate() {
        if let Some(level) = level {
            write(
                out,
                format_args!("<circle class=\"bar\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"4.5\"/>", x(i), y(*level)),
            );
        }
        // The last one is named in any case, counted from there.
        if (weeks.len() - 1 - i).is_multiple_of(every) {
            text(out, "word", "middle", x(i), ROW * 5.0 + 14.0, name);
        }
    }
    Some((WIDE, ROW * 5.0 + 20.0))
}

/// What a page's stylesheet needs for charts. It uses the custom properties of the pages.
pub fn stylesheet() -> String {
    format!("{}{IN_A_PAGE}", shapes(&Theme::PAGE))
}

/// On paper, and in the reader's own colours, where one side is an outline.
const IN_A_PAGE: &str = ".chart{print-color-adjust:exact}@media(forced-colors:active){\
    .chart .bar,.chart .pro,.chart .axis{fill:CanvasText}.chart .con{fill:Canvas;stroke:CanvasText}\
    .chart .half{opacity:1}.chart .grid{fill:GrayText}.chart .way{stroke:CanvasText}.chart text,.chart .word{fill:CanvasText}}";

fn shapes(theme: &Theme) -> String {
    let Theme { paper, ink, soft, line, pro, con, .. } = theme;
    format!(
        ".ground{{fill:{paper}}}.chart text{{fill:{ink};font:12px ui-sans-serif,system-ui,sans-serif}}\
         .chart .word{{fill:{soft}}}.chart .head{{font-weight:600;font-size:13px}}.chart .bar{{fill:{ink}}}\
         .chart .pro{{fill:{pro}}}.chart .con{{fill:{con}}}.chart .half{{opacity:.62}}.chart .axis{{fill:{soft}}}\
         .chart .grid{{fill:{line}}}.chart .way{{fill:none;stroke:{ink};stroke-width:2}}"
    )
}
