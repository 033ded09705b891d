//! The picture and the brief: drawn from hostile texts, well-formed, and silent about what may not be shown.

mod common;
#[path = "../benches/tree/mod.rs"]
mod tree;

use common::{Row, claim, place};
use domain::{
    ballot::Tally,
    brief::{Brief, Material},
    claim::ClaimText,
    debate::{Document, Layout, Semantics, Step},
    figures::{Counted, Figures},
    graph::{Graph, Relation},
    topology::{Colouring, Setting, Svg, partition, sides, svg},
};
use proptest::prelude::*;
use quick_xml::{Reader, events::Event};
use std::{collections::BTreeMap, io::Write as _};

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
    let places = drawn(&svg(&graph, &Svg { setting: Setting::Linked("/p/"), ..Svg::default() }));
    let mut classes: Vec<&str> = places.values().map(String::as_str).collect();
    classes.sort_unstable();
    assert_eq!(classes, ["c1", "c2", "p1", "p2 linked-p turned"]);
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

/// What a picture holds of every arc: the leaves where it begins and ends, its ring, how many places it stands for and
/// how many stand below it.
#[derive(Debug, Default, Clone)]
struct Arc {
    from: u32,
    to: u32,
    ring: u32,
    below: usize,
    more: usize,
    class: String,
}

/// The arcs of a picture with links, in their order. The middle is none.
fn arcs(svg: &str) -> Vec<Arc> {
    let mut found = Vec::<Arc>::new();
    let mut reader = Reader::from_str(svg);
    loop {
        match reader.read_event().expect("a sound example") {
            Event::Start(element) => {
                let value = |name: &str| {
                    let attribute = element.try_get_attribute(name).expect("a sound example")?;
                    Some(String::from_utf8(attribute.value.to_vec()).expect("a sound example"))
                };
                if let Some(at) = value("data-at") {
                    let at: Vec<u32> = at.split(' ').map(|n| n.parse().expect("a number")).collect();
                    let [from, to, ring, below] = at[..] else { panic!("{at:?}") };
                    found.push(Arc { from, to, ring, below: below as usize, ..Arc::default() });
                } else if let (Some(arc), b"path") = (found.last_mut(), element.name().as_ref()) {
                    arc.class = value("class").expect("a class");
                    arc.more = value("data-more").map_or(0, |n| n.parse().expect("a number"));
                    assert_ne!(value("data-place").is_some(), arc.more > 0, "an arc is one place or a count");
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// A debate of so many claims, each with words of its own: texts that repeat would compress too well.
fn wordy(claims: u32) -> Graph {
    let (mut claims, places) = tree::debate(claims);
    let words: Vec<&str> =
        include_str!("topology.rs").split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 2).collect();
    let mut state: u32 = 7;
    for claim in &mut claims {
        let mut text = String::new();
        while text.len() < 150 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.extend([words[(state >> 8) as usize % words.len()], " "]);
        }
        claim.text = ClaimText::contributed(text.trim()).expect("a claim");
    }
    Graph::build(claims, places).expect("a sound example")
}

#[test]
fn every_place_is_in_one_arc_or_one_count_and_keeps_its_angle() {
    for claims in [30, 1_000, 10_000] {
        let found = arcs(&svg(&wordy(claims), &Svg { setting: Setting::Linked("/p/"), ..Svg::default() }));
        assert_eq!(found.iter().map(|arc| arc.more.max(1)).sum::<usize>(), claims as usize - 1);
        let drawn = found.iter().filter(|arc| arc.more == 0);
        assert!(drawn.clone().count() <= 450);
        for (i, arc) in found.iter().enumerate() {
            // A branch is in one piece: what follows an arc further out lies within it, and is all that is below it.
            let branch: Vec<&Arc> = found[i + 1..].iter().take_while(|other| other.ring > arc.ring).collect();
            let children: Vec<&&Arc> = branch.iter().filter(|other| other.ring == arc.ring + 1).collect();
            assert!(branch.iter().all(|other| other.from >= arc.from && other.to <= arc.to));
            if arc.more == 0 {
                assert_eq!(branch.iter().map(|other| other.more.max(1)).sum::<usize>(), arc.below);
            }
            if !children.is_empty() {
                let angle: u32 = children.iter().map(|child| child.to - child.from).sum();
                assert_eq!(angle, arc.to - arc.from, "nothing of the angle is lost");
            }
        }
        let circle: u32 = found.iter().filter(|arc| arc.ring == 1).map(|arc| arc.to - arc.from).sum();
        assert_eq!(drawn.map(|arc| arc.to).max(), Some(circle));
    }
}

#[test]
fn the_first_picture_of_a_large_debate_is_below_forty_kilobytes_compressed() {
    for claims in [300, 1_000, 10_000] {
        let setting = Setting::Linked("/d/7f0c2a34-6c3b-4a51-9d53-0d3a5e0a7c11?colour=stance&amp;at=");
        let picture = svg(&wordy(claims), &Svg { setting, colouring: Colouring::Stance, ..Svg::default() });
        // The quickest that there is: what a page costs at most.
        let mut compressed = brotli::CompressorWriter::new(Vec::new(), 4096, 0, 22);
        compressed.write_all(picture.as_bytes()).expect("memory");
        let bytes = compressed.into_inner().len();
        assert!(bytes < 40_000, "{claims} claims: {bytes}");
    }
}

#[test]
fn coloured_by_stance_a_con_of_a_con_speaks_for_the_thesis() {
    let rows = [
        (0, None, true),
        (1, Some((0, CON)), true),
        (2, Some((1, CON)), true),
        (3, Some((2, CON)), true),
        (4, Some((1, PRO)), true),
        (5, Some((0, PRO)), true),
    ];
    let graph = graph(&rows, "c");
    let stance = svg(&graph, &Svg { colouring: Colouring::Stance, ..Svg::default() });
    let relation = svg(&graph, &Svg::default());
    let class = |n: usize| drawn(&stance)[&graph.places()[n].id.to_string()].clone();
    assert_eq!([1, 2, 3, 4, 5].map(class), ["c1", "c2 turned", "c3", "p2 turned", "p1"]);
    // One picture for both: a class of the whole turns the marked arcs.
    assert_eq!(relation, stance.replacen("sunburst stance", "sunburst", 1));
    let css = domain::topology::stylesheet();
    assert!(css.contains(".sunburst .p2,.sunburst.stance .c2.turned{fill:#"));
}

#[test]
fn coloured_by_bands_each_arc_has_its_band_and_what_is_not_told_is_an_outline() {
    let rows = [(0, None, true), (1, Some((0, PRO)), true), (2, Some((0, CON)), true), (3, Some((1, CON)), true)];
    let graph = graph(&rows, "c");
    let bands = [None, Some(4), None, Some(2)];
    let of = |colouring| drawn(&svg(&graph, &Svg { colouring, bands: &bands, ..Svg::default() }));
    let class = |colouring, n: usize| of(colouring)[&graph.places()[n].id.to_string()].clone();
    assert_eq!([1, 2, 3].map(|n| class(Colouring::Strength, n)), ["p1 b4", "c1 untold", "c2 b2"]);
    // A band that a colouring does not have is none.
    assert_eq!([1, 2, 3].map(|n| class(Colouring::Attention, n)), ["p1 untold", "c1 untold", "c2 b2"]);
    assert_eq!([1, 2, 3].map(|n| class(Colouring::Relation, n)), ["p1", "c1", "c2"]);
    let css = domain::topology::stylesheet();
    for colouring in Colouring::ALL.into_iter().filter(|colouring| colouring.bands() > 0) {
        assert_eq!(Colouring::asked(Some(colouring.word())), colouring);
        assert_eq!(Colouring::of_claims(Some(colouring.word())), Colouring::Relation);
        for band in 0..colouring.bands() {
            assert!(
                css.contains(&format!(".sunburst.{} .b{band}{{fill:#", colouring.word())),
                "{colouring:?} {band}"
            );
        }
    }
}

#[test]
fn a_small_picture_has_few_arcs_and_no_words_of_anybody() {
    for claims in [1, 30, 10_000] {
        let picture = svg(&wordy(claims), &Svg { setting: Setting::Small, ..Svg::default() });
        drawn(&picture);
        for word in ["<title", "data-place", "<text", "<a ", "id=\""] {
            assert!(!picture.contains(word), "{claims}: {word}");
        }
        assert!(picture.len() < 8_000, "{claims} claims: {} bytes", picture.len());
        assert!(picture.contains("role=\"img\"") && picture.contains("aria-label"));
    }
}

#[test]
fn an_arc_says_what_it_is_and_a_file_needs_nothing_else() {
    let rows = [(0, None, true), (1, Some((0, PRO)), true), (2, Some((1, CON)), true), (2, Some((0, CON)), false)];
    let graph = graph(&rows, "Words.");
    let linked = svg(&graph, &Svg { setting: Setting::Linked("/d/1?at="), ..Svg::default() });
    for title in [
        "Thesis: Words, 1 pro and 2 con below",
        "Pro, level 1: Words, 0 pro and 1 con below",
        "Con, level 2: Words",
        "Con, level 1: Words, also stands elsewhere",
    ] {
        assert!(linked.contains(&format!("<title>{title}</title>")), "{title}: {linked}");
    }
    for setting in [Setting::File, Setting::Pixels] {
        let file = svg(&graph, &Svg { setting, ..Svg::default() });
        drawn(&file);
        assert!(!file.contains("var(") && !file.contains("oklch") && !file.contains("<a "), "{file}");
        assert!(file.contains("<text"), "how many claims there are stands in the middle");
    }
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

fn brief(step: Step, tally: Tally) -> Brief {
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
        comments: Default::default(),
        layout: Layout::default(),
    };
    Brief::of(&Material {
        document: &document,
        figures: &figures,
        date: "2026-05-12",
        goal: None,
        minutes: 40,
        agenda: None,
    })
}

#[test]
fn the_brief_tells_no_result_before_reflect() {
    let (few, many) = (Tally::default(), Tally([0, 0, 0, 1, 40]));
    assert_eq!(brief(Step::Contribute, few), brief(Step::Contribute, many));
    assert!(!brief(Step::Contribute, many).results);
}

#[test]
fn the_brief_shows_from_reflect_on_only_what_enough_voices_carry() {
    for (n, words, table) in [(4, false, false), (5, true, false), (9, true, false), (10, true, true)] {
        let brief = brief(Step::Reflect, Tally([0, 0, 0, 0, n]));
        let standing = &brief.standings[0];
        assert_eq!(standing.thesis.shown.words().is_some(), words, "{n}");
        assert_eq!(standing.strength.is_some(), words, "{n}");
        assert_eq!(standing.thesis.shown.bars().is_some(), table, "{n}");
        assert_eq!(brief.consensus.is_empty(), !words, "{n}");
        assert_eq!(brief.rated.is_some(), words, "{n}");
    }
}

#[test]
fn the_outline_numbers_every_place_and_the_lists_speak_of_the_same_numbers() {
    let brief = brief(Step::Reflect, Tally([0, 0, 0, 0, 10]));
    let numbers: Vec<_> = brief.outline.iter().map(|row| (row.depth, row.entry.number.as_str())).collect();
    assert_eq!(numbers, [(0, "1"), (1, "1.1"), (1, "1.2")]);
    for entry in brief.standings.iter().flat_map(|standing| standing.pro.iter().chain(&standing.con)) {
        let row = brief.outline.iter().find(|row| row.entry.number == entry.number).unwrap();
        assert_eq!(row.entry.place, entry.place);
    }
}
