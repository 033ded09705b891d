//! Two voices do everything that there is to do. What the database holds after each action, and what everybody reads, is
//! searched for what ties two of their contributions together.

use crate::{
    actions::{Act, Stage},
    dumps::{Cell, Dump, Names, Row, Token, hex, tokens},
    keys::{File, ascending},
    listed::TIMES,
    ways::{Open, Read, Reader, long_words},
};
use domain::{debate::Step, ids::PlaceId};
use hmac::{Hmac, KeyInit, Mac};
use isegoria::secret::Voice;
use isegoria_tests::{
    eventually,
    local::{Kind, secret},
};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What both voices do before the first release, each in an order of its own.
const FIRST: [Act; 5] = [Act::Claim, Act::RateAgain, Act::Unrate, Act::Edit, Act::Withdraw];

/// An order that nobody would guess and that is the same each time.
fn script(mut acts: [Vec<Act>; 2]) -> Vec<(usize, Act)> {
    acts.iter_mut().for_each(|acts| acts.reverse());
    let (mut script, mut state) = (Vec::new(), 0x2545_f491_u32);
    while acts.iter().any(|acts| !acts.is_empty()) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let who = usize::from(state % 5 < 2);
        let who = if acts[who].is_empty() { 1 - who } else { who };
        script.extend(acts[who].pop().map(|act| (who, act)));
    }
    script
}

pub(crate) fn first() -> Vec<(usize, Act)> {
    let acts = |offset: usize| {
        let mut acts = vec![Act::Rate; 20];
        let said =
            [Act::Comment, Act::Mark, Act::Comment, Act::DropComment, Act::Comment, Act::Suggest, Act::Comment];
        let all = [Act::Claim, Act::Claim].into_iter().chain(FIRST).chain([Act::Claim]).chain(said);
        for (i, act) in all.enumerate() {
            acts.insert(2 + offset + i * 2, act);
        }
        acts
    };
    script([acts(0), acts(3)])
}

pub(crate) fn second() -> Vec<(usize, Act)> {
    let acts = |offset: usize| {
        let mut acts = vec![Act::Rate; 10];
        let claims = [Act::EditReleased, Act::Claim, Act::RateReleased, Act::WithdrawReleased, Act::Claim];
        let said =
            [Act::WithdrawComment, Act::WithdrawSuggestion, Act::Comment, Act::SuggestToOther, Act::SuggestToOther];
        for (i, act) in claims.into_iter().chain(said).enumerate() {
            acts.insert(offset + i * 2, act);
        }
        acts
    };
    script([acts(1), acts(0)])
}

/// What becomes of suggestions, once they are released.
fn third() -> Vec<(usize, Act)> {
    let acts = || vec![Act::Accept, Act::Comment, Act::Decline, Act::Unmark, Act::Purge, Act::WithdrawComment];
    script([acts(), acts()])
}

fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// What must stand in no copy: bytes as they are, and as hexadecimal digits.
#[derive(Default)]
pub(crate) struct Secrets {
    texts: HashMap<[u8; 8], Vec<(Vec<u8>, String)>>,
    /// The minutes of the schedule so far. They were drawn by chance before, and now and then somebody acts in one of them.
    drawn: BTreeSet<String>,
}

impl Secrets {
    fn add(&mut self, what: impl Into<String>, bytes: &[u8]) {
        let what = what.into();
        for form in [bytes.to_vec(), hex(bytes).into_bytes(), hex(bytes).to_uppercase().into_bytes()] {
            let mut head = [0; 8];
            head.copy_from_slice(&form[..8]);
            self.texts.entry(head).or_default().push((form, what.clone()));
        }
    }

    fn add_text(&mut self, what: impl Into<String>, text: &str) {
        let mut head = [0; 8];
        head.copy_from_slice(&text.as_bytes()[..8]);
        self.texts.entry(head).or_default().push((text.as_bytes().to_vec(), what.into()));
    }

    /// The time of an act, but for what stands there because the schedule names it.
    fn add_time(&mut self, act: Act, seconds: i64, copies: [&Dump; 2]) {
        for debate in copies.into_iter().flat_map(|copy| copy.rows("debates")) {
            let times = ["slot", "sweep"].map(|column| &debate[column]).into_iter();
            self.drawn.extend(times.filter_map(|time| match time {
                Cell::Text(time) => Some(time.chars().take("2026-02-03T10:05".len()).collect::<String>()),
                _ => None,
            }));
        }
        for text in told_times(seconds) {
            if !self.drawn.contains(&text) {
                self.add_text(format!("the time of {act:?}"), &text);
            }
        }
    }

    /// Everything of a voice before the server's secret hashes it.
    pub(crate) fn of_voice(&mut self, stage: &Stage, who: usize) {
        let actor = &stage.actors[who];
        let digits = actor.voice.reveal();
        let voice: Vec<u8> = (0..32).map(|i| u8::from_str_radix(&digits[2 * i..2 * i + 2], 16).unwrap()).collect();
        self.add(format!("the voice of {}", actor.name), &voice);
        let debate = stage.debate();
        for place in &stage.places {
            self.add("a ballot's key", &mac(&voice, &[b"ballot", place.as_bytes()]));
        }
        for claim in &actor.made {
            self.add("the right to a claim", &mac(&voice, &[b"edit", claim.as_bytes()]));
        }
        for (what, id) in &actor.said {
            self.add("the right to a comment or suggestion", &mac(&voice, &[what, id]));
        }
        for i in 1..=40_u32 {
            for kind in [&b"claim"[..], b"rating"] {
                self.add("a slot's key", &mac(&voice, &[kind, debate.as_bytes(), &i.to_be_bytes()]));
            }
        }
        self.add("the server's secret", &[0x5e; 32]);
        for (role, link) in &stage.server.links {
            let bytes: Vec<u8> =
                (0..20).map(|i| u8::from_str_radix(&link[2 * i..2 * i + 2], 16).unwrap()).collect();
            self.add(format!("the link of {role:?}"), &bytes);
        }
    }

    pub(crate) fn stand_nowhere_in(&self, copy: &[u8]) {
        for at in 0..copy.len().saturating_sub(8) {
            let Ok(head) = <[u8; 8]>::try_from(&copy[at..at + 8]) else { continue };
            for (form, what) in self.texts.get(&head).into_iter().flatten() {
                assert!(!copy[at..].starts_with(form), "{what} stands in the copy");
            }
        }
    }
}

/// Times of the test's clock, as texts would have them.
fn told_times(seconds: i64) -> Vec<String> {
    let time = Timestamp::from_second(seconds).unwrap();
    vec![
        time.strftime("%Y-%m-%dT%H:%M").to_string(),
        time.strftime("%Y-%m-%d %H:%M").to_string(),
        seconds.to_string(),
        (seconds * 1000).to_string(),
        (seconds / 60).to_string(),
    ]
}

/// Whether a text reads as a time finer than a day.
fn is_fine_time(text: &str) -> bool {
    if let Ok(number) = text.parse::<i64>() {
        return number > 10_000_000;
    }
    let bytes = text.as_bytes();
    bytes.windows(16).any(|w| {
        let digits = |range: std::ops::Range<usize>| w[range].iter().all(u8::is_ascii_digit);
        digits(0..4) && w[4] == b'-' && digits(5..7) && digits(8..10) && digits(11..13) && w[13] == b':'
    })
}

fn no_time_finer_than_a_day(dump: &Dump) {
    for (table, rows) in &dump.tables {
        for (column, cell) in rows.iter().flatten() {
            let fine = match cell {
                Cell::Number(number) => *number > 10_000_000,
                Cell::Text(text) => is_fine_time(text),
                Cell::Null | Cell::Bytes(_) => false,
            };
            let listed = TIMES.iter().any(|(of, name, _)| of == table && name == column);
            assert!(listed || !fine, "{table}.{column} holds a time: {cell:?}");
        }
    }
}

/// A token that stands twice names the same thing both times, and everybody sees that thing; or it is a ballot, which
/// stands once each among what is released, what waits and what bands rest on.
fn every_token_stands_alone(dump: &Dump) {
    let mut known: BTreeMap<Vec<u8>, Vec<Token>> = BTreeMap::new();
    for token in dump.tokens() {
        assert!(token.names != Names::Nothing, "bytes in {} that the list does not name", token.table);
        known.entry(token.bytes.clone()).or_default().push(token);
    }
    for (bytes, tokens) in &known {
        let names: BTreeSet<Names> = tokens.iter().map(|token| token.names).collect();
        assert_eq!(names.len(), 1, "{} names several things: {tokens:?}", hex(bytes));
        if names.iter().all(|names| names.is_shown()) {
            continue;
        }
        let tables: BTreeSet<&str> = tokens.iter().map(|token| token.table.as_str()).collect();
        assert_eq!(tables.len(), tokens.len(), "{} stands twice in a table: {tokens:?}", hex(bytes));
        assert!(
            tokens.len() == 1 || names.contains(&Names::Ballot) || names.contains(&Names::Mark),
            "{} stands twice: {tokens:?}",
            hex(bytes)
        );
    }
}

/// No token follows from one or two others by what everybody can compute.
fn no_token_follows_from_others(dump: &Dump) {
    let all: BTreeSet<Vec<u8>> = dump.tokens().into_iter().map(|token| token.bytes).collect();
    let heads: HashMap<&[u8], &Vec<u8>> = all.iter().map(|bytes| (&bytes[..16], bytes)).collect();
    let foreign = |made: &[u8], from: &[&[u8]], how: &str| {
        let found = heads.get(&made[..16]).filter(|found| !from.contains(&found.as_slice()));
        assert!(found.is_none(), "{} is {how} of {}", hex(found.unwrap()), hex(from[0]));
    };
    let words: [&[u8]; 11] = [
        b"mark",
        b"edit",
        b"ballot",
        b"claim",
        b"rating",
        b"marker",
        b"day",
        b"place",
        b"key",
        b"comment",
        b"suggestion",
    ];
    for token in &all {
        foreign(&Sha256::digest(token), &[token], "the hash");
        foreign(&Sha256::digest(hex(token)), &[token], "the hash of the digits");
        for word in words {
            foreign(&Sha256::digest([word, token].concat()), &[token], "the hash with a word");
            foreign(&mac(token, &[word]), &[token], "a key");
            foreign(&mac(word, &[token]), &[token], "a key");
        }
        for other in &all {
            foreign(&mac(token, &[other]), &[token, other], "a key with another token");
            foreign(&Sha256::digest([token.as_slice(), other].concat()), &[token, other], "the hash with another");
        }
    }
    // Differences: two keys made of one voice by a cipher instead of a hash would have one in common.
    let long: Vec<&Vec<u8>> = all.iter().filter(|bytes| bytes.len() == 32).collect();
    let mut differences = HashSet::new();
    for (i, a) in long.iter().enumerate() {
        for b in &long[..i] {
            let difference: Vec<u8> = a.iter().zip(b.iter()).map(|(a, b)| a ^ b).collect();
            assert!(difference.iter().filter(|byte| **byte == 0).count() < 12, "{} is like {}", hex(a), hex(b));
            foreign(&difference, &[a, b], "the difference");
            assert!(differences.insert(difference), "{} and {} differ as two others do", hex(a), hex(b));
        }
    }
}

/// What one action may do to the tables: rows more and rows fewer.
fn may(act: Act, first_of_release: bool) -> BTreeMap<&'static str, (usize, usize)> {
    let mut rows: BTreeMap<&str, (usize, usize)> = match act {
        Act::Rate => [("pending_ballots", (1, 0)), ("pending_slots", (1, 0))].into(),
        Act::RateAgain | Act::Unrate => [("pending_ballots", (1, 1))].into(),
        Act::RateReleased => [("pending_ballots", (1, 0))].into(),
        Act::Claim => [("pending_claims", (1, 0)), ("pending_slots", (1, 0)), ("day_slots", (1, 0))].into(),
        Act::Edit => [("pending_claims", (1, 1))].into(),
        Act::Withdraw => [("pending_claims", (0, 1))].into(),
        Act::EditReleased | Act::WithdrawReleased => [("pending_edits", (1, 0))].into(),
        Act::Comment => [("pending_comments", (1, 0)), ("day_slots", (1, 0))].into(),
        Act::DropComment => [("pending_comments", (0, 1))].into(),
        Act::Suggest | Act::SuggestToOther => [("pending_suggestions", (1, 0)), ("day_slots", (1, 0))].into(),
        Act::WithdrawComment | Act::WithdrawSuggestion => [("pending_withdrawals", (1, 0))].into(),
        Act::Accept | Act::Decline => [("pending_answers", (1, 0))].into(),
        Act::Purge => [("pending_purges", (1, 0))].into(),
        Act::Mark | Act::Unmark => [("pending_marks", (1, 0))].into(),
    };
    if first_of_release {
        rows.insert("pending_markers", (1, 0));
    }
    rows
}

fn count(rows: &[(String, Row)]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    rows.iter().for_each(|(table, _)| *counts.entry(table.as_str()).or_default() += 1);
    counts
}

/// The difference between two copies around one action is what that action must write, and nothing of it stood in an
/// earlier copy.
fn the_difference_tells_one_action(act: Act, first_of_release: bool, today: &str, before: &Dump, after: &Dump) {
    let (more, mut fewer) = (before.new_in(after), after.new_in(before));
    // The slots of days that are over go all at once, some time after midnight, whatever anybody does.
    fewer.retain(|(table, row)| table != "day_slots" || row["day"] >= Cell::Text(today.to_owned()));
    let expected = may(act, first_of_release);
    let tables: BTreeSet<&str> = before.tables.keys().map(String::as_str).collect();
    for table in tables {
        let found = (count(&more).get(table).copied(), count(&fewer).get(table).copied());
        let (added, mut removed) = expected.get(table).copied().unwrap_or_default();
        if table == "day_slots" {
            // Those of a day that is over go whenever the server tidies up, whatever anybody does.
            removed = found.1.unwrap_or(0);
        }
        assert_eq!((found.0.unwrap_or(0), found.1.unwrap_or(0)), (added, removed), "{act:?} in {table}: {more:?}");
    }
    let known: BTreeSet<Vec<u8>> = before.tokens().into_iter().map(|token| token.bytes).collect();
    let changed: BTreeSet<Vec<u8>> =
        fewer.iter().flat_map(|(table, row)| tokens(table, row)).map(|token| token.bytes).collect();
    let of = |table: &'static str| before.rows(table).iter().flat_map(move |row| tokens(table, row));
    let released: BTreeSet<Vec<u8>> = of("ballots").chain(of("marks")).map(|token| token.bytes).collect();
    for token in more.iter().flat_map(|(table, row)| tokens(table, row)) {
        let same_thing =
            token.names.is_shown() || changed.contains(&token.bytes) || released.contains(&token.bytes);
        assert!(same_thing || !known.contains(&token.bytes), "{act:?} writes {token:?}, which was there before");
    }
}

/// The first difference of two readings, short enough to read.
fn difference(before: &Read, after: &Read) -> Option<String> {
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    before.iter().zip(after.values()).find(|((_, old), new)| old != new).map(|((path, old), new)| {
        let at = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
        let near = |text: &str| {
            String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(80)..(at + 160).min(text.len())])
                .into_owned()
        };
        format!("{path}\n--- {}\n+++ {}", near(old), near(new))
    })
}

/// What everybody reads who has not just done something: all bystanders, and the other voice.
async fn everything(stage: &Stage, but: usize) -> Read {
    let mut read = Read::new();
    for reader in Reader::bystanders(&stage.server) {
        read.extend(reader.all(&stage.server, &stage.places[..3]).await);
    }
    read.extend(stage.reader(1 - but).all(&stage.server, &stage.places[..3]).await);
    read
}

/// No page shows a key that is stored.
fn no_key_is_read(read: &Read, dump: &Dump) {
    let keys: HashSet<String> =
        dump.tokens().into_iter().filter(|token| !token.names.is_shown()).map(|token| hex(&token.bytes)).collect();
    for (path, text) in read {
        for word in long_words(text) {
            assert!(!keys.contains(&word), "{path} shows {word}, which is stored");
        }
    }
}

/// A copy with the earlier schedule where its slot has passed: then another one is drawn, whatever anybody does.
fn but_for_passed_slots(mut copy: Dump, before: &Dump, now: Timestamp) -> Dump {
    let (Some(then), Some(debates)) = (before.rows("debates").first(), copy.tables.get_mut("debates")) else {
        return copy;
    };
    let passed = matches!(&then["slot"], Cell::Text(slot) if slot.parse::<Timestamp>().unwrap() <= now);
    for debate in debates.iter_mut().filter(|_| passed) {
        for column in ["slot", "sweep"] {
            debate.insert(column.to_owned(), then[column].clone());
        }
    }
    copy
}

/// One half of the play: acts, each with a copy before and after, and readings in between.
async fn play(stage: &mut Stage, acts: Vec<(usize, Act)>, secrets: &mut Secrets) {
    let page = Open::follow(&stage.server).await;
    eventually("an open page", async || page.is_open()).await;
    let (mut before, mut seen, mut marked) = (stage.dump().await, BTreeSet::new(), [false; 2]);
    for (who, act) in acts {
        // The first time that somebody does something of a kind, all is read before and after it; of what is said about
        // claims once for both.
        let read = if seen.insert((if act.is_said() { 0 } else { who }, act)) {
            Some(everything(stage, who).await)
        } else {
            None
        };
        stage.act(who, act).await;
        let after = but_for_passed_slots(stage.dump().await, &before, stage.hands.clock().now());
        let first_of_release = !std::mem::replace(&mut marked[who], true);
        the_difference_tells_one_action(act, first_of_release, &stage.hands.clock().today(), &before, &after);
        assert_eq!(before.rows("debates"), after.rows("debates"), "{act:?} changes the debate's own row");
        secrets.add_time(act, stage.hands.seconds(), [&before, &after]);
        secrets.stand_nowhere_in(&after.raw);
        no_time_finer_than_a_day(&after);
        if let Some(read) = read {
            let later = everything(stage, who).await;
            assert!(difference(&read, &later).is_none(), "{act:?} shows: {}", difference(&read, &later).unwrap());
            no_key_is_read(&later, &after);
            own_things_are_ones_own(stage, who, act).await;
        }
        before = after;
    }
    every_token_stands_alone(&before);
    assert_eq!(page.events(), 0, "open pages are told of nothing before the release");
    stage.release().await;
    eventually("open pages are told of the release", async || page.events() == 1).await;
    every_token_stands_alone(&stage.dump().await);
}

/// The author sees the new claim, and nobody else does.
async fn own_things_are_ones_own(stage: &Stage, who: usize, act: Act) {
    if act == Act::Comment {
        let actor = &stage.actors[who];
        let (n, words) = (actor.said.len() - 1, &actor.comments.last().unwrap().1);
        let (place, claim) = (stage.places[n % 3], stage.arguments[n % 3]);
        for (reader, sees) in [(who, true), (1 - who, false)] {
            let reader = stage.reader(reader);
            let page = reader.get(&format!("{}?at={place}", stage.server.page())).await.text();
            let listed = reader.get(&format!("{}/claims/{claim}/comments", stage.server.api())).await.text();
            assert_eq!([page.contains(words), listed.contains(words)], [sees; 2], "“{words}”");
        }
        return;
    }
    if !matches!(act, Act::Claim | Act::Edit) {
        return;
    }
    let actor = &stage.actors[who];
    let (at, words) = (actor.made.len() - 1, &actor.claims.last().unwrap().1);
    let parent: PlaceId = stage.places[at * 3 + who];
    assert!(stage.reader(who).sees(&stage.server, parent, words).await, "the author sees “{words}”");
    assert!(!stage.reader(1 - who).sees(&stage.server, parent, words).await, "the other voice sees “{words}”");
    assert!(!stage.released(words).await);
}

pub(crate) async fn two_voices_leave_nothing_that_ties_what_they_did_together(kind: Kind) {
    let mut stage = Stage::set(kind).await;
    let mut secrets = Secrets::default();
    (0..2).for_each(|who| secrets.of_voice(&stage, who));
    play(&mut stage, first(), &mut secrets).await;
    (0..2).for_each(|who| secrets.of_voice(&stage, who));
    secrets.stand_nowhere_in(&stage.database.raw());
    play(&mut stage, second(), &mut secrets).await;
    (0..2).for_each(|who| secrets.of_voice(&stage, who));
    secrets.stand_nowhere_in(&stage.database.raw());
    play(&mut stage, third(), &mut secrets).await;
    (0..2).for_each(|who| secrets.of_voice(&stage, who));
    for who in 0..2 {
        assert!(
            stage.released(&format!("Said better, {} by {}.", 8, stage.actors[who].name)).await,
            "an accepted wording"
        );
    }
    let dump = stage.dump().await;
    secrets.stand_nowhere_in(&dump.raw);
    no_token_follows_from_others(&dump);
    assert_eq!((dump.rows("ballots").len(), dump.rows("links").len()), (2 * 29 + 1, 3));
    assert!(stage.actors.iter().all(|actor| actor.rated.len() == 30 && actor.claims.len() >= 4));

    // The results rest on two voices: they say so and no more.
    let live = isegoria::live::Live::idle(stage.store.clone(), secret());
    assert_eq!(live.room(stage.debate()).await.unwrap().snapshot().debate.step, Step::Contribute);
    let read = everything(&stage, 0).await;
    no_key_is_read(&read, &dump);
    for (path, text) in &read {
        assert!(!text.contains("2 voices") && !text.contains("two voices"), "{path} counts two voices");
    }
}

/// The keys of a table in the order in which they lie.
async fn physical(stage: &Stage, kind: Kind, table: &str, key: &str) -> Vec<Vec<u8>> {
    match kind {
        Kind::Sqlite => {
            let pool =
                sqlx::AnyPool::connect(&format!("sqlite:{}", stage.database.file().display())).await.unwrap();
            let (file, root) = (File::read(&stage.database), File::root(&pool, table).await);
            let spots = file.spots(root);
            assert!(
                File::is_sorted(&spots),
                "{table}: rows lie on their pages in another order than that of their keys"
            );
            assert_eq!(file.left_over(), 0, "pages that hold nothing hold something");
            let rows = stage.database.rows(table).await;
            let keys = rows.iter().filter_map(|row| bytes(&row[key]));
            let mut placed: Vec<(usize, usize, Vec<u8>)> = keys
                .filter_map(|key| {
                    let spot = spots.iter().find(|spot| spot.bytes.windows(key.len()).any(|part| part == key))?;
                    Some((spot.page, usize::MAX - spot.offset, key))
                })
                .collect();
            assert_eq!(placed.len(), rows.len(), "{table}");
            placed.sort();
            placed.into_iter().map(|(.., key)| key).collect()
        }
        Kind::Postgres => stage.database.rows(table).await.iter().filter_map(|row| bytes(&row[key])).collect(),
    }
}

fn bytes(cell: &Cell) -> Option<Vec<u8>> {
    match cell {
        Cell::Bytes(bytes) => Some(bytes.clone()),
        _ => None,
    }
}

/// Whether rows lie in the order of their random keys, and so in none in which anything came.
async fn lies_by_key(stage: &Stage, kind: Kind, table: &str, key: &str, came: &str) {
    let lies = physical(stage, kind, table, key).await;
    assert!(lies.len() >= 4, "{table} holds too little to see an order in");
    if matches!(kind, Kind::Postgres) {
        assert!(lies.is_sorted(), "{table} does not lie in the order of its random keys");
    }
    // Random keys leave half of all neighbours as they came, give or take five standard deviations.
    let (kept, pairs) = ascending(&stage.arrival[came], &lies);
    if pairs < 20 {
        return;
    }
    let far = 5.0 * (pairs as f64 / 12.0).sqrt() + 1.0;
    assert!(
        (kept as f64 - pairs as f64 / 2.0).abs() < far,
        "{table}: {kept} of {pairs} neighbours lie as they came"
    );
}

pub(crate) async fn the_order_in_which_things_came_is_gone_when_it_is_forgotten(kind: Kind) {
    let mut stage = Stage::set(kind).await;
    for (who, act) in first() {
        stage.act(who, act).await;
    }
    stage.store.forget_order_of_waiting().await.unwrap();
    lies_by_key(&stage, kind, "pending_ballots", "nullifier", "ballots").await;
    lies_by_key(&stage, kind, "pending_slots", "slot", "slots").await;
    lies_by_key(&stage, kind, "pending_claims", "id", "claims").await;
    lies_by_key(&stage, kind, "pending_comments", "id", "comments").await;
    lies_by_key(&stage, kind, "day_slots", "slot", "slots").await;
    stage.release().await;
    for (who, act) in second() {
        stage.act(who, act).await;
    }
    stage.release().await;
    stage.store.forget_order_of_released().await.unwrap();
    lies_by_key(&stage, kind, "ballots", "nullifier", "ballots").await;
    lies_by_key(&stage, kind, "slots", "slot", "slots").await;
    lies_by_key(&stage, kind, "claims", "id", "claims").await;
    lies_by_key(&stage, kind, "comments", "id", "comments").await;
    lies_by_key(&stage, kind, "places", "id", "claims").await;
    if matches!(kind, Kind::Postgres) {
        let dump = String::from_utf8(stage.database.raw()).unwrap();
        for word in ["n_tup_ins", "pg_stat", "xmin", "ctid", "SEQUENCE", "nextval", "setval"] {
            assert!(!dump.contains(word), "pg_dump tells {word}");
        }
    } else {
        let log = std::fs::metadata(format!("{}-wal", stage.database.file().display()));
        assert_eq!(log.map_or(0, |log| log.len()), 0, "the log of commits is empty");
    }
}

/// Whether somebody has taken part shows with a release only.
#[tokio::test(flavor = "multi_thread")]
async fn the_desk_does_not_tell_of_the_first_contribution_before_its_release() {
    let mut stage = Stage::fresh(Kind::Sqlite).await;
    let before = everything(&stage, 0).await;
    stage.act(0, Act::Rate).await;
    let after = everything(&stage, 0).await;
    assert!(difference(&before, &after).is_none(), "{}", difference(&before, &after).unwrap());
}

/// Where voices have done different numbers of things, a number would tie one's actions together: it is veiled.
#[tokio::test(flavor = "multi_thread")]
async fn two_copies_around_one_action_do_not_tell_which_number_of_its_voice_it_was() {
    let mut stage = Stage::set(Kind::Sqlite).await;
    let mut numbers = Vec::new();
    for (who, act) in script([vec![Act::Rate; 12], vec![Act::Rate; 3]]) {
        let before = stage.dump().await;
        stage.act(who, act).await;
        for (_, row) in before.new_in(&stage.dump().await).iter().filter(|(table, _)| table == "pending_slots") {
            if let Cell::Number(i) = row["i"] {
                numbers.push(i);
            }
        }
    }
    // A veil is 23 random bits: that two of fifteen look like small numbers all the same has a chance of 1 in 670,000.
    let small = numbers.iter().filter(|i| **i < 1000).count();
    assert!(numbers.len() == 15 && small < 2, "not veiled: {numbers:?}");
}

/// Voices differ, so that the tests above compare what is different.
#[test]
fn two_voices_have_no_key_in_common() {
    let (one, other) = (Voice::new().unwrap(), Voice::new().unwrap());
    let place = PlaceId::from_bytes([7; 16]);
    assert_ne!(one.nullifier(&secret(), place), other.nullifier(&secret(), place));
}
