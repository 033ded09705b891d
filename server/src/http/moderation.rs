//! The rooms of moderation. What is chosen stands in the address until it is done, so that all of it works without script.

use super::{
    App, Failure,
    access::Reader,
    form::Fields,
    history,
    paging::Paging,
    refusals, start, talk,
    view::{self, mention},
};
use crate::{
    assets,
    live::{Order, Refusal, Snapshot, What, reading},
    secret::OsRandom,
};
use app::model::{
    Chosen, Frame, Marked, Moderating, ModerationAct, ModerationClaims, ModerationHistory, ModerationQueue,
    NewWording, Notice, Part, Reviewed, Side,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    claim::{ClaimText, State as ClaimState},
    graph::{ClaimIx, NewPlace, PlaceIx, Relation},
    ids::{ClaimId, DebateId, PlaceId},
    moderation::{Deed, Deeds, MANY_LIMIT, Obstacle, PARTS_LIMIT, Reason, Shelf, Why},
    policy::Action,
    similar::fold,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use utoipa::ToSchema;
use words::say;

/// How many claims one page lists.
const ROWS: usize = 100;
/// How many claims a search for a target offers.
const FOUND: usize = 30;
/// The most characters that are looked for.
const SOUGHT: usize = 200;
/// How many pairs of claims that may say the same the queue offers.
const ALIKE: usize = 20;

/// What a facilitator orders, from a form or as the body of `POST /api/v1/debates/{debate}/moderation`.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Ordered {
    /// `publish`, `decline`, `archive`, `restore`, `move`, `link`, `unlink`, `merge`, `split`, `extract`, `keep` or `undo`.
    #[serde(rename = "do")]
    what: String,
    /// Claims: for `publish`, `decline`, `restore`, `keep`, `merge`, and the one for `link` and `split`.
    claims: Vec<String>,
    /// Places: for `archive` and `move`, and the one for `unlink` and `extract`.
    places: Vec<String>,
    /// The claim that they come to, or that takes the others in.
    to: String,
    /// `pro` or `con`: for `move` and `link`.
    relation: String,
    /// The new claims of a split.
    parts: Vec<String>,
    /// Which part (from 0) a reply answers, by its place.
    replies: BTreeMap<String, usize>,
    /// What a claim says that is to be split, or shall say whose new wording is published or declined: if that has changed
    /// since, nothing is done.
    text: Option<String>,
    /// One of the nine reasons.
    reason: String,
    /// What else there is to say.
    note: String,
    /// The index of the entry of the history that is to be undone.
    entry: Option<usize>,
    /// How many entries the history had when this was ordered; without it nothing is checked.
    seen: Option<usize>,
    /// How a claim read (`reading`), by its id: if one has changed since, nothing is done.
    read: BTreeMap<String, String>,
    /// For `keep`: the reasons of the marks that were looked at; without any all of them.
    marked: Vec<String>,
    /// A random id for the debate that is made of a branch: the same twice is the same debate.
    id: String,
}

impl Ordered {
    fn of(fields: &Fields) -> Self {
        let all = |name| fields.all(name).map(str::to_owned).collect();
        // Fields may be left empty: a reply names the field, not the part that it became.
        let (mut parts, mut fields_of_parts) = (Vec::new(), Vec::new());
        for (field, part) in fields.all("part").enumerate().filter(|(_, part)| !part.trim().is_empty()) {
            parts.push(part.to_owned());
            fields_of_parts.push(field);
        }
        let part = |field: usize| fields_of_parts.iter().position(|of| *of == field).unwrap_or(PARTS_LIMIT);
        let replies =
            fields.named("reply-").filter_map(|(place, field)| Some((place.to_owned(), part(field.parse().ok()?))));
        let text =
            ["wording", "text"].into_iter().find(|name| fields.has(name)).map(|name| fields.get(name).to_owned());
        Self {
            what: fields.get("do").to_owned(),
            claims: all("claim"),
            places: all("place"),
            to: fields.get("to").to_owned(),
            relation: fields.get("relation").to_owned(),
            replies: replies.collect(),
            parts,
            text,
            reason: fields.get("reason").to_owned(),
            note: fields.get("note").trim().to_owned(),
            entry: fields.get("entry").parse().ok(),
            seen: fields.get("seen").parse().ok(),
            read: fields.named("read-").map(|(claim, read)| (claim.to_owned(), read.to_owned())).collect(),
            marked: all("marked"),
            id: fields.get("id").to_owned(),
        }
    }

    fn claim_list(&self) -> Result<Vec<ClaimId>, Refusal> {
        self.claims.iter().map(|claim| claim.parse().map_err(|_| Obstacle::Gone.into())).collect()
    }

    fn place_list(&self) -> Result<Vec<PlaceId>, Refusal> {
        self.places.iter().map(|place| place.parse().map_err(|_| Obstacle::Gone.into())).collect()
    }

    fn claim(&self) -> Result<ClaimId, Refusal> {
        Ok(*self.claim_list()?.first().ok_or(Obstacle::Nothing)?)
    }

    fn place(&self) -> Result<PlaceId, Refusal> {
        Ok(*self.place_list()?.first().ok_or(Obstacle::Nothing)?)
    }

    fn target(&self) -> Result<ClaimId, Refusal> {
        self.to.parse().map_err(|_| Obstacle::Nothing.into())
    }

    fn side(&self) -> Result<Relation, Failure> {
        self.relation.parse().map_err(|_| Failure::unprocessable(say!("form-side")))
    }

    /// The deed that it names; none for `undo`.
    fn deed(&self) -> Result<Option<Deeds>, Failure> {
        match self.what.as_str() {
            "undo" => Ok(None),
            // Comments and suggestions have addresses of their own.
            word if word == Deeds::Remove.word() => Err(Failure::unprocessable(say!("failure-remove-there"))),
            word => word.parse().map(Some).map_err(|error| Failure::unprocessable(refusals::unknown_word(&error))),
        }
    }

    /// What is ordered, in terms of the debate.
    fn order(&self, app: &App, reader: &Reader) -> Result<Order, Failure> {
        let reason: Option<Reason> = super::setup::word(&self.reason)?;
        let seen = self.seen.unwrap_or(reader.snapshot.history.len());
        let why = Why { reason, note: self.note.chars().filter(|c| !c.is_control() || *c == '\n').collect() };
        let what = match self.deed()? {
            None => What::Undo(self.entry.ok_or_else(|| Refusal::from(Obstacle::NotUndoable))?),
            Some(deed @ (Deeds::Publish | Deeds::Decline)) if self.text.is_some() => What::Wording {
                claim: self.claim()?,
                text: ClaimText::imported(self.text.as_deref().unwrap_or_default()).map_err(Refusal::from)?,
                publish: deed == Deeds::Publish,
            },
            Some(Deeds::Extract) => {
                let debate = new_debate(app, &self.id)?;
                let address = format!("{}/d/{debate}", app.config().public_url);
                What::Extract { place: self.place()?, debate, address }
            }
            Some(deed) => What::Deed(self.in_graph(deed)?),
        };
        let read = self.read.iter().filter_map(|(claim, read)| Some((claim.parse().ok()?, read.clone()))).collect();
        let marked = self.marked.iter().map(|word| super::setup::word(word)).collect::<Result<Vec<_>, _>>()?;
        Ok(Order { what, why, seen, read, marked: marked.into_iter().flatten().collect() })
    }

    fn in_graph(&self, deed: Deeds) -> Result<Deed, Failure> {
        Ok(match deed {
            Deeds::Publish => Deed::Publish(self.claim_list()?),
            Deeds::Decline => Deed::Decline(self.claim_list()?),
            Deeds::Restore => Deed::Restore(self.claim_list()?),
            Deeds::Archive => Deed::Archive(self.place_list()?),
            Deeds::Move => Deed::Move { places: self.place_list()?, under: self.target()?, relation: self.side()? },
            Deeds::Link => Deed::Link { claim: self.claim()?, under: self.target()?, relation: self.side()? },
            Deeds::Unlink => Deed::Unlink(self.place()?),
            Deeds::Merge => Deed::Merge { survivor: self.target()?, others: self.claim_list()? },
            Deeds::Keep => Deed::Keep(self.claim()?),
            Deeds::Split | Deeds::Extract | Deeds::Remove => {
                let parts = self.parts.iter().map(|part| ClaimText::contributed(part));
                let parts: Vec<ClaimText> =
                    parts.collect::<Result<_, _>>().map_err(Obstacle::from).map_err(Refusal::from)?;
                let replies = self.replies.iter().filter_map(|(place, part)| Some((place.parse().ok()?, *part)));
                let text = ClaimText::imported(self.text.as_deref().unwrap_or_default()).map_err(Refusal::from)?;
                Deed::Split { claim: self.claim()?, text, parts, replies: replies.collect() }
            }
        })
    }
}

/// The debate that a form makes of a branch.
fn new_debate(app: &App, form: &str) -> Result<DebateId, Failure> {
    let form: ClaimId = form.parse().map_err(|_| Failure::bad(say!("start-reload")))?;
    Ok(app.live().secret.debate_of(form))
}

/// Does what is ordered by a program. The debate that was made of a branch, if one was.
pub(super) async fn carry_out(app: &App, reader: &Reader, ordered: &Ordered) -> Result<Option<DebateId>, Failure> {
    reader.demand(Action::Moderate)?;
    let order = ordered.order(app, reader)?;
    let made = match order.what {
        What::Extract { debate, .. } => Some(debate),
        _ => None,
    };
    app.live().moderate(reader.debate, order).await?;
    Ok(made)
}

/// A claim in one of its places.
pub(super) fn chosen(snapshot: &Snapshot, ix: PlaceIx) -> Chosen {
    let graph = snapshot.graph();
    let place = &graph.places()[ix];
    let below = snapshot.below[place.claim];
    Chosen {
        place: place.id.to_string(),
        claim: snapshot.claim(ix).id.to_string(),
        side: place.relation().map(view::side),
        text: snapshot.claim(ix).text.to_string(),
        under: place.parent().map(|parent| mention(graph.claims()[parent].text.as_str())),
        below: (below.pro, below.con),
        depth: 0,
        linked: !place.home,
    }
}

/// A claim that is not in the graph.
pub(super) fn away(snapshot: &Snapshot, claim: ClaimId) -> Chosen {
    let text = snapshot.any_claim(claim).map(|claim| claim.text.to_string()).unwrap_or_default();
    let place = snapshot.away.places_of(claim).next();
    let under = place.and_then(|place| place.under);
    Chosen {
        claim: claim.to_string(),
        side: under.map(|(_, relation)| view::side(relation)),
        text,
        under: place.and_then(|place| answered(snapshot, place)),
        ..Chosen::default()
    }
}

/// What stands in a place answers this.
fn answered(snapshot: &Snapshot, place: &NewPlace) -> Option<String> {
    let (parent, _) = place.under?;
    Some(mention(snapshot.any_claim(parent)?.text.as_str()))
}

/// The claims under review, in the order of their random ids.
fn under_review(snapshot: &Snapshot) -> Vec<ClaimId> {
    snapshot
        .away
        .on(Shelf::Review)
        .filter(|claim| claim.state == ClaimState::Standing)
        .map(|claim| claim.id)
        .collect()
}

/// The claims that were marked, with the reasons: not by how many, which is nobody's business.
fn marked(snapshot: &Snapshot) -> Vec<(ClaimIx, BTreeSet<Reason>)> {
    let mut marked: BTreeMap<ClaimId, BTreeSet<Reason>> = BTreeMap::new();
    for (claim, reason) in snapshot.marks.values() {
        marked.entry(*claim).or_default().insert(*reason);
    }
    marked.into_iter().filter_map(|(claim, reasons)| Some((snapshot.graph().claim_ix(claim)?, reasons))).collect()
}

/// The page of a list that an address asks for.
fn page_asked(fields: &Fields) -> Option<usize> {
    fields.get("page").parse().ok()
}

/// How much waits for a facilitator.
pub(super) fn waiting(snapshot: &Snapshot) -> usize {
    let (comments, suggestions) = talk::reviewed(snapshot);
    under_review(snapshot).len() + snapshot.talk.held.len() + marked(snapshot).len() + comments + suggestions
}

/// What the rooms have in common.
fn room(reader: &Reader) -> Moderating {
    let debate = &reader.snapshot.debate;
    Moderating {
        desk: format!("/desk/{}", reader.debate),
        title: debate.title.clone(),
        language: debate.language.clone(),
        strip: view::strip(reader),
        waiting: waiting(&reader.snapshot),
        seen: reader.snapshot.history.len(),
        closed: (!reader.may(Action::Moderate)).then(|| say!("failure-sealed").into_owned()),
    }
}

fn frame(reader: &Reader, fields: &Fields) -> Frame {
    let done = match fields.get("done") {
        "" => None,
        "keep" => Some(say!("moderation-kept")),
        "undo" => Some(say!("moderation-undone")),
        "restore" => Some(say!("moderation-restored")),
        _ => Some(say!("moderation-done")),
    };
    let undo = (format!("/desk/{}/moderation/history", reader.debate), say!("moderation-see-history").into_owned());
    Frame {
        debate: None,
        notice: done.map(|text| Notice { text: text.into_owned(), error: false, next: Some(undo) }),
        ..view::frame(reader, "desk")
    }
}

/// `GET /desk/{debate}/moderation`
pub(super) async fn queue(
    State(app): State<App>,
    Path(debate): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let snapshot = &reader.snapshot;
    let fields = Fields::of_query(query.as_deref());
    let (waiting, marks) = (under_review(snapshot), marked(snapshot));
    let (held, pairs) = (&snapshot.talk.held, snapshot.alike());
    let pairs = &pairs[..pairs.len().min(ALIKE)];
    let longest = [waiting.len(), marks.len(), held.len(), pairs.len()].into_iter().max();
    let paging = Paging::of(page_asked(&fields), longest.unwrap_or_default());
    let reviewed = paging.rows(&waiting).into_iter().map(|claim| Reviewed {
        chosen: away(snapshot, *claim),
        sources: snapshot.any_claim(*claim).map(view::sources).unwrap_or_default(),
        read: snapshot.any_claim(*claim).map(reading).unwrap_or_default(),
    });
    let wordings = paging.rows(held).into_iter().map(|(claim, edit)| {
        let ix = snapshot.graph().claim_ix(*claim);
        let chosen = ix.map_or_else(|| away(snapshot, *claim), |ix| chosen(snapshot, snapshot.graph().home(ix)));
        NewWording { chosen, text: edit.text.to_string() }
    });
    let marked = paging.rows(&marks).into_iter().map(|(ix, reasons)| Marked {
        chosen: chosen(snapshot, snapshot.graph().home(*ix)),
        reasons: reasons.iter().copied().collect(),
    });
    let alike = paging.rows(pairs).into_iter().map(|(a, b)| (chosen(snapshot, *a), chosen(snapshot, *b)));
    let (comments, suggestions) = talk::reviewed(snapshot);
    let said = [
        (comments, say!("moderation-said-comments", count = comments), "comments"),
        (suggestions, say!("moderation-said-suggestions", count = suggestions), "suggestions"),
    ];
    let said = said.into_iter().filter(|(count, ..)| *count > 0);
    let said = said.map(|(_, words, list)| (words.into_owned(), format!("/desk/{}/{list}", reader.debate)));
    let page = ModerationQueue {
        room: room(&reader),
        review: snapshot.debate.review,
        reviewed: Part { rows: reviewed.collect(), of: waiting.len() },
        wordings: Part { rows: wordings.collect(), of: held.len() },
        said: said.collect(),
        marked: Part { rows: marked.collect(), of: marks.len() },
        alike: Part { rows: alike.collect(), of: pairs.len() },
        page: paging.numbers(),
    };
    let frame = frame(&reader, &fields);
    Ok(Html(app::moderation_queue(&frame, &assets::urls(), page)))
}

/// The home places whose claims say this, in the order of the outline.
fn search(snapshot: &Snapshot, find: &str) -> impl Iterator<Item = PlaceIx> {
    let (graph, find) = (snapshot.graph(), fold(find));
    let walk = graph.theses().iter().flat_map(|thesis| graph.walk(*thesis)).map(|(ix, _)| ix);
    walk.filter(move |ix| graph.places()[*ix].home && fold(snapshot.claim(*ix).text.as_str()).contains(&find))
}

/// `GET /desk/{debate}/moderation/claims`
pub(super) async fn claims(
    State(app): State<App>,
    Path(debate): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let fields = Fields::of_query(query.as_deref());
    let (snapshot, graph) = (&reader.snapshot, reader.snapshot.graph());
    let find: String = fields.get("find").trim().chars().take(SOUGHT).collect();
    let at = fields.get("at").parse().ok().and_then(|place: PlaceId| graph.place_ix(place));
    let from = at.map_or_else(|| graph.theses().to_vec(), |place| vec![place]);
    let all: Vec<(PlaceIx, usize)> = if find.is_empty() {
        from.iter().flat_map(|place| graph.walk(*place)).collect()
    } else {
        search(snapshot, &find).map(|ix| (ix, 0)).collect()
    };
    let pages = all.len().div_ceil(ROWS).max(1);
    let page = page_asked(&fields).unwrap_or(1).clamp(1, pages);
    let rows = all.iter().skip((page - 1) * ROWS).take(ROWS);
    let crumbs = at.map(|at| graph.ancestors(at)).unwrap_or_default();
    let crumbs = crumbs.split_last().map_or(&[][..], |(_, above)| above);
    let page = ModerationClaims {
        room: room(&reader),
        at: at.map(|at| graph.places()[at].id.to_string()).unwrap_or_default(),
        crumbs: crumbs
            .iter()
            .map(|ix| Chosen { text: mention(snapshot.claim(*ix).text.as_str()), ..chosen(snapshot, *ix) })
            .collect(),
        find,
        rows: rows.map(|(ix, depth)| Chosen { depth: *depth, ..chosen(snapshot, *ix) }).collect(),
        page: (page, pages),
    };
    Ok(Html(app::moderation_claims(&frame(&reader, &fields), &assets::urls(), page)))
}

/// `GET /desk/{debate}/moderation/act`
pub(super) async fn act(
    State(app): State<App>,
    Path(debate): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let fields = Fields::of_query(query.as_deref());
    let mut page = act_page(&reader, &fields);
    if page.chosen.is_empty() {
        let nothing = if fields.has("place") { Obstacle::Gone } else { Obstacle::Nothing };
        page.error = Some(refusals::refusal(&nothing.into()).into_owned());
    }
    Ok(Html(app::moderation_act(&frame(&reader, &fields), &assets::urls(), page)))
}

/// What can be done with these places.
fn possible(snapshot: &Snapshot, places: &[PlaceIx]) -> Vec<Deeds> {
    let [place] = places else { return vec![Deeds::Move, Deeds::Merge, Deeds::Archive] };
    let place = &snapshot.graph().places()[*place];
    let linked = snapshot.graph().standing(place.claim).len() > 1;
    let mut deeds = vec![Deeds::Move, Deeds::Link];
    deeds.extend(linked.then_some(Deeds::Unlink));
    deeds.extend([Deeds::Merge, Deeds::Split, Deeds::Archive]);
    deeds.extend(place.parent().map(|_| Deeds::Extract));
    deeds
}

fn act_page(reader: &Reader, fields: &Fields) -> ModerationAct {
    let (snapshot, graph) = (&reader.snapshot, reader.snapshot.graph());
    let mut seen = BTreeSet::new();
    let places = fields.all("place").filter_map(|place| graph.place_ix(place.parse().ok()?));
    let places: Vec<PlaceIx> = places.filter(|ix| seen.insert(*ix)).take(MANY_LIMIT).collect();
    let deeds = possible(snapshot, &places);
    let deed = fields.get("do").parse().ok().filter(|deed| deeds.contains(deed)).unwrap_or(deeds[0]);
    let find: String = fields.get("find").trim().chars().take(SOUGHT).collect();
    let target = fields.get("to").parse().ok().and_then(|claim: ClaimId| graph.claim_ix(claim));
    let picked: BTreeSet<usize> = places.iter().map(|ix| graph.places()[*ix].claim).collect();
    let found = match find.is_empty() {
        true => Vec::new(),
        false => {
            let others = search(snapshot, &find).filter(|ix| !picked.contains(&graph.places()[*ix].claim));
            others.take(FOUND).map(|ix| chosen(snapshot, ix)).collect()
        }
    };
    let first = places.first().copied();
    let of_first = |reason: &Reason| {
        first.is_some_and(|ix| {
            let claim = snapshot.claim(ix).id;
            snapshot.marks.values().any(|(of, why)| *of == claim && why == reason)
        })
    };
    let reason = match deed {
        Deeds::Move => Some(Reason::BelongsElsewhere),
        Deeds::Merge => Some(Reason::Duplicate),
        Deeds::Split => Some(Reason::SeveralClaims),
        Deeds::Extract => Some(Reason::Unrelated),
        Deeds::Archive => Reason::ALL.iter().copied().find(of_first),
        _ => None,
    };
    let typed: Option<Reason> = fields.get("reason").parse().ok();
    let side = match fields.get("relation").parse() {
        Ok(relation) => Some(view::side(relation)),
        Err(_) => first.map(|ix| graph.places()[ix].relation().map_or(Side::Pro, view::side)),
    };
    let mut parts: Vec<String> = fields.all("part").map(str::to_owned).take(PARTS_LIMIT).collect();
    if let (true, Some(first)) = (parts.is_empty(), first) {
        parts.push(snapshot.claim(first).text.to_string());
    }
    let chosen_parts: HashMap<&str, usize> =
        fields.named("reply-").filter_map(|(place, part)| Some((place, part.parse().ok()?))).collect();
    let replies = first.filter(|_| deed == Deeds::Split).map(|ix| graph.children(graph.places()[ix].claim));
    let replies = replies.unwrap_or_default().iter().map(|ix| {
        let reply = chosen(snapshot, *ix);
        let part = chosen_parts.get(reply.place.as_str()).copied().unwrap_or_default();
        (reply, part)
    });
    let earlier = match places.as_slice() {
        [one] => talk::earlier(snapshot, snapshot.claim(*one)),
        _ => Vec::new(),
    };
    ModerationAct {
        earlier: if earlier.iter().any(|one| !one.text.is_empty()) { earlier } else { Vec::new() },
        room: room(reader),
        deed,
        deeds,
        chosen: places.iter().map(|ix| chosen(snapshot, *ix)).collect(),
        target: target.map(|claim| chosen(snapshot, graph.home(claim))),
        find,
        found,
        side,
        parts,
        replies: replies.collect(),
        reason: typed.or(reason),
        note: fields.get("note").to_owned(),
        id: match fields.get("id") {
            "" => ClaimId::new(&mut OsRandom).to_string(),
            id => id.to_owned(),
        },
        error: None,
        path: Vec::new(),
    }
}

/// `GET /desk/{debate}/moderation/history`
pub(super) async fn history(
    State(app): State<App>,
    Path(debate): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let snapshot = &reader.snapshot;
    let archived = [Shelf::Archived, Shelf::Declined].into_iter().flat_map(|shelf| snapshot.away.on(shelf));
    let last = history::last_deeds(snapshot);
    let archived = archived.filter_map(|claim| {
        let may_come_back = matches!(last.get(&claim.id)?, Deeds::Archive | Deeds::Decline);
        Some((claim.id, may_come_back))
    });
    let archived: Vec<_> = archived.collect();
    let fields = Fields::of_query(query.as_deref());
    let paging = Paging::of(page_asked(&fields), archived.len().max(snapshot.history.len()));
    let rows = paging.rows(&archived).into_iter().map(|(claim, back)| (away(snapshot, *claim), *back));
    let page = ModerationHistory {
        room: room(&reader),
        events: paging.rows(history::events(&reader)),
        archived: Part { rows: rows.collect(), of: archived.len() },
        page: paging.numbers(),
    };
    let frame = frame(&reader, &fields);
    Ok(Html(app::moderation_history(&frame, &assets::urls(), page)))
}

/// `POST /desk/{debate}/moderation`
pub(super) async fn moderate(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    reader.demand(Action::Moderate)?;
    let ordered = Ordered::of(&fields);
    let outcome = match ordered.order(&app, &reader) {
        Ok(order) => app.live().moderate(reader.debate, order).await.map_err(|refusal| {
            let path = way(&reader.snapshot, &refusal);
            (Failure::from(refusal), path)
        }),
        Err(failure) => Err((failure, Vec::new())),
    };
    match outcome {
        Ok(()) if ordered.what == Deeds::Extract.word() => {
            start::opened(&app, new_debate(&app, &ordered.id)?).await
        }
        Ok(()) => Ok(Redirect::to(&after(&reader, &ordered)).into_response()),
        Err((failure, _)) if failure.status.is_server_error() || !fields.has("place") => {
            Err(failure.keeping(format!("/desk/{}/moderation", reader.debate), &fields, "note"))
        }
        // The form once more, as it was, on what is there now.
        Err((failure, path)) => {
            let reader = Reader::of_desk(&app, &debate, &headers).await?;
            let page = ModerationAct { error: Some(failure.text.to_string()), path, ..act_page(&reader, &fields) };
            let page = app::moderation_act(&frame(&reader, &Fields::of_query(None)), &assets::urls(), page);
            Ok((failure.status, Html(page)).into_response())
        }
    }
}

/// The claims on a way that is in the way.
fn way(snapshot: &Snapshot, refusal: &Refusal) -> Vec<String> {
    let Refusal::Obstacle(Obstacle::Cycle { path } | Obstacle::TooDeep { path }) = refusal else {
        return Vec::new();
    };
    path.iter().filter_map(|claim| snapshot.any_claim(*claim)).map(|claim| mention(claim.text.as_str())).collect()
}

/// Where one goes on.
fn after(reader: &Reader, ordered: &Ordered) -> String {
    let desk = format!("/desk/{}/moderation", reader.debate);
    match ordered.what.parse::<Deeds>() {
        Ok(Deeds::Publish | Deeds::Decline | Deeds::Keep) => format!("{desk}?done={}", ordered.what),
        Ok(Deeds::Restore) => format!("{desk}/history?done=restore"),
        Ok(_) => format!("{desk}/claims?done={}", ordered.what),
        Err(_) => format!("{desk}/history?done=undo"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_of_a_split_answers_the_part_of_its_field_though_fields_before_it_are_empty() {
        let form = "do=split&part=First.&part=&part=+&part=Second.&reply-a=0&reply-b=3&reply-c=1&reply-d=x";
        let ordered = Ordered::of(&Fields::of_query(Some(form)));
        assert_eq!(ordered.parts, ["First.", "Second."]);
        let replies: Vec<_> = ordered.replies.iter().map(|(place, part)| (place.as_str(), *part)).collect();
        assert_eq!(replies, [("a", 0), ("b", 1), ("c", PARTS_LIMIT)], "what names an empty field names no part");
    }
}
