//! From what the brief holds to what it says: blocks of words in the language that is spoken here.

use super::Length;
use crate::http::figures;
use app::{
    model::Side,
    sheet::{Block, Chain, Cited, Count, Line, Picture, Point, Sheet, Slot},
};
use domain::{
    agenda::{Agenda, ITEM_LIMIT, Item},
    brief::{Brief, Entry, Row, Standing},
    claim::is_web_address,
    figures::Shown,
    graph::Relation,
};
use words::say;

/// How much of a brief there is room for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    /// The most theses.
    theses: usize,
    /// The most reasons of a chain.
    chain: usize,
    /// The most claims of a list.
    list: usize,
    /// The most characters of people's words in one piece.
    clip: usize,
    /// Whether each claim is shown with how it was rated and what it answers.
    whole: bool,
    /// Whether the background and the annex are there.
    annex: bool,
    /// Whether the agenda is there.
    agenda: bool,
    /// Whether the picture is there.
    picture: bool,
    /// The most lines of the outline.
    lines: usize,
}

/// The most characters of a claim in an agenda on one page.
const SHORT: usize = 60;

/// The most lines of an outline that is set for paper: some eighty pages.
const LINES: usize = 2_000;

const WHOLE: Budget = Budget {
    theses: usize::MAX,
    chain: usize::MAX,
    list: usize::MAX,
    clip: usize::MAX,
    whole: true,
    annex: true,
    agenda: true,
    picture: true,
    lines: LINES,
};

/// What one page may hold, the most first: the first that fits is taken. The last fits whatever people wrote.
const PAGE: [Budget; 7] = {
    let page = Budget { theses: 2, chain: 3, list: 3, clip: 240, whole: false, annex: false, ..WHOLE };
    [
        page,
        Budget { chain: 2, list: 3, clip: 180, ..page },
        Budget { chain: 2, list: 2, clip: 150, ..page },
        Budget { chain: 2, list: 2, clip: 110, theses: 1, ..page },
        Budget { chain: 1, list: 1, clip: 100, theses: 1, ..page },
        Budget { chain: 1, list: 1, clip: 80, theses: 1, agenda: false, ..page },
        Budget { chain: 1, list: 0, clip: 40, theses: 1, agenda: false, picture: false, ..page },
    ]
};

/// The budgets that a length allows, the most generous first.
pub(super) fn budgets(length: Length) -> &'static [Budget] {
    match length {
        Length::Full => &[WHOLE],
        Length::Page => &PAGE,
    }
}

/// The brief without any limit, for a format that has no pages.
pub(super) const ENDLESS: Budget = Budget { lines: usize::MAX, ..WHOLE };

/// Chooses the words.
pub(super) fn compose(brief: &Brief, length: Length, budget: Budget) -> Sheet {
    let kind = match length {
        Length::Full => say!("brief-kind"),
        Length::Page => say!("brief-kind-page"),
    };
    let mut composing = Composing { brief, budget, blocks: Vec::new() };
    composing.conclusion();
    composing.standings();
    composing.lists();
    composing.participation();
    composing.agenda();
    if budget.picture {
        composing.picture();
    }
    if budget.annex {
        composing.annex();
    }
    Sheet {
        language: words::language().tag(),
        kind: kind.into_owned(),
        title: composing.clip(&brief.title),
        blocks: composing.blocks,
    }
}

struct Composing<'a> {
    brief: &'a Brief,
    budget: Budget,
    blocks: Vec<Block>,
}

impl Composing<'_> {
    fn clip(&self, text: &str) -> String {
        clip(text, self.budget.clip)
    }

    fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    fn remark(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Remark(text.into()));
    }

    fn point(&self, entry: &Entry) -> Point {
        let under = entry.under.as_ref().filter(|_| self.budget.whole);
        Point {
            under: under
                .map(|under| say!("brief-under", claim = clip(under, 120)).into_owned())
                .unwrap_or_default(),
            bars: if self.budget.whole { counts(&entry.shown) } else { Vec::new() },
            ..bare(entry, self.clip(&entry.text))
        }
    }

    fn points(&self, entries: &[Entry]) -> Vec<Point> {
        entries.iter().take(self.budget.list).map(|entry| self.point(entry)).collect()
    }

    /// What one should read if one reads nothing else.
    fn conclusion(&mut self) {
        let brief = self.brief;
        if let Some(question) = &brief.question {
            self.blocks.push(Block::Prose(self.clip(question)));
        }
        self.remark(say!("brief-made", date = day(&brief.date)));
        let stands = match &brief.standings[..] {
            _ if !brief.results => None,
            [one] => Some(match figures::shown(&one.thesis.shown) {
                Some(told) => say!("brief-stands", told = told),
                None => say!("brief-too-few"),
            }),
            several => Some(say!("brief-stands-several", theses = several.len())),
        };
        let arguments = say!("brief-arguments", pro = brief.sides.pro, con = brief.sides.con);
        // On one page that stands a few lines below.
        let further = |list: &'_ [Entry]| list.first().filter(|_| self.budget.whole).cloned();
        let split = further(&brief.contested)
            .map(|entry| say!("brief-split-on", claim = self.clip(&clip(&entry.text, 200))));
        let agrees = further(&brief.consensus)
            .map(|entry| say!("brief-agrees-on", claim = self.clip(&clip(&entry.text, 200))));
        let sentences: Vec<_> = [stands, Some(arguments), split, agrees].into_iter().flatten().collect();
        self.blocks.push(Block::Lead(sentences.join(" ")));
        if !brief.results {
            self.blocks.push(Block::Notice(say!("brief-withheld").into_owned()));
        }
        if let Some(goal) = brief.goal.as_ref().filter(|_| self.budget.whole) {
            self.heading(2, say!("brief-goal"));
            self.blocks.push(Block::Prose(goal.clone()));
        }
    }

    fn standings(&mut self) {
        let brief = self.brief;
        self.heading(1, say!("brief-standing"));
        for standing in brief.standings.iter().take(self.budget.theses) {
            self.standing(standing);
        }
        let more = brief.standings.len().saturating_sub(self.budget.theses);
        if more > 0 {
            self.remark(say!("brief-more-theses", more = more));
        }
        if brief.results && self.budget.whole {
            self.remark(say!("brief-small", k = brief.k, below = brief.k.saturating_mul(2)));
        }
    }

    fn standing(&mut self, standing: &Standing) {
        let thesis = self.point(&standing.thesis);
        self.blocks.push(Block::Thesis(Point { bars: Vec::new(), ..thesis }));
        if let Some(told) = figures::shown(&standing.thesis.shown) {
            let agreement = say!("brief-agreement", told = told);
            let strength =
                standing.strength.map(|strength| say!("brief-strength", strength = figures::strength(strength)));
            let both: Vec<_> = [Some(agreement), strength].into_iter().flatten().collect();
            self.remark(both.join(". ") + ".");
        }
        let counts = counts(&standing.thesis.shown);
        if !counts.is_empty() {
            self.blocks.push(Block::Bars(say!("brief-distribution").into_owned(), counts));
        }
        let sides =
            [(Side::Pro, say!("brief-for"), &standing.pro), (Side::Con, say!("brief-against"), &standing.con)];
        for (side, heading, reasons) in sides.into_iter().filter(|(.., reasons)| !reasons.is_empty()) {
            self.blocks.push(Block::Chain(Chain {
                heading: heading.into_owned(),
                side,
                because: say!("brief-because").into_owned(),
                steps: reasons.iter().take(self.budget.chain).map(|entry| self.point(entry)).collect(),
            }));
        }
    }

    fn lists(&mut self) {
        let brief = self.brief;
        let lists = [
            (say!("brief-contested"), say!("brief-contested-why"), &brief.contested),
            (say!("brief-consensus"), say!("brief-consensus-why"), &brief.consensus),
            (say!("brief-unanswered"), say!("brief-unanswered-why"), &brief.unanswered),
            (say!("brief-overlooked"), say!("brief-overlooked-why"), &brief.overlooked),
        ];
        let mut more = 0;
        for (heading, why, entries) in lists {
            let points = self.points(entries);
            more += entries.len() - points.len();
            if points.is_empty() {
                continue;
            }
            self.heading(1, heading);
            if self.budget.whole {
                self.remark(why);
            }
            self.blocks.push(Block::Points(points));
        }
        if more > 0 {
            self.remark(say!("brief-more", more = more));
        }
    }

    fn participation(&mut self) {
        let brief = self.brief;
        if !brief.results {
            return;
        }
        let facts = [
            brief.rated.map(|voices| say!("brief-rated", voices = figures::voices(voices))),
            brief.contributed.map(|voices| say!("brief-contributed", voices = figures::voices(voices))),
            brief.evenness.map(|evenness| say!("brief-evenness", evenness = figures::evenness(evenness))),
        ];
        let facts: Vec<_> = facts.into_iter().flatten().collect();
        self.heading(1, say!("brief-participation"));
        match facts.is_empty() {
            true => self.remark(say!("brief-nobody-told")),
            false => self.remark(facts.join(". ") + "."),
        }
    }

    fn agenda(&mut self) {
        if !self.budget.agenda {
            return;
        }
        let own = self.brief.agenda.is_own();
        self.heading(1, if own { say!("agenda-own-title") } else { say!("agenda-title") });
        if self.budget.whole && !own {
            self.remark(say!("agenda-lead", minutes = self.brief.agenda.minutes));
        }
        let slots = slots(self.brief, |entry| bare(entry, self.clip(&clip(&entry.text, 160))));
        // Not all that an item is about stands on the same page.
        let short = |slot: Slot| {
            let about = slot.points.iter().take(self.budget.list.max(1));
            let about: Vec<String> =
                about.map(|point| format!("{} {}", point.number, clip(&point.text, SHORT))).collect();
            let detail = if about.is_empty() { clip(&slot.detail, self.budget.clip) } else { about.join("; ") };
            Slot { points: Vec::new(), detail, ..slot }
        };
        let slots = match self.budget.whole {
            true => slots,
            false => slots.into_iter().map(short).collect(),
        };
        self.blocks.push(Block::Agenda(slots));
    }

    fn picture(&mut self) {
        let sides = self.brief.sides;
        let (pro, con, levels) = (sides.pro, sides.con, sides.levels);
        if self.budget.whole {
            self.heading(1, say!("brief-picture"));
        }
        self.blocks.push(Block::Picture(Picture {
            alt: say!("brief-picture-alt", pro = pro, con = con, levels = levels).into_owned(),
            caption: say!("brief-picture-caption", pro = pro, con = con, levels = levels).into_owned(),
        }));
    }

    fn annex(&mut self) {
        let brief = self.brief;
        self.blocks.push(Block::Break);
        if !brief.background.is_empty() {
            self.heading(1, say!("brief-background"));
            let paragraphs = brief.background.split('\n').map(str::trim).filter(|line| !line.is_empty());
            self.blocks.extend(paragraphs.map(|text| Block::Prose(text.to_owned())));
        }
        self.heading(1, say!("brief-outline"));
        let (rows, more) = cut(&brief.outline, self.budget.lines);
        let lines: Vec<Line> = rows.into_iter().map(line).collect();
        let cited: Vec<usize> = lines.iter().flat_map(|line| line.sources.iter().copied()).collect();
        self.blocks.push(Block::Outline(lines));
        if more > 0 {
            self.remark(say!("brief-outline-cut", more = more));
        }
        if cited.is_empty() {
            return;
        }
        self.heading(1, say!("brief-sources"));
        let sources = (1..).zip(&brief.sources).filter(|(number, _)| more == 0 || cited.contains(number));
        let sources = sources.map(|(number, source)| Cited {
            number,
            url: source.url.clone(),
            link: is_web_address(&source.url),
            quote: source.quote.clone().unwrap_or_default(),
        });
        self.blocks.push(Block::Sources(sources.collect()));
    }
}

/// An agenda as a facilitator writes it: an item a line, its minutes before its words.
pub(super) fn agenda_text(brief: &Brief) -> String {
    let slots = slots(brief, |entry| mention(entry, 60));
    let lines = slots.iter().zip(&brief.agenda.slots).map(|(words, slot)| {
        let points: Vec<String> =
            words.points.iter().map(|point| format!("{} {}", point.number, point.text)).collect();
        let about = [words.detail.clone(), points.join("; ")].into_iter().find(|text| !text.is_empty());
        let line = match about {
            Some(about) => format!("{}: {about}", words.title),
            None => words.title.clone(),
        };
        format!("{} {}", slot.minutes, clip(&line, ITEM_LIMIT - 1))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The agenda in words, each claim as `point` makes it.
pub(super) fn slots(brief: &Brief, point: impl Fn(&Entry) -> Point) -> Vec<Slot> {
    let some = |entries: &[Entry]| entries.iter().map(&point).collect::<Vec<_>>();
    let slot = |(from, slot): (u32, &domain::agenda::Slot)| {
        let (title, detail, points) = match &slot.item {
            Item::Open => {
                (say!("agenda-open"), say!("agenda-open-goal", goal = goal(brief)).into_owned(), Vec::new())
            }
            Item::Sides => (say!("agenda-sides"), String::new(), Vec::new()),
            Item::Contested(entry) => (say!("agenda-contested"), String::new(), vec![point(entry)]),
            Item::Quiet { overlooked, unanswered } => {
                let fresh = unanswered.iter().filter(|entry| !overlooked.iter().any(|o| o.place == entry.place));
                let both: Vec<Entry> = overlooked.iter().chain(fresh).cloned().collect();
                (say!("agenda-quiet"), String::new(), some(&both))
            }
            Item::Confirm(entries) => (say!("agenda-confirm"), String::new(), some(entries)),
            Item::Decide(_) => (say!("agenda-decide"), String::new(), Vec::new()),
            Item::Own(words) => (words.clone().into(), String::new(), Vec::new()),
        };
        let time = say!("agenda-time", from = from, to = from + slot.minutes).into_owned();
        Slot { time, title: title.into_owned(), detail, points }
    };
    let agenda: &Agenda = &brief.agenda;
    agenda.timed().map(slot).collect()
}

/// What the meeting is for: a facilitator's words, or the thesis to decide on.
pub(super) fn goal(brief: &Brief) -> String {
    match (&brief.goal, &brief.standings[..]) {
        (Some(goal), _) => goal.clone(),
        (None, [one]) => say!("agenda-goal-default", thesis = &one.thesis.text).into_owned(),
        (None, _) => say!("agenda-goal-several", title = &brief.title).into_owned(),
    }
}

/// A claim with no more than what identifies it and what is told of it.
fn bare(entry: &Entry, text: String) -> Point {
    let (side, sign) = match entry.relation {
        None => (None, say!("brief-thesis")),
        Some(Relation::Pro) => (Some(Side::Pro), say!("brief-pro")),
        Some(Relation::Con) => (Some(Side::Con), say!("brief-con")),
    };
    Point {
        side,
        sign: sign.into_owned(),
        number: entry.number.clone(),
        text,
        told: figures::shown(&entry.shown).unwrap_or_default(),
        place: entry.place.to_string(),
        ..Point::default()
    }
}

/// A claim that is mentioned outside the brief, in so many characters.
pub(super) fn mention(entry: &Entry, most: usize) -> Point {
    bare(entry, clip(&entry.text, most))
}

fn line(row: &Row) -> Line {
    let remark = match (&row.home, row.withdrawn) {
        (Some(number), _) => say!("brief-elsewhere", number = number).into_owned(),
        (None, true) => say!("brief-withdrawn").into_owned(),
        (None, false) => String::new(),
    };
    let point = bare(&row.entry, one_line(&row.entry.text));
    Line { depth: row.depth, point, remark, sources: row.sources.clone() }
}

fn counts(shown: &Shown) -> Vec<Count> {
    figures::bars(shown).into_iter().map(|bar| (bar.word.into_owned(), bar.count)).collect()
}

/// As many whole levels of the outline as there is room for, or its beginning; and how many lines are left out.
fn cut(rows: &[Row], lines: usize) -> (Vec<&Row>, usize) {
    if rows.len() <= lines {
        return (rows.iter().collect(), 0);
    }
    let upto = |depth: usize| rows.iter().filter(move |row| row.depth <= depth);
    let deepest = (0..).take_while(|depth| upto(*depth).count() <= lines).last();
    let kept: Vec<&Row> = match deepest {
        Some(depth) => upto(depth).collect(),
        None => rows.iter().take(lines).collect(),
    };
    let more = rows.len() - kept.len();
    (kept, more)
}

/// “22 November 2026”, from `2026-11-22`.
pub(crate) fn day(date: &str) -> String {
    let mut parts = date.split('-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return date.to_owned();
    };
    let month = match month {
        "01" => say!("brief-month-1"),
        "02" => say!("brief-month-2"),
        "03" => say!("brief-month-3"),
        "04" => say!("brief-month-4"),
        "05" => say!("brief-month-5"),
        "06" => say!("brief-month-6"),
        "07" => say!("brief-month-7"),
        "08" => say!("brief-month-8"),
        "09" => say!("brief-month-9"),
        "10" => say!("brief-month-10"),
        "11" => say!("brief-month-11"),
        _ => say!("brief-month-12"),
    };
    say!("brief-day", day = day.trim_start_matches('0'), month = month, year = year).into_owned()
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text on one line, cut at a word if it is longer than so many characters.
pub(crate) fn clip(text: &str, most: usize) -> String {
    let text = one_line(text);
    let Some((at, _)) = text.char_indices().nth(most) else { return text };
    // A word without end is cut within.
    let words = text[..at].rfind(' ').filter(|end| *end > at / 2).unwrap_or(at);
    format!("{}…", text[..words].trim_end_matches([' ', ',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_the_language_that_is_spoken() {
        assert_eq!(day("2026-05-02"), "2 May 2026");
        assert_eq!(words::speak(words::Language::German, || day("2026-03-22")), "22. März 2026");
    }

    #[test]
    fn what_is_long_is_cut_at_a_word_and_a_word_without_end_within() {
        assert_eq!(clip("A claim that goes on, and on", 22), "A claim that goes on…");
        assert_eq!(clip(&"x".repeat(50), 10), format!("{}…", "x".repeat(10)));
        assert_eq!(clip("short\nenough", 20), "short enough");
    }
}
