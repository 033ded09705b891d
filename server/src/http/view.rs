//! From a snapshot and one's own things to the plain values that the views show.

use super::{access::Reader, figures, history, setup, talk};
use crate::{
    live::{Mine, Snapshot},
    overview,
    secret::{ServerSecret, Voice},
    store::{Debate, PendingClaim},
};
use app::model::{Card, Dated, Frame, OverviewPage, Picture, Piece, Side, SourceView, Strip, Waits};
use domain::{
    claim::{Claim, Origin, Source, State, is_web_address},
    debate::{RatingsShown, ReleaseRhythm, Step},
    figures::{Division, Kind, Strength},
    graph::{NewPlace, PlaceIx, Relation},
    ids::{ClaimId, PlaceId},
    moderation::Shelf,
    overview::Sight,
    policy::{Action, Situation},
    similar::BEGINNING,
    topology::{self, Colouring, Setting},
};
use jiff::Timestamp;
use std::{borrow::Cow, cmp::Reverse};
use words::say;

/// The most characters of a claim that is only mentioned.
const MENTION: usize = 90;

pub(crate) fn side(relation: Relation) -> Side {
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
pub(crate) fn mention(text: &str) -> String {
    if text.chars().count() <= MENTION {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MENTION).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

/// The numbered sources of a claim.
pub(super) fn sources(claim: &Claim) -> Vec<SourceView> {
    cited(claim.text.as_str(), &claim.sources).1
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
        comments: 0,
        suggestions: 0,
        linked: false,
        reference: claim.text.is_reference(),
        own: false,
        waits: None,
        withdrawn: claim.state == State::Withdrawn,
        can_rate: false,
        can_edit: false,
        can_mark: false,
        mark: None,
        rating: None,
        undo: None,
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
    (card.comments, card.suggestions) = snapshot.remarks(claim.id);
    card.linked = !place.home;
    card.own = mine.is_some_and(|m| m.claims_of.contains(&claim.id));
    card.waits = edit.map(|edit| match &edit.text {
        Some(_) if snapshot.debate.review => Waits::Wording,
        Some(text) if snapshot.talk.held.get(&claim.id).is_some_and(|held| held.text == *text) => Waits::Wording,
        _ => next_release(snapshot),
    });
    card.withdrawn |= edit.is_some_and(|e| e.text.is_none());
    card.can_rate = reader.may(Action::Rate) && !card.reference && !card.withdrawn;
    card.can_edit = card.own && !card.withdrawn && reader.may(Action::Contribute);
    card.can_mark = reader.may(Action::Mark) && !card.own && !card.withdrawn;
    card.mark = mine.and_then(|m| m.marks.get(&claim.id)).copied();
    card.rating = mine.and_then(|m| m.ratings.get(&place.id)).map(|r| r.get());
    if snapshot.debate.step.shows_results() {
        card.result = figures::shown(&snapshot.figures().shown(ix));
    } else if card.rating.is_some() {
        let others = |band| say!("card-others", band = figures::word(band)).into_owned();
        card.result = snapshot.figures().band(ix).map(others);
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
        waits: Some(if reader.snapshot.debate.review { Waits::Review } else { next_release(&reader.snapshot) }),
        can_edit: reader.may(Action::Contribute),
        ..bare(claim.place, &whole)
    }
}

/// What somebody's contribution waits for that nobody reviews.
fn next_release(snapshot: &Snapshot) -> Waits {
    match snapshot.debate.rhythm {
        ReleaseRhythm::Now => Waits::Moment,
        ReleaseRhythm::Hourly | ReleaseRhythm::Daily => Waits::Batch,
    }
}

/// One's own replies to a claim that a facilitator has not published, or has declined: nobody else sees them here.
pub(super) fn reviewed_cards(
    reader: &Reader,
    secret: &ServerSecret,
    voice: &Voice,
    parent: ClaimId,
) -> Vec<(Relation, Card)> {
    let snapshot = &reader.snapshot;
    let places = snapshot.away.places.values().filter_map(|(_, place)| {
        let (of, relation) = place.under?;
        (of == parent).then_some((place, relation))
    });
    let card = |(place, relation): (&NewPlace, Relation)| {
        let (shelf, claim) = snapshot.away.claims.get(&place.claim)?;
        let waits = match shelf {
            Shelf::Review => Waits::Review,
            Shelf::Declined => Waits::Declined(snapshot.moderated(claim.id).map(history::why).unwrap_or_default()),
            Shelf::Archived | Shelf::Late => return None,
        };
        let own = snapshot.edit_keys.get(&claim.id) == Some(&voice.edit_key(secret, claim.id));
        (own && claim.state == State::Standing).then(|| {
            let card = Card {
                side: Some(side(relation)),
                own: true,
                waits: Some(waits),
                can_edit: reader.may(Action::Contribute),
                ..bare(place.id, claim)
            };
            (relation, card)
        })
    };
    places.filter_map(card).collect()
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
        claims: reader.may(Action::ReadClaims),
        device: reader.may_have_voice(),
        events: Some(format!("/d/{}/events?since={}", reader.debate, reader.snapshot.contents)),
        notice: None,
    }
}

/// The votes that a claim had where it was imported from, apart from ours and as late as these, to sway nobody's rating.
pub(super) fn imported(snapshot: &Snapshot, ix: PlaceIx) -> Option<String> {
    let place = &snapshot.graph().places()[ix];
    let tally = snapshot.document.imported_tallies.get(&place.id)?;
    let votes = figures::counted(tally, place.relation().is_none());
    snapshot.debate.step.shows_results().then(|| say!("debate-imported", votes = votes).into_owned())
}

/// When something closes or begins in this step.
pub(super) fn dates(debate: &Debate, situation: Situation) -> Vec<Dated> {
    let closes = |words, until: Option<Timestamp>| until.map(|until| setup::closing(debate, words, until));
    let claims = closes(say!("strip-claims-until", day = Dated::TIME), debate.claims_until);
    let ratings = closes(say!("strip-ratings-until", day = Dated::TIME), debate.ratings_until);
    let begins = |words, at: Option<Timestamp>| at.map(|at| setup::beginning(debate, words, at));
    let opens = begins(say!("strip-opens", time = Dated::TIME), debate.plan.opens);
    let meets = begins(say!("strip-meets", time = Dated::TIME), debate.plan.meets);
    let mut dates: Vec<Dated> = match debate.step {
        Step::Draft => opens.into_iter().chain(claims).chain(ratings).collect(),
        Step::Contribute if situation.ratings_closed => Vec::new(),
        Step::Contribute if situation.claims_closed => ratings.into_iter().collect(),
        Step::Contribute => claims.into_iter().chain(ratings).collect(),
        Step::Reflect | Step::Decide | Step::Sealed => Vec::new(),
    };
    if debate.step <= Step::Reflect {
        dates.extend(meets);
    }
    dates
}

/// Step, dates and who sees what.
pub(super) fn strip(reader: &Reader) -> Strip {
    let (debate, situation) = (&reader.snapshot.debate, reader.situation());
    let open = debate.step == Step::Contribute && !situation.ratings_closed;
    let dates = dates(debate, situation);
    let (state, detail) = match debate.step {
        Step::Draft => (say!("strip-draft"), say!("strip-draft-detail")),
        Step::Contribute if situation.ratings_closed => (say!("strip-closed"), say!("strip-closed-detail")),
        Step::Contribute if situation.claims_closed && dates.is_empty() => {
            (say!("strip-ratings"), say!("strip-until-meeting"))
        }
        Step::Contribute if situation.claims_closed => (say!("strip-ratings"), "".into()),
        Step::Contribute if dates.is_empty() => {
            (say!("strip-open"), format!("{} · {}", say!("strip-until-meeting"), appears(debate)).into())
        }
        Step::Contribute => (say!("strip-open"), appears(debate)),
        Step::Reflect => (say!("strip-reflect"), say!("strip-reflect-detail")),
        Step::Decide => (say!("strip-decide"), say!("strip-decide-detail")),
        Step::Sealed => (say!("strip-sealed"), say!("strip-sealed-detail")),
    };
    let ratings = match (debate.step.shows_results(), debate.ratings) {
        (true, _) => say!("strip-shown-from", k = debate.k),
        (false, RatingsShown::Reflect) => say!("strip-shown-at-meeting"),
        (false, RatingsShown::Rated) => say!("strip-shown-once-rated"),
    };
    Strip {
        state: state.into_owned(),
        open,
        dates,
        detail: detail.into_owned(),
        ratings: ratings.into_owned(),
        when: talk::when(debate),
    }
}

/// When contributions appear, in words.
fn appears(debate: &Debate) -> Cow<'static, str> {
    match debate.rhythm {
        _ if debate.review => say!("strip-reviewed"),
        ReleaseRhythm::Now => say!("strip-now"),
        ReleaseRhythm::Hourly => say!("strip-hourly"),
        ReleaseRhythm::Daily => say!("strip-daily"),
    }
}

/// Who reads what, in one sentence.
pub(super) fn readers(snapshot: &Snapshot) -> Cow<'static, str> {
    match (snapshot.debate.step.shows_results(), snapshot.debate.readable) {
        (true, true) => say!("readers-everybody"),
        (true, false) => say!("readers-all-roles"),
        (false, true) => say!("readers-everybody-later"),
        (false, false) => say!("readers-all-roles-later"),
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
        // The debate's pages are coloured by claims alone.
        Colouring::Strength => ("picture-strength", format!("{base}?at=")),
        Colouring::Polarisation => ("picture-polarisation", format!("{base}?at=")),
        Colouring::Attention => ("picture-attention", format!("{base}?at=")),
    };
    let key = crate::live::PageKey { kind, place, page: 0, reader: 0 };
    let setting = Setting::Linked(&link);
    let svg = snapshot.cached(key, || {
        let bands = &snapshot.figures().bands(colouring);
        topology::svg(snapshot.graph(), &topology::Svg { focus, colouring, bands, setting, words: &PictureWords })
    });
    Picture {
        linked: snapshot.graph().places().iter().any(|place| !place.home),
        gathered: svg.contains("data-more"),
        svg: svg.to_string(),
        pro: counts.pro,
        con: counts.con,
        levels: counts.levels,
        by_thesis: colouring == Colouring::Stance,
        ..Picture::default()
    }
}

/// The whole picture, small and without words: for a card among others.
pub(super) fn small_picture(snapshot: &Snapshot) -> String {
    let key = crate::live::PageKey { kind: "picture-small", place: None, page: 0, reader: 0 };
    let options = topology::Svg { setting: Setting::Small, words: &PictureWords, ..topology::Svg::default() };
    snapshot.cached(key, || topology::svg(snapshot.graph(), &options)).to_string()
}

/// What the picture says, in the reader's language.
#[derive(Debug)]
pub(crate) struct PictureWords;

impl topology::Words for PictureWords {
    fn whole(&self, claims: usize, sides: topology::Sides) -> String {
        let topology::Sides { pro, con, levels } = sides;
        say!("picture-label", claims = claims, pro = pro, con = con, levels = levels).into_owned()
    }

    fn unit(&self, claims: usize) -> String {
        say!("picture-unit", count = claims).into_owned()
    }

    fn gathered(&self, claims: usize) -> String {
        say!("picture-more", count = claims).into_owned()
    }

    fn place(&self, relation: Option<Relation>, level: usize) -> String {
        let kind = match relation {
            None => say!("common-thesis"),
            Some(Relation::Pro) => say!("common-pro"),
            Some(Relation::Con) => say!("common-con"),
        };
        if level == 0 {
            kind.into_owned()
        } else {
            say!("picture-at-level", kind = kind, level = level).into_owned()
        }
    }

    fn elsewhere(&self) -> String {
        say!("common-elsewhere").into_owned()
    }

    fn below(&self, pro: usize, con: usize) -> String {
        say!("picture-below", pro = pro, con = con).into_owned()
    }
}

/// Who took part, in words that keep small groups covered.
pub(super) fn participation(snapshot: &Snapshot) -> String {
    let figures = snapshot.figures();
    let (k, told) = (figures.k(), [Kind::Ratings, Kind::Claims].map(|kind| figures.participation(kind)));
    match told {
        [None, None] => say!("overview-took-part-few", k = k).into_owned(),
        [rated, added] => format!("{}; {}", overview::rated(rated, k), overview::added(added, k)),
    }
}

/// What somebody may see in an overview.
pub(super) fn sight(reader: &Reader) -> Sight {
    Sight { claims: reader.may(Action::ReadClaims), participation: reader.may(Action::ReadParticipation) }
}

/// What `/d/{debate}/overview` shows. Before reflect: what is asked, how many claims there are, who took part.
pub(super) fn overview_page(reader: &Reader, colouring: Colouring) -> OverviewPage {
    let snapshot = &reader.snapshot;
    let base = format!("/d/{}", reader.debate);
    let sight = sight(reader);
    let told = overview::told(snapshot, sight, Setting::Page);
    // Leadership reads no claims before reflect: neither lists nor a picture that leads to them.
    let picture = if sight.claims { coloured(snapshot, &base, colouring) } else { Picture::default() };
    let files = [
        ("overview-pdf", say!("overview-as-pdf")),
        ("overview-png", say!("overview-as-png")),
        ("overview-csv", say!("overview-as-csv")),
    ];
    let files = files.map(|(file, name)| (format!("{base}/export/{file}"), name.into_owned()));
    OverviewPage { strip: strip(reader), picture, files: files.into(), claims: sight.claims, base, ..told }
}

/// The whole picture in any colouring. What follows from ratings can be chosen once results are shown.
fn coloured(snapshot: &Snapshot, base: &str, colouring: Colouring) -> Picture {
    let results = snapshot.figures().results();
    let colouring =
        if results { colouring } else { Some(colouring).filter(|c| c.bands() == 0).unwrap_or_default() };
    let here = |colouring: Colouring| format!("{base}/overview?colour={}", colouring.word());
    let choices = [Colouring::Strength, Colouring::Polarisation, Colouring::Attention].map(|one| {
        let name = match one {
            Colouring::Strength => say!("picture-by-strength"),
            Colouring::Polarisation => say!("picture-by-polarisation"),
            _ => say!("picture-by-attention"),
        };
        (name.into_owned(), here(one), one == colouring)
    });
    Picture {
        colours: Some((format!("{base}/overview"), here(Colouring::Stance))),
        bands: if results { choices.into() } else { Vec::new() },
        legend: legend(colouring, snapshot.debate.k),
        banded: if colouring.bands() > 0 { colouring.word() } else { "" },
        ..picture(snapshot, base, None, colouring)
    }
}

/// What the bands of a colouring mean, in words; nothing where it has none.
fn legend(colouring: Colouring, k: u32) -> Vec<(&'static str, String)> {
    let words: Vec<Cow<'static, str>> = match colouring {
        Colouring::Relation | Colouring::Stance => return Vec::new(),
        Colouring::Strength => {
            [Strength::VeryWeak, Strength::Weak, Strength::Undecided, Strength::Strong, Strength::VeryStrong]
                .map(figures::strength)
                .into()
        }
        Colouring::Polarisation => {
            [Division::United, Division::Mixed, Division::Split].map(figures::division).into()
        }
        Colouring::Attention => {
            let (twice, much) = (k.saturating_mul(2), k.saturating_mul(4));
            vec![
                say!("picture-heard-between", from = k, below = twice),
                say!("picture-heard-between", from = twice, below = much),
                say!("picture-heard-much", from = much),
            ]
        }
    };
    let untold = match colouring {
        Colouring::Attention => say!("picture-untold-attention", k = k),
        Colouring::Polarisation => say!("picture-untold-polarisation", twice = k.saturating_mul(2)),
        _ => say!("picture-untold", k = k),
    };
    let bands = ["b0", "b1", "b2", "b3", "b4"].into_iter().zip(words);
    bands.chain([("untold", untold)]).map(|(class, words)| (class, words.into_owned())).collect()
}
