//! What happened to a debate, in words.

use super::{App, Failure, access::Reader, paging::Paging, refusals, view};
use crate::{assets, live::Snapshot, store::Happened};
use app::model::{HistoryPage, Told};
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Html,
};
use domain::{
    formats::json::{Past, What},
    history::Event,
    ids::ClaimId,
    moderation::{Deeds, Entry, Shelf},
    policy::Action,
};
use serde::Deserialize;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};
use words::say;

/// What happened, latest first. Nothing in it tells who did it.
pub(super) fn events(reader: &Reader) -> impl Iterator<Item = Told> {
    let snapshot = &reader.snapshot;
    let silent = silent(snapshot);
    let undone = undone(snapshot);
    let told = move |(ix, Happened { day, event }): (usize, &Happened)| {
        let told = match event {
            Event::Step { to, planned: true } => plain(say!("history-step-planned", step = refusals::step(*to))),
            Event::Step { to, planned: false } => plain(say!("history-step", step = refusals::step(*to))),
            Event::Dates => plain(say!("history-dates")),
            Event::Moderated(entry) => {
                let undo = Some(ix).filter(|_| !entry.shifts.is_empty() && !undone.contains(&ix));
                Told { undo, ..moderated(reader, entry, &silent) }
            }
            Event::Undone { entry } => match snapshot.history.get(*entry).map(|happened| &happened.event) {
                Some(Event::Moderated(entry)) => {
                    let of = moderated(reader, entry, &silent);
                    Told {
                        words: say!("history-undone", what = of.words.clone()).into_owned(),
                        why: String::new(),
                        ..of
                    }
                }
                _ => plain(say!("history-undone-something")),
            },
        };
        Told { day: day.clone(), ..told }
    };
    snapshot.history.iter().enumerate().rev().map(told)
}

fn plain(words: Cow<'static, str>) -> Told {
    Told { words: words.into_owned(), ..Told::default() }
}

/// The entries that were undone.
fn undone(snapshot: &Snapshot) -> HashSet<usize> {
    let undone = snapshot.history.iter().filter_map(|happened| match &happened.event {
        Event::Undone { entry } => Some(*entry),
        _ => None,
    });
    undone.collect()
}

/// What was done last about each claim, and was not undone.
pub(super) fn last_deeds(snapshot: &Snapshot) -> HashMap<ClaimId, Deeds> {
    let undone = undone(snapshot);
    let mut last = HashMap::new();
    for (ix, happened) in snapshot.history.iter().enumerate() {
        if let Event::Moderated(entry) = &happened.event
            && entry.deed != Deeds::Remove
            && !undone.contains(&ix)
        {
            last.extend(entry.about.iter().map(|claim| (*claim, entry.deed)));
        }
    }
    last
}

/// Claims whose words the history does not repeat: those that nobody may read, and those that went for their words.
fn silent(snapshot: &Snapshot) -> HashSet<ClaimId> {
    let hidden = |shelf: &Shelf| matches!(shelf, Shelf::Review | Shelf::Declined);
    let unread = snapshot.away.claims.iter().filter(|(_, (shelf, _))| hidden(shelf)).map(|(claim, _)| *claim);
    let entries = snapshot.history.iter().filter_map(|happened| match &happened.event {
        Event::Moderated(entry) if !entry.keeps_text() => Some(&entry.about),
        _ => None,
    });
    let gone = |claim: &ClaimId| snapshot.graph().claim_ix(*claim).is_none();
    let hurtful = entries.flatten().copied().filter(gone);
    let mut silent: HashSet<ClaimId> = unread.chain(hurtful).collect();
    // What was split said what its parts say, and what was merged likely what the claim says that took it in.
    for happened in snapshot.history.iter().rev() {
        if let Event::Moderated(entry) = &happened.event
            && entry.made.iter().chain(&entry.onto).any(|claim| silent.contains(claim))
            && matches!(entry.deed, Deeds::Split | Deeds::Merge)
        {
            silent.extend(entry.about.iter().copied().filter(gone));
        }
    }
    silent
}

/// The claims of an entry that the history names: none where their words are what was wrong, none that nobody may read.
fn named<'a>(entry: &'a Entry, silent: &'a HashSet<ClaimId>) -> impl Iterator<Item = ClaimId> + 'a {
    let claims = entry.about.iter().chain(&entry.onto).copied();
    claims.filter(|claim| entry.keeps_text() && !silent.contains(claim))
}

/// What happened, oldest first, for a file: what the page tells, with ids instead of words.
pub(crate) fn past(snapshot: &Snapshot) -> Vec<Past> {
    let silent = silent(snapshot);
    let moderated = |day: &str, entry: &Entry| Past {
        count: entry.about.len(),
        claims: named(entry, &silent).filter(|claim| snapshot.any_claim(*claim).is_some()).collect(),
        reason: entry.reason,
        note: entry.note.clone(),
        ..Past::new(day, entry.deed.into())
    };
    let told = |Happened { day, event }: &Happened| match event {
        Event::Step { to, planned } => Past { to: Some(*to), planned: *planned, ..Past::new(day, What::Step) },
        Event::Dates => Past::new(day, What::Dates),
        Event::Moderated(entry) => moderated(day, entry),
        Event::Undone { entry } => match snapshot.history.get(*entry).map(|happened| &happened.event) {
            // Why it was done is told where it was done.
            Some(Event::Moderated(entry)) => {
                Past { undone: true, reason: None, note: String::new(), ..moderated(day, entry) }
            }
            _ => Past { undone: true, ..Past::new(day, What::Something) },
        },
    };
    snapshot.history.iter().map(told).collect()
}

/// A moderation in words.
fn moderated(reader: &Reader, entry: &Entry, silent: &HashSet<ClaimId>) -> Told {
    let count = entry.about.len();
    let words = match entry.deed {
        Deeds::Publish => say!("history-publish", count = count),
        Deeds::Decline => say!("history-decline", count = count),
        Deeds::Archive => say!("history-archive", count = count),
        Deeds::Restore => say!("history-restore", count = count),
        Deeds::Move => say!("history-move", count = count),
        Deeds::Link => say!("history-link"),
        Deeds::Unlink => say!("history-unlink"),
        Deeds::Merge => say!("history-merge", count = count),
        Deeds::Split => say!("history-split"),
        Deeds::Extract => say!("history-extract"),
        Deeds::Keep => say!("history-keep"),
        Deeds::Remove => say!("history-remove"),
    };
    let (snapshot, graph) = (&reader.snapshot, reader.snapshot.graph());
    let claims = named(entry, silent).filter_map(|claim| {
        let text = view::mention(snapshot.any_claim(claim)?.text.as_str());
        let place = graph.claim_ix(claim).map(|ix| graph.places()[graph.home(ix)].id);
        // The desk's own address: whoever is there may not have a link to the debate's.
        let at_desk = reader.may(Action::Facilitate);
        let href = place.map(|place| match at_desk {
            true => format!("/desk/{}/moderation/claims?at={place}", reader.debate),
            false => format!("/d/{}?at={place}", reader.debate),
        });
        Some((text, href))
    });
    Told { words: words.into_owned(), claims: claims.collect(), why: why(entry), ..Told::default() }
}

/// Reason and note in one line; empty where there are none.
pub(super) fn why(entry: &Entry) -> String {
    let reason = entry.reason.map(app::reason);
    match (reason, entry.note.as_str()) {
        (Some(reason), "") => reason.into_owned(),
        (Some(reason), note) => say!("history-why", reason = reason, note = note).into_owned(),
        (None, note) => note.to_owned(),
    }
}

/// Which page of a list is asked for.
#[derive(Debug, Deserialize)]
pub(super) struct PageQuery {
    page: Option<usize>,
}

/// `GET /d/{debate}/history`
pub(super) async fn page(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(query): Query<PageQuery>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    let debate = &reader.snapshot.debate;
    let paging = Paging::of(query.page, reader.snapshot.history.len());
    let page = HistoryPage {
        title: debate.title.clone(),
        language: debate.language.clone(),
        here: format!("/d/{}/history", reader.debate),
        events: paging.rows(events(&reader)),
        page: paging.numbers(),
    };
    Ok(Html(app::history(&view::frame(&reader, "history"), &assets::urls(), page)))
}
