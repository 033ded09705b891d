//! What the sources say and what the files hold are the same: no key is missing, none is left over, and each message
//! gets the values that its words use.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use words::Language;

/// The parts of the program that speak, from this crate's folder.
const SPEAKERS: [&str; 2] = ["../src", "../../server/src"];
/// Messages that an island may say, because every page with islands brings them.
const BROWSER: &str = include_str!("../en/browser.ftl");

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

/// A use of `say!`: its key and the names of its values.
fn uses(text: &str) -> Vec<(String, BTreeSet<String>)> {
    text.split("say!(").skip(1).map(one_use).collect()
}

fn one_use(rest: &str) -> (String, BTreeSet<String>) {
    let (mut depth, mut quoted, mut escaped) = (1, false, false);
    let mut parts = vec![String::new()];
    for letter in rest.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 1 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
        parts.last_mut().unwrap().push(letter);
    }
    let mut parts = parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
    let key = parts.next().unwrap().trim_matches('"').to_owned();
    let names = parts.map(|part| part.split('=').next().unwrap().trim().to_owned()).collect();
    (key, names)
}

/// Every use in the sources, with the file that it stands in.
fn said() -> Vec<(PathBuf, String, BTreeSet<String>)> {
    let mut files = Vec::new();
    for speaker in SPEAKERS {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(speaker), &mut files);
    }
    let mut said = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        said.extend(uses(&text).into_iter().map(|(key, names)| (file.clone(), key, names)));
    }
    assert!(!said.is_empty(), "nothing is said");
    said
}

fn known(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    words::messages(language).into_iter().map(|message| (message.key, message.names)).collect()
}

#[test]
fn no_message_is_missing_in_any_language_and_each_gets_its_values() {
    for language in Language::ALL {
        let known = known(language);
        for (file, key, names) in said() {
            let wanted = known.get(&key);
            assert_eq!(wanted, Some(&names), "{}: {key} in {}", file.display(), language.tag());
        }
    }
}

#[test]
fn no_message_is_left_that_nobody_says() {
    let said: BTreeSet<String> = said().into_iter().map(|(_, key, _)| key).collect();
    for key in known(Language::English).keys() {
        assert!(said.contains(key), "{key}");
    }
}

#[test]
fn islands_say_only_what_their_page_brings() {
    for (file, key, _) in said() {
        let text = fs::read_to_string(&file).unwrap();
        let island = text.find("mod browser {").map(|start| &text[start..]);
        let by_island = island.is_some_and(|island| island.contains(&format!("\"{key}\"")));
        if by_island {
            let brought = BROWSER.lines().any(|line| line.starts_with(&format!("{key} =")));
            assert!(brought, "{}: {key} is not in browser.ftl", file.display());
        }
    }
}
