//! The meeting as a calendar entry (iCalendar, RFC 5545): goal, agenda and links.

use super::compose::{goal, slots};
use app::sheet::Slot;
use domain::{brief::Brief, ids::DebateId};
use icalendar::{Calendar, Component, Event, Property};
use jiff::{SignedDuration, Timestamp, Unit, tz::TimeZone};
use words::say;

/// When and where a meeting is, for its calendar entry.
#[derive(Debug, Clone)]
pub struct Meeting<'a> {
    /// The debate that it is about: the entry keeps its name from one edition to the next.
    pub debate: DebateId,
    /// When it begins.
    pub begins: Timestamp,
    /// Now: later editions count more.
    pub now: Timestamp,
    /// The address that people see, without a final slash.
    pub public_url: &'a str,
}

/// From when editions are counted.
const FIRST: i64 = 1_767_225_600;

/// Writes the entry.
pub fn entry(brief: &Brief, meeting: &Meeting<'_>) -> String {
    let debate = format!("{}/d/{}", meeting.public_url, meeting.debate);
    let ends = meeting.begins + SignedDuration::from_mins(i64::from(brief.agenda.minutes));
    // A day, and no finer: when somebody asked for it is nobody's business.
    let day = meeting.now.to_zoned(TimeZone::UTC).start_of_day().map_or(meeting.now, |day| day.timestamp());
    let edition = meeting.now.as_second().saturating_sub(FIRST).max(0) / 60;
    let mut event = Event::new();
    event
        .uid(&format!("{}@isegoria", meeting.debate))
        .sequence(u32::try_from(edition).unwrap_or(u32::MAX))
        .append_property(Property::new("DTSTAMP", utc(day)))
        .append_property(Property::new("DTSTART", utc(meeting.begins)))
        .append_property(Property::new("DTEND", utc(ends)))
        .summary(&plain(&say!("calendar-summary", title = &brief.title)))
        .url(&debate)
        .description(&description(brief, &debate));
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("PRODID", "-//Isegoria//Isegoria//EN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.push(event.done());
    calendar.done().to_string()
}

fn utc(time: Timestamp) -> String {
    let second = time.round(Unit::Second).unwrap_or(time);
    second.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Goal, agenda and links, line by line.
fn description(brief: &Brief, debate: &str) -> String {
    let mut lines = Vec::new();
    if let Some(question) = &brief.question {
        lines.push(say!("calendar-question", question = question).into_owned());
    }
    lines.push(say!("agenda-open-goal", goal = goal(brief)).into_owned());
    lines.push(String::new());
    lines.push(say!("agenda-title").into_owned());
    for Slot { time, title, points, .. } in slots(brief, |entry| super::compose::mention(entry, 120)) {
        lines.push(format!("{time}  {title}"));
        lines.extend(points.iter().map(|point| format!("  - {} {}", point.number, point.text)));
    }
    lines.push(String::new());
    lines.push(say!("calendar-debate", link = debate).into_owned());
    lines.push(say!("calendar-brief", link = format!("{debate}/brief")).into_owned());
    lines.push(say!("calendar-nobody").into_owned());
    lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join("\n")
}

/// A text on one line without what a calendar can't hold.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
