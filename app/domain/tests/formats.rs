//! Files in and out: fixtures, real files where they are at hand, and random graphs with hostile texts.

use domain::{
    ballot::Tally,
    claim::{Claim, ClaimText, Origin, Source},
    comment::{Comment, CommentText, Removal, Said},
    debate::{Document, Layout, Semantics, Step},
    figures::{Counted, Figures},
    formats::{
        self, Format, Import, ImportError, export, import,
        json::{Past, What},
        polis,
    },
    graph::{Graph, NewPlace, Relation},
    ids::{ClaimId, CommentId, Counting, PlaceId},
    moderation::Reason,
};
use proptest::prelude::*;
use std::path::Path;

fn read(format: Format, text: &str) -> Result<Import, ImportError> {
    import(format, text.as_bytes(), &mut Counting::default())
}

fn write(format: Format, document: &Document) -> String {
    export(format, document).expect("a format that is written").text
}

/// The text without what a round trip may change: line ends and trailing blanks.
fn bare(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let lines: Vec<&str> = text.lines().map(|line| line.trim_end_matches([' ', '\t'])).collect();
    lines.join("\n").trim_end_matches('\n').to_owned()
}

fn comes_back(format: Format, text: &str) {
    let document = read(format, text).unwrap_or_else(|error| panic!("{error}")).document;
    assert_eq!(bare(&write(format, &document)), bare(text));
}

fn fails(format: Format, text: &str, line: usize, column: usize, words: &[&str]) {
    let error = read(format, text).expect_err("a bad file");
    assert_eq!((error.line, error.column), (line, column), "{error}");
    for word in words {
        assert!(error.to_string().contains(word), "{error}: {word}");
    }
}

const B: &str = include_str!("fixtures/question.kialo.txt");
const A: &str = include_str!("fixtures/links.kialo-a.txt");
const APXD: &str = include_str!("fixtures/facts.apxd");

#[test]
fn the_fixtures_come_back_as_they_were() {
    comes_back(Format::Kialo, B);
    comes_back(Format::Kialo, &B.replace('\n', "\r\n"));
    comes_back(Format::Kialo, &format!("\u{feff}{}", B.trim_end()));
    comes_back(Format::KialoA, A);
    comes_back(Format::KialoA, &format!("\u{feff}{}", A.replace('\n', "\r\n")));
}

#[test]
fn real_files_come_back_as_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/debates/kialo-text");
    let Ok(files) = std::fs::read_dir(folder) else { return };
    for file in files {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let format = formats::detect(&bytes, "").unwrap();
        comes_back(format, std::str::from_utf8(&bytes).unwrap());
    }
}

#[test]
fn real_facts_become_the_same_graph_as_their_kialo_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/debates");
    let Ok(files) = std::fs::read_dir(folder.join("arguman")) else { return };
    for path in files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "apxd"))
    {
        let facts = import(Format::Arguman, &std::fs::read(&path).unwrap(), &mut Counting::default()).unwrap();
        let name = format!("kialo-text/{}-dialect-b.txt", path.file_stem().unwrap().to_str().unwrap());
        let kialo = std::fs::read(folder.join(name)).unwrap();
        let kialo = import(Format::Kialo, &kialo, &mut Counting::default()).unwrap();
        assert_eq!(facts.document.graph.claims().len(), kialo.document.graph.claims().len(), "{path:?}");
    }
}

#[test]
fn a_question_has_theses_and_its_sources_keep_their_quotations() {
    let document = read(Format::Kialo, B).unwrap().document;
    assert_eq!(document.question.as_deref(), Some("Which way?\n\nAnd why?"));
    assert_eq!(document.graph.theses().len(), 2);
    let sources: Vec<&Source> = document.graph.claims().iter().flat_map(|c| &c.sources).collect();
    let second = sources.iter().find(|s| s.label == Some(2)).unwrap();
    assert_eq!(second.quote.as_deref(), Some("First line\n\n2. A line like a claim\n1.1. Pro:\n[9] no source\n"));
    let linked = document.graph.claims().iter().position(|c| c.text.as_str().starts_with("Walking")).unwrap();
    assert_eq!(document.graph.standing(linked).len(), 2);
}

#[test]
fn an_inline_link_is_a_source_with_its_anchor() {
    let document = read(Format::KialoA, A).unwrap().document;
    let claim = document.graph.claims().iter().find(|c| !c.sources.is_empty()).unwrap();
    let (start, end) = claim.sources[0].span.unwrap();
    assert_eq!(&claim.text.as_str()[start as usize..end as usize], "a [good] study");
    assert_eq!(claim.sources[0].url, "https://example.org/a_(b)");
}

#[test]
fn an_edit_shows_in_the_export() {
    let mut document = read(Format::Kialo, B).unwrap().document;
    let ix = document.graph.claims().iter().position(|c| c.text.as_str().starts_with("Walking")).unwrap();
    document.graph.claim_mut(ix).text = ClaimText::imported("Short").unwrap();
    let text = write(Format::Kialo, &document);
    assert!(text.contains("\n    Short") && !text.contains("Walking"), "{text}");
}

#[test]
fn a_bad_kialo_file_is_refused_with_line_column_and_expectation() {
    let b = |rest: &str| format!("Discussion Name:\nT\n\n1. Thesis:\nT\n\n{rest}");
    fails(Format::Kialo, "", 1, 1, &["Discussion Name:"]);
    fails(Format::Kialo, &b("  1.2. Pro:\n  x\n"), 7, 3, &["1.1.", "1.2."]);
    fails(Format::Kialo, &b("  1.1. Pro:\n  -> See 1.7.\n"), 8, 3, &["1.1.", "1.7."]);
    fails(Format::Kialo, &b("  1.1. Pro:\n  -> See 1.\n"), 8, 3, &["1.1.", "1.", "stands"]);
    fails(Format::Kialo, &b("  1.1. Pro:\n  x\n\nloose\n"), 10, 1, &["claim"]);
    fails(Format::Kialo, &b("  1.1. Pro:\nx\n"), 8, 1, &["2 spaces"]);
    fails(Format::Kialo, &b("  1.1. Pro:\n\n"), 8, 3, &["text of 1.1."]);
    fails(Format::Kialo, &b("Sources:\n\nfoo\n"), 9, 1, &["[1]"]);
    let cycle = "1. T\n1.1. Pro: a\n1.1.1. Pro: -> See 1.2.\n1.2. Con: b\n1.2.1. Con: -> See 1.1.\n";
    fails(Format::KialoA, &format!("Discussion Title: T\n\n{cycle}"), 7, 13, &["1.1.", "1.2."]);
    fails(Format::KialoA, "Discussion Title: T\n\n1. T\n1.1. Maybe: a\n", 4, 6, &["Pro"]);
    fails(
        Format::KialoA,
        "Discussion Title: T\n\n1. T\n1.1. Pro: -> See 1.2.\n1.1.1. Pro: a\n1.2. Pro: b\n",
        5,
        1,
        &["link"],
    );
}

#[test]
fn a_link_may_point_forwards_and_a_reference_to_a_discussion_stays_text() {
    let text = "Discussion Title: T\n\n1. T\n1.1. Pro: -> See 1.2.\n1.2. Con: b\n1.3. Pro: -> See discussion #35761: title\n";
    comes_back(Format::KialoA, text);
    let graph = read(Format::KialoA, text).unwrap().document.graph;
    assert_eq!((graph.claims().len(), graph.places().len()), (3, 4));
    assert!(graph.claims().iter().any(|c| c.text.is_reference()));
}

#[test]
fn facts_come_in_any_order_and_hold_commas_parentheses_and_line_breaks() {
    let document = read(Format::Arguman, APXD).unwrap().document;
    let graph = &document.graph;
    assert_eq!(document.title, "Cats (all of them), and dogs");
    assert_eq!(graph.claims().len(), 4);
    let linked = graph.claims().iter().position(|c| c.text.as_str().starts_with("1) One, (a).")).unwrap();
    assert_eq!(graph.standing(linked).len(), 2);
    assert!(graph.claims()[linked].text.as_str().contains("\n\n2) Two"));
}

#[test]
fn bad_facts_are_refused_naming_the_ids() {
    fails(Format::Arguman, "arg(a).\ntext(a, x).\natt(a, b).\n", 3, 1, &["a", "b"]);
    fails(Format::Arguman, "arg(a).\narg(a).\n", 2, 1, &["a is declared twice"]);
    fails(Format::Arguman, "arg(a).\ntext(a, x).\natt(a, b).\narg(b).\ntext(b, y).\natt(b, a).", 6, 1, &["a", "b"]);
    fails(Format::Arguman, "arg(a).\ntext(b, x).\n", 1, 1, &["text(a"]);
    fails(Format::Arguman, "arg(a).\ntext(a, ).\narg(b).\ntext(b, y).\natt(b, a).", 2, 1, &["a", "empty"]);
    fails(Format::Arguman, "hello", 1, 1, &["arg("]);
    fails(Format::Arguman, "arg(a", 1, 6, &[")."]);
}

#[test]
fn uncited_sources_and_one_address_under_two_numbers_come_back() {
    comes_back(
        Format::Kialo,
        "Discussion Name:\nT\n\n1. Thesis:\nT. [2][1] [2]\n\n  1.1. Pro:\n  [4]\n\nSources:\n\n[1] https://a.example\n[2] no address at all\nq\n\n[3] https://a.example\n[4] https://a.example\n",
    );
}

#[test]
fn a_small_file_can_not_fill_the_memory() {
    let quote = "q".repeat(1 << 20);
    let text = format!("Discussion Name:\nT\n\n1. Thesis:\n{}\n\nSources:\n[1] u\n{quote}\n", "a [1] ".repeat(70));
    fails(Format::Kialo, &text, 5, 1, &["too long", "1."]);
}

#[test]
fn control_characters_do_not_hide_in_json() {
    let text = r#"{"format": "isegoria", "version": 1, "title": "a\u0000b", "claims": [], "places": []}"#;
    fails(Format::Json, text, 1, 1, &["control"]);
    fails(Format::Json, &text.replace("\"version\": 1", "\"version\": 4"), 1, 1, &["version 3", "4"]);
}

/// The small debate as a file with this history.
fn with_history(history: &str) -> String {
    let document = read(Format::Kialo, B).expect("the fixture is good").document;
    let text = write(Format::Json, &document);
    assert!(!text.contains("\"history\""), "a document alone has none");
    text.replacen("\"claims\"", &format!("\"history\": {history}, \"claims\""), 1)
}

#[test]
fn a_history_is_written_as_it_is_told_and_is_read_and_not_taken_over() {
    let document = read(Format::Kialo, B).unwrap().document;
    let claim = document.graph.claims()[0].id;
    let history = vec![
        Past { to: Some(Step::Reflect), planned: true, ..Past::new("2026-05-12", What::Step) },
        Past {
            count: 2,
            claims: vec![claim],
            reason: Some(Reason::Unclear),
            note: "Say what you mean.".to_owned(),
            ..Past::new("2026-05-13", What::Archive)
        },
        Past { undone: true, count: 2, ..Past::new("2026-05-14", What::Archive) },
    ];
    let text = formats::json::export(&document, None, history.clone()).text;
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::from_value::<Vec<Past>>(value["history"].clone()).unwrap(), history);
    assert_eq!(value["history"][0].as_object().unwrap().len(), 4, "what does not apply is not written");
    let read = read(Format::Json, &text).unwrap().document;
    assert_eq!(write(Format::Json, &read), write(Format::Json, &document));
}

#[test]
fn a_history_with_a_time_of_day_or_unknown_words_is_refused() {
    assert!(read(Format::Json, &with_history("[]")).is_ok());
    let archived = |more: &str| with_history(&format!(r#"[{{"day": "2026-05-12", "what": "archive"{more}}}]"#));
    assert!(read(Format::Json, &archived("")).is_ok());
    let unknown = "\"00000000-0000-4000-8000-000000000000\"";
    assert!(read(Format::Json, &archived(&format!(r#", "claims": [{unknown}]"#))).is_ok(), "it may be archived");
    let long = format!(r#", "note": "{}""#, "x".repeat(501));
    for (text, expected) in [
        (with_history(r#"[{"day": "2026-05-12T09:00:00Z", "what": "dates"}]"#), "a date"),
        (with_history(r#"[{"day": "2026-05-12", "what": "step"}]"#), "“to”"),
        (archived(r#", "note": "a\u0000b""#), "control"),
        (archived(&long), "500"),
        (archived(r#", "who": "Ada""#), "unknown field"),
        (with_history(r#"[{"day": "2026-05-12", "what": "burn"}]"#), "unknown variant"),
    ] {
        let error = read(Format::Json, &text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn tallies_travel_with_their_places() {
    let document = read(Format::Kialo, B).unwrap().document;
    let tallies: formats::json::Tallies = [(document.graph.places()[1].id, Tally([1, 2, 3, 4, 5]))].into();
    let by_place: Vec<Tally> =
        document.graph.places().iter().map(|p| tallies.get(&p.id).copied().unwrap_or_default()).collect();
    let figures = Figures::of(&Counted {
        graph: &document.graph,
        tallies: &by_place,
        banded: None,
        at_least: [&[], &[]],
        k: 5,
        step: Step::Reflect,
        semantics: Semantics::QuadraticEnergy,
    });
    let text = formats::json::export(&document, Some(&figures), Vec::new()).text;
    let (import, found) = formats::json::import(&text).unwrap();
    assert_eq!(found, tallies);
    assert_eq!(bare(&write(Format::Kialo, &import.document)), bare(B));
}

#[test]
fn the_outline_shows_relations_and_sources_and_no_markup_of_others() {
    let mut document = read(Format::KialoA, A).unwrap().document;
    document.title = "<script>".to_owned();
    let text = write(Format::Markdown, &document);
    assert!(text.starts_with("# &lt;script>\n"), "{text}");
    assert!(text.contains("\n  - **Pro** It is shorter, says a \\[good\\] study"), "{text}");
    assert!(text.contains("[^1]: https://example.org/a\\_(b)"), "{text}");
}

#[test]
fn citations_come_back_wherever_they_stand() {
    for text in [
        "a [1] b",
        "a[1]",
        "a [1]",
        "a  [1]",
        "a [1] [2]",
        "a [1][2]",
        "[1] a",
        "[1]a",
        "[1]",
        "[1] [2]",
        "\u{a0}[1]",
        "[[1]2]",
        "[[1]]",
        "[2\u{2060}] [\u{2060}1] a",
        "[3] [0] [01] a",
        "a\nb [1]\nc",
        "a\n[1]\nb",
        "a\n[1]",
        "a [1] , [1].",
        "[9999999999999]",
        "[1",
        "1]",
        "-> See [1]",
        "->\u{2060} See 1.1.",
        "-> See 1.1",
        "[1]\u{2060}",
        "ü[2]ü",
    ] {
        let text = text.replace('\n', "\n  ");
        comes_back(
            Format::Kialo,
            &format!(
                "Discussion Name:\nT\n\n1. Thesis:\nT\n\n  1.1. Pro:\n  {text}\n\nSources:\n[1] u\n\u{2060}[2] no\n[2] v\n[4] no\n\n[3]x"
            ),
        );
    }
}

#[test]
fn links_of_dialect_a_come_back_wherever_they_stand() {
    for text in [
        "[a](b)",
        "x [a](b)[c](d) y",
        "x[](b)",
        r"\[a\]\(b\)",
        r"a\ b\c \\\[x\] [x](y\(z\))",
        r"[\(a\)](b\[1\])",
        "->\u{2060} See 1.1.",
        r"a\\(b",
        "[a](b c)",
        "-> See discussion #1: x",
    ] {
        comes_back(Format::KialoA, &format!("Discussion Title: T\n\n1. T\n1.1. Pro: {text}\n"));
    }
}

#[test]
fn what_a_format_can_not_hold_is_reported() {
    let losses = |format, text: &str, to| export(to, &read(format, text).unwrap().document).unwrap().losses;
    assert_eq!(losses(Format::Kialo, B, Format::Kialo), [""; 0]);
    assert_eq!(losses(Format::KialoA, A, Format::KialoA), [""; 0]);
    assert_eq!(losses(Format::Kialo, B, Format::Json), [""; 0]);
    assert!(losses(Format::KialoA, A, Format::Kialo)[0].contains("anchors of 2 links"));
    let losses = losses(Format::Kialo, B, Format::KialoA);
    for what in ["line breaks of 1 claims", "quotations of ", "that 1 sources support a whole claim"] {
        assert!(losses.iter().any(|loss| loss.contains(what)), "{losses:?}");
    }
}

const COMMENTS: &str = include_str!("fixtures/polis/comments.csv");
const VOTES: &str = include_str!("fixtures/polis/votes.csv");
const SUMMARY: &str = include_str!("fixtures/polis/summary.csv");

fn conversation(comments: &str, votes: &str) -> Result<Import, ImportError> {
    let tables = polis::Tables { comments: comments.as_bytes(), votes: votes.as_bytes(), summary: None };
    polis::import(tables, &mut Counting::default())
}

/// Texts and tallies of the theses, in their order.
fn theses(document: &Document) -> Vec<(String, Tally)> {
    let graph = &document.graph;
    let place = |ix: &usize| &graph.places()[*ix];
    let tally = |id| document.imported_tallies.get(id).copied().unwrap_or_default();
    let theses = graph.theses().iter().map(place);
    theses.map(|place| (graph.claims()[place.claim].text.to_string(), tally(&place.id))).collect()
}

#[test]
fn a_conversation_is_a_question_with_a_thesis_per_comment_and_imported_tallies() {
    let comments =
        "comment-id,moderated,comment-body\n7,1,\"Seven, it \"\"is\"\"\nfine\"\n2,0,Two\n3,-1,Spam\n4,1,  \n";
    let votes =
        "vote,voter-id,comment-id,timestamp\n1,0,7,30\n-1,0,7,20\n0,1,7,1\n1,1,2,9\n-1,1,2,9\n1,5,3,1\n1,5,99,1\n";
    let Import { document, warnings } = conversation(comments, votes).unwrap();
    let two = ("Two".to_owned(), Tally([1, 0, 0, 0, 0]));
    let seven = ("Seven, it \"is\"\nfine".to_owned(), Tally([0, 0, 1, 0, 1]));
    assert_eq!(theses(&document), [two, seven]);
    assert_eq!((document.title.as_str(), document.question), ("", None));
    for (n, what) in
        ["2 votes gave way", "1 votes were left out", "1 comments that the moderators", "without words"]
            .into_iter()
            .enumerate()
    {
        assert!(warnings[n].to_string().contains(what), "{warnings:?}");
    }
    assert!(warnings[2].to_string().ends_with("with their 1 votes: 3"), "{warnings:?}");
}

#[test]
fn a_real_conversation_is_read_with_its_summary() {
    let tables =
        polis::Tables { comments: COMMENTS.as_bytes(), votes: VOTES.as_bytes(), summary: Some(SUMMARY.as_bytes()) };
    let Import { document, warnings } = polis::import(tables, &mut Counting::default()).unwrap();
    assert_eq!(document.title, "$15/hour");
    assert!(document.question.unwrap().starts_with("How do you think the new minimum wage law"));
    assert_eq!(document.graph.theses().len(), 31);
    assert_eq!(document.imported_tallies.len(), 31);
    assert!(warnings.iter().any(|warning| warning.to_string().starts_with("23 comments ")), "{warnings:?}");
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let again = conversation(&windows(COMMENTS), &windows(VOTES)).unwrap().document;
    assert_eq!(again.imported_tallies, document.imported_tallies);
}

#[test]
fn a_bad_conversation_is_refused_with_table_line_column_and_expectation() {
    let comments = "comment-id,moderated,comment-body\n";
    let votes = "comment-id,voter-id,vote\n";
    let fails = |comments: &str, votes: &str, file, line, column, words: &str| {
        let error = conversation(comments, votes).expect_err("a bad conversation");
        assert_eq!((error.file, error.line, error.column), (Some(file), line, column), "{error}");
        assert!(error.to_string().contains(words), "{error}");
        assert!(error.to_string().starts_with(&format!("{file}, line {line}, column {column}: ")), "{error}");
    };
    let one = format!("{comments}1,1,One\n");
    fails("", votes, "comments.csv", 1, 1, "comment-id was expected");
    fails(&one, &one, "votes.csv", 1, 1, "voter-id was expected");
    fails(comments, votes, "comments.csv", 1, 1, "at least one comment");
    fails(&format!("{comments}\n\none,1,One"), votes, "comments.csv", 4, 1, "not “one”");
    fails(&format!("{comments}1,2,One"), votes, "comments.csv", 2, 3, "-1 (rejected) was expected, not “2”");
    fails(&format!("{one}2,1,Two\n1,1,Again\n"), votes, "comments.csv", 4, 1, "line 2");
    fails(&format!("{one}2,1\n"), votes, "comments.csv", 3, 3, "3 values were expected");
    fails(&format!("{one}2,1,Two,three\n"), votes, "comments.csv", 3, 5, "not 4");
    fails(&format!("{one}2,1,\"Two\n3,1,Three\n"), votes, "comments.csv", 3, 5, "has no end");
    fails(&format!("{one}2,1,{}\n", "x".repeat(20_001)), votes, "comments.csv", 3, 5, "20001 characters");
    fails(&one, &format!("{votes}1,1,2\n"), "votes.csv", 2, 5, "0 (pass) or -1 (disagree) was expected, not “2”");
    fails(&one, &format!("{votes}1,anna,1\n"), "votes.csv", 2, 3, "voter was expected");
    fails(&one, &format!("{votes}1,1,1\n1,\"1\",yes\n"), "votes.csv", 3, 7, "not “yes”");
    fails(&one, &",".repeat(1 << 20), "votes.csv", 1, 100, "at most 100 values");
    fails(&one, "comment-id,voter-id,vote\n1,1,\0\n", "votes.csv", 2, 5, "U+0000");
    let summary = polis::Tables { comments: one.as_bytes(), votes: votes.as_bytes(), summary: Some(b"topic") };
    let error = polis::import(summary, &mut Counting::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "summary.csv, line 1, column 1: a name and a value with a comma between them were expected"
    );
}

#[test]
fn one_table_of_a_conversation_is_not_read_alone() {
    let format = formats::detect(VOTES.as_bytes(), "votes.csv").unwrap();
    assert!(read(format, VOTES).unwrap_err().to_string().contains("comments.csv and votes.csv"));
}

fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{1,8}",
        1 => prop::sample::select(vec![
            "1. ", "1.1. Pro:", "\n\n1.1. Con:", "\n\n  2. Thesis:", "Sources:", "\n\nSources:", "\n", "\r\n", "\n \n", "[1]", "[2]", "[", "]",
            "(", ")", "\\", "\\(", "\\\\", "\u{a0}", "\u{200b}", "\u{2060}", "[\u{2060}1]", "\u{2060}1.1. Pro:", "\n\n\u{2060}Sources:",
            "\u{202e}עברית", "🦉", "-> See 1.1.", "->\u{2060} See 1.1.", "[x](y)", "  ", "\t", "[0]", "<b>", ":",
        ]).prop_map(str::to_owned),
    ];
    prop_oneof![
        20 => prop::collection::vec(piece, 1..8).prop_map(|p| p.concat()),
        2 => prop::sample::select(vec!["-> See 1.2.", "->\u{2060} See 1.2.", "->\u{2060}\u{2060} See 1.", "[1]", "\\"]).prop_map(str::to_owned),
        1 => Just("long ".repeat(1_000)),
    ]
}

fn source() -> impl Strategy<Value = (u16, u16, Option<String>, u8)> {
    (
        any::<u16>(),
        any::<u16>(),
        prop::option::of(prop::sample::select(vec!["a quote".to_owned(), "two\n\n[2] lines\n2. x".to_owned()])),
        0..4u8,
    )
}

type Node = (String, u16, bool, bool, Vec<(u16, bool)>, Vec<(u16, u16, Option<String>, u8)>);

fn node() -> impl Strategy<Value = Node> {
    (
        hostile_text(),
        any::<u16>(),
        any::<bool>(),
        prop::bool::weighted(0.1),
        prop::collection::vec((any::<u16>(), any::<bool>()), 0..2),
        prop::collection::vec(source(), 0..3),
    )
}

fn relation(pro: bool) -> Relation {
    if pro { Relation::Pro } else { Relation::Con }
}

/// A debate of these nodes: each stands below earlier ones.
fn debate(question: Option<String>, nodes: Vec<Node>) -> Document {
    let mut random = Counting::default();
    let (mut claims, mut places): (Vec<Claim>, Vec<NewPlace>) = Default::default();
    for (text, parent, pro, thesis, links, sources) in nodes {
        let Ok(text) = ClaimText::imported(&text) else { continue };
        let mut claim = Claim::new(ClaimId::new(&mut random), text, Origin::Imported);
        let text = claim.text.as_str();
        let edges: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let mut spans: Vec<_> = sources;
        spans.sort_by_key(|(start, ..)| usize::from(*start) % edges.len());
        let mut free = 0;
        for (start, length, quote, url) in spans {
            let start = (usize::from(start) % edges.len()).max(free);
            let end = (start + usize::from(length) % 4).min(edges.len() - 1);
            free = end;
            claim.sources.push(Source {
                url: ["https://example.org/a", "https://example.org/(b)", "not an address", "a\\b\\(c"]
                    [usize::from(url)]
                .to_owned(),
                quote,
                span: Some((edges[start] as u32, edges[end] as u32)),
                label: None,
            });
        }
        let under = |at: u16, pro| (claims[usize::from(at) % claims.len()].id, relation(pro));
        let home = (!claims.is_empty() && !thesis).then(|| under(parent, pro));
        let mut stands = vec![home];
        for (at, pro) in links {
            if !claims.is_empty() && home.is_some_and(|home| home != under(at, pro)) {
                stands.push(Some(under(at, pro)));
            }
        }
        for (n, under) in stands.into_iter().enumerate() {
            let order = Some(places.len() as u32);
            places.push(NewPlace { id: PlaceId::new(&mut random), claim: claim.id, under, home: n == 0, order });
        }
        claims.push(claim);
    }
    Document {
        title: "T".into(),
        question: question.and_then(|q| Some(ClaimText::imported(&q).ok()?.to_string())),
        background: String::new(),
        graph: Graph::build(claims, places).expect("a graph without cycles"),
        imported_tallies: Default::default(),
        comments: Default::default(),
        layout: Layout::default(),
    }
}

/// Depth, relation, whether at home, text, addresses and quotations.
type Drawn = (usize, Option<Relation>, bool, String, Vec<(String, Option<String>)>);

/// Texts, sources, relations, links and their order, by walking the drawn tree.
fn picture(document: &Document, flat: bool) -> Vec<Drawn> {
    let graph = &document.graph;
    let mut seen = Vec::new();
    for thesis in graph.theses() {
        for (ix, depth) in graph.walk(*thesis) {
            let place = &graph.places()[ix];
            let claim = &graph.claims()[place.claim];
            let text = if flat { claim.text.as_str().replace('\n', " ") } else { claim.text.to_string() };
            let sources =
                claim.sources.iter().map(|s| (s.url.clone(), s.quote.clone().filter(|_| !flat))).collect();
            seen.push((depth, place.relation(), place.home, text, sources));
        }
    }
    seen
}

#[test]
fn comments_of_a_file_are_whole_and_belong_to_a_claim() {
    let claim = "00000000-0000-4000-8000-000000000001";
    let file = |version: u32, comments: &str| {
        format!(
            r#"{{"format": "isegoria", "version": {version}, "title": "T", "comments": [{comments}],
            "claims": [{{"id": "{claim}", "text": "It is so.", "origin": "prepared"}}],
            "places": [{{"id": "00000000-0000-4000-8000-000000000002", "claim": "{claim}", "home": true}}]}}"#
        )
    };
    let comment = |rest: &str| format!(r#"{{"id": "00000000-0000-4000-8000-000000000003", {rest}}}"#);
    let whole = comment(&format!(r#""claim": "{claim}", "text": "Why?", "released": "2026-05-12""#));
    assert_eq!(read(Format::Json, &file(2, &whole)).unwrap().document.comments.len(), 1);
    assert!(read(Format::Json, &file(1, "")).is_ok(), "files of version 1 are read");
    assert!(read(Format::Json, &file(4, "")).is_err());
    for (wrong, why) in [
        (format!("{whole}, {whole}"), "twice"),
        (comment(&format!(r#""claim": "{claim}", "released": "2026-05-12""#)), "either a text or why"),
        (
            comment(&format!(
                r#""claim": "{claim}", "text": "Why?", "removed": "abusive", "released": "2026-05-12""#
            )),
            "either",
        ),
        (
            comment(&format!(r#""claim": "{claim}", "text": "Why?", "released": "2026-05-12T10:00""#)),
            "a date was expected",
        ),
        (
            comment(r#""claim": "00000000-0000-4000-8000-000000000009", "text": "Why?", "released": "2026-05-12""#),
            "no such claim",
        ),
        (
            comment(&format!(r#""claim": "{claim}", "text": "{}", "released": "2026-05-12""#, "x".repeat(301))),
            "at most 300",
        ),
    ] {
        let error = read(Format::Json, &file(2, &wrong)).unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_graph_goes_through_dialect_b_unchanged(nodes in prop::collection::vec(node(), 1..12), question in prop::option::of(hostile_text())) {
        let document = debate(question, nodes);
        let text = write(Format::Kialo, &document);
        let again = read(Format::Kialo, &text).map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))?.document;
        if !document.graph.theses().is_empty() {
            prop_assert_eq!(&again.question, &document.question);
        }
        prop_assert_eq!(picture(&again, false), picture(&document, false), "{}", text);
        prop_assert_eq!(write(Format::Kialo, &again), text);
    }

    #[test]
    fn a_graph_goes_through_dialect_a_with_its_line_breaks_flattened(nodes in prop::collection::vec(node(), 1..12)) {
        let document = debate(None, nodes);
        let text = write(Format::KialoA, &document);
        let again = read(Format::KialoA, &text).map_err(|e| TestCaseError::fail(format!("{e}\n{text}")))?.document;
        prop_assert_eq!(picture(&again, true), picture(&document, true), "{}", text);
    }

    #[test]
    fn json_loses_nothing_and_obeys_its_schema(nodes in prop::collection::vec(node(), 1..12), question in prop::option::of(hostile_text())) {
        let mut document = debate(question, nodes);
        let mut random = Counting(1 << 64);
        for (n, claim) in document.graph.claims().iter().enumerate() {
            let said = match n % 3 {
                0 => Said::Removed(Removal::ALL[n % 7 % 3]),
                _ => Said::Words(CommentText::new(&format!("What is meant by\n“{n}”?")).unwrap()),
            };
            let mut comments: Vec<Comment> = (0..n % 4)
                .map(|of| Comment { id: CommentId::new(&mut random), said: said.clone(), released: format!("2026-05-{:02}", 12 - of) })
                .collect();
            comments.sort_by(Comment::in_order);
            if !comments.is_empty() {
                document.comments.insert(claim.id, comments);
            }
        }
        let text = write(Format::Json, &document);
        let again = read(Format::Json, &text).unwrap().document;
        prop_assert_eq!(&again.comments, &document.comments);
        prop_assert_eq!(again.graph.claims(), document.graph.claims());
        prop_assert_eq!(again.graph.places(), document.graph.places());
        prop_assert_eq!(again.question, document.question);
        let value = serde_json::from_str(&text).unwrap();
        prop_assert!(jsonschema::is_valid(&formats::json::schema(), &value));
    }

    #[test]
    fn no_bytes_make_an_importer_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in Format::ALL {
            let _ = import(*format, &bytes, &mut Counting::default());
        }
        let tables = polis::Tables { comments: &bytes, votes: &bytes, summary: Some(&bytes) };
        let _ = polis::import(tables, &mut Counting::default());
        let _ = formats::detect(&bytes, "x");
    }

    #[test]
    fn every_vote_of_a_conversation_is_counted_once_as_written_by_another_hand(
        texts in prop::collection::vec("[a-z\",;' äß\n\t🦉]{0,12}", 1..8),
        votes in prop::collection::vec((0..8usize, 0..4u8, -1..2i8, 0..3u8), 0..60),
    ) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut comments = "comment-body,comment-id\n".to_owned();
        for (id, text) in texts.iter().enumerate() {
            comments += &format!("{},{id}\n", quoted(&format!("x{text}")));
        }
        let mut table = "comment-id,voter-id,vote,timestamp\n".to_owned();
        let mut latest = std::collections::BTreeMap::new();
        for (comment, voter, vote, time) in votes {
            table += &format!("{comment},{},{vote},{time}\n", quoted(&voter.to_string()));
            let held = latest.entry((comment, voter)).or_insert((time, vote));
            if time >= held.0 {
                *held = (time, vote);
            }
        }
        let found = conversation(&comments, &table).map_err(|e| TestCaseError::fail(format!("{e}\n{comments}\n{table}")))?;
        let mut tallies = vec![Tally::default(); 8];
        for ((comment, _), (_, vote)) in latest {
            tallies[comment].0[usize::try_from(2 * (vote + 1)).unwrap()] += 1;
        }
        let expected: Vec<(String, Tally)> = texts
            .iter()
            .zip(tallies)
            .map(|(text, tally)| (ClaimText::imported(&format!("x{text}")).unwrap().to_string(), tally))
            .collect();
        prop_assert_eq!(theses(&found.document), expected);
    }

    #[test]
    fn no_damage_makes_the_reader_of_conversations_panic(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..30usize, "[\",\n\r\\-0-9a\u{feff}]{0,6}"), 1..4),
    ) {
        let mut tables = [COMMENTS, SUMMARY].map(|text| text.as_bytes().to_vec());
        let mut votes = VOTES.as_bytes()[..4_000].to_vec();
        for table in tables.iter_mut().chain([&mut votes]) {
            for (at, length, insert) in &cuts {
                let at = at.index(table.len());
                let end = (at + length).min(table.len());
                table.splice(at..end, insert.bytes());
            }
        }
        let [comments, summary] = &tables;
        let all = polis::Tables { comments, votes: &votes, summary: Some(summary) };
        if let Err(error) = polis::import(all, &mut Counting::default()) {
            prop_assert!(error.file.is_some(), "{}", error);
        }
        let sound = polis::Tables { votes: VOTES.as_bytes(), ..all };
        if let Ok(found) = polis::import(sound, &mut Counting::default()) {
            let text = write(Format::Json, &found.document);
            prop_assert!(read(Format::Json, &text).is_ok());
        }
    }

    #[test]
    fn no_damage_makes_an_importer_panic(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..30usize, hostile_text()), 1..4)) {
        for (format, text) in [(Format::Kialo, B), (Format::KialoA, A), (Format::Arguman, APXD)] {
            let mut bytes = text.as_bytes().to_vec();
            for (at, length, insert) in &cuts {
                let at = at.index(bytes.len());
                let end = (at + length).min(bytes.len());
                bytes.splice(at..end, insert.bytes());
            }
            if let Ok(found) = import(format, &bytes, &mut Counting::default())
                && format.writes()
            {
                let text = write(format, &found.document);
                let again = read(format, &text);
                prop_assert!(again.is_ok(), "{:?}\n{}", again, text);
            }
        }
    }
}
