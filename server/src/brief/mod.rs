//! The brief as a file: one model (`domain::brief`), one choice of words (`compose`), several ways to set it.

mod compose;
mod markdown;

use crate::live::Snapshot;
use app::sheet::Sheet;
use compose::{budgets, compose};
use domain::{
    agenda,
    brief::{Brief, Material},
};

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
