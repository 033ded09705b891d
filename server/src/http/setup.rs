//! How a debate is set up: from a form or the API's body to settings, and back.

use super::{App, Failure, access::Reader, form::Fields, refusals};
use crate::{live::Settings, store::Debate};
use app::model::SetUp;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Redirect,
};
use domain::{
    debate::{RatingsShown, ReleaseRhythm, Step, UnknownWord},
    policy::Action,
};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use words::say;

/// The end of a day, UTC, that a form names.
fn end_of(text: &str) -> Result<Option<Timestamp>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Failure::unprocessable(say!("setup-no-date"));
    let date: Date = text.parse().map_err(|_| wrong())?;
    let next = date.tomorrow().and_then(|next| next.to_zoned(TimeZone::UTC)).map_err(|_| wrong())?;
    Ok(Some(next.timestamp()))
}

/// The last whole day before a time, as forms write it.
fn last_day(until: Timestamp) -> String {
    let before = until.checked_sub(SignedDuration::from_secs(1)).unwrap_or(until);
    before.strftime("%Y-%m-%d").to_string()
}

/// The same in words: “12 May”.
pub(super) fn day_in_words(until: Timestamp) -> String {
    let before = until.checked_sub(SignedDuration::from_secs(1)).unwrap_or(until);
    before.strftime("%-d %B").to_string()
}

/// A word of a list, or nothing if the form says nothing.
pub(super) fn word<T: std::str::FromStr<Err = UnknownWord>>(text: &str) -> Result<Option<T>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|error| Failure::unprocessable(refusals::unknown_word(&error)))
}

fn number(text: &str) -> Result<Option<u32>, Failure> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let wrong = |_| Failure::unprocessable(say!("setup-no-number"));
    text.trim().parse().map(Some).map_err(wrong)
}

/// What a form says. Fields that are empty stand for what a debate begins with.
pub(super) fn settings(fields: &Fields, now: Timestamp) -> Result<Settings, Failure> {
    let ratings_until = end_of(fields.get("ratings_until"))?;
    let claims_until = end_of(fields.get("claims_until"))?
        .or_else(|| ratings_until.map(|ratings| Settings::claims_close(ratings, now)));
    if ratings_until.is_some_and(|until| until <= now) {
        return Err(Failure::unprocessable(say!("setup-day-over")));
    }
    Ok(Settings {
        rhythm: word::<ReleaseRhythm>(fields.get("release"))?,
        ratings: word::<RatingsShown>(fields.get("ratings"))?,
        k: number(fields.get("k"))?,
        readable: None,
        claims_per_day: Some(number(fields.get("claims_per_day"))?),
        claims_until: Some(claims_until),
        ratings_until: Some(ratings_until),
        ..Settings::default()
    })
}

/// The form as it stands for a debate.
pub(super) fn form_of(debate: &Debate, touched: bool) -> SetUp {
    SetUp {
        release: debate.rhythm.word().to_owned(),
        ratings: debate.ratings.word().to_owned(),
        k: debate.k.to_string(),
        claims_per_day: debate.claims_per_day.map(|limit| limit.to_string()).unwrap_or_default(),
        claims_until: debate.claims_until.map(last_day).unwrap_or_default(),
        ratings_until: debate.ratings_until.map(last_day).unwrap_or_default(),
        opened: debate.step != Step::Draft,
        touched,
    }
}

/// The form as it was sent.
pub(super) fn form_sent(fields: &Fields) -> SetUp {
    let field = |name| fields.get(name).to_owned();
    SetUp {
        release: field("release"),
        ratings: field("ratings"),
        k: field("k"),
        claims_per_day: field("claims_per_day"),
        claims_until: field("claims_until"),
        ratings_until: field("ratings_until"),
        opened: false,
        touched: false,
    }
}

/// `POST /desk/{debate}/setup`
pub(super) async fn change(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Redirect, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    reader.demand(Action::Facilitate)?;
    app.live().set_up(reader.debate, settings(&fields, app.live().clock.now())?).await?;
    Ok(Redirect::to(&format!("/desk/{}", reader.debate)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_its_midnight_and_is_shown_as_itself() {
        let until = end_of("2026-05-12").unwrap().unwrap();
        assert_eq!(until.to_string(), "2026-05-13T00:00:00Z");
        assert_eq!((last_day(until).as_str(), day_in_words(until).as_str()), ("2026-05-12", "12 May"));
        assert!(end_of("12.5.2026").is_err() && end_of("").unwrap().is_none());
        assert_eq!(until - SignedDuration::from_hours(24), end_of("2026-05-11").unwrap().unwrap());
    }
}
