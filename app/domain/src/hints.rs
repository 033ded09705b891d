//! What in a text may tell who wrote it. Said to its author alone, on their device; it forbids nothing.

use crate::similar::{fold, is_dense};

/// Something in a text that may identify somebody, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// An e-mail address.
    Email(String),
    /// A telephone number.
    Phone(String),
    /// A name as networks write it: `@name`.
    Handle(String),
    /// Words that say what the writer is: “as the only …”.
    Phrase(&'static str),
}

impl Hint {
    /// The words in question.
    pub fn words(&self) -> &str {
        match self {
            Self::Email(words) | Self::Phone(words) | Self::Handle(words) => words,
            Self::Phrase(words) => words,
        }
    }
}

/// Phrases of English and German that say what few others could say. Written as people write them; compared folded.
const PHRASES: [&str; 44] = [
    "as the only",
    "i am the only",
    "i'm the only",
    "in my role as",
    "in my position",
    "in my job as",
    "as the head of",
    "as the manager of",
    "as your manager",
    "as a team lead",
    "as a manager",
    "as a mother",
    "as a father",
    "as a single parent",
    "my team",
    "my department",
    "my office",
    "my boss",
    "my manager",
    "my desk",
    "when i joined",
    "since i joined",
    "als einzige",
    "als einziger",
    "ich bin die einzige",
    "ich bin der einzige",
    "in meiner rolle als",
    "in meiner funktion als",
    "in meiner position",
    "als leiterin",
    "als leiter",
    "als mutter",
    "als vater",
    "als alleinerziehende",
    "als alleinerziehender",
    "mein team",
    "meinem team",
    "meine abteilung",
    "meiner abteilung",
    "mein chef",
    "meine chefin",
    "mein vorgesetzter",
    "meine vorgesetzte",
    "seit ich hier arbeite",
];

/// The fewest and most digits of a telephone number.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Everything in a text that may tell who wrote it, each once, in the order of the kinds of [`Hint`].
pub fn hints(text: &str) -> Vec<Hint> {
    let mut found: Vec<Hint> = text.split_whitespace().filter_map(email).collect();
    found.extend(phones(text));
    found.extend(text.split_whitespace().filter_map(handle));
    let folded = plain(text);
    found.extend(PHRASES.into_iter().filter(|phrase| folded.contains(&plain(phrase))).map(Hint::Phrase));
    let mut once: Vec<Hint> = Vec::new();
    for hint in found {
        if !once.contains(&hint) {
            once.push(hint);
        }
    }
    once
}

/// Which of these names stand in a text, as whole words, whatever their case and the marks on their letters; each once, in
/// the order of the list. In a script that sets no blanks between words, a name may stand anywhere. O(text × names).
pub fn named<'a>(text: &str, names: &'a [String]) -> Vec<&'a str> {
    // An apostrophe ends a name: “Anna's”.
    let whole = |text: &str| plain(&text.replace(['\'', '’'], " "));
    let (folded, words) = (fold(text), whole(text));
    let mut found: Vec<&str> = Vec::new();
    for name in names.iter().map(|name| name.trim()) {
        let wanted = whole(name);
        let dense = !name.is_empty() && name.chars().all(is_dense);
        let there = if dense { folded.contains(&fold(name)) } else { wanted != " " && words.contains(&wanted) };
        if there && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Folded words with one blank around each, so that only whole words are found.
fn plain(text: &str) -> String {
    let folded = fold(text).replace('’', "'");
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + word + " ")
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '_' | '+'))
}

fn email(word: &str) -> Option<Hint> {
    let word = bare(word);
    let (name, domain) = word.split_once('@')?;
    let (host, top) = domain.rsplit_once('.')?;
    let is = |text: &str| text.chars().all(|c| c.is_alphanumeric() || "._%+-".contains(c));
    let address = !name.is_empty() && is(name) && !host.is_empty() && is(host);
    (address && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic))
        .then(|| Hint::Email(word.to_owned()))
}

fn handle(word: &str) -> Option<Hint> {
    let word = bare(word);
    let name = word.strip_prefix('@')?.trim_end_matches('@');
    let is = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    (name.chars().count() >= 2 && name.chars().any(char::is_alphabetic) && name.chars().all(is))
        .then(|| Hint::Handle(word.to_owned()))
}

/// Runs of digits, with what people set between them, that look like telephone numbers rather than dates or amounts.
fn phones(text: &str) -> Vec<Hint> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | '/' | '.' | ' ' | '\u{a0}');
    let runs = text.split(|c: char| !part(c));
    let trimmed = runs.map(|run| run.trim_matches(|c: char| !c.is_ascii_digit() && !matches!(c, '+' | '(')));
    // A bracket that does not end within the number stands around it.
    let trimmed = trimmed.map(|run| if run.contains(')') { run } else { run.trim_start_matches('(') });
    trimmed.filter(|run| is_phone(run)).map(|run| Hint::Phone(run.to_owned())).collect()
}

fn is_phone(run: &str) -> bool {
    let groups: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    if !PHONE_DIGITS.contains(&digits) {
        return false;
    }
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    // 0.1234567 is a number, 2026-05-12 and 01.02.2026 are dates.
    let date = matches!(lengths[..], [4, 2, 2] | [2, 2, 4]);
    let decimal = groups[0] == "0";
    let abroad = run.starts_with('+');
    let trunk = run.trim_start_matches('(').starts_with('0') && !decimal;
    let american = matches!(lengths[..], [3, 3, 4] | [1, 3, 3, 4]);
    !date && (abroad || trunk || american)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        hints(text).iter().map(|hint| hint.words().to_owned()).collect()
    }

    #[test]
    fn addresses_numbers_and_names_are_found_as_they_stand() {
        assert_eq!(
            hints("Ask anna.b@example.org, or @anna (+49 170 1234567)."),
            [
                Hint::Email("anna.b@example.org".to_owned()),
                Hint::Phone("+49 170 1234567".to_owned()),
                Hint::Handle("@anna".to_owned())
            ]
        );
        for number in ["0170 1234567", "030/123456", "(030) 123456", "555-123-4567", "+1 (555) 123-4567"] {
            assert_eq!(hints(&format!("Call {number} today")), [Hint::Phone(number.to_owned())]);
        }
    }

    #[test]
    fn dates_amounts_and_years_are_no_telephone_numbers() {
        for text in [
            "2026-05-12",
            "12.05.2026",
            "01.02.2026",
            "1 000 000 euro",
            "0.12345678",
            "2024 2025 2026",
            "1,234,567",
        ] {
            assert_eq!(hints(text), [], "{text}");
        }
    }

    #[test]
    fn phrases_are_found_in_both_languages_whatever_their_case_and_as_whole_words_only() {
        assert_eq!(words("As the ONLY tester, I say no."), ["as the only"]);
        assert_eq!(words("My team can't; I’m the only one."), ["i'm the only", "my team"]);
        assert_eq!(words("Als einzige aus Köln sehe ich meine Abteilung …"), ["als einzige", "meine abteilung"]);
        assert_eq!(words("My teammates and Amy teams"), [""; 0]);
    }

    #[test]
    fn names_of_the_list_are_found_as_whole_words_whatever_their_case_and_marks() {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let names = list(&["Anna", "  José Pérez ", "Jürgen", "O’Neill", "Anna", "", " - "]);
        assert_eq!(named("ANNA's plan", &names), ["Anna"]);
        assert_eq!(named("What jose  perez said to Jurgen.", &names), ["José Pérez", "Jürgen"]);
        assert_eq!(named("(O'Neill), anna", &names), ["Anna", "O’Neill"]);
        for text in ["", " - ", "Annabel and Joanna", "José and Pérez", "' ’"] {
            assert_eq!(named(text, &names), [""; 0], "{text}");
        }
        assert_eq!(named("我和王芳说过。", &list(&["王芳", "李伟"])), ["王芳"]);
        assert_eq!(named("Anna", &[]), [""; 0]);
    }

    #[test]
    fn a_plain_claim_gives_no_hint() {
        for text in ["", "Four days are enough.", "It costs 4.5 % @ most", "50 % of 1200 people; see 3.2.1", "a@b"]
        {
            assert_eq!(hints(text), [], "{text}");
        }
    }
}
