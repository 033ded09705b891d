//! Charts: well-formed whatever the words are, within their frame, and with nothing but what they were given.

use domain::{
    charts::{Chart, Column, Drawn, Size, draw, sheet},
    measures::Balance,
    topology::Setting,
};
use proptest::prelude::*;
use quick_xml::{Reader, events::Event};

const HOSTILE: &str = "</svg><script>\"'&lt;&#x0;\u{202e}\u{fffe} ]]>";
const SETTINGS: [Setting<'static>; 4] = [Setting::Page, Setting::File, Setting::Pixels, Setting::Print];

/// x, y, width and height of a rectangle, with its class.
type Area = (String, [f64; 4]);

/// The rectangles of a drawing; fails if it is no well-formed XML or holds what no drawing of ours has.
fn rects(svg: &str) -> Vec<Area> {
    let (mut found, mut open) = (Vec::new(), 0);
    let mut reader = Reader::from_str(svg);
    loop {
        let event = reader.read_event().expect("well-formed");
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                open += i32::from(matches!(event, Event::Start(_)));
                let known = ["svg", "style", "g", "rect", "text", "polyline", "circle"];
                let name = String::from_utf8(element.name().as_ref().to_vec()).expect("a name");
                assert!(known.contains(&name.as_str()), "{name}");
                let value = |name: &str| {
                    let attribute = element.try_get_attribute(name).expect("well-formed");
                    attribute.map(|a| String::from_utf8(a.value.to_vec()).expect("text")).unwrap_or_default()
                };
                assert_eq!(value("style"), "", "a page's policy allows no style in an element");
                if name == "rect" && value("class") != "ground" {
                    let number = |name: &str| value(name).parse().expect("a number");
                    found.push((value("class"), ["x", "y", "width", "height"].map(number)));
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

fn columns(counts: [u32; 5], word: &str) -> [Column<'_>; 5] {
    counts.map(|count| Column { word, count })
}

fn spread(counts: [u32; 5], word: &str, size: Size, thesis: bool, setting: Setting<'_>) -> Option<Drawn> {
    draw(&Chart::Distribution { columns: &columns(counts, word), thesis, size }, word, setting)
}

fn within(drawn: &Drawn) {
    for (class, [x, y, width, height]) in rects(&drawn.svg) {
        let fits = x >= -0.1 && y >= -0.1 && x + width <= drawn.width + 0.2 && y + height <= drawn.height + 0.2;
        assert!(fits && width >= 0.0 && height >= 0.0, "{class}: {x} {y} {width} {height} in {drawn:?}");
    }
}

#[test]
fn words_stay_words_and_a_file_has_its_colours_in_it() {
    for setting in SETTINGS {
        for size in [Size::Large, Size::Small, Size::Tiny] {
            let drawn = spread([1, 2, 0, 4, 5], HOSTILE, size, true, setting).expect("a chart");
            within(&drawn);
            assert!(drawn.svg.contains("role=\"img\"") && drawn.svg.contains("aria-label=\"&lt;/svg"));
            let own = setting != Setting::Page;
            assert_eq!(drawn.svg.contains("<style>"), own);
            assert!(!drawn.svg.contains("var("), "{setting:?}");
        }
    }
    assert!(domain::charts::stylesheet().contains("var(--pro)"));
}

#[test]
fn where_there_is_nothing_to_show_nothing_is_drawn() {
    for size in [Size::Large, Size::Small, Size::Tiny] {
        assert_eq!(spread([0; 5], "word", size, true, Setting::Page), None);
    }
    let balance = Chart::Balance { balance: Balance::default(), words: ["against", "for"] };
    assert_eq!(draw(&balance, "", Setting::Page), None);
    let trend = Chart::Trend { words: &["a", "b", "c", "d", "e"], weeks: &[] };
    assert_eq!(draw(&trend, "", Setting::Page), None);
    assert_eq!(sheet(&[], "", Setting::Page), None);
}

#[test]
fn against_stands_left_and_for_stands_right() {
    let drawn = spread([1, 2, 3, 4, 5], "word", Size::Large, true, Setting::Page).expect("a chart");
    let classes: Vec<String> = rects(&drawn.svg).into_iter().map(|(class, _)| class).collect();
    assert_eq!(classes, ["con", "con half", "bar half", "pro half", "pro", "axis"]);
    let claim = spread([1, 2, 3, 4, 5], "word", Size::Large, false, Setting::Page).expect("a chart");
    assert!(rects(&claim.svg).iter().all(|(class, _)| class == "bar" || class == "axis"));
    let balance = Chart::Balance { balance: Balance { pro: 3, con: 1 }, words: ["against", "for"] };
    let found = rects(&draw(&balance, "", Setting::Page).expect("a chart").svg);
    let [(con, [from, _, quarter, _]), (pro, [after, _, rest, _]), ..] = &found[..] else { panic!("{found:?}") };
    assert_eq!((con.as_str(), pro.as_str()), ("con", "pro"));
    assert!(*from == 0.0 && (rest / quarter - 3.0).abs() < 0.1 && *after > *quarter);
}

#[test]
fn a_trend_names_its_last_week_and_few_others() {
    let weeks: Vec<_> = (0..40).map(|i| (format!("week {i}"), Some((i % 5) as u8))).collect();
    let drawn = draw(&Chart::Trend { words: &["a", "b", "c", "d", "e"], weeks: &weeks }, "", Setting::Page);
    let drawn = drawn.expect("a chart");
    within(&drawn);
    assert!(drawn.svg.contains(">week 39<") && drawn.svg.matches(">week ").count() <= 7);
    assert_eq!(drawn.svg.matches("<circle").count(), 40);
}

#[test]
fn a_trend_has_a_gap_where_nothing_was_told() {
    let told = [Some(1), Some(2), None, None, Some(3), None, Some(4), Some(4)];
    let weeks: Vec<_> = told.iter().enumerate().map(|(i, at)| (format!("week {i}"), *at)).collect();
    let drawn = draw(&Chart::Trend { words: &["a", "b", "c", "d", "e"], weeks: &weeks }, "", Setting::Page);
    let svg = drawn.expect("a chart").svg;
    // Two weeks and two weeks are joined; the one between two gaps stands alone.
    assert_eq!((svg.matches("<polyline").count(), svg.matches("<circle").count()), (2, 5));
}

proptest! {
    #[test]
    fn columns_are_as_high_as_their_counts(counts in prop::array::uniform5(0u32..100_000), thesis: bool) {
        for size in [Size::Large, Size::Small, Size::Tiny] {
            let Some(drawn) = spread(counts, "word", size, thesis, Setting::Page) else {
                prop_assert_eq!(counts, [0; 5]);
                continue;
            };
            within(&drawn);
            let highs: Vec<f64> = rects(&drawn.svg).iter().take(5).map(|(_, area)| area[3]).collect();
            let (most, highest) = (counts.iter().max().copied().unwrap_or(1), highs.iter().copied().fold(0.0, f64::max));
            for (count, high) in counts.iter().zip(&highs) {
                let right = f64::from(*count) / f64::from(most) * highest;
                prop_assert!((high - right).abs() <= 1.6, "{} {} {}", count, high, right);
                prop_assert_eq!(*count > 0, *high > 0.0);
            }
        }
    }

    #[test]
    fn charts_on_one_sheet_stand_below_each_other(
        parts in prop::collection::vec(("\\PC{0,20}", prop::array::uniform5(1u32..50)), 1..5)
    ) {
        let parts: Vec<([String; 2], Drawn)> = parts
            .into_iter()
            .filter_map(|(words, counts)| Some(([words.clone(), words], spread(counts, "word", Size::Large, true, Setting::Pixels)?)))
            .collect();
        let whole = sheet(&parts, "all", Setting::Pixels).expect("a sheet");
        rects(&whole.svg);
        prop_assert!(whole.height > parts.iter().map(|(_, drawn)| drawn.height).sum::<f64>());
        // Its colours are said once.
        prop_assert_eq!(whole.svg.matches("<style>").count(), 1);
        prop_assert_eq!(whole.svg.matches("<svg").count(), 1);
    }
}
