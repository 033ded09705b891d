//! From a snapshot and one's own things to the plain values that the views show.

use super::{access::Reader, figures, setup};
use crate::{
    live::{Mine, Snapshot},
    store::{Banded, PendingClaim},
};
use app::model::{Card, Frame, OverviewPage, Picture, Piece, Ranked, Side, SourceView, StandingView, Strip};
use domain::{
    claim::{Claim, Origin, Source, State, is_web_address},
    debate::{RatingsShown, ReleaseRhythm, Step},
    figures::Kind,
    graph::{PlaceIx, Relation},
    ids::PlaceId,
    policy::Action,
    similar::BEGINNING,
    topology::{self, Colouring},
};
use jiff::Timestamp;
use std::cmp::Reverse;

/// The most characters of a claim that is only mentioned.
const MENTION: usize = 90;

pub(super) fn side(relation: Relation) -> Side {
    match relation {
        Relation::Pro => Side::Pro,
        Relation::Con => Side::Con,
    }
}

/// The place that an address names: by its id, or by the beginning of it that browsers remember.
pub(super) fn place(snapshot: &Snapshot, text: &str) -> Option<PlaceIx> {
    let graph = snapshot.graph();
    if let Ok(id) = text.parse() {
        return graph.place_ix(id);
    }
    let digits = text.len() == BEGINNING && text.bytes().all(|b| b.is_ascii_hexdigit());
    let begins = |ix: &PlaceIx| graph.places()[*ix].home && graph.places()[*ix].id.to_string().starts_with(text);
    (0..graph.places().len()).filter(|_| digits).find(begins)
}

/// The beginning of a text, cut at a word if it is long.
pub(super) fn mention(text: &str) -> String {
    if text.chars().count() <= MENTION {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MENTION).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

/// Text and sources of a claim, as pieces with footnote marks and the numbered list.
fn cited(text: &str, sources: &[Source]) -> (Vec<Piece>, Vec<SourceView>) {
    let mut views: Vec<SourceView> = Vec::new();
    let mut labels: Vec<(u32, usize)> = Vec::new();
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for source in sources {
        let known = source.label.and_then(|label| labels.iter().find(|(l, _)| *l == label));
        let number = known.map_or(views.len() + 1, |(_, number)| *number);
        if known.is_none() {
            labels.extend(source.label.map(|label| (label, number)));
            views.push(SourceView {
                number,
                url: source.url.clone(),
                link: is_web_address(&source.url),
                quote: source.quote.as_deref().map(str::trim).filter(|q| !q.is_empty()).map(str::to_owned),
            });
        }
        let end = source.span.map_or(text.len(), |(_, end)| end as usize);
        marks.push((if text.is_char_boundary(end) { end } else { text.len() }, number));
    }
    marks.sort();
    let (mut pieces, mut at) = (Vec::new(), 0);
    for (end, number) in marks {
        if end > at {
            pieces.push(Piece::Text(text[at..end].to_owned()));
            at = end;
        }
        pieces.push(Piece::Mark(number));
    }
    if at < text.len() {
        pieces.push(Piece::Text(text[at..].to_owned()));
    }
    (pieces, views)
}

fn bare(place: PlaceId, claim: &Claim) -> Card {
    let (text, sources) = cited(claim.text.as_str(), &claim.sources);
    Card {
        place: place.to_string(),
        claim: claim.id.to_string(),
        side: None,
        text,
        plain: claim.text.to_string(),
        sources,
        below: (0, 0),
        linked: false,
        reference: claim.text.is_reference(),
        own: false,
        pending: false,
        withdrawn: claim.state == State::Withdrawn,
        can_rate: false,
        can_edit: false,
        rating: None,
        result: None,
    }
}

/// A released claim in one of its places.
pub(super) fn card(reader: &Reader, mine: Option<&Mine>, ix: PlaceIx) -> Card {
    let snapshot = &reader.snapshot;
    let place = &snapshot.graph().places()[ix];
    let claim = snapshot.claim(ix);
    let edit = mine.and_then(|m| m.edits.get(&claim.id));
    let edited = edit.and_then(|e| e.text.clone()).map(|text| Claim {
        text,
        sources: edit.map(|e| e.sources.clone()).unwrap_or_default(),
        ..claim.clone()
    });
    let mut card = bare(place.id, edited.as_ref().unwrap_or(claim));
    let below = snapshot.below[place.claim];
    card.side = place.relation().map(side);
    card.below = (below.pro, below.con);
    card.linked = !place.home;
    card.own = mine.is_some_and(|m| m.claims_of.contains(&claim.id));
    card.pending = edit.is_some();
    card.withdrawn |= edit.is_some_and(|e| e.text.is_none());
    card.can_rate = reader.may(Action::Rate) && !card.reference && !card.withdrawn;
    card.can_edit = card.own && !card.withdrawn && reader.may(Action::Contribute);
    card.rating = mine.and_then(|m| m.ratings.get(&place.id)).map(|r| r.get());
    if snapshot.debate.step.shows_results() {
        card.result = figures::shown(&snapshot.figures().shown(ix));
    } else if card.rating.is_some() {
        card.result = snapshot.figures().band(ix).map(|band| format!("others so far: {}", figures::word(band)));
    }
    card
}

/// One's own claim that waits for a release.
pub(super) fn pending_card(reader: &Reader, claim: &PendingClaim) -> Card {
    let whole =
        Claim { sources: claim.sources.clone(), ..Claim::new(claim.id, claim.text.clone(), Origin::Contributed) };
    Card {
        side: Some(side(claim.relation)),
        own: true,
        pending: true,
        can_edit: reader.may(Action::Contribute),
        ..bare(claim.place, &whole)
    }
}

/// The children of a claim with one relation, in the order in which this reader sees them: imported and prepared ones
/// as they were ordered, contributed ones shuffled for each voice, and for readers without one at each release; once results
/// are shown, by impact.
pub(super) fn column(reader: &Reader, parent: PlaceIx, relation: Relation) -> Vec<PlaceIx> {
    let snapshot = &reader.snapshot;
    let graph = snapshot.graph();
    let claim = graph.places()[parent].claim;
    let of_relation = |ix: &PlaceIx| graph.places()[*ix].relation() == Some(relation);
    let mut column: Vec<_> = graph.children(claim).iter().copied().filter(of_relation).collect();
    column.sort_by_cached_key(|ix| {
        let place = &graph.places()[*ix];
        let shuffle = || reader.voice.as_ref().map_or_else(|| snapshot.shuffle(place.id), |v| v.shuffle(place.id));
        (place.order.is_none(), place.order, place.order.is_none().then(shuffle))
    });
    if snapshot.debate.step.shows_results() {
        // Equals, and among them all that few have rated, stay in the order of before.
        column.sort_by_key(|ix| Reverse(snapshot.figures().rank(*ix)));
    }
    column
}

/// The frame of a debate's page.
pub(super) fn frame(reader: &Reader, here: &'static str) -> Frame {
    Frame {
        title: mention(&reader.snapshot.debate.title),
        debate: Some(format!("/d/{}", reader.debate)),
        here,
        overview: reader.may(Action::ReadOverview),
        device: reader.may_have_voice(),
        events: Some(format!("/d/{}/events?since={}", reader.debate, reader.snapshot.contents)),
        notice: None,
    }
}

/// Step, dates and who sees what.
pub(super) fn strip(reader: &Reader) -> Strip {
    let (debate, situation) = (&reader.snapshot.debate, reader.situation());
    let open = debate.step == Step::Contribute && !situation.ratings_closed;
    let until =
        |until: Option<Timestamp>, what: &str| until.map(|at| format!("{what} until {}", setup::day_in_words(at)));
    let (state, detail) = match debate.step {
        Step::Draft => ("In preparation", "Only facilitators see it".to_owned()),
        Step::Contribute if situation.ratings_closed => {
            ("Claims and ratings have closed", "Results are shown when the meeting begins".to_owned())
        }
        Step::Contribute if situation.claims_closed => {
            let detail =
                until(debate.ratings_until, "Ratings").unwrap_or_else(|| "until the meeting begins".to_owned());
            ("Open for ratings, so that the last claims are heard too", detail)
        }
        Step::Contribute => {
            let dates = [until(debate.claims_until, "Claims"), until(debate.ratings_until, "Ratings")];
            let dates: Vec<String> = dates.into_iter().flatten().collect();
            let dates = if dates.is_empty() { "until the meeting begins".to_owned() } else { dates.join(", ") };
            ("Open for claims and ratings", format!("{dates} · {}", rhythm(debate.rhythm)))
        }
        Step::Reflect => ("Results are shown", "Claims and ratings are frozen for the meeting".to_owned()),
        Step::Decide => ("Deciding", "The record of the meeting is being written".to_owned()),
        Step::Sealed => ("Closed", "The debate stays readable".to_owned()),
    };
    let ratings = match (debate.step.shows_results(), debate.ratings) {
        (true, _) => format!("Shown where at least {} people rated.", debate.k),
        (false, RatingsShown::Reflect) => "Others’ ratings appear when the meeting begins.".to_owned(),
        (false, RatingsShown::Rated) => "Once you have rated, you see roughly what others think.".to_owned(),
    };
    Strip { state: state.to_owned(), open, detail, ratings }
}

/// When contributions appear, in words.
fn rhythm(rhythm: ReleaseRhythm) -> &'static str {
    match rhythm {
        ReleaseRhythm::Now => "claims appear within seconds, which can tell others when you were here",
        ReleaseRhythm::Hourly => "claims appear in batches, about once an hour",
        ReleaseRhythm::Daily => "claims appear in batches, about once a day",
    }
}

/// Who reads what, in one sentence.
pub(super) fn readers(snapshot: &Snapshot) -> &'static str {
    match (snapshot.debate.step.shows_results(), snapshot.debate.readable) {
        (true, true) => "Everybody can read claims and results.",
        (true, false) => "Contributors, leadership and facilitators can read claims and results.",
        (false, true) => "Everybody can read claims now, and results when the meeting begins.",
        (false, false) => {
            "Contributors and facilitators read claims now and results when the meeting begins; leadership reads both \
             only from then on."
        }
    }
}

/// The whole picture, or with one branch in focus.
pub(super) fn picture(snapshot: &Snapshot, base: &str, focus: Option<PlaceIx>, colouring: Colouring) -> Picture {
    let counts = domain::topology::sides(snapshot.graph());
    let place = focus.map(|ix| snapshot.graph().places()[ix].id);
    // Whoever has chosen a colouring keeps it on the way through the picture.
    let (kind, link) = match colouring {
        Colouring::Relation => ("picture", format!("{base}?at=")),
        Colouring::Stance => ("picture-stance", format!("{base}?colour=stance&amp;at=")),
    };
    let key = crate::live::PageKey { kind, place, page: 0, reader: 0 };
    let options = topology::Svg { focus, colouring, setting: topology::Setting::Linked(&link) };
    let svg = snapshot.cached(key, || topology::svg(snapshot.graph(), &options));
    Picture {
        linked: snapshot.graph().places().iter().any(|place| !place.home),
        gathered: svg.contains("data-more"),
        svg: svg.to_string(),
        pro: counts.pro,
        con: counts.con,
        levels: counts.levels,
        by_thesis: colouring == Colouring::Stance,
        colours: None,
    }
}

/// Who took part, in words that keep small groups covered.
pub(super) fn participation(snapshot: &Snapshot) -> String {
    let figures = snapshot.figures();
    let words = |kind, what| match figures.participation(kind) {
        Some(voices) => format!("{} {what}", figures::voices(voices)),
        None => format!("fewer than {} voices {what}, so no number is shown", figures.k()),
    };
    format!("{}; {}", words(Kind::Ratings, "rated"), words(Kind::Claims, "added claims"))
}

/// How each thesis moved from week to week, in words.
fn trend(reader: &Reader) -> Vec<(String, String)> {
    let (snapshot, graph) = (&reader.snapshot, reader.snapshot.graph());
    let theses = graph.theses().iter().map(|ix| (ix, graph.places()[*ix].id));
    let one = graph.theses().len() == 1;
    let moved = theses.filter_map(|(ix, place)| {
        let weeks = snapshot.trend().iter().filter(|band| band.place == place);
        let weeks: Vec<String> = weeks
            .map(|Banded { week, band, .. }| {
                format!("week {}: {}", week.split('W').next_back().unwrap_or(week), figures::band(band))
            })
            .collect();
        let name = if one {
            "How it moved".to_owned()
        } else {
            format!("How it moved: {}", mention(snapshot.claim(*ix).text.as_str()))
        };
        (!weeks.is_empty()).then(|| (name, weeks.join("; ")))
    });
    moved.collect()
}

/// The most entries of a list in the overview.
const LIST: usize = 5;

/// What `/d/{debate}/overview` shows. Before reflect: what is asked, how many claims there are, who took part.
pub(super) fn overview(reader: &Reader, colouring: Colouring) -> OverviewPage {
    let (snapshot, graph) = (&reader.snapshot, reader.snapshot.graph());
    let debate = &snapshot.debate;
    let figures = snapshot.figures();
    let base = format!("/d/{}", reader.debate);
    let results = figures.results();
    let shown = |ix: PlaceIx| figures.shown(ix);
    let bars = |ix: PlaceIx| figures::bars(&shown(ix));
    let ranked = |list: &[PlaceIx]| -> Vec<Ranked> {
        let entry = |ix: &PlaceIx| {
            let place = &graph.places()[*ix];
            Ranked {
                place: place.id.to_string(),
                text: snapshot.claim(*ix).text.to_string(),
                side: place.relation().map(side),
                under: place.parent().map(|p| mention(graph.claims()[p].text.as_str())).unwrap_or_default(),
                why: figures::shown(&shown(*ix)).unwrap_or_default(),
                bars: bars(*ix),
            }
        };
        list.iter().take(LIST).map(entry).collect()
    };
    let standings: Vec<StandingView> = graph
        .theses()
        .iter()
        .map(|ix| StandingView {
            text: snapshot.claim(*ix).text.to_string(),
            place: graph.places()[*ix].id.to_string(),
            words: figures::shown(&shown(*ix)).unwrap_or_default(),
            bars: bars(*ix),
            strength: figures
                .strength(*ix)
                .map(|strength| format!("{} once the replies are weighed", figures::strength(strength)))
                .unwrap_or_default(),
        })
        .collect();
    let sides = domain::topology::sides(graph);
    let sentence = match &standings[..] {
        [one] if !one.words.is_empty() => format!(
            "Where the group stands: {}. {} claims stand on the pro side and {} on the con side.",
            one.words, sides.pro, sides.con
        ),
        _ => format!("{} claims stand on the pro side and {} on the con side.", sides.pro, sides.con),
    };
    let (first, net) = (figures.first_level(), figures.net());
    let took_part =
        reader.may(Action::ReadParticipation).then(|| ("Took part".to_owned(), participation(snapshot)));
    let mut facts: Vec<(String, String)> = took_part.into_iter().collect();
    facts.extend([
        ("First level".to_owned(), format!("{} pro, {} con", first.pro, first.con)),
        ("By net stance".to_owned(), format!("{} for, {} against (a con of a con speaks for)", net.pro, net.con)),
    ]);
    if let Some(net) = figures.net_ballots() {
        let near = figures.first_level_ballots().unwrap_or_default();
        let words = format!(
            "{} for, {} against; at the first level {} and {}. Claims that fewer than {} people rated are not counted.",
            net.pro,
            net.con,
            near.pro,
            near.con,
            debate.k.saturating_mul(2)
        );
        facts.push(("Ratings by net stance".to_owned(), words));
    }
    if let Some(evenness) = figures.evenness(Kind::Ratings) {
        facts.push(("Ratings per voice".to_owned(), figures::evenness(evenness).into_owned()));
    }
    facts.extend(trend(reader));
    // Leadership reads no claims before reflect: neither lists nor a picture that leads to them.
    let claims = reader.may(Action::ReadClaims);
    let withheld = (!results).then(|| {
        format!(
            "Ratings are hidden until the meeting begins, so that nobody is swayed. From then on results are shown \
             wherever at least {} people rated.",
            debate.k
        )
    });
    let imported = (!snapshot.document.imported_tallies.is_empty()).then(|| {
        format!(
            "{} claims came with votes from another tool. They are kept apart and count for nothing here.",
            snapshot.document.imported_tallies.len()
        )
    });
    OverviewPage {
        title: debate.title.clone(),
        sentence,
        strip: strip(reader),
        standings,
        picture: if claims {
            let colours = Some((format!("{base}/overview"), format!("{base}/overview?colour=stance")));
            Picture { colours, ..picture(snapshot, &base, None, colouring) }
        } else {
            Picture::default()
        },
        figures: facts,
        contested: ranked(figures.contested()),
        consensus: ranked(figures.consensus()),
        unanswered: if claims { ranked(figures.unanswered()) } else { Vec::new() },
        withheld,
        imported,
        base,
    }
}
