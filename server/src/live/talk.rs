//! Comments, suggestions of better wordings and what becomes of them: as contributions come in, and at a release.

use super::{
    Live, Refusal, Room, Snapshot,
    writer::{self, Taken, Work, owned},
};
use crate::{
    secret::{ServerSecret, StoredKey, Voice},
    store::{
        Change, Happened, HeldEdit, Pending, PendingComment, PendingSuggestion, Spoken, StoreError, Talk,
        TalkChange, TalkPlan,
    },
};
use domain::{
    claim::{Claim, ClaimText, State},
    comment::{Comment, CommentText, Removal, Said},
    graph::Graph,
    history::Event,
    ids::{ClaimId, CommentId, DebateId, SuggestionId},
    moderation::{Away, Deeds, Entry, Why},
    policy::{Action, Role},
    wording::{Answer, Answered, How, Suggestion, Wording},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

/// What is to be done.
#[derive(Debug)]
pub(super) enum TalkWork {
    Comment(PendingComment, Voice),
    Suggest {
        id: SuggestionId,
        claim: ClaimId,
        text: ClaimText,
        voice: Voice,
    },
    TakeBack(Spoken, Voice),
    /// By the claim's author, or, without a voice, by those who moderate.
    Answer {
        suggestion: SuggestionId,
        answer: Answer,
        voice: Option<Voice>,
    },
    Purge(ClaimId, Voice),
    /// By those who moderate, at once.
    Remove(Spoken, Removal),
    /// Likewise: what is under review appears.
    Publish(Spoken),
    /// Likewise: the earlier wordings of a claim.
    Forget(ClaimId, Removal),
}

impl TalkWork {
    /// Whose it is, where a voice does it.
    pub(super) fn voice(&self) -> Option<&Voice> {
        match self {
            Self::Comment(_, voice)
            | Self::Suggest { voice, .. }
            | Self::TakeBack(_, voice)
            | Self::Purge(_, voice)
            | Self::Answer { voice: Some(voice), .. } => Some(voice),
            Self::Answer { voice: None, .. } | Self::Remove(..) | Self::Publish(_) | Self::Forget(..) => None,
        }
    }

    /// Whether those who moderate do it, at once.
    pub(super) fn is_at_once(&self) -> bool {
        matches!(self, Self::Remove(..) | Self::Publish(_) | Self::Forget(..))
    }

    /// What policy is asked, and for whom.
    pub(super) fn needs(&self) -> (Role, Action) {
        match self {
            Self::Comment(..) | Self::Suggest { .. } => (Role::Contributor, Action::Comment),
            Self::TakeBack(..) => (Role::Contributor, Action::Withdraw),
            Self::Answer { voice: Some(_), .. } => (Role::Contributor, Action::Answer),
            Self::Answer { voice: None, .. } => (Role::Facilitator, Action::Answer),
            Self::Purge(..) => (Role::Contributor, Action::Purge),
            Self::Remove(..) | Self::Publish(_) | Self::Forget(..) => (Role::Facilitator, Action::Facilitate),
        }
    }
}

/// What one voice sees of its own about one claim.
#[derive(Debug, Default)]
pub struct MyTalk {
    /// Its comments that wait.
    pub comments: Vec<PendingComment>,
    /// Its suggestions that wait.
    pub suggestions: Vec<PendingSuggestion>,
    /// What of the released is its own.
    pub own: HashSet<Spoken>,
    /// What of that it has taken back, which waits.
    pub going: HashSet<Spoken>,
    /// Whether the claim is its own.
    pub author: bool,
    /// Its answers to suggestions, which wait.
    pub answers: HashMap<SuggestionId, Answer>,
    /// Whether it wants the claim's earlier wordings forgotten, which waits.
    pub purges: bool,
}

impl Snapshot {
    /// The comments on a claim, oldest first.
    pub fn comments(&self, claim: ClaimId) -> &[Comment] {
        self.document.comments.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// The suggestions for a claim, oldest first.
    pub fn suggestions(&self, claim: ClaimId) -> &[Suggestion] {
        self.talk.suggestions.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// How a claim read earlier, oldest first.
    pub fn wordings(&self, claim: ClaimId) -> &[Wording] {
        self.talk.wordings.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// How many comments on a claim stand, and how many suggestions for it nobody has answered.
    pub fn remarks(&self, claim: ClaimId) -> (usize, usize) {
        let comments = self.comments(claim).iter().filter(|comment| comment.stands()).count();
        (comments, self.suggestions(claim).iter().filter(|one| one.answer.is_none()).count())
    }

    /// A suggestion, with the claim that it is for.
    pub fn suggestion(&self, id: SuggestionId) -> Option<(ClaimId, &Suggestion)> {
        let all = self.talk.suggestions.iter().flat_map(|(claim, list)| list.iter().map(|one| (*claim, one)));
        all.into_iter().find(|(_, suggestion)| suggestion.id == id)
    }

    /// The claim that a comment or a suggestion is about.
    fn about(&self, spoken: Spoken) -> Option<ClaimId> {
        match spoken {
            Spoken::Suggestion(id) => {
                let mut all = self.talk.suggestions.iter().chain(&self.talk.reviewed_suggestions);
                all.find(|(_, list)| list.iter().any(|one| one.id == id)).map(|(claim, _)| *claim)
            }
            Spoken::Comment(id) => {
                let mut all = self.document.comments.iter().chain(&self.talk.reviewed_comments);
                all.find(|(_, list)| list.iter().any(|one| one.id == id)).map(|(claim, _)| *claim)
            }
        }
    }

    /// Whether a comment or a suggestion is under review.
    fn is_reviewed(&self, spoken: Spoken) -> bool {
        match spoken {
            Spoken::Comment(id) => self.talk.reviewed_comments.values().flatten().any(|one| one.id == id),
            Spoken::Suggestion(id) => self.talk.reviewed_suggestions.values().flatten().any(|one| one.id == id),
        }
    }

    fn standing(&self, claim: ClaimId) -> Result<&Claim, Refusal> {
        let claim = &self.graph().claims()[self.graph().claim_ix(claim).ok_or(Refusal::NoClaim)?];
        if claim.state == State::Withdrawn { Err(Refusal::Withdrawn) } else { Ok(claim) }
    }
}

fn key_of(voice: &Voice, secret: &ServerSecret, spoken: Spoken) -> StoredKey {
    match spoken {
        Spoken::Comment(id) => voice.comment_key(secret, id),
        Spoken::Suggestion(id) => voice.suggestion_key(secret, id),
    }
}

impl Room {
    /// This voice's own things about a claim, by its keys.
    pub fn my_talk(&self, secret: &ServerSecret, voice: &Voice, snapshot: &Snapshot, claim: ClaimId) -> MyTalk {
        if self.is_unsure() {
            return MyTalk::default();
        }
        let own = self.own();
        let waiting = &own.pending.talk;
        let comments = waiting.comments.values().filter(|c| c.claim == claim);
        let mut comments: Vec<PendingComment> =
            comments.filter(|c| c.edit_key == voice.comment_key(secret, c.id)).cloned().collect();
        let is_own = |spoken: &Spoken| snapshot.talk.keys.get(spoken) == Some(&key_of(voice, secret, *spoken));
        let is_mine = |spoken: Spoken| is_own(&spoken) && !waiting.withdrawals.contains(&spoken);
        let reviewed = snapshot.talk.reviewed_comments.get(&claim).into_iter().flatten();
        comments.extend(reviewed.filter(|one| is_mine(Spoken::Comment(one.id))).filter_map(
            |one| match &one.said {
                Said::Words(text) => {
                    let edit_key = voice.comment_key(secret, one.id);
                    Some(PendingComment { id: one.id, claim, text: text.clone(), edit_key })
                }
                Said::Removed(_) => None,
            },
        ));
        comments.sort_by_key(|comment| comment.id);
        let suggestions = waiting.suggestions.values().filter(|s| s.claim == claim);
        let mut suggestions: Vec<PendingSuggestion> =
            suggestions.filter(|s| s.edit_key == voice.suggestion_key(secret, s.id)).cloned().collect();
        let reviewed = snapshot.talk.reviewed_suggestions.get(&claim).into_iter().flatten();
        let reviewed = reviewed.filter(|one| is_mine(Spoken::Suggestion(one.id))).cloned();
        suggestions.extend(reviewed.map(|Suggestion { id, was, text, .. }| {
            let edit_key = voice.suggestion_key(secret, id);
            PendingSuggestion { id, claim, was, text, edit_key }
        }));
        suggestions.sort_by_key(|suggestion| suggestion.id);
        let released = snapshot.comments(claim).iter().map(|comment| Spoken::Comment(comment.id));
        let released = released.chain(snapshot.suggestions(claim).iter().map(|one| Spoken::Suggestion(one.id)));
        let mine: HashSet<Spoken> = released.filter(is_own).collect();
        let author = snapshot.edit_keys.get(&claim) == Some(&voice.edit_key(secret, claim));
        let answers = snapshot.suggestions(claim).iter().filter(|_| author);
        let answers = answers.filter_map(|one| Some((one.id, waiting.answers.get(&(one.id, false))?.clone())));
        MyTalk {
            comments,
            suggestions,
            going: mine.intersection(&waiting.withdrawals).copied().collect(),
            own: mine,
            author,
            answers: answers.collect(),
            purges: author && waiting.purges.contains(&claim),
        }
    }

    /// The answers of those who moderate that wait.
    pub fn desk_answers(&self) -> HashMap<SuggestionId, Answer> {
        let answers = &self.own().pending.talk.answers;
        answers.iter().filter(|((_, desk), _)| *desk).map(|((id, _), answer)| (*id, answer.clone())).collect()
    }
}

impl Live {
    /// Comments on a claim. The same id from the same voice again is harmless.
    ///
    /// # Errors
    /// [`Refusal`] says what is wrong; nothing is stored then.
    pub async fn comment(
        &self,
        debate: DebateId,
        voice: &Voice,
        id: CommentId,
        claim: ClaimId,
        text: &str,
    ) -> Result<(), Refusal> {
        let edit_key = voice.comment_key(&self.secret, id);
        let comment = PendingComment { id, claim, text: CommentText::new(text)?, edit_key };
        self.submit(debate, Work::Talk(TalkWork::Comment(comment, voice.clone()))).await
    }

    /// Suggests another wording for somebody else's claim. The same id from the same voice again is harmless.
    ///
    /// # Errors
    /// [`Refusal`] says what is wrong; nothing is stored then.
    pub async fn suggest(
        &self,
        debate: DebateId,
        voice: &Voice,
        id: SuggestionId,
        claim: ClaimId,
        text: &str,
    ) -> Result<(), Refusal> {
        let work = TalkWork::Suggest { id, claim, text: ClaimText::contributed(text)?, voice: voice.clone() };
        self.submit(debate, Work::Talk(work)).await
    }

    /// Takes one's own comment or suggestion back.
    ///
    /// # Errors
    /// [`Refusal`]; it stays then.
    pub async fn take_back(&self, debate: DebateId, voice: &Voice, spoken: Spoken) -> Result<(), Refusal> {
        self.submit(debate, Work::Talk(TalkWork::TakeBack(spoken, voice.clone()))).await
    }

    /// Accepts a suggestion, or declines it with a reason: as the claim's author by their voice, or without one as those who
    /// moderate. It takes effect at the next release.
    ///
    /// # Errors
    /// [`Refusal::Changed`] with both wordings if the claim is not what the suggestion was made to, or any other
    /// [`Refusal`]; nothing changes then.
    pub async fn answer(
        &self,
        debate: DebateId,
        voice: Option<&Voice>,
        suggestion: SuggestionId,
        declined: Option<&str>,
    ) -> Result<(), Refusal> {
        let reason = declined.map(CommentText::new).transpose()?;
        let answer = Answer { accepted: reason.is_none(), at_desk: voice.is_none(), reason };
        self.submit(debate, Work::Talk(TalkWork::Answer { suggestion, answer, voice: voice.cloned() })).await
    }

    /// Has the earlier wordings of one's own claim forgotten, and what was suggested to them.
    ///
    /// # Errors
    /// [`Refusal`]; they stay then.
    pub async fn purge_wordings(&self, debate: DebateId, voice: &Voice, claim: ClaimId) -> Result<(), Refusal> {
        self.submit(debate, Work::Talk(TalkWork::Purge(claim, voice.clone()))).await
    }

    /// Removes a comment, in whose place everybody reads the reason, or a suggestion: for those who moderate, at once. The history
    /// tells of it.
    ///
    /// # Errors
    /// [`Refusal`]; it stays then.
    pub async fn remove_spoken(&self, debate: DebateId, spoken: Spoken, reason: Removal) -> Result<(), Refusal> {
        self.submit(debate, Work::Talk(TalkWork::Remove(spoken, reason))).await
    }

    /// Removes the earlier wordings of a claim, and suggestions that hold words of them: for those who moderate, at once. The
    /// history tells of it.
    ///
    /// # Errors
    /// [`Refusal`]; they stay then.
    pub async fn remove_wordings(&self, debate: DebateId, claim: ClaimId, reason: Removal) -> Result<(), Refusal> {
        self.submit(debate, Work::Talk(TalkWork::Forget(claim, reason))).await
    }

    /// Publishes a comment or a suggestion that is under review: for those who moderate, at once.
    ///
    /// # Errors
    /// [`Refusal`]; it stays under review then.
    pub async fn publish_spoken(&self, debate: DebateId, spoken: Spoken) -> Result<(), Refusal> {
        self.submit(debate, Work::Talk(TalkWork::Publish(spoken))).await
    }
}

/// Does at once what those who moderate want done about what was said.
pub(super) async fn settle(live: &Live, room: &Room, work: &TalkWork) -> Result<(), Refusal> {
    // Another server may release or moderate in between; then that was taken over, and this is still to come.
    for _ in 0..writer::ATTEMPTS {
        let snapshot = room.snapshot();
        let done = match work {
            TalkWork::Remove(spoken, reason) => remove(live, &snapshot, *spoken, *reason).await,
            TalkWork::Forget(claim, reason) => forget_wordings(live, &snapshot, *claim, *reason).await,
            TalkWork::Publish(spoken) => {
                live.store.publish_spoken(snapshot.version(), room.id, *spoken).await.map_err(Refusal::from)
            }
            _ => return Ok(()),
        };
        writer::read_again(live, room.id).await;
        match done {
            Err(Refusal::Store(error)) if matches!(*error, StoreError::Stale) => {}
            Err(refusal) => return Err(refusal),
            Ok(true) => return Ok(()),
            // The same form sent twice is harmless.
            Ok(false) => {
                let there = match work {
                    TalkWork::Publish(spoken) => room.snapshot().about(*spoken).is_some(),
                    work => matches!(work, TalkWork::Forget(..)),
                };
                return if there { Ok(()) } else { Err(Refusal::NoRemark) };
            }
        }
    }
    Err(StoreError::Stale.into())
}

/// Removes the earlier wordings of a claim. Whether there were any.
async fn forget_wordings(
    live: &Live,
    snapshot: &Snapshot,
    claim: ClaimId,
    reason: Removal,
) -> Result<bool, Refusal> {
    let known = snapshot.any_claim(claim).ok_or(Refusal::NoClaim)?;
    let all = [&snapshot.talk.suggestions, &snapshot.talk.reviewed_suggestions];
    let all = all.into_iter().filter_map(|of| of.get(&claim)).flatten();
    let hold = |one: &&Suggestion| one.answer.is_some() || !one.fits(&known.text);
    let suggestions: Vec<SuggestionId> = all.filter(hold).map(|one| one.id).collect();
    let happened = removed(live, claim, reason);
    let what = (known, suggestions.as_slice());
    Ok(live.store.remove_wordings(snapshot.version(), snapshot.debate.id, what, &happened).await?)
}

/// What the history tells of something that was removed.
fn removed(live: &Live, about: ClaimId, reason: Removal) -> Happened {
    let why = Why { reason: Some(reason.into()), note: String::new() };
    let event = Event::Moderated(Entry::new(Deeds::Remove, vec![about], &why));
    Happened { day: live.clock.today(), event }
}

/// Removes something. Whether it is gone: if it had been before, that is harmless.
async fn remove(live: &Live, snapshot: &Snapshot, spoken: Spoken, reason: Removal) -> Result<bool, Refusal> {
    let claim = snapshot.about(spoken).ok_or(Refusal::NoRemark)?;
    let gone = |one: &&Comment| !one.stands() && spoken == Spoken::Comment(one.id);
    if snapshot.comments(claim).iter().any(|one| gone(&one)) {
        return Ok(true);
    }
    let unread = snapshot.is_reviewed(spoken);
    let happened = removed(live, claim, reason);
    let what = (spoken, reason, unread);
    Ok(live.store.remove_spoken(snapshot.version(), snapshot.debate.id, what, &happened).await?)
}

impl Taken<'_> {
    /// Takes a contribution of this kind into memory.
    pub(super) fn talk(&mut self, work: &TalkWork) -> Result<(), Refusal> {
        match work {
            TalkWork::Comment(comment, voice) => self.comment(comment, voice),
            TalkWork::Suggest { id, claim, text, voice } => self.suggest(*id, *claim, text, voice),
            TalkWork::TakeBack(spoken, voice) => self.take_back(*spoken, voice),
            TalkWork::Answer { suggestion, answer, voice } => self.answer(*suggestion, answer, voice.as_ref()),
            TalkWork::Purge(claim, voice) => self.purge(*claim, voice),
            TalkWork::Remove(..) | TalkWork::Publish(_) | TalkWork::Forget(..) => Ok(()),
        }
    }

    fn write(&mut self, change: TalkChange) {
        self.changes.push(Change::Talk(change));
    }

    fn comment(&mut self, new: &PendingComment, voice: &Voice) -> Result<(), Refusal> {
        let pending = self.own.pending.talk.comments.get(&new.id).map(|c| &c.edit_key);
        if let Some(known) = pending.or(self.snapshot.talk.keys.get(&Spoken::Comment(new.id))) {
            // The same form sent twice is harmless; somebody else's id is not ours to take.
            return owned(known, &new.edit_key);
        }
        if self.has_comment(new.id) {
            return Err(Refusal::NotYours);
        }
        self.snapshot.standing(new.claim)?;
        self.count_the_remark(voice)?;
        self.mark(voice);
        self.write(TalkChange::Comment(new.clone()));
        self.own.pending.talk.comments.insert(new.id, new.clone());
        Ok(())
    }

    /// Whether a comment with this id is released, though nobody's any more.
    fn has_comment(&self, id: CommentId) -> bool {
        self.snapshot.about(Spoken::Comment(id)).is_some()
    }

    fn suggest(
        &mut self,
        id: SuggestionId,
        claim: ClaimId,
        text: &ClaimText,
        voice: &Voice,
    ) -> Result<(), Refusal> {
        let edit_key = voice.suggestion_key(&self.live.secret, id);
        let pending = self.own.pending.talk.suggestions.get(&id).map(|s| &s.edit_key);
        if let Some(known) = pending.or(self.snapshot.talk.keys.get(&Spoken::Suggestion(id))) {
            return owned(known, &edit_key);
        }
        let standing = self.snapshot.standing(claim)?;
        if standing.text.is_reference() {
            return Err(Refusal::Reference);
        }
        if self.snapshot.edit_keys.get(&claim) == Some(&voice.edit_key(&self.live.secret, claim)) {
            return Err(Refusal::OwnClaim);
        }
        if standing.text == *text {
            return Err(Refusal::SameWording);
        }
        let new = PendingSuggestion { id, claim, was: standing.text.clone(), text: text.clone(), edit_key };
        self.count_the_remark(voice)?;
        self.mark(voice);
        self.write(TalkChange::Suggestion(new.clone()));
        self.own.pending.talk.suggestions.insert(id, new);
        Ok(())
    }

    /// Where a debate limits claims a day, it takes as many comments and suggestions beside them: asking what is meant
    /// costs nobody a claim, and yet nobody fills the page alone.
    fn count_the_remark(&mut self, voice: &Voice) -> Result<(), Refusal> {
        let Some(limit) = self.snapshot.debate.claims_per_day else { return Ok(()) };
        let (day, id) = (self.live.clock.today(), self.snapshot.debate.id);
        let mut slots = (1..=limit).map(|i| voice.day_remark(&self.live.secret, id, &day, i));
        let slot = slots.find(|slot| !self.own.day_slots.contains_key(slot)).ok_or(Refusal::EnoughSaid(limit))?;
        self.take_day_slot(slot, day);
        Ok(())
    }

    fn take_back(&mut self, spoken: Spoken, voice: &Voice) -> Result<(), Refusal> {
        let key = key_of(voice, &self.live.secret, spoken);
        let waiting = &mut self.own.pending.talk;
        let pending = match spoken {
            Spoken::Comment(id) => waiting.comments.get(&id).map(|c| c.edit_key),
            Spoken::Suggestion(id) => waiting.suggestions.get(&id).map(|s| s.edit_key),
        };
        if let Some(known) = pending {
            owned(&known, &key)?;
            match spoken {
                Spoken::Comment(id) => drop(waiting.comments.remove(&id)),
                Spoken::Suggestion(id) => drop(waiting.suggestions.remove(&id)),
            }
            self.write(TalkChange::Drop(spoken));
            self.unmark(voice);
            return Ok(());
        }
        self.snapshot.about(spoken).ok_or(Refusal::NoRemark)?;
        owned(self.snapshot.talk.keys.get(&spoken).ok_or(Refusal::NotYours)?, &key)?;
        if self.own.pending.talk.withdrawals.insert(spoken) {
            self.mark(voice);
            self.write(TalkChange::Withdraw(spoken));
        }
        Ok(())
    }

    fn answer(&mut self, id: SuggestionId, answer: &Answer, voice: Option<&Voice>) -> Result<(), Refusal> {
        let (claim, suggestion) = self.snapshot.suggestion(id).ok_or(Refusal::NoRemark)?;
        if let Some(voice) = voice {
            let known = self.snapshot.edit_keys.get(&claim).ok_or(Refusal::NotYours)?;
            owned(known, &voice.edit_key(&self.live.secret, claim))?;
        }
        if answer.accepted && voice.is_some() && self.snapshot.debate.review {
            return Err(Refusal::Reviewed);
        }
        if let Some(known) = &suggestion.answer {
            return if known.answer.accepted == answer.accepted { Ok(()) } else { Err(Refusal::Answered) };
        }
        if answer.accepted {
            let now = &self.snapshot.standing(claim)?.text;
            let now = if suggestion.fits(now) { self.other_wording(claim, id, answer)? } else { Some(now.clone()) };
            if let Some(now) = now {
                return Err(Refusal::Changed { now: now.to_string(), suggested: suggestion.text.to_string() });
            }
        }
        if let Some(voice) = voice {
            self.mark(voice);
        }
        self.write(TalkChange::Answer(id, answer.clone()));
        self.own.pending.talk.answers.insert((id, answer.at_desk), answer.clone());
        Ok(())
    }

    /// The wording that waits for a claim, as far as whoever answers may know of it: an author knows their own change, those who
    /// moderate know theirs.
    fn other_wording(
        &self,
        claim: ClaimId,
        suggestion: SuggestionId,
        answer: &Answer,
    ) -> Result<Option<ClaimText>, Refusal> {
        if let Some(edit) = self.own.pending.edits.get(&claim).filter(|_| !answer.at_desk) {
            return edit.text.clone().map(Some).ok_or(Refusal::Withdrawn);
        }
        // What is under review those who moderate know, too.
        if let Some(held) = self.snapshot.talk.held.get(&claim) {
            return Ok(Some(held.text.clone()));
        }
        let others = self.snapshot.suggestions(claim).iter().filter(|other| other.id != suggestion);
        let accepted = |id| self.own.pending.talk.answers.get(&(id, answer.at_desk)).is_some_and(|a| a.accepted);
        Ok(others.into_iter().find(|other| accepted(other.id)).map(|other| other.text.clone()))
    }

    fn purge(&mut self, claim: ClaimId, voice: &Voice) -> Result<(), Refusal> {
        self.snapshot.any_claim(claim).ok_or(Refusal::NoClaim)?;
        let known = self.snapshot.edit_keys.get(&claim).ok_or(Refusal::NotYours)?;
        owned(known, &voice.edit_key(&self.live.secret, claim))?;
        if self.own.pending.talk.purges.insert(claim) {
            self.mark(voice);
            self.write(TalkChange::Purge(claim));
        }
        Ok(())
    }

    /// Whether anything of this kind waits that is this voice's.
    pub(super) fn talk_waits(&self, voice: &Voice) -> bool {
        let (waiting, secret, snapshot) = (&self.own.pending.talk, &self.live.secret, self.snapshot);
        let is_author = |claim: ClaimId| snapshot.edit_keys.get(&claim) == Some(&voice.edit_key(secret, claim));
        let is_own = |spoken: Spoken| snapshot.talk.keys.get(&spoken) == Some(&key_of(voice, secret, spoken));
        waiting.comments.values().any(|c| c.edit_key == voice.comment_key(secret, c.id))
            || waiting.suggestions.values().any(|s| s.edit_key == voice.suggestion_key(secret, s.id))
            || waiting.withdrawals.iter().any(|spoken| is_own(*spoken))
            || waiting.purges.iter().any(|claim| is_author(*claim))
            || waiting.answers.keys().any(|(id, at_desk)| {
                !at_desk && snapshot.suggestion(*id).is_some_and(|(claim, _)| is_author(claim))
            })
    }
}

/// A suggestion that a release makes a claim's wording.
#[derive(Debug)]
pub(super) struct Accepted {
    pub(super) claim: ClaimId,
    suggestion: SuggestionId,
    text: ClaimText,
    at_desk: bool,
}

impl Accepted {
    /// Gives the claim its new wording, and says how it reads now. Where in the text sources were cited is not known of the new one.
    pub(super) fn apply(&self, claim: &mut Claim) -> Claim {
        claim.text = self.text.clone();
        claim.sources.iter_mut().for_each(|source| source.span = None);
        claim.clone()
    }
}

/// The answer that counts: an author's goes before that of those who moderate.
fn counting(waiting: &Pending, id: SuggestionId) -> Option<&Answer> {
    let answers = &waiting.talk.answers;
    answers.get(&(id, false)).or_else(|| answers.get(&(id, true)))
}

/// The suggestions that become wordings with what waits: one for each claim, if it still reads as it did and its author has
/// not changed it. The others stay open.
/// Where new wordings are reviewed, their authors can't accept them without those who do.
pub(super) fn accepted(old: &Snapshot, review: bool, waiting: &Pending) -> Vec<Accepted> {
    let mut found: BTreeMap<ClaimId, (bool, SuggestionId, Accepted)> = BTreeMap::new();
    let answered: BTreeSet<SuggestionId> = waiting.talk.answers.keys().map(|(id, _)| *id).collect();
    for id in answered {
        let Some((claim, suggestion)) = old.suggestion(id) else { continue };
        let Some(answer) = counting(waiting, id).filter(|answer| answer.accepted) else { continue };
        if review && !answer.at_desk {
            continue;
        }
        let fits = old.standing(claim).is_ok_and(|now| suggestion.fits(&now.text)) && suggestion.answer.is_none();
        let taken_back = waiting.talk.withdrawals.contains(&Spoken::Suggestion(id));
        let edited = waiting.edits.contains_key(&claim) || old.talk.held.contains_key(&claim);
        if !fits || taken_back || edited {
            continue;
        }
        let at_desk = answer.at_desk;
        let new = (at_desk, id, Accepted { claim, suggestion: id, text: suggestion.text.clone(), at_desk });
        match found.get(&claim) {
            Some((known_desk, known, _)) if (*known_desk, *known) < (at_desk, id) => {}
            _ => drop(found.insert(claim, new)),
        }
    }
    found.into_values().map(|(.., accepted)| accepted).collect()
}

/// What is released of this after a release.
#[derive(Debug)]
pub(super) struct After {
    pub(super) comments: BTreeMap<ClaimId, Vec<Comment>>,
    pub(super) talk: Arc<Talk>,
}

/// What a release made of the claims.
#[derive(Debug)]
pub(super) struct Made<'a> {
    pub(super) graph: &'a Graph,
    pub(super) away: &'a Away,
    /// Those whose new wordings are under review from now on.
    pub(super) held: &'a [ClaimId],
    pub(super) accepted: &'a [Accepted],
    /// Whether somebody is to look at what is new before everybody does.
    pub(super) review: bool,
}

/// What a release makes of comments, suggestions and wordings.
pub(super) fn after(old: &Snapshot, made: &Made<'_>, waiting: &Pending, date: &str) -> (TalkPlan, After) {
    let comments = old.document.comments.clone();
    if waiting.talk.is_empty() && waiting.edits.is_empty() {
        return (TalkPlan::default(), After { comments, talk: old.talk.clone() });
    }
    let plan = TalkPlan { review: made.review, ..TalkPlan::default() };
    let mut next = Next { plan, comments, talk: Talk::clone(&old.talk), made, date };
    next.arrive(waiting);
    next.take_back(waiting);
    next.answer(waiting);
    next.reword(old, waiting);
    next.hold(waiting);
    next.purge(waiting);
    let talk = &mut next.talk;
    talk.suggestions.values_mut().chain(talk.reviewed_suggestions.values_mut()).for_each(|list| {
        list.sort_by(|a, b| (&a.released, a.id).cmp(&(&b.released, b.id)));
    });
    let comments = next.comments.values_mut().chain(talk.reviewed_comments.values_mut());
    comments.for_each(|list| list.sort_by(Comment::in_order));
    next.comments.retain(|_, list| !list.is_empty());
    next.talk.suggestions.retain(|_, list| !list.is_empty());
    next.talk.reviewed_comments.retain(|_, list| !list.is_empty());
    next.talk.reviewed_suggestions.retain(|_, list| !list.is_empty());
    next.talk.wordings.retain(|_, list| !list.is_empty());
    (next.plan, After { comments: next.comments, talk: Arc::new(next.talk) })
}

/// What is being made.
struct Next<'a> {
    plan: TalkPlan,
    comments: BTreeMap<ClaimId, Vec<Comment>>,
    talk: Talk,
    made: &'a Made<'a>,
    date: &'a str,
}

impl Next<'_> {
    /// The claim, if it is there after this release: in the graph, or archived and the like, from where it may come back.
    fn known(&self, claim: ClaimId) -> Option<&Claim> {
        let Made { graph, away, .. } = self.made;
        let away = || away.claims.get(&claim).map(|(_, claim)| claim);
        graph.claim_ix(claim).map(|ix| &graph.claims()[ix]).or_else(away)
    }

    /// The same, if it was not taken back.
    fn standing(&self, claim: ClaimId) -> Option<&Claim> {
        self.known(claim).filter(|claim| claim.state == State::Standing)
    }

    fn arrive(&mut self, waiting: &Pending) {
        for new in waiting.talk.comments.values() {
            let spoken = Spoken::Comment(new.id);
            // What it is about was taken back meanwhile.
            if self.known(new.claim).is_none() {
                self.plan.dropped.push(spoken);
                continue;
            }
            self.talk.keys.insert(spoken, new.edit_key);
            let comment =
                Comment { id: new.id, said: Said::Words(new.text.clone()), released: self.date.to_owned() };
            let all = if self.made.review { &mut self.talk.reviewed_comments } else { &mut self.comments };
            all.entry(new.claim).or_default().push(comment);
        }
        for new in waiting.talk.suggestions.values() {
            let spoken = Spoken::Suggestion(new.id);
            if self.standing(new.claim).is_none() {
                self.plan.dropped.push(spoken);
                continue;
            }
            self.talk.keys.insert(spoken, new.edit_key);
            let talk = &mut self.talk;
            let all = if self.made.review { &mut talk.reviewed_suggestions } else { &mut talk.suggestions };
            all.entry(new.claim).or_default().push(Suggestion {
                id: new.id,
                was: new.was.clone(),
                text: new.text.clone(),
                released: self.date.to_owned(),
                answer: None,
            });
        }
    }

    fn take_back(&mut self, waiting: &Pending) {
        for spoken in &waiting.talk.withdrawals {
            match spoken {
                Spoken::Comment(id) => {
                    let all = self.comments.values_mut().chain(self.talk.reviewed_comments.values_mut());
                    all.for_each(|list| list.retain(|one| one.id != *id));
                }
                Spoken::Suggestion(id) => {
                    let talk = &mut self.talk;
                    let all = talk.suggestions.values_mut().chain(talk.reviewed_suggestions.values_mut());
                    all.for_each(|list| list.retain(|one| one.id != *id));
                }
            }
            self.forget(*spoken);
        }
    }

    fn forget(&mut self, spoken: Spoken) {
        self.talk.keys.remove(&spoken);
        self.plan.dropped.push(spoken);
    }

    fn answer(&mut self, waiting: &Pending) {
        let accepted: HashSet<SuggestionId> = self.made.accepted.iter().map(|a| a.suggestion).collect();
        for suggestion in self.talk.suggestions.values_mut().flatten().filter(|one| one.answer.is_none()) {
            let Some(answer) = counting(waiting, suggestion.id) else { continue };
            if answer.accepted && !accepted.contains(&suggestion.id) {
                continue;
            }
            let answered = Answered { answer: answer.clone(), day: self.date.to_owned() };
            suggestion.answer = Some(answered.clone());
            self.plan.answered.push((suggestion.id, answered));
        }
    }

    /// Keeps earlier wordings of claims that read differently now; of those that were taken back nothing is kept.
    fn reword(&mut self, old: &Snapshot, waiting: &Pending) {
        let edited = waiting.edits.keys().map(|claim| (*claim, How::Edited));
        let accepted =
            self.made.accepted.iter().map(|accepted| {
                (accepted.claim, if accepted.at_desk { How::AcceptedAtDesk } else { How::Accepted })
            });
        for (claim, how) in edited.chain(accepted) {
            let Some(before) = old.any_claim(claim) else { continue };
            let Some(now) = self.standing(claim).cloned() else {
                self.forget_about(claim);
                continue;
            };
            // What was never published has no earlier wording that anybody has read.
            if now.text == before.text || old.graph().claim_ix(claim).is_none() {
                continue;
            }
            let wordings = self.talk.wordings.entry(claim).or_default();
            wordings.push(Wording { text: Some(before.text.clone()), replaced: self.date.to_owned(), how });
            self.plan.worded.push((claim, wordings.clone()));
        }
    }

    /// New wordings come under review; those that were there before are what their authors no longer want.
    fn hold(&mut self, waiting: &Pending) {
        for (claim, edit) in &waiting.edits {
            let text = edit.text.clone().filter(|_| self.made.held.contains(claim));
            match text {
                Some(text) => drop(self.talk.held.insert(*claim, HeldEdit { text, sources: edit.sources.clone() })),
                None => drop(self.talk.held.remove(claim)),
            }
        }
    }

    /// Forgets what it takes to undo that new wordings of a claim were published or declined.
    fn settle_for_good(&mut self, claim: ClaimId) {
        let all = self.talk.settled.len();
        self.talk.settled.retain(|_, edit| edit.claim != claim);
        if self.talk.settled.len() < all {
            self.plan.forgotten.push(claim);
        }
    }

    /// Forgets what was said about the words of a claim that was taken back; its comments too, where it is gone altogether.
    fn forget_about(&mut self, claim: ClaimId) {
        let reviewed = self.talk.reviewed_suggestions.remove(&claim);
        for suggestion in self.talk.suggestions.remove(&claim).into_iter().chain(reviewed).flatten() {
            self.forget(Spoken::Suggestion(suggestion.id));
        }
        if self.known(claim).is_none() {
            let reviewed = self.talk.reviewed_comments.remove(&claim);
            for comment in self.comments.remove(&claim).into_iter().chain(reviewed).flatten() {
                self.forget(Spoken::Comment(comment.id));
            }
        }
        self.settle_for_good(claim);
        if self.talk.wordings.remove(&claim).is_some() {
            self.plan.worded.push((claim, Vec::new()));
        }
    }

    /// Has earlier wordings forgotten, with suggestions that were made to them or answered: those hold their words.
    fn purge(&mut self, waiting: &Pending) {
        for claim in &waiting.talk.purges {
            let Some(now) = self.standing(*claim).map(|claim| claim.text.clone()) else { continue };
            self.settle_for_good(*claim);
            if let Some(wordings) = self.talk.wordings.get_mut(claim) {
                wordings.iter_mut().for_each(|wording| wording.text = None);
                self.plan.worded.retain(|(of, _)| of != claim);
                self.plan.worded.push((*claim, wordings.clone()));
            }
            let stays = |one: &Suggestion| one.answer.is_none() && one.fits(&now);
            let mut gone: Vec<SuggestionId> = Vec::new();
            for all in [&mut self.talk.suggestions, &mut self.talk.reviewed_suggestions] {
                let Some(suggestions) = all.get_mut(claim) else { continue };
                gone.extend(suggestions.iter().filter(|one| !stays(one)).map(|one| one.id));
                suggestions.retain(stays);
            }
            self.plan.answered.retain(|(id, _)| !gone.contains(id));
            gone.into_iter().for_each(|id| self.forget(Spoken::Suggestion(id)));
        }
    }
}
