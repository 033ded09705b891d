//! What happened to a debate by those who run it or by plan: told to everybody who may read it, by day, never by whom.

use crate::{debate::Step, ids::ClaimId, moderation::Entry};
use serde::{Deserialize, Serialize};

/// Something that happened to a debate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Event {
    /// It came into another step.
    Step {
        /// Which.
        to: Step,
        /// Whether it came at the time that was set, and not by hand.
        planned: bool,
    },
    /// Other dates were set.
    Dates,
    /// Claims were moderated.
    Moderated(Entry),
    /// A moderation was undone.
    Undone {
        /// Which: its index in the history.
        entry: usize,
    },
}

/// Whether something that was done from the index `seen` on concerns one of these claims.
pub fn concerned_since<'a>(
    history: impl IntoIterator<Item = &'a Event> + Clone,
    seen: usize,
    claims: &[ClaimId],
) -> bool {
    let concerns = |entry: &Entry| entry.concerned().any(|claim| claims.contains(&claim));
    history.clone().into_iter().skip(seen).any(|event| match event {
        Event::Moderated(entry) => concerns(entry),
        Event::Undone { entry } => match history.clone().into_iter().nth(*entry) {
            Some(Event::Moderated(entry)) => concerns(entry),
            _ => false,
        },
        Event::Step { .. } | Event::Dates => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_stored_in_words() {
        let event = Event::Step { to: Step::Reflect, planned: true };
        let text = serde_json::to_string(&event).unwrap();
        assert_eq!(text, r#"{"what":"step","to":"reflect","planned":true}"#);
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
    }
}
