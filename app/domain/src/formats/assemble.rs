//! Puts a graph together from what a file says, with the file's own names in errors.

use super::{CLAIMS_LIMIT, Fault, ImportError, PLACES_LIMIT};
use crate::{
    claim::{Claim, ClaimText, Origin, Source},
    graph::{DEPTH_CAP, Graph, GraphError, NewPlace, Relation},
    ids::{ClaimId, PlaceId, RandomSource},
};

/// Line and column, both counted from 1.
pub(super) type Position = (usize, usize);

/// Claims and places in file order; claims are named by their index.
#[derive(Default)]
pub(super) struct Assembly {
    claims: Vec<Claim>,
    /// What the file calls each claim.
    names: Vec<String>,
    positions: Vec<Position>,
    places: Vec<Standing>,
}

struct Standing {
    claim: usize,
    under: Option<(usize, Relation)>,
    home: bool,
    at: Position,
}

impl Assembly {
    /// Adds a claim and gives its index.
    pub(super) fn claim(
        &mut self,
        name: String,
        at: Position,
        text: &str,
        sources: Vec<Source>,
        random: &mut impl RandomSource,
    ) -> Result<usize, ImportError> {
        if self.claims.len() == CLAIMS_LIMIT {
            return Err(ImportError::new(at.0, at.1, format!("a file can hold at most {CLAIMS_LIMIT} claims")));
        }
        let text = ClaimText::imported(text)
            .map_err(|error| ImportError::new(at.0, at.1, Fault::Text { name: name.clone(), error }))?;
        self.claims.push(Claim { sources, ..Claim::new(ClaimId::new(random), text, Origin::Imported) });
        self.names.push(name);
        self.positions.push(at);
        Ok(self.claims.len() - 1)
    }

    /// Lets a claim stand somewhere.
    pub(super) fn place(
        &mut self,
        claim: usize,
        under: Option<(usize, Relation)>,
        home: bool,
        at: Position,
    ) -> Result<(), ImportError> {
        if self.places.len() == PLACES_LIMIT {
            return Err(ImportError::new(at.0, at.1, format!("a file can hold at most {PLACES_LIMIT} places")));
        }
        self.places.push(Standing { claim, under, home, at });
        Ok(())
    }

    /// The graph.
    pub(super) fn finish(self, random: &mut impl RandomSource) -> Result<Graph, ImportError> {
        if let Some(place) = self.closing_place() {
            let parent = place.under.map_or("", |(parent, _)| self.names[parent].as_str());
            let claim = &self.names[place.claim];
            let fault = Fault::Cycle { claim: claim.clone(), parent: parent.to_owned() };
            return Err(ImportError::new(place.at.0, place.at.1, fault));
        }
        let ids: Vec<ClaimId> = self.claims.iter().map(|c| c.id).collect();
        let places = self.places.iter().zip(0..).map(|(place, order)| NewPlace {
            id: PlaceId::new(random),
            claim: ids[place.claim],
            under: place.under.map(|(parent, relation)| (ids[parent], relation)),
            home: place.home,
            order: Some(order),
        });
        let places: Vec<NewPlace> = places.collect();
        Graph::build(self.claims, places).map_err(|error| {
            let culprit = match error {
                GraphError::TooDeep { claim } | GraphError::NoHome(claim) | GraphError::NoClaim(claim) => {
                    ids.iter().position(|id| *id == claim)
                }
                _ => None,
            };
            let (line, column) = culprit.map_or((1, 1), |ix| self.positions[ix]);
            let name = culprit.map_or("", |ix| self.names[ix].as_str());
            let message = match error {
                GraphError::TooDeep { .. } => {
                    format!("{name} stands deeper than {DEPTH_CAP} levels below its thesis")
                }
                other => format!("{name}: {other}"),
            };
            ImportError::new(line, column, message)
        })
    }

    /// A place that closes a cycle, if any: of all places on the cycle the further one that comes last in the file,
    /// or else the last.
    fn closing_place(&self) -> Option<&Standing> {
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); self.claims.len()];
        for (ix, place) in self.places.iter().enumerate() {
            if let Some((parent, _)) = place.under {
                below[parent].push(ix);
            }
        }
        #[derive(Clone, Copy, PartialEq)]
        enum Seen {
            Not,
            Open,
            Done,
        }
        let mut seen = vec![Seen::Not; self.claims.len()];
        for start in 0..self.claims.len() {
            if seen[start] != Seen::Not {
                continue;
            }
            // The claims on the way down, how many of each one's places were followed, and by which place it was reached.
            let mut way = vec![(start, 0, usize::MAX)];
            seen[start] = Seen::Open;
            while let Some((claim, next, _)) = way.last_mut() {
                let Some(&place) = below[*claim].get(*next) else {
                    seen[*claim] = Seen::Done;
                    way.pop();
                    continue;
                };
                *next += 1;
                let child = self.places[place].claim;
                match seen[child] {
                    Seen::Not => {
                        seen[child] = Seen::Open;
                        way.push((child, 0, place));
                    }
                    Seen::Done => {}
                    Seen::Open => {
                        let top = way.iter().rposition(|(c, ..)| *c == child).unwrap_or(0);
                        let cycle = way[top + 1..].iter().map(|(.., p)| *p).chain([place]);
                        return cycle.max_by_key(|p| (!self.places[*p].home, *p)).map(|p| &self.places[p]);
                    }
                }
            }
        }
        None
    }
}
