//! What each deed shifts.

use super::{
    Away, Deed, Deeds, Entry, MANY_LIMIT, NOTE_LIMIT, Obstacle, PARTS_LIMIT, Shelf, Shift, Stock, Why, Written,
    stock::whole,
};
use crate::{
    claim::{Claim, Origin, Source},
    graph::{ClaimIx, Graph, GraphError, NewPlace, PlaceIx, Relation},
    history::Event,
    ids::{ClaimId, PlaceId, RandomSource},
};
use std::collections::{HashMap, HashSet};

/// What a deed does to a debate.
#[derive(Debug, Clone)]
pub struct Change {
    /// What the history says of it, and how it is undone.
    pub entry: Entry,
    /// What is to be written.
    pub written: Written,
    /// Claims whose pending replies shall answer another one.
    pub answers: Vec<(ClaimId, ClaimId)>,
    /// The graph then.
    pub graph: Graph,
    /// What is not in it then.
    pub away: Away,
}

/// What a deed would do, from the graph as it is.
///
/// # Errors
/// [`Obstacle`] says why it can't be done.
pub fn plan(
    graph: &Graph,
    away: &Away,
    deed: &Deed,
    why: &Why,
    random: &mut impl RandomSource,
) -> Result<Change, Obstacle> {
    let length = why.note.chars().count();
    if length > NOTE_LIMIT {
        return Err(Obstacle::Note(length));
    }
    let entry = Entry::new(Deeds::Keep, Vec::new(), why);
    let stock = Stock::of(graph, away);
    let mut work = Work { graph, old: &stock, stock: stock.clone(), entry, answers: Vec::new() };
    work.carry_out(deed, random)?;
    work.finish()
}

/// What undoing one of the deeds of a history would do.
///
/// # Errors
/// [`Obstacle::NotUndoable`], [`Obstacle::Later`], or what else stands in the way.
pub fn undo(graph: &Graph, away: &Away, history: &[&Event], entry: usize) -> Result<Change, Obstacle> {
    let Some(Event::Moderated(done)) = history.get(entry) else { return Err(Obstacle::NotUndoable) };
    let undone = history.iter().any(|event| matches!(event, Event::Undone { entry: of } if *of == entry));
    if undone || done.shifts.is_empty() {
        return Err(Obstacle::NotUndoable);
    }
    let stock = Stock::of(graph, away);
    let mut work = Work { graph, old: &stock, stock: stock.clone(), entry: done.clone(), answers: Vec::new() };
    // What its author has taken back meanwhile can't come back; the rest can.
    let back: Vec<Shift> = done.shifts.iter().rev().map(Shift::back).filter(|shift| stock.has(shift)).collect();
    if back.is_empty() {
        return Err(Obstacle::Gone);
    }
    work.stock.shift(&back)?;
    work.finish()
}

/// A deed being worked out.
struct Work<'a> {
    graph: &'a Graph,
    old: &'a Stock,
    stock: Stock,
    entry: Entry,
    answers: Vec<(ClaimId, ClaimId)>,
}

impl Work<'_> {
    fn carry_out(&mut self, deed: &Deed, random: &mut impl RandomSource) -> Result<(), Obstacle> {
        self.says_why(deed)?;
        match deed {
            Deed::Publish(claims) => self.review(claims, Deeds::Publish),
            Deed::Decline(claims) => self.review(claims, Deeds::Decline),
            Deed::Restore(claims) => self.review(claims, Deeds::Restore),
            Deed::Archive(places) => self.archive(places),
            Deed::Move { places, under, relation } => self.rearrange(places, *under, *relation, random),
            Deed::Link { claim, under, relation } => self.link(*claim, *under, *relation, random),
            Deed::Unlink(place) => self.unlink(*place),
            Deed::Merge { survivor, others } => self.merge(*survivor, others, random),
            Deed::Split { .. } => self.split(deed, random),
            Deed::Extract { .. } => self.extract(deed, random),
            Deed::Keep(claim) => {
                self.claim(*claim)?;
                self.entry.about.push(*claim);
                self.entry.shifts.push(Shift::Settle { claim: *claim, settled: true });
                Ok(())
            }
        }
    }

    fn finish(mut self) -> Result<Change, Obstacle> {
        self.stock.settle();
        let (graph, away) = self.stock.parts().map_err(|error| self.obstacle(&error))?;
        if graph.theses().is_empty() && !self.graph.theses().is_empty() {
            return Err(Obstacle::LastThesis);
        }
        let written = self.stock.since(self.old);
        Ok(Change { entry: self.entry, written, answers: self.answers, graph, away })
    }

    /// Why the graph does not take it.
    fn obstacle(&self, error: &GraphError) -> Obstacle {
        let claim = |id: &ClaimId| self.graph.claim_ix(*id);
        match error {
            GraphError::Cycle { claim: top, parent } => {
                let path =
                    claim(top).zip(claim(parent)).and_then(|(top, parent)| way_down(self.graph, top, parent));
                Obstacle::Cycle { path: path.unwrap_or_else(|| vec![*parent, *top]) }
            }
            GraphError::TooDeep { .. } => {
                let onto = self.entry.onto.as_ref().or(self.entry.about.first());
                Obstacle::TooDeep { path: onto.and_then(claim).map(|ix| self.way_to(ix)).unwrap_or_default() }
            }
            GraphError::AlreadyThere | GraphError::Duplicate(_) => Obstacle::AlreadyThere,
            GraphError::NoClaim(_) | GraphError::NoHome(_) => Obstacle::Gone,
        }
    }

    /// The claims from the thesis down to this one.
    fn way_to(&self, claim: ClaimIx) -> Vec<ClaimId> {
        let way = self.graph.ancestors(self.graph.home(claim));
        way.into_iter().map(|ix| self.graph.claims()[self.graph.places()[ix].claim].id).collect()
    }

    /// What changes the debate is done for a reason. For what only adds a place, takes one of several away or brings something
    /// back, the facilitator's own words are one: none of the nine may fit.
    fn says_why(&self, deed: &Deed) -> Result<(), Obstacle> {
        let reason = self.entry.reason.is_some();
        match deed {
            Deed::Publish(_) | Deed::Keep(_) => Ok(()),
            Deed::Link { .. } | Deed::Unlink(_) | Deed::Restore(_) if reason || !self.entry.note.is_empty() => {
                Ok(())
            }
            Deed::Link { .. } | Deed::Unlink(_) | Deed::Restore(_) => Err(Obstacle::NoWhy),
            _ if reason => Ok(()),
            _ => Err(Obstacle::NoReason),
        }
    }

    fn claim(&self, id: ClaimId) -> Result<ClaimIx, Obstacle> {
        self.graph.claim_ix(id).ok_or(Obstacle::Gone)
    }

    fn place(&self, id: PlaceId) -> Result<PlaceIx, Obstacle> {
        self.graph.place_ix(id).ok_or(Obstacle::Gone)
    }

    fn id_at(&self, place: PlaceIx) -> ClaimId {
        self.graph.claims()[self.graph.places()[place].claim].id
    }

    fn shift(&mut self, shift: Shift) -> Result<(), Obstacle> {
        self.stock.shift(std::slice::from_ref(&shift)).map_err(|_| Obstacle::Gone)?;
        self.entry.shifts.push(shift);
        Ok(())
    }

    fn take_claim(&mut self, claim: ClaimId) -> Result<(), Obstacle> {
        self.shift(Shift::Claim { claim, from: None, to: Some(Shelf::Archived) })
    }

    fn take_place(&mut self, place: PlaceId) -> Result<(), Obstacle> {
        self.shift(Shift::Place { place, here: false })
    }

    /// A new place comes from nowhere: undone, it is away.
    fn make_place(&mut self, place: NewPlace) -> Result<(), Obstacle> {
        let id = place.id;
        self.stock.places.insert(id, (Some(Shelf::Archived), place));
        self.shift(Shift::Place { place: id, here: true })
    }

    fn make_claim(&mut self, claim: Claim) -> Result<(), Obstacle> {
        let id = claim.id;
        self.stock.claims.insert(id, (Some(Shelf::Archived), claim));
        self.entry.made.push(id);
        self.shift(Shift::Claim { claim: id, from: Some(Shelf::Archived), to: None })
    }

    fn review(&mut self, claims: &[ClaimId], deed: Deeds) -> Result<(), Obstacle> {
        let claims = distinct(claims)?;
        self.entry.deed = deed;
        for claim in claims {
            let shelf = self.stock.claims.get(&claim).and_then(|(shelf, _)| *shelf);
            let to = match (deed, shelf) {
                (Deeds::Publish, Some(Shelf::Review | Shelf::Declined)) => None,
                (Deeds::Decline, Some(Shelf::Review)) => Some(Shelf::Declined),
                (Deeds::Restore, Some(Shelf::Archived)) => None,
                (Deeds::Restore, Some(Shelf::Declined)) => Some(Shelf::Review),
                (Deeds::Restore, _) => return Err(Obstacle::Gone),
                _ => return Err(Obstacle::NotUnderReview),
            };
            self.shift(Shift::Claim { claim, from: shelf, to })?;
            self.entry.about.push(claim);
        }
        Ok(())
    }

    fn archive(&mut self, places: &[PlaceId]) -> Result<(), Obstacle> {
        let places = distinct(places)?;
        self.entry.deed = Deeds::Archive;
        let chosen: HashSet<PlaceIx> = places.iter().map(|place| self.place(*place)).collect::<Result<_, _>>()?;
        let mut gone = HashSet::new();
        for place in places {
            let ix = self.place(place)?;
            let claim = self.graph.places()[ix].claim;
            let id = self.graph.claims()[claim].id;
            if self.graph.standing(claim).iter().any(|other| !chosen.contains(other)) {
                self.take_place(place)?;
                self.entry.about.push(id);
            } else if gone.insert(claim) {
                self.take_claim(id)?;
                self.entry.about.push(id);
            }
        }
        Ok(())
    }

    fn rearrange(
        &mut self,
        places: &[PlaceId],
        under: ClaimId,
        relation: Relation,
        random: &mut impl RandomSource,
    ) -> Result<(), Obstacle> {
        let places = distinct(places)?;
        (self.entry.deed, self.entry.onto) = (Deeds::Move, Some(under));
        let target = self.claim(under)?;
        for place in places {
            let ix = self.place(place)?;
            let from = self.graph.places()[ix];
            self.check_under(from.claim, target, relation)?;
            let claim = self.graph.claims()[from.claim].id;
            self.take_place(place)?;
            let under = Some((under, relation));
            self.make_place(NewPlace { id: PlaceId::new(random), claim, under, home: from.home, order: None })?;
            self.entry.about.push(claim);
        }
        Ok(())
    }

    fn link(
        &mut self,
        claim: ClaimId,
        under: ClaimId,
        relation: Relation,
        random: &mut impl RandomSource,
    ) -> Result<(), Obstacle> {
        let (ix, target) = (self.claim(claim)?, self.claim(under)?);
        self.check_under(ix, target, relation)?;
        self.entry.deed = Deeds::Link;
        (self.entry.about, self.entry.onto) = (vec![claim], Some(under));
        let under = Some((under, relation));
        self.make_place(NewPlace { id: PlaceId::new(random), claim, under, home: false, order: None })
    }

    /// Whether a claim may stand under another one.
    fn check_under(&self, claim: ClaimIx, target: ClaimIx, relation: Relation) -> Result<(), Obstacle> {
        if let Some(path) = way_down(self.graph, claim, target) {
            return Err(Obstacle::Cycle { path });
        }
        let under = Some((target, relation));
        if self.graph.standing(claim).iter().any(|place| self.graph.places()[*place].under == under) {
            return Err(Obstacle::AlreadyThere);
        }
        Ok(())
    }

    fn unlink(&mut self, place: PlaceId) -> Result<(), Obstacle> {
        let ix = self.place(place)?;
        if self.graph.standing(self.graph.places()[ix].claim).len() == 1 {
            return Err(Obstacle::OnlyPlace);
        }
        self.entry.deed = Deeds::Unlink;
        self.entry.about.push(self.id_at(ix));
        self.entry.onto = self.graph.places()[ix].parent().map(|parent| self.graph.claims()[parent].id);
        self.take_place(place)
    }

    fn merge(
        &mut self,
        survivor: ClaimId,
        others: &[ClaimId],
        random: &mut impl RandomSource,
    ) -> Result<(), Obstacle> {
        let others: Vec<ClaimId> = distinct(others)?.into_iter().filter(|other| *other != survivor).collect();
        if others.is_empty() {
            return Err(Obstacle::Nothing);
        }
        let into = self.claim(survivor)?;
        let merged: HashSet<ClaimIx> = others.iter().map(|other| self.claim(*other)).collect::<Result<_, _>>()?;
        (self.entry.deed, self.entry.onto) = (Deeds::Merge, Some(survivor));
        // Where the survivor stands, and what answers it, once more would be twice.
        let places = |list: &[PlaceIx]| -> Vec<_> { list.iter().map(|ix| self.graph.places()[*ix]).collect() };
        let mut stands: HashSet<_> = places(self.graph.standing(into)).iter().map(|place| place.under).collect();
        let mut answered: HashSet<(ClaimId, Relation)> = places(self.graph.children(into))
            .iter()
            .filter_map(|place| Some((self.graph.claims()[place.claim].id, place.relation()?)))
            .collect();
        for other in &others {
            let ix = self.claim(*other)?;
            self.take_claim(*other)?;
            self.unite_sources(survivor, *other)?;
            for place in places(self.graph.standing(ix)) {
                // Below itself it can't stand.
                let below = |parent| merged.contains(&parent) || way_down(self.graph, into, parent).is_some();
                if place.parent().is_some_and(below) || !stands.insert(place.under) {
                    continue;
                }
                let under = place.under.map(|(parent, relation)| (self.graph.claims()[parent].id, relation));
                let id = PlaceId::new(random);
                self.make_place(NewPlace { id, claim: survivor, under, home: false, order: place.order })?;
            }
            let within = |claim: ClaimId| claim == survivor || others.contains(&claim);
            for (place, claim, relation) in self.answers_to(*other) {
                if within(claim) || !answered.insert((claim, relation)) {
                    self.take_place(place)?;
                } else {
                    self.shift(Shift::Hang { place, from: *other, to: survivor })?;
                }
            }
            self.answers.push((*other, survivor));
            self.entry.about.push(*other);
        }
        Ok(())
    }

    /// What answers a claim, in the graph or as soon as it can.
    fn answers_to(&self, claim: ClaimId) -> Vec<(PlaceId, ClaimId, Relation)> {
        let answers =
            self.stock.places.values().filter(|(shelf, _)| shelf.is_none_or(|shelf| shelf == Shelf::Late));
        let answers = answers.filter_map(|(_, place)| Some((place, place.under?)));
        let answers = answers.filter(|(_, (parent, _))| *parent == claim);
        answers.map(|(place, (_, relation))| (place.id, place.claim, relation)).collect()
    }

    fn unite_sources(&mut self, survivor: ClaimId, other: ClaimId) -> Result<(), Obstacle> {
        let of =
            |claim| self.stock.claims.get(&claim).map(|(_, claim)| claim.sources.as_slice()).unwrap_or_default();
        let same = |a: &Source, b: &Source| (&a.url, &a.quote) == (&b.url, &b.quote);
        let known = of(survivor);
        let new = of(other).iter().enumerate().filter(|(_, source)| !known.iter().any(|k| same(k, source)));
        let sources: Vec<usize> = new.map(|(rank, _)| rank).collect();
        if sources.is_empty() {
            return Ok(());
        }
        self.shift(Shift::Cite { claim: survivor, of: other, sources, cited: true })
    }

    fn split(&mut self, deed: &Deed, random: &mut impl RandomSource) -> Result<(), Obstacle> {
        let Deed::Split { claim, text, parts, replies } = deed else { return Err(Obstacle::Nothing) };
        if !(2..=PARTS_LIMIT).contains(&parts.len()) {
            return Err(Obstacle::Parts);
        }
        let ix = self.claim(*claim)?;
        let whole_claim = &self.graph.claims()[ix];
        if whole_claim.text != *text {
            return Err(Obstacle::Reworded);
        }
        let sources: Vec<Source> = whole_claim.sources.iter().map(whole).collect();
        self.entry.deed = Deeds::Split;
        self.entry.about.push(*claim);
        self.take_claim(*claim)?;
        let standing: Vec<NewPlace> =
            self.graph.standing(ix).iter().map(|place| self.graph.describe(&self.graph.places()[*place])).collect();
        let mut made = Vec::with_capacity(parts.len());
        for part in parts {
            let id = ClaimId::new(random);
            let sources = sources.clone();
            self.make_claim(Claim { sources, ..Claim::new(id, part.clone(), Origin::Contributed) })?;
            for place in &standing {
                self.make_place(NewPlace { id: PlaceId::new(random), claim: id, ..place.clone() })?;
            }
            made.push(id);
        }
        for (place, ..) in self.answers_to(*claim) {
            let to = made.get(replies.get(&place).copied().unwrap_or_default()).ok_or(Obstacle::EmptyPart)?;
            self.shift(Shift::Hang { place, from: *claim, to: *to })?;
        }
        self.answers.push((*claim, made[0]));
        Ok(())
    }

    fn extract(&mut self, deed: &Deed, random: &mut impl RandomSource) -> Result<(), Obstacle> {
        let Deed::Extract { place, debate, reference, address } = deed else { return Err(Obstacle::Nothing) };
        let from = self.graph.describe(&self.graph.places()[self.place(*place)?]);
        if from.under.is_none() {
            return Err(Obstacle::LastThesis);
        }
        self.archive(&[*place])?;
        self.entry.deed = Deeds::Extract;
        self.entry.extracted = Some(*debate);
        let id = ClaimId::new(random);
        let source = Source { url: address.clone(), quote: None, span: None, label: None };
        self.make_claim(Claim { sources: vec![source], ..Claim::new(id, reference.clone(), Origin::Prepared) })?;
        self.make_place(NewPlace { id: PlaceId::new(random), claim: id, home: true, ..from })
    }
}

/// Each of these once, if there are some and not too many.
fn distinct<T: Copy + Eq + std::hash::Hash>(chosen: &[T]) -> Result<Vec<T>, Obstacle> {
    let mut known = HashSet::new();
    let distinct: Vec<T> = chosen.iter().copied().filter(|one| known.insert(*one)).collect();
    match distinct.len() {
        0 => Err(Obstacle::Nothing),
        many if many > MANY_LIMIT => Err(Obstacle::TooMany(many)),
        _ => Ok(distinct),
    }
}

/// The claims on a way from one down to another, both among them, if there is one.
fn way_down(graph: &Graph, from: ClaimIx, to: ClaimIx) -> Option<Vec<ClaimId>> {
    let mut came: HashMap<ClaimIx, ClaimIx> = HashMap::from([(from, from)]);
    let mut queue = vec![from];
    while let Some(at) = queue.pop() {
        if at == to {
            let mut way = vec![graph.claims()[to].id];
            let mut at = to;
            while at != from {
                at = came[&at];
                way.push(graph.claims()[at].id);
            }
            way.reverse();
            return Some(way);
        }
        for child in graph.children(at).iter().map(|place| graph.places()[*place].claim) {
            came.entry(child).or_insert_with(|| {
                queue.push(child);
                at
            });
        }
    }
    None
}
