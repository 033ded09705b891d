//! The brief as a file: one model (`domain::brief`), one choice of words (`compose`), several ways to set it.

pub mod calendar;
mod compose;
mod docx;
pub(crate) mod fonts;
mod markdown;
mod pdf;

use crate::{assets, export, http::PictureWords, live::Snapshot, store::Meeting};
use app::{
    brief::{Around, Style},
    sheet::Sheet,
};
use compose::{budgets, compose};
use domain::{
    agenda::Agenda,
    brief::{Brief, Material},
    graph::Graph,
    topology::{self, Colouring, Svg},
};
use pdf::{Pages, Press};

pub(crate) use compose::{clip, day};
pub use docx::DocxError;
pub use pdf::PdfError;

/// How long a brief is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Length {
    /// Everything, with the whole debate as its annex.
    Full,
    /// What fits on one page.
    Page,
}

/// The brief of what is released of a debate, on this date (`YYYY-MM-DD`).
pub fn of(snapshot: &Snapshot, date: &str) -> Brief {
    let meeting = &snapshot.debate.meeting;
    // It was checked when it was set; whatever it is, there is a brief.
    let agenda = Agenda::written(&meeting.agenda).ok().flatten();
    made(snapshot, date, agenda.as_ref())
}

/// The agenda that is proposed for a debate, as a facilitator would write it, for them to go on from.
pub fn proposed_agenda(snapshot: &Snapshot, date: &str) -> String {
    compose::agenda_text(&made(snapshot, date, None))
}

/// What the meeting is for, as it is proposed.
pub fn proposed_goal(snapshot: &Snapshot, date: &str) -> String {
    compose::goal(&Brief { goal: None, ..made(snapshot, date, None) })
}

fn made(snapshot: &Snapshot, date: &str, agenda: Option<&Agenda>) -> Brief {
    let Meeting { goal, minutes, .. } = &snapshot.debate.meeting;
    Brief::of(&Material {
        document: &snapshot.document,
        figures: snapshot.figures(),
        date,
        goal: Some(goal.as_str()).filter(|goal| !goal.is_empty()),
        minutes: *minutes,
        agenda,
    })
}

/// What a brief is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A document for browsers, with its style in it.
    Html,
    /// CommonMark.
    Markdown,
    /// For print.
    Pdf,
    /// For word processors.
    Docx,
}

/// A brief as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct File {
    /// How long it is.
    pub length: Length,
    /// What it is written as.
    pub form: Form,
}

impl File {
    /// All of them. The full brief as Markdown is the format `markdown` of the debate.
    pub const ALL: [Self; 7] = {
        const fn file(length: Length, form: Form) -> File {
            File { length, form }
        }
        [
            file(Length::Full, Form::Pdf),
            file(Length::Full, Form::Docx),
            file(Length::Full, Form::Html),
            file(Length::Page, Form::Pdf),
            file(Length::Page, Form::Docx),
            file(Length::Page, Form::Html),
            file(Length::Page, Form::Markdown),
        ]
    };

    /// The word that is typed and stands in addresses.
    pub fn word(self) -> &'static str {
        match (self.length, self.form) {
            (Length::Full, Form::Html) => "html",
            (Length::Full, Form::Markdown) => "brief-markdown",
            (Length::Full, Form::Pdf) => "pdf",
            (Length::Full, Form::Docx) => "docx",
            (Length::Page, Form::Html) => "page-html",
            (Length::Page, Form::Markdown) => "page-markdown",
            (Length::Page, Form::Pdf) => "page-pdf",
            (Length::Page, Form::Docx) => "page-docx",
        }
    }

    /// The brief that this word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.word() == word)
    }

    /// What such a file is called.
    pub fn name(self) -> &'static str {
        match (self.length, self.form) {
            (Length::Full, Form::Html) => "brief.html",
            (Length::Full, Form::Markdown) => "brief.md",
            (Length::Full, Form::Pdf) => "brief.pdf",
            (Length::Full, Form::Docx) => "brief.docx",
            (Length::Page, Form::Html) => "brief-page.html",
            (Length::Page, Form::Markdown) => "brief-page.md",
            (Length::Page, Form::Pdf) => "brief-page.pdf",
            (Length::Page, Form::Docx) => "brief-page.docx",
        }
    }

    /// The media type to send it with.
    pub fn media_type(self) -> &'static str {
        match self.form {
            Form::Html => "text/html; charset=utf-8",
            Form::Markdown => "text/markdown; charset=utf-8",
            Form::Pdf => "application/pdf",
            Form::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    /// Writes the brief, with the picture of this graph, in the language that is spoken. It takes a while, so it is for a
    /// thread that may be blocked.
    ///
    /// # Errors
    /// [`WriteError`] if a library refuses what came of it.
    pub fn write(self, brief: &Brief, graph: &Graph) -> Result<Vec<u8>, WriteError> {
        let press = Press { graph, date: &brief.date, machine: fonts::installed };
        let page = self.length == Length::Page;
        Ok(match self.form {
            Form::Markdown => markdown(brief, self.length).into_bytes(),
            Form::Pdf => press.write(&fitting(brief, &press, self.length).1)?,
            Form::Html => {
                let sheet = fitting(brief, &press, self.length).0;
                let style = Style::Inline(assets::style().to_owned());
                app::brief::brief(&sheet, Around { style, picture: picture(graph), debate: None, ways: Vec::new() })
                    .into_bytes()
            }
            Form::Docx => {
                let sheet = fitting(brief, &press, self.length).0;
                let png = export::png(graph, Colouring::default(), &[], export::PNG_SIZES[2]);
                docx::write(&sheet, png, &brief.date, page)?
            }
        })
    }
}

/// One page of PDF of something else than a brief, set as a brief is.
pub(crate) struct Pdf<'a> {
    /// The debate that the picture shows.
    pub(crate) graph: &'a Graph,
    /// The date, `YYYY-MM-DD`.
    pub(crate) date: &'a str,
}

impl Pdf<'_> {
    /// How many pages a sheet takes.
    #[cfg(test)]
    pub(crate) fn pages(&self, sheet: &Sheet) -> usize {
        Press { graph: self.graph, date: self.date, machine: fonts::installed }.set(sheet, true).count()
    }

    /// The first of these sheets that fits on one page, else the last.
    ///
    /// # Errors
    /// [`WriteError`] if a library refuses what came of it.
    pub(crate) fn on_one_page(&self, sheets: impl Iterator<Item = Sheet>) -> Result<Vec<u8>, WriteError> {
        let press = Press { graph: self.graph, date: self.date, machine: fonts::installed };
        let mut pages = None;
        for sheet in sheets {
            let set = press.set(&sheet, true);
            let fits = set.count() == 1;
            pages = Some(set);
            if fits {
                break;
            }
        }
        let pages = pages.unwrap_or_else(|| press.set(&Sheet::default(), true));
        Ok(press.write(&pages)?)
    }
}

/// Why no file came of a brief.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The PDF.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The DOCX.
    #[error(transparent)]
    Docx(#[from] DocxError),
}

/// The brief as Markdown, without any limit if it is full.
pub fn markdown(brief: &Brief, length: Length) -> String {
    let budget = match length {
        Length::Full => compose::ENDLESS,
        Length::Page => budgets(length)[0],
    };
    markdown::write(&compose(brief, length, budget))
}

/// The brief as a page of the server. `debate` is the address that its claims lead to, for a reader who may go there.
pub fn page(
    brief: &Brief,
    graph: &Graph,
    length: Length,
    debate: Option<&str>,
    ways: Vec<(String, String)>,
) -> String {
    let sheet = compose(brief, length, budgets(length)[0]);
    let style = Style::At(assets::urls().style);
    app::brief::brief(&sheet, Around { style, picture: picture(graph), debate: debate.map(str::to_owned), ways })
}

/// The picture as it stands in a document whose style holds its colours.
fn picture(graph: &Graph) -> String {
    topology::svg(graph, &Svg { words: &PictureWords, ..Svg::default() })
}

/// As much of a brief as its length has room for, with the pages that it takes: the first budget that fits, else the last,
/// which holds least.
fn fitting(brief: &Brief, press: &Press<'_>, length: Length) -> (Sheet, Pages) {
    let beside = length == Length::Page;
    let set = |budget: &compose::Budget| {
        let sheet = compose(brief, length, *budget);
        let pages = press.set(&sheet, beside);
        (sheet, pages)
    };
    let (last, before) = budgets(length).split_last().map_or((&compose::ENDLESS, &[][..]), |split| split);
    let fits = before.iter().map(set).find(|(_, pages)| pages.count() == 1);
    fits.unwrap_or_else(|| set(last))
}

#[cfg(test)]
mod tests;
