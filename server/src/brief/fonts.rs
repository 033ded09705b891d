//! The fonts that briefs and pictures are set in: ours for Latin, Greek and Cyrillic, the machine's for what ours lack.

use parley::{
    FontContext,
    fontique::{Blob, Collection, CollectionOptions},
};
use resvg::usvg::fontdb::{Database, ID};
use std::{
    borrow::Cow,
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};
use ttf_parser::Face;

/// What people wrote is set in it.
pub(super) const SERIF: &str = "Isegoria Serif";
/// What stands around it is set in it.
pub(super) const SANS: &str = "Isegoria Sans";
const OURS: [&[u8]; 3] = [
    include_bytes!("../../assets/fonts/IsegoriaSerif-Regular.ttf"),
    include_bytes!("../../assets/fonts/IsegoriaSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/IsegoriaSans-Bold.ttf"),
];
/// What stands for a character that no font has.
const MISSING: char = '□';
/// The most fonts of the machine that one file embeds.
const FALLBACKS: usize = 12;
/// The largest font file that is read.
const FILE_LIMIT: u64 = 64 << 20;

/// Our fonts for pictures, whatever fonts they name.
pub(crate) fn pictures() -> Arc<Database> {
    static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        OURS.iter().for_each(|font| database.load_font_data(font.to_vec()));
        database.set_serif_family(SERIF);
        database.set_sans_serif_family(SANS);
        Arc::new(database)
    });
    DATABASE.clone()
}

/// The fonts of this machine.
pub(super) fn installed() -> &'static Database {
    static DATABASE: LazyLock<Database> = LazyLock::new(|| {
        let mut database = Database::new();
        database.load_system_fonts();
        database
    });
    &DATABASE
}

/// The fonts for one text, and what none of them has.
pub(super) struct Fonts {
    /// For setting text.
    pub(super) context: FontContext,
    /// Families of the machine, to be tried in this order after ours.
    pub(super) fallbacks: Vec<String>,
    missing: BTreeSet<char>,
}

impl Fonts {
    /// The fonts for these texts. The machine's are only looked for where ours lack a character.
    pub(super) fn of<'a>(
        texts: impl Iterator<Item = &'a str>,
        machine: impl FnOnce() -> &'static Database,
    ) -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        for font in OURS {
            collection.register_fonts(Blob::new(Arc::new(font)), None);
        }
        let mut fonts = Self {
            context: FontContext { collection, ..FontContext::default() },
            fallbacks: Vec::new(),
            missing: lacking(texts),
        };
        if !fonts.missing.is_empty() {
            fonts.fall_back_on(machine());
        }
        fonts
    }

    /// Characters that can't be shown.
    pub(super) fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// The text as it can be shown: on one line, without what steers a terminal or turns the direction of what follows.
    pub(super) fn fit<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let fits = |c: char| !turns(c) && !c.is_control() && !self.missing.contains(&c);
        if text.chars().all(fits) {
            return Cow::Borrowed(text);
        }
        let fitting = text.chars().filter(|c| !turns(*c)).map(|c| match c {
            c if c.is_control() => ' ',
            c if self.missing.contains(&c) => MISSING,
            c => c,
        });
        Cow::Owned(fitting.collect())
    }

    /// Takes the fonts that have the most of what is missing, until nothing more is gained.
    fn fall_back_on(&mut self, machine: &Database) {
        let plain = machine.faces().filter(|face| face.style == resvg::usvg::fontdb::Style::Normal);
        let mut faces: Vec<ID> = plain.filter(|face| face.weight.0 == 400).map(|face| face.id).collect();
        // The same choice on every start.
        faces.sort_by_key(|id| machine.face(*id).map(|face| face.post_script_name.clone()));
        for _ in 0..FALLBACKS {
            let known = |id: &ID| machine.with_face_data(*id, |data, index| known(data, index, &self.missing));
            let gain = faces.iter().map(|id| (*id, known(id).unwrap_or_default()));
            // Of equals the first.
            let best = gain.reduce(|best, next| if next.1.len() > best.1.len() { next } else { best });
            let Some((id, gained)) = best.filter(|(_, gained)| !gained.is_empty()) else { return };
            faces.retain(|face| *face != id);
            let data =
                machine.with_face_data(id, |data, _| Some(data.to_vec()).filter(|d| d.len() as u64 <= FILE_LIMIT));
            let Some(data) = data.flatten() else { continue };
            for (family, _) in self.context.collection.register_fonts(Blob::from(data), None) {
                self.fallbacks.extend(self.context.collection.family_name(family).map(str::to_owned));
            }
            self.missing.retain(|c| !gained.contains(c));
        }
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").field("fallbacks", &self.fallbacks).finish_non_exhaustive()
    }
}

/// The characters that ours lack.
fn lacking<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<char> {
    let faces: Vec<Face<'_>> = OURS[..2].iter().filter_map(|font| Face::parse(font, 0).ok()).collect();
    let ours = |c: char| faces.iter().any(|face| face.glyph_index(c).is_some());
    let all: BTreeSet<char> = texts.flat_map(str::chars).collect();
    all.into_iter().filter(|c| !c.is_control() && !invisible(*c) && !turns(*c) && !ours(*c)).collect()
}

/// Which of these characters a font draws. Only outlines count: pictures in colour would not be selectable text.
fn known(data: &[u8], index: u32, wanted: &BTreeSet<char>) -> BTreeSet<char> {
    let Ok(face) = Face::parse(data, index) else { return BTreeSet::new() };
    if face.tables().glyf.is_none() && face.tables().cff.is_none() {
        return BTreeSet::new();
    }
    wanted.iter().copied().filter(|c| face.glyph_index(*c).is_some()).collect()
}

/// Characters that are shown as nothing, in whatever font.
fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Characters that turn the direction of what follows, which would reach beyond the text that they stand in; and those that
/// mean nothing to anybody.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}')
        || (c as u32 & 0xfffe) == 0xfffe
}

/// What can't be shown, by name, for whoever installs a font: “日 (U+65E5)” would show nothing, so code points and
/// the script they belong to.
pub(super) fn names(missing: &BTreeSet<char>) -> String {
    const SHOWN: usize = 12;
    let mut scripts: Vec<(&str, Vec<char>)> = Vec::new();
    for c in missing {
        let script = script(*c);
        match scripts.iter_mut().find(|(name, _)| *name == script) {
            Some((_, chars)) => chars.push(*c),
            None => scripts.push((script, vec![*c])),
        }
    }
    let name = |(script, chars): &(&str, Vec<char>)| {
        let points: Vec<String> = chars.iter().take(SHOWN).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        let more = if chars.len() > SHOWN { ", …" } else { "" };
        format!("{script} ({}{more})", points.join(", "))
    };
    scripts.iter().map(name).collect::<Vec<_>>().join("; ")
}

/// The script of a character as Unicode names it, as far as many people write it.
fn script(c: char) -> &'static str {
    match u32::from(c) {
        0x0370..=0x03ff | 0x1f00..=0x1fff => "Greek",
        0x0400..=0x052f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => "Cyrillic",
        0x0530..=0x058f => "Armenian",
        0x0590..=0x05ff | 0xfb1d..=0xfb4f => "Hebrew",
        0x0600..=0x06ff | 0x0750..=0x077f | 0x0870..=0x08ff | 0xfb50..=0xfdff | 0xfe70..=0xfefe => "Arabic",
        0x0900..=0x097f => "Devanagari",
        0x0980..=0x09ff => "Bengali",
        0x0a00..=0x0a7f => "Gurmukhi",
        0x0a80..=0x0aff => "Gujarati",
        0x0b80..=0x0bff => "Tamil",
        0x0c00..=0x0c7f => "Telugu",
        0x0c80..=0x0cff => "Kannada",
        0x0d00..=0x0d7f => "Malayalam",
        0x0d80..=0x0dff => "Sinhala",
        0x0e00..=0x0e7f => "Thai",
        0x0e80..=0x0eff => "Lao",
        0x1000..=0x109f => "Myanmar",
        0x10a0..=0x10ff | 0x1c90..=0x1cbf => "Georgian",
        0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7ff => "Hangul",
        0x1200..=0x139f => "Ethiopic",
        0x1780..=0x17ff => "Khmer",
        0x3040..=0x309f => "Hiragana",
        0x30a0..=0x30ff | 0x31f0..=0x31ff => "Katakana",
        0x2e80..=0x2fdf | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => "Han",
        0x1f000..=0x1faff | 0x2600..=0x27bf | 0x2b00..=0x2bff => "Emoji",
        0x0000..=0x024f | 0x1e00..=0x1eff => "Latin",
        _ => "Unicode",
    }
}
