//! The meeting as a calendar entry (iCalendar, RFC 5545): goal, agenda and links.

use super::compose::{goal, slots};
use crate::live::Snapshot;
use app::sheet::Slot;
use domain::{brief::Brief, ids::DebateId};
use icalendar::{Calendar, Component, Event, Property};
use jiff::{SignedDuration, Timestamp, Unit};
use words::say;

/// When and where a meeting is, for its calendar entry.
#[derive(Debug, Clone)]
struct Meeting<'a> {
    /// The debate that it is about: the entry keeps its name from one edition to the next.
    debate: DebateId,
    /// When it begins.
    begins: Timestamp,
    /// Which edition of it this is: later ones count more.
    edition: u32,
    /// The date that it is made on, `YYYY-MM-DD`: when somebody asked for it is nobody's business.
    date: &'a str,
    /// The address that people see, without a final slash.
    public_url: &'a str,
}

/// The entry of a debate's meeting, on this date (`YYYY-MM-DD`), once its time is set.
pub fn of(snapshot: &Snapshot, date: &str, public_url: &str) -> Option<String> {
    let (debate, edition) = (snapshot.debate.id, snapshot.edition());
    let begins = snapshot.debate.plan.meets?;
    Some(entry(&super::of(snapshot, date), &Meeting { debate, begins, edition, date, public_url }))
}

/// Writes the entry.
fn entry(brief: &Brief, meeting: &Meeting<'_>) -> String {
    let debate = format!("{}/d/{}", meeting.public_url, meeting.debate);
    let ends = meeting.begins + SignedDuration::from_mins(i64::from(brief.agenda.minutes));
    let mut event = Event::new();
    event
        .uid(&format!("{}@isegoria", meeting.debate))
        .sequence(meeting.edition)
        .append_property(Property::new("DTSTAMP", format!("{}T000000Z", meeting.date.replace('-', ""))))
        .append_property(Property::new("DTSTART", utc(meeting.begins)))
        .append_property(Property::new("DTEND", utc(ends)))
        .summary(&plain(&say!("calendar-summary", title = &brief.title)))
        .url(&debate)
        .description(&description(brief, &debate));
    // A new one would bring a PRODID of its own, and there may be only one.
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
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
    let own = brief.agenda.is_own();
    lines.push(if own { say!("agenda-own-title") } else { say!("agenda-title") }.into_owned());
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        brief::Material,
        debate::{Semantics, Step},
        figures::{Counted, Figures},
        formats::{self, Format},
        ids::Counting,
    };

    fn edition(edition: u32) -> String {
        let text = "Discussion Title: Should we; or, not?\n\n1. We should.\n1.1. Pro: It is cheap, they say.\n";
        let document = formats::import(Format::KialoA, text.as_bytes(), &mut Counting::default()).unwrap().document;
        let counted = Counted {
            graph: &document.graph,
            tallies: &[Default::default(); 2],
            banded: None,
            at_least: [&[], &[]],
            k: 5,
            step: Step::Reflect,
            semantics: Semantics::QuadraticEnergy,
        };
        let material = Material {
            document: &document,
            figures: &Figures::of(&counted),
            date: "2026-05-10",
            goal: None,
            minutes: 40,
            agenda: None,
        };
        let meeting = Meeting {
            debate: DebateId::from_bytes([7; 16]),
            begins: "2026-05-12T14:00:00Z".parse().unwrap(),
            edition,
            date: "2026-05-10",
            public_url: "https://debate.example.org",
        };
        entry(&Brief::of(&material), &meeting)
    }

    /// Without the line breaks that keep lines short.
    fn unfolded(entry: &str) -> String {
        entry.replace("\r\n ", "")
    }

    fn line<'a>(entry: &'a str, name: &str) -> &'a str {
        entry.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("no {name} in {entry}"))
    }

    #[test]
    fn an_entry_has_goal_agenda_and_links_and_tells_no_time_but_the_meetings() {
        let entry = edition(1);
        assert!(entry.lines().all(|line| line.len() <= 75), "{entry}");
        let entry = unfolded(&entry);
        for name in ["VERSION:", "PRODID:", "METHOD:", "UID:", "DTSTAMP:"] {
            assert_eq!(entry.lines().filter(|line| line.starts_with(name)).count(), 1, "{name} {entry}");
        }
        assert_eq!(line(&entry, "DTSTART:"), "20260512T140000Z");
        assert_eq!(line(&entry, "DTEND:"), "20260512T144000Z");
        assert_eq!(line(&entry, "DTSTAMP:"), "20260510T000000Z");
        let description = line(&entry, "DESCRIPTION:");
        for part in ["Goal: Decide on this: We should.", "Proposed agenda", "0–", "/brief"] {
            assert!(description.contains(part), "{part}: {description}");
        }
    }

    #[test]
    fn its_name_stays_and_its_edition_rises() {
        let editions = [0, 1, 2].map(edition);
        let names: Vec<_> = editions.iter().map(|entry| line(entry, "UID:").to_owned()).collect();
        assert!(names.windows(2).all(|pair| pair[0] == pair[1]), "{names:?}");
        let numbers: Vec<u32> = editions.iter().map(|entry| line(entry, "SEQUENCE:").parse().unwrap()).collect();
        assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    }
}
