//! All claims and places of a debate, those that are not in the graph among them.

use super::{Obstacle, Shelf, Shift};
use crate::{
    claim::{Claim, Source},
    graph::{Graph, GraphError, NewPlace},
    ids::{ClaimId, PlaceId},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What is not in the graph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Away {
    /// Claims, and where they are instead.
    pub claims: BTreeMap<ClaimId, (Shelf, Claim)>,
    /// Places, and where they are instead.
    pub places: BTreeMap<PlaceId, (Shelf, NewPlace)>,
}

impl Away {
    /// A claim that is on this shelf.
    pub fn on(&self, shelf: Shelf) -> impl Iterator<Item = &Claim> {
        self.claims.values().filter(move |(on, _)| *on == shelf).map(|(_, claim)| claim)
    }

    /// Where a claim stood or is to stand.
    pub fn places_of(&self, claim: ClaimId) -> impl Iterator<Item = &NewPlace> {
        self.places.values().map(|(_, place)| place).filter(move |place| place.claim == claim)
    }
}

/// All claims and places of a debate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stock {
    pub(super) claims: BTreeMap<ClaimId, (Option<Shelf>, Claim)>,
    pub(super) places: BTreeMap<PlaceId, (Option<Shelf>, NewPlace)>,
}

/// What differs between two stocks: what is to be written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Written {
    /// Claims that are new, in the order of their ids.
    pub new_claims: Vec<(Option<Shelf>, Claim)>,
    /// Places that are new, in the order of their ids.
    pub new_places: Vec<(Option<Shelf>, NewPlace)>,
    /// Claims that are elsewhere.
    pub claims: Vec<(Option<Shelf>, ClaimId)>,
    /// Places that are elsewhere, answer something else, or are another home.
    pub places: Vec<(Option<Shelf>, NewPlace)>,
    /// Claims with other sources.
    pub sources: Vec<(ClaimId, Vec<Source>)>,
}

impl Stock {
    /// Of a graph and what is not in it.
    pub fn of(graph: &Graph, away: &Away) -> Self {
        let claims = graph.claims().iter().map(|claim| (claim.id, (None, claim.clone())));
        let places = graph.places().iter().map(|place| (place.id, (None, graph.describe(place))));
        let away_claims = away.claims.iter().map(|(id, (shelf, claim))| (*id, (Some(*shelf), claim.clone())));
        let away_places = away.places.iter().map(|(id, (shelf, place))| (*id, (Some(*shelf), place.clone())));
        Self { claims: claims.chain(away_claims).collect(), places: places.chain(away_places).collect() }
    }

    /// The graph and what is not in it.
    ///
    /// # Errors
    /// [`GraphError`] for a cycle, too deep a claim, a claim without exactly one home.
    pub fn parts(&self) -> Result<(Graph, Away), GraphError> {
        let (mut claims, mut places, mut away) = (Vec::new(), Vec::new(), Away::default());
        for (id, (shelf, claim)) in &self.claims {
            match shelf {
                None => claims.push(claim.clone()),
                Some(shelf) => drop(away.claims.insert(*id, (*shelf, claim.clone()))),
            }
        }
        for (id, (shelf, place)) in &self.places {
            match shelf {
                None => places.push(place.clone()),
                Some(shelf) => drop(away.places.insert(*id, (*shelf, place.clone()))),
            }
        }
        Ok((Graph::build(claims, places)?, away))
    }

    /// Does these things, one after the other.
    ///
    /// # Errors
    /// [`Obstacle::Later`] where something is not as the shift expects it.
    pub(super) fn shift(&mut self, shifts: &[Shift]) -> Result<(), Obstacle> {
        shifts.iter().try_for_each(|shift| self.shift_one(shift).ok_or(Obstacle::Later))
    }

    /// Whether what a shift is about is still there, wherever.
    pub(super) fn has(&self, shift: &Shift) -> bool {
        match shift {
            Shift::Claim { claim, .. } | Shift::Word { claim, .. } | Shift::Settle { claim, .. } => {
                self.claims.contains_key(claim)
            }
            Shift::Place { place, .. } => self.places.contains_key(place),
            Shift::Hang { place, to, .. } => self.places.contains_key(place) && self.claims.contains_key(to),
            Shift::Cite { claim, of, .. } => self.claims.contains_key(claim) && self.claims.contains_key(of),
        }
    }

    fn shift_one(&mut self, shift: &Shift) -> Option<()> {
        match shift {
            Shift::Claim { claim, from, to } => {
                let (shelf, _) = self.claims.get_mut(claim)?;
                (settled(*shelf) == *from).then(|| *shelf = *to)
            }
            Shift::Place { place, here } => {
                let (shelf, _) = self.places.get_mut(place)?;
                (settled(*shelf).is_none() != *here).then(|| *shelf = (!here).then_some(Shelf::Archived))
            }
            Shift::Hang { place, from, to } => {
                let (_, place) = self.places.get_mut(place)?;
                let (under, relation) = place.under?;
                (under == *from).then(|| place.under = Some((*to, relation)))
            }
            Shift::Cite { claim, of, sources, cited } => {
                let (_, from) = self.claims.get(of)?;
                let named: Vec<Source> = sources.iter().filter_map(|i| from.sources.get(*i)).map(whole).collect();
                let (_, claim) = self.claims.get_mut(claim)?;
                if *cited {
                    claim.sources.extend(named);
                } else {
                    claim.sources.retain(|source| !named.contains(source));
                }
                Some(())
            }
            // Neither is part of the graph.
            Shift::Word { .. } | Shift::Settle { .. } => Some(()),
        }
    }

    /// Lets replies leave with what they answer and come back with it, and gives every claim one home.
    pub(super) fn settle(&mut self) {
        let may_stand = |shelf: Option<Shelf>| settled(shelf).is_none();
        let mut replies: HashMap<ClaimId, Vec<ClaimId>> = HashMap::new();
        let mut reached: HashSet<ClaimId> = HashSet::new();
        let mut queue = Vec::new();
        let stands = |claim: &ClaimId| self.claims.get(claim).is_some_and(|(shelf, _)| may_stand(*shelf));
        for (shelf, place) in self.places.values() {
            if !may_stand(*shelf) || !stands(&place.claim) {
                continue;
            }
            match place.under {
                Some((parent, _)) => replies.entry(parent).or_default().push(place.claim),
                None => queue.push(place.claim),
            }
        }
        while let Some(claim) = queue.pop() {
            if reached.insert(claim) {
                queue.extend(replies.get(&claim).into_iter().flatten());
            }
        }
        for (id, (shelf, _)) in &mut self.claims {
            if may_stand(*shelf) {
                *shelf = (!reached.contains(id)).then_some(Shelf::Late);
            }
        }
        let mut homes: HashMap<ClaimId, PlaceId> = HashMap::new();
        for (id, (shelf, place)) in &mut self.places {
            if !may_stand(*shelf) {
                continue;
            }
            let parent = place.under.is_none_or(|(parent, _)| reached.contains(&parent));
            *shelf = (!parent || !reached.contains(&place.claim)).then_some(Shelf::Late);
            if shelf.is_none() && place.home {
                homes.entry(place.claim).or_insert(*id);
            }
        }
        for (id, (shelf, place)) in &mut self.places {
            if shelf.is_none() {
                place.home = *homes.entry(place.claim).or_insert(*id) == *id;
            }
        }
    }

    /// What is to be written to come from another stock to this one.
    pub(super) fn since(&self, old: &Self) -> Written {
        let mut written = Written::default();
        for (id, (shelf, claim)) in &self.claims {
            match old.claims.get(id) {
                None => written.new_claims.push((*shelf, claim.clone())),
                Some((was, old)) => {
                    if was != shelf {
                        written.claims.push((*shelf, *id));
                    }
                    if old.sources != claim.sources {
                        written.sources.push((*id, claim.sources.clone()));
                    }
                }
            }
        }
        for (id, now) in &self.places {
            match old.places.get(id) {
                None => written.new_places.push(now.clone()),
                Some(was) if was != now => written.places.push(now.clone()),
                Some(_) => {}
            }
        }
        written
    }
}

/// A source as another claim cites it: its text does not say where.
pub(super) fn whole(source: &Source) -> Source {
    Source { span: None, label: None, ..source.clone() }
}

/// What is late stands as soon as it can: a shift takes it for standing.
fn settled(shelf: Option<Shelf>) -> Option<Shelf> {
    shelf.filter(|shelf| *shelf != Shelf::Late)
}
