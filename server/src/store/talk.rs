//! What is said about claims beside the graph: comments, suggestions of better wordings, earlier wordings.

use super::{
    Happened, Store, StoreError, Stored, Version,
    read::{bytes, claim_id, damaged, json, optional_bytes, rows, text, word},
    write::{Outcome, change_claim, hold_version, id, insert_happened, words},
};
use crate::secret::StoredKey;
use domain::{
    claim::{Claim, ClaimText, Source},
    comment::{Comment, CommentText, Removal, Said},
    ids::{ClaimId, CommentId, DebateId, SuggestionId},
    wording::{Answer, Answered, Suggestion, Wording},
};
use sqlx::{AnyConnection, Row, any::AnyRow};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What sealing deletes. Suggestions to an earlier wording hold that wording.
pub(super) const SEAL: [&str; 14] = [
    "DELETE FROM comments WHERE debate = $1 AND held = 1",
    "DELETE FROM suggestions WHERE debate = $1 AND held = 1",
    "DELETE FROM comments WHERE debate = $1 AND NOT EXISTS (SELECT 1 FROM claims c \
     WHERE c.debate = comments.debate AND c.id = comments.claim)",
    "DELETE FROM wordings WHERE debate = $1",
    "DELETE FROM held_edits WHERE debate = $1",
    "DELETE FROM settled_edits WHERE debate = $1",
    "DELETE FROM suggestions WHERE debate = $1 AND NOT EXISTS (SELECT 1 FROM claims c \
     WHERE c.debate = suggestions.debate AND c.id = suggestions.claim AND c.text = suggestions.was)",
    "UPDATE comments SET edit_key = NULL WHERE debate = $1",
    "UPDATE suggestions SET edit_key = NULL WHERE debate = $1",
    "DELETE FROM pending_comments WHERE debate = $1",
    "DELETE FROM pending_suggestions WHERE debate = $1",
    "DELETE FROM pending_answers WHERE debate = $1",
    "DELETE FROM pending_withdrawals WHERE debate = $1",
    "DELETE FROM pending_purges WHERE debate = $1",
];

/// What is released of this, but for the comments themselves ([`Stored::comments`]). Lists are in the order in which they are
/// shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Talk {
    /// Suggestions by claim.
    pub suggestions: BTreeMap<ClaimId, Vec<Suggestion>>,
    /// Earlier wordings by claim, oldest first.
    pub wordings: BTreeMap<ClaimId, Vec<Wording>>,
    /// Comments by claim that were released to those who review them.
    pub reviewed_comments: BTreeMap<ClaimId, Vec<Comment>>,
    /// Suggestions likewise.
    pub reviewed_suggestions: BTreeMap<ClaimId, Vec<Suggestion>>,
    /// New wordings that were released to those who review them.
    pub held: BTreeMap<ClaimId, HeldEdit>,
    /// New wordings that were published or declined, by their entries in the history.
    pub settled: BTreeMap<usize, SettledEdit>,
    /// The right to take a comment or a suggestion back.
    pub keys: HashMap<Spoken, StoredKey>,
}

/// A new wording of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldEdit {
    /// How its author wants it to read.
    pub text: ClaimText,
    /// Its sources then.
    pub sources: Vec<Source>,
}

/// A new wording that was published or declined: what it takes to undo that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledEdit {
    /// The claim.
    pub claim: ClaimId,
    /// The wording.
    pub edit: HeldEdit,
    /// How it read before, with its sources, where the new wording was published.
    pub was: Option<(ClaimText, Vec<Source>)>,
}

/// A comment or a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spoken {
    /// A comment.
    Comment(CommentId),
    /// A suggestion.
    Suggestion(SuggestionId),
}

impl Spoken {
    /// Its random id.
    pub fn as_bytes(&self) -> &[u8; 16] {
        match self {
            Self::Comment(id) => id.as_bytes(),
            Self::Suggestion(id) => id.as_bytes(),
        }
    }

    fn tables(self) -> [&'static str; 2] {
        match self {
            Self::Comment(_) => ["comments", "pending_comments"],
            Self::Suggestion(_) => ["suggestions", "pending_suggestions"],
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Comment(_) => "comment",
            Self::Suggestion(_) => "suggestion",
        }
    }
}

/// What waits of this for the next release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PendingTalk {
    /// New comments.
    pub comments: HashMap<CommentId, PendingComment>,
    /// New suggestions.
    pub suggestions: HashMap<SuggestionId, PendingSuggestion>,
    /// Answers by the claim's author (`false`) and by those who moderate (`true`).
    pub answers: HashMap<(SuggestionId, bool), Answer>,
    /// Released ones that are taken back.
    pub withdrawals: HashSet<Spoken>,
    /// Claims whose earlier wordings go.
    pub purges: HashSet<ClaimId>,
}

impl PendingTalk {
    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        let new = self.comments.is_empty() && self.suggestions.is_empty() && self.answers.is_empty();
        new && self.withdrawals.is_empty() && self.purges.is_empty()
    }
}

/// A comment that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingComment {
    /// Its id, issued with the form.
    pub id: CommentId,
    /// The claim that it is about.
    pub claim: ClaimId,
    /// Its words.
    pub text: CommentText,
    /// The right to take it back.
    pub edit_key: StoredKey,
}

/// A suggestion that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingSuggestion {
    /// Its id, issued with the form.
    pub id: SuggestionId,
    /// The claim.
    pub claim: ClaimId,
    /// How that read when the suggestion was made.
    pub was: ClaimText,
    /// How it could read.
    pub text: ClaimText,
    /// The right to take it back.
    pub edit_key: StoredKey,
}

/// One thing to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TalkChange {
    /// A new comment.
    Comment(PendingComment),
    /// A new suggestion.
    Suggestion(PendingSuggestion),
    /// One that waited and that its author took back before anybody saw it.
    Drop(Spoken),
    /// A released one that its author takes back.
    Withdraw(Spoken),
    /// An answer, or another one than before.
    Answer(SuggestionId, Answer),
    /// Earlier wordings that are to go.
    Purge(ClaimId),
}

impl TalkChange {
    /// The random key of the row that it writes.
    pub fn key(&self) -> &[u8] {
        match self {
            Self::Comment(comment) => comment.id.as_bytes(),
            Self::Suggestion(suggestion) => suggestion.id.as_bytes(),
            Self::Drop(spoken) | Self::Withdraw(spoken) => spoken.as_bytes(),
            Self::Answer(suggestion, _) => suggestion.as_bytes(),
            Self::Purge(claim) => claim.as_bytes(),
        }
    }
}

/// What a release does to this, beside moving what waits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TalkPlan {
    /// What goes: taken back, or about a claim that is gone. Some of it was never released.
    pub dropped: Vec<Spoken>,
    /// Suggestions that were answered.
    pub answered: Vec<(SuggestionId, Answered)>,
    /// Claims whose earlier wordings are these from now on.
    pub worded: Vec<(ClaimId, Vec<Wording>)>,
    /// Claims of which no other wording is to be kept, not even to undo something.
    pub forgotten: Vec<ClaimId>,
    /// Whether somebody is to look at new comments and suggestions before everybody does.
    pub review: bool,
}

pub(super) async fn apply(db: &mut AnyConnection, debate: DebateId, change: &TalkChange) -> Outcome {
    match change {
        TalkChange::Comment(comment) => {
            let sql = "INSERT INTO pending_comments (id, debate, claim, text, edit_key) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT DO NOTHING";
            let query = sqlx::query(sql).bind(id(comment.id.as_bytes())).bind(id(debate.as_bytes()));
            let query = query.bind(id(comment.claim.as_bytes())).bind(comment.text.as_str().to_owned());
            query.bind(id(comment.edit_key)).execute(db).await?;
        }
        TalkChange::Suggestion(new) => {
            let sql = "INSERT INTO pending_suggestions (id, debate, claim, was, text, edit_key) \
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
            let query = sqlx::query(sql).bind(id(new.id.as_bytes())).bind(id(debate.as_bytes()));
            let query = query.bind(id(new.claim.as_bytes())).bind(new.was.as_str().to_owned());
            query.bind(new.text.as_str().to_owned()).bind(id(new.edit_key)).execute(db).await?;
        }
        TalkChange::Drop(spoken) => drop_spoken(db, debate, *spoken).await?,
        TalkChange::Withdraw(spoken) => {
            let sql =
                "INSERT INTO pending_withdrawals (id, debate, what) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
            let query = sqlx::query(sql).bind(id(spoken.as_bytes())).bind(id(debate.as_bytes()));
            query.bind(spoken.word()).execute(db).await?;
        }
        TalkChange::Answer(suggestion, answer) => {
            let sql = "INSERT INTO pending_answers (suggestion, debate, at_desk, accepted, reason) \
                 VALUES ($1, $2, $3, $4, $5) ON CONFLICT (debate, suggestion, at_desk) \
                 DO UPDATE SET accepted = excluded.accepted, reason = excluded.reason";
            let query = sqlx::query(sql).bind(id(suggestion.as_bytes())).bind(id(debate.as_bytes()));
            let query = query.bind(i64::from(answer.at_desk)).bind(i64::from(answer.accepted));
            query.bind(answer.reason.as_ref().map(|text| text.as_str().to_owned())).execute(db).await?;
        }
        TalkChange::Purge(claim) => {
            let sql = "INSERT INTO pending_purges (claim, debate) VALUES ($1, $2) ON CONFLICT DO NOTHING";
            sqlx::query(sql).bind(id(claim.as_bytes())).bind(id(debate.as_bytes())).execute(db).await?;
        }
    }
    Ok(())
}

async fn drop_spoken(db: &mut AnyConnection, debate: DebateId, spoken: Spoken) -> Outcome {
    for table in spoken.tables() {
        let sql = sqlx::AssertSqlSafe(format!("DELETE FROM {table} WHERE debate = $1 AND id = $2"));
        sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(spoken.as_bytes())).execute(&mut *db).await?;
    }
    Ok(())
}

/// What its author, or who answers it, was about to do with something that goes is no longer theirs to do.
async fn drop_what_waits_about(db: &mut AnyConnection, debate: DebateId, spoken: Spoken) -> Outcome {
    let sql = "DELETE FROM pending_withdrawals WHERE debate = $1 AND id = $2 AND what = $3";
    let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(spoken.as_bytes()));
    query.bind(spoken.word()).execute(&mut *db).await?;
    let sql = "DELETE FROM pending_answers WHERE debate = $1 AND suggestion = $2";
    sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(spoken.as_bytes())).execute(&mut *db).await?;
    Ok(())
}

/// Comments that came with a file.
pub(super) async fn insert_comments(
    db: &mut AnyConnection,
    debate: DebateId,
    comments: &BTreeMap<ClaimId, Vec<Comment>>,
) -> Outcome {
    // A closure that pairs them would be held while waiting for the database, which handlers must be able to send along.
    let mut pairs: Vec<(&ClaimId, &Comment)> = Vec::new();
    for (claim, list) in comments {
        pairs.extend(list.iter().map(|comment| (claim, comment)));
    }
    for (claim, comment) in pairs {
        let (text, removed) = match &comment.said {
            Said::Words(text) => (Some(text.as_str().to_owned()), None),
            Said::Removed(reason) => (None, Some(reason.word())),
        };
        let sql = "INSERT INTO comments (id, debate, claim, text, removed, released, edit_key) \
             VALUES ($1, $2, $3, $4, $5, $6, NULL)";
        let query = sqlx::query(sql).bind(id(comment.id.as_bytes())).bind(id(debate.as_bytes()));
        let query = query.bind(id(claim.as_bytes())).bind(text).bind(removed).bind(comment.released.clone());
        query.execute(&mut *db).await?;
    }
    Ok(())
}

/// Does to the tables what a release does.
pub(super) async fn carry_out(db: &mut AnyConnection, debate: DebateId, plan: &TalkPlan, date: &str) -> Outcome {
    for spoken in &plan.dropped {
        drop_spoken(db, debate, *spoken).await?;
    }
    for sql in [
        "INSERT INTO comments (id, debate, claim, text, removed, released, edit_key, held) \
         SELECT id, debate, claim, text, NULL, CAST($2 AS TEXT), edit_key, CAST($3 AS BIGINT) FROM pending_comments \
         WHERE debate = $1 ORDER BY id",
        "INSERT INTO suggestions (id, debate, claim, was, text, released, edit_key, accepted, at_desk, reason, answered, held) \
         SELECT id, debate, claim, was, text, CAST($2 AS TEXT), edit_key, NULL, NULL, NULL, NULL, CAST($3 AS BIGINT) \
         FROM pending_suggestions WHERE debate = $1 ORDER BY id",
    ] {
        let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(date.to_owned());
        query.bind(i64::from(plan.review)).execute(&mut *db).await?;
    }
    for (suggestion, Answered { answer, day }) in &plan.answered {
        let sql = "UPDATE suggestions SET accepted = $3, at_desk = $4, reason = $5, answered = $6 \
             WHERE debate = $1 AND id = $2";
        let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(suggestion.as_bytes()));
        let query = query.bind(i64::from(answer.accepted)).bind(i64::from(answer.at_desk));
        let query = query.bind(answer.reason.as_ref().map(|text| text.as_str().to_owned())).bind(day.clone());
        query.execute(&mut *db).await?;
    }
    for (claim, wordings) in &plan.worded {
        let old = sqlx::query("DELETE FROM wordings WHERE debate = $1 AND claim = $2");
        old.bind(id(debate.as_bytes())).bind(id(claim.as_bytes())).execute(&mut *db).await?;
        for (i, wording) in (1i64..).zip(wordings) {
            let sql =
                "INSERT INTO wordings (claim, i, debate, text, replaced, how) VALUES ($1, $2, $3, $4, $5, $6)";
            let query = sqlx::query(sql).bind(id(claim.as_bytes())).bind(i).bind(id(debate.as_bytes()));
            let query = query.bind(wording.text.as_ref().map(|text| text.as_str().to_owned()));
            query.bind(wording.replaced.clone()).bind(wording.how.word()).execute(&mut *db).await?;
        }
    }
    for claim in &plan.forgotten {
        let sql = "DELETE FROM settled_edits WHERE debate = $1 AND claim = $2";
        sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(claim.as_bytes())).execute(&mut *db).await?;
    }
    for sql in [
        "DELETE FROM pending_comments WHERE debate = $1",
        "DELETE FROM pending_suggestions WHERE debate = $1",
        "DELETE FROM pending_answers WHERE debate = $1",
        "DELETE FROM pending_withdrawals WHERE debate = $1",
        "DELETE FROM pending_purges WHERE debate = $1",
    ] {
        sqlx::query(sql).bind(id(debate.as_bytes())).execute(&mut *db).await?;
    }
    Ok(())
}

/// Publishes a new wording that was under review, or declines it: it is put aside, and the claim reads as it then does.
pub(super) async fn settle_wording(
    db: &mut AnyConnection,
    debate: DebateId,
    entry: i64,
    (edit, reads): (&SettledEdit, Option<&Claim>),
    date: &str,
) -> Outcome {
    let sql = "DELETE FROM held_edits WHERE debate = $1 AND claim = $2";
    sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(edit.claim.as_bytes())).execute(&mut *db).await?;
    let sql = "INSERT INTO settled_edits (entry, debate, claim, text, sources, was, was_sources) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let query = sqlx::query(sql).bind(entry).bind(id(debate.as_bytes())).bind(id(edit.claim.as_bytes()));
    let query = query.bind(edit.edit.text.as_str().to_owned()).bind(words(&edit.edit.sources)?);
    let was =
        edit.was.as_ref().map(|(text, sources)| Ok::<_, StoreError>((text.as_str().to_owned(), words(sources)?)));
    let (was, was_sources) = was.transpose()?.unzip();
    query.bind(was).bind(was_sources).execute(&mut *db).await?;
    if let Some(claim) = reads {
        keep_wording(db, debate, claim, date).await?;
        change_claim(db, debate, claim).await?;
    }
    Ok(())
}

/// Takes back what [`settle_wording`] did: the claim reads as before, and the new wording is under review again.
pub(super) async fn unsettle_wording(
    db: &mut AnyConnection,
    debate: DebateId,
    entry: i64,
    (edit, reads): (&SettledEdit, Option<&Claim>),
) -> Outcome {
    let sql = "DELETE FROM settled_edits WHERE debate = $1 AND entry = $2";
    sqlx::query(sql).bind(id(debate.as_bytes())).bind(entry).execute(&mut *db).await?;
    let sql = "INSERT INTO held_edits (claim, debate, text, sources) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(id(edit.claim.as_bytes())).bind(id(debate.as_bytes()));
    query.bind(edit.edit.text.as_str().to_owned()).bind(words(&edit.edit.sources)?).execute(&mut *db).await?;
    let Some(claim) = reads else { return Ok(()) };
    if claim.text != edit.edit.text {
        let sql = "DELETE FROM wordings WHERE debate = $1 AND claim = $2 AND text = CAST($3 AS TEXT) \
             AND i = (SELECT MAX(i) FROM wordings w WHERE w.debate = $1 AND w.claim = $2)";
        let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(claim.id.as_bytes()));
        query.bind(claim.text.as_str().to_owned()).execute(&mut *db).await?;
    }
    change_claim(db, debate, claim).await
}

/// Keeps how a claim reads, where it is about to read differently by those who moderate: they publish a new wording of its author's.
async fn keep_wording(db: &mut AnyConnection, debate: DebateId, claim: &Claim, date: &str) -> Outcome {
    let sql = "INSERT INTO wordings (claim, i, debate, text, replaced, how) \
         SELECT id, (SELECT COALESCE(MAX(i), 0) + 1 FROM wordings w WHERE w.debate = $1 AND w.claim = $2), debate, text, \
         CAST($3 AS TEXT), 'edited' FROM claims WHERE debate = $1 AND id = $2 AND text <> CAST($4 AS TEXT) AND shelf = ''";
    let query = sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(claim.id.as_bytes()));
    query.bind(date.to_owned()).bind(claim.text.as_str().to_owned()).execute(db).await?;
    Ok(())
}

fn comment_text(row: &AnyRow, column: &str) -> Result<Option<CommentText>, StoreError> {
    let words: Option<String> = row.try_get(column)?;
    words.map(|words| CommentText::new(&words)).transpose().map_err(damaged)
}

fn flag(row: &AnyRow, column: &str) -> Result<Option<bool>, StoreError> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(|flag| flag != 0))
}

/// Whether a comment or suggestion waits for a facilitator.
fn is_held(row: &AnyRow) -> Result<bool, StoreError> {
    Ok(row.try_get::<i64, _>("held")? != 0)
}

fn comment_id(row: &AnyRow) -> Result<CommentId, StoreError> {
    bytes(row, "id").map(CommentId::from_bytes)
}

fn suggestion_id(row: &AnyRow, column: &str) -> Result<SuggestionId, StoreError> {
    bytes(row, column).map(SuggestionId::from_bytes)
}

fn held_edit(row: &AnyRow) -> Result<HeldEdit, StoreError> {
    Ok(HeldEdit { text: text(row, "text")?, sources: json(row, "sources")? })
}

/// Comments by claim, oldest first; what else is told of them goes to `talk`.
async fn comments(
    db: &mut AnyConnection,
    debate: DebateId,
    talk: &mut Talk,
) -> Result<BTreeMap<ClaimId, Vec<Comment>>, StoreError> {
    let mut comments = BTreeMap::<ClaimId, Vec<Comment>>::new();
    for row in rows(db, "SELECT * FROM comments WHERE debate = $1 ORDER BY released, id", debate).await? {
        let id = comment_id(&row)?;
        let removed: Option<String> = row.try_get("removed")?;
        let said = match (comment_text(&row, "text")?, removed) {
            (_, Some(reason)) => Said::Removed(reason.parse().map_err(damaged)?),
            (Some(text), None) => Said::Words(text),
            (None, None) => return Err(damaged("a comment has neither words nor a reason")),
        };
        if let Some(key) = optional_bytes(&row, "edit_key")? {
            talk.keys.insert(Spoken::Comment(id), key);
        }
        let comment = Comment { id, said, released: row.try_get("released")? };
        let all = if is_held(&row)? { &mut talk.reviewed_comments } else { &mut comments };
        all.entry(claim_id(&row, "claim")?).or_default().push(comment);
    }
    Ok(comments)
}

/// All that is released of this: the comments, and the rest.
pub(super) async fn released(
    db: &mut AnyConnection,
    debate: DebateId,
) -> Result<(BTreeMap<ClaimId, Vec<Comment>>, Talk), StoreError> {
    let mut talk = Talk::default();
    let comments = comments(db, debate, &mut talk).await?;
    for row in rows(db, "SELECT * FROM suggestions WHERE debate = $1 ORDER BY released, id", debate).await? {
        let id = suggestion_id(&row, "id")?;
        let day: Option<String> = row.try_get("answered")?;
        let answer = match (flag(&row, "accepted")?, flag(&row, "at_desk")?, day) {
            (Some(accepted), Some(at_desk), Some(day)) => {
                Some(Answered { answer: Answer { accepted, at_desk, reason: comment_text(&row, "reason")? }, day })
            }
            _ => None,
        };
        if let Some(key) = optional_bytes(&row, "edit_key")? {
            talk.keys.insert(Spoken::Suggestion(id), key);
        }
        let all = if is_held(&row)? { &mut talk.reviewed_suggestions } else { &mut talk.suggestions };
        all.entry(claim_id(&row, "claim")?).or_default().push(Suggestion {
            id,
            was: text(&row, "was")?,
            text: text(&row, "text")?,
            released: row.try_get("released")?,
            answer,
        });
    }
    for row in rows(db, "SELECT * FROM wordings WHERE debate = $1 ORDER BY claim, i", debate).await? {
        let words: Option<String> = row.try_get("text")?;
        talk.wordings.entry(claim_id(&row, "claim")?).or_default().push(Wording {
            text: words.map(|words| ClaimText::imported(&words)).transpose().map_err(damaged)?,
            replaced: row.try_get("replaced")?,
            how: word(&row, "how")?,
        });
    }
    for row in rows(db, "SELECT * FROM held_edits WHERE debate = $1", debate).await? {
        talk.held.insert(claim_id(&row, "claim")?, held_edit(&row)?);
    }
    for row in rows(db, "SELECT * FROM settled_edits WHERE debate = $1", debate).await? {
        let was: Option<String> = row.try_get("was")?;
        let was = was.map(|was| {
            Ok::<_, StoreError>((ClaimText::imported(&was).map_err(damaged)?, json(&row, "was_sources")?))
        });
        let edit = SettledEdit { claim: claim_id(&row, "claim")?, edit: held_edit(&row)?, was: was.transpose()? };
        let entry = usize::try_from(row.try_get::<i64, _>("entry")?).map_err(damaged)?;
        talk.settled.insert(entry, edit);
    }
    Ok((comments, talk))
}

/// What waits, as this transaction sees it.
pub(super) async fn pending(db: &mut AnyConnection, debate: DebateId) -> Result<PendingTalk, StoreError> {
    let mut pending = PendingTalk::default();
    for row in rows(db, "SELECT * FROM pending_comments WHERE debate = $1", debate).await? {
        let (id, claim) = (comment_id(&row)?, claim_id(&row, "claim")?);
        let text = comment_text(&row, "text")?.ok_or_else(|| damaged("a comment has no words"))?;
        let edit_key = bytes(&row, "edit_key")?;
        pending.comments.insert(id, PendingComment { id, claim, text, edit_key });
    }
    for row in rows(db, "SELECT * FROM pending_suggestions WHERE debate = $1", debate).await? {
        let (id, claim) = (suggestion_id(&row, "id")?, claim_id(&row, "claim")?);
        let (was, text, edit_key) = (text(&row, "was")?, text(&row, "text")?, bytes(&row, "edit_key")?);
        pending.suggestions.insert(id, PendingSuggestion { id, claim, was, text, edit_key });
    }
    for row in rows(db, "SELECT * FROM pending_answers WHERE debate = $1", debate).await? {
        let flag = |column| flag(&row, column).map(Option::unwrap_or_default);
        let (accepted, at_desk) = (flag("accepted")?, flag("at_desk")?);
        let answer = Answer { accepted, at_desk, reason: comment_text(&row, "reason")? };
        pending.answers.insert((suggestion_id(&row, "suggestion")?, at_desk), answer);
    }
    for row in rows(db, "SELECT * FROM pending_withdrawals WHERE debate = $1", debate).await? {
        let spoken = match row.try_get::<String, _>("what")?.as_str() {
            "comment" => Spoken::Comment(comment_id(&row)?),
            "suggestion" => Spoken::Suggestion(suggestion_id(&row, "id")?),
            other => return Err(damaged(format_args!("unknown withdrawal {other}"))),
        };
        pending.withdrawals.insert(spoken);
    }
    for row in rows(db, "SELECT * FROM pending_purges WHERE debate = $1", debate).await? {
        pending.purges.insert(claim_id(&row, "claim")?);
    }
    Ok(pending)
}

/// What of this is wrong in a sealed debate.
pub(super) fn left_in_sealed(stored: &Stored) -> Option<String> {
    let (keys, wordings) =
        (stored.talk.keys.len(), stored.talk.wordings.len() + stored.talk.settled.len() + stored.talk.held.len());
    (keys + wordings > 0).then(|| {
        format!(
            "it is sealed, but {keys} keys of comments and suggestions and earlier wordings of {wordings} claims are left"
        )
    })
}

impl Store {
    /// Publishes a comment or a suggestion that is under review. Whether there was one.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the debate is in another version, or any other [`StoreError`].
    pub async fn publish_spoken(
        &self,
        version: Version,
        debate: DebateId,
        spoken: Spoken,
    ) -> Result<bool, StoreError> {
        let mut db = self.begin().await?;
        hold_version(&mut db, debate, version).await?;
        let [table, _] = spoken.tables();
        let sql = format!("UPDATE {table} SET held = 0 WHERE debate = $1 AND id = $2 AND held = 1");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id(debate.as_bytes())).bind(id(spoken.as_bytes()));
        let done = query.execute(&mut *db).await?;
        self.tell(&mut db, debate).await?;
        db.commit().await?;
        Ok(done.rows_affected() > 0)
    }

    /// Removes a comment, whose reason takes the place of its words, or a suggestion, of which nothing is left; with whatever
    /// waits about it. Nobody can show any more that it was theirs. `unread`: it is under review. Whether there was one to remove.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the debate is in another version, or any other [`StoreError`].
    pub async fn remove_spoken(
        &self,
        version: Version,
        debate: DebateId,
        (spoken, reason, unread): (Spoken, Removal, bool),
        happened: &Happened,
    ) -> Result<bool, StoreError> {
        let mut db = self.begin().await?;
        hold_version(&mut db, debate, version).await?;
        // Nobody has read what is under review: nothing need stand in its place.
        let query = match spoken {
            Spoken::Comment(_) if unread => {
                sqlx::query("DELETE FROM comments WHERE debate = $1 AND id = $2 AND held = 1")
            }
            Spoken::Comment(_) => {
                let sql = "UPDATE comments SET text = NULL, edit_key = NULL, removed = $1 \
                     WHERE debate = $2 AND id = $3 AND removed IS NULL";
                sqlx::query(sql).bind(reason.word())
            }
            Spoken::Suggestion(_) => sqlx::query("DELETE FROM suggestions WHERE debate = $1 AND id = $2"),
        };
        let query = query.bind(id(debate.as_bytes())).bind(id(spoken.as_bytes()));
        let done = query.execute(&mut *db).await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        drop_what_waits_about(&mut db, debate, spoken).await?;
        insert_happened(&mut db, debate, happened).await?;
        self.tell(&mut db, debate).await?;
        db.commit().await?;
        Ok(true)
    }

    /// Removes the earlier wordings of a claim, of which the days alone are left, what it takes to undo that they were decided,
    /// and these suggestions, which hold words of them. Whether there were any.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the debate is in another version, or any other [`StoreError`].
    pub async fn remove_wordings(
        &self,
        version: Version,
        debate: DebateId,
        (claim, suggestions): (&Claim, &[SuggestionId]),
        happened: &Happened,
    ) -> Result<bool, StoreError> {
        let mut db = self.begin().await?;
        hold_version(&mut db, debate, version).await?;
        let of_claim = |sql| sqlx::query(sql).bind(id(debate.as_bytes())).bind(id(claim.id.as_bytes()));
        let sql = "UPDATE wordings SET text = NULL WHERE debate = $1 AND claim = $2 AND text IS NOT NULL";
        if of_claim(sql).execute(&mut *db).await?.rows_affected() == 0 {
            return Ok(false);
        }
        of_claim("DELETE FROM settled_edits WHERE debate = $1 AND claim = $2").execute(&mut *db).await?;
        let sql = "DELETE FROM pending_suggestions WHERE debate = $1 AND claim = $2 AND was <> $3";
        of_claim(sql).bind(claim.text.as_str().to_owned()).execute(&mut *db).await?;
        for suggestion in suggestions {
            let suggestion = Spoken::Suggestion(*suggestion);
            drop_spoken(&mut db, debate, suggestion).await?;
            drop_what_waits_about(&mut db, debate, suggestion).await?;
        }
        insert_happened(&mut db, debate, happened).await?;
        self.tell(&mut db, debate).await?;
        db.commit().await?;
        Ok(true)
    }
}
