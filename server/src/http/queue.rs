//! The guided queue: claims one at a time, those with the least attention first. Nothing about it is kept on the server:
//! where one is and which branches are left out stand in the address.

use super::{App, Failure, access::Reader, pages, view};
use crate::{assets, live::Mine, secret::Voice};
use app::model::{Frame, MessagePage, QueuePage};
use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Response},
};
use domain::{
    graph::PlaceIx,
    ids::PlaceId,
    policy::{self, Action, Denial},
};
use std::collections::HashSet;
use words::say;

/// The most branches that an address leaves out; more are not read.
const WITHOUT: usize = 40;
/// How many places are first looked through for one that is not rated; each further time twice as many.
const LOOK: usize = 16;
/// Stands in the address instead of a place when the queue is at its end.
const END: &str = "end";

/// Where in the queue somebody is, and what they leave out: all of it from the address or the form.
#[derive(Debug, Clone, Default)]
pub(super) struct Position {
    at: Option<PlaceId>,
    end: bool,
    without: Vec<PlaceId>,
}

impl Position {
    /// From the pairs of a query or form. What is no place is passed over.
    pub(super) fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut position = Self::default();
        for (name, value) in pairs {
            match (name, value.parse::<PlaceId>()) {
                ("at", Ok(place)) => position.at = Some(place),
                ("at", Err(_)) => position.end = value == END,
                ("without", Ok(place)) if !position.without.contains(&place) => position.without.push(place),
                _ => {}
            }
        }
        position.without.truncate(WITHOUT);
        position
    }

    /// The address of a place, or of the end, with the same branches left out.
    fn address(&self, base: &str, at: Option<PlaceId>) -> String {
        let at = at.map_or(END.to_owned(), |place| place.to_string());
        self.without
            .iter()
            .fold(format!("{base}/queue?at={at}"), |address, place| format!("{address}&without={place}"))
    }

    /// The address of the beginning.
    fn beginning(&self, base: &str) -> String {
        let without: Vec<String> = self.without.iter().map(|place| format!("without={place}")).collect();
        if without.is_empty() { format!("{base}/queue") } else { format!("{base}/queue?{}", without.join("&")) }
    }
}

/// The order of a reader, with what is left out of it.
struct Queue<'a> {
    app: &'a App,
    reader: &'a Reader,
    voice: Option<&'a Voice>,
    /// Every place that can be rated, by class of attention and shuffled within: the same at every request until the
    /// next release.
    order: Vec<PlaceIx>,
    left_out: HashSet<PlaceIx>,
}

impl<'a> Queue<'a> {
    fn new(app: &'a App, reader: &'a Reader, voice: Option<&'a Voice>, position: &Position) -> Self {
        let (snapshot, graph) = (&reader.snapshot, reader.snapshot.graph());
        let mut order: Vec<PlaceIx> = (0..graph.places().len())
            .filter(|ix| {
                let claim = snapshot.claim(*ix);
                claim.state != domain::claim::State::Withdrawn && !claim.text.is_reference()
            })
            .collect();
        order.sort_by_cached_key(|ix| {
            let place = graph.places()[*ix].id;
            let shuffled = voice.map_or_else(|| snapshot.shuffle(place), |voice| voice.shuffle(place));
            (snapshot.figures().attention(*ix), shuffled)
        });
        let branches = position.without.iter().filter_map(|place| graph.place_ix(*place));
        let left_out = branches.flat_map(|ix| graph.walk(ix)).map(|(ix, _)| ix).collect();
        Self { app, reader, voice, order, left_out }
    }

    fn index(&self, ix: PlaceIx) -> Option<usize> {
        self.order.iter().position(|of| *of == ix)
    }

    fn id(&self, ix: PlaceIx) -> PlaceId {
        self.reader.snapshot.graph().places()[ix].id
    }

    /// What of some places is this voice's own.
    fn mine(&self, places: &[PlaceIx]) -> Mine {
        let ids: Vec<PlaceId> = places.iter().map(|ix| self.id(*ix)).collect();
        let own = |voice| self.reader.room.mine(&self.app.live().secret, voice, &self.reader.snapshot, &ids);
        self.voice.map(own).unwrap_or_default()
    }

    /// The first place of the order, from an index on, that waits for this voice's rating.
    fn waiting(&self, from: usize) -> Option<PlaceIx> {
        let rest: Vec<PlaceIx> =
            self.order.iter().skip(from).filter(|ix| !self.left_out.contains(ix)).copied().collect();
        let (mut rest, mut look) = (&rest[..], LOOK);
        while !rest.is_empty() {
            let (now, later) = rest.split_at(look.min(rest.len()));
            let mine = self.mine(now);
            let waits = |ix: &&PlaceIx| {
                let withdrawn = |claim| mine.edits.get(&claim).is_some_and(|edit| edit.text.is_none());
                !mine.ratings.contains_key(&self.id(**ix)) && !withdrawn(self.reader.snapshot.claim(**ix).id)
            };
            if let Some(found) = now.iter().find(waits) {
                return Some(*found);
            }
            (rest, look) = (later, look * 2);
        }
        None
    }

    /// The place before an index that is not left out, rated or not.
    fn before(&self, index: usize) -> Option<PlaceIx> {
        self.order.iter().take(index).rev().find(|ix| !self.left_out.contains(ix)).copied()
    }

    /// The place to show; `None` at the end.
    fn shown(&self, position: &Position) -> Option<PlaceIx> {
        if position.end {
            return None;
        }
        let at = position.at.and_then(|place| self.reader.snapshot.graph().place_ix(place));
        match at.and_then(|ix| self.index(ix)) {
            Some(index) if self.left_out.contains(&self.order[index]) => self.waiting(index + 1),
            Some(index) => Some(self.order[index]),
            None => self.waiting(0),
        }
    }
}

/// `GET /d/{debate}/queue`
pub(super) async fn page(
    State(app): State<App>,
    Path(debate): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    match policy::may(reader.roles, Action::Rate, reader.situation()) {
        Ok(()) => {}
        Err(Denial::Frozen | Denial::RatingsClosed) => return Ok(over(&reader)),
        Err(_) => reader.demand(Action::Rate)?,
    }
    let query = query.unwrap_or_default();
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let position = Position::read(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
    let saved = pairs.iter().any(|(name, value)| name == "done" && value == "rated");
    Ok(Html(render(&app, &reader, &position, saved)).into_response())
}

/// Where somebody goes on who just rated `place` in the queue. A first rating has only now made the voice, and with it
/// another order: that begins at its beginning.
pub(super) fn after(app: &App, reader: &Reader, voice: &Voice, place: PlaceId, position: &Position) -> String {
    let base = format!("/d/{}", reader.debate);
    let queue = Queue::new(app, reader, Some(voice), position);
    let rated = reader.snapshot.graph().place_ix(place).filter(|_| reader.voice.is_some());
    let from = rated.and_then(|ix| queue.index(ix)).map_or(0, |index| index + 1);
    let next = queue.waiting(from).map(|ix| queue.id(ix));
    format!("{}&done=rated", position.address(&base, next))
}

/// Rating is over: there is one thing left to do.
fn over(reader: &Reader) -> Response {
    let page = MessagePage {
        heading: say!("queue-over").into_owned(),
        text: say!("queue-over-text").into_owned(),
        next: vec![(format!("/d/{}", reader.debate), say!("queue-over-results").into_owned())],
        ..MessagePage::default()
    };
    (StatusCode::CONFLICT, Html(app::message(&view::frame(reader, "queue"), &assets::urls(), page))).into_response()
}

fn render(app: &App, reader: &Reader, position: &Position, saved: bool) -> String {
    let graph = reader.snapshot.graph();
    let base = format!("/d/{}", reader.debate);
    let queue = Queue::new(app, reader, reader.voice.as_ref(), position);
    let shown = queue.shown(position);
    let index = shown.and_then(|ix| queue.index(ix)).unwrap_or(queue.order.len());
    let card = shown.map(|ix| view::card(reader, Some(&queue.mine(&[ix])), ix));
    let rated = card.as_ref().is_some_and(|card| card.rating.is_some());
    let place = |ix: Option<PlaceIx>| ix.map(|ix| queue.id(ix));
    let issued = reader.voice.is_none().then(|| Voice::new().map(|voice| voice.reveal()).unwrap_or_default());
    let answers =
        shown.and_then(|ix| graph.places()[ix].parent()).map(|claim| graph.claims()[claim].text.to_string());
    let above = shown.map(|ix| graph.ancestors(ix)).unwrap_or_default();
    // The claim itself and the one that it answers stand on the page whole.
    let above = &above[..above.len().saturating_sub(2)];
    let page = QueuePage {
        strip: view::strip(reader),
        language: reader.snapshot.debate.language.clone(),
        crumbs: above.iter().map(|ix| pages::crumb(reader, *ix)).collect(),
        answers: answers.unwrap_or_default(),
        voice: issued.unwrap_or_default(),
        without: position.without.iter().map(PlaceId::to_string).collect(),
        // It must stay true for every class of attention and tell no number.
        why: if rated { "".into() } else { say!("queue-reason") },
        saved,
        next: position.address(&base, place(queue.waiting(index + 1))),
        back: queue.before(index).map(|ix| position.address(&base, Some(queue.id(ix)))),
        branches: shown.map(|ix| branches(reader, position, &base, ix)).unwrap_or_default(),
        left_out: left_out(reader, position, &base, place(shown)),
        skipped: if shown.is_none() { queue.waiting(0).map(|_| position.beginning(&base)) } else { None },
        card,
        base,
    };
    // What a release brings comes by itself here.
    let frame = Frame { title: say!("queue-title").into_owned(), events: None, ..view::frame(reader, "queue") };
    app::queue(&frame, &assets::urls(), page)
}

/// The branches that a place stands in, from the widest to itself, each with the address that leaves it out. A thesis
/// that is the only one is not a branch: it is everything.
fn branches(reader: &Reader, position: &Position, base: &str, ix: PlaceIx) -> Vec<(String, String)> {
    let (snapshot, graph) = (&reader.snapshot, reader.snapshot.graph());
    if position.without.len() >= WITHOUT {
        return Vec::new();
    }
    let whole = graph.theses().len() == 1;
    let above = graph.ancestors(ix).into_iter().filter(|of| !(whole && graph.places()[*of].under.is_none()));
    let branch = |of: PlaceIx| {
        let inside: HashSet<PlaceIx> = graph.walk(of).into_iter().map(|(ix, _)| ix).collect();
        let mut further = position.clone();
        // A branch within this one needs no mention of its own any more.
        further.without.retain(|place| graph.place_ix(*place).is_some_and(|ix| !inside.contains(&ix)));
        further.without.push(graph.places()[of].id);
        (view::mention(snapshot.claim(of).text.as_str()), further.address(base, Some(graph.places()[ix].id)))
    };
    above.map(branch).collect()
}

/// The branches that are left out, each with the address that brings it back.
fn left_out(reader: &Reader, position: &Position, base: &str, at: Option<PlaceId>) -> Vec<(String, String)> {
    let snapshot = &reader.snapshot;
    let known = position.without.iter().filter_map(|place| Some((place, snapshot.graph().place_ix(*place)?)));
    let branch = |(place, ix): (&PlaceId, PlaceIx)| {
        let mut fewer = position.clone();
        fewer.without.retain(|of| of != place);
        let address = if at.is_some() { fewer.address(base, at) } else { fewer.beginning(base) };
        (view::mention(snapshot.claim(ix).text.as_str()), address)
    };
    known.map(branch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::OsRandom;

    #[test]
    fn a_position_survives_its_own_address_and_takes_no_more_than_it_should() {
        let ids: Vec<String> = (0..50).map(|_| PlaceId::new(&mut OsRandom).to_string()).collect();
        let pairs =
            ids.iter().chain(&ids).map(|id| ("without", id.as_str())).chain([("at", ids[0].as_str()), ("x", "y")]);
        let position = Position::read(pairs);
        assert_eq!((position.without.len(), position.end), (WITHOUT, false));
        let address = position.address("/d/1", position.at);
        let query = address.split_once('?').unwrap().1;
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let again = Position::read(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
        assert_eq!((again.at, again.without), (position.at, position.without));
        assert!(Position::read([("at", END)]).end);
        let nonsense = Position::read([("at", "<"), ("without", "<")]);
        assert!(nonsense.at.is_none() && !nonsense.end && nonsense.without.is_empty());
    }
}
