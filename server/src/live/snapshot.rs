//! What is released of a debate, with everything that is computed from it once.

use crate::{
    secret::{SlotKind, StoredKey},
    store::{Banded, Debate, Happened, Sealed, StoreError, Stored, Talk, Version},
};
use domain::{
    ballot::{Rating, Tally},
    claim::{Claim, State},
    debate::{Document, RatingsShown},
    figures::{Counted, Figures},
    graph::{Below, ClaimIx, Graph, Place, PlaceIx},
    history::Event,
    ids::{ClaimId, PlaceId, ReleaseId},
    moderation::{Away, Deeds, Entry, Reason},
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use words::Language;

/// The most bytes of rendered pages that one snapshot keeps.
const CACHE_LIMIT: usize = 8 << 20;

/// How many pairs of claims that may say the same are looked for.
const ALIKE: usize = 50;

/// What a page without personal things depends on, beside the snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageKey {
    /// Which page or picture.
    pub kind: &'static str,
    /// The focused place.
    pub place: Option<PlaceId>,
    /// The page of a paged list.
    pub page: usize,
    /// What the reader may do, as far as the page shows it.
    pub reader: u8,
}

/// Rendered pages, and how many bytes they have together.
type Pages = (usize, HashMap<(Language, PageKey), Arc<str>>);

/// What is released of a debate. It never changes; a release makes a new one.
#[derive(Debug)]
pub struct Snapshot {
    /// Which released state of the debate this is.
    pub release: ReleaseId,
    /// The last release that changed what is read: some bring ratings alone.
    pub contents: ReleaseId,
    /// Settings and step.
    pub debate: Debate,
    /// Claims and places, with what a format carries beside them.
    pub document: Document,
    /// Claims and places that were released and are not in the graph: for those who moderate, and their authors.
    pub away: Away,
    /// Released marks for review: for those who moderate.
    pub marks: HashMap<StoredKey, (ClaimId, Reason)>,
    /// The right to change a contributed claim.
    pub edit_keys: HashMap<ClaimId, StoredKey>,
    /// Our own ballots, per place index: for [`Snapshot::figures`] alone.
    tallies: Vec<Tally>,
    /// What stands below each claim, per claim index.
    pub below: Vec<Below>,
    /// How many voices made at least 1, 2, … claims (first list) and ratings (second): likewise.
    participation: [Vec<u32>; 2],
    /// Where bands are shown, the ballots that they rest on, per place index: likewise.
    banded: Option<Vec<Tally>>,
    /// The bands of theses by week, oldest first.
    trend: Vec<Banded>,
    /// What happened to it, oldest first.
    pub history: Vec<Happened>,
    /// What is said about claims, beside the comments, which the document has.
    pub talk: Arc<Talk>,
    figures: OnceLock<Figures>,
    alike: OnceLock<Vec<(PlaceIx, PlaceIx)>>,
    pages: Mutex<Pages>,
}

/// What a snapshot's figures are made of. None of it is shown as it is.
pub(super) struct Basis<'a> {
    pub(super) release: ReleaseId,
    pub(super) contents: ReleaseId,
    pub(super) ballots: &'a HashMap<StoredKey, (PlaceId, Rating)>,
    pub(super) slots: &'a HashMap<StoredKey, (SlotKind, u32)>,
    pub(super) banded: &'a HashMap<StoredKey, (PlaceId, Rating)>,
    /// What sealing left of all three; nothing before.
    pub(super) sealed: &'a Sealed,
    pub(super) trend: Vec<Banded>,
    pub(super) history: Vec<Happened>,
    pub(super) away: Away,
    pub(super) marks: HashMap<StoredKey, (ClaimId, Reason)>,
    pub(super) talk: Arc<Talk>,
}

fn tallies_of(
    graph: &Graph,
    ballots: &HashMap<StoredKey, (PlaceId, Rating)>,
    sealed: &BTreeMap<PlaceId, Tally>,
) -> Vec<Tally> {
    let of_place = |place: &Place| sealed.get(&place.id).copied().unwrap_or_default();
    let mut tallies: Vec<Tally> = graph.places().iter().map(of_place).collect();
    for (place, rating) in ballots.values() {
        if let Some(ix) = graph.place_ix(*place) {
            tallies[ix].add(*rating);
        }
    }
    tallies
}

/// Moderation changes what is read without a release.
fn contents_of(stored: &Stored) -> ReleaseId {
    let moderated = |happened: &&Happened| matches!(happened.event, Event::Moderated(_) | Event::Undone { .. });
    match stored.history.iter().filter(moderated).count() {
        0 => stored.release,
        n => {
            let mixed = crate::secret::mac(stored.release.as_bytes(), &[&n.to_be_bytes()]);
            let mut id = [0; 16];
            id.copy_from_slice(&mixed[..16]);
            ReleaseId::from_bytes(id)
        }
    }
}

impl Snapshot {
    pub(super) fn load(stored: &Stored) -> Result<Self, StoreError> {
        let graph = Graph::build(stored.claims.clone(), stored.places.clone())
            .map_err(|e| StoreError::Damaged(e.to_string()))?;
        let debate = &stored.debate;
        let document = Document {
            title: debate.title.clone(),
            question: debate.question.clone(),
            background: debate.background.clone(),
            graph,
            imported_tallies: BTreeMap::new(),
            comments: stored.comments.clone(),
            layout: debate.layout.clone(),
        };
        let imported =
            stored.imported_tallies.iter().filter(|(place, _)| document.graph.place_ix(**place).is_some());
        let document =
            Document { imported_tallies: imported.map(|(place, tally)| (*place, *tally)).collect(), ..document };
        let basis = Basis {
            release: stored.release,
            contents: contents_of(stored),
            ballots: &stored.ballots,
            slots: &stored.slots,
            banded: &stored.banded,
            sealed: &stored.sealed,
            trend: stored.trend.clone(),
            history: stored.history.clone(),
            away: stored.away.clone(),
            marks: stored.marks.clone(),
            talk: Arc::new(stored.talk.clone()),
        };
        Ok(Self::of(debate.clone(), document, stored.edit_keys.clone(), basis))
    }

    pub(super) fn of(
        debate: Debate,
        document: Document,
        edit_keys: HashMap<ClaimId, StoredKey>,
        basis: Basis<'_>,
    ) -> Self {
        let Basis { release, contents, ballots, slots, banded, sealed, trend, history, away, marks, talk } = basis;
        let tallies = tallies_of(&document.graph, ballots, &sealed.tallies);
        let banded = match debate.ratings {
            RatingsShown::Reflect => None,
            RatingsShown::Rated => Some(tallies_of(&document.graph, banded, &sealed.banded)),
        };
        let mut participation = [Vec::new(), Vec::new()];
        let counted = slots.values().map(|slot| (*slot, 1));
        for ((kind, i), voices) in counted.chain(sealed.participation.iter().map(|(slot, voices)| (*slot, *voices)))
        {
            let list: &mut Vec<u32> = &mut participation[usize::from(kind == SlotKind::Rating)];
            let ix = (i as usize).saturating_sub(1);
            if list.len() <= ix {
                list.resize(ix + 1, 0);
            }
            list[ix] += voices;
        }
        let below = document.graph.below();
        Self {
            release,
            contents,
            trend,
            history,
            away,
            marks,
            talk,
            debate,
            document,
            edit_keys,
            tallies,
            banded,
            below,
            participation,
            figures: OnceLock::new(),
            alike: OnceLock::new(),
            pages: Mutex::default(),
        }
    }

    /// How often those who run it have changed it: rises with each of their settings and each step.
    pub fn edition(&self) -> u32 {
        let steps = u32::try_from(self.history.len()).unwrap_or(u32::MAX);
        self.debate.meeting.edition.saturating_add(steps)
    }

    /// Whether anything that somebody contributed was released.
    pub fn is_touched(&self) -> bool {
        self.participation.iter().any(|list| !list.is_empty())
    }

    /// How each thesis moved, by week, oldest first: all of it at once from reflect on, nothing before.
    pub fn trend(&self) -> &[Banded] {
        if self.debate.step.shows_results() { &self.trend } else { &[] }
    }

    /// The same for the next release.
    pub(super) fn trend_so_far(&self) -> &[Banded] {
        &self.trend
    }

    /// A number that shuffles siblings for readers without a voice, anew after each release.
    pub fn shuffle(&self, place: PlaceId) -> [u8; 32] {
        crate::secret::mac(self.release.as_bytes(), &[place.as_bytes()])
    }

    /// A claim, in the graph or not.
    pub fn any_claim(&self, id: ClaimId) -> Option<&Claim> {
        let away = || self.away.claims.get(&id).map(|(_, claim)| claim);
        self.graph().claim_ix(id).map(|ix| &self.graph().claims()[ix]).or_else(away)
    }

    /// Which version of the debate this is.
    pub fn version(&self) -> Version {
        let (release, edition) = (self.release, self.debate.meeting.edition);
        Version { release, entries: self.history.len(), edition }
    }

    /// What the last moderation did that was about a claim, and was not undone.
    pub fn moderated(&self, claim: ClaimId) -> Option<&Entry> {
        let mut undone = Vec::new();
        self.history.iter().enumerate().rev().find_map(|(ix, happened)| match &happened.event {
            Event::Undone { entry } => {
                undone.push(*entry);
                None
            }
            Event::Moderated(entry) if entry.deed == Deeds::Remove || undone.contains(&ix) => None,
            Event::Moderated(entry) => entry.about.contains(&claim).then_some(entry),
            _ => None,
        })
    }

    /// The graph.
    pub fn graph(&self) -> &Graph {
        &self.document.graph
    }

    /// The claim at a place and whether it stands.
    pub fn claim_at(&self, place: PlaceId) -> Option<(ClaimId, State)> {
        let graph = self.graph();
        let claim = &graph.claims()[graph.places()[graph.place_ix(place)?].claim];
        Some((claim.id, claim.state))
    }

    /// The claim at a place index.
    pub fn claim(&self, place: PlaceIx) -> &Claim {
        &self.graph().claims()[self.graph().places()[place].claim]
    }

    /// What anybody may learn of the ballots, computed when it is first asked for.
    pub fn figures(&self) -> &Figures {
        let [claims, ratings] = &self.participation;
        self.figures.get_or_init(|| {
            Figures::of(&Counted {
                graph: self.graph(),
                tallies: &self.tallies,
                banded: self.banded.as_deref(),
                at_least: [claims, ratings],
                k: self.debate.k,
                step: self.debate.step,
                semantics: self.debate.semantics,
            })
        })
    }

    /// Claims that may say the same, by their home places, the most alike first; computed when it is first asked for.
    pub fn alike(&self) -> &[(PlaceIx, PlaceIx)] {
        self.alike.get_or_init(|| {
            let graph = self.graph();
            let claims: Vec<&Claim> = graph.claims().iter().collect();
            let texts: Vec<&str> = claims
                .iter()
                .map(|claim| match claim.state {
                    State::Standing if !claim.text.is_reference() => claim.text.as_str(),
                    _ => "",
                })
                .collect();
            // Whoever answers a claim often takes up its words.
            let answers =
                |a: ClaimIx, b| graph.standing(a).iter().any(|ix| graph.places()[*ix].parent() == Some(b));
            let pairs = domain::similar::pairs(&texts, ALIKE).into_iter();
            let pairs = pairs.filter(|(a, b)| !answers(*a, *b) && !answers(*b, *a));
            pairs.map(|(a, b)| (graph.home(a), graph.home(b))).collect()
        })
    }

    /// A rendered page or picture that is the same for every such reader of this language, from the cache or made now.
    pub fn cached(&self, key: PageKey, make: impl FnOnce() -> String) -> Arc<str> {
        let key = (words::language(), key);
        if let Some(page) = self.pages.lock().unwrap_or_else(PoisonError::into_inner).1.get(&key) {
            return page.clone();
        }
        let page: Arc<str> = make().into();
        let mut cache = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if cache.0 + page.len() > CACHE_LIMIT {
            *cache = Default::default();
        }
        cache.0 += page.len();
        cache.1.insert(key, page.clone());
        page
    }
}
