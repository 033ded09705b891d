//! The picture and the brief: drawn from hostile texts, well-formed, and silent about what may not be shown.

mod common;

use common::{Row, claim, place};
use domain::{
    ballot::Tally,
    brief::{Brief, Material},
    debate::{Document, Layout, Semantics, Step},
    figures::{Counted, Figures},
    graph::{Graph, Relation},
    topology::{Svg, partition, sides, svg},
};
use proptest::prelude::*;
use quick_xml::{Reader, events::Event};
use std::collections::BTreeMap;

const PRO: Relation = Relation::Pro;
const CON: Relation = Relation::Con;
const HOSTILE: &str = "</svg><script>\"'&lt;&#x0;\u{202e}\u{5d0}\u{fffe} ]]> *b* [x](y) `z`";

fn graph(rows: &[Row], text: &str) -> Graph {
    let claims = rows.iter().filter(|row| row.2).map(|row| claim(row.0, text));
    Graph::build(claims, (0..).zip(rows).map(|(number, row)| place(number, *row))).expect("a sound example")
}

/// The class of each drawn place; fails if the text is no well-formed XML or holds another element than a picture's.
fn drawn(svg: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = 0;
    let mut reader = Reader::from_str(svg);
    loop {
        let event = reader.read_event().expect("a sound example");
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                open += i32::from(matches!(event, Event::Start(_)));
                let attributes: BTreeMap<String, String> = element
                    .attributes()
                    .map(|a| a.expect("a sound example"))
                    .map(|a| {
                        (
                            String::from_utf8(a.key.as_ref().to_vec()).expect("a sound example"),
                            String::from_utf8(a.value.to_vec()).expect("a sound example"),
                        )
                    })
                    .collect();
                assert_ne!(element.name().as_ref(), b"script");
                if let Some(place) = attributes.get("data-place") {
                    let again = found.insert(place.clone(), attributes["class"].clone());
                    assert_eq!(again, None, "{place} is drawn twice");
                }
            }
            Event::End(_) => open -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0);
    found
}

#[test]
fn each_claim_is_drawn_once_and_a_link_hatched() {
    let rows = [
        (0, None, true),
        (1, Some((0, PRO)), true),
        (2, Some((0, CON)), true),
        (3, Some((1, CON)), true),
        (3, Some((2, PRO)), false),
    ];
    let graph = graph(&rows, HOSTILE);
    let places = drawn(&svg(&graph, &Svg { link_base: Some("/p/"), standalone: true, ..Svg::default() }));
    let mut classes: Vec<&str> = places.values().map(String::as_str).collect();
    classes.sort_unstable();
    assert_eq!(classes, ["c1", "c2", "p1", "p2 linked"]);
    let found = sides(&graph);
    assert_eq!((found.pro, found.con, found.levels), (2, 1, 2));
}

#[test]
fn empty_debates_lone_theses_and_several_theses_are_drawn() {
    assert!(drawn(&svg(&Graph::new(), &Svg::default())).is_empty());
    assert!(drawn(&svg(&graph(&[(0, None, true)], HOSTILE), &Svg::default())).is_empty());
    let several = graph(&[(0, None, true), (1, None, true), (2, Some((1, CON)), true)], HOSTILE);
    let places = drawn(&svg(&several, &Svg { focus: Some(2), ..Svg::default() }));
    assert_eq!(places.len(), 3);
    assert_eq!(places[&several.places()[2].id.to_string()], "c2 here");
}

/// A tree of homes: each claim below an earlier one.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..30).prop_map(|steps| {
        let replies = steps.iter().enumerate().map(|(i, (parent, con))| {
            let parent = u8::try_from(parent.index(i + 1)).expect("few rows");
            (u8::try_from(i + 1).expect("few rows"), Some((parent, if *con { CON } else { PRO })), true)
        });
        std::iter::once((0, None, true)).chain(replies).collect()
    })
}

proptest! {
    #[test]
    fn arcs_lie_within_their_parents_and_apart_from_their_siblings(
        parents in prop::collection::vec(any::<prop::sample::Index>(), 1..60)
    ) {
        let parents: Vec<u32> = parents.iter().enumerate().map(|(i, p)| p.index(i.max(1)) as u32).collect();
        let found = partition(&parents);
        for i in 1..parents.len() {
            let parent = parents[i] as usize;
            prop_assert!(found.x0[i] >= found.x0[parent] - 1e-9 && found.x1[i] <= found.x1[parent] + 1e-9);
            for j in (1..i).filter(|j| parents[*j] == parents[i]) {
                prop_assert!(found.x1[j] <= found.x0[i] + 1e-9);
            }
        }
    }

    #[test]
    fn every_claim_but_the_thesis_has_one_arc(rows in rows(), text in "\\PC{0,70}") {
        let graph = graph(&rows, &format!("x{text}"));
        prop_assert_eq!(drawn(&svg(&graph, &Svg::default())).len(), rows.len() - 1);
        let found = sides(&graph);
        prop_assert_eq!(found.pro + found.con, rows.len() - 1);
    }
}

fn brief(step: Step, tally: Tally) -> (Brief, String) {
    let graph = graph(&[(0, None, true), (1, Some((0, PRO)), true), (2, Some((0, CON)), true)], HOSTILE);
    let tallies = [tally; 3];
    let figures = Figures::of(&Counted {
        graph: &graph,
        tallies: &tallies,
        banded: None,
        at_least: [&[], &[tally.n()]],
        k: 5,
        step,
        semantics: Semantics::QuadraticEnergy,
    });
    let document = Document {
        title: HOSTILE.to_owned(),
        question: None,
        background: String::new(),
        graph,
        imported_tallies: BTreeMap::new(),
        layout: Layout::default(),
    };
    let material = Material { document: &document, figures: &figures, date: "2026-05-12" };
    let brief = Brief::of(&material);
    let markdown = brief.markdown("");
    (brief, markdown)
}

#[test]
fn the_brief_tells_no_result_before_reflect() {
    let (few, many) = (Tally::default(), Tally([0, 0, 0, 1, 40]));
    assert_eq!(brief(Step::Contribute, few).1, brief(Step::Contribute, many).1);
    assert!(brief(Step::Contribute, many).0.withheld.is_some());
}

#[test]
fn the_brief_shows_from_reflect_on_only_what_enough_voices_carry() {
    for (n, words, table) in [(4, false, false), (5, true, false), (9, true, false), (10, true, true)] {
        let (brief, markdown) = brief(Step::Reflect, Tally([0, 0, 0, 0, n]));
        let standing = &brief.standings[0];
        assert_eq!(!standing.words.is_empty(), words, "{n}");
        assert_eq!(!standing.strength.is_empty(), words, "{n}");
        assert_eq!(markdown.contains("|--:|"), table, "{n}");
        assert_eq!(brief.consensus.is_empty(), !words, "{n}");
    }
}

#[test]
fn hostile_text_stays_text_in_the_brief() {
    let (_, markdown) = brief(Step::Reflect, Tally([0, 0, 0, 0, 10]));
    for event in pulldown_cmark::Parser::new(&markdown) {
        use pulldown_cmark::{Event, Tag};
        assert!(!matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_))
        ));
    }
    assert!(markdown.contains("\\*b\\* \\[x\\](y) \\`z\\`"), "{markdown}");
}
