//! Comments, suggested wordings and earlier wordings on the pages, and the desk's lists of them.

use super::{
    App, Failure,
    access::Reader,
    contribute::{kept, own_voice, page_of, saved, voice_of},
    form::Fields,
    pages::{self, Asked},
    paging::Paging,
    view,
};
use crate::{
    assets,
    live::{MyTalk, Refusal, Snapshot},
    secret::{OsRandom, Voice},
    store::{Debate, Spoken},
};
use app::model::{
    Frame, Notice, RemarkForm, RemarkView, Standing, SuggestionView, TalkDeskPage, TalkView, WordingView,
    WordingsPage,
};
use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::{
    claim::{Claim, State as Stands},
    comment::{Comment, Removal, Said},
    debate::{ReleaseRhythm, Step},
    graph::PlaceIx,
    ids::{ClaimId, CommentId, SuggestionId},
    policy::Action,
    wording::{Answer, How, Suggestion, Wording, diff},
};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::{borrow::Cow, str::FromStr};
use words::say;

fn id<T: FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::bad(say!("form-incomplete")))
}

/// When what is sent is there for others, as the messages tell it apart.
pub(super) fn when(debate: &Debate) -> &'static str {
    match debate.rhythm {
        ReleaseRhythm::Now => "at-once",
        ReleaseRhythm::Hourly | ReleaseRhythm::Daily => "batch",
    }
}

/// What was just done, as the next page says it.
pub(super) fn done(done: &str, when: &'static str) -> Option<Cow<'static, str>> {
    Some(match done {
        "commented" => say!("talk-done-comment", when = when),
        "suggested" => say!("talk-done-suggestion", when = when),
        "taken-back" => say!("talk-done-taken-back"),
        "accepted" => say!("talk-done-accepted", when = when),
        "declined" => say!("talk-done-declined", when = when),
        "purged" => say!("talk-done-purged", when = when),
        "removed" => say!("talk-done-removed"),
        "published" => say!("talk-done-published"),
        "discarded" => say!("talk-done-discarded"),
        _ => return None,
    })
}

/// Why a comment was removed, in its place.
pub(super) fn gone(reason: Removal) -> Cow<'static, str> {
    match reason {
        Removal::Abusive => say!("talk-gone-abusive"),
        Removal::IdentifiesAPerson => say!("talk-gone-identifies"),
        Removal::Unrelated => say!("talk-gone-unrelated"),
    }
}

fn answered(answer: &Answer) -> Cow<'static, str> {
    match (answer.accepted, answer.at_desk) {
        (true, false) => say!("talk-accepted-author"),
        (true, true) => say!("talk-accepted-desk"),
        (false, false) => say!("talk-declined-author"),
        (false, true) => say!("talk-declined-desk"),
    }
}

/// An empty form, or one with the claim's wording to work on.
pub(super) fn new_form(reader: &Reader, focus: PlaceIx, kind: &str) -> Option<RemarkForm> {
    let wording = match kind {
        "comment" => false,
        "wording" => true,
        _ => return None,
    };
    let claim = reader.snapshot.claim(focus);
    if !reader.may(Action::Comment) || claim.state == Stands::Withdrawn {
        return None;
    }
    let voice = match &reader.voice {
        Some(_) => String::new(),
        None => Voice::new().map(|v| v.reveal()).unwrap_or_default(),
    };
    Some(RemarkForm {
        wording,
        action: action(reader, wording),
        id: ClaimId::new(&mut OsRandom).to_string(),
        voice,
        claim: claim.id.to_string(),
        text: if wording { claim.text.to_string() } else { String::new() },
        error: None,
        names: pages::names(&reader.snapshot.debate),
    })
}

fn action(reader: &Reader, wording: bool) -> String {
    format!("/d/{}/{}", reader.debate, if wording { "suggestions" } else { "comments" })
}

/// What is said about the focused claim, for this reader.
pub(super) fn view(app: &App, reader: &Reader, focus: PlaceIx, form: Option<RemarkForm>) -> TalkView {
    let (snapshot, claim) = (&reader.snapshot, reader.snapshot.claim(focus));
    let mine = reader.voice.as_ref().map(|v| reader.room.my_talk(&app.live().secret, v, snapshot, claim.id));
    let mine = mine.unwrap_or_default();
    let when = when(&snapshot.debate);
    let standing = |spoken: Spoken, released: &str| Standing {
        released: released.to_owned(),
        own: mine.own.contains(&spoken),
        going: mine.going.contains(&spoken),
        review: false,
        can_take_back: mine.own.contains(&spoken) && !mine.going.contains(&spoken) && reader.may(Action::Withdraw),
        when,
    };
    let waits = || Standing {
        own: true,
        review: snapshot.debate.review,
        can_take_back: reader.may(Action::Withdraw),
        when,
        ..Standing::default()
    };
    let comments = snapshot.comments(claim.id).iter();
    let mut comments: Vec<RemarkView> =
        comments.map(|one| remark(one, standing(Spoken::Comment(one.id), &one.released))).collect();
    comments.extend(mine.comments.iter().map(|one| RemarkView {
        id: one.id.to_string(),
        text: one.text.to_string(),
        standing: waits(),
        ..RemarkView::default()
    }));
    let suggestions = snapshot.suggestions(claim.id).iter();
    let mut suggestions: Vec<SuggestionView> = suggestions
        .map(|one| SuggestionView {
            standing: standing(Spoken::Suggestion(one.id), &one.released),
            // Where wordings are reviewed an author changes the claim, which is looked at.
            can_answer: mine.author
                && one.answer.is_none()
                && !snapshot.debate.review
                && reader.may(Action::Answer),
            ..suggestion(one, claim, mine.answers.get(&one.id), when)
        })
        .collect();
    suggestions.extend(mine.suggestions.iter().map(|one| SuggestionView {
        id: one.id.to_string(),
        diff: diff(one.was.as_str(), one.text.as_str()),
        standing: waits(),
        ..SuggestionView::default()
    }));
    let stands = claim.state == Stands::Standing && reader.may(Action::Comment);
    let earlier = snapshot.wordings(claim.id).len();
    let can_look = earlier > 0 && reader.preview().is_none();
    TalkView {
        claim: claim.id.to_string(),
        comments,
        suggestions,
        can_comment: stands,
        can_suggest: stands && !claim.text.is_reference() && !mine.author,
        form,
        wordings: can_look.then(|| (format!("/d/{}/claims/{}/wordings", reader.debate, claim.id), earlier)),
    }
}

fn remark(comment: &Comment, standing: Standing) -> RemarkView {
    let (text, removed) = match &comment.said {
        Said::Words(text) => (text.to_string(), None),
        Said::Removed(reason) => (String::new(), Some(gone(*reason).into_owned())),
    };
    RemarkView { id: comment.id.to_string(), text, removed, standing, about: None }
}

/// A released suggestion, with the reader's own answer if one waits.
fn suggestion(one: &Suggestion, claim: &Claim, waiting: Option<&Answer>, when: &'static str) -> SuggestionView {
    let (words, answer) = match (&one.answer, waiting) {
        (Some(known), _) => (Some(answered(&known.answer)), Some(&known.answer)),
        (None, Some(answer)) if answer.accepted => (Some(say!("talk-will-accept", when = when)), Some(answer)),
        (None, Some(answer)) => (Some(say!("talk-will-decline", when = when)), Some(answer)),
        (None, None) => (None, None),
    };
    SuggestionView {
        id: one.id.to_string(),
        diff: diff(one.was.as_str(), one.text.as_str()),
        answer: words.map(Cow::into_owned),
        reason: answer.and_then(|answer| answer.reason.as_ref()).map(ToString::to_string),
        now: (one.answer.is_none() && !one.fits(&claim.text)).then(|| claim.text.to_string()),
        ..SuggestionView::default()
    }
}

/// `POST /d/{debate}/comments`
pub(super) async fn comment(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    said(&app, &debate, &headers, &fields, false).await
}

/// `POST /d/{debate}/suggestions`
pub(super) async fn suggest(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    said(&app, &debate, &headers, &fields, true).await
}

async fn said(app: &App, debate: &str, headers: &HeaderMap, fields: &Fields, wording: bool) -> Response {
    let json = super::failure::wants_json(headers);
    match say_it(app, debate, headers, fields, wording, json).await {
        Err(failure) if json => failure.problem(),
        outcome => outcome.into_response(),
    }
}

async fn say_it(
    app: &App,
    debate: &str,
    headers: &HeaderMap,
    fields: &Fields,
    wording: bool,
    json: bool,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(app, debate, headers).await?;
    let voice = voice_of(&reader, fields)?;
    let (claim, place, text) = (id::<ClaimId>(fields.get("claim"))?, fields.get("place"), fields.get("text"));
    let (live, form_id) = (app.live(), fields.get("id"));
    let outcome = match reader.demand(Action::Comment) {
        Err(failure) => Err(failure),
        Ok(()) if wording => {
            live.suggest(reader.debate, &voice, id(form_id)?, claim, text).await.map_err(Failure::from)
        }
        Ok(()) => live.comment(reader.debate, &voice, id(form_id)?, claim, text).await.map_err(Failure::from),
    };
    match outcome {
        Ok(()) => {
            // Behind the mark stands an id, as a parser wrote it, and no text of the form.
            let own: CommentId = id(form_id)?;
            let done = if wording { "suggested" } else { "commented" };
            Ok(saved(app, &reader, &voice, &format!("{}#said-{own}", page_of(&reader, place, done)), json))
        }
        Err(failure) if reader.may(Action::ReadClaims) && !json => {
            let form = RemarkForm {
                wording,
                action: action(&reader, wording),
                id: form_id.to_owned(),
                voice: if reader.voice.is_none() { voice.reveal() } else { String::new() },
                claim: claim.to_string(),
                text: text.to_owned(),
                error: Some(failure.text.to_string()),
                names: pages::names(&reader.snapshot.debate),
            };
            let asked = Asked { at: place.parse().ok(), say: Some(form), ..Asked::default() };
            Ok((failure.status, pages::render_debate(app, &reader, asked)?).into_response())
        }
        Err(failure) => Err(failure.keeping(action(&reader, wording), fields, "text")),
    }
}

/// `POST /d/{debate}/comments/withdraw`
pub(super) async fn withdraw_comment(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let comment = id(fields.get("said"));
    take_back(&app, &debate, &headers, &fields, comment.map(Spoken::Comment)).await
}

/// `POST /d/{debate}/suggestions/withdraw`
pub(super) async fn withdraw_suggestion(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let suggestion = id(fields.get("said"));
    take_back(&app, &debate, &headers, &fields, suggestion.map(Spoken::Suggestion)).await
}

async fn take_back(
    app: &App,
    debate: &str,
    headers: &HeaderMap,
    fields: &Fields,
    spoken: Result<Spoken, Failure>,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(app, debate, headers).await?;
    reader.demand(Action::Withdraw)?;
    let voice = own_voice(&reader)?;
    app.live().take_back(reader.debate, voice, spoken?).await?;
    Ok(kept(app, &reader, voice, &page_of(&reader, fields.get("place"), "taken-back")))
}

/// The answer that a form gives: why a suggestion is declined, or nothing where it is accepted. And what was done then.
fn answer_in(fields: &Fields) -> Result<(Option<&str>, &'static str), Failure> {
    match fields.get("answer") {
        "accept" => Ok((None, "accepted")),
        "decline" => Ok((Some(fields.get("reason")), "declined")),
        _ => Err(Failure::bad(say!("form-incomplete"))),
    }
}

/// `POST /d/{debate}/suggestions/answer`: by the claim's author.
pub(super) async fn answer(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::Answer)?;
    let voice = own_voice(&reader)?;
    let (declined, done) = answer_in(&fields)?;
    let outcome = app.live().answer(reader.debate, Some(voice), id(fields.get("said"))?, declined).await;
    let form = || format!("/d/{}/suggestions/answer", reader.debate);
    outcome.map_err(|refusal| Failure::from(refusal).keeping(form(), &fields, "reason"))?;
    Ok(kept(&app, &reader, voice, &page_of(&reader, fields.get("place"), done)))
}

/// `GET /d/{debate}/claims/{claim}/wordings`
pub(super) async fn wordings(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    let (snapshot, graph) = (&reader.snapshot, reader.snapshot.graph());
    let claim: ClaimId = claim.parse().map_err(|_| Failure::not_found())?;
    let ix = graph.claim_ix(claim).ok_or(Refusal::NoClaim)?;
    let mine = reader.voice.as_ref().map(|v| reader.room.my_talk(&app.live().secret, v, snapshot, claim));
    let MyTalk { author, purges, .. } = mine.unwrap_or_default();
    let earlier = earlier(snapshot, &graph.claims()[ix]);
    let something = earlier.iter().any(|one| !one.text.is_empty());
    let page = WordingsPage {
        base: reader.base(),
        place: graph.places()[graph.home(ix)].id.to_string(),
        now: graph.claims()[ix].text.to_string(),
        earlier,
        sealed: snapshot.debate.step == Step::Sealed,
        purge: (author && something && reader.may(Action::Purge))
            .then(|| format!("/d/{}/claims/{claim}/wordings", reader.debate)),
        purges,
        when: when(&snapshot.debate),
        language: snapshot.debate.language.clone(),
    };
    Ok(Html(app::wordings(&view::frame(&reader, "wordings"), &assets::urls(), page)))
}

/// Earlier wordings, the latest first, each with what the next one changed.
pub(super) fn earlier(snapshot: &Snapshot, claim: &Claim) -> Vec<WordingView> {
    let wordings = snapshot.wordings(claim.id);
    let next = wordings.iter().skip(1).map(|next| next.text.as_ref()).chain([Some(&claim.text)]);
    let until = |wording: &Wording| {
        let day = app::dates::in_words(&wording.replaced);
        match wording.how {
            How::Edited => say!("talk-until-edited", day = day),
            How::Accepted => say!("talk-until-accepted", day = day),
            How::AcceptedAtDesk => say!("talk-until-at-desk", day = day),
        }
        .into_owned()
    };
    let view = |(wording, next): (&Wording, Option<&domain::claim::ClaimText>)| WordingView {
        diff: match (&wording.text, next) {
            (Some(text), Some(next)) => diff(text.as_str(), next.as_str()),
            _ => Vec::new(),
        },
        text: wording.text.as_ref().map(ToString::to_string).unwrap_or_default(),
        until: until(wording),
    };
    let mut views: Vec<WordingView> = wordings.iter().zip(next).map(view).collect();
    views.reverse();
    views
}

/// `POST /d/{debate}/claims/{claim}/wordings`: has the earlier ones of one's own claim removed.
pub(super) async fn purge(
    State(app): State<App>,
    Path((debate, claim)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::Purge)?;
    let voice = own_voice(&reader)?;
    let claim: ClaimId = claim.parse().map_err(|_| Failure::not_found())?;
    app.live().purge_wordings(reader.debate, voice, claim).await?;
    let graph = reader.snapshot.graph();
    let place = graph.claim_ix(claim).map(|ix| graph.places()[graph.home(ix)].id.to_string());
    Ok(kept(&app, &reader, voice, &page_of(&reader, &place.unwrap_or_default(), "purged")))
}

/// What the desk is asked for.
#[derive(Debug, Deserialize)]
pub(super) struct DeskQuery {
    page: Option<usize>,
    done: Option<String>,
}

impl DeskQuery {
    fn frame(&self, reader: &Reader) -> Frame {
        let text = self.done.as_deref().and_then(|what| done(what, when(&reader.snapshot.debate)));
        let notice = text.map(|text| Notice { text: text.into_owned(), error: false, next: None });
        Frame { notice, ..view::frame(reader, "desk") }
    }
}

/// A claim as the desk's lists mention it, and where it can be looked at.
fn about(reader: &Reader, claim: &Claim) -> Option<(String, String)> {
    let graph = reader.snapshot.graph();
    let place = graph.places()[graph.home(graph.claim_ix(claim.id)?)].id;
    let href = format!("/desk/{}/preview/contributor?at={place}", reader.debate);
    Some((view::mention(claim.text.as_str()), href))
}

/// The ways from the desk to suggestions that nobody has answered and to comments.
pub(super) fn links(snapshot: &Snapshot, desk: &str) -> Vec<(String, String)> {
    let (comments, open) = snapshot
        .graph()
        .claims()
        .iter()
        .map(|claim| snapshot.remarks(claim.id))
        .fold(reviewed(snapshot), |(comments, open), (of_claim, waiting)| (comments + of_claim, open + waiting));
    vec![
        (say!("talk-suggestions", count = open).into_owned(), format!("{desk}/suggestions")),
        (say!("talk-comments", count = comments).into_owned(), format!("{desk}/comments")),
    ]
}

/// `GET /desk/{debate}/suggestions`
pub(super) async fn desk_suggestions(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(query): Query<DeskQuery>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let (snapshot, answers) = (&reader.snapshot, reader.room.desk_answers());
    let talk = &snapshot.talk;
    let mut all = with_claims(snapshot, &talk.suggestions, false);
    // What waits for an answer first.
    all.sort_by_cached_key(|(_, one, _)| (one.answer.is_some(), one.released.clone(), one.id));
    let mut listed = with_claims(snapshot, &talk.reviewed_suggestions, true);
    listed.extend(all);
    let page = Paging::of(query.page, listed.len());
    let all = page.rows(listed);
    let suggestions = all.into_iter().map(|(claim, one, review)| SuggestionView {
        standing: Standing { released: one.released.clone(), review, ..Standing::default() },
        can_answer: one.answer.is_none() && !review && reader.may(Action::Answer),
        about: about(&reader, claim),
        ..suggestion(one, claim, answers.get(&one.id), when(&snapshot.debate))
    });
    let view = TalkDeskPage { suggestions: suggestions.collect(), ..desk_page(&reader, page) };
    Ok(Html(app::talk_desk(&query.frame(&reader), &assets::urls(), view)))
}

/// What was said about claims that stand, each with its claim and whether it is under review.
fn with_claims<'a, T>(
    snapshot: &'a Snapshot,
    said: &'a BTreeMap<ClaimId, Vec<T>>,
    review: bool,
) -> Vec<(&'a Claim, &'a T, bool)> {
    let mut all = Vec::new();
    for (claim, list) in said {
        let Some(ix) = snapshot.graph().claim_ix(*claim) else { continue };
        all.extend(list.iter().map(|one| (&snapshot.graph().claims()[ix], one, review)));
    }
    all
}

/// How many comments and suggestions a facilitator is to look at before others see them.
pub(super) fn reviewed(snapshot: &Snapshot) -> (usize, usize) {
    let talk = &snapshot.talk;
    let comments = with_claims(snapshot, &talk.reviewed_comments, true).len();
    (comments, with_claims(snapshot, &talk.reviewed_suggestions, true).len())
}

fn desk_page(reader: &Reader, page: Paging) -> TalkDeskPage {
    let debate = &reader.snapshot.debate;
    TalkDeskPage {
        desk: format!("/desk/{}", reader.debate),
        title: debate.title.clone(),
        page: page.numbers(),
        over: debate.step == Step::Sealed,
        when: when(debate),
        language: debate.language.clone(),
        ..TalkDeskPage::default()
    }
}

/// `POST /desk/{debate}/suggestions`: an answer by those who moderate, or the end of a suggestion.
pub(super) async fn desk_answer(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Redirect, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let suggestion: SuggestionId = id(fields.get("said"))?;
    if fields.get("answer") == "publish" {
        app.live().publish_spoken(reader.debate, Spoken::Suggestion(suggestion)).await?;
        return Ok(Redirect::to(&format!("/desk/{}/suggestions?done=published", reader.debate)));
    }
    if fields.get("answer") == "remove" {
        let reason = reason(fields.get("reason"))?;
        app.live().remove_spoken(reader.debate, Spoken::Suggestion(suggestion), reason).await?;
        return Ok(Redirect::to(&format!("/desk/{}/suggestions?done=discarded", reader.debate)));
    }
    reader.demand(Action::Answer)?;
    let (declined, done) = answer_in(&fields)?;
    let outcome = app.live().answer(reader.debate, None, suggestion, declined).await;
    let form = || format!("/desk/{}/suggestions", reader.debate);
    outcome.map_err(|refusal| Failure::from(refusal).keeping(form(), &fields, "reason"))?;
    Ok(Redirect::to(&format!("/desk/{}/suggestions?done={done}", reader.debate)))
}

/// `GET /desk/{debate}/comments`
pub(super) async fn desk_comments(
    State(app): State<App>,
    Path(debate): Path<String>,
    Query(query): Query<DeskQuery>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let snapshot = &reader.snapshot;
    let mut all = with_claims(snapshot, &snapshot.document.comments, false);
    all.sort_by(|(_, a, _), (_, b, _)| b.released.cmp(&a.released).then(a.id.cmp(&b.id)));
    let mut listed = with_claims(snapshot, &snapshot.talk.reviewed_comments, true);
    listed.extend(all);
    let page = Paging::of(query.page, listed.len());
    let all = page.rows(listed);
    let comments = all.into_iter().map(|(claim, comment, review)| RemarkView {
        about: about(&reader, claim),
        ..remark(comment, Standing { released: comment.released.clone(), review, ..Standing::default() })
    });
    let view = TalkDeskPage { comments: comments.collect(), of_comments: true, ..desk_page(&reader, page) };
    Ok(Html(app::talk_desk(&query.frame(&reader), &assets::urls(), view)))
}

/// `POST /desk/{debate}/comments`: publishes one that is under review, or removes one.
pub(super) async fn desk_remove(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Redirect, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let comment = Spoken::Comment(id(fields.get("said"))?);
    if fields.get("answer") == "publish" {
        app.live().publish_spoken(reader.debate, comment).await?;
        return Ok(Redirect::to(&format!("/desk/{}/comments?done=published", reader.debate)));
    }
    app.live().remove_spoken(reader.debate, comment, reason(fields.get("reason"))?).await?;
    Ok(Redirect::to(&format!("/desk/{}/comments?done=removed", reader.debate)))
}

/// `POST /desk/{debate}/wordings`: removes the earlier ones of a claim.
pub(super) async fn desk_forget(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Redirect, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    app.live().remove_wordings(reader.debate, id(fields.get("said"))?, reason(fields.get("reason"))?).await?;
    Ok(Redirect::to(&format!("/desk/{}/moderation/claims?done=wordings", reader.debate)))
}

/// A reason by its word.
pub(super) fn reason(word: &str) -> Result<Removal, Failure> {
    word.parse().map_err(|_| Failure::unprocessable(say!("talk-fail-reason")))
}
