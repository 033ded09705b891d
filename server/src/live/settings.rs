//! What a facilitator can set, and until when.

use crate::{
    store::{Debate, Meeting, Plan},
    text::{line, lines},
};
use domain::agenda::{Agenda, AgendaError, BOUNDS};
use domain::debate::{RatingsShown, ReleaseRhythm, Step};
use jiff::{SignedDuration, Timestamp};

/// The largest k: beyond it hardly any team would ever see a result.
pub const K_LIMIT: u32 = 50;
/// The most claims per voice and day that can be set.
pub const PER_DAY_LIMIT: u32 = 1000;

/// The most characters of whom to ask.
pub const CONTACT_LIMIT: usize = 200;
/// The most characters of what a meeting is for.
pub const GOAL_LIMIT: usize = 500;
/// The most characters of the names that the composer warns of.
pub const NAMES_LIMIT: usize = 4_000;

/// What is to be set differently; `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// How often contributions become visible.
    pub rhythm: Option<ReleaseRhythm>,
    /// When others' ratings are shown.
    pub ratings: Option<RatingsShown>,
    /// The smallest group about which anything is shown.
    pub k: Option<u32>,
    /// Whether everybody may read it, link or not.
    pub readable: Option<bool>,
    /// Whether new claims and wordings wait for a facilitator.
    pub review: Option<bool>,
    /// Whether it takes one voice per invitation. Then it is not readable without a link.
    pub invited: Option<bool>,
    /// The most claims that a voice may add in a day; `Some(None)`: any number.
    pub claims_per_day: Option<Option<u32>>,
    /// When claims close; `Some(None)`: with the step.
    pub claims_until: Option<Option<Timestamp>>,
    /// When ratings close; `Some(None)`: with the step.
    pub ratings_until: Option<Option<Timestamp>>,
    /// The time zone that its times are set in.
    pub zone: Option<String>,
    /// When it opens by itself; `Some(None)`: by hand.
    pub opens: Option<Option<Timestamp>>,
    /// When claims and ratings freeze and results are shown; `Some(None)`: by hand.
    pub reflects: Option<Option<Timestamp>>,
    /// When the meeting begins; `Some(None)`: nobody knows yet.
    pub meets: Option<Option<Timestamp>>,
    /// When outcomes are recorded; `Some(None)`: by hand.
    pub decides: Option<Option<Timestamp>>,
    /// When it is sealed; `Some(None)`: by hand.
    pub seals: Option<Option<Timestamp>>,
    /// The language that people write in.
    pub language: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// Names that the composer warns of, one a line.
    pub names: Option<String>,
    /// What the meeting is for; empty: it is proposed.
    pub goal: Option<String>,
    /// Its agenda, an item a line; empty: it is proposed.
    pub agenda: Option<String>,
    /// How long the meeting takes, in minutes.
    pub minutes: Option<u32>,
}

/// Why a debate can't be set up so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// The debate has opened: people rely on it. (If it were the first contribution that fixes it, trying to change it
    /// would tell whether there is one.)
    #[error(
        "How contributions appear and who sees ratings can't be changed once a debate has opened: people rely on them."
    )]
    Relied,
    /// Likewise: it takes one voice per invitation, or it does not.
    #[error(
        "Whether a debate takes one voice per invitation can't be changed once it has opened: people rely on it. Start \
         another debate, from this one as a template if you like."
    )]
    Access,
    /// Something was rated already.
    #[error("The smallest group that anything is shown of can't be changed any more: people rely on it.")]
    Touched,
    /// k may be raised only.
    #[error("The smallest group that anything is shown of can be made larger, up to {K_LIMIT}, never smaller.")]
    K,
    /// The daily limit is absurd.
    #[error("A limit of claims per day is a number from 1 to {PER_DAY_LIMIT}.")]
    PerDay,
    /// Claims can't close after ratings.
    #[error("Claims close before ratings, not after them.")]
    Order,
    /// The steps of the plan come in another order than steps do.
    #[error(
        "The dates do not follow each other: a debate opens, then claims and ratings close, then come the results, the \
         meeting, the decisions and the sealing."
    )]
    Plan,
    /// A step is planned for a time that is over.
    #[error("One of the new dates is over already.")]
    Past,
    /// No such time zone.
    #[error("There is no such time zone. It is written like Europe/Berlin or UTC.")]
    Zone,
    /// Not a language tag.
    #[error("A language is written as its code: en, de, pt-BR.")]
    Language,
    /// Too long.
    #[error("Whom to ask has at most {CONTACT_LIMIT} characters.")]
    Contact,
    /// Too many names.
    #[error("The names to warn of have at most {NAMES_LIMIT} characters together.")]
    Names,
    /// The goal is too long.
    #[error("What the meeting is for has at most {GOAL_LIMIT} characters.")]
    Goal,
    /// The meeting is too short or too long.
    #[error("A meeting takes from {min} to {max} minutes.", min = BOUNDS.0, max = BOUNDS.1)]
    Minutes,
    /// That is no agenda.
    #[error(transparent)]
    Agenda(#[from] AgendaError),
}

/// The times of a plan, in the order in which they come.
fn planned(debate: &Debate) -> [Option<Timestamp>; 7] {
    let plan = &debate.plan;
    [plan.opens, debate.claims_until, debate.ratings_until, plan.reflects, plan.meets, plan.decides, plan.seals]
}

/// Whether the times of a plan follow each other. Steps need time between them, closings may fall together.
fn follows(debate: &Debate) -> Result<(), SettingsError> {
    let times: Vec<Timestamp> = planned(debate).into_iter().flatten().collect();
    let plan = &debate.plan;
    let steps: Vec<Timestamp> =
        [plan.opens, plan.reflects, plan.decides, plan.seals].into_iter().flatten().collect();
    if times.is_sorted() && steps.is_sorted_by(|a, b| a < b) { Ok(()) } else { Err(SettingsError::Plan) }
}

/// Whether this is shaped like a language tag (BCP 47), or empty.
fn is_tag(tag: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.is_empty() || (tag.len() <= 35 && tag.split('-').all(part))
}

impl Settings {
    /// A debate begun so.
    ///
    /// # Errors
    /// [`SettingsError`].
    pub fn begun(&self, with: &Debate, now: Timestamp) -> Result<Debate, SettingsError> {
        self.applied(with, now)
    }

    /// The debate set up so, at this time. `touched`: something that somebody contributed was released.
    ///
    /// # Errors
    /// [`SettingsError`].
    pub(super) fn of(&self, old: &Debate, touched: bool, now: Timestamp) -> Result<Debate, SettingsError> {
        let new = self.applied(old, now)?;
        if old.step != Step::Draft && (new.rhythm, new.ratings) != (old.rhythm, old.ratings) {
            return Err(SettingsError::Relied);
        }
        if new.invited != old.invited && (old.step != Step::Draft || touched) {
            return Err(SettingsError::Access);
        }
        if touched && new.k != old.k {
            return Err(SettingsError::Touched);
        }
        Ok(new)
    }

    fn applied(&self, old: &Debate, now: Timestamp) -> Result<Debate, SettingsError> {
        // What was typed, as it is kept; or what was there.
        let typed = |new: &Option<String>, kept: fn(&str) -> String, old: &str| {
            new.as_deref().map_or_else(|| old.to_owned(), kept)
        };
        let mut new = Debate {
            rhythm: self.rhythm.unwrap_or(old.rhythm),
            ratings: self.ratings.unwrap_or(old.ratings),
            k: self.k.unwrap_or(old.k),
            readable: self.readable.unwrap_or(old.readable) && !self.invited.unwrap_or(old.invited),
            invited: self.invited.unwrap_or(old.invited),
            review: self.review.unwrap_or(old.review),
            claims_per_day: self.claims_per_day.unwrap_or(old.claims_per_day),
            claims_until: self.claims_until.unwrap_or(old.claims_until),
            ratings_until: self.ratings_until.unwrap_or(old.ratings_until),
            plan: Plan {
                zone: self.zone.clone().unwrap_or_else(|| old.plan.zone.clone()),
                opens: self.opens.unwrap_or(old.plan.opens),
                reflects: self.reflects.unwrap_or(old.plan.reflects),
                meets: self.meets.unwrap_or(old.plan.meets),
                decides: self.decides.unwrap_or(old.plan.decides),
                seals: self.seals.unwrap_or(old.plan.seals),
            },
            language: self.language.clone().unwrap_or_else(|| old.language.clone()),
            names: typed(&self.names, lines, &old.names),
            meeting: Meeting {
                goal: typed(&self.goal, line, &old.meeting.goal),
                agenda: typed(&self.agenda, lines, &old.meeting.agenda),
                minutes: self.minutes.unwrap_or(old.meeting.minutes),
                edition: old.meeting.edition,
            },
            contact: typed(&self.contact, line, &old.contact),
            ..old.clone()
        };
        if new != *old {
            new.meeting.edition = old.meeting.edition.saturating_add(1);
        }
        if !(old.k..=K_LIMIT.max(old.k)).contains(&new.k) {
            return Err(SettingsError::K);
        }
        if new.claims_per_day.is_some_and(|limit| !(1..=PER_DAY_LIMIT).contains(&limit)) {
            return Err(SettingsError::PerDay);
        }
        if new.claims_until.zip(new.ratings_until).is_some_and(|(claims, ratings)| claims > ratings) {
            return Err(SettingsError::Order);
        }
        follows(&new)?;
        if planned(&new).iter().zip(planned(old)).any(|(new, old)| *new != old && new.is_some_and(|at| at <= now)) {
            return Err(SettingsError::Past);
        }
        if jiff::tz::TimeZone::get(&new.plan.zone).is_err() {
            return Err(SettingsError::Zone);
        }
        if !is_tag(&new.language) {
            return Err(SettingsError::Language);
        }
        if new.contact.chars().count() > CONTACT_LIMIT {
            return Err(SettingsError::Contact);
        }
        if new.names.chars().count() > NAMES_LIMIT {
            return Err(SettingsError::Names);
        }
        if new.meeting.goal.chars().count() > GOAL_LIMIT {
            return Err(SettingsError::Goal);
        }
        if !(BOUNDS.0..=BOUNDS.1).contains(&new.meeting.minutes) {
            return Err(SettingsError::Minutes);
        }
        Agenda::written(&new.meeting.agenda)?;
        Ok(new)
    }

    /// When claims close if nothing else was said: two days before ratings, so that the last claims are heard too; with
    /// ratings if those days have begun already.
    pub fn claims_close(ratings_until: Timestamp, now: Timestamp) -> Timestamp {
        let earlier = ratings_until - SignedDuration::from_hours(48);
        if earlier > now { earlier } else { ratings_until }
    }
}
