//! The brief: what a meeting should know beforehand, conclusion first.

use crate::{
    debate::Document,
    figures::{Figures, Kind},
    formats::markdown::escape,
    graph::{PlaceIx, Relation},
};
use std::fmt::Write as _;

/// The most entries of a list.
const LIST: usize = 5;
/// The most links of a chain of reasons.
const CHAIN: usize = 4;

/// A claim in one of the brief's lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Pro or con of its parent; none for a thesis.
    pub relation: Option<Relation>,
    /// Its text.
    pub text: String,
    /// What the group said, in words; empty if nothing may be said.
    pub words: String,
}

/// Where a thesis stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The thesis.
    pub thesis: String,
    /// “mostly agree, 34 voices”, or nothing.
    pub words: String,
    /// Counts by word, from 2k voices on.
    pub distribution: Option<[(&'static str, u32); 5]>,
    /// Its strength, in words, once results are shown.
    pub strength: String,
    /// The strongest pro, and what speaks for that, and so on.
    pub strongest_pro: Vec<String>,
    /// The strongest con, likewise.
    pub strongest_con: Vec<String>,
}

/// The brief of a debate.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// The debate's title.
    pub title: String,
    /// The question, where there are several theses.
    pub question: Option<String>,
    /// The date it was made on, `YYYY-MM-DD`.
    pub date: String,
    /// Said where results are not shown yet.
    pub withheld: Option<&'static str>,
    /// One sentence that says where the group stands.
    pub conclusion: String,
    /// Who took part, in words; empty if nothing may be said.
    pub participation: String,
    /// Per thesis.
    pub standings: Vec<Standing>,
    /// The most contested.
    pub contested: Vec<Entry>,
    /// Points of consensus.
    pub consensus: Vec<Entry>,
    /// Claims without a con.
    pub unanswered: Vec<Entry>,
    /// Claims that too few have rated.
    pub overlooked: Vec<Entry>,
}

/// What a brief is made of.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The debate.
    pub document: &'a Document,
    /// What may be told of its ballots.
    pub figures: &'a Figures,
    /// The date, `YYYY-MM-DD`.
    pub date: &'a str,
}

impl Material<'_> {
    fn text(&self, ix: PlaceIx) -> &str {
        let graph = &self.document.graph;
        graph.claims()[graph.places()[ix].claim].text.as_str()
    }

    /// The strongest reply of a relation, then the strongest pro of that, and so on.
    fn chain(&self, thesis: PlaceIx, relation: Relation) -> Vec<String> {
        let graph = &self.document.graph;
        let (mut chain, mut at, mut wanted) = (Vec::new(), thesis, relation);
        while chain.len() < CHAIN {
            let replies = graph.children(graph.places()[at].claim).iter().copied();
            let fitting = replies.filter(|ix| graph.places()[*ix].relation() == Some(wanted));
            let Some(best) = self.figures.strongest(graph, fitting) else { break };
            chain.push(self.text(best).to_owned());
            (at, wanted) = (best, Relation::Pro);
        }
        chain
    }

    fn entries(&self, places: &[PlaceIx]) -> Vec<Entry> {
        let entry = |ix: &PlaceIx| Entry {
            relation: self.document.graph.places()[*ix].relation(),
            text: self.text(*ix).to_owned(),
            words: self.figures.shown(*ix).words().unwrap_or_default(),
        };
        places.iter().take(LIST).map(entry).collect()
    }
}

impl Brief {
    /// The brief of a debate.
    pub fn of(material: &Material<'_>) -> Self {
        let Material { document, figures, .. } = *material;
        let standing = |ix: &PlaceIx| {
            let shown = figures.shown(*ix);
            Standing {
                thesis: material.text(*ix).to_owned(),
                words: shown.words().unwrap_or_default(),
                distribution: shown.bars(),
                strength: figures.strength(*ix).map(|strength| strength.to_string()).unwrap_or_default(),
                strongest_pro: material.chain(*ix, Relation::Pro),
                strongest_con: material.chain(*ix, Relation::Con),
            }
        };
        let rated = figures.participation(Kind::Ratings).filter(|_| figures.results());
        let standings: Vec<Standing> = document.graph.theses().iter().map(standing).collect();
        Self {
            title: document.title.clone(),
            question: document.question.clone(),
            date: material.date.to_owned(),
            withheld: (!figures.results()).then_some(
                "Ratings are hidden until the meeting begins, so that nobody is swayed. This brief shows the arguments; \
                 the results join it when reflect begins.",
            ),
            conclusion: conclusion(material, &standings),
            participation: rated.map(|voices| voices.to_string()).unwrap_or_default(),
            standings,
            contested: material.entries(figures.contested()),
            consensus: material.entries(figures.consensus()),
            unanswered: material.entries(figures.unanswered()),
            overlooked: material.entries(figures.overlooked()),
        }
    }

    /// The brief as Markdown, with an annex (the outline) that is Markdown already.
    pub fn markdown(&self, annex: &str) -> String {
        let mut out = format!("# {}\n\n", escape(&self.title));
        let mut line = |text: std::fmt::Arguments<'_>| {
            // Writing to a string can't fail.
            let _ = writeln!(out, "{text}");
        };
        if let Some(question) = self.question.as_ref().filter(|q| **q != self.title) {
            line(format_args!("{}\n", escape(question)));
        }
        line(format_args!("*Brief of {}. Nobody is named in it, and nobody can be.*\n", self.date));
        line(format_args!("## Where the group stands\n\n{}\n", self.conclusion));
        if let Some(withheld) = self.withheld {
            line(format_args!("> {withheld}\n"));
        }
        if !self.participation.is_empty() {
            line(format_args!("{} rated.\n", self.participation));
        }
        for standing in &self.standings {
            line(format_args!("### {}\n", escape(&standing.thesis)));
            if !standing.words.is_empty() {
                line(format_args!("- Agreement: {}", standing.words));
            }
            if !standing.strength.is_empty() {
                line(format_args!("- After weighing the replies: {}\n", standing.strength));
            }
            if let Some(distribution) = standing.distribution {
                line(format_args!("| disagree | rather not | torn | rather | agree |\n|--:|--:|--:|--:|--:|"));
                line(format_args!("| {} |\n", distribution.map(|(_, n)| n.to_string()).join(" | ")));
            }
            for (side, chain) in [("for", &standing.strongest_pro), ("against", &standing.strongest_con)] {
                if !chain.is_empty() {
                    let chain: Vec<String> = chain.iter().map(|text| escape(text)).collect();
                    line(format_args!("**Strongest {side}:** {}\n", chain.join(" — because — ")));
                }
            }
        }
        for (heading, entries) in [
            ("Most contested", &self.contested),
            ("Points of consensus", &self.consensus),
            ("Unanswered: nobody has argued against", &self.unanswered),
            ("Overlooked: too few have rated", &self.overlooked),
        ] {
            if entries.is_empty() {
                continue;
            }
            line(format_args!("## {heading}\n"));
            for entry in entries {
                let relation = Relation::title(entry.relation);
                let words = if entry.words.is_empty() { String::new() } else { format!(" ({})", entry.words) };
                line(format_args!("- **{relation}:** {}{words}", escape(&entry.text)));
            }
            line(format_args!(""));
        }
        line(format_args!("## Annex: the whole debate\n\n{annex}"));
        out
    }
}

fn conclusion(material: &Material<'_>, standings: &[Standing]) -> String {
    let sides = crate::topology::sides(&material.document.graph);
    let arguments = format!("{} claims stand on the pro side and {} on the con side", sides.pro, sides.con);
    match standings {
        [one] if !one.words.is_empty() => format!("On the thesis the group is: {}. {arguments}.", one.words),
        _ => format!("{arguments}."),
    }
}
