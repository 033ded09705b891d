//! The browser's side: the messages that the page brought in `#words`.

use crate::Value;
use js_sys::{Array, Intl::PluralRules, JSON, Object, Reflect};
use std::borrow::Cow;
use web_sys::{Document, wasm_bindgen::JsValue};

thread_local! {
    static MESSAGES: JsValue = read().unwrap_or(JsValue::UNDEFINED);
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn read() -> Option<JsValue> {
    JSON::parse(&document()?.get_element_by_id("words")?.text_content()?).ok()
}

pub(crate) fn text(key: &'static str, values: &[(&'static str, Value<'_>)]) -> Option<Cow<'static, str>> {
    let message = MESSAGES.with(|all| Reflect::get(all, &key.into()).ok())?;
    let mut words = match message.as_string() {
        Some(words) => words,
        None => plural(&message.into(), values)?,
    };
    for (name, value) in values {
        let value = match value {
            Value::Number(number) => Cow::Owned(number.to_string()),
            Value::Words(words) => Cow::Borrowed(words.as_ref()),
        };
        words = words.replace(&format!("{{{name}}}"), &value);
    }
    Some(words.into())
}

/// The plural form that the count asks for.
fn plural(message: &Array, values: &[(&'static str, Value<'_>)]) -> Option<String> {
    let counted = message.get(0).as_string()?;
    let count = values.iter().find_map(|(name, value)| match value {
        Value::Number(number) if counted.trim_matches(['{', '}']) == *name => Some(*number),
        _ => None,
    })?;
    let language = document()?.document_element()?.get_attribute("lang")?;
    let rules = PluralRules::new(&Array::of1(&language.into()), &Object::new());
    Reflect::get(&message.get(1), &rules.select(count)).ok()?.as_string()
}
