//! Moderation: what each deed does, what it refuses, and that it can be undone.

mod common;

use common::{Row, claim, claim_id, place};
use domain::{
    claim::ClaimText,
    graph::{DEPTH_CAP, Graph, Relation},
    history::{Event, concerned_since},
    ids::{ClaimId, Counting, PlaceId},
    moderation::{self, Away, Change, Deed, Entry, Obstacle, Reason, Shelf, Stock, Why},
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const PRO: Relation = Relation::Pro;
const CON: Relation = Relation::Con;

fn graph(rows: &[Row]) -> Graph {
    let numbers: std::collections::BTreeSet<u8> = rows.iter().map(|row| row.0).collect();
    let claims = numbers.into_iter().map(|number| claim(number, &format!("claim {number}")));
    Graph::build(claims, (0..).zip(rows).map(|(number, row)| place(number, *row))).expect("a sound example")
}

/// A thesis 0 with a pro 1, whose con is 2, whose pro is 3; and a con 4, under which 2 stands as well.
fn example() -> Graph {
    graph(&[
        (0, None, true),
        (1, Some((0, PRO)), true),
        (2, Some((1, CON)), true),
        (3, Some((2, PRO)), true),
        (4, Some((0, CON)), true),
        (2, Some((4, PRO)), false),
    ])
}

fn place_id(number: u8) -> PlaceId {
    PlaceId::from_bytes([number; 16])
}

fn why() -> Why {
    Why { reason: Some(Reason::Unclear), note: "Say it otherwise.".to_owned() }
}

fn plan(graph: &Graph, deed: &Deed) -> Result<Change, Obstacle> {
    moderation::plan(graph, &Away::default(), deed, &why(), &mut Counting(1 << 100))
}

fn text(text: &str) -> ClaimText {
    ClaimText::contributed(text).expect("a sound example")
}

/// The claims that stand, each with its parents.
fn standing(graph: &Graph) -> Vec<(ClaimId, Vec<Option<ClaimId>>)> {
    let id = |ix: usize| graph.claims()[ix].id;
    let mut all: Vec<_> = (0..graph.claims().len())
        .map(|ix| {
            let mut parents: Vec<_> =
                graph.standing(ix).iter().map(|place| graph.places()[*place].parent().map(id)).collect();
            parents.sort();
            (id(ix), parents)
        })
        .collect();
    all.sort();
    all
}

fn under(claims: &[(u8, &[Option<u8>])]) -> Vec<(ClaimId, Vec<Option<ClaimId>>)> {
    claims.iter().map(|(id, parents)| (claim_id(*id), parents.iter().map(|p| p.map(claim_id)).collect())).collect()
}

fn undone(change: &Change, history: &[Event], entry: usize) -> Result<Change, Obstacle> {
    moderation::undo(&change.graph, &change.away, &history.iter().collect::<Vec<_>>(), entry)
}

#[test]
fn archiving_takes_what_answers_the_claim_along_and_undoing_it_brings_all_back() {
    let before = example();
    let change = plan(&before, &Deed::Archive(vec![place_id(2)])).unwrap();
    // Claim 2 stands under 4 as well, so that 3 stays with it, and the place that is left is its home.
    assert_eq!(
        standing(&change.graph),
        under(&[(0, &[None]), (1, &[Some(0)]), (2, &[Some(4)]), (3, &[Some(2)]), (4, &[Some(0)])])
    );
    let change = plan(&before, &Deed::Archive(vec![place_id(2), place_id(5)])).unwrap();
    assert_eq!(standing(&change.graph), under(&[(0, &[None]), (1, &[Some(0)]), (4, &[Some(0)])]));
    assert_eq!(change.away.on(Shelf::Archived).map(|c| c.id).collect::<Vec<_>>(), [claim_id(2)]);
    assert_eq!(change.away.on(Shelf::Late).map(|c| c.id).collect::<Vec<_>>(), [claim_id(3)]);
    let history = [Event::Moderated(change.entry.clone())];
    let back = undone(&change, &history, 0).unwrap();
    assert_eq!(Stock::of(&back.graph, &back.away), Stock::of(&before, &Away::default()));
}

#[test]
fn a_reply_that_comes_while_its_parent_is_archived_comes_back_with_it() {
    let change = plan(&example(), &Deed::Archive(vec![place_id(4)])).unwrap();
    let mut away = change.away.clone();
    away.claims.insert(claim_id(9), (Shelf::Late, claim(9, "late")));
    away.places.insert(place_id(9), (Shelf::Late, place(9, (9, Some((4, PRO)), true))));
    let history = [&Event::Moderated(change.entry)];
    let back = moderation::undo(&change.graph, &away, &history, 0).unwrap();
    assert!(back.graph.claim_ix(claim_id(9)).is_some());
    assert_eq!(back.away, Away::default());
}

#[test]
fn a_moved_claim_stands_in_a_new_place_and_its_old_one_is_kept_away() {
    let deed = Deed::Move { places: vec![place_id(1)], under: claim_id(4), relation: CON };
    let change = plan(&example(), &deed).unwrap();
    let ix = change.graph.claim_ix(claim_id(1)).unwrap();
    let place = change.graph.places()[change.graph.home(ix)];
    assert_ne!(place.id, place_id(1));
    assert_eq!(place.under, Some((change.graph.claim_ix(claim_id(4)).unwrap(), CON)));
    assert_eq!(change.away.places.keys().collect::<Vec<_>>(), [&place_id(1)]);
    let history = [Event::Moderated(change.entry.clone())];
    let back = undone(&change, &history, 0).unwrap();
    assert_eq!(standing(&back.graph), standing(&example()));
    assert!(back.graph.place_ix(place_id(1)).is_some(), "its ballots count again");
}

#[test]
fn a_claim_never_comes_to_stand_below_itself_and_the_way_is_told() {
    let path: Vec<ClaimId> = [1, 2, 3].map(claim_id).to_vec();
    for deed in [
        Deed::Move { places: vec![place_id(1)], under: claim_id(3), relation: PRO },
        Deed::Link { claim: claim_id(1), under: claim_id(3), relation: PRO },
    ] {
        assert_eq!(plan(&example(), &deed).unwrap_err(), Obstacle::Cycle { path: path.clone() });
    }
    let itself = Deed::Link { claim: claim_id(1), under: claim_id(1), relation: PRO };
    assert_eq!(plan(&example(), &itself).unwrap_err(), Obstacle::Cycle { path: vec![claim_id(1)] });
    let merge = Deed::Merge { survivor: claim_id(3), others: vec![claim_id(1)] };
    assert!(matches!(plan(&example(), &merge), Err(Obstacle::Cycle { .. })));
}

#[test]
fn nothing_is_moved_deeper_than_a_debate_may_be() {
    let depth = u8::try_from(DEPTH_CAP).unwrap();
    let mut rows: Vec<Row> = (0..=depth).map(|i| (i, i.checked_sub(1).map(|parent| (parent, PRO)), true)).collect();
    rows.push((100, Some((0, CON)), true));
    let deed = Deed::Move { places: vec![place_id(depth + 1)], under: claim_id(depth), relation: PRO };
    let Err(Obstacle::TooDeep { path }) = plan(&graph(&rows), &deed) else { panic!("it was taken") };
    assert_eq!((path.first(), path.last()), (Some(&claim_id(0)), Some(&claim_id(depth))));
}

#[test]
fn a_merge_unites_replies_places_and_sources_once_each() {
    let rows = [
        (0, None, true),
        (1, Some((0, PRO)), true),
        (2, Some((0, PRO)), true),
        (3, Some((1, CON)), true),
        (3, Some((2, CON)), false),
        (4, Some((2, PRO)), true),
        (5, Some((0, CON)), true),
        (2, Some((5, CON)), false),
    ];
    let mut before = graph(&rows);
    let source = |url: &str| domain::claim::Source::contributed(url, "").unwrap();
    for (claim, urls) in
        [(1, ["https://a.example/", "https://b.example/"]), (2, ["https://b.example/", "https://c.example/"])]
    {
        let ix = before.claim_ix(claim_id(claim)).unwrap();
        before.claim_mut(ix).sources = urls.map(source).to_vec();
    }
    let change = plan(&before, &Deed::Merge { survivor: claim_id(1), others: vec![claim_id(2)] }).unwrap();
    assert_eq!(
        standing(&change.graph),
        under(&[(0, &[None]), (1, &[Some(0), Some(5)]), (3, &[Some(1)]), (4, &[Some(1)]), (5, &[Some(0)])])
    );
    let survivor = &change.graph.claims()[change.graph.claim_ix(claim_id(1)).unwrap()];
    let urls: Vec<_> = survivor.sources.iter().map(|source| source.url.as_str()).collect();
    assert_eq!(urls, ["https://a.example/", "https://b.example/", "https://c.example/"]);
    assert!(change.graph.place_ix(place_id(1)).is_some(), "the survivor keeps its ballots");
    assert!(change.graph.place_ix(place_id(5)).is_some(), "and so does what answered the other");
    assert_eq!(change.answers, [(claim_id(2), claim_id(1))]);
    let back = undone(&change, &[Event::Moderated(change.entry.clone())], 0).unwrap();
    assert_eq!(standing(&back.graph), standing(&before));
    assert_eq!(back.graph.claims()[back.graph.claim_ix(claim_id(1)).unwrap()].sources.len(), 2);
}

#[test]
fn a_claim_below_its_survivor_is_taken_in_without_a_cycle() {
    let change = plan(&example(), &Deed::Merge { survivor: claim_id(1), others: vec![claim_id(3)] }).unwrap();
    assert_eq!(
        standing(&change.graph),
        under(&[(0, &[None]), (1, &[Some(0)]), (2, &[Some(1), Some(4)]), (4, &[Some(0)])])
    );
}

#[test]
fn a_split_claim_becomes_several_where_it_stood_and_each_reply_answers_one() {
    let deed = |text| Deed::Split {
        claim: claim_id(2),
        text,
        parts: vec![self::text("first"), self::text("second")],
        replies: BTreeMap::from([(place_id(3), 1)]),
    };
    let change = plan(&example(), &deed(text("claim 2"))).unwrap();
    let [first, second] = change.entry.made[..] else { panic!("two were made") };
    let parents: BTreeMap<_, _> = standing(&change.graph).into_iter().collect();
    assert_eq!(parents[&first], [Some(claim_id(1)), Some(claim_id(4))]);
    assert_eq!(parents[&second], parents[&first]);
    assert_eq!(parents[&claim_id(3)], [Some(second)]);
    let back = undone(&change, &[Event::Moderated(change.entry.clone())], 0).unwrap();
    assert_eq!(standing(&back.graph), standing(&example()));
    assert_eq!(plan(&example(), &deed(text("other words"))).unwrap_err(), Obstacle::Reworded);
    let one = Deed::Split {
        claim: claim_id(2),
        text: text("claim 2"),
        parts: vec![text("one")],
        replies: BTreeMap::new(),
    };
    assert_eq!(plan(&example(), &one).unwrap_err(), Obstacle::Parts);
}

#[test]
fn an_extracted_branch_leaves_a_reference_where_it_stood() {
    let debate = domain::ids::DebateId::from_bytes([7; 16]);
    let deed = Deed::Extract {
        place: place_id(1),
        debate,
        reference: text("-> See discussion #1: claim 1"),
        address: "https://debates.example/d/1".to_owned(),
    };
    let change = plan(&example(), &deed).unwrap();
    let made = change.entry.made[0];
    let reference = &change.graph.claims()[change.graph.claim_ix(made).unwrap()];
    assert!(reference.text.is_reference());
    assert_eq!(change.entry.extracted, Some(debate));
    let parents: BTreeMap<_, _> = standing(&change.graph).into_iter().collect();
    assert_eq!(parents[&made], [Some(claim_id(0))]);
    assert!(!parents.contains_key(&claim_id(1)));
    assert!(parents.contains_key(&claim_id(2)), "it stands elsewhere, too");
}

#[test]
fn what_is_under_review_comes_into_the_graph_when_it_is_published() {
    let mut away = Away::default();
    away.claims.insert(claim_id(9), (Shelf::Review, claim(9, "new")));
    away.places.insert(place_id(9), (Shelf::Late, place(9, (9, Some((1, PRO)), true))));
    let publish = Deed::Publish(vec![claim_id(9)]);
    let run = |away: &Away, deed: &Deed| moderation::plan(&example(), away, deed, &why(), &mut Counting(1 << 100));
    let change = run(&away, &publish).unwrap();
    assert!(change.graph.place_ix(place_id(9)).is_some());
    let declined = run(&away, &Deed::Decline(vec![claim_id(9)])).unwrap();
    assert_eq!(declined.away.on(Shelf::Declined).count(), 1);
    assert!(run(&declined.away, &publish).is_ok(), "one may think again");
    assert_eq!(run(&Away::default(), &publish).unwrap_err(), Obstacle::NotUnderReview);
}

#[test]
fn a_debate_keeps_a_thesis_and_a_claim_its_last_place() {
    assert_eq!(plan(&example(), &Deed::Archive(vec![place_id(0)])).unwrap_err(), Obstacle::LastThesis);
    assert_eq!(plan(&example(), &Deed::Unlink(place_id(1))).unwrap_err(), Obstacle::OnlyPlace);
    assert_eq!(plan(&example(), &Deed::Archive(Vec::new())).unwrap_err(), Obstacle::Nothing);
    assert_eq!(plan(&example(), &Deed::Archive(vec![place_id(77)])).unwrap_err(), Obstacle::Gone);
    let unlinked = plan(&example(), &Deed::Unlink(place_id(5))).unwrap();
    assert!(unlinked.graph.place_ix(place_id(5)).is_none());
}

#[test]
fn what_changes_the_debate_is_done_for_a_reason() {
    let silent = Why::default();
    let words = Why { note: "As we agreed.".to_owned(), ..Why::default() };
    let run = |deed: &Deed, why: &Why| moderation::plan(&example(), &Away::default(), deed, why, &mut Counting(0));
    for deed in [
        Deed::Archive(vec![place_id(1)]),
        Deed::Decline(vec![claim_id(1)]),
        Deed::Move { places: vec![place_id(3)], under: claim_id(4), relation: PRO },
        Deed::Merge { survivor: claim_id(3), others: vec![claim_id(4)] },
    ] {
        assert_eq!(run(&deed, &silent).unwrap_err(), Obstacle::NoReason);
        assert_eq!(run(&deed, &words).unwrap_err(), Obstacle::NoReason);
    }
    assert_eq!(run(&Deed::Unlink(place_id(5)), &silent).unwrap_err(), Obstacle::NoWhy);
    assert_eq!(run(&Deed::Restore(vec![claim_id(1)]), &silent).unwrap_err(), Obstacle::NoWhy);
    assert!(run(&Deed::Unlink(place_id(5)), &words).is_ok(), "none of the nine need fit");
    assert!(run(&Deed::Keep(claim_id(1)), &silent).is_ok(), "nothing is changed");
    let long = Why { note: "x".repeat(moderation::NOTE_LIMIT + 1), ..why() };
    let refused = moderation::plan(&example(), &Away::default(), &Deed::Keep(claim_id(1)), &long, &mut Counting(0));
    assert!(matches!(refused, Err(Obstacle::Note(_))));
}

#[test]
fn where_the_words_are_what_is_wrong_the_history_repeats_none() {
    for reason in Reason::ALL {
        let why = Why { reason: Some(*reason), note: "It says: Anna did it.".to_owned() };
        let deed = Deed::Archive(vec![place_id(1)]);
        let change = moderation::plan(&example(), &Away::default(), &deed, &why, &mut Counting(0)).unwrap();
        let silent = matches!(reason, Reason::Abusive | Reason::IdentifiesAPerson);
        assert_eq!((change.entry.note.is_empty(), change.entry.keeps_text()), (silent, !silent), "{reason}");
        assert!(!serde_json::to_string(&change.entry).unwrap().contains("claim 1"));
    }
}

#[test]
fn what_was_undone_or_is_rested_upon_is_not_undone_again() {
    let archived = plan(&example(), &Deed::Archive(vec![place_id(4)])).unwrap();
    let history = [Event::Moderated(archived.entry.clone()), Event::Undone { entry: 0 }];
    assert_eq!(undone(&archived, &history, 0).unwrap_err(), Obstacle::NotUndoable);
    assert_eq!(undone(&archived, &history, 5).unwrap_err(), Obstacle::NotUndoable);
    // 3 was moved under 4, which then went: without 4 the move can't be turned round and back.
    let moved =
        plan(&example(), &Deed::Move { places: vec![place_id(3)], under: claim_id(4), relation: PRO }).unwrap();
    let again = Deed::Move { places: vec![moved.entry.made_place()], under: claim_id(1), relation: PRO };
    let twice = moderation::plan(&moved.graph, &moved.away, &again, &why(), &mut Counting(1 << 101)).unwrap();
    let history = [Event::Moderated(moved.entry), Event::Moderated(twice.entry.clone())];
    assert_eq!(undone(&twice, &history, 0).unwrap_err(), Obstacle::Later);
    assert!(undone(&twice, &history, 1).is_ok());
}

trait MadePlace {
    fn made_place(&self) -> PlaceId;
}

impl MadePlace for Entry {
    fn made_place(&self) -> PlaceId {
        let place = self.shifts.iter().rev().find_map(|shift| match shift {
            moderation::Shift::Place { place, here: true } => Some(*place),
            _ => None,
        });
        place.expect("a place was made")
    }
}

#[test]
fn what_another_facilitator_did_since_is_noticed_for_the_same_claims_alone() {
    let change =
        plan(&example(), &Deed::Move { places: vec![place_id(3)], under: claim_id(4), relation: PRO }).unwrap();
    let history = [Event::Dates, Event::Moderated(change.entry), Event::Undone { entry: 1 }];
    for (seen, claim, concerned) in [(0, 3, true), (1, 4, true), (2, 3, true), (3, 3, false), (0, 1, false)] {
        assert_eq!(concerned_since(&history, seen, &[claim_id(claim)]), concerned, "{seen} {claim}");
    }
}

/// A deed with numbers for what it is about, on whatever graph there is then.
fn deed(graph: &Graph, kind: u8, a: usize, b: usize, con: bool) -> Deed {
    let place = |n: usize| graph.places()[n % graph.places().len()].id;
    let claim = |n: usize| graph.claims()[n % graph.claims().len()].clone();
    let relation = if con { CON } else { PRO };
    match kind {
        0 => Deed::Archive(vec![place(a), place(b)]),
        1 => Deed::Move { places: vec![place(a)], under: claim(b).id, relation },
        2 => Deed::Link { claim: claim(a).id, under: claim(b).id, relation },
        3 => Deed::Unlink(place(a)),
        4 => Deed::Merge { survivor: claim(a).id, others: vec![claim(b).id] },
        _ => {
            let Some(claim) = graph.claims().get(a % graph.claims().len()) else { return Deed::Unlink(place(a)) };
            let parts = vec![text("one"), text("two")];
            Deed::Split { claim: claim.id, text: claim.text.clone(), parts, replies: BTreeMap::new() }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn after_any_deeds_the_graph_is_sound_and_undone_backwards_it_is_as_it_was(
        deeds in prop::collection::vec((0u8..6, 0usize..40, 0usize..40, any::<bool>()), 1..12),
    ) {
        let before = example();
        let (mut now, mut away) = (before.clone(), Away::default());
        let mut random = Counting(1 << 100);
        let mut history: Vec<Event> = Vec::new();
        let mut states = Vec::new();
        for (kind, a, b, con) in deeds {
            let Ok(change) = moderation::plan(&now, &away, &deed(&now, kind, a, b, con), &why(), &mut random) else { continue };
            prop_assert!(!change.graph.theses().is_empty());
            states.push(standing(&now));
            // Nothing is lost: what there was is in the graph or away.
            for claim in now.claims() {
                prop_assert!(change.graph.claim_ix(claim.id).is_some() || change.away.claims.contains_key(&claim.id));
            }
            history.push(Event::Moderated(change.entry));
            (now, away) = (change.graph, change.away);
        }
        for entry in (0..history.len()).rev() {
            let events: Vec<&Event> = history.iter().collect();
            let back = moderation::undo(&now, &away, &events, entry);
            prop_assert!(back.is_ok(), "{:?}", back.err());
            let back = back.expect("checked above");
            (now, away) = (back.graph, back.away);
            history.push(Event::Undone { entry });
            prop_assert_eq!(&standing(&now), &states[entry]);
        }
        // The very places are back, and with them their ballots.
        let ids = |graph: &Graph| graph.places().iter().map(|place| place.id).collect::<std::collections::BTreeSet<_>>();
        prop_assert_eq!(ids(&now), ids(&before));
    }
}
