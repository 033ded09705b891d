//! The brief: what a meeting should know beforehand, conclusion first. Data alone: what writes it (as a page, Markdown, PDF
//! or DOCX, full or on one page, in whatever language) takes it from here, so that all say the same.
//!
//! Of ballots it holds what [`Figures`] tells, and nothing else.

use crate::{
    agenda::{Agenda, Points},
    claim::State,
    debate::Document,
    figures::{Division, Evenness, Figures, Kind, Shown, Strength, Voices},
    graph::{PlaceIx, Relation},
    ids::PlaceId,
    topology::{self, Sides},
};
use std::collections::HashMap;

/// The most entries of a list.
const LIST: usize = 5;
/// The most links of a chain of reasons.
const CHAIN: usize = 4;

/// A claim where the brief mentions it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Where it stands.
    pub place: PlaceId,
    /// Its number in the outline: `1.2.1`.
    pub number: String,
    /// Pro or con of its parent; none for a thesis.
    pub relation: Option<Relation>,
    /// Its text.
    pub text: String,
    /// What its parent says; none for a thesis.
    pub under: Option<String>,
    /// What may be told of its ballots.
    pub shown: Shown,
}

/// Where a thesis stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The thesis.
    pub thesis: Entry,
    /// Its strength, once results are shown.
    pub strength: Option<Strength>,
    /// How divided the group is on it, likewise.
    pub division: Option<Division>,
    /// The strongest pro, and what speaks for that, and so on: “because … because …”. Empty before reflect.
    pub pro: Vec<Entry>,
    /// The strongest con, likewise.
    pub con: Vec<Entry>,
}

/// A line of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The claim in this place.
    pub entry: Entry,
    /// How many levels below its thesis.
    pub depth: usize,
    /// The number of the place where it stands with all that is below it, if that is another one.
    pub home: Option<String>,
    /// Whether its author took it back.
    pub withdrawn: bool,
    /// Numbers of its sources in [`Brief::sources`], counted from 1.
    pub sources: Vec<usize>,
}

/// What a claim rests on outside the debate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cited {
    /// Its address, or any text that an import had.
    pub url: String,
    /// The words quoted from it.
    pub quote: Option<String>,
}

/// The brief of a debate.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// The debate's title.
    pub title: String,
    /// The question, where it is another than the title.
    pub question: Option<String>,
    /// What one should know before; may be empty.
    pub background: String,
    /// What the meeting is for, if a facilitator said so.
    pub goal: Option<String>,
    /// The date it was made on, `YYYY-MM-DD`.
    pub date: String,
    /// Whether results are shown. Without them there are no figures, chains or lists but the unanswered.
    pub results: bool,
    /// The smallest group of which anything is told.
    pub k: u32,
    /// How many claims stand on each side, and how deep.
    pub sides: Sides,
    /// Per thesis.
    pub standings: Vec<Standing>,
    /// The most contested, theses apart.
    pub contested: Vec<Entry>,
    /// Points of consensus, theses apart.
    pub consensus: Vec<Entry>,
    /// Claims without a con.
    pub unanswered: Vec<Entry>,
    /// Claims that too few have rated.
    pub overlooked: Vec<Entry>,
    /// How many rated; nothing if that may not be said.
    pub rated: Option<Voices>,
    /// How many added claims, likewise.
    pub contributed: Option<Voices>,
    /// How evenly voices rated, likewise.
    pub evenness: Option<Evenness>,
    /// What the meeting talks about when.
    pub agenda: Agenda,
    /// The whole debate.
    pub outline: Vec<Row>,
    /// What its claims rest on, in the order in which the outline cites them.
    pub sources: Vec<Cited>,
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
    /// What the meeting is for, if a facilitator said so.
    pub goal: Option<&'a str>,
    /// How long the meeting takes, where its agenda is proposed.
    pub minutes: u32,
    /// The agenda, if a facilitator wrote one.
    pub agenda: Option<&'a Agenda>,
}

/// A brief or an overview that is being made.
pub(crate) struct Making<'a> {
    document: &'a Document,
    figures: &'a Figures,
    /// The number of each place, by index.
    numbers: Vec<String>,
}

impl<'a> Making<'a> {
    pub(crate) fn new(document: &'a Document, figures: &'a Figures) -> Self {
        Self { document, figures, numbers: numbers(document) }
    }

    fn text(&self, ix: PlaceIx) -> &str {
        let graph = &self.document.graph;
        graph.claims()[graph.places()[ix].claim].text.as_str()
    }

    fn entry(&self, ix: PlaceIx) -> Entry {
        let graph = &self.document.graph;
        let place = &graph.places()[ix];
        Entry {
            place: place.id,
            number: self.numbers[ix].clone(),
            relation: place.relation(),
            text: self.text(ix).to_owned(),
            under: place.parent().map(|parent| graph.claims()[parent].text.to_string()),
            shown: self.figures.shown(ix),
        }
    }

    pub(crate) fn entries(&self, places: &[PlaceIx]) -> Vec<Entry> {
        places.iter().take(LIST).map(|ix| self.entry(*ix)).collect()
    }

    /// The same without theses, of which more is said above.
    pub(crate) fn claims(&self, places: &[PlaceIx]) -> Vec<Entry> {
        let graph = &self.document.graph;
        let claims = places.iter().filter(|ix| graph.places()[**ix].under.is_some());
        claims.take(LIST).map(|ix| self.entry(*ix)).collect()
    }

    /// The strongest reply of a relation, then the strongest pro of that, and so on.
    fn chain(&self, thesis: PlaceIx, relation: Relation) -> Vec<Entry> {
        let graph = &self.document.graph;
        let (mut chain, mut at, mut wanted) = (Vec::new(), thesis, relation);
        while chain.len() < CHAIN {
            let replies = graph.children(graph.places()[at].claim).iter().copied();
            let fitting = replies.filter(|ix| graph.places()[*ix].relation() == Some(wanted));
            let Some(best) = self.figures.strongest(graph, fitting) else { break };
            chain.push(self.entry(best));
            (at, wanted) = (best, Relation::Pro);
        }
        chain
    }

    pub(crate) fn standing(&self, ix: PlaceIx) -> Standing {
        Standing {
            thesis: self.entry(ix),
            strength: self.figures.strength(ix),
            division: self.figures.division(ix),
            pro: self.chain(ix, Relation::Pro),
            con: self.chain(ix, Relation::Con),
        }
    }

    /// All rows, and what they cite, each source once.
    fn annex(&self) -> (Vec<Row>, Vec<Cited>) {
        let graph = &self.document.graph;
        let mut known: HashMap<Cited, usize> = HashMap::new();
        let (mut rows, mut cited) = (Vec::new(), Vec::new());
        for (ix, depth) in graph.theses().iter().flat_map(|thesis| graph.walk(*thesis)) {
            let place = &graph.places()[ix];
            let claim = &graph.claims()[place.claim];
            let home = graph.home(place.claim);
            let mut sources = Vec::new();
            for source in claim.sources.iter().filter(|_| home == ix) {
                let quote = source.quote.as_deref().map(str::trim).filter(|quote| !quote.is_empty());
                let one = Cited { url: source.url.clone(), quote: quote.map(str::to_owned) };
                let number = *known.entry(one.clone()).or_insert_with(|| {
                    cited.push(one);
                    cited.len()
                });
                if !sources.contains(&number) {
                    sources.push(number);
                }
            }
            rows.push(Row {
                entry: self.entry(ix),
                depth,
                home: (home != ix).then(|| self.numbers[home].clone()),
                withdrawn: claim.state == State::Withdrawn,
                sources,
            });
        }
        (rows, cited)
    }
}

/// The number of each place of the outline, by index: theses 1, 2, …, what stands below the first 1.1, 1.2, …
fn numbers(document: &Document) -> Vec<String> {
    let graph = &document.graph;
    let mut numbers = vec![String::new(); graph.places().len()];
    let mut path: Vec<usize> = Vec::new();
    for (ix, depth) in graph.theses().iter().flat_map(|thesis| graph.walk(*thesis)) {
        path.truncate(depth + 1);
        match path.get_mut(depth) {
            Some(last) => *last += 1,
            None => path.push(1),
        }
        numbers[ix] = path.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
    }
    numbers
}

impl Brief {
    /// The brief of a debate: O(V + E), and what an outline weighs.
    pub fn of(material: &Material<'_>) -> Self {
        let Material { document, figures, .. } = *material;
        let making = Making::new(document, figures);
        let graph = &document.graph;
        let (outline, sources) = making.annex();
        let standings: Vec<Standing> = graph.theses().iter().map(|ix| making.standing(*ix)).collect();
        let contested = making.claims(figures.contested());
        let consensus = making.claims(figures.consensus());
        let unanswered = making.entries(figures.unanswered());
        let overlooked = making.entries(figures.overlooked());
        let theses: Vec<String> = standings.iter().map(|standing| standing.thesis.text.clone()).collect();
        let points = Points {
            contested: &contested,
            consensus: &consensus,
            unanswered: &unanswered,
            overlooked: &overlooked,
            theses: &theses,
        };
        // Before reflect not everybody who reads claims may know how many took part.
        let took_part = |kind| figures.participation(kind).filter(|_| figures.results());
        Self {
            agenda: material.agenda.cloned().unwrap_or_else(|| Agenda::propose(&points, material.minutes)),
            title: document.title.clone(),
            question: document.question.clone().filter(|question| *question != document.title),
            background: document.background.trim().to_owned(),
            goal: material.goal.map(str::to_owned),
            date: material.date.to_owned(),
            results: figures.results(),
            k: figures.k(),
            sides: topology::sides(graph),
            rated: took_part(Kind::Ratings),
            contributed: took_part(Kind::Claims),
            evenness: figures.evenness(Kind::Ratings),
            standings,
            contested,
            consensus,
            unanswered,
            overlooked,
            outline,
            sources,
        }
    }

    /// How many claims there are, theses included.
    pub fn claims(&self) -> usize {
        self.outline.iter().filter(|row| row.home.is_none()).count()
    }
}
