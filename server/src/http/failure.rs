//! What goes wrong, as the reader sees it: a page in plain words, or problem details (RFC 9457) for programs.

use super::{api, form::Fields, refusals};
use crate::{
    import::ImportFailure,
    live::{Refusal, SettingsError},
};
use app::model::{Frame, KeptForm, MessagePage};
use axum::{
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use domain::{ballot::InvalidRating, moderation::Obstacle, policy::Denial};
use serde::Serialize;
use std::borrow::Cow;
use words::say;

/// The media type of problem details.
pub(super) const PROBLEM: &str = "application/problem+json";

/// A refused or failed request.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The status.
    pub status: StatusCode,
    /// What happened, what was kept and what to do.
    pub text: Cow<'static, str>,
    /// Why not now, where it is a question of time.
    pub(super) when: When,
    /// What was typed, where the form can't be shown again as it was.
    pub(super) kept: Option<KeptForm>,
}

/// When something would be possible that is not now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// That is not the question.
    Whenever,
    /// Once the debate has opened.
    Opened,
    /// Once results are shown.
    Shown,
    /// No longer.
    Before,
}

impl From<&Refusal> for When {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Denied(Denial::Draft) => Self::Opened,
            Refusal::Denied(Denial::NotYet) => Self::Shown,
            Refusal::Denied(Denial::Frozen | Denial::Sealed | Denial::ClaimsClosed | Denial::RatingsClosed)
            | Refusal::Settings(SettingsError::Relied | SettingsError::Touched | SettingsError::Access) => {
                Self::Before
            }
            _ => Self::Whenever,
        }
    }
}

impl Failure {
    /// With any status.
    pub fn new(status: StatusCode, text: impl Into<Cow<'static, str>>) -> Self {
        Self { status, text: text.into(), when: When::Whenever, kept: None }
    }

    /// 400.
    pub fn bad(text: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, text)
    }

    /// 403.
    pub fn forbidden(text: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::FORBIDDEN, text)
    }

    /// 404.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, say!("failure-not-found"))
    }

    /// 422.
    pub fn unprocessable(text: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, text)
    }

    /// 503: what could not be done just now.
    pub fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, say!("failure-again"))
    }

    /// The same with what was typed into the field `text` of a form that is sent to `action`.
    pub(super) fn keeping(self, action: String, fields: &Fields, text: &str) -> Self {
        let (typed, hidden) = fields.pairs().partition(|(name, _)| name == text);
        let form = KeptForm { action, typed, hidden };
        Self { kept: Some(form).filter(|form| !form.typed.is_empty()), ..self }
    }

    pub(super) fn heading(&self) -> Cow<'static, str> {
        match self.when {
            When::Opened | When::Shown => return say!("failure-heading-early"),
            When::Before => return say!("failure-heading-late"),
            When::Whenever => {}
        }
        match self.status {
            StatusCode::FORBIDDEN => say!("failure-heading-forbidden"),
            StatusCode::NOT_FOUND => say!("failure-heading-not-found"),
            StatusCode::CONFLICT => say!("failure-heading-conflict"),
            StatusCode::PAYLOAD_TOO_LARGE => say!("failure-heading-too-large"),
            StatusCode::TOO_MANY_REQUESTS => say!("failure-heading-too-many"),
            StatusCode::GONE => say!("failure-heading-gone"),
            status if status.is_server_error() => say!("failure-heading-server"),
            _ => say!("failure-heading-other"),
        }
    }

    /// The page that says it, with what else is known of it.
    pub(super) fn page(&self, more: MessagePage) -> String {
        let page = MessagePage {
            heading: self.heading().into_owned(),
            text: [self.text.as_ref(), &more.text].join(" ").trim_end().to_owned(),
            kept: self.kept.clone(),
            ..more
        };
        let frame = Frame { title: page.heading.clone(), ..Frame::default() };
        app::message(&frame, &crate::assets::urls(), page)
    }

    /// For who asked: a page for people, problem details for programs.
    pub(super) fn answer(self, request: &Request) -> Response {
        if request.uri().path().starts_with(api::PREFIX) || wants_json(request.headers()) {
            return self.problem();
        }
        self.into_response()
    }

    /// As problem details.
    pub fn problem(self) -> Response {
        #[derive(Serialize)]
        struct Problem<'a> {
            r#type: &'static str,
            title: &'a str,
            status: u16,
            detail: &'a str,
        }
        let problem = Problem {
            r#type: "about:blank",
            title: &self.heading(),
            status: self.status.as_u16(),
            detail: &self.text,
        };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        (self.status, [(header::CONTENT_TYPE, PROBLEM)], body).into_response()
    }
}

/// Whether JSON is asked for, as the islands of a page do.
pub(super) fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accepted| accepted.as_bytes().starts_with(b"application/json"))
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let status = match &refusal {
            Refusal::NoDebate => return Self::not_found(),
            Refusal::NoPlace | Refusal::NoClaim | Refusal::NoRemark | Refusal::Withdrawn => StatusCode::GONE,
            Refusal::NotYours => StatusCode::FORBIDDEN,
            Refusal::Denied(
                Denial::Frozen
                | Denial::Sealed
                | Denial::NotYet
                | Denial::Draft
                | Denial::ClaimsClosed
                | Denial::RatingsClosed,
            )
            | Refusal::Changed { .. }
            | Refusal::Answered
            | Refusal::Reviewed
            | Refusal::Settings(SettingsError::Relied | SettingsError::Touched | SettingsError::Access)
            | Refusal::Uninvited => StatusCode::CONFLICT,
            Refusal::Obstacle(
                Obstacle::Gone
                | Obstacle::Conflict
                | Obstacle::Reworded
                | Obstacle::NotUndoable
                | Obstacle::Later
                | Obstacle::NotUnderReview,
            ) => StatusCode::CONFLICT,
            Refusal::Enough(_) | Refusal::EnoughSaid(_) => StatusCode::TOO_MANY_REQUESTS,
            Refusal::Denied(_) | Refusal::Used => StatusCode::FORBIDDEN,
            Refusal::Text(_)
            | Refusal::Source(_)
            | Refusal::Graph(_)
            | Refusal::Reference
            | Refusal::Obstacle(_)
            | Refusal::Comment(_)
            | Refusal::OwnClaim
            | Refusal::SameWording
            | Refusal::Settings(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::Store(error) => {
                tracing::error!(%error, "the store failed");
                StatusCode::SERVICE_UNAVAILABLE
            }
            Refusal::Stopping => StatusCode::SERVICE_UNAVAILABLE,
        };
        Self { when: When::from(&refusal), ..Self::new(status, refusals::refusal(&refusal)) }
    }
}

impl From<ImportFailure> for Failure {
    fn from(failure: ImportFailure) -> Self {
        match failure {
            ImportFailure::Refused(refusal) => refusal.into(),
            other => Self::unprocessable(refusals::import(&other)),
        }
    }
}

impl From<InvalidRating> for Failure {
    fn from(error: InvalidRating) -> Self {
        Self::unprocessable(refusals::rating(error))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let html = Html(self.page(MessagePage {
            next: vec![("/".to_owned(), say!("failure-to-start").into_owned())],
            ..MessagePage::default()
        }));
        let mut response = (self.status, html).into_response();
        // Whoever knows the reader writes it again, with the ways that are theirs: see `ways`.
        response.extensions_mut().insert(self);
        response
    }
}
