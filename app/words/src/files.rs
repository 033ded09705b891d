//! The server's side: all messages, read from the Fluent files once.

use crate::{Language, Value};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_langneg::{NegotiationStrategy, negotiate_languages, parse_accepted_languages};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use serde_json::{Map, json};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};
use unic_langid::LanguageIdentifier;

/// The files of a language, `browser` first.
macro_rules! files {
    ($($part:literal)*) => {
        [
            [$(include_str!(concat!("../en/", $part, ".ftl"))),*],
            [$(include_str!(concat!("../de/", $part, ".ftl"))),*],
        ]
    };
}
const FILES: [[&str; PARTS]; 2] = files![
    "browser" "brief" "card" "common" "compose" "debate" "desk" "device" "failure" "figures" "home" "hints" "invitation" "links" "moderation" "outline" "overview" "picture" "promise" "queue" "seed" "setup" "shell" "space" "start" "talk" "template"
];
const PARTS: usize = 27;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 2]> = LazyLock::new(|| Language::ALL.map(bundle));
static BROWSER: LazyLock<[String; 2]> = LazyLock::new(|| Language::ALL.map(as_json));

tokio::task_local! {
    static LANGUAGE: Language;
}

/// The language that is spoken here; English where nothing was said about it.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.try_with(|language| *language).unwrap_or_default()
}

/// Everything that `what` says while it runs is said in this language.
pub async fn speaking<F: Future>(language: Language, what: F) -> F::Output {
    LANGUAGE.scope(language, what).await
}

/// The same for what does not wait.
pub fn speak<T>(language: Language, what: impl FnOnce() -> T) -> T {
    LANGUAGE.sync_scope(language, what)
}

/// The language that a browser asks for (`Accept-Language`, RFC 9110), as well as we can.
#[must_use]
pub fn preferred(accepted: &str) -> Language {
    let asked = parse_accepted_languages(accepted);
    let spoken = Language::ALL.map(identifier);
    let found = negotiate_languages(&asked, &spoken, None, NegotiationStrategy::Lookup);
    found.first().and_then(|tag| Language::from_tag(tag.language.as_str())).unwrap_or_default()
}

/// The messages that the islands of a page say, as JSON: key to text, or key to the name of the count and its plural forms. `{name}`
/// stands for a value. Nothing in it can end a script element.
#[must_use]
pub fn for_browser(language: Language) -> &'static str {
    &BROWSER[index(language)]
}

/// A message, for tests: its key, and the names of the values that its words use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The key.
    pub key: String,
    /// The names.
    pub names: BTreeSet<String>,
}

/// All messages of a language, in the order of their keys.
#[must_use]
pub fn messages(language: Language) -> Vec<Message> {
    let mut found = BTreeMap::new();
    for resource in resources(language) {
        for (key, pattern) in patterns(&resource) {
            let mut names = BTreeSet::new();
            collect(pattern, &mut names);
            found.insert(key.to_owned(), names);
        }
    }
    found.into_iter().map(|(key, names)| Message { key, names }).collect()
}

pub(crate) fn text(key: &'static str, values: &[(&'static str, Value<'_>)]) -> Option<Cow<'static, str>> {
    let bundle = &BUNDLES[index(language())];
    let pattern = bundle.get_message(key)?.value()?;
    let mut args = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        let value = match value {
            Value::Number(number) => FluentValue::from(*number),
            Value::Words(words) => FluentValue::from(words.as_ref()),
        };
        args.set(*name, value);
    }
    Some(bundle.format_pattern(pattern, (!values.is_empty()).then_some(&args), &mut Vec::new()))
}

fn index(language: Language) -> usize {
    match language {
        Language::English => 0,
        Language::German => 1,
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    // Both tags are well formed; the default stands for an undetermined language.
    language.tag().parse().unwrap_or_default()
}

/// The files of a language, read. A line that is not Fluent is left out, and a test says so.
fn resources(language: Language) -> impl Iterator<Item = FluentResource> {
    FILES[index(language)].iter().map(|text| match FluentResource::try_new((*text).to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    })
}

fn bundle(language: Language) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
    // Marks around each value would be in everything that is copied from a page; what people wrote stands in elements of
    // its own instead.
    bundle.set_use_isolating(false);
    for resource in resources(language) {
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn patterns(resource: &FluentResource) -> impl Iterator<Item = (&str, &Pattern<&str>)> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name, message.value.as_ref()?)),
        _ => None,
    })
}

fn collect(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                variants.iter().for_each(|variant| collect(&variant.value, names));
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            names.insert(id.name.to_owned());
        }
    }
}

fn as_json(language: Language) -> String {
    let mut all = Map::new();
    for resource in resources(language).take(1) {
        for (key, pattern) in patterns(&resource) {
            let value = match pattern.elements.as_slice() {
                [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] => {
                    let forms: Map<_, _> = variants
                        .iter()
                        .map(|variant| {
                            let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) =
                                &variant.key;
                            ((*name).to_owned(), json!(template(&variant.value)))
                        })
                        .collect();
                    json!([name_of(selector), forms])
                }
                _ => json!(template(pattern)),
            };
            all.insert(key.to_owned(), value);
        }
    }
    serde_json::Value::Object(all).to_string().replace('<', "\\u003c")
}

/// The words of a message with `{name}` for its values.
fn template(pattern: &Pattern<&str>) -> String {
    let pieces = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => (*value).to_owned(),
        PatternElement::Placeable { expression: Expression::Inline(inline) } => name_of(inline),
        PatternElement::Placeable { expression: Expression::Select { selector, .. } } => name_of(selector),
    });
    pieces.collect()
}

fn name_of(expression: &InlineExpression<&str>) -> String {
    match expression {
        InlineExpression::VariableReference { id } => format!("{{{}}}", id.name),
        InlineExpression::StringLiteral { value } => (*value).to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_fluent_and_no_key_stands_twice() {
        for (language, files) in Language::ALL.into_iter().zip(FILES) {
            let mut seen = BTreeSet::new();
            for file in files {
                let resource = FluentResource::try_new(file.to_owned());
                let resource = resource.unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", language.tag()));
                for (key, _) in patterns(&resource) {
                    assert!(seen.insert(key.to_owned()), "{}: {key} stands twice", language.tag());
                }
            }
        }
    }

    #[test]
    fn the_languages_have_the_same_messages_with_the_same_values() {
        let [english, german] = Language::ALL.map(messages);
        for (english, german) in english.iter().zip(&german) {
            assert_eq!(english, german);
        }
        assert_eq!(english.len(), german.len());
    }

    #[test]
    fn what_the_browser_is_sent_has_texts_values_and_plurals_of_one_count_only() {
        for language in Language::ALL {
            let all: serde_json::Value = serde_json::from_str(for_browser(language)).unwrap();
            let browser = resources(language).next().unwrap();
            for (key, pattern) in patterns(&browser) {
                let mut names = BTreeSet::new();
                collect(pattern, &mut names);
                let sent = &all[key];
                let texts: Vec<&str> = match sent.as_array() {
                    Some(select) => {
                        assert!(select[1]["other"].is_string(), "{key}: no other form");
                        select[1].as_object().unwrap().values().map(|form| form.as_str().unwrap()).collect()
                    }
                    None => vec![sent.as_str().unwrap()],
                };
                for name in names {
                    let shown = format!("{{{name}}}");
                    let count = sent.as_array().is_some_and(|select| select[0] == shown.as_str());
                    assert!(count || texts.iter().any(|text| text.contains(&shown)), "{key}: {name} is lost");
                }
                assert!(texts.iter().all(|text| !text.is_empty()), "{key}: {texts:?}");
            }
        }
    }

    #[test]
    fn the_browser_s_wish_is_met_as_well_as_it_can_be() {
        for (asked, spoken) in [
            ("de-AT,de;q=0.9,en;q=0.8", Language::German),
            ("fr, de;q=0.7", Language::German),
            ("en-GB", Language::English),
            ("fr", Language::English),
            ("", Language::English),
            ("\u{0}; ;;,q=", Language::English),
        ] {
            assert_eq!(preferred(asked), spoken, "{asked}");
        }
    }

    #[test]
    fn the_language_is_that_of_whoever_is_answered() {
        assert_eq!(language(), Language::English);
        assert_eq!(speak(Language::German, language), Language::German);
    }
}
