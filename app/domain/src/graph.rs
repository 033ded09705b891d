//! The argument graph: claims, and the places where they stand.
//!
//! A directed acyclic graph: each claim hangs under a thesis by at least one place, and may stand under several
//! parents. All walks are iterative: a hostile file can't overflow the stack.

use crate::{
    claim::Claim,
    ids::{ClaimId, PlaceId},
};
use petgraph::{
    algo::{has_path_connecting, toposort},
    graph::{DiGraph, NodeIndex},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How deep a claim may stand: a thesis has depth 0. Pages and formats nest no deeper.
pub const DEPTH_CAP: usize = 64;

/// What a claim does for its parent in one place.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// It speaks for the parent.
    Pro,
    /// It speaks against the parent.
    Con,
}

impl Relation {
    /// `pro` or `con`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pro => "pro",
            Self::Con => "con",
        }
    }

    /// `Pro` or `Con`, or `Thesis` for what stands under nothing.
    pub fn title(relation: Option<Self>) -> &'static str {
        match relation {
            None => "Thesis",
            Some(Self::Pro) => "Pro",
            Some(Self::Con) => "Con",
        }
    }

    /// The relation of a reply to a claim of this stance: a con of a con speaks for.
    pub fn then(self, reply: Self) -> Self {
        if self == reply { Self::Pro } else { Self::Con }
    }
}

impl std::str::FromStr for Relation {
    type Err = InvalidRelation;
    fn from_str(s: &str) -> Result<Self, InvalidRelation> {
        match s {
            "pro" => Ok(Self::Pro),
            "con" => Ok(Self::Con),
            _ => Err(InvalidRelation),
        }
    }
}

/// The word is neither `pro` nor `con`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a claim is “pro” or “con” its parent")]
pub struct InvalidRelation;

/// Index of a claim in [`Graph::claims`].
pub type ClaimIx = usize;
/// Index of a place in [`Graph::places`].
pub type PlaceIx = usize;

/// Where a claim stands: under a parent with a relation, or as a thesis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlace {
    /// The place's random id.
    pub id: PlaceId,
    /// The claim that stands here.
    pub claim: ClaimId,
    /// The parent and what the claim does for it; `None` for a thesis.
    pub under: Option<(ClaimId, Relation)>,
    /// Whether the claim's subtree is drawn here; elsewhere it is a reference. One place of a claim is its home.
    pub home: bool,
    /// Its rank among what was imported or prepared together; `None` for contributed ones, which have no order and
    /// stand after those that have.
    pub order: Option<u32>,
}

/// A place in a graph: an edge, or a thesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its random id.
    pub id: PlaceId,
    /// The claim that stands here.
    pub claim: ClaimIx,
    /// The parent and what the claim does for it; `None` for a thesis.
    pub under: Option<(ClaimIx, Relation)>,
    /// Whether the claim's subtree is drawn here.
    pub home: bool,
    /// Rank among imported or prepared siblings.
    pub order: Option<u32>,
}

impl Place {
    /// The relation to the parent; none for a thesis.
    pub fn relation(&self) -> Option<Relation> {
        self.under.map(|(_, relation)| relation)
    }

    /// The parent; none for a thesis.
    pub fn parent(&self) -> Option<ClaimIx> {
        self.under.map(|(parent, _)| parent)
    }
}

/// Why something can't be added to the graph.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// No such claim.
    #[error("there is no claim {0}")]
    NoClaim(ClaimId),
    /// The id is taken.
    #[error("the id {0} is taken")]
    Duplicate(String),
    /// The claim would stand below itself.
    #[error("a claim can't stand below itself")]
    Cycle {
        /// The claim that would be linked.
        claim: ClaimId,
        /// The parent which stands below that claim.
        parent: ClaimId,
    },
    /// Deeper than [`DEPTH_CAP`].
    #[error("a debate can be {DEPTH_CAP} levels deep at most; answer a claim further up")]
    TooDeep {
        /// The claim that would stand too deep.
        claim: ClaimId,
    },
    /// The claim already stands there with the same relation.
    #[error("the claim already stands there")]
    AlreadyThere,
    /// A claim has no place, or no home, or several homes.
    #[error("claim {0} has no home or several")]
    NoHome(ClaimId),
}

/// Claims and places of one debate.
#[derive(Clone, Default)]
pub struct Graph {
    claims: Vec<Claim>,
    places: Vec<Place>,
    dag: DiGraph<(), ()>,
    /// Parents before their children.
    order: Vec<ClaimIx>,
    children: Vec<Vec<PlaceIx>>,
    standing: Vec<Vec<PlaceIx>>,
    theses: Vec<PlaceIx>,
    depth: Vec<u16>,
    claim_index: HashMap<ClaimId, ClaimIx>,
    place_index: HashMap<PlaceId, PlaceIx>,
}

impl std::fmt::Debug for Graph {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Graph").field("claims", &self.claims).field("places", &self.places).finish_non_exhaustive()
    }
}

impl Graph {
    /// An empty graph.
    pub fn new() -> Self {
        Self::default()
    }

    /// A graph of all these claims and places, in any order: O(V + E).
    ///
    /// # Errors
    /// [`GraphError`] for unknown or doubled ids, a cycle, too deep a claim, a claim without exactly one home.
    pub fn build(
        claims: impl IntoIterator<Item = Claim>,
        places: impl IntoIterator<Item = NewPlace>,
    ) -> Result<Self, GraphError> {
        let mut graph = Self::new();
        for claim in claims {
            graph.push_claim(claim)?;
        }
        graph.dag = DiGraph::with_capacity(graph.claims.len(), graph.claims.len());
        for _ in &graph.claims {
            graph.dag.add_node(());
        }
        for place in places {
            let (claim, under) = graph.resolve(&place)?;
            if let Some((parent, _)) = under {
                graph.dag.add_edge(NodeIndex::new(parent), NodeIndex::new(claim), ());
            }
            graph.push_place(&place, claim, under)?;
        }
        graph.sort_topologically()?;
        for (claim, standing) in graph.claims.iter().zip(&graph.standing) {
            if standing.iter().filter(|p| graph.places[**p].home).count() != 1 {
                return Err(GraphError::NoHome(claim.id));
            }
        }
        for at in 0..graph.order.len() {
            let ix = graph.order[at];
            graph.depth[ix] = graph.depth_from_parents(ix);
            if usize::from(graph.depth[ix]) > DEPTH_CAP {
                return Err(GraphError::TooDeep { claim: graph.claims[ix].id });
            }
        }
        let mut lists = std::mem::take(&mut graph.children);
        lists.iter_mut().for_each(|list| graph.sort(list));
        graph.children = lists;
        let mut theses = std::mem::take(&mut graph.theses);
        graph.sort(&mut theses);
        graph.theses = theses;
        Ok(graph)
    }

    /// Adds a new claim in its home place.
    ///
    /// # Errors
    /// [`GraphError`]; the graph is unchanged then.
    pub fn add(&mut self, claim: Claim, place: &NewPlace) -> Result<PlaceIx, GraphError> {
        let under = self.check_new(&claim, place)?;
        let depth = under.map_or(0, |(parent, _)| self.depth[parent] + 1);
        let ix = self.push_claim(claim)?;
        self.dag.add_node(());
        self.order.push(ix);
        self.depth[ix] = depth;
        self.attach(place, ix, under)
    }

    /// Lets a claim that is there stand in a further place.
    ///
    /// # Errors
    /// [`GraphError`] for a cycle, a doubled place, or if something below would stand too deep; the graph is
    /// unchanged then.
    pub fn link(&mut self, place: &NewPlace) -> Result<PlaceIx, GraphError> {
        let (claim, under) = self.resolve(place)?;
        if self.place_index.contains_key(&place.id) {
            return Err(GraphError::Duplicate(place.id.to_string()));
        }
        if self.standing[claim].iter().any(|p| self.places[*p].under == under) {
            return Err(GraphError::AlreadyThere);
        }
        let Some((parent, _)) = under else {
            return self.attach(&NewPlace { home: false, ..place.clone() }, claim, None);
        };
        if has_path_connecting(&self.dag, NodeIndex::new(claim), NodeIndex::new(parent), None) {
            return Err(GraphError::Cycle { claim: self.claims[claim].id, parent: self.claims[parent].id });
        }
        // New depths of everything below, in topological order, before anything changes.
        let mut deeper: HashMap<ClaimIx, u16> =
            HashMap::from([(claim, self.depth[claim].max(self.depth[parent] + 1))]);
        let mut queue = vec![claim];
        while let Some(ix) = queue.pop() {
            let depth = deeper.get(&ix).copied().unwrap_or(self.depth[ix]);
            if usize::from(depth) > DEPTH_CAP {
                return Err(GraphError::TooDeep { claim: self.claims[ix].id });
            }
            for p in &self.children[ix] {
                let child = self.places[*p].claim;
                let known = deeper.get(&child).copied().unwrap_or(self.depth[child]);
                if depth + 1 > known {
                    deeper.insert(child, depth + 1);
                    queue.push(child);
                }
            }
        }
        let place = self.attach(&NewPlace { home: false, ..place.clone() }, claim, under)?;
        self.sort_topologically()?;
        for (ix, depth) in deeper {
            self.depth[ix] = depth;
        }
        Ok(place)
    }

    /// Whether a claim may be added in this place, and where: everything [`Graph::add`] checks.
    ///
    /// # Errors
    /// As [`Graph::add`].
    pub fn check_new(&self, claim: &Claim, place: &NewPlace) -> Result<Option<(ClaimIx, Relation)>, GraphError> {
        if self.claim_index.contains_key(&claim.id) {
            return Err(GraphError::Duplicate(claim.id.to_string()));
        }
        if self.place_index.contains_key(&place.id) {
            return Err(GraphError::Duplicate(place.id.to_string()));
        }
        if place.claim != claim.id || !place.home {
            return Err(GraphError::NoHome(claim.id));
        }
        let Some((parent, relation)) = place.under else { return Ok(None) };
        let parent = self.claim_ix(parent).ok_or(GraphError::NoClaim(parent))?;
        if usize::from(self.depth[parent]) + 1 > DEPTH_CAP {
            return Err(GraphError::TooDeep { claim: claim.id });
        }
        Ok(Some((parent, relation)))
    }

    /// The claim, to change its words. Its id must stay.
    pub fn claim_mut(&mut self, ix: ClaimIx) -> &mut Claim {
        &mut self.claims[ix]
    }

    /// The graph without one claim that has no replies: it and its places are gone.
    ///
    /// # Errors
    /// [`GraphError::NoClaim`] if it is not there; [`GraphError::AlreadyThere`] if something stands below it.
    pub fn without(&self, id: ClaimId) -> Result<Self, GraphError> {
        let ix = self.claim_ix(id).ok_or(GraphError::NoClaim(id))?;
        if !self.children[ix].is_empty() {
            return Err(GraphError::AlreadyThere);
        }
        Self::build(
            self.claims.iter().filter(|c| c.id != id).cloned(),
            self.places.iter().filter(|p| p.claim != ix).map(|p| self.describe(p)),
        )
    }

    /// A place with ids instead of indices, as it is stored.
    pub fn describe(&self, place: &Place) -> NewPlace {
        NewPlace {
            id: place.id,
            claim: self.claims[place.claim].id,
            under: place.under.map(|(parent, relation)| (self.claims[parent].id, relation)),
            home: place.home,
            order: place.order,
        }
    }

    /// All claims, in no order that means anything.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// All places, in no order that means anything.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The theses, in their order.
    pub fn theses(&self) -> &[PlaceIx] {
        &self.theses
    }

    /// The places below a claim, in their order: ranked ones first, then by id (random, so it tells nothing).
    pub fn children(&self, claim: ClaimIx) -> &[PlaceIx] {
        &self.children[claim]
    }

    /// All places where a claim stands.
    pub fn standing(&self, claim: ClaimIx) -> &[PlaceIx] {
        &self.standing[claim]
    }

    /// The place where a claim's subtree is drawn.
    pub fn home(&self, claim: ClaimIx) -> PlaceIx {
        let standing = &self.standing[claim];
        standing.iter().copied().find(|p| self.places[*p].home).unwrap_or(standing[0])
    }

    /// The greatest number of steps from a thesis down to the claim; 0 for a thesis.
    pub fn depth(&self, claim: ClaimIx) -> usize {
        self.depth[claim].into()
    }

    /// The index of a claim.
    pub fn claim_ix(&self, id: ClaimId) -> Option<ClaimIx> {
        self.claim_index.get(&id).copied()
    }

    /// The index of a place.
    pub fn place_ix(&self, id: PlaceId) -> Option<PlaceIx> {
        self.place_index.get(&id).copied()
    }

    /// All claims, parents before their children.
    pub fn topological(&self) -> impl DoubleEndedIterator<Item = ClaimIx> + '_ {
        self.order.iter().copied()
    }

    /// The way from the thesis to a place along home places, the place itself last.
    pub fn ancestors(&self, place: PlaceIx) -> Vec<PlaceIx> {
        let mut way = vec![place];
        let mut at = place;
        while let Some(parent) = self.places[at].parent() {
            at = self.home(parent);
            way.push(at);
        }
        way.reverse();
        way
    }

    /// The places of the drawn tree below and including `from`, parents first, each with its depth below `from`.
    /// A further place of a linked claim is yielded, but nothing below it, unless it is `from` itself.
    pub fn walk(&self, from: PlaceIx) -> Vec<(PlaceIx, usize)> {
        let mut found = Vec::new();
        let mut stack = vec![(from, 0)];
        while let Some((place, depth)) = stack.pop() {
            found.push((place, depth));
            if self.places[place].home || place == from {
                stack.extend(self.children[self.places[place].claim].iter().rev().map(|p| (*p, depth + 1)));
            }
        }
        found
    }

    /// For each claim, how many pro and con places stand below it in the drawn tree (links count where they stand,
    /// what is below them only at home).
    pub fn below(&self) -> Vec<Below> {
        let mut below = vec![Below::default(); self.claims.len()];
        for ix in self.topological().rev() {
            let mut sum = Below::default();
            for p in &self.children[ix] {
                let place = &self.places[*p];
                match place.relation() {
                    Some(Relation::Con) => sum.con += 1,
                    _ => sum.pro += 1,
                }
                if place.home {
                    sum.pro += below[place.claim].pro;
                    sum.con += below[place.claim].con;
                }
            }
            below[ix] = sum;
        }
        below
    }

    fn sort_topologically(&mut self) -> Result<(), GraphError> {
        let order = toposort(&self.dag, None).map_err(|cycle| {
            let claim = cycle.node_id().index();
            let parent = self.standing[claim].iter().find_map(|p| self.places[*p].parent()).unwrap_or(claim);
            GraphError::Cycle { claim: self.claims[claim].id, parent: self.claims[parent].id }
        })?;
        self.order = order.into_iter().map(NodeIndex::index).collect();
        Ok(())
    }

    fn depth_from_parents(&self, claim: ClaimIx) -> u16 {
        let parents = self.standing[claim].iter().filter_map(|p| self.places[*p].parent());
        parents.map(|p| self.depth[p] + 1).max().unwrap_or(0)
    }

    fn resolve(&self, place: &NewPlace) -> Result<(ClaimIx, Option<(ClaimIx, Relation)>), GraphError> {
        let claim = self.claim_ix(place.claim).ok_or(GraphError::NoClaim(place.claim))?;
        let under = match place.under {
            None => None,
            Some((parent, relation)) => Some((self.claim_ix(parent).ok_or(GraphError::NoClaim(parent))?, relation)),
        };
        Ok((claim, under))
    }

    fn push_claim(&mut self, claim: Claim) -> Result<ClaimIx, GraphError> {
        let ix = self.claims.len();
        if self.claim_index.insert(claim.id, ix).is_some() {
            return Err(GraphError::Duplicate(claim.id.to_string()));
        }
        self.claims.push(claim);
        self.children.push(Vec::new());
        self.standing.push(Vec::new());
        self.depth.push(0);
        Ok(ix)
    }

    fn push_place(
        &mut self,
        place: &NewPlace,
        claim: ClaimIx,
        under: Option<(ClaimIx, Relation)>,
    ) -> Result<PlaceIx, GraphError> {
        let ix = self.places.len();
        if self.place_index.insert(place.id, ix).is_some() {
            return Err(GraphError::Duplicate(place.id.to_string()));
        }
        self.places.push(Place { id: place.id, claim, under, home: place.home, order: place.order });
        self.standing[claim].push(ix);
        match under {
            Some((parent, _)) => self.children[parent].push(ix),
            None => self.theses.push(ix),
        }
        Ok(ix)
    }

    fn attach(
        &mut self,
        place: &NewPlace,
        claim: ClaimIx,
        under: Option<(ClaimIx, Relation)>,
    ) -> Result<PlaceIx, GraphError> {
        if let Some((parent, _)) = under {
            self.dag.add_edge(NodeIndex::new(parent), NodeIndex::new(claim), ());
        }
        let ix = self.push_place(place, claim, under)?;
        let mut list = std::mem::take(self.list(under));
        self.sort(&mut list);
        *self.list(under) = list;
        Ok(ix)
    }

    fn list(&mut self, under: Option<(ClaimIx, Relation)>) -> &mut Vec<PlaceIx> {
        match under {
            Some((parent, _)) => &mut self.children[parent],
            None => &mut self.theses,
        }
    }

    fn sort(&self, list: &mut [PlaceIx]) {
        list.sort_by_key(|p| {
            let place = &self.places[*p];
            (place.order.is_none(), place.order, place.id)
        });
    }
}

/// How many places stand below a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Below {
    /// Pros of whatever they stand under.
    pub pro: usize,
    /// Cons of whatever they stand under.
    pub con: usize,
}
