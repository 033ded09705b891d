//! What a contributor contributed, and what became of it; and marks for review.

use super::{
    App, Failure,
    access::Reader,
    contribute::{back, claim_id, voice_of},
    form::Fields,
    history, moderation,
    setup::word,
    view,
};
use crate::{assets, live::Written, store::PendingClaim};
use app::model::{Chosen, MinePage, MyClaim, Whereabouts};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{Html, Response},
};
use domain::{
    claim::State as ClaimState,
    debate::Step,
    ids::ClaimId,
    moderation::{Deeds, Reason, Shelf},
    policy::Action,
};
use words::say;

/// `POST /d/{debate}/mark`
pub(super) async fn mark(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::Mark)?;
    let voice = voice_of(&reader, &fields)?;
    let claim = claim_id(fields.get("claim"))?;
    let reason: Option<Reason> = match fields.get("back") {
        "yes" => None,
        _ => Some(word(fields.get("reason"))?.ok_or_else(|| Failure::unprocessable(say!("mark-no-reason")))?),
    };
    app.live().mark(reader.debate, &voice, claim, reason).await?;
    let done = if reason.is_some() { "marked" } else { "unmarked" };
    Ok(back(&app, &reader, &voice, fields.get("place"), done))
}

/// `GET /d/{debate}/mine`
pub(super) async fn page(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let reader = Reader::of_page(&app, &debate, &headers).await?;
    reader.demand(Action::ReadClaims)?;
    let written =
        reader.voice.as_ref().map(|voice| reader.room.written(&app.live().secret, voice, &reader.snapshot));
    let debate = &reader.snapshot.debate;
    let page = MinePage {
        base: format!("/d/{}", reader.debate),
        title: debate.title.clone(),
        language: debate.language.clone(),
        sealed: debate.step == Step::Sealed,
        claims: written.map(|written| claims(&reader, &written)).unwrap_or_default(),
    };
    Ok(Html(app::mine(&view::frame(&reader, "mine"), &assets::urls(), page)))
}

/// What needs attention first: what waits or was taken out, then what stands.
fn claims(reader: &Reader, written: &Written) -> Vec<MyClaim> {
    let away = written.away.iter().map(|(claim, shelf)| not_standing(reader, written, *claim, *shelf));
    let pending = written.pending.iter().map(|claim| pending(reader, claim));
    let standing = written.standing.iter().map(|claim| standing(reader, written, *claim));
    away.chain(pending).chain(standing).collect()
}

fn not_standing(reader: &Reader, written: &Written, claim: ClaimId, shelf: Shelf) -> MyClaim {
    let snapshot = &reader.snapshot;
    let whereabouts = match shelf {
        Shelf::Review => Whereabouts::Review,
        Shelf::Declined => Whereabouts::Declined,
        Shelf::Archived => match snapshot.moderated(claim).map(|entry| entry.deed) {
            Some(Deeds::Merge) => Whereabouts::Merged,
            Some(Deeds::Split) => Whereabouts::Split,
            _ => Whereabouts::Archived,
        },
        Shelf::Late => Whereabouts::Late,
    };
    let told = matches!(shelf, Shelf::Declined | Shelf::Archived);
    let why = snapshot.moderated(claim).filter(|_| told).map(history::why).unwrap_or_default();
    let withdrawn = snapshot.any_claim(claim).is_none_or(|claim| claim.state == ClaimState::Withdrawn);
    MyClaim {
        chosen: moderation::away(snapshot, claim),
        whereabouts,
        why,
        wording: written.edits.contains_key(&claim),
        can_edit: shelf != Shelf::Archived && !withdrawn && reader.may(Action::Contribute),
        can_withdraw: !withdrawn && reader.may(Action::Withdraw),
    }
}

fn pending(reader: &Reader, claim: &PendingClaim) -> MyClaim {
    let under = reader.snapshot.any_claim(claim.parent).map(|parent| view::mention(parent.text.as_str()));
    MyClaim {
        chosen: Chosen {
            claim: claim.id.to_string(),
            side: Some(view::side(claim.relation)),
            text: claim.text.to_string(),
            under,
            ..Chosen::default()
        },
        whereabouts: Whereabouts::Pending,
        why: String::new(),
        wording: false,
        can_edit: reader.may(Action::Contribute),
        can_withdraw: reader.may(Action::Withdraw),
    }
}

fn standing(reader: &Reader, written: &Written, claim: ClaimId) -> MyClaim {
    let snapshot = &reader.snapshot;
    let graph = snapshot.graph();
    let chosen = graph.claim_ix(claim).map(|ix| moderation::chosen(snapshot, graph.home(ix))).unwrap_or_default();
    let withdrawn = snapshot.any_claim(claim).is_none_or(|claim| claim.state == ClaimState::Withdrawn);
    let edit = written.edits.get(&claim);
    // Why a new wording was declined, if that is the last that was done about it.
    let declined = snapshot.moderated(claim).filter(|entry| entry.deed == Deeds::Decline);
    MyClaim {
        chosen,
        whereabouts: Whereabouts::Standing,
        why: declined.map(history::why).unwrap_or_default(),
        wording: edit.is_some(),
        can_edit: !withdrawn && reader.may(Action::Contribute),
        can_withdraw: !withdrawn && reader.may(Action::Withdraw),
    }
}
