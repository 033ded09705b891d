//! Rule 8 of the promise: nothing that is served may tell what fewer than k voices said.
//!
//! Two solvers that know every rule look at everything served. The first enumerates *all* histories of one place in
//! small debates (it is told everything else, and even who acted when) and sorts them by what was served: what all
//! histories of a kind have in common is what follows. The second takes random debates of a real size and looks for
//! other histories that were served the same. Deliberate leaks show that they find what there is to find.

mod common;

use common::{Row, claim, place};
use domain::{
    ballot::{Rating, Tally},
    brief::{Brief, Material},
    debate::{Document, Layout, Semantics, Step},
    figures::{Counted, Figures, Kind, Shown, rebanded},
    formats::json,
    graph::{Graph, Relation},
    overview::{Overview, Sight},
    topology::Colouring,
};

use proptest::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    fmt::Write as _,
};

const PRO: Relation = Relation::Pro;
const CON: Relation = Relation::Con;

/// A thesis with three claims below it, and one below those.
fn document() -> Document {
    let rows: [Row; 5] = [
        (0, None, true),
        (1, Some((0, PRO)), true),
        (2, Some((0, CON)), true),
        (3, Some((0, PRO)), true),
        (4, Some((2, CON)), true),
    ];
    let claims = rows.iter().map(|row| claim(row.0, "A claim"));
    let graph = Graph::build(claims, (0..).zip(rows).map(|(n, row)| place(n, row))).expect("a sound example");
    let imported = graph.places()[4].id;
    Document {
        title: "A debate".to_owned(),
        question: None,
        background: String::new(),
        graph,
        // Public, since it came with a file; it counts for nothing.
        imported_tallies: [(imported, Tally([0, 9, 0, 0, 90]))].into(),
        comments: Default::default(),
        layout: Layout::default(),
    }
}

const PLACES: usize = 5;

/// Everything that any reader can get of these figures, at once: each method, the brief and the file.
fn served(document: &Document, figures: &Figures) -> String {
    let graph = &document.graph;
    let mut all = String::new();
    for ix in 0..graph.places().len() {
        let of_place = (figures.shown(ix), figures.band(ix), figures.strength(ix), figures.rank(ix));
        let _ = writeln!(all, "{of_place:?} {}", figures.attention(ix));
        let _ = writeln!(all, "{:?} {:?}", figures.division(ix), figures.heard(ix));
    }
    for colouring in Colouring::ALL {
        let _ = writeln!(all, "{:?}", figures.bands(colouring));
    }
    for (claims, participation) in [(false, false), (false, true), (true, true)] {
        let _ = writeln!(all, "{:?}", Overview::of(document, figures, Sight { claims, participation }));
    }
    let lists = [figures.contested(), figures.consensus(), figures.unanswered(), figures.overlooked()];
    let balances = [Some(figures.first_level()), Some(figures.net())];
    let ballots = [figures.first_level_ballots(), figures.net_ballots()];
    let strongest = figures.strongest(graph, 0..graph.places().len());
    let _ = writeln!(all, "{lists:?} {balances:?} {ballots:?} {strongest:?} {:?}", figures.tallies(graph));
    for kind in [Kind::Claims, Kind::Ratings] {
        let took_part = figures.participation(kind).map(|voices| voices.to_string());
        let _ = writeln!(all, "{took_part:?} {:?}", figures.evenness(kind));
    }
    let _ = writeln!(all, "{} {}", figures.k(), figures.results());
    let material = Material { document, figures, date: "2026-05-12", goal: None, minutes: 40, agenda: None };
    let _ = writeln!(all, "{:?}", Brief::of(&material));
    all + &json::export(document, Some(figures), Vec::new()).text
}

/// How a debate's server is made to leak, to see whether a solver notices.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Leak {
    /// Not at all.
    No,
    /// Results appear from k − 1 voices on.
    OneTooFew,
    /// Results are shown one release too early, and again.
    Twice,
    /// How many ballots there are in all is told, beside the tallies.
    Sum,
    /// Bands are made anew at every change.
    EagerBands,
    /// Those who leave count towards a new band.
    Leavers,
    /// Results take no notice of the bands that were shown.
    ResultsAfterBands,
}

/// All debates of a size in which one place is the secret.
#[derive(Debug, Clone, Copy)]
struct Small {
    k: u32,
    /// How many voices there may be.
    voices: usize,
    /// How often something is served; the last time with results.
    releases: usize,
    /// The ratings that they choose from.
    ratings: &'static [u8],
    bands: bool,
    leak: Leak,
}

/// What follows from what was served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follows {
    /// What fewer than k voices say, where no more have rated.
    WhatFewSay,
    /// What those say who acted between two releases, fewer than k.
    WhatMoversSay,
    /// How many rated a place of which that may not be told.
    HowMany,
}

/// A voice's ballot at the secret place, at each release: 0 none, else 1 + an index of the ratings.
type Course = Vec<usize>;

/// What is the same in the worlds that were served the same.
#[derive(Default)]
struct Kin {
    /// How many ballots the results rest on.
    results: HashSet<u32>,
    /// By two releases and how many voices changed their ballots in between: the ballots at the earlier and at the
    /// later one.
    groups: HashMap<(usize, usize, usize), [Group; 2]>,
}

/// The ballots that a group of fewer than k can have, at one release. What is told of k voices and more may tell what
/// all of them said; of the few it must not tell more than of those.
#[derive(Default)]
struct Group {
    /// Of those who changed theirs.
    moved: HashSet<Vec<usize>>,
    /// Of any as many.
    anybody: HashSet<Vec<usize>>,
    /// Of as many of the k and more who are told of.
    rated: HashSet<Vec<usize>>,
}

impl Small {
    fn courses(&self) -> Vec<Course> {
        let states = self.ratings.len() + 1;
        let all = states.pow(u32::try_from(self.releases).expect("few"));
        (0..all)
            .map(|n| (0..self.releases).scan(n, |rest, _| Some((*rest % states, *rest /= states).0)).collect())
            .collect()
    }

    fn tally(&self, voices: &[&Course], release: usize) -> Tally {
        let mut tally = Tally::default();
        for course in voices {
            if let Some(rating) = course[release].checked_sub(1) {
                tally.0[usize::from(self.ratings[rating])] += 1;
            }
        }
        tally
    }

    /// For each release, of which release's ballots the band is.
    fn banded(&self, voices: &[&Course]) -> Vec<Option<usize>> {
        let mut last = None;
        let least = if self.leak == Leak::EagerBands { 1 } else { self.k as usize };
        let made = |release: usize| {
            let state = |voice: &Course, at: Option<usize>| at.map_or(0, |at| voice[at]);
            let counts = |v: &&&Course| v[release] > 0 || self.leak == Leak::Leavers;
            let came = voices.iter().filter(counts).filter(|v| state(v, last) != v[release]).count();
            if self.bands && came >= least && self.tally(voices, release).n() >= self.k {
                last = Some(release);
            }
            last
        };
        (0..self.releases).map(made).collect()
    }

    /// What is served at a release of a debate in which all else is known.
    fn serve(&self, document: &Document, tally: Tally, banded: Option<Tally>, results: bool) -> String {
        let (known, hidden) = (Tally([0, 1, 0, 2 * self.k, 3]), Tally::default());
        let tallies = [known, tally, known, hidden, hidden];
        let mut copies = [Tally::default(); PLACES];
        copies[1] = banded.filter(|_| !(results && self.leak == Leak::ResultsAfterBands)).unwrap_or_default();
        let figures = Figures::of(&Counted {
            graph: &document.graph,
            tallies: &tallies,
            banded: self.bands.then_some(&copies),
            at_least: [&[], &[30, 20, 10]],
            k: if self.leak == Leak::OneTooFew { self.k - 1 } else { self.k },
            step: if results { Step::Reflect } else { Step::Contribute },
            semantics: Semantics::QuadraticEnergy,
        });
        let mut all = served(document, &figures);
        if self.leak == Leak::Sum && results {
            let _ = write!(all, "{} ballots", tallies.iter().map(Tally::n).sum::<u32>());
        }
        all
    }

    /// What follows, of all that may not.
    fn solve(&self) -> Vec<Follows> {
        let (document, courses) = (document(), self.courses());
        let mut seen: HashMap<(Tally, Option<Tally>, bool), usize> = HashMap::new();
        let mut texts: HashMap<String, usize> = HashMap::new();
        let mut kinds: HashMap<Vec<usize>, Kin> = HashMap::new();
        let mut few: HashMap<Vec<Vec<bool>>, Vec<usize>> = HashMap::new();
        let mut follows = Vec::new();
        // Voices are alike: a world is how many of them take each course.
        let mut world = vec![0; self.voices];
        loop {
            let voices: Vec<&Course> = world.iter().map(|at| &courses[*at]).collect();
            let banded = self.banded(&voices);
            let serve = |release: usize| {
                let results = release + 1 >= self.releases - usize::from(self.leak == Leak::Twice);
                let (tally, copy) = (self.tally(&voices, release), banded[release].map(|r| self.tally(&voices, r)));
                let next = texts.len();
                *seen
                    .entry((tally, copy, results))
                    .or_insert_with(|| *texts.entry(self.serve(&document, tally, copy, results)).or_insert(next))
            };
            let kind: Vec<usize> = (0..self.releases).map(serve).collect();
            let there: Vec<&&Course> = voices.iter().filter(|v| v.iter().any(|state| *state > 0)).collect();
            if there.len() < self.k as usize {
                let mut when: Vec<Vec<bool>> =
                    there.iter().map(|v| v.iter().map(|state| *state > 0).collect()).collect();
                when.sort_unstable();
                if *few.entry(when).or_insert_with(|| kind.clone()) != kind {
                    follows.push(Follows::WhatFewSay);
                }
            }
            let kin = kinds.entry(kind).or_default();
            let at = banded[self.releases - 1].filter(|_| self.leak != Leak::ResultsAfterBands);
            kin.results.insert(self.tally(&voices, at.unwrap_or(self.releases - 1)).n());
            let mut told: Vec<usize> = banded.iter().flatten().map(|release| release + 1).collect();
            told.dedup();
            if told.is_empty() {
                told.push(self.releases);
            }
            self.group(&voices, &told, kin);
            // The next world: courses in ascending order, so that each comes once.
            let Some(at) = world.iter().rposition(|at| at + 1 < courses.len()) else { break };
            let next = world[at] + 1;
            world[at..].fill(next);
        }
        follows.extend(kinds.values().flat_map(|kin| self.judge(kin)));
        follows.dedup();
        follows
    }

    /// Notes the ballots of the groups of fewer than k who changed theirs between two releases. `told` are the times
    /// whose ballots something is told of; time 0 is before the first release, when nobody had a ballot.
    fn group(&self, voices: &[&Course], told: &[usize], kin: &mut Kin) {
        let state = |v: usize, time: usize| time.checked_sub(1).map_or(0, |at| voices[v][at]);
        let all: Vec<usize> = (0..voices.len()).collect();
        let which = |holds: &dyn Fn(usize) -> bool| all.iter().copied().filter(|v| holds(*v)).collect::<Vec<_>>();
        let pairs = (1..=self.releases).flat_map(|to| (0..to).map(move |from| (from, to)));
        for (from, to) in pairs {
            let movers = which(&|v| state(v, from) != state(v, to));
            let across = told.iter().any(|time| (from + 1..to).contains(time));
            if across || movers.is_empty() || movers.len() >= self.k as usize {
                continue;
            }
            let before = told.iter().rfind(|time| **time <= from).copied();
            let after = told.iter().find(|time| **time >= to).copied();
            let came = |after| which(&|v| state(v, after) > 0 && state(v, after) != state(v, before.unwrap_or(0)));
            // A band and its successor tell something of the k and more who came or changed together, the movers among
            // them. With so few voices that can be much; docs/anonymity.md says so.
            if self.bands && after.is_some_and(|after| came(after).len() >= self.k as usize) {
                continue;
            }
            let states = |group: &[usize], time: usize| {
                let mut states: Vec<usize> = group.iter().map(|v| state(*v, time)).collect();
                states.sort_unstable();
                states
            };
            let noted = kin.groups.entry((from, to, movers.len())).or_default();
            for (group, time, of) in [(0, from, before), (1, to, after)] {
                let rated = of.map(|of| (which(&|v| state(v, of) > 0), of));
                let rated = rated.filter(|(rated, _)| rated.len() >= self.k as usize);
                let each = |(crowd, time): (Vec<usize>, usize)| -> Vec<Vec<usize>> {
                    groups(&crowd, movers.len()).iter().map(|group| states(group, time)).collect()
                };
                noted[group].moved.insert(states(&movers, time));
                noted[group].anybody.extend(each((all.clone(), time)));
                noted[group].rated.extend(each(rated.unwrap_or_else(|| (all.clone(), time))));
            }
        }
    }

    fn judge(&self, kin: &Kin) -> Vec<Follows> {
        let mut follows = Vec::new();
        let rated = |set: &HashSet<Vec<usize>>| -> HashSet<Vec<usize>> {
            // That somebody came or went is no rating.
            set.iter().filter(|states| states.iter().all(|state| *state > 0)).cloned().collect()
        };
        for noted in kin.groups.values() {
            for (slot, group) in noted.iter().enumerate() {
                let certain = group.moved.len() == 1 && !rated(&group.moved).is_empty();
                let fixed = certain && group.anybody.len() > 1 && group.rated.len() > 1;
                // Without bands nothing at all follows of a later ballot; with them, that it is another than the
                // earlier one, of which the band told something.
                let moved = rated(&group.moved);
                let narrowed = !self.bands && slot == 1 && !moved.is_empty() && moved != rated(&group.anybody);
                if fixed || narrowed {
                    follows.push(Follows::WhatMoversSay);
                }
            }
        }
        let (k, n) = (self.k, &kin.results);
        let hidden = n.iter().any(|n| *n < k) && !(0..k).all(|few| n.contains(&few));
        let words = !self.bands && n.iter().any(|n| (k..2 * k).contains(n)) && n.len() == 1;
        if hidden || words {
            follows.push(Follows::HowMany);
        }
        follows
    }
}

/// All groups of so many of these voices.
fn groups(voices: &[usize], many: usize) -> Vec<Vec<usize>> {
    let sets = (1u32..1 << voices.len()).filter(|set| set.count_ones() as usize == many);
    let group = |set: u32| voices.iter().enumerate().filter(move |(at, _)| set & (1 << at) != 0).map(|(_, v)| *v);
    sets.map(|set| group(set).collect()).collect()
}

const ALL: &[u8] = &[0, 1, 2, 3, 4];
const ENDS: &[u8] = &[0, 4];
const THREE: &[u8] = &[0, 2, 4];

const fn small(k: u32, voices: usize, releases: usize, ratings: &'static [u8]) -> Small {
    Small { k, voices, releases, ratings, bands: false, leak: Leak::No }
}

/// Debates that are all gone through. Of two ratings who changes one gives the other: where there are but two, there
/// are voices enough that one may as well have come or gone.
const SMALL: [Small; 3] = [small(2, 4, 2, ALL), small(2, 5, 3, ENDS), small(3, 6, 2, THREE)];

#[test]
fn in_small_debates_nothing_follows_about_fewer_than_k_voices() {
    for world in SMALL {
        assert_eq!(world.solve(), [], "{world:?}");
    }
}

#[test]
fn in_small_debates_with_bands_nothing_follows_about_fewer_than_k_voices() {
    for world in SMALL {
        let world = Small { bands: true, ..world };
        assert_eq!(world.solve(), [], "{world:?}");
    }
}

#[test]
fn the_solver_finds_every_deliberate_leak() {
    let three = small(2, 4, 2, THREE);
    for (leak, world, found) in [
        (Leak::OneTooFew, three, Follows::WhatFewSay),
        (Leak::Twice, three, Follows::WhatMoversSay),
        (Leak::Sum, three, Follows::HowMany),
        (Leak::EagerBands, Small { bands: true, ..three }, Follows::WhatMoversSay),
        (Leak::Leavers, Small { bands: true, ..small(2, 4, 3, ENDS) }, Follows::WhatMoversSay),
        (Leak::ResultsAfterBands, Small { bands: true, ..three }, Follows::WhatMoversSay),
    ] {
        let world = Small { leak, ..world };
        assert!(world.solve().contains(&found), "{leak:?}");
    }
}

/// What a voice does, or a release.
#[derive(Debug, Clone, Copy)]
enum Act {
    /// Casts, changes or (none) takes back a ballot: voice, place.
    Rate(usize, usize, Option<Rating>),
    Release,
}

/// A debate as a server runs it: what is cast takes effect at releases, reflect comes after the last one.
#[derive(Debug, Clone)]
struct Debate {
    k: u32,
    bands: bool,
    acts: Vec<Act>,
}

type Ballots = HashMap<usize, Rating>;

/// What was served, and what the server knew of it.
#[derive(Debug, Default)]
struct Past {
    /// At each release, and twice from reflect on.
    served: Vec<String>,
    /// The ballots of each place, and those that its band was made of, at the end.
    ballots: [Ballots; PLACES],
    copies: [Ballots; PLACES],
    /// After how many acts each place's band was last made.
    made: [usize; PLACES],
    /// How many had rated when each was served.
    raters: Vec<u32>,
    results: Figures,
}

fn tallied(ballots: &Ballots) -> Tally {
    let mut tally = Tally::default();
    ballots.values().for_each(|rating| tally.add(*rating));
    tally
}

impl Debate {
    fn run(&self, document: &Document) -> Past {
        let mut past = Past::default();
        // Slots stay when a ballot is taken back.
        let mut slots: HashSet<(usize, usize)> = HashSet::new();
        for (at, act) in self.acts.iter().enumerate() {
            match *act {
                Act::Rate(voice, place, Some(rating)) => {
                    past.ballots[place].insert(voice, rating);
                    slots.insert((voice, place));
                }
                Act::Rate(voice, place, None) => drop(past.ballots[place].remove(&voice)),
                Act::Release => self.release(document, &mut past, &slots, at, Step::Contribute),
            }
        }
        let end = self.acts.len();
        self.release(document, &mut past, &slots, end, Step::Reflect);
        self.release(document, &mut past, &slots, end, Step::Decide);
        past
    }

    fn release(
        &self,
        document: &Document,
        past: &mut Past,
        slots: &HashSet<(usize, usize)>,
        at: usize,
        step: Step,
    ) {
        for place in 0..PLACES {
            if self.bands && rebanded(&past.copies[place], &past.ballots[place], self.k) {
                let (old, new) = (&past.copies[place], &past.ballots[place]);
                let differ = new.iter().filter(|(voice, rating)| old.get(voice) != Some(rating)).count();
                assert!(differ >= self.k as usize && new.len() >= self.k as usize);
                past.copies[place].clone_from(&past.ballots[place]);
                past.made[place] = at;
            }
        }
        let mut by_voice: HashMap<usize, u32> = HashMap::new();
        slots.iter().for_each(|(voice, _)| *by_voice.entry(*voice).or_default() += 1);
        let at_least: Vec<u32> = (1..=PLACES as u32)
            .map(|i| u32::try_from(by_voice.values().filter(|n| **n >= i).count()).expect("few"))
            .take_while(|n| *n > 0)
            .collect();
        let copies = past.copies.each_ref().map(tallied);
        past.results = Figures::of(&Counted {
            graph: &document.graph,
            tallies: &past.ballots.each_ref().map(tallied),
            banded: self.bands.then_some(&copies),
            at_least: [&[], &at_least],
            k: self.k,
            step,
            semantics: Semantics::QuadraticEnergy,
        });
        past.served.push(served(document, &past.results));
        past.raters.push(at_least.first().copied().unwrap_or(0));
    }

    /// The same debate in which these acts gave other ratings.
    fn with(&self, others: &[u8], which: impl Fn(usize, usize) -> bool) -> Self {
        let mut other = others.iter().cycle().copied();
        let changed = |(at, act): (usize, &Act)| match *act {
            Act::Rate(voice, place, Some(rating)) if which(at, place) => {
                let shift = other.next().unwrap_or(1);
                let rating = Rating::try_from((rating.get() + shift) % 5).expect("a rating");
                Act::Rate(voice, place, Some(rating))
            }
            act => act,
        };
        Self { acts: self.acts.iter().enumerate().map(changed).collect(), ..*self }
    }

    /// How many voices ever acted on a place after so many acts.
    fn acted(&self, place: usize, since: usize) -> usize {
        let acts = self.acts.iter().skip(since);
        let voices = acts.filter_map(|act| match act {
            Act::Rate(voice, at, _) if *at == place => Some(*voice),
            _ => None,
        });
        voices.collect::<HashSet<_>>().len()
    }
}

fn debate() -> impl Strategy<Value = Debate> {
    // Some places are rated by many, some by few.
    let act = (0usize..30, 0usize..14, 0usize..60, 0u8..12).prop_map(|(release, voice, place, rating)| {
        let place = [0, 1, 2, 3, 4].into_iter().find(|p| place < [20, 36, 48, 56, 60][*p]).unwrap_or(0);
        match (release, Rating::try_from(rating % 6)) {
            (0, _) => Act::Release,
            (_, rating) => Act::Rate(voice, place, rating.ok()),
        }
    });
    (prop_oneof![Just(2u32), Just(3), Just(5)], any::<bool>(), prop::collection::vec(act, 0..220))
        .prop_map(|(k, bands, acts)| Debate { k, bands, acts })
}

/// Words between k and 2k voices.
fn in_words(figures: &Figures, place: usize) -> bool {
    matches!(figures.shown(place), Shown::Words(_))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_fewer_than_k_voices_say_the_same_is_served(
        debate in debate(), others in prop::collection::vec(0u8..5, 1..40)
    ) {
        let document = document();
        let past = debate.run(&document);
        let (releases, k) = (past.served.len() - 2, debate.k as usize);
        prop_assert_eq!(&past.served[releases], &past.served[releases + 1], "results come once");

        // Without bands no rating at all tells before reflect.
        if !debate.bands {
            let other = debate.with(&others, |_, _| true).run(&document);
            prop_assert_eq!(&past.served[..releases], &other.served[..releases]);
        }
        for place in 0..PLACES {
            // Where fewer than k have ever rated, their ratings tell nothing at any time.
            if debate.acted(place, 0) < k {
                let other = debate.with(&others, |_, at| at == place).run(&document);
                prop_assert_eq!(&past.served, &other.served);
            }
            // Where fewer than k have acted since a band was made, what they did tells nothing from then on.
            let made = past.made[place];
            if made > 0 && debate.acted(place, made) < k {
                let other = debate.with(&others, |at, of| of == place && at >= made).run(&document);
                prop_assert_eq!(&past.served, &other.served);
            }
            // Where fewer than k hold a ballot in the end, no band was made and none is served.
            if !debate.bands && past.ballots[place].len() < k {
                let other = debate.with(&others, |_, of| of == place).run(&document);
                prop_assert_eq!(&past.served, &other.served);
            }
        }
        // Participation moves with k voices and more.
        for (text, voices) in past.served[..releases].windows(2).zip(past.raters.windows(2)) {
            let said = |text: &str| text.lines().find(|line| line.contains("at least ")).map(str::to_owned);
            let steps = |n: u32| n / debate.k;
            prop_assert_eq!(said(&text[0]) != said(&text[1]), steps(voices[0]) != steps(voices[1]));
        }
    }

    #[test]
    fn results_in_words_fit_other_ballots_of_other_numbers(debate in debate(), tallies in prop::collection::vec(
        prop::array::uniform5(0u32..6), 60
    )) {
        let document = document();
        let past = debate.run(&document);
        let rest = past.ballots.each_ref().map(tallied);
        let serve = |place: usize, tally: Tally| {
            let mut all = rest;
            all[place] = tally;
            Figures::of(&Counted {
                graph: &document.graph,
                tallies: &all,
                banded: None,
                at_least: [&[], &[14]],
                k: debate.k,
                step: Step::Reflect,
                semantics: Semantics::QuadraticEnergy,
            })
        };
        for (place, tally) in rest.iter().enumerate() {
            let figures = serve(place, *tally);
            if !in_words(&figures, place) {
                continue;
            }
            let text = served(&document, &figures);
            let alike: HashSet<Tally> = tallies
                .iter()
                .map(|cells| Tally(*cells))
                .filter(|tally| (debate.k..2 * debate.k).contains(&tally.n()))
                .filter(|tally| serve(place, *tally).shown(place) == figures.shown(place))
                .collect();
            for tally in alike {
                prop_assert_eq!(&text, &served(&document, &serve(place, tally)), "{:?}", tally);
            }
        }
    }

    #[test]
    fn sums_rest_on_tallies_that_are_shown(debate in debate()) {
        let document = document();
        let past = debate.run(&document);
        let figures = &past.results;
        let shown = |place: usize| figures.shown(place).bars().map_or(0, |bars| bars.iter().map(|(_, n)| n).sum::<u32>());
        let sum = |places: &[usize]| places.iter().map(|place| shown(*place)).sum::<u32>() as usize;
        let net = figures.net_ballots().unwrap_or_default();
        let first = figures.first_level_ballots().unwrap_or_default();
        // A con of a con speaks for.
        prop_assert_eq!((net.pro, net.con), (sum(&[1, 3, 4]), sum(&[2])));
        prop_assert_eq!((first.pro, first.con), (sum(&[1, 3]), sum(&[2])));
        for (place, tally) in figures.tallies(&document.graph) {
            let place = document.graph.place_ix(place).expect("its place");
            let (banded, ballots) = (tallied(&past.copies[place]), tallied(&past.ballots[place]));
            prop_assert_eq!(tally, if banded.n() >= debate.k { banded } else { ballots });
            prop_assert!(tally.n() >= 2 * debate.k);
        }
    }
}

#[test]
fn the_second_solver_too_notices_what_rests_on_too_few() {
    let document = document();
    let rate = |voice, rating| Act::Rate(voice, 1, Rating::try_from(rating).ok());
    let debate = |k, acts: &[Act]| Debate { k, bands: true, acts: acts.to_vec() };
    let differs = |debate: Debate, which: &dyn Fn(usize, usize) -> bool| {
        debate.run(&document).served != debate.with(&[2], which).run(&document).served
    };
    // One voice, and a server that shows results and bands from one on.
    assert!(differs(debate(1, &[rate(0, 0u8), Act::Release]), &|_, _| true));
    assert!(!differs(debate(2, &[rate(0, 0), Act::Release]), &|_, _| true));
    // Two voices, a band, and one voice more.
    let acts = [rate(0, 4), rate(1, 4), Act::Release, rate(2, 0)];
    assert!(differs(debate(1, &acts), &|at, _| at == 3));
    assert!(!differs(debate(2, &acts), &|at, _| at == 3));
}
