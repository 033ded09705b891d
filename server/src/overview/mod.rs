//! The overview in words and charts, once for all its forms: the page, one page of PDF, a table, a picture. What may stand
//! in it, [`domain::overview`] has decided.

pub(crate) mod debates;
mod picture;
mod sheet;
mod table;

use crate::{
    brief::{Pdf, WriteError},
    http::{figures, mention, side},
    live::Snapshot,
};
use app::model::{ChartView, OverviewPage, Ranked, Reason, StandingView};
use domain::{
    ballot::Rating,
    brief::{Entry, Standing},
    charts::{self, Chart, Column, Size},
    debate::Semantics,
    figures::{Division, Shown, Word},
    ids::PlaceId,
    overview::{Overview, Sight},
    topology::{self, Setting},
};
use std::borrow::Cow;
use words::say;

pub(crate) use table::written;

/// The overview as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum File {
    /// A table of all figures.
    Csv,
    /// One page.
    Pdf,
    /// The chart of where it stands.
    Png,
}

impl File {
    /// What such a file is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Csv => "overview.csv",
            Self::Pdf => "overview.pdf",
            Self::Png => "overview.png",
        }
    }

    /// The media type to send it with.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
        }
    }

    /// Writes the overview of a debate in the language that is spoken. It takes a while, so it is for a thread that may be
    /// blocked.
    ///
    /// # Errors
    /// [`WriteError`] if a library refuses what came of it; nothing if there is no memory for the picture.
    pub(crate) fn write(
        self,
        snapshot: &Snapshot,
        sight: Sight,
        date: &str,
    ) -> Result<Option<Vec<u8>>, WriteError> {
        Ok(match self {
            Self::Csv => Some(written(&table::rows(&told(snapshot, sight, Setting::Page))).into_bytes()),
            Self::Pdf => {
                let page = told(snapshot, sight, Setting::Print);
                let budgets = sheet::BUDGETS;
                // Who reads no claims sees no picture of them.
                let sides = sight.claims.then(|| topology::sides(snapshot.graph()));
                let sheets = budgets.iter().map(|budget| sheet::compose(&page, sides, date, budget));
                let pdf = Pdf { graph: snapshot.graph(), date };
                Some(pdf.on_one_page(sheets)?)
            }
            Self::Png => picture::png(&told(snapshot, sight, Setting::Pixels)),
        })
    }
}

/// What is to be known of a debate's overview to write it, without what depends on who reads it when.
pub(crate) fn told(snapshot: &Snapshot, sight: Sight, setting: Setting<'_>) -> OverviewPage {
    let overview = Overview::of(&snapshot.document, snapshot.figures(), sight);
    let standings: Vec<StandingView> =
        overview.standings.iter().map(|one| standing(snapshot, one, setting)).collect();
    let ranked = |entries: &[Entry]| entries.iter().map(|entry| ranked(entry, setting)).collect();
    // They stand there for what is missing, not for how they were rated.
    let mentioned = |entries: &[Entry]| {
        let plain = |claim: Ranked| Ranked { chart: None, ..claim };
        entries.iter().map(|entry| plain(self::ranked(entry, setting))).collect()
    };
    let (first, net) = (overview.first_level, overview.net);
    let mut balances = vec![
        (say!("overview-first-level"), say!("overview-first-level-sides", pro = first.pro, con = first.con)),
        (say!("overview-net"), say!("overview-net-sides", pro = net.pro, con = net.con)),
    ];
    if let Some(net) = overview.net_ballots {
        let near = overview.first_level_ballots.unwrap_or_default();
        let words = say!(
            "overview-net-ratings-sides",
            pro = net.pro,
            con = net.con,
            nearpro = near.pro,
            nearcon = near.con,
            few = overview.k.saturating_mul(2)
        );
        balances.push((say!("overview-net-ratings"), words));
    }
    let over = [say!("overview-bar-con", count = net.con), say!("overview-bar-pro", count = net.pro)];
    let heads = (say!("overview-side"), say!("overview-claims"));
    let counted = [(say!("overview-against-thesis"), net.con), (say!("overview-for-thesis"), net.pro)];
    let balance = Chart::Balance { balance: net, words: [&over[0], &over[1]] };
    let rows = counted.map(|(name, count)| (name.into_owned(), count.to_string()));
    let balance = chart(&balance, say!("overview-balance").as_ref(), heads, rows.into(), setting);
    let strings = |(name, words): (Cow<'static, str>, Cow<'static, str>)| (name.into_owned(), words.into_owned());
    let tallies = snapshot.document.imported_tallies.len();
    OverviewPage {
        title: snapshot.debate.title.clone(),
        language: snapshot.debate.language.clone(),
        k: overview.k,
        results: overview.results,
        sentence: sentence(&overview, &standings),
        contested: ranked(&overview.contested),
        consensus: ranked(&overview.consensus),
        unanswered: mentioned(&overview.unanswered.0),
        unanswered_of: overview.unanswered.1,
        overlooked: mentioned(&overview.overlooked.0),
        overlooked_of: overview.overlooked.1,
        balance,
        balances: balances.into_iter().map(strings).collect(),
        participation: if sight.participation { participation(&overview) } else { Vec::new() },
        strength_how: match snapshot.debate.semantics {
            Semantics::QuadraticEnergy => say!("overview-how-strength"),
            Semantics::DfQuad => say!("overview-how-strength-dfquad"),
        }
        .into_owned(),
        withheld: (!overview.results).then(|| say!("overview-withheld", k = overview.k).into_owned()),
        imported: (tallies > 0).then(|| say!("overview-imported", count = tallies).into_owned()),
        standings,
        ..OverviewPage::default()
    }
}

/// Where it stands, if one reads one sentence.
fn sentence(overview: &Overview, standings: &[StandingView]) -> String {
    let counted = say!("overview-sides", pro = overview.sides.pro, con = overview.sides.con);
    let stands = match standings {
        _ if !overview.results => None,
        [one] if !one.words.is_empty() => Some(say!("overview-stands", words = &one.words)),
        [_] => Some(say!("overview-stands-few")),
        several => {
            let told = several.iter().filter(|one| !one.words.is_empty()).count();
            Some(say!("overview-stands-several", theses = several.len(), told = told))
        }
    };
    let sentences: Vec<_> = stands.into_iter().chain([counted]).collect();
    sentences.join(" ")
}

fn standing(snapshot: &Snapshot, standing: &Standing, setting: Setting<'_>) -> StandingView {
    let reasons = |entries: &[Entry]| {
        let reason = |entry: &Entry| Reason {
            place: entry.place.to_string(),
            number: entry.number.clone(),
            text: entry.text.clone(),
        };
        entries.iter().map(reason).collect()
    };
    let thesis = &standing.thesis;
    StandingView {
        text: thesis.text.clone(),
        place: thesis.place.to_string(),
        number: thesis.number.clone(),
        words: figures::shown(&thesis.shown).unwrap_or_default(),
        // “split” says the word already.
        division: standing
            .division
            .filter(|division| *division != Division::Split)
            .map(|division| figures::division(division).into_owned())
            .unwrap_or_default(),
        strength: standing
            .strength
            .map(|strength| say!("overview-weighed", strength = figures::strength(strength)).into_owned())
            .unwrap_or_default(),
        chart: distribution(&thesis.shown, Size::Large, setting),
        trend: trend(snapshot, thesis.place, setting),
        pro: reasons(&standing.pro),
        con: reasons(&standing.con),
    }
}

fn ranked(entry: &Entry, setting: Setting<'_>) -> Ranked {
    Ranked {
        place: entry.place.to_string(),
        number: entry.number.clone(),
        text: entry.text.clone(),
        side: entry.relation.map(side),
        under: entry.under.as_deref().map(mention).unwrap_or_default(),
        why: figures::shown(&entry.shown).unwrap_or_default(),
        chart: distribution(&entry.shown, Size::Small, setting),
    }
}

fn participation(overview: &Overview) -> Vec<(String, String)> {
    let mut told = vec![
        (say!("overview-raters"), rated(overview.rated, overview.k)),
        (say!("overview-adders"), added(overview.contributed, overview.k)),
    ];
    told.extend(overview.evenness.map(|evenness| (say!("overview-evenness"), figures::evenness(evenness))));
    told.into_iter().map(|(name, words)| (name.into_owned(), words.into_owned())).collect()
}

/// How many rated, in words that keep small groups covered.
pub(crate) fn rated(voices: Option<domain::figures::Voices>, k: u32) -> Cow<'static, str> {
    match voices {
        Some(voices) => say!("overview-rated", voices = figures::voices(voices)),
        None => say!("overview-rated-few", k = k),
    }
}

/// How many added claims, likewise.
pub(crate) fn added(voices: Option<domain::figures::Voices>, k: u32) -> Cow<'static, str> {
    match voices {
        Some(voices) => say!("overview-added", voices = figures::voices(voices)),
        None => say!("overview-added-few", k = k),
    }
}

/// How answers are spread, where that may be told in numbers: a chart's lengths would tell them.
pub(crate) fn distribution(shown: &Shown, size: Size, setting: Setting<'_>) -> Option<ChartView> {
    let Shown::Exact { thesis, .. } = shown else { return None };
    let bars: [_; 5] = figures::bars(shown).try_into().ok()?;
    let columns = bars.each_ref().map(|bar| Column { word: &bar.word, count: bar.count });
    let spread: Vec<_> = bars.iter().map(|bar| format!("{}: {}", bar.word, bar.count)).collect();
    let label =
        say!("overview-spread", spread = spread.join(", "), told = figures::shown(shown).unwrap_or_default());
    let heads = (say!("common-answer"), say!("common-voices"));
    let rows = bars.iter().map(|bar| (bar.word.clone().into_owned(), bar.count.to_string())).collect();
    chart(&Chart::Distribution { columns: &columns, thesis: *thesis, size }, &label, heads, rows, setting)
}

/// How a thesis moved from week to week; nothing before results are shown.
fn trend(snapshot: &Snapshot, place: PlaceId, setting: Setting<'_>) -> Option<ChartView> {
    let bands = snapshot.trend().iter().filter(|band| band.place == place);
    let told: Vec<_> = bands.filter_map(|of| Some((of.week.as_str(), Word::from_word(&of.band)?))).collect();
    let named = weekly(&told);
    let level =
        |word: &Word| Word::ALL.iter().take(5).position(|of| of == word).and_then(|at| u8::try_from(at).ok());
    let weeks: Vec<(String, Option<u8>)> =
        named.iter().map(|(week, word)| (week.clone(), word.as_ref().and_then(level))).collect();
    let words = Rating::ALL.map(|rating| figures::rated(rating, true));
    let words = words.each_ref().map(|word| word.as_ref());
    let words_of = |word: Option<Word>| word.map_or_else(|| say!("overview-week-untold"), figures::word);
    let rows: Vec<_> = named.into_iter().map(|(week, word)| (week, words_of(word).into_owned())).collect();
    let told: Vec<_> = rows.iter().map(|(week, word)| format!("{week}: {word}")).collect();
    let label = say!("overview-moved-label", weeks = told.join("; "));
    let heads = (say!("overview-week-head"), say!("overview-nearest"));
    chart(&Chart::Trend { words: &words, weeks: &weeks }, &label, heads, rows, setting)
}

/// The most weeks that a chart has; of a longer time only those are shown in which something was told.
const WEEKS: usize = 104;

/// Each week from the first of which something was told to the last, those in between too.
fn weekly(told: &[(&str, Word)]) -> Vec<(String, Option<Word>)> {
    let among = || told.iter().map(|(iso, word)| (week(iso), Some(*word))).collect();
    let day = |of: Option<&(&str, Word)>| of.and_then(|(iso, _)| monday(iso));
    let (Some(first), Some(last)) = (day(told.first()), day(told.last())) else { return among() };
    let mut named = Vec::with_capacity(told.len());
    let mut at = first;
    while at <= last {
        if named.len() == WEEKS {
            return among();
        }
        let iso = at.strftime("%G-W%V").to_string();
        let word = told.iter().find(|(of, _)| *of == iso).map(|(_, word)| *word);
        named.push((week(&iso), word));
        let Ok(next) = at.checked_add(jiff::Span::new().weeks(1)) else { break };
        at = next;
    }
    named
}

/// The first day of a week that is written like `2026-W47`.
fn monday(iso: &str) -> Option<jiff::civil::Date> {
    let (year, week) = iso.split_once("-W")?;
    let date = jiff::civil::ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, jiff::civil::Weekday::Monday);
    date.ok().map(|date| date.date())
}

/// “week 47”, from `2026-W47`.
fn week(iso: &str) -> String {
    let number = iso.split('W').next_back().unwrap_or(iso);
    say!("overview-week", week = number.trim_start_matches('0')).into_owned()
}

fn chart(
    chart: &Chart<'_>,
    label: &str,
    (first, second): (Cow<'static, str>, Cow<'static, str>),
    rows: Vec<(String, String)>,
    setting: Setting<'_>,
) -> Option<ChartView> {
    let drawn = charts::draw(chart, label, setting)?;
    Some(ChartView {
        svg: drawn.svg,
        size: (drawn.width, drawn.height),
        label: label.to_owned(),
        heads: (first.into_owned(), second.into_owned()),
        rows,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_of_which_nothing_is_told_stand_between_the_others_over_the_turn_of_the_year_too() {
        let (low, high) = (Word::ALL[0], Word::ALL[4]);
        let told = [("2026-W52", low), ("2027-W02", high)];
        let words: Vec<_> = weekly(&told).into_iter().map(|(_, word)| word).collect();
        assert_eq!(words, [Some(low), None, None, Some(high)], "2026 has 53 weeks");
        assert_eq!(weekly(&[]), []);
        assert_eq!(
            weekly(&[("2026-W47", low), ("2036-W47", high)]).len(),
            2,
            "ten years are not drawn week by week"
        );
        assert_eq!(weekly(&[("what", low)]).len(), 1);
    }
}
