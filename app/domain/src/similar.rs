//! Claims that say nearly the same, found on the device of whoever is writing: what is typed is compared with a small
//! index of all claims and never leaves the browser.
//!
//! Texts are folded ([`fold`]) and taken apart into words and into three-letter pieces of words, so that a misspelt or
//! inflected word still counts; scripts without blanks between words are taken apart into pairs of characters. What is
//! rare in a debate counts for more than what stands in every claim.

use std::{cmp::Ordering, collections::HashMap, ops::Range};

/// About how many bytes of text an index may hold. Compressed it is well below half of that.
const INDEX_BYTES: usize = 192 << 10;
/// The fewest bytes of a claim that an index holds, however many claims there are.
const SHORTEST: usize = 40;
/// The most bytes of a claim that an index holds.
const LONGEST: usize = 400;
/// How many digits of a place's id stand for it in an index.
pub const BEGINNING: usize = 8;
/// From which similarity on a claim is offered.
const ALIKE: f64 = 0.5;
/// From which similarity on two claims may say the same.
const SAME: f64 = 0.6;
/// A word that more texts use than this says little about any two of them.
const RARE: usize = 24;
/// Below this many features a text says too little to be compared.
const TOO_LITTLE: usize = 10;
/// A whole word counts as many times as one of its pieces.
const WORD: f64 = 3.0;
/// Marks the feature of a whole word.
const WORD_BIT: u32 = 1 << 31;

/// What stands for letters that carry a mark, in lower case.
const FOLDED: [(&str, &str); 35] = [
    ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "a"),
    ("æ", "ae"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęěẹẻẽếềểễệ", "e"),
    ("ĝğġģǧ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįıǐỉị", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "o"),
    ("œ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšșſ", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûüũūŭůűųưǔụủứừửữự", "u"),
    ("ŵ", "w"),
    ("ýÿŷỳỵỷỹ", "y"),
    ("źżž", "z"),
    ("ά", "α"),
    ("έ", "ε"),
    ("ή", "η"),
    ("ίϊΐ", "ι"),
    ("ό", "ο"),
    ("ύϋΰ", "υ"),
    ("ώ", "ω"),
    ("ς", "σ"),
    ("ё", "е"),
    ("й", "и"),
    ("أإآٱ", "ا"),
    ("ىئ", "ي"),
];

/// A text as it is compared: lower case, without accents, vowel points and other marks on letters, full-width letters
/// made plain. Any script; what has no marks stays as it is.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        fold_into(&mut folded, c);
    }
    folded
}

/// Where folded words ([`fold`]) stand in a text: ranges of its bytes, in order and apart from each other. A letter of which
/// only a part is meant (“ß” for “s”) is in them whole, and so are the marks behind a letter. O(n).
pub fn found(text: &str, folded: &str) -> Vec<Range<usize>> {
    if folded.is_empty() {
        return Vec::new();
    }
    // The folded text, and for each of its bytes the letter that it comes from, with the marks behind it.
    let (mut whole, mut letters) = (String::with_capacity(text.len()), Vec::<Range<usize>>::new());
    for (at, letter) in text.char_indices() {
        let (before, end) = (whole.len(), at + letter.len_utf8());
        letter.to_lowercase().for_each(|c| fold_into(&mut whole, c));
        if whole.len() == before
            && let Some(begin) = letters.last().map(|letter| letter.start)
        {
            letters.iter_mut().rev().take_while(|letter| letter.start == begin).for_each(|letter| letter.end = end);
        }
        letters.resize(whole.len(), at..end);
    }
    let mut found = Vec::<Range<usize>>::new();
    for (at, part) in whole.match_indices(folded) {
        let (begin, end) = (letters[at].start, letters[at + part.len() - 1].end);
        match found.last_mut() {
            Some(before) if begin < before.end => before.end = before.end.max(end),
            _ => found.push(begin..end),
        }
    }
    found
}

fn fold_into(folded: &mut String, c: char) {
    match c {
        _ if c.is_ascii() => folded.push(c),
        _ if is_mark(c) => {}
        '\u{ff01}'..='\u{ff5e}' => {
            let plain = char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c);
            folded.push(plain.to_ascii_lowercase());
        }
        _ => match FOLDED.iter().find(|(from, _)| from.contains(c)) {
            Some((_, to)) => folded.push_str(to),
            None => folded.push(c),
        },
    }
}

/// Whether a character only marks the letter before it, or joins or lengthens letters.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05c7}' | '\u{0640}' | '\u{064b}'..='\u{065f}' | '\u{0670}'
        | '\u{00ad}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200d}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether a character is of a script that sets no blanks between words and says much with each character.
pub(crate) fn is_dense(c: char) -> bool {
    matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words of a text, folded; of a script without blanks, pairs of characters.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut words = Vec::new();
    for run in folded.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
        let chars: Vec<char> = run.chars().collect();
        for part in chars.chunk_by(|a, b| is_dense(*a) == is_dense(*b)) {
            if is_dense(part[0]) && part.len() > 2 {
                words.extend(part.windows(2).map(String::from_iter));
            } else {
                words.push(part.iter().collect());
            }
        }
    }
    words
}

/// FNV-1a: short, the same everywhere, and good enough for words.
fn hash(chars: impl IntoIterator<Item = char>) -> u32 {
    let step = |hash: u32, c: char| (hash ^ u32::from(c)).wrapping_mul(16_777_619);
    let hash = chars.into_iter().fold(2_166_136_261, step);
    // The upper bits are the better mixed ones.
    (hash ^ (hash >> 15)) & !WORD_BIT
}

/// What a text is compared by: its words and their three-letter pieces, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Features(Vec<u32>);

impl Features {
    /// Takes a text apart.
    pub fn of(text: &str) -> Self {
        let mut features = Vec::new();
        for word in words(text) {
            features.push(hash(word.chars()) | WORD_BIT);
            let padded: Vec<char> = [' '].into_iter().chain(word.chars()).chain([' ']).collect();
            features.extend(padded.windows(3).map(|piece| hash(piece.iter().copied())));
        }
        features.sort_unstable();
        features.dedup();
        Self(features)
    }
}

/// A claim of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The first [`BEGINNING`] digits of its place's id.
    pub place: String,
    /// Its text, cut where there are many claims.
    pub text: String,
    features: Features,
}

/// A debate's claims, ready to be compared with.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    entries: Vec<Entry>,
    /// In how many claims each feature stands.
    counts: HashMap<u32, u32>,
}

/// Writes the index of a debate: a line for each claim, the first digits of its place's id and as much of its text as
/// leaves the whole small. Of claims whose ids begin alike only the first is in it.
pub fn index<'a>(claims: &[(String, &'a str)]) -> String {
    let fits = (INDEX_BYTES / claims.len().max(1)).saturating_sub(BEGINNING + 1).clamp(SHORTEST, LONGEST);
    let mut lines: Vec<(&str, &'a str)> =
        claims.iter().filter_map(|(place, text)| Some((place.get(..BEGINNING)?, *text))).collect();
    // Their order tells nothing and sorted ids compress better.
    lines.sort_by_key(|(place, _)| *place);
    lines.dedup_by_key(|(place, _)| *place);
    let mut index = String::new();
    for (place, text) in lines {
        index.push_str(place);
        let kept = beginning(text, fits);
        index.extend(kept.chars().map(|c| if c.is_control() { ' ' } else { c }));
        index.push_str(if kept.len() < text.len() { "…\n" } else { "\n" });
    }
    index
}

/// The beginning of a text in at most so many bytes, cut at a word where it has blanks.
fn beginning(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let end = text.floor_char_boundary(bytes);
    let cut = &text[..end];
    match cut.rfind(' ') {
        Some(blank) if blank > end / 2 => &cut[..blank],
        _ => cut,
    }
}

/// Texts that may say the same, by their ranks, the most alike first, at most `most`. Only texts that share a word which few
/// others use are compared: O(n) for texts of a kind.
pub fn pairs(texts: &[&str], most: usize) -> Vec<(usize, usize)> {
    let mut corpus = Corpus::default();
    let features: Vec<Features> = texts.iter().map(|text| Features::of(text)).collect();
    let mut standing: HashMap<u32, Vec<usize>> = HashMap::new();
    for (rank, features) in features.iter().enumerate() {
        for feature in &features.0 {
            *corpus.counts.entry(*feature).or_default() += 1;
            if feature & WORD_BIT != 0 && features.0.len() >= TOO_LITTLE {
                standing.entry(*feature).or_default().push(rank);
            }
        }
    }
    corpus.entries = texts
        .iter()
        .map(|_| Entry { place: String::new(), text: String::new(), features: Features::default() })
        .collect();
    let mut shared: HashMap<(usize, usize), u32> = HashMap::new();
    for ranks in standing.into_values().filter(|ranks| ranks.len() <= RARE) {
        for (n, a) in ranks.iter().enumerate() {
            for b in &ranks[n + 1..] {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    let mut alike: Vec<(f64, (usize, usize))> = shared
        .into_keys()
        .map(|(a, b)| (corpus.likeness(&features[a], &features[b]), (a, b)))
        .filter(|(likeness, _)| *likeness >= SAME)
        .collect();
    alike.sort_by(|(a, pair), (b, other)| b.partial_cmp(a).unwrap_or(Ordering::Equal).then(pair.cmp(other)));
    alike.into_iter().take(most).map(|(_, pair)| pair).collect()
}

impl Corpus {
    /// Reads what [`index`] wrote. Lines that are none are left out.
    pub fn read(index: &str) -> Self {
        let mut corpus = Self::default();
        for line in index.lines() {
            let Some((place, text)) = line.split_at_checked(BEGINNING) else { continue };
            let features = Features::of(text);
            for feature in &features.0 {
                *corpus.counts.entry(*feature).or_default() += 1;
            }
            corpus.entries.push(Entry { place: place.to_owned(), text: text.to_owned(), features });
        }
        corpus
    }

    /// The claims that it holds.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn weight(&self, feature: u32) -> f64 {
        let stands_in = f64::from(self.counts.get(&feature).copied().unwrap_or(0));
        let rarity = (2.0 + self.entries.len() as f64 / (1.0 + stands_in)).ln();
        if feature & WORD_BIT == 0 { rarity } else { WORD * rarity }
    }

    fn sum(&self, features: impl Iterator<Item = u32>) -> f64 {
        features.map(|feature| self.weight(feature)).sum()
    }

    /// How alike two texts are, from 0 to 1: the mean of what they share of both (Dice) and of what they share of the
    /// shorter one (overlap), so that a half-written claim is already like the whole one. Symmetric; 1 for texts that
    /// say the same; 0 for texts without a letter or digit.
    pub fn likeness(&self, a: &Features, b: &Features) -> f64 {
        let (of_a, of_b) = (self.sum(a.0.iter().copied()), self.sum(b.0.iter().copied()));
        if of_a == 0.0 || of_b == 0.0 {
            return 0.0;
        }
        if a == b {
            return 1.0;
        }
        // In the order of the features, whichever text comes first: a sum of other rounding would not be symmetric.
        let shared = self.sum(a.0.iter().copied().filter(|feature| b.0.binary_search(feature).is_ok()));
        (shared / (of_a + of_b) + shared / (2.0 * of_a.min(of_b))).min(1.0)
    }

    /// The claims most like a draft, the most alike first, at most `most`; none while the draft says too little. Places
    /// that begin with one of `but` are left out.
    pub fn nearest(&self, draft: &str, but: &[&str], most: usize) -> Vec<&Entry> {
        let draft = Features::of(draft);
        if draft.0.len() < TOO_LITTLE {
            return Vec::new();
        }
        let others = self.entries.iter().filter(|entry| !but.contains(&entry.place.as_str()));
        let mut alike: Vec<(f64, &Entry)> = others
            .map(|entry| (self.likeness(&draft, &entry.features), entry))
            .filter(|(likeness, _)| *likeness >= ALIKE)
            .collect();
        alike.sort_by(|(a, _), (b, _)| b.partial_cmp(a).unwrap_or(Ordering::Equal));
        alike.into_iter().take(most).map(|(_, entry)| entry).collect()
    }
}
