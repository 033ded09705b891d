//! What Isegoria says, in every language of its readers: Fluent files in `en/` and `de/`, one pair for each part of the
//! product, and the macro [`say!`] that takes a message from them.
//!
//! On the server the language of an answer surrounds the code that writes it ([`speaking`], [`speak`]), so that no
//! view has to hand it on. In a browser it is the page's own; there only the messages of `browser.ftl` are known.

#[cfg(target_arch = "wasm32")]
#[path = "browser.rs"]
mod source;
#[cfg(not(target_arch = "wasm32"))]
#[path = "files.rs"]
mod source;

use std::borrow::Cow;

#[cfg(not(target_arch = "wasm32"))]
pub use source::{Message, for_browser, language, messages, preferred, speak, speaking};

/// A language that everything is said in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, and what is said to programs and in logs.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// Its tag (BCP 47): `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// What its speakers call it: “Deutsch”.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// The language with exactly this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

/// The direction in which a language is written, for the `dir` of what people write in it: `rtl` for the scripts that run
/// from right to left, otherwise `ltr`. `tag` is a BCP 47 tag; one with a script is taken at its word.
#[must_use]
pub fn direction(tag: &str) -> &'static str {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let script = parts.find(|part| part.len() == 4).map(str::to_ascii_lowercase);
    let rtl = match script.as_deref() {
        Some(script) => matches!(script, "adlm" | "arab" | "hebr" | "nkoo" | "rohg" | "syrc" | "thaa"),
        None => matches!(
            language.as_str(),
            "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ks" | "nqo" | "ps" | "sd" | "syr" | "ug" | "ur" | "yi"
        ),
    };
    if rtl { "rtl" } else { "ltr" }
}

/// What a message is told: a number, which may choose its plural form, or words.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// A count.
    Number(f64),
    /// Words, as they are.
    Words(Cow<'a, str>),
}

macro_rules! from_numbers {
    ($($number:ty)*) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Self::Number(f64::from(number))
            }
        }
    )*};
}
from_numbers!(u8 u16 u32 i32 f64);

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        // Exact as far as anybody counts: up to 2^53.
        Self::Number(count as f64)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(words: &'a str) -> Self {
        Self::Words(words.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(words: &'a String) -> Self {
        Self::Words(words.into())
    }
}

impl From<String> for Value<'_> {
    fn from(words: String) -> Self {
        Self::Words(words.into())
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(words: Cow<'a, str>) -> Self {
        Self::Words(words)
    }
}

impl<'a> From<&'a Cow<'_, str>> for Value<'a> {
    fn from(words: &'a Cow<'_, str>) -> Self {
        Self::Words(Cow::Borrowed(words))
    }
}

/// The words of a message in the reader's language; [`say!`] is the way to write it. A message that is not there is
/// said by its key: tests/words.rs fails then.
#[must_use]
pub fn text(key: &'static str, values: &[(&'static str, Value<'_>)]) -> Cow<'static, str> {
    source::text(key, values).unwrap_or(Cow::Borrowed(key))
}

/// The words of a message: `say!("debate-add-pro")`, `say!("below", pro = 3, con = 2)`.
#[macro_export]
macro_rules! say {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text($key, &[$((stringify!($name), $crate::Value::from($value))),*])
    };
}
