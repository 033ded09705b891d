//! The brief as a file: one model (`domain::brief`), one choice of words (`compose`), several ways to set it.

mod compose;
pub(crate) mod fonts;
mod markdown;
mod pdf;

use crate::live::Snapshot;
use pdf::{Pages, Press};
use app::sheet::Sheet;
use compose::{budgets, compose};
use domain::{
    agenda,
    brief::{Brief, Material},
    graph::Graph,
};

pub use pdf::PdfError;

/// How long a brief is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Length {
    /// Everything, with the whole debate as its annex.
    Full,
    /// What fits on one page.
    Page,
}

/// What a brief is made for.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// The date, `YYYY-MM-DD`.
    pub date: &'a str,
    /// What the meeting is for, if a facilitator said so.
    pub goal: Option<&'a str>,
    /// How long the meeting takes, in minutes.
    pub minutes: u32,
}

impl<'a> Occasion<'a> {
    /// A meeting of the usual length.
    pub fn on(date: &'a str) -> Self {
        Self { date, goal: None, minutes: agenda::MINUTES }
    }
}

/// The brief of what is released of a debate.
pub fn of(snapshot: &Snapshot, occasion: &Occasion<'_>) -> Brief {
    let Occasion { date, goal, minutes } = *occasion;
    Brief::of(&Material { document: &snapshot.document, figures: snapshot.figures(), date, goal, minutes })
}

/// The brief as Markdown, without any limit if it is full.
pub fn markdown(brief: &Brief, length: Length) -> String {
    let budget = match length {
        Length::Full => compose::ENDLESS,
        Length::Page => budgets(length)[0],
    };
    markdown::write(&compose(brief, length, budget))
}

/// The brief as a page shows it.
pub fn sheet(brief: &Brief, length: Length) -> Sheet {
    compose(brief, length, budgets(length)[0])
}

/// The brief as PDF, with the picture of this graph. It takes a while, so it is for a thread that may be blocked.
///
/// # Errors
/// [`PdfError`] if the library refuses what came of it.
pub fn pdf(brief: &Brief, graph: &Graph, length: Length) -> Result<Vec<u8>, PdfError> {
    let press = Press { graph, date: &brief.date, machine: fonts::installed };
    press.write(&fitting(brief, &press, length).1)
}

/// As much of a brief as its length has room for, with the pages that it takes.
fn fitting(brief: &Brief, press: &Press<'_>, length: Length) -> (Sheet, Pages) {
    let mut set = budgets(length).iter().map(|budget| {
        let sheet = compose(brief, length, *budget);
        let pages = press.set(&sheet, length == Length::Page);
        (sheet, pages)
    });
    let first = set.next();
    // Lazily: the first that fits ends it; else the last, which holds least.
    match (first, length) {
        (Some(first), Length::Full) => first,
        (Some(first), Length::Page) if first.1.count() == 1 => first,
        (Some(first), Length::Page) => {
            let mut last = first;
            for next in set {
                last = next;
                if last.1.count() == 1 {
                    break;
                }
            }
            last
        }
        (None, _) => {
            let sheet = Sheet::default();
            let pages = press.set(&sheet, false);
            (sheet, pages)
        }
    }
}
