//! Briefs of random and hostile debates: they come out whole, on one page where that is promised, and never below k.

use super::{File, Form, Length, compose, fitting, fonts, pdf::Press};
use app::sheet::{Block, Sheet};
use domain::{
    ballot::Tally,
    brief::{Brief, Material},
    debate::{Document, Semantics, Step},
    figures::{Counted, Figures},
    formats::{self, Format},
    ids::Counting,
};
use proptest::prelude::*;
use resvg::usvg::fontdb::Database;
use std::{fmt::Write as _, sync::LazyLock};
use words::{Language, speak};

/// A machine without any font.
fn bare() -> &'static Database {
    static NONE: LazyLock<Database> = LazyLock::new(Database::new);
    &NONE
}

/// A debate of these claims: each answers the one before it or the thesis.
fn document(title: &str, claims: &[(bool, bool, String)]) -> Document {
    let mut text = format!("Discussion Title: {}\n\n1. {title}\n", one_line(title));
    let mut path = vec![1];
    let mut last = vec![0];
    for (deeper, pro, claim) in claims {
        if !*deeper || path.len() > 5 {
            path.truncate(1);
            last.truncate(1);
        }
        let next = last.pop().unwrap_or(0) + 1;
        last.extend([next, 0]);
        path.push(next);
        let number: Vec<String> = path.iter().map(ToString::to_string).collect();
        let _ = writeln!(text, "{}. {}: {}", number.join("."), if *pro { "Pro" } else { "Con" }, one_line(claim));
    }
    formats::import(Format::KialoA, text.as_bytes(), &mut Counting::default()).unwrap().document
}

fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() || "()[]\\".contains(c) { ' ' } else { c }).collect();
    format!("x {text}")
}

fn brief(document: &Document, tally: Tally) -> Brief {
    let tallies = vec![tally; document.graph.places().len()];
    let counted = Counted {
        graph: &document.graph,
        tallies: &tallies,
        banded: None,
        at_least: [&[tally.n()], &[tally.n()]],
        k: 5,
        step: Step::Reflect,
        semantics: Semantics::QuadraticEnergy,
    };
    let figures = Figures::of(&counted);
    Brief::of(&Material { document, figures: &figures, date: "2026-05-12", goal: None, minutes: 40, agenda: None })
}

fn press(document: &Document) -> Press<'_> {
    Press { graph: &document.graph, date: "2026-05-12", machine: bare }
}

const HOSTILE: &str = "</w:t>\u{202e}מי שומר \u{1f600}\u{1f468}\u{200d}\u{1f469} 中文字 العربية ``` &lt; ]]> \u{fffd} \u{feff} e\u{301} ﷽ ";

fn hostile() -> Document {
    let endless = "W".repeat(480);
    let claims = [HOSTILE, &endless, "Ελληνικά и кириллица", "日本語の主張", HOSTILE];
    document(HOSTILE, &claims.map(|claim| (true, true, claim.to_owned())))
}

fn notice(sheet: &Sheet) -> Option<&str> {
    sheet.blocks.iter().find_map(|block| if let Block::Notice(text) = block { Some(text.as_str()) } else { None })
}

#[test]
fn hostile_text_is_set_in_every_form() {
    let document = hostile();
    let brief = brief(&document, Tally([1, 2, 3, 4, 5]));
    for language in Language::ALL {
        for file in File::ALL {
            let bytes = speak(language, || file.write(&brief, &document.graph)).unwrap();
            let begin: &[u8] = match file.form {
                Form::Pdf => b"%PDF-1.7",
                Form::Docx => b"PK",
                Form::Html => b"<!DOCTYPE html>",
                Form::Markdown => b"# ",
            };
            assert!(bytes.starts_with(begin), "{file:?}");
        }
    }
}

#[test]
fn what_no_font_shows_is_named_and_never_a_silent_box() {
    let document = hostile();
    let brief = brief(&document, Tally::default());
    let lacking = fonts::Fonts::of([HOSTILE].into_iter(), bare);
    let names = fonts::names(lacking.missing());
    for script in ["Hebrew", "Han (U+4E2D", "Arabic", "Emoji (U+1F468, U+1F469, U+1F600)"] {
        assert!(names.contains(script), "{names}");
    }
    assert!(!names.contains("Latin"), "{names}");
    assert!(lacking.fit("中").contains('□') && lacking.fit("Ω\u{202e}я") == "Ωя");
    let (sheet, _) = fitting(&brief, &press(&document), Length::Full);
    assert_eq!(notice(&sheet), None, "the notice is for what is printed alone");
    let pdf = press(&document).set(&sheet, false);
    assert!(pdf.says("Han (U+4E2D"), "the notice is missing");
}

#[test]
fn latin_greek_and_cyrillic_need_no_font_of_the_machine() {
    let text = "Größe, œuvre, Łódź, Ελληνικά, кириллица, „Zitat“ – 5 € ≥ 3 − 2 · ½ …";
    assert!(fonts::Fonts::of([text].into_iter(), || unreachable!("ours have it all")).missing().is_empty());
}

#[test]
fn a_pdf_keeps_to_the_rules_of_accessible_ones() {
    let claims: Vec<_> = (0..40).map(|i| (i % 3 != 0, i % 2 == 0, format!("Claim {i} of a debate."))).collect();
    let document = document("Should we?", &claims);
    let brief = brief(&document, Tally([1, 2, 3, 4, 9]));
    let press = press(&document);
    for length in [Length::Full, Length::Page] {
        let pdf = press.write(&fitting(&brief, &press, length).1).unwrap();
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("pdfuaid:part>1<"), "{length:?} was not accepted as PDF/UA-1");
        assert!(text.contains("/Lang"), "{length:?}");
    }
}

#[test]
fn an_outline_too_long_for_paper_says_what_it_leaves_out() {
    let claims: Vec<_> = (0..2_500).map(|i| (i % 4 != 0, true, format!("Claim {i}."))).collect();
    let document = document("Should we?", &claims);
    let brief = brief(&document, Tally::default());
    let sheet = compose(&brief, Length::Full, super::budgets(Length::Full)[0]);
    let lines =
        sheet.blocks.iter().find_map(|b| if let Block::Outline(lines) = b { Some(lines.len()) } else { None });
    let lines = lines.unwrap();
    assert!(lines <= 2_000);
    let more = format!("{} claims further down are left out", 2_501 - lines);
    assert!(sheet.blocks.iter().any(|b| matches!(b, Block::Remark(text) if text.starts_with(&more))), "{more}");
    assert!(super::markdown(&brief, Length::Full).contains("Claim 2499."), "Markdown has it whole");
}

#[test]
fn one_page_of_a_long_debate_says_that_the_full_brief_has_more() {
    let text = "Besprechungsprotokolle und Verantwortungsübernahme hängen voneinander ab. ".repeat(6);
    let claims: Vec<_> = (0..3_000).map(|i| (i % 5 != 0, i % 2 == 0, format!("{i}: {text}"))).collect();
    let document = document(&text, &claims);
    let brief = brief(&document, Tally([4, 0, 1, 2, 9]));
    let press = press(&document);
    for language in Language::ALL {
        let (sheet, pages) = speak(language, || fitting(&brief, &press, Length::Page));
        assert_eq!(pages.count(), 1);
        let cut = match language {
            Language::German => "Der vollständige Bericht nennt in diesen Listen ",
            _ => "The full brief has ",
        };
        let said = |b: &Block| matches!(b, Block::Remark(text) if text.starts_with(cut));
        assert!(sheet.blocks.iter().any(said), "{:?}", sheet.blocks);
    }
    let (full, _) = speak(Language::English, || fitting(&brief, &press, Length::Full));
    assert!(!full.blocks.iter().any(|b| matches!(b, Block::Remark(text) if text.starts_with("The full brief"))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn one_page_is_one_page(
        title in "\\PC{1,400}",
        claims in prop::collection::vec((any::<bool>(), any::<bool>(), "\\PC{1,500}"), 0..24),
        tally in prop::array::uniform5(0u32..9),
        german in any::<bool>(),
    ) {
        let document = document(&title, &claims);
        let brief = brief(&document, Tally(tally));
        let language = if german { Language::German } else { Language::English };
        let press = press(&document);
        let (_, pages) = speak(language, || fitting(&brief, &press, Length::Page));
        prop_assert_eq!(pages.count(), 1);
        prop_assert!(press.write(&pages).is_ok());
    }

    #[test]
    fn what_fewer_than_k_say_changes_no_brief(few in prop::array::uniform5(0u32..2), other in prop::array::uniform5(0u32..2)) {
        let both = [few, other].map(Tally);
        prop_assume!(both.iter().all(|tally| tally.n() < 5));
        let document = document("Should we?", &[(true, true, "Yes.".to_owned()), (true, false, "No.".to_owned())]);
        let [few, other] = both.map(|tally| brief(&document, tally));
        for length in [Length::Full, Length::Page] {
            prop_assert_eq!(super::markdown(&few, length), super::markdown(&other, length));
        }
        let budget = super::budgets(Length::Full)[0];
        prop_assert_eq!(compose(&few, Length::Full, budget), compose(&other, Length::Full, budget));
    }
}
