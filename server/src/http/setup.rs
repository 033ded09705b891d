//! How a debate is set up: from a form or the API's body to settings, and back.

use super::{App, Failure, access::Reader, dates, form::Fields, refusals};
use crate::{
    live::{Settings, SettingsError},
    store::Debate,
};
use app::model::{Dated, SetUp};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Redirect,
};
use domain::{
    debate::{RatingsShown, ReleaseRhythm, Step, UnknownWord},
    policy::Action,
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use std::borrow::Cow;
use words::say;

/// The zone that a form names; UTC if it names none.
fn zone_of(name: &str) -> Result<TimeZone, Failure> {
    match name {
        "" => Ok(TimeZone::UTC),
        name => TimeZone::get(name).map_err(|_| Failure::unprocessable(refusals::settings(SettingsError::Zone))),
    }
}

/// The zone of a debate, which was checked when it was set.
fn zone(debate: &Debate) -> TimeZone {
    TimeZone::get(&debate.plan.zone).unwrap_or(TimeZone::UTC)
}

/// The end of a day that a form names.
fn end_of(text: &str, zone: &TimeZone) -> Result<Option<Timestamp>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Failure::unprocessable(say!("setup-no-date"));
    let date: Date = text.parse().map_err(|_| wrong())?;
    let next = date.tomorrow().and_then(|next| next.to_zoned(zone.clone())).map_err(|_| wrong())?;
    Ok(Some(next.timestamp()))
}

/// The minute that a form names: `2026-05-12T09:30`, or a day's beginning.
fn moment(text: &str, zone: &TimeZone) -> Result<Option<Timestamp>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Failure::unprocessable(say!("setup-no-time"));
    let local: DateTime = text.parse().map_err(|_| wrong())?;
    local.to_zoned(zone.clone()).map(|at| Some(at.timestamp())).map_err(|_| wrong())
}

/// The last whole day before a time, as forms write it.
fn last_day(until: Timestamp, zone: &TimeZone) -> String {
    let before = until.checked_sub(SignedDuration::from_secs(1)).unwrap_or(until);
    before.to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string()
}

/// A minute as forms write it.
fn minute(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The last whole day before a time, in words: “12 May”.
pub(super) fn day_in_words(debate: &Debate, until: Timestamp) -> String {
    let before = until.checked_sub(SignedDuration::from_secs(1)).unwrap_or(until);
    dates::day(&before.to_zoned(zone(debate)))
}

/// A sentence that says until when, for a page.
pub(super) fn closing(debate: &Debate, words: Cow<'static, str>, until: Timestamp) -> Dated {
    let before = until.checked_sub(SignedDuration::from_secs(1)).unwrap_or(until);
    dated(debate, words, before, day_in_words(debate, until))
}

/// A sentence that says when something begins, to the minute.
pub(super) fn beginning(debate: &Debate, words: Cow<'static, str>, at: Timestamp) -> Dated {
    let local = at.to_zoned(zone(debate));
    let time = say!("date-and-time", day = dates::day(&local), time = local.strftime("%H:%M").to_string());
    dated(debate, words, at, time.into_owned())
}

fn dated(debate: &Debate, words: Cow<'static, str>, at: Timestamp, time: String) -> Dated {
    Dated { words: words.into_owned(), at: at.to_string(), zone: debate.plan.zone.clone(), time }
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
    let zone = zone_of(fields.get("zone").trim())?;
    let ratings_until = end_of(fields.get("ratings_until"), &zone)?;
    let claims_until = end_of(fields.get("claims_until"), &zone)?
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
        zone: Some(fields.get("zone").trim().to_owned()).filter(|zone| !zone.is_empty()),
        opens: Some(moment(fields.get("opens"), &zone)?),
        reflects: Some(ratings_until.filter(|_| fields.get("by_itself") == "yes")),
        meets: Some(moment(fields.get("meets"), &zone)?),
        decides: Some(end_of(fields.get("decides"), &zone)?),
        seals: Some(end_of(fields.get("seals"), &zone)?),
        language: Some(fields.get("language").trim().to_owned()),
        contact: Some(fields.get("contact").trim().to_owned()),
        names: Some(fields.get("names").trim().to_owned()),
    })
}

/// The form as it stands for a debate.
pub(super) fn form_of(debate: &Debate, touched: bool) -> SetUp {
    let (zone, plan) = (zone(debate), &debate.plan);
    let day = |until: Option<Timestamp>| until.map(|until| last_day(until, &zone)).unwrap_or_default();
    let time = |at: Option<Timestamp>| at.map(|at| minute(at, &zone)).unwrap_or_default();
    SetUp {
        release: debate.rhythm.word().to_owned(),
        ratings: debate.ratings.word().to_owned(),
        k: debate.k.to_string(),
        claims_per_day: debate.claims_per_day.map(|limit| limit.to_string()).unwrap_or_default(),
        claims_until: day(debate.claims_until),
        ratings_until: day(debate.ratings_until),
        by_itself: plan.reflects.is_some() || debate.ratings_until.is_none(),
        zone: plan.zone.clone(),
        opens: time(plan.opens),
        meets: time(plan.meets),
        decides: day(plan.decides),
        seals: day(plan.seals),
        language: debate.language.clone(),
        contact: debate.contact.clone(),
        names: debate.names.clone(),
        opened: debate.step != Step::Draft,
        touched,
    }
}

/// The form as one begins with it.
pub(super) fn form_new(contact: &str) -> SetUp {
    let language = words::language().tag().to_owned();
    SetUp { by_itself: true, contact: contact.to_owned(), language, ..SetUp::default() }
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
        by_itself: fields.get("by_itself") == "yes",
        zone: field("zone"),
        opens: field("opens"),
        meets: field("meets"),
        decides: field("decides"),
        seals: field("seals"),
        language: field("language"),
        contact: field("contact"),
        names: field("names"),
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
    fn a_day_ends_at_its_midnight_where_the_debate_is_and_is_shown_as_itself() {
        let berlin = zone_of("Europe/Berlin").unwrap();
        for (zone, end) in [(TimeZone::UTC, "2026-05-13T00:00:00Z"), (berlin.clone(), "2026-05-12T22:00:00Z")] {
            let until = end_of("2026-05-12", &zone).unwrap().unwrap();
            assert_eq!((until.to_string().as_str(), last_day(until, &zone).as_str()), (end, "2026-05-12"));
        }
        assert!(end_of("12.5.2026", &berlin).is_err() && end_of("", &berlin).unwrap().is_none());
        assert!(zone_of("Europe/Nowhere").is_err());
    }

    #[test]
    fn a_minute_is_meant_where_the_debate_is() {
        let berlin = zone_of("Europe/Berlin").unwrap();
        let at = moment("2026-12-01T09:30", &berlin).unwrap().unwrap();
        assert_eq!(at.to_string(), "2026-12-01T08:30:00Z");
        assert_eq!(minute(at, &berlin), "2026-12-01T09:30");
        // The night in which the clock is put forward has no such minute: it is the one after.
        let skipped = moment("2026-03-29T02:30", &berlin).unwrap().unwrap();
        assert_eq!(minute(skipped, &berlin), "2026-03-29T03:30");
        assert!(moment("tomorrow", &berlin).is_err());
    }
}
