//! Who may do what, in which step. Every page, export, command and API call asks here, and only here.

use crate::debate::Step;
use serde::{Deserialize, Serialize};

/// What a link lets its holder be.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Posts and rates.
    Contributor,
    /// Sets up and moderates.
    Facilitator,
    /// Reads overviews.
    Leadership,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Contributor, Self::Facilitator, Self::Leadership];

    /// The word that is stored and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Contributor => "contributor",
            Self::Facilitator => "facilitator",
            Self::Leadership => "leadership",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = UnknownRole;
    fn from_str(s: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|r| r.word() == s).ok_or(UnknownRole)
    }
}

/// No such role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a role is contributor, facilitator or leadership")]
pub struct UnknownRole;

/// The roles that somebody has in one debate, by the links that they opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Roles([bool; 3]);

impl Roles {
    /// Nobody in particular.
    pub const NONE: Self = Self([false; 3]);

    /// Also this role.
    #[must_use]
    pub fn with(mut self, role: Role) -> Self {
        self.0[role as usize] = true;
        self
    }

    /// Whether this role is among them.
    pub fn has(self, role: Role) -> bool {
        self.0[role as usize]
    }
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Read claims: pages, picture, outline, exports.
    ReadClaims,
    /// Read the overview (what stands in it depends on the step and on k).
    ReadOverview,
    /// See how many took part, from k on.
    ReadParticipation,
    /// Add or edit a claim.
    Contribute,
    /// Take one's own claim, comment or suggestion back.
    Withdraw,
    /// Comment on a claim, or suggest a better wording.
    Comment,
    /// Accept or decline a suggestion: the claim's author, or who moderates.
    Answer,
    /// Have the earlier wordings of one's own claim forgotten.
    Purge,
    /// Rate, change or withdraw a rating.
    Rate,
    /// Mark a claim for review, or take the mark back.
    Mark,
    /// See the desk, take the brief, change steps and links.
    Facilitate,
    /// Publish and decline what is under review; move, merge, archive and the like.
    Moderate,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 12] = [
        Self::ReadClaims,
        Self::ReadOverview,
        Self::ReadParticipation,
        Self::Contribute,
        Self::Withdraw,
        Self::Comment,
        Self::Answer,
        Self::Purge,
        Self::Rate,
        Self::Mark,
        Self::Facilitate,
        Self::Moderate,
    ];
}

/// What a decision depends on besides role and action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation {
    /// The step that the debate is in.
    pub step: Step,
    /// Whether everybody may read it, link or not.
    pub readable: bool,
    /// Whether claims have closed, which they do before ratings.
    pub claims_closed: bool,
    /// Whether ratings have closed.
    pub ratings_closed: bool,
    /// Whether the debate takes one voice per invitation, and this is somebody without one.
    pub voiceless: bool,
}

/// Why something is not allowed, in the reader's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denial {
    /// No link of this debate was opened here.
    #[error("This debate is read by those who were invited. Ask the person who invited you for the link.")]
    NoLink,
    /// No link of this space was opened here.
    #[error("This space is for those who run it and for leadership. Ask the person who invited you for the link.")]
    NoSpaceLink,
    /// The link is for something else.
    #[error("Your link does not open this. Ask the person who invited you for the right one.")]
    OtherRole,
    /// Results, and what goes with them, are not there yet.
    #[error("Claims and results are shown to leadership when the meeting begins.")]
    NotYet,
    /// The debate is being prepared.
    #[error("This debate is being prepared and has not opened yet.")]
    Draft,
    /// Too late.
    #[error("This debate no longer takes claims and ratings: they were frozen when the meeting began.")]
    Frozen,
    /// Too late for claims.
    #[error(
        "This debate no longer takes new claims and wordings: they close some days before ratings, so that the last \
         ones are heard too. You can still rate."
    )]
    ClaimsClosed,
    /// Too late for moderation.
    #[error("This debate is sealed: what it says stays as it is.")]
    Sealed,
    /// One voice per invitation, and here is none.
    #[error(
        "This debate takes one voice per invitation, and this browser has none yet. Open your own invitation first: it is \
         another link than the one that everybody reads with."
    )]
    NoVoice,
    /// Too late for everything.
    #[error("Claims and ratings have closed. Results are shown when the meeting begins.")]
    RatingsClosed,
}

/// Decides.
///
/// # Errors
/// The [`Denial`] that tells the reader why not.
pub fn may(roles: Roles, action: Action, situation: Situation) -> Result<(), Denial> {
    let Situation { step, readable, claims_closed, ratings_closed, voiceless } = situation;
    let (contributor, facilitator, leadership) =
        (roles.has(Role::Contributor), roles.has(Role::Facilitator), roles.has(Role::Leadership));
    let other = if roles == Roles::NONE { Denial::NoLink } else { Denial::OtherRole };
    match action {
        Action::Facilitate | Action::Moderate if !facilitator => return Err(other),
        Action::Moderate if step == Step::Sealed => return Err(Denial::Sealed),
        Action::Facilitate | Action::Moderate => return Ok(()),
        _ => {}
    }
    if facilitator && matches!(action, Action::ReadClaims | Action::ReadOverview | Action::ReadParticipation) {
        return Ok(());
    }
    if step == Step::Draft {
        return Err(if roles == Roles::NONE { Denial::NoLink } else { Denial::Draft });
    }
    match action {
        Action::ReadClaims if contributor || readable => Ok(()),
        Action::ReadClaims if leadership => {
            if step.shows_results() {
                Ok(())
            } else {
                Err(Denial::NotYet)
            }
        }
        Action::ReadParticipation if leadership => Ok(()),
        Action::ReadParticipation if contributor || readable => {
            if step.shows_results() {
                Ok(())
            } else {
                Err(Denial::NotYet)
            }
        }
        Action::ReadOverview if contributor || leadership || readable => Ok(()),
        // What one wrote can be forgotten until nothing is anybody's any more.
        Action::Purge if contributor => {
            if step == Step::Sealed {
                Err(Denial::Sealed)
            } else if voiceless {
                Err(Denial::NoVoice)
            } else {
                Ok(())
            }
        }
        Action::Contribute | Action::Withdraw | Action::Comment | Action::Answer | Action::Rate | Action::Mark
            if contributor || facilitator && action == Action::Answer =>
        {
            // A suggestion of the last day is read after it: who moderates can still answer.
            let writes =
                matches!(action, Action::Contribute | Action::Comment) || action == Action::Answer && !facilitator;
            if step != Step::Contribute {
                Err(Denial::Frozen)
            } else if ratings_closed {
                Err(Denial::RatingsClosed)
            } else if claims_closed && writes {
                Err(Denial::ClaimsClosed)
            } else if voiceless && !facilitator {
                Err(Denial::NoVoice)
            } else {
                Ok(())
            }
        }
        _ => Err(other),
    }
}

/// What somebody wants to do in a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpaceAction {
    /// Read where all its debates stand (what is told of each depends on its step and its k).
    ReadOverview,
    /// Start debates in it, open their desks, change the space and its links.
    Facilitate,
}

/// Decides for a space. Contributors have links of debates, not of spaces.
///
/// # Errors
/// The [`Denial`] that tells the reader why not.
pub fn may_in_space(roles: Roles, action: SpaceAction) -> Result<(), Denial> {
    let (facilitator, leadership) = (roles.has(Role::Facilitator), roles.has(Role::Leadership));
    match action {
        _ if facilitator => Ok(()),
        SpaceAction::ReadOverview if leadership => Ok(()),
        _ if leadership => Err(Denial::OtherRole),
        _ => Err(Denial::NoSpaceLink),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(step: Step) -> Situation {
        Situation { step, readable: false, claims_closed: false, ratings_closed: false, voiceless: false }
    }

    #[test]
    fn claims_close_before_ratings_and_what_is_ones_own_can_still_be_taken_back() {
        let contributor = Roles::NONE.with(Role::Contributor);
        let closed = Situation { claims_closed: true, ..at(Step::Contribute) };
        assert_eq!(may(contributor, Action::Contribute, closed), Err(Denial::ClaimsClosed));
        assert!(may(contributor, Action::Rate, closed).is_ok());
        assert!(may(contributor, Action::Withdraw, closed).is_ok());
        let closed = Situation { ratings_closed: true, ..closed };
        for action in [Action::Contribute, Action::Withdraw, Action::Rate] {
            assert_eq!(may(contributor, action, closed), Err(Denial::RatingsClosed));
        }
    }

    #[test]
    fn suggestions_are_answered_while_the_debate_is_open_by_who_moderates_a_little_longer() {
        let [contributor, facilitator] = [Role::Contributor, Role::Facilitator].map(|role| Roles::NONE.with(role));
        for step in Step::ALL {
            let open = *step == Step::Contribute;
            assert_eq!(may(contributor, Action::Answer, at(*step)).is_ok(), open);
            assert_eq!(may(facilitator, Action::Answer, at(*step)).is_ok(), open);
            assert_eq!(may(contributor, Action::Comment, at(*step)).is_ok(), open);
            assert!(may(facilitator, Action::Comment, at(*step)).is_err(), "who moderates comments as a voice");
        }
        let closed = Situation { claims_closed: true, ..at(Step::Contribute) };
        assert_eq!(may(contributor, Action::Comment, closed), Err(Denial::ClaimsClosed));
        assert_eq!(may(contributor, Action::Answer, closed), Err(Denial::ClaimsClosed));
        assert!(may(facilitator, Action::Answer, closed).is_ok());
        assert!(may(Roles::NONE.with(Role::Leadership), Action::Answer, at(Step::Contribute)).is_err());
    }

    #[test]
    fn earlier_wordings_can_be_forgotten_until_a_debate_is_sealed() {
        let contributor = Roles::NONE.with(Role::Contributor);
        for step in [Step::Contribute, Step::Reflect, Step::Decide] {
            assert!(may(contributor, Action::Purge, at(step)).is_ok());
        }
        assert_eq!(may(contributor, Action::Purge, at(Step::Sealed)), Err(Denial::Sealed));
    }

    #[test]
    fn an_invited_debate_is_read_without_a_voice_and_written_with_one() {
        let contributor = Roles::NONE.with(Role::Contributor);
        let voiceless = Situation { voiceless: true, ..at(Step::Contribute) };
        assert!(may(contributor, Action::ReadClaims, voiceless).is_ok());
        for action in [Action::Contribute, Action::Withdraw, Action::Rate] {
            assert_eq!(may(contributor, action, voiceless), Err(Denial::NoVoice));
            assert_eq!(
                may(contributor, action, Situation { step: Step::Reflect, ..voiceless }),
                Err(Denial::Frozen)
            );
        }
    }

    #[test]
    fn without_a_link_nothing_is_open_unless_the_debate_is_public() {
        for step in Step::ALL {
            for action in Action::ALL {
                assert_eq!(may(Roles::NONE, action, at(*step)), Err(Denial::NoLink));
            }
        }
        let public = Situation { readable: true, ..at(Step::Contribute) };
        assert!(may(Roles::NONE, Action::ReadClaims, public).is_ok());
        assert!(may(Roles::NONE, Action::Contribute, public).is_err());
        assert!(may(Roles::NONE, Action::Rate, public).is_err());
    }

    #[test]
    fn only_contributors_write_and_only_while_the_debate_is_open() {
        for role in Role::ALL {
            for step in Step::ALL {
                for action in [Action::Contribute, Action::Withdraw, Action::Rate, Action::Mark] {
                    let allowed = may(Roles::NONE.with(role), action, at(*step)).is_ok();
                    assert_eq!(
                        allowed,
                        role == Role::Contributor && *step == Step::Contribute,
                        "{role:?} {step:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn facilitators_moderate_until_the_debate_is_sealed_and_nobody_else_does() {
        for role in Role::ALL {
            for step in Step::ALL {
                let allowed = may(Roles::NONE.with(role), Action::Moderate, at(*step));
                match (role, step) {
                    (Role::Facilitator, Step::Sealed) => assert_eq!(allowed, Err(Denial::Sealed)),
                    (Role::Facilitator, _) => assert!(allowed.is_ok(), "{step}"),
                    _ => assert_eq!(allowed, Err(Denial::OtherRole), "{step}"),
                }
            }
        }
    }

    #[test]
    fn leadership_reads_claims_only_from_reflect_on() {
        let leadership = Roles::NONE.with(Role::Leadership);
        assert_eq!(may(leadership, Action::ReadClaims, at(Step::Contribute)), Err(Denial::NotYet));
        assert!(may(leadership, Action::ReadClaims, at(Step::Reflect)).is_ok());
        assert!(may(leadership, Action::ReadOverview, at(Step::Contribute)).is_ok());
    }

    #[test]
    fn how_many_took_part_is_for_facilitators_and_leadership_before_reflect() {
        for (role, allowed) in [(Role::Contributor, false), (Role::Facilitator, true), (Role::Leadership, true)] {
            let roles = Roles::NONE.with(role);
            assert_eq!(may(roles, Action::ReadParticipation, at(Step::Contribute)).is_ok(), allowed, "{role:?}");
            assert!(may(roles, Action::ReadParticipation, at(Step::Reflect)).is_ok());
        }
    }

    #[test]
    fn a_space_is_run_by_facilitators_and_read_by_leadership_too() {
        let [contributor, facilitator, leadership] =
            [Role::Contributor, Role::Facilitator, Role::Leadership].map(|role| Roles::NONE.with(role));
        for action in [SpaceAction::ReadOverview, SpaceAction::Facilitate] {
            assert!(may_in_space(facilitator, action).is_ok());
            assert_eq!(may_in_space(Roles::NONE, action), Err(Denial::NoSpaceLink));
            assert_eq!(may_in_space(contributor, action), Err(Denial::NoSpaceLink));
        }
        assert!(may_in_space(leadership, SpaceAction::ReadOverview).is_ok());
        assert_eq!(may_in_space(leadership, SpaceAction::Facilitate), Err(Denial::OtherRole));
    }

    #[test]
    fn only_facilitators_see_a_draft() {
        assert!(may(Roles::NONE.with(Role::Facilitator), Action::ReadClaims, at(Step::Draft)).is_ok());
        assert_eq!(
            may(Roles::NONE.with(Role::Contributor), Action::ReadClaims, at(Step::Draft)),
            Err(Denial::Draft)
        );
    }
}
