//! How a debate is set up: from a form or the API's body to settings, and back.

use super::{
    App, Failure,
    access::Reader,
    desk::{self, Refused},
    form::Fields,
    refusals,
};
use crate::{
    brief,
    live::{Settings, SettingsError, Snapshot},
    new_debate,
    store::Debate,
};
use app::model::{Dated, MeetingForm, SetUp};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    debate::{RatingsShown, ReleaseRhythm, Step, UnknownWord},
    proposal::{Enough, Proposal},
};
use jiff::{
    SignedDuration, Timestamp, Zoned,
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

/// A day in words: “12 May”.
fn day(at: &Zoned) -> String {
    let number = |part: i8| u8::try_from(part).unwrap_or_default();
    app::dates::day(number(at.month()), number(at.day()))
}

/// The last whole day before a time, in words: “12 May”.
pub(super) fn day_in_words(debate: &Debate, until: Timestamp) -> String {
    let before = until.checked_sub(SignedDuration::from_secs(1)).unwrap_or(until);
    day(&before.to_zoned(zone(debate)))
}

/// A sentence that says until when, for a page.
pub(super) fn closing(debate: &Debate, words: Cow<'static, str>, until: Timestamp) -> Dated {
    let before = until.checked_sub(SignedDuration::from_secs(1)).unwrap_or(until);
    dated(debate, words, before, day_in_words(debate, until))
}

/// A sentence that says when something begins, to the minute.
pub(super) fn beginning(debate: &Debate, words: Cow<'static, str>, at: Timestamp) -> Dated {
    let local = at.to_zoned(zone(debate));
    let time = say!("date-and-time", day = day(&local), time = local.strftime("%H:%M").to_string());
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

/// What a form says. Fields that it has not leave everything as it is; empty ones stand for what a debate begins with.
/// Times are meant in the zone that it names, else in `zone`.
pub(super) fn settings(fields: &Fields, zone: &str, now: Timestamp) -> Result<Settings, Failure> {
    let given = |name: &'static str| fields.has(name).then(|| fields.get(name).trim());
    let zone = zone_of(given("zone").filter(|zone| !zone.is_empty()).unwrap_or(zone))?;
    let day = |name| given(name).map(|text| end_of(text, &zone)).transpose();
    let time = |name| given(name).map(|text| moment(text, &zone)).transpose();
    let ratings_until = day("ratings_until")?;
    let closes = |ratings: Option<Timestamp>| ratings.map(|ratings| Settings::claims_close(ratings, now));
    let claims_until = match (day("claims_until")?, ratings_until) {
        (None | Some(None), Some(ratings)) => Some(closes(ratings)),
        (claims, _) => claims,
    };
    if ratings_until.flatten().is_some_and(|until| until <= now) {
        return Err(Failure::unprocessable(say!("setup-day-over")));
    }
    let (readable, invited) = match fields.get("access") {
        "link" => (Some(false), Some(false)),
        "public" => (Some(true), Some(false)),
        "invited" => (Some(false), Some(true)),
        _ => (None, None),
    };
    let review = match fields.get("review") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let by_itself = fields.get("by_itself") == "yes";
    let text = |name| given(name).map(str::to_owned);
    Ok(Settings {
        rhythm: word::<ReleaseRhythm>(fields.get("release"))?,
        ratings: word::<RatingsShown>(fields.get("ratings"))?,
        k: number(fields.get("k"))?,
        readable,
        review,
        invited,
        claims_per_day: given("claims_per_day").map(number).transpose()?,
        claims_until,
        ratings_until,
        zone: text("zone").filter(|zone| !zone.is_empty()),
        opens: time("opens")?,
        reflects: ratings_until.map(|until| until.filter(|_| by_itself)),
        meets: time("meets")?,
        decides: day("decides")?,
        seals: day("seals")?,
        language: text("language"),
        contact: text("contact"),
        names: text("names"),
        goal: text("goal"),
        agenda: text("agenda"),
        minutes: number(fields.get("minutes"))?,
    })
}

/// How many people are expected, where that was said.
fn people(set_up: &SetUp) -> Result<Option<u32>, Failure> {
    let wrong = |_| Failure::unprocessable(say!("setup-no-people"));
    let text = set_up.people.trim();
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(wrong) }
}

/// The form with what is proposed for so many people.
pub(super) fn proposed(set_up: &SetUp) -> Result<SetUp, Failure> {
    let people = people(set_up)?.ok_or_else(|| Failure::unprocessable(say!("setup-no-people")))?;
    let Proposal { k, rhythm, claims_per_day } = Proposal::for_people(people);
    let limit = claims_per_day.map(|limit| limit.to_string()).unwrap_or_default();
    let enough = enough(people, k).unwrap_or_else(|| say!("setup-enough", people = people, k = k));
    Ok(SetUp {
        k: k.to_string(),
        release: rhythm.word().to_owned(),
        claims_per_day: limit,
        proposed: Some(enough.into_owned()),
        ..set_up.clone()
    })
}

/// What a group that is too small for its k should know.
fn enough(people: u32, k: u32) -> Option<Cow<'static, str>> {
    match Enough::of(people, k) {
        Enough::Yes => None,
        Enough::Words => Some(say!("setup-few", people = people, k = k, enough = k.saturating_mul(2))),
        Enough::Nothing => Some(say!("setup-too-few", people = people, k = k)),
    }
}

/// What should be known before a debate is started so; what is not a number is refused later.
pub(super) fn warning(set_up: &SetUp) -> Option<Cow<'static, str>> {
    let k = number(&set_up.k).ok()?.unwrap_or(new_debate::K);
    let warning = enough(people(set_up).ok()??, k)?;
    Some(say!("setup-start-anyway", warning = warning))
}

/// The form as it stands for a debate.
pub(super) fn form_of(debate: &Debate, touched: bool) -> SetUp {
    let (zone, plan) = (zone(debate), &debate.plan);
    let day = |until: Option<Timestamp>| until.map(|until| last_day(until, &zone)).unwrap_or_default();
    let time = |at: Option<Timestamp>| at.map(|at| minute(at, &zone)).unwrap_or_default();
    SetUp {
        access: match (debate.invited, debate.readable) {
            (true, _) => "invited",
            (false, true) => "public",
            (false, false) => "link",
        }
        .to_owned(),
        invited: debate.invited,
        frozen: debate.step.shows_results(),
        kept: true,
        release: debate.rhythm.word().to_owned(),
        ratings: debate.ratings.word().to_owned(),
        review: if debate.review { "yes" } else { "no" }.to_owned(),
        k: debate.k.to_string(),
        claims_per_day: debate.claims_per_day.map(|limit| limit.to_string()).unwrap_or_default(),
        claims_until: day(debate.claims_until),
        ratings_until: day(debate.ratings_until),
        by_itself: plan.reflects.is_some() || debate.ratings_until.is_none(),
        zone: plan.zone.clone(),
        opens: time(plan.opens),
        decides: day(plan.decides),
        seals: day(plan.seals),
        language: debate.language.clone(),
        contact: debate.contact.clone(),
        names: debate.names.clone(),
        opened: debate.step != Step::Draft,
        touched,
        ..SetUp::default()
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
        review: field("review"),
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
        people: field("people"),
        access: field("access"),
        ..SetUp::default()
    }
}

/// The form for a debate's meeting, as it stands.
pub(super) fn meeting_of(snapshot: &Snapshot, today: &str) -> MeetingForm {
    let (debate, meeting) = (&snapshot.debate, &snapshot.debate.meeting);
    let own = !meeting.agenda.is_empty();
    MeetingForm {
        meets: debate.plan.meets.map(|at| minute(at, &zone(debate))).unwrap_or_default(),
        zone: debate.plan.zone.clone(),
        goal: meeting.goal.clone(),
        proposed_goal: brief::proposed_goal(snapshot, today),
        minutes: meeting.minutes.to_string(),
        agenda: if own { meeting.agenda.clone() } else { brief::proposed_agenda(snapshot, today) },
        own,
        error: None,
    }
}

/// `POST /desk/{debate}/setup`
pub(super) async fn change(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let failure = match set(&app, &reader, &fields).await {
        Ok(()) => return Ok(Redirect::to(&format!("/desk/{}", reader.debate)).into_response()),
        Err(failure) if failure.status.is_server_error() => return Err(failure),
        Err(failure) => failure,
    };
    let form = form_of(&reader.snapshot.debate, reader.snapshot.is_touched());
    let SetUp { opened, touched, frozen, kept, invited, .. } = form;
    let sent = SetUp { opened, touched, frozen, kept, invited, ..form_sent(&fields) };
    let refused = Refused { set_up: Some((sent, failure.text.to_string())), meeting: None };
    Ok((failure.status, desk::show(&app, &reader, refused).await?).into_response())
}

async fn set(app: &App, reader: &Reader, fields: &Fields) -> Result<(), Failure> {
    let debate = &reader.snapshot.debate;
    let now = app.live().clock.now();
    let settings = settings(fields, &debate.plan.zone, now)?;
    Ok(app.live().set_up(reader.debate, without_what_stands(settings, fields, debate, now)).await?)
}

/// Leaves alone the times that a form sends as they were shown: it shows whole days and minutes, and a time may be finer.
fn without_what_stands(settings: Settings, fields: &Fields, debate: &Debate, now: Timestamp) -> Settings {
    let shown = form_of(debate, false);
    let sent = |name: &str| fields.get(name).trim();
    // The same words mean other times in another zone.
    if !sent("zone").is_empty() && sent("zone") != shown.zone {
        // The meeting stands in a form of its own: it stays at its hour of the day, as what stands in this one does.
        let meets = debate.plan.meets.filter(|at| *at > now && !fields.has("meets"));
        let there = |at| moment(&minute(at, &zone(debate)), &zone_of(sent("zone")).ok()?).ok();
        return Settings { meets: settings.meets.or(meets.and_then(there)), ..settings };
    }
    let meets = debate.plan.meets.map(|at| minute(at, &zone(debate))).unwrap_or_default();
    let ratings = sent("ratings_until") == shown.ratings_until;
    let change = |same: bool, time: Option<Option<Timestamp>>| time.filter(|_| !same);
    Settings {
        opens: change(sent("opens") == shown.opens, settings.opens),
        meets: change(sent("meets") == meets, settings.meets),
        decides: change(sent("decides") == shown.decides, settings.decides),
        seals: change(sent("seals") == shown.seals, settings.seals),
        claims_until: change(ratings && sent("claims_until") == shown.claims_until, settings.claims_until),
        reflects: change(ratings && (sent("by_itself") == "yes") == shown.by_itself, settings.reflects),
        ratings_until: change(ratings, settings.ratings_until),
        ..settings
    }
}

/// `POST /desk/{debate}/meeting`: when it begins, what it is for, what it talks about when.
pub(super) async fn change_meeting(
    State(app): State<App>,
    Path(debate): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let reader = Reader::of_desk(&app, &debate, &headers).await?;
    let shown = meeting_of(&reader.snapshot, &app.live().clock.today());
    let (agenda, anew) = (fields.get("agenda"), fields.get("agenda_from") == "debate");
    // A proposal that was not changed stays one: it follows the debate.
    let same = |one: &str, other: &str| one.lines().map(str::trim).eq(other.lines().map(str::trim));
    let proposed = anew || (!shown.own && same(agenda.trim(), shown.agenda.trim()));
    let fields = if proposed { fields.with("agenda", "") } else { fields };
    let failure = match set(&app, &reader, &fields).await {
        Ok(()) => return Ok(Redirect::to(&format!("/desk/{}#meeting", reader.debate)).into_response()),
        Err(failure) if failure.status.is_server_error() => return Err(failure),
        Err(failure) => failure,
    };
    let field = |name| fields.get(name).to_owned();
    let form = MeetingForm {
        meets: field("meets"),
        goal: field("goal"),
        minutes: field("minutes"),
        agenda: if proposed { shown.agenda } else { field("agenda") },
        error: Some(failure.text.to_string()),
        ..shown
    };
    let refused = Refused { set_up: None, meeting: Some(form) };
    Ok((failure.status, desk::show(&app, &reader, refused).await?).into_response())
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
