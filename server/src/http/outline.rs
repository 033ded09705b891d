//! The outline: the whole debate or one branch as text, folded to a depth, and reduced to what a filter asks for. All of it
//! stands in the address, so it works without script and can be passed on.

use super::{
    App, Failure,
    access::Reader,
    pages::{audience, crumb},
    view,
};
use crate::{assets, live::PageKey};
use app::model::{OutlinePage, OutlineRow, Sift};
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::Html,
};
use domain::{
    graph::{PlaceIx, Relation},
    policy::Action,
    similar::{fold, found},
};
use serde::Deserialize;
use std::collections::HashSet;

/// How many lines an outline shows before a branch is cut.
const LINES: usize = 500;
/// How many levels can be asked for by number; more are all.
const DEEPEST: u8 = 6;
/// The most characters that are looked for.
const SOUGHT: usize = 200;

/// What an outline is asked to show.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    at: Option<String>,
    depth: Option<String>,
    side: Option<String>,
    unanswered: Option<String>,
    overlooked: Option<String>,
    sources: Option<String>,
    find: Option<String>,
}

/// The same, understood.
struct Wanted {
    /// How many levels are open; 0 for all.
    depth: u8,
    side: Option<Relation>,
    unanswered: bool,
    overlooked: bool,
    sources: bool,
    /// Folded; empty for everything.
    find: String,
}

impl Wanted {
    fn of(asked: &Asked, results: bool) -> Self {
        let depth = asked.depth.as_deref().and_then(|depth| depth.parse().ok()).unwrap_or(0);
        Self {
            depth: if depth > DEEPEST { 0 } else { depth },
            side: asked.side.as_deref().and_then(|side| side.parse().ok()),
            unanswered: asked.unanswered.is_some(),
            // Before results are shown nobody learns what few have rated.
            overlooked: asked.overlooked.is_some() && results,
            sources: asked.sources.is_some(),
            find: fold(&sought(asked)),
        }
    }

    fn sifts(&self) -> bool {
        self.side.is_some() || self.unanswered || self.overlooked || self.sources || !self.find.is_empty()
    }

    /// A small number for the cache; searches are not kept.
    fn key(&self) -> Option<usize> {
        let side = match self.side {
            None => 0,
            Some(Relation::Pro) => 1,
            Some(Relation::Con) => 2,
        };
        let bits = [self.unanswered, self.overlooked, self.sources];
        let bits = bits.into_iter().fold(0, |bits, bit| bits << 1 | usize::from(bit));
        self.find.is_empty().then_some((bits * 3 + side) * 16 + usize::from(self.depth))
    }
}

/// What is looked for, as it was typed.
fn sought(asked: &Asked) -> String {
    asked.find.as_deref().unwrap_or_default().trim().chars().take(SOUGHT).collect()
}

/// `GET /d/{debate}/outline`
pub(super) async fn outline(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    let graph = reader.snapshot.graph();
    // A form sends its empty field, too.
    let branch = match asked.at.as_deref().filter(|at| !at.is_empty()) {
        Some(at) => Some(view::place(&reader.snapshot, at).ok_or_else(Failure::not_found)?),
        None => None,
    };
    let wanted = Wanted::of(&asked, reader.snapshot.figures().results());
    let page =
        || app::outline(&view::frame(&reader, "outline"), &assets::urls(), build(&reader, branch, &asked, &wanted));
    let Some(key) = wanted.key() else { return Ok(Html(page())) };
    let place = branch.map(|ix| graph.places()[ix].id);
    let key = PageKey { kind: "outline", place, page: key, reader: audience(&reader) };
    Ok(Html(reader.snapshot.cached(key, page).to_string()))
}

fn build(reader: &Reader, branch: Option<PlaceIx>, asked: &Asked, wanted: &Wanted) -> OutlinePage {
    let (snapshot, graph) = (&reader.snapshot, reader.snapshot.graph());
    let figures = snapshot.figures();
    let base = format!("/d/{}", reader.debate);
    let from = branch.map_or_else(|| graph.theses().to_vec(), |place| vec![place]);
    let lines: Vec<(PlaceIx, usize)> = from.iter().flat_map(|place| graph.walk(*place)).collect();
    let unanswered: HashSet<PlaceIx> = figures.unanswered().iter().copied().collect();
    let overlooked: HashSet<PlaceIx> = figures.overlooked().iter().copied().collect();
    let relation = |ix: PlaceIx| graph.places()[ix].relation();
    let cited = |ix: PlaceIx| !snapshot.claim(ix).sources.is_empty();
    // A claim that stands in several places is one claim.
    let of = |what: &dyn Fn(PlaceIx) -> bool| {
        let claims = lines.iter().filter(|(ix, _)| what(*ix)).map(|(ix, _)| graph.places()[*ix].claim);
        claims.collect::<HashSet<_>>().len()
    };
    let hit = |ix: PlaceIx| {
        wanted.side.is_none_or(|side| relation(ix) == Some(side))
            && (!wanted.unanswered || unanswered.contains(&ix))
            && (!wanted.overlooked || overlooked.contains(&ix))
            && (!wanted.sources || cited(ix))
            && (wanted.find.is_empty() || fold(snapshot.claim(ix).text.as_str()).contains(&wanted.find))
    };
    let hits: Vec<bool> = lines.iter().map(|(ix, _)| hit(*ix)).collect();
    let kept = with_ancestors(&lines, &hits);
    let (mut rows, mut rest, mut numbers) = (Vec::new(), None, Vec::<usize>::new());
    for (n, (place, depth)) in lines.iter().enumerate() {
        // A claim keeps its number, whatever a filter leaves out.
        numbers.truncate(depth + 1);
        match numbers.get_mut(*depth) {
            Some(number) => *number += 1,
            None => numbers.push(1),
        }
        if !kept[n] {
            continue;
        }
        if rows.len() == LINES {
            let parent = graph.places()[*place].parent().map_or(*place, |p| graph.home(p));
            rest = Some(format!("{base}/outline?at={}", graph.places()[parent].id));
            break;
        }
        let number = numbers.iter().map(|n| format!("{n}.")).collect();
        let card = view::card(reader, None, *place);
        let found = found(&card.plain, &wanted.find);
        rows.push(OutlineRow { depth: *depth, number, card, context: !hits[n], found });
    }
    let sift = Sift {
        at: branch.map(|ix| graph.places()[ix].id.to_string()).unwrap_or_default(),
        depth: wanted.depth,
        side: wanted.side.map(view::side),
        unanswered: wanted.unanswered,
        overlooked: wanted.overlooked,
        sources: wanted.sources,
        find: sought(asked),
        active: wanted.sifts(),
        shown: of(&hit),
        all: of(&|_| true),
        sides: (of(&|ix| relation(ix) == Some(Relation::Pro)), of(&|ix| relation(ix) == Some(Relation::Con))),
        unanswered_of: of(&|ix| unanswered.contains(&ix)),
        overlooked_of: figures.results().then(|| of(&|ix| overlooked.contains(&ix))),
        sources_of: of(&cited),
        deepest: DEEPEST,
    };
    let above = branch.map(|ix| graph.ancestors(ix)).unwrap_or_default();
    OutlinePage {
        base,
        title: snapshot.debate.title.clone(),
        question: snapshot.debate.question.clone(),
        crumbs: above.iter().map(|ix| crumb(reader, *ix)).collect(),
        rows,
        rest,
        sift,
        strip: view::strip(reader),
        language: snapshot.debate.language.clone(),
        contents: snapshot.contents.to_string(),
    }
}

/// Which lines stand: those that a filter keeps, and what leads to them.
fn with_ancestors(lines: &[(PlaceIx, usize)], hits: &[bool]) -> Vec<bool> {
    let mut kept = hits.to_vec();
    // From the end: the depth of the kept line that comes next, whose parent stands further up.
    let mut needed: Option<usize> = None;
    for (n, (_, depth)) in lines.iter().enumerate().rev() {
        if needed.is_some_and(|needed| *depth < needed) {
            kept[n] = true;
        }
        if kept[n] {
            needed = Some(*depth);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_kept_line_is_kept_and_nothing_else() {
        let depths = [0, 1, 2, 2, 1, 2, 1, 0, 1];
        let lines: Vec<(PlaceIx, usize)> = depths.into_iter().enumerate().collect();
        let hits: Vec<bool> = (0..9).map(|n| n == 3).collect();
        let kept: Vec<usize> =
            with_ancestors(&lines, &hits).iter().enumerate().filter(|(_, kept)| **kept).map(|(n, _)| n).collect();
        assert_eq!(kept, [0, 1, 3]);
        assert_eq!(with_ancestors(&lines, &[false; 9]), [false; 9]);
    }
}
