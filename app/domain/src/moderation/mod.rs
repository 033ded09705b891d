//! Moderation: what those who run a debate change in its graph. Each deed is one change, with a reason, that can be undone.
//!
//! Nothing is thrown away by it: what leaves the graph goes to a [`Shelf`]. A deed is a list of [`Shift`]s, which say what
//! comes and goes and nothing of what is written there, so that they can stand in a public history; its undoing is the same
//! list backwards, the other way round. What follows from a shift is not part of it: that replies leave with what they
//! answer, and come back with it, replies that came meanwhile among them ([`Shelf::Late`]).

mod deeds;
mod stock;

pub use deeds::{Change, plan, undo};
pub use stock::{Away, Stock, Written};

use crate::{
    claim::{ClaimText, TextError},
    debate::words,
    graph::{Graph, Relation},
    ids::{ClaimId, DebateId, PlaceId},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most characters of what a facilitator adds to a reason.
pub const NOTE_LIMIT: usize = 500;
/// The most claims or places that one deed takes.
pub const MANY_LIMIT: usize = 500;
/// The most claims that one can be split into.
pub const PARTS_LIMIT: usize = 5;

words!(
    /// Why a claim is marked for review, or moderated.
    Reason {
        /// It claims what it does not support.
        Unsupported = "unsupported",
        /// It is a question, a remark or a mood.
        NotAClaim = "not-a-claim",
        /// One can't tell what it says.
        Unclear = "unclear",
        /// Another claim says so already.
        Duplicate = "duplicate",
        /// It has nothing to do with the thesis.
        Unrelated = "unrelated",
        /// It is several claims in one.
        SeveralClaims = "several-claims",
        /// It answers something else than what it stands under.
        BelongsElsewhere = "belongs-elsewhere",
        /// It hurts somebody.
        Abusive = "abusive",
        /// It tells who somebody is.
        IdentifiesAPerson = "identifies-a-person",
    }
);

impl Reason {
    /// Whether a public history may say what the claim said. Where its words are what is wrong, they are not repeated.
    pub fn keeps_text(self) -> bool {
        !matches!(self, Self::Abusive | Self::IdentifiesAPerson)
    }
}

words!(
    /// Where a claim or a place is that is not in the graph.
    Shelf {
        /// It waits for a facilitator to publish it.
        Review = "review",
        /// A facilitator declined to publish it.
        Declined = "declined",
        /// A facilitator took it out.
        Archived = "archived",
        /// What it answers is not in the graph. It comes when that comes.
        Late = "late",
    }
);

words!(
    /// What a deed does.
    Deeds {
        /// Claims under review come into the graph.
        Publish = "publish",
        /// Claims under review do not.
        Decline = "decline",
        /// Claims leave the graph, with what answers them.
        Archive = "archive",
        /// Archived claims come back, declined ones come under review again.
        Restore = "restore",
        /// Claims stand elsewhere.
        Move = "move",
        /// A claim stands in a further place.
        Link = "link",
        /// A claim leaves one of its places.
        Unlink = "unlink",
        /// Several claims become one.
        Merge = "merge",
        /// One claim becomes several.
        Split = "split",
        /// A branch becomes a debate of its own.
        Extract = "extract",
        /// Marks were looked at, and the claim was left as it is.
        Keep = "keep",
        /// A comment on a claim, or a suggestion for it, was removed. Its words are gone: nobody can undo it.
        Remove = "remove",
    }
);

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// Publishes claims that are under review, or were declined.
    Publish(Vec<ClaimId>),
    /// Declines claims that are under review.
    Decline(Vec<ClaimId>),
    /// Takes places out of the graph, and claims that stand nowhere else with all that answers them.
    Archive(Vec<PlaceId>),
    /// Brings back claims that were archived; those that were declined come under review again.
    Restore(Vec<ClaimId>),
    /// Lets what stands in these places stand under another claim. It is rated anew there: the ballots of the places that it
    /// leaves are archived with them.
    Move {
        /// Where they stand.
        places: Vec<PlaceId>,
        /// The claim that they shall stand under.
        under: ClaimId,
        /// What they do for it.
        relation: Relation,
    },
    /// Lets a claim stand under a further one.
    Link {
        /// The claim.
        claim: ClaimId,
        /// What it shall stand under as well.
        under: ClaimId,
        /// What it does for it.
        relation: Relation,
    },
    /// Takes a claim out of one of its places.
    Unlink(PlaceId),
    /// Makes one claim of several.
    Merge {
        /// The one that stays, with its ballots.
        survivor: ClaimId,
        /// The ones that it takes in: what answers them, where they stand, their sources.
        others: Vec<ClaimId>,
    },
    /// Makes several claims of one.
    Split {
        /// The claim.
        claim: ClaimId,
        /// What it says at present: if it has changed since, nothing is done.
        text: ClaimText,
        /// What the new ones say.
        parts: Vec<ClaimText>,
        /// Which of them a reply answers, by the place of the reply; the first where nothing is said.
        replies: BTreeMap<PlaceId, usize>,
    },
    /// Takes a branch out, which becomes a debate of its own, and leaves a reference to it.
    Extract {
        /// Where the branch begins.
        place: PlaceId,
        /// The new debate.
        debate: DebateId,
        /// What stands there instead.
        reference: ClaimText,
        /// Where the new debate is read.
        address: String,
    },
    /// Leaves a claim as it is, though it was marked.
    Keep(ClaimId),
}

impl Deed {
    /// The claims that it would change something for.
    pub fn concerns(&self, graph: &Graph) -> Vec<ClaimId> {
        let at = |place: &PlaceId| graph.place_ix(*place).map(|ix| graph.claims()[graph.places()[ix].claim].id);
        match self {
            Self::Publish(claims) | Self::Decline(claims) | Self::Restore(claims) => claims.clone(),
            Self::Archive(places) => places.iter().filter_map(at).collect(),
            Self::Move { places, under, .. } => places.iter().filter_map(at).chain([*under]).collect(),
            Self::Link { claim, under, .. } => vec![*claim, *under],
            Self::Unlink(place) | Self::Extract { place, .. } => at(place).into_iter().collect(),
            Self::Merge { survivor, others } => others.iter().copied().chain([*survivor]).collect(),
            Self::Split { claim, .. } | Self::Keep(claim) => vec![*claim],
        }
    }
}

/// What a deed is given beside the graph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Why {
    /// The reason.
    pub reason: Option<Reason>,
    /// What else there is to say, to everybody who reads the debate.
    pub note: String,
}

/// One thing that a deed does, and that can be turned round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shift {
    /// A claim comes from one shelf to another; none is the graph.
    Claim {
        /// Which.
        claim: ClaimId,
        /// Where it was.
        from: Option<Shelf>,
        /// Where it is then.
        to: Option<Shelf>,
    },
    /// A place leaves the graph, or comes into it.
    Place {
        /// Which.
        place: PlaceId,
        /// Whether it is in the graph then.
        here: bool,
    },
    /// What stands in a place answers another claim, with the same relation.
    Hang {
        /// Which.
        place: PlaceId,
        /// What it answered.
        from: ClaimId,
        /// What it answers then.
        to: ClaimId,
    },
    /// A claim cites sources of another one, or no longer does.
    Cite {
        /// The claim.
        claim: ClaimId,
        /// Whose sources.
        of: ClaimId,
        /// Which of them, by their rank.
        sources: Vec<usize>,
        /// Whether it cites them then.
        cited: bool,
    },
    /// A new wording of a claim that stands comes from one shelf to another; none is the claim.
    Word {
        /// Whose.
        claim: ClaimId,
        /// Where it was.
        from: Option<Shelf>,
        /// Where it is then.
        to: Option<Shelf>,
    },
    /// The marks of a claim are done with, or wait again.
    Settle {
        /// Which was marked.
        claim: ClaimId,
        /// Whether they are done with then.
        settled: bool,
    },
}

impl Shift {
    /// The other way round.
    #[must_use]
    pub fn back(&self) -> Self {
        match self.clone() {
            Self::Claim { claim, from, to } => Self::Claim { claim, from: to, to: from },
            Self::Place { place, here } => Self::Place { place, here: !here },
            Self::Hang { place, from, to } => Self::Hang { place, from: to, to: from },
            Self::Cite { claim, of, sources, cited } => Self::Cite { claim, of, sources, cited: !cited },
            Self::Word { claim, from, to } => Self::Word { claim, from: to, to: from },
            Self::Settle { claim, settled } => Self::Settle { claim, settled: !settled },
        }
    }
}

/// A deed as the public history keeps it: nothing of who did it, and nothing of what is written in the claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What it did.
    pub deed: Deeds,
    /// The claims that it was about.
    pub about: Vec<ClaimId>,
    /// The claim that they came to, or that took them in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub onto: Option<ClaimId>,
    /// The claims that it made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made: Vec<ClaimId>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What the facilitator added; empty where the reason tells not to repeat what was written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The debate that was made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extracted: Option<DebateId>,
    /// What it shifted; nothing once that can no longer be undone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shifts: Vec<Shift>,
}

impl Entry {
    /// An entry that shifts nothing.
    pub fn new(deed: Deeds, about: Vec<ClaimId>, why: &Why) -> Self {
        let keeps_text = why.reason.is_none_or(Reason::keeps_text);
        Self {
            deed,
            about,
            onto: None,
            made: Vec::new(),
            reason: why.reason,
            note: if keeps_text { why.note.clone() } else { String::new() },
            extracted: None,
            shifts: Vec::new(),
        }
    }

    /// The claims that it changed something for: none where something beside them was removed.
    pub fn concerned(&self) -> impl Iterator<Item = ClaimId> + '_ {
        let changed = self.about.iter().chain(&self.onto).chain(&self.made).copied();
        changed.filter(|_| self.deed != Deeds::Remove)
    }

    /// Whether the history may say what the claims say.
    pub fn keeps_text(&self) -> bool {
        self.deed == Deeds::Remove || self.reason.is_none_or(Reason::keeps_text)
    }
}

/// Why something can't be done, in the facilitator's words. Nothing was changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// Nothing was chosen.
    #[error("choose at least one claim")]
    Nothing,
    /// Too much was chosen.
    #[error("{0} claims were chosen; {MANY_LIMIT} at a time is the most")]
    TooMany(usize),
    /// It is not in the graph (any more).
    #[error("a claim that you chose is no longer where it was: somebody moved, archived or withdrew it")]
    Gone,
    /// Somebody else changed it since.
    #[error("somebody else who runs this debate has changed this since you opened the page")]
    Conflict,
    /// A reply was given to a part that says nothing.
    #[error("a reply is to answer a part that is empty")]
    EmptyPart,
    /// The author changed its words since.
    #[error("its author has changed the words of this claim since you opened the page")]
    Reworded,
    /// A claim would stand below itself.
    #[error("a claim can't stand below itself")]
    Cycle {
        /// From the claim down to what it should stand under.
        path: Vec<ClaimId>,
    },
    /// It would stand deeper than a debate may be.
    #[error("it would stand deeper than {} levels", crate::graph::DEPTH_CAP)]
    TooDeep {
        /// From the thesis down to what it should stand under.
        path: Vec<ClaimId>,
    },
    /// It stands there already.
    #[error("it stands there already, with this relation")]
    AlreadyThere,
    /// It stands nowhere else.
    #[error("this is the only place of the claim; archive it if it should go")]
    OnlyPlace,
    /// A debate without a thesis is none.
    #[error("a debate needs a thesis; this would take the last one")]
    LastThesis,
    /// It is not under review.
    #[error("this claim is not under review")]
    NotUnderReview,
    /// A split makes two and more.
    #[error("a claim is split into two to {PARTS_LIMIT} claims")]
    Parts,
    /// One of the new texts is no claim.
    #[error(transparent)]
    Text(#[from] TextError),
    /// The note is too long.
    #[error("the note has {0} characters; at most {NOTE_LIMIT} fit")]
    Note(usize),
    /// Claims leave for a reason.
    #[error("choose a reason")]
    NoReason,
    /// So do links come and go and claims come back, but own words will do.
    #[error("say why: choose a reason, or write one")]
    NoWhy,
    /// There is nothing to undo.
    #[error("this can't be undone: it was undone already, or the debate is sealed")]
    NotUndoable,
    /// What came later rests on it.
    #[error("something that was done later rests on this; undo that first")]
    Later,
}
